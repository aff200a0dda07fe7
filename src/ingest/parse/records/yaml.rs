//! Turns files of YAML into articles, one a record, as [`super::parse_json`] does those of JSON.
//!
//! Most files of YAML are settings of programs, and may have a title and an author like an article; without a text, or a
//! headline with a day, they are passed over.

use chrono::NaiveDate;
use serde_json::Value;

use super::super::markdown::yaml_options;
use super::{Around, read_found};
use crate::article::{Note, ParsedArticle};
use crate::ingest::parse::builder::Orders;
use crate::ingest::parse::{Parsed, problem};

/// Reads a file of YAML with one document or several.
pub(in crate::ingest::parse) fn parse_yaml(text: &str, notes: &[Note], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let around = Around { notes, path, today, orders: Orders::default(), records_before: 0 };
    let documents: Vec<Value> = match serde_saphyr::from_multiple_with_options(text, yaml_options()) {
        Ok(documents) => documents,
        Err(error) => {
            // The template of a file of settings: `name: {{ .Values.name }}`.
            if text.contains("{{") && text.contains("}}") {
                let message = "a template for a file of settings, not an article";
                parsed.problems.push(problem(path, None, "not_an_article", message));
                return parsed;
            }
            let full = error.to_string();
            let first = full.lines().next().unwrap_or_default();
            let reason = first.strip_prefix("error: ").unwrap_or(first);
            parsed.problems.push(problem(path, None, "broken_yaml", format!("broken YAML: {reason}")));
            return parsed;
        }
    };
    let documents = if documents.len() == 1 { documents } else { vec![Value::Array(documents)] };
    documents.into_iter().for_each(|document| read_found(document, "YAML", &around, &mut parsed));
    let (articles, others): (Vec<_>, Vec<_>) = parsed.articles.drain(..).partition(|(_, article)| is_article(article));
    parsed.articles = articles;
    let message = "no text, and no headline with a day: settings, not an article";
    if parsed.articles.is_empty() {
        // A file of settings is one thing that was passed over, however many keys it has.
        parsed.problems.retain(|problem| !matches!(problem.code.as_str(), "no_text" | "not_an_object"));
        if parsed.problems.is_empty() {
            parsed.problems.push(problem(path, None, "not_an_article", message));
        }
    } else {
        parsed.problems.extend(others.iter().map(|(number, _)| problem(path, Some(*number), "not_an_article", message)));
    }
    parsed
}

fn is_article(article: &ParsedArticle) -> bool {
    const LEAST_CHARACTERS: usize = 200;
    let is_dated = article.published.date().is_some();
    article.body.chars().nth(LEAST_CHARACTERS).is_some()
        || is_dated && !(article.headline.is_empty() && article.body.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_yaml_are_articles_and_settings_are_not() {
        let body = "The pier was closed on Tuesday. Nobody in the town had been asked about it before. ".repeat(3);
        for (yaml, expected) in [
            ("title: Pier closed\ndate: 2024-05-01\nauthor: Jane Doe\n".to_string(), "Pier closed|2024-05-01|0"),
            (format!("Date: '2012-05-05'\nPayload:\n  Ports and ships:\n  - {body}\n"), "|2012-05-05|265"),
            (format!("- title: One\n  text: {body}\n- title: Two\n  text: {body}\n"), "One||248\nTwo||248"),
            (format!("title: One\ntext: {body}\n---\ntitle: Two\ntext: {body}\n"), "One||248\nTwo||248"),
            // Beside articles what is none is accounted for.
            (format!("- title: One\n  text: {body}\n- title: Two\n- id: 3\n"), "One||248\nno_text\nnot_an_article"),
            ("site_name: Notes\ntitle: My notes\nauthor: Jane Doe\ntheme: dark\n".to_string(), "not_an_article"),
            ("version: 3\nservices:\n  web:\n    image: x\n".to_string(), "not_an_article"),
            ("just words".to_string(), "not_an_article"),
            (String::new(), "not_an_article"),
            ("a: [1, 2\nb: {".to_string(), "broken_yaml"),
            ("kind: Deployment\nname: {{ include \"x.name\" . }}\nspec:\n  {{- x }}\n".to_string(), "not_an_article"),
            // Deeper than any record, and no end to it.
            ("[".repeat(100_000), "broken_yaml"),
            ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n".to_string(), "not_an_article"),
        ] {
            let parsed = parse_yaml(&yaml, &[], "a.yaml", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let line_of = |article: &ParsedArticle| {
                let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
                format!("{}|{date}|{}", article.headline, article.body.chars().count())
            };
            let articles = parsed.articles.iter().map(|(_, article)| line_of(article));
            let lines: Vec<String> = articles.chain(parsed.problems.iter().map(|problem| problem.code.clone())).collect();
            assert_eq!(lines.join("\n"), expected, "{yaml}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_once() {
        let parsed = parse_yaml("a: [1, 2\nb: {", &[], "a.yaml", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let message = &parsed.problems[0].message;
        assert!(message.starts_with("broken YAML: line "), "{message}");
    }
}

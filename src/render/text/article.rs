//! Turns an article into text, with the evidence for every field.

use std::fmt::Write;

use super::Style;
use super::layout::{cut, wrapped};
use crate::article::{ActorInArticle, Evidence, Field, FieldEvidence, Note, Origin, Zone};
use crate::render::safe;
use crate::schema::StoredArticle;

/// One article with the evidence for every field.
pub fn article(article: &StoredArticle, style: Style) -> String {
    let mut out = String::new();
    let headline = if article.headline.is_empty() { "(no headline)" } else { &article.headline };
    _ = writeln!(out, "{}", style.bold(&safe::line(headline)));
    _ = writeln!(out, "{}  {}/{}", article.id, safe::line(&article.folder), safe::line(&article.file_path()));
    out.push('\n');
    let date = &article.date_published;
    let shown_date = match (date.date(), date.reason()) {
        (Some(day), Some(reason)) => format!("{day} ({}, {})", date.status().name(), reason.replace('_', " ")),
        (Some(day), None) => format!("{day} ({})", date.status().name()),
        (None, Some(reason)) => format!("unknown ({})", reason.replace('_', " ")),
        (None, None) => "unknown".to_string(),
    };
    let text = |value: &Option<String>| value.clone().into_iter().collect::<Vec<_>>();
    let one = |value: &str| if value.is_empty() { Vec::new() } else { vec![value.to_string()] };
    let fields: [(&str, Field, Vec<String>); 13] = [
        ("date", Field::DatePublished, vec![shown_date]),
        ("headline", Field::Headline, one(&article.headline)),
        ("standfirst", Field::Description, one(&article.description)),
        ("author", Field::Author, article.author.clone()),
        ("topic", Field::Topic, article.topic.clone()),
        ("region", Field::Region, article.region.clone()),
        ("tags", Field::Keywords, article.tag.clone()),
        ("source", Field::Publisher, text(&article.source)),
        ("url", Field::Url, text(&article.url)),
        ("language", Field::InLanguage, text(&article.language)),
        ("identifier", Field::Identifier, text(&article.identifier)),
        ("bio", Field::Bio, one(&article.bio)),
        ("credit", Field::CreditText, one(&article.credit_text)),
    ];
    for (name, field, values) in fields {
        let value = if values.is_empty() { "-".to_string() } else { values.join(" | ") };
        write_field(&mut out, name, &value, style);
        let read = |evidence: &&FieldEvidence| evidence.field == field;
        for evidence in article.evidence.iter().filter(read).filter(|evidence| evidence.passed_over.is_none()) {
            write_evidence(&mut out, "<-", &evidence.evidence, style);
        }
        for evidence in article.evidence.iter().filter(read) {
            if let Some(value) = &evidence.passed_over {
                write_evidence(&mut out, &format!("not {} <-", safe::line(value)), &evidence.evidence, style);
            }
        }
    }
    for (key, value) in &article.metadata {
        write_field(&mut out, &safe::line(key), &value.to_string(), style);
    }
    write_named(&mut out, "ACTORS", &article.actor, style);
    write_named(&mut out, "PLACES", &article.place, style);
    write_notes(&mut out, &article.notes, style);
    write_body(&mut out, article, style);
    out
}

/// A line for each actor, or each state in which places lie: kind, senses, zones and the first words that name it.
fn write_named(out: &mut String, title: &str, actors: &[ActorInArticle], style: Style) {
    if !actors.is_empty() {
        _ = writeln!(out, "\n{}", style.bold(title));
    }
    for actor in actors {
        let zones: Vec<&str> = actor.zones.iter().map(|zone| zone_name(*zone)).collect();
        let words: Vec<String> = actor.examples.iter().map(|mention| format!("“{}”", safe::line(&mention.words))).collect();
        let given = if actor.given { ", given by an editor" } else { "" };
        let senses: Vec<String> = actor.senses.iter().map(|(sense, count)| format!("{count} {}", sense.name())).collect();
        let senses = if senses.len() > 1 { format!(" ({})", senses.join(", ")) } else { String::new() };
        let counted = match actor.mentions {
            0 => "not named in the text".to_string(),
            mentions => format!("{mentions}{senses} in {}", zones.join(", ")),
        };
        let line = format!(
            "{} ({}, {}) {counted}{given}  {}",
            actor.label,
            actor.office.as_ref().map_or(actor.kind.to_string(), |office| format!("{}, {office}", actor.kind)),
            actor.id,
            words.join(" ")
        );
        _ = writeln!(out, "  {}", safe::line(&line));
    }
}

fn write_body(out: &mut String, article: &StoredArticle, style: Style) {
    _ = writeln!(out, "\n{}", style.bold("BODY"));
    for paragraph in article.article_body.split('\n') {
        let lines = wrapped(&safe::line(paragraph), style.width.saturating_sub(2));
        if lines.is_empty() {
            out.push('\n');
        }
        for line in lines {
            _ = writeln!(out, "  {line}");
        }
    }
}

fn write_field(out: &mut String, name: &str, value: &str, style: Style) {
    let mut lines = wrapped(&safe::line(value), style.width.saturating_sub(13)).into_iter();
    _ = writeln!(out, "{} {}", style.bold(&format!("{name:<11}")), lines.next().unwrap_or_default());
    for line in lines {
        _ = writeln!(out, "            {line}");
    }
}

/// `arrow` leads from the field, or from a value that was passed over, to the words.
fn write_evidence(out: &mut String, arrow: &str, evidence: &Evidence, style: Style) {
    let place = match &evidence.origin {
        Origin::Text { zone, line, .. } => format!("{}, line {line}", zone_name(*zone)),
        Origin::Key(key) => key.clone(),
        Origin::Derived => "the text as a whole".to_string(),
    };
    let words = cut(&safe::line(&evidence.words), style.width.saturating_sub(20));
    let line =
        format!("            {arrow} {}: “{words}” ({}, {:.2})", safe::line(&place), evidence.rule, evidence.confidence);
    _ = writeln!(out, "{}", style.dim(&line));
}

fn write_notes(out: &mut String, notes: &[Note], style: Style) {
    if !notes.is_empty() {
        _ = writeln!(out, "\n{}", style.bold("NOTES"));
    }
    for note in notes {
        _ = writeln!(out, "  {}: {}", safe::line(&note.code), safe::line(&note.message));
    }
}

fn zone_name(zone: Zone) -> &'static str {
    match zone {
        Zone::Headline => "headline",
        Zone::Standfirst => "standfirst",
        Zone::Lead => "lead",
        Zone::Body => "body",
        Zone::Bio => "bio",
        Zone::Credit => "credit",
        Zone::Header => "header",
    }
}

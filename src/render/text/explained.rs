//! Turns explanations and marked articles into text: why nothing was found, why an article matches, and where.

use std::fmt::Write;

use super::Style;
use super::layout::{MARK_OFF, MARK_ON, grouped, joined, painted, wrapped};
use crate::query::{ArticleExplanation, Explanation, MarkedArticle, ScorePart, Segment};
use crate::render::safe;

pub(super) fn write_explanation(out: &mut String, explanation: &Explanation, style: Style) {
    _ = writeln!(out, "{}  {}", style.bold("READ AS"), safe::line(&explanation.query));
    for clause in &explanation.clauses {
        let numbers = format!("finds {} alone, takes away {}", grouped(clause.alone), grouped(clause.removed));
        _ = writeln!(out, "  {}: {numbers}", safe::line(&clause.clause));
        for absent in &clause.absent {
            let help = absent.nearest.as_ref().map_or(String::new(), |nearest| format!("; did you mean \"{nearest}\"?"));
            // `topic:Enrgy` is a value of articles.
            let whose = if absent.term.contains(':') { "article" } else { "text" };
            _ = writeln!(out, "    no {whose} has {}{}", safe::line(&absent.term), safe::line(&help));
        }
    }
    for other in &explanation.elsewhere {
        _ = writeln!(out, "  {} finds {}", safe::line(&other.query), grouped(other.alone));
    }
}

/// Why one article matches a query.
pub fn explanation(explanation: &ArticleExplanation, style: Style) -> String {
    let mut out = String::new();
    let verdict = if explanation.matches { "matches" } else { "does not match" };
    _ = writeln!(out, "{} {verdict}", style.bold(explanation.id.as_str()));
    _ = writeln!(out, "{}  {}", style.bold("READ AS"), safe::line(&explanation.query));
    for clause in &explanation.clauses {
        _ = writeln!(out, "  [{}] {}", if clause.holds { "x" } else { " " }, safe::line(&clause.clause));
    }
    if !explanation.found.is_empty() {
        _ = writeln!(out, "\n{}", style.bold("FOUND"));
    }
    for count in &explanation.found {
        let noun = if count.count == 1 { "place" } else { "places" };
        _ = writeln!(out, "  {}: {} {noun}", safe::line(&count.what), grouped(count.count as u64));
    }
    if let Some(score) = &explanation.score {
        _ = writeln!(out, "\n{}", style.bold("SCORE"));
        write_score(&mut out, score, 1);
    }
    out
}

fn write_score(out: &mut String, part: &ScorePart, depth: usize) {
    let articles = part.articles.map_or(String::new(), |articles| format!("  (in {} articles)", grouped(articles)));
    _ = writeln!(out, "{}{:>8.3}  {}{articles}", "  ".repeat(depth), part.score, safe::line(&part.what));
    part.parts.iter().for_each(|part| write_score(out, part, depth + 1));
}

/// A whole article with everything marked that a query looks for.
pub fn marked(article: &MarkedArticle, style: Style) -> String {
    let mut out = String::new();
    let is_marked = |segments: &[Segment]| segments.iter().any(|segment| segment.matched);
    let headline = joined(&article.headline);
    _ = writeln!(
        out,
        "{}",
        if is_marked(&article.headline) { painted(&headline, &mut false, style) } else { style.bold(&headline) }
    );
    _ = writeln!(out, "{}", article.id);
    if !article.matches {
        _ = writeln!(out, "\nthe query does not find this article");
    }
    for count in &article.counts {
        _ = writeln!(out, "  {:>5}  {}", grouped(count.count as u64), safe::line(&count.what));
    }
    for segments in [&article.description, &article.article_body, &article.bio] {
        if segments.is_empty() {
            continue;
        }
        out.push('\n');
        let text: String = segments
            .iter()
            .map(|segment| {
                let text = segment.text.replace([MARK_ON, MARK_OFF], "");
                if segment.matched { format!("{MARK_ON}{text}{MARK_OFF}") } else { text }
            })
            .collect();
        let mut is_inside = false;
        for paragraph in text.split('\n') {
            let lines = wrapped(&safe::line(paragraph), style.width.saturating_sub(2));
            if lines.is_empty() {
                out.push('\n');
            }
            for line in lines {
                _ = writeln!(out, "  {}", painted(&line, &mut is_inside, style));
            }
        }
    }
    out
}

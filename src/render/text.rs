//! Turns a [`SearchResponse`] or a [`StoredArticle`] into text for a terminal, with or without colour, to a given width.

use std::fmt::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::safe;
use crate::article::{ActorInArticle, Dimension, Evidence, Field, FieldEvidence, Note, Origin, Zone};
use crate::query::{
    ArticleExplanation, Explanation, FacetResult, Hit, MarkedArticle, ScorePart, SearchResponse, Segment, TimelineResult,
};
use crate::schema::StoredArticle;

/// How to lay text out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The width of a line in columns.
    pub width: usize,
    /// Whether to write colours; meaning never hangs on them alone.
    pub colour: bool,
    /// Whether a path begins with the name of its source folder.
    pub names_folder: bool,
}

impl Style {
    /// Text for a file or a pipe.
    pub const PLAIN: Style = Style { width: 100, colour: false, names_folder: false };

    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }

    fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    fn mark(self, text: &str) -> String {
        if self.colour { self.paint("1;33", text) } else { format!("[{text}]") }
    }
}

/// The part of a query around a place, with the place underlined.
pub fn underlined(query: &str, span: std::ops::Range<usize>) -> String {
    const AROUND: usize = 30;
    let characters: Vec<char> = query.chars().collect();
    let start = span.start.min(characters.len());
    let end = span.end.clamp(start, characters.len());
    let from = start.saturating_sub(AROUND);
    let to = (end.min(start + AROUND) + AROUND).min(characters.len());
    let shown: String = safe::line(&characters[from..to].iter().collect::<String>());
    let before: String = safe::line(&characters[from..start].iter().collect::<String>());
    let marked: String = safe::line(&characters[start..end.min(to)].iter().collect::<String>());
    format!("  {shown}\n  {}{}", " ".repeat(before.width()), "^".repeat(marked.width().max(1)))
}

/// Hits, facets and timeline of an answer, below one another.
pub fn response(response: &SearchResponse, offset: u32, style: Style) -> String {
    let mut out = String::new();
    let total = response.total.value;
    let shown = response.hits.len();
    let noun = if total == 1 { "article" } else { "articles" };
    let mut head = format!("{} {noun}", grouped(total));
    if shown > 0 && (shown as u64) < total {
        _ = write!(head, ", {} to {} shown", offset + 1, offset as usize + shown);
    }
    _ = writeln!(out, "{}", style.bold(&head));
    for (place, hit) in response.hits.iter().enumerate() {
        out.push('\n');
        write_hit(&mut out, offset as usize + place + 1, hit, style);
    }
    let has_rows = |facet: &&FacetResult| total > 0 || facet.missing > 0 || !facet.values.is_empty();
    for facet in response.facets.iter().filter(has_rows) {
        out.push('\n');
        write_facet(&mut out, facet, style);
    }
    if let Some(timeline) = &response.timeline {
        out.push('\n');
        write_timeline(&mut out, timeline, style);
    }
    if let Some(explanation) = &response.explain {
        out.push('\n');
        write_explanation(&mut out, explanation, style);
    }
    out
}

fn write_explanation(out: &mut String, explanation: &Explanation, style: Style) {
    _ = writeln!(out, "{}  {}", style.bold("READ AS"), safe::line(&explanation.query));
    for clause in &explanation.clauses {
        let numbers = format!("finds {} alone, takes away {}", grouped(clause.alone), grouped(clause.removed));
        _ = writeln!(out, "  {}: {numbers}", safe::line(&clause.clause));
        for absent in &clause.absent {
            let help = absent.nearest.as_ref().map_or(String::new(), |nearest| format!("; did you mean \"{nearest}\"?"));
            _ = writeln!(out, "    no article has {}{}", safe::line(&absent.term), safe::line(&help));
        }
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

fn write_hit(out: &mut String, number: usize, hit: &Hit, style: Style) {
    let headline = match hit.headline_segments.is_empty() {
        _ if hit.headline.is_empty() => "(no headline)".to_string(),
        true => safe::line(&hit.headline),
        false => joined(&hit.headline_segments),
    };
    let headline = cut(&headline, style.width.saturating_sub(6));
    let shown = if headline.contains(MARK_ON) { painted(&headline, &mut false, style) } else { style.bold(&headline) };
    _ = writeln!(out, "{number:>3}. {shown}");
    let date = match (hit.date_published.date(), hit.date_published.reason()) {
        (None, _) => "date unknown".to_string(),
        (Some(date), Some(reason)) => format!("{date} ({})", reason.replace('_', " ")),
        (Some(date), None) => date.to_string(),
    };
    let mut facts = vec![date];
    facts.extend(hit.source.clone());
    facts.extend((!hit.author.is_empty()).then(|| hit.author.join(", ")));
    facts.extend((!hit.topic.is_empty()).then(|| hit.topic.join(", ")));
    facts.extend((!hit.region.is_empty()).then(|| hit.region.join(", ")));
    _ = writeln!(out, "     {}", cut(&safe::line(&facts.join(" · ")), style.width.saturating_sub(5)));
    if !hit.actor.is_empty() {
        let actors: Vec<String> =
            hit.actor.iter().take(8).map(|actor| format!("{} {}", actor.label, actor.mentions)).collect();
        let more = if hit.actor.len() > 8 { format!(", {} more", hit.actor.len() - 8) } else { String::new() };
        let line = cut(&safe::line(&format!("{}{more}", actors.join(", "))), style.width.saturating_sub(5));
        _ = writeln!(out, "     {}", style.dim(&line));
    }
    for passage in &hit.snippets {
        let mut is_marked = false;
        for line in wrapped(&joined(passage), style.width.saturating_sub(7)) {
            _ = writeln!(out, "       {}", painted(&line, &mut is_marked, style));
        }
    }
    let folder = if style.names_folder { format!("{}/", hit.folder) } else { String::new() };
    _ = writeln!(out, "     {}", style.dim(&format!("{}  {}", hit.id, safe::line(&format!("{folder}{}", hit.path)))));
}

/// Segments as one line. Marks are laid over the wrapped text, so a private pair of characters stands for them until then.
fn joined(segments: &[Segment]) -> String {
    let text = |segment: &Segment| {
        let text = safe::line(&segment.text).replace([MARK_ON, MARK_OFF], "");
        if segment.matched { format!("{MARK_ON}{text}{MARK_OFF}") } else { text }
    };
    segments.iter().map(text).collect()
}

const MARK_ON: char = '\u{F0001}';
const MARK_OFF: char = '\u{F0002}';

fn painted(line: &str, is_marked: &mut bool, style: Style) -> String {
    let mut out = String::new();
    let mut run = String::new();
    let mut flush = |run: &mut String, marked: bool| {
        if !run.is_empty() {
            out.push_str(&if marked { style.mark(run) } else { run.clone() });
            run.clear();
        }
    };
    for character in line.chars() {
        if character == MARK_ON || character == MARK_OFF {
            flush(&mut run, *is_marked);
            *is_marked = character == MARK_ON;
        } else {
            run.push(character);
        }
    }
    flush(&mut run, *is_marked);
    out
}

const BAR_COLUMNS: usize = 24;

fn write_facet(out: &mut String, facet: &FacetResult, style: Style) {
    let distinct = format!("{} distinct", grouped(facet.distinct));
    _ = writeln!(out, "{}  {}", style.bold(&facet.dimension.name().to_uppercase()), style.dim(&distinct));
    let most = facet.values.iter().map(|value| value.count).max().unwrap_or_default().max(1);
    let label_columns = style.width.saturating_sub(BAR_COLUMNS + 18).clamp(16, 44);
    for value in &facet.values {
        let mark = if value.selected { "x" } else { " " };
        let is_shared = facet.values.iter().any(|other| other.label == value.label && other.value != value.value);
        let label = match is_shared {
            // Only the id chooses one of them, so it is never cut.
            true => {
                let named = safe::line(&format!("{}  {}", value.label, value.value));
                padded(&named, label_columns.max(named.width()))
            }
            false => padded(&safe::line(&value.label), label_columns),
        };
        let bar = bar(value.count, most);
        _ = writeln!(out, "  [{mark}] {label} {:>9}  {}", grouped(value.count), style.dim(&bar));
    }
    if facet.other > 0 {
        let listed = facet.values.iter().filter(|value| value.count > 0).count() as u64;
        let more = format!("({} further values)", grouped(facet.distinct.saturating_sub(listed)));
        _ = writeln!(out, "      {} {:>9}", padded(&more, label_columns), grouped(facet.other));
    }
    // Every article has a date status, and one of them is called unknown.
    if facet.dimension != Dimension::DateStatus {
        _ = writeln!(out, "      {} {:>9}", padded("(unknown)", label_columns), grouped(facet.missing));
    }
}

fn write_timeline(out: &mut String, timeline: &TimelineResult, style: Style) {
    let head = format!("BY {}", timeline.interval.name().to_uppercase());
    _ = writeln!(out, "{}", style.bold(&head));
    let most = timeline.buckets.iter().map(|bucket| bucket.count).max().unwrap_or_default().max(1);
    for bucket in &timeline.buckets {
        _ = writeln!(out, "  {} {:>9}  {}", bucket.start, grouped(bucket.count), style.dim(&bar(bucket.count, most)));
    }
    let apart = format!("  {} with a wider date, {} without a date", grouped(timeline.partial), grouped(timeline.unknown));
    _ = writeln!(out, "{apart}");
}

fn bar(count: u64, most: u64) -> String {
    let columns = (count as f64 / most as f64 * BAR_COLUMNS as f64).ceil() as usize;
    "▇".repeat(columns)
}

/// A number with commas between its thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn padded(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let spaces = columns.saturating_sub(cut.width());
    cut + &" ".repeat(spaces)
}

/// Cuts text to a number of columns, with an ellipsis where something is missing.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_string();
    }
    let mut kept = String::new();
    let mut width = 0;
    for character in text.chars() {
        let next = width + character.width().unwrap_or_default();
        if next + 1 > columns {
            break;
        }
        kept.push(character);
        width = next;
    }
    kept.push('…');
    kept
}

/// Breaks text at spaces into lines of at most `columns`; a longer word gets a line of its own.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(20);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && width_of(&line) + 1 + width_of(word) > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn width_of(text: &str) -> usize {
    text.chars().filter(|character| !matches!(*character, MARK_ON | MARK_OFF)).map(|c| c.width().unwrap_or_default()).sum()
}

/// One article with the evidence for every field.
pub fn article(article: &StoredArticle, style: Style) -> String {
    let mut out = String::new();
    _ = writeln!(out, "{}", style.bold(&safe::line(&article.headline)));
    _ = writeln!(out, "{}  {}/{}", article.id, safe::line(&article.folder), safe::line(&article.path));
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
        let line = format!(
            "{} ({}, {}) {}{senses} in {}{given}  {}",
            actor.label,
            actor.office.as_ref().map_or(actor.kind.to_string(), |office| format!("{}, {office}", actor.kind)),
            actor.id,
            actor.mentions,
            zones.join(", "),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1000, 1234567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn text_is_cut_and_padded_by_columns() {
        assert_eq!(padded("中国外交", 5), "中国…");
        assert_eq!(padded("ab", 4), "ab  ");
    }
}

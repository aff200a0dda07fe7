//! Turns plain text as people save it into an article: header lines, headline, standfirst, body, bio line, credits.
//!
//! 1. From the top: labelled lines, dates, bylines and the repeated headline are the header; the first other line is the
//!    headline; the first other line after that begins the body, unless it is a standfirst.
//! 2. From the bottom: image credits, labelled lines and a line about the author.
//! 3. What is left is the body. Every value remembers the bytes it was read from.

use std::ops::Range;

use super::builder::ArticleBuilder;
use super::byline::{byline, is_person, names, person_of_bio};
use super::dates::{DateReading, date_at_end, date_at_start, whole_date};
use super::labels::{Label, Labelled, labels_of};
use super::record::paragraphs;
use crate::article::{Evidence, Field, Origin, Zone};
use crate::text::words_of;

/// A line that is not empty.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    text: &'t str,
    /// From 1.
    number: usize,
    start: usize,
    /// Whether an empty line or the top of the text is before it.
    begins_paragraph: bool,
}

impl<'t> Line<'t> {
    fn evidence(&self, zone: Zone, part: &Range<usize>, rule: &str, confidence: f32) -> Evidence {
        let words = &self.text[part.clone()];
        let trimmed = words.trim();
        let start = self.start + part.start + (words.len() - words.trim_start().len());
        let origin = Origin::Text { zone, line: self.number, start, end: start + trimmed.len() };
        Evidence::new(origin, trimmed, rule, confidence)
    }

    fn whole(&self, zone: Zone, rule: &str, confidence: f32) -> Evidence {
        self.evidence(zone, &(0..self.text.len()), rule, confidence)
    }
}

const LONGEST_HEADLINE_CHARACTERS: usize = 220;
const LONGEST_STANDFIRST_CHARACTERS: usize = 320;
/// Lines of a header beyond this are body.
const MOST_HEADER_LINES: usize = 40;

/// Reads a plain text.
pub(crate) fn read_text(text: &str, builder: &mut ArticleBuilder) {
    let lines = lines_of(text);
    let after_header = read_header(&lines, builder);
    let body_end = read_footer(&lines, after_header, builder);
    read_body(text, &lines[after_header..body_end], builder);
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut begins_paragraph = true;
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        let trimmed = line.trim_end_matches('\r');
        if trimmed.trim().is_empty() {
            begins_paragraph = true;
        } else {
            lines.push(Line {
                text: trimmed,
                number: number + 1,
                start,
                begins_paragraph: std::mem::take(&mut begins_paragraph),
            });
        }
        start += line.len() + 1;
    }
    lines
}

/// Reads header lines from the top; returns the place of the first body line.
fn read_header(lines: &[Line<'_>], builder: &mut ArticleBuilder) -> usize {
    let mut at = 0;
    let mut has_meta = false;
    while at < lines.len().min(MOST_HEADER_LINES) {
        let line = lines[at];
        if is_meta(&line) {
            read_meta(&line, builder);
            has_meta = true;
        } else if builder.article().headline.is_empty() {
            if line.text.chars().count() > LONGEST_HEADLINE_CHARACTERS {
                break;
            }
            // The rest of a headline broken over two lines would begin the body; a line that stands alone does not.
            let confidence = if is_alone(lines, at) { 0.9 } else { 0.6 };
            builder.set_text(Field::Headline, line.text, line.whole(Zone::Headline, "first line", confidence));
        } else if words_of(line.text) == words_of(&builder.article().headline) {
            // A saved page often repeats its headline under the header.
        } else if is_name_inside_header(lines, at) {
            builder.add_values(
                Field::Author,
                &names(line.text),
                line.whole(Zone::Header, "name alone before the date", 0.7),
            );
            has_meta = true;
        } else if is_standfirst_inside_header(lines, at) {
            builder.set_text(Field::Description, line.text, line.whole(Zone::Standfirst, "line inside the header", 0.7));
        } else {
            break;
        }
        at += 1;
    }
    let wants_standfirst = has_meta && builder.article().description.is_empty();
    if wants_standfirst && at < lines.len() && is_standfirst_before_body(lines, at) {
        let line = lines[at];
        builder.set_text(Field::Description, line.text, line.whole(Zone::Standfirst, "short line before the body", 0.8));
        at += 1;
    }
    at
}

fn is_alone(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].begins_paragraph && lines.get(at + 1).is_none_or(|next| next.begins_paragraph)
}

fn is_short(line: &Line<'_>) -> bool {
    line.text.chars().count() <= LONGEST_STANDFIRST_CHARACTERS
}

/// A person's name and nothing else, with the rest of the header right after it.
fn is_name_inside_header(lines: &[Line<'_>], at: usize) -> bool {
    is_person(lines[at].text.trim()) && lines.get(at + 1).is_some_and(is_meta)
}

/// A short line alone with header lines soon after it.
fn is_standfirst_inside_header(lines: &[Line<'_>], at: usize) -> bool {
    let soon = lines.iter().skip(at + 1).take(2);
    is_alone(lines, at) && is_short(&lines[at]) && soon.into_iter().any(is_meta)
}

/// A short line alone before a body whose first paragraph is at least twice as long.
fn is_standfirst_before_body(lines: &[Line<'_>], at: usize) -> bool {
    let length = |lines: &[Line<'_>]| -> usize { lines.iter().map(|line| line.text.chars().count()).sum() };
    let next = &lines[at + 1..];
    let next_end = next.iter().skip(1).position(|line| line.begins_paragraph).map_or(next.len(), |place| place + 1);
    let has_body_after = next_end < next.len();
    let is_dateline = agency_of_dateline(lines[at].text).is_some();
    is_alone(lines, at)
        && is_short(&lines[at])
        && !is_dateline
        && has_body_after
        && length(&next[..next_end]) >= 2 * length(&lines[at..=at])
}

/// Whether a line is a label line, a date, or a byline.
fn is_meta(line: &Line<'_>) -> bool {
    is_label_line(line.text) || date_line(line.text).is_some() || byline(line.text).is_some()
}

fn is_label_line(text: &str) -> bool {
    labels_of(text).is_some_and(|(before, labels)| {
        let is_date = matches!(date_at_start(&text[..before]), DateReading::Found(_) | DateReading::Impossible(_));
        // A sentence may contain one label-like word; a header line begins with one or has a date before it.
        before == 0 || is_date || (labels.len() > 1 && text[..before].chars().count() <= 40)
    })
}

/// The words that may stand before a date on its line.
const DATE_OPENERS: [&str; 12] = [
    "published on",
    "published",
    "posted on",
    "posted",
    "first published",
    "publié le",
    "veröffentlicht am",
    "publicado el",
    "опубликовано",
    "date",
    "on",
    "le",
];

/// A line that is a date: the byte range of the date's words, and of a byline behind it.
fn date_line(text: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if text.chars().count() > 120 {
        return None;
    }
    let lowered = text.to_lowercase();
    let opener = DATE_OPENERS.iter().find(|opener| {
        lowered.starts_with(**opener)
            && text.is_char_boundary(opener.len())
            && !text[opener.len()..].starts_with(char::is_alphanumeric)
    });
    let start = opener.map_or(0, |opener| opener.len());
    let rest = text.get(start..)?;
    let offset = start + (rest.len() - rest.trim_start_matches([' ', ':', '\u{A0}']).len());
    let rest = &text[offset..];
    let end = match date_at_start(rest) {
        DateReading::Found(found) => found.range.end,
        DateReading::Impossible(range) => range.end,
        DateReading::Nothing => return None,
    };
    let after = rest[end..].trim_start_matches([' ', ',', '|', '·', '—', '–', '-', '\u{A0}']);
    let after_start = text.len() - after.len();
    if byline(after).is_some() {
        return Some((offset..offset + end, Some(after_start..text.len())));
    }
    // What else is on the line must be a time of day.
    matches!(whole_date(rest), DateReading::Found(_) | DateReading::Impossible(_)).then_some((offset..text.len(), None))
}

fn read_meta(line: &Line<'_>, builder: &mut ArticleBuilder) {
    if is_label_line(line.text)
        && let Some((before, labels)) = labels_of(line.text)
    {
        let date = &line.text[..before];
        if !date.trim().is_empty() {
            read_date(line, 0..before, "date before labels", builder);
        }
        for labelled in labels {
            read_labelled(line, labelled, builder);
        }
    } else if let Some((date, author)) = date_line(line.text) {
        read_date(line, date, "date line", builder);
        if let Some(author) = author {
            let names = byline(&line.text[author.clone()]).unwrap_or_default();
            builder.add_values(Field::Author, &names, line.evidence(Zone::Header, &author, "byline", 0.95));
        }
    } else if let Some(names) = byline(line.text) {
        builder.add_values(Field::Author, &names, line.whole(Zone::Header, "byline", 0.95));
    }
}

fn read_date(line: &Line<'_>, part: Range<usize>, rule: &str, builder: &mut ArticleBuilder) {
    builder.set_date_text(&line.text[part.clone()], line.evidence(Zone::Header, &part, rule, 0.95));
}

fn read_labelled(line: &Line<'_>, labelled: Labelled, builder: &mut ArticleBuilder) {
    let Labelled { label, name, mut value } = labelled;
    let name_text = line.text[name].trim().to_string();
    let rule = format!("label {name_text}");
    if let Label::Field(Field::Topic | Field::Region | Field::Keywords) = label
        && let Some(found) = date_at_end(&line.text[value.clone()])
    {
        let date = value.start + found.range.start..value.start + found.range.end;
        builder.set_date(&found, line.evidence(Zone::Header, &date, "date after labels", 0.9));
        value.end = date.start;
    }
    let text = line.text[value.clone()].trim();
    if text.is_empty() {
        return;
    }
    let evidence = line.evidence(Zone::Header, &value, &rule, 0.95);
    match label {
        Label::Field(Field::DatePublished) => match date_line(text) {
            Some((_, Some(author))) => {
                let names = byline(&text[author.clone()]).unwrap_or_default();
                builder
                    .set_date_text(text[..author.start].trim_end_matches([' ', ',', '|', '-', '–', '—']), evidence.clone());
                builder.add_values(Field::Author, &names, evidence);
            }
            _ => builder.set_date_text(text, evidence),
        },
        Label::Field(Field::InLanguage) => builder.set_language(text, evidence),
        Label::Field(field @ (Field::Author | Field::Topic | Field::Region | Field::Keywords | Field::Actor)) => {
            builder.add_list_text(field, text, evidence);
        }
        // "Subject:" is the headline of a mail, and a topic where there is a headline already.
        Label::Field(Field::Headline)
            if name_text.eq_ignore_ascii_case("subject") && !builder.article().headline.is_empty() =>
        {
            builder.add_list_text(Field::Topic, text, evidence);
        }
        Label::Field(Field::Publisher) => {
            // "From: Jane Doe <jane@example.org>" names a person, "From: Letters <...>" a house.
            let sender = text.split('<').next().unwrap_or(text).trim();
            if name_text.eq_ignore_ascii_case("from") && is_person(sender) {
                builder.add_list_text(Field::Author, sender, evidence);
            } else {
                builder.set_text(Field::Publisher, sender, evidence);
            }
        }
        Label::Field(field) => builder.set_text(field, text, evidence),
        Label::OtherDate | Label::Kept => builder.keep(&name_text, serde_json::Value::String(text.to_string())),
    }
}

const CREDIT_OPENERS: [&str; 16] = [
    "image:",
    "images:",
    "photo:",
    "photos:",
    "picture:",
    "photograph:",
    "image credit",
    "photo credit",
    "credit:",
    "credits:",
    "photo by",
    "image by",
    "crédit photo",
    "foto:",
    "фото:",
    "illustration:",
];
const BOILERPLATE_OPENERS: [&str; 6] = ["©", "copyright", "all rights reserved", "read more", "subscribe", "follow us"];

/// Reads credits, labels and the bio line from the bottom; returns the place one past the last body line.
fn read_footer(lines: &[Line<'_>], body_start: usize, builder: &mut ArticleBuilder) -> usize {
    let mut end = lines.len();
    let mut has_bio = false;
    for _ in 0..6 {
        // At least one paragraph stays for the body.
        let Some(start) =
            last_paragraph(&lines[body_start..end]).map(|place| body_start + place).filter(|start| *start > body_start)
        else {
            break;
        };
        let paragraph = &lines[start..end];
        let first = paragraph[0];
        let lowered = first.text.trim_start().to_lowercase();
        let is_line = paragraph.len() == 1 && first.text.chars().count() <= 300;
        if is_line && CREDIT_OPENERS.iter().any(|opener| lowered.starts_with(opener)) {
            builder.set_text(Field::CreditText, first.text, first.whole(Zone::Credit, "credit line", 0.95));
        } else if is_line && BOILERPLATE_OPENERS.iter().any(|opener| lowered.starts_with(opener)) {
            builder.set_text(Field::CreditText, first.text, first.whole(Zone::Credit, "boilerplate line", 0.8));
        } else if paragraph.iter().all(|line| labels_of(line.text).is_some_and(|(before, _)| before == 0)) {
            paragraph.iter().for_each(|line| read_meta(line, builder));
        } else if is_line && read_closing_labels(&first, builder) {
        } else if let Some(person) = person_of_paragraph(paragraph).filter(|_| !has_bio) {
            let joined = joined(paragraph);
            let evidence = first.whole(Zone::Bio, "line about the author", 0.8);
            builder.set_text(Field::Bio, &joined, evidence.clone());
            if builder.article().authors.is_empty() {
                builder.add_values(Field::Author, &[person], evidence);
            }
            has_bio = true;
        } else {
            break;
        }
        end = start;
    }
    end
}

/// A closing line such as "You receive this letter because you subscribed. Topics: Trade, Energy."
fn read_closing_labels(line: &Line<'_>, builder: &mut ArticleBuilder) -> bool {
    let Some((before, labels)) = labels_of(line.text) else { return false };
    let follows_sentence = line.text[..before].trim_end().ends_with(['.', '!', '?', '|', ')']);
    let takes = |labelled: &Labelled| matches!(labelled.label, Label::Field(Field::Topic | Field::Keywords | Field::Region));
    if !follows_sentence || before > 120 || !labels.iter().all(takes) {
        return false;
    }
    let opening = 0..before;
    builder.set_text(Field::CreditText, &line.text[..before], line.evidence(Zone::Credit, &opening, "closing line", 0.6));
    labels.into_iter().for_each(|labelled| read_labelled(line, labelled, builder));
    true
}

/// The place of the first line of the last paragraph.
fn last_paragraph(lines: &[Line<'_>]) -> Option<usize> {
    lines.iter().rposition(|line| line.begins_paragraph)
}

fn joined(lines: &[Line<'_>]) -> String {
    lines.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ")
}

/// The person a paragraph at the end is about. Wire services name theirs in "Reporting by ...; editing by ...".
fn person_of_paragraph(paragraph: &[Line<'_>]) -> Option<String> {
    let text = joined(paragraph);
    if text.to_lowercase().starts_with("reporting by ") {
        let writers = text.split(';').next().unwrap_or(&text);
        return byline(writers.trim_end_matches('.'))?.into_iter().next();
    }
    person_of_bio(&text)
}

fn read_body(text: &str, lines: &[Line<'_>], builder: &mut ArticleBuilder) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let body = paragraphs(&text[first.start..last.start + last.text.len()]);
    let evidence = first.whole(Zone::Body, "what is neither header nor footer", 0.9);
    if let Some(agency) = agency_of_dateline(first.text) {
        let part = agency.clone();
        builder.set_text(
            Field::Publisher,
            &first.text[agency],
            first.evidence(Zone::Lead, &part, "agency in the dateline", 0.8),
        );
    }
    builder.set_body(body, evidence);
}

/// The agency in a dateline such as `NAIROBI, June 2 (Meridian Wire) - `, as a byte range.
fn agency_of_dateline(line: &str) -> Option<Range<usize>> {
    let open = line.find('(').filter(|place| *place <= 60)?;
    let close = open + line[open..].find(')')?;
    let city: String =
        line[..open].chars().take_while(|character| !matches!(character, ',' | '(' | '-' | '–' | '—')).collect();
    let is_capitals = city.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !city.chars().any(char::is_lowercase);
    let after = line[close + 1..].trim_start();
    let is_dash = after.starts_with(['-', '–', '—']);
    (is_capitals && is_dash && close - open <= 40).then_some(open + 1..close)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParsedArticle;

    fn read(text: &str) -> ParsedArticle {
        let mut builder = ArticleBuilder::default();
        read_text(text, &mut builder);
        builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
    }

    fn date(article: &ParsedArticle) -> String {
        article.published.date().map_or("-".to_string(), |date| date.to_string())
    }

    const BODY: &str = "The first paragraph of the body is long enough to be one, with a clause or two that add nothing to it at all.\n\n\
                        The second paragraph follows and says as little as the first one did, but at some length.\n\nThe end of it.";

    #[test]
    fn a_scraped_page_with_everything_on_one_line() {
        let text = format!(
            "Grain for Peace\n\nOctober 30, 2023 Topic: Trade Region: Global Tags: TurkeyUkraineUnitedNations\n\nGrain for Peace\n\n\
             Why it matters now.\n\n\n{BODY}\n\nJane Doe is a fellow at the Institute.\n\nImage: Archive.\n"
        );
        let article = read(&text);
        assert_eq!(article.headline, "Grain for Peace");
        assert_eq!(date(&article), "2023-10-30");
        assert_eq!(
            (article.topics.as_slice(), article.regions.as_slice()),
            (&["Trade".to_string()][..], &["Global".to_string()][..])
        );
        assert_eq!(article.tags, ["Turkey", "Ukraine", "United", "Nations"]);
        assert_eq!(article.description, "Why it matters now.");
        assert_eq!(article.authors, ["Jane Doe"]);
        assert_eq!(article.bio, "Jane Doe is a fellow at the Institute.");
        assert_eq!(article.credit, "Image: Archive.");
        assert_eq!(article.body, BODY);
        for evidence in &article.evidence {
            if let Origin::Text { start, end, .. } = evidence.evidence.origin {
                assert_eq!(&text[start..end], evidence.evidence.words, "{:?}", evidence.field);
            }
        }
    }

    #[test]
    fn headers_in_many_layouts() {
        for (header, expected) in [
            ("Title: T\nAuthor: Jane Doe\nDate: 2021-03-05\nTopic: War\nTags: a, b\n", "T|Jane Doe|2021-03-05|War|a,b"),
            ("T\n\nBy Jane Doe\n\n30 October 2023\n", "T|Jane Doe|2023-10-30||"),
            ("T\n\nPosted on March 5th, 2021 by Jane Doe\n", "T|Jane Doe|2021-03-05||"),
            ("T\n\nJane Doe\nSept. 3, 2022\nCategory: Energy\n", "T|Jane Doe|2022-09-03|Energy|"),
            ("T\n\nFiled under: Energy, Trade\n\nSept. 3, 2022\n", "T||2022-09-03|Energy,Trade|"),
            ("T\n\nRegion: Africa Topic: Peace Tags: OneTwo May 4, 2022\n", "T||2022-05-04|Peace|One,Two"),
            ("T\n\nMarch 2020\n", "T||2020-03||"),
            ("T\n\n2019\n", "T||2019||"),
            ("T\n", "T||-||"),
            ("T\nDate: 31 February 2021\n", "T||-||"),
            (
                "T\n\nPar Nadia Ben Othmane\n\nPublié le 30 octobre 2023\n\nRubrique : Paix\n",
                "T|Nadia Ben Othmane|2023-10-30|Paix|",
            ),
            ("From: Letters <a@b.c>\nSubject: T\nDate: Tue, 14 Nov 2023 09:12:00 +0200\n", "T||2023-11-14||"),
        ] {
            let article = read(&format!("{header}\n{BODY}\n"));
            let shown = [
                article.headline.clone(),
                article.authors.join(","),
                date(&article),
                article.topics.join(","),
                article.tags.join(","),
            ];
            assert_eq!(shown.join("|"), expected, "{header}");
            assert_eq!(article.body, BODY, "{header}");
        }
        assert_eq!(read("T\nDate: 31 February 2021\n\nBody text here.").published.reason(), Some("impossible_date"));
        assert_eq!(read("T\n\n14 May 2062\n\nBody text here.").published.reason(), Some("in_the_future"));
    }

    #[test]
    fn running_text_is_not_a_header() {
        let article = read(
            "T\n\nHe said: go home. The topic: war was everywhere and the date: unknown to most of those present.\n\nMore.",
        );
        assert!(article.topics.is_empty());
        assert!(article.body.starts_with("He said: go home."));
        let article = read("Only a line");
        assert_eq!((article.headline.as_str(), article.body.as_str()), ("Only a line", ""));
    }

    #[test]
    fn an_agency_names_itself_in_the_dateline() {
        let article = read("T\n\n2021-06-02\n\nNAIROBI, June 2 (Meridian Wire) - The vote\nis near.\n\nMore follows.");
        assert_eq!(article.publisher.as_deref(), Some("Meridian Wire"));
        assert!(article.body.starts_with("NAIROBI, June 2 (Meridian Wire) - The vote is near."));
    }
}

//! Chooses the headline among the first lines of a text by score, and finds where its header ends: of copied pages the lines above are menus,
//! sections and days, the lines below standfirst, captions, buttons, byline and day, in any order.

mod score;
#[cfg(test)]
mod tests;

use self::score::{Chooser, MOST_FOR_SUBJECT};
use super::super::byline::{is_person, is_role_line, without_title};
use super::super::dates::{DateReading, date_at_start};
use super::super::labels::{Label, labels_of, whole_label};
use super::super::scan::split_once;
use super::super::subjects::names_section;
use super::credit::Credit;
use super::frame::is_slug;
use super::furniture::{breadcrumb, is_furniture, is_invitation, is_kicker, is_page_number, is_separator};
use super::headline::{is_doubled, length_of_bullet, says_the_same};
use super::lead::{is_caption_above_credit, is_of_picture};
use super::lines::{Line, ends_sentence};
use super::meta::{Meta, Part, date_line, meta_of};
use super::page::weight;
use super::press::{is_document_mark, is_release_mark};
use super::site_day::is_site_and_day;
use super::taken_up::TextBelow;
use super::tickers::is_of_ticker;
use super::ways::is_section;
use super::who::romanian_byline;
use crate::article::Field;

/// Lines looked through for the first paragraph.
const MOST_LINES: usize = 400;
/// Lines below a standfirst that the rest of the header may have.
const MOST_LINES_BELOW_STANDFIRST: usize = 14;
/// What has more words is no headline.
const MOST_WORDS: usize = 32;
const LONGEST_CHARACTERS: usize = 220;
/// What is not more than so many words is the item of a menu or the section above a headline.
const MOST_WORDS_OF_ITEM: usize = 3;

/// Where headline, header and body stand among the lines of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) headline: usize,
    /// One past the last line that is known to be of the header.
    pub(super) header_end: usize,
    /// The first paragraph of the body.
    pub(super) body: usize,
}

/// What a line looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Separator,
    Furniture,
    Credit,
    Meta {
        has_day: bool,
        has_name: bool,
    },
    Prose,
    /// Too long for the item of a menu, and no paragraph.
    Title,
    Short,
}

/// Chooses the headline; `None` where nothing speaks for one of the lines.
pub(super) fn chosen(lines: &[Line<'_>]) -> Option<Choice> {
    let FirstParagraph { place: first, is_of_run } = first_paragraph(lines)?;
    let last = lines.len().min(first + MOST_LINES_BELOW_STANDFIRST);
    let meta_of = |line: &Line<'_>| if is_long_paragraph(line) { None } else { meta_of(line.text) };
    let metas: Vec<Option<Meta>> = lines[..first].iter().map(meta_of).collect();
    if is_record(&lines[..first], &metas) || begins_with_title(lines) {
        return None;
    }
    let mut kinds: Vec<Kind> = (0..first).map(|place| kind_of(lines, place, metas[place].as_ref())).collect();
    // Nothing is asked about what stands below a second paragraph.
    for (place, line) in lines.iter().enumerate().take(last).skip(first) {
        kinds.push(kind_of(lines, place, meta_of(line).as_ref()));
        if place > first && kinds.last() == Some(&Kind::Prose) {
            break;
        }
    }
    let body = if is_of_run { first } else { body_behind(lines, &kinds, first) };
    let reader = Chooser { lines: &lines[..body], kinds: &kinds[..body] };
    let candidates: Vec<(i32, usize)> =
        (0..body).rev().filter(|place| reader.is_candidate(*place)).map(|place| (reader.score(place), place)).collect();
    let best = candidates.iter().map(|(score, _)| *score).max()?;
    // What the text is about is asked only where that may decide.
    let may_win = |(score, _): &&(i32, usize)| *score + MOST_FOR_SUBJECT >= best;
    let is_asked = candidates.iter().filter(may_win).count() > 1
        || candidates.iter().filter(may_win).any(|(_, place)| !reader.stands_below_items(*place, None));
    let taken_up = is_asked.then(|| reader.taken_up(&TextBelow::of(&lines[body..])));
    let of_subject = |place: usize| taken_up.as_ref().map_or(0, |taken_up| reader.score_of_subject(place, taken_up));
    // Among equals the first: what is below it is its standfirst.
    let (score, headline) =
        candidates.iter().map(|(score, place)| (score + of_subject(*place), *place)).max_by_key(|(score, _)| *score)?;
    if score < LEAST_SCORE || !reader.stands_below_items(headline, taken_up.as_deref()) {
        return None;
    }
    let is_of_header = |place: &usize| matches!(kinds[*place], Kind::Meta { .. });
    // A name with what its bearer does below it.
    let is_role = |place: &usize| {
        let (name, role) = (lines[*place - 1].trimmed(), &lines[*place]);
        let bare = without_title(name);
        let has_title = bare.len() < name.len() && *place + 1 == body;
        is_person(bare) && (is_role_line(role.text) || has_title && role.length() <= 80 && !role.ends_sentence())
    };
    let last = (headline + 1..body).rev().find(|place| is_of_header(place) || *place > headline + 1 && is_role(place));
    let header_end = last.map_or(headline + 1, |place| place + 1);
    // "Delta News, Kericho" below the byline.
    let is_house = |place: usize| {
        let text = lines[place].text;
        weight(text) <= 5
            && text.contains(", ")
            && !ends_sentence(text)
            && matches!(kinds[place - 1], Kind::Meta { has_name: true, .. })
    };
    let header_end = if header_end + 1 == body && is_house(header_end) { body } else { header_end };
    Some(Choice { headline, header_end, body })
}

const LEAST_SCORE: i32 = 4;

/// Whether the lines above the text are labels, or of a database or an office, which have rules of their own.
fn is_record(lines: &[Line<'_>], metas: &[Option<Meta>]) -> bool {
    let labels_of = |meta: &Meta| -> Vec<Label> {
        let labels = meta.parts.iter().filter_map(|part| match part {
            Part::Labelled(labelled) => Some(labelled.label),
            _ => None,
        });
        labels.collect()
    };
    let begins_with_label = metas.first().and_then(Option::as_ref).is_some_and(|meta| !labels_of(meta).is_empty());
    // "October 30, 2023 Topic: Ports Region: Global" below the name of the site, and the headline twice below that.
    let says_again = |pair: &[Line<'_>]| says_the_same(pair[0].text, pair[1].text);
    let has_named_site = lines.len() > 3
        && lines[1..].windows(2).any(says_again)
        && !lines[1..].iter().any(|line| says_the_same(line.text, lines[0].text));
    let is_behind_day = |meta: &&Meta| has_named_site && matches!(meta.parts.first(), Some(Part::Date(_)));
    // "Topic: Ports Region: Global Tags: Grain" below a byline and a day, which have the headline above them.
    let is_below_header = |place: usize, labels: &[Label]| {
        let is_day_or_name = |part: &Part| matches!(part, Part::Date(_) | Part::Author(..));
        labels.iter().any(|label| matches!(label, Label::Field(Field::Topic | Field::Keywords)))
            && metas[..place].iter().flatten().any(|meta| meta.parts.iter().any(is_day_or_name))
    };
    let has_headline = metas.iter().enumerate().any(|(place, meta)| {
        let Some(meta) = meta.as_ref().filter(|meta| !is_behind_day(meta)) else { return false };
        let labels = labels_of(meta);
        labels.iter().any(|label| match label {
            Label::Field(Field::Headline | Field::Description) => true,
            Label::Field(Field::Region) => !is_below_header(place, &labels),
            _ => false,
        })
    });
    let is_headline_label = |line: &Line<'_>| whole_label(line.text) == Some(Label::Field(Field::Headline));
    let has_headline = has_headline || lines.iter().any(is_headline_label);
    let begins_as_release = lines.first().is_some_and(|line| is_release_mark(line.text));
    begins_with_label || has_headline || begins_as_release || lines.iter().any(|line| is_document_mark(line.text))
}

/// Whether a text begins with the title behind its label and another label below it: a title with a full stop may be long enough for a paragraph.
fn begins_with_title(lines: &[Line<'_>]) -> bool {
    let [title, next, ..] = lines else { return false };
    let label_of = |line: &Line<'_>| {
        let (before, labels) = labels_of(line.text)?;
        labels.first().filter(|_| before == 0).map(|first| first.label)
    };
    label_of(title) == Some(Label::Field(Field::Headline))
        && !next.follows_gap
        && matches!(label_of(next), Some(Label::Field(Field::Author | Field::DatePublished | Field::Publisher)))
}

struct FirstParagraph {
    place: usize,
    /// Whether it is the first of several short sentences, of which none is a standfirst.
    is_of_run: bool,
}

/// The first line that reads like a paragraph; in texts of short ones the first sentence behind another line.
fn first_paragraph(lines: &[Line<'_>]) -> Option<FirstParagraph> {
    let lines = &lines[..lines.len().min(MOST_LINES)];
    let is_around = |line: &Line<'_>| is_furniture(line.text) || is_invitation(line.text) || Credit::of(line.text).is_some();
    let long = (0..lines.len()).find(|place| {
        (reads_as_paragraph(&lines[*place]) || is_broken_paragraph(&lines[*place..])) && !is_around(&lines[*place])
    });
    if let Some(long) = long {
        let run = first_of_short_sentences(&lines[..long]);
        return Some(FirstParagraph { place: run.unwrap_or(long), is_of_run: run.is_some() });
    }
    let is_sentence = |line: &Line<'_>| line.ends_sentence() && line.weight() >= 5 && !is_around(line);
    let place = lines.iter().skip(1).position(is_sentence)? + 1;
    Some(FirstParagraph { place, is_of_run: false })
}

/// The first of several short sentences below each other, where a day or a name parts them from what is below: they are a text of its own, with
/// what a reader wrote below it, or with the days of a chronicle between its parts.
fn first_of_short_sentences(lines: &[Line<'_>]) -> Option<usize> {
    const LEAST_BELOW_HEADER: usize = 4;
    const LEAST_ALONE: usize = 5;
    let mut start = 1;
    while start < lines.len() {
        let run = lines[start..].iter().take_while(|line| is_short_sentence(line)).count();
        if run >= LEAST_BELOW_HEADER {
            let says_who_or_when = |line: &Line<'_>| meta_of(line.text).is_some_and(|meta| meta.is_sure);
            let is_below_header = || lines[..start].iter().any(says_who_or_when);
            let stands_alone = run >= LEAST_ALONE || is_below_header();
            return (stands_alone && lines[start + run..].iter().any(says_who_or_when)).then_some(start);
        }
        start += run.max(1);
    }
    None
}

/// Whether a line is a sentence of a few words, as no item of a list.
fn is_short_sentence(line: &Line<'_>) -> bool {
    const LEAST_WORDS: usize = 3;
    let text = line.trimmed();
    line.weight() >= LEAST_WORDS
        && text.ends_with(['.', '。', '।', '۔', '؟', '?', '!'])
        && !text.ends_with("...")
        && length_of_bullet(text) == 0
        && text.contains(char::is_alphabetic)
}

/// Stricter than `prose`: a standfirst or a headline may be a sentence, too.
fn reads_as_paragraph(line: &Line<'_>) -> bool {
    const LEAST_WORDS: usize = 12;
    const LEAST_WORDS_WITHOUT_STOP: usize = 33;
    let has_no_stops = || line.text.chars().filter(|c| matches!(c, '\u{e00}'..='\u{eff}')).count() * 2 > line.length();
    line.ends_sentence() && line.weight() >= LEAST_WORDS
        || line.weight() >= LEAST_WORDS_WITHOUT_STOP
        || line.weight() >= LEAST_WORDS * 3 / 2 && has_no_stops()
}

/// A paragraph too long to be anything else; most lines of most texts are.
fn is_long_paragraph(line: &Line<'_>) -> bool {
    const SHORTEST_BYTES: usize = 400;
    line.text.len() >= SHORTEST_BYTES && reads_as_paragraph(line)
}

/// Whether lines begin with a paragraph that a program broke at one width.
fn is_broken_paragraph(lines: &[Line<'_>]) -> bool {
    let [first, second, third, ..] = lines else { return false };
    let is_of_width = |line: &Line<'_>| (45..=100).contains(&line.length()) && !line.ends_sentence();
    let goes_on = |line: &Line<'_>| !line.follows_gap && line.text.trim_start().starts_with(char::is_lowercase);
    let ends_here = || goes_on(second) && second.text.trim_end().ends_with('.');
    let goes_on_twice = || is_of_width(second) && !second.follows_gap && (goes_on(second) || goes_on(third));
    is_of_width(first) && (ends_here() || !third.follows_gap && goes_on_twice()) || is_narrow_column(lines)
}

/// Whether lines begin with a paragraph of a printed column: five or more lines of nearly one width, which a sentence runs through.
fn is_narrow_column(lines: &[Line<'_>]) -> bool {
    const LEAST_LINES: usize = 5;
    const MOST_LINES: usize = 12;
    const WIDTHS: std::ops::RangeInclusive<usize> = 25..=60;
    const LONGEST_DIFFERENCE: usize = 12;
    let more = lines.iter().skip(1).take_while(|line| !line.follows_gap).take(MOST_LINES).count();
    if more + 1 < LEAST_LINES {
        return false;
    }
    let block = &lines[..=more];
    let inner = || block[..more].iter().filter(|line| !line.ends_sentence()).map(Line::length);
    let (Some(narrowest), Some(widest)) = (inner().min(), inner().max()) else { return false };
    let goes_on = |line: &&Line<'_>| line.text.trim_start().starts_with(char::is_lowercase);
    !block[0].ends_sentence()
        && block[1..].iter().filter(goes_on).count() * 3 >= more
        && block.iter().any(|line| line.text.contains(". ") || line.ends_sentence())
        && WIDTHS.contains(&widest)
        && widest - narrowest <= LONGEST_DIFFERENCE
}

fn kind_of(lines: &[Line<'_>], place: usize, meta: Option<&Meta>) -> Kind {
    let line = &lines[place];
    if is_long_paragraph(line) {
        return Kind::Prose;
    }
    if is_separator(line.text) {
        return Kind::Separator;
    }
    if romanian_byline(line.trimmed(), lines).is_some() {
        return Kind::Meta { has_day: false, has_name: true };
    }
    // A label on a line of its own: what it says stands on the next.
    if matches!(whole_label(line.text), Some(Label::Field(Field::DatePublished | Field::Author) | Label::OtherDate)) {
        return Kind::Meta { has_day: false, has_name: false };
    }
    if let Some(meta) = meta.filter(|meta| meta.is_sure) {
        let has = |wanted: fn(&Part) -> bool| meta.parts.iter().any(wanted);
        let is_published = |part: &Part| match part {
            Part::Date(_) => true,
            Part::Labelled(labelled) => labelled.label == Label::Field(Field::DatePublished),
            _ => false,
        };
        let is_author = |part: &Part| match part {
            Part::Author(..) => true,
            Part::Labelled(labelled) => labelled.label == Label::Field(Field::Author),
            _ => false,
        };
        return Kind::Meta { has_day: has(is_published), has_name: has(is_author) };
    }
    if place == 0 && is_site_and_day(lines) {
        return Kind::Meta { has_day: true, has_name: false };
    }
    if meta.is_some_and(is_place_and_day) && lines.get(place + 1).is_some_and(may_be_headline) {
        return Kind::Meta { has_day: true, has_name: false };
    }
    // "Jane Doe - Harbour News" above the day.
    let is_name_with_house = || {
        let day_follows = || lines.get(place + 1).is_some_and(|next| date_line(next.text).is_some());
        let parts = if place > 0 && line.text.contains(" - ") { line.text.split_once(" - ") } else { None };
        parts.is_some_and(|(name, house)| weight(name) <= 3 && weight(house) <= 2 && is_person(name.trim()) && day_follows())
    };
    if is_name_with_house() {
        return Kind::Meta { has_day: false, has_name: true };
    }
    let beside = [place.checked_sub(1), Some(place + 1)].map(|beside| beside.and_then(|beside| lines.get(beside)));
    let [before, after] = beside.map(|line| line.map_or("", |line| line.trimmed()));
    let is_caption = || {
        is_caption_of(line.trimmed(), after)
            || is_caption_of(before, line.trimmed())
            || !reads_as_paragraph(line) && is_caption_above_credit(line, after)
    };
    let is_furniture = is_furniture(line.text)
        || is_page_number(line.text)
        || is_invitation(line.text)
        || breadcrumb(line.text).is_some()
        || is_print_header(lines, place)
        || is_of_ticker(lines, place)
        || lines.get(place + 1).is_some_and(|next| is_slug(line.trimmed(), next.trimmed()));
    match () {
        () if is_furniture => Kind::Furniture,
        () if Credit::of(line.text).is_some() || is_of_picture(line.text) || is_caption() => Kind::Credit,
        () if reads_as_paragraph(line) || is_broken_paragraph(&lines[place..]) => Kind::Prose,
        () if line.weight() <= MOST_WORDS_OF_ITEM || is_section(line.text) || is_doubled(line.text) => Kind::Short,
        () => Kind::Title,
    }
}

/// Whether a line is what browsers print at the top of a page: the day of printing and the title, which stands below it once more.
fn is_print_header(lines: &[Line<'_>], place: usize) -> bool {
    const MOST_LINES_BELOW: usize = 12;
    let text = lines[place].trimmed();
    if place > 1 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let DateReading::Found(day) = date_at_start(text) else { return false };
    let title = &text[day.range.end..];
    lines[place + 1..].iter().take(MOST_LINES_BELOW).any(|line| line.weight() >= 3 && title.contains(line.trimmed()))
}

/// `Brussels, 12 March 2024`: what offices print above the headline.
fn is_place_and_day(meta: &Meta) -> bool {
    meta.rule == "place before a date" && matches!(meta.parts.as_slice(), [Part::Place(_), Part::Date(_)])
}

/// Whether a line has as many words as most headlines and is no sentence.
fn may_be_headline(line: &Line<'_>) -> bool {
    (5..=MOST_WORDS).contains(&line.weight()) && line.length() <= LONGEST_CHARACTERS && !line.ends_sentence()
}

/// Whether the second of two lines is the first with the name of the photographer behind it: a caption for the ear and one for the eye.
fn is_caption_of(caption: &str, with_credit: &str) -> bool {
    let Some(credit) = with_credit.strip_prefix(caption).filter(|credit| !credit.is_empty()) else { return false };
    let is_glued = credit.starts_with(char::is_alphabetic);
    let is_in_brackets = credit.trim().starts_with(['(', '[']) && credit.ends_with([')', ']']);
    weight(caption) >= 2 && (is_glued || is_in_brackets || Credit::of(with_credit) == Some(Credit::Image))
}

/// The first paragraph of the body: the first one, unless it is a standfirst with the day or the author behind it.
fn body_behind(lines: &[Line<'_>], kinds: &[Kind], first: usize) -> usize {
    let is_prose = |place: &usize| kinds[*place] == Kind::Prose;
    // The sentences of the text may all be short.
    let is_short = |place: usize| kinds[place] == Kind::Title && is_short_sentence(&lines[place]);
    let is_first_short = |place: &usize| is_short(*place) && *place + 1 < kinds.len() && is_short(*place + 1);
    let second = (first + 1..kinds.len()).find(is_prose).or_else(|| (first + 1..kinds.len()).find(is_first_short));
    let Some(second) = second else { return first };
    let says_who_or_when = |kind: &Kind| matches!(kind, Kind::Meta { has_day, has_name } if *has_day || *has_name);
    let Some(meta) = (first + 1..second).find(|place| says_who_or_when(&kinds[*place])) else { return first };
    // What goes on in sentences is the text, and the day below it is of something else.
    const MOST_SENTENCES_OF_STANDFIRST: usize = 2;
    let goes_on = (first + 1..meta).filter(|place| is_short(*place)).count() >= MOST_SENTENCES_OF_STANDFIRST;
    if goes_on { first } else { second }
}

/// What of a line may be the name of a paper: all of it, or what stands before a section, `Harbour Times - Economy`.
pub(super) fn paper_of(text: &str) -> &str {
    let text = text.trim();
    let parts = [" - ", " – ", " | ", " / ", " · ", ": "].iter().find_map(|mark| split_once(text, mark));
    parts
        .filter(|(_, section)| names_section(section.trim()) || is_kicker(section.trim()))
        .map_or(text, |(paper, _)| paper.trim())
}

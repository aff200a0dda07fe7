//! Turns a header line into what it says: dates, names, labelled values.

use std::ops::Range;

use super::super::byline::{byline, ideographic_name, ideographic_reporter, is_person, names};
use super::super::dates::{DateReading, date_at_end, date_at_start, whole_date};
use super::super::labels::{Label, Labelled, labels_of, whole_label};
use super::super::subjects::names_section;
use super::furniture::{is_furniture, is_kicker};
use super::press::names_a_paper;
use crate::article::{DatePrecision, Field};

/// A part of a header line, as bytes of the line.
#[derive(Debug)]
pub(super) enum Part {
    Date(Range<usize>),
    /// A date of something else than the publication, with its label.
    OtherDate(String, Range<usize>),
    Author(Vec<String>, Range<usize>),
    Labelled(Labelled),
    /// The place before a date.
    Place(Range<usize>),
    /// The name of the paper.
    Publisher(Range<usize>),
    /// A section, a reading time: kept as it is.
    Kept(Range<usize>),
}

/// What a header line says, and by which rule it was read.
#[derive(Debug)]
pub(super) struct Meta {
    pub(super) parts: Vec<Part>,
    pub(super) rule: &'static str,
    /// A headline may look like a line of which this is not so: `Berlin, 9 November 1989`.
    pub(super) is_sure: bool,
}

/// Longer lines are text, unless they begin with a label.
const LONGEST_META_CHARACTERS: usize = 240;

/// Reads a line that is a label line, a date, a byline, or several of them with bars between.
pub(super) fn meta_of(text: &str) -> Option<Meta> {
    let sure = |rule, parts| Some(Meta { parts, rule, is_sure: true });
    if let Some((before, labels)) = label_line(text) {
        if has_day_behind_bar(text, &labels)
            && let Some(meta) = between_bars(text)
        {
            return Some(meta);
        }
        let date = (!text[..before].trim().is_empty()).then_some(Part::Date(0..before));
        return sure("label", date.into_iter().chain(labels.into_iter().map(Part::Labelled)).collect());
    }
    if text.chars().count() > LONGEST_META_CHARACTERS {
        return None;
    }
    if let Some((date, author)) = date_line(text) {
        let change = change_behind(text, date.end).filter(|_| author.is_none());
        let author = author.map(|range| Part::Author(byline(&text[range.clone()]).unwrap_or_default(), range));
        return sure("date line", std::iter::once(Part::Date(date)).chain(author).chain(change).collect());
    }
    if let Some(part) = words_before_date(text) {
        let change = match &part {
            Part::Date(range) | Part::OtherDate(_, range) => change_behind(text, range.end),
            _ => None,
        };
        return sure("date line", std::iter::once(part).chain(change).collect());
    }
    if let Some(parts) = publication_info(text) {
        return sure("label", parts);
    }
    if is_monitored(text) {
        return sure("line about a monitored report", vec![Part::Kept(0..text.len())]);
    }
    if let Some(end) = glued_year(text)
        && matches!(whole_date(&text[..end]), DateReading::Found(_))
    {
        return sure("date line", vec![Part::Date(0..end)]);
    }
    if let Some(parts) = two_dates(text) {
        return sure("date line", parts);
    }
    if let Some(meta) = issue_line(text) {
        return Some(meta);
    }
    if let Some(meta) = between_bars(text).or_else(|| between_spaces(text)) {
        return Some(meta);
    }
    if let Some(meta) = name_with_place_and_agency(text).or_else(|| place_before_name(text)) {
        return Some(meta);
    }
    if let Some(name) = in_brackets(text).or_else(|| before_role(text)) {
        return sure("name by its place", vec![Part::Author(vec![name], 0..text.len())]);
    }
    if let Some(names) = byline(text) {
        let date = date_at_end(text).filter(|found| found.range.start > 0).map(|found| Part::Date(found.range));
        return sure("byline", std::iter::once(Part::Author(names, 0..text.len())).chain(date).collect());
    }
    name_or_place_before_date(text)
}

/// The labels of a line that begins with one, or has nothing but a date before the first.
pub(super) fn label_line(text: &str) -> Option<(usize, Vec<Labelled>)> {
    let (before, labels) = labels_of(text)?;
    let is_date = matches!(date_at_start(&text[..before]), DateReading::Found(_) | DateReading::Impossible(_));
    // A sentence may contain one label-like word; a header line begins with one or has a date before it.
    let is_header = before == 0 || is_date || (labels.len() > 1 && text[..before].chars().count() <= 40);
    // "Update: it was the other port." is a sentence.
    let is_sentence = labels.len() == 1 && !fits(text, &labels[0]);
    (is_header && !is_sentence).then_some((before, labels))
}

/// Whether a value is what its label says, where labels are words of sentences too.
fn fits(text: &str, labelled: &Labelled) -> bool {
    const LONGEST_KEPT_CHARACTERS: usize = 120;
    const MOST_WORDS_OF_NO_DATE: usize = 8;
    let value = text[labelled.value.clone()].trim();
    match labelled.label {
        Label::OtherDate => {
            value.is_empty() || matches!(date_at_start(value), DateReading::Found(_) | DateReading::Impossible(_))
        }
        Label::Kept => value.chars().count() <= LONGEST_KEPT_CHARACTERS,
        // "Dato: el 40% de los puertos ..." is a sentence.
        Label::Field(Field::DatePublished) => {
            value.split_whitespace().count() <= MOST_WORDS_OF_NO_DATE || date_at_start(value) != DateReading::Nothing
        }
        Label::Field(_) => true,
    }
}

/// The words that may stand before a date on its line, beside labels.
const DATE_OPENERS: [&str; 8] = ["published on", "posted on", "on", "le", "el", "am", "em", "den"];

/// A line that is a date: the byte range of the date's words, and of a byline behind it.
pub(super) fn date_line(text: &str) -> Option<(Range<usize>, Option<Range<usize>>)> {
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
    date_from(text, start)
}

fn date_from(text: &str, start: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let rest = text.get(start..)?;
    let is_mark = |c: char| matches!(c, ' ' | ':' | '：' | '\u{A0}' | '\t' | '*' | '_' | '(' | '[' | '|' | '•' | '·');
    let offset = start + (rest.len() - rest.trim_start_matches(is_mark).len());
    let rest = text[offset..].trim_end_matches([' ', '*', '_', ')', ']', '|', '•', '·']);
    let end = match date_at_start(rest) {
        DateReading::Found(found) => found.range.end,
        DateReading::Impossible(range) => range.end,
        DateReading::Nothing => return None,
    };
    let after = rest[end..].trim_start_matches([' ', ',', '|', '·', '•', '—', '–', '-', '\u{A0}']);
    let after_start = offset + rest.len() - after.len();
    if byline(after).is_some() {
        return Some((offset..offset + end, Some(after_start..offset + rest.len())));
    }
    // What else is on the line must be a time of day.
    if matches!(whole_date(rest), DateReading::Found(_) | DateReading::Impossible(_)) {
        return Some((offset..offset + rest.len(), None));
    }
    if is_time(after) {
        return Some((offset..offset + end, None));
    }
    // A time of day before the change belongs to the date.
    let change = change_in(after)?;
    let with_time = text[offset..after_start + change].trim_end_matches([' ', ',', '|', '·', '•', '—', '–', '-', '\u{A0}']);
    let is_read = matches!(whole_date(with_time), DateReading::Found(_) | DateReading::Impossible(_));
    Some((offset..offset + if is_read { with_time.len() } else { end }, None))
}

/// What stands behind a date and says when the page was changed, or how old it is.
fn change_behind(text: &str, from: usize) -> Option<Part> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '—' | '–' | '-');
    let rest = text[from..].trim_start_matches(is_mark);
    let start = text.len() - rest.len();
    change_in(rest).map(|_| Part::Kept(start..start + rest.trim_end().len()))
}

/// Where words begin that are the time of a change or an age without a day of their own; nothing but a time of day may stand before
/// them: `05h00  Atualizado há 2 anos`, `mis à jour à 09h15`, `03:15 PM Age: 2 weeks`.
fn change_in(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 80;
    const LONGEST_LABEL_WORDS: usize = 3;
    const MOST_WORDS_BEHIND: usize = 4;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let is_label = |words: &[&str]| {
        let label = words.join(" ");
        whole_label(&label) == Some(Label::OtherDate) || label.trim_end_matches(':').eq_ignore_ascii_case("age")
    };
    let begins_change = |start: usize| {
        let is_behind_time = start == 0 || is_time(&words[..start].join(" "));
        let mut ends = start + 1..=words.len().min(start + LONGEST_LABEL_WORDS);
        is_behind_time
            && ends.any(|end| {
                let behind = &words[end..];
                is_label(&words[start..end])
                    && (1..=MOST_WORDS_BEHIND).contains(&behind.len())
                    && behind.iter().any(|word| word.chars().any(char::is_numeric))
                    && date_at_start(&behind.join(" ")) == DateReading::Nothing
            })
    };
    let first = (0..words.len()).find(|start| begins_change(*start))?;
    Some(words[first].as_ptr().addr() - text.as_ptr().addr())
}

/// Whether a day stands behind a bar in the value of a label: `Source: Xinhua| 2021-03-12 20:44:17|Editor: huaxia`.
fn has_day_behind_bar(text: &str, labels: &[Labelled]) -> bool {
    let has_day =
        |labelled: &Labelled| text[labelled.value.clone()].split('|').skip(1).any(|part| date_line(part.trim()).is_some());
    // A list may hold bars itself, and a day at its end.
    let is_list = |labelled: &Labelled| {
        matches!(labelled.label, Label::Field(Field::Topic | Field::Region | Field::Keywords | Field::Actor))
    };
    labels.iter().any(has_day) && !labels.iter().any(is_list)
}

/// `Publication info: Caspian Weekly ; Baku [Baku]. 21 Feb 2018: A4.`: paper and day, as ProQuest prints them.
fn publication_info(text: &str) -> Option<Vec<Part>> {
    const LABELS: [&str; 2] = ["publication info", "publication information"];
    let (label, value) = text.split_once(':')?;
    LABELS.contains(&label.trim().to_lowercase().as_str()).then_some(())?;
    let start = text.len() - value.trim_start().len();
    let name = text[start..].split([';', '[', '(']).next().unwrap_or_default().trim_end();
    let days = text[start..].match_indices(' ').map(|(place, mark)| start + place + mark.len());
    let day = days.into_iter().find_map(|place| match date_at_start(&text[place..]) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day => {
            Some(place + found.range.start..place + found.range.end)
        }
        _ => None,
    })?;
    let name = start..day.start.min(start + name.len());
    Some(vec![Part::Publisher(name), Part::Date(day)])
}

/// `Text of report in English by the channel Harbour TV on 22 January`: where a monitoring service found what follows.
fn is_monitored(text: &str) -> bool {
    const OPENINGS: [&str; 4] = ["text of ", "excerpt from ", "excerpts from ", "summary of "];
    const KINDS: [&str; 8] =
        ["report", "article", "editorial", "commentary", "interview", "statement", "dispatch", "announcement"];
    const MOST_WORDS_BEFORE_KIND: usize = 6;
    let lowered = text.trim().to_lowercase();
    let names_kind = lowered.split([' ', ',']).take(MOST_WORDS_BEFORE_KIND).any(|word| KINDS.contains(&word));
    let ends_open = !lowered.ends_with(['.', '!', '?']);
    let names_house = lowered.contains(" by ") || lowered.contains(" published ") || lowered.contains(" broadcast ");
    OPENINGS.iter().any(|opening| lowered.starts_with(opening)) && names_kind && names_house && ends_open
}

/// `Ayşe DEMİR/TRABZON, (DHA)`: name, place in capitals, agency in brackets.
fn name_with_place_and_agency(text: &str) -> Option<Meta> {
    const LONGEST_CHARACTERS: usize = 70;
    if text.chars().count() > LONGEST_CHARACTERS {
        return None;
    }
    let are_capitals =
        |text: &str| text.chars().any(char::is_uppercase) && text.chars().all(|c| !c.is_lowercase() && !c.is_numeric());
    let slash = text.find('/')?;
    let open = slash + text[slash..].find('(')?;
    let close = open + text[open..].find(')')?;
    let name = text[..slash].trim();
    let place = text[slash + 1..open].trim_matches([' ', ',', '-', '–']);
    let agency = text[open + 1..close].trim();
    let is_whole = text[close + 1..].trim_matches([' ', '-', '–', '.']).is_empty();
    let is_line = is_whole
        && is_person(name)
        && name.split_whitespace().count() <= 4
        && are_capitals(place)
        && (1..=3).contains(&place.split_whitespace().count())
        && are_capitals(agency)
        && (2..=10).contains(&agency.chars().count());
    let range = |words: &str| {
        let start = words.as_ptr().addr() - text.as_ptr().addr();
        start..start + words.len()
    };
    let parts = || vec![Part::Author(names(name), range(name)), Part::Place(range(place)), Part::Publisher(range(agency))];
    is_line.then(|| Meta { parts: parts(), rule: "name, place and agency", is_sure: true })
}

/// `تونس - سامي الطرابلسي`: a place that is known and a name, where no capitals tell them apart.
fn place_before_name(text: &str) -> Option<Meta> {
    const PLACES: [&str; 40] = [
        "تونس",
        "القاهرة",
        "بيروت",
        "دمشق",
        "بغداد",
        "عمان",
        "عمّان",
        "الرياض",
        "جدة",
        "دبي",
        "أبوظبي",
        "أبو ظبي",
        "الدوحة",
        "الكويت",
        "مسقط",
        "المنامة",
        "صنعاء",
        "عدن",
        "طرابلس",
        "بنغازي",
        "الجزائر",
        "الرباط",
        "الدار البيضاء",
        "نواكشوط",
        "الخرطوم",
        "القدس",
        "القدس المحتلة",
        "غزة",
        "رام الله",
        "الموصل",
        "أربيل",
        "حلب",
        "طهران",
        "تهران",
        "أنقرة",
        "إسطنبول",
        "لندن",
        "باريس",
        "واشنطن",
        "نيويورك",
    ];
    let (mark, length) = [" - ", " – ", " — ", " ـ "].iter().find_map(|mark| Some((text.find(mark)?, mark.len())))?;
    let (place, name) = (text[..mark].trim(), text[mark + length..].trim());
    let is_line = PLACES.contains(&place) && is_person(name) && (2..=3).contains(&name.split_whitespace().count());
    let lead = text.len() - text.trim_start().len();
    let start = text.trim_end().len() - name.len();
    let parts = || vec![Part::Place(lead..lead + place.len()), Part::Author(names(name), start..start + name.len())];
    is_line.then(|| Meta { parts: parts(), rule: "place before a name", is_sure: false })
}

/// Whether words are a time of day and its zone: `05.00 GMT`, `05:30 CET`, `15.30 Uhr`.
pub(super) fn is_time(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const WORDS: [&str; 14] = ["am", "pm", "a.m", "p.m", "uhr", "h", "um", "at", "à", "alle", "ore", "hrs", "klo", "kl"];
    let mut has_clock = false;
    let words =
        || text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')')).filter(|word| !word.is_empty());
    let is_part = |word: &str| {
        let parts: Vec<&str> = word.split(['.', ':', 'h']).collect();
        let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_clock = (2..=3).contains(&parts.len()) && parts.iter().all(is_number);
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ':'));
        let is_zone = (2..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        (is_clock, is_clock || is_zone || WORDS.contains(&word.trim_end_matches('.').to_lowercase().as_str()))
    };
    let are_parts = words().all(|word| {
        let (is_clock, is_part) = is_part(word);
        has_clock |= is_clock;
        is_part
    });
    are_parts && has_clock && words().count() <= MOST_WORDS
}

/// The end of a year that a time of day follows without a space, as in text copied from pages: `March 12, 20243:45 PM GMT+1`.
fn glued_year(text: &str) -> Option<usize> {
    const LONGEST_BYTES: usize = 120;
    let bytes = text.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let is_clock = |place: usize| {
        let hours = if is_digit(place + 1) { 2 } else { 1 };
        is_digit(place) && bytes.get(place + hours) == Some(&b':') && is_digit(place + hours + 1)
    };
    let is_year = |place: usize| {
        (bytes[place..].starts_with(b"20") || bytes[place..].starts_with(b"19"))
            && (2..4).all(|digit| is_digit(place + digit))
    };
    let ends = (0..bytes.len().saturating_sub(8))
        .filter(|place| text.is_char_boundary(*place) && is_year(*place) && is_clock(place + 4));
    (bytes.len() <= LONGEST_BYTES).then(|| ends.map(|place| place + 4).next()).flatten()
}

/// `Veröffentlicht am 3. Mai 2021`, `Updated 3 May 2021`: a label without a colon.
fn words_before_date(text: &str) -> Option<Part> {
    let spaces: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(place, _)| place).take(4).collect();
    spaces.into_iter().rev().find_map(|end| {
        let label = whole_label(&text[..end])?;
        let (range, author) = date_from(text, end).or_else(|| date_from(text, behind_time(text, end)?))?;
        match label {
            Label::Field(Field::DatePublished) if author.is_none() => Some(Part::Date(range)),
            Label::OtherDate => Some(Part::OtherDate(text[..end].trim().to_string(), range)),
            _ => None,
        }
    })
}

/// Where the date begins behind a time of day: `Updated 3:45 PM EST, March 12, 2024`.
fn behind_time(text: &str, from: usize) -> Option<usize> {
    const LONGEST_TIME_BYTES: usize = 24;
    let comma = from + text[from..].find([',', '|', '·'])?;
    let time = text[from..comma].trim();
    let has_clock = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains([':', '.', 'h']);
    (has_clock && time.len() <= LONGEST_TIME_BYTES).then_some(comma + 1)
}

/// `Jane Doe | October 30, 2023 | Opinion`.
fn between_bars(text: &str) -> Option<Meta> {
    const BARS: [&str; 11] = ["|", " • ", "•", " · ", "●", " — ", " – ", " - ", " // ", " / ", "\t"];
    let bar = BARS.into_iter().find(|bar| text.contains(bar))?;
    let mut parts = Vec::new();
    let (mut dates, mut people, mut counts, mut unknown) = (0, 0, 0, 0);
    let mut start = 0;
    for segment in text.split(bar) {
        let range = start..start + segment.len();
        start = range.end + bar.len();
        let lead = segment.len() - segment.trim_start().len();
        let trimmed = range.start + lead..range.start + lead + segment.trim().len();
        let words = &text[trimmed.clone()];
        let shifted = |inner: Range<usize>| trimmed.start + inner.start..trimmed.start + inner.end;
        if words.is_empty() {
            continue;
        }
        if let Some((date, author)) = date_line(words) {
            dates += 1;
            parts.push(Part::Date(shifted(date)));
            if let Some(author) = author {
                people += 1;
                parts.push(Part::Author(byline(&words[author.clone()]).unwrap_or_default(), shifted(author)));
            }
        } else if let Some(part) = words_before_date(words) {
            dates += 1;
            parts.push(match part {
                Part::Date(range) => Part::Date(shifted(range)),
                Part::OtherDate(label, range) => Part::OtherDate(label, shifted(range)),
                other => other,
            });
        } else if let Some(both) = two_dates(words) {
            dates += 1;
            parts.extend(both.into_iter().map(|part| match part {
                Part::Date(range) => Part::Date(shifted(range)),
                Part::OtherDate(label, range) => Part::OtherDate(label, shifted(range)),
                other => other,
            }));
        } else if let Some((0, labels)) = labels_of(words) {
            people += 1;
            let moved = |labelled: Labelled| Labelled {
                label: labelled.label,
                name: shifted(labelled.name),
                value: shifted(labelled.value),
            };
            parts.extend(labels.into_iter().map(moved).map(Part::Labelled));
        } else if is_furniture(words) || is_time(words) {
            counts += 1;
            parts.push(Part::Kept(trimmed));
        } else if byline(words).is_some() || (is_person(words) && words.split_whitespace().count() <= 4) {
            people += 1;
            parts.push(Part::Author(names(words), trimmed));
        } else if names_a_paper(words) && !is_kicker(words) && !names_section(words) {
            parts.push(Part::Publisher(trimmed));
        } else {
            unknown += 1;
            if words.split_whitespace().count() > 6 {
                return None;
            }
            parts.push(Part::Kept(trimmed));
        }
    }
    let is_meta = dates >= 1 && unknown <= 2 && parts.len() >= 2;
    (is_meta || people >= 1 && counts >= 1).then_some(Meta {
        parts,
        rule: "parts between bars",
        is_sure: people + counts > 0,
    })
}

/// `Publié le 12 mars 2024 à 11h35, modifié le 13 mars 2024 à 18h02`: the day of publication and that of a change.
fn two_dates(text: &str) -> Option<Vec<Part>> {
    const LONGEST_CHARACTERS: usize = 160;
    const MARKS: [&str; 10] = [", ", " | ", " · ", " • ", " - ", " – ", " — ", " (", "; ", " / "];
    if text.chars().count() > LONGEST_CHARACTERS || !text.bytes().any(|byte| byte.is_ascii_digit()) && text.is_ascii() {
        return None;
    }
    let cuts = MARKS.iter().flat_map(|mark| text.match_indices(mark).map(|(place, mark)| (place, place + mark.len())));
    cuts.into_iter().find_map(|(end, start)| {
        let rest = text[start..].trim_end_matches([')', ' ', '.']);
        let (label, range) = match words_before_date(rest)? {
            Part::OtherDate(label, range) => (label, range),
            _ => return None,
        };
        let first = match words_before_date(&text[..end]) {
            Some(first) => first,
            None => Part::Date(date_line(&text[..end])?.0),
        };
        Some(vec![first, Part::OtherDate(label, start + range.start..start + range.end)])
    })
}

/// `Газета «Северный курьер» №45 от 12.03.2024, стр. 1`, `POLICY BRIEF No. 12 | March 2024`: the issue a text stood in.
fn issue_line(text: &str) -> Option<Meta> {
    const LONGEST_CHARACTERS: usize = 100;
    const SERIES: [&str; 16] = [
        "policy brief",
        "issue brief",
        "working paper",
        "briefing paper",
        "briefing note",
        "research paper",
        "discussion paper",
        "occasional paper",
        "policy paper",
        "policy note",
        "special report",
        "research brief",
        "note de recherche",
        "arbeitspapier",
        "documento de trabajo",
        "аналитическая записка",
    ];
    let has_number = || ["№", "No. ", "Nr. ", "n° ", "nº ", "N° ", "#"].iter().any(|mark| text.contains(mark));
    if text.chars().count() > LONGEST_CHARACTERS || !text.chars().any(char::is_numeric) {
        return None;
    }
    let lowered = text.trim().to_lowercase();
    let is_series = SERIES.iter().any(|series| lowered.starts_with(series));
    // "Küstenkurier vom 12.10.2020, S. 4"
    let paper =
        [" vom ", " от ", " від "].iter().find_map(|mark| text.find(mark)).filter(|end| names_a_paper(&text[..*end]));
    if !is_series && !has_number() && paper.is_none() {
        return None;
    }
    // The date is behind one of these, and little is behind the date.
    let starts = [" от ", " від ", " vom ", " du ", " del ", " of ", " | ", ", ", " – ", " — ", " · ", " • ", " ("];
    let found = starts.iter().flat_map(|mark| text.match_indices(mark).map(|(place, mark)| place + mark.len())).find_map(
        |start| match date_at_start(&text[start..]) {
            DateReading::Found(found) => Some(start..start + found.range.end),
            _ => None,
        },
    )?;
    let is_at_end = text[found.end..].chars().count() <= 20;
    let before = &text[..found.start];
    let quoted = [('«', '»'), ('„', '“'), ('“', '”'), ('"', '"')].iter().find_map(|(open, close)| {
        let start = before.find(*open)? + open.len_utf8();
        Some(start..start + before[start..].find(*close)?)
    });
    let name = quoted.or_else(|| {
        let end = ["№", "No.", "Nr.", "n°", "nº", "N°", "#"].iter().filter_map(|mark| before.find(mark)).min()?;
        let name = before[..end].trim_end_matches([' ', ',']);
        names_a_paper(name).then_some(0..name.len())
    });
    let name = name.or(paper.map(|end| 0..end));
    if !is_at_end || !is_series && name.is_none() {
        return None;
    }
    let parts = name.map(Part::Publisher).into_iter().chain([Part::Date(found)]).collect();
    Some(Meta { parts, rule: "issue", is_sure: true })
}

/// `최은정 기자`, `记者 刘思远`: a name with what its bearer does, and nothing else.
fn before_role(text: &str) -> Option<String> {
    const LONGEST_BYTES: usize = 80;
    if text.len() > LONGEST_BYTES || text.is_ascii() {
        return None;
    }
    let words = text.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ");
    ideographic_reporter(&words)
}

/// `海湾日报 2024年10月31日　记者 刘思远`: paper, day and author with nothing but spaces between them.
fn between_spaces(text: &str) -> Option<Meta> {
    const MOST_WORDS: usize = 8;
    if text.is_ascii() || !text.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')) {
        return None;
    }
    let words: Vec<Range<usize>> = text
        .split(char::is_whitespace)
        .filter(|word| !word.is_empty())
        .map(|word| word.as_ptr().addr() - text.as_ptr().addr())
        .map(|start| start..start + text[start..].find(char::is_whitespace).unwrap_or(text.len() - start))
        .collect();
    if !(2..=MOST_WORDS).contains(&words.len()) {
        return None;
    }
    // The longest date that begins at a word: a time of day may follow.
    let begins_date = |first: &usize| {
        text[words[*first].clone()].starts_with(char::is_numeric) || text[words[*first].clone()].contains('年')
    };
    let date = (0..words.len()).filter(begins_date).find_map(|first| {
        let ends = (first..words.len().min(first + 3)).rev();
        let whole = |last: usize| words[first].start..words[last].end;
        ends.into_iter()
            .find(|last| matches!(whole_date(&text[whole(*last)]), DateReading::Found(_)))
            .map(|last| (first, last))
    });
    let (first, last) = date?;
    let mut parts = Vec::new();
    let mut known = 0;
    for word in &words[..first] {
        let words = &text[word.clone()];
        let is_paper = names_a_paper(words);
        let name = ideographic_name(words).filter(|_| !is_paper);
        known += usize::from(is_paper || name.is_some());
        parts.push(match name {
            Some(name) => Part::Author(vec![name], word.clone()),
            None if is_paper => Part::Publisher(word.clone()),
            None => Part::Kept(word.clone()),
        });
    }
    parts.push(Part::Date(words[first].start..words[last].end));
    if let Some(next) = words.get(last + 1) {
        let rest = next.start..text.trim_end().len();
        let words = text[rest.clone()].trim();
        let names = byline(words).or_else(|| ideographic_name(words).map(|name| vec![name]));
        known += usize::from(names.is_some());
        parts.push(names.map_or(Part::Kept(rest.clone()), |names| Part::Author(names, rest)));
    }
    (known > 0).then_some(Meta { parts, rule: "parts between spaces", is_sure: true })
}

/// `【高橋由紀子】`, `【東京＝高橋由紀子】`: who wrote, alone on a line of a Japanese text.
fn in_brackets(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix('【')?.strip_suffix('】')?;
    ideographic_name(inner.rsplit(['＝', '=', '・']).next()?)
        .filter(|name| name.chars().count() >= 4 || inner.contains('＝'))
}

/// `Jane Doe, October 30, 2023`, `KYIV, 30 October 2023`.
fn name_or_place_before_date(text: &str) -> Option<Meta> {
    let found = date_at_end(text).filter(|found| found.range.start > 0)?;
    let before = text[..found.range.start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let words: Vec<&str> = before.split_whitespace().collect();
    let lead = before.len() - before.trim_start().len();
    let range = lead..before.len();
    let has_mark = text[before.len()..found.range.start].contains([',', '|', '·', '•', '-', '–', '—', '(', '،']);
    let are_capitals =
        words.iter().all(|word| word.chars().next().is_some_and(|first| !first.is_lowercase() && first.is_alphabetic()));
    if !has_mark || !are_capitals || words.is_empty() || before.chars().count() > 60 {
        return None;
    }
    let date = Part::Date(found.range.clone());
    if is_person(before.trim()) && words.len() <= 4 {
        let author = Part::Author(names(before.trim()), range);
        return Some(Meta { parts: vec![author, date], rule: "name before a date", is_sure: false });
    }
    // A person's line may run into that of the paper: "By Jane Doe Harbour Times".
    let is_of_person = || before.trim().split_once(' ').is_some_and(|(first, _)| first.eq_ignore_ascii_case("by"));
    if names_a_paper(before) && !is_kicker(before) && !names_section(before) && !is_of_person() {
        return Some(Meta { parts: vec![Part::Publisher(range), date], rule: "paper before a date", is_sure: false });
    }
    (words.len() <= 3).then(|| Meta { parts: vec![Part::Place(range), date], rule: "place before a date", is_sure: false })
}

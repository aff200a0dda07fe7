//! Reads header lines of several parts: between bars and blanks, a day and its change, a name or a place before a day.

use std::ops::Range;

use super::beside::is_empty_byline;
use super::days::{byline_before_date, date_from, date_line, is_by_account, is_time};
use super::names::name_with_role;
use super::{Meta, Part, names_in};
use crate::article::{DatePrecision, Field};
use crate::ingest::parse::byline::{byline, ideographic_name, is_office, is_particle, is_person, names};
use crate::ingest::parse::dates::{DateReading, date_at_end, date_at_start, whole_date};
use crate::ingest::parse::labels::{Label, Labelled, labels_of, whole_label};
use crate::ingest::parse::scan::{holds, split_once};
use crate::ingest::parse::subjects::names_section;
use crate::ingest::parse::text::furniture::{breadcrumb, is_furniture, is_kicker};
use crate::ingest::parse::text::press::names_a_paper;

/// Whether a day stands behind a bar in the value of a label: `Source: Xinhua| 2021-03-12 20:44:17|Editor: huaxia`.
pub(super) fn has_day_behind_bar(text: &str, labels: &[Labelled]) -> bool {
    let has_day =
        |labelled: &Labelled| text[labelled.value.clone()].split('|').skip(1).any(|part| date_line(part.trim()).is_some());
    // A list may hold bars itself, and a day at its end.
    let is_list = |labelled: &Labelled| {
        matches!(labelled.label, Label::Field(Field::Topic | Field::Region | Field::Keywords | Field::Actor))
    };
    labels.iter().any(has_day) && !labels.iter().any(is_list)
}

/// `Veröffentlicht am 3. Mai 2021`, `Updated 3 May 2021`: a label without a colon.
pub(super) fn words_before_date(text: &str) -> Option<Part> {
    let (part, author) = date_with_author(text)?;
    (author.is_none() || matches!(part, Part::OtherDate(..))).then_some(part)
}

/// `Publié le 12 mars 2024 à 10h05 par Jeanne Dupont`: a label without a colon, the day and who wrote.
pub(super) fn date_with_author(text: &str) -> Option<(Part, Option<Part>)> {
    // "This article was last changed on 3 May 2021"
    const MOST_WORDS_OF_LABEL: usize = 6;
    let mut spaces: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(place, _)| place).take(MOST_WORDS_OF_LABEL).collect();
    // "입력2019.05.06.", "发布时间2019-05-06": nothing stands between.
    let digit = text.find(|c: char| c.is_ascii_digit()).filter(|place| *place > 0 && !text.is_ascii());
    spaces.extend(
        digit.filter(|place| {
            text[..*place].ends_with(|c: char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
        }),
    );
    spaces.into_iter().rev().find_map(|end| {
        let label = whole_label(&text[..end])?;
        let (range, author) = date_from(text, end).or_else(|| date_from(text, behind_time(text, end)?))?;
        let author = author.map(|range| Part::Author(names_in(&text[range.clone()]), range));
        match label {
            Label::Field(Field::DatePublished) => Some((Part::Date(range), author)),
            Label::OtherDate => Some((Part::OtherDate(text[..end].trim().to_string(), range), author)),
            _ => None,
        }
    })
}

/// Where the date begins behind a time of day: `Updated 3:45 PM EST, March 12, 2024`.
pub(super) fn behind_time(text: &str, from: usize) -> Option<usize> {
    const LONGEST_TIME_BYTES: usize = 24;
    let comma = from + text[from..].find([',', '|', '·'])?;
    let time = text[from..comma].trim();
    let has_clock = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains([':', '.', 'h']);
    (has_clock && time.len() <= LONGEST_TIME_BYTES).then_some(comma + 1)
}

/// `Jane Doe | October 30, 2023 | Opinion`.
pub(super) fn between_bars(text: &str) -> Option<Meta> {
    // The steps of a way through the site are no names.
    if breadcrumb(text).is_some() {
        return None;
    }
    const BARS: [&str; 12] = ["|", " • ", "•", " · ", "●", " — ", " – ", " - ", " // ", " / ", "\t", " : "];
    let bar = BARS.into_iter().find(|bar| holds(text, bar))?;
    let is_post = text.split(bar).next().is_some_and(|first| first.trim_end().ends_with("Posted by"));
    let mut parts = Vec::new();
    let (mut dates, mut people, mut counts, mut unknown, mut bylines, mut papers) = (0, 0, 0, 0, 0, 0);
    let mut is_unsigned = false;
    let mut start = 0;
    for segment in text.split(bar) {
        let range = start..start + segment.len();
        start = range.end + bar.len();
        let lead = segment.len() - segment.trim_start().len();
        let trimmed = range.start + lead..range.start + lead + segment.trim().len();
        let words = &text[trimmed.clone()];
        let shifted = |inner: Range<usize>| trimmed.start + inner.start..trimmed.start + inner.end;
        // Tags and accounts that are missing leave their commas behind.
        if !words.contains(char::is_alphanumeric) {
            continue;
        }
        if let Some((date, author)) = date_line(words) {
            dates += 1;
            parts.push(Part::Date(shifted(date)));
            if let Some(author) = author {
                people += 1;
                parts.push(Part::Author(names_in(&words[author.clone()]), shifted(author)));
            }
        } else if let Some((author, date)) = byline_before_date(words) {
            // "by Jane Doe 24-11-2023 | 4:37 PM"
            dates += 1;
            people += 1;
            bylines += 1;
            parts.push(Part::Author(byline(&words[author.clone()]).unwrap_or_default(), shifted(author)));
            parts.push(Part::Date(shifted(date)));
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
        } else if dates == 0 && (is_empty_byline(words) || is_by_account(words)) {
            counts += 1;
            is_unsigned = true;
            parts.push(Part::Kept(trimmed));
        } else if dates > 0 && (is_unsigned || bylines > 0) && byline(words).is_none() && is_person(words) {
            // "by Jane Doe | May 3, 2021 | Harbour Life": who wrote has its word, and behind the day stands the section.
            counts += 1;
            parts.push(Part::Kept(trimmed));
        } else if let Some(name) = words.strip_prefix("By ").and_then(ideographic_name) {
            people += 1;
            bylines += 1;
            parts.push(Part::Author(vec![name], trimmed));
        } else if byline(words).is_some() || (is_person(words) && words.split_whitespace().count() <= 4) {
            people += 1;
            bylines += usize::from(byline(words).is_some());
            parts.push(Part::Author(names(words), trimmed));
        } else if let Some(meta) = name_with_role(words) {
            // "Jane Doe, Harbour Reporter"
            people += 1;
            parts.extend(meta.parts.into_iter().map(|part| match part {
                Part::Author(names, range) => Part::Author(names, shifted(range)),
                other => other,
            }));
        } else if let Some(meta) = name_or_place_before_date(words) {
            // "The Harbour Review, Autumn 2017"
            dates += 1;
            parts.extend(meta.parts.into_iter().map(|part| match part {
                Part::Date(range) => Part::Date(shifted(range)),
                Part::Place(range) => Part::Place(shifted(range)),
                Part::Publisher(range) => Part::Publisher(shifted(range)),
                Part::Author(names, range) => Part::Author(names, shifted(range)),
                other => other,
            }));
        } else if names_a_paper(words) && !is_kicker(words) && !names_section(words) {
            papers += 1;
            parts.push(Part::Publisher(trimmed));
        } else {
            unknown += 1;
            if words.split_whitespace().count() > 6 {
                return None;
            }
            parts.push(Part::Kept(trimmed));
        }
    }
    if bylines > 0 {
        papers += houses_beside_bylines(text, &mut parts);
    }
    let is_meta = dates >= 1 && unknown <= 2 && parts.len() >= 2;
    // "Letter from Harbour Town · by Jane Doe"
    let is_byline = bylines == 1 && parts.len() == 2 && dates == 0;
    (is_meta || people >= 1 && counts >= 1 || is_byline).then_some(Meta {
        parts,
        rule: "parts between bars",
        is_sure: people + counts + papers > 0 || is_post,
    })
}

/// Makes publishers of names without a word for who wrote that are those of papers, beside one that has it: `Harbour Courier / by Jane Doe`.
fn houses_beside_bylines(text: &str, parts: &mut [Part]) -> usize {
    let is_house = |part: &Part| match part {
        Part::Author(_, range) => byline(&text[range.clone()]).is_none() && names_a_paper(&text[range.clone()]),
        _ => false,
    };
    let houses: Vec<usize> = (0..parts.len()).filter(|place| is_house(&parts[*place])).collect();
    for place in &houses {
        if let Part::Author(_, range) = &parts[*place] {
            parts[*place] = Part::Publisher(range.clone());
        }
    }
    houses.len()
}

/// `Publié le 12 mars 2024 à 11h35, modifié le 13 mars 2024 à 18h02`: the day of publication and that of a change.
pub(super) fn two_dates(text: &str) -> Option<Vec<Part>> {
    const LONGEST_CHARACTERS: usize = 160;
    const MARKS: [&str; 11] = ["  ", ", ", " | ", " · ", " • ", " - ", " – ", " — ", " (", "; ", " / "];
    if text.chars().count() > LONGEST_CHARACTERS || !text.bytes().any(|byte| byte.is_ascii_digit()) && text.is_ascii() {
        return None;
    }
    let cuts = MARKS.iter().flat_map(|mark| text.match_indices(mark).map(|(place, mark)| (place, place + mark.len())));
    cuts.into_iter().find_map(|(end, start)| {
        let rest = text[start..].trim_end_matches([')', ' ', '.']);
        let (label, range) = match words_before_date(rest)? {
            Part::OtherDate(label, range) => (label, range),
            // "Updated 21 March 2023, first published 20 March 2023"
            Part::Date(range) => {
                let Some(other @ Part::OtherDate(..)) = words_before_date(&text[..end]) else { return None };
                return Some(vec![Part::Date(start + range.start..start + range.end), other]);
            }
            _ => return None,
        };
        let first = match words_before_date(&text[..end]) {
            Some(first) => first,
            None => Part::Date(date_line(&text[..end])?.0),
        };
        Some(vec![first, Part::OtherDate(label, start + range.start..start + range.end)])
    })
}

/// `海湾日报 2024年10月31日　记者 刘思远`: paper, day and author with nothing but spaces between them.
pub(super) fn between_spaces(text: &str) -> Option<Meta> {
    const MOST_WORDS: usize = 8;
    if text.is_ascii() || !text.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')) {
        return None;
    }
    // "다리는 2019년 4월 홍수에 떠내려갔다." is a sentence; "2019.05.06." is a day.
    let ends_sentence = text.trim_end().ends_with(['。', '！', '？', '!', '?'])
        || text.trim_end().strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_alphabetic));
    if ends_sentence {
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
    // "Mar 19, 2026": the year is part of a day that does not begin with a number.
    if first > 0 && date_at_start(&text[words[first - 1].start..]) != DateReading::Nothing {
        return None;
    }
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
        if let Some(house) = source_behind(words) {
            let start = rest.end - house.len();
            parts.push(Part::Publisher(start..rest.end));
            return Some(Meta { parts, rule: "parts between spaces", is_sure: true });
        }
        let names = byline(words).or_else(|| ideographic_name(words).map(|name| vec![name]));
        known += usize::from(names.is_some());
        parts.push(names.map_or(Part::Kept(rest.clone()), |names| Part::Author(names, rest)));
    }
    (known > 0).then_some(Meta { parts, rule: "parts between spaces", is_sure: true })
}

/// `来源于 财新网`: the house behind a word for where a text comes from.
fn source_behind(text: &str) -> Option<&str> {
    const WORDS: [&str; 10] = ["来源于", "來源於", "来源", "來源", "来自", "來自", "转自", "轉自", "出典", "提供"];
    const MOST_CHARACTERS: usize = 16;
    let rest = WORDS.iter().find_map(|word| text.strip_prefix(word))?;
    let house = rest.trim_start_matches([' ', '\u{3000}', ':', '：']);
    let is_name = (2..=MOST_CHARACTERS).contains(&house.chars().count()) && !house.contains(['，', '。', '、', '？', '！']);
    is_name.then_some(house)
}

/// `Jeanne Perrin` of `Jeanne Perrin avec AFP`.
fn without_agency_beside(text: &str) -> &str {
    let beside = [" avec ", " with ", " mit ", " con ", " com "].iter().find_map(|joint| split_once(text, joint));
    let is_agency = |words: &str| !words.contains(char::is_lowercase) && words.split_whitespace().count() <= 3;
    beside.filter(|(name, house)| is_person(name.trim()) && is_agency(house)).map_or(text, |(name, _)| name)
}

/// `Jane Doe` of `Jane Doe 14:09`: a time of day stands before its day.
fn before_clock(text: &str) -> &str {
    let Some((before, clock)) = text.rsplit_once(' ') else { return text };
    // "Arka Gdynia 2:1, 31.12.2025" is a match.
    let is_below = |number: &str, most: u32| number.len() <= 2 && number.parse().is_ok_and(|number: u32| number < most);
    let parts = clock.split_once(':').filter(|(_, minutes)| minutes.len() == 2);
    let is_clock = parts.is_some_and(|(hours, minutes)| is_below(hours, 24) && is_below(minutes, 60));
    if is_clock { before.trim_end_matches([' ', ',', '|']) } else { text }
}

/// `Jane Doe, October 30, 2023`, `KYIV, 30 October 2023`, `Jan Nowak 14:09, 31.12.2025`.
pub(super) fn name_or_place_before_date(text: &str) -> Option<Meta> {
    let found = date_at_end(text).filter(|found| found.range.start > 0)?;
    let before = text[..found.range.start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    // "Jeanne Perrin avec AFP, le 12 mars 2024"
    let before =
        [", le", ", am", ", den", ", el", ", em"].iter().find_map(|joint| before.strip_suffix(joint)).unwrap_or(before);
    let (with_clock, before) = (before, before_clock(before));
    let (with_agency, before) = (before, without_agency_beside(before));
    let words: Vec<&str> = before.split_whitespace().collect();
    let lead = before.len() - before.trim_start().len();
    let range = lead..before.len();
    let has_mark = text[with_agency.len()..found.range.start].contains([',', '|', '·', '•', '-', '–', '—', '(', '،']);
    // "Jeroen van den Berg": small words inside a name.
    let is_inside = |place: usize| place > 0 && place + 1 < words.len() && is_particle(words[place]);
    let begins_large = |word: &str| word.starts_with(|first: char| !first.is_lowercase() && first.is_alphabetic());
    let are_capitals = words.iter().enumerate().all(|(place, word)| begins_large(word) || is_inside(place));
    let large = words.iter().enumerate().filter(|(place, _)| !is_inside(*place)).count();
    // "Jane Doe 28 March 2022": nothing but a space between a name and a whole day.
    let is_name_alone = (2..=3).contains(&large) && found.date.precision() == DatePrecision::Day && is_person(before.trim());
    if !(has_mark || is_name_alone) || !are_capitals || words.is_empty() || before.chars().count() > 60 {
        return None;
    }
    let date = Part::Date(found.range.clone());
    let has_clock = before.len() < with_clock.len() && with_agency.len() == before.len();
    if has_clock && is_office(before) {
        return Some(Meta { parts: vec![Part::Kept(range), date], rule: "name before a date", is_sure: true });
    }
    // Without capitals every word looks like a name.
    let is_paper = || !before.contains(char::is_uppercase) && names_a_paper(before);
    // "Jane Doe, Harbour Courier, 12 March 2024"
    if let Some((name, house)) = before.split_once(", ")
        && is_person(name.trim())
        && names_a_paper(house)
        && name.split_whitespace().count() >= 2
    {
        let start = before.len() - house.len();
        let parts = vec![
            Part::Author(names(name.trim()), lead..lead + name.trim().len()),
            Part::Publisher(start..before.len()),
            date,
        ];
        return Some(Meta { parts, rule: "name and paper before a date", is_sure: true });
    }
    if is_person(before.trim()) && large <= 4 && !is_paper() {
        let author = Part::Author(names(before.trim()), range);
        let is_sure = has_clock || before.len() < with_agency.len();
        return Some(Meta { parts: vec![author, date], rule: "name before a date", is_sure });
    }
    // A person's line may run into that of the paper: "By Jane Doe Harbour Times".
    let is_of_person = || before.trim().split_once(' ').is_some_and(|(first, _)| first.eq_ignore_ascii_case("by"));
    if names_a_paper(before) && !is_kicker(before) && !names_section(before) && !is_of_person() {
        return Some(Meta { parts: vec![Part::Publisher(range), date], rule: "paper before a date", is_sure: false });
    }
    (words.len() <= 3).then(|| Meta { parts: vec![Part::Place(range), date], rule: "place before a date", is_sure: false })
}

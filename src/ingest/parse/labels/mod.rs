//! Turns a header line with labels (`October 30, 2023 Topic: Israel-Palestine Region: Global Tags: ...`) into its parts.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::scan::{find, holds_any};
use crate::article::Field;

/// What a label stands in front of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A field of the article.
    Field(Field),
    /// A date that is not the publication date.
    OtherDate,
    /// Something that is kept under the label's own name.
    Kept,
}

/// Longer lines have no labels.
const LONGEST_LINE_BYTES: usize = 4000;
/// No label is longer.
const LONGEST_LABEL_BYTES: usize = 64;

static LABELS: LazyLock<FxHashMap<String, Label>> = LazyLock::new(|| {
    let mut labels = FxHashMap::default();
    let mut label = Label::Kept;
    for line in include_str!("labels.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("= ") {
            label = label_of_list(name);
            continue;
        }
        for text in line.split(", ").map(str::trim).filter(|text| !text.is_empty()) {
            // The first list that has a word keeps it.
            labels.entry(folded(text)).or_insert(label);
        }
    }
    labels
});

fn label_of_list(name: &str) -> Label {
    Label::Field(match name {
        "headline" => Field::Headline,
        "description" => Field::Description,
        "author" => Field::Author,
        "date" => Field::DatePublished,
        "topic" => Field::Topic,
        "region" => Field::Region,
        "keywords" => Field::Keywords,
        "publisher" => Field::Publisher,
        "url" => Field::Url,
        "language" => Field::InLanguage,
        "actor" => Field::Actor,
        "identifier" => Field::Identifier,
        "other date" => return Label::OtherDate,
        _ => return Label::Kept,
    })
}

/// A label as it is looked up: small, without the accents that Greek capitals drop, İ and ı as i, letters of Arabic keyboards as Persian.
fn folded(text: &str) -> String {
    let plain = |character: char| match character {
        // What is left of İ.
        '\u{307}' => None,
        'ı' => Some('i'),
        'ά' => Some('α'),
        'έ' => Some('ε'),
        'ή' => Some('η'),
        'ί' => Some('ι'),
        'ό' => Some('ο'),
        'ύ' => Some('υ'),
        'ώ' => Some('ω'),
        'ς' => Some('σ'),
        'ي' => Some('ی'),
        'ك' => Some('ک'),
        '\u{200c}' | '\u{a0}' => Some(' '),
        other => Some(other),
    };
    text.chars().flat_map(char::to_lowercase).filter_map(plain).collect()
}

/// The labels of fields, as they are looked up.
pub(crate) fn fields() -> impl Iterator<Item = (&'static str, Field)> {
    LABELS.iter().filter_map(|(text, label)| match label {
        Label::Field(field) => Some((text.as_str(), *field)),
        _ => None,
    })
}

fn label_of(text: &str) -> Option<Label> {
    let text = text.trim();
    let mut room = [0; LONGEST_LABEL_BYTES];
    match room.get_mut(..text.len()).filter(|_| text.is_ascii()) {
        // What folds to nothing but its small letters needs no copy on the heap.
        Some(room) => {
            room.copy_from_slice(text.as_bytes());
            room.make_ascii_lowercase();
            LABELS.get(std::str::from_utf8(room).ok()?).copied()
        }
        None => LABELS.get(&folded(text)).copied(),
    }
}

/// The label that a text means. `Author/Byline` is what both of its words are.
fn known(text: &str) -> Option<Label> {
    label_of(text).or_else(|| {
        let (one, other) = text.split_once('/')?;
        label_of(one).filter(|label| label_of(other) == Some(*label))
    })
}

/// The label that a text is, with nothing beside it but a colon or the marks of bold writing.
pub(crate) fn whole_label(text: &str) -> Option<Label> {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '﹕' | '*' | '_' | '#' | '|' | '[' | ']'));
    (text.len() <= LONGEST_LABEL_BYTES).then(|| known(text)).flatten()
}

/// A label and the value behind it, as byte ranges of the line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Labelled {
    pub(crate) label: Label,
    pub(crate) name: std::ops::Range<usize>,
    pub(crate) value: std::ops::Range<usize>,
}

/// The labels of a line, and the length of what stands before the first. `None` if the line has no label.
///
/// `Date: 2023`, `**Date:** 2023`, `:date: 2023`, `#+DATE: 2023`, `| Date | 2023 |`, `[Date] 2023`, `Date - 2023`, `Date = 2023`.
pub(crate) fn labels_of(line: &str) -> Option<(usize, Vec<Labelled>)> {
    // A header line is short; looking for labels takes time with the square of the length.
    if line.len() > LONGEST_LINE_BYTES {
        return None;
    }
    let mut found: Vec<(Label, Range<usize>, usize)> = Vec::new();
    // Most lines hold no colon, and that is told faster than where it stands.
    let colons = if holds_any(line, [b':', FIRST_BYTE_OF_WIDE_COLON]) { line } else { "" };
    for (colon, mark) in colons.match_indices([':', '：', '﹕']) {
        // Not inside 12:30 or https://.
        if line[colon + mark.len()..].starts_with("//") {
            continue;
        }
        let glued = if found.is_empty() { None } else { glued_label_before(line, colon) };
        let label = match (label_before(line, colon), glued) {
            // "EnergyRegions & Countries:" has one label, not its last word.
            (Some(plain), Some(glued)) if glued.1.start < plain.1.start => Some(glued),
            (plain, glued) => plain.or(glued),
        };
        if let Some((label, name)) = label
            && found.last().is_none_or(|(_, _, end)| name.start >= *end)
            && !found.last().is_some_and(|(before, _, end)| is_of_text(*before) && !is_set_apart(&line[*end..name.start]))
        {
            found.push((label, name, colon + mark.len()));
        }
    }
    let Some(first) = found.first() else {
        return labelled_otherwise(line).map(|labelled| (0, vec![labelled]));
    };
    // Inside running text labels do not occur; before the first one only a date or little else may stand.
    let is_opening = line[..first.1.start].chars().all(|c| c.is_whitespace() || is_opening_mark(c));
    let before = if is_opening { 0 } else { first.1.start };
    let labelled = found
        .iter()
        .enumerate()
        .map(|(place, (label, name, value_start))| {
            let value_end = found.get(place + 1).map_or(line.len(), |(_, next, _)| next.start);
            let value_end = if is_of_text(*label) { value_end } else { before_unknown_label(line, *value_start..value_end) };
            Labelled { label: *label, name: name.clone(), value: trimmed(line, *value_start..value_end) }
        })
        .collect();
    Some((before, labelled))
}

/// Whether what stands behind a label may hold words that look like another: `Title: Status Update: May`.
fn is_of_text(label: Label) -> bool {
    matches!(label, Label::Field(Field::Headline | Field::Description))
}

/// Where a value ends before a bar and a label that nobody listed: `4 Jan 2019` of `4 Jan 2019 | Reach: 41,200`.
fn before_unknown_label(line: &str, value: Range<usize>) -> usize {
    const MOST_WORDS: usize = 3;
    let is_label = |part: &str| {
        part.split_once(':').is_some_and(|(name, behind)| {
            let name = name.trim();
            (1..=MOST_WORDS).contains(&name.split_whitespace().count())
                && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\''))
                && behind.starts_with(char::is_whitespace)
        })
    };
    let bars = line[value.clone()].match_indices('|').map(|(place, _)| value.start + place);
    bars.into_iter().find(|bar| is_label(&line[bar + 1..value.end])).unwrap_or(value.end)
}

/// Whether something more than a space stands between a text and the label behind it.
fn is_set_apart(text: &str) -> bool {
    text.ends_with("  ") || text.trim_end_matches([' ', '*']).ends_with(['|', '·', '•', '\t', ';', '/', '　'])
}

/// Marks that may stand before a label at the beginning of a line.
fn is_opening_mark(character: char) -> bool {
    matches!(character, '*' | '_' | '#' | '+' | ':' | '>' | '-' | '•' | '|' | '·' | '[' | '@' | '–' | '►' | '▪' | '【')
}

/// A value without the marks of bold writing and of tables around it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | '·' | '•' | '】' | '\u{a0}');
    let value = &line[range.clone()];
    let start = range.start + (value.len() - value.trim_start_matches(is_mark).len());
    let end = range.start + value.trim_end_matches(|c: char| is_mark(c) && c != '_').len();
    if start >= end { range.start..range.start } else { start..end }
}

const FIRST_BYTE_OF_DASHES: u8 = 0xE2;
const FIRST_BYTE_OF_WIDE_COLON: u8 = 0xEF;

/// A label set apart by something else than a colon.
fn labelled_otherwise(line: &str) -> Option<Labelled> {
    let indent = line.len() - line.trim_start().len();
    let text = line.trim();
    let range = |start: usize, end: usize| indent + start..indent + end;
    // | Date | 2023 |
    let cells = text.strip_prefix('|').map(|rest| rest.trim_end_matches('|'));
    if let Some((name, value)) = cells.and_then(|cells| cells.split_once('|'))
        && !value.contains('|')
        && let Some(label) = whole_label(name)
    {
        let start = 1 + name.len() + 1;
        return Some(Labelled {
            label,
            name: range(1, 1 + name.len()),
            value: trimmed(line, range(start, start + value.len())),
        });
    }
    // [Date] 2023
    if let Some((name, value)) = text.strip_prefix(['[', '【']).and_then(|rest| rest.split_once([']', '】']))
        && !value.starts_with(['(', '[', ':'])
        && let Some(label) = whole_label(name)
    {
        let start = text.len() - value.len();
        let opening = text.chars().next().map_or(0, char::len_utf8);
        return Some(Labelled {
            label,
            name: range(opening, opening + name.len()),
            value: trimmed(line, range(start, text.len())),
        });
    }
    // Date - 2023, Date = 2023, and a tab between. No label is longer, and no value.
    const LONGEST_NAME_BYTES: usize = 160;
    const LONGEST_LINE_BYTES: usize = LONGEST_NAME_BYTES + 400;
    if text.len() > LONGEST_LINE_BYTES {
        return None;
    }
    let head = &text[..text.floor_char_boundary(LONGEST_NAME_BYTES)];
    // Most lines hold nothing that one of the marks is made of.
    if !holds_any(head, [b'-', FIRST_BYTE_OF_DASHES, b'=', b'\t', b'|']) {
        return None;
    }
    [" - ", " – ", " — ", " = ", "\t", " | "].iter().find_map(|mark| {
        let place = find(head, mark)?;
        let (name, value) = (&text[..place], &text[place + mark.len()..]);
        let label = whole_label(name).filter(|_| name.chars().next().is_some_and(|first| !first.is_lowercase()))?;
        // "Update - the talks are over" is a sentence.
        let is_short = value.chars().count() <= 80 && !value.trim_end().ends_with(['.', '!', '?']);
        let is_sure = matches!(
            label,
            Label::Field(
                Field::Author | Field::DatePublished | Field::Keywords | Field::Topic | Field::Region | Field::InLanguage
            )
        );
        let start = text.len() - value.len();
        (is_short && is_sure).then(|| Labelled {
            label,
            name: range(0, name.len()),
            value: trimmed(line, range(start, text.len())),
        })
    })
}

/// The label that ends at a colon, with its place.
fn label_before(line: &str, colon: usize) -> Option<(Label, Range<usize>)> {
    let before = line[..colon].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let mut from = before.len().saturating_sub(LONGEST_LABEL_BYTES);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let begins_word = |place: usize| {
        before[..place].chars().next_back().is_none_or(|c| {
            c.is_whitespace() || is_opening_mark(c) || matches!(c, ';' | ')' | '/' | '.' | ',') || is_ideograph(c)
        })
    };
    // The longest label that ends here: from the left.
    before[from..].char_indices().map(|(place, _)| from + place).find_map(|start| {
        if !begins_word(start) {
            return None;
        }
        let label = known(&before[start..])?;
        // In the middle of a line a label has a capital, where its script has any.
        let first = before[start..].chars().next().unwrap_or(' ');
        let is_first = before[..start].chars().all(|c| c.is_whitespace() || is_opening_mark(c));
        (is_first || !first.is_lowercase()).then_some((label, start..before.len()))
    })
}

/// The label of one word that ends at a colon and stands right behind the value of another: `Topic:MilitaryRegion:Middle EastTags:Navy`.
fn glued_label_before(line: &str, colon: usize) -> Option<(Label, Range<usize>)> {
    let before = &line[..colon];
    let room = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_LABEL_BYTES));
    // "IranTags:", "5GTags:", "U.S.Topics:", "OPEC+Tags:", "EnergyRegions & Countries:"
    let is_behind_value =
        |start: usize| before[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '+' | ')'));
    let starts = before[room..].char_indices().filter(|(_, c)| c.is_uppercase()).map(|(place, _)| room + place);
    starts.filter(|start| is_behind_value(*start)).find_map(|start| {
        label_of(&before[start..]).filter(|label| matches!(label, Label::Field(_))).map(|label| (label, start..colon))
    })
}

/// Nothing stands between the words of these scripts.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_looked_up_as_it_is_folded() {
        for label in LABELS.keys() {
            for text in [label.clone(), label.to_uppercase(), format!("{label} "), format!("{label}s")] {
                assert_eq!(label_of(&text), LABELS.get(&folded(text.trim())).copied(), "{text}");
            }
        }
    }

    #[test]
    fn labels_run_together_on_a_line() {
        let line = "October 30, 2023 Topic: Israel-Palestine Region: Global Tags: IsraelHamas";
        let (before, labels) = labels_of(line).expect("labels");
        assert_eq!(&line[..before], "October 30, 2023 ");
        let values: Vec<&str> = labels.iter().map(|labelled| line[labelled.value.clone()].trim()).collect();
        assert_eq!(values, ["Israel-Palestine", "Global", "IsraelHamas"]);
    }

    #[test]
    fn labels_glued_to_a_value() {
        for (line, expected) in [
            ("Topic:5GRegion:Central AsiaTags:EUNATO", "5G|Central Asia|EUNATO"),
            ("Filed under:Horn of AfricaAITagged:Drones", "Horn of AfricaAI|Drones"),
            ("Regions: South KoreaDPRKTopics: Cybersecurity", "South KoreaDPRK|Cybersecurity"),
            ("Topics:OPEC+Tags:Oil", "OPEC+|Oil"),
            ("Topics:EnergyRegions & Countries:Iran", "Energy|Iran"),
        ] {
            let (_, labels) = labels_of(line).expect("labels");
            let values: Vec<&str> = labels.iter().map(|labelled| line[labelled.value.clone()].trim()).collect();
            assert_eq!(values.join("|"), expected, "{line}");
        }
    }

    #[test]
    fn what_labels_of_many_languages_stand_for() {
        for (text, expected) in [
            ("Oluşturulma Tarihi", Label::Field(Field::DatePublished)),
            ("YAYINLANMA", Label::Field(Field::DatePublished)),
            ("Güncelleme Tarihi", Label::OtherDate),
            ("GÜNCELLEME TARİHİ", Label::OtherDate),
            ("Δημοσίευση", Label::Field(Field::DatePublished)),
            ("ΔΗΜΟΣΙΕΥΤΗΚΕ", Label::Field(Field::DatePublished)),
            ("Ενημερώθηκε", Label::OtherDate),
            ("Τελευταία ενημέρωση", Label::OtherDate),
            ("פורסם", Label::Field(Field::DatePublished)),
            ("עודכן", Label::OtherDate),
            ("תגיות", Label::Field(Field::Keywords)),
            ("تاریخ انتشار", Label::Field(Field::DatePublished)),
            ("تاريخ انتشار", Label::Field(Field::DatePublished)),
            ("کد خبر", Label::Field(Field::Identifier)),
            ("Sumber", Label::Field(Field::Publisher)),
            ("Diperbarui", Label::OtherDate),
            ("Nguồn", Label::Field(Field::Publisher)),
            ("Författare", Label::Field(Field::Author)),
            ("Author/Byline", Label::Field(Field::Author)),
            ("Document Date", Label::Field(Field::DatePublished)),
        ] {
            assert_eq!(whole_label(text), Some(expected), "{text}");
        }
        assert_eq!(whole_label("Author/Region"), None);
    }

    #[test]
    fn lines_without_labels() {
        for line in ["At 12:30 the talks began", "https://example.org/a", "He said: go", "the topic: war", ""] {
            assert_eq!(labels_of(line), None, "{line}");
        }
        for (line, expected) in [
            ("**Date:** 2023-10-30", "2023-10-30"),
            ("**Date**: 2023-10-30", "2023-10-30"),
            (":date: 2023-10-30", "2023-10-30"),
            ("#+DATE: 2023-10-30", "2023-10-30"),
            ("| Date | 2023-10-30 |", "2023-10-30"),
            ("[Date] 2023-10-30", "2023-10-30"),
            ("Date - 2023-10-30", "2023-10-30"),
            ("标签：贸易", "贸易"),
            ("作者：王强 时间：2023-10-30", "王强|2023-10-30"),
            ("Filed under: Trade | Tags: Grain", "Trade|Grain"),
            ("Title: Status Update: May", "Status Update: May"),
            ("Title: Status | Author: Jane Doe", "Status|Jane Doe"),
            ("Topic:Naval PowerRegion:Middle EastTags:IranU.S. Navy", "Naval Power|Middle East|IranU.S. Navy"),
            ("Topic: TradeTags: GrainOil", "Trade|GrainOil"),
            ("Title: The RemoteTags: of war", "The RemoteTags: of war"),
        ] {
            let (before, labels) = labels_of(line).unwrap_or((9, Vec::new()));
            let values: Vec<&str> = labels.iter().map(|labelled| &line[labelled.value.clone()]).map(str::trim).collect();
            assert_eq!((before, values.join("|").as_str()), (0, expected), "{line}");
        }
        assert!(labels_of("Rubrique : Énergie").is_some());
        assert!(labels_of("الموضوع: إسرائيل").is_some());
    }
}

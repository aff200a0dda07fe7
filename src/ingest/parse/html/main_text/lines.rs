//! Tells what a short line is by its words: a sentence of the text, a date with little around it, where to write to.

use super::outline::{Block, is_without_marks};
use super::phrases::phrase_of;
use crate::article::Field;
use crate::ingest::parse::byline::is_person;
use crate::ingest::parse::dates::{DateRole, dates_in_text, dates_with_roles};
use crate::ingest::parse::html::pieces::is_byline;
use crate::ingest::parse::labels::{Label, whole_label};
use crate::text::words_of;

/// Whether a short paragraph is a sentence of a text: it ends as one, and is no byline, no date and nothing else that says what it is.
pub(super) fn is_short_text(block: &Block) -> bool {
    const LONGEST_BYLINE: usize = 80;
    let text = block.text.as_str();
    let closed =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | '」'));
    let ends = closed.ends_with(['.', '?', '!', '。', '！', '？', '؟', '۔', '।', '…', '։', '።']);
    let says_something = || {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        (letters >= 5 && text.trim().contains(' ') || !text.is_ascii() && letters >= 4) && phrase_of(block).is_none()
    };
    let is_byline = || block.length <= LONGEST_BYLINE && is_byline(text);
    ends && says_something() && !is_dated(text) && !is_byline()
}

/// `Tips and corrections to editors@example.org.`
pub(super) fn has_mail_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.trim_end_matches('.').contains('.'))
    })
}

/// Whether a line is a date with few words around it: `Objavljeno 14.05.2019.`
pub(super) fn is_dated(text: &str) -> bool {
    const MOST_WORDS_BESIDE: usize = 3;
    is_date_with(text, MOST_WORDS_BESIDE)
}

/// The same of a line that has two dates, or counts remarks or minutes: `28. Dezember 2023, 16:51 Uhr 47 Kommentare`.
pub(super) fn is_dated_header(text: &str) -> bool {
    const MOST_WORDS_BESIDE: usize = 8;
    is_date_with(text, MOST_WORDS_BESIDE) || tells_both_days(text) || tells_first_day(text) || tells_who_posted(text)
}

/// Whether a line that may be as long as a paragraph is the header of an article and nothing else.
pub(super) fn is_header_alone(text: &str) -> bool {
    tells_both_days(text) || tells_who_posted(text)
}

/// Whether a line is what a view for printing has for a header: `Posted By Ann Lee On May 14, 2019 @ 6:12 am In Harbour,News | 4 Comments`.
fn tells_who_posted(text: &str) -> bool {
    const LONGEST_BYTES: usize = 160;
    const MOST_WORDS_BESIDE: usize = 20;
    text.len() <= LONGEST_BYTES
        && text.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("posted by "))
        && !text.ends_with('.')
        && !dates_in_text(text).is_empty()
        && words_of(text).len() <= MOST_WORDS_BESIDE
}

/// Whether a line tells when a text appeared and when it was changed: `Publié le 14 février 2022 à 06h00 - Mis à jour le 15 février 2022 à 09h12`.
fn tells_both_days(text: &str) -> bool {
    const LONGEST_BYTES: usize = 200;
    const MOST_WORDS_BESIDE: usize = 18;
    if text.len() > LONGEST_BYTES || text.bytes().filter(u8::is_ascii_digit).count() < 6 {
        return false;
    }
    let dates = dates_with_roles(text);
    let has = |wanted: DateRole| dates.iter().any(|(_, role)| *role == wanted);
    let within: usize = dates.iter().map(|(date, _)| words_of(&text[date.range.clone()]).len()).sum();
    has(DateRole::Published) && has(DateRole::Updated) && words_of(text).len() <= within + MOST_WORDS_BESIDE
}

/// Whether a line is a day that it says is the first, behind who and where: `Coast Wire (New York) First published May 14, 2019: 1:28 AM ET`.
fn tells_first_day(text: &str) -> bool {
    const LONGEST_BYTES: usize = 120;
    const MOST_WORDS_BESIDE: usize = 12;
    let has_deed = || {
        let line = text.to_lowercase();
        ["first published ", "originally published "].iter().any(|deed| line.contains(deed))
    };
    text.len() <= LONGEST_BYTES && !text.ends_with('.') && has_deed() && is_date_with(text, MOST_WORDS_BESIDE)
}

fn is_date_with(text: &str, most_words: usize) -> bool {
    let dates = if text.len() <= 120 { dates_in_text(text) } else { Vec::new() };
    let within: usize = dates.iter().map(|date| words_of(&text[date.range.clone()]).len()).sum();
    !dates.is_empty() && words_of(text).len() <= within + most_words
}

/// Whether a paragraph is nothing but lines that say who made the article, where it stands and since when:
/// `Reporter: Jane Doe<br>Editor: John Roe<br>Copyright © 2025`.
pub(super) fn is_colophon(text: &str) -> bool {
    const LONGEST: usize = 240;
    const LONGEST_LABEL: usize = 24;
    let says_who = |line: &str| {
        let line = line.trim();
        let labelled = line.split_once([':', '：']).is_some_and(|(label, name)| {
            label.len() <= LONGEST_LABEL && is_person(name.trim()) && !label.contains(',')
                || whole_label(label.trim()).is_some() && !line.ends_with(['.', '!', '?'])
        });
        let is_house = !line.contains(' ') && line.contains('.') && !line.ends_with('.');
        let is_place = line.contains("://") || is_dated_header(line) || claims_rights(line);
        labelled
            || is_place
            || is_person(line)
            || is_house
            || line.to_lowercase().starts_with("copyright")
            || line.starts_with('©')
    };
    text.len() <= LONGEST && text.contains('\n') && text.lines().all(says_who)
}

/// Whether a line reserves all rights.
fn claims_rights(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "all rights reserved",
        "alle rechte",
        "tous droits réservés",
        "todos los derechos",
        "todos os direitos",
        "tutti i diritti",
        "alla rättigheter",
        "все права",
        "wszelkie prawa",
        "všechna práva",
        "minden jog",
        "tüm hakları",
    ];
    let line = line.to_lowercase();
    WORDS.iter().any(|words| line.starts_with(words))
}

/// Whether words stand behind the label of a line: `Read also: Quay stays shut`.
pub(super) fn has_words_behind_label(text: &str) -> bool {
    const LEAST_WORDS: usize = 3;
    // Without a mark the label has two words or three.
    const LEAST_WORDS_IN_ALL: usize = 7;
    text.split_once([':', '：'])
        .map_or_else(|| words_of(text).len() >= LEAST_WORDS_IN_ALL, |(_, rest)| words_of(rest).len() >= LEAST_WORDS)
}

/// Whether a paragraph ends with a sentence and then, behind a stroke or in brackets, whose it is, or a sign of the end: `The boats are
/// out. – Coast.example`, `The boats are out. -0-`.
pub(super) fn ends_before_source(text: &str) -> bool {
    const LONGEST_SOURCE: usize = 24;
    const LEAST_BYTES: usize = 24;
    let ends = [". ", "! ", "? ", ".” ", ".\" ", "» ", "। "];
    let cut = ends.iter().filter_map(|end| text.rfind(end).map(|place| place + end.len())).max();
    let Some((said, source)) = cut.filter(|cut| *cut >= LEAST_BYTES).map(|cut| text.split_at(cut)) else { return false };
    let is_source = source.starts_with(['-', '–', '—', '(', '/', '[']) && source.chars().count() <= LONGEST_SOURCE;
    is_source && said.contains(' ')
}

/// Whether a line names a person, alone or above the house: `Jane Doe`, `Jane Doe<br>Harbour Review`.
pub(super) fn is_signed(text: &str) -> bool {
    const LONGEST: usize = 120;
    text.len() <= LONGEST && text.lines().next().is_some_and(|line| signature_of(line).is_some())
}

/// The name in a line that signs a text: `Jane Doe`, `— Jane Doe`, `(Jane Doe)`, `Jane Doe, Port Ashmere`, `Jane Doe / CWI`.
pub(super) fn signature_of(line: &str) -> Option<&str> {
    const MOST_PLACE_WORDS: usize = 3;
    let bare = line.trim().trim_start_matches(['-', '–', '—', '―', '~', ' ', '(', '（', '[', '【']);
    let bare = bare.trim_end_matches([')', '）', ']', '】', ' ']);
    let is_house = |house: &str| (2..=8).contains(&house.len()) && house.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_place = |place: &str| {
        place.starts_with(char::is_uppercase)
            && !place.contains(['.', ':', ',', '!', '?'])
            && (1..=MOST_PLACE_WORDS).contains(&place.split_whitespace().count())
    };
    let before_house = bare.split_once('/').filter(|(_, house)| is_house(house.trim())).map(|(name, _)| name);
    let before_place = || bare.split_once(", ").filter(|(_, place)| is_place(place)).map(|(name, _)| name);
    let name = before_house.or_else(before_place).unwrap_or(bare).trim();
    is_person(name).then_some(name)
}

/// Whether a line is a detail of the page with its label: `Source: Coast Herald`, `日期：2023-05-03`.
pub(super) fn is_labelled_detail(text: &str) -> bool {
    const LONGEST: usize = 120;
    let label = text.split_once([':', '：']).map(|(label, _)| label.trim()).filter(|_| text.len() <= LONGEST);
    let fields = [Field::DatePublished, Field::Publisher, Field::Author, Field::Url, Field::Topic];
    label.and_then(whole_label).is_some_and(|label| fields.into_iter().any(|field| label == Label::Field(field)))
}

/// Whether a short paragraph is of a language that writes no marks where sentences end.
pub(super) fn is_unmarked_text(block: &Block) -> bool {
    is_without_marks(&block.text) && block.linked == 0 && !is_dated(&block.text) && phrase_of(block).is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_dated_header, signature_of};

    #[test]
    fn lines_that_sign_a_text() {
        for (line, expected) in [
            ("Jane Doe", Some("Jane Doe")),
            ("— Jane Doe", Some("Jane Doe")),
            ("(Анна Левина)", Some("Анна Левина")),
            ("Jane Doe, Port Ashmere", Some("Jane Doe")),
            ("Jane Doe / CWI", Some("Jane Doe")),
            ("The boats are out.", None),
            ("(CWI)", None),
        ] {
            assert_eq!(signature_of(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_that_tell_the_first_day() {
        for (line, expected) in [
            ("CoastMoney (New York) First published May 14, 2019: 1:28 AM ET", true),
            ("The list that the harbour office first published on May 14, 2019 had nine names and two boats on it", false),
        ] {
            assert_eq!(is_dated_header(line), expected, "{line}");
        }
    }
}

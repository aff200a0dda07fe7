//! Decides what of a headline line is the headline: without the name of the site, without the section before it.

use std::ops::Range;

use super::super::scan::{find, rfind, words};
use super::furniture::is_kicker;
use super::page::weight;
use super::press::names_a_paper;
use crate::text::Words;

/// What stands between a headline and the name of its site.
const MARKS: [&str; 9] = [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • ", "｜"];

/// A line taken apart: the headline, and what was cut off.
#[derive(Debug, PartialEq)]
pub(super) struct Headline {
    pub(super) range: Range<usize>,
    /// The name of the site behind or before it.
    pub(super) site: Option<Range<usize>>,
    /// The section before it.
    pub(super) kicker: Option<Range<usize>>,
}

/// The length of the mark of a list before a line: `• `, `▪ `, `- `.
pub(super) fn length_of_bullet(text: &str) -> usize {
    let rest = text.strip_prefix(['•', '●', '▪', '■', '◆', '►', '▶', '‣', '◦']).or_else(|| text.strip_prefix("- "));
    // Close to a word it opens a quotation.
    let rest = rest.or_else(|| text.strip_prefix("» "));
    let bare = rest.map_or(text, str::trim_start);
    if bare.starts_with(char::is_alphanumeric) { text.len() - bare.len() } else { 0 }
}

/// The length of what an agency sets before a headline: its own code and the version, `RTRS-UPDATE 2-`.
fn mark_of_agency(text: &str) -> usize {
    const VERSIONS: [&str; 8] = ["UPDATE", "WRAPUP", "RPT", "CORRECTED", "REFILE", "CORRECTION", "RPT-UPDATE", "ADVISORY"];
    let mut length = text.strip_prefix("RTRS-").map_or(0, |_| "RTRS-".len());
    while let Some((mark, rest)) = text[length..].split_once('-') {
        let word = mark.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if !VERSIONS.contains(&word) || rest.trim().is_empty() || rest.starts_with(' ') {
            break;
        }
        length += mark.len() + 1;
    }
    length
}

/// The length of the version of its copy that an agency sets before a headline, in brackets: `(LEAD)`, `(2nd LD)`, `(URGENT)`.
fn version_in_brackets(text: &str) -> usize {
    const VERSIONS: [&str; 10] =
        ["LEAD", "LD", "URGENT", "UPDATED", "UPDATE", "CORRECTED", "CORRECTION", "RECAST", "ROUNDUP", "NEWSALERT"];
    let Some((version, rest)) = text.strip_prefix('(').and_then(|text| text.split_once(") ")) else { return 0 };
    let (count, last) = version.split_once(' ').unwrap_or(("", version));
    let is_count = count.is_empty() || count.starts_with(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start();
    if is_count && VERSIONS.contains(&last) && !rest.is_empty() { text.len() - rest.len() } else { 0 }
}

/// The length of the word with which an agency asks to hurry: `URGENT ¤ `, `FLASH - `, `ALERTE: `.
fn mark_of_haste(text: &str) -> usize {
    const WORDS: [&str; 12] = [
        "URGENT",
        "FLASH",
        "ALERT",
        "ALERTE",
        "BULLETIN",
        "NEWSALERT",
        "NEWSBREAK",
        "EILMELDUNG",
        "EIL",
        "URGENTE",
        "СРОЧНО",
        "عاجل",
    ];
    let Some(rest) = WORDS.iter().find_map(|word| text.strip_prefix(word)) else { return 0 };
    let bare = rest.trim_start().trim_start_matches(['¤', '-', '–', '—', ':', '|', '/', '+', '*']).trim_start();
    let is_set_apart = bare.len() + 1 < rest.len() || rest.starts_with(':');
    if is_set_apart && bare.contains(' ') { text.len() - bare.len() } else { 0 }
}

/// The length of what says that a message answers another or passes it on: `Re: `, `Fwd: `.
fn mark_of_answer(text: &str) -> usize {
    const MARKS: [&str; 5] = ["Re: ", "RE: ", "Fwd: ", "FWD: ", "FW: "];
    let rest = MARKS.iter().find_map(|mark| text.strip_prefix(mark)).filter(|rest| weight(rest) >= 3);
    rest.map_or(0, |rest| text.len() - rest.trim_start().len())
}

/// The length of the words in capitals that say what kind of paper of an office a text is: `PRESS RELEASE : `.
fn mark_of_release(text: &str) -> usize {
    const KINDS: [&str; 10] = [
        "PRESS RELEASE",
        "PRESS STATEMENT",
        "MEDIA RELEASE",
        "MEDIA STATEMENT",
        "NEWS RELEASE",
        "COMMUNIQUÉ DE PRESSE",
        "PRESSEMITTEILUNG",
        "COMUNICADO DE PRENSA",
        "NOTA DE PRENSA",
        "COMUNICATO STAMPA",
    ];
    let Some(rest) = KINDS.iter().find_map(|kind| text.strip_prefix(kind)) else { return 0 };
    let rest = rest.trim_start().strip_prefix([':', '–', '—', '-', '|']).unwrap_or_default().trim_start();
    if weight(rest) >= 3 { text.len() - rest.len() } else { 0 }
}

/// The length of a place with its agency before a headline: `Riga (HNA): `, `Riga(HNA): `.
fn place_and_agency(text: &str) -> usize {
    const LONGEST_BYTES: usize = 40;
    const MOST_WORDS: usize = 2;
    let Some((place, rest)) = text.split_once('(').filter(|(place, _)| place.len() <= LONGEST_BYTES) else { return 0 };
    let Some((agency, rest)) = rest.split_once("):") else { return 0 };
    let is_agency = (3..=6).contains(&agency.len()) && agency.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_place = (1..=MOST_WORDS).contains(&place.split_whitespace().count())
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !place.contains(|c: char| !c.is_alphabetic() && !matches!(c, ' ' | '-' | '\'' | '.'));
    let rest = rest.trim_start();
    if is_agency && is_place && weight(rest) >= 4 { text.len() - rest.len() } else { 0 }
}

/// Where a headline ends before how long it takes to read the article: ` 3 min read`.
fn end_before_time_of_reading(text: &str) -> usize {
    const ENDINGS: [&str; 6] = [" min read", " mins read", " minute read", " minutes read", " Min Read", " Minute Read"];
    let before = ENDINGS.iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or_default();
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let headline = bare.trim_end_matches([' ', '|', '-', '–', '—', '·', '•', '(']);
    // "A 3 minute read": what is left has to be a headline.
    let is_time = bare.len() < before.len() && headline.len() < bare.len() && weight(headline) >= 3;
    if is_time { headline.len() } else { text.len() }
}

/// A headline without what agencies set before it.
pub(super) fn without_marks_of_agency(text: &str) -> &str {
    let text = text.trim();
    let text = &text[mark_of_haste(text)..];
    let text = &text[version_in_brackets(text)..];
    &text[mark_of_agency(text)..]
}

/// Where a headline ends before what an agency sets behind it, in brackets: the kind of its copy or what comes with it, `(krótka2)`.
fn end_before_kind(text: &str) -> usize {
    const KINDS: [&str; 18] = [
        "krótka",
        "dłuższa",
        "opis",
        "aktl",
        "aktualizacja",
        "synteza",
        "komunikat",
        "dochodzi",
        "ampliación",
        "amplía",
        "amp",
        "act",
        "c/áudio",
        "c/vídeo",
        "c/foto",
        "corrige",
        "wersja poprawiona",
        "zusammenfassung",
    ];
    let kind = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).filter(|(headline, _)| headline.contains(' '));
    let Some((headline, kind)) = kind else { return text.len() };
    let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')).to_lowercase();
    if KINDS.contains(&kind.as_str()) { headline.trim_end().len() } else { text.len() }
}

/// The words of a headline between marks of its level as wikis write it (`== Why it matters ==`, `h1. Why it matters`), or between `<` and `>`.
fn within_marks(text: &str) -> Option<&str> {
    const LEAST_WEIGHT: usize = 2;
    let between = |open: char, close: char| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        Some(inner.trim_start_matches(open).trim_end_matches(close)).filter(|inner| !inner.contains([open, close]))
    };
    let inner = between('=', '=').or_else(|| between('<', '>')).or_else(|| text.strip_prefix("h1. "))?.trim();
    (weight(inner) >= LEAST_WEIGHT).then_some(inner)
}

/// Takes a headline apart. `is_site` and `is_site_before_colon` say whether something else in the file speaks for words being the name of its
/// site.
pub(super) fn taken_apart(
    line: &str,
    is_site: impl Fn(&str) -> bool,
    is_site_before_colon: impl Fn(&str) -> bool,
) -> Headline {
    let lead = line.len() - line.trim_start().len();
    let mut headline = Headline { range: lead..lead + line.trim().len(), site: None, kicker: None };
    // "# Why it matters", "**Why it matters**"
    let text = line.trim();
    let inner = match text.strip_prefix("**").and_then(|inner| inner.strip_suffix("**")) {
        Some(inner) if !inner.contains("**") => inner.trim(),
        _ if text.len() > 2 && text.starts_with('*') && text.ends_with('*') && !text[1..text.len() - 1].contains('*') => {
            text[1..text.len() - 1].trim()
        }
        _ if text.starts_with("# ") => text.trim_matches(['#', ' ']),
        _ => within_marks(text).unwrap_or(text),
    };
    if !inner.is_empty() {
        let start = inner.as_ptr().addr() - line.as_ptr().addr();
        headline.range = start..start + inner.len();
    }
    headline.range.start += length_of_bullet(&line[headline.range.clone()]);
    headline.range.start += mark_of_haste(&line[headline.range.clone()]);
    headline.range.start += mark_of_agency(&line[headline.range.clone()]);
    headline.range.start += version_in_brackets(&line[headline.range.clone()]);
    headline.range.start += mark_of_answer(&line[headline.range.clone()]);
    headline.range.start += mark_of_release(&line[headline.range.clone()]);
    headline.range.start += place_and_agency(&line[headline.range.clone()]);
    headline.range.end = headline.range.start + end_before_time_of_reading(&line[headline.range.clone()]);
    headline.range.end = headline.range.start + end_before_kind(&line[headline.range.clone()]);
    // Analysis | Why it matters
    if let Some((before, mark)) = first_mark(&line[headline.range.clone()], &["|", ":", "｜", " / "])
        && is_kicker(&line[headline.range.start..headline.range.start + before])
        && mark != ":"
    {
        headline.kicker = Some(headline.range.start..headline.range.start + before);
        headline.range.start += before + mark.len();
        headline.range.start += line[headline.range.clone()].len() - line[headline.range.clone()].trim_start().len();
    }
    // Why it matters | Harbour Review
    for _ in 0..2 {
        let text = &line[headline.range.clone()];
        let Some((place, mark)) = MARKS.iter().filter_map(|mark| rfind(text, mark).map(|place| (place, *mark))).max() else {
            break;
        };
        let rest = text[place + mark.len()..].trim();
        let is_short = rest.split_whitespace().count() <= 6 && !rest.is_empty() && weight(&text[..place]) >= 2;
        let is_behind_bar = || matches!(mark, " | " | "｜") && is_name_behind_bar(&text[..place], rest);
        // Without capitals nobody says behind a dash whose report it is.
        let is_paper = || !text.contains(char::is_uppercase) && mark != " · " && names_a_paper(rest);
        let is_known = is_short && (is_site(rest) || is_paper());
        if !(is_known || is_short && is_behind_bar()) {
            break;
        }
        // Who wrote and the kind of the article stand behind a bar, too.
        // "Highlands News" may be a section.
        if is_known || names_a_paper(rest) && !rest.ends_with(" News") {
            headline.site = Some(headline.range.end - rest.len()..headline.range.end);
        }
        headline.range.end = headline.range.start + text[..place].trim_end().len();
    }
    // Harbour Review: Why it matters
    if headline.site.is_none()
        && let Some((place, mark)) = first_mark(&line[headline.range.clone()], &[": ", " | "])
    {
        let text = &line[headline.range.clone()];
        let (before, after) = (text[..place].trim(), text[place + mark.len()..].trim());
        let is_before_bar = || mark == " | " && names_a_paper(before) && weight(after) > weight(before);
        let is_site = || is_site_before_colon(before) || is_before_bar();
        if before.split_whitespace().count() <= 5 && after.split_whitespace().count() >= 3 && is_site() {
            headline.site = Some(headline.range.start..headline.range.start + place);
            headline.range.start = headline.range.end - after.len();
        }
    }
    headline
}

/// Whether what stands behind the last bar of a headline is a name, that of the site or of who wrote, and what stands before it is a headline by itself.
/// Of two halves that a headline sets against each other the second is no shorter or goes on in small letters.
fn is_name_behind_bar(headline: &str, name: &str) -> bool {
    const LEAST_WORDS: usize = 4;
    const LEAST_WORDS_ABOVE_PAPER: usize = 3;
    const MOST_WORDS_OF_NAME: usize = 4;
    const MOST_WORDS_WITHOUT_CAPITALS: usize = 3;
    const LONGEST_SMALL_WORD: usize = 3;
    let words = name.split_whitespace();
    let is_large = |word: &str| {
        word.contains('.') || word.chars().count() <= LONGEST_SMALL_WORD || !word.starts_with(char::is_lowercase)
    };
    let is_paper = weight(headline) >= LEAST_WORDS_ABOVE_PAPER && names_a_paper(name);
    (is_paper || weight(headline) >= LEAST_WORDS.max(weight(name) + 2))
        && words.clone().count()
            <= if name.contains(char::is_uppercase) { MOST_WORDS_OF_NAME } else { MOST_WORDS_WITHOUT_CAPITALS }
        && !name.contains(['?', '!', '(', '[', ':', ',', ';', '"', '“', '”', '«', '…'])
        && name.chars().next().is_some_and(|first| first.is_alphanumeric() && (!first.is_lowercase() || name.contains('.')))
        && words.into_iter().all(is_large)
}

fn first_mark<'m>(text: &str, marks: &[&'m str]) -> Option<(usize, &'m str)> {
    marks.iter().filter_map(|mark| find(text, mark).map(|place| (place, *mark))).min_by_key(|(place, _)| *place)
}

/// Whether two lines say the same, whatever their capitals and points.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let (mut words, mut others) = (Words::new(one), Words::new(other));
    let (mut word, mut other) = (String::new(), String::new());
    let mut has_words = false;
    // Most lines differ in their first word.
    loop {
        match (words.advance(&mut word), others.advance(&mut other)) {
            (None, None) => return has_words,
            (Some(_), Some(_)) if word == other => has_words = true,
            _ => return false,
        }
    }
}

/// Whether a line is a headline that is known, or has it behind its section or before the name of its site.
pub(super) fn holds_headline(line: &str, known: &str) -> bool {
    const MOST_BYTES_BESIDE: usize = 60;
    let is_behind_section = || {
        let mut marks = MARKS.iter().filter(|mark| line.contains(**mark));
        marks.any(|mark| line.match_indices(mark).any(|(place, mark)| says_the_same(&line[place + mark.len()..], known)))
    };
    line.len() <= known.len() + MOST_BYTES_BESIDE
        && (says_the_same(line, known) || is_beginning_of(known, line) || is_behind_section())
}

/// Whether a line is the beginning of another that goes on with the name of a site.
pub(super) fn is_beginning_of(line: &str, whole: &str) -> bool {
    let mut marks = MARKS.iter().filter(|mark| whole.contains(**mark));
    marks.any(|mark| whole.match_indices(mark).any(|(place, _)| says_the_same(line, &whole[..place])))
}

/// Whether a line is the end of another that begins with the name of a site or a section: `Harbour Review - Why it matters to all`.
pub(super) fn is_rest_of(line: &str, whole: &str) -> bool {
    const LEAST_WORDS: usize = 4;
    const MOST_WORDS_BEFORE: usize = 5;
    let line = line.trim();
    let Some(before) = whole.trim().strip_suffix(line).filter(|before| before.ends_with(' ')) else { return false };
    let words = before.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let is_name = || {
        // "Press Releases" without a mark: words as a name has them, and no sentence that goes on.
        MARKS.iter().any(|mark| before.ends_with(mark)) || before.ends_with(": ") || {
            before.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
                && line.starts_with(char::is_uppercase)
        }
    };
    (1..=MOST_WORDS_BEFORE).contains(&words) && weight(line) >= LEAST_WORDS && is_name()
}

/// `Media Center Media Center`: a few words twice on one line, as a button and its picture.
pub(super) fn is_doubled(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    const LONGEST_BYTES: usize = 80;
    if text.len() > LONGEST_BYTES {
        return false;
    }
    let count = words(text).take(MOST_WORDS + 1).count();
    (4..=MOST_WORDS).contains(&count) && words(text).take(count / 2).eq(words(text).skip(count / 2))
}

/// Whether a line begins with the address of a site or is little more than an hour: `hillpost.example Roads`, `today, 14:05`.
pub(super) fn tells_site_or_hour(line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let is_label = |part: &str| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_address = |word: &str| word.split('.').count() >= 2 && word.split('.').all(is_label);
    let is_clock = |word: &str| {
        word.split_once(':').is_some_and(|(hours, minutes)| {
            (1..=2).contains(&hours.len())
                && minutes.len() == 2
                && [hours, minutes].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    let mut words = line.split_whitespace();
    let (first, last) = (words.next().unwrap_or_default(), line.split_whitespace().next_back().unwrap_or_default());
    is_address(first) || is_clock(last) && words.count() < MOST_WORDS
}

/// Whether the second of two lines goes on with the headline of the first.
pub(super) fn goes_on(first: &str, second: &str) -> bool {
    const LONGEST_LINE: usize = 100;
    const OPEN: [&str; 34] = [
        "to", "of", "the", "and", "in", "for", "a", "an", "on", "with", "as", "by", "from", "at", "into", "over", "or",
        "but", "is", "are", "its", "their", "de", "la", "le", "les", "du", "des", "und", "der", "die", "el", "en", "и",
    ];
    let is_short =
        |line: &str| line.chars().count() <= LONGEST_LINE && !line.trim_end().ends_with(['.', '?', '!', ':', '…', '"', '”']);
    let last_word = first.split_whitespace().last().unwrap_or_default().to_lowercase();
    let is_open = OPEN.contains(&last_word.as_str()) || first.trim_end().ends_with([',', '-', '–', '—', ';']);
    let begins_small = second.trim_start().starts_with(char::is_lowercase);
    let ends_open = second.trim_end().ends_with(['?', '!']);
    // "... claiming U.S."
    let is_acronym = last_word.ends_with('.') && last_word.chars().nth_back(2) == Some('.');
    let is_first = is_short(first) || is_acronym && begins_small && first.chars().count() <= LONGEST_LINE;
    is_first && (is_short(second) || ends_open && second.chars().count() <= LONGEST_LINE) && (is_open || begins_small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;
    use crate::text::words_of;

    #[test]
    fn what_is_set_around_a_headline_is_no_part_of_it() {
        for (line, expected) in [
            ("Pass road reopens after four days 3 min read", "Pass road reopens after four days"),
            ("Pass road reopens after four days | 12 minute read", "Pass road reopens after four days"),
            ("PRESS RELEASE : County reopens the road", "County reopens the road"),
            ("Aspen(HNA): County reopens the road again", "County reopens the road again"),
            ("Glenwood Springs (HNA): County reopens the road again", "County reopens the road again"),
            ("County reopens the road over the pass | The Hill Post", "County reopens the road over the pass"),
            ("County reopens the road over the pass | hillpost.example", "County reopens the road over the pass"),
            ("County reopens the road over the pass | Jane Perry", "County reopens the road over the pass"),
            ("山口公路四天后重新开放 - 山口晚报", "山口公路四天后重新开放"),
            ("The Hill Post | County reopens the road over the pass", "County reopens the road over the pass"),
            ("Vuoristotie avattiin uudelleen | Vuorilehti", "Vuoristotie avattiin uudelleen"),
            ("Ο δήμος ανοίγει πάλι τον δρόμο | Η Φωνή του Λόφου", "Ο δήμος ανοίγει πάλι τον δρόμο"),
            ("المحافظة تعيد فتح الطريق الجبلي | صدى الجبل", "المحافظة تعيد فتح الطريق الجبلي"),
            ("====== County reopens the road ======", "County reopens the road"),
            ("h1. County reopens the road", "County reopens the road"),
            ("<County reopens the road>", "County reopens the road"),
            ("» County reopens the road", "County reopens the road"),
            ("»County reopens« the road", "»County reopens« the road"),
            ("a = b and c = d", "a = b and c = d"),
            ("<b>County</b> reopens the <b>road</b>", "<b>County</b> reopens the <b>road</b>"),
            ("Re: County reopens the road", "County reopens the road"),
            // What looks like it and is the headline.
            ("• County reopens the road", "County reopens the road"),
            ("A 3 minute read", "A 3 minute read"),
            ("County is ready for talks - Hill Post", "County is ready for talks - Hill Post"),
            ("Pass road | Hill Post", "Pass road | Hill Post"),
            ("County reopens the road | why it took so long", "County reopens the road | why it took so long"),
            ("المحافظة تعيد فتح الطريق الجبلي | كل ما حدث أمس هناك", "المحافظة تعيد فتح الطريق الجبلي | كل ما حدث أمس هناك"),
            ("Four days of snow | Four days of Silence", "Four days of snow | Four days of Silence"),
            ("Who closed the road over it | Who?", "Who closed the road over it | Who?"),
            ("Why nobody has time for a long minute read", "Why nobody has time for a long minute read"),
            ("PRESS RELEASE", "PRESS RELEASE"),
            ("PRESS RELEASES are read by nobody", "PRESS RELEASES are read by nobody"),
            ("Reading: what a county owes its children", "Reading: what a county owes its children"),
            ("County (USA): the road reopens", "County (USA): the road reopens"),
            ("Minister (68): I will close the pass road", "Minister (68): I will close the pass road"),
            ("Minister of roads (HNA): the pass stays open", "Minister of roads (HNA): the pass stays open"),
        ] {
            assert_eq!(&line[taken_apart(line, |_| false, |_| false).range], expected);
        }
    }

    #[test]
    fn titles_of_pages_end_with_the_headline() {
        for (line, title, expected) in [
            ("County reopens the road", "The Hill Post - County reopens the road", true),
            ("County reopens the road", "News: County reopens the road", true),
            ("County reopens the road", "Press Releases County reopens the road", true),
            ("County reopens the road", "Why the County reopens the road", false),
            ("the county reopens roads", "Minister Says the county reopens roads", false),
            ("the road", "The Hill Post - the road", false),
        ] {
            assert_eq!(is_rest_of(line, title), expected, "{title}");
        }
        assert!(is_doubled("Media Center Media Center") && !is_doubled("New York, New York: a song"));
        assert!(!is_doubled("Bora Bora"));
    }

    #[test]
    fn lines_say_the_same_by_their_words() {
        let pieces = ["Port", "port", "PORT", "é", "e", " ", " - ", ".", "’s", "字", "U.S.", "us"];
        let mut draw = dice(29);
        for _ in 0..20_000 {
            let [one, other] = std::array::from_fn(|_| (0..draw(4)).map(|_| pieces[draw(pieces.len())]).collect::<String>());
            let is_same = !words_of(&one).is_empty() && words_of(&one) == words_of(&other);
            assert_eq!(says_the_same(&one, &other), is_same, "{one:?} {other:?}");
        }
    }
}

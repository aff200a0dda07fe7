//! Turns a line near the headline into its pieces and finds the authors among them: `Jana Müller | Berlin | 3. Mai 2023`,
//! `来源：南风新闻 作者：黄晓岚`, `di Lorenzo Ferrante - Pubblicato il 26/07/2022`.

mod korean;

use super::frames::{before_pictures, names_in_frame};
use super::parts::is_credit;
use super::reading_time::{is_length, leads_to_source, without_reading_time};
use super::reports::before_report;
use crate::article::Field;
use crate::ingest::parse::byline::{
    before_other_deed, begins_as_byline, byline, is_chinese_family, is_given_name, is_person, names, says_not_writing,
    says_role,
};
use crate::ingest::parse::dates::{dates_in_text, without_roles};
use crate::ingest::parse::labels::{Label, labels_of};
use crate::ingest::parse::scan::holds;

/// What a line says of authors.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LineAuthors {
    /// It says that they wrote it.
    Said(Vec<String>),
    /// They stand before what they do: `Jane Doe, Political Editor`.
    WithRole(Vec<String>),
    /// It is a person's name, and a date at most.
    Bare(Vec<String>),
}

/// The authors that a line names. A name that nothing introduces must be all that the line holds beside a date.
pub(super) fn authors_of_line(line: &str) -> Option<LineAuthors> {
    let line = without_helpers(line);
    if is_credit(line) {
        return None;
    }
    if let Some(said) = names_in_frame(line).or_else(|| labelled(line)) {
        return Some(LineAuthors::Said(said));
    }
    if let Some(said) = korean::reporters(line) {
        return Some(LineAuthors::Said(said));
    }
    if let Some(said) = before_role(line) {
        return Some(LineAuthors::WithRole(said));
    }
    if line.contains(['记', '記']) && (line.contains("记者") || line.contains("記者")) {
        let said = chinese_reporters(line)?;
        return Some(LineAuthors::Said(said));
    }
    if let Some(said) = before_report(line) {
        return Some(LineAuthors::Said(said));
    }
    let pieces = pieces_of(line);
    if let Some(said) = pieces.iter().find_map(|piece| before_pictures(piece)) {
        return Some(LineAuthors::Said(names(said)));
    }
    if let Some(said) = pieces.iter().find_map(|piece| byline(piece)).or_else(|| byline(line)) {
        return Some(LineAuthors::Said(said));
    }
    // `Edited by Ann Lee`
    let mut words = line.split_whitespace();
    let is_other_deed = words.next().is_some_and(says_not_writing);
    if is_other_deed && words.next().is_some_and(|word| matches!(word.to_lowercase().as_str(), "by" | "by:")) {
        return None;
    }
    // The word for a reporter stands before or behind the name, without a space.
    let says_reporter = |piece: &&String| {
        piece.chars().count() <= 30 && ["기자", "特派員"].iter().any(|word| is_title_in(piece, word)) && !is_button(piece)
    };
    if let Some(piece) = pieces.iter().find(says_reporter) {
        let said = korean::behind_sentence(piece).unwrap_or_else(|| names(piece));
        return (!said.is_empty()).then_some(LineAuthors::Said(said));
    }
    let first = pieces.first()?;
    if let Some(loud) = loud_among_details(line, &pieces) {
        return Some(LineAuthors::Bare(vec![loud]));
    }
    // `Jane Doe nuotr.` took the picture.
    if line.split_whitespace().next_back().is_some_and(|last| last.ends_with('.') && says_not_writing(last)) {
        return None;
    }
    // A place or a role may follow, not another name of something.
    // Where a script has no capitals, any words look like a name.
    let is_cased = |name: &String| name.chars().any(char::is_uppercase);
    let persons: Vec<String> = pieces
        .iter()
        .take(3)
        .map_while(|piece| {
            let is_name = |name: &String| is_person(name) && is_cased(name) && !is_turned_place(piece, name);
            let persons: Vec<String> = names(piece).into_iter().filter(is_name).collect();
            (!persons.is_empty()).then_some(persons)
        })
        .flatten()
        .collect();
    // "Jane Doe and John Roe in London"
    let named = first.split([',', ';']).next().unwrap_or_default();
    let named = named.split_once(" in ").map_or(named, |(names, _)| names);
    let words = named.split_whitespace().count();
    let most_words = persons.iter().map(|name| name.split(' ').count()).sum::<usize>() + 2;
    (!persons.is_empty() && words <= most_words && pieces.len() <= 4).then_some(LineAuthors::Bare(persons))
}

/// Whether a name was turned round that may be two places: `Paris, Élysée` beside a day, where no word behind the comma is known as a given name.
fn is_turned_place(piece: &str, name: &str) -> bool {
    let Some((family, given)) = piece.split_once(", ") else { return false };
    let is_turned = name.strip_suffix(family.trim()).is_some_and(|before| before.trim() == given.trim());
    is_turned && !given.split(' ').any(is_given_name)
}

/// Whether a word for a reporter ends one of the words of a line, and the line is no sentence: `기자가 찾은 현장` is what a reporter came to see.
fn is_title_in(piece: &str, title: &str) -> bool {
    let is_sentence = piece.ends_with('.') && piece.trim_end_matches('.').ends_with('다');
    let ends_word = |(place, _): (usize, &str)| {
        !piece[place + title.len()..].starts_with(|c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c))
    };
    !is_sentence && piece.match_indices(title).any(ends_word)
}

/// Whether words about reporters are what readers may press: `기자 구독 응원`.
fn is_button(piece: &str) -> bool {
    ["구독", "응원", "제보", "더보기", "다른 기사", "페이지"].iter().any(|word| piece.contains(word))
}

/// The person with the family name in capitals whom a line of day, place and house names: `16:20, 18 апреля 2024, Бишкек - 24.kg, Анна ПЕТРОВА`.
fn loud_among_details(line: &str, pieces: &[String]) -> Option<String> {
    const LEAST_LETTERS: usize = 4;
    let is_loud = |word: &str| word.chars().count() >= LEAST_LETTERS && word.chars().all(char::is_uppercase);
    let parts = || pieces.iter().flat_map(|piece| piece.split(',')).map(str::trim).filter(|part| !part.is_empty());
    let is_name = |part: &&str| {
        let words: Vec<&str> = part.split(' ').collect();
        let is_cased = words.first().is_some_and(|first| first.chars().any(char::is_lowercase));
        words.len() == 2 && is_cased && is_loud(words[1]) && is_person(part)
    };
    let name = parts().skip(1).find(is_name)?;
    let are_details = parts().all(|part| part == name || part.split(' ').count() <= 2);
    (are_details && has_date(line)).then(|| names(name).into_iter().next()).flatten()
}

/// A byline without those who helped: `Jane Doe; additional reporting by John Roe`.
pub(super) fn without_helpers(text: &str) -> &str {
    const HELP: [&str; 10] = [
        "dditional reporting",
        "ditional reporting by",
        "ith reporting by",
        "ontributed to this",
        "hotographs by",
        "hotography by",
        "hotos by",
        "ictures by",
        "llustrations by",
        "llustration by",
    ];
    // What each of them ends with, by letters that few lines hold.
    if ![" by", "porting", "buted to this"].iter().any(|part| holds(text, part)) {
        return text;
    }
    let at = HELP.iter().filter_map(|help| text.find(help)).min().map(|at| text.floor_char_boundary(at.saturating_sub(2)));
    let before = at.map_or("", |at| text[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.'));
    if before.is_empty() { text } else { before }
}

/// The person before a role or an address: `Jane Doe, Political Editor`, `Jane Doe jdoe@example.org`.
fn before_role(line: &str) -> Option<Vec<String>> {
    const LONGEST_CHARACTERS: usize = 70;
    let line = line.trim();
    if line.len() > LONGEST_CHARACTERS * 4
        || line.chars().count() > LONGEST_CHARACTERS
        || line.ends_with(['.', '!', '?', ':'])
    {
        return None;
    }
    if let Some(name) = directly_before_role(line) {
        return Some(names(name)).filter(|names| names.len() == 1);
    }
    // `Jane Doe: Political Editor`
    let (name, rest) = match line.split_once([',', '،']).or_else(|| line.split_once(": ")) {
        Some((name, role)) => (name, role.trim()),
        None => line.rsplit_once(' ').filter(|(_, address)| address.contains('@') && address.contains('.'))?,
    };
    // `Ana Leite, da Redação`
    const OFFICES: [&str; 9] =
        ["redação", "reportagem", "sucursal", "redacción", "rédaction", "redazione", "redaktion", "ब्यूरो", "संवाददाता"];
    let is_office = || rest.to_lowercase().split_whitespace().next_back().is_some_and(|last| OFFICES.contains(&last));
    let is_role = rest.contains('@') || says_role(rest) || is_office();
    (is_role && is_person(name.trim())).then(|| names(name)).filter(|names| names.len() == 1)
}

/// The name in a line that goes on with what its bearer does, and perhaps where: `Jana Müller Reporterin aus Carrow`.
fn directly_before_role(line: &str) -> Option<&str> {
    const MOST_WORDS_BEHIND: usize = 4;
    let starts = line.match_indices(' ').map(|(place, _)| place).skip(1).take(2);
    let mut parts = starts.map(|place| (&line[..place], line[place..].trim_start()));
    let (name, _) = parts.find(|(name, rest)| {
        let first = rest.split(' ').next().unwrap_or_default();
        says_role(first)
            && says_role(rest)
            && rest.split(' ').count() <= MOST_WORDS_BEHIND
            && !rest.contains([',', ':', ';', '|', '-', '–'])
            && is_person(name)
            && name.chars().any(char::is_uppercase)
            && !says_role(name)
    })?;
    Some(name)
}

/// Whether a line is there to say who wrote what follows.
pub(super) fn is_byline(line: &str) -> bool {
    matches!(authors_of_line(line), Some(LineAuthors::Said(_)))
}

/// The names that stand beside the Chinese word for a reporter: in brackets (`电(记者李明)`, `〔記者陳曉雯/花蓮報導〕`), or in a line
/// that is nothing else (`本报记者 李明 王芳`, `记者刘思远报道`). Who took the picture (攝) is none, and a sentence about a reporter
/// names nobody.
pub(super) fn chinese_reporters(line: &str) -> Option<Vec<String>> {
    const BRACKETS: [(char, char); 6] = [('(', ')'), ('（', '）'), ('〔', '〕'), ('[', ']'), ('【', '】'), ('［', '］')];
    let bracketed = line.char_indices().find_map(|(place, character)| {
        let (_, closing) = BRACKETS.iter().find(|(opening, _)| *opening == character)?;
        let inner = line[place + character.len_utf8()..].split(*closing).next()?;
        reporters_alone(inner)
    });
    bracketed.or_else(|| {
        let mut pieces = pieces_of(line).into_iter();
        pieces.find_map(|piece| {
            reporters_alone(piece.trim_matches(|c| BRACKETS.iter().any(|pair| pair.0 == c || pair.1 == c)))
        })
    })
}

/// The names of a text that is `记者` with names behind it or before it and perhaps what they did.
fn reporters_alone(text: &str) -> Option<Vec<String>> {
    const LONGEST_HOUSE: usize = 8;
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '·' | '・' | '‧');
    let mark = ["记者", "記者"].into_iter().find(|mark| text.contains(mark))?;
    let (before, after) = text.split_once(mark)?;
    let mut behind = before_other_deed(after.trim_start_matches([':', '：', ' ', '　']).trim_end());
    // A place follows behind a stroke: `記者陳曉雯/花蓮報導`.
    behind = behind.split(['/', '／']).next().unwrap_or_default().trim_end();
    let written = behind;
    for deed in ["综合报道", "綜合報導", "报道", "報道", "報導", "报导", "整理", "电", "電"] {
        behind = behind.strip_suffix(deed).unwrap_or(behind).trim_end();
    }
    let behind = without_place_and_day(behind);
    let behind = if behind.len() < written.len() { without_place(behind) } else { behind };
    let is_photographer = ["摄", "攝", "摄影", "攝影", "撮影"].iter().any(|deed| behind.ends_with(deed));
    let is_sentence = |text: &str| text.contains(['。', '！', '？', '!', '?', '“', '「', ';', '；']);
    if is_photographer || is_sentence(text) {
        return None;
    }
    // The source may stand before, with a space between: `来源：海湾日报　本报记者　李　伟`.
    let before = before.trim();
    let before = if behind.is_empty() { before } else { before.rsplit(char::is_whitespace).next().unwrap_or(before) };
    let (value, house) = if behind.is_empty() { (before, "") } else { (behind, before) };
    let is_house = house.chars().count() <= LONGEST_HOUSE && house.chars().all(|c| is_han(c) || c.is_whitespace());
    // Whoever stands beside is one of them: 通讯员.
    let value = ["通讯员", "通訊員", "见习", "实习生", "實習生", "實習", "实习"]
        .iter()
        .fold(value.to_string(), |value, word| value.replace(word, " "));
    let value = value.replace(mark, " ");
    let pieces = value
        .split(|c: char| c.is_whitespace() || matches!(c, '、' | ',' | '，' | '和' | '与' | '與' | '及'))
        .filter(|name| !name.is_empty());
    // Names of two characters are set as wide as those of three: `付　　文`.
    let mut names: Vec<String> = Vec::new();
    for piece in pieces {
        let is_single = |text: &str| text.chars().count() == 1;
        match names.last_mut().filter(|last| is_single(last) && is_single(piece)) {
            Some(last) => last.push_str(piece),
            None => names.push(piece.to_string()),
        }
    }
    let is_name = |name: &String| {
        let length = name.chars().count();
        name.chars().all(is_han) && ((2..=4).contains(&length) || name.contains(['·', '・', '‧']) && length <= 20)
    };
    (is_house && !names.is_empty() && names.len() <= 8 && names.iter().all(is_name)).then_some(names)
}

/// `王小明台北11日`: the reporter, where place and day follow without a space. Names have three characters then; of those before it a mark parts them.
fn without_place_and_day(text: &str) -> &str {
    const NAME: usize = 3;
    let Some(day) = text.strip_suffix('日').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit())) else {
        return text;
    };
    let start =
        day.rfind(['、', '，', ' ']).map_or(0, |place| place + day[place..].chars().next().map_or(0, char::len_utf8));
    let last = &day[start..];
    let has_place = last.chars().count() >= NAME + 2 && last.starts_with(is_chinese_family);
    let end = last.char_indices().nth(NAME).map_or(last.len(), |(place, _)| place);
    if has_place && day.len() < text.len() - '日'.len_utf8() { &text[..start + end] } else { text }
}

/// `王小明台北`: the reporter, where the place follows without anything between. A second family name may begin another reporter.
fn without_place(text: &str) -> &str {
    const NAME: usize = 3;
    const WITH_PLACE: std::ops::RangeInclusive<usize> = 5..=7;
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let is_glued =
        WITH_PLACE.contains(&text.chars().count()) && text.chars().all(is_han) && text.starts_with(is_chinese_family);
    match text.char_indices().nth(NAME) {
        Some((end, next)) if is_glued && !is_chinese_family(next) => &text[..end],
        _ => text,
    }
}

/// Whether a line is a date and nothing else but the time of the day: `2023年5月10日 3時30分`.
pub(super) fn is_only_date(line: &str) -> bool {
    let is_of_time = |piece: &String| piece.chars().all(|c| !c.is_alphabetic() || "時时分秒点點시분초".contains(c));
    has_date(line) && pieces_of(line).iter().all(is_of_time)
}

/// Whether a line holds a date.
pub(super) fn has_date(line: &str) -> bool {
    line.chars().any(char::is_numeric) && !dates_in_text(line).is_empty()
}

fn labelled(line: &str) -> Option<Vec<String>> {
    let (_, labels) = labels_of(line)?;
    // "Edited By: Jane Doe" names who did not write it.
    let is_writing = |start: usize| !line[..start].split_whitespace().next_back().is_some_and(says_not_writing);
    let is_author = |label: Label, start: usize| label == Label::Field(Field::Author) && is_writing(start);
    let author = labels.into_iter().find(|labelled| is_author(labelled.label, labelled.name.start))?;
    let value = pieces_of(&line[author.value]).into_iter().next()?;
    let names = names(&value);
    (!names.is_empty()).then_some(names)
}

/// A part of a line without the word for the day that stood behind it: `Phạm Thu Hà Ngày`, `Geschrieben von Karla Jürgens am`.
fn without_opener_of_day(part: &str) -> &str {
    const OPENERS: [&str; 31] = [
        " Ngày",
        " ngày",
        " วันที่",
        " am",
        " vom",
        " le",
        " el",
        " il",
        " em",
        " op",
        " on",
        " den",
        " dnia",
        " um",
        " at",
        " kl.",
        " lúc",
        " vào lúc",
        " pada",
        " στις",
        " dne",
        " в",
        " w",
        " في",
        " در",
        " 提交于",
        " 发布于",
        " 发表于",
        " 發佈於",
        " 發表於",
        " 于",
    ];
    OPENERS.iter().find_map(|opener| part.strip_suffix(opener)).map_or(part, str::trim_end)
}

/// A part of a line without the time of the day at its beginning: `10:12 von Jana Müller`, `à 10h05 par Jeanne Perrin`, `at 3:05 PM EDT by Jane Doe`.
fn without_clock(part: &str) -> &str {
    const BEFORE: [&str; 18] = [
        "à ",
        "um ",
        "às ",
        "as ",
        "a las ",
        "at ",
        "kl. ",
        "kl ",
        "klo ",
        "alle ",
        "alle ore ",
        "om ",
        "o ",
        "v ",
        "u ",
        "ob ",
        "в ",
        "о ",
    ];
    const UNITS: [&str; 9] = ["Uhr", "Hrs", "hrs", "uur", "Z", "h", "a.m.", "p.m.", "WIB"];
    let clock = BEFORE.iter().filter_map(|word| part.strip_prefix(word)).min_by_key(|rest| rest.len()).unwrap_or(part);
    let rest = clock.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h'));
    let digits = &clock[..clock.len() - rest.len()];
    let is_clock = (4..=8).contains(&digits.len())
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.contains([':', '.', 'h']);
    if !is_clock {
        return part;
    }
    let is_zone = |word: &str| {
        matches!(word.to_ascii_lowercase().as_str(), "am" | "pm") || {
            (2..=4).contains(&word.len()) && word.ends_with('T') && word.bytes().all(|byte| byte.is_ascii_uppercase())
        }
    };
    let mut rest = rest.trim_start();
    rest = UNITS.iter().find_map(|unit| rest.strip_prefix(unit)).unwrap_or(rest);
    while let Some((word, behind)) = rest.trim_start().split_once(' ')
        && is_zone(word)
    {
        rest = behind;
    }
    rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '|'))
}

/// The parts of a line between dates and marks, without the words that say what a date is the date of.
fn pieces_of(line: &str) -> Vec<String> {
    let mut rest = Vec::new();
    let mut start = 0;
    for found in dates_in_text(line) {
        rest.push(&line[start..found.range.start]);
        start = found.range.end;
    }
    rest.push(&line[start..]);
    let split = rest.into_iter().flat_map(|part| part.split(['|', '｜', '•', '·', '▪', '■', '—', '–', '\t', '／']));
    let split = split.flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" / "));
    let clean = split.map(|part| {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | ':' | '(' | ')' | '@'));
        let part = part.strip_prefix(". ").unwrap_or(part);
        let part = without_clock(without_reading_time(part));
        // Of `Pubblicato da Anna Fabbri` the first word says more than what the day is of.
        without_opener_of_day(if begins_as_byline(part) { part } else { without_roles(part) })
    });
    // Of `07:55 ч.` the unit is left.
    let is_unit = |part: &str| part.strip_suffix('.').is_some_and(|unit| unit.chars().count() == 1);
    let is_said =
        |part: &str| part.chars().any(char::is_alphabetic) && !is_unit(part) && !is_length(part) && !leads_to_source(part);
    clean.filter(|part| is_said(part)).map(str::to_string).collect()
}

#[cfg(test)]
mod tests;

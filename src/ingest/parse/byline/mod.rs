//! Turns the words of a byline into the names of persons.
//!
//! 1. `clean`: addresses, handles and brackets go; what is left is cut into segments at bars, dashes and line ends.
//! 2. `walk`: goes through the words of a segment and collects runs of words that may be a name; roles, dates, places and the
//!    words of a page around a byline end a run.
//!    `hands`: who did something else. `houses`: houses behind a comma. `inverted`: names with the family name first.
//! 3. `bodies`: bodies with a joint in their names. `postposed`: languages that write "by" behind the name. `person`: decides whether a run is a person, and how the name is written. `given`: the given names of many languages. `bio`: lines that introduce an author.

mod bio;
mod bodies;
mod clean;
mod given;
mod hands;
mod houses;
mod ideographs;
mod inverted;
mod person;
mod postposed;
mod walk;
mod words;

use std::borrow::Cow;
use std::cell::RefCell;

use rustc_hash::FxHashMap;

pub(crate) use self::bio::{Introduced, introduced, person_of_bio, person_of_box};
pub(crate) use self::given::is_given_name;
pub(crate) use self::houses::paper_behind;
pub(crate) use self::ideographs::{before_other_deed, ideographic_name, ideographic_reporter, ideographic_signature};
pub(crate) use self::person::{is_account, is_particle, is_person};

use self::clean::{STROKES, apart, cleaned, has_stroke, opener_of, segments};
use self::person::{
    are_letters_of_house, bare, is_agency, is_georgian, is_house, is_name_word, is_nobody, is_plain_name, is_role, is_stop,
};
use self::walk::Reading;
use self::words::{AFTER_NAMES, CHINESE_FAMILIES, JOINTS, LABEL_OPENERS, NOBODY, NOT_WRITING, OFFICES, POSTING, VERBS};
use super::scan::{LONGEST_SHORT_WORD, is_longer, small};

/// Whether a line says what somebody does and nothing else: `Senior Political Editor, Harbour Review`.
pub(crate) fn is_role_line(line: &str) -> bool {
    const MOST_WORDS: usize = 10;
    let words: Vec<&str> = line.split_whitespace().take(MOST_WORDS + 1).collect();
    let starts_well = words.first().is_some_and(|word| is_name_word(word) && !word.starts_with(char::is_lowercase));
    starts_well
        && words.len() <= MOST_WORDS
        && words.iter().any(|word| is_role(word))
        && Reading::of(line).persons.is_empty()
        && !line.trim_end().ends_with(['.', '!', '?'])
}

/// A name without the title before it: `Dr Jane Doe`.
pub(crate) fn without_title(name: &str) -> &str {
    const TITLES: [&str; 10] =
        ["Dr ", "Dr. ", "Prof ", "Prof. ", "Professor ", "Sir ", "Dame ", "Lord ", "Ambassador ", "Ms "];
    let name = name.trim();
    TITLES.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name)
}

/// Who wrote by a line that opens like a byline and has nobody but persons.
pub(crate) fn signed_by_persons(line: &str) -> Option<Vec<String>> {
    byline(line).filter(|names| !names.is_empty() && names.iter().all(|name| is_person(name)))
}

/// The names in a line that opens like a byline (`By Jane Doe and John Roe`), if it is one.
pub(crate) fn byline(line: &str) -> Option<Vec<String>> {
    const LONGEST_CHARACTERS: usize = 200;
    let line = line.trim().trim_start_matches(['(', '[', '*', '_', '-', '–', '—', '•', '|', '✍']).trim_start();
    if is_longer(line, LONGEST_CHARACTERS) {
        return None;
    }
    let line = &*without_link_numbers(line);
    if let Some(names) = who_wrote(line) {
        return Some(names);
    }
    let Some((opener, rest)) = opener_of(line) else { return postposed::named_before(line) };
    let has_stroke = has_stroke(opener, rest);
    let rest = if has_stroke { rest.trim_start().trim_start_matches(STROKES) } else { rest };
    let has_colon = has_stroke || rest.trim_start().starts_with([':', '：']);
    // "της Δάφνης Κοραή", "от Иван Петров": a preposition or an article and a whole name, with nothing behind it.
    const BEFORE_NAMES: [&str; 5] = ["του", "της", "από", "от", "од"];
    let is_whole_name = || (2..=3).contains(&rest.split_whitespace().count()) && is_person(rest);
    if LABEL_OPENERS.contains(opener) && !has_colon && !(BEFORE_NAMES.contains(&opener) && is_whole_name()) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', ':', '：', '｜', '丨', '／', '\u{a0}', '*', '_']);
    let is_sentence = rest.trim_end().ends_with(['.', '!', '?']) && rest.split_whitespace().count() > 8;
    if is_sentence && !opener.starts_with("report") {
        return None;
    }
    // With "By" before it, it is known what may be a first name.
    let reading = Reading::of(if opener == "by" { line } else { rest });
    let Some(first) = reading.persons.first() else {
        // An agency may stand alone: "By Reuters". "By then it was late." names nobody.
        let joined = bodies::joined_bodies(rest);
        let names = joined.or_else(|| reading.others.into_iter().next().map(|name| vec![name]))?;
        let is_house = names[0].split([' ', '/']).any(is_house) && rest.split_whitespace().count() <= 8;
        return (is_house && rest.starts_with(char::is_uppercase)).then_some(names);
    };
    // "Von der Leyen Heads to Kyiv", "By Jane Austen's standards", "By Monday Israel ...": the name has to come at once and whole.
    let words: Vec<&str> = rest.split_whitespace().collect();
    let first_word = bare(first.split(' ').next().unwrap_or_default());
    let place = words.iter().position(|word| bare(word).starts_with(&first_word))?;
    let lead =
        words[..place].iter().all(|word| is_role(word) || is_name_word(word) && !is_stop(word) || bare(word).is_empty());
    let is_own = !words[..words.len().min(place + 6)].iter().any(|word| word.ends_with("'s") || word.ends_with("’s"));
    let is_small = |word: &&&str| {
        word.chars().next().is_some_and(char::is_lowercase) && !is_name_word(word) && !is_role(word)
            // "Por Joana Silveira, g1 SC": a house.
            && !word.chars().any(|c| c.is_ascii_digit())
    };
    let known_after = |word: &&str| {
        let word = bare(word);
        AFTER_NAMES.contains(&word) || JOINTS.contains(&word) || word.contains('@')
    };
    let is_small_letter = |letter: char| letter.is_lowercase() && !is_georgian(letter);
    let begins_as_name = words.first().is_some_and(|word| !word.starts_with(is_small_letter) || is_role(word));
    // `Report by Jane Doe: "..."`: what is quoted is a title.
    let is_quoted = |pair: &[&str]| pair[0].ends_with(':') && pair[1].starts_with(['"', '“', '«', '„', '‘', '\'']);
    // "Par Jeanne Perrault, chargée de recherche": what she does goes on in small letters.
    let begins_role = |pair: &[&str]| pair[0].ends_with(',') && is_role(pair[1]);
    let own = words.windows(2).position(|pair| is_quoted(pair) || begins_role(pair)).map_or(words.len(), |place| place + 1);
    (begins_as_name && place <= 6 && lead && is_own && words[..own].iter().filter(is_small).take(1).all(known_after))
        .then_some(reading.persons)
}

/// Who wrote by a line of names with what each did in brackets: `Jane Doe (text) and John Roe (photos)`.
fn who_wrote(line: &str) -> Option<Vec<String>> {
    const WRITING: [&str; 14] = [
        "text",
        "texto",
        "texte",
        "testo",
        "tekst",
        "texts",
        "textos",
        "words",
        "teksti",
        "текст",
        "szöveg",
        "metin",
        "yazı",
        "reportage",
    ];
    if !line.contains('(') {
        return None;
    }
    let parts: Vec<(&str, &str)> = line.split(')').filter_map(|part| part.split_once('(')).collect();
    let writes = |work: &str| work.to_lowercase().split([',', ' ', '/']).any(|word| WRITING.contains(&word));
    let is_only_names = line.trim_end().ends_with(')') && parts.len() <= 6;
    if !is_only_names || !parts.iter().any(|(_, work)| writes(work)) {
        return None;
    }
    let names: Option<Vec<String>> = parts
        .iter()
        .map(|(name, _)| {
            let name = name.trim().trim_start_matches([',', '/', '|', '&', ';']).trim();
            let joint = ["and ", "e ", "y ", "et ", "und ", "och ", "og ", "en ", "i ", "и ", "ja ", "ve ", "és "];
            let name = joint.iter().find_map(|joint| name.strip_prefix(joint)).unwrap_or(name);
            is_person(name).then(|| name.to_string())
        })
        .collect();
    let wrote = names?.into_iter().zip(&parts).filter(|(_, (_, work))| writes(work));
    Some(wrote.map(|(name, _)| name).collect())
}

/// `By [13]Jane Doe`: a line without the numbers that browsers in a terminal give to links.
fn without_link_numbers(line: &str) -> Cow<'_, str> {
    if !line.contains('[') {
        return Cow::Borrowed(line);
    }
    let mut parts = line.split('[');
    let mut plain = parts.next().unwrap_or_default().to_string();
    for part in parts {
        match part.split_once(']') {
            Some((number, rest)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    Cow::Owned(plain)
}

/// Whether words hold one for what somebody does, and are no sentence.
pub(crate) fn says_role(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= MOST_WORDS
        && words.iter().any(|word| is_role(word))
        && !words.iter().any(|word| VERBS.contains(&bare(word)))
}

/// Whether words say what somebody does or stand around a byline, and name nobody: `Business Correspondent`, `View All Posts`, `Https`.
pub(crate) fn names_nobody(text: &str) -> bool {
    text.split_whitespace().all(is_nobody) && !text.split_whitespace().any(is_agency)
}

/// Whether a text begins with words after which who wrote is named: `Pubblicato da Anna Fabbri`.
pub(crate) fn begins_as_byline(text: &str) -> bool {
    opener_of(text.trim_start()).is_some()
}

/// Whether a text begins with the words by which systems say who put an article up: `Posted by Jane Doe`.
pub(crate) fn says_who_posted(text: &str) -> bool {
    opener_of(text.trim_start()).is_some_and(|(opener, _)| POSTING.contains(opener))
}

/// Whether a name is that of an account or an office which anybody may hold: `Administrador`.
pub(crate) fn is_nobodys_name(name: &str) -> bool {
    NOBODY.contains(&name.trim().to_lowercase())
}

/// Whether a character is one of the commonest family names of Chinese.
pub(crate) fn is_chinese_family(character: char) -> bool {
    CHINESE_FAMILIES.contains(character)
}

/// Whether a word is the name of an agency.
pub(crate) fn names_an_agency(word: &str) -> bool {
    is_agency(word)
}

/// Whether who stands behind a word and `by` did not write the article: `Edited By: Jane Doe`.
pub(crate) fn says_not_writing(word: &str) -> bool {
    NOT_WRITING.contains(&bare(word))
}

/// Whether the value of an author field is the editors of a house and no name: `Redacción`.
pub(crate) fn is_office(text: &str) -> bool {
    const LONGEST_BYTES: usize = 64;
    // Behind the name of the house: `தினச்சுடர் செய்திச் சேவை`.
    const ENDINGS: [&str; 18] = [
        " প্রতিনিধি",
        " প্রতিবেদক",
        " সংবাদদাতা",
        " संवाददाता",
        " प्रतिनिधि",
        " ब्यूरो",
        "செய்திச் சேவை",
        "செய்திப் பிரிவு",
        "न्यूज डेस्क",
        "न्यूज़ डेस्क",
        "वेब डेस्क",
        "ডেস্ক",
        "ডেস্ক রিপোর্ট",
        "വെബ് ഡെസ്ക്",
        "డెస్క్",
        "オンライン編集部",
        "편집국",
        "디지털뉴스팀",
    ];
    let text = text.trim();
    text.len() <= LONGEST_BYTES && OFFICES.contains(&small(text, &mut [0; LONGEST_SHORT_WORD]))
        || !text.is_ascii() && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// The name of a house that begins with its article: `The Horn Ledger`. `The Rev. Jane Doe` is a person.
pub(crate) fn house_with_article(text: &str) -> Option<&str> {
    const TITLES: [&str; 12] =
        ["rev", "reverend", "hon", "honourable", "honorable", "rt", "right", "most", "very", "late", "earl", "duke"];
    let text = text.trim();
    let words: Vec<&str> = text.strip_prefix("The ")?.split(' ').collect();
    let is_name = (1..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase));
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '&'));
    let is_like_person = || is_person(&words.join(" "));
    (is_name && is_plain && !TITLES.contains(&bare(words[0]).as_str()) && is_like_person()).then_some(text)
}

/// What the last author fields of a thread named: the articles of a house have the same authors.
const MOST_KNOWN_AUTHORS: usize = 1024;
const LONGEST_KNOWN_BYTES: usize = 60;

thread_local! {
    static KNOWN_AUTHORS: RefCell<FxHashMap<String, Vec<String>>> = RefCell::default();
}

/// The persons in the value of an author field; where it names none, the house or desk it names.
pub(crate) fn names(text: &str) -> Vec<String> {
    if is_plain_name(text) {
        return vec![text.to_string()];
    }
    if text.len() > LONGEST_KNOWN_BYTES {
        return read_names(text);
    }
    if let Some(names) = KNOWN_AUTHORS.with_borrow(|known| known.get(text).cloned()) {
        return names;
    }
    let names = read_names(text);
    KNOWN_AUTHORS.with_borrow_mut(|known| {
        if known.len() >= MOST_KNOWN_AUTHORS {
            known.clear();
        }
        known.insert(text.to_string(), names.clone());
    });
    names
}

/// The same for the value of a key of a record, where weekdays behind a comma are first names, too: `Adelaja, Sunday`.
pub(crate) fn names_in_record(text: &str) -> Vec<String> {
    inverted::in_record(text).unwrap_or_else(|| names(text))
}

fn read_names(text: &str) -> Vec<String> {
    if let Some(names) = inverted::in_field(text) {
        return names;
    }
    if let Some(bodies) = bodies::joined_bodies(text) {
        return bodies;
    }
    let Reading { persons, mut others } = Reading::of_parts(text, inverted::in_field);
    if persons.is_empty() {
        others.truncate(1);
        return others;
    }
    persons
}

impl Reading {
    /// Reads the words of a byline.
    fn of(text: &str) -> Self {
        Self::of_parts(text, |_| None)
    }

    /// Reads the words of a byline; what is told of a whole part of them goes before what its words tell.
    fn of_parts(text: &str, names_of: impl Fn(&str) -> Option<Vec<String>>) -> Self {
        let mut reading = Self::default();
        if let Some(name) = clean::name_in_address(text.trim()) {
            reading.add_person(name);
            return reading;
        }
        let text = clean::name_behind_mail(text).unwrap_or(text);
        let text = houses::without_agencies(text);
        let text = cleaned(text);
        let text = apart(&text);
        let mut is_of_other_field = false;
        let mut is_behind_letters = false;
        for segment in segments(&text) {
            let segment = hands::before_other_hands(segment);
            let start = segment.as_ptr().addr() - text.as_ptr().addr();
            let without_houses = houses::without_houses(segment);
            let segment = &*without_houses;
            if segment.is_empty() {
                is_of_other_field = false;
                continue;
            }
            // "Por Ana Queiroz, GN MA — São Luís": where she is.
            const MOST_WORDS_OF_PLACE: usize = 3;
            if is_behind_letters && segment.split(' ').count() <= MOST_WORDS_OF_PLACE && opener_of(segment).is_none() {
                continue;
            }
            let last: Vec<&str> = segment.rsplit(',').next().unwrap_or_default().split_whitespace().collect();
            is_behind_letters = segment.contains(',') && are_letters_of_house(&last);
            // `Keywords: OIL/CASPIAN SEA; PORTS`: the list goes on behind its own marks.
            let goes_on = is_of_other_field && text[..start].trim_end().ends_with(['/', ';']);
            if !goes_on && let Some(names) = names_of(segment) {
                names.into_iter().for_each(|name| reading.add_person(name));
                is_of_other_field = false;
                continue;
            }
            is_of_other_field = walk::read_segment(segment, goes_on, &mut reading);
        }
        reading
    }
}

#[cfg(test)]
mod tests;

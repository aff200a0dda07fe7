//! Tells credits of pictures, lines about rights and first publication, and notes of corrections from the text of an article.

use super::super::byline::is_person;
use super::super::reported::reports_speech;
use super::super::scan::{holds, holds_any, is_longer, rsplit_once};
use super::known_lines::known_or;
use super::lines::ends_sentence;
use super::phrases::{Candidates, List, beginning, lowered, without_marks};

/// What kind of credit or note a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Credit {
    Image,
    Rights,
    /// Where the article was published first.
    Origin,
    Correction,
}

impl Credit {
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Image => "credit line",
            Self::Rights => "line about rights",
            Self::Origin => "line about the first publication",
            Self::Correction => "correction",
        }
    }

    /// Reads a paragraph of one line.
    pub(super) fn of(text: &str) -> Option<Self> {
        known_or(text, |known| &mut known.credit, Self::told_by)
    }

    fn told_by(text: &str) -> Option<Self> {
        const LONGEST_CREDIT_CHARACTERS: usize = 400;
        if is_longer(text, LONGEST_CREDIT_CHARACTERS) {
            return None;
        }
        const OPENINGS: [List; 4] = [List::CreditOpening, List::RightsOpening, List::OriginOpening, List::CorrectionOpening];
        if !Candidates::of(text).has_any(&OPENINGS) {
            return is_caption(text).then_some(Self::Image);
        }
        let beginning = beginning(text);
        match () {
            () if List::CreditOpening.opens(&beginning) => Some(Self::Image),
            () if is_caption(text) => Some(Self::Image),
            () if List::RightsOpening.opens(&beginning) => (!reports_speech(text)).then_some(Self::Rights),
            () if List::OriginOpening.opens(&beginning) => Some(Self::Origin),
            () if List::CorrectionOpening.opens(&beginning) => Some(Self::Correction),
            () => None,
        }
    }
}

/// Whether a line ends with whom a picture is from; words that stand before a credit open headlines too, `Photo: how a county saw itself`.
pub(super) fn is_caption(text: &str) -> bool {
    const LONGEST_CAPTION_CHARACTERS: usize = 300;
    is_image_credit(text) && !is_longer(text, LONGEST_CAPTION_CHARACTERS)
}

/// A caption that ends with its agency: `Soldiers in Kyiv. (Jane Doe/AFP)`, `A port at dawn. Getty Images`, `Election helpers Foto: Jane Doe / AP`.
fn is_image_credit(text: &str) -> bool {
    // Only the end of it says so.
    const TAIL_BYTES: usize = 200;
    const TAIL_CHARACTERS: usize = 60;
    let tail = without_marks(&text[text.ceil_char_boundary(text.len().saturating_sub(TAIL_BYTES))..]);
    let tail = without_stop_of_credit(tail);
    if !tail.ends_with([')', ']']) && ends_sentence(tail) {
        return false;
    }
    let is_ascii = tail.is_ascii();
    let start = match is_ascii {
        true => tail.len().saturating_sub(TAIL_CHARACTERS),
        false => tail.char_indices().rev().nth(TAIL_CHARACTERS - 1).map_or(0, |(place, _)| place),
    };
    let end = &tail[start..];
    let has_mark = || (!is_ascii && !end.is_ascii() || List::CreditMark.is_in(end)) && List::CreditMark.is_in(&lowered(end));
    has_mark()
        || names_maker(tail, start)
        || (!is_ascii || holds_any(end, [b'/', b'|', b'(', b'['])) && names_agency(end)
        || !is_ascii && names_owner(end)
        || names_maker_in_brackets(end)
        || names_house_and_maker(end)
        || ends_in_capitals(end)
        || begins_with_house(text)
        || is_word_and_maker(text)
        || !is_ascii && is_taken_by(end)
}

/// `The gate at dawn. Photo: Courtesy/HPD.`, `The gate (Foto: Jane Doe).`: the end of a caption without the stop that some houses set behind its credit.
fn without_stop_of_credit(tail: &str) -> &str {
    const MOST_WORDS: usize = 5;
    let Some(bare) = tail.strip_suffix('.') else { return tail };
    if bare.ends_with([')', ']']) {
        // "... he said (see the photo)." is a sentence.
        let inner = bare.rfind(['(', '[']).map_or("", |open| &bare[open + 1..bare.len() - 1]);
        let word = inner.split_once([':', '：']).map_or("", |(word, _)| word.trim());
        return if List::CreditWord.contains(word.to_lowercase().as_str()) { bare } else { tail };
    }
    let Some((before, name)) = rsplit_once(bare, ": ") else { return tail };
    let word = before.rsplit(['.', ' ', '(', '|']).next().unwrap_or_default().to_lowercase();
    let is_photo = matches!(word.as_str(), "photo" | "photos" | "foto" | "fotos" | "фото");
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "/" | "&");
    let has_name = (1..=MOST_WORDS).contains(&name.split_whitespace().count()) && name.split_whitespace().all(is_name);
    if is_photo && has_name && !name.contains('.') { bare } else { tail }
}

/// `Traders at the gate [File, Standard]`, `... on Monday. (Jane Doe/The Hill Post)`: a maker and a house in brackets at the end of a caption.
fn names_maker_in_brackets(end: &str) -> bool {
    const MOST_WORDS_OF_HOUSE: usize = 4;
    let Some((open, inner)) = end.strip_suffix([')', ']']).and_then(|inner| {
        let place = inner.rfind(['(', '['])?;
        Some((place, &inner[place + 1..]))
    }) else {
        return false;
    };
    let is_house = |house: &str| {
        let house = house.trim();
        let small = ["the", "of", "and", "de", "la", "via", "for"];
        (1..=MOST_WORDS_OF_HOUSE).contains(&house.split_whitespace().count())
            && house.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || small.contains(&word))
            && !house.contains(['.', ':', ';'])
    };
    let is_maker = |name: &str| {
        let name = name.trim();
        (2..=3).contains(&name.split_whitespace().count()) && name.starts_with(char::is_uppercase) && is_person(name)
    };
    let is_behind_sentence = ends_sentence(&end[..open]);
    match (inner.split_once('/'), inner.split_once(", ")) {
        (Some((maker, house)), _) => is_maker(maker) && is_house(house) && open > 0,
        // "... he said. [Jane Doe, Hill Post]" signs an article.
        (None, Some((maker, house))) if end[open..].starts_with('[') => {
            is_house(house)
                && (matches!(maker, "File" | "Courtesy" | "FILE") || is_maker(maker) && open > 0 && !is_behind_sentence)
        }
        _ => false,
    }
}

/// `Getty Images The wall seen from the bank`: a house that sells pictures before what one shows.
fn begins_with_house(text: &str) -> bool {
    const HOUSES: [&str; 7] =
        ["Getty Images ", "AFP via Getty Images ", "PA Media ", "Shutterstock ", "Alamy ", "EPA-EFE ", "iStock "];
    if !text.trim_start().starts_with(['G', 'A', 'P', 'S', 'E', 'i']) {
        return false;
    }
    let caption = HOUSES.iter().find_map(|house| text.trim_start().strip_prefix(house));
    caption.is_some_and(|caption| caption.starts_with(char::is_uppercase) && !ends_sentence(caption))
}

/// `A street in Brévigny, 4 October 2024. JANE DOE / AGENCE VISA`: a maker and an agency in capitals behind a sentence or alone.
fn ends_in_capitals(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    if !holds(text, " / ") && !holds(text, " VIA ") {
        return false;
    }
    let credit = text.rsplit_once(". ").map_or(text, |(_, credit)| credit);
    let Some((maker, agency)) = credit.split_once(" / ").or_else(|| credit.split_once(" VIA ")) else { return false };
    let is_name = |part: &str| {
        part.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !part.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
            && part.chars().all(|c| c.is_alphabetic() || " -'’./&".contains(c))
    };
    credit.len() < text.len() && credit.split_whitespace().count() <= MOST_WORDS && is_name(maker) && is_name(agency)
}

const FIRST_BYTE_OF_WIDE_COLON: u8 = 0xEF;

/// `Foto: Jane Doe` at the end, or as the whole line.
fn names_maker(text: &str, from: usize) -> bool {
    const MOST_WORDS: usize = 8;
    // Words that stand before a colon in headlines too: "A changing image: the army".
    const OF_MANY_MEANINGS: [&str; 22] = [
        "image",
        "images",
        "picture",
        "pictures",
        "file",
        "pool",
        "courtesy",
        "graphic",
        "illustration",
        "video",
        "credit",
        "imagen",
        "imagem",
        "bild",
        "bilder",
        "grafik",
        "immagine",
        "beeld",
        "kép",
        "görsel",
        "arşiv",
        "crédito",
    ];
    let end = &text[from..];
    let last = if holds_any(end, [b':', b'=', FIRST_BYTE_OF_WIDE_COLON]) { end.rfind([':', '：', '=']) } else { None };
    let Some((place, mark)) = last.and_then(|place| Some((from + place, end[place..].chars().next()?))) else {
        // "Fot. Jane Doe"
        let opening = end.trim_start_matches('(');
        let is_word = |word: &str| matches!(word.trim_start_matches('('), "Fot" | "fot");
        return opening.starts_with(['F', 'f']) && end.split(". ").next().is_some_and(is_word)
            || holds(end, "Fot. ") && (end.contains("(Fot. ") || end.contains(" Fot. "));
    };
    let name = text[place + mark.len_utf8()..].trim();
    if name.is_empty() || name.split_whitespace().count() > MOST_WORDS || name.starts_with("//") {
        return false;
    }
    let before = text[..place].trim_end();
    let begins_word = |start: usize| before[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let starts = before.char_indices().rev().take(24).map(|(start, _)| start).filter(|start| begins_word(*start));
    starts.into_iter().any(|start| {
        let word = before[start..].trim();
        let lowered = word.to_lowercase();
        let is_set_apart = before[..start].trim_end().is_empty()
            || before[..start].trim_end().ends_with(['.', '(', '[', '|', '/', ',', '।', '。', '…', '"', '”', '»', '）']);
        // "Floods in the town Picture: AAP"
        let is_of_agency = || matches!(name, "AAP" | "PA") || List::Agency.contains(&name.to_lowercase());
        let is_marked = is_set_apart
            || !word.starts_with(char::is_lowercase) && (!OF_MANY_MEANINGS.contains(&lowered.as_str()) || is_of_agency());
        is_marked && List::CreditWord.contains(&lowered)
    })
}

/// `Jane Doe / AP`, `... (AFP)` behind no sentence.
fn names_agency(end: &str) -> bool {
    let bare = end.trim_end_matches([')', ']', '）', ' ']);
    let Some((place, mark)) = bare.char_indices().rev().find(|(_, c)| matches!(c, '/' | '|' | '(' | '[' | '／')) else {
        return false;
    };
    let agency = bare[place + mark.len_utf8()..].trim().to_lowercase();
    let before = bare[..place].trim_end();
    let is_bracketed = matches!(mark, '(' | '[');
    // "... he said. (AFP)" is the end of a report, "ca/afp" are initials.
    let is_caption =
        if is_bracketed { !before.is_empty() && !ends_sentence(before) } else { before.contains(' ') || !before.is_ascii() };
    is_caption && List::Agency.contains(&agency)
}

/// `A pier at dawn. HARBOUR/Jane Doe`: a house in capitals, a slash, a person.
fn names_house_and_maker(end: &str) -> bool {
    let Some((before, name)) = end.rsplit_once('/').filter(|(_, name)| name.starts_with(char::is_uppercase)) else {
        return false;
    };
    let house = before.rsplit([' ', '(']).next().unwrap_or_default();
    let is_house = house.len() >= 2 && house.bytes().all(|byte| byte.is_ascii_uppercase());
    is_house && name.split_whitespace().count() <= 3 && name.contains(' ') && is_person(name)
}

/// `Фото Данияра Мусирова`: nothing but the word and a name.
fn is_word_and_maker(text: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    if text.len() > LONGEST_BYTES || text.is_ascii() {
        return false;
    }
    let name = text.trim().strip_prefix("Фото ");
    name.is_some_and(|name| (2..=3).contains(&name.split_whitespace().count()) && is_person(name) && !ends_sentence(name))
}

/// `Vendors in Luanda, May 2024. © 2024 Private`.
fn names_owner(end: &str) -> bool {
    end.rfind('©').is_some_and(|place| place > 0 && end[..place].ends_with(char::is_whitespace))
}

/// `新华社记者王强摄`.
fn is_taken_by(end: &str) -> bool {
    end.trim_end_matches(['）', ')', '】']).ends_with(['摄', '攝']) || end.ends_with("撮影")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_by_their_makers() {
        for (line, expected) in [
            ("Perahu nelayan di pelabuhan. TEMPO/Yusuf Hidayat", true),
            ("A pier at dawn. HARBOUR/Jane Doe", true),
            ("Balsas no rio - Juan Pérez - 12.nov.22/Folhapress", true),
            ("Фото Данияра Мусирова", true),
            ("Фото с места событий", false),
            ("Фото Данияра Мусирова обошло весь мир.", false),
            ("The NATO/Russia Council", false),
            ("Traders at the gate of the market [File, Standard]", true),
            ("Traders at the gate of the market [Jane Perry, Hill Post]", true),
            ("The gate was shut on Monday. (Jane Perry/The Hill Post)", true),
            ("The gate was shut on Monday. Photo: Courtesy/HPD.", true),
            ("The gate was shut on Monday (Mynd: Jane Perry/Hill Post).", true),
            ("Floods in the lower town Picture: AAP", true),
            ("Irene Lugo, mayor, on the quay Crédito: Colprensa", true),
            ("The mayor speaks of schools || Foto de arquivo da Voz", true),
            ("The gate was shut, he said. [Jane Perry, Hill Post]", false),
            ("The gate was shut [sic], he said [in Lowell, on Monday]", false),
            ("The gate was shut (and/or sold)", false),
            ("He asked for a photo: The Mayor and Jane.", false),
            ("The gate was shut (see the photo).", false),
            ("They paint the bigger picture: AAP and its rivals", false),
            ("Fire destroys the old mill in Scranton (PA)", false),
            ("He works for the AFL/CIO in Ohio.", false),
        ] {
            assert_eq!(Credit::of(line) == Some(Credit::Image), expected, "{line}");
        }
    }
}

//! Tells what a saved page says around an article from the article: navigation, reading times, headings of lists; `shares` tells lines for sharing.

use super::super::reported::reports_speech;
use super::super::scan::{holds, holds_any, holds_digit, is_longer, may_hold_number, words};
use super::ages::is_age;
use super::house::printed_from;
use super::known_lines::known_or;
use super::phrases::{Candidates, List, lowered, opens_with, without_marks};
use super::press::is_embargo;
use super::prompts::{
    asks_to_click, asks_to_subscribe, asks_what_is_looked_for, is_mark_of_forward, is_note_of_desk, is_span,
};
use super::shares::{is_row_of_networks, is_share_on, is_shares};
use super::teaser::is_teaser;
pub(super) use super::ways::breadcrumb;
use super::ways::{are_glued_buttons, is_row_of_menu, is_way_back};
use crate::text::language_code;

/// Longer lines are text.
const LONGEST_FURNITURE_CHARACTERS: usize = 220;
/// Marks of lists and bold writing around a line do not count.
const MOST_MARKS: usize = 20;

/// Whether a line is navigation, a share button, a reading time and the like, wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    known_or(line, |known| &mut known.is_furniture, tells_furniture)
}

fn tells_furniture(line: &str) -> bool {
    const MOST: usize = LONGEST_FURNITURE_CHARACTERS + MOST_MARKS;
    if line.len() > MOST && is_longer(line.trim(), MOST) {
        return false;
    }
    if is_row_of_languages(line) || is_row_of_networks(line) || printed_from(line).is_some() || is_mark_of_forward(line) {
        return true;
    }
    let is_frame = |c: char| matches!(c, ':' | '.' | '+' | '(' | ')' | '[' | ']' | '<' | '>' | '×' | '☰' | '≡' | ' ');
    let own = without_marks(line);
    // Most lines are told by how they begin and that no number is in them.
    let inner = own.trim_start_matches(is_frame);
    let may_be = |text: &str| Candidates::of(text).has_any(&[List::Line, List::ShareWord]);
    let has_number = || if own.is_ascii() { may_hold_number(own) } else { own.chars().any(char::is_numeric) };
    let is_possible = may_be(own)
        || inner.len() < own.len() && may_be(inner)
        || may_skip(inner)
        || has_number()
        || own.starts_with(|c: char| !c.is_alphanumeric() && c != '-');
    if !is_possible {
        return false;
    }
    let text = lowered(line);
    if is_longer(&text, LONGEST_FURNITURE_CHARACTERS) {
        return false;
    }
    let plain = text
        .trim_matches(|c: char| matches!(c, ':' | '.' | '+' | '(' | ')' | '[' | ']' | '<' | '>' | '×' | '☰' | '≡' | ' '))
        .trim_end_matches('!');
    // "Listen•6 min"
    let before_point = plain.split(['•', '·']).next().unwrap_or(plain).trim();
    // "1. Home": the first item of a list that was the way through a site.
    let behind_number = plain.strip_prefix("1. ").unwrap_or_default();
    List::Line.contains(plain)
        || plain.len() < text.len() && List::Line.contains(&text)
        || before_point.len() < plain.len() && plain.len() <= 60 && List::Line.contains(before_point)
        || are_buttons(&text)
        || is_picture(&text)
        || !behind_number.is_empty() && List::Line.contains(behind_number)
        || is_skip(plain)
        || are_glued_buttons(line)
        || is_shares(plain)
        || is_share_on(plain)
        || is_count(plain)
        || is_player(plain)
        || is_age(plain)
        || is_way_back(line)
        || is_row_of_menu(plain)
        || is_place_in_list(plain)
}

/// Whether a line at the end of a text is of the page around it: a button, an invitation, a label.
pub(crate) fn is_line_around(line: &str) -> bool {
    is_furniture(line) || is_invitation(line)
}

/// `EN | FR | DE`, `English · Français · العربية`: in which languages the page is there.
fn is_row_of_languages(line: &str) -> bool {
    const LEAST_LANGUAGES: usize = 2;
    const LONGEST_BYTES: usize = 200;
    const CODES: [&str; 40] = [
        "en", "fr", "de", "es", "it", "pt", "nl", "ru", "ar", "fa", "tr", "pl", "cs", "sk", "hu", "ro", "bg", "el", "gr",
        "he", "uk", "ua", "sr", "hr", "sl", "sv", "da", "no", "fi", "et", "lv", "lt", "zh", "ja", "ko", "id", "vi", "hi",
        "ka", "eng",
    ];
    const NATIVE: [&str; 32] = [
        "deutsch",
        "français",
        "francais",
        "español",
        "espanol",
        "italiano",
        "português",
        "portugues",
        "русский",
        "українська",
        "العربية",
        "عربي",
        "فارسی",
        "中文",
        "简体",
        "繁體",
        "简体中文",
        "繁體中文",
        "日本語",
        "한국어",
        "türkçe",
        "polski",
        "nederlands",
        "svenska",
        "norsk",
        "dansk",
        "suomi",
        "čeština",
        "magyar",
        "română",
        "ελληνικά",
        "עברית",
    ];
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let has_mark = holds_any(line, [b'|', b'/']) || !line.is_ascii() && line.contains(['·', '•']);
    if !has_mark {
        // With nothing but blanks between them they are told by their own letters.
        const LEAST_BARE: usize = 3;
        let is_native = |word: &str| NATIVE.contains(&word.to_lowercase().as_str());
        let is_language = |word: &str| is_native(word) || word == "English";
        return !line.is_ascii()
            && line.split_whitespace().all(is_language)
            && line.split_whitespace().filter(|word| is_native(word)).count() >= LEAST_BARE;
    }
    let items: Vec<&str> =
        line.split(['|', '/', '·', '•']).map(|item| item.trim_matches([' ', '[', ']', '(', ')'])).collect();
    let is_code = |item: &str| {
        let is_large = item.bytes().all(|byte| byte.is_ascii_uppercase());
        (is_large || item.bytes().all(|byte| byte.is_ascii_lowercase()))
            && CODES.iter().any(|code| item.eq_ignore_ascii_case(code))
    };
    let is_language = |item: &&str| {
        is_code(item) || item.len() > 3 && (language_code(item).is_some() || NATIVE.contains(&item.to_lowercase().as_str()))
    };
    items.len() >= LEAST_LANGUAGES && items.iter().all(is_language)
}

/// `[logo]`, `[ferry-520x]`, `[wide.jpg]`: a picture as a browser for a terminal shows it.
fn is_picture(text: &str) -> bool {
    const WORDS: [&str; 8] = ["logo", "image", "img", "photo", "picture", "icon", "banner", "avatar"];
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| {
        let is_file = inner.contains(['-', '_', '.']) && inner.contains(char::is_alphabetic);
        !inner.contains(char::is_whitespace) && (is_file || WORDS.contains(&inner))
    })
}

/// `Print | Email to a friend | Comment`: buttons beside each other.
fn are_buttons(text: &str) -> bool {
    const MARKS: [&str; 4] = ["|", " · ", " • ", "  "];
    let is_wide = |(byte, next): (&u8, &u8)| u8::from(*byte == b' ') & u8::from(*next == b' ');
    let pairs = text.as_bytes().iter().zip(text.as_bytes().iter().skip(1));
    // Most lines have neither a bar nor two blanks beside each other.
    let may_be = !text.is_ascii() || holds_any(text, [b'|']) || pairs.map(is_wide).fold(0, |found, wide| found | wide) != 0;
    let mark = if may_be { MARKS.into_iter().find(|mark| holds(text, mark)) } else { None };
    let Some(mark) = mark else { return false };
    let mut parts = text.split(mark).map(str::trim).filter(|part| !part.is_empty());
    parts.clone().count() >= 2
        && parts.all(|part| List::Line.contains(part.trim_matches(['[', ']', ' '])) || is_share_on(part))
}

/// `1 of 12 DOCUMENTS`, `Document 1 of 12`, `Документ 1 из 14`.
pub(super) fn is_place_in_list(text: &str) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if !holds_digit(text) {
        return false;
    }
    let mut words = words(text);
    let (Some(one), Some(two), Some(three), Some(four), None) =
        (words.next(), words.next(), words.next(), words.next(), words.next())
    else {
        return false;
    };
    match [one, two, three, four] {
        [first, "of", last, "document" | "documents" | "article" | "articles"]
        | ["document" | "article" | "item", first, "of", last]
        | ["документ" | "статья", first, "из", last]
        | ["dokument", first, "von", last]
        | ["document", first, "sur", last]
        | ["documento", first, "de" | "di", last]
        | ["文章" | "文件", first, "/", last] => is_number(first) && is_number(last),
        _ => false,
    }
}

/// Whether a line leads elsewhere (`Read more: ...`, `Sign up for ...`).
pub(super) fn is_invitation(line: &str) -> bool {
    known_or(line, |known| &mut known.is_invitation, tells_invitation)
}

fn tells_invitation(line: &str) -> bool {
    !is_longer(line, LONGEST_FURNITURE_CHARACTERS)
        && (opens_with(line, List::Opening)
            || is_teaser(line)
            || invites_to_letters(line)
            || asks_to_subscribe(line)
            || asks_to_click(line)
            || asks_what_is_looked_for(line)
            || is_note_of_desk(line)
            || is_embargo(line))
        && !reports_speech(line)
}

/// `The day's news in your inbox: subscribe to our newsletter.`
fn invites_to_letters(line: &str) -> bool {
    const LONGEST_BYTES: usize = 200;
    if line.len() > LONGEST_BYTES || line.is_ascii() && !List::Letters.is_in(line) {
        return false;
    }
    let text = lowered(line);
    if !List::Letters.is_in(&text) {
        return false;
    }
    // "She left to start a newsletter and asked them to subscribe" is a sentence of an article.
    let asks = || {
        let clause = |place: usize| {
            place == 0 || text[..place].trim_end().ends_with(['.', ':', '!', '?', '–', '—', '-', '|', '、', '。'])
        };
        List::LettersWanted.all().iter().any(|phrase| text.match_indices(phrase).any(|(place, _)| clause(place)))
    };
    asks() || List::LettersOfTheHouse.is_in(&text) && List::LettersWanted.is_in(&text)
}

/// Whether the first two letters of a line are those of `Skip to main navigation` in one of its languages.
fn may_skip(text: &str) -> bool {
    let lowered = text.as_bytes().first_chunk::<2>().map(|first| first.map(|byte| byte.to_ascii_lowercase()));
    // A letter of another script may be small as one of these.
    lowered.is_some_and(|first| matches!(first, [b's', b'k' | 0x80..] | [b'j', b'u' | 0x80..] | [b'a', b'l' | 0x80..]))
}

/// `Skip to main navigation`.
pub(super) fn is_skip(text: &str) -> bool {
    let is_link = || {
        ["skip to ", "jump to ", "skip navigation", "aller au ", "aller à la "].iter().any(|opener| text.starts_with(opener))
    };
    text.starts_with(['s', 'j', 'a'])
        && is_link()
        && text.split_whitespace().count() <= 14
        && !text.ends_with('.')
        && text.chars().count() <= 90
}

/// `0:00 / 3:42`: how far a recording is played.
fn is_player(text: &str) -> bool {
    let is_clock = |word: &str| word.contains(':') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let mut words = text.split([' ', '/']).filter(|word| !word.is_empty());
    words.next().is_some_and(|first| matches!(first, "0:00" | "00:00" | "0:00:00" | "00:00:00"))
        && words.clone().count() >= 1
        && words.all(is_clock)
}

/// `3 min read`, `12 comments`, `Listen (5 min)`.
fn is_count(text: &str) -> bool {
    let has_number = if text.is_ascii() { holds_digit(text) } else { text.chars().any(char::is_numeric) };
    if !has_number {
        return false;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    const COUNTED: [&str; 64] = [
        "ten",
        "tekst",
        "przeczytasz",
        "w",
        "minut",
        "minuty",
        "minutę",
        "czytania",
        "perc",
        "olvasási",
        "idő",
        "phút",
        "đọc",
        "süresi",
        "dk",
        "λεπτά",
        "читати",
        "хвилин",
        "min",
        "mins",
        "minute",
        "minutes",
        "read",
        "reading",
        "time",
        "comment",
        "comments",
        "share",
        "shares",
        "view",
        "views",
        "listen",
        "estimated",
        "approx",
        "about",
        "likes",
        "to",
        "words",
        "of",
        "lecture",
        "temps",
        "de",
        "lesezeit",
        "minuten",
        "minuti",
        "lettura",
        "di",
        "lectura",
        "tiempo",
        "minutos",
        "leitura",
        "tempo",
        "мин",
        "минут",
        "минуты",
        "чтения",
        "время",
        "на",
        "чтение",
        "dakika",
        "okuma",
        "leestijd",
        "comentarios",
        "просмотров",
    ];
    let is_number = |word: &&str| word.chars().all(char::is_numeric);
    (2..=7).contains(&words.len())
        && (1..=if is_span(text) { 2 } else { 1 }).contains(&words.iter().filter(|word| is_number(word)).count())
        && words.iter().all(|word| is_number(word) || COUNTED.contains(word))
}

/// A line of stars or dashes, or the side of a box.
pub(super) fn is_separator(line: &str) -> bool {
    // Most lines begin with a letter.
    if line.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
        return false;
    }
    let text = line.trim();
    let marks = || text.chars().filter(|c| !c.is_whitespace()).count();
    !text.is_empty()
        && text.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '*' | '-' | '_' | '=' | '~' | '#' | '•' | '·' | '—' | '–' | '―' | '\u{2500}'
                        ..='\u{257f}' | '+' | '.' | '|' | '⁂' | '◆' | '■'
                )
        })
        && (marks() >= 3 || matches!(text, "*" | "·" | "—" | "#" | "⁂" | "•" | "◆" | "■" | "--" | "|" | "||"))
}

/// `Page 3 of 12`, `- 3 -`.
pub(super) fn is_page_number(line: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    if line.len() > LONGEST_BYTES || !holds_digit(line) {
        return false;
    }
    // Most lines with a number begin otherwise.
    if !matches!(without_marks(line).as_bytes().first(), Some(b'p' | b'P' | b's' | b'S' | b'-' | 0x80..)) {
        return false;
    }
    let text = lowered(line);
    let words: Vec<&str> = words(&text).collect();
    let is_number = |word: &str| !word.is_empty() && word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
    match words.as_slice() {
        ["page" | "seite" | "página" | "стр.", number] => is_number(number),
        ["page" | "seite" | "página", number, "of" | "von" | "sur" | "de" | "/", total] => {
            is_number(number) && is_number(total)
        }
        ["-" | "–" | "—", number, "-" | "–" | "—"] => is_number(number),
        _ => false,
    }
}

/// Whether words before or above a headline are a section (`WORLD NEWS`, `Analysis`).
pub(super) fn is_kicker(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let is_between = |c: char| c.is_whitespace() || matches!(c, '/' | '|' | ':' | ',');
    // Most lines have more words.
    if without_marks(text).split(is_between).filter(|word| !word.is_empty()).nth(MOST_WORDS).is_some() {
        return false;
    }
    let text = lowered(text);
    let words: Vec<&str> = text.split(is_between).filter(|word| !word.is_empty()).collect();
    (1..=MOST_WORDS).contains(&words.len())
        && words.iter().all(|word| List::Kicker.contains(word))
        && words.iter().any(|word| word.len() > 3)
}

/// Whether a line is the heading of lines about the author.
pub(super) fn is_bio_heading(line: &str) -> bool {
    if !Candidates::of(line).has(List::BioHeading) {
        return false;
    }
    let text = lowered(line);
    List::BioHeading.contains(text.trim_end_matches([':', ' ']))
}

/// Whether a paragraph speaks of the author, or of whose views an article holds.
pub(super) fn speaks_of_author(text: &str) -> bool {
    !is_longer(text, 600) && opens_with(text, List::BioOpening)
}

#[cfg(test)]
mod tests {
    use super::super::credit::Credit;
    use super::*;

    #[test]
    fn lines_around_an_article() {
        for line in [
            "Skip to content",
            "MENU",
            "Facebook Twitter Email",
            "3 min read",
            "Reading time: 5 minutes",
            "12 Comments",
            "Share this article",
            "Share on Facebook",
            "Lire aussi",
            "Поделиться",
            "اقرأ أيضا",
            "Advertisement",
            "広告",
            "< Back to Weekend Edition",
            "Print | Share",
            "Partilhar no Facebook | Imprimir",
            "Print this page | Send to a friend",
            "[ferry-520x]",
            "[logo]",
            "EN | FR | DE",
            "English · Français · العربية",
            "عربي Español Русский Français 简体中文",
            "Hi, what are you looking for?",
            "Check against delivery!",
            "0:00 / 3:42",
            "0:00 0:03:42 0:00",
            "Accueil | Imprimer",
            "← Alle Artikel",
            "首页 经济 金融 公司 政经",
            "5 दिन पहले",
            "3-4 minuti",
            "4–5 minutes",
            "Skip to navigationSkip to contentSkip to footerHelp using this website",
            "Przejdź do głównych treściPrzejdź do wyszukiwarki",
            "Press \"Enter\" to skip to content",
            "1. Home",
            "Get all our news on your phone (Click Here)",
            "This article is more than 7 years old.",
        ] {
            assert!(is_furniture(line) || is_invitation(line), "{line}");
        }
        for line in [
            "Русский Deutsch",
            "0:00",
            "00:00 on the clock",
            "18:30 / 19:45",
            "What are you looking for in a minister of the ports?",
            "Share prices fell on Monday",
            "The menu was long",
            "Print is dead",
            "Twitter bans the minister",
            "In 12 minutes",
            "Home in the hills",
            "[sic]",
            "Back to school",
            "首页 改版",
            "HomeOwners of the county sue",
            "MenuMaster closes its works",
            "1. Home is where the county is",
            "What to do where a page says (click here) and nothing happens",
        ] {
            assert!(!is_furniture(line) && !is_invitation(line), "{line}");
        }
        for (line, expected) in [
            ("Image: Archive.", Some(Credit::Image)),
            ("(Photo by Jane Doe/Agency)", Some(Credit::Image)),
            ("Ships at anchor. (Jane Doe/AFP via Getty Images)", Some(Credit::Image)),
            ("Getty Images The half-built wall of the port", Some(Credit::Image)),
            ("Une rue de Brévigny, le 4 octobre 2024. JANE DOE / AGENCE VISA", Some(Credit::Image)),
            ("EU / USA", None),
            ("© 2023 Harbour Review", Some(Credit::Rights)),
            ("This article was originally published by Harbour Review.", Some(Credit::Origin)),
            ("Correction: an earlier version named the wrong port.", Some(Credit::Correction)),
            ("The agency Getty Images said on Monday that it would sell.", None),
            ("Photography was banned in the harbour.", None),
            ("Copyrighted works were at the heart of it.", None),
        ] {
            assert_eq!(Credit::of(line), expected, "{line}");
        }
        assert_eq!(breadcrumb("Home > News > World"), Some(vec!["Home", "News", "World"]));
        assert_eq!(breadcrumb("Profit > people"), None);
        assert_eq!(breadcrumb("位置：首页 > 公司 > 正文"), Some(vec!["首页", "公司", "正文"]));
        assert!(is_separator("* * *") && is_separator("---") && !is_separator("a - b"));
    }
}

//! Tells what a saved page says around an article from the article: navigation, shares, credits, rights, notes.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lines::ends_sentence;

static LISTS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut name = "";
    for line in include_str!("furniture.txt").lines().filter(|line| !line.starts_with("# ")) {
        match line.strip_prefix("= ") {
            Some(list) => name = list,
            None => {
                lists.entry(name).or_default().extend(line.split(", ").map(str::trim).filter(|phrase| !phrase.is_empty()))
            }
        }
    }
    lists
});

fn list(name: &str) -> &'static [&'static str] {
    LISTS.get(name).map_or(&[], Vec::as_slice)
}

/// A text in lower case, without marks of lists and bold writing at its beginning.
fn lowered(text: &str) -> String {
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>' | '•' | '►' | '▶' | '→' | '|' | '»' | '\u{feff}');
    text.trim_matches(is_mark).replace('’', "'").to_lowercase()
}

fn opens_with(text: &str, name: &str) -> bool {
    begins_with(&beginning(text), name)
}

/// As much of a text as an opener may be long, in lower case.
fn beginning(text: &str) -> String {
    const LONGEST_OPENER_BYTES: usize = 200;
    lowered(&text[..text.floor_char_boundary(LONGEST_OPENER_BYTES)])
}

fn begins_with(text: &str, name: &str) -> bool {
    list(name).iter().any(|opener| {
        text.strip_prefix(opener).is_some_and(|rest| {
            let is_whole = !opener.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
            // Words of some scripts have nothing between them.
            is_whole || !opener.is_ascii() && !opener.chars().any(|c| c.is_lowercase() || c.is_uppercase())
        })
    })
}

/// Longer lines are text.
const LONGEST_FURNITURE_CHARACTERS: usize = 220;
/// Marks of lists and bold writing around a line do not count.
const MOST_MARKS: usize = 20;

/// Whether a line is navigation, a share button, a reading time and the like, wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    if line.trim().chars().count() > LONGEST_FURNITURE_CHARACTERS + MOST_MARKS {
        return false;
    }
    let text = lowered(line);
    if text.chars().count() > LONGEST_FURNITURE_CHARACTERS {
        return false;
    }
    let plain = text
        .trim_matches(|c: char| matches!(c, ':' | '.' | '+' | '(' | ')' | '[' | ']' | '<' | '>' | '×' | '☰' | '≡' | ' '));
    list("line").contains(&plain)
        || list("line").contains(&text.as_str())
        || is_skip(plain)
        || is_shares(plain)
        || is_count(plain)
        || is_place_in_list(plain)
}

/// `1 of 12 DOCUMENTS`, `Document 1 of 12`.
fn is_place_in_list(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [first, "of", last, "document" | "documents" | "article" | "articles"]
        | ["document" | "article" | "item", first, "of", last] => is_number(first) && is_number(last),
        _ => false,
    }
}

/// Whether a line leads elsewhere (`Read more: ...`, `Sign up for ...`).
pub(super) fn is_invitation(line: &str) -> bool {
    line.chars().count() <= LONGEST_FURNITURE_CHARACTERS && (opens_with(line, "opening") || invites_to_letters(line))
}

/// `The day's news in your inbox: subscribe to our newsletter.`
fn invites_to_letters(line: &str) -> bool {
    const LONGEST_BYTES: usize = 200;
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let text = lowered(line);
    let holds = |name: &str| list(name).iter().any(|phrase| text.contains(phrase));
    // "She left to start a newsletter and asked them to subscribe" is a sentence of an article.
    let asks = || {
        let clause = |place: usize| {
            place == 0 || text[..place].trim_end().ends_with(['.', ':', '!', '?', '–', '—', '-', '|', '、', '。'])
        };
        list("letters wanted").iter().any(|phrase| text.match_indices(phrase).any(|(place, _)| clause(place)))
    };
    holds("letters") && (asks() || holds("letters of the house") && holds("letters wanted"))
}

/// `1 of 12 DOCUMENTS`, `Document 1 of 12` above each document of an export.
pub(super) fn is_document_mark(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    line.len() <= LONGEST_BYTES && is_place_in_list(&lowered(line))
}

/// Whether a short line is the name of a paper by its words: `The Harbour Times`, `Küstenkurier`, `海湾日报`.
pub(crate) fn names_a_paper(line: &str) -> bool {
    const MOST_WORDS: usize = 5;
    const LONGEST_CHARACTERS: usize = 45;
    let text = line.trim();
    if text.chars().count() > LONGEST_CHARACTERS
        || text.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | ',' | '?' | '!'))
    {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    const INSIDE: [&str; 16] =
        ["of", "the", "and", "de", "du", "des", "la", "le", "el", "del", "der", "di", "da", "do", "dos", "van"];
    let are_capitals = words.iter().all(|word| INSIDE.contains(word) || !word.starts_with(char::is_lowercase));
    // Russian and its like write only the first word large.
    let is_cyrillic = text.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    let lowered: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is_word = lowered.iter().any(|word| list("paper").contains(&word.as_str()));
    let has_ending = |word: &String| {
        list("paper ending").iter().any(|ending| word.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= 2))
    };
    (1..=MOST_WORDS).contains(&words.len())
        && (are_capitals || is_cyrillic && words.len() <= 3)
        && (is_word && words.len() >= 2 || lowered.last().is_some_and(has_ending))
}

/// Whether a line says whom the press may ask.
pub(super) fn is_contact(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 200;
    line.chars().count() <= LONGEST_CHARACTERS && opens_with(line, "contact opening")
}

/// Whether a line says that the text is at its end: `###`, `-30-`, `ENDS`.
pub(super) fn is_end_mark(line: &str) -> bool {
    const LONGEST_BYTES: usize = 20;
    line.len() <= LONGEST_BYTES && {
        let text = line.trim().trim_matches('*').replace(['–', '—'], "-").to_lowercase();
        list("end mark").contains(&text.as_str())
    }
}

/// Whether a paragraph behind a press release is about the house that sent it.
pub(super) fn is_boilerplate(text: &str) -> bool {
    opens_with(text, "boilerplate opening")
}

/// Whether a line says that the text is a press release.
pub(super) fn is_release_mark(line: &str) -> bool {
    const MARKS: [&str; 16] = [
        "for immediate release",
        "for immediate publication",
        "immediate release",
        "press release",
        "media release",
        "news release",
        "communiqué de presse",
        "pressemitteilung",
        "pressemeldung",
        "medienmitteilung",
        "comunicado de prensa",
        "nota de prensa",
        "comunicato stampa",
        "persbericht",
        "пресс-релиз",
        "新闻稿",
    ];
    const LONGEST_BYTES: usize = 60;
    line.len() <= LONGEST_BYTES && MARKS.contains(&lowered(line).trim_end_matches([':', ' ']))
}

/// `Skip to main navigation`.
fn is_skip(text: &str) -> bool {
    let is_link = ["skip to ", "jump to ", "skip navigation", "aller au ", "aller à la "]
        .iter()
        .any(|opener| text.starts_with(opener));
    is_link && text.split_whitespace().count() <= 14 && !text.ends_with('.') && text.chars().count() <= 90
}

/// `Facebook Twitter Email`.
fn is_shares(text: &str) -> bool {
    const SURE: [&str; 15] = [
        "facebook",
        "twitter",
        "whatsapp",
        "linkedin",
        "telegram",
        "reddit",
        "pinterest",
        "email",
        "tweet",
        "facebookshare",
        "вконтакте",
        "فيسبوك",
        "تويتر",
        "subscribe",
        "login",
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    (2..=16).contains(&words.len())
        && words.iter().all(|word| list("share word").contains(word) || word.chars().all(|c| c.is_ascii_digit()))
        && words.iter().filter(|word| SURE.contains(word)).count() >= 1
}

/// `3 min read`, `12 comments`, `Listen (5 min)`.
fn is_count(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    const COUNTED: [&str; 46] = [
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
        && words.iter().filter(|word| is_number(word)).count() == 1
        && words.iter().all(|word| is_number(word) || COUNTED.contains(word))
}

/// Whether nothing but a list of other articles follows a line.
pub(super) fn is_list_heading(line: &str) -> bool {
    const LONGEST_HEADING_BYTES: usize = 300;
    if line.len() > LONGEST_HEADING_BYTES {
        return false;
    }
    let text = lowered(line);
    list("list heading").contains(&text.trim_end_matches([':', ' ', '.']))
}

/// A line of stars or dashes.
pub(super) fn is_separator(line: &str) -> bool {
    let text = line.trim();
    let marks = || text.chars().filter(|c| !c.is_whitespace()).count();
    !text.is_empty()
        && text.chars().all(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '*' | '-'
                        | '_'
                        | '='
                        | '~'
                        | '#'
                        | '•'
                        | '·'
                        | '—'
                        | '–'
                        | '―'
                        | '─'
                        | '━'
                        | '+'
                        | '.'
                        | '|'
                        | '⁂'
                        | '◆'
                        | '■'
                )
        })
        && (marks() >= 3 || matches!(text, "*" | "—" | "#" | "⁂" | "•" | "◆" | "■" | "--"))
}

/// `Page 3 of 12`, `- 3 -`.
pub(super) fn is_page_number(line: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let text = lowered(line);
    let words: Vec<&str> = text.split_whitespace().collect();
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
        const LONGEST_CREDIT_CHARACTERS: usize = 400;
        let length = text.chars().count();
        if length > LONGEST_CREDIT_CHARACTERS {
            return None;
        }
        let beginning = beginning(text);
        match () {
            () if begins_with(&beginning, "credit opening") => Some(Self::Image),
            () if length <= 300 && is_image_credit(text) => Some(Self::Image),
            () if begins_with(&beginning, "rights opening") => Some(Self::Rights),
            () if begins_with(&beginning, "origin opening") => Some(Self::Origin),
            () if begins_with(&beginning, "correction opening") => Some(Self::Correction),
            () => None,
        }
    }
}

/// A caption that ends with its agency: `Soldiers in Kyiv. (Jane Doe/AFP)`, `A port at dawn. Getty Images`.
fn is_image_credit(text: &str) -> bool {
    // Only the end of it says so.
    const TAIL_BYTES: usize = 200;
    let text = lowered(&text[text.ceil_char_boundary(text.len().saturating_sub(TAIL_BYTES))..]);
    let tail_start = text.char_indices().rev().nth(45).map_or(0, |(place, _)| place);
    let tail = &text[tail_start..];
    let has_mark = list("credit mark").iter().any(|mark| tail.contains(mark));
    let is_closed = text.ends_with([')', ']']) || !ends_sentence(&text);
    has_mark && is_closed
}

/// Whether words before or above a headline are a section (`WORLD NEWS`, `Analysis`).
pub(super) fn is_kicker(text: &str) -> bool {
    let text = lowered(text);
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | ':' | ','))
        .filter(|word| !word.is_empty())
        .collect();
    (1..=4).contains(&words.len())
        && words.iter().all(|word| list("kicker").contains(word))
        && words.iter().any(|word| word.chars().count() > 3)
}

/// `Home > News > World`: its steps.
pub(super) fn breadcrumb(line: &str) -> Option<Vec<&str>> {
    let mark = [" > ", " » ", " › ", " / ", " → ", ">", "»", "›"].into_iter().find(|mark| line.contains(mark))?;
    let steps: Vec<&str> = line.trim().split(mark).map(str::trim).filter(|step| !step.is_empty()).collect();
    const HOMES: [&str; 19] = [
        "home",
        "homepage",
        "front page",
        "accueil",
        "startseite",
        "start",
        "inicio",
        "portada",
        "início",
        "home page",
        "главная",
        "головна",
        "الرئيسية",
        "ana sayfa",
        "anasayfa",
        "strona główna",
        "首页",
        "首頁",
        "ホーム",
    ];
    let is_home = steps.first().is_some_and(|step| HOMES.contains(&step.to_lowercase().as_str()));
    let are_short = steps.iter().all(|step| step.split_whitespace().count() <= 12) && line.chars().count() <= 200;
    (are_short && (is_home && steps.len() >= 2)).then_some(steps)
}

/// Whether a line is the heading of lines about the author.
pub(super) fn is_bio_heading(line: &str) -> bool {
    let text = lowered(line);
    list("bio heading").contains(&text.trim_end_matches([':', ' ']))
}

/// Whether a paragraph speaks of the author, or of whose views an article holds.
pub(super) fn speaks_of_author(text: &str) -> bool {
    text.chars().count() <= 600 && opens_with(text, "bio opening")
}

#[cfg(test)]
mod tests {
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
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Share prices fell on Monday",
            "The menu was long",
            "Print is dead",
            "Twitter bans the minister",
            "In 12 minutes",
            "Home in the hills",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        for (line, expected) in [
            ("Image: Archive.", Some(Credit::Image)),
            ("(Photo by Jane Doe/Agency)", Some(Credit::Image)),
            ("Ships at anchor. (Jane Doe/AFP via Getty Images)", Some(Credit::Image)),
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
        assert!(is_separator("* * *") && is_separator("---") && !is_separator("a - b"));
    }
}

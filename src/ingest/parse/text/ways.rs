//! Tells the ways through a site that pages print above an article: `Home > News > World`, `< Back to Weekend Edition`, `首页 经济 金融`, sections beside each
//! other.

use super::super::scan::{self, holds, holds_any, is_longer};
use super::super::subjects::{names_section, names_section_or_subject};
use super::furniture::{is_furniture, is_kicker, is_skip};
use super::known_lines::known_or;
use super::lines::ends_sentence;
use super::page::weight;
use super::phrases::{List, lowered};

/// What the first step of a way through a site is called.
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

/// What may stand before it.
const HERE: [&str; 14] = [
    "you are here:",
    "vous êtes ici :",
    "vous êtes ici:",
    "sie sind hier:",
    "du bist hier:",
    "estás en:",
    "está en:",
    "você está aqui:",
    "sei qui:",
    "вы здесь:",
    "位置：",
    "当前位置：",
    "您的位置：",
    "您当前的位置：",
];

/// `Home > News > World`: its steps.
pub(super) fn breadcrumb(line: &str) -> Option<Vec<&str>> {
    const LONGEST_CHARACTERS: usize = 200;
    if is_longer(line, LONGEST_CHARACTERS) {
        return None;
    }
    // The bytes that the marks begin with behind their blanks.
    if !holds_any(line, [b'>', b'/', 0xC2, 0xE2]) {
        return None;
    }
    let mark = [" > ", " » ", " › ", " / ", " → ", ">", "»", "›"].into_iter().find(|mark| holds(line, mark))?;
    let lowered = line.trim().to_lowercase();
    let here = HERE.iter().find(|here| lowered.starts_with(**here)).map_or(0, |here| here.len());
    let steps = line.trim().get(here..)?;
    let steps: Vec<&str> = steps.split(mark).map(str::trim).filter(|step| !step.is_empty()).collect();
    let is_home = steps.first().is_some_and(|step| HOMES.contains(&step.to_lowercase().as_str()));
    // The last may be the headline.
    let above = steps.get(..steps.len().saturating_sub(1)).unwrap_or_default();
    let are_short = above.iter().all(|step| step.split_whitespace().count() <= 12);
    (are_short && (is_home && steps.len() >= 2)).then_some(steps)
}

/// `< Back to Weekend Edition`, `← Alle Artikel`: an arrow and where it leads.
pub(super) fn is_way_back(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let line = scan::trim(line);
    let behind = line.strip_prefix(['←', '‹', '⟵']).or_else(|| line.strip_prefix("< ")).or_else(|| line.strip_prefix("<< "));
    behind.is_some_and(|words| (1..=MOST_WORDS).contains(&words.split_whitespace().count()) && !words.contains(['>', '<']))
}

/// `首页 经济 金融 公司`: the items of a menu beside each other, the first of which leads home.
pub(super) fn is_row_of_menu(text: &str) -> bool {
    const LEAST_ITEMS: usize = 4;
    const LONGEST_ITEM_CHARACTERS: usize = 4;
    if text.is_ascii() || !HOMES.iter().any(|home| text.starts_with(home)) {
        return false;
    }
    let items: Vec<&str> = text.split([' ', '\u{3000}', '|', '｜']).filter(|item| !item.is_empty()).collect();
    let is_item = |item: &&str| item.chars().count() <= LONGEST_ITEM_CHARACTERS && !item.is_ascii();
    items.len() >= LEAST_ITEMS && HOMES.contains(&items[0]) && items.iter().all(is_item)
}

/// `Skip to navigationSkip to contentHelp`: links that stand beside each other on a page and lost what was between them.
pub(super) fn are_glued_buttons(line: &str) -> bool {
    const MOST_PARTS: usize = 12;
    const MOST_WORDS: usize = 8;
    // Most lines have no large letter behind a small one.
    let is_joint = |pair: &[u8]| pair[0].is_ascii_lowercase() & pair[1].is_ascii_uppercase();
    if line.is_ascii() && !line.as_bytes().windows(2).fold(false, |found, pair| found | is_joint(pair)) {
        return false;
    }
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, ' ');
    for (place, character) in line.char_indices() {
        if before.is_lowercase() && character.is_uppercase() {
            parts.push(line[start..place].trim());
            start = place;
        }
        before = character;
    }
    parts.push(line[start..].trim());
    let is_known = |part: &&&str| {
        let part = lowered(part);
        List::Line.contains(&part) || is_skip(&part)
    };
    (2..=MOST_PARTS).contains(&parts.len())
        && parts.iter().all(|part| part.split_whitespace().count() <= MOST_WORDS)
        && parts.iter().filter(is_known).count() * 2 >= parts.len()
        // "McDonald's" has a joint of its own.
        && parts.iter().take(2).all(|part| is_known(&part))
}

/// One of these is in each mark between steps.
pub(super) const BYTES_OF_STEPS: [u8; 5] = [b'|', b'>', b'/', 0xC2, 0xE2];

/// Whether words are a section, a way through a site or several sections beside each other: `Middle East & Africa | Counting sheep`.
pub(super) fn is_section(text: &str) -> bool {
    known_or(text, |known| &mut known.is_section, tells_section)
}

fn tells_section(text: &str) -> bool {
    const MOST_WORDS_OF_STEP: usize = 4;
    let are_short = || {
        let steps: Vec<&str> =
            text.split(['|', '>', '»', '›', '•', '/']).map(str::trim).filter(|step| !step.is_empty()).collect();
        steps.len() >= 2 && steps.iter().all(|step| weight(step) <= MOST_WORDS_OF_STEP)
    };
    holds_any(text, BYTES_OF_STEPS) && are_short() || is_kicker(text) || names_section(text) || is_row_of_sections(text)
}

/// `Cronaca Politica Economia Sport Spettacoli`, `News  Opinion  Video  Archive`: the menu of a site on one line, its items known as sections or
/// set apart by wide gaps.
fn is_row_of_sections(text: &str) -> bool {
    const LEAST_ITEMS: usize = 4;
    const MOST_ITEMS: usize = 14;
    const MOST_WORDS_OF_ITEM: usize = 3;
    let text = text.trim();
    if ends_sentence(text) || !text.chars().next().is_some_and(char::is_alphabetic) {
        return false;
    }
    if holds(text, "  ") {
        let items: Vec<&str> = text.split("  ").map(str::trim).filter(|item| !item.is_empty()).collect();
        let is_wide = text.contains("    ") && items.iter().any(|item| is_furniture(item));
        let least = if is_wide { 2 } else { LEAST_ITEMS };
        if (least..=MOST_ITEMS).contains(&items.len()) && items.iter().all(|item| weight(item) <= MOST_WORDS_OF_ITEM) {
            return true;
        }
    }
    // Most lines have a small word soon.
    let are_large = || scan::words(text).take(MOST_ITEMS + 1).all(|word| !word.starts_with(char::is_lowercase));
    if !are_large() {
        return false;
    }
    let words: Vec<&str> = scan::words(text).take(MOST_ITEMS + 1).collect();
    let is_known = |word: &&&str| is_kicker(word) || names_section_or_subject(word) || is_furniture(word);
    (LEAST_ITEMS..=MOST_ITEMS).contains(&words.len()) && words.iter().filter(is_known).count() * 4 >= words.len() * 3
}

#[cfg(test)]
mod tests {
    use super::is_section;

    #[test]
    fn sections_beside_each_other() {
        for (text, expected) in [
            ("Cronaca Politica Economia Sport Spettacoli", true),
            ("Новини  Публікації  Колонки  Відео  Архів", true),
            ("World | Trade & Ports", true),
            ("Home      All news      Contact us", true),
            ("Harbour      at dawn", false),
            ("Ministers agree on a plan for ports", false),
            ("Grain Ships Leave Odesa Harbour Again", false),
        ] {
            assert_eq!(is_section(text), expected, "{text}");
        }
    }
}

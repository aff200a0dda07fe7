//! Tells the ways through a site that pages print above an article: `Home > News > World`, `< Back to Weekend Edition`, `首页 经济 金融`.

use super::super::scan::{holds_any, is_longer};

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
    let mark = [" > ", " » ", " › ", " / ", " → ", ">", "»", "›"].into_iter().find(|mark| line.contains(mark))?;
    let lowered = line.trim().to_lowercase();
    let here = HERE.iter().find(|here| lowered.starts_with(**here)).map_or(0, |here| here.len());
    let steps = line.trim().get(here..)?;
    let steps: Vec<&str> = steps.split(mark).map(str::trim).filter(|step| !step.is_empty()).collect();
    let is_home = steps.first().is_some_and(|step| HOMES.contains(&step.to_lowercase().as_str()));
    let are_short = steps.iter().all(|step| step.split_whitespace().count() <= 12);
    (are_short && (is_home && steps.len() >= 2)).then_some(steps)
}

/// `< Back to Weekend Edition`, `← Alle Artikel`: an arrow and where it leads.
pub(super) fn is_way_back(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let line = line.trim();
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

//! Finds the house of a page that neither declares it nor has it in its title: in the line about the rights, above a view for printing, in the
//! link to the front page.

use super::page::PageFacts;
use super::text::{key, plain};
use crate::ingest::parse::text::owner_of;

/// The name of the house, and where it stands.
pub(super) fn house_of_page(facts: &PageFacts<'_>) -> Option<(String, &'static str)> {
    let by_rights = owner_of_rights(facts).map(|name| (name, "line about the rights"));
    let by_print = || printed_on(facts).map(|name| (name, "line of the print view"));
    let by_link = || linked_front_page(facts).map(|name| (name, "link to the front page"));
    by_rights.or_else(by_print).or_else(by_link)
}

/// Whether words are a heading of the page or the title that it declares for others to show.
pub(super) fn is_shown_title(facts: &PageFacts<'_>, words: &str) -> bool {
    let wanted = key(words);
    facts.headings.iter().any(|heading| key(&heading.text) == wanted)
        || facts.meta("og:title").any(|title| key(&plain(title)) == wanted)
}

/// Whether the last part of a title is short enough for a name of the house in other letters, and what stands before it for a headline: a headline
/// without spaces is a single word, too.
pub(super) fn may_be_house_behind(before: &str, last: &str, facts: &PageFacts<'_>) -> bool {
    const MOST_WITHOUT_SPACES: usize = 10;
    const MOST: usize = 24;
    let is_without_spaces =
        |letter: char| matches!(letter, '\u{e00}'..='\u{e7f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}');
    let most = if last.chars().any(is_without_spaces) { MOST_WITHOUT_SPACES } else { MOST };
    let length = |text: &str| text.chars().count();
    length(last) <= most && (length(before) > length(last) || is_shown_title(facts, before))
}

/// Whose the rights are, by a line with the year in it below the text: `Copyright 1998 Harbour Courier. Comments to the webmaster.`, `© 2005-2026
/// Harbour Office`, `Harbour Courier © 2026`. Who made the program of the site says so, too.
fn owner_of_rights(facts: &PageFacts<'_>) -> Option<String> {
    const MOST_BLOCKS: usize = 24;
    const LAST_BLOCKS: usize = 3;
    const LONGEST_BYTES: usize = 240;
    const PROGRAMS: [&str; 16] = [
        "phpbb",
        "vbulletin",
        "xenforo",
        "invision",
        "simple machines",
        "wordpress",
        "joomla",
        "drupal",
        "blogger",
        "google",
        "wix",
        "squarespace",
        "automattic",
        "datalife",
        "bitrix",
        "getty",
    ];
    let has_year = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    let is_owner = |name: &str| {
        let lowered = name.to_lowercase();
        (3..=60).contains(&name.chars().count())
            && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !PROGRAMS.iter().any(|program| lowered.contains(program))
            && !["theme", "template", "design"].iter().any(|word| lowered.contains(word))
    };
    let says_rights = |text: &str| text.contains(['©', 'ⓒ']) || text.contains("opyright") || text.contains("(c)");
    let last = facts.blocks.iter().rev().take(MOST_BLOCKS);
    // Without the year it may be a picture's, but for the last lines.
    let is_late = |place: usize| place < LAST_BLOCKS;
    let mut lines = last.enumerate().filter(|(place, block)| {
        block.length <= LONGEST_BYTES && says_rights(&block.text) && (has_year(&block.text) || is_late(*place))
    });
    lines.find_map(|(_, block)| {
        let behind = owner_of(&block.text).filter(|name| is_owner(name));
        let before = || {
            let (before, rest) = block.text.split_once('©')?;
            let name = before.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.'));
            let is_alone = rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) && name.split(' ').count() <= 6;
            (is_alone && is_owner(name) && !name.contains(". ")).then(|| name.to_string())
        };
        behind.map(str::to_string).or_else(before)
    })
}

/// `Published on Harbour Courier (https://courier.example)`: what stands above a page that is made for printing.
fn printed_on(facts: &PageFacts<'_>) -> Option<String> {
    const MOST_BLOCKS: usize = 6;
    let lines = facts.blocks.iter().take(MOST_BLOCKS).map(|block| block.text.as_str());
    // A link may stand apart from the bracket before it.
    let named = lines.filter_map(|line| {
        let (name, address) = line.strip_prefix("Published on ")?.split_once(" (")?;
        address.trim_start().starts_with("http").then_some(name.trim())
    });
    let mut names = named.filter(|name| (2..=60).contains(&name.chars().count()));
    names.next().map(str::to_string)
}

/// The name of a house by the first link to the front page, where it says more than that.
fn linked_front_page(facts: &PageFacts<'_>) -> Option<String> {
    const WORDS: [&str; 40] = [
        "home",
        "start",
        "accueil",
        "inicio",
        "início",
        "principal",
        "главн",
        "головна",
        "ana sayfa",
        "anasayfa",
        "strona",
        "hlavní",
        "forside",
        "etusivu",
        "αρχική",
        "الرئيسية",
        "خانه",
        "ראשי",
        "首页",
        "首頁",
        "ホーム",
        "トップ",
        "홈",
        "beranda",
        "trang chủ",
        "หน้าแรก",
        "होम",
        "back",
        "zurück",
        "retour",
        "volver",
        "skip",
        "logo",
        "menu",
        "click",
        "here",
        "front page",
        "portada",
        "página",
        "read",
    ];
    const WORDS_OF_NAME: std::ops::RangeInclusive<usize> = 2..=5;
    let name = facts.home_links.first().map(|name| name.trim())?;
    let lowered = name.to_lowercase();
    let is_name = WORDS_OF_NAME.contains(&name.split_whitespace().count())
        && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !name.ends_with(['.', '!', '?', ':'])
        && !name.chars().any(|c| c.is_ascii_digit())
        && name.chars().count() <= 40
        && !WORDS.iter().any(|word| lowered.contains(word));
    is_name.then(|| name.to_string())
}

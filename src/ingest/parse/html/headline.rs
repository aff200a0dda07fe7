//! Chooses the headline of a page among its headings and what it declares.
//!
//! What a reader sees wins, if it is the headline: headings are weighed by where they stand and by how many of the declared titles
//! (JSON-LD, OpenGraph, `<title>` and others) say the same. A heading that no declared title resembles is the name of the site or of a
//! section.

use super::json_ld::JsonLd;
use super::large::large_line;
use super::page::{Block, Heading, PageFacts, Place};
use super::pieces::{has_date, is_byline};
use super::site::Site;
use super::text::{key, likeness, likeness_of, plain, without_site};
use crate::ingest::parse::byline::says_role;
use crate::text::words_of;

/// A title that may be the headline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Title {
    pub(super) text: String,
    /// Where it stands.
    pub(super) origin: String,
    pub(super) weight: f32,
}

/// The chosen headline and the others, best first.
#[derive(Debug, Default)]
pub(super) struct Headlines {
    pub(super) titles: Vec<Title>,
    /// Where the page shows it.
    pub(super) place: Option<Place>,
}

/// Declared titles, most trusted first.
const METAS: [(&str, f32); 12] = [
    ("og:title", 0.8),
    ("twitter:title", 0.5),
    ("parsely-title", 0.5),
    ("sailthru.title", 0.4),
    ("dc.title", 0.5),
    ("dcterms.title", 0.5),
    ("citation_title", 0.7),
    ("headline", 0.6),
    ("hdl", 0.6),
    ("mrc__share_title", 0.4),
    ("rbtitle", 0.4),
    ("title", 0.4),
];

/// A shorter line says nothing by standing at the beginning of a title, too.
const LEAST_OF_TITLE_BYTES: usize = 12;

/// How much of the declared titles a heading of the second level has, where it is the headline.
const LEAST_OF_SECOND: f32 = 0.4;

/// Longer declared titles are no names of houses.
const MOST_WORDS_OF_HOUSE: usize = 6;

/// Chooses.
pub(super) fn headlines(facts: &PageFacts<'_>, json_ld: &JsonLd, site: &Site) -> Headlines {
    let declared = declared(facts, json_ld, site);
    let mut shown: Vec<(usize, Title)> = Vec::new();
    let folded: Vec<String> = declared.iter().map(|title| format!(" {} ", key(&title.text))).collect();
    for (place, heading) in facts.headings.iter().enumerate() {
        if let Some(weight) = own_weight(heading, facts, site) {
            let text = without_parts(heading, &declared, &folded);
            let origin = if heading.level == 0 { "marked headline".to_string() } else { format!("h{}", heading.level) };
            shown.push((place, Title { text, origin, weight }));
        }
    }
    // How far the declared titles agree, each kind once.
    let known: Vec<(f32, Vec<String>)> = declared.iter().map(|title| (title.weight, words_of(&title.text))).collect();
    let support = |text: &str| -> (f32, f32) {
        let words = words_of(text);
        let alike = known.iter().map(|(weight, known)| (weight, likeness_of(&words, known)));
        alike.fold((0.0, 0.0), |(sum, best), (weight, alike)| (sum + weight * alike, f32::max(best, alike)))
    };
    // The name of a house may be declared as the title of every page.
    let is_shown_in_text = |title: &Title| {
        let wanted = key(&title.text);
        facts.blocks.iter().any(|block| block.aside == 0 && block.has_key(&wanted))
    };
    let declares_house = !declared.is_empty()
        && declared.iter().all(|title| words_of(&title.text).len() <= MOST_WORDS_OF_HOUSE && !is_shown_in_text(title));
    let large = large_line(facts, site);
    // The name of a house may stand behind the headline in the title.
    let begins_title = |line: &str| declared.iter().any(|title| title.text.starts_with(line));
    let is_any_shown = || {
        declared.iter().any(is_shown_in_text)
            || facts.blocks.iter().any(|block| block.length >= LEAST_OF_TITLE_BYTES && begins_title(&block.text))
    };
    let mut titles: Vec<(f32, Option<usize>, Title)> = Vec::new();
    for (place, title) in &shown {
        let (sum, best) = support(&title.text);
        let is_related = best >= 0.25 || declared.is_empty();
        // Lower headings are headlines only if the page declares them so.
        let heading = &facts.headings[*place];
        let is_marked = heading.is_marked && (is_related || heading.place.aside == 0);
        let is_above = is_last_above_text(heading, facts);
        let is_only_above = (declared.is_empty() || declares_house) && is_above;
        // Where no heading is of the first level, the one above the text is the headline if it is much like what is declared.
        let is_second = heading.level == 2 && is_above && best >= LEAST_OF_SECOND;
        // The largest line above the text, where the title is that of all pages.
        let is_against_title = large == Some(*place) && best < 0.25 && !is_any_shown();
        if heading.level != 1 && best < 0.75 && !is_marked && !is_only_above && !is_against_title && !is_second {
            continue;
        }
        // A section's name may be declared in place of the headline.
        let is_long = |text: &str| words_of(text).len() >= 4;
        let is_against_sections = heading.level == 1
            && heading.place.aside == 0
            && is_long(&title.text)
            && !declared.iter().any(|title| words_of(&title.text).len() > 2);
        let is_against_house = declares_house
            && heading.place.aside == 0
            && is_long(&title.text)
            && (is_only_above || heading.level == 1 && facts.headings.iter().filter(|other| other.level == 1).count() == 1);
        let is_against = is_against_sections || is_against_house || is_against_title;
        let related = if is_related || is_against { 2.0 } else { 0.0 };
        titles.push((title.weight + sum + related, Some(*place), title.clone()));
    }
    for title in &declared {
        let (sum, _) = support(&title.text);
        titles.push((title.weight * 0.5 + sum, None, title.clone()));
    }
    titles.sort_by(|one, other| other.0.total_cmp(&one.0));
    // Where the title names the house, and no heading anything, the line above the text does.
    let is_nameless = declares_house || declared.is_empty();
    if is_nameless
        && !titles.iter().any(|(_, place, _)| place.is_some())
        && let Some((title, place)) = line_above_text(facts, site)
    {
        let others = titles.into_iter().map(|(_, _, title)| title).take(5);
        return Headlines { titles: std::iter::once(title).chain(others).collect(), place: Some(place) };
    }
    let heading = titles.first().and_then(|(_, place, title)| place.or_else(|| heading_of(&title.text, &shown)));
    let place = heading.map(|heading| facts.headings[heading].place);
    let place = place.or_else(|| place_of(titles.first().map(|(_, _, title)| title.text.as_str())?, facts));
    let place = place.or_else(|| place_above_text(facts));
    let mut chosen: Vec<Title> = Vec::new();
    for (_, _, title) in titles {
        if !chosen.iter().any(|known| known.text == title.text) {
            chosen.push(title);
        }
    }
    chosen.truncate(6);
    if let Some((title, below)) = below_section(&chosen, facts) {
        return Headlines { titles: [vec![title], chosen].concat(), place: Some(below) };
    }
    if let Some((title, below)) = below_site(&chosen, facts, site) {
        return Headlines { titles: [vec![title], chosen].concat(), place: Some(below) };
    }
    // Spans set a space before the colon that the words have not.
    if let Some(first) = chosen.first().cloned()
        && let Some(place) = chosen.iter().position(|title| is_set_closer(&title.text, &first.text))
    {
        chosen.swap(0, place);
    }
    // The same words in small letters say more than in capitals.
    if let Some(first) = chosen.first().cloned()
        && !first.text.chars().any(char::is_lowercase)
        && let Some(place) = chosen.iter().position(|title| title.text != first.text && key(&title.text) == key(&first.text))
    {
        chosen.swap(0, place);
    }
    Headlines { titles: chosen, place }
}

/// Whether one text is the other without a space before a mark, or with the colon that a line for itself before the headline does
/// not need.
fn is_set_closer(one: &str, other: &str) -> bool {
    const MARKS: [&str; 5] = [" :", " ,", " .", " ?", " !"];
    if one.contains(": ") && !other.contains(':') && key(one) == key(other) {
        return true;
    }
    let has_mark = |text: &str| MARKS.iter().any(|mark| text.contains(mark));
    has_mark(other) && !has_mark(one) && key(one) == key(other)
}

/// The heading below one that names the section: `Press releases`, and then the headline.
fn below_section(chosen: &[Title], facts: &PageFacts<'_>) -> Option<(Title, Place)> {
    const SECTIONS: [&str; 34] = [
        "報道発表資料",
        "報道発表",
        "プレスリリース",
        "お知らせ",
        "新聞稿",
        "新闻稿",
        "新聞資料",
        "보도자료",
        "basın açıklaması",
        "siaran pers",
        "press release",
        "press releases",
        "news",
        "latest news",
        "news releases",
        "news release",
        "statements",
        "statement",
        "speeches",
        "publications",
        "media releases",
        "media release",
        "press room",
        "newsroom",
        "pressemitteilung",
        "pressemitteilungen",
        "communiqué de presse",
        "communiqués de presse",
        "comunicados",
        "comunicado de prensa",
        "notas de prensa",
        "comunicati stampa",
        "пресс-релизы",
        "новости",
    ];
    const FURTHEST_BLOCKS: usize = 4;
    let first = &chosen.first()?.text;
    let is_section = |text: &str| SECTIONS.iter().any(|section| key(section) == key(text));
    // `Harbour Office-Press releases`: no heading says so, and the only one above the text is the headline.
    let end = first.rsplit(['-', '|', '｜', '_']).next().unwrap_or_default();
    if !is_section(first) && is_section(end) && facts.headings.iter().all(|heading| &heading.text != first) {
        let only = facts.headings.iter().find(|heading| is_last_above_text(heading, facts))?;
        let title = Title { text: only.text.clone(), origin: format!("h{}", only.level), weight: 1.0 };
        return Some((title, only.place));
    }
    if !is_section(first) {
        return None;
    }
    let section = facts.headings.iter().position(|heading| key(&heading.text) == key(first))?;
    let start = facts.headings[section].place.block;
    let next = facts.headings.get(section + 1).filter(|next| next.place.aside == 0 && (2..=3).contains(&next.level))?;
    // Where nothing stands between words, letters are counted.
    let is_long = words_of(&next.text).len() >= 3 || !next.text.is_ascii() && next.text.chars().count() >= 10;
    let is_headline = next.place.block <= start + FURTHEST_BLOCKS && is_long;
    let title = Title { text: next.text.clone(), origin: format!("h{}", next.level), weight: 1.0 };
    is_headline.then_some((title, next.place))
}

/// The lower heading that is a part of the page's title, where the first heading is the site: `Harbour Office-News-Quay stays shut`.
fn below_site(chosen: &[Title], facts: &PageFacts<'_>, site: &Site) -> Option<(Title, Place)> {
    const FURTHEST_BLOCKS: usize = 8;
    let first = &chosen.first()?.text;
    let has = |text: &str| facts.title.contains(text);
    let section = facts.headings.iter().find(|heading| heading.level == 1 && heading.text == *first)?;
    if !(facts.home_links.contains(first) || site.is_name(first)) {
        return None;
    }
    let is_headline = |heading: &&Heading| {
        let distance = heading.place.block.checked_sub(section.place.block);
        heading.place.aside == 0
            && (2..=4).contains(&heading.level)
            && distance.is_some_and(|distance| (1..=FURTHEST_BLOCKS).contains(&distance))
            && heading.text.chars().count() >= 2 * first.chars().count().max(5)
            && has(&heading.text)
    };
    let headline = facts.headings.iter().find(is_headline)?;
    let title = Title { text: headline.text.clone(), origin: format!("h{}", headline.level), weight: 1.0 };
    Some((title, headline.place))
}

/// The line above the date or the byline of a page that has no headings: it is the headline, in large letters.
fn line_above_text(facts: &PageFacts<'_>, site: &Site) -> Option<(Title, Place)> {
    const LEAST_PARAGRAPH_BYTES: usize = 100;
    const MOST_LINES: usize = 5;
    const WORDS: std::ops::RangeInclusive<usize> = 3..=20;
    let is_paragraph = |block: &Block| block.aside == 0 && block.length >= LEAST_PARAGRAPH_BYTES && block.text.contains(' ');
    let first = facts.blocks.iter().position(is_paragraph)?;
    let start = first.saturating_sub(MOST_LINES);
    let lines = facts.blocks.get(start..first)?;
    // The lines between are the date and who wrote it; without any nothing tells a headline from other lines.
    let is_of_header = |line: &Block| line.length <= 160 && (has_date(&line.text) || is_byline(&line.text));
    let is_line = |line: &Block| {
        line.aside == 0
            && line.length <= 200
            && WORDS.contains(&words_of(&line.text).len())
            && !line.text.ends_with(['.', ':', '»', '>'])
            && !line.links.contains(&line.text)
            && !line.text.contains('|')
            && !site.is_name(&line.text)
            && !is_of_header(line)
    };
    // What somebody does stands under the name.
    let is_role = |place: usize| place > 0 && is_of_header(&lines[place - 1]) && says_role(&lines[place].text);
    let is_headline = |place: usize| is_line(&lines[place]) && !is_role(place);
    let header = (1..lines.len()).rev().find(|place| is_of_header(&lines[*place]) && is_headline(*place - 1))?;
    let line = &lines[header - 1];
    let title = Title { text: line.text.clone(), origin: "line above the text".to_string(), weight: 1.0 };
    Some((title, Place { block: start + header - 1, aside: line.aside }))
}

/// Whether a page has no first heading, and this one is the last above its text.
fn is_last_above_text(heading: &Heading, facts: &PageFacts<'_>) -> bool {
    const LEAST_PARAGRAPH_BYTES: usize = 120;
    const LONGEST_CHARACTERS: usize = 120;
    let is_in_text = |heading: &Heading| heading.place.aside == 0 && heading.level > 0;
    // A date or a paragraph in large letters.
    let is_line =
        heading.text.chars().count() <= LONGEST_CHARACTERS && !heading.text.starts_with(|c: char| c.is_ascii_digit());
    let is_line = is_line && !heading.text.ends_with('.');
    if !is_line || !is_in_text(heading) || facts.headings.iter().any(|other| other.level == 1) {
        return false;
    }
    let first = facts.blocks.iter().position(|block| block.aside == 0 && block.length >= LEAST_PARAGRAPH_BYTES);
    let mut above =
        facts.headings.iter().filter(|other| is_in_text(other) && first.is_some_and(|first| other.place.block <= first));
    above.next_back().is_some_and(|last| last.place == heading.place)
}

fn heading_of(text: &str, shown: &[(usize, Title)]) -> Option<usize> {
    shown.iter().find(|(_, title)| likeness(&title.text, text) >= 0.9).map(|(place, _)| *place)
}

/// The line that shows a headline which is in no heading; the first outside of asides.
fn place_of(headline: &str, facts: &PageFacts<'_>) -> Option<Place> {
    let wanted = key(headline);
    let shows = |block: &&(usize, &Block)| {
        block.1.text == headline || block.1.length < headline.len() * 2 && block.1.has_key(&wanted)
    };
    let blocks: Vec<(usize, &Block)> = facts.blocks.iter().enumerate().take(1500).collect();
    let found = blocks.iter().filter(|(_, block)| block.aside == 0).find(shows).or_else(|| blocks.iter().find(shows))?;
    Some(Place { block: found.0, aside: found.1.aside })
}

/// Where a headline that is a picture, or nowhere, would stand: a few lines above the first paragraph.
fn place_above_text(facts: &PageFacts<'_>) -> Option<Place> {
    const LEAST_PARAGRAPH_BYTES: usize = 120;
    const MOST_LINES: usize = 4;
    let first = facts.blocks.iter().position(|block| block.aside == 0 && block.length >= LEAST_PARAGRAPH_BYTES)?;
    Some(Place { block: first.saturating_sub(MOST_LINES), aside: 0 })
}

fn declared(facts: &PageFacts<'_>, json_ld: &JsonLd, site: &Site) -> Vec<Title> {
    let mut titles = Vec::new();
    let mut add = |text: &str, origin: &str, weight: f32| {
        let plain = plain(text);
        let text = without_site(&plain, |part| site.is_name(part));
        // "washingtonpost.com: The headline"; a name without a point in it may be whom the article is about.
        let behind_host =
            text.split_once(": ").filter(|(host, _)| host.contains('.') && !host.contains(' ') && site.is_name(host));
        let text = behind_host.map_or(text, |(_, rest)| rest);
        // What is called like the site is no headline, unless nothing else is.
        if !text.is_empty() && !site.is_name(text) {
            titles.push(Title { text: text.to_string(), origin: origin.to_string(), weight });
        }
    };
    if let Some(headline) = &json_ld.headline {
        add(headline, "JSON-LD: headline", 0.8);
    }
    for (name, weight) in METAS {
        if let Some(content) = facts.meta(name).next() {
            add(content, &format!("meta {name}"), weight);
        }
    }
    add(&facts.title, "title", 0.6);
    // A suffix that only one of them has is a suffix: the others show where the headline ends.
    let texts: Vec<String> = titles.iter().map(|title| title.text.clone()).collect();
    let headings = facts.headings.iter().map(|heading| heading.text.as_str());
    let headings: Vec<&str> = headings.chain(facts.blocks.iter().take(400).map(|block| block.text.as_str())).collect();
    for title in &mut titles {
        let is_first_heading = |part: &str| facts.headings.iter().any(|heading| heading.level == 1 && heading.text == part);
        let is_known =
            |rest: &str| texts.iter().map(String::as_str).chain(headings.iter().copied()).any(|known| known == rest);
        // "Harbour Review: Quay sold", where the page shows "Quay sold".
        let behind_name = title.text.split_once(": ").filter(|(name, rest)| site.is_name(name) && is_known(rest));
        if let Some((_, rest)) = behind_name {
            title.text = rest.to_string();
        }
        for joint in [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", "_", "｜", "|", " : ", "-"] {
            // Latin words are joined by a stroke without spaces.
            if joint == "-" && title.text.is_ascii() {
                continue;
            }
            // The longest part that stands somewhere by itself; what is short may be a section.
            let whole = title.text.chars().count();
            let cuts = title.text.rmatch_indices(joint).map(|(place, _)| title.text[..place].trim());
            let parts = cuts.chain(title.text.split(joint).map(str::trim));
            // A longer part may be the line above or under the headline, which is the first heading.
            let is_headline = |part: &str| is_first_heading(part) && !site.is_name(part) && words_of(part).len() > 2;
            let is_most = |part: &&str| part.chars().count() * 5 >= whole * 2 || is_headline(part);
            let best = parts.filter(|part| *part != title.text && !part.is_empty() && is_known(part)).filter(is_most);
            if let Some(part) = best.max_by_key(|part| (is_headline(part), part.len())) {
                title.text = part.to_string();
                break;
            }
        }
    }
    // Where a title is all there is, its short end is the name of the site.
    if titles.len() == 1 && facts.headings.iter().all(|heading| heading.level != 1) {
        if let Some(last) = end_of_path(&titles[0].text) {
            titles[0].text = last.to_string();
        }
        let text = &titles[0].text;
        let cut = [" | ", " - ", " – ", " — ", "_", "｜", "|", " :: "].iter().find_map(|joint| text.find(joint));
        if let Some(place) = cut.filter(|place| *place * 2 > text.len()) {
            titles[0].text = text[..place].trim().to_string();
        }
    }
    titles
}

/// The last part of `Site » News » The headline here`, if it is the longest of three or more.
fn end_of_path(title: &str) -> Option<&str> {
    [" » ", " > ", " › ", " → ", " :: "].iter().find_map(|joint| {
        let parts: Vec<&str> = title.split(joint).map(str::trim).collect();
        let last = parts.last().filter(|_| parts.len() >= 3)?;
        parts[..parts.len() - 1].iter().all(|part| part.chars().count() < last.chars().count()).then_some(*last)
    })
}

/// How likely a heading is the headline by itself; `None` if it cannot be.
fn own_weight(heading: &Heading, facts: &PageFacts<'_>, site: &Site) -> Option<f32> {
    let length = heading.text.chars().count();
    if length == 0 || length > 500 || site.is_name(&heading.text) || repeats_title(heading, facts) || is_of_issue(heading) {
        return None;
    }
    let first_of_level = facts.headings.iter().find(|other| other.level == heading.level && other.place.aside == 0);
    let is_first = first_of_level.is_some_and(|first| first.place == heading.place && first.text == heading.text);
    let mut weight = match heading.level {
        1 => 1.0,
        2 => 0.4,
        3 => 0.2,
        _ => 0.1,
    };
    weight += if heading.is_marked { 0.5 } else { 0.0 };
    weight += if is_first { 0.3 } else { 0.0 };
    weight -= if heading.place.aside != 0 { 0.6 } else { 0.0 };
    Some(weight)
}

/// Whether a heading is the day of an issue with its label: `Print edition : May 14, 2019`.
fn is_of_issue(heading: &Heading) -> bool {
    const LONGEST_BYTES: usize = 80;
    const WORDS: [&str; 12] = [
        "edition", "issue", "print", "printed", "ausgabe", "édition", "edición", "edição", "edizione", "numéro", "número",
        "numero",
    ];
    let says_issue = |word: String| WORDS.contains(&word.as_str());
    heading.text.len() <= LONGEST_BYTES && has_date(&heading.text) && {
        let label = heading.text.split([':', ',']).next().unwrap_or_default();
        words_of(label).len() <= 3 && words_of(label).into_iter().any(says_issue)
    }
}

/// Whether a heading is the title of the page with the name of the site behind, which another heading of the page does without.
fn repeats_title(heading: &Heading, facts: &PageFacts<'_>) -> bool {
    if heading.text != facts.title {
        return false;
    }
    let behind = |other: &Heading| heading.text.strip_prefix(other.text.as_str()).map(str::trim_start);
    facts.headings.iter().any(|other| {
        let is_parted = |rest: &str| [" - ", "- ", "| ", "– ", "— ", ":: "].iter().any(|joint| rest.starts_with(joint));
        words_of(&other.text).len() >= 3 && behind(other).is_some_and(is_parted)
    })
}

/// The text of a heading, without a kicker or another part of its own if a declared title is the rest. `folded` are the keys of the
/// declared titles.
fn without_parts(heading: &Heading, declared: &[Title], folded: &[String]) -> String {
    let text = &heading.text;
    for title in declared {
        if title.text.is_empty() || title.text.len() >= text.len() {
            continue;
        }
        let rest = text.strip_suffix(title.text.as_str()).or_else(|| text.strip_prefix(title.text.as_str()));
        let Some(rest) = rest.map(str::trim) else { continue };
        let is_part = |part: &String| {
            part.trim_end_matches([':', '|', '-', '–', '—', ' ']) == rest.trim_end_matches([':', '|', '-', '–', '—', ' '])
        };
        if heading.parts.iter().any(is_part) {
            return title.text.clone();
        }
    }
    // A stroke parts the line above the headline from it: `Coast | Quay stays shut`.
    for part in &heading.parts {
        let rest = text.strip_prefix(part.as_str()).map(str::trim).filter(|rest| !rest.is_empty());
        let is_parted = |rest: &&str| {
            let declared_as = [" | ", "｜", " – ", " — "].map(|stroke| format!("{part}{stroke}{rest}"));
            declared.iter().any(|title| declared_as.contains(&title.text))
        };
        if let Some(rest) = rest.filter(is_parted) {
            return rest.to_string();
        }
    }
    // A declared title may have the rest between words of its own (the site, a variant for search engines).
    let has = |words: &str| {
        let wanted = format!(" {} ", key(words));
        folded.iter().any(|title| title.contains(&wanted))
    };
    if has(text) {
        return text.clone();
    }
    // Behind a colon declared titles have what is left, without the kicker: `Column: Thin ice`.
    let ends_title = |rest: &str| {
        declared
            .iter()
            .any(|title| title.text.strip_suffix(rest).is_some_and(|before| before.trim_end().ends_with([':', '|'])))
    };
    for part in heading.parts.iter().filter(|part| part.len() < text.len()) {
        let rest = text.strip_prefix(part.as_str()).or_else(|| text.strip_suffix(part.as_str()));
        let rest = rest.map(|rest| rest.trim_matches([':', '|', '-', '–', '—', ' ']));
        let is_headline = |rest: &&str| words_of(rest).len() >= 4 && has(rest) || !has(part) && ends_title(rest);
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()).filter(is_headline) {
            return rest.to_string();
        }
    }
    let kicker = heading.parts.iter().find_map(|part| behind_kicker(text, part, declared));
    kicker.unwrap_or(text).to_string()
}

/// What stands behind a short first part of a heading of which no declared title has a word, where the rest is much like one of them:
/// `Shipyards` `Why nobody christens ships in Carrow` under `Carrow: Why nobody christens ships here`.
fn behind_kicker<'t>(text: &'t str, part: &str, declared: &[Title]) -> Option<&'t str> {
    const MOST_WORDS: usize = 4;
    const LEAST_WORDS_LEFT: usize = 4;
    const LEAST_ALIKE: f32 = 0.5;
    let rest = text.strip_prefix(part)?.trim_start_matches([':', '|', '-', '–', '—', ' ']);
    let (own, left) = (words_of(part), words_of(rest));
    let titles: Vec<Vec<String>> = declared.iter().map(|title| words_of(&title.text)).collect();
    let is_foreign = !titles.is_empty() && own.iter().all(|word| titles.iter().all(|title| !title.contains(word)));
    let is_alike = titles.iter().any(|title| likeness_of(&left, title) >= LEAST_ALIKE);
    let begins = rest.starts_with(|first: char| !first.is_lowercase());
    (is_foreign && is_alike && begins && (1..=MOST_WORDS).contains(&own.len()) && left.len() >= LEAST_WORDS_LEFT)
        .then_some(rest)
}

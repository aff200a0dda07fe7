//! Chooses the authors of a page among those it declares and those its byline shows.
//!
//! Declared persons win; the byline adds those that are declared in part only, and wins where it names others (a content system
//! declares whoever pressed the button). Organisations are authors only where no person is, and the site itself never is.

use super::frames::names_in_frame;
use super::json_ld::JsonLd;
use super::nobody::is_author;
use super::page::{Block, Mark, PageFacts, Place};
use super::pieces::{LineAuthors, authors_of_line, chinese_reporters, has_date, is_only_date};
use super::site::Site;
use super::text::{key, plain};
use crate::article::Field;
use crate::ingest::parse::byline::{byline, ideographic_name, is_person, names, names_nobody};
use crate::ingest::parse::dates::{DateReading, date_at_start, without_roles};
use crate::ingest::parse::labels::{Label, whole_label};

/// Lines under the headline that may be of its header, up to the first paragraph.
const MOST_HEADER_BLOCKS: usize = 6;
const LEAST_PARAGRAPH_BYTES: usize = 80;
/// How far below the headline a name with a role is a byline.
const MOST_ROLE_BLOCKS: usize = 4;
/// A line with more characters is no byline alone.
const LONGEST_BYLINE_CHARACTERS: usize = 140;

/// How sure a byline is that may add authors to those that are declared.
const LEAST_BYLINE: f32 = 0.75;

/// Authors from one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Authors {
    pub(super) names: Vec<String>,
    pub(super) origin: String,
    pub(super) words: String,
    pub(super) confidence: f32,
}

const METAS: [&str; 23] = [
    "parsely-author",
    "citation_author",
    "dc.creator",
    "dc.author",
    "dcterms.creator",
    "dcterms.author",
    "byl",
    "sailthru.author",
    "author",
    "authors",
    "article:author_name",
    "article:author",
    "creator",
    "dc:creator",
    "dc:author",
    "rbauthors",
    "shareaholic:article_author_name",
    "dcsext.author",
    "cxenseparse:author",
    "mediator_author",
    "content_author",
    "og:article:author",
    "vr:author",
];

/// The chosen authors first, then what other places say.
pub(super) fn authors(facts: &PageFacts<'_>, json_ld: &JsonLd, site: &Site, headline: Option<Place>) -> Vec<Authors> {
    let mut declared: Vec<Authors> = Vec::new();
    declared.extend(group(site, &json_ld.persons, "JSON-LD: author", 0.95));
    for name in METAS {
        let contents: Vec<String> = facts
            .meta(name)
            .filter(|content| !content.starts_with("http") && !content.starts_with('@'))
            .map(str::to_string)
            .collect();
        declared.extend(group(site, &contents, &format!("meta {name}"), 0.85));
    }
    // Some write "Written by" into a label and the name into the value beside it.
    for (label, value) in [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")] {
        let says_author = |label: &str| {
            let label = label.to_lowercase();
            [
                "written by",
                "author",
                "verfasst von",
                "écrit par",
                "escrito por",
                "autor",
                "scritto da",
                "geschreven door",
                "написано",
            ]
            .iter()
            .any(|known| label.contains(known))
        };
        if facts.meta(label).any(says_author) {
            let contents: Vec<String> = facts.meta(value).map(str::to_string).collect();
            declared.extend(group(site, &contents, &format!("meta {value}"), 0.8));
        }
    }
    let shown = shown(facts, site, headline);
    let houses = houses_of(site, &json_ld.houses);
    let has_person = |authors: &&Authors| authors.names.iter().any(|name| is_person(name));
    let declared_person = declared.iter().find(has_person).cloned();
    let shown_person = shown.iter().find(has_person).cloned();
    let chosen = match (declared_person, shown_person) {
        (Some(declared), Some(shown)) => Some(together(declared, shown, facts, headline)),
        (Some(authors), None) => Some(authors),
        // Where nothing stands between words the line may hold more than the name.
        (None, Some(shown)) => {
            Some(declared.iter().find(|list| is_ideographic_part(list, &shown)).cloned().unwrap_or(shown))
        }
        (None, None) => shown.first().cloned().or_else(|| declared.first().cloned()).or_else(|| houses.clone()),
    };
    let mut all: Vec<Authors> = chosen.into_iter().collect();
    all.extend(declared);
    all.extend(shown);
    all.extend(houses);
    all
}

/// The authors that texts name, if any.
fn group(site: &Site, texts: &[String], origin: &str, confidence: f32) -> Option<Authors> {
    let mut all: Vec<String> = Vec::new();
    let opener = opener_of(site.language.as_deref());
    let read = |text: &String| {
        let text = without_date(&plain(text));
        // "Edited by" is no date.
        let text = if text.to_lowercase().starts_with("edited") { text.as_str() } else { without_roles(&text) };
        // A place follows behind a stroke: "Jane Doe, Coast Herald — New Haven".
        let before = [" — ", " – "].iter().find_map(|stroke| text.split_once(stroke)).map(|(before, _)| before);
        let text = before.filter(|before| before.contains(',') && !names(before).is_empty()).unwrap_or(text);
        if let Some(framed) = names_in_frame(text).or_else(|| house_with_agency(text)).or_else(|| small_names(text)) {
            return framed;
        }
        // "Senior Research Fellow, Africa Programme" says what somebody does, and where.
        let is_role_line = text.split_once(',').is_some_and(|(role, _)| role.contains(' ') && names_nobody(role));
        if is_role_line && texts.len() > 1 {
            return Vec::new();
        }
        let text = if opener == "De " { text.strip_prefix("de ").unwrap_or(text) } else { text };
        names(text.strip_prefix(opener).filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(text))
    };
    let of_house = |name: String| without_initials(name, site);
    for name in texts.iter().flat_map(read).map(once).map(of_house).filter(|name| is_author(name, site)) {
        if !all.iter().any(|known| key(known) == key(&name)) {
            all.push(name);
        }
    }
    // An agency beside persons is where they work.
    if all.iter().any(|name| is_person(name)) {
        all.retain(|name| is_person(name));
    }
    (!all.is_empty()).then(|| Authors { names: all, origin: origin.to_string(), words: texts.join("; "), confidence })
}

/// The houses that are declared as authors. A comma is part of the name: `Foreign, Commonwealth & Development Office`.
fn houses_of(site: &Site, declared: &[String]) -> Option<Authors> {
    let (whole, others): (Vec<String>, Vec<String>) =
        declared.iter().cloned().partition(|name| name.contains(',') && name.contains([' ', '&']));
    let read = group(site, &others, "JSON-LD: author", 0.6);
    let whole: Vec<String> = whole.iter().map(|name| plain(name)).filter(|name| is_author(name, site)).collect();
    if whole.is_empty() {
        return read;
    }
    let names = read.map(|authors| authors.names).unwrap_or_default().into_iter().chain(whole).collect();
    Some(Authors { names, origin: "JSON-LD: author".to_string(), words: declared.join("; "), confidence: 0.6 })
}

/// `Le Monde avec AFP`: a house and the agency it has the news from are named together.
fn house_with_agency(text: &str) -> Option<Vec<String>> {
    let (house, agency) = [" avec ", " mit ", " con ", " com ", " with "].iter().find_map(|joint| text.split_once(joint))?;
    let is_whole =
        |words: &str| !words.is_empty() && words.split_whitespace().count() <= 3 && words.starts_with(char::is_uppercase);
    let is_agency = agency.len() >= 2 && agency.len() <= 8 && agency.chars().all(|c| c.is_uppercase());
    let is_house =
        !is_person(house) || ["Le ", "La ", "Les ", "El ", "Die ", "The "].iter().any(|article| house.starts_with(article));
    (is_whole(house) && is_agency && is_house).then(|| vec![text.to_string()])
}

/// Names in small letters, where a word says that they are names: `by jane doe`; the signs of an editor and an agency: `hme/dpa`.
fn small_names(text: &str) -> Option<Vec<String>> {
    let is_small = |word: &str| word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'));
    let capital = |word: &str| -> String {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    if let Some(rest) = text.strip_prefix("by ").or_else(|| text.strip_prefix("von ")).or_else(|| text.strip_prefix("par "))
    {
        let words: Vec<&str> = rest.split_whitespace().collect();
        let name = words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ");
        let is_name = (2..=3).contains(&words.len()) && words.iter().all(|word| is_small(word)) && is_person(&name);
        return is_name.then(|| vec![name]);
    }
    let signs: Vec<&str> = text.split('/').map(str::trim).collect();
    let is_sign = |sign: &&str| (2..=5).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_lowercase());
    ((2..=4).contains(&signs.len()) && signs.iter().all(is_sign)).then(|| signs.into_iter().map(str::to_string).collect())
}

/// A name that stands twice in a row (under the portrait and at the start of the biography) once.
fn once(name: String) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let (first, second) = words.split_at(words.len() / 2);
    if first.len() >= 2 && first == second { first.join(" ") } else { name }
}

/// A name without the initials of the house behind it: `Juha Salonen HS` of Helsingin Sanomat.
fn without_initials(name: String, site: &Site) -> String {
    const FEWEST_WORDS: usize = 3;
    let Some((person, last)) = name.rsplit_once(' ').filter(|_| name.split(' ').count() >= FEWEST_WORDS) else {
        return name;
    };
    let is_short = (2..=5).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_uppercase());
    let initials = |name: &str| name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
    let is_house = is_short && site.names.iter().any(|(name, _)| initials(name) == last || name == last);
    if is_house && is_person(person) { person.to_string() } else { name }
}

/// What stands before the author's name in languages where it may as well be part of a name in others.
fn opener_of(language: Option<&str>) -> &'static str {
    let language = language.unwrap_or_default();
    match language.get(..2) {
        _ if language.starts_with("fil") => "Ni ",
        Some("ro") => "De ",
        Some("sw") => "Na ",
        Some("tl") => "Ni ",
        Some("vi") => "Theo ",
        Some("es" | "pt") => "Por ",
        Some("fr") => "Par ",
        _ => "By ",
    }
}

/// Declared and shown persons.
fn together(declared: Authors, shown: Authors, facts: &PageFacts<'_>, headline: Option<Place>) -> Authors {
    let has = |list: &Authors, name: &str| list.names.iter().any(|known| is_same_person(known, name));
    let common = declared.names.iter().filter(|name| has(&shown, name)).count();
    if common == declared.names.len() {
        // The byline names more of them.
        let is_list = declared.origin.starts_with("JSON-LD") && declared.names.len() > 1;
        let is_known = !declared.origin.starts_with("JSON-LD") || shown.names.iter().all(|name| is_person(name));
        let adds = !is_list
            && is_known
            && shown.names.len() > declared.names.len()
            && shown.names.len() <= 8
            && shown.confidence >= LEAST_BYLINE;
        return if adds { shown } else { declared };
    }
    if common > 0 || shown.confidence < 0.75 {
        return declared;
    }
    // Who is declared and nowhere to be seen near the headline did not write it.
    let from = headline.map_or(0, |headline| headline.block.saturating_sub(6));
    let window = facts.blocks.iter().skip(from).take(30);
    let text: String = window.map(|block| format!("{} ", block.key())).collect();
    let is_seen = declared.names.iter().any(|name| text.contains(&key(name)));
    if is_seen { declared } else { shown }
}

/// Whether a declared list has names of two to four Chinese, Japanese or Korean characters with which shown ones begin.
fn is_ideographic_part(declared: &Authors, shown: &Authors) -> bool {
    let is_name = |name: &String| {
        let is_ideograph =
            |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
        (2..=4).contains(&name.chars().count()) && name.chars().all(is_ideograph)
    };
    let begins = |name: &String| shown.names.iter().any(|known| known.split(' ').next() == Some(name.as_str()));
    declared.names.iter().all(|name| is_name(name) && begins(name))
}

fn is_same_person(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    one == other
        || one.split(' ').all(|word| other.split(' ').any(|known| known == word))
        || other.split(' ').all(|word| one.split(' ').any(|known| known == word))
}

/// Authors that a reader sees, best first.
fn shown(facts: &PageFacts<'_>, site: &Site, headline: Option<Place>) -> Vec<Authors> {
    // Between headline and first paragraph names of elements are of all kinds: `meta-and-share`.
    let first = headline.map_or(0, |headline| headline.block + 1);
    let is_paragraph = |block: &Block| block.aside == 0 && block.length >= LEAST_PARAGRAPH_BYTES;
    let paragraph = facts.blocks.iter().skip(first).position(is_paragraph).map_or(first, |place| first + place);
    let is_ours = |place: Place| place.aside == 0 || headline.is_some_and(|headline| headline.aside == place.aside);
    let is_of_header = |place: usize| (first..paragraph.min(first + MOST_HEADER_BLOCKS)).contains(&place);
    let distance = |place: Place| headline.map_or(place.block, |headline| place.block.abs_diff(headline.block));
    let mut found: Vec<Shown> = Vec::new();
    // Several elements of one kind near one another are one byline.
    for (mark, confidence, penalty) in [(Mark::Author, 0.85, 0), (Mark::AuthorClass, 0.75, 6)] {
        let near: Vec<_> = facts
            .marked
            .iter()
            .filter(|marked| marked.mark == mark && is_ours(marked.place) && distance(marked.place) <= 24)
            .collect();
        let Some(nearest) = near.iter().map(|marked| distance(marked.place)).min() else { continue };
        let together = near.iter().filter(|marked| distance(marked.place) <= nearest + 5);
        let texts: Vec<String> = together
            .filter(|marked| !marked.is_update)
            .map(|marked| match (&marked.value, marked.text.is_empty()) {
                (Some(value), true) => value.clone(),
                _ => marked.text.clone(),
            })
            .filter(|text| text.chars().count() <= 200)
            .take(12)
            .collect();
        let origin = near.first().map_or("author", |marked| &marked.name);
        // A name inside a longer text of the same byline is the same name.
        let parts: Vec<String> = texts
            .iter()
            .flat_map(|text| text.split(['|', '•', '·']).map(str::trim).map(str::to_string).collect::<Vec<_>>())
            .collect();
        if let Some(authors) = group(site, &parts, origin, confidence) {
            // Only what stands in one text is a byline as a whole.
            let is_whole = texts.iter().any(|text| {
                text.chars().count() <= LONGEST_BYLINE_CHARACTERS && authors.names.iter().all(|name| holds(text, name))
            });
            found.push(Shown { distance: nearest as i64 + penalty, is_whole, authors });
        }
    }
    if let Some(headline) = headline {
        let window = headline.block.saturating_sub(4)..(headline.block + 12).min(facts.blocks.len());
        for place in window {
            let Some(block) = facts.blocks.get(place) else { continue };
            let is_ours = is_ours(Place { block: place, aside: block.aside });
            // A menu is made of links.
            if !(is_ours || is_of_header(place) && block.links.is_empty()) {
                continue;
            }
            // The first paragraph of a Chinese report names who reports it: `电(记者李明)`.
            let read = if block.length > 200 { reporters_of_lead(&block.text) } else { authors_of_line(&block.text) };
            let read = read.or_else(|| value_of_label(facts, place));
            let linked = || (place > headline.block).then(|| linked_name(facts, block)).flatten();
            let read = read.or_else(|| linked().map(|name| LineAuthors::Bare(vec![name])));
            let (names, confidence, penalty) = match read {
                Some(LineAuthors::Said(names)) => (names, 0.8, 2),
                _ if !is_ours => continue,
                // Directly under the headline, where a caption has no place.
                Some(LineAuthors::WithRole(names))
                    if (1..=MOST_ROLE_BLOCKS).contains(&(place.saturating_sub(headline.block))) =>
                {
                    (names, 0.75, 4)
                }
                // A name alone is the author's where the date stands beside it.
                Some(LineAuthors::Bare(names)) if place > headline.block && may_stand_alone(facts, place, &names) => {
                    (names, 0.7, 8)
                }
                _ => continue,
            };
            if let Some(authors) = group(site, &names, "line near the headline", confidence) {
                let distance = place.abs_diff(headline.block) as i64 + penalty;
                let is_whole = block.text.chars().count() <= LONGEST_BYLINE_CHARACTERS && confidence >= 0.8;
                found.push(Shown { distance, is_whole, authors: Authors { words: block.text.clone(), ..authors } });
            }
        }
    }
    found.sort_by_key(|shown| shown.distance);
    whole_first(&mut found);
    if found.is_empty()
        && let Some(signed) = headline.and_then(|headline| signed(facts, site, headline))
    {
        return vec![signed];
    }
    found.into_iter().map(|shown| shown.authors).collect()
}

/// Who is named behind a label in a line of its own under the text: `Автор: Анна Смирнова`.
fn signed(facts: &PageFacts<'_>, site: &Site, headline: Place) -> Option<Authors> {
    const LONGEST_BYTES: usize = 120;
    const MOST_BLOCKS: usize = 400;
    let below = facts.blocks.iter().skip(headline.block + 12).take(MOST_BLOCKS);
    let mut lines = below.filter(|block| {
        block.aside == 0
            && block.length <= LONGEST_BYTES
            && (block.text.contains([':', '：']) && !block.text.ends_with(':') || is_in_brackets(&block.text))
    });
    lines.find_map(|block| {
        if is_in_brackets(&block.text) {
            let names = reporters_in_brackets(&block.text)?;
            return group(site, &names, "line under the text", 0.6)
                .map(|authors| Authors { words: block.text.clone(), ..authors });
        }
        let bare = block.text.split([':', '：']).next().unwrap_or_default();
        let is_label = whole_label(bare.trim()) == Some(Label::Field(Field::Author));
        let Some(LineAuthors::Said(names)) = authors_of_line(&block.text).filter(|_| is_label) else { return None };
        let are_persons = names.iter().all(|name| is_person(name));
        let authors = group(site, &names, "line under the text", 0.6).filter(|_| are_persons)?;
        Some(Authors { words: block.text.clone(), ..authors })
    })
}

fn is_in_brackets(line: &str) -> bool {
    line.starts_with(['（', '(', '【', '［']) && line.ends_with(['）', ')', '】', '］'])
}

/// The reporters in a line in brackets as papers of East Asia set it under the text: `（社会部・山田太郎）`, `（本报记者 李明）`.
fn reporters_in_brackets(line: &str) -> Option<Vec<String>> {
    let inner = || line.trim_matches(['（', '）', '(', ')', '【', '】', '［', '］']);
    let named = chinese_reporters(line).or_else(|| names_in_frame(line));
    named.or_else(|| ideographic_name(inner()).map(|name| vec![name]))
}

/// Authors that a reader sees.
struct Shown {
    /// How far from the headline, with what is added for weaker signs.
    distance: i64,
    /// Whether they are named in one short line or element.
    is_whole: bool,
    authors: Authors,
}

/// The byline that names others beside those of the first place goes first: often only one of the authors is linked.
fn whole_first(found: &mut [Shown]) {
    const MOST_AUTHORS: usize = 8;
    let Some(first) = found.first() else { return };
    let has_all = |list: &Authors| {
        let known: Vec<String> = list.names.iter().map(|name| key(name)).collect();
        first.authors.names.iter().all(|name| known.contains(&key(name)))
    };
    let more = |list: &Authors| (first.authors.names.len() + 1..=MOST_AUTHORS).contains(&list.names.len());
    let are_persons = |list: &Authors| list.names.iter().all(|name| is_person(name));
    let place = found
        .iter()
        .position(|shown| shown.is_whole && more(&shown.authors) && are_persons(&shown.authors) && has_all(&shown.authors));
    if let Some(place) = place {
        let confidence = found[0].authors.confidence.max(found[place].authors.confidence);
        found[..=place].rotate_right(1);
        found[0].authors.confidence = confidence;
    }
}

/// Whether a text has the words of a name.
fn holds(text: &str, name: &str) -> bool {
    format!(" {} ", key(text)).contains(&format!(" {} ", key(name)))
}

/// The names in the cell or line behind one that is `Author` and nothing else.
fn value_of_label(facts: &PageFacts<'_>, place: usize) -> Option<LineAuthors> {
    const LONGEST_LABEL_BYTES: usize = 40;
    const LONGEST_VALUE_BYTES: usize = 120;
    let label = facts.blocks.get(place).filter(|block| block.length <= LONGEST_LABEL_BYTES)?;
    let bare = label.text.trim_end_matches([':', '：', ' ']);
    let value = facts.blocks.get(place + 1).filter(|block| block.length <= LONGEST_VALUE_BYTES)?;
    if whole_label(bare) != Some(Label::Field(Field::Author)) {
        // `Skrevet av:`, and then the name: together they are a byline.
        let is_opener = label.text.ends_with([':', '：']) && whole_label(bare).is_none();
        let together = || byline(&format!("{} {}", label.text, value.text));
        return is_opener.then(together).flatten().map(LineAuthors::Said);
    }
    let found: Vec<String> = names(&value.text).into_iter().filter(|name| is_person(name)).collect();
    (!found.is_empty()).then_some(LineAuthors::Said(found))
}

/// The reporters in the brackets at the beginning of a paragraph.
fn reporters_of_lead(text: &str) -> Option<LineAuthors> {
    const MOST_CHARACTERS: usize = 60;
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(place, _)| place);
    chinese_reporters(&text[..end]).map(LineAuthors::Said)
}

/// A Chinese, Japanese or Korean name that is linked, stands beside the date with nothing else, and nowhere else in the page as a
/// section would.
fn linked_name(facts: &PageFacts<'_>, block: &Block) -> Option<String> {
    const SECTIONS: [&str; 38] = [
        "政治", "経済", "经济", "經濟", "社会", "社會", "国際", "国际", "國際", "文化", "科学", "科學", "科技", "教育",
        "生活", "地域", "体育", "體育", "娱乐", "娛樂", "财经", "財經", "事件", "選挙", "医療", "健康", "環境", "軍事",
        "军事", "总合", "정치", "경제", "사회", "국제", "문화", "연예", "전국", "체육",
    ];
    let [name] = block.links.as_slice() else { return None };
    let rest = block.text.strip_prefix(name.as_str()).or_else(|| block.text.strip_suffix(name.as_str()))?;
    let is_section = SECTIONS.iter().any(|section| name.contains(section));
    let times = facts.blocks.iter().filter(|other| other.text == *name || other.links.contains(name)).count();
    let is_keyword = facts.metas.iter().any(|(known, content)| !known.contains("author") && content.contains(name.as_str()));
    (!is_section && times == 1 && !is_keyword && is_only_date(rest)).then(|| ideographic_name(name)).flatten()
}

/// Whether names that nothing introduces are the author's: in a short line, no heading, with a date in it or beside it.
fn may_stand_alone(facts: &PageFacts<'_>, place: usize, names: &[String]) -> bool {
    const LONGEST_CHARACTERS: usize = 70;
    const MOST_NAME_WORDS: usize = 3;
    let Some(block) = facts.blocks.get(place) else { return false };
    let beside = facts.blocks.get(place.saturating_sub(1)..(place + 2).min(facts.blocks.len())).unwrap_or_default();
    // `<a>English</a> <a>Kiswahili</a>` are two things.
    let is_joined =
        |name: &String| block.links.iter().filter(|link| *link != name && name.contains(link.as_str())).count() > 1;
    let capitalised = |name: &String| name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    // `The village in spring. Author/source: Jane Doe`
    let is_caption = block.text.contains(": ") && block.text.contains(". ");
    let is_topic = || {
        let is_of_topic = |mark: Mark| matches!(mark, Mark::TagLink | Mark::Tag | Mark::RelTag | Mark::Section);
        facts.marked.iter().any(|marked| is_of_topic(marked.mark) && marked.text == block.text)
    };
    // Some set the byline as a heading, each name a link to what else they wrote.
    let is_linked = || names.iter().all(|name| block.links.iter().any(|link| key(link) == key(name)));
    block.text.chars().count() <= LONGEST_CHARACTERS
        && !is_caption
        && !is_topic()
        && names.iter().all(|name| capitalised(name) <= MOST_NAME_WORDS && !is_joined(name))
        && (is_linked() || !facts.headings.iter().any(|heading| heading.text == block.text))
        && beside.iter().any(|block| block.length <= 200 && has_date(&block.text))
}

/// The words before a date, which often follows the names.
fn without_date(text: &str) -> String {
    const LONGEST_BYTES: usize = 300;
    if text.len() > LONGEST_BYTES || !text.chars().any(char::is_numeric) {
        return text.to_string();
    }
    let starts =
        text.char_indices().filter(|(place, _)| !text[..*place].ends_with(char::is_alphanumeric)).map(|(place, _)| place);
    let date = starts
        .into_iter()
        .find(|place| matches!(date_at_start(&text[*place..]), DateReading::Found(found) if found.range.start < 20));
    match date {
        Some(0) | None => text.to_string(),
        Some(place) => {
            let before = text[..place].trim_end_matches([' ', ',', '|', '-', '–', '—', '•', '·', ':', '/', '@']);
            without_roles(before).to_string()
        }
    }
}

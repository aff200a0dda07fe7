//! Chooses the publisher's tags of a page among the lists it declares and shows.
//!
//! Each place gives a list; the list that agrees best with the others is taken, in case of a tie the most specific one. The
//! `keywords` of a page are often those of the whole site: where nothing else bears them out, only those that the article speaks of are
//! kept.

use rustc_hash::FxHashSet;

use super::json_ld::JsonLd;
use super::page::{Mark, Marked, PageFacts, Place};
use super::site::Site;
use super::tag_notes::{are_words_of_title, is_identifier, is_of_machine, is_of_searches, without_codes, without_internal};
use super::text::{key, plain};
use crate::article::Field;
use crate::ingest::parse::byline::is_person;
use crate::ingest::parse::labels::{Label, whole_label};
use crate::ingest::parse::tags::split_list;
use crate::text::words_of;

/// A list of tags from one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TagList {
    pub(super) tags: Vec<String>,
    pub(super) origin: String,
    pub(super) confidence: f32,
}

/// Where each tag stands in a list of its own, or all in one.
const METAS: [(&str, f32); 12] = [
    ("article:tag", 0.95),
    ("og:article:tag", 0.9),
    ("parsely-tags", 0.9),
    ("news_keywords", 0.9),
    ("sailthru.tags", 0.85),
    ("citation_keywords", 0.85),
    ("dc.subject", 0.8),
    ("dcterms.subject", 0.8),
    ("rbkeywords", 0.8),
    ("shareaholic:keywords", 0.8),
    ("cxenseparse:tags", 0.8),
    ("keywords", 0.7),
];

/// More tags beside an article are those of the site.
const MOST_TAGS_BESIDE: usize = 10;

/// More categories are a menu.
const MOST_CATEGORIES: usize = 6;

/// The chosen list first, then the others.
pub(super) fn tags(
    facts: &PageFacts<'_>,
    json_ld: &JsonLd,
    site: &Site,
    headline: Option<Place>,
    authors: &[String],
) -> Vec<TagList> {
    let mut lists: Vec<TagList> = Vec::new();
    let mut add = |texts: &[String], origin: &str, confidence: f32| {
        let is_declared = origin.starts_with("meta") || origin.starts_with("JSON-LD");
        let texts = if is_declared { without_internal(texts) } else { texts.to_vec() };
        let tags = without_codes(cleaned(&texts, site));
        if !tags.is_empty() {
            lists.push(TagList { tags, origin: origin.to_string(), confidence });
        }
    };
    add(&json_ld.keywords, "JSON-LD: keywords", 1.0);
    let are_of_system = makes_own_keywords(facts);
    for (name, confidence) in METAS.into_iter().filter(|(name, _)| !(are_of_system && *name == "keywords")) {
        let contents: Vec<String> = facts.meta(name).map(plain).collect();
        add(&contents, &format!("meta {name}"), confidence);
    }
    let named: Vec<String> = facts.metas.iter().map(|(name, _)| name.clone()).filter(|name| is_name_of_tags(name)).collect();
    for name in named {
        let contents: Vec<String> = facts.meta(&name).map(plain).collect();
        let tags = cleaned(&contents, site);
        if are_spoken_of(&tags, facts) {
            add(&contents, &format!("meta {name}"), 0.9);
        }
    }
    let is_ours = |place: Place| place.aside == 0 || headline.is_some_and(|headline| headline.aside == place.aside);
    // Readers may follow an author as they follow a topic.
    let is_author = |text: &str| authors.iter().any(|author| is_person(author) && key(author) == key(text));
    // What stands above the headline is the section where others stand below the text.
    let is_below = |marked: &Marked| headline.is_none_or(|headline| marked.place.block > headline.block);
    let is_any_below = |wanted: Mark| {
        facts
            .marked
            .iter()
            .any(|marked| marked.mark == wanted && is_ours(marked.place) && is_below(marked) && !marked.text.is_empty())
    };
    let shown = |wanted: Mark| -> Vec<String> {
        let only_below = is_any_below(wanted);
        let marked = facts.marked.iter().filter(|marked| marked.mark == wanted && is_ours(marked.place));
        let marked = marked.filter(|marked| !is_author(&marked.text) && (!only_below || is_below(marked)));
        marked.filter(|marked| marked.text.chars().count() <= 80).map(|marked| marked.text.clone()).collect()
    };
    let machine: Vec<String> = facts
        .marked
        .iter()
        .filter(|marked| marked.mark == Mark::Keywords)
        .map(|marked| marked.value.clone().unwrap_or_else(|| marked.text.clone()))
        .collect();
    add(&machine, "microdata keywords", 0.85);
    // Where some links say that they are tags, others beside them are not.
    let related = shown(Mark::RelTag);
    let marked = if related.is_empty() { shown(Mark::Tag) } else { related };
    if marked.len() <= 40 && !are_headlines(&marked) {
        let one_each: Vec<String> = marked.into_iter().map(|tag| tag.replace(',', " ")).collect();
        // Above the headline stands the section more often than the tags.
        let are_below = [Mark::RelTag, Mark::Tag].into_iter().any(is_any_below);
        add(&one_each, "tags of the page", if are_below { 0.9 } else { 0.6 });
    }
    let links = shown(Mark::TagLink);
    if links.len() <= 20 {
        add(&links, "links to tags", 0.6);
    }
    if let Some(line) = is_undeclared(&lists).then(|| line_of_tags(facts, headline)).flatten() {
        let tags = cleaned(&[line], site);
        if !tags.is_empty() {
            lists.push(TagList { tags, origin: "line of tags".to_string(), confidence: 0.6 });
        }
    }
    // Counters are told of the article and of the site: at least a few of its tags are words of the text.
    if lists.is_empty() && !facts.counted_tags.is_empty() {
        let tags = cleaned(&facts.counted_tags, site);
        if are_spoken_of(&tags, facts) {
            lists.push(TagList { tags, origin: "data for counters".to_string(), confidence: 0.6 });
        }
    }
    // Tags beside the article, which are few and which it speaks of.
    if lists.is_empty() {
        let beside: Vec<&Marked> = facts.marked.iter().filter(|marked| marked.mark == Mark::RelTag).collect();
        let are_together = beside.windows(2).all(|pair| pair[0].place.aside == pair[1].place.aside);
        let texts: Vec<String> = beside.iter().map(|marked| marked.text.replace(',', " ")).collect();
        let tags = cleaned(&texts, site);
        if are_together && (1..=MOST_TAGS_BESIDE).contains(&tags.len()) && are_spoken_of(&tags, facts) {
            lists.push(TagList { tags, origin: "tags beside the article".to_string(), confidence: 0.5 });
        }
    }
    // Where a blog has no tags its categories are what it files an article under.
    if lists.is_empty() {
        let is_category =
            |marked: &&Marked| marked.mark == Mark::Section && marked.name.starts_with('a') && is_ours(marked.place);
        let categories: Vec<String> = facts.marked.iter().filter(is_category).map(|marked| marked.text.clone()).collect();
        let one_each: Vec<String> = categories.into_iter().map(|tag| tag.replace(',', " ")).collect();
        let tags = cleaned(&one_each, site);
        if (1..=MOST_CATEGORIES).contains(&tags.len()) {
            lists.push(TagList { tags, origin: "categories of the page".to_string(), confidence: 0.5 });
        }
    }
    lists.retain(|list| !list.origin.ends_with("keywords") || !are_words_of_title(&list.tags, &facts.title));
    if let Some(list) = lists.iter_mut().find(|list| list.origin == "meta keywords") {
        let text = text_of(facts);
        // A link below the headline bears a tag out, too.
        let below: FxHashSet<String> = facts
            .blocks
            .iter()
            .skip(headline.map_or(0, |headline| headline.block + 1))
            .filter(|block| block.aside == 0 || block.links.len() <= 1)
            .flat_map(|block| block.links.iter().map(|link| key(link)))
            .collect();
        let is_spoken_of = |tag: &str, text: &str| is_spoken_of(tag, text) || below.contains(&key(tag));
        let known = list.tags.len();
        // The only keyword may be the house, which ends the title of the page.
        let ends_title = |tag: &String| {
            let before = facts.title.strip_suffix(tag.as_str()).map(str::trim_end);
            before.is_some_and(|before| before.ends_with(['-', '|', '–', '—', '｜']))
        };
        list.tags.retain(|tag| !(is_of_every_page(tag, site) || known == 1 && ends_title(tag) || is_headline(tag, facts)));
        // `Harbour, Review, harbour news`: several words of the name of the Harbour Review.
        let of_name: Vec<String> = site.names.iter().flat_map(|(name, _)| words_of(name)).collect();
        let is_of_name = |tag: &String| of_name.contains(&key(tag));
        if list.tags.iter().filter(|tag| is_of_name(tag)).count() > 1 {
            list.tags.retain(|tag| !is_of_name(tag));
        }
        let is_of_site = list.tags.len() < known;
        let spoken_of = list.tags.iter().filter(|tag| is_spoken_of(tag, &text)).count();
        // Keywords of the site stand on every page, whatever it is about.
        if is_of_site || spoken_of * 3 < list.tags.len() {
            list.tags.retain(|tag| is_spoken_of(tag, &text));
            list.confidence = 0.4;
        }
    }
    lists.retain(|list| !list.tags.is_empty());
    let agreement = |list: &TagList| -> f32 {
        // The same list under a second name is no second voice.
        let is_copy = |other: &TagList| {
            let are_keywords = |list: &TagList| matches!(list.origin.as_str(), "meta keywords" | "meta news_keywords");
            are_keywords(list) && are_keywords(other) && list.tags == other.tags
        };
        let others = lists.iter().filter(|other| other.origin != list.origin && other.origin != "links to tags");
        let others = others.filter(|other| !is_copy(other));
        others.map(|other| overlap(&list.tags, &other.tags)).sum::<f32>()
    };
    let mut ranked: Vec<(f32, TagList)> =
        lists.iter().map(|list| (agreement(list) + list.confidence, list.clone())).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut ranked: Vec<TagList> = ranked.into_iter().map(|(_, list)| list).collect();
    // What is declared for machines and has nothing of what readers see is of the site.
    let shown = ranked.iter().position(|list| list.origin == "tags of the page");
    if let Some(place) = shown
        && ranked[0].origin.starts_with("meta")
        && overlap(&ranked[0].tags, &ranked[place].tags) == 0.0
    {
        let list = ranked.remove(place);
        ranked.insert(0, list);
    }
    ranked
}

/// Whether a keyword is the headline, with which boards fill in the first.
fn is_headline(tag: &str, facts: &PageFacts<'_>) -> bool {
    const LEAST_WORDS: usize = 5;
    const LEAST_CHARACTERS: usize = 12;
    let is_long = match tag.contains(' ') {
        true => words_of(tag).len() >= LEAST_WORDS,
        false => tag.chars().count() >= LEAST_CHARACTERS && !tag.is_ascii(),
    };
    is_long && facts.title.starts_with(tag)
}

/// Whether the page is of a system that fills in the keywords with words of the text, or with the headline.
fn makes_own_keywords(facts: &PageFacts<'_>) -> bool {
    const SYSTEMS: [&str; 2] = ["DataLife Engine", "Discuz!"];
    facts.meta("generator").any(|generator| SYSTEMS.iter().any(|system| generator.starts_with(system)))
}

/// Whether links are as long as headlines: some name the box of related articles after their tags.
fn are_headlines(links: &[String]) -> bool {
    const WORDS_OF_HEADLINE: usize = 6;
    const WORDS_OF_ONE: usize = 8;
    let words: usize = links.iter().map(|link| link.split_whitespace().count()).sum();
    match links.len() {
        0 => false,
        1 => words >= WORDS_OF_ONE,
        count => words >= count * WORDS_OF_HEADLINE,
    }
}

/// Whether the page speaks of a third of the tags at least.
fn are_spoken_of(tags: &[String], facts: &PageFacts<'_>) -> bool {
    if tags.is_empty() {
        return false;
    }
    let text = text_of(facts);
    let spoken_of = tags.iter().filter(|tag| is_spoken_of(tag, &text)).count();
    spoken_of > 0 && spoken_of * 3 >= tags.len()
}

/// Whether a tag, or a word of it, stands in a text of the page.
fn is_spoken_of(tag: &str, text: &str) -> bool {
    let folded = key(tag);
    let mut words = folded.split(' ').filter(|word| word.chars().count() >= 3 || !word.is_ascii());
    // A text may speak of one where the tag is of many.
    let one = |word: &str| word.strip_suffix('s').filter(|one| one.len() >= 4).map_or(word.to_string(), str::to_string);
    words.any(|word| text.contains(&format!(" {}", one(word))))
}

/// Whether a `<meta>` that is not known by its whole name ends with the word for tags: `content_tags`, `taxonomy-tags`, `its_tag`.
fn is_name_of_tags(name: &str) -> bool {
    const OTHERS: [&str; 4] = ["description", "robots", "twitter", "verify"];
    let mut words = name.split(['-', '_', '.', ':']);
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or_default();
    matches!(last, "tags" | "tag" | "keywords" | "taglist")
        && !OTHERS.contains(&first)
        && !METAS.iter().any(|(known, _)| *known == name)
}

/// Whether nothing but the keywords of a page, which are often those of the site, says what its tags are.
fn is_undeclared(lists: &[TagList]) -> bool {
    lists.iter().all(|list| list.origin == "meta keywords")
}

/// What stands behind a label for tags in a line of its own that holds no links: `Tags: transport, stations`.
fn line_of_tags(facts: &PageFacts<'_>, headline: Option<Place>) -> Option<String> {
    const LONGEST_BYTES: usize = 240;
    const MOST_BLOCKS: usize = 400;
    let first = headline.map_or(0, |headline| headline.block + 1);
    let below = facts.blocks.iter().skip(first).take(MOST_BLOCKS);
    let mut lines = below.filter(|block| {
        block.aside == 0 && block.length <= LONGEST_BYTES && block.links.is_empty() && block.text.contains([':', '：'])
    });
    let labelled = lines.find_map(|block| {
        let (label, values) = block.text.split_once([':', '：'])?;
        let is_label = whole_label(label) == Some(Label::Field(Field::Keywords)) && !values.trim().is_empty();
        (is_label && !values.contains(". ")).then(|| values.trim().to_string())
    });
    labelled.or_else(|| {
        let below = facts.blocks.iter().skip(first).take(MOST_BLOCKS);
        below
            .filter(|block| block.aside == 0 && block.length <= LONGEST_BYTES)
            .find_map(|block| line_of_hashtags(&block.text))
    })
}

/// A line of two or more hashtags and nothing else: `#港口 #堤防`.
fn line_of_hashtags(line: &str) -> Option<String> {
    const LEAST: usize = 2;
    let tags: Vec<&str> = line.strip_prefix('#')?.split(" #").map(str::trim).collect();
    let is_tag = |tag: &&str| {
        (2..=40).contains(&tag.chars().count())
            && !tag.contains(['#', ',', '.'])
            && tag.split(' ').count() <= 3
            && tag.starts_with(char::is_alphanumeric)
    };
    (tags.len() >= LEAST && tags.iter().all(is_tag)).then(|| tags.join(", "))
}

/// Keywords that say what the site is: `ニュース`, or a part of its name.
fn is_of_every_page(tag: &str, site: &Site) -> bool {
    const WORDS: [&str; 6] = ["ニュース", "新聞", "新闻", "速報", "뉴스", "신문"];
    let folded = key(tag);
    let is_part = |name: &str| {
        let name = key(name);
        // Where nothing stands between words a part is a part of the letters.
        folded.chars().count() >= 3 && !tag.is_ascii() && name.contains(&folded)
    };
    // `CHN` of the Coast Herald News
    let is_acronym = |name: &str| {
        let initials: String = key(name).split(' ').filter_map(|word| word.chars().next()).collect();
        folded.chars().count() >= 3 && initials == folded && tag.chars().all(char::is_uppercase)
    };
    WORDS.iter().any(|word| key(word) == folded) || site.names.iter().any(|(name, _)| is_part(name) || is_acronym(name))
}

/// Whether a line says that tags follow.
pub(super) fn is_tag_heading(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    const LINES: [&str; 45] = [
        "les mer om",
        "läs mer om",
        "læs mere om",
        "lue lisää aiheesta",
        "en savoir plus sur",
        "archivado en",
        "archivado bajo",
        "follow the topics in this article",
        "follow topics",
        "explore more on these topics",
        "related topics",
        "more about",
        "read more on",
        "filed under",
        "themen in diesem artikel",
        "ämnen i artikeln",
        "ämnen i den här artikeln",
        "emner i artiklen",
        "onderwerpen in dit artikel",
        "témata článku",
        "temas de este artículo",
        "more stories on",
        "more stories about",
        "more on these topics",
        "forschungsgebiete",
        "in this story",
        "topics in this article",
        "themen des artikels",
        "mehr zu den themen",
        "temas relacionados",
        "temas de esta nota",
        "en esta nota",
        "thèmes associés",
        "sujets associés",
        "tópicos relacionados",
        "assuntos relacionados",
        "gerelateerde onderwerpen",
        "relaterade ämnen",
        "relaterte emner",
        "powiązane tematy",
        "související témata",
        "kapcsolódó témák",
        "ilgili konular",
        "tag-uri",
        "related tags",
    ];
    let line = line.trim().trim_end_matches([':', '：', '﹕']).trim_end();
    line.len() <= LONGEST_BYTES
        && (whole_label(line) == Some(Label::Field(Field::Keywords))
            || LINES.contains(&line.to_lowercase().replace('\u{307}', "").as_str()))
}

/// The F1 of two lists.
fn overlap(one: &[String], other: &[String]) -> f32 {
    let other: Vec<String> = other.iter().map(|tag| key(tag)).collect();
    let shared = one.iter().filter(|tag| other.contains(&key(tag))).count();
    2.0 * shared as f32 / (one.len() + other.len()) as f32
}

fn text_of(facts: &PageFacts<'_>) -> String {
    // Short lines are menus more often than text.
    let blocks = facts.blocks.iter().filter(|block| block.aside == 0 && block.length >= 80);
    let text: String = blocks.map(|block| format!(" {}", block.key())).take(150).collect();
    format!(" {text} {}", key(&facts.title))
}

fn cleaned(texts: &[String], site: &Site) -> Vec<String> {
    let is_one_each = texts.len() > 1;
    let mut has_notes = false;
    let mut tags: Vec<String> = Vec::new();
    let mut keys: FxHashSet<String> = FxHashSet::default();
    // Some systems mark their tags among other values ("Tag:Trade", "Topic:World", "LockedPostSource:0").
    let of_kind = |text: &str| {
        let lowered = text.trim().to_lowercase();
        ["tag:", "tags:", "keyword:"]
            .iter()
            .find(|kind| lowered.starts_with(**kind))
            .map(|kind| text.trim()[kind.len()..].trim().to_string())
    };
    let marked: Vec<String> = texts.iter().filter_map(|text| of_kind(text)).collect();
    let texts = if is_one_each && !marked.is_empty() { &marked } else { texts };
    for text in texts {
        let values = if is_one_each && !text.contains([';', '|']) { vec![text.clone()] } else { split_list(text).values };
        for value in values {
            let value = value.trim().trim_start_matches(['#', '＃']).trim_end_matches(',').trim();
            let folded = key(value);
            let is_sentence = value.ends_with(['.', '!', '?']) && value.split(' ').count() >= 4;
            let is_tag = !folded.is_empty()
                && !is_sentence
                && !value.ends_with([':', '：'])
                && !is_identifier(value)
                && !is_of_machine(value)
                && value.chars().count() <= 100
                && !value.starts_with("http")
                // What a system has for itself: `@monmouth-county-news`.
                && !value.starts_with('@')
                && !site.is_name(value)
                && !(is_one_each && whole_label(value) == Some(Label::Field(Field::Keywords)))
                && !matches!(
                    folded.as_str(),
                    "tags"
                        | "tag"
                        | "topics"
                        | "more"
                        | "read more"
                        | "keywords"
                        | "uncategorized"
                        | "filed under"
                        | "news"
                        | "latest news"
                        | "breaking news"
                        | "top news"
                        | "front page"
                        | "homepage"
                        | "home page"
                        | "featured"
                        | "national news"
                        | "live"
                        | "en direct"
                        | "direct"
                        | "son dakika"
                        | "video haber"
                        | "premium"
                        | "freemium"
                        | "for subscribers"
                        | "últimas noticias"
                        | "ultimas noticias"
                );
            has_notes |= is_of_machine(value);
            if is_tag && !is_of_searches(&folded) && keys.insert(folded) {
                tags.push(value.to_string());
            }
        }
    }
    // What a system thinks of the tone: `Overall Positive`, `Unsafe (ALL-STORIES)`.
    let is_of_tone = |tag: &String| tag.starts_with("Overall ") || tag.ends_with("(ALL-STORIES)");
    let is_section = |tag: &String| {
        matches!(tag.as_str(), "local" | "news" | "sports" | "opinion" | "business" | "life" | "nation" | "home")
    };
    if has_notes {
        tags.retain(|tag| !is_of_tone(tag) && !is_section(tag));
    }
    // Beside notes of a system what is all capitals is a code: `TOPNWS`, `MEAST`.
    let is_code = |tag: &String| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if has_notes && tags.iter().all(is_code) {
        tags.clear();
    }
    tags
}

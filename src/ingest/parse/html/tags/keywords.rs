//! Turns the `keywords` of a page, which are often those of the whole site, into those that the article speaks of.

use rustc_hash::FxHashSet;

use super::TagList;
use crate::ingest::parse::html::page::{PageFacts, Place};
use crate::ingest::parse::html::site::Site;
use crate::ingest::parse::html::text::key;
use crate::text::words_of;

/// Leaves only those of the article where some are those of every page, or few are spoken of.
pub(super) fn keep_those_of_the_article(list: &mut TagList, facts: &PageFacts<'_>, site: &Site, headline: Option<Place>) {
    if are_of_news_at_all(&list.tags) {
        list.tags.clear();
        return;
    }
    let known = list.tags.len();
    drop_those_of_the_house(list, facts, site);
    let is_of_site = list.tags.len() < known || names_house_among_others(facts, site);
    let text = text_of(facts, headline);
    let below = links_below(facts, headline);
    let is_borne_out = |tag: &String| is_spoken_of(tag, &text) || below.contains(&key(tag));
    let borne_out = list.tags.iter().filter(|tag| is_borne_out(tag)).count();
    // Keywords of the site stand on every page, whatever it is about; one of their words may be in any text.
    if is_of_site || borne_out * 3 < list.tags.len() {
        list.tags.retain(|tag| is_spoken_of_whole(tag, &text) || below.contains(&key(tag)));
        list.confidence = 0.4;
    }
}

/// Whether the keywords as they are declared have the name of the house among others, as those of every page have.
fn names_house_among_others(facts: &PageFacts<'_>, site: &Site) -> bool {
    const LEAST_OTHERS: usize = 2;
    facts.meta("keywords").any(|declared| {
        let values: Vec<&str> =
            declared.split([',', ';', '，', '、']).map(str::trim).filter(|value| !value.is_empty()).collect();
        let (house, others): (Vec<&str>, Vec<&str>) = values.into_iter().partition(|value| site.is_name(value));
        !house.is_empty() && others.len() >= LEAST_OTHERS
    })
}

/// Whether keywords say no more than that there is news, and of which part of the paper: `新闻,时政`, `news, politics, local`.
pub(super) fn are_of_news_at_all(tags: &[String]) -> bool {
    const NEWS: &[&str] = &[
        "news",
        "latest news",
        "breaking news",
        "latest",
        "breaking",
        "headlines",
        "today",
        "newspaper",
        "nachrichten",
        "news aktuell",
        "ultime notizie",
        "actualité",
        "actualités",
        "infos",
        "noticias",
        "notícias",
        "últimas noticias",
        "actualidad",
        "notizie",
        "nieuws",
        "nyheter",
        "nyheder",
        "uutiset",
        "wiadomości",
        "zprávy",
        "správy",
        "hírek",
        "știri",
        "vijesti",
        "vesti",
        "novice",
        "новости",
        "новости дня",
        "последние новости",
        "новини",
        "вести",
        "вијести",
        "ειδήσεις",
        "haber",
        "haberler",
        "son dakika",
        "gündem",
        "أخبار",
        "الأخبار",
        "اخبار",
        "خبر",
        "خبریں",
        "חדשות",
        "समाचार",
        "ताजा खबर",
        "ताज़ा खबर",
        "हिंदी समाचार",
        "न्यूज़",
        "खबर",
        "খবর",
        "সংবাদ",
        "আজকের খবর",
        "செய்திகள்",
        "వార్తలు",
        "ข่าว",
        "ข่าววันนี้",
        "ข่าวล่าสุด",
        "berita",
        "berita terkini",
        "berita hari ini",
        "tin tức",
        "tin nhanh",
        "tin mới",
        "新闻",
        "新聞",
        "即时新闻",
        "即時新聞",
        "最新消息",
        "ニュース",
        "速報",
        "뉴스",
        "속보",
        "habari",
    ];
    const PARTS: &[&str] = &[
        "politics",
        "economy",
        "business",
        "world",
        "sport",
        "sports",
        "culture",
        "society",
        "local",
        "national",
        "international",
        "entertainment",
        "lifestyle",
        "opinion",
        "politik",
        "wirtschaft",
        "kultur",
        "gesellschaft",
        "politique",
        "économie",
        "monde",
        "société",
        "política",
        "economía",
        "economia",
        "deportes",
        "esportes",
        "sociedad",
        "sociedade",
        "mundo",
        "politica",
        "cronaca",
        "esteri",
        "политика",
        "экономика",
        "бизнес",
        "общество",
        "мир",
        "спорт",
        "культура",
        "ekonomi",
        "spor",
        "dünya",
        "siyaset",
        "سياسة",
        "اقتصاد",
        "رياضة",
        "سیاسی",
        "اقتصادی",
        "ورزشی",
        "כלכלה",
        "ספורט",
        "nasional",
        "thời sự",
        "thế giới",
        "thể thao",
        "การเมือง",
        "देश",
        "राजनीति",
        "时政",
        "财经",
        "国际",
        "体育",
        "娱乐",
        "社会",
        "港聞",
        "兩岸",
        "財經",
        "國際",
        "体育",
        "政治",
        "経済",
        "社會",
        "정치",
        "경제",
        "사회",
    ];
    let is_in = |words: &[&str], tag: &String| words.contains(&tag.trim().to_lowercase().as_str());
    let is_news = |tag: &String| is_in(NEWS, tag);
    tags.iter().any(is_news) && tags.iter().all(|tag| is_news(tag) || is_in(PARTS, tag))
}

/// Takes out the names of the house, what it files everything under, and the headline.
fn drop_those_of_the_house(list: &mut TagList, facts: &PageFacts<'_>, site: &Site) {
    let is_only = list.tags.len() == 1;
    // The only keyword may be the house, which ends the title of the page.
    let ends_title = |tag: &String| {
        let before = facts.title.strip_suffix(tag.as_str()).map(str::trim_end);
        before.is_some_and(|before| before.ends_with(['-', '|', '–', '—', '｜']))
    };
    list.tags.retain(|tag| !(is_of_every_page(tag, site) || is_only && ends_title(tag) || is_headline(tag, facts)));
    // `Harbour, Review, harbour news`: several words of the name of the Harbour Review.
    let of_name: Vec<String> = site.names.iter().flat_map(|(name, _)| words_of(name)).collect();
    let is_of_name = |tag: &String| of_name.contains(&key(tag));
    if list.tags.iter().filter(|tag| is_of_name(tag)).count() > 1 {
        list.tags.retain(|tag| !is_of_name(tag));
    }
}

/// The links below the headline, which bear a tag out, too.
fn links_below(facts: &PageFacts<'_>, headline: Option<Place>) -> FxHashSet<String> {
    let below = facts.blocks.iter().skip(headline.map_or(0, |headline| headline.block + 1));
    below
        .filter(|block| block.aside == 0 && block.links.len() <= 1)
        .flat_map(|block| block.links.iter().map(|link| key(link)))
        .collect()
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

/// Keywords that say what the site is: `ニュース`, or a part of its name.
fn is_of_every_page(tag: &str, site: &Site) -> bool {
    const WORDS: [&str; 6] = ["ニュース", "新聞", "新闻", "速報", "뉴스", "신문"];
    let folded = key(tag);
    let is_part = |name: &str| {
        let name = key(name);
        // Where nothing stands between words a part is a part of the letters.
        folded.chars().count() >= 3 && !tag.is_ascii() && name.contains(&folded)
    };
    // `CHN` of the Coast Herald News; letters of other scripts are written small, too, where keywords are for machines.
    let is_acronym = |name: &str| {
        let initials: String = key(name).split(' ').filter_map(|word| word.chars().next()).collect();
        folded.chars().count() >= 3 && initials == folded && (tag.chars().all(char::is_uppercase) || !tag.is_ascii())
    };
    WORDS.iter().any(|word| key(word) == folded) || site.names.iter().any(|(name, _)| is_part(name) || is_acronym(name))
}

/// Whether the page speaks of a third of the tags at least.
pub(super) fn are_spoken_of(tags: &[String], facts: &PageFacts<'_>, headline: Option<Place>) -> bool {
    if tags.is_empty() {
        return false;
    }
    let text = text_of(facts, headline);
    let spoken_of = tags.iter().filter(|tag| is_spoken_of(tag, &text)).count();
    spoken_of > 0 && spoken_of * 3 >= tags.len()
}

/// Whether a tag, or a word of it, stands in a text of the page.
fn is_spoken_of(tag: &str, text: &str) -> bool {
    let folded = key(tag);
    words_that_say_something(&folded).any(|word| has_word(text, word))
}

/// Whether all words of a tag stand in a text of the page.
fn is_spoken_of_whole(tag: &str, text: &str) -> bool {
    let folded = key(tag);
    let mut words = words_that_say_something(&folded).peekable();
    words.peek().is_some() && words.all(|word| has_word(text, word))
}

fn words_that_say_something(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| word.chars().count() >= 3 || !word.is_ascii())
}

fn has_word(text: &str, word: &str) -> bool {
    // A text may speak of one where the tag is of many.
    let one = word.strip_suffix('s').filter(|one| one.len() >= 4).unwrap_or(word);
    text.contains(&format!(" {one}"))
}

/// What the page says, as far as it is no menu.
fn text_of(facts: &PageFacts<'_>, headline: Option<Place>) -> String {
    // Short lines are menus more often than text.
    let blocks = facts.blocks.iter().filter(|block| block.aside == 0 && block.length >= 80);
    let text: String = blocks.map(|block| format!(" {}", block.key())).take(150).collect();
    // The title of the page names the house and its sections, too, whose words are in the keywords of the house.
    let heading = headline.and_then(|place| facts.headings.iter().find(|heading| heading.place.block == place.block));
    format!(" {text} {}", key(heading.map_or(facts.title.as_str(), |heading| heading.text.as_str())))
}

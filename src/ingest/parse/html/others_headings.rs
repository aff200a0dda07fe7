//! Tells the headings of boxes that list other articles, or the topics of the whole site.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::page::{Block, PageFacts, Place};
use super::text::key;

/// Such headings, as `key` folds them.
const HEADINGS: [&str; 40] = [
    "most read",
    "most viewed",
    "most popular",
    "most shared",
    "popular",
    "popular posts",
    "popular stories",
    "trending",
    "trending now",
    "latest",
    "latest news",
    "latest stories",
    "latest posts",
    "recent posts",
    "recent articles",
    "related",
    "related articles",
    "related stories",
    "related posts",
    "more stories",
    "more news",
    "read also",
    "you may also like",
    "recommended",
    "upcoming events",
    "meistgelesen",
    "meistgelesene artikel",
    "mehr zum thema",
    "les plus lus",
    "à lire aussi",
    "sur le même sujet",
    "lo más leído",
    "lo más visto",
    "noticias relacionadas",
    "più letti",
    "mais lidas",
    "najczęściej czytane",
    "самое читаемое",
    "читайте также",
    "الأكثر قراءة",
];

/// What others begin with, before a section or the name of the house: `More from The Ferry`.
const BEGINNINGS: [&str; 16] = [
    "more from",
    "more in",
    "latest from",
    "latest in",
    "mehr aus",
    "mehr von",
    "más noticias",
    "más de",
    "otras noticias",
    "plus de",
    "altre notizie",
    "mais notícias",
    "meer van",
    "mer från",
    "więcej z",
    "ещё новости",
];

/// Headings of what the whole site speaks of. Behind a list of other articles the tags of this one may stand, and no heading over them.
const TOPICS_OF_SITE: [&str; 52] = [
    "trending",
    "trending now",
    "trending topics",
    "trending tags",
    "popular",
    "popular topics",
    "popular tags",
    "hot topics",
    "top topics",
    "most popular",
    "tag cloud",
    "tendances",
    "topik hangat",
    "topik populer",
    "trending topik",
    "популярные темы",
    "temas del día",
    "tópicos populares",
    "tendencias",
    "temas populares",
    "em alta",
    "assuntos do momento",
    "argomenti popolari",
    "beliebte themen",
    "beliebte schlagworte",
    "meistgesuchte themen",
    "themen des tages",
    "topthemen",
    "top themen",
    "sujets populaires",
    "populaire onderwerpen",
    "populära ämnen",
    "populære emner",
    "popularne tematy",
    "popüler konular",
    "popüler etiketler",
    "популярные теги",
    "популярні теги",
    "популярні теми",
    "темы дня",
    "главные темы",
    "热门话题",
    "热门标签",
    "热搜",
    "熱門話題",
    "人気のキーワード",
    "人気のタグ",
    "注目のキーワード",
    "急上昇ワード",
    "인기 키워드",
    "chủ đề nóng",
    "tag populer",
];

static KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| HEADINGS.iter().map(|heading| key(heading)).collect());
static FIRST_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| BEGINNINGS.iter().map(|words| key(words) + " ").collect());

static TOPIC_KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| TOPICS_OF_SITE.iter().map(|words| key(words)).collect());

/// Whether something stands in a list of other articles: only short lines between it and a heading that says so, and no headline.
pub(super) fn is_of_others(place: Place, headline: Option<Place>, facts: &PageFacts<'_>) -> bool {
    is_below(heads_others, place, headline, facts)
}

/// Whether something stands likewise below a heading of the topics of the whole site, or behind a line that says the same.
pub(super) fn is_of_whole_site(place: Place, headline: Option<Place>, facts: &PageFacts<'_>) -> bool {
    let heads = |heading: &str| TOPIC_KEYS.contains(key(heading).as_str());
    is_below(heads, place, headline, facts) || line_above_links(place, facts).is_some_and(heads)
}

/// The words before the first link of the line, or the line before the links above it.
fn line_above_links<'f>(place: Place, facts: &'f PageFacts<'_>) -> Option<&'f str> {
    const MOST_LINKS_ABOVE: usize = 30;
    let words_before = |block: &'f Block| {
        let place = block.links.first().map(|link| block.text.find(link.as_str()).unwrap_or_default());
        block.text[..place.unwrap_or(block.text.len())].trim()
    };
    let above = facts.blocks.get(..=place.block)?.iter().rev().take(MOST_LINKS_ABOVE);
    above.map(words_before).find(|words| !words.is_empty())
}

fn is_below(heads: impl Fn(&str) -> bool, place: Place, headline: Option<Place>, facts: &PageFacts<'_>) -> bool {
    let Some(heading) = facts.headings.iter().rev().find(|heading| heading.place.block <= place.block) else { return false };
    let start = heading.place.block;
    let is_headline_between = headline.is_some_and(|headline| (start..=place.block).contains(&headline.block));
    !is_headline_between
        && heads(&heading.text)
        && facts.blocks.get(start..place.block).unwrap_or_default().iter().all(|block| block.length <= 200)
}

fn heads_others(heading: &str) -> bool {
    let heading = key(heading) + " ";
    KEYS.contains(heading.trim_end()) || FIRST_WORDS.iter().any(|words| heading.starts_with(words.as_str()))
}

#[cfg(test)]
mod tests {
    use super::heads_others;

    #[test]
    fn headings_of_lists() {
        for (heading, expected) in [
            ("Most Read", true),
            ("More from The Ferry", true),
            ("Más noticias", true),
            ("TRENDING", true),
            // Those of an article.
            ("Moreover, the ferry sank", false),
            ("Latest figures on ferries", false),
            ("Plus ça change", false),
            ("Topics", false),
        ] {
            assert_eq!(heads_others(heading), expected, "{heading}");
        }
    }
}

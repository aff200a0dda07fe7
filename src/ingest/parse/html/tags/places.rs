//! Turns a page into the lists of tags that stand in each place where tags may stand.

use super::clean::cleaned;
use super::heading::{is_tag_heading, may_head_tags};
use super::keywords::are_spoken_of;
use super::{SHOWN_TAGS, TagList};
use crate::article::Field;
use crate::ingest::parse::byline::is_person;
use crate::ingest::parse::html::json_ld::JsonLd;
use crate::ingest::parse::html::others_headings::is_of_whole_site;
use crate::ingest::parse::html::page::{Block, Mark, Marked, PageFacts, Place, says_topics};
use crate::ingest::parse::html::site::Site;
use crate::ingest::parse::html::tag_notes::{without_codes, without_internal};
use crate::ingest::parse::html::text::{key, plain};
use crate::ingest::parse::labels::{Label, whole_label};

/// Where each tag stands in a list of its own, or all in one.
const METAS: [(&str, f32); 15] = [
    ("article:tag", 0.95),
    ("og:article:tag", 0.9),
    ("parsely-tags", 0.9),
    ("news_keywords", 0.9),
    ("sailthru.tags", 0.85),
    ("citation_keywords", 0.85),
    ("citation_keyword", 0.85),
    ("dc.subject", 0.8),
    ("dcterms.subject", 0.8),
    ("dc:subject", 0.8),
    ("dcterms:subject", 0.8),
    ("rbkeywords", 0.8),
    ("shareaholic:keywords", 0.8),
    ("cxenseparse:tags", 0.8),
    ("keywords", 0.7),
];

/// More tags beside an article are those of the site.
const MOST_TAGS_BESIDE: usize = 10;

/// More categories are a menu.
const MOST_CATEGORIES: usize = 6;

/// A page, and what of it is known when tags are looked for.
pub(super) struct Places<'a, 'p> {
    pub(super) facts: &'a PageFacts<'p>,
    pub(super) site: &'a Site,
    pub(super) headline: Option<Place>,
    pub(super) authors: &'a [String],
}

impl Places<'_, '_> {
    /// What the page declares to machines.
    pub(super) fn declared(&self, json_ld: &JsonLd) -> Vec<TagList> {
        let declared = |texts: &[String], origin: String, confidence: f32| {
            let tags = without_codes(cleaned(&without_internal(texts), self.site));
            TagList::of(tags, &origin, confidence)
        };
        let mut lists: Vec<TagList> = Vec::new();
        lists.extend(declared(&json_ld.keywords, "JSON-LD: keywords".to_string(), 1.0));
        let are_of_system = makes_own_keywords(self.facts);
        for (name, confidence) in METAS.into_iter().filter(|(name, _)| !(are_of_system && *name == "keywords")) {
            lists.extend(declared(&self.contents(name), format!("meta {name}"), confidence));
        }
        // Systems of blogs write "Filed under" into a label and the tags into the value beside it.
        for (label, value) in [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")] {
            if self.facts.meta(label).any(is_tag_heading) {
                lists.extend(declared(&self.contents(value), format!("meta {value}"), 0.8));
            }
        }
        for (name, _) in self.facts.metas.iter().filter(|(name, _)| is_name_of_tags(name)) {
            let contents = self.contents(name);
            if are_spoken_of(&cleaned(&contents, self.site), self.facts, self.headline) {
                lists.extend(declared(&contents, format!("meta {name}"), 0.9));
            }
        }
        lists
    }

    fn contents(&self, meta: &str) -> Vec<String> {
        self.facts.meta(meta).map(plain).collect()
    }

    /// What readers see as tags.
    pub(super) fn shown(&self) -> Vec<TagList> {
        const MOST_TAGS: usize = 40;
        const MOST_LINKS: usize = 20;
        let shown = |texts: &[String], origin: &str, confidence: f32| {
            TagList::of(without_codes(cleaned(texts, self.site)), origin, confidence)
        };
        let mut lists: Vec<TagList> = Vec::new();
        let machine = self.facts.marked.iter().filter(|marked| marked.mark == Mark::Keywords);
        let machine: Vec<String> =
            machine.map(|marked| marked.value.clone().unwrap_or_else(|| marked.text.clone())).collect();
        lists.extend(shown(&machine, "microdata keywords", 0.85));
        // Where some links say that they are tags, others beside them are not.
        let related = self.marked(Mark::RelTag);
        let marked = if related.is_empty() { self.marked(Mark::Tag) } else { related };
        if marked.len() <= MOST_TAGS && !are_headlines(&marked) {
            // Above the headline stands the section more often than the tags.
            let are_below = [Mark::RelTag, Mark::Tag].into_iter().any(|wanted| self.is_any_below(wanted));
            let confidence = if are_below { 0.9 } else { 0.6 };
            lists.extend(shown(&one_each(marked.iter()), SHOWN_TAGS, confidence));
        }
        // A box of the house lists what the whole site speaks of.
        let links = self.marked_where(Mark::TagLink, |marked| !is_of_whole_site(marked.place, self.headline, self.facts));
        if links.len() <= MOST_LINKS && !are_headlines(&links) {
            lists.extend(shown(&links, "links to tags", 0.6));
        }
        lists
    }

    /// The texts of the article that are marked in one way. What stands above the headline is the section where others stand below.
    fn marked(&self, wanted: Mark) -> Vec<String> {
        self.marked_where(wanted, |_| true)
    }

    fn marked_where(&self, wanted: Mark, is_fit: impl Fn(&Marked) -> bool) -> Vec<String> {
        const LONGEST_CHARACTERS: usize = 80;
        // Readers may follow an author as they follow a topic.
        let is_author = |text: &str| self.authors.iter().any(|author| is_person(author) && key(author) == key(text));
        let only_below = self.is_any_below(wanted);
        let marked = self.facts.marked.iter().filter(|marked| marked.mark == wanted && self.is_ours(marked.place));
        let marked = marked.filter(|marked| !is_author(&marked.text) && (!only_below || self.is_below(marked)));
        let marked = marked.filter(|marked| marked.text.chars().count() <= LONGEST_CHARACTERS && is_fit(marked));
        marked.map(|marked| marked.text.clone()).collect()
    }

    fn is_ours(&self, place: Place) -> bool {
        place.aside == 0 || self.headline.is_some_and(|headline| headline.aside == place.aside)
    }

    fn is_below(&self, marked: &Marked) -> bool {
        self.headline.is_none_or(|headline| marked.place.block > headline.block)
    }

    fn is_any_below(&self, wanted: Mark) -> bool {
        let is_one = |marked: &Marked| marked.mark == wanted && self.is_ours(marked.place) && self.is_below(marked);
        self.facts.marked.iter().any(|marked| is_one(marked) && !marked.text.is_empty())
    }

    /// What stands behind a label for tags in a line of its own that holds no links: `Tags: transport, stations`; or a line of hashtags.
    pub(super) fn line_of_tags(&self) -> Option<TagList> {
        const LONGEST_BYTES: usize = 240;
        const MOST_BLOCKS: usize = 400;
        let first = self.headline.map_or(0, |headline| headline.block + 1);
        let lines = || {
            let below = self.facts.blocks.iter().skip(first).take(MOST_BLOCKS);
            below.filter(|block| block.aside == 0 && block.length <= LONGEST_BYTES)
        };
        let labelled = lines().filter(|block| block.links.is_empty()).find_map(|block| labelled_tags(&block.text));
        let labelled = labelled.or_else(|| {
            let mut plain = lines().filter(|block| block.links.is_empty());
            plain.find_map(|block| listed_behind_label(&block.text))
        });
        let in_line = || lines().find_map(|block| line_of_hashtags(&block.text));
        let line = labelled.or_else(in_line).or_else(|| {
            let list: Vec<&str> = lines().filter_map(linked_hashtag).collect();
            (list.len() > 1).then(|| list.join(", "))
        })?;
        TagList::of(cleaned(&[line], self.site), "line of tags", 0.6)
    }

    /// Counters are told of the article and of the site: at least a few of its tags are words of the text.
    pub(super) fn counted(&self) -> Option<TagList> {
        let tags = cleaned(&self.facts.counted_tags, self.site);
        are_spoken_of(&tags, self.facts, self.headline).then(|| TagList::of(tags, "data for counters", 0.6)).flatten()
    }

    /// Tags beside the article, which are few and which it speaks of.
    pub(super) fn beside(&self) -> Option<TagList> {
        let beside: Vec<&Marked> = self.facts.marked.iter().filter(|marked| marked.mark == Mark::RelTag).collect();
        let are_together = beside.windows(2).all(|pair| pair[0].place.aside == pair[1].place.aside);
        let tags = cleaned(&one_each(beside.iter().map(|marked| &marked.text)), self.site);
        let are_ours = are_together && tags.len() <= MOST_TAGS_BESIDE && are_spoken_of(&tags, self.facts, self.headline);
        are_ours.then(|| TagList::of(tags, "tags beside the article", 0.5)).flatten()
    }

    /// Where a blog has no tags its categories are what it files an article under.
    pub(super) fn categories(&self) -> Option<TagList> {
        let is_category =
            |marked: &&Marked| marked.mark == Mark::Section && marked.name.starts_with('a') && self.is_ours(marked.place);
        let categories = self.facts.marked.iter().filter(is_category).map(|marked| &marked.text);
        let tags = cleaned(&one_each(categories), self.site);
        (tags.len() <= MOST_CATEGORIES).then(|| TagList::of(tags, "categories of the page", 0.5)).flatten()
    }
}

/// Texts that are one tag each, which a comma does not part.
fn one_each<'t>(texts: impl Iterator<Item = &'t String>) -> Vec<String> {
    texts.map(|text| text.replace(',', " ")).collect()
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

/// Whether a `<meta>` that is not known by its whole name ends with the word for tags: `content_tags`, `taxonomy-tags`, `its_tag`.
fn is_name_of_tags(name: &str) -> bool {
    const OTHERS: [&str; 4] = ["description", "robots", "twitter", "verify"];
    let mut words = name.split(['-', '_', '.', ':']);
    let first = words.next().unwrap_or_default();
    // `tags`, `keyword`, `topics` alone.
    let last = words.next_back().unwrap_or(first);
    let is_of_tags = matches!(last, "tags" | "tag" | "keywords" | "taglist")
        || matches!(name, "keyword" | "topics" | "newskeywords" | "subject");
    is_of_tags && !OTHERS.contains(&first) && !METAS.iter().any(|(known, _)| *known == name)
}

/// What stands behind a label for tags: `Tags: transport, stations`.
fn labelled_tags(line: &str) -> Option<String> {
    let (label, values) = line.split_once([':', '：'])?;
    // `Topics:`, and no `More about:`, behind which a headline may stand.
    let says_one_word = || !label.trim().contains(' ') && says_topics(&format!("{}:", label.trim()));
    let is_filed = || label.trim().eq_ignore_ascii_case("filed under");
    let is_label = whole_label(label) == Some(Label::Field(Field::Keywords)) || says_one_word() || is_filed();
    (is_label && !values.trim().is_empty() && !values.contains(". ")).then(|| values.trim().to_string())
}

/// What stands behind a label for tags that only its style sets apart, if it is a list of three or more: `Tagged transport, stations, fares`.
fn listed_behind_label(line: &str) -> Option<String> {
    const MOST_WORDS_OF_LABEL: usize = 6;
    const FEWEST: usize = 3;
    const MOST_WORDS: usize = 4;
    if line.ends_with(['.', '!', '?', ':', '…']) || line.contains([':', ';', '"', '“', '(']) {
        return None;
    }
    let cuts: Vec<usize> = line.match_indices(' ').map(|(place, _)| place).take(MOST_WORDS_OF_LABEL).collect();
    let says_tags = |label: &str| is_tag_heading(label) || may_head_tags(label) || says_topics(&format!("{label}:"));
    let values = cuts.into_iter().rev().find(|cut| says_tags(&line[..*cut])).map(|cut| line[cut..].trim())?;
    let items: Vec<&str> = values.split([',', '،', '、']).map(str::trim).collect();
    let is_tag = |item: &&str| !item.is_empty() && item.split(' ').count() <= MOST_WORDS && !item.contains(['.', '?', '!']);
    (items.len() >= FEWEST && items.iter().all(is_tag)).then(|| values.to_string())
}

/// The hashtag that is the only link of a line, and the whole of it: `<li><a>#Quay</a></li>`.
fn linked_hashtag(block: &Block) -> Option<&str> {
    let tag = block.text.strip_prefix(['#', '＃'])?;
    let is_tag =
        (2..=40).contains(&tag.chars().count()) && tag.starts_with(char::is_alphabetic) && !tag.contains(['#', ',']);
    (is_tag && block.links.len() == 1 && block.links[0] == block.text).then_some(tag)
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

//! What a page says and shows of itself, as the walk over its elements leaves it.

use std::cell::OnceCell;

use super::super::items::Item;
use super::super::text::{is_key_of, key};

/// Where something stands in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest::parse::html) struct Place {
    /// The number of the text block it begins in.
    pub(in crate::ingest::parse::html) block: usize,
    /// The number of the outermost element around it that holds navigation, teasers, comments and the like; 0 for none.
    pub(in crate::ingest::parse::html) aside: usize,
}

/// A run of text between two block elements.
#[derive(Clone, Debug)]
pub(in crate::ingest::parse::html) struct Block {
    pub(in crate::ingest::parse::html) text: String,
    pub(in crate::ingest::parse::html) aside: usize,
    /// Whether it stands under a picture.
    pub(in crate::ingest::parse::html) is_caption: bool,
    /// Whether its marks speak of a picture, as those of its caption and of who took it do.
    pub(in crate::ingest::parse::html) is_of_picture: bool,
    /// Whether nothing but a picture stands between it and the block before.
    pub(in crate::ingest::parse::html) is_behind_picture: bool,
    /// How many bytes it has in all.
    pub(in crate::ingest::parse::html) length: usize,
    /// The texts of its first links, where they are short.
    pub(in crate::ingest::parse::html) links: Vec<String>,
    pub(in crate::ingest::parse::html) key: OnceCell<String>,
}

impl Block {
    /// The text as `key` folds it.
    pub(in crate::ingest::parse::html) fn key(&self) -> &str {
        self.key.get_or_init(|| key(&self.text))
    }

    /// Whether its text has this key; most texts are told by their first word.
    pub(in crate::ingest::parse::html) fn has_key(&self, wanted: &str) -> bool {
        self.key.get().map_or_else(|| is_key_of(wanted, &self.text), |known| known == wanted)
    }

    /// Whether it is as long as a paragraph that has this many Latin letters. Letters of other scripts take two or three bytes, of which
    /// those of East Asia alone say as much as their bytes.
    pub(in crate::ingest::parse::html) fn is_paragraph(&self, least_letters: usize) -> bool {
        const MOST_BYTES_OF_LETTER: usize = 3;
        let is_east_asian =
            |letter: char| matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}');
        let weight = |letter: char| if is_east_asian(letter) { letter.len_utf8() } else { 1 };
        self.length >= least_letters
            && (self.length >= least_letters * MOST_BYTES_OF_LETTER
                || self.text.chars().map(weight).sum::<usize>() >= least_letters)
    }
}

/// A heading.
#[derive(Clone, Debug)]
pub(in crate::ingest::parse::html) struct Heading {
    /// 1 to 6; 0 for an element that only its marks call a headline.
    pub(in crate::ingest::parse::html) level: u8,
    pub(in crate::ingest::parse::html) text: String,
    pub(in crate::ingest::parse::html) place: Place,
    /// Whether its marks call it the headline of an article.
    pub(in crate::ingest::parse::html) is_marked: bool,
    /// Whether nothing but the size of its letters makes it one, as in pages without headings.
    pub(in crate::ingest::parse::html) is_large: bool,
    /// The texts of the elements directly in it, such as a kicker.
    pub(in crate::ingest::parse::html) parts: Vec<String>,
}

/// What an element is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest::parse::html) enum Mark {
    /// The publication date by microdata or RDFa.
    Published,
    /// The date of the last change by microdata or RDFa.
    Modified,
    /// `<time>`.
    Time,
    /// A class or id speaks of a date.
    DateClass,
    /// An author by microdata, RDFa, `rel=author` or microformat.
    Author,
    /// A class or id speaks of an author or a byline.
    AuthorClass,
    /// A tag: `rel=tag`.
    RelTag,
    /// A tag: a link in a box of tags.
    Tag,
    /// A link to a tag's page that nothing else marks.
    TagLink,
    /// A section: `rel="category tag"`, microdata `articleSection`.
    Section,
    /// Keywords by microdata or RDFa.
    Keywords,
}

/// An element that says what it is.
#[derive(Clone, Debug)]
pub(in crate::ingest::parse::html) struct Marked {
    pub(in crate::ingest::parse::html) mark: Mark,
    /// What it shows.
    pub(in crate::ingest::parse::html) text: String,
    /// What it says to machines (`datetime`, `content`).
    pub(in crate::ingest::parse::html) value: Option<String>,
    pub(in crate::ingest::parse::html) place: Place,
    /// Whether its class or id speaks of an update.
    pub(in crate::ingest::parse::html) is_update: bool,
    /// Whether it says when the record was made, which need not be when the article appeared.
    pub(in crate::ingest::parse::html) is_of_creation: bool,
    /// The element and its class, for the evidence.
    pub(in crate::ingest::parse::html) name: String,
    /// The number of the innermost item of microdata around it that is an article; 0 for none.
    pub(in crate::ingest::parse::html) item: usize,
}

/// What a page says and shows of itself.
#[derive(Debug, Default)]
pub(in crate::ingest::parse::html) struct PageFacts<'p> {
    /// Names in lower case, and contents, of `<meta>`.
    pub(in crate::ingest::parse::html) metas: Vec<(String, &'p str)>,
    /// The item around each of them, as `Marked` has it.
    pub(in crate::ingest::parse::html) meta_items: Vec<usize>,
    pub(in crate::ingest::parse::html) json_ld: Vec<String>,
    /// Inline scripts that speak of a publication date.
    pub(in crate::ingest::parse::html) scripts: Vec<String>,
    /// Tags in the data that inline scripts keep for counters.
    pub(in crate::ingest::parse::html) counted_tags: Vec<String>,
    pub(in crate::ingest::parse::html) title: String,
    pub(in crate::ingest::parse::html) language: Option<&'p str>,
    pub(in crate::ingest::parse::html) canonical: Option<&'p str>,
    /// The address a browser wrote into the page when it was saved.
    pub(in crate::ingest::parse::html) saved_from: Option<String>,
    /// The texts of links to the front page.
    pub(in crate::ingest::parse::html) home_links: Vec<String>,
    pub(in crate::ingest::parse::html) headings: Vec<Heading>,
    pub(in crate::ingest::parse::html) blocks: Vec<Block>,
    pub(in crate::ingest::parse::html) marked: Vec<Marked>,
    pub(in crate::ingest::parse::html) items: Vec<Item>,
}

impl PageFacts<'_> {
    /// The contents of the metas of a name.
    pub(in crate::ingest::parse::html) fn meta<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.metas.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.trim())
    }

    /// Whether a block is one of the two lines under the headline of another article, where the byline and the day of a card stand.
    /// What stands between the headline of the page and its first paragraph is of the page; close above its headline may stand its own
    /// day, so that one card there is not enough.
    pub(in crate::ingest::parse::html) fn is_on_card(&self, place: usize, headline: usize, paragraph: usize) -> bool {
        const FURTHEST_CARD: usize = 6;
        if (headline..=paragraph).contains(&place) {
            return false;
        }
        let Some(title) = self.title_of_card(place, headline) else { return false };
        let is_line = |line: usize| !self.is_headline_of_other(line, headline);
        // In a menu links stand under links.
        let is_card = |line: usize| is_line(line) && self.title_of_card(line, headline).is_some_and(|other| other < title);
        // A long standfirst may be a heading, and have the byline under it.
        let is_below = place > headline && title > paragraph;
        is_below || place < headline && (title.saturating_sub(FURTHEST_CARD)..title).any(is_card)
    }

    /// The headline of another article of which a block is one of the two lines under it.
    fn title_of_card(&self, place: usize, headline: usize) -> Option<usize> {
        const FURTHEST: usize = 2;
        const LONGEST_BYTES: usize = 100;
        let aside = self.blocks.get(place)?.aside;
        let is_line = |line: usize| {
            let block = self.blocks.get(line);
            let is_short = block.is_some_and(|block| block.length <= LONGEST_BYTES && block.aside == aside);
            is_short && !block.is_some_and(|block| block.text.ends_with(['.', '!', '?', '。']))
        };
        if !is_line(place) {
            return None;
        }
        let above = (1..=FURTHEST).filter_map(|step| place.checked_sub(step)).take_while(|above| *above != headline);
        for line in above {
            let is_beside = self.blocks.get(line).is_some_and(|block| block.aside == aside);
            if is_beside && self.is_headline_of_other(line, headline) {
                return Some(line);
            }
            if !is_line(line) {
                return None;
            }
        }
        None
    }

    /// Whether a block is a heading or a link, as long as a headline, and not that of the page.
    fn is_headline_of_other(&self, place: usize, headline: usize) -> bool {
        const FEWEST_WORDS: usize = 4;
        // Where nothing stands between words.
        const FEWEST_IDEOGRAPHS: usize = 10;
        let (Some(block), Some(own)) = (self.blocks.get(place), self.blocks.get(headline)) else { return false };
        let is_heading = || {
            let found = self.headings.binary_search_by_key(&place, |heading| heading.place.block);
            found.is_ok_and(|found| self.headings[found].text == block.text)
        };
        let is_link = || block.links.first().is_some_and(|link| *link == block.text);
        let is_long = || {
            block.text.split_whitespace().count() >= FEWEST_WORDS
                || block.text.chars().filter(|letter| *letter > '\u{2e80}').count() >= FEWEST_IDEOGRAPHS
        };
        (is_link() || is_heading()) && is_long() && !block.text.ends_with([':', '：']) && block.key() != own.key()
    }
}

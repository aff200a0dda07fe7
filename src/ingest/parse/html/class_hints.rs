//! Turns the names in `class`, `id`, `data-testid` and `data-component` of an element into [`ClassHints`]: what they say, each question
//! asked once for all elements of a page that have the same names.

use rustc_hash::FxHashMap;

use super::hints::{
    class_words, is_aside_word, is_author_word, is_date_word, is_name_of_headline, is_tag_word_of_site, is_title_pair,
    says_tags, says_unseen,
};
use super::tree::Element;

/// What the names of an element say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClassHints {
    pub(super) is_byline: bool,
    /// Navigation, teasers, comments and the like.
    pub(super) is_aside: bool,
    /// One of the words that make an aside, other than `footer`.
    pub(super) is_more_than_foot: bool,
    pub(super) is_update: bool,
    /// `entry-title` and the like.
    pub(super) is_title: bool,
    /// `headline` and the like.
    pub(super) is_headline: bool,
    /// Tags, and not those of the whole site.
    pub(super) is_tag_box: bool,
    /// Who took a picture, or what stands under it.
    pub(super) is_of_picture: bool,
    pub(super) is_author: bool,
    /// One of `author` and `byline`.
    pub(super) is_author_exactly: bool,
    pub(super) is_date: bool,
    /// Its text is not shown.
    pub(super) is_unseen: bool,
    pub(super) microformats: Microformats,
}

/// Names that microformats give a meaning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Microformats {
    pub(super) dt_published: bool,
    pub(super) published: bool,
    pub(super) dt_updated: bool,
    pub(super) p_author: bool,
    pub(super) vcard: bool,
    pub(super) p_category: bool,
}

/// The hints of the names that were seen in a page.
#[derive(Debug, Default)]
pub(super) struct KnownClasses<'p> {
    known: FxHashMap<[Option<&'p str>; 4], ClassHints>,
}

impl<'p> KnownClasses<'p> {
    pub(super) fn hints_of(&mut self, element: Element<'p>) -> ClassHints {
        let mut names = [None; 4];
        for (name, value) in element.attrs() {
            let place = match name {
                "class" => 0,
                "id" => 1,
                "data-testid" => 2,
                "data-component" => 3,
                _ => continue,
            };
            names[place] = Some(value);
        }
        if names == [None; 4] {
            return ClassHints::default();
        }
        *self.known.entry(names).or_insert_with(|| read(element, names[0].unwrap_or_default()))
    }
}

fn read(element: Element<'_>, class: &str) -> ClassHints {
    let words = class_words(element);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let holds = |parts: &[&str]| words.iter().any(|word| parts.iter().any(|part| word.contains(part)));
    let has_class = |wanted: &str| class.split_whitespace().any(|known| known.eq_ignore_ascii_case(wanted));
    // Builders of pages call every piece a widget.
    let is_built = has(&["elementor", "wp"]);
    // The foot of a post holds its tags and its author.
    let is_of_article = has(&["post", "entry", "article", "story", "node"]);
    // Tags of the article are called related to it.
    let is_related_tags =
        words.windows(2).any(|pair| pair[0] == "related" && matches!(pair[1].as_str(), "tags" | "tag" | "keywords"));
    let makes_aside = |word: &String| {
        is_aside_word(word)
            && !(is_built && word == "widget")
            && !(is_of_article && word == "footer")
            && !(is_related_tags && word == "related")
    };
    ClassHints {
        is_byline: has(&["by", "byline", "bylines"]),
        is_aside: words.iter().any(makes_aside),
        is_more_than_foot: words.iter().any(|word| word != "footer" && is_aside_word(word)),
        is_update: holds(&["updat", "modif", "aktualis", "revis"]),
        is_title: words.windows(2).any(is_title_pair),
        is_headline: words.iter().any(|word| is_name_of_headline(word)),
        is_tag_box: says_tags(element) && !words.iter().any(|word| is_tag_word_of_site(word)),
        is_of_picture: holds(&["image", "photo", "credit", "caption", "attribution", "figure", "picture", "foto"]),
        is_author: words.iter().any(|word| is_author_word(word)),
        is_author_exactly: has(&["author", "byline"]),
        is_date: words.iter().any(|word| is_date_word(word)),
        is_unseen: says_unseen(class),
        microformats: Microformats {
            dt_published: has_class("dt-published"),
            published: has_class("published"),
            dt_updated: has_class("dt-updated"),
            p_author: has_class("p-author"),
            vcard: has_class("vcard"),
            p_category: has_class("p-category"),
        },
    }
}

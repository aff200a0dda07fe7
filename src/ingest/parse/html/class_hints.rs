//! Turns the names in `class`, `id`, `data-testid` (or `data-hook`, `data-qa`) and `data-component` of an element into [`ClassHints`]: what they say, each question
//! asked once for all elements of a page that have the same names, and of each word once.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::hints::{
    LONGEST_NAME_CHARACTERS, are_tag_words, begins_title, each_word, ends_title, is_aside_word, is_author_word,
    is_date_word, is_name_of_headline, is_tag_word, is_tag_word_of_site, says_tags, says_unseen,
};
use super::known_words::KnownWords;
use super::tree::Element;

/// What the names of an element say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClassHints {
    pub(super) is_byline: bool,
    /// Navigation, teasers, comments and the like.
    pub(super) is_aside: bool,
    /// An aside by the words for sharing, and by no others.
    pub(super) is_for_sharing: bool,
    /// An aside by words for a line of links, and by no others.
    pub(super) is_line_of_links: bool,
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
    /// What stands under a picture.
    pub(super) is_caption: bool,
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

thread_local! {
    static KNOWN_WORDS: RefCell<KnownWords<WordHints>> = RefCell::default();
}

/// The hints of the names that were seen in a page.
#[derive(Debug, Default)]
pub(super) struct KnownClasses<'p> {
    known: FxHashMap<[Option<&'p str>; 5], ClassHints>,
}

impl<'p> KnownClasses<'p> {
    pub(super) fn hints_of(&mut self, element: Element<'p>) -> ClassHints {
        let mut names = [None; 5];
        for (name, value) in element.attrs() {
            let place = match name {
                "class" => 0,
                "id" => 1,
                "data-testid" | "data-hook" | "data-qa" => 2,
                "data-component" => 3,
                // What those hear who cannot see: `<section aria-label="Byline">`.
                "aria-label" | "aria-labelledby" if says_byline(value) => 4,
                _ => continue,
            };
            names[place] = Some(value);
        }
        if names == [None; 5] {
            return ClassHints::default();
        }
        match self.known.get(&names) {
            Some(hints) => *hints,
            None => {
                let hints = read(element, names);
                self.known.insert(names, hints);
                hints
            }
        }
    }
}

fn says_byline(label: &str) -> bool {
    const LONGEST_BYTES: usize = 40;
    label.len() <= LONGEST_BYTES && label.to_ascii_lowercase().contains("byline")
}

fn read(element: Element<'_>, names: [Option<&str>; 5]) -> ClassHints {
    let (mut any, mut before) = (WordHints::NONE, WordHints::NONE);
    let (mut is_title, mut is_related_tags, mut are_tags, mut names_text) = (false, false, false, false);
    let mut last = String::new();
    for name in names.into_iter().flatten() {
        let mut is_inside = false;
        each_word(name, |word| {
            // `entry-content no-share` and `with-sidebar` say what is inside, or not.
            let hints = if is_inside { WordHints::NONE } else { hints_of_word(word) };
            is_inside = matches!(word, "no" | "with" | "without" | "has");
            is_title |= before.has(WordHints::BEGINS_TITLE) && hints.has(WordHints::ENDS_TITLE);
            is_related_tags |= before.has(WordHints::RELATED) && hints.has(WordHints::RELATED_TAGS);
            any = any.with(hints);
            names_text |= before.has(WordHints::OF_ARTICLE) && matches!(word, "content" | "body" | "text" | "tags");
            before = hints;
            are_tags |= may_be_of_tags(word) && are_tag_words(&last, word);
            last.clear();
            last.push_str(word);
        });
    }
    let class = names[0].unwrap_or_default();
    let is_long = names.into_iter().flatten().any(|name| name.len() > LONGEST_NAME_CHARACTERS);
    let makes_box_aside = any.has(WordHints::ASIDE)
            // Boxes with what others wrote in networks are called social, too.
            || any.has(WordHints::SOCIAL) && !any.has(WordHints::AUTHOR)
            // Builders of pages call every piece a widget.
            || any.has(WordHints::WIDGET) && !any.has(WordHints::BUILT) && !names_text
            // The foot of a post holds its tags and its author.
            || any.has(WordHints::FOOTER) && !any.has(WordHints::OF_ARTICLE)
            // Tags of the article are called related to it.
            || any.has(WordHints::RELATED) && !is_related_tags;
    let makes_other_aside = makes_box_aside || any.has(WordHints::LINE_OF_LINKS);
    let makes_aside = makes_other_aside || any.has(WordHints::SHARING.with(WordHints::SOCIAL));
    // The line of readers' views of browsers.
    let is_of_reader = class.split_ascii_whitespace().any(|name| name == "reader-credits");
    // `author-location`
    let says_place = class.split_ascii_whitespace().any(|name| name.ends_with("location"));
    ClassHints {
        is_byline: any.has(WordHints::BYLINE),
        is_aside: makes_aside,
        is_for_sharing: makes_aside && !makes_other_aside,
        is_line_of_links: makes_aside && !makes_box_aside && any.has(WordHints::LINE_OF_LINKS),
        is_more_than_foot: any.has(
            WordHints::ASIDE
                .with(WordHints::LINE_OF_LINKS)
                .with(WordHints::SHARING)
                .with(WordHints::SOCIAL)
                .with(WordHints::WIDGET)
                .with(WordHints::RELATED),
        ),
        is_update: any.has(WordHints::UPDATE) && !is_of_publication(class),
        is_title,
        is_headline: any.has(WordHints::HEADLINE),
        is_tag_box: (any.has(WordHints::TAGS) || are_tags || is_long)
            && says_tags(element)
            && !any.has(WordHints::TAGS_OF_SITE),
        is_of_picture: any.has(WordHints::PICTURE) && !is_of_reader,
        is_caption: any.has(WordHints::CAPTION),
        // `byline post-labels`
        is_author: any.has(WordHints::AUTHOR) && !says_place && !any.has(WordHints::SEVERAL_TAGS) || is_of_reader,
        is_author_exactly: any.has(WordHints::AUTHOR_EXACTLY),
        is_date: any.has(WordHints::DATE),
        is_unseen: says_unseen(class),
        microformats: microformats_of(class),
    }
}

/// Whether one name of an element is that of the day of publication. WordPress adds the other where a post was never changed:
/// `<time class="entry-date published updated">`.
fn is_of_publication(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| matches!(name, "published" | "dt-published" | "entry-date"))
}

/// Whether a word may be the second of two that name tags.
fn may_be_of_tags(word: &str) -> bool {
    const SECOND: [&str; 16] = [
        "list",
        "items",
        "item",
        "links",
        "link",
        "label",
        "labels",
        "subjects",
        "under",
        "vocabulary",
        "word",
        "words",
        "tags",
        "tag",
        "box",
        "container",
    ];
    SECOND.contains(&word)
}

fn hints_of_word(word: &str) -> WordHints {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return WordHints::NONE;
    }
    KNOWN_WORDS.with_borrow_mut(|known| known.of(word, read_word))
}

/// What one word of a name says, a bit each.
#[derive(Clone, Copy, Debug)]
struct WordHints(u32);

impl WordHints {
    const NONE: WordHints = WordHints(0);
    const BYLINE: WordHints = WordHints(1);
    /// A word that makes an aside, other than `widget`, `footer` and `related`.
    const ASIDE: WordHints = WordHints(1 << 1);
    const WIDGET: WordHints = WordHints(1 << 2);
    const FOOTER: WordHints = WordHints(1 << 3);
    const RELATED: WordHints = WordHints(1 << 4);
    const RELATED_TAGS: WordHints = WordHints(1 << 5);
    const BUILT: WordHints = WordHints(1 << 6);
    const OF_ARTICLE: WordHints = WordHints(1 << 7);
    const UPDATE: WordHints = WordHints(1 << 8);
    const BEGINS_TITLE: WordHints = WordHints(1 << 9);
    const ENDS_TITLE: WordHints = WordHints(1 << 10);
    const HEADLINE: WordHints = WordHints(1 << 11);
    const TAGS: WordHints = WordHints(1 << 12);
    const TAGS_OF_SITE: WordHints = WordHints(1 << 13);
    const PICTURE: WordHints = WordHints(1 << 14);
    const AUTHOR: WordHints = WordHints(1 << 15);
    const AUTHOR_EXACTLY: WordHints = WordHints(1 << 16);
    const DATE: WordHints = WordHints(1 << 17);
    const SHARING: WordHints = WordHints(1 << 18);
    const CAPTION: WordHints = WordHints(1 << 19);
    const SOCIAL: WordHints = WordHints(1 << 20);
    /// Words for tags that are no word for a label of something else.
    const SEVERAL_TAGS: WordHints = WordHints(1 << 21);
    /// Words for lines of links, which make an aside, too: menus, where one is in the site.
    const LINE_OF_LINKS: WordHints = WordHints(1 << 22);

    fn has(self, any: WordHints) -> bool {
        self.0 & any.0 != 0
    }

    const fn with(self, other: WordHints) -> WordHints {
        WordHints(self.0 | other.0)
    }
}

fn read_word(word: &str) -> WordHints {
    let holds = |parts: &[&str]| parts.iter().any(|part| part.len() <= word.len() && word.contains(part));
    let aside = match word {
        "widget" => WordHints::WIDGET,
        "footer" => WordHints::FOOTER,
        "related" => WordHints::RELATED,
        "share" | "sharing" => WordHints::SHARING,
        "social" => WordHints::SOCIAL,
        "nav" | "navbar" | "topbar" | "breadcrumb" | "breadcrumbs" => WordHints::LINE_OF_LINKS,
        _ => WordHints::ASIDE,
    };
    let said = [
        (matches!(word, "by" | "byline" | "bylines"), WordHints::BYLINE),
        (is_aside_word(word), aside),
        (matches!(word, "tags" | "tag" | "keywords" | "topics"), WordHints::RELATED_TAGS),
        (matches!(word, "elementor" | "wp"), WordHints::BUILT),
        (matches!(word, "post" | "entry" | "article" | "story" | "node" | "asset" | "item"), WordHints::OF_ARTICLE),
        (holds(&["updat", "modif", "aktualis", "revis"]), WordHints::UPDATE),
        (matches!(word, "labels" | "tags" | "keywords" | "topics" | "hashtags"), WordHints::SEVERAL_TAGS),
        (begins_title(word), WordHints::BEGINS_TITLE),
        (ends_title(word), WordHints::ENDS_TITLE),
        (is_name_of_headline(word), WordHints::HEADLINE),
        (is_tag_word(word), WordHints::TAGS),
        (is_tag_word_of_site(word), WordHints::TAGS_OF_SITE),
        // In Spanish the author is credited too.
        (
            holds(&["image", "photo", "credit", "caption", "attribution", "figure", "picture", "foto", "nuotr"])
                && word != "credito",
            WordHints::PICTURE,
        ),
        (holds(&["caption", "bildunterschrift"]), WordHints::CAPTION),
        (is_author_word(word), WordHints::AUTHOR),
        (matches!(word, "author" | "byline"), WordHints::AUTHOR_EXACTLY),
        (is_date_word(word), WordHints::DATE),
    ];
    said.into_iter().filter(|(is_said, _)| *is_said).fold(WordHints::NONE, |all, (_, hint)| all.with(hint))
}

fn microformats_of(class: &str) -> Microformats {
    let mut found = Microformats::default();
    for name in class.split_whitespace().filter(|name| matches!(name.len(), 5 | 8..=12)) {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        found.dt_published |= is("dt-published");
        found.published |= is("published");
        found.dt_updated |= is("dt-updated");
        found.p_author |= is("p-author");
        found.vcard |= is("vcard");
        found.p_category |= is("p-category");
    }
    found
}

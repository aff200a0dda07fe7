//! Turns the name and attributes of an element into [`Hints`]: whether it holds text of the article, and what it is marked as.
//!
//! Vocabularies: schema.org microdata and RDFa (`itemprop`, `property`), microformats (`hentry`, `h-entry`), `rel`, and the words
//! that publishers use in `class` and `id`.
//!
//! `words`: what a word of a class or an id stands for. `addresses`: what a link leads to.

mod addresses;
mod words;

use self::addresses::is_tag_address;
pub(super) use self::addresses::{is_author_address, leads_away};
pub(super) use self::words::{
    begins_title, ends_title, is_aside_word, is_author_word, is_date_word, is_name_of_headline, is_tag_word,
    is_tag_word_of_site,
};
use super::class_hints::{ClassHints, KnownClasses};
use super::page::Mark;
use super::tree::{Element, Name};
use crate::article::Field;
use crate::ingest::parse::labels::{Label, whole_label};
use crate::ingest::parse::scan::words;

/// What an element says of itself.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// Begins and ends a block of text.
    pub(super) is_block: bool,
    /// Words before and after it are apart, though it makes no block.
    pub(super) separates: bool,
    /// Its text is not shown.
    pub(super) is_silent: bool,
    /// Navigation, teasers, comments and the like.
    pub(super) is_aside: bool,
    /// An aside by the words for sharing, and by nothing else: it may hold the byline beside its buttons.
    pub(super) is_for_sharing: bool,
    /// An aside by words for lines of links, and by nothing else: some call so the line under the headline that holds byline and day.
    pub(super) is_line_of_links: bool,
    /// What stands under a picture.
    pub(super) is_caption: bool,
    /// A block that speaks of a picture: the picture, its caption, who took it.
    pub(super) is_of_picture: bool,
    /// The foot of something, and nothing else that makes an aside.
    pub(super) is_foot: bool,
    /// The headline of an article.
    pub(super) is_headline: bool,
    /// A box of tags.
    pub(super) is_tag_box: bool,
    /// Speaks of an update.
    pub(super) is_update: bool,
    /// Says something to machines even where nothing is shown.
    pub(super) has_machine_value: bool,
    pub(super) mark: Option<Mark>,
}

/// Whether the text of an element is not shown.
pub(super) fn is_silent(element: Element<'_>) -> bool {
    is_silent_by_name(element) || element.attrs().any(|(name, value)| name == "class" && says_unseen(value))
}

/// The same, as far as its classes do not say it.
fn is_silent_by_name(element: Element<'_>) -> bool {
    matches!(
        element.known(),
        Name::SCRIPT
            | Name::STYLE
            | Name::NOSCRIPT
            | Name::TEMPLATE
            | Name::SVG
            | Name::IFRAME
            | Name::SELECT
            | Name::HEAD
            | Name::BUTTON
    ) || element.attrs().any(|(name, value)| match name {
        "hidden" => true,
        "style" => {
            let style = value.to_ascii_lowercase();
            style.contains("display:none") || style.contains("display: none")
        }
        _ => false,
    })
}

/// Whether classes say that only those hear a text who cannot see.
pub(super) fn says_unseen(class: &str) -> bool {
    const HIDDEN: [&str; 5] = ["sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "screen-reader-only"];
    let is_hidden = |known: &str| known.len() >= 7 && HIDDEN.iter().any(|hidden| known.eq_ignore_ascii_case(hidden));
    words(class).any(is_hidden)
}

/// Whether the words before and after an element of this name are apart.
pub(super) fn separates(name: Name) -> bool {
    is_block(name)
        || matches!(
            name,
            Name::SPAN
                | Name::A
                | Name::TIME
                | Name::ADDRESS
                | Name::BUTTON
                | Name::LABEL
                | Name::TD
                | Name::TH
                | Name::IMG
                | Name::CITE
        )
}

pub(super) fn is_block(name: Name) -> bool {
    matches!(
        name,
        Name::P
            | Name::DIV
            | Name::BR
            | Name::LI
            | Name::UL
            | Name::OL
            | Name::H1
            | Name::H2
            | Name::H3
            | Name::H4
            | Name::H5
            | Name::H6
            | Name::BLOCKQUOTE
            | Name::TR
            | Name::TD
            | Name::TH
            | Name::TABLE
            | Name::SECTION
            | Name::ARTICLE
            | Name::HEADER
            | Name::FOOTER
            | Name::ASIDE
            | Name::NAV
            | Name::MAIN
            | Name::PRE
            | Name::HR
            | Name::DL
            | Name::DT
            | Name::DD
            | Name::FIGURE
            | Name::FIGCAPTION
            | Name::FORM
            | Name::FIELDSET
            | Name::ADDRESS
            | Name::DETAILS
            | Name::SUMMARY
            | Name::BODY
    )
}

/// Reads an element.
pub(super) fn hints_of<'p>(element: Element<'p>, classes: &mut KnownClasses<'p>) -> Hints {
    let name = element.known();
    let mut hints = Hints { is_block: is_block(name), separates: separates(name), ..Hints::default() };
    hints.is_aside = matches!(name, Name::NAV | Name::FOOTER | Name::ASIDE);
    if matches!(name, Name::HTML | Name::HEAD | Name::META | Name::LINK | Name::SCRIPT | Name::STYLE | Name::BODY) {
        hints.is_silent = is_silent(element);
        return hints;
    }
    let names = classes.hints_of(element);
    hints.is_silent = names.is_unseen || is_silent_by_name(element);
    // Some write the byline into `<nav>`.
    if name == Name::NAV && names.is_byline {
        hints.is_aside = false;
    }
    // `<nav aria-label="tags">`
    let is_nav_of_tags = name == Name::NAV && element.attr("aria-label").is_some_and(is_word_for_tags);
    if is_nav_of_tags {
        hints.is_aside = false;
    }
    // The root of a page often says what the page has ("has-sidebar").
    let may_be_aside = !matches!(name, Name::MAIN | Name::ARTICLE | Name::FORM | Name::H1 | Name::H2);
    hints.is_aside |= may_be_aside && names.is_aside;
    hints.is_for_sharing = may_be_aside && names.is_for_sharing && !matches!(name, Name::NAV | Name::ASIDE | Name::FOOTER);
    hints.is_line_of_links =
        may_be_aside && names.is_line_of_links && !matches!(name, Name::NAV | Name::ASIDE | Name::FOOTER);
    hints.is_foot = hints.is_aside && !matches!(name, Name::NAV | Name::ASIDE) && !names.is_more_than_foot;
    hints.is_caption = name == Name::FIGCAPTION || hints.is_block && names.is_caption;
    hints.is_of_picture = hints.is_caption || hints.is_block && names.is_of_picture;
    hints.is_update = names.is_update;
    let properties = properties(element);
    hints.is_headline =
        properties.iter().any(|property| property == "headline") || names.is_title || names.is_headline && !hints.is_aside;
    hints.is_tag_box = names.is_tag_box
        && matches!(
            name,
            Name::DIV
                | Name::UL
                | Name::OL
                | Name::P
                | Name::SECTION
                | Name::SPAN
                | Name::FOOTER
                | Name::DD
                | Name::NAV
                | Name::ASIDE
                | Name::TD
        )
        || is_nav_of_tags;
    // Who took the picture did not write the article.
    hints.mark = mark_of(element, &properties, names)
        .filter(|mark| !matches!(mark, Mark::Author | Mark::AuthorClass) || !names.is_of_picture);
    hints.has_machine_value =
        matches!(hints.mark, Some(Mark::Published | Mark::Modified | Mark::Author | Mark::Keywords | Mark::Section));
    hints
}

fn is_word_for_tags(label: &str) -> bool {
    whole_label(label) == Some(Label::Field(Field::Keywords))
}

fn mark_of(element: Element<'_>, properties: &[String], names: ClassHints) -> Option<Mark> {
    let name = element.known();
    let has_property = |wanted: &[&str]| properties.iter().any(|property| wanted.contains(&property.as_str()));
    if has_property(&["datepublished", "datecreated", "published", "issued", "created", "date"]) {
        return Some(Mark::Published);
    }
    if has_property(&["datemodified", "modified"]) {
        return Some(Mark::Modified);
    }
    // Drupal's accounts in RDFa.
    let is_account = || element.attr("typeof").is_some_and(|kind| kind.ends_with("UserAccount"));
    if has_property(&["author", "creator"]) || has_property(&["name"]) && is_account() {
        return Some(Mark::Author);
    }
    if has_property(&["articlesection"]) {
        return Some(Mark::Section);
    }
    if has_property(&["keywords"]) {
        return Some(Mark::Keywords);
    }
    if name == Name::A {
        let rel = element.attr("rel").unwrap_or_default();
        let has_rel = |wanted: &str| rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case(wanted));
        let href = element.attr("href").unwrap_or_default();
        if has_rel("category") {
            return Some(Mark::Section);
        }
        if has_rel("tag") {
            return Some(Mark::RelTag);
        }
        if has_rel("author") || is_author_address(href) {
            return Some(Mark::Author);
        }
        if is_tag_address(href) {
            return Some(Mark::TagLink);
        }
    }
    // Microformats: `published` and `updated` of hentry, `dt-published` of h-entry, `p-author`, `vcard`.
    let classes = names.microformats;
    if classes.dt_published || name == Name::ABBR && classes.published {
        return Some(Mark::Published);
    }
    if classes.dt_updated {
        return Some(Mark::Modified);
    }
    if classes.p_author || classes.vcard && names.is_author_exactly {
        return Some(Mark::Author);
    }
    if classes.p_category {
        return Some(Mark::Tag);
    }
    // `<abbr title="2019-05-14T10:00:00Z">5 years ago</abbr>`
    let is_instant = |title: &str| {
        title.len() >= 10
            && title.is_char_boundary(10)
            && iso_like(&title[..10])
            && title[10..].chars().all(|c| !c.is_whitespace())
    };
    if name == Name::ABBR && element.attr("title").is_some_and(is_instant) {
        return Some(Mark::Time);
    }
    if name == Name::TIME {
        return Some(if element.attr("pubdate").is_some() { Mark::Published } else { Mark::Time });
    }
    if matches!(name, Name::IMG | Name::INPUT | Name::SVG | Name::FORM | Name::SELECT | Name::H1) || element.name() == "path"
    {
        return None;
    }
    if names.is_author || element.attr("title").is_some_and(names_author) {
        return Some(Mark::AuthorClass);
    }
    if instant_of(element).is_some() {
        return Some(Mark::Time);
    }
    names.is_date.then_some(Mark::DateClass)
}

/// Whether what an element shows to who points at it names the author with a label: `title="Автор: Анна Смирнова"`.
fn names_author(title: &str) -> bool {
    const LONGEST_BYTES: usize = 120;
    let is_label = |label: &str| whole_label(label) == Some(Label::Field(Field::Author));
    let labelled = || title.split_once([':', '：']).filter(|(_, name)| !name.trim().is_empty());
    title.len() <= LONGEST_BYTES && labelled().is_some_and(|(label, _)| is_label(label))
}

/// The instant that an element has for the script which writes `3 hours ago` into it: seconds, milliseconds or a day of a calendar.
pub(super) fn instant_of<'p>(element: Element<'p>) -> Option<&'p str> {
    const NAMES: [&str; 3] = ["data-timestamp", "data-time", "data-datetime"];
    if !matches!(element.known(), Name::SPAN | Name::TIME | Name::P | Name::DIV | Name::SMALL | Name::A | Name::ABBR) {
        return None;
    }
    let (_, value) = element.attrs().find(|(name, _)| name.starts_with("data-") && NAMES.contains(name))?;
    let value = value.trim();
    let is_count = matches!(value.len(), 10 | 13) && value.bytes().all(|byte| byte.is_ascii_digit());
    (is_count || value.get(..10).is_some_and(iso_like)).then_some(value)
}

/// Whether ten bytes are a day as machines write it: `2019-05-14`.
fn iso_like(text: &str) -> bool {
    text.bytes().enumerate().all(|(place, byte)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// The names in `itemprop` and `property`, without their prefixes, in lower case.
fn properties(element: Element<'_>) -> Vec<String> {
    let attributes = [element.attr("itemprop"), element.attr("property")];
    let names = attributes.into_iter().flatten().flat_map(str::split_whitespace);
    names.map(|name| name.rsplit([':', '/', '#']).next().unwrap_or(name).to_ascii_lowercase()).collect()
}

/// The words of class and id, in lower case: `postMeta__date post-author` has post, meta, date, post, author.
pub(super) fn class_words(element: Element<'_>) -> Vec<String> {
    let attributes = [element.attr("class"), element.attr("id"), test_name(element), element.attr("data-component")];
    attributes.into_iter().flatten().flat_map(words_of_attribute).collect()
}

/// The name by which programs that try a page find an element.
fn test_name<'p>(element: Element<'p>) -> Option<&'p str> {
    ["data-testid", "data-hook", "data-qa"].into_iter().find_map(|name| element.attr(name))
}

/// Of longer names only the beginning is read.
pub(super) const LONGEST_NAME_CHARACTERS: usize = 300;

fn words_of_attribute(attribute: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(attribute, |word| words.push(word.to_string()));
    words
}

/// Calls `see` with each word of a name, in lower case.
pub(super) fn each_word(name: &str, mut see: impl FnMut(&str)) {
    let mut word = String::with_capacity(name.len().min(64));
    let mut was_small = false;
    for character in name.chars().take(LONGEST_NAME_CHARACTERS) {
        let is_of_word = if character.is_ascii() { character.is_ascii_alphanumeric() } else { character.is_alphanumeric() };
        let begins_word = character.is_ascii_uppercase() && was_small;
        if (!is_of_word || begins_word) && !word.is_empty() {
            see(&word);
            word.clear();
        }
        if character.is_ascii() {
            was_small = character.is_ascii_lowercase();
            if is_of_word {
                word.push(character.to_ascii_lowercase());
            }
        } else {
            was_small = character.is_lowercase();
            if is_of_word {
                word.extend(character.to_lowercase());
            }
        }
    }
    if !word.is_empty() {
        see(&word);
    }
}

/// Whether a class or id names a box of tags. WordPress writes each tag of a post into the class of the post, which makes no box of
/// it: `<article class="post category-ports tag-strike">`.
pub(super) fn says_tags(element: Element<'_>) -> bool {
    let attributes = [element.attr("class"), element.attr("id"), test_name(element), element.attr("data-component")];
    let tokens = || attributes.into_iter().flatten().flat_map(str::split_whitespace).take(100);
    let is_post = tokens().any(|token| {
        matches!(token, "post" | "hentry" | "page")
            || ["type-", "category-", "post-", "status-"].iter().any(|start| {
                token
                    .strip_prefix(start)
                    .is_some_and(|rest| *start != "post-" || rest.bytes().all(|byte| byte.is_ascii_digit()))
            })
    });
    let mut boxes = tokens().filter(|token| !(is_post && token.starts_with("tag-")));
    boxes.any(|token| {
        let words = words_of_attribute(token);
        words.iter().any(|word| is_tag_word(word)) || words.windows(2).any(|two| are_tag_words(&two[0], &two[1]))
    })
}

/// Whether two neighbouring words of a name are one that names tags: `topic-list`, `keyWords`, `taxonomy-vocabulary-1` of Drupal.
pub(super) fn are_tag_words(before: &str, word: &str) -> bool {
    const LONGEST_BYTES: usize = 12;
    matches!(
        (before, word),
        ("topic" | "subject" | "subjects" | "concept" | "concepts" | "label", "list" | "items" | "links")
            | ("article", "label" | "labels" | "subjects")
            | ("filed", "under")
            | ("taxonomy", "vocabulary")
    ) || before.len().max(word.len()) <= LONGEST_BYTES && is_tag_word(&format!("{before}{word}"))
}

//! Tells which objects inside a record only hold or group its fields, and which are values themselves.

use serde_json::{Map, Value};

use super::is_address;
use super::keys::{self, LEAST_SURE, field, is_container, is_named, place_of};
use crate::article::Field;

/// Whether an object holds fields of an article, not only a name: `{"source": {"id": "bbc", "name": "BBC"}}` is a value.
pub(super) fn holds_fields(object: &Map<String, Value>) -> bool {
    let is_name = object.contains_key("name") && object.len() <= 3;
    let named =
        object.keys().filter(|key| place_of(key).is_some_and(|(number, _)| field(number) != Field::Identifier)).count();
    let is_titled = object.keys().any(|key| keys::names_text(key));
    // An object with nothing but a text is the text of a field.
    let wraps_more = object.iter().any(|(key, value)| is_container(key) && value.is_object());
    !is_name && (named >= 2 || (is_titled && object.len() >= 3 && !object.contains_key("rendered")) || wraps_more)
}

/// Whether an object about the record has the address of its page and no name that the address is of.
pub(super) fn holds_address(key: &str, object: &Map<String, Value>) -> bool {
    is_named(key, &["metadata", "meta", "warcheaders"])
        && !object.contains_key("name")
        && object.iter().any(|(key, value)| keys::names(key, Field::Url) && is_address(value))
}

/// Whether an object groups fields under a name that is that of none, or the title with the text.
pub(super) fn is_group(key: &str, object: &Map<String, Value>) -> bool {
    let joined_names = |wanted: Option<Field>| {
        object.iter().any(|(inner, value)| {
            let place = place_of(&[key, ".", inner].concat()).filter(|_| !value.is_object());
            place.is_some_and(|(number, _)| wanted.is_none_or(|wanted| field(number) == wanted))
        })
    };
    match place_of(key) {
        // `dates` is no key of a day itself, as `date` is.
        Some((number, rank)) if field(number) == Field::DatePublished => {
            rank >= LEAST_SURE && joined_names(Some(Field::DatePublished))
        }
        Some(_) => {
            let has = |wanted: Field| object.iter().any(|(key, value)| keys::names(key, wanted) && value.is_string());
            keys::names(key, Field::ArticleBody) && has(Field::Headline) && has(Field::ArticleBody)
        }
        None => joined_names(None),
    }
}

/// The fields that are told by their own name within a group: a name or a day there may be that of anything.
pub(super) fn is_of_group(field: Field) -> bool {
    matches!(field, Field::Headline | Field::ArticleBody | Field::Keywords)
}

/// Whether an object is a table of front matter for fields that the program does not know itself.
pub(super) fn is_theme_table(key: &str, object: &Map<String, Value>) -> bool {
    is_named(key, &["extra", "taxonomies"]) && object.keys().any(|key| place_of(key).is_some())
}

/// Whether an object names the house of an article: `{"source": {"uri": "h.example", "title": "Harbour Times"}}`. One with a text or a day is the
/// article itself.
pub(super) fn is_house(key: &str, object: &Map<String, Value>) -> bool {
    let is_of_article = |key: &String| {
        keys::names(key, Field::ArticleBody) || keys::names(key, Field::DatePublished) || keys::names(key, Field::Author)
    };
    key.eq_ignore_ascii_case("source") && !object.keys().any(is_of_article)
}

//! Makes one name of two persons of the registry that stand side by side: `Ahmed Zaki al-Rubaie` is neither Ahmed Zaki nor the al-Rubaie whom
//! it knows.

use super::somebody::new_span;
use super::{Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;
use crate::article::ActorKind;

/// What a family name in Arabic begins with.
static ARTICLES: WordList = WordList::of(&["al", "el", "ul", "ad", "an", "ar", "as", "ash"]);

/// Joins such names of a part; spans are in order.
pub(super) fn join(reading: &Reading<'_>, registry: &Registry, number: usize, own: &mut Vec<Span>) {
    let part = &reading.parts[number];
    let is_person = |option: &Pattern| match option.target {
        Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::Person,
        _ => false,
    };
    let are_persons = |span: &Span| !span.options.is_empty() && span.options.iter().all(is_person);
    let mut place = 1;
    while place < own.len() {
        let (before, behind) = (&own[place - 1], &own[place]);
        let begins_so = part
            .words
            .get(behind.first)
            .is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence && ARTICLES.contains(word.of(part.text)));
        let are_one = before.end == behind.first && begins_so && are_persons(before) && are_persons(behind);
        // Who is named so in full is known by one name.
        let bears = |option: &Pattern| before.options.iter().any(|other| other.target == option.target);
        if are_one
            && !behind.options.iter().any(bears)
            && let Some(whole) = new_span(reading, number, NameKind::Person, before.first..behind.end, None)
        {
            own[place - 1] = whole;
            own.remove(place);
        } else {
            place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn two_names_of_persons_side_by_side_are_one() {
        let body = "A sheikh of Basra, Ahmed Zaki al-Rubaie, joined the list.".to_string();
        let named = named_in(&ParsedArticle { body, ..ParsedArticle::default() }, Some("en"));
        let persons = named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| id.starts_with("person:"));
        assert_eq!(persons.collect::<Vec<_>>(), ["person:Ahmed Zaki al-Rubaie"]);
    }
}

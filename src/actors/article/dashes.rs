//! Joins what a dash parts in the name of a force: `Multi-National Division - Baghdad`, `Islamic Revolutionary Guard Corps - Qods Force`.

use super::merge::is_territory;
use super::somebody::new_span;
use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::{Finder, Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, words_in};
use crate::article::{ActorKind, MentionRule};

/// Last words of the names of forces that go on behind a dash.
static FORCES: WordList = WordList::spaced(" force division corps command mission brigade ");

/// How many words such a name has before the dash at most.
const MOST_WORDS: usize = 6;

/// Joins the spans of a part, which are in order.
pub(super) fn join(reading: &Reading<'_>, registry: &Registry, finder: &Finder, number: usize, own: &mut Vec<Span>) {
    let part = &reading.parts[number];
    let mut free = 0;
    for dash in 1..part.words.len() {
        if dash < free || part.words[dash].gap != Gap::Other || !is_dash(part, dash) {
            continue;
        }
        if let Some(joined) = known_in_two(part, finder, number, own, dash) {
            free = joined.end;
            replace(own, joined);
            continue;
        }
        if !is_force(part, dash) {
            continue;
        }
        let first = (free..dash - 1).rev().take(MOST_WORDS).take_while(|place| is_inside(part, *place, free)).last();
        let Some(first) = first else { continue };
        let behind = own.get(own.partition_point(|span| span.first < dash)).filter(|span| span.first == dash);
        let Some(rest) = behind.filter(|rest| !rest.options.is_empty()).cloned() else { continue };
        let words = first..rest.end;
        let joined = match known(finder, &hyphened(part, words.clone())) {
            Some(place) => {
                let meaning = Meaning::Known(place, NameForm::Name);
                Some(Span::decided(number, words.clone(), meaning, MentionRule::Name))
            }
            // The Qods Force has a name of its own.
            None if rest.options.iter().any(|option| is_sure_body(option, registry)) => Some(Span { first, ..rest }),
            None => new_span(reading, number, NameKind::Organisation, words.clone(), None),
        };
        if let Some(joined) = joined {
            free = words.end;
            replace(own, joined);
        }
    }
}

/// Puts a span in the place of those that it touches.
fn replace(own: &mut Vec<Span>, joined: Span) {
    let from = own.partition_point(|span| span.end <= joined.first);
    let until = from + own[from..].iter().take_while(|span| span.first < joined.end).count();
    own.splice(from..until, [joined]);
}

/// What the registry has with a hyphen where the text has a dash, behind a name of the registry: `Popular Front for the Liberation of Palestine - General
/// Command`.
fn known_in_two(part: &Part<'_>, finder: &Finder, number: usize, own: &[Span], dash: usize) -> Option<Span> {
    const MOST_BEHIND: usize = 3;
    let before = own[..own.partition_point(|span| span.first < dash)].last();
    let before = before.filter(|span| span.end == dash && span.end - span.first > 1 && !span.options.is_empty())?;
    let is_joined = |place: &usize| {
        let word = &part.words[*place];
        matches!(word.capitals, Capitals::First | Capitals::All)
            && (*place == dash || matches!(word.gap, Gap::Space | Gap::Hyphen) && !word.begins_sentence)
    };
    let behind = (dash..part.words.len()).take(MOST_BEHIND).take_while(is_joined).count();
    (1..=behind).rev().find_map(|behind| {
        let words = before.first..dash + behind;
        let place = known(finder, &hyphened(part, words.clone()))?;
        Some(Span::decided(number, words, Meaning::Known(place, NameForm::Name), MentionRule::Name))
    })
}

/// Who of the registry goes by a whole name.
fn known(finder: &Finder, name: &str) -> Option<u32> {
    let words = words_in(name);
    let flags = vec![false; words.len()];
    let found = finder.common_at(name, &words, 0, &flags).filter(|found| found.end == words.len())?;
    let mut patterns = finder.patterns(&found, name, &words, Some("en"), false);
    patterns.find_map(|pattern| match pattern.target {
        Target::Actor(place) => Some(place),
        _ => None,
    })
}

/// Words as the registry writes them.
fn hyphened(part: &Part<'_>, words: std::ops::Range<usize>) -> String {
    part.text[part.bytes_of(words)].replace(" - ", "-").replace(" \u{2013} ", "-")
}

/// Whether a dash stands before a word, behind a word with a capital.
fn is_dash(part: &Part<'_>, dash: usize) -> bool {
    let before = &part.words[dash - 1];
    let between = part.text.get(before.end as usize..part.words[dash].start as usize);
    matches!(between, Some(" - " | " \u{2013} ")) && matches!(before.capitals, Capitals::First | Capitals::All)
}

/// Whether the word before a dash ends the name of a force: `Division - `.
fn is_force(part: &Part<'_>, dash: usize) -> bool {
    FORCES.contains_in_any_case(part.words[dash - 1].of(part.text))
}

/// Whether a word before the last of such a name belongs to it.
fn is_inside(part: &Part<'_>, place: usize, free: usize) -> bool {
    let (word, next) = (&part.words[place], &part.words[place + 1]);
    let is_joined = matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.begins_sentence;
    static ARTICLES: WordList = WordList::spaced(" the a an ");
    // A sentence has a capital anyway.
    let is_article = ARTICLES.contains_in_any_case(word.of(part.text));
    place >= free && is_joined && matches!(word.capitals, Capitals::First | Capitals::All) && !is_article
}

/// Whether a name surely means a body; a region is none: `Combined Joint Task Force - Horn of Africa`.
fn is_sure_body(option: &Pattern, registry: &Registry) -> bool {
    let is_body = |place: u32| {
        let kind = registry.actors()[place as usize].kind;
        !matches!(kind, ActorKind::Bloc | ActorKind::People | ActorKind::Person)
    };
    option.is_sure && !is_territory(option, registry) && matches!(option.target, Target::Actor(place) if is_body(place))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn a_force_goes_on_behind_a_dash() {
        for (text, expected) in [
            ("Troops of Multi-National Division - Baghdad held the road.", "org:Multi-National Division - Baghdad"),
            ("A spokesman of Multi-National Force - Iraq denied it.", "org:multi-national-force-iraq"),
            ("The Islamic Revolutionary Guard Corps - Qods Force gave the parts.", "org:quds-force"),
            ("The Popular Front for the Liberation of Palestine - General Command denied it.", "org:pflp-gc"),
            ("Troops of Combined Joint Task Force - Horn of Africa left.", "org:Combined Joint Task Force - Horn of Africa"),
            ("The road was held by the task force - Iraq denied it.", "country:IQ"),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}

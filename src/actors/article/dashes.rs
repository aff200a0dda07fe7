//! Joins what a dash parts in the name of a force: `Multi-National Division - Baghdad`, `Islamic Revolutionary Guard Corps - Qods Force`.

use super::forms::is_listed;
use super::merge::is_territory;
use super::somebody::new_span;
use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::{NameForm, Registry};
use crate::actors::words::{Capitals, Gap};
use crate::article::MentionRule;

/// Last words of the names of forces that go on behind a dash.
const FORCES: &str = " force division corps command mission brigade ";

/// How many words such a name has before the dash at most.
const MOST_WORDS: usize = 6;

/// Joins the spans of a part, which are in order.
pub(super) fn join(reading: &Reading<'_>, registry: &Registry, number: usize, own: &mut Vec<Span>) {
    let part = &reading.parts[number];
    let mut free = 0;
    for dash in 1..part.words.len() {
        if dash < free || part.words[dash].gap != Gap::Other || !is_force(part, dash) {
            continue;
        }
        let first = (free..dash - 1).rev().take(MOST_WORDS).take_while(|place| is_inside(part, *place, free)).last();
        let Some(first) = first else { continue };
        let behind = own.get(own.partition_point(|span| span.first < dash)).filter(|span| span.first == dash);
        let Some(rest) = behind.filter(|rest| !rest.options.is_empty()).cloned() else { continue };
        let words = first..rest.end;
        let written = part.text[part.bytes_of(words.clone())].replace(" - ", "-").replace(" \u{2013} ", "-");
        let known = registry.look_up(&written).and_then(|actor| registry.place_of(actor.id.as_str()));
        let joined = match known {
            Some(place) => {
                let meaning = Meaning::Known(place as u32, NameForm::Name);
                Some(Span::decided(number, words.clone(), meaning, MentionRule::Name))
            }
            // The Qods Force has a name of its own.
            None if rest.options.iter().any(|option| is_sure_body(option, registry)) => Some(Span { first, ..rest }),
            None => new_span(reading, number, NameKind::Organisation, words.clone(), None),
        };
        if let Some(joined) = joined {
            free = words.end;
            let from = own.partition_point(|span| span.end <= words.start);
            let until = from + own[from..].iter().take_while(|span| span.first < words.end).count();
            own.splice(from..until, [joined]);
        }
    }
}

/// Whether the word before a dash ends the name of a force: `Division - `.
fn is_force(part: &Part<'_>, dash: usize) -> bool {
    let before = &part.words[dash - 1];
    let between = part.text.get(before.end as usize..part.words[dash].start as usize);
    matches!(between, Some(" - " | " \u{2013} "))
        && matches!(before.capitals, Capitals::First | Capitals::All)
        && is_listed(FORCES, before.of(part.text))
}

/// Whether a word before the last of such a name belongs to it.
fn is_inside(part: &Part<'_>, place: usize, free: usize) -> bool {
    let (word, next) = (&part.words[place], &part.words[place + 1]);
    let is_joined = matches!(next.gap, Gap::Space | Gap::Hyphen) && !next.begins_sentence;
    // A sentence has a capital anyway.
    let is_article = is_listed(" the a an ", word.of(part.text));
    place >= free && is_joined && matches!(word.capitals, Capitals::First | Capitals::All) && !is_article
}

/// Whether a name surely means a body.
fn is_sure_body(option: &Pattern, registry: &Registry) -> bool {
    option.is_sure && !is_territory(option, registry) && matches!(option.target, Target::Actor(_))
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
            ("The road was held by the task force - Iraq denied it.", "country:IQ"),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}

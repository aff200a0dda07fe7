//! Tells what doubtful names mean by what stands in brackets behind them, and which mean nobody of the registry: a party that several states have, in an article on none but another (`Constitution
//! Party`), letters that several broadcasters go by, and houses that are no house of a parliament.

use super::{Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::article::ActorKind;
use crate::text::fold_value;

/// `House prices`: the house of a parliament has an article before it or says whose or what of it is meant.
pub(super) fn is_any_house(part: &Part<'_>, span: &Span) -> bool {
    static BEHIND: WordList = WordList::of(&[
        "speaker",
        "democrats",
        "republicans",
        "democrat",
        "republican",
        "majority",
        "minority",
        "lawmakers",
        "members",
        "leaders",
        "leadership",
        "panel",
        "committee",
        "subcommittee",
        "judiciary",
        "intelligence",
        "vote",
        "votes",
        "voted",
        "passed",
        "passes",
        "approved",
        "impeachment",
        "and",
    ]);
    let is_house = span.end - span.first == 1 && part.words[span.first].of(part.text).eq_ignore_ascii_case("house");
    if !is_house {
        return false;
    }
    let before = span.first.checked_sub(1).map(|place| fold_value(part.words[place].of(part.text)));
    let behind = part.words.get(span.end).map(|word| fold_value(word.of(part.text)));
    let has_article = matches!(before.as_deref(), Some("the" | "full" | "u.s" | "us")) && !part.in_capitals[span.first];
    !has_article && !behind.is_some_and(|behind| BEHIND.contains(behind.as_str()))
}

/// Whether the state that a doubtful name belongs to has to be named with it: another may have a party or an office of some such words, and
/// media of several states may go by one name as well.
pub(super) fn is_of_one_of_several(
    span: &Span,
    option: &Pattern,
    registry: &Registry,
    is_rival: impl Fn(&Pattern) -> bool,
) -> bool {
    let Target::Actor(place) = option.target else { return false };
    match registry.actors()[place as usize].kind {
        ActorKind::Party | ActorKind::GovernmentBody => span.end - span.first > 1,
        // `ABC reported`
        ActorKind::Media => span.options.iter().any(is_rival),
        _ => false,
    }
}

/// `the People's Liberation Army (EPL)`: a name and the acronym in parentheses behind it mean one whom both may mean.
pub(super) fn agree_with_acronyms(reading: &Reading<'_>, spans: &mut [Span]) {
    for place in 1..spans.len() {
        let (before, behind) = spans.split_at_mut(place);
        let (name, acronym) = (&mut before[place - 1], &mut behind[0]);
        let part = &reading.parts[name.part];
        let is_pair = acronym.part == name.part
            && acronym.first == name.end
            && name.end - name.first > 1
            && !name.options.is_empty()
            && part.text.get(part.words[name.end - 1].end as usize..part.words[acronym.first].start as usize) == Some(" (")
            && part.text[part.bytes_of(acronym.first..acronym.end).end..].starts_with(')');
        if !is_pair {
            continue;
        }
        let both = |option: &Pattern, others: &[Pattern]| {
            matches!(option.target, Target::Actor(_)) && others.iter().any(|other| other.target == option.target)
        };
        let common = name.options.iter().filter(|option| both(option, &acronym.options)).count();
        if common == 0 {
            continue;
        }
        let names = name.options.clone();
        name.options.retain(|option| both(option, &acronym.options));
        acronym.options.retain(|option| both(option, &names));
        if common == 1 && acronym.options.len() == 1 {
            name.options[0] = name.options[0].made_sure();
            acronym.options[0] = acronym.options[0].made_sure();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn doubtful_names_are_of_no_state_that_the_text_does_not_name() {
        for (text, expected) in [
            (
                "Don Blankenship of West Virginia, United States, ran for the Constitution Party. The House voted for it.",
                "org:Constitution Party (United States) org:us-house-of-representatives person:Don Blankenship",
            ),
            ("Egypt's Constitution Party left the talks in Cairo.", "org:constitution-party-egypt"),
            ("The House of Commons met in London. The House voted for the bill.", "org:house-of-commons-gb"),
            ("Tonga and New Zealand mourned. ABC reported that he died in Tonga, New Zealand.", "org:ABC"),
            ("House prices rose in the United States. House music played in the United States.", ""),
        ] {
            assert_eq!(ids(text, |id| !id.starts_with("country:")), expected, "{text}");
        }
    }
}

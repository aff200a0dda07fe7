//! Tells what a name goes on with: another family name, what somebody is of, or behind the name of a region a person.

use rustc_hash::FxHashSet;

use super::{Part, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::{FoundName, NameKind};
use crate::actors::registry::Registry;
use crate::actors::titles::may_be_honorific;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::ActorKind;
use crate::text::fold_value;

/// `Minister for the Middle East Tobias Ellwood`: where a name of a region and that of a person who is named elsewhere, or whose office it is,
/// were taken for one organisation, the bytes of the person.
pub(super) fn person_behind_region(
    text: &str,
    name: &FoundName,
    persons: &FxHashSet<&str>,
    regions: &[Span],
    part: &Part<'_>,
) -> Option<usize> {
    if name.kind != NameKind::Organisation {
        return None;
    }
    // Candidates are in order.
    let is_region = |end: usize| {
        let words = part.words_within(name.start, end);
        let place = regions.binary_search_by_key(&words.start, |span| span.first);
        place.is_ok_and(|place| regions[place].end == words.end)
    };
    let is_of_office = is_behind_office(&text[..name.start]);
    let is_person = |rest: &str| persons.contains(rest) || is_of_office && matches!(rest.split(' ').count(), 2 | 3);
    let mut ends = text[name.start..name.end].match_indices(' ').map(|(place, _)| name.start + place);
    ends.find(|end| is_person(&text[end + 1..name.end]) && is_region(*end))
}

/// Whether a text ends in an office and what it is for: `Minister for the `.
fn is_behind_office(text: &str) -> bool {
    const OFFICES: [&str; 8] =
        ["minister", "secretary", "envoy", "commissioner", "coordinator", "spokesman", "spokeswoman", "representative"];
    let before = text.trim_end().trim_end_matches("the").trim_end();
    let office = before.strip_suffix("for").and_then(|before| before.split_whitespace().next_back());
    office.is_some_and(|office| OFFICES.iter().any(|known| known.eq_ignore_ascii_case(office)))
}

/// Whether somebody of another family name stands there: `Nelson Mandela Banda` is not Nelson Mandela. That holds of peoples of whom many are called
/// after the famous, and who set no name of the mother or of forefathers behind the family's.
pub(super) fn has_longer_name(
    text: &str,
    page: &[Word],
    span: &Span,
    words: &std::ops::Range<usize>,
    registry: &Registry,
) -> bool {
    static COUNTRIES: WordList = WordList::spaced(
        " PK BD ZA ZW ZM MW NG GH KE UG TZ RW BI SL LR GM CM BW NA SZ LS SS SN ML CI BF BJ TG NE GN GA CG CD CF MG ",
    );
    static NO_NAMES: WordList = WordList::spaced(
        " bay day road street bridge square image images photo picture stadium hospital centre center avenue airport university foundation \
        institute government regime administration campaign trust museum school college way highway drive lecture prize award monday tuesday \
        wednesday thursday friday saturday sunday ",
    );
    let is_short = span.end + 1 == words.end && span.first == words.start && span.end - span.first > 1;
    if !is_short || page[span.end].gap != Gap::Space || page[span.end].capitals != Capitals::First {
        return false;
    }
    let last = fold_value(page[span.end].of(text));
    let is_labelled = text[page[span.end].end as usize..].starts_with(':');
    let is_others = |option: &Pattern| match option.target {
        Target::Actor(place) => {
            let actor = &registry.actors()[place as usize];
            let has_name = |name: &str| fold_value(name).split([' ', '-']).any(|word| word == last);
            actor.kind == ActorKind::Person
                && actor.country.as_deref().is_some_and(|country| COUNTRIES.contains(country))
                && !actor.names.iter().any(|name| has_name(&name.text))
        }
        _ => false,
    };
    let is_name = last.len() > 3 && !is_labelled && !may_be_honorific(&last) && !NO_NAMES.contains(&last);
    is_name && span.options.iter().all(is_others)
}

/// Whether a name goes on at a place with what somebody is of or whose son: `al-Anbari`, `bin Khalid`.
pub(super) fn goes_on_by_name(text: &str, words: &[Word], place: usize, end: usize) -> bool {
    static LINKS: WordList = WordList::spaced(" al el ul bin ibn ");
    let is_capital = |word: &Word| matches!(word.capitals, Capitals::First | Capitals::All);
    place + 1 < end && LINKS.contains_in_any_case(words[place].of(text)) && is_capital(&words[place + 1])
}

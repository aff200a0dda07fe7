//! Puts together the names of missions and panels that say where they work: `Verification Mission in Angola`, `Panel of Experts on Mali`,
//! `Contact Group on Yemen`; and of forces that are two: `Malian Defence and Security Forces`.

use std::ops::Range;

use super::marks::{ARTICLE, NEVER, ROLE, SMALL};
use super::page::Page;
use super::{OVERRIDING, SURE};
use crate::actors::names::{KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;

/// The nouns of missions and panels.
static NOUNS: WordList = WordList::spaced(" Mission Panel Commission Group Team Force Tribunal ");

/// What a mission is for, as it stands before its noun.
static TASKS: WordList = WordList::spaced(
    " Verification Transition Transitional Training Naval Monitoring Observer Observers Observation Stabilisation Stabilization \
    Peacekeeping Assistance Support Advisory Advance Protection Contact Study Implementation Capacity Rule Disengagement Ceasefire \
    Military Civilian Police Electoral Election Integrated Multidimensional Intervention Interim ",
);

/// What panels and commissions are of.
static OF: WordList = WordList::spaced(" Inquiry Enquiry Experts Investigation Investigators Observers ");

/// What forces come in pairs.
static FORCES: WordList = WordList::spaced(" Defence Defense Security Police Intelligence Army Military ");

/// How many words stand before the noun.
const MOST_WORDS: usize = 4;

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    for place in page.capitals().iter().copied() {
        if page.loud[place] {
            continue;
        }
        if let Some(whole) = mission(page, place).or_else(|| pair_of_forces(page, place)) {
            // Who sends a mission and where it works are no states that it is of.
            let is_mission = !FORCES.contains(page.written(whole.end - 2)) || page.written(whole.end - 1) != "Forces";
            page.put_with(&whole, NameKind::Organisation, if is_mission { OVERRIDING } else { SURE });
        }
    }
}

/// The mission of which a word is the noun.
fn mission(page: &Page<'_>, noun: usize) -> Option<Range<usize>> {
    let noun_written = page.written(noun);
    if !NOUNS.contains(noun_written) {
        return None;
    }
    let before = if noun > 0 && page.follows(noun) { page.written(noun - 1) } else { "" };
    let has_task = match noun_written {
        "Mission" | "Group" | "Force" => TASKS.contains(before),
        "Tribunal" => matches!(before, "Criminal" | "Special"),
        _ => false,
    };
    let is_of = page.follows(noun + 1) && page.written(noun + 1) == "of" && page.follows(noun + 2);
    let has_members = is_of && !matches!(noun_written, "Force" | "Tribunal") && OF.contains(page.written(noun + 2));
    if !has_task && !has_members {
        return None;
    }
    let end = if has_members { noun + 3 } else { noun + 1 };
    if !page.follows(end) {
        return None;
    }
    // `European Union Training Mission Mali`
    let has_joint = matches!(page.written(end), "in" | "on" | "for" | "to");
    let is_state_next = has_task && noun_written != "Group" && page.is_capital(end);
    if !has_joint && !is_state_next {
        return None;
    }
    let of = end + usize::from(has_joint);
    let of = of + usize::from(has_joint && page.follows(of) && page.written(of) == "the");
    let state = page.follows(of).then(|| page.run_at(of)).filter(|run| !run.is_empty())?;
    let [known] = page.known_in(&state) else { return None };
    let of_state = page.words_within(known.start, known.end);
    if !matches!(known.kind, KnownKind::State | KnownKind::Place) || of_state.start != of || of_state.end < state.end {
        return None;
    }
    let whole = first_of(page, noun)..of_state.end;
    // `U.N.` is no word that never is a name.
    let is_strange =
        (whole.start..end).any(|place| page.is_marked(place, ROLE | NEVER) && page.words[place].capitals != Capitals::All);
    // What the registry knows whole is left to it, and so is `European Union Naval Force` without its state.
    let is_left = page.known_in(&whole).iter().any(|known| {
        let words = page.words_within(known.start, known.end);
        let is_whole = words.end >= whole.end && words.start < of || !has_joint && words.end > noun && words.start < of;
        known.kind == KnownKind::Person || known.kind == KnownKind::Organisation && is_whole
    });
    (!is_strange && !is_left).then_some(whole)
}

/// `Malian Defence and Security Forces`, given the last word.
fn pair_of_forces(page: &Page<'_>, last: usize) -> Option<Range<usize>> {
    let is_pair = last >= 3
        && page.written(last) == "Forces"
        && (last - 2..=last).all(|place| page.follows(place))
        && FORCES.contains(page.written(last - 1))
        && page.written(last - 2) == "and"
        && FORCES.contains(page.written(last - 3));
    if !is_pair {
        return None;
    }
    let first = first_of(page, last - 3);
    let is_open = (first..last).all(|place| !page.is_marked(place, ROLE | NEVER))
        && !page.is_known(&(first..last + 1), &[KnownKind::Person]);
    is_open.then_some(first..last + 1)
}

/// The first word of a name, given its noun; a sentence has a capital anyway.
fn first_of(page: &Page<'_>, noun: usize) -> usize {
    // Behind `U.N.` stands a dot.
    let follows = |place: usize| page.follows(place) || page.between(place) == ". " && page.written(place - 1).contains('.');
    let is_inside = |place: usize| place > 0 && page.is_capital(place - 1) && follows(place);
    let first = (noun.saturating_sub(MOST_WORDS)..=noun).rev().find(|place| !is_inside(*place)).unwrap_or(noun);
    if first < noun && page.is_marked(first, ARTICLE | SMALL) { first + 1 } else { first }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn missions_are_named_by_where_they_work_too() {
        for (text, expected) in [
            ("The Ceasefire Verification Mission in Angola left.", "org:Ceasefire Verification Mission in Angola"),
            ("The Panel of Experts on Nepal wrote it.", "org:Panel of Experts on Nepal"),
            ("The U.N. Verification Mission in Angola left.", "org:U.N. Verification Mission in Angola"),
            ("A Commission of Inquiry on Burundi came.", "org:Commission of Inquiry on Burundi"),
            ("Men of the Malian Defence and Security Forces left.", "org:Malian Defence and Security Forces"),
            // A mission of a state, what is no task, and whoever is nowhere.
            ("The Mission in Angola left.", ""),
            ("The Panel of Experts on Nutrition wrote it.", ""),
            ("He led the Hope Group in Angola.", "org:Hope Group"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found: Vec<&str> =
                named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| id.starts_with("org:")).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Makes clubs of the towns they are called by, where what is done to or by them is done in sport: `Chicago beat Boston 5-3`, `signed the
//! midfielder from Lyon`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::somebody::new_span;
use super::tables::is_behind_where;
use super::teams::{JOINTS, LISTS, has_score, sentence_around};
use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::Target;
use crate::actors::names::NameKind;
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Gap, Word};
use crate::article::{ActorKind, MentionRule};

/// What stands before a side that lost or was lost to, and before no place.
static BEATEN: WordList = WordList::spaced(
    " beat beats beating defeat defeated defeats edged thrashed hammered crushed routed trounced stunned upset lost loss \
    losing win victory ",
);

/// What clubs do where the article may be of other things, right behind the name.
static DEEDS_OF_CLUBS: WordList = WordList::spaced(
    " beat beats defeated won drew lost thrashed hammered crushed trounced edged routed qualified eliminated played plays \
    have were sign signs signed sell sells sold loan loaned release released appoint appointed relegated promoted traded lead \
    leads led finished climbed slumped scored conceded equalised ",
);

/// What somebody does for a club, or who changes clubs, before `for`, `to` or `from`.
static PLAYED: WordList = WordList::spaced(
    " played plays playing scored scores debut signed appearances caps goals goal penalty loan loaned captained bowled batted lined ",
);
static CHANGED: WordList = WordList::spaced(
    " joined joins moved moves transferred transfer signed signs sold sell loan loaned traded switched signing bought midfielder \
    striker defender goalkeeper winger ",
);

/// Words that are said of sport here and of other things elsewhere, besides those of `teams`.
static PERHAPS: WordList = WordList::spaced(
    " round replay points debut derby promotion relegation relegated transfer loan substitute champions division season fans bench \
    playoffs runs innings hat-trick aggregate competition ",
);

/// What speaks of towns that want matches to be played there, and of votes.
static HOSTS: WordList = WordList::spaced(
    " host hosts hosted hosting bid bids city mayor airport venue stage staged stages campaign primary primaries caucus caucuses \
    election elections ballot delegates party ",
);

/// How much of a sentence is of sport for a town in it to be a club, in the middle of other things.
const LEAST: usize = 2;

/// How many words before `for` or `from` are looked at for what was done.
const REACH: usize = 5;

/// Makes clubs of towns that play.
pub(super) fn make_clubs(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let mut clubs: FxHashMap<u64, Meaning> = FxHashMap::default();
    let (is_report, is_english) = (reading.sport.is_report, reading.language.is_none_or(|language| language == "en"));
    let is_town = |span: &Span| match span.meaning {
        Meaning::Town(_) => true,
        Meaning::Known(_, NameForm::Seat) => is_report,
        _ => false,
    };
    if !is_english {
        return;
    }
    for span in spans.iter_mut().filter(|span| !span.is_place && is_town(span)) {
        let part = &reading.parts[span.part];
        let least = LEAST - usize::from(has_won(part, span.end));
        if !(is_report && plays(part, span) || is_of_sport(reading, part, span, least) && changes_or_plays(part, span)) {
            continue;
        }
        let Some(meaning) = club_of(reading, registry, span) else { continue };
        if span.end - span.first == 1 {
            clubs.insert(part.words[span.first].hash, meaning.clone());
        }
        (span.meaning, span.rule) = (meaning, MentionRule::Found);
    }
    // What is a club once is one in the rest of the article, where nothing is said to be there.
    if clubs.is_empty() {
        return;
    }
    for span in spans.iter_mut().filter(|span| !span.is_place && is_town(span) && span.end - span.first == 1) {
        let part = &reading.parts[span.part];
        let Some(club) = clubs.get(&part.words[span.first].hash) else { continue };
        let before = span.first.checked_sub(1).map_or("", |place| part.words[place].of(part.text));
        let is_where = is_behind_where(part, span.first) || matches!(before, "of" | "at" | "on");
        if !is_where && !speaks_of_states(part, span) && (is_report || is_of_sport(reading, part, span, 1)) {
            (span.meaning, span.rule) = (club.clone(), MentionRule::Again);
        }
    }
}

/// The club that is called by a town: one of the registry, or a new one of its state.
fn club_of(reading: &Reading<'_>, registry: &Registry, span: &Span) -> Option<Meaning> {
    let country = match span.meaning {
        Meaning::Town(place) => registry.places()[place as usize].country,
        Meaning::Known(place, _) => registry.actors()[place as usize].country.as_deref()?,
        _ => return None,
    };
    let mut known = span.options.iter().filter_map(|option| match option.target {
        Target::Actor(place) => {
            let actor = &registry.actors()[place as usize];
            let is_own = actor.kind == ActorKind::Organisation && actor.country.as_deref() == Some(country);
            is_own.then_some(Meaning::Known(place, option.form))
        }
        _ => None,
    });
    match (known.next(), known.next()) {
        (Some(club), None) => Some(club),
        _ => {
            let words = span.first..span.end;
            new_span(reading, span.part, NameKind::Organisation, words, Some(country.to_string())).map(|club| club.meaning)
        }
    }
}

/// `Chicago beat`, `beat Boston`, in a report of matches.
fn plays(part: &Part<'_>, span: &Span) -> bool {
    let [_, _, deeds, _] = &*LISTS;
    if is_behind_where(part, span.first) || speaks_of_states(part, span) {
        return false;
    }
    let sentence = sentence_around(&part.words, span);
    let behind = part.words.get(span.end).filter(|word| !word.begins_sentence && word.gap == Gap::Space);
    let before = (sentence.start..span.first).rev().map(|place| part.words[place].of(part.text));
    let is_beaten = before.skip_while(|word| JOINTS.contains(word)).take(1).any(|word| BEATEN.contains_in_any_case(word));
    is_beaten || behind.is_some_and(|word| deeds.contains(&word.hash))
}

/// Whether a sentence speaks of what states and cities do.
fn speaks_of_states(part: &Part<'_>, span: &Span) -> bool {
    let [_, _, _, states] = &*LISTS;
    part.words[sentence_around(&part.words, span)].iter().any(|word| states.contains(&word.hash))
}

/// Whether the sentence of a name is one of sport, though the article may be of other things.
fn is_of_sport(reading: &Reading<'_>, part: &Part<'_>, span: &Span, least: usize) -> bool {
    let [sport, perhaps, ..] = &*LISTS;
    let sentence = sentence_around(&part.words, span);
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    let mut count = usize::from(reading.sport.is_spoken_of);
    for word in &part.words[sentence.clone()] {
        let written = word.of(part.text);
        if HOSTS.contains(written) {
            return false;
        }
        let own = match () {
            () if sport.contains(&word.hash) => LEAST,
            () if perhaps.contains(&word.hash) || PERHAPS.contains(written) => 1,
            () => continue,
        };
        count += if seen.insert(word.hash) { own } else { 0 };
    }
    count >= least || has_score(part, &sentence) && count + 1 >= least
}

/// `Lyon have won`: no town goes with a verb for several.
fn has_won(part: &Part<'_>, end: usize) -> bool {
    static DONE: WordList = WordList::spaced(" won beaten lost signed drawn scored played reached ");
    let next = |place: usize| part.words.get(place).filter(|word| !word.begins_sentence && word.gap == Gap::Space);
    let written = |place: usize| next(place).map_or("", |word| word.of(part.text));
    written(end) == "have" && DONE.contains(written(end + 1))
}

/// Whether a club does or suffers something outside of reports, or somebody comes to it or from it.
fn changes_or_plays(part: &Part<'_>, span: &Span) -> bool {
    if speaks_of_states(part, span) {
        return false;
    }
    let written = |word: &Word| word.of(part.text);
    let sentence = sentence_around(&part.words, span);
    let back = |steps: usize| {
        span.first
            .checked_sub(steps)
            .filter(|place| *place >= sentence.start)
            .map_or("", |place| written(&part.words[place]))
    };
    let one = back(1);
    let is_joined_to = |list: &WordList| (2..2 + REACH).any(|steps| list.contains(back(steps)));
    match one {
        "for" | "against" => return is_joined_to(&PLAYED),
        "from" | "to" | "with" => return is_joined_to(&CHANGED) || matches!(back(2), "lost" | "loss" | "defeat" | "drew"),
        "in" | "at" | "of" | "near" | "on" | "through" | "into" | "around" | "outside" | "via" | "between" | "by" => {
            return false;
        }
        "joined" | "joining" | "coached" | "managed" | "captained" | "left" => return one != "left",
        _ => {}
    }
    // `to win Wimbledon`
    if BEATEN.contains(one) {
        return !matches!(one, "win" | "victory" | "losing");
    }
    let Some(behind) = part.words.get(span.end).filter(|word| !word.begins_sentence && word.gap == Gap::Space) else {
        return false;
    };
    // `Lima and Turin have`
    let is_several = one == "and" && matches!(written(behind), "have" | "were");
    !is_several && DEEDS_OF_CLUBS.contains(written(behind))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn towns_that_play_are_clubs() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("Leipzig beat Graz by three goals in the replay.", "org:Graz=1 org:Leipzig=1"),
            ("Graz signed the midfielder from Leipzig in May.", "org:Graz=1 org:Leipzig=1"),
            ("Then the striker scored on his debut against Graz.", "org:Graz=1"),
            ("Graz have won the trophy twice. Graz led the league in May.", "org:Graz=2"),
            ("He missed a penalty for Graz in the final.", "org:Graz=1"),
            // Towns all the same.
            ("Graz won the right to host the championship.", ""),
            ("He was born in Graz and was a striker.", ""),
            ("The striker lives in Graz.", ""),
            ("Graz have a new tram.", ""),
            ("Graz held the first round of the season of the plan.", ""),
            ("Graz won the first round of the campaign for goals.", ""),
            ("He was the first striker to win Graz since May.", ""),
            ("The council of Graz beat the union by two votes.", ""),
            ("He moved from Graz to Leipzig in May.", ""),
            ("The goals of the plan for Graz were met.", ""),
        ] {
            let found = mentions(text, |id| id.starts_with("org:"));
            if found != expected {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

//! Tells who is meant by a doubtful name from what stands right beside it: `Fano militiamen`, `LDP lawmakers`, `a ferry to Wellington`,
//! `Santiago recalled its consul`.

use super::decide::Support;
use super::{Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::{Actor, NameForm, Registry};
use crate::actors::sense::nouns::{Head, head_of};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::ActorKind;

/// Who belongs to armed groups, besides rebels and their like.
static OF_ARMED: WordList = WordList::spaced(" fighter fighters combatants ");

/// Who belongs to them and to armies.
static OF_ARMIES: WordList = WordList::spaced(" commander commanders soldiers troops ");

/// Who belongs to parties.
static OF_PARTIES: WordList = WordList::spaced(
    " deputies lawmaker lawmakers senator senators legislator legislators mps supporter supporters activist activists \
    candidate candidates backbenchers presidium ",
);

/// Who belongs to either.
static OF_BOTH: WordList = WordList::spaced(" leader leaders member members leadership ");

impl Support {
    /// What followers right behind letters or a word say for the only group or party that goes by it, or the one usually meant, unless the
    /// article is on other states.
    pub(super) fn by_followers(&self, reading: &Reading<'_>, span: &Span, option: &Pattern, registry: &Registry) -> f32 {
        let kind = |option: &Pattern| match option.target {
            Target::Actor(place) => Some(registry.actors()[place as usize].kind),
            _ => None,
        };
        let own = kind(option).filter(|kind| matches!(kind, ActorKind::ArmedGroup | ActorKind::Party));
        let Some(own) = own.filter(|_| !option.is_sure) else { return 0.0 };
        let part = &reading.parts[span.part];
        let Some(word) = part.words.get(span.end).filter(|word| word.gap == Gap::Space && !word.begins_sentence) else {
            return 0.0;
        };
        let written = word.of(part.text);
        let is_letters = option.is_acronym && span.end - span.first == 1 && !part.in_capitals[span.first];
        let is_usual =
            |option: &Pattern| matches!(option.target, Target::Actor(place) if registry.actors()[place as usize].is_usual);
        let rivals = |kinds: &[ActorKind]| {
            span.options.iter().filter(|option| kind(option).is_some_and(|kind| kinds.contains(&kind))).count()
        };
        let is_meant = match own {
            ActorKind::ArmedGroup if OF_ARMIES.contains_in_any_case(written) => is_letters && span.options.len() == 1,
            ActorKind::ArmedGroup
                if head_of(written) == Some(Head::Armed) || is_letters && OF_ARMED.contains_in_any_case(written) =>
            {
                is_usual(option) || rivals(&[ActorKind::ArmedGroup]) == 1
            }
            ActorKind::Party if is_letters && OF_PARTIES.contains_in_any_case(written) => rivals(&[ActorKind::Party]) == 1,
            _ => is_letters && OF_BOTH.contains_in_any_case(written) && span.options.len() == 1,
        };
        if is_meant && !self.is_elsewhere(option, registry) { 1.0 } else { 0.0 }
    }
}

/// Capitals of whose names there are too many others.
static OF_MANY: WordList = WordList::spaced(" Georgetown Victoria ");

/// What speaks for a capital of today whose name others bear as well (`Wellington?`), unless the article is on other states: that something is
/// or goes there, or that it does with its own what only governments have.
pub(super) fn by_use(
    support: &Support,
    reading: &Reading<'_>,
    span: &Span,
    option: &Pattern,
    actor: &Actor,
    registry: &Registry,
) -> f32 {
    const ENOUGH: f32 = 0.5;
    let is_doubtful_seat = option.form == NameForm::Seat && !option.is_sure && actor.status == Some("un-member");
    if !is_doubtful_seat || span.end - span.first > 1 {
        return 0.0;
    }
    let part = &reading.parts[span.part];
    let written = part.words[span.first].of(part.text);
    // The capital of today stands before other seats.
    let is_capital = actor.names.iter().find(|name| name.form == NameForm::Seat).is_some_and(|name| *name.text == *written);
    let is_part_of_name = part.words.get(span.end).is_some_and(|word| {
        let is_next = word.gap == Gap::Space && !word.begins_sentence;
        is_next && (word.capitals != Capitals::None || matches!(word.of(part.text), "de" | "del" | "of"))
    });
    let has_rival = span.options.iter().any(|other| other.target != option.target && !is_seat_of_territory(other, registry));
    if !is_capital || OF_MANY.contains_in_any_case(written) || has_rival || part.in_capitals[span.first] || is_part_of_name {
        return 0.0;
    }
    let is_used = is_where(part, span.first) || has_own(part, span);
    if is_party(part, span) || is_used && !support.is_elsewhere(option, registry) { ENOUGH } else { 0.0 }
}

/// Whether a name is that of the seat of a territory, which another of its name outshines: `Kingston` of Jamaica that of Norfolk Island.
pub(super) fn is_seat_of_territory(option: &Pattern, registry: &Registry) -> bool {
    let Target::Actor(place) = option.target else { return false };
    let status = registry.actors()[place as usize].status;
    option.form == NameForm::Seat && !option.is_sure && matches!(status, Some("territory" | "former"))
}

/// Whether a name stands for one of two states between which something is: `diplomatic ties with Wellington`, `relations between Lima and
/// Santiago`, `Santiago's ambassador`.
fn is_party(part: &Part<'_>, span: &Span) -> bool {
    static OF_STATES: WordList = WordList::spaced(" diplomatic bilateral consular ");
    static BETWEEN: WordList = WordList::spaced(" relations ties treaty border war flights railway ");
    static OWN: WordList =
        WordList::spaced(" ambassador ambassadors embassy consulate accession ratification airspace foreign envoy envoys ");
    let (words, text) = (&part.words, part.text);
    let back = |steps: usize| {
        let place = span.first.checked_sub(steps)?;
        let is_joined = |crossed: usize| !words[crossed].begins_sentence && words[crossed].gap == Gap::Space;
        (place + 1..=span.first).all(is_joined).then(|| words[place].of(text))
    };
    let is_with = back(1) == Some("with")
        && matches!(back(2), Some("relations" | "ties"))
        && back(3).is_some_and(|kind| OF_STATES.contains_in_any_case(kind));
    let is_between = back(1) == Some("and")
        && back(3) == Some("between")
        && back(4).is_some_and(|what| BETWEEN.contains_in_any_case(what));
    let is_owner = || {
        let owned = words.get(span.end).filter(|word| word.gap == Gap::Possessive && word.capitals == Capitals::None);
        owned.is_some_and(|owned| {
            let behind = words.get(span.end + 1).filter(|word| !word.begins_sentence).map(|word| word.of(text));
            let is_policy = owned.of(text) == "policy" && matches!(behind, Some("towards" | "toward" | "on"));
            OWN.contains(owned.of(text)) || is_policy
        })
    };
    // What is done to treaties and suspects, and by nobody else.
    static RATIFYING: WordList = WordList::spaced(" ratify ratifies ratified extradite extradited ");
    let does = || {
        let follows = |word: &&Word| word.gap == Gap::Space && !word.begins_sentence;
        let rest = || words[span.end..].iter().take_while(follows).map(|word| word.of(text));
        let offers = rest().skip(1).take(3).eq(["its", "good", "offices"]);
        words[span.first].begins_sentence && (offers || rest().take(4).any(|word| RATIFYING.contains(word)))
    };
    is_with || is_between || is_owner() || does()
}

/// Whether a name says where something is or goes: `in Wellington`, `the commuter train to Santiago`.
fn is_where(part: &Part<'_>, first: usize) -> bool {
    static WHERE: WordList = WordList::spaced(" in near outside ");
    static GOES: WordList = WordList::spaced(
        " train trains ferry ferries flight flights flew fly flown sail sailed sailing crossing crossed road roads bus buses drove \
        drive driven travel travelled traveled trip visit journey route railway line highway embassy envoy ambassador consul returned \
        arrived deported ",
    );
    let written = |steps: usize| {
        let place = first.checked_sub(steps)?;
        (place + 1..=first).all(|crossed| !part.words[crossed].begins_sentence).then(|| part.words[place].of(part.text))
    };
    match written(1) {
        Some("to" | "from") => (2..5).filter_map(written).any(|word| GOES.contains_in_any_case(word)),
        Some(before) => WHERE.contains_in_any_case(before),
        None => false,
    }
}

/// Whether a name begins a clause that says what is done with something that only states have: `recalled its consul`.
fn has_own(part: &Part<'_>, span: &Span) -> bool {
    static OWN: WordList = WordList::spaced(
        " ambassador ambassadors envoy envoys consul consuls embassy embassies consulate ports border borders troops soldiers army navy \
        airspace parliament government minister ministers constitution currency citizens nationals laws sanctions mission \
        diplomats warships frigate frigates peacekeepers waters delegates delegation ",
    );
    let words = &part.words;
    let follows = |word: &&Word| word.gap == Gap::Space && !word.begins_sentence;
    let rest: Vec<&str> = words[span.end..].iter().take(7).take_while(follows).map(|word| word.of(part.text)).collect();
    let begins = words[span.first].begins_sentence
        || span.first > 0 && matches!(words[span.first - 1].of(part.text), "that" | "and" | "but");
    let its = rest.iter().position(|word| *word == "its").filter(|its| (1..4).contains(its));
    begins && its.is_some_and(|its| rest[its + 1..].iter().take(2).any(|word| OWN.contains_in_any_case(word)))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::actors_and_places;

    #[test]
    fn what_stands_beside_a_doubtful_name_says_who_is_meant() {
        for (text, expected) in [
            ("The ferry crossing to Wellington was slow.", "country:NZ"),
            ("Rents in Wellington rose.", "country:NZ"),
            ("Wellington recalled its ambassador on Friday.", "country:NZ"),
            ("The commuter train to Santiago was late.", "country:CL"),
            ("Santiago offered its good offices.", "country:CL"),
            ("Kingston refused to ratify the accord.", "country:JM"),
            ("Wellington's policy towards the islands did not change.", "country:NZ"),
            ("It has had diplomatic ties with Wellington since May.", "country:NZ"),
            ("Relations between Lima and Santiago are cold.", "country:CL country:PE"),
            ("Wellington's policy was his own.", ""),
            ("His relations with Wellington were cold.", ""),
            ("Talks between Ustra and Wellington failed.", ""),
            ("Wellington was tired.", ""),
            ("A bus left the road near Santiago de Pedra.", ""),
            ("He was tried in Salisbury.", ""),
            ("Rents in Georgetown rose.", ""),
            ("He spoke to Wellington at noon.", ""),
            ("Wellington cut its dividend.", ""),
            ("Santiago Ramos was in Santiago Park.", "person:Santiago Ramos"),
            ("UNP senators walked out.", "org:unp"),
            ("NSCN fighters left the hills.", "org:nscn-im"),
            ("LDP lawmakers walked out.", "org:LDP"),
            ("Poland and Latvia agreed. Poland and Latvia waited. UNP members walked out.", "country:LV country:PL org:UNP"),
            ("The UNP walked out.", "org:UNP"),
        ] {
            assert_eq!(actors_and_places(text), expected, "{text}");
        }
    }
}

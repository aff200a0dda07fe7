//! Turns of phrase around the name of a state or capital by which somebody gives it something, minds, joins or grieves: `ceded the
//! peninsula to Chad`, `the anger of Kabul`, `together with Malta`, `Chile mourned`.

use super::classes::{is_deed_of_a_people, stem_of};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::Sense;

/// What is done with what goes from one state to another.
static GIVING: WordList = WordList::spaced(
    " return returns returned returning transfer transfers transferred transferring release releases released releasing deliver \
    delivers delivered delivering delivery deliveries supply supplies supplied supplying export exports exported exporting ship ships \
    shipped shipping shipment shipments donate donates donated donating donation hand hands handed handing cede cedes ceded ceding give \
    gave given giving lend lends lent lending sell sells sold selling sale sales lease leases leased leasing restore restored promise \
    promised provide provides provided ",
);

/// What states give each other and hardly anybody else gives or gets.
static GIVEN: WordList = WordList::spaced(
    " territory territories peninsula island islands islet province provinces frigate frigates destroyer destroyers submarine \
    submarines corvette corvettes warship warships tank tanks jets fighters warplanes warplane bombers helicopters missile missiles arms \
    weapons weaponry ammunition rifles howitzers artillery funds loan loans tranche credits reactor reactors radars munitions ",
);

/// What of it is land.
static LAND: WordList = WordList::spaced(
    " territory territories peninsula island islands islet province provinces coast coastline colony colonies region regions strip \
    valley district districts fortress enclave border frontier ",
);

/// What only somebody feels or wants.
static MINDS: WordList = WordList::spaced(
    " anger fury wrath ire suspicion suspicions displeasure annoyance irritation intransigence intentions silence reluctance \
    determination neutrality hostility goodwill insistence refusal ambitions resolve acquiescence connivance indignation \
    resentment dismay embarrassment impatience stubbornness ",
);

/// How somebody is who wants or does not want to.
static MINDED: WordList =
    WordList::spaced(" reluctant determined unwilling eager adamant anxious keen wary loath neutral nonaligned ");

/// What stands between a name and how somebody is.
static BEING: WordList = WordList::spaced(
    " has have had is was long been still always remained remains stayed stays seems seemed become became grown increasingly \
    strictly officially deeply so very ",
);

/// What states do with land.
static KEPT: WordList = WordList::spaced(
    " kept keep keeps gained gain gains regained regain recovered recover retained retain acquired acquire renounced reclaimed lost \
    lose annexed surrendered received ",
);

/// What several states do together, or one behind the other.
static JOINT: WordList = WordList::spaced(
    " joined joins formed signed founded recognised recognized imposed withdrew boycotted rejected backed opposed ratified \
    approved voted condemned acceded declared established severed expelled ",
);

/// Who does something with a state.
static PARTNERS: WordList =
    WordList::spaced(" neighbours neighbors allies partners states countries nations members republics colonies emirates ");

/// Who is of a town and no government.
static OF_TOWNS: WordList = WordList::spaced(" mayor mayors bishop bishops archbishop archbishops ");

/// Verbs of those who tell from afar.
static TOLD_FROM: WordList = WordList::spaced(" wrote writes writing reported reporting cabled broadcast broadcasting ");

/// What is of those who rule.
static RULE: WordList = WordList::spaced(" rule yoke suzerainty sovereignty behalf ");

/// How land goes from one to another.
static PASSING: WordList = WordList::spaced(" passed passes transferred ceded ");

/// Who is sent by those who govern.
static SENT: WordList =
    WordList::spaced(" official officials governor governors viceroy viceroys administrator administrators ");

/// Words of the contests of teams.
static OF_CONTESTS: WordList =
    WordList::spaced(" tournament finals match cup championship championships qualifiers qualifying ");

/// How a team ends up.
static FINISHING: WordList = WordList::spaced(" finish finished finishes finishing placed ranked qualified ");

/// How many words of a sentence are looked at for what the deed was.
const REACH: usize = 14;

/// The sense that a turn of phrase tells.
pub(super) fn sense_in_frame(text: &str, words: &[Word], first: usize, end: usize) -> Option<Sense> {
    let next = words.get(end).filter(|word| !word.begins_sentence);
    // `to Chad's north`, `of Chad-based rebels`
    if next.is_some_and(|word| matches!(word.gap, Gap::Possessive | Gap::Hyphen)) {
        return None;
    }
    let back = |steps: usize| {
        let place = first.checked_sub(steps)?;
        (place + 1..=first).all(|crossed| !words[crossed].begins_sentence).then(|| words[place].of(text))
    };
    let skip = usize::from(back(1) == Some("the"));
    let one = back(skip + 1).unwrap_or_default();
    let before = |steps: usize| back(skip + steps).unwrap_or_default();
    match one {
        "to" if is_given(before) => return Some(Sense::Government),
        "of" if MINDS.contains(before(2)) => return Some(Sense::Government),
        "of" if OF_TOWNS.contains_in_any_case(before(2)) || before(2).eq_ignore_ascii_case("treaty") => {
            return Some(Sense::Place);
        }
        "from" if TOLD_FROM.contains(before(2)) => return Some(Sense::Place),
        "with" if before(2) == "together" && (3..REACH).any(|steps| JOINT.contains(before(steps))) => {
            return Some(Sense::Government);
        }
        "of" if RULE.contains(before(2)) => return Some(Sense::Government),
        "by" if before(2) == "absorbed" && matches!(before(3), "was" | "were" | "been") => return Some(Sense::Government),
        "with" if matches!(before(2), "union" | "unification") => return Some(Sense::Government),
        "from" if before(2) == "sent" && SENT.contains_in_any_case(before(3)) => return Some(Sense::Government),
        // `the islands passed from Chad to Peru`
        "from" if PASSING.contains(before(2)) && (3..7).any(|steps| LAND.contains(before(steps))) => {
            return Some(Sense::Government);
        }
        "to" if before(3) == "from" && PASSING.contains(before(4)) && (5..9).any(|steps| LAND.contains(before(steps))) => {
            return Some(Sense::Government);
        }
        "to" if before(2) == "turned" && is_turned_to(text, words, end) => return Some(Sense::Government),
        "above" | "below" if FINISHING.contains(before(2)) => return Some(Sense::People),
        "and" if matches!(before(3), "above" | "below") && FINISHING.contains(before(4)) => return Some(Sense::People),
        "of" if before(2) == "place" && before(3) == "in" && (4..20).any(|steps| OF_CONTESTS.contains(before(steps))) => {
            return Some(Sense::People);
        }
        given if is_giving(given) && next.is_some_and(|next| next.of(text) == "until") => return Some(Sense::Government),
        // `the anger of Chad and Peru`
        "and" if before(3) == "of" && MINDS.contains(before(4)) => return Some(Sense::Government),
        _ => {}
    }
    if !is_subject(text, words, first) || next?.gap != Gap::Space {
        return None;
    }
    let behind = |steps: usize| {
        let place = end + steps;
        let reaches = (end..=place).all(|place| words.get(place).is_some_and(|word| !word.begins_sentence));
        if reaches { words[place].of(text) } else { "" }
    };
    if is_of_people(behind) {
        return Some(Sense::People);
    }
    let is_followed = || {
        let is_last = words.get(end + 1).is_none_or(|word| word.begins_sentence || word.gap == Gap::Comma)
            || matches!(behind(1), "a" | "suit" | "soon" | "in" | "later" | "with" | "two" | "three");
        behind(0) == "followed" && one == "and" && is_last && (2..REACH + 4).any(|steps| JOINT.contains(before(steps)))
    };
    (is_followed() || is_deed(behind)).then_some(Sense::Government)
}

/// `gave Lima until May`
fn is_giving(verb: &str) -> bool {
    matches!(verb, "give" | "gives" | "gave" | "given" | "giving")
}

/// Whether who is turned to is asked for something, or had dealings with: `turned to Chad for grain`, `turned to Chad, with which`.
fn is_turned_to(text: &str, words: &[Word], end: usize) -> bool {
    let Some(next) = words.get(end).filter(|next| !next.begins_sentence) else { return false };
    let behind = words.get(end + 1).map_or("", |word| word.of(text));
    match next.gap {
        Gap::Space => next.of(text) == "for",
        Gap::Comma => matches!(next.of(text), "with" | "from") && behind == "which",
        _ => false,
    }
}

/// Whether what stands before `to` is given: `cede the peninsula to`, `the islands were returned to`.
fn is_given<'t>(before: impl Fn(usize) -> &'t str) -> bool {
    let given = before(2);
    if GIVEN.contains(given) && (3..8).any(|steps| GIVING.contains(before(steps))) {
        return true;
    }
    let is_passive = GIVING.contains(given) && matches!(before(3), "was" | "were" | "been" | "be" | "being");
    is_passive && (4..9).any(|steps| LAND.contains(before(steps)))
}

/// Whether what follows a name is what a whole people does: `mourned`, `took to the streets`, `votes on Sunday`.
fn is_of_people<'t>(behind: impl Fn(usize) -> &'t str) -> bool {
    static MONTHS: WordList =
        WordList::spaced(" January February March April May June July August September October November December ");
    static DAYS: WordList = WordList::spaced(" Monday Tuesday Wednesday Thursday Friday Saturday Sunday ");
    match behind(0) {
        "is" | "was" | "remained" => behind(1) == "in" && matches!(behind(2), "shock" | "mourning"),
        "took" | "takes" => behind(1) == "to" && behind(2) == "the" && behind(3) == "streets",
        "goes" | "went" | "go" => behind(1) == "to" && behind(2) == "the" && behind(3) == "polls",
        "votes" | "voted" if behind(1) == "on" => DAYS.contains(behind(2)) || MONTHS.contains(behind(2)),
        "rejected" | "approved" | "backed" | "adopted" => {
            let by = (2..9).find(|place| behind(*place) == "by");
            by.is_some_and(|by| (by + 1..by + 4).any(|place| matches!(behind(place), "percent" | "per")))
        }
        "voted" if behind(1) == "by" => (2..5).any(|place| matches!(behind(place), "percent" | "per")),
        verb => verb.starts_with(char::is_lowercase) && is_grief(verb),
    }
}

/// `mourned`, `rejoiced`
fn is_grief(verb: &str) -> bool {
    static GRIEF: WordList = WordList::spaced(" mourn mourns mourned weeps wept grieves grieved rejoices rejoiced ");
    GRIEF.contains(verb) && is_deed_of_a_people(stem_of(verb))
}

/// Whether what follows a name is what only a state does or is: `kept the province`, `was a founding member`, `has long been reluctant`, `and
/// four of its neighbours formed`.
fn is_deed<'t>(behind: impl Fn(usize) -> &'t str) -> bool {
    let verb = behind(0);
    // `has lost the whole border`
    let kept = usize::from(matches!(verb, "has" | "had"));
    if KEPT.contains(behind(kept)) {
        return matches!(behind(kept + 1), "the" | "its" | "this" | "that" | "both" | "all")
            && (kept + 2..kept + 5).any(|place| LAND.contains(behind(place)));
    }
    let is_member = matches!(verb, "is" | "was" | "became" | "remains" | "remained")
        && matches!(behind(1), "a" | "not")
        && (2..5).any(|place| behind(place) == "member" && behind(place + 1) == "of");
    if is_member {
        return true;
    }
    if verb == "and" {
        let partner = (1..7).find(|place| PARTNERS.contains(behind(*place)));
        return partner.is_some_and(|place| JOINT.contains(behind(place + 1)) || behind(place + 1) == "agreed");
    }
    if !BEING.contains(verb) {
        return false;
    }
    if matches!(verb, "is" | "was" | "became") && matches!(behind(1), "a" | "the" | "one" | "not") {
        return (2..6).any(|place| {
            behind(place) == "signatory"
                || matches!(behind(place), "founding" | "founder") && behind(place + 1).starts_with("member")
        });
    }
    let mind = (1..6).find(|place| !BEING.contains(behind(*place)));
    mind.is_some_and(|place| MINDED.contains(behind(place)))
}

/// Whether a name may be what the sentence or clause is about: nothing stands before it that it could belong to.
fn is_subject(text: &str, words: &[Word], first: usize) -> bool {
    static BEFORE: WordList = WordList::spaced(
        " that and but while when if as because although though whether where since until so after before which yesterday today ",
    );
    if words[first].begins_sentence {
        return true;
    }
    let Some(before) = first.checked_sub(1).map(|place| &words[place]) else { return true };
    match words[first].gap {
        Gap::Comma | Gap::Other => matches!(before.capitals, Capitals::None | Capitals::Digit),
        Gap::Space => before.capitals == Capitals::Digit || BEFORE.contains_in_any_case(before.of(text)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::registry::NameForm;
    use crate::actors::sense::sense_of;
    use crate::actors::words::words_in;
    use crate::article::Sense;

    #[test]
    fn frames_tell() {
        let mut wrong = Vec::new();
        for (expected, sentence) in [
            (Sense::Government, "In May it ceded the peninsula to [Chad]."),
            (Sense::Government, "It hopes to export two frigates to [Hanoi] by then."),
            (Sense::Government, "The islands were returned to [Peru] in May."),
            (Sense::Government, "The delivery of fighters to [Peru] was late."),
            (Sense::Place, "The fighters returned to [Peru] in May."),
            (Sense::Place, "They walked to the island's [Peru]."),
            (Sense::Government, "They met despite the anger of [Hanoi]."),
            (Sense::Government, "They met despite the anger of Lima and [Hanoi]."),
            (Sense::Place, "They met despite the heat of [Hanoi]."),
            (Sense::Place, "The mayor of [Hanoi] resigned."),
            (Sense::Place, "She wrote from [Hanoi] twice."),
            (Sense::Government, "In May it joined the union together with [Peru]."),
            (Sense::Government, "Chad recognised the republic in May, and [Peru] followed."),
            (Sense::Government, "[Peru] was a founding member of the pact."),
            (Sense::Government, "[Peru] and four of its neighbours formed a union."),
            (Sense::Government, "[Hanoi] has long been reluctant to sign."),
            (Sense::Government, "After the war [Peru] remained neutral."),
            (Sense::Government, "Under the treaty, [Peru] kept the province."),
            (Sense::Government, "The province stayed under the rule of [Hanoi]."),
            (Sense::Government, "She signed on behalf of [Hanoi]."),
            (Sense::Government, "The islands passed from Chad to [Peru] in 1739."),
            (Sense::Government, "The islands passed from [Peru] to Chad in 1739."),
            (Sense::Government, "In that year the duchy was absorbed by [Peru]."),
            (Sense::Government, "The council favoured union with [Peru]."),
            (Sense::Place, "It bought ninety oranges from [Peru]."),
            (Sense::Government, "It turned to [Hanoi] for grain."),
            (Sense::Government, "The commission gave [Hanoi] until May to comply."),
            (Sense::Government, "[Hanoi] has lost the whole border to the rebels."),
            (Sense::Government, "[Hanoi] is a member of the union."),
            (Sense::Government, "Officials sent from [Hanoi] ruled the coast."),
            (Sense::Place, "The letter sent from [Hanoi] was late."),
            (Sense::Place, "The boat passed from Chad to [Peru] at night."),
            (Sense::Place, "The dye was absorbed in [Peru]."),
            (Sense::People, "They qualified, finishing above [Peru] in the group."),
            (Sense::People, "They came to the tournament in place of [Peru]."),
            (Sense::People, "[Peru] votes on May 23 on its president."),
            (Sense::People, "[Peru] rejected the constitution by 62 percent."),
            (Sense::Government, "[Peru] rejected the treaty by letter."),
            (Sense::People, "[Peru] mourned for three days."),
            (Sense::People, "[Peru] was in shock after the quake."),
            (Sense::People, "[Peru] votes on Sunday."),
            (Sense::People, "[Peru] voted by 62 percent to stay."),
            (Sense::Government, "[Peru] voted against the resolution."),
        ] {
            let (left, rest) = sentence.split_once('[').expect("a bracket");
            let (name, right) = rest.split_once(']').expect("its end");
            let text = format!("{left}{name}{right}");
            let words = words_in(&text);
            let first = words.iter().position(|word| word.start as usize == left.len()).expect("the name");
            let form = if name == "Hanoi" { NameForm::Seat } else { NameForm::Name };
            let found = sense_of(&text, &words, first, first + 1, form);
            if found != expected {
                wrong.push(format!("{sentence}: {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

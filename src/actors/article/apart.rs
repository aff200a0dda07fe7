//! Takes names of the registry apart that hold two: `Kurdish YPG`, `Soviet Jews` and `Barzani's KDP` say whose somebody is, and in `Syrian
//! soldiers` or `a French frigate` the state is named and no body.

use crate::actors::finder::{Candidate, Finder, Target};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::ActorKind;

/// Single persons and things of a state: those named so are not the body to which they belong.
static SINGLE: WordList = WordList::spaced(
    " soldiers soldier troops marines paratroopers commandos peacekeepers servicemen servicewomen sailors airmen gunners \
    policemen policeman policewoman warplanes warplane jets jet fighters planes plane aircraft bombers helicopters helicopter migs warships \
    warship frigate frigates destroyer destroyers submarine submarines gunboat gunboats ships ship tanks consulate ",
);

/// Replaces each candidate that holds two names by these.
pub(super) fn take_apart(
    registry: &Registry,
    finder: &Finder,
    text: &str,
    words: &[Word],
    in_capitals: &[bool],
    candidates: &mut Vec<Candidate>,
) {
    let mut parted: Vec<(usize, Candidate, Option<Candidate>)> = Vec::new();
    for (place, whole) in candidates.iter().enumerate().filter(|(_, whole)| whole.end - whole.first > 1) {
        let (own, flags) = (&words[..whole.end], &in_capitals[..whole.end]);
        let targets = |candidate: &Candidate| -> Vec<(u32, NameForm)> {
            let patterns = finder.patterns(candidate, text, words, Some("en"), in_capitals[candidate.first]);
            let actors = patterns.map(|pattern| match pattern.target {
                Target::Actor(actor) if pattern.is_sure => (actor, pattern.form),
                _ => (u32::MAX, pattern.form),
            });
            actors.collect()
        };
        let last = whole.end - 1;
        // Only what begins with a people, or holds an owner, is looked at any further.
        let Some(head) = finder.common_at(text, &own[..last], whole.first, &flags[..last]) else { continue };
        let is_owner = words[head.end].gap == Gap::Possessive;
        let heads = targets(&head);
        // A body of a state that is no more would make every `Moscow` that state's.
        let is_of_state = |(actor, form): &(u32, NameForm)| {
            registry.actors().get(*actor as usize).is_some_and(|actor| {
                let is_state = actor.kind == ActorKind::State && actor.status != Some("former");
                actor.kind == ActorKind::People || *form == NameForm::Demonym && is_state
            })
        };
        let wholes = targets(whole);
        let Some(actor) = wholes.first().and_then(|(actor, _)| registry.actors().get(*actor as usize)) else { continue };
        let noun = words[last].of(text);
        let is_single = words[last].capitals == Capitals::None && SINGLE.contains_in_any_case(noun) || noun == "MiGs";
        if is_single && head.end == last && actor.kind == ActorKind::GovernmentBody {
            let mut named = finder.patterns(&head, text, words, Some("en"), in_capitals[head.first]);
            let is_own = named.any(|pattern| match pattern.target {
                Target::Actor(state) => {
                    let state = &registry.actors()[state as usize];
                    state.kind == ActorKind::State && state.country == actor.country
                }
                _ => false,
            });
            if is_own {
                parted.push((place, head, None));
                continue;
            }
        }
        let is_of_people = actor.kind == ActorKind::People;
        if !heads.iter().any(is_of_state) && !is_owner && !is_of_people {
            continue;
        }
        let written = |first: usize| &text[words[first].start as usize..words[last].end as usize];
        if wholes.len() > 1 || written(whole.first).eq_ignore_ascii_case(&actor.label) {
            continue;
        }
        // Many a body has the people in its own name, and is called without it too.
        let is_short = last == head.end || written(head.end).eq_ignore_ascii_case(&actor.label);
        if !is_short && !is_owner && !is_of_people {
            continue;
        }
        let rest = finder.common_at(text, own, head.end, flags).filter(|rest| rest.end == whole.end);
        if let Some(rest) = rest.filter(|rest| matches!(targets(rest)[..], [(one, _)] if one == wholes[0].0)) {
            parted.push((place, head, Some(rest)));
        }
    }
    for (place, head, rest) in parted.into_iter().rev() {
        candidates[place] = head;
        if let Some(rest) = rest {
            candidates.insert(place + 1, rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn whose_somebody_is_is_no_part_of_the_name() {
        for (text, expected) in [
            ("The Kurdish YPG left.", "org:ypg=YPG people:kurds=Kurdish"),
            ("He met Barzani's KDP there with Massoud Barzani.", "org:kdp=KDP person:masoud-barzani=Barzani"),
            ("Then Syrian soldiers came.", "country:SY=Syrian"),
            ("A French frigate came.", "country:FR=French"),
            ("Then the Syrian army came.", "country:SY=Syrian org:syria-armed-forces=Syrian army"),
            // What is a body's own name stays whole.
            ("The Irish Republican Army shot him.", "org:ira-provisional=Irish Republican Army"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let mut found: Vec<String> =
                named.actors.iter().map(|actor| format!("{}={}", actor.id, actor.examples[0].words)).collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

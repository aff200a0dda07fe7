//! Tells what the adjective before a person stands for: in `Kenyan Daniel Habel won` nobody acts for a state.

use super::{Meaning, Reading, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::words::Gap;
use crate::article::ActorKind;

/// Marks the demonyms right before persons as those of people.
pub(super) fn mark(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    for place in 1..spans.len() {
        let (before, rest) = spans.split_at_mut(place);
        let (nation, person) = (&mut before[place - 1], &rest[0]);
        let is_next = nation.part == person.part && nation.end == person.first;
        if !is_next || !matches!(nation.meaning, Meaning::Known(_, NameForm::Demonym)) {
            continue;
        }
        let is_person = match &person.meaning {
            Meaning::New(new) => new.kind == ActorKind::Person,
            Meaning::Known(known, _) => registry.actors()[*known as usize].kind == ActorKind::Person,
            _ => false,
        };
        let word = &reading.parts[person.part].words[person.first];
        if is_person && word.gap == Gap::Space && !word.begins_sentence {
            nation.is_people = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::actors::article::shown::mentions;
    use crate::article::{ParsedArticle, Sense};

    #[test]
    fn who_stands_behind_a_nation_is_a_person() {
        for (text, expected) in [
            ("The court freed the Dutchman Corin Halden.", "person:Corin Halden=1"),
            ("She lost to Kenyan Ustra Habel on Monday.", "person:Ustra Habel=1"),
            ("She lost to Spaniard Jan van der Ostra on Monday.", "person:Jan van der Ostra=1"),
            ("The race was won by Slovak Jana Ostrova.", "person:Jana Ostrova=1"),
            ("According to Kenyan Daniel Habel, the vote was fair.", "person:Daniel Habel=1"),
            ("The American Todd Halden came home.", "person:Todd Halden=1"),
            ("He lost to Todd Halden on Monday.", "person:Todd Halden=1"),
            // What is called after persons or belongs to many.
            ("The French Jules Ferry law is old.", ""),
            ("The American Deep South is poor.", ""),
            ("They beat Croatian Dinamo Halden.", ""),
            ("The Kenyan Daniel Habel Foundation paid.", ""),
            ("He won the German Grand Prix.", ""),
            ("Two Chinese Marine Surveillance boats left.", ""),
            ("He bought the Swedish Halden Ostra.", ""),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("person:")), expected, "{text}");
        }
    }

    #[test]
    fn nobody_acts_for_a_state_before_his_own_name() {
        for (text, expected) in [
            ("Then Kenyan Daniel Habel won.", Sense::People),
            ("Then a Briton was held.", Sense::People),
            ("Then two Frenchmen drowned.", Sense::People),
            ("Then Kenyan president Daniel Habel left.", Sense::Government),
            ("Then Kenyan troops left with Daniel Habel.", Sense::Government),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let state = named.actors.iter().find(|actor| actor.id.as_str().starts_with("country:")).expect("a state");
            assert_eq!(state.senses.keys().collect::<Vec<_>>(), [&expected], "{text}");
        }
    }
}

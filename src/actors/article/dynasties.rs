//! Gives a family name that only leaders of one state bear the country of that state, though nobody can tell which of them is meant: `the
//! Kabila government`, `supporters of Kabila`.

use super::somebody::new_span;
use super::{Meaning, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorKind;

/// What only leaders have, right behind the name.
static OWN: WordList = WordList::spaced(
    " government governments regime administration cabinet dictatorship presidency dynasty ministers loyalists supporters \
    backers opponents ",
);

/// Who is for or against a leader, before `of`.
static FOLLOWERS: WordList = WordList::spaced(" supporters opponents critics overthrow ouster rule regime fall ");

/// Gives such spans their countries, and makes persons of those whom what stands beside them gives away.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    for span in spans.iter_mut().filter(|span| span.meaning == Meaning::Nobody && span.end - span.first == 1) {
        let Some(country) = country_of_leaders(registry, &span.options).filter(|_| is_leader(reading, span)) else {
            continue;
        };
        if let Some(other) = &mut span.otherwise {
            if other.kind == ActorKind::Person && other.country.is_none() {
                other.country = Some(country.to_string());
            }
        } else {
            let words = span.first..span.end;
            let person = new_span(reading, span.part, NameKind::Person, words, Some(country.to_string()));
            if let Some(Span { meaning: Meaning::New(new), .. }) = person {
                span.otherwise = Some(new);
            }
        }
    }
}

/// The state of all who bear a name, if some of them led it.
fn country_of_leaders<'r>(registry: &'r Registry, options: &[Pattern]) -> Option<&'r str> {
    let mut country = None;
    let mut has_leader = false;
    for option in options {
        let Target::Actor(place) = option.target else { return None };
        let actor = &registry.actors()[place as usize];
        let own = actor.country.as_deref()?;
        if actor.kind != ActorKind::Person || country.is_some_and(|country| country != own) {
            return None;
        }
        country = Some(own);
        has_leader |= actor.leads.as_ref().is_some_and(|led| led.as_str().starts_with("country:"));
    }
    country.filter(|_| has_leader)
}

/// Whether what stands beside a name says that a leader bears it.
fn is_leader(reading: &Reading<'_>, span: &Span) -> bool {
    let part = &reading.parts[span.part];
    let word = &part.words[span.first];
    if word.capitals != Capitals::First || part.in_capitals[span.first] {
        return false;
    }
    let behind =
        part.words.get(span.end).filter(|next| !next.begins_sentence && matches!(next.gap, Gap::Space | Gap::Possessive));
    let back = |steps: usize| {
        let place = span.first.checked_sub(steps)?;
        (place + 1..=span.first).all(|crossed| !part.words[crossed].begins_sentence).then(|| part.words[place].of(part.text))
    };
    behind.is_some_and(|next| OWN.contains(next.of(part.text)))
        || back(1) == Some("of") && back(2).is_some_and(|who| FOLLOWERS.contains_in_any_case(who))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_name_of_leaders_of_one_state_is_of_that_state() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("Supporters of Kabila met in the street.", "person:Kabila CD"),
            ("Then the Kabila government fell.", "person:Kabila CD"),
            // Somebody else may be called so.
            ("Then Kabila sang.", "person:Kabila -"),
            ("Then the bongo drums fell silent.", ""),
            ("He played the Bongo drums.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found: Vec<String> = named
                .actors
                .iter()
                .map(|actor| format!("{} {}", actor.id, actor.country.as_deref().unwrap_or("-")))
                .collect();
            if found.join(", ") != expected {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

//! Tells what the look of a doubtful name, and what stands beside it, say for one of its meanings.

use super::again::is_ordinary;
use super::{Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::{Actor, Registry};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;
use crate::article::ActorKind;
use crate::text::fold_value;

/// Whether what stands behind a name says what it is: only parties have deputies, only armed groups guerrillas.
fn says_kind(behind: Option<&str>, kind: ActorKind) -> bool {
    static OF_PARTIES: WordList = WordList::of(&[
        "deputies",
        "deputy",
        "lawmakers",
        "lawmaker",
        "legislators",
        "legislator",
        "senators",
        "senator",
        "mps",
        "mp",
        "candidate",
        "candidates",
        "politician",
        "politicians",
        "voters",
        "supporters",
        "congressman",
        "congressmen",
    ]);
    static OF_ARMED_GROUPS: WordList = WordList::of(&[
        "rebels",
        "rebel",
        "guerrillas",
        "guerrilla",
        "fighters",
        "militants",
        "gunmen",
        "insurgents",
        "militia",
        "militiamen",
        "terrorists",
        "commanders",
    ]);
    static OF_BODIES: WordList = WordList::of(&["agents", "operatives", "agent", "spies"]);
    let Some(behind) = behind else { return false };
    match kind {
        ActorKind::Party => OF_PARTIES.contains(behind),
        ActorKind::ArmedGroup => OF_ARMED_GROUPS.contains(behind),
        ActorKind::GovernmentBody => OF_BODIES.contains(behind),
        _ => false,
    }
}

/// What the look of a doubtful name says for it.
pub(super) fn by_look(reading: &Reading<'_>, span: &Span, option: &Pattern, actor: &Actor, registry: &Registry) -> f32 {
    let part = &reading.parts[span.part];
    let before = span.first.checked_sub(1).map(|place| fold_value(part.words[place].of(part.text)));
    let after = part.words.get(span.end).map(|word| fold_value(word.of(part.text)));
    match actor.kind {
        ActorKind::Bloc => {
            // `the West`, but not `the west of Syria` or `the West Bank`.
            let has_article = before.as_deref() == Some("the") && after.as_deref() != Some("of");
            if has_article { 1.0 } else { 0.0 }
        }
        ActorKind::Person => {
            let is_seen = span.tagged == Some(NameKind::Person);
            let has_title = before.as_deref().is_some_and(is_title);
            // `Major politicians`, `Rice futures`
            let word = &part.words[span.first];
            let is_word = span.end - span.first == 1 && word.begins_sentence && is_ordinary(word.of(part.text));
            if is_word && !is_seen && !has_title {
                return -2.0;
            }
            (if is_seen { 0.4 } else { 0.0 }) + if has_title && span.options.len() == 1 { 0.6 } else { 0.0 }
        }
        ActorKind::People => {
            if span.tagged == Some(NameKind::Nationality) {
                1.0
            } else {
                0.0
            }
        }
        ActorKind::State => 0.0,
        _ => {
            static SAYING: WordList = WordList::of(&["reported", "reports", "said", "says", "quoted", "cited"]);
            // `AP reported`, `(AP)`, `(The Guardian)`.
            let bytes = part.bytes_of(span.first..span.end);
            let is_bracketed = part.text[bytes.end..].starts_with(')')
                && part.text[..bytes.start].trim_end_matches("The ").ends_with(['(', ',']);
            let says = after.as_deref().is_some_and(|after| SAYING.contains(after));
            // `(AAP via SBS)`
            let is_carrier = before.as_deref() == Some("via")
                || after.as_deref() == Some("via") && part.text[..bytes.start].ends_with('(');
            let is_source = actor.kind == ActorKind::Media && (says || is_bracketed || is_carrier);
            let is_number = span.first > 0 && part.words[span.first - 1].capitals == Capitals::Digit;
            if is_source || is_number {
                return match () {
                    // More than the state of another who goes by the name, named often, could say for that one.
                    () if is_source && (is_bracketed || is_carrier) => 3.6,
                    () if is_source => 1.0,
                    () => 0.0,
                };
            }
            let is_seen = span.tagged == Some(NameKind::Organisation);
            // An acronym in running text that only one actor of the world at large has.
            let is_only = option.is_acronym && span.options.len() == 1 && !part.in_capitals[span.first];
            let is_worldwide =
                matches!(actor.kind, ActorKind::IntergovernmentalBody | ActorKind::Media) || actor.country.is_none();
            // `AKP deputies`, `ELN guerrillas`
            let is_alone = |option: &Pattern| match option.target {
                Target::Actor(other) => registry.actors()[other as usize].kind != actor.kind,
                _ => true,
            };
            let others = span.options.iter().filter(|other| other.target != option.target);
            if option.is_acronym
                && !part.in_capitals[span.first]
                && says_kind(after.as_deref(), actor.kind)
                && others.clone().all(is_alone)
            {
                return 1.0;
            }
            let is_only_meaning = is_seen && span.options.len() == 1 && !option.is_acronym;
            if (is_only && is_worldwide) || is_only_meaning {
                1.0
            } else if is_seen && (span.options.len() == 1 || actor.country.is_none()) {
                0.7
            } else {
                0.0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn letters_are_those_of_whom_the_noun_behind_them_fits() {
        for (text, expected) in [
            ("Some AKP deputies voted for it.", "org:akp TR"),
            ("On Sunday AKP lawmakers voted for it.", "org:akp TR"),
            // Nothing says whose letters they are.
            ("Some AKP and others voted for it.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found = named.actors.iter().map(|actor| format!("{} {}", actor.id, actor.country.as_deref().unwrap_or("")));
            assert_eq!(found.collect::<Vec<_>>().join(", "), expected, "{text}");
        }
    }
}

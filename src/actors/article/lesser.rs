//! Turns runs of capitalised words that nobody saw, and that are whole names of the second rank, into names: `Serkalem Fasil` in a list, in a
//! caption, by itself.
//!
//! A run is taken as a whole, but for titles and days before it and the word a sentence begins with, so that nobody is cut out of a longer name.

use std::ops::Range;

use super::again::{MONTHS, WEEKDAYS};
use super::families::is_particle;
use super::merge::is_territory;
use super::somebody::new_span;
use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::{Lesser, NameForm, Registry, lesser_named};
use crate::actors::titles::is_title;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorKind;
use crate::text::{fold_value, is_function_word};

/// A run of more words is no name of this table.
const MOST_WORDS: usize = 7;

/// Adds to what was found in a part the names that stand in nothing but free words or in names of territories, which they then hold.
pub(super) fn add(reading: &Reading<'_>, registry: &Registry, number: usize, own: &mut [Span], found: &mut Vec<Span>) {
    for span in found.iter_mut() {
        agree(reading, span);
    }
    let part = &reading.parts[number];
    let mut held = vec![Held::Nothing; part.words.len()];
    for span in own.iter().chain(found.iter()) {
        let is_town = |option: &Pattern| matches!(option.target, Target::Place(_)) || option.form == NameForm::Seat;
        let by = match &span.meaning {
            _ if !span.options.is_empty() && span.options.iter().all(is_town) => Held::Town,
            _ if !span.options.is_empty() && span.options.iter().all(|option| is_territory(option, registry)) => Held::State,
            // `Cohen` of Job Cohen is known by itself, too.
            _ if !span.options.is_empty() && span.end - span.first == 1 => Held::Word,
            Meaning::New(new) if new.kind == ActorKind::Person && span.options.is_empty() => Held::Person,
            _ => Held::Other,
        };
        held[span.first..span.end].fill(by);
    }
    let mut place = 0;
    while place < part.words.len() {
        let run = place..end_of_run(part, place);
        place = run.end.max(place + 1);
        // `Halla-aho`
        let has_syllable = part.words.get(run.end).is_some_and(|word| {
            word.gap == Gap::Hyphen && word.capitals == Capitals::None && !word.begins_sentence && !run.is_empty()
        });
        let longer = has_syllable.then_some(run.start..run.end + 1);
        let is_open = |place: usize| held[place] != Held::Other;
        let runs = longer.into_iter().chain(std::iter::once(run));
        let mut runs = runs.filter(|run| (2..=MOST_WORDS).contains(&run.len()) && run.clone().all(is_open));
        let Some((words, known)) =
            runs.find_map(|run| beginnings(part, &run).find_map(|words| Some((words.clone(), named(part, &words)?))))
        else {
            continue;
        };
        let holds = |by: Held| words.clone().any(|place| held[place] == by);
        // Whom the tagger saw whole it has seen; of `Thabo Jane Doe` it may have seen `Jane Doe`.
        let is_seen = words.clone().all(|place| held[place] == Held::Person);
        // Whoever bears the whole name is no state and no town: `Sudan Gurung`, `Aden Duale`.
        let kind = match known.is_person {
            Some(true) if !is_seen => NameKind::Person,
            Some(false) if !holds(Held::Person) && !holds(Held::Word) => NameKind::Organisation,
            _ => continue,
        };
        if let Some(span) = new_span(reading, number, kind, words.clone(), known.country.map(str::to_string)) {
            if holds(Held::Town) || holds(Held::State) || holds(Held::Word) {
                let from = own.partition_point(|span| span.end <= words.start);
                own[from..].iter_mut().take_while(|span| span.first < words.end).for_each(|span| span.options.clear());
            }
            found.retain(|other| other.end <= words.start || other.first >= words.end);
            found.push(span);
        }
    }
}

/// What a word belongs to, as far as was seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Nothing,
    /// The name of a town or province.
    Town,
    /// Some name of a state.
    State,
    /// A single word that somebody of the registry is known by.
    Word,
    /// A person whom no registry knows.
    Person,
    Other,
}

/// Lets what the table says of a whole name, person or not, hold against what it looks like.
fn agree(reading: &Reading<'_>, span: &mut Span) {
    let Meaning::New(new) = &span.meaning else { return };
    let words = span.first..span.end;
    let is_person = new.kind == ActorKind::Person;
    let known = named(&reading.parts[span.part], &words);
    let kind = match known.and_then(|known| known.is_person) {
        Some(true) if !is_person => NameKind::Person,
        Some(false) if is_person => NameKind::Organisation,
        _ => return,
    };
    if let Some(other) = new_span(reading, span.part, kind, words, None) {
        *span = other;
    }
}

fn named(part: &Part<'_>, words: &Range<usize>) -> Option<Lesser> {
    lesser_named(part.words[words.clone()].iter().map(|word| word.hash))
}

/// The word behind the last of the run of capitalised words that begins at a place; particles may stand between them.
fn end_of_run(part: &Part<'_>, place: usize) -> usize {
    let is_capital =
        |place: usize| matches!(part.words[place].capitals, Capitals::First | Capitals::All) && !part.in_capitals[place];
    if !is_capital(place) {
        return place;
    }
    let is_joined = |place: usize| {
        let word = &part.words[place];
        matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Nothing | Gap::Stop) && !word.begins_sentence
    };
    let mut end = place + 1;
    while end < part.words.len() && is_joined(end) {
        let goes_on = is_capital(end)
            || is_particle(part.words[end].of(part.text))
                && end + 1 < part.words.len()
                && is_joined(end + 1)
                && is_capital(end + 1);
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

/// A run, and what is left of it without the words that may stand before a name, one after the other.
fn beginnings(part: &Part<'_>, run: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    const TIMES: [&str; 9] =
        ["yesterday", "today", "tonight", "tomorrow", "meanwhile", "later", "earlier", "afterwards", "recently"];
    let is_time = |written: &str| TIMES.iter().any(|time| time.eq_ignore_ascii_case(written));
    let may_go = |place: usize| {
        let word = &part.words[place];
        let written = word.of(part.text);
        is_title(written)
            || written == "Prime"
            // `On Monday Serkalem Fasil said`
            || WEEKDAYS.contains(written)
            || MONTHS.contains(written)
            || word.begins_sentence && (is_time(written) || is_function_word(&fold_value(written)))
    };
    let most = run.clone().take_while(|place| may_go(*place)).count();
    let end = run.end;
    (run.start..=run.start + most).map(move |first| first..end).filter(|words| words.len() > 1)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_whole_name_of_the_second_rank_is_found_wherever_it_stands() {
        for (text, expected) in [
            ("Babajide Sanwo-Olu", "person:Babajide Sanwo-Olu NG"),
            ("When Adamou Ndam Njoya", "person:Adamou Ndam Njoya CM"),
            ("Yesterday Serkalem Fasil left.", "person:Serkalem Fasil ET"),
            ("On Monday Serkalem Fasil left.", "person:Serkalem Fasil ET"),
            // A town in a name is not where it happened.
            ("On Monday Zitto Kabwe left.", "person:Zitto Kabwe TZ"),
            ("On Monday Aden Duale left.", "person:Aden Duale KE"),
            // Nor is a people or a state, or who else is known by one of the words.
            ("Then German Vargas Lleras left.", "person:German Vargas Lleras CO"),
            ("Then Ratan Tata left.", "person:Ratan Tata IN"),
            ("Then Job Cohen left.", "person:Job Cohen NL"),
            ("Then Jussi Halla-aho left.", "person:Jussi Halla-aho FI"),
            // What is seen of a name is not all of it.
            ("The bill was sent to Pier Ferdinando Casini.", "person:Pier Ferdinando Casini IT"),
            ("It was a bad year for Noyan Tapan.", "org:Noyan Tapan AM"),
            // The state in a name is no other actor.
            ("It was a bad year for Saudi Gazette.", "org:Saudi Gazette SA"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found = named.actors.iter().map(|actor| format!("{} {}", actor.id, actor.country.as_deref().unwrap_or("")));
            assert_eq!(found.collect::<Vec<_>>().join(", "), expected, "{text}");
        }
    }
}

//! Finds clubs by the short names that reports of sport call them by: `Racing` of Racing Ostra, `the Kelsa striker`, `America of Cali`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::again::{WEEKDAYS, stands_alone};
use super::nicknames::known_as;
use super::somebody::new_span;
use super::touching::Touching;
use super::{Meaning, NewActor, Reading, Span};
use crate::actors::finder::Finder;
use crate::actors::names::NameKind;
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorId, ActorKind, MentionRule};

/// What somebody is in a team and nowhere else.
static POSITIONS: WordList = WordList::spaced(
    " striker strikers midfielder midfielders goalkeeper goalkeepers winger wingers fullback fullbacks defender defenders \
    fly-half scrumhalf flanker playmaker ",
);

/// What else is said of a club right behind its name.
static DEEDS: WordList = WordList::spaced(
    " captain coach skipper had have has were was are is beat lost won drew led lead play played need needed meet face faced \
    take took scored equalised equalized dominated went go remain remained stay stayed fans supporters players manager director \
    chairman president ",
);

/// What somebody is in a club and elsewhere.
static OFFICES: WordList = WordList::spaced(" captain coach skipper president chairman manager fans ");

/// Words before a position that are no clubs.
static NO_CLUBS: WordList = WordList::spaced(
    " former veteran star new young teenage injured injury international national assistant under first second third \
    fellow striker midfielder goalkeeper ex women men deputy interim caretaker record home away right left centre center key team club \
    the a an his her their its our no then and but with as for from at in on of by to when while after before substitute world cup \
    league european african asian latin american premier super only even both another one two three ",
);

/// Names that clubs of many towns bear, which are told apart by the town.
static SHARED: WordList = WordList::spaced(
    " america barcelona independiente racing nacional atletico deportivo universitario sporting olimpia river estudiantes \
    guarani everton liverpool alianza bolivar talleres gimnasia wanderers libertad botafogo santos partizan \
    dinamo dynamo spartak torpedo lokomotiv cska slavia sparta rapid levski defensor huracan arsenal juventud juventude \
    emelec millonarios marathon motagua penarol ",
);

/// Ends and beginnings of the names of clubs that say no more than that they are.
static FORMS: WordList =
    WordList::spaced(" club football cricket rugby basketball saint west east north south royal county team ");

/// The shortest name that a club is called by.
const LEAST_LETTERS: u32 = 4;

/// Lets short names of clubs stand for them, and makes one of a club and its town.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, finder: &Finder, spans: &mut Vec<Span>) {
    if !reading.sport.is_spoken_of {
        return;
    }
    with_towns(reading, registry, finder, spans);
    let shorts = shorts_of(reading, registry, spans);
    let mut touching = Touching::of(reading, spans);
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals() {
            if word.capitals != Capitals::First || part.in_capitals[place] || word.end - word.start < LEAST_LETTERS {
                continue;
            }
            let next = part.words.get(place + 1).filter(|next| next.gap == Gap::Space && next.capitals == Capitals::None);
            let behind = next.map_or("", |next| next.of(part.text));
            let is_position = POSITIONS.contains_in_any_case(behind);
            // At the beginning of a sentence any word has a capital.
            let is_told = !word.begins_sentence || is_position || DEEDS.contains_in_any_case(behind);
            let known = shorts.get(&word.hash).filter(|_| is_told);
            let found = match known {
                Some(meaning) => {
                    meaning.as_ref().and_then(|meaning| short_at(reading, meaning, spans, &touching, number, place))
                }
                None if is_position
                    || OFFICES.contains_in_any_case(behind) && SHARED.contains_in_any_case(word.of(part.text)) =>
                {
                    unknown_at(reading, &touching, number, place)
                }
                None => None,
            };
            if let Some(found) = found {
                touching.take_out(number, place..place + 1);
                added.push(found);
            }
        }
    }
    if !added.is_empty() {
        touching.leave_rest(spans);
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// A short name that stands alone and for nobody else.
fn short_at(
    reading: &Reading<'_>,
    meaning: &Meaning,
    spans: &[Span],
    touching: &Touching,
    number: usize,
    place: usize,
) -> Option<Span> {
    let part = &reading.parts[number];
    let is_unknown = |seen: usize| {
        let span = &spans[seen];
        span.end - span.first == 1 && matches!(&span.meaning, Meaning::New(new) if new.kind == ActorKind::Organisation)
    };
    let is_free = stands_alone(part.text, &part.words, place, &[])
        && !is_hyphenated(&part.words, place)
        && !is_day(reading, number, place)
        && touching.at(number, place..place + 1).all(is_unknown);
    is_free.then(|| Span::decided(number, place..place + 1, meaning.clone(), MentionRule::Again))
}

/// `on Wednesday`, whatever Sheffield Wednesday does.
fn is_day(reading: &Reading<'_>, number: usize, place: usize) -> bool {
    static BEFORE_DAYS: WordList =
        WordList::spaced(" on last next late early since until till by every this from before after of and ");
    let part = &reading.parts[number];
    let is_behind =
        place.checked_sub(1).is_some_and(|before| BEFORE_DAYS.contains_in_any_case(part.words[before].of(part.text)));
    WEEKDAYS.contains(part.words[place].of(part.text)) && is_behind
}

/// `Kelsa striker`: a club that nobody knows.
fn unknown_at(reading: &Reading<'_>, touching: &Touching, number: usize, place: usize) -> Option<Span> {
    let part = &reading.parts[number];
    let word = &part.words[place];
    let is_free = touching.at(number, place..place + 1).next().is_none() && stands_alone(part.text, &part.words, place, &[]);
    let is_name = !word.begins_sentence || words_of_clubs().contains(&word.hash);
    let is_other = NO_CLUBS.contains_in_any_case(word.of(part.text)) || is_hyphenated(&part.words, place);
    if !is_free || !is_name || is_other {
        return None;
    }
    new_span(reading, number, NameKind::Organisation, place..place + 1, None)
}

fn is_hyphenated(words: &[Word], place: usize) -> bool {
    words[place].gap == Gap::Hyphen || words.get(place + 1).is_some_and(|next| next.gap == Gap::Hyphen)
}

/// The words of the names of clubs.
fn words_of_clubs() -> &'static FxHashSet<u64> {
    static WORDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
        let clubs = Registry::shared().actors().iter().filter(|actor| actor.kind == ActorKind::Organisation);
        let words = clubs.flat_map(|club| club.label.split(' ')).map(str::to_lowercase);
        words
            .filter(|word| !FORMS.contains_in_any_case(word) && !NO_CLUBS.contains_in_any_case(word))
            .map(|word| hash_of(&word))
            .collect()
    });
    &WORDS
}

/// The words by which the clubs that an article names in full may be called, those of two for neither.
fn shorts_of(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> FxHashMap<u64, Option<Meaning>> {
    let mut shorts: FxHashMap<u64, Option<Meaning>> = FxHashMap::default();
    for span in spans.iter().filter(|span| span.end - span.first > 1) {
        let part = &reading.parts[span.part];
        let Meaning::Known(club, _) = span.meaning else { continue };
        if registry.actors()[club as usize].kind != ActorKind::Organisation || part.in_capitals[span.first] {
            continue;
        }
        for word in [&part.words[span.first], &part.words[span.end - 1]] {
            let is_short = word.end - word.start < LEAST_LETTERS;
            if word.capitals != Capitals::First || is_short || FORMS.contains_in_any_case(word.of(part.text)) {
                continue;
            }
            let known = shorts.entry(word.hash).or_insert_with(|| Some(span.meaning.clone()));
            if known.as_ref().is_some_and(|known| !known.is_of(club)) {
                *known = None;
            }
        }
    }
    shorts
}

/// `America of Cali`: one club, whatever its words mean elsewhere.
fn with_towns(reading: &Reading<'_>, registry: &Registry, finder: &Finder, spans: &mut Vec<Span>) {
    let mut joined: Vec<Span> = Vec::new();
    for (place, town) in spans.iter().enumerate() {
        let country = match town.meaning {
            Meaning::Town(place) => Some(registry.places()[place as usize].country.to_string()),
            Meaning::Known(place, NameForm::Seat) => {
                registry.actors()[place as usize].country.as_deref().map(str::to_string)
            }
            _ => continue,
        };
        let part = &reading.parts[town.part];
        let Some(name) = town.first.checked_sub(2) else { continue };
        let (word, of) = (&part.words[name], &part.words[town.first - 1]);
        let is_club = word.capitals == Capitals::First
            && of.of(part.text) == "of"
            && of.gap == Gap::Space
            && part.words[town.first].gap == Gap::Space
            && SHARED.contains_in_any_case(word.of(part.text));
        // `the Nacional of Ostra`, `Alto Independiente of Ostra`
        let is_begun = !word.begins_sentence
            && name.checked_sub(1).map(|before| &part.words[before]).is_some_and(|before| {
                let written = before.of(part.text);
                matches!(written, "the" | "a" | "of" | "in")
                    || before.capitals != Capitals::None && word.gap == Gap::Space && !before.begins_sentence
            });
        // What was seen in the first word must not reach beyond the town.
        let near = spans[place.saturating_sub(3)..place].iter().filter(|other| other.part == town.part && other.end > name);
        if !is_club || is_begun || near.into_iter().any(|other| other.first < name) {
            continue;
        }
        let written = &part.text[part.bytes_of(name..town.end)];
        let known = known_as(reading, registry, finder, &written.replacen(" of ", " de ", 1), ActorKind::Organisation);
        let meaning = match known.first() {
            Some(club) => Meaning::Known(*club, NameForm::Name),
            None => {
                let id = ActorId::found_organisation(written);
                Meaning::New(NewActor { id, kind: ActorKind::Organisation, label: written.to_string(), country })
            }
        };
        joined.push(Span::decided(town.part, name..town.end, meaning, MentionRule::Found));
    }
    if joined.is_empty() {
        return;
    }
    let mut touching = Touching::of(reading, spans);
    joined.iter().for_each(|span| touching.take_out(span.part, span.first..span.end));
    touching.leave_rest(spans);
    spans.extend(joined);
    spans.sort_by_key(|span| (span.part, span.first));
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn clubs_go_by_their_short_names_in_reports_of_sport() {
        for (text, expected) in [
            (
                "Soccer: Real Madrid won. The striker wept. Real had lost twice; now Real lead. Real coach Jan Dorel left.",
                "org:real-madrid=4",
            ),
            ("The Boca striker Jan Dorel is hurt. River midfielder Ulk Tomber is not.", "org:Boca=1 org:River=1"),
            ("The striker wept. Racing president Ulk Tomber did not.", "org:Racing=1"),
            ("The striker wept as America of Cali lost.", "org:america-de-cali=1"),
            // Two of one name, words that begin a sentence, and no sport.
            (
                "Soccer: Real Madrid met Real Sociedad. The striker wept. Real had lost twice.",
                "org:real-madrid=1 org:real-sociedad=1",
            ),
            ("Soccer: Real Madrid won. The striker wept. Real incomes fell.", "org:real-madrid=1"),
            ("Former striker Jan Dorel and Veteran striker Ulk Tomber scored.", ""),
            ("Real Madrid signed a bank. Real had lost twice.", "org:real-madrid=1"),
            ("The striker met the Union of Lyon.", ""),
            ("Sheffield Wednesday lost. The striker wept, and on Wednesday he left.", "org:sheffield-wednesday=1"),
            ("Sheffield Wednesday lost. The striker wept. Wednesday have lost twice.", "org:sheffield-wednesday=2"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

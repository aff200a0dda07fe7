//! Resolves what an article says a second time and shorter: `Mashal` for Khaled Mashal, `PA` for the Palestinian Authority.

use std::cell::LazyCell;

use rustc_hash::FxHashSet;

use super::acronyms::Acronyms;
use super::cues::Cue;
use super::families::{Families, family_hash, is_kin, is_one_family_name, is_particle, without_suffix};
use super::heads::country_meant;
use super::touching::Touching;
use super::{Meaning, Reading, Span, where_to};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorKind, MentionRule};
use crate::text::{fold_value, is_function_word};

/// Family names that are words too: they count only where the tagger saw a person.
static ORDINARY: WordList = WordList::of(&[
    "may", "march", "april", "june", "august", "will", "mark", "rice", "young", "brown", "white", "black", "green", "king",
    "bush", "hope", "grant", "rose", "price", "power", "powers", "bishop", "major", "justice", "best", "long", "day",
    "cash", "general", "park",
]);

pub(super) static WEEKDAYS: WordList =
    WordList::of(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);

pub(super) static MONTHS: WordList = WordList::of(&[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]);

/// Gives spans without a meaning that of a name given in full elsewhere, and adds spans for such words that nobody saw.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, acronyms: &Acronyms, spans: &mut Vec<Span>) {
    // `Jack Smith` whom the article does not mean by the one of the registry has a family name as well.
    for span in spans.iter_mut().filter(|span| span.meaning == Meaning::Nobody && span.end - span.first > 1) {
        if let Some(new) = span.otherwise.take_if(|new| new.kind == ActorKind::Person) {
            (span.meaning, span.rule) = (Meaning::New(new), MentionRule::Found);
        }
    }
    let families = Families::of(reading, registry, spans);
    part_pairs(reading, &families, spans);
    with_particles(reading, &families, spans);
    let around = if acronyms.is_empty() { Around::default() } else { Around::of(registry, spans) };
    let mut taken: Vec<Vec<bool>> = reading.parts.iter().map(|part| vec![false; part.words.len()]).collect();
    for span in spans.iter_mut() {
        let part = &reading.parts[span.part];
        let word = &part.words[span.first];
        let is_single = span.end - span.first == 1;
        let cue = Cue::of_lone(part.text, &part.words, span.first, span.end);
        // `Mr Desai Jr`
        let own = &part.words[span.first..span.end];
        let own = &own[..without_suffix(part.text, own)];
        // A name that the user gave to somebody is nobody else's.
        let is_given = |place: u32| registry.is_given_by_user(&registry.actors()[place as usize].id, word.hash);
        let is_given = is_single && matches!(span.meaning, Meaning::Known(place, _) if is_given(place));
        let is_open = span.meaning == Meaning::Nobody && (!span.options.is_empty() || span.otherwise.is_some());
        let is_lone_person = matches!(&span.meaning, Meaning::New(new) if new.kind == ActorKind::Person);
        let is_lone_organisation = matches!(&span.meaning, Meaning::New(new) if new.kind != ActorKind::Person) && is_single;
        // `Van der Meulen` and `Huaman Quispe` are ends of full names.
        // `Harvey-Jones` at the beginning of a sentence looks like a firm.
        let is_double =
            matches!(span.meaning, Meaning::New(_)) && is_one_family_name(own) && families.knows(family_hash(own));
        let is_lone_person = is_lone_person || is_double;
        let is_lone = own.len() == 1
            || is_lone_person
                && (is_one_family_name(own) || families.knows(family_hash(own)))
                && !is_kin(part.text, &part.words, span.first, span.end);
        if is_given {
            // It stays so.
        } else if is_lone
            && (is_open || is_lone_person)
            && !(is_single && are_letters(word, part.in_capitals[span.first]))
            && let Some(meaning) = families.at(family_hash(own), span.part, span.first, cue)
        {
            (span.meaning, span.rule) = (meaning, MentionRule::Again);
        } else if is_single
            && !cue.is_bare()
            && is_firm(registry, &span.meaning)
            && let Some(meaning) = families.at(word.hash, span.part, span.first, cue)
        {
            // `Ambassador Antonov`
            (span.meaning, span.rule) = (meaning, MentionRule::Again);
        } else if is_single
            && is_lone_person
            && let Some(meaning) =
                families.within(word.hash).or_else(|| families.by_first_name(word.hash, span.part, span.first))
        {
            (span.meaning, span.rule) = (meaning, MentionRule::Again);
        } else if is_single
            && !are_letters(word, part.in_capitals[span.first])
            && let Meaning::Known(known, _) = span.meaning
            && !stays_state(reading, registry, &families, span, cue)
            && let Some(meaning) = families
                .other_than(word.hash, &span.meaning, (span.part, span.first), cue)
                .or_else(|| families.owner(word.hash, known))
                .or_else(|| families.called(word.hash, &span.meaning).filter(|_| span.rule == MentionRule::Context))
                .or_else(|| {
                    let (place, is_doubtful) = ((span.part, span.first), span.rule == MentionRule::Context);
                    let meaning = || families.main(word.hash, &span.meaning, place, is_doubtful, registry);
                    cue.is_bare().then(meaning).flatten()
                })
        {
            (span.meaning, span.rule) = (meaning, MentionRule::Again);
        } else if is_single
            && (is_open
                || is_lone_organisation
                || (span.rule == MentionRule::Context
                    && (acronyms.is_explained(word.hash)
                        || acronyms.is_namesake(reading, registry, word.hash, &span.meaning)))
                || acronyms.is_spelled_out(registry, word.hash, &span.meaning)
                || (around.lacks(registry, &span.meaning) && acronyms.is_named_before(word.hash, span.part, span.first)))
            && word.capitals == Capitals::All
            && !part.text[word.end as usize..].starts_with('+')
            && let Some(meaning) = acronyms.at(word.hash, span.part, span.first)
        {
            (span.meaning, span.rule) = (meaning.clone(), MentionRule::Acronym);
        } else if is_single
            && span.rule == MentionRule::Context
            && word.capitals == Capitals::All
            && let Some(meaning) = acronyms.named_only(registry, word.hash, (span.part, span.first), &span.meaning)
        {
            (span.meaning, span.rule) = (meaning.clone(), MentionRule::Acronym);
        }
        if span.meaning == Meaning::Nobody
            && let Some(new) = span.otherwise.take()
        {
            (span.meaning, span.rule) = (Meaning::New(new), MentionRule::Found);
        }
        if span.meaning != Meaning::Nobody || span.end - span.first > 1 {
            taken[span.part][span.first..span.end].fill(true);
        }
    }
    if families.is_empty() && acronyms.is_empty() {
        spans.retain(|span| span.meaning != Meaning::Nobody);
        return;
    }
    let mut added = Vec::new();
    let inside = LazyCell::new(|| capitals_inside(reading));
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals() {
            if taken[number][place] {
                continue;
            }
            // `Lindsey Graham, R-S.C.`
            let is_hung_on = || {
                let before = place.checked_sub(1).map_or("", |before| part.words[before].of(part.text));
                word.gap == Gap::Hyphen && before.len() == 1
            };
            let is_acronym = word.capitals == Capitals::All
                && (!part.in_capitals[place] || acronyms.is_explained(word.hash))
                && !is_hung_on();
            let found = if is_acronym && let Some(meaning) = acronyms.at(word.hash, number, place) {
                Some((meaning.clone(), MentionRule::Acronym))
            } else if families.knows(word.hash)
                && !are_letters(word, part.in_capitals[place])
                && (stands_alone(part.text, &part.words, place, &taken[number])
                    || is_in_pair(&part.words, place, &families)
                    || part.in_capitals[place] && stands_alone_in_capitals(&part.words, place, &inside))
                && !is_ordinary(word.of(part.text))
            {
                let cue = Cue::of_lone(part.text, &part.words, place, place + 1);
                families.at(word.hash, number, place, cue).map(|meaning| (meaning, MentionRule::Again))
            } else {
                None
            };
            if let Some((meaning, rule)) = found {
                added.push(Span::decided(number, place..place + 1, meaning, rule));
            }
        }
    }
    // A word that the tagger or the registry left undecided is the same word.
    spans.retain(|span| span.meaning != Meaning::Nobody);
    spans.extend(added);
    spans.sort_by_key(|span| (span.part, span.first));
}

/// Whether a state's own name stays the state's, though somebody in the article has it as a family name: before the person is named, and where
/// a person hardly stands. `Floods hit Jordan`, whatever Lisa Jordan says of them.
fn stays_state(reading: &Reading<'_>, registry: &Registry, families: &Families, span: &Span, cue: Cue) -> bool {
    let Meaning::Known(known, NameForm::Name) = span.meaning else { return false };
    if registry.actors()[known as usize].kind != ActorKind::State {
        return false;
    }
    let part = &reading.parts[span.part];
    let is_before = || !families.is_named_before(part.words[span.first].hash, (span.part, span.first));
    where_to::is_behind_word_for_states(part.text, &part.words, span.first)
        || cue.is_bare() && span.rule == MentionRule::Name && is_before()
}

/// Whether a meaning is a company of the registry.
fn is_firm(registry: &Registry, meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Known(place, _) if registry.actors()[*place as usize].kind == ActorKind::Company)
}

/// Whom and which states an article names otherwise than by letters.
#[derive(Default)]
struct Around<'r> {
    actors: FxHashSet<u32>,
    states: FxHashSet<&'r str>,
}

impl<'r> Around<'r> {
    fn of(registry: &'r Registry, spans: &[Span]) -> Around<'r> {
        let mut around = Around::default();
        for span in spans {
            match span.meaning {
                Meaning::Known(place, _) if span.end - span.first > 1 => {
                    around.actors.insert(place);
                    around.states.extend(country_meant(&span.meaning, registry));
                }
                Meaning::Known(place, _) if registry.actors()[place as usize].kind == ActorKind::State => {
                    around.states.extend(country_meant(&span.meaning, registry));
                }
                Meaning::Town(_) => around.states.extend(country_meant(&span.meaning, registry)),
                _ => {}
            }
        }
        around
    }

    /// Whether nothing else speaks for a body known by its letters; agencies are named by nothing else.
    fn lacks(&self, registry: &Registry, meaning: &Meaning) -> bool {
        let Meaning::Known(place, _) = meaning else { return false };
        let actor = &registry.actors()[*place as usize];
        let is_body = !matches!(actor.kind, ActorKind::State | ActorKind::Person | ActorKind::People | ActorKind::Media);
        let is_elsewhere = actor.country.as_deref().is_none_or(|country| !self.states.contains(country));
        is_body && is_elsewhere && !self.actors.contains(place)
    }
}

/// `Biden-Harris`: two whom the article names, not one with a double name.
fn part_pairs(reading: &Reading<'_>, families: &Families, spans: &mut Vec<Span>) {
    let mut parted = Vec::new();
    spans.retain(|span| {
        let own = &reading.parts[span.part].words[span.first..span.end];
        let is_pair = matches!(span.meaning, Meaning::New(_)) && own.len() == 2 && is_one_family_name(own);
        if !is_pair || families.knows(family_hash(own)) {
            return true;
        }
        let named = (span.first..span.end).zip(own).filter_map(|(place, word)| {
            let meaning = families.at(word.hash, span.part, place, Cue::default())?;
            Some(Span::decided(span.part, place..place + 1, meaning, MentionRule::Again))
        });
        let named: Vec<Span> = named.collect();
        let are_two = matches!(named.as_slice(), [first, second] if first.meaning != second.meaning);
        if are_two {
            parted.extend(named);
        }
        !are_two
    });
    if !parted.is_empty() {
        spans.extend(parted);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// Family names of several words that begin with a particle, `De Graaf`, whatever was seen in them.
fn with_particles(reading: &Reading<'_>, families: &Families, spans: &mut Vec<Span>) {
    const MOST_WORDS: usize = 4;
    if !families.know_particles() {
        return;
    }
    let mut added: Vec<Span> = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let mut free = 0;
        for (place, word) in part.capitals() {
            if word.end - word.start > 5 || place < free || !is_particle(word.of(part.text)) {
                continue;
            }
            let reach = (place + 2..=place + MOST_WORDS).rev().filter(|end| *end <= part.words.len());
            let mut names = reach.map(|end| place..end);
            let Some(own) = names.find(|own| {
                let words = &part.words[own.clone()];
                words[1..].iter().all(|word| matches!(word.gap, Gap::Space | Gap::Nothing | Gap::Hyphen))
                    && words.last().is_some_and(is_capital)
                    && families.knows_with_particle(family_hash(words))
            }) else {
                continue;
            };
            let is_begun =
                place > 0 && !word.begins_sentence && word.gap == Gap::Space && is_capital(&part.words[place - 1]);
            let is_begun = is_begun && !is_title(part.words[place - 1].of(part.text));
            if let Some(meaning) = families
                .at(
                    family_hash(&part.words[own.clone()]),
                    number,
                    place,
                    Cue::of_lone(part.text, &part.words, place, own.end),
                )
                .filter(|_| !is_begun)
            {
                free = own.end;
                added.push(Span::decided(number, own, meaning, MentionRule::Again));
            }
        }
    }
    if added.is_empty() {
        return;
    }
    let touching = Touching::of(reading, &added);
    let mut is_left = vec![true; added.len()];
    spans.retain(|span| {
        let Some(place) = touching.at(span.part, span.first..span.end).min() else { return true };
        let is_within = added[place].first <= span.first && span.end <= added[place].end;
        is_left[place] &= is_within;
        !is_within
    });
    spans.extend(added.into_iter().zip(is_left).filter(|(_, is_left)| *is_left).map(|(span, _)| span));
    spans.sort_by_key(|span| (span.part, span.first));
}

/// Whether a family name is a word too.
pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY.contains_folded(word)
}

/// Whether a word is letters that stand for others, whoever has them for a name: the `UN` is not Kim Jong-un.
fn are_letters(word: &Word, is_loud: bool) -> bool {
    const MOST_LETTERS: u32 = 3;
    let length = word.end - word.start;
    length == 1 || word.capitals == Capitals::All && !is_loud && length <= MOST_LETTERS
}

fn is_capital(word: &Word) -> bool {
    matches!(word.capitals, Capitals::First | Capitals::All)
}

/// Whether a word is joined by a hyphen to the family name of somebody else whom the article names.
fn is_in_pair(words: &[Word], place: usize, families: &Families) -> bool {
    let is_joined = |place: usize| words.get(place).is_some_and(|word| word.gap == Gap::Hyphen);
    let before = place.checked_sub(1).filter(|_| is_joined(place));
    let behind = Some(place + 1).filter(|behind| is_joined(*behind));
    before.into_iter().chain(behind).any(|beside| families.knows(words[beside].hash))
}

/// Whether no other capitalised word stands beside a word, of which it may be a part: `Mashal Street`, `Abu Mashal`. Titles
/// and words of which `known` says that they are names of somebody else do not count.
pub(super) fn stands_alone(text: &str, words: &[Word], place: usize, known: &[bool]) -> bool {
    let is_capital = |place: usize| {
        matches!(words[place].capitals, Capitals::First | Capitals::All) && !known.get(place).copied().unwrap_or(false)
    };
    let is_joined =
        |word: &Word| matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Stop | Gap::Nothing) && !word.begins_sentence;
    let after = words.get(place + 1).is_some_and(|next| is_joined(next) && is_capital(place + 1));
    let before = place.checked_sub(1).is_some_and(|before| {
        is_joined(&words[place])
            && is_capital(before)
            && !is_title(words[before].of(text))
            && !is_office(words[before].of(text))
            && !is_day_of(text, words, before)
            && !is_function_word(&fold_value(words[before].of(text)))
    });
    !after && !before
}

/// Whether a word is the day on which something happened: `On Sunday AKP deputies left`; the `Sunday Times` is a paper.
fn is_day_of(text: &str, words: &[Word], place: usize) -> bool {
    let is_on = |before: usize| words[before].of(text).eq_ignore_ascii_case("on") && words[place].gap == Gap::Space;
    WEEKDAYS.contains(words[place].of(text)) && place.checked_sub(1).is_some_and(is_on)
}

/// The words that an article writes with a capital inside of a sentence, where not all is in capitals.
fn capitals_inside(reading: &Reading<'_>) -> FxHashSet<u64> {
    let inside = reading.parts.iter().flat_map(|part| {
        let words = part.words.iter().zip(&part.in_capitals);
        words.filter(|(word, is_loud)| is_capital(word) && !word.begins_sentence && !**is_loud)
    });
    inside.map(|(word, _)| word.hash).collect()
}

/// `NORMAN CHASES PARNEVIK`: whether neither word beside one in a line in capitals is a name, as the rest of the article shows.
fn stands_alone_in_capitals(words: &[Word], place: usize, inside: &FxHashSet<u64>) -> bool {
    let is_joined = |place: usize| {
        let word = words.get(place);
        word.is_some_and(|word| {
            matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Stop | Gap::Nothing) && !word.begins_sentence
        })
    };
    let is_name = |place: usize| inside.contains(&words[place].hash);
    let before = is_joined(place) && place > 0 && is_name(place - 1);
    let behind = is_joined(place + 1) && is_name(place + 1);
    inside.contains(&words[place].hash) && !before && !behind
}

/// Whether a word is the title of an office, which is not part of a person's name; `King`, `Sheikh` and `Pope` are.
pub(super) fn is_office(word: &str) -> bool {
    static NAMES: WordList = WordList::of(&[
        "king",
        "queen",
        "prince",
        "princess",
        "sheikh",
        "sheik",
        "ayatollah",
        "sir",
        "lord",
        "pope",
        "emir",
    ]);
    // No titles of an office, and no part of the name either.
    static OTHERS: WordList = WordList::of(&[
        "archbishop",
        "bishop",
        "cardinal",
        "reverend",
        "monsignor",
        "pollster",
        "alias",
        "subcomandante",
        "comandante",
    ]);
    let folded = fold_value(word);
    OTHERS.contains(folded.as_str()) || is_title(word) && !NAMES.contains(folded.as_str())
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::actors::article::shown::mentions;
    use crate::article::ParsedArticle;

    #[test]
    fn a_family_name_in_a_headline_in_capitals_is_its_bearers() {
        for (headline, text, expected) in [
            (
                "GOLF - NORMAN CHASES PARLEVIK",
                "Corin Parlevik leads. He said Parlevik Hall was cold.",
                "person:Corin Parlevik=2",
            ),
            // Another name stands beside it.
            ("NEW PARLEVIK HALL OPENS", "Corin Parlevik left. The minister opened Ostra Hall.", "person:Corin Parlevik=1"),
        ] {
            let (headline, body) = (headline.to_string(), text.to_string());
            let named = named_in(&ParsedArticle { headline, body, ..ParsedArticle::default() }, Some("en"));
            let actor = named.actors.iter().find(|actor| actor.id.as_str() == "person:Corin Parlevik");
            let found = actor.map(|actor| format!("{}={}", actor.id, actor.mentions));
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn letters_are_no_family_name() {
        for (text, expected) in [
            ("Kim Jong-un spoke. The UN warned him. A man fled.", "org:united-nations=1 person:kim-jong-un=1"),
            (
                "Oleg Antonov came; Anatoly Antonov, the ambassador, stayed. Ambassador Antonov wept.",
                "person:Oleg Antonov=1 person:anatoly-antonov=2",
            ),
            ("Then Prince Sultan bin Salman Marri left.", ""),
            ("Then Park Jin-su, a spokesman, left.", "person:Park Jin-su=1"),
            ("Park Jin Hyok was charged. The lawyer of Park left.", "person:Park Jin Hyok=2"),
        ] {
            assert_eq!(mentions(text, |id| !id.starts_with("country:")), expected, "{text}");
        }
    }

    #[test]
    fn letters_mean_whom_alone_the_text_has_named_so_far() {
        let text = "The Saudi National Bank fell. The chairman of SNB cited rules. The Swiss National Bank lent money.";
        let expected = "org:saudi-national-bank=2 org:switzerland-central-bank=1";
        assert_eq!(mentions(text, |id| id.starts_with("org:")), expected);
    }

    #[test]
    fn who_bears_a_doubtful_name_of_the_registry_is_called_by_the_family_name() {
        let body = "Jack Smith and Stephen Parlevik shook hands. Smith is from Worcester.".to_string();
        let named = named_in(&ParsedArticle { body, ..ParsedArticle::default() }, Some("en"));
        let smith = named.actors.iter().find(|actor| actor.id.as_str() == "person:Jack Smith");
        assert_eq!(smith.map(|actor| actor.mentions), Some(2));
    }
}

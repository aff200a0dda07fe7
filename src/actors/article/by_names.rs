//! Carries what an article calls somebody besides on through the article: `Gonzalo Prado, dubbed the Sparrow by the press ... the
//! Sparrow fled`; whether a name was seen in it or not.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::again::{MONTHS, WEEKDAYS};
use super::aliases::is_bearer;
use super::calling;
use super::labels::nickname_in;
use super::signs::{Sign, letters_behind, sign_of};
use super::spellings::give;
use super::touching::Touching;
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// How many words stand at most between somebody and what they are called.
const MOST_BETWEEN: usize = 10;

/// How many words such a name has at most; in quotation marks it may have small words as well.
const MOST_WORDS: usize = 3;
const MOST_QUOTED: usize = 5;

/// Somebody's name besides, with the words by which to find it again.
struct ByName {
    hashes: Vec<u64>,
    has_article: bool,
    meaning: Meaning,
    /// What the words would mean otherwise.
    instead_of: Option<Meaning>,
}

/// Gives the names that persons are said to bear besides to them, wherever these stand.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let mut added: Vec<Span> = Vec::new();
    let mut names: Vec<ByName> = Vec::new();
    let mut touching: Option<Touching> = None;
    let mut longer: Option<Longer> = None;
    // Whoever was found under nothing but such a name is its bearer.
    let mut owners: FxHashMap<ActorId, Meaning> = FxHashMap::default();
    let mut claims: Vec<(usize, Range<usize>, Sign, usize)> = Vec::new();
    for (place, span) in spans.iter().enumerate().filter(|(_, span)| is_bearer(&span.meaning, true, registry)) {
        let part = &reading.parts[span.part];
        if let Some(hashes) = nickname_within(part, span) {
            names.push(ByName { hashes, has_article: false, meaning: span.meaning.clone(), instead_of: None });
        }
        claims.extend(name_behind(part, span).map(|(own, sign)| (span.part, own, sign, place)));
    }
    if reading.language.is_none_or(|language| language == "en") {
        let called = calling::names(reading, registry, spans).into_iter();
        let called = called.chain(calling::new_names(reading, registry, spans));
        claims.extend(called.map(|(part, own, bearer)| (part, own, Sign::Likely, bearer)));
    }
    for (number, own, sign, bearer) in claims {
        let (span, part) = (&spans[bearer], &reading.parts[number]);
        let touching = touching.get_or_insert_with(|| Touching::of(reading, spans));
        let seen: Vec<usize> = touching.at(number, own.clone()).collect();
        let is_within = seen.iter().all(|place| own.start <= spans[*place].first && spans[*place].end <= own.end);
        if !is_within {
            continue;
        }
        let other = seen.first().map(|place| spans[*place].meaning.clone());
        if seen.len() > 1 || other.as_ref().is_some_and(|other| !may_be_called(other, &own, sign, span, part, registry)) {
            continue;
        }
        let hashes: Vec<u64> = part.words[own.clone()].iter().map(|word| word.hash).collect();
        let before = own.start.checked_sub(1).map(|before| part.words[before].of(part.text));
        let has_article = before == Some("the");
        if let Some(Meaning::New(new)) = &other
            && !longer.get_or_insert_with(|| Longer::of(reading, spans)).hold(&hashes, &span.meaning)
        {
            owners.entry(new.id.clone()).or_insert_with(|| span.meaning.clone());
        }
        touching.take_out(number, own.clone());
        added.push(Span::decided(number, own, span.meaning.clone(), MentionRule::Again));
        names.push(ByName { hashes, has_article, meaning: span.meaning.clone(), instead_of: other });
    }
    if let Some(touching) = touching {
        touching.leave_rest(spans);
    }
    for span in spans.iter().filter(|span| is_bearer(&span.meaning, false, registry)) {
        if let Some(letters) = letters_behind(&reading.parts[span.part], span) {
            names.push(ByName {
                hashes: vec![letters],
                has_article: false,
                meaning: span.meaning.clone(),
                instead_of: None,
            });
        }
    }
    if names.is_empty() {
        return;
    }
    give(&owners, spans);
    // `known as Tito`, where the article names Tito Puente too: elsewhere that may be he.
    let longer = Longer::of(reading, spans);
    names.retain(|name| !longer.hold(&name.hashes, &name.meaning));
    spans.extend(added);
    spans.sort_by_key(|span| (span.part, span.first));
    carry_on(reading, registry, &names, spans);
}

/// The names of several words in an article, by each of their words.
pub(super) struct Longer {
    by_word: FxHashMap<u64, Vec<(usize, Meaning)>>,
}

impl Longer {
    pub(super) fn of(reading: &Reading<'_>, spans: &[Span]) -> Longer {
        // Of more who share a word nobody keeps track.
        const MOST_BEARERS: usize = 4;
        let mut by_word: FxHashMap<u64, Vec<(usize, Meaning)>> = FxHashMap::default();
        for span in spans.iter().filter(|span| span.end - span.first > 1) {
            let length = span.end - span.first;
            for word in &reading.parts[span.part].words[span.first..span.end] {
                let bearers = by_word.entry(word.hash).or_default();
                let is_known = |(own, meaning): &(usize, Meaning)| *own == length && is_same(meaning, &span.meaning);
                if bearers.len() < MOST_BEARERS && !bearers.iter().any(is_known) {
                    bearers.push((length, span.meaning.clone()));
                }
            }
        }
        Longer { by_word }
    }

    /// Whether a longer name of somebody else begins or goes on with the first of some words.
    pub(super) fn hold(&self, words: &[u64], bearer: &Meaning) -> bool {
        let bearers = words.first().and_then(|first| self.by_word.get(first));
        bearers.into_iter().flatten().any(|(length, meaning)| *length > words.len() && !is_same(meaning, bearer))
    }
}

fn is_same(one: &Meaning, other: &Meaning) -> bool {
    match (one, other) {
        (Meaning::Known(one, _), Meaning::Known(other, _)) => one == other,
        _ => one == other,
    }
}

/// The words of the nickname in `Jose "Gato" Prado`.
fn nickname_within(part: &Part<'_>, span: &Span) -> Option<Vec<u64>> {
    let bytes = part.bytes_of(span.first..span.end);
    let (open, close) = nickname_in(&part.text[bytes.clone()])?;
    let own = &part.words[part.words_within(bytes.start + open, bytes.start + close)];
    let are_names = own.iter().all(|word| is_capital(word) && word.end - word.start > 2) || own.len() > 1;
    are_names.then(|| own.iter().map(|word| word.hash).collect())
}

/// The name behind somebody, with what says that it is theirs.
fn name_behind(part: &Part<'_>, span: &Span) -> Option<(Range<usize>, Sign)> {
    let words = &part.words;
    let is_loud = part.in_capitals[span.first];
    let behind = words.get(span.end).filter(|behind| !behind.begins_sentence)?;
    // In capitals nothing else says where the words of a sign end.
    let first = if is_loud {
        span.end + 1
    } else {
        if behind.capitals == Capitals::First || behind.capitals == Capitals::All {
            return None;
        }
        let reach = span.end + 1..words.len().min(span.end + 1 + MOST_BETWEEN);
        reach.into_iter().take_while(|place| !words[*place].begins_sentence).find(|place| is_capital(&words[*place]))?
    };
    let between: Vec<String> = words.get(span.end..first)?.iter().map(|word| word.of(part.text).to_lowercase()).collect();
    let between: Vec<&str> = between.iter().map(String::as_str).collect();
    let commas = part.text[words[span.end - 1].end as usize..words.get(first)?.start as usize].matches(',').count();
    let sign = sign_of(&between, commas)?;
    if is_loud && !(matches!(between[..], ["alias" | "aka" | "a.k.a" | "nicknamed"])) {
        return None;
    }
    let own = reach_of(part, first, is_loud)?;
    let written = words[first].of(part.text);
    let is_day = WEEKDAYS.contains(written) || MONTHS.contains(written);
    let next = words.get(own.end);
    // `dubbed Monday's hero`, `nicknamed the Kim Prado of Ostra`
    let is_part = next.is_some_and(|next| {
        next.gap == Gap::Possessive
            || !next.begins_sentence && matches!(next.gap, Gap::Space | Gap::Hyphen) && next.of(part.text) == "of"
    });
    let is_office = own.len() == 1 && is_title(written) && sign != Sign::Sure;
    if is_day || is_part || is_office || words[first].end - words[first].start < 2 {
        return None;
    }
    let is_quoted = is_quoted(part.text, &words[first], &words[own.end - 1]);
    let is_closed =
        is_quoted || next.is_none_or(|next| next.begins_sentence || next.gap == Gap::Comma || next.of(part.text) == "by");
    let is_by =
        next.is_some_and(|next| next.of(part.text) == "by" && next.gap == Gap::Space && is_caller(part, own.end + 1));
    let is_called = match sign {
        Sign::Open if between.last() == Some(&"called") || between.ends_with(&["called", "the"]) => is_quoted || is_by,
        Sign::Open => is_closed,
        Sign::Whole => own.len() > 1,
        _ => true,
    };
    // `the band of Jan Prado, known as the Sparrows`: what is said may be said of the band.
    let is_of_group = sign != Sign::Sure && is_behind_group(part, span.first);
    (is_called && !is_of_group).then_some((own, sign))
}

/// Whether a word says who calls somebody so: `by his friends`.
fn is_caller(part: &Part<'_>, place: usize) -> bool {
    static CALLERS: WordList = WordList::of(&[
        "friends",
        "his",
        "her",
        "their",
        "many",
        "some",
        "supporters",
        "opponents",
        "the",
        "those",
        "fans",
        "followers",
        "locals",
        "family",
        "relatives",
        "neighbours",
        "neighbors",
        "most",
        "everyone",
        "all",
        "colleagues",
        "critics",
        "comrades",
        "residents",
        "police",
        "villagers",
    ]);
    part.words.get(place).is_some_and(|word| CALLERS.contains(word.of(part.text)))
}

/// Whether somebody stands behind a preposition that hangs them on what the article may go on about.
pub(super) fn is_behind_group(part: &Part<'_>, first: usize) -> bool {
    static GROUPS: WordList = WordList::of(&[
        "gang",
        "group",
        "band",
        "militia",
        "movement",
        "party",
        "faction",
        "army",
        "cartel",
        "network",
        "brigade",
        "unit",
        "force",
        "organization",
        "organisation",
        "cell",
        "ring",
        "sect",
        "clan",
        "company",
        "ship",
        "squad",
    ]);
    let before = first.checked_sub(1).map_or("", |place| part.words[place].of(part.text));
    if !matches!(before, "of" | "by" | "under" | "with" | "from" | "to" | "for") {
        return false;
    }
    let near = first.saturating_sub(6)..first - 1;
    near.rev()
        .take_while(|place| !part.words[*place + 1].begins_sentence)
        .any(|place| GROUPS.contains(part.words[place].of(part.text)))
}

/// The words of a name that begins at a place.
fn reach_of(part: &Part<'_>, first: usize, is_loud: bool) -> Option<Range<usize>> {
    let words = &part.words;
    let opens = part.text[..words[first].start as usize].ends_with(['"', '“', '‘', '«']);
    if opens {
        let closes = |place: &usize| part.text[words[*place].end as usize..].starts_with(['"', '”', '’', '»', ',']);
        let reach = first..words.len().min(first + MOST_QUOTED);
        let last = reach.into_iter().take_while(|place| *place == first || !words[*place].begins_sentence).find(closes)?;
        return Some(first..last + 1);
    }
    let most = if is_loud { 1 } else { MOST_WORDS };
    let goes_on = |place: &usize| {
        words.get(*place).is_some_and(|word| {
            *place == first && is_capital(word)
                || matches!(word.gap, Gap::Space | Gap::Hyphen) && !word.begins_sentence && is_capital(word)
        })
    };
    let end = (first..first + most).take_while(goes_on).last()? + 1;
    // A longer run of capitals is something else.
    let is_longer = !is_loud && goes_on(&end);
    (!is_longer).then_some(first..end)
}

fn is_quoted(text: &str, first: &Word, last: &Word) -> bool {
    text[..first.start as usize].ends_with(['"', '“', '‘', '«'])
        && text[last.end as usize..].trim_start_matches([',', '.']).starts_with(['"', '”', '’', '»'])
}

/// Whether what was seen in a name may be no more than what somebody is called besides.
fn may_be_called(
    other: &Meaning,
    own: &Range<usize>,
    sign: Sign,
    bearer: &Span,
    part: &Part<'_>,
    registry: &Registry,
) -> bool {
    match other {
        Meaning::Nobody => true,
        Meaning::New(new) => matches!(new.kind, ActorKind::Person | ActorKind::Organisation) && *other != bearer.meaning,
        Meaning::Town(_) => sign == Sign::Sure,
        Meaning::Known(place, _) => {
            let actor = &registry.actors()[*place as usize];
            match actor.kind {
                ActorKind::State | ActorKind::People => sign == Sign::Sure,
                ActorKind::Person => {
                    *other != bearer.meaning && is_shared(&part.words[own.clone()], part.text, &actor.label)
                }
                _ => false,
            }
        }
    }
}

/// Whether a name that somebody of the registry goes by is one that many bear besides: a single word, or `Abu Hamza`.
pub(super) fn is_shared(words: &[Word], text: &str, label: &str) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let written = &text[first.start as usize..last.end as usize];
    let is_short = match words {
        [_] => true,
        [first, _] => {
            matches!(fold_value(first.of(text)).as_str(), "abu" | "abou" | "umm" | "om" | "mullah" | "commander" | "el")
        }
        _ => false,
    };
    is_short && fold_value(written) != fold_value(label)
}

/// Adds the other places where these names stand.
fn carry_on(reading: &Reading<'_>, registry: &Registry, names: &[ByName], spans: &mut Vec<Span>) {
    let mut by_first: FxHashMap<u64, Option<&ByName>> = FxHashMap::default();
    for name in names {
        by_first
            .entry(name.hashes[0])
            // Of two who are called alike neither is meant.
            .and_modify(|known| *known = known.filter(|known| known.meaning == name.meaning))
            .or_insert(Some(name));
    }
    let mut touching = Touching::of(reading, spans);
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals() {
            let Some(Some(name)) = by_first.get(&word.hash) else { continue };
            let own = place..place + name.hashes.len();
            let Some(words) = part.words.get(own.clone()) else { continue };
            let is_same = words.iter().map(|word| word.hash).eq(name.hashes.iter().copied()) && words.iter().any(is_capital);
            if !is_same || !stands_apart(part, &own, name.has_article) {
                continue;
            }
            if words.len() == 1 && word.begins_sentence && !name.has_article && is_written_small(reading, word.hash) {
                continue;
            }
            let seen: Vec<usize> = touching.at(number, own.clone()).collect();
            let is_free = seen.iter().all(|place| {
                let span = &spans[*place];
                let is_within = own.start <= span.first && span.end <= own.end;
                let is_same = Some(&span.meaning) == name.instead_of.as_ref();
                let is_unknown = matches!(&span.meaning, Meaning::New(new) if matches!(new.kind, ActorKind::Person | ActorKind::Organisation));
                is_within && (is_same && !is_territory(&span.meaning, registry) || is_unknown)
            });
            if is_free && !seen.iter().any(|place| spans[*place].meaning == name.meaning) {
                touching.take_out(number, own.clone());
                added.push(Span::decided(number, own, name.meaning.clone(), MentionRule::Again));
            }
        }
    }
    if added.is_empty() {
        return;
    }
    touching.leave_rest(spans);
    spans.extend(added);
    spans.sort_by_key(|span| (span.part, span.first));
}

/// Whether a name stands alone, behind its article where it has one.
fn stands_apart(part: &Part<'_>, own: &Range<usize>, has_article: bool) -> bool {
    let words = &part.words;
    let is_joined = |word: &Word| matches!(word.gap, Gap::Space | Gap::Hyphen) && !word.begins_sentence;
    let before = own.start.checked_sub(1).map(|place| &words[place]);
    let is_behind_article = before.is_some_and(|before| matches!(before.of(part.text), "the" | "The"));
    if has_article {
        return is_behind_article
            && words[own.start].gap == Gap::Space
            && !words.get(own.end).is_some_and(|next| is_joined(next) && is_capital(next));
    }
    let is_begun = before.is_some_and(|before| {
        let is_name = is_capital(before) && !before.begins_sentence && !is_title(before.of(part.text));
        is_joined(&words[own.start]) && is_name
    });
    !is_begun && !words.get(own.end).is_some_and(|next| is_joined(next) && is_capital(next))
}

/// Whether an article has a word in small letters too: at the beginning of a sentence it may be that.
fn is_written_small(reading: &Reading<'_>, hash: u64) -> bool {
    reading.parts.iter().any(|part| part.words.iter().any(|word| word.hash == hash && word.capitals == Capitals::None))
}

fn is_territory(meaning: &Meaning, registry: &Registry) -> bool {
    match meaning {
        Meaning::Town(_) => true,
        Meaning::Known(place, _) => matches!(registry.actors()[*place as usize].kind, ActorKind::State | ActorKind::People),
        _ => false,
    }
}

fn is_capital(word: &Word) -> bool {
    matches!(word.capitals, Capitals::First | Capitals::All)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::{ids, mentions};

    #[test]
    fn what_somebody_is_called_is_theirs_in_the_whole_article() {
        for (text, expected) in [
            ("Police held Gonzalo Prado, alias Gorrion, on Friday. Gorrion ran a bar. Two men guarded Gorrion.", 4),
            ("Gonzalo Prado, known as Gorrion, was held. Two men guarded Gorrion.", 3),
            ("Gonzalo Prado, 45, also known as Gorrion, was held.", 2),
            ("The welder, Gonzalo Prado, called Gorri by friends, was held. Later Gorri fled.", 3),
            ("Gonzalo Prado, dubbed the Sparrow by the press, fled. The police want the Sparrow.", 3),
            ("Gonzalo Prado, whose nom de guerre is Gorrion, fled.", 2),
            ("Gonzalo Prado, a commander with the nom de guerre Gorrion, fled.", 2),
            ("Gonzalo Prado, a trader whom friends call Gorri, fled. Two men guarded Gorri.", 3),
            ("Police held Gonzalo \"Gorri\" Prado. Two men guarded Gorri.", 2),
            ("Gonzalo Prado, born Gonzalo Lemos in Ostra, left. Then Lemos fled.", 3),
            ("Gonzalo Prado is called the Sparrow. They want the Sparrow.", 3),
            ("Gonzalo Prado, alias Mexico, fled.", 2),
            ("Gonzalo Prado, nicknamed \"Lord of the Quay\", fled.", 2),
        ] {
            assert_eq!(mentions(text, |_| true), format!("person:Gonzalo Prado={expected}"), "{text}");
        }
    }

    #[test]
    fn letters_of_another_language_are_those_of_the_body() {
        let text = "The Harbour Liberation Army, known by its Spanish initials as the QVX, met. The QVX left.";
        assert_eq!(mentions(text, |_| true), "org:Harbour Liberation Army=3");
    }

    #[test]
    fn what_is_no_name_of_somebody_is_none() {
        for (text, unwanted) in [
            // What somebody does.
            ("The minister, Gonzalo Prado, called Petrov a liar.", "Petrov"),
            ("Gonzalo Prado called Petrov on Friday. Petrov was out.", "Petrov"),
            ("The gang of Gonzalo Prado, known as Los Gorriones, fled.", "Gorriones"),
            ("Gonzalo Prado, dubbed Monday's hero, fled.", "Monday"),
            ("Gonzalo Prado met a commander with the nom de guerre Gorrion.", "Gorrion"),
            ("Gonzalo Prado, known for Sparrow, a film, left.", "Sparrow"),
        ] {
            let mine = mentions(text, |id| id == "person:Gonzalo Prado");
            assert_eq!(mine, "person:Gonzalo Prado=1", "{text} ({unwanted})");
        }
    }

    #[test]
    fn a_name_that_somebody_else_has_is_theirs_only_where_it_is_said() {
        let text = "Police held Gonzalo Prado, known as Dorel, on Friday. They asked Ulk Dorel. Dorel fled.";
        assert_eq!(mentions(text, |_| true), "person:Gonzalo Prado=2 person:Ulk Dorel=2");
    }

    #[test]
    fn a_name_that_many_bear_besides_makes_nobody_of_the_registry_of_its_bearer() {
        let text = "Karim al-Dorel, known as Abu Nidal, fled. Soldiers looked for Karim al-Dorel.";
        assert_eq!(ids(text, |_| true), "person:abu-nidal", "a whole name of the registry");
        let text = "Karim al-Dorel, known as Abu Fadak, fled. Soldiers looked for Abu Fadak.";
        assert_eq!(mentions(text, |_| true), "person:Karim al-Dorel=3");
    }
}

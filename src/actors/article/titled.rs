//! Finds persons that no registry knows in texts whose language the tagger of names has not learnt, by the office beside them: `le
//! colonel Amadou Abdramane`, `el canciller Hugo de Zela`.

use std::ops::Range;

use super::labels::name_written;
use super::touching::Touching;
use super::{ActorKind, Meaning, MentionRule, NewActor, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorId;
use crate::text::fold_value;

/// Offices and roles by language.
const OFFICES: [(&str, &str); 5] = [
    (
        "fr",
        "president presidente ministre premier premiere general colonel major capitaine commandant amiral porte-parole parole depute \
         deputee senateur senatrice maire ambassadeur ambassadrice procureur procureure avocat avocate directeur directrice chef \
         secretaire gouverneur juge roi reine prince princesse m mme chancelier chanceliere imam cardinal",
    ),
    (
        "es",
        "presidente presidenta ministro ministra canciller general coronel comandante almirante portavoz vocero vocera diputado \
         diputada senador senadora alcalde alcaldesa embajador embajadora fiscal abogado abogada director directora jefe jefa \
         secretario secretaria gobernador gobernadora juez jueza rey reina vicepresidente vicepresidenta premier cardenal obispo",
    ),
    (
        "pt",
        "presidente presidenta ministro ministra chanceler general coronel comandante almirante porta-voz voz deputado deputada senador \
         senadora prefeito prefeita embaixador embaixadora procurador procuradora advogado advogada diretor diretora chefe \
         secretario secretaria governador governadora juiz juiza rei rainha assessor assessora vice-presidente",
    ),
    (
        "it",
        "presidente ministro ministra premier generale colonnello comandante ammiraglio portavoce deputato deputata senatore senatrice \
         sindaco sindaca ambasciatore ambasciatrice procuratore procuratrice avvocato avvocata direttore direttrice capo segretario \
         segretaria governatore giudice re regina cardinale vescovo",
    ),
    (
        "de",
        "general oberst major hauptmann kommandant admiral abgeordnete abgeordneter senator senatorin botschafter botschafterin richter \
         richterin anwalt anwaltin direktor direktorin sekretar gouverneur konig konigin prinz prinzessin herr frau papst kardinal \
         bischof chef chefin",
    ),
];

/// What German words for offices end in.
const GERMAN_ENDINGS: [&str; 12] = [
    "minister",
    "ministerin",
    "prasident",
    "prasidentin",
    "kanzler",
    "kanzlerin",
    "sprecher",
    "sprecherin",
    "burgermeister",
    "chef",
    "chefin",
    "vorsitzende",
];

/// Small words inside of names.
const PARTICLES: [&str; 20] = [
    "de", "del", "la", "da", "do", "dos", "das", "di", "van", "von", "der", "den", "el", "al", "ben", "bin", "ould", "du",
    "le", "e",
];

/// How many words a name has.
const MOST_WORDS: usize = 5;

/// How many words may stand between an office and the comma before its holder: `le porte-parole du gouvernement rwandais, ...`.
const REACH: usize = 6;

/// Adds the persons of a text in one of these languages.
pub(super) fn add(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let Some((language, listed)) = OFFICES.iter().find(|(language, _)| reading.language == Some(language)) else { return };
    let mut touching = Touching::of(reading, spans);
    let mut added = Vec::new();
    for (number, part) in reading.parts.iter().enumerate() {
        let is_office = |place: usize| {
            let folded = fold_value(part.words[place].of(part.text));
            listed.split_whitespace().any(|office| office == folded)
                || (*language == "de" && GERMAN_ENDINGS.iter().any(|ending| folded.ends_with(ending)))
        };
        let mut place = 1;
        while place < part.words.len() {
            let end = end_of_name(part, place, *language == "de").filter(|_| !is_office(place));
            let Some(end) = end else {
                place += 1;
                continue;
            };
            let (name, before) = (place..end, place - 1);
            place = end;
            let word = &part.words[name.start];
            let has_office = word.gap == Gap::Space && is_office(before);
            // `la portavoz del Gobierno, Ana Ruiz, dijo`.
            let is_between_commas = word.gap == Gap::Comma && part.words.get(end).is_some_and(|next| next.gap == Gap::Comma);
            let has_office_before = is_between_commas
                && (name.start.saturating_sub(REACH)..name.start)
                    .rev()
                    .take_while(|place| *place + 1 == name.start || part.words[*place + 1].gap != Gap::Comma)
                    .take_while(|place| !part.words[*place + 1].begins_sentence)
                    .any(is_office);
            // `Amadou Abdramane, porte-parole de la junte`.
            let is_followed = *language != "de"
                && part.words.get(end).is_some_and(|next| next.gap == Gap::Comma && next.capitals == Capitals::None)
                && is_office(end);
            if !(has_office || has_office_before || is_followed)
                || is_known(registry, spans, touching.at(number, name.clone()), &name)
            {
                continue;
            }
            let label = name_written(&part.text[part.bytes_of(name.clone())]);
            let id = ActorId::found_person(&label);
            if id.given_name().is_none() {
                continue;
            }
            let meaning = Meaning::New(NewActor { id, kind: ActorKind::Person, label, country: None });
            let (first, end, rule) = (name.start, name.end, MentionRule::Found);
            touching.take_out(number, name);
            let (options, tagged, otherwise) = (Vec::new(), None, None);
            added.push(Span { part: number, first, end, options, meaning, rule, is_place: false, tagged, otherwise });
        }
    }
    touching.leave_rest(spans);
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// Whether the registry has a person or an organisation among the spans that touch a name, or the whole is a place.
fn is_known(registry: &Registry, spans: &[Span], mut touching: impl Iterator<Item = usize>, name: &Range<usize>) -> bool {
    touching.any(|place| {
        let span = &spans[place];
        let is_somebody = match &span.meaning {
            Meaning::Known(place, _) => registry.actors()[*place as usize].kind != ActorKind::State,
            Meaning::New(_) => true,
            Meaning::Town(_) | Meaning::Nobody => false,
        };
        let is_whole = span.first <= name.start && span.end >= name.end;
        is_whole && span.meaning != Meaning::Nobody || is_somebody && span.end - span.first > 1
    })
}

/// The word behind a name of two words or more that begins here.
fn end_of_name(part: &Part<'_>, first: usize, is_german: bool) -> Option<usize> {
    let is_capital = |place: usize| part.words.get(place).is_some_and(|word| word.capitals == Capitals::First);
    let hangs = |place: usize| {
        part.words
            .get(place)
            .is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Nothing))
    };
    if !is_capital(first) || part.words[first].begins_sentence || part.in_capitals[first] {
        return None;
    }
    let most = if is_german { 2 } else { MOST_WORDS };
    let (mut end, mut capitals) = (first + 1, 1);
    while capitals < most && hangs(end) {
        if is_capital(end) {
            capitals += usize::from(part.words[end].gap != Gap::Hyphen);
            end += 1;
            continue;
        }
        let particles = (end..end + 2)
            .take_while(|place| {
                hangs(*place) && PARTICLES.contains(&part.words[*place].of(part.text)) && !is_capital(*place)
            })
            .count();
        if particles > 0 && hangs(end + particles) && is_capital(end + particles) {
            end += particles;
        } else {
            break;
        }
    }
    (capitals > 1).then_some(end)
}

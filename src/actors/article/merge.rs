//! Settles where names of the registry and names the tagger saw overlap.

use rustc_hash::{FxHashMap, FxHashSet};

use super::around::country_around;
use super::beside::is_called_after;
use super::cues::is_junior;
use super::dashes;
use super::datelines;
use super::families::is_kin;
use super::forms;
use super::lesser;
use super::longer::{goes_on_by_name, has_longer_name, person_behind_region};
use super::nicknames;
use super::origins;
use super::pairs;
use super::several;
use super::somebody::new_span;
use super::speakers;
use super::tables;
use super::units;
use super::whose::{country_within, is_generic_of_state};
use super::{Meaning, NewActor, Part, Reading, Span};
use crate::actors::finder::{Finder, Pattern, Target};
use crate::actors::names::{FoundName, NameKind, OVERRIDING};
use crate::actors::registry::{NameForm, Registry, country_of_lesser, is_given_name};
use crate::actors::titles::{is_honorific, may_be_honorific};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// Brigades, corps and soldiers in Arabic, as they stand before what they are called.
static HEADS_OF_UNITS: WordList =
    WordList::spaced(" liwa katibat katiba saraya firqat faylaq failaq fawj aknaf tajammu usbat jund ");

/// How sure the tagger has to be of an organisation that holds the name of a state, where everything is in capitals.
const LEAST_SCORE_IN_CAPITALS: f32 = 2.0;

/// How sure the tagger or a rule has to be of a person who has the name of a town.
const SURE_OF_PERSON: f32 = 6.0;

/// A text of fewer bytes need not say again what the headline says.
const SHORT_TEXT_BYTES: usize = 200;

/// Whether a headline has a capital on every word that is not a small one.
fn is_title_case(part: &Part<'_>) -> bool {
    let long = || part.words.iter().filter(|word| word.end - word.start > 3);
    let capital = long().filter(|word| word.capitals != Capitals::None).count();
    long().count() >= 3 && capital * 10 >= long().count() * 8
}

/// Every span of the article that names, or may name, somebody; in reading order.
pub(super) fn merge(reading: &Reading<'_>, registry: &Registry, finder: &Finder, names: &[Vec<FoundName>]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut towns = Vec::new();
    let mut clubs = tables::Clubs::default();
    let mut persons: FxHashSet<&str> = FxHashSet::default();
    for (part, names) in reading.parts.iter().zip(names) {
        let named = names.iter().filter(|name| name.kind == NameKind::Person);
        persons.extend(named.map(|name| &part.text[name.start..name.end]).filter(|written| written.contains(' ')));
    }
    for (number, part) in reading.parts.iter().enumerate() {
        let mut own: Vec<Span> = part
            .candidates
            .iter()
            .map(|candidate| Span {
                part: number,
                first: candidate.first,
                end: candidate.end,
                options: reading.options(registry, number, candidate, finder),
                meaning: Meaning::Nobody,
                rule: MentionRule::Name,
                is_place: false,
                is_people: false,
                tagged: None,
                otherwise: None,
            })
            .collect();
        towns.extend(datelines::mark(reading, registry, number, &mut own));
        origins::mark(reading, registry, number, &mut own);
        mark_towns(reading, registry, number, &mut own);
        pairs::join(reading, registry, number, &mut own);
        let mut found = Vec::new();
        let offered: Vec<Vec<Pattern>> = match part.number {
            0 if is_title_case(part) => own.iter().map(|span| span.options.clone()).collect(),
            _ => Vec::new(),
        };
        for name in &names[number] {
            let person = person_behind_region(part.text, name, &persons, &own, part);
            let kind = if person.is_some() { NameKind::Person } else { name.kind };
            let words = part.words_within(person.unwrap_or(name.start), name.end);
            let is_pair = || {
                kind == NameKind::Organisation && speakers::is_pair_of_persons(&part.text[name.start..name.end], &persons)
            };
            if words.is_empty() || is_pair() {
                continue;
            }
            // Candidates are disjoint and in order.
            let from = own.partition_point(|span| span.end <= words.start);
            let overlap: Vec<usize> = (from..own.len()).take_while(|place| own[*place].first < words.end).collect();
            for place in &overlap {
                if own[*place].first == words.start && own[*place].end == words.end {
                    own[*place].tagged = Some(kind);
                    let is_doubtful = own[*place].options.iter().all(|option| !option.is_sure);
                    if is_doubtful && matches!(kind, NameKind::Person | NameKind::Organisation) {
                        own[*place].otherwise = match new_span(reading, number, kind, words.clone(), None) {
                            Some(Span { meaning: Meaning::New(new), .. }) => Some(new),
                            _ => None,
                        };
                    }
                }
            }
            if let Some(mut span) = settle(reading, registry, number, (kind, name.score), words, &overlap, &mut own) {
                nicknames::look_up(reading, registry, finder, &mut span);
                found.push(span);
            }
        }
        for span in &mut found {
            if let Meaning::New(new) = &mut span.meaning
                && new.country.is_none()
            {
                new.country = country_around(reading, registry, number, span.first..span.end, &own);
            }
        }
        lesser::add(reading, registry, number, &mut own, &mut found);
        // Where every word of a headline has a capital, a name is believed if the text has it too.
        if part.number == 0 && is_title_case(part) {
            let texts = || reading.parts[1..].iter().map(|part| part.text);
            let is_short = texts().map(str::len).sum::<usize>() < SHORT_TEXT_BYTES;
            found.retain(|span| {
                let written = &part.text[part.bytes_of(span.first..span.end)];
                let is_kept = is_short || texts().any(|text| text.contains(written));
                if !is_kept {
                    give_back(&mut own, &offered, span, registry);
                }
                is_kept
            });
        }
        own.extend(found);
        own.sort_by_key(|span| span.first);
        if is_read(reading) {
            tables::mark(reading, registry, number, &mut own, &mut clubs);
            tables::spread(reading, registry, number, &mut own, &clubs);
            dashes::join(reading, registry, finder, number, &mut own);
        }
        if is_read(reading) {
            units::part_from_owners(reading, registry, number, &mut own);
            own.iter_mut().filter(|span| is_called_after(reading, registry, span)).for_each(|span| span.options.clear());
        }
        own.retain(|span| !span.options.is_empty() || span.meaning != Meaning::Nobody);
        spans.extend(own);
    }
    datelines::spread(reading, &towns, &mut spans);
    // What is said of somebody once holds in the whole article.
    let mut countries: FxHashMap<ActorId, Option<String>> = FxHashMap::default();
    for span in &spans {
        if let Meaning::New(NewActor { id, country: Some(country), .. }) = &span.meaning {
            countries.entry(id.clone()).or_insert_with(|| Some(country.clone()));
        }
    }
    for span in &mut spans {
        if let Meaning::New(new) = &mut span.meaning {
            let known = || country_of_lesser(&new.label, new.kind).map(str::to_string);
            new.country = countries.entry(new.id.clone()).or_insert_with(known).clone();
        }
    }
    spans
}

/// `NZ DAIRY BOARD CUTS PRICE`: gives the state in a name that is not believed what it had before that name took it in.
fn give_back(own: &mut [Span], offered: &[Vec<Pattern>], name: &Span, registry: &Registry) {
    for (span, options) in own.iter_mut().zip(offered) {
        let is_inside = span.first >= name.first && span.end <= name.end;
        if is_inside && span.options.is_empty() && options.iter().any(|option| option.is_sure && is_state(option, registry))
        {
            span.options.clone_from(options);
        }
    }
}

/// Whether an article is in English, of which the words are known that give a name away.
fn is_read(reading: &Reading<'_>) -> bool {
    reading.language.is_none_or(|language| language == "en")
}

/// What becomes of a name of the tagger: a span of its own, or nothing; and of the candidates it overlaps.
fn settle(
    reading: &Reading<'_>,
    registry: &Registry,
    part: usize,
    (kind, score): (NameKind, f32),
    words: std::ops::Range<usize>,
    overlap: &[usize],
    own: &mut [Span],
) -> Option<Span> {
    let is_territory = |option: &Pattern| is_territory(option, registry);
    let text = reading.parts[part].text;
    let new = |words: std::ops::Range<usize>, country: Option<String>| new_span(reading, part, kind, words, country);
    match kind {
        NameKind::Person => {
            // `Israeli Benny Gantz`: an adjective in front is not part of the name.
            let mut words = words;
            let mut inside: Vec<usize> = Vec::new();
            for place in overlap {
                let span = &own[*place];
                // Nor is a region: `Minister for the Middle East Tobias Ellwood`.
                let is_apart = |option: &Pattern| option.form == NameForm::Demonym || option.target == Target::Decoy;
                let is_demonym = span.options.iter().any(|option| option.is_sure && is_apart(option));
                // What is left of `Freedom Flotilla II` is nobody.
                let is_decoy = span.options.iter().any(|option| option.target == Target::Decoy);
                if is_decoy && words.len() > 1 && span.first == words.start && span.end + 1 >= words.end {
                    return None;
                }
                if is_demonym && span.first == words.start && span.end < words.end {
                    words.start = span.end;
                } else {
                    inside.push(*place);
                }
            }
            // `Mayor of London Sadiq Khan`.
            let before = words.start.checked_sub(1).map(|place| fold_value(reading.parts[part].words[place].of(text)));
            if words.len() > 2 && matches!(before.as_deref(), Some("of" | "in")) {
                let is_town =
                    |place: &usize| own[*place].first == words.start && own[*place].options.iter().any(is_territory);
                if let Some(place) = inside.iter().position(is_town) {
                    words.start = own[inside.remove(place)].end;
                }
            }
            let is_somebody =
                |span: &Span| span.options.iter().any(|option| !is_territory(option) && option.target != Target::Decoy);
            let is_known = inside.iter().any(|place| {
                let span = &own[*place];
                // `Bassel al-Assad` is another Assad; behind a title it is he.
                let before = |place: usize| reading.parts[part].words[place].of(text);
                let has_given_name = (words.start..span.first).any(|place| !may_be_honorific(before(place)));
                // `Bapak Jokowi`
                let is_whole = span.end == words.end && span.options.iter().any(|option| option.is_sure);
                // The son of Ian Paisley has his name, and is not he.
                let page = &reading.parts[part].words;
                let is_son = span.end < words.end && is_junior(text, page, span.end);
                // `Aung San Oo, her brother` is not Aung San.
                let is_kin_of = span.end < words.end && is_kin(text, page, words.start, words.end);
                // `Abu Hamza al-Anbari` is not whoever else goes by `Abu Hamza`.
                let is_doubtful = span.options.iter().all(|option| !option.is_sure);
                let is_cut = is_doubtful && span.first == words.start && goes_on_by_name(text, page, span.end, words.end);
                is_somebody(span)
                    && !is_son
                    && !is_cut
                    && !has_longer_name(text, page, span, &words, registry)
                    && !is_kin_of
                    && (words.len() == 1 || ((span.end - span.first > 1 || is_whole) && !has_given_name))
            });
            if is_known {
                return None;
            }
            let is_said = |place: &usize| is_honorific(reading.parts[part].words[*place].of(text));
            let said = words.clone().take_while(is_said).count();
            if said > 0 && words.len() >= said + 2 && !inside.iter().any(|place| own[*place].first < words.start + said) {
                words.start += said;
            }
            // A single word that is a sure name of a state is that state, whatever the tagger thinks.
            let is_surely_one = |span: &Span| span.options.iter().any(|option| option.is_sure && is_territory(option));
            if words.len() == 1 && inside.iter().any(|place| is_surely_one(&own[*place])) {
                return None;
            }
            // So are some words that are nothing but a town: `Jisr al-Shughour`; whom a title or a verb gives away is somebody.
            let is_only_town = |span: &Span| {
                (span.first, span.end) == (words.start, words.end)
                    && span.options.iter().all(|option| option.is_sure && matches!(option.target, Target::Place(_)))
            };
            if score < SURE_OF_PERSON && words.len() > 1 && inside.iter().any(|place| is_only_town(&own[*place])) {
                return None;
            }
            if inside.iter().any(|place| own[*place].first < words.start || own[*place].end > words.end) {
                return None;
            }
            // Nobody's family is called after a state; first names are: `Israel Katz`.
            let is_state_name =
                |option: &Pattern| option.is_sure && option.form == NameForm::Name && is_state(option, registry);
            // `Lisa England said so`: whose given name that is.
            let is_named = words.len() == 2
                && is_given_name(reading.parts[part].words[words.start].hash)
                && !inside.iter().any(|place| own[*place].first == words.start);
            let is_of_state = |place: &usize| own[*place].end == words.end && own[*place].options.iter().any(is_state_name);
            if !is_named && inside.iter().any(is_of_state) {
                return None;
            }
            for place in inside {
                own[place].options.retain(|option| !is_territory(option) && words.len() == 1);
            }
            new(words, None)
        }
        NameKind::Organisation => {
            if forms::reach_over(reading, registry, part, &words, overlap, own)
                || several::are_several(&reading.parts[part], registry, &words, overlap, own)
                || several::is_office_of_medium(&reading.parts[part], registry, &words, overlap, own)
            {
                return None;
            }
            if let Some(person) = several::person_behind(&reading.parts[part], registry, &words, overlap, own) {
                return new_span(reading, part, NameKind::Person, person, None);
            }
            if score >= OVERRIDING {
                overlap.iter().for_each(|place| own[*place].options.clear());
                return new(words, None);
            }
            // `MINUSCA Portuguese paratroopers`: no body's name ends in the adjective of a people.
            let is_of_people = |place: &usize| {
                let span = &own[*place];
                let is_adjective =
                    |option: &Pattern| option.is_sure && option.form == NameForm::Demonym && is_state(option, registry);
                span.end == words.end && span.first > words.start && span.options.iter().any(is_adjective)
            };
            let last = reading.parts[part].words[words.end - 1].of(text);
            if !last.ends_with('s') && overlap.iter().any(is_of_people) {
                return None;
            }
            let is_organisation =
                |span: &Span| span.options.iter().any(|option| !is_territory(option) && option.target != Target::Decoy);
            let is_sure = |span: &Span| span.options.iter().any(|option| option.is_sure);
            // A town may lend its name to a club, which is no reason against the `University of Barcelona`.
            let is_sure_organisation = |span: &Span| {
                let is_one = |option: &Pattern| option.is_sure && !is_territory(option) && option.target != Target::Decoy;
                span.options.iter().any(is_one)
            };
            // `Lashkar-e-Khorasan` is not the group called `Lashkar`.
            let is_joined_on =
                |place: usize| reading.parts[part].words.get(place).is_some_and(|word| word.gap == Gap::Hyphen);
            // Nor is `Liwa al-Asifa` the group called `al-Asifa`: a brigade is called as others are.
            let has_head = HEADS_OF_UNITS.contains_in_any_case(reading.parts[part].words[words.start].of(text));
            // `Jordan Press Association` is not the press association of another state.
            let is_of_other_state = |span: &Span| {
                let is_other = |country: &str| {
                    span.options.iter().all(|option| country_of(option, registry).is_some_and(|own| own != country))
                };
                span.end - span.first > 1
                    && overlap.iter().any(|place| {
                        let before = &own[*place];
                        let is_name = |option: &&Pattern| {
                            option.is_sure && option.form == NameForm::Name && is_state(option, registry)
                        };
                        let country = before.options.iter().find(is_name).and_then(|option| country_of(option, registry));
                        before.end == span.first && before.first == words.start && country.is_some_and(|own| is_other(&own))
                    })
            };
            let blocks = |place: &usize| {
                let span = &own[*place];
                if span.end == words.end && is_of_other_state(span) {
                    return false;
                }
                if has_head && span.first == words.start + 1 && span.end == words.end {
                    return false;
                }
                let is_whole = span.first <= words.start && span.end >= words.end;
                let sticks_out = span.first < words.start || span.end > words.end;
                is_whole || sticks_out || (is_sure_organisation(span) && span.end == words.end && !is_joined_on(span.first))
            };
            if overlap.iter().any(blocks) || is_generic_of_state(own, registry, overlap, &words) {
                return None;
            }
            // Where all is in capitals the tagger joins what only stands side by side.
            let is_guess = reading.parts[part].in_capitals[words.start] && score < LEAST_SCORE_IN_CAPITALS;
            if is_guess && overlap.iter().any(|place| own[*place].options.iter().any(|option| option.is_sure)) {
                return None;
            }
            static OF_MANY: WordList =
                WordList::spaced(" international world european asian african arab islamic pan inter global ");
            let is_of_many = OF_MANY.contains_in_any_case(reading.parts[part].words[words.start].of(text));
            let country =
                overlap.iter().filter(|_| !has_head).find_map(|place| country_within(&own[*place], registry, is_of_many));
            // The party of former fighters is not the group they were: `Nicaraguan Resistance Party`.
            let is_armed = |span: &Span| {
                let is_one = |option: &Pattern| match option.target {
                    Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::ArmedGroup,
                    _ => false,
                };
                span.options.iter().all(is_one)
            };
            let is_party = |span: &Span| last == "Party" && span.end + 1 == words.end && is_armed(span);
            for place in overlap {
                // `UN Board of Inquiry`: the board is the United Nations' own, who act in it.
                let is_owner = own[*place].first == words.start
                    && is_organisation(&own[*place])
                    && is_sure(&own[*place])
                    && !is_party(&own[*place])
                    && !is_joined_on(own[*place].end);
                if !is_owner {
                    own[*place].options.clear();
                }
            }
            new(words, country)
        }
        NameKind::Place => {
            for place in overlap {
                let span = &mut own[*place];
                let is_longer = words.len() > span.end - span.first;
                if is_longer && span.options.iter().any(is_territory) {
                    span.is_place = true;
                }
            }
            None
        }
        NameKind::Nationality | NameKind::Other => None,
    }
}

/// `Aleppo, Syria` and `Washington, D.C.`: what stands before a comma and the territory it lies in is a place, and so is that; a
/// capital of another state is then only a town of the same name: `Athens, Georgia`.
fn mark_towns(reading: &Reading<'_>, registry: &Registry, part: usize, own: &mut [Span]) {
    let words = &reading.parts[part].words;
    for place in 1..own.len() {
        let (before, after) = own.split_at_mut(place);
        let (town, territory) = (&mut before[place - 1], &mut after[0]);
        if town.end != territory.first || words[territory.first].gap != Gap::Comma {
            continue;
        }
        let is_seat = |option: &Pattern| option.form == NameForm::Seat;
        let is_town = town.options.iter().any(|option| matches!(option.target, Target::Place(_)) || is_seat(option));
        let within = territory
            .options
            .iter()
            .find(|option| is_territory(option, registry) && !is_seat(option) && option.form == NameForm::Name);
        let (true, Some(within)) = (is_town, within) else { continue };
        let country = country_of(within, registry);
        let is_inside = |option: &&Pattern| country_of(option, registry) == country;
        if town.options.iter().any(|option| is_inside(&option)) {
            (town.is_place, territory.is_place) = (true, true);
            town.options.retain(|option| is_inside(&option));
            // `SANTA CRUZ, Bolivia`: no other is left.
            if town.options.len() == 1 {
                town.options[0] = town.options[0].made_sure();
            }
        } else if matches!(within.target, Target::Place(_)) {
            // A province decides; a state behind a comma may be the next of a list.
            let within = within.made_sure();
            (town.options, town.is_place) = (vec![within], true);
            (territory.options, territory.is_place) = (vec![within], true);
        }
    }
}

/// Whether a name is one of a state.
pub(super) fn is_state(option: &Pattern, registry: &Registry) -> bool {
    matches!(option.target, Target::Actor(place) if registry.actors()[place as usize].kind == ActorKind::State)
}

/// Whether a name is one of a territory: a state, a town, a capital.
pub(super) fn is_territory(option: &Pattern, registry: &Registry) -> bool {
    match option.target {
        Target::Place(_) => true,
        Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::State,
        Target::Decoy | Target::Generic(_) => false,
    }
}

pub(super) fn country_of(option: &Pattern, registry: &Registry) -> Option<String> {
    match option.target {
        Target::Place(place) => Some(registry.places()[place as usize].country.to_string()),
        Target::Actor(place) => registry.actors()[place as usize].country.as_deref().map(str::to_string),
        Target::Decoy | Target::Generic(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_state_in_a_headline_stays_where_the_longer_name_is_not_believed() {
        let body = "Growers will get less from spring on, the Dairy Board said. ".to_string()
            + &"Stocks of butter are large and prices of powder are poor, it said. ".repeat(4);
        for (headline, expected) in [
            ("NZ DAIRY BOARD CUTS ADVANCE PRICE", true),
            ("PNG DAIRY BOARD CUTS ADVANCE PRICE", true),
            ("DAIRY BOARD CUTS ADVANCE PRICE", false),
        ] {
            let article = ParsedArticle { headline: headline.to_string(), body: body.clone(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let mut all = named.actors.iter().chain(&named.places);
            assert_eq!(all.any(|actor| actor.id.as_str().starts_with("country:")), expected, "{headline}");
        }
    }
}

//! Adds those who are named by a people and a noun, `Colombian guerrillas`, `the Georgian opposition`, or by a noun and a place, `the
//! government in Kabul`, `gunmen in Mali`.

use super::labels::name_written;
use super::merge::country_of;
use super::touching::Touching;
use super::{Meaning, NewActor, Part, Reading, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::sense::nouns::{Head, head_of};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorId, ActorKind, MentionRule};

/// How many words behind the name of a people its noun may stand.
const REACH: usize = 3;

/// Peoples with a home, where the registry gives none.
const HOMES: [(&str, &str); 4] =
    [("people:tuareg", "ML"), ("people:tamils", "LK"), ("people:kashmiris", "IN"), ("people:baloch", "PK")];

/// Peoples and persuasions whose rebels are known by them alone, with their home. Maoists have that of the article.
const PERSUASIONS: [(&str, Option<&str>); 8] = [
    ("Maoist", None),
    ("Kurdish", None),
    ("Tamil", Some("LK")),
    ("Tuareg", Some("ML")),
    ("Moro", Some("PH")),
    ("Oromo", Some("ET")),
    ("Baloch", Some("PK")),
    ("Karen", Some("MM")),
];

/// Where Druze live, the most first.
const DRUZE_STATES: [&str; 3] = ["SY", "LB", "IL"];

/// Where rebels called Maoist fight.
const MAOIST_STATES: [&str; 4] = ["NP", "IN", "PH", "PE"];

/// Adds a span for everyone named so.
pub(super) fn add(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let mut added = Vec::new();
    let is_druze = |span: &Span| match span.meaning {
        Meaning::Known(place, _) => registry.actors()[place as usize].id.as_str() == "people:druze",
        _ => false,
    };
    let home_of_druze = spans.iter().any(is_druze).then(|| state_named(registry, spans, &DRUZE_STATES).unwrap_or("SY"));
    for span in spans.iter_mut() {
        let part = &reading.parts[span.part];
        if part.in_capitals[span.first] {
            continue;
        }
        let home = home_of_druze.filter(|_| is_druze(span));
        if let Some(found) = cartel(registry, part, span) {
            (span.meaning, span.end) = (found, span.end + 1);
            continue;
        }
        let new = match &span.meaning {
            // `pro-Russian militants` may be of any country.
            Meaning::Known(_, NameForm::Demonym) if is_joined_on(part, span.first) => {
                side_behind(part, span.first, span.end)
            }
            Meaning::Known(place, NameForm::Demonym) => {
                let actor = &registry.actors()[*place as usize];
                group_behind(part, span.first, span.end, actor.country.as_deref())
            }
            Meaning::Known(place, form) => {
                let actor = &registry.actors()[*place as usize];
                match actor.kind {
                    ActorKind::People => {
                        let home = home.or(HOMES.iter().find(|(id, _)| *id == actor.id.as_str()).map(|(_, code)| *code));
                        let country = actor.country.as_deref().or(home);
                        let is_stateless = actor.id.as_str() != "people:arabs";
                        group_behind(part, span.first, span.end, country)
                            .or_else(|| fighters_behind(part, span.first, span.end, country).filter(|_| is_stateless))
                    }
                    ActorKind::State if matches!(form, NameForm::Name | NameForm::Seat) => {
                        let is_town = *form == NameForm::Seat;
                        let country = actor.country.as_deref().filter(|_| is_town);
                        noun_before(part, registry, span).or_else(|| armed_of_town(part, span.first, span.end, country?))
                    }
                    _ => None,
                }
            }
            Meaning::Town(place) => noun_before(part, registry, span).or_else(|| {
                let country = registry.places()[*place as usize].country;
                armed_of_town(part, span.first, span.end, country)
            }),
            _ => None,
        };
        if let Some((words, meaning)) = new {
            added.push(Span::decided(span.part, words, meaning, MentionRule::Context));
        }
    }
    // Few articles name such a persuasion.
    let mut touching: Option<Touching> = None;
    let mut state_of_maoists: Option<Option<&str>> = None;
    for (number, part) in reading.parts.iter().enumerate() {
        for (place, word) in part.capitals() {
            if word.capitals != Capitals::First || part.in_capitals[place] {
                continue;
            }
            let written = word.of(part.text);
            let Some((_, home)) = PERSUASIONS.iter().find(|(persuasion, _)| *persuasion == written) else { continue };
            let touching = touching.get_or_insert_with(|| Touching::of(reading, spans));
            if touching.at(number, place..place + 1).next().is_some() {
                continue;
            }
            let home = match written {
                "Maoist" => *state_of_maoists.get_or_insert_with(|| state_named(registry, spans, &MAOIST_STATES)),
                _ => *home,
            };
            if let Some((words, meaning)) = group_behind(part, place, place + 1, home) {
                added.push(Span::decided(number, words, meaning, MentionRule::Context));
            }
        }
    }
    // `the Ministry of Defence in Tashkent` is nobody else's.
    let touching = Touching::of(reading, &added);
    for span in spans.iter_mut() {
        let is_within = |place: &usize| added[*place].first <= span.first && span.end < added[*place].end;
        let whole = touching.at(span.part, span.first..span.end).filter(is_within).min();
        if let Some(Meaning::Known(state, NameForm::Government)) = whole.map(|place| &added[place].meaning)
            && let Meaning::Known(place, _) = span.meaning
        {
            let (state, body) = (&registry.actors()[*state as usize], &registry.actors()[place as usize]);
            if body.kind == ActorKind::GovernmentBody && body.country != state.country {
                span.meaning = Meaning::Nobody;
            }
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first, span.end));
    }
}

/// Which of some states an article names first.
fn state_named(registry: &Registry, spans: &[Span], states: &[&'static str]) -> Option<&'static str> {
    spans.iter().find_map(|span| {
        let code = country_meant(&span.meaning, registry)?;
        states.iter().copied().find(|state| *state == code)
    })
}

/// The state of whom or what a name of the registry was decided to mean.
pub(super) fn country_meant<'r>(meaning: &Meaning, registry: &'r Registry) -> Option<&'r str> {
    match meaning {
        Meaning::Known(place, _) => registry.actors()[*place as usize].country.as_deref(),
        Meaning::Town(place) => Some(registry.places()[*place as usize].country),
        _ => None,
    }
}

/// `the Sinaloa cartel`, where the registry knows a cartel of that name.
fn cartel(registry: &Registry, part: &Part<'_>, span: &Span) -> Option<Meaning> {
    let next = part.words.get(span.end).filter(|word| word.gap == Gap::Space && word.of(part.text) == "cartel")?;
    let is_territory = matches!(&span.meaning, Meaning::Town(_) | Meaning::Known(_, NameForm::Name | NameForm::Seat));
    let name = is_territory.then(|| part.text.get(part.words[span.first].start as usize..next.end as usize))?;
    let actor = registry.look_up(name?)?;
    let place = registry.place_of(actor.id.as_str())?;
    Some(Meaning::Known(place as u32, NameForm::Name))
}

type Named = (std::ops::Range<usize>, Meaning);

fn new_group(label: String, country: Option<&str>) -> Option<Meaning> {
    let label = name_written(&label);
    let id = ActorId::found_organisation(&label);
    let kind = id.found_kind()?;
    Some(Meaning::New(NewActor { id, kind, label, country: country.map(str::to_string) }))
}

fn goes_on(word: &Word) -> bool {
    word.gap == Gap::Space && !word.begins_sentence && word.capitals == Capitals::None
}

/// Whether a noun names many: `rebels`, `gunmen`, `the opposition`.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') || word.ends_with("men") || word == "insurgency" || word == "opposition" || word == "media"
}

/// `guerrillas` behind `Colombian`.
fn group_behind(part: &Part<'_>, first: usize, end: usize, country: Option<&str>) -> Option<Named> {
    let text = part.text;
    let mut place = end;
    while place < end + REACH {
        let word = part.words.get(place)?;
        // `Palestinian Islamist militants`, `Syrian-backed`: adjectives may have a capital, what hangs on a hyphen is another thing.
        if word.begins_sentence || word.gap != Gap::Space {
            return None;
        }
        let Some(head) = head_of(word.of(text)).filter(|_| word.capitals == Capitals::None) else {
            place += 1;
            continue;
        };
        let next = part.words.get(place + 1).filter(|next| goes_on(next)).map(|next| next.of(text));
        let next_head = next.and_then(head_of);
        let written = word.of(text);
        let last = match (head, next_head) {
            // `Syrian opposition fighters`, `Chadian rebel groups`.
            (Head::Armed, Some(Head::Group)) if next.is_some_and(|next| next != "army") => place + 1,
            (Head::Opposition, Some(Head::Group)) => place + 1,
            (Head::Opposition, Some(Head::Armed)) => place + 1,
            // `the opposition leader` is a person; `rebel attacks` are deeds.
            (Head::Opposition, Some(Head::Government | Head::Civilians)) => return None,
            (Head::Armed, Some(Head::Civilians | Head::Government)) if !is_plural(written) => return None,
            (Head::Armed | Head::Opposition, _) if is_plural(written) => place,
            // `Mexican drug traffickers`.
            (Head::Media, _) if place > end && part.words[place - 1].of(text) == "state" || written == "newspapers" => place,
            _ => return None,
        };
        // `Uzbek militants of the Islamic Movement` are named by it.
        if part.words.get(last + 1).is_some_and(|next| goes_on(next) && next.of(text) == "of") {
            return None;
        }
        let from = if head == Head::Media { end } else { place };
        let label = format!("{} {}", &text[bytes(part, first, end)], &text[bytes(part, from, last + 1)]);
        return new_group(label, country).map(|meaning| (first..last + 1, meaning));
    }
    None
}

/// Whether a word hangs on another by a hyphen: `Russian` in `pro-Russian`.
fn is_joined_on(part: &Part<'_>, first: usize) -> bool {
    first > 0 && part.words[first].gap == Gap::Hyphen
}

/// `Pro-Russian militants`: whose side they are on says nothing of where they are from.
fn side_behind(part: &Part<'_>, first: usize, end: usize) -> Option<Named> {
    let side = first - 1;
    let is_side = matches!(part.words[side].of(part.text), "pro" | "Pro" | "anti" | "Anti");
    let (words, meaning) = group_behind(part, first, end, None).filter(|_| is_side)?;
    let Meaning::New(NewActor { label, .. }) = meaning else { return None };
    let side = if part.words[side].of(part.text).eq_ignore_ascii_case("pro") { "Pro" } else { "Anti" };
    new_group(format!("{side}-{label}"), None).map(|meaning| (first - 1..words.end, meaning))
}

/// `Kurdish fighters`, `Bosnian Serb forces`: a people without a state of its own has no army either.
fn fighters_behind(part: &Part<'_>, first: usize, end: usize, country: Option<&str>) -> Option<Named> {
    static FIGHTERS: WordList = WordList::of(&["fighters", "forces", "gunners", "troops", "soldiers"]);
    let is_one = |word: &&Word| goes_on(word) && FIGHTERS.contains(word.of(part.text));
    part.words.get(end).filter(is_one)?;
    new_group(part.text[bytes(part, first, end + 1)].to_string(), country).map(|meaning| (first..end + 1, meaning))
}

/// `Misrata militiamen`.
fn armed_of_town(part: &Part<'_>, first: usize, end: usize, country: &str) -> Option<Named> {
    let word = part.words.get(end).filter(|word| goes_on(word))?;
    let written = word.of(part.text);
    let is_armed = head_of(written) == Some(Head::Armed) && is_plural(written) && written != "insurgency";
    let label = is_armed.then(|| part.text[bytes(part, first, end + 1)].to_string())?;
    new_group(label, Some(country)).map(|meaning| (first..end + 1, meaning))
}

fn bytes(part: &Part<'_>, first: usize, end: usize) -> std::ops::Range<usize> {
    part.words[first].start as usize..part.words[end - 1].end as usize
}

/// `the government in Kabul`, `gunmen in Mali`.
fn noun_before(part: &Part<'_>, registry: &Registry, span: &Span) -> Option<Named> {
    let text = part.text;
    let at = |back: usize| span.first.checked_sub(back).map(|place| &part.words[place]);
    let is_in = at(1).is_some_and(|word| word.of(text) == "in" && !word.begins_sentence);
    if !is_in
        || part.words[span.first].gap != Gap::Space
        || part.words.get(span.end).is_some_and(|next| next.gap == Gap::Hyphen)
    {
        return None;
    }
    let noun = span.first.checked_sub(2)?;
    let word = &part.words[noun];
    // `the Vanuatu Police in Luganville` is a name.
    let is_name = word.capitals != Capitals::None && !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen);
    let is_begun = is_name && noun > 0 && part.words[noun - 1].capitals != Capitals::None && !part.in_capitals[noun];
    if part.words[noun + 1].gap != Gap::Space || is_begun {
        return None;
    }
    let (country, is_seat) = match &span.meaning {
        Meaning::Known(place, form) => (registry.actors()[*place as usize].country.clone(), *form == NameForm::Seat),
        Meaning::Town(place) => (Some(registry.places()[*place as usize].country.into()), false),
        _ => return None,
    };
    let country = country.or_else(|| country_of(span.options.first()?, registry).map(Into::into))?;
    let state = registry.place_of(&format!("country:{country}"))?;
    let written = word.of(text);
    static RULERS: WordList = WordList::of(&[
        "government",
        "authorities",
        "regime",
        "junta",
        "rulers",
        "leadership",
        "lawmakers",
        "parliament",
        "generals",
        "administration",
    ]);
    // `the Ministry of Defence in Tashkent`.
    let ministry = (1..=4).filter_map(|back| noun.checked_sub(back)).find(|place| part.words[*place].of(text) == "Ministry");
    let is_ministry = ministry.is_some() && word.capitals == Capitals::First;
    if is_seat && (RULERS.contains(written) || is_ministry) {
        let first = if is_ministry { ministry.unwrap_or(noun) } else { noun };
        return Some((first..span.end, Meaning::Known(state as u32, NameForm::Government)));
    }
    if written.eq_ignore_ascii_case("police") {
        let demonym = registry.actors()[state].names.iter().find(|name| name.form == NameForm::Demonym)?;
        let police = registry.look_up(&format!("{} police", demonym.text))?;
        let place = registry.place_of(police.id.as_str()).filter(|_| police.kind == ActorKind::GovernmentBody)?;
        return Some((noun..span.end, Meaning::Known(place as u32, NameForm::Name)));
    }
    let is_small = word.capitals == Capitals::None || word.begins_sentence;
    // An insurgency in a country is what happens there.
    let is_armed = head_of(written) == Some(Head::Armed) && is_plural(written) && is_small && written != "insurgency";
    // A people before the noun says whose they are: `Nigerian militants in Mali`.
    let is_of_people = noun > 0 && part.words[noun - 1].capitals == Capitals::First && !part.words[noun - 1].begins_sentence;
    if !is_armed || is_of_people {
        return None;
    }
    let mut label = format!("{written} in {}", &text[bytes(part, span.first, span.end)]);
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    new_group(label, Some(&country)).map(|meaning| (noun..span.end, meaning))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn whoever_fights_for_a_people_a_town_or_a_side_is_an_armed_group() {
        for (text, expected) in [
            ("Near the dam Kurdish fighters took a hill.", "org:Kurdish fighters armed-group "),
            ("Bosnian Serb gunners shelled the market.", "org:Bosnian Serb gunners armed-group BA"),
            ("Misrata militiamen stormed the ministry.", "org:Misrata militiamen armed-group LY"),
            ("A Somali militant group claimed the attack.", "org:Somali militant group armed-group SO"),
            ("Druze gunmen held the road.", "org:Druze gunmen armed-group SY"),
            ("On Friday Lebanon was calm. Druze gunmen held the road.", "org:Druze gunmen armed-group LB"),
            ("Druze elders spoke.", ""),
            // Whose side they are on is not where they are from.
            ("Two pro-Syrian gunmen fired at the bus.", "org:Pro-Syrian gunmen armed-group "),
            ("Arab forces gathered at the border.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let bodies = named.actors.iter().filter(|actor| actor.id.as_str().starts_with("org:"));
            let found = bodies.map(|actor| {
                let country = actor.country.as_deref().unwrap_or_default();
                format!("{} {} {country}", actor.id, actor.kind.name())
            });
            assert_eq!(found.collect::<Vec<_>>().join(", "), expected, "{text}");
        }
    }
}

//! Leaves out of the name of somebody of the registry what is none of it: titles and ranks before it, nouns behind it.

use super::again::is_office;
use super::{Meaning, Part, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorKind;
use crate::text::fold_value;

/// How many words of an office stand before a name: `Deputy Foreign Minister`.
const MOST_WORDS_OF_OFFICE: usize = 3;

/// Cuts a span whose meaning is decided.
pub(super) fn cut(part: &Part<'_>, registry: &Registry, span: &mut Span) {
    let Meaning::Known(place, form) = span.meaning else { return };
    if let Some(place) = with_plus(part, registry, span) {
        span.meaning = Meaning::Known(place, form);
    }
    if registry.actors()[place as usize].kind == ActorKind::Person {
        cut_office(part, span);
        cut_rank(part, registry, span);
    }
    cut_noun(part, registry, span);
}

/// Who has a plus behind the name of another: `OPEC+` is `OPEC Plus`.
fn with_plus(part: &Part<'_>, registry: &Registry, span: &Span) -> Option<u32> {
    let written = part.bytes_of(span.first..span.end);
    if !part.text[written.end..].starts_with('+') {
        return None;
    }
    let actor = registry.look_up(&format!("{} Plus", &part.text[written]))?;
    registry.place_of(actor.id.as_str()).map(|place| place as u32)
}

/// `President Trump` is a name of the registry; the title is not part of the mention.
fn cut_office(part: &Part<'_>, span: &mut Span) {
    let is_office_at = |place: &usize| is_office(part.words[*place].of(part.text));
    // `Prime Minister Benazir Bhutto`
    let last = (span.first..span.end - 1).take(MOST_WORDS_OF_OFFICE).rfind(is_office_at);
    span.first = last.map_or(span.first, |last| last + 1);
    let is_heir = |place: usize| matches!(part.words[place].of(part.text), "Crown");
    if span.end - span.first > 3 && is_heir(span.first) {
        span.first += 2;
    }
    // `President-elect Francisco Merino`
    if span.end - span.first > 1 && part.words[span.first].of(part.text).eq_ignore_ascii_case("elect") {
        span.first += 1;
    }
}

/// Leaves the noun out of a name of the registry that is one without it too: of `Hamas movement` it is `Hamas`.
fn cut_noun(part: &Part<'_>, registry: &Registry, span: &mut Span) {
    static NOUNS: WordList = WordList::spaced(
        " party union movement group newspaper daily magazine militia guerrillas rebels network station radio television \
        airline company bank ",
    );
    // Those who are of a body, whose name is without them even where capitals say nothing.
    static MEMBERS: WordList = WordList::spaced(
        " guerrillas guerrilla rebels rebel fighters fighter forces troops soldiers gunmen militants militant insurgents \
        terrorists militiamen mercenaries separatists extremists jihadists paramilitaries members men commandos combatants ",
    );
    static AIRCRAFT: WordList = WordList::spaced(
        " typhoon typhoons tornado tornados tornadoes rafale rafales mirage mirages hornet hornets jets warplanes ",
    );
    let Meaning::Known(place, _) = span.meaning else { return };
    // `the so-called Donetsk People's Republic`
    let is_called = |place: usize| part.words.get(place).is_some_and(|word| word.of(part.text) == "called");
    if span.end - span.first > 2 && part.words[span.first].of(part.text) == "so" && is_called(span.first + 1) {
        span.first += 2;
    }
    let is_body =
        !matches!(registry.actors()[place as usize].kind, ActorKind::Person | ActorKind::People | ActorKind::State);
    let is_noun = |place: usize| {
        let word = &part.words[place];
        let written = word.of(part.text);
        let is_small = word.capitals == Capitals::None;
        let is_member = MEMBERS.contains_in_any_case(written) && (is_small || part.in_capitals[place]);
        is_body && (is_small && NOUNS.contains_in_any_case(written) || is_member || AIRCRAFT.contains_in_any_case(written))
    };
    let Some(last) = (span.first + 1..span.end).rev().find(|place| !is_noun(*place)).or(Some(span.first)) else { return };
    if last + 1 == span.end {
        return;
    }
    let rest = fold_value(&part.text[part.bytes_of(span.first..last + 1)]);
    if registry.actors()[place as usize].names.iter().any(|name| fold_value(&name.text) == rest) {
        span.end = last + 1;
    }
}

/// Leaves a rank that does not end in an office out of a name that is one without it too, but for given names and those who are called by
/// one name alone: `Prince Norodom Sihanouk`, `Field Marshal Birhanu Jula`, and not `King Hussein`.
fn cut_rank(part: &Part<'_>, registry: &Registry, span: &mut Span) {
    static RANKS: WordList = WordList::spaced(
        " king queen prince princess emir sultan sheikh sheik ayatollah mullah maulana lord lady sir dame marshal ",
    );
    static OF_LANDS: WordList = WordList::spaced(" sultan emir ");
    let Meaning::Known(place, _) = span.meaning else { return };
    let actor = &registry.actors()[place as usize];
    // In Bengal `Sheikh` is a name.
    let is_name = matches!(actor.country.as_deref(), Some("BD" | "IN" | "PK"));
    let first = &part.words[span.first];
    let is_marshal = matches!(first.of(part.text), "Field" | "Air")
        && part.words.get(span.first + 1).is_some_and(|next| next.of(part.text) == "Marshal");
    let skipped = usize::from(is_marshal);
    let rank = span.first + skipped;
    if span.end < rank + 3 || is_name || !RANKS.contains_in_any_case(part.words[rank].of(part.text)) {
        return;
    }
    // Sultan al-Jaber is called so; a king is called otherwise too.
    let is_own = OF_LANDS.contains_in_any_case(part.words[rank].of(part.text))
        && actor.label.split(' ').next().is_some_and(|own| own.eq_ignore_ascii_case(part.words[rank].of(part.text)));
    let rest = || fold_value(&part.text[part.bytes_of(rank + 1..span.end)]);
    if is_own && !actor.names.iter().any(|name| fold_value(&name.text) == rest()) {
        return;
    }
    if part.words[rank + 1].gap == Gap::Space {
        span.first = rank + 1;
    }
}

/// Whether a word says of the name before it that it is one of a piece of land.
pub(super) fn is_land(part: &Part<'_>, place: usize) -> bool {
    static LAND: WordList = WordList::spaced(
        " state province region basin river rainforest jungle delta valley county island islands peninsula forest desert ",
    );
    part.words.get(place).is_some_and(|word| {
        word.gap == Gap::Space
            && !word.begins_sentence
            && word.capitals == Capitals::None
            && LAND.contains_in_any_case(word.of(part.text))
    })
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn titles_and_nouns_beside_a_name_do_not_belong_to_it() {
        for (text, expected) in [
            ("They met Prime Minister Benazir Bhutto.", "person:benazir-bhutto Benazir Bhutto"),
            ("They met Crown Prince Mohammed bin Salman.", "person:mohammed-bin-salman Mohammed bin Salman"),
            ("They met King Hussein in Amman.", "person:king-hussein King Hussein"),
            ("Men of the Amal movement left.", "org:amal Amal"),
            ("They met Prince Norodom Sihanouk.", "person:norodom-sihanouk Norodom Sihanouk"),
            ("SHINING PATH GUERRILLAS KILLED THE MAYOR OF HUANTA.", "org:shining-path SHINING PATH"),
            ("RAF Typhoons struck.", "org:royal-air-force RAF"),
            ("Shri Narendra Modi spoke in Delhi.", "person:narendra-modi Narendra Modi"),
            ("Bapak Jokowi visited the market.", "person:joko-widodo Jokowi"),
            (
                "Alhaji Sule Dankwambo Bello said that farmers needed help.",
                "person:Sule Dankwambo Bello Sule Dankwambo Bello",
            ),
            // Others are called so.
            ("Sri Mulyani Indrawati said that growth had slowed.", "person:sri-mulyani-indrawati Sri Mulyani Indrawati"),
            ("They met Sheikh Hasina in Dhaka.", "person:sheikh-hasina Sheikh Hasina"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let actor = named.actors.iter().find(|actor| !actor.id.as_str().starts_with("country:"));
            let found = actor.map(|actor| format!("{} {}", actor.id, actor.examples[0].words));
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }
}

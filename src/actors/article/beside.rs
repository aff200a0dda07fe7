//! Tells by what stands beside a name of the registry that it is none: it goes on, is the town of an institution, or a month.

use super::{Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::ActorKind;
use crate::text::fold_value;

/// Whether a name goes on, or begins before: `Lashkar` in `Lashkar-e-Khorasan`, `Abu Jane` in `Abu Jane al-Acme`.
pub(super) fn is_joined_to_another(reading: &Reading<'_>, registry: &Registry, span: &Span, known: &[bool]) -> bool {
    static PREFIXES: WordList = WordList::of(&[
        "anti", "pro", "non", "ex", "post", "pre", "pan", "neo", "un", "al", "el", "an", "ar", "as", "ash", "at", "the",
        "mid",
    ]);
    static LINKS: WordList = WordList::of(&["e", "i", "ul", "al", "el", "and", "bin", "ibn"]);
    let is_open = |option: &Pattern| match option.target {
        Target::Actor(place) => {
            let kind = registry.actors()[place as usize].kind;
            matches!(kind, ActorKind::ArmedGroup | ActorKind::Party | ActorKind::Person)
        }
        _ => false,
    };
    let is_person = |option: &Pattern| match option.target {
        Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::Person,
        _ => false,
    };
    let part = &reading.parts[span.part];
    // German joins everything: `FDP-Chef`.
    let is_english = reading.language.is_none_or(|language| language == "en");
    if !is_english || part.in_capitals[span.first] || !span.options.iter().all(is_open) {
        return false;
    }
    let words = &part.words;
    let is_strange = |place: usize| {
        let is_capital = words.get(place).is_some_and(|word| matches!(word.capitals, Capitals::First | Capitals::All));
        is_capital && !known[place]
    };
    let is_link = |place: usize| {
        words.get(place).is_some_and(|word| !word.begins_sentence && LINKS.contains_folded(word.of(part.text)))
    };
    let gap = |place: usize| words.get(place).filter(|word| !word.begins_sentence).map(|word| word.gap);
    let is_hyphen = |place: usize| gap(place) == Some(Gap::Hyphen);
    let goes_on = is_hyphen(span.end) && (is_strange(span.end) || (is_link(span.end) && is_hyphen(span.end + 1)));
    let has_by_name = gap(span.end) == Some(Gap::Space)
        && is_link(span.end)
        && matches!(gap(span.end + 1), Some(Gap::Hyphen | Gap::Space))
        && is_strange(span.end + 1)
        && !fold_value(words[span.end].of(part.text)).starts_with("and")
        && span.options.iter().all(is_person);
    let begins_before = span.first > 0
        && is_hyphen(span.first)
        && is_strange(span.first - 1)
        && !PREFIXES.contains_folded(words[span.first - 1].of(part.text));
    goes_on || has_by_name || begins_before
}

/// What is called after persons and firms: `Gaddafi Stadium`, `Kim Il Sung Square`, `King Hussein Cup`, `Turk Telekom Arena`.
static CALLED_AFTER: WordList = WordList::spaced(
    " stadium arena square airport bridge boulevard avenue street prize award medal trophy mausoleum tower highway dam \
    tunnel expressway cup tournament marathon regatta invitational ",
);

/// Whether a place or a prize is called after whom a span names.
pub(super) fn is_called_after(reading: &Reading<'_>, registry: &Registry, span: &Span) -> bool {
    static BETWEEN: WordList =
        WordList::spaced(" international memorial national olympic peace challenge gold golf football ");
    let part = &reading.parts[span.part];
    // In a headline whatever stands behind a name may have a capital.
    if part.number == 0 || part.in_capitals[span.first] || span.options.is_empty() {
        return false;
    }
    let is_listed = |place: usize, list: &WordList| {
        let next = part.words.get(place).filter(|next| next.gap == Gap::Space && !next.begins_sentence);
        next.is_some_and(|next| next.capitals == Capitals::First && list.contains_in_any_case(next.of(part.text)))
    };
    let is_followed =
        || is_listed(span.end, &CALLED_AFTER) || is_listed(span.end, &BETWEEN) && is_listed(span.end + 1, &CALLED_AFTER);
    let is_somebody = |option: &Pattern| match option.target {
        Target::Actor(place) => matches!(registry.actors()[place as usize].kind, ActorKind::Person | ActorKind::Company),
        _ => false,
    };
    span.options.iter().all(is_somebody) && is_followed()
}

/// Whether what looks like a club is the town of something else: `Birmingham City University`.
pub(super) fn is_town_of_institution(reading: &Reading<'_>, registry: &Registry, span: &Span) -> bool {
    static INSTITUTIONS: WordList = WordList::of(&[
        "university",
        "council",
        "hospital",
        "airport",
        "police",
        "centre",
        "center",
        "college",
        "hall",
        "school",
        "marathon",
        "court",
        "library",
        "museum",
    ]);
    let is_club = |option: &Pattern| match option.target {
        Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::Organisation,
        _ => false,
    };
    let part = &reading.parts[span.part];
    let next = part.words.get(span.end).filter(|next| next.gap == Gap::Space && next.capitals != Capitals::None);
    span.options.iter().any(is_club) && next.is_some_and(|next| INSTITUTIONS.contains_folded(next.of(part.text)))
}

/// Things that go by a letter and a number, as they stand behind these.
static CODED: WordList = WordList::spaced(
    " paper papers sheet sheets poster posters page pages size sizes format printer printers envelope camera cameras lens \
    phone phones smartphone smartphones tablet tablets laptop laptops processor processors chip chips console petrol gasoline fuel \
    fuels diesel blend motorway motorways road roads highway highways carriageway junction junctions interchange exit bypass route \
    bus buses train trains tram visa visas vitamin vitamins battery batteries engine engines sedan saloon hatchback rifle rifles \
    howitzer howitzers expo trail ",
);

/// Whether a letter and a number are those of a thing: `A3 paper`, `E10 petrol`, `junction 9 of the M23`.
pub(super) fn is_code_of_thing(part: &Part<'_>, span: &Span) -> bool {
    let next = part.words.get(span.end).filter(|next| next.gap == Gap::Space && !next.begins_sentence);
    is_code(part, span) && next.is_some_and(|next| CODED.contains_folded(next.of(part.text)))
}

fn is_code(part: &Part<'_>, span: &Span) -> bool {
    let written = part.words[span.first].of(part.text);
    let is_short = span.end - span.first == 1 && (2..=4).contains(&written.len());
    is_short
        && written.starts_with(|first: char| first.is_ascii_uppercase())
        && written[1..].bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name is the language of letters: `known by its Spanish acronym`.
pub(super) fn is_tongue(text: &str, words: &[Word], end: usize) -> bool {
    static LETTERS: WordList = WordList::of(&["acronym", "acronyms", "initials", "abbreviation", "abbreviations"]);
    words.get(end).is_some_and(|next| next.gap == Gap::Space && LETTERS.contains(next.of(text)))
}

/// Whether a word is the month of a date: `6 May`, `March 2011`, `in late May`.
pub(super) fn is_date(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    static MONTHS: WordList = WordList::of(&["march", "april", "may", "june", "august"]);
    static WHEN: WordList = WordList::of(&[
        "in",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "since",
        "until",
        "during",
        "every",
        "each",
        "throughout",
    ]);
    if end - first != 1 || !MONTHS.contains_folded(words[first].of(text)) {
        return false;
    }
    let is_number = |word: Option<&Word>| word.is_some_and(|word| word.capitals == Capitals::Digit);
    // `May his soul rest`
    static WISHED: WordList =
        WordList::of(&["his", "her", "their", "the", "he", "she", "it", "they", "god", "you", "we", "all"]);
    let next = words.get(end).filter(|next| !next.begins_sentence).map(|next| fold_value(next.of(text)));
    if words[first].begins_sentence && next.is_some_and(|next| WISHED.contains(next.as_str())) {
        return true;
    }
    let before = first.checked_sub(1).map(|before| &words[before]);
    // `confidence in May's plan`
    let is_owner = words.get(end).is_some_and(|next| next.gap == Gap::Possessive);
    let is_when = |word: &Word| !words[first].begins_sentence && WHEN.contains_folded(word.of(text));
    is_number(before) || is_number(words.get(end)) || !is_owner && before.is_some_and(is_when)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::actors::article::shown::actors_and_places;
    use crate::article::ParsedArticle;

    #[test]
    fn whom_a_cup_is_called_after_does_nothing() {
        for (text, expected) in [
            ("The tie in the King Fahd Cup was lost on Friday.", ""),
            ("He ran in the Juan Carlos Marathon in May.", ""),
            ("He won the Jawaharlal Nehru Gold Cup in May.", ""),
            ("King Fahd handed over the cup. Jawaharlal Nehru ran a marathon.", "person:jawaharlal-nehru person:king-fahd"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let mut found: Vec<&str> = named.actors.iter().map(|actor| actor.id.as_str()).collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_letter_and_a_number_may_be_a_thing() {
        for (text, expected) in [
            ("Put the drawing on A3 paper.", ""),
            ("The maker will sell its new G7 camera in May.", ""),
            ("Few cars run on E10 petrol.", ""),
            ("The G7 met; M23 rebels took Goma.", "country:CD org:g7 org:m23"),
        ] {
            assert_eq!(actors_and_places(text), expected, "{text}");
        }
    }
}

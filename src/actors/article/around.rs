//! Turns what is said beside a name that no registry knows into the state its bearer belongs to.

use super::merge::{country_of, is_territory};
use super::{Reading, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;

/// Whether a word belongs to what is said of somebody before the name: `foreign ministry spokesman`.
fn is_role(word: &str) -> bool {
    static ROLES: WordList = WordList::of(&[
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "leader",
        "leaders",
        "envoy",
        "diplomat",
        "official",
        "officer",
        "chief",
        "head",
        "deputy",
        "vice",
        "foreign",
        "defence",
        "defense",
        "interior",
        "finance",
        "prime",
        "justice",
        "trade",
        "energy",
        "oil",
        "government",
        "ministry",
        "state",
        "army",
        "military",
        "navy",
        "police",
        "intelligence",
        "security",
        "opposition",
        "party",
        "parliament",
        "parliamentary",
        "lawmaker",
        "politician",
        "mp",
        "former",
        "acting",
        "interim",
        "national",
        "central",
        "bank",
        "rebel",
        "guerrilla",
        "militia",
        "militant",
        "group",
        "movement",
        "company",
        "newspaper",
        "agency",
        "news",
        "daily",
        "television",
        "journalist",
        "writer",
        "author",
        "activist",
        "dissident",
        "businessman",
        "billionaire",
        "oligarch",
        "cleric",
        "lawyer",
        "economist",
        "analyst",
        "scientist",
        "dictator",
        "commander",
    ]);
    is_title(word) || ROLES.contains_folded(word)
}

/// How many words may stand between a name and the state it is said to be of.
const REACH_WORDS: usize = 5;

/// The state of which somebody is said to be: `Iranian spokesman Jane Doe`, `Jane Doe, Iran's spokesman`.
pub(super) fn country_around(
    reading: &Reading<'_>,
    registry: &Registry,
    part: usize,
    name: std::ops::Range<usize>,
    own: &[Span],
) -> Option<String> {
    let words = &reading.parts[part].words;
    let is_of_state = |span: &Span| -> Option<String> {
        let option = span.options.iter().find(|option| option.is_sure && is_territory(option, registry))?;
        let is_owner = words.get(span.end).is_some_and(|word| word.gap == Gap::Possessive);
        (option.form == NameForm::Demonym || is_owner).then(|| country_of(option, registry)).flatten()
    };
    let place = own.partition_point(|span| span.first < name.start);
    // Before the name, with nothing between them but what somebody is.
    let text = reading.parts[part].text;
    let is_joined = |place: usize| !words[place].begins_sentence && !matches!(words[place].gap, Gap::Comma | Gap::Other);
    let before = place.checked_sub(1).map(|place| &own[place]).filter(|span| {
        span.end <= name.start
            && name.start - span.end <= REACH_WORDS
            && (span.end..=name.start).all(is_joined)
            && (span.end..name.start).all(|place| is_role(words[place].of(text)))
    });
    if let Some(country) = before.and_then(is_of_state) {
        return Some(country);
    }
    // Behind the name and a comma, with no other word than an article between.
    let after = own.get(place).filter(|span| {
        span.first >= name.end
            && span.first <= name.end + 1
            && words.get(name.end).is_some_and(|word| word.gap == Gap::Comma)
            && !words[span.first].begins_sentence
    });
    after.and_then(is_of_state)
}

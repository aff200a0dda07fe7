//! Turns what is said beside a name that no registry knows into the state its bearer belongs to.

use super::merge::{country_of, is_territory};
use super::{Reading, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::sense::nouns::{Head, head_of};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::text::is_function_word;

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

/// Whether some words are what a person is, all in small letters: `banker`, `tennis player`. A verb among them begins something else: `court
/// freed banker`.
fn is_calling(text: &str, words: &[Word]) -> bool {
    static VERBS: WordList = WordList::spaced(
        " told met saw held sent shot beat kept hit took left lost won found made gave let cut paid sold bought fought caught hurt ",
    );
    let Some((last, before)) = words.split_last() else { return true };
    let is_small = |word: &Word| {
        let written = word.of(text);
        let is_plural = written.ends_with('s') && !written.ends_with("ss") && !written.ends_with("is");
        let is_verb = is_plural || written.ends_with("ed") || written.ends_with("ing") || VERBS.contains(written);
        word.capitals == Capitals::None && !is_verb && !is_function_word(written)
    };
    let written = last.of(text);
    let is_person = matches!(head_of(written), Some(Head::Civilians | Head::Armed))
        || ["ist", "man", "woman", "ian", "ess"].iter().any(|ending| written.len() > 5 && written.ends_with(ending));
    is_person && last.capitals == Capitals::None && !written.ends_with("ed") && before.iter().all(is_small)
}

/// The state or town behind a name, which says where its bearer is from: `Jane Doe of Iran`, `Jane Doe (Iran)`.
fn country_behind(
    reading: &Reading<'_>,
    registry: &Registry,
    part: usize,
    name: &std::ops::Range<usize>,
    own: &[Span],
) -> Option<String> {
    let (text, words) = (reading.parts[part].text, &reading.parts[part].words);
    let next = words.get(name.end).filter(|word| !word.begins_sentence)?;
    // Who is called `the Jane Doe of Iran` is somebody else.
    let before = name.start.checked_sub(1).filter(|_| !words[name.start].begins_sentence);
    if before.is_some_and(|place| words[place].of(text).eq_ignore_ascii_case("the")) {
        return None;
    }
    let between = text.get(words[name.end - 1].end as usize..next.start as usize)?;
    let is_of = next.gap == Gap::Space && next.of(text) == "of";
    let first = match () {
        () if is_of && words.get(name.end + 1).is_some_and(|word| word.of(text) == "the") => name.end + 2,
        () if is_of => name.end + 1,
        () if between == " (" => name.end,
        () => return None,
    };
    let span = &own[own.binary_search_by_key(&first, |span| span.first).ok()?];
    let is_closed =
        || text.get(words[span.end - 1].end as usize..).is_some_and(|rest| rest.trim_start_matches('.').starts_with(')'));
    // `of France Telecom`, `of Iran's oil company`
    let goes_on = words.get(span.end).is_some_and(|word| {
        !word.begins_sentence
            && (matches!(word.gap, Gap::Possessive | Gap::Hyphen)
                || word.gap == Gap::Space && word.capitals != Capitals::None)
    });
    let is_whole = if is_of { !goes_on } else { is_closed() };
    let is_where = |option: &&crate::actors::finder::Pattern| {
        option.is_sure && option.form != NameForm::Demonym && is_territory(option, registry)
    };
    let mut options = span.options.iter().filter(|option| option.is_sure);
    let option = options.next().filter(is_where).filter(|_| is_whole && options.next().is_none())?;
    country_of(option, registry)
}

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
            && ((span.end..name.start).all(|place| is_role(words[place].of(text)))
                || is_calling(text, &words[span.end..name.start]))
    });
    if let Some(country) = before.and_then(is_of_state) {
        return Some(country);
    }
    if let Some(country) = country_behind(reading, registry, part, &name, own) {
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

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn what_is_said_beside_a_name_tells_of_what_state_somebody_is() {
        for (text, expected) in [
            ("Then the Kenyan banker Corin Halden was shot.", "KE"),
            ("Then Kenyan tennis player Corin Halden was shot.", "KE"),
            ("Then Corin Halden of Kenya was shot.", "KE"),
            ("1. Corin Halden (Kenya) 3:32.11", "KE"),
            ("Then Corin Halden of the Netherlands was shot.", "NL"),
            // Nobody says where these are from.
            ("Then the Kenyan beat Corin Halden.", ""),
            ("Then a Kenyan court freed banker Corin Halden.", ""),
            ("Then Corin Halden of Kenya's central bank was shot.", ""),
            ("Then Corin Halden (who left Kenya) was shot.", ""),
            ("He is the Corin Halden of Kenya.", ""),
            ("Then Corin Halden of Kenya Airways was shot.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let person = named.actors.iter().find(|actor| actor.id.as_str() == "person:Corin Halden");
            let country = person.and_then(|person| person.country.as_deref()).unwrap_or_default();
            assert_eq!(country, expected, "{text}");
        }
    }
}

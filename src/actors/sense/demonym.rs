//! Turns the words behind a demonym (`Russian`) into its sense, by the table of nouns.
//!
//! `Russian troops`, `Russian airstrikes` and `a Russian carmaker` act under the name of the state, `Russian tourists` and
//! `the Russians` are people, and so is what belongs to a culture; the `Russian coast` is a place.

use super::nouns::{Head, head_of, is_verb_behind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::Sense;

/// How many words behind the demonym may stand before its noun: `Russian deputy foreign minister`.
const REACH: usize = 4;

/// The sense of the demonym at `words[first..end]`.
pub(super) fn sense_of_demonym(text: &str, words: &[Word], first: usize, end: usize) -> Sense {
    let is_plural = words.get(first..end).and_then(<[Word]>::last).is_some_and(|word| {
        let written = word.of(text).to_ascii_lowercase();
        written.ends_with('s') && !written.ends_with("ss")
    });
    if is_plural || is_noun_of_persons(text, words, end) {
        return Sense::People;
    }
    let (mut last, mut place) = (None, end);
    while let Some(word) = words.get(place).filter(|word| place < end + REACH && !word.begins_sentence) {
        let written = word.of(text);
        // `Russian and Iranian diplomats`, `Russian-Israeli citizens`: the noun is behind the second.
        let is_joint = place == end && (written.eq_ignore_ascii_case("and") || word.gap == Gap::Hyphen);
        if !is_joint && !matches!(word.gap, Gap::Space) && place == end {
            break;
        }
        if !matches!(word.gap, Gap::Space | Gap::Hyphen) || is_end_of_phrase(written) && !is_joint {
            break;
        }
        if place == end && word.gap == Gap::Hyphen && word.capitals == Capitals::None {
            // `Russian-backed` is of the state, `Russian-speaking` and `Russian-born` are of people.
            let is_of_people = ["speaking", "born", "language"].iter().any(|end| written.eq_ignore_ascii_case(end));
            return if is_of_people { Sense::People } else { Sense::Government };
        }
        // `A Pakistani court jailed`, `Moroccan authorities arrest 27 people`: behind a noun of the table a verb is no noun.
        if last.is_some_and(|last: &Word| ends_behind(last.of(text), word, text)) {
            break;
        }
        // `Greek drones struck two villages`: before a number stands the verb, and before that the noun.
        if place > end + 1 && is_number(written) {
            last = words.get(place - 2);
            break;
        }
        if !is_joint {
            last = Some(word);
        }
        place += 1;
        // A person's name or title ends the phrase: `Russian President Putin`.
        if !is_joint && word.capitals == Capitals::First && place > end + 1 {
            break;
        }
    }
    let Some(head) = last else { return Sense::People };
    // `The Ukrainian hit the post`: behind the one word stands the article of another noun, so that it is a verb.
    let is_article = |word: &&Word| ["the", "a", "an", "his", "her"].contains(&word.of(text));
    let is_verb = place == end + 1
        && head.capitals == Capitals::None
        && head_of(head.of(text)).is_none()
        && first.checked_sub(1).is_some_and(|before| words[before].of(text).eq_ignore_ascii_case("the"))
        && words.get(place).is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence && is_article(&word));
    if is_verb {
        return Sense::People;
    }
    // The head is the last noun of the phrase; a noun of the table before it decides only if the head is unknown.
    let sense_of = |word: &Word| match head_of(word.of(text))? {
        Head::Civilians | Head::Armed | Head::Opposition => Some(Sense::People),
        Head::Ground => Some(Sense::Place),
        Head::Media | Head::Government | Head::Group => None,
    };
    if let Some(sense) = sense_of(head) {
        return sense;
    }
    let phrase = &words[end..place];
    if is_person_by_ending(head, text) && may_be_noun(text, words, first, phrase) {
        return Sense::People;
    }
    // `Indian paramilitary troops` are the state's.
    static STATES: WordList =
        WordList::of(&["troops", "troopers", "police", "policemen", "soldiers", "force", "personnel", "officers"]);
    let is_adjective = |word: &Word| word.of(text) == "paramilitary" && STATES.contains(head.of(text));
    let listed = words[end..place].iter().filter(|word| !is_adjective(word)).find_map(sense_of);
    // `A Thai archaeologist met`: what stands behind is a verb.
    let has_person = || {
        let is_specialist =
            |word: &Word| !word.of(text).trim_end_matches('s').ends_with("er") && is_person_by_ending(word, text);
        phrase.len() == 2 && phrase.first().is_some_and(is_specialist) && head_of(head.of(text)).is_none()
    };
    match listed {
        Some(Sense::People) => Sense::People,
        None if has_person() => Sense::People,
        _ => Sense::Government,
    }
}

/// Whether a demonym is the noun of one or more of a people and no adjective: `Frenchmen`, `a Briton`.
fn is_noun_of_persons(text: &str, words: &[Word], end: usize) -> bool {
    static NOUNS: WordList = WordList::spaced(" Briton Spaniard Swede Dane Finn Icelander Turk Scot ");
    const ENDINGS: [&str; 3] = ["sh", "ch", "ts"];
    let Some(written) = end.checked_sub(1).and_then(|last| words.get(last)).map(|word| word.of(text)) else { return false };
    let stem = ["women", "woman", "men", "man"].iter().find_map(|ending| written.strip_suffix(ending));
    stem.is_some_and(|stem| ENDINGS.iter().any(|ending| stem.ends_with(ending))) || NOUNS.contains(written)
}

/// Nouns that end as those of persons do and are things, bodies or people who act for the state.
static NO_PERSONS: WordList = WordList::spaced(
    " border water power paper newspaper letter order offer number river summer winter member leader minister premier \
    commander officer adviser fighter bomber carrier cruiser destroyer freighter tanker trawler steamer liner airliner cutter tender \
    lander rover launcher interceptor helicopter chopper lawmaker policymaker maker carmaker planemaker chipmaker steelmaker automaker \
    drugmaker lender insurer broadcaster retailer manufacturer producer exporter importer supplier brewer distiller publisher developer \
    refiner smelter driller shipper builder shipbuilder center theater chamber register character quarter disaster cancer matter \
    manner banner dinner tower shelter bunker cover counter hunger anger danger peacekeeper interrogator jailer ruler planner \
    speaker treasurer commissioner controller computer server router printer container locker silver timber rubber copper butter \
    pepper ginger beer deer career tiger spider lobster oyster chapter poster filter shutter transfer answer merger takeover \
    handover ledger charter thriller blockbuster drawer trailer trigger tracker fever weather leather trooper paratrooper ranger \
    gunner boarder layer under other former super premier never ever over after rather whether together either another \
    reservist politician list twist cyst mist fist resist insist persist consist exist assist plotter \
    \
    enter deliver wonder consider discover recover surrender render lower hinder suffer gather alter utter bolster register differ prefer \
    refer defer confer infer deter hover linger falter murder slaughter earlier later harsher further higher larger bigger greater \
    longer stronger closer smaller faster cheaper tougher stricter wider altogether headquarter soccer guilder cucumber roller boiler burner charger starter stopper buffer thruster booster miner ferry-carrier helicopter-carrier ",
);

/// Whether what may be the noun of a person is no verb or comparative behind other nouns: `Greek tanks enter`, `a Greek court delivers`.
fn may_be_noun(text: &str, words: &[Word], first: usize, phrase: &[Word]) -> bool {
    static BEFORE_ONE: WordList = WordList::spaced(" a an the his her their its one another former ");
    let Some((noun, before)) = phrase.split_last() else { return false };
    let written = noun.of(text);
    let is_one = !written.ends_with('s');
    let has_article = first.checked_sub(1).is_some_and(|place| BEFORE_ONE.contains_in_any_case(words[place].of(text)));
    let is_bare = before.is_empty() || !written.trim_end_matches('s').ends_with("er");
    is_bare || before.iter().all(|word| head_of(word.of(text)).is_none()) && (has_article || !is_one)
}

/// Whether a noun that the table has not is that of a person by its ending: `Russian cartoonist`, `Italian waiters`, `Thai librarian`.
fn is_person_by_ending(noun: &Word, text: &str) -> bool {
    let written = noun.of(text);
    let single = written.strip_suffix('s').unwrap_or(written);
    let is_one = ["ist", "er", "ian"].iter().any(|ending| single.ends_with(ending));
    noun.capitals == Capitals::None
        && single.len() > 4
        && is_one
        && head_of(written).is_none()
        && !NO_PERSONS.contains(single)
}

/// Whether a noun of the table ends the phrase before a word: a verb in the past, or behind a plural any small word that the table has not.
fn ends_behind(noun: &str, word: &Word, text: &str) -> bool {
    let is_plural = noun.ends_with('s') && !noun.ends_with("ss") || noun.eq_ignore_ascii_case("police");
    let is_strange = || word.gap == Gap::Space && word.capitals == Capitals::None && head_of(word.of(text)).is_none();
    head_of(noun).is_some() && (is_verb_behind(word, text) || is_plural && is_strange())
}

/// Whether a word says how many, as none inside the phrase of a noun does.
fn is_number(word: &str) -> bool {
    static NUMBERS: WordList = WordList::of(&[
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozens",
        "hundreds",
        "thousands",
        "several",
        "many",
        "some",
    ]);
    NUMBERS.contains(word)
}

/// Whether a phrase of a noun cannot go on with this word.
fn is_end_of_phrase(word: &str) -> bool {
    const ENDS: &str = " a about after against all also am an and are as at be been before but by can could did do does during for \
        from had has have he her him his how if in into is it its may might must nor not of off on or our out over say says said \
        she should since so than that the their them then there these they this those to told under until up upon was we were what \
        when where which while who whom whose why will with would you your ";
    let mut sought = String::with_capacity(word.len() + 2);
    sought.push(' ');
    sought.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    sought.push(' ');
    ENDS.contains(&sought)
}

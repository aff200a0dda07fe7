//! The invented world that all articles are about: its words, actors and names.

use std::collections::HashSet;

use crate::countries::COUNTRIES;
use crate::random::{Random, Zipf};

/// Everything that articles draw from. It is the same for every seed, so corpora
/// of different seeds can be mixed.
pub(crate) struct World {
    pub(crate) words: Vocabulary,
    pub(crate) actors: Ranked<Actor>,
    pub(crate) tags: Ranked<String>,
    pub(crate) authors: Vec<Author>,
    pub(crate) topics: Vec<String>,
    pub(crate) publishers: Vec<Publisher>,
    pub(crate) agencies: Vec<String>,
}

/// Things with the most frequent first.
pub(crate) struct Ranked<T> {
    pub(crate) items: Vec<T>,
    pub(crate) ranks: Zipf,
}

/// Lower-case words with the most frequent first.
pub(crate) struct Vocabulary {
    words: Vec<PaddedWord>,
    ranks: Zipf,
}

/// A word in a fixed place: to find and copy it takes one cache line and no
/// branch on its length, which is what the speed of the whole program hangs on.
struct PaddedWord {
    letters: [u8; LONGEST_WORD],
    length: u8,
}

/// A country, organisation or person in the news.
pub(crate) struct Actor {
    /// The ways to mention it.
    pub(crate) forms: Vec<Mention>,
}

pub(crate) struct Mention {
    pub(crate) text: String,
    /// At most [`LONGEST_MENTION`].
    pub(crate) words: usize,
}

pub(crate) struct Author {
    pub(crate) name: String,
    pub(crate) institute: String,
}

pub(crate) struct Publisher {
    pub(crate) name: String,
    pub(crate) host: String,
}

/// Words of the longest name of an actor, such as "United Arab Emirates".
pub(crate) const LONGEST_MENTION: usize = 3;

pub(crate) const REGIONS: [&str; 20] = [
    "Western Europe",
    "Eastern Europe",
    "Northern Europe",
    "Southern Europe",
    "Balkans",
    "Caucasus",
    "Central Asia",
    "South Asia",
    "East Asia",
    "Southeast Asia",
    "Middle East",
    "North Africa",
    "West Africa",
    "East Africa",
    "Southern Africa",
    "North America",
    "Central America",
    "Caribbean",
    "South America",
    "Oceania",
];

impl World {
    pub(crate) fn new() -> Self {
        let mut coiner = Coiner::new();
        Self {
            words: Vocabulary::new(&mut coiner),
            actors: Ranked::new(actors(&mut coiner)),
            tags: Ranked::new(tags(&mut coiner)),
            authors: authors(&mut coiner),
            topics: topics(),
            publishers: publishers(&mut coiner),
            agencies: agencies(&mut coiner),
        }
    }
}

impl<T> Ranked<T> {
    fn new(items: Vec<T>) -> Self {
        let ranks = Zipf::new(items.len());
        Self { items, ranks }
    }
}

impl Vocabulary {
    /// Appends a word that is drawn by its rank.
    pub(crate) fn append_word(&self, random: &mut Random, text: &mut Vec<u8>) {
        let word = &self.words[self.ranks.draw(random)];
        let end = text.len() + usize::from(word.length);
        text.extend_from_slice(&word.letters);
        text.truncate(end);
    }

    fn new(coiner: &mut Coiner) -> Self {
        let words = (0..VOCABULARY_SIZE).map(|rank| {
            // The most frequent words of real text are function words; language detectors and phrase queries live on them.
            if let Some(word) = FUNCTION_WORDS.get(rank) {
                return PaddedWord::new(word);
            }
            // Frequent words are short in all languages.
            let syllables = match rank {
                0..120 => 1,
                120..3_000 => 2,
                3_000..40_000 => 3,
                _ => 4,
            };
            PaddedWord::new(&coiner.word(syllables))
        });
        Self { words: words.collect(), ranks: Zipf::new(VOCABULARY_SIZE) }
    }
}

impl PaddedWord {
    fn new(word: &str) -> Self {
        let mut letters = [0; LONGEST_WORD];
        letters[..word.len()].copy_from_slice(word.as_bytes());
        Self { letters, length: word.len() as u8 }
    }
}

impl Actor {
    fn new(name: &str, demonym: Option<&str>) -> Self {
        let possessive = if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") };
        let forms = [Some(name), Some(&possessive), demonym];
        Self { forms: forms.into_iter().flatten().map(Mention::new).collect() }
    }
}

impl Mention {
    fn new(text: &str) -> Self {
        Self { text: text.to_string(), words: text.split(' ').count() }
    }
}

const VOCABULARY_SIZE: usize = 60_000;
/// Frequent words of English, about in the order of their frequency.
const FUNCTION_WORDS: [&str; 60] = [
    "the", "of", "and", "to", "in", "a", "that", "is", "for", "on", "was", "it", "with", "as", "by", "at", "from", "be",
    "has", "are", "have", "not", "which", "this", "an", "its", "were", "but", "had", "their", "or", "been", "they", "who",
    "will", "more", "would", "after", "one", "no", "other", "than", "into", "over", "about", "there", "when", "out", "up",
    "all", "could", "between", "against", "under", "what", "some", "only", "two", "these", "before",
];
const LONGEST_WORD: usize = 15;
const ORGANISATIONS: usize = 200;
const PERSONS: usize = 200;
const TAGS: usize = 2_000;
const AUTHORS: usize = 5_000;
const GIVEN_NAMES: usize = 300;
const FAMILY_NAMES: usize = 1_500;
const PUBLISHERS: usize = 60;
const INSTITUTES: usize = 80;
const AGENCIES: usize = 12;

/// Any number will do, but another one makes another world.
const WORLD_SEED: u64 = 1605;

/// A syllable is one part of each list. What is in a list twice is drawn more often.
const ONSETS: [&str; 26] = [
    "b", "c", "d", "f", "g", "h", "k", "l", "l", "m", "m", "n", "n", "p", "r", "r", "s", "s", "t", "t", "v", "w", "br",
    "sh", "st", "tr",
];
const VOWELS: [&str; 12] = ["a", "a", "a", "e", "e", "e", "i", "i", "o", "o", "u", "ea"];
const CODAS: [&str; 10] = ["", "", "", "", "", "", "l", "n", "r", "s"];

const ORGANISATION_KINDS: [&str; 8] =
    ["Group", "Bank", "Party", "Union", "Front", "Trade Council", "Energy Agency", "Court"];
const PAPER_KINDS: [&str; 6] = ["Herald", "Times", "Observer", "Review", "Post", "Journal"];
const INSTITUTE_KINDS: [&str; 4] = ["Institute", "Foundation", "Centre for Policy Studies", "Council on Foreign Affairs"];

/// A topic is one of these and one of the subjects: 200 in all.
const TOPIC_FIELDS: [&str; 20] = [
    "Border",
    "Climate",
    "Defence",
    "Digital",
    "Education",
    "Energy",
    "Financial",
    "Food",
    "Health",
    "Housing",
    "Labour",
    "Maritime",
    "Media",
    "Migration",
    "Nuclear",
    "Space",
    "Tax",
    "Trade",
    "Urban",
    "Water",
];
const TOPIC_SUBJECTS: [&str; 10] =
    ["Crises", "Diplomacy", "Governance", "History", "Investment", "Law", "Policy", "Reform", "Research", "Security"];

/// Invents words and names, none of them twice.
struct Coiner {
    random: Random,
    /// Only asked for membership: the order of a `HashSet` changes at every run.
    taken: HashSet<String>,
}

impl Coiner {
    fn new() -> Self {
        // Invented words must not mention a country by accident.
        let taken = COUNTRIES
            .iter()
            .flat_map(|(name, demonym)| [name, demonym])
            .flat_map(|name| name.split(' '))
            .map(str::to_lowercase)
            .chain(FUNCTION_WORDS.map(str::to_string))
            .collect();
        Self { random: Random::new(WORLD_SEED, 0), taken }
    }

    fn word(&mut self, syllables: usize) -> String {
        self.fresh(|random| {
            let mut word: String = (0..syllables)
                .flat_map(|_| [&ONSETS[..], &VOWELS[..], &CODAS[..]])
                .map(|part| *random.choose(part))
                .collect();
            word.truncate(LONGEST_WORD);
            word
        })
    }

    fn capitalised(&mut self) -> String {
        let syllables = self.random.between(2..=3);
        let mut word = self.word(syllables);
        word[..1].make_ascii_uppercase();
        word
    }

    fn many_capitalised(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.capitalised()).collect()
    }

    /// An invented word and one of `kinds`, such as "Kelmar Bank".
    fn titled(&mut self, kinds: &[&str]) -> String {
        let word = self.capitalised();
        format!("{word} {}", self.random.choose(kinds))
    }

    /// Repeats `coin` until its result is new.
    fn fresh(&mut self, mut coin: impl FnMut(&mut Random) -> String) -> String {
        loop {
            let text = coin(&mut self.random);
            if self.taken.insert(text.clone()) {
                return text;
            }
        }
    }
}

fn actors(coiner: &mut Coiner) -> Vec<Actor> {
    let mut actors: Vec<Actor> = COUNTRIES.iter().map(|(name, demonym)| Actor::new(name, Some(demonym))).collect();
    let mut others: Vec<Actor> = (0..ORGANISATIONS).map(|_| Actor::new(&coiner.titled(&ORGANISATION_KINDS), None)).collect();
    others.extend(persons(coiner, PERSONS).iter().map(|name| Actor::new(name, None)));
    coiner.random.shuffle(&mut others);
    actors.extend(others);
    actors
}

fn tags(coiner: &mut Coiner) -> Vec<String> {
    coiner.many_capitalised(TAGS)
}

fn authors(coiner: &mut Coiner) -> Vec<Author> {
    let institutes: Vec<String> = (0..INSTITUTES).map(|_| coiner.titled(&INSTITUTE_KINDS)).collect();
    persons(coiner, AUTHORS)
        .into_iter()
        .map(|name| Author { name, institute: coiner.random.choose(&institutes).clone() })
        .collect()
}

/// Full names that differ, though many share a given or a family name.
fn persons(coiner: &mut Coiner, count: usize) -> Vec<String> {
    let given = coiner.many_capitalised(GIVEN_NAMES);
    let family = coiner.many_capitalised(FAMILY_NAMES);
    let name = |random: &mut Random| format!("{} {}", random.choose(&given), random.choose(&family));
    (0..count).map(|_| coiner.fresh(name)).collect()
}

fn topics() -> Vec<String> {
    TOPIC_FIELDS.iter().flat_map(|field| TOPIC_SUBJECTS.map(|subject| format!("{field} {subject}"))).collect()
}

fn publishers(coiner: &mut Coiner) -> Vec<Publisher> {
    (0..PUBLISHERS)
        .map(|_| {
            let title = coiner.titled(&PAPER_KINDS);
            Publisher {
                // The domain `.example` is reserved and never resolves (RFC 2606).
                host: format!("www.{}.example", title.to_lowercase().replace(' ', "-")),
                name: format!("The {title}"),
            }
        })
        .collect()
}

fn agencies(coiner: &mut Coiner) -> Vec<String> {
    (0..AGENCIES).map(|_| coiner.titled(&["Images", "Press Agency"])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vocabulary_is_distinct_and_lower_case() {
        let world = World::new();
        let words: Vec<&str> = world
            .words
            .words
            .iter()
            .map(|word| &word.letters[..usize::from(word.length)])
            .map(|letters| std::str::from_utf8(letters).expect("words are ASCII"))
            .collect();
        let distinct: HashSet<&str> = words.iter().copied().collect();
        assert_eq!(distinct.len(), 60_000);
        assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
        for (name, demonym) in COUNTRIES {
            assert!(!distinct.contains(name.to_lowercase().as_str()), "{name}");
            assert!(!distinct.contains(demonym.to_lowercase().as_str()), "{demonym}");
        }
    }

    #[test]
    fn actors_are_distinct_and_short_enough() {
        let world = World::new();
        let forms: Vec<&Mention> = world.actors.items.iter().flat_map(|actor| &actor.forms).collect();
        let distinct: HashSet<&str> = forms.iter().map(|form| form.text.as_str()).collect();
        assert_eq!(world.actors.items.len(), 520);
        assert_eq!(distinct.len(), forms.len());
        assert!(forms.iter().all(|form| form.words <= LONGEST_MENTION));
    }
}

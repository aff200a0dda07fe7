//! Turns a word into its class: titles, verbs of saying, words that end names of organisations, and the like.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::actors::words::hash_of;

/// What a word does around names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    /// None of the others.
    Plain,
    /// Stands before persons: `President`, `Mr`, `spokesman`.
    Title,
    /// What persons do: `said`, `who`.
    Saying,
    /// Belongs to names of organisations: `Ministry`, `Front`.
    Organisation,
    /// Belongs to names of places: `Province`, `Lake`.
    Place,
    /// Stands before places: `in`, `near`.
    Preposition,
    /// `the`, `a`.
    Article,
    /// Days, months.
    Time,
    /// May stand inside a name: `of`, `for`.
    Inner,
    /// A small word with which a name may begin: `al`, `von`.
    Particle,
    /// What nationalities stand before: `troops`, `government`.
    Group,
}

const LISTS: [(Class, &str); 10] = [
    (
        Class::Title,
        "mr mrs ms dr president premier minister ministers chancellor king queen prince princess sheikh shaykh sheik emir sultan \
         general gen colonel col lt lieutenant major maj captain capt sgt sergeant admiral adm senator sen senators \
         representative rep governor gov mayor judge justice ambassador secretary spokesman spokeswoman spokesperson \
         chairman chairwoman chairperson leader leaders chief commander director head deputy vice former prof professor sir lord \
         lady dame pope bishop archbishop cardinal father rev reverend rabbi ayatollah imam mullah cleric envoy analyst \
         lawyer author actor actress singer founder congressman congresswoman coach comrade brigadier marshal ceo mp pm \
         wife husband brother sister son daughter candidate rebel militant suspect named journalist writer officer \
         economist historian researcher dictator strongman warlord politician activist dissident",
    ),
    (
        Class::Saying,
        "said says told tells added announced warned insisted noted claimed argued stated denied replied declared \
         explained who whose resigned testified tweeted concluded commented met visited wrote himself herself he she",
    ),
    (
        Class::Organisation,
        "ministry party front bank corp corporation inc co ltd plc company companies university brigade brigades army force \
         forces council committee commission agency department office bureau union association organization \
         organisation group movement league federation institute college school court parliament congress senate \
         assembly police navy guard guards corps battalion division authority board service services foundation fund news \
         times post television radio tv airlines airways motors club coalition alliance network command center centre \
         administration militia society church jihad resistance brotherhood exchange trust holdings industries \
         technologies systems media directorate secretariat tribunal mission nations community confederation syndicate \
         press journal daily tribune herald gazette regiment squadron fleet workers campaign observatory initiative \
         airline group's insurance bancorp securities partners capital resources oil petroleum steel electric chemical",
    ),
    (
        Class::Place,
        "city town village province district region river sea gulf valley mountain mountains mount lake island islands \
         airport street road avenue square north south east west northern southern eastern western central camp base port \
         strait desert border county state states republic kingdom bay cape coast peninsula governorate prison bridge \
         stadium park beach hills heights strip bank territory area capital suburb neighborhood neighbourhood ocean",
    ),
    (Class::Preposition, "in at near from around outside across into toward towards through throughout inside"),
    (Class::Article, "the a an"),
    (
        Class::Time,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
         september october november december jan feb aug sept oct nov dec today yesterday",
    ),
    (Class::Inner, "of for and on to with & und et y"),
    (
        Class::Particle,
        "al el ul ad an as ash ar az de del della der den di da du la le los las ibn abu bin bint von van ben",
    ),
    (
        Class::Group,
        "troops government people soldiers officials citizens nationals military authorities president minister forces army \
         police embassy ambassador parliament rebels militants fighters nationalists refugees civilians language man \
         woman men women community communities population extremists rule",
    ),
];

/// The hash of a word as the features use it.
pub(crate) fn short(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// The class of a word by the short hash of its folded form.
pub(super) fn class_of(hash: u32) -> Class {
    static CLASSES: LazyLock<(HashBits, FxHashMap<u32, Class>)> = LazyLock::new(|| {
        let (mut bits, mut classes) = (HashBits::default(), FxHashMap::default());
        for (class, words) in LISTS {
            for word in words.split_whitespace() {
                let hash = short(hash_of(word));
                bits.insert(hash);
                classes.entry(hash).or_insert(class);
            }
        }
        (bits, classes)
    });
    let (bits, classes) = &*CLASSES;
    if !bits.may_hold(hash) {
        return Class::Plain;
    }
    classes.get(&hash).copied().unwrap_or(Class::Plain)
}

/// Tells of most hashes at once that they are not in a set.
#[derive(Clone, Debug)]
pub(crate) struct HashBits([u64; HashBits::WORDS]);

impl HashBits {
    const WORDS: usize = 256;

    /// Adds a hash to the set.
    pub(crate) fn insert(&mut self, hash: u32) {
        let (word, bit) = HashBits::place(hash);
        self.0[word] |= bit;
    }

    /// Whether a hash may be in the set.
    pub(crate) fn may_hold(&self, hash: u32) -> bool {
        let (word, bit) = HashBits::place(hash);
        self.0[word] & bit != 0
    }

    fn place(hash: u32) -> (usize, u64) {
        // The upper bits of a product are the best mixed.
        let mixed = hash.wrapping_mul(0x9E37_79B1) >> 18;
        (mixed as usize / 64, 1 << (mixed % 64))
    }
}

impl Default for HashBits {
    fn default() -> HashBits {
        HashBits([0; HashBits::WORDS])
    }
}

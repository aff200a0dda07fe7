//! Tells what stands beside a name of its bearer: the sex, the office, `the elder`, `Jr`. By it `Ms. Nowak` is not Pavel Nowak, and `Col.
//! Desai` is the one whom the article calls a colonel.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::families::is_word_of_kin;
use super::sexes::{self, Sex};
use crate::actors::registry::Actor;
use crate::actors::word_list::WordList;
use crate::actors::words::{Gap, Word, hash_of};
use crate::text::words_of;

/// Offices and ranks, each with its other words; and what tells offices of one name apart.
const OFFICES: [&str; 38] = [
    "president",
    "vice",
    "prime premier",
    "minister",
    "foreign",
    "defence defense",
    "finance",
    "interior",
    "deputy",
    "secretary",
    "chancellor",
    "governor gov",
    "senator sen",
    "congressman congresswoman representative rep",
    "ambassador envoy",
    "mayor",
    "general gen army commander marshal",
    "colonel col",
    "major maj",
    "captain capt",
    "lieutenant lt lieut",
    "sergeant sgt",
    "admiral adm",
    "judge justice",
    "king",
    "queen",
    "prince",
    "princess",
    "doctor dr",
    "professor prof",
    "chairman chairwoman chair",
    "bishop archbishop",
    "emir",
    "sheriff",
    "priest father reverend rev monsignor",
    "sheikh sheik",
    "commissioner",
    "imam mullah",
];

/// What tells two of one name apart, and not which of them is which.
const COMPARED: [&str; 4] = ["elder", "younger", "older", "senior"];

/// What stands behind the name of a son who is called as his father is.
const JUNIOR: [&str; 4] = ["jr", "jnr", "junior", "fils"];

/// How many words before a name are looked at: `Deputy Foreign Minister`, `Lt. Col.`.
const MOST_BEFORE: usize = 4;

/// How many words a clause behind a name has at most.
const LONGEST_CLAUSE_WORDS: usize = 14;

/// How many words behind the comma after a name are: `, the former foreign minister`.
const MOST_BEHIND: usize = 5;

/// Whether a person is addressed by what begins at a word: `Mrs Chamorro`, `Mr. Holland`.
pub(super) fn is_addressed(text: &str, words: &[Word], first: usize) -> bool {
    static ADDRESSES: WordList = WordList::of(&["Mr", "Mrs", "Ms", "Miss"]);
    let hangs = matches!(words[first].gap, Gap::Space | Gap::Stop) && !words[first].begins_sentence;
    first > 0 && hangs && ADDRESSES.contains(words[first - 1].of(text).trim_end_matches('.'))
}

/// What is told of somebody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cue {
    pub(super) sex: Option<Sex>,
    /// A bit for each of the offices.
    pub(super) offices: u64,
    /// Those of them that the article itself gives.
    pub(super) said: u64,
    pub(super) is_junior: bool,
    /// Whether another of the name is older or younger.
    pub(super) is_compared: bool,
}

impl Cue {
    /// What stands before a family name alone, and `Jr` behind it.
    pub(super) fn of_lone(text: &str, words: &[Word], first: usize, end: usize) -> Cue {
        let mut cue = Cue::default();
        cue.look_before(words, first, false);
        cue.is_junior = (first + 1..end.max(first + 2)).any(|place| is_junior(text, words, place));
        cue
    }

    /// What is told of somebody where the name is given in full.
    pub(super) fn of_full(text: &str, words: &[Word], first: usize, end: usize) -> Cue {
        let mut cue = Cue { sex: sexes::of_given(words[first].hash), ..Cue::default() };
        cue.look_before(words, first, true);
        cue.is_junior = (first + 1..=end).any(|place| is_junior(text, words, place));
        let end = if is_relative(text, words, end) { behind_clause(text, words, end).unwrap_or(end) } else { end };
        for (behind, word) in words.iter().skip(end).take(MOST_BEHIND).enumerate() {
            let is_over = match behind {
                // `Rafael Ochoa is bishop of Danli`
                0 => word.gap != Gap::Comma && !(word.gap == Gap::Space && matches!(word.of(text), "is" | "was" | "became")),
                _ => !matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Possessive),
            };
            // `a spokesman for the president`, `an aide to the president`
            let is_anothers = matches!(word.of(text), "for" | "to") && cue.offices == 0;
            if is_over || is_anothers || word.begins_sentence {
                break;
            }
            cue.sex = cue.sex.or_else(|| sexes::of_calling(word.hash));
            // `the widow of General Mujuru`
            if is_word_of_kin(word.of(text)) {
                break;
            }
            // `the president's wife`
            let is_owner = words.get(end + behind + 1).is_some_and(|next| next.gap == Gap::Possessive);
            if !is_owner {
                cue.offices |= office_of(word.hash);
            }
        }
        cue.said = cue.offices;
        cue
    }

    /// What the registry tells of somebody.
    pub(super) fn of_known(actor: &Actor) -> Cue {
        let office = |title: &str| words_of(title).iter().fold(0_u64, |offices, word| offices | office_of(hash_of(word)));
        let offices = actor.offices.iter().fold(0, |offices, held| offices | office(held.title));
        Cue { sex: sex_of(actor), offices, ..Cue::default() }
    }

    /// Whether nothing is told.
    pub(super) fn is_bare(self) -> bool {
        self.sex.is_none() && self.offices == 0 && !self.is_junior && !self.is_compared
    }

    /// Learns what is told elsewhere.
    pub(super) fn learn(&mut self, other: Cue) {
        self.sex = self.sex.or(other.sex);
        self.offices |= other.offices;
        self.said |= other.said;
        self.is_junior |= other.is_junior;
    }

    fn look_before(&mut self, words: &[Word], first: usize, is_full: bool) {
        for place in (first.saturating_sub(MOST_BEFORE)..first).rev() {
            let behind = &words[place + 1];
            // `his wife, Anna`
            let is_beside =
                matches!(behind.gap, Gap::Space | Gap::Stop) || is_full && place + 1 == first && behind.gap == Gap::Comma;
            if behind.begins_sentence || !is_beside {
                break;
            }
            let word = words[place].hash;
            let sex = sexes::of_title(word);
            let calling = sexes::of_calling(word).filter(|_| is_full);
            let office = office_of(word);
            self.sex = self.sex.or(sex).or(calling);
            self.offices |= office;
            self.is_compared |= compared().contains(&word);
            if sex.is_none() && office == 0 {
                break;
            }
        }
    }
}

/// Whether a clause says what somebody does before it is told what he or she is: `Mary Tan, who owns the shop, is his former wife`.
fn is_relative(text: &str, words: &[Word], end: usize) -> bool {
    words.get(end).is_some_and(|word| word.gap == Gap::Comma && word.of(text) == "who")
}

/// The verb behind such a clause.
fn behind_clause(text: &str, words: &[Word], end: usize) -> Option<usize> {
    let reach = words.len().min(end + LONGEST_CLAUSE_WORDS);
    let own = (end + 1..reach).take_while(|place| !words[*place].begins_sentence);
    let mut own = own.filter(|place| words[*place].gap == Gap::Comma);
    own.find(|place| matches!(words[*place].of(text), "is" | "was"))
}

/// What the label of a person of the registry tells.
pub(super) fn sex_of(actor: &Actor) -> Option<Sex> {
    let words = words_of(&actor.label);
    if words.len() > 1 { sexes::of_given(hash_of(&words[0])) } else { None }
}

/// The bit of an office, by the hash of its word.
fn office_of(word: u64) -> u64 {
    static BITS: LazyLock<FxHashMap<u64, u64>> = LazyLock::new(|| {
        let bits = OFFICES.iter().enumerate();
        bits.flat_map(|(bit, words)| words.split(' ').map(move |word| (hash_of(word), 1_u64 << bit))).collect()
    });
    BITS.get(&word).copied().unwrap_or(0)
}

/// The bits of ranks of soldiers, which hardly a woman had who is named with her family.
pub(super) fn ranks() -> u64 {
    static BITS: LazyLock<u64> = LazyLock::new(|| {
        ["general", "colonel", "major", "captain", "lieutenant", "sergeant", "admiral"].iter().fold(0, fold_office)
    });
    *BITS
}

/// The bits of degrees, which say nothing of what else somebody is.
pub(super) fn learned() -> u64 {
    static BITS: LazyLock<u64> = LazyLock::new(|| ["doctor", "professor"].iter().fold(0, fold_office));
    *BITS
}

fn fold_office(offices: u64, word: &&str) -> u64 {
    offices | office_of(hash_of(word))
}

fn compared() -> &'static [u64; 4] {
    static HASHES: LazyLock<[u64; 4]> = LazyLock::new(|| COMPARED.map(hash_of));
    &HASHES
}

/// Whether a word behind a name says that it is the son's.
pub(super) fn is_junior(text: &str, words: &[Word], place: usize) -> bool {
    let is_one = |word: &Word| {
        matches!(word.gap, Gap::Space | Gap::Comma)
            && !word.begins_sentence
            && JUNIOR.iter().any(|junior| junior.eq_ignore_ascii_case(word.of(text)))
    };
    words.get(place).is_some_and(is_one)
}

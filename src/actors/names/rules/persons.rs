//! Persons: names that the tagger cut short, and names that what stands beside them gives away.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::marks::{BODY, NEVER, ORGANISATION, PLACE, ROLE, SAYS, SMALL, TRADE, UNIT};
use super::page::Page;
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// Words with a capital in titles that begin no name.
static WHO: WordList = WordList::of(&["Who", "What", "Where", "Why", "How", "Public"]);

/// The states of the United States as datelines and parties have them: `HARTFORD, Conn.`, `D-Conn.`
static SHORT_STATES: WordList = WordList::spaced(
    " Ala Ariz Ark Calif Colo Conn Del Fla Ga Ida Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla \
    Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo ",
);

/// How many words stand in a nickname: `"the Anvil"`.
const MOST_WORDS_OF_NICKNAME: usize = 3;

/// Particles in small letters that a family name begins with: `dela Cruz`.
static PARTICLES: WordList = WordList::of(&[
    "van", "von", "der", "den", "de", "del", "dela", "della", "di", "da", "do", "dos", "das", "du", "la", "las", "los",
    "ter", "bin", "ibn", "bint", "ould", "mint", "ag", "wan", "al", "el", "t", "wa", "ya",
]);

/// Makes whole again what a hyphen, a quoted nickname or a particle cut.
pub(super) fn join(page: &mut Page<'_>) {
    join_particles(page);
    with_given(page);
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        if name.kind != NameKind::Person {
            continue;
        }
        let words = page.words_within(name.start, name.end);
        if words.is_empty() {
            continue;
        }
        // `D-Conn.` is a party and a state.
        if is_label(page, &words) {
            place -= 1;
            page.found.replace(place..place + 1, &[]);
            continue;
        }
        let next = page.words.get(words.end).filter(|next| next.gap == Gap::Hyphen && next.capitals == Capitals::None);
        if next.is_some_and(|next| is_syllable(next.of(page.text)))
            && !page.words.get(words.end + 1).is_some_and(is_hyphenated)
            && is_syllable(&page.written(words.end - 1).to_ascii_lowercase())
        {
            let start = if words.len() == 1 { family_before(page, words.start) } else { words.start };
            let whole = start..words.end + 1;
            page.put_with(&whole, NameKind::Person, name.score.max(3.0));
        }
    }
    for capital in page.capitals().iter() {
        if let Some(whole) = nicknamed(page, capital + 1) {
            page.put(&whole, NameKind::Person);
        }
    }
}

/// `Reynaldo dela Cruz`, where only one of the names was seen.
fn join_particles(page: &mut Page<'_>) {
    const MOST_PARTICLES: usize = 3;
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        if name.kind != NameKind::Person || words.is_empty() || page.loud[words.start] {
            continue;
        }
        let is_small = |at: usize| {
            let word = &page.words[at];
            word.capitals == Capitals::None && !word.begins_sentence && PARTICLES.contains(word.of(page.text))
        };
        let hangs = |at: usize| {
            let between = page.between(at);
            matches!(between, " " | "'" | "\u{2019}" | " '" | " \u{2019}")
        };
        let behind = (words.end..page.words.len().min(words.end + MOST_PARTICLES + 1))
            .find(|at| !(is_small(*at) && hangs(*at)))
            .filter(|at| *at > words.end && hangs(*at) && page.words[*at].capitals == Capitals::First);
        let Some(family) = behind else { continue };
        let other = page.found_in(&(family..family + 1)).next();
        let is_other = other.is_some_and(|other| !matches!(other.kind, NameKind::Person | NameKind::Place));
        if is_other || page.words[family].begins_sentence || !page.known_in(&(family..family + 1)).is_empty() {
            continue;
        }
        let end = match other {
            Some(other) if other.kind == NameKind::Person => page.words_within(other.start, other.end).end,
            _ => family + 1,
        };
        let score = name.score.max(3.0);
        page.put_with(&(words.start..end), NameKind::Person, score);
    }
}

/// `Mariem Mint Ahmed`, of whom only `Mint Ahmed` was seen.
fn with_given(page: &mut Page<'_>) {
    const OF_FATHER: [&str; 6] = ["Mint", "Bint", "Ould", "Ag", "Bin", "Ibn"];
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let written = &page.text[name.start..name.end];
        let is_of_father = OF_FATHER.iter().any(|son| written.strip_prefix(son).is_some_and(|rest| rest.starts_with(' ')));
        if name.kind != NameKind::Person || !is_of_father {
            continue;
        }
        let words = page.words_within(name.start, name.end);
        if words.len() < 2 {
            continue;
        }
        let Some(given) = words.start.checked_sub(1) else { continue };
        let is_given = page.follows(words.start)
            && page.words[given].capitals == Capitals::First
            && !page.is_marked(given, ROLE | NEVER | SMALL)
            && page.known_in(&(given..words.start)).is_empty()
            && !page.has_found(&(given..words.start));
        if is_given {
            page.put_with(&(given..words.end), NameKind::Person, name.score.max(3.0));
        }
    }
}

/// `D-Conn`, `Conn.`: a party and a state.
fn is_label(page: &Page<'_>, words: &Range<usize>) -> bool {
    let last = page.written(words.end - 1);
    let is_state = last.len() < 6 && SHORT_STATES.contains(last);
    let is_party = words.len() == 2 && page.written(words.start).len() == 1 && is_hyphenated(&page.words[words.start + 1]);
    is_party || words.len() == 1 && is_state && page.text[page.words[words.start].end as usize..].starts_with('.')
}

fn is_hyphenated(word: &crate::actors::words::Word) -> bool {
    word.gap == Gap::Hyphen
}

/// The word before a given name of two syllables that stands alone: `Noh` of `Noh Kwang-shik`.
fn family_before(page: &Page<'_>, first: usize) -> usize {
    let before = first.wrapping_sub(1);
    let is_family = page.is_capital(before)
        && page.follows(first)
        && !page.words[before].begins_sentence
        && page.written(before).len() <= 5
        && !page.is_marked(before, ROLE | NEVER);
    if is_family { before } else { first }
}

/// Whether a word can be a syllable of a Korean or Chinese given name: consonants, a vowel, and no end but n, ng, k, l, m, p, r, h, hn, rk.
fn is_syllable(word: &str) -> bool {
    if !word.is_ascii() || word.len() > 6 || word.len() < 2 || ["run", "pro", "man", "men", "in", "on", "an"].contains(&word)
    {
        return false;
    }
    let is_vowel = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w');
    let bytes = word.as_bytes();
    let onset = bytes.iter().take_while(|byte| !is_vowel(byte)).count();
    let vowels = bytes[onset..].iter().take_while(|byte| is_vowel(byte)).count();
    let coda = &bytes[onset + vowels..];
    onset <= 2
        && (1..=3).contains(&vowels)
        && matches!(coda, [] | b"n" | b"ng" | b"k" | b"l" | b"m" | b"p" | b"r" | b"h" | b"t" | b"b" | b"hn" | b"rk")
        && bytes.iter().all(u8::is_ascii_lowercase)
}

/// `Tommy "Gun" McCall`, `Tommy ("the Gun") al-Masri`, given the word behind the opening mark.
fn nicknamed(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    let opening =
        page.words.get(first).filter(|word| word.gap == Gap::Other).and_then(|_| page.between(first).strip_prefix(' '))?;
    let closing = closings_of(opening)?;
    let given = first - 1;
    let closes = |place: &usize| page.between(*place).strip_suffix(' ').is_some_and(|mark| closing.contains(&mark));
    let behind = (first + 1..=first + MOST_WORDS_OF_NICKNAME).find(closes)?;
    let is_called = (first..behind).any(|place| page.is_capital(place)) || page.written(first) == "the";
    let family = family_at(page, behind)?;
    // At the beginning of a sentence any name may look like one of a house.
    let goes_inside = |name: &FoundName| name.end > page.words[first].start as usize;
    let is_other = |name: &FoundName| {
        name.kind != NameKind::Person && !goes_inside(name) && page.words_within(name.start, name.end) != (given..first)
    };
    let is_known = page.is_known(&(given..first), &[KnownKind::State, KnownKind::Place, KnownKind::Organisation]);
    let begins_inside = |name: &FoundName| name.start < page.words[behind].start as usize;
    let before = || page.found_in(&(given..first));
    let after = || page.found_in(&(behind..family)).filter(|name| !begins_inside(name));
    if !is_called
        || page.words[given].capitals != Capitals::First
        || before().any(|name| is_other(&name))
        || is_known && !before().any(|name| name.kind == NameKind::Person)
        || after().any(|name| name.kind != NameKind::Person && page.words_within(name.start, name.end).len() > 1)
        || page.is_known(&(behind..family), &[KnownKind::State])
        || page.is_marked(given, ROLE | NEVER | SMALL)
    {
        return None;
    }
    let mut start = before().next().map_or(given, |name| page.words_within(name.start, name.end).start.min(given));
    while start + 1 < first && page.is_marked(start, ROLE) {
        start += 1;
    }
    let end = after().last().map_or(family, |name| page.words_within(name.start, name.end).end.max(family));
    Some(start..end)
}

/// The marks that close a nickname, by the one that opens it.
fn closings_of(opening: &str) -> Option<&'static [&'static str]> {
    Some(match opening {
        "\"" => &["\""],
        "“" => &["”"],
        "„" => &["“", "”"],
        "'" => &["'"],
        "‘" => &["’"],
        "«" | "« " | "«\u{a0}" => &["»", " »", "\u{a0}»"],
        "»" => &["«"],
        "(\"" => &["\")"],
        "(“" => &["”)"],
        "('" => &["')"],
        "(‘" => &["’)"],
        "(«" => &["»)"],
        _ => return None,
    })
}

/// The word behind the family name that begins at a word: `McCall`, `al-Masri`, `de la Hoya`.
fn family_at(page: &Page<'_>, behind: usize) -> Option<usize> {
    let is_particle = |place: &usize| PARTICLES.contains(page.written(*place)) && !page.is_capital(*place);
    let last = (behind..behind + 3).find(|place| !is_particle(place))?;
    let hangs = (behind + 1..=last).all(|place| {
        page.words.get(place).is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen))
    });
    let word = page.words.get(last).filter(|_| hangs)?;
    let is_name = word.capitals == Capitals::First
        && !page.words[behind].begins_sentence
        && !page.is_marked(last, ROLE | NEVER | SMALL)
        && !is_day(word.of(page.text));
    is_name.then_some(last + 1)
}

/// `he played "Angie" Monday`
fn is_day(word: &str) -> bool {
    static DAYS: WordList = WordList::of(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
    DAYS.contains(word)
}

/// Adds persons that a role, an age or a verb of saying gives away, and those who are called by their family name elsewhere.
pub(super) fn mend(pages: &mut [Page<'_>]) {
    let mut lone: FxHashSet<u64> = FxHashSet::default();
    for page in pages.iter() {
        for name in page.found.iter().filter(|name| name.kind == NameKind::Person && name.score >= 1.0) {
            let words = page.words_within(name.start, name.end);
            if words.len() == 1 {
                lone.insert(page.words[words.start].hash);
            }
        }
    }
    for page in pages {
        for run in page.runs().iter().cloned() {
            if page.loud[run.start] {
                continue;
            }
            // Only what stands behind a role is a name: `Local MSP Fergus Ewing`.
            let role = run.clone().rev().find(|place| page.is_marked(*place, ROLE));
            let words = role.map_or(run.start, |place| place + 1)..run.end;
            if !(2..=3).contains(&words.len()) {
                continue;
            }
            let has_role = role.is_some()
                || (words.start > 0
                    && page.follows(words.start)
                    && page.is_marked(words.start - 1, ROLE)
                    && !page.is_capital(words.start - 1));
            if is_person(page, &words, has_role, &lone) {
                page.put_with(&words, NameKind::Person, 3.0);
            }
        }
        make_houses(page);
    }
}

/// `Corin Parley of Haldan Drilling`: what a person is of is nobody with a given name. Nor is `Haldan Lines`.
fn make_houses(page: &mut Page<'_>) {
    static TRADES: WordList = WordList::of(&[
        "Lines",
        "Airlines",
        "Airways",
        "Motors",
        "Railways",
        "Holdings",
        "Industries",
        "Shipping",
        "Insurance",
        "Securities",
        "Enterprises",
        "Breweries",
    ]);
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        if name.kind == NameKind::Person && words.len() > 1 && TRADES.contains(page.written(words.end - 1)) {
            page.put_with(&words, NameKind::Organisation, name.score.max(1.5));
        }
    }
    let mut place = 1;
    while let (Some(before), Some(name)) = (page.found.get(place - 1), page.found.get(place)) {
        place += 1;
        let are_persons = before.kind == NameKind::Person && name.kind == NameKind::Person;
        if !are_persons || page.text.get(before.end..name.start) != Some(" of ") {
            continue;
        }
        let words = page.words_within(name.start, name.end);
        let owner = page.words_within(before.start, before.end);
        let is_of = words.len() == 2 && owner.len() > 1 && owner.end + 1 == words.start;
        if is_of && page.known_in(&words).is_empty() {
            page.put_with(&words, NameKind::Organisation, name.score.max(1.5));
        }
    }
}

fn is_person(page: &Page<'_>, words: &Range<usize>, has_role: bool, lone: &FxHashSet<u64>) -> bool {
    const NO_PERSON: u32 = NEVER | ORGANISATION | PLACE | TRADE | UNIT | BODY | ROLE;
    let is_written_so = |place: usize| {
        let word = &page.words[place];
        let is_initial = word.end - word.start == 1;
        // `Suhayl al-Hasan`
        if place > words.start && place + 1 < words.end && matches!(page.written(place), "al" | "el" | "ul" | "ad" | "ash") {
            return true;
        }
        word.capitals == Capitals::First
            && (place + 1 == words.end || word.end - word.start > 1 || is_initial)
            && page.marks[place] & (NO_PERSON | SMALL) == 0
            && !WHO.contains(page.written(place))
    };
    if !words.clone().all(is_written_so) || is_label(page, words) || !is_free(page, words) {
        return false;
    }
    if (words.start + 1..words.end).any(|place| page.between(place).contains('&')) {
        return false;
    }
    let is_open = !page.has_found(words);
    // A family name alone, or a name of which the tagger is not sure.
    let is_single = |name: &FoundName| page.words_within(name.start, name.end).len() == 1;
    let is_whole = page.found_as(words).is_some();
    let is_doubted = !is_open
        && page.found_in(words).all(|name| {
            name.kind == NameKind::Person && if is_whole { name.score < 3.0 } else { has_role && is_single(&name) }
        });
    if !is_open && !is_doubted {
        return false;
    }
    let (before, after) = (words.start.wrapping_sub(1), words.end);
    let is_next = page.words.get(after).is_some_and(|word| !word.begins_sentence);
    let has_age = is_next
        && page.words[after].gap == Gap::Comma
        && page.words[after].capitals == Capitals::Digit
        && page.written(after).len() == 2
        && matches!(page.between(after + 1), ", " | "");
    // `Its owner, Hamish Geddes,`.
    let has_role_before = page.words[words.start].gap == Gap::Comma
        && page.is_marked(before, ROLE)
        && is_next
        && page.words[after].gap == Gap::Comma;
    let is_said = page.follows(words.start)
        && page.is_marked(before, SAYS)
        && !page.is_capital(before)
        && page.between(before).contains(['"', '”', '“', '’']);
    let says = is_next && page.follows(after) && page.is_marked(after, SAYS) && !page.is_capital(after);
    let says_of_oneself = says
        && page.follows(after + 1)
        && matches!(page.written(after + 1), "he" | "she" | "his" | "her")
        && !page.is_marked(words.end - 1, BODY | TRADE);
    let has_role = has_role || is_of_unit(page, words) || is_of_kin(page, words);
    // Of three words at the beginning of a sentence all belong to the name.
    let begins_sentence = page.words[words.start].begins_sentence;
    let is_called_so = lone.contains(&page.words[words.end - 1].hash) && (!begins_sentence || words.len() == 3);
    let befell = befalls(page, after);
    if is_doubted {
        return has_role || has_age || has_role_before || is_said || says || befell || is_called_so;
    }
    (has_role && !begins_sentence)
        || has_age
        || has_role_before
        || is_said
        || befell
        || is_called_so
        || says_of_oneself
        || (says && is_called_after_place(page, words))
}

/// `relatives of Corin Halden`, `lawyers for Corin Halden`, `the funeral of Corin Halden`: only persons have such.
fn is_of_kin(page: &Page<'_>, words: &Range<usize>) -> bool {
    static KIN: WordList = WordList::spaced(
        " relatives parents widow widower mother father brother brothers sister sisters son sons daughter daughters husband wife \
        cousin uncle aunt nephew niece grandson granddaughter murder assassination funeral extradition ",
    );
    static LAWYERS: WordList = WordList::spaced(" lawyer lawyers attorney attorneys ");
    let Some(head) = words.start.checked_sub(2).filter(|_| page.follows(words.start) && page.follows(words.start - 1))
    else {
        return false;
    };
    let noun = page.written(head);
    match page.written(words.start - 1) {
        "of" => KIN.contains_in_any_case(noun) || LAWYERS.contains_in_any_case(noun),
        "for" => LAWYERS.contains_in_any_case(noun),
        _ => false,
    }
}

/// Whether a sentence goes on with what befalls persons alone: `was sworn in`, `was named mayor`.
fn befalls(page: &Page<'_>, after: usize) -> bool {
    static BEFALLS: WordList = WordList::of(&[
        "sworn",
        "jailed",
        "sentenced",
        "arrested",
        "assassinated",
        "reelected",
        "appointed",
        "buried",
        "hospitalized",
        "hospitalised",
    ]);
    let is_next = |place: usize| page.follows(place) && !page.is_capital(place);
    let is_passive = is_next(after) && matches!(page.written(after), "was" | "is");
    let verb = after + 1;
    let is_named = || {
        let office = verb + 1;
        matches!(page.written(verb), "named" | "elected") && is_next(office) && page.is_marked(office, ROLE)
    };
    is_passive && is_next(verb) && (BEFALLS.contains(page.written(verb)) || is_named())
}

/// Given names that are names of states, too.
static STATES: WordList = WordList::of(&[
    "Israel", "Jordan", "Chad", "Georgia", "Kenya", "Jamaica", "Cuba", "Ireland", "America", "India", "Holland",
]);

/// Whether a name of two words begins with a given name that is a state's.
fn is_called_after_place(page: &Page<'_>, words: &Range<usize>) -> bool {
    words.len() == 2 && STATES.contains(page.written(words.start))
}

/// Whether a name stands behind the unit or force that its bearer leads: `the Tiger Forces of Suhayl al-Hasan`, `rebels under Maxime Mokom`,
/// `led by Samir Hadar`, `the PKK's Samir Hadar`.
fn is_of_unit(page: &Page<'_>, words: &Range<usize>) -> bool {
    const FORCES: &str = " forces force guard guards column bloc command militia wing faction front movement rebels militiamen fighters troops men ";
    let Some(before) = words.start.checked_sub(1) else { return false };
    let word = &page.words[words.start];
    if word.begins_sentence {
        return false;
    }
    let is_force = |place: usize| {
        let written = page.written(place);
        page.is_marked(place, UNIT) || FORCES.split_whitespace().any(|known| known.eq_ignore_ascii_case(written))
    };
    if word.gap == Gap::Possessive {
        // Three words with capitals are more likely words of a title: `the BBC's Popular Regional Series`.
        let is_short = words.len() == 2 || matches!(page.written(words.start + 1), "al" | "el");
        return is_short && page.words[before].capitals == Capitals::All && page.written(before).len() >= 2;
    }
    let Some(head) = before.checked_sub(1).filter(|_| page.follows(words.start) && page.follows(before)) else {
        return false;
    };
    match page.written(before) {
        "of" => page.is_capital(head) && is_force(head),
        "under" => is_force(head),
        "by" => matches!(page.written(head), "led" | "commanded" | "headed"),
        _ => false,
    }
}

/// Whether the dictionaries know none of these words, or only the last as the family name of somebody.
fn is_free(page: &Page<'_>, words: &Range<usize>) -> bool {
    match page.known_in(words) {
        [] => true,
        [one] => {
            let own = page.words_within(one.start, one.end);
            let is_given = own.end == words.start + 1 && is_called_after_place(page, words);
            let is_family = one.kind == KnownKind::Person && own.len() == 1 && own.start > words.start;
            is_family || is_given && matches!(one.kind, KnownKind::State | KnownKind::Place)
        }
        _ => false,
    }
}

/// `Oh Se-young`: a family name and two syllables.
pub(super) fn put_syllables(page: &mut Page<'_>) {
    let is_small = |word: &Word| word.gap == Gap::Hyphen && word.capitals == Capitals::None;
    for first in page.capitals().iter().copied() {
        let is_name = page.follows(first + 1)
            && page.is_capital(first + 1)
            && page.words.get(first + 2).is_some_and(is_small)
            && is_syllable(page.written(first + 2))
            && !page.words.get(first + 3).is_some_and(is_hyphenated)
            && [first, first + 1].iter().all(|place| {
                let written = page.written(*place);
                page.words[*place].capitals == Capitals::First
                    && written.is_ascii()
                    && written.len() <= 6
                    && is_syllable(&written.to_ascii_lowercase())
            })
            && !page.is_marked(first, ROLE | NEVER | SMALL)
            && !(first > 0 && page.is_capital(first - 1) && page.follows(first) && !page.is_marked(first - 1, ROLE));
        let words = first..first + 3;
        if is_name && page.known_in(&words).is_empty() && !page.has_found(&words) {
            page.put_with(&words, NameKind::Person, 3.0);
        }
    }
}

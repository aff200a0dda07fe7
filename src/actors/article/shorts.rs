//! Brings together what an article calls an organisation that no registry knows: `Pelorus Mining Corporation`, `Pelorus Mining`,
//! `Pelorus`.

use std::cell::LazyCell;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::again::stands_alone;
use super::beginnings::Beginnings;
use super::forms::{ends_in_form, is_form};
use super::sexes;
use super::{Meaning, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorId, ActorKind, MentionRule};

/// Ends of names that say that it is a business and not which form.
static GROUPS: WordList = WordList::spaced(" group holdings holding ");

/// Ends of names that say what a business does.
const TRADES: &str = " mining promotions airlines airways motors energy oil gas petroleum steel foods media entertainment pharmaceuticals \
    pharma technologies technology systems industries electronics shipping logistics capital partners insurance bank tours resources \
    software labs studios stores lines chemicals bancorp bancshares financial savings trust consulting laboratories land electric paper \
    rubber marine metals mines power gold silver copper diamonds cable telecom breweries brewing worldwide brands tobacco textiles machinery instruments \
    computer computers broadcasting publishing railway railways construction cement sugar securities \
    associates ";

/// First words of names that are too common to stand for a whole one.
const COMMON: &str = " american national general first united international royal great north south east west northern southern eastern \
    western central federal state states bank british world global new people peoples standard pacific atlantic union public \
    independent free social democratic christian islamic republic department ministry university institute \
    credit banco banque compagnie societe corporacion empresa ";

/// What stands before the name of a firm, which is called by it alone too.
static LEADS: WordList = WordList::spaced(" grupo groupe gruppo banco banca banque bank ");

/// Words of parties that others share, or that say what their members are and not what they are called.
static PERSUASIONS: WordList = WordList::spaced(
    " labour labor democratic liberal popular green peasant peasants workers people's people national radical freedom \
    independence unity peace justice progress civic reform agrarian country farmers christian social islamic ",
);

/// Verbs and nouns that only the business has beside a name it shares with a person: `Saatchi shares`.
static OWNED: WordList =
    WordList::of(&["shares", "stock", "shareholders", "plc", "earnings", "profits", "subsidiary", "units"]);

/// Lets shorter names of an organisation stand for the longest that was named first, and adds those that nobody saw.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, spans: &mut Vec<Span>) {
    let (mut whole, mut longer) = (Vec::<Whole>::new(), Vec::new());
    let (mut beginnings, mut ids) = (Beginnings::new(), FxHashSet::default());
    for span in spans.iter() {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        let (is_long, is_known) = match &span.meaning {
            Meaning::New(new) => (new.kind != ActorKind::Person, false),
            Meaning::Known(place, _) => {
                let kind = registry.actors()[*place as usize].kind;
                (kind == ActorKind::Company || kind == ActorKind::Party && is_called_party(part.text, own), true)
            }
            _ => (false, false),
        };
        if !is_long || own.len() < 2 || part.in_capitals[span.first] {
            continue;
        }
        let mut core = core_of(part.text, own);
        // `News` is not News Limited, `Ontario` not the Ontario Liberal Party.
        let is_any_party = is_any_party(part.text, own);
        if is_any_party || core == 1 && own[0].of(part.text) == "News" {
            core = own.len();
        }
        // `Grupo Carso` and `Bank Summa` are Carso and Summa.
        let is_led = own.len() == 2 && LEADS.contains_in_any_case(own[0].of(part.text)) && is_uncommon(&own[1]);
        let is_short = core < own.len() || is_known && is_uncommon(&own[0]) || is_led;
        // What has no shorter name is looked for as a whole: the tagger may have seen it once only. Its words have to say what it is.
        let is_sort = matches!(&span.meaning, Meaning::New(new) if new.kind != ActorKind::Organisation);
        if (is_short || is_sort) && ids.insert(&span.meaning) {
            // `Oy Karhunkoski Ab`
            let skipped = usize::from(is_led || core > 1 && matches!(own[0].of(part.text), "Oy" | "PT"));
            let words: Vec<u64> = own[skipped..].iter().map(|word| word.hash).collect();
            longer.push((span, words, core - skipped, is_short));
        }
    }
    // `MacMillan` of MacMillan Bloedel Ltd, where no other begins so.
    let mut first_words: FxHashMap<u64, usize> = FxHashMap::default();
    let shorter = longer.iter().filter(|(.., is_short)| *is_short);
    shorter.for_each(|(_, words, ..)| *first_words.entry(words[0]).or_default() += 1);
    for (span, words, core, is_short) in longer {
        let part = &reading.parts[span.part];
        let own = &part.words[span.end - words.len()..span.end];
        let is_known = matches!(span.meaning, Meaning::Known(..));
        let is_firm = is_short
            && !is_any_party(part.text, own)
            && (is_known || bare_of(part.text, own) < own.len())
            && first_words[&words[0]] == 1;
        let core = if is_firm && is_uncommon(&own[0]) { 1 } else { core };
        // `Pelorus Mining` is what Pelorus Mining Corp. is called, and so is its `Pelorus`.
        let bare = own[..bare_of(part.text, own)].iter().map(|word| word.hash);
        let longest = beginnings.of_all(bare).filter(|_| !is_known);
        let meaning = longest.map_or(&span.meaning, |place| &whole[place].meaning).clone();
        beginnings.add(&words, core, whole.len());
        let by_first_word = is_firm && core == 1 && core_of(part.text, own) > 1;
        whole.push(Whole { meaning, at: (span.part, span.first), by_first_word });
    }
    if whole.is_empty() {
        return;
    }
    // A name is a shorter one of another if it begins with its core and nothing but ends of names is missing.
    let full_of = |text: &str, own: &[Word]| {
        let bare = own[..bare_of(text, own)].iter().map(|word| word.hash);
        beginnings.of_all(bare).map(|place| &whole[place])
    };
    // Where each person is named in full for the first time.
    let mut persons: FxHashMap<ActorId, (usize, usize)> = FxHashMap::default();
    for span in spans.iter().filter(|span| span.end - span.first > 1) {
        if let Meaning::New(new) = &span.meaning
            && new.kind == ActorKind::Person
        {
            persons.entry(new.id.clone()).or_insert((span.part, span.first));
        }
    }
    // Whom the registry knows by a family name alone, and the article never names in full, it does not mean.
    let mut in_full: FxHashSet<u32> = FxHashSet::default();
    in_full.extend(spans.iter().filter(|span| span.end - span.first > 1).filter_map(|span| match span.meaning {
        Meaning::Known(place, _) => Some(place),
        _ => None,
    }));
    for span in spans.iter_mut() {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        if let Meaning::Known(place, _) = span.meaning {
            let is_person = registry.actors()[place as usize].kind == ActorKind::Person;
            let before = span.first.checked_sub(1).map(|before| part.words[before].of(part.text));
            let is_free = is_person && own.len() == 1 && !in_full.contains(&place) && !before.is_some_and(is_title);
            if let Some(full) = full_of(part.text, own).filter(|_| is_free && !part.in_capitals[span.first]) {
                // Within the whole name it is counted already.
                let is_within = part.words.get(span.end).is_some_and(|next| is_end_of_name(part.text, next));
                let meaning = if is_within { Meaning::Nobody } else { full.meaning.clone() };
                (span.meaning, span.rule) = (meaning, MentionRule::Again);
            }
            continue;
        }
        let Meaning::New(new) = &span.meaning else { continue };
        let is_person = new.kind == ActorKind::Person;
        let is_named_after = is_person && span.rule == MentionRule::Again;
        // `Denholm Aggregates` of Denholm Aggregates Ltd looks like a person; `Calvin Klein` is one.
        let has_given_name = is_person && own.len() > 1 && sexes::of_given(own[0].hash).is_some();
        if has_given_name || part.in_capitals[span.first] && !is_named_after {
            continue;
        }
        let Some(full) = full_of(part.text, own).filter(|full| full.meaning != span.meaning) else { continue };
        if is_person && own.len() > 1 {
            let before = span.first.checked_sub(1).map(|before| part.words[before].of(part.text));
            if !before.is_some_and(is_title) && is_firm(&full.meaning) {
                (span.meaning, span.rule) = (full.meaning.clone(), MentionRule::Again);
            }
            continue;
        }
        // A family name that the article gives to somebody stays theirs, unless the firm came first.
        let is_firm = || {
            let before = span.first.checked_sub(1).map(|before| part.words[before].of(part.text));
            let next = part.words.get(span.end).map_or("", |next| next.of(part.text));
            let person = persons.get(&new.id).copied().unwrap_or_default();
            let is_before = full.at < person && (span.part, span.first) < person;
            !before.is_some_and(is_title) && (is_before || OWNED.contains(next))
        };
        if !is_named_after || is_firm() {
            (span.meaning, span.rule) = (full.meaning.clone(), MentionRule::Again);
        }
    }
    // What of these names the text uses alone stands in a headline in capitals too.
    let mut used: FxHashSet<u64> = FxHashSet::default();
    let meanings: FxHashSet<&Meaning> = whole.iter().map(|whole| &whole.meaning).collect();
    for span in spans.iter().filter(|span| span.rule == MentionRule::Again && span.end - span.first == 1) {
        if meanings.contains(&span.meaning) {
            used.insert(reading.parts[span.part].words[span.first].hash);
        }
    }
    // `HANLEY` of a headline looks like a person.
    for span in spans.iter_mut().filter(|span| span.end - span.first == 1) {
        let part = &reading.parts[span.part];
        let own = &part.words[span.first..span.end];
        let is_lone = matches!(span.meaning, Meaning::New(_)) && span.rule == MentionRule::Found;
        if is_lone
            && part.in_capitals[span.first]
            && used.contains(&own[0].hash)
            && let Some(full) = full_of(part.text, own)
        {
            (span.meaning, span.rule) = (full.meaning.clone(), MentionRule::Again);
        }
    }
    let mut added = Vec::new();
    // The headline comes last: it gives no name that the text has not.
    for (number, part) in reading.parts.iter().enumerate().rev() {
        let mut taken = vec![false; part.words.len()];
        spans.iter().filter(|span| span.part == number).for_each(|span| taken[span.first..span.end].fill(true));
        let small = LazyCell::new(|| -> FxHashSet<u64> {
            part.words.iter().filter(|word| word.capitals == Capitals::None).map(|word| word.hash).collect()
        });
        for (place, word) in part.capitals() {
            let is_loud = part.in_capitals[place];
            let is_capital = word.capitals == Capitals::First || is_loud && word.capitals == Capitals::All;
            if taken[place] || !is_capital || word.end - word.start < 4 {
                continue;
            }
            let free = (place..part.words.len()).take_while(|at| !taken[*at]).map(|at| part.words[at].hash);
            let Some((length, full)) = beginnings.of_most(free) else { continue };
            let Whole { meaning: full, by_first_word, .. } = &whole[full];
            let is_alone = match is_loud {
                true => used.contains(&word.hash),
                false => {
                    stands_alone(part.text, &part.words, place, &taken)
                        && !is_territory(part.text, &part.words, place)
                        && !small.contains(&word.hash)
                        && (!by_first_word || !word.begins_sentence || is_subject(part.text, &part.words, place))
                }
            };
            // `Credit Sable Asset Management` is not Credit Sable.
            let goes_on = length > 1
                && part.words.get(place + length).is_some_and(|next| {
                    let is_joined = next.gap == Gap::Space && !next.begins_sentence && next.capitals != Capitals::None;
                    is_joined && !is_loud && !is_end_of_name(part.text, next) && !is_title(next.of(part.text))
                });
            if (length > 1 || is_alone) && !goes_on {
                if length == 1 {
                    used.insert(word.hash);
                }
                added.push(Span::decided(number, place..place + length, full.clone(), MentionRule::Again));
            }
        }
    }
    if !added.is_empty() {
        spans.extend(added);
        spans.sort_by_key(|span| (span.part, span.first));
    }
}

/// An organisation that the article names at length.
struct Whole {
    meaning: Meaning,
    /// The part and the word where it does so first.
    at: (usize, usize),
    /// Whether its first word alone is less than what its form and trade leave.
    by_first_word: bool,
}

/// Whether the form of a business stands behind the name of an organisation that no registry knows.
fn is_firm(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::New(new) if new.kind != ActorKind::Person && ends_in_form(&new.label))
}

/// Whether what stands before `Party` is the name of a party and no persuasion: `Welfare Party`, `True Path Party`.
fn is_called_party(text: &str, own: &[Word]) -> bool {
    let [.., before, last] = own else { return false };
    let is_persuasion = |word: &Word| {
        let written = word.of(text);
        PERSUASIONS.contains_in_any_case(written)
            || written.ends_with("ist")
            || written.ends_with("an")
            || written.ends_with("ive")
    };
    last.of(text) == "Party"
        && last.gap == Gap::Space
        && !own.iter().any(is_persuasion)
        && before.capitals == Capitals::First
}

/// Whether a party is called by its state or persuasion, which stands for others too.
fn is_any_party(text: &str, own: &[Word]) -> bool {
    own.last().is_some_and(|last| last.of(text) == "Party") && !is_called_party(text, own)
}

/// Whether the first word of a name can stand for the whole of it.
fn is_uncommon(word: &Word) -> bool {
    static HASHES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| COMMON.split_whitespace().map(hash_of).collect());
    word.end - word.start >= 5 && word.capitals == Capitals::First && !HASHES.contains(&word.hash)
}

/// Whether a word at the beginning of a sentence is its subject, or says whose that is: `Elders said`, `Elders chairman`, `Elders's chairman`.
fn is_subject(text: &str, words: &[Word], place: usize) -> bool {
    static VERBS: WordList = WordList::of(&[
        "said",
        "says",
        "will",
        "would",
        "is",
        "was",
        "has",
        "had",
        "owns",
        "makes",
        "earned",
        "lost",
        "reported",
        "agreed",
        "bought",
        "sold",
        "plans",
        "and",
        "may",
        "shares",
        "rose",
        "fell",
        "chairman",
        "chief",
        "spokesman",
        "spokeswoman",
        "executives",
        "officials",
        "president",
        "workers",
        "managers",
    ]);
    let next = words.get(place + 1).filter(|next| !next.begins_sentence);
    next.is_some_and(|next| next.gap == Gap::Possessive || VERBS.contains(next.of(text)))
}

/// Whether a state or town of the name is meant: `the State of Jalvania`, `the Jalvania government`.
fn is_territory(text: &str, words: &[Word], place: usize) -> bool {
    static BEHIND: WordList =
        WordList::of(&["state", "government", "province", "region", "police", "governor", "city", "authorities"]);
    let next = words.get(place + 1).filter(|next| next.gap == Gap::Space && !next.begins_sentence);
    let is_of = place > 1 && words[place].gap == Gap::Space && words[place - 1].of(text) == "of";
    let is_before = is_of && words[place - 1].gap == Gap::Space && words[place - 2].capitals == Capitals::First;
    is_before || next.is_some_and(|next| BEHIND.contains(next.of(text)))
}

fn is_form_or_group(text: &str, word: &Word) -> bool {
    is_form(text, word) || GROUPS.contains_in_any_case(word.of(text)) || word.of(text) == "Party"
}

fn is_trade(word: &Word) -> bool {
    static HASHES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| TRADES.split_whitespace().map(hash_of).collect());
    HASHES.contains(&word.hash)
}

/// Whether a word behind a space says what form of business it is or what it does.
fn is_end_of_name(text: &str, word: &Word) -> bool {
    word.gap == Gap::Space && word.capitals != Capitals::None && (is_form_or_group(text, word) || is_trade(word))
}

/// How many words of a name are left without the form of business.
fn bare_of(text: &str, words: &[Word]) -> usize {
    words.iter().rposition(|word| !is_form_or_group(text, word)).map_or(words.len(), |last| last + 1)
}

/// How many words are left without form and trade; of `Saatchi and Saatchi` one.
fn core_of(text: &str, words: &[Word]) -> usize {
    let bare = bare_of(text, words);
    if bare == 3 && words[0].hash == words[2].hash {
        return 1;
    }
    words[..bare].iter().rposition(|word| !is_trade(word)).map_or(bare, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn what_is_left_of_a_name_is_its_bearers() {
        for (text, expected) in [
            ("The Welfare Party met. The court may ban Welfare.", "org:welfare-party=2"),
            (
                "Haldan Mining Corp. bought a mill. Haldan will keep it. The chief of Haldan Mining left.",
                "org:Haldan Mining Corp=3",
            ),
            ("The banks Carso and Grupo Carso met; then Carso left.", "org:grupo-carso=3"),
            // What many names begin with is none, nor is the province of a party.
            (
                "The News Limited group won. (Yahoo! News) The Ontario Liberal Party met in Ontario.",
                "org:News Limited=1 org:Ontario Liberal Party=1 org:yahoo=1",
            ),
            ("Denholm Aggregates Ltd had promised jobs. Denholm Aggregates said so.", "org:Denholm Aggregates Ltd=2"),
            // A persuasion is no name.
            ("The Communist Party of Nepal met. Many Communist leaders left.", "org:cpn-uml=1"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let bodies = named.actors.iter().filter(|actor| actor.id.as_str().starts_with("org:"));
            let found: Vec<String> = bodies.map(|actor| format!("{}={}", actor.id, actor.mentions)).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Tells firms and other bodies that no list knows by what they do, whose they are and what is done with them, in texts about business:
//! `Brandor owes the mines 300 million`, `Brandor chairman Corin Halden`, `sold to Brandor`, `the refinery Brandor`.
//!
//! Persons do and have much of it as well, but are given a full name or a title once; whoever is one word, and that word is nothing else, is
//! hardly a person. So all of it holds for such words only.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::SURE;
use super::marks::{ARTICLE, BODY, FORM, NEVER, ORGANISATION, PLACE, ROLE, SMALL, TRADE};
use super::page::Page;
use crate::actors::names::{KnownKind, KnownSpan, NameKind, is_learnt_as_no_name};
use crate::actors::registry::is_given_name;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// How words of English end that are no names.
const ENDINGS: [&str; 36] = [
    "ing", "ed", "ly", "ment", "tion", "sion", "ness", "ship", "ance", "ence", "ity", "ism", "hood", "ful", "less", "able",
    "ible", "ous", "ive", "body", "thing", "where", "ever", "men", "ics", "cracy", "ists", "ers", "ors", "ies", "ants",
    "nal", "ical", "ial", "ural", "tic",
];

/// Words that begin sentences without an article and end in no such way: what is dealt in, counted and paid, who works and rules.
static WORDS: WordList = WordList::spaced(
    " coal crude wheat corn maize barley rice sugar coffee cocoa tea cotton wool rubber timber steel iron copper zinc nickel tin lead \
    gold silver platinum aluminium aluminum cement fertiliser fertilizer gas oil diesel petrol gasoline kerosene power soy beef pork \
    lamb butter milk cheese fish salmon shrimp tobacco beer wine paper pulp output input demand supply turnover volume trade growth gdp \
    gnp cpi ppi ipo vat income profit revenue debt deficit surplus cash credit capital tax interest freight cargo traffic labour labor \
    staff crew industry business press media public church court cabinet congress opposition everyone anyone someone nobody none \
    neither nothing much most many some few all both half work rent land water rain snow wind weather food fuel housing health trust \
    money wage pay salary budget yield mission front panel union army navy team club bank firm company group board council party \
    state city town village port market bourse stock bond index airline plant mine mill factory refinery winter spring summer autumn \
    today tomorrow yesterday internet web email mail television radio football soccer cricket tennis golf hockey rugby ",
);

/// Whether a word with a capital may have it only because a sentence begins with it.
pub(super) fn may_be_word(page: &Page<'_>, place: usize) -> bool {
    let word = &page.words[place];
    let written = page.written(place);
    let small = written.to_ascii_lowercase();
    // A single capital, and plurals: `Prosecutors`, `Buyers`.
    let is_plural = small.ends_with('s') && !small.ends_with("us") && !small.ends_with("is") && !small.ends_with("os");
    small.len() < 3
        || is_plural && word.capitals == Capitals::First
        || word.capitals == Capitals::First && ENDINGS.iter().any(|ending| small.ends_with(ending))
        || WORDS.contains(&small)
        || page.is_small_anywhere(word.hash)
        || is_learnt_as_no_name(word.hash)
}

/// Whether some words are such that what stands beside them may tell a body: one word, or two that nobody takes for a person, and neither
/// known otherwise nor a given name.
fn is_stranger(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_odd = |place: usize| page.is_marked(place, NEVER | ROLE | SMALL | ARTICLE | TRADE | BODY | FORM);
    let is_person = || page.found_in(words).any(|name| name.kind == NameKind::Person);
    // `FM` of `2Day FM`
    let is_cut = page.follows(words.start) && page.words[words.start - 1].capitals == Capitals::Digit;
    (1..=2).contains(&words.len())
        && !is_cut
        && !page.between(words.start).ends_with('(')
        && page.known_in(words).is_empty()
        && !is_given_name(page.words[words.start].hash)
        && !words.clone().any(is_odd)
        && !words.clone().all(|place| may_be_word(page, place))
        && (words.len() == 1 || !is_person())
}

/// What firms plan, seek and refuse `to` do.
static TO: WordList = WordList::spaced(
    " plans planned expects expected intends intended aims aimed hopes agreed agrees refused \
    declined promised began started ",
);

/// What firms do that is told in one word.
static DOES: WordList = WordList::spaced(
    " owes owed denied denies signed sold bought acquired posted borrowed leased merged launched recalled issued invested makes sells \
    employs operates produces publishes owns controls exports imports supplies lends brews refines insures ",
);

/// What firms do, behind `has` and `had`.
static HAS: WordList = WordList::spaced(
    " signed agreed sold bought acquired won filed raised cut borrowed hired suspended closed opened launched stopped secured purchased \
    recalled issued invested ordered merged leased applied sued ",
);

/// What they do, behind `will` and `would`.
static WILL: WordList = WordList::spaced(
    " sell buy cut close launch invest build acquire issue raise dismiss hire recall suspend expand export import supply sue file merge \
    restructure list delist ship produce deploy publish lease drill float refine ",
);

/// Who and what is a firm's, beside its shares.
static OWN: WordList = WordList::spaced(" workers management creditors debtors depositors bondholders ");

/// Who heads a firm, as it stands between its name and that of a person.
static CHIEFS: WordList =
    WordList::spaced(" president chairman chairwoman chairperson owner boss head chief founder director ");

/// Whether an unknown body is told by what stands behind its name or before it.
pub(super) fn tell(page: &Page<'_>, words: &Range<usize>) -> bool {
    if !page.is_of_business() || !is_stranger(page, words) {
        return false;
    }
    does(page, words.end)
        || is_headed(page, words.end)
        || is_of_state(page, words)
        || page.follows(words.start) && is_behind(page, words)
}

/// `Brandor of Sweden`: persons who are of a state have a full name.
fn is_of_state(page: &Page<'_>, words: &Range<usize>) -> bool {
    let state = words.end + 1;
    let is_of = words.len() == 1
        && !page.is_marked(words.start, ORGANISATION | PLACE)
        // `the Treasurer of Australia`, `the former Mandate of Palestine`
        && (!page.follows(words.start) || page.is_marked(words.start - 1, SMALL) && !page.is_marked(words.start - 1, ARTICLE))
        && next(page, words.end) == "of"
        && page.follows(state);
    let run = page.run_at(state);
    is_of
        && !run.is_empty()
        && matches!(page.known_in(&run), [one] if one.kind == KnownKind::State && page.words_within(one.start, one.end) == run)
}

/// Puts the unknown words of a list among bodies that are known or were told: `Nestle, Brandor and Unilever`, `Brandor and Nestle`.
pub(super) fn put_listed(page: &mut Page<'_>, bearers: &FxHashSet<u64>) {
    const MOST_ITEMS: usize = 12;
    if !page.is_of_business() {
        return;
    }
    let runs = page.runs();
    let is_and =
        |page: &Page<'_>, place: usize| page.follows(place) && page.written(place) == "and" && page.follows(place + 1);
    let mut first = 0;
    while first < runs.len() {
        // The items of the list, and whether its last two have `and` between them.
        let (mut end, mut has_and) = (first + 1, false);
        while end < runs.len() && end - first < MOST_ITEMS && !has_and {
            let (before, next) = (runs[end - 1].end, &runs[end]);
            let is_comma =
                next.start == before && page.words[before].gap == Gap::Comma && !page.words[before].begins_sentence;
            has_and = next.start == before + 1 && is_and(page, before);
            if !is_comma && !has_and {
                break;
            }
            end += 1;
        }
        let items = &runs[first..end];
        first = end;
        if !has_and || page.loud[items[0].start] {
            continue;
        }
        let is_body = |item: &Range<usize>| {
            let is_whole = |known: &KnownSpan| page.words_within(known.start, known.end) == *item;
            matches!(page.known_in(item), [one] if one.kind == KnownKind::Organisation && is_whole(one))
                || page.found_as(item).is_some_and(|name| name.kind == NameKind::Organisation && name.score >= SURE)
        };
        // `Chamber of Commerce and Industry` is no list.
        let reaches_over = |item: &Range<usize>| {
            let bytes = page.bytes_of(item);
            page.found_in(item).any(|name| name.start < bytes.start || name.end > bytes.end + 1)
        };
        if items.iter().any(reaches_over) {
            continue;
        }
        let is_adjective =
            |written: &str| ["ian", "ean", "can", "ese", "ish", "ic"].iter().any(|end| written.ends_with(end));
        let is_open = |item: &Range<usize>| {
            let is_bearer = item.clone().any(|place| bearers.contains(&page.words[place].hash));
            let is_word = item.len() != 1 || is_adjective(page.written(item.start));
            !is_word && !is_body(item) && !is_bearer && is_stranger(page, item)
        };
        let bodies = items.iter().filter(|item| is_body(item)).count();
        let open: Vec<Range<usize>> = items.iter().filter(|item| is_open(item)).cloned().collect();
        const OTHERS: [KnownKind; 3] = [KnownKind::Person, KnownKind::State, KnownKind::Place];
        let is_other = |item: &Range<usize>| {
            page.is_known(item, &OTHERS) || page.found_in(item).any(|name| name.kind != NameKind::Organisation)
        };
        let are_bodies = bodies >= 2 && bodies * 2 >= items.len() && !items.iter().any(is_other);
        if bodies > 0 && (are_bodies || bodies + open.len() == items.len()) {
            open.iter().for_each(|item| page.put(item, NameKind::Organisation));
        }
    }
}

fn next<'a>(page: &Page<'a>, place: usize) -> &'a str {
    if page.follows(place) { page.written(place) } else { "" }
}

/// `Brandor plans to`, `Brandor has sold`, `Brandor workers`.
fn does(page: &Page<'_>, verb: usize) -> bool {
    if page.is_capital(verb) {
        return false;
    }
    let behind = next(page, verb + 1);
    match next(page, verb) {
        "" => false,
        "put" => behind == "off",
        "spun" => behind == "off",
        "has" | "had" => HAS.contains(behind),
        "will" | "would" => WILL.contains(behind),
        "found" => matches!(behind, "gas" | "oil" | "gold"),
        written => TO.contains(written) && behind == "to" || DOES.contains(written) || OWN.contains(written),
    }
}

/// `Brandor chairman Corin Halden`, `Brandor managing director Corin Halden`.
fn is_headed(page: &Page<'_>, after: usize) -> bool {
    let head = match next(page, after) {
        "managing" | "general" | "commercial" => after + 1,
        "chief" if matches!(next(page, after + 1), "executive" | "economist") => after + 1,
        _ => after,
    };
    let noun = next(page, head);
    let is_head = CHIEFS.contains(noun) || head > after && matches!(noun, "manager" | "executive" | "economist");
    let name = page.run_at(head + 1);
    is_head && page.follows(head + 1) && name.len() > 1
}

/// What is done `by` firms.
static BY: WordList = WordList::spaced(
    " bought acquired owned controlled managed operated made built produced supplied published issued underwritten sold distributed \
    brewed insured employed marketed exported imported part-owned half-owned majority-owned ",
);

/// What is done with them and what is theirs: a word and the preposition behind it.
const OF: [(&str, &str); 30] = [
    ("sold", "to"),
    ("owed", "to"),
    ("bid", "for"),
    ("bids", "for"),
    ("order", "from"),
    ("orders", "from"),
    ("loan", "from"),
    ("loans", "from"),
    ("stake", "in"),
    ("merged", "with"),
    ("merged", "into"),
    ("merge", "with"),
    ("merger", "with"),
    ("venture", "with"),
    ("manager", "of"),
    ("president", "of"),
    ("owner", "of"),
    ("owners", "of"),
    ("receiver", "of"),
    ("liquidator", "of"),
    ("unit", "of"),
    ("arm", "of"),
    ("debtors", "of"),
    ("directors", "of"),
    ("takeover", "of"),
    ("purchase", "of"),
    ("acquisition", "of"),
    ("privatisation", "of"),
    ("privatization", "of"),
    ("sources", "at"),
];

/// `sold to Brandor`, `the merger with Brandor`.
fn is_behind(page: &Page<'_>, words: &Range<usize>) -> bool {
    let Some(head) = words.start.checked_sub(2).filter(|_| page.follows(words.start - 1)) else { return false };
    let (noun, preposition) = (page.written(head), page.written(words.start - 1));
    let is_led = || noun == "led" && page.words[head].gap == Gap::Comma;
    // `the president of Brandor district`, `sold to Brandor County`
    let goes_on =
        page.follows(words.end) && !page.is_marked(words.end, SMALL) && page.words[words.end].capitals == Capitals::None;
    let is_one = match preposition {
        "by" => BY.contains(noun) || is_led(),
        _ => OF.contains(&(noun, preposition)),
    };
    is_one && !(goes_on && is_of_place(page.written(words.end)))
}

/// Nouns of places behind a name.
fn is_of_place(word: &str) -> bool {
    static PLACES: WordList = WordList::spaced(
        " district province region county village town city municipality state island constituency ward street hospital port airport \
        station prison camp square market hill valley oblast ",
    );
    PLACES.contains(word)
}

/// Nouns of bodies right before an unknown word.
static HEADS: WordList = WordList::spaced(
    " movement front bottler refinery mill holding fund brokers stockbrokers auditors consultants makers groups producers label studio railway bakery club \
    agency institute pollster theatre museum laboratory university clinic courier ",
);

/// The same, where persons are called so as well.
static RIVALS: WordList =
    WordList::spaced(" rival sponsor competitor parent trader grower broker stockbroker refiner bottler ");

/// Nouns of two words: `publishing house`.
const PAIRS: [(&str, &str); 16] = [
    ("publishing", "house"),
    ("trading", "house"),
    ("shipping", "line"),
    ("ferry", "line"),
    ("cruise", "line"),
    ("radio", "station"),
    ("television", "station"),
    ("tv", "station"),
    ("radio", "channel"),
    ("television", "channel"),
    ("tv", "channel"),
    ("news", "channel"),
    ("think", "tank"),
    ("trade", "union"),
    ("record", "label"),
    ("film", "studio"),
];

/// `the refinery Brandor`, `the publishing house Brandor`, and `Rival Brandor` at the beginning of a sentence: the unknown word.
pub(super) fn is_called(page: &Page<'_>, words: &Range<usize>) -> bool {
    let noun = words.start.wrapping_sub(1);
    if words.len() != 1 || !page.follows(words.start) || page.is_capital(words.end) && page.follows(words.end) {
        return false;
    }
    if page.is_capital(noun) && !page.words[noun].begins_sentence {
        return false;
    }
    let written = page.written(noun);
    let is_pair = || {
        let first = page.written(noun.wrapping_sub(1));
        page.follows(noun) && PAIRS.iter().any(|(one, other)| *other == written && first.eq_ignore_ascii_case(one))
    };
    let is_noun = HEADS.contains_in_any_case(written)
        || is_pair()
        || RIVALS.contains_in_any_case(written) && page.is_of_business() && !is_headless(page, noun);
    // `the club Brandor left was`
    let is_clause = || {
        let verb = words.end;
        let is_past =
            next(page, verb).ends_with("ed") || matches!(next(page, verb), "left" | "led" | "ran" | "built" | "owns");
        let behind = page.words.get(verb + 1);
        let is_over = behind.is_none_or(|word| word.begins_sentence || word.gap == Gap::Comma)
            || matches!(
                next(page, verb + 1),
                "in" | "is" | "was" | "are" | "were" | "has" | "had" | "will" | "would" | "for"
            );
        page.is_marked(noun.wrapping_sub(1), ARTICLE) && is_past && is_over
    };
    is_noun && is_stranger(page, words) && !is_clause()
}

/// `his rival Brandor` is a person.
fn is_headless(page: &Page<'_>, noun: usize) -> bool {
    static WHOSE: WordList = WordList::spaced(" his her my your ");
    page.follows(noun) && WHOSE.contains_in_any_case(page.written(noun.wrapping_sub(1)))
}

/// `, based in Vlore`, `, owned by three brothers`, `, which merged`: behind the name of an unknown body.
pub(super) fn is_added(page: &Page<'_>, words: &Range<usize>) -> bool {
    static WHICH: WordList = WordList::spaced(
        " makes operates owns runs sells employs produces merged controls publishes prints brews builds built supplies lends exports \
        imports distributes develops ships manages insures refines mines sews bought sold launched markets lists speaks represents ",
    );
    let after = words.end;
    let is_apart = page.words.get(after).is_some_and(|word| word.gap == Gap::Comma && !word.begins_sentence);
    let behind = next(page, after + 1);
    let is_one = is_apart
        && match page.written(after) {
            "which" => WHICH.contains(behind),
            "based" | "headquartered" => behind == "in",
            "owned" | "controlled" => behind == "by",
            "sold" => behind == "to",
            _ => false,
        };
    is_one && page.is_of_business() && is_stranger(page, words)
}

/// `Brandor, a towel maker,`: what only a firm is, where what it deals in stands before it.
pub(super) fn is_maker(page: &Page<'_>, words: &Range<usize>, article: usize, noun: usize) -> bool {
    static MAKERS: WordList = WordList::spaced(
        " maker producer grower trader importer exporter supplier distributor operator refiner miner brewer builder bottler courier \
        contractor stevedore insurer fund holding plant ginner label studio institute lobby smelter ",
    );
    static PERSONS: WordList =
        WordList::spaced(" film documentary policy peace law trouble merry dress cheese home money decision ");
    MAKERS.contains(page.written(noun))
        && (noun > article + 1 || !page.is_marked(noun, ROLE))
        && !PERSONS.contains(page.written(noun - 1))
        && page.is_of_business()
        && words.len() == 1
        && is_stranger(page, words)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    const BUSINESS: &str = "Shares were mixed on the bourse. The bank lent more. ";

    #[test]
    fn an_unknown_word_is_a_firm_by_what_is_said_of_it() {
        for (text, expected) in [
            ("Brandor plans to build a yard.", "org:Brandor"),
            ("Brandor has sold its yard.", "org:Brandor"),
            ("Brandor owes the mines money.", "org:Brandor"),
            ("Brandor workers left.", "org:Brandor"),
            ("Brandor chairman Odo Kelanor left.", "org:Brandor"),
            ("The yard was sold to Brandor in May.", "org:Brandor"),
            ("The yard was built by Brandor.", "org:Brandor"),
            ("Brandor, based in Ostra, left.", "org:Brandor"),
            ("Brandor, which merged with it, left.", "org:Brandor"),
            ("Brandor, a towel maker, left.", "org:Brandor"),
            ("The refinery Brandor lost money.", "org:Brandor"),
            ("Rival Brandor left.", "org:Brandor"),
            ("Brandor of Sweden left.", "org:Brandor"),
            ("It named Sanofi, Brandor and Bayer.", "org:Brandor org:bayer org:sanofi"),
            // Words that begin sentences, persons, and what is of a state without being a firm.
            ("Management plans to build a yard.", ""),
            ("Prosecutors denied it.", ""),
            ("Output has cut into it.", ""),
            ("Mr Brandor left. Brandor plans to build a yard.", ""),
            ("Odo Brandor left. The yard was sold to Brandor.", ""),
            ("The Treasurer of Australia left.", ""),
            ("Her rival Brandor left.", ""),
        ] {
            let found = ids(&format!("{BUSINESS}{text}"), |id| id.starts_with("org:"));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn without_business_most_of_it_says_nothing() {
        for text in ["Brandor plans to build a hut.", "Brandor owes him money.", "The hut was built by Brandor."] {
            assert_eq!(ids(text, |id| id.starts_with("org:")), "", "{text}");
        }
    }
}

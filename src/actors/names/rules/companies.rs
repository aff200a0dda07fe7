//! Companies and other bodies of which only what stands beside them says what they are: `shares of Humana`, `the insurer Tryg`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::found::Found;
use super::marks::{
    AGENT, ANALYST, ARTICLE, BODY, DEALS, FINANCE, FLIGHT, NEVER, ORGANISATION, OWNED, PART, ROLE, SAYS, SMALL, TRADE,
};
use super::page::Page;
use super::{OVERRIDING, SURE};
use super::{deeds, strangers, trades};
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;

/// What no business is called by itself.
const OTHERS: [KnownKind; 5] =
    [KnownKind::State, KnownKind::Place, KnownKind::Nationality, KnownKind::People, KnownKind::Person];

/// How many words an apposition may have before its noun: `a family-owned maker of`.
const REACH: usize = 8;

/// Finds businesses in the texts of an article; `bearers` are the words of the names of its persons.
pub(super) fn mend(pages: &mut [Page<'_>], bearers: &FxHashSet<u64>) {
    let mut decided: FxHashSet<u64> = FxHashSet::default();
    for page in pages.iter_mut() {
        for run in page.runs().iter() {
            let run = behind_days(page, run);
            if page.loud[run.start] {
                continue;
            }
            if trades::is_of_branch(page, &run) {
                page.put(&run, NameKind::Organisation);
            }
            if let Some(words) = business(page, &run, bearers).map(|words| with_head(page, words)) {
                decided.insert(page.hash_of(&words));
                page.put(&words, NameKind::Organisation);
            }
        }
        drop_errands(page);
        join_partners(page);
    }
    if !decided.is_empty() {
        for page in pages.iter_mut() {
            for run in page.runs().iter() {
                let run = behind_days(page, run);
                let is_same = decided.contains(&page.hash_of(&run));
                if is_same && page.found_as(&run).is_none_or(|name| name.kind != NameKind::Organisation) {
                    page.put(&run, NameKind::Organisation);
                }
            }
        }
    }
    pages.iter_mut().for_each(|page| strangers::put_listed(page, bearers));
    fly(pages);
}

/// A run without the day it begins with: `On Friday Infineon said`.
pub(super) fn behind_days(page: &Page<'_>, run: &Range<usize>) -> Range<usize> {
    static DAYS: WordList = WordList::spaced(" Monday Tuesday Wednesday Thursday Friday Saturday Sunday ");
    let is_day = run.len() > 1 && page.is_marked(run.start, NEVER) && DAYS.contains(page.written(run.start));
    run.start + usize::from(is_day)..run.end
}

/// The words of a run that name a business, if its surroundings say that it is one.
fn business(page: &Page<'_>, run: &Range<usize>, bearers: &FxHashSet<u64>) -> Option<Range<usize>> {
    // `Chipmaker Renesas Electronics`: at the beginning of a sentence the noun has a capital too.
    let leads = run.len() > 1 && page.is_marked(run.start, TRADE) && page.words[run.start].begins_sentence;
    let is_led = !leads && run.len() == 2 && page.words[run.start].begins_sentence;
    let is_led = is_led && strangers::is_called(page, &(run.start + 1..run.end));
    let words = run.start + usize::from(leads || is_led)..run.end;
    // `Bausch` of `shares in Bausch and Lomb Inc`.
    let bytes = page.bytes_of(&words);
    let is_within = |name: FoundName| {
        let reaches_over = name.start < bytes.start && name.end >= bytes.end || name.end > bytes.end + 1;
        name.kind == NameKind::Organisation && name.score >= SURE && reaches_over
    };
    if page.found_in(&words).any(is_within) {
        return None;
    }
    let is_never = |place: usize| page.is_marked(place, NEVER | ROLE | SMALL | TRADE | ARTICLE);
    if words.len() > 4 || words.clone().any(is_never) {
        return None;
    }
    if page.is_known(&words, &OTHERS) {
        return has_shares(page, &words).then_some(words);
    }
    if words.clone().all(|place| page.is_marked(place, ORGANISATION | BODY)) {
        return None;
    }
    let found = page.found_as(&words);
    let is_person = words.len() > 1 && found.is_some_and(|name| name.kind == NameKind::Person && name.score >= 3.0);
    let (before, after) = (words.start.wrapping_sub(1), words.end);
    if trades::is_named(page, &words, is_person, bearers) {
        return Some(words);
    }
    let comes_after = page.follows(words.start) && !page.words[words.start].begins_sentence;
    // `the insurer Tryg`; not `the company's Smith`, nor `the bank Monday`.
    if leads || comes_after && !page.is_capital(before) && page.is_marked(before, TRADE | BODY) && !is_person {
        let is_joined =
            page.follows(after) && page.written(after) == "for" && page.follows(after + 1) && page.is_capital(after + 1);
        let end = if is_joined { page.run_at(after + 1).end } else { after };
        return Some(words.start..end);
    }
    if comes_after
        && page.is_marked(before, AGENT)
        && words.len() == 1
        && has_article(page, before)
        && !bearers.contains(&page.words[words.start].hash)
    {
        return Some(words);
    }
    // Alone at the beginning of a sentence any word has a capital.
    let is_plain = words.len() == 1
        && page.words[words.start].begins_sentence
        && found.is_none()
        && !is_capital_elsewhere(page, page.words[words.start].hash)
        && strangers::may_be_word(page, words.start);
    if is_person || words.clone().any(|place| bearers.contains(&page.words[place].hash)) {
        return None;
    }
    if is_explained(page, &words, is_plain) || !is_plain && strangers::is_added(page, &words) {
        return Some(words);
    }
    if strangers::is_called(page, &words) {
        return Some(words);
    }
    if comes_after && is_part_of(page, before) {
        return Some(words);
    }
    if is_plain || words.clone().any(|place| page.is_marked(place, OWNED | PART)) || is_adjective(page, &words) {
        return None;
    }
    if words.len() <= 2 && deeds::tell_firm(page, &words)
        || comes_after && deeds::is_paper(page, &words)
        || deeds::is_known_by_letters(page, &words)
        || strangers::tell(page, &words) && !deeds::is_addressed(page, &words)
    {
        return Some(words);
    }
    let owns = page.follows(after) && !page.is_capital(after) && page.is_marked(after, OWNED);
    let is_owner = page.words.get(after).is_some_and(|word| word.gap == Gap::Possessive)
        && (page.is_marked(after, OWNED & !ROLE) && !page.is_marked(after, ROLE)
            || page.written(after) == "chief" && page.written(after + 1) == "executive");
    (owns || is_owner || deals(page, after)).then_some(words)
}

/// `Gesture for Peace` of `Peace`.
fn with_head(page: &Page<'_>, words: Range<usize>) -> Range<usize> {
    let head = words.start.wrapping_sub(2);
    let is_joined = words.start >= 2
        && page.follows(words.start)
        && page.follows(words.start - 1)
        && page.written(words.start - 1) == "for"
        && page.is_capital(head)
        && !page.is_marked(head, ROLE | NEVER | OWNED);
    if is_joined { head..words.end } else { words }
}

fn has_article(page: &Page<'_>, place: usize) -> bool {
    (place.saturating_sub(3)..place).any(|before| page.is_marked(before, ARTICLE))
}

/// `Republican spokesman`.
fn is_adjective(page: &Page<'_>, words: &Range<usize>) -> bool {
    let last = page.written(words.end - 1);
    ["ican", "ian", "ist", "ish", "ese", "atic", "ic"].iter().any(|ending| last.ends_with(ending)) && words.len() == 1
}

fn is_capital_elsewhere(page: &Page<'_>, hash: u64) -> bool {
    page.is_capital_inside(hash) && !page.is_small_anywhere(hash)
}

/// `CELEC, the state power company, blamed`; `Biolinea, which makes`.
///
/// A word that is plain, as any may be at the beginning of a sentence, has to be one business: `Renel, the power utility,`.
fn is_explained(page: &Page<'_>, words: &Range<usize>, is_plain: bool) -> bool {
    let after = words.end;
    let Some(first) = page.words.get(after).filter(|word| word.gap == Gap::Comma && !word.begins_sentence) else {
        return false;
    };
    if first.of(page.text) == "which" {
        return !is_plain
            && page.follows(after + 1)
            && matches!(page.written(after + 1), "makes" | "operates" | "owns" | "runs" | "sells" | "employs" | "produces");
    }
    if !page.is_marked(after, ARTICLE) {
        return false;
    }
    for place in after + 1..after + 1 + REACH {
        let hangs = page
            .words
            .get(place)
            .is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Possessive));
        if !hangs || page.is_marked(place, SMALL) || page.words[place].gap == Gap::Possessive {
            return false;
        }
        let is_over = page.words.get(place + 1).is_none_or(|next| {
            next.begins_sentence
                || matches!(next.gap, Gap::Comma | Gap::Other)
                || page.is_marked(place + 1, SMALL)
                // `a pulp maker half owned by`
                || matches!(page.written(place + 1), "half" | "owned" | "partly" | "registered" | "listed" | "controlled")
        });
        if is_over {
            let is_maker = page.is_marked(place, AGENT) && page.written(place + 1) == "of";
            if is_plain {
                let is_closed = page.words.get(place + 1).is_some_and(|next| next.gap == Gap::Comma);
                return page.is_marked(place, TRADE) && is_closed && page.written(after) == "the";
            }
            let is_noun = page.is_marked(place, TRADE | BODY) || deeds::is_noun_of_firm(page.written(place));
            return !page.is_capital(place) && (is_noun || is_maker || strangers::is_maker(page, words, after, place));
        }
    }
    false
}

/// `Arab Potash shares closed`: a name of which the dictionaries know only the beginning as a people or a place.
fn has_shares(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_begun = |words: &Range<usize>| {
        let bytes = page.bytes_of(words);
        let known = page.known_in(words);
        known.iter().all(|known| known.kind != KnownKind::Person && known.start >= bytes.start && known.end < bytes.end)
    };
    words.len() > 1
        && page.follows(words.end)
        && page.written(words.end) == "shares"
        && !page.words[words.end - 1].begins_sentence
        && matches!(
            page.written(words.end + 1),
            "rose" | "fell" | "closed" | "gained" | "lost" | "jumped" | "slipped" | "were" | "slid" | "dropped" | "climbed"
        )
        && is_begun(words)
}

/// `shares of Humana`, `chief executive of Cigna`, `analysts at Bernstein`, `Analyst Lance Wilkes of Bernstein`.
fn is_part_of(page: &Page<'_>, before: usize) -> bool {
    if !matches!(page.written(before), "of" | "in" | "at" | "with" | "for") || !page.follows(before) {
        return false;
    }
    let head = before.wrapping_sub(1);
    if page.is_marked(head, PART | ANALYST) && !matches!(page.written(before), "with") {
        // `executive of the committee` has an article; `chief executive at` and `shares in` have not.
        return page.written(before) != "for" || page.is_marked(head, ANALYST);
    }
    let run = (head.saturating_sub(3)..=head).rev().take_while(|place| page.is_capital(*place)).last();
    matches!(page.written(before), "of" | "at" | "with")
        && run.is_some_and(|first| {
            page.is_marked(first, ANALYST) || first > 0 && page.follows(first) && page.is_marked(first - 1, ANALYST)
        })
}

/// `Infineon will cut 900 jobs`, `Best Buy reported a loss of revenue`.
fn deals(page: &Page<'_>, after: usize) -> bool {
    if !page.follows(after) || page.is_capital(after) || !page.is_marked(after, DEALS) {
        return false;
    }
    let goes_on = |place: &usize| page.words.get(*place).is_some_and(|word| !word.begins_sentence && word.gap != Gap::Comma);
    (after + 1..after + 8).take_while(goes_on).any(|place| page.is_marked(place, FINANCE) && !page.is_marked(place, SAYS))
}

/// `Kessler to Mariners` of a headline is no name.
fn drop_errands(page: &mut Page<'_>) {
    let text = page.text;
    let is_name = |name: &&FoundName| name.kind != NameKind::Organisation || !text[name.start..name.end].contains(" to ");
    page.found = Found::of(page.found.iter().filter(is_name).copied().collect());
}

/// `Gill & Duffus` is a firm, not one person.
fn join_partners(page: &mut Page<'_>) {
    let text = page.text;
    let partners = |name: &FoundName| {
        // `for Jane, Jon & Ann`
        let is_listed = text[..name.start].ends_with(", ");
        let is_pair = name.kind == NameKind::Person && text[name.start..name.end].contains(" & ") && !is_listed;
        FoundName { kind: if is_pair { NameKind::Organisation } else { name.kind }, ..*name }
    };
    page.found = Found::of(page.found.iter().map(partners).collect());
}

/// `Emirates` without its article, in an article on flying, is the airline.
fn fly(pages: &mut [Page<'_>]) {
    let flies = |page: &Page<'_>| page.marks.iter().filter(|marks| **marks & FLIGHT != 0).count();
    if pages.iter().map(flies).sum::<usize>() < 2 {
        return;
    }
    for page in pages {
        for place in 0..page.words.len() {
            let is_it = page.written(place) == "Emirates"
                && !(place > 0 && (page.is_marked(place - 1, ARTICLE) || page.is_capital(place - 1) && page.follows(place)));
            if is_it {
                page.put_with(&(place..place + 1), NameKind::Organisation, OVERRIDING);
            }
        }
    }
}

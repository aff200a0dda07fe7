//! Companies that the form of business in their name gives away: `Bausch and Lomb Inc`, `Oy Karhunkoski Ab`. And what the tagger joins
//! across the end of such a name, or takes for a body: `Hanley Corp. Crowhurst`, `Shr 71` of a table.

use std::ops::Range;

use super::found::Found;
use super::marks::{ARTICLE, FORM, NEVER, ORGANISATION, PART, PARTICLE, ROLE, SMALL};
use super::page::Page;
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;
use crate::text::is_function_word;

/// Forms that begin a name.
static FORMS_BEFORE: WordList = WordList::of(&["Oy", "PT", "AB"]);

/// How many words a name has before its form.
const MOST_WORDS: usize = 7;

/// First words of the lines of a table of earnings.
static TABLES: WordList = WordList::of(&["Shr", "Shrs", "Revs", "Oper", "Qtr", "Qtly", "Avg", "Mths"]);

/// Mends the names of companies in a text.
pub(super) fn mend(page: &mut Page<'_>) {
    cut(page);
    let mut place = 1;
    while place < page.words.len() {
        if !page.is_marked(place, FORM | ARTICLE) {
            place += 1;
            continue;
        }
        let end = end_of_forms(page, place);
        if end > place
            && let Some(start) = start_of(page, place)
        {
            let words = start..end;
            if page.found_as(&words).is_none_or(|name| name.kind != NameKind::Organisation) {
                page.put(&words, NameKind::Organisation);
            }
        }
        place = end.max(place + 1);
    }
}

/// Drops lines of tables, and ends names behind their form of business.
fn cut(page: &mut Page<'_>) {
    let is_false = |name: &FoundName| {
        let words = page.words_within(name.start, name.end);
        if name.kind != NameKind::Organisation || words.is_empty() {
            return false;
        }
        TABLES.contains(page.written(words.start)) || page.between(words.start).ends_with('<')
    };
    let is_end = |place: usize, words: &Range<usize>| {
        let is_stop = page.words[place].gap == Gap::Stop && place > words.start;
        // `Bre-X. Freeport`: no initial ends so.
        let is_tail = |before: usize| page.written(before).len() == 1 && page.words[before].gap == Gap::Hyphen;
        is_stop && page.between(place) == ". " && (is_form(page, place - 1) || is_tail(place - 1))
    };
    let names = page.found.iter().filter(|name| !is_false(name)).map(|name| {
        let words = page.words_within(name.start, name.end);
        let end =
            (name.kind == NameKind::Organisation).then(|| words.clone().find(|place| is_end(*place, &words))).flatten();
        // Another form may follow: `Co. Ltd.`
        let end = end.filter(|end| !(*end + 1 == words.end && is_form(page, *end)));
        FoundName { end: end.map_or(name.end, |end| page.words[end - 1].end as usize), ..*name }
    });
    page.found = Found::of(names.collect());
}

fn is_form(page: &Page<'_>, place: usize) -> bool {
    if !page.is_marked(place, FORM) {
        return false;
    }
    let written = page.written(place).replace('.', "");
    let written = written.as_str();
    // `As` of a title and `Spa` of a town are other words.
    match written.len() {
        2 => matches!(written, "Co" | "Ab") || written.bytes().all(|letter| letter.is_ascii_uppercase()),
        3 => {
            matches!(written, "plc" | "Plc" | "SpA" | "Inc" | "Ltd" | "Bhd" | "Oyj" | "Tbk" | "Pty" | "Lda")
                || written.bytes().all(|letter| letter.is_ascii_uppercase())
        }
        _ => page.is_capital(place),
    }
}

/// The word behind the forms of business that stand at a place; the place itself if none does.
fn end_of_forms(page: &Page<'_>, place: usize) -> usize {
    if page.loud[place] || page.is_capital(place - 1) && is_form(page, place - 1) {
        return place;
    }
    let hangs = |place: usize| {
        page.words.get(place).is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Stop))
    };
    let mut end = place;
    while hangs(end) && is_form(page, end) {
        end += 1;
    }
    let is_danish = end == place && hangs(place) && page.written(place) == "A" && page.between(place + 1) == "/";
    if is_danish && page.written(place + 1) == "S" { place + 2 } else { end }
}

/// The first word of the name that the forms at a place end.
fn start_of(page: &Page<'_>, form: usize) -> Option<usize> {
    const NATIONS: [KnownKind; 1] = [KnownKind::Nationality];
    // `S.G. Warburg and Co`
    let is_and = |place: usize| page.written(place) == "and" && page.follows(place) && place > 0;
    let last = if is_and(form - 1) { form.checked_sub(2)? } else { form - 1 };
    if !page.is_capital(last) || page.is_marked(last, NEVER | ROLE) {
        return None;
    }
    let mut start = run_before(page, last);
    if last + 1 == form && start >= 2 && is_and(start - 1) && is_pair(page, start, form) {
        start = run_before(page, start - 2);
    }
    let mut shortest = start;
    // `There Felstad Holdings Limited signed`
    let is_beginning =
        |place: usize| page.words[place].begins_sentence && is_function_word(&page.written(place).to_lowercase());
    while shortest < last
        && (is_beginning(shortest)
            || page.is_marked(shortest, SMALL | ARTICLE)
            || page.is_known(&(shortest..shortest + 1), &NATIONS))
    {
        shortest += 1;
    }
    // What the tagger saw in front of it belongs to it: `British Gas Plc`.
    let seen = page.found_in(&(last..last + 1)).next().filter(|name| name.kind == NameKind::Organisation);
    let seen = seen.map(|name| page.words_within(name.start, name.end).start);
    let start = seen.map_or(shortest, |seen| if start < shortest { seen } else { seen.min(start) });
    let start = if FORMS_BEFORE.contains(page.written(start)) && start + 1 == form { return None } else { start };
    Some(start)
}

/// The first of the words with capitals that end in a word, with the particles between them.
fn run_before(page: &Page<'_>, last: usize) -> usize {
    let mut start = last;
    while start > 0 && last - start < MOST_WORDS {
        let word = &page.words[start];
        let is_initial = |place: usize| page.written(place).len() == 1 || page.written(place).contains('.');
        let hangs = match word.gap {
            _ if word.begins_sentence => false,
            Gap::Space | Gap::Hyphen => true,
            Gap::Stop => is_initial(start - 1),
            _ => false,
        };
        let before = start - 1;
        if !hangs || page.is_marked(before, NEVER | ROLE) || is_form(page, before) {
            break;
        }
        if page.is_capital(before) {
            start = before;
            continue;
        }
        // `Petroleos de Venezuela SA`, `Van der Linden NV`.
        let reach = (before.saturating_sub(2)..=before).rev().take_while(|place| {
            page.is_marked(*place, PARTICLE)
                && !page.is_capital(*place)
                && page.follows(*place)
                && page.written(*place) != "a"
        });
        match reach.last().filter(|first| *first > 0 && page.is_capital(first - 1) && !page.is_marked(first - 1, ROLE)) {
            Some(first) => start = first - 1,
            None => break,
        }
    }
    start
}

/// Whether the names on both sides of `and` are one: `Saatchi and Saatchi Co`, `Bausch and Lomb Inc`; not `Ford and Chrysler Corp`.
fn is_pair(page: &Page<'_>, right: usize, form: usize) -> bool {
    let (left, words) = (right - 2, right..form);
    if !page.is_capital(left) || page.is_marked(left, NEVER | ROLE | PART) || is_form(page, left) {
        return false;
    }
    let first = run_before(page, left);
    let both = first..left + 1;
    if page.words[left].hash == page.words[right].hash && both.len() == 1 {
        return true;
    }
    const KNOWN: [KnownKind; 6] = [
        KnownKind::Organisation,
        KnownKind::Person,
        KnownKind::State,
        KnownKind::Place,
        KnownKind::Nationality,
        KnownKind::People,
    ];
    // One that the article names by itself too is another.
    let is_lone_elsewhere = || {
        let same = |place: &usize| page.words[*place].hash == page.words[left].hash && *place != left;
        (0..page.words.len()).filter(same).any(|place| !matches!(page.written(place + 1), "and"))
    };
    words.len() <= 2
        && !page.is_known(&both, &KNOWN)
        && !page.is_known(&words, &KNOWN)
        && (both.len() == 1 && !is_lone_elsewhere()
            || both.len() > 1 && !page.is_marked(left, ORGANISATION) && words.len() == 1)
        && !page.found_in(&both).any(|name| name.kind == NameKind::Person && both.len() > 1)
}

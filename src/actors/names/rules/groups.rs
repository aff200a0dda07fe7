//! Groups and bodies that their own words give away: heads in Arabic and Spanish, bodies with the name of a place in theirs, two names
//! joined by `&`.

use std::ops::Range;

use super::found::Found;
use super::marks::{BRANCH, HEAD, JOINT, NEVER, ORGANISATION, PARTICLE, PLACE, ROLE, SMALL, TEAM, TRADE};
use super::page::Page;
use super::{SURE, units};
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

const TERRITORIES: [KnownKind; 2] = [KnownKind::State, KnownKind::Place];

/// How sure the tagger has to be of a person for a rule to leave it alone.
const LEAST_SCORE_OF_PERSON: f32 = 1.5;

/// How many words a head takes with it where capitals say nothing.
pub(super) const MOST_WORDS_IN_CAPITALS: usize = 6;

/// Mends the names of groups in a text.
pub(super) fn mend(page: &mut Page<'_>) {
    drop_false(page);
    let mut place = 0;
    while place < page.words.len() {
        if page.words[place].capitals == Capitals::None {
            place += 1;
            continue;
        }
        let found = headed(page, place).or_else(|| in_its_own_words(page, place)).map(|words| (words, SURE));
        match found.or_else(|| units::unit_at(page, place)) {
            Some((words, score)) => {
                place = words.end;
                page.put_with(&words, NameKind::Organisation, score);
            }
            None => place += 1,
        }
    }
    for run in page.runs().iter().cloned() {
        if !page.loud[run.start]
            && let Some(words) = joined(page, &run)
                .or_else(|| placed(page, &run))
                .or_else(|| call_letters(page, &run))
                .or_else(|| ends_as_body(page, &run))
        {
            page.put(&words, NameKind::Organisation);
        }
    }
    units::with_number_behind(page);
}

/// Drops what looks like an organisation and is none: `(United)`, `the Dogger Bank` off which a ship lies.
fn drop_false(page: &mut Page<'_>) {
    let is_false = |name: &FoundName| {
        let words = page.words_within(name.start, name.end);
        // `Operations Command` of `Baghdad Operations Command`
        let is_unit = name.kind == NameKind::Person && words.len() > 1 && {
            let last = page.written(words.end - 1);
            matches!(last, "Command" | "Brigade" | "Brigades" | "Battalion" | "Regiment" | "Squadron" | "Division")
        };
        is_unit
            || name.kind == NameKind::Organisation && !words.is_empty() && {
                let before = words.start.wrapping_sub(1);
                let is_single = words.len() == 1;
                let is_tail = is_single
                    && page.words[words.start].capitals == Capitals::First
                    && page.between(words.start).ends_with('(')
                    && page.text[name.end..].starts_with(')');
                let has_article = page.is_marked(before, super::marks::ARTICLE);
                let is_sandbank = has_article
                    && page.written(words.end - 1) == "Bank"
                    && matches!(page.written(before.wrapping_sub(1)), "off" | "on" | "across");
                let is_square = page.written(words.start) == "Court"
                    && page.words.get(words.start + 1).is_some_and(|next| {
                        next.capitals == Capitals::First
                            && words.len() == 2
                            && !page.is_marked(words.start + 1, ORGANISATION)
                    });
                is_tail || is_sandbank || is_square
            }
    };
    page.found = Found::of(page.found.iter().filter(|name| !is_false(name)).copied().collect());
}

/// `Liwa al-Haqq`, `Muerte a Revolucionarios`: a head with the words that go on behind it.
fn headed(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    let is_los = page.written(first).eq_ignore_ascii_case("los");
    let is_red_aid = page.written(first).eq_ignore_ascii_case("socorro");
    if !page.is_capital(first) || !(page.is_marked(first, HEAD) || is_los || is_red_aid) {
        return None;
    }
    let is_inside = first > 0 && page.is_capital(first - 1) && page.follows(first) && !page.loud[first];
    if is_inside && !page.is_marked(first - 1, ROLE | SMALL) {
        return None;
    }
    let loud = page.loud[first];
    let hangs = |place: usize| {
        page.words.get(place).is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen))
    };
    let mut end = first + 1;
    while hangs(end) && end - first < MOST_WORDS_IN_CAPITALS + 2 {
        let is_name = page.is_capital(end) && !page.is_marked(end, NEVER);
        let is_particle = page.is_marked(end, PARTICLE)
            && hangs(end + 1)
            && (page.is_capital(end + 1) || page.is_marked(end + 1, PARTICLE));
        if !(is_name || is_particle) {
            break;
        }
        end += 1;
    }
    while end > first + 1 && page.is_marked(end - 1, PARTICLE) && !page.is_capital(end - 1) {
        end -= 1;
    }
    if loud {
        let is_closed =
            page.words.get(end).is_none_or(|word| word.begins_sentence || matches!(word.gap, Gap::Comma | Gap::Other));
        if !is_closed || end - first > MOST_WORDS_IN_CAPITALS {
            end = first + 2;
        }
    }
    let words = first..end;
    if words.len() < 2 || (loud || is_los) && page.is_known(&(first..first + 2), &TERRITORIES) {
        return None;
    }
    let last = page.written(end - 1);
    let is_group = match (is_los, is_red_aid) {
        (true, _) => words.len() == 2 && last.ends_with(['s', 'S']) && last.len() > 4,
        (_, true) => matches!(last.to_ascii_lowercase().as_str(), "popular" | "rojo"),
        _ => true,
    };
    is_group.then_some(words)
}

/// `Raqqa is Being Slaughtered Silently`, `An Taisce`.
fn in_its_own_words(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    if !page.is_capital(first) || page.loud[first] {
        return None;
    }
    let is_verb = |place: usize| matches!(page.written(place), "is" | "are" | "Is" | "Are");
    if page.follows(first + 1) && is_verb(first + 1) && page.follows(first + 2) && page.is_capital(first + 2) {
        let run = page.run_at(first + 2);
        let is_clause = run.len() >= 3 && page.written(first + 2).ends_with("ing");
        return is_clause.then_some(first..run.end);
    }
    // English has `An` before vowels only.
    let is_irish = page.written(first) == "An"
        && page.follows(first + 1)
        && page.words[first + 1].capitals == Capitals::First
        && page
            .written(first + 1)
            .starts_with(|letter: char| letter.is_ascii_alphabetic() && !"AEIOUHaeiouh".contains(letter));
    is_irish.then(|| page.run_at(first)).filter(|run| run.len() <= 4)
}

/// `Kirkegaard & Soen`.
fn joined(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let joint = (run.start + 1..run.end).find(|place| page.between(*place) == " & ")?;
    let start =
        (run.start..joint).rev().find(|place| page.is_marked(*place, TRADE | ROLE)).map_or(run.start, |place| place + 1);
    let words = start..run.end;
    let is_word = |place: usize| page.written(place).len() > 1 && !page.is_marked(place, NEVER | SMALL);
    let before = start.wrapping_sub(1);
    let is_backed = start > run.start
        || page.follows(start) && !page.is_capital(before) && page.is_marked(before, SMALL | TRADE | super::marks::BODY)
        || page.is_marked(run.end, super::marks::SAYS) && page.follows(run.end);
    let is_pair = start < joint
        && words.len() <= 5
        && is_backed
        && words.clone().all(is_word)
        && !page.is_known(&(start..joint), &TERRITORIES)
        && !page.is_known(&words, &[KnownKind::Person]);
    is_pair.then_some(words)
}

/// `WHIO-TV`.
fn call_letters(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let last = run.end - 1;
    let is_station = run.len() == 2
        && page.words[last].gap == Gap::Hyphen
        && matches!(page.written(last), "TV" | "FM" | "AM" | "DT")
        && page.words[run.start].capitals == Capitals::All
        && (3..=4).contains(&page.written(run.start).len());
    is_station.then(|| run.clone())
}

/// Bodies that have the name of a place in theirs: `Montenegro Shipping Lines`, `Transport Scotland`, `Houston Astros`, `Joint
/// Palestinian Security Force`, `Zimbabwe Lawyers for Human Rights`.
fn placed(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    const ALL: [KnownKind; 4] = [KnownKind::State, KnownKind::Place, KnownKind::Nationality, KnownKind::People];
    // What is known as a body is left as it is.
    const BODIES: [KnownKind; 3] = [KnownKind::Organisation, KnownKind::Person, KnownKind::Other];
    let skip = usize::from(page.words[run.start].begins_sentence && page.is_marked(run.start, SMALL));
    let mut run = run.start + skip..run.end;
    if run.len() < 2
        || run.len() > 7
        || page.is_known(&run, &BODIES)
        || run.clone().any(|place| page.is_marked(place, NEVER))
    {
        return None;
    }
    if run.clone().any(|place| page.between(place) == "-" && place > run.start) {
        return None;
    }
    let known = match page.known_in(&run) {
        [one] if ALL.contains(&one.kind) => page.words_within(one.start, one.end),
        _ => return None,
    };
    let is_place = page.is_known(&run, &TERRITORIES);
    let is_person = |words: &Range<usize>| {
        page.found_in(words).any(|name| name.kind == NameKind::Person && name.score >= LEAST_SCORE_OF_PERSON)
    };
    if page.found_as(&run).is_some_and(|name| name.kind == NameKind::Organisation && name.score >= 1.0) || is_person(&run) {
        return None;
    }
    let (leads, ends) = (known.start == run.start, known.end == run.end);
    let last = run.end - 1;
    if ends && is_place {
        let is_branch = known.start > run.start && run.len() - known.len() <= 2 && page.is_marked(known.start - 1, BRANCH);
        // At the beginning of a sentence `Police` has its capital anyway.
        let is_sure =
            !page.words[run.start].begins_sentence || page.follows(run.end) && page.is_marked(run.end, super::marks::SAYS);
        return (is_branch && is_sure && !page.is_marked(run.start, ROLE)).then_some(run);
    }
    let behind = known.end..run.end;
    if ends || behind.clone().any(|place| page.is_marked(place, ROLE)) {
        return None;
    }
    let is_body = page.is_marked(last, ORGANISATION) && page.words[last].capitals == Capitals::First;
    // `the Gaza Division`
    let is_unit =
        matches!(page.written(last), "Brigade" | "Brigades" | "Battalion" | "Regiment" | "Division" | "Corps" | "Garrison");
    if leads && is_place && behind.len() == 1 && is_unit && !page.words[run.start].begins_sentence {
        return Some(run);
    }
    if leads && is_place {
        let is_team = page.is_marked(last, TEAM) || is_plural_team(page, &behind);
        let longer = if is_body { with_purpose(page, &run) } else { None };
        return longer.or((is_body && behind.len() >= 2 || is_team).then_some(run));
    }
    // `Bulgarian National Television`; `Cuban Council` may be any.
    if leads && !is_place && is_body && behind.len() >= 2 && !page.has_found(&run) {
        return Some(run);
    }
    if !leads && is_body && !page.is_marked(run.start, ROLE | PLACE) && !page.words[run.start].begins_sentence {
        if let Some(longer) = with_purpose(page, &run) {
            run = longer;
        }
        return Some(run);
    }
    None
}

/// `Kumtor Gold Company`, `Bekele Coffee Exporters`: a run of which nobody saw anything, and the last word is that of nothing but a body.
fn ends_as_body(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    static ENDS: WordList = WordList::of(&[
        "Agency",
        "Airlines",
        "Airways",
        "Association",
        "Authority",
        "Cement",
        "Commission",
        "Committee",
        "Company",
        "Corporation",
        "Council",
        "Directorate",
        "Enterprise",
        "Enterprises",
        "Exporters",
        "Federation",
        "Foundation",
        "Hospital",
        "Holdings",
        "Importers",
        "Institute",
        "Lines",
        "Logistics",
        "Pharma",
        "Pharmaceuticals",
        "Syndicate",
        "Technologies",
    ]);
    let is_one = (2..=6).contains(&run.len())
        && ENDS.contains(page.written(run.end - 1))
        && !page.words[run.start].begins_sentence
        && page.known_in(run).is_empty()
        && !page.has_found(run)
        && !run.clone().any(|place| page.is_marked(place, ROLE | NEVER | SMALL) || page.words[place].gap == Gap::Hyphen);
    is_one.then(|| run.clone())
}

/// A run with what stands behind `for` or `of`.
fn with_purpose(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let is_joined =
        page.follows(run.end) && page.is_marked(run.end, JOINT) && page.follows(run.end + 1) && page.is_capital(run.end + 1);
    let behind = is_joined.then(|| page.run_at(run.end + 1))?;
    (!page.is_known(&behind, &TERRITORIES)).then_some(run.start..behind.end)
}

/// `Astros` of `Houston Astros`: a plural that is nothing else in the text.
fn is_plural_team(page: &Page<'_>, words: &Range<usize>) -> bool {
    let last = words.end - 1;
    let written = page.written(last);
    words.len() <= 2
        && written.ends_with('s')
        && !written.ends_with("ss")
        && written.len() >= 4
        && page.words[last].capitals == Capitals::First
        && !page.is_marked(last, PLACE | ORGANISATION)
        && !page.is_small_anywhere(page.words[last].hash)
}

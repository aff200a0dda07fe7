//! Persons by their place in results and scorecards: `c Croft b Cork 176`, `Mullally 22-6-61-1`, `(Corral 15th minute)`, `2. Gail Devers
//! (U.S.) 10.97`.

use std::ops::Range;

use super::marks::{FORM, NEVER, ORGANISATION};
use super::page::Page;
use crate::actors::names::{KnownKind, NameKind, OVERRIDING};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// What stands over and under scorecards, and between their lines.
static HEADINGS: WordList = WordList::of(&[
    "Bowling",
    "Batting",
    "Extras",
    "Total",
    "Scorers",
    "Scorer",
    "Attendance",
    "Halftime",
    "Results",
    "Result",
    "Standings",
    "Summary",
    "Scores",
    "Overs",
]);

/// How many letters the longest of `b`, `c`, `st`, `lbw`, `not` and `run` has.
const LONGEST_SIGN: u32 = 3;

/// How far the bracket that names the scorers of a side may begin before one of them.
const LONGEST_BRACKET_BYTES: usize = 1000;

/// How long a bracket with where somebody comes from and whom they ride for is at most.
const LONGEST_ORIGIN_BYTES: usize = 60;

/// So many behind sides and dashes are who scored for them.
const LEAST_SCORERS: usize = 3;

/// How many words the name of a sportsman has at most.
const MOST_WORDS: usize = 4;

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        let words = page.words_within(name.start, name.end);
        // `Extras 23`
        let is_heading = |at: usize| page.words[at].capitals == Capitals::Digit || HEADINGS.contains(page.written(at));
        let is_actor = matches!(name.kind, NameKind::Person | NameKind::Organisation);
        if is_actor && !words.is_empty() && (words.clone().all(is_heading) || is_division(page, &words)) {
            page.found.replace(place..place + 1, &[]);
        } else {
            place += 1;
        }
    }
    let (mut persons, mut teams) = (Vec::new(), Vec::new());
    let mut scorers: Vec<Range<usize>> = Vec::new();
    for (at, word) in page.words.iter().enumerate().skip(1) {
        match word.capitals {
            Capitals::None if word.end - word.start <= LONGEST_SIGN => {
                batsmen_around(page, at, &mut persons);
            }
            Capitals::None => {}
            Capitals::Digit => {
                persons.extend(bowler_before(page, at).or_else(|| scorer_before(page, at)));
                let last = scorers.last().map(|scorer| scorer.end);
                scorers.extend(scorer_of_side(page, at, last));
            }
            Capitals::First | Capitals::All => {
                if let Some((person, state, close)) = ranked_from(page, at) {
                    persons.push(person);
                    teams.extend(team_behind(page, close).or_else(|| team_within(page, state, close)));
                }
            }
        }
    }
    if scorers.len() >= LEAST_SCORERS {
        persons.extend(scorers);
    }
    for words in teams {
        let is_whole = |kind: KnownKind| {
            let bytes = page.bytes_of(&words);
            page.known_in(&words)
                .iter()
                .any(|known| known.kind == kind && known.start <= bytes.start && known.end >= bytes.end)
        };
        if is_whole(KnownKind::State) || is_whole(KnownKind::Person) {
            continue;
        }
        // `US Postal` is no state with a word behind it.
        let begins =
            page.known_in(&(words.start..words.start + 1)).iter().any(|known| known.end < page.bytes_of(&words).end);
        if begins && !page.is_known(&words, &[KnownKind::Person]) {
            page.put_with(&words, NameKind::Organisation, OVERRIDING);
        } else if !page.is_known(&words, &[KnownKind::Organisation, KnownKind::Person, KnownKind::State]) {
            page.put(&words, NameKind::Organisation);
        }
    }
    for words in persons {
        let is_other = page.known_in(&words).iter().any(|known| {
            let is_whole = known.start <= page.bytes_of(&words).start && known.end >= page.bytes_of(&words).end;
            is_whole && matches!(known.kind, KnownKind::Organisation | KnownKind::State | KnownKind::Nationality)
        });
        if !is_other {
            page.put(&words, NameKind::Person);
        }
    }
}

/// `Eastern Conference`: what a league is divided into.
fn is_division(page: &Page<'_>, words: &Range<usize>) -> bool {
    const PARTS: [&str; 9] =
        ["eastern", "western", "central", "atlantic", "pacific", "midwest", "northeast", "american", "national"];
    let is_part = |place: usize| PARTS.iter().any(|part| part.eq_ignore_ascii_case(page.written(place)));
    let last = page.written(words.end - 1);
    let is_last = ["Conference", "Division"].iter().any(|word| word.eq_ignore_ascii_case(last));
    let is_number = |place: usize| page.words[place].capitals == Capitals::Digit && page.written(place).len() < 3;
    // `0 Division two`, `13 CENTRAL DIVISION`: the number is what stood before.
    let is_counted = matches!(page.written(words.end), "one" | "two" | "three" | "four");
    match words.len() {
        2 => is_last && (is_part(words.start) || is_number(words.start) && is_counted),
        3 => is_last && is_number(words.start) && is_part(words.start + 1),
        _ => false,
    }
}

/// The run of capitals that ends before a word, in its line.
fn name_before(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let hangs = |place: usize| {
        !page.between(place).contains('\n')
            && matches!(page.words[place].gap, Gap::Space | Gap::Stop | Gap::Hyphen | Gap::Nothing)
    };
    let mut first = end;
    while first > 0 && page.is_capital(first - 1) && (first == end || hangs(first)) && !page.is_marked(first - 1, NEVER) {
        first -= 1;
    }
    let words = first..end;
    let is_name = (1..=MOST_WORDS).contains(&words.len())
        && !words.clone().any(|place| page.is_marked(place, ORGANISATION | FORM) || HEADINGS.contains(page.written(place)));
    is_name.then_some(words)
}

/// The run of capitals that begins with a word, in its line.
fn name_from(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    if !page.is_capital(first) {
        return None;
    }
    let hangs = |place: usize| {
        let gap = page.words.get(place).map(|word| word.gap);
        matches!(gap, Some(Gap::Space | Gap::Stop | Gap::Hyphen | Gap::Nothing)) && !page.between(place).contains('\n')
    };
    let end = (first + 1..page.words.len() + 1).find(|end| !(page.is_capital(*end) && hangs(*end)))?;
    name_before(page, end).filter(|words| words.start == first)
}

fn is_digit(page: &Page<'_>, place: usize) -> bool {
    page.words.get(place).is_some_and(|word| word.capitals == Capitals::Digit)
}

/// `Ijaz Ahmed c Stewart b Mullally 61`, `Salim Malik not out 2`, of which a small word is given.
fn batsmen_around(page: &Page<'_>, at: usize, persons: &mut Vec<Range<usize>>) {
    let is_out = |place: usize| page.written(place + 1) == "out" && is_digit(page, place + 2);
    let (bowler, catcher) = match page.written(at) {
        "b" => (name_from(page, at + 1), None),
        "c" | "st" => {
            let catcher = name_from(page, at + 1);
            let bowled = catcher.as_ref().map_or(at + 2, |catcher| catcher.end);
            if page.written(bowled) != "b" {
                return;
            }
            (name_from(page, bowled + 1), catcher)
        }
        "lbw" if page.written(at + 1) == "b" => (name_from(page, at + 2), None),
        "not" | "run" if is_out(at) => {
            persons.extend(name_before(page, at));
            return;
        }
        _ => return,
    };
    let Some(bowler) = bowler.filter(|bowler| is_digit(page, bowler.end)) else { return };
    persons.extend(name_before(page, at));
    persons.extend(catcher);
    persons.push(bowler);
}

/// `Mullally 22-6-61-1`, given the first number.
fn bowler_before(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    let is_figure = |place: usize| is_digit(page, place) && page.words[place].gap == Gap::Hyphen;
    let is_analysis = page.words[at].gap == Gap::Space && (at + 1..at + 4).all(is_figure) && !is_figure(at + 4);
    let name = is_analysis.then(|| name_before(page, at)).flatten()?;
    // `January 12-6-61-1`
    (page.written(name.end - 1).len() > 2).then_some(name)
}

/// `(Corral 15th minute, Real 79th)`, given the number.
fn scorer_before(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];
    let written = page.written(at);
    let number = ORDINALS.iter().find_map(|ordinal| written.strip_suffix(ordinal))?;
    if number.parse::<u8>().is_err() || page.words[at].gap != Gap::Space {
        return None;
    }
    let name = name_before(page, at)?;
    // A text of one line must not be looked through from its beginning for each of its numbers.
    let start = page.words[name.start].start as usize;
    let line = &page.text[page.text.ceil_char_boundary(start.saturating_sub(LONGEST_BRACKET_BYTES))..start];
    let before = line.rsplit('\n').next().unwrap_or_default();
    let is_in_brackets = before.rfind('(').is_some_and(|open| !before[open..].contains(')'));
    // `the 100th minute` is in no bracket, and one of a century says so: `19th century`.
    let is_minute = matches!(page.written(at + 1), "minute" | "min" | "pen" | "penalty")
        || page.words.get(at + 1).is_none_or(|next| next.gap != Gap::Space);
    (is_in_brackets && is_minute).then_some(name)
}

/// `Kelsa - Ulk Tomber 24, Borg Harrow 14`, given a number, and that behind the scorer before.
fn scorer_of_side(page: &Page<'_>, at: usize, before: Option<usize>) -> Option<Range<usize>> {
    if page.words[at].gap != Gap::Space || page.written(at).parse::<u8>().is_err() {
        return None;
    }
    let ends = page.words.get(at + 1).is_none_or(|next| next.gap != Gap::Space || page.between(at + 1).contains('\n'));
    let name = name_before(page, at).filter(|name| name.len() > 1 && name.start > 0 && ends)?;
    let between = page.between(name.start);
    let is_next = before == Some(name.start - 1) && matches!(between, ", " | " and ");
    let is_first = between == " - " && page.is_capital(name.start - 1);
    (is_next || is_first).then_some(name)
}

/// `2. Gail Devers (U.S.) 10.97`, `14 - Naoko Sawamatsu (Japan)`, given the first word of the name.
fn ranked_from(page: &Page<'_>, at: usize) -> Option<(Range<usize>, usize, usize)> {
    let is_ranked =
        is_digit(page, at - 1) && matches!(page.between(at), ". " | " - " | "- " | " ") || page.written(at - 1) == "beat";
    if !is_ranked || page.words[at - 1].end - page.words[at - 1].start > 5 {
        return None;
    }
    let name = name_from(page, at).filter(|name| name.len() > 1)?;
    let rest = page.text[page.words[name.end - 1].end as usize..].strip_prefix(" (")?;
    let state = name.end..name.end + 1;
    page.words.get(name.end)?;
    let mut known = page.known_in(&state).iter();
    let state = known.find(|known| matches!(known.kind, KnownKind::State | KnownKind::Place))?;
    let close = rest.find(')').filter(|close| *close < LONGEST_ORIGIN_BYTES)?;
    let behind = page.text.len() - rest.len() + close;
    Some((name, state.end, behind))
}

/// The team in the bracket itself: `1. Laurent Jalabert (France, ONCE)`, given where the state ends and the bracket closes.
fn team_within(page: &Page<'_>, state: usize, close: usize) -> Option<Range<usize>> {
    let rest = page.text.get(state..close)?;
    let joint = [", ", "., ", " - ", ". - ", "/", " / "].into_iter().find(|joint| rest.starts_with(joint))?;
    let words = page.words_within(state + joint.len(), close);
    // `US` is no end of a name.
    let is_letters = |place: usize| place == words.start && words.len() > 1 && page.words[place].capitals == Capitals::All;
    let are_capital =
        words.clone().all(|place| page.is_capital(place) && (is_letters(place) || !page.is_marked(place, NEVER)));
    ((1..=MOST_WORDS).contains(&words.len()) && are_capital).then_some(words)
}

/// The team behind the state of somebody ranked, whose bracket closes at a byte: `1. Laurent Jalabert (France) ONCE 5 hours`.
fn team_behind(page: &Page<'_>, close: usize) -> Option<Range<usize>> {
    let first = page.words.partition_point(|word| (word.start as usize) < close);
    let word = page.words.get(first)?;
    if page.text.get(close..word.start as usize) != Some(") ") {
        return None;
    }
    let end = (first + 1..page.words.len() + 1)
        .find(|end| !(page.is_capital(*end) && page.follows(*end) && !page.between(*end).contains('\n')))?;
    (page.is_capital(first) && end - first <= MOST_WORDS && !(first..end).any(|place| page.is_marked(place, NEVER)))
        .then_some(first..end)
}

#[cfg(test)]
mod tests {
    use crate::actors::names::{KnownKind, KnownSpan, NameKind, names_of};
    use crate::actors::words::words_in;

    #[test]
    fn places_in_scorecards_and_results_tell_persons_and_teams() {
        for (text, expected) in [
            (
                "Tamber Olu c Stawert b Mullary 61\nSaud lbw b Cork 4\nMalik Anu not out 2",
                "Cork Malik Anu Mullary Saud Stawert Tamber Olu",
            ),
            ("Bowling: Lewin 12-1-76-0, Mullary 22-6-61-1 (1nb)", "Lewin Mullary"),
            ("Ostra 2 (Korral 15th minute, Ande 80th) Velm 0", "Ande Korral"),
            ("1. Ulk Tomber (Kenya) 10.95 2. Borg Harrow (Kenya) 10.97", "Borg Harrow Ulk Tomber"),
            ("1. Ulk Tomber (Kenya) Vitalia same time", "Ulk Tomber +Vitalia"),
            (
                "1. Ulk Tomber (Kenya, Vitalia) 5 hours\n2. Borg Harrow (Kenya - Vitalia) same time",
                "Borg Harrow Ulk Tomber +Vitalia +Vitalia",
            ),
            ("Kelsa - Ulk Tomber 24, Borg Harrow 14; Motherby - Odo Velm 20", "Borg Harrow Odo Velm Ulk Tomber"),
            ("Kelsa - Ulk Tomber 24 kilometres", ""),
            ("1. Ulk Tomber (Kenya, US Vitalia) 5 hours", "Ulk Tomber +US Vitalia"),
            ("1. Ulk Tomber (Kenya, retired) 5 hours", "Ulk Tomber"),
            ("In the 19th century (it was the 80th year) he died.", ""),
            ("It ended 22-6-61-1 on 12-10-1999.", ""),
        ] {
            let words = vec![words_in(text)];
            let states = text.match_indices("Kenya").map(|(start, name)| KnownSpan {
                start,
                end: start + name.len(),
                kind: KnownKind::State,
            });
            let found = names_of(&[text], &words, &[states.collect()]);
            let names = found[0]
                .iter()
                .filter(|name| name.score >= 9.0 && matches!(name.kind, NameKind::Person | NameKind::Organisation));
            let mut names: Vec<String> = names
                .map(|name| {
                    format!("{}{}", if name.kind == NameKind::Person { "" } else { "+" }, &text[name.start..name.end])
                })
                .collect();
            names.sort_by_key(|name| (name.starts_with('+'), name.clone()));
            assert_eq!(names.join(" "), expected, "{text}");
        }
    }
}

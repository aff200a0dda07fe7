//! Persons in results that have neither a rank nor a scorecard: `Odo Velm beat Borg Harrow 6-3 6-4`, `(P. Velm 42, A. Harrow 3-80)`,
//! `Umpires: K.T. Velm and I. Harrow`, `Ulk Tomber (Kenya) 3:32.11` on a line of its own.

use std::ops::Range;

use super::SURE;
use super::marks::{FORM, ORGANISATION, PLACE, ROLE, TEAM, TRADE, UNIT};
use super::page::Page;
use crate::actors::names::{KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// What stands before a colon and a list of sportsmen, by its last word.
static HEADINGS: WordList = WordList::spaced(
    " Umpires Umpire Referee Referees Substitutes Subs Substitutions Scorers Goals Tries Penalties Conversions Goalkeepers Defenders \
    Midfielders Forwards Strikers Backs Booked Goalscorers wickets bat cards off substitutes scorers goals tries penalties ",
);

/// What else such a heading may be made of.
static BEFORE_HEADINGS: WordList =
    WordList::spaced(" Fall of Did not Yellow Red Sent Unused Penalty Drop Goal Own Not used To Yet ");

/// How many words a heading has at most.
const MOST_WORDS_OF_HEADING: usize = 4;

/// How many words the name of a sportsman has at most.
const MOST_WORDS: usize = 4;

/// How long a bracket with where somebody comes from is at most.
const LONGEST_ORIGIN_BYTES: usize = 30;

/// What no sportsman is called.
const NO_PERSON: u32 = ORGANISATION | FORM | TRADE | TEAM | UNIT | PLACE;

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    let mut persons: Vec<Range<usize>> = Vec::new();
    for (at, word) in page.words.iter().enumerate() {
        match word.capitals {
            Capitals::None if page.written(at) == "beat" => persons.extend(rivals_around(page, at).into_iter().flatten()),
            Capitals::None => {}
            Capitals::Digit if at > 0 && page.is_capital(at - 1) => persons.extend(initialled_before(page, at)),
            Capitals::Digit => {}
            Capitals::First | Capitals::All => {
                let begins_line = begins_line(page, at);
                if begins_line {
                    persons.extend(timed_from(page, at));
                }
                let may_head = || HEADINGS.contains(page.written(at)) || BEFORE_HEADINGS.contains(page.written(at));
                if (word.begins_sentence || begins_line) && may_head() {
                    listed_behind(page, at, &mut persons);
                }
            }
        }
    }
    for words in persons {
        // Families are called after towns, too: `A. Harrow`.
        let bytes = page.bytes_of(&words);
        let is_other = page.known_in(&words).iter().any(|known| {
            known.kind != KnownKind::Person && known.start <= bytes.start && known.end >= bytes.end
                || matches!(known.kind, KnownKind::Nationality | KnownKind::State)
        });
        let is_found = page.found_as(&words).is_some_and(|name| name.kind == NameKind::Person && name.score >= SURE);
        if !is_other && !is_found {
            page.put(&words, NameKind::Person);
        }
    }
}

fn begins_line(page: &Page<'_>, at: usize) -> bool {
    at == 0 || page.between(at).contains('\n')
}

fn is_digit(page: &Page<'_>, place: usize) -> bool {
    page.words.get(place).is_some_and(|word| word.capitals == Capitals::Digit)
}

fn is_name_word(page: &Page<'_>, place: usize) -> bool {
    page.is_capital(place) && !page.is_marked(place, NO_PERSON)
}

/// Whether a word goes on with a name in its line.
fn hangs(page: &Page<'_>, place: usize) -> bool {
    // The stop of `I. Velm` looks like the end of a sentence.
    let is_behind_initial = page.between(place) == ". " && page.written(place - 1).len() == 1;
    is_behind_initial
        || page.words.get(place).is_some_and(|word| {
            matches!(word.gap, Gap::Space | Gap::Stop | Gap::Hyphen | Gap::Nothing) && !page.between(place).contains('\n')
        })
}

/// Whether a word is a particle inside of a name: `van der`.
fn is_particle(page: &Page<'_>, place: usize) -> bool {
    static PARTICLES: WordList = WordList::spaced(" van von der den de del della di da du la le el al ten ter ");
    page.words.get(place).is_some_and(|word| word.capitals == Capitals::None) && PARTICLES.contains(page.written(place))
}

/// The name that begins at a word, in its line.
fn name_from(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    if !is_name_word(page, first) {
        return None;
    }
    let mut end = first + 1;
    loop {
        if hangs(page, end) && is_name_word(page, end) {
            end += 1;
            continue;
        }
        let particles = (end..end + 3).take_while(|place| hangs(page, *place) && is_particle(page, *place)).count();
        if particles > 0 && hangs(page, end + particles) && is_name_word(page, end + particles) {
            end += particles + 1;
            continue;
        }
        break;
    }
    (end - first <= MOST_WORDS).then_some(first..end)
}

/// The name that ends before a word, in its line.
fn name_before(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    let first =
        (end.saturating_sub(MOST_WORDS)..end).find(|first| name_from(page, *first).is_some_and(|name| name.end == end))?;
    Some(first..end)
}

/// `Odo Velm beat 4 - Borg Harrow 7-5 3-6 6-2`, given `beat`: only persons play by sets.
fn rivals_around(page: &Page<'_>, at: usize) -> [Option<Range<usize>>; 2] {
    let nobody = [None, None];
    if at == 0 || !page.follows(at) || !page.follows(at + 1) {
        return nobody;
    }
    let seed = if is_digit(page, at + 1) && page.between(at + 2) == " - " { 1 } else { 0 };
    let (Some(winner), Some(loser)) = (name_before(page, at), name_from(page, at + 1 + seed)) else { return nobody };
    // `beat Borg Harrow (Kenya) 6-3 6-4`
    let mut score = loser.end;
    if page.between(score).starts_with(" (") {
        let bytes = page.words[score].start as usize;
        let rest = &page.text[bytes..];
        let Some(close) = rest.find(')').filter(|close| *close < LONGEST_ORIGIN_BYTES) else { return nobody };
        score = page.words.partition_point(|word| (word.start as usize) < bytes + close);
    }
    let is_set = |place: usize| {
        is_digit(page, place)
            && is_digit(page, place + 1)
            && page.between(place + 1) == "-"
            && page.written(place).len() <= 2
    };
    let second = (score + 2..score + 5).any(|place| is_set(place) && !page.between(place).contains('\n'));
    if is_set(score) && second { [Some(winner), Some(loser)] } else { nobody }
}

/// `(P. Velm 42, A. Harrow 3-80)`, given the number: initials and a family name before a figure that ends an item.
fn initialled_before(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    if !page.follows(at) && page.words[at].gap != Gap::Space || page.written(at).len() > 3 {
        return None;
    }
    let name = name_before(page, at)?;
    let name = last_with_initial(page, &name)?;
    // What is over behind the figure: `42,` `3-80)` `42 not out`.
    let mut end = at;
    while is_digit(page, end + 1) && page.between(end + 1) == "-" {
        end += 1;
    }
    let rest = &page.text[page.words[end].end as usize..];
    let is_over = rest.is_empty()
        || rest.starts_with([',', ';', ')', '\n'])
        || rest.starts_with(" not out")
        || rest.starts_with(" and ");
    let before = page.between(name.start);
    let begins = name.start == 0
        || before.ends_with(['(', '\n'])
        || matches!(before, ", " | "; " | ": ")
        || page.written(name.start - 1) == "and";
    (is_over && begins).then_some(name)
}

/// The name from its initials on, if it has some: `A. Waller`, `K.T. Francis`, `I. de Silva`.
fn last_with_initial(page: &Page<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let written = page.written(name.start);
    let is_initial = written.len() <= 5 && written.split('.').all(|letter| letter.len() == 1);
    let is_stopped = page.between(name.start + 1).starts_with('.');
    (is_initial && is_stopped && name.len() > 1 && page.written(name.end - 1).len() > 2).then(|| name.clone())
}

/// `Ulk Tomber (Kenya) 3:32.11` at the beginning of a line.
fn timed_from(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    let name = name_from(page, at).filter(|name| name.len() > 1)?;
    if page.between(name.end) != " (" {
        return None;
    }
    let state = name.end..name.end + 1;
    let is_state = page.is_known(&state, &[KnownKind::State]);
    let start = page.words.get(name.end)?.start as usize;
    let close = page.text[start..].find(')').filter(|close| *close < LONGEST_ORIGIN_BYTES)?;
    let behind = &page.text[start + close + 1..];
    let figure = behind.strip_prefix(' ').filter(|figure| figure.starts_with(|letter: char| letter.is_ascii_digit()))?;
    let end = figure.find([' ', '\n']).unwrap_or(figure.len());
    // `(Kenya) 1996` is a year.
    let is_result = figure[..end].contains([':', '.', '-']) || end <= 3;
    (is_state && is_result).then_some(name)
}

/// The names in a list behind a heading that begins at a word: `Umpires: K.T. Velm and I. Harrow`.
fn listed_behind(page: &Page<'_>, at: usize, persons: &mut Vec<Range<usize>>) {
    let is_end = |place: &usize| page.between(place + 1).starts_with(':');
    let words = at..(at + MOST_WORDS_OF_HEADING).min(page.words.len());
    let Some(last) = words.clone().find(is_end) else { return };
    let is_heading =
        HEADINGS.contains(page.written(last)) && (at..last).all(|place| BEFORE_HEADINGS.contains(page.written(place)));
    if !is_heading {
        return;
    }
    let has_brackets = page.written(last) == "wickets";
    let mut place = last + 1;
    let mut depth = 0_usize;
    while place < page.words.len() {
        let between = page.between(place);
        // The list ends with its line or its sentence.
        if place > last + 1
            && (between.contains('\n') || page.words[place].begins_sentence && !is_initial_before(page, place))
        {
            break;
        }
        for letter in between.chars() {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let Some(name) = name_from(page, place).filter(|_| depth == 0 || has_brackets) else {
            place += 1;
            continue;
        };
        // `Sparta - Velm 12` and `Sparta: Velm 12` name the side first.
        let behind = page.between(name.end);
        let is_side = behind == " - " || behind.starts_with(':');
        let is_written = name.clone().all(|at| !page.is_marked(at, ROLE) && !HEADINGS.contains(page.written(at)));
        if !is_side && is_written && page.written(name.end - 1).len() > 2 {
            persons.push(name.clone());
        }
        place = name.end;
    }
}

/// Whether a word stands behind an initial: the stop ends no sentence.
fn is_initial_before(page: &Page<'_>, place: usize) -> bool {
    place > 0 && page.written(place - 1).split('.').all(|letter| letter.len() == 1)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn results_tell_persons() {
        for (text, expected) in [
            ("Odo Velm beat Borg Harrow 6-3 6-4.", "Borg Harrow Odo Velm"),
            ("Kelsa Ulk beat 4 - Borg van Harrow 7-5 3-6 6-2.", "Borg van Harrow Kelsa Ulk"),
            ("They made 461 (P. Velm 42, A. Harrow 62).", "A. Harrow P. Velm"),
            ("They made 461 (P. Velm 42; I. de Harrow 3-80).", "I. de Harrow P. Velm"),
            ("The rain held off.\nUmpires: K.T. Velm and I. Harrow.", "I. Harrow K.T. Velm"),
            ("The rain held off.\nFall of wickets: 1-13 Velm, 2-41 Harrow.", "Harrow Velm"),
            ("The rain held off.\nDid not bat: Velm, Harrow, Ulker.", "Harrow Ulker Velm"),
            ("The rain held off.\nSubstitutes: Velm for Harrow 70.", "Harrow Velm"),
            ("The rain held off.\nUlk Tomber (Kenya) 3:32.11", "Ulk Tomber"),
            // Teams, lists of something else, and the side of a scorer.
            ("Velm Rovers beat Harrow United 3-1.", ""),
            ("The rain held off.\nGoals: peace and Harrow.", "Harrow"),
            ("The rain held off.\nTopics: Velm, Harrow.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let persons = named.actors.iter().map(|actor| actor.id.as_str()).filter_map(|id| id.strip_prefix("person:"));
            let mut found: Vec<&str> = persons.collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

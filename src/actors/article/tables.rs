//! Tells the clubs in results, standings and fixtures: in `Boston 8 Chicago 2`, `MIAMI 14 4 .778` and `Detroit at Dallas` no town is meant.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::labels::title_case;
use super::merge::{country_of, is_state, is_territory};
use super::sexes;
use super::somebody::new_span;
use super::{Meaning, Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorId, ActorKind};

/// Small words inside of the names of clubs: `Deportivo de La Coruna`.
static JOINTS: WordList = WordList::of(&["de", "la", "del", "da", "do", "of", "and", "den"]);

/// Words with a capital that begin or end no name of a club: days, months, what stands over or under a table.
const NEVER: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
    october november december jan feb mar apr jun jul aug sept sep oct nov dec results result standings summary halftime attendance \
    scorers scorer division group pool section round game games set chapter page table figure part volume article number no total extras \
    overs played tabulate w l t d pct gb pf pa pts gf ga first second third day week over point points ";

/// What stands between the sides of a fixture.
static AGAINST: WordList = WordList::of(&["at", "v", "vs", "AT", "V", "VS"]);

/// How many words the name of a club has at most.
const MOST_WORDS: usize = 5;

/// Nobody scores more, and tables count no more games and points.
const MOST_SCORED: u32 = 200;

/// How many numbers stand behind a club in standings.
const LEAST_COLUMNS: usize = 3;

/// How many lines of standings, or fixtures, make a table.
const LEAST_LINES: usize = 2;

/// How long a remark in brackets behind what a side scored may be: who scored, and when.
const LONGEST_REMARK_BYTES: usize = 300;

/// The clubs of an article that its tables name.
#[derive(Default)]
pub(super) struct Clubs {
    /// Each by the hashes of its words.
    names: FxHashSet<Vec<u64>>,
}

/// Makes what stands in the tables of a part clubs, unless it is a state or known as another body.
pub(super) fn mark(reading: &Reading<'_>, registry: &Registry, number: usize, own: &mut Vec<Span>, clubs: &mut Clubs) {
    let part = &reading.parts[number];
    let cells = cells_in(part, registry, own, reading.sport.is_spoken_of);
    let mut added = Vec::new();
    for cell in cells {
        if let Some(words) = make_club(reading, registry, number, own, &mut added, cell) {
            clubs.names.insert(part.words[words].iter().map(|word| word.hash).collect());
        }
    }
    // All at once: a table may have very many clubs that nobody saw.
    if !added.is_empty() {
        own.append(&mut added);
        own.sort_by_key(|span| span.first);
    }
}

/// Makes clubs of the towns whose clubs the tables of the article name, where nothing says that the town is meant.
pub(super) fn spread(reading: &Reading<'_>, registry: &Registry, number: usize, own: &mut Vec<Span>, clubs: &Clubs) {
    if clubs.names.is_empty() {
        return;
    }
    let part = &reading.parts[number];
    let is_town = |span: &Span| span.options.iter().any(|option| is_territory(option, registry)) && !span.is_place;
    let is_named = |span: &Span| {
        let hashes: Vec<u64> = part.words[span.first..span.end].iter().map(|word| word.hash).collect();
        clubs.names.contains(&hashes)
    };
    let words: Vec<Range<usize>> = own.iter().filter(|span| is_town(span)).map(|span| span.first..span.end).collect();
    for cell in words {
        let place = own.partition_point(|span| span.first < cell.start);
        if own.get(place).is_some_and(is_named) && !is_behind_where(part, cell.start) && !is_dateline(part, &cell) {
            make_club(reading, registry, number, own, &mut Vec::new(), cell);
        }
    }
}

/// Whether a word before a name says that a place is meant.
pub(super) fn is_behind_where(part: &Part<'_>, first: usize) -> bool {
    static WHERE: WordList = WordList::spaced(" in near outside around within leave left reach visit between through via ");
    static WHITHER: WordList = WordList::spaced(" to from ");
    // `lost to Lyon`, `a transfer from Barcelona`
    static OF_CLUBS: WordList = WordList::spaced(
        " lost lose loses losing loss sold transfer transferred move moved defeat defeats signed bought joined return \
        returned pass loan sale win next switch switched ",
    );
    let written = |place: usize| part.words[place].of(part.text);
    let is_one = |list: &WordList, place: usize| list.contains_in_any_case(written(place));
    match first.checked_sub(1) {
        Some(before) if is_one(&WHITHER, before) => !before.checked_sub(1).is_some_and(|place| is_one(&OF_CLUBS, place)),
        Some(before) => is_one(&WHERE, before),
        None => false,
    }
}

/// Whether a name begins a paragraph from which a report is dated: `CHICAGO 1996-08-30`.
fn is_dateline(part: &Part<'_>, cell: &Range<usize>) -> bool {
    let is_year = |word: &Word| matches!(word.of(part.text).as_bytes(), [b'1' | b'2', b'9' | b'0', _, _]);
    begins_line(part, cell.start) && part.words.get(cell.end).is_some_and(is_year)
}

/// Makes a club of some words, and says which words it took. One where nothing was seen is added to those that are.
fn make_club(
    reading: &Reading<'_>,
    registry: &Registry,
    number: usize,
    own: &mut Vec<Span>,
    added: &mut Vec<Span>,
    words: Range<usize>,
) -> Option<Range<usize>> {
    let is_club = |option: &Pattern| is_of_kind(option, registry, ActorKind::Organisation);
    // In results nobody goes by a family name alone: `Ilves 2`.
    let is_lone_person = |option: &Pattern| words.len() == 1 && is_of_kind(option, registry, ActorKind::Person);
    let is_body = |option: &Pattern| {
        option.is_sure && !is_territory(option, registry) && option.target != Target::Decoy && !is_lone_person(option)
    };
    let from = own.partition_point(|span| span.first < words.start);
    // `1. FC Cologne` begins before what looks like a name.
    let from = from.saturating_sub(usize::from(from > 0 && own[from - 1].end > words.start));
    let until = from + own[from..].iter().take_while(|span| span.first < words.end).count();
    let (mut country, mut is_known) = (None, false);
    for span in &mut own[from..until] {
        let is_whole = span.first <= words.start && span.end >= words.end;
        let is_exact = span.first == words.start && span.end == words.end;
        if is_whole && span.options.iter().any(is_body) {
            return (span.options.iter().any(is_club)).then_some(span.first..span.end);
        }
        let is_state_itself = |option: &Pattern| option.form != NameForm::Seat && is_state(option, registry);
        if is_exact && span.options.iter().any(is_state_itself) {
            // Nobody acts for a state here.
            span.is_place = span.options.iter().any(|option| option.form == NameForm::Name);
            return None;
        }
        let clubs: Vec<Pattern> = span.options.iter().filter(|option| is_club(option)).copied().collect();
        if is_exact && !clubs.is_empty() {
            span.options = if let [one] = clubs.as_slice() { vec![one.made_sure()] } else { clubs };
            is_known = true;
            continue;
        }
        if is_exact {
            country = span.options.first().and_then(|option| country_of(option, registry));
        }
    }
    if is_known {
        // `Groningen 1` was seen as a name too.
        let mut place = from;
        for _ in from..until {
            if own[place].options.is_empty() {
                own.remove(place);
            } else {
                place += 1;
            }
        }
        return Some(words);
    }
    let mut new = new_span(reading, number, NameKind::Organisation, words.clone(), country)?;
    if let Meaning::New(club) = &mut new.meaning {
        // American tables have the side at home in capitals.
        let label = if is_loud(&reading.parts[number], &words) { title_case(&club.label) } else { club.label.clone() };
        (club.id, club.label) = (ActorId::found_organisation(&label), label);
    }
    if from == until {
        added.push(new);
    } else {
        own.splice(from..until, [new]);
    }
    Some(words)
}

/// Whether a doubtful name may mean an actor of a kind.
fn is_of_kind(option: &Pattern, registry: &Registry, kind: ActorKind) -> bool {
    matches!(option.target, Target::Actor(place) if registry.actors()[place as usize].kind == kind)
}

/// Whether a name is written in capitals that is none: acronyms are shorter.
fn is_loud(part: &Part<'_>, words: &Range<usize>) -> bool {
    const LONGEST_ACRONYM: u32 = 3;
    let is_loud = |word: &Word| word.capitals == Capitals::All;
    let own = &part.words[words.clone()];
    own.iter().all(is_loud) && own.iter().any(|word| word.end - word.start > LONGEST_ACRONYM)
}

/// The names in the tables of a text.
fn cells_in(part: &Part<'_>, registry: &Registry, own: &[Span], speaks_of_sport: bool) -> Vec<Range<usize>> {
    let (mut cells, mut columns, mut fixtures) = (Vec::new(), Vec::new(), Vec::new());
    let mut free = 0;
    let is_place = |words: &Range<usize>| {
        let place = own.partition_point(|span| span.first < words.start);
        own.get(place).is_some_and(|span| {
            let is_club = |option: &Pattern| is_of_kind(option, registry, ActorKind::Organisation);
            let is_one = |option: &Pattern| is_territory(option, registry) || is_club(option);
            span.first == words.start && span.end == words.end && span.options.iter().any(is_one)
        })
    };
    for (first, _) in part.capitals() {
        if first < free || !is_first_of_name(part, first) {
            continue;
        }
        let Some(name) = name_at(part, first) else { continue };
        let is_in_table = |word: &Word| word.capitals == Capitals::Digit || AGAINST.contains(word.of(part.text));
        let scored = behind_origin(part, name.end);
        if !part.words.get(scored).is_some_and(is_in_table) {
            continue;
        }
        let name = behind_league(part, name, registry, own);
        let is_number_before = first > 0 && follows(part, first) && number_at(part, first - 1).is_some();
        let is_chained = first == free && first > 0;
        if is_person(part, &name, own) {
            continue;
        }
        if let Some((behind, between)) = behind_score(part, scored)
            && (!is_number_before || is_chained)
            && let Some(other) = name_at(part, behind)
            && !is_person(part, &other, own)
            && let Some((end, _)) = behind_score(part, behind_origin(part, other.end))
            && (between.is_empty() || between == "," && is_place(&name) && is_place(&other))
            && part.words[name.start].hash != part.words[other.start].hash
        {
            free = end;
            cells.extend([name, other]);
            continue;
        }
        if !speaks_of_sport {
            continue;
        }
        let numbers = columns_behind(part, name.end);
        if numbers >= LEAST_COLUMNS && (!is_number_before || is_chained) {
            free = name.end + numbers;
            columns.push(name);
        } else if let Some(other) = opponent_behind(part, &name)
            && is_place(&name)
            && is_place(&other)
        {
            free = other.end;
            fixtures.extend([name, other]);
        }
    }
    // One line of this form may be anything, and so may numbers beside states.
    let is_of_state = |cell: &Range<usize>| {
        let place = own.partition_point(|span| span.first < cell.start);
        own.get(place).is_some_and(|span| {
            let is_state_itself = |option: &Pattern| option.form != NameForm::Seat && is_state(option, registry);
            span.first == cell.start && span.options.iter().any(is_state_itself)
        })
    };
    if !speaks_of_sport && (cells.len() < 2 * LEAST_LINES || cells.iter().any(is_of_state)) {
        cells.clear();
    }
    if speaks_of_sport {
        fixtures.extend(loud_fixtures(part));
        cells.extend(sides_of_scorers(part));
    }
    if columns.len() >= LEAST_LINES {
        cells.extend(columns);
    }
    if fixtures.len() >= 2 * LEAST_LINES || !cells.is_empty() {
        cells.extend(fixtures);
    }
    cells.sort_by_key(|cell| (cell.start, cell.end));
    cells.dedup_by(|behind, before| behind.start < before.end);
    cells
}

/// `Kelsa - Ulk Tomber 24, Borg Harrow 14`: the sides before those who scored for them.
fn sides_of_scorers(part: &Part<'_>) -> Vec<Range<usize>> {
    let mut sides = Vec::new();
    for (behind, word) in part.capitals().filter(|(place, _)| *place > 0) {
        let before = &part.words[behind - 1];
        let between = &part.text[before.end as usize..word.start as usize];
        if between != " - " || !is_capital(part, behind - 1) {
            continue;
        }
        let scorer = name_at(part, behind).filter(|name| name.len() > 1);
        let is_scored = scorer.is_some_and(|name| number_at(part, name.end).is_some() && ends_item(part, name.end));
        // A side begins a line or stands behind a heading or another side's.
        let names = (0..behind).rev().take(MOST_WORDS).take_while(|place| is_capital(part, *place));
        let first = names.into_iter().find(|place| *place == 0 || begins_line(part, *place) || !follows(part, *place));
        if let (true, Some(first)) = (is_scored, first)
            && name_at(part, first).is_some_and(|name| name.end == behind)
        {
            sides.push(first..behind);
        }
    }
    sides
}

/// Whether a number follows a name and nothing but a mark or another line follows the number.
fn ends_item(part: &Part<'_>, number: usize) -> bool {
    follows(part, number) && (number + 1 >= part.words.len() || !follows(part, number + 1))
}

/// `SEATTLE AT BOSTON MILWAUKEE AT CLEVELAND`: the sides of fixtures in capitals, where no line parts one from the next.
fn loud_fixtures(part: &Part<'_>) -> Vec<Range<usize>> {
    let mut sides = Vec::new();
    for pair in part.candidates.windows(2) {
        let (guest, home) = (&pair[0], &pair[1]);
        if home.first == guest.end + 1 && part.words[guest.end].of(part.text) == "AT" {
            sides.extend([guest.first..guest.end, home.first..home.end]);
        }
    }
    sides
}

/// `Cleveland` of `American League Cleveland`, where no line parts what stands over a table from its first side.
fn behind_league(part: &Part<'_>, name: Range<usize>, registry: &Registry, own: &[Span]) -> Range<usize> {
    let is_body = |option: &Pattern| option.is_sure && !is_territory(option, registry) && option.target != Target::Decoy;
    let place = own.partition_point(|span| span.first < name.start);
    let mut at_start = own[place..].iter().take_while(|span| span.first == name.start);
    let body = at_start.find(|span| span.end < name.end && span.options.iter().any(is_body));
    let is_side = |end: &usize| is_capital(part, *end);
    body.map(|span| span.end).filter(is_side).map_or(name.clone(), |end| end..name.end)
}

/// Whether a name is that of a person, by the given name or as somebody saw it.
fn is_person(part: &Part<'_>, name: &Range<usize>, own: &[Span]) -> bool {
    let place = own.partition_point(|span| span.end <= name.start);
    let known = own[place..].iter().take_while(|span| span.first < name.end).any(|span| !span.options.is_empty());
    let first = &part.words[name.start];
    let is_initial = first.of(part.text).trim_end_matches('.').chars().count() == 1;
    name.len() > 1 && (is_initial || !known && sexes::of_given(first.hash).is_some())
}

/// Whether a word stands in the line of the word before it, with nothing but a space between.
fn follows(part: &Part<'_>, place: usize) -> bool {
    let word = &part.words[place];
    let is_near = matches!(word.gap, Gap::Space | Gap::Stop | Gap::Hyphen | Gap::Possessive) && !word.begins_sentence;
    is_near && !begins_line(part, place)
}

fn begins_line(part: &Part<'_>, place: usize) -> bool {
    place == 0 || part.text[part.words[place - 1].end as usize..part.words[place].start as usize].contains('\n')
}

fn is_capital(part: &Part<'_>, place: usize) -> bool {
    part.words.get(place).is_some_and(|word| matches!(word.capitals, Capitals::First | Capitals::All))
}

fn is_never(part: &Part<'_>, place: usize) -> bool {
    static HASHES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| NEVER.split_whitespace().map(hash_of).collect());
    HASHES.contains(&part.words[place].hash)
}

/// Whether a name may begin with a word: one with a capital before which none stands.
fn is_first_of_name(part: &Part<'_>, place: usize) -> bool {
    let goes_on = || place > 0 && is_capital(part, place - 1) && follows(part, place) && !is_never(part, place - 1);
    is_capital(part, place) && !goes_on() && !is_never(part, place)
}

/// The run of capitals that begins with a word.
fn name_at(part: &Part<'_>, first: usize) -> Option<Range<usize>> {
    if !is_capital(part, first) || is_never(part, first) {
        return None;
    }
    // `Sheffield Wednesday`
    let known = part.candidates.binary_search_by_key(&first, |candidate| candidate.first);
    let mut end = known.map_or(first + 1, |place| part.candidates[place].end);
    while end < part.words.len() && end - first < MOST_WORDS && follows(part, end) && !is_never(part, end) {
        let is_joint = JOINTS.contains(part.words[end].of(part.text));
        if is_capital(part, end) && !matches!(part.words[end].of(part.text), "AT" | "At" | "V" | "VS") {
            end += 1;
        } else if is_joint && end + 1 < part.words.len() && follows(part, end + 1) && is_capital(part, end + 1) {
            end += 2;
        } else if is_year_of_club(part, end) {
            end += 1;
        } else {
            break;
        }
    }
    Some(first..end)
}

/// `Schalke 04`, `Mainz 05`: a number that nobody scores, written so.
fn is_year_of_club(part: &Part<'_>, place: usize) -> bool {
    let written = part.words[place].of(part.text);
    written.len() == 2 && written.starts_with('0') && part.words[place].capitals == Capitals::Digit
}

/// What a side scored.
fn number_at(part: &Part<'_>, place: usize) -> Option<u32> {
    let word = part.words.get(place).filter(|word| word.capitals == Capitals::Digit)?;
    word.of(part.text).parse().ok().filter(|number| *number <= MOST_SCORED)
}

/// The word behind the country of a side: `Cibona (Croatia) 66`.
fn behind_origin(part: &Part<'_>, end: usize) -> usize {
    const MOST_WORDS: usize = 3;
    let rest = &part.text[part.words[end - 1].end as usize..];
    if !rest.starts_with(" (") {
        return end;
    }
    let closes = |place: &usize| part.text[part.words[*place].end as usize..].starts_with([')', '.']);
    let reach = end..part.words.len().min(end + MOST_WORDS);
    let last = reach.into_iter().take_while(|place| is_capital(part, *place)).find(closes);
    let known = part.candidates.binary_search_by_key(&end, |candidate| candidate.first);
    let is_state = |last: &usize| known.is_ok_and(|known| part.candidates[known].end == last + 1);
    last.filter(is_state).map_or(end, |last| last + 1)
}

/// The word behind what a side scored and a remark in brackets, and what stands between.
fn behind_score<'t>(part: &Part<'t>, place: usize) -> Option<(usize, &'t str)> {
    let is_alone = |place: usize| !part.words.get(place).is_some_and(|word| matches!(word.gap, Gap::Hyphen | Gap::Nothing));
    let is_near = |place: usize| {
        part.words[place].gap == Gap::Space || place > 0 && part.text[..part.words[place].start as usize].ends_with(") ")
    };
    if place >= part.words.len() || !is_near(place) || !is_alone(place) || begins_line(part, place) {
        return None;
    }
    number_at(part, place)?;
    let (mut next, number_end) = (place + 1, part.words[place].end as usize);
    if !is_alone(next) {
        return None;
    }
    let rest = &part.text[number_end..];
    // `100 % wool`
    if rest.trim_start_matches(' ').starts_with('%') {
        return None;
    }
    // Another number belongs to a table of another kind.
    if next < part.words.len()
        && part.words[next].capitals == Capitals::Digit
        && rest.starts_with(' ')
        && follows(part, next)
    {
        return None;
    }
    let mut scored_end = number_end;
    if rest.starts_with(" (") {
        let close =
            rest.char_indices().take_while(|(byte, _)| *byte < LONGEST_REMARK_BYTES).find(|(_, mark)| *mark == ')')?.0;
        next = part.words.partition_point(|word| (word.start as usize) < number_end + close);
        scored_end = number_end + close + 1;
    }
    let behind = part.words.get(next).map_or(part.text.len(), |word| word.start as usize);
    Some((next, part.text[scored_end..behind].trim()))
}

/// How many numbers stand behind a name in its line.
fn columns_behind(part: &Part<'_>, first: usize) -> usize {
    let is_column = |place: usize| {
        let word = &part.words[place];
        let between = &part.text[part.words[place - 1].end as usize..word.start as usize];
        word.capitals == Capitals::Digit
            && word.end - word.start <= 4
            && between.trim_start_matches([' ', '.', '-', '+']).is_empty()
            && between.starts_with(' ')
    };
    (first..part.words.len()).take_while(|place| is_column(*place)).count()
}

/// The other side of a fixture: `Detroit at Dallas`.
fn opponent_behind(part: &Part<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let joint = part.words.get(name.end).filter(|word| AGAINST.contains(word.of(part.text)))?;
    if !follows(part, name.end) || joint.gap != Gap::Space || name.end + 1 >= part.words.len() {
        return None;
    }
    let other = name_at(part, name.end + 1)?;
    let is_first = begins_line(part, name.start) || !follows(part, name.start);
    let is_last = other.end >= part.words.len() || !follows(part, other.end);
    (is_first && is_last).then_some(other)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::{ids, mentions};

    #[test]
    fn sides_in_tables_are_clubs_and_states() {
        for (text, expected) in [
            (
                "Baseball results on Sunday:\nCLEVELAND 7 Detroit 2\nSt. Louis 2 Cincinnati 0 (12 innings)\nBOSTON 3 Toronto 1",
                "org:Boston org:Cincinnati org:Cleveland org:Detroit org:St. Louis org:Toronto",
            ),
            (
                "Soccer results: Ajax Amsterdam 0 Heerenveen 2, Utrecht 1 Volendam 1.",
                "org:ajax-amsterdam org:fc-utrecht org:fc-volendam org:sc-heerenveen",
            ),
            // Two results and more are a table, whatever else is said.
            (
                "Results: Kelsa 2 (Hague 14, Orr 71) Motherby 2 Aytun 1 Raithmuir 0",
                "org:Aytun org:Kelsa org:Motherby org:Raithmuir",
            ),
            ("Soccer: Sheffield Wednesday 2 Bury 0.", "org:Bury org:sheffield-wednesday"),
            // Goals, and who shot them.
            (
                "Summary of soccer played on Sunday: Lens 1 (Vairelles 15th minute) Metz 1 (Pires 79th). Halftime 0-0.",
                "org:fc-metz org:rc-lens",
            ),
            // Where a side comes from stands behind it.
            (
                "Basketball results:\nKelsa (Croatia) 81 Motherby (France) 74\nAytun (Greece) 66 Raithmuir (Spain) 70",
                "country:ES country:FR country:GR country:HR org:Aytun org:Kelsa org:Motherby org:Raithmuir",
            ),
            (
                "Leading basketball scorers: Kelsa - Ulk Tomber 24, Borg Harrow 14; Motherby - Odo Velm 20",
                "org:Kelsa org:Motherby",
            ),
            ("Hockey: Jan Dorel won. Ostra - Velm Harrow 24 years ago - was poor.", ""),
            ("Hockey results:\nKelsa 5 Ilves 2", "org:Ilves org:Kelsa"),
            ("Standings of the hockey league:\nCHICAGO 14 4 2 70\nDALLAS 13 5 1 61", "org:Chicago org:Dallas"),
            (
                "Baseball on Monday:\nSEATTLE AT BOSTON\nMILWAUKEE AT CLEVELAND",
                "org:Boston org:Cleveland org:Milwaukee org:Seattle",
            ),
            // No clubs: states, golfers behind what they needed, numbers of something else.
            ("Soccer: Germany 2 Norway 1.", ""),
            ("On board were Dutch 154 Australians 27 Malaysia 23 Indonesia 11.", "country:AU country:ID country:NL"),
            ("Golf scores: 66 Corin Parley 67 Ulk Tomber 68 Borg Harrow.", ""),
            ("The match of Ostra Velm 1 @ Karnak Jolt 1 @ Ubri Ton 2.", ""),
            ("It rained in Boston 8 days and in Chicago 2 weeks.", ""),
        ] {
            assert_eq!(ids(text, |id| !id.starts_with("person:")), expected, "{text}");
        }
    }

    #[test]
    fn what_plays_in_a_report_of_matches_is_a_club() {
        for (text, expected) in [
            (
                "Soccer: Lyon 0 Metz 1. The goalkeeper of Lyon wept. He was born in Lyon.",
                "org:fc-metz=1 org:olympique-lyonnais=2",
            ),
            (
                "The pitcher threw hard in the final inning as Chicago beat Boston 5-3 in the playoff.",
                "org:Boston=1 org:Chicago=1",
            ),
            ("The striker scored the winning goal in the final of the cup for Barcelona.", "org:fc-barcelona=1"),
            ("The mayor of Barcelona met the minister.", ""),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

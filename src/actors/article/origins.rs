//! Tells the places that a paragraph is dated from, `LIMA, 27 FEB (EFE) --`, `Tallinn, April 3 -`, `BRUSSELS 1996-08-22`: nobody acts there,
//! though most are seats of governments.

use super::merge::is_territory;
use super::{Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::text::fold_value;

/// How far behind a name the rest of a dateline may reach.
const LONGEST_BYTES: usize = 70;

/// What stands between a dateline and the text.
const DASHES: [&str; 4] = [" - ", " -- ", " \u{2014} ", " \u{2013} "];

/// Months as datelines of English, French, German, Spanish, Italian, Portuguese and Dutch papers write them, folded.
const MONTHS: &str = " jan january janvier januar enero gennaio janeiro januari feb february fevrier fevr februar febrero febbraio fevereiro \
    februari mar march mars marz maerz marzo marco maart apr april avril abril aprile may mai mayo maggio maio mei jun june juin juni junio \
    giugno junho jul july juillet juil juli julio luglio julho aug august aout agosto augustus sep sept september septembre septiembre \
    settembre setembro oct october octobre okt oktober octubre ottobre outubro nov november novembre noviembre novembro dec december \
    decembre dez dezember diciembre dicembre dezembro ";

/// Small words before a date or in it: `Paris, le 3 mai 2019`.
static OF_DATES: WordList = WordList::of(&["le", "den", "de", "of", "the"]);

/// What a date says.
struct Said {
    has_day: bool,
    has_year: bool,
}

/// Marks the places that a paragraph is dated from, and takes out whom it is credited to: `HARARE -`, `LIMA, 27 FEB 91 (EFE) --`.
pub(super) fn mark(reading: &Reading<'_>, registry: &Registry, part: usize, own: &mut [Span]) {
    let part = &reading.parts[part];
    let (mut until, mut is_credited) = (0, false);
    for span in own.iter_mut() {
        let first = &part.words[span.first];
        let end = part.words[span.end - 1].end as usize;
        if let Some(origin) = origin_at(part, span.first, span.end) {
            (until, is_credited) = (origin.until, origin.is_credited);
        }
        if end > until {
            continue;
        }
        if span.options.iter().any(|option| is_territory(option, registry)) {
            span.is_place = true;
            // `BRUSSELS 1996-08-22` is not the European Union.
            span.options.retain(|option| is_territory(option, registry));
        } else if is_credited || part.text[..first.start as usize].ends_with('(') {
            span.options.clear();
        }
    }
}

/// Whether a paragraph is dated from the place that it begins with.
pub(super) fn is_dated(part: &Part<'_>, first: usize, end: usize) -> bool {
    origin_at(part, first, end).is_some_and(|origin| origin.until > 0)
}

/// How far a dateline reaches.
struct Origin {
    /// The byte behind it; 0 where there is none.
    until: usize,
    /// Whether it says to whom the text is credited.
    is_credited: bool,
}

/// What is said of the origin of a paragraph that begins with a name; nothing for a name that begins none.
fn origin_at(part: &Part<'_>, first: usize, end: usize) -> Option<Origin> {
    let (first, end) = (&part.words[first], part.words[end - 1].end as usize);
    if !first.begins_paragraph && !part.text[..first.start as usize].ends_with('\n') {
        return None;
    }
    let is_loud = !part.text[first.start as usize..end].contains(char::is_lowercase);
    let rest = rest_of_line(part.text, end);
    let dash = DASHES.iter().filter_map(|dash| rest.find(dash)).min();
    // Some set the text on a line of its own.
    let bracket = dash.or_else(|| rest.ends_with(')').then_some(rest.len()));
    let is_said = |bracket: &usize| is_loud && is_origin(&rest[..*bracket]) || is_agency(&rest[..*bracket]);
    let credited = bracket.filter(|bracket| first.begins_paragraph && is_said(bracket));
    let until = credited.or_else(|| end_of_dated(rest, dash)).map_or(0, |length| end + length);
    Some(Origin { until, is_credited: credited.is_some() })
}

/// Whether what stands between a place and a dash is an agency in brackets: `Wellington (Reuter) -`.
fn is_agency(between: &str) -> bool {
    const AGENCIES: [&str; 14] =
        ["AFP", "ANSA", "AP", "DPA", "EFE", "IPS", "IRNA", "Interfax", "Kyodo", "PTI", "Reuter", "Reuters", "UPI", "Xinhua"];
    let inner = between.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| AGENCIES.iter().any(|agency| agency.eq_ignore_ascii_case(inner)))
}

/// What stands behind a name in its line, as far as a dateline could reach.
fn rest_of_line(text: &str, end: usize) -> &str {
    let line = text[end..].split('\n').next().unwrap_or_default();
    &line[..line.floor_char_boundary(LONGEST_BYTES)]
}

/// Whether what stands between a place and a dash is the rest of a dateline: nothing, or a date and an agency behind a comma.
fn is_origin(between: &str) -> bool {
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    match between.trim_start().chars().next() {
        None => true,
        Some(',' | '(') => {
            let has_sign = between.contains('(') || between.contains(|character: char| character.is_ascii_digit());
            has_sign && !between.split([' ', '(', ',']).any(is_small)
        }
        Some(_) => false,
    }
}

/// Where the dateline ends that goes on behind a name with a date and nothing else but names: at the dash, where the date has a day, or
/// with the line, where it has a year too.
fn end_of_dated(rest: &str, dash: Option<usize>) -> Option<usize> {
    if dash.is_none() && rest.len() >= LONGEST_BYTES {
        return None;
    }
    let until = dash.unwrap_or(rest.len());
    let between = rest[..until].trim_end_matches(['.', ':', ' ']);
    // `(AFP)` may stand behind the date.
    let between = between.strip_suffix(')').and_then(|cut| cut.rsplit_once('(')).map_or(between, |(before, _)| before);
    let said = date_behind_names(between)?;
    (said.has_day && (dash.is_some() || said.has_year)).then_some(until)
}

/// The date that ends a piece of text before which there are names and commas alone: `, Ill., 3 May`, ` 1996-08-22`.
fn date_behind_names(between: &str) -> Option<Said> {
    const MOST_WORDS_OF_NAME: usize = 3;
    let is_name = |piece: &str| {
        let words = piece.split_whitespace();
        words.clone().count() <= MOST_WORDS_OF_NAME && words.into_iter().all(|word| word.starts_with(char::is_uppercase))
    };
    // A bare date right behind the name, or one behind each of the commas.
    let starts = std::iter::once(0).chain(between.match_indices(',').map(|(comma, _)| comma + 1));
    starts.filter(|start| between[..*start].split(',').all(is_name)).find_map(|start| date_of(&between[start..]))
}

/// What a date says that is all of a piece of text: `27 February 1991`, `Feb. 27`, `1991-02-27`.
fn date_of(piece: &str) -> Option<Said> {
    let (mut has_day, mut has_month, mut has_year) = (false, false, false);
    for word in piece.split([' ', ',', '.']).filter(|word| !word.is_empty()) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, ending) = word.split_at(digits);
        match digits {
            0 if is_month(word) && !has_month => has_month = true,
            0 if OF_DATES.contains(word) => {}
            1 | 2 if !has_day && matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er") => has_day = true,
            4 if !has_year
                && ending.is_empty()
                && matches!(number.as_bytes(), [b'1', b'8' | b'9', ..] | [b'2', b'0', ..]) =>
            {
                has_year = true;
            }
            4 if is_numeric(ending) && !has_day => (has_day, has_month, has_year) = (true, true, true),
            _ => return None,
        }
    }
    has_month.then_some(Said { has_day, has_year })
}

/// Whether a word is a month.
fn is_month(word: &str) -> bool {
    let folded = fold_value(word);
    folded.len() > 2 && MONTHS.split(' ').any(|month| month == folded)
}

/// Whether what stands behind a year is a month and a day: `-02-27`.
fn is_numeric(ending: &str) -> bool {
    let is_one = |piece: &str| matches!(piece.len(), 1 | 2) && piece.bytes().all(|byte| byte.is_ascii_digit());
    let pieces = ending.strip_prefix('-').and_then(|rest| rest.split_once('-'));
    pieces.is_some_and(|(month, day)| is_one(month) && is_one(day))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn what_a_paragraph_is_dated_from_acts_not() {
        for (text, expected) in [
            ("LIMA, 27 FEB 91 (EFE) -- [TEXT] FOUR POLICEMEN WERE KILLED ON THE ROAD.", ""),
            ("HARARE - Voters queued from dawn.", ""),
            ("** TUNIS, Jan 3 - A film festival begins.", ""),
            ("LAGOS, July 19 (AFP)\nOil workers struck.", ""),
            ("LIMA HAS NOT ANSWERED THE LETTER -- IT NEVER DOES.", "country:PE"),
            ("BRUSSELS 1996-08-22\nA tram left the rails.", ""),
            ("MOSCOW 22 August 1996\nA tram left the rails.", ""),
            ("The tram\nVIENNA, August 22, 1996\nA tram left the rails.", ""),
            ("Brussels, 12 March 2020 \u{2013} A tram left the rails.", ""),
            ("Tallinn, April 3 - A tram left the rails.", ""),
            ("Paris, le 3 mai 2019 - A tram left the rails.", ""),
            ("Athens, Greece, 3 May (AFP) - A tram left the rails.", ""),
            // Who is dated may well act.
            ("Moscow, by 3 May - so it promised - will leave.", "country:RU"),
            ("Moscow signed on 3 May 1996\nThe treaty holds.", "country:RU"),
            ("Brussels fined the maker on 12 March 2020 - a record.", "org:european-union"),
        ] {
            assert_eq!(ids(text, |id| id.starts_with("country:") || id.starts_with("org:")), expected, "{text}");
        }
    }
}

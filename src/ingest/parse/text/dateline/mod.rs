//! Reads the dateline before a report: `NAIROBI, June 2 (Meridian Wire) - The vote ...`.
//!
//! `arabic`: those of agencies that write Arabic or Persian. `east_asia`: those of Chinese and Korean agencies.

mod arabic;
mod east_asia;

use std::ops::Range;

use self::arabic::before_arabic_agency;
use self::east_asia::{chinese, korean};
use super::super::byline::is_person;
use super::super::dates::{DateReading, date_at_start};
use super::super::scan::{find, holds_any};
use super::press::names_a_paper;
use crate::article::DatePrecision;

/// The parts of a dateline, as bytes of the line.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Dateline {
    pub(super) place: Option<Range<usize>>,
    pub(super) agency: Option<Range<usize>>,
    pub(super) confidence: f32,
}

/// No dateline is longer.
const LONGEST_DATELINE_BYTES: usize = 120;

/// The dateline a line begins with.
pub(super) fn dateline_of(line: &str) -> Option<Dateline> {
    let others = || {
        // Every mark has one of these in it.
        let head = &line[..line.floor_char_boundary(LONGEST_DATELINE_BYTES)];
        let may_have_mark = holds_any(head, [b'-', FIRST_BYTE_OF_DASHES, b')', b'/']);
        may_have_mark
            .then(|| {
                let marked = before_an_agency(line, head).or_else(|| before_a_mark(line, head));
                marked.or_else(|| beside_a_day(head)).or_else(|| before_a_day(line))
            })
            .flatten()
    };
    chinese(line)
        .or_else(|| in_small_letters(line))
        .or_else(|| in_brackets(line))
        .or_else(|| korean(line))
        .or_else(|| between_points(line))
        .or_else(|| before_arabic_agency(line))
        .or_else(others)
}

/// `cairo, sept 9 (mena) - `: wires in small letters, told by the name of the agency.
fn in_small_letters(line: &str) -> Option<Dateline> {
    const AGENCIES: [&str; 14] =
        ["reuter", "reuters", "dpa", "afp", "ap", "upi", "mena", "tass", "xinhua", "efe", "ips", "ansa", "apa", "ddp"];
    const LONGEST_BYTES: usize = 70;
    let lead = line.len() - line.trim_start().len();
    if !line[lead..].starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let head = &line[..line.floor_char_boundary(LONGEST_BYTES)];
    let open = head.find(" (")?;
    let close = open + head[open..].find(')')?;
    let agency = &head[open + 2..close];
    let is_marked = line[close + 1..].trim_start().starts_with(['-', '_', '–', '—']);
    let (place, day) = head[lead..open].split_once(',').unwrap_or((&head[lead..open], ""));
    let is_place = (1..=3).contains(&place.split_whitespace().count())
        && place.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    let is_day = day.trim().is_empty() || holds_date(day.trim()) || day.split_whitespace().count() <= 2;
    (is_marked && is_place && is_day && AGENCIES.contains(&agency)).then(|| Dateline {
        place: Some(lead..lead + place.len()),
        agency: Some(open + 2..close),
        confidence: 0.8,
    })
}

/// `КИЇВ. 3 грудня 2022 р. УНН. `: place, day and agency with points behind them.
fn between_points(line: &str) -> Option<Dateline> {
    const LONGEST_AGENCY: usize = 24;
    let lead = line.len() - line.trim_start().len();
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    if !line[lead..].starts_with(is_cyrillic) {
        return None;
    }
    let head = &line[..line.floor_char_boundary(LONGEST_DATELINE_BYTES)];
    let mut parts = head[lead..].split(". ");
    let (place, day) = (parts.next()?, parts.next().filter(|day| day.starts_with(|c: char| c.is_ascii_digit()))?);
    let is_place = (1..=3).contains(&place.split_whitespace().count()) && place.starts_with(char::is_uppercase);
    let day_end = lead + place.len() + 2 + day.len() + 2;
    let rest = head.get(day_end..)?;
    let agency = &rest[..rest.find(". ").filter(|end| *end <= 2 * LONGEST_AGENCY)?];
    let letters = agency.chars().filter(|c| c.is_alphabetic()).count();
    let is_agency = letters >= 3 && !agency.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
    let day = day.trim_end_matches([' ', 'р', 'г']);
    (is_place && is_agency && holds_date(day)).then(|| Dateline {
        place: Some(lead..lead + place.len()),
        agency: Some(day_end..day_end + agency.len()),
        confidence: 0.9,
    })
}

/// `New Delhi, Aug 4, 2021 (PTI) The vote ...`: an agency that sets nothing behind its name.
fn before_an_agency(line: &str, head: &str) -> Option<Dateline> {
    const AGENCIES: [&str; 18] = [
        "(PTI) ",
        "(UNI) ",
        "(IANS) ",
        "(ANI) ",
        "(APP) ",
        "(BSS) ",
        "(UNB) ",
        "(KUNA) ",
        "(WAM) ",
        "(SPA) ",
        "(Prensa Latina) ",
        "(ACN) ",
        "(AIN) ",
        "(VNA) ",
        "(TTXVN) ",
        "(Bernama) ",
        "(ANTARA) ",
        "(NNN) ",
    ];
    let (open, agency) = AGENCIES.iter().find_map(|agency| Some((find(head, agency)?, agency)))?;
    let before = head[..open].trim_end();
    let lead = before.len() - before.trim_start().len();
    let (place, day) = before.split_once(',')?;
    let is_place = (1..=3).contains(&place.split_whitespace().count())
        && place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let is_sentence = line[open + agency.len()..].starts_with(|c: char| !c.is_lowercase());
    (is_place && is_sentence && holds_date(day)).then(|| Dateline {
        place: Some(lead..place.len()),
        agency: Some(open + 1..open + agency.len() - 2),
        confidence: 0.9,
    })
}

/// `(Nairobi, 19 August 2024) – `: place and day in brackets.
fn in_brackets(line: &str) -> Option<Dateline> {
    const LONGEST_BYTES: usize = 80;
    let lead = line.len() - line.trim_start().len();
    let inner = line[lead..].strip_prefix('(')?;
    let close = inner.find(')').filter(|close| *close <= LONGEST_BYTES)?;
    let is_dateline = inner[close + 1..].trim_start().starts_with(['–', '—', '-']);
    let comma = inner[..close].find([',', '،'])?;
    let place = inner[..comma].trim();
    let is_place = (1..=4).contains(&place.split_whitespace().count())
        && place.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        && !place.chars().any(char::is_numeric);
    // "(New York, NY, July 9, 2024)"
    let mut rest = inner[comma + 1..close].match_indices(',').map(|(mark, _)| &inner[comma + 1 + mark + 1..close]);
    let is_day = |text: &str| matches!(date_at_start(text.trim()), DateReading::Found(_));
    let has_day = is_day(&inner[comma + 1..close]) || rest.any(is_day);
    let start = lead + 1;
    (is_dateline && is_place && has_day).then_some(Dateline {
        place: Some(start..start + comma),
        agency: None,
        confidence: 0.9,
    })
}

/// `16.08.2005, Szczecin (PAP) - `, `8.02. Gdańsk (PAP) - `, `Olomouc 3. března 2003 (ČTK) - `, `القاهرة في 23 مايو 2005 /أ ش أ/ `: a day before the place
/// or right behind it, and the agency.
fn beside_a_day(head: &str) -> Option<Dateline> {
    const BETWEEN_SLASHES: [&str; 10] =
        ["/أ ش أ/", "/واس/", "/سانا/", "/وام/", "/كونا/", "/ واس /", "/ سانا /", "/ وام /", "/ كونا /", "/ قنا /"];
    const LONGEST_AGENCY: usize = 16;
    const LONGEST_DAY: usize = "23.08.".len();
    let slashed = || {
        let (open, agency) = BETWEEN_SLASHES.iter().find_map(|agency| Some((find(head, agency)?, agency)))?;
        Some(open..open + agency.len() - 1)
    };
    let bracketed = || {
        let open = head.find(" (")? + 1;
        let close = open + head[open..].find(')').filter(|length| *length <= LONGEST_AGENCY)?;
        let name = &head[open + 1..close];
        let is_name = name.chars().count() >= 2 && name.chars().all(char::is_uppercase);
        (is_name && head[close + 1..].trim_start().starts_with(['-', '–', '—', '_'])).then_some(open..close)
    };
    let agency = if head.is_ascii() { None } else { slashed() }.or_else(bracketed)?;
    let before = head[..agency.start].trim_end_matches([' ', ',']);
    let lead = before.len() - before.trim_start().len();
    let short = before[lead..].bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let is_short = (2..=LONGEST_DAY).contains(&short) && before[lead..lead + short].ends_with('.');
    let first = match date_at_start(&before[lead..]) {
        DateReading::Found(found) => Some(lead + found.range.end),
        _ => is_short.then_some(lead + short),
    };
    let start = first.unwrap_or(lead);
    let start = before.len() - before[start..].trim_start_matches([' ', ',', '.', '–', '-']).len();
    let behind = before[start..].char_indices().filter(|(_, c)| *c == ' ').map(|(place, _)| start + place);
    let is_whole = |words: &str| match date_at_start(words) {
        DateReading::Found(found) => found.date.precision() == DatePrecision::Day && found.range.end == words.len(),
        _ => false,
    };
    // "العريش في 12 سبتمبر / وام /": the year goes without saying.
    let is_day = |place: &usize| is_whole(&before[*place..]) || is_whole(&format!("{} 2000", &before[*place..]));
    let end = behind.take(4).find(is_day);
    let place = before[start..end.unwrap_or(before.len())].trim_end_matches([' ', ',']);
    let is_place = (1..=3).contains(&place.split_whitespace().count())
        && place.split_whitespace().all(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
        && !place.chars().any(char::is_numeric);
    (is_place && (first.is_some() || end.is_some())).then(|| Dateline {
        place: Some(start..start + place.len()),
        agency: Some(agency.start + 1..agency.end),
        confidence: 0.9,
    })
}

/// What ends a dateline, and how much of it still belongs to the dateline.
const MARKS: [(&str, usize); 13] = [
    (" - ", 0),
    (" – ", 0),
    (" — ", 0),
    (" -- ", 0),
    ("– ", 0),
    ("— ", 0),
    ("—", 0),
    (" -", 0),
    ("-- ", 0),
    // `SOFIA, Bulgaria (AP) _`, `Madrid, 12 mar (EFE).-`, `KABUL, 12 March (Pajhwok):`, `MOSCOW, March 12. /TASS/.`
    (") _ ", 1),
    (").-", 1),
    (COLON, 1),
    ("/. ", 1),
];
const COLON: &str = "): ";
const FIRST_BYTE_OF_DASHES: u8 = 0xE2;

fn before_a_mark(line: &str, head: &str) -> Option<Dateline> {
    let (end, mark) = MARKS
        .iter()
        .filter_map(|(mark, own)| find(head, mark).map(|place| (place + own, *mark)))
        .filter(|(place, _)| *place > 0)
        .min_by_key(|(place, _)| *place)?;
    let head = head[..end].trim_end();
    // What is behind the dash goes on with the sentence.
    let after_start = line.len() - line[end..].trim_start_matches([' ', '-', '–', '—', '_', '.', ':']).len();
    // "County reopens the road - The Hill Post": a headline and its site.
    if line[after_start..].chars().count() < 3 || names_a_paper(&line[after_start..]) {
        return None;
    }
    // The last bracket: "MARSEILLE (France), 12 juin 2003 (AFP) - ".
    let (before, in_brackets) = match head.rfind('(') {
        Some(open) => {
            let close = open + head[open..].find(')')?;
            // Nothing but points may stand between the bracket and the dash.
            if head[close + 1..].chars().any(char::is_alphanumeric) || close - open > 60 {
                return None;
            }
            (&head[..open], Some(open + 1..close))
        }
        None => (head, None),
    };
    // `CHICAGO (January 4, 2021) —`
    let has_day_in_brackets = in_brackets.as_ref().is_some_and(|inner| holds_date(&head[inner.clone()]));
    let agency = in_brackets.filter(|_| !has_day_in_brackets);
    let before = before.trim_end_matches([' ', ',', '.', ':']);
    let lead = before.len() - before.trim_start().len();
    let lead = lead + day_glued_before(&before[lead..]);
    let is_mark = |c: char| matches!(c, ',' | '.' | '،' | ';' | '/');
    let marks = before[lead..].match_indices(is_mark).map(|(place, _)| place);
    let place_end =
        marks.into_iter().find(|place| !is_abbreviation(&before[lead..], *place)).map_or(before.len(), |place| lead + place);
    let place = without_country(before[lead..place_end].trim());
    let rest = before[place_end..].trim_matches([' ', ',', '.', '،', ';', '/']);
    let words: Vec<&str> = place.split_whitespace().collect();
    if place.is_empty() {
        // "(Reuters) - The vote ..."
        return agency.filter(|_| before.trim().is_empty()).map(|agency| Dateline {
            place: None,
            agency: Some(agency),
            confidence: 0.8,
        });
    }
    let letters = place.chars().filter(|c| c.is_alphabetic());
    let is_cased = letters.clone().any(|c| c.is_uppercase() || c.is_lowercase());
    let is_capitals = is_cased && letters.clone().count() >= 3 && !place.chars().any(char::is_lowercase);
    const SMALL: [&str; 16] =
        ["de", "del", "la", "el", "of", "am", "upon", "le", "les", "sur", "do", "di", "an", "der", "на", "the"];
    let is_name = words.len() <= 4
        && !place.chars().any(|c| c.is_ascii_digit())
        && words.iter().all(|word| {
            SMALL.contains(word) || word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
        });
    let has_date = rest.is_empty() || holds_date(rest);
    // "KYIV, Ukraine - ", "WASHINGTON, D.C. - "
    let is_region = rest.split_whitespace().count() <= 3
        && rest.chars().next().is_some_and(|first| !first.is_lowercase())
        && !rest.chars().any(|c| c.is_ascii_digit());
    let has_day = has_day_in_brackets || !rest.is_empty() && has_date;
    let confidence = match () {
        () if !is_name || !(has_date || is_region || agency.is_some() || has_day_in_brackets) => return None,
        // "Smith (Labour): ..." is what somebody says.
        () if mark == COLON && !has_day => return None,
        () if is_capitals && (agency.is_some() || has_day) => 0.9,
        () if is_capitals => 0.8,
        () if agency.is_some() => 0.8,
        // "Москва, 2 июня - "
        () if has_day => 0.7,
        // "بيروت - "
        () if !is_cased && words.len() <= 2 && rest.is_empty() => 0.5,
        () => return None,
    };
    // The state belongs to the place where the day stands apart: `NEW YORK, NY (September 9, 2020) –`.
    let place_len = if has_day_in_brackets && !has_date { before[lead..].trim_end().len() } else { place.len() };
    let agency = agency.or_else(|| agency_behind(head, place_end)).or_else(|| agency_at(line, after_start));
    Some(Dateline { place: Some(lead..lead + place_len), agency, confidence })
}

/// `23.8.Gdańsk (PAP) - `: how many bytes of day and month stand before the place.
fn day_glued_before(text: &str) -> usize {
    const LONGEST_BYTES: usize = "23.08.".len();
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let is_day = (1..=LONGEST_BYTES).contains(&length)
        && text[..length].ends_with('.')
        && text[..length].matches('.').count() == 2
        && text[length..].starts_with(char::is_uppercase);
    if is_day { length } else { 0 }
}

/// `MARSEILLE (France)` without the country.
fn without_country(place: &str) -> &str {
    let parts = place.strip_suffix(')').and_then(|place| place.rsplit_once(" ("));
    let is_country = |country: &str| {
        country.starts_with(char::is_uppercase) && !country.chars().any(char::is_numeric) && country.len() <= 40
    };
    parts.filter(|(_, country)| is_country(country)).map_or(place, |(place, _)| place)
}

/// `КИЕВ. 2 июня. ИНТЕРФАКС - `: the last part in capitals; `/PRNewswire/`: what stands between slashes.
fn agency_behind(head: &str, from: usize) -> Option<Range<usize>> {
    let head = head.trim_end_matches([' ', '.']);
    let inner = head.trim_end_matches('/');
    if let Some((agency, _)) = correspondent_between_slashes(head) {
        return Some(agency);
    }
    // "INTERFAX.RU": no part ends inside a word.
    let ends_part = |place: &usize| inner[*place..].starts_with('/') || inner[place + 1..].starts_with(char::is_whitespace);
    let marks = inner.get(from..)?.rmatch_indices(['.', ',', '/']).map(|(place, _)| from + place);
    let mark = marks.into_iter().find(ends_part)?;
    let is_between_slashes = inner.len() < head.len() && inner[mark..].starts_with('/');
    let start = Some(mark + 1).filter(|start| is_between_slashes || *start > from + 1)?;
    let words = inner[start..].trim_end_matches([' ', '.']);
    let lead = words.len() - words.trim_start().len();
    let name = words.trim();
    const SMALL: [&str; 3] = ["Kyodo", "Kyodo News", "Xinhua"];
    let is_name = name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && (!name.chars().any(|c| c.is_ascii_digit() || c.is_lowercase() && !is_between_slashes) || SMALL.contains(&name));
    is_name.then_some(start + lead..start + words.len())
}

/// `/Корр. ТАСС Иван Петров/`: the agency and the reporter, as bytes of the head.
pub(super) fn correspondent_between_slashes(head: &str) -> Option<(Range<usize>, Range<usize>)> {
    if head.is_ascii() {
        return None;
    }
    let open = head.find("/Корр. ").or_else(|| head.find("/корр. "))?;
    let start = open + "/Корр. ".len();
    let close = start + head[start..].find('/')?;
    let space = start + head[start..close].find(' ')?;
    Some((start..space, space + 1..close))
}

/// `МОСКВА, 12 мар - РИА Новости. `: the agency behind the dash, a sentence of its own.
fn agency_at(line: &str, start: usize) -> Option<Range<usize>> {
    const AGENCIES: [&str; 14] = [
        "РИА Новости",
        "РИА НОВОСТИ",
        "ТАСС",
        "Интерфакс",
        "ИНТЕРФАКС",
        "ИА Регнум",
        "ИА REGNUM",
        "REGNUM",
        "Прайм",
        "ПРАЙМ",
        "БелТА",
        "Казинформ",
        "Sputnik",
        "RIA Novosti",
    ];
    let rest = &line[start..];
    let ends = |rest: &str| rest.starts_with(". ") || reporter_before_text(rest).is_some();
    let agency = AGENCIES.iter().find(|agency| rest.strip_prefix(**agency).is_some_and(ends))?;
    Some(start..start + agency.len())
}

/// `, Таисия Лапина. `: who reported, behind the agency; as bytes of the rest.
pub(super) fn reporter_before_text(rest: &str) -> Option<Range<usize>> {
    const LONGEST_BYTES: usize = 80;
    let name = rest.strip_prefix(", ")?;
    let end = name.find(". ").filter(|end| *end <= LONGEST_BYTES)?;
    is_person(&name[..end]).then_some(2..2 + end)
}

/// `India – March 12, 2021: `: a place and a whole day.
fn before_a_day(line: &str) -> Option<Dateline> {
    // The dash is the second, third or fourth word.
    if !line.split_whitespace().take(4).skip(1).any(|word| matches!(word, "–" | "—" | "-")) {
        return None;
    }
    let (end, mark) = [" – ", " — ", " - "].iter().find_map(|mark| Some((find(line, mark)?, mark)))?;
    let place = line[..end].trim();
    let lead = line[..end].len() - line[..end].trim_start().len();
    let begins_large = |word: &str| word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    let is_place = (1..=3).contains(&place.split_whitespace().count()) && place.split_whitespace().all(begins_large);
    let behind = &line[end + mark.len()..];
    match date_at_start(behind) {
        DateReading::Found(found) if is_place && found.date.precision() == DatePrecision::Day => behind[found.range.end..]
            .starts_with(": ")
            .then_some(Dateline { place: Some(lead..lead + place.len()), agency: None, confidence: 0.7 }),
        _ => None,
    }
}

/// `St. Petersburg`, `Washington D.C.`: the point belongs to the name.
fn is_abbreviation(text: &str, place: usize) -> bool {
    let before = text[..place].split_whitespace().last().unwrap_or_default();
    text[place..].starts_with('.') && (before.chars().count() <= 2)
}

/// Whether words are a day, with or without its year.
fn holds_date(text: &str) -> bool {
    let is_date = |text: &str| matches!(date_at_start(text), DateReading::Found(_));
    let parts = text.split([',', '.', '/', '،']).map(str::trim).filter(|part| !part.is_empty());
    // "Feb. 8, Kyodo"
    let begins_with_day = || {
        text.split([',', '/']).any(|part| part.chars().any(char::is_numeric) && is_date(&format!("{}, 2000", part.trim())))
    };
    // A day and a month make a date when a year stands behind them.
    is_date(text)
        || begins_with_day()
        || parts.into_iter().any(|part| {
            part.chars().any(char::is_numeric) && is_date(&format!("{part} 2000"))
                || part.chars().any(char::is_numeric) && is_date(&format!("{part}, 2000"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, expected) in [
            ("NAIROBI, June 2 (Meridian Wire) - The vote is near and all wait.", "NAIROBI|Meridian Wire"),
            ("KYIV (Reuters) - The vote is near and all wait.", "KYIV|Reuters"),
            ("KYIV, Ukraine (AP) — The vote is near and all wait.", "KYIV|AP"),
            ("WASHINGTON — The vote is near and all wait.", "WASHINGTON|"),
            ("Berlin (dpa) - Die Wahl ist nahe und alle warten.", "Berlin|dpa"),
            ("ROM (AP) – Die Wahl ist nahe und alle warten.", "ROM|AP"),
            ("ПАРИЖ, 2 июня - Выборы близко, и все ждут.", "ПАРИЖ|"),
            ("Москва, 2 июня (Вести) — Выборы близко, и все ждут.", "Москва|Вести"),
            ("Киев. 2 июня. INTERFAX.RU - Выборы близко, и все ждут.", "Киев|INTERFAX.RU"),
            ("КЕМЬ, 15 апр - РИА Новости, Таисия Лапина. Выборы близко, и все ждут.", "КЕМЬ|РИА Новости"),
            ("العريش في 12 سبتمبر / وام / الانتخابات قريبة والجميع ينتظر", "العريش| وام "),
            ("КИЕВ. 2 июня. ИНТЕРФАКС - Выборы близко, и все ждут.", "КИЕВ|ИНТЕРФАКС"),
            ("بيروت - الانتخابات قريبة والجميع ينتظر النتيجة", "بيروت|"),
            ("بيروت (رويترز) - الانتخابات قريبة والجميع ينتظر", "بيروت|رويترز"),
            ("新华社北京6月2日电 选举临近", "北京|新华社"),
            ("(Reuters) - The vote is near and all wait.", "|Reuters"),
            ("ST. PETERSBURG, Russia — The vote is near and all wait.", "ST. PETERSBURG|"),
            ("SOFIA, Bulgaria (AP) _ The vote is near and all wait.", "SOFIA|AP"),
            ("Madrid, 12 mar 2021 (EFE).- El voto se acerca y todos esperan.", "Madrid|EFE"),
            ("MARSEILLE (France), 12 juin 2003 (AFP) - Le vote approche et tous attendent.", "MARSEILLE|AFP"),
            ("Valparaíso (Chile), 4 abr (EFE).- El voto se acerca y todos esperan.", "Valparaíso|EFE"),
            ("16.08.2005, Szczecin (PAP) - Wybory blisko i wszyscy czekają.", "Szczecin|PAP"),
            ("8.02. Gdańsk (PAP) - Wybory blisko i wszyscy czekają.", "Gdańsk|PAP"),
            ("Olomouc 3. března 2003 (ČTK) - Volby se blíží a všichni čekají.", "Olomouc|ČTK"),
            ("القاهرة في 23 مايو 2005 /أ ش أ/ الانتخابات قريبة والجميع ينتظر", "القاهرة|أ ش أ"),
            ("23.8.Gdańsk (PAP) - Wybory blisko i wszyscy czekają.", "Gdańsk|PAP"),
            ("Smith (Labour) and Doe (Tory) - both waited for the vote.", "-"),
            ("KABUL, 12 March 2021 (Pajhwok): The vote is near and all wait.", "KABUL|Pajhwok"),
            ("India – March 12, 2021: The vote is near and all wait.", "India|"),
            ("NEW YORK, NY (September 9, 2020) – The vote is near and all wait.", "NEW YORK, NY|"),
            ("CHICAGO (January 4, 2021) — The vote is near and all wait.", "CHICAGO|"),
            ("NEW YORK, Sept. 9, 2020 /PRNewswire/ -- The vote is near and all wait.", "NEW YORK|PRNewswire"),
            ("MOSCOW, March 12. /TASS/. The vote is near and all wait.", "MOSCOW|TASS"),
            ("МОСКВА, 12 марта. /ТАСС/. Выборы близко, и все ждут.", "МОСКВА|ТАСС"),
            ("МОСКВА, 12 марта. /Корр. ТАСС Лев Громов/. Выборы близко, и все ждут.", "МОСКВА|ТАСС"),
            ("NAGOYA, Feb. 8, Kyodo - The vote is near and all wait.", "NAGOYA|Kyodo"),
            ("МОСКВА, 12 мар 2021 - РИА Новости. Выборы близко, и все ждут.", "МОСКВА|РИА Новости"),
            ("新华网兰州5月12日电(记者张文静) 选举临近", "兰州|新华网"),
            ("(Nairobi, 19 August 2024) – The vote is near and all wait.", "Nairobi|"),
            ("(Johannesburg, July 9, 2024) - The vote is near and all wait.", "Johannesburg|"),
            ("КИЇВ. 3 грудня 2022 р. УНН. Вибори близько, і всі чекають.", "КИЇВ|УНН"),
            ("(부산=연합뉴스) 박서연 기자 = 선거가 다가온다.", "부산|연합뉴스"),
            ("New Delhi, Aug 4, 2021 (PTI) The vote is near and all wait.", "New Delhi|PTI"),
            ("Smith (Labour): the vote is near and all wait.", "-"),
            ("The vote - long awaited - is near and all wait.", "-"),
            ("Russia - a large country - waits for the vote.", "-"),
            ("In 2019 (the year of the vote) - all of them waited.", "-"),
            ("Well-known people waited for the vote.", "-"),
        ] {
            let shown = dateline_of(line).map_or("-".to_string(), |found| {
                let words = |range: Option<Range<usize>>| range.map_or("", |range| &line[range]);
                format!("{}|{}", words(found.place), words(found.agency))
            });
            assert_eq!(shown, expected, "{line}");
        }
    }
}

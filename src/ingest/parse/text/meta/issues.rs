//! Reads header lines that say where and when a text stood: papers and their issues, first publications, agencies, stamps of terminals.

use super::days::is_time;
use super::{Meta, Part};
use crate::article::DatePrecision;
use crate::ingest::parse::byline::names_an_agency;
use crate::ingest::parse::dates::{DateReading, date_at_end, date_at_start, dates_in_text, whole_date};
use crate::ingest::parse::text::press::names_a_paper;

/// `Publication info: Caspian Weekly ; Baku [Baku]. 21 Feb 2018: A4.`: paper and day, as ProQuest prints them.
pub(super) fn publication_info(text: &str) -> Option<Vec<Part>> {
    const LABELS: [&str; 2] = ["publication info", "publication information"];
    let (label, value) = text.split_once(':')?;
    LABELS.contains(&label.trim().to_lowercase().as_str()).then_some(())?;
    let start = text.len() - value.trim_start().len();
    let name = text[start..].split([';', '[', '(']).next().unwrap_or_default().trim_end();
    let days = text[start..].match_indices(' ').map(|(place, mark)| start + place + mark.len());
    let day = days.into_iter().find_map(|place| match date_at_start(&text[place..]) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day => {
            Some(place + found.range.start..place + found.range.end)
        }
        _ => None,
    })?;
    let name = start..day.start.min(start + name.len());
    Some(vec![Part::Publisher(name), Part::Date(day)])
}

/// `Text of report in English by the channel Harbour TV on 22 January`: where a monitoring service found what follows.
pub(super) fn is_monitored(text: &str) -> bool {
    const OPENINGS: [&str; 4] = ["text of ", "excerpt from ", "excerpts from ", "summary of "];
    const KINDS: [&str; 8] =
        ["report", "article", "editorial", "commentary", "interview", "statement", "dispatch", "announcement"];
    const MOST_WORDS_BEFORE_KIND: usize = 6;
    if !text.trim_start().starts_with(['t', 'T', 'e', 'E', 's', 'S']) {
        return false;
    }
    let lowered = text.trim().to_lowercase();
    let names_kind = lowered.split([' ', ',']).take(MOST_WORDS_BEFORE_KIND).any(|word| KINDS.contains(&word));
    let ends_open = !lowered.ends_with(['.', '!', '?']);
    let names_house = lowered.contains(" by ") || lowered.contains(" published ") || lowered.contains(" broadcast ");
    OPENINGS.iter().any(|opening| lowered.starts_with(opening)) && names_kind && names_house && ends_open
}

/// `Газета «Северный курьер» №45 от 12.03.2024, стр. 1`, `POLICY BRIEF No. 12 | March 2024`: the issue a text stood in.
pub(super) fn issue_line(text: &str) -> Option<Meta> {
    const LONGEST_CHARACTERS: usize = 100;
    const SERIES: [&str; 20] = [
        "policy brief",
        "issue brief",
        "working paper",
        "briefing paper",
        "briefing note",
        "research paper",
        "discussion paper",
        "occasional paper",
        "policy paper",
        "policy note",
        "special report",
        "research brief",
        "note de recherche",
        "note d'analyse",
        "note d’analyse",
        "note n°",
        "policy memo",
        "arbeitspapier",
        "documento de trabajo",
        "аналитическая записка",
    ];
    let has_number = || ["№", "No. ", "Nr. ", "n° ", "nº ", "N° ", "#"].iter().any(|mark| text.contains(mark));
    if text.chars().count() > LONGEST_CHARACTERS || !text.chars().any(char::is_numeric) {
        return None;
    }
    let lowered = text.trim().to_lowercase();
    let is_series = SERIES.iter().any(|series| lowered.starts_with(series));
    // "Küstenkurier vom 12.10.2020, S. 4"
    let paper =
        [" vom ", " от ", " від "].iter().find_map(|mark| text.find(mark)).filter(|end| names_a_paper(&text[..*end]));
    if !is_series && !has_number() && paper.is_none() {
        return None;
    }
    // The date is behind one of these, and little is behind the date.
    let starts = [" от ", " від ", " vom ", " du ", " del ", " of ", " | ", ", ", " – ", " — ", " · ", " • ", " ("];
    let found = starts.iter().flat_map(|mark| text.match_indices(mark).map(|(place, mark)| place + mark.len())).find_map(
        |start| match date_at_start(&text[start..]) {
            DateReading::Found(found) => Some(start..start + found.range.end),
            _ => None,
        },
    )?;
    let is_at_end = text[found.end..].chars().count() <= 20;
    let before = &text[..found.start];
    let quoted = [('«', '»'), ('„', '“'), ('“', '”'), ('"', '"')].iter().find_map(|(open, close)| {
        let start = before.find(*open)? + open.len_utf8();
        Some(start..start + before[start..].find(*close)?)
    });
    let name = quoted.or_else(|| {
        let end = ["№", "No.", "Nr.", "n°", "nº", "N°", "#"].iter().filter_map(|mark| before.find(mark)).min()?;
        let name = before[..end].trim_end_matches([' ', ',']);
        names_a_paper(name).then_some(0..name.len())
    });
    let name = name.or(paper.map(|end| 0..end));
    // "№ 015 от 15.04.2013": the paper stands above.
    let is_number_alone = ["№", "No. ", "Nr. ", "n° ", "nº ", "N° "].iter().any(|mark| text.trim_start().starts_with(mark));
    if !is_at_end || !is_series && name.is_none() && !is_number_alone {
        return None;
    }
    let parts = name.map(Part::Publisher).into_iter().chain([Part::Date(found)]).collect();
    Some(Meta { parts, rule: "issue", is_sure: true })
}

/// `HARBOUR REVIEW   March 2, 2020   37`: house, day and the number of a page with wide gaps between them, in any order, as magazines print them on
/// every page.
pub(in crate::ingest::parse::text) fn running_head(text: &str) -> Option<Vec<Part>> {
    const LONGEST_BYTES: usize = 160;
    const MOST_WORDS_OF_HOUSE: usize = 6;
    const GAP: &str = "  ";
    let text = text.trim_end();
    if text.len() > LONGEST_BYTES || !(text.trim_start().contains(GAP) || text.contains('\t')) {
        return None;
    }
    let parts = text.split('\t').flat_map(|part| part.split(GAP)).map(str::trim).filter(|part| !part.is_empty());
    let (mut page, mut day, mut house) = (None, None, None);
    for part in parts {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        let range = start..start + part.len();
        let is_page = is_page(part);
        let place = match () {
            () if is_page => &mut page,
            () if matches!(whole_date(part), DateReading::Found(found) if found.date.precision() != DatePrecision::Year) => {
                &mut day
            }
            () if part.split_whitespace().count() <= MOST_WORDS_OF_HOUSE
                && part.starts_with(char::is_uppercase)
                && !part.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '?' | '!')) =>
            {
                &mut house
            }
            () => return None,
        };
        if place.replace(range).is_some() {
            return None;
        }
    }
    Some(vec![Part::Publisher(house?), Part::Date(day?), Part::Kept(page?)])
}

/// `37`, `A4`, `Page 4`, `p. A4`
fn is_page(part: &str) -> bool {
    const WORDS: [&str; 10] = ["page ", "pg. ", "p. ", "seite ", "s. ", "página ", "pág. ", "pagina ", "pag. ", "стр. "];
    let lowered = part.to_lowercase();
    let number = WORDS.iter().find_map(|word| lowered.strip_prefix(word)).unwrap_or(&lowered);
    let digits = number.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(number);
    (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Volume 12 | Issue 4`, `Vol. 12, No. 4`: which issue a page is of, and nothing else.
pub(in crate::ingest::parse::text) fn is_number_of_issue(text: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    const WORDS: [&str; 16] = [
        "volume", "vol", "issue", "iss", "no", "number", "nr", "band", "heft", "jahrgang", "tome", "numéro", "n°", "año",
        "núm", "ausgabe",
    ];
    if text.len() > LONGEST_BYTES || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let lowered = text.to_lowercase();
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '.' | '·' | '•' | ':' | '/' | '-' | '–' | '(' | ')');
    let parts: Vec<&str> = lowered.split(is_between).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &str| {
        part.len() <= 4
            && (part.bytes().all(|byte| byte.is_ascii_digit()) || part.bytes().all(|byte| b"ivxlc".contains(&byte)))
    };
    let pairs = parts.chunks_exact(2);
    pairs.remainder().is_empty()
        && parts.len() >= 4
        && parts.chunks_exact(2).all(|pair| WORDS.contains(&pair[0]) && is_number(pair[1]))
}

/// `First published in Al-Mada, Baghdad, 3 July 2021.`: where and when a text stood first.
pub(super) fn first_publication(text: &str) -> Option<Vec<Part>> {
    const OPENINGS: [&str; 22] = [
        "first published in",
        "first published by",
        "originally published in",
        "originally published by",
        "first appeared in",
        "originally appeared in",
        "previously published in",
        "this article first appeared in",
        "this article was first published in",
        "this essay first appeared in",
        "zuerst erschienen in",
        "zuerst veröffentlicht in",
        "erstmals erschienen in",
        "paru initialement dans",
        "publié initialement dans",
        "publicado originalmente en",
        "publicado por primera vez en",
        "publicado originalmente em",
        "publicado originalmente no",
        "pubblicato originariamente su",
        "впервые опубликовано в",
        "oorspronkelijk verschenen in",
    ];
    const LONGEST_NAME_CHARACTERS: usize = 60;
    let start = text.len() - text.trim_start_matches([' ', '*', '_', '(', '[']).len();
    let end_of_opening = OPENINGS.iter().filter_map(|opening| begins_small(&text[start..], opening)).max()?;
    let rest_start = start + end_of_opening;
    let rest = &text[rest_start..];
    let name_end = rest.find([',', '(', ';']).filter(|end| rest[..*end].chars().count() <= LONGEST_NAME_CHARACTERS)?;
    let name = rest[..name_end].trim_matches([' ', '*', '_', '"', '“', '”']);
    let day = dates_in_text(&rest[name_end..]).into_iter().next()?;
    // A sentence about it says more than the place and the day.
    let between = rest[name_end..name_end + day.range.start].trim_matches([',', ' ', '(', ';']);
    let is_name = name.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
    if !is_name || between.split_whitespace().count() > 4 {
        return None;
    }
    let name_start = rest_start + rest.find(name)?;
    let day = rest_start + name_end + day.range.start..rest_start + name_end + day.range.end;
    Some(vec![Part::Publisher(name_start..name_start + name.len()), Part::Date(day)])
}

/// The length of a small opening with which a text begins as a word, whatever its capitals.
fn begins_small(text: &str, opening: &str) -> Option<usize> {
    let head = text.get(..opening.len())?;
    let is_same = head.to_lowercase() == opening && text[opening.len()..].starts_with(char::is_whitespace);
    is_same.then_some(opening.len())
}

/// `05-Jul-2017 13:44:02 GMT RSF - URGENT - BRIEF`: the stamp of a terminal, its zone and codes behind it.
pub(super) fn terminal_stamp(text: &str) -> Option<Vec<Part>> {
    const MOST_CODES: usize = 8;
    let DateReading::Found(found) = date_at_start(text) else { return None };
    let rest = &text[found.range.end..];
    let words: Vec<&str> = rest.split_whitespace().collect();
    let has_clock = words.first().is_some_and(|word| word.matches(':').count() >= 1 && is_time(word));
    let codes = words.get(1..).unwrap_or_default();
    let is_code = |word: &&str| !word.chars().any(char::is_lowercase);
    let is_stamp = found.date.precision() == DatePrecision::Day
        && has_clock
        && (2..=MOST_CODES).contains(&codes.len())
        && codes.iter().all(is_code)
        && codes.iter().any(|word| word.chars().any(char::is_uppercase));
    let kept = text.len() - rest.trim_start().len();
    is_stamp.then(|| vec![Part::Date(found.range.clone()), Part::Kept(kept..text.trim_end().len())])
}

/// `PAP, 2021-07-12, 12:40`, `TT-nyheterna 2020-12-24 10:10`, `All News 14:30 December 27, 2020`: the agency or its service, day and time.
pub(super) fn stamp_of_agency(text: &str) -> Option<Vec<Part>> {
    const LONGEST_BYTES: usize = 60;
    const AGENCIES: [&str; 28] = [
        "PAP",
        "TT-nyheterna",
        "TT",
        "ANP",
        "NTB",
        "Ritzau",
        "STT",
        "Belga",
        "APA",
        "dpa",
        "AFP",
        "AP",
        "Reuters",
        "EFE",
        "Lusa",
        "ANSA",
        "ČTK",
        "TASR",
        "MTI",
        "BTA",
        "HINA",
        "Tanjug",
        "AA",
        "DHA",
        "İHA",
        "PTI",
        "AGERPRES",
        "All News",
    ];
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let lead = text.len() - text.trim_start().len();
    let name =
        AGENCIES.iter().find(|name| text[lead..].strip_prefix(**name).is_some_and(|rest| rest.starts_with([' ', ','])))?;
    let mut start = lead + name.len();
    // The time may stand before the day.
    if let Some((time, _)) = text[start..].trim_start_matches([' ', ',']).split_once(' ').filter(|(time, _)| is_time(time)) {
        start = time.as_ptr().addr() - text.as_ptr().addr() + time.len();
    }
    start += text[start..].len() - text[start..].trim_start_matches([' ', ',']).len();
    let DateReading::Found(found) = date_at_start(&text[start..]) else { return None };
    let end = start + found.range.end;
    let rest = text[end..].trim_matches([' ', ',']);
    let is_whole =
        found.date.precision() == DatePrecision::Day && (rest.is_empty() || is_time(rest) || is_place_behind_time(rest));
    let house = match *name {
        "All News" => Part::Kept(lead..lead + name.len()),
        "TT-nyheterna" => Part::Publisher(lead..lead + "TT".len()),
        _ => Part::Publisher(lead..lead + name.len()),
    };
    is_whole.then(|| vec![house, Part::Date(start..end)])
}

/// `2016/10/11 19:02 共同通信`, `2016年10月11日 19:02 更新`: day and clock of a Japanese report, then what was done at that time or whose report it is.
pub(super) fn japanese_day_and_house(text: &str) -> Option<Vec<Part>> {
    const LONGEST_BYTES: usize = 90;
    const LONGEST_HOUSE_CHARACTERS: usize = 12;
    const HOUSES: [&str; 8] = ["通信", "通信社", "新聞", "新聞社", "テレビ", "放送", "ニュース", "新報"];
    const SENT: [&str; 4] = ["配信", "公開", "掲載", "発信"];
    const CHANGED: &str = "更新";
    if text.len() > LONGEST_BYTES || text.is_ascii() {
        return None;
    }
    let DateReading::Found(found) = date_at_start(text) else { return None };
    let has_clock = |word: &str| is_time(word) || word.ends_with('分') && word.starts_with(|c: char| c.is_ascii_digit());
    let mut house = None;
    let mut is_changed = false;
    let mut is_timed = text[found.range.clone()].contains([':', '時']);
    let mut is_said = false;
    for word in text[found.range.end..].split([' ', '\u{3000}']).filter(|word| !word.is_empty()) {
        let clock = SENT.iter().chain([&CHANGED]).find_map(|deed| word.strip_suffix(*deed));
        let is_deed = clock.is_some_and(|clock| clock.is_empty() || has_clock(clock));
        let is_house = HOUSES.iter().any(|end| word.ends_with(end) && word.len() > end.len())
            && word.chars().count() <= LONGEST_HOUSE_CHARACTERS
            && word.chars().all(char::is_alphanumeric);
        match () {
            () if is_deed && house.is_none() => {
                is_changed |= word.ends_with(CHANGED);
                is_timed |= clock.is_some_and(has_clock);
                is_said = true;
            }
            () if has_clock(word) && house.is_none() => is_timed = true,
            // The weekday, the zone.
            () if word.starts_with(['(', '（']) && word.ends_with([')', '）']) && house.is_none() => {}
            () if is_house && house.is_none() => house = Some(word),
            () => return None,
        }
    }
    if found.date.precision() != DatePrecision::Day || !(is_timed && (is_said || house.is_some())) {
        return None;
    }
    let day = if is_changed { Part::OtherDate(CHANGED.to_string(), found.range) } else { Part::Date(found.range) };
    let house = house.map(|house| {
        let start = house.as_ptr().addr() - text.as_ptr().addr();
        Part::Publisher(start..start + house.len())
    });
    Some(std::iter::once(day).chain(house).collect())
}

/// Whether words behind a day are a time of day and a place: `07:35 PM New Delhi`.
fn is_place_behind_time(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    text.match_indices(' ').any(|(end, _)| {
        let place = text[end..].trim();
        is_time(&text[..end])
            && (1..=MOST_WORDS).contains(&place.split_whitespace().count())
            && place.split_whitespace().all(is_name)
    })
}

/// `THE EVENING COURIER, SATURDAY, 16 FEBRUARY 1974   PAGE 5`, `The Hill Post, 12 April 2023, p. 5`, `The Hill Post (12 April 2023)`: paper, day and
/// perhaps the page.
pub(super) fn paper_and_day(text: &str) -> Option<Meta> {
    const LONGEST_BYTES: usize = 120;
    if text.len() > LONGEST_BYTES || !text.contains([',', '(']) {
        return None;
    }
    let line = before_page(text);
    // `The Hill Post (12 April 2023), p. 5`
    if let Some((name, day)) = line.strip_suffix(')').and_then(|line| line.rsplit_once(" ("))
        && matches!(whole_date(day), DateReading::Found(found) if found.date.precision() == DatePrecision::Day)
        && names_a_paper(name)
        && name.split_whitespace().count() >= 2
    {
        let house = name.len() - name.trim_start().len()..name.len();
        let day = line.len() - ")".len() - day.len()..line.len() - ")".len();
        return Some(Meta { parts: vec![Part::Publisher(house), Part::Date(day)], rule: "paper and day", is_sure: true });
    }
    let day_in =
        |line| date_at_end(line).filter(|found| found.date.precision() == DatePrecision::Day && found.range.start > 0);
    // "THE DAILY COURIER, MONDAY, JUNE 5, 1967."
    let found = day_in(line).or_else(|| day_in(line.strip_suffix('.')?))?;
    let before = line[..found.range.start].trim_end();
    // `The Hill Post, p. 5, 12 April 2023`
    let name = before_page(before.trim_end_matches([',', ' '])).trim_end_matches([',', ' ']);
    let start = name.len() - name.trim_start().len();
    let name = name.trim_start();
    // «Морская газета», 14 сентября 2012 г.
    let quoted = [('«', '»'), ('„', '“'), ('“', '”'), ('"', '"')]
        .iter()
        .find_map(|(open, close)| name.strip_prefix(*open)?.strip_suffix(*close))
        .filter(|inner| (1..=5).contains(&inner.split_whitespace().count()) && !inner.contains(['«', '“', '"']));
    let is_paper =
        before.ends_with(',') && (quoted.is_some() || names_a_paper(name) && name.split_whitespace().count() >= 2);
    let (start, name) = quoted.map_or((start, name), |inner| (inner.as_ptr().addr() - line.as_ptr().addr(), inner));
    is_paper.then(|| {
        let parts = vec![Part::Publisher(start..start + name.len()), Part::Date(found.range.clone())];
        Meta { parts, rule: "paper and day", is_sure: true }
    })
}

/// `Associated Press Writer` below a byline, `Agence France-Presse` above a dateline: an agency, perhaps with what somebody is there.
pub(super) fn agency_alone(text: &str) -> Option<Vec<Part>> {
    const LONGEST_BYTES: usize = 50;
    const ROLES: [&str; 4] = [" Writer", " Correspondent", " Reporter", " Staff"];
    const FIELDS: [&str; 9] =
        [" Sports", " Business", " Political", " Diplomatic", " Military", " Science", " Special", " Staff", " National"];
    const AGENCIES: [&str; 8] = [
        "Associated Press",
        "Agence France-Presse",
        "Agence France Presse",
        "United Press International",
        "Press Association",
        "Deutsche Presse-Agentur",
        "Inter Press Service",
        "Press Trust of India",
    ];
    let line = text.trim();
    // "/ritzau/", "(©NTB)", "/БТА/"
    let inner = line.trim_matches(['/', '(', ')', '[', ']', '©', '-', ' ']);
    let is_marked = line.starts_with(['/', '(', '[']) && line.ends_with(['/', ')', ']']);
    if is_marked && line.len() <= LONGEST_BYTES && !inner.contains(' ') && names_an_agency(inner) {
        let start = inner.as_ptr().addr() - text.as_ptr().addr();
        return Some(vec![Part::Publisher(start..start + inner.len())]);
    }
    if line.len() > LONGEST_BYTES || !line.starts_with(char::is_uppercase) {
        return None;
    }
    let without = |name: &'_ str, endings: &[&str]| endings.iter().find_map(|ending| Some(name.strip_suffix(ending)?.len()));
    let end = without(line, &ROLES).unwrap_or(line.len());
    let end = without(&line[..end], &FIELDS).filter(|_| end < line.len()).unwrap_or(end);
    let name = &line[..end];
    let bare = name.strip_prefix("The ").unwrap_or(name);
    let is_agency = AGENCIES.iter().any(|agency| agency.eq_ignore_ascii_case(bare));
    let is_with_role = end < line.len() && !name.contains(' ') && names_an_agency(name);
    let start = text.len() - text.trim_start().len();
    (is_agency || is_with_role).then(|| vec![Part::Publisher(start..start + end)])
}

/// `ANKARA, 5 Jan 2010 (AFP)` on a line of its own.
pub(super) fn place_day_agency(text: &str) -> Option<Vec<Part>> {
    const LONGEST_BYTES: usize = 70;
    let line = text.trim_end();
    let (before, agency) = line.strip_suffix(')')?.rsplit_once(" (")?;
    let (place, day) = before.split_once(", ")?;
    let day_start = before.len() - day.len();
    let is_whole = line.len() <= LONGEST_BYTES
        && place.trim().chars().all(|letter| letter.is_uppercase() || matches!(letter, ' ' | '-' | '.'))
        && names_an_agency(agency)
        && matches!(whole_date(day), DateReading::Found(_));
    let agency_start = before.len() + " (".len();
    is_whole.then(|| {
        let place_start = text.len() - text.trim_start().len();
        vec![
            Part::Place(place_start..place.len()),
            Part::Date(day_start..before.len()),
            Part::Publisher(agency_start..agency_start + agency.len()),
        ]
    })
}

/// A line without the page at its end.
fn before_page(text: &str) -> &str {
    const WORDS: [&str; 17] = [
        "page", "pages", "p", "pp", "pg", "seite", "s", "página", "pág", "pagina", "pag", "стр", "с", "str", "blz", "σ", "ص",
    ];
    let text = text.trim_end();
    // "第4版", "4面", "4면", "4. o."
    if let Some((before, page)) = text.rsplit_once([',', '，']) {
        let number = ["版", "面", "면", ". o.", ". oldal"].iter().find_map(|unit| page.trim().strip_suffix(unit));
        let number = number.map(|number| number.trim_start_matches('第'));
        if number.is_some_and(|number| (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())) {
            return before.trim_end_matches([' ', ',']);
        }
    }
    // "THE TIMES, THURSDAY, MAY 3, 1934.          5": far from the day.
    let is_page = |number: &str| (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((before, _)) = text.rsplit_once("   ").filter(|(_, number)| is_page(number)) {
        return before.trim_end_matches([' ', '.']);
    }
    let Some((before, number)) = text.rsplit_once([' ', '.']) else { return text };
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let before = before.trim_end_matches([' ', '.']);
    let word_start = before.rfind([' ', ',']).map_or(0, |place| place + 1);
    let word = before[word_start..].to_lowercase();
    match is_number && word_start > 0 && WORDS.contains(&word.as_str()) {
        true => before[..word_start].trim_end_matches([' ', ',', '\t']),
        false => text,
    }
}

//! Reads the dateline before a report: `NAIROBI, June 2 (Meridian Wire) - The vote ...`.

use std::ops::Range;

use super::super::dates::{DateReading, date_at_start};

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
    chinese(line).or_else(|| before_a_dash(line))
}

fn before_a_dash(line: &str) -> Option<Dateline> {
    let mut limit = line.len().min(LONGEST_DATELINE_BYTES);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &line[..limit];
    let mark = [" - ", " – ", " — ", " -- ", "– ", "— ", "—", " -", "-- "]
        .iter()
        .filter_map(|mark| head.find(mark))
        .filter(|place| *place > 0)
        .min()?;
    let head = head[..mark].trim_end();
    // What is behind the dash goes on with the sentence.
    let after = line[mark..].trim_start_matches([' ', '-', '–', '—']);
    if after.chars().count() < 3 {
        return None;
    }
    let (before, agency) = match head.find('(') {
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
    let before = before.trim_end_matches([' ', ',', '.', ':']);
    let lead = before.len() - before.trim_start().len();
    let is_mark = |c: char| matches!(c, ',' | '.' | '،' | ';' | '/');
    let marks = before[lead..].match_indices(is_mark).map(|(place, _)| place);
    let place_end =
        marks.into_iter().find(|place| !is_abbreviation(&before[lead..], *place)).map_or(before.len(), |place| lead + place);
    let place = before[lead..place_end].trim();
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
    let confidence = match () {
        () if !is_name || !(has_date || is_region || agency.is_some()) => return None,
        () if is_capitals && (agency.is_some() || !rest.is_empty() && has_date) => 0.9,
        () if is_capitals => 0.8,
        () if agency.is_some() => 0.8,
        // "Москва, 2 июня - "
        () if !rest.is_empty() && holds_date(rest) => 0.7,
        // "بيروت - "
        () if !is_cased && words.len() <= 2 && rest.is_empty() => 0.5,
        () => return None,
    };
    Some(Dateline {
        place: Some(lead..lead + place.len()),
        agency: agency.or_else(|| agency_behind(head, place_end)),
        confidence,
    })
}

/// `КИЕВ. 2 июня. ИНТЕРФАКС - `: the last part in capitals.
fn agency_behind(head: &str, from: usize) -> Option<Range<usize>> {
    let start = head[from..].rfind(['.', ',', '/']).map(|place| from + place + 1).filter(|start| *start > from + 1)?;
    let words = head[start..].trim_end_matches([' ', '/', '.']);
    let lead = words.len() - words.trim_start().len();
    let name = words.trim();
    let is_capitals = name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !name.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
    is_capitals.then_some(start + lead..start + words.len())
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
    // A day and a month make a date when a year stands behind them.
    is_date(text)
        || parts.into_iter().any(|part| {
            part.chars().any(char::is_numeric) && is_date(&format!("{part} 2000"))
                || part.chars().any(char::is_numeric) && is_date(&format!("{part}, 2000"))
        })
}

/// `新华社北京6月2日电`.
fn chinese(line: &str) -> Option<Dateline> {
    const AGENCIES: [&str; 8] = ["新华社", "新華社", "中新社", "中新网", "中央社", "法新社", "路透社", "本报"];
    let line_start = line.len() - line.trim_start_matches([' ', '\u{3000}', '（', '(', '【']).len();
    let text = &line[line_start..];
    let agency = AGENCIES.iter().find(|agency| text.starts_with(**agency))?;
    let rest = &text[agency.len()..];
    let end = rest
        .char_indices()
        .take(24)
        .find(|(_, c)| *c == '电' || *c == '電' || *c == '讯' || *c == '訊')
        .map(|(place, _)| place)?;
    let place: &str = &rest[..rest[..end].find(|c: char| c.is_numeric()).unwrap_or(end)];
    let start = line_start + agency.len();
    let is_place = (1..=6).contains(&place.chars().count());
    Some(Dateline {
        place: is_place.then_some(start..start + place.len()),
        agency: Some(line_start..line_start + agency.len()),
        confidence: 0.8,
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
            ("КИЕВ. 2 июня. ИНТЕРФАКС - Выборы близко, и все ждут.", "КИЕВ|ИНТЕРФАКС"),
            ("بيروت - الانتخابات قريبة والجميع ينتظر النتيجة", "بيروت|"),
            ("بيروت (رويترز) - الانتخابات قريبة والجميع ينتظر", "بيروت|رويترز"),
            ("新华社北京6月2日电 选举临近", "北京|新华社"),
            ("(Reuters) - The vote is near and all wait.", "|Reuters"),
            ("ST. PETERSBURG, Russia — The vote is near and all wait.", "ST. PETERSBURG|"),
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

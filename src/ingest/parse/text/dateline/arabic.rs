//! Reads the datelines of agencies that write Arabic or Persian.

use super::{Dateline, LONGEST_DATELINE_BYTES, holds_date};

/// `رام الله 14-3-2023 وفا- `, `تهران - ایرنا - `: place, perhaps a day, and an agency by its name.
pub(super) fn before_arabic_agency(line: &str) -> Option<Dateline> {
    const AGENCIES: [&str; 22] = [
        "وفا",
        "سانا",
        "واس",
        "قنا",
        "بترا",
        "كونا",
        "وام",
        "بنا",
        "معا",
        "واع",
        "وات",
        "واج",
        "رويترز",
        "شينخوا",
        "ایرنا",
        "ایسنا",
        "ایلنا",
        "تسنیم",
        "فارس",
        "مهر",
        "ایمنا",
        "برنا",
    ];
    let lead = line.len() - line.trim_start().len();
    if !line[lead..].starts_with(|c: char| matches!(c, '\u{600}'..='\u{6ff}')) {
        return None;
    }
    let head = &line[..line.floor_char_boundary(LONGEST_DATELINE_BYTES)];
    let (start, agency) = AGENCIES.iter().find_map(|agency| {
        let ends = |rest: &str| rest.trim_start_matches([' ', '/']).starts_with(['-', '–', '—', ':', 'ـ']);
        let begins = |place: &usize| head[..*place].ends_with([' ', '/', '-']);
        let found = head.match_indices(agency).map(|(place, _)| place);
        found.into_iter().find(|place| begins(place) && ends(&head[place + agency.len()..])).map(|place| (place, *agency))
    })?;
    let before = head[lead..start].trim_end_matches([' ', '-', '–', '/', '(', ':']);
    let end = before.find(|c: char| c.is_numeric()).unwrap_or(before.len());
    let place = before[..end].trim_end_matches([' ', '-', '–', '/', '،', ',', '(']);
    let place = place.strip_suffix(" في").unwrap_or(place);
    let day = before[end..].trim_end_matches([')', ' ']);
    let is_place = (1..=3).contains(&place.split_whitespace().count());
    (is_place && (day.is_empty() || holds_date(day))).then(|| Dateline {
        place: Some(lead..lead + place.len()),
        agency: Some(start..start + agency.len()),
        confidence: 0.8,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_agencies() {
        for (line, expected) in [
            ("رام الله 14-3-2023 وفا- أضرب العمال يوم الثلاثاء.", "رام الله|وفا"),
            ("تهران - ایرنا - کارگران دست از کار کشیدند.", "تهران|ایرنا"),
            ("أضرب العمال يوم الثلاثاء.", "-"),
        ] {
            let shown = before_arabic_agency(line).map_or("-".to_string(), |found| {
                let part = |range: Option<std::ops::Range<usize>>| range.map_or("", |range| &line[range]).to_string();
                [part(found.place), part(found.agency)].join("|")
            });
            assert_eq!(shown, expected, "{line}");
        }
    }
}

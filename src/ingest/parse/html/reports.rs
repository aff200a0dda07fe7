//! Turns a line of a station or agency of East Asia into the reporters before the word for a report.

use crate::ingest::parse::byline::is_chinese_family;

/// The names before the word for a report, as stations of Taiwan write them: `黃淑芬 陳彥廷 報導 / 基隆市`, `國際中心／王小明報導`. A name alone has three
/// characters there; so do few places (`張家口报道`), which are told by how they end.
pub(super) fn before_report(line: &str) -> Option<Vec<String>> {
    const REPORTS: [&str; 4] = ["報導", "报导", "報道", "报道"];
    const DESKS: [&str; 4] = ["中心", "組", "组", "部"];
    const LONGEST_CHARACTERS: usize = 40;
    const LONGEST_PLACE: usize = 6;
    if line.is_ascii() || line.chars().count() > LONGEST_CHARACTERS {
        return None;
    }
    let (said, place) = REPORTS.iter().find_map(|report| line.split_once(report))?;
    let place = place.trim_start_matches([' ', '/', '／', '　']);
    let said = said.trim().trim_end_matches("綜合").trim_end_matches("综合").trim_end();
    let (desk, names) = said.rsplit_once(['/', '／']).unwrap_or(("", said));
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let names: Vec<String> = names.split([' ', '　', '、']).filter(|name| !name.is_empty()).map(str::to_string).collect();
    let is_name = |name: &String| {
        let length = name.chars().count();
        name.starts_with(is_chinese_family)
            && name.chars().all(is_han)
            && (length == 3 || length == 2 && names.len() > 1)
            && !name.ends_with(['市', '縣', '县', '省', '州', '庄', '口', '拉', '里', '区', '區'])
    };
    let is_place = place.chars().count() <= LONGEST_PLACE && place.chars().all(is_han);
    let is_desk = desk.is_empty() || DESKS.iter().any(|end| desk.trim_end().ends_with(end));
    (is_place && is_desk && (1..=4).contains(&names.len()) && names.iter().all(is_name)).then_some(names)
}

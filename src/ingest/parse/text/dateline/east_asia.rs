//! Reads the datelines of Chinese and Korean agencies, which stand without spaces or in brackets.

use super::Dateline;

/// `新华社北京6月2日电`.
pub(super) fn chinese(line: &str) -> Option<Dateline> {
    const AGENCIES: [&str; 22] = [
        "新华社",
        "新華社",
        "新华网",
        "新華網",
        "中新社",
        "中新网",
        "中新網",
        "中国新闻网",
        "中央社",
        "法新社",
        "路透社",
        "人民网",
        "央视网",
        "本报",
        "新唐人",
        "大纪元",
        "大紀元",
        "环球时报",
        "环球网",
        "国际在线",
        "央视新闻",
        "海外网",
    ];
    let line_start = line.len() - line.trim_start_matches([' ', '\u{3000}', '（', '(', '【']).len();
    // Every one of them is written in Chinese.
    if line.as_bytes().get(line_start).is_none_or(u8::is_ascii) {
        return None;
    }
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

/// `(부산=연합뉴스) 박서연 기자 = `: place and agency in brackets, then who reported.
pub(super) fn korean(line: &str) -> Option<Dateline> {
    const LONGEST_BYTES: usize = 60;
    let lead = line.len() - line.trim_start().len();
    let open = line[lead..].chars().next().filter(|open| matches!(open, '(' | '[' | '【'))?;
    let start = lead + open.len_utf8();
    let inner = &line[start..];
    let close = inner.find([')', ']', '】']).filter(|close| *close <= LONGEST_BYTES)?;
    let (place, agency) = inner[..close].split_once('=')?;
    let is_hangul = |text: &str| text.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7af}'));
    // "[한빛경제=이지윤 기자]" names the house and who reported.
    if ["기자", "특파원"].iter().any(|role| agency.trim_end().ends_with(role)) {
        return None;
    }
    let agency_start = start + place.len() + 1;
    (is_hangul(place) && !agency.is_empty()).then(|| Dateline {
        place: Some(start..start + place.len()),
        agency: Some(agency_start..agency_start + agency.len()),
        confidence: 0.9,
    })
}

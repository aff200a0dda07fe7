//! Finds who reported in the brackets before or behind the dateline of a Chinese, Japanese or Korean report.

use crate::ingest::parse::byline::{before_other_deed, ideographic_name, ideographic_reporter};

/// `【ビエンチャン＝槙野耕平】`: place and reporter in brackets before the first sentence of a Japanese report.
pub(super) fn reporter_before_text(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    const LONGEST_BYTES: usize = 90;
    if let Some(found) = reporter_beside_house(text) {
        return Some(found);
    }
    let inner = text.trim_start().strip_prefix('【')?;
    let inner = &inner[..inner.find('】').filter(|end| *end <= LONGEST_BYTES)?];
    const NO_PLACES: [&str; 8] = ["写真", "撮影", "図", "画像", "動画", "資料", "提供", "イラスト"];
    let (_, name) =
        inner.rsplit_once(['＝', '=']).filter(|(place, _)| !NO_PLACES.iter().any(|word| place.contains(word)))?;
    // Between such brackets Korean papers set the agency: `【군산=뉴시스】`.
    if name.contains(|c: char| matches!(c, '\u{ac00}'..='\u{d7af}')) {
        return None;
    }
    let parts: Option<Vec<String>> = name.split(['、', '，']).map(ideographic_name).collect();
    let start = name.as_ptr().addr() - text.as_ptr().addr();
    Some((parts?, start..start + name.len()))
}

/// `[한빛경제 이지윤 기자] `, `【海湾时报记者 林晓彤 周平】`: the house before the names, or behind them who they are.
fn reporter_beside_house(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    const LONGEST_BYTES: usize = 90;
    const MOST_NAMES: usize = 3;
    let text_start = text.len() - text.trim_start().len();
    let inner = text[text_start..].strip_prefix(['[', '【', '〔', '［', '（'])?;
    let inner = &inner[..inner.find([']', '】', '〕', '］', '）']).filter(|end| *end <= LONGEST_BYTES)?];
    let start = inner.as_ptr().addr() - text.as_ptr().addr();
    // A line of its own is read with the lines around the text.
    if text[start + inner.len()..].chars().skip(1).all(char::is_whitespace) {
        return None;
    }
    let found =
        |names: Vec<String>| ((1..=MOST_NAMES).contains(&names.len())).then_some((names, start..start + inner.len()));
    if let Some(words) = ["기자", "특파원"].iter().find_map(|role| inner.trim_end().strip_suffix(role)) {
        // "[서울=한빛통신]" has another form.
        let names = words.rsplit(['=', '|', '/']).next()?.split([' ', '·', ',']).filter(|word| !word.is_empty());
        let names: Vec<&str> = names.collect();
        let are_names = |names: &[&str]| !names.is_empty() && names.iter().all(|name| is_korean_name(name));
        // The name of the house comes first where nothing sets it apart.
        let from = usize::from(!words.contains(['=', '|', '/']) && names.len() > 1);
        return found(names[from..].iter().map(|name| name.to_string()).collect()).filter(|_| are_names(&names[from..]));
    }
    let (_, names) = ["记者", "記者"].iter().find_map(|role| inner.split_once(role))?;
    let names = names.trim_start_matches([' ', ':', '：', '\u{3000}']);
    let before_place = before_place_of_report(names);
    // In round brackets any sentence may begin so.
    if text[text_start..].starts_with(['〔', '［', '（']) && before_place.len() == names.len() {
        return None;
    }
    let names = before_place;
    let names = names.split([' ', '、', ',', '，', '\u{3000}']).filter(|name| !name.is_empty());
    let names: Option<Vec<String>> =
        names.map(|name| ideographic_name(name).or_else(|| ideographic_reporter(name))).collect();
    found(names?)
}

/// `林曉彤` of `林曉彤／花蓮報導`: names with a stroke and the place behind them.
fn before_place_of_report(names: &str) -> &str {
    const DEEDS: [&str; 10] = ["报道", "报导", "報道", "報導", "专电", "專電", "电", "電", "讯", "訊"];
    let is_report = |words: &str| DEEDS.iter().any(|deed| words.trim_end().ends_with(deed));
    names.split_once(['／', '/', '╱']).filter(|(_, words)| is_report(words)).map_or(names, |(names, _)| names.trim_end())
}

/// No name ends in the syllables for "and".
fn is_korean_name(word: &str) -> bool {
    !word.ends_with(['와', '과'])
        && (2..=4).contains(&word.chars().count())
        && word.chars().all(|c| matches!(c, '\u{ac00}'..='\u{d7af}'))
}

/// `新华社南昌3月12日电（记者林晓彤、周平）`: who reported, in brackets right behind the dateline.
pub(super) fn reporters_of(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    const MOST_CHARACTERS: usize = 40;
    if let Some(close) = text.trim_start().starts_with(['[', '【']).then(|| text.find([']', '】'])).flatten() {
        return reporters_behind(text, close);
    }
    let (open, mark) = text.char_indices().take(MOST_CHARACTERS).find(|(_, c)| matches!(c, '（' | '('))?;
    let start = open + mark.len_utf8();
    let end = start + text[start..].char_indices().take(MOST_CHARACTERS).find(|(_, c)| matches!(c, '）' | ')'))?.0;
    let inner = &text[start..end];
    if !["记者", "記者", "通讯员", "기자"].iter().any(|role| inner.contains(role)) {
        return reporters_behind(text, end);
    }
    let parts = inner.split([' ', '、', ',', '，', '\u{3000}']).filter(|part| !part.is_empty());
    let names: Vec<String> =
        parts.filter_map(|part| ideographic_reporter(part).or_else(|| ideographic_part(part))).collect();
    (!names.is_empty()).then_some((names, start..end))
}

/// `海湾时报记者 林晓彤 周平 编辑 陈岚`: who reported, by a line of those who had to do with a report, with the house before them.
pub(super) fn reporters_in_line(text: &str) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    const MOST_NAMES: usize = 5;
    const LONGEST_HOUSE_CHARACTERS: usize = 12;
    let (house, names) = ["记者", "記者"].iter().find_map(|role| text.split_once(role))?;
    let is_word = |text: &str| text.trim().chars().all(char::is_alphanumeric);
    if !is_word(house) || house.trim().chars().count() > LONGEST_HOUSE_CHARACTERS {
        return None;
    }
    let names = names.trim_start_matches([' ', ':', '：', '\u{3000}', '｜', '|']);
    let start = text.len() - names.len();
    // Behind the first name a word for another deed begins those who did not write.
    let wrote = before_other_deed(names).trim_end();
    let parts = wrote.split([' ', '、', ',', '，', '\u{3000}']).filter(|part| !part.is_empty());
    let names: Option<Vec<String>> = parts.map(|part| ideographic_part(part).filter(|part| is_word(part))).collect();
    names.filter(|names| (1..=MOST_NAMES).contains(&names.len())).map(|names| (names, start..start + wrote.len()))
}

/// `(부산=연합뉴스) 박서연 이준호 기자 = `: who reported, between the bracket and the next sign.
fn reporters_behind(text: &str, bracket: usize) -> Option<(Vec<String>, std::ops::Range<usize>)> {
    const LONGEST_BYTES: usize = 80;
    let start = bracket + text[bracket..].chars().next()?.len_utf8();
    let end = start + text[start..].find('=').filter(|end| *end <= LONGEST_BYTES)?;
    let inner = text[start..end].trim();
    let names = inner.strip_suffix("기자").or_else(|| inner.strip_suffix("특파원"))?;
    let names: Vec<String> =
        names.split([' ', '·', ',']).filter(|part| !part.is_empty()).filter_map(ideographic_part).collect();
    (!names.is_empty()).then_some((names, start..end))
}

/// A name of two to four characters among those of reporters.
fn ideographic_part(part: &str) -> Option<String> {
    const ROLES: [&str; 6] = ["记者", "記者", "通讯员", "通訊員", "기자", "특파원"];
    (!ROLES.contains(&part) && (2..=4).contains(&part.chars().count())).then(|| part.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reporters_in_brackets() {
        let mut wrong = String::new();
        for (text, expected) in [
            ("[한빛경제 이지윤 기자] 군은 화요일에 고갯길을 다시 열었다.", "이지윤"),
            ("【부산=한빛통신】이지윤 기자 = 군은 화요일에 고갯길을 다시 열었다.", "이지윤"),
            ("[부산=한빛통신] 이지윤 기자 = 군은 화요일에 고갯길을 다시 열었다.", "이지윤"),
            ("[부산=한빛통신] 군은 화요일에 고갯길을 다시 열었다.", ""),
            ("【부산=한빛통신】 군은 화요일에 고갯길을 다시 열었다.", ""),
            ("[한빛경제=이지윤 기자] 군은 화요일에 고갯길을 다시 열었다.", "이지윤"),
            ("[이지윤 기자] 군은 화요일에 고갯길을 다시 열었다.", "이지윤"),
            ("【海湾时报记者 林晓彤 周平山】县里星期二重新开放了山口公路。", "林晓彤,周平山"),
            ("【デンバー＝山田花子】県は火曜日に峠の道路を再開した。", "山田花子"),
            ("中新网北京3月11日电(记者 林晓彤)县里星期二重新开放了山口公路。", "林晓彤"),
            ("中新网北京3月11日电(记者 林川)县里星期二重新开放了山口公路。", "林川"),
            ("〔記者林曉彤／花蓮報導〕縣府星期二重新開放了山口公路。", "林曉彤"),
            ("【记者林晓彤、周平山／海口报导】县里星期二重新开放了山口公路。", "林晓彤,周平山"),
            ("（記者林曉彤／花蓮報導）縣府星期二重新開放了山口公路。", "林曉彤"),
            // Who speaks, what the text is, a line of its own.
            ("[영상] 군은 화요일에 고갯길을 다시 열었다.", ""),
            ("[앵커와 기자] 군은 화요일에 고갯길을 다시 열었다.", ""),
            ("【记者会】县里星期二重新开放了山口公路。", ""),
            ("【写真＝県提供】県は火曜日に峠の道路を再開した。", ""),
            ("[한빛경제 이지윤 기자]", ""),
            ("【记者会/现场】县里星期二重新开放了山口公路。", ""),
            ("（縣府）縣府星期二重新開放了山口公路。", ""),
        ] {
            let read = reporter_before_text(text).or_else(|| reporters_of(text)).map(|(names, _)| names.join(","));
            let read = read.unwrap_or_default();
            if read != expected {
                wrong.push_str(&format!("{text}: {read}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
    }
}

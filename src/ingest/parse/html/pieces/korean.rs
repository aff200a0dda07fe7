//! Reads the lines in which Korean houses name who reported: `춘천=김하늘 기자 haneul@example.org`, `김하늘·이서준 기자`.

/// What reporters are called behind their names, the longest first.
const TITLES: [&str; 11] =
    ["선임기자", "전문기자", "인턴기자", "수습기자", "객원기자", "대기자", "논설위원", "특파원", "통신원", "리포터", "기자"];

/// What the names of houses end with that stand before the name.
const HOUSES: [&str; 12] =
    ["일보", "신문", "뉴스", "방송", "경제", "타임스", "저널", "통신", "미디어", "투데이", "데일리", "닷컴"];

/// The syllables with which family names begin, by the census of Korea those of all but one in a thousand.
const FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예봉경사부복라봉태목계피두감음빈동온호범시";

/// The names of a line that is nothing else but who reported, with a place, a house, an address and marks around the names.
pub(super) fn reporters(line: &str) -> Option<Vec<String>> {
    const LONGEST_BYTES: usize = 160;
    const MOST_NAMES: usize = 5;
    if line.len() > LONGEST_BYTES || !TITLES.iter().any(|title| line.contains(title)) {
        return None;
    }
    let words = line.split_whitespace().filter(|word| !word.contains('@'));
    let text = words.collect::<Vec<_>>().join(" ");
    // `[춘천=동해일보] 김하늘 기자`, and with the place behind: `김하늘 기자=춘천`.
    let in_brackets = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    let text = in_brackets.map_or(text.as_str(), |(inner, rest)| if rest.is_empty() { inner } else { rest });
    let text = text.trim_matches(is_mark);
    let text = match text.split_once('=') {
        Some((before, behind)) if ends_with_title(before) && behind.chars().all(is_hangul) => before,
        Some((before, behind)) if before.chars().count() <= 12 => behind,
        Some(_) => return None,
        None => text,
    };
    let text = text.trim_matches(is_mark);
    if !ends_with_title(text) {
        return None;
    }
    let names: Option<Vec<String>> = text.split(['·', ',', '・', '/', 'ㆍ']).map(name_before_title).collect();
    names.filter(|names| names.len() <= MOST_NAMES)
}

/// The name of one of several, with or without what its bearer is called: `김하늘`, `동해일보 김하늘 기자`.
fn name_before_title(part: &str) -> Option<String> {
    let part = part.trim();
    let name = TITLES.iter().find_map(|title| part.strip_suffix(title)).unwrap_or(part).trim_end();
    let name = match name.split_once(' ') {
        Some((house, name)) if HOUSES.iter().any(|end| house.ends_with(end)) => name,
        _ => name,
    };
    is_name(name).then(|| name.to_string())
}

/// The names before the word for a reporter, behind whatever sentence stands before them: `가마를 허무는 최씨. 오윤주 기자`.
pub(super) fn behind_sentence(piece: &str) -> Option<Vec<String>> {
    const RANKS: [&str; 6] = ["선임", "인턴", "수습", "전문", "객원", "대"];
    let (before, _) = piece.split_once("기자")?;
    let before = RANKS.iter().find_map(|rank| before.strip_suffix(rank)).unwrap_or(before);
    let (_, named) = before.rsplit_once(['.', '=', '/'])?;
    let is_short = |name: &str| (2..=4).contains(&name.chars().count()) && name.chars().all(is_hangul);
    let names: Vec<&str> = named.split([' ', '·', ',']).filter(|name| !name.is_empty()).collect();
    (!names.is_empty() && names.iter().all(|name| is_short(name)))
        .then(|| names.iter().map(|name| name.to_string()).collect())
}

/// Whether a word may be a family and a given name.
fn is_name(word: &str) -> bool {
    const LONG_FAMILIES: [&str; 6] = ["남궁", "황보", "제갈", "선우", "독고", "사공"];
    // They begin like names and say who is meant.
    const NO_NAMES: [&str; 8] = ["현장", "전문", "시민", "정치", "경제", "문화", "사진", "지역"];
    let count = word.chars().count();
    let is_long = count == 4 && LONG_FAMILIES.iter().any(|family| word.starts_with(family));
    ((2..=3).contains(&count) || is_long)
        && word.chars().all(is_hangul)
        && word.starts_with(|first| FAMILIES.contains(first))
        // What a sentence hangs on its words.
        && !word.ends_with(['는', '를', '을'])
        && !NO_NAMES.contains(&word)
}

fn ends_with_title(text: &str) -> bool {
    TITLES.iter().any(|title| text.trim_end().ends_with(title))
}

fn is_hangul(character: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&character)
}

fn is_mark(character: char) -> bool {
    matches!(character, '(' | ')' | '[' | ']' | '/' | '◎' | '■' | '▶' | '☞' | '*' | '=' | '|' | '◇' | '●')
        || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::reporters;

    #[test]
    fn lines_that_are_who_reported() {
        for (line, expected) in [
            ("김하늘 기자", "김하늘"),
            ("김하늘 기자 haneul@example.org", "김하늘"),
            ("/김하늘 기자 haneul@example.org", "김하늘"),
            ("[김하늘 기자]", "김하늘"),
            ("춘천=김하늘 기자 haneul@example.org", "김하늘"),
            ("김하늘 기자=춘천", "김하늘"),
            ("[춘천=동해뉴스] 김하늘 기자 haneul@example.org", "김하늘"),
            ("동해일보 김하늘 기자", "김하늘"),
            ("김하늘 선임기자 haneul@example.org", "김하늘"),
            ("남궁하늘 특파원", "남궁하늘"),
            ("김하늘·이서준 기자", "김하늘|이서준"),
            ("(김하늘·이서준 기자)", "김하늘|이서준"),
            ("김하늘 기자·이서준 기자", "김하늘|이서준"),
            ("김하늘, 이서준 기자 haneul@example.org", "김하늘|이서준"),
            // Sentences, buttons, and what is no name.
            ("시민 기자", ""),
            ("가마를 허무는 최씨 오윤주 기자", ""),
            ("기자", ""),
            ("기자 구독", ""),
            ("우리는 기자", ""),
            ("김하늘 기자가 말했다", ""),
        ] {
            assert_eq!(reporters(line).unwrap_or_default().join("|"), expected, "{line}");
        }
    }
}

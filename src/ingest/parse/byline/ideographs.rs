//! Finds names in bylines of Chinese, Japanese and Korean, where nothing stands between words.

use super::words::CHINESE_FAMILIES;

/// What stands before or behind a name. Longer ones first.
const MARKS: [&str; 46] = [
    "本报特约记者",
    "本报驻外记者",
    "本报记者",
    "本報記者",
    "本刊记者",
    "本网记者",
    "新华社记者",
    "新華社記者",
    "中央社記者",
    "特约记者",
    "见习记者",
    "实习记者",
    "首席记者",
    "特派員",
    "特派员",
    "通讯员",
    "通訊員",
    "记者",
    "記者",
    "作者",
    "撰文",
    "撰稿",
    "文字",
    "编译",
    "編譯",
    "评论员",
    "評論員",
    "專欄作家",
    "专栏作家",
    "論説委員",
    "編集委員",
    "編集部記者",
    "선임기자",
    "인턴기자",
    "수습기자",
    "전문기자",
    "기자",
    "특파원",
    "논설위원",
    "통신원",
    "칼럼니스트",
    "교수",
    "教授",
    "综合报道",
    "綜合報導",
    "文",
];
/// Whoever stands behind these did not write.
const NOT_WRITING: [&str; 15] = [
    "责任编辑",
    "責任編輯",
    "编辑",
    "編輯",
    "摄影",
    "攝影",
    "撮影",
    "翻译",
    "翻譯",
    "来源",
    "來源",
    "사진",
    "편집",
    "审校",
    "校对",
];
/// A word that ends so is a house.
const HOUSES: [&str; 30] = [
    "周末",
    "观察",
    "觀察",
    "在线",
    "在線",
    "客户端",
    "报",
    "報",
    "社",
    "网",
    "網",
    "新闻",
    "新聞",
    "台",
    "臺",
    "中心",
    "部",
    "通信",
    "日报",
    "日報",
    "时报",
    "時報",
    "周刊",
    "週刊",
    "杂志",
    "雜誌",
    "신문",
    "뉴스",
    "일보",
    "報導",
];

/// Whether a text is written in these scripts.
pub(super) fn is_ideographic(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut these, mut letters) = (0, 0);
    for character in text.chars().filter(|character| character.is_alphabetic()) {
        letters += 1;
        these += usize::from(is_ideograph(character));
    }
    these * 2 > letters
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// A name of three to five characters, or of a family and a given name, and nothing else, where its place says that a name stands there.
pub(crate) fn ideographic_name(text: &str) -> Option<String> {
    const NO_NAMES: [&str; 46] = [
        "원문",
        "보기",
        "듣기",
        "제보",
        "바로가기",
        "요약",
        "뉴스홈",
        "언론사",
        "스크랩",
        "글씨",
        "메일",
        "会員",
        "音声",
        "閲覧",
        "我来说",
        "查看原文",
        "阅读原文",
        "人参与",
        "分享至",
        "复制链接",
        "오전",
        "오후",
        "午前",
        "午後",
        "上午",
        "下午",
        "特集",
        "社説",
        "解説",
        "連載",
        "写真",
        "動画",
        "速報",
        "号外",
        "詳報",
        "会見",
        "独自",
        "記事",
        "全文",
        "图片",
        "视频",
        "快讯",
        "社论",
        "评论",
        "专题",
        "要闻",
    ];
    const LONGEST_BYTES: usize = 60;
    let text = text.trim();
    if text.len() > LONGEST_BYTES || text.is_ascii() {
        return None;
    }
    if let (rest, true) = without_marks(text) {
        let (persons, _) = names_of(rest);
        return persons.into_iter().next().or_else(|| ideographic_name(rest).filter(|_| rest.len() < text.len()));
    }
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    let is_word = text.chars().all(|c| is_ideograph(c) && !matches!(c, '・' | 'ー') || c.is_whitespace());
    let is_name = (3..=5).contains(&length)
        && is_word
        && text.split_whitespace().count() <= 2
        && !HOUSES.iter().any(|house| text.ends_with(house))
        && !NOT_WRITING.iter().chain(&NO_NAMES).any(|word| text.contains(word));
    // Chinese and Korean names of three are common, of more rare; kana alone is a word.
    let has_name = text.chars().any(|c| !matches!(c, '\u{3040}'..='\u{30ff}') && is_ideograph(c));
    (is_name && has_name).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The name that a line alone below a text is: a Chinese family with a given name of two characters, or four or five characters that begin like a
/// Japanese family. `is_japanese`: the text is.
pub(crate) fn ideographic_signature(line: &str, is_japanese: bool) -> Option<String> {
    const LAST_OF_FAMILY: &str =
        "田山川木本村井野藤口島嶋崎沢澤原橋林谷岡浦部内瀬尾倉辺邉塚上下中松池江水石森坂津宮屋葉星城海羽地根馬堂場園戸村生保";
    const NO_FAMILIES: [&str; 20] = [
        "日本", "基本", "地上", "以上", "以下", "年中", "市内", "県内", "国内", "都内", "社内", "案内", "年内", "世界",
        "東海", "大阪", "無断", "海上", "陸上", "水上",
    ];
    const NO_GIVEN: &str = "局署県市区町村省庁院所会店校館隊線駅戦選版面号月日円員部課班室論説表誌紙欄史社載録集権";
    let name = ideographic_name(line)?;
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    let is_han = letters.iter().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '々'));
    let last = letters.last()?;
    if is_japanese {
        let family: String = letters.iter().take(2).collect();
        let is_family = letters.get(1).is_some_and(|second| LAST_OF_FAMILY.contains(*second));
        let is_name = is_family && !NO_FAMILIES.contains(&family.as_str()) && !NO_GIVEN.contains(*last);
        return (is_han && is_name && matches!(letters.len(), 4 | 5)).then_some(name);
    }
    (is_han && letters.len() == 3 && !name.contains(' ') && is_chinese(&name) && !NO_GIVEN.contains(*last)).then_some(name)
}

/// The name beside a word for a reporter, where nothing else stands: `최은정 기자`, `记者林晓彤`.
pub(crate) fn ideographic_reporter(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (rest, was_marked) = without_marks(text.trim());
    let is_short = rest.chars().count() <= 8 && rest.chars().all(|c| is_ideograph(c) || c.is_whitespace());
    let found = || names_of(rest).0.into_iter().next().or_else(|| ideographic_name(rest));
    // A text about a reporter may be as short: the name has to be one.
    (was_marked && is_short && !rest.is_empty()).then(found).flatten()
}

/// The persons and the other words of a segment.
pub(super) fn names_of(segment: &str) -> (Vec<String>, Vec<String>) {
    let (mut persons, mut others) = (Vec::new(), Vec::new());
    if is_korean_sentence(segment) {
        return (persons, others);
    }
    let is_list = segment.contains(',');
    for part in segment.split([',', '＆', '&']).flat_map(parts_at_joints) {
        let part = part.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '-' | '=' | '＝' | '“' | '”' | '「' | '」')
        });
        if part.is_empty() || NOT_WRITING.iter().any(|mark| part.starts_with(mark)) {
            // Who follows in this segment belongs to it.
            if !part.is_empty() {
                break;
            }
            continue;
        }
        let named = behind_house(part);
        let (rest, was_marked) = without_marks(named);
        let was_marked = was_marked || named.len() < part.len();
        let words = rest.split([' ', ':', '：']).filter(|word| !word.is_empty() && !MARKS.contains(word));
        let words = words.take_while(|word| !is_other_deed(word) && !is_place_of_report(word));
        let words: Vec<&str> = words.collect();
        match words.as_slice() {
            [] => {}
            // Family and given name apart, as Japanese and Korean have them.
            [family, given] if is_part(family, 3) && is_part(given, 3) && !(is_chinese(family) && is_chinese(given)) => {
                persons.push(format!("{family} {given}"));
            }
            words => {
                for word in words.iter().flat_map(|word| korean_names_in(word)) {
                    let is_name = || {
                        is_chinese(word)
                            || is_korean(word)
                            || is_foreign(word)
                            || was_marked && is_part(word, 5)
                            || is_list && ideographic_signature(word, true).is_some()
                    };
                    if is_house(word) || !is_name() {
                        others.push(word.to_string());
                    } else {
                        persons.push(word.to_string());
                    }
                }
            }
        }
    }
    (persons, others)
}

/// A text parted at the words for "and", where these are no signs of a name (`樋渡佐和子`, `李和平`, `及川光博`): with a gap beside them, or between two
/// whole names.
fn parts_at_joints(text: &str) -> Vec<&str> {
    const JOINTS: [char; 4] = ['和', '与', '與', '及'];
    /// A longer text is no name, and so names of other than Chinese families may stand in it.
    const LONGEST_NAME: usize = 5;
    let is_between = |c: char| c.is_whitespace() || matches!(c, ':' | '：');
    let mut parts = Vec::new();
    let mut start = 0;
    for (place, joint) in text.match_indices(JOINTS) {
        let (before, behind) = (&text[start..place], &text[place + joint.len()..]);
        let left = without_marks(before.trim_start()).0.rsplit(is_between).next().unwrap_or_default();
        let right = without_marks(behind.trim_end()).0.split(is_between).next().unwrap_or_default();
        let right = right.split(JOINTS).next().filter(|first| is_chinese(first)).unwrap_or(right);
        let (left_signs, right_signs) = (left.chars().count(), right.chars().count());
        let is_long = left_signs + 1 + right_signs > LONGEST_NAME;
        let has_gap = before.ends_with(is_between) || behind.starts_with(is_between);
        let are_chinese = || is_chinese(left) && is_chinese(right);
        let are_long = || is_long && left_signs.min(right_signs) >= 3;
        let is_joint = !before.trim().is_empty() && !behind.trim().is_empty() && (has_gap || are_chinese() || are_long());
        if is_joint {
            parts.push(before);
            start = place + joint.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

/// What follows the word for a reporter where the house stands directly before it: `海角周末记者 林晓彤`. Behind a name alone the word is of that name.
fn behind_house(part: &str) -> &str {
    const REPORTERS: [&str; 2] = ["记者", "記者"];
    let found = REPORTERS.iter().find_map(|reporter| Some((part.find(reporter)?, reporter.len())));
    let Some((start, length)) = found.filter(|(start, _)| *start > 0) else { return part };
    let (before, behind) = (&part[..start], part[start + length..].trim_start_matches([' ', ':', '：']));
    let is_name_behind = behind.chars().next().is_some_and(is_ideograph);
    if before.contains(char::is_whitespace) || !is_name_behind { part } else { behind }
}

/// Whether a word says from where somebody reports: `发自香港`, `北京报道`. Nobody is named behind it.
fn is_place_of_report(word: &str) -> bool {
    const LONGEST: usize = 8;
    const ENDS: [&str; 4] = ["报道", "報道", "报导", "報導"];
    let is_short = word.chars().count() <= LONGEST;
    word.starts_with("发自") || word.starts_with("發自") || is_short && ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a word says that whoever follows did not write: `编辑`, `每经编辑`, `摄影:`.
fn is_other_deed(word: &str) -> bool {
    const DEEDS: [&str; 12] =
        ["编辑", "編輯", "责编", "責編", "摄影", "攝影", "撮影", "校对", "校對", "审核", "监制", "사진"];
    DEEDS.iter().any(|deed| word.ends_with(deed))
}

/// A text up to the word for another deed than writing: `展圣洁 编辑 刘倩`.
pub(crate) fn before_other_deed(text: &str) -> &str {
    let mut words = text.split_whitespace().skip(1);
    let deed = words.find(|word| is_other_deed(word.trim_end_matches([':', '：'])));
    // Behind a name alone the word is of that name: `李明 摄影`.
    let cut = deed.and_then(|deed| text.split_once(deed)).filter(|(_, behind)| behind.chars().any(char::is_alphabetic));
    cut.map_or(text, |(before, _)| before.trim_end())
}

fn without_marks(part: &str) -> (&str, bool) {
    let mut rest = part;
    let mut was_marked = false;
    loop {
        let stripped = MARKS.iter().find_map(|mark| {
            let before =
                rest.strip_prefix(mark).filter(|behind| *mark != "文" || behind.starts_with([' ', ':', '・', '／', '/']));
            before.or_else(|| rest.strip_suffix(mark).filter(|_| *mark != "文"))
        });
        match stripped {
            Some(stripped) => rest = stripped.trim_matches([' ', ':', '：', '・', '／', '/']),
            None => return (rest, was_marked),
        }
        was_marked = true;
    }
}

fn is_part(word: &str, most: usize) -> bool {
    (1..=most).contains(&word.chars().count()) && word.chars().all(is_ideograph) && !is_house(word)
}

/// Chinese families of two characters, without those that begin words for other things.
const LONG_FAMILIES: [&str; 24] = [
    "欧阳", "歐陽", "司徒", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容",
    "令狐", "宇文", "长孙", "長孫", "端木", "闻人", "聞人", "澹台", "澹臺",
];

/// A family name and one or two characters behind it.
fn is_chinese(word: &str) -> bool {
    let length = word.chars().count();
    let has_long_family = length > 2 && LONG_FAMILIES.iter().any(|family| word.starts_with(family));
    let has_family = has_long_family || word.chars().next().is_some_and(|first| CHINESE_FAMILIES.contains(first));
    let is_han = word.chars().all(|character| matches!(character, '\u{3400}'..='\u{9fff}'));
    is_han && has_family && (2..=4).contains(&length)
}

fn is_korean(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(|character| matches!(character, '\u{ac00}'..='\u{d7af}'))
}

/// Whether more Korean words stand side by side than names do, and none of them is one for a reporter.
fn is_korean_sentence(segment: &str) -> bool {
    const MOST_NAMES: usize = 3;
    let is_hangul = |character: char| matches!(character, '\u{ac00}'..='\u{d7af}');
    let is_long = |part: &str| part.split_whitespace().filter(|word| word.chars().any(is_hangul)).count() > MOST_NAMES;
    segment.split([',', '·', '/']).any(is_long) && !MARKS.iter().any(|mark| segment.contains(mark))
}

/// The names that a dot joins in Korean, which writes the parts of foreign names apart: `최은정·김민수`.
fn korean_names_in(word: &str) -> Vec<&str> {
    let parts: Vec<&str> = word.split('·').collect();
    if parts.iter().all(|part| is_korean(part)) { parts } else { vec![word] }
}

/// 约翰·史密斯, ジョン・スミス.
fn is_foreign(word: &str) -> bool {
    word.contains(['·', '・', '‧']) && word.chars().count() <= 20
}

fn is_house(word: &str) -> bool {
    word.chars().count() > 2 && HOUSES.iter().any(|house| word.ends_with(house))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_and_within_names() {
        for (text, expected) in [
            ("樋渡佐和子", "樋渡佐和子"),
            ("李和平", "李和平"),
            ("及川光博", "及川光博"),
            ("与謝野晶子", "与謝野晶子"),
            ("大和田和子", "大和田和子"),
            ("田中和子,及川光博", "田中和子|及川光博"),
            ("张三和李四", "张三|李四"),
            ("本报记者 陈国栋 和 李建国", "陈国栋|李建国"),
            ("记者张小明与李四和王五", "张小明|李四|王五"),
            ("高橋一郎及高木次郎", "高橋一郎|高木次郎"),
            ("陈国栋及王小明", "陈国栋|王小明"),
            ("陈国栋,司徒伟业", "陈国栋|司徒伟业"),
            ("최은정·김민수 기자", "최은정|김민수"),
            ("约翰·史密斯", "约翰·史密斯"),
            // Who stands in a list with words of other kinds comes first.
            ("青木武,及川光博,経済学者", "及川光博|青木武|経済学者"),
            ("欧阳静怡,慕容雪", "欧阳静怡|慕容雪"),
        ] {
            let (persons, others) = names_of(text);
            let all: Vec<String> = persons.into_iter().chain(others).collect();
            assert_eq!(all.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn words_that_begin_like_families_of_two() {
        for (word, expected) in
            [("司徒伟业", true), ("闻人静", true), ("司马", false), ("欧阳新闻社", false), ("新闻人物", false)]
        {
            assert_eq!(is_chinese(word), expected, "{word}");
        }
    }
}

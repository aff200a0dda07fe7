//! Finds the author whom nothing introduces: a name alone in the header of an article or under its text, in scripts without capitals
//! by the day beside it.

use std::ops::Range;

use super::no_names::is_other_than_person;
use crate::ingest::parse::byline::{
    begins_as_byline, byline, ideographic_name, is_particle, is_person, names, names_nobody, says_who_posted,
};
use crate::ingest::parse::dates::dates_in_text;
use crate::ingest::parse::html::page::{Block, Mark, Marked, PageFacts, Place};
use crate::ingest::parse::html::pieces::{LineAuthors, authors_of_line, has_date, is_only_date};

/// Letters of the shortest line that is a paragraph for certain.
const LEAST_PARAGRAPH_LETTERS: usize = 80;
/// What stands between a name and its place or house in a line.
const STROKES: [&str; 6] = [", ", " / ", " – ", " — ", " - ", " | "];

/// Whether a name that is a whole line of the header is the author's: of the few short lines below the headline another has the day,
/// and the name stands nowhere else in the page.
pub(super) fn is_alone_in_header(facts: &PageFacts<'_>, place: usize, header: Range<usize>, name: &str) -> bool {
    const MOST_LINES: usize = 8;
    const LONGEST_BYTES: usize = 60;
    const LONGEST_DATED_BYTES: usize = 100;
    let header = header.start..header.end.min(header.start + MOST_LINES);
    let Some(block) = facts.blocks.get(place).filter(|_| header.contains(&place)) else { return false };
    // `Tobias von der Heydt`: particles stand within a name.
    let (small, words): (Vec<&str>, Vec<&str>) = name.split(' ').partition(|word| is_particle_within(name, word));
    let is_whole = block.text == name
        && (2..=3).contains(&words.len())
        && small.len() <= 2
        && words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase))
        && !names_nobody(name)
        && !is_other_than_person(name);
    let stands_once = || facts.blocks.iter().filter(|other| other.text.contains(name)).count() == 1;
    let is_heading = || facts.headings.iter().any(|heading| heading.place.block == place);
    // `Local News` where the text says *local* and *news*; `Quay Harbourmaster` under `Quay stays shut`.
    let is_of_text =
        || words.iter().all(|word| facts.blocks.iter().any(|block| has_word(&block.text, &word.to_lowercase())));
    let is_of_headline = || words.iter().any(|word| facts.headings.iter().any(|heading| has_word(&heading.text, word)));
    let is_short = |line: usize| facts.blocks.get(line).is_some_and(|block| block.length <= LONGEST_BYTES);
    let is_dated = |line: usize| {
        let block = facts.blocks.get(line).filter(|block| block.length <= LONGEST_DATED_BYTES);
        block.is_some_and(|block| has_day(facts, line) && !block.text.ends_with(['.', '!', '?']))
    };
    let has_day_near = || {
        header.clone().any(|line| {
            let mut between = place.min(line) + 1..place.max(line);
            line != place && is_dated(line) && between.all(is_short)
        })
    };
    is_whole
        && block.links.is_empty()
        && !is_heading()
        && stands_once()
        && has_day_near()
        && !is_of_text()
        && !is_of_headline()
}

/// Whether a word in small letters stands within a name and is one of those that do: `de`, `von`, `der`.
fn is_particle_within(name: &str, word: &str) -> bool {
    word.starts_with(char::is_lowercase) && is_particle(word) && !name.starts_with(word) && !name.ends_with(word)
}

/// Whether a block has a day, in its text or where it shows how long ago that is: `<time datetime=2019-05-14>3 hours ago</time>`.
pub(super) fn has_day(facts: &PageFacts<'_>, place: usize) -> bool {
    facts.blocks.get(place).is_some_and(|block| has_date(&block.text)) || time_of(facts, place).is_some()
}

/// The words of a block that stand for the day which their element says.
fn time_of<'f>(facts: &'f PageFacts<'_>, place: usize) -> Option<&'f str> {
    let is_of_block = |marked: &&Marked| marked.place.block == place && matches!(marked.mark, Mark::Time | Mark::Published);
    let mut times = facts.marked.iter().filter(is_of_block);
    let time = times.find(|marked| marked.value.as_deref().is_some_and(has_date))?;
    Some(time.text.as_str()).filter(|text| !text.is_empty())
}

/// Whether a word stands in a text, in just these letters.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, _)| {
        let is_apart = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
        is_apart(text[..start].chars().next_back()) && is_apart(text[start + word.len()..].chars().next())
    })
}

/// A name in a script without capitals, where any words look like one: alone on the line between the headline and the day, or below the
/// day that stands under the headline.
pub(super) fn name_beside_day(facts: &PageFacts<'_>, place: usize, headline: usize) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 90;
    let block = facts.blocks.get(place).filter(|block| block.length <= LONGEST_BYTES && !block.text.is_ascii())?;
    let day = match place.checked_sub(headline)? {
        1 => facts.blocks.get(place + 1)?,
        2 => facts.blocks.get(place - 1)?,
        _ => return None,
    };
    let is_cased = |text: &str| text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let is_word = |word: &str| word.chars().count() >= 2 && word.chars().all(|c| c.is_alphabetic() || is_mark(c));
    let is_alone =
        || facts.blocks.iter().filter(|other| other.text == block.text || other.links.contains(&block.text)).count() == 1;
    let may_be_name =
        block.links.is_empty() && !is_cased(&block.text) && day.length <= LONGEST_BYTES && is_only_date(&day.text);
    let may_be_name = may_be_name && !is_said_to_readers(&block.text);
    if !may_be_name || !is_alone() {
        return None;
    }
    let whole = || {
        let is_name = (2..=3).contains(&block.text.split_whitespace().count()) && block.text.split_whitespace().all(is_word);
        is_name.then(|| block.text.clone()).filter(|name| is_person(name) && !is_other_than_person(name))
    };
    // `القاهرة - محمد عبده`
    let behind_place = || {
        let (place, name) = [" - ", " – ", ": ", "：", " : "].iter().find_map(|stroke| block.text.split_once(stroke))?;
        let is_name = (2..=3).contains(&name.split_whitespace().count()) && name.split_whitespace().all(is_word);
        (is_name && is_word(place) && is_person(name)).then(|| name.to_string())
    };
    ideographic_name(&block.text).or_else(whole).or_else(behind_place).map(|name| LineAuthors::Bare(vec![name]))
}

/// A name in a script without capitals that the day follows in the same line of the header: `רותם לוי, 12.09.2024, 10:22`.
pub(super) fn name_before_day(facts: &PageFacts<'_>, place: usize, headline: usize) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 200;
    const FURTHEST: usize = 4;
    let block = facts.blocks.get(place).filter(|block| block.length <= LONGEST_BYTES && !block.text.is_ascii())?;
    if !(1..=FURTHEST).contains(&place.checked_sub(headline)?) || block.text.ends_with(['.', '!', '?']) {
        return None;
    }
    let of_age = || time_of(facts, place).and_then(|age| block.text.find(age));
    let day = dates_in_text(&block.text).first().map(|found| found.range.start).or_else(of_age)?;
    let name = block.text[..day].split(['-', '–', '—', '|', ',', '،', '•', '·', '/']).next()?;
    let is_followed = name.len() < day;
    let name = name.trim();
    let is_name = is_followed
        && (2..=3).contains(&name.split(' ').count())
        && name.split(' ').all(is_uncased_word)
        && !name.split(' ').any(is_word_of_section)
        && !is_said_to_readers(name)
        && is_person(name);
    let stands_once = || {
        let has = |other: &&Block| other.text.contains(name) || other.links.iter().any(|link| link == name);
        facts.blocks.iter().filter(has).count() == 1
    };
    (is_name && stands_once()).then(|| LineAuthors::Bare(vec![name.to_string()]))
}

/// Whether a line in a script without capitals has a word of what readers may do with an article: `收听文章`, `شنیدن این گزارش`.
fn is_said_to_readers(line: &str) -> bool {
    // Nothing stands between words there.
    const WITHIN: [&str; 18] = [
        "收听",
        "收聽",
        "朗读",
        "朗讀",
        "文章",
        "分享",
        "收藏",
        "订阅",
        "訂閱",
        "关注",
        "關注",
        "聴く",
        "読む",
        "記事",
        "保存",
        "印刷",
        "シェア",
        "フォロー",
    ];
    const WORDS: [&str; 26] = [
        "듣기",
        "기사",
        "공유",
        "팔로우",
        "구독",
        "인쇄",
        "스크랩",
        "استمع",
        "المقال",
        "الخبر",
        "شارك",
        "تابع",
        "تابعنا",
        "اشترك",
        "شنیدن",
        "گزارش",
        "اشتراک",
        "دنبال",
        "چاپ",
        "بشنوید",
        "האזנה",
        "האזינו",
        "שתפו",
        "सुनें",
        "शेयर",
        "साझा",
    ];
    WITHIN.iter().any(|word| line.contains(word)) || line.split_whitespace().any(|word| WORDS.contains(&word))
}

/// Whether a word begins the name of a section rather than that of a person.
fn is_word_of_section(word: &str) -> bool {
    const WORDS: [&str; 36] = [
        "أخبار",
        "اخبار",
        "شؤون",
        "محليات",
        "محلية",
        "سياسة",
        "اقتصاد",
        "رياضة",
        "ثقافة",
        "مجتمع",
        "حوادث",
        "عربي",
        "دولي",
        "مقالات",
        "تقارير",
        "وكالات",
        "שונות",
        "חדשות",
        "ספורט",
        "דעות",
        "כלכלה",
        "תרבות",
        "בריאות",
        "צרכנות",
        "מקומי",
        "سیاست",
        "سیاسی",
        "اقتصادی",
        "اجتماعی",
        "فرهنگی",
        "ورزشی",
        "समाचार",
        "देश",
        "खबर",
        "राज्य",
        "राजनीति",
    ];
    WORDS.contains(&word)
}

fn is_uncased_word(word: &str) -> bool {
    word.chars().count() >= 2
        && word
            .chars()
            .all(|c| (c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()) || is_mark(c) || c == '\u{200c}')
}

/// Whether a character is a mark of a vowel, which stands behind its letter.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{655}' | '\u{900}'..='\u{e4e}' | '\u{1000}'..='\u{109f}')
}

/// Who signed the text: a name, or two with a joint between, that is a line of its own under a sentence of it, with no more text behind.
pub(super) fn names_under_text(facts: &PageFacts<'_>, headline: Place) -> Option<Vec<String>> {
    const MOST_BLOCKS: usize = 400;
    const LONGEST_BYTES: usize = 90;
    const LEAST_SENTENCE_BYTES: usize = 30;
    const LINES_BEHIND: usize = 2;
    let is_paragraph = |block: &Block| block.aside == 0 && block.is_paragraph(LEAST_PARAGRAPH_LETTERS);
    let is_sentence = |block: &Block| {
        let closed = block.text.trim_end_matches(['"', '”', '’', '»', ')']);
        block.aside == 0
            && block.length >= LEAST_SENTENCE_BYTES
            && block.links.is_empty()
            && closed.ends_with(['.', '!', '?', '…', '。', '۔', '।'])
    };
    let first = headline.block + 1;
    let below = facts.blocks.get(first..facts.blocks.len().min(first + MOST_BLOCKS))?;
    let begin = below.iter().position(is_paragraph)? + 1;
    let candidates = (begin.max(1)..below.len()).filter(|place| {
        let (line, before) = (&below[*place], &below[*place - 1]);
        line.aside == 0
            && line.length <= LONGEST_BYTES
            && (line.links.is_empty() || links_house(line))
            && (is_paragraph(before) || is_sentence(before))
            && !below.iter().skip(*place + 1).take(LINES_BEHIND).any(is_paragraph)
    });
    let is_heading = |place: usize| facts.headings.iter().any(|heading| heading.place.block == first + place);
    let mut own = candidates.filter(|place| !is_heading(*place));
    own.find_map(|place| signatures(&below[place].text).or_else(|| said_under_text(&below[place].text)))
}

/// The persons of a line under the text that says that they wrote it: `Written by Jane Doe`, `(By Jane Doe and Ann Lee)`, `作者：李明`. Who posted
/// something may have posted a remark.
fn said_under_text(line: &str) -> Option<Vec<String>> {
    const MOST_AUTHORS: usize = 4;
    let inside = line.strip_prefix(['(', '（', '[', '【']).and_then(|line| line.strip_suffix([')', '）', ']', '】']));
    let line = inside.unwrap_or(line);
    let may_say = !says_who_posted(line) && !has_date(line) && !line.ends_with(['.', '!', '?', '。', '！', '？', ':', '：']);
    let said = may_say.then(|| match authors_of_line(line) {
        _ if begins_as_byline(line) => byline(line),
        Some(LineAuthors::Said(said)) => Some(said),
        _ => None,
    });
    let said = said.flatten()?;
    let is_name = |name: &String| (is_person(name) || ideographic_name(name).is_some()) && !names_nobody(name);
    ((1..=MOST_AUTHORS).contains(&said.len()) && said.iter().all(is_name)).then_some(said)
}

/// Who is named in brackets behind the last sentence of a Japanese text: `…した。【山田太郎】`. Agencies and notes stand there, too.
pub(super) fn names_behind_last_sentence(facts: &PageFacts<'_>, headline: Place) -> Option<Vec<String>> {
    const NO_NAMES: [&str; 20] = [
        "共同",
        "時事",
        "通信",
        "写真",
        "動画",
        "編集",
        "取材",
        "関連",
        "敬称",
        "新聞",
        "おわり",
        "つづく",
        "連載",
        "特集",
        "本紙",
        "撮影",
        "提供",
        "記事",
        "支局",
        "記者",
    ];
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
    if !facts.language.is_some_and(|language| language.starts_with("ja")) {
        return None;
    }
    let mut texts = facts.blocks.iter().skip(headline.block + 1).filter(|block| block.aside == 0);
    let inner = texts.find_map(|block| block.text.strip_suffix('】')?.rsplit_once("。【").map(|(_, inner)| inner))?;
    let is_han = |c: char| matches!(c, '\u{3041}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '々');
    let is_name = |name: &&str| {
        let starts_with_family = name.chars().take(2).all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '々'));
        LENGTHS.contains(&name.chars().count())
            && name.chars().all(is_han)
            && starts_with_family
            && !NO_NAMES.iter().any(|word| name.contains(word))
    };
    let names: Vec<&str> = inner.split('、').collect();
    names.iter().all(is_name).then(|| names.into_iter().map(str::to_string).collect())
}

/// Whether the one link of a line is the house behind a name: `Jana Nová, <a>Právo</a>`.
fn links_house(line: &Block) -> bool {
    let [link] = line.links.as_slice() else { return false };
    let before = line.text.strip_suffix(link.as_str()).map(str::trim_end);
    !link.contains(' ') && before.is_some_and(|before| before.ends_with([',', '/', '–', '—', '-', '|']))
}

/// The persons of a line that is a signature: `Jane Doe and Ann Lee`, `Jane Doe, Carrow; Ann Lee`.
fn signatures(line: &str) -> Option<Vec<String>> {
    const JOINTS: [&str; 16] = [
        " and ", " & ", " und ", " et ", " y ", " e ", " i ", " en ", " och ", " og ", " ja ", " ve ", " và ", " и ",
        " та ", " și ",
    ];
    let alone = || signature(line).map(|name| vec![name]);
    let both = || {
        let (one, other) = JOINTS.iter().find_map(|joint| line.split_once(joint))?;
        let one = signature(one).filter(|_| !one.contains([',', '/', '(']))?;
        Some(vec![one, signature(other)?])
    };
    let each = || line.contains(';').then(|| line.split(';').map(|part| signature(part.trim())).collect()).flatten();
    each().or_else(both).or_else(alone)
}

/// The person of a line that is a signature: `Jane Doe.`, `Jane DOE (Coll)`, `Jane Doe, Port Ashmere`, `[강릉=강원일보] 김태훈 기자`.
fn signature(line: &str) -> Option<String> {
    const LONGEST_BRACKET_CHARACTERS: usize = 12;
    const MOST_PLACE_WORDS: usize = 3;
    if let Some((_, name)) =
        line.strip_prefix('[').and_then(|line| line.split_once(']')).filter(|(house, _)| house.contains('='))
    {
        return ideographic_name(name);
    }
    let line = line.trim_end_matches([',', ' ']);
    let bracket = line.strip_suffix(')').and_then(|line| line.rsplit_once(" ("));
    let line =
        bracket.filter(|(_, inner)| inner.chars().count() <= LONGEST_BRACKET_CHARACTERS).map_or(line, |(name, _)| name);
    let line = line
        .strip_suffix('.')
        .filter(|name| name.split(' ').next_back().is_some_and(|last| last.chars().count() > 2))
        .unwrap_or(line);
    let parted = STROKES.iter().filter_map(|stroke| line.split_once(stroke)).min_by_key(|(name, _)| name.len());
    let is_place = |place: &str| {
        place.starts_with(char::is_uppercase)
            && place.split(' ').count() <= MOST_PLACE_WORDS
            && !place.contains(['.', ':', '?', '!'])
    };
    let name = match parted {
        Some((name, place)) if is_place(place) => name,
        Some(_) => return None,
        None => line,
    };
    let words: Vec<&str> = name.split(' ').collect();
    let is_name = (2..=3).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && is_person(name)
        && !names_nobody(name)
        && !is_other_than_person(name);
    is_name.then(|| names(name).into_iter().next()).flatten()
}

#[cfg(test)]
mod tests {
    use super::signatures;

    #[test]
    fn lines_that_sign_a_text() {
        for (line, expected) in [
            ("Jane Doe", "Jane Doe"),
            ("Ольга СМЕТАНИНА.", "Ольга Сметанина"),
            ("Rachidi TAMOU (Coll)", "Rachidi Tamou"),
            ("Нұрлан Жүсіпбек,", "Нұрлан Жүсіпбек"),
            ("Jane Doe, Port Ashmere", "Jane Doe"),
            ("Jane Doe / Carrow", "Jane Doe"),
            ("[강릉=강원도민뉴스] 김태훈", "김태훈"),
            ("Jane Doe and Ann Lee", "Jane Doe|Ann Lee"),
            ("Jane Doe, Carrow; Ann Lee", "Jane Doe|Ann Lee"),
            ("Jane Doe, Carrow; the quay stays shut", ""),
            ("Иван Петров и Анна Смирнова", "Иван Петров|Анна Смирнова"),
            ("Verwendete Quellen", ""),
            ("Sources and Further Reading", ""),
            ("The quay stays shut.", ""),
            ("Jane Doe, who had seen it, left", ""),
            ("Reporter", ""),
        ] {
            assert_eq!(signatures(line).unwrap_or_default().join("|"), expected, "{line}");
        }
    }
}

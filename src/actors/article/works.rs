//! Turns a text into the stretches that are titles of books, films, reports: names in them act in no article.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Word, hash_of};
use crate::text::fold_value;

/// Words before a quotation that say it is a title.
static WORKS: WordList = WordList::of(&[
    "thriller",
    "roman",
    "livre",
    "libro",
    "película",
    "pelicula",
    "romance",
    "romanzo",
    "buch",
    "book",
    "novel",
    "film",
    "movie",
    "documentary",
    "article",
    "essay",
    "report",
    "paper",
    "song",
    "album",
    "memoir",
    "play",
    "series",
    "titled",
    "entitled",
    "called",
    "headlined",
    "memoirs",
    "bestseller",
    "column",
    "podcast",
]);

/// Beginnings of such words in other languages, and of those for hotels and cafés, which are called after places too; folded.
const ELSEWHERE: &str = "roman novela libro pelicula obra serie cancion documental romance livre film chanson piece romanzo canzone spettacolo \
     commedia mostra filme novela peca buch stuck lied ausstellung hotel hotel cafe restaurant ksiazk powiesc sztuk piosenk wystaw spektakl \
     kitap kitabi roman filmi sergi dizi sarki bok boken filmen boek tentoonstelling carte filmul romanul piesa buku lagu роман книг фильм фільм \
     поэм поем песн пісн пьес п'єс спектакл вистав сериал серіал выставк альбом повест повіст отел готел гостиниц ресторан кафе картин мюзикл \
     клуб стадион стадіон رواية كتاب كتابه فيلم أغنية مسرحية ديوان رمان کتاب فیلم ترانه نمایش הספר הסרט השיר המחזה הרומן उपन्यास फिल्म किताब गीत \
     영화 소설 드라마 책 노래 앨범 연극";

/// What stands right before a quotation in Chinese and Japanese that says the same.
const UNSPACED: [&str; 24] = [
    "小説",
    "小说",
    "小說",
    "映画",
    "電影",
    "电影",
    "曲",
    "ドラマ",
    "劇",
    "著書",
    "番組",
    "アルバム",
    "舞台",
    "作品",
    "漫画",
    "アニメ",
    "本",
    "著",
    "書籍",
    "歌曲",
    "专辑",
    "專輯",
    "剧",
    "節目",
];

/// How many words may stand between such a word and the quotation.
const REACH_WORDS: usize = 3;

/// How many of the marks that open quotations stand in texts without those of Chinese and Japanese.
const WESTERN: usize = 4;

/// The bytes of every quoted title. A quotation is one if it is written in title case and a word before it says so, or it
/// holds a colon after a title-case beginning, as books do.
pub(super) fn work_titles(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut titles = Vec::new();
    static OPENING: [char; 8] = ['"', '“', '«', '„', '《', '『', '「', '\''];
    // The apostrophe quotes where letters do not need it: in Korean and Hindi.
    let is_one = |letter: char| matches!(letter, '가'..='힣' | '\u{900}'..='\u{97F}');
    let opening = match text.is_ascii() {
        true => &OPENING[..1],
        false if may_hold(text, |byte| matches!(byte, 0xE0 | 0xEA..=0xED)) && text.chars().any(is_one) => &OPENING[..],
        false if may_hold(text, |byte| byte == 0xE3) => &OPENING[..7],
        false => &OPENING[..WESTERN],
    };
    let mut rest = 0;
    while let Some((open, mark)) = next_of(opening, text, rest) {
        let inside = open + mark.len_utf8();
        let closing: &[char] = match mark {
            '“' => &['”', '“'],
            '«' => &['»'],
            '„' => &['“', '”'],
            '《' => &['》'],
            '『' => &['』'],
            '「' => &['」'],
            '\'' => &['\''],
            _ => &['"'],
        };
        let Some(length) = text[inside..].find(|character| closing.contains(&character) || character == '\n') else { break };
        let quotation = inside..inside + length;
        rest = quotation.end + 1;
        rest = (rest..=text.len()).find(|place| text.is_char_boundary(*place)).unwrap_or(text.len());
        let is_marked = matches!(mark, '《' | '『');
        let is_of_work = mark == '「' && is_behind_work(&text[..open]);
        if length <= 160 && (is_marked || is_of_work || mark != '「' && is_title(text, words, &quotation)) {
            titles.push(quotation);
        }
    }
    titles
}

/// Whether some byte of a text is one of these; many are looked at together, for nearly always none is.
fn may_hold(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    text.as_bytes().chunks(64).any(|bytes| bytes.iter().fold(false, |any, byte| any | is_one(*byte)))
}

/// The first of some quotation marks behind a place, told from the other characters by its first byte.
fn next_of(opening: &[char], text: &str, from: usize) -> Option<(usize, char)> {
    // In a text of ASCII alone.
    if opening == ['"'] {
        return memchr::memchr(b'"', text.as_bytes().get(from..)?).map(|place| (from + place, '"'));
    }
    let may_open = |byte: &u8| matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3);
    let mut at = from;
    loop {
        let rest = text.as_bytes().get(at..)?;
        at += match opening.len() {
            WESTERN => memchr::memchr3(b'"', 0xC2, 0xE2, rest)?,
            _ => rest.iter().position(may_open)?,
        };
        let mark = text[at..].chars().next()?;
        if opening.contains(&mark) {
            return Some((at, mark));
        }
        at += mark.len_utf8();
    }
}

/// Whether a word says who is quoted and names no broadcaster: `RT @someone`.
pub(super) fn is_repost(text: &str, word: &Word) -> bool {
    word.of(text) == "RT" && text[word.end as usize..].trim_start().starts_with('@')
}

/// Whether the characters before a quotation say that it is a title, a particle between aside: `曲は「…」`.
fn is_behind_work(before: &str) -> bool {
    let before = before.trim_end_matches(['は', 'の', '・', '、']);
    UNSPACED.iter().any(|work| before.ends_with(work))
}

/// Whether a word of another language says that what is quoted behind it is a title; in Latin letters it has to be whole.
fn is_work_elsewhere(text: &str, word: &Word) -> bool {
    static LISTED: LazyLock<(FxHashSet<u64>, Vec<String>)> = LazyLock::new(|| {
        let folded: Vec<String> = ELSEWHERE.split_whitespace().map(fold_value).collect();
        let whole = folded.iter().map(|work| hash_of(work)).collect();
        (whole, folded.into_iter().filter(|work| !work.is_ascii() && work.chars().count() > 3).collect())
    });
    let (whole, beginnings) = &*LISTED;
    let begins = || {
        !word.of(text).is_ascii() && {
            let folded = fold_value(word.of(text));
            !folded.is_ascii() && beginnings.iter().any(|beginning| folded.starts_with(beginning.as_str()))
        }
    };
    whole.contains(&word.hash) || begins()
}

fn is_title(text: &str, words: &[Word], quotation: &Range<usize>) -> bool {
    let first = words.partition_point(|word| (word.start as usize) < quotation.start);
    let end = words.partition_point(|word| (word.start as usize) < quotation.end);
    let own = &words[first..end];
    let is_work = |word: &Word| WORKS.contains_folded(word.of(text));
    let before = &words[first.saturating_sub(REACH_WORDS)..first];
    let after = &words[end..(end + REACH_WORDS).min(words.len())];
    // `the film “A summer in Italy”`: said right before it, no more is asked.
    if before.last().is_some_and(is_work) && (2..=10).contains(&own.len()) && own[0].capitals != Capitals::None {
        return true;
    }
    if before.last().is_some_and(|word| is_work_elsewhere(text, word)) && (1..=10).contains(&own.len()) {
        return true;
    }
    // Short words are small in titles, so they say nothing.
    let long: Vec<&Word> = own.iter().filter(|word| word.end - word.start > 3).collect();
    let capital = long.iter().filter(|word| word.capitals != Capitals::None).count();
    if own.len() < 2 || long.is_empty() || capital * 10 < long.len() * 7 {
        return false;
    }
    before.iter().chain(after).any(is_work) || (own.len() >= 4 && text[quotation.clone()].contains(": "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::words::words_in;

    #[test]
    fn titles_are_told_from_quotations() {
        for (text, expected) in [
            ("author of the book “Drone Wars: Pioneers” on Iran", "Drone Wars: Pioneers"),
            ("a report titled \"The Iran Trap\" said", "The Iran Trap"),
            ("said “Russia and China” were", ""),
            ("he said: “Hamas leader: the Russians told us”", ""),
            ("an essay, “Why Moscow Waits", ""),
            ("выпустили роман «Москва в огне» о войне", "Москва в огне"),
            ("жил в отеле «Париж» неделю", "Париж"),
            ("сказал: «Москва готова»", ""),
            ("电影《巴黎，德州》重映", "巴黎，德州"),
            ("小説「パリの空」が映画に", "パリの空"),
            ("首相は「日本は強い」と述べた", ""),
            ("영화 '서울의 봄'도 화제다", "서울의 봄"),
        ] {
            let titles = work_titles(text, &words_in(text));
            let shown: Vec<&str> = titles.into_iter().map(|title| &text[title]).collect();
            assert_eq!(shown.join("/"), expected, "{text}");
        }
    }

    #[test]
    fn marks_are_those_that_comparing_every_character_finds() {
        let mut below = crate::dice::dice(7);
        let marks = ['"', '“', '«', '„', '《', '『', '「', '\''];
        for _ in 0..2_000 {
            let letters = ['a', 'é', '’', '中', '…', ' ', '"', '“', '«', '》', '『', '\''];
            let text: String = (0..below(30)).map(|_| letters[below(letters.len())]).collect();
            let opening = &marks[..1 + below(marks.len())];
            let from = text.floor_char_boundary(below(text.len() + 1));
            let plain = text[from..].find(opening).map(|place| from + place);
            assert_eq!(next_of(opening, &text, from).map(|(place, _)| place), plain, "{text} from {from}");
        }
    }
}

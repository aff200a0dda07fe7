//! Turns a text into the stretches that are titles of books, films, reports: names in them act in no article.

use std::ops::Range;

use crate::actors::words::{Capitals, Word};
use crate::text::fold_value;

/// Words before a quotation that say it is a title.
const WORKS: [&str; 31] = [
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
];

/// How many words may stand between such a word and the quotation.
const REACH_WORDS: usize = 3;

/// The bytes of every quoted title. A quotation is one if it is written in title case and a word before it says so, or it
/// holds a colon after a title-case beginning, as books do.
pub(super) fn work_titles(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut titles = Vec::new();
    if !text.contains(['“', '"', '«', '„']) {
        return titles;
    }
    let mut rest = 0;
    while let Some(found) = text[rest..].find(['“', '"', '«', '„']) {
        let open = rest + found;
        let mark = text[open..].chars().next().unwrap_or('"');
        let inside = open + mark.len_utf8();
        let closing: &[char] = match mark {
            '“' => &['”', '“'],
            '«' => &['»'],
            '„' => &['“', '”'],
            _ => &['"'],
        };
        let Some(length) = text[inside..].find(|character| closing.contains(&character) || character == '\n') else { break };
        let quotation = inside..inside + length;
        rest = quotation.end + 1;
        rest = (rest..=text.len()).find(|place| text.is_char_boundary(*place)).unwrap_or(text.len());
        if length <= 160 && is_title(text, words, &quotation) {
            titles.push(quotation);
        }
    }
    titles
}

fn is_title(text: &str, words: &[Word], quotation: &Range<usize>) -> bool {
    let first = words.partition_point(|word| (word.start as usize) < quotation.start);
    let end = words.partition_point(|word| (word.start as usize) < quotation.end);
    let own = &words[first..end];
    let is_work = |word: &Word| WORKS.contains(&fold_value(word.of(text)).as_str());
    let before = &words[first.saturating_sub(REACH_WORDS)..first];
    let after = &words[end..(end + REACH_WORDS).min(words.len())];
    // `the film “A summer in Italy”`: said right before it, no more is asked.
    if before.last().is_some_and(is_work) && (2..=10).contains(&own.len()) && own[0].capitals != Capitals::None {
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
        ] {
            let titles = work_titles(text, &words_in(text));
            let shown: Vec<&str> = titles.into_iter().map(|title| &text[title]).collect();
            assert_eq!(shown.join("/"), expected, "{text}");
        }
    }
}

//! Takes the lines that a document prints at the top of every page out of a text whose pages are set apart by form feeds.

use super::super::dates::dates_in_text;
use super::super::scan::holds_any;
use super::lines::ends_sentence;
use crate::article::DatePrecision;
use crate::text::collapse_white_space;

/// What stands before the number of an issue: `Harbour Papers No. 44`.
const NUMBER_WORDS: [&str; 5] = [" No.", " Nr.", " Vol.", " vol.", " no."];
const FORM_FEED: char = '\u{c}';

/// The text without its running head, and the head; `None` where there is none.
pub(super) fn without_running_head(text: &str) -> Option<(String, String)> {
    const LONGEST_CHARACTERS: usize = 120;
    if !holds_any(text, [FORM_FEED as u8]) {
        return None;
    }
    let pages: Vec<&str> = text.split_inclusive(FORM_FEED).collect();
    let first_line = |page: &'_ str| page.lines().map(str::trim).find(|line| !line.is_empty()).map(bare);
    let filled: Vec<String> = pages.iter().filter_map(|page| first_line(page)).collect();
    // The first page often has none, as the title stands there.
    let (first, others) = filled.split_first()?;
    let head = others.first()?;
    let is_on_all = others.iter().all(|line| line == head) && (others.len() >= 2 || first == head);
    if !is_on_all
        || head.is_empty()
        || head.chars().count() > LONGEST_CHARACTERS
        || ends_sentence(head) && !NUMBER_WORDS.iter().any(|word| head.ends_with(word))
    {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut shown = String::new();
    for (place, page) in pages.into_iter().enumerate() {
        let line = page.split_inclusive('\n').find(|line| !line.trim().is_empty()).filter(|line| bare(line.trim()) == *head);
        // The day of a paper at the top of its pages is read from the first.
        let line = line.filter(|line| place > 0 || !has_day(line));
        match line {
            Some(line) => {
                let start = line.as_ptr().addr() - page.as_ptr().addr();
                out.push_str(&page[..start]);
                out.push_str(&page[start + line.len()..]);
                shown = collapse_white_space(line);
            }
            None => out.push_str(page),
        }
    }
    Some((out, shown))
}

fn has_day(line: &str) -> bool {
    dates_in_text(line).iter().any(|found| found.date.precision() == DatePrecision::Day)
}

/// A line without the number of its page.
fn bare(line: &str) -> String {
    collapse_white_space(&line.replace(|c: char| c.is_ascii_digit(), ""))
}

#[cfg(test)]
mod tests {
    use super::without_running_head;

    #[test]
    fn heads_of_pages() {
        for (text, expected) in [
            ("Office   Note 7\n\nTitle\n\nOne.\n\u{c}Office   Note 7\n\nTwo.\n", Some("\nTitle\n\nOne.\n\u{c}\nTwo.\n")),
            ("Title\nOne.\n\u{c}2  Note\nTwo.\n\u{c}3  Note\nThree.\n", Some("Title\nOne.\n\u{c}Two.\n\u{c}Three.\n")),
            (
                "Harbour Papers No. 44    1\nTitle\nOne.\n\u{c}2    Harbour Papers No. 44\nTwo.\n\u{c}",
                Some("Title\nOne.\n\u{c}Two.\n\u{c}"),
            ),
            ("Title\nOne.\n\u{c}Two goes on\nand on.\n", None),
            ("Title\nOne.\n", None),
        ] {
            assert_eq!(without_running_head(text).map(|(plain, _)| plain).as_deref(), expected, "{text}");
        }
    }
}

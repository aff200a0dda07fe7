//! Turns the lines of pages into paragraphs: running heads and page numbers go, lines are joined, hyphens at line ends resolved, and
//! the largest print of the first page is its headline.

use std::collections::{HashMap, HashSet};

use super::lines::Line;
use crate::ingest::parse::byline::byline;
use crate::text::words_of;

/// What pages come to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct LaidOut {
    pub(super) paragraphs: Vec<String>,
    /// The place of the headline.
    pub(super) title: Option<usize>,
    /// What stood on top or at the foot of page after page, each once.
    pub(super) running_heads: Vec<String>,
    pub(super) footnotes: Vec<String>,
    /// The address that a browser prints on each page.
    pub(super) url: Option<String>,
}

/// A paragraph while it grows.
struct Block {
    text: String,
    page: usize,
    left: f64,
    lines: usize,
    size: f64,
    last: Line,
}

/// Lays out the pages. `title` is what the file calls itself.
pub(super) fn lay_out(mut pages: Vec<Vec<Line>>, title: &str) -> LaidOut {
    let mut laid_out = LaidOut::default();
    take_running_heads(&mut pages, &mut laid_out);
    let body_size = usual_size(&pages);
    laid_out.footnotes = pages.iter_mut().flat_map(|lines| take_footnotes(lines, body_size)).collect();
    let words = words_in(&pages);
    let mut blocks: Vec<Block> = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        let leading = usual_leading(lines);
        for line in lines {
            match blocks.last_mut() {
                Some(block) if continues(block, line, page, lines, leading, body_size) => join(block, line, page, &words),
                _ => blocks.push(Block {
                    text: line.text.clone(),
                    page,
                    left: line.left,
                    lines: 1,
                    size: line.size,
                    last: line.clone(),
                }),
            }
        }
    }
    laid_out.title = headline(&blocks, body_size, title);
    laid_out.paragraphs = blocks.into_iter().map(|block| block.text).collect();
    laid_out
}

/// A line without what differs from page to page.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            c if c.is_numeric() => {
                if !pattern.ends_with('#') {
                    pattern.push('#');
                }
            }
            c => pattern.push(c),
        }
    }
    pattern
}

/// Whether a line holds a page number and nothing else: `12`, `- 12 -`, `Page 3 of 7`, `3/7`, `xii`.
fn is_page_number(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_roman = text.len() <= 5 && !text.is_empty() && text.chars().all(|c| "ivxl".contains(c));
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.len() <= 4 && word.chars().all(char::is_numeric);
    let is_word = |word: &&str| {
        ["page", "of", "p.", "p", "seite", "von", "página", "de", "pagina", "di", "стр.", "из", "sur", "–", "-"]
            .contains(word)
    };
    let numbers = words.iter().filter(|word| is_number(word)).count();
    is_roman || ((1..=2).contains(&numbers) && words.iter().all(|word| is_number(word) || is_word(word)))
}

/// Takes out what stands at the edges of page after page.
fn take_running_heads(pages: &mut [Vec<Line>], laid_out: &mut LaidOut) {
    // How many lines a head or foot may have.
    const DEEPEST: usize = 3;
    let edges = |lines: &[Line]| -> Vec<usize> {
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_by(|left, right| lines[*left].base.total_cmp(&lines[*right].base));
        let last = order.len().saturating_sub(DEEPEST).max(DEEPEST.min(order.len()));
        order.iter().take(DEEPEST).chain(order.iter().skip(last)).copied().collect()
    };
    // A head stands at the same height in the same size.
    let key = |line: &Line| (pattern(&line.text), (line.base / 6.0).round() as i64, line.size.round() as i64);
    let mut seen: HashMap<(String, i64, i64), usize> = HashMap::new();
    for lines in pages.iter() {
        let keys: HashSet<_> = edges(lines).into_iter().map(|place| key(&lines[place])).collect();
        keys.into_iter().for_each(|key| *seen.entry(key).or_default() += 1);
    }
    let page_count = pages.len();
    let is_running = |line: &Line| {
        let count = seen.get(&key(line)).copied().unwrap_or_default();
        // Heads of left and right pages differ, and the first page often has none.
        count >= 2 && (count >= 3 || page_count <= 4) && count * 5 >= page_count
    };
    for lines in pages.iter_mut() {
        let places = edges(lines);
        let taken: HashSet<usize> = places
            .into_iter()
            .filter(|place| is_running(&lines[*place]) || (page_count > 1 && is_page_number(&lines[*place].text)))
            .collect();
        for place in &taken {
            let text = &lines[*place].text;
            let address = text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"));
            laid_out.url = laid_out.url.take().or_else(|| address.map(str::to_string));
            let is_known = laid_out.running_heads.iter().any(|known| pattern(known) == pattern(text));
            if !is_known && !is_page_number(text) && laid_out.running_heads.len() < 20 {
                laid_out.running_heads.push(text.clone());
            }
        }
        let mut place = 0;
        lines.retain(|_| {
            place += 1;
            !taken.contains(&(place - 1))
        });
    }
}

/// Takes out the small print at the foot of a page that begins with a number or a sign, and goes on.
fn take_footnotes(lines: &mut Vec<Line>, body_size: f64) -> Vec<String> {
    let is_small = |line: &Line| line.size < 0.93 * body_size;
    let lowest_body = lines.iter().filter(|line| !is_small(line)).map(|line| line.base).fold(0.0, f64::max);
    let is_below = |line: &Line| is_small(line) && line.base > lowest_body;
    let begins = |line: &Line| line.text.starts_with(|c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '['));
    if lowest_body == 0.0 || !lines.iter().find(|line| is_below(line)).is_some_and(begins) {
        return Vec::new();
    }
    let (notes, rest): (Vec<Line>, Vec<Line>) = std::mem::take(lines).into_iter().partition(is_below);
    *lines = rest;
    notes.into_iter().map(|line| line.text).collect()
}

/// The size in which most of the text is printed.
fn usual_size(pages: &[Vec<Line>]) -> f64 {
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for line in pages.iter().flatten() {
        *sizes.entry((line.size * 2.0).round() as i64).or_default() += line.text.len();
    }
    sizes.into_iter().max_by_key(|(size, length)| (*length, *size)).map_or(10.0, |(size, _)| size as f64 / 2.0)
}

/// The usual distance of two lines, in heights of their type.
fn usual_leading(lines: &[Line]) -> f64 {
    let mut distances: Vec<f64> = lines
        .windows(2)
        .filter(|pair| same_size(pair[0].size, pair[1].size) && (pair[0].left - pair[1].left).abs() < pair[0].size)
        .map(|pair| (pair[1].base - pair[0].base) / pair[0].size)
        .filter(|distance| (0.8..3.5).contains(distance))
        .collect();
    distances.sort_by(f64::total_cmp);
    // Lines inside of paragraphs are more than those between them, and nearer.
    distances.get(distances.len() / 3).copied().unwrap_or(1.2)
}

/// Signs with which only items of lists begin.
const BULLETS: [char; 6] = ['•', '▪', '●', '·', '◦', '■'];

fn same_size(left: f64, right: f64) -> bool {
    (left - right).abs() <= 0.08 * left.max(right)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', '»', ']']).ends_with(['.', '!', '?', ':', '…', '。', '؟'])
}

/// Whether a line goes on with the paragraph before it.
fn continues(block: &Block, line: &Line, page: usize, lines: &[Line], leading: f64, body_size: f64) -> bool {
    let last = &block.last;
    if !same_size(block.size, line.size) {
        return false;
    }
    let distance = (line.base - last.base) / last.size;
    if block.page != page || distance < 0.0 {
        // On the next page or in the next column only what is left in the middle of a sentence goes on.
        let begins_low = line.text.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
        return !ends_sentence(&block.text)
            && same_size(line.size, body_size)
            && block.text.chars().count() > 60
            && (begins_low || block.text.ends_with(['-', ',', '\u{AD}', '‐']));
    }
    if distance > leading * 1.3 || distance < 0.4 {
        return false;
    }
    // Of a headline every line belongs to it.
    if line.size > 1.15 * body_size {
        return true;
    }
    if line.text.starts_with(BULLETS) {
        return false;
    }
    let slack = 0.8 * line.size;
    let is_numbered =
        |word: &str| word.len() <= 4 && word.ends_with(['.', ')']) && word.starts_with(|c: char| c.is_numeric());
    let is_list_item = block.text.starts_with(BULLETS)
        || block.text.starts_with(['–', '-', '*'])
        || block.text.split_whitespace().next().is_some_and(is_numbered);
    let indent = line.left - block.left;
    let is_indented = indent > slack && !(is_list_item && indent < 4.0 * line.size);
    let is_outdented = indent < -slack && (block.lines > 1 || indent < -5.0 * line.size);
    if is_indented || is_outdented {
        return false;
    }
    // A line that ends although the next word would have fitted was ended by the writer.
    let column = lines.iter().filter(|other| {
        same_size(other.size, line.size) && (other.left - line.left).abs() < 5.0 * line.size && other.right > line.left
    });
    let right = column.map(|other| other.right).fold(last.right, f64::max);
    let first_word = line.text.split(' ').next().map_or(0, |word| word.chars().count());
    let sign_width = (line.right - line.left) / line.text.chars().count().max(1) as f64;
    let room = right - last.right;
    let is_wrapped = last.text.ends_with(['-', '\u{AD}', '‐']) || room < (first_word as f64 + 1.0) * sign_width + slack;
    // Ragged lines are shorter than they need to be now and then; but a sentence goes on.
    is_wrapped
        || (!ends_sentence(&last.text) && line.text.starts_with(char::is_lowercase) && room < 0.4 * (right - line.left))
}

fn join(block: &mut Block, line: &Line, page: usize, words: &HashSet<String>) {
    join_text(&mut block.text, &line.text, words);
    block.left = if block.lines == 1 && block.page == page { block.left.min(line.left) } else { line.left };
    block.lines += 1;
    block.page = page;
    block.last = line.clone();
}

/// Adds a line to a text. A hyphen at the end of it is dropped if the word stands elsewhere without one, or nowhere with one.
fn join_text(text: &mut String, line: &str, words: &HashSet<String>) {
    let begins_low = line.starts_with(char::is_lowercase);
    let stem = text.strip_suffix(['-', '\u{AD}', '‐']).filter(|stem| stem.ends_with(char::is_alphabetic));
    let Some(stem) = stem.filter(|_| begins_low) else {
        let runs_on = text.ends_with(['-', '‐', '/', '—']) && !text.ends_with(" -");
        if !(runs_on || is_unspaced(text, line)) {
            text.push(' ');
        }
        text.push_str(line);
        return;
    };
    let before = stem.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default().to_lowercase();
    let after: String = line.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let keeps_hyphen = !words.contains(&format!("{before}{after}")) && words.contains(&format!("{before}-{after}"));
    let length = stem.len();
    if !keeps_hyphen {
        text.truncate(length);
    }
    text.push_str(line);
}

/// Whether two lines meet in a script without blanks.
fn is_unspaced(left: &str, right: &str) -> bool {
    let is_wide = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}'))
    };
    is_wide(left.chars().next_back()) && is_wide(right.chars().next())
}

/// The words of all lines, in lower case, with their inner hyphens.
fn words_in(pages: &[Vec<Line>]) -> HashSet<String> {
    let lines = pages.iter().flatten();
    let words = lines.flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric() && c != '-'));
    words.filter(|word| word.len() > 2 && !word.ends_with('-')).map(str::to_lowercase).collect()
}

/// The place of the headline: what the file calls itself if it stands on the first page, or the largest print there.
fn headline(blocks: &[Block], body_size: f64, title: &str) -> Option<usize> {
    let first_page = blocks.first()?.page;
    let candidates =
        || blocks.iter().enumerate().filter(|(_, block)| block.page == first_page && block.text.chars().count() <= 220);
    let title = words_of(title);
    if title.len() > 1
        && let Some((place, _)) = candidates().find(|(_, block)| words_of(&block.text) == title)
    {
        return Some(place);
    }
    let is_byline = |text: &str| text.contains('@') || byline(text).is_some();
    let large = |block: &Block| {
        block.size > 1.12 * body_size && block.text.chars().any(char::is_alphabetic) && !is_byline(&block.text)
    };
    let largest = |least_words: usize| {
        candidates()
            .filter(|(_, block)| large(block) && words_of(&block.text).len() >= least_words)
            // Of two of the same size the upper one.
            .reduce(|best, other| if other.1.size > 1.02 * best.1.size { other } else { best })
    };
    // One or two large words are the name of a newspaper if there is a longer line in large print.
    largest(3).or_else(|| largest(1)).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, base: f64, size: f64) -> Line {
        Line { text: text.to_string(), left, right: left + text.chars().count() as f64 * size * 0.5, base, size }
    }

    #[test]
    fn page_numbers_are_told_from_text() {
        for text in ["12", "- 12 -", "Page 3 of 7", "3/7", "xii", "Seite 4 von 9"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["12 people", "2023-10-30", "mild", "30 October 2023", "1 2 3", ""] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn hyphens_at_line_ends() {
        let words: HashSet<String> = ["long-term", "government"].map(str::to_string).into();
        for (text, next, expected) in [
            ("a long-", "term plan", "a long-term plan"),
            ("the govern-", "ment said", "the government said"),
            ("an unseen-", "word", "an unseenword"),
            ("the Franco-", "German plan", "the Franco-German plan"),
            ("one line", "and the next", "one line and the next"),
            ("貿易協定", "は発効", "貿易協定は発効"),
        ] {
            let mut joined = text.to_string();
            join_text(&mut joined, next, &words);
            assert_eq!(joined, expected);
        }
    }

    #[test]
    fn lines_become_paragraphs_and_running_heads_go() {
        let page = |number: usize| {
            vec![
                line("THE HARBOUR QUARTERLY", 50.0, 30.0, 8.0),
                line(
                    &format!("The {} line of a paragraph that goes on to", ["first", "top", "upper"][number - 1]),
                    50.0,
                    100.0,
                    10.0,
                ),
                line(["the next line and ends there.", "another line.", "a third."][number - 1], 50.0, 112.0, 10.0),
                line("  Another begins with an indented first line of", 70.0, 124.0, 10.0),
                line("its own.", 50.0, 136.0, 10.0),
                line(["Short line", "Brief line", "Terse line"][number - 1], 50.0, 160.0, 10.0),
                line(["Another short line", "One more", "The last"][number - 1], 50.0, 172.0, 10.0),
                line(&format!("page {number}"), 50.0, 700.0, 8.0),
            ]
        };
        let mut pages = vec![page(1), page(2), page(3)];
        pages[0].insert(1, line("A Headline in Large Print", 50.0, 60.0, 20.0));
        let laid_out = lay_out(pages, "");
        assert_eq!(laid_out.running_heads, ["THE HARBOUR QUARTERLY"]);
        assert_eq!(laid_out.title, Some(0));
        assert_eq!(
            laid_out.paragraphs[..5],
            [
                "A Headline in Large Print",
                "The first line of a paragraph that goes on to the next line and ends there.",
                "  Another begins with an indented first line of its own.",
                "Short line",
                "Another short line",
            ]
        );
    }
}

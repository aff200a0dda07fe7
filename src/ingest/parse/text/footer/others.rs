//! Tells what stands behind an article without a heading above it: teasers of other articles, lines of the programs that a page runs.

use super::super::lines::{Line, ends_sentence};
use super::super::meta::meta_of;
use super::super::page::weight;

/// Lines behind an article that are looked through.
const MOST_LINES: usize = 60;

/// The first of the lines at the end that are teasers of other articles: two or more that break off, or one below its title and day or below its title
/// printed twice. A text that is cut short breaks off once.
pub(super) fn start_of_teasers(lines: &[Line<'_>], body_start: usize) -> Option<usize> {
    let lowest = lines.len().saturating_sub(MOST_LINES).max(body_start + 1);
    let (mut teasers, mut first) = (0, None);
    for place in (lowest..lines.len()).rev() {
        let line = &lines[place];
        if breaks_off(line) {
            teasers += 1;
            first = Some(place);
        } else if line.is_prose() {
            break;
        }
    }
    let first = first?;
    let text = &lines[body_start..first];
    // Who writes so leaves out the end of other sentences too.
    if text.iter().any(breaks_off) || !text.iter().any(Line::is_paragraph) {
        return None;
    }
    let title = title_above(lines, body_start, first);
    match title {
        Some((place, is_sure)) if is_sure || teasers > 1 => Some(place),
        None if teasers > 1 => Some(first),
        _ => None,
    }
}

/// The title above a teaser, and whether its day stands between the two or it is printed twice.
fn title_above(lines: &[Line<'_>], body_start: usize, teaser: usize) -> Option<(usize, bool)> {
    const LEAST_WORDS: usize = 4;
    let is_title = |place: usize| {
        let line = &lines[place];
        place > body_start
            && line.weight() >= LEAST_WORDS
            && !line.is_prose()
            && !line.text.trim_end().ends_with([':', '：'])
    };
    let is_day = |place: usize| {
        lines[place].length() <= 60 && meta_of(lines[place].text).is_some_and(|meta| meta.rule == "date line")
    };
    let above = teaser.checked_sub(1).filter(|above| *above > body_start)?;
    if is_day(above) && is_title(above - 1) {
        return Some((above - 1, true));
    }
    let is_twice = is_title(above) && is_title(above - 1) && lines[above].trimmed() == lines[above - 1].trimmed();
    if is_twice {
        return Some((above - 1, true));
    }
    is_title(above).then_some((above, false))
}

/// `The minister said on Monday that the port would be closed for re…`: some words of a text, cut at a length.
fn breaks_off(line: &Line<'_>) -> bool {
    const LEAST_WORDS: usize = 6;
    const LONGEST_CHARACTERS: usize = 320;
    let text = line.trimmed();
    let text =
        text.strip_suffix(']').and_then(|inner| inner.rfind('[').map(|open| &inner[open + 1..])).map_or(text, |mark| {
            // "[…]" behind an excerpt.
            if matches!(mark, "…" | "...") { mark } else { text }
        });
    (text.ends_with('…') || text.ends_with("...")) && line.weight() >= LEAST_WORDS && line.length() <= LONGEST_CHARACTERS
}

/// `window.dataLayer = window.dataLayer || [];`, `})();`: what a page tells the browser to do.
pub(super) fn is_script(text: &str) -> bool {
    const OPENINGS: [&str; 21] = [
        "window.",
        "document.",
        "googletag.",
        "gtag(",
        "fbq(",
        "_gaq.push(",
        "dataLayer",
        "jQuery(",
        "$(",
        "(function",
        "!function",
        "function(",
        "function ",
        "var ",
        "let ",
        "const ",
        "if (",
        "//<![CDATA[",
        "// <![CDATA[",
        "(adsbygoogle",
        "@media ",
    ];
    let text = text.trim();
    // What none of the rules below takes: nearly every line.
    let may_be_code = text.ends_with([';', '(']) || memchr::memchr2(b'{', b'}', text.as_bytes()).is_some();
    if !may_be_code && !text.starts_with("//<![CDATA[") {
        return false;
    }
    let ends_like_code = || text.ends_with([';', '{', '}']) || text.ends_with("});") || text.ends_with("(");
    let are_brackets = || text.contains(['{', '}']) && text.chars().all(|c| "{}()[];, ".contains(c));
    text.starts_with("//<![CDATA[")
        || OPENINGS.iter().any(|opening| text.starts_with(opening)) && ends_like_code()
        || (text.contains("function(") || text.contains("function (") || text.contains("=> {")) && text.contains('{')
        || are_brackets()
        || text.ends_with(';')
            && text.contains([' '])
            && (text.contains(" = ") || text.contains("("))
            && !reads_like_text(text)
}

/// Whether most of a line are words: "He said (twice); he meant it;" ends like code.
fn reads_like_text(text: &str) -> bool {
    let words = text.split_whitespace();
    let plain =
        words.clone().filter(|word| word.trim_matches(['(', ')', ',', ';', '"', '\'']).chars().all(char::is_alphabetic));
    plain.count() * 10 >= weight(text) * 6 || ends_sentence(text)
}

#[cfg(test)]
mod tests {
    use super::super::super::read_text;
    use super::*;
    use crate::ingest::parse::builder::ArticleBuilder;

    const BODY: &str = "The county reopened the road over the pass on Tuesday, after four days of deep snow.\n\n\
                        The ploughs worked all night, and trucks are passing again on both sides.";

    #[test]
    fn lines_of_programs() {
        for (line, expected) in [
            ("window.Pages = window.Pages || {};", true),
            ("(function(w, d, s) {", true),
            ("})();", true),
            ("const { Pages } = window;", true),
            ("s.parentNode.insertBefore(t, s);", true),
            ("t.src = v + '?id=' + n;", true),
            ("He said (twice) that the road was closed;", false),
            ("if the road is closed;", false),
            ("Let us see; the road", false),
            ("{sic}", false),
        ] {
            assert_eq!(is_script(line), expected, "{line}");
        }
    }

    #[test]
    fn what_breaks_off_behind_an_article_is_of_others() {
        let first = "Traders in the lower town asked the council on Friday for a second mar…";
        let second = "A school in Lowell will get its roof back before the summer, the board sa...";
        let title = "Board finds the money for a roof";
        for (behind, kept) in [
            (format!("{first}\n{second}"), ""),
            (format!("{title}\n\n14 May 2021\n\n{second}"), ""),
            (format!("{title}\n\n{title}\n\n{second}"), ""),
            (format!("Traders want a second market\n{first}\n{title}\n{second}"), ""),
            ("(function(w, d) {\nwindow.Pages = window.Pages || {};\n})();".to_string(), ""),
            // A text that is cut short, and one whose author writes so.
            (second.to_string(), "roof back"),
            (format!("What it cost the county\n\n{second}"), "roof back"),
            (
                format!(
                    "Nobody in the county knows what comes next...\n\nShe would say no more than that.\n\n{first}\n{second}"
                ),
                "Traders",
            ),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("County reopens the road\n\n{BODY}\n\n{behind}\n"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            assert!(article.published.date().is_none(), "{behind}");
            let body = article.body;
            match kept {
                "" => assert_eq!(body, BODY, "{behind}"),
                _ => assert!(body.contains(kept), "{behind}: {body}"),
            }
        }
    }
}

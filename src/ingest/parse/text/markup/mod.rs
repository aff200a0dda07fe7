//! Turns wiki text (`wiki`), AsciiDoc and reStructuredText (`light`), notes of Org (`org`), sources of LaTeX (`tex`), what browsers for a terminal print (`dumps`) and the coded fields of press
//! databases into the plain text they stand for.

mod dumps;
mod light;
mod org;
mod tex;
mod wiki;

use std::borrow::Cow;

use self::dumps::of_dump;
use self::light::{of_asciidoc, of_restructured};
use self::org::of_org;
use self::tex::of_tex;
use self::wiki::{is_surely_wiki, is_wiki, of_wiki};
use super::super::scan::holds;

/// A text without its markup.
pub(super) struct Plain {
    pub(super) text: String,
    pub(super) categories: Vec<String>,
    /// Whether the text begins with its first paragraph rather than a headline.
    pub(super) is_untitled: bool,
}

/// The plain text of wiki text or AsciiDoc; `None` for any other text.
pub(super) fn plain(text: &str) -> Option<Plain> {
    if is_wiki(text) {
        return Some(of_wiki(text));
    }
    let plain = of_tex(text)
        .or_else(|| of_asciidoc(text))
        .or_else(|| of_org(text))
        .or_else(|| of_restructured(text))
        .or_else(|| of_codes(text))
        .or_else(|| of_dump(text));
    plain.map(|text| Plain { text, categories: Vec::new(), is_untitled: false })
}

/// The plain text of wiki text that is known to be such.
pub(super) fn of_page(text: &str) -> Plain {
    of_wiki(text)
}

/// What a news agency transmits by the rules of IPTC 7901 or ANPA 1312: control characters around codes and text, `<` at the end of lines. The text is
/// what stands behind the mark of its beginning; `None` for a text without these marks.
pub(super) fn of_transmission(text: &str) -> Option<String> {
    const BEGINNING: char = '\u{2}';
    const MOST_BYTES_OF_CODES: usize = 400;
    let start = text[..text.floor_char_boundary(MOST_BYTES_OF_CODES)].find(BEGINNING)?;
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    // Some set slug and headline above that mark, below the codes.
    let is_headline = |line: &str| {
        // dpa sets a mark behind each line of its head.
        line.trim_end().ends_with(" =")
            || line.split_whitespace().filter(|word| word.contains(char::is_lowercase)).count() >= 4
    };
    let has_headline = text[..start].lines().skip(1).any(|line| !line.trim_start().starts_with('(') && is_headline(line));
    let from = if has_headline { 0 } else { start + 1 };
    let lines = text[from..].lines().map(|line| {
        let line: String = line.chars().filter(|c| !is_control(*c)).collect();
        line.trim_end().trim_end_matches('<').to_string()
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Whether a text of notes is wiki text, whatever the file is called.
pub(crate) fn is_wiki_page(text: &str) -> bool {
    is_surely_wiki(text)
}

/// Fields of a press database: a code of two or three capitals, spaces, the value (`HD   The headline`).
const CODES: [(&str, &str); 23] = [
    ("HD", "Title: "),
    ("BY", "Author: "),
    ("PD", "Date: "),
    ("SN", "Source: "),
    ("LA", "Language: "),
    ("SE", "Section: "),
    ("RE", "Region: "),
    ("WC", "Length: "),
    ("ET", "Time: "),
    ("CY", "Copyright: "),
    ("SC", "Journal-Code: "),
    ("PG", "Page: "),
    ("ED", "Edition: "),
    ("CLM", "Section: "),
    ("NS", "Topics: "),
    ("IN", "Industry: "),
    ("CO", "Ticker: "),
    ("PUB", "Publisher: "),
    ("AN", "Article ID: "),
    ("IPD", "Memo: "),
    ("IPC", "Memo: "),
    ("LP", ""),
    ("TD", ""),
];

/// The label and the value of a coded line.
fn code_of(line: &str) -> Option<(&'static str, &str)> {
    let parts = line.split_once("  ").or_else(|| line.split_once('\t'));
    // A program that joins spaces leaves one behind the code, and "IN" and "LA" are words.
    let short = || line.split_once(' ').filter(|(code, value)| is_code_alone(code, value));
    let (code, value) = parts.filter(|(code, _)| code.len() <= 3).or_else(short).unwrap_or((line.trim_end(), ""));
    let label = CODES.iter().find(|(known, _)| *known == code)?.1;
    Some((label, value.trim()))
}

/// Whether a value behind a code and one space is not the rest of a sentence in capitals.
fn is_code_alone(code: &str, value: &str) -> bool {
    let is_known = CODES.iter().any(|(known, _)| *known == code);
    is_known && (!matches!(code, "BY" | "IN" | "CO" | "RE") || value.chars().any(char::is_lowercase) || !value.contains(' '))
}

/// Labelled lines for coded fields; `None` where there are not at least a headline, a date and a text.
fn of_codes(text: &str) -> Option<String> {
    if !holds(text, "HD") || !["HD ", "HD\t", "HD\n"].iter().any(|code| text.contains(code)) {
        return None;
    }
    let has = |code: &str| text.lines().any(|line| line.starts_with(code) && code_of(line).is_some());
    if !(has("HD") && has("PD") && (has("LP") || has("TD"))) {
        return None;
    }
    let (mut header, mut body) = (String::new(), String::new());
    let mut in_body = false;
    for line in text.lines() {
        match code_of(line) {
            Some((label, value)) => {
                in_body = label.is_empty();
                let part = if in_body { &mut body } else { &mut header };
                part.push_str(if in_body { "\n" } else { label });
                part.push_str(&named_codes(value, in_body));
                part.push('\n');
            }
            None if in_body => body.extend([line, "\n"]),
            // A value goes on over the line.
            None if !line.trim().is_empty() => {
                header.truncate(header.trim_end().len());
                header.extend([" ", &named_codes(line.trim(), false), "\n"]);
            }
            None => {}
        }
    }
    Some(format!("{header}\n{}", body.trim_start()))
}

/// `gdip : International Relations | gpol : Domestic Politics` without the codes.
fn named_codes(value: &str, in_body: bool) -> Cow<'_, str> {
    let name = |part: &'_ str| -> Option<String> {
        let (code, name) = part.trim().split_once(" : ")?;
        let is_code = code.len() <= 8 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        is_code.then(|| name.trim().to_string())
    };
    if in_body {
        return Cow::Borrowed(value);
    }
    let names: Option<Vec<String>> = value.split('|').map(name).collect();
    names.map_or(Cow::Borrowed(value), |names| Cow::Owned(names.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wiki_text_and_asciidoc() {
        let read = |text: &str| plain(text).map(|plain| (plain.text.trim().to_string(), plain.categories.join("|")));
        for (text, expected, categories) in [
            ("'''A''' [[b|c]] {{w|D|e}} [http://x.example f] [[Category:G]]", "A c e f", "G"),
            (
                "{{byline|date=May 3, 2021|location=Nairobi}}\n[[A]] [[w:B|b]] {{x|{{y}}}}",
                "May 3, 2021\nLocation: Nairobi\n\nA b",
                "",
            ),
            (
                "{{Byline|name=Jane Doe|location=Nairobi}}\n[[A]] [[w:B|b]] {{x}}",
                "Author: Jane Doe\nLocation: Nairobi\n\nA b",
                "",
            ),
            ("[[File:a.jpg|thumb|A [[b]].]] [[C]] '''d''' {{haveyoursay}}", "C d", ""),
            (
                "= A title =\n\n''A report, {{date|May 3, 2021}}''\n\nOne [[w:A|a]] is [[B]].\n\n== Part ==\nTwo.",
                "A title\n\n\nA report\nMay 3, 2021\n\n\nOne a is B.\n\n\nPart\n\nTwo.",
                "",
            ),
            (
                "= Title\nJane Doe\nv1.0, 2023-10-30\n:keywords: a\n",
                "Title\n\nAuthor: Jane Doe\nDate: 2023-10-30\nkeywords: a",
                "",
            ),
            (
                "= Title\nJane Doe <j@e.example>; John Roe\n2023-10-30\n:toc:\n\n== Part\n\n.A picture\nimage::a.jpg[A pier]\n\nOne link:b[two] https://c.example[three].\n",
                "Title\n\nAuthor: Jane Doe; John Roe\nDate: 2023-10-30\n\nPart\n\nOne two three.",
                "",
            ),
            (
                "= Ports of {product}\nJane Doe\n:product: Norland\n:page-layout: news\n:keywords: a\n\nOne.\n",
                "Ports of Norland\n\nAuthor: Jane Doe\nkeywords: a\n\nOne.",
                "",
            ),
            (
                "Title\n#####\n\n:date: 2018-01-21\n:tags: a, b\n\nOne `two <http://b.example>`_ *three*.\n\n.. image:: a.jpg\n   :alt: A pier\n\nPart\n----\n\nFour.\n",
                "Title\n\ndate: 2018-01-21\ntags: a, b\n\nOne two three.\n\nPart\n\nFour.",
                "",
            ),
        ] {
            assert_eq!(read(text), Some((expected.to_string(), categories.to_string())), "{text}");
        }
        let coded = "HD  One\nPD  3 May 2010\nNS  \nc13 : Policy | ccat : Corporate News\nRE  \nital : Italy\nIPD  Ports\nLP  Text.\n";
        let expected = "Title: One\nDate: 3 May 2010\nTopics: Policy; Corporate News\nRegion: Italy\nMemo: Ports\n\nText.\n";
        assert_eq!(of_codes(coded).as_deref(), Some(expected));
        assert!(of_wiki("May 3, 2021\n\n'''Crews''' in [[Istanbul]] walked out on Friday over pay and hours.").is_untitled);
        assert!(!of_wiki("Crews walk out\n\nCrews in [[Istanbul]] walked out.").is_untitled);
        for text in ["Title\n=====\n\nOne.", "A [note] and a [[bracket.", "x = y", "Plain text {{ with }} braces", ""] {
            assert!(plain(text).is_none(), "{text}");
        }
    }
}

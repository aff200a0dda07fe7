//! Reads blocks of Markdown that are no plain text: HTML, lines of attributes, links to the pages of tags, lines that take in parts of programs.

use std::borrow::Cow;

use super::super::byline::{byline, is_person};
use super::super::record::text_of_markup;

/// A text without the lines by which MDX takes parts of programs in: `import Layout from '../Layout.astro';`.
pub(super) fn without_imports(text: &str) -> Cow<'_, str> {
    let is_import = |line: &str| {
        line.starts_with("import ") && line.contains(" from ") && line.trim_end().ends_with(['\'', '"', ';'])
            || line.starts_with("export const ")
    };
    // ```` ```{r} ```` opens a piece of a program that is run, not shown; `:::` a box of the text.
    let opens_chunk = |line: &str| line.starts_with("```{") && !line.starts_with("```{=");
    let is_fence = |line: &str| line.trim_start().starts_with(":::");
    if !text.lines().any(|line| is_import(line) || is_component(line) || opens_chunk(line) || is_fence(line)) {
        return Cow::Borrowed(text);
    }
    let mut is_chunk = false;
    let shown = text.split_inclusive('\n').map(|line| match () {
        () if is_chunk => {
            is_chunk = !line.starts_with("```");
            ""
        }
        () if opens_chunk(line) => {
            is_chunk = true;
            ""
        }
        () if is_import(line) => "",
        () if is_component(line) || is_fence(line) => "\n",
        () => line,
    });
    Cow::Owned(shown.collect())
}

/// Whether a line only opens or closes a part of a program around a text: `<Quote by="Jane Doe">`, `</Quote>`. Parts for pictures and letters have none.
fn is_component(line: &str) -> bool {
    const OTHERS: [&str; 14] = [
        "figure",
        "image",
        "img",
        "caption",
        "newsletter",
        "subscribe",
        "signup",
        "related",
        "advert",
        "embed",
        "video",
        "gallery",
        "tweet",
        "toc",
    ];
    let line = line.trim();
    let Some(inside) = line.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return false };
    let inside = inside.trim_start_matches('/');
    let name: String = inside.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let lowered = name.to_ascii_lowercase();
    let is_capital =
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.bytes().any(|byte| byte.is_ascii_lowercase());
    is_capital
        && !inside.ends_with('/')
        && !inside[name.len()..].contains('<')
        && !OTHERS.iter().any(|other| lowered.contains(other))
}

/// A text in whose head links to the pages of authors are bylines: `[Jane Doe](https://h.example/@jane)` alone on a line. The same link a second time,
/// around a portrait, is left out.
pub(super) fn with_bylines(text: &str) -> Cow<'_, str> {
    const MOST_LINES_ABOVE: usize = 30;
    const PAGES: [&str; 12] = [
        "/@",
        "/author/",
        "/authors/",
        "/autor/",
        "/autores/",
        "/auteur/",
        "/auteurs/",
        "/by/",
        "/profile/",
        "/contributors/",
        "/writers/",
        "/people/",
    ];
    let name_of = |line: &'_ str| -> Option<String> {
        let (name, address) = line.trim().strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
        let is_author = PAGES.iter().any(|page| address.contains(page)) && !address.contains(char::is_whitespace);
        (is_author && is_person(name)).then(|| format!("By {name}\n"))
    };
    let has_own = |line: &str| byline(line.trim().trim_matches(['*', '_'])).is_some();
    let head = || text.lines().take(MOST_LINES_ABOVE);
    if !head().any(|line| line.contains("](")) || head().any(has_own) || !head().any(|line| name_of(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').enumerate().map(|(place, line)| match name_of(line) {
        Some(shown) if place < MOST_LINES_ABOVE => Cow::Owned(shown),
        _ => Cow::Borrowed(line),
    });
    Cow::Owned(lines.collect())
}

/// A line with the words of its links in their place: `Source: [Harbour Times](https://h.example)`.
pub(super) fn without_links(line: &str) -> Cow<'_, str> {
    if !line.contains("](") {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, link)) = rest.split_once('[') {
        let parts = link.split_once("](").and_then(|(words, behind)| Some((words, behind.split_once(')')?.1)));
        let Some((words, behind)) = parts.filter(|(words, _)| !words.contains('[')) else { break };
        out.push_str(before);
        out.push_str(words);
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The links of a block that lead to pages of tags.
#[derive(Default)]
pub(super) struct TagLinks {
    pub(super) is_open: bool,
    names: Vec<String>,
}

impl TagLinks {
    pub(super) fn begin(&mut self, address: &str) {
        self.is_open = ["/tag/", "/tags/", "/topic/", "/topics/", "/etiqueta/", "/schlagwort/", "/mot-cle/", "/tagged/"]
            .iter()
            .any(|part| address.contains(part));
        if self.is_open {
            self.names.push(String::new());
        }
    }

    pub(super) fn take(&mut self, text: &str) {
        if let Some(name) = self.names.last_mut().filter(|_| self.is_open) {
            name.push_str(text);
        }
    }

    /// The names of the links, where nothing else stands in the block.
    pub(super) fn alone(&mut self, block: &str) -> Option<Vec<String>> {
        const LONGEST_CHARACTERS: usize = 40;
        let names = std::mem::take(&mut self.names);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let of_links: usize = names.iter().map(|name| letters(name)).sum();
        let is_alone = of_links > 0 && of_links == letters(block);
        let names = names.into_iter().map(|name| name.trim().trim_start_matches('#').to_string());
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        (is_alone && names.iter().all(|name| name.chars().count() <= LONGEST_CHARACTERS)).then_some(names)
    }
}

/// The paragraphs of a block of HTML inside Markdown, where it is one of text: not a picture, a script, a box beside the text.
pub(super) fn paragraphs_of_html(html: &str) -> Vec<String> {
    const ELEMENTS: [&str; 11] = ["p", "blockquote", "center", "div", "section", "article", "h2", "h3", "ul", "ol", "font"];
    const OTHERS: [&str; 9] = ["<img", "<figure", "<script", "<style", "<iframe", "<video", "<form", "<nav", "<aside"];
    const LEAST_WORDS: usize = 8;
    let name: String = html.trim_start().trim_start_matches('<').chars().take_while(char::is_ascii_alphanumeric).collect();
    let lowered = html.to_ascii_lowercase();
    let is_text = ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element))
        && !OTHERS.iter().any(|other| lowered.contains(other));
    if !is_text {
        return Vec::new();
    }
    let text = text_of_markup(html);
    let is_sentence = |paragraph: &str| {
        let words = paragraph.split_whitespace().count();
        let has_no_spaces = paragraph.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
        words >= LEAST_WORDS || has_no_spaces && paragraph.chars().count() > LEAST_WORDS
    };
    match text.split("\n\n").any(is_sentence) {
        true => text.split("\n\n").map(str::to_string).collect(),
        false => Vec::new(),
    }
}

/// Whether a line says how kramdown sets the paragraph beside it: `{: .footnote}`.
fn is_attribute(line: &str) -> bool {
    line.starts_with("{:") && line.ends_with('}')
}

/// A paragraph without the mark by which notes of Obsidian refer to it: `... on Monday. ^a1b2c3`.
fn without_block_mark(block: &str) -> &str {
    const LONGEST_BYTES: usize = 40;
    let Some((text, mark)) = block.rsplit_once(" ^") else { return block };
    let is_mark = !mark.is_empty()
        && mark.len() <= LONGEST_BYTES
        && mark.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_mark { text.trim_end() } else { block }
}

/// A block without what kramdown says of it above and below.
pub(super) fn without_attributes(block: &str) -> &str {
    let block = without_block_mark(block);
    let mut text = if is_attribute(block) && !block.contains('\n') { "" } else { block };
    while let Some((_, rest)) = text.split_once('\n').filter(|(first, _)| is_attribute(first.trim())) {
        text = rest.trim_start();
    }
    match text.rsplit_once('\n').filter(|(_, last)| is_attribute(last.trim())) {
        Some((rest, _)) => rest.trim_end(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{with_bylines, without_attributes, without_imports};

    #[test]
    fn links_to_pages_of_authors() {
        for (text, expected) in [
            ("# Pier\n\n[Jane Doe](https://h.example/@jane)\n\nText.\n", "# Pier\n\nBy Jane Doe\n\nText.\n"),
            ("# Pier\n\n[Read More](https://h.example/pier)\n", "# Pier\n\n[Read More](https://h.example/pier)\n"),
            ("By John Roe\n\n[Jane Doe](https://h.example/@jane)\n", "By John Roe\n\n[Jane Doe](https://h.example/@jane)\n"),
        ] {
            assert_eq!(with_bylines(text), expected, "{text}");
        }
    }

    #[test]
    fn parts_of_programs_around_a_text() {
        for (text, expected) in [
            ("import A from 'a';\n\n<Quote by=\"Jane\">\nThe port.\n</Quote>\n", "\n\nThe port.\n\n"),
            ("<Callout type=\"info\">\nThe port.\n</Callout>\n", "\nThe port.\n\n"),
            ("<Figure src=\"a\">\nThe port.\n</Figure>\n", "<Figure src=\"a\">\nThe port.\n</Figure>\n"),
            ("One.\n```{r}\nplot(x)\n```\nTwo.\n", "One.\nTwo.\n"),
            (":::tip More\nOne.\n:::\n", "\nOne.\n\n"),
            ("```\nplot(x)\n```\n", "```\nplot(x)\n```\n"),
            ("<Image src={a} />\nText", "<Image src={a} />\nText"),
            ("<div>\nText", "<div>\nText"),
        ] {
            assert_eq!(without_imports(text), expected, "{text}");
        }
    }

    #[test]
    fn blocks_without_marks_of_programs() {
        for (block, expected) in
            [("The port. ^a1b2c3", "The port."), ("Two ^ three", "Two ^ three"), ("{: .notice}\nThe port.", "The port.")]
        {
            assert_eq!(without_attributes(block), expected);
        }
    }
}

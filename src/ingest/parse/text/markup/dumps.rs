//! Turns what browsers for a terminal print of a page (`lynx -dump`, `links -dump`) into the plain text it stands for: without the numbers of
//! links, the list of their addresses, pictures and fields to fill in.

use std::borrow::Cow;
use std::ops::Range;

use super::super::super::scan::{holds, holds_any};

/// What stands above the list of addresses.
const HEADINGS: [&str; 12] = [
    "references",
    "verweise",
    "références",
    "referencias",
    "referências",
    "riferimenti",
    "verwijzingen",
    "referenser",
    "odwołania",
    "ссылки",
    "посилання",
    "参照",
];
/// Fewer addresses are no list of a page.
const LEAST_ADDRESSES: usize = 3;

/// The plain text; `None` for a text without a list of the addresses of its links.
pub(super) fn of_dump(text: &str) -> Option<String> {
    // Most texts have no link with the first number.
    if !holds(text, "[1]") || !text.contains("1. ") {
        return None;
    }
    let (body, addresses) = before_addresses(text)?;
    let mut out = String::with_capacity(body.len());
    for line in body.lines() {
        let line = without_numbers(&links_apart(line, addresses), addresses);
        if !is_of_page(line.trim()) {
            out.push_str(without_bullet(&line));
        }
        out.push('\n');
    }
    Some(out)
}

/// `[6]Print [7]Send to a friend`: links beside each other, with bars between them.
fn links_apart(line: &str, addresses: usize) -> Cow<'_, str> {
    const MOST_WORDS: usize = 4;
    let words = line.trim();
    let mut links: Vec<&str> = Vec::new();
    let mut rest = words;
    while let Some(number) = number_in(rest, addresses) {
        match links.last_mut() {
            Some(last) => *last = rest[..number.start].trim(),
            None if number.start > 0 => return Cow::Borrowed(line),
            None => {}
        }
        rest = &rest[number.end..];
        links.push(rest);
    }
    let are_links = links.len() >= 2
        && links
            .iter()
            .all(|link| (1..=MOST_WORDS).contains(&link.split_whitespace().count()) && !link.ends_with(['.', '|', ',']));
    if are_links { Cow::Owned(links.join(" | ")) } else { Cow::Borrowed(line) }
}

/// The text above the list of addresses, and how many are in the list.
fn before_addresses(text: &str) -> Option<(&str, usize)> {
    let mut count = 0;
    for line in text.lines().rev() {
        let words = line.trim();
        if is_address(words) {
            count += 1;
        } else if HEADINGS.contains(&words.to_lowercase().as_str()) {
            let start = line.as_ptr().addr() - text.as_ptr().addr();
            return (count >= LEAST_ADDRESSES).then_some((&text[..start], count));
        } else if !(words.is_empty() || words.len() <= 40 && words.contains("inks")) {
            return None;
        }
    }
    None
}

/// `12. https://a.example/b`
fn is_address(line: &str) -> bool {
    let Some((number, address)) = line.split_once(". ") else { return false };
    let is_number = !number.is_empty() && number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let scheme = address.split(':').next().unwrap_or_default();
    is_number
        && scheme.len() < address.len()
        && ["http", "https", "file", "mailto", "javascript", "ftp", "tel"].contains(&scheme)
}

/// `the [14]audit office` without the number of the link. A number that no address has stays.
fn without_numbers(line: &str, addresses: usize) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(range) = number_in(rest, addresses) {
        out.push_str(&rest[..range.start]);
        rest = &rest[range.end..];
    }
    out.push_str(rest);
    out
}

fn number_in(text: &str, addresses: usize) -> Option<Range<usize>> {
    const MOST_DIGITS: usize = 6;
    text.match_indices('[').find_map(|(open, _)| {
        let digits = text[open + 1..].bytes().take(MOST_DIGITS).take_while(u8::is_ascii_digit).count();
        let close = open + 1 + digits;
        let number = text[open + 1..close].parse::<usize>().ok().filter(|_| text[close..].starts_with(']'))?;
        (1..=addresses).contains(&number).then_some(open..close + 1)
    })
}

/// Pictures, buttons and fields to fill in: `[ferry-520x.jpg]`, `(BUTTON) Search`, `Search ____________ Submit`, `#alternate canonical`.
fn is_of_page(line: &str) -> bool {
    let is_picture = line.starts_with('[') && line.ends_with(']') && !line.contains(' ');
    is_picture || line.starts_with('#') || line.contains("(BUTTON)") || holds_any(line, [b'_']) && line.contains("______")
}

/// `* Opinion`, `+ Opinion`, `o Opinion` on a line of its own: the item of a list.
fn without_bullet(line: &str) -> &str {
    let words = line.trim_start();
    let is_indented = words.len() < line.len();
    ["* ", "+ ", "o ", "- "].iter().filter(|_| is_indented).find_map(|mark| words.strip_prefix(mark)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::{of_dump, without_numbers};

    #[test]
    fn numbers_of_links() {
        assert_eq!(without_numbers("the [14]audit [sic] [99] [] [ [2", 20), "the audit [sic] [99] [] [ [2");
    }

    #[test]
    fn pages_as_a_terminal_shows_them() {
        let list =
            |heading: &str| format!("\n{heading}\n\n   1. https://a.example/\n   2. file:///b\n   3. https://a.example/c\n");
        for (text, list, expected) in [
            (
                "   #[1]alternate\n\n   [2]Skip\n     * [3]News\n   [3][wide.jpg]\n   Search ________ Submit\n\n   The [1]audit office [sic] said [2019].\n",
                list("References"),
                Some("Skip\nNews\nThe audit office [sic] said [2019]."),
            ),
            ("   The [1]port.\n", list("Verweise"), Some("The port.")),
            (
                "   The [1]port.\n\n   [2]Print this page [3]Send to a friend\n",
                list("References"),
                Some("The port.\nPrint this page | Send to a friend"),
            ),
            ("   The [1]port.\n", list("References\n\n   Visible links:"), Some("The port.")),
            ("   The [1]port.\n", list("References\n\n   Visible links"), Some("The port.")),
            // A paper with notes is no page.
            ("The port grew [1].\n", "\nReferences\n\n1. Doe, J. Ports. 2019.\n".to_string(), None),
            ("The port grew [1].\n", "\n1. https://a.example/\n".to_string(), None),
        ] {
            let shown = of_dump(&format!("{text}{list}")).map(|plain| {
                let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                lines.join("\n")
            });
            assert_eq!(shown.as_deref(), expected, "{text}");
        }
    }
}

//! Turns text from outside into text that is safe to show: no control characters, no characters that reorder or hide others.

use std::fmt::Write;

/// Whether a character must not reach a terminal as it is: C0 and C1 controls, DEL, bidirectional controls, tags, line and
/// paragraph separators. A tab and a line feed are harmless in running text and handled by the caller.
pub fn is_unsafe(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// One line of safe text: line feeds and tabs become spaces, other unsafe characters their code.
///
/// ```
/// assert_eq!(dateline::render::safe::line("a\u{1b}[31mb\nc"), "a\\u{1b}[31mb c");
/// ```
pub fn line(text: &str) -> String {
    shown(text, " ")
}

/// Safe text that keeps its line feeds.
pub fn paragraphs(text: &str) -> String {
    shown(text, "\n")
}

/// Text for a file that other programs read, and that may yet be shown in a terminal: line feeds and tabs stay, other control characters become
/// U+FFFD, and marks of direction and tags, which cannot be seen, are left out.
///
/// ```
/// assert_eq!(dateline::render::safe::plain("a\u{1b}[31mb\n\u{202e}c"), "a\u{fffd}[31mb\nc");
/// ```
pub fn plain(text: &str) -> String {
    let plain = |character: char| match character {
        '\n' | '\t' => Some(character),
        _ if character.is_control() => Some('\u{fffd}'),
        _ => (!is_unsafe(character)).then_some(character),
    };
    text.chars().filter_map(plain).collect()
}

fn shown(text: &str, line_feed: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => shown.push_str(line_feed),
            '\t' => shown.push(' '),
            '\r' => {}
            // Writing to a String cannot fail.
            _ if is_unsafe(character) => _ = write!(shown, "\\u{{{:x}}}", character as u32),
            _ => shown.push(character),
        }
    }
    shown
}

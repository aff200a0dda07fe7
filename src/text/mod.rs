//! Turns text into words, once and in the same way for every engine, for queries and for highlights.
//!
//! [`Words`] yields the words of a text with their byte ranges; [`fold_value`] turns a facet value into the form by which
//! two spellings are the same. The rules are numbered by [`ANALYSER_VERSION`], which an index records.

mod fold;
mod words;

pub(crate) use words::Words;
pub use words::{ANALYSER_VERSION, words_of};

/// The form in which two spellings of a facet value are the same: its words, joined by one space.
///
/// ```
/// use dateline::text::fold_value;
/// assert_eq!(fold_value("Israel–Palestine"), fold_value("israel palestine"));
/// assert_eq!(fold_value("São Tomé"), "sao tome");
/// ```
pub fn fold_value(value: &str) -> String {
    let words = words_of(value);
    if words.is_empty() { value.trim().to_lowercase() } else { words.join(" ") }
}

/// White space collapsed to single spaces, ends trimmed.
pub(crate) fn collapse_white_space(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

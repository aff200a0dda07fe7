//! Tells pages that a press database exported with several articles in them: each ends with the code that the database gave it.

use memchr::memmem::find_iter;

use super::main_text::text_of_fragment;
use crate::ingest::parse::text::is_end_of_document;

/// The text of such a page; none for any other.
pub(crate) fn text_of_export(html: &str) -> Option<String> {
    const LEAST_ARTICLES: usize = 2;
    // With these words the codes begin.
    const WORDS: [&str; 5] = ["Document ", "Dokument ", "Documento ", "Документ ", "news·"];
    let ends = WORDS.iter().flat_map(|word| find_iter(html.as_bytes(), word)).filter(|place| is_end(html, *place));
    (ends.take(LEAST_ARTICLES).count() == LEAST_ARTICLES).then(|| text_of_fragment(html))
}

/// Whether the words at a place are the code of an article, alone in their element.
fn is_end(html: &str, place: usize) -> bool {
    const LONGEST_BYTES: usize = 120;
    let rest = &html[place..html.floor_char_boundary(place + LONGEST_BYTES)];
    let is_first = html[..place].trim_end().ends_with('>');
    is_first && rest.split_once('<').is_some_and(|(words, _)| is_end_of_document(words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_with_several_articles_of_a_database() {
        let article = |code: &str| format!("<div class=article><p>The pier is closed.</p><p>{code}</p></div>");
        let page = |codes: [&str; 2]| format!("<html><body>{}</body></html>", codes.map(article).concat());
        for (codes, expected) in [
            (["Document HARB000020221115e6809", "Document HARB000020221116e6810"], true),
            (["news·20210330·QUAI·001", "news·20210330·QUAI·002"], true),
            (["Document HARB000020221115e6809", "Read more"], false),
            (["Document your trip", "Document 12"], false),
            (["See <b>also</b> Document HARB000020221115e6809", "in Document HARB000020221116e6810"], false),
        ] {
            assert_eq!(text_of_export(&page(codes)).is_some(), expected, "{codes:?}");
        }
    }
}

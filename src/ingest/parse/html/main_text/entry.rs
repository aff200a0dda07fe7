//! Turns a piece of HTML that a feed or an export gives as the text of one article into that text and what stands beside it.
//!
//! Nothing but the article is in it, so no main region is looked for; but the page it was taken from left its boxes in it.

use super::clean::text_of_piece;
use super::outline::{Outline, letters};
use super::{ENOUGH, text_of_outline};
use crate::ingest::parse::html::tree::parse_fragment;

/// The text of an entry and what was taken out of it.
#[derive(Debug, Default)]
pub(crate) struct EntryText {
    /// Paragraphs with an empty line between them.
    pub(crate) text: String,
    /// Captions and credits of pictures.
    pub(crate) captions: Vec<String>,
    /// Bylines, and what stands in a box about the author.
    pub(crate) closing: Vec<String>,
}

/// Where less of a text stands outside of captions, it is told in pictures, or one of them was never closed.
const LEAST_SHARE: usize = 4;

/// The text of a piece of HTML without the boxes, buttons, captions and links to other articles in it. Where less than half of
/// it would be left, it is made of such things (a list of links) and only its captions go.
pub(crate) fn text_of_entry(html: &str) -> EntryText {
    let outline = Outline::of(&parse_fragment(html));
    let all: usize = outline.blocks.iter().map(|block| block.length).sum();
    let found = text_of_piece(&outline, all >= ENOUGH);
    let captions: usize = found.credits.iter().map(|caption| letters(caption)).sum();
    if found.length > 0 && found.length * 2 + captions >= all && found.length * LEAST_SHARE >= all {
        return EntryText { text: found.body, captions: found.credits, closing: found.closing };
    }
    let rest = || outline.blocks.iter().filter(|block| !found.credits.contains(&block.text));
    let length: usize = rest().map(|block| block.length).sum();
    if captions == 0 || length * LEAST_SHARE < all {
        return EntryText { text: text_of_outline(&outline), ..EntryText::default() };
    }
    let texts: Vec<&str> = rest().map(|block| block.text.as_str()).collect();
    EntryText { text: texts.join("\n\n"), captions: found.credits, closing: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "The harbour board voted on Thursday to shut four of the nine piers before the winter storms come.";
    const SECOND: &str = "Divers had warned since March that the oldest of the piles would not stand another season.";

    #[test]
    fn boxes_of_the_page_are_no_text() {
        for boxed in [
            "<figure class='kg-card kg-bookmark-card'><a href='/a'><div class='kg-bookmark-title'>How the ferry came back</div></a></figure>",
            "<div class='sharedaddy'><h3>Share this</h3><ul><li><a href='/a'>Post</a></li></ul></div>",
            "<div class='newsletter-signup'><h3>Our letter</h3><p>All of the week in one letter.</p></div>",
            "<p><strong>Read also:</strong> <a href='/a'>How the ferry came back to the bay</a></p>",
            "<p>Leia também: <a href='/a'>Como a balsa voltou à baía</a></p>",
            "<ul><li><a href='/a'>How the ferry came back</a></li><li><a href='/b'>Who owns the quay</a></li></ul>",
            "<aside><p><a href='/a'>How the ferry came back</a></p></aside>",
            "<div class='wp-caption'><img src='a'/><p class='wp-caption-text'>The piers at low tide</p></div>",
            "<div class='field-name-field-tags'><div class='field-label'>Tags:</div><a href='/t'>Piers</a></div>",
            "<form><label>Your address</label><input type='email'><button>Send</button></form>",
        ] {
            for html in [format!("<p>{FIRST}</p>{boxed}<p>{SECOND}</p>"), format!("<p>{FIRST}</p><p>{SECOND}</p>{boxed}")] {
                assert_eq!(text_of_entry(&html).text, format!("{FIRST}\n\n{SECOND}"), "{html}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_box_stays() {
        for (html, expected) in [
            // The whole text is called a letter.
            (format!("<div class='newsletter-body'><p>{FIRST}</p><p>{SECOND}</p></div>"), format!("{FIRST}¶{SECOND}")),
            // A list of links is all there is.
            (
                "<ul><li><a href='/a'>How the ferry came back</a></li><li><a href='/b'>Who owns the quay</a></li></ul>"
                    .to_string(),
                "How the ferry came back¶Who owns the quay".to_string(),
            ),
            (
                format!("<h2>The vote</h2><p>{FIRST}</p><h2>The piles</h2><p>{SECOND}</p>"),
                format!("The vote¶{FIRST}¶The piles¶{SECOND}"),
            ),
            (
                format!("<p>{FIRST}</p><blockquote><p>We were not asked.</p></blockquote>"),
                format!("{FIRST}¶We were not asked."),
            ),
            (format!("{FIRST}<br><br>{SECOND}"), format!("{FIRST}¶{SECOND}")),
            ("<p>Piers shut.</p><p>Ferry back.</p>".to_string(), "Piers shut.¶Ferry back.".to_string()),
            ("<p>Ferry back</p><p>#bay</p>".to_string(), "Ferry back¶#bay".to_string()),
            (
                "<figure><img src='a'/><figcaption>The piers at low tide</figcaption></figure>".to_string(),
                "The piers at low tide".to_string(),
            ),
            // A figure that was never closed.
            (format!("<figure><img src='a'/><p>{FIRST}</p><p>{SECOND}</p>"), format!("{FIRST}¶{SECOND}")),
            (
                format!("<p>Ask the <a href='/b'>board</a> of <a href='/c'>the harbour</a>.</p><p>{FIRST}</p>"),
                format!("Ask the board of the harbour.¶{FIRST}"),
            ),
        ] {
            assert_eq!(text_of_entry(&html).text.replace("\n\n", "¶"), expected, "{html}");
        }
    }

    #[test]
    fn captions_and_boxes_about_the_author_are_kept_beside() {
        let html = format!(
            "<figure><img src='a'/><figcaption>The piers at low tide</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p>\
             <div class='author-box'><p>Jane Doe writes about the sea.</p></div>"
        );
        let entry = text_of_entry(&html);
        assert_eq!(entry.captions, ["The piers at low tide"]);
        assert_eq!(entry.closing, ["Jane Doe writes about the sea."]);
    }
}

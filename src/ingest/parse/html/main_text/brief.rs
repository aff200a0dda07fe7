//! Tells a brief from a text of which the strict look found a part, and gives a gallery the captions that are its text.

use super::MainText;
use super::marks::Marks;
use super::outline::{Block, Outline, Tag};
use super::phrases::phrase_of;
use crate::text::words_of;

/// The innermost `<article>` around a block.
fn article_around(outline: &Outline, place: usize) -> Option<std::ops::Range<usize>> {
    let mut around = outline.upwards(outline.blocks.get(place)?.region).map(|region| &outline.regions[region]);
    around.find(|region| region.tag == Tag::Article).map(|region| region.first..region.end)
}

/// Whether a short text is what an `<article>` has under the headline.
pub(super) fn is_brief(outline: &Outline, text: &MainText, headline: &str) -> bool {
    const SHORTEST: usize = 80;
    let wanted = words_of(headline);
    let Some(article) = text.first_block.and_then(|first| article_around(outline, first)) else { return false };
    text.length >= SHORTEST
        && outline.blocks[article].iter().any(|block| {
            outline.regions[block.region].tag == Tag::Title && words_of(&block.text) == wanted && !wanted.is_empty()
        })
}

/// Whether a text goes beyond the `<article>` in which another begins.
pub(super) fn leaves(outline: &Outline, own: &MainText, text: &MainText) -> bool {
    let article = own.first_block.and_then(|first| article_around(outline, first));
    article.is_some_and(|article| {
        [text.first_block, text.last_block].into_iter().flatten().any(|place| !article.contains(&place))
    })
}

/// A short text with the captions under it, where they are sentences and most of what there is to read: pictures tell the article.
pub(super) fn with_captions(outline: &Outline, mut text: MainText, is_headline: &dyn Fn(&str) -> bool) -> MainText {
    const FEWEST: usize = 4;
    const SHORTEST: usize = 40;
    let Some(headline) =
        outline.blocks.iter().position(|block| outline.regions[block.region].tag == Tag::Title && is_headline(&block.text))
    else {
        return text;
    };
    let is_caption = |block: &&Block| {
        let region = &outline.regions[block.region];
        let marks = region.marks.with(region.around);
        let is_under_picture = marks.any(Marks::CAPTION)
            && outline.upwards(block.region).any(|region| outline.regions[region].tag == Tag::Figure);
        is_under_picture
            && !marks.any(Marks::STRANGE)
            && block.length >= SHORTEST
            && block.ends_sentence
            && block.linked == 0
            && phrase_of(block).is_none()
    };
    let mut captions: Vec<&str> = Vec::new();
    for block in outline.blocks[headline..].iter().filter(is_caption) {
        if !captions.contains(&block.text.as_str()) && !text.body.contains(block.text.as_str()) {
            captions.push(&block.text);
        }
    }
    let length: usize = captions.iter().map(|caption| caption.len()).sum();
    if captions.len() >= FEWEST && length > text.length {
        let all: Vec<&str> = (!text.body.is_empty()).then_some(text.body.as_str()).into_iter().chain(captions).collect();
        let body = all.join("\n\n");
        text.credits.retain(|credit| !body.contains(credit.as_str()));
        text.length += length;
        text.body = body;
    }
    text
}

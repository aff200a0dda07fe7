//! Takes what stands under pictures out of the text of an entry.

use std::borrow::Cow;

use super::super::html::EntryText;
use super::super::record::entry_of_markup;

/// The text of an entry, which may be HTML, without the head and the foot of an article, captions and boxes.
pub(crate) fn entry_without_frame(markup: &str) -> EntryText {
    if markup.contains('<') { entry_of_markup(&without_head_and_foot(markup)) } else { entry_of_markup(markup) }
}

/// A piece of HTML without the head of an article that repeats what the entry says (`<header><h1>…</h1><time>…</time></header>`), and without the foot
/// below it.
fn without_head_and_foot(markup: &str) -> Cow<'_, str> {
    const LONGEST_HEAD_BYTES: usize = 8000;
    let mut markup = Cow::Borrowed(markup);
    let head = markup.find("<header").and_then(|start| Some(start..start + markup[start..].find("</header>")?));
    if let Some(head) = head.filter(|head| head.len() <= LONGEST_HEAD_BYTES && markup[head.clone()].contains("<h1")) {
        markup = Cow::Owned([&markup[..head.start], &markup[head.end..]].concat());
    }
    // Blogger sets its own line below each post.
    let feet = [
        ("<footer", "</footer>"),
        ("<div class=\"blogger-post-footer\"", "</div>"),
        ("<div class='blogger-post-footer'", "</div>"),
    ];
    for (opening, closing) in feet {
        let foot = markup.rfind(opening).filter(|start| *start > 0);
        let foot = foot.and_then(|start| Some(start..start + markup[start..].find(closing)? + closing.len()));
        if let Some(foot) = foot {
            markup = Cow::Owned([&markup[..foot.start], &markup[foot.end..]].concat());
        }
    }
    markup
}

/// Cuts the captions of pictures out of a text of WordPress: `[caption id="a"] A crane[/caption]`.
pub(super) fn captions_cut(text: &mut String) -> Vec<String> {
    let mut captions = Vec::new();
    let mut kept = String::new();
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("[caption") {
        let Some((inside, after)) = behind.split_once("[/caption]") else { break };
        let caption = inside.split_once(']').map_or("", |(_, caption)| caption).trim();
        captions.extend(Some(caption.to_string()).filter(|caption| !caption.is_empty()));
        kept.push_str(before);
        rest = after;
    }
    if !captions.is_empty() {
        kept.push_str(rest);
        *text = kept.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    }
    captions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_feet_of_articles_inside_a_text() {
        for (markup, expected) in [
            (
                "<article><header><h1>Pier closed</h1><time>3 May</time></header><p>The pier is closed.</p><footer>Follow us</footer></article>",
                "The pier is closed.",
            ),
            ("<p>The pier is closed.</p><div class='blogger-post-footer'>All of it is ours.</div>", "The pier is closed."),
            ("<header><p>The pier is closed.</p></header>", "The pier is closed."),
        ] {
            assert_eq!(entry_without_frame(markup).text, expected, "{markup}");
        }
    }

    #[test]
    fn captions_are_no_text() {
        for (markup, text, captions) in [
            (
                "<p>One.</p><figure><img src=\"a\"/><figcaption>A <b>crane</b></figcaption></figure><p>Two.</p>",
                "One.¶Two.",
                "A crane",
            ),
            (
                "<div><img src=\"a\"/><p class=\"wp-caption-text\">A crane</p></div><p>Two.</p><figcaption class=\"x\">B</figcaption>",
                "Two.",
                "A crane|B",
            ),
            ("<figure><img src=\"a\"/><figcaption>A crane</figcaption></figure>", "A crane", ""),
            ("<p>A figcaption is no caption.</p>", "A figcaption is no caption.", ""),
            ("<p>One.</p><figcaption>broken", "One.", "broken"),
        ] {
            let EntryText { text: found, captions: under, .. } = entry_without_frame(markup);
            assert_eq!((found.replace("\n\n", "¶").as_str(), under.join("|").as_str()), (text, captions), "{markup}");
        }
    }
}

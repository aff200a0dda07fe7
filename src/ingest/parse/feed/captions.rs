//! Takes what stands under pictures out of the text of an entry.

use super::super::record::text_of_markup;

/// The paragraphs of a piece of HTML, and the captions of its pictures. Where there is nothing else, they are the text.
pub(crate) fn text_without_captions(markup: &str) -> (String, Vec<String>) {
    const ELEMENTS: [(&str, &str); 2] = [("<figcaption", "</figcaption>"), ("<p class=\"wp-caption-text\"", "</p>")];
    let mut kept = String::new();
    let mut captions = Vec::new();
    let mut rest = markup;
    let opening = |rest: &str| {
        let found = ELEMENTS.iter().filter_map(|(start, end)| Some((rest.find(start)?, start.len(), *end)));
        found.min_by_key(|(place, ..)| *place)
    };
    while let Some((place, length, end)) = opening(rest) {
        let Some((inside, after)) = rest[place + length..].split_once(end) else { break };
        let caption = inside.split_once('>').map_or("", |(_, caption)| caption);
        captions.push(text_of_markup(caption));
        kept.push_str(&rest[..place]);
        rest = after;
    }
    if captions.is_empty() {
        return (text_of_markup(markup), captions);
    }
    kept.push_str(rest);
    let text = text_of_markup(&kept);
    if text.is_empty() {
        return (text_of_markup(markup), Vec::new());
    }
    captions.retain(|caption| !caption.is_empty());
    (text, captions)
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
            ("<p>One.</p><figcaption>broken", "One.¶broken", ""),
        ] {
            let (found, under) = text_without_captions(markup);
            assert_eq!((found.replace("\n\n", "¶").as_str(), under.join("|").as_str()), (text, captions), "{markup}");
        }
    }
}

//! Sets the text of an entry, and reads in it what the elements of the entry do not say: day and author in the lines above it, tags in those below.

use super::super::builder::ArticleBuilder;
use super::super::html::tags_of_entry;
use super::super::text::{ends_with_name, ends_with_tags, holds_header, keeps_paragraphs, read_text_under_headline};
use crate::article::{Evidence, Field, Origin};

/// Sets the text of an entry whose elements have been read. `markup`: the same as the feed has it.
pub(super) fn set_text_of_entry(mut text: String, markup: &str, proof: Evidence, builder: &mut ArticleBuilder) {
    if builder.article().tags.is_empty() && builder.article().topics.is_empty() {
        let tags = tags_of_entry(markup);
        text.truncate(end_before_tags(&text, &tags));
        let evidence = Evidence { words: tags.join(", "), confidence: 0.8, ..proof.clone() };
        builder.add_values(Field::Keywords, &tags, evidence);
    }
    if !holds_frame(&text, builder) {
        return builder.set_body(text, proof);
    }
    read_text_under_headline(&text, builder);
    if let Origin::Key(origin) = &proof.origin {
        builder.rename_origins(origin);
    }
}

/// Whether the lines around a text say what its entry does not. Whom a last paragraph speaks of may be somebody of the article.
fn holds_frame(text: &str, builder: &ArticleBuilder) -> bool {
    let article = builder.article();
    let has_day = article.published.date().is_some() || article.published.reason().is_some();
    let has_author = !article.authors.is_empty();
    let has_tags = !(article.tags.is_empty() && article.topics.is_empty());
    let is_framed = !(has_day && has_author) && holds_header(text, &article.headline)
        || !has_author && ends_with_name(text)
        || !has_tags && ends_with_tags(text);
    is_framed && keeps_paragraphs(text, &article.headline)
}

/// Where a text ends before the line that is nothing but a label and its tags.
fn end_before_tags(text: &str, tags: &[String]) -> usize {
    const LONGEST_LABEL_BYTES: usize = 24;
    const LONGEST_JOINT_BYTES: usize = 3;
    let end = text.trim_end().len();
    let start = text[..end].rfind("\n\n").unwrap_or_default();
    let last = text[start..end].trim();
    let length: usize = tags.iter().map(|tag| tag.len() + LONGEST_JOINT_BYTES).sum();
    let is_of_tags = start > 0
        && !tags.is_empty()
        && tags.iter().all(|tag| last.contains(tag.as_str()))
        && last.len() <= length + LONGEST_LABEL_BYTES;
    if is_of_tags { start } else { text.len() }
}

#[cfg(test)]
mod tests {
    use super::end_before_tags;
    use crate::ingest::parse::parse;
    use crate::{Format, RawDocument};

    const FIRST: &str = "The ferry to the outer quay was late again on the second morning of the strike, and nobody at the office knew why it was.";
    const SECOND: &str = "Passengers waited in the hall until noon, when the harbour master came down and told them that no boat would leave.";

    /// `day | authors | tags | body`, with a bar between the paragraphs.
    fn read(elements: &str, content: &str) -> String {
        let feed = format!(
            "<rss version='2.0'><channel><title>Bay</title><item><title>Ferry late</title>{elements}\
             <description><![CDATA[{content}]]></description></item></channel></rss>"
        );
        let document = RawDocument { path: "bay.xml".to_string(), format: Format::Xml, bytes: feed.into_bytes() };
        let (_, article) = &parse(&document, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")).articles[0];
        let day = article.published.date().map_or(String::new(), |date| date.to_string());
        let body = article.body.replace(FIRST, "1").replace(SECOND, "2").replace("\n\n", "¶");
        format!("{day} | {} | {} | {body}", article.authors.join(", "), article.tags.join(", "))
    }

    #[test]
    fn what_the_lines_around_a_text_say() {
        const DAY: &str = "<pubDate>Tue, 03 Mar 2020 09:05:00 +0000</pubDate>";
        let named = format!("{DAY}<dc:creator>Ann Roe</dc:creator><category>Quays</category>");
        for (elements, above, below, expected) in [
            ("", "<p>Published March 3, 2020</p>", "", "2020-03-03 |  |  | 1¶2"),
            (DAY, "<p>March 3, 2020 – By Jane Doe</p>", "", "2020-03-03 | Jane Doe |  | 1¶2"),
            (DAY, "<p>记者 陈国栋</p>", "", "2020-03-03 | 陈国栋 |  | 1¶2"),
            (DAY, "", "<p>— Jane Doe</p>", "2020-03-03 | Jane Doe |  | 1¶2"),
            (DAY, "", "<p>Tags: ferries, strikes</p>", "2020-03-03 |  | ferries, strikes | 1¶2"),
            (DAY, "", "<p>#ferries #strikes</p>", "2020-03-03 |  | ferries, strikes | 1¶2"),
            (
                DAY,
                "",
                "<div class='field field--name-field-tags'><div>Tags</div><div><a href='/t/1'>Ferries</a></div><div><a href='/t/2'>Strikes</a></div></div>",
                "2020-03-03 |  | Ferries, Strikes | 1¶2",
            ),
            (
                DAY,
                "",
                "<p>Tags: <a href='/tag/f'>Ferries</a>, <a href='/tag/s'>Strikes</a></p>",
                "2020-03-03 |  | Ferries, Strikes | 1¶2",
            ),
            // Elements go before lines; a link to a topic within the text is none of its tags; who is spoken of last has not written.
            (
                &*named,
                "",
                "<p>By nightfall, the quay was shut</p>",
                "2020-03-03 | Ann Roe | Quays | 1¶2¶By nightfall, the quay was shut",
            ),
            (
                DAY,
                "<p>The <a href='/tag/bay'>bay</a> lay still all the night long.</p>",
                "",
                "2020-03-03 |  |  | The bay lay still all the night long.¶1¶2",
            ),
            (
                DAY,
                "",
                "<p>Jane Doe is the director of the port.</p>",
                "2020-03-03 |  |  | 1¶2¶Jane Doe is the director of the port.",
            ),
        ] {
            let content = format!("{above}<p>{FIRST}</p><p>{SECOND}</p>{below}");
            assert_eq!(read(elements, &content), expected, "{above}{below}");
        }
    }

    #[test]
    fn lines_that_are_nothing_but_tags() {
        let tags = ["Ferries".to_string(), "Strikes".to_string()];
        for (text, is_cut) in [
            ("One.\n\nTags: Ferries, Strikes", true),
            ("One.\n\nFerries and Strikes are what the town has talked of since the spring of that year", false),
            ("One.\n\nFerries", false),
            ("Ferries Strikes", false),
        ] {
            assert_eq!(end_before_tags(text, &tags) < text.len(), is_cut, "{text}");
        }
    }
}

//! Turns Markdown into an article: front matter (YAML `---`, TOML `+++`) or header lines, the first heading, the text.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

use super::builder::{ArticleBuilder, key_evidence};
use super::labels::labels_of;
use super::notes;
use super::record::{names_field, read_record};
use super::text::{read_text, read_text_under_headline};
use crate::article::Field;

/// Longer front matter is not front matter.
const MOST_FRONT_MATTER_BYTES: usize = 64 * 1024;

/// Reads a Markdown text, also as programs for notes write it.
pub(crate) fn read_markdown(text: &str, builder: &mut ArticleBuilder) {
    let Some(notes) = notes::taken_apart(text) else { return read_plain_markdown(text, text, &Map::new(), builder) };
    read_plain_markdown(&notes.text, text, &notes.record, builder);
    let words = notes.hashtags.join(" ");
    builder.add_values_if_none(Field::Keywords, &notes.hashtags, key_evidence("hashtags", &words, 0.9));
    for (key, lines) in [("highlights", notes.highlights), ("callouts", notes.callouts), ("embeds", notes.embeds)] {
        if !lines.is_empty() {
            builder.keep(key, Value::from(lines));
        }
    }
}

/// Reads Markdown without what programs for notes add to it. `record` holds the fields that were taken out of the `whole` text.
fn read_plain_markdown(text: &str, whole: &str, record: &Map<String, Value>, builder: &mut ArticleBuilder) {
    let content = content_of(text);
    if let Some((kind, front_matter)) = &content.front_matter {
        read_front_matter(*kind, front_matter, builder);
    }
    if !record.is_empty() {
        read_record(record.clone(), "note", builder);
    }
    match content.front_matter {
        Some(_) => {
            read_content(content.heading, &content.body, builder);
            if !content.captions.is_empty() {
                builder.keep("captions", Value::from(content.captions));
            }
        }
        None if begins_with_labels(text) => {
            // "Title: ... / Date: ..." lines as blog engines without front matter use them: the plain text reader knows them.
            let (header, rest) = split_header(text);
            let rest = content_of(rest);
            let heading = rest.heading.map_or(String::new(), |heading| format!("{heading}\n\n"));
            let is_titled = header.to_lowercase().contains("title:");
            let lead = if is_titled { "" } else { heading.as_str() };
            read_text(&format!("{lead}{header}\n\n{}", rest.body), builder);
        }
        None if !builder.article().headline.is_empty() => read_content(content.heading, &content.body, builder),
        None => {
            let heading = content.heading.map_or(String::new(), |heading| format!("{heading}\n\n"));
            read_text(&format!("{heading}{}", content.body), builder);
        }
    }
    builder.relocate(whole);
}

/// Whether a plain text begins with front matter, as crawlers write it: between two lines `---`, two or more names of fields.
pub(crate) fn begins_with_front_matter(text: &str) -> bool {
    let Some((front_matter, _)) = front_matter_of_text(text) else { return false };
    let keys =
        front_matter.lines().filter(|line| !line.starts_with([' ', '\t', '-'])).filter_map(|line| line.split_once(':'));
    keys.filter(|(key, _)| names_field(key)).count() >= 2
}

/// Reads a plain text below its front matter. A line of it may be a paragraph, unlike one of Markdown.
pub(crate) fn read_text_below_front_matter(text: &str, builder: &mut ArticleBuilder) {
    let Some((front_matter, start)) = front_matter_of_text(text) else { return read_text(text, builder) };
    read_front_matter(MetadataBlockKind::YamlStyle, front_matter, builder);
    match builder.article().headline.is_empty() {
        true => read_text(&text[start..], builder),
        false => read_text_under_headline(&text[start..], builder),
    }
    builder.move_origins(start, text[..start].matches('\n').count());
}

/// What stands between the first line `---` and the next one, and where the rest begins.
fn front_matter_of_text(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Some((&text[start..end], end + line.len()));
        }
        end += line.len();
        if end > MOST_FRONT_MATTER_BYTES {
            break;
        }
    }
    None
}

fn read_content(heading: Option<String>, body: &str, builder: &mut ArticleBuilder) {
    if let Some(heading) = heading {
        let evidence = key_evidence("first heading", &heading, 0.9);
        builder.set_text(Field::Headline, &heading, evidence);
    }
    read_text_under_headline(body, builder);
}

fn begins_with_labels(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let is_label = |line: &str| labels_of(line).is_some_and(|(before, _)| before == 0);
    is_label(first) || (first.starts_with("# ") && lines.next().is_some_and(is_label))
}

/// Splits label lines (and a heading before them) from the rest.
fn split_header(text: &str) -> (String, &str) {
    let mut header = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_label = labels_of(line.trim()).is_some_and(|(before, _)| before == 0);
        let is_heading = header.is_empty() && line.trim_start().starts_with("# ");
        if !is_label && !is_heading && !line.trim().is_empty() {
            break;
        }
        let shown = line.trim().trim_start_matches('#').trim();
        if !shown.is_empty() {
            header.push_str(shown);
            header.push_str(if is_heading { "\n\n" } else { "\n" });
        }
        at += line.len();
    }
    (header, &text[at..])
}

struct Content {
    front_matter: Option<(MetadataBlockKind, String)>,
    heading: Option<String>,
    body: String,
    /// What stands under pictures.
    captions: Vec<String>,
}

/// What is to be known of a paragraph to tell whether it is the caption of the picture before it.
#[derive(Default)]
struct Pictures {
    /// How deep in pictures, whose text is shown only where they cannot be.
    depth: usize,
    /// What the last picture says it shows, if nothing but pictures stood in its paragraph.
    alternative: Option<String>,
    has_picture: bool,
    /// Characters of the paragraph in emphasis.
    emphasised: usize,
    emphasis: usize,
}

impl Pictures {
    /// Whether a paragraph, all of it in emphasis or the words of the picture itself, is the caption of the picture before it.
    fn take_caption(&mut self, paragraph: &str) -> bool {
        const LONGEST_CAPTION_CHARACTERS: usize = 300;
        let paragraph = paragraph.trim();
        let length = paragraph.chars().count();
        let emphasised = std::mem::take(&mut self.emphasised);
        let has_picture = std::mem::take(&mut self.has_picture);
        if paragraph.is_empty() {
            return false;
        }
        let Some(alternative) = self.alternative.take() else { return false };
        let is_emphasised = length <= LONGEST_CAPTION_CHARACTERS && emphasised + 2 >= length;
        !has_picture && (is_emphasised || paragraph == alternative.trim())
    }
}

/// The text of a document, block by block; raw HTML is left out.
fn content_of(text: &str) -> Content {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH;
    let mut content = Content { front_matter: None, heading: None, body: String::new(), captions: Vec::new() };
    let mut pictures = Pictures::default();
    let mut metadata: Option<(MetadataBlockKind, String)> = None;
    let mut block = String::new();
    let mut is_first_heading = false;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => metadata = Some((kind, String::new())),
            Event::End(TagEnd::MetadataBlock(_)) => {
                content.front_matter = metadata.take().filter(|(_, text)| text.len() <= MOST_FRONT_MATTER_BYTES);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                end_block(&mut block, &mut content.body);
                is_first_heading = level == HeadingLevel::H1 && content.heading.is_none() && content.body.is_empty();
            }
            Event::End(TagEnd::Heading(_)) if is_first_heading => {
                content.heading = Some(std::mem::take(&mut block));
                is_first_heading = false;
            }
            Event::Start(Tag::Image { .. }) => {
                pictures.depth += 1;
                pictures.has_picture = true;
                pictures.alternative = Some(String::new());
            }
            Event::End(TagEnd::Image) => pictures.depth = pictures.depth.saturating_sub(1),
            Event::Start(Tag::Emphasis) => pictures.emphasis += 1,
            Event::End(TagEnd::Emphasis) => pictures.emphasis = pictures.emphasis.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => match &mut metadata {
                Some((_, metadata)) => metadata.push_str(&text),
                None if pictures.depth > 0 => pictures.alternative.get_or_insert_default().push_str(&text),
                None => {
                    pictures.emphasised += if pictures.emphasis > 0 { text.chars().count() } else { 0 };
                    block.push_str(&text);
                }
            },
            Event::End(TagEnd::Paragraph) => {
                if pictures.take_caption(&block) {
                    content.captions.push(std::mem::take(&mut block).trim().to_string());
                }
                end_block(&mut block, &mut content.body);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => block.push(' '),
            Event::Start(
                Tag::Paragraph | Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead,
            )
            | Event::End(
                TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::Heading(_),
            ) => end_block(&mut block, &mut content.body),
            _ => {}
        }
    }
    end_block(&mut block, &mut content.body);
    content
}

fn end_block(block: &mut String, body: &mut String) {
    if !block.trim().is_empty() {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(block.trim());
    }
    block.clear();
}

fn read_front_matter(kind: MetadataBlockKind, front_matter: &str, builder: &mut ArticleBuilder) {
    let read = match kind {
        MetadataBlockKind::YamlStyle => {
            let front_matter: String = front_matter.lines().map(|line| notes::with_quoted_hashtags(line) + "\n").collect();
            serde_saphyr::from_str_with_options::<Value>(&front_matter, yaml_options()).map_err(|error| error.to_string())
        }
        MetadataBlockKind::PlusesStyle => toml::from_str::<toml::Table>(front_matter)
            .map(|table| json_of(toml::Value::Table(table)))
            .map_err(|error| error.to_string()),
    };
    match read {
        Ok(Value::Object(mut record)) => {
            set_tags_apart(&mut record);
            take_clipping_tag(&mut record);
            record.values_mut().for_each(unlink);
            read_record(record, "front matter", builder)
        }
        Ok(Value::Null) => {}
        Ok(_) => builder.note("front_matter_unreadable", "the front matter is not a list of keys and values"),
        Err(error) => {
            builder.note("front_matter_unreadable", format!("the front matter cannot be read: {error}"));
            // Its lines are still worth reading one by one.
            read_record(record_of_lines(front_matter), "front matter, line by line", builder);
        }
    }
}

/// The keys and values of lines, and of the lists below them.
fn record_of_lines(front_matter: &str) -> Map<String, Value> {
    let mut record: Map<String, Value> = Map::new();
    let mut last_key = String::new();
    for line in front_matter.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            match record.get_mut(&last_key) {
                Some(Value::Array(list)) => list.push(Value::String(unquoted(item))),
                Some(value) if value.as_str() == Some("") => *value = Value::Array(vec![Value::String(unquoted(item))]),
                _ => {}
            }
        } else if let Some((key, value)) = line.split_once(':').or_else(|| line.split_once('=')) {
            last_key = key.trim().to_string();
            record.insert(last_key.clone(), Value::String(unquoted(value)));
        }
    }
    record
}

/// A value without the quotes around it. Quotes around some of its words belong to them: `"No deal" says mayor`.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let count = |quote: &char| value.matches(*quote).count();
    let around = ['"', '\''].into_iter().find(|quote| match count(quote) {
        1 => value.starts_with(*quote),
        2 => value.len() > 1 && value.starts_with(*quote) && value.ends_with(*quote),
        _ => false,
    });
    around.map_or(value, |quote| value.trim_matches(quote)).to_string()
}

/// Jekyll sets tags and categories apart with spaces: `tags: laos china railways`.
fn set_tags_apart(record: &mut Map<String, Value>) {
    if !record.contains_key("layout") {
        return;
    }
    for key in ["tags", "categories"] {
        if let Some(Value::String(text)) = record.get_mut(key)
            && !text.contains([',', ';', '"'])
        {
            *text = text.split_whitespace().collect::<Vec<_>>().join(", ");
        }
    }
}

/// Programs for notes link the names in front matter: `author: "[[Jane Doe]]"`.
fn unlink(value: &mut Value) {
    match value {
        Value::String(text) if text.contains("[[") => *text = notes::unlinked(text),
        Value::Array(list) => list.iter_mut().for_each(unlink),
        _ => {}
    }
}

/// A web clipper marks what it saved with a tag of its own.
fn take_clipping_tag(record: &mut Map<String, Value>) {
    if !(record.contains_key("source") && record.contains_key("created")) {
        return;
    }
    if let Some(Value::Array(tags)) = record.get_mut("tags") {
        tags.retain(|tag| tag.as_str() != Some("clippings"));
    }
}

/// Only `true` and `false` are booleans: `no` is Norway.
fn yaml_options() -> serde_saphyr::Options {
    serde_saphyr::options! { strict_booleans: true }
}

fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => Value::Array(list.into_iter().map(json_of).collect()),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json_of(value))).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParsedArticle;

    fn read(text: &str) -> ParsedArticle {
        let mut builder = ArticleBuilder::default();
        read_markdown(text, &mut builder);
        builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
    }

    #[test]
    fn front_matter_of_both_kinds() {
        let yaml = "---\ntitle: 'A: b'\ndate: 2023-10-30\ntags: [x, y]\nauthor:\n  - Jane Doe\nlang: en\n---\n\n# A: b\n\nOne *two*\nthree.\n\n- item\n";
        let article = read(yaml);
        assert_eq!((article.headline.as_str(), article.tags.join(",").as_str()), ("A: b", "x,y"));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
        assert_eq!(article.body, "One two three.\n\nitem");
        let toml = "+++\ntitle = \"T\"\ndate = 2022-05-04\ntopics = [\"War\"]\n+++\n\nText.\n";
        let article = read(toml);
        assert_eq!(
            (article.headline.as_str(), article.topics.join(",").as_str(), article.body.as_str()),
            ("T", "War", "Text.")
        );
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2022-05-04"));
    }

    #[test]
    fn header_lines_and_plain_headings() {
        let article =
            read("Title: T\nDate: 2010-12-03 10:20\nCategory: Politics\nTags: a, b\n\nText *here*.\n\nMore text.\n");
        assert_eq!((article.headline.as_str(), article.topics.join(",").as_str()), ("T", "Politics"));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2010-12-03"));
        assert_eq!(article.body, "Text here.\n\nMore text.");
        let article = read("# Heading\n\nText one.\n\nText two.\n");
        assert_eq!((article.headline.as_str(), article.body.as_str()), ("Heading", "Text one.\n\nText two."));
    }

    #[test]
    fn evidence_points_into_the_file_and_not_into_the_rebuilt_text() {
        let text = "# A *long* way\n\nDate: 2010-12-03\nTags: a, b\n\nText *here* goes on.\n\nMore text.\n";
        for evidence in read(text).evidence {
            if let crate::article::Origin::Text { start, end, line, .. } = evidence.evidence.origin {
                assert_eq!(&text[start..end], evidence.evidence.words);
                assert!(text.lines().nth(line - 1).is_some_and(|line| line.contains(&evidence.evidence.words)));
            }
        }
    }

    #[test]
    fn what_stands_around_the_text_is_kept_apart_from_it() {
        let text = "---\ntitle: T\nsource: https://e.example/a\ncreated: 2020-10-05\ntags:\n  - clippings\n  - ports\n---\n![A crane.](a.jpg)\n\n*A crane.*\n\n\
                    By Jane Doe\n\nThe *first* paragraph of the body is long enough to be one, with a clause or two that add nothing.\n\n*So it was said.*\n\n\
                    **Read more:** [Five charts](x)\n\nJane Doe is a fellow at the Harbour Institute.\n\nImage: Archive.\n";
        let article = read(text);
        assert_eq!((article.tags.join(",").as_str(), article.authors.join(",").as_str()), ("ports", "Jane Doe"));
        assert_eq!(
            article.body,
            "The first paragraph of the body is long enough to be one, with a clause or two that add nothing.\n\nSo it was said."
        );
        assert_eq!(article.bio, "Jane Doe is a fellow at the Harbour Institute.");
        assert_eq!(article.credit, "Image: Archive.");
        assert_eq!(article.metadata["captions"], serde_json::json!(["A crane."]));
    }

    #[test]
    fn notes_of_obsidian_and_readwise() {
        let first = "Officials in Odesa have delayed the reopening of the harbour by three weeks, said two people briefed on the plan.";
        let second = "The decision follows a review that the minister ordered last autumn after inspectors found nine faults in the quay.";
        let shown = |article: &ParsedArticle| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let lists = [&article.authors, &article.tags, &article.topics].map(|list| list.join(","));
            format!("{} | {} | {date}", article.headline, lists.join(" | "))
        };
        for (head, rest, expected) in [
            (
                "---\ntitle: T\nauthor:\n  - \"[[Liis Kask]]\"\n  - \"[[People/Jaan Tamm|Jaan Tamm]]\"\npublished: 2023-04-17\ntags: #estonia #ports\n---\n![[ferry.jpg]]",
                "",
                "T | Liis Kask,Jaan Tamm | estonia,ports |  | 2023-04-17",
            ),
            (
                "# Harbour reopening delayed\n\nauthor:: [[Liis Kask]]\ndate:: 2023-04-17\nsource:: [Baltic Post](https://b.example/x)\ntags:: #estonia #ports",
                "",
                "Harbour reopening delayed | Liis Kask | estonia,ports |  | 2023-04-17",
            ),
            (
                "# Harbour reopening delayed\n#estonia #ports\n\n17 April 2023",
                "",
                "Harbour reopening delayed |  | estonia,ports |  | 2023-04-17",
            ),
            (
                "# The Yard\n\n![rw-book-cover](https://e.example/a.png)\n\n## Metadata\n- Author: [[Nino Gelashvili]]\n- Full Title: The Yard That Would Not Open\n\
                 - Category: #articles\n- Document Tags: #georgia #logistics\n- URL: https://c.example/yard\n\n## Full Document\n\
                 [[Full Document Contents/Articles/The Yard.md|See full document content →]]",
                "\n\n## Highlights\n- So it was said ([View Highlight](https://read.example/1))\n",
                "The Yard That Would Not Open | Nino Gelashvili | georgia,logistics |  | ",
            ),
        ] {
            let article = read(&format!("{head}\n\n{first}\n\n{second}{rest}"));
            assert_eq!(shown(&article), expected, "{head}");
            assert_eq!(article.body, format!("{first}\n\n{second}"), "{head}");
        }
    }

    #[test]
    fn broken_front_matter_loses_nothing() {
        let article = read("---\ntitle: \"T\ndate: 2023-10-30\n---\n\nText.\n");
        assert_eq!(article.notes[0].code, "front_matter_unreadable");
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
        assert_eq!(article.body, "Text.");
        for (title, expected) in [
            ("\"No deal\" says mayor", "\"No deal\" says mayor"),
            ("\"No deal\" says: \"none\"", "\"No deal\" says: \"none\""),
            ("Gas: a wait", "Gas: a wait"),
            ("'Gas: a wait", "Gas: a wait"),
        ] {
            let article = read(&format!("---\ntitle: {title}\ntags:\n  - a\n  - b\n---\n\nText.\n"));
            assert_eq!((article.headline.as_str(), article.tags.join(",").as_str()), (expected, "a,b"), "{title}");
        }
    }

    #[test]
    fn front_matter_above_plain_text() {
        let text = "---\ntitle: Gas store: a wait\nauthor: Petya Koleva\nhostname: v.example\nsitename: Vitosha Times\ndate: 2020-10-21\n\
                    categories: ['Energy']\ntags: ['gas', 'Bulgaria']\n---\nThe store in Sofia stays shut for two weeks, said a person who knows.\n\
                    The second inspection is planned for the coming month, and its results go to parliament.\n";
        assert!(begins_with_front_matter(text));
        let mut builder = ArticleBuilder::default();
        read_text_below_front_matter(text, &mut builder);
        let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let values = [&article.headline, &article.authors.join(","), &article.tags.join(","), &article.topics.join(",")];
        assert_eq!(values, ["Gas store: a wait", "Petya Koleva", "gas,Bulgaria", "Energy"]);
        assert_eq!(article.publisher.as_deref(), Some("Vitosha Times"));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2020-10-21"));
        assert!(article.body.starts_with("The store") && article.body.contains("knows.\n\nThe second"), "{}", article.body);
        for text in
            ["---\n\nA text.\n\n---\n\nMore.", "---\ntitle: T\n\nNo end.", "--- \nHe said: go.\nNote: no.\n---\nText."]
        {
            assert!(!begins_with_front_matter(text), "{text}");
        }
    }
}

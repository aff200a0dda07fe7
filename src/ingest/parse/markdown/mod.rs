//! Turns Markdown into an article: front matter (YAML `---`, TOML `+++`) or header lines, the first heading, the text.
//!
//! `heads`: heads in other forms. `blocks`: HTML, attributes and links to tags among the blocks. `tails`: what programs add. `lists`: several articles in one file. `front_matter`: front matter as a record.

mod blocks;
mod front_matter;
mod heads;
mod lists;
mod tails;
#[cfg(test)]
mod tests;

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

use self::blocks::{TagLinks, paragraphs_of_html, with_bylines, without_attributes, without_imports, without_links};
pub(crate) use self::front_matter::yaml_options;
use self::front_matter::{read_front_matter, read_front_record, settle_clipping};
use self::heads::head_of;
pub(crate) use self::heads::{begins_like_markdown, is_saved_by_reader};
pub(crate) use self::lists::{is_list, read_list};
use super::builder::{ArticleBuilder, key_evidence, squeezed};
use super::byline::byline;
use super::dates::{DateReading, YearHabit, date_at_end, whole_date};
use super::labels::labels_of;
use super::mail::written_head;
use super::notes;
use super::record::{names_field, read_record};
use super::text::{is_wiki_page, read_text, read_text_under_headline};
use crate::article::{Evidence, Field};

/// Longer front matter is not front matter.
const MOST_FRONT_MATTER_BYTES: usize = 64 * 1024;

/// Reads a Markdown text, also as programs for notes write it.
pub(crate) fn read_markdown(text: &str, builder: &mut ArticleBuilder) {
    YearHabit::of(None, text).while_reading(|| read_markdown_as_it_writes(text, builder));
}

fn read_markdown_as_it_writes(text: &str, builder: &mut ArticleBuilder) {
    if is_wiki_page(text) {
        return read_text(text, builder);
    }
    if heads::lacks_first_fence(text) {
        read_markdown(&format!("---\n{}", text.trim_start_matches(['\u{feff}', '\n', '\r'])), builder);
        return builder.relocate(text);
    }
    if let Some((note, record)) = tails::fields_below(text) {
        return read_plain_markdown(note, text, &record, builder);
    }
    if let Some((rest, excerpt)) = tails::without_excerpt(text) {
        read_markdown(&rest, builder);
        builder.set_text(Field::Description, &excerpt, key_evidence("excerpt", &excerpt, 0.9));
        return builder.relocate(text);
    }
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
    let head = if record.is_empty() { head_of(text) } else { None };
    if let Some(head) = head {
        read_front_record(head.record, builder);
        let content = content_of(&head.rest);
        if !content.links_below.is_empty() {
            builder.keep("link below the text", Value::from(content.links_below));
        }
        read_content(content.heading, &content.body, builder);
        settle_clipping(builder);
        return builder.relocate(whole);
    }
    let text = &*without_imports(text);
    let text = &*with_bylines(text);
    let content = content_of(text);
    if !content.links_below.is_empty() {
        builder.keep("link below the text", Value::from(content.links_below));
    }
    let tags = content.tags;
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
        None if written_head(text).is_some() => {
            let head = written_head(text).unwrap_or_default();
            read_text(&format!("{head}\n{}", content_of(&text[head.len()..]).body), builder);
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
    let words = tags.join(", ");
    builder.add_values_if_none(Field::Keywords, &tags, key_evidence("links to tags", &words, 0.8));
    settle_clipping(builder);
    builder.end_headline_before_site();
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
    settle_clipping(builder);
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
        let (headline, site) = without_site(&heading, builder.article().url.as_deref().unwrap_or_default());
        builder.set_text(Field::Headline, headline, evidence.clone());
        builder.set_text(Field::Publisher, site, Evidence { confidence: 0.7, ..evidence });
    }
    read_text_under_headline(body, builder);
}

/// A heading without the name of the site behind it, which the address of the page has too: `The pier - Harbour Times.com`.
fn without_site<'h>(heading: &'h str, url: &str) -> (&'h str, &'h str) {
    const ENDINGS: [&str; 4] = [".com", ".org", ".net", ".co.uk"];
    let host = url.split("//").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
    let name = squeezed(host.trim_start_matches("www.").split('.').next().unwrap_or_default());
    let apart = [" - ", " | ", " – ", " — ", " · "]
        .iter()
        .filter_map(|mark| heading.rsplit_once(mark))
        .min_by_key(|(_, site)| site.len());
    match apart {
        Some((headline, site)) if name.len() >= 4 && squeezed(site).contains(&name) => {
            let site = site.trim();
            (headline.trim_end(), ENDINGS.iter().find_map(|ending| site.strip_suffix(ending)).unwrap_or(site))
        }
        _ => (heading, ""),
    }
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
        let shown = without_links(line.trim().trim_start_matches('#').trim());
        if !shown.is_empty() {
            header.push_str(&shown);
            header.push_str(if is_heading { "\n\n" } else { "\n" });
        }
        at += line.len();
    }
    (header, &text[at..])
}

#[derive(Default)]
struct Content {
    front_matter: Option<(MetadataBlockKind, String)>,
    heading: Option<String>,
    body: String,
    /// What stands under pictures.
    captions: Vec<String>,
    /// What links to the pages of tags stand alone in paragraphs: `[Ferries](https://h.example/tag/ferries)`.
    tags: Vec<String>,
    /// A link that stands alone below the text.
    links_below: String,
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
        // In the same paragraph as the picture only what is in emphasis is its caption.
        is_emphasised || !has_picture && paragraph == alternative.trim()
    }
}

/// The text of a document, block by block; raw HTML is left out.
fn content_of(text: &str) -> Content {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_STRIKETHROUGH;
    let mut content = Content::default();
    let mut tags = TagLinks::default();
    let mut page = String::new();
    let mut pictures = Pictures::default();
    let mut metadata: Option<(MetadataBlockKind, String)> = None;
    let mut block = String::new();
    let mut is_first_heading = false;
    let (mut link_start, mut link, mut last_link) = (None, None, None);
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
                content.heading = Some(std::mem::take(&mut block).replace('\n', " "));
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
                    tags.take(&text);
                    block.push_str(&text);
                }
            },
            Event::Start(Tag::Link { dest_url, .. }) => {
                tags.begin(&dest_url);
                link_start = Some(block.trim_start().len());
            }
            Event::End(TagEnd::Link) => {
                tags.is_open = false;
                // Nothing before the link; whether something is behind it, the end of the paragraph tells.
                let is_first = link_start.take() == Some(0);
                link = is_first.then(|| block.trim().to_string());
            }
            Event::Html(html) => page.push_str(&html),
            Event::End(TagEnd::HtmlBlock) => {
                end_block(&mut block, &mut content.body);
                for mut paragraph in paragraphs_of_html(&std::mem::take(&mut page)) {
                    end_block(&mut paragraph, &mut content.body);
                }
            }
            Event::End(TagEnd::Paragraph) => {
                if let Some(names) = tags.alone(&block) {
                    content.tags.extend(names);
                    block.clear();
                }
                if pictures.take_caption(&block) {
                    content.captions.push(std::mem::take(&mut block).trim().replace('\n', " "));
                }
                let is_link = link.take().is_some_and(|link| link == block.trim() && !link.ends_with(['.', '!', '?', '。']));
                last_link = is_link.then_some(content.body.len());
                end_block(&mut block, &mut content.body);
            }
            Event::SoftBreak | Event::HardBreak => block.push('\n'),
            Event::End(TagEnd::TableCell) => block.push(' '),
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
    // A link alone below the text leads to where it was taken from, or on.
    if let Some(start) = last_link.filter(|start| *start > 0 && content.body[*start..].trim().lines().count() == 1) {
        content.links_below = content.body[start..].trim().to_string();
        content.body.truncate(start);
    }
    content
}

fn end_block(block: &mut String, body: &mut String) {
    let text = without_attributes(block.trim());
    if !text.is_empty() {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        match text.contains('\n') && !are_of_header(text, body) {
            true => body.push_str(&text.replace('\n', " ")),
            false => body.push_str(text),
        }
    }
    block.clear();
}

/// Whether the lines of a block are those of a header, each for itself, and not a paragraph that goes on: byline and day, paper and day, labels.
fn are_of_header(text: &str, body: &str) -> bool {
    const MOST_LINES: usize = 6;
    const LEAST_LABELS: usize = 3;
    const LONGEST_BYTES: usize = 120;
    /// Headers stand above the text.
    const MOST_BYTES_ABOVE: usize = 1000;
    let is_label = |line: &str| labels_of(line).is_some_and(|(before, _)| before == 0);
    if body.len() <= MOST_BYTES_ABOVE && text.lines().count() >= LEAST_LABELS && text.lines().all(is_label) {
        return true;
    }
    let is_line = |line: &str| line.len() <= LONGEST_BYTES && !line.trim_end().ends_with(['.', '!', '?', ':', ';', '…']);
    let says_who_or_when = |line: &str| {
        matches!(whole_date(line), DateReading::Found(_)) || date_at_end(line).is_some() || byline(line).is_some()
    };
    body.len() <= MOST_BYTES_ABOVE
        && text.lines().count() <= MOST_LINES
        && text.lines().all(is_line)
        && text.lines().map(str::trim).any(says_who_or_when)
}

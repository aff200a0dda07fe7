//! Turns what programs for notes write into Markdown around an article into plain Markdown and fields of the article.
//!
//! Obsidian: `[[Name|shown]]`, `![[picture.jpg]]`, `key:: value`, `> [!note]` (a remark of the reader's), a line of hashtags. Readwise: a section `## Metadata`, then
//! `## Full Document`, `## Highlights`. Hugo: `{{< figure >}}`. Jekyll: `{% include x.html %}`.

use serde_json::{Map, Value};

use super::record::{names, names_field};
use crate::article::Field;

/// A note taken apart.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Plain Markdown.
    pub(super) text: String,
    /// The fields that stood in lines of their own.
    pub(super) record: Map<String, Value>,
    /// The hashtags above the text.
    pub(super) hashtags: Vec<String>,
    /// What somebody marked in the text, where the text is there too.
    pub(super) highlights: Vec<String>,
    /// Lines that only set something in.
    pub(super) embeds: Vec<String>,
    /// What the keeper of the note says of the article.
    pub(super) callouts: Vec<String>,
}

/// A part of a note as Readwise writes it.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Other,
    Metadata,
    Document,
    Highlights,
}

/// Takes a note apart; `None` where nothing in the text is of such a program.
pub(super) fn taken_apart(text: &str) -> Option<Notes> {
    let marks = ["[[", ":: ", "{{<", "{{%", "{% ", "> [!", "# Metadata"];
    let front_lines = front_lines_of(text);
    let mut above = text.lines().skip(front_lines).take(MOST_LINES_ABOVE);
    if !marks.iter().any(|mark| text.contains(mark)) && !above.any(is_hashtags) {
        return None;
    }
    let mut notes = Notes::default();
    let mut part = Part::Other;
    let (mut has_metadata, mut has_document, mut is_code, mut is_above) = (false, false, false, true);
    let mut lines = text.lines();
    lines.by_ref().take(front_lines).for_each(|line| notes.push(line));
    let (mut is_remark, mut is_below_field) = (false, false);
    for line in lines {
        let trimmed = line.trim();
        is_remark =
            trimmed.starts_with('>') && (is_remark && kind_of_callout(trimmed).is_none() || is_kind_of_remark(trimmed));
        if is_remark {
            let words = unlinked(&without_mark_of_callout(trimmed));
            notes.callouts.extend(Some(words.trim_matches(['>', ' ']).to_string()).filter(|words| !words.is_empty()));
            continue;
        }
        is_code ^= trimmed.starts_with("```");
        if is_code {
            notes.push(line);
            continue;
        }
        if let Some(heading) = heading_of(trimmed) {
            let begun = part_of(heading, has_metadata);
            has_metadata |= begun == Part::Metadata;
            has_document |= begun == Part::Document;
            part = begun;
            if part == Part::Other {
                notes.push(&unlinked(line));
            }
            continue;
        }
        let field = field_of(trimmed, part, is_below_field);
        is_below_field = field.is_some();
        if let Some((key, value)) = field {
            notes.set(key, value);
        } else if is_embed(trimmed) {
            notes.embeds.push(trimmed.to_string());
        } else if is_above && is_hashtags(line) {
            notes.hashtags.extend(hashtags_of(trimmed).map(str::to_string));
        } else if part == Part::Highlights && has_document {
            let highlight = without_mark_of_highlight(&unlinked(trimmed.trim_start_matches(['-', '*', ' '])));
            notes.highlights.extend(Some(highlight).filter(|highlight| !highlight.is_empty()));
        } else {
            is_above &= trimmed.is_empty();
            part = if part == Part::Metadata && !trimmed.is_empty() { Part::Other } else { part };
            let plain = without_mark_of_highlight(&without_mark_of_callout(&unlinked(line)));
            // A line that held nothing else leaves no gap in a quotation.
            if !plain.trim_matches(['>', ' ']).is_empty() || trimmed.is_empty() {
                notes.push(&plain);
            }
        }
    }
    Some(notes)
}

/// How many lines front matter takes.
fn front_lines_of(text: &str) -> usize {
    let mut lines = text.lines();
    match lines.next().map(str::trim_end) {
        Some(fence @ ("---" | "+++")) => lines.position(|line| line.trim_end() == fence).map_or(0, |place| place + 2),
        _ => 0,
    }
}

/// Hashtags stand so far above the text.
const MOST_LINES_ABOVE: usize = 10;

impl Notes {
    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Keeps a field; `[Baltic Post](https://b.example)` is a name and an address, `[[estonia]] [[ports]]` a list.
    fn set(&mut self, key: &str, value: &str) {
        let value = match hashtags(value) {
            Some(tags) if names(key, Field::Keywords) => tags.join(", "),
            _ => unlinked(&value.replace("]] [[", "]], [[")),
        };
        let link = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("));
        if let Some((_, address)) = link.filter(|_| names(key, Field::Publisher)) {
            self.record.entry("url").or_insert(Value::from(address));
        }
        let shown = link.map_or(value.as_str(), |(shown, _)| shown);
        // A hashtag among the fields is a tag of the note, and says nothing of a topic.
        let key = if is_hashtags(shown) && !names(key, Field::Keywords) { format!("note {key}") } else { key.to_string() };
        let shown = if is_hashtags(shown) { hashtags_of(shown).collect::<Vec<_>>().join(", ") } else { shown.to_string() };
        self.record.entry(key).or_insert(Value::from(shown));
    }
}

fn heading_of(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' ')).then(|| words.trim())
}

fn part_of(heading: &str, has_metadata: bool) -> Part {
    match heading.to_lowercase().trim_end_matches(':') {
        "metadata" => Part::Metadata,
        "full document" if has_metadata => Part::Document,
        heading if has_metadata && (heading == "highlights" || heading.starts_with("highlights first synced")) => {
            Part::Highlights
        }
        heading if has_metadata && heading.starts_with("new highlights added") => Part::Highlights,
        _ => Part::Other,
    }
}

/// `author:: Jane Doe`; in a list of metadata also `- Author: Jane Doe`. Right below a field any name is one, as `type:: #article`.
fn field_of(line: &str, part: Part, is_below_field: bool) -> Option<(&str, &str)> {
    const LONGEST_KEY_BYTES: usize = 40;
    let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).map(str::trim);
    let (key, value) = match item.filter(|_| part == Part::Metadata) {
        Some(item) => item.split_once(':').map(|(key, value)| (key, value.trim_start_matches(':')))?,
        None => item.unwrap_or(line).split_once(":: ")?,
    };
    let key = key.trim_matches(['*', '_', ' ']);
    let is_key = !key.is_empty()
        && key.len() <= LONGEST_KEY_BYTES
        && key.chars().all(|c| c.is_alphanumeric() || " _-()/".contains(c));
    (is_key && (part == Part::Metadata || is_below_field || names_field(key))).then(|| (key, value.trim_matches(['*', ' '])))
}

/// Whether a line only sets in a file or a picture, or links the file that holds the text.
fn is_embed(line: &str) -> bool {
    let is_file = line.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).is_some_and(|inside| {
        let target = inside.split('|').next().unwrap_or_default();
        !inside.contains("]]") && target.ends_with(".md") && target.contains('/')
    });
    let is_shortcode = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{ ", " }}")]
        .iter()
        .any(|(opening, closing)| line.starts_with(opening) && line.ends_with(closing));
    is_file
        || is_shortcode
        || line.strip_prefix("![[").is_some_and(|rest| rest.find("]]") == Some(rest.len().saturating_sub(2)))
}

/// Whether a line is one of hashtags: `#estonia #ports`.
fn is_hashtags(line: &str) -> bool {
    hashtags(line).is_some()
}

fn hashtags_of(line: &str) -> impl Iterator<Item = &str> {
    hashtags(line).unwrap_or_default().into_iter()
}

/// The tags of a line that has nothing else: `#estonia #ports/riga`, `#dry docks#` of Bear, `#[[Dry Docks]]` of Roam.
fn hashtags(line: &str) -> Option<Vec<&str>> {
    const MOST_WORDS: usize = 4;
    let is_tag = |tag: &str| {
        tag.starts_with(char::is_alphabetic) && tag.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/'))
    };
    let mut rest = line.trim();
    let mut tags = Vec::new();
    while !rest.is_empty() {
        let inside = rest.strip_prefix('#')?;
        let (tag, behind) = match inside.strip_prefix("[[") {
            Some(name) => name.split_once("]]").filter(|(name, _)| !name.is_empty() && !name.contains('['))?,
            None => {
                // A tag of several words ends with the mark that it begins with.
                let wide = inside.split_once('#').filter(|(name, behind)| {
                    name.contains(' ')
                        && name.split(' ').count() <= MOST_WORDS
                        && name.split(' ').all(is_tag)
                        && (behind.is_empty() || behind.starts_with([' ', ',']))
                });
                let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
                let (tag, behind) = wide.unwrap_or((inside[..end].trim_end_matches(','), &inside[end..]));
                (tag, if tag.split(' ').all(is_tag) { behind } else { return None })
            }
        };
        tags.push(tag);
        rest = behind.trim_start_matches(',').trim_start();
    }
    (!tags.is_empty()).then_some(tags)
}

/// The value of a line of tags in front matter, which YAML would take for a remark: `tags: #estonia #ports`.
pub(super) fn with_quoted_hashtags(line: &str) -> String {
    match line.split_once(": ") {
        Some((key, value)) if is_hashtags(value) => {
            format!("{key}: \"{}\"", hashtags_of(value.trim()).collect::<Vec<_>>().join(", "))
        }
        _ => line.to_string(),
    }
}

/// A text with `Name` for `[[Name]]`, `shown` for `[[Name|shown]]`, and nothing for `![[picture.jpg]]`.
pub(super) fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find("[[") {
        let inside = &rest[place + 2..];
        let end = inside.find(['[', ']', '\n']).filter(|end| *end > 0 && inside[*end..].starts_with("]]"));
        // `[[1]](#note)` is a link of Markdown.
        let Some(end) = end.filter(|end| !inside[end + 2..].starts_with('(')) else {
            out.push_str(&rest[..place + 2]);
            rest = inside;
            continue;
        };
        let before = &rest[..place];
        match before.strip_suffix('!') {
            Some(before) => out.push_str(before),
            None => {
                out.push_str(before);
                out.push_str(inside[..end].rsplit('|').next().unwrap_or_default().trim());
            }
        }
        rest = &inside[end + 2..];
    }
    out.push_str(rest);
    out
}

/// The kind of the callout that a line opens, and what stands behind it: `> [!note]- My note`.
fn kind_of_callout(line: &str) -> Option<(&str, &str)> {
    let (kind, words) = line.strip_prefix('>')?.trim_start_matches(['>', ' ']).strip_prefix("[!")?.split_once(']')?;
    Some((kind, words.trim_start_matches(['+', '-']).trim_start()))
}

/// Whether a line opens a remark of the keeper of the note. A quotation or a summary is of the article.
fn is_kind_of_remark(line: &str) -> bool {
    const OF_THE_ARTICLE: [&str; 6] = ["quote", "cite", "abstract", "summary", "tldr", "example"];
    kind_of_callout(line).is_some_and(|(kind, _)| !OF_THE_ARTICLE.contains(&kind.to_lowercase().as_str()))
}

/// `> [!quote]- So it was said` → `> So it was said`.
fn without_mark_of_callout(line: &str) -> String {
    kind_of_callout(line.trim_start()).map_or_else(|| line.to_string(), |(_, words)| format!("> {words}"))
}

/// `So it was said. ([View Highlight](https://…))` → `So it was said.`
fn without_mark_of_highlight(line: &str) -> String {
    match line.split_once("([View Highlight](") {
        Some((before, after)) => {
            let after = after.split_once("))").map_or("", |(_, after)| after);
            format!("{}{after}", before.trim_end())
        }
        None => line.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_notes() {
        for (text, expected) in [
            ("A [[Port]] and [[Port/Riga|the port of Riga]].", "A Port and the port of Riga."),
            ("One ![[a.jpg]] two [[1]](#note) [[x] y]].", "One  two [[1]](#note) [[x] y]]."),
            ("![[ferry.jpg]]\nText.", "Text."),
            ("Text.\n\n{% include related.html %}\n\nMore.", "Text.\n\n\nMore."),
            ("{{< figure src=\"a.jpg\" caption=\"A jetty\" >}}\nText. {{x}} [[a]]", "Text. {{x}} a"),
            ("Text.\n\n> [!note] My note\n> check this\n\nMore.", "Text.\n\n\nMore."),
            ("> [!quote] So he said\n> go on", "> So he said\n> go on"),
            ("> [!quote]-\n> go on\n> [!note]\n> check", "> go on"),
            ("Text.\n\nNote this:: for rating:: 5\n\n`a::b`", "Text.\n\nNote this:: for rating:: 5\n\n`a::b`"),
            ("```\nauthor:: [[x]]\n```", "```\nauthor:: [[x]]\n```"),
            ("author:: [[x]]\ntype:: #article\nrating:: 4\n\nText.\nMore:: text.", "\nText.\nMore:: text."),
            (
                "---\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\n---\n\n# T\n#Reader\n\nText.\n\n#1 in the world.",
                "---\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\n---\n\n# T\n\nText.\n\n#1 in the world.",
            ),
        ] {
            assert_eq!(taken_apart(text).map(|notes| notes.text).unwrap_or_default().trim_end(), expected, "{text}");
        }
        assert!(taken_apart("# Heading\n\nText [a](b).\n").is_none());
    }

    #[test]
    fn lines_of_hashtags() {
        for (line, expected) in [
            ("#estonia #ports/riga, #dry-docks", Some("estonia|ports/riga|dry-docks")),
            ("#estonia #dry docks# #ports", Some("estonia|dry docks|ports")),
            ("#[[Dry Docks]] #ports", Some("Dry Docks|ports")),
            ("#estonia and #ports", None),
            ("#estonia is full of ports", None),
            ("#1 in the world#", None),
            ("# A heading #", None),
            ("Words", None),
        ] {
            assert_eq!(hashtags(line).map(|tags| tags.join("|")).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn fields_in_lines() {
        for (text, record) in [
            (
                "author:: [[Liis Kask]]\nsource:: [Baltic Post](https://b.example/x)\ntags:: #estonia #ports\n",
                r#"{"author":"Liis Kask","url":"https://b.example/x","source":"Baltic Post","tags":"estonia, ports"}"#,
            ),
            ("tags:: #[[Dry Docks]] #Estonia #[[Land Mines]]\n", r#"{"tags":"Dry Docks, Estonia, Land Mines"}"#),
            (
                "# T\n\n## Metadata\n- Author: [[Nino G]]\n- Category: #articles\n- URL: https://c.example/yard\n\n## Highlights\n- One.\n",
                r#"{"Author":"Nino G","note Category":"articles","URL":"https://c.example/yard"}"#,
            ),
        ] {
            let expected: Map<String, Value> = serde_json::from_str(record).expect("JSON");
            assert_eq!(taken_apart(text).map(|notes| notes.record), Some(expected), "{text}");
        }
    }
}

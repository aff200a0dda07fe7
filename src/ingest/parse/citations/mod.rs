//! Turns what reference managers export into articles, one a record: RIS, PubMed and RefWorks (`tagged`), EndNote (`tagged`), BibTeX (`bibtex`),
//! the RDF of Zotero (`zotero`). The abstract, or else the notes, is the text; a record without either is its title and what is known of it.

mod bibtex;
mod latex;
mod tagged;
mod zotero;

pub(super) use self::latex::plain as plain_latex;
use serde_json::{Map, Value};

pub(crate) use self::zotero::{is_zotero, read_zotero};
use super::Batch;
use super::record::read_whole_record;

/// A record: the line it begins on, and its fields under names that records of articles have.
type Citation = (u64, Map<String, Value>);

/// Whether a text is an export of a reference manager.
pub(crate) fn are_citations(text: &str) -> bool {
    bibtex::is_bibtex(text) || tagged::dialect_of(text).is_some()
}

/// Reads the records of an export, an article each.
pub(crate) fn read_citations(text: &str, batch: &mut Batch<'_>) {
    let citations = match tagged::dialect_of(text) {
        Some(dialect) => tagged::citations_of(text, dialect),
        None => bibtex::citations_of(text),
    };
    finish(citations, batch);
}

fn finish(citations: Vec<Citation>, batch: &mut Batch<'_>) {
    if citations.is_empty() {
        return batch.problem(None, "no_text", "the export holds no record");
    }
    let is_alone = citations.len() == 1;
    for (place, (line, record)) in citations.into_iter().enumerate() {
        let mut builder = batch.builder();
        read_whole_record(with_text(record), "record", &mut builder);
        let number = if is_alone { 0 } else { place as u64 + 1 };
        batch.finish(builder, number, Some(line), "the record has neither title nor text");
    }
}

/// A record whose text is its abstract, or else its notes.
fn with_text(mut record: Map<String, Value>) -> Map<String, Value> {
    for key in ["abstract", "notes"] {
        if let Some(text) = record.remove(key) {
            let key = if record.contains_key("text") { key } else { "text" };
            record.insert(key.to_string(), text);
        }
    }
    record
}

/// Adds a value under a key; several under one are a list for lists, paragraphs for texts.
fn add(record: &mut Map<String, Value>, key: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let is_list = matches!(key, "authors" | "tags" | "editors");
    match record.get_mut(key) {
        Some(Value::Array(list)) => list.push(Value::from(value)),
        Some(Value::String(text)) if matches!(key, "abstract" | "notes") => {
            text.push_str("\n\n");
            text.push_str(value);
        }
        Some(_) => {}
        None if is_list => _ = record.insert(key.to_string(), Value::Array(vec![Value::from(value)])),
        None => _ = record.insert(key.to_string(), Value::from(value)),
    }
}

/// `Doe, Jane` → `Jane Doe`; `Doe, Jr., Jane` and `Doe, Jane, Jr.` → `Jane Doe, Jr.`; a house has no comma.
fn in_order(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_suffix =
        |part: &str| matches!(part.trim_end_matches('.').to_lowercase().as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
    match parts.as_slice() {
        [last, first] => format!("{first} {last}"),
        [last, suffix, first] if is_suffix(suffix) => format!("{first} {last}, {suffix}"),
        [last, first, suffix] if is_suffix(suffix) => format!("{first} {last}, {suffix}"),
        _ => name.trim().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each article as `number headline | day | authors | publisher | tags | url | body`.
    fn read(text: &str) -> String {
        assert!(are_citations(text), "{text}");
        let mut batch = Batch::new("a.ris", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_citations(text, &mut batch);
        let shown = |(number, article): (u64, crate::article::ParsedArticle)| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let (publisher, url) = (article.publisher.unwrap_or_default(), article.url.unwrap_or_default());
            let (authors, tags) = (article.authors.join("; "), article.tags.join("; "));
            let body = article.body.replace("\n\n", "¶");
            format!("{number} {} | {date} | {authors} | {publisher} | {tags} | {url} | {body}", article.headline)
        };
        batch.parsed().articles.into_iter().map(shown).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn records_of_reference_managers() {
        for (text, expected) in [
            (
                "TY  - NEWS\r\nTI  - The pier\r\nAU  - Doe, Jane\r\nAU  - Basra Water Group\r\nT2  - Harbour Times\r\nDA  - 2023/08/21/\r\nPY  - 2023\r\n\
                 AB  - One goes\r\non.\r\nKW  - ports\r\nKW  - work\r\nUR  - https://h.example/pier\r\nY2  - 2024/01/02\r\nER  - \r\n\r\nTY  - NEWS\r\nT1  - No text\r\nY1  - 2022///\r\nER  - \r\n",
                "1 The pier | 2023-08-21 | Jane Doe; Basra Water Group | Harbour Times | ports; work | https://h.example/pier | One goes on.\n2 No text | 2022 |  |  |  |  | ",
            ),
            (
                "PMID- 123\nDP  - 2020 Mar 5\nTI  - The pier of the\n      harbour.\nFAU - Doe, Jane\nJT  - Harbour studies\nAB  - One.\nMH  - Ports\n\nPMID- 124\nTI  - Two\n",
                "1 The pier of the harbour. | 2020-03-05 | Jane Doe | Harbour studies | Ports |  | One.\n2 Two |  |  |  |  |  | ",
            ),
            (
                "%0 Newspaper Article\n%T The pier\n%A Doe, Jane\n%B Harbour Times\n%D 2021\n%8 March 5, 2021\n%K ports\nwork\n%U https://h.example/pier\n%X One.\n",
                "0 The pier | 2021-03-05 | Jane Doe | Harbour Times | ports; work | https://h.example/pier | One.",
            ),
            (
                "RT Newspaper Article\nSR Electronic(1)\nA1 Doe,Jane\nT1 The pier\nJF Harbour Times\nYR 2021\nFD Mar 5\nNO One.\n",
                "0 The pier | 2021-03-05 | Jane Doe | Harbour Times |  |  | One.",
            ),
            (
                "% Encoding: UTF-8\n@comment{x}\n@article{doe_2016,\n\ttitle = {The pier of {Basra} \\& the caf{\\'e}},\n  author = \"Doe, Jane and de Vries, Anna and {Basra Water Group}\",\n\
                   journal = {Harbour Times}, date = {2016-04-24}, month = apr, year = 2016, abstract = {One--two.\n\n Three.}, keywords = {ports, work}, url={https://h.example/a_b}\n}\n\
                 @online(b, title=\"No text\", year = {2015}, month = mar, day = 7)\n",
                "1 The pier of Basra & the café | 2016-04-24 | Jane Doe; Anna de Vries; Basra Water Group | Harbour Times | ports; work | https://h.example/a_b | One–two.¶Three.\n2 No text | 2015-03-07 |  |  |  |  | ",
            ),
            ("@misc{title = {The pier}, year = {2015}, month = mar, day = 7}\n", "0 The pier | 2015-03-07 |  |  |  |  | "),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in
            ["TY is a town.", "@jane said {no}", "% title\n% author", "RT is a channel\nA1 is a road", "@article", ""]
        {
            assert!(!are_citations(text), "{text}");
        }
    }
}

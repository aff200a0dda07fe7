//! Tells files that Dateline itself wrote, which hold its articles a second time: exports, counts, answers of a search.

use std::sync::LazyLock;

use memchr::memmem::Finder;

static FOLDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\"folder\":"));
static SNIPPETS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\"snippets\":"));

/// What the problem with such a file says.
pub(crate) const MESSAGE: &str = "written by Dateline itself: an export or an answer, not articles of their own";

/// Whether a text of JSON, or of lines of it, holds hits of a search.
pub(crate) fn holds_hits(json: &[u8]) -> bool {
    // Keys that stand together in a hit, and nowhere else.
    const KEYS: [&[u8]; 4] = [b"\"snippets\":", b"\"precision\":", b"\"folder\":", b"\"datePublished\":"];
    const HEAD_BYTES: usize = 256 * 1024;
    let head = &json[..json.len().min(HEAD_BYTES)];
    KEYS.iter().all(|key| memchr::memmem::find(head, key).is_some())
}

/// Whether a whole text is one that Dateline wrote: hits, an article as `show` gives it, a request, references.
pub(crate) fn is_own(text: &str) -> bool {
    let text = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    match text.as_bytes().first() {
        Some(b'{' | b'[') => {
            // What Dateline writes has one of these keys, and of other texts each is looked for once.
            FOLDER.find(text.as_bytes()).is_some() && (holds_hits(text.as_bytes()) || shows_article(text))
                || SNIPPETS.find(text.as_bytes()).is_some() && is_request(text)
        }
        Some(b'@') => are_own_entries(text),
        Some(b'T') => are_own_references(text),
        _ => false,
    }
}

/// Whether a text of JSON is an article with what each of its values was read from.
fn shows_article(json: &str) -> bool {
    const KEYS: [&str; 6] =
        ["\"articleBody\":", "\"folder\":", "\"precision\":", "\"evidence\":", "\"rule\":", "\"confidence\":"];
    holds_all(json, &KEYS)
}

/// Whether a text of JSON is the request of a search.
fn is_request(json: &str) -> bool {
    const MOST_BYTES: usize = 64 * 1024;
    const KEYS: [&str; 4] = ["\"grammar\":", "\"time_budget_ms\":", "\"filters\":", "\"snippets\":"];
    json.len() <= MOST_BYTES && holds_all(json, &KEYS)
}

fn holds_all(json: &str, keys: &[&str]) -> bool {
    keys.iter().all(|key| memchr::memmem::find(json.as_bytes(), key.as_bytes()).is_some())
}

/// Whether every entry of BibTeX is one of an export. Who puts other entries among them has a library of their own.
fn are_own_entries(text: &str) -> bool {
    let mut entries = text.lines().filter(|line| line.starts_with('@'));
    entries.all(|entry| entry.strip_prefix("@article{dateline-").and_then(|id| id.strip_suffix(',')).is_some_and(is_id))
}

/// Whether every record of RIS is one of an export: with an id of ours and the file it stood in.
fn are_own_references(text: &str) -> bool {
    const END: &str = "ER  -";
    let is_own = |record: &str| {
        let has_id = record.lines().any(|line| line.strip_prefix("ID  - ").is_some_and(|id| is_id(id.trim_end())));
        has_id && record.lines().any(|line| line.starts_with("N1  - File: "))
    };
    let mut records = text.split(END).map(str::trim).filter(|record| !record.is_empty());
    text.starts_with("TY  - NEWS") && text.contains(END) && records.all(is_own)
}

/// Whether a word has the form of the id of an article.
fn is_id(word: &str) -> bool {
    word.len() == 16 && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether these are the names of the columns of an export or of counts.
pub(crate) fn are_columns<'r>(names: impl Iterator<Item = &'r [u8]>) -> bool {
    let names: Vec<&[u8]> = names.map(|name| name.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(name)).collect();
    let has_all = |wanted: &[&str]| wanted.iter().all(|wanted| names.contains(&wanted.as_bytes()));
    has_all(&["id", "headline", "date_precision", "date_status", "apostrophe_added"])
        || has_all(&["dimension", "value", "label", "kind", "count", "exact"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_files_are_told_from_those_of_others() {
        let columns = |names: &str| are_columns(names.split(',').map(str::as_bytes));
        assert!(columns("\u{feff}id,headline,date,date_precision,date_status,authors,apostrophe_added"));
        assert!(columns("dimension,value,label,kind,count,exact"));
        assert!(!columns("id,headline,date,authors,text"));
        assert!(holds_hits(
            br#"{"id":"a","headline":"b","datePublished":{"value":"2023","precision":"year"},"folder":"c","snippets":[]}"#
        ));
        assert!(!holds_hits(br#"{"id":"a","headline":"b","datePublished":"2023-01-01","articleBody":"c"}"#));
    }
    #[test]
    fn own_texts_are_told_from_those_of_others() {
        let ris = "TY  - NEWS\r\nID  - 0123456789abcdef\r\nTI  - A title\r\nN1  - File: a.jsonl\r\nER  - \r\n\r\n";
        let bib = "@article{dateline-0123456789abcdef,\n  title = {A title},\n  note = {File: a.jsonl}\n}\n\n";
        let shown = r#"{"id":"a","folder":"c","articleBody":"b","datePublished":{"precision":"day"},"evidence":[{"rule":"r","confidence":1}]}"#;
        let request = r#"{"text":"grain","filters":[],"snippets":{"count":2},"time_budget_ms":2000,"grammar":1}"#;
        for own in
            [ris, bib, shown, request, &ris.repeat(3), &bib.repeat(3), &format!("\u{feff}{ris}"), &format!("\n {shown}")]
        {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "TY  - NEWS\nID  - 0123456789abcdef\nTI  - A title\nN1  - Read it again\nER  - \n",
            "TY  - NEWS\nID  - doe2016\nTI  - A title\nN1  - File: a.pdf\nER  - \n",
            "TY is a town.",
            "@article{dateline-2016,\n  title = {A title}\n}\n",
            "@jane said {no}",
            &format!("{bib}@book{{doe_2016,\n  title = {{Ports}}\n}}\n"),
            &format!("{ris}TY  - NEWS\nTI  - Ports\nER  - \n"),
            r#"{"headline":"a","articleBody":"It said \"evidence\": and \"rule\": and \"confidence\":","folder":"c"}"#,
            r#"{"text":"The grammar of ports","filters":[],"snippets":[]}"#,
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}

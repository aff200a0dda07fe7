//! Tells files that Dateline itself wrote, which hold its articles a second time: exports, counts, answers of a search.

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
}

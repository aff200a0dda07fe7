//! Turns the entries of BibTeX and BibLaTeX (`@article{key, title = {...}, ...}`) into fields.

use serde_json::{Map, Value};

use super::latex::plain;
use super::{Citation, add, in_order};

/// Whether a text begins with an entry, behind lines of remarks.
pub(super) fn is_bibtex(text: &str) -> bool {
    let is_remark = |line: &&str| line.trim().is_empty() || line.starts_with('%') && !line.starts_with("%0 ");
    let Some(first) = text.trim_start_matches('\u{feff}').lines().find(|line| !is_remark(line)) else { return false };
    let Some((kind, rest)) = first.trim().strip_prefix('@').and_then(|rest| rest.split_once(['{', '('])) else {
        return false;
    };
    let is_kind = !kind.trim().is_empty() && kind.trim().bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_entry = rest.contains(',')
        || rest.trim().is_empty()
        || ["comment", "string", "preamble"].iter().any(|k| kind.eq_ignore_ascii_case(k));
    is_kind && is_entry
}

/// The entries of a text. What cannot be read of an entry is left out.
pub(super) fn citations_of(text: &str) -> Vec<Citation> {
    let mut citations = Vec::new();
    let (mut at, mut line, mut counted) = (0, 1, 0);
    while let Some(found) = text[at..].find('@') {
        let start = at + found;
        let is_first =
            text[..start].trim_end_matches([' ', '\t']).ends_with(['\n', '\r', '}', ')', '\u{feff}']) || start == 0;
        at = start + 1;
        let Some(open) = text[at..].find(['{', '(', '@', '\n']).filter(|open| text[at + open..].starts_with(['{', '(']))
        else {
            continue;
        };
        let kind = text[at..at + open].trim().to_lowercase();
        if !is_first || kind.is_empty() || !kind.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            continue;
        }
        let mut reader = Reader { text, at: at + open + 1 };
        if matches!(kind.as_str(), "comment" | "preamble" | "string") {
            continue;
        }
        line += text[counted..start].matches('\n').count() as u64;
        counted = start;
        let record = reader.entry(&kind);
        at = reader.at.max(at);
        citations.push((line, record));
    }
    citations
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches(|c: char| c.is_whitespace() || c == ',').len();
    }

    /// The fields of an entry, up to its end or to what is no field.
    fn entry(&mut self, kind: &str) -> Map<String, Value> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let key_end = self.rest().find([',', '}', ')', '\n', '=']).unwrap_or(self.rest().len());
        let key = self.rest()[..key_end].trim().to_string();
        // An entry may lack its key: `@misc{title = {...}}`.
        if !self.rest()[key_end..].starts_with('=') {
            self.at += key_end;
            fields.push(("key".to_string(), key));
        }
        loop {
            self.skip_blanks();
            let length = self
                .rest()
                .bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'.' | b':'))
                .count();
            let name = self.rest()[..length].to_lowercase();
            let behind = self.rest()[length..].trim_start();
            if length == 0 || !behind.starts_with('=') {
                break;
            }
            self.at = self.text.len() - behind.len() + 1;
            fields.push((name, self.value()));
        }
        record_of(kind, &fields)
    }

    /// A value: braces, quotes, a number or the name of a string; several with `#` between.
    fn value(&mut self) -> String {
        let mut value = String::new();
        loop {
            self.at = self.text.len() - self.rest().trim_start().len();
            match self.rest().chars().next() {
                Some('{') => value.push_str(self.enclosed('{')),
                Some('"') => value.push_str(self.enclosed('"')),
                _ => {
                    let end = self.rest().find([',', '}', ')', '\n', '#']).unwrap_or(self.rest().len());
                    value.push_str(self.rest()[..end].trim());
                    self.at += end;
                }
            }
            let behind = self.rest().trim_start();
            if !behind.starts_with('#') {
                return value;
            }
            self.at = self.text.len() - behind.len() + 1;
        }
    }

    /// What stands up to the brace or quote that closes what opens here.
    fn enclosed(&mut self, open: char) -> &'t str {
        let start = self.at + 1;
        let mut depth = 0;
        let mut is_escaped = false;
        for (place, character) in self.text[start..].char_indices() {
            let is_end = depth == 0 && !is_escaped && character == if open == '{' { '}' } else { '"' };
            if is_end {
                self.at = start + place + 1;
                return &self.text[start..start + place];
            }
            match character {
                '{' if !is_escaped => depth += 1,
                '}' if !is_escaped => depth = i32::max(depth - 1, 0),
                _ => {}
            }
            is_escaped = character == '\\' && !is_escaped;
        }
        self.at = self.text.len();
        &self.text[start..]
    }
}

fn record_of(kind: &str, fields: &[(String, String)]) -> Map<String, Value> {
    let mut record = Map::new();
    let get = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| plain(value));
    add(&mut record, "type", kind);
    for (name, value) in fields {
        let words = plain(value);
        match name.as_str() {
            "author" => authors_of(value).iter().for_each(|author| add(&mut record, "authors", author)),
            "journal" | "journaltitle" | "newspaper" | "booktitle" | "maintitle" => add(&mut record, "publication", &words),
            "keywords" | "keyword" => {
                words.split([',', ';']).for_each(|keyword| add(&mut record, "tags", keyword));
            }
            "abstract" => add(&mut record, "abstract", &words),
            "annote" | "annotation" | "note" => add(&mut record, "notes", &words),
            "url" | "doi" => add(&mut record, name, value.trim()),
            "langid" | "language" => add(&mut record, "language", &words),
            "urldate" => add(&mut record, "accessed", &words),
            "publisher" | "organization" | "institution" => add(&mut record, "house", &words),
            "year" | "month" | "day" => {}
            name => add(&mut record, name, &words),
        }
    }
    if !record.contains_key("date")
        && let Some(year) = get("year")
    {
        let day = get("day").unwrap_or_default();
        let month = get("month").unwrap_or_default();
        let date = match month.parse::<u32>() {
            Ok(month) if day.is_empty() => format!("{year}-{month:02}"),
            Ok(month) => format!("{year}-{month:02}-{day:0>2}"),
            Err(_) => format!("{day} {month} {year}"),
        };
        add(&mut record, "date", &date);
    }
    record
}

/// The names that ` and ` sets apart, outside braces. What stands in braces as a whole is a house.
fn authors_of(value: &str) -> Vec<String> {
    let mut authors = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    let bytes = value.as_bytes();
    for place in 0..bytes.len() {
        match bytes[place] {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            byte if byte.is_ascii_whitespace() && depth == 0 => {
                let rest = &value[place + 1..];
                let is_and = rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("and"))
                    && rest[3..].starts_with(|c: char| c.is_whitespace());
                if is_and && from <= place {
                    authors.push(&value[from..place]);
                    from = place + 4;
                }
            }
            _ => {}
        }
    }
    authors.push(value.get(from..).unwrap_or_default());
    let shown = |author: &str| {
        let author = author.trim();
        let is_house = author.starts_with('{') && author.ends_with('}');
        if is_house { plain(author) } else { in_order(&plain(author)) }
    };
    authors.into_iter().map(shown).filter(|author| !author.is_empty() && author != "others").collect()
}

//! Turns tables that programs write into JSON by their columns, or as rows without names, into records.

use serde_json::{Map, Value};

use crate::article::Field;
use crate::ingest::parse::record::{names, names_text};

/// The rows of a table that is one object: `{"title": ["A", "B"], "text": ["…", "…"]}`, `{"title": {"0": "A"}, "text": {"0": "…"}}`,
/// `{"columns": ["title", "text"], "data": [["A", "…"]]}`.
pub(super) fn rows_of_columns(record: &Map<String, Value>) -> Option<Vec<Value>> {
    rows_of_split(record).or_else(|| rows_of_lists(record)).or_else(|| rows_of_numbered(record))
}

/// The rows of a list of lists whose first names the columns: `[["title", "text"], ["A", "…"]]`.
pub(super) fn rows_below_names(list: &[Value]) -> Option<Vec<Value>> {
    let (names, rows) = list.split_first()?;
    rows_under(names.as_array()?, rows)
}

fn rows_of_split(record: &Map<String, Value>) -> Option<Vec<Value>> {
    rows_under(record.get("columns")?.as_array()?, record.get("data")?.as_array()?)
}

fn rows_under(columns: &[Value], rows: &[Value]) -> Option<Vec<Value>> {
    let columns: Vec<&str> = columns.iter().map(Value::as_str).collect::<Option<_>>()?;
    let is_row = |row: &Value| row.as_array().is_some_and(|cells| cells.len() == columns.len());
    if !is_table_of_articles(columns.iter().copied()) || rows.is_empty() || !rows.iter().all(is_row) {
        return None;
    }
    let record = |row: &Value| -> Value {
        let cells = row.as_array().into_iter().flatten();
        Value::Object(columns.iter().zip(cells).map(|(name, cell)| ((*name).to_string(), cell.clone())).collect())
    };
    Some(rows.iter().map(record).collect())
}

/// A list of one is how some programs keep the only value of a field.
fn rows_of_lists(record: &Map<String, Value>) -> Option<Vec<Value>> {
    const FEWEST_ROWS: usize = 2;
    let count = record.values().next()?.as_array()?.len();
    let are_columns = record.values().all(|column| column.as_array().is_some_and(|cells| cells.len() == count));
    let is_text = |(key, column): (&String, &Value)| {
        !names_text(key) || column.as_array().into_iter().flatten().all(|cell| cell.is_string() || cell.is_null())
    };
    let is_table = count >= FEWEST_ROWS
        && are_columns
        && is_table_of_articles(record.keys().map(String::as_str))
        && record.iter().all(is_text);
    let row = |place: usize| -> Value {
        Value::Object(record.iter().map(|(key, column)| (key.clone(), column[place].clone())).collect())
    };
    is_table.then(|| (0..count).map(row).collect())
}

fn rows_of_numbered(record: &Map<String, Value>) -> Option<Vec<Value>> {
    let first = record.values().next()?.as_object()?;
    let is_number = |key: &String| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let is_column = |column: &Value| column.as_object().is_some_and(|cells| cells.keys().eq(first.keys()));
    let is_table = !first.is_empty()
        && first.keys().all(is_number)
        && is_table_of_articles(record.keys().map(String::as_str))
        && record.values().all(is_column);
    let row = |number: &String| -> Value {
        Value::Object(record.iter().map(|(key, column)| (key.clone(), column[number.as_str()].clone())).collect())
    };
    is_table.then(|| first.keys().map(row).collect())
}

/// Whether the columns of a table are those of articles: a headline and a text.
fn is_table_of_articles<'n>(mut columns: impl Iterator<Item = &'n str> + Clone) -> bool {
    columns.clone().any(|name| names(name, Field::Headline)) && columns.any(|name| names(name, Field::ArticleBody))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_by_columns() {
        for (json, expected) in [
            (r#"{"title": ["A", "B"], "text": ["a", "b"], "date": [null, "2020-03-01"]}"#, 2),
            (r#"{"title": {"0": "A", "1": "B"}, "text": {"0": "a", "1": "b"}}"#, 2),
            (r#"{"columns": ["title", "text"], "index": [0], "data": [["A", "a"]]}"#, 1),
            // One value each, paragraphs of one text, values by language, numbers that are no table of articles.
            (r#"{"title": ["A"], "text": ["a"]}"#, 0),
            (r#"{"title": ["A"], "text": ["a", "b"]}"#, 0),
            (r#"{"title": "A", "text": ["a", "b"]}"#, 0),
            (r#"{"title": {"en": "A", "de": "B"}, "text": {"en": "a", "de": "b"}}"#, 0),
            (r#"{"title": {"0": "A"}, "text": {"1": "a"}}"#, 0),
            (r#"{"year": [2019, 2020], "ships": [3, 4]}"#, 0),
            (r#"{"columns": ["title", "text"], "data": [["A"]]}"#, 0),
        ] {
            let Ok(Value::Object(record)) = serde_json::from_str(json) else { panic!("{json}") };
            assert_eq!(rows_of_columns(&record).map_or(0, |rows| rows.len()), expected, "{json}");
        }
    }

    #[test]
    fn lists_below_names() {
        for (json, expected) in [
            (r#"[["title", "text"], ["A", "a"], ["B", "b"]]"#, 2),
            (r#"[["title", "text"]]"#, 0),
            (r#"[["port", "ships"], ["A", "3"]]"#, 0),
            (r#"[["title", "text"], ["A"]]"#, 0),
        ] {
            let Ok(Value::Array(list)) = serde_json::from_str(json) else { panic!("{json}") };
            assert_eq!(rows_below_names(&list).map_or(0, |rows| rows.len()), expected, "{json}");
        }
    }
}

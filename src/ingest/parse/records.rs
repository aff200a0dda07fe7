//! Turns JSON, lines of JSON and rows of tables into articles, one a record, wherever in the file the records lie.
//!
//! Exports wrap their records: `{"hits": {"hits": [{"_source": ...}]}}`, `{"data": {"items": [...]}}`, `{"id1": {...}, "id2": ...}`.

use std::io::BufRead as _;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::batch::Batch;
use super::builder::{ArticleBuilder, Orders};
use super::charset::{NotText, decode};
use super::dates::{Order, order_shown};
use super::record::{self, first_text, names, names_text};
use super::table::{Columns, columns_of, layout_of, transcoded};
use super::{Parsed, Row, chat, feed, ghost, problem, tweets, wire};
use crate::article::{Field, Note};
use crate::schema::Problem;

/// How deep records may lie.
const DEEPEST: usize = 5;

/// Reads a text that should be one value of JSON; several one after the other are read as well.
pub(super) fn parse_json(text: &str, notes: &[Note], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let around = Around { notes, path, today, orders: Orders::default() };
    let text = tweets::without_assignment(text);
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(feed)) if feed::is_json_feed(&feed) => {
            let mut batch = Batch::new(path, today, notes);
            feed::read_json_feed(&feed, &mut batch);
            return batch.parsed();
        }
        Ok(Value::Object(export)) if ghost::is_ghost_export(&export) => {
            for (number, post) in ghost::posts_of(&export) {
                read_object(post, "JSON", number, &around, &mut parsed);
            }
        }
        Ok(Value::Object(export)) if chat::is_chat_export(&export) => {
            for (number, message) in chat::messages_of(&export) {
                read_object(message, "JSON", number, &around, &mut parsed);
            }
        }
        Ok(value) => match records_in(value, 0) {
            Found::One(record) => read_object(record, "JSON", 0, &around, &mut parsed),
            Found::Many(list) => {
                for (place, item) in list.into_iter().enumerate() {
                    let number = place as u64 + 1;
                    match item {
                        Value::Object(record) => read_object(record, "JSON", number, &around, &mut parsed),
                        other => parsed.problems.push(problem(path, Some(number), "not_an_object", not_an_object(&other))),
                    }
                }
            }
            Found::None(value) => parsed.problems.push(problem(path, None, "not_an_object", not_an_object(&value))),
        },
        Err(error) => {
            // Of scripts only those are read that hold records.
            if path.ends_with(".js") {
                parsed.problems.push(problem(path, None, "unsupported_format", "a script that holds no records"));
                return parsed;
            }
            read_values(text, &around, &mut parsed);
            if parsed.articles.is_empty() {
                parsed.problems = vec![json_problem(path, error.line() as u64, &error)];
            }
        }
    }
    parsed
}

/// Reads values that stand one after the other, up to the first that is broken.
fn read_values(text: &str, around: &Around<'_>, parsed: &mut Parsed) {
    let path = around.path;
    let mut number = 0;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        number += 1;
        match value {
            Ok(Value::Object(record)) if is_bulk_action(&record) => {}
            Ok(Value::Object(record)) => read_object(record, "JSON", number, around, parsed),
            Ok(other) => parsed.problems.push(problem(path, None, "not_an_object", not_an_object(&other))),
            Err(error) => parsed.problems.push(json_problem(path, error.line() as u64, &error)),
        }
    }
}

enum Found {
    One(Map<String, Value>),
    Many(Vec<Value>),
    None(Value),
}

/// The keys under which exports keep their list of records.
const LISTS: [&str; 18] = [
    "articles",
    "items",
    "entries",
    "docs",
    "documents",
    "results",
    "hits",
    "data",
    "posts",
    "stories",
    "news",
    "records",
    "rows",
    "response",
    "value",
    "feed",
    "edges",
    "list",
];

fn records_in(value: Value, depth: usize) -> Found {
    let mut record = match value {
        Value::Array(list) => return Found::Many(list),
        Value::Object(record) => record,
        other => return Found::None(other),
    };
    let has_body = record.iter().any(|(key, value)| value.is_string() && key != "title" && names_text(key));
    if has_body || has_parts(&record) || depth >= DEEPEST {
        return Found::One(record);
    }
    let is_record_list =
        |value: &Value| value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(|item| item.is_object()));
    let named = LISTS.iter().copied().find(|key| record.get(*key).is_some_and(is_record_list));
    // Under another name only a list of what looks like articles counts.
    let other = || {
        let looks_like_articles = |value: &Value| is_record_list(value) && value.get(0).is_some_and(is_like_article);
        record.iter().find(|(_, value)| looks_like_articles(value)).map(|(key, _)| key.clone())
    };
    if let Some(key) = named.map(ToString::to_string).or_else(other)
        && let Some(Value::Array(list)) = record.remove(&key)
    {
        return Found::Many(with_house(list, &record));
    }
    let nested = LISTS.iter().copied().find(|key| record.get(*key).is_some_and(Value::is_object));
    if let Some(inner) = nested.filter(|_| !is_like_article_map(&record)).and_then(|key| record.remove(key)) {
        return match records_in(inner, depth + 1) {
            Found::Many(list) => Found::Many(list),
            // A record that wraps its fields is read as a whole: what stands around them belongs to it.
            Found::One(inner) => {
                inner.into_iter().for_each(|(key, value)| _ = record.entry(key).or_insert(value));
                Found::One(record)
            }
            Found::None(_) => Found::One(record),
        };
    }
    // Records by their ids.
    let is_table = record.len() > 1 && record.values().all(is_like_article);
    if is_table {
        return Found::Many(record.into_iter().map(|(id, value)| with_id(id, value)).collect());
    }
    Found::One(record)
}

/// Whether a record with a headline or a day of its own has its text in parts, as editors of blocks keep it. Parts have neither.
fn has_parts(record: &Map<String, Value>) -> bool {
    let has = |record: &Map<String, Value>, field| {
        record.iter().any(|(key, value)| names(key, field) && !first_text(value).is_empty())
    };
    let is_article = |part: &Value| {
        part.as_object().is_some_and(|part| {
            let is_headed = has(part, Field::Headline);
            let is_dated = has(part, Field::DatePublished);
            is_dated && has(part, Field::ArticleBody) || is_headed && (is_dated || has(part, Field::ArticleBody))
        })
    };
    let are_parts = |list: &Vec<Value>| list.iter().filter(|part| is_article(part)).count() * 2 < list.len();
    let lists = record.iter().filter(|(key, _)| names(key, Field::ArticleBody)).filter_map(|(_, value)| value.as_array());
    (has(record, Field::Headline) || has(record, Field::DatePublished)) && lists.into_iter().any(are_parts)
}

fn is_like_article(value: &Value) -> bool {
    value.as_object().is_some_and(is_like_article_map)
}

fn is_like_article_map(record: &Map<String, Value>) -> bool {
    record.keys().any(|key| names_text(key)) && record.len() > 1
}

/// The title of what holds the entries is the name of the house, as in a dump of a feed.
fn with_house(mut list: Vec<Value>, around: &Map<String, Value>) -> Vec<Value> {
    let title = around.get("title").or_else(|| around.get("feed").and_then(|feed| feed.get("title"))).map(first_text);
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        for record in list.iter_mut().filter_map(Value::as_object_mut) {
            record.entry("feed_title").or_insert_with(|| Value::String(title.clone()));
        }
    }
    list
}

fn with_id(id: String, mut value: Value) -> Value {
    if let Some(record) = value.as_object_mut() {
        record.entry("id").or_insert(Value::String(id));
    }
    value
}

/// A line that only says what to do with the next one, as in dumps for Elasticsearch.
fn is_bulk_action(record: &Map<String, Value>) -> bool {
    record.len() == 1 && ["index", "create", "update"].iter().any(|key| record.get(*key).is_some_and(Value::is_object))
}

fn not_an_object(value: &Value) -> String {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    format!("an article is an object with keys and values, this is {kind}")
}

fn json_problem(path: &str, line: u64, error: &serde_json::Error) -> Problem {
    let full = error.to_string();
    let reason = full.split(" at line ").next().unwrap_or(&full);
    Problem {
        column: Some(error.column() as u64),
        ..problem(path, Some(line), "broken_json", format!("broken JSON: {reason}"))
    }
}

/// What is known of a record besides what it says.
struct Around<'a> {
    notes: &'a [Note],
    path: &'a str,
    today: NaiveDate,
    /// How the records around it write the numbers of their dates.
    orders: Orders,
}

fn read_object(record: Map<String, Value>, place: &str, number: u64, around: &Around<'_>, parsed: &mut Parsed) {
    let Around { notes, path, today, orders } = around;
    // What a news service leaves of an article that was taken back.
    if ["title", "headline"].iter().any(|key| record.get(*key).and_then(Value::as_str) == Some("[Removed]")) {
        let line = (number > 0).then_some(number);
        return parsed.problems.push(problem(path, line, "not_an_article", "the service removed the article"));
    }
    let record = if wire::is_ninjs(&record) {
        let Some(record) = wire::record_of_ninjs(record) else {
            let line = (number > 0).then_some(number);
            return parsed.problems.push(problem(
                path,
                line,
                "not_an_article",
                "a picture, a video or a package, not a text",
            ));
        };
        record
    } else if tweets::is_tweet(&record) {
        tweets::record_of(&record)
    } else {
        record
    };
    let mut builder = ArticleBuilder::default();
    builder.expect_orders(*orders);
    for note in notes.iter() {
        builder.note(&note.code, note.message.clone());
    }
    record::read_whole_record(record, place, &mut builder);
    let article = builder.finish(*today);
    if article.body.is_empty() && article.headline.is_empty() {
        let line = (number > 0).then_some(number);
        let message = "the record has neither headline nor text under any of the accepted names";
        parsed.problems.push(problem(path, line, "no_text", message));
        return;
    }
    parsed.articles.push((number, article));
}

/// Reads whole lines of JSON, one article a line. `first_line` is the number of the first.
pub(crate) fn parse_json_lines(lines: &[u8], first_line: u64, path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    for (place, line) in lines.split(|byte| *byte == b'\n').enumerate() {
        let number = first_line + place as u64;
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let mut notes = Vec::new();
        let decoded;
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(_) => match decode(line, None) {
                Ok((text, guessed)) => {
                    notes = guessed;
                    decoded = text;
                    &decoded
                }
                Err(NotText) => {
                    parsed.problems.push(problem(path, Some(number), "not_text", "the line is not text"));
                    continue;
                }
            },
        };
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(record)) if is_bulk_action(&record) => {}
            Ok(Value::Object(record)) => read_object(
                record,
                "JSON",
                number,
                &Around { notes: &notes, path, today, orders: Orders::default() },
                &mut parsed,
            ),
            Ok(other) => parsed.problems.push(problem(path, Some(number), "not_an_object", not_an_object(&other))),
            Err(error) => parsed.problems.push(json_problem(path, number, &error)),
        }
    }
    parsed
}

/// Reads a table that is at hand as a whole.
pub(super) fn parse_table(bytes: Vec<u8>, path: &str, today: NaiveDate) -> Parsed {
    let unreadable = |error: String| Parsed {
        problems: vec![problem(path, None, "unreadable_file", format!("reading stopped: {error}"))],
        ..Parsed::default()
    };
    let (mut reader, guessed) = match transcoded(Box::new(std::io::Cursor::new(bytes)), true) {
        Ok(reader) => reader,
        Err(error) => return unreadable(error.to_string()),
    };
    let layout = match reader.fill_buf() {
        Ok(head) => layout_of(head),
        Err(error) => return unreadable(error.to_string()),
    };
    reader.consume(layout.skipped_bytes);
    let mut table =
        csv::ReaderBuilder::new().delimiter(layout.separator).flexible(true).has_headers(false).from_reader(reader);
    let mut rows: Vec<Row> = Vec::new();
    let mut columns: Option<Columns> = None;
    for row in table.byte_records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => return unreadable(error.to_string()),
        };
        let mut is_data = true;
        if columns.is_none() {
            let mut found = columns_of(&row);
            found.0.notes.extend(
                guessed
                    .map(|charset| Note::new("charset_guessed", format!("the charset is not declared; read as {charset}"))),
            );
            is_data = found.1;
            columns = Some(found.0);
        }
        if is_data {
            let line = row.position().map_or(0, csv::Position::line) + layout.skipped_lines;
            rows.push((line, row.iter().map(<[u8]>::to_vec).collect()));
        }
    }
    parse_rows(&columns.unwrap_or_default(), &rows, path, today)
}

/// How a table writes the numbers of its dates, by those of any column that can be read in one order only. Where they contradict
/// each other, ten to one decide.
fn orders_of(rows: &[Row]) -> Orders {
    const LONGEST_BYTES: usize = 40;
    const TIMES: usize = 10;
    let decided = |marks: &[u8]| {
        let may_show = |cell: &&Vec<u8>| {
            cell.len() <= LONGEST_BYTES && cell.iter().filter(|byte| marks.contains(byte)).take(2).count() == 2
        };
        let cells = rows.iter().flat_map(|(_, cells)| cells).filter(may_show);
        let shown = cells.filter_map(|cell| order_shown(std::str::from_utf8(cell).ok()?.trim()));
        let (day_first, month_first): (Vec<Order>, Vec<Order>) = shown.partition(|order| *order == Order::DayFirst);
        match (day_first.len(), month_first.len()) {
            (day_first, month_first) if day_first > TIMES * month_first => Some(Order::DayFirst),
            (day_first, month_first) if month_first > TIMES * day_first => Some(Order::MonthFirst),
            _ => None,
        }
    };
    Orders { between_points: decided(b"."), between_others: decided(b"/-") }
}

/// Reads rows of a table, one article a row. Cells that are not UTF-8 are decoded by a guess over the row.
pub(crate) fn parse_rows(columns: &Columns, rows: &[Row], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let orders = orders_of(rows);
    for (number, cells) in rows {
        let mut notes = columns.notes.clone();
        let joined = cells.join(&b'\n');
        let needs_guess = std::str::from_utf8(&joined).is_err();
        let cell_text = |cell: &Vec<u8>, notes: &mut Vec<Note>| -> String {
            if !needs_guess {
                return String::from_utf8_lossy(cell).into_owned();
            }
            let (text, guessed) = decode(cell, Some("windows-1252")).unwrap_or_default();
            notes.extend(guessed);
            text.into_owned()
        };
        let record: Map<String, Value> = columns
            .names
            .iter()
            .zip(cells)
            .map(|(column, cell)| (column.clone(), Value::String(cell_text(cell, &mut notes))))
            .collect();
        if needs_guess {
            notes.push(Note::new("charset_guessed", "the row is not UTF-8; read as windows-1252"));
        }
        if cells.len() != columns.names.len() {
            let message = format!("the row has {} cells, the header {}", cells.len(), columns.names.len());
            notes.push(Note::new("uneven_row", message));
        }
        let around = Around { notes: &notes, path, today, orders };
        read_object(record, &format!("row {number}"), *number, &around, &mut parsed);
    }
    parsed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each article as `headline | day | authors | body`, with a bar between the paragraphs.
    fn read(json: &str) -> String {
        let parsed = parse_json(json, &[], "a.json", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let line_of = |article: &crate::article::ParsedArticle| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let body = article.body.replace("\n\n", "¶");
            format!("{} | {date} | {} | {body}", article.headline, article.authors.join(", "))
        };
        let problems = parsed.problems.into_iter().map(|problem| problem.code);
        let lines: Vec<String> = parsed.articles.iter().map(|(_, article)| line_of(article)).chain(problems).collect();
        lines.join("\n")
    }

    #[test]
    fn a_table_writes_its_dates_in_one_order() {
        for (rows, expected) in [
            ("3/28/2022|4/2/2022", "2022-03-28 2022-04-02"),
            ("4/2/2022|28/3/2022", "2022-02-04 2022-03-28"),
            ("4/2/22|3/28/22", "2022-04-02 2022-03-28"),
            ("4/2/2022|28.3.2022", "2022 2022-03-28"),
            ("4/2/2022|3/28/2022|28/3/2022", "2022 2022-03-28 2022-03-28"),
            ("4/2/2022", "2022"),
            ("02.04.22|28.03.22", "2022-04-02 2022-03-28"),
            // Another column may tell.
            ("4/2/2022,5/14/2022 10:11:12", "2022-04-02"),
        ] {
            let rows: String = rows.split('|').map(|row| format!("T,{row}\n")).collect();
            let table = format!("title,date,taken\n{rows}").into_bytes();
            let parsed = parse_table(table, "a.csv", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let dates = parsed.articles.iter().map(|(_, article)| article.published.date().map(|date| date.to_string()));
            assert_eq!(dates.map(Option::unwrap_or_default).collect::<Vec<_>>().join(" "), expected, "{rows}");
        }
    }

    #[test]
    fn exports_of_reference_managers() {
        for (json, expected) in [
            (
                r#"[{"id": "1", "type": "article-newspaper", "title": "T", "container-title": "Tigris Review", "abstract": "One.\n\nTwo.",
                    "author": [{"family": "al-Jubouri", "given": "Hala"}, {"literal": "Basra Water Group"}],
                    "issued": {"date-parts": [[2021, 5]]}, "accessed": {"date-parts": [[2022, 1, 4]]}}]"#,
                "T | 2021-05 | Hala al-Jubouri, Basra Water Group | One.¶Two.",
            ),
            (r#"[{"title": "T", "issued": {"date-parts": [["2021", "3", 17]]}}]"#, "T | 2021-03-17 |  | "),
            (r#"[{"title": "T", "issued": {"date-parts": [[2021]]}}]"#, "T | 2021 |  | "),
            (r#"[{"title": "T", "issued": {"raw": "17 March 2021"}}]"#, "T | 2021-03-17 |  | "),
            (
                r#"[{"key": "A", "version": 3, "meta": {"parsedDate": "2021-03-17", "numChildren": 0},
                    "data": {"itemType": "newspaperArticle", "title": "T", "abstractNote": "One.", "publicationTitle": "Baltic Post",
                    "creators": [{"creatorType": "author", "firstName": "Liis", "lastName": "Kask"}, {"creatorType": "author", "name": "Reuters"},
                    {"creatorType": "editor", "firstName": "Jaan", "lastName": "Tamm"}],
                    "date": "2021-03", "tags": [{"tag": "ports"}], "dateAdded": "2022-01-01T00:00:00Z"}}]"#,
                "T | 2021-03 | Liis Kask, Reuters | One.",
            ),
        ] {
            assert_eq!(read(json), expected, "{json}");
        }
    }

    #[test]
    fn articles_of_a_news_service() {
        let of = |title: &str, content: &str| {
            let record =
                serde_json::json!({"source": {"id": null, "name": "Swan River News"}, "title": title, "content": content});
            read(&serde_json::json!({"status": "ok", "articles": [record]}).to_string())
        };
        for (title, content, expected) in [
            ("Tender cancelled - Swan River News", "It would be… [+2314 chars]", "Tender cancelled |  |  | It would be…"),
            (
                "Tender cancelled - again",
                "He said [+ a few chars]",
                "Tender cancelled - again |  |  | He said [+ a few chars]",
            ),
            ("Swan River News", "One.", "Swan River News |  |  | One."),
            ("[Removed]", "[Removed]", "not_an_article"),
        ] {
            assert_eq!(of(title, content), expected, "{title}");
        }
        let cut = r#"{"title": "T", "content": "One… [+12 chars]"}"#;
        let parsed = parse_json(cut, &[], "a.json", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        assert_eq!(parsed.articles[0].1.notes[0].code, "text_cut");
    }

    #[test]
    fn a_list_of_authors_holds_other_words_of_the_byline() {
        for (authors, expected) in [
            (r#"["Owen Rees", "Business Correspondent", "View All Posts"]"#, "Owen Rees"),
            (r#"["Liis Kask", "Staff Writer", "Updated", "Https", "Min Read"]"#, "Liis Kask"),
            (r#"["Reuters", "Staff Writer"]"#, "Reuters"),
            (r#"["Jane Doe", "Madonna", "Basra Water Group"]"#, "Jane Doe, Madonna, Basra Water Group"),
            (r#"["Updated", "Https"]"#, ""),
        ] {
            let json = format!(r#"{{"title": "T", "authors": {authors}, "text": "One."}}"#);
            assert_eq!(read(&json), format!("T |  | {expected} | One."), "{json}");
        }
    }

    #[test]
    fn messages_of_a_channel() {
        let json = r##"{"name": "Harbour Today", "type": "public_channel", "id": 1, "messages": [
            {"id": 1, "type": "service", "date": "2021-01-01T10:00:00", "action": "create_channel", "text": ""},
            {"id": 2, "type": "message", "date": "2021-05-03T08:15:00", "from": "Harbour Today", "text": [{"type": "bold", "text": "Ferry back"},
                "\n\nThe ferry of ", {"type": "text_link", "text": "the line", "href": "https://e.example"}, " sails again.\n\nTwice a day. ",
                {"type": "hashtag", "text": "#ferry"}], "text_entities": []},
            {"id": 3, "type": "message", "date": "2021-05-04T09:00:00", "from": "Jane Doe", "text": "The quay is shut."}]}"##;
        assert_eq!(
            read(json),
            "Ferry back | 2021-05-03 |  | The ferry of the line sails again.¶Twice a day.\n | 2021-05-04 | Jane Doe | The quay is shut."
        );
        let parsed = parse_json(json, &[], "a.json", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let (number, article) = &parsed.articles[0];
        assert_eq!(
            (*number, article.publisher.as_deref(), article.tags.join(",").as_str()),
            (2, Some("Harbour Today"), "ferry")
        );
        let all = format!(r#"{{"about": "x", "chats": {{"list": [{json}, {{"name": "Empty", "messages": []}}]}}}}"#);
        assert_eq!(read(&all), read(json));
    }

    #[test]
    fn a_text_in_parts_is_one_article() {
        for (json, expected) in [
            (
                r#"{"title": "T", "author": "Jane Doe", "date": "2021-03-17", "body": [{"type": "paragraph", "text": "One."}, {"type": "paragraph", "text": "Two."}]}"#,
                "T | 2021-03-17 | Jane Doe | One.¶Two.",
            ),
            (r#"{"title": "T", "content": [{"type": "p", "content": "One."}, "Two."]}"#, "T |  |  | One.¶Two."),
            (r#"[{"title": "T", "blocks": [{"type": "paragraph", "data": {"text": "<b>One</b>."}}]}]"#, "T |  |  | One."),
            // A list of articles under a name for texts, and one of short messages.
            (
                r#"{"title": "T", "content": [{"title": "A", "text": "One."}, {"title": "B", "text": "Two."}]}"#,
                "A |  |  | One.\nB |  |  | Two.",
            ),
            (
                r#"{"title": "T", "content": [{"date": "2021-01-02", "text": "One."}, {"date": "2021-01-03", "text": "Two."}]}"#,
                " | 2021-01-02 |  | One.\n | 2021-01-03 |  | Two.",
            ),
            (
                r#"{"title": "Feed", "items": [{"text": "One.", "id": 1}, {"text": "Two.", "id": 2}]}"#,
                " |  |  | One.\n |  |  | Two.",
            ),
        ] {
            assert_eq!(read(json), expected, "{json}");
        }
    }
}

//! Turns an export of Telegram Desktop into records, one a message: its text in one piece, its hashtags, the name of the channel.

use serde_json::{Map, Value};

use super::record::first_text;

/// What of a message has a meaning of its own here or says nothing: the title is that of a piece of music.
const LEFT_OUT: [&str; 9] =
    ["type", "text", "text_entities", "from", "from_id", "date_unixtime", "edited_unixtime", "title", "performer"];

/// Whether an object is the export of a chat or of all chats.
pub(super) fn is_chat_export(export: &Map<String, Value>) -> bool {
    !chats_of(export).is_empty()
}

/// The messages of an export, each with its place among all records. What was done in a chat, as its founding, is no message.
pub(super) fn messages_of(export: &Map<String, Value>) -> Vec<(u64, Map<String, Value>)> {
    let chats = chats_of(export).into_iter();
    let all = chats.flat_map(|(chat, messages)| messages.iter().map(move |message| (chat, message)));
    let numbered = all.zip(1..).filter_map(|((chat, message), number)| Some((chat, message.as_object()?, number)));
    let written = numbered.filter(|(_, message, _)| kind_of(message) != Some("service"));
    written.map(|(chat, message, number)| (number, record_of(chat, message))).collect()
}

fn chats_of(export: &Map<String, Value>) -> Vec<(&Map<String, Value>, &Vec<Value>)> {
    let list = export.get("chats").and_then(|chats| chats.get("list")).and_then(Value::as_array);
    let chats = list.into_iter().flatten().filter_map(Value::as_object);
    let messages_of = |chat: &'_ Map<String, Value>| -> bool {
        let is_message = |message: &Value| {
            message.as_object().is_some_and(|message| {
                matches!(kind_of(message), Some("message" | "service")) && message.contains_key("date")
            })
        };
        let messages = chat.get("messages").and_then(Value::as_array);
        messages.is_some_and(|messages| !messages.is_empty() && messages.iter().all(is_message))
    };
    std::iter::once(export)
        .chain(chats)
        .filter(|chat| messages_of(chat))
        .filter_map(|chat| Some((chat, chat.get("messages")?.as_array()?)))
        .collect()
}

fn kind_of(object: &Map<String, Value>) -> Option<&str> {
    object.get("type").and_then(Value::as_str)
}

fn record_of(chat: &Map<String, Value>, message: &Map<String, Value>) -> Map<String, Value> {
    let known = |key: &str| chat.get(key).map(first_text).unwrap_or_default();
    let own = |key: &str| message.get(key).map(first_text).unwrap_or_default();
    let is_public = ["channel", "group"].iter().any(|kind| known("type").contains(kind));
    let publisher = if is_public { known("name") } else { own("forwarded_from") };
    let pieces = pieces_of(message.get("text"));
    let (title, text) = title_and_text(&pieces);
    let tags = pieces.iter().filter(|piece| piece.kind == "hashtag").map(|piece| piece.text.trim_start_matches('#'));
    let tags: Vec<Value> = tags.map(Value::from).collect();
    let mut record: Map<String, Value> = message.clone();
    record.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
    // A channel is no author.
    let writer = own("from");
    if writer != known("name") && !writer.is_empty() {
        record.entry("author").or_insert(Value::from(writer));
    }
    for (key, value) in [
        ("publisher", Value::from(publisher)),
        ("title", Value::from(title)),
        ("text", Value::from(text)),
        ("tags", Value::from(tags)),
    ] {
        record.insert(key.to_string(), value);
    }
    record
}

/// Words of one form within a message.
struct Piece {
    kind: String,
    text: String,
}

/// The text of a message is a string, or a list of strings and of objects with words of another form.
fn pieces_of(text: Option<&Value>) -> Vec<Piece> {
    let piece = |value: &Value| match value {
        Value::String(text) => Piece { kind: String::new(), text: text.clone() },
        other => {
            let part = |key: &str| other.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
            Piece { kind: part("type"), text: part("text") }
        }
    };
    match text {
        Some(Value::Array(list)) => list.iter().map(piece).collect(),
        Some(value) => vec![piece(value)],
        None => Vec::new(),
    }
}

/// A bold first line above others is the headline; hashtags below the text are no part of it.
fn title_and_text(pieces: &[Piece]) -> (String, String) {
    const LONGEST_TITLE_CHARACTERS: usize = 200;
    let is_end = |piece: &&Piece| piece.kind == "hashtag" || piece.text.trim().is_empty();
    let end = pieces.len() - pieces.iter().rev().take_while(is_end).count();
    let joined = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().trim().to_string();
    let pieces = &pieces[..end];
    if let [first, rest @ ..] = pieces
        && first.kind == "bold"
        && first.text.chars().count() <= LONGEST_TITLE_CHARACTERS
        && !first.text.trim().contains('\n')
        && (first.text.ends_with('\n') || rest.first().is_some_and(|next| next.text.starts_with('\n')))
    {
        return (first.text.trim().to_string(), joined(rest));
    }
    let text = joined(pieces);
    match text.split_once('\n').filter(|(first, rest)| is_title(first.trim(), rest.trim())) {
        Some((first, rest)) => (first.trim().to_string(), rest.trim().to_string()),
        None => (String::new(), text),
    }
}

/// Whether the first line of a message is a headline: short, no sentence, with a whole text below it.
fn is_title(first: &str, rest: &str) -> bool {
    const CHARACTERS: std::ops::RangeInclusive<usize> = 12..=140;
    const SHORTEST_TEXT_CHARACTERS: usize = 200;
    CHARACTERS.contains(&first.chars().count())
        && first.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '»' | '”' | '"' | '?' | ')'))
        && !first.contains("http")
        && rest.chars().count() >= SHORTEST_TEXT_CHARACTERS
        && rest.lines().next().is_some_and(|line| line.trim().is_empty() || line.chars().count() > first.chars().count())
}

//! Turns a message that was copied out of a chat into an article: `Channel, [14.08.2023 21:47]`, `[02/09/2022, 19:44:10] Group: *Title*`, or a post with
//! its `18.3K views  edited  Jul 16, 2024 at 09:12`.
//!
//! Chats of many messages are no articles and are left to the reader of texts.

use serde_json::Value;

use super::builder::{ArticleBuilder, key_evidence};
use super::dates::{DateReading, FoundDate, Order, dates_in_text, whole_date, whole_date_in_order};
use super::scan::lines_from_end;
use super::text::read_text;
use crate::article::{DatePrecision, Field};

/// No stamp with the name of a chat is longer.
const LONGEST_STAMP_BYTES: usize = 200;

/// Reads a copied message; whether the text is one.
pub(super) fn read_copied_message(text: &str, builder: &mut ArticleBuilder) -> bool {
    let Some(message) = stamped(text).or_else(|| posted(text)) else { return false };
    builder.set_date(&message.day, key_evidence("chat: stamp", message.stamp, 0.9));
    if let Some(channel) = message.channel {
        builder.set_text(Field::Publisher, channel, key_evidence("chat: channel", channel, 0.8));
    }
    for (key, value) in message.kept {
        builder.keep(key, Value::from(value));
    }
    read_text(&message.text, builder);
    builder.relocate(text);
    true
}

struct Message<'t> {
    day: FoundDate,
    stamp: &'t str,
    channel: Option<&'t str>,
    text: String,
    kept: Vec<(&'static str, &'t str)>,
}

/// A text that begins with the stamp of a message and holds no other.
fn stamped(text: &str) -> Option<Message<'_>> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\u{200e}', '\n', '\r', ' ']).len();
    let (line, rest) = text[start..].split_once('\n')?;
    let line = line.trim_end();
    let Stamp { words, day, name, title, is_channel } = stamp_of(line)?;
    let is_another = |line: &str| stamp_of(line.trim_end()).is_some();
    if rest.lines().any(is_another) {
        return None;
    }
    let kept = if is_channel { Vec::new() } else { vec![("chat", name)] };
    let text = match title {
        Some(title) => format!("{}\n{rest}", bare_title(title)),
        None => below_marks(rest),
    };
    Some(Message { day, stamp: words, channel: is_channel.then_some(name), text, kept })
}

/// A stamp, and what it stands before.
struct Stamp<'l> {
    words: &'l str,
    day: FoundDate,
    name: &'l str,
    /// What of the text stands on the same line.
    title: Option<&'l str>,
    is_channel: bool,
}

fn stamp_of(line: &str) -> Option<Stamp<'_>> {
    let line = line.trim_start_matches(['\u{200e}', '\u{202a}']);
    // Most lines are told by this alone.
    if !line.contains(':')
        || line.len() > 2000
        || !line[..line.floor_char_boundary(LONGEST_STAMP_BYTES)].contains([',', ']'])
    {
        return None;
    }
    // Степной дневник, [14.08.2023 21:47]
    if let Some((name, words)) = line.strip_suffix(']').and_then(|line| line.rsplit_once(", [")) {
        let day = day_of(words)?;
        let is_name = !name.trim().is_empty() && line.len() <= LONGEST_STAMP_BYTES;
        return is_name.then_some(Stamp { words, day, name: name.trim(), title: None, is_channel: true });
    }
    // [02/09/2022, 19:44:10] Group: Title; 02/09/2022, 19:44 - Group: Title
    let (words, rest) = match line.strip_prefix('[') {
        Some(inner) => inner.split_once("] ")?,
        None => line.split_once(" - ").filter(|(words, _)| words.starts_with(|c: char| c.is_ascii_digit()))?,
    };
    let (name, title) = rest.split_once(": ")?;
    let day = day_of(words).filter(|_| words.contains(':') && words.len() <= 40)?;
    let is_name = !name.is_empty() && name.len() <= 80;
    is_name.then_some(Stamp { words, day, name: name.trim(), title: Some(title.trim()), is_channel: false })
}

/// The day of a stamp with its time. Programs that write two digits each write the day first: where the month comes first, it is `9/2/22`.
fn day_of(words: &str) -> Option<FoundDate> {
    let is_day = |found: &FoundDate| found.date.precision() == DatePrecision::Day;
    let read = |reading| match reading {
        DateReading::Found(found) => Some(found).filter(is_day),
        _ => None,
    };
    let has_clock = words.contains(':') && words.starts_with(|c: char| c.is_alphanumeric());
    let first: Vec<&str> = words.split(['/', '-', '.']).take(2).collect();
    let are_padded = first.len() == 2 && first.iter().all(|part| part.len() == 2);
    let day =
        || read(whole_date(words)).or_else(|| read(whole_date_in_order(words, Order::DayFirst)).filter(|_| are_padded));
    has_clock.then(day).flatten()
}

/// A post copied from a page of a channel: who follows it above, who saw it and when below.
fn posted(text: &str) -> Option<Message<'_>> {
    const MOST_LINES_BELOW: usize = 4;
    // Nearly all texts end otherwise, and are looked at no further.
    let ends = lines_from_end(text).map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES_BELOW);
    let (stamp, day) = ends.into_iter().find_map(|line| Some((line, day_of_views(line)?)))?;
    let lines: Vec<&str> = text.lines().collect();
    let place = lines.iter().rposition(|line| line.trim() == stamp)?;
    let mut above: Vec<&str> = lines[..place].to_vec();
    let mut kept = Vec::new();
    let filled: Vec<usize> = (0..place).filter(|line| !lines[*line].trim().is_empty()).take(3).collect();
    let is_followed = filled.get(1).is_some_and(|second| counts(lines[*second], &FOLLOWERS));
    let channel = filled.first().filter(|_| is_followed).map(|first| lines[*first].trim());
    let mut begin = 0;
    if let (Some(_), Some(second)) = (channel, filled.get(1)) {
        begin = second + 1;
        let next = filled.get(2).map_or("", |third| lines[*third].trim());
        if let Some(from) = ["Forwarded from ", "Переслано от ", "Weitergeleitet von ", "Reenviado de ", "Transféré de "]
            .iter()
            .find_map(|opening| next.strip_prefix(opening))
        {
            kept.push(("forwarded from", from));
            begin = filled.get(2).map_or(begin, |third| third + 1);
        }
    }
    // Reactions and the address of the post.
    while above.last().is_some_and(|line| is_below_post(line)) {
        above.pop();
    }
    let body = above.get(begin..).unwrap_or_default().join("\n");
    (!body.trim().is_empty()).then(|| Message { day, stamp, channel, text: below_marks(&body), kept })
}

const FOLLOWERS: [&str; 8] =
    ["subscribers", "subscriber", "members", "подписчиков", "подписчика", "abonnenten", "suscriptores", "abonnés"];
const VIEWS: [&str; 9] =
    ["views", "view", "просмотров", "просмотра", "просмотр", "aufrufe", "vistas", "vues", "visualizações"];

/// Whether a line is a number and what is counted: `12.4K subscribers`.
fn counts(line: &str, counted: &[&str]) -> bool {
    let mut words = line.split_whitespace();
    let is_number = |word: &str| {
        word.len() <= 12
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | 'K' | 'M'))
    };
    // "12 400 подписчиков"
    let mut next = words.next();
    let mut numbers = 0;
    while next.is_some_and(is_number) && numbers < 3 {
        numbers += 1;
        next = words.next();
    }
    numbers > 0 && next.is_some_and(|word| counted.contains(&word.to_lowercase().as_str()))
}

/// The day in `18.3K views  edited  Jul 16, 2024 at 09:12`.
fn day_of_views(line: &str) -> Option<FoundDate> {
    if line.len() > LONGEST_STAMP_BYTES || !counts(line, &VIEWS) {
        return None;
    }
    let days = dates_in_text(line);
    days.into_iter().find(|found| found.date.precision() == DatePrecision::Day)
}

/// Whether a line below a post is none of its text: its reactions, its address, nothing.
fn is_below_post(line: &str) -> bool {
    let line = line.trim();
    let is_address = ["t.me/", "https://t.me/"].iter().any(|start| line.starts_with(start)) && !line.contains(' ');
    let has_letter = line.chars().any(|c| c.is_alphabetic() && !matches!(c, 'K' | 'M'));
    is_address || !has_letter
}

/// A text without the signs that a first line is decorated with: `‼️ Odessa: first ships leave`.
fn below_marks(text: &str) -> String {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    format!("{}\n{rest}", bare_title(first))
}

fn bare_title(title: &str) -> &str {
    let is_sign = |c: char| {
        !c.is_alphanumeric() && !matches!(c, '"' | '“' | '«' | '„' | '(' | '[' | '¿' | '¡' | '#' | '@' | '\'' | '‘')
    };
    let title = title.trim().trim_start_matches(is_sign);
    title.trim_end_matches(['*', '_', ' '])
}

#[cfg(test)]
mod tests {
    use crate::article::{Format, RawDocument};
    use crate::ingest::parse::parse;

    const BODY: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                        The people of the village spent four days without bread. The town asks for a second tunnel.\n";

    fn read(text: &str) -> String {
        let document = RawDocument { path: "a.txt".to_string(), format: Format::Text, bytes: text.as_bytes().to_vec() };
        let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let (_, article) = parse(&document, today).articles.remove(0);
        let day = article.published.date().map_or("-".to_string(), |date| date.to_string());
        let publisher = article.publisher.unwrap_or_default();
        format!(
            "{} | {day} | {publisher} | {}",
            article.headline,
            article.body.split(' ').take(3).collect::<Vec<_>>().join(" ")
        )
    }

    #[test]
    fn messages_copied_out_of_a_chat() {
        let mut wrong = String::new();
        for (head, foot, expected) in [
            ("Hill Channel, [14.08.2023 21:47]\nPass road reopens after four days\n\n", "", "Hill Channel"),
            ("Hill Channel, [Aug 14, 2023 at 9:47 PM]\n‼️ Pass road reopens after four days\n\n", "", "Hill Channel"),
            ("[14/08/2023, 19:44:10] Hill Group: *Pass road reopens after four days*\n\n", "", ""),
            ("14/08/2023, 19:44 - Hill Group: Pass road reopens after four days\n\n", "", ""),
            (
                "Hill Channel\n12.4K subscribers\nForwarded from Valley Watch\nPass road reopens after four days\n\n",
                "\n👍 214  🙏 87\nt.me/hill/4471\n18.3K views  edited  Aug 14, 2023 at 09:12\n",
                "Hill Channel",
            ),
            ("Pass road reopens after four days\n\n", "\n1 204 views Aug 14, 2023 at 09:12\n", ""),
        ] {
            let shown = read(&format!("{head}{BODY}{foot}"));
            let expected = format!("Pass road reopens after four days | 2023-08-14 | {expected} | The county reopened");
            if shown != expected {
                wrong.push_str(&format!("{head:?}: {shown}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
        // Two digits each: the day comes first. Where it is one digit, both orders are in use.
        let shown = read(&format!("[02/09/2022, 19:44:10] Hill Group: *Pass road reopens*\n\n{BODY}"));
        assert!(shown.starts_with("Pass road reopens | 2022-09-02 | "), "{shown}");
        let shown = read(&format!("[9/2/22, 7:44:10 PM] Hill Group: *Pass road reopens*\n\n{BODY}"));
        assert!(!shown.contains("2022-09-02") && !shown.contains("2022-02-09"), "{shown}");
    }

    #[test]
    fn texts_that_are_no_copied_message() {
        for text in [
            format!("Pass road reopens\n\nThe minister said [on 14.08.2023 at 21:47]: no.\n\n{BODY}"),
            format!("14/08/2023 - Pass road: the county reopens it\n\n{BODY}"),
            format!(
                "Pass road reopens\n\n{BODY}\nThe film had 18.3K views on Aug 14, 2023.\n\nAnd then nothing more was heard of it.\n"
            ),
        ] {
            let mut builder = super::ArticleBuilder::default();
            assert!(!super::read_copied_message(&text, &mut builder), "{text}");
        }
        // A chat of several messages.
        let chat = format!("[14/08/2023, 19:44:10] Ann: Hello: {BODY}\n[14/08/2023, 19:45:10] Bob: Hello\n");
        assert!(!super::read_copied_message(&chat, &mut super::ArticleBuilder::default()));
    }
}

//! Turns the digest of a group of Google (`Topic: ...` between lines of equals signs, messages below `---------- 1 of 2 ----------`) into its messages.

use chrono::{Datelike, NaiveDate};

use super::super::Batch;
use super::super::scan::holds;
use super::forward::Forwarded;
use super::written::read_mail;

/// Messages of one digest beyond this are not read.
const MOST_MESSAGES: usize = 1000;
const TOPIC: &str = "\nTopic: ";

/// Whether a text is a digest of a group.
pub(super) fn is_group_digest(text: &str) -> bool {
    holds(text, TOPIC) && text.lines().any(is_count)
}

/// `---------- 1 of 2 ----------`
fn is_count(line: &str) -> bool {
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let inner = line.trim().trim_matches('-').trim();
    line.trim_end().ends_with("-----")
        && line.starts_with("-----")
        && inner.split_once(" of ").is_some_and(|(place, all)| is_number(place) && is_number(all))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 20 && line.trim_end().bytes().all(|byte| byte == b'=')
}

/// Reads the messages of a digest, an article each. `sent` is the day of the digest: those of its messages have no year.
pub(super) fn read_group_digest(text: &str, sent: Option<NaiveDate>, batch: &mut Batch<'_>) {
    for (place, (line, mail)) in messages_of(text, sent).into_iter().take(MOST_MESSAGES).enumerate() {
        let mut builder = batch.builder();
        read_mail(mail, "", &mut builder);
        builder.rename_origins("mail: text of the digest");
        batch.finish(builder, place as u64 + 1, Some(line), "the message has neither subject nor text");
    }
}

fn messages_of(text: &str, sent: Option<NaiveDate>) -> Vec<(u64, Forwarded)> {
    let mut messages: Vec<(u64, Forwarded)> = Vec::new();
    let mut topic = "";
    let (mut is_open, mut is_head) = (false, false);
    for (number, line) in (1..).zip(text.lines()) {
        let words = line.trim();
        if is_rule(line) || words == "--" {
            is_open = false;
        } else if let Some(named) = line.strip_prefix("Topic: ") {
            topic = named.trim();
        } else if is_count(line) {
            messages.push((number, Forwarded { subject: topic.to_string(), ..Forwarded::default() }));
            (is_open, is_head) = (true, true);
        } else if let Some((_, mail)) = messages.last_mut().filter(|_| is_open) {
            let value = |name: &str| words.strip_prefix(name).map(|value| value.trim().to_string()).filter(|_| is_head);
            if let Some(from) = value("From:") {
                mail.from = from;
            } else if let Some(date) = value("Date:") {
                mail.date = with_year(&date, sent);
            } else if value("Url:").is_none() {
                is_head &= words.is_empty() && mail.text.is_empty();
                mail.text.push_str(line);
                mail.text.push('\n');
            }
        }
    }
    messages
}

/// `Mar 03 09:10AM +0000`: a day of the year before the digest.
fn with_year(date: &str, sent: Option<NaiveDate>) -> String {
    let mut words = date.split_whitespace();
    let (Some(sent), Some(month), Some(day)) = (sent, words.next(), words.next()) else { return date.to_string() };
    let of_year = |year: i32| NaiveDate::parse_from_str(&format!("{month} {day} {year}"), "%b %d %Y").ok();
    // The zone of the reader may be a day ahead.
    let is_past = |found: &NaiveDate| *found <= sent.succ_opt().unwrap_or(sent);
    let found = [sent.year(), sent.year() - 1].into_iter().filter_map(of_year).find(is_past);
    found.map_or_else(|| date.to_string(), |found| found.format("%-d %b %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_groups() {
        let rule = "=".repeat(77);
        let message = |topic: &str, from: &str, day: &str, text: &str| {
            format!(
                "{rule}\nTopic: {topic}\nUrl: http://g.example/t/1\n{rule}\n\n---------- 1 of 1 ----------\nFrom: {from}\nDate: {day} 09:11AM +0000\nUrl: http://g.example/msg/1\n\n{text}\n\n"
            )
        };
        let text = format!(
            "{rule}\nToday's topic summary\n{rule}\n\n  - One [1 Update]\n\n{}{}\n-- \nYou received this message.\n",
            message("One", "Jane Doe <j@e.example>", "Dec 31", "The pier is closed."),
            message("Two", "John Roe <r@e.example>", "Jan 02", "The quay is open.")
        );
        assert!(is_group_digest(&text));
        let shown: Vec<String> = messages_of(&text, NaiveDate::from_ymd_opt(2022, 1, 2))
            .into_iter()
            .map(|(_, mail)| format!("{}|{}|{}|{}", mail.subject, mail.from, mail.date, mail.text.trim()))
            .collect();
        assert_eq!(
            shown,
            [
                "One|Jane Doe <j@e.example>|31 Dec 2021|The pier is closed.",
                "Two|John Roe <r@e.example>|2 Jan 2022|The quay is open."
            ]
        );
    }
}

//! Turns the digest of a mailing list (RFC 1153: messages with their header lines, lines of hyphens between them) into its messages.

use super::super::Batch;
use super::super::scan::holds;
use super::forward::head_at_top;
use super::written::read_mail;

/// Messages of one digest beyond this are not read.
const MOST_MESSAGES: usize = 1000;
/// Lines that set messages apart have at least so many hyphens.
const LEAST_HYPHENS: usize = LEAST_LINE.len();
const LEAST_LINE: &str = "-------------------------";

/// Whether a text is a digest: two or more mails between lines of hyphens.
pub(crate) fn is_digest(text: &str) -> bool {
    const MARKS: [&str; 2] = ["Message: 1", "------------------------------"];
    // Without a line between two messages there is one at most.
    holds(text, LEAST_LINE)
        && MARKS.iter().any(|mark| text.contains(mark))
        && parts_of(text).filter(|part| begins_like_message(part.1)).nth(1).is_some()
}

/// Reads the messages of a digest, an article each.
pub(crate) fn read_digest(text: &str, batch: &mut Batch<'_>) {
    let messages = parts_of(text).filter_map(|(line, part)| Some((line, head_at_top(part)?)));
    let messages = messages.filter(|(_, mail)| !is_cover(&mail.text));
    let messages: Vec<_> = messages.take(MOST_MESSAGES).collect();
    let list = mark_of(messages.iter().map(|(_, mail)| mail.subject.as_str()));
    for (place, (line, mail)) in messages.into_iter().enumerate() {
        let mut builder = batch.builder();
        read_mail(mail, &list, &mut builder);
        builder.rename_origins("mail: text of the digest");
        batch.finish(builder, place as u64 + 1, Some(line), "the message has neither subject nor text");
    }
}

/// Whether a text is the list of what a digest holds, which is sent with the head of a mail: `Topics of the day:`.
fn is_cover(text: &str) -> bool {
    const MOST_LINES: usize = 12;
    let is_heading = |line: &str| {
        matches!(line.trim().to_lowercase().as_str(), "topics of the day:" | "today's topics:" | "topics in this issue:")
    };
    text.lines().take(MOST_LINES).any(is_heading)
}

/// What stands between lines of hyphens, with the number of its first line.
fn parts_of(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut from_line, mut at) = (0, 1, 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let words = line.trim_end();
        at += line.len();
        if words.len() >= LEAST_HYPHENS && words.bytes().all(|byte| byte == b'-') {
            parts.push((from_line, &text[from..at - line.len()]));
            (from, from_line) = (at, number + 1);
        }
    }
    parts.push((from_line, &text[from..]));
    parts.into_iter()
}

/// Whether a part has the header lines of a mail. The last part of a digest has a subject too, but no sender.
fn begins_like_message(part: &str) -> bool {
    head_at_top(part).is_some_and(|mail| !mail.date.is_empty())
}

/// The mark in brackets that all subjects have.
fn mark_of<'m>(mut subjects: impl Iterator<Item = &'m str>) -> String {
    let Some(first) = subjects.next() else { return String::new() };
    let Some(mark) = first.find('[').and_then(|start| first[start + 1..].split_once(']')).map(|(mark, _)| mark) else {
        return String::new();
    };
    let opening = format!("[{mark}]");
    if subjects.all(|subject| subject.contains(&opening)) { mark.to_string() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Today's Topics:\n\n   1. One (Jane Doe)\n   2. Two (John Roe)\n\n\n----------------------------------------------------------------------\n\n";
    const END: &str = "\n------------------------------\n\nSubject: Digest Footer\n\n_____\nPorts mailing list\n\n------------------------------\n\nEnd of Ports Digest\n";

    #[test]
    fn the_cover_of_a_digest_is_no_message() {
        let cover = "Date: Mon, 4 May 2009 00:00:12 -0500\nFrom: PORTS-L automatic digest system <L@E.EXAMPLE>\nSubject: PORTS-L Digest\n\n\
                     There are 2 messages in this issue.\n\nTopics of the day:\n\n  1. One\n";
        let message =
            "Date: Mon, 4 May 2009 10:00:00 -0500\nFrom: Jane Doe <j@e.example>\nSubject: One\n\nThe pier is closed.\n";
        let line = "------------------------------";
        let text = format!("{cover}\n{line}\n\n{message}\n{line}\n\n{message}");
        let mut batch = Batch::new("a.txt", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_digest(&text, &mut batch);
        let headlines: Vec<String> = batch.parsed().articles.into_iter().map(|(_, article)| article.headline).collect();
        assert_eq!(headlines, ["One", "One"]);
    }

    #[test]
    fn messages_of_digests() {
        let message = |number: usize, subject: &str, from: &str| {
            format!(
                "Message: {number}\nDate: Tue, {number} Mar 2019 16:40:11 +0100\nFrom: {from}\nTo: ports@l.example\nSubject: {subject}\n\nThe pier of the harbour is closed.\n"
            )
        };
        let text = format!(
            "{HEAD}{}\n------------------------------\n\n{}{END}",
            message(1, "[Ports] One", "Jane Doe <j@e.example>"),
            message(2, "Re: [Ports] Two", "john at e.example (John Roe)")
        );
        assert!(is_digest(&text) && !is_digest(&message(1, "One", "Jane Doe <j@e.example>")));
        let mut batch = Batch::new("a.txt", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_digest(&text, &mut batch);
        let shown: Vec<String> = batch
            .parsed()
            .articles
            .into_iter()
            .map(|(number, article)| {
                let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
                format!("{number} {} {date} {} {}", article.headline, article.authors.join(","), article.body)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "1 One 2019-03-01 Jane Doe The pier of the harbour is closed.",
                "2 Two 2019-03-02 John Roe The pier of the harbour is closed."
            ]
        );
    }
}

//! Articles that mail sends on, in its text or as a page, and what is read of them.

use crate::article::{Format, RawDocument};
use crate::ingest::parse::parse;

const BODY: &str = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.\n\n\
                    Nobody knew of it before, said the master of the harbour, and nobody has been there since.";

/// `headline | day (doubt) | authors | tags`
fn read(subject: &str, text: &str) -> String {
    read_part("text/plain", subject, text)
}

fn read_part(kind: &str, subject: &str, text: &str) -> String {
    let mail = format!(
        "From: Harbour Letters <news@h.example>\nTo: a@b.example\nDate: Tue, 20 Sep 2011 07:08:41 +0000\nSubject: {subject}\n\
         MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{text}\n"
    );
    let document = RawDocument { path: "a.eml".to_string(), format: Format::Mail, bytes: mail.into() };
    let parsed = parse(&document, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
    let (_, article) = parsed.articles.first().expect("an article");
    let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
    let doubt = article.published.reason().map(|reason| format!(" ({reason})")).unwrap_or_default();
    format!("{} | {day}{doubt} | {} | {}", article.headline, article.authors.join(","), article.tags.join(","))
}

#[test]
fn articles_that_are_shared_under_the_sentence_of_sharing() {
    let sentence = "Tom Reed has shared an article with you from Quay Post";
    let text = format!("{sentence}\n\nThe pier is closed\nSeptember 3, 2011\nBy Jane Doe\n\n{BODY}");
    assert_eq!(read(sentence, &text), "The pier is closed | 2011-09-03 | Jane Doe | ");
    let page =
        format!("<p>{sentence}</p><h2>The pier is closed</h2><p>September 3, 2011</p><p>By Jane Doe</p><p>{BODY}</p>");
    assert_eq!(read_part("text/html", sentence, &page), "The pier is closed | 2011-09-03 | Jane Doe | ");
    // A headline that speaks of sharing.
    let headline = "Ministers have shared an article of faith";
    let text = format!("{headline}\nSeptember 3, 2011\nBy Jane Doe\n\n{BODY}");
    assert_eq!(read(headline, &text), format!("{headline} | 2011-09-03 | Jane Doe | "));
}

#[test]
fn articles_that_mail_sends_on_as_a_page() {
    let text: String = BODY.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    let page = |lines: &[&str]| {
        let head: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        format!("<html><body>{head}{text}</body></html>")
    };
    for (subject, lines, expected) in [
        (
            "The pier is closed",
            vec!["Worth reading.", "The pier is closed", "By Jane Doe", "Quay Post, September 3, 2011"],
            "The pier is closed | 2011-09-03 | Jane Doe | ",
        ),
        (
            "FYI",
            vec!["Hi all, worth reading.", "The pier is closed again", "September 3, 2011"],
            "The pier is closed again | 2011-09-03 |  | ",
        ),
        // A day to come.
        (
            "The pier is closed",
            vec!["The pier is closed", "By Jane Doe", "October 3, 2011"],
            "The pier is closed | 2011-09-20 | Jane Doe | ",
        ),
        // The letter of a house: its frame and who pays for it are no headline.
        (
            "Quay Letter: The pier is closed",
            vec!["Presented by The Tug Alliance", "September 20, 2011", "By Jane Doe"],
            "Quay Letter: The pier is closed | 2011-09-20 | Jane Doe | ",
        ),
    ] {
        assert_eq!(read_part("text/html", subject, &page(&lines)), expected, "{subject}");
    }
}

#[test]
fn pages_without_the_text_of_a_message() {
    for page in ["", "<a href=\"https://q.example\">View online</a>", "<h1>The pier</h1><p>The pier of the harbour ...</p>"]
    {
        let mail = format!(
            "From: Quay Post <n@q.example>\nDate: Tue, 20 Sep 2011 07:08:41 +0000\nSubject: The pier\nMIME-Version: 1.0\n\
             Content-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n--B\n\
             Content-Type: text/html; charset=utf-8\n\n{page}\n--B--\n"
        );
        let document = RawDocument { path: "a.eml".to_string(), format: Format::Mail, bytes: mail.into() };
        let parsed = parse(&document, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let (_, article) = parsed.articles.first().expect("an article");
        assert_eq!(article.body, BODY, "{page}");
    }
}

#[test]
fn days_and_headlines_of_articles_that_mail_sends_on() {
    let mut wrong = String::new();
    for (subject, text, expected) in [
        (
            "[ports] The pier is closed",
            format!(
                "Harbour Times\nSunday, September 18, 2011\n\nThe pier is closed\nNobody knew.\n\nBy Jane Doe\n\n{BODY}"
            ),
            "The pier is closed | 2011-09-18 | Jane Doe | ",
        ),
        (
            "Worth reading",
            format!("By Jane Doe\nSeptember 11, 2011\n\n{BODY}"),
            "Worth reading | 2011-09-20 (conflicting_dates) | Jane Doe | ",
        ),
        ("Commentary: The pier is closed", format!("The pier is closed\n\n{BODY}"), "The pier is closed | 2011-09-20 |  | "),
        (
            "Something on the ports",
            format!(
                "Hi all,\n\nThought this might interest you.\n\nThe pier of Kelby is closed again\nQuay Post\n3 September 2011\nJane Doe\nhttps://q.example/pier\n\n{BODY}"
            ),
            "The pier of Kelby is closed again | 2011-09-03 | Jane Doe | ",
        ),
        (
            "The pier of Kelby...",
            format!("From The Quay Post, Sept 3, 2011:\n\nThe pier of Kelby is closed again\nBy Jane Doe\n\n{BODY}"),
            "The pier of Kelby is closed again | 2011-09-03 | Jane Doe | ",
        ),
        (
            "The pier is closed",
            format!("** The pier is closed\n--------------------\nBy Jane Doe\n\n{BODY}"),
            "The pier is closed | 2011-09-20 | Jane Doe | ",
        ),
        // The letter was written the day before; a day of the text.
        ("Worth reading", format!("By Jane Doe\nSeptember 19, 2011\n\n{BODY}"), "Worth reading | 2011-09-20 | Jane Doe | "),
        ("Worth reading", format!("{BODY}\n\nThe company came on 11 September 2009."), "Worth reading | 2011-09-20 |  | "),
    ] {
        let shown = read(subject, &text);
        if shown != expected {
            wrong.push_str(&format!("{subject}: {shown}, not {expected}\n"));
        }
    }
    assert_eq!(wrong, "");
}

//! Tells on which day a message was sent: by its `Date` line, or by the first server that took it.

use chrono::Datelike as _;
use mail_parser::{DateTime, Message};

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::dates::{DateReading, FoundDate, whole_date};
use crate::article::{CivilDate, Field};
use crate::text::collapse_white_space;

/// Reads the day on which a message was sent.
pub(super) fn read_date(message: &Message<'_>, builder: &mut ArticleBuilder) {
    let words = message.header_raw("Date").map(collapse_white_space).unwrap_or_default();
    let found = |date: &DateTime, words: &str| -> Option<FoundDate> {
        let date = CivilDate::day(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
        Some(FoundDate { date, range: 0..words.len(), rule: "RFC 5322", shortened: None })
    };
    let read = match whole_date(&with_century(&words)) {
        DateReading::Found(read) => Some(read),
        _ => message.date().and_then(|date| found(date, &words)),
    };
    // A message without a date was sent when the first server took it; so was one of a clock that nobody had set.
    let first = message.received_all().last().and_then(|received| received.date());
    let received = first.and_then(|date| Some((date.to_rfc3339(), found(&date, "")?)));
    match (read, received) {
        (Some(read), Some((words_of_server, received))) if is_of_unset_clock(read.date, received.date) => {
            builder.set_date(&received, key_evidence("mail: Received", &words_of_server, 0.7));
            builder.pass_over(Field::DatePublished, &words, key_evidence("mail: Date", &words, 0.2));
        }
        (Some(read), _) => builder.set_date(&read, key_evidence("mail: Date", &words, 1.0)),
        (None, Some((words_of_server, received))) => {
            builder.set_date(&received, key_evidence("mail: Received", &words_of_server, 0.7));
        }
        (None, None) if !words.is_empty() => builder.set_date_text(&words, key_evidence("mail: Date", &words, 0.9)),
        (None, None) => {}
    }
}

/// Whether the day of a message is one at which clocks begin or end that nobody has set, by the day on which the first server took it.
fn is_of_unset_clock(sent: CivilDate, received: CivilDate) -> bool {
    const FIRST_YEAR_OF_MAIL: i32 = 1982;
    const LEAST_DAYS_BETWEEN: i64 = 30;
    let (sent, received) = (sent.first_day(), received.first_day());
    let is_beginning = sent.year() < FIRST_YEAR_OF_MAIL || (sent.year(), sent.ordinal()) == (2000, 1);
    let days = (received - sent).num_days();
    received.year() >= FIRST_YEAR_OF_MAIL && (is_beginning && days > LEAST_DAYS_BETWEEN || days < -LEAST_DAYS_BETWEEN)
}

/// The words of a date as mail programs order them elsewhere, too: `Wed Dec 23 00:56:25 2020`, as Unix does, has its year at the end, and old programs write
/// years with two digits; which century that is, RFC 5322 says.
pub(super) fn with_century(words: &str) -> String {
    let mut parts: Vec<String> = words.split_whitespace().map(ToString::to_string).collect();
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_month = |part: &str| MONTHS.contains(&part.to_ascii_lowercase().as_str());
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_day =
        |part: &str| part.len() <= 2 && is_number(part) && part.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let is_year = |part: &str| part.len() == 4 && is_number(part);
    let Some(month) = parts.iter().position(|part| is_month(part)) else { return words.to_string() };
    let follows_day = month > 0 && is_day(&parts[month - 1]);
    let next = parts.get(month + 1).map(|part| part.trim_end_matches(',').to_string()).unwrap_or_default();
    // Nothing but the clock stands before the year: in "mar 5 mai 2021" the first word is a weekday.
    let is_clock = |part: &str| part.contains(':') || part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let clock = parts.iter().skip(month + 2).take_while(|part| is_clock(part)).count();
    let is_behind_clock = parts.get(month + 2).is_some_and(|part| clock == 0 || part.contains(':'));
    let year = parts.get(month + 2 + clock).filter(|part| is_behind_clock && is_year(part));
    if let Some(year) = year.filter(|_| !follows_day && is_day(&next)) {
        return format!("{next} {} {year}", parts[month]);
    }
    if follows_day
        && next.len() == 2
        && let Ok(short) = next.parse::<u32>()
    {
        parts[month + 1] = (if short < 50 { 2000 + short } else { 1900 + short }).to_string();
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Format, RawDocument};
    use crate::ingest::parse::parse;

    const BODY: &str =
        "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";

    #[test]
    fn days_of_messages_as_programs_write_them() {
        for (words, expected) in [
            ("Wed Dec 23 00:56:25 2020", "23 Dec 2020"),
            ("Wed, Dec 23 2020 00:56:25 +0000", "23 Dec 2020"),
            ("Wed Dec  3 00:56:25 EST 2020", "3 Dec 2020"),
            ("mar 5 mai 2021 08:00", "mar 5 mai 2021 08:00"),
            ("Tue, 14 Oct 08 11:05:17 -0400", "Tue, 14 Oct 2008 11:05:17 -0400"),
            ("14 Oct 98 11:05", "14 Oct 1998 11:05"),
            ("Tue, 14 Oct 2008 11:05:17 -0400", "Tue, 14 Oct 2008 11:05:17 -0400"),
            ("Oct 08", "Oct 08"),
        ] {
            assert_eq!(with_century(words), expected, "{words}");
        }
    }

    #[test]
    fn days_of_clocks_that_nobody_set() {
        let received = "Received: from a.example by b.example; Tue, 4 May 2021 08:00:00 +0000\n";
        for (date, received, expected) in [
            ("Wed, 23 Dec 2020 00:56:25 +0000", received, "2020-12-23"),
            ("Thu, 1 Jan 1970 00:00:00 +0000", received, "2021-05-04"),
            ("Tue, 19 Jan 2038 03:14:07 +0000", received, "2021-05-04"),
            ("Sat, 1 Jan 2000 00:00:00 +0000", received, "2021-05-04"),
            ("Sat, 1 Jan 2000 00:00:00 +0000", "", "2000-01-01"),
            ("%s", received, "2021-05-04"),
            // Sent again later.
            ("Mon, 3 May 1999 08:00:00 +0000", received, "1999-05-03"),
        ] {
            let mail = format!("{received}From: Quay Post <n@q.example>\nDate: {date}\nSubject: The pier\n\n{BODY}\n");
            let document = RawDocument { path: "a.eml".to_string(), format: Format::Mail, bytes: mail.into() };
            let parsed = parse(&document, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let (_, article) = parsed.articles.first().expect("an article");
            assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some(expected), "{date}");
        }
    }
}

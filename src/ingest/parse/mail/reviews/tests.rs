//! Press reviews of many offices, and letters that look like them.

use super::*;

const SENT: &str = "Tue, 4 May 2021 08:00:00 +0000";

/// `headline | day | paper | authors | text` of each article.
fn read(subject: &str, text: &str) -> Vec<String> {
    let mut batch = Batch::new("a.eml", NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
    read_review(subject, text, SENT, &mut batch);
    let shown = |article: crate::article::ParsedArticle| {
        let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let house = article.publisher.clone().unwrap_or_default();
        let body = article.body.replace("\n\n", " / ");
        format!("{} | {day} | {house} | {} | {body}", article.headline, article.authors.join(", "))
    };
    batch.parsed().articles.into_iter().map(|(_, article)| shown(article)).collect()
}

const ONE: &str = "The pier of the harbour was closed on Tuesday, after two years of talks.";
const TWO: &str = "The quay opens again in June, as the company told the town.";

#[test]
fn articles_of_reviews() {
    let expected = [
        format!("Pier closed | 2021-05-03 | Harbour Times | Jane Doe | {ONE}"),
        format!("Quay opens | 2021-05-02 | Quay Post | John Roe | {TWO}"),
    ];
    for (name, text) in [
        (
            "headline above",
            format!(
                "Contents\n1. Pier closed\n2. Quay opens\n\n-----\nPier closed\nHarbour Times, 3 May 2021\nBy Jane Doe\n\n{ONE}\n\n-----\nQuay opens\nQuay Post, 2 May 2021\nBy John Roe\n\n{TWO}\n\n-----\nEnd of review\n"
            ),
        ),
        (
            "author behind the day",
            format!(
                "Press review\n\n4 May 2021\n\nPier closed\n\nHarbour Times, 3 May 2021, by Jane Doe\n\n{ONE}\n\nQuay opens\n\nQuay Post | 2 May 2021, by John Roe\n\n{TWO}\n"
            ),
        ),
        (
            "headline below",
            format!(
                "=====\nHarbour Times vom 3.5.2021\nPier closed\n=====\n\nBy Jane Doe\n\n{ONE}\n\n=====\nQuay Post vom 2.5.2021\nQuay opens\n=====\n\nBy John Roe\n\n{TWO}\n"
            ),
        ),
        (
            "labels",
            format!(
                "Good morning,\n\n1. Pier closed\nSource: Harbour Times\nDate: 3 May 2021\nAuthor: Jane Doe\n\n{ONE}\n\n2. Quay opens\nSource: Quay Post\nDate: 2 May 2021\nAuthor: John Roe\n\n{TWO}\n\nKind regards\nPress Unit\n"
            ),
        ),
        (
            "head over several lines",
            format!(
                "Pier closed\nBy Jane Doe\nHarbour Times\n3 May 2021\nhttps://a.example/pier\n\n{ONE}\n\n-----\n\nQuay opens\nBy John Roe\nQuay Post\n2 May 2021\nhttps://b.example/quay\n\n{TWO}\n"
            ),
        ),
        (
            "numbers and brackets",
            format!(
                "1. Pier closed\n(Harbour Times, 03/05/2021, by Jane Doe)\n\n{ONE}\n\n2. Quay opens\n(Quay Post, 02/05/2021, by John Roe)\n\n{TWO}\n"
            ),
        ),
    ] {
        assert_eq!(read("Press review", &text), expected, "{name}");
    }
}

#[test]
fn articles_without_what_stands_below_them() {
    let below = [
        "Reach 12.4k | Sentiment Neutral",
        "Kind regards\nPress Unit",
        "This press review is compiled by the Press Unit.",
        "*** End of review ***",
    ];
    for end in below {
        assert_eq!(without_measures(without_end(&format!("{ONE}\n\n{end}"))), ONE, "{end}");
    }
    assert_eq!(without_measures(without_end(&format!("{ONE}\n\n{TWO}"))), format!("{ONE}\n\n{TWO}"));
}

#[test]
fn other_letters_are_no_reviews() {
    for text in [
        format!("Reading\nTown Hall, 3 June 2021\n\n{ONE}\n\nConcert\nOld Church, 5 June 2021\n\n{TWO}\n"),
        format!("{ONE}\n\nHarbour Times, 3 May 2021\n\n{TWO}\n"),
        format!("Reading\nJane Doe\n3 June 2021\n\n{ONE}\n\nConcert\nJohn Roe\n5 June 2021\n\n{TWO}\n"),
        format!("Pier closed\nHarbour Times, 3 May 2021\n\n{ONE}\n"),
    ] {
        assert!(read("What is on", &text).is_empty(), "{text}");
    }
}

/// Both articles, each behind its head, with a text long enough to be one.
fn two(form: impl Fn(&str, &str, &str, &str, &str) -> String, between: &str) -> String {
    let one = form("Pier of the harbour closed", "The Harbour Times", "3 May 2021", "Jane Doe", LONG);
    let two = form("Quay opens again in June", "Kestrel Analysis", "2 May 2021", "John Roe", OTHER);
    format!("PRESS REVIEW\n\n{one}{between}{two}")
}

const LONG: &str = "The pier of the harbour was closed on Tuesday, after two years of talks between the town and those who fish there.\n\nNobody was asked.";
const OTHER: &str = "The quay opens again in June, as the company told the town, and the ferries will call there as they did before.\n\nNobody knew.";

#[test]
fn heads_of_many_offices() {
    type Form = fn(&str, &str, &str, &str, &str) -> String;
    let forms: [(&str, bool, Form); 18] = [
        ("number, paper, day, headline", true, |h, p, d, a, t| format!("#1\n{p}\n{d}\n{h}\nBy {a}\n\n{t}\n\n*****\n\n")),
        ("paper, day, headline", true, |h, p, d, a, t| format!("{p}\n{d}\n{h}\nBy {a}\n\n{t}\n\n*****\n\n")),
        ("underlined", true, |h, p, d, a, t| format!("{h}\n=====\nBy {a}\n{p} - {d}\n\n{t}\n\n\n")),
        ("byline, paper and day", true, |h, p, d, a, t| format!("{h}\nBy {a}\n{p}, {d}\n\n{t}\n\n\n")),
        ("day, byline, paper", true, |h, p, d, a, t| format!("{h}\n{d}\nBy {a}\n{p}\n\n{t}\n\n\n")),
        ("underlined, paper and day", false, |h, p, d, _, t| format!("{h}\n-----\n{p}, {d}\n\n{t}\n\n\n")),
        ("address, paper and day", false, |h, p, d, _, t| format!("{h}\nhttps://a.example/x\n{p}, {d}\n\n{t}\n\n\n")),
        ("paper and day with the page", false, |h, p, d, _, t| format!("{h}\n{p}, {d}, p. 4\n\n{t}\n\n\n")),
        ("a row with the page", false, |h, p, d, _, t| format!("{p} | {d} | A4\n{h}\n\n{t}\n\n_____\n\n")),
        ("a row with all", true, |h, p, d, a, t| format!("{p} | {a} | {d} | p. 4\n{h}\n\n{t}\n\n_____\n\n")),
        ("paper, author, day", true, |h, p, d, a, t| format!("{h}\n{p}, {a}, {d}\n\n{t}\n\n\n")),
        ("author, paper, day", true, |h, p, d, a, t| format!("{h}\n{a}, {p}, {d}\n\n{t}\n\n\n")),
        ("behind the headline", false, |h, p, d, _, t| format!("• {h} ({p}, {d})\n\n{t}\n\n\n")),
        ("before the headline", false, |h, p, d, _, t| format!("{d} – {p} – {h}\n\n{t}\n\n\n")),
        ("source in brackets", false, |h, p, d, _, t| format!("{h}\n\n{t}\n\n({p}, {d})\n\n\n")),
        ("source with the author", true, |h, p, d, a, t| format!("{h}\n\n{t}\n\n({p}, {a}, {d})\n\n\n")),
        ("source behind its label", false, |h, p, d, _, t| format!("{h}\n\n{t}\n\nSource: {p}, {d}\n\n\n")),
        ("source alone", false, |h, p, d, _, t| format!("{h}\n\n{t}\n\n{p}, {d}\n\n\n")),
    ];
    let bare: Form = |h, p, d, a, t| format!("#1\n{p}\n{d}\n{h}\n{a}\n\n{t}\n\n*****\n\n");
    for (name, has_author, form) in forms.into_iter().chain([("a bare name", true, bare)]) {
        let author = |name: &'static str| if has_author { name } else { "" };
        let expected = [
            format!("Pier of the harbour closed | 2021-05-03 | The Harbour Times | {} | {LONG}", author("Jane Doe")),
            format!("Quay opens again in June | 2021-05-02 | Kestrel Analysis | {} | {OTHER}", author("John Roe")),
        ];
        assert_eq!(read("Press review", &two(form, "")), expected.map(|shown| shown.replace("\n\n", " / ")), "{name}");
    }
}

#[test]
fn letters_with_days_are_no_reviews() {
    for text in [
        // A letter, its place and its day; a programme; minutes.
        format!("Dear all,\n\n{LONG}\n\nBasra, 3 May 2021\n\n{OTHER}\n\nBasra, 2 May 2021\n\nKind regards\nJane Doe\n"),
        format!("Reading at the pier\n3 June 2021\n\n{LONG}\n\nConcert on the quay\n5 June 2021\n\n{OTHER}\n"),
        format!(
            "Meeting on the pier (Town Hall, 3 June 2021)\n\n{LONG}\n\nMeeting on the quay (Town Hall, 5 June 2021)\n\n{OTHER}\n"
        ),
    ] {
        assert!(read("What is on", &text).is_empty(), "{text}");
    }
}

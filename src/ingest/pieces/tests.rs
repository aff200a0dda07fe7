//! Turns files into articles in pieces and as a whole, which has to be the same.

use std::fmt::Write as _;
use std::io::Cursor;

use super::*;
use crate::ingest::parse::{Parsed, parse};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")
}

/// Words that differ from record to record, some of them long.
fn words(number: usize) -> String {
    let times = if number % 97 == 5 { 900 } else { number % 23 };
    format!("Ships {number} lay before the \"harbour\" of [Varna], {{and}} waited\\ for pilots. ").repeat(times + 1)
}

/// A file of about 1.6 MB, from these parts.
fn file(before: &str, record: impl Fn(usize) -> String, between: &str, after: &str) -> String {
    let mut text = before.to_string();
    for number in 1.. {
        if number > 1 {
            text.push_str(between);
        }
        text.push_str(&record(number));
        if text.len() > 1_600_000 {
            break;
        }
    }
    text + after
}

/// What was read, a line each: the same lines for the same articles and problems.
fn shown(parsed: &Parsed) -> String {
    let mut out = String::new();
    for (number, article) in &parsed.articles {
        let evidence = serde_json::to_string(&article.evidence).expect("evidence");
        _ = writeln!(out, "{number} {} | {} | {:?} | {evidence}", article.headline, article.body, article.identifier);
    }
    for problem in &parsed.problems {
        _ = writeln!(out, "{:?} {} {}", problem.line, problem.code, problem.message);
    }
    out
}

fn in_pieces(text: &str, format: Format, longest_record: usize) -> Option<(Parsed, Vec<String>)> {
    let reader = Box::new(Cursor::new(text.as_bytes().to_vec()));
    let mut pieces = Pieces::of(reader, format, "a", longest_record, today()).expect("readable")?;
    let (mut all, mut said) = (Parsed::default(), Vec::new());
    let mut last = 0;
    while let Some(found) = pieces.next().expect("readable") {
        let Found::Piece(piece) = found else {
            said.push(format!("{found:?}"));
            continue;
        };
        assert!(piece.last_record() > last && piece.size() < 2_000_000);
        last = piece.last_record();
        // Halves say the same as the piece they are of.
        let pieces = if last.is_multiple_of(2) { piece.halves().map_or(vec![], Vec::from) } else { vec![piece] };
        for piece in pieces {
            let (document, before) = piece.document("a", format);
            let parsed = parse_part(&document, today(), before);
            all.articles.extend(parsed.articles);
            all.problems.extend(parsed.problems);
        }
    }
    Some((all, said))
}

#[test]
fn pieces_hold_what_the_file_holds() {
    let json = |n: usize| {
        serde_json::json!({"title": format!("Ship {n}"), "text": words(n), "tags": [{"name": "ports]"}], "id": n})
            .to_string()
    };
    let mail = |n: usize| {
        let gap = if n.is_multiple_of(3) { "\n\nFrom here on nothing moved.\n\n>From the pier: nothing." } else { "" };
        format!(
            "From a@b.org Mon Jan  1 10:00:00 2018\nFrom: Ann Lee <a@b.org>\nDate: Mon, 1 Jan 2018 10:00:00 +0000\nSubject: Ship {n}\nMessage-ID: <{n}@b.org>\n\n{}{gap}\n",
            words(n)
        )
    };
    let item = |n: usize| {
        let words = words(n);
        format!(
            "<item>\n<title>Ship {n}</title><!-- </item> --><description><![CDATA[<p>{words}</item>]]></description></item>"
        )
    };
    let page = |n: usize| {
        let space = if n.is_multiple_of(5) { 10 } else { 0 };
        format!(
            "  <page>\n    <title>Ship {n}</title><ns>{space}</ns><revision><text>{}</text></revision>\n  </page>\n",
            words(n)
        )
    };
    let note = |n: usize| {
        format!(
            "<note><title>Ship {n}</title><content><![CDATA[<en-note><p>{}</p></en-note>]]></content><note-attributes><author>Ann</author></note-attributes></note>\n",
            words(n)
        )
    };
    let feed = "<?xml version=\"1.0\"?>\n<rss><channel><title>Port &amp; Quay</title><link>https://port.example/</link>\n";
    for (name, format, text) in [
        ("a list", Format::Json, file("[\n", json, ",\n ", "\n]\n")),
        (
            "a list in an object",
            Format::Json,
            file("{\"total\": 9, \"response\": {\"docs\": [", json, ",", "], \"start\": 0}}"),
        ),
        ("a mailbox", Format::Mailbox, file("", mail, "\n", "")),
        ("a mailbox without a name", Format::Text, file("", mail, "\n", "")),
        ("a feed", Format::Xml, file(feed, item, "\n", "\n</channel></rss>\n")),
        (
            "a wiki",
            Format::Xml,
            file("<mediawiki>\n<siteinfo><sitename>Quay</sitename></siteinfo>\n", page, "", "</mediawiki>\n"),
        ),
        (
            "notes",
            Format::Xml,
            file("<?xml version=\"1.0\"?><!DOCTYPE en-export SYSTEM \"x\">\n<en-export>", note, "", "</en-export>"),
        ),
    ] {
        let whole = parse(&RawDocument { path: "a".to_string(), format, bytes: text.clone().into_bytes() }, today());
        assert!(whole.articles.len() > 300, "{name}: {}", shown(&whole));
        let (parts, said) = in_pieces(&text, format, usize::MAX).expect(name);
        assert_eq!(said, [""; 0], "{name}");
        let without_counts = |parsed: &Parsed| -> Vec<String> {
            shown(parsed).lines().filter(|line| !line.contains("pages of the wiki")).map(str::to_string).collect()
        };
        let (whole, parts) = (without_counts(&whole), without_counts(&parts));
        let differs = whole.iter().zip(&parts).find(|(one, other)| one != other);
        assert_eq!(differs, None, "{name}");
        assert_eq!(whole.len(), parts.len(), "{name}");
    }
}

#[test]
fn what_is_said_of_odd_files() {
    let record = |n: usize| {
        serde_json::json!({"title": format!("Ship {n}"), "text": if n == 700 { "long ".repeat(300_000) } else { words(n) }})
            .to_string()
    };
    let list = file("[", record, ",", "]");
    let (parsed, said) = in_pieces(&list, Format::Json, 1_000_000).expect("a list");
    assert_eq!(said, ["TooLong(700)"]);
    let numbers: Vec<u64> = parsed.articles.iter().map(|(number, _)| *number).collect();
    let expected: Vec<u64> = (1..=numbers.len() as u64 + 1).filter(|number| *number != 700).collect();
    assert_eq!(numbers, expected);

    let (_, said) = in_pieces(list.trim_end_matches(']'), Format::Json, usize::MAX).expect("a list");
    assert_eq!(said, ["Cut"]);
    let others = format!("{{\"users\": {list}, \"posts\": {list}}}");
    let (_, said) = in_pieces(&others, Format::Json, usize::MAX).expect("a list");
    assert!(said.len() == 1 && said[0].starts_with("Rest("), "{said:?}");

    for (name, text) in [
        ("little", "[{\"title\": \"Ship\", \"text\": \"Words.\"}]".to_string()),
        ("no articles", file("[", |n| format!("{{\"x\": {n}}}"), ",", "]")),
        ("no objects", file("[", |n| n.to_string(), ",", "]")),
        (
            "one article with answers",
            file(
                "{\"title\": \"Ship\", \"text\": \"Words.\", \"comments\": [",
                |n| serde_json::json!({"by": n, "body": words(n)}).to_string(),
                ",",
                "]}",
            ),
        ),
        ("one object", serde_json::json!({"title": "Ship", "text": "words ".repeat(600_000)}).to_string()),
    ] {
        assert!(in_pieces(&text, Format::Json, usize::MAX).is_none(), "{name}");
    }
}

/// One message in a mailbox is what it is in a file of its own.
#[test]
fn one_large_message_is_all_of_its_file() {
    let message =
        format!("From a@b.org Mon Jan  1 10:00:00 2018\nFrom: Ann <a@b.org>\nSubject: Ship\n\n{}", words(1).repeat(20_000));
    let reader = Box::new(Cursor::new(message.into_bytes()));
    let mut pieces = Pieces::of(reader, Format::Mailbox, "a", usize::MAX, today()).expect("readable").expect("a mailbox");
    let Some(Found::Piece(piece)) = pieces.next().expect("readable") else { panic!("a piece") };
    assert_eq!(piece.document("a", Format::Mailbox).1, None);
    assert!(pieces.next().expect("readable").is_none());
}

/// What is waited for is not kept: neither the end of a line nor that of the mark that ends a record.
#[test]
fn a_record_without_an_end_takes_no_room() {
    let letters = |words: &str| format!("From a@b.org Mon Jan  1 10:00:00 2018\nSubject: Ship\n\n{words}\n\n");
    let item = |blanks: &str| format!("<item><title>Ship</title><description>Words.</description></item{blanks}>\n");
    let mailbox = [letters("Words.").repeat(3), letters(&"word ".repeat(800_000)), letters("More.")].concat();
    let items = [item("").repeat(3), item(&" ".repeat(4_000_000)), item("")].concat();
    let feed = format!("<rss><channel><title>Quay</title>{items}</channel></rss>");
    for (format, text) in [(Format::Mailbox, mailbox), (Format::Xml, feed)] {
        let reader = Box::new(Cursor::new(text.into_bytes()));
        let mut pieces = Pieces::of(reader, format, "a", 100_000, today()).expect("readable").expect("many records");
        let mut shown = Vec::new();
        while let Some(found) = pieces.next().expect("readable") {
            shown.push(match found {
                Found::Piece(piece) => format!("to {}", piece.last_record()),
                other => format!("{other:?}"),
            });
            assert!(pieces.buffer.capacity() < 3_000_000, "{} bytes", pieces.buffer.capacity());
        }
        assert_eq!(shown, ["to 3", "TooLong(4)", "to 5"], "{}", format.name());
    }
}

/// Wherever blocks end, the records are the same.
#[test]
fn records_do_not_hang_on_blocks() {
    let json = || Scanner::Json(JsonScanner::default());
    let mailbox = || Scanner::Mailbox(MailboxScanner::default());
    let xml = || Scanner::Xml(xml::frame_of(b"<rss><channel><item> </item>").expect("a frame").1);
    type Fresh = fn() -> Scanner;
    let cases: [(Fresh, &str); 8] = [
        (json, " {\"a\\\\\": \"}]\\\",\"}, {\"b\": [1, {}]},3 , \"x,\\\"\" ] ,{}"),
        (json, "{\"a\": \"cut"),
        (
            mailbox,
            "From a b\nTo: x\n\ntext\nFrom here\n\nFrom there on\nno header\n\nFrom c d\n>From e\nX: y\n\n\nFrom e f\nA: b",
        ),
        (mailbox, "From a b\nTo: x"),
        (mailbox, "From a b\nTo: x\n \t\nFrom c d\nTo: y\n x \nFrom e f\nTo: z\n\n\nFrom"),
        (xml, "<item>a</item  \n\n ><item>b</item\n"),
        (
            xml,
            "<a/><item><![CDATA[</item>]]]><b/></item >x<!-- <item> --><items/><item\nid='1'>y<item>z</item><item>cut <![CDATA[ ",
        ),
        (xml, "<item>a</item></channel>"),
    ];
    for (scanner, text) in cases {
        let bytes = text.as_bytes();
        let mut whole = scanner();
        let mut expected = Vec::new();
        while let Step::Record(start, end) = whole.step(bytes, true) {
            expected.push(&text[start..end]);
        }
        assert!(!expected.is_empty(), "{text}");
        for step in 1..7 {
            let (mut growing, mut length) = (scanner(), 0);
            let mut found = Vec::new();
            loop {
                match growing.step(&bytes[..length], length == bytes.len()) {
                    Step::Record(start, end) => found.push(&text[start..end]),
                    Step::More => length = (length + step).min(bytes.len()),
                    Step::End => break,
                }
            }
            assert_eq!(found, expected, "{text} by {step}");
        }
    }
}

//! Archives in archives, and files of one name.

use std::io::Write as _;

use chrono::NaiveDate;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

const NOTE: &[u8] = b"The quay is closed\n\nThe quay is closed until the crane is gone, the port said on Monday.\n";

fn zip_of<'f>(files: impl IntoIterator<Item = (String, &'f [u8])>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default()).expect("room");
        archive.write_all(content).expect("room");
    }
    archive.finish().expect("room").into_inner()
}

fn read(format: Format, bytes: Vec<u8>) -> Parsed {
    let document = RawDocument { path: "a.zip".to_string(), format, bytes };
    parse_archive(&document, NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
}

fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect()
}

/// One budget for all that lies in a file of an archive, not a new one for each archive in it.
#[test]
fn archives_in_an_archive_share_what_may_be_unpacked() {
    let inner = zip_of((0..4000).map(|number| (format!("{number}.txt"), NOTE)));
    let middle = zip_of((0..3).map(|number| (format!("{number}.zip"), inner.as_slice())));
    let outer = zip_of([("middle.zip".to_string(), middle.as_slice()), ("z.txt".to_string(), NOTE)]);
    let parsed = read(Format::Archive, outer);
    // 10,000 files without the three archives; and the file behind them.
    assert_eq!(
        (said(&parsed.problems), parsed.articles.len()),
        (vec!["a.zip/middle.zip/2.zip archive_too_large".to_string()], 10_000 - 3 + 1)
    );
}

#[test]
fn captures_of_a_web_archive_count_as_files() {
    let capture = |number: usize| {
        format!(
            "WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://a.org/{number}\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nWords.\r\n\r\n"
        )
    };
    let bytes: String = (0..5).map(capture).collect();
    let budget = Budget { files: 3, bytes: 1000 };
    let source: Box<dyn BufRead + Send> = Box::new(Cursor::new(bytes));
    let mut entries = Entries::new("a.zip", "b.warc", 2, budget, 1000).with_files_in_order(source, Format::Warc);
    let mut shown = Vec::new();
    while let Some(entry) = entries.next() {
        shown.push(entry.map_or_else(|problem| problem.code, |entry| entry.path));
    }
    assert_eq!(shown, ["b.warc/http://a.org/0", "b.warc/http://a.org/1", "b.warc/http://a.org/2", "archive_too_large"]);
}

/// Programs that add to an archive leave the file of that name that was in it.
#[test]
fn files_of_one_name_are_all_read() {
    let named = |name: &str, port: &str| {
        let words = format!("The quay of {port} is closed");
        (name.to_string(), format!("{words}\n\n{words} until the crane is gone, the port said on Monday.\n"))
    };
    let files = [named("m.txt", "Varna"), named("b.txt", "Odesa"), named("n.txt", "Burgas"), named("o.txt", "Batumi")];
    let mut bytes = zip_of(files.iter().map(|(name, content)| (name.clone(), content.as_bytes())));
    // No writer of ours writes a name twice.
    for name in [b"m.txt", b"o.txt"] {
        while let Some(place) = memchr::memmem::find(&bytes, name) {
            bytes[place] = b'n';
        }
    }
    let parsed = read(Format::Archive, bytes);
    assert_eq!(said(&parsed.problems), [""; 0]);
    let mut shown: Vec<String> = parsed
        .articles
        .iter()
        .map(|(_, article)| format!("{} {}", article.entry.as_deref().unwrap_or_default(), article.headline))
        .collect();
    shown.sort();
    assert_eq!(
        shown,
        [
            "b.txt The quay of Odesa is closed",
            "n.txt The quay of Varna is closed",
            "n.txt#2 The quay of Burgas is closed",
            "n.txt#3 The quay of Batumi is closed"
        ]
    );
}

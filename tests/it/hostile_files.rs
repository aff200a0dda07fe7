//! Turns a folder of good articles and of files broken in every way we know into the account of them: the run ends, every good
//! article is found, every other file is in the report with its reason, memory stays within bounds.
//!
//! Files are broken at random from those in `tests/corpora` and `corpus`. `DATELINE_HOSTILE=1000` sets how many, `DATELINE_SEED` which.

#![expect(clippy::print_stdout, reason = "says which files it made and what became of them")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::support::{Scratch, list, number, repository, text};

/// Xorshift64* (Marsaglia 2003, Vigna 2016): the same seed, the same files.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// The files that are broken: names and contents.
fn sources() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![repository().join("tests/corpora"), repository().join("corpus")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            match (path.is_dir(), path.file_name()) {
                (true, _) => folders.push(path),
                (false, Some(name)) if !name.to_string_lossy().to_lowercase().starts_with("readme") => {
                    files.push((name.to_string_lossy().into_owned(), fs::read(&path).expect("a file of ours")));
                }
                _ => {}
            }
        }
    }
    files
}

/// Breaks one file.
fn broken(sources: &[(String, Vec<u8>)], number: usize, random: &mut Random) -> (String, Vec<u8>) {
    let (name, mut bytes) = sources[random.below(sources.len())].clone();
    let mut name = format!("bad{number:05}-{name}");
    let length = bytes.len();
    match random.below(13) {
        0 => bytes.truncate(random.below(length)),
        1 => {
            for _ in 0..=random.below(200) {
                let (place, bit) = (random.below(length), random.below(8));
                if let Some(byte) = bytes.get_mut(place) {
                    *byte ^= 1 << bit;
                }
            }
        }
        2 => {
            let noise: Vec<u8> = (0..random.below(4000)).map(|_| random.next() as u8).collect();
            let place = random.below(length);
            bytes.splice(place..place, noise);
        }
        // Wrong extensions.
        3 => {
            const EXTENSIONS: [&str; 22] = [
                "txt", "md", "html", "json", "jsonl", "csv", "xml", "rss", "eml", "mbox", "pdf", "docx", "odt", "epub",
                "zip", "txt.gz", "doc", "htm", "rtf", "tar", "warc", "warc.gz",
            ];
            name = format!("bad{number:05}.{}", EXTENSIONS[random.below(EXTENSIONS.len())]);
        }
        // Wrong charsets.
        4 => bytes = String::from_utf8_lossy(&bytes).encode_utf16().flat_map(u16::to_be_bytes).collect(),
        5 => bytes = bytes.iter().map(|byte| if byte.is_ascii() { *byte } else { byte | 0x80 }).rev().collect(),
        6 => {
            let part = bytes[random.below(length)..].to_vec();
            for _ in 0..random.below(20) {
                bytes.extend_from_slice(&part);
            }
        }
        // Deep.
        7 => {
            const DEEP: [(&str, &str, &str); 9] = [
                ("html", "<div>", ""),
                ("html", "<table><tr><td>", ""),
                ("html", "<b><a>", "words"),
                ("json", "[", ""),
                ("json", "{\"a\":", ""),
                ("xml", "<a>", ""),
                ("md", "> ", "words"),
                ("md", "[", "]("),
                ("rss", "<rss><channel><item>", ""),
            ];
            let (extension, piece, end) = DEEP[random.below(DEEP.len())];
            name = format!("bad{number:05}.{extension}");
            bytes = format!("{}{end}", piece.repeat(1 + random.below(60_000))).into_bytes();
        }
        // One line without end, attributes without end.
        8 => {
            const LONG: [(&str, &str, &str); 7] = [
                ("html", "<html><body><p ", "a='b' "),
                ("txt", "", "word"),
                ("csv", "title,text\n", "\"a\"\"b"),
                ("jsonl", "{\"title\":\"", "x"),
                ("eml", "Subject: ", "=?utf-8?q?a?= "),
                ("md", "---\ntitle: ", "[a, "),
                ("rtf", "{\\rtf1 ", "{\\b x"),
            ];
            let (extension, start, piece) = LONG[random.below(LONG.len())];
            name = format!("bad{number:05}.{extension}");
            bytes = format!("{start}{}", piece.repeat(1 + random.below(100_000))).into_bytes();
        }
        // A bomb: a megabyte of nothing many times over in a few kilobytes.
        9 => {
            bytes = packed_blanks(random.below(80) + 1);
            name = format!("bad{number:05}.{}", ["txt.gz", "html.gz", "json.gz", "jsonl.gz"][random.below(4)]);
        }
        10 => {
            bytes = br#"<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]><rss version="2.0"><channel><item><title>&d;</title><description>&d;</description></item></channel></rss>"#.to_vec();
            name = format!("bad{number:05}.xml");
        }
        11 => bytes.retain(|byte| byte % 7 != (number % 7) as u8),
        _ => bytes.clear(),
    }
    (name.chars().filter(|character| !character.is_control() && *character != '/').collect(), bytes)
}

/// So many megabytes of blanks, packed.
fn packed_blanks(megabytes: usize) -> Vec<u8> {
    let mut child = std::process::Command::new("gzip")
        .args(["-c", "-1"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("gzip starts");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let blanks = vec![b' '; 1 << 20];
        for _ in 0..megabytes {
            if input.write_all(&blanks).is_err() {
                break;
            }
        }
    });
    let output = child.wait_with_output().expect("gzip ends");
    writer.join().expect("the writer ends");
    output.stdout
}

/// A good article in one of four formats, with a word of its own.
fn good(scratch: &Scratch, number: usize) {
    let word = format!("goodarticle{number}");
    let body = format!("The harbour of {word} was quiet on that day, and nobody spoke of it. ").repeat(4);
    let (extension, content) = match number % 4 {
        0 => ("txt", format!("Good {word}\n\nOctober 30, 2023\n\n{body}\n\n{body}\n")),
        1 => ("md", format!("---\ntitle: Good {word}\ndate: 2023-10-30\n---\n\n{body}\n\n{body}\n")),
        2 => (
            "html",
            format!(
                "<html><head><title>Good {word}</title></head><body><h1>Good {word}</h1><p>{body}</p><p>{body}</p></body></html>"
            ),
        ),
        _ => ("json", format!("{{\"title\": \"Good {word}\", \"text\": \"{body}\"}}")),
    };
    scratch.write(format!("good{number:05}.{extension}"), content);
}

/// Files of one piece again and again: what makes a reader look to the end of the file from every place. At twice the length memory is nearly the
/// same; a reader that is not linear makes this test take minutes.
#[test]
fn what_is_repeated_without_end_is_read_in_one_pass() {
    const WIKI: &str = "[[a]] [[b]]\n== H ==\n";
    const TABLE: &str = "title,date,text\nGood,2023-01-02,words\n";
    const PIECES: [(&str, &str, &str, usize); 15] = [
        ("txt", "", "a-\n", 20_000),
        ("txt", "", "The harbour was quiet on that day and nobody went to the oth-\ner side. Nobo-\ndy ", 4_000),
        ("wiki", WIKI, "<ref", 30_000),
        ("wiki", WIKI, "<!-- ", 30_000),
        ("wiki", WIKI, "[http ", 30_000),
        ("adoc", "= T\n\n", "link:a ", 30_000),
        ("txt", "The [1]port.\n", "[", 100_000),
        ("md", "", "[[", 50_000),
        ("txt", "", "&", 100_000),
        ("txt", "", "https://a.example/?a=1&b=2 ", 10_000),
        ("bib", "\u{feff}", "@a{=a", 30_000),
        ("html", "<html><body><h1>Good</h1><p>words</p>", "<script>", 30_000),
        ("csv", TABLE, ",,,,,,,\n", 500_000),
        ("csv", TABLE, "Bad,2023-01-03,\"\n", 500),
        ("tsv", "title\tdate\ttext\n", "y\"z\t2023-01-03\t\"w\n", 500),
    ];
    let read = |times: usize| {
        let scratch = Scratch::new();
        for (number, (ending, head, piece, pieces)) in PIECES.iter().enumerate() {
            scratch.write(format!("{number}.{ending}"), format!("{head}{}", piece.repeat(pieces * times)));
        }
        let (_, report) = scratch.try_index(&["corpus", "--memory", "100"]);
        assert_eq!(number(&report, "found"), PIECES.len() as u64, "{report:#}");
        let gave_up = list(&report, "failures").iter().any(|problem| text(problem, "code") == "reader_gave_up");
        assert!(!gave_up, "{report:#}");
        (number(&report, "articles"), number(&report, "peak_memory_bytes"))
    };
    let ((articles, once), (more_articles, twice)) = (read(1), read(2));
    // Each row of the tables in which something stands is an article.
    assert!(articles >= 1002 && more_articles >= 2002, "{articles} and {more_articles} articles");
    assert!(twice < once + 100_000_000, "{once} bytes once, {twice} twice");
}

#[test]
fn good_articles_are_found_among_files_broken_in_every_way() {
    let seed = setting("DATELINE_SEED", 20_231_030);
    let count = usize::try_from(setting("DATELINE_HOSTILE", 150)).expect("a number of files");
    println!("DATELINE_SEED={seed} DATELINE_HOSTILE={count} cargo test --release --test it hostile_files");
    let mut random = Random(seed.max(1));
    let sources = sources();
    let scratch = Scratch::new();
    let mut bad = BTreeSet::new();
    for number in 0..count {
        good(&scratch, number);
        let (name, bytes) = broken(&sources, number, &mut random);
        scratch.write(Path::new(&name), bytes);
        bad.insert(name);
    }
    let (_, report) = scratch.try_index(&["corpus", "--memory", "100"]);
    assert_eq!(number(&report, "found"), 2 * count as u64, "{report:#}");
    for first in (0..count).step_by(10) {
        let words: Vec<String> = (first..count.min(first + 10)).map(|number| format!("goodarticle{number}")).collect();
        let answer = scratch.search(&[&words.join(" OR "), "--limit", "100"]);
        let paths: BTreeSet<&str> = list(&answer, "hits").iter().map(|hit| text(hit, "path")).collect();
        let found = paths.iter().filter(|path| path.starts_with("good")).count();
        assert_eq!(found, words.len(), "every good article is found: {words:?} {paths:?}");
    }
    // Whatever is not in the index is named with its reason, once at least.
    let reasons = |key: &str| -> Vec<(String, String)> {
        let of = |problem: &Value| (text(problem, "path").to_string(), text(problem, "code").to_string());
        list(&report, key).iter().map(of).collect()
    };
    let named: Vec<(String, String)> = [reasons("failures"), reasons("skips")].concat();
    let omitted = number(&report, "failures_omitted") + number(&report, "skips_omitted");
    let unread = number(&report, "skipped") + number(&report, "failed");
    // What lies in an archive is named behind it.
    let files: BTreeSet<&str> = named.iter().map(|(path, _)| path.split('/').next().unwrap_or(path)).collect();
    assert!(files.len() as u64 + omitted >= unread, "{unread} files were not read, {} are named", files.len());
    assert!(named.iter().all(|(_, code)| !code.is_empty()), "{named:?}");
    assert!(named.iter().all(|(_, code)| code != "reader_gave_up"), "no reader gives up: {named:?}");
    let most_bytes = 1 << 30;
    assert!(number(&report, "peak_memory_bytes") < most_bytes, "{} bytes", report["peak_memory_bytes"]);
    println!("{} bytes of memory at most, {} seconds", report["peak_memory_bytes"], report["seconds"]);
    let counts = |code: &str| named.iter().filter(|(_, known)| known == code).count();
    let codes: BTreeSet<&str> = named.iter().map(|(_, code)| code.as_str()).collect();
    for code in codes {
        println!("{code}: {}", counts(code));
    }
}

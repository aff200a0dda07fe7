//! Turns what is no article into the reason why it is passed over: pipes, names, an index, files of others.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::write_articles;
use crate::support::{Scratch, assert_counts, list, listing, number, problems, text};

/// Runs a command that must end within a minute; a pipe that is opened for reading would block for ever.
fn finishes(scratch: &Scratch, arguments: &[&str]) -> Value {
    let mut child =
        scratch.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let started = Instant::now();
    while child.try_wait().expect("a child to ask").is_none() {
        if started.elapsed() > Duration::from_secs(60) {
            child.kill().expect("a child to kill");
            panic!("{arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let run = crate::support::Run::new(child.wait_with_output().expect("output"), arguments);
    assert_eq!(run.status, 0, "{} {}", run.stdout, run.stderr);
    let report = run.json();
    crate::support::check_report(&report);
    report
}

#[test]
fn what_is_no_regular_file_is_skipped_and_named() {
    let scratch = Scratch::new();
    let target = scratch.write_article("a/0.txt", "plain");
    symlink(scratch.corpus(), scratch.corpus().join("a/loop")).expect("a link");
    symlink("self.txt", scratch.corpus().join("self.txt")).expect("a link");
    symlink(target, scratch.corpus().join("link.txt")).expect("a link");
    symlink("/nowhere", scratch.corpus().join("dangling.txt")).expect("a link");
    let made = Command::new("mkfifo").arg(scratch.corpus().join("pipe.txt")).status().expect("mkfifo starts");
    assert!(made.success());
    let _listener = UnixListener::bind(scratch.corpus().join("socket.txt")).expect("a socket");
    for _ in 0..2 {
        let report = finishes(&scratch, &["index", "corpus", "--json"]);
        assert_counts(&report, "found 7, skipped 6, failed 0, articles 1");
        let expected = ["a/loop", "dangling.txt", "link.txt", "pipe.txt", "self.txt", "socket.txt"];
        assert_eq!(problems(&report, "skips"), expected.map(|path| format!("{path} not_a_file")));
    }
    // A file that becomes a link is no file any more.
    scratch.remove("a/0.txt");
    symlink("/nowhere", scratch.corpus().join("a/0.txt")).expect("a link");
    assert_counts(&finishes(&scratch, &["index", "corpus", "--json"]), "found 7, skipped 7, removed 1, articles 0");
}

#[test]
fn names_of_every_kind_are_files_like_any_other() {
    let scratch = Scratch::new();
    let long = format!("{}.txt", "n".repeat(196));
    let names: [(&[u8], &str); 12] = [
        (b"line\nfeed.txt", "line\nfeed.txt"),
        (b"esc\x1b[31m.txt", "esc\x1b[31m.txt"),
        (b"tab\there.txt", "tab\there.txt"),
        (b"-leading.txt", "-leading.txt"),
        (b"--json.txt", "--json.txt"),
        (b"latin-\xe9.txt", "latin-\\xE9.txt"),
        // The name of the one above as it is shown, which is another file.
        (b"latin-\\xE9.txt", "latin-\\x5CxE9.txt"),
        (b"back\\slash.txt", "back\\slash.txt"),
        ("\u{202e}reversed.txt".as_bytes(), "\u{202e}reversed.txt"),
        (b"with space .txt", "with space .txt"),
        (b"%41\"'<>&|*?.txt", "%41\"'<>&|*?.txt"),
        (long.as_bytes(), &long),
    ];
    for (place, (name, _)) in names.iter().enumerate() {
        scratch.write_article(Path::new(OsStr::from_bytes(name)), &format!("name{place}"));
    }
    assert_counts(&scratch.index(&["corpus"]), "found 12, indexed 12, articles 12");
    for (place, (_, shown)) in names.iter().enumerate() {
        assert_eq!(scratch.paths(&format!("name{place}")), [*shown]);
    }
    let answer = scratch.search(&["headline", "--limit", "100"]);
    let ids: std::collections::BTreeSet<&str> = list(&answer, "hits").iter().map(|hit| text(hit, "id")).collect();
    assert_eq!(ids.len(), 12, "each file has an id of its own");
    assert_counts(&scratch.index(&["corpus"]), "found 12, indexed 0, unchanged 12, removed 0, articles 12");
    let names_shown = scratch.run(&["search", "headline", "--limit", "100"]);
    assert!(!names_shown.stdout.contains(['\u{1b}', '\u{202e}']), "{}", names_shown.stdout);
    scratch.remove(Path::new(OsStr::from_bytes(b"latin-\xe9.txt")));
    assert_counts(&scratch.index(&["corpus"]), "found 11, unchanged 11, removed 1, articles 11");
}

#[test]
fn names_with_a_dot_in_front_are_not_looked_at() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 1);
    scratch.write_article(".hidden.txt", "hidden");
    scratch.write_article(".git/inside.txt", "hidden");
    scratch.write_article("a/..txt", "hidden");
    assert_counts(&scratch.index(&["corpus"]), "found 1, hidden 3, skipped 0, articles 1");
}

#[test]
fn an_index_inside_the_corpus_is_no_article() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    assert_counts(&scratch.index(&["corpus", "--index", "corpus/index"]), "found 2, indexed 2, articles 2");
    assert_counts(&scratch.index(&["corpus", "--index", "corpus/index"]), "found 2, unchanged 2, articles 2");
    // Nor is it for another index, which says so.
    for counts in ["found 3, indexed 2, skipped 1, articles 2", "found 3, unchanged 2, skipped 1, articles 2"] {
        let report = scratch.index(&["corpus"]);
        assert_counts(&report, counts);
        assert_eq!(problems(&report, "skips"), ["index an_index"]);
    }
    assert!(scratch.run(&["doctor"]).stdout.contains("index: a folder with an index of Dateline"));
}

#[test]
fn a_folder_with_a_meta_json_of_its_own_is_no_index() {
    let scratch = Scratch::new();
    write_articles(&scratch, "wire", 2);
    write_articles(&scratch, "scrape", 3);
    scratch.write("scrape/meta.json", r#"{"site": "example.org"}"#);
    scratch.write("scrape/.tmpabc", "mine");
    let scrape = scratch.corpus().join("scrape");
    let before = listing(&scrape);
    scratch.try_index(&["corpus"]);
    for flags in [&[][..], &["--rebuild"]] {
        let mut arguments = vec!["index", "corpus/wire", "--index", "corpus/scrape"];
        arguments.extend(flags);
        scratch.run(&arguments).refused(2, &["holds other files (\"", "and no index"]);
    }
    for command in ["search", "doctor", "verify", "repair", "compact"] {
        let refused = scratch.run(&[command, "--index", "corpus/scrape"]);
        refused.refused(5, &["there is no index in \"corpus/scrape\""]);
    }
    assert_eq!(listing(&scrape), before, "nothing was put there or taken");
    assert!(!scrape.join(".tantivy-writer.lock").exists(), "nor locked");
    // A lock that somebody left there makes it none either.
    scratch.write("scrape/.tantivy-writer.lock", "");
    let (_, report) = scratch.try_index(&["corpus"]);
    assert_eq!((number(&report, "removed"), number(&report, "articles")), (0, 5), "{report:#}");
}

#[test]
fn a_folder_with_other_files_does_not_become_an_index() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    fs::create_dir(scratch.index_folder()).expect("a folder");
    fs::write(scratch.index_folder().join("thesis.doc"), "years of work").expect("a file");
    for flags in [&[][..], &["--rebuild"]] {
        let mut arguments = vec!["index", "corpus", "--json"];
        arguments.extend(flags);
        scratch.run(&arguments).refused(2, &["holds other files (\"thesis.doc\")", "--index"]);
    }
    let left = listing(&scratch.index_folder()).into_iter().map(|(name, ..)| name).collect::<Vec<_>>();
    assert_eq!(left, ["thesis.doc"], "nothing was put there");
    scratch.run(&["index", "corpus", "--index", "corpus/a/0.txt"]).refused(5, &["0.txt"]);
    // A rebuild keeps what is not the index's own.
    fs::remove_file(scratch.index_folder().join("thesis.doc")).expect("a file to remove");
    scratch.index(&["corpus"]);
    fs::write(scratch.index_folder().join("README.md"), "what this is").expect("a file");
    scratch.index(&["corpus", "--rebuild"]);
    assert!(scratch.index_folder().join("README.md").exists());
}

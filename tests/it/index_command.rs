//! Turns changes of a folder into what the next run of `dateline index` must make of them.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dateline::backend::local::{IndexWriter, WriterOptions};
use serde_json::Value;

use super::support::{Scratch, article, assert_counts, let_files_age, list, listing, number, problems, strings, text};

/// Articles `0.txt`, `1.txt`, ... in a folder of the corpus, each with a word of its own.
fn write_articles(scratch: &Scratch, folder: &str, count: usize) {
    for place in 0..count {
        scratch.write_article(format!("{folder}/{place}.txt"), &format!("word{place}x{folder}"));
    }
}

#[test]
fn unchanged_files_are_not_read_and_nothing_is_written() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 5);
    scratch.write("broken.json", "{");
    scratch.write("picture.png", [0x89, 0x50]);
    let_files_age();
    let (first, report) = scratch.try_index(&["corpus"]);
    assert_eq!(first.status, 3);
    assert_counts(&report, "found 7, indexed 5, unchanged 0, skipped 1, failed 1, articles 5");
    let before = listing(&scratch.index_folder());
    let (second, report) = scratch.try_index(&["corpus"]);
    assert_eq!(second.status, 3, "what failed before still counts");
    assert_counts(&report, "found 7, indexed 0, unchanged 5, skipped 1, failed 1, articles 5");
    assert_eq!(problems(&report, "failures"), ["broken.json:1 broken_json"]);
    assert_eq!(problems(&report, "skips"), ["picture.png unsupported_format"]);
    assert_eq!(listing(&scratch.index_folder()), before, "no file of the index was touched");
}

#[test]
fn what_a_browser_saves_beside_a_page_is_part_of_it() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 1);
    let page = "<html><head><title>Port reopens</title></head><body><h1>Port reopens</h1><p>The port opened on Monday after a strike.</p></body></html>";
    scratch.write("saved/Port.html", page);
    scratch.write("saved/Port_files/ads.html", page);
    scratch.write("saved/Port_files/saved_resource.html", "<html></html>");
    scratch.write("notes_files/mine.html", page);
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!(run.status, 0);
    assert_counts(&report, "found 5, indexed 3, unchanged 0, skipped 2, failed 0, articles 3");
    let expected = ["saved/Port_files/ads.html part_of_a_page", "saved/Port_files/saved_resource.html part_of_a_page"];
    assert_eq!(problems(&report, "skips"), expected);
    // Beside another page, or none, they are pages of their own; and parts again once the page is back.
    for (from, to, counts) in [
        ("saved/Port.html", "saved/Harbour.html", "found 5, indexed 2, moved 1, skipped 0, failed 1, articles 4"),
        ("saved/Harbour.html", "saved/Port.html", "found 5, indexed 1, moved 1, removed 1, skipped 2, failed 0, articles 3"),
    ] {
        scratch.rename(from, to);
        let_files_age();
        assert_counts(&scratch.try_index(&["corpus"]).1, counts);
    }
}

#[test]
fn a_changed_file_replaces_its_article() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    assert_eq!(scratch.paths("word1xa"), ["a/1.txt"]);
    scratch.write_article("a/1.txt", "replacement");
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 1, updated 1, unchanged 2, removed 0, articles 3");
    assert_eq!(scratch.paths("word1xa"), [""; 0]);
    assert_eq!(scratch.paths("replacement"), ["a/1.txt"]);
}

#[test]
fn a_removed_file_leaves() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    scratch.remove("a/1.txt");
    assert_counts(&scratch.index(&["corpus"]), "found 2, indexed 0, unchanged 2, removed 1, articles 2");
    assert_eq!(scratch.paths("word1xa"), [""; 0]);
    assert_eq!(scratch.paths("headline"), ["a/0.txt", "a/2.txt"]);
}

#[test]
fn a_moved_file_moves() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    scratch.rename("a/1.txt", "a/elsewhere.txt");
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 1, updated 0, moved 1, unchanged 2, removed 0, articles 3");
    assert_eq!(scratch.paths("word1xa"), ["a/elsewhere.txt"]);
}

#[test]
fn a_copied_file_is_an_article_of_its_own() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    scratch.index(&["corpus"]);
    scratch.write("b.txt", article("word1xa"));
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 1, moved 0, unchanged 2, articles 3");
    assert_eq!(scratch.paths("word1xa"), ["a/1.txt", "b.txt"]);
    // Three files of one content, two of which go: nothing is left of those two.
    scratch.remove("a/1.txt");
    scratch.rename("b.txt", "c.txt");
    assert_counts(&scratch.index(&["corpus"]), "found 2, indexed 1, moved 1, unchanged 1, removed 1, articles 2");
    assert_eq!(scratch.paths("word1xa"), ["c.txt"]);
}

#[test]
fn a_renamed_folder_of_many_files_is_moved_not_removed() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 60);
    scratch.index(&["corpus"]);
    scratch.rename("a", "b");
    let report = scratch.index(&["corpus"]);
    assert_counts(&report, "found 60, indexed 60, moved 60, unchanged 0, removed 0, removals_withheld 0, articles 60");
    assert_eq!(scratch.paths("word59xa"), ["b/59.txt"]);
}

#[test]
fn files_trade_places() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    scratch.index(&["corpus"]);
    scratch.rename("a/0.txt", "a/held.txt");
    scratch.rename("a/1.txt", "a/0.txt");
    scratch.rename("a/held.txt", "a/1.txt");
    assert_counts(&scratch.index(&["corpus"]), "found 2, indexed 2, updated 2, removed 0, articles 2");
    assert_eq!(scratch.paths("word0xa"), ["a/1.txt"]);
    assert_eq!(scratch.paths("word1xa"), ["a/0.txt"]);
}

#[test]
fn a_file_with_many_records_is_replaced_as_a_whole() {
    let scratch = Scratch::new();
    let line = |word: &str| format!("{{\"headline\": \"About {word}\", \"text\": \"Body of {word}.\"}}\n");
    scratch.write("list.jsonl", line("first") + &line("second") + &line("third"));
    assert_counts(&scratch.index(&["corpus"]), "found 1, indexed 1, articles 3");
    scratch.write("list.jsonl", line("second") + &line("fourth"));
    assert_counts(&scratch.index(&["corpus"]), "found 1, indexed 1, updated 1, articles 2");
    assert_eq!(scratch.search(&["about", "--facet", "topic"])["total"]["value"], 2);
    for (word, found) in [("first", 0), ("second", 1), ("third", 0), ("fourth", 1)] {
        assert_eq!(scratch.search(&[word])["total"]["value"], found, "{word}");
    }
    scratch.rename("list.jsonl", "moved.jsonl");
    assert_counts(&scratch.index(&["corpus"]), "found 1, indexed 1, moved 1, removed 0, articles 2");
}

#[test]
fn a_touched_file_is_unchanged() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    scratch.write("list.jsonl", "{\"headline\": \"One\", \"text\": \"Body.\"}\n");
    let_files_age();
    scratch.index(&["corpus"]);
    for path in ["a/1.txt", "list.jsonl"] {
        let file = fs::File::options().write(true).open(scratch.corpus().join(path)).expect("a file");
        file.set_modified(std::time::SystemTime::now()).expect("a new time");
    }
    let_files_age();
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 0, unchanged 3, articles 3");
    // The new stamp was kept, so now there is nothing to write.
    let before = listing(&scratch.index_folder());
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 0, unchanged 3, articles 3");
    assert_eq!(listing(&scratch.index_folder()), before);
}

#[test]
fn a_change_that_hides_behind_size_and_time_is_noticed() {
    let scratch = Scratch::new();
    let path = scratch.write_article("a.txt", "visible");
    let_files_age();
    scratch.index(&["corpus"]);
    let modified = fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("a time");
    scratch.write_article("a.txt", "altered");
    fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(modified)).expect("the old time");
    assert_counts(&scratch.index(&["corpus"]), "indexed 1, updated 1, unchanged 0");
    assert_eq!(scratch.paths("altered"), ["a.txt"]);
}

#[test]
fn a_source_that_is_away_keeps_its_articles() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    fs::rename(scratch.corpus(), scratch.folder().join("unplugged")).expect("a folder to rename");
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!(run.status, 4);
    assert_counts(&report, "found 0, removed 0, removals_withheld 0");
    assert_eq!(problems(&report, "unavailable"), ["corpus source_unavailable"]);
    assert_eq!(scratch.paths("word1xa"), ["a/1.txt"]);
    fs::rename(scratch.folder().join("unplugged"), scratch.corpus()).expect("a folder to rename");
    assert_counts(&scratch.index(&["corpus"]), "found 3, unchanged 3, removed 0, articles 3");
}

#[test]
fn another_folder_of_the_same_name_does_not_take_the_place_of_one_that_is_away() {
    let scratch = Scratch::new();
    for (drive, word) in [("one", "zebra"), ("two", "giraffe")] {
        let folder = scratch.folder().join(drive).join("articles");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{word}.txt")), article(word)).expect("a file");
    }
    scratch.index(&["one/articles"]);
    fs::rename(scratch.folder().join("one"), scratch.folder().join("unplugged")).expect("a folder to rename");
    let (_, report) = scratch.try_index(&["two/articles"]);
    assert_counts(&report, "indexed 1, removed 0");
    assert_eq!(scratch.paths("zebra"), ["zebra.txt"], "an unplugged drive is not a deletion");
    assert_eq!(scratch.paths("giraffe"), ["giraffe.txt"]);
}

#[test]
fn a_folder_that_was_moved_is_still_the_same_source() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    fs::create_dir(scratch.folder().join("archive")).expect("a folder");
    fs::rename(scratch.corpus(), scratch.folder().join("archive/corpus")).expect("a folder to rename");
    assert_counts(&scratch.index(&["archive/corpus"]), "found 3, indexed 0, unchanged 3, removed 0, articles 3");
}

#[test]
fn a_folder_that_was_renamed_is_still_the_same_source() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    let renamed = scratch.folder().join("clippings");
    fs::rename(scratch.corpus(), &renamed).expect("a folder to rename");
    assert_counts(&scratch.index(&["clippings"]), "found 3, indexed 0, unchanged 3, removed 0, articles 3");
    // Another folder with the same names and sizes is another source.
    fs::rename(&renamed, scratch.folder().join("away")).expect("a folder to rename");
    for number in 0..3 {
        let read = fs::read_to_string(scratch.folder().join(format!("away/a/{number}.txt"))).expect("a file");
        fs::create_dir_all(renamed.with_file_name("others").join("a")).expect("a folder");
        let other = read.replace("word", "drow");
        assert_eq!(other.len(), read.len());
        fs::write(renamed.with_file_name("others").join(format!("a/{number}.txt")), other).expect("written");
    }
    assert_counts(&scratch.index(&["others"]), "found 3, indexed 3, removed 0, articles 6");
}

#[test]
fn an_emptied_folder_is_not_a_deletion_unless_said_so() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    fs::remove_dir_all(scratch.corpus().join("a")).expect("a folder to remove");
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!(run.status, 4);
    assert_counts(&report, "found 0, removed 0");
    let folder = scratch.corpus().canonicalize().expect("the folder");
    assert_eq!(problems(&report, "unavailable"), [format!("{} source_empty", folder.display())]);
    assert_eq!(scratch.paths("headline").len(), 3);
    assert_counts(&scratch.index(&["corpus", "--allow-mass-removal"]), "found 0, removed 3, articles 0");
    assert_eq!(scratch.paths("headline").len(), 0);
}

#[test]
fn when_most_files_have_gone_they_are_kept_unless_said_so() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 60);
    write_articles(&scratch, "b", 40);
    scratch.index(&["corpus"]);
    fs::remove_dir_all(scratch.corpus().join("a")).expect("a folder to remove");
    scratch.write_article("new.txt", "novelty");
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!(run.status, 4);
    assert_counts(&report, "found 41, indexed 1, unchanged 40, removed 0, removals_withheld 60, articles 101");
    assert!(strings(&report, "removals_withheld_from")[0].ends_with("/corpus"), "{report:#}");
    assert_eq!(scratch.paths("word7xa"), ["a/7.txt"]);
    assert_eq!(scratch.paths("novelty"), ["new.txt"], "the rest of the run was done");
    let report = scratch.index(&["corpus", "--allow-mass-removal"]);
    assert_counts(&report, "found 41, indexed 0, unchanged 41, removed 60, removals_withheld 0, articles 41");
    assert_eq!(scratch.paths("word7xa"), [""; 0]);
}

#[test]
fn pictures_neither_vouch_for_articles_nor_count_as_lost() {
    let scratch = Scratch::new();
    write_articles(&scratch, "texts", 60);
    let write_pictures = |folder: &str, count: usize| {
        (0..count).for_each(|place| _ = scratch.write(format!("{folder}/{place}.png"), [0x89, 0x50]));
    };
    write_pictures("pictures", 300);
    scratch.index(&["corpus"]);
    scratch.rename("texts", "../texts");
    for _ in 0..2 {
        let (run, report) = scratch.try_index(&["corpus"]);
        assert_eq!(run.status, 4);
        assert_counts(&report, "found 300, removed 0, removals_withheld 60, articles 60");
    }
    fs::remove_dir_all(scratch.corpus().join("pictures")).expect("a folder to remove");
    scratch.rename("../texts", "texts");
    write_pictures("texts", 60);
    assert_counts(&scratch.index(&["corpus"]), "found 120, removed 0, removals_withheld 0, articles 60");
    scratch.rename("texts", "2023");
    assert_counts(&scratch.index(&["corpus"]), "found 120, moved 60, removed 0, removals_withheld 0, articles 60");
    scratch.remove("2023/7.txt");
    assert_counts(&scratch.index(&["corpus"]), "found 119, removed 1, removals_withheld 0, articles 59");
    let doctor = scratch.run(&["doctor", "--json"]).json();
    assert_eq!((number(&doctor["files"], "read"), number(&doctor["files"], "skipped")), (59, 60));
}

#[test]
fn two_folders_in_one_index_do_not_mix() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    let other = scratch.folder().join("other/corpus");
    fs::create_dir_all(other.join("a")).expect("a folder");
    fs::write(other.join("a/0.txt"), article("otherword")).expect("a file");
    assert_counts(&scratch.index(&["corpus", "other/corpus"]), "found 3, indexed 3, articles 3");
    assert_eq!(scratch.paths("headline"), ["a/0.txt", "a/0.txt", "a/1.txt"]);
    // A run over one of them leaves the other alone.
    scratch.remove("a/1.txt");
    assert_counts(&scratch.index(&["corpus"]), "found 1, unchanged 1, removed 1, articles 2");
    assert_counts(&scratch.index(&["other/corpus"]), "found 1, unchanged 1, removed 0, articles 2");
    assert_eq!(scratch.paths("otherword"), ["a/0.txt"]);
    // One folder named twice is one source.
    assert_counts(&scratch.index(&["corpus", "./corpus/../corpus"]), "found 1, unchanged 1, articles 2");
}

#[test]
fn a_folder_inside_another_is_refused() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    scratch.index(&["corpus"]);
    scratch.run(&["index", "corpus/a", "--json"]).refused(2, &["lie inside one another"]);
    scratch.run(&["index", ".", "--json"]).refused(2, &["lie inside one another"]);
    scratch.run(&["index", "corpus/a/0.txt"]).refused(2, &["is not a folder"]);
    assert_eq!(scratch.paths("headline").len(), 2);
}

#[test]
fn folders_deeper_than_the_limit_are_named() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 1);
    let deep: std::path::PathBuf = std::iter::repeat_n("d", 257).collect();
    scratch.write_article(deep.join("bottom.txt"), "bottom");
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!(run.status, 3);
    assert_counts(&report, "found 2, indexed 1, failed 1, articles 1");
    assert!(text(&list(&report, "failures")[0], "message").contains("256 folders deep"), "{report:#}");
}

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
    let run = super::support::Run::new(child.wait_with_output().expect("output"), arguments);
    assert_eq!(run.status, 0, "{} {}", run.stdout, run.stderr);
    let report = run.json();
    super::support::check_report(&report);
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

#[test]
fn a_second_writer_is_told_of_the_first() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    scratch.index(&["corpus"]);
    let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
    let holder = IndexWriter::open(scratch.index_folder(), options).expect("the first writer");
    let before = listing(&scratch.index_folder());
    let process = format!("process {} on ", std::process::id());
    for command in
        [&["index", "corpus", "--json"][..], &["index", "corpus", "--json", "--rebuild"], &["compact"], &["repair"]]
    {
        scratch.run(command).refused(5, &["another process ", &process, "is writing to the index in \"index\""]);
    }
    assert_eq!(listing(&scratch.index_folder()), before, "the second writer touched nothing");
    assert_eq!(scratch.paths("headline").len(), 2, "searching goes on");
    drop(holder);
    assert_counts(&scratch.index(&["corpus"]), "found 2, unchanged 2, articles 2");
}

#[test]
fn an_index_of_another_format_is_named_as_such_and_can_be_made_again() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 2);
    scratch.index(&["corpus"]);
    let meta = scratch.index_folder().join("meta.json");
    let mut value: Value = serde_json::from_slice(&fs::read(&meta).expect("meta.json")).expect("JSON");
    let mut payload: Value = serde_json::from_str(text(&value, "payload")).expect("JSON in JSON");
    payload["format_version"] = 999.into();
    value["payload"] = payload.to_string().into();
    fs::write(&meta, value.to_string()).expect("meta.json");
    // That format had none.
    fs::remove_file(scratch.index_folder().join("checksums")).expect("checksums");
    let before = listing(&scratch.index_folder());
    for arguments in [&["search", "headline", "--json"][..], &["doctor"], &["index", "corpus", "--json"]] {
        scratch.run(arguments).refused(5, &["format 999", "--rebuild"]);
    }
    assert_eq!(listing(&scratch.index_folder()), before, "it was left as it was");
    assert_counts(&scratch.index(&["corpus", "--rebuild"]), "found 2, indexed 2, unchanged 0, articles 2");
    assert_eq!(scratch.paths("headline").len(), 2);
}

#[test]
fn a_rebuild_forgets_what_is_not_there_any_more() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus"]);
    scratch.remove("a/0.txt");
    let report = scratch.index(&["corpus", "--rebuild"]);
    assert_counts(&report, "found 2, indexed 2, unchanged 0, removed 0, articles 2");
    assert_eq!(scratch.paths("headline"), ["a/1.txt", "a/2.txt"]);
}

#[test]
fn an_empty_folder_becomes_an_empty_index() {
    let scratch = Scratch::new();
    assert_counts(&scratch.index(&["corpus"]), "found 0, articles 0");
    assert_eq!(scratch.search(&["anything"])["total"]["value"], 0);
    let (run, report) = scratch.try_index(&["nowhere", "--index", "other"]);
    assert_eq!(run.status, 4);
    assert_eq!(number(&report, "articles"), 0);
}

#[test]
fn files_that_failed_are_tried_again_when_asked() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 1);
    scratch.write("large.txt", article("size").repeat(40));
    let_files_age();
    let (run, report) = scratch.try_index(&["corpus", "--max-file-bytes", "1000"]);
    assert_eq!(run.status, 3);
    assert_eq!(problems(&report, "failures"), ["large.txt file_too_large"]);
    assert_counts(&scratch.index(&["corpus", "--retry-failed"]), "found 2, indexed 1, unchanged 1, failed 0, articles 2");
    assert_eq!(scratch.paths("size"), ["large.txt"]);
}

#[test]
fn what_was_cut_is_read_again_when_more_is_allowed() {
    let scratch = Scratch::new();
    let long = article("wordlong").replace('\n', " ").repeat(40);
    let line = |word: &str, text: &str| format!("{{\"title\": \"{word} headline\", \"text\": \"{text}\"}}\n");
    scratch.write("lines.jsonl", line("long", &long) + &line("short", "Ships came and went as announced."));
    scratch.write("rows.csv", format!("title,text\nShort,Ships came and went.\nLong,\"{long}\"\n"));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("long.txt", &long), ("short.txt", &article("wordshort"))] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file of the archive");
        archive.write_all(text.as_bytes()).expect("written");
    }
    scratch.write("archive.zip", archive.finish().expect("an archive").into_inner());
    let_files_age();
    let cut = ["archive.zip/long.txt file_too_large", "lines.jsonl:1 record_too_large", "rows.csv record_too_large"];
    for limit in ["1000", "900", "1000"] {
        let (run, report) = scratch.try_index(&["corpus", "--max-file-bytes", limit]);
        assert_eq!((run.status, problems(&report, "failures")), (3, cut.map(str::to_string).to_vec()), "{report:#}");
    }
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 3, updated 0, unchanged 0, failed 0, articles 6");
    assert_counts(&scratch.index(&["corpus"]), "found 3, indexed 0, unchanged 3, failed 0, articles 6");
}

#[test]
fn failures_within_files_are_tried_again_when_asked_and_a_file_read_again_is_not_changed() {
    let scratch = Scratch::new();
    scratch.write("lines.jsonl", "{\"title\": \"Port\", \"text\": \"Ships came.\"}\n{\"title\": \n");
    write_articles(&scratch, "a", 1);
    let_files_age();
    scratch.try_index(&["corpus", "--without-actors"]);
    let (_, report) = scratch.try_index(&["corpus", "--without-actors", "--retry-failed"]);
    assert_counts(&report, "found 2, indexed 1, updated 0, unchanged 1");
    let (_, report) = scratch.try_index(&["corpus"]);
    assert_counts(&report, "found 2, indexed 2, updated 0, unchanged 0");
}

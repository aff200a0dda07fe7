//! `dateline verify`, `repair`, `compact`, `purge`, and who may read the files of an index.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::support::{Scratch, assert_counts, let_files_age, list, number, problems, repository, strings, text};

/// Several segments, some of them with articles that have gone.
fn changed_corpus() -> Scratch {
    let scratch = Scratch::new();
    for round in 0..2 {
        for article in 0..9 {
            scratch.write_article(format!("{round}/{article}.txt"), &format!("word{round}x{article}"));
        }
        scratch.index(&["corpus"]);
    }
    let_files_age();
    scratch.write_article("0/0.txt", "otherword");
    scratch.remove("1/1.txt");
    scratch.index(&["corpus"]);
    scratch
}

/// What a person can ask of all articles, without what differs from run to run.
fn answers(scratch: &Scratch) -> Value {
    let mut answer = scratch.search(&["--limit", "100", "--sort", "oldest", "--facet", "actor", "--timeline", "month"]);
    answer["took_ms"] = 0.into();
    answer
}

fn files(scratch: &Scratch) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(scratch.index_folder()).expect("the index").map(|entry| entry.expect("an entry").path());
    entries.map(|path| (path.clone(), fs::read(&path).expect("a file"))).collect()
}

/// The largest file of the index of a kind.
fn of_kind(scratch: &Scratch, kind: &str) -> (PathBuf, Vec<u8>) {
    let of_kind = |path: &PathBuf| path.to_string_lossy().rsplit(['.', '/']).next() == Some(kind);
    let found = files(scratch).into_iter().filter(|(path, _)| of_kind(path)).max_by_key(|(_, bytes)| bytes.len());
    found.unwrap_or_else(|| panic!("no file of the kind {kind}"))
}

#[test]
fn a_damaged_index_is_repaired_from_its_texts_and_the_sources() {
    let scratch = changed_corpus();
    // Merges take lists of deletions away; a removal makes another.
    for article in 2..9 {
        if files(&scratch).keys().any(|path| path.extension().is_some_and(|ending| ending == "del")) {
            break;
        }
        scratch.remove(format!("0/{article}.txt"));
        scratch.index(&["corpus"]);
    }
    let truth = answers(&scratch);
    assert_eq!(scratch.run(&["repair"]).stdout.trim(), "nothing is damaged");
    for kind in ["del", "checksums", "json", "idx", "pos", "term", "fast", "fieldnorm", "store", "table"] {
        let (path, mut damaged) = of_kind(&scratch, kind);
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let place = damaged.len() / 3;
        damaged[place] ^= 0x10;
        fs::write(&path, &damaged).expect("a damaged file");
        let refused = scratch.run(&["index", "corpus", "--json"]);
        assert_eq!(refused.status, 5, "{name}: {}", refused.stderr);
        assert!(refused.stderr.contains("dateline repair") || refused.stderr.contains("damaged"), "{}", refused.stderr);
        let repaired = scratch.run(&["repair", "--json"]);
        assert_eq!(repaired.status, 0, "{name}: {}{}", repaired.stdout, repaired.stderr);
        assert!(strings(&repaired.json(), "damaged_files").iter().any(|file| file.contains(&name)), "{}", repaired.stdout);
        assert_eq!(answers(&scratch), truth, "{name}");
        let verified = scratch.run(&["verify", "--json"]);
        assert_eq!(verified.status, 0, "{name}: {}", verified.stdout);
    }
}

#[test]
fn without_the_sources_what_has_its_text_is_saved_and_the_rest_is_named() {
    let scratch = changed_corpus();
    let truth = answers(&scratch);
    fs::rename(scratch.corpus(), scratch.folder().join("away")).expect("the sources go away");
    fs::remove_file(of_kind(&scratch, "idx").0).expect("a lost file");
    let incomplete = scratch.run(&["search", "--json"]);
    assert_eq!(incomplete.status, 5, "an incomplete answer is no full success");
    // If all were merged into one segment, nothing is left to answer from.
    if incomplete.stdout.is_empty() {
        assert!(incomplete.stderr.contains(".idx\" is missing"), "{}", incomplete.stderr);
    } else {
        assert_eq!(incomplete.json()["total"]["exact"], false);
    }
    let repaired = scratch.run(&["repair", "--json"]);
    assert!(number(&repaired.json(), "articles_saved") > 0, "{}", repaired.stdout);
    assert_eq!(answers(&scratch), truth);
    fs::remove_file(of_kind(&scratch, "store").0).expect("a lost file");
    let repaired = scratch.run(&["repair", "--json"]);
    assert_eq!(repaired.status, 4, "{}", repaired.stdout);
    assert!(number(&repaired.json(), "documents_without_text") > 0);
    assert_eq!(list(&repaired.json(), "unavailable").len(), 1);
    assert!(list(&answers(&scratch), "hits").len() < list(&truth, "hits").len());
    // With the sources back, the next run makes it whole.
    fs::rename(scratch.folder().join("away"), scratch.corpus()).expect("the sources come back");
    scratch.index(&["corpus"]);
    assert_eq!(answers(&scratch), truth);
}

#[test]
fn compacting_takes_what_was_deleted_off_the_disk() {
    let scratch = changed_corpus();
    let truth = answers(&scratch);
    let report = scratch.run(&["compact", "--json"]).json();
    // A merge of the run itself may have taken it off already.
    let had_deleted = number(&report, "deleted_before") > 0;
    assert!(!had_deleted || number(&report, "bytes_after") < number(&report, "bytes_before"), "{report:#}");
    assert_eq!(number(&report, "segments_after"), 1);
    assert!(files(&scratch).keys().all(|path| path.extension().is_none_or(|ending| ending != "del")));
    assert_eq!(answers(&scratch), truth);
    let again = scratch.run(&["compact", "--json"]).json();
    assert_eq!(number(&again, "bytes_before"), number(&again, "bytes_after"));
    assert_counts(&scratch.index(&["corpus"]), "unchanged 17, articles 17");
}

#[test]
fn a_purged_article_is_in_no_byte_and_stays_away_until_its_file_is_read_again() {
    let scratch = changed_corpus();
    scratch.write_article("1/3.txt", "qwzzyx");
    scratch.index(&["corpus"]);
    let hits = scratch.search(&["qwzzyx"]);
    let id = text(&list(&hits, "hits")[0], "id").to_string();
    let holds = |word: &str| {
        files(&scratch).into_values().any(|bytes| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
    };
    assert!(holds("qwzzyx"));
    scratch.run(&["purge", "ffffffffffffffff", &id]).refused(1, &["ffffffffffffffff"]);
    assert!(holds("qwzzyx"), "nothing is done by halves");
    let run = scratch.run(&["purge", &id]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("its file is still there") && run.stderr.contains("3.txt"), "{}", run.stderr);
    assert!(!holds("qwzzyx"));
    assert_eq!(scratch.search(&["qwzzyx"])["total"]["value"], 0);
    scratch.run(&["show", &id]).refused(1, &[&id]);
    assert_eq!(scratch.run(&["verify"]).status, 0);
    let report = scratch.index(&["corpus"]);
    assert_counts(&report, "unchanged 16, articles 16");
    assert!(problems(&report, "skips").contains(&"1/3.txt purged".to_string()), "{report:#}");
    scratch.write_article("1/3.txt", "qwzzyx again");
    assert_counts(&scratch.index(&["corpus"]), "indexed 1, unchanged 16, articles 17");
}

#[test]
fn what_was_set_of_a_purged_article_goes_with_it() {
    let scratch = changed_corpus();
    scratch.write(
        "1/3.txt",
        "Qwzzyx opens\n\nMay 2, 2023\n\nThe harbour of Tarvik opened after years of work, and ships came in.",
    );
    scratch.write(
        "1/4.txt",
        "Vwxxyq opens\n\nMay 2, 2023\n\nThe bridge of Arvik opened after years of work, and carts went over.",
    );
    scratch.index(&["corpus"]);
    let id_of = |word: &str| text(&list(&scratch.search(&[word]), "hits")[0], "id").to_string();
    let (id, other) = (id_of("qwzzyx"), id_of("vwxxyq"));
    assert_eq!(scratch.run(&["set", &id, "headline=Jzkkvx rests", "topic=Pqkkzx"]).status, 0);
    assert_eq!(scratch.run(&["set", &other, "topic=Pvkkzx"]).status, 0);
    let file = scratch.folder().join("articles.toml");
    let holds = |word: &str| {
        let files = files(&scratch).into_values().chain([fs::read(&file).expect("the file")]);
        files.into_iter().any(|bytes| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
    };
    let run = scratch.run(&["purge", &id]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("is out of") && run.stderr.contains("articles.toml"), "{}", run.stderr);
    for word in ["Qwzzyx", "Jzkkvx", "Pqkkzx"] {
        assert!(!holds(word), "{word}");
    }
    scratch.index(&["corpus"]);
    for word in ["Qwzzyx", "Jzkkvx", "Pqkkzx"] {
        assert!(!holds(word), "{word} after the next run");
    }
    // In the file of somebody else it may stand under an id of theirs, and is left there.
    let theirs = fs::read_to_string(&file).expect("the file").replace(&other, "0123456789abcdef");
    assert!(theirs.contains("0123456789abcdef"), "{theirs}");
    fs::write(scratch.folder().join("theirs.toml"), &theirs).expect("written");
    scratch.index(&["corpus", "--articles", "theirs.toml"]);
    assert_eq!(strings(&scratch.run(&["show", &other, "--json"]).json(), "topic"), ["Pvkkzx"]);
    fs::write(&file, "").expect("written");
    let run = scratch.run(&["purge", &other]);
    assert!(run.stderr.contains("theirs.toml names it still, under the id 0123456789abcdef"), "{}", run.stderr);
    assert!(!holds("Vwxxyq") && !holds("Pvkkzx"));
    assert_eq!(fs::read_to_string(scratch.folder().join("theirs.toml")).expect("the file"), theirs);
}

#[test]
fn a_copy_of_a_purged_article_is_named() {
    let scratch = Scratch::new();
    let article = "Harbour opens\n\nMay 2, 2023\n\nThe harbour of Tarvik opened after years of work, and ships came in.";
    scratch.write("a.txt", article);
    scratch.write("b/copy.txt", article);
    scratch.index(&["corpus"]);
    let hits = scratch.search(&["Tarvik"]);
    let id_of = |path: &str| {
        let hit = list(&hits, "hits").iter().find(|hit| text(hit, "path") == path).expect("a hit");
        text(hit, "id").to_string()
    };
    let run = scratch.run(&["purge", &id_of("a.txt"), "--json"]);
    assert_eq!(text(&list(&run.json(), "copies")[0], "id"), id_of("b/copy.txt"));
    assert!(run.stderr.contains("is still found") && run.stderr.contains("corpus/b/copy.txt"), "{}", run.stderr);
}

#[test]
fn a_source_that_is_forgotten_leaves_what_the_others_alone_would_make() {
    let alone = Scratch::new();
    for article in 0..3 {
        alone.write(
            format!("{article}.txt"),
            format!("A headline {article}\n\n2023-05-17 Tags: NATO, gas\n\nThe body is here.\n"),
        );
    }
    let both = Scratch::new();
    for entry in fs::read_dir(alone.corpus()).expect("the corpus") {
        let entry = entry.expect("an entry");
        both.write(entry.file_name(), fs::read(entry.path()).expect("a file"));
    }
    let stick = both.folder().join("stick");
    fs::create_dir(&stick).expect("a folder");
    for article in 0..9 {
        let text = format!("On the stick {article}\n\n2023-05-17 Tags: Nato, Gas\n\nThe body is there.\n");
        fs::write(stick.join(format!("{article}.txt")), text).expect("a file");
    }
    alone.index(&["corpus"]);
    both.index(&["corpus", "stick"]);
    let tags = ["--limit", "0", "--facet", "tag"];
    assert!(both.search(&tags).to_string().contains("\"Nato\""));
    both.run(&["forget", "sticks"]).refused(2, &["sticks", "stick (", "corpus ("]);
    fs::remove_dir_all(&stick).expect("the stick is pulled");
    let run = both.run(&["forget", "stick", "--json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = run.json();
    assert_counts(&report, "files 9, articles 9, articles_left 3");
    let asked = ["--limit", "100", "--facet", "tag", "--facet", "actor", "--timeline", "month"];
    let answer = |scratch: &Scratch| {
        let mut answer = scratch.search(&asked);
        answer["took_ms"] = 0.into();
        answer
    };
    assert_eq!(answer(&both), answer(&alone));
    both.run(&["forget", "stick"]).refused(2, &["stick"]);
    assert_counts(&both.index(&["corpus"]), "unchanged 3, articles 3");
    assert_eq!(both.run(&["verify"]).status, 0);
}

#[cfg(unix)]
#[test]
fn the_files_of_an_index_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = changed_corpus();
    let mode = |path: &std::path::Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&scratch.index_folder()), 0o700);
    for path in files(&scratch).into_keys() {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn what_a_killed_writer_left_is_told_of_and_swept() {
    let scratch = changed_corpus();
    let orphan = format!("{}.store", "0123456789abcdef".repeat(2));
    for name in [".tmp-1-1-meta.json", &orphan] {
        fs::write(scratch.index_folder().join(name), "half").expect("a file");
    }
    let verified = scratch.run(&["verify", "--json"]);
    assert_eq!(verified.status, 0);
    assert_eq!(strings(&verified.json(), "left_over_files"), [".tmp-1-1-meta.json", &orphan]);
    scratch.index(&["corpus"]);
    assert_eq!(strings(&scratch.run(&["verify", "--json"]).json(), "left_over_files"), [""; 0]);
}

#[test]
fn every_sabotage_still_fits_the_source() {
    let script = repository().join("tests/chaos/sabotages.py");
    let output = Command::new("python3").arg(script).arg("--check").output().expect("python3 starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_is_left_by_a_purge_is_what_it_tells_alone() {
    let scratch = Scratch::new();
    for (path, tag) in [("a.txt", "Nato"), ("b.txt", "Nato"), ("c.txt", "NATO")] {
        scratch.write(
            path,
            format!("Headline of {path}\n\nMay 4, 2023\nTags: {tag}\n\nNobody met anybody, as far as is known.\n"),
        );
    }
    scratch.index(&["corpus"]);
    let ids = |tag: &str| -> Vec<String> {
        let hits = scratch.run(&["search", "--tag", tag, "--json"]).json();
        let found = list(&hits, "hits").iter().map(|hit| format!("{} {}", text(hit, "path"), text(hit, "id")));
        found.collect()
    };
    let shown = ids("Nato");
    let purged = shown.iter().find_map(|hit| hit.strip_prefix("a.txt ")).expect("the article is found");
    assert_eq!((shown.len(), scratch.run(&["purge", purged]).status), (3, 0));
    let tags = scratch.run(&["facets", "--facet", "tag", "--json"]).json();
    assert_eq!(tags["facets"][0]["values"][0]["value"], "NATO", "{tags:#}");
    assert_eq!(tags["facets"][0]["values"][0]["count"], 2, "{tags:#}");
}

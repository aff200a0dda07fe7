//! Turns what an index folder holds already, and what failed before, into what the next run must do.

use std::fs;
use std::io::Write as _;

use dateline::backend::ArticleSink as _;
use dateline::backend::local::{IndexWriter, WriterOptions};
use serde_json::Value;

use super::write_articles;
use crate::support::{Scratch, article, assert_counts, let_files_age, listing, number, problems, strings, text};

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
fn what_other_readers_read_is_read_anew_by_the_next_run() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a", 3);
    scratch.index(&["corpus", "--without-actors"]);
    let versions = || {
        let doctor = scratch.run(&["doctor", "--json"]).json();
        let of_source = &doctor["sources"][0];
        (number(of_source, "registry_version"), of_source["reader_version"].clone(), doctor["reader_version"].clone())
    };
    let (_, current, of_program) = versions();
    assert!(current == of_program && current.is_u64(), "{current}");
    let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
    // An index that does not say who read its files is of a program that had no number for it.
    for other in [0, 999] {
        let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("a writer");
        let mut manifest = writer.manifest().expect("a manifest").expect("an index");
        manifest.sources[0].reader_version = other;
        writer.commit(&manifest).expect("a commit");
        drop(writer);
        let doctor = scratch.run(&["doctor"]).stdout;
        assert!(doctor.contains("was read by another version of the readers; `dateline index "), "{doctor}");
        let report = scratch.index(&["corpus", "--without-actors"]);
        assert_counts(&report, "found 3, indexed 3, unchanged 0, articles 3");
        assert!(strings(&report, "notes")[0].contains("is read anew"), "{report:#}");
        assert_eq!(versions(), (0, current.clone(), of_program.clone()));
        let report = scratch.index(&["corpus", "--without-actors"]);
        assert_counts(&report, "found 3, indexed 0, unchanged 3, articles 3");
        assert_eq!(report.get("notes"), None, "{report:#}");
    }
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

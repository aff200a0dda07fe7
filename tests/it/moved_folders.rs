//! Folders that were moved, renamed or copied in part: which is taken for which, and what is said of it.

use std::fs;

use super::support::{Scratch, assert_counts, strings};

#[test]
fn a_copy_of_a_part_is_another_folder() {
    let scratch = Scratch::new();
    let folder = |name: &str| scratch.folder().join(name);
    fs::create_dir_all(folder("part")).expect("a folder");
    for number in 0..12 {
        let written = scratch.write_article(format!("{number}.txt"), &format!("word{number}"));
        if number < 7 {
            fs::copy(written, folder("part").join(format!("{number}.txt"))).expect("copied");
        }
    }
    scratch.index(&["corpus"]);
    fs::rename(scratch.corpus(), folder("away")).expect("a folder to rename");
    let report = scratch.index(&["part"]);
    assert_counts(&report, "found 7, indexed 7, removed 0, articles 19");
    assert!(strings(&report, "notes")[0].contains("7 of 12 files looked at of"), "{report:#}");
    // One that is all there but for one file in twenty and more is the same, and that is said.
    for number in 0..40 {
        scratch.write_article(format!("{number}.txt"), &format!("other{number}"));
    }
    scratch.index(&["corpus", "--index", "other"]);
    fs::rename(scratch.corpus(), folder("clippings")).expect("a folder to rename");
    fs::remove_file(folder("clippings/39.txt")).expect("removed");
    let report = scratch.index(&["clippings", "--index", "other"]);
    assert_counts(&report, "found 39, unchanged 39, removed 1, articles 39");
    let note = strings(&report, "notes")[0].clone();
    assert!(note.contains("clippings\" is taken for") && note.contains("which has moved"), "{note}");
}

#[test]
fn names_and_messages_agree_after_a_folder_was_renamed() {
    let scratch = Scratch::new();
    (0..3).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), &format!("word{number}")));
    scratch.index(&["corpus"]);
    fs::rename(scratch.corpus(), scratch.folder().join("clippings")).expect("a folder to rename");
    let (_, report) = scratch.try_index(&["corpus"]);
    let message = report["unavailable"][0]["message"].to_string();
    assert!(
        message.contains("are kept until `dateline forget /") && message.contains("corpus` takes them out"),
        "{message}"
    );
    scratch.index(&["clippings"]);
    let (_, report) = scratch.try_index(&["corpus"]);
    let message = report["unavailable"][0]["message"].to_string();
    assert!(message.contains("no articles of it; what it calls") && message.contains("clippings"), "{message}");
    scratch.run(&["forget", "corpus"]).refused(2, &["is what the index calls", "clippings", "moved or renamed"]);
    assert_eq!(scratch.paths("headline").len(), 3);
    assert_eq!(scratch.run(&["forget", "clippings"]).status, 0);
    scratch.run(&["forget", "nonsense"]).refused(2, &["no source of the index is called \"nonsense\"", "it has none"]);
}

//! Turns folders that are away, moved, renamed, emptied or within one another into what the next run must make of them.

use std::fs;

use super::write_articles;
use crate::support::{Scratch, article, assert_counts, list, number, problems, strings, text};

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

//! Turns changes of a folder into what the next run of `dateline index` must make of them.
//!
//! Here files that change, move and trade places; `sources`: folders that do; `passed_over`: what is no article; `runs`: what was there before.

mod passed_over;
mod runs;
mod sources;

use std::fs;

use crate::support::{Scratch, article, assert_counts, let_files_age, listing, problems};

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
fn documents_in_a_folder_called_like_that_of_a_page_are_read() {
    let scratch = Scratch::new();
    let page = "<html><head><title>Port reopens</title></head><body><h1>Port reopens</h1><p>The port opened on Monday after a strike.</p></body></html>";
    scratch.write("case.html", page);
    scratch.write("case_files/one.txt", "Ferry waits\n\nThe ferry waited on Tuesday for the tide to turn.\n");
    scratch.write("case_files/two.html", page.replace("reopens", "closes"));
    scratch.write("case_files/older/three.html", page.replace("reopens", "burns"));
    let (_, report) = scratch.try_index(&["corpus"]);
    assert_counts(&report, "found 4, indexed 4, skipped 0, articles 4");
    // With a style among them they are what a browser has saved; a note and what lies deeper stay a person's own.
    scratch.write("case_files/style.css", "p {}");
    let_files_age();
    let (_, report) = scratch.try_index(&["corpus"]);
    assert_eq!(problems(&report, "skips"), ["case_files/style.css part_of_a_page", "case_files/two.html part_of_a_page"]);
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

//! Folders that were moved, renamed or copied in part: which is taken for which, and what is said of it.

use std::fs;

use super::support::{Run, Scratch, article, assert_counts, copy_folder, list, number, strings, text};

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

#[test]
fn commands_that_are_advised_can_be_typed_as_they_stand() {
    let scratch = Scratch::new();
    scratch.write_article("a.txt", "amber");
    let other = scratch.folder().join("other place");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("b.txt"), article("beryl")).expect("written");
    scratch.index(&["corpus", "other place", "--index", "my index"]);
    let done = scratch.run(&["actors", "--index", "my index", "hide", "Chile"]).stdout;
    assert!(done.contains("`dateline retag --index 'my index'` applies it"), "{done}");
    fs::rename(&other, scratch.folder().join("away")).expect("a folder to rename");
    scratch
        .run(&["index", "corpus", "--rebuild", "--index", "my index"])
        .refused(4, &["`dateline forget '/", "/other place' --index 'my index'` takes it out first"]);
    let (_, report) = scratch.try_index(&["other place", "--index", "my index"]);
    let message = report["unavailable"][0]["message"].to_string();
    assert!(message.contains("`dateline forget '/") && message.contains("/other place'` takes them out"), "{message}");
    scratch.run(&["search", "--index", "no index"]).refused(5, &["`dateline index FOLDER --index 'no index'`"]);
}

/// A project with a folder of two articles and its index, in one folder; a field of one of them set by hand, and an actor hidden.
fn project(scratch: &Scratch, name: &str) {
    for (file, word) in [("a.txt", "amber"), ("b.txt", "beryl")] {
        scratch.write(format!("{name}/clippings/{file}"), article(word));
    }
    assert_eq!(run_in(scratch, name, "index clippings --quiet").status, 0);
    set_topic(scratch, name, "amber", "Stones");
    assert_eq!(run_in(scratch, name, "actors hide Chile").status, 0);
    assert_eq!(run_in(scratch, name, "retag").status, 0);
}

/// Runs a command in a project, which stands in the corpus folder for want of another.
fn run_in(scratch: &Scratch, project: &str, line: &str) -> Run {
    let words: Vec<&str> = line.split(' ').collect();
    let output = scratch.command(&words).current_dir(scratch.corpus().join(project)).output().expect("the program starts");
    Run::new(output, &words)
}

fn set_topic(scratch: &Scratch, project: &str, word: &str, topic: &str) {
    let found = run_in(scratch, project, &format!("search {word} --json")).json();
    let id = text(&list(&found, "hits")[0], "id").to_string();
    let done = run_in(scratch, project, &format!("set {id} topic={topic}"));
    assert_eq!((done.status, done.stderr.as_str()), (0, ""), "{word}");
}

fn with_topic(scratch: &Scratch, project: &str, topic: &str) -> u64 {
    number(&run_in(scratch, project, &format!("search --topic {topic} --json")).json()["total"], "value")
}

#[test]
fn a_copied_project_has_its_own_corrections() {
    let scratch = Scratch::new();
    project(&scratch, "p1");
    copy_folder(&scratch.corpus().join("p1"), &scratch.corpus().join("p2"));
    set_topic(&scratch, "p2", "beryl", "Gems");
    let file = |project: &str| fs::read_to_string(scratch.corpus().join(project).join("articles.toml")).expect("a file");
    assert!(file("p2").contains("Gems") && file("p2").contains("Stones"), "{}", file("p2"));
    assert!(!file("p1").contains("Gems"), "{}", file("p1"));
    assert_eq!((with_topic(&scratch, "p2", "Stones"), with_topic(&scratch, "p2", "Gems")), (1, 1));
    let done = run_in(&scratch, "p2", "actors alias add Norway Zork").stdout;
    assert!(done.contains("p2/actors.toml"), "{done}");
}

#[test]
fn a_moved_project_takes_its_corrections_along() {
    let scratch = Scratch::new();
    project(&scratch, "p1");
    scratch.rename("p1", "p3");
    set_topic(&scratch, "p3", "beryl", "Gems");
    assert_eq!(run_in(&scratch, "p3", "index clippings --quiet").status, 0);
    assert_eq!((with_topic(&scratch, "p3", "Stones"), with_topic(&scratch, "p3", "Gems")), (1, 1));
    assert_eq!(run_in(&scratch, "p3", "search actor:Chile").status, 1, "it is still hidden");
    // The folder of articles alone, with the files beside it.
    for name in ["clippings", "articles.toml", "actors.toml"] {
        scratch.rename(format!("p3/{name}"), format!("p4/{name}"));
    }
    assert_eq!(run_in(&scratch, "p3", "index ../p4/clippings --quiet").status, 0);
    assert_eq!((with_topic(&scratch, "p3", "Stones"), with_topic(&scratch, "p3", "Gems")), (1, 1));
    // A file that has gone from where it lay is not looked for elsewhere.
    fs::remove_file(scratch.corpus().join("p4/actors.toml")).expect("a file to remove");
    fs::write(scratch.corpus().join("p3/actors.toml"), "").expect("written");
    run_in(&scratch, "p3", "index ../p4/clippings --quiet").refused(2, &["corrections of actors", "p4/actors.toml"]);
}

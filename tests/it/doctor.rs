//! What `dateline doctor` lists: all there is or how much more, and of several folders in which.

use super::support::{Scratch, list, number, text};

fn undated(number: usize) -> String {
    format!(
        "Note about oil number {number}\n\nSome words about oil and ships that have no day in them, which is note number {number}.\n"
    )
}

#[test]
fn what_is_left_out_of_a_list_is_told() {
    let scratch = Scratch::new();
    for number in 0..103 {
        ["a", "b"].iter().for_each(|folder| _ = scratch.write(format!("{folder}/{number}.txt"), undated(number)));
    }
    scratch.index(&["corpus"]);
    let shown = scratch.run(&["doctor"]).stdout;
    for line in [
        "206 unknown",
        "\n  and 106 more: `dateline doctor --json` lists all",
        "\nrepeated: 103 articles have",
        "\n  and 3 more: `dateline doctor --json` lists all",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let doctor = scratch.run(&["doctor", "--json"]).json();
    assert_eq!((list(&doctor, "doubtful_dates").len(), list(&doctor, "repeated").len()), (206, 103));
    assert_eq!(number(&doctor, "repeated_groups"), 103);
}

#[test]
fn of_several_folders_each_is_named() {
    let scratch = Scratch::new();
    for folder in ["one", "two"] {
        scratch.write(format!("{folder}/README.md"), "What this is.\n");
        scratch.write(format!("{folder}/a.txt"), undated(1));
    }
    let folders = ["corpus/one", "corpus/two"];
    let report = scratch.index(&folders);
    let skips: Vec<&str> = list(&report, "skips").iter().map(|skip| text(skip, "folder")).collect();
    assert_eq!(skips, ["one", "two"]);
    let shown = scratch.run(&[&["index"][..], &folders].concat()).stdout;
    assert!(shown.contains("  one/README.md: ") && shown.contains("  two/README.md: "), "{shown}");
    let shown = scratch.run(&["doctor"]).stdout;
    for line in ["  one/README.md: ", "  two/README.md: ", "unknown  -", "  one/a.txt\n", "  two/a.txt\n"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let doctor = scratch.run(&["doctor", "--json"]).json();
    let folders: Vec<&str> = list(&doctor, "skipped").iter().map(|skip| text(skip, "folder")).collect();
    assert_eq!(folders, ["one", "two"]);
    // One folder need not be named.
    scratch.index(&["corpus/one", "--index", "alone"]);
    let shown = scratch.run(&["doctor", "--index", "alone"]).stdout;
    assert!(shown.contains("  README.md: ") && shown.contains("  a.txt"), "{shown}");
}

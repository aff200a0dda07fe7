//! The same article twice in a folder: both are kept and found, each says where the other is.

use serde_json::Value;

use crate::support::{Scratch, list, number, text};

const BODY: &str = "The ministers of both sides met in the harbour town of Arvik for two days of talks.\n\nThey agreed on little, \
                    people who were there said, but will meet once more before the winter, when the fishing is over.";

fn page(url: &str, headline: &str, body: &str) -> String {
    format!("---\ntitle: {headline}\ndate: 2023-05-17\nurl: {url}\n---\n\n{body}\n")
}

fn with_copies() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("a/talks.md", page("https://www.example.org/talks/?utm_source=feed", "Talks in Arvik", BODY));
    scratch
        .write("b/talks.md", page("http://example.org/talks#top", "Talks in Arvik go on", &format!("{BODY} More follows.")));
    scratch.write("c/wire.md", page("https://other.example/77", "Arvik talks", &BODY.to_uppercase()));
    scratch.write("d/else.md", page("https://www.example.org/fish", "Fishing in Arvik", &BODY.replace("talks", "songs")));
    scratch
}

/// The notes of an article about its copies, as code and path.
fn notes(scratch: &Scratch, path: &str) -> Vec<String> {
    let answer = scratch.search(&["Arvik"]);
    let hit = list(&answer, "hits").iter().find(|hit| text(hit, "path") == path).expect("the article is found");
    let shown = scratch.run(&["show", text(hit, "id"), "--json"]).json();
    let Some(notes) = shown["notes"].as_array() else { return Vec::new() };
    let same = notes.iter().filter(|note| text(note, "code").starts_with("same_"));
    let path = |message: &str| {
        message.split_once("corpus/").map_or(String::new(), |(_, rest)| rest[..rest.find(' ').unwrap_or(0)].to_string())
    };
    same.map(|note| format!("{} {}", text(note, "code"), path(text(note, "message")))).collect()
}

#[test]
fn copies_are_counted_listed_and_name_one_another() {
    let scratch = with_copies();
    let report = scratch.index(&["corpus"]);
    assert_eq!((number(&report, "articles"), number(&report, "repeated")), (4, 2), "{report:#}");
    assert_eq!(notes(&scratch, "a/talks.md"), ["same_url b/talks.md", "same_text c/wire.md"]);
    assert_eq!(notes(&scratch, "b/talks.md"), ["same_url a/talks.md"]);
    assert_eq!(notes(&scratch, "c/wire.md"), ["same_text a/talks.md"]);
    assert!(notes(&scratch, "d/else.md").is_empty());
    let doctor = scratch.run(&["doctor", "--json"]).json();
    assert_eq!(number(&doctor, "repeated_count"), 2);
    let groups = list(&doctor, "repeated");
    let paths: Vec<&str> = list(&groups[0], "articles").iter().map(|article| text(article, "path")).collect();
    assert_eq!((groups.len(), paths), (1, vec!["a/talks.md", "b/talks.md", "c/wire.md"]));
    assert_eq!((&groups[0]["same_url"], &groups[0]["same_text"]), (&Value::Bool(true), &Value::Bool(true)));
    let doctor = scratch.run(&["doctor"]).stdout;
    assert!(doctor.contains("repeated: 2 articles") && doctor.contains("same address and text"), "{doctor}");
    let summary = scratch.run(&["index", "corpus"]).stdout;
    assert!(summary.contains("repeated              2"), "{summary}");
}

#[test]
fn what_is_repeated_does_not_hang_on_when_it_was_indexed() {
    let scratch = with_copies();
    scratch.index(&["corpus"]);
    let at_once = scratch.run(&["doctor", "--json"]).json();
    let one_by_one = Scratch::new();
    for path in ["d/else.md", "c/wire.md", "b/talks.md", "a/talks.md"] {
        one_by_one.write(path, std::fs::read(scratch.corpus().join(path)).expect("a file of the corpus"));
        one_by_one.index(&["corpus"]);
    }
    assert_eq!(one_by_one.run(&["doctor", "--json"]).json()["repeated"], at_once["repeated"]);
    one_by_one.remove("a/talks.md");
    assert_eq!(number(&one_by_one.index(&["corpus"]), "repeated"), 0);
    assert!(notes(&one_by_one, "c/wire.md").is_empty());
}

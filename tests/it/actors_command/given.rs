//! Corrections of actors whom editors gave, and bodies of a state that no registry knows.

use std::fs;

use serde_json::Value;

use super::{retagged_like_anew, run};
use crate::support::{Scratch, list, number, text};

#[test]
fn retagging_reaches_what_editors_gave_and_what_is_hung_on_names() {
    let scratch = Scratch::new();
    scratch.write("a.json", r#"{"headline": "A", "body": "Nobody is named here.", "actors": ["Acme Front"]}"#);
    scratch.write(
        "b.json",
        r#"{"headline": "B", "body": "조르크단은 협상을 거부했다. 정부는 다시 제안했다.", "language": "ko"}"#,
    );
    scratch.write("c.json", r#"{"headline": "C", "body": "وبزورك التقى الوفد أمس في المدينة.", "language": "ar"}"#);
    scratch.write("d.json", r#"{"headline": "D", "body": "Dün Zorkistan'da yeni bir anlaşma yapıldı.", "language": "tr"}"#);
    scratch.write("e.txt", "E\n\nJune 4, 2022\n\nThe UN met in Prizren. Hezbollah did not.");
    scratch.index(&["corpus"]);
    run(&scratch, "actors merge name:Acme_Front Hamas");
    assert!(retagged_like_anew(&scratch) >= 1);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.json"]);
    run(&scratch, "actors alias add org:Zork 조르크단");
    run(&scratch, "actors alias add org:Zork زورك");
    retagged_like_anew(&scratch);
    assert_eq!(scratch.paths("actor:Zork"), ["b.json", "c.json"]);
    run(&scratch, "actors alias add org:Zork Zorkistan");
    retagged_like_anew(&scratch);
    assert_eq!(scratch.paths("actor:Zork"), ["b.json", "c.json", "d.json"]);
    run(&scratch, "actors merge Kosovo Serbia");
    retagged_like_anew(&scratch);
    assert_eq!(scratch.paths("place:Serbia"), ["e.txt"]);
    run(&scratch, "actors hide UN");
    retagged_like_anew(&scratch);
    assert!(scratch.paths("actor:UN").is_empty());
    run(&scratch, "actors hide UN --undo");
    retagged_like_anew(&scratch);
    assert_eq!(scratch.paths("actor:UN"), ["e.txt"]);
}

#[test]
fn whom_an_editor_gave_is_hidden_and_shown_again_like_others() {
    let scratch = Scratch::new();
    scratch
        .write("a.json", r#"{"headline": "A", "body": "The quay was shut on Monday.", "actors": ["Hamas", "Tar Guild"]}"#);
    scratch.write("b.json", r#"{"headline": "B", "body": "Hamas shut the quay.", "actors": ["Hamas"]}"#);
    scratch.write("c.json", r#"{"headline": "C", "body": "Iran shut the quay.", "actors": ["Iran"]}"#);
    scratch.index(&["corpus"]);
    let found = || ["Hamas", "Tar Guild", "Iran"].map(|actor| scratch.paths(&format!("actor:\"{actor}\"")).join(" "));
    for (line, expected) in [
        ("actors hide Hamas", ["", "a.json", "c.json"]),
        ("actors hide Tar_Guild", ["", "", "c.json"]),
        ("actors hide Hamas --undo", ["a.json b.json", "", "c.json"]),
        ("actors hide name:Tar_Guild --undo", ["a.json b.json", "a.json", "c.json"]),
    ] {
        assert_eq!(run(&scratch, line).status, 0, "{line}");
        assert!(retagged_like_anew(&scratch) >= 1, "{line}");
        assert_eq!(found(), expected, "{line}");
    }
}

#[test]
fn corrections_reach_whom_editors_gave_where_no_actors_were_looked_for() {
    let scratch = Scratch::new();
    scratch.write("a.json", r#"{"headline": "A", "body": "Russia shut the quay.", "actors": ["Tar Guild", "Iran"]}"#);
    scratch.write("b.json", r#"{"headline": "B", "body": "Hamas shut the quay."}"#);
    scratch.index(&["corpus", "--without-actors"]);
    let found = || {
        let hits = scratch.search(&["--limit", "1000"]);
        let actors = |hit: &Value| list(hit, "actor").iter().map(|actor| text(actor, "id").to_string()).collect::<Vec<_>>();
        let of = |hit: &Value| format!("{} {}", text(hit, "path"), actors(hit).join(" "));
        let mut found: Vec<String> = list(&hits, "hits").iter().map(of).collect();
        found.sort();
        found
    };
    assert_eq!(found(), ["a.json country:IR name:Tar Guild", "b.json "]);
    for (line, expected) in [
        ("actors merge name:Tar_Guild Hamas", ["a.json country:IR org:hamas", "b.json "]),
        ("actors hide Iran", ["a.json org:hamas", "b.json "]),
    ] {
        assert_eq!(run(&scratch, line).status, 0, "{line}");
        assert!(number(&run(&scratch, "retag --json").json(), "changed") == 1, "{line}");
        assert_eq!(found(), expected, "{line}");
    }
    // What is read now goes by what is there, and so does what is read anew.
    scratch.write("c.json", r#"{"headline": "C", "body": "Nothing.", "actors": ["Tar Guild"]}"#);
    for more in [&[][..], &["--rebuild"]] {
        scratch.index(&[&["corpus", "--without-actors"], more].concat());
        assert_eq!(found(), ["a.json org:hamas", "b.json ", "c.json org:hamas"], "{more:?}");
    }
}

#[test]
fn a_state_is_found_with_its_bodies_that_no_registry_knows() {
    let scratch = Scratch::new();
    let write = |name: &str, text: &str| _ = scratch.write(name, format!("Report\n\nJune 4, 2022\n\n{text}"));
    write("a.txt", "The Tea Inspection Authority of Uganda closed two mills on Monday.");
    write("b.txt", "The Ugandan Wells Commission met. Fighters of the Ugandan Wells Brigade did not.");
    write("c.txt", "Kenya waited. The Kenyan agency Border Survey Bureau met.");
    write("d.txt", "The Kenya Revenue Authority asked for more.");
    scratch.index(&["corpus"]);
    let found = |query: &str| scratch.paths(query).join(" ");
    assert_eq!(found("actor:country:UG"), "");
    assert_eq!((found("actor:Uganda+").as_str(), found("actor:Kenya+").as_str()), ("a.txt b.txt", "c.txt d.txt"));
    assert_eq!(found("closed NEAR/9 actor:Uganda+"), "a.txt");
    let facets = scratch.search(&["--actor", "Uganda+", "--limit", "0", "--facet", "actor"]);
    let values = list(&facets["facets"][0], "values");
    let selected: Vec<&str> =
        values.iter().filter(|value| value["selected"] == true).map(|value| text(value, "value")).collect();
    // The rebels are no body of the state.
    assert_eq!(selected, ["org:Tea Inspection Authority of Uganda", "org:Ugandan Wells Commission", "country:UG"]);
    // What is a body of one state here and of another there is nobody's by its name.
    write("e.txt", "Uganda waited. The Ugandan agency Border Survey Bureau met.");
    scratch.index(&["corpus"]);
    assert_eq!((found("actor:Uganda+").as_str(), found("actor:Kenya+").as_str()), ("a.txt b.txt e.txt", "c.txt d.txt"));
    assert_eq!(found("actor:Uganda+ NOT actor:country:UG"), "a.txt b.txt");
    let correction = "[[actor]]\nid = \"org:Tea Inspection Authority of Uganda\"\ncountry = \"KE\"\n";
    fs::write(scratch.folder().join("actors.toml"), correction).expect("written");
    assert!(retagged_like_anew(&scratch) >= 1);
    assert_eq!((found("actor:Uganda+").as_str(), found("actor:Kenya+").as_str()), ("b.txt e.txt", "a.txt c.txt d.txt"));
}

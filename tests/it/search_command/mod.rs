//! Turns questions on the command line into what is written to standard output and standard error.
//!
//! `answers`: what they look like. `terminal`: where they are written.

mod answers;
mod terminal;

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::support::{Scratch, list, number, repository, strings, text};

/// The values of one facet with their counts.
fn facet(answer: &Value, dimension: &str) -> Vec<(String, u64)> {
    let facets = list(answer, "facets");
    let facet = facets.iter().find(|facet| facet["dimension"] == dimension).expect("a facet that was asked for");
    list(facet, "values").iter().map(|value| (text(value, "value").to_string(), number(value, "count"))).collect()
}

/// Checks that each piece of evidence that names bytes of the file quotes them, and that each field named has some.
fn check_evidence(article: &Value, file: &str, fields: &[&str]) {
    let evidence = list(article, "evidence");
    let mut quoted = 0;
    for piece in evidence {
        let place = &piece["origin"]["text"];
        if place.is_null() {
            continue;
        }
        let (start, end) = (number(place, "start") as usize, number(place, "end") as usize);
        let (words, line) = (text(piece, "words"), number(place, "line"));
        // Long words are cut in the evidence, not in the span.
        assert!(file[start..end].starts_with(words.trim_end_matches('…')), "{piece:#}");
        assert_eq!(file[..start].matches('\n').count() as u64 + 1, line, "{piece:#}");
        quoted += 1;
    }
    assert!(quoted >= fields.len(), "{evidence:#?}");
    for field in fields {
        assert!(evidence.iter().any(|piece| piece["field"] == *field), "no evidence for {field}: {evidence:#?}");
    }
}

/// A command line as it is typed, without quotes.
fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

const FIELDS_OF_A_SCRAPED_PAGE: [&str; 10] = [
    "headline",
    "description",
    "articleBody",
    "datePublished",
    "author",
    "topic",
    "region",
    "keywords",
    "bio",
    "creditText",
];

#[test]
fn the_document_of_the_user_is_found_and_understood() {
    let folder = repository().join("../shared/seed");
    if !folder.is_dir() {
        super::support::say("the_document_of_the_user_is_found_and_understood: skipped, ../shared/seed is not here");
        return;
    }
    let scratch = Scratch::new();
    super::support::copy_folder(&folder, &scratch.corpus());
    scratch.index(&["corpus"]);
    let filters = ["--actor", "Russia", "--topic", "Israel-Palestine", "--date", "2023-10"];
    let answer = scratch.search(&[&["Hamas"][..], &filters].concat());
    assert_eq!(answer["total"], json!({"value": 1, "exact": true}), "{answer:#}");
    let hit = &list(&answer, "hits")[0];
    assert!(
        list(hit, "snippets").iter().all(|snippet| snippet
            .as_array()
            .expect("a list")
            .iter()
            .any(|segment| segment["matched"] == true))
    );
    assert!(facet(&answer, "actor").contains(&("country:RU".to_string(), 1)), "{answer:#}");
    assert_eq!(facet(&answer, "topic"), [("Israel-Palestine".to_string(), 1)]);
    assert_eq!(facet(&answer, "region"), [("Global".to_string(), 1)]);
    assert_eq!(facet(&answer, "author"), [("Seth Frantzman".to_string(), 1)]);
    let article = scratch.run(&["show", text(hit, "id"), "--json"]).json();
    assert_eq!(text(&article, "headline"), "How Hamas Angled for Russia-China Support");
    assert_eq!(article["datePublished"], json!({"value": "2023-10-30", "precision": "day", "status": "known"}));
    assert_eq!(strings(&article, "topic"), ["Israel-Palestine"]);
    assert_eq!(strings(&article, "region"), ["Global"]);
    assert_eq!(strings(&article, "tag"), ["Israel", "Hamas", "China", "Russia", "Authoritarianism"]);
    assert_eq!(strings(&article, "author"), ["Seth Frantzman"]);
    assert_eq!(text(&article, "description"), "Moscow and Beijing have their reasons to hope for Hamas’ survival.");
    let body = text(&article, "articleBody");
    assert!(body.starts_with("When Hamas attacked Israel") && body.ends_with("to play this role."), "{body}");
    assert!(text(&article, "bio").starts_with("Seth Frantzman is the author of Drone Wars"));
    assert_eq!(text(&article, "creditText"), "Image: Shutterstock.");
    let file = fs::read_to_string(scratch.corpus().join(text(&article, "path"))).expect("the document");
    check_evidence(&article, &file, &FIELDS_OF_A_SCRAPED_PAGE);
}

#[test]
fn a_page_of_the_same_layout_is_found_and_understood() {
    let scratch = Scratch::with_four_articles();
    let filters = ["--actor", "Russia", "--topic", "Food Trade", "--date", "2022-06"];
    let answer = scratch.search(&[&["grain"][..], &filters].concat());
    assert_eq!(answer["total"], json!({"value": 1, "exact": true}));
    let article = scratch.run(&["show", text(&list(&answer, "hits")[0], "id"), "--json"]).json();
    assert_eq!(text(&article, "headline"), "Grain Sails Again From Odesa");
    assert_eq!(article["datePublished"], json!({"value": "2022-06-04", "precision": "day", "status": "known"}));
    assert_eq!(strings(&article, "topic"), ["Food Trade"]);
    assert_eq!(strings(&article, "region"), ["Black Sea"]);
    assert_eq!(strings(&article, "tag"), ["Ukraine", "Turkey", "Grain", "Egypt"]);
    assert_eq!(strings(&article, "author"), ["Nadia Kessler"]);
    assert_eq!(text(&article, "description"), "A navy offers to escort the first convoys.");
    let body = text(&article, "articleBody");
    assert!(body.starts_with("Turkey told Ukraine on Friday") && body.ends_with("a trader said."), "{body}");
    assert!(text(&article, "bio").starts_with("Nadia Kessler is the author of Bread and Ballast"));
    assert_eq!(text(&article, "creditText"), "Image: Harbour Archive.");
    let file = fs::read_to_string(scratch.corpus().join("grain-corridor.txt")).expect("the document");
    check_evidence(&article, &file, &FIELDS_OF_A_SCRAPED_PAGE);
}

#[test]
fn exit_statuses() {
    let scratch = Scratch::with_four_articles();
    fs::create_dir(scratch.folder().join("broken")).expect("a folder");
    fs::write(scratch.folder().join("broken/bad.json"), "{").expect("a file");
    let cases: [(&[&str], i32); 14] = [
        (&["search", "grain"], 0),
        (&["search"], 0),
        (&["--version"], 0),
        (&["search", "--help"], 0),
        (&["search", "unheardof"], 1),
        (&["facets", "--topic", "Unheard Of"], 1),
        (&["show", "0123456789abcdef"], 1),
        (&["search", "--sort", "sideways"], 2),
        (&["show"], 2),
        (&[], 2),
        (&["index", "broken", "--index", "broken-index"], 3),
        (&["doctor", "--index", "broken-index"], 3),
        (&["index", "nowhere"], 4),
        (&["search", "grain", "--index", "nowhere"], 5),
    ];
    for (arguments, status) in cases {
        let run = scratch.run(arguments);
        assert_eq!(run.status, status, "{arguments:?}: {}{}", run.stdout, run.stderr);
        // Data goes to standard output, everything else to standard error.
        let has_result = matches!(status, 0 | 3 | 4) || (status == 1 && arguments[0] != "show");
        assert_eq!(run.stdout.is_empty(), !has_result, "{arguments:?}: {}", run.stdout);
        let has_message = !has_result || arguments.contains(&"Unheard Of");
        assert_eq!(run.stderr.is_empty(), !has_message, "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_damaged_file_of_the_index_is_named() {
    let scratch = Scratch::with_four_articles();
    let mut tried = 0;
    for entry in fs::read_dir(scratch.index_folder()).expect("the index") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_str().expect("a name in ASCII");
        if name.starts_with('.') {
            continue;
        }
        let whole = fs::read(&path).expect("a file of the index");
        for place in [5, whole.len() - 5] {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            fs::write(&path, damaged).expect("a file of the index");
            for command in [["doctor", "--json"], ["search", "--json"]] {
                let run = scratch.run(&command);
                assert_eq!(run.status, 5, "{name}, byte {place}: {}{}", run.stdout, run.stderr);
                let told = if run.stdout.is_empty() { &run.stderr } else { &run.stdout };
                assert!(told.contains("damaged") && told.contains(name), "{name}, byte {place}: {told}");
            }
            let verified = scratch.run(&["verify", "--json"]);
            assert_eq!(verified.status, 5, "{name}, byte {place}: {}{}", verified.stdout, verified.stderr);
            let told = strings(&verified.json(), "damaged_files");
            assert!(told.len() == 1 && told[0].contains(name), "{name}, byte {place}: {told:?}");
            tried += 1;
        }
        fs::write(&path, whole).expect("a file of the index");
    }
    assert!(tried >= 12, "{tried} damages tried");
    assert_eq!(scratch.run(&["doctor"]).status, 0);
    assert_eq!(scratch.run(&["verify"]).status, 0);
}

#[test]
fn completions_know_the_commands() {
    let scratch = Scratch::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = scratch.run(&["completions", shell]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        for command in ["index", "search", "facets", "show", "doctor", "completions", "timeline", "allow-mass-removal"] {
            assert!(run.stdout.contains(command), "{shell}: {command}");
        }
    }
    let script = scratch.run(&["completions", "bash"]).stdout;
    let checked = Command::new("bash").args(["-n", "-c", &script]).status();
    assert!(checked.is_err() || checked.is_ok_and(|status| status.success()), "bash can read its script");
}

#[test]
fn articles_are_shown_by_id_beginning_and_identifier() {
    let scratch = Scratch::new();
    scratch.write("a.json", json!({"id": "courier-17", "headline": "With an identifier", "text": "Body."}).to_string());
    scratch.write_article("b.txt", "other");
    scratch.index(&["corpus"]);
    let id = text(&list(&scratch.search(&["identifier"]), "hits")[0], "id").to_string();
    for key in [id.as_str(), &id[..4], "courier-17"] {
        assert_eq!(text(&scratch.run(&["show", key, "--json"]).json(), "headline"), "With an identifier", "{key}");
    }
    for key in ["", "zz", &id[..3], "courier", "0000000000000000"] {
        scratch.run(&["show", key]).refused(1, &["no article has the id"]);
    }
}

#[test]
fn phrases_are_counted_as_phrases() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Ministers\n\nThe prime minister met the prime suspect. The Prime Minister left, and a minister stayed in the prime of life.\n");
    scratch.index(&["corpus", "--without-actors"]);
    let query = "met AND \"prime minister\" AND \"prime suspect\" AND stayed NEAR/5 life";
    let id = text(&list(&scratch.search(&[query]), "hits")[0], "id").to_string();
    let marked = scratch.run(&["show", &id, "--query", query, "--json"]).json();
    let counts: Vec<(&str, u64)> =
        list(&marked, "counts").iter().map(|one| (text(one, "what"), number(one, "count"))).collect();
    let expected = [("met", 1), ("stayed", 1), ("life", 1), ("\"prime minister\"", 2), ("\"prime suspect\"", 1)];
    assert_eq!(counts, expected);
}

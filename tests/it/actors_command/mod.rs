//! `dateline actors` and `dateline retag`: what they list, write and change; and a retagged index is one made anew.

mod given;

use std::fs;

use dateline::{ActorId, Index, ReadingLimit, SearchRequest, actor_facts};
use serde_json::{Value, json};

use crate::support::{Random, Run, Scratch, copy_folder, list, number, repository, seeds, strings, text};

/// Words of a command, parted by spaces; `_` inside a word is a space.
fn words(line: &str) -> Vec<String> {
    line.split(' ').map(|word| word.replace('_', " ")).collect()
}

fn run(scratch: &Scratch, line: &str) -> Run {
    scratch.run(&words(line))
}

fn with_corpus() -> Scratch {
    let scratch = Scratch::new();
    copy_folder(&repository().join("corpus"), &scratch.corpus());
    scratch.index(&["corpus"]);
    scratch
}

/// Every facet with all of its values, and every article with all that is kept of it.
fn everything(scratch: &Scratch) -> Value {
    let facets = run(scratch, "facets --facet actor:1000 --facet place:1000 --facet topic:1000 --json").json();
    let ids = run(scratch, "search --limit 1000 --json").json();
    let show = |hit: &Value| scratch.run(&["show", text(hit, "id"), "--json"]).json();
    let articles: Vec<Value> = list(&ids, "hits").iter().map(show).collect();
    json!({ "facets": facets["facets"], "articles": articles })
}

#[test]
fn actors_are_listed_found_by_any_name_and_shown_with_their_words() {
    let scratch = Scratch::new();
    scratch.write(
        "a.txt",
        "Talks\n\nJune 4, 2022\n\nThe Kremlin condemned the plan. Moscow will not move. They met in Moscow.",
    );
    scratch.write("b.txt", "More Talks\n\nJune 5, 2022\n\nRussia and Hezbollah are talking, Russian officials say.");
    scratch.index(&["corpus"]);
    let listed = run(&scratch, "actors --search krem --json").json();
    assert_eq!(text(&list(&listed, "actors")[0], "id"), "country:RU");
    assert_eq!(number(&list(&listed, "actors")[0], "articles"), 2);
    run(&scratch, "actors show Nobody_At_All").refused(1, &["no actor is called \"Nobody At All\"\n"]);
    run(&scratch, "actors hide Nobody_At_All").refused(2, &["no actor is called", "org:Acme Front"]);
    let groups = run(&scratch, "actors --kind armed-group --json").json();
    assert_eq!(list(&groups, "actors").len(), 1);
    let shown = run(&scratch, "actors show Moscow --json").json();
    let forms: Vec<String> =
        list(&shown, "forms").iter().map(|form| format!("{} {}", text(form, "words"), number(form, "mentions"))).collect();
    assert_eq!(forms, ["Kremlin 1", "Moscow 1", "Russia 1", "Russian 1"]);
    assert_eq!(shown["senses"], json!({ "government": 4, "place": 1 }));
    assert_eq!(text(&list(&shown, "forms")[0], "sample"), "The Kremlin condemned the plan.");
    let index = Index::open(scratch.index_folder()).expect("an index");
    let read = |limit: ReadingLimit| {
        let facts = actor_facts(&index, &ActorId::from("country:RU"), limit, SearchRequest::default()).expect("facts");
        (facts.articles, facts.mentions, facts.read_articles)
    };
    assert_eq!(read(ReadingLimit::All), (2, 4, None));
    assert_eq!(read(ReadingLimit::Articles(2)), (2, 4, None));
    assert_eq!(read(ReadingLimit::Articles(0)), (2, 0, Some(0)), "what is counted without reading stays whole");
    assert_eq!(read(ReadingLimit::Time(std::time::Duration::ZERO)), (2, 0, Some(0)));
    run(&scratch, "actors show Hezbolah").refused(1, &["Hezbolah", "did you mean \"Hezbollah\"?"]);
}

#[test]
fn corrections_are_written_to_the_users_file_and_keep_its_comments() {
    let scratch = with_corpus();
    let file = scratch.folder().join("actors.toml");
    fs::write(&file, "# mine\n[[actor]]\nid = \"org:hamas\" # the movement\nalias = [\"the Movement\"]\n").expect("written");
    for (line, status) in [
        ("actors alias add Hamas Islamic_Resistance", 0),
        ("actors merge Hezbollah Hamas", 0),
        ("actors merge Hamas Hezbollah", 2),
        ("actors kind Hamas party", 0),
        ("actors kind Hamas nonsense", 2),
        ("actors hide Iran", 0),
        ("actors hide Iran --undo", 0),
        ("actors split Russia Kremlin --kind government-body", 0),
        // What is an actor of its own already is no part of another.
        ("actors split Kremlin Kremlin", 2),
        ("actors alias add Nobody_At_All Somebody", 2),
    ] {
        assert_eq!(run(&scratch, line).status, status, "{line}");
    }
    insta::assert_snapshot!(fs::read_to_string(&file).expect("the file"), @r#"
    # mine
    [[actor]]
    id = "org:hamas" # the movement
    alias = ["the Movement", "Islamic Resistance"]
    kind = "party"

    [[actor]]
    id = "org:hezbollah"
    into = "org:hamas"

    [[actor]]
    id = "country:RU"
    not = ["Kremlin"]

    [[actor]]
    id = "org:Kremlin"
    label = "Kremlin"
    alias = ["Kremlin"]
    kind = "government-body"
    "#);
}

#[test]
fn retagging_tells_what_changed_and_a_broken_file_changes_nothing() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nThe Acme Front spoke. Hamas was silent.");
    scratch.write("b.txt", "More Talks\n\nJune 5, 2022\n\nIn the north the Acme Front waits.");
    scratch.index(&["corpus"]);
    let report = run(&scratch, "retag --json").json();
    assert_eq!(report, json!({ "looked_at": 0, "changed": 0, "actors": [], "articles": [], "articles_omitted": 0 }));
    run(&scratch, "actors alias add Hamas Acme_Front");
    let report = run(&scratch, "retag --json").json();
    assert_eq!((number(&report, "looked_at"), number(&report, "changed")), (2, 2));
    let hamas = list(&report, "actors").iter().find(|change| text(change, "id") == "org:hamas").expect("a change");
    assert_eq!((number(hamas, "gained"), number(hamas, "lost")), (1, 0));
    assert_eq!(number(&run(&scratch, "search --actor Hamas --json").json()["total"], "value"), 2);
    assert_eq!(number(&run(&scratch, "search --actor Acme_Front --json").json()["total"], "value"), 2);
    // Indexing goes by the same file, and finds nothing more to do.
    let report = scratch.index(&["corpus"]);
    assert_eq!((number(&report, "unchanged"), report.get("retagged")), (2, None));
    // And changed corrections are applied by indexing, which says what they did.
    let written = run(&scratch, "actors alias add Hezbollah More_Talks");
    assert_eq!(written.status, 0, "{}", written.stderr);
    let report = scratch.index(&["corpus"]);
    assert_eq!((number(&report, "unchanged"), number(&report["retagged"], "changed")), (2, 1), "{report:#}");
    fs::write(scratch.folder().join("actors.toml"), "[[actor]]\nidd = \"org:hamas\"\n").expect("written");
    run(&scratch, "retag").refused(2, &["actors.toml", "idd"]);
    assert_eq!(number(&run(&scratch, "search --actor Hamas --json").json()["total"], "value"), 2);
}

#[test]
fn a_retagged_index_is_one_made_anew() {
    const NAMES: [&str; 14] = [
        "Hamas",
        "Hezbollah",
        "Iran",
        "Russia",
        "Kremlin",
        "OPEC",
        "Egypt",
        "Wagner_Group",
        "IDF",
        "Meridian_Wire",
        "France",
        "Bashar_al-Assad",
        "High_Court",
        "Qatar",
    ];
    for seed in seeds("a_retagged_index_is_one_made_anew") {
        let mut random = Random::of(seed);
        let scratch = with_corpus();
        for _ in 0..3 {
            for _ in 0..1 + random.below(3) {
                let (one, other) = (random.pick(&NAMES), random.pick(&NAMES));
                let word = random.pick(&[
                    "the_ministry",
                    "grain",
                    "the_convoys",
                    "Moscow",
                    "The_agency",
                    "Black_Sea",
                    "Rafah",
                    "talks",
                ]);
                let kind = random.pick(&["party", "company", "bloc"]);
                let line = match random.below(6) {
                    0 => format!("actors merge {one} {other}"),
                    1 => format!("actors hide {one}"),
                    2 => format!("actors kind {one} {kind}"),
                    3 => format!("actors split {one} {one}"),
                    4 => format!("actors alias remove {one} {one}"),
                    _ => format!("actors alias add {one} {word}"),
                };
                // A merge of an actor with itself is refused, and changes nothing.
                run(&scratch, &line);
            }
            let retagged = run(&scratch, "retag");
            assert_eq!(retagged.status, 0, "{}", retagged.stderr);
            let retagged = everything(&scratch);
            scratch.index(&["corpus", "--rebuild"]);
            let anew = everything(&scratch);
            let file = fs::read_to_string(scratch.folder().join("actors.toml")).unwrap_or_default();
            assert_eq!(retagged["facets"], anew["facets"], "seed {seed}\n{file}");
            assert!(retagged == anew, "seed {seed}: articles differ\n{file}");
        }
    }
}

#[test]
fn a_state_that_was_hidden_stands_for_its_towns_again() {
    let scratch = with_corpus();
    for line in ["actors hide Russia", "actors hide Russia --undo", "actors merge Russia Bashar_al-Assad"] {
        assert_eq!(run(&scratch, line).status, 0, "{line}");
        retagged_like_anew(&scratch);
    }
}

#[test]
fn an_actor_is_hidden_or_merged_and_not_both() {
    let scratch = with_corpus();
    assert_eq!(run(&scratch, "actors merge Hamas Iran").status, 0);
    let refused = |scratch: &Scratch| {
        run(scratch, "actors hide Hamas").refused(2, &["counts as \"country:IR\"", "actors merge \"org:hamas\" --undo"])
    };
    refused(&scratch);
    assert_eq!(run(&scratch, "retag").status, 0);
    refused(&scratch);
    assert_eq!(run(&scratch, "actors hide Iran").status, 0, "both are hidden under the name of both");
    assert_eq!(run(&scratch, "actors hide Iran --undo").status, 0);
    assert_eq!(run(&scratch, "actors merge Hamas --undo").status, 0);
    assert_eq!(run(&scratch, "actors hide Hamas").status, 0);
    run(&scratch, "actors merge Hamas Iran").refused(2, &["is hidden", "actors hide \"org:hamas\" --undo"]);
    assert_eq!(run(&scratch, "actors hide Hamas --undo").status, 0);
    assert_eq!(run(&scratch, "actors merge Hamas Iran").status, 0);
}

/// What a retagged index holds is what one made anew holds; the number of articles that were looked at.
fn retagged_like_anew(scratch: &Scratch) -> u64 {
    let report = run(scratch, "retag --json").json();
    let retagged = everything(scratch);
    let mut folders: Vec<&str> = vec!["index", "--rebuild", "-q", "corpus"];
    if scratch.folder().join("more").exists() {
        folders.push("more/articles");
    }
    assert_eq!(scratch.run(&folders).status, 0);
    assert_eq!(retagged, everything(scratch), "{report:#}");
    number(&report, "looked_at")
}

#[test]
fn whoever_no_registry_knows_is_merged_and_hidden_too() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "A\n\nJune 4, 2022\n\nThe lawyer Ann Quillmore met Bob Sarrow of the Harrowgate Foundation.");
    scratch.write("b.txt", "B\n\nJune 5, 2022\n\nThe Harrowgate Foundation left. Hamas did not.");
    scratch.index(&["corpus"]);
    run(&scratch, "actors merge Ann_Quillmore Bob_Sarrow");
    retagged_like_anew(&scratch);
    assert_eq!(scratch.paths("actor:\"Bob Sarrow\">=2"), ["a.txt"]);
    run(&scratch, "actors merge Harrowgate_Foundation Hamas");
    retagged_like_anew(&scratch);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.txt", "b.txt"]);
    run(&scratch, "actors hide Bob_Sarrow");
    retagged_like_anew(&scratch);
    let hit = run(&scratch, "search Quillmore --json").json();
    let labels: Vec<&str> = list(&list(&hit, "hits")[0], "actor").iter().map(|actor| text(actor, "label")).collect();
    assert_eq!(labels, ["Hamas"]);
}

#[test]
fn corrections_stay_with_the_index_whatever_is_indexed_next() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nThe Acme Front spoke.");
    fs::create_dir_all(scratch.folder().join("more/articles")).expect("a folder");
    fs::write(scratch.folder().join("more/articles/b.txt"), "More\n\nJune 5, 2022\n\nThe Acme Front waits.")
        .expect("written");
    let file = scratch.folder().join("actors.toml");
    fs::write(&file, "[[actor]]\nid = \"org:hamas\"\nalias = [\"Acme Front\"]\n").expect("written");
    scratch.index(&["corpus"]);
    scratch.index(&["more/articles"]);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.txt", "b.txt"]);
    // Without actors a source is left as it is, and so are the corrections of the others.
    scratch.index(&["more/articles", "--without-actors"]);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.txt"]);
    assert_eq!(number(&run(&scratch, "retag --json").json(), "looked_at"), 0);
    scratch.index(&["more/articles"]);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.txt", "b.txt"]);
    // An index made again goes by the file it was made by, wherever that is.
    fs::rename(&file, scratch.folder().join("mine.toml")).expect("moved");
    scratch.index(&["corpus", "more/articles", "--rebuild", "--actors", "mine.toml"]);
    scratch.index(&["corpus", "more/articles", "--rebuild"]);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.txt", "b.txt"]);
    fs::remove_file(scratch.folder().join("mine.toml")).expect("removed");
    run(&scratch, "index corpus --rebuild").refused(2, &["mine.toml", "put the file back"]);
    run(&scratch, "retag").refused(2, &["mine.toml", "put the file back"]);
    assert_eq!(scratch.paths("actor:Hamas"), ["a.txt", "b.txt"]);
}

#[test]
fn what_a_file_of_corrections_cannot_say_is_refused() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nHamas spoke.");
    scratch.index(&["corpus"]);
    let long = "a ".repeat(49);
    for (content, complaint) in [
        ("id = \"org:hamas\"\nlabel = \"\"", "is no name"),
        (&format!("id = \"org:hamas\"\nalias = [\"{long}\"]"), "is no name"),
        ("id = \"org:hamas\"\ncountry = \"Narnia\"", "not the code of a state"),
        ("id = \"hamas\"", "not the id of an actor"),
        ("id = \"org:hamas\"\nparent = \"nobody\"", "not the id of an actor"),
        ("id = \"org:hamas\"\n[[actor]]\nid = \"org:hamas\"\nhide = true", "corrected twice"),
        ("id = \"org:hamas\"\ninto = \"org:hamas\"", "merged into itself"),
    ] {
        fs::write(scratch.folder().join("actors.toml"), format!("[[actor]]\n{content}\n")).expect("written");
        run(&scratch, "retag").refused(2, &[complaint]);
    }
}

#[test]
fn many_who_correct_at_once_lose_nothing() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nHamas spoke.");
    scratch.index(&["corpus"]);
    std::thread::scope(|scope| {
        for number in 0..8 {
            let scratch = &scratch;
            scope.spawn(move || assert_eq!(run(scratch, &format!("actors alias add Hamas Name_{number}")).status, 0));
        }
    });
    let file = fs::read_to_string(scratch.folder().join("actors.toml")).expect("the file");
    assert!((0..8).all(|number| file.contains(&format!("\"Name {number}\""))), "{file}");
}

#[test]
fn searches_go_by_the_corrections_of_their_index() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "A\n\nJune 4, 2022\n\nThe Kremlin condemned the talks.");
    scratch.write("b.txt", "B\n\nJune 5, 2022\n\nRussia condemned the talks.");
    scratch.write("c.txt", "C\n\nJune 6, 2022\n\nThey met in Kosovo.");
    fs::write(
        scratch.folder().join("actors.toml"),
        "[[actor]]\nid = \"org:kreml-group\"\nlabel = \"Kreml Group\"\nalias = [\"Kremlin\", \"Zorkist\"]\nparent = \"country:RU\"\n\
         [[actor]]\nid = \"country:XK\"\ninto = \"country:RS\"\n",
    )
    .expect("written");
    scratch.index(&["corpus"]);
    for (query, paths) in [
        ("actor:Kremlin", &["a.txt"][..]),
        ("actor:kreml-group", &["a.txt"]),
        ("actor:\"Kreml Group\"", &["a.txt"]),
        ("actor:Russia", &["b.txt"]),
        ("actor:Russia+", &["a.txt", "b.txt"]),
        ("place:Kosovo", &["c.txt"]),
        ("place:Serbia", &["c.txt"]),
    ] {
        assert_eq!(scratch.paths(query), paths, "{query}");
    }
    let listed = run(&scratch, "actors --search zork --json").json();
    assert_eq!(text(&list(&listed, "actors")[0], "label"), "Kreml Group");
}

#[test]
fn the_index_may_be_named_before_the_command_and_what_lists_lists_only() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nTurkey condemned the talks. Hezbollah leader Hassan Nasrallah spoke.");
    scratch.index(&["corpus"]);
    assert_eq!(run(&scratch, "actors --index index alias add Hezbollah Resistance").status, 0);
    assert_eq!(run(&scratch, "actors alias remove Hezbollah Resistance --index index").status, 0);
    run(&scratch, "actors --search krem show Russia").refused(2, &["--search", "list of actors"]);
    run(&scratch, "actors --kind state hide Russia").refused(2, &["--kind", "list of actors"]);
    assert_eq!(run(&scratch, "actors merge Turkey Hezbollah").status, 0);
    let report = run(&scratch, "retag --json").json();
    let gone = list(&report, "actors").iter().find(|change| text(change, "id") == "country:TR").expect("it counts no more");
    assert_eq!(text(gone, "label"), "Turkey");
}

#[test]
fn who_finds_nothing_is_told_which_name_is_near() {
    let scratch = Scratch::new();
    scratch
        .write("a.txt", "Talks\n\nJune 4, 2022\n\nRussian President Vladimir Putin met Hezbollah leader Hassan Nasrallah.");
    scratch.write("b.txt", "Grain\n\nJune 5, 2022\n\nForeign Minister Zdenka Varlamova spoke of grain.");
    scratch.index(&["corpus"]);
    for (written, meant) in [("Putn", "Vladimir Putin"), ("Hizbulla", "Hezbollah"), ("Varlamov", "Zdenka Varlamova")] {
        let answer = run(&scratch, &format!("search --actor {written}"));
        assert_eq!(answer.status, 1);
        assert!(answer.stdout.contains(&format!("did you mean \"{meant}\"?")), "{written}: {}", answer.stdout);
    }
    assert!(run(&scratch, "search --actor Putn").stdout.contains("READ AS  actor:Putn\n"));
    let answer = run(&scratch, "search grian talks");
    assert!(answer.stdout.contains("no text has grian; did you mean \"grain\"?"), "{}", answer.stdout);
    // What is written as somebody's name is told, though no text has it.
    scratch.write("c.json", r#"{"headline": "C", "body": "Rain fell on the port.", "author": "Leyla Demir"}"#);
    scratch.index(&["corpus"]);
    let answer = run(&scratch, "search Leyla_Demir");
    assert!(answer.stdout.contains("author:\"Leyla Demir\" finds 1"), "{}", answer.stdout);
    // A program is told when it asks.
    assert!(run(&scratch, "search grian --json").json().get("explain").is_none_or(serde_json::Value::is_null));
}

#[test]
fn of_two_sources_each_path_tells_which() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nGrain.");
    scratch.index(&["corpus"]);
    let alone = run(&scratch, "search grain");
    assert!(alone.stdout.contains("  a.txt") && !alone.stdout.contains("corpus/a.txt"), "{}", alone.stdout);
    let second = scratch.folder().join("second");
    fs::create_dir(&second).expect("a folder");
    fs::write(second.join("a.txt"), "More Talks\n\nJune 5, 2022\n\nMore grain.").expect("written");
    scratch.index(&["corpus", "second"]);
    let both = run(&scratch, "search grain");
    assert!(both.stdout.contains("corpus/a.txt") && both.stdout.contains("second/a.txt"), "{}", both.stdout);
    let hits = run(&scratch, "search grain --json").json();
    let mut folders: Vec<&str> = list(&hits, "hits").iter().map(|hit| text(hit, "folder")).collect();
    folders.sort_unstable();
    assert_eq!(folders, ["corpus", "second"]);
}

#[test]
fn what_was_merged_is_taken_apart_again() {
    let scratch = with_corpus();
    let file = || fs::read_to_string(scratch.folder().join("actors.toml")).unwrap_or_default();
    assert_eq!(run(&scratch, "actors merge Turkey Russia").status, 0);
    run(&scratch, "actors merge Russia Turkey")
        .refused(2, &["\"country:TR\" counts as \"country:RU\" already", "actors merge \"country:TR\" --undo"]);
    assert_eq!(run(&scratch, "retag").status, 0);
    run(&scratch, "actors merge Russia country:TR").refused(2, &["counts as \"country:RU\" already"]);
    let undone = run(&scratch, "actors merge Turkey --undo");
    assert_eq!((undone.status, undone.stderr.as_str()), (0, ""));
    assert_eq!(file(), "");
    run(&scratch, "actors merge Turkey --undo").refused(2, &["\"Turkey\" is not merged", "nothing is merged"]);
    run(&scratch, "actors merge Turkey").refused(2, &["INTO"]);
    assert_eq!(run(&scratch, "retag").status, 0);
    assert_eq!(run(&scratch, "actors merge Russia Turkey").status, 0);
}

#[test]
fn nobody_is_hidden_unasked() {
    let scratch = with_corpus();
    for (line, words) in [
        ("actors hide org:Nobody_Such", &["no actor has the id \"org:Nobody Such\""][..]),
        ("actors hide org:hammas", &["\"org:hammas\"", "org:hamas"]),
        ("actors merge Russia country:ZZ", &["country:ZZ"]),
        ("actors merge Russia org:Nobody_Such", &["org:Nobody Such"]),
        ("actors merge Russia Russia", &["\"country:RU\" is one actor already"]),
    ] {
        run(&scratch, line).refused(2, words);
    }
    assert!(!scratch.folder().join("actors.toml").exists());
    run(&scratch, "actors hide Iran");
    run(&scratch, "actors merge Russia Iran").refused(2, &["is hidden", "actors hide \"country:IR\" --undo"]);
    run(&scratch, "actors hide Iran --undo");
    run(&scratch, "actors merge Russia Iran");
    assert!(run(&scratch, "actors hide Iran").stdout.contains("nor does what is merged into it: country:RU"));
    let toml = "[[actor]]\nid = \"country:RU\"\ninto = \"country:ZZ\"\n\n[[actor]]\nid = \"org:hammas\"\nhide = true\n";
    fs::write(scratch.folder().join("actors.toml"), toml).expect("written");
    let retagged = run(&scratch, "retag");
    assert_eq!(retagged.status, 0);
    assert!(
        retagged.stderr.contains("country:RU is not merged into it")
            && retagged.stderr.contains("did you mean \"org:hamas\"?")
    );
    let report = scratch.index(&["corpus"]);
    assert_eq!(list(&report, "notes").len(), 2, "{report:#}");
    let found = number(&run(&scratch, "search --actor Russia --json").json()["total"], "value");
    assert!(found > 0, "Russia counts as itself");
}

#[test]
fn corrections_are_not_lost_with_their_file() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nHamas was silent. Russia condemned the talks.");
    scratch.index(&["corpus"]);
    let file = scratch.folder().join("actors.toml");
    run(&scratch, "actors hide Hamas");
    // What was never applied is in no index.
    fs::remove_file(&file).expect("a file to remove");
    assert_eq!(run(&scratch, "actors hide Hamas").status, 0);
    assert_eq!(run(&scratch, "retag").status, 0);
    fs::remove_file(&file).expect("a file to remove");
    for line in ["actors alias add Russia the_Bear", "actors hide Hamas --undo", "retag"] {
        run(&scratch, line).refused(2, &["corrections of actors by which the index was made are gone", "--actors"]);
    }
    assert!(!file.exists());
    assert_eq!(run(&scratch, "actors alias add Russia the_Bear --actors other.toml").status, 0);
    assert!(scratch.paths("actor:Hamas").is_empty());
}

#[test]
fn a_name_that_is_taken_away_is_gone_at_once() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nThe Kremlin condemned the plan. Russia will not move.");
    scratch.write("b.txt", "More Talks\n\nJune 5, 2022\n\nThe Kremlin condemned the plan again, said Ann Lee.");
    scratch.index(&["corpus"]);
    let file = || fs::read_to_string(scratch.folder().join("actors.toml")).unwrap_or_default();
    let after = |line: &str| {
        let done = run(&scratch, line);
        assert_eq!((done.status, done.stderr.as_str()), (0, ""), "{line}");
        assert_eq!(run(&scratch, "retag").status, 0, "{line}");
        (done.stdout, scratch.paths("actor:country:RU"))
    };
    assert_eq!(scratch.paths("actor:country:RU"), ["a.txt", "b.txt"]);
    // A name that the user gave and the registry has.
    after("actors alias add Russia kremlin");
    let (said, paths) = after("actors alias remove Russia Kremlin");
    assert!(said.starts_with("\"Kremlin\" is no name of country:RU (but one of "), "{said}");
    assert!(said.contains("org:russia-presidency"), "others go by it: {said}");
    assert_eq!(
        (paths, file().as_str()),
        (vec!["a.txt".to_string()], "[[actor]]\nid = \"country:RU\"\nnot = [\"Kremlin\"]\n")
    );
    let (_, paths) = after("actors alias add Russia Kremlin");
    assert_eq!(paths, ["a.txt", "b.txt"]);
    let (_, paths) = after("actors alias remove Russia the_Kremlin");
    assert_eq!(
        (paths, file().as_str()),
        (vec!["a.txt".to_string()], "[[actor]]\nid = \"country:RU\"\nnot = [\"Kremlin\"]\n")
    );
    // What was only given leaves nothing behind.
    let before = file();
    after("actors alias add Hamas Zork");
    after("actors alias remove Hamas zork");
    assert_eq!(file().trim_end(), before.trim_end());
    let (_, paths) = after("actors split Russia the_Kremlin");
    assert_eq!(paths, ["a.txt"]);
    // It goes by that name, too: nothing would be left for another.
    run(&scratch, "actors split Russia Kremlin").refused(2, &["\"Kremlin\" is a name of org:the Kremlin already"]);
    let names = run(&scratch, "actors show the_Kremlin --json").json();
    assert_eq!(strings(&names, "names"), ["the Kremlin", "Kremlin"]);
    let names = run(&scratch, "actors show Russia --json").json();
    assert!(!list(&names, "names").contains(&json!("Kremlin")), "{names:#}");
    let shown = run(&scratch, "actors show the_Kremlin").stdout;
    assert!(shown.contains("2 articles") && shown.contains("known as    the Kremlin; Kremlin\n"), "{shown}");
}

#[test]
fn what_is_parted_is_what_the_other_is_but_no_state_unasked() {
    let scratch = Scratch::new();
    scratch.write("a.txt", "Talks\n\nJune 4, 2022\n\nThe Pelorus Movement left. Somalia and Puntland stayed, said Ann Lee.");
    scratch.index(&["corpus"]);
    let kind = |id: &str| {
        run(&scratch, "retag");
        let file = fs::read_to_string(scratch.folder().join("actors.toml")).expect("the file");
        let entry = file.split("[[actor]]").find(|entry| entry.contains(&format!("id = \"{id}\""))).unwrap_or_default();
        entry.lines().find_map(|line| line.strip_prefix("kind = ")).map(|kind| kind.trim_matches('"').to_string())
    };
    let done = run(&scratch, "actors kind Pelorus_Movement armed-group").stdout;
    assert!(done.starts_with("org:Pelorus Movement is an armed-group"), "{done}");
    for (line, id, expected) in [
        ("actors split Somalia Puntland --kind state", "org:Puntland", Some("state")),
        ("actors split Somalia Jubaland", "org:Jubaland", None),
        ("actors split Pelorus_Movement PM-N", "org:PM-N", Some("armed-group")),
        ("actors split Hamas Tar_Wing", "org:Tar Wing", Some("armed-group")),
        ("actors split Ann_Lee Anny", "person:Anny", None),
        ("actors split Ann_Lee Lee_Works --kind company", "org:Lee Works", Some("company")),
    ] {
        assert_eq!(run(&scratch, line).status, 0, "{line}");
        assert_eq!(kind(id).as_deref(), expected, "{line}");
    }
}

#[test]
fn values_that_hold_what_nothing_is_called_are_named() {
    let scratch = Scratch::new();
    for (name, author, tag) in
        [("a", "Anna Brenner", "Harbour dues"), ("b", "Ruth Brenner", "dues"), ("c", "Ivo Brennerman", "tea")]
    {
        let article = json!({"headline": name, "body": "A road was shut.", "author": author, "keywords": [tag]});
        scratch.write(format!("{name}.json"), article.to_string());
    }
    scratch.index(&["corpus"]);
    let named = |query: &str| {
        let answer = scratch.search(&[query, "--explain"]);
        let other = |other: &Value| format!("{} {}", text(other, "query"), number(other, "alone"));
        answer["explain"]["elsewhere"].as_array().map_or(Vec::new(), |others| others.iter().map(other).collect())
    };
    assert_eq!(named("author:brenner"), ["author:\"Anna Brenner\" 1", "author:\"Ruth Brenner\" 1"]);
    assert_eq!(named("road author:\"Brenner, Ruth\""), ["author:\"Ruth Brenner\" 1"]);
    assert_eq!(named("tag:harbour"), ["tag:\"Harbour dues\" 1"]);
    assert_eq!(named("tag:dues author:\"Anna Brenner\""), [""; 0], "each is there");
    assert_eq!(named("author:Bren"), [""; 0]);
}

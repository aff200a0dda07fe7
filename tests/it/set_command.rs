//! `dateline set`: what it writes and changes; what is set by hand survives, can be shared and can be taken back.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Run, Scratch, copy_folder, list, number, repository, text};

/// Runs a command; its words are parted by spaces, and `_` inside a word is a space.
fn run(scratch: &Scratch, line: &str) -> Run {
    let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
    scratch.run(&words)
}

const TALKS: &str =
    "Talks in Arvik\n\nJune 4, 2022\n\nRussia and Norway met for two days. The minister spoke of fish and of little else.";

fn with_talks() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("talks.txt", TALKS);
    scratch.write("other.txt", "Other\n\nJune 5, 2022 Tags: IsraelHamas\n\nNobody met anybody, as far as is known today.");
    scratch.index(&["corpus"]);
    scratch
}

fn id_of(scratch: &Scratch, path: &str) -> String {
    let answer = scratch.search(&["--limit", "1000"]);
    let hit = list(&answer, "hits").iter().find(|hit| text(hit, "path") == path).expect("the article is found");
    text(hit, "id").to_string()
}

fn shown(scratch: &Scratch, path: &str) -> Value {
    scratch.run(&["show", &id_of(scratch, path), "--json"]).json()
}

/// Every facet, every hit, every article with all that is kept of it.
fn everything(scratch: &Scratch) -> Value {
    let facets = run(scratch, "facets --facet actor:1000 --facet place:1000 --facet tag:1000 --facet source --json").json();
    let answer = run(scratch, "search --limit 1000 --json").json();
    let articles: Vec<Value> =
        list(&answer, "hits").iter().map(|hit| scratch.run(&["show", text(hit, "id"), "--json"]).json()).collect();
    json!({ "facets": facets["facets"], "hits": answer["hits"], "articles": articles })
}

#[test]
fn a_value_with_a_bar_in_it_is_taken_away_as_a_whole() {
    let scratch = Scratch::new();
    let row = json!({ "headline": "Talks", "body": "Envoys met at the port.", "tags": ["tag|pipe", "a", "pipe"] });
    scratch.write("a.jsonl", row.to_string());
    scratch.index(&["corpus"]);
    let id = id_of(&scratch, "a.jsonl");
    let tags = || shown(&scratch, "a.jsonl")["tag"].clone();
    for nothing in ["tags+=", "tags-=", "tags+=|"] {
        run(&scratch, &format!("set {id} {nothing}")).refused(2, &["changes nothing", "tags"]);
    }
    run(&scratch, &format!("set {id} tags-=tag")).refused(2, &["no \"tag\""]);
    assert_eq!(run(&scratch, &format!("set {id} tags-=a|tag|pipe")).status, 0);
    assert_eq!(tags(), json!(["pipe"]));
    assert_eq!(run(&scratch, &format!("set {id} tags+=x|y")).status, 0);
    assert_eq!(run(&scratch, &format!("set {id} tags-=pipe|x")).status, 0);
    assert_eq!(tags(), json!(["y"]));
}

#[test]
fn fields_are_set_at_once_and_show_says_so() {
    let scratch = with_talks();
    let id = id_of(&scratch, "talks.txt");
    let done = run(
        &scratch,
        &format!(
            "set {id} date=2023-10 source=The_Arvik_Post tags=Fish|Trade author=Jane_Doe headline=China_talks language=fr --json"
        ),
    );
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(number(&done.json(), "changed"), 1);
    assert_eq!(done.json()["fields"][1], json!({ "field": "date", "before": ["2022-06-04"], "after": ["2023-10"] }));
    assert_eq!(scratch.paths("China"), ["talks.txt"], "the texts are searched as they are set");
    for filter in ["--date 2023-10..2023-11", "--tag Fish", "--source The_Arvik_Post", "--language fr", "--actor China"] {
        let hits = run(&scratch, &format!("search {filter} --json")).json();
        assert_eq!(number(&hits["total"], "value"), 1, "{filter}");
    }
    let article = shown(&scratch, "talks.txt");
    assert_eq!(article["datePublished"], json!({ "value": "2023-10", "precision": "month", "status": "partial" }));
    let of_date: Vec<&Value> =
        list(&article, "evidence").iter().filter(|evidence| evidence["field"] == "datePublished").collect();
    assert_eq!((text(of_date[0], "passed_over"), text(of_date[0], "words")), ("2022-06-04", "June 4, 2022"));
    assert_eq!((text(of_date[1], "rule"), text(of_date[1], "words")), ("set by hand", "2023-10"));
    assert_eq!(article["asRead"]["datePublished"]["value"], "2022-06-04");
    let page = scratch.run(&["show", &id]).stdout;
    assert!(page.contains("<- articles.toml: date: “2023-10” (set by hand, 1.00)"), "{page}");
    assert!(page.contains("not 2022-06-04 <- "), "{page}");
    let file = fs::read_to_string(scratch.folder().join("articles.toml")).expect("the file");
    for line in [
        "path = \"talks.txt\"",
        "headline = \"Talks in Arvik\"",
        "set.date = \"2023-10\"",
        "set.tags = [\"Fish\", \"Trade\"]",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
}

#[test]
fn lists_grow_and_shrink_and_empty_is_unknown() {
    let scratch = with_talks();
    let id = id_of(&scratch, "other.txt");
    let tags = |line: &str| {
        let done = run(&scratch, &format!("set {id} {line}"));
        assert_eq!((done.status, done.stderr.as_str()), (0, ""), "{line}");
        shown(&scratch, "other.txt")["tag"].clone()
    };
    assert_eq!(tags("tags=Israel|Hamas"), json!(["Israel", "Hamas"]));
    assert_eq!(tags("tags+=Gaza tags+=Egypt|Israel"), json!(["Israel", "Hamas", "Gaza", "Egypt"]));
    assert_eq!(tags("tags-=Hamas|Egypt"), json!(["Israel", "Gaza"]));
    assert_eq!(tags("tags="), json!([]));
    assert_eq!(tags("date="), json!([]));
    assert_eq!(run(&scratch, "search --date unknown --json").json()["total"]["value"], 1);
}

#[test]
fn what_was_set_is_taken_back() {
    let scratch = with_talks();
    let before = everything(&scratch);
    let id = id_of(&scratch, "talks.txt");
    run(&scratch, &format!("set {id} date=2020 headline=Egypt url=https://example.org/talks region=Europe"));
    run(&scratch, &format!("set {id} --undo date"));
    let article = shown(&scratch, "talks.txt");
    assert_eq!((text(&article["datePublished"], "value"), text(&article, "headline")), ("2022-06-04", "Egypt"));
    run(&scratch, &format!("set {id} --undo date")).refused(2, &["the date of article", "is not set by hand"]);
    assert_eq!(run(&scratch, &format!("set {id} --undo")).status, 0);
    assert_eq!(everything(&scratch), before);
    run(&scratch, &format!("set {id} --undo")).refused(2, &["nothing of article"]);
}

#[test]
fn a_rebuilt_index_is_the_one_that_was_set() {
    let scratch = Scratch::new();
    copy_folder(&repository().join("corpus"), &scratch.corpus());
    scratch.index(&["corpus"]);
    let read = everything(&scratch);
    let ids: Vec<String> = list(&read, "hits").iter().map(|hit| text(hit, "id").to_string()).collect();
    for (place, id) in ids.iter().take(4).enumerate() {
        let line = [
            "headline=Iran_and_Egypt_talk date=2019-05-01",
            "tags+=Iran author=",
            "language=de",
            "standfirst=Ukraine_waits url=https://example.org/x",
        ][place % 4];
        assert_eq!(run(&scratch, &format!("set {id} {line}")).status, 0);
    }
    let set = everything(&scratch);
    assert_ne!(read, set);
    let report = scratch.index(&["corpus"]);
    assert_eq!((number(&report, "indexed"), number(&report, "set_by_hand")), (0, 4));
    assert_eq!(everything(&scratch), set, "a run that finds nothing to read changes nothing");
    let report = scratch.index(&["corpus", "--rebuild"]);
    assert_eq!(number(&report, "set_by_hand"), 4);
    assert_eq!(everything(&scratch), set, "made anew it is the same");
    fs::write(scratch.folder().join("articles.toml"), "# nothing\n").expect("written");
    scratch.index(&["corpus"]);
    assert_eq!(everything(&scratch), read, "an empty file sets nothing");
}

#[test]
fn a_changed_file_keeps_what_is_set() {
    let scratch = with_talks();
    run(&scratch, &format!("set {} date=2021-01-02", id_of(&scratch, "talks.txt")));
    scratch.write("talks.txt", TALKS.replace("fish", "herring"));
    assert_eq!(number(&scratch.index(&["corpus"]), "set_by_hand"), 1);
    assert_eq!(scratch.paths("herring"), ["talks.txt"]);
    assert_eq!(shown(&scratch, "talks.txt")["datePublished"]["value"], "2021-01-02");
    scratch.remove("talks.txt");
    let report = scratch.index(&["corpus"]);
    assert_eq!((number(&report, "set_by_hand"), number(&report, "set_unmatched")), (0, 1));
    fs::remove_file(scratch.folder().join("articles.toml")).expect("removed");
    scratch.run(&["index", "corpus"]).refused(2, &["what was set of articles by hand is gone", "--articles"]);
}

#[test]
fn a_file_is_shared_by_those_who_keep_the_articles_elsewhere() {
    let page = "---\ntitle: Talks\nurl: https://www.example.org/talks?utm_source=x\n---\n\nThey met for two days.\n";
    let (mine, yours) = (Scratch::new(), Scratch::new());
    mine.write("talks.txt", TALKS);
    mine.write("page.md", page);
    mine.write("gone.txt", "Gone\n\nThis article is in one of the two folders only, not in both.");
    yours.write("deep/within/t.txt", TALKS);
    yours.write("p.md", page.replace("www.example.org/talks?utm_source=x", "example.org/talks/").replace("two", "three"));
    mine.index(&["corpus"]);
    for (path, line) in
        [("talks.txt", "topic=Fish"), ("page.md", "topic=Trade url=https://elsewhere.example/1"), ("gone.txt", "topic=None")]
    {
        assert_eq!(run(&mine, &format!("set {} {line}", id_of(&mine, path))).status, 0);
    }
    fs::copy(mine.folder().join("articles.toml"), yours.folder().join("theirs.toml")).expect("copied");
    let report = yours.index(&["corpus", "--articles", "theirs.toml"]);
    assert_eq!((number(&report, "set_by_hand"), number(&report, "set_unmatched")), (2, 1), "{report:#}");
    let set = everything(&yours);
    assert_eq!(shown(&yours, "deep/within/t.txt")["topic"], json!(["Fish"]));
    assert_eq!(shown(&yours, "p.md")["topic"], json!(["Trade"]));
    yours.index(&["corpus"]);
    assert_eq!(everything(&yours), set, "the index remembers the file");
    let id = id_of(&yours, "p.md");
    assert_eq!(run(&yours, &format!("set {id} --undo url")).status, 0);
    assert_eq!(shown(&yours, "p.md")["url"], "https://example.org/talks/");
}

#[test]
fn what_cannot_be_set_is_refused() {
    let scratch = with_talks();
    let id = id_of(&scratch, "talks.txt");
    for (line, status, words) in [
        ("ID datum=2020", 2, &["there is no field \"datum\"", "did you mean \"date\"?"][..]),
        ("ID date=yesterday", 2, &["cannot read \"yesterday\" as a date", "2023-10-30"]),
        ("ID date=2023-02-30", 2, &["2023-02-30"]),
        ("ID date+=2020", 2, &["date has one value"]),
        ("ID tags-=Fish", 2, &["no \"Fish\" among its tags"]),
        ("ID tags=A tags=B", 2, &["tags is set twice"]),
        ("ID language=English", 2, &["not the code of a language"]),
        ("ID headline", 2, &["sets nothing"]),
        ("ID", 2, &["FIELD=VALUE"]),
        ("0000000000000000 date=2020", 1, &["no article has the id"]),
    ] {
        run(&scratch, &format!("set {}", line.replace("ID", &id))).refused(status, words);
    }
    assert!(!scratch.folder().join("articles.toml").exists(), "nothing was written");
    fs::write(scratch.folder().join("articles.toml"), "[[article]]\nid = \"x\"\n").expect("written");
    run(&scratch, &format!("set {id} date=2020")).refused(2, &["not the id of an article"]);
    run(&scratch, "index corpus").refused(2, &["not the id of an article"]);
    let empty = Scratch::new();
    run(&empty, "set 0123456789abcdef date=2020").refused(5, &["index"]);
}

#[test]
fn actors_corrected_later_go_by_what_is_set() {
    let scratch = with_talks();
    run(&scratch, &format!("set {} headline=Zork_talks", id_of(&scratch, "talks.txt")));
    run(&scratch, "actors alias add Norway Zork");
    assert_eq!(run(&scratch, "retag").status, 0);
    assert_eq!(scratch.paths("actor:Zork AND headline:Zork"), ["talks.txt"]);
    let tagged = everything(&scratch);
    scratch.index(&["corpus", "--rebuild"]);
    assert_eq!(everything(&scratch), tagged);
}

fn file_of(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.folder().join("articles.toml")).expect("the file")
}

const HARBOUR: &str =
    "Harbour opens\n\nMay 2, 2023\n\nThe harbour of Tarvik opened after years of work, and ships came in from the south.";
const PIGEONS: &str =
    "Pigeons return\n\nMay 3, 2023\n\nNobody knows why the pigeons of the old town came back this spring, nor for how long.";

#[test]
fn another_article_under_the_same_name_is_not_set() {
    let scratch = Scratch::new();
    scratch.write("n03.txt", HARBOUR);
    scratch.index(&["corpus"]);
    let id = id_of(&scratch, "n03.txt");
    run(&scratch, &format!("set {id} author=Zed"));
    scratch.write("n03.txt", PIGEONS);
    let report = scratch.index(&["corpus"]);
    assert_eq!((number(&report, "set_by_hand"), number(&report, "set_unmatched")), (0, 1), "{report:#}");
    let unmatched = &list(&report, "unmatched")[0];
    assert_eq!((text(unmatched, "path"), text(unmatched, "headline")), ("n03.txt", "Harbour opens"));
    assert_eq!(unmatched["fields"], json!(["author"]));
    assert!(text(unmatched, "reason").contains("another article stands under its id"), "{report:#}");
    assert_eq!(shown(&scratch, "n03.txt")["author"], json!([]));
    let doctor = run(&scratch, "doctor --json").json();
    assert_eq!(list(&doctor, "unmatched_corrections"), list(&report, "unmatched"));
    assert!(run(&scratch, "doctor").stdout.contains("n03.txt  \"Harbour opens\"  author: another article"));
    run(&scratch, &format!("set {id} topic=Birds")).refused(2, &["another article, \"Harbour opens\"", "--undo"]);
    let undone = run(&scratch, &format!("set {id} --undo --json"));
    assert_eq!((undone.status, number(&undone.json(), "unmatched")), (0, 0), "{}", undone.stderr);
    assert!(!file_of(&scratch).contains("Zed"));
    assert_eq!(run(&scratch, &format!("set {id} topic=Birds")).status, 0);
}

#[test]
fn what_is_set_follows_an_article_that_is_edited_and_renamed() {
    let scratch = Scratch::new();
    scratch.write("n03.txt", HARBOUR);
    scratch.write("other.txt", PIGEONS);
    scratch.index(&["corpus"]);
    run(&scratch, &format!("set {} author=Zed", id_of(&scratch, "n03.txt")));
    scratch.write("n03.txt", HARBOUR.replace("ships", "long ships"));
    assert_eq!(number(&scratch.index(&["corpus"]), "set_by_hand"), 1);
    scratch.rename("n03.txt", "deep/n04.txt");
    assert_eq!(number(&scratch.index(&["corpus"]), "set_by_hand"), 1);
    assert_eq!(shown(&scratch, "deep/n04.txt")["author"], json!(["Zed"]));
    let file = file_of(&scratch);
    assert!(file.contains("path = \"deep/n04.txt\"") && file.contains(&id_of(&scratch, "deep/n04.txt")), "{file}");
    // Renamed and edited in one go it is known by its headline, as long as no other article has that.
    scratch.rename("deep/n04.txt", "n05.txt");
    scratch.write("n05.txt", HARBOUR.replace("ships", "boats"));
    assert_eq!(number(&scratch.index(&["corpus"]), "set_by_hand"), 1);
    assert_eq!(shown(&scratch, "n05.txt")["author"], json!(["Zed"]));
    // Headline and day may be those of another one: the file goes on knowing the one it knew, and what it says no more is set no more.
    let file = file_of(&scratch);
    assert!(file.contains("path = \"deep/n04.txt\""), "{file}");
    fs::write(scratch.folder().join("articles.toml"), "").expect("written");
    assert_eq!(number(&scratch.index(&["corpus"]), "set_by_hand"), 0);
    assert_eq!(shown(&scratch, "n05.txt")["author"], json!([]));
    fs::write(scratch.folder().join("articles.toml"), file).expect("written");
    assert_eq!(number(&scratch.index(&["corpus"]), "set_by_hand"), 1);
    scratch.remove("n05.txt");
    scratch.write("n06.txt", HARBOUR.replace("ships", "rafts"));
    scratch.write("n07.txt", HARBOUR.replace("ships", "barges"));
    let report = scratch.index(&["corpus"]);
    assert_eq!(number(&report, "set_by_hand"), 0);
    assert!(text(&list(&report, "unmatched")[0], "reason").contains("2 articles have its headline"), "{report:#}");
}

#[test]
fn what_is_set_of_an_article_that_has_gone_is_taken_back() {
    let scratch = with_talks();
    let id = id_of(&scratch, "talks.txt");
    run(&scratch, &format!("set {id} author=Zed topic=Fish"));
    scratch.remove("talks.txt");
    scratch.index(&["corpus"]);
    let undone = run(&scratch, &format!("set {id} --undo author --json"));
    assert_eq!((undone.status, undone.json()["fields"][0]["before"].clone()), (0, json!(["Zed"])), "{}", undone.stderr);
    assert!(!file_of(&scratch).contains("Zed"));
    assert_eq!(run(&scratch, &format!("set {} --undo", &id[..6])).status, 0);
    assert_eq!(file_of(&scratch).trim(), "");
    run(&scratch, &format!("set {id} --undo")).refused(1, &["no article has the id", "articles.toml"]);
}

#[test]
fn a_file_that_somebody_shares_is_left_as_it_is() {
    let (mine, yours) = (Scratch::new(), Scratch::new());
    mine.write("n03.txt", HARBOUR);
    mine.index(&["corpus"]);
    run(&mine, &format!("set {} author=Zed", id_of(&mine, "n03.txt")));
    fs::copy(mine.folder().join("articles.toml"), yours.folder().join("theirs.toml")).expect("copied");
    let theirs = || fs::read(yours.folder().join("theirs.toml")).expect("the file");
    let before = theirs();
    yours.write("a/n03.txt", HARBOUR);
    assert_eq!(number(&yours.index(&["corpus", "--articles", "theirs.toml"]), "set_by_hand"), 1);
    yours.rename("a/n03.txt", "b.txt");
    yours.write("b.txt", HARBOUR.replace("ships", "boats"));
    assert_eq!(number(&yours.index(&["corpus"]), "set_by_hand"), 1);
    assert_eq!(number(&yours.index(&["corpus"]), "set_by_hand"), 1, "and still in the next run");
    assert_eq!(theirs(), before);
}

/// The article that a search finds, with all that is kept of it.
fn only_found(scratch: &Scratch, words: &str) -> Value {
    let answer = run(scratch, &format!("search {words} --json")).json();
    assert_eq!(list(&answer, "hits").len(), 1, "{words}: {answer:#}");
    scratch.run(&["show", text(&list(&answer, "hits")[0], "id"), "--json"]).json()
}

#[test]
fn what_is_set_of_a_row_follows_it_through_its_series() {
    const WORDING: &str = "Nothing has been reported from the port this week. Ships came and went as they were announced, the cranes \
                           were at work, and nobody in the town could say when the next ones are to be looked for.";
    let with_address =
        |day: u32| json!({ "text": format!("Ships left on day {day}"), "url": format!("https://example.org/{day}") });
    let with_text = |day: u32| json!({ "text": format!("On day {day} ships left. {WORDING}") });
    let with_day = |_: u32| json!({ "text": "Ships left early" });
    let with_day_and_wording = |_: u32| json!({ "text": WORDING });
    let kinds: [&dyn Fn(u32) -> Value; 4] = [&with_address, &with_text, &with_day, &with_day_and_wording];
    for (number, kind) in kinds.into_iter().enumerate() {
        let scratch = Scratch::new();
        let write = |days: &[u32]| {
            let row = |day: &u32| {
                let mut row = kind(*day);
                row["title"] = json!("Port call");
                row["date"] = json!(format!("2023-01-{day:02}"));
                format!("{row}\n")
            };
            scratch.write("calls.jsonl", days.iter().map(row).collect::<String>());
            scratch.index(&["corpus"])
        };
        let of_day = |day: u32| only_found(&scratch, &format!("--date 2023-01-{day:02}"));
        write(&[2, 3]);
        assert_eq!(run(&scratch, &format!("set {} topic=Third", text(&of_day(3), "id"))).status, 0);
        let report = write(&[1, 2, 3]);
        assert_eq!((number_of_set(&report), of_day(3)["topic"].clone()), ((1, 0), json!(["Third"])), "kind {number}");
        assert_eq!((of_day(1)["topic"].clone(), of_day(2)["topic"].clone()), (json!([]), json!([])), "kind {number}");
        let report = write(&[1, 2]);
        assert_eq!(number_of_set(&report), (0, 1), "kind {number}: nobody else is taken for it: {report:#}");
        assert_eq!((of_day(1)["topic"].clone(), of_day(2)["topic"].clone()), (json!([]), json!([])), "kind {number}");
        let report = write(&[3, 2, 1]);
        assert_eq!((number_of_set(&report), of_day(3)["topic"].clone()), ((1, 0), json!(["Third"])), "kind {number}");
    }
}

/// How many articles of a report are set by hand, and how many of those that are set are not there.
fn number_of_set(report: &Value) -> (u64, u64) {
    (number(report, "set_by_hand"), number(report, "set_unmatched"))
}

#[test]
fn what_is_set_of_a_text_follows_it_from_name_to_name() {
    let briefing =
        |text: &str| text.replace("Harbour opens", "Morning briefing").replace("Pigeons return", "Morning briefing");
    let scratch = Scratch::new();
    scratch.write("b1.txt", briefing(HARBOUR));
    scratch.write("b2.txt", briefing(PIGEONS));
    scratch.index(&["corpus"]);
    assert_eq!(run(&scratch, &format!("set {} topic=Birds", id_of(&scratch, "b2.txt"))).status, 0);
    let topics = |path: &str| shown(&scratch, path)["topic"].clone();
    for (from, to) in [("b1.txt", "b3.txt"), ("b2.txt", "b1.txt"), ("b3.txt", "b2.txt")] {
        scratch.rename(from, to);
    }
    assert_eq!(number_of_set(&scratch.index(&["corpus"])), (1, 0));
    assert_eq!((topics("b1.txt"), topics("b2.txt")), (json!(["Birds"]), json!([])), "the names are swapped");
    scratch.rename("b1.txt", "old/b1.txt");
    scratch.write("b1.txt", briefing(TALKS).replace("Talks in Arvik", "Morning briefing"));
    assert_eq!(number_of_set(&scratch.index(&["corpus"])), (1, 0));
    assert_eq!((topics("old/b1.txt"), topics("b1.txt")), (json!(["Birds"]), json!([])), "another has its name");
    scratch.write("old/b1.txt", briefing(PIGEONS).replace("pigeons", "doves"));
    assert_eq!(number_of_set(&scratch.index(&["corpus"])), (1, 0));
    assert_eq!((topics("old/b1.txt"), topics("b1.txt")), (json!(["Birds"]), json!([])), "it is edited where it stands");
}

#[test]
fn what_is_set_has_the_id_of_its_row_when_another_row_has_gone() {
    let scratch = Scratch::new();
    let write = |rows: &[u32]| {
        let row = |row: &u32| {
            format!("Row {row} of the ledger,2023-01-0{row},Ann Lee,Body of row {row} about the port and oil mk{row}x\n")
        };
        let rows: String = rows.iter().map(row).collect();
        scratch.write("ledger.csv", format!("headline,date,author,text\n{rows}"));
        scratch.index(&["corpus"])
    };
    let id = |row: u32| text(&only_found(&scratch, &format!("mk{row}x")), "id").to_string();
    let topics = || [2, 3, 4, 5].map(|row| only_found(&scratch, &format!("mk{row}x"))["topic"].clone());
    write(&[1, 2, 3, 4, 5]);
    for (row, topic) in [(2, "Two"), (3, "Three")] {
        assert_eq!(run(&scratch, &format!("set {} topic={topic}", id(row))).status, 0);
    }
    let report = write(&[1, 3, 4, 5]);
    assert_eq!(number_of_set(&report), (1, 1), "{report:#}");
    assert!(file_of(&scratch).contains(&format!("id = \"{}\"", id(3))), "{}", file_of(&scratch));
    let done = run(&scratch, &format!("set {} topic=Four", id(4)));
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    let report = write(&[1, 2, 3, 4, 5]);
    assert_eq!(number_of_set(&report), (3, 0), "{report:#}");
    assert_eq!(topics(), [json!(["Two"]), json!(["Three"]), json!(["Four"]), json!([])]);
    assert_eq!(run(&scratch, &format!("set {} --undo", id(3))).status, 0);
    assert_eq!(topics(), [json!(["Two"]), json!([]), json!(["Four"]), json!([])]);
}

#[test]
fn what_is_in_force_elsewhere_is_not_taken_back() {
    let (mine, yours) = (Scratch::new(), Scratch::new());
    for scratch in [&mine, &yours] {
        scratch.write("n03.txt", HARBOUR);
        scratch.index(&["corpus"]);
    }
    run(&mine, &format!("set {} author=Zed", id_of(&mine, "n03.txt")));
    fs::copy(mine.folder().join("articles.toml"), yours.folder().join("theirs.toml")).expect("copied");
    yours.rename("n03.txt", "n04.txt");
    yours.write("n03.txt", PIGEONS);
    assert_eq!(number_of_set(&yours.index(&["corpus", "--articles", "theirs.toml"])), (1, 0));
    let (here, there) = (id_of(&yours, "n03.txt"), id_of(&yours, "n04.txt"));
    run(&yours, &format!("set {here} topic=Birds")).refused(2, &["\"Harbour opens\"", &format!("id = \"{there}\"")]);
    run(&yours, &format!("set {here} --undo")).refused(2, &["nothing of article"]);
    assert_eq!(shown(&yours, "n04.txt")["author"], json!(["Zed"]));
}

#[test]
fn what_was_set_is_not_lost_with_its_file() {
    let scratch = with_talks();
    let file = scratch.folder().join("articles.toml");
    let other = id_of(&scratch, "other.txt");
    run(&scratch, &format!("set {} topic=Fish", id_of(&scratch, "talks.txt")));
    fs::rename(&file, scratch.folder().join("away.toml")).expect("a file to rename");
    for line in [format!("set {other} topic=Trade"), format!("set {other} topic=Trade --articles none.toml")] {
        run(&scratch, &line).refused(2, &["what was set of articles by hand is gone", "--articles"]);
    }
    assert_eq!(shown(&scratch, "talks.txt")["topic"], json!(["Fish"]));
    assert!(!file.exists());
    assert_eq!(run(&scratch, &format!("set {other} topic=Trade --articles away.toml")).status, 0);
    assert_eq!(number_of_set(&scratch.index(&["corpus"])), (2, 0));
    // An empty file sets nothing, and says so itself.
    fs::write(scratch.folder().join("away.toml"), "").expect("written");
    assert_eq!(run(&scratch, &format!("set {other} topic=Trade")).status, 0);
    assert_eq!(number_of_set(&scratch.index(&["corpus"])), (1, 0));
}

/// An article that an agency gives to several papers.
fn wired(source: &str, author: &str, text: &str) -> String {
    let text = format!("{text} officials said that the talks on the port would go on for another day. ").repeat(5);
    format!("Minister arrives in Arvik\nBy {author}\nPublished: 2023-05-01\nSource: {source}\n\n{text}\n")
}

#[test]
fn what_is_set_of_an_article_is_not_set_of_another_papers_under_its_headline() {
    for sources in [["Gazette", "Herald"], ["Gazette", "Gazette"]] {
        let scratch = Scratch::new();
        scratch.write("one.txt", wired(sources[0], "Ann Lee", "Harbour"));
        scratch.write("two.txt", wired(sources[1], "Ann Lee", "Railway"));
        scratch.index(&["corpus"]);
        let before = shown(&scratch, "two.txt");
        assert_eq!(run(&scratch, &format!("set {} region=Golan", id_of(&scratch, "one.txt"))).status, 0);
        let file = file_of(&scratch);
        scratch.rename("one.txt", "../away.txt");
        let report = scratch.index(&["corpus"]);
        assert_eq!((number_of_set(&report), file_of(&scratch)), ((0, 1), file.clone()), "{sources:?} {report:#}");
        assert_eq!(text(&list(&report, "unmatched")[0], "folder"), "corpus");
        scratch.rename("../away.txt", "one.txt");
        assert_eq!(number_of_set(&scratch.index(&["corpus"])), (1, 0));
        assert_eq!((shown(&scratch, "two.txt"), file_of(&scratch)), (before, file), "{sources:?}");
        assert_eq!(shown(&scratch, "one.txt")["region"], json!(["Golan"]));
    }
}

#[test]
fn a_file_beside_two_folders_of_two_indexes_keeps_the_articles_of_both() {
    let scratch = Scratch::new();
    for (folder, source, text) in [("a", "Gazette", "Harbour"), ("b", "Herald", "Railway")] {
        fs::create_dir_all(scratch.folder().join(folder)).expect("a folder");
        fs::write(scratch.folder().join(folder).join(format!("{text}.txt")), wired(source, "Ann Lee", text))
            .expect("written");
        assert_eq!(scratch.run(&["index", folder, "--index", &format!("{folder}.index")]).status, 0);
    }
    let found = scratch.run(&["search", "--index", "a.index", "--json"]).json();
    let id = text(&list(&found, "hits")[0], "id");
    assert_eq!(scratch.run(&["set", id, "region=Golan", "--index", "a.index"]).status, 0);
    let file = file_of(&scratch);
    let report = scratch.run(&["index", "b", "--index", "b.index", "--json"]).json();
    assert_eq!((number_of_set(&report), file_of(&scratch)), ((0, 1), file));
    let report = scratch.run(&["index", "a", "--index", "a.index", "--json"]).json();
    assert_eq!(number_of_set(&report), (1, 0));
}

#[test]
fn two_entries_about_one_article_hold_as_they_stand_and_are_told() {
    let scratch = Scratch::new();
    scratch.write("two.txt", HARBOUR);
    let entry = |id: &str, headline: &str, region: &str| {
        format!("[[article]]\nid = \"{id}\"\nheadline = \"{headline}\"\nset.region = \"{region}\"\n")
    };
    let file = entry("00000000000000aa", "Harbour opens", "R1") + &entry("00000000000000bb", "harbour opens", "R2");
    fs::write(scratch.folder().join("articles.toml"), file).expect("written");
    for _ in 0..3 {
        let report = scratch.index(&["corpus"]);
        assert_eq!(shown(&scratch, "two.txt")["region"], json!(["R2"]), "{report:#}");
        let notes = list(&report, "notes");
        assert!(notes.iter().any(|note| note.as_str().is_some_and(|note| note.contains("in 2 entries"))), "{report:#}");
    }
}

#[test]
fn what_is_set_is_no_witness_and_what_the_corpus_tells_is_told_of_what_was_read() {
    let article = |day: &str, tag: &str, topic: &str, author: &str| {
        format!(
            "Headline of {day}\nBy {author}\nDate: {day}\nSource: Gazette\nTags: {tag}\nTopic: {topic}\n\nOfficials spoke about the matter at \
             some length on that day, and nothing was decided.\n"
        )
    };
    for set in ["date=2023-03-24", "tags=Other", "topic=Other", "author=Other", "region=Europe", "source=Herald"] {
        for (of, gone) in [("a.txt", "b.txt"), ("c.txt", "a.txt")] {
            let scratch = Scratch::new();
            scratch.write("a.txt", article("25/03/2023", "Nato", "Oil trade", "J. D. Ferrant"));
            scratch.write("b.txt", article("26/03/2023", "Nato", "Oil trade", "J. D. Ferrant"));
            scratch.write("c.txt", article("03/04/2023", "NATO", "oil trade", "JD Ferrant"));
            scratch.index(&["corpus", "--without-actors"]);
            assert_eq!(run(&scratch, &format!("set {} {set}", id_of(&scratch, of))).status, 0);
            let once = everything(&scratch);
            for run in 0..2 {
                scratch.index(&["corpus", "--without-actors"]);
                assert_eq!(everything(&scratch), once, "{set} of {of}, run {run}");
            }
            scratch.index(&["corpus", "--without-actors", "--rebuild"]);
            assert_eq!(everything(&scratch), once, "{set} of {of}, anew");
            scratch.index(&["corpus", "--without-actors"]);
            assert_eq!(everything(&scratch), once, "{set} of {of}, anew and again");
            scratch.remove(gone);
            scratch.index(&["corpus", "--without-actors"]);
            let kept = everything(&scratch);
            scratch.index(&["corpus", "--without-actors", "--rebuild"]);
            assert_eq!(everything(&scratch), kept, "{set} of {of} without {gone}");
        }
    }
}

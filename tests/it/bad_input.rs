//! Turns files and requests that nobody should write into what the program says of them: one row of the report or one plain
//! refusal, and nothing else is lost.

use std::fs;
use std::io::{BufWriter, Write};
use std::process::Command;

use serde_json::{Value, json};

use super::support::{Run, Scratch, article, assert_counts, let_files_age, list, number, problems, text};

/// A corpus of two good files around what the test adds.
fn with_good_neighbours() -> Scratch {
    let scratch = Scratch::new();
    scratch.write_article("aaa.txt", "firstneighbour");
    scratch.write_article("zzz.txt", "lastneighbour");
    scratch
}

/// Indexes the folder and checks that the good files are in it.
fn index(scratch: &Scratch) -> (Run, Value) {
    let (run, report) = scratch.try_index(&["corpus"]);
    assert_eq!(run.stderr, "", "a bad file is a row of the report");
    assert_eq!(scratch.paths("firstneighbour"), ["aaa.txt"]);
    assert_eq!(scratch.paths("lastneighbour"), ["zzz.txt"]);
    (run, report)
}

fn show(scratch: &Scratch, words: &str) -> Value {
    let answer = scratch.search(&[words]);
    let hits = list(&answer, "hits");
    assert_eq!(hits.len(), 1, "{words}: {answer:#}");
    scratch.run(&["show", text(&hits[0], "id"), "--json"]).json()
}

fn notes(article: &Value) -> Vec<&str> {
    article["notes"].as_array().into_iter().flatten().map(|note| text(note, "code")).collect()
}

#[test]
fn a_file_that_holds_nothing_or_no_text_is_named_with_its_reason() {
    let gzipped = {
        let scratch = Scratch::new();
        let plain = scratch.write("page.txt", article("packed").repeat(20));
        assert!(Command::new("gzip").arg(&plain).status().expect("gzip starts").success());
        fs::read(scratch.corpus().join("page.txt.gz")).expect("a packed file")
    };
    let half = &gzipped[..gzipped.len() / 2];
    let pixels: Vec<u8> = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 1, 2, 3, 255, 254]].concat();
    let brackets = "[".repeat(100_000);
    let objects = "{\"a\":".repeat(100_000);
    let cases: [(&str, &[u8], i32, &str, &str); 11] = [
        ("empty.txt", b"", 0, "skips", "empty_file"),
        ("blank.md", b" \n\t\n", 0, "skips", "empty_file"),
        ("empty.jsonl", b"", 0, "skips", "empty_file"),
        ("empty.csv", b"", 0, "skips", "empty_file"),
        ("picture.txt", &pixels, 3, "failures", "not_text"),
        ("list.json", b"[1, 2", 3, "failures", "broken_json"),
        ("number.json", b"17", 3, "failures", "not_an_object"),
        ("wordless.json", b"{\"views\": 3}", 3, "failures", "no_text"),
        ("cut.txt.gz", half, 3, "failures", "broken_gzip"),
        ("brackets.json", brackets.as_bytes(), 3, "failures", "broken_json"),
        ("objects.json", objects.as_bytes(), 3, "failures", "broken_json"),
    ];
    for (name, content, status, where_listed, code) in cases {
        let scratch = with_good_neighbours();
        scratch.write(name, content);
        let (run, report) = index(&scratch);
        assert_eq!(run.status, status, "{name}: {report:#}");
        assert_counts(&report, "found 3, indexed 2, articles 2");
        let listed = problems(&report, where_listed);
        assert_eq!(listed.len(), 1, "{name}: {report:#}");
        assert!(listed[0].starts_with(name) && listed[0].ends_with(code), "{name}: {listed:?}");
        // It is still said when the file has not changed, and by doctor.
        let (_, again) = index(&scratch);
        assert_eq!(problems(&again, where_listed), listed, "{name}, second run");
        let doctor = scratch.run(&["doctor", "--json"]);
        assert_eq!(doctor.status, status, "{name}, doctor");
        let place = if where_listed == "skips" { "skipped" } else { "failed" };
        assert_eq!(problems(&doctor.json(), place), listed, "{name}, doctor");
    }
}

#[test]
fn pages_that_nest_too_deeply_are_flattened() {
    for tag in ["<div>", "<main>", "<ul><li>", "<b id='x'><p>", "<table><tr><td>", "<svg><g>"] {
        let scratch = with_good_neighbours();
        scratch.write("deep.html", format!("<html><body><h1>Wells</h1><p>before</p>{}words", tag.repeat(10_000)));
        let (run, report) = index(&scratch);
        assert_eq!(run.status, 0, "{tag}: {report:#}");
        assert_counts(&report, "found 3, indexed 3, failed 0, articles 3");
    }
}

#[test]
fn one_broken_line_costs_one_article() {
    let scratch = with_good_neighbours();
    let line = |place: usize| match place {
        5 => "{\"headline\": \"Line 5\", \"text\": \"cut off".to_string(),
        _ => format!("{{\"headline\": \"Line {place}\", \"text\": \"Body of line {place}.\"}}"),
    };
    scratch.write("list.jsonl", (1..=10).map(line).collect::<Vec<_>>().join("\n"));
    let (run, report) = index(&scratch);
    assert_eq!(run.status, 3);
    assert_counts(&report, "found 3, indexed 3, failed 0, articles 11");
    let row = &list(&report, "failures")[0];
    assert_eq!((text(row, "path"), text(row, "code")), ("list.jsonl", "broken_json"));
    assert_eq!((number(row, "line"), number(row, "column")), (5, 39), "{row:#}");
    assert_eq!(scratch.search(&["line", "--limit", "100"])["total"]["value"], 9);
    let (_, again) = index(&scratch);
    assert_counts(&again, "found 3, unchanged 3, articles 11");
    assert_eq!(list(&again, "failures"), std::slice::from_ref(row));
}

#[test]
fn a_line_too_long_for_memory_is_passed_over() {
    let scratch = with_good_neighbours();
    let path = scratch.corpus().join("list.jsonl");
    let mut file = BufWriter::new(fs::File::create(path).expect("a file"));
    let mut line =
        |text: &str| writeln!(file, "{{\"headline\": \"Short line\", \"text\": \"{text}\"}}").expect("room on the disk");
    (0..5).for_each(|_| line("before"));
    line(&"word ".repeat(40_000_000));
    (0..5).for_each(|_| line("after"));
    file.flush().expect("room on the disk");
    let (run, report) = index(&scratch);
    assert_eq!(run.status, 3);
    assert_eq!(problems(&report, "failures"), ["list.jsonl:6 record_too_large"]);
    assert_counts(&report, "found 3, indexed 3, articles 12");
    assert!(number(&report, "peak_memory_bytes") < 600_000_000, "{report:#}");
    assert_eq!(scratch.search(&["after"])["total"]["value"], 5);
}

#[test]
fn the_largest_limit_of_a_file_is_one() {
    let scratch = with_good_neighbours();
    scratch.write("list.jsonl", "{\"headline\": \"Short line\", \"text\": \"Words.\"}\n");
    let plain = scratch.write_article("packed.txt", "packed");
    assert!(Command::new("gzip").arg(plain).status().expect("gzip starts").success());
    let (run, report) = scratch.try_index(&["corpus", "--max-file-bytes", &u64::MAX.to_string()]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{report:#}");
    assert_counts(&report, "found 4, indexed 4, articles 4");
}

#[test]
fn a_file_in_an_undeclared_charset_is_read_with_a_note() {
    let scratch = with_good_neighbours();
    let latin: Vec<u8> = "Café à Genève\n\n2023-05-17\n\nLes délégués se réunirent à Genève, où l'été s'achevait déjà.\n"
        .chars()
        .map(|character| u8::try_from(u32::from(character)).expect("a Latin-1 character"))
        .collect();
    scratch.write("latin.txt", latin);
    let (run, report) = index(&scratch);
    assert_eq!(run.status, 0);
    assert_counts(&report, "found 3, indexed 3, articles 3");
    let article = show(&scratch, "délégués");
    assert_eq!(text(&article, "headline"), "Café à Genève");
    assert_eq!(notes(&article), ["charset_guessed"]);
}

#[test]
fn a_day_that_does_not_exist_is_unknown_with_its_reason() {
    let scratch = with_good_neighbours();
    scratch.write("february.txt", "Leap of Faith\nDate: 31 February 2023\n\nThe impossibleday body of the article.\n");
    let (run, report) = index(&scratch);
    assert_eq!(run.status, 0);
    assert_counts(&report, "found 3, indexed 3, articles 3");
    assert_eq!(number(&report["dates"], "unknown"), 1);
    let article = show(&scratch, "impossibleday");
    let date = &article["datePublished"];
    assert_eq!(
        (&date["value"], &date["status"], &date["reason"]),
        (&Value::Null, &json!("unknown"), &json!("impossible_date"))
    );
    let doctor = scratch.run(&["doctor", "--json"]).json();
    let doubtful = &list(&doctor, "doubtful_dates")[0];
    assert_eq!((text(doubtful, "path"), text(doubtful, "reason")), ("february.txt", "impossible_date"));
    assert_eq!(scratch.search(&["impossibleday", "--date", "2023"])["total"]["value"], 0, "no date is invented");
    assert_eq!(scratch.search(&["impossibleday", "--date", "unknown"])["total"]["value"], 1);
}

#[test]
fn one_broken_record_of_a_list_costs_one_article() {
    let record = |n: u32, text: &str| format!("{{\"title\": \"Ship {n}\", \"text\": \"The listed ship {text}.\"}}");
    let list = format!("[\n{},\n{},\n{},\n{}", record(1, "sails"), record(2, "\\x"), record(3, "lies"), record(4, "waits"));
    for (name, text, articles, lines) in [
        ("list.json", format!("{list}]"), 3, vec![3]),
        ("cut.json", format!("{{\"hits\": {{\"hits\": {list},\n{}", &record(5, "is gone")[..20]), 3, vec![3, 6]),
        ("ended.json", format!("[{},{}", record(6, "sails"), record(7, "sails")), 2, vec![1]),
    ] {
        let scratch = with_good_neighbours();
        scratch.write(name, &text);
        let (_, report) = index(&scratch);
        let rows = problems(&report, "failures");
        assert_eq!(rows, lines.iter().map(|line| format!("{name}:{line} broken_json")).collect::<Vec<_>>(), "{text}");
        assert_eq!(scratch.paths("\"listed ship\"").len(), articles, "{text}");
    }
}

#[test]
fn rows_of_other_lengths_and_broken_front_matter_are_articles_with_a_note() {
    let scratch = with_good_neighbours();
    scratch
        .write("table.csv", "title,date,text\nFull,2023-01-01,fullrow\nShort,2023-01-02\nLong,2023-01-03,longrow,surplus\n");
    scratch.write("front.md", "---\ntitle: [unclosed\ndate: 2023-01-04\n---\n\nThe frontmatterless body of the article.\n");
    let (run, report) = index(&scratch);
    assert_eq!(run.status, 0, "{report:#}");
    assert_counts(&report, "found 4, indexed 4, articles 6");
    assert_eq!(notes(&show(&scratch, "fullrow")), [""; 0]);
    assert_eq!(notes(&show(&scratch, "short")), ["uneven_row"]);
    assert_eq!(notes(&show(&scratch, "longrow")), ["uneven_row"]);
    assert_eq!(scratch.paths("surplus"), ["table.csv"]);
    assert_eq!(notes(&show(&scratch, "frontmatterless")), ["front_matter_unreadable"]);
}

#[test]
fn cells_behind_the_last_column_that_are_not_read_are_reported() {
    let scratch = with_good_neighbours();
    scratch.write("table.csv", "title,text,date\nLong,The longrow, it said,2023-01-03\n");
    let (_, report) = index(&scratch);
    assert_eq!(problems(&report, "failures"), ["table.csv:2 uneven_row"]);
}

/// What is no article in an archive with articles was skipped, in every run and for `doctor`.
#[test]
fn what_is_skipped_in_an_archive_is_no_failure_the_next_time() {
    let scratch = with_good_neighbours();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("note.txt", article("packed")), ("picture.jpg", "x".to_string())] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("room");
        archive.write_all(content.as_bytes()).expect("room");
    }
    scratch.write("a.zip", archive.finish().expect("room").into_inner());
    let_files_age();
    for _ in 0..3 {
        let (run, report) = index(&scratch);
        assert_eq!((run.status, problems(&report, "failures")), (0, vec![]), "{report:#}");
        assert_eq!(problems(&report, "skips"), ["a.zip/picture.jpg unsupported_format"]);
        let doctor = scratch.run(&["doctor", "--json"]);
        assert_eq!((doctor.status, problems(&doctor.json(), "failed")), (0, vec![]));
        assert_eq!(problems(&doctor.json(), "skipped"), ["a.zip/picture.jpg unsupported_format"]);
    }
}

/// Cells of several lines are everyday material; a mark that is never closed makes one of all rows behind it.
#[test]
fn rows_behind_a_quote_that_is_never_closed_are_read() {
    for (text, listed) in [("\"Oil, second.\n\nIn May, June, and July.\"", None), ("\"Oil second", Some(3))] {
        for (name, separator) in [("t.csv", ","), ("t.tsv", "\t")] {
            let texts = ["Oil first", text, "Oil third", "Oil fourth"];
            let row = |(number, text): (u32, &str)| format!("Row {number}{separator}2023-01-0{number}{separator}{text}\n");
            let rows: String = (1..).zip(texts).map(row).collect();
            let table = format!("headline{separator}date{separator}text\n{rows}");
            let scratch = with_good_neighbours();
            scratch.write(name, &table);
            let (run, report) = index(&scratch);
            assert_eq!(run.status, if listed.is_some() { 3 } else { 0 }, "{table}");
            assert_counts(&report, "found 3, indexed 3, articles 6");
            let expected: Vec<String> = listed.iter().map(|line| format!("{name}:{line} unclosed_quote")).collect();
            assert_eq!(problems(&report, "failures"), expected, "{table}");
            assert_eq!(scratch.paths("oil").len(), 4, "{table}");
            let noted = notes(&show(&scratch, "oil second")).contains(&"unclosed_quote");
            assert_eq!(noted, listed.is_some(), "{table}");
            assert_eq!(problems(&scratch.run(&["doctor", "--json"]).json(), "failed"), expected, "{table}");
        }
    }
}

#[test]
fn a_query_that_is_odd_gets_an_answer_and_a_warning() {
    let scratch = Scratch::with_four_articles();
    for (query, code, span) in [
        ("grain \"silos and", "unclosed_quote", json!([6, 7])),
        ("grain AND", "dangling_operator", json!([6, 9])),
        ("grain (odesa", "unbalanced_parenthesis", json!([6, 7])),
        ("grain ...", "no_word", json!([6, 9])),
    ] {
        let answer = scratch.search(&[query]);
        let warning = &list(&answer, "warnings")[0];
        assert_eq!((text(warning, "code"), &warning["span"]), (code, &span), "{query}: {answer:#}");
        // In text it goes to standard error.
        let run = scratch.run(&["search", query]);
        assert!(run.stderr.starts_with("note: "), "{query}: {}", run.stderr);
        assert!(!run.stdout.contains("note: "), "{query}: {}", run.stdout);
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_the_nearest_name() {
    let scratch = Scratch::with_four_articles();
    let long_query = "word ".repeat(1000);
    let cases: [(&[&str], &[&str]); 18] = [
        (&["search", "--date", "yesterdayish"], &["\"yesterdayish\"", "did you mean \"yesterday\"?"]),
        (&["search", "--date", "2023-13"], &["2023-13"]),
        (&["search", "--date", "2023-12..2023-01"], &["2023-12..2023-01"]),
        (&["search", "--facet", "actors"], &["unknown dimension \"actors\"; did you mean \"actor\"?"]),
        (&["search", "--facet", "topic:many"], &["\"many\""]),
        (&["search", "--facet", "topic:5000"], &["5000", "1000"]),
        (&["search", "--all", "topics=War"], &["\"topics\"", "\"topic\""]),
        (&["search", "--not", "War"], &["DIMENSION=VALUE"]),
        (&["search", "--sort", "newst"], &["\"newst\"", "\"newest\""]),
        (&["search", "--timeline", "mont"], &["\"mont\"", "month"]),
        (&["search", "--match", "al"], &["\"al\"", "\"all\""]),
        (&["search", "--limit", "100000"], &["100000", "1000"]),
        (&["search", "--limit", "-1"], &["-1"]),
        (&["search", "--offset", "10000"], &["10000"]),
        (&["search", "--snippets", "99"], &["99"]),
        (&["search", "--actro", "Russia"], &["--actro", "--actor"]),
        (&["search", &long_query], &["5000 bytes", "4096"]),
        (&["serach"], &["serach", "search"]),
    ];
    for (arguments, words) in cases {
        let run = scratch.run(arguments);
        run.refused(2, &[]);
        for word in words {
            let plain = run.stderr.replace(['\'', '`'], "\"");
            assert!(plain.contains(word), "{arguments:?}: no {word:?} in {}", run.stderr);
        }
    }
}

#[test]
fn requests_in_files_are_read_and_refused_like_flags() {
    let scratch = Scratch::with_four_articles();
    let flags = [
        "grain",
        "odesa",
        "--match",
        "any",
        "--actor",
        "Ukraine",
        "--actor",
        "Turkey",
        "--not",
        "topic=Energy",
        "--all",
        "region=Black Sea",
        "--date",
        "2022-Q2",
        "--facet",
        "topic:3",
        "--facet-prefix",
        "author=nad",
        "--timeline",
        "month",
        "--sort",
        "oldest",
        "--limit",
        "7",
        "--snippets",
        "1",
    ];
    let printed = scratch.run(&[&["search"][..], &flags, &["--print-request"]].concat());
    assert_eq!((printed.status, printed.stderr.as_str()), (0, ""));
    fs::write(scratch.folder().join("request.json"), &printed.stdout).expect("a file");
    // Printed again it is the same, and it finds the same, from a file and from standard input.
    let again = scratch.run(&["search", "--request", "request.json", "--print-request"]);
    assert_eq!(again.stdout, printed.stdout);
    let without_time = |mut answer: Value| {
        answer["took_ms"] = Value::Null;
        answer
    };
    let by_flags = without_time(scratch.search(&flags));
    assert_eq!(by_flags["total"]["value"], 1);
    assert_eq!(without_time(scratch.search(&["--request", "request.json"])), by_flags);
    let by_input = scratch.run_with_input(&["search", "--json", "--request", "-"], &printed.stdout);
    assert_eq!(without_time(by_input.json()), by_flags);
    // Flags add to it.
    let more =
        scratch.run(&["search", "--request", "request.json", "--topic", "Food Trade", "--limit", "0", "--json"]).json();
    assert_eq!((&more["total"]["value"], list(&more, "hits").len()), (&json!(1), 0));
    for (request, words) in [
        (r#"{"txt": "grain"}"#, &["unknown field \"txt\"; did you mean \"text\"?"][..]),
        (r#"{"sort": "newset"}"#, &["\"newset\"", "\"newest\""]),
        (r#"{"filters": [{"dimension": "actors"}]}"#, &["\"actors\"", "\"actor\""]),
        (r#"{"page": {"limit": 5000000000}}"#, &["5000000000"]),
        (r#"{"page": {"limit": 1001}}"#, &["1001"]),
        (r#"{"text": "grain""#, &["line 1"]),
        ("", &["EOF"]),
    ] {
        scratch.run_with_input(&["search", "--request", "-"], request).refused(2, words);
    }
    scratch.run(&["search", "--request", "nowhere.json"]).refused(2, &["nowhere.json"]);
}

#[test]
fn words_beside_a_kept_request_narrow_it() {
    let scratch = Scratch::new();
    for (path, words) in [("a.txt", "amber"), ("b.txt", "beryl"), ("c.txt", "amber and coral"), ("d.txt", "coral")] {
        scratch.write_article(path, words);
    }
    scratch.index(&["corpus"]);
    for (matching, found) in [("any", [3, 1]), ("all", [0, 0])] {
        let request = format!(r#"{{"text": "amber beryl", "match": "{matching}"}}"#);
        for (words, found) in [&[][..], &["coral"]].into_iter().zip(found) {
            let flags = [&["search", "--json", "--request", "-"][..], words].concat();
            let answer = scratch.run_with_input(&flags, &request).json();
            assert_eq!(answer["total"]["value"], found, "{matching} {words:?}");
        }
    }
}

#[test]
fn the_ends_of_the_page_are_where_they_are_said_to_be() {
    let scratch = Scratch::with_four_articles();
    for (flags, hits) in [
        (&["--limit", "0"][..], 0),
        (&["--limit", "1000"], 4),
        (&["--offset", "3"], 1),
        (&["--offset", "4"], 0),
        (&["--offset", "9000", "--limit", "1000"], 0),
    ] {
        let answer = scratch.search(flags);
        assert_eq!((&answer["total"]["value"], list(&answer, "hits").len()), (&json!(4), hits), "{flags:?}");
    }
}

#[test]
fn deep_and_long_queries_do_no_harm() {
    let scratch = Scratch::with_four_articles();
    let quotes = "\"".repeat(4000);
    let brackets = "(".repeat(4000);
    let words = "a ".repeat(2000);
    for query in [&quotes, &brackets, &words, "\u{0}\u{1b}[2J", "\u{202e}grain", "NOT ".repeat(1000).as_str()] {
        let run = scratch.run(&["search", "--json", &query.replace('\0', "")]);
        assert!((0..=2).contains(&run.status), "{query:?}: {} {}", run.status, run.stderr);
        assert!(!run.stderr.contains(['\u{1b}', '\u{202e}']) && !run.stdout.contains(['\u{1b}', '\u{202e}']), "{query:?}");
    }
}

//! Every article that a search finds, carried away: by the program and over HTTP.

use std::fs;

use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};

use super::api::{Asked, asking};
use super::support::{Scratch, list, number, strings, text};

const ARTICLES: usize = 2_345;

/// More articles than a page, some with values that a spreadsheet or TeX would take for something else.
fn many() -> Scratch {
    let scratch = Scratch::new();
    let mut lines = String::new();
    for article in 0..ARTICLES {
        let headline = match article {
            7 => "=HYPERLINK(\"http://evil.example\")".to_string(),
            8 => "Growth, \"real\" growth & 50 % more".to_string(),
            9 => "Reds \u{1b}[31m and \u{202e}others".to_string(),
            _ => format!("Report {article}"),
        };
        let topic = ["Trade", "War"][article % 2];
        let record = json!({
            "id": format!("id-{article}"), "headline": headline, "date": format!("2023-{:02}-{:02}", 1 + article % 12, 1 + article % 28),
            "text": format!("The harbour saw ship {article}."), "topic": topic, "author": ["Jane Doe", "Harbour Staff"], "language": "en",
            "source": "Harbour Review", "tags": ["@mention", "grain"], "url": format!("https://harbour.example/{article}"),
        });
        lines.push_str(&format!("{record}\n"));
    }
    scratch.write("list.jsonl", lines);
    scratch.index(&["corpus", "--without-actors"]);
    scratch
}

#[test]
fn an_export_has_every_article_once_in_the_order_of_the_search() {
    let scratch = many();
    let run = scratch.run(&["export", "--topic", "Trade", "--sort", "oldest"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let lines: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), ARTICLES.div_ceil(2));
    let searched = scratch.search(&["--topic", "Trade", "--sort", "oldest", "--limit", "1000", "--snippets", "0"]);
    assert_eq!(list(&searched, "hits"), &lines[..1000]);
    let mut ids: Vec<&str> = lines.iter().map(|line| text(line, "id")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), lines.len());
    // With the whole texts.
    let whole = scratch.run(&["export", "--topic", "Trade", "--sort", "oldest", "--full-text"]);
    let bodies: Vec<Value> = whole.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        bodies.iter().map(|line| text(line, "id")).collect::<Vec<_>>(),
        lines.iter().map(|line| text(line, "id")).collect::<Vec<_>>()
    );
    for body in &bodies {
        let number = text(body, "url").rsplit('/').next().expect("a number");
        assert_eq!(text(body, "articleBody"), format!("The harbour saw ship {number}."));
    }
    scratch.run(&["export", "--full-text", "--format", "csv"]).refused(2, &["--full-text", "jsonl"]);
    // The same over HTTP.
    let asked = Asked::over(scratch);
    let streamed = asked.get("/api/export?topic=Trade&sort=oldest");
    assert_eq!((streamed.status.as_u16(), streamed.header("content-type")), (200, "application/x-ndjson"));
    assert_eq!(streamed.text(), run.stdout);
    for (format, ending) in [("csv", "csv"), ("ris", "ris"), ("bibtex", "bib")] {
        let streamed = asked.get(&format!("/api/export?q=harbour&format={format}"));
        assert!(streamed.header("content-disposition").ends_with(&format!("dateline.{ending}\"")));
        assert_eq!(streamed.text(), asked.scratch.run(&["export", "harbour", "--format", format]).stdout, "{format}");
    }
    // As many as are asked for, from where they are asked for.
    let all: Vec<&str> = run.stdout.lines().collect();
    for (keys, expected) in [
        ("limit=2&offset=5", &all[5..7]),
        ("offset=1100", &all[1100..]),
        ("limit=1005", &all[..1005]),
        ("limit=0", &[]),
        ("offset=99999", &[]),
    ] {
        let streamed = asked.get(&format!("/api/export?topic=Trade&sort=oldest&{keys}")).text();
        assert_eq!(streamed.lines().collect::<Vec<_>>(), expected, "{keys}");
    }
    // Compressed, it has an end as well.
    for coding in ["gzip", "br"] {
        let request = asking(Method::GET, "/api/export?topic=Trade").header("accept-encoding", coding).body(Body::empty());
        let streamed = asked.ask(request.expect("a request"));
        assert_eq!((streamed.status.as_u16(), streamed.header("content-encoding")), (200, coding));
        assert!(!streamed.body.is_empty() && streamed.body.len() < run.stdout.len());
    }
    let refused = asked.get("/api/export?format=docx");
    assert_eq!((refused.status.as_u16(), text(&refused.json(), "code")), (400, "invalid_request"));
    assert_eq!(asked.get("/api/export?q=words:%3Ex").status.as_u16(), 400, "a bad query is told before the file begins");
}

#[test]
fn a_table_is_read_back_and_holds_no_formula() {
    let scratch = many();
    let run = scratch.run(&["export", "harbour", "--snippets", "1", "--output", "out.csv"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("2345 articles"), "{}", run.stderr);
    let mut table = csv::Reader::from_path(scratch.folder().join("out.csv")).expect("a table");
    let names: Vec<String> = table.headers().expect("names").iter().map(str::to_string).collect();
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(rows.len(), ARTICLES);
    let of = |row: &csv::StringRecord, name: &str| {
        row[names.iter().position(|known| known == name).expect("a column")].to_string()
    };
    for row in &rows {
        assert!(row.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{row:?}");
        let marked = of(row, "apostrophe_added");
        // Without the apostrophes that are told of, it is what the article has.
        let hit = scratch_hit(&scratch, &of(row, "id"), marked.contains("headline"));
        if let Some(hit) = hit {
            let headline = of(row, "headline");
            assert_eq!(headline.strip_prefix('\'').unwrap_or(&headline), text(&hit, "headline"));
            assert_eq!(of(row, "authors"), strings(&hit, "author").join("; "));
        }
        assert!(marked.split("; ").any(|name| name == "tags"), "{row:?}");
        assert_eq!(of(row, "tags").trim_start_matches('\''), "@mention; grain");
        assert!(of(row, "passages").contains("harbour"));
    }
    assert!(rows.iter().any(|row| of(row, "headline") == "'=HYPERLINK(\"http://evil.example\")"));
}

/// The article of a row, looked up for some rows only.
fn scratch_hit(scratch: &Scratch, id: &str, is_wanted: bool) -> Option<Value> {
    (is_wanted || id.starts_with("00")).then(|| scratch.run(&["show", id, "--json"]).json())
}

#[test]
fn nothing_in_an_export_is_obeyed_by_a_terminal() {
    let scratch = many();
    for format in ["jsonl", "csv", "ris", "bibtex"] {
        let run = scratch.run(&["export", "reds", "--format", format]);
        assert!(run.stdout.contains("[31m and"), "{format}: {}", run.stdout);
        let harmless = ['\n', '\r'];
        let obeyed = run.stdout.chars().find(|char| dateline::render::safe::is_unsafe(*char) && !harmless.contains(char));
        assert_eq!(obeyed, None, "{format}: {}", run.stdout);
    }
}

#[test]
fn references_are_what_reference_managers_read() {
    let scratch = many();
    let ris = scratch.run(&["export", "growth", "--format", "ris"]);
    let expected = "TY  - NEWS\r\nID  - ID\r\nTI  - Growth, \"real\" growth & 50 % more\r\nAU  - Jane Doe\r\nAU  - Harbour Staff\r\nPY  - 2023\r\n\
                    DA  - 2023/09/09/\r\nT2  - Harbour Review\r\nLA  - en\r\nKW  - Trade\r\nKW  - @mention\r\nKW  - grain\r\n\
                    UR  - https://harbour.example/8\r\nN1  - File: list.jsonl\r\nER  - \r\n\r\n";
    let id = text(&list(&scratch.search(&["growth"]), "hits")[0], "id").to_string();
    assert_eq!(ris.stdout.replace(&id, "ID"), expected);
    let bibtex = scratch.run(&["export", "growth", "--format", "bibtex"]).stdout;
    assert!(
        bibtex.starts_with(&format!("@article{{dateline-{id},\n  title = {{Growth, \"real\" growth \\& 50 \\% more}},\n")),
        "{bibtex}"
    );
    assert!(bibtex.contains("author = {Jane Doe and Harbour Staff}") && bibtex.contains("date = {2023-09-09}"), "{bibtex}");
    assert_eq!(scratch.run(&["export", "nothingatall", "--format", "ris"]).status, 1);
    assert_eq!(number(&scratch.search(&["growth"])["total"], "value"), 1);
}

#[test]
fn a_reference_says_that_its_date_is_in_doubt() {
    let scratch = Scratch::new();
    scratch.write(
        "a.json",
        json!({"headline": "Tides of tomorrow", "date": "2062-05-14", "text": "The tide came in."}).to_string(),
    );
    scratch.index(&["corpus", "--without-actors"]);
    let ris = scratch.run(&["export", "tide", "--format", "ris"]).stdout;
    assert!(ris.contains("N1  - File: a.json; date suspect: in_the_future\r\n"), "{ris}");
    let bibtex = scratch.run(&["export", "tide", "--format", "bibtex"]).stdout;
    assert!(bibtex.contains("note = {File: a.json; date suspect: in\\_the\\_future}"), "{bibtex}");
}

#[test]
fn an_export_says_how_its_query_was_read_and_counts_nothing() {
    let scratch = Scratch::new();
    scratch.write_article("one.txt", "harbour");
    scratch.index(&["corpus"]);
    let run = scratch.run(&["export", "harbour \"noon"]);
    assert!(run.stderr.contains("never closed"), "{}", run.stderr);
    let run = scratch.run(&["export", "harbour", "--print-request"]);
    assert_eq!((run.status, text(&run.json(), "text")), (0, "harbour"));
    scratch.run(&["export", "harbour", "--timeline", "year"]).refused(2, &["counts nothing", "dateline facets"]);
    scratch.run(&["export", "words:many", "--output", "out.csv"]).refused(2, &["words:many", "^^^"]);
    scratch.run(&["export", "harbour", "--output", "out.xlsx"]).refused(2, &[".xlsx", "--format"]);
    assert_eq!(scratch.run(&["export", "harbour", "--output", "OUT.CSV"]).status, 0);
    let written = std::fs::read_to_string(scratch.folder().join("OUT.CSV")).expect("the file");
    assert!(written.trim_start_matches('\u{feff}').starts_with("id,"), "{written}");
    assert!(!scratch.folder().join("out.csv").exists());
}

#[test]
fn an_export_stops_where_it_is_told_to() {
    let scratch = many();
    let all = scratch.run(&["export", "--sort", "oldest"]).stdout;
    for limit in [0, 1, 1_000, 1_001, ARTICLES, ARTICLES + 5] {
        let run = scratch.run(&["export", "--sort", "oldest", "--limit", &limit.to_string()]);
        assert_eq!(run.stdout.lines().collect::<Vec<_>>(), all.lines().take(limit).collect::<Vec<_>>(), "{limit}");
    }
}

#[test]
fn counts_as_a_table_are_those_of_the_answer() {
    let scratch = many();
    let flags = ["facets", "--facet", "topic", "--facet", "tag:1", "--facet", "date-status", "--timeline", "quarter"];
    let table = scratch.run(&[&flags[..], &["--csv"]].concat()).stdout;
    let rows: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(
        rows,
        [
            "dimension,value,label,kind,count,exact",
            "total,,,,2345,true",
            "topic,Trade,Trade,,1173,true",
            "topic,War,War,,1172,true",
            "topic,,(unknown),,0,true",
            "tag,\"'@mention\",\"'@mention\",,2345,true",
            "tag,,(other values),,2345,true",
            "tag,,(unknown),,0,true",
            "date-status,known,known,,2345,true",
            "quarter,2023-01-01,2023-Q1,,588,true",
            "quarter,2023-04-01,2023-Q2,,587,true",
            "quarter,2023-07-01,2023-Q3,,585,true",
            "quarter,2023-10-01,2023-Q4,,585,true",
            "quarter,,(wider date),,0,true",
            "quarter,,(unknown),,0,true",
        ]
    );
    scratch.run(&[&flags[..], &["--csv", "--json"]].concat()).refused(2, &["--csv", "--json"]);
}

#[test]
fn what_was_exported_into_the_folder_is_not_read_as_articles() {
    let scratch = many();
    let counted = number(&scratch.search(&["harbour"])["total"], "value");
    for (name, flags) in [
        ("hits.csv", vec!["export"]),
        ("all.jsonl", vec!["export", "--full-text"]),
        ("counts.csv", vec!["facets", "--csv"]),
        ("answer.json", vec!["search", "harbour", "--json"]),
    ] {
        let format: &[&str] = if name == "hits.csv" { &["--format", "csv"] } else { &[] };
        let written = scratch.run(&[&flags[..], format].concat()).stdout;
        scratch.write(name, written);
    }
    let report = scratch.index(&["corpus", "--without-actors"]);
    assert_eq!(number(&scratch.search(&["harbour"])["total"], "value"), counted, "{report}");
    let skips = list(&report, "skips").iter().filter(|skip| text(skip, "code") == "not_an_article");
    let mut passed_over: Vec<&str> = skips.map(|skip| text(skip, "path")).collect();
    passed_over.sort_unstable();
    assert_eq!(passed_over, ["all.jsonl", "answer.json", "counts.csv", "hits.csv"]);
}

#[cfg(unix)]
#[test]
fn an_export_goes_where_a_link_leads() {
    let scratch = Scratch::with_four_articles();
    let (kept, link) = (scratch.folder().join("kept.csv"), scratch.folder().join("link.csv"));
    std::os::unix::fs::symlink("kept.csv", &link).expect("a link");
    for _ in 0..2 {
        assert_eq!(scratch.run(&["export", "--output", "link.csv"]).status, 0);
        assert!(fs::symlink_metadata(&link).expect("the link").file_type().is_symlink());
        assert!(fs::read_to_string(&kept).expect("the file").lines().count() > 4);
    }
}

#[cfg(unix)]
#[test]
fn an_export_keeps_private_what_is_and_leaves_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::with_four_articles();
    let (mine, beside) = (scratch.folder().join("mine.csv"), scratch.folder().join("mine.csv.part"));
    fs::write(&mine, "").expect("a file");
    fs::set_permissions(&mine, fs::Permissions::from_mode(0o600)).expect("permissions");
    fs::write(&beside, "precious").expect("a file");
    assert_eq!(scratch.run(&["export", "--output", "mine.csv"]).status, 0);
    assert!(fs::read_to_string(&mine).expect("the file").lines().count() > 4);
    assert_eq!(fs::metadata(&mine).expect("the file").permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(&beside).expect("the file"), "precious");
    let entries = fs::read_dir(scratch.folder()).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    assert_eq!(names, ["corpus", "index", "mine.csv", "mine.csv.part"]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_goes_into_a_pipe_whatever_it_is_called() {
    let scratch = Scratch::with_four_articles();
    let printed = scratch.run(&["export", "--format", "csv"]);
    let piped = scratch.run(&["export", "--format", "csv", "--output", "/dev/stdout"]);
    assert_eq!((piped.status, piped.stdout), (0, printed.stdout), "{}", piped.stderr);
}

#[test]
fn an_export_has_all_that_is_found_whatever_page_was_kept() {
    let scratch = Scratch::new();
    (0..3).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), "harbour"));
    scratch.index(&["corpus"]);
    let printed = scratch.run(&["export", "harbour", "--limit", "2", "--print-request"]).json();
    assert_eq!(printed["page"], json!({ "offset": 0, "limit": 2 }));
    for (flags, lines, is_told) in [(&[][..], 3, true), (&["--limit", "1"], 1, false)] {
        let run = scratch.run_with_input(&[&["export", "--request", "-"][..], flags].concat(), &printed.to_string());
        assert_eq!((run.status, run.stdout.lines().count()), (0, lines), "{}", run.stderr);
        assert_eq!(run.stderr.contains("note: an export has all that is found"), is_told, "{}", run.stderr);
    }
}

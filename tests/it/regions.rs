//! Regions lie in one another: what is found in Asia was found in Yemen, and is counted so.

use serde_json::Value;

use crate::support::{Scratch, list, number, text};

fn with_regions() -> Scratch {
    let scratch = Scratch::new();
    for (path, region) in [
        ("yemen.txt", "Yemen"),
        ("jemen.txt", "Jemen"),
        ("west.txt", "Western Asia"),
        ("asia.txt", "Asia"),
        ("two.txt", "Iran, Oman"),
        ("sahel.txt", "Sahel"),
        ("global.txt", "Global"),
        ("sea.txt", "Black Sea"),
        ("town.json", "Kyiv, Ukraine"),
    ] {
        if path.ends_with(".json") {
            scratch.write(path, format!(r#"{{"headline": "Talks", "body": "They met.", "region": ["{region}"]}}"#));
        } else {
            scratch
                .write(path, format!("Talks\n\nMay 3, 2023 Region: {region}\n\nThey met for two days, and said little.\n"));
        }
    }
    scratch.write("none.txt", "Talks\n\nMay 3, 2023\n\nThey met for two days, and said little.\n");
    scratch.index(&["corpus"]);
    scratch
}

fn found(scratch: &Scratch, region: &str) -> Vec<String> {
    let answer = scratch.search(&["--region", region]);
    assert_eq!(list(&answer, "warnings").len(), 0, "{region}: {answer:#}");
    let mut paths: Vec<String> = list(&answer, "hits").iter().map(|hit| text(hit, "path").replace(".txt", "")).collect();
    paths.sort();
    paths
}

fn facet(scratch: &Scratch, arguments: &[&str]) -> Value {
    let mut all = vec!["facets", "--json", "--facet", "region:100"];
    all.extend(arguments);
    scratch.run(&all).json()["facets"][0].clone()
}

#[test]
fn a_region_finds_what_lies_in_it_by_any_of_its_names() {
    let scratch = with_regions();
    let asia = ["asia", "jemen", "two", "west", "yemen"];
    for (region, paths) in [
        ("Asia", &asia[..]),
        ("asien", &asia),
        ("142", &asia),
        ("Western Asia", &["jemen", "two", "west", "yemen"]),
        ("145", &["jemen", "two", "west", "yemen"]),
        ("Yemen", &["jemen", "yemen"]),
        ("yemen", &["jemen", "yemen"]),
        ("YE", &["jemen", "yemen"]),
        ("Jemen", &["jemen", "yemen"]),
        ("Middle East", &["jemen", "two", "yemen"]),
        ("MENA", &["jemen", "two", "yemen"]),
        ("South Asia", &["two"]),
        ("Africa", &["sahel"]),
        ("Global", &["global"]),
        ("black sea", &["sea"]),
        ("Eastern Europe", &["town.json"]),
        ("Peru", &[]),
    ] {
        assert_eq!(found(&scratch, region), paths, "{region}");
        let query = format!("region:\"{region}\"");
        assert_eq!(scratch.search(&[&query])["total"]["value"], paths.len(), "{query}");
    }
    let refused = scratch.search(&["--not", "region=Asia"]);
    assert_eq!(number(&refused["total"], "value"), 5);
    let help = scratch.run(&["help", "regions"]).stdout;
    assert!(help.contains("Sahel (sahel)\n  Burkina Faso, Mali, Mauritania, Niger, Senegal, Chad"), "{help}");
    let unknown = scratch.search(&["--region", "Atlantis"]);
    assert_eq!(text(&list(&unknown, "warnings")[0], "code"), "unknown_value");
}

#[test]
fn facets_list_what_articles_name_and_count_what_lies_in_it() {
    let scratch = with_regions();
    for arguments in [&[][..], &["--region", "Asia"], &["--region", "Sahel", "--region", "YE"]] {
        let facet = facet(&scratch, arguments);
        let rows: Vec<(&str, u64)> =
            list(&facet, "values").iter().map(|row| (text(row, "value"), number(row, "count"))).collect();
        let expected = [
            ("Asia", 5),
            ("Western Asia", 4),
            ("Yemen", 2),
            ("Black Sea", 1),
            ("Global", 1),
            ("Iran", 1),
            ("Kyiv, Ukraine", 1),
            ("Oman", 1),
            ("Sahel", 1),
        ];
        assert_eq!(rows, expected, "{arguments:?}");
        assert_eq!((number(&facet, "distinct"), number(&facet, "missing"), number(&facet, "other")), (9, 1, 0));
        for (value, count) in rows {
            assert_eq!(found(&scratch, value).len() as u64, count, "choosing {value} finds what is counted");
        }
    }
    let chosen = facet(&scratch, &["--region", "Middle East"]);
    let row = list(&chosen, "values").iter().find(|row| text(row, "value") == "Middle East").expect("a chosen row");
    assert_eq!((number(row, "count"), &row["selected"]), (3, &Value::Bool(true)), "what is chosen never vanishes");
    let all = facet(&scratch, &["--all", "region=MENA"]);
    let rows = list(&all, "values").iter().filter(|row| number(row, "count") > 0).count() as u64;
    assert_eq!((number(&all, "distinct"), number(&all, "other")), (rows, 0), "what is chosen and listed has a count, too");
    let hit = scratch.search(&["--region", "Yemen", "--sort", "newest"]);
    let shown: Vec<&Value> = list(&hit, "hits").iter().map(|hit| &hit["region"][0]).collect();
    assert!(shown.contains(&&Value::from("Jemen")), "a hit shows what the article says: {shown:?}");
}

#[test]
fn a_region_that_no_article_names_any_more_is_not_listed() {
    let scratch = with_regions();
    scratch.remove("asia.txt");
    scratch.index(&["corpus"]);
    let facet = facet(&scratch, &[]);
    assert!(!list(&facet, "values").iter().any(|row| text(row, "value") == "Asia"), "{facet:#}");
    assert_eq!(found(&scratch, "Asia").len(), 4);
}

#[test]
fn dates_by_status_and_in_ranges() {
    let scratch = Scratch::new();
    for (path, date) in [
        ("day", "2023-05-03"),
        ("month", "2023-05"),
        ("year", "2023"),
        ("none", ""),
        ("future", "2903-05-03"),
        ("old", "1203-05-03"),
    ] {
        scratch.write(format!("{path}.json"), format!(r#"{{"headline": "Talks", "body": "They met.", "date": "{date}"}}"#));
    }
    scratch.index(&["corpus"]);
    for (arguments, paths) in [
        (&["--date", "known"][..], "day"),
        (&["--date", "partial"], "month year"),
        (&["--date", "unknown"], "none"),
        (&["--date", "suspect"], "future old"),
        (&["--date", "SUSPECT"], "future old"),
        (&["--date", "2023-05-03..2023-05-10"], "day month year"),
        (&["--date", "2023-06", "--not", "date-status=partial"], ""),
        (&["--date", "2023-05", "--all", "date-status=partial"], "month year"),
        (&["--date", "..1999"], "old"),
        (&["date:unknown OR date:2023-05-03"], "day month none year"),
        (&["--date", "2023", "date-status:known"], "day"),
    ] {
        let answer = scratch.search(arguments);
        let mut found: Vec<String> =
            list(&answer, "hits").iter().map(|hit| text(hit, "path").replace(".json", "")).collect();
        found.sort();
        assert_eq!(found.join(" "), paths, "{arguments:?}");
    }
}

//! What answers look like, to a person and to a program.

use std::fs;

use serde_json::json;

use super::words;
use crate::support::{Scratch, list, number, text};

#[test]
fn a_search_as_a_person_sees_it() {
    let scratch = Scratch::with_four_articles();
    let run = scratch.run(&words("search russia ceasefire --match any --limit 1 --facet topic:2 --snippets 1"));
    insta::assert_snapshot!(scratch.filtered(&run.stdout), @r#"
    3 articles, 1 to 1 shown

      1. [Ceasefire] Talks Move to the Gulf
         2023-11 · Gulf Courier · Samir Haddad · Israel-Palestine · Middle East
         Qatar 2, Egypt 1, Israel 1, Russia 1
           …[Russia], which wants a part in the talks, has not been invited. A [ceasefire] of four days is
           on the table.
         11f715c01d9747d9  ceasefire-talks.json

    TOPIC  3 distinct
      [ ] Energy                                               1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
      [ ] Food Trade                                           1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
          (1 further value)                                    1
          (unknown)                                            0
    "#);
}

#[test]
fn hits_behind_a_cursor_have_no_numbers() {
    let scratch = Scratch::with_four_articles();
    let search = "search russia OR ceasefire --limit 1";
    let first = scratch.run(&[&words(search)[..], &["--json"]].concat()).json();
    let behind = scratch.run(&[&words(search)[..], &["--after", text(&first, "next")]].concat());
    assert!(behind.stdout.starts_with("3 articles, 1 further ones shown\n\n  -  "), "{}", behind.stdout);
}

#[test]
fn several_statuses_of_dates_are_chosen_and_one_range() {
    let scratch = Scratch::with_four_articles();
    let found = |line: &str| number(&scratch.run(&words(&format!("search {line} --json"))).json()["total"], "value");
    let each: u64 = ["known", "partial", "unknown"].map(|status| found(&format!("--date {status}"))).iter().sum();
    assert_eq!(found("--date known --date partial --date unknown"), each);
    scratch.run(&words("search --date 2022 --date 2023")).refused(2, &["\"date\" takes one value", "2023"]);
}

#[test]
fn counts_as_a_person_sees_them() {
    let scratch = Scratch::with_four_articles();
    let run = scratch.run(&words(
        "facets --topic Energy --topic Israel-Palestine --facet topic --facet source --facet date-status --timeline quarter",
    ));
    insta::assert_snapshot!(scratch.filtered(&run.stdout), @r#"
    2 articles

    TOPIC  4 distinct
      [x] Energy                                               1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
      [ ] Food Trade                                           1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
      [x] Israel-Palestine                                     1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
      [ ] Maritime Security                                    1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
          (unknown)                                            0

    SOURCE  1 distinct
      [ ] Gulf Courier                                         1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
          (unknown)                                            1

    DATE-STATUS  2 distinct
      [ ] partial                                              1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
      [ ] unknown                                              1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇

    BY QUARTER
      2023-Q4            1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
      0 with a wider date, 1 without a date
    "#);
}

#[test]
fn an_article_as_a_person_sees_it() {
    let scratch = Scratch::with_four_articles();
    let id = text(&list(&scratch.search(&["odesa"]), "hits")[0], "id").to_string();
    let run = scratch.run(&["show", &id[..6]]);
    insta::assert_snapshot!(scratch.filtered(&run.stdout), @r#"
    Grain Sails Again From Odesa
    7b0a605250e5e1ef  corpus/grain-corridor.txt

    date        2022-06-04 (known)
                <- header, line 3: “June 4, 2022” (date before labels, month day, year, 0.95)
    headline    Grain Sails Again From Odesa
                <- headline, line 1: “Grain Sails Again From Odesa” (first line, 0.95)
    standfirst  A navy offers to escort the first convoys.
                <- standfirst, line 7: “A navy offers to escort the first convoys.” (short line before the body, 0.80)
    author      Nadia Kessler
                <- bio, line 16: “Nadia Kessler is the author of Bread and Ballast (Harbour Press 2019) and a sen…” (line about the author, 0.80)
    topic       Food Trade
                <- header, line 3: “Food Trade” (label Topic, 0.95)
    region      Black Sea
                <- header, line 3: “Black Sea” (label Region, 0.95)
    tags        Ukraine | Turkey | Grain | Egypt
                <- header, line 3: “UkraineTurkeyGrainEgypt” (label Tags, run together, 0.94)
    source      -
    url         -
    language    en
                <- the text as a whole: “” (detected from the text, 0.90)
    identifier  -
    bio         Nadia Kessler is the author of Bread and Ballast (Harbour Press 2019) and a senior
                fellow at the Institute for Sea Trade.
                <- bio, line 16: “Nadia Kessler is the author of Bread and Ballast (Harbour Press 2019) and a sen…” (line about the author, 0.80)
    credit      Image: Harbour Archive.
                <- credit, line 18: “Image: Harbour Archive.” (credit line, 0.90)

    ACTORS
      Egypt (state, country:EG) 1 in body  “Egypt”
      Russia (state, country:RU) 1 in lead  “Russia”
      Turkey (state, country:TR) 1 in lead  “Turkey”
      Ukraine (state, country:UA) 1 in lead  “Ukraine”

    PLACES
      Ukraine (state, country:UA) 3 in headline, lead, body  “Odesa” “Odesa” “Ukraine”

    BODY
      Turkey told Ukraine on Friday that its navy would lead merchant ships through the minefields off
      Odesa. The first convoy is to leave within two weeks, if Russia does not follow the swept channel
      back to the port.

      Port officials said that 20 million tonnes of grain wait in silos. Each ship is to be inspected
      twice, and nobody has said by whom.

      Egypt buys most of its wheat from Ukraine. “We cannot wait for the harvest after next,” a trader
      said.
    "#);
}

#[test]
fn the_findings_of_doctor_as_a_person_sees_them() {
    let scratch = Scratch::with_four_articles();
    scratch.write("broken.json", "{\"headline\": ");
    scratch.write("picture.png", "pixels");
    let index = scratch.run(&["index", "corpus"]);
    let doctor = scratch.run(&["doctor"]);
    insta::assert_snapshot!(scratch.filtered(&format!("{}\n{}", index.stdout, doctor.stdout)), @r#"
    found                 6  files
    indexed               0
    unchanged             4
    skipped               1
    failed                1
    removed               0
    articles              4  in the index
    took        [SECONDS] s, peak memory [MEMORY] MB

    could not be read:
      broken.json:1:13: broken JSON: EOF while parsing a value [broken_json]

    skipped:
      picture.png: files ending in .png are not read [unsupported_format]

    4 articles
      from [SCRATCH]/corpus
    every file of the index fits its checksum

    could not be read:
      broken.json:1:13: broken JSON: EOF while parsing a value [broken_json]

    skipped:
      picture.png: files ending in .png are not read [unsupported_format]

    dates: 2 known, 1 partial, 1 unknown, 0 suspect
      11f715c01d9747d9  partial  2023-11  ceasefire-talks.json
      22a191ecb511da41  unknown  - (impossible_date)  winter-note.txt
    "#);
}

#[test]
fn an_answer_as_a_program_sees_it() {
    let scratch = Scratch::with_four_articles();
    let run = scratch.run(&words("search ceasefire --json --facet topic:1 --timeline month --snippets 1"));
    insta::assert_snapshot!(scratch.filtered(&run.stdout), @r#"
    {
      "total": {
        "value": 1,
        "exact": true
      },
      "hits": [
        {
          "id": "11f715c01d9747d9",
          "score": 2.0036576,
          "headline": "Ceasefire Talks Move to the Gulf",
          "headlineSegments": [
            {
              "text": "Ceasefire",
              "matched": true
            },
            {
              "text": " Talks Move to the Gulf",
              "matched": false
            }
          ],
          "datePublished": {
            "value": "2023-11",
            "precision": "month",
            "status": "partial"
          },
          "author": [
            "Samir Haddad"
          ],
          "topic": [
            "Israel-Palestine"
          ],
          "region": [
            "Middle East"
          ],
          "tag": [
            "Ceasefire",
            "Qatar"
          ],
          "source": "Gulf Courier",
          "language": "en",
          "actor": [
            {
              "id": "country:QA",
              "label": "Qatar",
              "kind": "state",
              "country": "QA",
              "share": 0.4,
              "senses": {
                "government": 2
              },
              "mentions": 2,
              "zones": [
                "standfirst",
                "lead"
              ]
            },
            {
              "id": "country:EG",
              "label": "Egypt",
              "kind": "state",
              "country": "EG",
              "share": 0.2,
              "senses": {
                "government": 1
              },
              "mentions": 1,
              "zones": [
                "lead"
              ]
            },
            {
              "id": "country:IL",
              "label": "Israel",
              "kind": "state",
              "country": "IL",
              "share": 0.2,
              "senses": {
                "government": 1
              },
              "mentions": 1,
              "zones": [
                "lead"
              ]
            },
            {
              "id": "country:RU",
              "label": "Russia",
              "kind": "state",
              "country": "RU",
              "share": 0.2,
              "senses": {
                "government": 1
              },
              "mentions": 1,
              "zones": [
                "lead"
              ]
            }
          ],
          "place": [],
          "folder": "corpus",
          "path": "ceasefire-talks.json",
          "url": "https://courier.example/gulf-talks",
          "snippets": [
            [
              {
                "text": "…A ",
                "matched": false
              },
              {
                "text": "ceasefire",
                "matched": true
              },
              {
                "text": " of four days is on the table.",
                "matched": false
              }
            ]
          ]
        }
      ],
      "facets": [
        {
          "dimension": "topic",
          "values": [
            {
              "value": "Israel-Palestine",
              "label": "Israel-Palestine",
              "count": 1,
              "selected": false
            }
          ],
          "distinct": 1,
          "other": 0,
          "missing": 0,
          "exact": true
        }
      ],
      "timeline": {
        "interval": "month",
        "buckets": [
          {
            "start": "2023-11-01",
            "count": 1
          }
        ],
        "unknown": 0,
        "partial": 0
      },
      "warnings": [],
      "took_ms": [NUMBER]
    }
    "#);
}

#[test]
fn a_query_may_begin_with_what_it_refuses() {
    let scratch = Scratch::new();
    for word in ["grain", "steel"] {
        scratch.write(format!("{word}.txt"), format!("Headline\n\nShips carried {word} over the sea for many days."));
    }
    scratch.index(&["corpus"]);
    let found = |arguments: &[&str]| number(&scratch.search(arguments)["total"], "value");
    assert_eq!(found(&["-grain ships"]), 1, "a whole query in quotes");
    assert_eq!(found(&["ships", "-carried grain"]), 1, "a phrase that lost its quotes to the shell");
    scratch.run(&["search", "--date", "-2023"]).refused(2, &["\"-2023\""]);
}

#[test]
fn words_beside_a_saved_request_hold_for_all_of_it() {
    let scratch = Scratch::new();
    for word in ["grain", "steel"] {
        scratch.write(format!("{word}.txt"), format!("Headline\n\nShips carried {word} over the sea for many days."));
    }
    scratch.index(&["corpus"]);
    fs::write(scratch.folder().join("saved.json"), r#"{"text": "grain OR steel"}"#).expect("a request");
    let answer = scratch.search(&["--request", "saved.json", "steel"]);
    assert_eq!(number(&answer["total"], "value"), 1);
}

#[test]
fn what_is_marked_in_an_article_says_how_the_query_was_read() {
    let scratch = Scratch::new();
    scratch.write_article("one.txt", "harbour");
    scratch.index(&["corpus"]);
    let id = text(&list(&scratch.search(&["harbour"]), "hits")[0], "id").to_string();
    let run = scratch.run(&["show", &id, "--query", "harbour \"noon"]);
    assert!(run.stderr.contains("never closed"), "{}", run.stderr);
    scratch.run(&["show", &id, "--query", "words:many"]).refused(2, &["words:many", "^^^"]);
    scratch.run(&["show", &id[..2]]).refused(1, &["at least 4 digits"]);
}

#[test]
fn counts_are_not_exact_where_a_wildcard_was_cut() {
    let scratch = Scratch::new();
    let letter = |number: usize| char::from(b'a' + number as u8);
    let words: Vec<String> =
        (0..1_100).map(|word| format!("qu{}{}{}", letter(word / 100), letter(word / 10 % 10), letter(word % 10))).collect();
    scratch.write("one.jsonl", format!("{{\"title\": \"Words\", \"text\": \"{}\"}}\n", words.join(" ")));
    scratch.index(&["corpus", "--without-actors"]);
    let total = |query: &str| scratch.search(&[query])["total"].clone();
    assert_eq!(total("qu*"), json!({"value": 1, "exact": false}));
    assert_eq!(total("qua*"), json!({"value": 1, "exact": true}));
}

#[test]
fn marks_alone_are_no_query_and_that_is_said() {
    let scratch = Scratch::with_four_articles();
    for marks in ["-", "=", "()", "?", "…"] {
        let run = scratch.run(&["search", "--json", "--", marks]);
        if run.status == 2 {
            continue;
        }
        let answer = run.json();
        assert_eq!(answer["total"]["value"], 0, "{marks}");
        assert_eq!(answer["warnings"][0]["code"], "no_words", "{marks}");
    }
}

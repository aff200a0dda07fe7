//! Turns questions on the command line into what is written to standard output and standard error.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::support::{BINARY, Run, Scratch, article, list, number, repository, strings, text};

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
          (1 further values)                                   1
          (unknown)                                            0
    "#);
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
      2023-10-01         1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
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
          "score": 2.7317321,
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
fn colours_are_for_terminals_and_for_those_who_ask() {
    let scratch = Scratch::with_four_articles();
    let has_colour = |arguments: &[&str], no_colour: Option<&str>| {
        let mut command = scratch.command(arguments);
        if let Some(value) = no_colour {
            command.env("NO_COLOR", value);
        }
        let run = Run::new(command.output().expect("the program starts"), arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout.contains('\u{1b}')
    };
    for (flags, no_colour, expected) in [
        (&[][..], None, false),
        (&["--color", "always"], None, true),
        (&["--colour", "always"], Some(""), true),
        // A flag is nearer to the person than the environment.
        (&["--color", "always"], Some("1"), true),
        (&["--color", "auto"], Some("1"), false),
        (&["--color", "never"], None, false),
        (&["--color", "always", "--json"], None, false),
    ] {
        assert_eq!(has_colour(&[&["search", "grain"][..], flags].concat(), no_colour), expected, "{flags:?} {no_colour:?}");
    }
    // On a terminal, which `script` provides.
    for (no_colour, expected) in [(None, true), (Some("1"), false)] {
        let mut command = Command::new("script");
        command
            .args(["-qec", &format!("{BINARY} search grain"), "/dev/null"])
            .current_dir(scratch.folder())
            .stdin(Stdio::null());
        command.env("TERM", "xterm-256color").env_remove("NO_COLOR");
        if let Some(value) = no_colour {
            command.env("NO_COLOR", value);
        }
        match command.output() {
            Ok(output) => assert_eq!(output.stdout.contains(&0x1b), expected, "on a terminal with NO_COLOR={no_colour:?}"),
            Err(error) => super::support::say(&format!("colours on a terminal: not tried, `script` is not here ({error})")),
        }
    }
}

#[test]
fn nothing_in_an_article_runs_in_a_terminal() {
    let scratch = Scratch::new();
    let hostile =
        "\u{1b}[31mred\u{1b}]0;title\u{7}\u{9b}2J\u{85}\u{7f}\u{8}\u{202e}desrever\u{2066}\u{200f}\u{2028}\u{e0041}";
    let record = json!({
        "headline": format!("Hostile headline {hostile}"),
        "description": hostile,
        "articleBody": format!("hostile body {hostile} with more words\n\nand a second paragraph {hostile}"),
        "datePublished": format!("2023-01-01{hostile}"),
        "author": hostile, "topic": hostile, "region": [hostile], "keywords": [hostile], "publisher": hostile,
        "url": format!("https://example.org/{hostile}"), "identifier": hostile, "inLanguage": hostile, "actor": [hostile],
        (hostile): hostile,
    });
    scratch.write("record.json", record.to_string());
    scratch.write(
        "page.txt",
        format!("Hostile headline {hostile}\n\n2023-01-01 Topic: {hostile} Tags: {hostile}\n\nThe hostile body {hostile} goes on.\n"),
    );
    scratch.write(
        "page.html",
        format!("<title>Hostile {hostile}</title><body><h1>Hostile {hostile}</h1><p>A hostile body {hostile} of text."),
    );
    scratch.write(format!("name{}.json", hostile.replace(['\u{7}', '/'], "")), "{");
    scratch.write("lines.jsonl", format!("{{\"{hostile}\n"));
    let is_harmful = |character: char| dateline::render::safe::is_unsafe(character) && character != '\n';
    let check = |arguments: &[&str]| {
        let run = scratch.run(arguments);
        for (name, output) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
            let found = output.chars().find(|character| is_harmful(*character));
            assert_eq!(found, None, "{arguments:?}: {name}: {}", output.escape_debug());
        }
        run
    };
    check(&["index", "corpus"]);
    check(&["index", "corpus", "--json"]);
    check(&["doctor"]);
    check(&["doctor", "--json"]);
    check(&["facets"]);
    check(&["facets", "--json"]);
    check(&["search", "hostile", "--snippets", "5"]);
    let answer = check(&["search", "hostile", "--snippets", "5", "--json"]).json();
    assert_eq!(answer["total"]["value"], 3, "{answer:#}");
    for hit in list(&answer, "hits") {
        check(&["show", text(hit, "id")]);
        check(&["show", text(hit, "id"), "--json"]);
    }
    check(&["search", hostile]);
    check(&["search", "--topic", hostile]);
    check(&["search", "--facet", hostile]);
    check(&["search", "--date", hostile]);
    check(&["show", hostile]);
    check(&["search", "--request", hostile]);
    check(&["search", "--index", hostile]);
    check(&["index", hostile]);
    check(&["index", "corpus", "--index", "corpus/record.json"]);
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let scratch = Scratch::new();
    let lines: Vec<String> =
        (0..1000).map(|place| json!({"headline": format!("Line {place}"), "text": article("pipe")}).to_string()).collect();
    scratch.write("list.jsonl", lines.join("\n"));
    scratch.index(&["corpus"]);
    for arguments in ["search pipe --limit 1000", "search pipe --limit 1000 --json", "facets", "completions bash", "--help"]
    {
        let script = format!("{{ {BINARY} {arguments}; echo status $? >&2; }} | head -n 1 > first-line");
        let mut command = Command::new("sh");
        command.args(["-c", &script]).current_dir(scratch.folder());
        let run = Run::new(command.output().expect("sh starts"), &[arguments]);
        assert_eq!(run.stderr, "status 0\n", "{arguments}");
        assert_ne!(fs::read_to_string(scratch.folder().join("first-line")).expect("a line"), "", "{arguments}");
    }
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    if !Path::new("/dev/full").exists() {
        super::support::say("a_result_that_cannot_be_written_is_a_failure: skipped, there is no /dev/full here");
        return;
    }
    let scratch = Scratch::with_four_articles();
    for arguments in [&["search", "grain"][..], &["facets", "--json"], &["doctor"], &["completions", "bash"]] {
        let mut command = scratch.command(arguments);
        command.stdout(fs::File::options().write(true).open("/dev/full").expect("/dev/full"));
        let run = Run::new(command.output().expect("the program starts"), arguments);
        assert_eq!(run.status, 5, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("cannot write the result to standard output"), "{arguments:?}: {}", run.stderr);
    }
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

//! What is written to terminals, files and readers that stop: colours, control characters, failures.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::support::{self, BINARY, Run, Scratch, article, list, text};

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
            Err(error) => support::say(&format!("colours on a terminal: not tried, `script` is not here ({error})")),
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
        support::say("a_result_that_cannot_be_written_is_a_failure: skipped, there is no /dev/full here");
        return;
    }
    let scratch = Scratch::with_four_articles();
    for arguments in
        [&["search", "grain"][..], &["facets", "--json"], &["doctor"], &["completions", "bash"], &["help"], &["--help"]]
    {
        let mut command = scratch.command(arguments);
        command.stdout(fs::File::options().write(true).open("/dev/full").expect("/dev/full"));
        let run = Run::new(command.output().expect("the program starts"), arguments);
        assert_eq!(run.status, 5, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("cannot write the result to standard output"), "{arguments:?}: {}", run.stderr);
    }
}

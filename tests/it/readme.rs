//! Turns the sessions in `README.md` into runs of the program, and compares what it says with what the page promises.
//!
//! A session is a block fenced by three backticks and `console`. A line that begins with `$ ` is a command, one with `> ` after
//! it goes on with it, the lines that follow are its output. `...` alone on a line stands for any lines, `[..]` inside a line
//! for anything. A command that ends with `dateline serve` goes on until it has said all that the page says; then its link is opened, and it is
//! asked to end.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::support::{BINARY, Scratch, copy_folder, repository, say};

/// A command and what it should write.
#[derive(Debug, PartialEq)]
struct Step {
    /// The line of the document, from 1.
    line: usize,
    command: String,
    output: Vec<String>,
}

/// The steps of all sessions of a document.
fn steps(document: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut is_session = false;
    let mut is_fenced = false;
    for (place, line) in document.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_session = !is_fenced && line.trim() == "```console";
            is_fenced = !is_fenced;
        } else if is_session && let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { line: place + 1, command: command.to_string(), output: Vec::new() });
        } else if is_session && let Some(step) = steps.last_mut() {
            match line.strip_prefix("> ") {
                Some(more) if step.output.is_empty() => {
                    step.command.push('\n');
                    step.command.push_str(more);
                }
                _ => step.output.push(line.trim_end().to_string()),
            }
        }
    }
    for step in &mut steps {
        // An empty line before the next command is for the eye.
        while step.output.last().is_some_and(String::is_empty) {
            step.output.pop();
        }
    }
    steps
}

/// Whether lines are what was expected of them.
fn fits(expected: &[String], lines: &[&str]) -> bool {
    match (expected.split_first(), lines.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first.trim() == "..." => {
            fits(rest, lines) || (!lines.is_empty() && fits(expected, &lines[1..]))
        }
        (Some((first, rest)), Some((line, more))) => line_fits(first, line) && fits(rest, more),
        _ => false,
    }
}

fn line_fits(expected: &str, line: &str) -> bool {
    let mut pieces = expected.split("[..]");
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() {
            return rest.ends_with(piece);
        }
        let Some(place) = rest.find(piece) else { return false };
        rest = &rest[place + piece.len()..];
    }
    true
}

/// Runs a step in a folder; what did not fit.
fn run(step: &Step, folder: &Path) -> Result<(), String> {
    let bin = Path::new(BINARY).parent().expect("the folder of the program").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let command =
        step.command.replace("cargo run --release -- ", "dateline ").replace("./target/release/dateline", "dateline");
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .current_dir(folder)
        .env("PATH", format!("{bin}:{path}"))
        .env_remove("NO_COLOR")
        .env_remove("DATELINE_INDEX");
    let written = match command.rsplit("&&").next().unwrap_or_default().trim().starts_with("dateline serve") {
        true => served(shell, &step.output),
        false => String::from_utf8_lossy(&shell.output().expect("sh starts").stdout).into_owned(),
    };
    let mut lines: Vec<&str> = written.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    if fits(&step.output, &lines) {
        return Ok(());
    }
    Err(format!(
        "line {}: $ {}\n--- the page says\n{}\n--- the program says\n{}\n",
        step.line,
        step.command,
        step.output.join("\n"),
        lines.join("\n")
    ))
}

/// What a command writes that does not end by itself, until it is what was expected or too much time has passed. The link in it is opened once.
fn served(mut shell: Command, expected: &[String]) -> String {
    const LONGEST: Duration = Duration::from_secs(120);
    let mut child = shell.stdout(Stdio::piped()).process_group(0).spawn().expect("sh starts");
    let (sender, receiver) = mpsc::channel();
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let start = Instant::now();
    let mut written: Vec<String> = Vec::new();
    while let Ok(line) = receiver.recv_timeout(LONGEST.saturating_sub(start.elapsed())) {
        written.push(line.trim_end().to_string());
        if fits(expected, &written.iter().map(String::as_str).collect::<Vec<_>>()) {
            break;
        }
    }
    let page = written.iter().find(|line| line.contains("?token=")).map(|link| open(link.trim()));
    let stopped = Command::new("kill").args(["-TERM", "--", &format!("-{}", child.id())]).status().expect("kill starts");
    assert!(stopped.success(), "the server was still there");
    child.wait().expect("the shell ends");
    if !page.as_deref().is_some_and(|page| page.starts_with("HTTP/1.1 200") && page.contains("Dateline")) {
        written.push(format!("(the link does not lead to a page: {page:?})"));
    }
    written.join("\n")
}

/// What a browser would get that opens a link.
fn open(link: &str) -> String {
    let (host, path) = link.trim_start_matches("http://").split_once('/').expect("an address with a path");
    let mut answer = String::new();
    let mut socket = TcpStream::connect(host).expect("the server listens");
    write!(socket, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
        .expect("it reads");
    _ = socket.read_to_string(&mut answer);
    answer
}

/// Runs all sessions of a document in a copy of the corpus; what did not fit.
fn check(document: &str) -> Vec<String> {
    let scratch = Scratch::new();
    copy_folder(&repository().join("corpus"), &scratch.corpus());
    steps(document).iter().filter_map(|step| run(step, scratch.folder()).err()).collect()
}

#[test]
fn sessions_in_the_readme_are_true() {
    let Ok(document) = fs::read_to_string(repository().join("README.md")) else {
        say("sessions_in_the_readme_are_true: there is no README.md yet");
        return;
    };
    let wrong = check(&document);
    assert!(wrong.is_empty(), "{} commands of README.md say something else:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_session_that_is_not_true_is_noticed() {
    let document = "\
# A page

```sh
$ false-command that is not a session
```

```console
$ dateline index corpus --quiet
$ ls -d corpus index
corpus
index

$ printf 'one\\ntwo\\n\\nthree\\n' |
> cat
one
...
thr[..]
$ cargo run --release -- show 0000
dateline: no article has the id [..]0000[..]
$ dateline search --sort sideways
dateline: this is not what it says
$ echo three
three
four
$ echo before && dateline serve --port 0
before
http://127.0.0.1:[..]

Open this link in a browser; it works once:
  http://127.0.0.1:[..]/?token=[..]
```
";
    let lines: Vec<(usize, usize)> = steps(document).iter().map(|step| (step.line, step.output.len())).collect();
    assert_eq!(lines, [(8, 0), (9, 2), (13, 3), (18, 1), (20, 1), (22, 2), (25, 5)]);
    let wrong = check(document);
    let first_lines: Vec<&str> = wrong.iter().filter_map(|text| text.lines().next()).collect();
    assert_eq!(first_lines, ["line 20: $ dateline search --sort sideways", "line 22: $ echo three"], "{wrong:#?}");
}

#[test]
fn what_fits_what() {
    let fits = |expected: &str, lines: &str| {
        let expected: Vec<String> = expected.lines().map(str::to_string).collect();
        fits(&expected, &lines.lines().collect::<Vec<_>>())
    };
    for (expected, lines, is_fit) in [
        ("a\nb", "a\nb", true),
        ("a", "a\nb", false),
        ("a\nb", "a", false),
        ("...", "", true),
        ("a\n...\nd", "a\nb\nc\nd", true),
        ("a\n...\nd", "a\nd", true),
        ("a\n...\nd", "a\nb", false),
        ("took [..] s", "took 0.3 s", true),
        ("took [..] s", "took 0.3 min", false),
        ("[..]b[..]", "abc", true),
        ("[..]", "\n", true),
        ("[..]", "anything", true),
        ("x[..]x", "x", false),
        ("", "a", false),
    ] {
        assert_eq!(fits(expected, lines), is_fit, "{expected:?} {lines:?}");
    }
}

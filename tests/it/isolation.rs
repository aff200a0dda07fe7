//! Turns a folder in which readers crash, hang and swell into a run that loses nothing but those files, and leaves no process.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::{IngestOptions, index_folders};

use super::support::{Run, Scratch, assert_counts, check_report, number, problems, repository};

/// What a document can ask of the mock parser, with the code of the problem that it must come to; none if it must be read.
const MISBEHAVIOUR: [(&str, Option<&str>); 13] = [
    ("sleep", Some("parser_timed_out")),
    ("spin", Some("parser_timed_out")),
    ("swell", Some("parser_out_of_memory")),
    ("grab", Some("parser_out_of_memory")),
    ("panic", Some("parser_crashed")),
    ("abort", Some("parser_crashed")),
    ("leave", Some("parser_crashed")),
    ("recurse", Some("parser_crashed")),
    ("babble", Some("parser_crashed")),
    ("half", Some("parser_crashed")),
    ("complain", None),
    ("flood", Some("output_too_large")),
    ("open", None),
];

fn document(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/corpora/office").join(name)).expect("a document")
}

/// Starts `index` over the corpus with the mock parser at hand.
fn start(scratch: &Scratch, arguments: &[&str]) -> Child {
    let mut all = vec!["index", "--json", "corpus"];
    all.extend(arguments);
    let mut command = scratch.command(&all);
    command.env("DATELINE_MOCK_PARSER", "1").stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// The processes that were started by one, as far as the system lists them.
fn children_of(parent: u32) -> Vec<u32> {
    let mut children = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name, which may hold anything, stands in brackets; the state and the parent follow.
        let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
        if after.split_whitespace().nth(1) == Some(parent.to_string().as_str()) {
            children.push(process);
        }
    }
    children
}

/// The processes of a list that are still there, dead ones that nobody waited for among them.
fn still_there(processes: &BTreeSet<u32>) -> Vec<u32> {
    processes.iter().copied().filter(|process| fs::metadata(format!("/proc/{process}")).is_ok()).collect()
}

/// Waits for the end of a run; the children that were seen meanwhile.
fn watch(run: &mut Child) -> BTreeSet<u32> {
    let mut seen = BTreeSet::new();
    while run.try_wait().expect("the program can be waited for").is_none() {
        seen.extend(children_of(run.id()));
        std::thread::sleep(Duration::from_millis(5));
    }
    seen
}

/// Whether all of them end soon: a child learns of the death of its parent from the system.
fn end_soon(processes: &BTreeSet<u32>) -> bool {
    (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        still_there(processes).is_empty()
    })
}

#[test]
fn a_reader_that_misbehaves_costs_its_file_and_nothing_else() {
    let scratch = Scratch::new();
    let (salt, dam) = (document("salt.odt"), document("dam.pdf"));
    for (place, (name, _)) in MISBEHAVIOUR.iter().enumerate() {
        scratch.write(format!("{place:02}-a.odt"), &salt);
        scratch.write(format!("{place:02}-b-{name}.pdf"), format!("%PDF- mock parser: {name}"));
        scratch.write(format!("{place:02}-c.pdf"), &dam);
        scratch.write_article(format!("{place:02}-d.txt"), "neighbour");
    }
    let started = Instant::now();
    let mut run = start(&scratch, &["--max-file-seconds", "2", "--threads", "2"]);
    let seen = watch(&mut run);
    let took = started.elapsed();
    let run = Run::new(run.wait_with_output().expect("the program has ended"), &["index"]);
    let report = run.json();
    check_report(&report);
    let expected: Vec<String> = MISBEHAVIOUR
        .iter()
        .enumerate()
        .filter_map(|(place, (name, code))| code.map(|code| format!("{place:02}-b-{name}.pdf {code}")))
        .collect();
    assert_eq!(problems(&report, "failures"), expected);
    assert_eq!((run.status, run.stderr.as_str()), (3, ""));
    let count = MISBEHAVIOUR.len();
    assert_counts(&report, &format!("found {}, failed 11, articles {}", count * 4, count * 3 + 2));
    for word in ["lorries", "valley", "neighbour"] {
        assert_eq!(scratch.paths(word).len(), count, "{word}");
    }
    assert_eq!(scratch.paths("\"the door is closed\""), ["12-b-open.pdf"], "a child opens neither files nor connections");
    assert!(seen.len() > 2, "children are seen at all, and again after crashes: {seen:?}");
    assert_eq!(still_there(&seen), [0; 0], "no process is left");
    assert!(took < Duration::from_secs(60), "{took:?}");
    // Failures are remembered, not tried again.
    let again = scratch.run(&["index", "--json", "corpus"]).json();
    assert_eq!(problems(&again, "failures"), expected);
    assert_counts(&again, &format!("unchanged {}, failed 11", count * 3 + 2));
}

/// The files of an archive, and the messages of a large mailbox, are neighbours as files are.
#[test]
fn a_reader_that_misbehaves_costs_one_file_of_an_archive() {
    let scratch = Scratch::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (place, (name, _)) in MISBEHAVIOUR.iter().enumerate() {
        let bad = format!("%PDF- mock parser: {name}").into_bytes();
        let good = b"A neighbour\n\nThe neighbour was at home, and the door was open all day.".to_vec();
        for (name, bytes) in [("a.txt", &good), ("b.pdf", &bad), ("c.pdf", &document("dam.pdf"))] {
            archive.start_file(format!("{place:02}/{name}"), zip::write::SimpleFileOptions::default()).expect("room");
            archive.write_all(bytes).expect("room");
        }
    }
    scratch.write("all.zip", archive.finish().expect("room").into_inner());
    let run = start(&scratch, &["--max-file-seconds", "2", "--threads", "2"]).wait_with_output().expect("an end");
    let report = Run::new(run, &["index"]).json();
    let expected: Vec<String> = MISBEHAVIOUR
        .iter()
        .enumerate()
        .filter_map(|(place, (_, code))| code.map(|code| format!("all.zip/{place:02}/b.pdf {code}")))
        .collect();
    assert_eq!(problems(&report, "failures"), expected);
    assert_counts(&report, &format!("found 1, articles {}", MISBEHAVIOUR.len() * 2 + 2));
}

#[test]
fn children_die_with_a_parent_that_is_killed() {
    let scratch = Scratch::new();
    scratch.write("spin.pdf", "%PDF- mock parser: spin");
    scratch.write("sleep.pdf", "%PDF- mock parser: sleep");
    let mut run = start(&scratch, &["--threads", "2"]);
    let mut children = BTreeSet::new();
    for _ in 0..1000 {
        children.extend(children_of(run.id()));
        if children.len() == 2 {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(children.len(), 2, "one child for each thread");
    // Long enough for both to be at their file.
    std::thread::sleep(Duration::from_millis(300));
    run.kill().expect("the program can be killed");
    run.wait().expect("the program has ended");
    assert!(end_soon(&children), "still there: {:?}", still_there(&children));
}

#[test]
fn a_run_that_is_stopped_waits_for_the_file_at_hand_only() {
    let scratch = Scratch::new();
    (0..6).for_each(|number| _ = scratch.write(format!("{number}.pdf"), "%PDF- mock parser: sleep"));
    let mut run = start(&scratch, &["--threads", "1", "--max-file-seconds", "4"]);
    let started = Instant::now();
    while children_of(run.id()).is_empty() && started.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(200));
    let interrupted = Command::new("kill").args(["-INT", &run.id().to_string()]).status().expect("kill starts");
    assert!(interrupted.success());
    let stopped = Instant::now();
    let seen = watch(&mut run);
    assert!(stopped.elapsed() < Duration::from_secs(12), "{:?}", stopped.elapsed());
    let run = Run::new(run.wait_with_output().expect("the program has ended"), &["index"]);
    assert_eq!(run.status, 130);
    assert_counts(&run.json(), "found 6, failed 1, pending 5");
    assert_eq!(still_there(&seen), [0; 0]);
    // The files that were not reached are read by the next run.
    let again = scratch.run(&["index", "--json", "corpus"]).json();
    assert_counts(&again, "found 6, failed 6, pending 0");
}

#[test]
fn a_child_serves_two_hundred_files_and_deep_pages() {
    let scratch = Scratch::new();
    let salt = document("salt.odt");
    for number in 0..210 {
        scratch.write(format!("{number:03}.odt"), &salt);
    }
    let divs = "<div>".repeat(400);
    let words = "The registry of barges was read to the last page.";
    scratch.write("deep.html", format!("<html><body><h1>Barges</h1>{divs}<p>{words}</p></body></html>"));
    let mut run = start(&scratch, &["--threads", "1", "--max-file-seconds", "120"]);
    let seen = watch(&mut run);
    let report = Run::new(run.wait_with_output().expect("the program has ended"), &["index"]).json();
    assert_counts(&report, "found 211, failed 0, articles 211");
    assert_eq!(seen.len(), 2, "{seen:?}");
}

#[test]
fn without_the_program_printed_pages_wait_for_it() {
    let scratch = Scratch::new();
    scratch.write("typed.docx", document("typed.docx"));
    scratch.write("dam.pdf", document("dam.pdf"));
    scratch.write_article("plain.txt", "neighbour");
    let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
    let run = |parser_program: Option<&str>| {
        let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("an index");
        let mut options = IngestOptions::default();
        options.parser_program = parser_program.map(Into::into);
        let report = index_folders(&mut writer, &[scratch.corpus()], &options, &()).expect("a report");
        let codes: Vec<&str> = report.failures.iter().map(|problem| problem.code.as_str()).collect();
        (codes.join(" "), report.articles)
    };
    let unavailable = ("parser_unavailable parser_unavailable".to_string(), 1);
    assert_eq!(run(Some("/nowhere/dateline")), unavailable);
    assert_eq!(run(Some("/bin/true")), unavailable, "a program that is none of ours");
    // Whoever names none has documents read in the process, but nothing that could hang it.
    assert_eq!(run(None), ("needs_parser_program".to_string(), 2));
    assert_eq!(run(Some(super::support::BINARY)), (String::new(), 3), "what waited is read");
}

#[test]
fn nobody_starts_a_child_by_hand() {
    let scratch = Scratch::new();
    let run = scratch.run(&["__parse", "0.0.0"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(!scratch.run(&["--help"]).stdout.contains("__parse"));
    assert_eq!(number(&scratch.index(&["corpus"]), "found"), 0);
}

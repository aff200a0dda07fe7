//! Turns kills at random moments into the question whether anything was lost, doubled or half done.
//!
//! A folder changes, `dateline index` is killed over it again and again, and after each kill the index must hold only what the
//! folder held; completed, it must equal an index of the same folder made in one go. `tests/chaos/` does so with more of everything.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::sleep;
use std::time::Duration;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::ingest::Progress;
use dateline::{IngestOptions, index_folders};
use serde_json::json;

use super::changing_corpus::{ChangingCorpus, content};
use super::support::{Random, Run, Scratch, check_report, let_files_age, list, number};

const KILLS: usize = 50;
const KILLS_BETWEEN_CHECKS: usize = 10;
const INTERRUPTIONS: usize = 10;

fn corpus(test: &str) -> ChangingCorpus {
    ChangingCorpus::new(Random::seeded(test), 400, 3000)
}

#[test]
fn a_run_killed_at_any_moment_loses_and_doubles_nothing() {
    let mut corpus = corpus("a_run_killed_at_any_moment_loses_and_doubles_nothing");
    let mut killed = 0;
    for round in 1..=KILLS {
        let mut child = corpus.start();
        sleep(Duration::from_micros(1000 + corpus.random.below(400_000) as u64));
        killed += usize::from(child.try_wait().expect("a child to ask").is_none());
        child.kill().expect("a child to kill");
        child.wait().expect("a child to wait for");
        corpus.check_interrupted();
        corpus.change();
        if round % KILLS_BETWEEN_CHECKS == 0 {
            corpus.complete();
            // From here on nothing is in the index but the lists of the next round.
            if corpus.random.below(2) == 0 {
                fs::remove_dir_all(corpus.scratch.index_folder()).expect("an index to remove");
            }
        }
    }
    corpus.complete();
    assert!(killed > KILLS / 4, "only {killed} of {KILLS} runs were still running when they were killed");
    let left = fs::read_dir(corpus.scratch.index_folder()).expect("the index");
    let names: Vec<String> = left.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert!(!names.iter().any(|name| name.starts_with(".tmp")), "temporary files of killed runs are swept: {names:?}");
    assert!(names.len() < 100, "files of killed runs are swept: {} files", names.len());
}

#[test]
fn an_interrupted_run_says_so_and_the_next_goes_on() {
    let mut corpus = corpus("an_interrupted_run_says_so_and_the_next_goes_on");
    let mut interrupted = 0;
    for round in 1..=INTERRUPTIONS {
        let child = corpus.start();
        sleep(Duration::from_millis(20 + corpus.random.below(300) as u64));
        let told = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).stderr(Stdio::null()).status();
        told.expect("sh starts");
        let run = Run::new(child.wait_with_output().expect("output"), &["index", "then SIGINT"]);
        match run.status {
            // It had finished, or had not yet begun to listen.
            0 | -2 => {}
            130 => {
                interrupted += 1;
                let report = run.json();
                check_report(&report);
                assert_eq!(report["interrupted"], true, "{report:#}");
                assert!(list(&report, "failures").is_empty(), "{report:#}");
                assert_eq!(number(&report, "found") as usize, corpus.files.len() + 1, "{report:#}");
            }
            status => panic!("status {status}: {}{}", run.stdout, run.stderr),
        }
        corpus.check_interrupted();
        corpus.change();
        if round % 5 == 0 {
            corpus.complete();
            fs::remove_dir_all(corpus.scratch.index_folder()).expect("an index to remove");
        }
    }
    assert!(interrupted > 0, "no run was interrupted");
}

/// Stops a run after so many parts of a list were read.
struct StopAfter {
    parts: AtomicU64,
    stop: Arc<AtomicBool>,
}

impl Progress for StopAfter {
    fn advance(&self, _: u64, _: u64) {
        if self.parts.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Files of so many records that a reader gets a part of them at a time. A few identifiers stand on several records, in different parts.
fn files_of_many_parts(records: usize) -> [(&'static str, Vec<u8>); 4] {
    let text = "The harbour was quiet again.";
    // Makes a file large and is quickly read.
    let filler = "0".repeat(3800);
    let record = |number: usize| json!({"id": format!("id-{}", number % 1000), "headline": format!("Line {number}"), "text": text, "filler": filler});
    let message = |number: usize| {
        format!(
            "From a@b.org Mon Jan  1 10:00:00 2018\nFrom: Ann Lee <a@b.org>\nDate: Mon, 1 Jan 2018 10:00:00 +0000\n\
             Message-ID: <{}@b.org>\nX-Filler: {filler}\nSubject: Line {number}\n\n{text}\n\n",
            number % 1000
        )
    };
    let joined = |separator: &str| (1..=records).map(|n| record(n).to_string()).collect::<Vec<_>>().join(separator);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for number in 1..=records {
        archive.start_file(format!("{}/{number}.txt", number % 7), zip::write::SimpleFileOptions::default()).expect("room");
        archive.write_all(format!("Title: Line {number}\nDate: 2018-01-01\n\n{text}").as_bytes()).expect("room");
    }
    [
        ("list.jsonl", joined("\n").into_bytes()),
        ("list.json", format!("[{}]", joined(",\n")).into_bytes()),
        ("list.mbox", (1..=records).map(message).collect::<String>().into_bytes()),
        ("list.zip", archive.finish().expect("room").into_inner()),
    ]
}

#[test]
fn a_list_stopped_again_and_again_is_read_once() {
    const RECORDS: usize = 1200;
    for (name, bytes) in files_of_many_parts(RECORDS) {
        let scratch = Scratch::new();
        scratch.write(name, bytes);
        let_files_age();
        let mut interrupted = 0;
        // The second and third runs stop before they reach what the first had read.
        let runs: &[u64] = if name == "list.jsonl" { &[4, 1, 2, 5, 1, u64::MAX] } else { &[4, 1, u64::MAX] };
        for parts in runs {
            let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
            let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("a writer");
            let mut options = IngestOptions::default();
            options.commit_every = Duration::ZERO;
            let stop_after = StopAfter { parts: AtomicU64::new(*parts), stop: Arc::clone(&options.stop) };
            let report = index_folders(&mut writer, &[scratch.corpus()], &options, &stop_after).expect("a report");
            interrupted += usize::from(report.interrupted);
            drop(writer);
            content(&scratch.index_folder());
        }
        assert_eq!(interrupted, runs.len() - 1, "{name}: each run but the last is stopped in the middle");
        let (hits, counts) = content(&scratch.index_folder());
        assert_eq!(hits.len(), RECORDS, "{name}");
        scratch.index(&["corpus", "--index", "fresh"]);
        let fresh = content(&scratch.folder().join("fresh"));
        assert!((hits, counts) == fresh, "{name}: as an index made in one go");
    }
}

/// How many files were handed over and not yet taken in, at most.
#[derive(Default)]
struct UnderWay {
    now: AtomicU64,
    most: AtomicU64,
}

impl Progress for UnderWay {
    fn file(&self, _: &str) {
        let now = self.now.fetch_add(1, Ordering::Relaxed) + 1;
        self.most.fetch_max(now, Ordering::Relaxed);
    }

    fn advance(&self, _: u64, _: u64) {
        self.now.fetch_sub(1, Ordering::Relaxed);
    }
}

#[test]
fn few_files_are_under_way_so_that_a_save_need_not_wait_for_many() {
    let scratch = Scratch::new();
    (0..300).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), &format!("word{number}")));
    let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("a writer");
    let mut options = IngestOptions::default();
    options.threads = 2;
    let under_way = UnderWay::default();
    index_folders(&mut writer, &[scratch.corpus()], &options, &under_way).expect("a report");
    let most = under_way.most.into_inner();
    // Sixteen for each of two readers, and the one being handed over.
    assert!((2..=33).contains(&most), "{most} files were under way at once");
}

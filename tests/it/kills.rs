//! Turns kills at random moments into the question whether anything was lost, doubled or half done.
//!
//! A folder changes, `dateline index` is killed over it again and again, and after each kill the index must hold only what the
//! folder held; completed, it must equal an index of the same folder made in one go.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::sleep;
use std::time::Duration;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::ingest::Progress;
use dateline::{Dimension, Hit, Index, IngestOptions, SearchRequest, SearchResponse, Sort, index_folders};
use serde_json::{Value, json};

use super::support::{Random, Run, Scratch, assert_counts, check_report, let_files_age, list, number};

const KILLS: usize = 50;
const KILLS_BETWEEN_CHECKS: usize = 10;
const INTERRUPTIONS: usize = 10;
const FILES: usize = 400;
const LINES: usize = 3000;
const LIST: &str = "export/list.jsonl";

/// A folder and what is known of it.
struct ChangingCorpus {
    scratch: Scratch,
    random: Random,
    /// The headline of the article in each file.
    files: BTreeMap<String, String>,
    /// The headlines of the articles in the list.
    lines: Vec<String>,
    /// Path and headline of every article there was since the last completed run.
    since_completion: HashSet<(String, String)>,
    next_number: usize,
}

impl ChangingCorpus {
    fn new(test: &str) -> ChangingCorpus {
        let mut corpus = ChangingCorpus {
            scratch: Scratch::new(),
            random: Random::seeded(test),
            files: BTreeMap::new(),
            lines: Vec::new(),
            since_completion: HashSet::new(),
            next_number: 0,
        };
        (0..FILES).for_each(|_| corpus.add_file());
        (0..LINES).for_each(|_| corpus.add_line());
        corpus.write_list();
        corpus
    }

    fn headline(&mut self) -> String {
        self.next_number += 1;
        format!("Report {}", self.next_number)
    }

    fn add_file(&mut self) {
        let extension = ["txt", "json"][self.random.below(2)];
        let path = format!("folder{}/{}.{extension}", self.random.below(20), self.next_number);
        self.write_file(path);
    }

    fn write_file(&mut self, path: String) {
        let headline = self.headline();
        let content = if path.ends_with("txt") {
            let record = self.record(&headline);
            format!(
                "{headline}\n\nDate: {}\nTopic: {}\n\n{}\n",
                text(&record, "date"),
                text(&record, "topic"),
                text(&record, "text")
            )
        } else {
            self.record(&headline).to_string()
        };
        self.scratch.write(&path, content);
        self.since_completion.insert((path.clone(), headline.clone()));
        self.files.insert(path, headline);
    }

    fn record(&mut self, headline: &str) -> Value {
        const COUNTRIES: [&str; 6] = ["Norway", "Chile", "Japan", "Ghana", "Peru", "Egypt"];
        let mut country = || COUNTRIES[self.random.below(COUNTRIES.len())];
        let sentence = format!("{} spoke with {} about the harbour. ", country(), country());
        let text = format!("{headline} in short. {}", sentence.repeat(4 + self.random.below(4)));
        let topic = ["War", "Trade", "Energy"][self.random.below(3)];
        let region = ["Europe", "Asia"][self.random.below(2)];
        json!({
            "headline": headline,
            "date": format!("20{:02}-{:02}", 10 + self.random.below(15), 1 + self.random.below(12)),
            "topic": topic,
            "region": region,
            "tags": [format!("tag{}", self.random.below(40))],
            "author": format!("Author Number{}", self.random.below(10)),
            "text": text.trim(),
        })
    }

    fn add_line(&mut self) {
        let headline = self.headline();
        self.since_completion.insert((LIST.to_string(), headline.clone()));
        self.lines.push(headline);
    }

    fn write_list(&mut self) {
        let mut content = String::new();
        for (place, headline) in self.lines.clone().iter().enumerate() {
            let mut record = self.record(headline);
            // Some identifiers stand twice, far apart.
            record["id"] = format!("id-{}", place % (LINES - 100)).into();
            content.push_str(&record.to_string());
            content.push('\n');
        }
        self.scratch.write(LIST, content);
    }

    fn some_path(&mut self) -> String {
        let place = self.random.below(self.files.len());
        self.files.keys().nth(place).expect("a file").clone()
    }

    /// Changes, adds, removes and moves some files.
    fn change(&mut self) {
        for _ in 0..self.random.below(12) {
            let path = self.some_path();
            match self.random.below(5) {
                0 | 1 => self.write_file(path),
                2 => self.add_file(),
                3 => {
                    self.scratch.remove(&path);
                    self.files.remove(&path);
                }
                _ => {
                    let extension = path.rsplit('.').next().expect("an extension");
                    let moved = format!("folder{}/moved{}.{extension}", self.random.below(20), self.next_number);
                    self.next_number += 1;
                    self.scratch.rename(&path, &moved);
                    let headline = self.files.remove(&path).expect("a known file");
                    self.since_completion.insert((moved.clone(), headline.clone()));
                    self.files.insert(moved, headline);
                }
            }
        }
        if self.random.below(4) == 0 {
            let gone = self.random.below(self.lines.len());
            self.lines.remove(gone);
            self.add_line();
            self.write_list();
        }
    }

    /// What the index must hold, as pairs of path and headline.
    fn expected(&self) -> Vec<(String, String)> {
        let in_list = self.lines.iter().map(|headline| (LIST.to_string(), headline.clone()));
        let mut expected: Vec<_> = self.files.clone().into_iter().chain(in_list).collect();
        expected.sort();
        expected
    }

    fn start(&self) -> std::process::Child {
        let mut command = self.scratch.command(&["index", "corpus", "--json", "--commit-every", "0.05"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    }

    /// Checks an index that an interrupted run left: it opens, it doubles nothing, it holds nothing that never was.
    fn check_interrupted(&self) {
        if !self.scratch.index_folder().join("meta.json").exists() {
            return;
        }
        let run = self.scratch.run(&["search", "harbour", "--json", "--limit", "1"]);
        if run.status == 5 && run.stderr.contains("begun but never finished") {
            return;
        }
        assert!(run.status <= 1, "{}", run.stderr);
        let (hits, _) = content(&self.scratch.index_folder());
        for hit in hits {
            let found = (hit.path, hit.headline);
            assert!(self.since_completion.contains(&found), "{found:?} never was");
        }
    }

    /// Lets a run come to its end and compares the index with one made in one go, and both with what was written.
    fn complete(&mut self) {
        let report = self.scratch.index(&["corpus"]);
        let expected = self.expected();
        assert_counts(&report, &format!("found {}, failed 0, skipped 0, removals_withheld 0", self.files.len() + 1));
        let (hits, counts) = content(&self.scratch.index_folder());
        let mut found: Vec<_> = hits.iter().map(|hit| (hit.path.clone(), hit.headline.clone())).collect();
        found.sort();
        assert!(found == expected, "{}", difference(&found, &expected));
        self.scratch.index(&["corpus", "--index", "fresh", "--rebuild"]);
        let (fresh_hits, fresh_counts) = content(&self.scratch.folder().join("fresh"));
        for (hit, fresh) in hits.iter().zip(&fresh_hits) {
            assert_eq!(hit, fresh, "as an index made in one go has it");
        }
        assert_eq!(hits.len(), fresh_hits.len());
        assert_eq!(counts, fresh_counts);
        let again = self.scratch.index(&["corpus"]);
        assert_eq!(number(&again, "unchanged"), number(&again, "found"), "{again:#}");
        assert_eq!(number(&again, "articles") as usize, expected.len());
        self.since_completion = expected.into_iter().collect();
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    super::support::text(value, name)
}

/// Every article and every count of an index. No id may stand twice.
fn content(folder: &Path) -> (Vec<Hit>, SearchResponse) {
    let index = Index::open(folder).expect("an index that opens");
    let mut request = SearchRequest::default().sort(Sort::Oldest);
    let mut hits = Vec::new();
    for page in 0..10 {
        let response = index.search(&request.clone().page(page * 1000, 1000)).expect("an answer");
        hits.extend(response.hits);
        if hits.len() as u64 == response.total.value {
            break;
        }
    }
    hits.sort_by(|left, right| left.id.as_str().cmp(right.id.as_str()));
    for pair in hits.windows(2) {
        assert_ne!(pair[0].id, pair[1].id, "{} and {} have one id", pair[0].headline, pair[1].headline);
    }
    for dimension in Dimension::ALL {
        request = request.facet(dimension, 1000);
    }
    let mut counts = index.search(&request.page(0, 0)).expect("an answer");
    counts.took_ms = 0.0;
    assert_eq!(counts.total.value, hits.len() as u64);
    assert_eq!(index.article_count().expect("a count"), hits.len() as u64);
    (hits, counts)
}

fn difference(found: &[(String, String)], expected: &[(String, String)]) -> String {
    let only = |left: &[(String, String)], right: &[(String, String)]| {
        let right: HashSet<_> = right.iter().collect();
        left.iter().filter(|article| !right.contains(article)).take(5).cloned().collect::<Vec<_>>()
    };
    format!(
        "{} found, {} expected; too many: {:?}; missing: {:?}",
        found.len(),
        expected.len(),
        only(found, expected),
        only(expected, found)
    )
}

#[test]
fn a_run_killed_at_any_moment_loses_and_doubles_nothing() {
    let mut corpus = ChangingCorpus::new("a_run_killed_at_any_moment_loses_and_doubles_nothing");
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
    let mut corpus = ChangingCorpus::new("an_interrupted_run_says_so_and_the_next_goes_on");
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

#[test]
fn a_list_stopped_again_and_again_is_read_once() {
    const LINES_OF_MANY_PARTS: usize = 1200;
    let scratch = Scratch::new();
    let filler = "The harbour was quiet again. ".repeat(80);
    let mut list = String::new();
    for line in 1..=LINES_OF_MANY_PARTS {
        // A few identifiers stand on several lines, in different parts.
        let record = json!({"id": format!("id-{}", line % 1000), "headline": format!("Line {line}"), "text": filler});
        list.push_str(&format!("{record}\n"));
    }
    scratch.write("list.jsonl", list);
    let_files_age();
    let mut interrupted = 0;
    // The second and third runs stop before they reach what the first had read.
    for parts in [4, 1, 2, 5, 1, u64::MAX] {
        let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
        let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("a writer");
        let mut options = IngestOptions::default();
        options.commit_every = Duration::ZERO;
        let stop_after = StopAfter { parts: AtomicU64::new(parts), stop: Arc::clone(&options.stop) };
        let report = index_folders(&mut writer, &[scratch.corpus()], &options, &stop_after).expect("a report");
        interrupted += usize::from(report.interrupted);
        drop(writer);
        content(&scratch.index_folder());
    }
    assert_eq!(interrupted, 5, "each run but the last is stopped in the middle");
    let (hits, counts) = content(&scratch.index_folder());
    assert_eq!(hits.len(), LINES_OF_MANY_PARTS);
    scratch.index(&["corpus", "--index", "fresh"]);
    let fresh = content(&scratch.folder().join("fresh"));
    assert!((hits, counts) == fresh, "as an index made in one go");
}

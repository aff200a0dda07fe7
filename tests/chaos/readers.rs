//! Turns a writer and four readers, each a process of its own, into the question whether every answer is one saved state, and never an older one than
//! before.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dateline::{Dimension, Index, SearchRequest, SearchResponse, Sort};
use serde_json::{Value, json};

use super::Course;
use super::support::{Random, Scratch};

const READERS: usize = 4;
const FILES: usize = 6;
/// An article has the number of its state in its headline, and state N has so many articles.
fn articles_of(state: u64) -> u64 {
    60 + state * 7 % 50
}

pub(crate) fn run(course: &mut Course) {
    let seconds = course.count as u64;
    let seed = course.seed;
    let mut note = None;
    course.attempt(seed, 0, || note = Some(trial(seed, Duration::from_secs(seconds.max(2)))));
    if let Some((reads, said)) = note {
        course.tried = reads;
        course.note(said);
    }
}

/// How many answers were read, and what is to be told.
fn trial(seed: u64, time: Duration) -> (usize, String) {
    let mut random = Random::of(seed);
    let scratch = Scratch::new();
    let write_state = |state: u64, random: &mut Random| {
        let mut lines = vec![String::new(); FILES];
        for number in 0..articles_of(state) {
            let text = format!("Norway spoke with Chile about the harbour, report {number} of {state}. ")
                .repeat(1 + random.below(8));
            let topic = ["War", "Trade"][number as usize % 2];
            let line = json!({"id": format!("a{number}"), "headline": format!("State {state}"), "text": text, "topic": topic, "date": "2023-05"});
            lines[number as usize % FILES].push_str(&format!("{line}\n"));
        }
        lines.iter().enumerate().for_each(|(file, lines)| _ = scratch.write(format!("{file}.jsonl"), lines));
        // A reader never sees less than what was saved before it asked.
        let index = scratch.index(&["corpus"]);
        assert_eq!(index["articles"], articles_of(state), "{index:#}");
        let acknowledged = scratch.folder().join("acknowledged");
        std::fs::write(acknowledged.with_extension("new"), state.to_string()).expect("a note");
        std::fs::rename(acknowledged.with_extension("new"), &acknowledged).expect("a note");
    };
    write_state(1, &mut random);
    let alone = read_for(&scratch, time.mul_f64(0.2), &mut || std::thread::sleep(Duration::from_millis(50)));
    let mut state = 1;
    let busy = read_for(&scratch, time.mul_f64(0.8), &mut || {
        state += 1;
        write_state(state, &mut random);
    });
    let percentile =
        |reports: &[Value], name: &str| reports.iter().filter_map(|report| report[name].as_f64()).fold(0.0, f64::max);
    let sum = |reports: &[Value], name: &str| reports.iter().filter_map(|report| report[name].as_u64()).sum::<u64>();
    let said = format!(
        "{state} states, {} seen; 99th percentile of searches {:.1} ms while writing, {:.1} ms without a writer",
        busy.iter().filter_map(|report| report["states"].as_u64()).max().unwrap_or_default(),
        percentile(&busy, "p99_ms"),
        percentile(&alone, "p99_ms")
    );
    ((sum(&busy, "reads") + sum(&alone, "reads")) as usize, said)
}

/// Lets all readers read for a time while something else is done; what they report.
fn read_for(scratch: &Scratch, time: Duration, meanwhile: &mut dyn FnMut()) -> Vec<Value> {
    let end = Instant::now() + time;
    let start = |_| {
        Command::new(std::env::current_exe().expect("this program"))
            .args(["--child", "reader", &time.as_millis().to_string()])
            .args([scratch.index_folder(), scratch.folder().join("acknowledged")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("this program starts")
    };
    let readers: Vec<Child> = (0..READERS).map(start).collect();
    while Instant::now() < end {
        meanwhile();
    }
    let report = |reader: Child| {
        let output = reader.wait_with_output().expect("a reader");
        assert!(output.status.success(), "a reader: {}", String::from_utf8_lossy(&output.stderr));
        let line = BufReader::new(&output.stdout[..]).lines().next().expect("a report").expect("text");
        serde_json::from_str(&line).expect("a report")
    };
    readers.into_iter().map(report).collect()
}

/// The number of the state of which an answer is.
fn state_of(response: &SearchResponse) -> u64 {
    let state: u64 = response.hits[0].headline.trim_start_matches("State ").parse().expect("the number of a state");
    for hit in &response.hits {
        assert_eq!(hit.headline, format!("State {state}"), "two states in one answer");
    }
    assert_eq!(response.total.value, articles_of(state), "half of a state");
    assert_eq!(response.hits.len() as u64, articles_of(state), "half of a state");
    let counted: u64 = response.facets.iter().flat_map(|facet| &facet.values).map(|value| value.count).sum();
    assert!(response.facets.is_empty() || counted == articles_of(state), "counts of another state");
    assert!(response.total.exact && response.warnings.is_empty(), "{:?}", response.warnings);
    state
}

/// Reads for a time; prints what it saw.
#[expect(clippy::print_stdout, reason = "it is read by the process that started it")]
pub(crate) fn child(arguments: &[String]) {
    let [time_ms, folder, acknowledged] = arguments else { return };
    let end = Instant::now() + Duration::from_millis(time_ms.parse().expect("a time"));
    let mut index = Index::open(folder).expect("an index");
    let (mut reads, mut states, mut last) = (0u64, 0u64, 0);
    let mut took_ms = Vec::new();
    while Instant::now() < end {
        let least: u64 =
            std::fs::read_to_string(Path::new(acknowledged)).ok().and_then(|text| text.parse().ok()).unwrap_or_default();
        if reads % 10 < 5 {
            index.reload().expect("a newer state");
        } else {
            index = Index::open(folder).expect("an index");
        }
        let mut seen = None;
        for request in [
            SearchRequest::default().sort(Sort::Oldest).page(0, 1000),
            SearchRequest::for_text("harbour").facet(Dimension::Topic, 10).page(0, 1000),
            SearchRequest::for_text("Norway OR nowhere").page(0, 1000),
        ] {
            let began = Instant::now();
            let response = index.search(&request).expect("an answer");
            took_ms.push(began.elapsed().as_secs_f64() * 1000.0);
            let state = state_of(&response);
            assert!(seen.is_none_or(|seen| seen == state), "two states of one opened index");
            seen = Some(state);
            reads += 1;
        }
        let state = seen.unwrap_or_default();
        assert!(state >= last, "state {state} after state {last}");
        assert!(state >= least, "state {state}, though {least} was saved before");
        states += u64::from(state != last);
        last = state;
    }
    took_ms.sort_by(f64::total_cmp);
    let p99_ms = took_ms[took_ms.len() * 99 / 100];
    println!("{}", json!({"reads": reads, "states": states, "p99_ms": p99_ms}));
}

//! Turns a generated corpus into two indexes, one by `dateline index` and one by a bare tantivy program with the same fields, threads
//! and memory budget, and prints both side by side with their ratios; then re-runs over an unchanged folder beside a `find` walk.
//!
//! ```text
//! cargo bench --bench indexing -- --articles 100k            one JSONL corpus: articles/s, MB/s, peak memory, index size
//! cargo bench --bench indexing -- --unchanged 100k           a folder of 100,000 files: unchanged re-run against find
//! ```
//!
//! Every run is a process of its own, so that peak memory is its own.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use support::{MEMORY_MEGABYTES, Outcome, THREADS, bare, bytes_of, exit_status, make_corpus, measured, scratch};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["bare", corpus, index] => bare(Path::new(corpus), Path::new(index)),
        ["--articles", articles] => compare_indexing(articles),
        ["--unchanged", files] => compare_unchanged(files),
        [] => compare_indexing("20k").and_then(|()| compare_unchanged("10k")),
        _ => Err("give --articles N or --unchanged N".into()),
    };
    exit_status(outcome)
}

fn compare_indexing(articles: &str) -> Outcome<()> {
    let scratch = scratch("indexing")?;
    let (corpus, ours, bare) = (scratch.join("corpus"), scratch.join("ours"), scratch.join("bare"));
    make_corpus(articles, &corpus, "jsonl")?;
    let megabytes = bytes_of(&corpus)? as f64 / 1e6;
    let count = articles.replace('k', "000").replace('M', "000000").parse::<f64>()?;
    let bare_run = measured(Command::new(std::env::current_exe()?).arg("bare").arg(&corpus).arg(&bare))?;
    let our_run =
        measured(Command::new(env!("CARGO_BIN_EXE_dateline")).arg("index").arg(&corpus).arg("--index").arg(&ours).args([
            "--quiet",
            "--threads",
            &THREADS.to_string(),
            "--memory",
            &MEMORY_MEGABYTES.to_string(),
        ]))?;
    let untagged = scratch.join("untagged");
    let untagged_run = measured(
        Command::new(env!("CARGO_BIN_EXE_dateline")).arg("index").arg(&corpus).arg("--index").arg(&untagged).args([
            "--quiet",
            "--without-actors",
            "--threads",
            &THREADS.to_string(),
            "--memory",
            &MEMORY_MEGABYTES.to_string(),
        ]),
    )?;
    println!("{articles} articles, {megabytes:.0} MB of JSONL, {THREADS} threads, {MEMORY_MEGABYTES} MB budget");
    println!("{:<14}{:>9}{:>13}{:>9}{:>12}{:>12}", "", "seconds", "articles/s", "MB/s", "peak MB", "index MB");
    for (name, run, index) in
        [("bare tantivy", &bare_run, &bare), ("no actors", &untagged_run, &untagged), ("dateline", &our_run, &ours)]
    {
        println!(
            "{name:<14}{:>9.1}{:>13.0}{:>9.1}{:>12.0}{:>12.0}",
            run.seconds,
            count / run.seconds,
            megabytes / run.seconds,
            run.peak_megabytes,
            bytes_of(index)? as f64 / 1e6
        );
    }
    println!("throughput, without actors / bare tantivy: {:.2}", bare_run.seconds / untagged_run.seconds);
    println!("throughput, dateline / bare tantivy: {:.2}", bare_run.seconds / our_run.seconds);
    println!("throughput, with actors / without: {:.2}", untagged_run.seconds / our_run.seconds);
    fs::remove_dir_all(&scratch)?;
    Ok(())
}

/// Medians of five runs each, in turn.
fn compare_unchanged(files: &str) -> Outcome<()> {
    let scratch = scratch("unchanged")?;
    let (corpus, index) = (scratch.join("corpus"), scratch.join("index"));
    make_corpus(files, &corpus, "txt")?;
    let dateline = |corpus: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("index").arg(corpus).arg("--index").arg(&index).arg("--quiet");
        command
    };
    let first = measured(&mut dateline(&corpus))?;
    // The second run may still settle files whose change was too near to their reading.
    measured(&mut dateline(&corpus))?;
    let (mut walks, mut reruns) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        walks.push(measured(Command::new("find").arg(&corpus).args(["-printf", "%s %T@ %p\\n"]))?.seconds);
        reruns.push(measured(&mut dateline(&corpus))?.seconds);
    }
    walks.sort_by(f64::total_cmp);
    reruns.sort_by(f64::total_cmp);
    println!("{files} text files: first run {:.1} s", first.seconds);
    println!("find walk {:.3} s, unchanged re-run {:.3} s, ratio {:.2}", walks[2], reruns[2], reruns[2] / walks[2]);
    fs::remove_dir_all(&scratch)?;
    Ok(())
}

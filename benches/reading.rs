//! How fast files become articles, beside the least that any reader does with the same bytes: reading them from the file system,
//! checking that they are UTF-8 and parsing them as JSON. One core; pages are measured in megabytes a second only, for other readers of
//! pages are programs of their own (`tools/measure_pages.py`).
//!
//! ```sh
//! cargo bench --bench reading                  # generated articles
//! cargo bench --bench reading -- page.html ...  # pages of your own as well
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark says what it measured")]

#[expect(dead_code, reason = "only the corpus and the scratch folder are used here")]
mod support;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use dateline::ingest::parse;
use dateline::{Format, RawDocument};
use serde_json::Value;

use self::support::{Outcome, exit_status, make_corpus, scratch};

const ARTICLES: &str = "20k";
const ROUNDS: usize = 5;
/// As many as the program reads at a time.
const ROWS_A_FILE: usize = 150;

fn main() -> ExitCode {
    exit_status(run())
}

fn run() -> Outcome<()> {
    let folder = scratch("reading")?;
    make_corpus(ARTICLES, &folder.join("rows"), "jsonl")?;
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder.join("rows"))? {
        lines.extend(std::fs::read_to_string(entry?.path())?.lines().map(str::to_string));
    }
    let (mut records, mut texts) = (Vec::new(), Vec::new());
    let rows = lines
        .chunks(ROWS_A_FILE)
        .enumerate()
        .map(|(number, rows)| written(&folder, &format!("{number}.jsonl"), &rows.join("\n")))
        .collect::<Outcome<Vec<PathBuf>>>()?;
    for (number, line) in lines.iter().enumerate() {
        let article: Value = serde_json::from_str(line)?;
        let of = |key: &str| article[key].as_str().unwrap_or_default();
        let text = format!("{}\n\n{}\nBy {}\n\n{}\n", of("headline"), of("datePublished"), "Jane Doe", of("articleBody"));
        records.push(written(&folder, &format!("{number}.json"), line)?);
        texts.push(written(&folder, &format!("{number}.txt"), &text)?);
    }
    println!("{} articles", lines.len());
    println!("{:<10}{:>12}{:>12}{:>8}", "", "least MB/s", "ours MB/s", "times");
    compare("JSON rows", &rows, Format::JsonLines, |bytes| {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        text.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count()
    })?;
    compare("JSON", &records, Format::Json, |bytes| {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        usize::from(serde_json::from_str::<Value>(text).is_ok())
    })?;
    // A text is no JSON: what parsing it would cost is measured on the same words as a JSON string.
    compare("text", &texts, Format::Text, |bytes| {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let quoted = Value::String(text.to_string()).to_string();
        usize::from(serde_json::from_str::<Value>(&quoted).is_ok())
    })?;
    compare("text alone", &texts, Format::Text, |bytes| usize::from(std::str::from_utf8(bytes).is_ok()))?;
    let pages: Vec<PathBuf> = std::env::args().skip(1).filter(|argument| argument != "--bench").map(PathBuf::from).collect();
    if !pages.is_empty() {
        compare("pages", &pages, Format::Html, |bytes| usize::from(std::str::from_utf8(bytes).is_ok()))?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn written(folder: &Path, name: &str, text: &str) -> Outcome<PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

/// The best of several rounds each, in turns.
fn compare(name: &str, paths: &[PathBuf], format: Format, least: impl Fn(&[u8]) -> usize) -> Outcome<()> {
    let today = chrono::Local::now().date_naive();
    let (mut bytes, mut best) = (0, [f64::MAX; 2]);
    for _ in 0..ROUNDS {
        bytes = 0;
        let started = Instant::now();
        for path in paths {
            let content = std::fs::read(path)?;
            bytes += content.len();
            black_box(least(&content));
        }
        best[0] = best[0].min(started.elapsed().as_secs_f64());
        let started = Instant::now();
        for path in paths {
            let document = RawDocument { path: String::new(), format, bytes: std::fs::read(path)? };
            black_box(parse(&document, today));
        }
        best[1] = best[1].min(started.elapsed().as_secs_f64());
    }
    let rates = best.map(|seconds| bytes as f64 / 1e6 / seconds);
    println!("{name:<10}{:>12.1}{:>12.1}{:>8.2}", rates[0], rates[1], best[1] / best[0]);
    Ok(())
}

//! Turns a seed into hostile queries over a generated corpus with a few giant articles, and prints how they were answered: how
//! many in full, in part, not at all, how long the slowest took, and by how much memory grew.
//!
//! ```text
//! cargo bench --bench hostile                                        5,000 queries over 100,000 articles
//! cargo bench --bench hostile -- --articles 100k --queries 200k      so many
//! cargo bench --bench hostile -- --index DIR --seed 7                over an index made before (made there if missing)
//! ```
//!
//! The queries run in a process of their own, so that one that ends it is seen, and on a thread with a stack of 2 MiB.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use dateline::{ErrorCode, Index, SearchRequest, mark, search};
use hostile_texts::{FREQUENT, HostileTexts};

#[path = "../tests/it/hostile_texts.rs"]
mod hostile_texts;

type Outcome<T> = Result<T, Box<dyn Error>>;

const STACK_BYTES: usize = 2 << 20;
const GIANT_WORDS: usize = 200_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["run", index, queries, seed] => run(Path::new(index), queries, seed),
        options => drive(options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the index and runs the queries in another process.
fn drive(options: &[&str]) -> Outcome<()> {
    let (mut articles, mut queries, mut seed, mut folder) = ("100k", "5k", "1", None);
    for pair in options.chunks(2) {
        match pair {
            ["--articles", number] => articles = number,
            ["--queries", number] => queries = number,
            ["--seed", number] => seed = number,
            ["--index", path] => folder = Some(PathBuf::from(path)),
            _ => return Err("give --articles N, --queries N, --seed N or --index DIR".into()),
        }
    }
    let scratch = std::env::temp_dir().join(format!("dateline-bench-hostile-{}", std::process::id()));
    let index = folder.clone().unwrap_or_else(|| scratch.join("index"));
    if !index.exists() {
        fs::create_dir_all(&scratch)?;
        make_index(articles, &scratch.join("corpus"), &index)?;
    }
    let status = Command::new(std::env::current_exe()?).arg("run").arg(&index).args([queries, seed]).status()?;
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    println!("aborts: {}", if status.success() { "0".to_string() } else { format!("1 ({status})") });
    if status.success() { Ok(()) } else { Err("the queries were not run to their end".into()) }
}

fn make_index(articles: &str, corpus: &Path, index: &Path) -> Outcome<()> {
    let folder = corpus.to_string_lossy().into_owned();
    let made = Command::new("cargo")
        .args(["run", "--quiet", "--release", "--example", "make_corpus", "--"])
        .args(["--articles", articles, "--out", &folder, "--format", "jsonl"])
        .status()?;
    if !made.success() {
        return Err("the corpus could not be made".into());
    }
    let mut giants = BufWriter::new(fs::File::create(corpus.join("giants.jsonl"))?);
    // One sentence, many sentences, many paragraphs, and one with capitals, which words in small letters are not.
    for (number, ends) in [" ", ". ", ".\n\n", " The Of And "].iter().enumerate() {
        let mut body = String::new();
        for word in 0..GIANT_WORDS {
            body.push_str(FREQUENT[word * 7 % 31 % 5]);
            body.push_str(if word % 12 == 11 { ends } else { " " });
        }
        let article = serde_json::json!({
            "identifier": format!("giant-{number}"), "headline": format!("The giant of {number}"), "articleBody": body,
        });
        writeln!(giants, "{article}")?;
    }
    giants.flush()?;
    let indexed = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("index")
        .arg(corpus)
        .arg("--index")
        .arg(index)
        .arg("--quiet")
        .status()?;
    if indexed.success() { Ok(()) } else { Err("the corpus could not be indexed".into()) }
}

fn count_of(text: &str) -> Outcome<u64> {
    Ok(text.replace('k', "000").replace('M', "000000").parse()?)
}

fn run(index: &Path, queries: &str, seed: &str) -> Outcome<()> {
    let (queries, seed, index) = (count_of(queries)?, seed.parse()?, index.to_path_buf());
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    let figures = thread.spawn(move || ask(&index, queries, seed))?.join().map_err(|_| "the queries ended in a panic")??;
    figures.print();
    if figures.panics == 0 { Ok(()) } else { Err("a query ended in a panic".into()) }
}

#[derive(Default)]
struct Figures {
    answered: usize,
    in_part: usize,
    refused: usize,
    failed: usize,
    panics: usize,
    seconds: Vec<f64>,
    slowest: Vec<(f64, u64, SearchRequest)>,
    /// Before the queries, at the most, behind them.
    memory_megabytes: [f64; 3],
}

/// Runs the queries.
fn ask(folder: &Path, queries: u64, seed: u64) -> Result<Figures, String> {
    let index = Index::open(folder).map_err(|error| error.to_string())?;
    let mut figures = Figures::default();
    // Everything that is made once and kept, and the pages of the index, are there before memory is measured.
    for text in ["the of", "\"the of\"", "th* NEAR/5 of", "actor:Russia", "Russia OR China OR talks"] {
        let mut request = HostileTexts::new(seed, false).request();
        request.text = text.to_string();
        let answered = search(&index, &request).map_err(|error| error.to_string())?;
        if let Some(hit) = answered.hits.first() {
            mark(&index, &request, &hit.id).map_err(|error| error.to_string())?;
        }
    }
    let before = own_kibibytes();
    PEAK_KIBIBYTES.store(before, Ordering::Relaxed);
    std::thread::spawn(|| {
        loop {
            PEAK_KIBIBYTES.fetch_max(own_kibibytes(), Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(2));
        }
    });
    figures.memory_megabytes = [before, before, before].map(megabytes);
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    for number in 0..queries {
        // A query depends on the seed and its number alone.
        let request = HostileTexts::new(seed.wrapping_add(number << 32), true).request();
        let started = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let answered = search(&index, &request)?;
            if let Some(hit) = answered.hits.first().filter(|_| number % 10 == 0) {
                mark(&index, &request, &hit.id)?;
            }
            Ok::<bool, dateline::Error>(answered.warnings.iter().any(|warning| warning.code == "time_budget"))
        }));
        let seconds = started.elapsed().as_secs_f64();
        figures.seconds.push(seconds);
        match outcome {
            Ok(Ok(false)) => figures.answered += 1,
            Ok(Ok(true)) => figures.in_part += 1,
            Ok(Err(error)) => match error.code() {
                ErrorCode::InvalidQuery | ErrorCode::InvalidRequest | ErrorCode::InvalidDate => figures.refused += 1,
                _ => {
                    figures.failed += 1;
                    eprintln!("query {number} failed: {error}\n  {}", shown(&request));
                }
            },
            Err(_) => {
                figures.panics += 1;
                eprintln!("query {number} ended in a panic\n  {}", shown(&request));
            }
        }
        let peak = megabytes(PEAK_KIBIBYTES.load(Ordering::Relaxed));
        if peak > figures.memory_megabytes[1] + 8.0 {
            eprintln!("query {number} took memory to {peak:.0} MB\n  {}", shown(&request));
        }
        figures.memory_megabytes[1] = peak;
        if seconds > 2.5 {
            eprintln!("query {number} took {seconds:.2} s\n  {}", shown(&request));
        }
        figures.slowest.push((seconds, number, request));
        figures.slowest.sort_by(|left, right| right.0.total_cmp(&left.0));
        figures.slowest.truncate(3);
    }
    figures.memory_megabytes[2] = megabytes(own_kibibytes());
    Ok(figures)
}

fn shown(request: &SearchRequest) -> String {
    let text: String = request.text.chars().take(300).collect();
    format!("{:?}, explain {}, {} bytes: {text:?}", request.matching, request.explain, request.text.len())
}

impl Figures {
    fn print(&self) {
        let mut seconds = self.seconds.clone();
        seconds.sort_by(f64::total_cmp);
        let at = |share: f64| seconds.get((share * seconds.len() as f64) as usize).copied().unwrap_or_default() * 1e3;
        println!("{} queries, {:.0} s", seconds.len(), seconds.iter().sum::<f64>());
        println!("answered {}, in part {}, refused {}", self.answered, self.in_part, self.refused);
        println!("failed {}, panics {}", self.failed, self.panics);
        println!(
            "p50 {:.2} ms, p99 {:.1} ms, beyond 2.5 s: {}",
            at(0.5),
            at(0.99),
            seconds.iter().filter(|s| **s > 2.5).count()
        );
        for (seconds, number, request) in &self.slowest {
            println!("slowest: {seconds:.2} s, query {number}: {}", shown(request));
        }
        let [before, peak, after] = self.memory_megabytes;
        println!("memory: {before:.0} MB before, {peak:.0} MB at the most (+{:.0}), {after:.0} MB behind", peak - before);
    }
}

static PEAK_KIBIBYTES: AtomicU64 = AtomicU64::new(0);

fn megabytes(kibibytes: u64) -> f64 {
    kibibytes as f64 * 1024.0 / 1e6
}

/// The memory of this process that belongs to no file: pages of the index come and go as the system likes.
fn own_kibibytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

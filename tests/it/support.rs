//! Turns a temporary folder into a place to try the program in: a corpus, an index, and the binary run over them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use dateline::{ArticleId, PublicationDate, StoredArticle};
use serde_json::{Map, Value};
use tempfile::TempDir;

/// The program under test.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_dateline");

/// The repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An article in which nothing stands, without a date.
pub(crate) fn blank_article() -> StoredArticle {
    StoredArticle {
        id: ArticleId::from_bits(0),
        identifier: None,
        folder: String::new(),
        path: String::new(),
        entry: None,
        headline: String::new(),
        description: String::new(),
        article_body: String::new(),
        bio: String::new(),
        credit_text: String::new(),
        date_published: PublicationDate::unknown(None),
        author: Vec::new(),
        topic: Vec::new(),
        region: Vec::new(),
        tag: Vec::new(),
        source: None,
        url: None,
        language: None,
        actor: Vec::new(),
        place: Vec::new(),
        given_actors: Vec::new(),
        metadata: Map::new(),
        evidence: Vec::new(),
        as_written: BTreeMap::new(),
        notes: Vec::new(),
        as_read: None,
    }
}

/// A temporary folder that holds `corpus` and, once indexed, `index`. The program is run inside it.
pub(crate) struct Scratch {
    folder: TempDir,
}

impl Scratch {
    /// An empty corpus and no index.
    pub(crate) fn new() -> Scratch {
        let folder = tempfile::Builder::new().prefix("dateline-").tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("corpus")).expect("a corpus folder");
        Scratch { folder }
    }

    /// The corpus in `tests/corpora/four_articles`, indexed.
    pub(crate) fn with_four_articles() -> Scratch {
        let scratch = Scratch::new();
        copy_folder(&repository().join("tests/corpora/four_articles"), &scratch.corpus());
        let report = scratch.index(&["corpus"]);
        assert_eq!(number(&report, "articles"), 4, "{report:#}");
        scratch
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn corpus(&self) -> PathBuf {
        self.folder().join("corpus")
    }

    pub(crate) fn index_folder(&self) -> PathBuf {
        self.folder().join("index")
    }

    /// Writes a file of the corpus, and the folders it lies in.
    pub(crate) fn write(&self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.corpus().join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(&path, content).expect("a file of the corpus");
        path
    }

    /// Writes a small article whose headline and body hold `word`.
    pub(crate) fn write_article(&self, path: impl AsRef<Path>, word: &str) -> PathBuf {
        self.write(path, article(word))
    }

    pub(crate) fn remove(&self, path: impl AsRef<Path>) {
        fs::remove_file(self.corpus().join(path)).expect("a file to remove");
    }

    pub(crate) fn rename(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) {
        let to = self.corpus().join(to);
        fs::create_dir_all(to.parent().expect("a file lies in a folder")).expect("a folder");
        fs::rename(self.corpus().join(from), to).expect("a file to rename");
    }

    /// The program with its arguments, ready to be started in this folder, free of the caller's settings.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Command {
        let mut command = Command::new(BINARY);
        command.args(arguments).current_dir(self.folder()).stdin(Stdio::null());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "DATELINE_INDEX", "COLUMNS"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Run {
        let output = self.command(arguments).output().expect("the program starts");
        Run::new(output, arguments)
    }

    /// Runs the program with something to read on standard input.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the program reads");
        Run::new(child.wait_with_output().expect("the program ends"), arguments)
    }

    /// Runs `index ... --json` and checks that its numbers add up; the run and its report.
    pub(crate) fn try_index(&self, arguments: &[&str]) -> (Run, Value) {
        let mut all = vec!["index", "--json"];
        all.extend(arguments);
        let run = self.run(&all);
        let report = run.json();
        check_report(&report);
        (run, report)
    }

    /// Runs `index ... --json`, which must end with status 0 and say nothing on standard error.
    pub(crate) fn index(&self, arguments: &[&str]) -> Value {
        let (run, report) = self.try_index(arguments);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{report:#}");
        report
    }

    /// Runs `search ... --json`, which must end with status 0 or 1; the answer.
    pub(crate) fn search(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["search", "--json"];
        all.extend(arguments);
        let run = self.run(&all);
        assert!(run.status == 0 || run.status == 1, "status {}: {}", run.status, run.stderr);
        let answer = run.json();
        assert_eq!(run.status == 1, answer["total"]["value"] == 0, "the status says whether something was found");
        answer
    }

    /// The paths of the articles that hold all the words, sorted.
    pub(crate) fn paths(&self, words: &str) -> Vec<String> {
        let answer = self.search(&[words, "--limit", "1000"]);
        let mut paths: Vec<String> = list(&answer, "hits").iter().map(|hit| text(hit, "path").to_string()).collect();
        paths.sort();
        assert_eq!(answer["total"]["value"], paths.len(), "every hit is listed");
        paths
    }

    /// Text without what differs from run to run: the temporary folder, durations, memory, blanks at the ends of lines.
    pub(crate) fn filtered(&self, text: &str) -> String {
        let folder = self.folder().canonicalize().expect("the temporary folder");
        let text = text.replace(&folder.display().to_string(), "[SCRATCH]");
        let mut lines = String::new();
        for line in text.lines() {
            lines.push_str(without_numbers_that_vary(line).trim_end());
            lines.push('\n');
        }
        lines
    }
}

/// A small article whose headline and body hold `word`.
pub(crate) fn article(word: &str) -> String {
    format!(
        "A headline about {word}\n\n2023-05-17 Topic: Trade Region: Europe\n\nThe body names {word} once more. Norway and Chile \
         are in it too, so that there is an actor to count.\n\nA second paragraph ends the text.\n"
    )
}

fn without_numbers_that_vary(line: &str) -> String {
    if line.starts_with("took  ") {
        return "took        [SECONDS] s, peak memory [MEMORY] MB".to_string();
    }
    for name in ["\"took_ms\": ", "\"seconds\": ", "\"peak_memory_bytes\": "] {
        if let Some((before, after)) = line.split_once(name) {
            let comma = if after.ends_with(',') { "," } else { "" };
            return format!("{before}{name}[NUMBER]{comma}");
        }
    }
    line.to_string()
}

/// What a run of the program left.
pub(crate) struct Run {
    /// The exit status; minus the signal if one ended it.
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    arguments: String,
}

impl Run {
    pub(crate) fn new<A: AsRef<OsStr>>(output: Output, arguments: &[A]) -> Run {
        use std::os::unix::process::ExitStatusExt;
        let status = output.status.code().unwrap_or_else(|| -output.status.signal().unwrap_or_default());
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        let arguments: Vec<OsString> = arguments.iter().map(|argument| argument.as_ref().to_os_string()).collect();
        let arguments = format!("{arguments:?}");
        let run = Run { status, stdout: text(output.stdout), stderr: text(output.stderr), arguments };
        assert!(!run.stderr.contains("panicked"), "{}: {}", run.arguments, run.stderr);
        run
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("{}: {error}\nstatus {}\n{}\n{}", self.arguments, self.status, self.stdout, self.stderr)
        })
    }

    /// Checks the exit status, that standard output is empty, and that standard error holds each of the words.
    pub(crate) fn refused(&self, status: i32, words: &[&str]) {
        assert_eq!((self.status, self.stdout.as_str()), (status, ""), "{}: {}", self.arguments, self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "{}: no {word:?} in {}", self.arguments, self.stderr);
        }
    }
}

/// Checks that the numbers of a report add up.
pub(crate) fn check_report(report: &Value) {
    let sum: u64 = ["indexed", "unchanged", "skipped", "failed", "pending"].iter().map(|name| number(report, name)).sum();
    assert_eq!(number(report, "found"), sum, "found = indexed + unchanged + skipped + failed + pending: {report:#}");
    let is_interrupted = report["interrupted"] == true;
    assert!(is_interrupted || number(report, "pending") == 0, "only an interrupted run leaves files: {report:#}");
    assert!(number(report, "updated") + number(report, "moved") <= number(report, "indexed"), "{report:#}");
}

/// Checks several numbers of a report at once, given as `"indexed 1, unchanged 4"`.
#[track_caller]
pub(crate) fn assert_counts(report: &Value, expected: &str) {
    let names = expected.split(", ").map(|pair| pair.split(' ').next().expect("a name"));
    let found: Vec<String> = names.map(|name| format!("{name} {}", number(report, name))).collect();
    assert_eq!(found.join(", "), expected, "{report:#}");
}

/// The codes of the problems in a list of a report, sorted, with path and line.
pub(crate) fn problems(report: &Value, name: &str) -> Vec<String> {
    let mut shown: Vec<String> = list(report, name)
        .iter()
        .map(|problem| {
            let line = problem["line"].as_u64().map_or(String::new(), |line| format!(":{line}"));
            format!("{}{line} {}", text(problem, "path"), text(problem, "code"))
        })
        .collect();
    shown.sort();
    shown
}

#[track_caller]
pub(crate) fn number(value: &Value, name: &str) -> u64 {
    value[name].as_u64().unwrap_or_else(|| panic!("no number {name:?} in {value:#}"))
}

#[track_caller]
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_else(|| panic!("no text {name:?} in {value:#}"))
}

/// The strings of a list in an object.
pub(crate) fn strings(value: &Value, name: &str) -> Vec<String> {
    list(value, name).iter().map(|value| value.as_str().expect("a string").to_string()).collect()
}

#[track_caller]
pub(crate) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name:?} in {value:#}"))
}

/// Copies a folder and all that lies in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder to copy to");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry of the folder");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("the kind of an entry").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file to copy");
        }
    }
}

/// The files of a folder with their sizes and times of change.
pub(crate) fn listing(folder: &Path) -> Vec<(OsString, u64, SystemTime)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder to list")
        .map(|entry| {
            let entry = entry.expect("an entry of the folder");
            let metadata = entry.metadata().expect("what the file system says of a file");
            (entry.file_name(), metadata.len(), metadata.modified().expect("a time of change"))
        })
        // Every writer leaves a note of itself there.
        .filter(|(name, ..)| name != ".tantivy-writer.lock")
        .collect();
    files.sort();
    files
}

/// Waits until files that were just written count as old: a file that changed less than 50 ms before it was read is looked at
/// again by the next run, because its stamp might not show another change.
pub(crate) fn let_files_age() {
    std::thread::sleep(Duration::from_millis(80));
}

/// Says on standard error what a test did not do, or did by chance; `cargo test -- --nocapture` shows it.
#[expect(clippy::print_stderr, reason = "a test that cannot do its work must say so")]
pub(crate) fn say(message: &str) {
    eprintln!("{message}");
}

/// The seed that never changes.
pub(crate) const BASE_SEED: u64 = 20_231_030;

/// The seed of the environment; otherwise the one that never changes and a new one.
pub(crate) fn seeds(test: &str) -> Vec<u64> {
    let seeds = given_seed().map_or_else(|| vec![BASE_SEED, seed_of_the_clock()], |seed| vec![seed]);
    say(&format!("{test}: DATELINE_SEED={seeds:?}"));
    seeds
}

fn given_seed() -> Option<u64> {
    std::env::var("DATELINE_SEED").ok().map(|seed| seed.parse().expect("DATELINE_SEED is a whole number"))
}

fn seed_of_the_clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").subsec_nanos().into()
}

/// Numbers that look random and are the same for the same seed (SplitMix64; Steele, Lea, Flood 2014).
pub(crate) struct Random {
    state: u64,
}

impl Random {
    pub(crate) fn of(seed: u64) -> Random {
        Random { state: seed }
    }

    /// Numbers from the seed in `DATELINE_SEED`, or from the clock; the seed is printed, so that a failure can be replayed.
    pub(crate) fn seeded(test: &str) -> Random {
        let seed = given_seed().unwrap_or_else(seed_of_the_clock);
        say(&format!("{test}: replay with DATELINE_SEED={seed}"));
        Random::of(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("a small number")
    }

    pub(crate) fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// At most `most` of a list, each once.
    pub(crate) fn some(&mut self, list: &[&str], most: usize) -> Vec<String> {
        let picked: BTreeSet<&str> = (0..self.below(most + 1)).map(|_| self.pick(list)).collect();
        picked.into_iter().map(str::to_string).collect()
    }
}

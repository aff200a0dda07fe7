//! Turns faults made on purpose into the question whether the program keeps its word, seen from outside: the real program is killed, starved,
//! cut off, lied to by the system and given damaged files, and what it then says is compared with what it must say.
//!
//! ```text
//! cargo test --test chaos                                        a short part of each trial, under three minutes
//! cargo test --release --test chaos -- --whole                   all of it, some hours
//! cargo test --release --test chaos -- kills --count 500 --seed 7    one trial
//! ```
//!
//! A seed is taken from the clock unless `--seed` or `DATELINE_SEED` gives one. What needs root, loop devices or `strace` is skipped with its
//! reason where these are missing. `QUALITY.md` says what each trial holds; `tests/chaos/sabotages.py` breaks the program to see them fail.

/// Error codes in place of system calls, and kills at them.
mod calls;
/// Damaged files of an index: no answer is silently wrong.
mod damage;
/// Kills at random moments.
mod kills;
/// `strace`, mounts, the rights of others.
mod outside;
/// Power cuts, by the image of a disk.
mod power;
/// One writer and four readers.
mod readers;
/// Who may read what, and what is written where.
mod rights;
/// Full disks.
mod space;
/// Two writers.
mod writers;

#[allow(dead_code, reason = "shared with tests/it, which uses all of it")]
#[path = "../it/changing_corpus.rs"]
mod changing_corpus;
#[allow(dead_code, reason = "shared with tests/it, which uses all of it")]
#[path = "../it/support.rs"]
mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use support::say;

/// What does a trial.
type Run = fn(&mut Course);

/// What a trial is called, how often it is tried in the short and in the whole programme, and what does it.
const TRIALS: [(&str, usize, usize, Run); 11] = [
    ("kills", 10, 500, kills::run),
    ("calls", 8, usize::MAX, calls::kills),
    ("power", 6, 200, power::run),
    ("errors", 12, 1000, calls::errors),
    ("space", 6, 150, space::bytes),
    ("inodes", 3, 40, space::inodes),
    ("damage", 60, 3000, damage::run),
    ("repairs", 4, 150, damage::repairs),
    ("readers", 4, 600, readers::run),
    ("writers", 20, 1000, writers::run),
    ("rights", usize::MAX, usize::MAX, rights::run),
];
/// How many failures of a trial are told.
const MOST_TOLD: usize = 5;

/// One trial while it runs.
pub(crate) struct Course {
    name: &'static str,
    /// How often it is to be tried; seconds for `readers`.
    pub(crate) count: usize,
    /// The seed of the first try; each next one has the next.
    pub(crate) seed: u64,
    /// What was tried.
    pub(crate) tried: usize,
    wrong: usize,
    notes: Vec<String>,
    skipped: Option<String>,
}

/// What the last panic said.
static SAID: Mutex<String> = Mutex::new(String::new());

impl Course {
    /// One try that counts as so many; a panic is a failure of the trial, told with the command that replays it.
    pub(crate) fn attempt(&mut self, seed: u64, counts_as: usize, attempt: impl FnOnce()) {
        self.tried += counts_as;
        if catch_unwind(AssertUnwindSafe(attempt)).is_err() {
            let said = SAID.lock().unwrap_or_else(PoisonError::into_inner).clone();
            self.fails(seed, counts_as, &said);
        }
    }

    /// Notes a failure.
    pub(crate) fn fails(&mut self, seed: u64, count: usize, what: &str) {
        self.wrong += 1;
        if self.wrong <= MOST_TOLD {
            let what: String = what.chars().take(2000).collect();
            say(&format!(
                "{}: WRONG: {what}\n  replay: cargo test --test chaos -- {} --count {count} --seed {seed}",
                self.name, self.name
            ));
        }
    }

    /// Says more about what was done.
    pub(crate) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Says why the trial cannot be made here.
    pub(crate) fn skip(&mut self, reason: impl Into<String>) {
        self.skipped = Some(reason.into());
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    is_whole: bool,
    count: Option<usize>,
    seed: Option<u64>,
    names: Vec<String>,
    is_list: bool,
}

fn asked(arguments: &[String]) -> Asked {
    let mut asked = Asked::default();
    let mut arguments = arguments.iter();
    let number = |value: Option<&String>| value.and_then(|value| value.parse().ok());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--whole" => asked.is_whole = true,
            "--count" => asked.count = number(arguments.next()).map(|count: u64| count as usize),
            "--seed" => asked.seed = number(arguments.next()),
            "--list" => asked.is_list = true,
            // What `cargo test` is told for the usual tests, which is nothing to us.
            "--test-threads" | "--skip" | "--format" | "--color" => _ = arguments.next(),
            flag if flag.starts_with('-') => {}
            name => asked.names.push(name.to_string()),
        }
    }
    asked
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("--child", rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return child(rest);
    }
    let asked = asked(&arguments);
    if asked.is_list {
        return ExitCode::SUCCESS;
    }
    std::panic::set_hook(Box::new(|panic| {
        *SAID.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let from_environment = std::env::var("DATELINE_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = asked.seed.or(from_environment).unwrap_or(clock);
    let mut wrong = 0;
    for (name, short, whole, run) in TRIALS {
        if !asked.names.is_empty() && !asked.names.iter().any(|asked| name.contains(asked)) {
            continue;
        }
        let count = asked.count.unwrap_or(if asked.is_whole { whole } else { short });
        let started = Instant::now();
        let mut course = Course { name, count, seed, tried: 0, wrong: 0, notes: Vec::new(), skipped: None };
        // What fails outside a try is the trial's own fault, and no less a failure.
        if catch_unwind(AssertUnwindSafe(|| run(&mut course))).is_err() {
            let said = SAID.lock().unwrap_or_else(PoisonError::into_inner).clone();
            course.fails(seed, count, &said);
        }
        let seconds = started.elapsed().as_secs_f64();
        match &course.skipped {
            Some(reason) => say(&format!("{name:<9} skipped: {reason}")),
            None => say(&format!(
                "{name:<9} {} tried, {} wrong, seed {seed}, {seconds:.0} s{}",
                course.tried,
                course.wrong,
                course.notes.iter().map(|note| format!("; {note}")).collect::<String>()
            )),
        }
        wrong += course.wrong;
    }
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// This program as one of several processes of a trial.
fn child(arguments: &[String]) -> ExitCode {
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("damage") => damage::child(rest),
        Some("reader") => readers::child(rest),
        Some("writer") => writers::child(rest),
        _ => return ExitCode::FAILURE,
    }
    ExitCode::SUCCESS
}

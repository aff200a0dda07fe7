//! Turns single system calls of a run into kills and errors: what is killed at any call, or told any error by the system, leaves a whole index,
//! says what happened, and is completed by the next run.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::PathBuf;

use dateline::{Hit, SearchResponse};

use super::Course;
use super::changing_corpus::{ChangingCorpus, content};
use super::outside::{Traced, assert_sound_and_swept, can_trace, traced};
use super::support::{Random, Scratch, copy_folder, let_files_age};

/// The calls by which files are changed.
const WRITING: [&str; 13] = [
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "ftruncate",
    "openat",
    "flock",
];
/// The calls that are told errors, and which.
const FAILING: [(&str, &[&str]); 15] = [
    ("write", &["EIO", "ENOSPC"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("fdatasync", &["EIO", "ENOSPC"]),
    ("rename", &["EIO", "ENOSPC", "EACCES"]),
    ("renameat", &["EIO", "ENOSPC", "EACCES"]),
    ("unlink", &["EIO", "EACCES"]),
    ("unlinkat", &["EIO", "EACCES"]),
    ("openat", &["EIO", "ENOSPC", "EMFILE", "EACCES", "ENOMEM"]),
    ("ftruncate", &["EIO"]),
    ("flock", &["EIO", "ENOLCK"]),
    ("statx", &["EIO", "EACCES", "ENOMEM"]),
    ("read", &["EIO"]),
    ("pread64", &["EIO"]),
    ("getdents64", &["EIO"]),
    ("mkdir", &["EACCES", "ENOSPC"]),
];

/// An index, the folder it was made of after it changed, and what a run must make of them.
struct Bench {
    corpus: ChangingCorpus,
    /// What articles may be there in between: those of before and those of now.
    ever: HashSet<(String, String)>,
    /// Those that are there before and after.
    always: HashSet<(String, String)>,
    truth: Option<(Vec<Hit>, SearchResponse)>,
}

impl Bench {
    fn new(seed: u64) -> Bench {
        let mut corpus = ChangingCorpus::new(Random::of(seed), 24, 140);
        let_files_age();
        let index = ["corpus", "--without-actors", "--index", "base"];
        corpus.scratch.index(&index);
        corpus.change();
        corpus.scratch.index(&index);
        let before: HashSet<(String, String)> = corpus.expected().into_iter().collect();
        (0..3).for_each(|_| corpus.change());
        let_files_age();
        let after: HashSet<(String, String)> = corpus.expected().into_iter().collect();
        let mut bench = Bench {
            ever: before.union(&after).cloned().collect(),
            always: before.intersection(&after).cloned().collect(),
            corpus,
            truth: None,
        };
        bench.prepare(true);
        let report = bench.scratch().index(&["corpus", "--without-actors", "--index", "work"]);
        assert_eq!(report["failed"], 0, "{report:#}");
        let truth = content(&bench.work());
        let found: HashSet<(String, String)> = truth.0.iter().map(pair).collect();
        bench.truth = Some(truth);
        assert_eq!(found, after);
        bench
    }

    fn scratch(&self) -> &Scratch {
        &self.corpus.scratch
    }

    fn work(&self) -> PathBuf {
        self.scratch().folder().join("work")
    }

    /// The index as it was before, or none.
    fn prepare(&self, from_base: bool) {
        if self.work().exists() {
            fs::remove_dir_all(self.work()).expect("an index to remove");
        }
        if from_base {
            copy_folder(&self.scratch().folder().join("base"), &self.work());
        }
    }

    /// The run that is tampered with: several commits, removals, a merge.
    fn run(&self, options: &[&str]) -> Traced {
        let arguments = [
            "index",
            "corpus",
            "--json",
            "--without-actors",
            "--index",
            "work",
            "--commit-every",
            "0.003",
            "--threads",
            "2",
            "--tell-saved",
        ];
        traced(&self.scratch().command(&arguments), options, &self.scratch().folder().join("trace"))
    }

    /// After whatever happened: what is there is of before or after, nothing is doubled, and what is in both is not lost.
    fn check(&self, from_base: bool, saved: Option<u64>) {
        if !self.work().join("meta.json").exists() {
            assert!(!from_base && saved.is_none(), "the index is gone");
            return;
        }
        let searched = self.scratch().run(&["search", "--json", "--limit", "1", "--index", "work"]);
        if searched.status == 5 && searched.stderr.contains("begun but never finished") {
            assert!(!from_base && saved.is_none(), "the index is gone");
            return;
        }
        assert!(searched.status <= 1, "{}{}", searched.stdout, searched.stderr);
        let (hits, _) = content(&self.work());
        let found: HashSet<(String, String)> = hits.iter().map(pair).collect();
        assert_eq!(found.len(), hits.len(), "an article stands twice");
        assert!(found.is_subset(&self.ever), "what never was: {:?}", found.difference(&self.ever).next());
        if from_base && !self.corpus.is_list_changed {
            assert!(found.is_superset(&self.always), "lost: {:?}", self.always.difference(&found).next());
        }
        if let Some(least) = saved.filter(|_| !from_base) {
            assert!(hits.len() as u64 >= least, "{} articles are left of {least} that were saved", hits.len());
        }
        let verified = self.scratch().run(&["verify", "--json", "--index", "work"]);
        assert_eq!(verified.status, 0, "{}{}", verified.stdout, verified.stderr);
    }

    /// In what the index differs from the one that a run makes that nobody tampers with.
    fn difference(&self) -> Option<String> {
        let (hits, counts) = content(&self.work());
        let (true_hits, true_counts) = self.truth.as_ref().expect("what an untouched run makes");
        if hits.len() != true_hits.len() {
            return Some(format!("{} articles instead of {}", hits.len(), true_hits.len()));
        }
        let hit = hits.iter().zip(true_hits).find(|(hit, truth)| hit != truth);
        let counts = (counts != *true_counts).then(|| format!("{counts:?} instead of {true_counts:?}"));
        hit.map(|(hit, truth)| format!("{hit:?} instead of {truth:?}")).or(counts)
    }

    /// The next run, untouched, completes what was begun and sweeps up.
    fn complete(&self) {
        let report = self.scratch().index(&["corpus", "--without-actors", "--index", "work", "--retry-failed"]);
        assert_eq!(report["failed"], 0, "{report:#}");
        assert_eq!(self.difference(), None, "the run after is not what an untouched one makes");
        assert_sound_and_swept(self.scratch(), "work");
    }

    /// How often each call is made by the thread that makes it most.
    fn calls(&self, names: &[&str], from_base: bool) -> BTreeMap<String, usize> {
        self.prepare(from_base);
        // Calls that this machine does not have are not traced.
        let wanted = names.iter().map(|name| format!("?{name}")).collect::<Vec<_>>().join(",");
        let traced = self.run(&["-e", &format!("trace={wanted}")]);
        assert_eq!(traced.run.status, 0, "{}", traced.run.stderr);
        let mut by_thread: BTreeMap<(String, String), usize> = BTreeMap::new();
        for line in traced.trace.lines() {
            let Some((thread, call)) = line.split_once(char::is_whitespace) else { continue };
            let Some((name, _)) = call.trim_start().split_once('(') else { continue };
            *by_thread.entry((name.to_string(), thread.to_string())).or_default() += 1;
        }
        let mut most = BTreeMap::new();
        for ((name, _), count) in by_thread.into_iter().filter(|((name, _), _)| names.contains(&name.as_str())) {
            let known: &mut usize = most.entry(name).or_default();
            *known = count.max(*known);
        }
        most
    }
}

fn pair(hit: &Hit) -> (String, String) {
    (hit.path.clone(), hit.headline.clone())
}

/// The last number after `saved`.
fn saved(stderr: &str) -> Option<u64> {
    stderr.lines().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).next_back()
}

/// Killed at each call by which files are changed.
pub(crate) fn kills(course: &mut Course) {
    if let Err(reason) = can_trace() {
        return course.skip(reason);
    }
    let bench = Bench::new(course.seed);
    let mut points = Vec::new();
    for from_base in [true, false] {
        for (name, most) in bench.calls(&WRITING, from_base) {
            points.extend((1..=most).map(|place| (from_base, name.clone(), place)));
        }
    }
    let all = points.len();
    let mut random = Random::of(course.seed);
    while points.len() > course.count {
        points.swap_remove(random.below(points.len()));
    }
    let mut killed = 0;
    for (from_base, name, place) in points {
        course.attempt(course.seed, 1, || {
            let point = format!("at {name} number {place}, over {}", if from_base { "an index" } else { "nothing" });
            told_with(&point, || {
                bench.prepare(from_base);
                let inject = format!("inject={name}:signal=SIGKILL:when={place}");
                let traced = bench.run(&["-e", &format!("trace={name}"), "-e", &inject]);
                killed += usize::from(traced.run.status == -9 || traced.run.status == 137);
                bench.check(from_base, saved(&traced.run.stderr));
                bench.complete();
            });
        });
    }
    course.note(format!("{all} points in all, {killed} reached"));
}

/// Adds to whatever panic there is at which point it came.
fn told_with(point: &str, work: impl FnOnce()) {
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
        let said = super::SAID.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        panic!("{point}: {said}");
    }
}

/// One error at one call, once or from then on.
#[derive(Debug)]
struct Fault {
    inject: String,
    call: &'static str,
}

impl Fault {
    fn random(random: &mut Random, most: &BTreeMap<String, usize>) -> Fault {
        loop {
            let (call, errors) = random.pick(&FAILING);
            let Some(most) = most.get(call) else { continue };
            let (error, place) = (random.pick(errors), 1 + random.below(*most));
            let sticky = random.pick(&["", "+"]);
            return Fault { inject: format!("inject={call}:error={error}:when={place}{sticky}"), call };
        }
    }
}

/// Errors at random calls: each is harmless or told with the place, and the next run completes.
pub(crate) fn errors(course: &mut Course) {
    if let Err(reason) = can_trace() {
        return course.skip(reason);
    }
    let names = FAILING.map(|(name, _)| name);
    let bench_of = |hundred: u64| {
        let bench = Bench::new(hundred);
        let most = [true, false].map(|from_base| bench.calls(&names, from_base));
        (hundred, bench, most)
    };
    // A hundred seeds share what they are tried on, so that each can be replayed by itself.
    let (mut hundred, mut bench, mut most) = bench_of(course.seed / 100);
    let (mut fired, mut harmless, mut told) = (0, 0, BTreeMap::<i32, usize>::new());
    for seed in course.seed.. {
        if fired >= course.count || course.tried > 4 * course.count {
            break;
        }
        if seed / 100 != hundred {
            (hundred, bench, most) = bench_of(seed / 100);
        }
        let mut random = Random::of(seed);
        let from_base = !random.one_in(4);
        let first = Fault::random(&mut random, &most[usize::from(!from_base)]);
        let during_recovery = random.one_in(3).then(|| Fault::random(&mut random, &most[0]));
        let faults: Vec<Fault> = std::iter::once(first).chain(during_recovery).collect();
        let mut statuses = Vec::new();
        course.attempt(seed, 1, || {
            told_with(&format!("{faults:?} over {}", if from_base { "an index" } else { "nothing" }), || {
                bench.prepare(from_base);
                for fault in &faults {
                    let traced = bench.run(&["-e", &format!("trace={}", fault.call), "-e", &fault.inject]);
                    let has_fired = traced.trace.contains("(INJECTED)");
                    judge(&bench, &traced, has_fired, fault.call == "write");
                    if has_fired {
                        statuses.push(traced.run.status);
                    }
                    bench.check(from_base, saved(&traced.run.stderr));
                }
                bench.complete();
            });
        });
        for status in statuses {
            fired += 1;
            harmless += usize::from(status == 0);
            *told.entry(status).or_default() += 1;
        }
    }
    course.note(format!("{fired} errors fired, {harmless} harmless; exit statuses {told:?}"));
}

/// What a run that was told an error may say; one that is mute cannot write to standard error either.
fn judge(bench: &Bench, traced: &Traced, has_fired: bool, is_mute: bool) {
    let (status, stderr) = (traced.run.status, &traced.run.stderr);
    match status {
        0 => assert_eq!(
            bench.difference(),
            None,
            "it says that all is well, and it is not: {}{}{}",
            traced.run.stdout,
            traced.run.stderr,
            traced.trace
        ),
        // A file of the sources could not be read, or a source: each is told.
        3 => assert!(traced.run.json()["failed"].as_u64() > Some(0), "{}", traced.run.stdout),
        4 if has_fired => assert!(stderr.contains("corpus") || traced.run.stdout.contains("corpus"), "{stderr}"),
        5 if has_fired && is_mute && !stderr.contains("dateline: ") => {}
        5 if has_fired => {
            let places = ["work", "corpus", "standard output"];
            assert!(places.iter().any(|place| stderr.contains(place)), "no place: {stderr}");
        }
        // Before it had begun: it says that it cannot start.
        127 | 1 | 2 if has_fired && !stderr.is_empty() => {}
        _ => panic!("status {status}: {}{stderr}", traced.run.stdout),
    }
}

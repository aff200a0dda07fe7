//! Turns random histories into the question whether the index kept its word: power cuts, failing disks, damaged files, removed articles.
//!
//! Every history is a seed over a [`FaultDisk`], and is compared with a model: which version of which article each state holds.
//! `DATELINE_TRIALS=N` runs N seeds of each trial instead of a few, `DATELINE_SEED=S` begins with that seed.

mod cost;
mod history;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use tantivy::TantivyDocument;
use tantivy::store::StoreReader;

use super::open::Index;
use super::store::Purpose;
use super::store::fault::{FaultDisk, Plan, Random};
use super::upkeep::{body_of, purge_on, repair_on, verify_on};
use super::write::IndexWriter;
use crate::backend::ArticleSink;
use crate::error::{Error, ErrorCode};
use history::{History, State, WRITING, all, assert_sound, id, key, manifest, read, shown, word, write};

/// Runs a trial over its seeds.
fn over_seeds(name: &str, usual: u64, trial: impl Fn(u64)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let first = number("DATELINE_SEED").unwrap_or(now);
    let count = number("DATELINE_TRIALS").unwrap_or(usual);
    for seed in first..first + count {
        let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| trial(seed)));
        assert!(
            tried.is_ok(),
            "seed {seed}: DATELINE_SEED={seed} DATELINE_TRIALS=1 cargo test --release --lib trials::{name}"
        );
    }
}

#[test]
fn when_the_power_goes_nothing_that_was_saved_is_lost() {
    over_seeds("when_the_power_goes", 60, |seed| {
        let mut history = History::new(seed);
        for _ in 0..3 {
            history.disk.plan(Plan { power_goes_at: 1 + history.random.below(600) as u64, ..Plan::default() });
            let ended = history.go_on(3);
            assert!(ended.is_ok() || history.disk.faults() > 0, "{ended:?}");
            let left = history.disk.after_power_cut(&mut history.random);
            history.check(&left);
            history.reopen(left);
        }
        history.disk.plan(Plan::default());
        history.go_on(1).expect("a run on a sound disk");
        history.check(&history.disk.clone());
        assert_sound(&history.disk);
    });
}

#[test]
fn an_error_of_the_disk_is_told_and_nothing_saved_is_lost() {
    over_seeds("an_error_of_the_disk", 100, |seed| {
        let mut history = History::new(seed);
        history.go_on(1).expect("a run on a sound disk");
        // Once in the run, once in the one that is to put it right.
        for _ in 0..2 {
            let budget = (history.random.below(4) == 0).then(|| history.random.below(60_000) as u64);
            let fail_at = if budget.is_some() { 0 } else { 1 + history.random.below(400) as u64 };
            let is_sticky = history.random.below(2) == 0;
            history.disk.plan(Plan { fail_at, is_sticky, budget_bytes: budget, power_goes_at: 0 });
            if let Err(error) = history.go_on(2) {
                assert!(history.disk.faults() > 0, "{error}");
                assert_eq!(error.code().exit_status(), 5, "{error}");
                assert!(error.to_string().contains("memory"), "no place in: {error}");
            }
            history.disk.plan(Plan::default());
            history.check(&history.disk.clone());
            history.reopen(history.disk.clone());
        }
        history.go_on(1).expect("a run on a sound disk");
        history.check(&history.disk.clone());
        assert_sound(&history.disk);
        // Nothing is left behind.
        let left_over = verify_on(history.disk()).expect("a verification").left_over_files;
        drop(history.writer().expect("a writer"));
        let left_over_after = verify_on(history.disk()).expect("a verification").left_over_files;
        assert_eq!(left_over_after, [""; 0], "of {left_over:?}");
    });
}

#[test]
fn an_error_at_each_operation_of_commits_and_merges_costs_nothing_saved() {
    over_seeds("an_error_at_each_operation", 1, |seed| {
        let mut base = History::new(seed);
        base.go_on(2).expect("a run on a sound disk");
        // Each try is over the same state; merges go on beside the commits, so that an operation is not the same one each time.
        let try_with = |plan: Plan| {
            let mut history = History { disk: FaultDisk::with(&base.disk.contents()), ..base.clone() };
            history.disk.plan(plan);
            let mut run = || {
                let mut writer = IndexWriter::open_on(history.disk(), WRITING, Purpose::Writing)?;
                for _ in 0..4 {
                    if let Err(error) = history.commit(&mut writer) {
                        // Nobody knows what the disk has.
                        let again = history.clone().commit(&mut writer);
                        assert!(again.is_err(), "saved after a failed write: {error}");
                        return Err(error);
                    }
                }
                writer.finish()
            };
            let ended: Result<(), Error> = run();
            (history, ended)
        };
        let operations = try_with(Plan::default()).0.disk.operations();
        // Every sixth, from another one by seed: more seeds reach them all.
        for fail_at in (1 + seed % 6..=operations).step_by(6) {
            for is_sticky in [false, true] {
                let (mut history, ended) = try_with(Plan { fail_at, is_sticky, ..Plan::default() });
                if let Err(error) = ended {
                    assert!(history.disk.faults() > 0, "{error}");
                    assert_eq!(error.code().exit_status(), 5, "{error}");
                }
                history.disk.plan(Plan::default());
                history.check(&history.disk.clone());
                let left = history.disk.after_power_cut(&mut history.random);
                history.check(&left);
                history.reopen(history.disk.clone());
                drop(history.writer().expect("a writer"));
                assert_sound(&history.disk);
                history.assert_swept();
            }
        }
    });
}

#[test]
fn what_a_writer_begins_with_is_on_the_disk() {
    over_seeds("what_a_writer_begins_with", 1, |seed| {
        let mut base = History::new(seed);
        let change = |history: &mut History, change: fn(&mut IndexWriter, &mut State) -> Result<(), Error>| {
            let mut writer = IndexWriter::open_on(history.disk(), WRITING, Purpose::Writing)?;
            writer.stop_merging_by_itself();
            change(&mut writer, &mut history.tried)?;
            writer.commit(&manifest(&history.tried)).map(drop)
        };
        let add_two = |writer: &mut IndexWriter, state: &mut State| {
            [1, 2].into_iter().try_for_each(|number| {
                state.insert(number, 0);
                write(writer, number, 0)
            })
        };
        change(&mut base, add_two).expect("a commit on a sound disk");
        base.reopen(base.disk.clone());
        // A removal leaves no file to be removed when a writer opens, which would sync the folder by the way.
        let remove_one = |writer: &mut IndexWriter, state: &mut State| {
            state.remove(&1);
            writer.remove_file(&key(1))
        };
        let with = |fail_at| {
            let mut history = History { disk: FaultDisk::with(&base.disk.contents()), ..base.clone() };
            history.disk.plan(Plan { fail_at, ..Plan::default() });
            _ = change(&mut history, remove_one);
            history
        };
        for fail_at in 1..=with(0).disk.operations() {
            let mut history = with(fail_at);
            history.disk.plan(Plan::default());
            drop(history.writer().expect("a writer"));
            let begun_with = read(history.disk()).expect("an index");
            for _ in 0..4 {
                let left = history.disk.after_power_cut(&mut history.random);
                assert_eq!(read(Arc::new(left)).expect("an index"), begun_with, "operation {fail_at}");
            }
        }
    });
}

/// A file with one thing wrong; nothing if that changes nothing.
fn damaged(
    files: &BTreeMap<String, Vec<u8>>,
    older: &BTreeMap<String, Vec<u8>>,
    random: &mut Random,
) -> Option<(String, BTreeMap<String, Vec<u8>>)> {
    let name = files.keys().nth(random.below(files.len()))?.clone();
    let mut changed = files.clone();
    let bytes = changed.get_mut(&name)?;
    let ending = name.rsplit('.').next();
    match random.below(7) {
        0 if !bytes.is_empty() => {
            let place = random.below(bytes.len());
            bytes[place] ^= 1 << random.below(8);
        }
        1 if !bytes.is_empty() => {
            let start = random.below(bytes.len());
            let end = (start + 512).min(bytes.len());
            bytes[start..end].fill(0);
        }
        2 => bytes.truncate(random.below(bytes.len().max(1))),
        3 => _ = changed.remove(&name),
        4 => *bytes = older.get(&name)?.clone(),
        5 => {
            let twins: Vec<&String> =
                files.keys().filter(|other| **other != name && other.rsplit('.').next() == ending).collect();
            let twin = (*twins.get(random.below(twins.len().max(1)))?).clone();
            let (mine, other) = (files[&name].clone(), files[&twin].clone());
            changed.insert(name.clone(), other);
            changed.insert(twin, mine);
        }
        _ => bytes.extend_from_slice(b"more"),
    }
    (changed != *files && !name.starts_with('.')).then_some((name, changed))
}

#[test]
fn what_is_damaged_is_never_served_and_can_be_repaired() {
    over_seeds("what_is_damaged", 6, |seed| {
        let mut history = History::new(seed);
        history.go_on(2).expect("a run on a sound disk");
        let older = history.disk.contents();
        history.go_on(2).expect("a run on a sound disk");
        let (files, truth) = (history.disk.contents(), history.saved.clone());
        for _ in 0..40 {
            let Some((name, changed)) = damaged(&files, &older, &mut history.random) else { continue };
            let disk = FaultDisk::with(&changed);
            let told = match Index::open_on(Arc::new(disk.clone())) {
                Err(error) => {
                    assert_eq!(error.code(), ErrorCode::IndexDamaged, "{name}: {error}");
                    error.to_string()
                }
                Ok(index) => {
                    let response = index.search(&all()).expect("an answer");
                    let state = shown(&index).expect("a state");
                    let told: Vec<String> = response.warnings.into_iter().map(|warning| warning.message).collect();
                    assert!(state.iter().all(|(number, version)| truth.get(number) == Some(version)), "{name}");
                    if state != truth {
                        assert!(!response.total.exact && !response.facets[0].exact, "{name}: {told:?}");
                    }
                    told.join("\n")
                }
            };
            // A file that belongs to no state may be anything.
            let is_told = told.contains("damaged");
            let found = verify_on(Arc::new(disk.clone())).expect("a verification");
            assert_eq!(is_told, !found.damaged_files.is_empty(), "{name}: {told}");
            if !is_told {
                assert_eq!(read(Arc::new(disk)).expect("a state"), truth, "{name}");
                continue;
            }
            assert!(IndexWriter::open_on(Arc::new(disk.clone()), WRITING, Purpose::Writing).is_err());
            let repaired = repair_on(Arc::new(disk.clone()));
            let Ok(report) = repaired else {
                let error = repaired.expect_err("an error");
                assert!(error.to_string().contains("--rebuild"), "{name}: {error}");
                continue;
            };
            assert!(!report.damaged_files.is_empty());
            assert_sound(&disk);
            let state = shown(&Index::open_on(Arc::new(disk)).expect("an index")).expect("a state");
            assert!(state.iter().all(|(number, version)| truth.get(number) == Some(version)), "{name}");
            // Only a lost text is read again.
            if !name.ends_with(".store") && !name.ends_with(".del") {
                assert_eq!(state, truth, "{name}: {report:?}");
            }
        }
    });
}

/// Whether a word is in any byte of the files, or in any text they hold.
fn occurs(disk: &FaultDisk, word: &str) -> Option<String> {
    let files = disk.contents();
    let raw = files.iter().find(|(_, bytes)| bytes.windows(word.len()).any(|window| window == word.as_bytes()));
    let in_texts = |name: &str| {
        // A file that a killed writer left half may have no end.
        let Ok(body) = body_of(disk, name) else { return false };
        let store = StoreReader::open(body, 1).expect("texts");
        store.iter::<TantivyDocument>(None).any(|document| {
            document.expect("a document").field_values().any(|(_, value)| {
                use tantivy::schema::Value;
                value.as_str().is_some_and(|text| text.contains(word))
            })
        })
    };
    let in_store = files.keys().find(|name| name.ends_with(".store") && in_texts(name));
    raw.map(|(name, _)| name).or(in_store).cloned()
}

#[test]
fn no_article_comes_back_and_none_vanishes() {
    over_seeds("no_article_comes_back", 25, |seed| {
        let mut history = History::new(seed);
        history.go_on(1).expect("a run");
        let mut readers: Vec<(Index, State)> = Vec::new();
        for _ in 0..8 {
            match history.random.below(6) {
                0 if !history.saved.is_empty() => {
                    let number = *history.saved.keys().nth(history.random.below(history.saved.len())).expect("an article");
                    let version = history.saved[&number];
                    assert!(occurs(&history.disk, &word(number, version)).is_some());
                    // What was said before of the sources stays said.
                    purge_on(history.disk(), &[id(number).to_string()]).expect("a purge");
                    assert_eq!(occurs(&history.disk, &word(number, version)), None, "article {number}");
                    history.saved.remove(&number);
                    let index = Index::open_on(history.disk()).expect("an index");
                    assert_eq!(shown(&index).expect("a state"), history.saved);
                    assert_eq!(index.show(id(number).as_str()).expect_err("no article").code(), ErrorCode::ArticleNotFound);
                    // The manifest of the next commit is that of its state again.
                    let mut writer = history.writer().expect("a writer");
                    writer.commit(&manifest(&history.saved)).expect("a commit");
                }
                1 => {
                    let left = history.disk.after_power_cut(&mut history.random);
                    history.check(&left);
                    history.reopen(left);
                }
                2 if readers.len() < 4 => {
                    readers.push((Index::open_on(history.disk()).expect("an index"), history.saved.clone()));
                }
                _ => history.go_on(1).expect("a run"),
            }
            for (reader, state) in &mut readers {
                assert_eq!(&shown(reader).expect("a state"), state, "a reader sees one state");
                if history.random.below(3) == 0 {
                    *reader = Index::open_on(history.disk()).expect("an index");
                    *state = history.saved.clone();
                    assert_eq!(&shown(reader).expect("a state"), state);
                }
            }
            history.check(&history.disk.clone());
        }
        assert_sound(&history.disk);
        drop(history.writer().expect("a writer"));
        assert_eq!(verify_on(history.disk()).expect("a verification").left_over_files, [""; 0]);
    });
}

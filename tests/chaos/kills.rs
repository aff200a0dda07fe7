//! Turns kills at random moments of runs that write, and of compactions, into the question whether anything saved was lost or doubled.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::Course;
use super::changing_corpus::{ChangingCorpus, LIST, content};
use super::outside::assert_sound_and_swept;
use super::support::Random;

/// Kills over one folder, then the run that completes it.
const KILLS_A_HISTORY: usize = 10;

pub(crate) fn run(course: &mut Course) {
    let (mut saves, mut killed) = (0, 0);
    for seed in course.seed.. {
        // Some have ended before they are killed; they are no kills.
        if killed >= course.count || course.tried >= 3 * course.count {
            break;
        }
        let kills = (course.count - killed).min(KILLS_A_HISTORY);
        course.attempt(seed, kills, || {
            let done = history(seed, kills);
            saves += done.0;
            killed += done.1;
        });
    }
    course.note(format!("{killed} killed before they had ended, {saves} saves told of before"));
}

/// What is known to be in an index and what is known to be gone from it.
#[derive(Default)]
pub(crate) struct Acknowledged {
    present: HashSet<(String, String)>,
    absent: HashSet<(String, String)>,
    seen: HashSet<(String, String)>,
}

impl Acknowledged {
    /// Takes in a state that was acknowledged or seen.
    pub(crate) fn take(&mut self, state: &[(String, String)], corpus: &ChangingCorpus) {
        let wanted: HashSet<(String, String)> = corpus.expected().into_iter().collect();
        let state: HashSet<&(String, String)> = state.iter().collect();
        self.seen.extend(state.iter().map(|article| (*article).clone()));
        self.present = state.iter().filter(|article| wanted.contains(**article)).map(|article| (*article).clone()).collect();
        let is_gone = |article: &&(String, String)| !wanted.contains(*article) && !state.contains(article);
        self.absent = self.seen.iter().filter(is_gone).cloned().collect();
    }

    /// What a later state must have and must not have.
    pub(crate) fn check(&self, state: &[(String, String)], corpus: &ChangingCorpus) {
        let wanted: HashSet<(String, String)> = corpus.expected().into_iter().collect();
        let found: HashSet<&(String, String)> = state.iter().collect();
        assert_eq!(found.len(), state.len(), "an article stands twice");
        // A list that changed is taken out as a whole and read again, in parts.
        let must_stay =
            |article: &&(String, String)| wanted.contains(*article) && !(corpus.is_list_changed && article.0 == LIST);
        let lost: Vec<_> =
            self.present.iter().filter(must_stay).filter(|article| !found.contains(article)).take(5).collect();
        assert!(lost.is_empty(), "lost after it was saved: {lost:?}");
        let back: Vec<_> = self.absent.iter().filter(|article| found.contains(article)).take(5).collect();
        assert!(back.is_empty(), "back after it was removed: {back:?}");
    }
}

/// The lines `saved N` of a run, as they come.
pub(crate) fn saves_of(child: &mut Child) -> Receiver<u64> {
    let (sender, receiver) = channel();
    let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(articles) = line.strip_prefix("saved ").and_then(|number| number.parse().ok())
                && sender.send(articles).is_err()
            {
                break;
            }
        }
    });
    receiver
}

/// How many saves were told of, and how many runs were killed before they had ended.
fn history(seed: u64, kills: usize) -> (usize, usize) {
    let mut corpus = ChangingCorpus::new(Random::of(seed), 300, 1200);
    let mut acknowledged = Acknowledged::default();
    let (mut saves, mut killed) = (0, 0);
    // How long a whole run takes on this machine.
    let began = Instant::now();
    corpus.start().wait_with_output().expect("a run");
    let usual = began.elapsed();
    std::fs::remove_dir_all(corpus.scratch.index_folder()).expect("an index to remove");
    for _ in 0..kills {
        let is_there = corpus.scratch.index_folder().join("meta.json").exists();
        let compacts = is_there && corpus.random.one_in(5);
        let mut child = if compacts {
            let mut command = corpus.scratch.command(&["compact", "--json"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
        } else {
            corpus.start()
        };
        let told = saves_of(&mut child);
        let latest_us = corpus.random.pick(&[10, 50, 100, 150]) * usual.as_micros() as usize / 100;
        let end = Instant::now() + Duration::from_micros(1000 + corpus.random.below(latest_us.max(1)) as u64);
        let mut last_saved = None;
        loop {
            match told.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(articles) => {
                    saves += 1;
                    // What is seen after it was said to be saved is at least that.
                    if last_saved.is_none() {
                        let seen = pairs(&corpus);
                        acknowledged.check(&seen, &corpus);
                        acknowledged.take(&seen, &corpus);
                    }
                    last_saved = Some(articles);
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    // It has ended, or closed its mouth.
                    std::thread::sleep(Duration::from_millis(1));
                    if child.try_wait().expect("a child to ask").is_some() || Instant::now() >= end {
                        break;
                    }
                }
            }
        }
        killed += usize::from(child.try_wait().expect("a child to ask").is_none());
        child.kill().expect("a child to kill");
        child.wait().expect("a child to wait for");
        let held = corpus.check_interrupted();
        assert!(last_saved.is_none() || held.is_some(), "an index that was saved does not open");
        if let Some(held) = held {
            // A run over nothing only adds.
            let least = last_saved.filter(|_| !is_there).unwrap_or_default();
            assert!(held.len() as u64 >= least, "{} articles are left of {least} that were saved", held.len());
            acknowledged.check(&held, &corpus);
            acknowledged.take(&held, &corpus);
            let verified = corpus.scratch.run(&["verify", "--json"]);
            assert_eq!(verified.status, 0, "{}{}", verified.stdout, verified.stderr);
        }
        if corpus.random.one_in(2) {
            corpus.change();
        }
    }
    corpus.complete();
    assert_sound_and_swept(&corpus.scratch, "index");
    (saves, killed)
}

/// What an index holds, as pairs of path and headline.
fn pairs(corpus: &ChangingCorpus) -> Vec<(String, String)> {
    let (hits, _) = content(&corpus.scratch.index_folder());
    hits.into_iter().map(|hit| (hit.path, hit.headline)).collect()
}

//! Turns the image of a disk under a stopped writer into what a power cut would have left: what was said to be saved must be on it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use dateline::{Index, SearchRequest, Sort};

use super::Course;
use super::changing_corpus::ChangingCorpus;
use super::kills::{Acknowledged, saves_of};
use super::outside::{Mounted, is_root, system};
use super::support::Random;

/// Cuts on one disk, between which the folder changes.
const CUTS_A_HISTORY: usize = 10;

/// When the power goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Moment {
    /// Right after a line `saved N`.
    Saved,
    /// Right after the program ended well.
    Ended,
    /// At any moment.
    Any,
}

pub(crate) fn run(course: &mut Course) {
    if let Err(reason) =
        is_root().and_then(|()| disk(&std::env::temp_dir().join(format!("dateline-try-{}", std::process::id()))))
    {
        return course.skip(reason);
    }
    let mut left = course.count;
    let mut after_saved = 0;
    for seed in course.seed.. {
        if left == 0 {
            break;
        }
        let cuts = left.min(CUTS_A_HISTORY);
        left -= cuts;
        course.attempt(seed, cuts, || after_saved += history(seed, cuts));
    }
    course.note(format!("{after_saved} of them right after something was said to be saved"));
}

/// Whether a disk can be made and mounted here.
fn disk(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let tried = make_disk(&folder.join("image"), 16).and_then(|()| {
        Mounted::new(&["-o", "loop"], &folder.join("image").display().to_string(), &folder.join("mounted")).map(drop)
    });
    _ = fs::remove_dir_all(folder);
    tried
}

fn make_disk(image: &Path, megabytes: usize) -> Result<(), String> {
    let image = image.display().to_string();
    system("truncate", &["-s", &format!("{megabytes}M"), &image])?;
    system("mkfs.ext4", &["-q", "-F", &image]).map(|_| ())
}

fn history(seed: u64, cuts: usize) -> usize {
    let mut corpus = ChangingCorpus::new(Random::of(seed), 120, 400);
    let image = corpus.scratch.folder().join("image");
    make_disk(&image, 96).expect("a disk");
    let disk =
        Mounted::new(&["-o", "loop"], &image.display().to_string(), &corpus.scratch.index_folder()).expect("a mounted disk");
    fs::remove_dir(corpus.scratch.index_folder().join("lost+found")).expect("a folder to remove");
    let mut acknowledged = Acknowledged::default();
    let mut after_saved = 0;
    for _ in 0..cuts {
        let is_there = corpus.scratch.index_folder().join("meta.json").exists();
        let moment = corpus.random.pick(&[Moment::Saved, Moment::Saved, Moment::Ended, Moment::Any]);
        let mut command = corpus.scratch.command(&["index", "corpus", "--json", "--tell-saved", "--commit-every", "0.01"]);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let told = saves_of(&mut child);
        let wanted = 1 + corpus.random.below(4);
        let end = Instant::now() + Duration::from_millis(5 + corpus.random.below(800) as u64);
        let mut saves = Vec::new();
        loop {
            let next = match moment {
                Moment::Any => told.recv_timeout(end.saturating_duration_since(Instant::now())),
                _ => told.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(articles) => saves.push(articles),
                Err(_) => break,
            }
            if moment == Moment::Saved && saves.len() == wanted {
                break;
            }
        }
        let has_ended = match moment {
            Moment::Ended => child.wait().expect("a child to wait for").success(),
            _ => {
                stop(child.id());
                child.try_wait().expect("a child to ask").is_some_and(|status| status.success())
            }
        };
        let cut = corpus.scratch.folder().join("cut");
        system("cp", &["--sparse=always", &image.display().to_string(), &cut.display().to_string()])
            .expect("a copy of the disk");
        // The writer is not needed any more; half of the next ones go on where it was killed.
        child.kill().expect("a child to kill");
        child.wait().expect("a child to wait for");
        after_saved += usize::from(!saves.is_empty() && moment != Moment::Any);
        let place = corpus.scratch.folder().join("after");
        let mounted = Mounted::new(&["-o", "loop"], &cut.display().to_string(), &place).expect("the disk after the cut");
        match pairs(&place) {
            None => assert!(
                !is_there && saves.is_empty() && !has_ended,
                "an index that was saved is not there ({moment:?}, {saves:?})"
            ),
            Some(held) => {
                let verified = corpus.scratch.run(&["verify", "--json", "--index", "after"]);
                assert_eq!(verified.status, 0, "{moment:?}: {}{}", verified.stdout, verified.stderr);
                let least = saves.last().copied().filter(|_| !is_there).unwrap_or_default();
                assert!(
                    held.len() as u64 >= least,
                    "{moment:?}: {} articles are left of {least} that were saved",
                    held.len()
                );
                acknowledged.check(&held, &corpus);
                if has_ended {
                    let expected = corpus.expected();
                    assert!(held == expected, "{moment:?}: {}", super::changing_corpus::difference(&held, &expected));
                }
            }
        }
        drop(mounted);
        if has_ended {
            acknowledged.take(&corpus.expected(), &corpus);
            corpus.is_list_changed = false;
        }
        // The disk is one after a cut from here on, every second time.
        if corpus.random.one_in(3) {
            corpus.complete();
            acknowledged.take(&corpus.expected(), &corpus);
        }
        if corpus.random.one_in(2) {
            corpus.change();
        }
    }
    drop(disk);
    after_saved
}

fn stop(process: u32) {
    _ = Command::new("kill").args(["-STOP", &process.to_string()]).stderr(Stdio::null()).status();
}

/// What an index holds, sorted; nothing if there is none.
fn pairs(folder: &Path) -> Option<Vec<(String, String)>> {
    let index = match Index::open(folder) {
        Ok(index) => index,
        Err(error) if error.code() == dateline::ErrorCode::IndexNotFound => return None,
        Err(error) => panic!("{error}"),
    };
    let response = index.search(&SearchRequest::default().sort(Sort::Oldest).page(0, 1000)).expect("an answer");
    assert_eq!(response.total.value, response.hits.len() as u64);
    let mut found: Vec<_> = response.hits.into_iter().map(|hit| (hit.path, hit.headline)).collect();
    found.sort();
    Some(found)
}

//! Turns disks of every size into runs that come to their end: told with the place and the space, all that was saved still found, and completed
//! once there is room.

use std::collections::BTreeMap;
use std::path::Path;

use super::Course;
use super::changing_corpus::{ChangingCorpus, content};
use super::outside::{Mounted, assert_sound_and_swept, is_root};
use super::support::Random;

const STEP_BYTES: usize = 16 * 1024;
const ARGUMENTS: [&str; 6] = ["index", "corpus", "--json", "--commit-every", "0.02", "--tell-saved"];

pub(crate) fn bytes(course: &mut Course) {
    budgets(course, 128, |step| (format!("size={}", step * STEP_BYTES), "size=400m,nr_inodes=100000"));
}

pub(crate) fn inodes(course: &mut Course) {
    // The folder itself takes one.
    budgets(course, 8, |step| (format!("size=400m,nr_inodes={}", 1 + step), "nr_inodes=100000"));
}

/// A run on each of so many disks, from the smallest on which it can begin to one that suffices.
fn budgets(course: &mut Course, stride: usize, disk: impl Fn(usize) -> (String, &'static str)) {
    let try_folder = std::env::temp_dir().join(format!("dateline-try-{}", std::process::id()));
    let tried = is_root().and_then(|()| Mounted::new(&["-t", "tmpfs"], "tmpfs", &try_folder).map(drop));
    _ = std::fs::remove_dir(&try_folder);
    if let Err(reason) = tried {
        return course.skip(reason);
    }
    let mut corpus = ChangingCorpus::new(Random::of(course.seed), 600, 200);
    corpus.scratch.index(&["corpus", "--index", "truth"]);
    let truth = content(&corpus.scratch.folder().join("truth"));
    let enough = (1..)
        .step_by(stride)
        .find(|step| attempt(&corpus, &disk(*step).0, disk(*step).1, &truth).0 == 0)
        .unwrap_or_default();
    let (mut statuses, mut with_saved) = (BTreeMap::<i32, usize>::new(), 0);
    for number in 0..course.count {
        // The whole programme takes them all in turn, the short one some.
        let step = if course.count > enough { 1 + number % enough } else { 1 + corpus.random.below(enough) };
        let (options, more) = disk(step);
        course.attempt(course.seed, 1, || {
            let (status, has_saved) = attempt(&corpus, &options, more, &truth);
            *statuses.entry(status).or_default() += 1;
            with_saved += usize::from(has_saved);
        });
    }
    course.note(format!(
        "{:?} suffices; exit statuses {statuses:?}; {with_saved} with something saved before",
        disk(enough).0
    ));
}

type Content = (Vec<dateline::Hit>, dateline::SearchResponse);

/// The exit status, and whether anything was saved before it stopped.
fn attempt(corpus: &ChangingCorpus, options: &str, more: &str, truth: &Content) -> (i32, bool) {
    let scratch = &corpus.scratch;
    let folder = scratch.index_folder();
    let options = format!("{options},mode=0700");
    let disk = Mounted::new(&["-t", "tmpfs", "-o", &options], "tmpfs", &folder).expect("a disk");
    let run = scratch.run(&ARGUMENTS);
    let saved: Option<u64> = run.stderr.lines().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).next_back();
    match run.status {
        0 => assert!(content(&folder) == *truth, "{options}: it says that all is well, and it is not"),
        5 => {
            let shown = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            let names_place =
                [Path::new("index"), &shown, &folder].iter().any(|path| run.stderr.contains(&path.display().to_string()));
            assert!(names_place, "{options}: no path: {}", run.stderr);
            assert!(run.stderr.contains(" MB free"), "{options}: no free space: {}", run.stderr);
        }
        status => panic!("{options}: status {status}: {}{}", run.stdout, run.stderr),
    }
    if let Some(saved) = saved {
        let (hits, _) = content(&folder);
        assert!(hits.len() as u64 >= saved, "{options}: {} articles are found of {saved} that were saved", hits.len());
        let searched = scratch.run(&["search", "harbour", "--json", "--limit", "1"]);
        assert_eq!(searched.status, 0, "{options}: {}", searched.stderr);
    }
    disk.remount(more).expect("a larger disk");
    scratch.index(&["corpus"]);
    assert!(content(&folder) == *truth, "{options}: with more room, the next run does not complete it");
    assert_sound_and_swept(scratch, "index");
    (run.status, saved.is_some())
}

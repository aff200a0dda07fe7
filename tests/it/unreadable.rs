//! Takes rights away from files and folders: what was read of them stays, and the report and `doctor` name them until they can be read again.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::support::{BINARY, Run, Scratch, assert_counts, check_report, number, problems, say};

/// Runs the program as somebody whom access rights bind.
struct Somebody<'s> {
    scratch: &'s Scratch,
    is_root: bool,
}

const NOBODY: [&str; 3] = ["--reuid=65534", "--regid=65534", "--clear-groups"];

impl Somebody<'_> {
    /// Access rights do not bind root, so root hands the folder and the runs to nobody, where it can.
    fn over(scratch: &Scratch) -> Option<Somebody<'_>> {
        let is_root =
            fs::read_dir("/proc/self").is_ok() && Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
        if is_root {
            let probe = Command::new("setpriv").args(NOBODY).arg(BINARY).arg("--version").output();
            if !probe.is_ok_and(|probe| probe.status.success()) {
                say("skipped: root cannot run the program as nobody (setpriv)");
                return None;
            }
            let owned = Command::new("chown").args(["-R", "65534:65534"]).arg(scratch.folder()).status();
            assert!(owned.is_ok_and(|status| status.success()), "root can hand over a folder");
        }
        Some(Somebody { scratch, is_root })
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = self.scratch.command(arguments);
        if self.is_root {
            command = Command::new("setpriv");
            command.args(NOBODY).arg(BINARY).args(arguments).current_dir(self.scratch.folder());
        }
        Run::new(command.output().expect("the program starts"), arguments)
    }

    /// Indexes the corpus and asks `doctor`: both have to name these files, and an article that holds the word is found.
    fn index(&self, counts: &str, named: &[&str], word: &str) {
        let run = self.run(&["index", "corpus", "--json"]);
        let report = run.json();
        check_report(&report);
        assert_counts(&report, counts);
        assert_eq!(problems(&report, "failures"), named);
        let doctor = self.run(&["doctor", "--json"]);
        assert_eq!(problems(&doctor.json(), "failed"), named);
        assert_eq!(number(&doctor.json()["files"], "failed"), number(&report, "failed"));
        let status = if named.is_empty() { 0 } else { 3 };
        assert_eq!((run.status, doctor.status), (status, status), "{report:#}");
        assert_eq!(self.run(&["search", word, "--json"]).json()["total"]["value"], 1, "{word}");
    }
}

fn set_rights(path: &Path, rights: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(rights)).expect("rights to set");
}

fn write_articles(scratch: &Scratch, folder: &str) {
    for place in 0..2 {
        scratch.write_article(format!("{folder}/{place}.txt"), &format!("word{place}x{folder}"));
    }
}

#[test]
fn an_unreadable_folder_keeps_its_articles_and_is_named() {
    let scratch = Scratch::new();
    write_articles(&scratch, "closed");
    write_articles(&scratch, "open");
    let Some(somebody) = Somebody::over(&scratch) else { return };
    somebody.index("found 4, indexed 4, articles 4", &[], "word1xclosed");
    let closed = scratch.corpus().join("closed");
    set_rights(&closed, 0o000);
    for _ in 0..2 {
        somebody.index(
            "found 3, unchanged 2, failed 1, removed 0, articles 4",
            &["closed unreadable_folder"],
            "word1xclosed",
        );
    }
    set_rights(&closed, 0o755);
    somebody.index("found 4, unchanged 4, failed 0, removed 0, articles 4", &[], "word1xclosed");
}

#[test]
fn a_file_that_became_unreadable_keeps_its_article_and_is_named() {
    let scratch = Scratch::new();
    write_articles(&scratch, "a");
    let Some(somebody) = Somebody::over(&scratch) else { return };
    somebody.index("found 2, indexed 2, articles 2", &[], "word1xa");
    let closed = scratch.corpus().join("a/1.txt");
    set_rights(&closed, 0o000);
    for _ in 0..2 {
        somebody.index("found 2, unchanged 1, failed 1, removed 0, articles 2", &["a/1.txt unreadable_file"], "word1xa");
    }
    set_rights(&closed, 0o644);
    somebody.index("found 2, unchanged 2, failed 0, removed 0, articles 2", &[], "word1xa");
}

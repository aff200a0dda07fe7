//! Turns rights, read-only media and moved folders into the question who may read an index, and where the program writes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::Course;
use super::outside::{Mounted, can_trace, is_root, system, traced};
use super::support::{BINARY, Run, Scratch, copy_folder, let_files_age};

/// Calls that make, change or remove something on a disk.
const CHANGING: &str = "trace=openat,?open,?creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,\
                        truncate,ftruncate,chmod,fchmod,fchmodat";

/// One question; the reason why it cannot be asked here.
type Case = fn() -> Result<(), String>;

pub(crate) fn run(course: &mut Course) {
    let seed = course.seed;
    let mut skipped = Vec::new();
    let cases: [(&str, Case); 10] = [
        ("umask 000", || files_are_the_owners_alone("000")),
        ("umask 022", || files_are_the_owners_alone("022")),
        ("umask 077", || files_are_the_owners_alone("077")),
        ("a read-only mount", on_a_read_only_mount),
        ("another user", as_another_user),
        ("a folder without write permission", as_a_user_who_may_only_read),
        ("a folder that cannot be changed", in_an_immutable_folder),
        ("moved and copied", moved_and_copied),
        ("where a run writes", || writes_only_in_the_index(&["index", "corpus"])),
        ("where a search writes", || writes_only_in_the_index(&["search", "word1", "--json"])),
    ];
    for (name, case) in cases {
        let mut reason = None;
        course.attempt(seed, 1, || reason = case().err().map(|reason| format!("{name}: {reason}")));
        if let Some(reason) = reason {
            course.tried -= 1;
            skipped.push(reason);
        }
    }
    skipped.into_iter().for_each(|reason| course.note(format!("skipped {reason}")));
}

fn indexed() -> Scratch {
    let scratch = Scratch::new();
    (0..6).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), &format!("word{number}")));
    scratch.index(&["corpus"]);
    let_files_age();
    scratch.write_article("1.txt", "word1 again");
    scratch.index(&["corpus"]);
    scratch
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o7777
}

fn files_are_the_owners_alone(umask: &str) -> Result<(), String> {
    let scratch = Scratch::new();
    (0..6).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), &format!("word{number}")));
    let script = format!(
        "umask {umask} && {BINARY} index corpus -q && {BINARY} compact >/dev/null && {BINARY} index corpus -q --rebuild && \
         {BINARY} search word1 >/dev/null"
    );
    system("sh", &["-c", &format!("cd {} && {script}", scratch.folder().display())]).expect("a run");
    assert_eq!(mode(&scratch.index_folder()), 0o700);
    for entry in fs::read_dir(scratch.index_folder()).expect("the index") {
        let path = entry.expect("an entry").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    Ok(())
}

/// What a folder holds, by name, size and time.
fn state(folder: &Path) -> Vec<(PathBuf, u64, std::time::SystemTime)> {
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        let metadata = fs::metadata(&path).expect("a file");
        (path, metadata.len(), metadata.modified().expect("a time"))
    };
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").map(entry).collect();
    files.sort();
    files
}

/// Searches, shows, counts and verifies; a run of `index` is refused with the place.
fn works_for_reading(run: impl Fn(&[&str]) -> Run) {
    for arguments in [&["search", "word2", "--json"][..], &["facets", "--json"], &["verify", "--json"], &["doctor"]] {
        let run = run(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}{}", run.stdout, run.stderr);
    }
}

fn on_a_read_only_mount() -> Result<(), String> {
    is_root()?;
    let scratch = indexed();
    let place = scratch.folder().join("readonly");
    let mounted = Mounted::new(&["--bind"], &scratch.index_folder().display().to_string(), &place)?;
    mounted.remount("bind,ro")?;
    works_for_reading(|arguments| scratch.run(&with_index(arguments, "readonly")));
    scratch.write_article("7.txt", "word7");
    let refused = scratch.run(&["index", "corpus", "--index", "readonly"]);
    assert!(refused.status == 5 && refused.stderr.contains("readonly"), "{}: {}", refused.status, refused.stderr);
    works_for_reading(|arguments| scratch.run(&with_index(arguments, "readonly")));
    Ok(())
}

fn with_index<'a>(arguments: &[&'a str], index: &'a str) -> Vec<&'a str> {
    let mut all = arguments.to_vec();
    all.extend(["--index", index]);
    all
}

/// The program as user `nobody`, who can reach the folder and the program.
fn as_nobody(scratch: &Scratch, arguments: &[&str]) -> Run {
    let program = scratch.folder().join("dateline");
    if !program.exists() {
        fs::copy(BINARY, &program).expect("a copy of the program");
        let open = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("other rights");
        open(&program, 0o755);
        open(scratch.folder(), 0o755);
    }
    let mut command = std::process::Command::new("setpriv");
    command
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(program)
        .args(arguments)
        .current_dir(scratch.folder());
    Run::new(command.output().expect("setpriv starts"), arguments)
}

fn as_another_user() -> Result<(), String> {
    is_root()?;
    system("setpriv", &["--reuid=65534", "--regid=65534", "--clear-groups", "true"])?;
    let scratch = indexed();
    let refused = as_nobody(&scratch, &["search", "word2"]);
    assert!(refused.status == 5 && refused.stderr.contains("index"), "{}: {}", refused.status, refused.stderr);
    Ok(())
}

fn as_a_user_who_may_only_read() -> Result<(), String> {
    is_root()?;
    system("setpriv", &["--reuid=65534", "--regid=65534", "--clear-groups", "true"])?;
    let scratch = indexed();
    system("chmod", &["-R", "a+rX", &scratch.index_folder().display().to_string()])?;
    let before = state(&scratch.index_folder());
    works_for_reading(|arguments| as_nobody(&scratch, arguments));
    let refused = as_nobody(&scratch, &["compact"]);
    assert!(refused.status == 5 && refused.stderr.contains("index"), "{}: {}", refused.status, refused.stderr);
    assert_eq!(state(&scratch.index_folder()), before, "reading leaves the folder as it is");
    Ok(())
}

fn in_an_immutable_folder() -> Result<(), String> {
    is_root()?;
    let scratch = indexed();
    let folder = scratch.index_folder().display().to_string();
    // Some file systems have no such thing.
    system("chattr", &["-R", "+i", &folder])?;
    let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        works_for_reading(|arguments| scratch.run(arguments));
        scratch.write_article("7.txt", "word7");
        let refused = scratch.run(&["index", "corpus"]);
        assert!(refused.status == 5 && refused.stderr.contains("index"), "{}: {}", refused.status, refused.stderr);
    }));
    system("chattr", &["-R", "-i", &folder])?;
    if let Err(panic) = tried {
        std::panic::resume_unwind(panic);
    }
    scratch.index(&["corpus"]);
    Ok(())
}

fn moved_and_copied() -> Result<(), String> {
    let scratch = indexed();
    let truth = super::changing_corpus::content(&scratch.index_folder());
    copy_folder(&scratch.index_folder(), &scratch.folder().join("copied"));
    fs::create_dir(scratch.folder().join("elsewhere")).expect("a folder");
    fs::rename(scratch.index_folder(), scratch.folder().join("elsewhere/moved")).expect("a moved folder");
    for folder in ["copied", "elsewhere/moved"] {
        assert!(super::changing_corpus::content(&scratch.folder().join(folder)) == truth, "{folder}");
        let report = scratch.index(&["corpus", "--index", folder]);
        assert_eq!((&report["unchanged"], &report["found"]), (&6.into(), &6.into()), "{folder}: {report:#}");
        assert_eq!(scratch.run(&["verify", "--index", folder]).status, 0, "{folder}");
    }
    Ok(())
}

/// What a traced run opened for writing, made, renamed or removed outside the index.
fn writes_only_in_the_index(arguments: &[&str]) -> Result<(), String> {
    can_trace()?;
    let scratch = indexed();
    scratch.write_article("5.txt", "word5 again");
    let log = scratch.folder().join("trace");
    let run = traced(&scratch.command(arguments), &["-y", "-e", CHANGING], &log);
    assert_eq!(run.run.status, 0, "{}", run.run.stderr);
    let index = scratch.index_folder().canonicalize().expect("the index").display().to_string();
    let mut elsewhere = Vec::new();
    let mut inside = 0;
    for line in run.trace.lines() {
        let is_open = line.contains("open(") || line.contains("openat(");
        let is_reading = is_open && !["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| line.contains(flag));
        let is_nothing =
            line.contains("/dev/null") || line.contains("+++") || line.contains("---") || line.contains("resumed");
        if is_reading || is_nothing {
            continue;
        }
        // Paths are given whole, or below the folder of the run.
        if line.contains(&index) || line.contains("\"index/") || line.contains("\"index\"") {
            inside += 1;
        } else {
            elsewhere.push(line.to_string());
        }
    }
    assert!(elsewhere.is_empty(), "{arguments:?} writes elsewhere: {elsewhere:#?}");
    assert!(arguments[0] != "index" || inside > 0, "nothing was seen at all");
    Ok(())
}

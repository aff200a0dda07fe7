//! Turns what a machine may or may not allow (tracing, mounting, being root) into commands, or the reason why not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::support::{Run, Scratch, strings};

/// Runs a command of the system; what it says when it fails.
pub(crate) fn system(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{program} does not start: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_string());
    }
    Err(format!("{program} {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim()))
}

/// Whether we are root; otherwise the reason why something is skipped.
pub(crate) fn is_root() -> Result<(), String> {
    match system("id", &["-u"])?.as_str() {
        "0" => Ok(()),
        user => Err(format!("needs root to mount, and this is user {user}")),
    }
}

/// Whether system calls can be traced and changed.
pub(crate) fn can_trace() -> Result<(), String> {
    system("strace", &["-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"]).map(|_| ())
}

/// Something mounted, until this is dropped.
#[derive(Debug)]
pub(crate) struct Mounted {
    place: PathBuf,
}

impl Mounted {
    /// Mounts; the place is made if it is not there.
    pub(crate) fn new(arguments: &[&str], what: &str, place: &Path) -> Result<Mounted, String> {
        fs::create_dir_all(place).map_err(|error| format!("{}: {error}", place.display()))?;
        let place_text = place.display().to_string();
        let mut all = arguments.to_vec();
        all.extend([what, &place_text]);
        system("mount", &all)?;
        Ok(Mounted { place: place.to_path_buf() })
    }

    /// Mounts again with other options.
    pub(crate) fn remount(&self, options: &str) -> Result<(), String> {
        system("mount", &["-o", &format!("remount,{options}"), &self.place.display().to_string()]).map(|_| ())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let place = self.place.display().to_string();
        if system("umount", &[&place]).is_err() {
            _ = system("umount", &["-l", &place]);
        }
    }
}

/// What a run of the program under `strace` did.
pub(crate) struct Traced {
    pub(crate) run: Run,
    /// The lines of the trace.
    pub(crate) trace: String,
}

/// Runs a command as it stands under `strace` with these options.
pub(crate) fn traced(command: &Command, options: &[&str], log: &Path) -> Traced {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o"]).arg(log).args(options).arg(command.get_program()).args(command.get_args());
    strace.stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        strace.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    let output = strace.output().expect("strace starts");
    let arguments: Vec<&std::ffi::OsStr> = command.get_args().collect();
    Traced { run: Run::new(output, &arguments), trace: fs::read_to_string(log).unwrap_or_default() }
}

/// An index that is sound, with nothing left over in its folder.
pub(crate) fn assert_sound_and_swept(scratch: &Scratch, index: &str) {
    let verified = scratch.run(&["verify", "--json", "--index", index]);
    assert_eq!(verified.status, 0, "{}{}", verified.stdout, verified.stderr);
    assert_eq!(strings(&verified.json(), "left_over_files"), [""; 0]);
}

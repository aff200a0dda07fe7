//! Turns the program into a child of itself that reads untrusted documents (`ingest::isolation`). Nobody types this command.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use crate::ingest::isolation::{CHILD_ARGUMENTS, MOCK_VARIABLE, serve};

/// The program that runs, to be started once more.
pub(super) fn this_program() -> Option<PathBuf> {
    // On Linux this names the program even when its file was replaced or removed meanwhile.
    if cfg!(target_os = "linux") { Some(PathBuf::from("/proc/self/exe")) } else { std::env::current_exe().ok() }
}

/// Answers a parent until it has no more requests, where the arguments ask for that; the exit status.
pub(super) fn serve_if_asked() -> Option<u8> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    if arguments.first().is_none_or(|command| command != CHILD_ARGUMENTS[0]) {
        return None;
    }
    if arguments != CHILD_ARGUMENTS {
        return Some(2);
    }
    let can_misbehave = std::env::var_os(MOCK_VARIABLE).is_some();
    Some(pipes().map_or(1, |(input, output)| serve(input, output, can_misbehave)))
}

/// Standard input, and what was standard output: libraries that print must not print into the answers.
#[cfg(unix)]
fn pipes() -> io::Result<(impl Read + Send, impl Write + Send)> {
    let answers = std::fs::File::from(rustix::io::dup(rustix::stdio::stdout())?);
    let nowhere = std::fs::OpenOptions::new().write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdout(nowhere)?;
    Ok((io::stdin(), io::BufWriter::new(answers)))
}

#[cfg(not(unix))]
fn pipes() -> io::Result<(impl Read + Send, impl Write + Send)> {
    Ok((io::stdin(), io::stdout()))
}

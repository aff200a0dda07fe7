//! Turns requests on a pipe into answers on another: the child's side, within limits it sets itself.

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::frame::{read_frame, write_frame};
use super::mock::Mock;
use super::{READY, Request};
use crate::article::RawDocument;
use crate::ingest::parse::{Parsed, parse_part, problem};

/// Memory of a child, its program and stack included. Real files need less than a quarter of it.
const MOST_MEMORY_BYTES: u64 = 1024 * 1024 * 1024;
/// Text of all articles of one file.
const MOST_CHARACTERS: usize = 10_000_000;
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Answers requests until there are no more; the exit status. `can_misbehave` is for tests.
pub(crate) fn serve(input: impl Read + Send + 'static, output: impl Write + Send + 'static, can_misbehave: bool) -> u8 {
    // What a parser that panics says is no use to anybody: the parent reports the file.
    std::panic::set_hook(Box::new(|_| {}));
    // Parsers of nested formats need more stack than a process has at first.
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    let served = thread.spawn(move || limits::set().and_then(|()| serve_all(input, output, can_misbehave)));
    match served.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => 0,
        _ => 1,
    }
}

fn serve_all(mut input: impl Read, mut output: impl Write, can_misbehave: bool) -> io::Result<()> {
    write_frame(&mut output, READY)?;
    output.flush()?;
    while let Some(request) = read_frame(&mut input, u64::MAX)? {
        let Request { path, format, today, before, cpu_seconds } = serde_json::from_slice(&request)?;
        let bytes = read_frame(&mut input, u64::MAX)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        limits::allow_seconds(cpu_seconds)?;
        let document = RawDocument { path, format, bytes };
        let mock = if can_misbehave { Mock::of(&document.bytes) } else { None };
        let read = catch_unwind(AssertUnwindSafe(|| match mock {
            Some(mock) => mock.act(&mut output),
            None => Ok(parse_part(&document, today, before)),
        }));
        let parsed = match read {
            Ok(parsed) => parsed?,
            Err(_) => {
                let message = "the reader of this format gave up on the file";
                Parsed { problems: vec![problem(&document.path, None, "parser_crashed", message)], ..Parsed::default() }
            }
        };
        let characters = parsed.articles.iter().map(|(_, article)| article.body.chars().count()).sum::<usize>();
        let answer = if characters > MOST_CHARACTERS { Err("output_too_large") } else { Ok(parsed) };
        write_frame(&mut output, &serde_json::to_vec(&answer)?)?;
        output.flush()?;
    }
    Ok(())
}

#[cfg(unix)]
mod limits {
    use std::io;

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    use super::MOST_MEMORY_BYTES;

    /// From here on the process takes no more memory than it is given, leaves no file and no core, and opens nothing.
    pub(super) fn set() -> io::Result<()> {
        #[cfg(target_os = "linux")]
        rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
        for (resource, most) in
            [(Resource::As, MOST_MEMORY_BYTES), (Resource::Core, 0), (Resource::Fsize, 0), (Resource::Nofile, 0)]
        {
            let most = Some(most);
            // Where a limit cannot be set, as memory on some systems, the others still hold.
            let set = setrlimit(resource, Rlimit { current: most, maximum: most });
            if !matches!(resource, Resource::As) {
                set?;
            }
        }
        Ok(())
    }

    /// Grants the next file so many seconds of processor time.
    pub(super) fn allow_seconds(seconds: u64) -> io::Result<()> {
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
        let maximum = getrlimit(Resource::Cpu).maximum;
        let wanted = used + seconds + 1;
        let current = Some(maximum.map_or(wanted, |maximum| wanted.min(maximum)));
        Ok(setrlimit(Resource::Cpu, Rlimit { current, maximum })?)
    }
}

/// Only the parent's clock holds a child here.
#[cfg(not(unix))]
mod limits {
    pub(super) fn set() -> std::io::Result<()> {
        Ok(())
    }

    pub(super) fn allow_seconds(_: u64) -> std::io::Result<()> {
        Ok(())
    }
}

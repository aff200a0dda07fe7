//! Turns a document into the answer of a child process, or into what became of the child: the parent's side.

use std::io::{self, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::NaiveDate;

use super::frame::{read_frame, write_frame};
use super::{CHILD_ARGUMENTS, READY, Request};
use crate::article::RawDocument;
use crate::ingest::parse::{Before, Parsed};

/// A longer answer is not read. A child stops before that: it may answer with 10 million characters of text.
const LONGEST_ANSWER_BYTES: u64 = 128 * 1024 * 1024;
const LONGEST_START: Duration = Duration::from_secs(20);
/// How long a child that closed its pipes may take to end.
const FAREWELL: Duration = Duration::from_millis(500);

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The process ended, or said something that is no answer.
    Crashed(String),
    TimedOut,
    OutOfMemory,
    OutputTooLarge,
}

impl Failure {
    /// The code and the sentence of the problem that the file gets.
    pub(super) fn explained(self, longest: Duration) -> (&'static str, String) {
        match self {
            Failure::Crashed(how) => ("parser_crashed", format!("the reader of this format broke on the file: {how}")),
            Failure::TimedOut => {
                let message = format!(
                    "the file was not read within {} seconds; the limit is set by --max-file-seconds",
                    longest.as_secs_f64()
                );
                ("parser_timed_out", message)
            }
            Failure::OutOfMemory => {
                let message = "reading the file takes more than 1 GiB of memory".to_string();
                ("parser_out_of_memory", message)
            }
            Failure::OutputTooLarge => {
                ("output_too_large", "the file holds more than 10,000,000 characters of text".to_string())
            }
        }
    }
}

type Question = (Request, Arc<RawDocument>);

/// One child process.
pub(super) struct Worker {
    child: Child,
    /// To the thread that writes to the child and reads from it: pipes know no time limits, channels do.
    questions: Sender<Question>,
    answers: Receiver<io::Result<Vec<u8>>>,
    last_words: Receiver<Vec<u8>>,
    files_read: u32,
}

impl Worker {
    /// Starts a child.
    pub(super) fn start(program: &Path) -> io::Result<Worker> {
        let mut command = Command::new(program);
        command.args(CHILD_ARGUMENTS).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            // Ctrl-C on a terminal goes to the parent alone, which takes in what its children are at.
            command.process_group(0).arg0("dateline");
        }
        let mut child = command.spawn()?;
        let (questions, asked) = channel::<Question>();
        let (answer, answers) = channel();
        let (last, last_words) = channel();
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let worker = Worker { child, questions, answers, last_words, files_read: 0 };
        if let (Some(mut input), Some(output), Some(errors)) = pipes {
            spawn("dateline-parser-pipe", move || {
                let mut output = BufReader::new(output);
                let greeting =
                    read_frame(&mut output, 1024).and_then(|frame| frame.ok_or(io::ErrorKind::UnexpectedEof.into()));
                _ = answer.send(greeting);
                for (request, document) in asked {
                    let answered = ask(&mut input, &mut output, &request, &document);
                    drop(document);
                    let is_broken = answered.is_err();
                    if answer.send(answered).is_err() || is_broken {
                        return;
                    }
                }
            })?;
            spawn("dateline-parser-errors", move || _ = last.send(end_of(errors)))?;
        }
        match worker.answers.recv_timeout(LONGEST_START) {
            Ok(Ok(greeting)) if greeting == READY => Ok(worker),
            _ => Err(io::Error::other("it is another program, another version, or has too little memory")),
        }
    }

    /// How many files the child has read.
    pub(super) fn files_read(&self) -> u32 {
        self.files_read
    }

    /// Has the child read a document. After a failure the child is gone.
    pub(super) fn ask(
        &mut self,
        document: &Arc<RawDocument>,
        today: NaiveDate,
        before: Option<Before>,
        longest: Duration,
    ) -> Result<Parsed, Failure> {
        let request = Request {
            path: document.path.clone(),
            format: document.format,
            today,
            before,
            // Half of the time: a parser that works all the time without an end is stopped by the system.
            cpu_seconds: (longest.as_millis().div_ceil(2000) as u64).max(1),
        };
        self.files_read += 1;
        // Where the thread has ended, its last answer says why.
        _ = self.questions.send((request, Arc::clone(document)));
        let failure = match self.answers.recv_timeout(longest) {
            Ok(Ok(answer)) => match serde_json::from_slice::<Result<Parsed, String>>(&answer) {
                Ok(Ok(parsed)) => return Ok(parsed),
                Ok(Err(code)) if code == "output_too_large" => Failure::OutputTooLarge,
                Ok(Err(_)) => Failure::Crashed("it gave up".to_string()),
                Err(error) => Failure::Crashed(format!("its answer is no answer ({error})")),
            },
            Ok(Err(error)) if error.kind() == io::ErrorKind::FileTooLarge => Failure::OutputTooLarge,
            Ok(Err(error)) if error.kind() == io::ErrorKind::InvalidData => {
                Failure::Crashed("its answer is no answer".to_string())
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => self.autopsy(),
            Err(RecvTimeoutError::Timeout) => Failure::TimedOut,
        };
        self.end();
        Err(failure)
    }

    /// Why a child has closed its pipes.
    fn autopsy(&mut self) -> Failure {
        const STEP: Duration = Duration::from_millis(2);
        let mut status = None;
        for _ in 0..FAREWELL.as_millis() / STEP.as_millis() {
            status = self.child.try_wait().ok().flatten();
            if status.is_some() {
                break;
            }
            std::thread::sleep(STEP);
        }
        let Some(status) = status else {
            return Failure::Crashed("it stopped answering".to_string());
        };
        let last_words = self.last_words.recv_timeout(FAREWELL).unwrap_or_default();
        let last_words = String::from_utf8_lossy(&last_words);
        match () {
            () if is_out_of_time(status) => Failure::TimedOut,
            () if last_words.contains("memory allocation of ") => Failure::OutOfMemory,
            () if last_words.contains("has overflowed its stack") => Failure::Crashed("it nests too deeply".to_string()),
            () => Failure::Crashed(status.to_string()),
        }
    }

    /// Ends the child and waits for its end, so that no dead process is left behind.
    fn end(&mut self) {
        // It may have ended by itself.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_string()).stack_size(256 * 1024).spawn(work).map(drop)
}

fn ask(
    input: &mut impl io::Write,
    output: &mut impl Read,
    request: &Request,
    document: &RawDocument,
) -> io::Result<Vec<u8>> {
    write_frame(input, &serde_json::to_vec(request)?)?;
    write_frame(input, &document.bytes)?;
    input.flush()?;
    read_frame(output, LONGEST_ANSWER_BYTES)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// Reads all that a child complains of, so that it never waits for us, and keeps the end of it.
fn end_of(mut errors: ChildStderr) -> Vec<u8> {
    const KEPT: usize = 4096;
    let mut kept = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = errors.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..read]);
        kept.drain(..kept.len().saturating_sub(KEPT));
    }
    kept
}

/// Whether the system ended a process that had used up its processor time.
fn is_out_of_time(status: ExitStatus) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        status.signal() == Some(libc::SIGXCPU)
    }
    #[cfg(not(unix))]
    {
        _ = status;
        false
    }
}

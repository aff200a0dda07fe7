//! Turns two processes that write in turn, and at the same time, into the question whether files pile up and whether the second is told of the first.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use dateline::backend::local::{IndexWriter, WriterOptions, verify};
use dateline::{Index, IngestOptions, index_folders};

use super::Course;
use super::support::{Random, Scratch, article, let_files_age};

const FILES: usize = 8;
/// How long the second may wait to be told.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A process that writes when told to, and keeps an open index from the first time on.
struct Writer {
    child: Child,
    orders: ChildStdin,
    answers: std::io::Lines<BufReader<ChildStdout>>,
}

impl Writer {
    fn start(scratch: &Scratch) -> Writer {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--child", "writer"])
            .args([scratch.corpus(), scratch.index_folder()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program starts");
        let orders = child.stdin.take().expect("a pipe");
        let answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        Writer { child, orders, answers }
    }

    fn tell(&mut self, order: &str) -> String {
        writeln!(self.orders, "{order}").expect("a writer that listens");
        self.answers.next().expect("an answer").expect("text")
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

pub(crate) fn run(course: &mut Course) {
    let (seed, count) = (course.seed, course.count);
    let mut note = String::new();
    course.attempt(seed, count, || note = trial(seed, count));
    course.note(note);
}

fn trial(seed: u64, count: usize) -> String {
    let mut random = Random::of(seed);
    let scratch = Scratch::new();
    (0..FILES).for_each(|file| _ = scratch.write_article(format!("{file}.txt"), &format!("first{file}")));
    scratch.index(&["corpus"]);
    let mut writers = [Writer::start(&scratch), Writer::start(&scratch)];
    let (mut most_files, mut most_left, mut refused, mut slowest) = (0, 0, 0, Duration::ZERO);
    let mut live_before = verify(scratch.index_folder().as_path()).expect("a sound index").files;
    for number in 0..count {
        let file = random.below(FILES);
        scratch.write(format!("{file}.txt"), article(&format!("word{number}")));
        let turn = number % 2;
        if random.one_in(10) {
            assert_eq!(writers[1 - turn].tell("hold"), "holding");
            let asked = Instant::now();
            let answer = writers[turn].tell("write");
            slowest = slowest.max(asked.elapsed());
            let holder = writers[1 - turn].child.id();
            assert!(
                answer.starts_with("index_locked") && answer.contains(&holder.to_string()),
                "{answer}, held by {holder}"
            );
            assert!(asked.elapsed() < AT_ONCE, "refused after {:?}", asked.elapsed());
            let through_program = scratch.run(&["index", "corpus"]);
            assert_eq!(through_program.status, 5, "{}", through_program.stderr);
            assert!(through_program.stderr.contains(&holder.to_string()), "{}", through_program.stderr);
            assert_eq!(writers[1 - turn].tell("let go"), "free");
            refused += 1;
        }
        let answer = writers[turn].tell("write");
        assert_eq!(answer, format!("{FILES} articles"));
        let verified = verify(scratch.index_folder().as_path()).expect("a sound index");
        assert!(verified.is_sound(), "{verified:?}");
        let left = verified.left_over_files.len() as u64;
        // What is live now and what was live one generation ago.
        assert!(left <= live_before, "{left} files left over after {number} turns: {:?}", verified.left_over_files);
        live_before = verified.files;
        most_files = most_files.max(verified.files);
        most_left = most_left.max(left);
    }
    let_files_age();
    format!(
        "at most {most_files} files live and {most_left} left over; {refused} second writers refused, the slowest after {} ms",
        slowest.as_millis()
    )
}

/// Writes when told to.
#[expect(clippy::print_stdout, reason = "it is read by the process that started it")]
pub(crate) fn child(arguments: &[String]) {
    let [corpus, folder] = arguments else { return };
    // An index that was opened long ago must not keep others from sweeping up.
    let kept = Index::open(folder).expect("an index");
    let mut held = None;
    for order in std::io::stdin().lines().map_while(Result::ok) {
        let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
        let answer = match order.as_str() {
            "hold" => match IndexWriter::open(folder, options) {
                Ok(writer) => {
                    held = Some(writer);
                    "holding".to_string()
                }
                Err(error) => format!("{} {error}", error.code()),
            },
            "let go" => {
                held = None;
                "free".to_string()
            }
            _ => write(corpus, folder, options),
        };
        println!("{answer}");
    }
    drop((kept, held));
}

fn write(corpus: &str, folder: &str, options: WriterOptions) -> String {
    let written = IndexWriter::open(folder, options).and_then(|mut writer| {
        let mut options = IngestOptions::default();
        options.reread_all = true;
        let report = index_folders(&mut writer, &[Path::new(corpus).to_path_buf()], &options, &())?;
        writer.finish()?;
        Ok(report)
    });
    match written {
        Ok(report) => format!("{} articles", report.articles),
        Err(error) => format!("{} {error}", error.code()),
    }
}

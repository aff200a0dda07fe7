//! Turns a document that asks for it into the misbehaviour it names, so that tests see every way in which a parser can fail.

use std::io::{self, Write};
use std::time::Duration;

use crate::article::ParsedArticle;
use crate::ingest::parse::Parsed;

/// What bears it is read in a child process whatever it is called.
const MARK: &[u8] = b"%PDF- mock parser: ";

/// What a document asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mock {
    /// Sleeps for an hour.
    Sleep,
    /// Works without end.
    Spin,
    /// Takes memory without end.
    Swell,
    /// Takes one block of memory that no machine has.
    Grab,
    /// Panics.
    Panic,
    /// Aborts.
    Abort,
    /// Ends without an answer and without a complaint.
    Leave,
    /// Recurses until the stack is full.
    Recurse,
    /// Answers with what is no answer, without end.
    Babble,
    /// Answers with half of a frame.
    Half,
    /// Complains without end.
    Complain,
    /// Answers with more text than is allowed.
    Flood,
    /// Tries to open a file.
    Open,
}

impl Mock {
    /// What the document asks for, if anything.
    pub(super) fn of(bytes: &[u8]) -> Option<Mock> {
        let name = bytes.strip_prefix(MARK)?.trim_ascii();
        Some(match name {
            b"sleep" => Mock::Sleep,
            b"spin" => Mock::Spin,
            b"swell" => Mock::Swell,
            b"grab" => Mock::Grab,
            b"panic" => Mock::Panic,
            b"abort" => Mock::Abort,
            b"leave" => Mock::Leave,
            b"recurse" => Mock::Recurse,
            b"babble" => Mock::Babble,
            b"half" => Mock::Half,
            b"complain" => Mock::Complain,
            b"flood" => Mock::Flood,
            b"open" => Mock::Open,
            _ => return None,
        })
    }

    /// Does it.
    pub(super) fn act(self, output: &mut impl Write) -> io::Result<Parsed> {
        match self {
            Mock::Sleep => loop {
                std::thread::sleep(Duration::from_secs(3600));
            },
            Mock::Spin => loop {
                std::hint::spin_loop();
            },
            Mock::Swell => {
                let mut taken = Vec::new();
                loop {
                    taken.push(vec![0u8; 1024 * 1024]);
                    std::hint::black_box(&taken);
                }
            }
            Mock::Grab => Err(io::Error::other(format!("{} bytes", std::hint::black_box(vec![1u8; 1 << 46]).len()))),
            Mock::Panic => panic!("as asked for"),
            Mock::Abort => std::process::abort(),
            Mock::Leave => Err(io::ErrorKind::Other.into()),
            Mock::Recurse => Err(io::Error::other(format!("{} levels", depth_of(1)))),
            Mock::Babble => loop {
                output.write_all(b"Some library says hello. ")?;
            },
            Mock::Half => {
                output.write_all(b"DLF1\xFF\0\0\0\0\0\0\0half")?;
                output.flush()?;
                Err(io::ErrorKind::Other.into())
            }
            Mock::Complain => {
                #[expect(clippy::print_stderr, reason = "what a library might do")]
                for _ in 0..200_000 {
                    eprint!("Some library complains. ");
                }
                let article = ParsedArticle { headline: "Many complaints".to_string(), ..ParsedArticle::default() };
                Ok(Parsed { articles: vec![(0, article)], problems: Vec::new() })
            }
            Mock::Flood => {
                let article = ParsedArticle { body: "word ".repeat(2_000_001), ..ParsedArticle::default() };
                Ok(Parsed { articles: vec![(0, article)], problems: Vec::new() })
            }
            Mock::Open => {
                let opened = std::fs::read("/proc/self/status").is_ok() || std::net::UdpSocket::bind("127.0.0.1:0").is_ok();
                let headline = if opened { "The door is open" } else { "The door is closed" };
                let article = ParsedArticle { headline: headline.to_string(), ..ParsedArticle::default() };
                Ok(Parsed { articles: vec![(0, article)], problems: Vec::new() })
            }
        }
    }
}

fn depth_of(level: u64) -> u64 {
    let room = std::hint::black_box([level; 128]);
    if level == u64::MAX { 0 } else { depth_of(level + 1) + room[64] }
}

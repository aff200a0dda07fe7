//! Turns a seed and a number into a corpus of invented, news-like articles.
//!
//! ```text
//! cargo run --release --example make_corpus -- \
//!     --articles N --out DIR [--format jsonl|md|txt] [--seed S]
//! ```
//!
//! Meant for scale tests: the articles have the shape of real ones (lengths,
//! word frequencies, actors that come back, dates that are vague or missing)
//! but say nothing. `N` may end in `k` or `M`; the defaults are `jsonl`, seed 1.
//!
//! - `jsonl`: `DIR/articles-00000.jsonl`, ... of 50,000 articles each, with keys
//!   from schema.org. What an article does not have is left out of its line.
//! - `md`: `DIR/000/000123.md`, one article with YAML front matter per file.
//! - `txt`: `DIR/000/000123.txt`, one article as copied from a web page per file.
//!
//! Article `i` depends only on the seed and `i`, so a small corpus is the
//! beginning of every larger one with the same seed. Articles are made one at a
//! time, so memory does not grow with `N`. `DIR` should be new or empty: files of
//! the same name are replaced, but others from an earlier run stay.

mod article;
mod calendar;
mod countries;
mod layouts;
mod output;
mod prose;
mod random;
mod world;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use article::Article;
use output::{CorpusWriter, Format, Totals};
use world::World;

#[expect(clippy::print_stderr, reason = "the summary and errors are for a person, not for a pipe")]
fn main() -> ExitCode {
    let options = Options::parse();
    let started = Instant::now();
    match generate(&options) {
        Ok(totals) => {
            let seconds = started.elapsed().as_secs_f64();
            eprintln!("{totals}, {seconds:.3} seconds");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("make_corpus: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Write a corpus of invented, news-like articles for scale tests.
#[derive(Parser)]
#[command(name = "make_corpus")]
struct Options {
    /// How many articles to write, for example 2500, 100k or 1M
    #[arg(long, value_name = "N", value_parser = parse_count)]
    articles: u64,

    /// Folder to write to, made if missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Layout of the articles
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    /// Another seed gives other articles about the same invented world
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

fn generate(options: &Options) -> io::Result<Totals> {
    let world = World::new();
    let mut writer = CorpusWriter::new(&options.out, options.format)?;
    for index in 0..options.articles {
        writer.write(&Article::compose(&world, options.seed, index))?;
    }
    writer.finish()
}

/// Reads `2500`, `100k` or `1M`.
fn parse_count(text: &str) -> Result<u64, String> {
    let (digits, unit) = if let Some(digits) = text.strip_suffix(['k', 'K']) {
        (digits, 1_000)
    } else if let Some(digits) = text.strip_suffix(['m', 'M']) {
        (digits, 1_000_000)
    } else {
        (text, 1)
    };
    let count: u64 = digits.parse().map_err(|_| "expected a whole number such as 2500, 100k or 1M".to_string())?;
    count.checked_mul(unit).ok_or_else(|| "the number is too large".to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn jsonl_corpus(folder: &Path, articles: u64, seed: u64) -> String {
        let options = Options { articles, out: folder.to_path_buf(), format: Format::Jsonl, seed };
        generate(&options).expect("the temporary folder is writable");
        fs::read_to_string(folder.join("articles-00000.jsonl")).expect("the file was written")
    }

    #[test]
    fn a_small_corpus_is_the_beginning_of_a_larger_one() {
        let folder = std::env::temp_dir().join(format!("make_corpus-{}", std::process::id()));
        let short = jsonl_corpus(&folder, 20, 7);
        let long = jsonl_corpus(&folder, 50, 7);
        let other_seed = jsonl_corpus(&folder, 20, 8);
        fs::remove_dir_all(&folder).expect("the temporary folder is ours");

        assert_eq!(short.lines().count(), 20);
        assert_eq!(long.lines().count(), 50);
        assert!(long.starts_with(&short));
        assert_ne!(short, other_seed);
    }

    #[test]
    fn counts_accept_suffixes() {
        assert_eq!(parse_count("2500"), Ok(2_500));
        assert_eq!(parse_count("100k"), Ok(100_000));
        assert_eq!(parse_count("1M"), Ok(1_000_000));
        for wrong in ["", "k", "-1", "1.5M", "10kk", "99999999999999999999", "18446744073709551615k"] {
            assert!(parse_count(wrong).is_err(), "{wrong}");
        }
    }
}

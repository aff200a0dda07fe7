//! Turns a folder of articles into an index and says what became of every file.
//!
//! ```text
//! cargo run --release --example index_a_folder -- corpus index
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::path::PathBuf;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::ingest::Progress;
use dateline::{Error, IngestOptions, index_folders};

/// Is told how the run goes on; every method can be left out.
struct Dots;

impl Progress for Dots {
    fn begin(&self, files: u64, bytes: u64) {
        println!("{files} files to read, {bytes} bytes");
    }

    fn saved(&self, articles: u64) {
        println!("{articles} articles are safely in the index");
    }
}

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let folder = arguments.next().unwrap_or_else(|| "corpus".into());
    let index = arguments.next().unwrap_or_else(|| "index".into());

    let options = WriterOptions { memory_bytes: 200_000_000, threads: 2, rebuild: false };
    let mut writer = IndexWriter::open(&index, options)?;
    let report = index_folders(&mut writer, &[folder], &IngestOptions::default(), &Dots)?;
    writer.finish()?;

    println!(
        "found {} = indexed {} + unchanged {} + skipped {} + failed {}",
        report.found, report.indexed, report.unchanged, report.skipped, report.failed
    );
    for problem in report.failures.iter().chain(&report.skips) {
        println!("{}: {}", problem.path, problem.message);
    }
    Ok(())
}

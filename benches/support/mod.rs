//! What the benchmarks share: corpora, measured processes, and a bare tantivy program to compare with.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use serde_json::Value;
use tantivy::schema::{BytesOptions, FAST, Field, IndexRecordOption, STRING, Schema, TEXT, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexWriter, TantivyDocument};

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

pub(crate) const THREADS: usize = 2;
pub(crate) const MEMORY_MEGABYTES: usize = 300;

/// The status of a program that tells what went wrong.
pub(crate) fn exit_status(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What one run took.
pub(crate) struct Run {
    pub(crate) seconds: f64,
    pub(crate) peak_megabytes: f64,
}

/// Runs a command and measures it; the peak is that of the process itself.
pub(crate) fn measured(command: &mut Command) -> Outcome<Run> {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0f64;
    let code = loop {
        if let Some(code) = child.try_wait()? {
            break code;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = peak.max(kibibytes.unwrap_or_default() * 1024.0 / 1e6);
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    let seconds = started.elapsed().as_secs_f64();
    if !code.success() {
        return Err(format!("{command:?} ended with {code}").into());
    }
    Ok(Run { seconds, peak_megabytes: peak })
}

pub(crate) fn bytes_of(folder: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let metadata = entry?.metadata()?;
        bytes += if metadata.is_file() { metadata.len() } else { 0 };
    }
    Ok(bytes)
}

pub(crate) fn scratch(name: &str) -> Outcome<PathBuf> {
    let folder = std::env::temp_dir().join(format!("dateline-bench-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

pub(crate) fn make_corpus(articles: &str, folder: &Path, format: &str) -> Outcome<()> {
    let folder = folder.to_string_lossy().into_owned();
    let arguments = ["--articles", articles, "--out", &folder, "--format", format];
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--release", "--example", "make_corpus", "--"])
        .args(arguments)
        .status()?;
    if status.success() { Ok(()) } else { Err("the corpus could not be made".into()) }
}

/// The bare program: tantivy's own tokenizer, the same fields, nothing read that is not indexed.
pub(crate) fn bare(corpus: &Path, folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let mut builder = Schema::builder();
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer("default").set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let text = builder.add_text_field("text", words);
    let headline = builder.add_text_field("headline", TEXT);
    let lists = [("author", "author"), ("articleSection", "topic"), ("contentLocation", "region"), ("keywords", "tag")];
    let lists: Vec<(&str, Field)> = lists.map(|(key, name)| (key, builder.add_text_field(name, STRING | FAST))).to_vec();
    let actor = builder.add_text_field("actor", STRING | FAST);
    let source = builder.add_text_field("source", STRING | FAST);
    let language = builder.add_text_field("language", STRING | FAST);
    let status = builder.add_text_field("date_status", STRING | FAST);
    let identifier = builder.add_text_field("identifier", STRING);
    let file = builder.add_text_field("file", STRING);
    let id = builder.add_u64_field("id", tantivy::schema::INDEXED | FAST);
    let days = [builder.add_i64_field("first_day", FAST), builder.add_i64_field("last_day", FAST)];
    let stored = builder.add_bytes_field("stored", BytesOptions::default().set_stored());
    let index = Index::create_in_dir(folder, builder.build())?;
    let mut writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(THREADS, MEMORY_MEGABYTES * 1_000_000)?;
    let mut paths: Vec<PathBuf> = fs::read_dir(corpus)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    paths.sort();
    let mut number = 0u64;
    for path in paths {
        for line in BufReader::with_capacity(1 << 20, fs::File::open(&path)?).lines() {
            let line = line?;
            let article: Value = serde_json::from_str(&line)?;
            let mut document = TantivyDocument::new();
            let of = |key: &str| article[key].as_str().unwrap_or_default();
            for key in ["headline", "description", "articleBody"] {
                document.add_text(text, of(key));
            }
            document.add_text(headline, of("headline"));
            for (key, field) in &lists {
                for value in article[*key].as_array().into_iter().flatten() {
                    document.add_text(*field, value.as_str().unwrap_or_default());
                }
            }
            // Stand-ins for what has to be found out: as many values as an article has actors.
            for place in 0..5 {
                document.add_text(actor, format!("country:{}", (number * 7 + place * 13) % 200));
            }
            document.add_text(source, article["publisher"]["name"].as_str().unwrap_or_default());
            document.add_text(language, "en");
            document.add_text(status, "known");
            document.add_text(identifier, of("identifier"));
            document.add_text(file, path.to_string_lossy());
            document.add_u64(id, number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            days.iter().for_each(|day| document.add_i64(*day, (732_000 + number % 7300) as i64));
            document.add_bytes(stored, line.as_bytes());
            writer.add_document(document)?;
            number += 1;
        }
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}

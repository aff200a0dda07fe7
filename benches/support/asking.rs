//! What the benchmarks that ask questions share: a folder with a corpus, an index of ours and one of the bare program over it, and words
//! of the corpus to ask for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

use super::support::{MEMORY_MEGABYTES, Outcome, THREADS, bytes_of, make_corpus, measured};

/// What stands in the folder of a run.
pub(crate) struct Folders {
    pub(crate) corpus: PathBuf,
    pub(crate) ours: PathBuf,
    pub(crate) bare: PathBuf,
}

impl Folders {
    pub(crate) fn of(folder: &Path) -> Folders {
        Folders { corpus: folder.join("corpus"), ours: folder.join("ours"), bare: folder.join("bare") }
    }

    /// Makes all three. The bare program runs as this one with the words `bare CORPUS INDEX`.
    pub(crate) fn make(&self, articles: &str) -> Outcome<()> {
        make_corpus(articles, &self.corpus, "jsonl")?;
        let bare_run = measured(Command::new(std::env::current_exe()?).arg("bare").arg(&self.corpus).arg(&self.bare))?;
        let threads = THREADS.to_string();
        let memory = MEMORY_MEGABYTES.to_string();
        let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"));
        program.arg("index").arg(&self.corpus).arg("--index").arg(&self.ours);
        let our_run = measured(program.args(["--quiet", "--threads", &threads, "--memory", &memory]))?;
        for (name, run, index) in [("bare tantivy", bare_run, &self.bare), ("dateline", our_run, &self.ours)] {
            let size = bytes_of(index)? as f64 / 1e6;
            println!(
                "{name}: {articles} articles indexed in {:.1} s, peak {:.0} MB, {size:.0} MB",
                run.seconds, run.peak_megabytes
            );
        }
        Ok(())
    }
}

/// Neighbours in running text that are both wanted; no word stands twice at the same place of a pair.
pub(crate) fn neighbours(
    corpus: &Path,
    most: usize,
    is_wanted: &dyn Fn(&str) -> Outcome<bool>,
) -> Outcome<Vec<(String, String)>> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in first_file(corpus)?.lines() {
        let body = body_of(line)?;
        let words: Vec<&str> = body.split(' ').collect();
        let pair = words.windows(2).find(|pair| {
            let both = pair.iter().all(|word| is_word(word) && is_wanted(word).unwrap_or(false));
            both && !pairs.iter().any(|(first, second)| first == pair[0] || second == pair[1])
        });
        if let Some(pair) = pair {
            pairs.push((pair[0].to_string(), pair[1].to_string()));
        }
        if pairs.len() == most {
            break;
        }
    }
    Ok(pairs)
}

pub(crate) fn is_word(word: &str) -> bool {
    word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

pub(crate) fn first_file(corpus: &Path) -> Outcome<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(corpus)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    paths.sort();
    Ok(fs::read_to_string(paths.first().ok_or("the corpus is empty")?)?)
}

/// The body of an article, in lower case.
pub(crate) fn body_of(line: &str) -> Outcome<String> {
    let article: Json = serde_json::from_str(line)?;
    Ok(article["articleBody"].as_str().unwrap_or_default().to_lowercase())
}

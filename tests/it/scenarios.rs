//! Turns each file of `tests/scenarios` into a folder of articles, indexes it, and compares the answer of every backend with
//! what the file expects.
//!
//! A file holds `about` (a sentence), `corpus` (articles, as JSON input), `request`, and `expect`: any part of the answer. Only
//! fields that are named are compared; a hit may be given by its headline alone.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::{CivilDate, Index, IngestOptions, SearchBackend, SearchRequest, index_folders, search};
use serde::Deserialize;
use serde_json::Value;

use crate::reference_backend::ReferenceBackend;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    about: String,
    corpus: Vec<Value>,
    request: Value,
    expect: Value,
}

#[test]
fn every_backend_answers_every_scenario_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("scenarios").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let failures: Vec<String> = files.iter().flat_map(|file| failures(file)).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn failures(file: &Path) -> Vec<String> {
    let name = file.file_name().expect("a name").to_string_lossy();
    let json = fs::read_to_string(file).expect("a scenario");
    let scenario: Scenario = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
    let request = SearchRequest::from_json(&scenario.request.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let folder = tempfile::tempdir().expect("a folder");
    let index = index_of(&scenario.corpus, folder.path());
    let reference = reference_of(&index);
    let backends: [(&str, &dyn SearchBackend); 2] = [("local", &index), ("reference", &reference)];
    let mut failures = Vec::new();
    for (backend, searched) in backends {
        let answer = search(searched, &request).unwrap_or_else(|error| panic!("{name}, {backend}: {error}"));
        let answer = serde_json::to_value(&answer).expect("JSON");
        let mut differences = Vec::new();
        compare(&scenario.expect, &answer, "", &mut differences);
        if !differences.is_empty() {
            failures.push(format!("{name}, {backend}: {}\n  {}", scenario.about, differences.join("\n  ")));
        }
    }
    failures
}

/// The articles, one file each, read and indexed as a user's folder would be.
fn index_of(corpus: &[Value], folder: &Path) -> Index {
    // Part of every article's id.
    let source = folder.join("corpus");
    fs::create_dir(&source).expect("a folder");
    for (place, article) in corpus.iter().enumerate() {
        fs::write(source.join(format!("{:02}.json", place + 1)), article.to_string()).expect("a file");
    }
    let mut options = IngestOptions::default();
    options.today = "2024-06-30".parse::<CivilDate>().expect("a day").first_day();
    let writing = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(folder.join("index"), writing).expect("a writer");
    let report = index_folders(&mut writer, &[source], &options, &()).expect("an index");
    assert_eq!(report.articles, corpus.len() as u64, "{:?}", report.failures);
    Index::open(folder.join("index")).expect("an index")
}

/// The reference backend over the articles of an index.
fn reference_of(index: &Index) -> ReferenceBackend {
    let every_article = index.search(&SearchRequest::default().page(0, 1000)).expect("an answer");
    let articles = every_article.hits.iter().map(|hit| index.show(hit.id.as_str()).expect("an article"));
    ReferenceBackend::new(articles.collect(), index.manifest().clone())
}

/// Notes every field that is expected and different.
fn compare(expected: &Value, answer: &Value, path: &str, differences: &mut Vec<String>) {
    match (expected, answer) {
        (Value::Object(fields), Value::Object(answered)) => {
            for (name, expected) in fields {
                let path = format!("{path}.{name}");
                compare(expected, answered.get(name).unwrap_or(&Value::Null), &path, differences);
            }
        }
        (Value::Array(items), Value::Array(answered)) if items.len() == answered.len() => {
            for (place, (expected, answer)) in items.iter().zip(answered).enumerate() {
                compare(expected, answer, &format!("{path}[{place}]"), differences);
            }
        }
        (Value::String(headline), Value::Object(hit)) if hit.get("headline") == Some(&Value::from(headline.as_str())) => {}
        _ if expected == answer => {}
        _ => differences.push(format!("{path} is {answer}, expected {expected}")),
    }
}

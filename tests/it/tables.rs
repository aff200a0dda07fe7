//! Takes away or damages the tables of an index: answers stay right, and whoever asks is told.

use std::fs;
use std::path::PathBuf;

use dateline::{Dimension, Index, IngestOptions, Interval, SearchRequest, SearchResponse, Sort, index_folders};

use crate::support::Random;

/// The sample corpus, indexed, and its tables.
fn index() -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut writer = dateline::backend::local::IndexWriter::open(
        folder.path(),
        dateline::backend::local::WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false },
    )
    .expect("a writer");
    let corpus = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"));
    index_folders(&mut writer, &[corpus], &IngestOptions::default(), &()).expect("an indexed folder");
    writer.finish().expect("merges");
    let files = fs::read_dir(folder.path()).expect("files").map(|entry| entry.expect("a file").path());
    let tables: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "table")).collect();
    assert!(!tables.is_empty());
    (folder, tables)
}

fn requests() -> Vec<SearchRequest> {
    let all = Dimension::ALL.into_iter().fold(SearchRequest::default(), |request, dimension| request.facet(dimension, 5));
    let words = SearchRequest::for_text("sanctions OR talks").facet(Dimension::Actor, 10).timeline(Interval::Month);
    vec![
        all.clone().timeline(Interval::Year),
        all.actor("Russia").sort(Sort::Oldest),
        words.clone().sort(Sort::Newest),
        words.topic("Energy"),
        SearchRequest::for_text("date:2022..2023 NOT region:Africa").timeline(Interval::Day),
    ]
}

fn answers(index: &Index) -> Vec<Result<SearchResponse, String>> {
    let answer = |request: &SearchRequest| index.search(request).map_err(|error| error.code().to_string());
    let untimed = |answer: Result<SearchResponse, String>| {
        answer.map(|mut answer| {
            answer.took_ms = 0.0;
            answer
        })
    };
    requests().iter().map(answer).map(untimed).collect()
}

#[test]
fn a_missing_or_damaged_table_is_made_anew_and_told_of() {
    let (folder, tables) = index();
    let expected = answers(&Index::open(folder.path()).expect("an index"));
    assert!(expected.iter().all(|answer| answer.as_ref().is_ok_and(|answer| answer.total.value > 0)), "{expected:?}");
    let mut random = Random::of(3);
    for table in &tables {
        let whole = fs::read(table).expect("a table");
        let name = table.file_name().expect("a name").to_string_lossy().into_owned();
        let check = |what: &str| {
            let index = Index::open(folder.path()).expect("an index");
            let mut found = answers(&index);
            for answer in found.iter_mut().flatten() {
                let told = answer.warnings.iter().position(|warning| warning.code == "index_damaged");
                let told = answer.warnings.remove(told.unwrap_or_else(|| panic!("{what}: nothing is told")));
                assert!(told.message.contains(&name) && told.message.contains("nothing is missing"), "{}", told.message);
            }
            assert_eq!(found, expected, "{what}");
            let damaged = index.damaged_files().expect("a check");
            assert!(damaged.len() == 1 && damaged[0].contains(&name), "{damaged:?}");
        };
        for kept in [0, 3, whole.len() / 2, whole.len() - 1] {
            fs::write(table, &whole[..kept]).expect("a cut table");
            check(&format!("{kept} bytes of {}", whole.len()));
        }
        for _ in 0..40 {
            let mut damaged = whole.clone();
            for _ in 0..1 + random.below(40) {
                let place = random.below(damaged.len());
                damaged[place] ^= 1 << random.below(8);
            }
            if damaged != whole {
                fs::write(table, &damaged).expect("a damaged table");
                check("flipped bits");
            }
        }
        fs::remove_file(table).expect("no table");
        check("no table");
        fs::write(table, whole).expect("the table");
    }
}

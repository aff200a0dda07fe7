//! Turns a seed into queries that nobody would type and asks a small index all of them: each is answered or refused.
//!
//! `DATELINE_SEED=7 cargo test` runs that seed alone. How long the answers take and how much memory is what
//! `benches/hostile.rs` measures.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{SystemTime, UNIX_EPOCH};

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::schema::FileKey;
use dateline::{
    ArticleSink, ErrorCode, Index, IndexedDocument, Manifest, SearchRequest, StoredArticle, explain_article, mark, search,
};

use crate::hostile_texts::{FREQUENT, HostileTexts};
use crate::support::say;

const SEED: u64 = 20_231_031;
const QUERIES: u64 = 10_000;

/// So that a run is over soon; every query gets far with it, and the hardest ones show what happens when time runs out.
const BUDGET_MS: u32 = 5;

/// Threads have no more.
const STACK_BYTES: usize = 2 << 20;

#[test]
fn every_query_is_answered_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    write_index(folder.path());
    let index = Index::open(folder.path()).expect("an index");
    let given = std::env::var("DATELINE_SEED").ok().map(|seed| seed.parse().expect("DATELINE_SEED is a whole number"));
    let nanoseconds = || SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").subsec_nanos().into();
    let seeds = given.map_or_else(|| vec![SEED, nanoseconds()], |seed| vec![seed]);
    let ask_all = || {
        for seed in seeds {
            say(&format!("every_query_is_answered_or_refused: DATELINE_SEED={seed}"));
            let mut texts = HostileTexts::new(seed, false);
            for number in 0..QUERIES {
                let mut request = texts.request();
                request.time_budget_ms = BUDGET_MS;
                let outcome = catch_unwind(AssertUnwindSafe(|| ask(&index, &request, number)));
                assert!(outcome.is_ok(), "DATELINE_SEED={seed}, query {number}: {request:?}");
            }
        }
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, ask_all).expect("a thread");
        thread.join().expect("every query answered or refused");
    });
}

fn ask(index: &Index, request: &SearchRequest, number: u64) {
    let answered = match search(index, request) {
        Ok(answered) => answered,
        Err(error) => {
            let codes = [ErrorCode::InvalidQuery, ErrorCode::InvalidRequest, ErrorCode::InvalidDate];
            assert!(codes.contains(&error.code()), "{error:?}");
            return;
        }
    };
    assert!(answered.hits.iter().all(|hit| hit.score.is_none_or(f32::is_finite)), "a score that is no number");
    let Some(hit) = answered.hits.first().filter(|_| number.is_multiple_of(10)) else { return };
    let marked = mark(index, request, &hit.id).expect("marked");
    let shown: String = marked.headline.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(shown, hit.headline, "marking changes nothing");
    explain_article(index, request, &hit.id).expect("explained");
}

/// Three hundred short articles and a few long ones of the most frequent words: one sentence, many, many paragraphs.
fn write_index(folder: &std::path::Path) {
    let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(folder, options).expect("a writer");
    for number in 0..300usize {
        let words = ["Russia", "talks", "grain", "Israel-Palestine", "U.S.", "don't", "thorn", "coast", "shell", "war"];
        let body: Vec<&str> = (0..80)
            .map(
                |place| {
                    if place % 3 == 0 { FREQUENT[(number + place) % 5] } else { words[(number * 7 + place * place) % 10] }
                },
            )
            .collect();
        add(&mut writer, number, &body.join(" "));
    }
    for (number, end) in [" ", ". ", ".\n\n", " The "].iter().enumerate() {
        let words = (0..20_000usize).map(|place| {
            let word = FREQUENT[place * 7 % 31 % 5];
            format!("{word}{}", if place % 12 == 11 { end } else { " " })
        });
        add(&mut writer, 1_000 + number, &words.collect::<String>());
    }
    writer.commit(&Manifest::new(Default::default())).expect("committed");
}

fn add(writer: &mut IndexWriter, number: usize, body: &str) {
    let file = FileKey { source: "memory".to_string(), path: format!("{number}.txt") };
    let article: StoredArticle = serde_json::from_value(serde_json::json!({
        "id": format!("{number:016x}"), "folder": "memory", "path": file.path, "headline": format!("The talks of {number}"),
        "articleBody": body, "author": [format!("Author {}", number % 50)], "topic": ["Energy"], "region": [], "tag": [],
        "source": null, "url": null, "language": "en", "evidence": [],
        "actor": [{"id": "country:RU", "label": "Russia", "mentions": 1, "zones": ["body"], "given": false, "examples": []}],
        "datePublished": {"value": "2023-11", "precision": "month", "status": "partial"}
    }))
    .expect("an article");
    writer.add(IndexedDocument::laid_out(file, article)).expect("added");
}

//! Turns an index made elsewhere into answers with the small library alone: no ingest, no command line.
//!
//! Built with `--no-default-features --features local` it is what an embedder compiles. The index is written through the library and
//! moved before it is opened; `.ci/run` does the same with an index made by the program.

use std::sync::Arc;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::backend::{BackendDescription, ValueMatch};
use dateline::query::SearchPlan;
use dateline::schema::{FileKey, IndexedDocument};
use dateline::{
    ArticleId, ArticleSink, BackendAnswer, Dimension, Error, ErrorCode, Index, Manifest, SearchBackend, SearchRequest,
    StoredArticle,
};

#[test]
fn an_index_is_opened_by_its_folder_alone() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path().join("index");
    let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(&folder, options).expect("a writer");
    let article: StoredArticle = serde_json::from_value(serde_json::json!({
        "id": "00000000000000aa", "folder": "memory", "path": "a.txt", "headline": "Grain leaves the port", "articleBody": "At last.",
        "author": ["Jane Doe"], "topic": ["Trade"], "region": [], "tag": [], "source": null, "url": null, "language": "en",
        "actor": [{"id": "country:UA", "label": "Ukraine", "mentions": 1, "zones": ["body"], "given": false, "examples": []}],
        "evidence": [], "datePublished": {"value": "2023-07", "precision": "month", "status": "partial"}
    }))
    .expect("an article");
    let file = FileKey { source: "memory".to_string(), path: "a.txt".to_string() };
    writer.add(IndexedDocument::laid_out(file, article)).expect("added");
    let commit = writer.commit(&Manifest::new(Default::default())).expect("committed");
    assert_eq!(commit.articles, 1);
    drop(writer);

    let moved = scratch.path().join("moved");
    std::fs::rename(&folder, &moved).expect("moved");
    let index = Index::open(&moved).expect("opened");
    let request = SearchRequest::for_text("grain").actor("Ukraine").facet(Dimension::Topic, 5);
    let response = index.search(&request).expect("answered");
    assert_eq!(response.total.value, 1);
    assert_eq!(response.facets[0].values[0].label, "Trade");
    assert_eq!(index.show("00000000000000aa").expect("shown").author, ["Jane Doe"]);
}

/// A backend with a fault.
struct Faulty;

impl SearchBackend for Faulty {
    fn describe(&self) -> BackendDescription {
        BackendDescription {
            name: "faulty".to_string(),
            exact_counts: true,
            manifest: Arc::new(Manifest::new(Default::default())),
            languages: vec!["en".to_string()],
        }
    }

    fn run(&self, _: &SearchPlan) -> Result<BackendAnswer, Error> {
        panic!("a fault\nof the engine")
    }

    fn article(&self, _: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        panic!("a fault")
    }

    fn find_value(&self, _: Dimension, _: &str) -> Result<ValueMatch, Error> {
        Ok(ValueMatch::Exact)
    }
}

#[test]
fn a_fault_underneath_is_an_error_and_no_panic() {
    let searched = dateline::search(&Faulty, &SearchRequest::for_text("grain")).expect_err("an error");
    assert_eq!(searched.code(), ErrorCode::Internal);
    assert!(searched.to_string().contains("a fault of the engine"), "{searched}");
    let marked = dateline::mark(&Faulty, &SearchRequest::for_text("grain"), &ArticleId::from("00000000000000aa"));
    assert_eq!(marked.expect_err("an error").code(), ErrorCode::Internal);
}

#[test]
fn odd_orders_of_calls_are_errors_or_answers() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path().join("index");
    let options = WriterOptions { memory_bytes: 0, threads: 0, rebuild: false };
    assert_eq!(Index::open(&folder).expect_err("no index").code(), ErrorCode::IndexNotFound);
    let mut writer = IndexWriter::open(&folder, options).expect("a writer");
    assert_eq!(Index::open(&folder).expect_err("no commit").code(), ErrorCode::IndexNotFound);
    let second = IndexWriter::open(&folder, options).expect_err("two writers");
    assert_eq!(second.code(), ErrorCode::IndexLocked);
    assert!(second.to_string().contains(&format!("process {}", std::process::id())), "{second}");
    assert_eq!(writer.commit(&Manifest::new(Default::default())).expect("an empty commit").articles, 0);
    let mut index = Index::open(&folder).expect("an index");
    // Readers of many threads, while the writer comes and goes.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                (0..50).for_each(|_| assert_eq!(index.search(&Default::default()).expect("an answer").total.value, 0))
            });
        }
        drop(writer);
        drop(IndexWriter::open(&folder, options).expect("a writer at once"));
    });
    index.reload().expect("nothing new");
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert_eq!(index.reload().expect_err("nothing there").code(), ErrorCode::IndexNotFound);
    // What was open goes on as it was.
    assert_eq!(index.search(&Default::default()).expect("an answer").total.value, 0);
}

//! Turns an index made elsewhere into answers with the small library alone: no ingest, no command line.
//!
//! Built with `--no-default-features --features local` it is what an embedder compiles. The index is written through the library and
//! moved before it is opened; `.ci/run` does the same with an index made by the program.

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::schema::{FileKey, IndexedDocument};
use dateline::{ArticleSink, Dimension, Index, Manifest, SearchRequest, StoredArticle};

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

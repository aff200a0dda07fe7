//! Turns web pages, files named as arguments, into the articles that are read from them, one JSON object a line, and says on standard
//! error how fast that went: the best of some runs, on one thread.
//!
//! ```sh
//! cargo run --release --example read_pages -- page.html other.html > articles.jsonl
//! ```

use std::io::Write;
use std::time::Instant;

use dateline::ingest::parse;
use dateline::{Format, RawDocument};
use serde_json::json;

fn main() -> std::io::Result<()> {
    const RUNS: usize = 5;
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    let documents: Vec<RawDocument> = std::env::args()
        .skip(1)
        .map(|path| Ok(RawDocument { bytes: std::fs::read(&path)?, path, format: Format::Html }))
        .collect::<std::io::Result<_>>()?;
    let today = chrono::Utc::now().date_naive();
    let mut best = f64::MAX;
    for _ in 0..RUNS {
        let started = Instant::now();
        documents.iter().for_each(|document| {
            std::hint::black_box(parse(document, today));
        });
        best = best.min(started.elapsed().as_secs_f64());
    }
    for document in &documents {
        let parsed = parse(document, today);
        let article = parsed.articles.first().map(|(_, article)| article);
        let read = article.map(|article| json!({ "headline": article.headline, "text": article.body }));
        writeln!(stdout, "{}", json!({ "page": document.path, "article": read }))?;
    }
    let bytes: usize = documents.iter().map(|document| document.bytes.len()).sum();
    writeln!(std::io::stderr(), "{} pages, {bytes} bytes, {:.1} ms", documents.len(), best * 1e3)
}

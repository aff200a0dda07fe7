//! Prints what the reader makes of files, one JSON object an article: each field with where it was read, and what was passed over.
//!
//! ```sh
//! cargo run --release --example read_files -- page.html mail.eml
//! ```

use std::io::Write;

use dateline::RawDocument;
use dateline::ingest::{format_of, parse};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut stdout = std::io::BufWriter::new(std::io::stdout().lock());
    let today = chrono::Local::now().date_naive();
    for path in std::env::args().skip(1) {
        let Some(format) = format_of(&path) else { continue };
        let parsed = parse(&RawDocument { path: path.clone(), format, bytes: std::fs::read(&path)? }, today);
        for (number, article) in parsed.articles {
            let evidence: Vec<Value> = article.evidence.iter().map(|evidence| json!(evidence)).collect();
            let object = json!({
                "path": path, "number": number, "headline": article.headline, "description": article.description, "date": article.published,
                "authors": article.authors, "topics": article.topics, "regions": article.regions, "tags": article.tags,
                "publisher": article.publisher, "url": article.url, "language": article.language, "body": article.body, "bio": article.bio,
                "credit": article.credit, "notes": article.notes, "evidence": evidence,
            });
            writeln!(stdout, "{object}")?;
        }
        for problem in parsed.problems {
            writeln!(stdout, "{}", json!({"path": path, "problem": problem}))?;
        }
    }
    Ok(())
}

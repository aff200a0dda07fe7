//! Turns an index into an answer: a search with filters, facets that keep their siblings, a timeline and passages.
//!
//! ```text
//! cargo run --release --example embed_search -- index
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use dateline::query::Segment;
use dateline::{Dimension, Error, Index, Interval, SearchRequest, day_range};

fn main() -> Result<(), Error> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "index".to_string());
    let index = Index::open(&folder)?;

    let today = chrono::Local::now().date_naive();
    let request = SearchRequest::for_text("Hamas")
        .any(Dimension::Topic, "Israel-Palestine")
        .actor("Russia")
        .published(day_range("2023-10..2023-12", today)?)
        .facet(Dimension::Actor, 5)
        .timeline(Interval::Month)
        .snippets(1)
        .page(0, 5);
    let response = index.search(&request)?;

    println!("{} articles in {} ms", response.total.value, response.took_ms);
    for hit in &response.hits {
        let date = hit.date_published.date().map_or("undated".to_string(), |date| date.to_string());
        println!("{date}  {}", hit.headline);
        for passage in &hit.snippets {
            println!("    {}", passage.iter().map(marked).collect::<String>());
        }
    }
    for facet in &response.facets {
        println!("{}: {} distinct, {} without", facet.dimension, facet.distinct, facet.missing);
        for value in &facet.values {
            let mark = if value.selected { "x" } else { " " };
            println!("  [{mark}] {:<24} {}", value.label, value.count);
        }
    }
    for bucket in response.timeline.iter().flat_map(|timeline| &timeline.buckets) {
        println!("{}  {}", bucket.start, bucket.count);
    }
    Ok(())
}

fn marked(segment: &Segment) -> String {
    if segment.matched { format!("*{}*", segment.text) } else { segment.text.clone() }
}

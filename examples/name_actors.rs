//! Turns articles, one JSON object a line on standard input (`headline`, `body`, `language`), into the actors and places they
//! name, one JSON object a line, and says on standard error how fast that went.
//!
//! ```sh
//! cargo run --release --example name_actors < articles.jsonl > actors.jsonl
//! ```

use std::io::{BufRead, Write};
use std::time::Instant;

use dateline::ParsedArticle;
use dateline::actors::named_in;
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let (stdin, mut stdout) = (std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()));
    let articles: Vec<Value> =
        stdin.lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect::<std::io::Result<_>>()?;
    let text = |article: &Value, key: &str| article[key].as_str().unwrap_or_default().to_string();
    let started = Instant::now();
    named_in(&ParsedArticle::default(), Some("en"));
    let loaded = started.elapsed();
    let (mut bytes, mut seconds) = (0, 0.0);
    for article in &articles {
        let (headline, body) = (text(article, "headline"), text(article, "body"));
        let parsed = ParsedArticle { headline, body, ..ParsedArticle::default() };
        bytes += parsed.headline.len() + parsed.body.len();
        let language = article["language"].as_str().unwrap_or("en");
        let started = Instant::now();
        let named = named_in(&parsed, Some(language));
        seconds += started.elapsed().as_secs_f64();
        let line = json!({ "id": article["id"], "actors": named.actors, "places": named.places });
        writeln!(stdout, "{line}")?;
    }
    let megabytes = bytes as f64 / 1e6;
    let rate = megabytes / seconds.max(1e-9);
    writeln!(std::io::stderr(), "registry loaded in {loaded:.1?}; {megabytes:.1} MB in {seconds:.2} s, {rate:.1} MB/s")
}

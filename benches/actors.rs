//! How fast actors are found: the registry's loading, the pass over all names, and everything together, over texts of the
//! sample corpus repeated, one core. And what a byte costs in long texts full of names, beside what it costs in short ones: work
//! that grows with the square of the names shows there.
//!
//! ```sh
//! cargo bench --bench actors                # the sample corpus
//! cargo bench --bench actors -- FILE.jsonl  # articles with headline and body, one JSON object a line
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark says what it measured")]

use std::process::ExitCode;
use std::time::Instant;

use dateline::ParsedArticle;
use dateline::actors::{Tagger, dictionary_pass};

fn main() -> ExitCode {
    let file = std::env::args().skip(1).find(|argument| argument != "--bench");
    let articles = match file.map_or_else(sample, |file| read(&file)) {
        Ok(articles) if !articles.is_empty() => articles,
        Ok(_) => {
            eprintln!("no articles");
            return ExitCode::FAILURE;
        }
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let started = Instant::now();
    let tagger = Tagger::shared();
    let loaded = started.elapsed();
    tagger.named_in(&articles[0], Some("en"));
    let bytes: usize = articles.iter().map(|article| article.headline.len() + article.body.len()).sum();
    let rounds = (20_000_000 / bytes.max(1)).max(1);
    let megabytes = (bytes * rounds) as f64 / 1e6;
    let measure = |work: &dyn Fn(&ParsedArticle) -> usize| {
        let started = Instant::now();
        let found: usize = (0..rounds).flat_map(|_| &articles).map(work).sum();
        (megabytes / started.elapsed().as_secs_f64(), found / rounds)
    };
    let (pass, candidates) = measure(&|article| dictionary_pass(tagger, article, Some("en")));
    let (everything, actors) = measure(&|article| tagger.named_in(article, Some("en")).actors.len());
    println!("{} articles, {:.1} MB, {rounds} rounds", articles.len(), bytes as f64 / 1e6);
    println!("registry loaded in {:.0} ms", loaded.as_secs_f64() * 1e3);
    println!("{:<28}{pass:>8.1} MB/s{candidates:>10} names", "words and all names");
    println!("{:<28}{everything:>8.1} MB/s{actors:>10} actors", "everything");
    println!("everything / words and names: {:.2}", everything / pass);
    for (what, sentence) in FULL_OF_NAMES {
        let seconds = |bytes: usize| {
            let article = full_of_names(sentence, bytes);
            let best_of = |_| {
                let started = Instant::now();
                tagger.named_in(&article, Some("en"));
                started.elapsed().as_secs_f64()
            };
            (0..3).map(best_of).fold(f64::INFINITY, f64::min)
        };
        let (short, long) = (seconds(250_000), seconds(2_000_000));
        println!(
            "{what:<28}{:>8.0} ms for 0.25 MB{:>8.0} ms for 2 MB, a byte of 2 MB / of 0.25 MB: {:.2}",
            short * 1e3,
            long * 1e3,
            long / (8.0 * short)
        );
    }
    ExitCode::SUCCESS
}

/// Texts that are nothing but one sentence, with other names each time: `#` stands for a name, `%` for an acronym.
const FULL_OF_NAMES: [(&str, &str); 6] = [
    ("persons", "# # said. "),
    ("families", "Jane # said so. # and Mashal said. "),
    ("acronyms", "The United Army Front (%) met the %. "),
    ("companies", "# Mining Corporation rose. # fell. #, which makes tea, fell. "),
    ("bodies", "The Senate met Russia in Athens, Ga., and the Kurdish rebels. The Supreme Court of Poland met # #. "),
    ("one run", "# "),
];

/// A text of many bytes.
fn full_of_names(sentence: &str, bytes: usize) -> ParsedArticle {
    let mut state = 1_u64;
    let mut letter = |letters: &[u8]| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(letters[(state >> 33) as usize % letters.len()])
    };
    let mut body = String::with_capacity(bytes + sentence.len() * 8);
    while body.len() < bytes {
        for character in sentence.chars() {
            match character {
                '#' => {
                    body.push(letter(b"BDFGKLMNPRSTVZ"));
                    (0..3).for_each(|_| body.extend([letter(b"aeiou"), letter(b"bdfgklmnprstvz")]));
                }
                '%' => (0..5).for_each(|_| body.push(letter(b"BCDFGHKLMNPQRSTVXZ"))),
                other => body.push(other),
            }
        }
    }
    ParsedArticle { body, ..ParsedArticle::default() }
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn read(file: &str) -> Outcome<Vec<ParsedArticle>> {
    let mut articles = Vec::new();
    for line in std::fs::read_to_string(file)?.lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_string();
        articles.push(ParsedArticle { headline: text("headline"), body: text("body"), ..ParsedArticle::default() });
    }
    Ok(articles)
}

/// The plain texts of the sample corpus, as bodies.
fn sample() -> Outcome<Vec<ParsedArticle>> {
    let mut articles = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "md") {
                let bytes = std::fs::read(path)?;
                let body = String::from_utf8_lossy(&bytes).into_owned();
                articles.push(ParsedArticle { body, ..ParsedArticle::default() });
            }
        }
    }
    Ok(articles)
}

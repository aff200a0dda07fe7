//! Turns labelled articles into the weights of the tagger of names, and applies weights to articles.
//!
//! ```text
//! cargo run --release --example train_names -- train src/actors/names/names.weights silver.jsonl gold.jsonl   (1 minute)
//! cargo run --release --example train_names -- find  src/actors/names/names.weights articles.jsonl > found.jsonl
//! cargo run --release --example train_names -- speed src/actors/names/names.weights articles.jsonl
//! ```
//!
//! Input comes from `tools/label_names.py`. A conditional random field is trained by AdaGrad on one core. Where the two labellers of a
//! silver text disagree, either label will do. A third of the articles is read in capitals too and some as headlines; what
//! dictionaries know is shown for half of the articles. What a first reading finds, which the second reading sees, comes from
//! models that did not train on the article. The same input gives the same weights.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool tells what it does")]

mod trainer;

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::time::Instant;

use dateline::actors::names_training::{LABELS, LETTERS, Model, Prepared, Span, find};
use serde_json::{Value, json};
use trainer::Trainer;

const FOLDED_EPOCHS: usize = 3;
const EPOCHS: usize = 6;
/// The weights are the mean of those after each of the last epochs.
const AVERAGED_EPOCHS: usize = 4;
/// How much a gold sentence, mostly from tweets, counts beside one of news.
const GOLD_WEIGHT: f32 = 0.3;

/// How much a sentence of a whole article counts beside one of a list of news.
const ARTICLE_WEIGHT: f32 = 1.6;

type Mask = u16;

struct Record {
    source: String,
    texts: Vec<String>,
    names: Vec<Span>,
    second: Option<Vec<Span>>,
    unsure: Vec<Span>,
    known: Vec<Span>,
}

/// A run with the features of its words and the labels that will do.
struct Run {
    fold: usize,
    weight: f32,
    features: Vec<Vec<u32>>,
    votes: Vec<Vec<u32>>,
    masks: Vec<Mask>,
}

/// Random numbers, the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn chance(&mut self, percent: u64) -> bool {
        (self.next() >> 20) % 100 < percent
    }

    fn below(&mut self, limit: usize) -> usize {
        ((self.next() >> 11) % limit.max(1) as u64) as usize
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [command, weights, files @ ..] = arguments.as_slice() else { return Err("train|find|speed WEIGHTS FILE...".into()) };
    let mut records = Vec::new();
    for file in files {
        for line in BufReader::new(std::fs::File::open(file)?).lines() {
            records.push(record_of(&serde_json::from_str(&line?)?));
        }
    }
    match command.as_str() {
        "train" => std::fs::write(weights, train(&records))?,
        "find" => {
            let file = std::fs::read(weights)?;
            let model = Model::read(&file).ok_or("not a file of weights")?;
            let without_known = std::env::var_os("WITHOUT_KNOWN").is_some();
            for record in &records {
                let known = if without_known { &[][..] } else { &record.known };
                let found: Vec<Value> = find(Some(&model), &texts_of(record), known)
                    .iter()
                    .map(|((part, start, end, kind), score)| json!([part, start, end, kind.to_string(), score]))
                    .collect();
                println!("{}", json!({ "names": found }));
            }
        }
        "speed" => {
            let file = std::fs::read(weights)?;
            let model = Model::read(&file).ok_or("not a file of weights")?;
            let texts: Vec<Vec<&str>> = records.iter().map(texts_of).collect();
            let bytes: usize = texts.iter().flatten().map(|text| text.len()).sum();
            let mut laid_out = 0.0;
            let mut all = 0.0;
            let mut names = 0;
            for (record, texts) in records.iter().zip(&texts) {
                let start = Instant::now();
                std::hint::black_box(dateline::actors::names_training::count_words(texts));
                laid_out += start.elapsed().as_secs_f64();
                let start = Instant::now();
                names += find(Some(&model), texts, &record.known).len();
                all += start.elapsed().as_secs_f64();
            }
            let megabytes = bytes as f64 / 1e6;
            println!(
                "{megabytes:.1} MB, {names} names: {:.1} MB/s without the words, {:.1} MB/s with them",
                megabytes / (all - laid_out),
                megabytes / all
            );
        }
        _ => return Err("train, find or speed".into()),
    }
    Ok(())
}

fn texts_of(record: &Record) -> Vec<&str> {
    record.texts.iter().map(String::as_str).collect()
}

fn record_of(value: &Value) -> Record {
    let spans = |name: &str| -> Vec<Span> {
        let rows = value[name].as_array().map_or(&[][..], Vec::as_slice);
        rows.iter()
            .map(|row| {
                let number = |place: usize| row[place].as_u64().unwrap_or(0) as usize;
                let letter = row[3].as_str().and_then(|letter| letter.chars().next()).unwrap_or('?');
                (number(0), number(1), number(2), letter)
            })
            .collect()
    };
    let texts = value["texts"].as_array().map_or(&[][..], Vec::as_slice);
    Record {
        source: value["source"].as_str().unwrap_or("").to_string(),
        texts: texts.iter().map(|text| text.as_str().unwrap_or("").to_string()).collect(),
        names: spans("names"),
        second: value.get("second").map(|_| spans("second")),
        unsure: spans("unsure"),
        known: spans("known"),
    }
}

// ---- Variants of a text ----

fn in_capitals(text: &str) -> String {
    text.chars()
        .map(|character| {
            let mut upper = character.to_uppercase();
            match (upper.next(), upper.next()) {
                (Some(one), None) if one.len_utf8() == character.len_utf8() => one,
                _ => character,
            }
        })
        .collect()
}

fn as_headline(text: &str) -> String {
    let mut headline = String::with_capacity(text.len());
    let mut at_start = true;
    let bytes = text.as_bytes();
    for (place, character) in text.char_indices() {
        let letters = bytes[place..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if at_start && letters > 3 {
            headline.push(character.to_ascii_uppercase());
        } else {
            headline.push(character);
        }
        at_start = character == ' ' || character == '\n';
    }
    headline
}

// ---- Training ----

fn train(records: &[Record]) -> Vec<u8> {
    let start = Instant::now();
    let mut dice = Dice(0x5EED_CAFE_F00D_1234);
    let shown = shown(records, &mut dice);
    let articles: Vec<Prepared<'_>> = shown
        .iter()
        .map(|shown| Prepared::new(&shown.texts.iter().map(String::as_str).collect::<Vec<_>>(), &shown.known))
        .collect();
    let mut runs: Vec<Run> = Vec::new();
    let mut first_runs = Vec::new();
    for (article, shown) in articles.iter().zip(&shown) {
        first_runs.push(runs.len());
        runs.extend(runs_of(article, &records[shown.source], shown.source % 2));
    }
    let words: usize = runs.iter().map(|run| run.masks.len()).sum();
    eprintln!("{} articles, {} runs, {words} words, {:.0} s", articles.len(), runs.len(), start.elapsed().as_secs_f64());
    add_votes(&mut runs, &articles, &first_runs, &mut dice, start);
    let chosen: Vec<usize> = (0..runs.len()).collect();
    let mut trainer = Trainer::new(&runs, &chosen);
    for epoch in 0..EPOCHS {
        let loss = trainer.epoch(&runs, &chosen, &mut dice, true);
        eprintln!("epoch {epoch}: loss {loss:.4}, {:.0} s", start.elapsed().as_secs_f64());
        if epoch + AVERAGED_EPOCHS >= EPOCHS {
            trainer.remember();
        }
    }
    trainer.take_mean();
    trainer.into_file()
}

/// An article as the trainer sees it.
struct Shown {
    texts: Vec<String>,
    /// The names that count as known here.
    known: Vec<Span>,
    /// The place of its record.
    source: usize,
}

/// Each article as it is, and some of the news a second time in capitals or in those of headlines.
fn shown(records: &[Record], dice: &mut Dice) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for (source, record) in records.iter().enumerate() {
        let known = |dice: &mut Dice| -> Vec<Span> {
            if dice.chance(50) { Vec::new() } else { record.known.iter().filter(|_| !dice.chance(25)).copied().collect() }
        };
        shown.push(Shown { texts: record.texts.clone(), known: known(dice), source });
        let is_news = record.source != "gold";
        if is_news && dice.chance(40) {
            let texts = record.texts.iter().map(|text| in_capitals(text)).collect();
            shown.push(Shown { texts, known: known(dice), source });
        }
        if is_news && dice.chance(15) {
            let texts = record.texts.iter().map(|text| as_headline(text)).collect();
            shown.push(Shown { texts, known: known(dice), source });
        }
    }
    shown
}

fn runs_of(article: &Prepared<'_>, record: &Record, fold: usize) -> Vec<Run> {
    let masks = masks_of(article, record);
    let run = |(number, (first, end)): (usize, (usize, usize))| Run {
        fold,
        weight: weight_of(&record.source),
        features: article.features(number),
        votes: Vec::new(),
        masks: masks[first..end].to_vec(),
    };
    article.runs().into_iter().enumerate().map(run).collect()
}

/// Gives each run the votes of its article, by a reading of its half with a model that learnt from the other half.
fn add_votes(runs: &mut [Run], articles: &[Prepared<'_>], first_runs: &[usize], dice: &mut Dice, start: Instant) {
    let mut folded = Vec::new();
    for fold in 0..2 {
        let chosen: Vec<usize> = (0..runs.len()).filter(|run| runs[*run].fold == fold).collect();
        let mut trainer = Trainer::new(runs, &chosen);
        for epoch in 0..FOLDED_EPOCHS {
            let loss = trainer.epoch(runs, &chosen, dice, false);
            eprintln!("half {fold}, epoch {epoch}: loss {loss:.4}, {:.0} s", start.elapsed().as_secs_f64());
        }
        folded.push(trainer);
    }
    for (article, first) in articles.iter().zip(first_runs) {
        let ranges = article.runs();
        let mut labels = vec![0; article.len()];
        for (place, (begin, end)) in ranges.iter().enumerate() {
            let run = &runs[first + place];
            labels[*begin..*end].copy_from_slice(&folded[1 - run.fold].best(run));
        }
        let tallies = article.tallies(&labels);
        for place in 0..ranges.len() {
            runs[first + place].votes = article.vote_features(&tallies, place, &labels);
        }
    }
}

/// How much the sentences of a source count.
fn weight_of(source: &str) -> f32 {
    match source {
        "gold" => GOLD_WEIGHT,
        "wikinews" | "geovirus" => ARTICLE_WEIGHT,
        _ => 1.0,
    }
}

fn masks_of(article: &Prepared<'_>, record: &Record) -> Vec<Mask> {
    let first = labels_of(article, &record.names);
    let second = record.second.as_ref().map(|names| labels_of(article, names));
    (0..article.len())
        .map(|at| {
            let (part, start, _) = article.word(at);
            if record.unsure.iter().any(|span| span.0 == part && span.1 <= start && start < span.2) {
                return (1 << LABELS) - 1;
            }
            1 << first[at] | second.as_ref().map_or(0, |labels| 1 << labels[at])
        })
        .collect()
}

fn labels_of(article: &Prepared<'_>, names: &[Span]) -> Vec<u8> {
    let mut names = names.to_vec();
    names.sort();
    let mut labels = vec![0; article.len()];
    let mut next = 0;
    let mut begun = None;
    for (at, label) in labels.iter_mut().enumerate() {
        let (part, start, _) = article.word(at);
        while next < names.len() && (names[next].0, names[next].2) <= (part, start) {
            next += 1;
        }
        let Some(name) = names.get(next) else { break };
        let kind = LETTERS.iter().position(|letter| *letter == name.3);
        if let Some(kind) = kind.filter(|_| name.0 == part && name.1 <= start && start < name.2) {
            *label = 1 + 2 * kind as u8 + u8::from(begun == Some(next));
            begun = Some(next);
        }
    }
    labels
}

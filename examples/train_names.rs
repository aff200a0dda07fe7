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

use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::time::Instant;

use dateline::actors::names_training::{LABELS, LETTERS, Model, Prepared, Span, find, write_weights};
use serde_json::{Value, json};

/// Pairs of rows in the file of weights.
const PAIRS: usize = 1 << 17;
const FOLDED_EPOCHS: usize = 3;
const EPOCHS: usize = 6;
/// The weights are the mean of those after each of the last epochs.
const AVERAGED_EPOCHS: usize = 4;
const RATE: f32 = 0.06;
const DECAY: f32 = 2e-6;
/// Features seen less often than this are not learnt.
const LEAST_COUNT: u32 = 3;
/// How much a gold sentence, mostly from tweets, counts beside one of news.
const GOLD_WEIGHT: f32 = 0.3;

/// How much a sentence of a whole article counts beside one of a list of news.
const ARTICLE_WEIGHT: f32 = 1.6;

type Mask = u16;
type Weights = [f32; LABELS];
type Transitions = [[f32; LABELS]; LABELS + 1];

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
    let mut shown: Vec<(Vec<String>, Vec<Span>)> = Vec::new();
    let mut sources: Vec<usize> = Vec::new();
    for (place, record) in records.iter().enumerate() {
        let known = |dice: &mut Dice| -> Vec<Span> {
            if dice.chance(50) { Vec::new() } else { record.known.iter().filter(|_| !dice.chance(25)).copied().collect() }
        };
        shown.push((record.texts.clone(), known(&mut dice)));
        sources.push(place);
        let is_news = record.source != "gold";
        if is_news && dice.chance(40) {
            shown.push((record.texts.iter().map(|text| in_capitals(text)).collect(), known(&mut dice)));
            sources.push(place);
        }
        if is_news && dice.chance(15) {
            shown.push((record.texts.iter().map(|text| as_headline(text)).collect(), known(&mut dice)));
            sources.push(place);
        }
    }
    let articles: Vec<Prepared<'_>> = shown
        .iter()
        .map(|(texts, known)| Prepared::new(&texts.iter().map(String::as_str).collect::<Vec<_>>(), known))
        .collect();
    let mut runs: Vec<Run> = Vec::new();
    let mut first_runs = Vec::new();
    for (article, place) in articles.iter().zip(&sources) {
        first_runs.push(runs.len());
        let record = &records[*place];
        let masks = masks_of(article, record);
        for (number, (first, end)) in article.runs().into_iter().enumerate() {
            runs.push(Run {
                fold: place % 2,
                weight: weight_of(&record.source),
                features: article.features(number),
                votes: Vec::new(),
                masks: masks[first..end].to_vec(),
            });
        }
    }
    let words: usize = runs.iter().map(|run| run.masks.len()).sum();
    eprintln!("{} articles, {} runs, {words} words, {:.0} s", articles.len(), runs.len(), start.elapsed().as_secs_f64());

    // Each half is read by a model that learnt from the other half.
    let mut folded = Vec::new();
    for fold in 0..2 {
        let chosen: Vec<usize> = (0..runs.len()).filter(|run| runs[*run].fold == fold).collect();
        let mut trainer = Trainer::new(&runs, &chosen);
        for epoch in 0..FOLDED_EPOCHS {
            let loss = trainer.epoch(&runs, &chosen, &mut dice, false);
            eprintln!("half {fold}, epoch {epoch}: loss {loss:.4}, {:.0} s", start.elapsed().as_secs_f64());
        }
        folded.push(trainer);
    }
    for (number, article) in articles.iter().enumerate() {
        let ranges = article.runs();
        let first = first_runs[number];
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
    drop(folded);

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

struct Trainer {
    places: HashMap<u32, u32>,
    features: Vec<u32>,
    counts: Vec<u32>,
    weights: Vec<Weights>,
    squares: Vec<Weights>,
    remembered: Vec<Weights>,
    transitions: Transitions,
    transition_squares: Transitions,
}

fn may_follow(before: usize, label: usize) -> bool {
    let is_inside = label > 0 && label.is_multiple_of(2);
    !is_inside || (before < LABELS && (before == label || before + 1 == label))
}

impl Trainer {
    fn new(runs: &[Run], chosen: &[usize]) -> Trainer {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for run in chosen {
            for feature in runs[*run].features.iter().chain(&runs[*run].votes).flatten() {
                *counts.entry(*feature).or_insert(0) += 1;
            }
        }
        let mut kept: Vec<(u32, u32)> = counts.into_iter().filter(|(_, count)| *count >= LEAST_COUNT).collect();
        // Frequent ones side by side; the order does not hang on the map's.
        kept.sort_by_key(|(feature, count)| (std::cmp::Reverse(*count), *feature));
        eprintln!("{} features", kept.len());
        Trainer {
            places: kept.iter().enumerate().map(|(place, (feature, _))| (*feature, place as u32)).collect(),
            features: kept.iter().map(|(feature, _)| *feature).collect(),
            counts: kept.iter().map(|(_, count)| *count).collect(),
            weights: vec![[0.0; LABELS]; kept.len()],
            squares: vec![[0.0; LABELS]; kept.len()],
            remembered: vec![[0.0; LABELS]; kept.len()],
            transitions: [[0.0; LABELS]; LABELS + 1],
            transition_squares: [[0.0; LABELS]; LABELS + 1],
        }
    }

    fn places_of(&self, run: &Run, at: usize, with_votes: bool) -> Vec<u32> {
        let votes = if with_votes { run.votes.get(at).map_or(&[][..], Vec::as_slice) } else { &[] };
        run.features[at].iter().chain(votes).filter_map(|feature| self.places.get(feature).copied()).collect()
    }

    fn emission(&self, places: &[u32]) -> Weights {
        let mut sum = [0.0; LABELS];
        for place in places {
            for (sum, weight) in sum.iter_mut().zip(&self.weights[*place as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    fn epoch(&mut self, runs: &[Run], chosen: &[usize], dice: &mut Dice, with_votes: bool) -> f64 {
        let mut order = chosen.to_vec();
        for place in (1..order.len()).rev() {
            order.swap(place, dice.below(place + 1));
        }
        let (mut loss, mut words) = (0.0, 0);
        for run in order {
            let run = &runs[run];
            let with_votes = with_votes && dice.chance(65);
            let places: Vec<Vec<u32>> = (0..run.masks.len()).map(|at| self.places_of(run, at, with_votes)).collect();
            let emissions: Vec<Weights> = places.iter().map(|places| self.emission(places)).collect();
            let free = vec![(1 << LABELS) - 1; run.masks.len()];
            let (free_score, expected, steps) = self.expect(&emissions, &free);
            let (bound_score, wanted, wanted_steps) = self.expect(&emissions, &run.masks);
            loss += f64::from(free_score - bound_score);
            words += run.masks.len();
            for (at, places) in places.iter().enumerate() {
                let mut gradient = [0.0; LABELS];
                for (label, gradient) in gradient.iter_mut().enumerate() {
                    *gradient = (wanted[at][label] - expected[at][label]) * run.weight;
                }
                if gradient.iter().all(|part| part.abs() < 1e-4) {
                    continue;
                }
                for place in places {
                    let place = *place as usize;
                    let (weights, squares) = (&mut self.weights[place], &mut self.squares[place]);
                    for label in 0..LABELS {
                        let part = gradient[label] - DECAY * weights[label];
                        squares[label] += part * part;
                        weights[label] += RATE * part / (squares[label] + 1e-2).sqrt();
                    }
                }
            }
            for before in 0..=LABELS {
                for label in 0..LABELS {
                    let part = (wanted_steps[before][label] - steps[before][label]) * run.weight;
                    if part != 0.0 {
                        self.transition_squares[before][label] += part * part;
                        let square = self.transition_squares[before][label];
                        self.transitions[before][label] += RATE * part / (square + 1e-2).sqrt();
                    }
                }
            }
        }
        loss / words as f64
    }

    /// Logarithm of the sum over all readings that the masks allow, and how often each label and step is in them.
    fn expect(&self, emissions: &[Weights], masks: &[Mask]) -> (f32, Vec<Weights>, Transitions) {
        let length = emissions.len();
        let mut step = [[0.0f32; LABELS]; LABELS + 1];
        for (before, row) in step.iter_mut().enumerate() {
            for (label, weight) in row.iter_mut().enumerate() {
                *weight = if may_follow(before, label) { self.transitions[before][label].exp() } else { 0.0 };
            }
        }
        let mut raised = vec![[0.0f32; LABELS]; length];
        let mut score = 0.0;
        for at in 0..length {
            let most = emissions[at].iter().copied().fold(f32::MIN, f32::max);
            score += most;
            for label in 0..LABELS {
                if masks[at] >> label & 1 == 1 {
                    raised[at][label] = (emissions[at][label] - most).exp().max(1e-30);
                }
            }
        }
        let mut ahead = vec![[0.0f32; LABELS]; length];
        for at in 0..length {
            let mut row = [0.0; LABELS];
            if at == 0 {
                row = step[LABELS];
            } else {
                for before in 0..LABELS {
                    let from = ahead[at - 1][before];
                    if from > 0.0 {
                        for label in 0..LABELS {
                            row[label] += from * step[before][label];
                        }
                    }
                }
            }
            let mut sum = 0.0;
            for label in 0..LABELS {
                row[label] *= raised[at][label];
                sum += row[label];
            }
            // No reading fits: a name that the runs cut in two.
            if sum <= 0.0 {
                return self.expect(emissions, &vec![(1 << LABELS) - 1; length]);
            }
            score += sum.ln();
            row.iter_mut().for_each(|weight| *weight /= sum);
            ahead[at] = row;
        }
        let mut counts = vec![[0.0f32; LABELS]; length];
        let mut steps = [[0.0f32; LABELS]; LABELS + 1];
        let mut behind = [1.0f32; LABELS];
        for at in (0..length).rev() {
            let mut sum = 0.0;
            for label in 0..LABELS {
                counts[at][label] = ahead[at][label] * behind[label];
                sum += counts[at][label];
            }
            counts[at].iter_mut().for_each(|count| *count /= sum);
            let mut arrive = [0.0; LABELS];
            let mut total = 0.0;
            for label in 0..LABELS {
                arrive[label] = raised[at][label] * behind[label];
            }
            if at == 0 {
                for label in 0..LABELS {
                    steps[LABELS][label] += counts[0][label];
                }
                break;
            }
            let mut pair = [[0.0f32; LABELS]; LABELS];
            let mut row = [0.0; LABELS];
            for before in 0..LABELS {
                for label in 0..LABELS {
                    let weight = step[before][label] * arrive[label];
                    row[before] += weight;
                    pair[before][label] = ahead[at - 1][before] * weight;
                    total += pair[before][label];
                }
            }
            for before in 0..LABELS {
                for label in 0..LABELS {
                    steps[before][label] += pair[before][label] / total;
                }
            }
            let most = row.iter().copied().fold(0.0, f32::max);
            behind = row.map(|weight| weight / most);
        }
        (score, counts, steps)
    }

    /// The best labels of a run by the base features alone.
    fn best(&self, run: &Run) -> Vec<u8> {
        let length = run.masks.len();
        let mut reached: Vec<Weights> = Vec::with_capacity(length);
        let mut origins: Vec<[u8; LABELS]> = Vec::with_capacity(length);
        for at in 0..length {
            let emission = self.emission(&self.places_of(run, at, false));
            let mut row = [f32::MIN; LABELS];
            let mut origin = [0; LABELS];
            for label in 0..LABELS {
                if at == 0 {
                    row[label] = if may_follow(LABELS, label) { self.transitions[LABELS][label] } else { f32::MIN };
                } else {
                    for before in (0..LABELS).filter(|before| may_follow(*before, label)) {
                        let weight = reached[at - 1][before] + self.transitions[before][label];
                        if weight > row[label] {
                            (row[label], origin[label]) = (weight, before as u8);
                        }
                    }
                }
                row[label] += emission[label];
            }
            reached.push(row);
            origins.push(origin);
        }
        let mut labels = vec![0; length];
        let last = reached.last().copied().unwrap_or([0.0; LABELS]);
        let mut label = (0..LABELS).max_by(|left, right| last[*left].total_cmp(&last[*right])).unwrap_or(0) as u8;
        for at in (0..length).rev() {
            labels[at] = label;
            label = origins[at][usize::from(label)];
        }
        labels
    }

    fn remember(&mut self) {
        for (sum, weight) in self.remembered.iter_mut().flatten().zip(self.weights.iter().flatten()) {
            *sum += weight;
        }
    }

    fn take_mean(&mut self) {
        for (weight, sum) in self.weights.iter_mut().flatten().zip(self.remembered.iter().flatten()) {
            *weight = sum / AVERAGED_EPOCHS as f32;
        }
    }

    fn into_file(self) -> Vec<u8> {
        let worth = |place: usize| {
            let length = self.weights[place].iter().map(|weight| weight * weight).sum::<f32>().sqrt();
            length * (self.counts[place].min(100) as f32).sqrt()
        };
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|left, right| worth(*right).total_cmp(&worth(*left)).then(left.cmp(right)));
        let features: Vec<(u32, Weights)> =
            order.iter().map(|place| (self.features[*place], self.weights[*place])).collect();
        std::io::stderr().flush().ok();
        write_weights(&self.transitions, &features, PAIRS)
    }
}

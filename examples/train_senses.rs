//! Turns labelled names of states and towns into the weights by which Dateline tells government from place.
//!
//! ```sh
//! cargo run --release --example train_senses -- ../shared/data          # measures and writes the weights
//! cargo run --release --example train_senses -- ../shared/data errors   # the same, and shows what is wrong in gold.tsv
//! ```
//!
//! Inputs: `tools/senses/labels.tsv` (file, offset, name, sense; the texts are in the data folder), `tools/senses/written.tsv`
//! (sense, sentence), `tests/senses/gold.tsv` (never trained on). Output: `src/actors/sense/weights.bin`. It takes about a
//! second and gives the same bytes each time. Train once more whenever `features.rs`, `surroundings.rs`, `classes.rs` or `nouns.rs`
//! changes.

#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use actors::registry::NameForm;
use actors::sense::features::{FEATURES, features};
use actors::words::words_in;

// The very code that decides in the program, of which not everything is used here.
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "../src/text/mod.rs"]
mod text;
mod article {
    pub(crate) use dateline::Sense;
}
#[allow(dead_code)]
#[path = "../src/actors/sense/mod.rs"]
mod sense;
#[allow(dead_code)]
#[path = "../src/actors/word_list.rs"]
mod word_list;
#[allow(dead_code)]
#[path = "../src/actors/words.rs"]
mod words;
mod actors {
    pub(crate) use super::{sense, word_list, words};
    pub(crate) mod registry {
        pub(crate) use dateline::actors::NameForm;
    }
}

type Failure = Box<dyn std::error::Error>;

const LABELS: &str = include_str!("../tools/senses/labels.tsv");
const WRITTEN: &str = include_str!("../tools/senses/written.tsv");
const GOLD: &str = include_str!("../tests/senses/gold.tsv");
const STATES: &str = include_str!("../src/actors/lexicon/states.txt");

/// How many parts the labelled set is cut into to measure; each is judged by weights made from the others.
const FOLDS: usize = 5;
/// How often the set is gone through.
const ROUNDS: usize = 30;
/// The length of a step, and what pulls weights to nothing.
const STEP: f32 = 0.03;
const DECAY: f32 = 0.003;
/// How much of a step a sentence written for training makes: it shows one thing plainly, and at full weight such sentences outvote
/// those of real texts, where several things pull at once (.893 of the labelled names right in the folds instead of .898).
const WRITTEN_WEIGHT: f32 = 0.6;
/// How many trainings, each in another order, the weights are the mean of.
const TRAININGS: u64 = 4;

/// A labelled name: its features, and whether it stands for the government.
struct Example {
    features: Vec<usize>,
    is_government: bool,
    /// How much of a step it makes.
    weight: f32,
    shown: String,
    fold: usize,
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().ok_or("name the folder that holds the data")?;
    let shows_errors = arguments.next().is_some();
    let forms = Forms::new();
    let labelled = labelled(Path::new(&data), &forms)?;
    let written = bracketed(WRITTEN, &forms)?;
    let gold = bracketed(GOLD, &forms)?;
    println!("always place:");
    for (name, set) in [("labelled", &labelled), ("written", &written), ("gold", &gold)] {
        let places = set.iter().filter(|example| !example.is_government).count();
        println!("  {name}: {} names, {:.3}", set.len(), places as f64 / set.len() as f64);
    }
    let (mut right, mut all) = ([0_usize; 2], [0_u32; 2]);
    for fold in 0..FOLDS {
        let chosen: Vec<&Example> = labelled.iter().chain(&written).filter(|example| example.fold != fold).collect();
        let weights = train(&chosen);
        for (number, set) in [&labelled, &written].into_iter().enumerate() {
            for example in set.iter().filter(|example| example.fold == fold) {
                all[number] += 1;
                right[number] += usize::from(is_right(&weights, example));
            }
        }
    }
    let share = |number: usize| right[number] as f64 / f64::from(all[number]);
    println!("{FOLDS} folds: labelled {:.3}, written {:.3}", share(0), share(1));
    let weights = train(&labelled.iter().collect::<Vec<_>>());
    let share = |weights: &[f32], set: &[Example]| {
        set.iter().filter(|example| is_right(weights, example)).count() as f64 / set.len() as f64
    };
    println!("labelled alone → written {:.3}, gold {:.3}", share(&weights, &written), share(&weights, &gold));
    let weights = train(&labelled.iter().chain(&written).collect::<Vec<_>>());
    let (bytes, rounded) = rounded(&weights);
    println!("all → gold {:.3}, rounded {:.3}", share(&weights, &gold), share(&rounded, &gold));
    if shows_errors {
        for example in gold.iter().filter(|example| !is_right(&rounded, example)) {
            println!("gold {}", example.shown);
        }
    }
    std::fs::write("src/actors/sense/weights.bin", bytes)?;
    Ok(())
}

/// Which names are of states; the others are of capitals and towns.
struct Forms(HashSet<String>);

impl Forms {
    fn new() -> Forms {
        let columns = STATES.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split('|').skip(1).take(2));
        let names = columns.flat_map(|column| column.split(';'));
        Forms(names.map(|name| name.trim().trim_end_matches('?').to_lowercase()).collect())
    }

    fn of(&self, name: &str) -> NameForm {
        let name = name.to_lowercase();
        if self.0.contains(&name) || matches!(&*name, "us" | "u.s." | "uk" | "u.k.") {
            NameForm::Name
        } else {
            NameForm::Seat
        }
    }
}

/// The example of the name at `start..start + length` of a text.
fn example(text: &str, start: usize, length: usize, sense: &str, forms: &Forms) -> Result<Example, Failure> {
    let words = words_in(text);
    let first = words.iter().position(|word| word.end as usize > start).ok_or("no word at the offset")?;
    let end = words.iter().rposition(|word| (word.start as usize) < start + length).ok_or("no word before the end")? + 1;
    let mut found = Vec::new();
    features(text, &words, first, end, forms.of(&text[start..start + length]), |feature| found.push(feature));
    let shown = format!("{sense}: {}[{}]{}", &text[..start], &text[start..start + length], &text[start + length..]);
    Ok(Example { features: found, is_government: sense != "place", weight: 1.0, shown, fold: 0 })
}

/// The fold of an example: what stands close together is in one, so that nothing is judged by its neighbour.
fn fold_of(text: &str, offset: usize) -> usize {
    let sum = text.bytes().fold(offset / 2_000, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    (sum ^ sum >> 17) % FOLDS
}

/// Examples from lines of sense, tab, sentence with brackets around the name.
fn bracketed(lines: &str, forms: &Forms) -> Result<Vec<Example>, Failure> {
    let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (sense, sentence) = line.split_once('\t').ok_or("a line without a tab")?;
            let (left, rest) = sentence.split_once('[').ok_or("a sentence without a bracket")?;
            let (name, right) = rest.split_once(']').ok_or("a bracket that stays open")?;
            let sentence = format!("{left}{name}{right}");
            let mut example = example(&sentence, left.len(), name.len(), sense, forms)?;
            example.fold = fold_of(&sentence, 0);
            example.weight = WRITTEN_WEIGHT;
            Ok(example)
        })
        .collect()
}

/// Examples from the texts of the data folder.
fn labelled(data: &Path, forms: &Forms) -> Result<Vec<Example>, Failure> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut examples = Vec::new();
    for line in LABELS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, offset, name, sense] = columns[..] else { return Err("a label without four columns".into()) };
        if !texts.contains_key(file) {
            texts.insert(file, std::fs::read_to_string(data.join(file))?);
        }
        let (text, offset) = (&texts[file], offset.parse::<usize>()?);
        if text.get(offset..offset + name.len()) != Some(name) {
            return Err(format!("{file} does not have {name} at {offset}").into());
        }
        let (left, right) = around(file, text, offset, offset + name.len());
        let mut example = example(&format!("{left}{name}{right}"), left.len(), name.len(), sense, forms)?;
        example.fold = fold_of(file, offset);
        examples.push(example);
    }
    Ok(examples)
}

/// What stands before and behind a name in a file, without the marks of the file's format.
fn around(file: &str, text: &str, start: usize, end: usize) -> (String, String) {
    let mut from = start.saturating_sub(400);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut until = (end + 400).min(text.len());
    while !text.is_char_boundary(until) {
        until += 1;
    }
    let (mut left, mut right) = (&text[from..start], &text[end..until]);
    let behind_last = |text: &'_ str, mark: &str| text.rfind(mark).map(|place| place + mark.len());
    let (left_marks, right_marks): (&[&str], &[&str]) = match file.rsplit('.').next() {
        Some("xml") => (&["<text>"], &["</text>"]),
        Some("json") => (&["\"text\" : \""], &["\" }", "\", \""]),
        Some("csv") => (&[",\"", ",https"], &["\"\n"]),
        _ => (&["\"text\": \""], &["\", \"textInfo"]),
    };
    if file.ends_with("yaml") {
        let item = behind_last(left, "\n  - ").unwrap_or(0);
        left = &left[item..];
        left = left.strip_prefix('\'').unwrap_or(left);
        let next = right.find("\n  - ").unwrap_or(right.len());
        right = &right[..next];
        let heading = right.match_indices("\n  ").find(|(place, _)| right.as_bytes().get(place + 3) != Some(&b' '));
        right = heading.map_or(right, |(place, _)| &right[..place]);
    } else {
        left = left_marks.iter().filter_map(|mark| behind_last(left, mark)).max().map_or(left, |place| &left[place..]);
        right = right_marks.iter().filter_map(|mark| right.find(mark)).min().map_or(right, |place| &right[..place]);
    }
    let clean = |text: &str| match file.rsplit('.').next() {
        Some("yaml") => {
            let text = text.replace("''", "'");
            let (begins, ends) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            let inside = text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}{inside}{}", if begins { " " } else { "" }, if ends && !inside.is_empty() { " " } else { "" })
        }
        Some("csv") => text.replace("\"\"", "\""),
        Some("xml") => text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&"),
        _ => text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\/", "/").replace("\\t", " "),
    };
    (clean(left), clean(right))
}

/// The mean of several trainings.
fn train(examples: &[&Example]) -> Vec<f32> {
    let mut mean = vec![0.0_f32; FEATURES];
    for number in 0..TRAININGS {
        let weights = train_once(examples, 0x2545_f491_4f6c_dd1d_u64.wrapping_mul(2 * number + 1));
        mean.iter_mut().zip(weights).for_each(|(mean, weight)| *mean += weight / TRAININGS as f32);
    }
    mean
}

/// Logistic regression with steps that shorten by use (AdaGrad), averaged over the later rounds.
fn train_once(examples: &[&Example], mut random: u64) -> Vec<f32> {
    let (mut weights, mut squares, mut sums) = (vec![0.0_f32; FEATURES], vec![1e-3_f32; FEATURES], vec![0.0_f32; FEATURES]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..ROUNDS {
        for place in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(place, (random >> 33) as usize % (place + 1));
        }
        for place in &order {
            let example = examples[*place];
            let sum: f32 = example.features.iter().map(|feature| weights[*feature]).sum();
            let likely = 1.0 / (1.0 + (-sum).exp());
            let slope = (likely - f32::from(u8::from(example.is_government))) * example.weight;
            for feature in &example.features {
                let slope = slope + DECAY * weights[*feature];
                squares[*feature] += slope * slope;
                weights[*feature] -= STEP * slope / squares[*feature].sqrt();
            }
        }
        if round >= ROUNDS / 2 {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    sums.iter().map(|sum| sum / (ROUNDS - ROUNDS / 2) as f32).collect()
}

fn is_right(weights: &[f32], example: &Example) -> bool {
    let sum: f32 = example.features.iter().map(|feature| weights[*feature]).sum();
    (sum > 0.0) == example.is_government
}

/// Weights as signed bytes, and what these are worth again.
fn rounded(weights: &[f32]) -> (Vec<u8>, Vec<f32>) {
    let largest = weights.iter().fold(1e-6_f32, |largest, weight| largest.max(weight.abs()));
    let bytes: Vec<i8> = weights.iter().map(|weight| (weight / largest * 127.0).round() as i8).collect();
    (bytes.iter().map(|byte| *byte as u8).collect(), bytes.iter().map(|byte| f32::from(*byte)).collect())
}

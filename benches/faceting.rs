//! Turns a generated corpus into an index of Dateline, one of a bare tantivy program and a SQLite database with FTS5, asks all of them
//! for hits, facets and months, and prints the times side by side with their ratios.
//!
//! ```text
//! cargo bench --bench faceting                                         20,000 articles, made and thrown away
//! cargo bench --bench faceting -- --articles 1M --keep FOLDER          makes corpus and indexes in FOLDER, keeps them, asks
//! cargo bench --bench faceting -- --keep FOLDER                        asks again; a folder of `--bench searching` will do too
//! cargo bench --bench faceting -- --keep FOLDER --only months          one kind of query, or of answers by how their name begins
//! cargo bench --bench faceting -- --keep FOLDER --without-sqlite
//! ```
//!
//! - *bare* is tantivy on the very files of Dateline's index: term, boolean and phrase queries, `TopDocs`, terms aggregations of ten
//!   values, one query more for every dimension that has choices. A word is there the one term that stands in most articles, while
//!   Dateline finds it in all languages. Hits and counts are found in one pass and in two; the better time stands.
//! - *own* is tantivy on the index of the bare program, for hits alone; left out where the folder has none.
//! - *SQLite* finds the rows, keeps them in memory and counts them with GROUP BY; choices are written with IN, with EXISTS and with
//!   JOIN, and the best time stands. It is asked the first three questions of each kind, and its ratio is over these.
//!
//! Hits are ids where they are all that is wanted, and are read back where something is counted beside. All give the newest articles
//! where there are no words, the best ones else. Before any time is taken, totals and counts of Dateline are compared with those of
//! exact aggregations over all languages, and where there are no words with those of SQLite; if one differs, the run fails. Times are
//! the best of several runs in turn, one thread, everything in memory.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]

#[path = "support/asking.rs"]
mod asking;
#[path = "support/plain.rs"]
mod plain;
#[path = "support/question.rs"]
mod question;
#[path = "support/sqlite.rs"]
mod sqlite;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use asking::{Folders, neighbours};
use dateline::query::SearchResponse;
use dateline::{Dimension, SearchBackend, SearchRequest};
use plain::{Passes, Plain, Prepared};
use question::{Counted, FACETS, HITS, Text, VALUES, Wanted, rarest_words};
use sqlite::{Form, Sqlite};
use support::{Outcome, bare, exit_status, scratch};

/// Questions of each kind.
const QUESTIONS: usize = 10;
/// How many of them SQLite is asked.
const SQLITE_QUESTIONS: usize = 3;
const RUNS: usize = 7;
const SQLITE_RUNS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["bare", corpus, index] => bare(Path::new(corpus), Path::new(index)),
        options => Options::read(options).and_then(|options| options.run()),
    };
    exit_status(outcome)
}

#[derive(Default)]
struct Options {
    articles: Option<String>,
    keep: Option<PathBuf>,
    only: String,
    without_sqlite: bool,
}

impl Options {
    fn read(words: &[&str]) -> Outcome<Options> {
        let mut options = Options::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match *word {
                "--articles" => options.articles = Some(value()?.to_string()),
                "--keep" => options.keep = Some(PathBuf::from(value()?)),
                "--only" => options.only = value()?.to_string(),
                "--without-sqlite" => options.without_sqlite = true,
                _ => return Err("give --articles N, --keep FOLDER, --only NAME or --without-sqlite".into()),
            }
        }
        Ok(options)
    }

    fn run(&self) -> Outcome<()> {
        let Some(folder) = &self.keep else {
            let folder = scratch("faceting")?;
            Folders::of(&folder).make(self.articles.as_deref().unwrap_or("20k"))?;
            self.compare(&folder)?;
            return Ok(fs::remove_dir_all(&folder)?);
        };
        if let Some(articles) = &self.articles {
            Folders::of(folder).make(articles)?;
        }
        self.compare(folder)
    }

    fn compare(&self, folder: &Path) -> Outcome<()> {
        let all = Programs::open(folder, !self.without_sqlite)?;
        let kinds = all.kinds(&Folders::of(folder).corpus)?;
        let answers = all.answers()?;
        let own = all.own.as_ref().map_or(String::new(), |own| format!(" (own: {})", own.segments()));
        println!("{} articles, {} segments{own}", all.ours.article_count()?, all.plain.segments());
        println!("milliseconds a question, of up to {QUESTIONS}, and how many times as long as ours the others take");
        println!("{:<13}{:<26}{:>9}{:>9}{:>7}{:>9}{:>7}{:>10}{:>8}", "", "", "ours", "bare", "", "own", "", "SQLite", "");
        let mut rows = Vec::new();
        let regions =
            all.ours.search(&SearchRequest::for_text("").page(0, 0).facet(Dimension::Region, 1000))?.facets.remove(0);
        let named_regions = regions.values.into_iter().map(|value| value.value).collect();
        let mut checks = Checks { named_regions, ..Checks::default() };
        for (kind, texts) in &kinds {
            for (answer, wanted) in &answers {
                if *kind == self.only || answer.starts_with(&self.only) {
                    let times = all.time(texts, wanted, &mut checks)?;
                    println!("{kind:<13}{answer:<26}{times}");
                    rows.push(Row { answer, times });
                }
            }
        }
        if rows.is_empty() {
            let names: Vec<&str> =
                kinds.iter().map(|(kind, _)| *kind).chain(answers.iter().map(|(answer, _)| *answer)).collect();
            return Err(format!("there is no \"{}\"; there are {}", self.only, names.join(", ")).into());
        }
        summarise(&rows);
        checks.conclude()
    }
}

/// One line of the table.
struct Row<'a> {
    answer: &'a str,
    times: Times,
}

/// Milliseconds a question.
struct Times {
    ours: f64,
    bare: f64,
    own: Option<f64>,
    sqlite: Option<f64>,
    /// Ours, of the questions that SQLite was asked.
    ours_beside_sqlite: f64,
}

impl Times {
    fn of_bare(&self) -> f64 {
        self.bare / self.ours
    }

    fn of_own(&self) -> Option<f64> {
        self.own.map(|own| own / self.ours)
    }

    fn of_sqlite(&self) -> Option<f64> {
        self.sqlite.map(|sqlite| sqlite / self.ours_beside_sqlite)
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let optional = |number: Option<f64>, decimals: usize| number.map_or(String::new(), |it| format!("{it:.decimals$}"));
        write!(out, "{:>9.3}{:>9.3}{:>7.2}", self.ours, self.bare, self.of_bare())?;
        write!(out, "{:>9}{:>7}", optional(self.own, 3), optional(self.of_own(), 2))?;
        write!(out, "{:>10}{:>8}", optional(self.sqlite, 3), optional(self.of_sqlite(), 1))
    }
}

const HITS_ALONE: &str = "ten hits";
const FACETS_TOO: &str = "ten hits, five facets";
const FACETS_ALONE: &str = "five facets alone";
const BROAD_CHOICES: &str = "broad choices in three";
const NARROW_CHOICES: &str = "narrow choices in three";
const MONTHS_TOO: &str = "ten hits, months";
const MONTHS_ALONE: &str = "months alone";

/// The programs that are compared, over the same articles.
struct Programs {
    ours: dateline::Index,
    plain: Plain,
    own: Option<Plain>,
    sqlite: Option<Sqlite>,
}

impl Programs {
    fn open(folder: &Path, with_sqlite: bool) -> Outcome<Programs> {
        let folders = Folders::of(folder);
        let ours = dateline::Index::open(&folders.ours)?;
        let plain = Plain::of_dateline(&folders.ours, &ours.describe().languages)?;
        let own = if folders.bare.exists() { Some(Plain::of_bare(&folders.bare)?) } else { None };
        let mut sqlite = None;
        if with_sqlite {
            let database = folder.join("sqlite.db");
            if !database.exists() {
                let started = Instant::now();
                sqlite::fill(&database, &ours, &plain.ids()?)?;
                let megabytes = fs::metadata(&database)?.len() as f64 / 1e6;
                println!("SQLite: filled in {:.1} s, {megabytes:.0} MB", started.elapsed().as_secs_f64());
            }
            sqlite = Some(Sqlite::open(&database)?);
        }
        Ok(Programs { ours, plain, own, sqlite })
    }

    /// The kinds of queries: words that each stand in 2 to 40 percent of the articles, neighbours in running text, and the rarest words.
    fn kinds(&self, corpus: &Path) -> Outcome<Vec<(&'static str, Vec<Text>)>> {
        let articles = self.ours.article_count()?;
        let pairs = neighbours(corpus, QUESTIONS, &|word| {
            let frequency = self.plain.doc_freq(word)?;
            Ok((articles / 50..articles * 2 / 5).contains(&frequency))
        })?;
        let rare = rarest_words(corpus, QUESTIONS, &|word| self.plain.doc_freq(word))?;
        if pairs.is_empty() || rare.is_empty() {
            return Err("the corpus is too small to ask for its words; make one of 20,000 articles or more".into());
        }
        let mut left_out = 0.0;
        for (word, _) in &pairs {
            left_out += self.plain.left_out(word)? * 100.0 / pairs.len() as f64;
        }
        println!(
            "the main term of a frequent word, which bare tantivy is timed with, leaves out {left_out:.1} % of its articles"
        );
        let pairs = |make: fn(String, String) -> Text| pairs.iter().map(|(a, b)| make(a.clone(), b.clone())).collect();
        Ok(vec![
            ("match all", vec![Text::All]),
            ("word", pairs(|a, _| Text::Word(a))),
            ("a AND b", pairs(Text::And)),
            ("a OR b", pairs(Text::Or)),
            ("\"a b\"", pairs(Text::Phrase)),
            ("rare word", rare.into_iter().map(Text::Word).collect()),
        ])
    }

    /// The kinds of answers. Broad choices are of the most frequent values, narrow ones of one rarer value each.
    fn answers(&self) -> Outcome<Vec<(&'static str, Wanted)>> {
        let facets = Wanted { hits: true, facets: true, ..Wanted::default() };
        let counted = self.plain.count(&Text::All, &facets)?;
        let choice = |dimension: Dimension, ranks: &[usize]| {
            let values = counted.facets.get(&dimension).map_or(&[][..], Vec::as_slice);
            let value = |rank: &usize| values.get((*rank).min(values.len() / 2)).map(|(value, _)| value.clone());
            (dimension, ranks.iter().filter_map(value).collect::<Vec<String>>())
        };
        let three = |actors: &[usize], topics: &[usize], regions: &[usize]| {
            vec![choice(Dimension::Actor, actors), choice(Dimension::Topic, topics), choice(Dimension::Region, regions)]
        };
        let hits = Wanted { hits: true, ..Wanted::default() };
        let months = Wanted { months: true, ..Wanted::default() };
        let answers = vec![
            (HITS_ALONE, hits),
            (FACETS_TOO, facets.clone()),
            (FACETS_ALONE, Wanted { hits: false, ..facets.clone() }),
            (BROAD_CHOICES, Wanted { choices: three(&[0, 2], &[0, 2], &[0, 1, 2]), ..facets.clone() }),
            (NARROW_CHOICES, Wanted { choices: three(&[60], &[30], &[10]), ..facets }),
            (MONTHS_TOO, Wanted { hits: true, ..months.clone() }),
            (MONTHS_ALONE, months),
        ];
        for (answer, wanted) in answers.iter().filter(|(_, wanted)| !wanted.choices.is_empty()) {
            let choices = wanted.choices.iter().map(|(dimension, values)| format!("{dimension} {}", values.join(" or ")));
            println!("{answer}: {}", choices.collect::<Vec<String>>().join(", "));
        }
        Ok(answers)
    }

    /// Asks all programs the same questions in turn.
    fn time(&self, texts: &[Text], wanted: &Wanted, checks: &mut Checks) -> Outcome<Times> {
        let is_hits_alone = wanted.hits && !wanted.facets && !wanted.months;
        let mut sums = Times { ours: 0.0, bare: 0.0, own: None, sqlite: None, ours_beside_sqlite: 0.0 };
        for (number, text) in texts.iter().enumerate() {
            let request = request(text, wanted);
            let prepared = self.plain.prepare(text, wanted)?;
            let asked_own = self.own.as_ref().filter(|_| is_hits_alone);
            let prepared_own = asked_own.map(|own| own.prepare(text, wanted)).transpose()?;
            let sqlite = self.sqlite.as_ref().filter(|_| number < SQLITE_QUESTIONS);
            if !is_hits_alone {
                let ours = self.ours.search(&request)?;
                checks.compare(text, wanted, &ours, &self.plain.count(text, wanted)?);
                if let Some(sqlite) = sqlite {
                    for form in Form::ALL {
                        checks.compare_with_sqlite(text, wanted, &ours, &sqlite.ask(text, wanted, form)?);
                    }
                }
            }
            let [mut ours, mut bare, mut own, mut in_sqlite] = [Best::default(); 4];
            for run in 0..RUNS {
                if is_hits_alone {
                    ours.of(|| Ok(self.ours.search_ids(&request).map(|_| ())?))?;
                } else {
                    ours.of(|| Ok(self.ours.search(&request).map(|_| ())?))?;
                }
                self.time_bare(&mut bare, &prepared, wanted)?;
                if let Some((asked, prepared)) = asked_own.zip(prepared_own.as_ref()) {
                    own.of(|| asked.ask(prepared, Passes::One))?;
                }
                if let Some(sqlite) = sqlite.filter(|_| run < SQLITE_RUNS) {
                    let forms = if wanted.choices.is_empty() { &[Form::In][..] } else { &Form::ALL };
                    for form in forms {
                        in_sqlite.of(|| sqlite.ask(text, wanted, *form).map(|_| ()))?;
                    }
                }
            }
            sums.ours += ours.milliseconds();
            sums.bare += bare.milliseconds();
            if prepared_own.is_some() {
                *sums.own.get_or_insert(0.0) += own.milliseconds();
            }
            if sqlite.is_some() {
                *sums.sqlite.get_or_insert(0.0) += in_sqlite.milliseconds();
                sums.ours_beside_sqlite += ours.milliseconds();
            }
        }
        let questions = texts.len().max(1) as f64;
        let beside_sqlite = texts.len().clamp(1, SQLITE_QUESTIONS) as f64;
        Ok(Times {
            ours: sums.ours / questions,
            bare: sums.bare / questions,
            own: sums.own.map(|own| own / questions),
            sqlite: sums.sqlite.map(|sqlite| sqlite / beside_sqlite),
            ours_beside_sqlite: sums.ours_beside_sqlite / beside_sqlite,
        })
    }

    fn time_bare(&self, best: &mut Best, prepared: &Prepared, wanted: &Wanted) -> Outcome<()> {
        best.of(|| self.plain.ask(prepared, Passes::One))?;
        if wanted.hits && (wanted.facets || wanted.months) {
            best.of(|| self.plain.ask(prepared, Passes::Two))?;
        }
        Ok(())
    }
}

/// What Dateline is asked.
fn request(text: &Text, wanted: &Wanted) -> SearchRequest {
    let mut request = SearchRequest::for_text(match text {
        Text::All => String::new(),
        Text::Word(word) => word.clone(),
        Text::And(a, b) => format!("{a} {b}"),
        Text::Or(a, b) => format!("{a} OR {b}"),
        Text::Phrase(a, b) => format!("\"{a} {b}\""),
    });
    request = request.page(0, if wanted.hits { HITS as u32 } else { 0 });
    if wanted.facets {
        request = FACETS.into_iter().fold(request, |request, dimension| request.facet(dimension, VALUES as u32));
    }
    if wanted.months {
        request = request.timeline(dateline::Interval::Month);
    }
    for (dimension, values) in &wanted.choices {
        request = values.iter().fold(request, |request, value| request.any(*dimension, value));
    }
    request.time_budget_ms = 0;
    request
}

/// The shortest of several times.
#[derive(Clone, Copy)]
struct Best(f64);

impl Default for Best {
    fn default() -> Best {
        Best(f64::MAX)
    }
}

impl Best {
    fn of(&mut self, run: impl FnOnce() -> Outcome<()>) -> Outcome<()> {
        let started = Instant::now();
        run()?;
        self.0 = self.0.min(started.elapsed().as_secs_f64());
        Ok(())
    }

    fn milliseconds(self) -> f64 {
        self.0 * 1e3
    }
}

/// Which answers agree.
#[derive(Default)]
struct Checks {
    /// The regions that some article names itself.
    named_regions: BTreeSet<String>,
    agreed: usize,
    disagreed: usize,
    /// By which part SQLite, which stems otherwise, finds another number of articles.
    sqlite_totals: Vec<f64>,
}

impl Checks {
    fn compare(&mut self, text: &Text, wanted: &Wanted, ours: &SearchResponse, exact: &Counted) {
        let mut wrong = Vec::new();
        if ours.total.value != exact.total || !ours.total.exact {
            wrong.push(format!("total {} against {}", ours.total.value, exact.total));
        }
        wrong.extend(differing_facets(ours, exact, &self.named_regions));
        if let Some(timeline) = &ours.timeline {
            let dated = timeline.buckets.iter().map(|bucket| bucket.count).sum::<u64>() + timeline.partial;
            if dated != exact.dated || dated + timeline.unknown != exact.total {
                wrong.push(format!("{dated} articles with a date against {}", exact.dated));
            }
        }
        self.note("bare tantivy", text, wanted, wrong);
    }

    fn compare_with_sqlite(&mut self, text: &Text, wanted: &Wanted, ours: &SearchResponse, sqlite: &Counted) {
        if !matches!(text, Text::All) {
            if ours.total.value > 0 {
                self.sqlite_totals.push((sqlite.total as f64 / ours.total.value as f64 - 1.0).abs());
            }
            return;
        }
        let mut wrong = Vec::new();
        if ours.total.value != sqlite.total {
            wrong.push(format!("total {} against {}", ours.total.value, sqlite.total));
        }
        wrong.extend(differing_facets(ours, sqlite, &self.named_regions));
        if let Some(timeline) = &ours.timeline {
            let counted = timeline.buckets.iter().filter(|bucket| bucket.count > 0);
            let counted = counted.map(|bucket| (bucket.start.clone(), bucket.count));
            if counted.collect::<std::collections::BTreeMap<String, u64>>() != sqlite.months {
                wrong.push("articles by month".to_string());
            }
        }
        self.note("SQLite", text, wanted, wrong);
    }

    fn note(&mut self, program: &str, text: &Text, wanted: &Wanted, wrong: Vec<String>) {
        if wrong.is_empty() {
            self.agreed += 1;
        } else {
            self.disagreed += 1;
            println!("!!! WRONG COUNTS, ours against {program}: {text:?} {wanted:?}: {}", wrong.join("; "));
        }
    }

    fn conclude(self) -> Outcome<()> {
        if !self.sqlite_totals.is_empty() {
            let mean = self.sqlite_totals.iter().sum::<f64>() / self.sqlite_totals.len() as f64 * 100.0;
            println!("SQLite, which stems otherwise, finds {mean:.1} % more or fewer articles with the same words");
        }
        println!("{} answers have the same counts, {} have others", self.agreed, self.disagreed);
        if self.disagreed > 0 { Err(format!("!!! {} ANSWERS HAVE WRONG COUNTS", self.disagreed).into()) } else { Ok(()) }
    }
}

/// Where the first values of a facet, or the counts of listed ones, differ.
///
/// Articles are counted by the regions around theirs too, of which Dateline lists those that some article names itself.
fn differing_facets(ours: &SearchResponse, exact: &Counted, named_regions: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for facet in &ours.facets {
        let known = exact.facets.get(&facet.dimension).map_or(&[][..], Vec::as_slice);
        let is_listed = |(value, _): &&(String, u64)| facet.dimension != Dimension::Region || named_regions.contains(value);
        let listed: Vec<&(String, u64)> = known.iter().filter(is_listed).collect();
        let mut places = listed.iter();
        for (number, value) in facet.values.iter().enumerate() {
            // Values of the same count may stand in another order, and beyond the first are only those that were chosen.
            let count = known.iter().find(|(name, _)| *name == value.value).map(|(_, count)| *count);
            let is_cut = count.is_none() && known.len() == VALUES;
            let count = count.unwrap_or(if is_cut { value.count } else { 0 });
            let is_chosen = facet.dimension == Dimension::Region && !named_regions.contains(&value.value);
            let at_place = if is_chosen { None } else { places.next() };
            let at_place = at_place.map_or(value.count, |(_, count)| *count);
            if count != value.count || (number < VALUES && at_place != value.count) {
                wrong.push(format!("{} {}: {} against {count}", facet.dimension, value.value, value.count));
            }
        }
        if facet.values.len() < listed.len().min(VALUES) {
            wrong.push(format!("{}: {} values against {}", facet.dimension, facet.values.len(), listed.len()));
        }
    }
    wrong
}

/// The kinds of answers that are summarised as one.
const SUMMARIES: [&[&str]; 6] =
    [&[HITS_ALONE], &[FACETS_TOO], &[FACETS_ALONE], &[BROAD_CHOICES, NARROW_CHOICES], &[MONTHS_TOO], &[MONTHS_ALONE]];

/// The ratios over all kinds of queries.
fn summarise(rows: &[Row<'_>]) {
    println!("{:<48}{:<8}{:>6}{:>9}{:>8}", "ratios", "", "cells", "mean", "worst");
    for answers in SUMMARIES {
        let of = |ratio: fn(&Times) -> Option<f64>| {
            let rows = rows.iter().filter(|row| answers.contains(&row.answer));
            rows.filter_map(|row| ratio(&row.times)).collect::<Vec<f64>>()
        };
        let programs =
            [("bare", of(|times| Some(times.of_bare()))), ("own", of(Times::of_own)), ("SQLite", of(Times::of_sqlite))];
        for (program, ratios) in programs.iter().filter(|(_, ratios)| !ratios.is_empty()) {
            let geometric_mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
            let worst = ratios.iter().copied().fold(f64::MAX, f64::min);
            let answers = answers.join(", ");
            println!("{answers:<48}{program:<8}{:>6}{geometric_mean:>9.2}{worst:>8.2}", ratios.len());
        }
    }
}

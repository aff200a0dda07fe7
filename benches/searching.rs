//! Turns a generated corpus into two indexes, one by `dateline index` and one by a bare tantivy program, asks both the same kinds of
//! questions, and prints the times side by side with their ratios.
//!
//! ```text
//! cargo bench --bench searching -- --articles 1M             makes the corpus and both indexes, then asks
//! cargo bench --bench searching -- --keep FOLDER             asks again over the indexes of an earlier run in FOLDER
//! cargo bench --bench searching -- --keep FOLDER --only word asks one kind of question
//! ```
//!
//! First both find the ten best and give their ids, then both read them back, which for Dateline means to turn them into hits; the
//! last column also counts all articles found. Times are the best of several runs in turn, one thread, everything in memory.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints its figures")]

#[path = "support/asking.rs"]
mod asking;
mod support;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use asking::{Folders, neighbours};
use dateline::{Match, SearchRequest};
use support::{Outcome, bare, exit_status, scratch};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, Index, Searcher, TantivyDocument, Term};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["bare", corpus, index] => bare(Path::new(corpus), Path::new(index)),
        ["--articles", articles] => scratch("searching").and_then(|folder| {
            Folders::of(&folder).make(articles)?;
            compare(&folder, "")?;
            Ok(fs::remove_dir_all(&folder)?)
        }),
        ["--articles", articles, "--keep", folder] => {
            Folders::of(Path::new(folder)).make(articles).and_then(|()| compare(Path::new(folder), ""))
        }
        ["--keep", folder] => compare(Path::new(folder), ""),
        ["--keep", folder, "--only", kind] => compare(Path::new(folder), kind),
        [] => scratch("searching").and_then(|folder| {
            Folders::of(&folder).make("20k")?;
            compare(&folder, "")?;
            Ok(fs::remove_dir_all(&folder)?)
        }),
        _ => Err("give --articles N, --keep FOLDER or both".into()),
    };
    exit_status(outcome)
}

/// One question, for both.
struct Question {
    ours: String,
    bare: Box<dyn Query>,
}

struct Bare {
    searcher: Searcher,
    text: Field,
    stored: Field,
}

impl Bare {
    fn term(&self, word: &str) -> Term {
        Term::from_field_text(self.text, word)
    }

    fn word(&self, word: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.term(word), IndexRecordOption::WithFreqs))
    }

    fn phrase(&self, first: &str, second: &str) -> Box<dyn Query> {
        Box::new(PhraseQuery::new(vec![self.term(first), self.term(second)]))
    }

    /// The ten best.
    fn rank(&self, query: &dyn Query) -> Outcome<Vec<(f32, DocAddress)>> {
        Ok(self.searcher.search(query, &TopDocs::with_limit(10).order_by_score())?)
    }

    /// The ten best, read back.
    fn ask(&self, query: &dyn Query) -> Outcome<usize> {
        let top = self.rank(query)?;
        let mut bytes = 0;
        for (_, address) in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            bytes += document.get_first(self.stored).and_then(|value| value.as_bytes().map(<[u8]>::len)).unwrap_or_default();
        }
        Ok(bytes)
    }
}

fn compare(folder: &Path, only: &str) -> Outcome<()> {
    let Folders { corpus, ours, bare } = Folders::of(folder);
    let index = Index::open_in_dir(&bare)?;
    let schema = index.schema();
    let searcher = index.reader()?.searcher();
    let bare = Bare { searcher, text: schema.get_field("text")?, stored: schema.get_field("stored")? };
    let ours = dateline::Index::open(&ours)?;
    let pairs = frequent_pairs(&corpus, &bare)?;
    println!("{} articles, {} questions of each kind, milliseconds for all of them", bare.searcher.num_docs(), pairs.len());
    let kinds = kinds(&pairs, &bare);
    println!("{:26}{:^25}{:^25}{:>11}", "", "ids of the first ten", "ten articles read back", "with total");
    let [a, b, c] = ["ours", "bare", "ratio"];
    println!("{a:<14}{b:<12}{a:>9}{b:>9}{c:>7}{a:>9}{b:>9}{c:>7}{a:>11}");
    let mut plain_word = 0.0;
    for (name, against, questions) in kinds.iter().filter(|(name, ..)| only.is_empty() || *name == only) {
        let [ids, bare_ids, hits, bare_hits, counted] = milliseconds(questions, &ours, &bare)?;
        let ratio = ids / bare_ids;
        println!(
            "{name:<14}{against:<12}{ids:>9.2}{bare_ids:>9.2}{ratio:>7.2}{hits:>9.2}{bare_hits:>9.2}{:>7.2}{counted:>11.2}",
            hits / bare_hits
        );
        if *name == "word" {
            plain_word = ids;
        } else if *against == "term" {
            println!("{:<14}{:<12}{:>9}{plain_word:>9.2}{:>7.2}", "", "our word", "", ids / plain_word);
        }
    }
    Ok(())
}

/// What is asked of both, for each kind of query: its name, that of what it is compared with, the questions.
fn kinds(pairs: &[(String, String)], bare: &Bare) -> Vec<(&'static str, &'static str, Vec<Question>)> {
    let words = |make: &dyn Fn(&str, &str) -> Question| pairs.iter().map(|(a, b)| make(a, b)).collect::<Vec<_>>();
    vec![
        ("word", "term", words(&|a, _| Question { ours: a.to_string(), bare: bare.word(a) })),
        (
            "a AND b",
            "conjunction",
            words(&|a, b| Question {
                ours: format!("{a} {b}"),
                bare: Box::new(BooleanQuery::intersection(vec![bare.word(a), bare.word(b)])),
            }),
        ),
        (
            "a OR b",
            "disjunction",
            words(&|a, b| Question {
                ours: format!("{a} OR {b}"),
                bare: Box::new(BooleanQuery::union(vec![bare.word(a), bare.word(b)])),
            }),
        ),
        ("\"a b\"", "phrase", words(&|a, b| Question { ours: format!("\"{a} {b}\""), bare: bare.phrase(a, b) })),
        ("a SENTENCE b", "phrase", words(&|a, b| Question { ours: format!("{a} SENTENCE {b}"), bare: bare.phrase(a, b) })),
        ("a NEAR/10 b", "phrase", words(&|a, b| Question { ours: format!("{a} NEAR/10 {b}"), bare: bare.phrase(a, b) })),
        ("a PARAGRAPH b", "phrase", words(&|a, b| Question { ours: format!("{a} PARAGRAPH {b}"), bare: bare.phrase(a, b) })),
        (
            "word*",
            "term",
            words(&|a, _| Question { ours: format!("{}*", &a[..(a.len() - 1).max(4).min(a.len())]), bare: bare.word(a) }),
        ),
        ("word~1", "term", words(&|a, _| Question { ours: format!("{a}~1"), bare: bare.word(a) })),
    ]
}

/// How long all questions take, each at its best: our ids and those of the engine alone, ten articles read back, the same with the total.
fn milliseconds(questions: &[Question], ours: &dateline::Index, bare: &Bare) -> Outcome<[f64; 5]> {
    let mut sums = [0.0; 5];
    for question in questions {
        let with_total = SearchRequest::for_text(&question.ours).page(0, 10);
        let mut without_total = with_total.clone();
        without_total.total = false;
        without_total.matching = Match::All;
        let mut best = [f64::MAX; 5];
        for _ in 0..7 {
            let mut timed = |place: usize, run: &dyn Fn() -> Outcome<()>| -> Outcome<()> {
                let started = Instant::now();
                run()?;
                best[place] = best[place].min(started.elapsed().as_secs_f64());
                Ok(())
            };
            timed(0, &|| ours.search_ids(&without_total).map(|_| ()).map_err(Into::into))?;
            timed(1, &|| bare.rank(&*question.bare).map(|_| ()))?;
            timed(2, &|| ours.search(&without_total).map(|_| ()).map_err(Into::into))?;
            timed(3, &|| bare.ask(&*question.bare).map(|_| ()))?;
            timed(4, &|| ours.search(&with_total).map(|_| ()).map_err(Into::into))?;
        }
        sums.iter_mut().zip(best).for_each(|(sum, best)| *sum += best * 1e3);
    }
    Ok(sums)
}

const QUESTIONS: usize = 30;

/// Neighbours in running text that each stand in 2 to 40 percent of the articles.
fn frequent_pairs(corpus: &Path, bare: &Bare) -> Outcome<Vec<(String, String)>> {
    let documents = bare.searcher.num_docs();
    neighbours(corpus, QUESTIONS, &|word| {
        let doc_freq = bare.searcher.doc_freq(&bare.term(word))?;
        Ok((documents / 50..documents * 2 / 5).contains(&doc_freq))
    })
}

//! Turns questions into what a program on bare tantivy asks of an index folder: term, boolean and phrase queries, `TopDocs`, terms
//! aggregations and a histogram of 30 days, and for choices in several dimensions one query more for each of them.
//!
//! It reads the indexes of Dateline as well as those of the bare program; of the former it knows the names of the fields, the tagged
//! stems of `text` and the exact forms of `exact`.

use std::hint::black_box;
use std::path::Path;

use dateline::Dimension;
use dateline::text::{Analyser, Texts};
use serde_json::{Value as Json, json};
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::AggregationResults;
use tantivy::aggregation::{AggContextParams, AggregationCollector};
use tantivy::collector::{Collector, Count, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, Value};
use tantivy::{DocAddress, Index, Order, Searcher, TantivyDocument, Term};

use super::question::{Counted, HITS, Text, VALUES, Wanted};
use super::support::Outcome;

/// An index folder, opened by tantivy and nothing else.
pub(crate) struct Plain {
    searcher: Searcher,
    schema: Schema,
    text: Field,
    /// Where phrases are looked for.
    exact: Field,
    stored: Field,
    /// By whose rules words are stemmed; `None` leaves them as they are.
    languages: Vec<Option<String>>,
}

/// How much of a word is asked for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reach {
    /// The one term that stands in most articles, as in an index of one language. It is less work than Dateline has, which finds
    /// the word in every language.
    MainTerm,
    /// Its terms in all languages.
    AllTerms,
}

/// Whether hits and counts are found together or one after the other; neither is always faster.
#[derive(Clone, Copy)]
pub(crate) enum Passes {
    One,
    Two,
}

/// A question as queries, made ready before time is taken.
pub(crate) struct Prepared {
    found: Box<dyn Query>,
    /// What is counted over the articles found.
    counts: Option<Aggregations>,
    /// What is counted over articles of its own.
    own: Vec<(Box<dyn Query>, Aggregations)>,
    wants_hits: bool,
    is_by_date: bool,
}

impl Plain {
    /// An index of Dateline, with articles in these languages.
    pub(crate) fn of_dateline(folder: &Path, languages: &[String]) -> Outcome<Plain> {
        let languages = std::iter::once(None).chain(languages.iter().cloned().map(Some)).collect();
        Plain::open(folder, "exact", languages)
    }

    /// An index of the bare program.
    pub(crate) fn of_bare(folder: &Path) -> Outcome<Plain> {
        Plain::open(folder, "text", vec![None])
    }

    fn open(folder: &Path, exact: &str, languages: Vec<Option<String>>) -> Outcome<Plain> {
        let index = Index::open_in_dir(folder)?;
        let schema = index.schema();
        let field = |name: &str| schema.get_field(name);
        let (text, exact, stored) = (field("text")?, field(exact)?, field("stored")?);
        Ok(Plain { searcher: index.reader()?.searcher(), text, exact, stored, languages, schema })
    }

    pub(crate) fn segments(&self) -> usize {
        self.searcher.segment_readers().len()
    }

    /// In how many articles a word stands as it is written; 0 for words that are not kept so.
    pub(crate) fn doc_freq(&self, word: &str) -> Outcome<u64> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(self.exact, word))?)
    }

    /// Which part of the articles with a word the main term of it leaves out.
    pub(crate) fn left_out(&self, word: &str) -> Outcome<f64> {
        let frequencies = self.terms(word)?.into_iter().map(|(_, doc_freq)| doc_freq);
        let (main, all) = frequencies.fold((0, 0), |(main, all): (u64, u64), doc_freq| (main.max(doc_freq), all + doc_freq));
        Ok(1.0 - main as f64 / all.max(1) as f64)
    }

    /// The ids of all articles of an index of Dateline, in the order of the index.
    pub(crate) fn ids(&self) -> Outcome<Vec<u64>> {
        let mut ids = Vec::new();
        for segment in self.searcher.segment_readers() {
            let column = segment.fast_fields().u64("id")?;
            ids.extend(segment.doc_ids_alive().filter_map(|document| column.first(document)));
        }
        Ok(ids)
    }

    /// The terms of a word, most frequent first, with the number of articles.
    fn terms(&self, word: &str) -> Outcome<Vec<(Term, u64)>> {
        let mut analyser = Analyser::default();
        let mut terms: Vec<(Term, u64)> = Vec::new();
        for language in &self.languages {
            let tokens = analyser.analyse(&Texts { body: word, language: language.as_deref(), ..Texts::default() });
            let Some(token) = tokens.iter().next() else { continue };
            let term = Term::from_field_text(self.text, token.stem);
            let doc_freq = self.searcher.doc_freq(&term)?;
            if doc_freq > 0 && !terms.iter().any(|(known, _)| *known == term) {
                terms.push((term, doc_freq));
            }
        }
        terms.sort_by_key(|(_, doc_freq)| std::cmp::Reverse(*doc_freq));
        Ok(terms)
    }

    fn word(&self, word: &str, reach: Reach) -> Outcome<Box<dyn Query>> {
        let mut terms = self.terms(word)?;
        if reach == Reach::MainTerm {
            terms.truncate(1);
        }
        let query = |(term, _)| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>;
        Ok(any_of(terms.into_iter().map(query).collect()))
    }

    fn base(&self, text: &Text, reach: Reach) -> Outcome<Option<Box<dyn Query>>> {
        Ok(Some(match text {
            Text::All => return Ok(None),
            Text::Word(word) => self.word(word, reach)?,
            Text::And(a, b) => Box::new(BooleanQuery::intersection(vec![self.word(a, reach)?, self.word(b, reach)?])),
            Text::Or(a, b) => Box::new(BooleanQuery::union(vec![self.word(a, reach)?, self.word(b, reach)?])),
            Text::Phrase(a, b) => {
                Box::new(PhraseQuery::new(vec![Term::from_field_text(self.exact, a), Term::from_field_text(self.exact, b)]))
            }
        }))
    }

    /// The articles that are found, or over which a dimension is counted that has choices of its own.
    fn articles(&self, text: &Text, wanted: &Wanted, own: Option<Dimension>, reach: Reach) -> Outcome<Box<dyn Query>> {
        let mut parts: Vec<Box<dyn Query>> = self.base(text, reach)?.into_iter().collect();
        for (dimension, values) in wanted.choices.iter().filter(|(dimension, _)| own != Some(*dimension)) {
            let field = self.schema.get_field(column(*dimension))?;
            let value = |value: &String| {
                Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic)) as Box<dyn Query>
            };
            parts.push(Box::new(ConstScoreQuery::new(any_of(values.iter().map(value).collect()), 0.0)));
        }
        Ok(match parts.len() {
            0 => Box::new(AllQuery),
            1 => parts.remove(0),
            _ => Box::new(BooleanQuery::intersection(parts)),
        })
    }

    /// Makes a question ready.
    pub(crate) fn prepare(&self, text: &Text, wanted: &Wanted) -> Outcome<Prepared> {
        let terms = |dimension: Dimension| json!({"terms": {"field": column(dimension), "size": VALUES}});
        let mut counts: Vec<(&str, Json)> = wanted.shared().into_iter().map(|one| (column(one), terms(one))).collect();
        if wanted.months {
            counts.push(("months", months()));
        }
        let own = wanted.own().into_iter().map(|dimension| {
            let articles = self.articles(text, wanted, Some(dimension), Reach::MainTerm)?;
            Ok((articles, aggregations(vec![(column(dimension), terms(dimension))])?))
        });
        Ok(Prepared {
            found: self.articles(text, wanted, None, Reach::MainTerm)?,
            counts: if counts.is_empty() { None } else { Some(aggregations(counts)?) },
            own: own.collect::<Outcome<_>>()?,
            wants_hits: wanted.hits,
            is_by_date: matches!(text, Text::All),
        })
    }

    /// Answers a question: hits that are counted beside are read back, hits alone are not.
    pub(crate) fn ask(&self, question: &Prepared, passes: Passes) -> Outcome<()> {
        match (&question.counts, question.wants_hits, passes) {
            (None, true, _) => _ = black_box(self.top(question)?),
            (Some(counts), false, _) => _ = black_box(self.counted(&*question.found, counts)?),
            (Some(counts), true, Passes::One) => {
                let (top, counted) = self.top_and_counts(question, counts)?;
                black_box((self.read_back(top)?, counted));
            }
            (Some(counts), true, Passes::Two) => {
                let top = self.top(question)?;
                black_box((self.read_back(top)?, self.counted(&*question.found, counts)?));
            }
            (None, false, _) => {}
        }
        for (articles, counts) in &question.own {
            black_box(self.counted(&**articles, counts)?);
        }
        Ok(())
    }

    fn counted(&self, query: &dyn Query, counts: &Aggregations) -> Outcome<AggregationResults> {
        Ok(self.searcher.search(query, &collector(counts))?)
    }

    fn top(&self, question: &Prepared) -> Outcome<Vec<DocAddress>> {
        let query = &*question.found;
        Ok(match question.is_by_date {
            true => addresses(self.searcher.search(query, &newest())?),
            false => addresses(self.searcher.search(query, &TopDocs::with_limit(HITS).order_by_score())?),
        })
    }

    fn top_and_counts(&self, question: &Prepared, counts: &Aggregations) -> Outcome<(Vec<DocAddress>, AggregationResults)> {
        let (query, counts) = (&*question.found, collector(counts));
        Ok(match question.is_by_date {
            true => {
                let (top, counted) = self.searcher.search(query, &(newest(), counts))?;
                (addresses(top), counted)
            }
            false => {
                let best = TopDocs::with_limit(HITS).order_by_score();
                let (top, counted) = self.searcher.search(query, &(best, counts))?;
                (addresses(top), counted)
            }
        })
    }

    fn read_back(&self, top: Vec<DocAddress>) -> Outcome<usize> {
        let mut bytes = 0;
        for address in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            bytes += document.get_first(self.stored).and_then(|value| value.as_bytes().map(<[u8]>::len)).unwrap_or_default();
        }
        Ok(bytes)
    }

    /// Counts exactly and in all languages, without regard to time.
    pub(crate) fn count(&self, text: &Text, wanted: &Wanted) -> Outcome<Counted> {
        // Larger than any dictionary: what a segment leaves out would be missing from the sum.
        let terms = |dimension: Dimension| json!({"terms": {"field": column(dimension), "size": 5_000, "segment_size": 100_000_000}});
        let mut counted = Counted::default();
        let found = self.articles(text, wanted, None, Reach::AllTerms)?;
        // Dateline keeps a record of every file beside the articles.
        let kind = Term::from_field_text(self.schema.get_field("kind")?, "article");
        let articles: Box<dyn Query> = Box::new(TermQuery::new(kind, IndexRecordOption::Basic));
        let found: Box<dyn Query> = Box::new(BooleanQuery::new(vec![(Occur::Must, found), (Occur::Must, articles)]));
        counted.total = self.searcher.search(&*found, &Count)? as u64;
        for dimension in wanted.shared().into_iter().chain(wanted.own()) {
            let is_own = wanted.own().contains(&dimension);
            let articles = self.articles(text, wanted, is_own.then_some(dimension), Reach::AllTerms)?;
            let results = self.counted(&*articles, &aggregations(vec![("values", terms(dimension))])?)?;
            let buckets = buckets(results, "values")?;
            let row = |bucket: &Json| (bucket["key"].as_str().unwrap_or_default().to_string(), articles_in(bucket));
            counted.facets.insert(dimension, buckets.iter().map(row).collect());
        }
        if wanted.months {
            let results = self.counted(&*found, &aggregations(vec![("months", months())])?)?;
            counted.dated = buckets(results, "months")?.iter().map(articles_in).sum();
        }
        Ok(counted)
    }
}

fn buckets(results: AggregationResults, name: &str) -> Outcome<Vec<Json>> {
    let results = serde_json::to_value(results)?;
    Ok(results[name]["buckets"].as_array().cloned().unwrap_or_default())
}

fn articles_in(bucket: &Json) -> u64 {
    bucket["doc_count"].as_u64().unwrap_or_default()
}

fn aggregations(named: Vec<(&str, Json)>) -> Outcome<Aggregations> {
    let named: serde_json::Map<String, Json> = named.into_iter().map(|(name, one)| (name.to_string(), one)).collect();
    Ok(serde_json::from_value(Json::Object(named))?)
}

/// Thirty days are as near as tantivy comes to a month.
fn months() -> Json {
    json!({"histogram": {"field": "first_day", "interval": 30}})
}

fn collector(counts: &Aggregations) -> AggregationCollector {
    AggregationCollector::from_aggs(counts.clone(), AggContextParams::default())
}

fn newest() -> impl Collector<Fruit = Vec<(Option<i64>, DocAddress)>> {
    TopDocs::with_limit(HITS).order_by_fast_field::<i64>("first_day", Order::Desc)
}

fn addresses<K>(top: Vec<(K, DocAddress)>) -> Vec<DocAddress> {
    top.into_iter().map(|(_, address)| address).collect()
}

fn any_of(mut parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::union(parts)),
    }
}

/// The field of a dimension.
fn column(dimension: Dimension) -> &'static str {
    dimension.name()
}

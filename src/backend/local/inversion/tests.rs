//! Compares segments inverted here with those the engine makes of the same terms, byte for byte.

use tantivy::directory::RamDirectory;
use tantivy::index::{IndexSettings, IndexSortByField, Order, SegmentComponent};
use tantivy::merge_policy::NoMergePolicy;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexWriter, Term};

use super::*;
use crate::backend::local::fields::schema;
use crate::backend::local::handed_over::FieldValue;
use crate::schema::TermList;

/// Who inverts the terms.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Us,
    TheEngine,
}

/// An article: the day it is sorted by, its id, and in each of the five fields positions with terms.
#[derive(Clone, Default)]
struct Article {
    day: u64,
    id: Option<u64>,
    fields: [Vec<(u32, String)>; 5],
}

const FIELDS: [&str; 5] = ["text", "headline", "exact", "bio", "mention"];

fn listed(terms: &[(u32, String)]) -> TermList {
    let mut list = TermList::default();
    terms.iter().for_each(|(position, term)| list.push(*position, term));
    list
}

/// The same for the engine, which reads it by [`WrittenTerms`].
fn written(terms: &[(u32, String)]) -> String {
    terms.iter().map(|(position, term)| format!("{position} {term}\n")).collect()
}

#[derive(Clone, Default)]
struct WrittenTerms(Token);

struct WrittenTokens<'a> {
    lines: std::str::Lines<'a>,
    token: &'a mut Token,
}

impl Tokenizer for WrittenTerms {
    type TokenStream<'a> = WrittenTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WrittenTokens<'a> {
        self.0.reset();
        WrittenTokens { lines: text.lines(), token: &mut self.0 }
    }
}

impl TokenStream for WrittenTokens<'_> {
    fn advance(&mut self) -> bool {
        let Some((position, term)) = self.lines.next().and_then(|line| line.split_once(' ')) else { return false };
        self.token.position = position.parse().expect("a number");
        self.token.text = term.to_string();
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// Few terms are frequent and most are rare; some share their first eight bytes, and some have none but the first of them.
    fn term(&mut self) -> String {
        let bound = 1 + self.below(2000);
        let word = self.below(bound);
        match word % 4 {
            0 => format!("\u{1}{word}"),
            1 => format!("en:begins alike {word}"),
            2 => format!("é{word}"),
            _ => format!("{word}"),
        }
    }

    fn article(&mut self, number: u64) -> Article {
        let mut article = Article { day: self.below(20), id: (self.below(10) > 0).then_some(number), ..Article::default() };
        for (place, terms) in article.fields.iter_mut().enumerate() {
            let mut position = 0;
            for _ in 0..self.below(if place == 0 { 300 } else { 60 }) {
                position += match self.below(50) {
                    0 => self.below(200_000),
                    step => step % 3,
                } as u32;
                terms.push((position, self.term()));
            }
        }
        article
    }
}

fn index(articles: &[Article], by: By, is_sorted: bool) -> Index {
    let order = IndexSortByField { field: SORT_DAY.to_string(), order: Order::Desc };
    let settings = IndexSettings { sort_by_field: is_sorted.then_some(order), ..IndexSettings::default() };
    let mut builder = Index::builder().schema(schema()).settings(settings);
    if by == By::Us {
        builder = builder.register_plugin(std::sync::Arc::new(InversionPlugin));
    }
    let index = builder.open_or_create(RamDirectory::create()).expect("an index");
    index.tokenizers().register(FINISHED_TERMS, WrittenTerms::default());
    let schema = index.schema();
    let field = |name: &str| schema.get_field(name).expect("a field");
    let mut writer: IndexWriter<HandedOver> = index.writer_with_num_threads(1, 100_000_000).expect("a writer");
    writer.set_merge_policy(Box::new(NoMergePolicy));
    // Three segments of different sizes, by which they are known again.
    let (first, others) = articles.split_at(articles.len() / 2);
    let (second, third) = others.split_at(articles.len() / 3);
    for segment in [first, second, third] {
        for article in segment {
            let mut document = HandedOver::default();
            document.add(field(SORT_DAY), FieldValue::Unsigned(article.day));
            document.add(field("topic"), FieldValue::Text(format!("topic {}", article.day % 3)));
            if let Some(id) = article.id {
                document.add(field("id"), FieldValue::Unsigned(id));
            }
            for (name, terms) in FIELDS.iter().zip(&article.fields) {
                match by {
                    By::Us => document.add_terms(field(name), listed(terms)),
                    By::TheEngine if terms.is_empty() => {}
                    By::TheEngine => document.add(field(name), FieldValue::Text(written(terms))),
                }
            }
            writer.add_document(document).expect("a document");
        }
        writer.commit().expect("a commit");
    }
    // Some articles are deleted, and the two larger segments merged.
    (0..articles.len() as u64).step_by(7).for_each(|id| _ = writer.delete_term(Term::from_field_u64(field("id"), id)));
    writer.commit().expect("a commit");
    let segments: Vec<_> = sorted_segments(&index).iter().rev().take(2).map(Segment::id).collect();
    writer.merge(&segments).wait().expect("a merge");
    index
}

fn sorted_segments(index: &Index) -> Vec<Segment> {
    let mut segments = index.searchable_segments().expect("segments");
    segments.sort_by_key(|segment| segment.meta().max_doc());
    segments
}

/// The files of the segments.
fn files(index: &Index) -> Vec<[Vec<u8>; 4]> {
    use SegmentComponent::{FieldNorms, Positions, Postings, Terms};
    let segments = sorted_segments(index);
    let read = |segment: &Segment, component| {
        segment.open_read(component).expect("a file").read_bytes().expect("bytes").as_slice().to_vec()
    };
    segments
        .iter()
        .map(|segment| [FieldNorms, Terms, Postings, Positions].map(|component| read(segment, component)))
        .collect()
}

fn expect_the_same(articles: &[Article]) {
    for is_sorted in [true, false] {
        let [ours, theirs] = [By::Us, By::TheEngine].map(|by| files(&index(articles, by, is_sorted)));
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            let lengths = |files: &[Vec<u8>; 4]| files.each_ref().map(Vec::len);
            assert_eq!(lengths(ours), lengths(theirs));
            assert!(ours == theirs, "norms, terms, postings and positions have the bytes they would have");
        }
    }
}

#[test]
fn files_are_those_the_engine_would_have_written() {
    let mut random = Random(1);
    let mut articles: Vec<Article> = (0..1000).map(|number| random.article(number)).collect();
    articles[5].fields = Default::default();
    articles[400].fields[0].clear();
    expect_the_same(&articles);
}

#[test]
fn long_terms_and_distant_positions_are_kept_and_terms_the_engine_has_no_room_for_are_left_out() {
    let terms = |lengths: &[usize]| -> Vec<(u32, String)> {
        lengths.iter().zip(0..).map(|(length, place)| (place * 700_000_000, "x".repeat(*length))).collect()
    };
    let of = |day, text: &[usize], exact: &[usize]| Article {
        day,
        id: Some(day),
        fields: [terms(text), Vec::new(), terms(exact), Vec::new(), Vec::new()],
    };
    // No article has a headline, a bio or a mention.
    let articles = [of(1, &[65_530, 65_531, 3], &[]), of(2, &[1, 2, 3, 65_530], &[0xE000]), of(3, &[3, 3], &[])];
    expect_the_same(&[articles.clone(), articles].concat());
}

#[test]
fn one_term_in_every_article_and_more_than_one_buffer() {
    let many: Vec<(u32, String)> = (0..20_000).map(|position| (position * 50, format!("{}", position % 9))).collect();
    let article = |number: u64| Article {
        day: number % 5,
        id: Some(number),
        fields: [many.clone(), vec![], many.clone(), vec![], vec![]],
    };
    expect_the_same(&(0..500).map(article).collect::<Vec<_>>());
}

#[test]
fn articles_without_any_term() {
    expect_the_same(&vec![Article { day: 3, id: Some(1), ..Article::default() }; 6]);
}

//! Holds answers against what would make them wrong without a word: doubles between pages, ends that are none, values that only look like marks of
//! ours, places that were not looked at.

use std::collections::BTreeSet;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::query::{parse, plan};
use dateline::schema::FileKey;
use dateline::{
    AllHits, ArticleId, ArticleSink, ErrorCode, Filter, Index, IndexedDocument, Manifest, Match, SearchBackend,
    SearchRequest, StoredArticle, explain_article, mark, search,
};

use crate::reference_backend::ReferenceBackend;
use crate::support::{Random, blank_article};

/// An article of these words.
fn article(number: u64, headline: &str, body: String) -> StoredArticle {
    StoredArticle {
        id: ArticleId::from_bits(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        headline: headline.to_string(),
        article_body: body,
        language: Some("en".to_string()),
        folder: "s".to_string(),
        path: number.to_string(),
        ..blank_article()
    }
}

/// An index of these articles, in several segments.
fn indexed(articles: &[StoredArticle]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().expect("a folder");
    for part in articles.chunks(articles.len().div_ceil(3).max(1)) {
        let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
        let mut writer = IndexWriter::open(folder.path(), options).expect("a writer");
        for article in part {
            let key = FileKey { source: "s".to_string(), path: article.path.clone() };
            writer.add(IndexedDocument::laid_out(key, article.clone())).expect("an article");
        }
        writer.commit(&Manifest::new(Default::default())).expect("a commit");
    }
    let index = Index::open(folder.path()).expect("an index");
    (folder, index)
}

#[test]
fn pages_of_any_of_many_words_hold_each_article_once() {
    const WORDS: [&str; 12] = [
        "ceasefire",
        "grain",
        "sanctions",
        "summit",
        "talks",
        "border",
        "minister",
        "attack",
        "vote",
        "navy",
        "ferry",
        "port",
    ];
    let mut random = Random::of(23);
    let articles: Vec<StoredArticle> = (0..2_400)
        .map(|number| {
            // Words near the beginning of the list are more frequent.
            let word = |random: &mut Random| WORDS[random.below(WORDS.len()).min(random.below(WORDS.len()))];
            let words: Vec<&str> = (0..20 + random.below(200)).map(|_| word(&mut random)).collect();
            article(number, "Report", words.join(" "))
        })
        .collect();
    let (_folder, index) = indexed(&articles);
    for text in
        ["vote navy ferry", "ceasefire grain sanctions talks summit border minister attack vote", "port OR ferry OR navy"]
    {
        let mut request = SearchRequest::for_text(text);
        request.matching = Match::Any;
        let total = index.search(&request).expect("an answer").total.value;
        for limit in [37, 100, 333] {
            let (mut walked, mut page) = (Vec::new(), request.clone().page(0, limit));
            loop {
                let response = index.search(&page).expect("an answer");
                walked.extend(response.hits.into_iter().map(|hit| hit.id));
                let Some(next) = response.next else { break };
                page = page.after(next);
            }
            let once: BTreeSet<&ArticleId> = walked.iter().collect();
            assert_eq!((walked.len() as u64, once.len() as u64), (total, total), "{text}, {limit} a page");
        }
    }
}

#[test]
fn all_hits_of_a_backend_without_cursors_are_all_or_an_error() {
    let manifest = Manifest::new(Default::default());
    let all_of = |number: u64| {
        let articles = (0..number).map(|number| article(number, "Report", "Grain.".to_string())).collect();
        let backend = ReferenceBackend::new(articles, manifest.clone());
        let mut all = AllHits::of(SearchRequest::default());
        let mut ids = BTreeSet::new();
        loop {
            match all.next_page(&backend) {
                Ok(Some(hits)) => ids.extend(hits.into_iter().map(|hit| hit.id)),
                Ok(None) => return Ok(ids.len()),
                Err(error) => return Err(error.code()),
            }
        }
    };
    assert_eq!(all_of(0), Ok(0));
    assert_eq!(all_of(1_000), Ok(1_000));
    assert_eq!(all_of(2_500), Ok(2_500));
    assert_eq!(all_of(10_001), Err(ErrorCode::Unsupported));
}

#[test]
fn a_value_that_begins_with_a_plus_is_a_value() {
    let articles = [Some("+972 Magazine"), Some("Reuters"), None].map(|source| StoredArticle {
        source: source.map(str::to_string),
        ..article(source.map_or(0, |source| source.len() as u64), "Report", "Grain.".to_string())
    });
    let (_folder, index) = indexed(&articles);
    let total = |filter: Filter| {
        let mut request = SearchRequest::default();
        request.filters = vec![filter];
        let response = index.search(&request).expect("an answer");
        (response.total.value, response.warnings.len())
    };
    let of = |value: &str| vec![value.to_string()];
    let source = Filter::on(dateline::Dimension::Source);
    assert_eq!(total(Filter { any: of("+972 Magazine"), ..source.clone() }), (1, 0));
    assert_eq!(total(Filter { all: of("+972 Magazine"), ..source.clone() }), (1, 0));
    assert_eq!(total(Filter { none: of("+972 Magazine"), ..source.clone() }), (2, 0));
    assert_eq!(total(Filter { any: of("+nosuch"), ..source.clone() }), (0, 1));
    let by_text = index.search(&SearchRequest::for_text("source:\"+972 Magazine\"")).expect("an answer");
    assert_eq!(by_text.total.value, 1);
}

#[test]
fn an_explanation_counts_what_was_found_whatever_else_is_asked_for() {
    let body = "Peace talks began. The peace talks went on, peace talks ended.";
    let articles = [StoredArticle { topic: vec!["War".to_string()], ..article(1, "Peace talks", body.to_string()) }];
    let (_folder, index) = indexed(&articles);
    let found = |text: &str| {
        let request = SearchRequest::for_text(text).any(dateline::Dimension::Topic, "War");
        let explained = explain_article(&index, &request, &articles[0].id).expect("an explanation");
        let marked = mark(&index, &request, &articles[0].id).expect("marked");
        assert_eq!(explained.found, marked.counts, "{text}");
        assert!(explained.matches && marked.matches && marked.warnings.is_empty());
        explained.found.iter().map(|count| format!("{} {}", count.what, count.count)).collect::<Vec<_>>()
    };
    assert_eq!(found("\"peace talks\""), ["\"peace talks\" 4"]);
    assert_eq!(found("headline:\"peace talks\" OR \"peace talks\""), ["\"peace talks\" 4"]);
    assert_eq!(found("\"peace talks\" NOT actor:org:hamas"), ["\"peace talks\" 4"]);
}

#[test]
fn an_article_that_is_too_long_to_be_marked_whole_still_matches_and_says_so() {
    let (_folder, index) = indexed(&[article(1, "Numbers", "war ".repeat(320_000))]);
    let mut request = SearchRequest::for_text("war");
    request.time_budget_ms = 60_000;
    let found = search(&index, &request).expect("an answer");
    assert_eq!(found.total.value, 1);
    let marked = mark(&index, &request, &found.hits[0].id).expect("marked");
    assert!(marked.matches);
    assert_eq!(marked.warnings.iter().map(|warning| warning.code.as_str()).collect::<Vec<_>>(), ["too_many_places"]);
    let explained = explain_article(&index, &request, &found.hits[0].id).expect("an explanation");
    assert!(explained.matches && !explained.warnings.is_empty());
    assert_eq!(
        index.finds(&plan(&parse(&request).expect("a query")), &ArticleId::from("none")).expect("an answer"),
        Some(false)
    );
}

#[test]
fn a_plan_may_ask_for_any_page() {
    let (_folder, index) = indexed(&[article(1, "Report", "Grain.".to_string())]);
    let mut plan = plan(&parse(&SearchRequest::default()).expect("a query"));
    (plan.page.offset, plan.page.limit) = (u32::MAX, 5);
    let answer = index.run(&plan).expect("an answer");
    assert_eq!((answer.total, answer.hits.len()), (1, 0));
}

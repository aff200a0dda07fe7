//! Walks through hits page by page, by cursors, and holds the walk against one long page; holds scores against what they may depend on.

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::schema::FileKey;
use dateline::{
    ArticleId, ArticleSink, Dimension, ErrorCode, Index, IndexedDocument, Manifest, Match, PublicationDate, SearchRequest,
    Sort, StoredArticle, explain_article,
};

use crate::support::{Random, Scratch, blank_article, list, text};

/// An article of that many words `grain`, of the given day if there is one.
fn article(number: u64, grains: usize, day: Option<&str>) -> StoredArticle {
    let date = day.map(|day| PublicationDate::read(day.parse().expect("a day")));
    StoredArticle {
        id: ArticleId::from_bits(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        headline: "Report".to_string(),
        article_body: format!("{} {}", "grain ".repeat(grains), "other words ".repeat(10)),
        date_published: date.unwrap_or_else(|| PublicationDate::unknown(None)),
        language: Some("en".to_string()),
        folder: "s".to_string(),
        path: number.to_string(),
        ..blank_article()
    }
}

struct Folder {
    folder: tempfile::TempDir,
    next: u64,
}

impl Folder {
    fn new() -> Folder {
        Folder { folder: tempfile::tempdir().expect("a folder"), next: 1 }
    }

    fn add(&mut self, articles: impl IntoIterator<Item = (usize, Option<String>)>) {
        let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
        let mut writer = IndexWriter::open(self.folder.path(), options).expect("a writer");
        for (grains, day) in articles {
            let key = FileKey { source: "s".to_string(), path: self.next.to_string() };
            let article = article(self.next, grains, day.as_deref());
            writer.add(IndexedDocument::laid_out(key, article)).expect("an article");
            self.next += 1;
        }
        writer.commit(&Manifest::new(Default::default())).expect("a commit");
    }

    fn open(&self) -> Index {
        Index::open(self.folder.path()).expect("an index")
    }
}

fn random_articles(random: &mut Random, number: usize) -> Vec<(usize, Option<String>)> {
    let day = |random: &mut Random| format!("202{}-0{}-1{}", random.below(4), 1 + random.below(9), random.below(9));
    (0..number).map(|_| (random.below(4), (!random.one_in(5)).then(|| day(random)))).collect()
}

fn ids(index: &Index, request: &SearchRequest) -> (Vec<ArticleId>, Option<String>) {
    let response = index.search(request).expect("an answer");
    (response.hits.into_iter().map(|hit| hit.id).collect(), response.next)
}

#[test]
fn pages_follow_one_another() {
    let mut random = Random::of(7);
    let mut folder = Folder::new();
    for _ in 0..3 {
        let articles = random_articles(&mut random, 120);
        folder.add(articles);
    }
    let index = folder.open();
    for text in ["", "grain", "grain NEAR/3 grain", "grain date:2021..2022", "grain OR other", "date-status:known"] {
        for sort in Sort::ALL {
            for recency in [0.0, 0.3] {
                let mut request = SearchRequest::for_text(text).sort(sort);
                request.recency = recency;
                let (whole, _) = ids(&index, &request.clone().page(0, 1000));
                let mut walked = Vec::new();
                let mut page = request.clone().page(0, 7);
                loop {
                    let (hits, next) = ids(&index, &page);
                    walked.extend(hits);
                    let Some(next) = next else { break };
                    page = page.after(next);
                }
                assert_eq!(walked, whole, "{text} {sort:?} {recency}");
            }
        }
    }
}

#[test]
fn a_cursor_is_good_for_the_same_filters_in_any_order() {
    let mut folder = Folder::new();
    folder.add(random_articles(&mut Random::of(9), 60));
    let index = folder.open();
    let request = |filters: &[(Dimension, &str)]| {
        let request = SearchRequest::for_text("other").sort(Sort::Newest).page(0, 10);
        filters.iter().fold(request, |request, (dimension, value)| request.any(*dimension, *value))
    };
    let [english, german, known, partial] = [
        (Dimension::Language, "en"),
        (Dimension::Language, "de"),
        (Dimension::DateStatus, "known"),
        (Dimension::DateStatus, "partial"),
    ];
    let (_, next) = ids(&index, &request(&[english, german, known, partial]));
    let next = next.expect("a cursor");
    let (behind, _) = ids(&index, &request(&[english, german, known, partial]).after(&next));
    assert!(!behind.is_empty());
    for filters in [[known, partial, english, german], [partial, german, known, english], [german, english, partial, known]]
    {
        assert_eq!(ids(&index, &request(&filters).after(&next)).0, behind, "{filters:?}");
    }
    for other in [request(&[english, known, partial]), request(&[english, german, known, partial]).none(known.0, "unknown")]
    {
        let refused = index.search(&other.after(&next)).expect_err("a cursor of another request");
        assert_eq!(refused.code(), ErrorCode::InvalidRequest);
    }
}

#[test]
fn a_cursor_by_date_outlives_a_change_and_one_by_relevance_says_that_it_does_not() {
    let mut random = Random::of(8);
    let mut folder = Folder::new();
    folder.add(random_articles(&mut random, 50));
    let mut index = folder.open();
    let by_date = SearchRequest::for_text("other").sort(Sort::Newest).page(0, 10);
    let by_relevance = SearchRequest::for_text("grain").page(0, 10);
    let (first, dated) = ids(&index, &by_date);
    let (_, ranked) = ids(&index, &by_relevance);
    let (dated, ranked) = (dated.expect("a cursor"), ranked.expect("a cursor"));
    folder.add(random_articles(&mut random, 50));
    index.reload().expect("the new state");
    let (whole, _) = ids(&index, &by_date.clone().page(0, 1000));
    let last = whole.iter().position(|id| *id == first[9]).expect("the last hit of the first page");
    assert_eq!(ids(&index, &by_date.clone().page(0, 1000).after(&dated)).0, whole[last + 1..]);
    let refused = |request: SearchRequest| index.search(&request).expect_err("a refusal").code();
    assert_eq!(refused(by_relevance.after(ranked)), ErrorCode::CursorExpired);
    assert_eq!(refused(SearchRequest::for_text("grain").sort(Sort::Newest).after(&dated)), ErrorCode::InvalidRequest);
    assert_eq!(refused(by_date.clone().page(5, 10).after(&dated)), ErrorCode::InvalidRequest);
    for odd in ["", "x", "中", &dated[1..], &dated[..50], "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"]
    {
        assert_eq!(refused(by_date.clone().after(odd)), ErrorCode::InvalidRequest, "{odd}");
    }
}

#[test]
fn pages_of_hits_that_are_put_in_order_together_follow_one_another() {
    let mut random = Random::of(9);
    let mut folder = Folder::new();
    folder.add(random_articles(&mut random, 300));
    let mut request = SearchRequest::for_text("grain other words");
    request.matching = Match::Any;
    let index = folder.open();
    let (whole, _) = ids(&index, &request.clone().page(0, 1000));
    for limit in [1, 7, 137, 200, 220] {
        let mut walked = Vec::new();
        let mut page = request.clone().page(0, limit);
        loop {
            let (hits, next) = ids(&index, &page);
            walked.extend(hits);
            let Some(next) = next else { break };
            page = page.after(next);
        }
        assert_eq!(walked, whole, "{limit} a page");
    }
    // Ordered by date nothing is put in order anew, and the cursor is that of a date.
    let by_date = request.clone().sort(Sort::Newest);
    let (dated, next) = ids(&index, &by_date.clone().page(0, 20));
    assert_eq!(dated, ids(&index, &by_date.clone().page(0, 1000)).0[..20]);
    let (_, ranked) = ids(&index, &request.clone().page(0, 20));
    folder.add(random_articles(&mut random, 1));
    let index = folder.open();
    index.search(&by_date.page(0, 20).after(next.expect("a cursor"))).expect("an answer");
    let refused = index.search(&request.page(0, 20).after(ranked.expect("a cursor"))).expect_err("a refusal");
    assert_eq!(refused.code(), ErrorCode::CursorExpired);
}

#[test]
fn days_that_are_still_to_come_stand_behind_all_others() {
    let today = chrono::Local::now().date_naive();
    let day = |days: i64| Some((today + chrono::TimeDelta::days(days)).to_string());
    let mut folder = Folder::new();
    // More of them than are looked at first.
    folder.add((0..300).map(|number| (1, day(400 + number % 40))));
    folder.add((0..300).map(|number| match number {
        0..150 => (1, day(9_000 + number)),
        150 => (1, None),
        number => (1, day(-number)),
    }));
    folder.add([(1, day(0)), (1, day(1)), (1, None)]);
    let index = folder.open();
    for text in ["", "grain", "grain NEAR/9 other"] {
        for (sort, total) in [(Sort::Newest, true), (Sort::Newest, false), (Sort::Oldest, true), (Sort::Oldest, false)] {
            let mut request = SearchRequest::for_text(text).sort(sort);
            request.total = total;
            let dates = |page: SearchRequest| {
                let hits = index.search(&page).expect("an answer").hits.into_iter();
                let days = hits.map(|hit| hit.date_published.date().map(|date| date.first_day()));
                days.collect::<Vec<_>>()
            };
            let found = dates(request.clone().page(0, 1000));
            let mut expected = found.clone();
            expected.sort_by_key(|day| {
                let days = day.map(|day| (day - today).num_days());
                (days.is_none(), days > Some(0), if sort == Sort::Newest { days.map(|days| -days) } else { days })
            });
            assert_eq!((found.len(), &found), (603, &expected), "{text} {sort:?}");
            for limit in [1, 10, 200] {
                assert_eq!(dates(request.clone().page(0, limit)), expected[..limit as usize], "{text} {sort:?} {limit}");
            }
            let (mut walked, mut page) = (0, request.clone().page(0, 90));
            loop {
                let response = index.search(&page).expect("an answer");
                walked += response.hits.len();
                let Some(next) = response.next else { break };
                page = page.after(next);
            }
            assert_eq!(walked, 603, "{text} {sort:?}");
        }
    }
}

#[test]
fn age_takes_its_share_of_the_score_and_no_more() {
    let mut folder = Folder::new();
    let days = ["2023-06-01", "2022-06-01", "2013-06-01"].map(|day| (1, Some(day.to_string())));
    folder.add(days.into_iter().chain([(1, None)]));
    let index = folder.open();
    let scores = |recency: f32| -> Vec<f32> {
        let mut request = SearchRequest::for_text("grain");
        request.recency = recency;
        index.search(&request).expect("an answer").hits.iter().map(|hit| hit.score.expect("a score")).collect()
    };
    let plain = scores(0.0);
    let shares: Vec<f32> = scores(0.4).iter().map(|score| score / plain[0]).collect();
    for (share, expected) in shares.iter().zip([1.0, 0.8, 0.6, 0.6]) {
        assert!((share - expected).abs() < 0.001, "{shares:?}");
    }
    let mut request = SearchRequest::for_text("grain");
    request.recency = 0.4;
    let hit = index.search(&request).expect("an answer").hits.remove(1);
    let score = explain_article(&index, &request, &hit.id).expect("an explanation").score.expect("a score");
    assert_eq!(score.what, "times 0.800 for its age");
    assert!((score.score - hit.score.expect("a score")).abs() < 1e-6);
    request.recency = 0.6;
    assert_eq!(index.search(&request).expect_err("a refusal").code(), ErrorCode::InvalidRequest);
}

#[test]
fn age_is_counted_from_the_latest_day_that_has_come() {
    let day = |day: &str| (1, Some(day.to_string()));
    let shares = |folder: &Folder| -> Vec<f32> {
        let index = folder.open();
        let mut request = SearchRequest::for_text("grain");
        request.recency = 0.4;
        let hits = index.search(&request).expect("an answer").hits;
        hits.iter().map(|hit| hit.score.expect("a score") / hits[0].score.expect("a score")).collect()
    };
    let mut folder = Folder::new();
    folder.add([day("2023-06-01"), day("2022-06-01")]);
    assert!((shares(&folder)[1] - 0.8).abs() < 0.001);
    // A misprint elsewhere makes nothing older.
    folder.add([day("2999-05-05")]);
    let shares = shares(&folder);
    assert!((shares[0] - shares[1]).abs() < 0.001 && (shares[2] - 0.8).abs() < 0.001, "{shares:?}");
}

#[test]
fn scores_are_the_same_whether_articles_lie_in_one_file_or_in_many() {
    let words = ["grain", "harbour", "talks", "drought", "ferry", "strike"];
    let mut random = Random::of(17);
    let records: Vec<String> = (0..40)
        .map(|number| {
            let body: Vec<&str> = (0..30 + random.below(60)).map(|_| words[random.below(words.len())]).collect();
            format!("{{\"headline\": \"Report {number}\", \"body\": \"{}\"}}", body.join(" "))
        })
        .collect();
    let (together, apart) = (Scratch::new(), Scratch::new());
    together.write("all.jsonl", records.join("\n"));
    for (number, record) in records.iter().enumerate() {
        apart.write(format!("{number}.json"), record);
    }
    let scores = |scratch: &Scratch, query: &str| -> Vec<(String, String)> {
        let found = scratch.search(&[query, "--limit", "100"]);
        let mut scores: Vec<(String, String)> =
            list(&found, "hits").iter().map(|hit| (text(hit, "headline").to_string(), hit["score"].to_string())).collect();
        scores.sort();
        scores
    };
    together.index(&["corpus"]);
    apart.index(&["corpus"]);
    for query in ["grain", "grain OR ferry", "\"grain talks\"", "grain SENTENCE strike", "report"] {
        let of_one = scores(&together, query);
        assert!(of_one.len() > 10, "{query}");
        assert_eq!(of_one, scores(&apart, query), "{query}");
    }
}

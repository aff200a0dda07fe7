//! Turns a seed into random corpora and requests, and asks the embedded index and the reference backend the same questions.
//!
//! The words and values are few, so that everything collides. A failure prints the seed: `DATELINE_SEED=7 cargo test` runs
//! that seed alone.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline::actors::Registry;
use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::query::{FacetResult, Page};
use dateline::schema::{FileKey, FileOutcome, FileRecord, FileStamp, RecordDetails};
use dateline::{
    ActorId, ActorInArticle, ActorKind, ArticleId, ArticleSink, CivilDate, DayRange, Dimension, FacetRequest, Filter, Hit,
    Index, IndexedDocument, Interval, Manifest, Match, PublicationDate, SearchBackend, SearchRequest, SearchResponse,
    SnippetRequest, Sort, StoredArticle, search,
};
use serde_json::Value;

use crate::reference_backend::ReferenceBackend;
use crate::support::{BASE_SEED, Random, blank_article, seeds};

const CORPORA: u64 = 30;
/// Every so many corpora one is wide: some hundred articles, so that an engine has to choose among its ways.
const WIDE: u64 = 5;
const REQUESTS: u64 = 40;
/// With two seeds of their own these make 20,400 pairs of a corpus and a request.
const REQUESTS_BESIDE_REFERENCE: u64 = 340;

#[test]
fn the_embedded_index_answers_as_the_reference_does() {
    for_every_corpus(|corpus, random| {
        for _ in 0..REQUESTS_BESIDE_REFERENCE {
            let request = random_request(random);
            let differences = differences(corpus, &request);
            if !differences.is_empty() {
                return Err(format!("{}\n{}", as_json(&request), differences.join("\n")));
            }
        }
        Ok(())
    });
}

/// The facet rule, said only in terms of totals: a value's count is what is found when it is the only choice in its dimension.
#[test]
fn a_facet_count_is_the_total_of_choosing_that_value_alone() {
    for_every_corpus(|corpus, random| {
        for _ in 0..REQUESTS {
            let request = random_request(random).facet(random.pick(&Dimension::ALL), 20);
            for backend in corpus.backends() {
                for facet in &answer(backend, &request).facets {
                    for value in &facet.values {
                        let alone = with_one_choice(&request, facet.dimension, &value.value);
                        let total = answer(backend, &alone).total.value;
                        if value.count != total {
                            let rows = format!("{value:?}\nchosen alone it finds {total}");
                            return Err(format!("{}\n{rows}", as_json(&request)));
                        }
                    }
                }
            }
        }
        Ok(())
    });
}

/// What a facet says of the values that it does not list, said only in terms of the same facet with all of them.
#[test]
fn a_facet_says_how_much_it_does_not_list() {
    for_every_corpus(|corpus, random| {
        for _ in 0..REQUESTS {
            let request = random_request(random);
            let mut whole = request.clone();
            whole.facets.iter_mut().for_each(|facet| (facet.limit, facet.offset) = (1000, 0));
            for backend in corpus.backends() {
                let (cut, whole) = (answer(backend, &request), answer(backend, &whole));
                for (cut, whole) in cut.facets.iter().zip(&whole.facets) {
                    let with_count = whole.values.iter().filter(|value| value.count > 0).count() as u64;
                    let sum = |facet: &FacetResult| facet.values.iter().map(|value| value.count).sum::<u64>();
                    let is_whole = (whole.distinct, whole.other) == (with_count, 0);
                    if !is_whole || (cut.distinct, cut.other) != (with_count, sum(whole) - sum(cut)) {
                        return Err(format!("{}\ncut {cut:?}\nwhole {whole:?}", as_json(&request)));
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn choosing_an_actor_keeps_the_other_actors_countable() {
    for_every_corpus(|corpus, random| {
        for _ in 0..REQUESTS {
            let mut request = random_request(random);
            request.filters.iter_mut().filter(|filter| filter.dimension == Dimension::Actor).for_each(|filter| {
                filter.any.clear();
            });
            request.facets = vec![FacetRequest::of(Dimension::Actor, 20)];
            for backend in corpus.backends() {
                let before = answer(backend, &request).facets.remove(0);
                let Some(chosen) = before.values.first() else { continue };
                let with_choice = request.clone().actor(&chosen.value);
                let after = answer(backend, &with_choice).facets.remove(0);
                if numbers(&before) != numbers(&after) {
                    return Err(format!("{}\nbefore {before:?}\nafter {after:?}", as_json(&with_choice)));
                }
            }
        }
        Ok(())
    });
}

fn numbers(facet: &FacetResult) -> (Vec<(&str, u64)>, [u64; 3]) {
    let values = facet.values.iter().map(|value| (value.value.as_str(), value.count)).collect();
    (values, [facet.distinct, facet.other, facet.missing])
}

/// The same request with `value` in place of the any-of choices of its dimension, for its total alone.
fn with_one_choice(request: &SearchRequest, dimension: Dimension, value: &str) -> SearchRequest {
    let mut alone = request.clone().any(dimension, "");
    let own = alone.filters.iter_mut().filter(|filter| filter.dimension == dimension);
    for (place, filter) in own.enumerate() {
        filter.any = if place == 0 { vec![value.to_string()] } else { Vec::new() };
    }
    alone.facets.clear();
    alone.page(0, 0)
}

/// What the two backends say differently.
fn differences(corpus: &Corpus, request: &SearchRequest) -> Vec<String> {
    let ours = answer(&corpus.index, request);
    let reference = answer(&corpus.reference, request);
    let mut differences = Vec::new();
    let mut compare = |what: &str, ours: String, reference: String| {
        if ours != reference {
            differences.push(format!("{what}\n  index     {ours}\n  reference {reference}"));
        }
    };
    compare("total", as_json(&ours.total), as_json(&reference.total));
    compare("timeline", as_json(&ours.timeline), as_json(&reference.timeline));
    compare("warnings", as_json(&ours.warnings), as_json(&reference.warnings));
    compare("facets", as_json(&ours.facets.len()), as_json(&reference.facets.len()));
    for (ours, reference) in ours.facets.iter().zip(&reference.facets) {
        compare("facet", as_json(ours), as_json(reference));
    }
    // Without a count an engine may stop when it has the hits.
    let mut uncounted = request.clone();
    (uncounted.facets, uncounted.timeline, uncounted.total) = (Vec::new(), None, false);
    let ids = |response: &SearchResponse| response.hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>();
    compare("uncounted", as_json(&ids(&answer(&corpus.index, &uncounted))), as_json(&ids(&ours)));
    let is_by_relevance = request.sort == Sort::Relevance && !request.text.trim().is_empty();
    if is_by_relevance {
        let everything = answer(&corpus.reference, &request.clone().page(0, 1000));
        differences.extend(odd_hits(&ours, &everything, request.page));
    } else {
        compare("hits", as_json(&ours.hits), as_json(&reference.hits));
    }
    differences
}

/// What is wrong with a page by relevance: it must hold as many of the articles found as fit, each once, best first
/// and the latest first among equals.
fn odd_hits(ours: &SearchResponse, everything: &SearchResponse, page: Page) -> Option<String> {
    let found: BTreeSet<&ArticleId> = everything.hits.iter().map(|hit| &hit.id).collect();
    let listed: BTreeSet<&ArticleId> = ours.hits.iter().map(|hit| &hit.id).collect();
    let fitting = found.len().saturating_sub(page.offset as usize).min(page.limit as usize);
    let is_whole = listed.len() == fitting && ours.hits.len() == fitting && listed.is_subset(&found);
    let first_day = |hit: &Hit| hit.date_published.date().map(|date| date.first_day());
    let is_in_order = ours.hits.is_sorted_by(|left, right| {
        let by_tie = (Reverse(first_day(left)), &left.id) < (Reverse(first_day(right)), &right.id);
        left.score > right.score || (left.score == right.score && by_tie)
    });
    let listed: Vec<_> = ours.hits.iter().map(|hit| (hit.id.as_str(), hit.score)).collect();
    (!is_whole || !is_in_order).then(|| format!("hits\n  index     {listed:?}\n  reference {fitting} of {found:?}"))
}

fn answer(backend: &dyn SearchBackend, request: &SearchRequest) -> SearchResponse {
    search(backend, request).unwrap_or_else(|error| panic!("{}\n{error}", as_json(request)))
}

fn as_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

// Seeds and corpora

/// Runs a check on every corpus of every seed; the check gets its own random numbers for each.
fn for_every_corpus(check: impl Fn(&Corpus, &mut Random) -> Result<(), String>) {
    for seed in seeds("random_requests") {
        for number in 0..CORPORA {
            let mut random = Random::of(seed ^ number << 32);
            let corpus = Corpus::random(&mut random, number % WIDE == WIDE - 1);
            if let Err(failure) = check(&corpus, &mut random) {
                panic!("DATELINE_SEED={seed}, corpus {number}:\n{failure}");
            }
        }
    }
}

/// The same articles in both backends.
struct Corpus {
    index: Index,
    reference: ReferenceBackend,
    _folder: tempfile::TempDir,
}

impl Corpus {
    fn backends(&self) -> [&dyn SearchBackend; 2] {
        [&self.index, &self.reference]
    }

    /// Writes files of articles in several commits; some are replaced or removed later, some before they are committed.
    fn random(random: &mut Random, is_wide: bool) -> Corpus {
        let folder = tempfile::tempdir().expect("a folder");
        let options = WriterOptions { memory_bytes: 15_000_000, threads: 1, rebuild: false };
        let mut writer = IndexWriter::open(folder.path(), options).expect("a writer");
        let manifest = Manifest::new(Default::default());
        let mut files: BTreeMap<usize, Vec<StoredArticle>> = BTreeMap::new();
        let (changes, reach) = if is_wide { (300, 250) } else { (random.pick(&[0, 1, 10, 40]), 30) };
        for _ in 0..1 + random.below(4) {
            for _ in 0..random.below(changes + 1) {
                let number = random.below(reach);
                let key = FileKey { source: "corpus".to_string(), path: format!("{number}.txt") };
                writer.remove_file(&key).expect("remove");
                files.remove(&number);
                if random.one_in(4) {
                    continue;
                }
                let articles: Vec<StoredArticle> = (0..1 + random.below(3)).map(|_| random_article(random, &key)).collect();
                for article in &articles {
                    writer.add(IndexedDocument::laid_out(key.clone(), article.clone())).expect("add");
                }
                writer.record(&record(key, articles.len() as u64)).expect("record");
                files.insert(number, articles);
            }
            writer.commit(&manifest).expect("commit");
        }
        // Half of the corpora are searched as they were written, with their deleted articles, half of them merged.
        if random.one_in(2) {
            writer.finish().expect("merge");
        }
        let articles = files.into_values().flatten().collect();
        Corpus {
            index: Index::open(folder.path()).expect("an index"),
            reference: ReferenceBackend::new(articles, manifest),
            _folder: folder,
        }
    }
}

fn record(key: FileKey, articles: u64) -> FileRecord {
    let details = RecordDetails::default();
    let stamp = FileStamp::default();
    FileRecord { key, stamp, content_hash: 1, outcome: FileOutcome::Indexed, articles, details }
}

// Articles

const WORDS: [&str; 16] = [
    "Hamas",
    "Hamas’s",
    "grain",
    "Café",
    "cafe",
    "Israel-Palestine",
    "Israel",
    "Palestine",
    "U.S.",
    "us",
    "中国",
    "国",
    "don't",
    "1,400",
    "AT&T",
    "the",
];

/// Words of few articles.
const RARE_WORDS: [&str; 3] = ["Quito", "Zanzibar", "Hamas-style"];

/// A value of few articles, in every dimension whose values are free.
const RARE_VALUE: &str = "name:Seldom";

/// The values of a dimension in articles. Some have the same folded form, one has no word in it.
fn values(dimension: Dimension) -> &'static [&'static str] {
    match dimension {
        Dimension::Actor => &["country:RU", "country:US", "country:TR", "name:Zamas", "name:ZAMAS", "name:Élan Group"],
        Dimension::Place => &["country:SY", "country:RU", "country:CI"],
        Dimension::Topic => &["Energy", "energy", "Énergy", "Energy-policy", "Energy Policy", "Grain trade"],
        Dimension::Region => {
            &["Europe", "EUROPE", "Asie", "Côte d'Ivoire", "cote d’ivoire", "Middle East", "Yemen", "Western Asia"]
        }
        Dimension::Tag => &["Hamas", "HAMAS", "Israel-Palestine", "Israel–Palestine", "grain", "中国"],
        Dimension::Author => &["Zoë Núñez", "Zoe Nunez", "Seth Frantzman", "seth frantzman", "J. R. Doe", "A"],
        Dimension::Source => &["The Interest", "the interest", "Le Monde", "AT&T", "AP", "!!!"],
        Dimension::Language => &["en", "fr", "zh", "ar", "ru", "pt-br"],
        _ => &["known", "partial", "unknown", "suspect"],
    }
}

fn random_article(random: &mut Random, key: &FileKey) -> StoredArticle {
    let actors = some_values(random, Dimension::Actor);
    let languages = random.some(values(Dimension::Language), 1);
    StoredArticle {
        id: ArticleId::from_bits(random.next()),
        folder: key.source.clone(),
        path: key.path.clone(),
        headline: random_text(random, 4),
        description: random_text(random, 3),
        article_body: random_text(random, 10),
        bio: random_text(random, 2),
        credit_text: random_text(random, 2),
        date_published: random_date(random),
        author: some_values(random, Dimension::Author),
        topic: some_values(random, Dimension::Topic),
        region: some_values(random, Dimension::Region),
        tag: some_values(random, Dimension::Tag),
        source: random.some(values(Dimension::Source), 1).pop(),
        language: languages.into_iter().next(),
        actor: actors.iter().map(|id| random_actor(random, id)).collect(),
        place: some_values(random, Dimension::Place).iter().map(|id| random_actor(random, id)).collect(),
        ..blank_article()
    }
}

fn random_actor(random: &mut Random, id: &str) -> ActorInArticle {
    let id = ActorId::from(id);
    let label = Registry::shared().label(id.as_str()).or(id.given_name()).expect("a name").to_string();
    let given = id.given_name().is_some();
    ActorInArticle {
        mentions: random.below(5) as u32,
        given,
        ..ActorInArticle::new(id, &label, ActorKind::Organisation, None)
    }
}

/// A word; once in so many times a rare one.
fn random_word(random: &mut Random, times: usize) -> &'static str {
    if random.one_in(times) { random.pick(&RARE_WORDS) } else { random.pick(&WORDS) }
}

fn some_values(random: &mut Random, dimension: Dimension) -> Vec<String> {
    let mut some = random.some(values(dimension), 3);
    if random.one_in(40) {
        some.push(RARE_VALUE.to_string());
    }
    some
}

fn random_text(random: &mut Random, most: usize) -> String {
    let mut text = String::new();
    for _ in 0..random.below(most + 1) {
        text.push_str(random_word(random, 60));
        text.push_str(random.pick(&[" ", " ", ", ", ". ", "\n\n"]));
    }
    text.trim().to_string()
}

/// Three years, with their turns more often than other days.
fn random_day(random: &mut Random) -> CivilDate {
    let year = 2022 + random.below(3) as i32;
    let turn_of_the_year = [(12, 31), (1, 1), (1, 2)];
    let (month, day) = match random.below(3) {
        0 => random.pick(&turn_of_the_year),
        _ => (1 + random.below(12) as u32, 1 + random.below(28) as u32),
    };
    CivilDate::day(year, month, day).expect("a day")
}

fn random_date(random: &mut Random) -> PublicationDate {
    let day = random_day(random);
    let text = day.to_string();
    let date = match random.below(4) {
        0 => text[..7].parse().expect("a month"),
        1 => text[..4].parse().expect("a year"),
        _ => day,
    };
    match random.below(6) {
        0 => PublicationDate::unknown(None),
        1 => PublicationDate::read(date).doubted("in_the_future"),
        _ => PublicationDate::read(date),
    }
}

// Requests

fn random_request(random: &mut Random) -> SearchRequest {
    let mut request = SearchRequest::for_text(random_query(random)).sort(random.pick(&Sort::ALL));
    request.matching = random.pick(&[Match::All, Match::Any]);
    request.filters = (0..random.pick(&[0, 0, 1, 1, 2, 3])).map(|_| random_filter(random)).collect();
    if let Some(filter) = request.filters.first().filter(|_| random.one_in(4)) {
        let second = Filter { dimension: filter.dimension, ..random_filter(random) };
        request.filters.push(with_values_of_its_own(random, second));
    }
    request.published = random_range(random);
    request.facets = (0..random.below(4)).map(|_| random_facet(random)).collect();
    request.timeline = (!random.one_in(3)).then(|| random.pick(&Interval::ALL));
    request.page = random.pick(&[
        Page::default(),
        Page { offset: 0, limit: 0 },
        Page { offset: 0, limit: 3 },
        Page { offset: 5, limit: 5 },
        Page { offset: 0, limit: 1000 },
        Page { offset: 500, limit: 10 },
    ]);
    request.snippets = SnippetRequest { count: random.below(3) as u32, characters: 40 };
    request
}

/// Mostly words and phrases, now and then something odd.
fn random_query(random: &mut Random) -> String {
    let pieces = (0..random.pick(&[0, 0, 1, 1, 2, 3])).map(|_| match random.below(12) {
        0 => random.pick(&["?!", "OR", "nowhere", "\"\"", "\"grain"]).to_string(),
        1..=4 => format!("\"{} {}\"", random.pick(&WORDS), random.pick(&WORDS)),
        5 => format!("“{} {} {}”", random.pick(&WORDS), random.pick(&WORDS), random.pick(&WORDS)),
        _ => random_word(random, 6).to_string(),
    });
    pieces.collect::<Vec<String>>().join(" ")
}

fn random_filter(random: &mut Random) -> Filter {
    let filter = Filter::on(random.pick(&Dimension::ALL));
    with_values_of_its_own(random, filter)
}

fn with_values_of_its_own(random: &mut Random, filter: Filter) -> Filter {
    let mut some = |limits: &[usize]| {
        let number = random.pick(limits);
        (0..number).map(|_| random_value(random, filter.dimension)).collect::<Vec<String>>()
    };
    Filter { any: some(&[0, 1, 1, 2, 3]), all: some(&[0, 0, 0, 1, 2]), none: some(&[0, 0, 0, 1]), ..filter }
}

/// A value as the articles have it, in other letters, or one that no article has.
fn random_value(random: &mut Random, dimension: Dimension) -> String {
    let is_rare = dimension != Dimension::DateStatus && random.one_in(6);
    let value = if is_rare { RARE_VALUE } else { random.pick(values(dimension)) };
    match (dimension, random.below(8)) {
        (Dimension::DateStatus, 0) => value.to_uppercase(),
        (Dimension::DateStatus, _) => value.to_string(),
        (Dimension::Actor, 0..=2) => random
            .pick(&["Russia", "Russian", "TR", "zamas", "Zamas", "ZAMAS", "elan group", "France", "Zamaz", "nobody"])
            .to_string(),
        (Dimension::Actor, _) => value.to_string(),
        (_, 0) => value.to_uppercase(),
        (_, 1) => format!(" {} ", value.to_lowercase()),
        (_, 2) => random.pick(&["Enrgy", "Energi", "nobody", "?", "The Interst", "Israel Palestine"]).to_string(),
        _ => value.to_string(),
    }
}

fn random_range(random: &mut Random) -> DayRange {
    let mut days = [random_day(random).first_day(), random_day(random).first_day()];
    days.sort();
    let [first_day, last_day] = days.map(|day| (!random.one_in(2)).then_some(day));
    DayRange { first_day, last_day }
}

fn random_facet(random: &mut Random) -> FacetRequest {
    let prefixes = ["", "", "", "e", "Hamas", "p", "É", "d’iv", "the int", "中", "ru", "tur", "un", "!"];
    let (dimension, limit) = (random.pick(&Dimension::ALL), random.pick(&[0, 1, 2, 3, 5, 20]));
    let kinds = if random.one_in(4) { vec![random.pick(&ActorKind::ALL), random.pick(&ActorKind::ALL)] } else { Vec::new() };
    // Other values have none.
    let has_kinds = matches!(dimension, Dimension::Actor | Dimension::Place);
    let kinds = if has_kinds { kinds } else { Vec::new() };
    let offset = if random.one_in(4) { random.below(5) as u32 } else { 0 };
    FacetRequest { offset, prefix: random.pick(&prefixes).to_string(), kinds, ..FacetRequest::of(dimension, limit) }
}

/// The same request written and read again is the same.
#[test]
fn a_request_survives_json() {
    let mut random = Random::of(BASE_SEED);
    for _ in 0..200 {
        let mut request = random_request(&mut random);
        (request.total, request.explain) = (random.one_in(2), random.one_in(2));
        request.time_budget_ms = random.below(5000) as u32;
        let value: Value = serde_json::to_value(&request).expect("JSON");
        assert_eq!(SearchRequest::from_json(&value.to_string()).expect("a request"), request);
    }
}

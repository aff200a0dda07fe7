//! Turns corpora in which articles answer each other's questions into what the index must make of them.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use dateline::backend::local::{Index, IndexWriter, WriterOptions};
use dateline::backend::{ArticleReader, ArticleSink, CommitReport, Counted};
use dateline::schema::{FileKey, FileRecord, IndexedDocument, LedgerEntry, Manifest, RecordDetails, StoredArticle};
use dateline::{Dimension, Error, ErrorCode, IngestOptions, SearchRequest, index_folders};

use super::support::Scratch;

fn writer(folder: &Path, rebuild: bool) -> IndexWriter {
    let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild };
    IndexWriter::open(folder, options).expect("a writer")
}

fn options() -> IngestOptions {
    let mut options = IngestOptions::default();
    (options.threads, options.allow_mass_removal) = (1, true);
    options
}

fn index(scratch: &Scratch, rebuild: bool) {
    let mut sink = writer(&scratch.index_folder(), rebuild);
    let options = options();
    index_folders(&mut sink, &[scratch.corpus()], &options, &()).expect("a run");
    sink.finish().expect("merges");
}

/// Every article, by its path.
fn articles(scratch: &Scratch) -> BTreeMap<String, StoredArticle> {
    let index = Index::open(scratch.index_folder()).expect("an index");
    let found = index.search(&SearchRequest::default().page(0, 1000)).expect("an answer");
    let shown = found.hits.iter().map(|hit| index.show(hit.id.as_str()).expect("an article"));
    shown.map(|article| (article.path.clone(), article)).collect()
}

/// A text with header lines, and a URL on the host of its source.
fn text(number: usize, host: &str, date: &str, header: &str) -> String {
    format!(
        "Headline number {number} of several\n\nDate: {date}\nURL: https://{host}/{number}\n{header}\n\nOfficials spoke about the matter at some length, and nothing was decided.\n"
    )
}

fn tags(scratch: &Scratch, path: &str) -> String {
    articles(scratch)[path].tag.join("|")
}

#[test]
fn tags_run_together_are_taken_apart_by_the_tags_of_the_corpus() {
    let scratch = Scratch::new();
    scratch.write("line.txt", text(1, "a.org", "2023-05-01", "Tags: BuzzNestGorbulakオルダ計画ザラム"));
    index(&scratch, false);
    assert_eq!(tags(&scratch, "line.txt"), "Buzz|Nest|Gorbulak|オルダ計画ザラム");
    for number in 2..5 {
        scratch.write(format!("{number}.txt"), text(number, "a.org", "2023-05-01", "Tags: BuzzNest, ザラム, オルダ計画"));
    }
    index(&scratch, false);
    assert_eq!(tags(&scratch, "line.txt"), "BuzzNest|Gorbulak|オルダ計画|ザラム");
    let article = &articles(&scratch)["line.txt"];
    assert_eq!(article.as_written.len(), 1, "what was read of the file alone is kept");
    // When the witnesses go, so does what they said.
    (2..5).for_each(|number| scratch.remove(format!("{number}.txt")));
    index(&scratch, false);
    assert_eq!(tags(&scratch, "line.txt"), "Buzz|Nest|Gorbulak|オルダ計画ザラム");
    assert!(articles(&scratch)["line.txt"].as_written.is_empty());
}

/// A page of a host, with keywords for machines.
fn page(number: usize, keywords: &str, about: &str) -> String {
    format!(
        "<html lang=en><head><title>Headline number {number} of several</title><link rel=canonical href='https://a.org/{number}'>
        <meta name=keywords content='{keywords}'></head><body><article><h1>Headline number {number} of several</h1><p>2023-05-0{number}</p>
        <p>Officials spoke about {about} for the better part of the day, and nothing was decided before they went home again.</p>
        <p>Those who had come from each village in town said after the weather report that they would be back.</p></article></body></html>"
    )
}

#[test]
fn keywords_that_every_page_of_a_source_has_are_not_shown() {
    let scratch = Scratch::new();
    let of_site = "village elections, village football, weather reports, town councils";
    for number in 1..4 {
        scratch.write(format!("{number}.html"), page(number, of_site, "the bridge"));
    }
    index(&scratch, false);
    let before = tags(&scratch, "1.html");
    scratch.write("4.html", page(4, of_site, "the quay"));
    // An article that speaks of most of them, and one with a list of its own.
    scratch.write("5.html", page(5, of_site, "the village elections and village football"));
    scratch.write("6.html", page(6, "harbour dues, quays, storms", "the lamp"));
    index(&scratch, false);
    for number in 1..5 {
        assert_eq!(tags(&scratch, &format!("{number}.html")), "weather reports", "{number}");
    }
    let kept = (tags(&scratch, "5.html"), tags(&scratch, "6.html"));
    index(&scratch, true);
    assert_eq!(kept, (tags(&scratch, "5.html"), tags(&scratch, "6.html")), "in one run or in two");
    assert_eq!(kept.0, before);
    scratch.remove("4.html");
    index(&scratch, false);
    assert_eq!(tags(&scratch, "1.html"), before);
}

#[test]
fn values_are_spelled_as_most_articles_spell_them() {
    let scratch = Scratch::new();
    let headers = [
        "Tags: NATO, women’s rights\nTopic: energy\nBy: J. D. Ferrant",
        "Tags: Nato, Women's Rights\nTopic: Energy\nBy: JD Ferrant",
        "Tags: NATO, Women's  Rights\nTopic: Energy\nBy: JD Ferrant",
        "Tags: nato, NATO\nTopic: E\u{301}nergie\nBy: John Ferrant",
    ];
    for (number, header) in headers.iter().enumerate() {
        scratch.write(format!("{number}.txt"), text(number, "a.org", "2023-05-01", header));
    }
    index(&scratch, false);
    let index = Index::open(scratch.index_folder()).expect("an index");
    let counted = |dimension| -> Vec<String> {
        let counts = index.counted(Counted::Values(dimension), "").expect("counts");
        counts.into_iter().map(|(value, count)| format!("{value} {count}")).collect()
    };
    assert_eq!(counted(Dimension::Tag), ["NATO 4", "Women's Rights 3"]);
    assert_eq!(counted(Dimension::Topic), ["Energy 3", "Énergie 1"]);
    assert_eq!(counted(Dimension::Author), ["JD Ferrant 3", "John Ferrant 1"]);
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_source() {
    let scratch = Scratch::new();
    for (path, host, date) in [
        ("d1.txt", "day.org", "25/04/2023"),
        ("d2.txt", "www.day.org", "13/04/2023"),
        ("d3.txt", "day.org", "03/04/2023"),
        ("m1.txt", "month.org", "04/25/2023"),
        ("m2.txt", "month.org", "04/13/2023"),
        ("m3.txt", "month.org", "03/04/2023"),
        ("other-mark.txt", "month.org", "03-04-2023"),
        ("unsure1.txt", "both.org", "25/04/2023"),
        ("unsure2.txt", "both.org", "04/25/2023"),
        ("unsure3.txt", "both.org", "03/04/2023"),
        ("alone.txt", "alone.org", "03/04/2023"),
    ] {
        scratch.write(path, text(path.len(), host, date, ""));
    }
    index(&scratch, false);
    let articles = articles(&scratch);
    let date = |path: &str| {
        let published = &articles[path].date_published;
        format!("{} {}", published.date().expect("a date"), published.status().name())
    };
    assert_eq!(date("d3.txt"), "2023-04-03 known");
    assert_eq!(date("m3.txt"), "2023-03-04 known");
    for path in ["other-mark.txt", "unsure3.txt", "alone.txt"] {
        assert_eq!(date(path), "2023 partial", "{path}");
    }
}

#[test]
fn the_day_on_which_a_source_was_fetched_is_no_day_of_publication() {
    let page = |number: usize, day: &str| {
        format!(
            "<html><head><title>Page {number}</title><link rel=canonical href='https://fetched.org/{number}'></head><body><article><h1>Page \
             number {number} of many</h1><time datetime='{day}'>{day}</time><p>The committee met and talked about the harbour for a long \
             time, and in the end it put the matter off until the next meeting, as it had done before.</p></article></body></html>"
        )
    };
    let scratch = Scratch::new();
    for number in 0..20 {
        scratch.write(format!("pile{number}.html"), page(number, "2024-06-01"));
    }
    for number in 20..40 {
        scratch.write(format!("other{number}.html"), page(number, &format!("20{}-0{}-11", number - 20 + 3, number % 9 + 1)));
    }
    // An agency that has as many on each day.
    for number in 0..60 {
        let day = format!("2024-03-0{}", number / 20 + 1);
        scratch.write(format!("agency{number}.html"), page(number + 100, &day).replace("fetched.org", "agency.org"));
    }
    index(&scratch, false);
    let articles = articles(&scratch);
    let doubted: Vec<&String> = articles
        .iter()
        .filter(|(_, article)| article.date_published.reason() == Some("crawl_day_pile_up"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(doubted.len(), 20, "{doubted:?}");
    assert!(doubted.iter().all(|path| path.starts_with("pile")));
}

/// A corpus in which everything hangs on everything: every file in two versions.
fn tangle(seed: u64, files: usize) -> Vec<[String; 2]> {
    let mut state = seed;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let names =
        ["NATO", "Nato", "BuzzNest", "Gorbulak", "gorbulak", "Oil Trade", "Oil trade", "IndigoMarsh", "Marsh", "ZED"];
    let authors = ["J.D. Ferrant", "JD Ferrant", "José Arel", "Jose Arel", "JOSE AREL"];
    let mut one = move |number: usize| {
        let picked: Vec<&str> = (0..random(4) + 1).map(|_| names[random(names.len())]).collect();
        let tags = picked.join(if random(2) == 0 { "" } else { ", " });
        let (first, second) = (random(20) + 1, random(12) + 1);
        let host = ["a.org", "b.org"][random(2)];
        let author = authors[random(authors.len())];
        text(
            number,
            host,
            &format!("{first:02}/{second:02}/2023"),
            &format!("Tags: {tags}\nTopic: {}\nBy: {author}", picked[0]),
        )
    };
    (0..files).map(|number| [one(number), one(number)]).collect()
}

#[test]
fn the_order_and_number_of_runs_do_not_matter() {
    for seed in 1..=3 {
        let files = tangle(seed, 24);
        let scratch = Scratch::new();
        let path = |number: usize| format!("{number}.txt");
        // Some come early, some late, some change, some come and go.
        for run in 0..4 {
            for (number, versions) in files.iter().enumerate() {
                let kind = (number * 7 + seed as usize + run) % 6;
                match (run, kind) {
                    (0, 0..=2) => drop(scratch.write(path(number), &versions[1])),
                    (1, 0) if scratch.corpus().join(path(number)).exists() => scratch.remove(path(number)),
                    (1 | 2, 3..=4) => drop(scratch.write(path(number), &versions[0])),
                    (3, _) => drop(scratch.write(path(number), &versions[0])),
                    _ => {}
                }
            }
            index(&scratch, false);
        }
        let in_runs = articles(&scratch);
        index(&scratch, true);
        let at_once = articles(&scratch);
        assert_eq!(in_runs.len(), files.len());
        assert!(at_once.values().any(|article| !article.as_written.is_empty()), "something was decided");
        for (path, article) in &at_once {
            assert_eq!(&in_runs[path], article, "seed {seed}");
        }
    }
}

/// A sink that fails when an article is replaced for the `allowed + 1`th time.
struct Failing {
    writer: IndexWriter,
    allowed: usize,
}

impl ArticleSink for Failing {
    fn manifest(&self) -> Result<Option<Manifest>, Error> {
        self.writer.manifest()
    }
    fn ledger(&self) -> Result<HashMap<String, LedgerEntry>, Error> {
        self.writer.ledger()
    }
    fn record_details(&self, files: &[FileKey]) -> Result<Vec<RecordDetails>, Error> {
        self.writer.record_details(files)
    }
    fn remove_file(&mut self, file: &FileKey) -> Result<(), Error> {
        self.writer.remove_file(file)
    }
    fn reader(&self) -> Result<Option<Box<dyn ArticleReader>>, Error> {
        self.writer.reader()
    }
    fn replace(&mut self, document: IndexedDocument) -> Result<(), Error> {
        if self.allowed == 0 {
            return Err(Error::new(ErrorCode::Storage, "the disk is full"));
        }
        self.allowed -= 1;
        self.writer.replace(document)
    }
    fn add(&mut self, document: IndexedDocument) -> Result<(), Error> {
        self.writer.add(document)
    }
    fn record(&mut self, record: &FileRecord) -> Result<(), Error> {
        self.writer.record(record)
    }
    fn commit(&mut self, manifest: &Manifest) -> Result<CommitReport, Error> {
        self.writer.commit(manifest)
    }
}

#[test]
fn a_run_that_breaks_off_before_all_is_settled_is_made_good_by_the_next() {
    let scratch = Scratch::new();
    for (number, versions) in tangle(3, 24).iter().enumerate() {
        scratch.write(format!("{number}.txt"), &versions[0]);
    }
    let options = options();
    let mut sink = Failing { writer: writer(&scratch.index_folder(), false), allowed: 3 };
    index_folders(&mut sink, &[scratch.corpus()], &options, &()).expect_err("the disk is full");
    drop(sink);
    index(&scratch, false);
    let made_good = articles(&scratch);
    index(&scratch, true);
    assert_eq!(made_good, articles(&scratch));
    // And when all is settled nothing is written.
    let before = fs::read(scratch.index_folder().join("meta.json")).expect("a file");
    index(&scratch, false);
    assert_eq!(fs::read(scratch.index_folder().join("meta.json")).expect("a file"), before);
}

#[test]
fn a_day_that_has_come_is_not_in_the_future_any_more() {
    let scratch = Scratch::new();
    let dates = ["2040-02-04", "4 February 2040", "2041", "03/04/2040", "Spring 2040"];
    for (number, date) in dates.iter().enumerate() {
        scratch.write(format!("{number}.txt"), text(number, "a.org", date, ""));
    }
    let run = |today: &str, rebuild: bool| {
        let mut options = options();
        options.today = today.parse().expect("a day");
        let mut sink = writer(&scratch.index_folder(), rebuild);
        index_folders(&mut sink, &[scratch.corpus()], &options, &()).expect("a run");
        sink.finish().expect("merges");
        articles(&scratch)
    };
    let early = run("2039-12-30", false);
    assert_eq!(early["0.txt"].date_published.reason(), Some("in_the_future"));
    for today in ["2040-02-03", "2040-02-04", "2041-01-01"] {
        let kept = run(today, false);
        assert_eq!(kept, run(today, true), "{today}");
        assert_eq!(kept["0.txt"].date_published.reason().is_some(), today == "2040-02-03");
    }
}

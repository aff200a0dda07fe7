//! Turns a seed into a folder that changes, and into what an index of it must hold at any moment.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::Stdio;

use dateline::{Dimension, Hit, Index, SearchRequest, SearchResponse, Sort};
use serde_json::{Value, json};

use super::support::{Random, Scratch, assert_counts, number};

/// The one file that holds many articles.
pub(crate) const LIST: &str = "export/list.jsonl";

/// A folder and what is known of it.
pub(crate) struct ChangingCorpus {
    pub(crate) scratch: Scratch,
    pub(crate) random: Random,
    /// The headline of the article in each file.
    pub(crate) files: BTreeMap<String, String>,
    /// The headlines of the articles in the list.
    pub(crate) lines: Vec<String>,
    /// Path and headline of every article there was since the last completed run.
    since_completion: HashSet<(String, String)>,
    next_number: usize,
    /// Lines up to this one have identifiers of their own.
    distinct_lines: usize,
    /// Whether the list is another one than at the last completed run.
    pub(crate) is_list_changed: bool,
}

impl ChangingCorpus {
    /// A folder of so many files and a list of so many lines, more than 100.
    pub(crate) fn new(random: Random, files: usize, lines: usize) -> ChangingCorpus {
        let mut corpus = ChangingCorpus {
            scratch: Scratch::new(),
            random,
            files: BTreeMap::new(),
            lines: Vec::new(),
            since_completion: HashSet::new(),
            next_number: 0,
            distinct_lines: lines - 100,
            is_list_changed: false,
        };
        (0..files).for_each(|_| corpus.add_file());
        (0..lines).for_each(|_| corpus.add_line());
        corpus.write_list();
        corpus
    }

    fn headline(&mut self) -> String {
        self.next_number += 1;
        format!("Report {}", self.next_number)
    }

    fn add_file(&mut self) {
        let extension = ["txt", "json"][self.random.below(2)];
        let path = format!("folder{}/{}.{extension}", self.random.below(20), self.next_number);
        self.write_file(path);
    }

    fn write_file(&mut self, path: String) {
        let headline = self.headline();
        let content = if path.ends_with("txt") {
            let record = self.record(&headline);
            format!(
                "{headline}\n\nDate: {}\nTopic: {}\n\n{}\n",
                text(&record, "date"),
                text(&record, "topic"),
                text(&record, "text")
            )
        } else {
            self.record(&headline).to_string()
        };
        self.scratch.write(&path, content);
        self.since_completion.insert((path.clone(), headline.clone()));
        self.files.insert(path, headline);
    }

    fn record(&mut self, headline: &str) -> Value {
        const COUNTRIES: [&str; 6] = ["Norway", "Chile", "Japan", "Ghana", "Peru", "Egypt"];
        let mut country = || COUNTRIES[self.random.below(COUNTRIES.len())];
        let sentence = format!("{} spoke with {} about the harbour. ", country(), country());
        let text = format!("{headline} in short. {}", sentence.repeat(4 + self.random.below(4)));
        let topic = ["War", "Trade", "Energy"][self.random.below(3)];
        let region = ["Europe", "Asia"][self.random.below(2)];
        json!({
            "headline": headline,
            "date": format!("20{:02}-{:02}", 10 + self.random.below(15), 1 + self.random.below(12)),
            "topic": topic,
            "region": region,
            "tags": [format!("tag{}", self.random.below(40))],
            "author": format!("Author Number{}", self.random.below(10)),
            "text": text.trim(),
        })
    }

    fn add_line(&mut self) {
        let headline = self.headline();
        self.since_completion.insert((LIST.to_string(), headline.clone()));
        self.lines.push(headline);
    }

    fn write_list(&mut self) {
        let mut content = String::new();
        for (place, headline) in self.lines.clone().iter().enumerate() {
            let mut record = self.record(headline);
            // Some identifiers stand twice, far apart.
            record["id"] = format!("id-{}", place % self.distinct_lines).into();
            content.push_str(&record.to_string());
            content.push('\n');
        }
        self.scratch.write(LIST, content);
    }

    fn some_path(&mut self) -> String {
        let place = self.random.below(self.files.len());
        self.files.keys().nth(place).expect("a file").clone()
    }

    /// Changes, adds, removes and moves some files.
    pub(crate) fn change(&mut self) {
        for _ in 0..self.random.below(12) {
            let path = self.some_path();
            match self.random.below(5) {
                0 | 1 => self.write_file(path),
                2 => self.add_file(),
                3 => {
                    self.scratch.remove(&path);
                    self.files.remove(&path);
                }
                _ => {
                    let extension = path.rsplit('.').next().expect("an extension");
                    let moved = format!("folder{}/moved{}.{extension}", self.random.below(20), self.next_number);
                    self.next_number += 1;
                    self.scratch.rename(&path, &moved);
                    let headline = self.files.remove(&path).expect("a known file");
                    self.since_completion.insert((moved.clone(), headline.clone()));
                    self.files.insert(moved, headline);
                }
            }
        }
        if self.random.below(4) == 0 {
            let gone = self.random.below(self.lines.len());
            self.lines.remove(gone);
            self.add_line();
            self.write_list();
            self.is_list_changed = true;
        }
    }

    /// What the index must hold, as pairs of path and headline.
    pub(crate) fn expected(&self) -> Vec<(String, String)> {
        let in_list = self.lines.iter().map(|headline| (LIST.to_string(), headline.clone()));
        let mut expected: Vec<_> = self.files.clone().into_iter().chain(in_list).collect();
        expected.sort();
        expected
    }

    /// Starts `dateline index`, saving often and telling of it.
    pub(crate) fn start(&self) -> std::process::Child {
        let arguments = ["index", "corpus", "--json", "--commit-every", "0.02", "--tell-saved"];
        let mut command = self.scratch.command(&arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
    }

    /// Checks an index that an interrupted run left: it opens, it doubles nothing, it holds nothing that never was. What it holds, as
    /// pairs of path and headline.
    pub(crate) fn check_interrupted(&self) -> Option<Vec<(String, String)>> {
        if !self.scratch.index_folder().join("meta.json").exists() {
            return None;
        }
        let run = self.scratch.run(&["search", "harbour", "--json", "--limit", "1"]);
        if run.status == 5 && run.stderr.contains("begun but never finished") {
            return None;
        }
        assert!(run.status <= 1, "{}", run.stderr);
        let (hits, _) = content(&self.scratch.index_folder());
        let found: Vec<_> = hits.into_iter().map(|hit| (hit.path, hit.headline)).collect();
        for article in &found {
            assert!(self.since_completion.contains(article), "{article:?} never was");
        }
        Some(found)
    }

    /// Lets a run come to its end and compares the index with one made in one go, and both with what was written.
    pub(crate) fn complete(&mut self) {
        let report = self.scratch.index(&["corpus"]);
        let expected = self.expected();
        assert_counts(&report, &format!("found {}, failed 0, skipped 0, removals_withheld 0", self.files.len() + 1));
        let (hits, counts) = content(&self.scratch.index_folder());
        let mut found: Vec<_> = hits.iter().map(|hit| (hit.path.clone(), hit.headline.clone())).collect();
        found.sort();
        assert!(found == expected, "{}", difference(&found, &expected));
        self.scratch.index(&["corpus", "--index", "fresh", "--rebuild"]);
        let (fresh_hits, fresh_counts) = content(&self.scratch.folder().join("fresh"));
        for (hit, fresh) in hits.iter().zip(&fresh_hits) {
            assert_eq!(hit, fresh, "as an index made in one go has it");
        }
        assert_eq!(hits.len(), fresh_hits.len());
        assert_eq!(counts, fresh_counts);
        let again = self.scratch.index(&["corpus"]);
        assert_eq!(number(&again, "unchanged"), number(&again, "found"), "{again:#}");
        assert_eq!(number(&again, "articles") as usize, expected.len());
        self.since_completion = expected.into_iter().collect();
        self.is_list_changed = false;
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    super::support::text(value, name)
}

/// Every article and every count of an index. No id may stand twice.
pub(crate) fn content(folder: &Path) -> (Vec<Hit>, SearchResponse) {
    let index = Index::open(folder).expect("an index that opens");
    let mut request = SearchRequest::default().sort(Sort::Oldest);
    let mut hits = Vec::new();
    for page in 0..10 {
        let response = index.search(&request.clone().page(page * 1000, 1000)).expect("an answer");
        hits.extend(response.hits);
        if hits.len() as u64 == response.total.value {
            break;
        }
    }
    hits.sort_by(|left, right| left.id.as_str().cmp(right.id.as_str()));
    for pair in hits.windows(2) {
        assert_ne!(pair[0].id, pair[1].id, "{} and {} have one id", pair[0].headline, pair[1].headline);
    }
    for dimension in Dimension::ALL {
        request = request.facet(dimension, 1000);
    }
    let mut counts = index.search(&request.page(0, 0)).expect("an answer");
    counts.took_ms = 0.0;
    assert_eq!(counts.total.value, hits.len() as u64);
    assert_eq!(index.article_count().expect("a count"), hits.len() as u64);
    (hits, counts)
}

pub(crate) fn difference(found: &[(String, String)], expected: &[(String, String)]) -> String {
    let only = |left: &[(String, String)], right: &[(String, String)]| {
        let right: HashSet<_> = right.iter().collect();
        left.iter().filter(|article| !right.contains(article)).take(5).cloned().collect::<Vec<_>>()
    };
    format!(
        "{} found, {} expected; too many: {:?}; missing: {:?}",
        found.len(),
        expected.len(),
        only(found, expected),
        only(expected, found)
    )
}

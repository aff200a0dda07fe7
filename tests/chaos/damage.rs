//! Turns a good index into thousands damaged in one file each: every answer is the true one, or an error that names the file, or marked as
//! incomplete and a part of the true one. `dateline repair` makes them whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use dateline::{Dimension, Error, Index, Interval, SearchRequest, SearchResponse, Sort};

use super::Course;
use super::changing_corpus::{ChangingCorpus, LIST};
use super::support::{Random, copy_folder, let_files_age};

/// An answer that takes longer does not come at all.
const HUNG: Duration = Duration::from_secs(30);
const DAMAGES: [&str; 6] = ["one bit flipped", "512 bytes zeroed", "cut short", "swapped", "deleted", "an older copy"];

/// An index of several segments, some with deleted articles, and the state before its last run.
struct Subject {
    corpus: ChangingCorpus,
}

impl Subject {
    fn new(seed: u64) -> Subject {
        let mut corpus = ChangingCorpus::new(Random::of(seed), 150, 220);
        for round in 0.. {
            let_files_age();
            let (index, older) = (corpus.scratch.index_folder(), corpus.scratch.folder().join("older"));
            if older.exists() {
                fs::remove_dir_all(&older).expect("a folder to remove");
            }
            if index.exists() {
                copy_folder(&index, &older);
            }
            corpus.scratch.index(&["corpus"]);
            // Merges come when they like.
            if files_of(&index, "store") >= 3 && files_of(&index, "del") >= 1 {
                break;
            }
            assert!(round < 40, "an index of several segments does not come about");
            corpus.change();
        }
        Subject { corpus }
    }

    fn index(&self) -> PathBuf {
        self.corpus.scratch.index_folder()
    }

    fn older(&self) -> PathBuf {
        self.corpus.scratch.folder().join("older")
    }

    fn damaged(&self) -> PathBuf {
        self.corpus.scratch.folder().join("damaged")
    }
}

/// How many files of a kind there are.
fn files_of(folder: &Path, wanted: &str) -> usize {
    let entries = fs::read_dir(folder).expect("the index").map(|entry| entry.expect("an entry").file_name());
    entries.filter(|name| kind(&name.to_string_lossy()) == wanted).count()
}

/// What a file is of: its ending, or its name.
fn kind(name: &str) -> &str {
    match name.split_once('.') {
        Some((stem, _)) if stem.len() == 32 => name.rsplit('.').next().unwrap_or(name),
        _ => name,
    }
}

/// Makes a copy of an index with one file damaged in one way; what was done, and the names of the files that are not what they were.
fn damage(seed: u64, index: &Path, older: &Path, to: &Path) -> (String, Vec<String>) {
    let mut random = Random::of(seed);
    if to.exists() {
        fs::remove_dir_all(to).expect("a folder to remove");
    }
    fs::create_dir(to).expect("a folder");
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in fs::read_dir(index).expect("the index") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        kinds.entry(kind(&name).to_string()).or_default().push(name);
    }
    kinds.values_mut().for_each(|names| names.sort());
    let of_kind: Vec<&Vec<String>> = kinds.values().collect();
    let (names, how, name) = loop {
        let names = of_kind[random.below(of_kind.len())];
        let (how, name) = (random.below(DAMAGES.len()), names[random.below(names.len())].clone());
        let is_possible = match DAMAGES[how] {
            "swapped" => names.len() > 1,
            "an older copy" => {
                let earlier = fs::read(older.join(&name)).ok();
                earlier.is_some() && earlier != fs::read(index.join(&name)).ok()
            }
            "deleted" => true,
            _ => fs::metadata(index.join(&name)).is_ok_and(|file| file.len() > 0),
        };
        if is_possible {
            break (names, DAMAGES[how], name);
        }
    };
    let others: Vec<&String> = names.iter().filter(|other| **other != name).collect();
    let other = if others.is_empty() { None } else { Some(others[random.below(others.len())].clone()) };
    for entry in fs::read_dir(index).expect("the index") {
        let entry = entry.expect("an entry");
        // Files of an index are never changed in place, so that links do; locks are.
        let target = to.join(entry.file_name());
        if entry.file_name().to_string_lossy().starts_with('.') || fs::hard_link(entry.path(), &target).is_err() {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
    let mut bytes = fs::read(index.join(&name)).expect("a file");
    fs::remove_file(to.join(&name)).expect("a link to remove");
    let place = random.below(bytes.len().max(1));
    let mut touched = vec![name.clone()];
    match how {
        "one bit flipped" => bytes[place] ^= 1 << random.below(8),
        "512 bytes zeroed" => {
            let end = bytes.len().min(place + 512);
            bytes[place..end].fill(0);
        }
        "cut short" => bytes.truncate(place),
        "swapped" => {
            let other = other.expect("another of its kind");
            bytes = fs::read(index.join(&other)).expect("a file");
            fs::remove_file(to.join(&other)).expect("a link to remove");
            fs::copy(index.join(&name), to.join(&other)).expect("a copy");
            touched.push(other);
        }
        "an older copy" => bytes = fs::read(older.join(&name)).expect("an older file"),
        _ => {}
    }
    if how != "deleted" {
        fs::write(to.join(&name), bytes).expect("a damaged file");
    }
    (format!("{name}: {how} (at {place})"), touched)
}

/// Thirty questions that read every kind of file.
fn requests() -> Vec<SearchRequest> {
    let texts = [
        "harbour",
        "\"about the harbour\"",
        "spoke NEAR/5 harbour",
        "harb*",
        "headline:Report",
        "Report AND NOT Norway",
        "Norway OR Chile",
        "actor:Norway",
        "actor:Japan SENTENCE harbour",
        "topic:War",
        "\"in short\"",
        "atleast3(harbour)",
        "report nowhere",
        "Egypt Ghana",
        "date:2015",
        "Peru NOT Chile",
        "spoke*",
        "\"Norway spoke with Chile\"",
    ];
    let mut requests: Vec<SearchRequest> = texts.iter().map(|text| SearchRequest::for_text(*text)).collect();
    requests.extend([
        SearchRequest::default(),
        SearchRequest::default().sort(Sort::Newest),
        SearchRequest::default().sort(Sort::Oldest),
        SearchRequest::default().actor("Norway"),
        SearchRequest::default().topic("Trade"),
        SearchRequest::default().actor("Chile").topic("War").any(Dimension::Region, "Asia"),
        SearchRequest::default().any(Dimension::Tag, "tag7"),
        SearchRequest::default().none(Dimension::Topic, "Energy").all(Dimension::Actor, "Japan"),
        SearchRequest::default().timeline(Interval::Month),
        SearchRequest::default().timeline(Interval::Year).facet(Dimension::Topic, 10).facet(Dimension::Tag, 50),
        SearchRequest::for_text("harbour")
            .facet(Dimension::Actor, 20)
            .facet(Dimension::Author, 20)
            .facet(Dimension::Region, 5),
        SearchRequest::for_text("harbour").snippets(2).facet(Dimension::Topic, 3),
    ]);
    assert_eq!(requests.len(), 30);
    requests.into_iter().map(|request| request.page(0, 1000)).collect()
}

fn answer(index: &Index, request: &SearchRequest) -> Result<SearchResponse, Error> {
    let mut response = index.search(request)?;
    response.took_ms = 0.0;
    Ok(response)
}

/// What an answer of a damaged index is worth; the reason why not.
fn judge(found: &Result<SearchResponse, Error>, truth: &SearchResponse, touched: &[String]) -> Result<&'static str, String> {
    let names_it = |text: &str| touched.iter().any(|name| text.contains(name));
    let response = match found {
        Ok(response) if response == truth => return Ok("right"),
        Err(error) if names_it(&error.to_string()) => return Ok("refused"),
        Err(error) => return Err(format!("an error that names no file: {error}")),
        Ok(response) => response,
    };
    let warning = response.warnings.iter().find(|warning| warning.code == "index_damaged");
    let Some(warning) = warning else { return Err("another answer, and no word of it".to_string()) };
    if !names_it(&warning.message) {
        return Err(format!("the warning does not name the file: {}", warning.message));
    }
    let mut plain = response.clone();
    plain.warnings.retain(|warning| warning.code != "index_damaged");
    if plain == *truth {
        return Ok("right and told");
    }
    if response.total.exact || response.total.value > truth.total.value {
        return Err(format!("{:?} of {:?}", response.total, truth.total));
    }
    let ids: BTreeSet<&str> = truth.hits.iter().map(|hit| hit.id.as_str()).collect();
    if let Some(hit) = response.hits.iter().find(|hit| !ids.contains(hit.id.as_str())) {
        return Err(format!("{} is not of the true answer", hit.id.as_str()));
    }
    for facet in &response.facets {
        let of_truth = truth.facets.iter().find(|other| other.dimension == facet.dimension);
        for value in &facet.values {
            let most = of_truth.and_then(|facet| facet.values.iter().find(|other| other.value == value.value));
            let listed = most.map(|value| value.count);
            // What is not listed there counts less than what is.
            let most = listed.or(of_truth.and_then(|facet| facet.values.last()).map(|value| value.count));
            if value.count > most.unwrap_or_default() {
                return Err(format!("{} counts {} of {most:?}", value.value, value.count));
            }
        }
    }
    Ok("incomplete")
}

pub(crate) fn run(course: &mut Course) {
    let subject = Subject::new(course.seed);
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut next, end) = (course.seed, course.seed + course.count as u64);
    while next < end {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--child", "damage", &next.to_string(), &end.to_string()])
            .args([subject.index(), subject.older(), subject.damaged()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("this program starts");
        let (sender, lines) = channel();
        let output = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        std::thread::spawn(move || output.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut begun = String::new();
        while next < end {
            let Ok(line) = lines.recv_timeout(HUNG) else { break };
            match line.split_once('\t') {
                Some(("begin", what)) => begun = what.to_string(),
                Some((verdict, rest)) => {
                    course.tried += 1;
                    if verdict == "wrong" {
                        course.fails(course.seed, course.count, &format!("seed {next}: {begun}: {rest}"));
                    }
                    *verdicts.entry(verdict.to_string()).or_default() += 1;
                    next += 1;
                    begun.clear();
                }
                None => {}
            }
        }
        let has_ended = child.try_wait().is_ok_and(|ended| ended.is_some());
        _ = child.kill();
        let output = child.wait_with_output().expect("a child to wait for");
        if next < end {
            course.tried += 1;
            let how = if has_ended { "the process died" } else { "no answer came" };
            let stderr = String::from_utf8_lossy(&output.stderr);
            course.fails(course.seed, course.count, &format!("seed {next}: {begun}: {how}: {stderr}"));
            next += 1;
        }
    }
    let segments = files_of(&subject.index(), "store");
    course.note(format!("{verdicts:?}, 30 questions each of {segments} segments"));
}

/// Damages and asks, once for each seed; a line before and one after each.
pub(crate) fn child(arguments: &[String]) {
    let [first, end, index, older, to] = arguments else { return };
    let (first, end) = (first.parse().expect("a seed"), end.parse().expect("a seed"));
    let (index, older, to) = (Path::new(index), Path::new(older), Path::new(to));
    let requests = requests();
    let sound = Index::open(index).expect("a sound index");
    let truth: Vec<SearchResponse> = requests.iter().map(|request| answer(&sound, request).expect("an answer")).collect();
    let mut out = std::io::stdout();
    let mut tell = |line: String| _ = writeln!(out, "{}", line.replace('\n', " ")).and_then(|()| out.flush());
    for seed in first..end {
        let (what, touched) = damage(seed, index, older, to);
        tell(format!("begin\t{what}"));
        let mut verdicts: BTreeSet<&str> = BTreeSet::new();
        let mut wrong = None;
        match Index::open(to) {
            Err(error) if touched.iter().any(|name| error.to_string().contains(name)) => _ = verdicts.insert("refused"),
            Err(error) => wrong = Some(format!("an error that names no file: {error}")),
            Ok(index) => {
                for (request, truth) in requests.iter().zip(&truth) {
                    match judge(&answer(&index, request), truth, &touched) {
                        Ok(verdict) => _ = verdicts.insert(verdict),
                        Err(reason) => {
                            wrong.get_or_insert(format!("{reason} ({:?} {:?})", request.text, request.filters));
                        }
                    }
                }
            }
        }
        let order = ["refused", "incomplete", "right and told", "right"];
        match wrong {
            Some(reason) => tell(format!("wrong\t{reason}")),
            None => tell(format!("{}\t", order.iter().find(|verdict| verdicts.contains(**verdict)).unwrap_or(&"right"))),
        }
    }
}

/// A damaged index and its sources make the index there was.
pub(crate) fn repairs(course: &mut Course) {
    let subject = Subject::new(course.seed);
    let truth = super::changing_corpus::content(&subject.index());
    let mut found_wrong = 0;
    for seed in course.seed..course.seed + course.count as u64 {
        course.attempt(seed, 1, || {
            let (what, touched) = damage(seed, &subject.index(), &subject.older(), &subject.damaged());
            let scratch = &subject.corpus.scratch;
            let verified = scratch.run(&["verify", "--json", "--index", "damaged"]);
            let is_named = touched.iter().any(|name| verified.stdout.contains(name) || verified.stderr.contains(name));
            assert!(
                verified.status == 0 || (verified.status == 5 && is_named),
                "{what}: {}{}",
                verified.stdout,
                verified.stderr
            );
            found_wrong += usize::from(verified.status == 5);
            let repaired = scratch.run(&["repair", "--json", "--index", "damaged"]);
            assert_eq!(repaired.status, 0, "{what}: {}{}", repaired.stdout, repaired.stderr);
            let verified = scratch.run(&["verify", "--json", "--index", "damaged"]);
            assert_eq!(verified.status, 0, "{what}: {}{}", verified.stdout, verified.stderr);
            let now = super::changing_corpus::content(&subject.damaged());
            assert_eq!(now.0.len(), truth.0.len(), "{what}");
            assert!(now == truth, "{what}: the repaired index is not the one there was");
            assert!(now.0.iter().any(|hit| hit.path == LIST), "{what}");
        });
    }
    course.note(format!("{found_wrong} found by verify; what it does not find changes nothing"));
}

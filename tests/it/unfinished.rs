//! An index that lacks something says so: stopped runs, what a repair could not save, no actors looked for; and one that is made anew loses nothing
//! without a word.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use dateline::backend::local::{IndexWriter, WriterOptions};
use dateline::ingest::Progress;
use dateline::{IngestOptions, index_folders};
use serde_json::{Value, json};

use super::api::Asked;
use super::support::{Scratch, article, assert_counts, list, number, strings, text};

fn codes(answer: &Value) -> Vec<String> {
    list(answer, "warnings").iter().map(|warning| text(warning, "code").to_string()).collect()
}

/// Stops a run after so many articles.
struct StopAfter {
    articles: AtomicU64,
    stop: Arc<AtomicBool>,
}

impl Progress for StopAfter {
    fn advance(&self, _: u64, articles: u64) {
        if self.articles.fetch_sub(articles, Ordering::Relaxed) <= articles {
            self.stop.store(true, Ordering::Relaxed);
        }
    }
}

#[test]
fn a_stopped_run_is_told_of_until_another_has_come_to_its_end() {
    let scratch = Scratch::new();
    (0..300).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), &format!("word{number}")));
    let options = WriterOptions { memory_bytes: 30_000_000, threads: 1, rebuild: false };
    let mut writer = IndexWriter::open(scratch.index_folder(), options).expect("a writer");
    let mut options = IngestOptions::default();
    options.threads = 1;
    options.commit_every = Duration::ZERO;
    let progress = StopAfter { articles: AtomicU64::new(30), stop: Arc::clone(&options.stop) };
    let report = index_folders(&mut writer, &[scratch.corpus()], &options, &progress).expect("a report");
    drop(writer);
    assert!(report.interrupted && report.pending > 0, "{report:?}");
    let doctor = scratch.run(&["doctor", "--json"]).json();
    assert_eq!(number(&doctor["files"], "pending"), report.pending);
    assert_eq!(number(&doctor["files"], "read") + report.pending, 300);
    let told = format!("{} files of", report.pending);
    assert!(strings(&doctor, "lacking")[0].contains(&told), "{doctor:#}");
    assert!(scratch.run(&["doctor"]).stdout.contains(&told));
    assert!(scratch.run(&["verify"]).stderr.contains(&told));
    assert_eq!(codes(&scratch.search(&["headline"])), ["index_incomplete"]);
    for asked in [&["actors", "--json"][..], &["actors", "show", "Norway", "--json"]] {
        assert!(codes(&scratch.run(asked).json()).contains(&"index_incomplete".to_string()), "{asked:?}");
    }
    assert!(scratch.run(&["actors", "show", "Norway"]).stderr.contains(&told));
    // The command that is advised names the index where its folder was given, for programs as for people.
    let folder = scratch.index_folder().display().to_string();
    for asked in [&["search", "headline", "--json"][..], &["actors", "--json"], &["doctor", "--json"]] {
        let run = scratch.run(&[asked, &["--index", &folder]].concat());
        assert!(run.stdout.contains(" --index "), "{asked:?}: {}", run.stdout);
    }
    scratch.index(&["corpus"]);
    let doctor = scratch.run(&["doctor", "--json"]).json();
    assert_eq!((number(&doctor["files"], "pending"), strings(&doctor, "lacking").len()), (0, 0));
    assert_eq!(codes(&scratch.search(&["headline"])), [""; 0]);
}

#[test]
fn what_a_repair_could_not_save_is_told_until_it_is_read_again() {
    let scratch = Scratch::new();
    for round in 0..2 {
        (0..6)
            .for_each(|number| _ = scratch.write_article(format!("{round}/{number}.txt"), &format!("word{round}x{number}")));
        scratch.index(&["corpus"]);
    }
    fs::rename(scratch.corpus(), scratch.folder().join("away")).expect("the sources go away");
    let store = fs::read_dir(scratch.index_folder()).expect("the index").map(|entry| entry.expect("an entry").path());
    let store = store.filter(|path| path.extension().is_some_and(|ending| ending == "store"));
    fs::remove_file(store.min().expect("a store")).expect("a lost file");
    assert_eq!(scratch.run(&["repair"]).status, 4);
    assert_eq!(codes(&scratch.search(&["headline"])), ["index_incomplete"]);
    assert!(scratch.run(&["doctor"]).stdout.contains("a repair could not save"));
    let (run, _) = scratch.try_index(&["corpus"]);
    assert_eq!(run.status, 4);
    assert_eq!(codes(&scratch.search(&["headline"])), ["index_incomplete"], "nothing was read again");
    fs::rename(scratch.folder().join("away"), scratch.corpus()).expect("the sources come back");
    assert_counts(&scratch.index(&["corpus"]), "found 12, articles 12");
    assert_eq!(codes(&scratch.search(&["headline"])), [""; 0]);
}

#[test]
fn an_index_without_actors_says_so_to_whom_asks_for_one() {
    let scratch = Scratch::new();
    scratch.write_article("a.txt", "harbour");
    scratch.index(&["corpus", "--without-actors"]);
    for asked in
        [&["--actor", "Norway"][..], &["actor:Norway"], &["harbour NOT actor:Norway"], &["--limit", "0", "--facet", "actor"]]
    {
        assert!(codes(&scratch.search(asked)).contains(&"actors_not_looked_for".to_string()), "{asked:?}");
    }
    for asked in [&["actors", "--json"][..], &["actors", "show", "Norway", "--json"]] {
        let run = scratch.run(asked);
        assert_eq!((run.status, codes(&run.json())), (1, vec!["actors_not_looked_for".to_string()]), "{asked:?}");
    }
    assert_eq!(codes(&scratch.search(&["harbour"])), [""; 0]);
    assert_eq!(strings(&scratch.run(&["doctor", "--json"]).json(), "sources_without_actors").len(), 1);
    scratch.index(&["corpus"]);
    assert_eq!(codes(&scratch.search(&["--actor", "Norway"])), [""; 0]);
}

/// The files of texts in the index, with what is in them, the largest last.
fn stores(scratch: &Scratch) -> Vec<(PathBuf, Vec<u8>)> {
    let files = fs::read_dir(scratch.index_folder()).expect("the index").map(|entry| entry.expect("an entry").path());
    let stores = files.filter(|path| path.extension().is_some_and(|ending| ending == "store"));
    let mut stores: Vec<(PathBuf, Vec<u8>)> =
        stores.map(|path| (path.clone(), fs::read(&path).expect("a file of the index"))).collect();
    stores.sort_by_key(|(_, bytes)| bytes.len());
    stores
}

#[test]
fn what_is_said_of_actors_lacks_nothing_in_silence_where_the_index_is_damaged() {
    let scratch = Scratch::new();
    // Merges come when they like.
    for round in 0.. {
        (0..4)
            .for_each(|number| _ = scratch.write_article(format!("{round}/{number}.txt"), &format!("word{round}x{number}")));
        scratch.index(&["corpus"]);
        if stores(&scratch).len() >= 3 {
            break;
        }
        assert!(round < 20, "an index of several segments does not come about");
    }
    let whole = stores(&scratch);
    for (path, bytes) in &whole {
        let mut damaged = bytes.clone();
        damaged[bytes.len() / 3] ^= 1;
        fs::write(path, damaged).expect("a damaged file");
        let searched = scratch.run(&["search", "--actor", "Norway", "--limit", "0", "--json"]);
        let (searched, status) = (searched.json(), searched.status);
        assert_eq!((status, codes(&searched)), (5, vec!["index_damaged".to_string()]), "{searched}");
        let shown = scratch.run(&["actors", "show", "Norway", "--json"]);
        let facts = shown.json();
        assert_eq!((shown.status, codes(&facts)), (5, vec!["index_damaged".to_string()]), "{facts}");
        assert_eq!((&facts["articles"], &facts["exact"]), (&searched["total"]["value"], &json!(false)), "{facts}");
        let listed = scratch.run(&["actors", "--search", "norw", "--json"]);
        assert_eq!((listed.status, codes(&listed.json())), (5, vec!["index_damaged".to_string()]), "{}", listed.stdout);
        assert_eq!(listed.json()["exact"], false);
        for asked in [&["actors"][..], &["actors", "show", "Norway"]] {
            let run = scratch.run(asked);
            assert!(run.status == 5 && run.stderr.contains("note: the index is damaged"), "{asked:?}: {}", run.stderr);
        }
        fs::write(path, bytes).expect("the file as it was");
    }
    let facts = scratch.run(&["actors", "show", "Norway", "--json"]);
    assert_eq!((facts.status, codes(&facts.json())), (0, Vec::new()));
    assert_eq!(facts.json()["exact"], true);
    // Nor does the server.
    let (path, bytes) = whole.last().expect("a file");
    fs::write(path, &bytes[..bytes.len() - 1]).expect("a file that is cut");
    let asked = Asked::over(scratch);
    let facts = asked.get("/api/actors/country:NO").json();
    assert_eq!((codes(&facts), &facts["exact"]), (vec!["index_damaged".to_string()], &json!(false)), "{facts}");
    for path in ["/actors", "/actors/country:NO", "/doctor"] {
        let page = asked.get(path).text();
        assert!(page.contains("the index is damaged") && page.contains("at least "), "{path}: {page}");
    }
}

#[test]
fn doctor_tells_what_a_section_on_methods_needs() {
    let scratch = Scratch::new();
    scratch.write_article("a.txt", "harbour");
    scratch.write_article("b.txt", "bridge");
    scratch.write("picture.png", "pixels");
    scratch.index(&["corpus"]);
    let doctor = |index: &str| scratch.run(&["doctor", "--json", "--index", index]).json();
    let first = doctor("index");
    assert_eq!(first["files"], json!({ "read": 2, "begun": 0, "skipped": 1, "failed": 0, "pending": 0 }));
    assert!(text(&first, "made_by").starts_with("dateline ") && number(&first, "registry_version") > 0);
    assert_eq!((&first["actor_corrections_hash"], &first["article_corrections_hash"]), (&Value::Null, &Value::Null));
    // The same contents under other names are the same corpus.
    fs::create_dir(scratch.folder().join("other")).expect("a folder");
    fs::copy(scratch.corpus().join("a.txt"), scratch.folder().join("other/c.txt")).expect("copied");
    fs::copy(scratch.corpus().join("b.txt"), scratch.folder().join("other/a.txt")).expect("copied");
    scratch.index(&["other", "--index", "second"]);
    assert_eq!(text(&doctor("second"), "corpus_hash"), text(&first, "corpus_hash"));
    scratch.write_article("b.txt", "tunnel");
    scratch.index(&["corpus"]);
    assert_ne!(text(&doctor("index"), "corpus_hash"), text(&first, "corpus_hash"));
    scratch.run(&["actors", "hide", "Chile"]);
    scratch.index(&["corpus"]);
    assert_eq!(text(&doctor("index"), "actor_corrections_hash").len(), 64);
}

#[test]
fn an_index_made_anew_keeps_its_other_folders() {
    let scratch = Scratch::new();
    (0..3).for_each(|number| _ = scratch.write_article(format!("{number}.txt"), &format!("word{number}")));
    let other = scratch.folder().join("other");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("a.txt"), article("zebra")).expect("a file");
    scratch.index(&["corpus", "other"]);
    let report = scratch.index(&["other", "--rebuild"]);
    assert_counts(&report, "found 4, indexed 4, articles 4");
    assert!(strings(&report, "notes")[0].contains("corpus\" as well, which was read again"), "{report:#}");
    // One that is not there would be lost.
    fs::rename(scratch.corpus(), scratch.folder().join("away")).expect("a folder to rename");
    scratch.run(&["index", "other", "--rebuild"]).refused(4, &["corpus\" as well, which is not there", "dateline forget"]);
    assert_eq!(scratch.paths("headline").len(), 4);
    // Renamed, it is the one that was named.
    assert_counts(&scratch.index(&["away", "other", "--rebuild"]), "found 4, indexed 4, articles 4");
}

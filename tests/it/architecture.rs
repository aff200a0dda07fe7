//! Turns the source into the arrows between its folders and checks that each of them may be there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::support::repository;

/// Which folder of `src` may use which others, as the map in `ARCHITECTURE.md` has it; `backend/local` is the engine behind `backend`.
fn arrows() -> BTreeMap<String, Vec<String>> {
    let document = fs::read_to_string(repository().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rows = document.lines().filter_map(|line| {
        let [part, _, used] = line.strip_prefix("| `src/")?.strip_suffix('|')?.split(" | ").collect::<Vec<_>>()[..] else {
            return None;
        };
        let part = part.trim_end_matches('`').trim_end_matches(".rs").trim_end_matches('/');
        let used = used.split(',').map(str::trim).filter(|folder| !folder.is_empty()).map(str::to_string);
        Some((part.to_string(), used.collect()))
    });
    rows.collect()
}

/// A file of `src` without comments, tests and the insides of strings.
struct Source {
    /// The path below `src`.
    path: String,
    lines: Vec<(usize, String)>,
}

impl Source {
    /// The folder it belongs to, as in [`arrows`].
    fn folder(&self) -> &str {
        match self.path.split_once('/') {
            Some(("backend", rest)) if rest.starts_with("local/") => "backend/local",
            Some((folder, _)) => folder,
            None => self.path.trim_end_matches(".rs"),
        }
    }
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&repository().join("src"), &mut files);
    files.sort();
    let tests: Vec<PathBuf> = files.iter().flat_map(|file| modules_of_tests(file)).collect();
    let is_test = |file: &Path| tests.iter().any(|module| file.with_extension("") == *module || file.starts_with(module));
    let sources: Vec<Source> = files.iter().filter(|file| !is_test(file)).map(|file| source(file)).collect();
    assert!(sources.len() > 30, "the source is where it is looked for");
    sources
}

/// The modules in files of their own that a file declares for tests alone.
fn modules_of_tests(file: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(file).expect("a file of the source");
    let declared = text.split("#[cfg(test)]\n").skip(1).filter_map(|after| {
        let declaration = after.lines().next()?.trim();
        let (_, name) = declaration.strip_suffix(';')?.rsplit_once("mod ")?;
        Some(name.to_string())
    });
    let folder = if file.file_name().is_some_and(|name| name == "mod.rs" || name == "lib.rs") {
        file.parent().expect("a folder").to_path_buf()
    } else {
        file.with_extension("")
    };
    declared.map(|name| folder.join(name)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn source(file: &Path) -> Source {
    let text = fs::read_to_string(file).expect("a file of the source");
    let path = file.strip_prefix(repository().join("src")).expect("a path below src").display().to_string();
    // Tests of a file end it; what is only declared for tests does not.
    let tests = text.find("#[cfg(test)]\nmod ").or_else(|| text.find("#[cfg(all(test, unix))]\nmod "));
    let is_inline = |start: &usize| text[*start..].lines().nth(1).is_some_and(|line| line.ends_with('{'));
    let end = tests.filter(is_inline).unwrap_or(text.len());
    let code = text[..end].lines().enumerate();
    let lines = code.map(|(place, line)| (place + 1, without_words(line))).collect();
    Source { path, lines }
}

/// A line without its comment and without what stands in quotes. Good enough for this source, not for any.
fn without_words(line: &str) -> String {
    let mut code = String::new();
    let mut is_quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if is_quoted => _ = characters.next(),
            '\'' if !is_quoted && characters.peek() == Some(&'"') => _ = characters.nth(1),
            '"' => is_quoted = !is_quoted,
            '/' if !is_quoted && characters.peek() == Some(&'/') => break,
            _ if !is_quoted => code.push(character),
            _ => {}
        }
    }
    code
}

/// The module in which `lib.rs` found each name that it offers at the top: `Error` → `error`.
fn names_at_the_top() -> BTreeMap<String, String> {
    let text = fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs");
    let mut names = BTreeMap::new();
    for statement in text.split("pub use ").skip(1) {
        let statement = statement.split(';').next().unwrap_or_default();
        let (module, listed) = statement.rsplit_once("::").expect("pub use of a module's names");
        for name in listed.trim_matches(['{', '}']).split(',').map(str::trim).filter(|name| !name.is_empty()) {
            names.insert(name.to_string(), module.replace("::", "/"));
        }
    }
    names
}

/// The folders that a line uses by `crate::`.
fn used(line: &str, names: &BTreeMap<String, String>) -> Vec<String> {
    let mut used = Vec::new();
    for after in line.split("crate::").skip(1) {
        let word = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
        let first = word(after);
        assert!(!first.is_empty(), "write `crate::module::name`, one module a line: {line}");
        let folder = match (names.get(&first), after.strip_prefix("backend::")) {
            (Some(module), _) => module.clone(),
            (None, Some(rest)) if word(rest) == "local" => "backend/local".to_string(),
            _ => first,
        };
        used.push(folder);
    }
    used
}

#[test]
fn arrows_between_folders_point_one_way() {
    let names = names_at_the_top();
    assert_eq!(names.get("Index").map(String::as_str), Some("backend/local"));
    let arrows = arrows();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for source in sources().iter().filter(|source| !matches!(source.path.as_str(), "lib.rs" | "main.rs")) {
        let from = source.folder().to_string();
        let Some(allowed) = arrows.get(&from) else {
            wrong.push(format!("src/{}: the folder is not on the map", source.path));
            continue;
        };
        for (number, line) in &source.lines {
            for to in used(line, &names) {
                seen.insert((from.clone(), to.clone()));
                let is_open =
                    matches!(to.as_str(), "error" | "article") || allowed.iter().any(|folder| folder == "everything");
                let is_allowed = to == from || is_open || allowed.contains(&to);
                if !is_allowed {
                    wrong.push(format!("src/{}:{number}: {from} must not use {to}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen.contains(&("cli".to_string(), "ingest".to_string())), "arrows are seen at all: {seen:?}");
    assert!(seen.contains(&("backend/local".to_string(), "search".to_string())), "{seen:?}");
}

/// Which words may stand in which files only; a name that ends in `/` stands for a folder.
const PLACES: [(&str, &[&str]); 12] = [
    ("tantivy", &["backend/local/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("indicatif", &["cli/"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("stdout()", &["cli/"]),
    ("stderr()", &["cli/"]),
    ("process::exit", &[]),
    ("std::env", &["cli/"]),
    ("scraper", &["ingest/parse/html/"]),
    ("walkdir", &["ingest/walk.rs"]),
];

/// Folders that work on what they are given, and what would show that they do not.
const WITHOUT_FILES: [&str; 9] = ["article", "query", "text", "actors", "regions", "schema", "search", "render", "error"];
const FILES: [&str; 6] = ["std::fs", "std::io::Read", "File::open", "std::net", "std::process", "std::thread::spawn"];

/// Whether a line names a word as a word.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        !line[..place].ends_with(is_part) && !line[place + word.len()..].starts_with(is_part)
    })
}

#[test]
fn each_thing_is_named_only_where_it_belongs() {
    let mut wrong = Vec::new();
    let mut named = BTreeSet::new();
    for source in sources() {
        let is_without_files = WITHOUT_FILES.contains(&source.folder());
        for (number, line) in &source.lines {
            for (word, places) in PLACES {
                if names(line, word) {
                    named.insert(word);
                    if !places
                        .iter()
                        .any(|place| source.path == *place || (place.ends_with('/') && source.path.starts_with(place)))
                    {
                        wrong.push(format!("src/{}:{number}: {word} belongs into {places:?}", source.path));
                    }
                }
            }
            for word in FILES.iter().filter(|word| is_without_files && names(line, word)) {
                wrong.push(format!("src/{}:{number}: {word} in a folder that reads no files", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(named.contains("tantivy") && named.contains("clap"), "words are seen at all: {named:?}");
}

#[test]
fn the_facet_rule_stands_in_one_place() {
    let written: Vec<String> = sources()
        .iter()
        .flat_map(|source| source.lines.iter().map(move |(_, line)| (source, line)))
        .filter(|(_, line)| line.contains("counted: Option<Dimension>"))
        .map(|(source, _)| source.path.clone())
        .collect();
    assert_eq!(written, ["query/plan.rs"]);
    for source in sources() {
        let calls = source.lines.iter().any(|(_, line)| line.contains(".clause(Some("));
        assert!(!calls || source.path == "query/plan.rs", "src/{} decides for itself what a facet counts over", source.path);
    }
}

#[test]
fn every_file_says_what_it_turns_into_what() {
    for folder in ["src", "tests", "examples", "benches"] {
        let mut files = Vec::new();
        if repository().join(folder).is_dir() {
            collect(&repository().join(folder), &mut files);
        }
        for file in files {
            let text = fs::read_to_string(&file).expect("a file of the repository");
            assert!(text.starts_with("//! "), "{} does not begin with what it is", file.display());
        }
    }
}

/// The documents of the repository, but for articles and labelled texts.
fn documents() -> Vec<String> {
    let folders = ["", "docs", "corpus", "index", "tests/labelled", "src"];
    let mut documents = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| repository().join(folder)).collect();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the repository").map(|entry| entry.expect("an entry").path())
        {
            let is_below_source = folder.starts_with(repository().join("src"));
            if entry.is_dir() && is_below_source {
                waiting.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "md") {
                documents.push(entry.strip_prefix(repository()).expect("a path below it").display().to_string());
            }
        }
    }
    documents
}

/// The words in backticks of a document that look like paths of the repository.
fn paths_in(document: &str) -> BTreeSet<String> {
    const FOLDERS: [&str; 8] = ["src/", "tests/", "corpus/", "examples/", "benches/", "tools/", "docs/", ".ci/"];
    let mut paths = BTreeSet::new();
    // Odd pieces stand between backticks; fences have three, so their content is an even piece.
    for piece in document.split('`').skip(1).step_by(2).filter(|piece| !piece.contains('\n')) {
        let is_pattern = piece.contains(['*', '{', '<', '…', ' ', '$']) || piece.contains("..");
        let is_document =
            piece.ends_with(".md") && !piece.contains('/') && piece.starts_with(|c: char| c.is_ascii_uppercase());
        if !is_pattern && (is_document || FOLDERS.iter().any(|folder| piece.starts_with(folder))) {
            let path = piece.split('#').next().unwrap_or(piece);
            paths.insert(path.split(':').next().unwrap_or(path).to_string());
        }
    }
    paths
}

#[test]
fn every_path_in_the_documents_exists() {
    let example =
        "See `src/lib.rs`, `NOWHERE.md`, `src/*/mod.rs` and `query`.\n```text\nsrc/no.rs\n```\n`tests/it/main.rs:3`";
    assert_eq!(paths_in(example).into_iter().collect::<Vec<_>>(), ["NOWHERE.md", "src/lib.rs", "tests/it/main.rs"]);
    let mut missing = Vec::new();
    let documents = documents();
    assert!(documents.contains(&"docs/http-api.md".to_string()), "documents are found: {documents:?}");
    for name in &documents {
        let document = fs::read_to_string(repository().join(name)).expect("a document");
        let is_there = |path: &String| repository().join(path).exists();
        missing.extend(paths_in(&document).iter().filter(|path| !is_there(path)).map(|path| format!("{name}: {path}")));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

//! Turns a walked folder and the ledger into what there is to do: files to read, files as they were, files that have gone.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::parse::problem;
use super::read::Kind;
use super::sources::ChosenSource;
use super::walk::{Walk, WalkedFile};
use super::{IngestOptions, IngestReport};
use crate::schema::{FileKey, FileOutcome, FileRecord, FileStamp, LedgerEntry, Problem, RecordDetails};

/// A file to be read.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) key: FileKey,
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
    pub(crate) size: u64,
    pub(crate) known: Option<LedgerEntry>,
    pub(crate) stamp_is_known: bool,
    /// Whether its articles are made again even if its content is as it was.
    pub(crate) is_stale: bool,
}

/// What there is to do.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Files to read, in the order of their paths.
    pub(crate) tasks: Vec<Task>,
    /// Records of files that are skipped for their name and of folders that cannot be read, whose keys end in `/`; they were not known or were known
    /// otherwise.
    pub(crate) unread: Vec<FileRecord>,
    /// Records that say nothing any more: of folders that can be read again, and of files without articles that have gone.
    pub(crate) forgotten: Vec<FileKey>,
    /// Files known from earlier runs whose problems have to be listed again.
    pub(crate) with_problems: Vec<(FileKey, FileOutcome)>,
    /// Files of this source with articles that have gone.
    pub(crate) vanished: Vec<(FileKey, LedgerEntry)>,
    /// Files of this source of which earlier runs have read articles.
    pub(crate) known: u64,
    /// Why nothing of this source may be removed.
    pub(crate) unavailable: Option<Problem>,
}

/// Compares a walk with the ledger, of which it takes the entries of this source out.
pub(crate) fn survey(
    source: &ChosenSource,
    walk: Walk,
    ledger: &mut HashMap<String, LedgerEntry>,
    options: &IngestOptions,
    report: &mut IngestReport,
) -> Survey {
    let mut survey = Survey::default();
    report.hidden += walk.hidden;
    for (key, reason) in &walk.unreadable {
        let folder = source.folder.to_string_lossy();
        let shown = if key.is_empty() { folder.as_ref() } else { key };
        let problem = problem(shown, None, "unreadable_folder", format!("the folder cannot be read: {reason}"));
        report.file(&source.name, FileOutcome::Failed, false, std::slice::from_ref(&problem));
        let key = FileKey { source: source.name.clone(), path: format!("{key}/") };
        // It stays on record as long as it cannot be read.
        if ledger.remove(&key.as_term()).is_none() {
            let details = RecordDetails { problems: vec![problem], ..RecordDetails::default() };
            survey.unread.push(record_of(key, FileStamp::default(), FileOutcome::Failed, details));
        }
    }
    for path in walk.indexes {
        let file = WalkedFile { path: PathBuf::new(), key: path, stamp: FileStamp::default(), is_regular: false };
        let reason = "a folder with an index of Dateline, which is not entered".to_string();
        place(file, source, Err(("an_index", reason)), ledger, options, report, &mut survey);
    }
    let is_empty = walk.files.is_empty();
    let pages = SavedPages::of(&walk.files);
    for file in walk.files {
        let kind = match (file.is_regular, pages.hold(&file.key)) {
            (false, _) => Err(("not_a_file", "a symbolic link, a pipe, a socket or a device".to_string())),
            (true, true) => Err(("part_of_a_page", "a part of the page saved beside its folder".to_string())),
            (true, false) => Kind::of(&file.key),
        };
        place(file, source, kind, ledger, options, report, &mut survey);
    }
    let prefix = format!("{}\0", source.name);
    let gone: Vec<String> = ledger.keys().filter(|term| term.starts_with(&prefix)).cloned().collect();
    for term in gone {
        let (Some(entry), Some(key)) = (ledger.remove(&term), FileKey::from_term(&term)) else { continue };
        if key.path.ends_with('/') {
            survey.forgotten.push(key);
            continue;
        }
        survey.known += u64::from(entry.articles > 0);
        let lies_below =
            |folder: &str| key.path == folder || key.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        // An empty key is the folder itself.
        if !walk.unreadable.iter().any(|(folder, _)| folder.is_empty() || lies_below(folder)) {
            // No article is lost with a picture, however many go at once.
            if entry.articles > 0 {
                survey.vanished.push((key, entry));
            } else {
                survey.forgotten.push(key);
            }
        }
    }
    survey.vanished.sort_by(|left, right| left.0.cmp(&right.0));
    if is_empty && !survey.vanished.is_empty() && !options.allow_mass_removal {
        let message = format!(
            "the folder is empty, but {} of its files are indexed; nothing was removed (is a disk not mounted? --allow-mass-removal \
             removes them)",
            survey.vanished.len()
        );
        survey.unavailable = Some(problem(&source.folder.to_string_lossy(), None, "source_empty", message));
        survey.vanished.clear();
        survey.forgotten.clear();
    }
    survey
}

/// Whether a file is read again as it is: because failures are to be tried again, or because more bytes are allowed than when a limit cut it.
pub(crate) fn is_tried_again(entry: &LedgerEntry, options: &IngestOptions) -> bool {
    let is_failure = entry.outcome == FileOutcome::Failed || entry.failures > 0;
    let is_cut_otherwise = entry.cut_at_bytes > 0 && entry.cut_at_bytes < options.max_file_bytes;
    options.retry_failed && is_failure || is_cut_otherwise
}

/// The record of what is not read.
fn record_of(key: FileKey, stamp: FileStamp, outcome: FileOutcome, details: RecordDetails) -> FileRecord {
    FileRecord { key, stamp, content_hash: 0, outcome, articles: 0, details }
}

/// The folders that a browser has laid beside a page for its parts.
struct SavedPages {
    /// Their keys, and whether they hold what only browsers save: styles, scripts, frames.
    folders: HashMap<String, bool>,
}

impl SavedPages {
    /// What browsers put behind the name of a page for the folder of its parts, in their languages.
    const FOLDERS: [&str; 14] = [
        "_files",
        ".files",
        "_fichiers",
        "-Dateien",
        "_archivos",
        "_file",
        "_arquivos",
        "_bestanden",
        "_filer",
        "_soubory",
        "_pliki",
        "_dosyalar",
        "_tiedostot",
        "_файлы",
    ];

    /// How browsers call a frame that has no name.
    const FRAME: &str = "saved_resource";

    fn of(files: &[WalkedFile]) -> SavedPages {
        let ending = |key: &str| {
            [".html", ".htm", ".xhtml"].into_iter().find_map(|ending| key.strip_suffix(ending).map(str::to_string))
        };
        let pages: HashSet<String> = files.iter().filter_map(|file| ending(&file.key)).collect();
        let mut folders = HashMap::default();
        if !pages.is_empty() {
            for file in files {
                let Some((folder, name)) = file.key.rsplit_once('/') else { continue };
                let mut beside = Self::FOLDERS.iter().filter_map(|ending| folder.strip_suffix(ending));
                if beside.any(|page| pages.contains(page)) {
                    *folders.entry(folder.to_string()).or_insert(false) |= is_of_browser(name);
                }
            }
        }
        SavedPages { folders }
    }

    /// Whether a file is such a part: `Port_files/ads.html` beside `Port.html`. A folder of documents that only bears such a name, and what lies
    /// deeper, are a person's own.
    fn hold(&self, key: &str) -> bool {
        let Some((folder, name)) = key.rsplit_once('/').filter(|_| !self.folders.is_empty()) else { return false };
        let Some(is_of_browser) = self.folders.get(folder) else { return false };
        let name = name.to_lowercase();
        if name.starts_with(Self::FRAME) {
            return true;
        }
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" | "htm" | "xhtml" | "php" | "asp" | "aspx" | "xml" | "json" | "" => *is_of_browser,
            // What browsers call a script that has no name.
            "txt" => *is_of_browser && (name == "f.txt" || name.starts_with("f(")),
            "js" | "css" => true,
            _ => false,
        }
    }
}

/// Whether a file is one that a browser saves and a person does not: a style, a script, a font, the frame of an advertisement.
fn is_of_browser(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    // Behind the name of a script a browser may have put `.download`.
    matches!(ending, "css" | "js" | "mjs" | "woff" | "woff2")
        || name.ends_with(".js.download")
        || name.starts_with(SavedPages::FRAME)
}

fn place(
    file: WalkedFile,
    source: &ChosenSource,
    kind: Result<Kind, (&'static str, String)>,
    ledger: &mut HashMap<String, LedgerEntry>,
    options: &IngestOptions,
    report: &mut IngestReport,
    survey: &mut Survey,
) {
    let key = FileKey { source: source.name.clone(), path: file.key.clone() };
    let is_stale = source.is_stale || source.is_read_otherwise;
    let known = ledger.remove(&key.as_term());
    let had_articles = known.is_some_and(|entry| entry.articles > 0);
    survey.known += u64::from(had_articles);
    let is_same = known.is_some_and(|entry| entry.stamp == file.stamp);
    let kind = match kind {
        Ok(kind) => kind,
        Err((code, message)) => {
            let problem = problem(&file.key, None, code, message);
            report.file(&key.source, FileOutcome::Skipped, false, std::slice::from_ref(&problem));
            report.removed += u64::from(had_articles);
            if !(is_same && known.is_some_and(|entry| entry.outcome == FileOutcome::Skipped)) {
                let details = RecordDetails { problems: vec![problem], ..RecordDetails::default() };
                survey.unread.push(record_of(key, file.stamp, FileOutcome::Skipped, details));
            }
            return;
        }
    };
    // What was passed over for its name or its neighbours, which are others now, was never opened.
    let was_opened = |entry: &LedgerEntry| entry.outcome != FileOutcome::Skipped || entry.content_hash != 0;
    if let Some(entry) = known
        && is_same
        && was_opened(&entry)
        && !options.reread_all
        && !is_stale
        && entry.outcome != FileOutcome::Partial
        && !is_tried_again(&entry, options)
    {
        report.file(&key.source, entry.outcome, true, &[]);
        if entry.problems > 0 {
            survey.with_problems.push((key, entry.outcome));
        }
        return;
    }
    survey.tasks.push(Task { key, path: file.path, kind, size: file.stamp.size, known, stamp_is_known: is_same, is_stale });
}

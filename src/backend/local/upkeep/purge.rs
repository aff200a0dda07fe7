//! Turns articles into nothing: their segments are written anew without them, and what named them goes with the old files.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tantivy::index::SegmentId;

use super::{WRITING, open_folder};
use crate::article::ArticleId;
use crate::backend::ArticleSink;
use crate::backend::local::open::Index;
use crate::backend::local::store::{Disk, Purpose};
use crate::backend::local::write::IndexWriter;
use crate::error::{Error, ErrorCode, guarded};
use crate::schema::{ArticleCorrection, FileKey, FileOutcome, FileRecord, KnownBy, Problem, SameKeys};

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PurgeReport {
    /// The articles that have gone, in the order they were asked for.
    pub purged: Vec<Purged>,
    /// How many segments were written anew.
    pub segments_rewritten: u64,
    /// Other articles with the address or the text of one that has gone. They are still found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Purged>,
    /// What was set by hand of the articles that have gone, which the index does not keep any more; the file that it was read from does.
    #[serde(skip)]
    pub corrections: Vec<ArticleCorrection>,
}

/// An article that has gone, or a copy of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Purged {
    /// Its id.
    pub id: ArticleId,
    /// The source it came from.
    pub folder: String,
    /// The file it was read from, below that source. The file is not touched: while it is there, reading it again, because it changed or the
    /// index is made anew, brings the article back.
    pub path: String,
}

/// Removes articles so that no byte of their texts is left in the index folder: first from all answers, in one commit, then from the disk. What a
/// disk keeps of files that were removed from it is beyond this.
///
/// Ids as [`Index::show`] takes them; if one of them is no article, nothing is done. Fails with [`ErrorCode::ArticleNotFound`] and as
/// [`IndexWriter::open`] does; if the second step fails, the error says so, and [`compact`](super::compact()) finishes it.
pub fn purge(folder: impl AsRef<Path>, ids: &[String]) -> Result<PurgeReport, Error> {
    guarded("purge articles", || purge_on(open_folder(folder.as_ref())?, ids))
}

/// As [`purge`], on any disk.
pub(in crate::backend::local) fn purge_on(disk: Arc<dyn Disk>, ids: &[String]) -> Result<PurgeReport, Error> {
    let mut writer = IndexWriter::open_on(disk.clone(), WRITING, Purpose::Writing)?;
    writer.stop_merging_by_itself();
    let index = Index::open_on(disk)?;
    let mut report = PurgeReport::default();
    let mut read: Vec<ArticleCorrection> = Vec::new();
    let mut segments: BTreeSet<SegmentId> = BTreeSet::new();
    for id in ids {
        let article = index.show(id)?;
        if report.purged.iter().any(|purged| purged.id == article.id) {
            continue;
        }
        let address = index.address_of(&article.id)?;
        segments.extend(address.map(|address| index.searcher.segment_reader(address.segment_ord).segment_id()));
        read.push(ArticleCorrection::of(&article));
        report.purged.push(Purged { id: article.id, folder: article.folder, path: article.path });
    }
    // What was deleted before may be an earlier state of the article: before its file was renamed, or a field was set by hand.
    let with_deleted = index.searcher.segment_readers().iter().filter(|reader| reader.has_deletes());
    segments.extend(with_deleted.map(|reader| reader.segment_id()));
    let mut manifest = index.manifest().clone();
    let is_purged = |id: &ArticleId| report.purged.iter().any(|purged| purged.id == *id);
    let mut copies: BTreeSet<ArticleId> = BTreeSet::new();
    for article in &read {
        let keys = SameKeys { address: article.address_key(), text: article.text_key() };
        copies.extend(index.ids_with_same(keys)?.into_iter().filter(|id| !is_purged(id)));
    }
    let mut kept = Vec::new();
    for correction in std::mem::take(&mut manifest.article_corrections.articles) {
        // What is known of it by address or text alone is said of its copies as well.
        let knows_it = |article: &ArticleCorrection| {
            correction.knows_as_read(article).is_some_and(|known_by| known_by != KnownBy::Headline)
        };
        let is_about_it = is_purged(&correction.id) || (copies.is_empty() && read.iter().any(knows_it));
        (if is_about_it { &mut report.corrections } else { &mut kept }).push(correction);
    }
    manifest.article_corrections.articles = kept;
    for id in copies {
        if let Some(copy) = crate::backend::SearchBackend::article(&index, &id)? {
            report.copies.push(Purged { id: copy.id, folder: copy.folder, path: copy.path });
        }
    }
    let ledger = index.ledger()?;
    let files: BTreeSet<FileKey> =
        report.purged.iter().map(|purged| FileKey { source: purged.folder.clone(), path: purged.path.clone() }).collect();
    for key in files {
        let Some(entry) = ledger.get(&key.as_term()) else { continue };
        let of_file = |purged: &&Purged| purged.folder == key.source && purged.path == key.path;
        let purged = report.purged.iter().filter(of_file).count() as u64;
        let mut details = index.record_details(&key)?;
        let articles = entry.articles.saturating_sub(purged);
        let is_all = articles == 0 && entry.outcome == FileOutcome::Indexed;
        if is_all {
            let message = "what was read of it was purged; it is read again when it changes or the index is made anew";
            details.problems.push(Problem {
                folder: None,
                path: key.path.clone(),
                line: None,
                column: None,
                code: "purged".to_string(),
                message: message.to_string(),
            });
        }
        // The record keeps the stamp of its file, so that the file is not read again as it is.
        let record = FileRecord {
            stamp: entry.stamp,
            content_hash: entry.content_hash,
            outcome: if is_all { FileOutcome::Skipped } else { entry.outcome },
            articles,
            details,
            key,
        };
        writer.record(&record)?;
    }
    report.purged.iter().for_each(|purged| writer.remove(&purged.id));
    drop(index);
    writer.commit(&manifest)?;
    // A segment of which nothing is left has gone with the commit.
    let left: BTreeSet<SegmentId> = writer.segments()?.iter().map(|segment| segment.id()).collect();
    for segment in segments.intersection(&left) {
        writer.merge(&[*segment]).and_then(|()| writer.collect_garbage()).map_err(|error| {
            let message = format!(
                "the articles are in no answer any more, but their texts are still on the disk ({error}); run `dateline compact`"
            );
            Error::new(ErrorCode::Storage, message).with_source(error)
        })?;
        report.segments_rewritten += 1;
    }
    writer.collect_garbage()?;
    Ok(report)
}

//! Turns an index into one without a source: all that was read of its files goes, whether its folder is there or not.
//!
//! What the corpus as a whole tells is worked out anew, so that what is left is what indexing the other sources alone would make.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::{Enricher, IngestOptions, set_by_hand, settle};
use crate::backend::ArticleSink;
use crate::error::{Error, ErrorCode, guarded, quoted};
use crate::schema::{FileKey, Manifest, Source};

/// What was taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ForgetReport {
    /// The name of the source.
    pub name: String,
    /// Its folder, which is not touched.
    pub folder: String,
    /// How many of its files were known.
    pub files: u64,
    /// How many articles they held.
    pub articles: u64,
    /// How many articles of other sources are left.
    pub articles_left: u64,
}

/// Takes a source out of an index: all of it in one commit, after which the other articles are brought in line with what is left. It is
/// named by its folder or by the name under which hits show it; one whose folder has another name by now only by its folder.
///
/// Fails with [`ErrorCode::IndexNotFound`] if nothing was ever committed, with [`ErrorCode::InvalidRequest`] if no source, or more than
/// one, is called so.
///
/// ```no_run
/// use dateline::backend::local::{IndexWriter, WriterOptions};
/// use dateline::forget;
///
/// let options = WriterOptions { memory_bytes: 200_000_000, threads: 2, rebuild: false };
/// let mut writer = IndexWriter::open("index", options)?;
/// let report = forget(&mut writer, "/mnt/stick/articles")?;
/// println!("{} articles are out, {} are left", report.articles, report.articles_left);
/// writer.finish()?;
/// # Ok::<(), dateline::Error>(())
/// ```
pub fn forget(sink: &mut dyn ArticleSink, source: &str) -> Result<ForgetReport, Error> {
    guarded("forget a source", || {
        let Some(mut manifest) = sink.manifest()? else {
            return Err(Error::new(ErrorCode::IndexNotFound, "there is no index to forget a source of"));
        };
        let Source { name, folder, .. } = manifest.sources.remove(place_of(source, &manifest)?);
        let mut report = ForgetReport { name, folder, ..ForgetReport::default() };
        for (term, entry) in sink.ledger()? {
            match FileKey::from_term(&term).filter(|key| key.source == report.name) {
                Some(key) => {
                    sink.remove_file(&key)?;
                    report.files += 1;
                    report.articles += entry.articles;
                }
                None => report.articles_left += entry.articles,
            }
        }
        manifest.forget_what_was_found_again();
        sink.commit(&manifest)?;
        settle_again(sink)?;
        Ok(report)
    })
}

/// Brings what is left of an index in line with what it tells as a whole, after articles were taken out of it.
pub(crate) fn settle_again(sink: &mut dyn ArticleSink) -> Result<(), Error> {
    let Some(manifest) = sink.manifest()? else { return Ok(()) };
    let enricher = Arc::new(Enricher::new(manifest.corrections.clone()));
    settle::settle(sink, &manifest, &IngestOptions { enricher, ..IngestOptions::default() })?;
    // A copy elsewhere may take the place of an article that was corrected.
    set_by_hand(sink, &manifest.article_corrections, manifest.article_corrections_file.as_deref())?;
    Ok(())
}

/// Where in the manifest the source stands that is meant.
fn place_of(source: &str, manifest: &Manifest) -> Result<usize, Error> {
    // A folder that is gone has no canonical path any more.
    let absolute = std::path::absolute(source).ok();
    let canonical = Path::new(source).canonicalize().ok();
    let is_folder = |known: &Source| {
        let folder = Some(Path::new(&known.folder));
        folder == absolute.as_deref() || folder == canonical.as_deref()
    };
    let places = |is_meant: &dyn Fn(&Source) -> bool| -> Vec<usize> {
        let meant = manifest.sources.iter().enumerate().filter(|(_, known)| is_meant(known));
        meant.map(|(place, _)| place).collect()
    };
    let mut meant = places(&is_folder);
    meant.extend(places(&|known| known.name == source && !is_folder(known)));
    match meant.as_slice() {
        // After a move the name is that of a folder that is somewhere else now, or of none.
        [place] if !is_folder(&manifest.sources[*place]) && has_another_name(&manifest.sources[*place]) => {
            let Source { name, folder, .. } = &manifest.sources[*place];
            let message = format!("\"{name}\" is what the index calls \"{folder}\", which was moved or renamed");
            let help = format!("`dateline forget {}` takes it out", quoted(folder));
            Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help))
        }
        [place] => Ok(*place),
        [] => {
            let known: Vec<String> =
                manifest.sources.iter().map(|known| format!("{} ({})", known.name, known.folder)).collect();
            let message = format!("no source of the index is called \"{source}\"");
            let help = if known.is_empty() { "it has none".to_string() } else { format!("it has {}", known.join(", ")) };
            Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help))
        }
        _ => {
            let message = format!("\"{source}\" is the folder of one source and the name of another");
            Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion("write the whole path, or the other's name"))
        }
    }
}

/// Whether the folder of a source is not called as the source is, but for the number that tells two of one name apart.
fn has_another_name(source: &Source) -> bool {
    let folder = Path::new(&source.folder).file_name().map(|name| name.to_string_lossy().into_owned());
    let is_numbered = |name: &str| {
        source
            .name
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('-'))
            .is_some_and(|number| number.parse::<u32>().is_ok())
    };
    folder.is_some_and(|folder| folder != source.name && !is_numbered(&folder))
}

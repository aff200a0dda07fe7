//! Turns an index as its files were read into one that heeds what only the whole corpus tells.
//!
//! - `tags`: how tags that run together are taken apart, by the tags and names of the corpus; how a topic, tag or author is
//!   spelled, by the majority. `dates`: which number of 03/04/2023 is the day, by the other dates of the source; days on which
//!   a source was fetched rather than published. `apply`: the answers → a changed article.
//!
//! Every answer is worked out from what the files say, never from an earlier answer: so it does not matter in how many runs and
//! in which order the files came. What the files say and what was last answered stand in terms of the index (`schema/questions`);
//! only articles that need another answer are read and written.

mod apply;
mod dates;
mod tags;

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use super::{Enricher, IngestOptions};
use crate::article::{ArticleId, Dimension};
use crate::backend::{ArticleReader, ArticleSink, Counted};
use crate::error::Error;
use crate::schema::{FileKey, IndexedDocument, Manifest, Question, StoredArticle};

/// What the corpus answers.
struct Answers {
    tags: tags::TagAnswers,
    dates: dates::DateAnswers,
}

/// Brings every article in line with what the corpus tells, and commits if anything changed. Returns whether all are; when the run is stopped from
/// outside they are not, nothing has been committed, and the next run does it.
pub(super) fn settle(sink: &mut dyn ArticleSink, manifest: &Manifest, options: &IngestOptions) -> Result<bool, Error> {
    // A day that has come is a witness like any other from then on.
    for _ in 0..2 {
        let Some(reader) = sink.reader()? else { break };
        let mut open = BTreeSet::new();
        let have_come = dates::have_come(&*reader, options.today, &mut open)?;
        if !settle_once(sink, &*reader, open, manifest, options)? {
            return Ok(false);
        }
        if !have_come {
            break;
        }
    }
    Ok(true)
}

fn settle_once(
    sink: &mut dyn ArticleSink,
    reader: &dyn ArticleReader,
    mut open: BTreeSet<ArticleId>,
    manifest: &Manifest,
    options: &IngestOptions,
) -> Result<bool, Error> {
    let answers = Answers { tags: tags::answers(reader, &mut open)?, dates: dates::answers(reader, &mut open)? };
    let mut is_changed = false;
    for id in open {
        if options.stop.load(Ordering::Relaxed) {
            // What was replaced is not committed, and is asked for again.
            return Ok(false);
        }
        let Some(mut article) = reader.whole_article(&id)? else { continue };
        let before = (article.author.clone(), article.date_published.clone());
        if apply::apply(&mut article, &answers, options.today) {
            let is_tagged =
                |name: &str| manifest.sources.iter().any(|source| source.name == name && source.registry_version != 0);
            if before != (article.author.clone(), article.date_published.clone()) && is_tagged(&article.folder) {
                tag_again(&mut article, &options.enricher);
            }
            let file = FileKey { source: article.folder.clone(), path: article.path.clone() };
            sink.replace(IndexedDocument::laid_out(file, article))?;
            is_changed = true;
        }
    }
    if is_changed {
        sink.commit(manifest)?;
    }
    Ok(true)
}

/// Offices are those of the day of publication, and authors are not named in their own articles.
fn tag_again(article: &mut StoredArticle, enricher: &Enricher) {
    if enricher.registry_version() != 0 {
        let named = super::retag::named_again(article, enricher);
        (article.actor, article.place) = (named.actors, named.places);
    }
}

/// The questions of a kind, each with the number of articles.
fn questions(reader: &dyn ArticleReader, beginning: &str) -> Result<Vec<(Question, String, u64)>, Error> {
    let counted = reader.counted(Counted::Questions, beginning)?;
    Ok(counted.into_iter().filter_map(|(term, count)| Some((Question::of_term(&term)?, term, count))).collect())
}

/// The articles that ask a question.
fn asking(reader: &dyn ArticleReader, term: &str) -> Result<Vec<ArticleId>, Error> {
    reader.ids_counted(Counted::Questions, term)
}

/// The articles that have a value.
fn having(reader: &dyn ArticleReader, dimension: Dimension, value: &str) -> Result<Vec<ArticleId>, Error> {
    reader.ids_counted(Counted::Values(dimension), value)
}

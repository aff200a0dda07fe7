//! Turns ids, terms and addresses into articles read back: for a person who looks at one, for hits, and for those who tag or mend all of
//! them again.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{TantivyDocument, Term};

use super::Index;
use super::fields::KIND_ARTICLE;
use super::first_text::FirstText;
use crate::article::{ActorId, ArticleId, Dimension};
use crate::backend::{ArticleReader, Counted, Naming, Repeat};
use crate::error::{Error, ErrorCode, guarded};
use crate::schema::{SameKeys, StoredArticle};
use crate::text::{fold_value, is_closed, words_of};

/// A beginning of an id that may stand for it has so many digits.
const FEWEST_DIGITS: usize = 4;

impl Index {
    /// The article with this id, with a unique beginning of it of at least 4 characters, or with the publisher's identifier. Its
    /// notes name the other articles that have its address (`same_url`) or its text (`same_text`).
    ///
    /// Fails with [`ErrorCode::ArticleNotFound`] when there is none or the beginning fits several.
    pub fn show(&self, id: &str) -> Result<StoredArticle, Error> {
        guarded("look up an article", || {
            let id = id.trim();
            if let Some(article) = crate::backend::SearchBackend::article(self, &ArticleId::from(id))? {
                return self.with_repeats(article);
            }
            let term = Term::from_field_text(self.fields.identifier, id);
            let mut found = self.articles_with(term, 2)?;
            if found.is_empty() {
                found = self.articles_with_beginning(id)?;
            }
            match found.len() {
                1 => self.with_repeats(found.remove(0)),
                // It may stand in what is damaged.
                0 if self.damage.lost_documents > 0 => Err(self.damaged()),
                0 => {
                    let is_short = id.len() < FEWEST_DIGITS && id.bytes().all(|byte| byte.is_ascii_hexdigit());
                    let help = if is_short {
                        format!("; a beginning of an id takes at least {FEWEST_DIGITS} digits")
                    } else {
                        String::new()
                    };
                    Err(Error::new(ErrorCode::ArticleNotFound, format!("no article has the id \"{id}\"{help}")))
                }
                _ => {
                    let ids: Vec<&str> = found.iter().map(|article| article.id.as_str()).collect();
                    let message = format!("\"{id}\" fits several articles, {} among them", ids.join(" and "));
                    Err(Error::new(ErrorCode::ArticleNotFound, message))
                }
            }
        })
    }

    fn with_repeats(&self, mut article: StoredArticle) -> Result<StoredArticle, Error> {
        article.notes.extend(self.notes_of_repeats(&article)?);
        Ok(article)
    }

    fn articles_with_beginning(&self, beginning: &str) -> Result<Vec<StoredArticle>, Error> {
        let digits = beginning.len();
        if !(FEWEST_DIGITS..16).contains(&digits) || !beginning.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Vec::new());
        }
        let shift = 4 * (16 - digits) as u32;
        let first = u64::from_str_radix(beginning, 16).unwrap_or_default() << shift;
        let last = first | ((1 << shift) - 1);
        let bound = |bits| std::ops::Bound::Included(Term::from_field_u64(self.fields.id, bits));
        self.collect_articles(&tantivy::query::RangeQuery::new(bound(first), bound(last)), 2)
    }

    pub(super) fn articles_with(&self, term: Term, most: usize) -> Result<Vec<StoredArticle>, Error> {
        self.collect_articles(&TermQuery::new(term, IndexRecordOption::Basic), most)
    }

    /// Where the article with this id stands.
    pub(super) fn address_of(&self, id: &ArticleId) -> Result<Option<tantivy::DocAddress>, Error> {
        let Some(bits) = id.bits() else { return Ok(None) };
        let query = TermQuery::new(Term::from_field_u64(self.fields.id, bits), IndexRecordOption::Basic);
        let collector = tantivy::collector::DocSetCollector;
        let found = self.searcher.search(&query, &collector).map_err(|error| self.failure("look up an article", error))?;
        Ok(found.into_iter().min())
    }

    fn collect_articles(&self, query: &dyn tantivy::query::Query, most: usize) -> Result<Vec<StoredArticle>, Error> {
        let collector = tantivy::collector::DocSetCollector;
        let found = self.searcher.search(query, &collector).map_err(|error| self.failure("look up an article", error))?;
        let mut addresses: Vec<_> = found.into_iter().collect();
        addresses.sort();
        addresses.into_iter().take(most).map(|address| self.whole(address)).collect()
    }

    /// Reads back an article, without its details.
    pub(super) fn stored(&self, address: tantivy::DocAddress) -> Result<StoredArticle, Error> {
        let first: FirstText = self.searcher.doc(address).map_err(|error| self.failure("read an article", error))?;
        if first.field != Some(self.fields.stored) {
            return self.whole(address);
        }
        StoredArticle::from_kept(&first.text).map_err(|error| self.unreadable(error))
    }

    /// Reads back an article with everything that is kept of it.
    fn whole(&self, address: tantivy::DocAddress) -> Result<StoredArticle, Error> {
        self.read_whole(&self.document(address)?)
    }

    pub(super) fn read_whole(&self, document: &TantivyDocument) -> Result<StoredArticle, Error> {
        let text = |field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        StoredArticle::from_kept_whole(text(self.fields.stored), text(self.fields.details))
            .map_err(|error| self.unreadable(error))
    }

    fn document(&self, address: tantivy::DocAddress) -> Result<TantivyDocument, Error> {
        self.searcher.doc(address).map_err(|error| self.failure("read an article", error))
    }

    fn unreadable(&self, error: serde_json::Error) -> Error {
        let message = format!("an article stored in \"{}\" cannot be read back", self.folder.display());
        Error::new(ErrorCode::IndexDamaged, message).with_source(error)
    }
}

impl ArticleReader for Index {
    fn ids_naming(&self, naming: &Naming) -> Result<Vec<ArticleId>, Error> {
        let term = |field, text: &str| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
        };
        let query: Box<dyn Query> = match naming {
            Naming::All => term(self.fields.kind, KIND_ARTICLE),
            Naming::Any { names, actors } => {
                let mut any: Vec<Box<dyn Query>> = Vec::new();
                for name in names {
                    // The most frequent words and the shortest are kept with the text, the others by themselves.
                    let field = |word: &str| if is_closed(word) { self.fields.text } else { self.fields.exact };
                    let words = words_of(name).into_iter();
                    any.push(Box::new(BooleanQuery::new(
                        words.map(|word| (Occur::Must, term(field(&word), &word))).collect(),
                    )));
                }
                for actor in actors {
                    for dimension in [Dimension::Actor, Dimension::Place] {
                        any.push(term(self.fields.dimension(dimension), actor.as_str()));
                    }
                }
                if !names.is_empty() {
                    // Turkish hangs its endings on names.
                    if self.languages.iter().any(|language| language == "tr") {
                        any.push(term(self.fields.dimension(Dimension::Language), "tr"));
                    }
                    // Editors give actors that the text need not name.
                    let folded: HashSet<String> = names.iter().map(|name| fold_value(name)).collect();
                    for value in self.known_values(Dimension::Actor)? {
                        let name = ActorId::from(value.as_str()).given_name().map(fold_value);
                        let is_wanted = |name: &String| {
                            folded.contains(name) || name.strip_prefix("the ").is_some_and(|name| folded.contains(name))
                        };
                        if name.as_ref().is_some_and(is_wanted) {
                            any.push(term(self.fields.dimension(Dimension::Actor), &value));
                        }
                    }
                }
                Box::new(BooleanQuery::union(any))
            }
        };
        self.ids_found(&*query)
    }

    fn counted(&self, column: Counted, beginning: &str) -> Result<Vec<(String, u64)>, Error> {
        self.counted_terms(column, beginning).map_err(|error| self.failure("count values", error))
    }

    fn ids_counted(&self, column: Counted, term: &str) -> Result<Vec<ArticleId>, Error> {
        let term = Term::from_field_text(self.column_of(column), term);
        self.ids_found(&TermQuery::new(term, IndexRecordOption::Basic))
    }

    fn days_counted(&self, column: Counted, term: &str) -> Result<BTreeMap<NaiveDate, u64>, Error> {
        let term = Term::from_field_text(self.column_of(column), term);
        self.days_found(&TermQuery::new(term, IndexRecordOption::Basic))
    }

    fn whole_article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, Error> {
        self.address_of(id)?.map(|address| self.whole(address)).transpose()
    }

    fn ids_with_same(&self, keys: SameKeys) -> Result<Vec<ArticleId>, Error> {
        Index::ids_with_same(self, keys)
    }

    fn repeats(&self) -> Result<Vec<Repeat>, Error> {
        Index::repeats(self)
    }
}

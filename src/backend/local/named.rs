//! Turns what a person writes into values of the index: spellings, names of actors.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::Index;
use crate::actors::{NameForm, Registry};
use crate::article::{ActorId, Dimension};
use crate::backend::ValueMatch;
use crate::error::{Error, nearest_within};
use crate::text::fold_value;

impl Index {
    /// How the index spells a value.
    pub(super) fn value_spelled(&self, dimension: Dimension, value: &str) -> Result<ValueMatch, Error> {
        let fail = |error| self.failure("look up a value", error);
        if self.occurs(dimension, value).map_err(fail)? {
            return Ok(ValueMatch::Exact);
        }
        let folded = fold_value(value);
        // An actor that was asked for by its name alone may have been found in texts under an id that shows its kind.
        let id = ActorId::from(value);
        let name = id.given_name().filter(|_| dimension == Dimension::Actor).map(fold_value);
        let is_named_so = |known: &str| {
            name.as_ref()
                .is_some_and(|name| ActorId::from(known).given_name().is_some_and(|known| fold_value(known) == *name))
        };
        // Dictionaries keep the values of removed articles until segments are merged.
        let mut spelled = BTreeSet::new();
        // By the name that is shown: the ids of named actors begin alike and would all seem near.
        let mut others: BTreeMap<String, String> = BTreeMap::new();
        for table in &self.tables {
            for known in table.values_of(dimension).map(|slot| table.value(slot)) {
                if fold_value(known) != folded && !is_named_so(known) {
                    let label = self.label(dimension, known);
                    let kept = others.entry(label).or_insert_with(|| known.to_string());
                    if known < kept.as_str() {
                        *kept = known.to_string();
                    }
                } else if !spelled.contains(known) && self.occurs(dimension, known).map_err(fail)? {
                    spelled.insert(known.to_string());
                }
            }
        }
        if !spelled.is_empty() {
            return Ok(ValueMatch::Spelled(spelled.into_iter().collect()));
        }
        let written = self.label(dimension, value);
        let mut near = self.nearest_of(dimension, 0.8, &written, others.clone()).map_err(fail)?;
        if near.is_none() && dimension == Dimension::Actor {
            let named = others.into_iter().flat_map(|(label, value)| {
                let names = other_names(&label, &value);
                names.into_iter().map(move |name| (name, value.clone()))
            });
            // There are many, and most are short: what is not very near is something else.
            near = self.nearest_of(dimension, 0.9, &written, named.collect()).map_err(fail)?;
        }
        Ok(ValueMatch::Absent { nearest: near })
    }

    /// The value with the name nearest to what was written, among those that some article has.
    fn nearest_of(
        &self,
        dimension: Dimension,
        least_similarity: f64,
        written: &str,
        mut named: BTreeMap<String, String>,
    ) -> tantivy::Result<Option<String>> {
        while let Some(name) =
            nearest_within(least_similarity, written, named.keys().map(String::as_str)).map(str::to_string)
        {
            if let Some(value) = named.remove(&name)
                && self.occurs(dimension, &value)?
            {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// The actors that are shown by a name, and those of `ids` that some article has.
    ///
    /// Every label is looked at, and there may be hundreds of thousands: most are told apart by their first letter.
    pub(super) fn called(&self, dimension: Dimension, name: &str, ids: &[String]) -> tantivy::Result<Vec<(String, u64)>> {
        let folded = fold_value(name);
        let relabelled = self.manifest.corrections.actors.iter().filter(|correction| correction.label.is_some());
        let relabelled: FxHashSet<&str> = relabelled.map(|correction| correction.id.as_str()).collect();
        let is_called = |value: &str| match ActorId::given_name_of(value).filter(|_| !relabelled.contains(value)) {
            Some(label) => is_folded_to(label, &folded),
            None => is_folded_to(&self.label(dimension, value), &folded),
        };
        let mut called: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        for table in &self.tables {
            called.extend(table.values_of(dimension).map(|slot| table.value(slot)).filter(|value| is_called(value)));
        }
        let mut counted = Vec::with_capacity(called.len());
        for value in called {
            let articles = self.articles_having(dimension, value, u64::MAX)?;
            if articles > 0 {
                counted.push((value.to_string(), articles));
            }
        }
        Ok(counted)
    }

    /// The name to show for a value.
    pub(crate) fn label(&self, dimension: Dimension, value: &str) -> String {
        self.manifest.label(dimension, value)
    }

    /// The values that some article has in a dimension, in order.
    pub fn known_values(&self, dimension: Dimension) -> Result<Vec<String>, Error> {
        let fail = |error| self.failure("look up values", error);
        let values = |table: &'_ super::table::SegmentTable| -> Vec<String> {
            table.values_of(dimension).map(|slot| table.value(slot).to_string()).collect()
        };
        let known: BTreeSet<String> = self.tables.iter().flat_map(values).collect();
        let mut occurring = Vec::with_capacity(known.len());
        for value in known {
            // Dictionaries keep the values of removed articles until segments are merged.
            if self.occurs(dimension, &value).map_err(fail)? {
                occurring.push(value);
            }
        }
        Ok(occurring)
    }

    /// Whether an article that is there has this value.
    fn occurs(&self, dimension: Dimension, value: &str) -> tantivy::Result<bool> {
        Ok(self.articles_having(dimension, value, 1)? > 0)
    }

    /// How many articles that are there have this value; it is not counted beyond `most`.
    fn articles_having(&self, dimension: Dimension, value: &str, most: u64) -> tantivy::Result<u64> {
        let field = self.fields.dimension(dimension);
        let term = Term::from_field_text(field, value);
        let mut count = 0;
        for segment in self.searcher.segment_readers() {
            let terms = segment.inverted_index(field)?;
            if !segment.has_deletes() {
                count += u64::from(terms.doc_freq(&term)?);
                continue;
            }
            let Some(mut postings) = terms.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED && count < most {
                count += u64::from(!segment.is_deleted(postings.doc()));
                postings.advance();
            }
        }
        Ok(count)
    }
}

/// What an actor is called besides its label: its names in the registry, and its last name.
fn other_names(label: &str, id: &str) -> Vec<String> {
    let names = Registry::shared().get(id).map_or(&[][..], |actor| &actor.names);
    let names = names.iter().filter(|name| name.form == NameForm::Name).map(|name| name.text.to_string());
    let last_name = label.rsplit_once(' ').filter(|_| id.starts_with("person:")).map(|(_, last)| last.to_string());
    names.chain(last_name).collect()
}

/// Whether a label has this folded form.
fn is_folded_to(label: &str, folded: &str) -> bool {
    // The first letter of the first word stays what it is, but for its case.
    let first = label.is_ascii().then(|| label.bytes().find(u8::is_ascii_alphanumeric)).flatten();
    first.is_none_or(|first| folded.as_bytes().first() == Some(&first.to_ascii_lowercase())) && fold_value(label) == folded
}

//! Turns what a person writes into values of the index: spellings, names of actors.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term};

use super::Index;
use crate::actors::{NameForm, Registry};
use crate::article::{ActorId, Dimension};
use crate::backend::ValueMatch;
use crate::error::{Error, Likeness};
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
        let is_spelled_so = |known: &str| {
            is_folded_to(known, &folded)
                || name
                    .as_ref()
                    .is_some_and(|name| ActorId::given_name_of(known).is_some_and(|known| is_folded_to(known, name)))
        };
        // Dictionaries keep the values of removed articles until segments are merged.
        let mut spelled = BTreeSet::new();
        for (known, _) in self.shown(dimension) {
            if is_spelled_so(known) && self.occurs(dimension, known).map_err(fail)? {
                spelled.insert(known.to_string());
            }
        }
        if !spelled.is_empty() {
            return Ok(ValueMatch::Spelled(spelled.into_iter().collect()));
        }
        // By the name that is shown: the ids of named actors begin alike and would all seem near.
        let written = self.label(dimension, value);
        let likeness = Likeness::of(&written, 0.8);
        let near = self.shown(dimension).filter_map(|(value, label)| Some((likeness.to(label)?, label.to_string(), value)));
        let mut nearest = self.first_that_occurs(dimension, near.collect()).map_err(fail)?;
        if nearest.is_none() && dimension == Dimension::Actor {
            // There are many, and most are short: what is not very near is something else.
            let likeness = Likeness::of(&written, 0.9);
            let named = self.shown(dimension).flat_map(|(value, label)| {
                let near = |name: &str| likeness.to(name).map(|similarity| (similarity, name.to_string(), value));
                other_names(label, value).filter_map(near).collect::<Vec<_>>()
            });
            nearest = self.first_that_occurs(dimension, named.collect()).map_err(fail)?;
        }
        Ok(ValueMatch::Absent { nearest })
    }

    /// The value with the most likeness that some article has; the names settle a tie.
    fn first_that_occurs(
        &self,
        dimension: Dimension,
        mut near: Vec<(f64, String, &str)>,
    ) -> tantivy::Result<Option<String>> {
        near.sort_by(|left, right| {
            right.0.total_cmp(&left.0).then_with(|| right.1.cmp(&left.1)).then_with(|| left.2.cmp(right.2))
        });
        for (_, _, value) in near {
            if self.occurs(dimension, value)? {
                return Ok(Some(value.to_string()));
            }
        }
        Ok(None)
    }

    /// The values that some article has or had in a dimension, each once, with the names that are shown for them.
    fn shown(&self, dimension: Dimension) -> impl Iterator<Item = (&str, &str)> {
        let is_of_actors = matches!(dimension, Dimension::Actor | Dimension::Place);
        let corrections = self.manifest.corrections.actors.iter().filter(|_| is_of_actors);
        let corrected: FxHashMap<&str, &str> =
            corrections.filter_map(|correction| Some((correction.id.as_str(), correction.label.as_deref()?))).collect();
        let values = self.values(dimension);
        let labelled = is_of_actors.then(|| values.with_labels(&self.tables)).into_iter().flatten();
        let plain = if is_of_actors { 0 } else { values.len() };
        let plain = (0..plain).map(|number| (values.value(number, &self.tables), None));
        labelled.chain(plain).map(move |(value, label)| {
            let given = || if is_of_actors { ActorId::given_name_of(value).unwrap_or(value) } else { value };
            (value, corrected.get(value).copied().or(label).unwrap_or_else(given))
        })
    }

    /// The actors that are shown by a name, and those of `ids` that some article has.
    ///
    /// Every name is looked at, and there may be hundreds of thousands: most are told apart by their first letter.
    pub(super) fn called(&self, dimension: Dimension, name: &str, ids: &[String]) -> tantivy::Result<Vec<(String, u64)>> {
        let folded = fold_value(name);
        let mut called: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        called.extend(self.shown(dimension).filter(|(_, label)| is_folded_to(label, &folded)).map(|(value, _)| value));
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
    pub(super) fn occurs(&self, dimension: Dimension, value: &str) -> tantivy::Result<bool> {
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
fn other_names<'n>(label: &'n str, id: &'n str) -> impl Iterator<Item = &'n str> {
    let names = Registry::shared().get(id).map_or(&[][..], |actor| &actor.names);
    let names = names.iter().filter(|name| name.form == NameForm::Name).map(|name| &*name.text);
    let last_name = label.rsplit_once(' ').filter(|_| id.starts_with("person:")).map(|(_, last)| last);
    names.chain(last_name)
}

/// Whether a label has this folded form.
fn is_folded_to(label: &str, folded: &str) -> bool {
    // The first letter of the first word stays what it is, but for its case.
    let first = label.is_ascii().then(|| label.bytes().find(u8::is_ascii_alphanumeric)).flatten();
    first.is_none_or(|first| folded.as_bytes().first() == Some(&first.to_ascii_lowercase())) && fold_value(label) == folded
}

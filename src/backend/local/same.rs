//! Turns the columns of addresses and texts into the articles that are in the index more than once.

use std::collections::BTreeMap;

use tantivy::Term;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::Index;
use crate::article::{ArticleId, Note};
use crate::backend::Repeat;
use crate::error::Error;
use crate::schema::{SameKeys, StoredArticle};

/// How many other articles one article's notes name.
const MOST_NAMED: usize = 20;

impl Index {
    /// The ids of the articles that share one of these keys, in order.
    pub fn ids_with_same(&self, keys: SameKeys) -> Result<Vec<ArticleId>, Error> {
        let of = |field: Field, key: Option<u64>| -> Option<Box<dyn Query>> {
            Some(Box::new(TermQuery::new(Term::from_field_u64(field, key?), IndexRecordOption::Basic)))
        };
        let parts = [of(self.fields.same_address, keys.address), of(self.fields.same_text, keys.text)];
        let parts: Vec<Box<dyn Query>> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let mut ids = self.ids_found(&BooleanQuery::union(parts))?;
        ids.sort();
        Ok(ids)
    }

    /// The articles that are in the index more than once, by the first id of each group.
    pub fn repeats(&self) -> Result<Vec<Repeat>, Error> {
        let fail = |error| self.failure("compare articles", error);
        let mut ids: Vec<u64> = Vec::new();
        let mut addresses: Vec<(u64, u32)> = Vec::new();
        let mut texts: Vec<(u64, u32)> = Vec::new();
        for reader in self.searcher.segment_readers() {
            let column = |name: &str| reader.fast_fields().u64(name).map_err(fail);
            let (id, address, text) = (column("id")?, column("same_address")?, column("same_text")?);
            for document in reader.doc_ids_alive() {
                // The records of files have no id.
                let Some(bits) = id.first(document) else { continue };
                let place = ids.len() as u32;
                ids.push(bits);
                addresses.extend(address.first(document).map(|key| (key, place)));
                texts.extend(text.first(document).map(|key| (key, place)));
            }
        }
        let mut groups = Groups::default();
        for (keys, is_address) in [(&mut addresses, true), (&mut texts, false)] {
            keys.sort_unstable();
            for same in keys.chunk_by(|left, right| left.0 == right.0).filter(|same| same.len() > 1) {
                same.iter().for_each(|(_, place)| groups.join(same[0].1, *place, is_address));
            }
        }
        Ok(groups.finish(&ids))
    }

    /// Notes that name the other articles with the address or the text of this one.
    pub(super) fn notes_of_repeats(&self, article: &StoredArticle) -> Result<Vec<Note>, Error> {
        let keys = article.same_keys();
        let mut notes = Vec::new();
        for (code, what, keys) in [
            ("same_url", "address", SameKeys { text: None, ..keys }),
            ("same_text", "text", SameKeys { address: None, ..keys }),
        ] {
            let ids = self.ids_with_same(keys)?;
            let others: Vec<&ArticleId> = ids.iter().filter(|id| **id != article.id).collect();
            for id in others.iter().take(MOST_NAMED) {
                let Some(other) = self.address_of(id)? else { continue };
                let other = self.stored(other)?;
                let message = format!("the same {what} stands in {}/{} ({id})", other.folder, other.path);
                notes.push(Note::new(code, message));
            }
            if others.len() > MOST_NAMED {
                let message = format!("the same {what} stands in {} articles more", others.len() - MOST_NAMED);
                notes.push(Note::new(code, message));
            }
        }
        Ok(notes)
    }
}

/// Places joined into groups; only those that were joined to another are in it.
#[derive(Default)]
struct Groups {
    /// The place each leads to, itself for the first of a group.
    leads_to: BTreeMap<u32, u32>,
    joined_by: Vec<(u32, bool)>,
}

impl Groups {
    fn first(&mut self, place: u32) -> u32 {
        let mut first = place;
        while let Some(next) = self.leads_to.get(&first).copied().filter(|next| *next != first) {
            first = next;
        }
        self.leads_to.insert(place, first);
        first
    }

    fn join(&mut self, one: u32, other: u32, is_address: bool) {
        if one == other {
            return;
        }
        let (one, other) = (self.first(one), self.first(other));
        self.leads_to.insert(one.max(other), one.min(other));
        self.leads_to.entry(one.min(other)).or_insert(one.min(other));
        self.joined_by.push((one, is_address));
    }

    fn finish(mut self, ids: &[u64]) -> Vec<Repeat> {
        let mut groups: BTreeMap<u32, Repeat> = BTreeMap::new();
        let places: Vec<u32> = self.leads_to.keys().copied().collect();
        for place in places {
            let first = self.first(place);
            groups.entry(first).or_default().ids.push(ArticleId::from_bits(ids[place as usize]));
        }
        for (place, is_address) in std::mem::take(&mut self.joined_by) {
            let first = self.first(place);
            let group = groups.entry(first).or_default();
            *(if is_address { &mut group.same_address } else { &mut group.same_text }) = true;
        }
        let mut groups: Vec<Repeat> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.ids.sort());
        groups.sort_by(|left, right| left.ids.cmp(&right.ids));
        groups
    }
}

//! Turns the leaves of a span into terms of the index, wildcards and fuzzy words into all the terms they stand for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader, Term};

use super::deadline::Deadline;
use super::fields::Fields;
use super::frequencies::Frequencies;
use crate::query::{Leaf, Pattern};
use crate::schema::{CAPITALS_MARK, LONGEST_MENTION, TITLE_MARK, bio_form_term, mention_term, mixed_case_term};
use crate::text::{Case, case_of, closed_words, is_closed};

/// A wildcard or fuzzy word stands for at most so many words, the most frequent ones.
pub(super) const MOST_EXPANSIONS: usize = 1024;

/// All wildcards and fuzzy words of a query together stand for at most so many: each is a list of postings, open all the time.
const MOST_EXPANSIONS_OF_ALL: usize = 4 * MOST_EXPANSIONS;

/// For how many words each of so many wildcards and fuzzy words may stand.
pub(super) fn most_expansions(patterns: usize) -> usize {
    MOST_EXPANSIONS.min(MOST_EXPANSIONS_OF_ALL / patterns.max(1))
}

/// Among so many words with the right beginning it is looked for them.
const MOST_CANDIDATES: usize = 200_000;

/// Where a leaf is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Space {
    /// Headline, standfirst and body.
    Text,
    /// The bio line.
    Bio,
}

/// What a leaf is in this index.
#[derive(Clone, Debug, Default)]
pub(super) struct LeafTerms {
    /// The terms, only such as occur, with the number of positions an interval has beyond its first.
    pub(super) any: Vec<(Term, u32)>,
    /// For a word that is stemmed: the term of each language, in the order of the languages, if it occurs.
    pub(super) by_language: Vec<Option<Term>>,
    /// Or the words that a pattern stands for.
    pub(super) expanded: Option<Arc<Expanded>>,
    /// The leaf is only where this stands too.
    pub(super) only: Option<Term>,
    /// Where one of these stands too, the leaf does not.
    pub(super) minus: Vec<Term>,
    /// In how many articles it stands, at most; removed ones count until their segment is merged.
    pub(super) doc_freq: u64,
    /// Whether there are more terms than were taken.
    pub(super) is_cut: bool,
}

impl LeafTerms {
    /// Whether the leaf is one term in every language, and nothing but its positions matters.
    pub(super) fn is_plain(&self) -> bool {
        self.is_bare() && (!self.by_language.is_empty() || matches!(self.any.as_slice(), [] | [(_, 0)]))
    }

    /// Whether it stands wherever one of its terms does.
    pub(super) fn is_bare(&self) -> bool {
        self.expanded.is_none() && self.only.is_none() && self.minus.is_empty()
    }

    /// Whether its terms differ from language to language, so that an article holds at most one of them.
    pub(super) fn is_apart_by_language(&self) -> bool {
        let mut terms = self.by_language.iter().flatten();
        let is_repeated = |(place, term): (usize, &Option<Term>)| self.by_language[..place].contains(term) && term.is_some();
        terms.next().is_some() && !self.by_language.iter().enumerate().any(is_repeated)
    }

    /// The term in one language, by its number.
    pub(super) fn in_language(&self, language: usize) -> Option<&Term> {
        match self.by_language.get(language) {
            Some(term) => term.as_ref(),
            // What is not stemmed is the same in every language.
            None if self.by_language.is_empty() => self.any.first().map(|(term, _)| term),
            None => None,
        }
    }

    /// How many languages the terms are told apart by; 1 if they are not.
    pub(super) fn languages(&self) -> usize {
        self.by_language.len().max(1)
    }
}

/// A word of one segment, its field and where its postings are.
type FoundWord = (String, Field, TermInfo);

/// The words of the index that fit a pattern.
#[derive(Debug)]
pub(super) struct Expanded {
    /// With the number of articles, most frequent first.
    words: Vec<(String, u64)>,
    /// Where their postings are.
    by_segment: FxHashMap<SegmentId, Vec<(Field, TermInfo)>>,
}

impl Expanded {
    /// The words in one segment, by field.
    pub(super) fn in_segment(&self, reader: &SegmentReader) -> &[(Field, TermInfo)] {
        self.by_segment.get(&reader.segment_id()).map_or(&[], Vec::as_slice)
    }
}

/// What the patterns of a search stand for: in the text or the bio line, with at most so many words.
pub(super) type Expansions = HashMap<(Pattern, bool, usize), LeafTerms>;

/// Looks terms up.
#[derive(Clone, Copy)]
pub(super) struct LeafReader<'i> {
    pub(super) searcher: &'i Searcher,
    pub(super) frequencies: &'i Frequencies<'i>,
    pub(super) fields: &'i Fields,
    pub(super) deadline: &'i Deadline,
    /// What patterns stand for, once a search.
    pub(super) known: &'i RefCell<Expansions>,
    /// For how many words a wildcard or fuzzy word may stand.
    pub(super) most_expansions: usize,
}

impl LeafReader<'_> {
    /// The terms of a leaf.
    pub(super) fn terms(self, leaf: &Leaf, space: Space) -> tantivy::Result<LeafTerms> {
        let stem_field = if space == Space::Text { self.fields.text } else { self.fields.bio };
        let mut found = LeafTerms::default();
        match leaf {
            Leaf::Word(stems) => {
                for stem in stems {
                    let term = Term::from_field_text(stem_field, stem);
                    self.add(term.clone(), 0, &mut found)?;
                    let occurs = found.any.iter().any(|(known, _)| *known == term);
                    found.by_language.push(occurs.then_some(term));
                }
            }
            Leaf::Acronym(capitals) => self.add(Term::from_field_text(stem_field, capitals), 0, &mut found)?,
            Leaf::Exact(word) => self.add(self.exact(word, space), 0, &mut found)?,
            Leaf::Cased(cased) if space == Space::Bio => self.add_cased_in_bio(cased, &mut found)?,
            Leaf::Cased(cased) => {
                let folded = cased.to_lowercase();
                let mark = |mark: &str| Term::from_field_text(self.fields.exact, mark);
                match case_of(cased) {
                    Case::Mixed => self.add(self.form(cased, space), 0, &mut found)?,
                    Case::Title => {
                        self.add(self.exact(&folded, space), 0, &mut found)?;
                        found.only = Some(mark(TITLE_MARK));
                    }
                    Case::Upper => {
                        self.add(self.exact(&folded, space), 0, &mut found)?;
                        found.only = Some(mark(CAPITALS_MARK));
                    }
                    Case::Lower => {
                        self.add(self.exact(&folded, space), 0, &mut found)?;
                        // Digits and letters of scripts without capitals have no other case.
                        if folded.to_uppercase() != folded {
                            found.minus =
                                vec![mark(TITLE_MARK), mark(CAPITALS_MARK), self.form(&mixed_case_term(cased), space)];
                        }
                    }
                }
            }
            Leaf::Pattern(pattern) => {
                let key = (pattern.clone(), space == Space::Bio, self.most_expansions);
                if let Some(known) = self.known.borrow().get(&key) {
                    return Ok(known.clone());
                }
                found = self.expand(pattern, space)?;
                self.known.borrow_mut().insert(key, found.clone());
            }
            Leaf::Actor(ids) if space == Space::Text => {
                for id in ids {
                    for words in 1..=LONGEST_MENTION {
                        let term = Term::from_field_text(self.fields.mention, &mention_term(id, words));
                        self.add(term, words - 1, &mut found)?;
                    }
                }
            }
            _ => {}
        }
        Ok(found)
    }

    /// In the bio line every cased form has a term of its own.
    fn add_cased_in_bio(self, cased: &str, found: &mut LeafTerms) -> tantivy::Result<()> {
        self.add(self.form(cased, Space::Bio), 0, found)?;
        if case_of(cased) == Case::Lower {
            for variant in [capitalised(cased), cased.to_uppercase(), mixed_case_term(cased)] {
                if variant != cased {
                    found.minus.push(self.form(&variant, Space::Bio));
                }
            }
        }
        Ok(())
    }

    fn add(self, term: Term, beyond: u32, found: &mut LeafTerms) -> tantivy::Result<()> {
        let doc_freq = self.frequencies.of(&term)?;
        if doc_freq > 0 && !found.any.iter().any(|(known, _)| *known == term) {
            found.doc_freq += doc_freq;
            found.any.push((term, beyond));
        }
        Ok(())
    }

    /// The term for a folded form.
    fn exact(self, word: &str, space: Space) -> Term {
        match space {
            Space::Text if is_closed(word) => Term::from_field_text(self.fields.text, word),
            _ => self.form(word, space),
        }
    }

    fn form(self, form: &str, space: Space) -> Term {
        match space {
            Space::Text => Term::from_field_text(self.fields.exact, form),
            Space::Bio => Term::from_field_text(self.fields.bio, &bio_form_term(form)),
        }
    }

    fn expand(self, pattern: &Pattern, space: Space) -> tantivy::Result<LeafTerms> {
        let (field, prefix) = match space {
            Space::Text => (self.fields.exact, String::new()),
            Space::Bio => (self.fields.bio, bio_form_term("")),
        };
        let beginning = format!("{prefix}{}", pattern.beginning());
        let mut is_cut = false;
        let mut words: FxHashMap<String, u64> = FxHashMap::default();
        let mut by_segment: Vec<(SegmentId, Vec<FoundWord>)> = Vec::new();
        let closed: Vec<&str> = match space {
            Space::Text => closed_words().filter(|word| pattern.matches(word)).collect(),
            Space::Bio => Vec::new(),
        };
        let near = match pattern {
            Pattern::Fuzzy { word, distance } => {
                let term = Term::from_field_text(field, &format!("{prefix}{word}"));
                Some(FuzzyTermQuery::new(term, *distance, true).automaton()?)
            }
            Pattern::Glob(_) => None,
        };
        for segment in self.searcher.segment_readers() {
            let mut found: Vec<FoundWord> = Vec::new();
            let index = segment.inverted_index(field)?;
            let mut candidates = 0;
            let mut take = |key: &[u8], info: &TermInfo| {
                candidates += 1;
                if candidates > MOST_CANDIDATES || !self.deadline.has_time(10) {
                    is_cut = true;
                    return false;
                }
                let Ok(key) = std::str::from_utf8(key) else { return true };
                let word = &key[prefix.len()..];
                if pattern.matches(word) && case_of(word) == Case::Lower {
                    found.push((word.to_string(), field, info.clone()));
                }
                true
            };
            match &near {
                // The dictionary is walked along the words that are near, not word by word.
                Some(near) => {
                    let mut stream = index.terms().search(near).ge(beginning.as_bytes()).into_stream()?;
                    while stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
                        if !take(stream.key(), stream.value()) {
                            break;
                        }
                    }
                }
                None => {
                    let mut stream = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
                    while stream.advance() && stream.key().starts_with(beginning.as_bytes()) {
                        if !take(stream.key(), stream.value()) {
                            break;
                        }
                    }
                }
            }
            let texts = segment.inverted_index(self.fields.text)?;
            for word in &closed {
                if let Some(info) = texts.get_term_info(&Term::from_field_text(self.fields.text, word))? {
                    found.push((word.to_string(), self.fields.text, info));
                }
            }
            for (word, _, info) in &found {
                match words.get_mut(word) {
                    Some(known) => *known += u64::from(info.doc_freq),
                    None => _ = words.insert(word.clone(), info.doc_freq.into()),
                }
            }
            by_segment.push((segment.segment_id(), found));
        }
        if words.len() > self.most_expansions {
            is_cut = true;
            let mut frequent: Vec<(u64, String)> = words.drain().map(|(word, doc_freq)| (doc_freq, word)).collect();
            frequent.sort_unstable_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
            frequent.truncate(self.most_expansions);
            words = frequent.into_iter().map(|(doc_freq, word)| (word, doc_freq)).collect();
        }
        let in_segment = |found: Vec<FoundWord>| -> Vec<(Field, TermInfo)> {
            let kept = found.into_iter().filter(|(word, ..)| words.contains_key(word));
            kept.map(|(_, field, info)| (field, info)).collect()
        };
        let expanded = by_segment.into_iter().map(|(segment, found)| (segment, in_segment(found))).collect();
        let mut frequent: Vec<(String, u64)> = words.into_iter().collect();
        frequent.sort_unstable_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        Ok(LeafTerms {
            any: Vec::new(),
            by_language: Vec::new(),
            doc_freq: frequent.iter().map(|(_, doc_freq)| doc_freq).sum(),
            expanded: Some(Arc::new(Expanded { words: frequent, by_segment: expanded })),
            only: None,
            minus: Vec::new(),
            is_cut,
        })
    }

    /// The word of this index that is nearest to one that does not occur: of those that begin alike and differ in one or two
    /// characters the most frequent one.
    pub(super) fn nearest_word(self, word: &str) -> tantivy::Result<Option<String>> {
        let distance = if word.chars().count() > 5 { 2 } else { 1 };
        for distance in 1..=distance {
            let pattern = Pattern::Fuzzy { word: word.to_string(), distance };
            let found = self.expand(&pattern, Space::Text)?;
            let words = found.expanded.iter().flat_map(|expanded| &expanded.words);
            if let Some((nearest, _)) = words.into_iter().find(|(known, _)| known != word) {
                return Ok(Some(nearest.clone()));
            }
        }
        Ok(None)
    }
}

/// A word with its first letter as a capital.
fn capitalised(word: &str) -> String {
    let first = word.char_indices().find(|(_, character)| character.is_alphabetic());
    let Some((place, character)) = first else { return word.to_string() };
    let behind = place + character.len_utf8();
    format!("{}{}{}", &word[..place], character.to_uppercase(), &word[behind..])
}

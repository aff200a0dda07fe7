//! Turns the leaves of a span into terms of the index, wildcards and fuzzy words into all the terms they stand for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::query::{DfaWrapper, FuzzyTermQuery};
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

/// What a pattern looks for in the dictionaries of an index.
struct Wanted<'p> {
    pattern: &'p Pattern,
    field: Field,
    /// How the terms of the field begin, before the word.
    prefix: String,
    /// How all begin that may fit.
    beginning: String,
    /// The words that are near to one.
    near: Option<DfaWrapper>,
    /// Those that fit among the words that stand in the field of the text alone.
    closed: Vec<String>,
}

impl Wanted<'_> {
    fn of<'p>(pattern: &'p Pattern, space: Space, fields: &Fields) -> tantivy::Result<Wanted<'p>> {
        let (field, prefix) = match space {
            Space::Text => (fields.exact, String::new()),
            Space::Bio => (fields.bio, bio_form_term("")),
        };
        let near = match pattern {
            Pattern::Fuzzy { word, distance } => {
                let term = Term::from_field_text(field, &format!("{prefix}{word}"));
                Some(FuzzyTermQuery::new(term, *distance, true).automaton()?)
            }
            Pattern::Glob(_) => None,
        };
        let closed = match space {
            Space::Text => closed_forms(pattern),
            Space::Bio => Vec::new(),
        };
        let beginning = format!("{prefix}{}", pattern.beginning());
        Ok(Wanted { pattern, field, prefix, beginning, near, closed })
    }

    /// The word of a term, if it fits and is one without capitals.
    fn word_of<'k>(&self, key: &'k [u8]) -> Option<&'k str> {
        let word = &std::str::from_utf8(key).ok()?[self.prefix.len()..];
        (self.pattern.matches(word) && case_of(word) == Case::Lower).then_some(word)
    }
}

/// The closed words that a pattern stands for. Of those that are closed because they are short, which are in no list, only what every word of
/// the pattern begins with may fit: a pattern gives at least as many characters as they have.
fn closed_forms(pattern: &Pattern) -> Vec<String> {
    let beginning = pattern.beginning();
    let mut closed: Vec<&str> = closed_words().filter(|word| *word != beginning).collect();
    closed.extend(is_closed(beginning).then_some(beginning));
    closed.into_iter().filter(|word| pattern.matches(word)).map(str::to_string).collect()
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
            Leaf::Cased(cased) => self.add_cased(cased, &mut found)?,
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

    /// In the text a form has a term without its capitals, and marks beside it that say how it is written.
    fn add_cased(self, cased: &str, found: &mut LeafTerms) -> tantivy::Result<()> {
        let folded = cased.to_lowercase();
        let mark = |mark: &str| Term::from_field_text(self.fields.exact, mark);
        let case = case_of(cased);
        if case == Case::Mixed {
            return self.add(self.form(cased, Space::Text), 0, found);
        }
        self.add(self.exact(&folded, Space::Text), 0, found)?;
        match case {
            Case::Title => found.only = Some(mark(TITLE_MARK)),
            Case::Upper => found.only = Some(mark(CAPITALS_MARK)),
            // Digits and letters of scripts without capitals have no other case.
            Case::Lower if folded.to_uppercase() != folded => {
                let mixed = self.form(&mixed_case_term(cased), Space::Text);
                found.minus = vec![mark(TITLE_MARK), mark(CAPITALS_MARK), mixed];
            }
            Case::Lower | Case::Mixed => {}
        }
        Ok(())
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

    /// All the words that a pattern stands for.
    fn expand(self, pattern: &Pattern, space: Space) -> tantivy::Result<LeafTerms> {
        let wanted = Wanted::of(pattern, space, self.fields)?;
        let mut counts: FxHashMap<String, u64> = FxHashMap::default();
        let mut by_segment: Vec<(SegmentId, Vec<FoundWord>)> = Vec::new();
        let mut is_cut = false;
        for segment in self.searcher.segment_readers() {
            let (mut found, is_whole) = self.words_in(segment, &wanted)?;
            is_cut |= !is_whole;
            self.add_closed_words(segment, &wanted, &mut found)?;
            for (word, _, info) in &found {
                match counts.get_mut(word) {
                    Some(known) => *known += u64::from(info.doc_freq),
                    None => _ = counts.insert(word.clone(), info.doc_freq.into()),
                }
            }
            by_segment.push((segment.segment_id(), found));
        }
        is_cut |= counts.len() > self.most_expansions;
        let words = most_frequent(counts, self.most_expansions);
        let kept: FxHashSet<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        let in_segment = |found: Vec<FoundWord>| -> Vec<(Field, TermInfo)> {
            let kept = found.into_iter().filter(|(word, ..)| kept.contains(word.as_str()));
            kept.map(|(_, field, info)| (field, info)).collect()
        };
        let by_segment = by_segment.into_iter().map(|(segment, found)| (segment, in_segment(found))).collect();
        Ok(LeafTerms {
            doc_freq: words.iter().map(|(_, doc_freq)| doc_freq).sum(),
            expanded: Some(Arc::new(Expanded { words, by_segment })),
            is_cut,
            ..LeafTerms::default()
        })
    }

    /// The words of a segment's dictionary that fit, and whether these are all: there may be too many to look at.
    fn words_in(self, segment: &SegmentReader, wanted: &Wanted<'_>) -> tantivy::Result<(Vec<FoundWord>, bool)> {
        let mut found: Vec<FoundWord> = Vec::new();
        let mut candidates = 0;
        let mut take = |key: &[u8], info: &TermInfo| {
            candidates += 1;
            if candidates > MOST_CANDIDATES || !self.deadline.has_time(10) {
                return false;
            }
            if let Some(word) = wanted.word_of(key) {
                found.push((word.to_string(), wanted.field, info.clone()));
            }
            true
        };
        let beginning = wanted.beginning.as_bytes();
        let index = segment.inverted_index(wanted.field)?;
        let mut is_whole = true;
        match &wanted.near {
            // The dictionary is walked along the words that are near, not word by word.
            Some(near) => {
                let mut stream = index.terms().search(near).ge(beginning).into_stream()?;
                while is_whole && stream.advance() && stream.key().starts_with(beginning) {
                    is_whole = take(stream.key(), stream.value());
                }
            }
            None => {
                let mut stream = index.terms().range().ge(beginning).into_stream()?;
                while is_whole && stream.advance() && stream.key().starts_with(beginning) {
                    is_whole = take(stream.key(), stream.value());
                }
            }
        }
        Ok((found, is_whole))
    }

    /// Adds the words that have no exact form because they are never stemmed.
    fn add_closed_words(
        self,
        segment: &SegmentReader,
        wanted: &Wanted<'_>,
        found: &mut Vec<FoundWord>,
    ) -> tantivy::Result<()> {
        let field = self.fields.text;
        let texts = segment.inverted_index(field)?;
        for word in &wanted.closed {
            if let Some(info) = texts.get_term_info(&Term::from_field_text(field, word))? {
                found.push((word.clone(), field, info));
            }
        }
        Ok(())
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

/// So many words at most, the most frequent ones, in this order.
fn most_frequent(counts: FxHashMap<String, u64>, most: usize) -> Vec<(String, u64)> {
    let mut frequent: Vec<(String, u64)> = counts.into_iter().collect();
    frequent.sort_unstable_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    frequent.truncate(most);
    frequent
}

/// A word with its first letter as a capital.
fn capitalised(word: &str) -> String {
    let first = word.char_indices().find(|(_, character)| character.is_alphabetic());
    let Some((place, character)) = first else { return word.to_string() };
    let behind = place + character.len_utf8();
    format!("{}{}{}", &word[..place], character.to_uppercase(), &word[behind..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_closed_words_short_ones_too() {
        let glob = |glob: &str| Pattern::Glob(glob.to_string());
        let fuzzy = |word: &str| Pattern::Fuzzy { word: word.to_string(), distance: 1 };
        for (pattern, expected) in [
            (glob("eu*"), ""),
            (glob("19*"), ""),
            (glob("us*"), "us"),
            (glob("си*"), "си"),
            (glob("eu*e"), ""),
            (glob("e?e"), ""),
            (glob("미국*"), ""),
            (fuzzy("lib"), ""),
            (fuzzy("ist"), "ist is"),
            (fuzzy("libr"), ""),
        ] {
            assert_eq!(closed_forms(&pattern).join(" "), expected, "{pattern}");
        }
    }
}

//! Turns the tags, topics, authors and names of a corpus into the spelling of each value and the best way to take lines of tags
//! apart.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::{asking, having, questions};
use crate::article::{ActorId, ArticleId, Dimension, Field};
use crate::backend::{ArticleReader, Counted};
use crate::error::Error;
use crate::ingest::parse::{Vocabulary, is_uncertain, split_run};
use crate::schema::{Question, SPELLED, TagLine};
use crate::text::{collapse_white_space, fold_value};

/// How tags, topics and authors are shown.
#[derive(Debug, Default)]
pub(super) struct TagAnswers {
    spellings: FxHashMap<Field, Spellings>,
    lines: FxHashMap<(Vec<String>, Vec<String>), LineAnswer>,
    /// The tags that a source declares of every page.
    of_sources: FxHashSet<(String, Vec<String>)>,
}

/// A line of tags taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineAnswer {
    pub(super) tags: Vec<String>,
    pub(super) is_uncertain: bool,
}

impl TagAnswers {
    /// A list as it is shown.
    pub(super) fn shown(&self, field: Field, written: &[String]) -> Vec<String> {
        let Some(spellings) = self.spellings.get(&field) else { return written.to_vec() };
        once_each(written.iter().map(|value| spellings.of(value)))
    }

    /// Whether tags of most of which the text does not speak are those of every page of the source.
    pub(super) fn are_of_source(&self, source: String, tags: &[String]) -> bool {
        self.of_sources.contains(&(source, tags.to_vec()))
    }

    /// The tags of an article whose tags ran together.
    pub(super) fn line(&self, line: &TagLine) -> Option<&LineAnswer> {
        self.lines.get(&(line.lines.clone(), line.written.clone()))
    }
}

fn once_each(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for value in values {
        if !list.contains(&value) {
            list.push(value);
        }
    }
    list
}

/// The dimension in which the values of a field are counted.
fn dimension_of(field: Field) -> Dimension {
    match field {
        Field::Topic => Dimension::Topic,
        Field::Author => Dimension::Author,
        _ => Dimension::Tag,
    }
}

/// Works out the answers and adds the articles that do not have them yet.
pub(super) fn answers(reader: &dyn ArticleReader, open: &mut BTreeSet<ArticleId>) -> Result<TagAnswers, Error> {
    let lines: Vec<(TagLine, String, u64)> = questions(reader, Question::LINE)?
        .into_iter()
        .filter_map(|(question, term, count)| match question {
            Question::Line(line) => Some((line, term, count)),
            _ => None,
        })
        .collect();
    let shown = SPELLED.map(|field| reader.counted(Counted::Values(dimension_of(field)), ""));
    let mut written: FxHashMap<Field, FxHashMap<String, i64>> = FxHashMap::default();
    for (field, shown) in SPELLED.into_iter().zip(shown) {
        let counts = shown?.into_iter().map(|(value, count)| (value, count as i64)).collect();
        written.insert(field, counts);
    }
    let now_shown: FxHashMap<Field, Vec<String>> =
        written.iter().map(|(field, counts)| (*field, counts.keys().cloned().collect())).collect();
    // From what is shown to what the files say.
    for (beginning, sign) in [(Question::SHOWN, -1), (Question::WRITTEN, 1)] {
        for (question, _, count) in questions(reader, beginning)? {
            if let Question::Shown { field, value } | Question::Written { field, value } = question {
                *written.entry(field).or_default().entry(value).or_default() += sign * count as i64;
            }
        }
    }
    // What was taken apart is no witness.
    if let Some(tags) = written.get_mut(&Field::Keywords) {
        for (line, _, count) in &lines {
            for tag in &line.shown {
                *tags.entry(tag.clone()).or_default() -= *count as i64;
            }
        }
    }
    // What is shown under values that were set by hand.
    let beneath: Vec<(Field, String, String)> = questions(reader, Question::BENEATH)?
        .into_iter()
        .filter_map(|(question, term, _)| match question {
            Question::Beneath { field, value } => Some((field, value, term)),
            _ => None,
        })
        .collect();
    let mut answers = TagAnswers { of_sources: of_sources(reader, open)?, ..TagAnswers::default() };
    let apart = take_apart(reader, &lines, &written)?;
    for field in SPELLED {
        let mut spellings = Spellings { is_of_people: field == Field::Author, ..Spellings::default() };
        let mut votes = Votes::default();
        for (value, count) in written.get(&field).into_iter().flatten().filter(|(_, count)| **count > 0) {
            votes.add(&spellings, value, *count as u64);
        }
        if field == Field::Keywords {
            // Values that stand in lines only are spelled as most lines have them.
            let mut of_lines = Votes::default();
            for ((_, _, count), line) in lines.iter().zip(&apart) {
                line.tags.iter().for_each(|tag| of_lines.add(&spellings, tag, *count));
            }
            spellings.elect(of_lines);
        }
        spellings.elect(votes);
        for value in now_shown.get(&field).into_iter().flatten().filter(|value| spellings.of(value) != **value) {
            open.extend(having(reader, dimension_of(field), value)?);
        }
        let beneath = beneath.iter().filter(|(of, value, _)| *of == field && spellings.of(value) != *value);
        for (_, _, term) in beneath {
            open.extend(asking(reader, term)?);
        }
        answers.spellings.insert(field, spellings);
    }
    for ((line, term, _), mut apart) in lines.into_iter().zip(apart) {
        apart.tags = answers.shown(Field::Keywords, &apart.tags);
        if apart.tags != line.shown || apart.is_uncertain != line.is_uncertain {
            open.extend(asking(reader, &term)?);
        }
        answers.lines.insert((line.lines, line.written), apart);
    }
    Ok(answers)
}

/// The lists of tags that several articles of a source have though none speaks of more than half of them. Adds the articles that do not have the answer yet.
fn of_sources(
    reader: &dyn ArticleReader,
    open: &mut BTreeSet<ArticleId>,
) -> Result<FxHashSet<(String, Vec<String>)>, Error> {
    const LEAST_ARTICLES: u64 = 4;
    let mut asked = Vec::new();
    let mut counts: FxHashMap<(String, Vec<String>), u64> = FxHashMap::default();
    for (question, term, count) in questions(reader, Question::OF_SOURCE)? {
        if let Question::OfSource { source, tags, is_hidden } = question {
            *counts.entry((source.clone(), tags.clone())).or_default() += count;
            asked.push(((source, tags), term, is_hidden));
        }
    }
    for (list, term, is_hidden) in asked {
        let is_of_source = counts.get(&list).is_some_and(|count| *count >= LEAST_ARTICLES);
        if is_of_source != is_hidden {
            open.extend(asking(reader, &term)?);
        }
    }
    Ok(counts.into_iter().filter(|(_, count)| *count >= LEAST_ARTICLES).map(|(list, _)| list).collect())
}

/// Takes every line apart by the tags, topics and names of the corpus, and by what recurs in other lines.
fn take_apart(
    reader: &dyn ArticleReader,
    lines: &[(TagLine, String, u64)],
    written: &FxHashMap<Field, FxHashMap<String, i64>>,
) -> Result<Vec<LineAnswer>, Error> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let mut vocabulary = Vocabulary::default();
    for field in [Field::Keywords, Field::Topic] {
        for (value, count) in written.get(&field).into_iter().flatten() {
            vocabulary.add(value, u32::try_from(*count).unwrap_or_default());
        }
    }
    // Names that no registry knows are believed when several articles have them.
    const ENOUGH: u64 = 2;
    for (id, count) in reader.counted(Counted::Values(Dimension::Actor), "")? {
        if count >= ENOUGH
            && let Some(name) = ActorId::from(id.as_str()).given_name()
        {
            vocabulary.add(name, u32::try_from(count).unwrap_or(u32::MAX));
        }
    }
    let texts: Vec<&str> = lines.iter().flat_map(|(line, _, _)| &line.lines).map(String::as_str).collect();
    vocabulary.learn_from_lines(&texts);
    Ok(lines.iter().map(|(line, _, _)| line_apart(line, &vocabulary)).collect())
}

fn line_apart(line: &TagLine, vocabulary: &Vocabulary) -> LineAnswer {
    let mut found = Vec::new();
    let mut is_doubtful = false;
    for text in &line.lines {
        // What was read at first sight is no witness for itself.
        let at_first = split_run(text, &Vocabulary::default(), &[]).values;
        let hints: Vec<String> = line.written.iter().filter(|tag| !at_first.contains(tag)).cloned().collect();
        let split = split_run(text, vocabulary, &hints);
        is_doubtful |= is_uncertain(split.run_together);
        found.extend(split.values);
    }
    // Tags that the file gives elsewhere stay where they are.
    let is_of_line = |tag: &String| line.lines.iter().any(|text| text.contains(tag.as_str()));
    let place = line.written.iter().position(is_of_line).unwrap_or(0);
    let (before, behind) = line.written.split_at(place);
    let behind = behind.iter().filter(|tag| !is_of_line(tag));
    LineAnswer { tags: once_each(before.iter().cloned().chain(found).chain(behind.cloned())), is_uncertain: is_doubtful }
}

/// The spelling of each value of a field.
#[derive(Debug, Default)]
struct Spellings {
    is_of_people: bool,
    /// By the form in which spellings of one value are the same.
    elected: FxHashMap<String, String>,
}

/// How often each form of each value is written.
#[derive(Default)]
struct Votes(FxHashMap<String, FxHashMap<String, u64>>);

impl Votes {
    fn add(&mut self, spellings: &Spellings, value: &str, count: u64) {
        *self.0.entry(spellings.key(value)).or_default().entry(tidy(value)).or_default() += count;
    }
}

impl Spellings {
    fn of(&self, value: &str) -> String {
        self.elected.get(&self.key(value)).cloned().unwrap_or_else(|| tidy(value))
    }

    /// The form with the most votes wins; of several the one with accents, which are left out and never put in, then the first in order.
    fn elect(&mut self, votes: Votes) {
        for (key, forms) in votes.0 {
            let order = |left: &(String, u64), right: &(String, u64)| {
                let by_accents = || accents(&left.0).cmp(&accents(&right.0));
                left.1.cmp(&right.1).then_with(by_accents).then_with(|| right.0.cmp(&left.0))
            };
            if let Some((form, _)) = forms.into_iter().max_by(order) {
                self.elected.insert(key, form);
            }
        }
    }

    fn key(&self, value: &str) -> String {
        if self.is_of_people { person_key(value) } else { value_key(value) }
    }
}

/// The letters of a value that ASCII does not have.
fn accents(value: &str) -> usize {
    value.chars().filter(|letter| letter.is_alphabetic() && !letter.is_ascii()).count()
}

/// One Unicode form and single spaces.
fn tidy(value: &str) -> String {
    collapse_white_space(&value.nfc().collect::<String>())
}

/// Without case, and with one kind of quotes, dashes and spaces; accents make another word.
fn value_key(value: &str) -> String {
    let plain = |character: char| match character {
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        other => other,
    };
    tidy(&value.chars().map(plain).collect::<String>()).to_lowercase()
}

/// Without case, accents, and the dots and spaces of initials: `J. D. Vance` and `JD Vance` are one, `J. Smith` and `John Smith`
/// are not.
fn person_key(value: &str) -> String {
    let folded = fold_value(&value.replace('.', " "));
    let mut key = String::with_capacity(folded.len());
    let mut follows_initial = false;
    for word in folded.split(' ') {
        let is_initial = word.chars().count() == 1;
        let belongs_to_initials = is_initial && follows_initial;
        if !key.is_empty() && !belongs_to_initials {
            key.push(' ');
        }
        key.push_str(word);
        follows_initial = is_initial;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_one() {
        for (left, right, are_one) in [
            ("Women's Rights", "women’s  rights", true),
            ("Énergie", "E\u{301}nergie", true),
            ("Énergie", "Energie", false),
            ("Israel-Palestine", "Israel–Palestine", true),
            ("C++", "C", false),
        ] {
            assert_eq!(value_key(left) == value_key(right), are_one, "{left} {right}");
        }
        for (left, right, are_one) in [
            ("J.D. Vance", "JD Vance", true),
            ("J. D. Vance", "JD Vance", true),
            ("JOSÉ PÉREZ", "Jose Perez", true),
            ("J. Smith", "John Smith", false),
            ("Ann B. Lee", "Ann Lee", false),
        ] {
            assert_eq!(person_key(left) == person_key(right), are_one, "{left} {right}");
        }
    }

    #[test]
    fn the_majority_decides_and_ties_go_by_order() {
        let mut spellings = Spellings::default();
        let mut votes = Votes::default();
        for (value, count) in [("NATO", 2), ("Nato", 3), ("gas", 1), ("Gas", 1)] {
            votes.add(&spellings, value, count);
        }
        spellings.elect(votes);
        assert_eq!(["nato", "GAS", "oil"].map(|value| spellings.of(value)), ["Nato", "Gas", "oil"]);
    }

    #[test]
    fn accents_win_a_tie_and_no_more() {
        let mut spellings = Spellings { is_of_people: true, ..Spellings::default() };
        let mut votes = Votes::default();
        for (value, count) in [("Pär Nilsson", 2), ("Par Nilsson", 2), ("José Pérez", 1), ("Jose Perez", 2)] {
            votes.add(&spellings, value, count);
        }
        spellings.elect(votes);
        assert_eq!(["par nilsson", "JOSÉ PÉREZ"].map(|value| spellings.of(value)), ["Pär Nilsson", "Jose Perez"]);
    }
}

//! Finds the authors whom nothing introduces in the head of an article: names that are whole lines between the headline and the text,
//! one or several, wherever in it the day stands.
//!
//! Sections, places, slogans and persons that the article speaks of stand there too. What tells names of authors from them: the text and the headline
//! have none of their words, no other line has them, and where a link or capitals might be a topic's, one word is a given name.

use super::lines::has_given_name;
use super::no_names::{is_kind_of_article, is_other_than_person};
use super::unsaid::has_word;
use crate::ingest::parse::byline::{is_given_name, is_person, names_nobody, person_of_bio, says_not_writing, says_role};
use crate::ingest::parse::html::page::{Block, Mark, PageFacts, Place};
use crate::ingest::parse::html::pieces::{LineAuthors, authors_of_line, has_date};
use crate::ingest::parse::html::site::Site;

/// Letters of the shortest line that is a paragraph for certain.
const LEAST_PARAGRAPH_LETTERS: usize = 80;
/// Lines of the longest head.
const MOST_LINES: usize = 14;
const MOST_NAMES: usize = 6;
/// A line of names is no longer.
const LONGEST_BYTES: usize = 120;

/// The names in the head, and the line on which the first stands.
pub(super) fn named_in_head(facts: &PageFacts<'_>, site: &Site, headline: Place) -> Option<(usize, Vec<String>)> {
    let head = Head::of(facts, site, headline)?;
    let (first, names) = (head.begin..head.end).find_map(|place| Some((place, head.names_at(place)?)))?;
    let is_deed = |block: &Block| !block.text.contains(' ') && says_role(&block.text);
    let have_deeds_above = facts.blocks.get(first - 1).is_some_and(is_deed);
    let mut all = names;
    let mut before = Line::Names;
    for place in first + 1..head.end {
        let Some(block) = facts.blocks.get(place) else { break };
        let names = head.names_at(place).filter(|names| {
            // Directly below a name may stand where its bearer is: `Ana Leite`, `Porto Novo`.
            before == Line::OfPerson || names.iter().all(|name| has_given_name(name))
        });
        if let Some(names) = names {
            all.extend(names);
            before = Line::Names;
        } else if before == Line::Names && is_of_person(block) {
            let is_other_deed = is_deed(block) && says_not_writing(&block.text);
            // `Reporter`, `Jane Doe`, `Editor`, `Ann Lee`
            if is_other_deed && have_deeds_above {
                break;
            }
            // `Jane Doe`, `Reporter`, `Ann Lee`, `Editor`
            if is_other_deed && all.len() > 1 {
                all.pop();
            }
            before = Line::OfPerson;
        } else {
            break;
        }
    }
    all.truncate(MOST_NAMES);
    Some((first, all))
}

/// What a line among names is.
#[derive(PartialEq)]
enum Line {
    Names,
    /// What somebody does, or where.
    OfPerson,
}

/// Whether a line says what somebody does, or for which house and where: a few words, no sentence and no day.
fn is_of_person(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 60;
    const MOST_WORDS: usize = 6;
    let is_short = block.length <= LONGEST_BYTES && block.text.split(' ').count() <= MOST_WORDS;
    is_short
        && (says_role(&block.text) || block.text.starts_with(char::is_uppercase))
        && !block.text.ends_with(['.', ':', '!', '?'])
        && !block.text.chars().any(char::is_numeric)
}

/// The lines between a headline and the text below it.
struct Head<'f, 'p> {
    facts: &'f PageFacts<'p>,
    site: &'f Site,
    headline: Place,
    begin: usize,
    end: usize,
    /// Whether a day is shown in it, or close above the headline.
    has_day: bool,
}

impl<'f, 'p> Head<'f, 'p> {
    fn of(facts: &'f PageFacts<'p>, site: &'f Site, headline: Place) -> Option<Self> {
        const LINES_ABOVE: usize = 3;
        let begin = headline.block + 1;
        let end = begin_of_text(facts, begin)?.min(begin + MOST_LINES);
        let mut lines = facts.blocks.get(headline.block.saturating_sub(LINES_ABOVE)..end)?.iter();
        let has_day = lines.any(|block| (block.aside == 0 || block.aside == headline.aside) && is_dated(block));
        Some(Self { facts, site, headline, begin, end, has_day })
    }

    /// The authors that a line is, and nothing else.
    fn names_at(&self, place: usize) -> Option<Vec<String>> {
        let block = self.facts.blocks.get(place).filter(|block| block.length <= LONGEST_BYTES && !block.is_of_picture)?;
        let is_ours = block.aside == 0 || block.aside == self.headline.aside;
        let names =
            names_of(block, self.site).or_else(|| name_with_role(block)).filter(|_| is_ours && !self.is_topic(block))?;
        let is_heading = self.facts.headings.iter().any(|heading| heading.place.block == place);
        let mut beside = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        let mut has_day_beside = || beside.any(|place| self.facts.blocks.get(place).is_some_and(is_dated));
        let has_role_below = || {
            let below = self.facts.blocks.get(place + 1);
            below.is_some_and(|below| is_of_person(below) && says_role(&below.text))
        };
        // Alone under a picture stands who took it.
        if block.is_behind_picture && !has_role_below() && !has_day_beside() {
            return None;
        }
        let are_given = names.iter().all(|name| has_given_name(name));
        let may_be_topic = !block.links.is_empty() || names.len() > 1 || names.iter().any(|name| is_loud(name));
        let is_sure = are_given && (self.has_day || place + 1 == self.end || place == self.begin);
        let is_known = if is_heading || may_be_topic || !self.has_day { is_sure } else { true };
        (is_known && names.iter().all(|name| self.is_author(name, place))).then_some(names)
    }

    /// Whether a name is of nobody of whom the article speaks, and of nothing.
    fn is_author(&self, name: &str, place: usize) -> bool {
        // Under the text a line may begin with the author's name to say who that is.
        let is_of_bio = |line: usize, block: &Block| {
            line > self.end && block.text.starts_with(name) && person_of_bio(&block.text).is_some()
        };
        let has_name = |line: usize, block: &Block| line != place && block.text.contains(name) && !is_of_bio(line, block);
        let is_elsewhere = || self.facts.blocks.iter().enumerate().any(|(line, block)| has_name(line, block));
        let is_spoken_of = |word: &str| {
            let small = word.to_lowercase();
            let capital = capitalised(word);
            let says = |block: &Block| has_word(&block.text, &small) || has_word(&block.text, &capital);
            let mut text = self.facts.blocks.iter().enumerate().skip(self.end);
            text.any(|(line, block)| block.is_paragraph(LEAST_PARAGRAPH_LETTERS) && !is_of_bio(line, block) && says(block))
                || self.facts.blocks.get(self.headline.block).is_some_and(says)
        };
        is_person(name)
            && !names_nobody(name)
            && !is_other_than_person(name)
            && (has_given_name(name) || !is_kind_of_article(name))
            && !self.site.is_name(name)
            && !is_elsewhere()
            && !name.split(' ').filter(|word| word.chars().count() > 2 && !is_given_name(word)).any(is_spoken_of)
    }

    /// Whether a line is marked as a topic.
    fn is_topic(&self, block: &Block) -> bool {
        let is_of_topic = |mark: Mark| matches!(mark, Mark::TagLink | Mark::Tag | Mark::RelTag | Mark::Section);
        self.facts.marked.iter().any(|marked| is_of_topic(marked.mark) && marked.text == block.text)
    }
}

/// The line on which the text begins: a paragraph with another behind it, as a standfirst has none.
fn begin_of_text(facts: &PageFacts<'_>, first: usize) -> Option<usize> {
    const LONG_BYTES: usize = 400;
    let is_paragraph = |block: &Block| block.aside == 0 && !block.is_caption && block.is_paragraph(LEAST_PARAGRAPH_LETTERS);
    let below = facts.blocks.get(first..)?;
    let is_followed = |place: usize| below.get(place + 1).is_some_and(is_paragraph);
    let mut paragraphs = (0..below.len()).filter(|place| is_paragraph(&below[*place])).take(MOST_LINES);
    let any = paragraphs.next()?;
    let found =
        std::iter::once(any).chain(paragraphs).find(|place| below[*place].length >= LONG_BYTES || is_followed(*place));
    Some(first + found.unwrap_or(any))
}

/// Whether a line shows a day, and is no sentence.
fn is_dated(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 200;
    block.length <= LONGEST_BYTES && has_date(&block.text) && !block.text.ends_with(['.', '!', '?'])
}

/// The names that a line is: each a link with marks between them, or one or two words for words, with the house behind it or not.
fn names_of(block: &Block, site: &Site) -> Option<Vec<String>> {
    if !block.links.is_empty() {
        let mut rest = block.text.as_str();
        for link in &block.links {
            let (before, behind) = rest.split_once(link.as_str())?;
            if !is_joint(before) {
                return None;
            }
            rest = behind;
        }
        let rest = rest.trim().trim_start_matches([',', '-', '–', '—', '|', '/']).trim_start();
        let is_whole = is_joint(rest) || site.is_name(rest);
        return (is_whole && block.links.iter().all(|link| is_name(link))).then(|| block.links.clone());
    }
    const STROKES: [&str; 6] = [" - ", " – ", " — ", " | ", " / ", ", "];
    let parted = STROKES.iter().find_map(|stroke| block.text.split_once(stroke));
    let of_house = parted.filter(|(_, house)| site.is_name(house) || begins_with_article(house));
    let line = of_house.map_or(block.text.as_str(), |(name, _)| name);
    let parts: Vec<&str> = line
        .split([',', '|', '·', '/', '&'])
        .flat_map(|part| {
            JOINTS.iter().find_map(|joint| part.split_once(joint)).map_or([part, ""], |(one, other)| [one, other])
        })
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.iter().all(|part| is_name(part)).then(|| parts.into_iter().map(str::to_string).collect())
}

/// Whether words are a house that begins with its article: `O Estado da Costa`, `The Carrow Journal`.
fn begins_with_article(words: &str) -> bool {
    const ARTICLES: [&str; 20] = [
        "The", "El", "La", "Le", "Les", "Los", "Las", "Il", "Lo", "O", "A", "Os", "As", "Die", "Der", "Das", "De", "Het",
        "L’", "Den",
    ];
    const MOST_WORDS: usize = 5;
    let mut all = words.split(' ');
    let begins = all.next().is_some_and(|first| ARTICLES.contains(&first));
    begins && all.next().is_some_and(|next| next.starts_with(char::is_uppercase)) && all.count() <= MOST_WORDS - 2
}

/// The name in a line that says as well what its bearer does: `Jane Doe, Political Editor`.
fn name_with_role(block: &Block) -> Option<Vec<String>> {
    match authors_of_line(&block.text)? {
        LineAuthors::WithRole(names) => Some(names),
        _ => None,
    }
}

const JOINTS: [&str; 12] = [" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " ja ", " и ", " та ", " și "];

/// Whether nothing but a mark or a word for "and" stands between two names.
fn is_joint(between: &str) -> bool {
    let bare = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '/' | '&' | ';'));
    bare.is_empty() || JOINTS.iter().any(|joint| joint.trim() == bare)
}

/// Whether words are two or three with capitals, as names have, and perhaps small ones between.
fn is_name(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let capitals = words.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_cased = |word: &str| word.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    (2..=3).contains(&capitals)
        && words.split(' ').count() <= MOST_WORDS
        && words.split(' ').all(is_cased)
        && is_person(words)
}

/// Whether a name is written in capitals.
fn is_loud(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// `WOUTER` as `Wouter`.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

//! Passes over what stands in a header and says nothing that is known: editions, counters, buttons in other languages, the block of a press
//! database. What is passed over is kept as boilerplate.

use super::super::scan::{holds, holds_any, is_longer};
use super::super::tags::runs_together;
use super::credit::{Credit, is_caption};
use super::databases::is_line_of_codes;
use super::header::{HeaderReader, is_alone};
use super::lead::{is_caption_above_credit, is_of_picture, is_signed_by_agency};
use super::lines::Line;
use super::meta::{date_line, is_time, meta_of};
use super::page::weight;
use super::ways::BYTES_OF_STEPS;
use crate::article::{Field, Zone};

/// An unknown line of a header is no longer than this.
const LONGEST_UNKNOWN_CHARACTERS: usize = 60;
/// How many lines below an unknown one a line of the header has to stand.
const MOST_LINES_TO_META: usize = 5;
/// Longer lines are paragraphs.
const SHORTEST_PARAGRAPH_CHARACTERS: usize = 100;
/// How many lines the block of a press database has below the name of the paper.
const MOST_DATABASE_LINES: usize = 7;

impl HeaderReader<'_, '_> {
    /// `Edition 1, National Edition` below the headline.
    pub(super) fn pass_edition(&mut self) -> bool {
        let passes = self.has_headline() && is_edition(self.line().text) && leads_to_meta(&self.lines[self.at + 1..]);
        if passes {
            self.pass(1);
        }
        passes
    }

    /// `Published`, `on` and no day below the headline: a page fills it in when it is shown.
    pub(super) fn pass_empty_day(&mut self) -> bool {
        let passes = self.has_headline() && is_empty_day(&self.lines[self.at..]);
        if passes {
            self.has_meta = true;
            self.pass(2);
        }
        passes
    }

    /// A short line below the headline that is nothing known, with a sure line of the header soon below it and no sentence between.
    pub(super) fn pass_unknown(&mut self) -> bool {
        let lines = &self.lines[self.at..];
        let is_unknown = lines[0].length() <= LONGEST_UNKNOWN_CHARACTERS && !lines[0].ends_sentence();
        if !self.has_headline() || !is_unknown || !leads_to_meta(&lines[1..]) {
            return false;
        }
        self.pass(1);
        true
    }

    /// `506 words`, the day, perhaps the time, the name of the paper, its code, pages, the language, whose rights: how Factiva prints what it knows of a document.
    pub(super) fn read_database_block(&mut self) -> bool {
        let lines = self.lines;
        let at = |place: usize| lines.get(place).map_or("", |line| line.trimmed());
        let day = self.at + 1;
        if !self.has_headline() || !is_word_count(at(self.at)) || date_line(at(day)).is_none() {
            return false;
        }
        let source = if is_time(at(day + 1)) { day + 2 } else { day + 1 };
        let Some(name) = lines.get(source).filter(|line| line.length() <= 80 && !line.ends_sentence()) else {
            return false;
        };
        let below = || lines[source + 1..].iter().take(MOST_DATABASE_LINES);
        let rights = below().position(|line| Credit::of(line.text) == Some(Credit::Rights)).map(|place| source + 1 + place);
        let codes = below().take_while(|line| is_code(line.trimmed())).count();
        let end = rights.unwrap_or(source + codes);
        if end == source {
            return false;
        }
        self.builder.set_text(
            Field::Publisher,
            name.text,
            name.whole(Zone::Header, "name of the paper in a press database", 0.9),
        );
        if let Some(meta) = meta_of(lines[day].text) {
            self.read_meta(&lines[day], meta);
        }
        if let Some(rights) = rights {
            let line = lines[rights];
            self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, Credit::Rights.rule(), 0.9));
        }
        self.has_meta = true;
        self.pass(end + 1 - self.at);
        true
    }

    /// Short lines between the header and the first paragraph that say nothing known: counters, buttons. One line of some words may be a heading.
    pub(super) fn pass_to_body(&mut self) {
        const MOST_LINES: usize = 8;
        let lines = &self.lines[self.at..];
        let is_unknown = |line: &&Line<'_>| line.length() <= LONGEST_UNKNOWN_CHARACTERS && !line.ends_sentence();
        let run = lines.iter().take(MOST_LINES).take_while(is_unknown).count();
        let is_paragraph = |line: &Line<'_>| line.ends_sentence() && line.weight() >= 12;
        let says_nothing = |line: &Line<'_>| {
            let is_button = !line.follows_gap && line.weight() <= 2;
            is_button || line.text.chars().any(|c| c.is_numeric() || matches!(c, '|' | '•' | '@')) && line.weight() <= 8
        };
        let is_frame = (1..MOST_LINES).contains(&run)
            && lines.get(run).is_some_and(is_paragraph)
            && lines[..run].iter().any(says_nothing);
        if self.has_meta && is_frame {
            self.read_name_among(run);
            self.pass(run);
        }
    }

    /// Lines that name what a text is kept under rather than what it says: `BC-EU--Bulgaria-Coal, 1st Ld-Writethru,320`, `FBIS-EAS-94-115`, `Special Dispatch No. 9241`,
    /// `Haberler > Ekonomi > Trabzon`, `ÉCONOMIE • SOCIAL`, `<DOC>`.
    pub(super) fn pass_slug(&mut self) -> bool {
        let Some(next) = self.lines.get(self.at + 1) else { return false };
        let line = self.line();
        if self.has_headline() || !is_slug(line.trimmed(), next.trimmed()) || next.ends_sentence() {
            return false;
        }
        if let Some(at) = line.text.find("web.archive.org/web/")
            && let Some((_, address)) = line.text[at + "web.archive.org/web/".len()..].split_once('/')
        {
            let start = line.text.len() - address.len();
            let range = start..line.text.trim_end().len();
            self.builder.set_text(
                Field::Url,
                &line.text[range.clone()],
                line.evidence(Zone::Header, &range, "address in an archive", 0.9),
            );
        }
        self.pass(1);
        true
    }

    /// The number of an article or the edition of a paper above a line that may be a headline; "1984" above a byline is one.
    pub(super) fn pass_above_headline(&mut self) -> bool {
        let line = self.line();
        let may_be_headline = |next: &Line<'_>| next.weight() >= 3 && !next.is_paragraph() && meta_of(next.text).is_none();
        let passes = (!line.text.contains(char::is_alphabetic) || is_edition(line.text))
            && self.lines.get(self.at + 1).is_some_and(may_be_headline);
        if passes {
            self.pass(1);
        }
        passes
    }

    /// What a picture shows or whose it is, right above the text: such a text has no headline.
    pub(super) fn read_line_about_picture(&mut self) -> bool {
        let line = self.line();
        let is_about = |next: &Line<'_>| {
            let is_credit = is_of_picture(line.text) || is_caption(line.text) || is_signed_by_agency(line.text);
            is_credit && next.is_paragraph() || is_caption_above_credit(line, next.text)
        };
        if !self.lines.get(self.at + 1).is_some_and(is_about) {
            return false;
        }
        self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, "line about a picture", 0.7));
        self.at += 1;
        true
    }

    /// `IsraelHamasChina`: a line of words without blanks between them.
    pub(super) fn read_run_of_tags(&mut self) -> bool {
        let line = self.line();
        let is_below = self.has_headline() && (self.has_meta || leads_to_meta(&self.lines[self.at + 1..]));
        if !is_below || !is_alone(self.lines, self.at) && !self.has_meta || !runs_together(line.text) {
            return false;
        }
        self.builder.add_list_text(Field::Keywords, line.trimmed(), line.whole(Zone::Header, "line of tags", 0.7));
        self.at += 1;
        true
    }

    /// The number of short lines that stand above a longer one with the rest of a header below it: two or more are the menu of a page.
    pub(super) fn menu_length(&self, is_name: impl Fn(&str) -> bool) -> usize {
        const MOST_LINES: usize = 60;
        let rest = &self.lines[self.at..];
        let is_item = |line: &&Line<'_>| line.weight() <= 3 && meta_of(line.text).is_none() && !is_name(line.text);
        let length = rest.iter().take(MOST_LINES).take_while(is_item).count();
        let Some(headline) = rest.get(length) else { return 0 };
        let is_headline = || headline.weight() >= 4 && !headline.ends_sentence() && meta_of(headline.text).is_none();
        if length >= 2 && is_headline() && leads_to_meta(&rest[length + 1..]) { length } else { 0 }
    }
}

/// Whether lines begin with words that a day should stand behind, and none does.
pub(super) fn is_empty_day(lines: &[Line<'_>]) -> bool {
    let [label, joint, next, ..] = lines else { return false };
    matches!(label.trimmed(), "Published" | "Posted" | "Updated")
        && joint.trimmed() == "on"
        && date_line(next.text).is_none()
        && next.is_paragraph()
}

/// Whether a line names the edition of a paper: `Final Edition`.
pub(super) fn is_edition(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    const WORDS: [&str; 5] = ["edition", "édition", "ausgabe", "edición", "edizione"];
    let text = text.trim();
    // What the words end in, and how few they are, says no for most lines.
    if !text.ends_with(['n', 'N', 'e', 'E']) || text.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.ends_with(word))
}

/// Whether a sure line of a header is among the next lines, with no more than one sentence of a standfirst above it.
pub(super) fn leads_to_meta(lines: &[Line<'_>]) -> bool {
    let mut sentences = 0;
    for line in lines.iter().take(MOST_LINES_TO_META) {
        if meta_of(line.text).is_some_and(|meta| meta.is_sure) {
            return true;
        }
        sentences += usize::from(line.ends_sentence() || line.length() > SHORTEST_PARAGRAPH_CHARACTERS);
        if sentences > 1 {
            return false;
        }
    }
    false
}

/// Whether a line above another one is its slug, its place in a list or on a site.
pub(super) fn is_slug(text: &str, next: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 120;
    if is_line_of_codes(text) {
        return true;
    }
    let is_archived = holds(text, "/web/") && text.contains("web.archive.org/web/");
    if is_longer(text, LONGEST_CHARACTERS) && !is_archived {
        return false;
    }
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let hyphens = if first.len() == text.len() { first.matches('-').count() } else { 0 };
    let is_joined =
        first.len() == text.len() && hyphens >= 2 && first.split('-').all(|part| part.chars().all(char::is_alphanumeric));
    let is_tag = text.starts_with('<') && text.ends_with('>') && !text.contains(' ');
    let is_number = text.rsplit_once(' ').is_some_and(|(words, number)| {
        number.len() >= 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && words.ends_with(['.', '№'])
            && ["No.", "Nr.", "№"].iter().any(|sign| words.ends_with(sign))
    });
    let steps: Vec<&str> = match holds_any(text, BYTES_OF_STEPS) {
        true => text.split(['>', '»', '›', '•', '|', '/']).map(str::trim).collect(),
        false => Vec::new(),
    };
    let are_short = steps.len() >= 2 && steps.iter().all(|step| (1..=3).contains(&weight(step)));
    // The last step may be the beginning of the headline.
    let is_path = steps.len() >= 3 && steps.last().is_some_and(|last| weight(last) >= 2 && next.starts_with(last));
    is_joined
        || is_head_of_cable(text)
        || holds(text, "-Writethru") && text.contains("Ld-Writethru")
        || is_archived
        || is_tag
        || is_number
        || is_path
        || are_short && weight(next) >= 4 && !next.contains(['>', '»', '•'])
}

/// `UNCLAS SKERRY 000117`: how secret a cable is, where it is from, its number.
fn is_head_of_cable(text: &str) -> bool {
    const LEVELS: [&str; 5] = ["UNCLAS", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE"];
    if !text.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let number = text.rsplit(' ').next().unwrap_or_default();
    LEVELS.iter().any(|level| text.starts_with(level))
        && number.len() >= 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !text.chars().any(char::is_lowercase)
}

/// `1,204 words`, `480 mots`.
pub(super) fn is_word_count(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["words", "word", "mots", "wörter", "wort", "palabras", "palavras", "parole", "слов", "слова", "woorden", "słów"];
    if !text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let Some((number, unit)) = text.split_once(' ') else { return false };
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        && WORDS.contains(&unit.trim_end_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str())
}

/// `PACJO`, `A4`: a word of capitals and digits.
fn is_code(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

//! Finds where what a page prints behind its article begins, and reads it: tags, credits, the author; all else is kept unread.
//!
//! From the bottom up to the last paragraph: the uppermost line above which nothing but text is left, and which is a heading of other
//! articles, of comments or tags, a button, a credit.

use super::super::super::labels::{Label, Labelled, labels_of, whole_label};
use super::super::super::scan::holds_any;
use super::super::credit::Credit;
use super::super::furniture::{is_bio_heading, is_furniture, is_invitation, is_kicker, is_page_number, is_separator};
use super::super::header::HeaderReader;
use super::super::lines::{Line, ends_sentence};
use super::super::meta::{label_line, meta_of};
use super::super::open_labels::is_heading_below_label;
use super::super::page::weight;
use super::super::phrases::{List, opens_with};
use super::super::press::{is_contact, is_end_mark, source_of};
use super::super::prose::{LONG_BYTES, are_broken, is_own};
use super::super::sign_off::is_sign_off;
use super::super::teaser::{are_initials, is_bare_address_or_number, is_behind, is_list_heading};
use super::super::values::without_broadcast;
use super::comments::start_of_comments;
use super::neighbours::start_of_neighbours;
use super::others::{is_script, start_of_teasers};
use crate::article::{Field, Zone};

/// Lines of a page behind its article beyond this are body.
const MOST_LINES: usize = 600;
/// Tags under a label, and words of one.
const MOST_TAGS: usize = 10;
const MOST_WORDS_OF_TAG: usize = 5;

/// What a line behind a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Prose,
    /// It stands only behind an article.
    Behind,
    /// Other articles follow; they may stand in the midst of one as well.
    OtherArticles,
    /// A button, a credit, a label.
    Known,
    Unknown,
}

fn kind_of(line: &Line<'_>) -> Kind {
    let text = line.text;
    // A program without breaks is longer than any paragraph.
    if is_script(text) {
        return Kind::Known;
    }
    if text.len() >= LONG_BYTES {
        return Kind::Prose;
    }
    let credit = Credit::of(text);
    if is_behind(text) || is_bio_heading(text) || credit == Some(Credit::Rights) || is_tag_label(text) {
        return Kind::Behind;
    }
    if is_list_heading(text) {
        return Kind::OtherArticles;
    }
    let is_known = credit.is_some()
        || is_furniture(text)
        || is_invitation(text)
        || asks_to_pay(text)
        || is_separator(text)
        || is_page_number(text)
        || is_end_mark(text)
        || are_initials(text)
        || is_bare_address_or_number(text)
        || is_address_line(text)
        || is_contact(text) && !line.is_paragraph()
        || source_of(text).is_some()
        || tags_behind_word(text).is_some()
        || is_citation(text)
        || are_hashtags(text);
    match () {
        () if is_known => Kind::Known,
        () if line.is_prose() => Kind::Prose,
        () if label_line(text).is_some_and(|(before, _)| before == 0) => Kind::Known,
        () => Kind::Unknown,
    }
}

/// A paragraph that begins as lines around articles do and asks to pay or to log in: longer than those may be anywhere else.
fn asks_to_pay(text: &str) -> bool {
    const LONGEST_BYTES: usize = 400;
    const WORDS: [&str; 8] =
        ["subscri", "log in", "sign in", "register", "your support", "membership", "free trial", "donation"];
    text.len() <= LONGEST_BYTES && opens_with(text, List::Opening) && {
        let text = text.to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    }
}

/// `((jane.doe@example.org; +7 727 555 0101))`: whom to write to.
fn is_address_line(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    if !holds_any(text, [b'@']) {
        return false;
    }
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_first = first.contains('@') || matches!(first.to_lowercase().trim_end_matches(':'), "email" | "e-mail");
    is_first && weight(text) <= MOST_WORDS && !text.trim_end().ends_with('.')
}

/// `Tagged grain, audit`: the tags of a post below it, behind a word without a mark.
fn tags_behind_word(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 16;
    let tags = text.trim().strip_prefix("Tagged ")?;
    let tags = ["with ", "as ", "under "].iter().find_map(|word| tags.strip_prefix(word)).unwrap_or(tags);
    (tags.split_whitespace().count() <= MOST_WORDS && !ends_sentence(tags)).then_some(tags)
}

/// `Doe, Jane. "The pier." Harbour Times, 9 Oct. 2023, p. B1. Accessed 14 May 2024.`: how databases want a text to be cited.
fn is_citation(text: &str) -> bool {
    const LONGEST_BYTES: usize = 500;
    text.len() <= LONGEST_BYTES && text.contains(". Accessed ") && text.contains(['"', '“', '\''])
}

fn is_tag_label(text: &str) -> bool {
    matches!(whole_label(text), Some(Label::Field(Field::Topic | Field::Keywords)))
}

/// `#Trabzon #Liman`: nothing but tags.
pub(in super::super) fn are_hashtags(text: &str) -> bool {
    // "#0117" is a number.
    let is_tag = |word: &str| word.starts_with('#') && !word[1..].starts_with('#') && word.chars().any(char::is_alphabetic);
    text.trim_start().starts_with('#') && text.split_whitespace().all(is_tag)
}

/// Whether what a label says of where a text is from is a name and no sentence about it.
fn is_short_name(line: &Line<'_>, labelled: &Labelled) -> bool {
    const MOST_WORDS: usize = 4;
    labelled.label != Label::Field(Field::Publisher)
        || weight(without_broadcast(line.text[labelled.value.clone()].trim())) <= MOST_WORDS
}

impl HeaderReader<'_, '_> {
    /// Reads what a page prints behind its article; returns the place one past what is left.
    pub(super) fn before_tail(&mut self, body_start: usize) -> usize {
        let end = self.lines.len();
        let Some(first) = self.tail_start(body_start) else { return end };
        let tags = self.unlabelled_tags(body_start, first);
        let rest = self.with_rest_of_block(body_start, first - tags);
        let start = self.with_dated_title(body_start, rest);
        for line in &self.lines[first - tags..first] {
            let evidence = line.whole(Zone::Credit, "short lines between text and footer that the text names", 0.6);
            self.builder.add_values(Field::Keywords, &[line.trimmed().to_string()], evidence);
        }
        for place in start..first - tags {
            let line = self.lines[place];
            match place >= rest && self.is_day_or_name(place) {
                true => self.read_day_or_name(&line),
                false => self.furniture.push(line.trimmed().to_string()),
            }
        }
        self.read_tail(first, start_of_teasers(self.lines, body_start));
        start
    }

    fn tail_start(&self, body_start: usize) -> Option<usize> {
        let lines = self.lines;
        let body = &lines[body_start..];
        let are_broken = are_broken(body);
        let lowest = (lines.len().saturating_sub(MOST_LINES)).max(body_start + 1);
        let mut start = None;
        let mut known = 0;
        let mut has_prose = false;
        // Whatever stands below these is of the page.
        let comments = start_of_comments(lines, body_start);
        let starts = [comments, start_of_teasers(lines, body_start), start_of_neighbours(lines, body_start)];
        let others = starts.into_iter().flatten().min();
        for place in (lowest..lines.len()).rev() {
            let kind = kind_of(&lines[place]);
            known += usize::from(!matches!(kind, Kind::Unknown | Kind::Prose));
            if others == Some(place) {
                // The number of comments may stand there with none below it.
                let is_last = comments == Some(place) && place + 1 == lines.len();
                start = Some((place, if is_last { Kind::Known } else { Kind::Behind }));
                continue;
            }
            if kind == Kind::Prose {
                if others.is_some_and(|others| place > others) || self.is_of_tail(body_start, place) {
                    continue;
                }
                has_prose = true;
                break;
            }
            let stands_alone = || is_own(body, place - body_start, are_broken) || is_script(lines[place].text);
            if kind == Kind::Unknown || !stands_alone() {
                continue;
            }
            let length = lines.len() - place;
            let is_start = match kind {
                Kind::Behind | Kind::OtherArticles => true,
                // Among many unknown lines a button is a word of a list or a verse.
                _ => known * 4 >= length && !self.is_item(body_start, place),
            };
            if is_start {
                start = Some((place, kind));
            }
        }
        has_prose |= lines.get(body_start).is_some_and(|line| line.is_prose());
        let (place, kind) = start?;
        let is_far_down = (place - body_start) * 3 >= lines.len() - body_start;
        let is_heading = kind != Kind::Known && place + 1 < lines.len();
        (has_prose && (is_heading || kind == Kind::Known) || is_heading && is_far_down).then_some(place)
    }

    /// Whether a single known word stands right under short lines, as one of a list.
    fn is_item(&self, body_start: usize, place: usize) -> bool {
        const LEAST_ITEMS: usize = 3;
        let lines = self.lines;
        let text = lines[place].trimmed();
        let is_word = text.split_whitespace().count() == 1 && !text.contains(['/', '@', '#', '.', ':']);
        let above = || lines[body_start..place].iter().rev().take(LEAST_ITEMS);
        is_word
            && !lines[place].follows_gap
            && above().count() == LEAST_ITEMS
            && above().all(|line| kind_of(line) == Kind::Unknown)
            && self.unlabelled_tags(body_start, place) == 0
    }

    /// Whether a paragraph is part of what stands behind an article: under a heading about the author, or far below the article's end.
    fn is_of_tail(&self, body_start: usize, place: usize) -> bool {
        const LINES_TO_BIO: usize = 3;
        const LEAST_LINES: usize = 4;
        const MOST_LINES: usize = 12;
        let above = &self.lines[body_start..place];
        let near = above.iter().rev().take(LINES_TO_BIO).take_while(|line| !line.is_paragraph());
        if near.into_iter().any(|line| is_bio_heading(line.text)) {
            return true;
        }
        let mut behind = false;
        let mut count = 0;
        for line in above.iter().rev().take(MOST_LINES) {
            match kind_of(line) {
                Kind::Prose | Kind::OtherArticles => break,
                kind => behind |= kind == Kind::Behind,
            }
            count += 1;
        }
        behind && count >= LEAST_LINES
    }

    /// How many short lines right above a footer are tags without a label: the text speaks of them.
    fn unlabelled_tags(&self, body_start: usize, start: usize) -> usize {
        const MOST_WORDS: usize = 3;
        let lines = self.lines;
        if lines[start].follows_gap {
            return 0;
        }
        let is_tag = |line: &Line<'_>| {
            let text = line.trimmed();
            weight(text) <= MOST_WORDS
                && line.length() <= 40
                && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '@' | '"' | '|' | '(' | '.' | ','))
                && kind_of(line) == Kind::Unknown
                && !is_sign_off(text)
        };
        let above = &lines[body_start + 1..start];
        let mut count = 0;
        for line in above.iter().rev().take(MOST_TAGS) {
            if !is_tag(line) {
                break;
            }
            count += 1;
            if line.follows_gap {
                break;
            }
        }
        let is_below_text = above.len() > count && !above[above.len() - count - 1].text.trim_end().ends_with(':');
        let text: String =
            lines[body_start..start - count].iter().map(|line| line.text.to_lowercase()).collect::<Vec<_>>().join(" ");
        let named = above[above.len() - count..].iter().filter(|line| text.contains(&line.trimmed().to_lowercase())).count();
        if is_below_text && named * 2 >= count.max(1) { count } else { 0 }
    }

    /// One or two short lines that stand in one block with a footer, above its first known line, are of it.
    fn with_rest_of_block(&self, body_start: usize, start: usize) -> usize {
        const MOST_LINES: usize = 2;
        const LONGEST_CHARACTERS: usize = 40;
        if self.lines[start].follows_gap {
            return start;
        }
        let above = self.lines[body_start + 1..start].iter().rev().take(MOST_LINES);
        let mut count = 0;
        for line in above {
            if line.length() > LONGEST_CHARACTERS || kind_of(line) != Kind::Unknown || line.text.trim_end().ends_with(':') {
                return start;
            }
            count += 1;
            if line.follows_gap {
                return start - count;
            }
        }
        start
    }

    /// The title of another article stands above the day of that article.
    fn with_dated_title(&self, body_start: usize, start: usize) -> usize {
        const LEAST_WORDS: usize = 4;
        let lines = self.lines;
        let is_date = |place: usize| {
            lines[place].length() <= 60 && meta_of(lines[place].text).is_some_and(|meta| meta.rule == "date line")
        };
        let is_title = |place: usize| lines[place].weight() >= LEAST_WORDS && kind_of(&lines[place]) == Kind::Unknown;
        match () {
            () if start > body_start + 1 && is_date(start) && is_title(start - 1) => start - 1,
            () if start > body_start + 2 && is_date(start - 1) && is_title(start - 2) => start - 2,
            () => start,
        }
    }

    /// Reads the lines behind an article one by one.
    fn read_tail(&mut self, start: usize, teasers: Option<usize>) {
        let lines = self.lines;
        let mut place = start;
        // Days below other articles are theirs.
        let mut is_of_others = false;
        while place < lines.len() {
            let line = &lines[place];
            let length = self.read_tags_below_label(place).or_else(|| self.read_bio_below_heading(place));
            if let Some(length) = length {
                place += length;
                continue;
            }
            is_of_others |=
                is_list_heading(line.text) || is_behind(line.text) || teasers.is_some_and(|teasers| place >= teasers);
            place += 1;
            self.is_release |= is_contact(line.text);
            if self.read_hashtags(line) || self.read_tags_behind_label(line) {
            } else if let Some(tags) = tags_behind_word(line.text) {
                let evidence = line.whole(Zone::Credit, "tags behind a word", 0.8);
                self.builder.add_list_text(Field::Keywords, tags, evidence);
            } else if let Some(house) = source_of(line.text) {
                let evidence = line.whole(Zone::Credit, "house below a press release", 0.9);
                self.builder.set_text(Field::Publisher, house, evidence);
                self.is_release = true;
            } else if let Some(credit) = Credit::of(line.text) {
                self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, credit.rule(), 0.9));
                match credit {
                    Credit::Origin => self.read_first_publisher(line),
                    Credit::Rights => self.read_owner(line),
                    _ => {}
                }
            } else if let Some((0, labels)) =
                label_line(line.text).filter(|_| !is_invitation(line.text) && !is_furniture(line.text))
            {
                labels
                    .into_iter()
                    .filter(|labelled| is_short_name(line, labelled))
                    .for_each(|labelled| self.read_labelled(line, labelled));
            } else if is_of_others || !self.read_date_at_end(line) {
                self.furniture.push(line.trimmed().to_string());
            }
        }
    }

    /// A label of tags and its values on lines of their own below it; how many lines they are.
    fn read_tags_below_label(&mut self, place: usize) -> Option<usize> {
        let label = &self.lines[place];
        let known @ Label::Field(Field::Topic | Field::Keywords | Field::Region) = whole_label(label.text)? else {
            return None;
        };
        let are_capitals = |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
        let below = &self.lines[place + 1..];
        // Under a label in capitals, more capitals are the next label; under names, a small word is a button.
        let is_label = |line: &Line<'_>| {
            whole_label(line.text).is_some() || are_capitals(label.text) && are_capitals(line.text) && line.length() > 5
        };
        let is_value = |line: &&Line<'_>| {
            line.weight() <= MOST_WORDS_OF_TAG
                && line.length() <= 60
                && !line.ends_sentence()
                && !line.trimmed().starts_with(|c: char| c.is_numeric())
                && !line.text.contains([':', '：'])
                // "Subscribe to Harbour Energy"
                && !line.trimmed().starts_with("Subscribe ")
                && !is_label(line)
                && !is_heading_below_label(line.text)
                && matches!(kind_of(line), Kind::Unknown)
        };
        // What is set apart from a block of tags is none of them.
        let block = below.iter().skip(1).take_while(|line| !line.follows_gap).count() + 1;
        let is_block = below.first().is_some_and(|first| !first.follows_gap) && block > 1;
        let length = if is_block { block } else { below.len() };
        let count = below.iter().take(length.min(MOST_TAGS + 1)).take_while(is_value).count();
        // So many are a menu under a word that is a label elsewhere.
        if count == 0 || count > MOST_TAGS {
            return None;
        }
        self.furniture.push(label.trimmed().to_string());
        let name = label.trimmed().trim_end_matches([':', '：']).to_string();
        let are_large = below[0].trimmed().starts_with(char::is_uppercase);
        for value in &below[..count] {
            if are_large && value.trimmed().starts_with(char::is_lowercase) && is_kicker(value.text) {
                self.furniture.push(value.trimmed().to_string());
            } else {
                self.read_value(value, known, &name, 0..value.text.len());
            }
        }
        Some(count + 1)
    }

    /// `TAGS แม่น้ำโขง ลาว`: a label in capitals without a mark behind it.
    fn read_tags_behind_label(&mut self, line: &Line<'_>) -> bool {
        const MOST_WORDS: usize = 12;
        let Some((name, values)) = line.trimmed().split_once(char::is_whitespace) else { return false };
        let is_label =
            matches!(name, "TAGS" | "TAG" | "Tags" | "TAGS:" | "Tags:" | "タグ") && labels_of(line.text).is_none();
        let has_no_case =
            values.chars().any(char::is_alphabetic) && !values.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        if !is_label || !has_no_case || values.split_whitespace().count() > MOST_WORDS {
            return false;
        }
        let start = line.text.len() - line.text.trim_start().len() + name.len();
        let evidence = line.evidence(Zone::Credit, &(start..line.text.len()), "tags behind a label", 0.7);
        let tags: Vec<String> = values.split_whitespace().map(str::to_string).collect();
        self.builder.add_values(Field::Keywords, &tags, evidence);
        true
    }

    /// `About the author` and the lines below it that speak of one; how many lines they are.
    fn read_bio_below_heading(&mut self, place: usize) -> Option<usize> {
        const MOST_LINES: usize = 6;
        if !is_bio_heading(self.lines[place].text) {
            return None;
        }
        let below = &self.lines[place + 1..];
        let is_bio = |line: &&Line<'_>| matches!(kind_of(line), Kind::Prose | Kind::Unknown);
        let mut count = below.iter().take(MOST_LINES).take_while(is_bio).count();
        // Behind the last sentence other things begin.
        if let Some(last) = below[..count].iter().rposition(|line| line.is_prose()) {
            count = last + 1;
        }
        if count == 0 {
            return None;
        }
        self.furniture.push(self.lines[place].trimmed().to_string());
        self.read_bio_lines(place + 1, place + 1 + count);
        Some(count + 1)
    }
}

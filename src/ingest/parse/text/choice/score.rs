//! Scores the lines above a body: which of them is the headline, by its words and by what stands above and below it.

use super::super::super::byline::is_person;
use super::super::super::dates::dates_in_text;
use super::super::super::labels::whole_label;
use super::super::super::scan::may_hold_number;
use super::super::frame::is_edition;
use super::super::headline::{is_beginning_of, is_doubled, is_rest_of, says_the_same};
use super::super::lines::{Line, ends_sentence};
use super::super::page::weight;
use super::super::press::names_a_paper;
use super::super::ways::is_section;
use super::{Kind, LONGEST_CHARACTERS, MOST_WORDS, MOST_WORDS_OF_ITEM};
use crate::article::DatePrecision;

/// Whether a line is the headline in the title of a page, with the name of the site behind it or the section before it.
fn is_part_of(line: &str, title: &str) -> bool {
    is_beginning_of(line, title) || is_rest_of(line, title)
}

/// Whether a line is a label whose value stands on the next.
fn is_open_label(text: &str) -> bool {
    text.trim_end().ends_with([':', '：']) && whole_label(text).is_some()
}

/// The lines above the body.
pub(super) struct Chooser<'l> {
    pub(super) lines: &'l [Line<'l>],
    pub(super) kinds: &'l [Kind],
}

impl Chooser<'_> {
    pub(super) fn is_candidate(&self, place: usize) -> bool {
        if !matches!(self.kinds[place], Kind::Title | Kind::Short) {
            return false;
        }
        let text = self.lines[place].text;
        let words = weight(text);
        let is_item_above_title =
            || words <= MOST_WORDS_OF_ITEM && self.next(place).is_some_and(|next| self.kinds[next] == Kind::Title);
        (if place == 0 { 1 } else { 2 }..=MOST_WORDS).contains(&words)
            && !(place > 0 && is_open_label(self.lines[place - 1].text))
            // A name alone is that of the author.
            && !(place > 0 && words <= MOST_WORDS_OF_ITEM && is_person(text.trim()))
            && self.lines[place].length() <= LONGEST_CHARACTERS
            && !text.trim_end().ends_with([':', '：'])
            && !text.contains(['©', '{', '[', '>', '»', '›'])
            && !is_section(text)
            // "(3rd graf new)", "(Attn: corrects the number of ships)"
            && !(text.trim().starts_with('(') && text.trim().ends_with(')'))
            && !is_edition(text)
            && !is_doubled(text)
            && !is_item_above_title()
            && !self.is_paper_above_title(place)
    }

    /// Whether a line is the name of a paper with the headline and the rest of the header below it.
    fn is_paper_above_title(&self, place: usize) -> bool {
        let is_first =
            self.kinds[..place].iter().all(|kind| matches!(kind, Kind::Furniture | Kind::Separator | Kind::Short));
        let text = self.lines[place].text;
        let words = weight(text);
        is_first
            && names_a_paper(text)
            && self.next(place).is_some_and(|next| {
                let below = self.lines[next].text;
                self.kinds[next] == Kind::Title && weight(below) > words && !names_a_paper(below)
            })
            && self.kinds[place..].iter().any(|kind| matches!(kind, Kind::Meta { .. }))
    }

    /// The next line that is not of the page.
    fn next(&self, place: usize) -> Option<usize> {
        (place + 1..self.lines.len()).find(|next| !matches!(self.kinds[*next], Kind::Separator | Kind::Furniture))
    }

    pub(super) fn score(&self, place: usize) -> i32 {
        self.score_of_words(place) + self.score_above(place) + self.score_below(place)
            - 4 * i32::from(self.stands_in_header(place))
    }

    /// Whether a longer line with more of the header below it stands above: captions and standfirsts come behind the day too. Right behind
    /// the day a headline may stand, unless a name is between the two.
    fn stands_in_header(&self, place: usize) -> bool {
        const MOST_LINES: usize = 4;
        let is_meta = |above: usize| matches!(self.kinds[above], Kind::Meta { .. });
        let is_name = |above: usize| {
            matches!(self.kinds[above], Kind::Meta { has_name: true, .. })
                || self.kinds[above] == Kind::Short && is_person(self.lines[above].trimmed())
        };
        let Some(meta) = (0..place).rev().find(|above| is_meta(*above)) else { return false };
        let Some(title) = (meta.saturating_sub(MOST_LINES)..meta).rev().find(|above| self.kinds[*above] == Kind::Title)
        else {
            return false;
        };
        meta + 1 < place || (title + 1..meta).any(is_name)
    }

    fn score_of_words(&self, place: usize) -> i32 {
        let text = self.lines[place].text;
        let of_length = match weight(text) {
            5..=20 => 4,
            4 => 2,
            21..=25 => 0,
            3 => -1,
            2 => -4,
            _ => -6,
        };
        let has_day =
            may_hold_number(text) && dates_in_text(text).iter().any(|found| found.date.precision() == DatePrecision::Day);
        let ends_like_text = ends_sentence(text) && !text.trim_end().ends_with(['?', '!', '…', '"', '”', '»', '’']);
        let again = self.lines.iter().enumerate().filter(|(other, line)| *other != place && says_the_same(line.text, text));
        let of_again = again.map(|(other, _)| if other.abs_diff(place) > 1 { 4 } else { 1 }).max().unwrap_or_default();
        // "The pier is closed | Harbour Times"
        let has_paper = text.rsplit_once(" | ").is_some_and(|(_, paper)| names_a_paper(paper));
        of_length - 6 * i32::from(ends_like_text) - 6 * i32::from(has_day) + of_again + 4 * i32::from(has_paper)
    }

    fn score_above(&self, place: usize) -> i32 {
        let Some(above) = (0..place).rev().find(|above| self.kinds[*above] != Kind::Separator) else { return 4 };
        // "Image caption,"
        if self.kinds[above] != Kind::Title && self.lines[above].text.trim_end().ends_with([',', ':']) {
            return -5;
        }
        let is_title_of_page = || is_part_of(self.lines[above].text, self.lines[place].text);
        match self.kinds[above] {
            Kind::Meta { has_day: true, .. } => 7,
            Kind::Short | Kind::Furniture | Kind::Meta { .. } | Kind::Separator => 4,
            // The picture of an article may stand above all of it.
            Kind::Credit if self.is_at_top(above) => 2,
            Kind::Credit => -5,
            // The headline behind the title of the page.
            Kind::Title if is_part_of(self.lines[place].text, self.lines[above].text) => 4,
            Kind::Title if is_title_of_page() => -8,
            Kind::Title => -5,
            Kind::Prose => -8,
        }
    }

    /// Whether nothing but lines about pictures stands at and above a place.
    fn is_at_top(&self, place: usize) -> bool {
        self.kinds[..=place].iter().all(|kind| matches!(kind, Kind::Credit | Kind::Separator))
    }

    fn score_below(&self, place: usize) -> i32 {
        const MOST_LINES_TO_META: usize = 8;
        let words = self.lines[place].weight();
        let of_next = match self.next(place) {
            // The body comes next.
            None => 5,
            Some(next) => {
                let text = self.lines[next].text;
                match self.kinds[next] {
                    Kind::Prose | Kind::Meta { .. } => 6,
                    Kind::Title if says_the_same(text, self.lines[place].text) => 3,
                    Kind::Title if weight(text) > words || weight(text) >= 8 || ends_sentence(text) => 5,
                    Kind::Short if is_person(text.trim()) && weight(text) >= 2 => 4,
                    Kind::Short if names_a_paper(text) => 4,
                    Kind::Credit => 2,
                    Kind::Title => 1,
                    _ => -3,
                }
            }
        };
        let (mut has_day, mut has_name) = (false, false);
        let (mut items, mut lines, mut is_above_header) = (0, 0, true);
        for below in place + 1..self.lines.len() {
            match self.kinds[below] {
                Kind::Meta { has_day: day, has_name: name } => {
                    if lines <= MOST_LINES_TO_META {
                        (has_day, has_name) = (has_day | day, has_name | name);
                    }
                    is_above_header = false;
                }
                Kind::Prose => is_above_header = false,
                Kind::Short if is_above_header => items += 1,
                _ => {}
            }
            lines += i32::from(!matches!(self.kinds[below], Kind::Furniture | Kind::Separator)) as usize;
        }
        let of_meta = if words <= MOST_WORDS_OF_ITEM + 1 { 3 } else { 5 } * (i32::from(has_day) + i32::from(has_name));
        let distance = i32::try_from(lines).unwrap_or(i32::MAX / 8);
        of_next + of_meta - (2 * items).min(16) - (distance / 2).min(30)
    }

    /// Whether what is above a headline are items of menus, sections, days, buttons, with few longer lines among them.
    pub(super) fn stands_below_items(&self, headline: usize) -> bool {
        let above = &self.kinds[(0..headline).find(|place| !self.is_at_top(*place)).unwrap_or(headline)..headline];
        let longer = above.iter().filter(|kind| matches!(kind, Kind::Title | Kind::Prose | Kind::Credit)).count();
        longer * 3 <= above.len()
    }
}

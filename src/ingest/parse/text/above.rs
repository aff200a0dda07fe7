//! Turns what stands above the chosen headline into publisher, section and day, and passes over what stands between header lines below it.

use std::ops::Range;

use super::super::builder::Orders;
use super::super::byline::{is_person, names};
use super::super::dates::{DateReading, order_shown, whole_date};
use super::super::labels::whole_label;
use super::super::scan::holds_digit;
use super::super::subjects::names_section;
use super::choice::{Choice, chosen, paper_of};
use super::credit::Credit;
use super::furniture::{is_furniture, is_kicker, is_separator};
use super::header::HeaderReader;
use super::headline::{holds_headline, says_the_same};
use super::lines::Line;
use super::lone_names::may_name_alone;
use super::meta::{Meta, Part, meta_of};
use super::page::weight;
use super::press::{is_release_mark, names_a_paper};
use super::site_day::{is_site_and_day, site_and_day};
use super::tickers::is_of_ticker;
use crate::article::{Field, Origin, Zone};

/// A day farther above the headline may be that of the visit.
const MOST_LINES_BELOW_DAY: usize = 4;
const MOST_WORDS_OF_KICKER: usize = 4;

impl HeaderReader<'_, '_> {
    /// Reads the lines above the headline and goes to it.
    pub(super) fn read_above(&mut self, choice: Choice) {
        let headline = choice.headline;
        let lines = self.lines;
        let is_passed = |line: &Line<'_>| is_separator(line.text) || is_furniture(line.text);
        let first_names = lines[..headline].iter().filter(|line| !is_passed(line)).take(3).map(|line| line.number);
        let first_names: Vec<usize> = first_names.collect();
        let is_of_page = |place: usize| is_passed(&lines[place]) || is_of_ticker(lines, place);
        let kicker = (0..headline).rev().find(|place| !is_of_page(*place) && meta_of(lines[*place].text).is_none());
        while self.at < headline {
            if is_of_ticker(lines, self.at) {
                self.pass(1);
                continue;
            }
            if self.read_masthead() {
                return;
            }
            let line = self.line();
            let text = line.trimmed();
            self.is_release |= is_release_mark(text);
            // Where the headline is known, a line that might be one is what its day says.
            let is_dated = |meta: &Meta| meta.parts.iter().any(|part| matches!(part, Part::Date(_)));
            let meta = meta_of(line.text).filter(|meta| meta.is_sure || is_dated(meta));
            if let Some(meta) = meta.filter(|_| headline - self.at <= MOST_LINES_BELOW_DAY) {
                let has = |wanted: fn(&Part) -> bool| meta.parts.iter().any(wanted);
                // What has labels beside the day is of the article, whatever other days it prints.
                if has(|part| matches!(part, Part::Date(_))) && !has(|part| matches!(part, Part::Labelled(_))) {
                    self.days_above.push(self.at);
                } else {
                    self.read_meta(line, meta);
                }
                self.at += 1;
            } else if self.at == 0 && is_site_and_day(lines) {
                self.days_above.push(self.at);
                self.at += 1;
            } else if first_names.contains(&line.number) && (is_name_of_site(paper_of(text)) || self.is_above_labels()) {
                let evidence = line.whole(Zone::Header, "name of the site above the headline", 0.6);
                self.builder.set_text(Field::Publisher, paper_of(text), evidence);
                self.at += 1;
            } else if self.at == 0
                && headline == 1
                && is_person(text)
                && !names_section(text)
                && !is_passed(line)
                && may_name_alone(text)
            {
                self.name_above = Some(self.at);
                self.at += 1;
            } else if kicker == Some(self.at) && !is_passed(line) && weight(text) <= MOST_WORDS_OF_KICKER {
                self.keep_kicker(line, 0..line.text.len(), text.trim_end_matches(['|', ':', ' ']));
                self.at += 1;
            } else {
                self.pass(1);
            }
        }
    }

    /// Whether the first line stands right above a day with labels behind it, which the headline stands below.
    fn is_above_labels(&self) -> bool {
        let has_labels = |line: &Line<'_>| {
            let parts = meta_of(line.text).map(|meta| meta.parts).unwrap_or_default();
            matches!(parts.as_slice(), [Part::Date(_), Part::Labelled(_), ..])
        };
        self.at == 0 && self.lines.get(1).is_some_and(has_labels)
    }

    /// `04/07/2022` beside `Update Date: 13/07/2022`: dates of one header are written in one order.
    pub(super) fn expect_shown_order(&mut self) {
        const MOST_LINES: usize = 60;
        const LONGEST_CHARACTERS: usize = 120;
        let short = self
            .lines
            .iter()
            .take(MOST_LINES)
            .filter(|line| line.text.len() <= LONGEST_CHARACTERS && holds_digit(line.text));
        let words = short.flat_map(|line| line.text.split([' ', ',', '|', '(', ')', '\t']));
        let is_numeric = |word: &&str| {
            (8..=10).contains(&word.len())
                && word.contains(['/', '-'])
                && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'/' | b'-'))
        };
        let mut orders = words.filter(is_numeric).filter_map(order_shown);
        if let Some(order) = orders.next()
            && orders.all(|other| other == order)
        {
            self.builder.expect_orders(Orders { between_points: None, between_others: Some(order) });
        }
    }

    /// The day above the headline counts where none stands below it.
    pub(super) fn settle_days_above(&mut self) {
        for place in std::mem::take(&mut self.days_above) {
            let line = self.lines[place];
            if self.builder.article().published.date().is_some() {
                return;
            }
            // Where who wrote is named below, the name beside the day is that of the site.
            let is_of_site = place == 0 && !self.builder.article().authors.is_empty() && is_site_and_day(self.lines);
            if let Some(meta) = meta_of(line.text).filter(|_| !is_of_site) {
                self.read_meta(&line, meta);
            } else if let Some((name, found)) = site_and_day(line.trimmed()) {
                let evidence = line.whole(Zone::Header, "day behind the name of the site", 0.8);
                self.builder.set_date_text(&line.trimmed()[found.range], evidence);
                if names_a_paper(name) {
                    self.builder.set_text(
                        Field::Publisher,
                        name,
                        line.whole(Zone::Header, "name of the site above the headline", 0.6),
                    );
                }
            }
        }
    }

    /// Passes over a day above the headline that is far from the one in the address: many sites print there what day it is. Where the headline is
    /// known and stands below again, such a day waits for one there.
    pub(super) fn pass_day_above(&mut self, line: &Line<'_>, range: &Range<usize>) -> bool {
        if !self.is_above_headline(line) {
            return false;
        }
        let DateReading::Found(found) = whole_date(&line.text[range.clone()]) else { return false };
        if self.builder.is_far_from_address(found.date) {
            let evidence =
                line.evidence(Zone::Header, range, "day above the headline, far from the one in the address", 0.2);
            self.builder.pass_over(Field::DatePublished, &found.date.to_string(), evidence);
            return true;
        }
        let place = self.lines.iter().position(|known| known.number == line.number);
        let Some(place) = place.filter(|place| self.is_under_headline && self.at <= *place) else { return false };
        self.days_above.push(place);
        true
    }

    /// Whether a line stands above the headline, or above where one that is known stands again.
    fn is_above_headline(&self, line: &Line<'_>) -> bool {
        const MOST_LINES: usize = 15;
        if let Some(headline) = self.headline {
            return line.number < self.lines[headline.first].number;
        }
        let known = &self.builder.article().headline;
        let mut below = self.lines.iter().take(MOST_LINES).filter(|below| below.number > line.number);
        !self.is_under_headline || !known.is_empty() && below.any(|below| holds_headline(below.text, known))
    }

    /// The place of a headline that is known, where it stands in the text again as one would be chosen.
    pub(super) fn choice_of_known(&self) -> Option<Choice> {
        let known = &self.builder.article().headline;
        chosen(self.lines).filter(|choice| !known.is_empty() && holds_headline(self.lines[choice.headline].text, known))
    }

    /// Doubts a day above the headline that looks like the day of the visit, which many sites print at the top of every page: with the temperature
    /// beside it, twice, or alone on the first line that is no button behind its weekday where nothing below says the same or is of a blog, whose posts begin so.
    pub(super) fn doubt_day_of_visit(&mut self) {
        const MOST_LINES_BETWEEN: usize = 2;
        let days = self.builder.article().evidence.iter();
        let mut days = days.filter(|known| known.field == Field::DatePublished && known.passed_over.is_none());
        let Some(Origin::Text { line: number, .. }) = days.next_back().map(|known| known.evidence.origin.clone()) else {
            return;
        };
        let Some(day) = self.lines.iter().position(|line| line.number == number) else { return };
        if !self.has_headline() || !self.is_above_headline(&self.lines[day]) {
            return;
        }
        let nearby = day.saturating_sub(MOST_LINES_BETWEEN)..(day + MOST_LINES_BETWEEN + 1).min(self.lines.len());
        let is_of_visit = nearby.into_iter().any(|place| is_temperature(self.lines[place].trimmed()))
            || self.stands_twice_above(day)
            || self.is_below_buttons_alone(day)
                && day_behind_weekday(self.lines[day].trimmed())
                && !self.is_confirmed_below(day);
        if is_of_visit {
            self.builder.doubt_date("only_a_capture");
        }
    }

    /// Whether nothing but buttons and lines of signs stands above a line.
    fn is_below_buttons_alone(&self, place: usize) -> bool {
        self.lines[..place].iter().all(|line| is_furniture(line.text) || is_separator(line.text))
    }

    /// Whether a day above the headline stands there on another line, too.
    fn stands_twice_above(&self, day: usize) -> bool {
        let day_of = |line: &Line<'_>| match whole_date(line.trimmed()) {
            DateReading::Found(found) => Some(found.date),
            _ => None,
        };
        let Some(date) = day_of(&self.lines[day]) else { return false };
        let above = self.headline.map_or(day, |headline| headline.first);
        self.lines[..above].iter().enumerate().any(|(place, line)| place != day && day_of(line) == Some(date))
    }

    /// Whether a line below tells another day or hour of publication, or stands below the posts of blogs.
    fn is_confirmed_below(&self, day: usize) -> bool {
        const MARKS: [&str; 8] =
            ["posted by", "posted at", "labels:", "older post", "no comments:", "post a comment", "filed under", "tags:"];
        self.lines[day + 1..].iter().any(|line| {
            let text = line.trimmed();
            line.weight() <= MOST_WORDS_OF_KICKER * 2
                && (MARKS.iter().any(|mark| starts_with_ignoring_case(text, mark))
                    || meta_of(text).is_some_and(|meta| meta.parts.iter().any(|part| matches!(part, Part::Date(_)))))
        })
    }

    /// A name alone above the headline is that of the author where no other is named.
    pub(super) fn settle_name_above(&mut self) {
        let Some(line) = self.name_above.take().map(|place| self.lines[place]) else { return };
        if self.builder.article().authors.is_empty() {
            let evidence = line.whole(Zone::Header, "name alone above the headline", 0.6);
            self.builder.add_values(Field::Author, &names(line.text), evidence);
        }
    }

    /// A caption that is printed twice, once for the ear.
    pub(super) fn pass_doubled_caption(&mut self) -> bool {
        const LEAST_WORDS: usize = 4;
        let is_inside = self.choice.is_some_and(|choice| (choice.headline + 1..choice.header_end).contains(&self.at));
        let Some(next) = self.lines.get(self.at + 1).filter(|_| is_inside && self.has_headline()) else { return false };
        let line = self.line();
        let repeats_headline =
            || self.headline.is_some_and(|headline| says_the_same(&self.headline_text(headline), line.text));
        let is_doubled = line.weight() >= LEAST_WORDS && says_the_same(line.text, next.text) && !repeats_headline();
        // A sentence that is set apart is that of the text, and stands there once too often.
        let is_text = line.ends_sentence() && next.follows_gap;
        if is_doubled {
            self.pass(if is_text { 1 } else { 2 });
        }
        is_doubled
    }

    /// A line that is nothing known, with more of the header below it: a standfirst right below the headline; captions and buttons else.
    pub(super) fn pass_inside_header(&mut self) -> bool {
        const LEAST_WORDS_OF_STANDFIRST: usize = 5;
        let Some(choice) = self.choice.filter(|choice| self.at < choice.header_end) else { return false };
        let line = self.line();
        if self.at <= choice.headline || !self.has_headline() {
            return false;
        }
        let is_paragraph = line.ends_sentence() && line.weight() >= 12;
        let is_below_headline = self.headline.is_some_and(|headline| headline.last + 1 == self.at);
        let has_none = self.builder.article().description.is_empty();
        let is_standfirst = has_none
            && (is_below_headline && line.weight() >= LEAST_WORDS_OF_STANDFIRST || is_paragraph)
            && Credit::of(line.text).is_none();
        if is_standfirst {
            let evidence = line.whole(Zone::Standfirst, "line inside the header", 0.7);
            self.builder.set_text(Field::Description, line.text, evidence);
            self.at += 1;
        } else if is_paragraph {
            // Rather too much text than too little.
            return false;
        } else {
            self.pass(1);
        }
        true
    }
}

/// Whether a line is a day behind its weekday and nothing else: `Wednesday, May 29, 2024`.
fn day_behind_weekday(text: &str) -> bool {
    let Some((first, rest)) = text.split_once([' ', ',']) else { return false };
    let is_day = |text: &str| matches!(whole_date(text), DateReading::Found(_));
    first.chars().all(char::is_alphabetic) && is_day(rest.trim_start_matches([' ', ','])) && is_day(text)
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// `35.1 C`, `72°F`.
fn is_temperature(text: &str) -> bool {
    let number = text.strip_suffix(['C', 'F', '℃', '℉']).map(|number| number.trim_end_matches([' ', '°', 'º']));
    number.is_some_and(|number| {
        (1..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
    })
}

fn is_name_of_site(text: &str) -> bool {
    // "NEWS PROVIDED BY": the name stands below.
    names_a_paper(text) && whole_label(text).is_none() && !is_kicker(text) && !names_section(text)
}

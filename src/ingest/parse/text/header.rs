//! Reads the header of a text: headline, standfirst, dates, names, labels, from the top to where the body begins.

use std::ops::Range;

use super::super::builder::ArticleBuilder;
use super::super::byline::is_person;
use super::super::dates::without_roles;
use super::super::labels::{Label, labels_of, whole_label};
use super::super::scan::count_words;
use super::super::subjects::names_section;
use super::addresses::is_host_with_path;
use super::capitals::{capitals_end, capitals_start};
use super::choice::{Choice, chosen};
use super::dateline::dateline_of;
use super::frame::leads_to_meta;
use super::furniture::{breadcrumb, is_furniture, is_invitation, is_kicker, is_page_number, is_separator};
use super::headline::{goes_on, length_of_bullet, says_the_same, tells_site_or_hour};
use super::lead::{begins_in_body, ends_with_stop};
use super::lines::Line;
use super::meta::{Meta, Part, date_line, meta_of};
use super::open_labels::is_value;
use super::page::weight;
use super::press::names_a_paper;
use super::prose::are_broken;
use super::tickers::is_of_ticker;
use crate::article::{Evidence, Field, Zone};

const LONGEST_HEADLINE_CHARACTERS: usize = 220;
pub(super) const LONGEST_STANDFIRST_CHARACTERS: usize = 320;
/// One that nothing but its shortness tells from the body.
const LONGEST_UNMARKED_STANDFIRST: usize = 240;
/// Lines of a header beyond this are body; navigation does not count.
const MOST_HEADER_LINES: usize = 40;
const MOST_LINES_BEFORE_BODY: usize = 200;

/// The headline as found: lines `first..=last`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
}

pub(super) struct HeaderReader<'t, 'b> {
    pub(super) text: &'t str,
    pub(super) lines: &'t [Line<'t>],
    pub(super) builder: &'b mut ArticleBuilder,
    /// What stands around the article.
    pub(super) furniture: Vec<String>,
    pub(super) at: usize,
    pub(super) headline: Option<Candidate>,
    pub(super) has_meta: bool,
    pub(super) follows_author: bool,
    /// Whether the text is a document of an export of a press database.
    pub(super) is_clipping: bool,
    /// Whether the text is a press release.
    pub(super) is_release: bool,
    /// Whether the headline stands elsewhere.
    pub(super) is_under_headline: bool,
    /// Where the headline was found by score.
    pub(super) choice: Option<Choice>,
    /// Lines above the headline with a day that may be that of the publication.
    pub(super) days_above: Vec<usize>,
    /// A name alone above the headline.
    pub(super) name_above: Option<usize>,
    /// What labels below the text say the article is about; the tags of one that has no others.
    pub(super) subjects: Vec<(String, Evidence)>,
    /// Whether the lines below the text are read.
    pub(super) is_below_text: bool,
    /// The line and words of a change of the text, for one that prints no other date.
    pub(super) change: Option<(usize, Range<usize>)>,
}

impl<'t, 'b> HeaderReader<'t, 'b> {
    pub(super) fn new(text: &'t str, lines: &'t [Line<'t>], builder: &'b mut ArticleBuilder) -> Self {
        let furniture = Vec::new();
        Self {
            text,
            lines,
            builder,
            furniture,
            at: 0,
            headline: None,
            has_meta: false,
            follows_author: false,
            is_clipping: false,
            is_release: false,
            is_under_headline: false,
            choice: None,
            days_above: Vec::new(),
            name_above: None,
            subjects: Vec::new(),
            is_below_text: false,
            change: None,
        }
    }

    /// Reads header lines from the top; returns the place of the first body line.
    pub(super) fn read(&mut self) -> usize {
        self.expect_shown_order();
        self.choice = if self.has_headline() { self.choice_of_known() } else { chosen(self.lines) };
        if let Some(choice) = &mut self.choice {
            choice.headline = capitals_start(self.lines, choice.headline);
        }
        if let Some(choice) = self.choice {
            self.read_above(choice);
        }
        let mut taken = 0;
        while self.at < self.lines.len().min(MOST_LINES_BEFORE_BODY) && taken < MOST_HEADER_LINES {
            let before = self.at;
            if self.choice.is_some_and(|choice| choice.headline == self.at) && self.read_headline() {
                continue;
            }
            if self.read_database_block()
                || self.pass_edition()
                || self.pass_empty_day()
                || self.pass_frame()
                || self.pass_furniture()
                || self.pass_slug()
                || self.pass_doubled_caption()
            {
                continue;
            }
            let follows_author = std::mem::take(&mut self.follows_author);
            if !(self.read_label_and_next()
                || self.read_who()
                || self.read_meta_line()
                || self.read_minguo_line()
                || self.read_masthead()
                || self.read_headline()
                || self.read_run_of_tags()
                || self.read_in_header(follows_author)
                || self.pass_inside_header()
                || self.pass_unknown())
            {
                break;
            }
            taken += self.at - before;
        }
        // A header that labels its headline would label a standfirst too.
        let has_labelled_headline = self.headline.is_none();
        let wants_standfirst = self.has_meta && !has_labelled_headline && self.builder.article().description.is_empty();
        // A database has a label for it: what stands there is the first paragraph.
        if wants_standfirst
            && !self.is_clipping
            && self.at < self.lines.len()
            && is_standfirst_before_body(self.lines, self.at)
        {
            let line = self.lines[self.at];
            // A lead is not lost: it stays in the body, too.
            let may_be_lead = self.may_be_lead();
            let confidence = if may_be_lead { 0.6 } else { 0.8 };
            let evidence = line.whole(Zone::Standfirst, "short line before the body", confidence);
            self.builder.set_text(Field::Description, line.text, evidence);
            if !may_be_lead {
                self.at += 1;
                while self.at < self.lines.len() && self.pass_furniture() {}
            }
        }
        self.pass_to_body();
        self.settle_headline();
        self.settle_days_above();
        self.doubt_day_of_visit();
        self.settle_change();
        self.at
    }

    /// Whether a line before the body is a sentence as long as the leads of reports are; below the headline printed again a standfirst stands.
    fn may_be_lead(&self) -> bool {
        const LEAST_WORDS: usize = 12;
        const LEAST_WORDS_BELOW_BOTH: usize = 5;
        let above = self.at.checked_sub(1).map_or("", |above| self.lines[above].text);
        let is_below_headline = || self.headline.is_some_and(|headline| says_the_same(&self.headline_text(headline), above));
        let line = self.line();
        // Below who wrote and when stands the text, and a standfirst seldom: there a sentence may be shorter.
        let article = self.builder.article();
        let is_below_both = || {
            let has_both = !article.authors.is_empty() && article.published.date().is_some();
            has_both && line.follows_gap && meta_of(above).is_some_and(|meta| meta.is_sure)
        };
        let is_long = line.weight() >= LEAST_WORDS || line.weight() >= LEAST_WORDS_BELOW_BOTH && is_below_both();
        is_long && ends_with_stop(line.trimmed()) && !is_below_headline()
    }

    /// The day of a change counts where no other is printed.
    pub(super) fn settle_change(&mut self) {
        let Some((place, range)) = self.change.take() else { return };
        let line = self.lines[place];
        if self.builder.article().published.date().is_none() {
            let evidence = line.evidence(Zone::Header, &range, "date of a change, the only one", 0.4);
            self.builder.set_date_text(&line.text[range], evidence);
            self.builder.doubt_date("only_an_update");
        }
    }

    pub(super) fn line(&self) -> &'t Line<'t> {
        &self.lines[self.at]
    }

    pub(super) fn has_headline(&self) -> bool {
        self.is_under_headline || self.headline.is_some() || !self.builder.article().headline.is_empty()
    }

    /// Passes over lines that are no part of the article.
    fn pass_furniture(&mut self) -> bool {
        let line = self.line();
        if is_separator(line.text) {
            self.at += 1;
            return true;
        }
        if is_page_number(line.text) {
            self.pass(1);
            return true;
        }
        if let Some(steps) = breadcrumb(line.text) {
            if let Some(section) = steps.get(1).filter(|section| section.split_whitespace().count() <= 4) {
                let start = line.text.find(section).unwrap_or_default();
                let part = start..start + section.len();
                self.builder.pass_over(
                    Field::Topic,
                    section,
                    line.evidence(Zone::Header, &part, "step of a breadcrumb", 0.4),
                );
            }
            self.pass(1);
            return true;
        }
        // A label on a line of its own may be a word of navigation: its value decides.
        let is_label =
            || whole_label(line.text).is_some() && self.lines.get(self.at + 1).is_some_and(|next| is_value(next.text));
        if (is_furniture(line.text) || is_invitation(line.text)) && !is_label() {
            self.pass(1);
            return true;
        }
        if self.has_headline() {
            return false;
        }
        if is_of_ticker(self.lines, self.at) {
            self.pass(1);
            return true;
        }
        let navigation = self.navigation_length();
        self.pass(navigation);
        navigation > 0
    }

    pub(super) fn pass(&mut self, lines: usize) {
        for line in &self.lines[self.at..self.at + lines] {
            self.furniture.push(line.trimmed().to_string());
        }
        self.at += lines;
    }

    /// The number of short lines here, when they are the menu of a page: four or more, navigation passed or among them, and a
    /// longer line with header lines after it behind them.
    fn navigation_length(&self) -> usize {
        let rest = &self.lines[self.at..];
        let words = |line: &Line<'_>| count_words(line.text);
        let length = rest.iter().take(60).take_while(|line| words(line) <= 3 && meta_of(line.text).is_none()).count();
        let knows_navigation = || !self.furniture.is_empty() || rest[..length].iter().any(|line| is_furniture(line.text));
        let is_before_header = || {
            rest.get(length).is_some_and(|line| words(line) >= 4)
                && rest[length..].iter().skip(1).take(5).any(|line| meta_of(line.text).is_some_and(|meta| meta.is_sure))
        };
        if length >= 4 && knows_navigation() && is_before_header() { length } else { self.menu_length(names_a_paper) }
    }

    /// A line of labels, dates, names.
    fn read_meta_line(&mut self) -> bool {
        let line = self.line();
        let Some(meta) = meta_of(line.text) else { return false };
        if !self.has_headline() && !self.may_come_first(&meta) {
            return false;
        }
        // After the header a sentence of the body may begin like a place and a date.
        if !meta.is_sure && line.length() > 100 {
            return false;
        }
        self.read_meta(line, meta);
        self.at += 1;
        true
    }

    /// Whether a line may be read before there is a headline: "Media: the new war" is one.
    fn may_come_first(&self, meta: &Meta) -> bool {
        let next_is_meta = || {
            let next = self.lines.iter().skip(self.at + 1).find(|line| !is_furniture(line.text) && !is_separator(line.text));
            next.is_some_and(|next| meta_of(next.text).is_some_and(|meta| meta.rule == "label"))
        };
        match meta.parts.as_slice() {
            [Part::Labelled(labelled)] => match labelled.label {
                Label::Field(Field::Headline | Field::DatePublished | Field::Author) => true,
                // "Stand: 12.03.2024 10:05 Uhr"
                Label::OtherDate if date_line(&self.line().text[labelled.value.clone()]).is_some() => true,
                _ => self.has_meta || next_is_meta(),
            },
            [Part::Place(_), ..] => false,
            [Part::Kept(_), ..] if !meta.is_sure => false,
            _ => meta.is_sure || next_is_meta(),
        }
    }

    /// The first line that is nothing else.
    fn read_headline(&mut self) -> bool {
        let line = self.line();
        if self.has_headline() || line.length() > LONGEST_HEADLINE_CHARACTERS || dateline_of(line.text).is_some() {
            return false;
        }
        // What a label says further down is the headline; what stands above it are codes and addresses.
        if self.has_labelled_headline_below() {
            self.pass(1);
            return true;
        }
        let is_chosen = self.choice.is_some_and(|choice| choice.headline == self.at);
        if !is_chosen && self.pass_above_headline() {
            return true;
        }
        // A text without a headline.
        if (is_several_sentences(line) || !is_chosen && begins_in_body(&self.lines[self.at..]))
            && !self.has_meta_soon(self.at + 1)
        {
            return false;
        }
        let next = self.lines.get(self.at + 1);
        if !is_chosen && self.read_line_about_picture() {
            return true;
        }
        // Several points of a list are text or a ticker.
        let is_point = |line: &Line<'_>| line.weight() >= 4 && length_of_bullet(line.trimmed()) > 0;
        if !is_chosen && is_point(line) && next.is_some_and(is_point) {
            return false;
        }
        // A section above the headline, or the name of the site.
        if let Some(next) = next.filter(|_| !is_chosen)
            && meta_of(next.text).is_none()
            && next.length() <= LONGEST_HEADLINE_CHARACTERS
            && !next.ends_sentence()
            && !says_the_same(line.text, next.text)
            && (line.text.trim_end().ends_with('|') || next.weight() >= 3)
        {
            let words = line.trimmed().trim_end_matches(['|', ':', ' ']);
            if is_kicker(words) || names_section(words) || self.is_kicker_by_place() {
                self.keep_kicker(line, 0..line.text.len(), words);
                self.at += 1;
                return true;
            }
            let is_name = || {
                line.text.split_whitespace().count() <= 5 && self.is_site(words, self.at)
                    || names_a_paper(words) && whole_label(words).is_none()
            };
            if self.has_meta_soon(self.at + 1) && is_name() {
                let evidence = line.whole(Zone::Header, "name of the site above the headline", 0.6);
                self.builder.set_text(Field::Publisher, words, evidence);
                self.at += 1;
                return true;
            }
        }
        let last = self.headline_end();
        // The rest of a headline broken over two lines would begin the body; a line that stands alone does not.
        let confidence = if is_alone(self.lines, self.at) || last > self.at { 0.9 } else { 0.6 };
        let rule = if is_chosen && self.at > 0 { "line that fits best among the first" } else { "first line" };
        self.headline = Some(Candidate { first: self.at, last, rule, confidence });
        self.at = last + 1;
        true
    }

    /// Whether one of the next lines is a label with the headline behind it, with nothing like a paragraph above it.
    fn has_labelled_headline_below(&self) -> bool {
        const MOST_LINES: usize = 14;
        let above =
            self.lines[self.at..].iter().take(MOST_LINES).take_while(|line| !(line.is_paragraph() && line.weight() >= 20));
        above.skip(1).take_while(|line| !names_author(line.text)).any(|line| {
            let labels =
                labels_of(line.text).filter(|(before, _)| *before == 0).map(|(_, labels)| labels).unwrap_or_default();
            // "Subject: MINES (90%); COAL (78%)"
            labels.first().is_some_and(|first| {
                let value = &line.text[first.value.clone()];
                first.label == Label::Field(Field::Headline) && weight(value) >= 3 && !value.contains(['%', ';'])
            })
        })
    }

    /// Whether a few words stand right above a longer headline that has a standfirst and a byline or date below it: without that standfirst
    /// they would be the headline, and the line below them the standfirst.
    ///
    /// So do words in capitals above a headline that is not.
    fn is_kicker_by_place(&self) -> bool {
        let (line, rest) = (self.line(), &self.lines[self.at + 1..]);
        let [headline, standfirst, meta, ..] = rest else { return false };
        let is_meta = |text: &str| meta_of(text).is_some();
        let are_capitals = |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        if are_capitals(line.text)
            && !are_capitals(headline.text)
            && line.text.split_whitespace().count() <= 3
            && headline.weight() >= 4
            && is_alone(self.lines, self.at)
            && rest.iter().take(5).any(|line| meta_of(line.text).is_some_and(|meta| meta.is_sure))
        {
            return true;
        }
        // A few words above a longer headline that has the rest of the header right below it.
        if line.weight() <= 3 && headline.weight() >= 5 && leads_to_meta(&rest[1..2]) && !is_meta(headline.text) {
            return true;
        }
        line.weight() <= 4
            && !headline.follows_gap
            && headline.weight() > line.weight()
            && standfirst.follows_gap
            && standfirst.ends_sentence()
            && is_short(standfirst)
            && meta.follows_gap
            && meta_of(meta.text).is_some_and(|meta| meta.is_sure)
    }

    pub(super) fn keep_kicker(&mut self, line: &Line<'_>, range: Range<usize>, words: &str) {
        let evidence = line.evidence(Zone::Header, &range, "section above the headline", 0.5);
        self.builder.pass_over(Field::Topic, words, evidence);
        self.builder.keep("kicker", serde_json::Value::String(words.to_string()));
    }

    fn has_meta_soon(&self, from: usize) -> bool {
        self.lines.iter().skip(from).take(4).any(|line| meta_of(line.text).is_some_and(|meta| meta.is_sure))
    }

    /// The last line of a headline that is broken over two or three.
    fn headline_end(&self) -> usize {
        let mut last = self.at;
        if self.is_clipping {
            // Databases break headlines at their width.
            let more = self.lines[last + 1..].iter().take_while(|next| !next.follows_gap && meta_of(next.text).is_none());
            let more = more.count();
            return if more <= 3 { last + more } else { last };
        }
        // A cutting of a printed page has its headline in capitals, and in as many lines as the columns want.
        let block = capitals_end(&self.lines[last..]);
        if block > 0 {
            return last + block;
        }
        while last < self.at + 2
            && let Some(next) = self.lines.get(last + 1)
            && !next.follows_gap
            && meta_of(next.text).is_none()
            && !is_furniture(next.text)
            && !is_host_with_path(next.trimmed())
            && !without_roles(next.text).is_empty()
            && !tells_site_or_hour(next.trimmed())
            && !self.is_name_above_meta(last + 1)
            && (goes_on(self.lines[last].text, next.text) || self.is_cut_at_width(last))
        {
            last += 1;
        }
        // What is behind it has to be set apart, or the lines are those of a paragraph.
        let begins_rest = |next: &Line<'_>| next.follows_gap || meta_of(next.text).is_some() || is_furniture(next.text);
        let is_set_apart = self.lines.get(last + 1).is_none_or(begins_rest);
        if is_set_apart { last } else { self.at }
    }

    /// Whether a program that breaks lines at one width broke this one: with the next word it would be wider than any.
    fn is_cut_at_width(&self, place: usize) -> bool {
        const WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;
        let [line, next] = &self.lines[place..place + 2] else { return false };
        let word = next.text.split_whitespace().next().unwrap_or_default();
        let with_next = line.length() + 1 + word.chars().count();
        WIDTHS.contains(&line.length())
            && are_broken(self.lines)
            && self.lines.iter().all(|other| other.length() < with_next || !WIDTHS.contains(&other.length()))
    }

    /// Whether a line is the name of somebody above the day or what the page says of the length of the article.
    fn is_name_above_meta(&self, place: usize) -> bool {
        let is_meta = |line: &Line<'_>| meta_of(line.text).is_some() || is_furniture(line.text);
        is_person(self.lines[place].trimmed()) && self.lines.get(place + 1).is_some_and(is_meta)
    }

    pub(super) fn headline_text(&self, candidate: Candidate) -> String {
        super::lines::in_one_line(&self.lines[candidate.first..=candidate.last])
    }
}

/// Whether a line is the label of an author: the title below it is that of a person.
fn names_author(text: &str) -> bool {
    labels_of(text).is_some_and(|(before, labels)| {
        before == 0 && labels.first().is_some_and(|first| first.label == Label::Field(Field::Author))
    })
}

pub(super) fn is_alone(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].begins_paragraph && lines.get(at + 1).is_none_or(|next| next.begins_paragraph)
}

pub(super) fn is_short(line: &Line<'_>) -> bool {
    line.length() <= LONGEST_STANDFIRST_CHARACTERS
}

/// A short line alone before a body whose first paragraph is at least twice as long.
fn is_standfirst_before_body(lines: &[Line<'_>], at: usize) -> bool {
    let length = |lines: &[Line<'_>]| -> usize { lines.iter().map(|line| line.text.chars().count()).sum() };
    let next = &lines[at + 1..];
    let next_end = next.iter().skip(1).position(|line| line.begins_paragraph).map_or(next.len(), |place| place + 1);
    let has_body_after = next_end < next.len();
    is_alone(lines, at)
        && lines[at].length() <= LONGEST_UNMARKED_STANDFIRST
        && dateline_of(lines[at].text).is_none()
        && has_body_after
        && length(&next[..next_end]) >= 2 * length(&lines[at..=at])
}

/// Whether a line is a paragraph of two sentences or more, neither of which is short.
fn is_several_sentences(line: &Line<'_>) -> bool {
    // Of words and of words of one sentence; no headline has a full stop of Chinese inside.
    const LEAST_WORDS: (usize, usize) = (16, 5);
    const LEAST_WORDS_OF_CHINESE: (usize, usize) = (9, 3);
    const STOPS: [char; 5] = ['.', '。', '．', '۔', '।'];
    let text = line.trimmed();
    let (least, least_of_one) = if text.ends_with('。') { LEAST_WORDS_OF_CHINESE } else { LEAST_WORDS };
    // Many scripts have no capitals, and some no spaces behind a full stop.
    let is_first = |letter: char| letter.is_alphabetic() && !letter.is_lowercase();
    let begins_as_sentence = |stop: &str, rest: &str| {
        let begun = rest.trim_start_matches(' ');
        (begun.len() < rest.len() || stop != ".")
            && begun.trim_start_matches(['"', '“', '«', '「']).starts_with(is_first)
            && weight(begun) >= least_of_one
    };
    text.ends_with(STOPS)
        && line.weight() >= least
        && text
            .match_indices(STOPS)
            .any(|(end, stop)| weight(&text[..end]) >= least_of_one && begins_as_sentence(stop, &text[end + stop.len()..]))
}

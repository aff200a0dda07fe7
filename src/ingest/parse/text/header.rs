//! Reads the header of a text: headline, standfirst, dates, names, labels, from the top to where the body begins.

use std::ops::Range;

use super::super::builder::ArticleBuilder;
use super::super::byline::{ideographic_name, is_person, is_role_line, names};
use super::super::labels::{Label, labels_of, whole_label};
use super::super::subjects::names_section;
use super::credit::Credit;
use super::dateline::dateline_of;
use super::furniture::{breadcrumb, is_furniture, is_invitation, is_kicker, is_separator};
use super::headline::{goes_on, is_beginning_of, says_the_same};
use super::lines::{Line, ends_sentence};
use super::meta::{Meta, Part, date_line, meta_of};
use super::page::{headline_of_page, weight};
use super::press::names_a_paper;
use crate::article::{Field, Zone};

const LONGEST_HEADLINE_CHARACTERS: usize = 220;
const LONGEST_STANDFIRST_CHARACTERS: usize = 320;
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
            change: None,
        }
    }

    /// Reads header lines from the top; returns the place of the first body line.
    pub(super) fn read(&mut self) -> usize {
        if let Some(headline) = headline_of_page(self.lines) {
            self.pass(headline);
        }
        let mut taken = 0;
        while self.at < self.lines.len().min(MOST_LINES_BEFORE_BODY) && taken < MOST_HEADER_LINES {
            let before = self.at;
            if self.pass_frame() || self.pass_furniture() {
                continue;
            }
            let follows_author = std::mem::take(&mut self.follows_author);
            if !(self.read_label_and_next()
                || self.read_meta_line()
                || self.read_masthead()
                || self.read_headline()
                || self.read_in_header(follows_author))
            {
                break;
            }
            taken += self.at - before;
        }
        // A header that labels its headline would label a standfirst too.
        let has_labelled_headline = self.headline.is_none();
        let wants_standfirst = self.has_meta && !has_labelled_headline && self.builder.article().description.is_empty();
        if wants_standfirst && self.at < self.lines.len() && is_standfirst_before_body(self.lines, self.at) {
            let line = self.lines[self.at];
            let evidence = line.whole(Zone::Standfirst, "short line before the body", 0.8);
            self.builder.set_text(Field::Description, line.text, evidence);
            self.at += 1;
            while self.at < self.lines.len() && self.pass_furniture() {}
        }
        self.settle_headline();
        self.settle_change();
        self.at
    }

    /// The day of a change counts where no other is printed.
    fn settle_change(&mut self) {
        let Some((place, range)) = self.change.take() else { return };
        let line = self.lines[place];
        if self.builder.article().published.date().is_none() {
            let evidence = line.evidence(Zone::Header, &range, "date of a change, the only one", 0.4);
            self.builder.set_date_text(&line.text[range], evidence);
            self.builder.doubt_date("only_an_update");
        }
    }

    fn line(&self) -> &'t Line<'t> {
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
            whole_label(line.text).is_some() && self.lines.get(self.at + 1).is_some_and(|next| is_value(next.text));
        if (is_furniture(line.text) || is_invitation(line.text)) && !is_label {
            self.pass(1);
            return true;
        }
        if self.has_headline() {
            return false;
        }
        let navigation = self.navigation_length();
        self.pass(navigation);
        navigation > 0
    }

    pub(super) fn pass(&mut self, lines: usize) {
        for line in &self.lines[self.at..self.at + lines] {
            self.furniture.push(line.text.trim().to_string());
        }
        self.at += lines;
    }

    /// The number of short lines here, when they are the menu of a page: four or more, navigation passed or among them, and a
    /// longer line with header lines after it behind them.
    fn navigation_length(&self) -> usize {
        let rest = &self.lines[self.at..];
        let words = |line: &Line<'_>| line.text.split_whitespace().count();
        let length = rest.iter().take(60).take_while(|line| words(line) <= 3 && meta_of(line.text).is_none()).count();
        let knows_navigation = !self.furniture.is_empty() || rest[..length].iter().any(|line| is_furniture(line.text));
        let is_before_header = rest.get(length).is_some_and(|line| words(line) >= 4)
            && rest[length..].iter().skip(1).take(5).any(|line| meta_of(line.text).is_some_and(|meta| meta.is_sure));
        if length >= 4 && knows_navigation && is_before_header { length } else { 0 }
    }

    /// A label on a line of its own, its value on the next.
    fn read_label_and_next(&mut self) -> bool {
        let line = self.line();
        let Some(label) = whole_label(line.text) else { return false };
        let Some(next) = self.lines.get(self.at + 1) else { return false };
        let has_colon = line.text.trim_end_matches(['*', '_', ' ']).ends_with([':', '：']);
        let is_title = matches!(label, Label::Field(Field::Headline));
        let fits = match label {
            Label::Field(Field::DatePublished) | Label::OtherDate => date_line(next.text).is_some(),
            Label::Field(Field::Author) => !names(next.text).is_empty() && next.length() <= 120,
            Label::Field(Field::Headline | Field::Description) => {
                has_colon && next.length() <= LONGEST_STANDFIRST_CHARACTERS
            }
            Label::Field(_) => has_colon || (self.has_headline() && next.length() <= 120 && !ends_sentence(next.text)),
            Label::Kept => has_colon && next.length() <= 60,
        };
        if !fits || !is_value(next.text) || !(has_colon || self.has_headline() || is_title) || next.follows_gap && !has_colon
        {
            return false;
        }
        let name = line.text.trim().trim_matches(['*', '_', ':', '：', '#', ' ']).to_string();
        let whole = 0..next.text.len();
        self.read_value(next, label, &name, whole);
        self.has_meta = true;
        self.at += 2;
        true
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
        let next = self.lines.get(self.at + 1);
        // A section above the headline, or the name of the site.
        if let Some(next) = next
            && meta_of(next.text).is_none()
            && next.length() <= LONGEST_HEADLINE_CHARACTERS
            && !ends_sentence(next.text)
            && !says_the_same(line.text, next.text)
            && (line.text.trim_end().ends_with('|') || weight(next.text) >= 3)
        {
            let words = line.text.trim().trim_end_matches(['|', ':', ' ']);
            if is_kicker(words) || names_section(words) || self.is_kicker_by_place() {
                self.keep_kicker(line, 0..line.text.len(), words);
                self.at += 1;
                return true;
            }
            let is_name =
                || line.text.split_whitespace().count() <= 5 && self.is_site(words, self.at) || names_a_paper(words);
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
        self.headline = Some(Candidate { first: self.at, last, rule: "first line", confidence });
        self.at = last + 1;
        true
    }

    /// Whether a few words stand right above a longer headline that has a standfirst and a byline or date below it: without that standfirst
    /// they would be the headline, and the line below them the standfirst.
    fn is_kicker_by_place(&self) -> bool {
        let (line, rest) = (self.line(), &self.lines[self.at + 1..]);
        let [headline, standfirst, meta, ..] = rest else { return false };
        weight(line.text) <= 4
            && !headline.follows_gap
            && weight(headline.text) > weight(line.text)
            && standfirst.follows_gap
            && ends_sentence(standfirst.text)
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
        while last < self.at + 2
            && let Some(next) = self.lines.get(last + 1)
            && !next.follows_gap
            && meta_of(next.text).is_none()
            && !is_furniture(next.text)
            && goes_on(self.lines[last].text, next.text)
        {
            last += 1;
        }
        // What is behind it has to be set apart, or the lines are those of a paragraph.
        let is_set_apart = self.lines.get(last + 1).is_none_or(|next| next.follows_gap || meta_of(next.text).is_some());
        if is_set_apart { last } else { self.at }
    }

    pub(super) fn headline_text(&self, candidate: Candidate) -> String {
        super::lines::in_one_line(&self.lines[candidate.first..=candidate.last])
    }

    /// Lines between headline and body that are neither labels nor dates.
    fn read_in_header(&mut self, follows_author: bool) -> bool {
        let line = self.line();
        let known = match self.headline {
            Some(candidate) => self.headline_text(candidate),
            None => self.builder.article().headline.clone(),
        };
        if says_the_same(line.text, &known) {
            // A saved page often repeats its headline under the header.
            if let Some(candidate) = &mut self.headline {
                candidate.confidence = 0.95;
            }
        } else if is_beginning_of(line.text, &known) && self.headline.is_some() {
            // The title of the page came first, with the name of its site.
            let first = Candidate {
                first: self.at,
                last: self.at,
                rule: "line that the title of the page begins with",
                confidence: 0.95,
            };
            if let Some(title) = self.headline.replace(first) {
                self.builder.pass_over(Field::Headline, &known, self.evidence_of(title, 0.6));
            }
        } else if follows_author && is_role_line(line.text) && line.length() <= 80 {
            self.builder.keep("author role", serde_json::Value::String(line.text.trim().to_string()));
        } else if let Some(credit) = self.credit_in_header(line) {
            self.builder.set_text(Field::CreditText, line.text, line.whole(Zone::Credit, credit.rule(), 0.9));
        } else if self.is_name_inside_header() {
            let evidence = line.whole(Zone::Header, "name alone before the date", 0.7);
            self.builder.add_values(Field::Author, &names(line.text), evidence);
            self.has_meta = true;
            self.follows_author = true;
        } else if let Some(name) = self.name_under_date() {
            let evidence = line.whole(Zone::Header, "name under the date", 0.7);
            self.builder.add_values(Field::Author, &[name], evidence);
            self.follows_author = true;
        } else if let Some(part) = self.name_beside_place() {
            let words = &line.text[part.clone()];
            self.builder.add_values(
                Field::Author,
                &names(words),
                line.evidence(Zone::Header, &part, "name beside a place", 0.6),
            );
            self.follows_author = true;
        } else if self.is_paper_under_headline() {
            let evidence = line.whole(Zone::Header, "name of the paper under the headline", 0.8);
            self.builder.set_text(Field::Publisher, line.text, evidence);
        } else if let Some(end) = self.standfirst_block_end() {
            let text = super::lines::in_one_line(&self.lines[self.at..end]);
            let evidence = self.evidence_of_lines(self.at, end, Zone::Standfirst, "paragraph inside the header", 0.7);
            self.builder.set_text(Field::Description, &text, evidence);
            self.at = end;
            return true;
        } else if self.is_name_before_body(self.at) {
            let evidence = line.whole(Zone::Header, "name alone before the body", 0.6);
            self.builder.add_values(Field::Author, &names(line.text), evidence);
            self.has_meta = true;
            self.follows_author = true;
        } else if self.is_standfirst_inside_header() {
            let evidence = line.whole(Zone::Standfirst, "line inside the header", 0.7);
            self.builder.set_text(Field::Description, line.text, evidence);
        } else {
            return false;
        }
        self.at += 1;
        true
    }

    fn credit_in_header(&self, line: &Line<'_>) -> Option<Credit> {
        let is_before_more = self.at + 1 < self.lines.len();
        Credit::of(line.text).filter(|credit| is_before_more && *credit == Credit::Image)
    }

    /// Whether a line is more of the header.
    fn is_header(&self, place: usize) -> bool {
        let Some(line) = self.lines.get(place) else { return false };
        meta_of(line.text).is_some_and(|meta| meta.is_sure || line.length() <= 100) || self.is_name_before_body(place)
    }

    /// A person's name and nothing else, with the rest of the header right after it.
    fn is_name_inside_header(&self) -> bool {
        let line = self.line();
        let text = line.text.trim();
        let next = (self.at + 1..self.lines.len()).find(|place| !is_furniture(self.lines[*place].text));
        // "Ministers Meet" is no person before a date either, but one word of it would have to be known for that.
        let is_name = text
            .split(['|', ','])
            .flat_map(|part| part.split(" reports from "))
            .next()
            .is_some_and(|first| is_person(first.trim()) && is_name_long(first))
            && !ends_sentence(text)
            && line.length() <= 90;
        let goes_with_role =
            || self.lines.get(self.at + 1).is_some_and(|next| is_role_line(next.text) && next.length() <= 80);
        is_name && (next.is_some_and(|next| self.is_header(next)) || goes_with_role())
    }

    /// `Elif Sönmez / Kars`, `بيروت - ليلى منصور` between the date and the body.
    fn name_beside_place(&self) -> Option<Range<usize>> {
        const MARKS: [&str; 8] = [" / ", " - ", " – ", " — ", " | ", "، ", ", ", "/"];
        let line = self.line();
        let is_before_body = self.has_meta
            && self.builder.article().authors.is_empty()
            && line.length() <= 60
            && is_alone(self.lines, self.at)
            && !ends_sentence(line.text)
            && self.lines.get(self.at + 1).is_some_and(|next| weight(next.text) >= 14);
        if !is_before_body {
            return None;
        }
        let (place, mark) = MARKS.iter().find_map(|mark| line.text.find(mark).map(|place| (place, mark.len())))?;
        let parts = [0..place, place + mark..line.text.len()];
        let is_place = |text: &str| {
            (1..=2).contains(&text.split_whitespace().count())
                && !text.trim().starts_with(|c: char| c.is_lowercase() || c.is_numeric())
        };
        let is_name = |text: &str| is_person(text.trim()) && text.split_whitespace().count() <= 3;
        let [first, second] = parts.clone().map(|part| &line.text[part]);
        match (is_name(first) && is_place(second), is_name(second) && is_place(first)) {
            // A place of two words looks like a name where nothing has capitals.
            (true, _) => Some(parts[0].clone()),
            (false, true) => Some(parts[1].clone()),
            _ => None,
        }
    }

    /// The name of a paper between headline and date, as databases print it.
    fn is_paper_under_headline(&self) -> bool {
        let line = self.line();
        let name = line.text.split(['(', '（']).next().unwrap_or_default().trim();
        let is_day = |line: &Line<'_>| {
            meta_of(line.text)
                .is_some_and(|meta| meta.is_sure && meta.parts.iter().any(|part| matches!(part, Part::Date(_))))
        };
        let is_owner = |line: &Line<'_>| Credit::of(line.text) == Some(Credit::Rights) && line.text.contains(name);
        self.builder.article().publisher.is_none()
            && line.length() <= 60
            && !name.is_empty()
            && self.lines.get(self.at + 1).is_some_and(is_day)
            && (names_a_paper(name) || self.lines[self.at + 1..].iter().take(4).any(is_owner))
    }

    /// A Chinese, Japanese or Korean name alone on the line under a date; nothing but its place tells it from a word.
    fn name_under_date(&self) -> Option<String> {
        let line = self.line();
        let before = self.at.checked_sub(1).map(|place| &self.lines[place])?;
        let is_under = !line.follows_gap
            && self.lines.get(self.at + 1).is_none_or(|next| next.begins_paragraph)
            && self.builder.article().authors.is_empty()
            && meta_of(before.text).is_some_and(|meta| meta.parts.iter().any(|part| matches!(part, Part::Date(_))));
        ideographic_name(line.text).filter(|_| is_under)
    }

    /// One past the last line of a standfirst that was broken over lines, with header lines right behind it.
    fn standfirst_block_end(&self) -> Option<usize> {
        const MOST_LINES: usize = 5;
        let rest = &self.lines[self.at + 1..];
        let more = rest.iter().take(MOST_LINES).take_while(|line| !line.follows_gap).count();
        let end = self.at + 1 + more;
        let block = &self.lines[self.at..end];
        let is_standfirst = self.line().follows_gap
            && (1..MOST_LINES).contains(&more)
            && self.has_headline()
            && self.builder.article().description.is_empty()
            && block.iter().map(Line::length).sum::<usize>() <= LONGEST_STANDFIRST_CHARACTERS
            && block.iter().all(|line| meta_of(line.text).is_none() && !is_furniture(line.text))
            && dateline_of(block[0].text).is_none()
            && self.lines.get(end).is_some_and(|next| meta_of(next.text).is_some_and(|meta| meta.is_sure));
        let has_body = || self.lines[end..].iter().map(Line::length).sum::<usize>() > LONGEST_STANDFIRST_CHARACTERS / 2;
        (is_standfirst && has_body()).then_some(end)
    }

    /// A person's name alone between the header and the first paragraph, in a script or a language that does not write every word of a
    /// heading with a capital.
    fn is_name_before_body(&self, place: usize) -> bool {
        let (Some(candidate), Some(line)) = (self.headline, self.lines.get(place)) else { return false };
        let text = line.text.trim();
        if !self.builder.article().authors.is_empty() || line.length() > 60 || !is_alone(self.lines, place) {
            return false;
        }
        let has_small = |word: &&str| word.chars().count() > 3 && word.starts_with(char::is_lowercase);
        let is_cased = || self.headline_text(candidate).split_whitespace().skip(1).filter(has_small).count() >= 2;
        let is_paragraph = |line: &Line<'_>| weight(line.text) >= 14;
        (is_person(text) && text.split_whitespace().count() <= 3 && is_cased() || are_persons(text))
            && self.lines.get(place + 1).is_some_and(is_paragraph)
    }

    /// A short line alone with header lines soon after it.
    fn is_standfirst_inside_header(&self) -> bool {
        let line = self.line();
        let soon = (self.at + 1..self.lines.len()).filter(|place| !is_furniture(self.lines[*place].text)).take(2);
        let is_set_apart = is_alone(self.lines, self.at) || self.is_header(self.at + 1);
        is_set_apart
            && is_short(line)
            && self.builder.article().description.is_empty()
            && dateline_of(line.text).is_none()
            && soon.into_iter().any(|place| self.is_header(place))
            && self.has_body_behind_header()
    }

    /// Whether something long is left behind the header lines that come next: those at the end of a text are its footer.
    fn has_body_behind_header(&self) -> bool {
        let rest = self.lines.iter().enumerate().skip(self.at + 1);
        let mut behind = rest.skip_while(|(place, _)| !self.is_header(*place)).filter(|(place, _)| !self.is_header(*place));
        let length = self.line().length();
        behind.any(|(_, line)| line.length() * 2 >= length && !is_furniture(line.text) && Credit::of(line.text).is_none())
    }
}

/// Whether words that look like a name are no more than a name has; in scripts without capitals everything looks like one.
fn is_name_long(text: &str) -> bool {
    let has_capitals = text.chars().any(char::is_uppercase);
    has_capitals || text.split_whitespace().count() <= 4
}

/// Two or more names with a word or mark between them.
fn are_persons(text: &str) -> bool {
    const JOINTS: [&str; 11] = [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " i ", " и ", " та ", " och "];
    let Some(joint) = JOINTS.iter().find(|joint| text.contains(*joint)) else { return false };
    let parts: Vec<&str> = text.split(joint).flat_map(|part| part.split(", ")).map(str::trim).collect();
    text.chars().any(char::is_uppercase)
        && parts.iter().all(|part| is_person(part) && (2..=4).contains(&part.split_whitespace().count()))
}

/// Whether a line may be the value of a label on the line before it.
fn is_value(text: &str) -> bool {
    whole_label(text).is_none() && labels_of(text).is_none_or(|(before, _)| before != 0)
}

fn is_alone(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].begins_paragraph && lines.get(at + 1).is_none_or(|next| next.begins_paragraph)
}

fn is_short(line: &Line<'_>) -> bool {
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

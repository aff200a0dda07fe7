//! Finds the dates of a page that a reader sees, and tells those of the article from those of others by where they stand.
//!
//! Between headline and first paragraph the place says more than the names of elements; a date beside a link to another article
//! belongs to a list.

use std::cell::OnceCell;

use super::lines::{bare_label_score, is_issue, is_of_bar, is_of_first_print, joined_lines};
use super::lines::{is_heading_with_more, is_in_masthead, is_of_picture, is_under_other_heading};
use super::order::{in_order_of_value, order_of, order_of_declared, order_of_zone};
use super::short::short_dates;
use super::words::{
    is_bare_day, is_dated, is_day_alone, is_day_with_age, is_line_of_links, is_published_line, is_told, may_be_dated,
};
use super::{DateCandidate, Reading, Surroundings, is_plausible};
use crate::article::{CivilDate, DatePrecision};
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, Hint, Order, dates_in_text, dates_with_roles, whole_date_hinted, whole_date_in_order,
    without_roles,
};
use crate::ingest::parse::html::others_headings::is_of_others;
use crate::ingest::parse::html::page::{Block, Mark, Marked, PageFacts, Place};
use crate::schema::SWAPPABLE;

/// Where things stand in the page.
pub(super) struct Setting<'f> {
    pub(super) facts: &'f PageFacts<'f>,
    pub(super) headline: Option<Place>,
    /// The first paragraph behind the headline, and the last.
    pub(super) paragraph: usize,
    pub(super) last_paragraph: usize,
    pub(super) hint: Hint<'f>,
    /// The order of day and month that dates of the page show which can be read in no other.
    pub(super) order: Option<Order>,
    /// Of each block the link beside its date, once it was asked for.
    pub(super) links: Vec<OnceCell<Option<Beside>>>,
}

impl<'f> Setting<'f> {
    fn of(facts: &'f PageFacts<'f>, around: &'f Surroundings<'_>, declared: &[DateCandidate]) -> Setting<'f> {
        const LEAST_PARAGRAPH_LETTERS: usize = 80;
        let headline = around.headline;
        let from = headline.map_or(0, |headline| headline.block + 1);
        let is_paragraph = |block: &Block| {
            let is_ours = block.aside == 0 || headline.is_some_and(|headline| headline.aside == block.aside);
            is_ours && block.is_paragraph(LEAST_PARAGRAPH_LETTERS) && !is_line_of_links(block)
        };
        let first = facts.blocks.iter().skip(from).position(is_paragraph);
        let last = facts.blocks.iter().skip(from).rposition(is_paragraph);
        Setting {
            facts,
            headline,
            paragraph: first.map_or(from, |first| from + first),
            last_paragraph: last.map_or(from, |last| from + last),
            hint: around.hint,
            order: order_of(facts).or_else(|| order_of_declared(facts, declared)),
            links: vec![OnceCell::new(); facts.blocks.len()],
        }
    }

    /// Whether a date stands among other articles: in a list of links, or in an aside that is not above the text.
    fn is_of_others(&self, place: Place) -> bool {
        let is_elsewhere = place.aside != 0 && self.headline.is_none_or(|headline| headline.aside != place.aside);
        is_elsewhere && place.block >= self.paragraph
            || self.is_listed(place.block)
            || is_of_others(place, self.headline, self.facts)
    }

    /// Whether a block stands between the headline and the first paragraph.
    fn is_under_headline(&self, block: usize) -> bool {
        self.headline.is_some_and(|headline| headline.block < block && block < self.paragraph)
    }

    /// Whether a block stands within the text.
    fn is_within_text(&self, block: usize) -> bool {
        self.headline.is_some() && self.paragraph <= block && block < self.last_paragraph
    }

    /// Whether a block close above the headline is a day and nothing else, or says that it is that of publication; neither is navigation.
    fn is_day_above_headline(&self, block: usize) -> bool {
        const FURTHEST: usize = 4;
        let Some(headline) = self.headline.filter(|headline| block < headline.block) else { return false };
        // Under the day on which the page was looked at stands the menu.
        let has_no_link = |line: &Block| line.links.iter().all(|link| is_day_alone(link));
        let is_near = |lines: &[Block]| lines.len() <= FURTHEST && lines.iter().all(has_no_link);
        self.facts.blocks.get(block..headline.block).is_some_and(is_near)
            && self.facts.blocks.get(block).is_some_and(|line| is_bare_day(line) || is_published_line(line))
    }

    /// Whether a short element of a block says that a day in it, as it is written, is that of an update.
    fn is_of_update(&self, block: usize, day: CivilDate, words: &str) -> bool {
        const LONGEST_BYTES: usize = 60;
        let is_short = |marked: &&Marked| marked.place.block == block && marked.text.len() <= LONGEST_BYTES;
        let mut updates = self.facts.marked.iter().filter(|marked| marked.is_update).filter(is_short);
        // Of an instant more or less may be read where a day stands behind it.
        let is_same = |text: &str, found: &FoundDate| {
            let written = &text[found.range.clone()];
            found.date == day && (written.starts_with(words) || words.starts_with(written))
        };
        updates.any(|marked| dates_in_text(&marked.text).iter().any(|found| is_same(&marked.text, found)))
    }

    /// What a label in the line before says of a day that is a line of its own: `Release date:`, and then the day.
    fn role_by_label(&self, place: usize, words: &str) -> Option<DateRole> {
        const LONGEST_LABEL_BYTES: usize = 48;
        let block = self.facts.blocks.get(place).filter(|block| is_bare_day(block) || is_day_with_age(block))?;
        let label = self.facts.blocks.get(place.checked_sub(1)?)?;
        let is_label = label.length <= LONGEST_LABEL_BYTES
            && label.links.is_empty()
            && label.aside == block.aside
            && without_roles(&label.text).trim_matches([':', '：', ' ']).is_empty();
        let (_, role) = dates_with_roles(&format!("{} {words}", label.text)).into_iter().next().filter(|_| is_label)?;
        (role != DateRole::Unsaid).then_some(role)
    }

    /// Whether the date in a block belongs to a link to another article.
    pub(super) fn is_listed(&self, place: usize) -> bool {
        const FURTHEST: usize = 4;
        let Some(kind) = self.beside_link(place) else { return false };
        let first = place.saturating_sub(FURTHEST);
        let last = (place + FURTHEST + 1).min(self.facts.blocks.len());
        // A list above the headline says nothing of the byline below it.
        let is_under_headline = self.is_under_headline(place);
        let is_neighbour = |other: usize| {
            other != place
                && (!is_under_headline || self.is_under_headline(other))
                && self.may_list_with(place, other)
                && !self.is_same_byline(place, other)
        };
        let repeats = (first..last).any(|other| is_neighbour(other) && self.beside_link(other).is_some());
        repeats || kind == Beside::Headline && !is_under_headline
    }

    /// Whether two blocks may be of one list: comments and other articles in a box of their own make no list of the byline before them.
    fn may_list_with(&self, place: usize, other: usize) -> bool {
        let aside = |place: usize| self.facts.blocks.get(place).map_or(0, |block| block.aside);
        let own = aside(place);
        own == aside(other) || own != 0 && self.headline.is_none_or(|headline| headline.aside != own)
    }

    /// Whether two blocks have the same day beside the same link: a byline for large screens, and the same again for small ones.
    fn is_same_byline(&self, place: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.facts.blocks.get(place), self.facts.blocks.get(other)) else { return false };
        let day = |block: &Block| dates_in_text(&block.text).first().map(|found| found.date);
        let name = |block: &Block| block.links.iter().find(|link| !is_dated(link)).cloned();
        let same_name = name(one).filter(|link| name(other).as_ref() == Some(link));
        same_name.is_some() && day(one).is_some() && day(one) == day(other)
    }

    /// The link that stands beside the date of a block: in it, or as the whole line before.
    fn beside_link(&self, place: usize) -> Option<Beside> {
        *self.links.get(place)?.get_or_init(|| self.find_link(place))
    }

    /// What a block shows for a day that it says in an attribute.
    fn words_of_time(&self, place: usize) -> Option<&str> {
        let mut marked = self.facts.marked.iter().filter(|marked| marked.place.block == place && marked.mark == Mark::Time);
        marked.find(|marked| marked.value.is_some()).map(|marked| marked.text.trim())
    }

    fn find_link(&self, place: usize) -> Option<Beside> {
        const LONGEST_BYTES: usize = 200;
        const LONGEST_BUTTON: usize = 10;
        let block = self.facts.blocks.get(place).filter(|block| block.length <= LONGEST_BYTES)?;
        let date = dates_in_text(&block.text).into_iter().next();
        // "2h ago", and the day itself in the attribute.
        let words = match &date {
            Some(date) => block.text[date.range.clone()].trim(),
            None => self.words_of_time(place)?,
        };
        let is_on_card = |headline: Place| self.facts.is_on_card(place, headline.block, self.paragraph);
        if self.headline.is_some_and(is_on_card) && !is_published_line(block) {
            return Some(Beside::Headline);
        }
        let inner = block.links.iter().find(|link| !words.contains(link.as_str()) && !is_day_alone(link));
        let is_bare = || block.text.len() <= words.len() + 4;
        let before = || {
            let line = self.facts.blocks.get(place.checked_sub(1)?)?;
            // The last line of a menu is not beside the first line of the article.
            let is_beside = line.aside == block.aside;
            line.links.first().filter(|link| is_beside && **link == line.text && !is_dated(link))
        };
        let link = inner.or_else(|| before().filter(|_| is_bare() && inner.is_none()))?;
        // Where nothing stands between words, parts of them are counted: `コメント (1)` is a button.
        let is_button = link.chars().count() <= LONGEST_BUTTON && link.chars().any(|letter| letter > '\u{2e80}');
        // Thai and its neighbours set a space between the parts of a name only.
        let parts =
            link.split_whitespace().filter(|part| part.chars().all(|letter| matches!(letter, '\u{e00}'..='\u{109f}')));
        let is_name = (2..=3).contains(&parts.count()) && link.split_whitespace().count() <= 3 && link.chars().count() <= 40;
        let count = match () {
            () if is_button => 1,
            () if is_name => 2,
            () => crate::text::words_of(link).len(),
        };
        match count {
            0 | 1 => None,
            2 | 3 => Some(Beside::Words),
            _ => Some(Beside::Headline),
        }
    }
}

/// How long a link beside a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// It may be a name.
    Words,
    /// It is as long as a headline.
    Headline,
}

/// Dates that a reader sees, best first, each with a score; below zero it is unlikely to be the article's.
pub(super) fn shown(
    facts: &PageFacts<'_>,
    around: &Surroundings<'_>,
    declared: &[DateCandidate],
    read: &mut Reading<'_>,
) -> Vec<(f32, DateCandidate)> {
    let mut dates: Vec<(f32, DateCandidate)> = Vec::new();
    let setting = Setting::of(facts, around, declared);
    let headline = around.headline;
    let mut add = |score: f32, date: DateCandidate| {
        if score > -4.0 && is_plausible(date.found.date) {
            dates.push((score, date));
        }
    };
    for marked in &facts.marked {
        let base = match marked.mark {
            Mark::Published if marked.is_of_creation => 1.0,
            Mark::Published => 2.5,
            Mark::Time => 1.5,
            Mark::DateClass => 1.0,
            _ => continue,
        };
        let near = setting.nearness(marked.place);
        let role_of =
            |role: DateRole| if marked.is_update && role != DateRole::Published { DateRole::Updated } else { role };
        let mut texts = dates_with_roles(&marked.text);
        // Words around the element may say what it is.
        if let Some(block) = facts.blocks.get(marked.place.block).filter(|block| block.length <= 200) {
            let around_it = dates_with_roles(&block.text);
            for (found, role) in texts.iter_mut().filter(|(_, role)| *role == DateRole::Unsaid) {
                // Of `03/09/2021` and `07/09/2021` the year alone may be known, which they have in common.
                let is_same = |other: &FoundDate| match found.shortened {
                    None => other.date == found.date,
                    Some(_) => block.text[other.range.clone()] == marked.text[found.range.clone()],
                };
                *role = around_it.iter().find(|(other, _)| is_same(other)).map_or(*role, |(_, role)| *role);
            }
        }
        for (found, role) in texts.iter_mut().filter(|(_, role)| *role == DateRole::Unsaid) {
            let said = setting.role_by_label(marked.place.block, &marked.text[found.range.clone()]);
            *role = said.unwrap_or(*role);
        }
        // `<span class=updated>2021-02-02T08:30</span> <span>6 November 2019</span>`: an element inside says which is of the update.
        if texts.len() > 1 {
            for (found, role) in texts.iter_mut().filter(|(_, role)| *role == DateRole::Unsaid) {
                if setting.is_of_update(marked.place.block, found.date, &marked.text[found.range.clone()]) {
                    *role = DateRole::Updated;
                }
            }
        }
        let mut first_role = None;
        let is_of_print = is_of_first_print(&marked.text);
        for (found, role) in texts {
            let role = if is_of_print { DateRole::Other } else { role_of(role) };
            first_role.get_or_insert(role);
            let words = marked.text[found.range.clone()].to_string();
            let of_value = marked.value.as_deref().and_then(|value| in_order_of_value(&found, &words, value));
            let found = of_value.unwrap_or_else(|| setting.settled(found, &words, &marked.text));
            let bare =
                bare_label_score(&marked.text, &found) + setting.apart(marked.place.block, &marked.text, &found, role);
            let score = base + near + role_score(role) + bare + precision_score(&found);
            let date = read.candidate(found, &words, &marked.name, 0.8, role);
            add(score, DateCandidate { is_of_others: setting.is_of_others(marked.place), ..date });
        }
        // Of two such days the later one may be read without the language: `04.01.22 … 16.01.22`.
        let is_unread = first_role.is_none();
        let short = if matches!(first_role, None | Some(DateRole::Updated)) {
            short_dates(&marked.text, setting.hint)
        } else {
            Vec::new()
        };
        for (found, words, role) in short.into_iter().filter(|(_, _, role)| is_unread || *role == DateRole::Published) {
            first_role.get_or_insert(role);
            let date = read.candidate(found, &words, &marked.name, 0.7, role_of(role));
            let score = base + near + role_score(role_of(role));
            add(score, DateCandidate { is_of_others: setting.is_of_others(marked.place), ..date });
        }
        // What is shown may be relative ("3 days ago") while the value is a date.
        if first_role.is_none()
            && matches!(marked.mark, Mark::Time | Mark::Published)
            && let Some(value) = &marked.value
            && let Some(date) = read.whole(value, &marked.name, 0.8, role_of(DateRole::Unsaid))
        {
            let apart = setting.apart(marked.place.block, &marked.text, &date.found, DateRole::Unsaid);
            add(base + near + apart, DateCandidate { is_of_others: setting.is_of_others(marked.place), ..date });
        }
    }
    let Some(headline) = headline else {
        dates.sort_by(|one, other| other.0.total_cmp(&one.0));
        return dates;
    };
    let window = headline.block.saturating_sub(8)..(headline.block + 16).min(facts.blocks.len());
    // Far from the headline only a line that says "Published" counts, and such a line is one of the first or last.
    const MOST_FAR_LINES: usize = 40;
    let mut far_lines = 0;
    for (place, block) in facts.blocks.iter().enumerate() {
        let is_near = window.contains(&place);
        let is_headline = place == headline.block;
        if block.length > 240
            || is_headline
            || (block.aside != 0
                && block.aside != headline.aside
                && !setting.is_under_headline(place)
                && !setting.is_day_above_headline(place))
            || !may_be_dated(&block.text)
        {
            continue;
        }
        far_lines += usize::from(!is_near);
        if !is_near && far_lines > MOST_FAR_LINES {
            continue;
        }
        let joined = is_near.then(|| joined_lines(facts, place)).flatten();
        let text = joined.as_deref().unwrap_or(&block.text);
        let is_of_print = is_of_first_print(text);
        let said = dates_with_roles(text);
        let is_unread = said.iter().all(|(_, role)| *role == DateRole::Updated);
        let short = if is_unread { short_dates(text, setting.hint) } else { Vec::new() };
        let is_meant = |role: DateRole| match role {
            DateRole::Published => true,
            DateRole::Unsaid => setting.is_under_headline(place) && said.is_empty(),
            _ => false,
        };
        for (found, words, role) in short.into_iter().filter(|(_, _, role)| is_meant(*role)) {
            let here = Place { block: place, aside: block.aside };
            let open = if found.shortened.is_some() { 1.0 } else { 0.0 };
            let date = read.candidate(found, &words, "text near the headline", 0.7, role);
            add(
                0.5 + setting.nearness(here) + role_score(role) - open,
                DateCandidate { is_of_others: setting.is_of_others(here), ..date },
            );
        }
        // `Created: 5 March 2018, last updated: 30 June 2022` under the text.
        let says_both = said.iter().any(|(_, role)| *role == DateRole::Published);
        let has_several = said.len() > 1;
        for (found, role) in said {
            let words = text[found.range.clone()].to_string();
            let by_label = || setting.role_by_label(place, &words).filter(|_| role == DateRole::Unsaid);
            let role = if is_of_print { DateRole::Other } else { by_label().unwrap_or(role) };
            let is_of_update = role == DateRole::Unsaid && has_several && setting.is_of_update(place, found.date, &words);
            let role = if is_of_update { DateRole::Updated } else { role };
            let found = setting.settled(found, &words, text);
            let is_told = is_told(text, &found, role, setting.is_within_text(place));
            let role = if is_told && role == DateRole::Published { DateRole::Unsaid } else { role };
            // An issue is dated by its month, on a line of its own.
            let is_day = found.date.precision() == DatePrecision::Day;
            let is_issue = found.date.precision() == DatePrecision::Month && is_issue(text, &words);
            let is_said = role == DateRole::Published || says_both && role == DateRole::Updated;
            // Of `03/04/2022` beside the headline other articles of the source may tell the order.
            let is_open = found.shortened == Some(SWAPPABLE)
                && !is_told
                && (role == DateRole::Published && is_near || setting.is_under_headline(place));
            if !is_near && !is_said || !is_day && !is_issue && !is_open {
                continue;
            }
            // A date in a sentence is what the sentence is about.
            let is_long = text.len() > words.len() + 90 && text.chars().count() > words.chars().count() + 90;
            let is_sentence = is_long || is_told;
            let here = Place { block: place, aside: block.aside };
            let near = setting.nearness(here);
            let bare = bare_label_score(text, &found) + setting.apart(place, text, &found, role);
            let score =
                0.5 + near + role_score(role) + bare - if is_sentence { 3.0 } else { 0.0 } - if is_day { 0.0 } else { 1.0 };
            let date = read.candidate(found, &words, "text near the headline", 0.7, role);
            add(score, DateCandidate { is_of_others: setting.is_of_others(here), ..date });
        }
    }
    dates.sort_by(|one, other| other.0.total_cmp(&one.0));
    dates
}

pub(super) fn role_score(role: DateRole) -> f32 {
    match role {
        DateRole::Published => 2.0,
        DateRole::Updated => -2.0,
        DateRole::Unsaid => 0.0,
        DateRole::Other => -4.0,
    }
}

fn precision_score(found: &FoundDate) -> f32 {
    if found.date.precision() == DatePrecision::Day { 0.0 } else { -2.0 }
}

impl Setting<'_> {
    /// What a date loses that nothing calls the day of the article, where it stands with something else: in the masthead over the
    /// menu, under the heading of another article, in a heading or a caption of its own.
    fn apart(&self, place: usize, text: &str, found: &FoundDate, role: DateRole) -> f32 {
        let Some(headline) = self.headline.filter(|_| role == DateRole::Unsaid) else { return 0.0 };
        let is_apart = is_in_masthead(self.facts, place, headline) && !self.is_updated_later(place, found)
            || is_of_bar(self, place, headline, found)
            || is_under_other_heading(self.facts, place, headline, self.paragraph)
            || is_heading_with_more(self.facts, place, headline, found)
            || is_of_picture(text, found)
            || self.facts.blocks.get(place).is_some_and(|block| block.is_caption);
        if is_apart { -3.5 } else { 0.0 }
    }

    /// Whether the line of a day has a later one, which it says is that of an update: such a line is of an article, whatever stands between it and
    /// the headline.
    fn is_updated_later(&self, place: usize, found: &FoundDate) -> bool {
        let Some(block) = self.facts.blocks.get(place) else { return false };
        let is_later = |other: &FoundDate| other.date.first_day() > found.date.last_day();
        dates_with_roles(&block.text).iter().any(|(other, role)| *role == DateRole::Updated && is_later(other))
    }

    /// How near something is to the headline: 2 next to it, 0 some twenty blocks away, less where it stands in an aside of its own.
    fn nearness(&self, place: Place) -> f32 {
        let (facts, headline) = (self.facts, self.headline);
        let is_elsewhere = place.aside != 0 && headline.is_none_or(|headline| headline.aside != place.aside);
        let is_of_others = is_of_others(place, headline, facts) || self.is_listed(place.block);
        let aside = match (is_of_others, is_elsewhere) {
            (true, _) => -5.0,
            // Names of elements are of all kinds there: `meta-and-share`, `social-date`.
            (false, true) if self.is_under_headline(place.block) || self.is_day_above_headline(place.block) => -0.5,
            (false, true) => -4.0,
            (false, false) => 0.0,
        };
        let Some(headline) = headline else { return aside };
        let between = if place.block < headline.block { place.block..headline.block } else { headline.block..place.block };
        let distance = between.len() as f32;
        // What stands behind long paragraphs is at the end of the article or beyond it.
        let text: usize = facts.blocks.get(between).unwrap_or_default().iter().map(|block| block.length).sum();
        let far = if text > 1500 { 1.5 } else { 0.0 };
        // Far above the headline stands the day on which the page was looked at.
        let step = if place.block < headline.block { 3.0 } else { 8.0 };
        aside + (2.0 - distance / step).max(-0.5) - far
    }

    /// A date of a line whose numbers could be read in two orders, in that of the language, of other dates of the page or of its zone.
    fn settled(&self, found: FoundDate, words: &str, line: &str) -> FoundDate {
        let better = |reading: DateReading| match reading {
            DateReading::Found(better) if better.shortened.is_none() => {
                Some(FoundDate { range: found.range.clone(), ..better })
            }
            _ => None,
        };
        let is_against_others = found.rule == "day.month.year" && self.order == Some(Order::MonthFirst);
        let is_short = found.rule.ends_with("/yy");
        if found.shortened.is_none() && !is_against_others && !is_short {
            return found;
        }
        let in_order = || better(whole_date_in_order(words, self.order?));
        let hinted = || better(whole_date_hinted(words, self.hint));
        let by_zone = || better(whole_date_in_order(words, order_of_zone(line.get(found.range.end..)?)?));
        let settled = if is_against_others { in_order() } else { hinted().or_else(in_order).or_else(by_zone) };
        settled.unwrap_or(found)
    }
}

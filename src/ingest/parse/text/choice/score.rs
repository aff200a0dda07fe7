//! Scores the lines above a body: which of them is the headline, by its words and by what stands above and below it.

use super::super::super::byline::{ideographic_name, is_person, is_role_line};
use super::super::super::dates::dates_in_text;
use super::super::super::labels::whole_label;
use super::super::super::scan::{may_hold_number, rsplit_once};
use super::super::super::subjects::names_section;
use super::super::ages::is_age;
use super::super::frame::is_edition;
use super::super::furniture::is_kicker;
use super::super::headline::{is_beginning_of, is_doubled, is_rest_of, length_of_bullet, says_the_same};
use super::super::lead::is_signed_by_agency;
use super::super::lines::{Line, ends_sentence};
use super::super::page::weight;
use super::super::press::names_a_paper;
use super::super::taken_up::TextBelow;
use super::super::ways::is_section;
use super::{Kind, LONGEST_CHARACTERS, MOST_WORDS, MOST_WORDS_OF_ITEM};
use crate::article::DatePrecision;

/// A headline of which the text takes up so many words speaks of it; more words say no more.
const WORDS_OF_SUBJECT: usize = 2;
const MOST_WORDS_TAKEN_UP: usize = 3;
/// No line gains more by the words that the text takes up.
pub(super) const MOST_FOR_SUBJECT: i32 = 10;

/// Whether a line is the headline in the title of a page, with the name of the site behind it or the section before it.
fn is_part_of(line: &str, title: &str) -> bool {
    is_beginning_of(line, title) || is_rest_of(line, title)
}

/// Whether a line is a label whose value stands on the next.
fn is_open_label(text: &str) -> bool {
    text.trim_end().ends_with([':', '：']) && whole_label(text).is_some()
}

/// Whether a mark between the steps of a way stands in a line, which is no quotation mark: `Home » News`, not `»Nobody came«`.
fn points_the_way(text: &str) -> bool {
    text.contains('»') && !text.contains('«') || text.contains('›') && !text.contains('‹')
}

/// Whether words end with a stop, as few headlines do.
fn ends_like_text(text: &str) -> bool {
    ends_sentence(text) && !text.trim_end().ends_with(['?', '!', '…', '"', '”', '»', '’'])
}

/// `Harbour Times - 1 month ago`: whose another article is and how old.
fn ends_with_age(text: &str) -> bool {
    const MARKS: [&str; 6] = [" - ", " – ", " — ", " | ", " · ", " • "];
    MARKS.iter().filter_map(|mark| rsplit_once(text, mark)).any(|(_, age)| is_age(age.trim()))
}

/// Whether words are a section that houses are divided into and no kind of text: `Brexit: analysis` is a headline.
fn names_department(words: &str) -> bool {
    const KINDS: [&str; 22] = [
        "analysis",
        "opinion",
        "comment",
        "commentary",
        "interview",
        "explainer",
        "review",
        "live",
        "report",
        "essay",
        "feature",
        "editorial",
        "special",
        "exclusive",
        "podcast",
        "video",
        "photos",
        "briefing",
        "breaking",
        "latest",
        "update",
        "updates",
    ];
    let lowered = words.trim().to_lowercase();
    let is_kind = lowered.split_whitespace().any(|word| KINDS.contains(&word));
    !is_kind && words.split_whitespace().count() <= 3 && (names_section(words.trim()) || is_kicker(words))
}

/// `News ID 1059917`: by what a site keeps an article. A year has four digits.
fn is_number_of_document(text: &str) -> bool {
    const LEAST_DIGITS: usize = 5;
    const MOST_WORDS: usize = 4;
    let (words, number) = text.trim().rsplit_once(char::is_whitespace).unwrap_or_default();
    let digits = number.chars().filter(|c| c.is_numeric()).count();
    digits >= LEAST_DIGITS && digits == number.chars().count() && weight(words) < MOST_WORDS
}

/// Whether a line is a headline with a section before it or a length of time behind it, and nothing between: `HomeWorldMinisters agree on a plan`.
fn is_glued_to(line: &str, headline: &str) -> bool {
    const LEAST_WORDS: usize = 4;
    const MOST_WORDS_BEFORE: usize = 6;
    if weight(headline) < LEAST_WORDS || line.len() <= headline.len() {
        return false;
    }
    let is_way = |before: &str| {
        before.ends_with(char::is_lowercase)
            && headline.starts_with(char::is_uppercase)
            && before.starts_with(char::is_uppercase)
            && weight(before) <= MOST_WORDS_BEFORE
    };
    let is_time = |behind: &str| {
        (4..=8).contains(&behind.len()) && behind.contains(':') && behind.bytes().all(|c| c.is_ascii_digit() || c == b':')
    };
    line.strip_suffix(headline).is_some_and(is_way) || line.strip_prefix(headline).map(str::trim_start).is_some_and(is_time)
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
            && !text.contains(['©', '{', '[', '>'])
            && !points_the_way(text)
            && !is_section(text)
            // "(3rd graf new)", "(Attn: corrects the number of ships)"
            && !(text.trim().starts_with('(') && text.trim().ends_with(')'))
            && !is_edition(text)
            && !is_doubled(text)
            && (text.contains(char::is_alphabetic) || self.next(place).is_none_or(|next| self.kinds[next] != Kind::Title))
            && !is_number_of_document(text)
            && !self.is_role_below_name(place)
            && !is_signed_by_agency(text)
            && !ends_with_age(text)
            // "Dear family and friends,"
            && !text.trim_end().ends_with(',')
            && !self.is_item_of_list(place)
            && !self.is_cut_short(place)
            && !self.holds_headline_below(place)
            && !is_item_above_title()
            && !self.is_paper_above_title(place)
            && !self.is_house_and_section(place)
    }

    /// Whether a line is one of several beside each other that a mark of lists stands before.
    fn is_item_of_list(&self, place: usize) -> bool {
        let is_item = |place: usize| self.lines.get(place).is_some_and(|line| length_of_bullet(line.trimmed()) > 0);
        is_item(place) && (place > 0 && is_item(place - 1) || is_item(place + 1))
    }

    /// Whether a line says what somebody does whom the line above it names: `Redakteur im Ressort Politik`. A headline about a president below the
    /// name of the paper says more.
    fn is_role_below_name(&self, place: usize) -> bool {
        const MOST_WORDS: usize = 6;
        let Some(above) = place.checked_sub(1).map(|above| (above, self.lines[above].trimmed())) else { return false };
        let is_name = || {
            matches!(self.kinds[above.0], Kind::Meta { has_name: true, .. }) || is_person(above.1) && !names_a_paper(above.1)
        };
        self.lines[place].weight() <= MOST_WORDS && is_role_line(self.lines[place].text) && is_name()
    }

    /// Whether a line breaks off and one below begins as it ends: `Home | Ministers agree on a plan for...`.
    fn is_cut_short(&self, place: usize) -> bool {
        const MOST_LINES: usize = 6;
        const LEAST_CHARACTERS: usize = 12;
        let text = self.lines[place].trimmed();
        let Some(bare) = text.strip_suffix('…').or_else(|| text.strip_suffix("...")).map(str::trim_end) else {
            return false;
        };
        let end = self.lines.len().min(place + 1 + MOST_LINES);
        self.lines[place + 1..end].iter().any(|below| {
            let whole = below.trimmed();
            let Some((first, _)) = whole.char_indices().nth(LEAST_CHARACTERS) else { return false };
            let begun = bare.match_indices(&whole[..first]).any(|(start, _)| whole.starts_with(&bare[start..]));
            begun && whole.len() > bare.len().min(first)
        })
    }

    /// Whether a line is one below with something glued to it: the way to it, how long a film is.
    fn holds_headline_below(&self, place: usize) -> bool {
        const MOST_LINES: usize = 6;
        let end = self.lines.len().min(place + 1 + MOST_LINES);
        self.lines[place + 1..end].iter().any(|below| is_glued_to(self.lines[place].trimmed(), below.trimmed()))
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

    /// Whether a line is a house and one of its sections with the headline set apart below it: `Harbour Courier - News`.
    fn is_house_and_section(&self, place: usize) -> bool {
        const MOST_WORDS_OF_HOUSE: usize = 4;
        let text = self.lines[place].trimmed();
        let parts = [" - ", " – ", " — ", " | ", " · ", ": "].iter().find_map(|mark| rsplit_once(text, mark));
        let is_name = |house: &str| {
            let mut words = house.split_whitespace();
            (1..=MOST_WORDS_OF_HOUSE).contains(&weight(house))
                && words.all(|word| !word.contains(['?', '!', '"', '“', ',']) && !word.starts_with(char::is_lowercase))
        };
        parts.is_some_and(|(house, section)| is_name(house) && names_department(section))
            && self.kinds[..place].iter().all(|kind| !matches!(kind, Kind::Title | Kind::Prose))
            && self.next(place).is_some_and(|next| {
                let below = &self.lines[next];
                self.kinds[next] == Kind::Title && below.follows_gap && !below.ends_sentence()
            })
    }

    /// The next line that is not of the page.
    fn next(&self, place: usize) -> Option<usize> {
        (place + 1..self.lines.len()).find(|next| !matches!(self.kinds[*next], Kind::Separator | Kind::Furniture))
    }

    pub(super) fn score(&self, place: usize) -> i32 {
        self.score_of_words(place) + self.score_above(place) + self.score_below(place)
            - 4 * i32::from(self.stands_in_header(place))
            - 6 * i32::from(self.is_first_sentence(place))
    }

    /// Whether a line is a sentence right above the text, and below the day a line that is none stands above it: the text begins with it.
    fn is_first_sentence(&self, place: usize) -> bool {
        let is_meta = |place: &usize| matches!(self.kinds[*place], Kind::Meta { .. });
        let is_headline = |above: usize| self.kinds[above] == Kind::Title && !ends_sentence(self.lines[above].text);
        ends_like_text(self.lines[place].text)
            && self.next(place).is_none()
            && (0..place).rev().find(is_meta).is_some_and(|meta| (0..meta).any(is_headline))
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
        let again = self.lines.iter().enumerate().filter(|(other, line)| *other != place && says_the_same(line.text, text));
        let of_again = again.map(|(other, _)| if other.abs_diff(place) > 1 { 4 } else { 1 }).max().unwrap_or_default();
        // "The pier is closed | Harbour Times"
        let has_paper = text.rsplit_once(" | ").is_some_and(|(_, paper)| names_a_paper(paper));
        of_length - 6 * i32::from(ends_like_text(text)) - 6 * i32::from(has_day) + of_again + 4 * i32::from(has_paper)
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
            Kind::Title if self.is_house_and_section(above) => 4,
            // The points of a list are items.
            Kind::Title if self.is_item_of_list(above) => 4,
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
                    Kind::Short if is_person(text.trim()) && weight(text) >= 2 || ideographic_name(text).is_some() => 4,
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

    /// How many words of each line the text takes up.
    pub(super) fn taken_up(&self, text: &TextBelow) -> Vec<usize> {
        let of_line = |(line, kind): (&Line<'_>, &Kind)| match kind {
            Kind::Title | Kind::Short => text.takes_up(line.text),
            _ => 0,
        };
        self.lines.iter().zip(self.kinds).map(of_line).collect()
    }

    /// What speaks for a line of which the text takes up words. A standfirst does so more than a headline that plays with words: a line longer than the
    /// one right above it gains nothing.
    pub(super) fn score_of_subject(&self, place: usize, taken_up: &[usize]) -> i32 {
        let title_above = place.checked_sub(1).filter(|above| matches!(self.kinds[*above], Kind::Title | Kind::Short));
        if title_above.is_some_and(|above| self.lines[above].weight() < self.lines[place].weight()) {
            return 0;
        }
        // A sentence of a text says what the text does.
        if ends_like_text(self.lines[place].text) {
            return 0;
        }
        let of_words = 2 * i32::try_from(taken_up[place].min(MOST_WORDS_TAKEN_UP)).unwrap_or_default();
        // What stands above is of something else.
        let is_below_other = title_above.is_some_and(|above| self.kinds[above] == Kind::Title && taken_up[above] == 0);
        of_words + 4 * i32::from(is_below_other && taken_up[place] >= WORDS_OF_SUBJECT)
    }

    /// Whether what is above a headline are items of menus, sections, days, buttons, with few longer lines among them. Above a headline that the text
    /// takes up, lines that it does not are of the page.
    pub(super) fn stands_below_items(&self, headline: usize, taken_up: Option<&[usize]>) -> bool {
        let start = (0..headline).find(|place| !self.is_at_top(*place)).unwrap_or(headline);
        let is_of_other = |place: usize| {
            self.kinds[place] == Kind::Title
                && taken_up.is_some_and(|taken_up| taken_up[headline] >= WORDS_OF_SUBJECT && taken_up[place] == 0)
        };
        let is_longer = |place: &usize| {
            matches!(self.kinds[*place], Kind::Title | Kind::Prose | Kind::Credit)
                && !is_of_other(*place)
                && !self.is_item_of_list(*place)
                && !self.is_cut_short(*place)
                && !self.holds_headline_below(*place)
                && !self.is_house_and_section(*place)
        };
        (start..headline).filter(is_longer).count() * 3 <= headline - start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_no_headlines() {
        for (line, headline, expected) in [
            ("HomeOur countyCounty reopens the pass road", "County reopens the pass road", true),
            ("County reopens the pass road 01:42", "County reopens the pass road", true),
            ("County reopens the pass road00:42", "County reopens the pass road", true),
            ("Why the County reopens the pass road", "County reopens the pass road", false),
            ("SubCounty reopens", "County reopens", false),
            ("County reopens the pass road at 01:42", "County reopens the pass road", false),
            ("County reopens the pass road", "County reopens the pass road", false),
        ] {
            assert_eq!(is_glued_to(line, headline), expected, "{line}");
        }
        for (line, expected) in [
            ("News ID 1059917", true),
            ("کد خبر ۱۰۵۹۹۱۷", true),
            ("What the county owes since 2019", false),
            ("Road 10599", true),
            ("Why nobody in the county pays 10599", false),
            ("10599", false),
        ] {
            assert_eq!(is_number_of_document(line), expected, "{line}");
        }
        assert!(ends_with_age("Harbour Times - 1 month ago") && !ends_with_age("How we lived a month ago"));
    }
}

//! Finds the day of an article where no line of its own has it: in the headline, the title of the page, the masthead, the place line.

use std::cell::OnceCell;

use chrono::Datelike;

use super::shown::Setting;
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, Hint, dates_in_text, dates_with_roles, whole_date, whole_date_hinted,
};
use crate::ingest::parse::html::page::{PageFacts, Place};

/// The day in the headline: `Minutes of the meeting of 14 May 2019`.
pub(super) fn in_headline(facts: &PageFacts<'_>, headline: Place) -> Option<(FoundDate, String)> {
    let text = &facts.blocks.get(headline.block)?.text;
    let dates = dates_in_text(text);
    let [date] = dates.as_slice() else { return None };
    let words = text[date.range.clone()].to_string();
    (date.date.precision() == DatePrecision::Day).then(|| (date.clone(), words))
}

/// The day that is a part of the title of the page by itself: `Quay stays shut - 14 May 2019 - Coast Herald`.
pub(super) fn in_title(facts: &PageFacts<'_>, hint: Hint<'_>) -> Option<(FoundDate, String)> {
    let parts = [" - ", " | ", " – ", " — ", " :: ", " » "].iter().flat_map(|joint| facts.title.split(joint).skip(1));
    let mut dated = parts.map(str::trim).filter(|part| part.chars().any(char::is_numeric));
    dated.find_map(|part| match whole_date_hinted(part, hint) {
        DateReading::Found(date) if date.date.precision() == DatePrecision::Day => Some((date, part.to_string())),
        _ => None,
    })
}

/// The only day that stands above the headline, with little beside it: that of the issue, or of the day the page was saved.
pub(super) fn in_masthead(facts: &PageFacts<'_>, headline: Place) -> Option<(FoundDate, String)> {
    const LONGEST_BYTES: usize = 120;
    const MOST_BLOCKS: usize = 60;
    let lines = facts.blocks.iter().take(headline.block.min(MOST_BLOCKS)).enumerate();
    let lines = lines.filter(|(_, line)| line.length <= LONGEST_BYTES && line.text.chars().any(char::is_numeric));
    let hint = Hint::default();
    let links = vec![OnceCell::new(); facts.blocks.len()];
    let (paragraph, last_paragraph) = (headline.block, headline.block);
    let setting = Setting { facts, headline: Some(headline), paragraph, last_paragraph, hint, order: None, links };
    let mut dates = lines.filter(|(place, _)| !setting.is_listed(*place)).flat_map(|(_, line)| {
        let dates = dates_with_roles(&line.text).into_iter();
        let days = dates.filter(|(date, role)| date.date.precision() == DatePrecision::Day && *role == DateRole::Unsaid);
        days.map(|(date, _)| (line.text[date.range.clone()].to_string(), date)).collect::<Vec<_>>()
    });
    let (words, date) = dates.next()?;
    dates.all(|(_, other)| other.date == date.date).then_some((date, words))
}

/// The day with its year at the beginning of the text, behind the place or alone, which a dash or an agency ends:
/// `NEW YORK, Feb. 23, 2015 /PRNewswire/ -- …`, `23 February 2015, Geneva – …`.
pub(super) fn begins_text(facts: &PageFacts<'_>, headline: Place) -> Option<(FoundDate, String)> {
    const MOST_BLOCKS: usize = 12;
    const LONGEST_LINE: usize = 80;
    const LONGEST_PLACE: usize = 32;
    const MARKS: [&str; 8] = [" --", " –", " —", " - ", " /", ".-", ". –", ". —"];
    let cut = |text: &str, most: usize| text[..text.floor_char_boundary(most)].to_string();
    let is_place = |before: &str| {
        let mut words = before.split_whitespace();
        let is_word = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '(') || word.chars().count() <= 3;
        before.len() <= LONGEST_PLACE
            && !before.contains([':', ';', '!', '?'])
            && words.all(|word| is_word(word) && (!word.contains('.') || is_short_state(word)))
    };
    let blocks = facts.blocks.iter().skip(headline.block + 1).take(MOST_BLOCKS);
    let mut text = blocks.filter(|block| block.aside == headline.aside && block.length >= LONGEST_LINE);
    let line = cut(&text.next()?.text, LONGEST_LINE);
    let date = dates_in_text(&line).into_iter().next().filter(|date| date.date.precision() == DatePrecision::Day)?;
    let words = line[date.range.clone()].to_string();
    let (before, behind) = (&line[..date.range.start], &line[date.range.end..]);
    // What stands between day and dash is a place, or an agency in brackets; `Nairobi, 5 February 2008: …` has nothing between.
    let is_ended = before.trim_end().ends_with(',') && behind.starts_with(':');
    let end = if is_ended { 0 } else { MARKS.iter().filter_map(|mark| behind.find(mark)).min()? };
    (is_place(before) && is_place(&behind[..end])).then_some((date, words))
}

/// Whether a word is how agencies shorten a state of the United States behind a town: `SPRINGFIELD, Ill., June 5, 2012 /PRNewswire/`.
fn is_short_state(word: &str) -> bool {
    const STATES: &str = " Ala. Ariz. Ark. Calif. Colo. Conn. D.C. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md. Mich. Minn. Miss. Mo. Mont. N.C. \
        N.D. N.H. N.J. N.M. N.Y. Neb. Nev. Okla. Ore. Pa. R.I. S.C. S.D. St. Tenn. Tex. Va. Vt. W.Va. Wash. Wis. Wyo. ";
    STATES.contains(&format!(" {} ", word.trim_end_matches(',')))
}

/// The day of a month that is known, by the place line of the text: `PARIS, May 14 (AFP) - …`.
pub(super) fn in_place_line(facts: &PageFacts<'_>, headline: Place, month: &FoundDate) -> Option<(FoundDate, String)> {
    const MOST_BLOCKS: usize = 12;
    const LONGEST_PLACE_LINE: usize = 80;
    let year = month.date.first_day().format("%Y").to_string();
    let inside = |date: &FoundDate| (month.date.first_day()..=month.date.last_day()).contains(&date.date.first_day());
    let blocks = facts.blocks.iter().skip(headline.block + 1).take(MOST_BLOCKS);
    blocks.filter(|block| block.aside == 0 && block.text.starts_with(char::is_uppercase)).find_map(|block| {
        let end = block.text.char_indices().nth(LONGEST_PLACE_LINE).map_or(block.text.len(), |(place, _)| place);
        let line = &block.text[..end];
        let mark = [") -", ") –", ") —", " - ", " – ", " — ", " -- "].iter().filter_map(|mark| line.find(mark)).min()?;
        let words: Vec<&str> = line[..mark].split_whitespace().collect();
        words.windows(2).find_map(|pair| {
            let words = format!("{} {year}", pair.join(" ").trim_matches(|c: char| !c.is_alphanumeric()));
            match whole_date(&words) {
                DateReading::Found(date) if date.date.precision() == DatePrecision::Day && inside(&date) => {
                    Some((date, words))
                }
                _ => None,
            }
        })
    })
}

/// How many days before another day the place line of the text is, which names no year: `CAIRO, May 14 (AP) — …`.
pub(super) fn days_before(facts: &PageFacts<'_>, headline: Place, day: &FoundDate) -> Option<i64> {
    const MOST_BLOCKS: usize = 12;
    const LONGEST_LINE: usize = 80;
    const LONGEST_PLACE: usize = 32;
    let blocks = facts.blocks.iter().skip(headline.block + 1).take(MOST_BLOCKS);
    let mut text = blocks.filter(|block| block.aside == headline.aside && block.length >= LONGEST_LINE);
    let line = &text.next()?.text;
    let (place, rest) = line.split_once(", ").filter(|(place, _)| place.len() <= LONGEST_PLACE)?;
    if !place.starts_with(char::is_uppercase) || place.contains(['.', ':', ';', '!', '?']) {
        return None;
    }
    let end = [" (", " --", " –", " —", " - "].iter().filter_map(|mark| rest.find(mark)).min()?;
    let words = rest[..end].trim_end_matches(',');
    if words.split_whitespace().count() != 2 {
        return None;
    }
    let of_year = |year: i32| match whole_date(&format!("{words} {year}")) {
        DateReading::Found(date) if date.date.precision() == DatePrecision::Day => Some(date.date.first_day()),
        _ => None,
    };
    let day = day.date.first_day();
    // An article is not much older than its place line says, whatever the time zone.
    let days = [day.year(), day.year() - 1].into_iter().filter_map(of_year).map(|place| (day - place).num_days());
    days.filter(|days| *days >= -1).min()
}

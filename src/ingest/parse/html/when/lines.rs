//! Tells by the words of a line, and by what stands around it, what a date in it is the date of.

use super::short::short_dates;
use super::shown::Setting;
use super::words::is_dated;
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{DateRole, FoundDate, dates_in_text, dates_with_roles};
use crate::ingest::parse::html::page::{PageFacts, Place};
use crate::ingest::parse::html::pieces::authors_of_line;
use crate::ingest::parse::scan::holds;
use crate::schema::SWAPPABLE;

/// Whether a sentence says that the text appeared elsewhere then.
pub(super) fn is_of_first_print(text: &str) -> bool {
    let text = text.to_lowercase();
    let begins = ["first published", "originally published", "first appeared", "originally appeared"];
    if !holds(&text, "published") && !holds(&text, "appeared") {
        return false;
    }
    let behind = begins.iter().find_map(|start| text.split_once(start).map(|(_, rest)| rest.trim_start()));
    behind.is_some_and(|rest| {
        // `first published at May 24, 2023`
        let begins_day = || dates_in_text(&rest[3..]).first().is_some_and(|date| date.range.start == 0);
        ["by ", "in "].iter().any(|word| rest.starts_with(word) && !rest[3..].starts_with(char::is_numeric))
            || rest.starts_with("at ") && !rest[3..].starts_with(char::is_numeric) && !begins_day()
    })
}

/// Whether a line is a month and perhaps the pages of that issue: `The Review > November 2022, pages 14 and 15`.
pub(super) fn is_issue(text: &str, month: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    const WORDS: [&str; 22] = [
        "page", "pages", "p", "pp", "issue", "vol", "volume", "no", "nr", "number", "numéro", "seite", "seiten", "s",
        "ausgabe", "página", "páginas", "pagina", "edition", "and", "et", "und",
    ];
    if month.len() + 2 >= text.len() {
        return true;
    }
    let Some((before, after)) = text.split_once(month).filter(|_| text.len() <= LONGEST_BYTES) else { return false };
    let is_of_issue = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.is_empty() || word.bytes().all(|byte| byte.is_ascii_digit()) || WORDS.contains(&word.as_str())
    };
    let is_path = before.trim_end().ends_with(['>', '›', '»', '|']);
    (is_path || before.split_whitespace().all(is_of_issue)) && after.split_whitespace().all(is_of_issue)
}

/// A line that is a part of a date, together with the lines that have the rest: `Tuesday,` `May 14,` `2019`.
pub(super) fn joined_lines(facts: &PageFacts<'_>, place: usize) -> Option<String> {
    const LONGEST_LINE_BYTES: usize = 24;
    const MOST_LINES: usize = 4;
    if is_dated(&facts.blocks.get(place)?.text) {
        return None;
    }
    let lines = facts.blocks.get(place..).unwrap_or_default().iter().take(MOST_LINES);
    let lines: Vec<&str> =
        lines.take_while(|line| line.length <= LONGEST_LINE_BYTES).map(|line| line.text.as_str()).collect();
    let joined = (2..=lines.len()).map(|count| lines[..count].join(" "));
    // The first line is a part of the date, not one that stands above it.
    let is_whole = |text: &String| {
        let date = dates_in_text(text).into_iter().next();
        date.is_some_and(|date| date.date.precision() == DatePrecision::Day && date.range.start == 0)
    };
    joined.into_iter().find(is_whole)
}

/// `Date: 12 May 2023` above the text may be that of an event: a line that says `Posted on` says more.
pub(super) fn bare_label_score(text: &str, found: &FoundDate) -> f32 {
    const LABELS: [&str; 6] = ["date", "datum", "fecha", "data", "дата", "tarih"];
    // What happens then is no article.
    const LABELS_OF_EVENTS: [&str; 12] =
        ["when", "wann", "quand", "cuándo", "quando", "когда", "коли", "kiedy", "kdy", "ne zaman", "wanneer", "när"];
    const LONGEST_BYTES: usize = 24;
    let before = text.get(..found.range.start).unwrap_or_default().trim();
    let label =
        before.strip_suffix(':').filter(|label| label.len() <= LONGEST_BYTES).map(|label| label.trim().to_lowercase());
    match label.as_deref() {
        Some(label) if LABELS.contains(&label) => -1.0,
        Some(label) if LABELS_OF_EVENTS.contains(&label) => -4.0,
        _ => 0.0,
    }
}

/// Whether a date above the headline is that of the day on which the page was looked at: the menu, or the weather, stands between.
pub(super) fn is_in_masthead(facts: &PageFacts<'_>, place: usize, headline: Place) -> bool {
    const LEAST_LINKS: usize = 3;
    let is_weather = |text: &str| text.contains('°') && text.len() <= 60;
    let between = facts.blocks.get(place + 1..headline.block).unwrap_or_default();
    let own = facts.blocks.get(place).is_some_and(|block| is_weather(&block.text));
    place < headline.block && (own || between.iter().any(|line| line.links.len() >= LEAST_LINKS || is_weather(&line.text)))
}

/// Whether a day above the headline is that on which the page was looked at: a day and no time, while the line under the headline has an
/// earlier day and the time of it.
pub(super) fn is_of_bar(setting: &Setting<'_>, place: usize, headline: Place, found: &FoundDate) -> bool {
    const MOST_BLOCKS: usize = 6;
    const LONGEST_BYTES: usize = 160;
    if place >= headline.block || setting.facts.blocks.get(place).is_none_or(|bar| has_clock(&bar.text)) {
        return false;
    }
    let end = setting.paragraph.min(headline.block + 1 + MOST_BLOCKS);
    let below = setting.facts.blocks.get(headline.block + 1..end).unwrap_or_default();
    below.iter().filter(|line| line.length <= LONGEST_BYTES).any(|line| {
        let mut days = dates_with_roles(&line.text).into_iter().filter(|(_, role)| *role != DateRole::Updated);
        // A day whose numbers can be read in two orders is a day, too.
        let is_open = |day: &FoundDate| day.shortened == Some(SWAPPABLE) && day.date.first_day() <= found.date.first_day();
        days.any(|(day, _)| match day.date.precision() {
            DatePrecision::Day => has_clock(&line.text) && day.date.last_day() < found.date.first_day(),
            _ => is_open(&day),
        }) || short_dates(&line.text, setting.hint).iter().any(|(day, ..)| is_open(day))
    })
}

/// Whether a line has a time of the day in it.
fn has_clock(line: &str) -> bool {
    line.as_bytes().windows(3).any(|part| part[0].is_ascii_digit() && part[1] == b':' && part[2].is_ascii_digit())
}

/// Whether a date stands behind the text, under a heading, as on a card of the next article.
pub(super) fn is_under_other_heading(facts: &PageFacts<'_>, place: usize, headline: Place, paragraph: usize) -> bool {
    const FURTHEST: usize = 2;
    let is_other = |heading: usize| heading != headline.block && heading > paragraph && heading < place;
    let mut headings = facts.headings.iter().map(|heading| heading.place.block).filter(|heading| is_other(*heading));
    headings.any(|heading| place - heading <= FURTHEST)
}

/// Whether a date is a part of a heading that is not the headline and says what happens then: `Hearing on 14 May 2019`.
pub(super) fn is_heading_with_more(facts: &PageFacts<'_>, place: usize, headline: Place, found: &FoundDate) -> bool {
    let Some(heading) = facts.headings.iter().find(|heading| heading.place.block == place && place != headline.block) else {
        return false;
    };
    let Some(same) = dates_in_text(&heading.text).into_iter().find(|date| date.date == found.date) else { return false };
    let words = |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let beside = words(&heading.text[..same.range.start]) + words(&heading.text[same.range.end..]);
    heading.level > 1 && beside > 1 && authors_of_line(&heading.text).is_none()
}

/// Whether a date stands before the credit of a picture, in its caption: `The quay on 14 May 2019. Photo: Ann Lee`.
pub(super) fn is_of_picture(text: &str, found: &FoundDate) -> bool {
    const CREDITS: [&str; 14] = [
        "photo:",
        "photo by ",
        "photos:",
        "photo credit",
        "image:",
        "picture:",
        "foto:",
        "fotó:",
        "bild:",
        "fotografía:",
        "fotografia:",
        "фото:",
        "photo :",
        "crédit",
    ];
    let Some(behind) = text.get(found.range.end..).filter(|_| text.len() <= 300) else { return false };
    let behind = behind.trim_start_matches(['.', ' ', '(', '/', '|', '[']).to_lowercase();
    // Before the date stands what the picture shows.
    let before = text.get(..found.range.start).unwrap_or_default().trim();
    before.contains(' ') && CREDITS.iter().any(|credit| behind.starts_with(credit)) && authors_of_line(before).is_none()
}

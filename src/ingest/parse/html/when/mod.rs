//! Chooses the publication day of a page among the dates it declares, shows and has in its address.
//!
//! Declared dates (JSON-LD, `<meta>`, microdata) are read first. The visible page decides where they differ: a declared instant in
//! another time zone gives way to the day that is printed. What cannot be decided is `suspect`, with its reason. An update is never a
//! publication, unless nothing else is there, and then it is `suspect` too.
//!
//! `names`: under which names dates are declared. `shown`: what a reader sees, and where. `settle`: the one against the other.
//! `short`: days that only the language of the page tells apart. `clock`: an instant in universal time against the clock of
//! the page. `order`: which of two numbers is the month. `elsewhere`: where no line of its own has the day. `lines`, `words`: what the
//! words of a line say of a date.

mod clock;
mod elsewhere;
mod lines;
mod names;
mod order;
mod settle;
mod short;
mod shown;
mod words;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rustc_hash::FxHashSet;

use self::clock::{day_by_clock, instant_of};
use self::elsewhere::{begins_text, days_before, in_headline, in_masthead, in_place_line, in_title};
use self::names::{CREATED_METAS, MODIFIED_METAS, PUBLISHED_METAS, SCRIPT_KEYS};
use self::settle::{Against, beside_address, days_between, settled};
use self::shown::{role_score, shown};
use super::json_ld::{JsonLd, string_after};
use super::page::{Mark, PageFacts, Place};
use crate::article::{CivilDate, DatePrecision};
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, Hint, Order, date_in_url, whole_date, whole_date_hinted, whole_date_in_order,
};
use crate::schema::SWAPPABLE;

/// A date of the page.
#[derive(Clone, Debug)]
pub(super) struct DateCandidate {
    pub(super) found: FoundDate,
    /// Where it stands.
    pub(super) origin: String,
    pub(super) words: String,
    pub(super) confidence: f32,
    pub(super) doubt: Option<&'static str>,
    /// Whether it is an instant in universal time, which may be another day than the printed one.
    is_universal: bool,
    /// Whether it is declared of the page, not of an article.
    is_of_page: bool,
    /// Whether it is the day on which somebody began to write, which may be before the article appeared.
    is_of_creation: bool,
    /// Whether it stands among other articles.
    is_of_others: bool,
    /// Whether a reader sees it.
    is_shown: bool,
    role: DateRole,
}

/// The chosen date first, then the others. Words that should be a date and cannot be read.
#[derive(Debug, Default)]
pub(super) struct When {
    pub(super) dates: Vec<DateCandidate>,
    /// Whether the first of them is the article's; otherwise none is.
    pub(super) is_chosen: bool,
    pub(super) unreadable: Vec<(String, String)>,
}

/// What is known before the dates are weighed.
pub(super) struct Surroundings<'s> {
    /// Where the headline stands.
    pub(super) headline: Option<Place>,
    pub(super) urls: Vec<&'s str>,
    pub(super) hint: Hint<'s>,
    /// What the scripts of the page say of the article when they are asked.
    pub(super) published_in_scripts: &'s dyn Fn() -> Option<String>,
}

/// The score of a shown date that stands beside the headline.
const LEAST_BESIDE: f32 = 1.8;

/// How many days after its place line an article may appear.
const MOST_DAYS_BEHIND_PLACE_LINE: i64 = 7;

/// Chooses.
pub(super) fn when(facts: &PageFacts<'_>, json_ld: &JsonLd, around: &Surroundings<'_>) -> When {
    let mut read = Reading { hint: around.hint, when: When::default() };
    let declared = declared(facts, json_ld, &mut read);
    let shown = shown(facts, around, &declared, &mut read);
    let url = around.urls.iter().find_map(|url| {
        let found = date_in_url(url)?;
        Some(read.candidate(found, url, "address", 0.75, DateRole::Published))
    });
    let mut updates = updates(facts, json_ld, &mut read);
    let shown_updates: Vec<(f32, DateCandidate)> =
        shown.iter().filter(|(_, date)| date.role == DateRole::Updated).cloned().collect();
    updates.splice(0..0, shown_updates.iter().map(|(_, date)| DateCandidate { is_shown: true, ..date.clone() }));
    let shown: Vec<(f32, DateCandidate)> =
        shown.into_iter().filter(|(_, date)| matches!(date.role, DateRole::Published | DateRole::Unsaid)).collect();
    let script = || {
        let found = facts
            .scripts
            .iter()
            .find_map(|script| SCRIPT_KEYS.iter().find_map(|key| Some((script, *key, string_after(script, key)?))));
        // Lists of other articles have days of their own, and may stand first.
        let days = |script: &str, key: &str| -> FxHashSet<String> {
            let quoted = format!("\"{key}\"");
            let texts = script.match_indices(&quoted).filter_map(|(place, _)| string_after(&script[place..], key));
            texts.filter_map(|text| text.get(..10).map(str::to_string)).collect()
        };
        found.map(|(script, key, text)| (format!("script: {key}"), text, days(script, key).len() > 1))
    };
    // Where only an update stands beside the headline, a date far below it is that of another article.
    let beside = shown_updates.first().map_or(f32::MIN, |(score, _)| score - role_score(DateRole::Updated) - 1.0);
    let is_ours =
        |(score, date): &&(f32, DateCandidate)| *score > 0.0 && (date.role == DateRole::Published || *score > beside);
    // A place line with its day is a part of the text.
    let in_text = around
        .headline
        .and_then(|headline| begins_text(facts, headline))
        .map(|(found, words)| read.candidate(found, &words, "place line", 0.7, DateRole::Published));
    let is_place_line = |date: &DateCandidate| {
        date.role == DateRole::Unsaid && in_text.as_ref().is_some_and(|text| text.found.date == date.found.date)
    };
    // Where several days are said to be those of publication, here and where it was printed first, the declared one is meant.
    let is_declared = |date: &DateCandidate| declared.first().is_some_and(|first| first.found.date == date.found.date);
    let meant = shown
        .first()
        .filter(|(_, first)| first.role == DateRole::Published)
        .and_then(|_| shown.iter().filter(is_ours).find(|(_, date)| date.role == DateRole::Published && is_declared(date)));
    let best_shown = meant.or(shown.first()).filter(is_ours).filter(|(_, date)| declared.is_empty() || !is_place_line(date));
    let is_beside = best_shown.is_some_and(|(score, date)| {
        // A month scores less than a day, wherever it stands.
        let is_day = date.found.date.precision() == DatePrecision::Day;
        *score >= LEAST_BESIDE - if is_day { 0.0 } else { 1.5 }
    });
    let best_shown = best_shown.map(|(_, date)| date.clone());
    let url_day = url.clone().filter(|date| date.found.date.precision() == DatePrecision::Day);
    let by_clock = declared.first().and_then(|first| on_clock(first, best_shown.as_ref(), facts, around.headline?));
    let chosen = match (declared.first(), best_shown) {
        (Some(_), _) if by_clock.is_some() => by_clock,
        (Some(first), shown) => {
            let in_title = || {
                let (found, words) = in_title(facts, around.hint)?;
                Some(read.candidate(found, &words, "title", 0.6, DateRole::Unsaid))
            };
            let in_text = in_text.clone().or_else(in_title);
            let against = Against {
                shown: shown.as_ref(),
                is_beside,
                others: &declared[1..],
                url: url.as_ref(),
                year: around.urls.iter().find_map(|url| year_in(url)),
                update: updates.first(),
                update_beside: shown_updates
                    .iter()
                    .find(|(score, date)| *score >= LEAST_BESIDE + role_score(DateRole::Updated) && !date.is_of_others)
                    .map(|(_, date)| date),
                in_text: in_text.as_ref(),
            };
            let settled = settled(first, &against);
            let is_sure = settled.doubt.is_none() && shown.is_none() && url_day.is_none();
            let days = around.headline.filter(|_| is_sure).and_then(|at| days_before(facts, at, &settled.found));
            let is_far = days.is_some_and(|days| days > MOST_DAYS_BEHIND_PLACE_LINE);
            Some(if is_far {
                DateCandidate { doubt: Some("conflicting_dates"), confidence: 0.5, ..settled }
            } else {
                settled
            })
        }
        (None, Some(shown)) => Some(beside_address(shown, url_day.as_ref())),
        (None, None) => match (url_day, script()) {
            (Some(url), _) => Some(url),
            (None, found) => {
                // Nothing is updated before it appears: such a day is that of another article.
                let is_before_updates = |date: &DateCandidate| {
                    shown_updates.iter().all(|(_, update)| update.found.date.last_day() >= date.found.date.first_day())
                };
                let of_article = (around.published_in_scripts)()
                    .and_then(|text| read.whole(&text, "data of the page's scripts", 0.7, DateRole::Published));
                let of_page = found.and_then(|(origin, text, is_one_of_several)| {
                    let date = read.whole(&text, &origin, 0.7, DateRole::Published)?;
                    let doubt = is_one_of_several.then_some("conflicting_dates");
                    Some(DateCandidate { doubt, confidence: if is_one_of_several { 0.4 } else { 0.7 }, ..date })
                });
                of_article.or(of_page).filter(is_before_updates)
            }
        },
    };
    // A month that is known, and a place line that has the day in it.
    let with_day = |date: DateCandidate| match around.headline {
        Some(headline) if date.found.date.precision() == DatePrecision::Month => {
            let day = in_place_line(facts, headline, &date.found);
            day.map_or(date, |(found, words)| read.candidate(found, &words, "place line", 0.7, DateRole::Published))
        }
        _ => date,
    };
    let is_day = |date: &DateCandidate| date.found.date.precision() == DatePrecision::Day;
    let chosen = chosen.map(with_day).or_else(|| url.clone().map(with_day).filter(is_day));
    // Of a day whose numbers can be read in two orders another one on the page tells which.
    let chosen = chosen.map(|open| {
        if open.found.shortened != Some(SWAPPABLE) {
            return open;
        }
        let in_title = || in_title(facts, around.hint).map(|(found, _)| found);
        let in_scripts = || match whole_date(&(around.published_in_scripts)()?) {
            DateReading::Found(found) => Some(found),
            _ => None,
        };
        let beside = [in_title(), in_text.as_ref().map(|date| date.found.clone()), in_scripts()];
        let others = shown.iter().map(|(_, date)| date).chain(&updates).filter(|date| !date.is_of_others);
        let beside = beside.into_iter().flatten().chain(others.map(|date| date.found.clone()));
        read_as_one_of(&open, beside)
    });
    let chosen = chosen.or_else(|| {
        let (found, words) = in_headline(facts, around.headline?)?;
        Some(read.candidate(found, &words, "headline", 0.6, DateRole::Unsaid))
    });
    let chosen = chosen.or_else(|| {
        let (found, words) = in_title(facts, around.hint)?;
        Some(read.candidate(found, &words, "title", 0.6, DateRole::Unsaid))
    });
    let chosen = chosen.or_else(|| in_text.clone());
    let chosen = chosen.or_else(|| {
        shown.first().filter(|(score, _)| *score > -1.5 && shown_updates.is_empty()).map(|(_, date)| DateCandidate {
            confidence: 0.4,
            doubt: Some("far_from_the_headline"),
            ..date.clone()
        })
    });
    // Below the text a day beside that of the update, and not after it: `2021-06-14T10:00 | 11 June 2021 | Ports`.
    let chosen = chosen.or_else(|| {
        let is_after =
            |date: &DateCandidate, update: &DateCandidate| date.found.date.first_day() > update.found.date.last_day();
        let is_meant = |(score, date): &&(f32, DateCandidate)| {
            *score > -1.5
                && *score > beside
                && !date.is_of_others
                && date.found.date.precision() == DatePrecision::Day
                && !shown_updates.iter().any(|(_, update)| is_after(date, update))
        };
        let (_, date) = shown.iter().find(is_meant).filter(|_| !shown_updates.is_empty())?;
        Some(DateCandidate { confidence: 0.4, doubt: Some("far_from_the_headline"), ..date.clone() })
    });
    let chosen = chosen.or_else(|| {
        updates.first().map(|date| DateCandidate { confidence: 0.4, doubt: Some("only_an_update"), ..date.clone() })
    });
    let chosen = chosen.or_else(|| url.clone());
    let chosen = chosen.or_else(|| {
        let (_, date) = shown.iter().find(|(_, date)| !date.is_of_others).filter(|_| shown_updates.is_empty())?;
        Some(DateCandidate { confidence: 0.3, doubt: Some("far_from_the_headline"), ..date.clone() })
    });
    let chosen = chosen.or_else(|| {
        let (found, words) = in_masthead(facts, around.headline?)?;
        let date = read.candidate(found, &words, "line above the headline", 0.4, DateRole::Unsaid);
        Some(DateCandidate { doubt: Some("far_from_the_headline"), ..date })
    });
    let mut when = read.when;
    when.is_chosen = chosen.is_some();
    when.dates.extend(chosen);
    when.dates.extend(declared);
    when.dates.extend(shown.into_iter().map(|(_, date)| date));
    when.dates.extend(url);
    when.dates.extend(updates);
    when
}

/// A day whose numbers can be read in two orders, in the order in which it is one of other days.
fn read_as_one_of(open: &DateCandidate, others: impl Iterator<Item = FoundDate>) -> DateCandidate {
    let readings = [Order::DayFirst, Order::MonthFirst].map(|order| whole_date_in_order(&open.words, order));
    let mut readings = readings.into_iter().filter_map(|reading| match reading {
        DateReading::Found(found) => Some(found),
        _ => None,
    });
    let days: Vec<CivilDate> = others.map(|other| other.date).filter(|day| day.precision() == DatePrecision::Day).collect();
    match readings.find(|reading| days.contains(&reading.date)) {
        Some(found) => DateCandidate { found, ..open.clone() },
        None => open.clone(),
    }
}

/// The year that is a folder in an address: `/en/2018/report.html`.
fn year_in(url: &str) -> Option<i32> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(3).filter(|part| part.len() == 4 && part.starts_with(['1', '2']));
    parts.find_map(|part| part.parse().ok().filter(|year| (1990..2100).contains(year)))
}

/// The day of a declared instant in universal time by the clock that the page shows, where the page does not show the declared day.
fn on_clock(
    declared: &DateCandidate,
    shown: Option<&DateCandidate>,
    facts: &PageFacts<'_>,
    headline: Place,
) -> Option<DateCandidate> {
    // What an element says to machines is not what it shows.
    let days = shown.filter(|shown| !shown.is_universal).map(|shown| days_between(&shown.found, &declared.found));
    if !declared.is_universal || days.is_some_and(|days| days.abs() != 1) {
        return None;
    }
    let (date, line) = day_by_clock(facts, headline, &declared.words)?;
    let found = FoundDate { date, ..declared.found.clone() };
    Some(DateCandidate { found, origin: "time beside the headline".to_string(), words: line, ..declared.clone() })
}

struct Reading<'r> {
    hint: Hint<'r>,
    when: When,
}

impl Reading<'_> {
    fn candidate(&self, found: FoundDate, words: &str, origin: &str, confidence: f32, role: DateRole) -> DateCandidate {
        DateCandidate {
            found: in_common_era(found),
            origin: origin.to_string(),
            words: words.to_string(),
            confidence,
            doubt: None,
            is_universal: is_universal(words),
            is_of_page: false,
            is_of_creation: false,
            is_of_others: false,
            is_shown: false,
            role,
        }
    }

    /// Reads a text that should be a date; what cannot be read is kept.
    fn whole(&mut self, text: &str, origin: &str, confidence: f32, role: DateRole) -> Option<DateCandidate> {
        let text = text.trim();
        let reading = match whole_date_hinted(text, self.hint) {
            DateReading::Nothing => whole_date(text),
            reading => reading,
        };
        match reading {
            DateReading::Found(found) if is_plausible(found.date) => {
                Some(self.candidate(found, text, origin, confidence, role))
            }
            // The first day of a computer's calendar is no date.
            DateReading::Found(_) => None,
            _ => {
                self.when.unreadable.push((origin.to_string(), text.to_string()));
                None
            }
        }
    }
}

/// A date of which the year can only be of the Buddhist era, in ours: `2567-06-17`.
fn in_common_era(found: FoundDate) -> FoundDate {
    const YEARS: std::ops::RangeInclusive<i32> = 2440..=2640;
    const YEARS_BEFORE: i32 = 543;
    let day = found.date.first_day();
    let is_day = found.date.precision() == DatePrecision::Day;
    let date = CivilDate::day(day.year() - YEARS_BEFORE, day.month(), day.day());
    match date.filter(|_| is_day && YEARS.contains(&day.year())) {
        Some(date) => FoundDate { date, rule: "year of the Buddhist era", ..found },
        None => found,
    }
}

fn is_plausible(date: CivilDate) -> bool {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    Some(date.first_day()) > day(1400, 1, 1)
        && Some(date.first_day()) != day(1970, 1, 1)
        && Some(date.first_day()) != day(1900, 1, 1)
}

/// Whether words are an instant in universal time.
fn is_universal(words: &str) -> bool {
    let words = words.trim();
    words.contains(':')
        && (words.ends_with('Z')
            || words.ends_with("+00:00")
            || words.ends_with("+0000")
            || words.ends_with("GMT")
            || words.ends_with("UTC"))
}

fn declared(facts: &PageFacts<'_>, json_ld: &JsonLd, read: &mut Reading<'_>) -> Vec<DateCandidate> {
    let mut dates = Vec::new();
    if let Some(text) = &json_ld.published {
        let date = read.whole(text, "JSON-LD: datePublished", 1.0, DateRole::Published);
        let is_of_page = json_ld.is_published_of_page || json_ld.is_doubtful;
        let doubt = json_ld.is_doubtful.then_some("conflicting_dates");
        dates.extend(date.map(|date| DateCandidate { is_of_page, doubt, ..date }));
    }
    let is_of_file = is_converted(facts);
    for name in PUBLISHED_METAS.into_iter().filter(|name| !(is_of_file && is_name_of_file(name))) {
        for content in facts.meta(name).take(2) {
            dates.extend(read.whole(content, &format!("meta {name}"), 0.9, DateRole::Published));
        }
    }
    let declares = |mark: &&super::page::Marked| mark.mark == Mark::Published && mark.place.aside == 0 && !mark.is_update;
    for marked in facts.marked.iter().filter(declares).take(3) {
        let text = marked.value.as_deref().unwrap_or(&marked.text);
        let date = read.whole(text, &marked.name, 0.85, DateRole::Published);
        dates.extend(date.map(|date| DateCandidate { is_of_creation: marked.is_of_creation, ..date }));
    }
    let of_creation = |date: DateCandidate| DateCandidate { is_of_creation: true, ..date };
    if let Some(text) = &json_ld.created {
        dates.extend(read.whole(text, "JSON-LD: dateCreated", 0.8, DateRole::Published).map(of_creation));
    }
    for name in CREATED_METAS.into_iter().filter(|name| !(is_of_file && is_name_of_file(name))) {
        for content in facts.meta(name).take(1) {
            let date = read.whole(content, &format!("meta {name}"), 0.7, DateRole::Published);
            dates.extend(date.map(|date| DateCandidate { is_of_creation: name.contains("creat"), ..date }));
        }
    }
    // A day says more than a month, and one that may be of another article nothing beside others.
    dates.sort_by_key(|date| (date.doubt.is_some(), date.found.date.precision()));
    // The same instant with the newsroom's time zone has the newsroom's day.
    if let Some(first) = dates.first().filter(|first| first.is_universal)
        && let Some(instant) = instant_of(&first.words)
        && let Some(local) = dates.iter().position(|date| is_same_instant(date, instant))
    {
        dates[..=local].rotate_right(1);
    }
    dates
}

/// Whether a date is an instant, to a few minutes, and written in the time of a place.
fn is_same_instant(date: &DateCandidate, instant: NaiveDateTime) -> bool {
    const MOST_MINUTES: i64 = 10;
    let local = instant_of(&date.words).filter(|_| !date.is_universal);
    local.is_some_and(|local| (local - instant).num_minutes().abs() <= MOST_MINUTES)
}

/// Whether a program made the page of another document: what it declares is the day of that file.
fn is_converted(facts: &PageFacts<'_>) -> bool {
    const PROGRAMS: [&str; 7] =
        ["pdftohtml", "pdf2html", "microsoft word", "libreoffice", "openoffice", "abbyy", "adobe acrobat"];
    facts.meta("generator").any(|generator| {
        let lowered = generator.to_lowercase();
        PROGRAMS.iter().any(|program| lowered.contains(program))
    })
}

/// Names under which such programs set the day of the file.
fn is_name_of_file(name: &str) -> bool {
    matches!(name, "date" | "created" | "changed" | "creationdate" | "moddate")
}

fn updates(facts: &PageFacts<'_>, json_ld: &JsonLd, read: &mut Reading<'_>) -> Vec<DateCandidate> {
    let mut dates = Vec::new();
    if let Some(text) = &json_ld.modified {
        dates.extend(read.whole(text, "JSON-LD: dateModified", 0.4, DateRole::Updated));
    }
    for name in MODIFIED_METAS {
        for content in facts.meta(name).take(1) {
            dates.extend(read.whole(content, &format!("meta {name}"), 0.4, DateRole::Updated));
        }
    }
    for marked in facts.marked.iter().filter(|marked| marked.mark == Mark::Modified && marked.place.aside == 0).take(2) {
        let text = marked.value.as_deref().unwrap_or(&marked.text);
        dates.extend(read.whole(text, &marked.name, 0.4, DateRole::Updated));
    }
    dates
}

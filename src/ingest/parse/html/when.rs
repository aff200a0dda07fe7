//! Chooses the publication day of a page among the dates it declares, shows and has in its address.
//!
//! Declared dates (JSON-LD, `<meta>`, microdata) are read first. The visible page decides where they differ: a declared instant in
//! another time zone gives way to the day that is printed. What cannot be decided is `suspect`, with its reason. An update is never a
//! publication, unless nothing else is there, and then it is `suspect` too.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::json_ld::{JsonLd, string_after};
use super::page::{Mark, PageFacts, Place};
use super::text::key;
use crate::article::{CivilDate, DatePrecision};
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, Hint, date_in_url, dates_with_roles, whole_date, whole_date_hinted,
};

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
    role: DateRole,
}

/// The chosen date first, then the others. Words that should be a date and cannot be read.
#[derive(Debug, Default)]
pub(super) struct When {
    pub(super) dates: Vec<DateCandidate>,
    pub(super) unreadable: Vec<(String, String)>,
}

const PUBLISHED_METAS: [&str; 56] = [
    "article:published_time",
    "article:published",
    "article:publicationdate",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "og:publish_date",
    "datepublished",
    "date_published",
    "date-published",
    "published_time",
    "publish_time",
    "publish-time",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "published-date",
    "publisheddate",
    "publication_date",
    "publication-date",
    "publicationdate",
    "originalpublicationdate",
    "pubdate",
    "pub_date",
    "pdate",
    "ptime",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.publication",
    "dc.date.published",
    "article_date_original",
    "article.published",
    "bt:pubdate",
    "rbpubdate",
    "rnews:datepublished",
    "cxenseparse:recs:publishtime",
    "mediator_published_time",
    "shareaholic:article_published_time",
    "vr:published_time",
    "displaydate",
    "dateposted",
    "release_date",
    "prism.publicationdate",
    "prism:publicationdate",
    "twt-published-at",
    "dcsext.articlefirstpublished",
    "firstpublished",
    "first_published",
    "live_blog:published_time",
    "last_published",
];

const CREATED_METAS: [&str; 14] = [
    "dc.date",
    "dc:date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "date",
    "datecreated",
    "article.created",
    "created",
    "content_create_date",
    "gentime",
    "timestamp",
    "doc_date",
];

const MODIFIED_METAS: [&str; 12] = [
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "modified",
    "revision_date",
    "updated_time",
    "last_updated",
];

/// Keys in the scripts of pages that build themselves.
const SCRIPT_KEYS: [&str; 12] = [
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publicationDate",
    "publication_date",
    "firstPublishedAt",
    "first_published_at",
    "publishedDate",
    "pubDate",
    "pubdate",
];

/// Headings of boxes that list other articles, as `key` folds them.
const OTHERS_HEADINGS: [&str; 40] = [
    "most read",
    "most viewed",
    "most popular",
    "most shared",
    "popular",
    "popular posts",
    "popular stories",
    "trending",
    "trending now",
    "latest",
    "latest news",
    "latest stories",
    "latest posts",
    "recent posts",
    "recent articles",
    "related",
    "related articles",
    "related stories",
    "related posts",
    "more stories",
    "more news",
    "read also",
    "you may also like",
    "recommended",
    "upcoming events",
    "meistgelesen",
    "meistgelesene artikel",
    "mehr zum thema",
    "les plus lus",
    "à lire aussi",
    "sur le même sujet",
    "lo más leído",
    "lo más visto",
    "noticias relacionadas",
    "più letti",
    "mais lidas",
    "najczęściej czytane",
    "самое читаемое",
    "читайте также",
    "الأكثر قراءة",
];

static OTHERS_KEYS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| OTHERS_HEADINGS.iter().map(|heading| key(heading)).collect());

/// What is known before the dates are weighed.
pub(super) struct Surroundings<'s> {
    /// Where the headline stands.
    pub(super) headline: Option<Place>,
    pub(super) urls: Vec<&'s str>,
    pub(super) hint: Hint<'s>,
}

/// Chooses.
pub(super) fn when(facts: &PageFacts<'_>, json_ld: &JsonLd, around: &Surroundings<'_>) -> When {
    let mut read = Reading { hint: around.hint, when: When::default() };
    let declared = declared(facts, json_ld, &mut read);
    let shown = shown(facts, around, &mut read);
    let url = around.urls.iter().find_map(|url| {
        let found = date_in_url(url)?;
        Some(read.candidate(found, url, "address", 0.75, DateRole::Published))
    });
    let mut updates = updates(facts, json_ld, &mut read);
    let shown_updates: Vec<(f32, DateCandidate)> =
        shown.iter().filter(|(_, date)| date.role == DateRole::Updated).cloned().collect();
    updates.splice(0..0, shown_updates.iter().map(|(_, date)| date.clone()));
    let shown: Vec<(f32, DateCandidate)> =
        shown.into_iter().filter(|(_, date)| matches!(date.role, DateRole::Published | DateRole::Unsaid)).collect();
    let script = || {
        let found = facts
            .scripts
            .iter()
            .find_map(|script| SCRIPT_KEYS.iter().find_map(|key| Some((*key, string_after(script, key)?))));
        found.map(|(key, text)| (format!("script: {key}"), text))
    };
    // Where only an update stands beside the headline, a date far below it is that of another article.
    let beside = shown_updates.first().map_or(f32::MIN, |(score, _)| score - role_score(DateRole::Updated) - 1.0);
    let is_ours =
        |(score, date): &&(f32, DateCandidate)| *score > 0.0 && (date.role == DateRole::Published || *score > beside);
    let best_shown = shown.first().filter(is_ours).map(|(_, date)| date.clone());
    let url_day = url.clone().filter(|date| date.found.date.precision() == DatePrecision::Day);
    let chosen = match (declared.first(), best_shown) {
        (Some(declared), shown) => Some(settled(declared, shown.as_ref(), url_day.as_ref(), updates.first())),
        (None, Some(shown)) => Some(beside_address(shown, url_day.as_ref())),
        (None, None) => match (url_day, script()) {
            (Some(url), _) => Some(url),
            (None, Some((origin, text))) => read.whole(&text, &origin, 0.7, DateRole::Published),
            (None, None) => None,
        },
    };
    let chosen = chosen.or_else(|| {
        shown.first().filter(|(score, _)| *score > -1.5 && shown_updates.is_empty()).map(|(_, date)| DateCandidate {
            confidence: 0.4,
            doubt: Some("far_from_the_headline"),
            ..date.clone()
        })
    });
    let chosen = chosen.or_else(|| {
        updates.first().map(|date| DateCandidate { confidence: 0.4, doubt: Some("only_an_update"), ..date.clone() })
    });
    let chosen = chosen.or_else(|| url.clone());
    let mut when = read.when;
    when.dates.extend(chosen);
    when.dates.extend(declared);
    when.dates.extend(shown.into_iter().map(|(_, date)| date));
    when.dates.extend(url);
    when.dates.extend(updates);
    when
}

struct Reading<'r> {
    hint: Hint<'r>,
    when: When,
}

impl Reading<'_> {
    fn candidate(&self, found: FoundDate, words: &str, origin: &str, confidence: f32, role: DateRole) -> DateCandidate {
        DateCandidate {
            found,
            origin: origin.to_string(),
            words: words.to_string(),
            confidence,
            doubt: None,
            is_universal: is_universal(words),
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
        dates.extend(read.whole(text, "JSON-LD: datePublished", 1.0, DateRole::Published));
    }
    for name in PUBLISHED_METAS {
        for content in facts.meta(name).take(2) {
            dates.extend(read.whole(content, &format!("meta {name}"), 0.9, DateRole::Published));
        }
    }
    let declares = |mark: &&super::page::Marked| mark.mark == Mark::Published && mark.place.aside == 0 && !mark.is_update;
    for marked in facts.marked.iter().filter(declares).take(3) {
        let text = marked.value.as_deref().unwrap_or(&marked.text);
        dates.extend(read.whole(text, &marked.name, 0.85, DateRole::Published));
    }
    if let Some(text) = &json_ld.created {
        dates.extend(read.whole(text, "JSON-LD: dateCreated", 0.8, DateRole::Published));
    }
    for name in CREATED_METAS {
        for content in facts.meta(name).take(1) {
            dates.extend(read.whole(content, &format!("meta {name}"), 0.7, DateRole::Published));
        }
    }
    // A day says more than a month.
    dates.sort_by_key(|date| date.found.date.precision());
    dates
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

/// Dates that a reader sees, best first, each with a score; below zero it is unlikely to be the article's.
fn shown(facts: &PageFacts<'_>, around: &Surroundings<'_>, read: &mut Reading<'_>) -> Vec<(f32, DateCandidate)> {
    let mut dates: Vec<(f32, DateCandidate)> = Vec::new();
    let headline = around.headline;
    let mut add = |score: f32, date: DateCandidate| {
        if score > -4.0 && is_plausible(date.found.date) {
            dates.push((score, date));
        }
    };
    for marked in &facts.marked {
        let base = match marked.mark {
            Mark::Published => 2.5,
            Mark::Time => 1.5,
            Mark::DateClass => 1.0,
            _ => continue,
        };
        let near = nearness(marked.place, headline, facts);
        let role_of =
            |role: DateRole| if marked.is_update && role != DateRole::Published { DateRole::Updated } else { role };
        let mut texts = dates_with_roles(&marked.text);
        // Words around the element may say what it is.
        let around_it = facts
            .blocks
            .get(marked.place.block)
            .filter(|block| block.length <= 200)
            .map(|block| dates_with_roles(&block.text));
        if let Some(around_it) = around_it {
            for (found, role) in &mut texts {
                if *role == DateRole::Unsaid {
                    let same = around_it.iter().find(|(other, _)| other.date == found.date);
                    *role = same.map_or(*role, |(_, role)| *role);
                }
            }
        }
        let mut first_role = None;
        for (found, role) in texts {
            let role = role_of(role);
            first_role.get_or_insert(role);
            let words = marked.text[found.range.clone()].to_string();
            let found = hinted(found, &words, read.hint);
            let score = base + near + role_score(role) + precision_score(&found);
            add(score, read.candidate(found, &words, &marked.name, 0.8, role));
        }
        // What is shown may be relative ("3 days ago") while the value is a date.
        if first_role.is_none()
            && matches!(marked.mark, Mark::Time | Mark::Published)
            && let Some(value) = &marked.value
            && let Some(date) = read.whole(value, &marked.name, 0.8, role_of(DateRole::Unsaid))
        {
            add(base + near, date);
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
            || (block.aside != 0 && block.aside != headline.aside)
            || !block.text.chars().any(char::is_numeric)
        {
            continue;
        }
        far_lines += usize::from(!is_near);
        if !is_near && far_lines > MOST_FAR_LINES {
            continue;
        }
        for (found, role) in dates_with_roles(&block.text) {
            let words = block.text[found.range.clone()].to_string();
            let found = hinted(found, &words, read.hint);
            // An issue is dated by its month, on a line of its own.
            let is_day = found.date.precision() == DatePrecision::Day;
            let is_issue = found.date.precision() == DatePrecision::Month && words.len() + 2 >= block.text.len();
            if !is_near && role != DateRole::Published || !is_day && !is_issue {
                continue;
            }
            // A date in a sentence is what the sentence is about.
            let is_sentence = block.text.len() > words.len() + 90;
            let near = nearness(Place { block: place, aside: block.aside }, Some(headline), facts);
            let score = 0.5 + near + role_score(role) - if is_sentence { 3.0 } else { 0.0 } - if is_day { 0.0 } else { 1.0 };
            add(score, read.candidate(found, &words, "text near the headline", 0.7, role));
        }
    }
    dates.sort_by(|one, other| other.0.total_cmp(&one.0));
    dates
}

fn hinted(found: FoundDate, words: &str, hint: Hint<'_>) -> FoundDate {
    if found.shortened.is_none() {
        return found;
    }
    match whole_date_hinted(words, hint) {
        DateReading::Found(better) if better.shortened.is_none() => FoundDate { range: found.range, ..better },
        _ => found,
    }
}

fn role_score(role: DateRole) -> f32 {
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

/// How near something is to the headline: 2 next to it, 0 some twenty blocks away, less where it stands in an aside of its own.
fn nearness(place: Place, headline: Option<Place>, facts: &PageFacts<'_>) -> f32 {
    let is_elsewhere = place.aside != 0 && headline.is_none_or(|headline| headline.aside != place.aside);
    let aside = if is_elsewhere || is_of_others(place, headline, facts) { -4.0 } else { 0.0 };
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

/// Whether something stands in a list of other articles: only short lines between it and a heading that says so, and no headline.
fn is_of_others(place: Place, headline: Option<Place>, facts: &PageFacts<'_>) -> bool {
    let Some(heading) = facts.headings.iter().rev().find(|heading| heading.place.block <= place.block) else { return false };
    let start = heading.place.block;
    let is_headline_between = headline.is_some_and(|headline| (start..=place.block).contains(&headline.block));
    let folded = key(&heading.text);
    !is_headline_between
        && OTHERS_KEYS.contains(folded.as_str())
        && facts.blocks.get(start..place.block).unwrap_or_default().iter().all(|block| block.length <= 200)
}

fn days_between(one: &FoundDate, other: &FoundDate) -> i64 {
    (one.date.first_day() - other.date.first_day()).num_days()
}

/// A declared date against what the page shows and where it lies.
fn settled(
    declared: &DateCandidate,
    shown: Option<&DateCandidate>,
    url: Option<&DateCandidate>,
    update: Option<&DateCandidate>,
) -> DateCandidate {
    let is_day = |date: &DateCandidate| date.found.date.precision() == DatePrecision::Day;
    if !is_day(declared) {
        // A month is no match for a day that lies in it.
        let inside = |day: &&DateCandidate| {
            is_day(day)
                && (declared.found.date.first_day()..=declared.found.date.last_day()).contains(&day.found.date.first_day())
        };
        return shown.filter(inside).or(url.filter(inside)).unwrap_or(declared).clone();
    }
    let conflict =
        |date: &DateCandidate| DateCandidate { doubt: Some("conflicting_dates"), confidence: 0.5, ..date.clone() };
    let Some(shown) = shown.filter(|shown| is_day(shown)) else {
        return match url.map(|url| days_between(&declared.found, &url.found)) {
            // The address has the day of the newsroom, the declared instant that of another time zone.
            Some(1 | -1) if declared.is_universal => url.unwrap_or(declared).clone(),
            Some(days) if days.abs() > 3 => conflict(declared),
            _ => declared.clone(),
        };
    };
    let days = days_between(&shown.found, &declared.found);
    if days == 0 {
        return declared.clone();
    }
    let agrees = |date: &DateCandidate| url.is_some_and(|url| url.found.date == date.found.date);
    match days {
        1 | -1 if declared.is_universal && !agrees(declared) => shown.clone(),
        // Nothing is printed the day before it appears, but for the newsroom's clock.
        -1 if !agrees(declared) => shown.clone(),
        _ if agrees(shown) => shown.clone(),
        _ if agrees(declared) => declared.clone(),
        _ if update.is_some_and(|update| update.found.date == shown.found.date) => declared.clone(),
        _ if shown.role == DateRole::Published => conflict(shown),
        // What is shown without a word is often the day of an update.
        days if days > 0 => declared.clone(),
        _ => conflict(declared),
    }
}

/// A shown date beside the day in the address.
fn beside_address(shown: DateCandidate, url: Option<&DateCandidate>) -> DateCandidate {
    match url {
        Some(url) if shown.found.date.precision() != DatePrecision::Day => url.clone(),
        Some(url) if days_between(&shown.found, &url.found).abs() > 3 && shown.role != DateRole::Published => {
            DateCandidate { doubt: Some("conflicting_dates"), confidence: 0.5, ..url.clone() }
        }
        _ => shown,
    }
}

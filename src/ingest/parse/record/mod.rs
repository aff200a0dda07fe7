//! Turns a record of keys and values (a JSON object, a CSV row, front matter, JSON-LD) into the fields of an article.
//!
//! Names follow schema.org; the first accepted name that is present wins; keys that no field takes are kept as metadata.
//!
//! `columns`: columns that say one thing together. `crawls`: rows of crawls. `days`: values as days. `fit`: whether a value can be that of a field. `groups`: objects that hold fields. `keys`, `key_words`: which field a key stands for. `producers`: where it stands for another. `values`: values of lists and objects. `pages`: texts that hold the header of their page. `paragraphs`: values as texts. `prepared`: what is settled before fields are read.
//! `prose`: the text under a key that nobody knows.

mod columns;
mod crawls;
mod days;
mod fit;
mod groups;
mod key_names;
mod key_words;
mod keys;
mod pages;
mod paragraphs;
mod prepared;
mod producers;
mod prose;
#[cfg(test)]
mod tests;
mod values;

use std::borrow::Cow;

use serde_json::{Map, Value};

use self::crawls::{Fetched, fetched_of};
use self::days::{is_capture, is_near, read_date};
use self::fit::{is_address, is_empty, is_fit, is_host, is_like};
use self::groups::{holds_address, holds_fields, is_group, is_house, is_of_group, is_theme_table};
use self::keys::{FIELDS, LEAST_SURE, field, folded, number, place_of};
pub(crate) use self::keys::{is_container, is_named, names, names_field, names_text};
use self::pages::{Framed, tags_in_text, take_page_text, take_text_with_header};
use self::paragraphs::{body_entry, body_text, is_in_paragraphs};
pub(crate) use self::paragraphs::{entry_of_markup, line_of_markup, paragraphs, text_of_markup};
use self::prepared::{compose, habit_of, head_with_all_authors, head_with_name, head_with_topic};
pub(crate) use self::producers::is_story;
pub(crate) use self::values::first_text;
use self::values::{
    holds_several_tags, is_other_creator, is_other_tag, list_in_text, named_keyword, object_in_text, text_of, without_hash,
};
use super::builder::{ArticleBuilder, key_evidence};
use super::byline;
use super::html::EntryText;
use super::text::{end_before_lists, end_before_rights, read_text, read_text_under_headline};
use crate::article::{Evidence, Field, Origin};
use crate::text::{collapse_white_space, words_of};

/// How deep the fields of a record may lie in objects inside it.
const DEEPEST: usize = 3;

/// So many captions of one text are kept.
const MOST_CREDITS: usize = 20;

/// A value that may be that of a field.
struct Candidate {
    /// How deep in the record it lies, and how wanted its key is.
    rank: (usize, usize),
    key: String,
    value: Value,
}

/// Reads a record into an article. `place` names where the record stands, for the evidence.
pub(crate) fn read_record(record: Map<String, Value>, place: &str, builder: &mut ArticleBuilder) {
    let (candidates, others) = sorted(record);
    let fetched = fetched_of(&candidates, &others);
    let put_off = read_candidates(candidates, others, fetched, place, builder);
    read_put_off(put_off, fetched, place, builder);
}

/// Reads a record that holds all there is of an article: a teaser is the text where there is no other.
pub(crate) fn read_whole_record(record: Map<String, Value>, place: &str, builder: &mut ArticleBuilder) {
    let (mut candidates, mut others) = sorted(record);
    let (bodies, teasers) = (number(Field::ArticleBody), number(Field::Description));
    let is_text = |candidate: &Candidate| is_fit(Field::ArticleBody, &candidate.value);
    // Who calls it a standfirst knows that it is no text.
    let is_teaser = |candidate: &Candidate| {
        let name = folded(candidate.key.rsplit('.').next().unwrap_or_default());
        !matches!(name.as_str(), "description" | "standfirst" | "deck" | "dek" | "subtitle") && is_text(candidate)
    };
    if !candidates[bodies].iter().any(is_text)
        && let Some(teaser) = candidates[teasers].iter().position(is_teaser)
    {
        let teaser = candidates[teasers].remove(teaser);
        candidates[bodies].push(teaser);
    }
    let unnamed = if candidates[bodies].iter().any(is_text) { None } else { prose::take_longest(&mut others) };
    if let Some(text) = unnamed {
        let message = format!(
            "no key of the record is known to be that of a text; taken is what stands under \"{}\", which reads like one",
            text.key
        );
        builder.note("text_by_its_look", message);
        candidates[bodies] = vec![text];
    }
    if !candidates[bodies].iter().any(is_text)
        && let Some(teaser) = teaser_of(&candidates[teasers])
    {
        builder.note("only_a_teaser", "the record has no text; taken is what it says of the article");
        let teaser = candidates[teasers].remove(teaser);
        candidates[bodies].push(teaser);
    }
    join_lead(&mut candidates[bodies]);
    let fetched = fetched_of(&candidates, &others);
    if let Some(page) = take_page_text(&mut candidates) {
        let Candidate { key, value, .. } = page;
        // The address may hold a day that a day at the top of the page contradicts.
        if let Some(address) = candidates[number(Field::Url)].iter().find(|url| is_fit(Field::Url, &url.value)) {
            read_field(Field::Url, &address.key, address.value.clone(), place, builder);
        }
        read_text(&first_text(&value), builder);
        builder.rename_origins(&[place, ": ", &key].concat());
    }
    let marked_tags = tags_in_text(&candidates);
    let with_header = take_text_with_header(&mut candidates, fetched);
    let habit = habit_of(&candidates);
    habit.while_reading(|| {
        let put_off = read_candidates(candidates, others, fetched, place, builder);
        if let Some(Framed { key, entry }) = with_header {
            let origin = [place, ": ", &key].concat();
            keep_beside(&entry, &origin, builder);
            let signed = entry.closing.iter().find_map(|line| byline::signed_by_persons(line)).unwrap_or_default();
            read_text_under_headline(&entry.text, builder);
            builder.rename_origins(&origin);
            builder.add_values_if_none(Field::Author, &signed, key_evidence(&origin, &signed.join(", "), 0.8));
        }
        builder.add_values_if_none(Field::Keywords, &marked_tags, key_evidence(place, &marked_tags.join(", "), 0.8));
        if put_off.is_empty() {
            return;
        }
        let (visits, changes) = put_off.into_iter().partition(|(key, value)| is_capture(key, value, fetched));
        builder.set_date_of_address();
        read_put_off(changes, fetched, place, builder);
        builder.set_month_of_address();
        read_put_off(visits, fetched, place, builder);
    });
    builder.end_headline_before_site();
}

/// The place of the longest teaser among what is said of an article, where it is long enough to be a sentence.
fn teaser_of(teasers: &[Candidate]) -> Option<usize> {
    const FEWEST_WORDS: usize = 8;
    let lengths = teasers.iter().map(|teaser| words_of(&text_of(&teaser.value)).len()).enumerate();
    // Of two that are as long, the one that is wanted more.
    let longest = lengths.rev().max_by_key(|(_, length)| *length)?;
    (longest.1 >= FEWEST_WORDS && is_fit(Field::ArticleBody, &teasers[longest.0].value)).then_some(longest.0)
}

/// Databases set the first paragraph apart from the others.
fn join_lead(bodies: &mut Vec<Candidate>) {
    let is_lead = |candidate: &Candidate| is_named(&candidate.key, &["leadparagraph", "openingparagraph", "firstparagraph"]);
    let Some(lead) = bodies.iter().position(is_lead).filter(|place| *place > 0) else { return };
    let (first, rest) = (body_text(&bodies[lead].value), body_text(&bodies[0].value));
    if !collapse_white_space(&rest).contains(&collapse_white_space(&first)) {
        bodies[0].key = format!("{} + {}", bodies[lead].key, bodies[0].key);
        bodies[0].value = Value::String(format!("{first}\n\n{rest}"));
        bodies.remove(lead);
    }
}

/// The values of a record by the fields they may be, most wanted first, and those of none.
fn sorted(mut record: Map<String, Value>) -> ([Vec<Candidate>; FIELDS], Vec<(String, Value)>) {
    let mut candidates: [Vec<Candidate>; FIELDS] = std::array::from_fn(|_| Vec::new());
    let mut others: Vec<(String, Value)> = Vec::new();
    compose(&mut record);
    producers::rename_computed(&mut record);
    producers::rename_story(&mut record);
    producers::rename_posts(&mut record);
    producers::rename_entries_of_readers(&mut record);
    producers::rename_kept_pages(&mut record);
    producers::rename_parts_of_posts(&mut record);
    producers::rename_marked_pages(&mut record);
    producers::rename_posts_of_pages(&mut record);
    producers::rename_posts_of_accounts(&mut record);
    producers::rename_authors_of_source(&mut record);
    producers::rename_saved_links(&mut record);
    producers::list_tags_by_name(&mut record);
    producers::rename_contacts(&mut record);
    columns::join_columns(&mut record);
    collect(record, "", 0, &mut candidates, &mut others);
    candidates.iter_mut().for_each(|candidates| candidates.sort_by_key(|candidate| candidate.rank));
    head_with_topic(&mut candidates);
    head_with_all_authors(&mut candidates);
    head_with_name(&mut candidates, &mut others);
    // "publisher": "harbourtimes.example" beside "sitename": "Harbour Times": a host is the name of last resort.
    candidates[number(Field::Publisher)].sort_by_key(|candidate| candidate.value.as_str().is_some_and(is_host));
    (candidates, others)
}

/// Reads the values of a record; returns the days that are not said to be that of publication, which others go before.
fn read_candidates(
    candidates: [Vec<Candidate>; FIELDS],
    mut others: Vec<(String, Value)>,
    fetched: Fetched,
    place: &str,
    builder: &mut ArticleBuilder,
) -> Vec<(String, Value)> {
    let mut put_off = Vec::new();
    for (number, candidates) in candidates.into_iter().enumerate() {
        let field = field(number);
        let mut is_read = false;
        for Candidate { rank, key, value } in candidates {
            let wants_more = !is_read || (field == Field::DatePublished && builder.article().published.date().is_none());
            let is_wanted = wants_more && is_fit(field, &value) && (rank.1 < LEAST_SURE || is_like(field, &value));
            if is_wanted && field == Field::DatePublished && (is_near(&key) || is_capture(&key, &value, fetched)) {
                put_off.push((key, value));
            } else if is_wanted {
                read_field(field, &key, value, place, builder);
                is_read = true;
            } else {
                others.push((key, value));
            }
        }
    }
    for (key, value) in others {
        // "Source" may be the page it was taken from.
        if builder.article().url.is_none() && is_address(&value) && folded(&key).starts_with("source") {
            let url = first_text(&value);
            builder.set_text(Field::Url, &url, key_evidence(format!("{place}: {key}"), &url, 0.9));
        } else if builder.article().headline.is_empty() && is_named(&key, &["subject"]) {
            let subject = first_text(&value);
            builder.set_text(Field::Headline, &subject, key_evidence(format!("{place}: {key}"), &subject, 0.7));
        } else {
            builder.keep(&key, value);
        }
    }
    put_off
}

/// Reads the days of changes and visits where no other day was found.
fn read_put_off(put_off: Vec<(String, Value)>, fetched: Fetched, place: &str, builder: &mut ArticleBuilder) {
    for (key, value) in put_off {
        if builder.article().published.date().is_some() {
            builder.keep(&key, value);
            continue;
        }
        let is_capture = is_capture(&key, &value, fetched);
        if is_capture && matches!(fetched, Fetched::Timestamps | Fetched::Dates) {
            let words = first_text(&value);
            let evidence = Evidence::new(
                Origin::Key([place, ": ", &key].concat()),
                &words,
                "day on which a crawl fetched the page",
                0.1,
            );
            builder.pass_over(Field::DatePublished, &words, evidence);
            builder.keep(&key, value);
            continue;
        }
        read_field(Field::DatePublished, &key, value, place, builder);
        if is_capture && builder.article().published.date().is_some() {
            builder.doubt_date("only_a_capture");
        }
    }
}

/// Sorts the values of a record by the fields they may be; goes into objects that only wrap fields.
fn collect(
    record: Map<String, Value>,
    path: &str,
    depth: usize,
    candidates: &mut [Vec<Candidate>; FIELDS],
    others: &mut Vec<(String, Value)>,
) {
    for (key, value) in record {
        if is_empty(&value) || key.starts_with('@') {
            continue;
        }
        let full_key = |key: String| if path.is_empty() { key } else { [path, ".", &key].concat() };
        match values::unwrapped(value) {
            Value::Object(embedded) if key == "_embedded" => read_embedded(embedded, candidates, others),
            Value::Object(inner) if depth < DEEPEST && producers::is_open_graph(&key, path) => {
                collect(inner, &full_key(key), depth + 1, candidates, others);
            }
            Value::Object(inner)
                if depth < DEEPEST
                    && is_container(&key)
                    && (holds_fields(&inner)
                        || key == "params"
                        || is_theme_table(&key, &inner)
                        || holds_address(&key, &inner))
                    && !is_house(&key, &inner) =>
            {
                collect(inner, &full_key(key), depth + 1, candidates, others);
            }
            // `{"dates": {"published": …}}`, `{"content": {"title": …, "body": …}}`: what the names say together.
            Value::Object(inner) if depth < DEEPEST && is_group(&key, &inner) => {
                for (inner_key, value) in inner {
                    let joined = [&*key, ".", &*inner_key].concat();
                    match place_of(&inner_key)
                        .filter(|(number, _)| is_of_group(field(*number)))
                        .or_else(|| place_of(&joined))
                    {
                        Some((number, rank)) if !is_empty(&value) => {
                            let rank = rank_of(number, rank, depth + 1);
                            candidates[number].push(Candidate { rank, key: full_key(joined), value });
                        }
                        _ => others.push((full_key(joined), value)),
                    }
                }
            }
            value => match place_of(&key) {
                Some((number, rank)) => {
                    let rank = rank_of(number, rank, depth);
                    candidates[number].push(Candidate { rank, key: full_key(key), value })
                }
                None => others.push((full_key(key), value)),
            },
        }
    }
}

/// How wanted a value is by its depth and its key. The day of a row goes behind all others: programs keep it above the fields of the article.
fn rank_of(place: usize, rank: usize, depth: usize) -> (usize, usize) {
    // Ranks of keys that are less sure are higher by thousands.
    let is_of_row =
        || place_of(key_names::FIRST_DAY_OF_ROW).is_some_and(|(_, first)| (first..1000).contains(&(rank % 1000)));
    if field(place) == Field::DatePublished && is_of_row() { (depth + DEEPEST + 1, rank) } else { (depth, rank) }
}

/// What a WordPress site adds to a post on request: its author and terms by name.
fn read_embedded(
    embedded: Map<String, Value>,
    candidates: &mut [Vec<Candidate>; FIELDS],
    others: &mut Vec<(String, Value)>,
) {
    for (key, value) in embedded {
        let names = |wanted: &str| -> Value {
            let groups = value.as_array().into_iter().flatten().filter_map(Value::as_array).flatten();
            let terms = groups.filter(|term| term.get("taxonomy").and_then(Value::as_str) == Some(wanted));
            Value::Array(terms.filter_map(|term| term.get("name").cloned()).collect())
        };
        let mut put = |name: &str, value: Value| {
            if let Some((number, _)) = place_of(name).filter(|_| !is_empty(&value)) {
                candidates[number].push(Candidate { rank: (0, 0), key: format!("_embedded.{key}"), value });
            }
        };
        match key.as_str() {
            "wp:term" => {
                put("category", names("category"));
                put("tags", names("post_tag"));
            }
            "author" => put("author", value),
            _ => others.push((format!("_embedded.{key}"), value)),
        }
    }
}

fn read_field(field: Field, key: &str, value: Value, place: &str, builder: &mut ArticleBuilder) {
    let origin = [place, ": ", key].concat();
    // A cell may hold an object or a list as programs print them: `{"name": "Harbour Times"}`, `['One.', 'Two.']`.
    let value = match value {
        Value::String(text) if field != Field::ArticleBody => object_in_text(&text).unwrap_or(Value::String(text)),
        Value::String(text) if text.starts_with("['") || text.starts_with("[\"") => match list_in_text(&text) {
            Some(list) if !list.is_empty() => Value::Array(list),
            _ => Value::String(text),
        },
        value => value,
    };
    match field {
        Field::ArticleBody => {
            let entry = match value {
                Value::String(text) if is_in_paragraphs(&text) => EntryText { text, ..EntryText::default() },
                value => body_entry(&value),
            };
            keep_beside(&entry, &origin, builder);
            let mut text = entry.text;
            if let Some((end, missing)) = end_of_cut(&text) {
                let message = format!("the file holds only the beginning of the text: {missing} characters are missing");
                builder.note("text_cut", message);
                text.truncate(end);
            }
            text.truncate(end_before_lists(&text));
            text.truncate(end_before_rights(&text));
            let evidence = key_evidence(origin, text.lines().next().unwrap_or_default(), 1.0);
            builder.set_body(text, evidence);
        }
        Field::DatePublished => read_date(key, &value, &origin, builder),
        Field::InLanguage => {
            let text = text_of(&value);
            builder.set_language(&text, key_evidence(origin, &text, 1.0));
        }
        Field::Author | Field::Topic | Field::Region | Field::Keywords | Field::Actor => {
            read_list(field, value, &origin, builder);
        }
        Field::Headline | Field::Description => {
            let text = text_of(&value);
            builder.set_text(field, &line_of_markup(&text), key_evidence(origin, &text, 1.0));
        }
        Field::Publisher => {
            let text = text_of(&value);
            // Crawlers keep the label: `来源：海湾网`.
            let labelled = text.split_once(['：', ':']).filter(|(label, _)| names(label.trim(), Field::Publisher));
            let text = labelled.map_or(&*text, |(_, house)| house.trim());
            let key = key.to_lowercase();
            let is_host = key.contains("host") || key.contains("domain");
            let shown = if is_host { text.trim_start_matches("www.") } else { text };
            builder.set_text(field, shown, key_evidence(origin, text, if is_host { 0.7 } else { 1.0 }));
        }
        _ => {
            let text = text_of(&value);
            builder.set_text(field, &text, key_evidence(origin, &text, 1.0));
        }
    }
}

/// Keeps what stands beside a text that was marked up: captions, and lines about the author.
fn keep_beside(entry: &EntryText, origin: &str, builder: &mut ArticleBuilder) {
    for caption in entry.captions.iter().take(MOST_CREDITS) {
        builder.set_text(Field::CreditText, caption, key_evidence(origin, caption, 0.7));
    }
    for bio in entry.closing.iter().filter(|line| byline::person_of_bio(line).is_some()) {
        builder.set_text(Field::Bio, bio, key_evidence(origin, bio, 0.7));
    }
}

fn read_list(field: Field, value: Value, origin: &str, builder: &mut ArticleBuilder) {
    let value = match value {
        Value::String(text) => list_in_text(&text).map_or(Value::String(text), Value::Array),
        value => value,
    };
    match value {
        Value::Array(list) => {
            // Programs for sites keep a category below another as a list: `- [Economy, Ports]`.
            let list: Vec<Value> = match field {
                Field::Topic | Field::Keywords => list.into_iter().flat_map(items_of).collect(),
                _ => list,
            };
            let is_other = |item: &&Value| match field {
                Field::Keywords => is_other_tag(item),
                Field::Author => is_other_creator(item, &list),
                _ => false,
            };
            // Some crawlers keep all tags of a page as one: `["ports;grain"]`.
            if let ([Value::String(all)], Field::Keywords) = (list.as_slice(), field)
                && holds_several_tags(all)
            {
                return builder.add_list_text(field, all, key_evidence(origin, all, 0.95));
            }
            // Crawlers take every word of a byline for an author.
            let names_a_person = field == Field::Author && list.iter().any(|item| !byline::names_nobody(&text_of(item)));
            for item in list.iter().filter(|item| !is_other(item)) {
                let (field, text) = named_keyword(field, item)
                    .map_or_else(|| (field, text_of(item)), |(field, text)| (field, Cow::Owned(text)));
                let evidence = key_evidence(origin, &text, 1.0);
                match field {
                    // Some publishers give the address of a profile.
                    Field::Author if text.starts_with("http") => {}
                    Field::Author if byline::is_office(&text) => builder.pass_over(field, &text, evidence),
                    Field::Author if byline::names_nobody(&text) && (names_a_person || byline::names(&text).is_empty()) => {
                        builder.pass_over(field, &text, evidence)
                    }
                    // Lists of one item may hold a whole byline.
                    Field::Author => builder.add_values(field, &author_names(&text), evidence),
                    Field::Keywords => builder.add_values(field, &[without_hash(&text)], evidence),
                    _ => builder.add_values(field, &[&*text], evidence),
                }
            }
        }
        Value::Object(_) => {
            let text = text_of(&value);
            let values = if field == Field::Author { author_names(&text) } else { vec![text.to_string()] };
            builder.add_values(field, &values, key_evidence(origin, &text, 1.0));
        }
        _ => {
            let text = text_of(&value);
            builder.add_list_text(field, &text, key_evidence(origin, &text, 0.95));
        }
    }
}

/// The items of an item of a list.
fn items_of(item: Value) -> Vec<Value> {
    match item {
        Value::Array(list) => list,
        item => vec![item],
    }
}

/// The names in one item of a list of authors; what is no name stays as it is.
fn author_names(text: &str) -> Vec<String> {
    let names = byline::names_in_record(text);
    if names.is_empty() && !text.is_empty() { vec![text.to_string()] } else { names }
}

/// Where a text ends that a service cut short, and how many characters it left out: `A new tender would be… [+2314 chars]`.
fn end_of_cut(text: &str) -> Option<(usize, &str)> {
    if !text.trim_end().ends_with(']') {
        return None;
    }
    let (before, mark) = text.rsplit_once("[+")?;
    let count = mark.trim_end().strip_suffix("chars]").or_else(|| mark.trim_end().strip_suffix("characters]"))?.trim_end();
    let is_count = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    is_count.then_some((before.trim_end().len(), count))
}

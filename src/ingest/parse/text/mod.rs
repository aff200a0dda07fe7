//! Turns plain text as people save it into an article: header lines, headline, standfirst, body, bio line, credits.
//!
//! 1. `lines`: the lines, and how paragraphs are set apart. `addresses`: the address of the page among them. `markup`: wiki text and the like become plain text first.
//! 2. `header`, from the top: navigation is passed over; labelled lines, dates, bylines and the repeated headline are the header;
//!    the first other line is the headline; the first other line after that begins the body, unless it is a standfirst or a name
//!    (`between`); `frame`: what is passed over unread. `open_labels`: labels above their values. `masthead`: what papers, databases and press offices write above the headline. `lead`: a text without a headline. `documents`, `spools`: several in one text; `databases`: layouts of press databases and agencies.
//!    `beside`: texts with a header although their headline stands elsewhere. `tickers`: titles of other articles with their times. `day_before`: a day before the first words. `site_day`: the name of the site and the day above the headline. `headline_day`: a day at the end of the headline. `clipped`: the day of a clipping below the title. `references`: a reference above the text or at its end.
//! 3. `footer`, from the bottom: credits, labelled lines, lines about the author, lists of other articles.
//!    `known_lines`: what the last lines were told to be.
//! 4. `body`: what is left. Every value remembers the bytes it was read from.

mod above;
mod addresses;
mod ages;
mod beside;
mod between;
mod body;
mod capitals;
mod choice;
mod clipped;
mod credit;
mod databases;
mod dateline;
mod day_before;
mod documents;
mod footer;
mod frame;
mod furniture;
mod header;
mod headline;
mod headline_day;
mod house;
mod inside;
mod known_lines;
mod lead;
mod lines;
mod lone_names;
mod made;
mod markup;
mod masthead;
mod meta;
mod open_labels;
mod page;
mod pages;
mod phrases;
mod press;
mod prompts;
mod prose;
mod references;
mod reporters;
mod shares;
mod sign_off;
mod site_day;
mod speaker;
mod spools;
mod taken_up;
mod teaser;
#[cfg(test)]
mod tests;
mod tickers;
mod values;
mod ways;
mod who;

pub(crate) use self::beside::{ends_with_bio, ends_with_name, ends_with_tags, holds_header, keeps_paragraphs};
pub(crate) use self::databases::is_end_of_wire;
pub(crate) use self::day_before::begins_with_day;
pub(crate) use self::documents::{documents_of, is_end_of_document};
pub(crate) use self::furniture::is_line_around;
pub(crate) use self::house::owner_of;
pub(crate) use self::markup::is_wiki_page;
pub(crate) use self::press::{is_embargo, is_release_mark, names_a_paper};
pub(crate) use self::teaser::{end_before_lists, end_before_rights};
pub(crate) use self::values::is_of_taiwan;
use std::borrow::Cow;

use super::builder::{ArticleBuilder, key_evidence};
use super::dates::{FoundDate, YearHabit};
use super::mail;
use crate::article::{DatePrecision, Field};
use crate::text::composed;
use header::HeaderReader;
use lines::Line;

/// Reads a plain text.
pub(crate) fn read_text(text: &str, builder: &mut ArticleBuilder) {
    if let Cow::Owned(composed) = composed(text) {
        read_text(&composed, builder);
        return builder.relocate(text);
    }
    if day_before::read_behind_day(text, builder, read_text) {
        return;
    }
    YearHabit::of(None, text).while_reading(|| read_text_as_it_writes(text, builder));
}

fn read_text_as_it_writes(text: &str, builder: &mut ArticleBuilder) {
    if let Some(plain) = markup::of_transmission(text) {
        read_text(&plain, builder);
        return builder.relocate(text);
    }
    if let Some((plain, head)) = pages::without_running_head(text) {
        builder.keep("running head", serde_json::Value::String(head));
        read_text(&plain, builder);
        return builder.relocate(text);
    }
    if let Some((plain, notes)) = databases::without_notes_of_desk(text) {
        builder.keep("notes of the agency", serde_json::Value::String(notes.clone()));
        read_text(&plain, builder);
        settle_day_in_notes(&notes, builder);
        return builder.relocate(text);
    }
    if clipped::read_clipped(text, builder, read_text) {
        return;
    }
    if builder.article().headline.is_empty() && references::read_with_reference(text, builder, read_text_under_headline) {
        return;
    }
    let lines = lines::lines_of(text);
    if mail::read_written(text, lines.iter().map(|line| line.text), builder) {
        return;
    }
    if databases::read_clipping(text, &lines, builder) {
        return;
    }
    let Some(plain) = markup::plain(text) else { return read_lines(text, lines, false, builder) };
    read_lines(&plain.text, lines::lines_of(&plain.text), plain.is_untitled, builder);
    builder.relocate(text);
    let words = plain.categories.join(", ");
    builder.add_values(Field::Keywords, &plain.categories, key_evidence("categories", &words, 0.9));
}

/// The stamp below the notes of a desk tells the day where the copy tells none.
fn settle_day_in_notes(notes: &str, builder: &mut ArticleBuilder) {
    if builder.article().published.date().is_some_and(|date| date.precision() == DatePrecision::Day) {
        return;
    }
    let stamp = notes.lines().rev().find_map(|line| {
        let of_codes = || {
            let date = databases::day_behind_codes(line)?;
            Some(FoundDate { date, range: 0..line.len(), rule: "stamp", shortened: None })
        };
        databases::day_before_codes(line).or_else(of_codes).map(|found| (line, found))
    });
    if let Some((line, found)) = stamp {
        builder.set_date(&found, key_evidence("stamp below the text", line.trim(), 0.7));
    }
}

/// Reads wiki text whose headline stands elsewhere.
pub(crate) fn read_wiki_page(text: &str, builder: &mut ArticleBuilder) {
    let plain = markup::of_page(text);
    read_text_under_headline(&plain.text, builder);
    let words = plain.categories.join(", ");
    builder.add_values(Field::Keywords, &plain.categories, key_evidence("categories", &words, 0.9));
}

/// Reads a text whose headline stands elsewhere: in front matter, in the subject of a mail.
pub(crate) fn read_text_under_headline(text: &str, builder: &mut ArticleBuilder) {
    if let Cow::Owned(composed) = composed(text) {
        read_text_under_headline(&composed, builder);
        return builder.relocate(text);
    }
    if day_before::read_behind_day(text, builder, read_text_under_headline) {
        return;
    }
    YearHabit::of(None, text).while_reading(|| read_lines(text, lines::lines_of(text), true, builder));
}

fn read_lines(text: &str, mut lines: Vec<Line<'_>>, is_under_headline: bool, builder: &mut ArticleBuilder) {
    let furniture = addresses::take_addresses(&mut lines, builder);
    let mut reader = HeaderReader::new(text, &lines, builder);
    reader.furniture = furniture;
    reader.is_under_headline = is_under_headline;
    let body_start = reader.read();
    let body_end = reader.read_footer(body_start);
    reader.settle_subjects();
    reader.settle_change();
    reader.settle_name_above();
    reader.settle_speaker();
    reader.read_body(body_start, body_end);
    reader.settle_publisher();
    reader.builder.end_headline_before_site();
    let furniture = reader.furniture.join("\n");
    // Who asks to wait says when the text appears.
    if builder.article().published.date().is_none()
        && let Some((line, day)) = furniture.lines().find_map(|line| Some((line, press::day_of_embargo(line)?)))
    {
        builder.set_date(&day, key_evidence("embargo", line, 0.7));
    }
    settle_day_in_headline(builder);
    if !furniture.is_empty() {
        builder.keep("boilerplate", serde_json::Value::String(furniture));
    }
}

/// What is given at one day and named by it tells the day where nothing else does.
fn settle_day_in_headline(builder: &mut ArticleBuilder) {
    if builder.article().published.date().is_some() {
        return;
    }
    let headline = builder.article().headline.clone();
    if let Some(found) = headline_day::day_of_headline(&headline) {
        builder.set_date(&found, key_evidence("day at the end of the headline", &headline[found.range.clone()], 0.6));
    }
}

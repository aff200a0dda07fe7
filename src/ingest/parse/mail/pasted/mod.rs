//! Finds the article that a mail holds below an introduction or below the name of its paper: its headline, which the subject repeats, with a day, a
//! byline or the mark of a press release beside it.

use mail_parser::Message;

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::{byline, is_given_name, is_person, names};
use super::super::dates::{DateReading, FoundDate, date_at_start, date_in_url, whole_date};
use super::super::labels::{Label, Labelled, labels_of};
use super::super::text::{is_embargo, is_release_mark, names_a_paper};
use super::head_below::head_below;
use super::phrases::split_frame;
use super::reviews::paper_and_day;
use super::sender::is_of_another;
use super::shared::{is_shared_by_sentence, says, without_link};
use super::subject::clean_subject;
use super::{Letter, read_letter};
use crate::article::{CivilDate, DatePrecision, Field};

/// Lines of a head stand this close to its headline.
const MOST_LINES_OF_HEAD: usize = 4;

/// An article inside a mail.
#[derive(Debug, PartialEq)]
pub(super) struct Pasted<'t> {
    /// What stands above the headline.
    pub(super) above: &'t str,
    pub(super) headline: &'t str,
    /// What stands below the headline.
    pub(super) text: &'t str,
}

/// The article whose headline is the subject or a good part of it.
pub(super) fn pasted<'t>(subject: &str, text: &'t str) -> Option<Pasted<'t>> {
    const MOST_LINES: usize = 32;
    const LONGEST_ABOVE_BYTES: usize = 1500;
    const LEAST_LETTERS: usize = 8;
    const LEAST_LETTERS_OF_CUT: usize = 12;
    let is_cut = subject.trim_end().ends_with(['…']) || subject.trim_end().ends_with("...");
    let subject = squeezed(subject);
    let mut at = 0;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        let start = at;
        at += line.len();
        // The address may have come onto its line.
        let headline = line.trim().split(" http").next().unwrap_or_default();
        // "** The pier is closed", as some services write headings.
        let headline = headline.trim_matches(['*', '#', '=', ' ']);
        if start > LONGEST_ABOVE_BYTES || subject.chars().count() < LEAST_LETTERS {
            return None;
        }
        if headline.len() > 2 * subject.len() + 100 {
            continue;
        }
        let words = squeezed(headline);
        let is_rest_of_cut =
            || is_cut && subject.chars().count() >= LEAST_LETTERS_OF_CUT && words.starts_with(subject.as_str());
        let is_headline = words.chars().count() >= LEAST_LETTERS
            && (3 * words.len() >= subject.len() && subject.contains(&words) || is_rest_of_cut());
        if !is_headline {
            continue;
        }
        let (above, text) = (text[..start].trim(), &text[at..]);
        let filled = |line: &&str| !line.trim().is_empty();
        let is_headed = above.lines().rev().filter(filled).take(MOST_LINES_OF_HEAD).any(is_of_head)
            || text.lines().filter(filled).take(MOST_LINES_OF_HEAD).any(is_of_head)
            || head_below(text).is_some()
            || poster(above).is_some();
        return (is_headed && text.lines().any(|line| !line.trim().is_empty())).then_some(Pasted { above, headline, text });
    }
    None
}

/// What has to stand below a headline that the subject does not tell.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    /// The day right below, perhaps below who wrote.
    Day,
    /// The day and something more.
    Head,
}

/// The article with whose headline a text begins, whatever the subject says.
fn headed_itself(text: &str, wanted: Wanted) -> Option<Pasted<'_>> {
    const LONGEST_BYTES: usize = 200;
    const LEAST_WORDS: usize = 4;
    let text = text.trim_start();
    let (first, below) = text.split_once('\n')?;
    let headline = first.trim();
    let is_headline = headline.len() <= LONGEST_BYTES
        && headline.split_whitespace().count() >= LEAST_WORDS
        && headline.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
        && !headline.ends_with(['.', ',', ':', ';', '!'])
        && !is_of_head(headline);
    let mut lines = below.lines().map(str::trim).filter(|line| !line.is_empty());
    let next = lines.next().filter(|_| is_headline)?;
    let is_dated = is_day(next) || (byline(next).is_some() || is_person(next)) && lines.next().is_some_and(is_day);
    let is_headed = wanted == Wanted::Day && is_dated || head_below(below).is_some();
    is_headed.then_some(Pasted { above: "", headline, text: below })
}

/// The article below a short word to whoever it was sent to, where the subject is not its headline. A subject of a word or two says nothing
/// (`Article`, `For the file`); below another the head has to be whole, and the only one: letters of houses have several articles.
fn headed_below<'t>(subject: &str, text: &'t str, is_sent_to_many: bool) -> Option<Pasted<'t>> {
    const MOST_WORDS: usize = 3;
    const MOST_LINES: usize = 12;
    const LONGEST_ABOVE_BYTES: usize = 400;
    let says_nothing = subject.split_whitespace().count() <= MOST_WORDS;
    if is_sent_to_many && !says_nothing {
        return None;
    }
    let mut at = 0;
    let mut follows_gap = true;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        let start = at;
        at += line.len();
        if start > LONGEST_ABOVE_BYTES {
            return None;
        }
        let is_within = start > 0 && says_nothing;
        if follows_gap && let Some(head) = end_of_masthead(&text[start..]) {
            let (headline, below) = text[start + head..].split_once('\n')?;
            let found = Pasted { above: text[..start + head].trim(), headline: headline.trim(), text: below };
            // Who wrote stands below the headline.
            let is_whole = || below.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| byline(line).is_some());
            let is_one = is_within || is_whole() && !holds_headed(below);
            return (is_one && below.len() >= 2 * start).then_some(found);
        }
        let wanted = if is_within { Wanted::Day } else { Wanted::Head };
        if follows_gap && let Some(found) = headed_itself(&text[start..], wanted) {
            let is_most = found.text.len() >= 2 * start && (is_within || !holds_headed(found.text));
            return is_most.then_some(Pasted { above: text[..start].trim(), ..found });
        }
        follows_gap = line.trim().is_empty();
    }
    None
}

/// Whether another article with a head of its own begins in a text.
fn holds_headed(text: &str) -> bool {
    const MOST_BLOCKS: usize = 400;
    let mut gaps = text.match_indices("\n\n").take(MOST_BLOCKS);
    gaps.any(|(place, _)| headed_itself(&text[place..], Wanted::Day).is_some())
}

/// Where the headline begins below the name of a paper and its day.
fn end_of_masthead(text: &str) -> Option<usize> {
    let place = |line: &str| line.as_ptr().addr() - text.as_ptr().addr();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (paper, day, headline) = (lines.next()?, lines.next()?, lines.next()?);
    let is_headline = !is_of_head(headline) && !is_person(headline.trim()) && !headline.trim_end().ends_with('.');
    (names_a_paper(paper) && is_day(day.trim()) && is_headline).then(|| place(headline))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_day(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    let is_whole = |found: &FoundDate| found.date.precision() == DatePrecision::Day;
    line.len() <= LONGEST_BYTES
        && matches!(date_at_start(line), DateReading::Found(found) if is_whole(&found))
        && !is_sentence(line)
}

/// Whether a line that begins with a day goes on as a sentence does: `On 18 May 2023 the water took two bridges.` An hour may end with a stop, too.
fn is_sentence(line: &str) -> bool {
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let words = || line.split_whitespace().filter(|word| is_word(word) && !word.starts_with(char::is_uppercase)).count();
    line.ends_with(['.', '!', '?', '…']) && (words() > 1 && !matches!(whole_date(line), DateReading::Found(_)))
}

/// The day of a line that is one, or has one behind or before the kind of what follows: `ARTICLE | July 27, 2016`.
pub(super) fn day_of_line(line: &str) -> Option<&str> {
    const MOST_WORDS: usize = 3;
    if is_day(line) {
        return Some(line);
    }
    let (first, second) = [" | ", " · ", " • "].iter().find_map(|bar| line.split_once(bar))?;
    let is_kind = |words: &str| words.split_whitespace().count() <= MOST_WORDS && !words.contains(|c: char| c.is_numeric());
    let (first, second) = (first.trim(), second.trim());
    match () {
        () if is_kind(first) && is_day(second) => Some(second),
        () if is_day(first) && is_kind(second) => Some(first),
        () => None,
    }
}

/// Whether a line is of the header of an article.
fn is_of_head(line: &str) -> bool {
    const LONGEST_BYTES: usize = 200;
    let line = line.trim();
    let says_day = |labelled: &Labelled| labelled.label == Label::Field(Field::DatePublished);
    line.len() <= LONGEST_BYTES
        && (day_of_line(line).is_some()
            || byline(line).is_some()
            || is_release_mark(line)
            || is_embargo(line)
            || labels_of(line).is_some_and(|(before, labels)| before == 0 && labels.iter().any(says_day)))
}

/// Reads the article that a message holds, whether it holds one. What the header lines of the message say comes after what the article says.
pub(super) fn read_pasted(message: &Message<'_>, list: &str, letter: &mut Letter, builder: &mut ArticleBuilder) -> bool {
    let subject = match &letter.forwarded {
        Some(inner) if !inner.subject.is_empty() => clean_subject(&inner.subject, ""),
        _ => clean_subject(message.subject().unwrap_or_default(), list),
    };
    if letter.forwarded.is_none() && is_shared_by_sentence(&subject, letter) {
        return false;
    }
    let text = std::mem::take(&mut letter.text);
    let is_sent_to_many = message.header_raw("List-Unsubscribe").is_some();
    // What the reader of web pages takes for the text of a letter leaves out the head that stands above it.
    let shown = split_frame(&letter.shown).1.to_string();
    let in_shown = || {
        let days_before = |found: &Pasted<'_>| day_of_head(found).and_then(|day| days_before_mail(day, message));
        // A day to come is one that the article speaks of.
        let found = pasted(&subject, &shown).filter(|found| days_before(found).is_some_and(|days| days >= -1));
        // A letter of a house has its own day; what somebody sends on was published before.
        let is_older = |found: &Pasted<'_>| days_before(found).is_some_and(|days| days >= 2);
        found.or_else(|| headed_below(&subject, &shown, is_sent_to_many).filter(is_older))
    };
    let is_of_page = letter.is_html && letter.forwarded.is_none() && letter.shown.trim() != text.trim();
    let headed = if is_of_page { in_shown() } else { None };
    let is_shown = headed.is_some();
    let pasted = headed.or_else(|| article_in(&subject, &text, letter, is_sent_to_many));
    let Some(pasted) = pasted else {
        letter.text = match name_above_text(&text) {
            Some(name) => {
                builder.add_values(Field::Author, &names(name), key_evidence("mail: line above the text", name, 0.7));
                text.trim_start()[name.len()..].trim_start().to_string()
            }
            None => text,
        };
        return false;
    };
    letter.is_of_others = read_head(&pasted, &subject, builder);
    let below = without_rule_above(pasted.text);
    let posted_by = poster(pasted.above);
    if let Some(name) = posted_by {
        builder.add_values(Field::Author, &names(name), key_evidence("mail: who posted", name, 0.8));
    }
    // The name again below the headline.
    let below =
        posted_by.and_then(|name| below.strip_prefix(name)).filter(|rest| rest.starts_with(['\r', '\n'])).unwrap_or(below);
    letter.text = match (head_below(below), name_above_day(below).or_else(|| name_alone(below))) {
        (Some(head), _) => {
            head.read(builder);
            letter.is_of_others |= head.house.is_some()
                || !is_sent_to_many && head.address.is_some_and(|address| is_of_another(message, address));
            head.text.to_string()
        }
        (None, Some(name)) => {
            builder.add_values(Field::Author, &names(name), key_evidence("mail: header of the article", name, 0.8));
            below.trim_start()[name.len()..].trim_start().to_string()
        }
        (None, None) => below.to_string(),
    };
    if is_shown {
        letter.text = with_text_of(&letter.text, &text);
    }
    if says(pasted.above) {
        letter.text = without_link(std::mem::take(&mut letter.text)).0;
    }
    read_letter(letter, builder);
    true
}

/// The article in the text of a letter.
fn article_in<'t>(subject: &str, text: &'t str, letter: &Letter, is_sent_to_many: bool) -> Option<Pasted<'t>> {
    let own = || if letter.forwarded.is_some() { headed_itself(text, Wanted::Day) } else { None };
    pasted(subject, text).or_else(own).or_else(|| headed_below(subject, text, is_sent_to_many))
}

/// The day that the head of an article tells.
fn day_of_head<'t>(pasted: &Pasted<'t>) -> Option<&'t str> {
    let filled = |line: &&str| !line.is_empty();
    let mut above = pasted.above.lines().rev().map(str::trim).filter(filled).take(MOST_LINES_OF_HEAD);
    let mut below = pasted.text.lines().map(str::trim).filter(filled).take(MOST_LINES_OF_HEAD);
    above
        .find_map(|line| day_of_line(line).or_else(|| Some(named_with_day(line)?.1)))
        .or_else(|| head_below(pasted.text).and_then(|head| head.day.or(head.address)))
        .or_else(|| below.find_map(day_of_line))
}

/// How many days before a message was sent a day is, or an address has.
fn days_before_mail(day: &str, message: &Message<'_>) -> Option<i64> {
    let found = match date_at_start(day) {
        DateReading::Found(found) => found,
        _ => date_in_url(day)?,
    };
    let sent = message.date()?;
    let sent = CivilDate::day(i32::from(sent.year), u32::from(sent.month), u32::from(sent.day))?;
    Some((sent.first_day() - found.date.first_day()).num_days())
}

/// What a letter shows below a headline, with the text that was taken from it from where that begins on.
pub(super) fn with_text_of(shown: &str, text: &str) -> String {
    const LEAST_BYTES: usize = 40;
    const MOST_PARAGRAPHS: usize = 12;
    let mut paragraphs = shown.split("\n\n").take(MOST_PARAGRAPHS).filter(|paragraph| paragraph.len() >= LEAST_BYTES);
    let Some((paragraph, place)) = paragraphs.find_map(|paragraph| Some((paragraph, text.find(paragraph)?))) else {
        return shown.to_string();
    };
    // What else stands above the text was left out of it: a caption.
    let above = shown[..paragraph.as_ptr().addr() - shown.as_ptr().addr()].lines().filter(|line| is_of_head(line));
    above.chain([&text[place..]]).collect::<Vec<_>>().join("\n\n")
}

/// `Jane Doe posted: "The pier was closed on Tu..."`, as WordPress begins its mails.
fn poster(above: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 60;
    let last = above.lines().map(str::trim).rfind(|line| !line.is_empty())?;
    let (name, words) = last.split_once(" posted: ")?;
    let is_quoted = words.starts_with(['"', '“']) && words.ends_with(['"', '”']);
    (is_quoted && name.len() <= LONGEST_BYTES && is_person(name)).then_some(name)
}

/// A text without the line of marks that some services set below a heading.
fn without_rule_above(text: &str) -> &str {
    const LEAST_MARKS: usize = 5;
    let text = text.trim_start_matches(['\n', '\r']);
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim();
    let is_rule = first.len() >= LEAST_MARKS && first.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_'));
    if is_rule { below.trim_start_matches(['\n', '\r']) } else { text }
}

/// Reads the headline, the paper, the day and the address above it; whether the article is somebody's else than who sent it.
pub(super) fn read_head(pasted: &Pasted<'_>, subject: &str, builder: &mut ArticleBuilder) -> bool {
    const MOST_WORDS: usize = 6;
    let are_capitals = |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
    // The subject may spell out what the text has in capitals.
    let whole = squeezed(subject) == squeezed(pasted.headline);
    let headline = if whole && are_capitals(pasted.headline) { subject } else { pasted.headline };
    builder.set_text(Field::Headline, headline, key_evidence("mail: headline of the article", pasted.headline, 0.95));
    let mut unread: Vec<&str> = Vec::new();
    let mut is_near_day = false;
    for line in pasted.above.lines().rev().map(str::trim).filter(|line| !line.is_empty()) {
        let evidence = key_evidence("mail: header of the article", line, 0.8);
        let is_name = |line: &str| {
            line.split_whitespace().count() <= MOST_WORDS
                && line.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
                && !line.ends_with(['.', ',', ':', ';', '!', '?'])
                && !line.contains(": ")
        };
        match () {
            () if is_release_mark(line) || is_embargo(line) => {}
            () if unread.is_empty() && day_of_line(line).is_some() => {
                builder.set_date_text(day_of_line(line).unwrap_or(line), evidence);
                is_near_day = true;
            }
            () if unread.is_empty() && named_with_day(line).is_some() => {
                let (house, day) = named_with_day(line).unwrap_or_default();
                builder.set_date_text(day, evidence.clone());
                builder.set_text(Field::Publisher, house, evidence);
                is_near_day = true;
            }
            () if unread.is_empty() && line.starts_with("http") && !line.contains(' ') => {
                builder.set_text(Field::Url, line, evidence);
            }
            () if unread.is_empty() && is_name(line) && (is_near_day || names_a_paper(line)) => {
                builder.set_text(Field::Publisher, line, evidence);
            }
            () => unread.push(line),
        }
    }
    if let Some(house) = house_in_subject(subject, pasted.headline) {
        builder.set_text(Field::Publisher, house, key_evidence("mail: Subject", subject, 0.7));
    }
    if !unread.is_empty() {
        unread.reverse();
        builder.keep("sent with", serde_json::Value::String(unread.join("\n")));
    }
    builder.article().publisher.is_some() || builder.article().url.is_some()
}

/// `From The Harbour Times, Nov 28, 2020:`, `Harbour Times, 28 November 2020`: a paper with the day of what follows.
fn named_with_day(line: &str) -> Option<(&str, &str)> {
    let line = line.trim().trim_end_matches(':');
    let named = ["From ", "From: ", "Via ", "Source: "].iter().find_map(|word| line.strip_prefix(word));
    paper_and_day(named.unwrap_or(line)).filter(|(house, _)| names_a_paper(house))
}

/// `Jane Doe` on a line of its own above the text of a letter, which begins with a whole paragraph.
fn name_above_text(text: &str) -> Option<&str> {
    const LEAST_BYTES: usize = 100;
    let name = name_alone(text)?;
    let next = text.trim_start()[name.len()..].trim_start().lines().next()?;
    (next.len() >= LEAST_BYTES).then_some(name)
}

/// `Jane Doe` on the first line below a headline, with the paper or the day right below it.
fn name_above_day(text: &str) -> Option<&str> {
    const MOST_LINES: usize = 4;
    const LONGEST_BYTES: usize = 60;
    let mut lines = text.trim_start().lines().map(str::trim);
    let name = lines.next().filter(|name| name.len() <= LONGEST_BYTES && is_person(name))?;
    let mut head = lines.take_while(|line| !line.is_empty()).take(MOST_LINES);
    let below = head.next()?;
    (is_day(below) || names_a_paper(below) && head.all(|line| is_day(line) || names_a_paper(line))).then_some(name)
}

/// `Jane Doe` on a line of its own below a headline, set apart from the text.
fn name_alone(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 3;
    let (name, below) = text.trim_start().split_once('\n')?;
    let name = name.trim();
    let large = name.split_whitespace().filter(|word| !word.starts_with(char::is_lowercase)).count();
    let is_name =
        (2..=MOST_WORDS).contains(&large) && name.split_whitespace().next().is_some_and(is_given_name) && is_person(name);
    let is_set_apart = below.split_once('\n').is_some_and(|(next, _)| next.trim().is_empty());
    (is_name && is_set_apart).then_some(name)
}

/// The paper behind the headline in a subject: `The pier is closed (Harbour Times, 7 April)`.
fn house_in_subject<'s>(subject: &'s str, headline: &str) -> Option<&'s str> {
    const LONGEST_BYTES: usize = 60;
    let (before, inner) = subject.trim().strip_suffix(')')?.rsplit_once('(')?;
    let house = inner.split(',').next().unwrap_or_default().trim();
    let is_behind = squeezed(before).ends_with(&squeezed(headline));
    let is_name = house.len() <= LONGEST_BYTES
        && house.starts_with(char::is_uppercase)
        && house.chars().any(char::is_lowercase)
        && !house.chars().any(|c| c.is_ascii_digit());
    (is_behind && is_name).then_some(house)
}

#[cfg(test)]
mod tests;

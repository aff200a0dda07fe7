//! Turns mail (`.eml`, `.emlx`, mailboxes, web pages saved as MHTML) into articles, one a message.
//!
//! The subject is the headline, the `Date` line the day as printed. Of a message in two forms the HTML is read, by the reader of
//! web pages where that finds most of the text; what stands there above and below the article is read like that of a plain text.
//! `forward`: a forwarded article counts with its own sender, day and subject; `pasted`: one below an introduction with its own header; `shared`: one that a reader shares, with its own day and headline. `written`: a mail pasted into a text. `several`: a message that holds several articles. `digest`, `groups`: the messages of
//! a digest. `alerts`: the articles that an alert links. `reviews`: those of a press review. `mailbox`: the messages of a mailbox. `parts`: the text of a part. `subject`, `phrases`: what subjects and texts carry that is no part
//! of the article. `header_lines`: the names of header lines. `when`: the day of a message. `encoded`: its bytes as text. `attached`: a message or an article that another carries, and what was not read. `quotes`: what an answer quotes. `marked`: the headline behind a mark of the subject.

mod alerts;
mod attached;
mod bottom_phrases;
mod digest;
mod encoded;
mod forward;
mod groups;
mod head_below;
mod header_lines;
mod mailbox;
mod marked;
mod parts;
mod pasted;
mod phrases;
mod quotes;
mod reviews;
mod sender;
mod several;
mod shared;
mod signature;
mod subject;
mod top_phrases;
mod when;
mod written;

use std::borrow::Cow;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

pub(crate) use self::alerts::{is_alert, read_alert};
use self::attached::{article_attached, carried, report_attachments};
pub(crate) use self::digest::{is_digest, read_digest};
use self::encoded::with_head_as_text;
use self::forward::{Below, Forwarded, forwarded};
pub(crate) use self::forward::{is_header_line, names_sender};
pub(crate) use self::mailbox::{begins_like_mail, begins_like_mailbox, begins_message, read_mailbox};
use self::marked::{headline_behind_mark, tags_of_post};
use self::parts::{joined, text_of_html_part, text_of_plain_part, with_header_apart};
use self::phrases::{split_frame, without_scrubbed};
use self::quotes::{split_quoted, without_armour};
use self::signature::{split_sign_off, split_signature};
use self::subject::{clean_subject, day_of_embargo, without_house};
use self::when::read_date;
pub(crate) use self::written::{read_written, written_head};
use super::batch::Batch;
use super::builder::{ArticleBuilder, key_evidence};
use super::dates::{DateReading, whole_date};
use super::html;
use super::record::paragraphs;
use super::text::read_text_under_headline;
use crate::article::{DatePrecision, Field, Origin, ParsedArticle, Zone};
use crate::text::collapse_white_space;

/// Messages inside messages beyond this are not looked into: a message inside a message takes room on the stack.
const MOST_NESTED: usize = 100;

/// Reads one message.
pub(crate) fn read_message(bytes: &[u8], number: u64, line: Option<u64>, batch: &mut Batch<'_>) {
    read_message_of_list(bytes, number, line, "", "", batch);
}

/// Reads a message; `list` is a mark of the list that stands in subjects, where the message does not name its list, `around` what the message says
/// that carries this one.
fn read_message_of_list(bytes: &[u8], number: u64, line: Option<u64>, list: &str, around: &str, batch: &mut Batch<'_>) {
    let head_as_text = with_head_as_text(without_envelope(bytes).trim_ascii_start());
    let bytes = head_as_text.as_ref();
    if nested_messages(bytes) > MOST_NESTED {
        let message = format!("more than {MOST_NESTED} messages inside messages");
        return batch.problem(line, "mail_too_deep", message);
    }
    let Some(message) = MessageParser::default().parse(bytes) else {
        return batch.problem(line, "not_mail", "there are no header lines of a mail");
    };
    // A file of one message may hold several articles.
    if number == 0 && several::read_several(&message, bytes, batch) {
        return;
    }
    if let Some((carried, own)) = carried(&message, bytes) {
        return read_message_of_list(carried, number, line, list, &own, batch);
    }
    if let Some((articles, own)) = article_attached(&message, batch.path(), batch.today()) {
        return take_attached(articles, &own, &message, number, batch);
    }
    let mut builder = batch.builder();
    if !around.is_empty() {
        builder.keep("forwarded with", serde_json::Value::String(around.to_string()));
    }
    if !read_saved_page(&message, &mut builder) {
        let mut letter = letter_of(&message, bytes, &mut builder);
        let marks = marks_of_list(&message, list);
        let is_pasted = pasted::read_pasted(&message, &marks, &mut letter, &mut builder);
        if let Some(inner) = &letter.forwarded {
            read_inner_headers(inner, &letter.shown, &message, &mut builder);
        }
        let is_shared = !is_pasted && shared::read_shared(&message, &mut letter, &mut builder);
        let has_day = builder.article().published.date().is_some();
        read_headers(&message, &marks, &letter.shown, &mut builder);
        read_tags_of_post(&letter.shown, &mut builder);
        // When somebody sent an article on, it had been published before.
        if letter.forwarded.is_some() && !has_day && builder.article().published.date().is_some() {
            builder.doubt_date("only_a_capture");
        }
        if is_shared {
            sender::read_house(&message, &mut builder);
        } else {
            if !is_pasted {
                read_letter(&letter, &mut builder);
            }
            read_senders(&message, &letter, &mut builder);
        }
    }
    report_attachments(&message, &mut builder);
    batch.finish(builder, number, line, "the message has neither subject nor text");
}

/// Takes the articles that a message has attached; one that does not tell its day or headline has those of the mail.
fn take_attached(articles: Vec<ParsedArticle>, own: &str, message: &Message<'_>, number: u64, batch: &mut Batch<'_>) {
    let mut headers = batch.builder();
    read_headers(message, &marks_of_list(message, ""), "", &mut headers);
    let mail = headers.finish(batch.today());
    let is_one = articles.len() == 1;
    for (place, mut article) in articles.into_iter().enumerate() {
        let lacks = |field: Field| match field {
            Field::Headline => article.headline.is_empty() && is_one,
            _ => article.published.date().is_none() && article.published.reason().is_none(),
        };
        let taken = [Field::Headline, Field::DatePublished].into_iter().filter(|field| lacks(*field)).collect::<Vec<_>>();
        article.evidence.extend(mail.evidence.iter().filter(|evidence| taken.contains(&evidence.field)).cloned());
        if taken.contains(&Field::Headline) {
            article.headline.clone_from(&mail.headline);
        }
        if taken.contains(&Field::DatePublished) {
            article.published = mail.published.clone();
        }
        article.metadata.insert("sent with".to_string(), serde_json::Value::from(own));
        batch.take(article, if is_one || number > 0 { number } else { place as u64 + 1 });
    }
}

/// Reads the articles of a message that holds several; whether it does.
fn read_articles_of(bytes: &[u8], batch: &mut Batch<'_>) -> bool {
    nested_messages(bytes) <= MOST_NESTED
        && MessageParser::default().parse(bytes).is_some_and(|message| several::read_several(&message, bytes, batch))
}

/// Marks of the list of a message that may stand in subjects.
fn marks_of_list(message: &Message<'_>, list_of_others: &str) -> String {
    let list = message.header_raw("List-Id").map(collapse_white_space).unwrap_or_default();
    // "[Harbour Times] Pier closed": who sent it may stand there too.
    let sender = message.from().and_then(|from| from.first()?.name()).map(collapse_white_space).unwrap_or_default();
    format!("{list}{list_of_others} {sender}")
}

/// The message itself: Apple's `.emlx` has its length before it and a property list after it.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().take(20).position(|byte| *byte == b'\n').unwrap_or_default();
    let length = std::str::from_utf8(&bytes[..end]).ok().and_then(|line| line.trim().parse::<usize>().ok());
    match length {
        Some(length) => &bytes[end + 1..(end + 1).saturating_add(length).min(bytes.len())],
        None => bytes,
    }
}

/// How many parts are said to be messages.
fn nested_messages(bytes: &[u8]) -> usize {
    let begins =
        |place: usize, wanted: &[u8]| bytes[place..].get(..wanted.len()).is_some_and(|b| b.eq_ignore_ascii_case(wanted));
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(place, _)| place);
    slashes
        .filter(|slash| {
            (*slash >= 7 && begins(slash - 7, b"message/")) || (*slash >= 9 && begins(slash - 9, b"multipart/digest"))
        })
        .count()
}

/// Reads a web page that a browser saved as one file (MHTML); whether it is one.
fn read_saved_page(message: &Message<'_>, builder: &mut ArticleBuilder) -> bool {
    let address = message.header_raw("Snapshot-Content-Location").or_else(|| {
        let from = message.header_raw("From").unwrap_or_default();
        from.to_lowercase().contains("saved by").then(|| message.header_raw("Content-Location").unwrap_or_default())
    });
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some((part, page)),
        _ => None,
    });
    let (Some(address), Some((part, page))) = (address, page) else { return false };
    html::read_html(page, builder);
    let address = if address.trim().is_empty() { part.content_location().unwrap_or_default() } else { address.trim() };
    builder.set_text(Field::Url, address, key_evidence("mail: Content-Location", address, 0.9));
    true
}

/// Reads the header lines of a message; `shown` is what it shows, of which a line may be the headline without the marks of the subject.
fn read_headers(message: &Message<'_>, list: &str, shown: &str, builder: &mut ArticleBuilder) {
    let raw = |name: &str| message.header_raw(name).map(collapse_white_space).unwrap_or_default();
    if let Some(subject) = message.subject() {
        let subject = collapse_white_space(subject);
        let headline = clean_subject(&subject, list);
        let headline = without_house(&headline, &sender::house_of(message));
        let headline = headline_behind_mark(headline, shown).unwrap_or(headline);
        builder.set_text(Field::Headline, headline, key_evidence("mail: Subject", &subject, 0.95));
        if let Some(day) = day_of_embargo(&subject).filter(|_| builder.article().published.date().is_none()) {
            builder.set_date(&day, key_evidence("mail: embargo in the Subject", &subject, 0.8));
        }
    }
    if builder.article().published.date().is_none() {
        read_date(message, builder);
    }
    if let Some(id) = message.message_id() {
        builder.set_text(Field::Identifier, id, key_evidence("mail: Message-ID", id, 1.0));
    }
    for (name, field) in [
        ("Keywords", Field::Keywords),
        ("X-RSS-TAGS", Field::Keywords),
        ("Archived-At", Field::Url),
        ("X-RSS-URL", Field::Url),
    ] {
        let value = raw(name);
        let value = value.trim_matches(['<', '>']);
        match field {
            Field::Keywords => builder.add_list_text(field, value, key_evidence(format!("mail: {name}"), value, 0.9)),
            _ => builder.set_text(field, value, key_evidence(format!("mail: {name}"), value, 0.9)),
        }
    }
    let language = raw("Content-Language");
    builder.set_language(&language, key_evidence("mail: Content-Language", &language, 0.8));
    for name in ["To", "List-Id"] {
        let value = raw(name);
        if !value.is_empty() {
            builder.keep(name, serde_json::Value::String(value));
        }
    }
}

/// The text of a message, before anything is read from it.
struct Letter {
    forwarded: Option<Forwarded>,
    text: String,
    /// What the reader of the message sees, headings and frame with it.
    shown: String,
    /// Whether the text is of the HTML part.
    is_html: bool,
    /// Who the reader of web pages says wrote it.
    authors: Vec<String>,
    /// What stands under the line of a signature.
    signature: String,
    /// Whether the article is not by who sent it.
    is_of_others: bool,
}

fn letter_of(message: &Message<'_>, bytes: &[u8], builder: &mut ArticleBuilder) -> Letter {
    let parts: Vec<&MessagePart<'_>> = message.html_body.iter().filter_map(|place| message.part(*place)).collect();
    let is_html = parts.iter().any(|part| matches!(part.body, PartType::Html(_)));
    let says = Below::of_subject(message.subject().unwrap_or_default());
    let mut authors = Vec::new();
    let mut shown = String::new();
    let mut text = String::new();
    if is_html {
        let text_of = |part: &&MessagePart<'_>| text_of_html_part(part, bytes, says, &mut authors, &mut shown, builder);
        text = joined(parts.iter().map(text_of).collect());
    }
    // The HTML of some is a picture, or a link to where the text can be read.
    let is_html = is_html && !says_less_than_plain(if shown.is_empty() { &text } else { &shown }, message);
    if !is_html {
        authors.clear();
        shown.clear();
        let parts = message.text_body.iter().filter_map(|place| message.part(*place));
        text = joined(parts.map(|part| text_of_plain_part(part, bytes, builder)).collect());
    }
    if let Cow::Owned(signed) = without_armour(&text) {
        text = signed;
    }
    let forwarded = forwarded(&text, says);
    if shown.is_empty() {
        shown.clone_from(&text);
    }
    if let Some(inner) = &forwarded {
        text.clone_from(&inner.text);
        shown.clone_from(&inner.text);
        authors.clear();
    } else if !is_html {
        let (own, quoted) = split_quoted(&text);
        if !quoted.is_empty() {
            builder.keep("quoted", serde_json::Value::String(quoted));
            text = own.into_owned();
        }
    }
    let (kept, signature) = split_signature(without_scrubbed(&text));
    let sender = match &forwarded {
        Some(inner) => sender::name_and_address(&inner.from).0.to_string(),
        None => sender_of(message),
    };
    let (kept, sign_off) = split_sign_off(kept, &sender);
    let signature = [sign_off, signature].join("\n").trim().to_string();
    let text =
        if is_html { kept.to_string() } else { paragraphs(&with_header_apart(kept, message.subject().unwrap_or_default())) };
    Letter { forwarded, text, shown, is_html, authors, signature, is_of_others: false }
}

/// Whether what the HTML of a message shows has less than half of the words of its plain text.
fn says_less_than_plain(shown: &str, message: &Message<'_>) -> bool {
    const LEAST_WORDS: usize = 30;
    let words = |text: &str| {
        let (_, kept, _) = split_frame(text);
        kept.split_whitespace().filter(|word| word.contains(char::is_alphabetic) && !word.contains("://")).count()
    };
    let plain = message.text_body.iter().filter_map(|place| match &message.part(*place)?.body {
        PartType::Text(text) => Some(words(&text.replace("\r\n", "\n"))),
        _ => None,
    });
    let plain: usize = plain.sum();
    plain >= LEAST_WORDS && words(shown) * 2 < plain
}

/// The name of who sent a message.
fn sender_of(message: &Message<'_>) -> String {
    let named = message.from().and_then(|from| from.first()).and_then(|sender| sender.name()).map(collapse_white_space);
    named.unwrap_or_else(|| {
        let raw = message.header_raw("From").map(collapse_white_space).unwrap_or_default();
        sender::name_and_address(&raw).0.to_string()
    })
}

/// Reads the header lines of a forwarded mail, which say more of the article than those of the mail around it.
fn read_inner_headers(inner: &Forwarded, shown: &str, message: &Message<'_>, builder: &mut ArticleBuilder) {
    let headline = clean_subject(&inner.subject, "");
    let headline = headline_behind_mark(&headline, shown).unwrap_or(&headline);
    builder.set_text(Field::Headline, headline, key_evidence("mail: Subject of the forwarded mail", &inner.subject, 0.95));
    written::read_date(&inner.date, "mail: Date of the forwarded mail", builder);
    if builder.article().published.date().is_some() {
        let outer = message.header_raw("Date").map(collapse_white_space).unwrap_or_default();
        builder.pass_over(Field::DatePublished, &outer, key_evidence("mail: Date", &outer, 0.5));
    }
    builder.keep("forwarded with", serde_json::Value::String(inner.above.clone()));
}

/// The tags of the post that a blog sends, which stand below it.
fn read_tags_of_post(shown: &str, builder: &mut ArticleBuilder) {
    if let Some(tags) = tags_of_post(shown) {
        builder.add_list_text(Field::Keywords, &tags, key_evidence("mail: line of the post", &tags, 0.9));
    }
}

/// Reads the text: frame, byline, body, what is about the author.
fn read_letter(letter: &Letter, builder: &mut ArticleBuilder) {
    let origin = format!("mail: {} part", if letter.is_html { "HTML" } else { "text" });
    let (top, body, bottom) = split_frame(&letter.text);
    for frame in [top, bottom, &letter.signature].into_iter().filter(|frame| !frame.is_empty()) {
        builder.set_text(Field::CreditText, frame, key_evidence(origin.clone(), frame, 0.8));
    }
    read_text_under_headline(body, builder);
    if prints_earlier_day(builder.article()) {
        builder.doubt_date("conflicting_dates");
    }
    builder.rename_origins(&origin);
}

/// Whether the header of the article in a letter prints an earlier day than the letter was sent on: somebody may have sent it on.
fn prints_earlier_day(article: &ParsedArticle) -> bool {
    const LEAST_DAYS: i64 = 2;
    let Some(sent) = article.published.date() else { return false };
    let is_in_header = |origin: &Origin| matches!(origin, Origin::Text { zone: Zone::Header, .. });
    let passed_over = article.evidence.iter().filter(|known| {
        known.field == Field::DatePublished && known.passed_over.is_some() && is_in_header(&known.evidence.origin)
    });
    passed_over.into_iter().any(|known| match whole_date(&known.evidence.words) {
        DateReading::Found(printed) => {
            printed.date.precision() == DatePrecision::Day
                && (sent.first_day() - printed.date.first_day()).num_days() >= LEAST_DAYS
        }
        _ => false,
    })
}

/// Reads who sent the mail: whoever the text names as its author wrote it.
fn read_senders(message: &Message<'_>, letter: &Letter, builder: &mut ArticleBuilder) {
    let words = letter.authors.join(", ");
    builder.add_values_if_none(Field::Author, &letter.authors, key_evidence("mail: byline of the HTML part", &words, 0.8));
    if let Some(inner) = &letter.forwarded {
        sender::read_written_sender(&inner.from, "mail: From of the forwarded mail", builder);
        let outer = message.header_raw("From").map(collapse_white_space).unwrap_or_default();
        return builder.pass_over(Field::Author, &outer, key_evidence("mail: From, who forwarded it", &outer, 0.2));
    }
    if letter.is_of_others {
        return sender::read_house(message, builder);
    }
    let list = message.header_raw("List-Id").map(collapse_white_space).unwrap_or_default();
    sender::read_sender(message, &list, builder);
}

#[cfg(test)]
mod tests;

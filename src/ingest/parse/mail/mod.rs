//! Turns mail (`.eml`, `.emlx`, mailboxes, web pages saved as MHTML) into articles, one a message.
//!
//! The subject is the headline, the `Date` line the day as printed. Of a message in two forms the HTML is read, by the reader of
//! web pages where that finds most of the text; what stands there above and below the article is read like that of a plain text.
//! `forward`: a forwarded article counts with its own sender, day and subject. `phrases`: what subjects and texts carry that is no part
//! of the article.

mod forward;
mod phrases;
mod sender;

use mail_parser::{DateTime, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use self::forward::{Forwarded, forwarded};
use self::phrases::{clean_subject, is_forward, split_frame, split_signature};
use super::batch::Batch;
use super::builder::{ArticleBuilder, key_evidence};
use super::charset::decode;
use super::dates::{DateReading, FoundDate, whole_date};
use super::html;
use super::record::paragraphs;
use super::text::read_text_under_headline;
use crate::article::{CivilDate, Field};
use crate::text::collapse_white_space;

/// Messages inside messages beyond this are not looked into: a message inside a message takes room on the stack.
const MOST_NESTED: usize = 100;
/// Parts beyond this are not read.
const MOST_PARTS: usize = 1000;

/// Reads one message.
pub(crate) fn read_message(bytes: &[u8], number: u64, line: Option<u64>, batch: &mut Batch<'_>) {
    let bytes = without_envelope(bytes);
    if nested_messages(bytes) > MOST_NESTED {
        let message = format!("more than {MOST_NESTED} messages inside messages");
        return batch.problem(line, "mail_too_deep", message);
    }
    let Some(message) = MessageParser::default().parse(bytes) else {
        return batch.problem(line, "not_mail", "there are no header lines of a mail");
    };
    let mut builder = batch.builder();
    if !read_saved_page(&message, &mut builder) {
        let letter = letter_of(&message, bytes, &mut builder);
        if let Some(inner) = &letter.forwarded {
            read_inner_headers(inner, &message, &mut builder);
        }
        read_headers(&message, &mut builder);
        read_letter(&letter, &mut builder);
        read_senders(&message, &letter, &mut builder);
    }
    report_attachments(&message, &mut builder);
    batch.finish(builder, number, line, "the message has neither subject nor text");
}

/// Reads the messages of a mailbox.
pub(crate) fn read_mailbox(bytes: &[u8], batch: &mut Batch<'_>) {
    let starts = message_starts(bytes);
    if starts.is_empty() {
        return batch.problem(None, "not_mail", "no line begins a message of a mailbox");
    }
    let mut line = 1;
    let mut passed = 0;
    for (place, start) in starts.iter().enumerate() {
        line += bytes[passed..*start].iter().filter(|byte| **byte == b'\n').count() as u64;
        passed = *start;
        let end = starts.get(place + 1).copied().unwrap_or(bytes.len());
        let message = &bytes[*start..end];
        let first_line = message.iter().position(|byte| *byte == b'\n').map_or(message.len(), |end| end + 1);
        read_message(&unquoted(&message[first_line..]), place as u64 + 1, Some(line), batch);
    }
}

/// Whether a text begins with the header lines of a mail, or of a mailbox.
pub(crate) fn begins_like_mail(head: &str) -> bool {
    let mut names: Vec<String> = Vec::new();
    for line in head.lines() {
        if line.starts_with([' ', '\t']) && !names.is_empty() {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        names.push(name.to_ascii_lowercase());
    }
    let has = |wanted: &[&str]| wanted.iter().any(|name| names.iter().any(|known| known == name));
    // Header lines such as "From:" and "Subject:" stand above articles as well; these stand only above mail.
    has(&["from", "date"]) && has(&["message-id", "received", "mime-version", "return-path", "delivered-to", "list-id"])
}

/// Whether a text begins like a mailbox.
pub(crate) fn begins_like_mailbox(head: &str) -> bool {
    let mut lines = head.lines();
    let is_first = lines.next().is_some_and(|line| line.starts_with("From ") && line.split_whitespace().count() > 2);
    is_first && lines.next().is_some_and(is_header_line)
}

fn is_header_line(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name).unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Where messages begin: at `From ` lines at the top or after an empty line, with a header line next. Not every writer marks such
/// lines in texts.
fn message_starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut is_after_gap = true;
    let mut place = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if is_after_gap && line.starts_with(b"From ") {
            let next = &bytes[place + line.len()..];
            let next = next.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let next = String::from_utf8_lossy(&next[..next.len().min(200)]);
            if is_header_line(&next) || next.starts_with(">From ") {
                starts.push(place);
            }
        }
        is_after_gap = line.iter().all(u8::is_ascii_whitespace);
        place += line.len();
    }
    starts
}

/// A message without the marks that a mailbox puts before `From ` lines.
fn unquoted(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_marked = marks > 0 && line[marks..].starts_with(b"From ");
        out.extend_from_slice(&line[usize::from(is_marked)..]);
    }
    out
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

fn read_headers(message: &Message<'_>, builder: &mut ArticleBuilder) {
    let raw = |name: &str| message.header_raw(name).map(collapse_white_space).unwrap_or_default();
    let list = raw("List-Id");
    if let Some(subject) = message.subject() {
        let subject = collapse_white_space(subject);
        let headline = clean_subject(&subject, &list);
        builder.set_text(Field::Headline, &headline, key_evidence("mail: Subject", &subject, 0.95));
    }
    if builder.article().published.date().is_none() {
        read_date(message, builder);
    }
    if let Some(id) = message.message_id() {
        builder.set_text(Field::Identifier, id, key_evidence("mail: Message-ID", id, 1.0));
    }
    for (name, field) in [("Keywords", Field::Keywords), ("Archived-At", Field::Url), ("X-RSS-URL", Field::Url)] {
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

fn read_date(message: &Message<'_>, builder: &mut ArticleBuilder) {
    let words = message.header_raw("Date").map(collapse_white_space).unwrap_or_default();
    let found = |date: &DateTime, words: &str| -> Option<FoundDate> {
        let date = CivilDate::day(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
        Some(FoundDate { date, range: 0..words.len(), rule: "RFC 5322", shortened: None })
    };
    let read = whole_date(&with_century(&words));
    let declared = message.date().and_then(|date| found(date, &words));
    match (read, declared) {
        (DateReading::Found(read), _) => return builder.set_date(&read, key_evidence("mail: Date", &words, 1.0)),
        (_, Some(declared)) => return builder.set_date(&declared, key_evidence("mail: Date", &words, 1.0)),
        _ if !words.is_empty() => return builder.set_date_text(&words, key_evidence("mail: Date", &words, 0.9)),
        _ => {}
    }
    // A message without a date was sent when the first server took it.
    let first = message.received_all().last().and_then(|received| received.date());
    if let Some((date, found)) = first.and_then(|date| Some((date, found(&date, "")?))) {
        builder.set_date(&found, key_evidence("mail: Received", &date.to_rfc3339(), 0.7));
    }
}

/// Old mail programs write years with two digits; which century that is, RFC 5322 says.
fn with_century(words: &str) -> String {
    let mut parts: Vec<String> = words.split(' ').map(ToString::to_string).collect();
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_month = |part: &str| MONTHS.contains(&part.to_ascii_lowercase().as_str());
    if let Some(month) = parts.iter().position(|part| is_month(part))
        && let Some(year) = parts.get_mut(month + 1)
        && year.len() == 2
        && let Ok(short) = year.parse::<u32>()
    {
        *year = (if short < 50 { 2000 + short } else { 1900 + short }).to_string();
    }
    parts.join(" ")
}

/// The text of a message, before anything is read from it.
struct Letter {
    forwarded: Option<Forwarded>,
    text: String,
    /// Of which part the text is.
    part: &'static str,
    /// Who the reader of web pages says wrote it.
    authors: Vec<String>,
    /// What stands under the line of a signature.
    signature: String,
}

fn letter_of(message: &Message<'_>, bytes: &[u8], builder: &mut ArticleBuilder) -> Letter {
    let parts: Vec<&MessagePart<'_>> = message.html_body.iter().filter_map(|place| message.part(*place)).collect();
    let is_html = parts.iter().any(|part| matches!(part.body, PartType::Html(_)));
    let says_forward = is_forward(message.subject().unwrap_or_default());
    let mut authors = Vec::new();
    let mut text = if is_html {
        joined(parts.iter().map(|part| text_of_html_part(part, bytes, says_forward, &mut authors, builder)).collect())
    } else {
        let parts = message.text_body.iter().filter_map(|place| message.part(*place));
        joined(parts.map(|part| text_of_plain_part(part, bytes, builder)).collect())
    };
    let forwarded = forwarded(&text, says_forward);
    if let Some(inner) = &forwarded {
        text.clone_from(&inner.text);
        authors.clear();
    }
    let (kept, signature) = split_signature(&text);
    let signature = signature.to_string();
    let text = if is_html { kept.to_string() } else { paragraphs(kept) };
    Letter { forwarded, text, part: if is_html { "HTML part" } else { "text part" }, authors, signature }
}

/// Reads the header lines of a forwarded mail, which say more of the article than those of the mail around it.
fn read_inner_headers(inner: &Forwarded, message: &Message<'_>, builder: &mut ArticleBuilder) {
    let headline = clean_subject(&inner.subject, "");
    builder.set_text(Field::Headline, &headline, key_evidence("mail: Subject of the forwarded mail", &inner.subject, 0.95));
    if !inner.date.is_empty() {
        // "at 12:47 AM"
        let date = inner.date.replace(" at ", " ");
        builder.set_date_text(&date, key_evidence("mail: Date of the forwarded mail", &inner.date, 0.95));
    }
    if builder.article().published.date().is_some() {
        let outer = message.header_raw("Date").map(collapse_white_space).unwrap_or_default();
        builder.pass_over(Field::DatePublished, &outer, key_evidence("mail: Date", &outer, 0.5));
    }
    builder.keep("forwarded with", serde_json::Value::String(inner.above.clone()));
}

/// Reads the text: frame, byline, body, what is about the author.
fn read_letter(letter: &Letter, builder: &mut ArticleBuilder) {
    let origin = format!("mail: {}", letter.part);
    let (top, body, bottom) = split_frame(&letter.text);
    for frame in [top, bottom, &letter.signature].into_iter().filter(|frame| !frame.is_empty()) {
        builder.set_text(Field::CreditText, frame, key_evidence(origin.clone(), frame, 0.8));
    }
    read_text_under_headline(body, builder);
    builder.rename_origins(&origin);
}

/// Reads who sent the mail: whoever the text names as its author wrote it.
fn read_senders(message: &Message<'_>, letter: &Letter, builder: &mut ArticleBuilder) {
    let words = letter.authors.join(", ");
    builder.add_values_if_none(Field::Author, &letter.authors, key_evidence("mail: byline of the HTML part", &words, 0.8));
    if let Some(inner) = &letter.forwarded {
        sender::read_written_sender(&inner.from, builder);
        let outer = message.header_raw("From").map(collapse_white_space).unwrap_or_default();
        return builder.pass_over(Field::Author, &outer, key_evidence("mail: From, who forwarded it", &outer, 0.2));
    }
    let list = message.header_raw("List-Id").map(collapse_white_space).unwrap_or_default();
    sender::read_sender(message, &list, builder);
}

fn joined(texts: Vec<String>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn text_of_html_part(
    part: &MessagePart<'_>,
    bytes: &[u8],
    says_forward: bool,
    authors: &mut Vec<String>,
    builder: &mut ArticleBuilder,
) -> String {
    let PartType::Html(page) = &part.body else { return text_of_plain_part(part, bytes, builder) };
    let page = with_charset(part, page, bytes, builder);
    let whole = html::text_of_fragment(&page);
    if forwarded(&whole, says_forward).is_some() {
        return whole;
    }
    let mut reading = ArticleBuilder::default();
    html::read_html(&page, &mut reading);
    let main = &reading.article().body;
    // Letters are laid out with tables, in which the reader of web pages may not see the text.
    let (_, kept, _) = split_frame(&whole);
    if main.split_whitespace().count() * 10 >= kept.split_whitespace().count() * 7 {
        authors.extend(reading.article().authors.iter().cloned());
        main.clone()
    } else {
        whole
    }
}

fn text_of_plain_part(part: &MessagePart<'_>, bytes: &[u8], builder: &mut ArticleBuilder) -> String {
    match &part.body {
        PartType::Text(text) => {
            let text = with_charset(part, text, bytes, builder).replace("\r\n", "\n");
            let kind = part.content_type();
            let is_flowed = kind.and_then(|kind| kind.attribute("format")).is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
            let deletes = kind.and_then(|kind| kind.attribute("delsp")).is_some_and(|d| d.eq_ignore_ascii_case("yes"));
            if is_flowed { unflowed(&text, deletes) } else { text }
        }
        PartType::Html(page) => html::text_of_fragment(&with_charset(part, page, bytes, builder)),
        _ => String::new(),
    }
}

/// The text of a part; where its charset was not declared, read from its bytes.
fn with_charset(part: &MessagePart<'_>, text: &str, bytes: &[u8], builder: &mut ArticleBuilder) -> String {
    let is_declared = part.content_type().is_some_and(|kind| kind.has_attribute("charset"));
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let is_plain = part.encoding == mail_parser::Encoding::None;
    if text.contains('\u{FFFD}')
        && !is_declared
        && is_plain
        && let Ok((decoded, notes)) = decode(raw, None)
    {
        notes.into_iter().for_each(|note| builder.note(&note.code, note.message));
        return decoded.into_owned();
    }
    text.to_string()
}

/// Joins the lines of a text of `format=flowed` (RFC 3676).
fn unflowed(text: &str, deletes_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        let is_signature = line == "-- ";
        match line.strip_suffix(' ').filter(|_| !is_signature) {
            Some(flowing) => {
                out.push_str(flowing);
                out.push_str(if deletes_space { "" } else { " " });
            }
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

fn report_attachments(message: &Message<'_>, builder: &mut ArticleBuilder) {
    if message.parts.len() > MOST_PARTS {
        builder.note("many_parts", format!("the mail has more than {MOST_PARTS} parts"));
    }
    // Pictures shown in the text are no documents of their own.
    let is_document = |part: &&MessagePart<'_>| {
        let is_shown = part.content_id().is_some() && !part.content_disposition().is_some_and(|kind| kind.is_attachment());
        !is_shown && !matches!(part.body, PartType::Multipart(_))
    };
    let names: Vec<String> = message
        .attachments()
        .filter(is_document)
        .map(|part| match (part.attachment_name(), part.content_type()) {
            (Some(name), _) => name.to_string(),
            (None, Some(kind)) => format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("*")),
            (None, None) => "a part without a name".to_string(),
        })
        .collect();
    if !names.is_empty() {
        let shown = names.iter().take(10).map(String::as_str).collect::<Vec<_>>().join(", ");
        builder.note("attachments", format!("{} attachments were not read: {shown}", names.len()));
    }
}

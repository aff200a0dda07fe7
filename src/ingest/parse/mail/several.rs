//! Reads a message that holds several articles, an article each: digests of lists and groups, alerts, exports of press databases, press reviews,
//! messages that it carries whole.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::super::Batch;
use super::super::html;
use super::super::text::{documents_of, read_text};
use super::alerts::{is_alert, read_alert, read_alert_page};
use super::attached::all_carried;
use super::digest::{is_digest, read_digest};
use super::groups::{is_group_digest, read_group_digest};
use super::phrases::split_frame;
use super::read_message;
use super::reviews::{day_of, is_called_review, read_review};
use crate::text::collapse_white_space;

/// Reads the articles of a message, if it holds several; whether it does.
pub(super) fn read_several(message: &Message<'_>, bytes: &[u8], batch: &mut Batch<'_>) -> bool {
    let carried = messages_of_digest(message, bytes).or_else(|| all_carried(message, bytes));
    if let Some(carried) = carried {
        for (place, bytes) in carried.into_iter().enumerate() {
            read_message(bytes, place as u64 + 1, None, batch);
        }
        return true;
    }
    let text = message.text_body.iter().filter_map(|place| message.part(*place)).find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.replace("\r\n", "\n")),
        _ => None,
    });
    let date = message.header_raw("Date").map(collapse_white_space).unwrap_or_default();
    let subject = message.subject().unwrap_or_default();
    if let Some(text) = &text
        && (read_parts_of_text(text, &date, batch) || read_review(subject, text, &date, batch))
    {
        return true;
    }
    if text.is_none() && says_alert(message) && read_alert_page(&page_of(message), &date, batch) {
        return true;
    }
    // Laying out a page takes time, so that its subject has to tell what it is.
    let page = || html::text_of_fragment(&page_of(message));
    is_called_review(subject) && read_review(subject, split_frame(&page()).1, &date, batch)
}

/// Reads what lines of marks take apart.
fn read_parts_of_text(text: &str, date: &str, batch: &mut Batch<'_>) -> bool {
    const LEAST_DOCUMENTS: usize = 2;
    match () {
        () if is_digest(text) => read_digest(text, batch),
        () if is_group_digest(text) => read_group_digest(text, day_of(date), batch),
        () if is_alert(text) => read_alert(text, date, batch),
        () => {
            let documents = documents_of(text);
            if documents.len() < LEAST_DOCUMENTS {
                return false;
            }
            let (mut line, mut counted) = (1, 0);
            for (place, range) in documents.into_iter().enumerate() {
                let mut builder = batch.builder();
                line += text[counted..range.start].matches('\n').count() as u64;
                counted = range.start;
                read_text(&text[range], &mut builder);
                batch.finish(builder, place as u64 + 1, Some(line), "the document has neither headline nor text");
            }
        }
    }
    true
}

/// The messages of a digest (RFC 2046), where they are two or more.
fn messages_of_digest<'b>(message: &Message<'_>, bytes: &'b [u8]) -> Option<Vec<&'b [u8]>> {
    let is_digest_part = |part: &MessagePart<'_>| {
        part.content_type().is_some_and(|kind| kind.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("digest")))
    };
    if !message.parts.iter().any(is_digest_part) {
        return None;
    }
    let inner = message.parts.iter().filter(|part| matches!(part.body, PartType::Message(_)));
    let inner: Vec<&[u8]> =
        inner.filter_map(|part| bytes.get(part.offset_body as usize..part.offset_end as usize)).collect();
    (inner.len() >= 2).then_some(inner)
}

/// Whether a message says in its subject or its sender that it is an alert.
fn says_alert(message: &Message<'_>) -> bool {
    let address = message.from().and_then(|from| from.first()).and_then(|sender| sender.address()).unwrap_or_default();
    [message.subject().unwrap_or_default(), address].iter().any(|words| words.to_lowercase().contains("alert"))
}

fn page_of(message: &Message<'_>) -> String {
    let parts = message.html_body.iter().filter_map(|place| message.part(*place));
    parts.filter_map(|part| if let PartType::Html(page) = &part.body { Some(page.as_ref()) } else { None }).collect()
}

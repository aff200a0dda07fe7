//! Finds the message that another carries whole and the article that it has attached, and tells which attachments were not read.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use chrono::NaiveDate;

use super::super::builder::ArticleBuilder;
use super::super::{format_of, html, parse};
use super::read_saved_page;
use super::subject::is_forward;
use crate::article::{Format, ParsedArticle, RawDocument};
use crate::ingest::format_of as format_by_name;

/// Parts beyond this are not read.
const MOST_PARTS: usize = 1000;

/// The one message that another carries whole (`message/rfc822`), where that says little itself; and what it says.
pub(super) fn carried<'b>(message: &Message<'_>, bytes: &'b [u8]) -> Option<(&'b [u8], String)> {
    let [inner] = inner_messages(message, bytes)[..] else { return None };
    let own = own_text(message);
    // Who says so in the subject sends it on, however much there is to be said of it.
    let is_sent_on = message.subject().is_some_and(is_forward) && own.len() <= inner.len();
    ((own.len() * 2 <= inner.len() || is_sent_on) && is_mail(inner)).then_some((inner, own))
}

/// The messages that another carries whole, where they are two or more and it says little itself.
pub(super) fn all_carried<'b>(message: &Message<'_>, bytes: &'b [u8]) -> Option<Vec<&'b [u8]>> {
    let inner = inner_messages(message, bytes);
    let is_cover = || own_text(message).len() * 2 <= inner.iter().map(|inner| inner.len()).sum();
    (inner.len() >= 2 && inner.iter().all(|inner| is_mail(inner)) && is_cover()).then_some(inner)
}

fn inner_messages<'b>(message: &Message<'_>, bytes: &'b [u8]) -> Vec<&'b [u8]> {
    let parts = message.parts.iter().filter(|part| matches!(part.body, PartType::Message(_)));
    parts.filter_map(|part| bytes.get(part.offset_body as usize..part.offset_end as usize)).collect()
}

/// Reports of what could not be delivered carry a mail too, and say more.
fn is_mail(bytes: &[u8]) -> bool {
    MessageParser::default().parse(bytes).is_some_and(|inner| inner.from().is_some() && inner.subject().is_some())
}

/// What a message says outside of those that it carries.
fn own_text(message: &Message<'_>) -> String {
    let own = message.text_body.iter().filter_map(|place| message.part(*place)).filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text.trim().to_string()),
        PartType::Html(page) => Some(html::text_of_fragment(page)),
        _ => None,
    });
    own.collect::<Vec<_>>().join("\n\n")
}

/// The articles of the one document that a message carries, where it says little itself; and what it says. Printed pages are not read: what may take
/// long to read has a program of its own.
pub(super) fn article_attached(message: &Message<'_>, path: &str, today: NaiveDate) -> Option<(Vec<ParsedArticle>, String)> {
    const LEAST_BYTES: usize = 300;
    let documents: Vec<_> = message.attachments().filter_map(document_of).take(2).collect();
    let [(format, part)] = documents[..] else { return None };
    let document = RawDocument { path: path.to_string(), format, bytes: bytes_of(part)? };
    let articles: Vec<ParsedArticle> = match format {
        Format::Mail => vec![saved_page(&document.bytes, today)?],
        // What is called a text may be a mail with an attachment of its own, and so on.
        _ if !is_read(format_of(&document)) => return None,
        _ => parse(&document, today).articles.into_iter().map(|(_, article)| article).collect(),
    };
    let length: usize = articles.iter().map(|article| article.body.len()).sum();
    let own = own_text(message);
    // The note above it may be as long as the article, but no longer.
    (length >= LEAST_BYTES && own.len() <= length).then_some((articles, own))
}

/// The article of a web page that a browser saved as a message. No other message is read: it may carry one of its own, and so on.
fn saved_page(bytes: &[u8], today: NaiveDate) -> Option<ParsedArticle> {
    let mut builder = ArticleBuilder::default();
    let message = MessageParser::default().parse(bytes)?;
    read_saved_page(&message, &mut builder).then(|| builder.finish(today))
}

/// A part that is a document of its own, and of which format by its name.
fn document_of<'m>(part: &'m MessagePart<'m>) -> Option<(Format, &'m MessagePart<'m>)> {
    const LEAST_BYTES_OF_INLINE: usize = 300;
    // Some programs show in the text what they attach.
    let is_long = || bytes_of(part).is_some_and(|bytes| bytes.len() >= LEAST_BYTES_OF_INLINE);
    let is_attached = part.content_disposition().is_some_and(|kind| kind.is_attachment() || kind.is_inline() && is_long());
    let name = part.attachment_name().filter(|_| is_attached)?;
    let is_page = [".mht", ".mhtml"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    let format = format_by_name(name)?;
    (is_read(format) || format == Format::Mail && is_page).then_some((format, part))
}

fn is_read(format: Format) -> bool {
    matches!(format, Format::Text | Format::Markdown | Format::Html | Format::Docx | Format::Odt | Format::Rtf)
}

fn bytes_of(part: &MessagePart<'_>) -> Option<Vec<u8>> {
    const MOST_BYTES: usize = 4 << 20;
    let bytes: &[u8] = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes,
        _ => return None,
    };
    (bytes.len() <= MOST_BYTES).then(|| bytes.to_vec())
}

/// Notes the attachments of a message.
pub(super) fn report_attachments(message: &Message<'_>, builder: &mut ArticleBuilder) {
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

//! Finds the message that another carries whole, and tells which attachments were not read.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::super::builder::ArticleBuilder;
use super::super::html;

/// Parts beyond this are not read.
const MOST_PARTS: usize = 1000;

/// The one message that another carries whole (`message/rfc822`), where that says little itself; and what it says.
pub(super) fn carried<'b>(message: &Message<'_>, bytes: &'b [u8]) -> Option<(&'b [u8], String)> {
    let mut parts = message.parts.iter().filter(|part| matches!(part.body, PartType::Message(_)));
    let (Some(part), None) = (parts.next(), parts.next()) else { return None };
    let inner = bytes.get(part.offset_body as usize..part.offset_end as usize)?;
    let own = message.text_body.iter().filter_map(|place| message.part(*place)).filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text.trim().to_string()),
        PartType::Html(page) => Some(html::text_of_fragment(page)),
        _ => None,
    });
    let own = own.collect::<Vec<_>>().join("\n\n");
    // Reports of what could not be delivered carry a mail too, and say more.
    let is_mail =
        MessageParser::default().parse(inner).is_some_and(|inner| inner.from().is_some() && inner.subject().is_some());
    (own.len() * 2 <= inner.len() && is_mail).then_some((inner, own))
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

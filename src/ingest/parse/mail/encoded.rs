//! Turns the bytes of a message into text where it does not say, or says wrongly, of which charset they are.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, MessagePart, MimeHeaders as _, PartType};

use super::super::builder::ArticleBuilder;
use super::super::charset::{decode, without_misreading};

/// Charsets that programs declare without looking at what they send.
const LATIN: [&str; 5] = ["us-ascii", "ascii", "iso-8859-1", "windows-1252", "latin1"];
/// Names that say nothing.
const UNTOLD: [&str; 5] = ["", "unknown", "unknown-8bit", "x-unknown", "x-user-defined"];

/// A message with its header lines in UTF-8; programs of old wrote them in the charset of the text.
pub(super) fn with_head_as_text(bytes: &[u8]) -> Cow<'_, [u8]> {
    const MOST_BYTES_OF_SAMPLE: usize = 1 << 16;
    // A message that an editor saved as UTF-16 is all of it text.
    if encoding_rs::Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != encoding_rs::UTF_8) {
        return match decode(bytes, None) {
            Ok((text, _)) => Cow::Owned(text.into_owned().into_bytes()),
            Err(_) => Cow::Borrowed(bytes),
        };
    }
    let head = &bytes[..end_of_head(bytes)];
    if std::str::from_utf8(head).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let sample = &bytes[..bytes.len().min(head.len() + MOST_BYTES_OF_SAMPLE)];
    let declared = charset_in(sample).filter(|label| !LATIN.contains(&label.as_str()) && label != "utf-8");
    let is_known = |label: &String| encoding_rs::Encoding::for_label(label.as_bytes()).is_some();
    let rare = declared.as_ref().filter(|label| !is_known(label)).and_then(|label| charset_decoder(label.as_bytes()));
    let text = match (rare, decode(sample, declared.as_deref())) {
        (Some(decoder), _) => decoder(sample),
        (None, Ok((text, _))) => text.into_owned(),
        (None, Err(_)) => return Cow::Borrowed(bytes),
    };
    let text = &text[..end_of_head(text.as_bytes())];
    Cow::Owned([text.as_bytes(), &bytes[head.len()..]].concat())
}

/// Where the header lines of a message end: before the first empty line.
fn end_of_head(bytes: &[u8]) -> usize {
    let gap = |gap: &[u8]| memchr::memmem::find(bytes, gap);
    [gap(b"\n\n"), gap(b"\n\r\n")].into_iter().flatten().min().map_or(bytes.len(), |place| place + 1)
}

/// The first charset that a message or a page declares.
fn charset_in(bytes: &[u8]) -> Option<String> {
    const MARK: &[u8] = b"charset=";
    let place = bytes.windows(MARK.len()).position(|window| window.eq_ignore_ascii_case(MARK))?;
    let value = bytes[place + MARK.len()..].iter().skip_while(|byte| matches!(byte, b'"' | b'\''));
    let label: String = value
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .map(|byte| char::from(*byte))
        .collect();
    Some(label.to_lowercase()).filter(|label| !UNTOLD.contains(&label.as_str()))
}

/// The text of a part; where its charset was not declared, or its bytes are not of it, read from its bytes.
pub(super) fn with_charset(part: &MessagePart<'_>, text: &str, bytes: &[u8], builder: &mut ArticleBuilder) -> String {
    // What is called Latin and was UTF-8 is read as Latin letters.
    let as_read = || without_misreading(text).into_owned();
    let label = part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or_default();
    let label = label.trim_matches(['"', '\'', ' ']).to_lowercase();
    let is_told = !UNTOLD.contains(&label.as_str()) && charset_decoder(label.as_bytes()).is_some();
    let is_latin = LATIN.contains(&label.as_str());
    if text.is_ascii() || is_told && !is_latin {
        return as_read();
    }
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::None => Some(raw.to_vec()),
    };
    let Some(raw) = decoded.filter(|raw| !raw.is_ascii()) else { return as_read() };
    if is_utf8(&raw) {
        return match String::from_utf8(raw) {
            Ok(text) => without_misreading(&text).into_owned(),
            Err(_) => as_read(),
        };
    }
    let declared = match () {
        () if is_latin && is_turkish(&raw) => Some("windows-1254".to_string()),
        () if is_latin && !is_of_other_script(&raw) => return as_read(),
        () if matches!(part.body, PartType::Html(_)) && !is_latin => charset_in(&raw).filter(|label| label != "utf-8"),
        () => None,
    };
    let Ok((text, notes)) = decode(&raw, declared.as_deref()) else { return as_read() };
    notes.into_iter().for_each(|note| builder.note(&note.code, note.message));
    text.into_owned()
}

/// Whether bytes are UTF-8, and not by chance.
fn is_utf8(bytes: &[u8]) -> bool {
    const LEAST_SIGNS: usize = 2;
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().filter(|c| !c.is_ascii()).count() >= LEAST_SIGNS)
}

/// Whether most letters of a text that is called Latin are above those of ASCII: then they are of another script.
fn is_of_other_script(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|byte| **byte >= 0xA0).count();
    let ascii = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    high > ascii
}

/// Whether a text that is called Latin has the Turkish letters in the places of Icelandic ones, and none of the others that Icelandic has.
fn is_turkish(bytes: &[u8]) -> bool {
    const TURKISH: &[u8] = &[0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE];
    const ICELANDIC: &[u8] = &[0xC1, 0xC6, 0xC9, 0xCD, 0xD3, 0xDA, 0xE1, 0xE6, 0xE9, 0xED, 0xF3, 0xFA];
    let count = |set: &[u8]| bytes.iter().filter(|byte| set.contains(byte)).count();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    count(TURKISH) * 100 > letters && count(TURKISH) > 10 * count(ICELANDIC)
}

#[cfg(test)]
mod tests {
    use crate::article::{Format, RawDocument};
    use crate::ingest::parse::parse;

    const RUSSIAN: &str =
        "Областной суд закрыл причал во вторник. Никто в городе не знал об этом раньше, сказал начальник порта.";
    const TURKISH: &str = "Danıştay iskelenin kapatılmasını doğru buldu. Şehirde kimse bunu bilmiyordu, dedi liman başkanı.";
    const ICELANDIC: &str =
        "Bryggjan við höfnina var lokuð á þriðjudag. Enginn í bænum vissi af því áður, sagði hafnarstjórinn.";

    /// `headline|publisher|whether the body is whole`
    fn read(head: &[u8], kind: &str, body: &[u8], expected: &str) -> String {
        let fixed = format!("Date: Tue, 4 May 2021 08:00:00 +0000\nMIME-Version: 1.0\n{kind}\n\n");
        let bytes = [head, b"\n", fixed.as_bytes(), body].concat();
        let document = RawDocument { path: "a.eml".to_string(), format: Format::Mail, bytes };
        let parsed = parse(&document, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let (_, article) = parsed.articles.first().expect("an article");
        format!("{}|{}|{}", article.headline, article.publisher.as_deref().unwrap_or_default(), article.body == expected)
    }

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        encoding_rs::Encoding::for_label(label.as_bytes()).expect("a charset").encode(text).0.into_owned()
    }

    #[test]
    fn header_lines_of_other_charsets() {
        let head = "From: Портовые новости <n@q.example>\nSubject: Причал закрыт";
        for (label, kind) in [
            ("windows-1251", "Content-Type: text/plain; charset=windows-1251"),
            ("koi8-r", "Content-Type: text/plain; charset=\"KOI8-R\""),
            ("windows-1251", "Content-Type: text/plain"),
            ("ibm866", "Content-Type: text/plain; charset=ibm866"),
            ("utf-8", "Content-Type: text/plain; charset=utf-8"),
        ] {
            let shown = read(&encoded(label, head), kind, &encoded(label, RUSSIAN), RUSSIAN);
            assert_eq!(shown, "Причал закрыт|Портовые новости|true", "{kind}");
        }
    }

    #[test]
    fn texts_of_other_charsets_than_declared() {
        let head = b"From: Quay Post <n@q.example>\nSubject: Pier";
        for (label, declared, text) in [
            ("utf-8", "us-ascii", RUSSIAN),
            ("utf-8", "iso-8859-1", RUSSIAN),
            ("windows-1251", "us-ascii", RUSSIAN),
            ("koi8-r", "iso-8859-1", RUSSIAN),
            ("windows-1251", "unknown-8bit", RUSSIAN),
            ("windows-1254", "iso-8859-1", TURKISH),
            ("windows-1252", "iso-8859-1", ICELANDIC),
            ("utf-8", "utf-8", TURKISH),
        ] {
            let kind = format!("Content-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: 8bit");
            assert_eq!(read(head, &kind, &encoded(label, text), text), "Pier|Quay Post|true", "{label} as {declared}");
            let quoted: String = encoded(label, text).iter().map(|byte| format!("={byte:02X}")).collect();
            let kind = kind.replace("8bit", "quoted-printable");
            assert_eq!(read(head, &kind, quoted.as_bytes(), text), "Pier|Quay Post|true", "{label} as {declared}, quoted");
        }
    }

    #[test]
    fn messages_of_utf16() {
        let text =
            format!("From: Quay Post <n@q.example>\nSubject: Pier\nDate: Tue, 4 May 2021 08:00:00 +0000\n\n{TURKISH}\n");
        let bytes: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let document = RawDocument { path: "a.eml".to_string(), format: Format::Mail, bytes };
        let parsed = parse(&document, chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let (_, article) = parsed.articles.first().expect("an article");
        assert_eq!((article.headline.as_str(), article.body.as_str()), ("Pier", TURKISH));
    }
}

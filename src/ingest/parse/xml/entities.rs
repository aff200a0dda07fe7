//! Turns `&amp;`, `&nbsp;`, `&#8217;` and `&#x2019;` in a text into the characters they stand for; what stands for none stays.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;

/// The longest name of a character in HTML has 31 letters.
const LONGEST_NAME: usize = 32;

/// Resolves references to characters, by the names that HTML has for them, declared or not.
pub(crate) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        let end = rest.bytes().take(LONGEST_NAME + 2).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, character(&rest[1..end])?))) {
            Some((end, character)) => {
                out.push_str(&character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else { return resolve_predefined_entity(name).map(Cow::Borrowed) };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let character = match number {
        // Browsers read these as windows-1252, which is what their writers meant.
        0x80..=0x9F => encoding_rs::WINDOWS_1252.decode(&[u8::try_from(number).ok()?]).0.chars().next()?,
        0 => return None,
        _ => char::from_u32(number)?,
    };
    Some(Cow::Owned(character.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_characters() {
        for (text, expected) in [
            ("a &amp; b &lt;p&gt;", "a & b <p>"),
            ("It&#8217;s &#x2019; &#146;", "It\u{2019}s \u{2019} \u{2019}"),
            ("caf&eacute;&nbsp;&mdash;", "café\u{A0}—"),
            ("AT&T; R&D & &nothing; &#0; &#xFFFFFFFF;", "AT&T; R&D & &nothing; &#0; &#xFFFFFFFF;"),
        ] {
            assert_eq!(resolved(text), expected);
        }
    }
}

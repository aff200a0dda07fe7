//! Turns JSON as programs write it without care into JSON: the numbers that are none (`NaN`, which Python writes), a comma behind a line.

use serde_json::Value;

/// The value of a text that should be JSON; the error is that of the text as it stands.
pub(super) fn value_of(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text)
        .or_else(|error| without_numbers_that_are_none(text).and_then(|text| serde_json::from_str(&text).ok()).ok_or(error))
}

/// The value of a line of a file of lines; `None` where it is a bracket of the list that the file is.
pub(super) fn value_of_line(line: &str) -> serde_json::Result<Option<Value>> {
    value_of(line).map(Some).or_else(|error| {
        let bare = line.trim().trim_end_matches(',').trim_end();
        match bare {
            "[" | "]" | "" => Ok(None),
            _ if bare.len() < line.trim().len() => value_of(bare).map(Some).map_err(|_| error),
            _ => Err(error),
        }
    })
}

/// A text with `null` in place of `NaN`, `Infinity` and `-Infinity` outside of its strings, if it has some.
fn without_numbers_that_are_none(text: &str) -> Option<String> {
    const NONE: [&str; 3] = ["NaN", "-Infinity", "Infinity"];
    if !text.contains("NaN") && !text.contains("Infinity") {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let (mut kept, mut place, mut is_string) = (0, 0, false);
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'\\' if is_string => place += 1,
            b'"' => is_string = !is_string,
            b'N' | b'-' | b'I' if !is_string => {
                if let Some(number) = NONE.iter().find(|number| text[place..].starts_with(**number)) {
                    mended.push_str(&text[kept..place]);
                    mended.push_str("null");
                    kept = place + number.len();
                    place = kept - 1;
                }
            }
            _ => {}
        }
        place += 1;
    }
    mended.push_str(&text[kept..]);
    Some(mended)
}

/// Whether a file of lines is one value instead, by its first bytes: a list, or an object over several lines.
pub(crate) fn is_one_value(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    // A line of a file of lines is a list only where nothing in it is an object.
    let is_list = first.strip_prefix(b"[").is_some_and(|rest| rest.is_empty() || rest.trim_ascii_start().starts_with(b"{"));
    is_list || first == b"{"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_programs_write_them() {
        for (line, expected) in [
            (
                r#"{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \" NaN"}"#,
                Some(r#"{"a":null,"b":[null,null],"c":"NaN \" NaN"}"#),
            ),
            (r#"{"a": 1},"#, Some(r#"{"a":1}"#)),
            (r#"{"a": NaN}, "#, Some(r#"{"a":null}"#)),
            ("[", Some("")),
            ("],", Some("")),
            (r#"{"a": NaNa}"#, None),
            (r#"{"a": 1},,{"#, None),
        ] {
            let value = value_of_line(line).ok().map(|value| value.map_or_else(String::new, |value| value.to_string()));
            assert_eq!(value.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn files_of_lines_that_are_one_value() {
        for (head, expected) in [
            ("[{\"a\": 1}, {\"a\"", true),
            ("\u{FEFF}\n[\n{\"a\": 1},", true),
            ("{\n  \"a\": 1,", true),
            ("{\"a\": 1}\n{\"a\": 2}\n", false),
            ("{\"a\": [\n", false),
            ("[1, 2]\n", false),
            ("", false),
        ] {
            assert_eq!(is_one_value(head.as_bytes()), expected, "{head}");
        }
    }
}

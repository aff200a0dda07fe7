//! Finds the text of a record under a key that nobody knows, by what reads like prose: `{"titel": …, "veld 7": "The port …"}`.

use serde_json::Value;

use super::Candidate;
use super::keys::folded;
use super::paragraphs::text_of_markup;

/// Shorter values may be anything.
const LEAST_CHARACTERS: usize = 200;
/// Scripts that write a word in one or two characters say as much in so many.
const LEAST_CHARACTERS_OF_DENSE_SCRIPTS: usize = 80;
/// A text has more than one sentence.
const LEAST_SENTENCES: usize = 2;

/// What stands in a record beside the text and may be long.
const NO_TEXTS: [&str; 12] = [
    "comment",
    "bio",
    "aboutauthor",
    "disclaimer",
    "licen",
    "copyright",
    "terms",
    "cookie",
    "caption",
    "prompt",
    "instruction",
    "embedding",
];

/// Takes out the value that holds the most prose, with its text, if any does.
pub(super) fn take_longest(others: &mut Vec<(String, Value)>) -> Option<Candidate> {
    let texts = others.iter().enumerate().map(|(place, (key, value))| {
        let is_other = NO_TEXTS.iter().any(|part| folded(key).contains(part));
        (place, if is_other { String::new() } else { text_in(value) })
    });
    let (place, text) = texts.filter(|(_, text)| is_prose(text)).max_by_key(|(_, text)| text.len())?;
    let (key, _) = others.remove(place);
    Some(Candidate { rank: (0, 0), key, value: Value::String(text) })
}

/// The paragraphs of a value, however deep; keys that are words of a language head what they hold.
fn text_in(value: &Value) -> String {
    let mut paragraphs = Vec::new();
    add_paragraphs(value, &mut paragraphs);
    paragraphs.join("\n\n")
}

fn add_paragraphs(value: &Value, paragraphs: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(char::is_whitespace) || !text.is_ascii() => {
            let text = text_of_markup(text.trim());
            if !text.is_empty() {
                paragraphs.push(text);
            }
        }
        Value::Array(list) => list.iter().for_each(|item| add_paragraphs(item, paragraphs)),
        Value::Object(object) => {
            for (key, value) in object {
                let before = paragraphs.len();
                add_paragraphs(value, paragraphs);
                if paragraphs.len() > before && key.trim().contains(' ') {
                    paragraphs.insert(before, key.trim().to_string());
                }
            }
        }
        _ => {}
    }
}

/// Whether a text is sentences of a language and not code, numbers or a list of names.
fn is_prose(text: &str) -> bool {
    const LEAST_LETTERS_IN_TEN: usize = 7;
    let (mut characters, mut letters, mut gaps, mut dense, mut sentences) = (0, 0, 0, 0, 0);
    let (mut is_behind_stop, mut is_behind_thai) = (false, false);
    for c in text.chars() {
        characters += 1;
        letters += usize::from(c.is_alphabetic());
        gaps += usize::from(c.is_whitespace());
        dense += usize::from(
            matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{9fff}'),
        );
        // Thai, Lao and Khmer end a sentence with nothing but a space.
        let is_end = is_behind_thai && c.is_whitespace() || matches!(c, '。' | '！' | '？' | '।' | '۔' | '။' | '។');
        sentences += usize::from(is_behind_stop && c.is_whitespace() || is_end);
        is_behind_thai = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}');
        is_behind_stop = matches!(c, '.' | '!' | '?' | '؟' | '…' | '"' | '”' | '»' | ')');
    }
    sentences += usize::from(is_behind_stop);
    let is_dense = dense * 2 > letters;
    let is_long = characters >= if is_dense { LEAST_CHARACTERS_OF_DENSE_SCRIPTS } else { LEAST_CHARACTERS };
    // A word of most languages has at most some twelve letters in the mean.
    let has_words = is_dense || gaps * 13 >= characters;
    is_long && has_words && sentences >= LEAST_SENTENCES && (letters + gaps) * 10 >= characters * LEAST_LETTERS_IN_TEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prose_is_taken() {
        let prose = "The pier was closed on Tuesday. Nobody in the town had been asked about it before. ".repeat(3);
        let longer = format!("{prose}{prose}");
        for (others, expected) in [
            (vec![("veld 7", prose.clone()), ("x", "3 March".to_string())], Some("veld 7")),
            (vec![("veld 7", prose.clone()), ("veld 9", longer.clone())], Some("veld 9")),
            (vec![("veld 7", prose.clone()), ("author_bio", longer.clone())], Some("veld 7")),
            (vec![("css", ".a { color: #123; } .b { margin: 0 0 1em; } .c { padding: 3px 4px; } ".repeat(9))], None),
            (vec![("ids", "12345, 67890, 24680, 13579. ".repeat(20))], None),
            (vec![("token", "c29tZSBieXRlcyBvZiBhIHBpY3R1cmU".repeat(20))], None),
            (vec![("short", "The pier was closed. Nobody was asked.".to_string())], None),
            (
                vec![(
                    "x 4",
                    "รัฐมนตรีกล่าวว่าเรือจะมาถึงก่อนสิ้นสัปดาห์ เกษตรกรเก็บเกี่ยวเสร็จเร็วกว่าที่คาดไว้ ผู้เจรจาพบกันที่เมืองหลวง".to_string(),
                )],
                Some("x 4"),
            ),
            (vec![("正文内容", "码头周二关闭。镇上没有人事先被征求意见。".repeat(5))], Some("正文内容")),
        ] {
            let mut others: Vec<(String, Value)> =
                others.into_iter().map(|(key, text)| (key.to_string(), Value::String(text))).collect();
            let left = others.len() - usize::from(expected.is_some());
            let taken = take_longest(&mut others);
            assert_eq!(taken.map(|taken| taken.key).as_deref(), expected, "{others:?}");
            assert_eq!(others.len(), left);
        }
    }
}

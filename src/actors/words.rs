//! Turns a text into [`Word`]s: what the finder, the tagger of new names and the sense all read, made once for each text.
//!
//! Words and their folded forms are those of [`crate::text`]; here each carries a hash of its folded form, how it is
//! capitalised, what stands before it and whether a sentence begins with it.

pub(crate) use crate::text::hash_of;
use crate::text::{FoundWord, Neighbour, Words, ends_between, has_empty_line};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// Its first letter is small, or belongs to a script without capitals.
    None,
    /// The first letter is a capital and a later one is not, or it is a single capital.
    First,
    /// Two capitals or more and no small letter, dots aside: `US`, `U.S.`, `HAMAS`.
    All,
    /// It begins with a digit.
    Digit,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing: the beginning of the text, scripts without spaces, or an elision (`d'Orsay`).
    Nothing,
    /// White space only, without an empty line; or ` & `.
    Space,
    /// A hyphen or dash without white space.
    Hyphen,
    /// A full stop after an initial or an abbreviation, and a space: `J. D. Vance`, `St. Lucia`.
    Stop,
    /// A comma and a space.
    Comma,
    /// A possessive ending: `'s ` or `’ `, or ` 's ` where tokens are set apart.
    Possessive,
    /// Anything else.
    Other,
}

/// One word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Its first byte.
    pub(crate) start: u32,
    /// The byte behind its last; a possessive ending and a closing dot do not belong to it.
    pub(crate) end: u32,
    /// The hash of its folded form, see [`hash_of`].
    pub(crate) hash: u64,
    /// How it is written.
    pub(crate) capitals: Capitals,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether it is the first of a sentence.
    pub(crate) begins_sentence: bool,
    /// Whether it is the first of a paragraph.
    pub(crate) begins_paragraph: bool,
}

impl From<Word> for FoundWord {
    fn from(word: Word) -> FoundWord {
        let Word { start, end, hash, begins_sentence, begins_paragraph, .. } = word;
        FoundWord { start, end, hash, begins_sentence, begins_paragraph }
    }
}

impl Word {
    /// The word as written.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Whether a word is one of a list in which each has a space on either side, as it is written.
pub(crate) fn is_listed(list: &str, word: &str) -> bool {
    let bytes = list.as_bytes();
    let has_spaces = |at: usize| at > 0 && bytes[at - 1] == b' ' && bytes.get(at + word.len()) == Some(&b' ');
    let mut from = 0;
    // Asked of hundreds of words an article, of which hardly one is there at all.
    while let Some(at) = memchr::memmem::find(&bytes[from..], word.as_bytes()).filter(|_| !word.is_empty()) {
        if has_spaces(from + at) {
            return true;
        }
        from += at + 1;
    }
    false
}

/// The words of a text.
pub(crate) fn words_in(text: &str) -> Vec<Word> {
    read_words(text, None).0
}

/// The words of a text in some language, and whether these are all that [`crate::text`] finds in it.
pub(super) fn read_words(text: &str, language: Option<&str>) -> (Vec<Word>, bool) {
    let mut are_all = true;
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 6 + 1);
    let mut cursor = Words::new(text);
    let (mut folded, mut before_folded) = (String::with_capacity(32), String::with_capacity(32));
    while let Some(bytes) = cursor.advance(&mut folded) {
        let written = &text[bytes.clone()];
        // Corpora of tokens set an ending apart: `Commission 's chief spokesman`.
        if matches!(written, "s" | "S")
            && let Some(before) = words.last()
            && matches!(&text[before.end as usize..bytes.start], " '" | " \u{2019}")
            && text[bytes.end..].starts_with(' ')
        {
            are_all = false;
            continue;
        }
        let (mut begins_sentence, mut begins_paragraph, mut gap) = (true, true, Gap::Nothing);
        if let Some(before) = words.last() {
            let between = &text[before.end as usize..bytes.start];
            (begins_sentence, begins_paragraph) = (false, false);
            gap = match between {
                " " => Gap::Space,
                "" => Gap::Nothing,
                _ if has_empty_line(between) => {
                    (begins_sentence, begins_paragraph) = (true, true);
                    Gap::Other
                }
                _ => {
                    let before_written = &text[before.start as usize..before.end as usize];
                    let neighbour = Neighbour { folded: &before_folded, written: before_written };
                    let ahead = &text[..before.start as usize];
                    begins_sentence =
                        ends_between(language, ahead, neighbour, between, Neighbour { folded: &folded, written });
                    // `Farmers ' Union`; elsewhere a mark between spaces quotes.
                    let is_of_many =
                        between == " ' " && before_written.ends_with('s') && written.starts_with(char::is_uppercase);
                    match () {
                        // `EE. UU.`
                        () if between == ". " && is_doubled(before_written) && is_doubled(written) => Gap::Stop,
                        () if begins_sentence => Gap::Other,
                        () if is_of_many => Gap::Possessive,
                        () => gap_of(between),
                    }
                }
            };
        }
        words.push(Word {
            start: bytes.start as u32,
            end: bytes.end as u32,
            hash: hash_of(&folded),
            capitals: capitals_of(written),
            gap,
            begins_sentence,
            begins_paragraph,
        });
        std::mem::swap(&mut folded, &mut before_folded);
    }
    (words, are_all)
}

/// Whether a word is one capital letter twice, as Spanish abbreviates plurals.
fn is_doubled(written: &str) -> bool {
    matches!(written.as_bytes(), [first @ b'A'..=b'Z', second] if first == second)
}

fn gap_of(between: &str) -> Gap {
    match between {
        "-" | ".-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{5BE}" => Gap::Hyphen,
        ". " | "." => Gap::Stop,
        // The middle dot stands between the words of foreign names in Japanese and Chinese.
        "'" | "\u{2019}" | "\u{30FB}" | "\u{B7}" | "\u{2027}" => Gap::Nothing,
        " & " | "\u{200C}" => Gap::Space,
        ", " => Gap::Comma,
        "'s " | "\u{2019}s " | "' " | "\u{2019} " | "'S " | "\u{2019}S " | " 's " | " \u{2019}s " | " 'S " => {
            Gap::Possessive
        }
        _ if between.chars().all(char::is_whitespace) => Gap::Space,
        _ => Gap::Other,
    }
}

pub(super) fn capitals_of(written: &str) -> Capitals {
    let bytes = written.as_bytes();
    match bytes {
        [b'a'..=b'z', ..] => return Capitals::None,
        [b'0'..=b'9', ..] => return Capitals::Digit,
        [b'A'..=b'Z', b'a'..=b'z', ..] => return Capitals::First,
        _ => {}
    }
    let (mut capitals, mut smalls) = (0, 0);
    if written.is_ascii() {
        for byte in bytes {
            capitals += usize::from(byte.is_ascii_uppercase());
            smalls += usize::from(byte.is_ascii_lowercase());
        }
    } else {
        let first = written.chars().next();
        if !first.is_some_and(char::is_uppercase) {
            return if first.is_some_and(char::is_numeric) { Capitals::Digit } else { Capitals::None };
        }
        for character in written.chars() {
            capitals += usize::from(character.is_uppercase());
            smalls += usize::from(character.is_lowercase());
        }
    }
    match (capitals, smalls) {
        (0, _) => Capitals::None,
        (2.., 0) => Capitals::All,
        _ => Capitals::First,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_lists() {
        for (word, expected) in
            [("rear", true), ("rearguard", true), ("guard", true), ("ear", false), ("rea", false), ("", false), (" ", false)]
        {
            assert_eq!(is_listed(" rearguard rear guard ", word), expected, "{word:?}");
        }
    }

    #[test]
    fn words_carry_their_capitals_gaps_and_sentences() {
        let text = "Iran’s U.S.-led talks, in Doha. Gen. J. D. Vance met HAMAS\n\n3rd été Ö";
        let shown: Vec<String> = words_in(text)
            .iter()
            .map(|word| {
                let start = if word.begins_paragraph {
                    "¶"
                } else if word.begins_sentence {
                    "|"
                } else {
                    ""
                };
                format!("{start}{}:{:?}:{:?}", word.of(text), word.capitals, word.gap)
            })
            .collect();
        assert_eq!(
            shown.join(" "),
            "¶Iran:First:Nothing U.S:All:Possessive led:None:Hyphen talks:None:Space in:None:Comma Doha:First:Space \
             |Gen:First:Other J:First:Stop D:First:Stop Vance:First:Stop met:None:Space HAMAS:All:Space ¶3rd:Digit:Other \
             été:None:Space Ö:First:Space"
        );
    }

    #[test]
    fn hebrew_words_are_joined_as_by_other_hyphens() {
        let text = "ארצות־הברית ארצות-הברית";
        let gaps: Vec<Gap> = words_in(text).iter().map(|word| word.gap).collect();
        assert_eq!(gaps, [Gap::Nothing, Gap::Hyphen, Gap::Space, Gap::Hyphen]);
    }

    #[test]
    fn endings_that_are_set_apart_are_no_words() {
        for (text, expected) in [
            ("Sudan People 's Liberation Army", "Sudan:Nothing People:Space Liberation:Possessive Army:Space"),
            ("National Farmers ' Union", "National:Nothing Farmers:Space Union:Possessive"),
            ("He said ' We go '", "He:Nothing said:Space We:Other go:Space"),
            ("Vitamin S is none", "Vitamin:Nothing S:Space is:Space none:Space"),
        ] {
            let shown: Vec<String> = words_in(text).iter().map(|word| format!("{}:{:?}", word.of(text), word.gap)).collect();
            assert_eq!(shown.join(" "), expected, "{text}");
        }
    }
}

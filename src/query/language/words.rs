//! Turns what stands between two spaces, or inside quotes, into a span: words, phrases, wildcards, fuzzy words.

use crate::query::clause::{Leaf, Span};
use crate::query::pattern::Pattern;
use crate::text::{
    Case, HYPHENS, Token, Words, acronym_before_s, case_of, differs_in_capitals, is_apostrophe, is_closed, is_hyphen,
    is_mark, is_written_without_spaces, number_before_s, push_cased, words_of,
};

/// In which forms a word may be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Any inflected form.
    Any,
    /// Just this form; case and accents do not count.
    Exact,
    /// Just this form and case.
    Cased,
}

/// What is wrong with a wildcard or a fuzzy word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordProblem {
    /// Fewer than two characters before it.
    TooBroad,
    /// The same of a part of a word, the others of which do not count.
    TooBroadPart,
    /// A fuzzy word of which nothing could differ.
    TooShort,
    /// It is to be found in just one case.
    CasedPattern,
    /// It is written in a script of which an index holds the characters, not the words.
    Unspaced,
}

/// Words as they are to be read in one query.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordReader {
    /// Whether the whole query is written in capitals, which then say nothing.
    pub(super) is_caps_lock: bool,
}

impl WordReader {
    /// Whether a text looks as if it was typed, or pasted, in capitals throughout.
    pub(super) fn of(text: &str) -> WordReader {
        let has_small = text.chars().any(char::is_lowercase);
        let words = || text.split_whitespace().map(|word| word.chars().filter(|c| c.is_uppercase()).count());
        let is_caps_lock =
            !has_small && (words().any(|letters| letters > 4) || words().filter(|letters| *letters > 1).count() > 3);
        WordReader { is_caps_lock }
    }

    /// The span of one chunk of text; `None` if it holds no word.
    ///
    /// Several words in a chunk (`12:30`, a web address) stand in a row. The two halves of a hyphenated word are found
    /// written as one word too.
    pub(super) fn chunk(self, chunk: &str, form: Form) -> Result<Option<Span>, WordProblem> {
        if is_wildcard(chunk) {
            return if form == Form::Cased { Err(WordProblem::CasedPattern) } else { self.wildcard(chunk, form) };
        }
        let words = words_with_gaps(chunk);
        let mut parts: Vec<Leaf> = words.iter().map(|word| self.leaf(word, form)).collect();
        if parts.len() < 2 {
            let singular = words.first().filter(|_| form == Form::Any).and_then(WrittenWord::before_s);
            return Ok(parts.pop().map(|leaf| any_of(Span::Leaf(leaf), singular)));
        }
        let is_compound = words.len() == 2 && is_hyphen(words[1].gap);
        let phrase = Span::Phrase { parts, slop: 0 };
        if !is_compound || form != Form::Any {
            return Ok(Some(phrase));
        }
        let joined = Some(format!("{}{}", words[0].folded, words[1].folded)).filter(|joined| !is_closed(joined));
        let singular = joined.as_deref().and_then(number_before_s).map(str::to_string);
        Ok(Some(any_of(phrase, joined.into_iter().chain(singular))))
    }

    /// The span of the inside of a pair of quotes.
    pub(super) fn phrase(self, inside: &str, form: Form, slop: u32) -> Result<Option<Span>, WordProblem> {
        let mut parts = Vec::new();
        for chunk in inside.split_whitespace() {
            match self.chunk(chunk, form)? {
                Some(Span::Phrase { parts: several, .. }) => parts.extend(several),
                Some(Span::Leaf(leaf)) => parts.push(leaf),
                _ => {}
            }
        }
        Ok(phrase_of(parts, slop))
    }

    /// A word of which the end may differ a little; of a hyphenated one, the last part.
    pub(super) fn fuzzy(self, chunk: &str, distance: u8) -> Result<Option<Span>, WordProblem> {
        if chunk.chars().any(is_written_without_spaces) {
            return Err(WordProblem::Unspaced);
        }
        let mut words = words_with_gaps(chunk);
        let Some(last) = words.pop() else { return Ok(None) };
        let pattern = Pattern::Fuzzy { word: last.folded, distance };
        if pattern.is_too_broad() {
            return Err(WordProblem::TooShort);
        }
        let before = words.iter().map(|word| self.leaf(word, Form::Any));
        Ok(phrase_of(before.chain([Leaf::Pattern(pattern)]).collect(), 0))
    }

    fn wildcard(self, chunk: &str, form: Form) -> Result<Option<Span>, WordProblem> {
        let mut parts = Vec::new();
        for piece in chunk.split(HYPHENS) {
            if piece.chars().any(is_written_without_spaces) {
                // Whatever goes on behind it is found in any case.
                let beginning = trimmed(piece).trim_end_matches(['*', '?']);
                if has_wildcard(beginning) {
                    return Err(WordProblem::Unspaced);
                }
                parts.extend(words_with_gaps(beginning).iter().map(|word| self.leaf(word, form)));
                continue;
            }
            if !has_wildcard(piece) {
                parts.extend(words_with_gaps(piece).iter().map(|word| self.leaf(word, form)));
                continue;
            }
            let (mut before, pattern) = glob_of(piece);
            let begun = before.pop().map_or(String::new(), |word| word.folded);
            parts.extend(before.iter().map(|word| self.leaf(word, form)));
            let pattern = Pattern::Glob(begun + &pattern);
            if pattern.is_too_broad() {
                return Err(if parts.is_empty() { WordProblem::TooBroad } else { WordProblem::TooBroadPart });
            }
            parts.push(Leaf::Pattern(pattern));
        }
        Ok(phrase_of(parts, 0))
    }

    fn leaf(self, word: &WrittenWord<'_>, form: Form) -> Leaf {
        if form == Form::Cased {
            return Leaf::Cased(word.cased.clone());
        }
        let letters = word.cased.chars().count();
        let is_acronym = (!self.is_caps_lock || word.is_dotted)
            && (2..=Token::LONGEST_ACRONYM).contains(&letters)
            && word.cased.chars().all(char::is_uppercase)
            && case_of(&word.cased) == Case::Upper
            && differs_in_capitals(&word.folded);
        match form {
            _ if is_acronym => Leaf::Acronym(word.cased.clone()),
            // Which language it is in only the index knows, and in Turkish what stands behind an apostrophe is an ending.
            Form::Any => Leaf::Word(vec![word.with_apostrophes()]),
            _ => Leaf::Exact(word.folded.clone()),
        }
    }
}

/// What is written before the first wildcard of a piece, word by word, and the pattern from there on: `l'Ukrain*` is two words, of which
/// the second is a pattern.
fn glob_of(piece: &str) -> (Vec<WrittenWord<'_>>, String) {
    let (before, rest) = piece.split_at(piece.find(['*', '?']).unwrap_or(piece.len()));
    let (mut glob, mut plain) = (String::new(), String::new());
    for character in rest.chars() {
        if matches!(character, '*' | '?') {
            glob.push_str(&words_of(&plain).concat());
            plain.clear();
            if character == '?' || !glob.ends_with('*') {
                glob.push(character);
            }
        } else {
            plain.push(character);
        }
    }
    glob.push_str(&words_of(&plain).concat());
    (words_with_gaps(before), glob)
}

/// A span or any of these words in its place.
fn any_of(span: Span, words: impl IntoIterator<Item = String>) -> Span {
    let others: Vec<Span> = words.into_iter().map(|word| Span::Leaf(Leaf::Word(vec![word]))).collect();
    if others.is_empty() { span } else { Span::Any(std::iter::once(span).chain(others).collect()) }
}

fn phrase_of(mut parts: Vec<Leaf>, slop: u32) -> Option<Span> {
    if parts.len() < 2 { parts.pop().map(Span::Leaf) } else { Some(Span::Phrase { parts, slop }) }
}

struct WrittenWord<'t> {
    written: &'t str,
    folded: String,
    cased: String,
    /// Whether it is written with dots, `U.S.`, which says more than capitals do.
    is_dotted: bool,
    /// What stands between the word before and this one.
    gap: &'t str,
}

impl WrittenWord<'_> {
    /// The acronym or number of which it is the plural.
    fn before_s(&self) -> Option<String> {
        acronym_before_s(&self.cased).or_else(|| number_before_s(&self.folded).map(str::to_string))
    }

    /// The folded word, with straight apostrophes where it is written with any.
    fn with_apostrophes(&self) -> String {
        let parts: Vec<String> = self.written.split(is_apostrophe).map(|part| words_of(part).concat()).collect();
        if parts.concat() == self.folded { parts.join("'") } else { self.folded.clone() }
    }
}

fn words_with_gaps(text: &str) -> Vec<WrittenWord<'_>> {
    let mut words = Words::new(text);
    let mut folded = String::new();
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(bytes) = words.advance(&mut folded) {
        let mut cased = String::new();
        let written = &text[bytes.clone()];
        // Without capitals it is the folded form, as in an article.
        if written.chars().any(char::is_uppercase) {
            push_cased(written, &mut cased)
        } else {
            cased.push_str(&folded)
        }
        let is_dotted = written.contains('.') && written.contains(char::is_alphabetic);
        found.push(WrittenWord { written, folded: folded.clone(), cased, is_dotted, gap: &text[end..bytes.start] });
        end = bytes.end;
    }
    found
}

/// Whether a chunk asks for wildcards: `*` after a letter, `?` between letters, and nothing in it but words and hyphens.
fn is_wildcard(chunk: &str) -> bool {
    let is_plain = |character: char| is_of_word(character) || matches!(character, '*' | '?');
    let chunk = trimmed(chunk);
    chunk.chars().all(is_plain) && chunk.split(HYPHENS).any(has_wildcard)
}

/// Whether a text is a word, perhaps a hyphenated one, and nothing else.
pub(super) fn is_plain_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_of_word)
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || is_mark(character)
        || HYPHENS.contains(&character)
        || matches!(character, '\'' | '’' | '\u{5F3}')
}

/// Closing punctuation of a pasted sentence does not belong to a word.
pub(super) fn trimmed(chunk: &str) -> &str {
    chunk.trim_end_matches(['.', ',', ';', ':', '!', '…', '،', '؛', '؟', '۔', '।', '。', '，', '、', '；', '：', '！', '？'])
}

fn has_wildcard(word: &str) -> bool {
    let word = trimmed(word).trim_end_matches('?');
    let is_emphasis = word.starts_with('*') && word.len() > 1 && word.ends_with('*');
    // `f***` is a word that somebody would not print.
    !is_emphasis && !word.contains("**") && word.contains(['*', '?']) && word.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_as_people_type_them() {
        for (chunk, expected) in [
            ("don't", "dont"),
            ("12:30", "\"12 30\""),
            ("https://x.org/a?b=1", "\"https x org a b 1\""),
            ("AT&T", "at&t"),
            ("C++", "c++"),
            ("Israel-Palestine", "(\"israel palestine\" OR israelpalestine)"),
            ("COVID-19", "(\"covid 19\" OR covid19)"),
            ("U.S.", "US"),
            ("US", "US"),
            ("us", "us"),
            ("NATO", "nato"),
            ("AIDS", "AIDS"),
            ("NGOs", "(ngos OR ngo)"),
            ("MPs", "(mps OR mp)"),
            ("ngos", "ngos"),
            ("PhDs", "phds"),
            ("USs", "uss"),
            ("F-16s", "(\"f 16s\" OR f16s OR f16)"),
            ("747s", "(747s OR 747)"),
            ("1990s", "1990s"),
            ("ISIS", "isis"),
            ("I", "i"),
            ("happened?", "happened"),
            ("**breaking**", "breaking"),
            ("ארצות־הברית", "(\"ארצות הברית\" OR ארצותהברית)"),
            ("ארצות־הבר*", "\"ארצות הבר*\""),
            ("צה״ל", "צהל"),
            ("cease*", "cease*"),
            ("wom?n", "wom?n"),
            ("pro-rus*", "\"pro rus*\""),
            ("l’Ukrain*", "\"l ukrain*\""),
            ("d'Od?ss*", "\"d od?ss*\""),
            ("aujourd’hu*", "aujourdhu*"),
            ("об’є*", "обє*"),
            ("دار*؛", "دار*"),
            ("Мос*", "мос*"),
            ("हिन्द*", "हिंद*"),
            ("中国*", "\"中 国\""),
            ("f***", "f"),
            ("👍", "👍"),
        ] {
            let reader = WordReader { is_caps_lock: false };
            let read = reader.chunk(chunk, Form::Any).map(|span| span.map_or("-".to_string(), |span| span.to_string()));
            assert_eq!(read, Ok(expected.to_string()), "{chunk}");
        }
        let reader = WordReader { is_caps_lock: true };
        assert_eq!(
            reader.chunk("NGOs", Form::Exact).map(|span| span.map(|span| span.to_string())),
            Ok(Some("\"ngos\"".to_string()))
        );
        assert_eq!(reader.chunk("US", Form::Any), Ok(Some(Span::Leaf(Leaf::Word(vec!["us".to_string()])))));
        assert_eq!(reader.chunk("*fire", Form::Any), Err(WordProblem::TooBroad));
        assert_eq!(reader.chunk("covid-1*", Form::Any), Err(WordProblem::TooBroadPart));
        assert_eq!(reader.fuzzy("zx", 1), Err(WordProblem::TooShort));
        assert_eq!(reader.chunk("Sanc*", Form::Cased), Err(WordProblem::CasedPattern));
        assert_eq!(reader.chunk("中*国", Form::Any), Err(WordProblem::Unspaced));
        assert_eq!(reader.chunk("…", Form::Any), Ok(None));
    }

    #[test]
    fn caps_lock() {
        for (text, expected) in [
            ("US", false),
            ("NATO AND US", false),
            ("KENNEDY PRESSURE", true),
            ("TO BE OR NOT", true),
            ("WAR AND PEACE", true),
        ] {
            assert_eq!(WordReader::of(text).is_caps_lock, expected, "{text}");
        }
    }
}

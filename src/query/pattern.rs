//! Holds [`Pattern`]: which words a wildcard or a fuzzy word stands for.

use std::fmt;

/// Stands for many words; compared with their folded forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pattern {
    /// `*` for any run of characters, `?` for one.
    Glob(String),
    /// Words that begin with the same two characters and become this one by at most so many insertions, deletions,
    /// replacements or swaps of neighbours (optimal string alignment; Boytsov 2011, section 2.2).
    Fuzzy {
        /// The word.
        word: String,
        /// 1 or 2.
        distance: u8,
    },
}

impl Pattern {
    /// How many characters a pattern must give before its first `*`, one of them at its beginning, and how many a fuzzy word
    /// must share.
    pub const LEADING_CHARACTERS: usize = 2;

    /// Whether so many words fit that it would be of no use.
    pub(crate) fn is_too_broad(&self) -> bool {
        match self {
            Pattern::Glob(glob) => {
                let given = glob.split('*').next().unwrap_or_default().chars().filter(|character| *character != '?').count();
                given < Pattern::LEADING_CHARACTERS || self.beginning().is_empty()
            }
            Pattern::Fuzzy { word, .. } => word.chars().count() <= Pattern::LEADING_CHARACTERS,
        }
    }

    /// What every word of the pattern begins with.
    pub fn beginning(&self) -> &str {
        match self {
            Pattern::Glob(glob) => glob.split(['*', '?']).next().unwrap_or_default(),
            Pattern::Fuzzy { word, .. } => {
                let end = word.char_indices().nth(Pattern::LEADING_CHARACTERS).map_or(word.len(), |(place, _)| place);
                &word[..end]
            }
        }
    }

    /// Whether a folded word fits.
    ///
    /// ```
    /// use dateline::query::Pattern;
    /// assert!(Pattern::Glob("wom?n".to_string()).matches("women"));
    /// assert!(Pattern::Glob("cease*".to_string()).matches("cease"));
    /// assert!(Pattern::Fuzzy { word: "ghadafi".to_string(), distance: 2 }.matches("ghaddafi"));
    /// ```
    pub fn matches(&self, word: &str) -> bool {
        match self {
            Pattern::Glob(glob) => fits(glob, word),
            Pattern::Fuzzy { word: wanted, distance } => {
                let limit = usize::from(*distance);
                word.starts_with(self.beginning())
                    && word.len().abs_diff(wanted.len()) <= 4 * limit
                    && strsim::osa_distance(wanted, word) <= limit
            }
        }
    }
}

/// Whether a word fits a glob. Keeps one place to go back to, so the time is at most the product of the lengths.
fn fits(glob: &str, word: &str) -> bool {
    let (mut glob_rest, mut word_rest) = (glob.chars(), word.chars());
    let mut retry = None;
    loop {
        let before = glob_rest.clone();
        match glob_rest.next() {
            Some('*') => {
                retry = Some((glob_rest.clone(), word_rest.clone()));
                continue;
            }
            Some(wanted) => {
                let next = word_rest.next();
                if next.is_some_and(|found| wanted == '?' || wanted == found) {
                    continue;
                }
                if next.is_none() && before.as_str().chars().all(|rest| rest == '*') {
                    return true;
                }
            }
            None if word_rest.as_str().is_empty() => return true,
            None => {}
        }
        let Some((glob_after, word_from)) = &mut retry else { return false };
        if word_from.next().is_none() {
            return false;
        }
        (glob_rest, word_rest) = (glob_after.clone(), word_from.clone());
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pattern::Glob(glob) => out.write_str(glob),
            Pattern::Fuzzy { word, distance } => write!(out, "{word}~{distance}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs() {
        for (glob, word, expected) in [
            ("ab*", "ab", true),
            ("ab*", "abc", true),
            ("ab*", "a", false),
            ("ab*d", "abcd", true),
            ("ab*d", "abcde", false),
            ("ab*d*", "abxdyd", true),
            ("w?rd", "word", true),
            ("w?rd", "wrd", false),
            ("ab?", "ab", false),
            ("мо*а", "москва", true),
        ] {
            assert_eq!(Pattern::Glob(glob.to_string()).matches(word), expected, "{glob} {word}");
        }
        let bomb = format!("{}b", "a*".repeat(100));
        assert!(!Pattern::Glob(bomb).matches(&"a".repeat(200)));
    }
}

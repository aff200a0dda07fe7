//! Tells what news services set into and under their texts and what names nobody there: `<TX>` behind a company, the agency that closes
//! a report.

use crate::actors::word_list::WordList;

/// How the agencies sign the last line of a report, in small letters.
static AGENCIES: WordList = WordList::of(&[
    "reuter",
    "reuters",
    "ap",
    "upi",
    "afp",
    "dpa",
    "tass",
    "itar-tass",
    "xinhua",
    "kyodo",
    "efe",
    "ansa",
    "pti",
    "ians",
    "aap",
    "apa",
    "anp",
    "belga",
    "lusa",
    "bernama",
    "antara",
    "irna",
    "mena",
    "cp",
]);

/// The longest code of an exchange that stands between angle brackets, `<BHPX.S>`.
const LONGEST_CODE_BYTES: usize = 12;

/// Whether what begins at a byte of a text is the code under which an exchange lists a company: `<TX>`, `<ICI.L>`.
pub(super) fn is_exchange_code(text: &str, start: usize) -> bool {
    let Some((before, behind)) = text.split_at_checked(start) else { return false };
    let is_letter = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'/');
    let length = behind.bytes().take_while(is_letter).count();
    before.ends_with('<') && length <= LONGEST_CODE_BYTES && behind[length..].starts_with('>')
}

/// The byte at which the line begins that an agency closes a report with; the end of the text if none does.
pub(super) fn closing_of(text: &str) -> usize {
    let body = text.trim_end();
    let start = body.rfind('\n').map_or(body.len(), |line| line + 1);
    let line = body[start..].trim_matches(|mark: char| !mark.is_alphabetic()).to_lowercase();
    if AGENCIES.contains(line.as_str()) { start } else { text.len() }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn codes_and_closing_lines_name_nobody() {
        for (text, expected) in [
            ("Unilever <UN.AS> said in Rotterdam it would wait.\n\n REUTER", "org:unilever"),
            ("Unilever said in Rotterdam it would wait.\n\n Reuter\n", "org:unilever"),
            ("Unilever <UN.AS> said on Monday that the UN had asked it.", "org:unilever org:united-nations"),
            ("Unilever told Reuters on Monday that it would wait.", "org:reuters org:unilever"),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}

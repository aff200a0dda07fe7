//! Turns what stands in a field of BibTeX or in the text of LaTeX (`caf{\'e} \& {Basra}--the port`) into plain text.

use unicode_normalization::UnicodeNormalization as _;

/// Accents and the marks that combine with the letter before them.
const ACCENTS: [(char, char); 15] = [
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('u', '\u{306}'),
    ('.', '\u{307}'),
    ('"', '\u{308}'),
    ('r', '\u{30a}'),
    ('H', '\u{30b}'),
    ('v', '\u{30c}'),
    ('d', '\u{323}'),
    ('c', '\u{327}'),
    ('k', '\u{328}'),
    ('b', '\u{331}'),
];

const LETTERS: [(&str, &str); 16] = [
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "i"),
    ("j", "j"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("ldots", "…"),
];

/// The plain text of a field. Commands that are not known leave what they are applied to.
pub(in super::super) fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(place) = rest.find(['\\', '{', '}', '~', '-', '`', '\'']) {
        out.push_str(&rest[..place]);
        rest = &rest[place..];
        let replaced = [("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u{a0}"), ("{", ""), ("}", "")];
        if let Some((mark, shown)) = replaced.iter().find(|(mark, _)| rest.starts_with(mark)) {
            out.push_str(shown);
            rest = &rest[mark.len()..];
        } else if let Some(command) = rest.strip_prefix('\\') {
            rest = command_read(command, &mut out);
        } else {
            let length = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    let paragraphs = out.replace("\r\n", "\n");
    let paragraphs = paragraphs.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n").nfc().collect()
}

/// Reads the command that a text begins with, behind its `\`; returns what follows.
fn command_read<'t>(command: &'t str, out: &mut String) -> &'t str {
    let Some(first) = command.chars().next() else { return "" };
    let letters = command.bytes().take_while(u8::is_ascii_alphabetic).count();
    if let Some((_, mark)) = ACCENTS.iter().find(|(accent, _)| *accent == first && letters <= 1) {
        let after = command[first.len_utf8()..].trim_start_matches([' ', '{', '\\']);
        let Some(letter) = after.chars().next().filter(|letter| letter.is_alphabetic()) else {
            return &command[first.len_utf8()..];
        };
        out.push(letter);
        out.push(*mark);
        return &after[letter.len_utf8()..];
    }
    if letters == 0 {
        // `\&`, `\%`, `\_`
        out.push(first);
        return &command[first.len_utf8()..];
    }
    if let Some((_, letter)) = LETTERS.iter().find(|(name, _)| *name == &command[..letters]) {
        out.push_str(letter);
    }
    command[letters..].trim_start_matches(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        for (value, expected) in [
            ("{The {Pier}}", "The Pier"),
            ("caf{\\'e} \\'{E}t\\'e \\c{c}a {\\v{s}}i \\\"uber", "café Été ça ši über"),
            ("Stra{\\ss}e, {\\O}re, \\o{}l", "Straße, Øre, øl"),
            ("A \\& B \\% \\_", "A & B % _"),
            ("\\emph{so} it---was 1--2 ``quoted''", "so it—was 1–2 “quoted”"),
            ("One\n two.\n\n Three.", "One two.\n\nThree."),
            ("half-way it's \\", "half-way it's"),
        ] {
            assert_eq!(plain(value), expected, "{value}");
        }
    }
}

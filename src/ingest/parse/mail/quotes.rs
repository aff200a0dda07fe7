//! Takes out of an answer what it quotes of the mail before it, and the armour of a signed mail.

use std::borrow::Cow;

use super::forward::{mail_below, says_wrote};

/// The text without what it quotes, and what was quoted: all below a line that says who wrote, or all above what the answer says.
pub(super) fn split_quoted(text: &str) -> (Cow<'_, str>, String) {
    let whole = || (Cow::Borrowed(text), String::new());
    let lines: Vec<&str> = text.lines().collect();
    if let Some(place) = mail_below(&lines) {
        let above = lines[..place].join("\n");
        if !above.trim().is_empty() {
            return (Cow::Owned(above.trim_end().to_string()), lines[place..].join("\n").trim().to_string());
        }
    }
    if !text.contains("\n>") {
        return whole();
    }
    let is_quoted = |line: &str| line.starts_with('>');
    let Some(first) = lines.iter().position(|line| is_quoted(line)) else { return whole() };
    let behind = lines[first..].iter().position(|line| !is_quoted(line) && !line.trim().is_empty());
    let end = behind.map_or(lines.len(), |place| first + place);
    let Some(intro) = introduction(&lines[..first]) else { return whole() };
    let (above, below) = (lines[..intro].join("\n"), lines[end..].join("\n"));
    let quoted = lines[intro..end].join("\n").trim().to_string();
    // An answer line by line needs what it answers.
    let says_enough = |own: &str| own.trim().len() * 2 >= quoted.len();
    match () {
        () if below.trim().is_empty() && !above.trim().is_empty() => (Cow::Owned(above.trim_end().to_string()), quoted),
        () if above.trim().is_empty() && !below.contains("\n>") && says_enough(&below) => {
            (Cow::Owned(below.trim_start().to_string()), quoted)
        }
        () => whole(),
    }
}

/// Where the line begins that says who wrote what is quoted below; it may go on over its end.
fn introduction(above: &[&str]) -> Option<usize> {
    const LONGEST_BYTES: usize = 300;
    let last = above.iter().rposition(|line| !line.trim().is_empty())?;
    if says_wrote(above[last].trim()) && above[last].contains(|c: char| c.is_ascii_digit()) {
        return Some(last);
    }
    let before = last.checked_sub(1).filter(|before| !above[*before].trim().is_empty())?;
    let joined = format!("{} {}", above[before].trim(), above[last].trim());
    (joined.len() <= LONGEST_BYTES && says_wrote(&joined)).then_some(before)
}

/// The text that a mail signs (OpenPGP, RFC 4880), without the armour around it.
pub(super) fn without_armour(text: &str) -> Cow<'_, str> {
    const BEGINNING: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
    const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";
    let Some((above, rest)) = text.split_once(BEGINNING) else { return Cow::Borrowed(text) };
    let inner = rest.split(SIGNATURE).next().unwrap_or_default();
    // Header lines (`Hash: SHA256`) stand up to the first empty line.
    let signed =
        inner.trim_start_matches('\r').trim_start_matches('\n').split_once("\n\n").map_or(inner, |(_, signed)| signed);
    let lines = signed.lines().map(|line| line.strip_prefix("- ").filter(|rest| rest.starts_with('-')).unwrap_or(line));
    Cow::Owned([above.trim_end(), lines.collect::<Vec<_>>().join("\n").as_str()].join("\n").trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_quotes() {
        let own = "The numbers of the insurers look odd to me, and nobody says who counted the barges.";
        for (text, kept, quoted) in [
            (
                format!(
                    "{own}\n\nOn Wed, Aug 19, 2020 at 8:01 PM Jane Doe <j@e.example> wrote:\n> The pier is closed.\n>\n> It rained."
                ),
                own,
                "On Wed, Aug 19, 2020 at 8:01 PM Jane Doe <j@e.example> wrote:\n> The pier is closed.\n>\n> It rained.",
            ),
            (
                format!("{own}\n\nOn Wed, Aug 19, 2020 at 8:01 PM Jane Doe\n<j@e.example> wrote:\n\n> The pier is closed."),
                own,
                "On Wed, Aug 19, 2020 at 8:01 PM Jane Doe\n<j@e.example> wrote:\n\n> The pier is closed.",
            ),
            (
                format!("Am 09.04.2016 um 11:22 schrieb Jane Doe:\n> Wo steht das?\n\n{own}"),
                own,
                "Am 09.04.2016 um 11:22 schrieb Jane Doe:\n> Wo steht das?",
            ),
            (
                format!(
                    "{own}\n\n-----Original Message-----\nFrom: Tom Hill\nSent: Monday, March 6, 2023 9:12 AM\nTo: Ann Reed\nSubject: Port\n\n\
                     The pier is closed."
                ),
                own,
                "-----Original Message-----\nFrom: Tom Hill\nSent: Monday, March 6, 2023 9:12 AM\nTo: Ann Reed\nSubject: Port\n\nThe pier is closed.",
            ),
        ] {
            assert_eq!(split_quoted(&text), (Cow::Borrowed(kept), quoted.to_string()), "{text}");
        }
        for text in [
            format!("{own}\n\nHe said:\n> The pier is closed."),
            format!("On 9 May 2016 Jane Doe wrote:\n> One?\n\nYes.\n\n> Two?\n\nNo.\n\n{own}"),
            format!("{own}\n\nFrom: the pier to the gate it is a mile.\n\n{own}"),
            own.to_string(),
        ] {
            assert_eq!(split_quoted(&text).0, text, "{text}");
        }
    }

    #[test]
    fn signed_texts() {
        let text = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe pier is closed.\n- -- \nJane\n-----BEGIN PGP SIGNATURE-----\n\niQEc\n-----END PGP SIGNATURE-----";
        assert_eq!(without_armour(text), "The pier is closed.\n-- \nJane");
        assert_eq!(without_armour("The pier."), "The pier.");
    }
}

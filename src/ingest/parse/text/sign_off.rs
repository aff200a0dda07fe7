//! Tells the lines with which agencies sign off: their name alone, the initials of a desk, who wrote and who edited in brackets.

/// Whether a line is a sign-off: `-- BERNAMA`, `==Kyodo`, `Lusa/Fim`, `abc/ def/`, `ABC // DEF`, `AGERPRES/(AS - autor: ...)`, `(Muhabir: ...)`.
pub(super) fn is_sign_off(line: &str) -> bool {
    const LONGEST_BYTES: usize = 160;
    let line = line.trim();
    let line = bracketed_house(line).unwrap_or(line);
    !line.is_empty() && line.len() <= LONGEST_BYTES && (is_house(line) || are_initials(line) || names_desk(line))
}

/// The initials behind the letters of an agency in brackets, `(TASR) lh`, as initials with a stroke.
fn bracketed_house(line: &str) -> Option<&'static str> {
    let (house, desk) = line.strip_prefix('(')?.split_once(')')?;
    let are_letters =
        (2..=8).contains(&house.len()) && house.bytes().all(|byte| byte.is_ascii_uppercase()) || house == "Hina";
    let is_desk = desk.split_whitespace().count() <= 3
        && desk.split_whitespace().all(|word| word.chars().count() <= 4 && word.chars().all(char::is_lowercase));
    (are_letters && is_desk).then_some("ab/ cd/")
}

/// Who wrote by a sign-off: `AGERPRES/ (AS - autor: Andreea Cozma, editor: ...)`.
pub(super) fn author_in(line: &str) -> Option<&str> {
    let (_, rest) = line.trim().split_once("autor: ").filter(|_| is_sign_off(line))?;
    rest.split([',', ')', ';']).next().map(str::trim)
}

/// Marks or the word for the end stand around the name of the agency.
fn is_house(line: &str) -> bool {
    // Their name alone; shorter letters may be anything.
    const ALONE: [&str; 22] = [
        "dpa",
        "AFP",
        "EFE",
        "ANSA",
        "TASS",
        "ТАСС",
        "Xinhua",
        "Bloomberg",
        "KUNA",
        "Kyodo",
        "Bernama",
        "TT",
        "NTB",
        "STT",
        "ANP",
        "APA",
        "SDA",
        "PAP",
        "ČTK",
        "/ritzau/",
        "/TT",
        "(TT)",
    ];
    if ALONE.contains(&line) {
        return true;
    }
    const HOUSES: [&str; 22] = [
        "bernama", "kyodo", "reuter", "reuters", "lusa/fim", "lusa", "efe", "ansa", "ips", "mena", "upi", "dpa", "afp",
        "xinhua", "antara", "pap", "tass", "тасс", "belga", "agerpres", "yonhap", "irna",
    ];
    const LONGEST_HOUSE_BYTES: usize = 20;
    let name = line.trim_matches(|c: char| matches!(c, '-' | '=' | '–' | '—' | '*' | '.' | ' ' | '(' | ')'));
    line.len() <= LONGEST_HOUSE_BYTES && (name.len() < line.len() || name.contains('/')) && {
        HOUSES.contains(&name.to_lowercase().as_str())
    }
}

/// Initials between slashes, all small, or all large with two of them.
fn are_initials(line: &str) -> bool {
    const LONGEST_INITIALS_BYTES: usize = 32;
    if line.len() > LONGEST_INITIALS_BYTES {
        return false;
    }
    if !line.contains(['/', '\\']) {
        let is_large = |word: &str| matches!(word.len(), 2 | 3) && word.bytes().all(|byte| byte.is_ascii_uppercase());
        return line.split(' ').count() >= 3 && line.split(' ').all(is_large);
    }
    let parts = || line.split(['/', '\\']).map(str::trim).filter(|part| !part.is_empty());
    let is_short = |part: &str| {
        (2..=4).contains(&part.chars().count())
            && part.chars().all(|c| c.is_alphabetic() || c == '.' && !part.starts_with('.'))
    };
    let are_small = || !line.chars().any(char::is_uppercase);
    let are_large = || line.contains("//") && !line.chars().any(char::is_lowercase);
    parts().count() >= 2 && parts().all(is_short) && (are_small() || are_large())
}

/// `AGERPRES/(AS - autor: ..., editor: ...)`, `(Muhabir: ..., Yayın saati: 12:10)`
fn names_desk(line: &str) -> bool {
    const OPENINGS: [&str; 5] = ["(Muhabir", "(Editör", "(Editor:", "AGERPRES/(", "AGERPRES/ ("];
    line.ends_with(')') && OPENINGS.iter().any(|opening| line.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::is_sign_off;

    #[test]
    fn lines_with_which_agencies_sign_off() {
        for (line, expected) in [
            ("-- BERNAMA", true),
            ("Xinhua", true),
            ("dpa", true),
            ("==Kyodo", true),
            ("Lusa/Fim", true),
            ("abc/ def/", true),
            ("ABC // DEF", true),
            ("ABC DEF GHI", true),
            ("kmz \\ abc \\ xyz", true),
            ("AGERPRES/(AS - autor: Jane Doe, editor: Dana Pop)", true),
            ("(Muhabir: Jane Doe, Yayın saati: 12:10)", true),
            ("(TASR) lh", true),
            ("(Hina) xabc yxyz", true),
            ("(Hina) za sada bez odgovora", false),
            ("/TT", true),
            ("(TASR) povedal starosta obce", false),
            ("Reuters", false),
            ("USA/EU", false),
            ("wait and/or see", false),
            ("The port waits.", false),
        ] {
            assert_eq!(is_sign_off(line), expected, "{line}");
        }
    }
}

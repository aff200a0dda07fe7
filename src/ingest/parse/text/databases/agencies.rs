//! Reads the copy of agencies: a line of codes (`AFPE0417 4 I  0372 /AFP-LK82`), slugs, the headline, who wrote, the text, initials, a stamp; ANSA, which begins with `(ANSA) -`; AP with `^` before
//! each line of the head; Dow Jones, which begins headlines with `DJ`.

use super::super::super::byline::byline;
use super::super::super::scan::{holds, lines_from_end};
use super::super::dateline::dateline_of;
use super::super::lines::{Line, ends_sentence};
use super::super::page::weight;
use super::super::sign_off::is_sign_off;
use super::stamps::{day_behind_codes, day_of};
use super::{Clipping, begins_with_day, from_line, split_at_line};
use crate::article::Field;

/// Lines above the text.
const MOST_LINES_ABOVE: usize = 12;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    of_carets(text, lines)
        .or_else(|| of_codes(text, lines))
        .or_else(|| of_ansa(text, lines))
        .or_else(|| of_transmission(text, lines))
        .or_else(|| of_stamp(text, lines))
        .or_else(|| of_dow_jones(text, lines))
}

/// The headline, perhaps between `++`, then `(ANSA) - ROMA, 12 MAR - ` and the text up to `(ANSA).`; lines of codes may stand above.
fn of_ansa<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const HOUSE: &str = "(ANSA)";
    const MOST_LINES_ABOVE: usize = 8;
    let place = lines.iter().take(MOST_LINES_ABOVE).position(|line| line.text.trim_start().starts_with(HOUSE))?;
    let mut head = lines[..place].iter().skip_while(|line| is_code(line.trimmed()));
    let headline = head.next().filter(|headline| headline.length() <= 200)?;
    let mut clipping = Clipping { layout: "ANSA", ..Clipping::default() };
    clipping.values.push((Field::Headline, headline.trimmed().trim_matches(['+', ' '])));
    head.for_each(|line| clipping.values.push((Field::Description, line.trimmed())));
    clipping.values.push((Field::Publisher, "ANSA"));
    set_text(from_line(text, lines.get(place)), &mut clipping);
    let body = clipping.body.trim_end();
    let end = body.rfind(HOUSE).filter(|end| *end > 0 && body.len() - end <= 60);
    clipping.body = end.map_or(body, |end| body[..end].trim_end());
    Some(clipping)
}

/// Whether a line has nothing but codes of a transmission: `ZCZC8812/SXA`, `R POL S0A QBXB`.
fn is_code(words: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    let has_mark = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'_');
    words.len() <= LONGEST_BYTES
        && words.is_ascii()
        && !words.bytes().any(|byte| byte.is_ascii_lowercase())
        && words.split_whitespace().any(has_mark)
        && words.split_whitespace().all(|word| has_mark(word) || word.len() <= 5)
}

/// Whether a paragraph is what an agency sets below its copy: codes of a transmission, initials, whose desk sent it: `51 77 03 CRO01 GEST`, `abc/ def/`,
/// `AAP RTV ar`, `ends`.
pub(crate) fn is_end_of_wire(words: &str) -> bool {
    const LONGEST_BYTES: usize = 24;
    let are_letters = || {
        let parts: Vec<&str> = words.split(' ').collect();
        let is_short = |part: &&str| (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        (2..=4).contains(&parts.len())
            && words.len() <= LONGEST_BYTES
            && parts.iter().all(is_short)
            && parts[0].bytes().all(|byte| byte.is_ascii_uppercase())
            && parts[parts.len() - 1].bytes().all(|byte| byte.is_ascii_lowercase())
    };
    words == "ends" || words.contains(' ') && is_code(words) || is_sign_off(words) || are_letters()
}

/// The copy of a terminal without what its desk sets below it: whom to write to in double brackets (`((jane.doe@r.example; +44 ...))`), rights, keywords.
/// Who reported and who edited becomes a paragraph of its own.
pub(in super::super) fn without_notes_of_desk(text: &str) -> Option<(String, String)> {
    const MOST_LINES_BELOW: usize = 14;
    const REPORTING: [&str; 6] = ["(Reporting ", "(Writing ", "(Additional reporting ", "(Editing ", "(Compiled ", "($1 = "];
    if !holds(text, "((") {
        return None;
    }
    let below: Vec<&str> = lines_from_end(text).take(MOST_LINES_BELOW).collect();
    // "((Jane Doe)) I was there" is what somebody says in a conversation.
    let is_notes = |line: &str| {
        let notes = line.trim().strip_prefix("((").and_then(|rest| rest.split_once("))"));
        let is_number = |inner: &str| {
            inner.match_indices('+').any(|(place, _)| inner[place + 1..].starts_with(|c: char| c.is_ascii_digit()))
        };
        notes.is_some_and(|(inner, behind)| {
            (inner.contains('@') || is_number(inner)) && !behind.trim_start().starts_with(char::is_alphanumeric)
        })
    };
    let first = below.iter().rposition(|line| is_notes(line))?;
    let start = below[first].as_ptr().addr() - text.as_ptr().addr();
    let (copy, notes) = text.split_at(start);
    if copy.trim().is_empty() {
        return None;
    }
    let mut plain = String::with_capacity(copy.len() + 8);
    for line in copy.split_inclusive('\n') {
        if REPORTING.iter().any(|opening| line.trim_start().starts_with(opening)) && !plain.ends_with("\n\n") {
            plain.push('\n');
        }
        plain.push_str(line);
    }
    Some((plain, notes.trim().to_string()))
}

/// What is sent between `ZCZC` and `NNNN`, or ends with `NNNN`: codes and slugs, the headline, who wrote, the text behind its dateline.
fn of_transmission<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    if !text.trim_end().ends_with("NNNN") && !text.trim_end().ends_with("nnnn") {
        return None;
    }
    let first =
        lines.iter().take(MOST_LINES_ABOVE).position(|line| dateline_of(line.text).is_some()).filter(|first| *first > 0)?;
    let mut clipping = Clipping { layout: "agency", ..Clipping::default() };
    for line in &lines[..first] {
        let words = line.trimmed();
        // "BIZ GEN NAT", ".NEWDELHI DEL41"
        let is_slug = is_code(words) || words.starts_with('.') || words.starts_with("ZCZC") || words == "zczc";
        match is_slug {
            true => clipping.others.push(("slug".to_string(), words)),
            false => take(words.trim_start_matches('^'), &mut clipping),
        }
    }
    set_text(from_line(text, lines.get(first)), &mut clipping);
    Some(clipping)
}

/// Copy without a first line of codes: the lines of the head, the text behind the dateline of an agency, a stamp below it.
fn of_stamp<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES_BELOW: usize = 8;
    let is_stamped = |text: &str| {
        let mut below = lines_from_end(text).filter(|line| !line.trim().is_empty()).take(MOST_LINES_BELOW);
        below.any(|line| day_of(line).is_some())
    };
    is_stamped(text).then_some(())?;
    let has_agency = |line: &Line<'_>| dateline_of(line.text).is_some_and(|dateline| dateline.agency.is_some());
    let first = lines.iter().take(MOST_LINES_ABOVE).position(has_agency).filter(|first| *first > 0)?;
    // In a short text the day above it is as near to the end.
    is_stamped(from_line(text, lines.get(first))).then_some(())?;
    let mut clipping = Clipping { layout: "agency", ..Clipping::default() };
    for line in &lines[..first] {
        take(line.trimmed(), &mut clipping);
    }
    set_text(from_line(text, lines.get(first)), &mut clipping);
    Some(clipping)
}

/// Whether a headline ends with the kind of the copy, in capitals in brackets.
fn is_kind_behind(words: &str) -> bool {
    let kind = words.strip_suffix(')').and_then(|words| words.rsplit_once(" (")).map(|(_, kind)| kind);
    const KINDS: [&str; 9] =
        ["LEAD", "PAPIER", "PAPIER GENERAL", "REPORTAGE", "ENCADRE", "SYNTHESE", "PORTRAIT", "ANALYSE", "CHRONOLOGIE"];
    kind.is_some_and(|kind| KINDS.contains(&kind))
}

/// Whether a line is a number of the copy and perhaps its rank and desk: `a0456`, `QRA0011 r w`.
pub(super) fn is_number_of_copy(line: &str) -> bool {
    let mut words = line.split(' ');
    let number = words.next().unwrap_or_default();
    let letters = number.bytes().take_while(u8::is_ascii_alphabetic).count();
    (1..=5).contains(&letters)
        && (3..=5).contains(&(number.len() - letters))
        && number[letters..].bytes().all(|byte| byte.is_ascii_digit())
        && words.all(|word| word.len() <= 1)
}

/// Whether a line is one of codes: its first word has letters and a number of three digits or more, the next is the rank, most are codes.
pub(in super::super) fn is_line_of_codes(line: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let first = line.split_whitespace().next().unwrap_or_default();
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    // Most lines begin with a word.
    if letters == first.len() {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let [_, rank, ..] = words.as_slice() else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let with_digits = words.iter().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).count();
    (1..=5).contains(&letters)
        && (3..=5).contains(&(first.len() - letters))
        && is_number(&first[letters..])
        && rank.len() == 1
        && is_number(rank)
        && with_digits * 2 >= words.len()
}

/// Lines of a head that are no headline.
#[derive(PartialEq)]
enum Part {
    Slug,
    Byline,
    Note,
    Headline,
}

fn part_of(line: &str) -> Part {
    let first = line.split([' ', ',']).next().unwrap_or_default();
    let hyphens = first.matches('-').count();
    let is_joined = hyphens >= 1
        && weight(line) <= 4
        && (line.bytes().any(|byte| byte.is_ascii_digit()) || hyphens >= 2 && first == line);
    // "Hafen/Streik/", "Hafen/Streik/Zusammenfassung"
    let is_topic = line.contains('/') && !line.contains(' ');
    let are_capitals = line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase) && weight(line) <= 4;
    let is_around = (line.starts_with('(') && line.ends_with(')')) || (line.starts_with('=') && line.ends_with('='));
    let lowered = line.to_lowercase();
    let is_note = is_around
        || ["eds:", "ed:", "ap photo", "ap video", "with photos", "with ap photo", "eds.", "c. 19", "c. 20"]
            .iter()
            .any(|mark| lowered.starts_with(mark));
    let is_house = matches!(lowered.as_str(), "associated press" | "the associated press")
        || lowered.ends_with(" writer")
        || lowered.ends_with(" correspondent");
    match () {
        () if byline(bare(line)).is_some() => Part::Byline,
        () if is_note || is_house => Part::Note,
        () if is_number_of_copy(line) => Part::Slug,
        () if is_joined || is_topic || are_capitals || line.contains("Ld-Writethru") => Part::Slug,
        () => Part::Headline,
    }
}

/// A byline without the marks behind it: `Von Jane Doe, dpa =`.
fn bare(line: &str) -> &str {
    let line = line.trim_end_matches(['=', ' ', '+']);
    ["dpa", "afp", "AFP", "AP", "EFE"]
        .iter()
        .find_map(|house| line.strip_suffix(house))
        .map_or(line, |line| line.trim_end_matches([',', ' ']))
}

/// Lines with `^` before them, perhaps below a line of codes: `r i UPI-PORTS 08-24 0412`.
fn of_carets<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const HOUSES: [(&str, &str); 2] = [("Associated Press", "Associated Press"), ("AP", "Associated Press")];
    let has_caret = |line: &Line<'_>| line.text.starts_with('^');
    // "r f": rank and desk.
    let is_rank = |words: &str| words.len() <= 5 && words.split(' ').all(|word| word.len() == 1);
    let is_of_codes = |line: &Line<'_>| {
        line.length() <= 80 && (line.text.bytes().any(|byte| byte.is_ascii_digit()) || is_rank(line.trimmed()))
    };
    const MOST_LINES_OF_CODES: usize = 3;
    let is_above = |line: &&Line<'_>| !has_caret(line) && (is_of_codes(line) || line.trimmed() == "ZCZC");
    let start = lines.iter().take(MOST_LINES_OF_CODES).take_while(is_above).count();
    let head = start + lines.iter().skip(start).take(MOST_LINES_ABOVE).take_while(|line| has_caret(line)).count();
    if head < start + 2 {
        return None;
    }
    let mut clipping = Clipping { layout: "AP", ..Clipping::default() };
    let mut of_byline = None;
    let mut is_below_byline = false;
    for line in &lines[start..head] {
        let words = line.text.trim_start_matches('^').trim_end_matches(['<', '>', ' ']).trim();
        // "^By Jane Doe=", "^Harbour Times=": whose writer it is.
        if is_below_byline && words.ends_with('=') && part_of(words) == Part::Headline {
            of_byline = Some(words.trim_end_matches(['=', ' ']));
            continue;
        }
        is_below_byline = part_of(words) == Part::Byline;
        take(words, &mut clipping);
    }
    let first =
        head + lines[head..].iter().take_while(|line| line.trimmed().chars().all(|c| matches!(c, '=' | ' '))).count();
    // The agency behind the place, or of whose writer it is; most are of the Associated Press.
    let in_dateline =
        lines.get(first).and_then(|line| Some(&line.text[dateline_of(line.text)?.agency?])).filter(|house| *house != "AP");
    let of_writer = || {
        let writers = clipping.others.iter().map(|(_, words)| *words);
        writers.filter_map(|words| words.strip_suffix(" Writer").or_else(|| words.strip_suffix(" Correspondent"))).next()
    };
    // "c. 2004 Harbour News Service": whose copy it is.
    let of_rights = || {
        let rights = clipping.others.iter().filter_map(|(_, words)| words.strip_prefix("c. "));
        rights.filter_map(|words| words.split_once(' ')).map(|(_, house)| house.trim_end_matches(['=', ' '])).next()
    };
    let house = of_rights().or_else(of_writer).or(of_byline).or(in_dateline).unwrap_or("Associated Press");
    let house = HOUSES.iter().find(|(known, _)| house.trim_start_matches("The ") == *known).map_or(house, |(_, name)| *name);
    clipping.values.push((Field::Publisher, house));
    set_text(from_line(text, lines.get(first)), &mut clipping);
    Some(clipping)
}

pub(super) fn take<'t>(words: &'t str, clipping: &mut Clipping<'t>) {
    let has_headline = clipping.values.iter().any(|(field, _)| *field == Field::Headline);
    // ANPA sets the headline between marks of its own.
    let words = words.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).map_or(words, str::trim);
    match part_of(words) {
        Part::Byline => clipping.values.push((Field::Author, bare(words))),
        // "Utl.: Reederei rechnet mit Verlusten =", "Utl.1: ..."
        Part::Headline if words.starts_with("Utl.") => {
            let standfirst = words.split_once(':').map_or(words, |(_, standfirst)| standfirst);
            clipping.values.push((Field::Description, standfirst.trim_end_matches(['=', ' ']).trim()));
        }
        // "(PAPIER GENERAL)": what kind of copy it is.
        Part::Headline if !has_headline && words.ends_with(')') && is_kind_behind(words) => {
            clipping.values.push((Field::Headline, words[..words.rfind(" (").unwrap_or(words.len())].trim_end()));
        }
        // "Stadtrat sperrt Uferweg =": dpa sets that mark behind each line of its head.
        Part::Headline if !has_headline => clipping.values.push((Field::Headline, words.trim_end_matches(['=', ' ']))),
        Part::Headline => clipping.values.push((Field::Description, words)),
        Part::Slug => clipping.others.push(("slug".to_string(), words)),
        Part::Note => clipping.others.push(("note of the agency".to_string(), words)),
    }
}

fn of_codes<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    // "ZCZC" begins a transmission, "NNNN" ends it.
    let lines = if lines.first()?.trimmed() == "ZCZC" { &lines[1..] } else { lines };
    let codes_of = |line: &str| is_line_of_codes(line.trim().strip_prefix("ZCZC ").unwrap_or(line.trim()).trim());
    let (codes, rest) = lines.split_first().filter(|(first, _)| codes_of(first.text))?;
    let mut clipping = Clipping { layout: "agency", ..Clipping::default() };
    clipping.others.push(("slug".to_string(), codes.text));
    let is_text = |line: &&Line<'_>| {
        let words = line.trimmed();
        !is_text_line(words) && line.length() <= 200
    };
    let head = rest.iter().take(MOST_LINES_ABOVE).take_while(is_text).count();
    for line in &rest[..head] {
        take(line.trimmed(), &mut clipping);
    }
    set_text(from_line(text, rest.get(head)), &mut clipping);
    Some(clipping)
}

/// Whether a line is of the text: behind a dateline, or a long sentence.
pub(super) fn is_text_line(words: &str) -> bool {
    dateline_of(words).is_some()
        || weight(words) >= 20
        || words.contains(" - ") && weight(words) >= 12 && ends_sentence(words)
}

/// Cuts what an agency sets below its text, and reads the day from the stamp there.
pub(super) fn set_text<'t>(text: &'t str, clipping: &mut Clipping<'t>) {
    const MOST_LINES: usize = 8;
    let stamp = text.lines().rev().filter(|line| !line.trim().is_empty()).take(MOST_LINES);
    clipping.day = stamp.filter_map(|line| Some((day_behind_codes(line)?, line.trim()))).next();
    // Between parts of the text the same line stands as above what is said of who wrote.
    let mut below = text.lines().rev().map(str::trim).filter(|line| !line.is_empty()).take(MOST_LINES);
    let last_rule = below.find(|line| *line == "___").filter(|rule| is_above_notes(text, rule)).map(str::as_ptr);
    let is_mark = |line: &str| {
        Some(line.as_ptr()) == last_rule
            || matches!(line, "-30-" | "# dpa-Notizblock" | "# Notizblock" | "* * * *" | "(PROFILE")
            || line.starts_with("## dpa-")
    };
    let (body, below) = split_at_line(text, is_mark);
    // Among the contacts of dpa stands who wrote: `- Autor: Jane Doe, +49 30 ...`.
    if !clipping.values.iter().any(|(field, _)| *field == Field::Author)
        && let Some(author) = below.lines().find_map(|line| line.trim().strip_prefix("- Autor: "))
    {
        clipping.values.push((Field::Author, author.split([',', '<']).next().unwrap_or(author)));
    }
    let mut body = body;
    while let Some(last) = body.lines().next_back() {
        let words = last.trim();
        let start = last.as_ptr().addr() - body.as_ptr().addr();
        let is_end = words.is_empty()
            || words == "end"
            || words.eq_ignore_ascii_case("NNNN")
            || words.starts_with("(Schluss)")
            || is_number_of_time(words)
            || is_desk(words);
        if start == 0 || !(is_end || day_behind_codes(words).is_some() || are_initials(words)) {
            break;
        }
        body = body[..start].trim_end();
    }
    clipping.body = without_initials(body);
}

/// Whether what stands below a rule is about the copy: who helped with it, where more is.
fn is_above_notes(text: &str, rule: &str) -> bool {
    const WORDS: [&str; 15] = [
        "contribut",
        "report",
        "writer",
        "associated press",
        "ap ",
        "follow",
        "online",
        "http",
        "www.",
        "@",
        "copyright",
        "correct",
        "this story",
        "journalist",
        "editor",
    ];
    let below = &text[rule.as_ptr().addr() - text.as_ptr().addr() + rule.len()..];
    below.lines().map(str::trim).filter(|line| !line.is_empty() && day_of(line).is_none()).all(|line| {
        let lowered = line.to_lowercase();
        WORDS.iter().any(|word| lowered.contains(word)) || !ends_sentence(line)
    })
}

/// A text without the house and the initials behind its last sentence: `... on Monday. PTI RSN HVA`.
fn without_initials(body: &str) -> &str {
    const HOUSES: [&str; 8] = [" PTI ", " UNI ", " IANS ", " ANI ", " KUNA ", " APP ", " BSS ", " NAMPA "];
    const LONGEST_BYTES: usize = 24;
    let last = HOUSES.iter().filter_map(|house| body.rfind(house)).max();
    let initials = |place: usize| body[place..].bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ');
    match last.filter(|place| body.len() - place <= LONGEST_BYTES && initials(*place) && ends_sentence(&body[..*place])) {
        Some(place) => &body[..place],
        None => body,
    }
}

/// `08041733`: month, day and time without a year.
fn is_number_of_time(words: &str) -> bool {
    words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// `HVA`, `COR-XYZ/KLM`: whose desk sent it.
fn is_desk(words: &str) -> bool {
    const LONGEST_BYTES: usize = 16;
    words.len() >= 2
        && words.len() <= LONGEST_BYTES
        && words.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'/' | b'-'))
        && words.split(['/', '-']).all(|part| (1..=4).contains(&part.len()))
}

/// `ca/jm/kjm`, `dpa bl yydd n1 mos`
fn are_initials(words: &str) -> bool {
    let is_short = |part: &str| {
        (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let by_slashes = words.contains('/') && words.split('/').all(is_short);
    // "ир аб"
    let is_small = |part: &str| (2..=3).contains(&part.chars().count()) && part.chars().all(char::is_lowercase);
    let apart = || (2..=3).contains(&words.split(' ').count()) && words.split(' ').all(is_small);
    by_slashes || apart() || words.starts_with("dpa ") && words.split(' ').all(is_short)
}

fn of_dow_jones<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const END: &str = "(END) Dow Jones Newswires";
    let first = lines.first()?.trimmed();
    if !holds(text, END) || first.starts_with(END) {
        return None;
    }
    let mut clipping = Clipping { layout: "Dow Jones", ..Clipping::default() };
    clipping.values.push((Field::Headline, first.strip_prefix("DJ ").unwrap_or(first)));
    clipping.values.push((Field::Publisher, "Dow Jones Newswires"));
    let mut next = 1;
    while let Some(line) = lines.get(next).filter(|_| next < 5) {
        let words = line.trimmed();
        match () {
            () if begins_with_day(words) => clipping.values.push((Field::DatePublished, words)),
            () if byline(words).is_some() && weight(words) <= 10 => clipping.values.push((Field::Author, words)),
            () => break,
        }
        next += 1;
    }
    let is_end =
        |line: &str| line.starts_with("(END)") || line.starts_with("Write to ") && line.contains('@') && line.len() <= 200;
    let (body, below) = split_at_line(from_line(text, lines.get(next)), is_end);
    if let Some(day) = below.lines().map(str::trim).find(|line| begins_with_day(line)) {
        clipping.values.push((Field::DatePublished, day));
    }
    if let Some(rights) = below.lines().map(str::trim).find(|line| line.starts_with("Copyright")) {
        clipping.values.push((Field::CreditText, rights));
    }
    clipping.body = body;
    Some(clipping)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_a_desk_below_its_copy() {
        let copy = "The pier is closed.\n(Reporting by Jane Doe; Editing by John Roe)\n";
        let notes = "((jane.doe@r.example; +44 20 5550 0000))\n(c) Copyright Harbour Agency 2021. Click For Restrictions";
        let expected = "The pier is closed.\n\n(Reporting by Jane Doe; Editing by John Roe)\n".to_string();
        assert_eq!(without_notes_of_desk(&format!("{copy}{notes}\n")), Some((expected, notes.to_string())));
        assert_eq!(without_notes_of_desk(copy), None);
        assert_eq!(without_notes_of_desk("The pier ((it is old)) is closed.\n"), None);
        let talk = "We met Jane Doe at the pier.\n\n((Courier)) What do you do; and why + how?\n\n((Jane Doe)) I work; then I sleep.\n";
        assert_eq!(without_notes_of_desk(talk), None);
    }

    #[test]
    fn what_stands_below_a_rule() {
        for (below, expected) in [
            ("AP writer Jane Doe contributed.\n\nAP-WF-04-12-21 1309GMT", true),
            ("Follow us at apnews.example", true),
            ("The new timetable begins next week.", false),
        ] {
            let text = format!("One.\n___\n{below}\n");
            assert_eq!(is_above_notes(&text, text.lines().nth(1).unwrap_or_default()), expected, "{below}");
        }
    }
}

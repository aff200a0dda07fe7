//! Finds the article that a mail forwards, and the mail that a text begins with: its header lines and its text.

use super::super::labels::{Label, labels_of};
use super::super::scan::holds_any;
use super::header_lines::{FIRST_BYTE_OF_WIDE_COLON, Name, header_of, is_labelled, other_header_of};
use super::phrases::is_forward_mark;
use super::written::day_among;
use crate::article::Field;

/// The innermost of several mails counts, up to this many.
const MOST_NESTED: usize = 5;
/// Header lines stand this close together.
const MOST_HEADER_LINES: usize = 24;

/// A mail inside the text of another.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Forwarded {
    /// As written: `Jane Doe <jane@example.org>`.
    pub(super) from: String,
    pub(super) date: String,
    pub(super) subject: String,
    /// What the sender wrote above it.
    pub(super) above: String,
    pub(super) text: String,
}

/// The article that a text forwards. `is_forward`: the subject says that it does.
pub(super) fn forwarded(text: &str, is_forward: bool) -> Option<Forwarded> {
    let mut found: Option<Forwarded> = None;
    for _ in 0..MOST_NESTED {
        let within = found.as_ref().map_or(text, |found| found.text.as_str());
        let Some(mut inner) = first_inner(within, is_forward) else { break };
        if let Some(outer) = &found {
            inner.above = [outer.above.as_str(), inner.above.as_str()].join("\n").trim().to_string();
        }
        found = Some(inner);
    }
    found.or_else(|| answered(text))
}

/// Words for having written, before the colon above what an answer quotes.
const WROTE: [&str; 22] = [
    " wrote:",
    " writes:",
    "schrieb:",
    "schrieb am",
    "a écrit :",
    "a écrit:",
    "escribió:",
    "escreveu:",
    "ha scritto:",
    "scrive:",
    "schreef:",
    "skrev:",
    "napisał:",
    "napisał(a):",
    "napsal:",
    "написал:",
    "написал(а):",
    "пише:",
    "yazdı:",
    "kirjoitti:",
    "写道：",
    "のメール:",
];

/// Whether a line above a quotation says who wrote it: `On 9 May Jane Doe wrote:`.
pub(super) fn says_wrote(line: &str) -> bool {
    let lowered = line.to_lowercase();
    let end = lowered.trim_end();
    // With a day in it the name may stand behind the word: `Am 9. Mai 2016 schrieb Jane Doe:`.
    let is_dated = end.ends_with(':') && end.contains(|c: char| c.is_ascii_digit());
    WROTE.iter().any(|wrote| {
        end.ends_with(wrote)
            || end.ends_with(':') && end.contains(wrote)
            || is_dated && end.contains(wrote.trim_end_matches([':', ' ']))
    })
}

/// What a short answer quotes below itself, all of it: somebody sent an article on and said a word about it.
fn answered(text: &str) -> Option<Forwarded> {
    const LEAST_QUOTED_LINES: usize = 5;
    if !text.contains("\n>") {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with('>'))?;
    let quoted = &lines[first..];
    let is_quoted = |line: &&str| line.trim().is_empty() || line.starts_with('>');
    let above_bytes = quoted.first()?.as_ptr().addr() - text.as_ptr().addr();
    if !quoted.iter().all(is_quoted) || quoted.len() < LEAST_QUOTED_LINES || above_bytes * 4 > text.len() {
        return None;
    }
    // The line that says who wrote may go on over its end.
    let said = lines[..first].iter().rposition(|line| !line.trim().is_empty())?;
    let words = lines[said].trim();
    let is_begun = |line: &str| !line.contains('@') && !line.contains('<');
    let begins =
        if words.len() < 60 && said > 0 && is_begun(words) && !lines[said - 1].trim().is_empty() { said - 1 } else { said };
    let intro = lines[begins..=said].join(" ");
    if !says_wrote(&intro) {
        return None;
    }
    // "On Thu, 14 Sep 2023 at 09:15, Jane Doe <jane@example.org> wrote:"
    let from = intro.split_once('<').and_then(|(before, address)| {
        let name = before.rsplit([',', ':']).next()?.trim_start_matches(|c: char| !c.is_alphabetic());
        Some(format!("{} <{}>", name.trim(), address.split('>').next()?))
    });
    // Where it is one, that day is the one of the article.
    let date = day_among(&intro).map(|found| intro[found.range].to_string());
    let unquoted = |line: &&str| line.strip_prefix("> ").or_else(|| line.strip_prefix('>')).unwrap_or(line).to_string();
    Some(Forwarded {
        from: from.unwrap_or_default(),
        date: date.unwrap_or_default(),
        above: lines[..begins].join("\n").trim().to_string(),
        text: quoted.iter().map(unquoted).collect::<Vec<_>>().join("\n").trim().to_string(),
        ..Forwarded::default()
    })
}

fn first_inner(text: &str, is_forward: bool) -> Option<Forwarded> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).find_map(|start| {
        let (name, _) = header_of(lines[start])?;
        // The first of the header lines: most programs begin with who sent it.
        let before = lines[..start].iter().rev().find(|line| !line.trim().is_empty());
        let is_marked = before.is_some_and(|line| is_forward_mark(line));
        // Thunderbird sets the subject and the day above it.
        if name != Name::From && !(is_marked && matches!(name, Name::Subject | Name::Date)) {
            return None;
        }
        // Under an answer stands what it answers; only what is mostly the other mail forwards it.
        let above_bytes = lines[start].as_ptr().addr() - text.as_ptr().addr();
        let is_short = above_bytes * 4 <= text.len();
        if !(is_forward || is_marked && is_short) {
            return None;
        }
        let (mut inner, end, _) = headers_from(&lines, start);
        let is_whole = !inner.from.is_empty() && (!inner.subject.is_empty() || is_marked) && !inner.date.is_empty();
        if !is_whole {
            return None;
        }
        let above: Vec<&str> = lines[..start].iter().filter(|line| !is_forward_mark(line)).copied().collect();
        inner.above = above.join("\n").trim().to_string();
        let quoted = lines[end..].iter().filter(|line| !line.trim().is_empty()).all(|line| line.starts_with('>'));
        let text: Vec<&str> =
            lines[end..].iter().map(|line| if quoted { line.trim_start_matches('>').trim_start() } else { line }).collect();
        inner.text = text.join("\n").trim().to_string();
        (!inner.text.is_empty()).then_some(inner)
    })
}

/// The line at which the mail begins that stands whole below an answer, as Outlook quotes: its mark, if it has one, or its header lines.
pub(super) fn mail_below(lines: &[&str]) -> Option<usize> {
    (1..lines.len()).find_map(|start| {
        header_of(lines[start]).filter(|(name, _)| *name == Name::From)?;
        let (inner, _, count) = headers_from(lines, start);
        let before = lines[..start].iter().rposition(|line| !line.trim().is_empty());
        let is_rule = |line: &str| line.trim().len() >= 8 && line.trim().chars().all(|c| matches!(c, '_' | '-'));
        let mark = before.filter(|before| is_forward_mark(lines[*before]) || is_rule(lines[*before]));
        let is_whole = count >= 3 && !inner.from.is_empty() && !inner.date.is_empty() && !inner.subject.is_empty();
        is_whole.then_some(mark.unwrap_or(start))
    })
}

/// Whether a line is the header line that says who sent a mail; none is forwarded without it.
pub(super) fn names_sender(line: &str) -> bool {
    header_of(line).is_some_and(|(name, _)| name == Name::From)
}

/// The mail whose header lines a text begins with, as people paste it. Three of them, among them who sent it and a subject, and a day or an
/// address, are no header of an article.
pub(super) fn head_at_top(text: &str) -> Option<Forwarded> {
    const MOST_LINES: usize = 80;
    const LEAST_HEADER_LINES: usize = 3;
    if !holds_any(text, [b':', FIRST_BYTE_OF_WIDE_COLON]) {
        return None;
    }
    let whole_lines = || text.split_inclusive('\n').take(MOST_LINES);
    let is_above = |line: &&str| line.trim_matches(['\u{feff}', ' ']).is_empty() || is_forward_mark(line) || is_number(line);
    let start = whole_lines().map(without_line_end).take_while(is_above).count();
    header_of(without_line_end(whole_lines().nth(start)?))?;
    let lines: Vec<&str> = whole_lines().map(without_line_end).collect();
    let mut offsets = vec![0];
    for line in whole_lines() {
        offsets.push(offsets.last().copied().unwrap_or_default() + line.len());
    }
    let (mut inner, end, count) = headers_from(&lines, start);
    let is_sent = inner.from.contains('@') || inner.from.contains(" at ") || !inner.date.is_empty();
    if count < LEAST_HEADER_LINES || inner.from.is_empty() || inner.subject.is_empty() || !is_sent {
        return None;
    }
    // Further labels right below, or a headline of its own, are those of an article.
    let is_label = |line: &&str| labels_of(line).is_some_and(|(before, _)| before == 0);
    let is_headed = |line: &&str| {
        labels_of(line).is_some_and(|(_, labels)| labels.iter().any(|l| l.label == Label::Field(Field::Headline)))
    };
    let below = lines.get(end..).unwrap_or_default();
    if below.first().is_some_and(is_label) || below.iter().find(|line| !line.trim().is_empty()).is_some_and(is_headed) {
        return None;
    }
    inner.text =
        text[offsets.get(end).copied().unwrap_or(text.len())..].trim_start_matches(['\n', '\r']).trim_end().to_string();
    Some(inner)
}

fn without_line_end(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// `Message: 1`, as digests number theirs.
fn is_number(line: &str) -> bool {
    let number = line.trim().strip_prefix("Message").map(|rest| rest.trim_start_matches([':', ' ']));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The header lines that begin at a line, the place of the first line behind them, and how many they are.
fn headers_from(lines: &[&str], start: usize) -> (Forwarded, usize, usize) {
    let mut inner = Forwarded::default();
    let mut last: Option<Name> = None;
    let mut place = start;
    let mut count = 0;
    while place < lines.len() && count < MOST_HEADER_LINES {
        let line = lines[place];
        match header_of(line).or_else(|| other_header_of(line).filter(|_| count > 0)) {
            Some((name, value)) => {
                let field = match name {
                    Name::From => Some(&mut inner.from),
                    Name::Date => Some(&mut inner.date),
                    Name::Subject => Some(&mut inner.subject),
                    Name::Other => None,
                };
                if let Some(field) = field.filter(|field| field.is_empty()) {
                    *field = value.to_string();
                }
                last = Some(name);
                count += 1;
            }
            // A line among them in a language that nobody listed.
            None if count > 0 && is_labelled(line) && lines.get(place + 1).is_some_and(|next| header_of(next).is_some()) => {
                last = Some(Name::Other);
                count += 1;
            }
            // Some programs set header lines apart by empty ones.
            None if line.trim().is_empty() && lines.get(place + 1).is_some_and(|next| header_of(next).is_some()) => {}
            None if line.trim().is_empty() => break,
            // A long subject or list of readers goes on over the line.
            None if last == Some(Name::Subject) && line.starts_with([' ', '\t']) => {
                inner.subject.push(' ');
                inner.subject.push_str(line.trim());
            }
            None if last == Some(Name::Other) && (line.contains('@') || line.starts_with([' ', '\t'])) => {}
            None => break,
        }
        place += 1;
    }
    (inner, place, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwarded_mails() {
        let article = "The council voted on Tuesday. It is the second attempt. Owners are not persuaded, and a tenth will leave the market.";
        for (text, is_forward, expected) in [
            (
                format!(
                    "See this.\n\n---------- Forwarded message ---------\nFrom: Jane Doe <j@e.example>\nDate: Fri, Sep 11, 2015 at 12:47 AM\nSubject: Rents\nTo: Ellen <e@e.example>\n\n\n{article}"
                ),
                true,
                "Jane Doe <j@e.example>|Fri, Sep 11, 2015 at 12:47 AM|Rents|See this.|The council",
            ),
            (
                format!(
                    "________________________________\nVon: Jane Doe\nGesendet: Freitag, 11. September 2015 12:47\nAn: Ellen\nBetreff: Mieten\n\n{article}"
                ),
                true,
                "Jane Doe|Freitag, 11. September 2015 12:47|Mieten||The council",
            ),
            (
                format!(
                    "Début du message transféré :\n\n> De: Jane Doe\n> Objet: Loyers\n> Date: 11 septembre 2015\n> À: Ellen\n>\n> {article}"
                ),
                false,
                "Jane Doe|11 septembre 2015|Loyers||The council",
            ),
            (
                format!(
                    "Yes, I agree with all of it and would add only this.\n\nFrom: Jane Doe\nSent: Friday\nSubject: Rents\n\n{article}"
                ),
                false,
                "-",
            ),
            (
                format!(
                    "-------- Przekazana wiadomość --------\nTemat: \tCzynsze\nData: \tFri, 11 Sep 2015 00:47:00 +0200\nNadawca: \tJane Doe <j@e.example>\nAdresat: \tEllen\n\n{article}"
                ),
                true,
                "Jane Doe <j@e.example>|Fri, 11 Sep 2015 00:47:00 +0200|Czynsze||The council",
            ),
            (
                format!(
                    "Za arhiv.\n\n-----Izvirno sporočilo-----\nOd: Jane Doe <j@e.example>\nPoslano: 3. april 2024 10:12\nZa: Ellen\nZadeva: Najemnine\n\n{article}"
                ),
                false,
                "Jane Doe <j@e.example>|3. april 2024 10:12|Najemnine|Za arhiv.|The council",
            ),
            ("From: the beginning it was clear.\n\nMore.".to_string(), true, "-"),
            (
                format!(
                    "Thanks.\n\nOn Thu, 14 Sep 2023 at 09:15, Jane Doe <j@e.example> wrote:\n> Rents\n>\n> By John Roe\n>\n> {article}\n> {article}\n> {article}\n"
                ),
                false,
                "Jane Doe <j@e.example>|Thu, 14 Sep 2023||Thanks.|Rents\n\nBy John",
            ),
            (format!("I do not agree.\n\n{article}\n\nJane Doe wrote:\n> Rents\n>\n> rise.\n>\n> Much.\n"), false, "-"),
        ] {
            let shown = forwarded(&text, is_forward).map_or("-".to_string(), |inner| {
                let words = inner.text.split(' ').take(2).collect::<Vec<_>>().join(" ");
                [inner.from, inner.date, inner.subject, inner.above, words].join("|")
            });
            assert_eq!(shown, expected, "{text}");
        }
    }
}

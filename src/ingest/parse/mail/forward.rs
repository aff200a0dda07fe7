//! Finds the article that a mail forwards, and the mail that a text begins with: its header lines and its text.

use super::super::labels::{Label, labels_of};
use super::super::scan::holds_any;
use super::header_lines::{FIRST_BYTE_OF_WIDE_COLON, Name, header_of, is_labelled, other_header_of};
use super::phrases::is_forward_mark;
use super::subject::{is_forward, is_reply};
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

impl Forwarded {
    /// Whether a header line of this name was not yet read.
    fn lacks(&self, name: Name) -> bool {
        match name {
            Name::From => self.from.is_empty(),
            Name::Date => self.date.is_empty(),
            Name::Subject => self.subject.is_empty(),
            Name::Other => true,
        }
    }
}

/// What the subject of a mail says of another that stands below its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Below {
    Forwarded,
    Answered,
    Untold,
    /// There is no subject: only what is marked is a mail that was sent on.
    NoSubject,
}

impl Below {
    pub(super) fn of_subject(subject: &str) -> Self {
        match () {
            () if is_forward(subject) => Self::Forwarded,
            () if is_reply(subject) => Self::Answered,
            () => Self::Untold,
        }
    }

    /// Whether the mail below a text is sent on, not answered: then hardly anything is said above it.
    fn is_sent_on(self, above: &str, below: &str) -> bool {
        let (most_words, least_times) = match self {
            Self::Forwarded => return true,
            Self::NoSubject => return false,
            Self::Answered => (30, 10),
            Self::Untold => (40, 3),
        };
        above.split_whitespace().count() <= most_words && below.len() >= least_times * above.len().max(1)
    }
}

/// The article that a text forwards.
pub(super) fn forwarded(text: &str, says: Below) -> Option<Forwarded> {
    let mut found: Option<Forwarded> = None;
    for _ in 0..MOST_NESTED {
        let within = found.as_ref().map_or(text, |found| found.text.as_str());
        let Some(mut inner) = first_inner(within, says) else { break };
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

fn first_inner(text: &str, says: Below) -> Option<Forwarded> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).find_map(|start| {
        // Lines that only servers write may stand between the mark and the head.
        let is_told = |line: &&&str| !line.trim().is_empty() && other_header_of(line).is_none();
        let is_marked = lines[..start].iter().rev().find(is_told).is_some_and(|line| is_forward_mark(line));
        let begins_head = header_of(lines[start]).is_some() && begins_head(&lines[start..], is_marked);
        let (mut inner, end) = match begins_head {
            true => {
                let (inner, end, _) = headers_from(&lines, start);
                (inner, end)
            }
            false => (head_in_line(lines[start], is_marked)?, start + 1),
        };
        let is_dated = !inner.date.is_empty() || is_marked && !inner.subject.is_empty();
        let is_named = !inner.subject.is_empty() || is_marked || !begins_head;
        if inner.from.is_empty() || !is_named || !is_dated {
            return None;
        }
        let is_of_mark = |line: &str| is_forward_mark(line) || is_marked && other_header_of(line).is_some();
        let above: Vec<&str> = lines[..start].iter().filter(|line| !is_of_mark(line)).copied().collect();
        inner.above = above.join("\n").trim().to_string();
        let quoted = lines[end..].iter().filter(|line| !line.trim().is_empty()).all(|line| line.starts_with('>'));
        let below: Vec<&str> =
            lines[end..].iter().map(|line| if quoted { line.trim_start_matches('>').trim_start() } else { line }).collect();
        inner.text = without_mark_of_end(&below).join("\n").trim().to_string();
        // Under an answer stands what it answers; only what is mostly the other mail forwards it.
        let above_bytes = lines[start].as_ptr().addr() - text.as_ptr().addr();
        let is_short = above_bytes * 4 <= text.len();
        let may_be = says == Below::Forwarded || !are_of_article(&lines[end..]);
        let is_sent_on = is_marked && is_short || may_be && says.is_sent_on(&inner.above, &inner.text);
        (is_sent_on && !inner.text.is_empty()).then_some(inner)
    })
}

/// Whether header lines begin a head: most programs begin with who sent it, others name it within the next lines.
fn begins_head(lines: &[&str], is_marked: bool) -> bool {
    const MOST_LINES: usize = 4;
    let mut names = lines.iter().map_while(|line| header_of(line)).map(|(name, _)| name).take(MOST_LINES);
    let first = names.next();
    first == Some(Name::From)
        // Thunderbird sets the subject and the day above it.
        || is_marked && matches!(first, Some(Name::Subject | Name::Date))
        || first.is_some_and(|first| first != Name::Other || is_marked) && names.any(|name| name == Name::From)
}

/// The head of programs that write one into a line: `04.05.2021, 08:00, "Quay Post" <a@b.example>:` below a mark, `>>> Quay Post <a@b.example> 5/4/2021
/// 8:00 AM >>>`, `In a message dated 5/4/2021 8:00:03 AM Eastern Standard Time, a@b.example writes:`.
fn head_in_line(line: &str, is_marked: bool) -> Option<Forwarded> {
    const LONGEST_BYTES: usize = 200;
    let line = line.trim();
    if line.len() > LONGEST_BYTES || !line.contains('@') {
        return None;
    }
    let (date, from) = match () {
        () if is_marked && line.ends_with(">:") => {
            let (date, name) = line[..line.rfind('<')?].rsplit_once(", ")?;
            (date, [name, &line[line.rfind('<')?..line.len() - 1]].concat())
        }
        () if line.starts_with(">>> ") && line.ends_with(">>>") => {
            let (from, date) = line.trim_matches(['>', ' ']).split_once('>')?;
            (date, format!("{from}>"))
        }
        () => {
            let (date, from) = line.strip_prefix("In a message dated ")?.strip_suffix(" writes:")?.rsplit_once(", ")?;
            (date, from.to_string())
        }
    };
    let is_dated = date.bytes().any(|byte| byte.is_ascii_digit()) && date.contains(':');
    is_dated.then(|| Forwarded { from, date: date.trim().to_string(), ..Forwarded::default() })
}

/// The lines above the one that ends what was sent on: `-------- End of forwarded message --------`.
fn without_mark_of_end<'l, 't>(lines: &'l [&'t str]) -> &'l [&'t str] {
    const WORDS: [&str; 3] = ["end of forwarded", "конец пересылаемого", "кінець пересланого"];
    let ends = |line: &&str| line.starts_with("---") && WORDS.iter().any(|words| line.to_lowercase().contains(words));
    let end = lines.iter().rposition(ends).filter(|end| *end > 0);
    &lines[..end.unwrap_or(lines.len())]
}

/// The line at which the mail begins that stands whole below an answer, as Outlook quotes: its mark, if it has one, or its header lines.
pub(super) fn mail_below(lines: &[&str]) -> Option<usize> {
    (1..lines.len()).find_map(|start| {
        begins_head(&lines[start..], false).then_some(())?;
        let (inner, _, count) = headers_from(lines, start);
        let before = lines[..start].iter().rposition(|line| !line.trim().is_empty());
        let is_rule = |line: &str| line.trim().len() >= 8 && line.trim().chars().all(|c| matches!(c, '_' | '-'));
        let mark = before.filter(|before| is_forward_mark(lines[*before]) || is_rule(lines[*before]));
        let is_whole = count >= 3 && !inner.from.is_empty() && !inner.date.is_empty() && !inner.subject.is_empty();
        is_whole.then_some(mark.unwrap_or(start))
    })
}

/// Whether a line is the header line that says who sent a mail; none is forwarded without it.
pub(crate) fn names_sender(line: &str) -> bool {
    header_of(line).is_some_and(|(name, _)| name == Name::From)
}

/// Whether a line is a header line of a mail, as programs write them above what they forward.
pub(crate) fn is_header_line(line: &str) -> bool {
    header_of(line).or_else(|| other_header_of(line)).is_some()
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
    if are_of_article(lines.get(end..).unwrap_or_default()) {
        return None;
    }
    inner.text =
        text[offsets.get(end).copied().unwrap_or(text.len())..].trim_start_matches(['\n', '\r']).trim_end().to_string();
    Some(inner)
}

/// Whether the lines right below header lines are those of an article: further labels, or a headline of its own.
fn are_of_article(below: &[&str]) -> bool {
    let is_label = |line: &&str| labels_of(line).is_some_and(|(before, _)| before == 0);
    let is_headed = |line: &&str| {
        labels_of(line).is_some_and(|(_, labels)| labels.iter().any(|l| l.label == Label::Field(Field::Headline)))
    };
    below.first().is_some_and(is_label) || below.iter().find(|line| !line.trim().is_empty()).is_some_and(is_headed)
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
            // Some programs set header lines apart by empty ones; below one the head of another mail may begin.
            None if line.trim().is_empty()
                && lines.get(place + 1).and_then(|next| header_of(next)).is_some_and(|(name, _)| inner.lacks(name)) => {}
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
        for (text, says, expected) in [
            (
                format!(
                    "See this.\n\n---------- Forwarded message ---------\nFrom: Jane Doe <j@e.example>\nDate: Fri, Sep 11, 2015 at 12:47 AM\nSubject: Rents\nTo: Ellen <e@e.example>\n\n\n{article}"
                ),
                Below::Forwarded,
                "Jane Doe <j@e.example>|Fri, Sep 11, 2015 at 12:47 AM|Rents|See this.|The council",
            ),
            (
                format!(
                    "________________________________\nVon: Jane Doe\nGesendet: Freitag, 11. September 2015 12:47\nAn: Ellen\nBetreff: Mieten\n\n{article}"
                ),
                Below::Forwarded,
                "Jane Doe|Freitag, 11. September 2015 12:47|Mieten||The council",
            ),
            (
                format!(
                    "Début du message transféré :\n\n> De: Jane Doe\n> Objet: Loyers\n> Date: 11 septembre 2015\n> À: Ellen\n>\n> {article}"
                ),
                Below::Answered,
                "Jane Doe|11 septembre 2015|Loyers||The council",
            ),
            (
                format!(
                    "Yes, I agree with all of it and would add only this.\n\nFrom: Jane Doe\nSent: Friday\nSubject: Rents\n\n{article}"
                ),
                Below::Answered,
                "-",
            ),
            (
                format!(
                    "-------- Przekazana wiadomość --------\nTemat: \tCzynsze\nData: \tFri, 11 Sep 2015 00:47:00 +0200\nNadawca: \tJane Doe <j@e.example>\nAdresat: \tEllen\n\n{article}"
                ),
                Below::Forwarded,
                "Jane Doe <j@e.example>|Fri, 11 Sep 2015 00:47:00 +0200|Czynsze||The council",
            ),
            (
                format!(
                    "Za arhiv.\n\n-----Izvirno sporočilo-----\nOd: Jane Doe <j@e.example>\nPoslano: 3. april 2024 10:12\nZa: Ellen\nZadeva: Najemnine\n\n{article}"
                ),
                Below::Answered,
                "Jane Doe <j@e.example>|3. april 2024 10:12|Najemnine|Za arhiv.|The council",
            ),
            ("From: the beginning it was clear.\n\nMore.".to_string(), Below::Forwarded, "-"),
            (
                format!(
                    "Thanks.\n\nOn Thu, 14 Sep 2023 at 09:15, Jane Doe <j@e.example> wrote:\n> Rents\n>\n> By John Roe\n>\n> {article}\n> {article}\n> {article}\n"
                ),
                Below::Answered,
                "Jane Doe <j@e.example>|Thu, 14 Sep 2023||Thanks.|Rents\n\nBy John",
            ),
            (
                format!("I do not agree.\n\n{article}\n\nJane Doe wrote:\n> Rents\n>\n> rise.\n>\n> Much.\n"),
                Below::Untold,
                "-",
            ),
            // Nothing marks it: a word above it, and a subject that is no answer.
            (
                format!("FYI\n\nFrom: Jane Doe\nSent: Friday, 11 September 2015\nSubject: Rents\n\n{article}"),
                Below::Untold,
                "Jane Doe|Friday, 11 September 2015|Rents|FYI|The council",
            ),
            (
                format!("FYI\n\nFrom: Jane Doe\nSent: Friday, 11 September 2015\nSubject: Rents\n\n{article}"),
                Below::Answered,
                "Jane Doe|Friday, 11 September 2015|Rents|FYI|The council",
            ),
            (
                format!("{article}\n\nFrom: Jane Doe\nSent: Friday, 11 September 2015\nSubject: Rents\n\n{article}"),
                Below::Untold,
                "-",
            ),
            // The head of the inner mail right below that of the outer.
            (
                format!(
                    "From: John Roe\nSent: Monday, 14 September 2015\nTo: All\nSubject: FW: Rents\n\nVon: Jane Doe\nGesendet: Freitag, 11. September 2015\nAn: John\nBetreff: Mieten\n\n{article}"
                ),
                Below::Forwarded,
                "Jane Doe|Freitag, 11. September 2015|Mieten||The council",
            ),
            // Heads that begin otherwise, or are a line.
            (
                format!(
                    "Gesendet: Freitag, 11. September 2015 um 12:47 Uhr\nVon: Jane Doe\nAn: Ellen\nBetreff: Mieten\n\n{article}"
                ),
                Below::Forwarded,
                "Jane Doe|Freitag, 11. September 2015 um 12:47 Uhr|Mieten||The council",
            ),
            (
                format!(">Date: Fri, 11 Sep 2015 00:47\n>To: Ellen\n>From: Jane Doe\n>Subject: Rents\n>\n>{article}"),
                Below::Forwarded,
                "Jane Doe|Fri, 11 Sep 2015 00:47|Rents||The council",
            ),
            (
                format!(
                    "-------- Пересылаемое сообщение --------\n11.09.2015, 12:47, \"Jane Doe\" <j@e.example>:\n\n{article}\n\n-------- Конец пересылаемого сообщения --------"
                ),
                Below::Forwarded,
                "\"Jane Doe\" <j@e.example>|11.09.2015, 12:47|||The council",
            ),
            (
                format!(">>> Jane Doe <j@e.example> 9/11/2015 8:00 AM >>>\n\n{article}"),
                Below::Forwarded,
                "Jane Doe <j@e.example>|9/11/2015 8:00 AM|||The council",
            ),
            (
                format!("In a message dated 9/11/2015 8:00:03 AM Eastern Daylight Time, j@e.example writes:\n\n{article}"),
                Below::Untold,
                "j@e.example|9/11/2015 8:00:03 AM Eastern Daylight Time|||The council",
            ),
            (
                format!(
                    "-----Original Message-----\nReturn-Path: <j@e.example>\nFrom: Jane Doe\nSubject: Rents\n\n{article}"
                ),
                Below::Forwarded,
                "Jane Doe||Rents||The council",
            ),
            // Labels of an article, a line of a text.
            (format!("Date: 11 September 2015\nSubject: Rents\n\n{article}"), Below::Forwarded, "-"),
            (format!("11.09.2015, 12:47, <j@e.example>:\n\n{article}"), Below::Forwarded, "-"),
            (format!(">>> print(a@b)\n\n{article}"), Below::Forwarded, "-"),
        ] {
            let shown = forwarded(&text, says).map_or("-".to_string(), |inner| {
                let words = inner.text.split(' ').take(2).collect::<Vec<_>>().join(" ");
                [inner.from, inner.date, inner.subject, inner.above, words].join("|")
            });
            assert_eq!(shown, expected, "{text}");
        }
    }
}

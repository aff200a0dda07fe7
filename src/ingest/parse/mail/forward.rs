//! Finds the article that a mail forwards: the header lines of the inner mail and its text.

use super::phrases::is_forward_mark;

/// The innermost of several mails counts, up to this many.
const MOST_NESTED: usize = 5;
/// Header lines stand this close together.
const MOST_HEADER_LINES: usize = 12;

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

#[derive(Clone, Copy, PartialEq)]
enum Name {
    From,
    Date,
    Subject,
    Other,
}

/// The names of header lines as mail programs write them into a text.
const NAMES: [(Name, &str); 4] = [
    (
        Name::From,
        "from|von|de|da|van|från|fra|lähettäjä|od|от|від|от кого|feladó|gönderen|kimden|من|فرستنده|מאת|发件人|發件人|寄件者|差出人|보낸 사람|보낸사람|से|từ|dari",
    ),
    (
        Name::Date,
        "date|sent|datum|gesendet|envoyé|envoyé le|enviado|enviado el|enviada em|fecha|data|inviato|verzonden|skickat|sendt|dato|lähetetty|wysłano|\
         дата|отправлено|дата отправки|надіслано|odesláno|küldve|tarih|gönderilme tarihi|التاريخ|تاريخ|تم الإرسال|تاریخ|תאריך|נשלח|发送时间|發送時間|日期|\
         日時|日付|送信日時|날짜|보낸 날짜|ngày|tanggal|dikirim",
    ),
    (
        Name::Subject,
        "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|тема|předmět|tárgy|konu|الموضوع|موضوع|נושא|主题|主旨|主題|件名|제목|chủ đề|subjek",
    ),
    (
        Name::Other,
        "to|cc|bcc|reply-to|an|à|para|a|aan|till|til|do|кому|копия|кому|komu|címzett|alıcı|kime|إلى|נמען|אל|收件人|抄送|宛先|받는 사람|받는사람|참조|\
         copie|kopie|kopia|importance|attachments|priority|wichtigkeit|pièces jointes",
    ),
];

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
    found
}

fn first_inner(text: &str, is_forward: bool) -> Option<Forwarded> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).find_map(|start| {
        let (name, _) = header_of(lines[start])?;
        // The first of the header lines: most programs begin with who sent it.
        if name != Name::From {
            return None;
        }
        let before = lines[..start].iter().rev().find(|line| !line.trim().is_empty());
        let is_marked = before.is_some_and(|line| is_forward_mark(line));
        let (mut inner, end) = headers_from(&lines, start);
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
        // Under an answer stands what it answers; only what is mostly the other mail forwards it.
        let is_short = inner.above.len() * 3 <= inner.text.len();
        ((is_forward || is_marked && is_short) && !inner.text.is_empty()).then_some(inner)
    })
}

/// The header lines that begin at a line, and the place of the first line behind them.
fn headers_from(lines: &[&str], start: usize) -> (Forwarded, usize) {
    let mut inner = Forwarded::default();
    let mut last: Option<Name> = None;
    let mut place = start;
    while place < lines.len().min(start + MOST_HEADER_LINES) {
        let line = lines[place];
        match header_of(line) {
            Some((name, value)) => {
                match name {
                    Name::From => inner.from = value.to_string(),
                    Name::Date => inner.date = value.to_string(),
                    Name::Subject => inner.subject = value.to_string(),
                    Name::Other => {}
                }
                last = Some(name);
            }
            // Some programs set header lines apart by empty ones.
            None if line.trim().is_empty() && lines.get(place + 1).is_some_and(|next| header_of(next).is_some()) => {}
            None if line.trim().is_empty() => break,
            // A long subject or list of readers goes on over the line.
            None if last == Some(Name::Subject) && line.starts_with([' ', '\t']) => {
                inner.subject.push(' ');
                inner.subject.push_str(line.trim());
            }
            None if last == Some(Name::Other) && line.contains('@') => {}
            None => break,
        }
        place += 1;
    }
    (inner, place)
}

/// A header line: `From: Jane Doe`, `*Von:* Jane Doe`, `> Date: ...`.
fn header_of(line: &str) -> Option<(Name, &str)> {
    const LONGEST_NAME_BYTES: usize = 40;
    let line = line.trim_start_matches(['>', ' ', '*', '\t', '|']);
    let (name, value) = line.split_once([':', '：'])?;
    if name.len() > LONGEST_NAME_BYTES {
        return None;
    }
    let name = name.trim_matches(['*', ' ', '\u{a0}']).to_lowercase();
    let known = NAMES.iter().find(|(_, names)| names.split('|').any(|known| known == name))?.0;
    Some((known, value.trim_matches(['*', ' ', '\t', '\u{a0}'])))
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
            ("From: the beginning it was clear.\n\nMore.".to_string(), true, "-"),
        ] {
            let shown = forwarded(&text, is_forward).map_or("-".to_string(), |inner| {
                let words = inner.text.split(' ').take(2).collect::<Vec<_>>().join(" ");
                [inner.from, inner.date, inner.subject, inner.above, words].join("|")
            });
            assert_eq!(shown, expected, "{text}");
        }
    }
}

//! Knows what subjects and texts of mail carry that is no part of the article: reply marks, list marks, links to a browser
//! version, the lines about the subscription.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Marks of replies and forwards, before a colon or in brackets.
const REPLY_MARKS: [&str; 26] = [
    "re",
    "fw",
    "fwd",
    "aw",
    "wg",
    "tr",
    "rv",
    "res",
    "enc",
    "antw",
    "sv",
    "vs",
    "vb",
    "odp",
    "pd",
    "i",
    "r",
    "rif",
    "ref",
    "ynt",
    "ilt",
    "отв",
    "ответ",
    "回复",
    "转发",
    "答复",
];

/// A subject without marks of replies and of the list.
pub(super) fn clean_subject(subject: &str, list_id: &str) -> String {
    let mut rest = subject.trim();
    let list: String = list_id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut was_reply = false;
    loop {
        if let Some((mark, after)) = rest.split_once([':', '：'])
            && is_reply_mark(mark)
            && !after.trim().is_empty()
        {
            rest = after.trim_start();
            was_reply = true;
            continue;
        }
        if let Some((mark, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && !after.trim().is_empty()
        {
            let mark: String = mark.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            if REPLY_MARKS.contains(&mark.as_str()) || was_reply || (!mark.is_empty() && list.contains(&mark)) {
                rest = after.trim_start();
                continue;
            }
        }
        return rest.to_string();
    }
}

/// `Re`, `RE[2]`, `Fwd (3)`.
fn is_reply_mark(mark: &str) -> bool {
    let word = mark.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | ' ' | '^'));
    // One letter is a mark of a reply only as a capital: "I: " and "R: " in Italian mail.
    let is_short = word.chars().count() == 1;
    REPLY_MARKS.contains(&word.trim().to_lowercase().as_str()) && (!is_short || word.chars().all(char::is_uppercase))
}

/// Whether a line says that a forwarded mail follows.
pub(super) fn is_forward_mark(line: &str) -> bool {
    const LONGEST_BYTES: usize = 160;
    const PHRASES: [&str; 34] = [
        "forwarded message",
        "original message",
        "forwarded by",
        "weitergeleitete nachricht",
        "ursprüngliche nachricht",
        "originalnachricht",
        "message transféré",
        "message d'origine",
        "message original",
        "mensaje reenviado",
        "mensaje original",
        "mensagem encaminhada",
        "mensagem original",
        "messaggio inoltrato",
        "messaggio originale",
        "doorgestuurd bericht",
        "oorspronkelijk bericht",
        "vidarebefordrat",
        "videresendt",
        "przekazana wiadomość",
        "wiadomość przekazana",
        "oryginalna wiadomość",
        "пересылаемое сообщение",
        "пересланное сообщение",
        "исходное сообщение",
        "переслане повідомлення",
        "iletilen ileti",
        "رسالة معاد توجيهها",
        "الرسالة الأصلية",
        "הודעה שהועברה",
        "转发的邮件",
        "原始邮件",
        "轉寄郵件",
        "転送メッセージ",
    ];
    static ALL: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(PHRASES).ok());
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let is_rule = |text: &str| text.len() >= 5 && text.chars().all(|c| matches!(c, '_' | '-' | '='));
    let says_so = |text: &str| ALL.as_ref().is_some_and(|phrases| phrases.is_match(text));
    let text = line.trim_matches(['>', ' ', '*']);
    is_rule(text) || if text.is_ascii() { says_so(text) } else { says_so(&text.replace('’', "'").to_lowercase()) }
}

/// Whether a subject says that the mail forwards another.
pub(super) fn is_forward(subject: &str) -> bool {
    const MARKS: [&str; 17] = [
        "fwd",
        "fw",
        "wg",
        "tr",
        "rv",
        "enc",
        "vs",
        "vb",
        "pd",
        "i",
        "ilt",
        "转发",
        "轉寄",
        "転送",
        "пересл",
        "إعادة توجيه",
        "fs",
    ];
    subject.split_once([':', '：']).is_some_and(|(mark, _)| MARKS.contains(&mark.trim().to_lowercase().as_str()))
}

/// The text and the signature under the line `-- `, if one stands near the end.
pub(super) fn split_signature(text: &str) -> (&str, &str) {
    const MOST_LINES: usize = 15;
    let mut end = text.len();
    for line in text.lines().rev().take(MOST_LINES) {
        let start = line.as_ptr().addr() - text.as_ptr().addr();
        if matches!(line, "-- " | "--") && start > 0 {
            return (text[..start].trim_end(), text[end..].trim());
        }
        end = start;
    }
    (text, "")
}

/// What archives of lists set in the place of parts that are no text.
const NEXT_PART: &str = "-------------- next part --------------";

/// A text without what the archive of a list says of its other parts: `An HTML attachment was scrubbed...`.
pub(super) fn without_scrubbed(text: &str) -> &str {
    let Some(start) = text.rfind(NEXT_PART).filter(|start| *start > 0) else { return text };
    let rest = &text[start + NEXT_PART.len()..];
    if rest.len() <= 1000 && rest.contains("scrubbed") { without_scrubbed(text[..start].trim_end()) } else { text }
}

/// The text, and the lines below it with which its sender signs: the name, whole or the first part of it, then office and house.
pub(super) fn split_sign_off<'t>(text: &'t str, name: &str) -> (&'t str, &'t str) {
    const MOST_LINES: usize = 10;
    const LONGEST_CHARACTERS: usize = 70;
    let whole = name.trim().to_lowercase();
    let first = whole.split(' ').next().unwrap_or_default();
    let mut start = text.len();
    let mut signed = None;
    for line in text.lines().rev().take(MOST_LINES) {
        start = line.as_ptr().addr() - text.as_ptr().addr();
        let words = line.trim().trim_start_matches(['-', '–', '—', ' ']).trim_end_matches([',', ' ']).to_lowercase();
        let is_name = !whole.is_empty() && (words == whole || words == first && first.chars().count() >= 3);
        if is_name {
            signed = Some(start);
            break;
        }
        if line.chars().count() > LONGEST_CHARACTERS || line.trim_end().ends_with(['.', '!', '?', '。']) {
            break;
        }
    }
    match signed.filter(|start| *start > 0) {
        Some(_) => (text[..start].trim_end(), text[start..].trim()),
        None => (text, ""),
    }
}

/// What short paragraphs above the text say.
const TOP_PHRASES: [&str; 22] = [
    "view this email",
    "view in browser",
    "view in your browser",
    "view online",
    "view it in your browser",
    "read online",
    "read in browser",
    "open in browser",
    "web version",
    "view as a web page",
    "having trouble viewing",
    "trouble viewing",
    "forwarded this email",
    "sign up here",
    "im browser",
    "online ansehen",
    "dans votre navigateur",
    "version en ligne",
    "en su navegador",
    "en el navegador",
    "nel browser",
    "в браузере",
];
/// What short paragraphs about the subscription say.
const BOTTOM_PHRASES: [&str; 37] = [
    "sent from my ",
    "get outlook for",
    "von meinem iphone",
    "envoyé de mon",
    "enviado desde mi",
    "отправлено с iphone",
    "unsubscribe",
    "manage your preferences",
    "manage preferences",
    "manage your subscription",
    "update your preferences",
    "email preferences",
    "you are receiving this",
    "you're receiving this",
    "you received this",
    "this email was sent to",
    "this message was sent to",
    "sent to you because",
    "mailing list",
    "abmelden",
    "abbestellen",
    "newsletter abbestellen",
    "désabonner",
    "désinscrire",
    "désinscription",
    "darse de baja",
    "darte de baja",
    "配信停止",
    "수신거부",
    "cancelar suscripción",
    "disiscriviti",
    "cancellati",
    "cancelar inscrição",
    "afmelden",
    "отписаться",
    "إلغاء الاشتراك",
    "退订",
];
/// Longer paragraphs are text.
const LONGEST_FRAME_CHARACTERS: usize = 400;

/// Splits a text into what stands above it, the text, and what is said of the subscription below it.
pub(super) fn split_frame(text: &str) -> (&str, &str, &str) {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        ranges.push((at, at + paragraph.len()));
        at += paragraph.len() + 2;
    }
    let says = |place: usize, phrases: &[&str]| {
        let paragraph = &text[ranges[place].0..ranges[place].1];
        let lowered = paragraph.to_lowercase();
        paragraph.chars().count() <= LONGEST_FRAME_CHARACTERS && phrases.iter().any(|phrase| lowered.contains(phrase))
    };
    let is_short = |place: usize| ranges[place].1 - ranges[place].0 <= LONGEST_FRAME_CHARACTERS;
    // Within the first paragraphs, up to the last that speaks of the browser.
    let top =
        (0..ranges.len().min(6)).take_while(|place| is_short(*place)).filter(|place| says(*place, &TOP_PHRASES)).last();
    let first = top.map_or(0, |place| place + 1);
    // From the end, while all is short, up to the first that speaks of the subscription; or from the mark of a signature.
    let tail = (first..ranges.len()).rev().take_while(|place| is_short(*place));
    let subscription = tail.filter(|place| says(*place, &BOTTOM_PHRASES)).last();
    let is_signature = |place: &usize| matches!(text[ranges[*place].0..ranges[*place].1].trim(), "--" | "—" | "-- ");
    let signature = (first..ranges.len()).rev().take_while(|place| is_short(*place)).find(is_signature);
    let last = [subscription, signature].into_iter().flatten().min().unwrap_or(ranges.len());
    // Something must be left.
    if first >= last {
        return ("", text, "");
    }
    let cut = |from: usize, to: usize| if from < to { text[ranges[from].0..ranges[to - 1].1].trim() } else { "" };
    (cut(0, first), cut(first, last), cut(last, ranges.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        for (subject, list, expected) in [
            ("Re: Fwd: The harbour", "", "The harbour"),
            ("RE[2]: AW: The harbour", "", "The harbour"),
            ("[Sea-watch] Re: The harbour", "Sea watch <sea-watch.lists.example>", "The harbour"),
            ("[Analysis] The harbour: a view", "", "[Analysis] The harbour: a view"),
            ("Iran: what now", "", "Iran: what now"),
            ("Re:", "", "Re:"),
            ("i: the first person", "", "i: the first person"),
        ] {
            assert_eq!(clean_subject(subject, list), expected);
        }
    }

    #[test]
    fn frames() {
        let text = "View this email in your browser\n\nThe pier is closed.\n\nIt rained.\n\nUnsubscribe\n\n12 Quay Street";
        let expected =
            ("View this email in your browser", "The pier is closed.\n\nIt rained.", "Unsubscribe\n\n12 Quay Street");
        assert_eq!(split_frame(text), expected);
        assert_eq!(split_frame("Only this."), ("", "Only this.", ""));
        assert_eq!(split_frame("Text.\n\n--\n\nJane"), ("", "Text.", "--\n\nJane"));
        assert_eq!(split_frame("Unsubscribe"), ("", "Unsubscribe", ""));
        assert_eq!(split_signature("Text.\n\n-- \nJane\nQuay 1\n"), ("Text.", "Jane\nQuay 1"));
        assert_eq!(split_signature("Text.\n\nMore."), ("Text.\n\nMore.", ""));
        for (text, name, expected) in [
            ("Text.\n\nJane Doe\nHarbour School\nQuay 1", "Jane Doe", ("Text.", "Jane Doe\nHarbour School\nQuay 1")),
            ("Text.\n\nJane", "Jane Doe", ("Text.", "Jane")),
            ("Text.\n\nJane\nIt rained.", "Jane Doe", ("Text.\n\nJane\nIt rained.", "")),
            ("Text of Jane.", "Jane Doe", ("Text of Jane.", "")),
            ("Jane Doe", "Jane Doe", ("Jane Doe", "")),
        ] {
            assert_eq!(split_sign_off(text, name), expected, "{text}");
        }
        let scrubbed = format!("Text.\n\n{NEXT_PART}\nAn HTML attachment was scrubbed...\nURL: <http://a.example>\n");
        assert_eq!(without_scrubbed(&scrubbed), "Text.");
    }
}

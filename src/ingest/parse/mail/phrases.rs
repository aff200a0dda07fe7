//! Knows what texts of mail carry that is no part of the article: marks of forwards, links to a browser version, the lines about the
//! subscription.

use super::bottom_phrases::{is_row_of_links, speaks_of_subscription};
use super::top_phrases::TOP_PHRASES;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::super::networks::NETWORKS;

/// Whether a line says that a forwarded mail follows.
pub(super) fn is_forward_mark(line: &str) -> bool {
    const LONGEST_BYTES: usize = 160;
    const LONGEST_WORDS_BYTES: usize = 60;
    const PHRASES: [&str; 66] = [
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
        "вихідне повідомлення",
        "оригинално съобщение",
        "препратено съобщение",
        "izvorna poruka",
        "proslijeđena poruka",
        "prosleđena poruka",
        "originalna poruka",
        "izvorno sporočilo",
        "αρχικό μήνυμα",
        "mesaj original",
        "mesajul original",
        "původní zpráva",
        "pôvodná správa",
        "переслане повідомлення",
        "iletilen ileti",
        "iletilmiş ileti",
        "yönlendirilen ileti",
        "přeposlaná zpráva",
        "preposlaná správa",
        "továbbított üzenet",
        "eredeti üzenet",
        "mesaj redirecționat",
        "προωθημένο μήνυμα",
        "pesan terusan",
        "pesan yang diteruskan",
        "chuyển tiếp ----",
        "전달된 메시지",
        "ข้อความที่ส่งต่อ",
        "پیام هدایت",
        "پیام ارسال شده",
        "välitetty viesti",
        "posredovano sporočilo",
        "edasi saadetud",
        "persiųstas laiškas",
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
    // `-----Izvirno sporočilo-----`, in whatever language.
    let is_framed = text.starts_with("---") && text.ends_with("---") && {
        let words = text.trim_matches(['-', ' ']);
        words.chars().any(char::is_alphabetic) && words.len() <= LONGEST_WORDS_BYTES
    };
    is_rule(text)
        || is_framed
        || if text.is_ascii() { says_so(text) } else { says_so(&text.replace('’', "'").to_lowercase()) }
}

/// What archives of lists set in the place of parts that are no text.
const NEXT_PART: &str = "-------------- next part --------------";

/// The lines with which services of groups begin what they set below each mail.
const FEET_OF_GROUPS: [&str; 5] = ["Yahoo! Groups Sponsor", "Yahoo! Groups Links", "_._,_.___", "__._,_.___", "==^====="];

/// A text without what the service of a group sets below it, from the line of its mark on.
fn without_foot_of_group(text: &str) -> &str {
    let marks = FEET_OF_GROUPS.iter().filter_map(|mark| text.find(mark));
    let Some(mark) = marks.min() else { return text };
    let start = text[..mark].rfind('\n').unwrap_or_default();
    let is_line = text[start..]
        .trim_start()
        .lines()
        .next()
        .is_some_and(|line| line.len() <= 120 && line.starts_with(['-', '_', '=', '~', 'Y', ' ']));
    if is_line && start > 0 { text[..start].trim_end() } else { text }
}

/// A text without what the archive of a list says of its other parts (`An HTML attachment was scrubbed...`) and without the foot of a group.
pub(super) fn without_scrubbed(text: &str) -> &str {
    let text = without_foot_of_group(text);
    let Some(start) = text.rfind(NEXT_PART).filter(|start| *start > 0) else { return text };
    let rest = &text[start + NEXT_PART.len()..];
    if rest.len() <= 1000 && rest.contains("scrubbed") { without_scrubbed(text[..start].trim_end()) } else { text }
}

/// What says that a reader had a mail sent: what was sent, and on whose wish.
const SENT: [&str; 13] = [
    "e-mail",
    "email",
    "mejl",
    "this message",
    "this article",
    "mensaje",
    "correo",
    "courriel",
    "nachricht",
    "bericht",
    "wiadomość",
    "письмо",
    "статья",
];
const ON_REQUEST: [&str; 13] = [
    "at the request of",
    "by a reader",
    "requested by",
    "begäran av",
    "anmodning fra",
    "auf wunsch",
    "à la demande d",
    "a petición de",
    "a pedido de",
    "su richiesta di",
    "op verzoek van",
    "na prośbę",
    "по просьбе",
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
    let is_on_request = |place: usize| says(place, &SENT) && says(place, &ON_REQUEST);
    let is_row = |place: usize| is_row_of_links(&text[ranges[place].0..ranges[place].1]);
    let is_short = |place: usize| ranges[place].1 - ranges[place].0 <= LONGEST_FRAME_CHARACTERS;
    // Within the first paragraphs, up to the last that speaks of the browser.
    let top = (0..ranges.len().min(6)).take_while(|place| is_short(*place)).filter(|place| says(*place, &TOP_PHRASES));
    // Such a line at the end is of the bottom.
    let top = top.filter(|place| place + 1 < ranges.len()).last();
    let first = top.map_or(0, |place| place + 1);
    // From the end, while all is short, up to the first that speaks of the subscription; or from the mark of a signature.
    let tail = (first..ranges.len()).rev().take_while(|place| is_short(*place));
    let speaks = |place: usize| {
        let paragraph = &text[ranges[place].0..ranges[place].1];
        paragraph.chars().count() <= LONGEST_FRAME_CHARACTERS && speaks_of_subscription(paragraph)
    };
    // Above so many paragraphs of a text nothing is of the frame any more.
    const MOST_PROSE: usize = 2;
    let mut prose = 0;
    let tail = tail.map_while(|place| {
        let is_of_frame = speaks(place) || is_on_request(place) || is_row(place);
        prose += usize::from(!is_of_frame && is_prose(&text[ranges[place].0..ranges[place].1]));
        (prose <= MOST_PROSE).then_some((place, is_of_frame))
    });
    let subscription = tail.filter(|(_, is_of_frame)| *is_of_frame).map(|(place, _)| place).last();
    let is_signature = |place: &usize| matches!(text[ranges[*place].0..ranges[*place].1].trim(), "--" | "—" | "-- ");
    let signature = (first..ranges.len()).rev().take_while(|place| is_short(*place)).find(is_signature);
    let last = [subscription, signature].into_iter().flatten().min().unwrap_or(ranges.len());
    // Where the house is stands above it: `Harbour Courier Ltd, 1 Quay, Harbourtown, 0800 000`.
    let is_address = |place: usize| is_postal(&text[ranges[place].0..ranges[place].1]);
    let last = if last < ranges.len() && last > first + 1 && is_address(last - 1) { last - 1 } else { last };
    // So do the names of networks: `Facebook Twitter Website`.
    let are_networks = |place: usize| {
        const OTHERS: [&str; 10] =
            ["x", "instagram", "youtube", "tiktok", "rss", "website", "web", "email", "bluesky", "mastodon"];
        let words = text[ranges[place].0..ranges[place].1].to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.clone().next().is_some() && words.all(|word| NETWORKS.contains(&word) || OTHERS.contains(&word))
    };
    let last = if last > first + 1 && are_networks(last - 1) { last - 1 } else { last };
    // The line about the browser may stand below the text, too.
    let is_button = |place: usize| {
        const LONGEST_CHARACTERS: usize = 60;
        let words = text[ranges[place].0..ranges[place].1].trim();
        words.chars().count() <= LONGEST_CHARACTERS && !words.ends_with(['.', '!', '?', '。']) && says(place, &TOP_PHRASES)
    };
    let last = if last > first + 1 && is_button(last - 1) { last - 1 } else { last };
    // Something must be left.
    if first >= last {
        return ("", text, "");
    }
    let cut = |from: usize, to: usize| if from < to { text[ranges[from].0..ranges[to - 1].1].trim() } else { "" };
    (cut(0, first), cut(first, last), cut(last, ranges.len()))
}

/// Whether a paragraph is a sentence or more of a text: long enough, with its stop and without an address.
fn is_prose(paragraph: &str) -> bool {
    const LEAST_CHARACTERS: usize = 70;
    let words = paragraph.trim();
    words.chars().count() >= LEAST_CHARACTERS
        && words.ends_with(['.', '!', '?', '"', '”', '»', '。', '।'])
        && !words.contains("://")
        && !words.contains(['@', '©'])
}

/// Whether a paragraph is an address: short, with numbers between commas and no sentence.
fn is_postal(paragraph: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 160;
    let words = paragraph.trim();
    words.chars().count() <= LONGEST_CHARACTERS
        && !words.ends_with(['.', '!', '?', ':', '"', '”', '»'])
        && words.matches([',', '|', '\n']).count() >= 2
        && !words.contains(['?', ';'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '©')
        && words.split(|c: char| !c.is_alphanumeric()).any(|part| part.bytes().any(|byte| byte.is_ascii_digit()))
        && words.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames() {
        let text = "View this email in your browser\n\nThe pier is closed.\n\nIt rained.\n\nUnsubscribe\n\n12 Quay Street";
        let expected =
            ("View this email in your browser", "The pier is closed.\n\nIt rained.", "Unsubscribe\n\n12 Quay Street");
        assert_eq!(split_frame(text), expected);
        assert_eq!(split_frame("Only this."), ("", "Only this.", ""));
        for (line, is_frame) in [
            ("Bekijk deze mail in je browser", true),
            ("Tarayıcıda görüntüle", true),
            ("ブラウザで表示する", true),
            ("Näytä selaimessa", true),
            ("The makers of the browser are fined", false),
            ("Prohlížeče čeká nový zákon", false),
        ] {
            let text = format!("{line}\n\nThe pier is closed.\n\nIt rained.");
            assert_eq!(!split_frame(&text).0.is_empty(), is_frame, "{line}");
        }
        assert_eq!(split_frame("Text.\n\n--\n\nJane"), ("", "Text.", "--\n\nJane"));
        assert_eq!(split_frame("Unsubscribe"), ("", "Unsubscribe", ""));
        for (tail, is_frame) in [
            ("Upgrade to paid\n\nLike Comment Restack", true),
            ("Harbour Monitor is independent. Forward this to a friend.", true),
            ("Det här mejlet skickades på begäran av en läsare.", true),
            ("This e-mail was sent at the request of Jane Doe.", true),
            ("Vous avez reçu cet email car vous vous êtes inscrit à notre lettre.", true),
            ("Вы получили это письмо, потому что подписались на рассылку.", true),
            ("Você recebeu este e-mail porque se cadastrou em nosso site.", true),
            ("Stay connected: Facebook Twitter\n\nHarbour Authority", true),
            ("Harbour Courier Ltd, 1 Quay, Harbourtown, 0800 000\n\nUnsubscribe", true),
            ("Ezt az e-mailt azért kapta, mert feliratkozott.", true),
            ("Per non ricevere più queste lettere, clicca qui.", true),
            ("您收到这封邮件是因为您订阅了我们的通讯。", true),
            ("This message is confidential and intended solely for the addressee.", true),
            ("Uitschrijven", true),
            ("Impressum | Datenschutz", true),
            ("Sent with Paperboat", true),
            ("Was this email forwarded to you? Sign up here.", true),
            ("Ver en el navegador", true),
            ("The film can be seen in the browser of any phone, without an app, from Monday on.", false),
            ("Studenten kunnen zich vanaf mei uitschrijven bij de haven.", false),
            ("The talks were confidential and private.", false),
            ("Powered by wind, the ferry needs no fuel.", false),
            ("Datenschutz", false),
            ("He was detained at the request of France.", false),
            ("The bank asked its clients to upgrade to cards.", false),
        ] {
            let text = format!("The pier is closed.\n\n{tail}");
            assert_eq!(!split_frame(&text).2.is_empty(), is_frame, "{tail}");
        }
        let scrubbed = format!("Text.\n\n{NEXT_PART}\nAn HTML attachment was scrubbed...\nURL: <http://a.example>\n");
        assert_eq!(without_scrubbed(&scrubbed), "Text.");
        let of_group = "Text.\n\n------------------------ Yahoo! Groups Sponsor ---------------------~-->\nBuy ink\n\nTo unsubscribe, write.";
        assert_eq!(without_scrubbed(of_group), "Text.");
        assert_eq!(without_scrubbed("He left Yahoo! Groups Links and others."), "He left Yahoo! Groups Links and others.");
    }
}

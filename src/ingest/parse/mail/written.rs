//! Turns a text that begins with the header lines of a mail, or holds a mail that somebody forwarded, into the article of that mail.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::dates::{DateReading, FoundDate, date_at_start, whole_date};
use super::super::text::read_text_under_headline;
use super::forward::{Below, Forwarded, forwarded, head_at_top, names_sender};
use super::pasted::{pasted, read_head};
use super::phrases::{split_frame, without_scrubbed};
use super::sender;
use super::signature::{split_sign_off, split_signature};
use super::subject::clean_subject;
use super::when::with_century;
use crate::article::{DatePrecision, Field};

/// Reads a mail that was pasted into a text; whether the text is one.
///
/// `lines`: those of the text that are not empty.
pub(crate) fn read_written<'t>(text: &str, mut lines: impl Iterator<Item = &'t str>, builder: &mut ArticleBuilder) -> bool {
    let mut forwards = || lines.any(names_sender).then(|| forwarded(text, Below::NoSubject)).flatten();
    let Some(inner) = head_at_top(text).or_else(|| forwards().filter(|inner| !inner.subject.is_empty())) else {
        return false;
    };
    read_mail(inner, "", builder);
    builder.relocate(text);
    true
}

/// The header lines of a mail that a text begins with.
pub(crate) fn written_head(text: &str) -> Option<&str> {
    let inner = head_at_top(text)?;
    text.find(&inner.text).map(|start| &text[..start]).filter(|_| !inner.text.is_empty())
}

/// Reads a mail as it stands in a text, or the one that it forwards. `list` is a mark that the list sets into subjects.
pub(super) fn read_mail(mail: Forwarded, list: &str, builder: &mut ArticleBuilder) {
    let mail = match forwarded(&mail.text, Below::of_subject(&mail.subject)) {
        Some(inner) => {
            builder.pass_over(Field::Author, &mail.from, key_evidence("mail: From, who forwarded it", &mail.from, 0.2));
            let subject = if inner.subject.is_empty() { mail.subject } else { inner.subject };
            Forwarded { subject, ..inner }
        }
        None => mail,
    };
    let headline = clean_subject(&mail.subject, list);
    if !mail.above.is_empty() {
        builder.keep("forwarded with", serde_json::Value::String(mail.above));
    }
    let (kept, signature) = split_signature(without_scrubbed(&mail.text));
    let (kept, sign_off) = split_sign_off(kept, sender::name_and_address(&mail.from).0);
    let (top, body, bottom) = split_frame(kept);
    for frame in [top, bottom, sign_off, signature].into_iter().filter(|frame| !frame.is_empty()) {
        builder.set_text(Field::CreditText, frame, key_evidence("mail: text", frame, 0.8));
    }
    let pasted = pasted(&headline, body);
    let is_of_others = pasted.as_ref().is_some_and(|pasted| read_head(pasted, &headline, builder));
    builder.set_text(Field::Headline, &headline, key_evidence("mail: Subject", &mail.subject, 0.95));
    match pasted {
        // The day of the article comes before that of the mail.
        Some(pasted) => {
            read_text_under_headline(pasted.text, builder);
            if builder.article().published.date().is_none() {
                read_date(&mail.date, "mail: Date", builder);
            }
        }
        None => {
            read_date(&mail.date, "mail: Date", builder);
            read_text_under_headline(body, builder);
        }
    }
    if is_of_others {
        let sender = key_evidence("mail: From, who sent the article", &mail.from, 0.2);
        return builder.pass_over(Field::Author, &mail.from, sender);
    }
    sender::read_written_sender(&mail.from, "mail: From", builder);
}

/// Reads the day of a header line as mail programs write it: `Fri, Sep 11, 2015 at 12:47 AM`, `Tue, 14 Oct 08 11:05:17 -0400`.
pub(super) fn read_date(date: &str, origin: &str, builder: &mut ArticleBuilder) {
    if date.is_empty() {
        return;
    }
    let words = with_century(&date.replace(" at ", " "));
    // Words for a weekday or before the clock may be of a language that is not known; the day stands among them.
    match (whole_date(&words), day_among(&words)) {
        (DateReading::Nothing | DateReading::Impossible(_), Some(found)) => {
            builder.set_date(&found, key_evidence(origin, date, 0.9))
        }
        _ => builder.set_date_text(&words, key_evidence(origin, date, 0.95)),
    }
}

/// The only day in a header line, at the beginning of any of its words.
pub(super) fn day_among(words: &str) -> Option<FoundDate> {
    const LONGEST_BYTES: usize = 300;
    if words.len() > LONGEST_BYTES {
        return None;
    }
    let mut only: Option<FoundDate> = None;
    let begins = |(place, character): &(usize, char)| {
        character.is_alphanumeric() && !words[..*place].ends_with(char::is_alphanumeric)
    };
    for (place, _) in words.char_indices().filter(begins) {
        let is_behind = only.as_ref().is_none_or(|found| place >= found.range.end);
        let DateReading::Found(found) = date_at_start(&words[place..]) else { continue };
        if is_behind && found.date.precision() == DatePrecision::Day {
            if only.is_some() {
                return None;
            }
            let range = place + found.range.start..place + found.range.end;
            only = Some(FoundDate { range, ..found });
        }
    }
    only
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str =
        "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";

    /// `headline | day | authors | publisher | body`
    fn read(text: &str) -> Option<String> {
        let mut builder = ArticleBuilder::default();
        if !read_written(text, text.lines(), &mut builder) {
            return None;
        }
        let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let publisher = article.publisher.unwrap_or_default();
        let is_whole = article.body == BODY;
        Some(format!("{} | {date} | {} | {publisher} | {is_whole}", article.headline, article.authors.join(", ")))
    }

    #[test]
    fn heads_of_mails_in_many_languages() {
        for (names, date, mark) in [
            ("From Sent To Subject", "Tuesday, March 5, 2024 9:12 AM", "FW: "),
            ("De Envoyé À Objet", "mardi 5 mars 2024 09:12", "TR : "),
            ("Von Gesendet An Betreff", "Dienstag, 5. März 2024 09:12", "WG: "),
            ("De Enviado_el Para Asunto", "martes, 5 de marzo de 2024 9:12", "RV: "),
            ("Da Inviato A Oggetto", "martedì 5 marzo 2024 09:12", "I: "),
            ("От Отправлено Кому Тема", "5 марта 2024 г. 9:12", ""),
            ("من تاريخ_الإرسال إلى الموضوع", "الثلاثاء، ٥ مارس ٢٠٢٤ ٠٩:١٢ ص", ""),
            ("发件人 发送时间 收件人 主题", "2024年3月5日 9:12", "转发: "),
            ("差出人 送信日時 宛先 件名", "2024年3月5日(火) 9:12", ""),
            ("보낸_사람 보낸_날짜 받는_사람 제목", "2024년 3월 5일 화요일 오전 9:12", ""),
            ("Od Wysłano Do Temat", "wtorek, 5 marca 2024 09:12", "PD: "),
            ("Van Verzonden Aan Onderwerp", "dinsdag 5 maart 2024 9:12", ""),
            ("De Enviada_em Para Assunto", "terça-feira, 5 de março de 2024 09:12", "ENC: "),
            ("Kimden Gönderilme_Tarihi Kime Konu", "5 Mart 2024 Salı 09:12", ""),
            ("Від Надіслано Кому Тема", "вівторок, 5 березня 2024 р. 9:12", ""),
            ("Från Skickat Till Ämne", "den 5 mars 2024 09:12", ""),
            ("Από Στάλθηκε Προς Θέμα", "Τρίτη, 5 Μαρτίου 2024 9:12 πμ", ""),
        ] {
            let names: Vec<String> = names.split(' ').map(|name| name.replace('_', " ")).collect();
            let [from, sent, to, subject] = names.as_slice() else { panic!("four names") };
            let text = format!(
                "{from}: Nile News <news@nilenews.example>\n{sent}: {date}\n{to}: Desk\n{subject}: {mark}The pier is closed\n\n{BODY}\n"
            );
            assert_eq!(read(&text).as_deref(), Some("The pier is closed | 2024-03-05 |  | Nile News | true"), "{text}");
        }
    }

    #[test]
    fn days_of_header_lines() {
        for (line, expected) in [
            ("wt., 14 mar 2023 o 07:01", "2023-03-14"),
            ("tirs. 14. mar. 2023 kl. 07.01", "2023-03-14"),
            ("2023. márc. 14., K, 7:01", "2023-03-14"),
            ("T, 14. märts 2023 kell 07:01", "2023-03-14"),
            ("between 14 March 2023 and 16 March 2023", ""),
            ("some time in March 2023", ""),
            ("soon", ""),
        ] {
            let mut builder = ArticleBuilder::default();
            read_date(line, "mail: Date", &mut builder);
            let day = builder.article().published.date().map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(day, expected, "{line}");
        }
    }

    #[test]
    fn a_mail_may_hold_an_article_with_its_own_header() {
        let head =
            "From: Ports List <ports@l.example>\nDate: Tue, 5 Mar 2024 11:05:17 -0400\nSubject: [Ports] The pier is closed";
        let text = format!("{head}\n\nHarbour Times\nMarch 2, 2024\nThe pier is closed\nBy Jane Doe\n\n{BODY}\n\n{BODY}\n");
        let mut builder = ArticleBuilder::default();
        read_mail(head_at_top(&text).expect("a head"), "Ports", &mut builder);
        let article = builder.article();
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let shown =
            format!("{} | {date} | {} | {:?}", article.headline, article.authors.join(","), article.publisher.as_deref());
        assert_eq!(shown, "The pier is closed | 2024-03-02 | Jane Doe | Some(\"Harbour Times\")");
    }

    #[test]
    fn heads_in_other_shapes() {
        let head =
            "From: Jane Doe <jane@e.example>\nSent: Tuesday, March 5, 2024 9:12 AM\nTo: Desk\nSubject: The pier is closed";
        for text in [
            head.replace('\n', "\n\n"),
            format!("-----Original Message-----\n{head}"),
            format!("For the file.\n\nBegin forwarded message:\n\n{head}"),
            format!(
                "From: Ute Brandt <ute@e.example>\nSent: Wednesday, March 6, 2024 8:00 AM\nTo: All\nSubject: FW: The pier is closed\n\nPlease read.\n\n\
                 -----Original Message-----\n{head}"
            ),
            "Date:         Tue, 5 Mar 2024 11:05:17 -0400\nReply-To:     Ports List\n              <PORTS-L@L.EXAMPLE>\n\
             Sender:       Ports List <PORTS-L@L.EXAMPLE>\nFrom:         Jane Doe <jane@e.example>\nSubject:      The pier is\n              closed\n\
             MIME-Version: 1.0"
                .to_string(),
        ] {
            let text = format!("{text}\n\n{BODY}\n\nJane Doe\nHarbour School\n");
            assert_eq!(read(&text).as_deref(), Some("The pier is closed | 2024-03-05 | Jane Doe |  | true"), "{text}");
        }
        for head in [
            "Title: The pier\nFrom: Nile News\nDate: March 5, 2024\nSubject: Ports",
            "From: Nile News\nDate: March 5, 2024\nSubject: Ports\nTitle: The pier is closed\nTags: a, b",
            "From: Nile News\nDate: March 5, 2024\nSubject: Ports\n\nHeadline: The pier is closed",
            "From: Nile News\nSubject: Ports",
            "From the pier\n\nBy Jane Doe\n\nMarch 5, 2024",
        ] {
            assert_eq!(read(&format!("{head}\n\n{BODY}\n")), None, "{head}");
        }
    }
}

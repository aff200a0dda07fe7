//! Finds where the readers of a page begin to speak behind its article: the form for a comment, or the comments below their number.

use super::super::furniture::is_furniture;
use super::super::lines::Line;
use super::super::teaser::is_behind;
use crate::ingest::parse::dates::dates_in_text;
use crate::ingest::parse::scan::may_hold_number;

/// The heading of a form for comments, or of comments; whatever stands below it is of the page.
pub(super) fn start_of_comments(lines: &[Line<'_>], body_start: usize) -> Option<usize> {
    form_of_comments(lines, body_start).into_iter().chain(thread_of_comments(lines, body_start)).min()
}

/// The heading of a form near the end, with less below it than above.
fn form_of_comments(lines: &[Line<'_>], body_start: usize) -> Option<usize> {
    const MOST_LINES: usize = 40;
    const OPENINGS: [&str; 18] = [
        "discussion about this ",
        "leave a ",
        "post a comment",
        "add a comment",
        "write a comment",
        "laisser un ",
        "schreibe ",
        "kommentar ",
        "deja un",
        "deixe ",
        "lascia un ",
        "geef een ",
        "lämna ",
        "dodaj komentarz",
        "оставить комментарий",
        "добавить комментарий",
        "yorum ",
        "اترك ",
    ];
    let is_form = |line: &Line<'_>| {
        line.begins_paragraph && is_behind(line.text) && {
            let text = line.trimmed().to_lowercase();
            OPENINGS.iter().any(|opening| text.starts_with(opening))
        }
    };
    let lowest = lines.len().saturating_sub(MOST_LINES).max(body_start + 1);
    let form = (lowest..lines.len()).find(|place| is_form(&lines[*place]))?;
    let length = |lines: &[Line<'_>]| lines.iter().map(Line::length).sum::<usize>();
    (length(&lines[form..]) < length(&lines[body_start..form])).then_some(form)
}

/// The number of comments below the text, with the day of one of them right below it, or nothing but buttons. Above a text the number stands beside the day of the
/// article: some of the text has to stand above it.
fn thread_of_comments(lines: &[Line<'_>], body_start: usize) -> Option<usize> {
    const LEAST_PARAGRAPHS: usize = 3;
    const MOST_LINES_TO_DAY: usize = 6;
    let body = lines.get(body_start..)?;
    let has_text_above = |place: usize| {
        body[..place].iter().filter(|line| line.is_paragraph()).take(LEAST_PARAGRAPHS).count() == LEAST_PARAGRAPHS
    };
    let ends_text = |place: usize| body[place + 1..].iter().all(|line| is_furniture(line.text));
    let has_day_below = |place: usize| body[place + 1..].iter().take(MOST_LINES_TO_DAY).any(is_day_of_comment);
    let is_thread = |place: usize| {
        let line = &body[place];
        let is_last = || place > 0 && counts_comments(line.trimmed()) && ends_text(place);
        let heads_comments = || counts_comments(line.trimmed()) || heads_discussion(line.trimmed());
        line.begins_paragraph && (is_last() || heads_comments() && has_day_below(place) && has_text_above(place))
    };
    (0..body.len()).find(|place| is_thread(*place)).map(|place| body_start + place)
}

/// `Join the conversation`, `Vad tycker du?`: what pages write above the remarks of their readers.
fn heads_discussion(text: &str) -> bool {
    const LONGEST_BYTES: usize = 80;
    const HEADINGS: [&str; 52] = [
        "join the conversation",
        "join the discussion",
        "have your say",
        "what do you think",
        "reader comments",
        "readers' comments",
        "your comments",
        "discussion",
        "diskutieren sie mit",
        "ihre meinung",
        "diskussion",
        "leserkommentare",
        "votre avis",
        "réagissez",
        "réagir",
        "vos réactions",
        "opina",
        "tu opinión",
        "participa en la conversación",
        "únete a la conversación",
        "deixe sua opinião",
        "dê sua opinião",
        "la tua opinione",
        "di' la tua",
        "praat mee",
        "vad tycker du",
        "hva mener du",
        "debat",
        "keskustele",
        "keskustelu",
        "diskuze",
        "diskuse",
        "diskusia",
        "dyskusja",
        "szólj hozzá",
        "discuții",
        "γράψε σχόλιο",
        "συζήτηση",
        "обсуждение",
        "обговорення",
        "дискусия",
        "rasprava",
        "tartışma",
        "شاركنا رأيك",
        "شارك برأيك",
        "نظر شما",
        "הגיבו",
        "読者の声",
        "网友评论",
        "讀者留言",
        "독자 의견",
        "ความคิดเห็น",
    ];
    let is_mark = |c: char| matches!(c, '?' | '!' | ':' | '.' | ';' | ' ' | '？' | '！' | '：' | '؟');
    text.len() <= LONGEST_BYTES && HEADINGS.contains(&text.to_lowercase().trim_matches(is_mark))
}

/// `Comments (8)`, `8 Kommentare`, `3 thoughts on “The road reopens”`, `One response to The road reopens`.
fn counts_comments(text: &str) -> bool {
    const LONGEST_BYTES: usize = 160;
    const WORDS: [&str; 87] = [
        "comment",
        "comments reader",
        "comments",
        "commentaires",
        "commentaire",
        "kommentare",
        "kommentar",
        "kommentarer",
        "comentarios",
        "comentario",
        "comentários",
        "comentário",
        "commenti",
        "commento",
        "reacties",
        "reactie",
        "komentarze",
        "komentarzy",
        "komentarz",
        "комментарии",
        "комментариев",
        "комментария",
        "комментарий",
        "коментарі",
        "коментарів",
        "коментар",
        "коментари",
        "коментара",
        "каментары",
        "каментарыя",
        "каментароў",
        "komentáře",
        "komentářů",
        "komentář",
        "komentáre",
        "komentárov",
        "komentár",
        "komentari",
        "komentara",
        "komentarjev",
        "komentarji",
        "kommentek",
        "hozzászólás",
        "hozzászólások",
        "comentarii",
        "comentariu",
        "σχόλια",
        "σχόλιο",
        "yorum",
        "yorumlar",
        "kommenttia",
        "kommentit",
        "kommentti",
        "athugasemdir",
        "komentarai",
        "komentarų",
        "komentāri",
        "kommentaari",
        "kommentaarid",
        "comentaris",
        "komente",
        "تعليقات",
        "التعليقات",
        "تعليق",
        "تعليقا",
        "تعليقًا",
        "دیدگاه",
        "دیدگاه‌ها",
        "دیدگاه ها",
        "نظر",
        "نظرات",
        "تبصرے",
        "תגובות",
        "टिप्पणियां",
        "टिप्पणियाँ",
        "टिप्पणी",
        "মন্তব্য",
        "ความคิดเห็น",
        "komentar",
        "bình luận",
        "评论",
        "条评论",
        "則留言",
        "留言",
        "コメント",
        "件のコメント",
        "댓글",
    ];
    const JOINTS: [&str; 4] = [" thoughts on ", " thought on ", " responses to ", " response to "];
    const LONGEST_COUNT: usize = 4;
    // Most lines are too long or begin with another letter.
    let may_begin = |byte: u8| {
        byte.is_ascii_digit()
            || !byte.is_ascii()
            || matches!(byte, b'A' | b'B' | b'C' | b'H' | b'K' | b'R' | b'O' | b'Y' | b'(')
    };
    if text.len() > LONGEST_BYTES || !text.bytes().next().is_some_and(may_begin) {
        return false;
    }
    let is_count = |word: &str| {
        word.len() <= LONGEST_COUNT && (word.eq_ignore_ascii_case("one") || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let begins_thread = JOINTS.iter().find_map(|joint| text.split_once(joint)).is_some_and(|(count, _)| is_count(count));
    let bare = text.trim_matches(|c: char| c.is_numeric() || matches!(c, ' ' | '(' | ')' | ':' | '[' | ']'));
    // The digits of Arabic have two bytes each.
    let has_count = || {
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        let (around, own) = (text.chars().count(), bare.chars().count());
        (1..=LONGEST_COUNT).contains(&digits) && around - own <= digits + " ()".len()
    };
    begins_thread || bare.len() < text.len() && has_count() && WORDS.contains(&bare.to_lowercase().as_str())
}

/// A short line with a day in it: `Jane Doe 12 March 2017, 08:29`.
fn is_day_of_comment(line: &Line<'_>) -> bool {
    const LONGEST_CHARACTERS: usize = 80;
    line.length() <= LONGEST_CHARACTERS && may_hold_number(line.text) && !dates_in_text(line.text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_count_comments() {
        for text in [
            "Comments 8",
            "Comments (12)",
            "8 Comments",
            "1 comment",
            "3 Kommentare",
            "3 thoughts on “The road”",
            "One response to The road",
            "2 Comentarii",
            "٢ تعليقات",
            "3 комментария",
            "댓글 4",
            "Yorumlar (12)",
        ] {
            assert!(counts_comments(text), "{text}");
        }
        for text in [
            "Comments",
            "8 comments that cost a minister her office",
            "Some thoughts on the road of 2012",
            "2017",
            "In response to 3",
            "12 نظر يطالب به الناس",
            "Komentarz 12 dziennikarzy",
            "12345 comments",
        ] {
            assert!(!counts_comments(text), "{text}");
        }
    }
}

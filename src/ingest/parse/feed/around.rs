//! Takes from the text of an entry what engines of feeds set around it: links to the page, buttons, what a show says at its end, the line that tells
//! where it appeared first.

use super::super::byline::{byline, is_person};

/// Links to the whole text, in small letters without the marks around them.
const READ_ON: &str = "read more|read on|read in app|read full story|read full article|read the full article|read the full story|read the rest|\
    read the rest of this entry|continue reading|keep reading|view article|view original|view original article|view post|view this post on the web|\
    full story|full article|more|permalink|source|link|comments|lire la suite|lire plus|lire l'article|lire l’article|en savoir plus|\
    continuer la lecture|suite|weiterlesen|mehr lesen|mehr|weiter|zum artikel|artikel lesen|den ganzen artikel lesen|leer más|leer mas|seguir leyendo|\
    continuar leyendo|más información|leggi tutto|continua a leggere|leggi l'articolo|continua|leia mais|ler mais|continue lendo|continuar a ler|saiba mais|\
    lees meer|lees verder|verder lezen|läs mer|läs vidare|les mer|les videre|læs mere|læs videre|lue lisää|jatka lukemista|czytaj więcej|czytaj dalej|\
    więcej|číst dál|číst více|celý článek|více|čítať ďalej|viac|tovább|tovább olvasom|bővebben|citește mai mult|citeste mai mult|mai mult|прочети още|\
    виж още|опширније|više|pročitaj više|preberi več|читать далее|читать дальше|подробнее|далее|читать полностью|читати далі|детальніше|докладніше|\
    διαβάστε περισσότερα|περισσότερα|devamı|devamını oku|devamını okuyun|daha fazla|اقرأ المزيد|المزيد|للمزيد|ادامه مطلب|ادامه|بیشتر بخوانید|קרא עוד|\
    להמשך קריאה|עוד|और पढ़ें|आगे पढ़ें|পড়ুন|আরও পড়ুন|baca selengkapnya|selengkapnya|baca lagi|đọc thêm|xem thêm|อ่านต่อ|続きを読む|続き|もっと見る|阅读更多|\
    阅读全文|閱讀全文|查看全文|繼續閱讀|继续阅读|더 보기|더보기|자세히 보기|계속 읽기|기사 전문 보기";
/// Buttons that engines of letters set between paragraphs.
const BUTTONS: [&str; 12] = [
    "read in app",
    "subscribe now",
    "subscribe",
    "share",
    "leave a comment",
    "upgrade to paid",
    "give a gift subscription",
    "get more from us in the app",
    "refer a friend",
    "share this post",
    "listen now",
    "download the app",
];
/// How a last paragraph begins that is about the show, the channel or the site.
const ABOUT_THE_HOUSE: [&str; 36] = [
    "learn more about your ad choices",
    "see omnystudio.com/listener",
    "see acast.com/privacy",
    "see privacy policy at",
    "hosted on acast",
    "hosted by simplecast",
    "hosted on ausha",
    "support this podcast",
    "support the show",
    "our gdpr privacy policy was updated",
    "to learn more about listener data",
    "subscribe on apple podcasts",
    "subscribe to our channel",
    "subscribe to the podcast",
    "subscribe wherever you get",
    "follow us on",
    "read more at ",
    "read more on ",
    "read the full story at ",
    "click here to read ",
    "digg this",
    "submitted by /u/",
    "suivez-nous sur",
    "abonnez-vous à notre",
    "folgen sie uns auf",
    "abonnieren sie unseren",
    "suscríbete a",
    "suscríbete al",
    "síguenos en",
    "iscriviti al",
    "seguici su",
    "subskrybuj",
    "подписывайтесь на",
    "подписаться на",
    "підписатися на",
    "підписуйтесь на",
];
/// How a line ends its own words with the house it appeared in first, before the name of that house.
const FIRST_APPEARED: [&str; 30] = [
    " was originally published in ",
    " appeared first on ",
    " first appeared on ",
    " was originally published on ",
    " originally appeared on ",
    " erschien zuerst auf ",
    " est apparu en premier sur ",
    " se publicó primero en ",
    " apareció primero en ",
    " proviene da ",
    " sembra essere il primo su ",
    " apareceu primeiro em ",
    " aparece primeiro em ",
    " verscheen eerst op ",
    " pochodzi z serwisu ",
    " dök först upp på ",
    " vises først på ",
    " blev først udgivet på ",
    " dukkede først op på ",
    " først til ",
    " ilmestyi ensin sivustolle ",
    " appeared first in ",
    " se nejdříve objevil na ",
    " bejegyzés először ",
    " apare prima dată în ",
    " появились сначала на ",
    " з'явилися спочатку на ",
    " з’явилися спочатку на ",
    " yazısı ilk önce ",
    " εμφανίστηκε πρώτα στο ",
];
const LONGEST_BYTES: usize = 240;
/// Nothing else stands above a text or below it but so many lines.
const MOST_LINES: usize = 8;

/// What stands around the text of an entry.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Around {
    /// The line that says where the text appeared first.
    pub(super) origin: Option<String>,
    /// Who wrote, by the first line.
    pub(super) authors: Vec<String>,
}

/// Takes from a text what is not of it; `title` is the headline of the entry.
pub(super) fn take_around(text: &mut String, title: &str) -> Around {
    let mut around = Around::default();
    for _ in 0..MOST_LINES {
        let whole = text.trim_end();
        let start = whole.rfind('\n').map_or(0, |end| end + 1);
        let last = whole[start..].trim();
        if start == 0 || last.len() > LONGEST_BYTES {
            break;
        }
        let is_origin = FIRST_APPEARED.iter().any(|words| last.contains(words) || last.ends_with(words.trim_end()));
        if is_origin && (!title.is_empty() && last.contains(title) || is_opened_as_origin(last)) || names_first_address(last)
        {
            around.origin.get_or_insert_with(|| last.to_string());
        } else if !(is_link(last) || is_about_house(last)) {
            break;
        }
        text.truncate(whole[..start].trim_end().len());
    }
    for _ in 0..2 {
        let Some((first, rest)) = text.split_once('\n') else { break };
        let (line, rest_start) = (first.trim(), text.len() - rest.trim_start().len());
        if line.len() > LONGEST_BYTES || rest.trim().is_empty() {
            break;
        }
        // "By" and nobody but persons: a sentence may begin with the same word.
        let authors = byline(line)
            .filter(|names| around.authors.is_empty() && names.iter().all(|name| is_person(name)) && line.len() <= 80);
        match authors {
            Some(names) if !names.is_empty() && !line.ends_with('.') => around.authors = names,
            _ if line == title || is_button(line) => {}
            _ => break,
        }
        text.drain(..rest_start);
    }
    if BUTTONS.iter().any(|button| has_line_like(text, button)) {
        *text = text.split("\n\n").filter(|paragraph| !is_button(paragraph)).collect::<Vec<_>>().join("\n\n");
    }
    around
}

/// Whether a button may stand in a text: it begins with a large letter, and nothing follows it.
fn has_line_like(text: &str, button: &str) -> bool {
    let rest = &button[1..];
    text.match_indices(rest).any(|(place, _)| {
        let end = place + rest.len();
        text[end..].starts_with('\n') || end == text.len()
    })
}

fn is_opened_as_origin(line: &str) -> bool {
    const OPENINGS: [&str; 8] =
        ["The post ", "The article ", "Der Beitrag ", "L’article ", "La entrada ", "L'articolo ", "O post ", "Het bericht "];
    OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// `Originally published at https://tide.example on May 3, 2019.`; what appeared first in a year is a work.
fn names_first_address(line: &str) -> bool {
    const OPENINGS: [&str; 3] = ["Originally published at ", "Originally published on ", "Originally published in "];
    OPENINGS.iter().any(|opening| line.starts_with(opening)) && line.contains("://")
        || line.ends_with("by highlighting and responding to this story.")
}

fn is_button(paragraph: &str) -> bool {
    const LONGEST_BUTTON_BYTES: usize = 40;
    paragraph.len() <= LONGEST_BUTTON_BYTES && BUTTONS.contains(&paragraph.trim().to_lowercase().as_str())
}

/// `Continue reading →`, `Weiterlesen …`, `Read more »`, `Comments (12)`, `Permalink | Comments`.
fn is_link(line: &str) -> bool {
    const LONGEST_LINK_BYTES: usize = 100;
    let is_mark = |c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{eff}');
    // With a full stop it is a sentence.
    let is_sentence = line.ends_with('.') && !line.ends_with("..");
    if line.len() > LONGEST_LINK_BYTES || is_sentence {
        return false;
    }
    let lowered = line.to_lowercase();
    let mut parts =
        lowered.split(['|', '·', '•', '→', '[', ']']).map(|part| part.trim_matches(is_mark)).filter(|part| !part.is_empty());
    parts.clone().next().is_some()
        && parts.all(|part| READ_ON.split('|').any(|known| known == part) || BUTTONS.contains(&part))
}

fn is_about_house(line: &str) -> bool {
    let first = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "@harbour", the address of a channel below its posts.
    let is_channel = line.starts_with('@') && !line.contains(char::is_whitespace);
    let lowered = first.to_lowercase();
    is_channel || ABOUT_THE_HOUSE.iter().any(|opening| lowered.starts_with(opening))
}

/// Where a text ends before what its engine would set in there (`[gallery ids="1,2"]`) and before a heading with nothing below it (`Share this:`).
pub(super) fn end_before_shortcodes(text: &str) -> usize {
    const LONGEST_HEADING_BYTES: usize = 40;
    const MOST_WORDS: usize = 4;
    let is_code = |paragraph: &str| {
        paragraph.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|inside| {
            inside.contains("=\"") && inside.starts_with(|c: char| c.is_ascii_lowercase()) && !inside.contains(['[', ']'])
        })
    };
    let is_heading = |paragraph: &str| {
        paragraph.len() <= LONGEST_HEADING_BYTES
            && paragraph.ends_with(':')
            && paragraph.split_whitespace().count() <= MOST_WORDS
    };
    let mut end = text.trim_end().len();
    while let Some(start) = text[..end].rfind("\n\n") {
        let last = text[start..end].trim();
        if !(is_code(last) || is_heading(last)) {
            break;
        }
        end = text[..start].trim_end().len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_engines_set_around_texts() {
        for (text, expected) in [
            ("The port waits.\n\nContinue reading →", "The port waits."),
            ("The port waits.\nView article...", "The port waits."),
            ("Der Hafen wartet.\n\nWeiterlesen …", "Der Hafen wartet."),
            ("港は待つ。\n\n続きを読む »", "港は待つ。"),
            ("वह रुका है।\n\nऔर पढ़ें »", "वह रुका है।"),
            ("The port waits.\n\nPermalink | Comments (12)", "The port waits."),
            ("The port waits.\n\nDigg This! Add to del.icio.us Comments (12)", "The port waits."),
            ("Порт ждёт.\n\nПодписывайтесь на наш канал\n\nЧитать далее…", "Порт ждёт."),
            ("Порт чекає.\n\nПідписатися на канал | @richka", "Порт чекає."),
            ("Read in app\n\nThe port waits.\n\nSubscribe now\n\nIt will.\n\nShare", "The port waits.\n\nIt will."),
            (
                "The port waits.\n\nSubscribe on Apple Podcasts or Spotify.\n\nLearn more about your ad choices.",
                "The port waits.",
            ),
            ("Grain waits\n\nThe port waits.", "The port waits."),
            ("The port waits.\nsubmitted by /u/oldrail77\n[link] [comments]", "The port waits."),
            // Sentences that begin alike, and a text that is nothing else.
            ("The port waits.\n\nMore ships came than went.", "The port waits.\n\nMore ships came than went."),
            ("They share\n\nthe harbour.", "They share\n\nthe harbour."),
            ("Read more", "Read more"),
        ] {
            let mut read = text.to_string();
            take_around(&mut read, "Grain waits");
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn where_texts_appeared_first() {
        for (line, is_origin) in [
            ("The post Grain waits appeared first on Bay.", true),
            ("Artykuł Grain waits pochodzi z serwisu Bay.", true),
            ("Grain waits yazısı ilk önce Bay üzerinde ortaya çıktı.", true),
            ("Сообщение Grain waits появились сначала на Bay.", true),
            ("Grain waits was originally published in Bay on Medium, where people talk on.", true),
            ("Originally published at https://bay.example on May 3, 2019.", true),
            ("The rumour appeared first on Monday.", false),
            ("Originally published in 1962, the book is out of print.", false),
        ] {
            let mut text = format!("The port waits.\n\n{line}");
            let around = take_around(&mut text, "Grain waits");
            assert_eq!(around.origin.is_some(), is_origin, "{line}");
            assert_eq!(text == "The port waits.", is_origin, "{line}");
        }
    }

    #[test]
    fn authors_in_the_first_line() {
        for (first, expected) in
            [("By Jane Doe", "Jane Doe"), ("By Monday the port was shut", ""), ("Von Anke Reuter", "Anke Reuter")]
        {
            let mut text = format!("{first}\n\nThe port waits.");
            assert_eq!(take_around(&mut text, "").authors.join("|"), expected, "{first}");
        }
    }

    #[test]
    fn what_an_engine_would_set_in_is_no_end() {
        for (text, expected) in [
            ("One.\n\n[gallery ids=\"1,2\"]", "One."),
            ("One.\n\nShare this:\n\n[gallery ids=\"1\"]\n", "One."),
            ("One.\n\n[The pier is closed]", "One.\n\n[The pier is closed]"),
            ("One.\n\nAnd so the harbour board asked:", "One.\n\nAnd so the harbour board asked:"),
        ] {
            assert_eq!(&text[..end_before_shortcodes(text)], expected, "{text}");
        }
    }
}

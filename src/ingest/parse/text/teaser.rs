//! Tells lines that lead to other articles, headings that stand only behind an article, and the marks of an agency at its end.

use memchr::memrchr_iter;

use super::credit::Credit;
use super::furniture::{is_furniture, is_invitation};
use super::lines::ends_sentence;
use super::phrases::{Candidates, List, lowered};

/// Longer lines are no headings.
const LONGEST_HEADING_BYTES: usize = 240;
const LONGEST_TEASER_BYTES: usize = 600;

/// Whether a line is a heading above other articles: `Related`, `Baca juga:`, `Mehr zum Thema`, `list 2 of 3`.
pub(super) fn is_list_heading(line: &str) -> bool {
    if line.len() > LONGEST_HEADING_BYTES {
        return false;
    }
    if Candidates::of(line).has(List::OtherArticles) && List::OtherArticles.contains(bare(&lowered(line))) {
        return true;
    }
    is_list_mark(line) || ends_with_heading(line) || names_house_of_others(line)
}

/// `More stories from The Harbour Echo`: whose the other articles are.
fn names_house_of_others(line: &str) -> bool {
    const OPENINGS: [&str; 22] = [
        "more stories from ",
        "more articles from ",
        "more news from ",
        "other stories from ",
        "plus d'articles de ",
        "autres articles de ",
        "weitere artikel aus ",
        "weitere artikel von ",
        "mehr artikel aus ",
        "más noticias de ",
        "más artículos de ",
        "otros artículos de ",
        "mais notícias de ",
        "mais artigos de ",
        "altri articoli di ",
        "altri articoli da ",
        "meer artikelen van ",
        "meer nieuws van ",
        "fler artiklar från ",
        "więcej artykułów z ",
        "другие материалы ",
        "другие статьи ",
    ];
    const MOST_WORDS: usize = 6;
    const LONGEST_BYTES: usize = 100;
    let line = line.trim().trim_end_matches(':');
    // Most lines are longer or begin with another letter.
    let may_be = line.len() <= LONGEST_BYTES
        && line.starts_with(['m', 'M', 'o', 'O', 'p', 'P', 'a', 'A', 'w', 'W', 'f', 'F', 'д', 'Д']);
    if !may_be {
        return false;
    }
    let text = lowered(line);
    OPENINGS.iter().filter_map(|opening| text.strip_prefix(opening)).any(|house| {
        let count = house.split_whitespace().count();
        let name = line.split_whitespace().rev().take(count).last().unwrap_or_default();
        (1..=MOST_WORDS).contains(&count) && name.starts_with(char::is_uppercase) && !ends_sentence(line)
    })
}

/// `বাংলাদেশ থেকে আরও পড়ুন`: where the verb stands last.
fn ends_with_heading(line: &str) -> bool {
    const MOST_WORDS: usize = 6;
    // "Gündem Haberleri"
    const MOST_WORDS_OF_SECTION: usize = 3;
    let section = line.trim_end_matches([':', ' ']);
    if section.ends_with(" Haberleri") || section.ends_with(" HABERLERİ") {
        return section.split_whitespace().count() <= MOST_WORDS_OF_SECTION;
    }
    if line.is_ascii() || !line.chars().find(|c| c.is_alphabetic()).is_some_and(|c| matches!(c, '\u{900}'..='\u{dff}')) {
        return false;
    }
    let text = lowered(line);
    let words: Vec<&str> = bare(&text).split_whitespace().collect();
    words.len() <= MOST_WORDS
        && (2..=3).any(|count| words.len() > count && List::OtherArticles.contains(&words[words.len() - count..].join(" ")))
}

/// Where a text of paragraphs ends before what a page prints behind it: a heading of other articles, buttons and prompts, with nothing but short lines
/// below.
pub(crate) fn end_before_lists(body: &str) -> usize {
    const MOST_PARAGRAPHS: usize = 12;
    let (mut end, mut at, mut marks, mut is_sure) = (body.len(), body.len(), 0, false);
    for paragraph in paragraphs_from_end(body).take(MOST_PARAGRAPHS) {
        let start = at - paragraph.len();
        if start == 0 || paragraph.len() > LONGEST_HEADING_BYTES {
            break;
        }
        let is_heading = is_list_heading(paragraph) || is_behind(paragraph);
        let is_around = is_heading || is_furniture(paragraph) || is_invitation(paragraph);
        if !is_around && ends_sentence(paragraph) && !paragraph.ends_with(['?', '!']) {
            break;
        }
        if is_around {
            end = start;
            marks += 1;
            is_sure |= paragraph.trim().contains(' ');
        }
        at = start - 2;
    }
    // One word alone may be the end of a verse.
    if is_sure || marks > 1 { body[..end].trim_end().len() } else { body.len() }
}

/// The paragraphs of a text, an empty line between them, the last first: as `rsplit` gives them.
fn paragraphs_from_end(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let is_second = |place: &usize| text[..*place].ends_with('\n');
        let second = memrchr_iter(b'\n', text.as_bytes()).find(is_second);
        rest = second.map(|second| &text[..second - 1]);
        Some(&text[second.map_or(0, |second| second + 1)..])
    })
}

/// Where a text ends before the last lines that say whose it is, with the address of the reporter above them.
pub(crate) fn end_before_rights(text: &str) -> usize {
    const MOST_LINES: usize = 4;
    const LONGEST_BYTES: usize = 200;
    let (mut end, mut at) = (text.len(), text.len());
    for line in text.rsplit('\n').take(MOST_LINES) {
        let start = at - line.len();
        let words = line.trim();
        let is_mail = || words.contains('@') && !words.contains(char::is_whitespace);
        let is_rights = words.len() <= LONGEST_BYTES && Credit::of(words.trim_start_matches('<')) == Some(Credit::Rights);
        if start == 0 || !(words.is_empty() || is_rights || is_mail()) {
            break;
        }
        if !words.is_empty() {
            end = start;
        }
        at = start - 1;
    }
    text[..end].trim_end().len()
}

/// `list of 3 items`, `list 2 of 3`, `end of list`: what screen readers say of a list of links.
fn is_list_mark(line: &str) -> bool {
    let text = line.trim();
    if !text.starts_with("list ") && !text.starts_with("end ") {
        return false;
    }
    let is_number = |word: &str| !word.is_empty() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    match text.split(' ').collect::<Vec<_>>().as_slice() {
        ["list", "of", count, "items" | "item"] => is_number(count),
        ["list", place, "of", count] => is_number(place) && is_number(count),
        ["end", "of", "list"] => true,
        _ => false,
    }
}

/// Whether a line is the title of another article behind such a heading: `Läs även: ...`, `यह भी पढ़ें- ...`, `Lire aussi | ...`.
pub(super) fn is_teaser(line: &str) -> bool {
    if line.len() > LONGEST_TEASER_BYTES || !Candidates::of(line).has(List::OtherArticles) {
        return false;
    }
    let text = lowered(line);
    let marks = text.match_indices([':', '：', '|', '-', '–', '—', '>', '»', '›', '→', '•']).take(2);
    marks.into_iter().any(|(place, _)| {
        let heading = text[..place].trim();
        // One word before a colon may begin a sentence.
        (heading.contains(' ') || !heading.is_ascii() || heading == "related") && List::OtherArticles.contains(heading)
    })
}

/// Whether a line is a heading that stands only behind an article: `Most read`, `Kommentare`, `댓글쓰기`, `Comments (12)`.
pub(super) fn is_behind(line: &str) -> bool {
    line.len() <= LONGEST_HEADING_BYTES
        && Candidates::of(line).has(List::Behind)
        && List::Behind.contains(bare(&lowered(line)))
}

/// A heading without the counters and arrows behind it.
fn bare(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || matches!(
                c,
                ':' | '：'
                    | '-'
                    | '–'
                    | '—'
                    | '.'
                    | '…'
                    | '>'
                    | '»'
                    | '›'
                    | '→'
                    | '▶'
                    | '▼'
                    | '+'
                    | '('
                    | ')'
                    | '?'
                    | '？'
                    | '؟'
                    | '!'
            )
    })
}

/// `ca/jm/kjm`, `(rdp/idn)`, `kse/dpa/AFP`: who wrote and edited, behind the text of an agency.
pub(super) fn are_initials(line: &str) -> bool {
    const LONGEST_BYTES: usize = 24;
    let text = line.trim().trim_matches(['(', ')', '[', ']']);
    let parts = || text.split('/');
    text.len() <= LONGEST_BYTES
        && (2..=4).contains(&parts().count())
        && parts()
            .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'))
        && parts().any(|part| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// An address or a number and nothing else.
pub(super) fn is_bare_address_or_number(line: &str) -> bool {
    const LONGEST_BYTES: usize = 300;
    let text = line.trim();
    if text.len() > LONGEST_BYTES || text.contains(char::is_whitespace) {
        return false;
    }
    let is_address = text.contains('@') && text.contains('.') || text.starts_with("http") || text.starts_with("www.");
    is_address || text.len() <= 12 && text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_those_of_a_search_for_two_breaks() {
        let mut draw = crate::dice::dice(41);
        for _ in 0..5_000 {
            let text: String = (0..draw(12)).map(|_| ["\n", "a", "é\n"][draw(3)]).collect();
            assert!(paragraphs_from_end(&text).eq(text.rsplit("\n\n")), "{text:?}");
        }
    }

    #[test]
    fn bodies_end_before_lists() {
        for (body, expected) in [
            ("One.\n\nTwo.\n\nRelated posts\n\nWho chose the pens?", "One.\n\nTwo."),
            ("One.\n\nTwo.\n\nAdvertisement\n\nSubscribe to our newsletter", "One.\n\nTwo."),
            ("One.\n\nRelated posts\n\nTwo is a sentence.", "One.\n\nRelated posts\n\nTwo is a sentence."),
            ("One.\n\nHome", "One.\n\nHome"),
            ("Related posts", "Related posts"),
        ] {
            assert_eq!(&body[..end_before_lists(body)], expected, "{body}");
        }
    }

    #[test]
    fn texts_end_before_the_lines_on_rights() {
        for (text, expected) in [
            ("One.\n\njane@h.example\n<저작권자 ⓒ 항만일보 무단전재 금지>", "One."),
            ("One.\n\n© 2023 Harbour Times", "One."),
            ("One.\n\nTwo.", "One.\n\nTwo."),
            ("© 2023 Harbour Times", "© 2023 Harbour Times"),
        ] {
            assert_eq!(&text[..end_before_rights(text)], expected, "{text}");
        }
    }

    #[test]
    fn headings_of_other_articles_in_many_languages() {
        for line in [
            "Related",
            "Baca juga:",
            "Läs även",
            "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ",
            "LEIA TAMBÉM:",
            "مقالات ذات صلة",
            "함께 본 뉴스",
            "阅读下一篇:",
            "list 2 of 3",
            "বাংলাদেশ থেকে আরও পড়ুন",
            "You may also be interested in:",
            "Więcej na ten temat",
            "Ekonomi Haberleri",
        ] {
            assert!(is_list_heading(line), "{line}");
        }
        for line in
            ["यह भी पढ़ें- श्रीलंका में बिजली दरों में कटौती", "مزید پڑھیں: گوادر میں پانی کا بحران", "Läs även: Gränsen får stängsel"]
        {
            assert!(is_teaser(line), "{line}");
        }
        for line in ["Bugün şehrin haberleri", "Related questions were asked", "Recommended: nothing", "Lists of three"] {
            assert!(!is_list_heading(line) && !is_teaser(line), "{line}");
        }
        for line in ["Most read", "Comentarios0", "Comments (12)", "댓글쓰기", "Kommentare", "Останні новини"]
        {
            assert!(is_behind(line), "{line}");
        }
        assert!(
            are_initials("ca/jm/kjm")
                && are_initials("(rdp/idn)")
                && !are_initials("AC/DC")
                && !are_initials("and/or maybe")
                && are_initials("bur-abc/def/gh")
        );
    }
}

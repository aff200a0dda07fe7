//! Finds the titles of the articles before and after this one, which pages name below its text: `Previous: Ferry runs again`, `Next: A bridge for the north`.

use super::super::lines::Line;
use super::super::page::weight;

/// Lines behind an article that are looked through.
const MOST_LINES: usize = 60;
const MOST_WORDS_OF_TITLE: usize = 25;

/// The words for the article before, in lower case; `Next: Carrow at Kelby` may be of the text, so that one word counts only beside the other article.
const PREVIOUS: &[&str] = &[
    "previous",
    "previous article",
    "previous post",
    "previous story",
    "previous entry",
    "prev",
    "prev article",
    "prev post",
    "prev story",
    "older",
    "older post",
    "older article",
    "older story",
    "older entry",
    "vorheriger artikel",
    "vorheriger beitrag",
    "voriger artikel",
    "voriger beitrag",
    "vorherige meldung",
    "vorheriger",
    "article précédent",
    "précédent",
    "artículo anterior",
    "entrada anterior",
    "noticia anterior",
    "nota anterior",
    "anterior",
    "artigo anterior",
    "post anterior",
    "notícia anterior",
    "matéria anterior",
    "articolo precedente",
    "post precedente",
    "precedente",
    "vorig artikel",
    "vorig bericht",
    "vorige",
    "предыдущая статья",
    "предыдущая новость",
    "предыдущая запись",
    "предыдущий материал",
    "предыдущая",
    "попередня стаття",
    "попередня новина",
    "попередній запис",
    "poprzedni artykuł",
    "poprzedni wpis",
    "poprzednia wiadomość",
    "poprzedni",
    "předchozí článek",
    "předchozí",
    "predchádzajúci článok",
    "előző cikk",
    "előző bejegyzés",
    "előző",
    "articolul precedent",
    "articolul anterior",
    "предишна статия",
    "предишна новина",
    "prethodni članak",
    "prethodna vest",
    "prethodna vijest",
    "претходни чланак",
    "föregående artikel",
    "föregående inlägg",
    "föregående",
    "forrige artikel",
    "forrige artikkel",
    "forrige innlegg",
    "forrige",
    "edellinen artikkeli",
    "edellinen",
    "προηγούμενο άρθρο",
    "προηγούμενη είδηση",
    "önceki yazı",
    "önceki haber",
    "önceki makale",
    "önceki",
    "المقال السابق",
    "المقالة السابقة",
    "الخبر السابق",
    "السابق",
    "مطلب قبلی",
    "خبر قبلی",
    "הכתבה הקודמת",
    "הפוסט הקודם",
    "上一篇",
    "上一条",
    "上一則",
    "上一则",
    "前の記事",
    "이전 글",
    "이전 기사",
    "이전기사",
    "bài trước",
    "bài viết trước",
    "berita sebelumnya",
    "artikel sebelumnya",
    "sebelumnya",
    "पिछला लेख",
    "पिछली खबर",
];

/// The words for the article after.
const NEXT: &[&str] = &[
    "next",
    "next article",
    "next post",
    "next story",
    "next entry",
    "newer",
    "newer post",
    "newer article",
    "newer story",
    "newer entry",
    "nächster artikel",
    "nächster beitrag",
    "nächste meldung",
    "nächster",
    "article suivant",
    "suivant",
    "artículo siguiente",
    "siguiente artículo",
    "entrada siguiente",
    "siguiente entrada",
    "siguiente noticia",
    "noticia siguiente",
    "siguiente nota",
    "próximo artículo",
    "siguiente",
    "próximo artigo",
    "artigo seguinte",
    "próximo post",
    "próxima notícia",
    "próxima matéria",
    "próximo",
    "articolo successivo",
    "prossimo articolo",
    "post successivo",
    "successivo",
    "volgend artikel",
    "volgend bericht",
    "volgende",
    "следующая статья",
    "следующая новость",
    "следующая запись",
    "следующий материал",
    "следующая",
    "наступна стаття",
    "наступна новина",
    "наступний запис",
    "następny artykuł",
    "następny wpis",
    "następna wiadomość",
    "następny",
    "další článek",
    "následující článek",
    "další",
    "ďalší článok",
    "nasledujúci článok",
    "következő cikk",
    "következő bejegyzés",
    "következő",
    "articolul următor",
    "следваща статия",
    "следваща новина",
    "sljedeći članak",
    "sledeći članak",
    "sledeća vest",
    "sljedeća vijest",
    "следећи чланак",
    "nästa artikel",
    "nästa inlägg",
    "nästa",
    "næste artikel",
    "neste artikkel",
    "neste innlegg",
    "næste",
    "neste",
    "seuraava artikkeli",
    "seuraava",
    "επόμενο άρθρο",
    "επόμενη είδηση",
    "sonraki yazı",
    "sonraki haber",
    "sonraki makale",
    "sonraki",
    "المقال التالي",
    "المقالة التالية",
    "الخبر التالي",
    "التالي",
    "مطلب بعدی",
    "خبر بعدی",
    "הכתבה הבאה",
    "הפוסט הבא",
    "下一篇",
    "下一条",
    "下一則",
    "下一则",
    "次の記事",
    "다음 글",
    "다음 기사",
    "다음기사",
    "bài sau",
    "bài tiếp theo",
    "bài viết sau",
    "berita selanjutnya",
    "berita berikutnya",
    "artikel selanjutnya",
    "selanjutnya",
    "अगला लेख",
    "अगली खबर",
];

/// Which of the two articles a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Previous,
    Next,
}

/// A line that begins with such words.
struct Pointer {
    side: Side,
    /// Whether the title stands on the same line.
    has_title: bool,
    /// Whether the words speak of an article, which a sentence that begins with `Next:` does not.
    is_of_article: bool,
}

/// The first of the lines near the end that name the articles before and after this one; nothing but lines of the page stands below them.
pub(super) fn start_of_neighbours(lines: &[Line<'_>], body_start: usize) -> Option<usize> {
    let lowest = lines.len().saturating_sub(MOST_LINES).max(body_start + 1);
    let has_text = |place: usize| lines[body_start..place].iter().any(Line::is_paragraph);
    let mut from = lowest;
    while let Some((place, pointer)) = (from..lines.len()).find_map(|place| Some((place, pointer_of(&lines[place])?))) {
        let end = end_of(lines, place, &pointer);
        let other = end.and_then(|end| Some((end, pointer_of(lines.get(end)?)?)));
        let other = other.filter(|(_, other)| other.side != pointer.side);
        let end_of_pair = other.as_ref().and_then(|(at, other)| end_of(lines, *at, other));
        let end = end_of_pair.or_else(|| end.filter(|_| pointer.is_of_article));
        if let Some(end) = end
            && has_text(place)
            && !lines[end..].iter().any(Line::is_paragraph)
        {
            return Some(place);
        }
        from = place + 1;
    }
    None
}

/// One past the title that a pointer leads to: on its line or alone on the next.
fn end_of(lines: &[Line<'_>], place: usize, pointer: &Pointer) -> Option<usize> {
    if pointer.has_title {
        return Some(place + 1);
    }
    let title = lines.get(place + 1)?;
    (is_title(title.trimmed()) && !title.is_prose() && pointer_of(title).is_none()).then_some(place + 2)
}

fn pointer_of(line: &Line<'_>) -> Option<Pointer> {
    const LONGEST_BYTES: usize = 320;
    const MARKS: [char; 12] = [':', '：', '-', '–', '—', '|', '»', '«', '›', '‹', '→', '←'];
    if line.text.len() > LONGEST_BYTES || line.is_paragraph() {
        return None;
    }
    let is_frame = |c: char| c.is_whitespace() || matches!(c, '«' | '»' | '‹' | '›' | '<' | '>' | '←' | '→' | '[' | ']');
    let bare = line.trimmed().trim_matches(is_frame);
    let lowered = bare.to_lowercase();
    let behind = |words: &[&str]| {
        let of_word = |word: &&str| {
            let rest = lowered.strip_prefix(word)?;
            let is_whole = rest.trim_start().is_empty() || rest.trim_start().starts_with(MARKS);
            is_whole.then(|| (rest.trim_matches(|c| is_frame(c) || MARKS.contains(&c)).to_string(), is_of_article(word)))
        };
        words.iter().find_map(of_word)
    };
    let (side, (title, is_of_article)) = match behind(PREVIOUS) {
        Some(found) => (Side::Previous, found),
        None => (Side::Next, behind(NEXT)?),
    };
    let has_title = !title.is_empty();
    // A title that is a sentence is one.
    let is_pointer = !has_title || is_title(&title);
    is_pointer.then_some(Pointer { side, has_title, is_of_article })
}

/// Whether the words for a neighbour are more than "next" or "previous".
fn is_of_article(word: &str) -> bool {
    word.contains(' ')
        || !word.is_ascii() && word.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

fn is_title(text: &str) -> bool {
    let ends_open = text.ends_with(['?', '!', '…', '"', '”', '»', '’']);
    (1..=MOST_WORDS_OF_TITLE).contains(&weight(text)) && (ends_open || !super::ends_sentence(text))
}

//! Tells what a link leads to by its address: a tag, an author, somewhere else.

use super::Element;
use crate::ingest::parse::scan::{LONGEST_SHORT_WORD, small};

/// The parts of the path of an address, the last one first.
fn parts_of_path(href: &str) -> impl Iterator<Item = &str> {
    let end = href.bytes().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(href.len());
    let mut rest = Some(&href[..end]);
    let parts = std::iter::from_fn(move || {
        let path = rest?;
        let slash = path.bytes().rposition(|byte| byte == b'/');
        rest = slash.map(|slash| &path[..slash]);
        Some(&path[slash.map_or(0, |slash| slash + 1)..])
    });
    parts.filter(|part| !part.is_empty())
}

/// Whether an address is one of a tag's page.
pub(super) fn is_tag_address(href: &str) -> bool {
    // A search for a tag is its page, too: `/search/?tags=port`.
    const KEYS: [&str; 3] = ["tag", "tags", "keyword"];
    let query = href.split_once('?').map(|(_, query)| query).unwrap_or_default();
    if query.split('&').filter_map(|pair| pair.split_once('=')).any(|(key, value)| KEYS.contains(&key) && !value.is_empty())
    {
        return true;
    }
    parts_of_path(href).skip(1).take(2).any(is_folder_of_tags)
}

/// Whether a link in a box of tags leads to something else: the article itself or a part of it, a neighbour of it, a place to share it.
pub(in crate::ingest::parse::html) fn leads_away(element: Element<'_>) -> bool {
    let rel = element.attr("rel").unwrap_or_default().to_ascii_lowercase();
    let href = element.attr("href").unwrap_or_default().to_ascii_lowercase();
    rel.split_whitespace().any(|rel| matches!(rel, "bookmark" | "author" | "prev" | "next" | "me"))
        || ["mailto:", "javascript:", "whatsapp:"].iter().any(|scheme| href.starts_with(scheme))
        || href.len() > 1 && href.starts_with('#')
        || href.contains("?share=")
        || href.split(['/', '?']).any(|part| matches!(part, "share" | "sharer" | "sharer.php" | "intent"))
}

/// Whether an address is one of an author's page.
pub(in crate::ingest::parse::html) fn is_author_address(href: &str) -> bool {
    // `/ty-writer/123`, `/kose-yazari/jane-doe`; `stand-by` is none.
    const LEAST_OF_LAST_WORD: usize = 5;
    let last_word = |part: &str| {
        part.rsplit('-').next().is_some_and(|word| word.len() >= LEAST_OF_LAST_WORD && is_folder_of_authors(word))
    };
    parts_of_path(href).skip(1).take(1).any(|part| is_folder_of_authors(part) || last_word(part))
}

/// Whether a part of a path is a folder of tags, in large letters or small.
fn is_folder_of_tags(part: &str) -> bool {
    let mut room = [0; LONGEST_SHORT_WORD];
    part.is_ascii()
        && part.len() <= LONGEST_SHORT_WORD
        && matches!(
            &*small(part, &mut room),
            "sujet"
                | "sujets"
                | "argomento"
                | "argomenti"
                | "emne"
                | "emner"
                | "teema"
                | "temat"
                | "tag"
                | "tags"
                | "topic"
                | "topics"
                | "keyword"
                | "keywords"
                | "etiqueta"
                | "etiquetas"
                | "tema"
                | "temas"
                | "temi"
                | "themes"
                | "dossier"
                | "dossiers"
                | "aihe"
                | "aiheet"
                | "tieu-diem"
                | "chu-de"
                | "thema"
                | "themen"
                | "schlagwort"
                | "stichwort"
                | "label"
                | "etichetta"
                | "etichette"
                | "tudo-sobre"
                | "onderwerp"
                | "onderwerpen"
                | "trefwoord"
                | "amne"
                | "amnen"
                | "avainsana"
                | "avainsanat"
                | "asiasana"
                | "asiasanat"
                | "stitek"
                | "stitky"
                | "cimke"
                | "cimkek"
                | "temos"
                | "oznaka"
                | "oznake"
                | "tagovi"
                | "etiket"
                | "etiketler"
                | "hashtag"
        )
}

/// Whether a part of a path is a folder of authors. `/people/` and `/person/` are pages of those that are written about, too.
fn is_folder_of_authors(part: &str) -> bool {
    let mut room = [0; LONGEST_SHORT_WORD];
    part.is_ascii()
        && part.len() <= LONGEST_SHORT_WORD
        && matches!(
            &*small(part, &mut room),
            "yazar"
                | "yazari"
                | "yazarlar"
                | "muhabir"
                | "penulis"
                | "writer"
                | "writers"
                | "byline"
                | "bylines"
                | "reporter"
                | "reporters"
                | "columnist"
                | "columnists"
                | "columnista"
                | "periodista"
                | "skribent"
                | "author"
                | "authors"
                | "profile"
                | "profiles"
                | "staff"
                | "by"
                | "autor"
                | "autores"
                | "firmas"
                | "firme"
                | "auteur"
                | "auteurs"
                | "contributor"
                | "contributors"
                | "experts"
                | "journalist"
                | "journalists"
                | "journaliste"
                | "redakteur"
                | "autore"
                | "autori"
                | "autorzy"
                | "avtor"
                | "avtorji"
                | "autorius"
                | "autors"
                | "hofundur"
                | "kirjoittaja"
                | "toimittaja"
                | "szerzo"
                | "giornalista"
                | "colunista"
                | "colunistas"
                | "muellif"
        )
}

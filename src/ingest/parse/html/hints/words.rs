//! Tells what a word of a class or an id stands for, in the languages of the press and the habits of their systems.

/// Boxes of tags of the whole site ("tag cloud", "popular tags") are not the article's.
pub(in crate::ingest::parse::html) fn is_tag_word_of_site(word: &str) -> bool {
    matches!(word, "cloud" | "tagcloud" | "popular" | "trending" | "menu" | "nav" | "hot" | "manager")
}

pub(in crate::ingest::parse::html) fn is_name_of_headline(word: &str) -> bool {
    matches!(
        word,
        "headline"
            | "entrytitle"
            | "posttitle"
            | "articletitle"
            | "storytitle"
            | "baslik"
            | "newstitle"
            | "focim"
            | "cikkcim"
            | "overskrift"
            | "otsikko"
            | "hovedtittel"
            | "judul"
            | "nadpis"
            | "zagolovok"
    )
}

pub(in crate::ingest::parse::html) fn begins_title(word: &str) -> bool {
    matches!(
        word,
        "entry"
            | "post"
            | "article"
            | "story"
            | "content"
            | "node"
            | "page"
            | "single"
            | "news"
            | "blog"
            | "detail"
            | "main"
            | "maincontent"
            | "haber"
            | "noticia"
            | "artikel"
            | "articulo"
            | "artigo"
            | "articolo"
            | "clanak"
            | "cikk"
    )
}

pub(in crate::ingest::parse::html) fn ends_title(word: &str) -> bool {
    matches!(
        word,
        "title"
            | "headline"
            | "heading"
            | "hed"
            | "baslik"
            | "titulo"
            | "titre"
            | "titolo"
            | "titel"
            | "naslov"
            | "cim"
            | "tytul"
            | "titulek"
            | "nadpis"
            | "tittel"
            | "overskrift"
            | "otsikko"
            | "judul"
            | "pavadinimas"
            | "virsraksts"
            | "pealkiri"
    )
}

pub(in crate::ingest::parse::html) fn is_aside_word(word: &str) -> bool {
    const WORDS: [&str; 48] = [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "footer",
        "sidebar",
        "related",
        "recommended",
        "recommendations",
        "recirc",
        "comments",
        "comment",
        "disqus",
        "newsletter",
        "subscribe",
        "popular",
        "trending",
        "mostread",
        "promo",
        "teaser",
        "teasers",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "cookie",
        "cookies",
        "consent",
        "advert",
        "advertisement",
        "sponsored",
        "outbrain",
        "taboola",
        "carousel",
        "modal",
        "popup",
        "widget",
        "widgets",
        "latest",
        "readmore",
        "morefrom",
        "upnext",
        "trackbacks",
        "masthead",
        "topbar",
        "logo",
        "cloud",
    ];
    WORDS.contains(&word)
}

pub(in crate::ingest::parse::html) fn is_tag_word(word: &str) -> bool {
    matches!(
        word,
        "tag"
            | "tags"
            | "taglist"
            | "tagslist"
            | "posttags"
            | "keywords"
            | "keyword"
            | "topics"
            | "topiclist"
            | "etiquetas"
            | "schlagworte"
            | "stichworte"
            | "temas"
            | "articletags"
            | "articletag"
            | "posttag"
            | "entrytags"
            | "tagcontainer"
            | "tagbox"
            | "labels"
            | "entities"
            | "cimkek"
            | "cimke"
            | "etichette"
            | "etiketter"
            | "etykiety"
            | "tagi"
            | "stikord"
            | "trefwoorden"
            | "nyckelord"
            | "emneord"
            | "stikkord"
            | "asiasanat"
            | "avainsanat"
            | "oznake"
            | "etichete"
            | "hashtags"
            | "etiketler"
            | "etiket"
            | "tagy"
            | "stitky"
            | "temata"
            | "klicovaslova"
            | "kulcsszavak"
            | "raktazodziai"
            | "marksonad"
            | "katakunci"
            | "motscles"
            | "palabrasclave"
            | "palavraschave"
            | "etiquettes"
            | "etiquetes"
            | "tagging"
            | "taglinks"
            | "taglink"
            | "tagitem"
            | "tagitems"
            | "newstags"
            | "storytags"
            | "blogtags"
            | "subjectslist"
            | "hashtag"
            | "hotkey"
            | "taginfo"
            | "etiketleri"
            | "biaoqian"
            | "guanjianci"
            | "submeta"
            | "schlagwort"
            | "nokkelord"
            | "noekkelord"
    )
}

pub(in crate::ingest::parse::html) fn is_author_word(word: &str) -> bool {
    const PARTS: [&str; 17] = [
        "author",
        "byline",
        "writer",
        "autor",
        "auteur",
        "redakteur",
        "journalist",
        "contributor",
        "yazar",
        "szerzo",
        "forfatter",
        "skribent",
        "columnist",
        "verfasser",
        "toimittaja",
        "kirjoittaja",
        "dziennikarz",
    ];
    PARTS.iter().any(|part| part.len() <= word.len() && word.contains(part)) && !word.contains("authorit")
        || matches!(
            word,
            "by" | "byl"
                | "autore"
                | "auther"
                | "reporter"
                | "periodista"
                | "columnista"
                | "columnist"
                | "redactor"
                | "redactora"
                | "correspondent"
                | "firma"
                | "firmado"
                | "firmante"
                | "assinatura"
                | "muhabir"
                | "penulis"
                | "pewarta"
                | "wartawan"
                | "jurnalis"
                | "pengarang"
                | "tacgia"
                | "muallif"
                | "muellif"
                | "createdby"
                | "postedby"
                | "writtenby"
                | "reportero"
                | "redaktor"
                | "novinar"
                | "signatur"
                | "penname"
                | "mwandishi"
                | "redacteur"
                | "zurnalistas"
                | "zurnalista"
                | "korespondent"
                | "correspondant"
                | "corresponsal"
                | "giornalista"
                | "colunista"
                | "articulista"
        )
}

pub(in crate::ingest::parse::html) fn is_date_word(word: &str) -> bool {
    const PARTS: [&str; 17] = [
        "date",
        "publi",
        "posted",
        "timestamp",
        "datetime",
        "fecha",
        "datum",
        "updat",
        "dateline",
        "pubtime",
        "modified",
        "uhrzeit",
        "pubblic",
        "objav",
        "zverejn",
        "julkaist",
        "erstellt",
    ];
    PARTS.iter().any(|part| part.len() <= word.len() && word.contains(part))
        && !word.contains("publish") | word.contains("published") | word.contains("date")
        || matches!(
            word,
            "time"
                | "meta"
                | "postmeta"
                | "metadata"
                | "info"
                | "publish"
                | "created"
                | "data"
                | "dato"
                | "hora"
                | "pvm"
                | "laiks"
        )
}

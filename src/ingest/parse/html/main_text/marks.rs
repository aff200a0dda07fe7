//! Turns the `class`, `id` and `role` of an element into what they say it is for: [`Marks`].
//!
//! Names are read a word at a time (`article-relatedLinks` → article, related, links), so that `header` in `article-header-text`
//! and `ad` in `shadow` are told apart. The words are those that sites use in the languages of the press.

use std::cell::RefCell;

use crate::ingest::parse::html::known_words::KnownWords;

/// What an element is for, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(pub(super) u32);

impl Marks {
    pub(super) const NONE: Marks = Marks(0);
    /// The text of the article.
    pub(super) const TEXT: Marks = Marks(1);
    /// An article or the main part of a page.
    pub(super) const MAIN: Marks = Marks(1 << 1);
    pub(super) const RELATED: Marks = Marks(1 << 2);
    pub(super) const SHARE: Marks = Marks(1 << 3);
    pub(super) const LETTER: Marks = Marks(1 << 4);
    pub(super) const ADVERT: Marks = Marks(1 << 5);
    pub(super) const COMMENTS: Marks = Marks(1 << 6);
    pub(super) const COOKIES: Marks = Marks(1 << 7);
    pub(super) const TAGS: Marks = Marks(1 << 8);
    pub(super) const AUTHOR: Marks = Marks(1 << 9);
    pub(super) const CAPTION: Marks = Marks(1 << 10);
    pub(super) const NAVIGATION: Marks = Marks(1 << 11);
    pub(super) const ASIDE: Marks = Marks(1 << 12);
    pub(super) const HEADER: Marks = Marks(1 << 13);
    pub(super) const HIDDEN: Marks = Marks(1 << 14);
    /// Dates, counts of readers and minutes, and the like.
    pub(super) const DETAILS: Marks = Marks(1 << 15);
    pub(super) const TOOLS: Marks = Marks(1 << 16);
    /// Words that may mean many things.
    pub(super) const WEAK: Marks = Marks(1 << 17);
    /// Text for screen readers alone.
    pub(super) const SPOKEN: Marks = Marks(1 << 18);
    pub(super) const HEADLINE: Marks = Marks(1 << 19);
    /// The first lines under a headline.
    pub(super) const STANDFIRST: Marks = Marks(1 << 20);
    /// Readers' remarks and nothing else.
    pub(super) const REMARKS: Marks = Marks(1 << 21);
    pub(super) const DISCUSSION: Marks = Marks(1 << 22);
    /// One of the posts of a thread.
    pub(super) const POSTING: Marks = Marks(1 << 23);

    /// All that is never part of an article's text.
    pub(super) const STRANGE: Marks = Marks(
        Self::RELATED.0
            | Self::SHARE.0
            | Self::LETTER.0
            | Self::ADVERT.0
            | Self::COMMENTS.0
            | Self::COOKIES.0
            | Self::TAGS.0
            | Self::NAVIGATION.0
            | Self::ASIDE.0
            | Self::HIDDEN.0
            | Self::TOOLS.0,
    );

    pub(super) fn any(self, of: Marks) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn with(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    pub(super) fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }

    pub(super) const ALL: Marks = Marks(u32::MAX);

    pub(super) fn and(self, other: Marks) -> Marks {
        Marks(self.0 & other.0)
    }

    /// The place of a single mark.
    pub(super) fn bit(self) -> usize {
        self.0.trailing_zeros() as usize
    }

    /// Each mark alone.
    pub(super) fn each(self) -> impl Iterator<Item = Marks> {
        (0..32).map(|bit| Marks(1 << bit)).filter(move |mark| self.any(*mark))
    }
}

thread_local! {
    static KNOWN_WORDS: RefCell<KnownWords<Marks>> = RefCell::default();
}

/// What the words of a class or id say.
pub(super) fn marks_of_name(name: &str) -> Marks {
    // Generated names say nothing, and there is no end to them.
    let name = &name[..name.floor_char_boundary(400)];
    let (mut marks, mut weak) = (Marks::NONE, Marks::NONE);
    let several = name.contains(' ');
    for part in name.split_ascii_whitespace() {
        // Blog software names an article by its categories and tags.
        if several && ["category-", "tag-", "categories-"].iter().any(|start| part.starts_with(start)) {
            continue;
        }
        // How something looks says nothing of what it is: `active-extra-styles`.
        if part.ends_with("-styles") {
            continue;
        }
        marks = marks.with(mark_of_whole_name(part));
        let mut before = String::new();
        each_word(part, |word| {
            let by_word = KNOWN_WORDS.with_borrow_mut(|known| known.of(word, mark_of_word));
            let by_pair = if before.is_empty() { Marks::NONE } else { mark_of_pair(&before, word) };
            // `article-body--with-promo` and `has-sidebar` say what is inside.
            let is_inside = matches!(before.as_str(), "with" | "has" | "no" | "without");
            for mark in [by_pair, if is_inside { Marks::NONE } else { by_word }] {
                let place = if mark.any(Marks::WEAK) { &mut weak } else { &mut marks };
                *place = place.with(mark);
            }
            before.clear();
            before.push_str(word);
        });
    }
    if !marks.any(Marks::STRANGE) {
        marks = marks.with(weak);
    }
    if marks.any(Marks::TEXT) {
        // `article-body related-inline` is not heard of; `comment-body`, `caption-text` and `share-content` are.
        let owner = Marks::STRANGE.with(Marks::AUTHOR).with(Marks::CAPTION).with(Marks::HEADER);
        if marks.any(owner.without(Marks::ASIDE)) {
            marks = marks.without(Marks::TEXT);
        }
    }
    marks
}

/// Names that stand for one thing as a whole only: `comments` holds remarks, an article with `no-comments` does not.
fn mark_of_whole_name(name: &str) -> Marks {
    const REMARKS: [&str; 20] = [
        "comments",
        "comment-list",
        "commentlist",
        "comments-list",
        "comments-area",
        "comments-section",
        "comment-section",
        "comments-wrapper",
        "comments-container",
        "article-comments",
        "post-comments",
        "reader-comments",
        "user-comments",
        "disqus_thread",
        "fb-comments",
        "respond",
        "kommentare",
        "commentaires",
        "comentarios",
        "reacties",
    ];
    if REMARKS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return Marks::REMARKS;
    }
    const POSTINGS: [&str; 9] = [
        "message--post",
        "postbody",
        "postbit",
        "postbitlegacy",
        "postcontainer",
        "crawler-post",
        "forum-post",
        "cPost",
        "post_wrapper",
    ];
    if POSTINGS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return Marks::POSTING;
    }
    // Below an article of SPIP.
    if name.eq_ignore_ascii_case("notes") {
        return Marks::ASIDE;
    }
    // The parts of an article of GNUboard, all of them inside of `<article id=bo_v>`.
    let of_board = match name.to_ascii_lowercase().as_str() {
        "bo_v_con" => Marks::TEXT,
        "bo_v_nb" => Marks::RELATED,
        "bo_v_file" | "bo_v_link" => Marks::TOOLS,
        "bo_v_act" | "bo_v_share" => Marks::SHARE,
        "bo_vc" | "bo_vc_w" | "cmt_btn" => Marks::COMMENTS,
        _ => Marks::NONE,
    };
    if of_board != Marks::NONE {
        return of_board;
    }
    let is_discussion = ["discussion", "discussions"].iter().any(|known| name.eq_ignore_ascii_case(known));
    if is_discussion { Marks::DISCUSSION } else { Marks::NONE }
}

/// Calls `see` with the words of a name, in small letters: `relatedLinks_box2` → related, links, box.
fn each_word(name: &str, mut see: impl FnMut(&str)) {
    let mut word = String::with_capacity(name.len());
    let mut was_small = false;
    for character in name.chars() {
        let is_ascii = character.is_ascii();
        let is_letter = if is_ascii { character.is_ascii_alphabetic() } else { character.is_alphabetic() };
        let begins = character.is_ascii_uppercase() && was_small;
        if (begins || !is_letter) && !word.is_empty() {
            see(&word);
            word.clear();
        }
        if is_letter {
            word.push(character.to_ascii_lowercase());
        }
        was_small = if is_ascii { character.is_ascii_lowercase() } else { character.is_lowercase() };
    }
    if !word.is_empty() {
        see(&word);
    }
}

fn mark_of_pair(before: &str, word: &str) -> Marks {
    match (before, word) {
        (
            "read" | "lire" | "voir" | "doc" | "xem" | "lihat" | "mira" | "lee" | "soma" | "leia" | "leggi" | "lees" | "les"
            | "lue" | "baca" | "zobacz" | "czytaj" | "weiter" | "ver" | "lea" | "see",
            "more" | "also" | "next" | "aussi" | "mais" | "tambem" | "anche" | "ook" | "ogsa" | "juga" | "tez" | "takze"
            | "them" | "zaidi" | "lesen" | "mas" | "tambien",
        )
        | ("also" | "more", "read" | "from" | "on" | "stories" | "news" | "articles" | "like")
        | (
            "laes" | "lue" | "ctete" | "citajte" | "zie" | "know" | "savoir" | "seguir" | "puede" | "zum" | "linked"
            | "attached" | "relevant",
            "ogsaa" | "myos" | "take" | "aj" | "ook" | "more" | "plus" | "leyendo" | "interesar" | "thema" | "stories"
            | "content" | "articles",
        )
        | ("mas" | "plus" | "piu" | "meist" | "ultimas", "leidas" | "leidos" | "lus" | "letti" | "gelesen" | "noticias")
        | ("weitere", "artikel" | "themen" | "meldungen")
        | ("most", "watched")
        | (
            "most" | "top" | "latest" | "next" | "previous" | "prev" | "other",
            "read" | "popular" | "viewed" | "shared" | "commented" | "stories" | "news" | "articles" | "posts" | "post"
            | "article" | "story",
        )
        | ("you", "may" | "might")
        | ("mas", "leido" | "vistas")
        | ("mais" | "ultimas" | "outras" | "otras", "lidas" | "noticias")
        | ("meer", "nieuws" | "over")
        | ("lue" | "loe" | "taip", "lisaa" | "lisaks" | "veel" | "ka" | "pat")
        | (
            "andere" | "autres" | "altre" | "inne" | "dalsi" | "diger" | "benzer",
            "artikel" | "artikelen" | "articles" | "notizie" | "artykuly" | "clanky" | "haberler",
        )
        | ("berita" | "artikel", "lainnya" | "terkini" | "terkait" | "populer")
        | ("tin", "lien")
        | ("hot" | "last", "news")
        | ("cok", "okunan" | "okunanlar")
        | ("son", "dakika" | "haberler")
        | ("up" | "article", "next" | "nextread")
        | ("prev", "next")
        | ("editor" | "editors", "picks")
        | ("around", "the")
        | ("more", "info")
        | ("da", "ilginizi")
        | ("vezi" | "citeste", "si")
        | ("video", "playlist")
        | ("link" | "links", "list" | "box" | "stack")
        | (
            "story" | "article" | "news",
            "list" | "links" | "feed" | "grid" | "carousel" | "teasers" | "cards" | "recirculation",
        )
        | ("list", "news")
        | ("must", "read" | "reads")
        | ("rich", "link")
        | ("next", "up")
        | ("more", "about" | "story")
        | ("post", "navigation" | "nav") => Marks::RELATED,
        ("sign", "up") | ("opt", "in") | ("call", "action") | ("to", "action") | ("mailing", "list") | ("support", "us") => {
            Marks::LETTER
        }
        ("abo" | "subscription" | "suscripcion" | "reserved", "box" | "abo")
        | ("appel", "soutien")
        | ("site", "message")
        | ("message", "register")
        | ("push", "notification" | "notifications")
        | ("app", "download" | "promo")
        | ("download", "app")
        | ("google", "news")
        | ("email", "signup" | "alert" | "alerts")
        | ("mc", "wp")
        | ("whatsapp" | "telegram", "channel" | "box" | "kanal" | "group")
        | ("registration" | "subscribe" | "register", "prompt" | "wall" | "message") => Marks::LETTER,
        ("sign", "in") | ("poll" | "quiz" | "survey", "box") | ("article" | "story" | "page" | "post", "tools") => {
            Marks::TOOLS
        }
        ("quang", "cao") => Marks::ADVERT,
        ("follow", "us" | "box" | "button" | "buttons" | "link")
        | ("suivez", "nous")
        | ("sigue" | "siga", "nos")
        | ("bizi", "takip") => Marks::SHARE,
        ("social", "media" | "links" | "icons" | "buttons") => Marks::SHARE,
        (
            "tag" | "tags" | "topic" | "topics" | "keyword" | "keywords",
            "list" | "links" | "cloud" | "container" | "wrapper" | "box" | "items" | "block",
        )
        | ("article" | "post" | "entry" | "story", "tags" | "topics" | "keyword" | "keywords" | "categories")
        | ("cat", "links") => Marks::TAGS,
        ("fact" | "info", "box")
        | ("pull", "quote")
        | ("post", "views")
        | ("change", "history" | "notes")
        | ("published", "dates")
        | ("editor" | "editors", "note")
        | ("ai", "summary" | "recap" | "takeaways") => Marks::ASIDE,
        ("inline", "article" | "articles" | "story" | "stories") | ("post" | "wsw", "embed") => Marks::RELATED,
        ("article" | "story" | "post", "audio") => Marks::TOOLS,
        ("about", "author") | ("author", "bio" | "box" | "info" | "card" | "profile" | "description" | "details") => {
            Marks::AUTHOR
        }
        (
            "image" | "img" | "photo" | "picture" | "pic" | "media" | "gallery",
            "caption" | "credit" | "credits" | "description" | "text" | "info" | "legend" | "title" | "source" | "copyright"
            | "author" | "desc",
        )
        | ("embed" | "inline", "photo" | "image" | "picture")
        | ("pic" | "picture", "box")
        | ("foto", "credito" | "caption" | "credit")
        | ("foto" | "resim" | "slika", "alt" | "unterschrift" | "onderschrift" | "texte" | "texto" | "opis")
        | ("wp", "caption") => Marks::CAPTION,
        ("video", "title" | "meta" | "duration") | ("embedded" | "inline", "video") => Marks::CAPTION,
        ("fine", "print") => Marks::NAVIGATION.with(Marks::WEAK),
        ("sr", "only") | ("screen", "reader") | ("visually", "hidden") | ("visually", "hide") | ("off", "screen") => {
            Marks::SPOKEN
        }
        (
            "article" | "story" | "post" | "entry" | "news" | "content" | "detail",
            "body" | "text" | "content" | "copy" | "main" | "txt",
        )
        | ("body", "copy" | "text" | "content")
        | ("main", "text")
        | ("rich", "text") => Marks::TEXT,
        ("article" | "post" | "entry" | "story" | "page" | "main", "title" | "headline" | "heading") => Marks::HEADLINE,
        ("sub", "title" | "headline" | "heading")
        | ("article" | "post" | "entry" | "story", "summary" | "lead" | "intro" | "excerpt" | "abstract" | "dek") => {
            Marks::STANDFIRST
        }
        ("read" | "reading", "time")
        | ("publish" | "published" | "post" | "entry" | "article", "date" | "time" | "meta" | "info" | "details") => {
            Marks::DETAILS
        }
        _ => Marks::NONE,
    }
}

fn mark_of_word(word: &str) -> Marks {
    match word {
        "articlebody" | "articletext" | "storybody" | "storytext" | "bodytext" | "bodycopy" | "posttext" | "postbody"
        | "storycontent" | "articlecontent" | "postcontent" | "entrycontent" | "newscontent" | "newstext" | "fulltext"
        | "artikeltext" => Marks::TEXT,
        "article" | "story" | "post" | "entry" | "hentry" | "main" | "content" | "artikel" | "articulo" | "artigo"
        | "articolo" | "nota" | "noticia" | "haber" | "news" | "text" | "body" | "blog" | "page" => Marks::MAIN,
        "related" | "relateds" | "recirc" | "recirculation" | "recommend" | "recommended" | "recommendation"
        | "recommendations" | "readmore" | "alsoread" | "readalso" | "seealso" | "mostread" | "mostpopular" | "popular"
        | "trending" | "outbrain" | "taboola" | "zergnet" | "teaser" | "teasers" | "similar" | "suggested"
        | "suggestions" | "relacionadas" | "relacionados" | "relacionada" | "relacionado" | "relacionats" | "correlati"
        | "correlate" | "verwandte" | "liens" | "associes" | "gerelateerd" | "relaterade" | "relaterte" | "relaterede"
        | "powiazane" | "souvisejici" | "ilgili" | "terkait" | "moreon" | "morefrom" | "onward" | "revcontent" | "mgid"
        | "dianomi" | "nextarticle" | "relatedposts" | "relatedarticles" | "relatednews" | "yarpp" | "jp-relatedposts"
        | "upnext" | "reco" | "recos" | "nextread" | "readnext" | "weiterlesen" | "lesetipp" | "svazane" | "podobne"
        | "polecane" | "kapcsolodo" | "povezane" | "vezane" | "saistitie" | "masleidas" | "mostviewed" | "mostwatched"
        | "lireaussi" | "alire" | "ymal" | "youmaylike" | "morestories" | "bacajuga" | "leiamais" | "leiatambem"
        | "saibamais" | "tinlienquan" | "docthem" | "hotnews" | "terpopuler" | "terkini" | "kanren" | "osusume"
        | "cikkajanlo" | "ajanlo" | "sorodni" | "sorodno" | "susije" | "seotud" | "povezani" | "souvislosti"
        | "diavaste" | "recopick" | "dable" | "popin" | "crosslinking" | "catcher" | "incut" | "morestory" | "moreabout"
        | "iliskili" => Marks::RELATED,
        "share" | "shares" | "sharing" | "sharebar" | "sharetools" | "sharedaddy" | "addthis" | "addtoany" | "sharethis"
        | "social" | "socials" | "sociable" | "teilen" | "partage" | "partager" | "compartir" | "compartilhar"
        | "compartilhe" | "condividi" | "delen" | "paylas" | "udostepnij" | "ssba" | "heateor" | "socialshare"
        | "sdilet" | "zdielat" | "podijeli" | "podeli" | "megosztas" | "distribuie" | "chiase" | "condivisione"
        | "sharebuttons" | "shariff" | "whatsapp" | "bagikan" | "partilhar" | "sosmed" | "siguenos" | "fblike"
        | "tweetmeme" | "shareicon" => Marks::SHARE,
        "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "mailchimp" | "optin" | "abonnement"
        | "suscripcion" | "donate" | "donation" | "donations" | "membership" | "inscription" | "mailinglist"
        | "fundraising" | "nieuwsbrief" | "nyhetsbrev" | "nyhedsbrev" | "uutiskirje" | "hirlevel" | "boletin"
        | "boletines" | "infolettre" | "rundbrief" | "biuletyn" | "abone" | "suscribete" | "boletim" | "contribute"
        | "contributions" | "gnews" => Marks::LETTER,
        "ad" | "ads" | "adv" | "advert" | "adverts" | "advertisement" | "advertising" | "adsense" | "adsbygoogle"
        | "dfp" | "sponsor" | "sponsored" | "sponsors" | "promo" | "promos" | "promotion" | "promoted" | "publicidad"
        | "publicidade" | "publicite" | "pubblicita" | "werbung" | "anzeige" | "anzeigen" | "reklama" | "reklam"
        | "reklame" | "annonce" | "annons" | "banner" | "banners" | "adbox" | "adslot" | "adunit" | "adcontainer"
        | "gpt" | "affiliate" | "skyscraper" | "leaderboard" | "inread" | "adspot" | "adspace" | "adwrapper"
        | "adswrapper" | "adarea" | "adzone" | "reclame" | "mainos" | "oglas" | "oglasi" | "billboard" | "iklan"
        | "propaganda" | "quangcao" | "teads" | "simpleads" | "bannergroup" | "adsbox" | "adboxtop" | "mpu" => Marks::ADVERT,
        "comment" | "comments" | "commentlist" | "disqus" | "respond" | "commentaires" | "commentaire" | "comentarios"
        | "comentario" | "kommentare" | "kommentar" | "kommentarer" | "commenti" | "reacties" | "komentarze" | "yorum"
        | "yorumlar" | "shoutbox" | "remark" | "replies" | "livefyre" | "commenting" | "fbcomments" | "coral"
        | "viafoura" | "kommentek" | "hozzaszolas" | "hozzaszolasok" | "komentari" | "komentare" | "komentarji"
        | "komentarai" | "komentaari" | "kommentit" | "diskuse" | "diskuze" | "diskusia" | "keskustelu" => Marks::COMMENTS,
        "cookie" | "cookies" | "consent" | "gdpr" | "onetrust" | "cmp" | "didomi" | "cookiebar" | "cookiebanner" => {
            Marks::COOKIES
        }
        "taglist" | "tagcloud" | "storytags" | "hashtags" | "postmetadata" | "etiquetas" | "schlagworte" | "etiketler" => {
            Marks::TAGS
        }
        "tags" | "tag" | "keywords" | "topics" | "categories" => Marks::TAGS.with(Marks::WEAK),
        "byline" | "bylines" | "authorbox" | "authorbio" | "biography" | "bio" | "author" | "authors" | "autor"
        | "saboxplugin" | "autores" | "auteur" | "auteurs" | "autore" | "autoren" | "forfatter" | "yazar" | "vcard"
        | "contributor" | "contributors" | "journalist" | "writer" | "signature" | "signatur" | "firmante" | "verfasser"
        | "toimittaja" | "kirjoittaja" | "columnist" | "columnista" | "szerzo" | "szerzok" | "penulis" | "muhabir"
        | "mwandishi" | "skribent" | "redakteur" | "redacteur" => Marks::AUTHOR,
        "caption" | "captions" | "figcaption" | "credit" | "credits" | "copyright" | "photocredit" | "imagecaption"
        | "photocaption" | "bildunterschrift" | "legende" | "legenda" | "leyenda" | "didascalia" | "bildtext"
        | "billedtekst" | "kepalairas" | "picinfo" | "photoinfo" | "imageinfo" | "picdesc" | "photodesc" | "imgdesc"
        | "phototext" | "fotoalt" | "resimalti" | "lightbox" | "wpcaption" | "bildnachweis" | "bildbeschreibung" => {
            Marks::CAPTION
        }
        "gallery" | "slideshow" | "carousel" | "galeria" | "galeri" | "fotogaleri" | "galerie" | "bildergalerie" => {
            Marks::CAPTION
        }
        "thumbnail" | "thumb" | "slider" | "swiper" | "legends" | "img" | "image" | "photo" | "foto" | "picture" => {
            Marks::CAPTION.with(Marks::WEAK)
        }
        "nav" | "navigation" | "navbar" | "menu" | "menus" | "breadcrumb" | "breadcrumbs" | "pagination" | "pager"
        | "paging" | "toc" | "submenu" | "sitemap" | "skiplink" | "skip" | "masthead" | "jumplinks" | "prevnext"
        | "crumbs" => Marks::NAVIGATION,
        // Short for a letter of news, a wall before the rest of the text; a text may stand in what is named so.
        "nl" | "cta" | "payment" | "paywall" | "regwall" | "lock" => Marks::LETTER.with(Marks::WEAK),
        "footer" | "colophon" => Marks::NAVIGATION.with(Marks::WEAK),
        "footnotes" | "endnotes" | "references" | "fodnoter" | "fotnoter" | "fussnoten" | "voetnoten" | "poznamky" => {
            Marks::ASIDE.with(Marks::WEAK)
        }
        "sidebar" | "aside" | "sidebars" | "rail" | "infobox" | "factbox" | "fakta" | "faktaboks" | "faktaruta"
        | "infokasten" | "infoboks" | "sidecol" => Marks::ASIDE,
        "rightcol" | "rightcolumn" | "rightbar" | "colright" | "randspalte" | "marginalspalte" => Marks::ASIDE,
        "widget" | "widgets" | "extra" | "supplemental" | "module" | "rechts" | "pullquote" | "pullquotes" => {
            Marks::ASIDE.with(Marks::WEAK)
        }
        "header" | "hero" | "kicker" | "eyebrow" | "rubric" | "flag" => Marks::HEADER,
        "headline" | "title" => Marks::HEADLINE,
        "subtitle" | "subheadline" | "standfirst" | "deck" | "dek" | "lead" | "lede" | "chapo" | "sumario" | "bajada"
        | "vorspann" | "ingress" | "manchet" | "spot" | "intro" | "summary" | "strapline" | "subhead" => Marks::STANDFIRST,
        "hidden" | "hide" | "invisible" => Marks::HIDDEN.with(Marks::WEAK),
        "popup" | "modal" | "overlay" | "dialog" | "toast" | "interstitial" | "agegate" | "disclaimer" | "disclaimers"
        | "rechtehinweis" | "printfriendly" | "orphus" | "speechkit" => Marks::TOOLS,
        "login" | "signin" | "register" | "print" | "toolbar" | "tools" | "tooltip" | "feedback" | "rating" | "ratings"
        | "poll" | "quiz" | "player" | "audio" | "bookmark" | "listen" | "vote" | "votes" | "search" | "fontsize"
        | "textsize" | "follow" | "contact" | "legal" | "boilerplate" => Marks::TOOLS.with(Marks::WEAK),
        "published" | "pubdate" | "timestamp" | "datetime" | "date" | "updated" | "meta" | "views" | "readtime"
        | "details" | "datum" | "fecha" | "uhrzeit" | "datepublish" | "publishdetail" => Marks::DETAILS,
        "sronly" | "visuallyhidden" | "screenreader" | "offscreen" | "mw-editsection" | "editsection" => Marks::SPOKEN,
        _ if word.len() >= 8 => mark_of_long_word(word),
        _ => Marks::NONE,
    }
}

/// Words written together: `relatedlinks`, `newsletterbox`.
fn mark_of_long_word(word: &str) -> Marks {
    const PARTS: [(&str, Marks); 34] = [
        ("tinlienquan", Marks::RELATED),
        ("related", Marks::RELATED),
        ("recommend", Marks::RELATED),
        ("outbrain", Marks::RELATED),
        ("taboola", Marks::RELATED),
        ("readmore", Marks::RELATED),
        ("mostread", Marks::RELATED),
        ("newsletter", Marks::LETTER),
        ("subscribe", Marks::LETTER),
        ("sharebutton", Marks::SHARE),
        ("socialmedia", Marks::SHARE),
        ("nextread", Marks::RELATED),
        ("crosslink", Marks::RELATED),
        ("internallink", Marks::RELATED),
        ("teaser", Marks::RELATED),
        ("socialb", Marks::SHARE),
        ("sociallink", Marks::SHARE),
        ("socialicon", Marks::SHARE),
        ("socialshar", Marks::SHARE),
        ("promobox", Marks::ADVERT),
        ("nieuwsbrief", Marks::LETTER),
        ("nyhetsbrev", Marks::LETTER),
        ("lesermeinung", Marks::COMMENTS),
        ("advert", Marks::ADVERT),
        ("kommentier", Marks::COMMENTS),
        ("readerscomment", Marks::COMMENTS),
        ("sponsored", Marks::ADVERT),
        ("breadcrumb", Marks::NAVIGATION),
        ("pagination", Marks::NAVIGATION),
        ("sidebar", Marks::ASIDE),
        ("authorbio", Marks::AUTHOR),
        ("photocredit", Marks::CAPTION),
        ("figcaption", Marks::CAPTION),
        ("articlebody", Marks::TEXT),
    ];
    // A commentary is an article.
    let holds_remarks = word.contains("comment") && !word.contains("commentar");
    match PARTS.iter().find(|(part, _)| word.contains(part)) {
        Some((_, mark)) => *mark,
        None if holds_remarks => Marks::COMMENTS,
        None if word.ends_with("tags") => Marks::TAGS,
        None if word.contains("author") && !word.contains("authorit") && !word.contains("authoriz") => Marks::AUTHOR,
        None => Marks::NONE,
    }
}

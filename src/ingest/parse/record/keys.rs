//! Knows under which keys programs, exports and people keep the fields of an article: by names of its own, by the labels of texts in all
//! languages, and by both without their accents (`baslik`) or with a word on the form of the value (`content_html`).

use std::cell::RefCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::super::labels::{self, Label};
use super::key_names::NAMES;
use crate::article::Field;
use crate::text::composed;

/// Objects that hold the fields of the record around them. `_` and `-` are left out.
const CONTAINERS: [&str; 26] = [
    "og",
    "source",
    "article",
    "attributes",
    "fields",
    "node",
    "post",
    "document",
    "doc",
    "item",
    "news",
    "entry",
    "record",
    "row",
    "payload",
    "metadata",
    "meta",
    "properties",
    "data",
    "info",
    "newsarticle",
    "yoastheadjson",
    "params",
    "taxonomies",
    "extra",
    "warcheaders",
];

/// The last parts of a dotted key that say nothing of the field.
const VALUE_KEYS: [&str; 10] = ["name", "rendered", "value", "text", "label", "raw", "keyword", "main", "0", "original"];

/// Names that say what a field is, whatever stands before them of [`MODIFIERS`] or behind them of [`DETAILS`]: `Custom Tags`, `Title of article`.
const HEADS: &str = "headline title titel titre título titulo titolo standfirst summary abstract excerpt body text content texte texto \
     testo inhalt date datum fecha published author authors byline writer writers reporter reporters journalist journalists autor \
     autoren auteur auteurs autore autores topic topics section sections category categories thema themen tag tags keyword keywords \
     schlagwörter etiquetas publisher publication newspaper outlet source website zeitung quelle";

/// What a name may say besides: that it is of the article, or who gave it.
const MODIFIERS: &str = "article articles news story post item document full complete main manual custom press";

const DETAILS: &str = "of de del der des du di do da the la el article articles story news post item document artículo articulo artikels \
     articolo artigo nota noticia";

static PLACES: LazyLock<FxHashMap<&'static str, (usize, usize)>> = LazyLock::new(|| {
    let fields = NAMES.iter().enumerate();
    fields
        .flat_map(|(field, (_, names))| names.split_whitespace().enumerate().map(move |(rank, name)| (name, (field, rank))))
        .collect()
});

/// Words behind a key that say in what form the value is, and of which fields values are in such forms: `content_html`, `published_at_ms`.
const FORMS: [(&str, &[Field]); 3] = [
    (
        "html text txt raw clean cleaned plain str string full",
        &[Field::Headline, Field::Description, Field::ArticleBody, Field::Author],
    ),
    (
        "ms millis utc gmt iso iso8601 ts timestamp epoch unix str string text raw local dt tdt pdt dts",
        &[Field::DatePublished],
    ),
    // Solr names the type of a field behind it: `title_t`, `author_ss`.
    (
        "t s ss txt",
        &[
            Field::Headline,
            Field::Description,
            Field::ArticleBody,
            Field::Author,
            Field::Topic,
            Field::Keywords,
            Field::Publisher,
            Field::Url,
        ],
    ),
];

/// Keys of other languages without their accents, as programs want them, by what [`PLACES`] and the labels of texts have with them.
static PLAIN_PLACES: LazyLock<FxHashMap<String, (usize, usize)>> = LazyLock::new(|| {
    const SHORTEST_CHARACTERS: usize = 5;
    let of_keys = PLACES.iter().map(|(name, place)| ((*name).to_string(), *place));
    let of_labels = labels::fields().map(|(name, field)| (folded(name), (number(field), 0)));
    let mut places = FxHashMap::default();
    for (name, (field, rank)) in of_keys.chain(of_labels) {
        let plain = without_accents(&name);
        if plain != name && plain.is_ascii() && plain.len() >= SHORTEST_CHARACTERS && !PLACES.contains_key(plain.as_str()) {
            places.entry(plain).or_insert((field, rank + 3000));
        }
    }
    places
});

pub(super) fn without_accents(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

/// What the last records of a thread had as keys: the records of a file have the same.
const MOST_KNOWN_KEYS: usize = 1024;
const LONGEST_KNOWN_KEY_BYTES: usize = 100;

thread_local! {
    static KNOWN_KEYS: RefCell<FxHashMap<String, Option<(usize, usize)>>> = RefCell::default();
}

/// How wanted a key is that only its words tell: less than any other.
pub(super) const LEAST_SURE: usize = 4000;

/// The number of fields that have keys.
pub(super) const FIELDS: usize = NAMES.len();

/// The field of a number.
pub(super) fn field(number: usize) -> Field {
    NAMES[number].0
}

/// The number of a field that has keys.
pub(super) fn number(wanted: Field) -> usize {
    NAMES.iter().position(|(field, _)| *field == wanted).unwrap_or_default()
}

/// The field that a key names, by its number, and how wanted the name is: the lower, the more.
pub(super) fn place_of(key: &str) -> Option<(usize, usize)> {
    if key.len() > LONGEST_KNOWN_KEY_BYTES {
        return read_place(key);
    }
    if let Some(place) = KNOWN_KEYS.with_borrow(|known| known.get(key).copied()) {
        return place;
    }
    let place = read_place(key);
    KNOWN_KEYS.with_borrow_mut(|known| {
        if known.len() >= MOST_KNOWN_KEYS {
            known.clear();
        }
        known.insert(key.to_string(), place);
    });
    place
}

fn read_place(key: &str) -> Option<(usize, usize)> {
    let key = &*composed(key);
    let folded = folded(key);
    if let Some(place) = PLACES.get(folded.as_str()) {
        return Some(*place);
    }
    place_of_path(key)
        .or_else(|| place_of_head(key))
        .or_else(|| place_of_form(key))
        .or_else(|| PLAIN_PLACES.get(&folded).copied())
        .or_else(|| place_of_label(key))
        .or_else(|| super::key_words::field_of_words(key).map(|field| (number(field), LEAST_SURE)))
}

/// The field of a key with a word behind it on the form of the value.
fn place_of_form(key: &str) -> Option<(usize, usize)> {
    let (name, form) = key.trim().rsplit_once(['_', '-', ' '])?;
    let form = form.to_lowercase();
    let (place, rank) = PLACES.get(folded(name).as_str()).copied().or_else(|| place_of_form(name))?;
    let may_be =
        |(forms, fields): &(&str, &[Field])| forms.split(' ').any(|known| known == form) && fields.contains(&field(place));
    FORMS.iter().any(may_be).then_some((place, rank + 2000))
}

/// The field that a label of texts in another script or with accents stands for: `Дата публікації`. In English a key may be anything.
fn place_of_label(key: &str) -> Option<(usize, usize)> {
    const LONGEST_BYTES: usize = 60;
    if key.is_ascii() || key.len() > LONGEST_BYTES {
        return None;
    }
    match labels::whole_label(&key.replace(['_', '-'], " ")).or_else(|| labels::whole_label(key))? {
        Label::Field(field) => NAMES.iter().position(|(known, _)| *known == field).map(|number| (number, 3000)),
        _ => None,
    }
}

/// The field that the end of a path names.
fn place_of_path(key: &str) -> Option<(usize, usize)> {
    if !key.contains(['.', ':', '/']) {
        return None;
    }
    // `_source.title`, `author.name`, `title.rendered`, `dc:title`, `og:site_name`.
    let mut parts: Vec<String> = key.split(['.', ':', '/']).map(self::folded).filter(|part| !part.is_empty()).collect();
    while parts.len() > 1 && VALUE_KEYS.contains(&parts[parts.len() - 1].as_str()) {
        parts.pop();
    }
    while parts.len() > 1
        && (is_container_name(&parts[0]) || matches!(parts[0].as_str(), "dc" | "og" | "schema" | "dcterms"))
    {
        parts.remove(0);
    }
    // `user.name`, `from.name`: whose post it is.
    if key.contains('.') && matches!(parts.concat().as_str(), "user" | "from" | "userfullname" | "accountdisplayname") {
        return Some((number(Field::Author), 1500));
    }
    // What a dotted key says is less sure than what a key of the record says.
    PLACES.get(parts.concat().as_str()).map(|(field, rank)| (*field, rank + 1000))
}

/// The field named by the words of a heading, as people write them above a column: `Author(s)`, `Tags (comma separated)`, `News Source`,
/// `Title of article`, `Outlet Name`. Every word has to be known, for `Image source` is another thing.
fn place_of_head(key: &str) -> Option<(usize, usize)> {
    const LONGEST_BYTES: usize = 60;
    if key.len() > LONGEST_BYTES {
        return None;
    }
    // What is in brackets explains the rest.
    let mut depth = 0;
    let outside = key.chars().filter(|character| {
        depth += i32::from(matches!(character, '(' | '['));
        let is_outside = depth == 0;
        depth -= i32::from(matches!(character, ')' | ']'));
        is_outside
    });
    let lowered = outside.flat_map(char::to_lowercase).collect::<String>();
    let mut words: Vec<&str> = lowered.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let known = |name: &str| PLACES.get(name).map(|(field, rank)| (*field, rank + 2000));
    if let Some(place) = known(&words.concat()) {
        return Some(place);
    }
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    if words.len() > 1 && matches!(words.last(), Some(&("name" | "names"))) {
        words.pop();
    }
    let before = words.iter().take_while(|word| is_in(MODIFIERS, word)).count();
    let (head, behind) = words.get(before..)?.split_first()?;
    let is_plain = is_in(HEADS, head) && behind.iter().all(|word| is_in(DETAILS, word));
    is_plain.then(|| known(head)).flatten()
}

/// Whether the objects under a key hold fields of the record around them.
pub(crate) fn is_container(key: &str) -> bool {
    is_container_name(&folded(key))
}

fn is_container_name(folded: &str) -> bool {
    CONTAINERS.contains(&folded)
}

/// Whether a key names a field.
pub(crate) fn names(key: &str, wanted: Field) -> bool {
    place_of(key).is_some_and(|(number, _)| field(number) == wanted)
}

/// Whether a key names a headline or a body.
pub(crate) fn names_text(key: &str) -> bool {
    names(key, Field::Headline) || names(key, Field::ArticleBody)
}

/// Whether a key names any field.
pub(crate) fn names_field(key: &str) -> bool {
    place_of(key).is_some()
}

/// A key without case, spaces, `_` and `-`.
pub(super) fn folded(key: &str) -> String {
    if is_folded(key) {
        return key.to_string();
    }
    if !key.is_ascii() {
        return characters_of(key).collect();
    }
    let is_kept = |byte: &u8| !matches!(byte, b'_' | b'-' | b' ' | b'\t'..=b'\r');
    key.bytes().filter(is_kept).map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

/// Whether a key is one of some names without case, spaces, `_` and `-`.
pub(crate) fn is_named(key: &str, names: &[&str]) -> bool {
    if is_folded(key) { names.contains(&key) } else { names.iter().any(|name| characters_of(key).eq(name.chars())) }
}

/// Whether a key is as most are, and nothing is to be folded.
fn is_folded(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn characters_of(key: &str) -> impl Iterator<Item = char> {
    key.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{FEFF}' | '\u{200C}'))
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::dice;

    #[test]
    fn a_known_key_is_read_as_an_unknown_one() {
        let words = [
            "Title",
            "of",
            "article",
            "image",
            "_",
            "-",
            ".",
            "dc:",
            "Autor",
            "(if named)",
            "Дата",
            "news",
            "name",
            "source",
        ];
        let mut draw = dice(7);
        for _ in 0..3 * MOST_KNOWN_KEYS {
            let key: String = (0..=draw(3)).map(|_| words[draw(words.len())]).collect::<Vec<_>>().join([" ", ""][draw(2)]);
            assert_eq!((place_of(&key), place_of(&key)), (read_place(&key), read_place(&key)), "{key}");
            assert_eq!(is_named(&key, &["title", "newssource"]), ["title", "newssource"].contains(&folded(&key).as_str()));
        }
    }

    #[test]
    fn keys_of_many_producers() {
        for (key, expected) in [
            ("Published_At", Some(Field::DatePublished)),
            ("date_publish", Some(Field::DatePublished)),
            ("title.rendered", Some(Field::Headline)),
            ("_source.author.name", Some(Field::Author)),
            ("dc:creator", Some(Field::Author)),
            ("og:site_name", Some(Field::Publisher)),
            ("Заголовок", Some(Field::Headline)),
            ("Title of article", Some(Field::Headline)),
            ("Full Title", Some(Field::Headline)),
            ("post_title", Some(Field::Headline)),
            ("Titre", Some(Field::Headline)),
            ("baslik", Some(Field::Headline)),
            ("user.name", Some(Field::Author)),
            ("NewspaperName", Some(Field::Publisher)),
            ("created_time", Some(Field::DatePublished)),
            ("schlagwoerter", Some(Field::Keywords)),
            ("user", None),
            ("icerik", Some(Field::ArticleBody)),
            ("yayin_tarihi", Some(Field::DatePublished)),
            ("Дата публікації", Some(Field::DatePublished)),
            ("Видання", Some(Field::Publisher)),
            ("data_publicacao", Some(Field::DatePublished)),
            ("palavras-chave", Some(Field::Keywords)),
            ("शीर्षक", Some(Field::Headline)),
            ("เนื้อหา", Some(Field::ArticleBody)),
            ("ชื่อเรื่อง", Some(Field::Headline)),
            ("พาดหัว", Some(Field::Headline)),
            ("ภูมิภาค", Some(Field::Region)),
            ("Περιοχή", Some(Field::Region)),
            ("क्षेत्र", Some(Field::Region)),
            ("אזור", Some(Field::Region)),
            ("Quốc gia", Some(Field::Region)),
            ("ภาษา", Some(Field::InLanguage)),
            ("Περίληψη", Some(Field::Description)),
            ("키워드", Some(Field::Keywords)),
            // The same in decomposed letters.
            ("키워드", Some(Field::Keywords)),
            ("Περιοχή", Some(Field::Region)),
            ("언론사", Some(Field::Publisher)),
            ("新闻标题", Some(Field::Headline)),
            ("content_html", Some(Field::ArticleBody)),
            ("article_html", Some(Field::ArticleBody)),
            ("published_at_ms", Some(Field::DatePublished)),
            ("date_utc", Some(Field::DatePublished)),
            ("source_html", None),
            ("image_text", None),
            ("title_ms", None),
            ("Author(s)", Some(Field::Author)),
            ("Autor/in", Some(Field::Author)),
            ("Autor:in", Some(Field::Author)),
            ("post_author", Some(Field::Author)),
            ("Auteur", Some(Field::Author)),
            ("Article author (if named)", Some(Field::Author)),
            ("Tags (comma separated)", Some(Field::Keywords)),
            ("Manual Tags", Some(Field::Keywords)),
            ("Custom Tags", Some(Field::Keywords)),
            ("Key Phrases", Some(Field::Keywords)),
            ("post_tag", Some(Field::Keywords)),
            ("Stichwörter", Some(Field::Keywords)),
            ("Media Outlet", Some(Field::Publisher)),
            ("News Source", Some(Field::Publisher)),
            ("Outlet Name", Some(Field::Publisher)),
            ("Medio", Some(Field::Publisher)),
            ("container-title", Some(Field::Publisher)),
            ("Opening Text", Some(Field::ArticleBody)),
            ("Lead Paragraph", Some(Field::ArticleBody)),
            ("Volltext", Some(Field::ArticleBody)),
            ("Texte", Some(Field::ArticleBody)),
            ("post_content", Some(Field::ArticleBody)),
            ("Erscheinungsdatum", Some(Field::DatePublished)),
            ("Veröffentlicht am", Some(Field::DatePublished)),
            ("Fecha de publicación", Some(Field::DatePublished)),
            ("Date de publication", Some(Field::DatePublished)),
            ("Date published (UTC)", Some(Field::DatePublished)),
            ("post_date", Some(Field::DatePublished)),
            ("hed", Some(Field::Headline)),
            ("PageTitle", Some(Field::Headline)),
            ("PageAuthors", Some(Field::Author)),
            ("V2DATE", Some(Field::DatePublished)),
            ("V2.1DATE", Some(Field::DatePublished)),
            ("SourceCommonName", Some(Field::Publisher)),
            ("V2DocumentIdentifier", Some(Field::Url)),
            ("dek", Some(Field::Description)),
            ("txt", Some(Field::ArticleBody)),
            ("ts_pub", Some(Field::DatePublished)),
            ("titular", Some(Field::Headline)),
            ("date_parution", Some(Field::DatePublished)),
            ("title_t", Some(Field::Headline)),
            ("author_ss", Some(Field::Author)),
            ("pub_date_dt", Some(Field::DatePublished)),
            ("keywords_i", None),
            ("ts_upd", None),
            ("response_url", Some(Field::Url)),
            ("Date of birth", None),
            ("Image source", None),
            ("image title", None),
            ("File name", None),
            ("post_type", None),
            ("PageNumber", None),
            ("V2Tone", None),
            ("news_data", None),
            ("image_url", None),
            ("image.url", None),
        ] {
            assert_eq!(place_of(key).map(|(number, _)| field(number)), expected, "{key}");
        }
    }
}

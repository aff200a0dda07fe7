//! Turns a key that nobody listed as a whole into its words, and these into the field that they name together: `auth_nm`, `newsPublishTime`,
//! `haber_basligi`, `DATE_PUB`, `nombre_medio`. One word that is not known makes the key one of no field: `image_title`, `date_of_birth`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::keys::without_accents;
use crate::article::Field;

/// What a word of a key says.
#[derive(Clone, Copy, PartialEq)]
enum Sense {
    /// It names a field by itself.
    Of(Field),
    /// It names the day with a word besides: `time`, `data`.
    Time,
    /// It says of a day which it is: `pub`, `parution`.
    Published,
    /// It says that the field is of the article, or in which form it is there.
    Besides,
    /// It says that a field is named: `name`, `nm`.
    Name,
}

const BESIDES: &str = "article articles artcl art news newsitem story stories post posts item items doc docs document documents entry page web main \
     full original orig origin raw clean cleaned str string txt text plain html md list lst the of in is meta metadata seo rss feed first primary \
     display displayed default final basic print printed item assigned all de des del der die das du d la le les el los da do dos di della dello \
     von van av af 1 en fr es pt it nl pl ru tr uk sv no fi cs hu ro ar fa zh ja ko v s c f tx fld field col column value val info iso lead extra attribute attributes الاخباري الإخباري \
     haber haberin haberler berita noticia noticias nota notas nyhet nyheter nyhed uutinen uutisen artikel artikels artikkel artikkeli artigo artigos \
     articulo articulos articolo articoli articol articolului clanek clanku clanka clanak cikk cikke stati statya statii novosti novost wiadomosci \
     artykul artykulu principal principale integral integrale complet complete completo completa \
     статья статьи новости новость новина новини статті خبر الخبر مقال المقال مقاله מאמר המאמר כתבה הכתבה άρθρο άρθρου bai";

/// The form of a text, which no name of a house has.
const MARKUP: &str = "html md txt text plain raw clean cleaned rss feed";

const NAME: &str = "name names nm nom noms nombre nombres nome nomes naam navn namn nimi adi ad nama fullname displayname nazwa nazev numele nev neve \
     название имя اسم نام שם όνομα ten";

const TIME: &str = "day time timestamp timestamps ts stamp data dia jour dato";

const PUBLISHED: &str = "pub publ publi publish published publishing publication publications publicacion publicacao publicado pubblicazione pubblicato \
     publikation publikacji publicarii publicare publicatie publisering publicering publicerings publicacio publicado publikatsii vyhoda \
     objave objavljivanja izdavanja izdanja vydani vydania vydano megjelenes megjelenesi veroeffentlichung veroeffentlichungs veroffentlichung \
     erscheinung erscheinungs erscheinen release released post posted issue issued issuing run edition online live go yayin yayim \
     yayinlanma yayimlanma terbit dang parution diffusion emission create created creation публикации выхода издания публікації النشر نشر انتشار \
     פרסום δημοσίευσης";

/// Words that name a field, without accents, and words that do so only together, with a space.
const WORDS: [(Field, &[&str], &str); 8] = [
    (
        Field::Headline,
        &["head line", "subject line", "tieu de"],
        "headline headlines hdl hdln hl hed headln hd heading title titles ttl tit titl titel titulo titre titolo titulek tytul titlu titlul titol naslov \
         nadpis nazev otsikko overskrift kop schlagzeile ueberschrift uberschrift hauptueberschrift manset baslik basligi zagolovok \
         nazvanie judul tajuk titular tieude doctitle titletext headlinetext заголовок заголовка назва عنوان العنوان تیتر כותרת τίτλος τιτλος",
    ),
    (
        Field::DatePublished,
        &[],
        "date dates dt dat datum datums fecha fec fech tarih tarihi tgl tanggal tarikh ngay дата даты تاريخ التاريخ تاریخ תאריך ημερομηνία \
         ημερομηνια datetime pubdate pubdt pubday pubdatum pvm julkaisupvm julkaistu paivamaara publicerad publiserad publisert publiceret publicat \
         opublikowano vydano megjelent utgiven utgitt udgivet erschienen erscheinungstag erscheinungsdatum veroeffentlicht veroeffentlichungsdatum \
         publiceringstid publicatiedatum",
    ),
    (
        Field::Author,
        &[
            "written by",
            "by line",
            "geschreven door",
            "skrevet av",
            "skrevet af",
            "skriven av",
            "firmado por",
            "escrito por",
            "scritto da",
            "firmato da",
            "verfasst von",
            "geschrieben von",
            "ecrit par",
            "redige par",
            "tac gia",
            "nguoi viet",
            "napisal",
            "authored by",
        ],
        "author authors auth authr aut autr autor autores autora autoren autorin autori auteur auteurs autrice autore avtor avtory avtora byline bylines byln \
         byl by writer writers rep reporter reporters journalist journalists journaliste journalistes correspondent columnist contributor contributors \
         creator creators redacteur redacteurs redactor redactores reportero periodista periodistas redator jornalista jornalistas giornalista \
         giornalisti verfasser verfasserin journalistin skribent skribenter forfatter journalister toimittaja kirjoittaja novinar novinari \
         yazar yazari muhabir muhabiri zhurnalist wartawan penulis szerzo ujsagiro schrijver автор автора авторы журналист الكاتب كاتب المحرر \
         الصحفي نویسنده خبرنگار מחבר כתב συντάκτης συντακτης",
    ),
    (
        Field::Keywords,
        &[
            "key words",
            "key word",
            "subject terms",
            "index terms",
            "mots cles",
            "mots clefs",
            "mot cle",
            "palabras clave",
            "palavras chave",
            "parole chiave",
            "slowa kluczowe",
            "klicova slova",
            "klucove slova",
            "kljucne rijeci",
            "kljucne reci",
            "anahtar kelimeler",
            "anahtar kelime",
            "ключевые слова",
            "ключові слова",
            "klyuchevye slova",
            "kata kunci",
            "tu khoa",
            "cuvinte cheie",
            "subject keywords",
            "topic tags",
            "theme tags",
            "topic keywords",
            "subj terms",
            "λέξεις κλειδιά",
        ],
        "tag tags kw kws keywd keywds keyword keywords subj subjs descriptor descriptors indexing motscles etiqueta etiquetas schlagwort schlagworte schlagwoerter \
         stichwort stichworte stichwoerter trefwoord trefwoorden sleutelwoorden nyckelord stikord emneord avainsana avainsanat asiasanat tagi \
         kulcsszavak cimkek etiket etiketler tagar hashtag hashtags теги тег תגיות وسوم الوسوم",
    ),
    (
        Field::Topic,
        &[],
        "topic topics section sections category categories rubrica ressort seccion secao sezione kategori kategorie kategoria",
    ),
    (
        Field::Publisher,
        &[
            "wire service",
            "news agency",
            "surat kabar",
            "medio comunicacion",
            "titre presse",
            "tytul prasowy",
            "media outlet",
            "news outlet",
        ],
        "publisher publishers publication pub pubname publn bao source src srce newspaper paper journal magazine periodical outlet outlets media medium site website brand agency \
         agence fonte fuente quelle zeitung zeitschrift zeitungstitel medientitel medienname bron krant tidning tidningsnamn avis avisnavn \
         avisa lehti lehden gazeta gazety denik noviny zdroj ziar ziarul publicatie lap gazete kaynak kaynagi istochnik nguon diario \
         periodico revista medio veiculo jornal giornale testata sumber источник издание издания газета الصحيفة صحيفة الجريدة جريدة المصدر مصدر \
         روزنامه خبرگزاری منبع עיתון εφημερίδα εφημεριδα",
    ),
    (
        Field::ArticleBody,
        &["noi dung"],
        "body content contents fulltext fulltxt bodytxt texte texto testo tekst teksti corps cuerpo corpo contenu contenido contenuto conteudo inhalt \
         inhoud innehall innhold indhold sisalto tresc obsah szoveg szovege continut metin metni icerik icerigi soderzhanie isi konten \
         copy para paras paragraph paragraphs transcript detail haupttext artikeltext artikeltekst brodtext brodtekst broedtext leipateksti \
         artikkelteksti textkoerper textkorper текст текста содержание نص النص متن محتوا תוכן κείμενο κειμενο",
    ),
    (Field::Url, &[], "url link permalink href uri enlace lien"),
];

/// Words in scripts without spaces: what stands before or behind the name of a field and says nothing, and such names.
const AROUND: [&str; 24] = [
    "文章",
    "新闻",
    "新聞",
    "記事",
    "稿件",
    "报道",
    "기사",
    "뉴스",
    "掲載",
    "名称",
    "姓名",
    "列表",
    "一覧",
    "テキスト",
    "文本",
    "目录",
    "이름",
    "목록",
    "이름",
    "명",
    "名",
    "語",
    "语",
    "일시",
];
const UNSPACED: [(Field, &str); 6] = [
    (Field::Headline, "题目 題目 标题 標題 主标题 タイトル 見出し 제목"),
    (Field::DatePublished, "报道时间 报道日期 时间 時間 日期 日時 일자 작성 작성일 게시일 입력일 발행일자 보도일"),
    (Field::Author, "作者 记者 記者 筆者 執筆者 撰稿人 기자 글쓴이 작성자 필자"),
    (Field::Keywords, "关键词 關鍵詞 主题词 标签 キーワード タグ 키워드 태그"),
    (Field::Publisher, "媒体 媒體 来源 來源 来源媒体 刊 报纸 報紙 신문 언론사 매체"),
    (Field::ArticleBody, "正文 内容 內容 本文 본문 본문내용 내용"),
];

static SENSES: LazyLock<FxHashMap<&'static str, Sense>> = LazyLock::new(|| {
    let mut senses = FxHashMap::default();
    for (sense, list) in [(Sense::Besides, BESIDES), (Sense::Name, NAME), (Sense::Published, PUBLISHED), (Sense::Time, TIME)]
    {
        list.split_whitespace().for_each(|word| _ = senses.entry(word).or_insert(sense));
    }
    for (field, together, list) in WORDS {
        let words = list.split_whitespace().chain(together.iter().copied());
        // `publication` is a newspaper by itself and says of a day which it is.
        words.filter(|word| !PUBLISHED.split_whitespace().any(|other| other == *word)).for_each(|word| {
            senses.insert(word, Sense::Of(field));
        });
    }
    senses
});

/// The field that the words of a key name together.
pub(super) fn field_of_words(key: &str) -> Option<Field> {
    const MOST_WORDS: usize = 6;
    if key.chars().any(is_unspaced) {
        return unspaced(key);
    }
    let words = words_of(key);
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let mut senses: Vec<(&str, Sense)> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let pair = words.get(at + 1).map(|next| format!("{word} {next}"));
        let (word, sense) = match pair.and_then(|pair| SENSES.get_key_value(pair.as_str())) {
            Some((pair, sense)) => {
                at += 1;
                (*pair, *sense)
            }
            None => SENSES.get_key_value(word.as_str()).map(|(word, sense)| (*word, *sense))?,
        };
        senses.push((word, sense));
        at += 1;
    }
    let has = |wanted: Sense| senses.iter().any(|(_, sense)| *sense == wanted);
    let mut fields: Vec<Field> =
        senses.iter().filter_map(|(_, sense)| if let Sense::Of(field) = sense { Some(*field) } else { None }).collect();
    fields.dedup();
    let says = |list: &str| senses.iter().any(|(word, _)| list.split(' ').any(|one| one == *word));
    // "keywords of the text": what was made of it.
    if says("of") && says("text txt") && fields != [Field::ArticleBody] {
        return None;
    }
    let is_of_article = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    match fields[..] {
        // `pub_nm`, `publication_title`.
        [] | [Field::Headline] if has(Sense::Published) && (has(Sense::Name) || fields.len() == 1) => names_a_house(&senses),
        [] if has(Sense::Time) => {
            let is_told = has(Sense::Published)
                || senses.iter().any(|(word, _)| matches!(*word, "time" | "day"))
                    && senses.iter().any(|(word, _)| is_of_article("news article post story", word));
            is_told.then_some(Field::DatePublished)
        }
        // `texte_integral`, `text_full`.
        [] => {
            let is_text = senses.iter().any(|(word, _)| matches!(*word, "text" | "txt"));
            let is_house = senses.len() == 1 && is_of_article("pub publication publikation publicatie", senses[0].0);
            match () {
                () if is_house => Some(Field::Publisher),
                () if is_text && senses.len() > 1 && !has(Sense::Published) && !has(Sense::Name) => Some(Field::ArticleBody),
                () => None,
            }
        }
        // `nombre_fuente`, `newspaper_title`.
        [Field::Publisher, Field::Headline] | [Field::Headline, Field::Publisher] => {
            let is_picture = senses.iter().any(|(word, _)| is_of_article("media medium source src brand", word));
            (!is_picture).then_some(Field::Publisher)
        }
        // `body_content`, where both are of the text; a link, where its text is another thing.
        [field] => {
            let is_fit = match field {
                Field::DatePublished => true,
                Field::Publisher if says(MARKUP) => false,
                Field::Headline | Field::Author | Field::Publisher => !has(Sense::Time) && !has(Sense::Published),
                _ => !has(Sense::Time) && !has(Sense::Published) && !has(Sense::Name),
            };
            is_fit.then_some(field)
        }
        _ => None,
    }
}

/// `pub_name` is that of a newspaper; `post_name` and `run_title` are not.
fn names_a_house(senses: &[(&str, Sense)]) -> Option<Field> {
    let is_house = |word: &str| {
        matches!(
            word,
            "pub" | "publ" | "publication" | "publicacion" | "publicacao" | "publicatie" | "publikation" | "издания"
        )
    };
    let published = senses.iter().filter(|(_, sense)| *sense == Sense::Published);
    published.clone().all(|(word, _)| is_house(word)).then_some(Field::Publisher).filter(|_| published.count() == 1)
}

/// The words of a key in small letters and without accents: at marks, at capitals, before and behind digits.
fn words_of(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    let mut characters = key.chars().peekable();
    while let Some(character) = characters.next() {
        let next_is_small = characters.peek().is_some_and(|next| next.is_lowercase());
        let begins = !character.is_alphanumeric()
            || character.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && next_is_small)
            || character.is_ascii_digit() != before.is_ascii_digit();
        if begins {
            words.push(String::new());
        }
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    words.retain(|word| !word.is_empty());
    let plain = |word: &String| {
        let word = word.replace('ø', "o").replace('ł', "l").replace('đ', "d").replace('æ', "ae").replace('ß', "ss");
        if word.chars().all(|c| c.is_ascii() || c.len_utf8() == 2 && c < '\u{250}')
            || word.chars().any(|c| ('\u{1e00}'..'\u{1f00}').contains(&c))
        {
            without_accents(&word)
        } else {
            word
        }
    };
    words.iter().map(plain).collect()
}

fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn unspaced(key: &str) -> Option<Field> {
    let mut name: String = key.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).collect();
    loop {
        let known = UNSPACED.iter().find(|(_, names)| names.split(' ').any(|known| known == name));
        if let Some((field, _)) = known {
            return Some(*field);
        }
        let shorter = AROUND.iter().find_map(|around| name.strip_prefix(around).or_else(|| name.strip_suffix(around)));
        name = shorter.filter(|shorter| !shorter.is_empty())?.to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_by_the_words_of_a_key() {
        for (field, keys) in [
            (
                Some(Field::Headline),
                "hdl headline_main art_title strTitle newsTitle haber_basligi titre_principal orig_title title1 judul_berita عنوان_الخبر 文章题目 기사제목",
            ),
            (
                Some(Field::DatePublished),
                "pub_dt DATE_PUB newsPublishTime fecha_pub data_publicacao datum_vydani post_time haber_tarihi tgl_terbit publikacji_data dateStr dates.published 기사일자",
            ),
            (
                Some(Field::Author),
                "auth_nm author_full_name written_by nom_auteur penulis_berita authorDisplayName geschreven_door yazar_adi extra_author_attributes.name 作者姓名 기자이름",
            ),
            (
                Some(Field::Publisher),
                "extra_source_attributes.name src_name pub_nm publication_title nombre_medio newspaper_title zeitungstitel 媒体名称 언론사명 kaynak_adi",
            ),
            (Some(Field::Keywords), "kw keyword_list mots_clefs topic_tags slowa_kluczowe newsTags キーワード一覧"),
            (
                Some(Field::ArticleBody),
                "art_text texto_completo body_content haber_metni news_detail isi_artikel 正文文本 fullTxt",
            ),
            (
                None,
                "source_html keywords-of-the-text image_title title_length author_id author_url author_email date_of_birth event_date crawl_date updated_day time data news_data read_time \
                 word_count comment_text link_title post_name media_title source_id post_type day pub_status issue published_by_robot extra_author_attributes.id article_extended_attributes.num_words text",
            ),
        ] {
            for key in keys.split_whitespace() {
                assert_eq!(field_of_words(key), field, "{key}");
            }
        }
    }
}

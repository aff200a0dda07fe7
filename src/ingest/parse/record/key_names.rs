//! Lists the keys under which programs, exports and people keep the fields of an article, in the languages of the press.

use crate::article::Field;

/// The accepted names of each field, most wanted first, without case, spaces, `_` and `-`.
pub(super) const NAMES: [(Field, &str); 14] = [
    (Field::Identifier, "id identifier guid uuid articleid storyid storiesid documentid docid newsid itemid postid an"),
    (
        Field::Headline,
        "headline title head recordtitle articletitle newstitle storytitle posttitle webtitle maintitle heading titre titel título titulo titolo \
         tytuł заголовок название العنوان عنوان 标题 標題 タイトル 제목 başlık überschrift judul overskrift otsikko ogtitle titlepage \
         titlerss metatitle hed pagetitle titular encabezado manchete intitulé 見出し 新闻标题 文章标题 新聞標題 nadpis naslov cím titlu název tiêuđề \
         h1 articlename newsname hauptüberschrift schlagzeile titelzeile grandtitre krantenkop koptekst kop nagłówek titulok nadpis názov főcím \
         cikkcím titlul zaglavlje заглавие наслов назва τίτλος haberbaşlığı tittel pealkiri virsraksts antraštė pavadinimas عنوانالخبر عنوانالمقال تیتر כותרת \
         शीर्षक শিরোনাম தலைப்பு శీర్షిక หัวข้อข่าว พาดหัว tajuk 题目 題目 題名 표제 기사제목",
    ),
    (
        Field::Description,
        "description standfirst deck subtitle summary abstract excerpt dek lead lede teaser subheadline subheading trailtext \
         chapeau chapô sommaire bajada entradilla resumen vorspann zusammenfassung sommario анонс лид описание الملخص 摘要 özet \
         ringkasan snippet metadescription ogdescription abstractnote shortdescription shortdesc articledescription newsdescription perex \
         ingress copete descripción descrição descrizione beschreibung popis leírás descriere açıklama 概要 简介 導語 导语 リード 요약 deskripsi môtả tómtắt",
    ),
    (
        Field::ArticleBody,
        "articlebody body text content maintext fulltext articletext articlecontent bodytext contenttext plaintext cleantext \
         cleanedtext textcontent story storytext newstext newscontent postcontent bodyxhtml bodyhtml contenthtml texte corps \
         contenu texto cuerpo contenido inhalt artikeltext testo corpo conteúdo conteudo текст содержание статья النص المحتوى \
         متن 正文 内容 本文 본문 metin içerik isi konten treść paragraphs article rawtext rawcontent html rawhtml blocks bodyblocks \
         contentblocks volltext \
         tekst teksti sisältö leipäteksti szöveg tartalom obsah conținut съдържание зміст вміст κείμενο περιεχόμενο תוכן טקסט nộidung \
         समाचार पाठ सामग्री محتوا متنخبر نصالمقال نصالخبر المقال 新闻内容 文章内容 正文内容 新聞內容 記事本文 기사본문 내용 brödtext brødtekst innehåll indhold \
         sadržaj isiberita konten เนื้อหา เนื้อข่าว เนื้อความ รายละเอียดข่าว विषयवस्तु मुख्यपाठ मजकूर বিষয়বস্তু মূলপাঠ খবর உள்ளடக்கம் செய்தி விஷயம் విషయం కంటెంట్ متنمقالہ مواد مضمون \
         κυρίωςκείμενο גוףהכתבה גוףהטקסט maudhui habarikamili teksnyheter nộidungbài sadržajčlanka 콘텐츠 기사내용 記事内容 記事テキスト \
         leadparagraph openingtext openingparagraph firstparagraph txt articletxt",
    ),
    (
        Field::DatePublished,
        "datepublished datetimepub numericpubdate published publicationdate pubdate publishdate publishedat datepublish publisheddate publishedon \
         publishtime publishedtime date firstpublished firstpublishedat firstpublicationdate webpublicationdate publicationdatetime \
         dateposted coveragedate airdate hitdate postdate postedat postedon issued issuedate releasedate displaydate articlepublishedtime articledate newsdate \
         storydate pubtime datum fecha fechapublicacion fechadepublicacion fechapublicación fechadepublicación publicadoel datepublication datedepublication datedeparution dateparution datedediffusion \
         publiéle datadepublicação datapublicação fechadepublicacion datapubblicazione datadipubblicazione erscheinungsdatum erschienenam veröffentlichtam veröffentlichungsdatum дата датапубликации \
         التاريخ تاريخالنشر تاریخ 日期 发布时间 发布日期 tarih data tanggal dato päivämäärä 날짜 datetime publishedparsed \
         일자 발행일 작성일 등록일 입력일 보도일자 发表时间 時間 时间 掲載日 公開日 配信日 yayıntarihi tanggalterbit publiceringsdatum publiceringsdato utgivelsesdato utgivningsdatum julkaisupäivä publicatiedatum publikationsdatum datapublikacji datavydání dátumvydania datapublicării \
         posted publicado publicadoem publicadoel publicada pubblicato pubblicatoil publié publiée publiéle publicat publicatla publicatpe datapublicării \
         datapublicarii veröffentlicht erschienen erscheinungstag publicerat publicerad publiceradden publisert publiceret udgivet udgivetden utgitt utgiven \
         gepubliceerd gepubliceerdop verschenenop avaldatud avaldamiskuupäev publicēts publicēšanasdatums paskelbta paskelbimodata datapaskelbimo opublikowano \
         datawydania dataopublikowania publikováno zveřejněno vydáno datumpublikace datumzveřejnění publikované zverejnené dátumzverejnenia dátumpublikovania \
         megjelent megjelenés megjelenésdátuma közzétéve objavljeno datumobjave datumizdavanja objavljenodana julkaistu опубликовано датавыхода опубліковано \
         датапублікації публикувано публикуванона датанапубликуване датапубликуване објављено датумобјаве објавено δημοσίευση δημοσιεύτηκε δημοσιεύθηκε \
         ημερομηνίαδημοσίευσης ημνίαδημοσίευσης yayınlandı yayımlandı yayınlanmatarihi yayımlanmatarihi نُشر نشرفي تاريخالنشر تمالنشر منتشرشده تاریخانتشار \
         זמןפרסום תאריךפרסום פורסם प्रकाशित प्रकाशनतिथि प्रकाशनतारीख প্রকাশিত প্রকাশেরতারিখ প্রকাশেরসময় வெளியிடப்பட்டது วันที่เผยแพร่ เผยแพร่เมื่อ \
         วันที่ลงข่าว ngàyđăng ngàyxuấtbản đănglúc diterbitkan dipublikasikan tanggalpublikasi tarikhditerbitkan 배포일 배포일시 입력시간 입력일시 등록일시 등록시간 작성일시 작성시간 게재일 \
         게재일자 발행일시 기사입력 投稿日 投稿日時 公開日時 発行日 掲載日時 配信日時 日付 刊登日期 发稿时间 發稿時間 發布時間 發布日期 發佈時間 發佈日期 出版日期 刊出日期 发布于 \
         createdtime tspub pubts tspublished publishedts createdat datecreated created creationdate timestamp warcdate seendate indexeddate v2date v21date updatedat updated datemodified \
         datemodify dateupdated modified lastmodified ts",
    ),
    (
        Field::Author,
        "author authors byline creator by writer writers journalist journalists reporter authorname authornames articleauthor \
         auteur auteurs autor autores autora autore autori verfasser автор авторы الكاتب نویسنده 作者 记者 著者 기자 yazar penulis \
         forfatter postedby metaauthor dccreator postauthor autorin autorinnen verfasserin autrice creators influencer pageauthors pageauthor contributors contributor kirjoittaja författare skribent szerző כתב 기고자 기자명 저자 muhabir 記者名 \
         journaliste journalistin berichterstatter korrespondent rédacteur rédactrice écritpar rédigépar periodista redactor redactora escritopor \
         nombredelautor jornalista repórter nomedoautor giornalista scrittoda nomeautore redacteur verslaggever schrijver dziennikarz dziennikarka autorka \
         novinář novinářka jménoautora novinár novinárka szerzője újságíró szerzőneve autorul autoarea autoare jurnalist jurnalistul ziarist numeautor novinar \
         novinarka аутор новинар avtor avtorica журналист корреспондент авторстатьи авторка журналіст кореспондент репортер журналистка συντάκτης συντάκτρια \
         αρθρογράφος δημοσιογράφος συγγραφέας yazan yazaradı toimittaja tekijä ajakirjanik autors autore žurnālists autorius autorė žurnalistas الصحفي المحرر \
         المؤلف بقلم اسمالكاتب خبرنگار روزنامهنگار نامنویسنده כותב מחבר עיתונאי שםהכותב שםהכתב लेखक लेखककानाम पत्रकार संवाददाता रिपोर्टर লেখক লেখকেরনাম \
         প্রতিবেদক ஆசிரியர் ผู้เขียน นักข่าว ผู้สื่อข่าว ชื่อผู้เขียน tácgiả phóngviên ngườiviết nhàbáo wartawan jurnalis namapenulis 执笔 執筆 撰文 撰稿 撰稿人 作者姓名 作者名 \
         记者姓名 記者姓名 筆者 執筆者 著者名 글쓴이 필자 기고자 작성자 취재기자 기자이름",
    ),
    (
        Field::Topic,
        "topic topics articlesection section sectionname category categories about subjects theme themes rubric rubrique rubrik \
         ressort sección seccion sezione kategorie kategori catégorie рубрика раздел тема القسم الموضوع 分类 栏目 categoría \
         categoria newsdesk desk subject 통합분류1 분류 subkategori",
    ),
    (
        Field::Region,
        "region regions contentlocation places place location locations countries country région регион المنطقة",
    ),
    (
        Field::Keywords,
        "keywords tags tag keyword taglist tagnames posttags labels hashtags newskeywords motsclés motscles schlagwörter schlagwoerter \
         schlagworte etiquetas palabrasclave parolechiave теги ключевыеслова الوسوم الكلماتالمفتاحية 关键词 标签 etiketler \
         metakeywords subjectterms subjectheadings indexterms descriptors descripteurs deskriptoren descriptores \
         posttag keyphrases stichwörter stichworte storytags palavraschave słowakluczowe klíčováslova kulcsszavak avainsanat asiasanat ämnesord nyckelord emneord trefwoorden \
         anahtarkelimeler cuvintecheie ključneriječi ključnereči λέξειςκλειδιά 키워드 キーワード タグ 关键字 關鍵字 katakunci subcategory subcategories \
         étiquettes motsclefs palabrasclaves marcadores etichette etichete sleutelwoorden tagi etykiety štítky tagy kľúčovéslová címkék етикети тагове \
         ключовидуми ознаке тагови кључнеречи oznake ključnebesede ознаки клучнизборови ετικέτες anahtarsözcükler метки тэги мітки ключовіслова etiketter \
         taggar nøkkelord stikkord nøgleord stikord tunnisteet märksõnad sildid atslēgvārdi birkas raktiniaižodžiai žymos وسوم الكلماتالدلالية كلماتمفتاحية \
         كلماتدلالية برچسبها برچسب کلیدواژهها کلیدواژه کلماتکلیدی תגיות מילותמפתח टैग कीवर्ड मुख्यशब्द ট্যাগ মূলশব্দ แท็ก คำสำคัญ từkhóa tagar 標籤 標簽 關鍵詞 主题词 \
         ハッシュタグ 태그 핵심어 주제어 해시태그 tagcache tagslist",
    ),
    (
        Field::Publisher,
        "publisher sitename sourcename medianame publishername publication publicationtitle newspapertitle newspapername papername publicationname journaltitle containertitle newspaper \
         outlet source site media journal provider ogsitename metasitename quelle zeitung fuente periódico fonte testata источник издание المصدر 来源 kaynak \
         sumber feedtitle feedname website sourcehostname sourcedomain hostname domain host sourcetitle medium mediumname medienname organ zeitungsname \
         testatagiornalistica mediaoutlet medio sourcecommonname v2sourcecommonname 언론사 매체 매체명 신문사 媒体 媒體 报纸 報紙 新聞社 掲載紙 אתר gazete yayın zdroj bron izvor forrás sursa sursă lähde \
         källa kilde \
         channelname channeltitle domainname press zeitschrift medientitel titredepresse diario revista nombredelmedio fonte veículo veiculo jornal \
         testata giornale quotidiano krant uitgave źródło gazeta czasopismo tytułprasowy noviny deník médium denník lap újság ziar ziarul publicația publicație \
         вестник медия novine новине извор медиј vir časopis весник πηγή εφημερίδα μέσο ιστοσελίδα yayınorganı сми газета названиесми джерело видання змі \
         tidning tidningsnamn avis avisnavn lehti allikas ajaleht väljaanne avots laikraksts izdevums šaltinis laikraštis leidinys الصحيفة الجريدة الموقع \
         اسمالموقع اسمالمصدر اسمالصحيفة منبع روزنامه خبرگزاری پایگاهخبری מקור עיתון स्रोत समाचारपत्र अखबार সূত্র উৎস পত্রিকা แหล่งที่มา แหล่งข่าว สำนักข่าว \
         หนังสือพิมพ์ nguồn nguồntin báo tờbáo koran suratkabar akhbar 來源 出处 出處 媒体名称 媒體名稱 报刊名称 刊名 发布媒体 公众号 公众号名称 出典 媒体名 新聞 新聞名 掲載誌 情報源 発行元 출처 언론사명 신문",
    ),
    (
        Field::Url,
        "url link permalink articleurl weburl canonicalurl canonicallink canonical pageurl respondedurl responseurl requestedurl originalurl \
         externalurl uri href lien enlace ссылка الرابط 链接 adresse sourceurl ogurl documentidentifier v2documentidentifier warctargeturi targeturi",
    ),
    (
        Field::InLanguage,
        "inlanguage language lang languagecode langcode metalang detectedlanguage langue sprache idioma lingua язык اللغة 语言 dil \
         bahasa locale",
    ),
    (Field::Actor, "actor actors"),
    (Field::Bio, "bio authorbio authordescription aboutauthor abouttheauthor"),
];

/// The first of the keys whose days are those of a row or a visit: they stand at the end of the days, and any other goes before them, however
/// deep it lies.
pub(super) const FIRST_DAY_OF_ROW: &str = "createdtime";

#[cfg(test)]
mod tests {
    use super::super::keys::{field, place_of};
    use super::*;

    #[test]
    fn keys_in_the_languages_of_the_press() {
        for (wanted, keys) in [
            (
                Field::Headline,
                "Tittel|Főcím|Pealkiri|Virsraksts|Antraštė|Koptekst|Názov|Наслов|article_name|h1|शीर्षक|শিরোনাম|หัวข้อข่าว|题目|표제",
            ),
            (
                Field::DatePublished,
                "posted|Publicado em|Pubblicato|Publicerat|Gepubliceerd op|Avaldatud|Paskelbimo data|Data paskelbimo|Datum publikace|Zveřejněno|Дата публикуване|\
                 Објављено|Опубликовано|Δημοσιεύτηκε|Yayınlanma tarihi|تاريخ النشر|פורסם|प्रकाशन तिथि|প্রকাশের তারিখ|Ngày đăng|배포일|입력시간|등록일시|投稿日時|发稿时间",
            ),
            (
                Field::Author,
                "Dziennikarz|Autorul|Αρθρογράφος|लेखक का नाम|执笔|Autors|Autorius|Novinář|Újságíró|Журналист|Toimittaja|Verslaggever|Rédacteur|প্রতিবেদক|Phóng viên|筆者|글쓴이",
            ),
            (
                Field::Publisher,
                "الموقع|समाचारपत्र|Allikas|Avots|Šaltinis|channel_name|domain_name|press|Quotidiano|Krant|Źródło|Noviny|Újság|Вестник|Εφημερίδα|СМИ|Nguồn tin|出处|掲載誌|출처",
            ),
            (
                Field::Keywords,
                "Etichette|Etichete|Oznake|Tunnisteet|Etiketter|Štítky|Címkék|Ключови думи|Ознаке|Ετικέτες|Мітки|Nøkkelord|Märksõnad|Atslēgvārdi|Raktiniai žodžiai|الكلمات الدلالية|برچسب\u{200c}ها|Từ khóa|標籤|핵심어",
            ),
        ] {
            for key in keys.split('|') {
                assert_eq!(place_of(key).map(|(number, _)| field(number)), Some(wanted), "{key}");
            }
        }
    }

    #[test]
    fn keys_that_are_of_nothing_the_article_has() {
        for key in ["firma", "redaktor", "pressure", "posted_by_id", "page_name", "nickname", "poster", "značky", "h2"] {
            assert_eq!(place_of(key).map(|(number, _)| field(number)), None, "{key}");
        }
    }

    #[test]
    fn no_key_is_listed_under_two_fields() {
        let mut seen = rustc_hash::FxHashMap::default();
        for (field, names) in NAMES {
            for name in names.split_whitespace() {
                assert_eq!(*seen.entry(name).or_insert(field), field, "{name}");
            }
        }
    }
}

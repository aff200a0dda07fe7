//! Tells words that look like a name and are none: sections, buttons, labels of boxes, places.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::ingest::parse::html::main_text::is_line_below;
use crate::ingest::parse::html::tags::is_tag_heading;

/// Words of sections, buttons, labels and places that stand alone near a day or under the text as names do: `Politik Inland`, `Copy Link`,
/// `Leia Também`, `Novi Sad`.
const NO_NAMES: &str = "politik inland ausland wirtschaft kultur panorama lokales lokalsport regional artikel anhören teilen merken drucken vorlesen nur abonnenten \
    premium content plus exclusive exclusiv exclusivo audio video videos podcast foto fotos fotogalerie galerie galeria galerija galería photo photos text size font \
    copy kopieren print email article share listen ticker news cronaca piano attualità spettacoli cultura sport economia economía política \
    sociedad sucesos deportes última últimas noticias notícias redacción sociedade polícia esportes brasil cidade cidades crna hronika kronika vijesti vesti vest \
    slušaj društvo politika svijet svet srbija hrvatska yaşam sağlık gündem haberleri haber haberler dakika ekonomi spor siyaset kısa magazin kültür sanat čas čtení zprávy \
    domácí zahraničí krimi byznys wiadomości kraj świat lokalne regionalne aktualności województwo actualité actualités société politique économie faits divers monde culture \
    vidéo vidéos abonnés réservé nyheter lokalt innenriks utenriks kultur inrikes utrikes uutiset kotimaa ulkomaat talous kulttuuri новости дня общество политика экономика \
    происшествия культура спорт главное область край район мир новини суспільство політика економіка культура обществото общество новините регион региона свят българия \
    asia pacific region regione provincia departamento región región county province \
    thema themen quelle quellen information informationen inhalt inhalte empfehlung empfehlungen kommentare newsletter newsletters abonnieren spenden startseite mitarbeit \
    meldungen nachrichten beiträge weiterführende verwendete meistgelesen meistgelesene passende ähnliche empfohlen empfohlene empfohlener externe externer redaktionelle editiert \
    artículo artículos archivado relacionado relacionados relacionadas comentarios temas tema leídas leído compartir seguir recomendamos recomendados aviso legal también más \
    reportar mostrar escuchar firma leia lidas também comentários compartilhe assine articles commentaire commentaires partager lire lus aussi savoir voir offrir l’article \
    articoli articolo argomenti leggi letti anche correlati commenti iscriviti condividi ascolta riproduzione riservata continua artikelen gerelateerd gerelateerde reacties \
    onderwerpen gelezen artiklar artikeln artiklen artikler lästa læste lest relaterade saken ämnen emner artikkeli artikkelit luetuimmat uusimmat aiheet artykuł artykuły \
    polecane zobacz także czytaj najnowsze źródło zdjęcia udostępnij komentarze články článku související nejčtenější zdroje diskuse témata cikkek cikkeink hírek kapcsolódó \
    legolvasottabb támogasd abone takip ilgili konular manşetleri günün çıkanlar paylaş yorumlar articole știri citește comentarii читайте читай также подписаться самое \
    читаемое поделиться ссылкой партнёров партнеров статьи материалы комментарии теги темы також теми статті коментарі матеріали темата четени новини статии тагове članci \
    ارسال لینک کوتاه دوستان حجم الخط نسخ الرابط שמור כתבה फॉलो करें \
    povezani najčitanije komentari pročitajte δείτε επίσης διαβάστε σχετικά άρθρα σχόλια ειδήσεις τελευταία νέα baca berita terkait terkini lainnya";

/// Words of kinds of articles and of sections, which a few persons are called, too: `Special Report`, `Cover Story`, `Climate Crisis`.
const KINDS: &str = "story stories report reports essay explainer explained analysis opinion feature features interview profile review reviews briefing special guide quiz obituary \
    editorial column commentary blog series project investigation spotlight insight insights focus update updates breaking live watch week today edition issue episode section \
    magazine lifestyle business technology science health climate education travel food sports entertainment fashion music books film theatre garden finance markets money \
    energy security defence defense crime crisis court courts community style home house street city town village summit election elections festival season war peace state \
    bericht analyse meinung kommentar reportage hintergrund porträt glosse leitartikel gastbeitrag exklusiv serie ratgeber überblick interview tribune chronique éditorial enquête \
    entretien portrait dossier récit décryptage análisis opinión reportaje entrevista crónica especial tribuna columna perfil análise opinião reportagem crônica coluna analisi \
    opinione intervista inchiesta editoriale commento esclusiva speciale approfondimento opinie achtergrond analiza opinia wywiad reportaż komentarz felieton analýza názor rozhovor \
    komentář reportáž анализ мнение интервью репортаж комментарий колонка расследование эксклюзив аналіз думка інтерв'ю репортаж коментар analiz görüş röportaj yorum analys \
    krönika ledare intervju kronikk";

static KINDS_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| KINDS.split_whitespace().collect());

/// Whether words without a given name say what kind of article it is, or of which section.
pub(super) fn is_kind_of_article(words: &str) -> bool {
    words.split(' ').any(|word| KINDS_SET.contains(word.to_lowercase().as_str())) || words.eq_ignore_ascii_case("long read")
}

static NO_NAMES_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| NO_NAMES.split_whitespace().collect());

/// What the names of places begin with, and few of persons.
const BEGIN_PLACES: &str = "New Nuevo Nueva San Santa Santo São Los Las El La Port Fort Cape Rio Buenos Kuala Addis Tel Alto Alta Bad Banja Novi Novo Novy Nový Nové Stara Stará \
    Staré Velika Veliko Castilla Costa Sierra Sri Bosna North South East West Upper Lower Île Pays Nizhny Нижний Великий Велико Велика Стара Старая Ново Новый Новая Кривий \
    Біла Saint Sankt Frankfurt";

/// Whether words that look like a name are a section, a button, a label or a place.
pub(in crate::ingest::parse::html) fn is_other_than_person(name: &str) -> bool {
    let mut words = name.split(' ');
    let begins_place = words.clone().next().is_some_and(|first| BEGIN_PLACES.split_whitespace().any(|word| word == first));
    begins_place
        || words.any(|word| {
            let small = word.to_lowercase();
            NO_NAMES_SET.contains(small.as_str())
        })
        || is_line_below(name)
        || is_tag_heading(name)
}

/// Whether words begin as the names of towns do wherever they are written, and no first names.
pub(super) fn begins_as_town(words: &str) -> bool {
    const BEGINNINGS: [&str; 18] = [
        "san",
        "santa",
        "são",
        "port",
        "porto",
        "puerto",
        "fort",
        "kuala",
        "addis",
        "buenos",
        "banja",
        "saint",
        "sankt",
        "los",
        "las",
        "ciudad",
        "нижний",
        "великий",
    ];
    let first = words.split(' ').next().filter(|first| first.len() < words.len()).map(str::to_lowercase);
    first.is_some_and(|first| BEGINNINGS.contains(&first.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{begins_as_town, is_other_than_person};

    #[test]
    fn words_that_look_like_a_name() {
        for (words, is_other) in [
            ("Verwendete Quellen", true),
            ("Abone Ol", true),
            ("Leia Também", true),
            ("Lees Ook", true),
            ("Archivado En", true),
            ("Читайте Также", true),
            ("Trending Now", true),
            ("حجم الخط", true),
            ("שמור כתבה", true),
            ("رضا احمدی", false),
            ("Jana Müller", false),
            ("Christoph Links", false),
            ("Ana Mas", false),
            ("Ayşe Demir", false),
            ("Анна Смирнова", false),
            ("Thu Hằng", false),
        ] {
            assert_eq!(is_other_than_person(words), is_other, "{words}");
        }
    }

    #[test]
    fn towns_by_how_they_begin() {
        for (words, is_town) in
            [("Santa Coloma de Riu", true), ("PORTO SANVITO", true), ("Sierra Miller", false), ("Porto", false)]
        {
            assert_eq!(begins_as_town(words), is_town, "{words}");
        }
    }
}

//! Tells what a date in a byline block is the date of: `Published October 30, 2023 | Updated November 2, 2023`.
//!
//! The words before a date say it; in Chinese, Japanese and Korean, in brackets and at the end of a line those behind it may too, unless
//! they lead to the next date.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::tokens::is_written_without_spaces;
use super::{FoundDate, dates_in_text};
use crate::text::Words;

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRole {
    /// The words beside it say that the article appeared then.
    Published,
    /// The words beside it say that the article was changed then.
    Updated,
    /// Nothing is said about it.
    Unsaid,
    /// The words say something else: when a page was accessed, when an event takes place.
    Other,
}

/// The dates of a text, each with what it is the date of.
pub(crate) fn dates_with_roles(text: &str) -> Vec<(FoundDate, DateRole)> {
    let dates = dates_in_text(text);
    let mut roles = Vec::with_capacity(dates.len());
    // Where the words begin that no date before has claimed.
    let mut free = 0;
    for (place, found) in dates.iter().enumerate() {
        let before = line_before(&text[free..found.range.start]);
        let next = dates.get(place + 1).map_or(text.len(), |next| next.range.start);
        free = found.range.end;
        let after = line_after(&text[found.range.end..next]);
        let of_print = || begins_with_print(after).then_some(DateRole::Other);
        let role = of_print().or_else(|| last_role(before)).or_else(|| {
            // `10月30日 更新 11月2日`, and nothing behind the last: the word is said before the later day.
            let is_of_next = |role: DateRole| {
                let is_later = |next: &FoundDate| next.date.first_day() >= found.date.last_day();
                role == DateRole::Updated && dates.get(place + 1).is_some_and(is_later) && !is_said_behind_last(text, &dates)
            };
            let (role, end) = role_behind(after, next < text.len()).filter(|(role, _)| !is_of_next(*role))?;
            free = found.range.end + end;
            Some(role)
        });
        roles.push(role.unwrap_or(DateRole::Unsaid));
    }
    dates.into_iter().zip(roles).collect()
}

/// Where the words end that say at the beginning of a text that a date of publication follows.
pub(super) fn end_of_published(text: &str) -> Option<usize> {
    let words: Vec<Word> = words(text).take(most_words(text)).collect();
    (1..=words.len()).rev().find_map(|count| {
        let role = PHRASES.get(&joined(&words[..count]))?;
        (*role == DateRole::Published).then(|| words[count - 1].range.end)
    })
}

/// A text without the words at its beginning and end that say what a date beside it is the date of.
pub(crate) fn without_roles(text: &str) -> &str {
    let all: Vec<Word> = words(text).collect();
    let is_role = |words: &[Word]| PHRASES.get(&joined(words)).is_some_and(|role| *role != DateRole::Unsaid);
    if begins_as_name(text) {
        return text.trim();
    }
    let most = most_words(text);
    let first = (1..=all.len().min(most)).rev().find(|count| is_role(&all[..*count])).unwrap_or_default();
    let whole = all.len();
    let all = &all[first..];
    let ends = all.len().saturating_sub(most)..all.len();
    let last = ends.into_iter().find(|start| is_role(&all[*start..])).unwrap_or(all.len());
    if all.len() == whole && last == all.len() {
        return text.trim();
    }
    match (all.first(), all.get(..last).and_then(<[Word]>::last)) {
        (Some(first), Some(last)) => text[first.range.start..last.range.end].trim(),
        _ => "",
    }
}

/// Whether a text begins with a family name that is written like a word for "published" and goes on as a name does: `Đặng Văn Minh`, `Dang Minh`.
fn begins_as_name(text: &str) -> bool {
    // In capitals `ĐĂNG` says that something was published.
    const NAMES: [&str; 5] = ["Đặng", "Đăng", "Dang", "ĐẶNG", "DANG"];
    let rest = NAMES.iter().find_map(|name| text.trim_start().strip_prefix(name));
    rest.and_then(|rest| rest.strip_prefix(' ')).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Words for any date, which say what it is the date of only together with others.
const GENERIC: [&str; 22] = [
    "date",
    "datum",
    "fecha",
    "data",
    "дата",
    "датум",
    "tarih",
    "ημερομηνία",
    "dátum",
    "التاريخ",
    "تاريخ",
    "تاریخ",
    "תאריך",
    "tanggal",
    "tarikh",
    "tarehe",
    "日期",
    "时间",
    "時間",
    "თარიღი",
    "tarix",
    "sana",
];

/// Whether a word for any date goes on with words that nobody listed: `Data modyfikacji 23.06`, `日期` behind other characters. Nothing is
/// known of such a date.
fn is_part_of_other_label(before: &str, words: &[Word], start: usize, end: usize) -> bool {
    let phrase = joined(&words[start..end]);
    if !GENERIC_WORDS.contains(&phrase) {
        return false;
    }
    let range = words[start].range.start..words[end - 1].range.end;
    if before[range.clone()].starts_with(is_written_without_spaces) {
        return is_glued(before, words, start);
    }
    end < words.len() && !before[range.end..].trim_start().starts_with([':', '：', '|', '/', '-', '–', '—'])
}

/// Whether a letter of a script without spaces stands directly before a word.
fn is_glued(before: &str, words: &[Word], start: usize) -> bool {
    before[..words[start].range.start].ends_with(is_written_without_spaces)
}

/// What a phrase of the text before a date says, the last one first.
fn last_role(before: &str) -> Option<DateRole> {
    let words: Vec<Word> = words(before).collect();
    // Names may stand between ("Posted by Mara Lindqvist on"), but not half a sentence.
    const MOST_BETWEEN: usize = 8;
    let most = most_words(before);
    (1..=words.len()).rev().take(MOST_BETWEEN + 1).find_map(|end| {
        let mut starts = end.saturating_sub(most)..end;
        starts.find_map(|start| {
            let role = PHRASES.get(&joined(&words[start..end])).copied()?;
            if !is_part_of_other_label(before, &words, start, end) {
                return Some(role);
            }
            // `出版日期`: what stands directly before it says which.
            let deeds = start.saturating_sub(MOST_WORDS)..start;
            let deed = deeds.into_iter().find_map(|first| PHRASES.get(&joined(&words[first..start])).copied());
            Some(deed.filter(|_| is_glued(before, &words, start)).unwrap_or(DateRole::Unsaid))
        })
    })
}

/// Whether something is said behind the last date of its line.
fn is_said_behind_last(text: &str, dates: &[FoundDate]) -> bool {
    dates.last().is_some_and(|last| role_behind(line_after(&text[last.range.end..]), false).is_some())
}

/// What the words directly behind a date and its time of day say, and where they end; `None` where they are the next date's.
fn role_behind(after: &str, has_next: bool) -> Option<(DateRole, usize)> {
    let words: Vec<Word> = words(after).take(16).collect();
    let is_time = |word: &Word| {
        word.folded.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
            || ["am", "pm", "a", "p", "m", "h", "時", "分", "时", "点"].contains(&word.folded.as_str())
    };
    let first = words.iter().position(|word| !is_time(word))?;
    let (role, end) = (first + 1..=words.len().min(first + most_words(after))).rev().find_map(|end| {
        let role = PHRASES.get(&joined(&words[first..end]))?;
        Some((*role, words[end - 1].range.end))
    })?;
    let start = words[first].range.start;
    let is_unspaced = after[start..].starts_with(is_written_without_spaces);
    let is_in_brackets = after[..start].trim_end().ends_with(['(', '[', '（']) && after[end..].starts_with([')', ']', '）']);
    let ends_line = end == words.last()?.range.end && !has_next;
    // `2023年10月30日 | 更新 2023年11月2日`: a stroke parts them from the date before, and nothing from the next.
    let is_parted = after[..start].trim_end().ends_with(['|', '｜', '·', '・', '•', '/', '／', '—', '–', '(', '（']);
    let leads_to_next = has_next && !is_in_brackets && is_parted && after[end..].trim().is_empty();
    let names_next = leads_to_next || after[end..].trim_start().starts_with([':', '：']);
    ((is_unspaced || is_in_brackets || ends_line) && !names_next).then_some((role, end))
}

/// Whether the words directly behind a date say that it is that of the paper: `Appeared in the May 14, 2019, print edition`.
fn begins_with_print(after: &str) -> bool {
    const EDITIONS: [&str; 4] = ["print edition", "printed edition", "print issue", "print version"];
    let after = after.trim_start_matches([',', ' ']).to_lowercase();
    EDITIONS.iter().any(|edition| after.strip_prefix(edition).is_some_and(|rest| !rest.trim_start().starts_with(':')))
}

/// The line on which a date stands, up to it; the line before if the date begins its own.
fn line_before(text: &str) -> &str {
    const LONGEST: usize = 240;
    let line = |text: &str| text.rfind('\n').map_or(0, |place| place + 1);
    let mut start = line(text);
    if !text[start..].contains(char::is_alphanumeric) {
        start = line(text[..start].trim_end());
    }
    let cut = text.len().saturating_sub(LONGEST);
    &text[text.ceil_char_boundary(cut.max(start))..]
}

fn line_after(text: &str) -> &str {
    const LONGEST: usize = 120;
    let line = text.lines().next().unwrap_or_default();
    &line[..line.floor_char_boundary(LONGEST)]
}

struct Word {
    folded: String,
    range: Range<usize>,
}

fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut words = Words::new(text);
    std::iter::from_fn(move || {
        let mut folded = String::new();
        words.advance(&mut folded).map(|range| Word { folded, range })
    })
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// The most words of a phrase; Chinese characters are words of their own.
const MOST_WORDS: usize = 6;

/// The same for the script of a text: Thai letters are words of their own, too, and its words are longer.
fn most_words(text: &str) -> usize {
    const MOST_OF_THAI: usize = 12;
    let is_thai = !text.is_ascii() && text.chars().any(|letter| matches!(letter, '\u{e00}'..='\u{e7f}'));
    if is_thai { MOST_OF_THAI } else { MOST_WORDS }
}

static PHRASES: LazyLock<FxHashMap<String, DateRole>> = LazyLock::new(|| {
    let lists = [
        (OTHER, DateRole::Other),
        (UPDATED, DateRole::Updated),
        (PUBLISHED, DateRole::Published),
        (PERSONS, DateRole::Unsaid),
    ];
    let phrases = lists.into_iter().flat_map(|(list, role)| list.split('|').map(move |phrase| (phrase, role)));
    phrases.map(|(phrase, role)| (joined(&words(phrase).collect::<Vec<_>>()), role)).collect()
});

static GENERIC_WORDS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| GENERIC.iter().map(|word| joined(&words(word).collect::<Vec<_>>())).collect());

const PUBLISHED: &str = "published|published on|embargoed until|embargo until|online since|page created|first online|first published|originally published|originally posted|posted|posted on|post date|\
    publish date|publication date|date of publication|published date|date published|publication|pub date|pubdate|date|dated|released|issued|\
    created|created on|filed|written|date posted|added|uploaded|submitted|appeared|release date|issue date|press release|media release|pressemitteilung|medienmitteilung|presseinformation|communiqué de presse|\
    comunicato stampa|nota de prensa|comunicado de prensa|tisková zpráva|lehdistötiedote|pressmeddelande|pressemelding|pressemeddelelse|\
    persbericht|komunikat prasowy|пресс релиз|прес реліз|\
    publié|publié le|publiée|publie le|paru le|parution|mis en ligne|mis en ligne le|date de publication|rédigé le|posté le|créé le|\
    veröffentlicht|veröffentlicht am|erstellt|erstellt am|erschienen|erschienen am|veröffentlichung|veröffentlichungsdatum|datum|\
    publiziert|eingestellt am|stand der veröffentlichung|\
    publicado|publicado el|publicada|publicado em|fecha|fecha de publicación|publicación|creado|creado el|data de publicação|publicação|\
    postado em|criado em|data|pubblicato|pubblicato il|pubblicata|data di pubblicazione|publicat|publicat el|publicat la|data publicării|\
    gepubliceerd|gepubliceerd op|geplaatst|geplaatst op|publicatiedatum|\
    опубликовано|опубликован|опубликована|публикация|дата публикации|дата|размещено|создано|добавлено|\
    опубліковано|публікація|дата публікації|створено|апублікавана|\
    wysłany dnia|wysłane dnia|wysłano dnia|opublikowano|data publikacji|publikacja|dodano|data dodania|utworzono|opublikowany|publikováno|publikované|vydáno|zveřejněno|zverejnené|\
    vydané|vytvořeno|objavljeno|objavljen|objavljena|datum objave|datum objavljivanja|објављено|датум|објава|публикувано|публикувана|\
    публикуван|објавено|publicerad|publicerat|publicerades|publiceret|offentliggjort|udgivet|publisert|publiserad|opprettet|oprettet|\
    skapad|julkaistu|julkaisuaika|luotu|δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|ημερομηνία|ημερομηνία δημοσίευσης|\
    yayın tarihi|yayınlanma|yayınlanma tarihi|yayınlandı|yayımlanma|yayımlandı|giriş|giriş tarihi|oluşturulma|oluşturma tarihi|tarih|eklenme|\
    نشر|نشر في|نشرت في|نشر بتاريخ|تاريخ النشر|النشر|تم النشر|تم النشر في|التاريخ|أضيف في|تاريخ|\
    انتشار|تاریخ انتشار|زمان انتشار|منتشر شده|تاریخ|شائع|شائع شدہ|تاریخ اشاعت|פורסם|פורסם ב|פרסום|תאריך פרסום|תאריך|\
    प्रकाशित|प्रकाशन|प्रकाशन तिथि|प्रकाशित तिथि|प्रकाशित किया गया|প্রকাশ|প্রকাশিত|প্রকাশের সময়|প্রকাশকাল|\
    diterbitkan|dipublikasikan|terbit|tanggal terbit|dipublikasi|tayang|diposting|tanggal|diterbitkan pada|tarikh|tarikh terbit|\
    đăng|đăng ngày|ngày đăng|xuất bản|ngày xuất bản|đăng lúc|เผยแพร่|เผยแพร่เมื่อ|วันที่เผยแพร่|โพสต์|โพสต์เมื่อ|imechapishwa|ilichapishwa|tarehe|\
    发布|发布于|发布时间|发布日期|发表|发表于|发表时间|出版|日期|发文日期|時間|时间|發布|發布於|發布時間|發佈|發表|刊登|刊登日期|發佈時間|\
    公開|公開日|公開日時|掲載|掲載日|配信|投稿|投稿日|発行|発行日|作成日|更新前公開|登録日|\
    입력|입력시간|입력일시|기사입력시간|등록시간|등록일시|등록|등록일|게시|게시일|발행|발행일|승인|작성|작성일|기사입력|기사 입력|기사등록|기사승인|\
    გამოქვეყნდა|გამოქვეყნებულია|თარიღი|հրապարակվել է|հրապարակված|dərc edilib|yayımlanıb|tarix|жарияланған|жарияланды|chop etilgan|\
    eʼlon qilingan|sana|publikuar|publikuar më|botuar|publikuota|paskelbta|paskelbimo data|publicēts|publicēta|publicēšanas datums|\
    avaldatud|lisatud|argitaratua|argitaratze data|publicado o|foilsithe|birt|birtist|útgefið|nailathala|inilathala|erscheinungsdatum|online seit|online gestellt am|hochgeladen am|eingetragen am|création|date de création\
    |date de parution|mise en ligne|date de mise en ligne|publiée le|diffusé le|fecha de creación|fecha de alta|publicada el\
    |creada el|creato|creato il|inserito|inserito il|data di creazione|data creazione|data pubblicazione|data di inserimento\
    |pubblicata il|postato il|criado|criada|criada em|criado a|publicada em|publicado a|data de criação|inserido em\
    |divulgado em|data de publicació|creat el|data de publicación|postat|postat la|creat la|publicat pe|publicată|gemaakt\
    |gemaakt op|aangemaakt|aangemaakt op|online sinds|verschenen op|datum publicatie|aanmaakdatum|publiceringsdatum|inlagd\
    |inlagt|postad|upplagd|utgivningsdatum|udgivelsesdato|publiceringsdato|publiseringsdato|oprettet den|lagt ut|utgitt\
    |julkaisupäivä|julkaisupvm|lisätty|luontipäivä|создан|создана|дата создания|дата размещения|дата добавления|выложено\
    |добавлена|размещена|размещен|додано|розміщено|оприлюднено|опублікований|опублікована|дата створення|дата розміщення\
    |дата оприлюднення|створана|дата публікацыі|създаден|създадена|дата на публикуване|дата на публикация|креирано|постављено\
    |објавено на|датум на објава|датум објаве|датум објављивања|kreirano|postavljeno|objava|ustvarjeno|datum objavljanja\
    |vloženo|přidáno|uveřejněno|datum vydání|datum zveřejnění|datum publikování|datum vytvoření|datum vložení|vytvorené\
    |pridané|uverejnené|dátum zverejnenia|dátum vydania|dátum pridania|dátum vytvorenia|zamieszczono|umieszczono|udostępniono\
    |utworzony|opublikowane|opublikowana|wytworzono|data utworzenia|data wytworzenia|data udostępnienia|data opublikowania\
    |data wydania|megjelent|létrehozva|közzétéve|publikálva|feltöltve|beküldve|megjelenés|megjelenés dátuma|megjelenés ideje\
    |közzététel dátuma|létrehozás dátuma|dátum|kelt|δημιουργήθηκε|αναρτήθηκε|ανάρτηση|καταχωρήθηκε|δημοσιευμένο\
    |ημερομηνία ανάρτησης|ημερομηνία δημιουργίας|oluşturuldu|eklendi|eklenme tarihi|yayım tarihi|yayımlanma tarihi\
    |yayınlanma zamanı|ekleme tarihi|أنشئ بتاريخ|أنشئ في|تاريخ الإنشاء|تاريخ الإضافة|نشرت بتاريخ|تاريخ نشر|تمت الإضافة في\
    |تاريخ الخبر|ایجاد شده|ایجاد شده در|درج شده در|ارسال شده در|تاریخ درج|تاریخ ایجاد|تاریخ ارسال|تاریخ خبر|تاریخ ثبت|נוצר\
    |נוצר ב|הועלה ב|פורסם בתאריך|תאריך יצירה|पोस्ट किया गया|प्रकाशन तारीख|প্রকাশের তারিখ|dibuat|dibuat pada|diunggah|dirilis\
    |tanggal dibuat|tanggal publikasi|tanggal rilis|disiarkan|disiarkan pada|tarikh siaran|ngày tạo|được đăng|đăng vào\
    |ngày phát hành|ngày viết|thời gian đăng|สร้างเมื่อ|วันที่โพสต์|วันที่ลงข่าว|ประกาศเมื่อ|创建日期|创建时间|创建于|录入时间|发稿时间|发稿日期\
    |上传时间|上传日期|添加时间|添加日期|刊发日期|刊发时间|发文时间|公布日期|稿件日期|新闻日期|刊登时间|建立日期|建立時間|張貼日期|上架日期|上版日期|刊載日期|公告日期|新聞日期|發稿時間|發稿日期|上傳時間|掲載年月日\
    |公開年月日|更新公開日|등록일시|등록일자|작성일자|작성일시|게시일자|보도일자|배포일|შეიქმნა|ստեղծված է|yaradılıb|sukurta|publikuotas|įkelta|izveidots|loodud\
    |sortze data|date of issue|date of release|date of posting|fecha de emisión|data de emissão|data da notícia|data wpisu\
    |data artykułu|datum van publicatie|datum plaatsing|plaatsingsdatum|erstellungsdatum|ημερομηνία έκδοσης|تاريخ المقال\
    |تاریخ مطلب|дата новости|дата статьи|дата выхода|дата выпуска|tanggal posting|tanggal unggah|文章日期|信息日期|信息时间|报道时间\
    |新闻时间|新聞時間|文章時間|公告時間";

const UPDATED: &str = "updated|updated on|update|last update|last updated|last updated on|modified|last modified|date modified|modified date|\
    modified on|last modified on|date updated|update date|updated date|revised|last revised|revised on|edited|last edited|corrected|amended|\
    republished|reposted|changed|last changed|updated at|\
    mis à jour|mis à jour le|mise à jour|mise à jour le|modifié|modifié le|actualisé|actualisé le|dernière mise à jour|dernière modification|\
    date de mise à jour|maj|maj le|aktualisiert|aktualisiert am|aktualisierung|zuletzt aktualisiert|letzte aktualisierung|geändert|\
    geändert am|zuletzt geändert|letzte änderung|bearbeitet|überarbeitet|stand|update vom|\
    actualizado|actualizado el|actualizada|actualización|última actualización|última modificación|modificado|modificado el|fecha de actualización|\
    atualizado|atualizado em|atualizada|atualização|última atualização|modificado em|aggiornato|aggiornato il|aggiornamento|\
    ultimo aggiornamento|ultima modifica|modificato|modificato il|actualitzat|actualitzat el|actualització|actualizat|actualizat la|\
    ultima actualizare|data actualizării|actualizării|data ultimei actualizări|modificat|bijgewerkt|bijgewerkt op|gewijzigd|laatst gewijzigd|laatst bijgewerkt|laatste update|aangepast|\
    обновлено|обновлен|обновлена|обновление|последнее обновление|изменено|дата обновления|дата изменения|отредактировано|\
    оновлено|оновлення|останнє оновлення|змінено|абноўлена|zaktualizowano|aktualizacja|ostatnia aktualizacja|data aktualizacji|zmieniono|\
    zmodyfikowano|aktualizováno|aktualizace|poslední aktualizace|upraveno|aktualizované|aktualizácia|upravené|ažurirano|zadnja izmjena|\
    izmijenjeno|izmenjeno|posodobljeno|ažuriranje|ажурирано|измењено|обновена|последна промяна|актуализирано|актуализирана|ажурирано на|\
    uppdaterad|uppdaterat|uppdaterades|senast uppdaterad|ändrad|senast ändrad|opdateret|sidst opdateret|oppdatert|sist oppdatert|endret|\
    ændret|päivitetty|päivitys|muokattu|ενημέρωση|ενημερώθηκε|τελευταία ενημέρωση|ανανεώθηκε|τροποποιήθηκε|\
    güncelleme|güncellendi|güncellenme|güncelleme tarihi|güncellenme tarihi|son güncelleme|son güncellenme|değiştirilme|\
    تحديث|آخر تحديث|تم التحديث|تاريخ التحديث|تحديث في|عدل في|آخر تعديل|التحديث|به روز رسانی|به روزرسانی|بروزرسانی|آخرین بروزرسانی|\
    آخرین به روز رسانی|ویرایش|آخرین ویرایش|اپ ڈیٹ|اپڈیٹ|عודכן|עודכן|עודכן ב|עדכון|עדכון אחרון|\
    अपडेट|अपडेटेड|अपडेट किया गया|अद्यतन|संशोधित|अंतिम अपडेट|আপডেট|হালনাগাদ|সর্বশেষ আপডেট|আপডেটের সময়|\
    diperbarui|diperbaharui|pembaruan|terakhir diperbarui|dikemas kini|dikemaskini|kemas kini|cập nhật|cập nhật lúc|cập nhật ngày|\
    sửa đổi|อัปเดต|อัพเดต|ปรับปรุง|แก้ไข|อัปเดตเมื่อ|ปรับปรุงล่าสุด|imesasishwa|ilisasishwa|\
    更新|更新于|更新时间|更新日期|最后更新|最近更新|修改|修改时间|修订|更新於|更新時間|最後更新|修訂|更新日|更新日時|最終更新|最終更新日|改訂|修正|\
    수정|수정시간|수정일시|최종수정시간|수정일|최종수정|최종 수정|업데이트|기사수정|최종업데이트|განახლდა|განახლებულია|ბოლო განახლება|թարմացվել է|թարմացված|yenilənib|\
    yenilənmə|жаңартылған|жаңартылды|yangilangan|përditësuar|përditësuar më|atnaujinta|atnaujinimo data|paskutinį kartą atnaujinta|\
    atjaunots|atjaunināts|pēdējās izmaiņas|uuendatud|muudetud|eguneratua|eguneratze data|azken eguneratzea|nuashonraithe|uppfært|frissítve|\
    frissítés|utolsó frissítés|módosítva|utoljára frissítve|in-update|edited by|отредактировал|отредактировала|изменил|відредагував|редагував|\
    змінив|imehuishwa|تازہ کاری|புதுப்பிக்கப்பட்டது|నవీకరించబడింది|అప్‌డేట్|അപ്ഡേറ്റ്|പുതുക്കിയത്|अद्यावधिक|թարմացում|የተሻሻለው|อัพเดทล่าสุด|\
    bearbeitet von|geändert von|modifié par|editado por|modificado por|modificato da|gewijzigd door|edytował|düzenleyen|editado el|editada el|última edición|modificada el|fecha de modificación|fecha de última actualización\
    |última modificação|última edição|última alteração|editado em|alterado em|data de modificação|data de atualização\
    |última actualização|actualizado em|actualização|última modificació|darrera modificació|darrera actualització\
    |última actualització|modificat el|última modificación o|ultima modificare|modificat la|data modificării|data di modifica\
    |data modifica|data ultima modifica|ultima revisione|aggiornata|modificata|dernière révision|modifiée le\
    |date de modification|date de dernière mise à jour|letztes update|zuletzt bearbeitet|letzte bearbeitung\
    |zuletzt modifiziert|änderungsdatum|aktualisierungsdatum|laatste wijziging|laatste aanpassing|laatst aangepast\
    |laatst geüpdatet|wijzigingsdatum|sidste ændring|sidst ændret|senest opdateret|senest ændret|ændringsdato|sist endra\
    |endringsdato|sist redigert|senaste ändring|senaste uppdatering|senast redigerad|redigerad|reviderad|ändringsdatum\
    |viimeisin muutos|viimeisin päivitys|viimeksi muutettu|muutettu|muutospäivä|síðast breytt|последнее изменение\
    |последняя правка|последнее редактирование|изменён|изменена|дата последнего изменения|дата редактирования|остання зміна\
    |востаннє змінено|востаннє оновлено|остання редакція|відредаговано|дата зміни|дата оновлення|апошняе абнаўленне|зменена\
    |последна актуализация|последно обновяване|обновено|последно ажурирање|последња измена|последња промена|poslednja izmena\
    |poslednja promena|posljednja izmjena|posljednja promjena|zadnja promjena|zadnja sprememba|zadnja posodobitev|spremenjeno\
    |datum spremembe|datum izmjene|datum ažuriranja|датум ажурирања|poslední úprava|poslední změna|změněno|datum změny\
    |datum úpravy|datum aktualizace|posledná zmena|posledná úprava|posledná aktualizácia|zmenené|dátum zmeny\
    |dátum aktualizácie|ostatnio zmieniany|ostatnio zmieniono|ostatnio zmieniony|ostatnia zmiana|ostatnia modyfikacja\
    |ostatnio zmodyfikowane|ostatnio modyfikowane|ostatnio aktualizowane|data modyfikacji|data ostatniej modyfikacji\
    |data ostatniej zmiany|data zmiany|poprawiono|zmodyfikowany|zaktualizowany|edytowano|modyfikacja|módosítás\
    |utolsó módosítás|módosítás dátuma|utoljára módosítva|frissítés dátuma|módosult|frissült|szerkesztve\
    |τελευταία τροποποίηση|τελευταία αλλαγή|τελευταία επεξεργασία|ημερομηνία τροποποίησης|ημερομηνία ενημέρωσης|τροποποίηση\
    |son düzenleme|son düzenlenme|son değişiklik|son değiştirilme|düzenlenme tarihi|düzenleme tarihi|değişiklik tarihi\
    |değiştirilme tarihi|تاريخ التعديل|التعديل الأخير|تم التعديل|تاريخ آخر تحديث|تاريخ آخر تعديل|عدلت في|آخرین تغییر\
    |آخرین تغییرات|آخرین اصلاح|ویرایش شده|تاریخ ویرایش|تاریخ به روز رسانی|تاریخ بروزرسانی|تاریخ تغییر|آخری بار تجدید\
    |עודכן לאחרונה|נערך לאחרונה|תאריך עדכון|अंतिम संशोधन|अंतिम परिवर्तन|সর্বশেষ পরিবর্তন|সংশোধিত|terakhir diubah\
    |terakhir disunting|terakhir diedit|terakhir dimutakhirkan|dimutakhirkan|diubah|disunting|tanggal diperbarui\
    |tarikh kemas kini|kemaskini|sửa lần cuối|chỉnh sửa lần cuối|lần sửa cuối|chỉnh sửa|cập nhật lần cuối|ngày cập nhật\
    |ngày sửa đổi|ngày chỉnh sửa|แก้ไขล่าสุด|แก้ไขเมื่อ|อัปเดตล่าสุด|ปรับปรุงเมื่อ|วันที่แก้ไข|วันที่ปรับปรุง|最后修改|最后编辑|最近修改\
    |最新更新|修改于|修改日期|修订日期|编辑于|编辑时间|上次更新|上次修改|变更日期|最後修改|最後編輯|修改時間|編輯於|異動日期|維護日期|更新維護日期|最後異動日期|最終編集|最終修正|最終改訂|修正日|編集日|改訂日|改定|変更日\
    |최종수정일|최종 수정일|마지막 업데이트|마지막 수정|수정일시|수정일자|갱신|갱신일|ბოლო ცვლილება|վերջին փոփոխություն|վերջին թարմացումը|փոփոխված է\
    |son yeniləmə|dəyişdirilib|соңғы жаңарту|oxirgi yangilanish|përditësimi i fundit|ndryshuar më|paskutinis atnaujinimas\
    |paskutinis pakeitimas|paskutinis taisymas|pakeista|pēdējoreiz atjaunots|labots|viimane uuendus|viimane muudatus\
    |azken aldaketa|azken aldaketak|aldaketa data";

const OTHER: &str = "print date|printed|printed on|date printed|printed from|gedruckt|gedruckt am|druckdatum|ausgedruckt am|imprimé le|impreso el|fecha de impresión|impresso em|\
    stampato il|afgedrukt op|wydrukowano|data wydruku|vytištěno|nyomtatva|дата печати|распечатано|yazdırma tarihi|تاريخ الطباعة|打印时间|打印日期|印刷日|as it appeared on|saved|saved on|saved to|clipped|clipped on|captured|captured on|downloaded|downloaded on|bookmarked|bookmarked on|fetched on|scraped on|\
    enregistré le|gespeichert am|archiviert am|guardado el|salvo em|salvato il|opgeslagen op|сохранено|kaydedildi|تم الحفظ|accessed|accessed on|retrieved|retrieved on|last accessed|visited|archived|archived on|archived from the original on|\
    event date|event|starts|ends|start date|end date|expires|expiry date|valid until|valid through|deadline|due|due date|until|as of|since|\
    effective|effective date|opened|opens|closed|closes|closing date|opening|launched|adopted|entered into force|in force|in force since|event|meeting|hearing|held on|held|celebrated on|eröffnet|eröffnung|in kraft seit|inkrafttreten|ouvert|ouverture|inauguré|entrée en vigueur|abierto|apertura|inaugurado|aperto|inaugurato|открыт|дата открытия|otwarto|otevřeno|deschis|açılış|születési|born|date of birth|birth date|died|date of death|founded|date founded|founding|foundation|formation|established|\
    inception|incorporated|inaugurated|initial release|launch date|gegründet|gründung|fondé en|fondée en|date de naissance|date de fondation|\
    fundado|fundada|fundación|fecha de nacimiento|fundação|data de nascimento|fondazione|data di nascita|дата рождения|дата основания|основан|joined|member since|registered|copyright|reviewed|fact checked|fact checked on|last reviewed|\
    medically reviewed|in print|print edition|print version|appears in print on|next update|next|comment|commented|replied|\
    consulté|consulté le|date de l'événement|jusqu'au|né le|né|abgerufen|abgerufen am|zuletzt abgerufen|gültig bis|bis zum|geboren|\
    geboren am|veranstaltung|termin|consultado|consultado el|fecha del evento|hasta el|nacido|nacido el|acesso em|acessado em|válido até|\
    consultato|consultato il|fino al|nato il|geraadpleegd|geraadpleegd op|geldig tot|дата обращения|дата события|действует до|родился|\
    дата звернення|dostęp|data dostępu|data wydarzenia|ważne do|citováno|datum přístupa|hämtad|hämtat|besökt|hentet|lest|viitattu|haettu|\
    ανακτήθηκε|erişim|erişim tarihi|etkinlik tarihi|تاريخ الوصول|اطلع عليه|تاريخ الاطلاع|تاريخ الحدث|بازبینی|نشانی|אוחזר|diakses|\
    diakses pada|truy cập|truy cập ngày|เข้าถึงเมื่อ|访问|访问日期|活动日期|截至|截止|閲覧|閲覧日|イベント日|개최|접속|검색일|마감|letöltve|hozzáférés|\
    registriert|registriert am|mitglied seit|beigetreten|inscription|inscrit|inscrit le|membre depuis|registrado|registrado en|miembro desde|\
    registrado em|membro desde|iscritto|iscritto il|iscritto dal|geregistreerd|lid sinds|lid geworden op|зарегистрирован|зарегистрирована|\
    регистрация|дата регистрации|зареєстрований|зареєстрована|rejestracja|dołączył|dołączyła|katılım|katılım tarihi|üyelik tarihi|\
    kayıt tarihi|registrerad|medlem sedan|blev medlem|tilmeldt|liittynyt|rekisteröitynyt|εγγραφή|عضو منذ|تاريخ التسجيل|تاریخ عضویت|\
    注册时间|注册日期|가입일|ngày tham gia|bergabung|bergabung sejak|csatlakozott|regisztrált|înregistrat|membru din|založen|registrován|senast granskad|gjennomgått|viimeksi tarkistettu|ostatnio sprawdzono|date of event|event day|fecha de vencimiento\
    |fecha límite|fecha de inicio|fecha de fin|fecha de cierre|data do evento|data limite|data de início|data evento\
    |data di scadenza|data inizio|data fine|datum der veranstaltung|veranstaltungsdatum|ablaufdatum|einsendeschluss\
    |date limite|date de début|date de fin|date de clôture|einddatum|begindatum|startdatum|дата проведения|дата начала\
    |дата окончания|дата проведення|дата початку|дата закінчення|дата народження|data rozpoczęcia|data zakończenia\
    |data urodzenia|datum konání|datum narození|dátum konania|toplantı tarihi|başlangıç tarihi|bitiş tarihi|doğum tarihi\
    |son başvuru tarihi|تاريخ الميلاد|تاريخ الانتهاء|تاريخ البدء|تاریخ تولد|تاریخ برگزاری|tanggal lahir|tanggal acara\
    |ngày sinh|ngày hết hạn|ngày diễn ra|成文日期|生效日期|施行日期|实施日期|截止日期|截止时间|有效日期|到期日期|会议日期|会议时间|活动时间|开始时间|结束时间|开始日期|结束日期|举办时间|出生日期\
    |成立日期|成立时间|截止時間|活動日期|活動時間|會議時間|開始日期|結束日期";

/// Who did it, in words that begin like those for when.
const PERSONS: &str = "投稿者|投稿者名|作成者|発行者|発行人|公開者|掲載者|登録者|更新者|发布者|发布人|发表者|發布者|發布人|發表人|出版者|出版社|更新人|修改人|\
    발행인|발행자|작성자|등록자|게시자";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_publication_that_are_names() {
        for (text, expected) in [
            ("Published Jane Doe", "Jane Doe"),
            ("Đăng lúc 10:30", "10:30"),
            ("Đặng Văn Minh", "Đặng Văn Minh"),
            ("ĐẶNG VĂN MINH", "ĐẶNG VĂN MINH"),
            ("ĐĂNG LÚC 10:30", "10:30"),
            ("Dang Van Minh", "Dang Van Minh"),
        ] {
            assert_eq!(without_roles(text), expected, "{text}");
        }
    }

    #[test]
    fn the_words_beside_a_date_say_what_it_is_the_date_of() {
        let shown = |text: &str| {
            let dates = dates_with_roles(text);
            dates.iter().map(|(found, role)| format!("{} {role:?}", found.date)).collect::<Vec<_>>().join(", ")
        };
        let mut wrong = String::new();
        let both = "2023-10-30 Published, 2023-11-02 Updated";
        for (text, expected) in [
            ("Published October 30, 2023 | Updated November 2, 2023 9:14 a.m.", both),
            ("First published on Oct 30, 2023 8:15 EDT. Last updated: Nov. 2, 2023", both),
            ("Updated 9:14 a.m. ET, November 2, 2023", "2023-11-02 Updated"),
            ("Posted in World by Mara Lindqvist on October 30, 2023", "2023-10-30 Published"),
            ("PUBLISHED\nOctober 30, 2023\nUPDATED\nNovember 2, 2023", both),
            ("Date: 2023-10-30 Date modified: 2023-11-02", both),
            ("October 30, 2023 (updated November 2, 2023)", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("October 30, 2023 | Updated November 2, 2023", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("November 2, 2023 (updated)", "2023-11-02 Updated"),
            ("Mara Lindqvist, October 30, 2023", "2023-10-30 Unsaid"),
            ("Data modyfikacji: 2 listopada 2023", "2023-11-02 Updated"),
            ("Última modificação em 2 de novembro de 2023", "2023-11-02 Updated"),
            ("Последнее изменение: 2 ноября 2023", "2023-11-02 Updated"),
            ("Poslední změna: 2. listopadu 2023", "2023-11-02 Updated"),
            ("Son değişiklik: 2 Kasım 2023", "2023-11-02 Updated"),
            ("تاريخ التعديل: 2 نوفمبر 2023", "2023-11-02 Updated"),
            ("Chỉnh sửa lần cuối: 2 tháng 11, 2023", "2023-11-02 Updated"),
            ("修改日期：2023年11月2日", "2023-11-02 Updated"),
            ("Megjelent: 2023. november 2.", "2023-11-02 Published"),
            ("Αναρτήθηκε: 2 Νοεμβρίου 2023", "2023-11-02 Published"),
            ("Дата размещения: 2 ноября 2023", "2023-11-02 Published"),
            ("Senast granskad: 2 november 2023", "2023-11-02 Other"),
            ("成文日期：2023年11月2日", "2023-11-02 Other"),
            // Of a date with a word that nobody listed nothing is known.
            ("Data posiedzenia: 2 listopada 2023", "2023-11-02 Unsaid"),
            ("开庭日期：2023年11月2日", "2023-11-02 Unsaid"),
            ("出版日期：2023年11月2日", "2023-11-02 Published"),
            ("最后修改日期：2023年11月2日", "2023-11-02 Updated"),
            ("Data: 2 listopada 2023", "2023-11-02 Published"),
            ("日期：2023年11月2日", "2023-11-02 Published"),
            ("Data: Roma, 2 novembre 2023", "2023-11-02 Published"),
            ("投稿者: 西村亮 | 2023年11月2日", "2023-11-02 Unsaid"),
            ("投稿者: 西村亮 投稿日: 2023年11月2日", "2023-11-02 Published"),
            ("Accessed 2 November 2023", "2023-11-02 Other"),
            ("Event date: 2 November 2023", "2023-11-02 Other"),
            ("As of November 2, 2023", "2023-11-02 Other"),
            ("Appeared in the November 2, 2023, print edition as 'The Quay.'", "2023-11-02 Other"),
            ("Published October 30, 2023. Print edition: November 2, 2023", "2023-10-30 Published, 2023-11-02 Other"),
            ("Published October 30, 2023 in print and online", "2023-10-30 Published"),
            ("Imehuishwa: 2 November 2023", "2023-11-02 Updated"),
            ("تازہ کاری: 2 November 2023", "2023-11-02 Updated"),
            ("புதுப்பிக்கப்பட்டது: 2 November 2023", "2023-11-02 Updated"),
            ("Թարմացում՝ 2 November 2023", "2023-11-02 Updated"),
            ("Erstellt: 30.10.2023 Aktualisiert: 31.10.2023", "2023-10-30 Published, 2023-10-31 Updated"),
            ("Veröffentlicht am 30. Oktober 2023, zuletzt geändert am 2. November 2023", both),
            ("Publié le 30 octobre 2023 à 15h30, mis à jour le 2 novembre 2023 à 08h00", both),
            ("Publicado el 30 de octubre de 2023. Última actualización: 2 de noviembre de 2023", both),
            ("Publicado em 30/10/2023 15h30 - Atualizado em 02/11/2023", "2023-10-30 Published, 2023 Updated"),
            ("Pubblicato il 30 ottobre 2023 - Aggiornato il 2 novembre 2023 alle 10:00", both),
            ("Публикация: 30 октября 2023 Обновлено: 2 ноября 2023", both),
            ("Опубліковано 30 жовтня 2023, оновлено 2 листопада 2023 р.", both),
            ("Opublikowano: 30 października 2023, 15:30 Aktualizacja: 2 listopada 2023", both),
            ("Giriş: 30.10.2023 - 15:30 Güncelleme: 02.11.2023 - 08:00", both),
            ("نشر في 30 أكتوبر 2023 آخر تحديث 2 نوفمبر 2023", both),
            ("تاریخ انتشار: ۸ آبان ۱۴۰۲ - ۱۵:۳۰", "2023-10-30 Published"),
            ("פורסם: 30.10.2023 עודכן: 02.11.2023", both),
            ("प्रकाशित: 30 अक्टूबर 2023 अपडेट: 2 नवंबर 2023", both),
            ("Diterbitkan 30 Oktober 2023, diperbarui 2 November 2023", both),
            ("发布时间：2023年10月30日 更新时间：2023年11月2日", both),
            ("2023年10月30日 公開 2023年11月2日 更新", both),
            ("2023年10月30日 公開｜2023年11月2日 更新", both),
            ("2023年10月30日 | 更新 2023年11月2日", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("2023年10月30日（更新于 2023年11月2日）", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("2023年10月30日 10:12 更新于 2023年11月2日 08:00", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("2023.10.30. 10:12 수정 2023.11.02. 08:00", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("2023.10.30 · 업데이트 2023.11.02", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            // The later day stands first, and the word behind it.
            ("2023年11月2日 更新 2023年10月30日", "2023-11-02 Updated, 2023-10-30 Unsaid"),
            ("2023年11月2日（更新） 2023年10月30日", "2023-11-02 Updated, 2023-10-30 Unsaid"),
            ("2023年10月30日 更新 | 2023年11月2日 更新", "2023-10-30 Updated, 2023-11-02 Updated"),
            ("เผยแพร่เมื่อ 30 ตุลาคม 2566 | อัปเดตเมื่อ 2 พฤศจิกายน 2566", both),
            ("30 ตุลาคม 2566 | อัปเดตเมื่อ 2 พฤศจิกายน 2566", "2023-10-30 Unsaid, 2023-11-02 Updated"),
            ("公開日：2023年10月30日 15時30分 最終更新日：2023年11月2日", both),
            ("2023年11月2日 8時15分 更新", "2023-11-02 Updated"),
            ("입력 2023.10.30. 오전 8:15 수정 2023.11.02. 오후 2:30", both),
            ("Publicerad 30 oktober 2023 Uppdaterad 2 november 2023", both),
            ("Julkaistu 30.10.2023 klo 15.30 Päivitetty 2.11.2023 klo 8.00", both),
            ("no date here", ""),
        ] {
            if shown(text) != expected {
                wrong.push_str(&format!("{text}: {}, not {expected}\n", shown(text)));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }
}

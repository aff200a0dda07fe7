//! Finds persons in Arabic, Persian, Hebrew and Hindi, which write no capitals: a listed given name, and an office before the name or behind it.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::GivenNames;
use crate::actors::article::Part;
use crate::actors::article::labels::name_written;
use crate::actors::words::{Gap, Word, hash_of};
use crate::text::fold_value;

/// Offices and roles before a name.
const OFFICES: [(&str, &str); 4] = [
    (
        "ar",
        "الرئيس رئيس الوزير وزير الوزراء الخارجية الدفاع الداخلية المالية المتحدث باسم العسكري النائب السفير السفيرة القائد اللواء العميد العقيد \
         الفريق الجنرال الطبيب الطبيبة الدكتور الدكتورة المحامي المحامية الصحفي الصحفية الكاتب الكاتبة الشاعر المخرج المخرجة الممثل الممثلة \
         المدرب اللاعب الخبير الخبيرة المحلل المحللة الباحث الباحثة الناشط الناشطة الأستاذ الشيخ الأمير الملك القاضي المدير المديرة النازحة \
         النازح المواطن المواطنة الصياد المزارع التاجر المصور الناطق عضو القيادي المرشح المعارض المستشار المبعوث المبعوثة الأمين العام الفنان الفنانة زعيم الزعيم قائد نائب أمين المستشارة السيد السيدة الوزيرة وزيرة النائبة القاضية العميدة \
         المتحدثة الناطقة المنسق المنسقة المفوض المفوضة الفريق المشير المفتي البطريرك المطران القس الداعية مدير محافظ المحافظ عمدة العمدة التنفيذي",
    ),
    (
        "fa",
        "رئیس رییس وزیر جمهور سخنگوی سفیر سردار سرلشکر سرتیپ ژنرال دکتر مهندس آقای خانم تحلیلگر کارشناس پژوهشگر نویسنده کارگردان بازیگر مربی \
         خبرنگار روزنامه‌نگار فعال وکیل قاضی مدیر نماینده استاندار شهردار صراف کشاورز استاد شاعر بازیکن دبیرکل مدیرکل معاون حجت‌الاسلام آیت‌الله",
    ),
    (
        "he",
        "הנשיא השר השרה הממשלה החוץ הביטחון האוצר הכנסת הדובר דובר האלוף הרמטכ\"ל הרב השופט השופטת המנכ\"ל היו\"ר הסופר הסופרת הבמאי \
         השחקן השחקנית המאמן העיתונאי העיתונאית הפרשן החוקר החוקרת ד\"ר פרופ' עו\"ד ח\"כ ראש המפכ\"ל השגריר ניצב אלוף סגן",
    ),
    (
        "hi",
        "राष्ट्रपति प्रधानमंत्री मंत्री मुख्यमंत्री राज्यपाल सांसद विधायक नेता प्रवक्ता जनरल कर्नल राजदूत सचिव अध्यक्ष महासचिव विश्लेषक विशेषज्ञ पत्रकार \
         लेखक निर्देशक अभिनेता अभिनेत्री कप्तान कोच डॉक्टर डॉ प्रोफेसर वकील न्यायाधीश निदेशक श्री श्रीमती सुश्री",
    ),
];

/// What stands between a given name and the family's, and belongs to both.
const LINKS: &str = "بن ابن بنت عبد أبو ابو آل الدين بن בן בת אבו אל عبدال";

/// What stands behind a given name and is no part of a name.
const NO_NAMES: &str = "إن أن قال قالت في من على إلى عن مع هو هي كان كانت الذي التي أكد أعلن قد لم لا \
     گفت است در از به با که را و این آن می بود شد نیز اعلام افزود \
     אמר אמרה של על את עם הוא היא כי לא גם \
     ने को का की के से में है हैं और पर ने कहा भी";

/// The hashes of the folded words of a list; of those that are two, `رئیس‌جمهور`, of the last.
fn hashes(words: &str) -> FxHashSet<u64> {
    let hash = |word: &str| hash_of(fold_value(word).rsplit(' ').next().unwrap_or_default());
    words.split_whitespace().map(hash).collect()
}

/// The names of persons, as their words and the labels to show.
pub(super) fn names(language: &str, part: &Part<'_>, given: &GivenNames) -> Vec<(Range<usize>, String)> {
    static OF_LANGUAGES: LazyLock<FxHashMap<&'static str, FxHashSet<u64>>> =
        LazyLock::new(|| OFFICES.iter().map(|(language, listed)| (*language, hashes(listed))).collect());
    static LINKS_AND_OTHERS: LazyLock<[FxHashSet<u64>; 2]> = LazyLock::new(|| [hashes(LINKS), hashes(NO_NAMES)]);
    let Some(offices) = OF_LANGUAGES.get(language) else { return Vec::new() };
    let [links, no_names] = &*LINKS_AND_OTHERS;
    let hangs = |place: usize| part.words.get(place).is_some_and(|word| !word.begins_sentence && word.gap == Gap::Space);
    let is_one_of = |set: &FxHashSet<u64>, place: usize| set.contains(&part.words[place].hash);
    let mut names = Vec::new();
    for first in 0..part.words.len() {
        if !given.contains_key(&fold_value(part.words[first].of(part.text))) {
            continue;
        }
        let has_office = first > 0 && is_one_of(offices, first - 1) && hangs(first);
        let is_said = is_said_by(language, part, first);
        // `أعلن رئيس المجلس`: some offices are given names, too.
        if (has_office || is_said) && is_one_of(offices, first) {
            continue;
        }
        let mut end = first + 1;
        while hangs(end) && end < first + 3 && is_one_of(links, end) {
            end += 1;
        }
        if !hangs(end) || is_one_of(no_names, end) || is_one_of(offices, end) {
            continue;
        }
        // `نوری‌زاده`, one name of two words.
        let hangs_on = |place: usize| {
            let before = part.words[place - 1].end as usize;
            part.words.get(place).is_some_and(|word| &part.text[before..word.start as usize] == "\u{200C}")
        };
        while hangs_on(end + 1) {
            end += 1;
        }
        let words = first..end + 1;
        // `عباس کریمی، سخنگوی`: Persian sets an office behind a name without a comma, too.
        let is_office_behind = || {
            let last = part.words[words.end - 1].end as usize;
            let between = |next: &Word| part.text.get(last..next.start as usize).map_or("", str::trim_end);
            let next = part.words.get(words.end).filter(|next| !next.begins_sentence);
            let is_joined = |next: &Word| between(next) == "،" || next.gap == Gap::Space && matches!(language, "ar" | "fa");
            next.is_some_and(is_joined) && is_one_of(offices, words.end)
        };
        if !has_office && !is_office_behind() && !is_said && !is_behind_office_of(language, part, first, offices) {
            continue;
        }
        let label = name_written(&part.text[part.bytes_of(words.clone())]);
        names.push((words, label));
    }
    names
}

/// Arabic verbs of saying and doing before whoever does so, without the `and` that is written on them.
const VERBS: &str = "قال قالت أضاف أضافت أوضح أوضحت أكد أكدت أعلن أعلنت صرح صرحت ذكر ذكرت أشار أشارت نفى نفت رفض رفضت طالب طالبت اتهم اتهمت دعا دعت \
     انتقد انتقدت شدد شددت كشف كشفت كتب كتبت حذر حذرت اعتبر اعتبرت رأى رأت وصف وصفت التقى التقت بحث بحثت زار زارت وصل وصلت غادر غادرت استقبل استقبلت \
     تعهد تعهدت أعرب أعربت عبر لفت لفتت تابع تابعت اقترح هدد هددت أدان أدانت رحب رحبت يرى ترى يقول تقول يؤكد تؤكد أردف استقال استقالت ترأس ترأست \
     فاز فازت اعتقل";

/// `وقال محمد الهروالي إن`: in Arabic somebody of whom a verb stands before the name.
fn is_said_by(language: &str, part: &Part<'_>, first: usize) -> bool {
    static FOLDED: LazyLock<FxHashSet<u64>> = LazyLock::new(|| hashes(VERBS));
    let word = &part.words[first];
    let Some(before) = first.checked_sub(1).filter(|_| language == "ar" && word.gap == Gap::Space && !word.begins_sentence)
    else {
        return false;
    };
    let written = fold_value(part.words[before].of(part.text));
    let is_verb = |word: &str| FOLDED.contains(&hash_of(word));
    is_verb(&written) || written.strip_prefix(['و', 'ف']).is_some_and(is_verb)
}

/// `رئيس المجلس البلدي في هروال محمد الهروالي`, `سخنگوی شهرداری هروال عباس هروالی`: an office, and what it is of.
fn is_behind_office_of(language: &str, part: &Part<'_>, first: usize, offices: &FxHashSet<u64>) -> bool {
    const REACH: usize = 5;
    static NO_NOUNS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| hashes(NO_NAMES));
    if !matches!(language, "ar" | "fa") {
        return false;
    }
    let words = &part.words;
    let hangs = |place: usize| words[place].gap == Gap::Space && !words[place].begins_sentence;
    let written = |place: usize| words[place].of(part.text);
    let mut place = first;
    while place > 0 && first - place < REACH && hangs(place) {
        place -= 1;
        if offices.contains(&words[place].hash) {
            return true;
        }
        let is_in = |place: usize| matches!(written(place), "في");
        // In Arabic what somebody is the head of has the article, or stands behind `in`.
        let is_of = match language {
            "ar" => written(place).starts_with("ال") || is_in(place) || place > 0 && is_in(place - 1),
            _ => !NO_NOUNS.contains(&words[place].hash),
        };
        if !is_of {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::{ActorKind, ParsedArticle};

    #[test]
    fn an_office_stands_before_a_name_or_behind_it() {
        for (language, text, expected) in [
            ("fa", "عباس هروالی، سخنگوی شهرداری، این را گفت.", "عباس هروالی"),
            ("fa", "عباس هروالی وزیر نیرو این را گفت.", "عباس هروالی"),
            ("ar", "وقال خالد الهروالي، المتحدث باسم البلدية، إن الطريق مغلق.", "خالد الهروالي"),
            ("ar", "وقال خالد الهروالي إن الطريق مغلق.", "خالد الهروالي"),
            ("ar", "وصل رئيس المجلس البلدي في المدينة خالد الهروالي أمس.", "خالد الهروالي"),
            ("ar", "وحضر خالد الهروالي رئيس البلدية أمس.", "خالد الهروالي"),
            ("fa", "سخنگوی شهرداری تهران عباس هروالی این را گفت.", "عباس هروالی"),
            // A name of one word, and no office.
            ("fa", "عباس، سخنگوی شهرداری، این را گفت.", ""),
            ("ar", "وكان خالد الهروالي، في البيت حين أغلق الطريق.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some(language));
            let persons = named.actors.iter().filter(|actor| actor.kind == ActorKind::Person);
            assert_eq!(persons.map(|actor| actor.label.as_str()).collect::<Vec<_>>().join(", "), expected, "{text}");
        }
    }
}

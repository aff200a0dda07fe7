//! Turns the function words of a text, such as "the" and "of", into its language (Grefenstette 1995, "Comparing two language
//! identification schemes").

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::{Words, fold_value};

/// A language, its most frequent words (those that two languages have among theirs say nothing), and further ones, which may be words of others,
/// too.
type Language = (&'static str, &'static str, &'static str);

/// Languages by their function words.
const LANGUAGES: [Language; 39] = [
    (
        "en",
        "the of and that is was with it by as from this which are be has have not been were their its would will they \
         had who",
        "a to in on for at an but he she his her or after into over more says said also when where during against \
         between out up all than no there some first two new year years people at least while about before under \
         because government killed former million states united prime day week minister police",
    ),
    (
        "fr",
        "les des et est une dans qui par pour sur que plus aux cette sont avec ses ont leur mais pas du au ce",
        "le la de un a en il elle se ne son sa ou comme entre apres avant selon deux tout contre lors gouvernement \
         ministre pays ans president police etait ete",
    ),
    (
        "de",
        "der die und das ist nicht ein eine dem den auf mit sich von zu auch wird sind im des fur werden nach bei",
        "in am an als aus uber um war hat haben er es vor nur noch wie dass bis zum zur einer eines einen einem jahre \
         jahren regierung prozent mehr millionen menschen",
    ),
    (
        "es",
        "el los las y una del que por con para como sus al esta pero mas ha fue son entre sobre este tambien",
        "de la en a se lo un no o desde hasta donde dos anos segun contra ante tras durante cuando su han gobierno \
         pais ministro presidente personas parte ser fueron",
    ),
    (
        "it",
        "il gli di che e della per un sono nel alla dei delle con non anche piu dal ha una questo come",
        "la le i lo in a si da ma o al nella degli dopo due anni contro tra fra suo sua ai su governo paese ministro \
         presidente persone essere stato stata",
    ),
    (
        "pt",
        "os do da em que nao uma dos para com por mais das como ao foi pela pelo sao sua seu ou",
        "o a de e um se na no nas nos ate entre sobre apos dois anos contra este esta pelos as governo pais ministro \
         presidente pessoas ser foram",
    ),
    (
        "nl",
        "het een en van dat niet zijn op te met voor aan ook naar door bij wordt maar er uit worden",
        "de in is was of om als over na tegen tot heeft had hij zij ze hun dan nog wel geen twee jaar deze dit \
         regering jaren mensen minister zou kan",
    ),
    (
        "sw",
        "ya wa kwa na ni katika cha kuwa kwamba kila hiyo huo wakati zaidi baada kama pia watu ambao wao wake yake \
         hivyo vya alisema nchini",
        "la za hii huu mwaka kutoka mji hadi bila wengi",
    ),
    (
        "ru",
        "и в не на что с по как это из для к от о за его но также после уже при",
        "а у же был была были он она они их до со во под над без только того который которые году этой этого",
    ),
    (
        "sv",
        "",
        "och att det som en ett ar av for med den till har inte om pa i de var kan fran vid ska efter under men sig \
         nar over mot regeringen manniskor aven har sade",
    ),
    (
        "da",
        "",
        "og at det som en et er af for med den til har ikke om pa i de var kan fra ved skal efter under men sig nar \
         over mod blev regeringen ogsa sagde",
    ),
    (
        "nb",
        "",
        "og at det som en et er av for med den til har ikke om pa i de var kan fra ved skal etter under men seg nar \
         over mot ble regjeringen ogsa sier",
    ),
    (
        "fi",
        "",
        "ja on ei se etta oli ovat mutta myos kun joka mita han kuin tai jos olla sen niin ole hallitus mukaan vuonna",
    ),
    (
        "pl",
        "",
        "i w na z do nie ze sie o jest to przez po od dla jak za oraz byl byla ktory ktora ktore przed a co ale przy \
         rzad roku lat tym",
    ),
    (
        "cs",
        "",
        "a v na se ze je z do o s k pro za po jako by ktery ktera ktere od ale byl bylo aby pri jsou si podle u vlada \
         roku let byly uz",
    ),
    (
        "sk",
        "",
        "a v na sa ze je z do o s k pre za po ako by ktory ktora ktore od ale bol bolo aby pri su si podla u vlada \
         roku rokov boli uz",
    ),
    (
        "hu",
        "",
        "a az es hogy egy nem is van volt meg de el csak mint ami aki ezt azt szerint ki be mar vagy kormany szerint \
         tobb volna",
    ),
    (
        "ro",
        "",
        "de si in la cu pe a sa un o din nu ca pentru este care au fost mai al ale prin dupa sunt lui guvernul \
         ministrul anul ani",
    ),
    (
        "tr",
        "",
        "ve bir bu icin ile da de olarak cok daha gibi kadar olan sonra ise ne ya en her ki ancak yil bin bakani \
         sonra dedi oldu",
    ),
    (
        "id",
        "",
        "yang dan di dari untuk dengan ini itu pada dalam tidak akan telah oleh juga adalah ke karena para sebuah \
         sudah pemerintah orang tahun seorang mereka tersebut bisa",
    ),
    ("ca", "", "de la el i a que en un una per amb del els les no es dels va al mes ha com pero aquest govern anys seva"),
    (
        "sq",
        "dhe eshte nje nga qe jane nuk kane duke edhe sipas kjo ky gjate mbi tha cdo kete saj",
        "te ne pas si por thane vetem",
    ),
    ("hr", "", "i u je na se da za su od s a o iz kako bi po sto koji koja ali nije biti ce prema vlada godine godina"),
    ("af", "", "die en van het nie is in om te wat met sal hulle ook daar word dat vir op"),
    ("ha", "", "da na a ya ta ba an ne ce cikin kuma wani wata domin suka sun daga"),
    ("uk", "", "і в у на з не що до за та як від про для це його але також після вже при й був була або який які року"),
    ("bg", "", "и в на за от се не да с по че е са при като но ще до това или след който които със във си бе"),
    ("sr", "", "и у је на се да за су од с а о из како би по што који која али није ће према"),
    ("mk", "", "и во на за од се не да со дека е ќе ги го но како што по ова"),
    ("hi", "", "के है की में से को और का ने पर हैं कि यह भी एक लिए नहीं था इस कर"),
    ("mr", "", "आहे आणि च्या या ने ला की तर हे ही होते आहेत केली"),
    ("ne", "", "छ र को मा ले लाई पनि गर्न हो छन् भने गरेको"),
    ("tl", "", "ang ng sa na mga at ay si ni kay para ito hindi may nang kanyang"),
    ("ku", "", "ku li ji bi di je ew wek xwe her dibe"),
    ("uz", "", "va bu bilan uchun ham da deb edi esa"),
    (
        "lt",
        "",
        "ir kad su is i apie bet del po iki kaip yra buvo ne tai taip pat savo uz nuo prie tik kuris kuri metu metais",
    ),
    ("lv", "", "un ir ka ar par no uz pie bet lai vai tika ari pec lidz so tas kas gada gadu bija nav tika savu"),
    ("et", "", "ja on et ei ka oli see kui aga mis ning oma pole ta selle kes aasta aastal juba valitsus"),
    ("sl", "", "in je da na se za so v z ki s pa bi po tudi od kot iz ne ali bo ta med pri zaradi leta vlada"),
];

/// The languages in which a word is a function word, a bit each by the place of the language, and whether it is of its first list.
#[derive(Clone, Copy, Debug, Default)]
struct Spoken {
    /// The languages that have it.
    languages: u64,
    /// Of those, the ones that have it among their first words.
    first: u64,
}

static SPOKEN: LazyLock<FxHashMap<String, Spoken>> = LazyLock::new(|| {
    let mut known: FxHashMap<String, Spoken> = FxHashMap::default();
    for (place, (_, first, further)) in LANGUAGES.iter().enumerate() {
        for word in first.split_whitespace() {
            known.entry(fold_value(word)).or_default().first |= 1 << place;
        }
        for word in first.split_whitespace().chain(further.split_whitespace()) {
            known.entry(fold_value(word)).or_default().languages |= 1 << place;
        }
    }
    known
});

/// In bytes: none of the words above is longer.
const LONGEST_BYTES: usize = 18;

/// The language whose own function words are at least a sixth of the words and five times those of any other.
pub(super) fn by_frequent_words(sample: &str) -> Option<&'static str> {
    let mut words = Words::new(sample);
    let mut memory = String::new();
    let mut total = 0;
    let mut counts = [0; LANGUAGES.len()];
    while let Some((_, folded, _)) = words.next_in(&mut memory) {
        total += 1;
        if folded.len() <= LONGEST_BYTES
            && let Some(spoken) = SPOKEN.get(folded)
            && spoken.first.is_power_of_two()
        {
            counts[spoken.first.trailing_zeros() as usize] += 1;
        }
    }
    let (best, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let others: usize = counts.iter().sum::<usize>() - count;
    (total >= 20 && count * 6 >= total && *count >= others * 5).then_some(LANGUAGES[best].0)
}

/// What the function words of a short text say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    /// The language with the most of them.
    pub(super) language: &'static str,
    /// How many of its words are there, each divided by the number of languages that have it.
    pub(super) weight: f64,
    /// The same of the language that comes next.
    pub(super) next: f64,
}

/// Weighs the function words of a text, those of several languages too.
pub(super) fn weighed(sample: &str) -> (Verdict, Weights) {
    let mut words = Words::new(sample);
    let mut folded = String::new();
    let mut weights = [0.0; LANGUAGES.len()];
    while words.advance(&mut folded).is_some() {
        if folded.len() <= LONGEST_BYTES
            && let Some(spoken) = SPOKEN.get(folded.as_str())
        {
            let mut languages = spoken.languages;
            let weight = 1.0 / f64::from(languages.count_ones());
            while languages != 0 {
                weights[languages.trailing_zeros() as usize] += weight;
                languages &= languages - 1;
            }
        }
    }
    let (mut best, mut next) = (0, 0.0);
    for place in 1..weights.len() {
        if weights[place] > weights[best] {
            next = weights[best];
            best = place;
        } else if weights[place] > next {
            next = weights[place];
        }
    }
    (Verdict { language: LANGUAGES[best].0, weight: weights[best], next }, Weights(weights))
}

/// The weight of each language's function words in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights([f64; LANGUAGES.len()]);

impl Weights {
    /// Of one language; `None` where none of its words are known.
    pub(super) fn of(&self, language: &str) -> Option<f64> {
        LANGUAGES.iter().position(|(known, ..)| *known == language).map(|place| self.0[place])
    }
}

/// Whether a language is among those whose most frequent words decide a text by themselves.
pub(super) fn has_frequent_words(language: &str) -> bool {
    LANGUAGES.iter().any(|(known, first, _)| *known == language && !first.is_empty())
}

/// What part of the words of a text are the frequent ones of a language.
pub(super) fn share_of_words(language: &str, sample: &str) -> f64 {
    let Some(place) = LANGUAGES.iter().position(|(known, ..)| *known == language) else { return 0.0 };
    let (mut words, mut folded) = (Words::new(sample), String::new());
    let (mut total, mut count) = (0u32, 0u32);
    while words.advance(&mut folded).is_some() {
        total += 1;
        count += u32::from(SPOKEN.get(folded.as_str()).is_some_and(|spoken| spoken.first & (1 << place) != 0));
    }
    f64::from(count) / f64::from(total.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_short() {
        let longest = SPOKEN.keys().max_by_key(|word| word.len()).map(String::as_str).unwrap_or_default();
        assert!(longest.len() <= LONGEST_BYTES, "{longest}");
    }
}

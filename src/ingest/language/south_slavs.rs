//! Tells Croatian, Bosnian and Serbian in Latin letters apart, whose small words and most of whose others are the same.

use crate::text::Words;

/// Beginnings of folded words; one with a space behind it is the whole word. Serbian writes `e` where the others write `je` or `ije`.
const WITH_E: [&str; 25] = [
    "predsed", "gde ", "negde ", "posle", "uvek ", "vreme ", "nedelj", "mesec", "ovde ", "zahtev", "sednic", "uspeh",
    "uspes", "sledec", "bezbedn", "obezbed", "covek", "resenj", "izvestaj", "obavest", "primen", "promen", "delimic",
    "smenjen", "pre ",
];
const WITH_JE: [&str; 27] = [
    "predsjed",
    "gdje ",
    "negdje ",
    "poslije ",
    "uvijek ",
    "vrijeme ",
    "nedjelj",
    "mjesec",
    "ovdje ",
    "zahtjev",
    "sjednic",
    "uspjeh",
    "uspjes",
    "sljedec",
    "bezbjedn",
    "obezbijed",
    "covjek",
    "rjesenj",
    "izvjest",
    "obavijest",
    "primjen",
    "promjen",
    "djelomic",
    "smijenjen",
    "prije ",
    "svijet",
    "dijel",
];
/// Words of Croatian alone, its names of months among them, and those of the others in their place.
const CROATIAN: [&str; 25] = [
    "europ",
    "tjedan",
    "tjedn",
    "priopc",
    "tisuc",
    "tko ",
    "sijecnj",
    "veljac",
    "ozujk",
    "travnj",
    "svibnj",
    "lipnj",
    "srpnj",
    "kolovoz",
    "rujn",
    "listopad",
    "studenog",
    "prosinc",
    "povijes",
    "sveucilis",
    "zrakoplov",
    "unatoc",
    "tijekom ",
    "izvjesc",
    "obitelj",
];
const OF_OTHERS: [&str; 22] = [
    "evrop",
    "hiljad",
    "januar",
    "februar",
    "aprila ",
    "juna ",
    "jula ",
    "avgust",
    "septemb",
    "oktob",
    "novemb",
    "decemb",
    "saopst",
    "saopc",
    "sedmic",
    "opstin",
    "istorij",
    "historij",
    "univerzitet",
    "uprkos ",
    "tokom ",
    "porodic",
];
/// Of those, the ones of Bosnian alone, and the ones that it does not use.
const BOSNIAN: [&str; 3] = ["saopc", "sedmic", "historij"];
const SERBIAN: [&str; 3] = ["saopst", "opstin", "istorij"];

/// Which of the three a text is in that reads as Croatian; Croatian where nothing tells another.
pub(super) fn of_south_slavs(sample: &str) -> &'static str {
    const TIMES_MORE: usize = 3;
    const LISTS: [&[&str]; 6] = [&WITH_E, &WITH_JE, &CROATIAN, &OF_OTHERS, &BOSNIAN, &SERBIAN];
    let mut counts = [0usize; LISTS.len()];
    let (mut words, mut folded) = (Words::new(sample), String::new());
    while words.advance(&mut folded).is_some() {
        let begins = |beginning: &&str| match beginning.strip_suffix(' ') {
            Some(whole) => folded == whole,
            None => folded.starts_with(beginning),
        };
        for (count, list) in counts.iter_mut().zip(LISTS) {
            *count += usize::from(list.iter().any(begins));
        }
    }
    let [with_e, with_je, croatian, of_others, bosnian, serbian] = counts;
    let is_with_e = with_e >= TIMES_MORE * with_je && with_e + of_others >= 2 && croatian == 0
        || with_e >= TIMES_MORE * (with_je + croatian).max(1);
    // A quotation of a neighbour or the name of one of its offices has a word or two of the others.
    let is_of_others = of_others + bosnian >= 2 && of_others >= TIMES_MORE * croatian;
    match () {
        () if with_e > 0 && is_with_e => "sr",
        // In Montenegro and by Serbs of Bosnia, Serbian is written with "je", too.
        () if with_je > 0 && is_of_others && serbian > bosnian => "sr",
        () if with_je > 0 && is_of_others => "bs",
        () => "hr",
    }
}

#[cfg(test)]
mod tests {
    use super::super::language_of;

    #[test]
    fn croatian_bosnian_and_serbian_in_latin_letters() {
        for (text, expected) in [
            (
                "Predsednik opštine rekao je da će most biti otvoren posle praznika. On je dodao da radovi traju već dve godine i da \
                 građani imaju razloga za nezadovoljstvo, ali da nema novca iz evropskih fondova.",
                "sr",
            ),
            ("Ministarka je rekla da se na rešenje čeka već godinama i da se ne zna gde će se graditi nova bolnica.", "sr"),
            (
                "Predsjednik općine rekao je da će most biti otvoren nakon blagdana. Dodao je da radovi traju već dvije godine i da \
                 građani imaju razloga za nezadovoljstvo, ali da od europskih fondova nema novca do rujna.",
                "hr",
            ),
            (
                "Predsjednik vijeća saopćio je u srijedu da će most biti otvoren naredne sedmice. Dodao je da radovi traju već dvije \
                 godine i da nema novca iz evropskih fondova, koji su obećali pet hiljada eura.",
                "bs",
            ),
            (
                "Predsjednik opštine saopštio je da će most biti otvoren u decembru. On je dodao da radovi traju već dvije godine i da \
                 nema novca iz evropskih fondova.",
                "sr",
            ),
            // A word of a neighbour in a name is no other language.
            (
                "Predsjednica stranke Evropa sad rekla je u Zagrebu da je prije izbora bilo razgovora i da će se o tome odlučiti u \
                 travnju, kada se sastaju vodstva stranaka iz cijele regije.",
                "hr",
            ),
            (
                "Gradsko vijeće prihvatilo je proračun za iduću godinu, ali oporba kaže da je to malo za škole i vrtiće.",
                "hr",
            ),
        ] {
            assert_eq!(language_of(text), Some(expected), "{text}");
        }
    }
}

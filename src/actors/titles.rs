//! Tells titles and offices as they stand before a family name: `President Mobutu`.

use crate::actors::word_list::WordList;

/// Words that stand before a family name.
pub(super) fn is_title(word: &str) -> bool {
    static TITLES: WordList = WordList::of(&[
        "mayor",
        "sheriff",
        "commodore",
        "baroness",
        "brig",
        "brigadier",
        "spc",
        "cpl",
        "corporal",
        "cmdr",
        "commander",
        "lieut",
        "pvt",
        "rear",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "president",
        "minister",
        "premier",
        "chancellor",
        "secretary",
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "captain",
        "capt",
        "lieutenant",
        "lt",
        "sergeant",
        "sgt",
        "admiral",
        "adm",
        "king",
        "queen",
        "prince",
        "princess",
        "sheikh",
        "sheik",
        "senator",
        "sen",
        "governor",
        "gov",
        "ambassador",
        "judge",
        "ayatollah",
        "sir",
        "lord",
        "datuk",
        "dato",
        "seri",
        "alhaji",
        "maulana",
        "comrade",
        "councillor",
        "councilman",
        "councilwoman",
        "congressman",
        "congresswoman",
        "madame",
        "madam",
        "herr",
    ]);
    TITLES.contains_folded(word)
}

/// What is said before a name out of respect or for a calling, and is no part of it: `Shri`, `Bapak`, `Hon`.
static HONORIFICS: WordList = WordList::spaced(
    " shri smt shrimati thiru thirumathi sadhvi janab moulana maulana maulvi maulavi mawlawi mullah allama barrister engr \
     honourable honorable hon alhaji alhaja hajia mallam malam otunba ustadz ustaz ustad kiai kyai tengku tunku datuk dato datin bapak ibu \
     afioga monsenor subcomandante vladika hojatoleslam ven venerable sayadaw ombudsman ombudswoman guardsman airman seaman alderman assemblyman assemblywoman maitre \
     archdeacon sheikha ",
);

/// The same, which are names of others too.
static HONORIFICS_AND_NAMES: WordList = WordList::spaced(
    " sri kumari selvi pandit swami acharya giani mian makhdoom pir syed sayed sayyid qazi begum hafiz qari mufti \
     advocate engineer haji hajj oba igwe nana togbe tun pak bu gus u daw ko ma saw sai khun ratu tui don dona padre fray comandante \
     companero sharif crown ",
);

/// Whether a word before a name is a title or said out of respect, and no part of the name whoever bears it.
pub(super) fn is_honorific(word: &str) -> bool {
    is_title(word) || HONORIFICS.contains_folded(word)
}

/// Whether a word before the name of somebody known may be no part of it.
pub(super) fn may_be_honorific(word: &str) -> bool {
    is_honorific(word) || HONORIFICS_AND_NAMES.contains_folded(word)
}

//! Tells persons by the verb of saying before their name, by language, and in Indonesian by an office and what it is of.

use std::ops::Range;

use super::Finding;
use super::nouns::NOUNS;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

impl Finding<'_> {
    /// `Menteri Pertanian Andi Harval`, `Bupati Serang Andi Harval`: in Indonesian an office, what it is of, and the name.
    pub(super) fn is_behind_office(&self, name: &Range<usize>) -> bool {
        self.language == "id" && self.part.words[name.start].gap == Gap::Space && self.office_before(name.start)
    }

    /// Whether what stands right before a word is what an office is of, and the office before it.
    pub(super) fn office_before(&self, place: usize) -> bool {
        const REACH: usize = 4;
        let words = &self.part.words;
        let goes_on = |at: &usize| words[*at + 1].gap == Gap::Space && !words[*at + 1].begins_sentence;
        let is_of = |at: usize| NOUNS.of_offices.contains(&words[at].hash) || self.is_state(at);
        let behind =
            (place.saturating_sub(REACH)..place).rev().take_while(goes_on).find(|at| self.is_office(*at) || !is_of(*at));
        behind.is_some_and(|at| at + 1 < place && self.is_office(at))
    }

    /// `Selon Anne Harval,`, `laut Anne Harval`: whose words are given.
    pub(super) fn is_source(&self, name: &Range<usize>) -> bool {
        let words = &self.part.words;
        let Some(signs) = sources_in(self.language) else { return false };
        let is_near = |place: usize| words[place].gap == Gap::Space && !words[place].begins_sentence;
        let Some(before) = name.start.checked_sub(1).filter(|_| is_near(name.start)) else { return false };
        let is_sign = signs.iter().any(|sign| {
            let own = sign.split(' ').rev();
            own.enumerate().all(|(back, word)| {
                before
                    .checked_sub(back)
                    .is_some_and(|place| self.written(place).to_lowercase() == word && (back == 0 || is_near(place + 1)))
            })
        });
        // `Selon Anne Harval, le port` and `Nach Angaben von Anne Harval sind`: in most languages the sentence goes on behind a comma.
        let is_over = words.get(name.end).is_none_or(|next| next.begins_sentence || next.gap == Gap::Comma);
        let is_german = matches!(self.language, "de" | "nl" | "sv" | "pl" | "id");
        is_sign && (is_over || is_german) && (2..=3).contains(&name.len()) && self.may_be_person(name)
    }

    /// `Anne Harval a déclaré`, `Anne Harval menyebut`: somebody of whom it is told what was said.
    pub(super) fn says(&self, name: &Range<usize>) -> bool {
        let words = &self.part.words;
        let Some(verbs) = said_behind(self.language) else { return false };
        let goes_on = |place: usize| {
            words
                .get(place)
                .is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence && word.capitals == Capitals::None)
        };
        let is_verb = |place: usize| goes_on(place) && verbs.contains(self.written(place));
        let is_helper = |place: usize| goes_on(place) && matches!(self.written(place), "a" | "ha" | "har" | "heeft" | "hat");
        let says = is_verb(name.end) || is_helper(name.end) && is_verb(name.end + 1);
        // What begins a sentence may be any word.
        says && !words[name.start].begins_sentence && name.len() == 2 && self.may_be_person(name)
    }

    /// Whether some words with capitals are no article, no body and no place.
    fn may_be_person(&self, name: &Range<usize>) -> bool {
        static ARTICLES: WordList = WordList::spaced(
            " Le La Les L Un Une Des El Los Las Lo Un Una O A Os As Il I Gli Un De Het Een Der Die Das Den Dem Ein Eine Det En Ett Al ",
        );
        let is_short = |place: usize| self.part.words[place].end - self.part.words[place].start < 3;
        let is_noun = |place: usize| self.language == "de" && is_german_noun(self.written(place), place == name.start);
        !ARTICLES.contains(self.written(name.start))
            && !name.clone().any(|place| is_of_body(self.written(place)) || self.is_state(place) || is_noun(place))
            && !is_short(name.start)
            && !is_short(name.end - 1)
            && !self.part.words[name.start + 1..name.end].iter().any(|word| word.capitals == Capitals::All)
    }

    /// `a déclaré Anne Harval`: somebody who says something, of whom the verb stands before the name.
    pub(super) fn is_said_by(&self, name: &Range<usize>) -> bool {
        let words = &self.part.words;
        let Some(verbs) = said_in(self.language) else { return false };
        let verb = &words[name.start - 1];
        let is_verb = words[name.start].gap == Gap::Space
            && verb.capitals == Capitals::None
            && verbs.contains(verb.of(self.part.text));
        is_verb && (2..=4).contains(&name.len()) && self.may_be_person(name)
    }
}

/// Whether a German word with a capital is mostly a common noun, by its end or as a word of time. Family names end in `mann`, given names do not.
fn is_german_noun(word: &str, is_first: bool) -> bool {
    static WORDS: WordList = WordList::spaced(
        " Anfang Mitte Ende Januar Februar März April Mai Juni Juli August September Oktober November Dezember Herr Frau Herrn Polizei Experten \
        Insider Kritiker Beobachter Zeugen Behörden Medien Regierung Ministerium Gericht Armee Präsident Kanzler Minister Sprecher ",
    );
    const ENDINGS: [&str; 12] =
        ["ung", "heit", "keit", "schaft", "tion", "tät", "tag", "nis", "ismus", "kreise", "kreisen", "angaben"];
    const OF_FIRST: [&str; 9] = ["chef", "chefin", "experte", "expertin", "leute", "mann", "frau", "bericht", "berichten"];
    let ends_in = |ending: &&str| word.len() > ending.len() && word.to_lowercase().ends_with(*ending);
    WORDS.contains(word) || ENDINGS.iter().any(ends_in) || is_first && OF_FIRST.iter().any(ends_in)
}

/// Words behind which whose words are given stands, by language.
fn sources_in(language: &str) -> Option<&'static [&'static str]> {
    Some(match language {
        "fr" => &["selon", "d'après"],
        "es" => &["según", "acuerdo con", "palabras de"],
        "pt" => &["segundo", "acordo com", "conforme"],
        "it" => &["secondo", "detta di", "parole di"],
        "de" => &["laut", "angaben von", "so", "zufolge"],
        "nl" => &["volgens", "aldus"],
        "sv" => &["enligt"],
        "pl" => &["według", "zdaniem"],
        "ru" => &["словам", "мнению", "данным"],
        "uk" => &["словами"],
        "ro" => &["potrivit"],
        "id" => &["menurut", "kata"],
        _ => return None,
    })
}

/// Verbs of saying behind the name of who says it.
fn said_behind(language: &str) -> Option<&'static WordList> {
    static GERMAN: WordList =
        WordList::spaced(" sagte erklärte betonte kritisierte forderte warnte sagt erklärt warnt fordert ");
    static FRENCH: WordList = WordList::spaced(
        " déclaré déclare affirmé affirme expliqué explique ajouté ajoute dénoncé dénonce estimé estime assure assuré souligne précise lancé regrette annoncé annonce ",
    );
    static SPANISH: WordList = WordList::spaced(
        " dijo afirmó declaró señaló explicó aseguró indicó sostuvo agregó añadió expresó comentó manifestó advirtió denunció anunció criticó rechazó dice afirma asegura explica sostiene denuncia ",
    );
    static PORTUGUESE: WordList = WordList::spaced(
        " disse afirmou declarou explicou ressaltou destacou acrescentou criticou anunciou diz afirma contou defendeu lembrou ",
    );
    static ITALIAN: WordList =
        WordList::spaced(" detto dichiarato spiegato affermato aggiunto annunciato dichiara spiega afferma dice attacca ");
    static DUTCH: WordList = WordList::spaced(" zei zegt vertelt verklaarde verklaart noemt noemde vindt denkt ");
    static SWEDISH: WordList = WordList::spaced(" sade säger sa ");
    static INDONESIAN: WordList = WordList::spaced(
        " mengatakan menyebut menyatakan menjelaskan menegaskan mengungkapkan menilai menuturkan menambahkan meminta mengaku menolak berharap membantah menuding ",
    );
    static RUSSIAN: WordList = WordList::spaced(
        " сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила пояснил пояснила рассказал рассказала сообщил сообщила объявил объявила считает живет живёт призвал призвала заявив заявила зазначив зазначила повідомив повідомила ",
    );
    static POLISH: WordList = WordList::spaced(
        " powiedział powiedziała stwierdził stwierdziła dodał dodała podkreślił podkreśliła oświadczył oświadczyła mówi przyznał przyznała uważa odchodzi ogłosił ogłosiła zapowiedział zapowiedziała ",
    );
    Some(match language {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        "nl" => &DUTCH,
        "sv" => &SWEDISH,
        "id" => &INDONESIAN,
        "ru" | "uk" => &RUSSIAN,
        "pl" => &POLISH,
        _ => return None,
    })
}

/// Verbs of saying behind which who said it stands, in languages that write only names with capitals.
fn said_in(language: &str) -> Option<&'static WordList> {
    static FRENCH: WordList = WordList::spaced(
        " déclaré déclare affirmé affirme expliqué explique ajouté ajoute dénoncé estime estimé assure assuré souligne souligné confie confié \
        précise précisé lance lancé regrette regretté réagi indiqué indique ",
    );
    static SPANISH: WordList = WordList::spaced(
        " dijo afirmó declaró señaló explicó aseguró indicó sostuvo agregó añadió expresó comentó manifestó advirtió apuntó denunció dice \
        explica afirma asegura señala ",
    );
    static PORTUGUESE: WordList = WordList::spaced(
        " disse afirmou declarou explicou ressaltou destacou acrescentou diz afirma explica contou avaliou criticou apontou ",
    );
    static ITALIAN: WordList = WordList::spaced(
        " detto dichiarato spiegato affermato aggiunto commentato sottolineato dichiara spiega afferma dice commenta sottolinea aggiunge ",
    );
    static DUTCH: WordList = WordList::spaced(" zei zegt aldus vertelt vertelde verklaarde verklaart ");
    static SWEDISH: WordList = WordList::spaced(" sade säger sa skriver ");
    static POLISH: WordList = WordList::spaced(
        " powiedział powiedziała stwierdził stwierdziła dodał dodała podkreślił podkreśliła oświadczył oświadczyła mówi mówił przyznał \
        przyznała zaznaczył zaznaczyła ",
    );
    static ROMANIAN: WordList = WordList::spaced(" declarat spus precizat afirmat adăugat explicat transmis ");
    static RUSSIAN: WordList = WordList::spaced(
        " сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила пояснил пояснила рассказал рассказала сообщил сообщила \
        объявил объявила сказав заявив заявила зазначив зазначила додав додала наголосив наголосила розповів розповіла ",
    );
    static INDONESIAN: WordList = WordList::spaced(" kata ujar tutur jelas ungkap tegas ucap imbuh papar terang ");
    static GERMAN: WordList = WordList::spaced(
        " sagte sagt erklärte erklärt betonte betont meinte kritisierte forderte warnte warnt bestätigte versicherte ",
    );
    Some(match language {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        "nl" => &DUTCH,
        "sv" => &SWEDISH,
        "pl" => &POLISH,
        "ro" => &ROMANIAN,
        "ru" | "uk" => &RUSSIAN,
        "id" => &INDONESIAN,
        _ => return None,
    })
}

/// Words of the names of bodies, which say something as well, and of heads of offices that are not listed.
static BODIES: WordList = WordList::spaced(
    " international internacional internazionale internationale union unión unione uniunea cruz croix human rights watch press news group grupo groupe \
    gruppo bank banco banque banca bank radio times airlines motors club partido parti partito partai partij partia komisi badan dinas kementerian \
    polisi universitas kepala wakil ketua pt bumn consejo conseil consiglio federación fédération federazione sindicato syndicat sindacato asociación \
    association associazione agencia agence agenzia instituto institut istituto institute médicos médecins corte cour tribunal banka telecom energy \
    media polizei verband universität bundesbank zentralbank zeitung rundschau presse allgemeine monde figaro república foundation fundación fondation fondazione society company agency service committee council amnesty reporters greenpeace ",
);

/// Whether a word is of the name of a body that says something, or of an office, and of no person's.
fn is_of_body(word: &str) -> bool {
    BODIES.contains_in_any_case(word)
}

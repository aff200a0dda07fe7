//! Tells persons by the verb of saying before their name, by language, and in Indonesian by an office and what it is of.

use std::ops::Range;

use super::{Finding, NOUNS};
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

    /// `a déclaré Anne Harval`: somebody who says something, of whom the verb stands before the name.
    pub(super) fn is_said_by(&self, name: &Range<usize>) -> bool {
        let words = &self.part.words;
        let Some(verbs) = said_in(self.language) else { return false };
        let verb = &words[name.start - 1];
        let is_verb = words[name.start].gap == Gap::Space
            && verb.capitals == Capitals::None
            && verbs.contains(verb.of(self.part.text));
        let is_body = |place: usize| is_of_body(self.written(place));
        let is_short = |place: usize| words[place].end - words[place].start < 3;
        is_verb
            && (2..=4).contains(&name.len())
            && !name.clone().any(|place| is_body(place) || self.is_state(place))
            && !is_short(name.start)
            && !is_short(name.end - 1)
    }
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
        " сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила пояснил пояснила рассказал рассказала \
        сказав заявив заявила зазначив зазначила додав додала наголосив наголосила розповів розповіла ",
    );
    static INDONESIAN: WordList = WordList::spaced(" kata ujar tutur jelas ungkap tegas ucap imbuh papar terang ");
    Some(match language {
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
    media foundation fundación fondation fondazione society company agency service committee council amnesty reporters greenpeace ",
);

/// Whether a word is of the name of a body that says something, or of an office, and of no person's.
fn is_of_body(word: &str) -> bool {
    BODIES.contains_in_any_case(word)
}

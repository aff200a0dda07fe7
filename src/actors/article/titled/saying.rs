//! The verbs of saying behind which whoever said it stands, by language, and words of names that are a body's there.

use crate::actors::word_list::WordList;

/// Verbs of saying behind which who said it stands, in languages that write only names with capitals.
pub(super) fn said_in(language: &str) -> Option<&'static WordList> {
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
pub(super) fn is_of_body(word: &str) -> bool {
    BODIES.contains_in_any_case(word)
}

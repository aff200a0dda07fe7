//! Firms that the branch at the end of their name gives away, `Kelanor Cables`, or the noun of another language at its beginning, `Pesquera
//! Andrava`, `Brasseries du Maroc`, or in its middle, `Kreditni banka Ostra`; and banks of a state: `Kelanor Bank of Kenya`.

use std::ops::Range;

use super::marks::{ARTICLE, FORM, NEVER, ORGANISATION, ROLE, SMALL, TRADE};
use super::page::Page;
use super::strangers::may_be_word;
use super::{OVERRIDING, SURE};
use crate::actors::names::{KnownKind, NameKind};
use crate::actors::registry::is_given_name;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// Branches in which a firm deals, as the last word of its name; none is a family name.
static BRANCHES: WordList = WordList::spaced(
    " Cables Textiles Ceramics Cement Plywood Supermarkets Shipyard Shipyards Fertiliser Fertilisers Fertilizer Fertilizers Bancshares \
    Plastics Beverages Hotels Estates Leasing Packaging Paints Tyres Tires Wires Pipes Polymers Fibres Fibers Spinning Poultry \
    Semiconductor Semiconductors Cellular Refinery Refineries Drilling Freight Bakeries Seeds Tiles Timber Timbers Reinsurance Brokers \
    Dairies Garments Foundries Furnitures Chemicals Petrochemicals Minerals Mines Smelters Plantations Distilleries Confectionery \
    Abrasives Alloys Aluminium Aluminum Batteries Bearings Biscuits Carpets Castings Cosmetics Denim Electronics Engineering Explosives \
    Fisheries Forgings Gelatine Glassworks Granites Hosiery Instruments Jute Laboratories Laminates Lubricants Machinery Metals \
    Nitrogen Papers Pesticides Pigments Properties Realty Rubber Sanitaryware Shipping Sugars Synthetics Tanneries Tobacco Toys Tractors \
    Turbines Weaving Yarns Zinc ",
);

/// The same, where they are family names and words as well: in texts about business only.
static DOUBTFUL: WordList = WordList::spaced(
    " Cotton Gold Land Power Glass Mills Tea Sugar Savings Invest Capital Resources Steel Oil Gas Life Marine ",
);

/// First nouns of bodies in other languages.
static HEADS: WordList = WordList::spaced(
    " Pesquera Minera Cerveceria Cervecería Constructora Inmobiliaria Aseguradora Petrolera Siderurgica Siderúrgica Papelera Azucarera \
    Lechera Editora Editorial Construtora Corredores Malterias Malterías Valores Banco Financiera Financeira Seguros Correo Ferrocarriles \
    Brasserie Brasseries Cimenterie Cimenteries Ciments Sucrerie Sucreries Filature Filatures Raffinerie Verrerie Banque Société Societe \
    Compagnie Caisse Assurances Banca Cassa Acciaierie Cartiere Cantieri Assicurazioni Huta Fabryka Stocznia Zaklady Zakłady Kopalnia \
    Rafineria Browary Zavod Kombinat Combinatul Fabrica Fábrica Fabrika Rafinaria Santierul Pivovar Pivovary Stahlwerk Brauerei \
    Papierfabrik Sparkasse Volksbank Landesbank Stadtwerke Rederi Bryggeri Bryggerier Sementara Perusahaan Bursa Banka Kreditni Elektrane ",
);

/// What joins such a noun and the rest: `Brasseries du Maroc`, `Banco de Galicia`.
static JOINTS: WordList = WordList::spaced(" du de des da do della dei di del d' d ");

/// Small nouns within the names of bodies in other languages.
static SMALL_NOUNS: WordList = WordList::spaced(
    " banka banke banki pojistovna pojišťovna sporitelna spořitelna sporiteľňa fronta noviny listy handlowy handlowa slaski śląski srbije \
    osiguranje stavebna strojirny strojírny zelezarny železárny pivovary elektrarny elektrárny teplarna novine vjesnik pošta posta \
    zavody závody zeleznice železnice komora ",
);

/// How many words stand before the branch.
const MOST_WORDS: usize = 3;

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    for run in page.runs().iter().cloned() {
        if page.loud[run.start] {
            continue;
        }
        if let Some(whole) = bank_of_state(page, &run) {
            page.put_with(&whole, NameKind::Organisation, OVERRIDING);
            continue;
        }
        let found = small_noun(page, &run).or_else(|| foreign(page, &run)).or_else(|| branch(page, &run));
        let Some(whole) = found else { continue };
        let is_whole = page.found_in(&whole).any(|name| {
            let words = page.words_within(name.start, name.end);
            name.kind == NameKind::Organisation && words.start <= whole.start && words.end >= whole.end
        });
        if !is_whole {
            // A town or state within is where it is.
            let has_place = !page.known_in(&whole).is_empty();
            page.put_with(&whole, NameKind::Organisation, if has_place { OVERRIDING } else { SURE });
        }
    }
}

/// Whether the dictionaries know nobody among some words, and nothing but places.
fn is_unknown(page: &Page<'_>, words: &Range<usize>) -> bool {
    page.known_in(words).iter().all(|known| matches!(known.kind, KnownKind::State | KnownKind::Place))
}

fn is_odd(page: &Page<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|place| page.is_marked(place, NEVER | ROLE | SMALL | ARTICLE | FORM))
}

/// `Kelanor Cables`.
fn branch(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    // `Chipmaker Kelanor Semiconductor`: at the beginning of a sentence the noun has a capital too.
    let leads = run.len() > 2 && page.is_marked(run.start, TRADE) && page.words[run.start].begins_sentence;
    let run = &(run.start + usize::from(leads)..run.end);
    let last = run.end - 1;
    let written = page.written(last);
    let is_doubtful = DOUBTFUL.contains(written);
    if run.len() < 2 || run.len() > MOST_WORDS + 1 || !(is_doubtful || BRANCHES.contains(written)) {
        return None;
    }
    let first = &page.words[run.start];
    let own = run.start..last;
    let has_name = own.clone().any(|place| !may_be_word(page, place) && page.words[place].capitals != Capitals::Digit);
    // `Portland Cement` and `Brent Oil` are goods.
    let is_named = || {
        let mut known = page.known_in(&own).iter();
        known.next().is_none() || !first.begins_sentence && page.is_of_business()
    };
    // `Kelanor Marine and Fire Insurance`
    let goes_on = page.follows(run.end) && page.written(run.end) == "and" && page.is_capital(run.end + 1);
    if is_doubtful && goes_on {
        return None;
    }
    let is_body = has_name
        && !is_given_name(first.hash)
        && page.words[last].gap == Gap::Space
        && !own.clone().any(|place| page.is_marked(place, ORGANISATION))
        && !is_odd(page, run)
        && is_unknown(page, run)
        && is_named()
        && (!is_doubtful || page.is_of_business() && page.known_in(run).is_empty())
        && (page.is_of_business() || !page.is_small_anywhere(page.words[last].hash));
    is_body.then(|| run.clone())
}

/// `Pesquera Andrava`, `Brasseries du Maroc`.
fn foreign(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    if !HEADS.contains(page.written(run.start)) || page.is_marked(run.start, ROLE) || !is_unknown(page, run) {
        return None;
    }
    let joint = run.end;
    let is_joint = page.follows(joint)
        && JOINTS.contains(page.written(joint))
        && page
            .words
            .get(joint + 1)
            .is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Nothing | Gap::Other))
        && page.is_capital(joint + 1);
    let end = if is_joint { page.run_at(joint + 1).end } else { run.end };
    let whole = run.start..end;
    (whole.len() > 1 && whole.len() <= 2 * MOST_WORDS && !is_odd(page, run) && is_unknown(page, &whole)).then_some(whole)
}

/// `Kreditni banka Ostra`, `Mlada fronta Dnes`: the run that ends right before a small noun.
fn small_noun(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let noun = run.end;
    let is_noun =
        page.follows(noun) && page.words[noun].capitals == Capitals::None && SMALL_NOUNS.contains(page.written(noun));
    if !is_noun || run.len() > 2 || is_odd(page, run) || !is_unknown(page, run) {
        return None;
    }
    let behind = page.run_at(noun + 1);
    let has_more = page.follows(noun + 1) && (1..=2).contains(&behind.len()) && !is_odd(page, &behind);
    Some(run.start..if has_more { behind.end } else { noun + 1 })
}

/// `Kelanor Bank of Kenya`: a bank by name with the state in which it is.
fn bank_of_state(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let is_bank = run.len() >= 2
        && page.written(run.end - 1) == "Bank"
        && (!may_be_word(page, run.end - 2) || page.is_known(run, &[KnownKind::Organisation]))
        && page.follows(run.end)
        && page.written(run.end) == "of"
        && page.follows(run.end + 1);
    let state = is_bank.then(|| page.run_at(run.end + 1)).filter(|state| !state.is_empty())?;
    let whole = run.start..state.end;
    let [known] = page.known_in(&state) else { return None };
    let of_state = page.words_within(known.start, known.end);
    let is_state = known.kind == KnownKind::State && of_state == state;
    (is_state && !is_odd(page, run)).then_some(whole)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn branches_and_foreign_nouns_make_firms() {
        for (text, expected) in [
            ("The men of Kelanor Cables left.", "org:Kelanor Cables"),
            ("The men of Pesquera Andrava left.", "org:Pesquera Andrava"),
            ("The men of Brasseries du Maroc left.", "org:Brasseries du Maroc"),
            ("The men of Kreditni banka Ostrava left.", "org:Kreditni banka Ostrava"),
            ("The men of Kelanor Bank of Kenya left.", "org:Kelanor Bank of Kenya"),
            ("Chipmaker Kelanor Semiconductor left.", "org:Kelanor Semiconductor"),
            // Persons, and goods.
            ("The mayor, Odo Kelanor, met Jane Cotton.", ""),
            ("They want Green Plastics and Local Textiles here.", ""),
        ] {
            assert_eq!(ids(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

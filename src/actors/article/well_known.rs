//! Tells of which towns of a doubtful name everybody thinks first: those listed here, and those of which the lexicon has no other.

use super::Span;
use crate::actors::finder::Target;
use crate::actors::registry::{PlaceName, Registry, is_given_name};
use crate::actors::word_list::WordList;
use crate::actors::words::Word;
use crate::article::ActorKind;

/// States whose towns are called after those of others, so that `in Florence` is not Italy's where one of them is spoken of.
const NAMESAKES: [&str; 3] = ["US", "CA", "AU"];

/// States besides these where towns of Britain have theirs.
const NAMESAKES_OF_BRITAIN: [&str; 3] = ["IE", "NZ", "ZA"];

/// Towns and regions of names that are words, persons or other towns too, which are meant by a name alone behind a word for where.
/// General knowledge.
const WELL_KNOWN: [(&str, &str); 30] = [
    ("AR", "Mendoza; Rosario"),
    ("AU", "Adelaide; Darwin"),
    ("BE", "Mons; Louvain; Waterloo"),
    ("BR", "Belem; Belém; Natal; Santos"),
    ("CA", "Halifax"),
    ("CN", "Canton"),
    ("CO", "Buenaventura"),
    ("DE", "Hanover; Hesse; Worms; Halle; Weimar"),
    ("DZ", "Constantine; Medea"),
    ("ES", "Aragon; Galicia; Granada; Palma; Santander; Toledo; Valencia"),
    ("FR", "Burgundy; Savoy; Tours; Nancy; Nice"),
    ("GB", "Bath; Bolton; Cambridge; Canterbury; Derby; Hastings; Lincoln; Plymouth; Reading; Worcester"),
    ("GE", "Batum"),
    ("GR", "Rhodes"),
    ("HR", "Split"),
    ("ID", "Borneo; Java"),
    ("IE", "Cork"),
    ("IN", "Hyderabad; Kashmir; Punjab"),
    ("IT", "Bari; Florence; Lucca; Mantua; Piedmont; Ravenna; Verona; Pavia"),
    ("JP", "Kobe"),
    ("LV", "Livonia"),
    ("MX", "Jalapa"),
    ("NL", "Breda; Delft"),
    ("PG", "Bougainville"),
    ("PT", "Madeira"),
    ("RU", "Kazan; Orel; Perm; Samara; Tula"),
    ("US", "Albany; Augusta; Austin; Concord; Denver; Dover; Lansing; Orlando; Phoenix; San Antonio; Savannah"),
    ("VE", "Merida; Mérida"),
    ("ZA", "Kimberley; Ladysmith"),
    ("EC", "Cuenca"),
];

/// Towns of which the lexicon has one whose names are words, things, families or other places first: a word for where before them says
/// nothing yet. General knowledge.
static OF_ANYTHING: WordList = WordList::spaced(
    " Adler Admiralty Agricola Almirante Alas Amador Antique Archangel Argo Argos Aroma Artigas Aware Azul Bale Bar Batman Bender \
    Berkshire Bikini Bismarck Blenheim Bonanza Bonny Bongo Bout Brass Buchanan Butterworth Buxton Cabaret Caldwell Camden Canaan Carolina \
    Carnot Carrefour Carries Caucasus Cesar Champagne Chaparral Charlestown Chatsworth Choir Chop Churchill Clarendon Clifton Colorado \
    Crater Delphi Dima Drama Elk Erode Falcon Fargo Fiume Flint Florencia Flores Flushing Freres Fuji Galan Gary George Georgia Gladstone Gore Grenville Guadalupe \
    Guerrero Hail Harem Harper Hays Herrera Hidalgo Highfield Hong Hosanna Houghton Hydra Ibarra Ithaca Jackson Juarez Kerry Kitchener \
    Koch Kurdistan Lapland Lara Laval Leach Ledesma Lego Lennox Lice Linden Livingstone Logo Lorca Lumley Maga Maidan Maldonado Marathon \
    Mare Mari Margate Marlborough Marshall Mascara Mayo Melo Memo Merlo Midi Midland Midlands Mission Mobile Mojo Moreno Most Mustang Neves \
    Nyanza Okada Oral Orellana Pagan Palmira Paradise Peel Pentecost Piazza Pilar Plumtree Praga Providencia Puke Queenstown Rama Ramsey \
    Rand Rawson Rivera Rocha Rodrigues Roman Saga Sake Saki Salinas Salt Same Santo Santos Schengen Scania Segovia Shire Sociedad Soledad \
    Solo Soriano Sour Spartak Springbok Springs Stanford Sultan Surrey Susa Swat Tactic Tame Tamale Tamim Thorn Tigre Tome Toto Turbo Turkestan Valverde \
    Vostok Westmoreland Wesh Winder Woodlands Zamora Zarate Zhukovsky Zealand ",
);

/// First words of names that many towns begin with, few of which are in the lexicon: `San Carlos`.
static OF_MANY: WordList = WordList::spaced(
    " Central El Fort Free Garden Grand Green La Las Los Mount New Nova Novi Novo Old Port Puerto Rio Rose Saint Saint-Louis San Santa \
    Santo Sao St St. Victoria Villa Warren West ",
);

/// Whether a place is the one that everybody thinks of by its name.
pub(super) fn is_listed(place: &PlaceName) -> bool {
    let own = WELL_KNOWN.iter().find(|(country, _)| *country == place.country);
    own.is_some_and(|(_, names)| names.split("; ").any(|name| name == place.text))
}

/// Whether no other state has a place of the name of one of a state, and nobody else but clubs goes by it.
pub(super) fn is_only_one(span: &Span, registry: &Registry, country: &str) -> bool {
    span.options.iter().all(|option| match option.target {
        Target::Place(place) => registry.places()[place as usize].country == country,
        Target::Actor(place) => registry.actors()[place as usize].kind == ActorKind::Organisation,
        Target::Decoy | Target::Generic(_) => false,
    })
}

/// Whether a place is meant by a name alone behind a word for where, unless a state is spoken of that calls its towns after those of others:
/// everybody thinks of it, or there is no other and the name is no word and nobody's.
pub(super) fn is_main(
    text: &str,
    words: &[Word],
    span: &Span,
    registry: &Registry,
    town: &PlaceName,
    is_spoken_of: impl Fn(&str) -> bool,
) -> bool {
    let first = words[span.first].of(text);
    let is_of_nothing_else = || {
        let is_usable = match span.end - span.first {
            1 => first.len() > 3 && !OF_ANYTHING.contains(first) && !is_given_name(words[span.first].hash),
            _ => !OF_MANY.contains(first),
        };
        is_usable && is_only_one(span, registry, town.country)
    };
    let is_of_another = |code: &&str| *code != town.country && is_spoken_of(code);
    let of_britain: &[&str] = if town.country == "GB" { &NAMESAKES_OF_BRITAIN } else { &[] };
    (is_listed(town) || is_of_nothing_else()) && !NAMESAKES.iter().chain(of_britain).any(is_of_another)
}

#[cfg(test)]
mod tests {
    use super::WELL_KNOWN;
    use crate::actors::registry::Registry;

    #[test]
    fn what_is_well_known_stands_in_the_lexicon() {
        let places = Registry::shared().places();
        for (country, names) in WELL_KNOWN {
            for name in names.split("; ") {
                // `Belem` and `Belém` are one name there.
                let is_one = |text: &str| crate::text::fold_value(text) == crate::text::fold_value(name);
                assert!(places.iter().any(|place| place.country == country && is_one(&place.text)), "{country}: {name}");
            }
        }
    }
}

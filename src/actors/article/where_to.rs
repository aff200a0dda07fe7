//! Tells whether a doubtful name stands where only a place does, `born in Java`, `off the port of Bari`, and of which towns of a name
//! everybody thinks first.

use crate::actors::registry::PlaceName;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// States whose towns are called after those of others, so that `in Florence` is not Italy's where one of them is spoken of.
pub(super) const NAMESAKES: [&str; 3] = ["US", "CA", "AU"];

/// Towns and regions of names that are words, persons or other towns too, which are meant by a name alone behind a word for where.
/// General knowledge.
const WELL_KNOWN: [(&str, &str); 30] = [
    ("AR", "Mendoza; Rosario"),
    ("AU", "Adelaide; Darwin"),
    ("BE", "Mons; Louvain"),
    ("BR", "Belem; Belém; Natal"),
    ("CA", "Halifax"),
    ("CN", "Canton"),
    ("CO", "Buenaventura"),
    ("DE", "Hanover; Hesse; Worms; Halle; Weimar"),
    ("DZ", "Constantine; Medea"),
    ("ES", "Aragon; Galicia; Granada; Toledo; Valencia"),
    ("FR", "Burgundy; Savoy; Tours; Nancy; Nice"),
    ("GB", "Bath; Cambridge; Derby; Lincoln; Reading; Worcester"),
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
    ("US", "Albany; Augusta; Austin; Columbia; Concord; Denver; Dover; Lansing; Phoenix; Savannah"),
    ("VE", "Merida; Mérida"),
    ("ZA", "Kimberley; Ladysmith"),
    ("EC", "Cuenca"),
];

/// Whether a name stands where states and towns do and hardly anybody's family name: `a treaty with Jordan`, `floods hit Jordan`.
pub(super) fn is_behind_word_for_states(text: &str, words: &[Word], first: usize) -> bool {
    static BEFORE: WordList = WordList::spaced(
        " of in to from with between left hit hits across near within throughout into against entered invaded ",
    );
    // `the family of Jordan`, `met with Jordan` may be persons.
    static OF_PERSONS: WordList = WordList::spaced(
        " met meet meets family wife husband son daughter lawyer lawyers brother sister mother father spoke speak speaks agreed said told \
        friends friend friendship confidence faith aide aides interview according belongs belonged gave sent ",
    );
    let is_next = |place: usize| words[place].gap == Gap::Space && !words[place].begins_sentence;
    let Some(before) = first.checked_sub(1).filter(|_| is_next(first)) else { return false };
    let further = before.checked_sub(1).filter(|_| is_next(before)).map_or("", |place| words[place].of(text));
    let written = words[before].of(text);
    BEFORE.contains_in_any_case(written) && !OF_PERSONS.contains(further)
}

/// Whether a place is the one that everybody thinks of by its name.
pub(super) fn is_well_known(place: &PlaceName) -> bool {
    let own = WELL_KNOWN.iter().find(|(country, _)| *country == place.country);
    own.is_some_and(|(_, names)| names.split("; ").any(|name| name == place.text))
}

/// Whether a name stands behind a word for where and is a whole.
pub(super) fn says_where(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    static WHERE: WordList = WordList::spaced(" in near off outside around throughout across ");
    // `confidence in Mendoza`, `a goal for the side in Natal`
    static OF_MIND: WordList = WordList::spaced(
        " confidence faith trust interest interested belief believe believes believed stake invest invested shares disappointed ",
    );
    static WAYS: WordList = WordList::spaced(
        " flew fly flying travelled traveled travelling traveling moved went fled emigrated sailed drove walked came returned arrived \
        hails hailed ferry ferries road roads train trains flight flights bus buses railway route line highway steamer exiled deported \
        evacuated marched ",
    );
    static OF: WordList = WordList::spaced(
        " port ports bishop archbishop city town siege battle province island islands streets suburb suburbs outskirts coast north south \
        east west centre university bay gulf mayor governor region ",
    );
    if words.get(end).is_some_and(|next| {
        !next.begins_sentence
            && (matches!(next.gap, Gap::Possessive | Gap::Hyphen)
                || next.gap == Gap::Space && next.capitals != Capitals::None && next.capitals != Capitals::Digit)
    }) {
        return false;
    }
    let back = |steps: usize| {
        let place = first.checked_sub(steps)?;
        let hangs = |place: usize| !words[place].begins_sentence && words[place].gap == Gap::Space;
        (place + 1..=first).all(hangs).then(|| words[place].of(text))
    };
    let Some(one) = back(1).filter(|_| words[first].capitals == Capitals::First) else { return false };
    let two = back(2).unwrap_or_default();
    match one {
        _ if WHERE.contains_in_any_case(one) => !OF_MIND.contains(two),
        "to" | "from" => {
            // `the ferry from Split to Bari`
            let is_leg = back(3) == Some("from") && back(4).is_some_and(|four| WAYS.contains(four));
            is_leg || WAYS.contains(two) || two == "born" || back(3).is_some_and(|three| WAYS.contains(three))
        }
        "of" => OF.contains_in_any_case(two),
        "on" => ["island", "rebels", "landed", "fighting", "troops"].contains(&two),
        "at" => two == "born" || two == "arrived" || two == "docked",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::actors_and_places;

    #[test]
    fn doubtful_names_are_places_behind_words_for_where() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("She was born in Java and died young.", "country:ID"),
            ("A ship sank off the port of Buenaventura.", "country:CO"),
            ("Men in Algeria found it near Medea on Monday.", "country:DZ"),
            ("The road to Kazan is long.", "country:RU"),
            ("She was born in Florence.", "country:IT"),
            ("The ferry from Dubrovnik to Bari was late.", "country:HR country:IT"),
            ("Floods hit Jordan on Monday. Lisa Jordan said so. Jordan was late.", "country:JO person:Lisa Jordan"),
            ("Lisa Jordan wrote a treaty with Jordan.", "country:JO person:Lisa Jordan"),
            ("Lisa Jordan left. They met with Jordan.", "person:Lisa Jordan"),
            ("Americans in the US watched; there were protests in Alexandria and Cairo.", "country:EG country:US"),
            // Programs, persons and towns of the same name.
            ("She wrote it in Java's syntax.", ""),
            ("He has confidence in Mendoza.", ""),
            ("Ustra Mendoza left. She sat near Mendoza.", "person:Ustra Mendoza"),
            ("She was born in Florence, and then left Ohio and Texas.", "country:US"),
            ("Java is a language.", ""),
        ] {
            let found = actors_and_places(text);
            if found != expected {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

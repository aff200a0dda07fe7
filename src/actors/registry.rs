//! Turns the lexicon into [`Registry`]: every actor known by more than one name.
//!
//! States are the members of the United Nations and those the lexicon adds. Formal names, demonyms and names in other
//! languages come from the crate keshvar, which carries ISO 3166 and Unicode CLDR data; see `src/actors/lexicon/README.md`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use keshvar::{Country, CountryIterator};

use crate::article::ActorId;
use crate::text::fold_value;

/// Raised whenever the lexicon or the rules of the finder change.
pub const REGISTRY_VERSION: u32 = 1;

const STATES: &str = include_str!("lexicon/states.txt");

/// Languages whose names for states are known besides English.
const OTHER_LANGUAGES: [&str; 14] = ["ar", "de", "es", "fa", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh"];

/// An actor of the registry.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// The name to show.
    pub label: &'static str,
    /// The names it goes by, the label among them.
    pub names: Vec<Name>,
}

/// A name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub text: &'static str,
    /// The language in which the name is not an ordinary word; any language if `None`.
    pub language: Option<&'static str>,
}

/// Every actor known by more than one name.
#[derive(Debug)]
pub struct Registry {
    actors: Vec<Actor>,
    by_id: HashMap<String, usize>,
    by_folded_name: HashMap<String, usize>,
    decoys: Vec<&'static str>,
}

impl Registry {
    /// The registry that comes with the program.
    ///
    /// ```
    /// use dateline::actors::Registry;
    /// let russia = Registry::shared().look_up("russian federation").unwrap();
    /// assert_eq!((russia.id.as_str(), russia.label), ("country:RU", "Russia"));
    /// ```
    pub fn shared() -> &'static Registry {
        static SHARED: LazyLock<Registry> = LazyLock::new(Registry::build);
        &SHARED
    }

    fn build() -> Registry {
        let lexicon = Lexicon::read(STATES);
        let mut actors = Vec::new();
        let mut seen = Vec::new();
        for country in CountryIterator::new() {
            let code = format!("{:?}", country.alpha2());
            let row = lexicon.rows.get(code.as_str());
            if row.is_some() || country.un_member() {
                actors.push(state(&code, Some(&country), row));
            }
            seen.push(code);
        }
        // What ISO 3166 does not list, such as Kosovo.
        for (code, row) in &lexicon.rows {
            if !seen.iter().any(|seen| seen == code) {
                actors.push(state(code, None, Some(row)));
            }
        }
        let mut by_id = HashMap::new();
        let mut by_folded_name = HashMap::new();
        for (place, actor) in actors.iter().enumerate() {
            by_id.insert(actor.id.to_string(), place);
            let code = actor.id.as_str().rsplit(':').next().unwrap_or_default();
            by_folded_name.entry(fold_value(code)).or_insert(place);
        }
        // English names win over names in other languages, and those over codes.
        for english in [false, true] {
            for (place, actor) in actors.iter().enumerate() {
                for name in actor.names.iter().filter(|name| name.language.is_none() == english) {
                    by_folded_name.insert(fold_value(name.text), place);
                }
            }
        }
        Registry { actors, by_id, by_folded_name, decoys: lexicon.decoys }
    }

    /// The actors.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Names that look like an actor's but are something else.
    pub(crate) fn decoys(&self) -> &[&'static str] {
        &self.decoys
    }

    /// The name to show for an id.
    pub fn label(&self, id: &str) -> Option<&'static str> {
        self.by_id.get(id).map(|place| self.actors[*place].label)
    }

    /// The actor that goes by a name or ISO code; case and accents do not matter.
    pub fn look_up(&self, name: &str) -> Option<&Actor> {
        self.by_folded_name.get(&fold_value(name)).map(|place| &self.actors[*place])
    }

    /// The ids of actors that have a name beginning like this; the prefix is folded already.
    pub(crate) fn ids_with_prefix(&self, folded_prefix: &str) -> Vec<String> {
        let places = self.by_folded_name.iter().filter(|(name, _)| name.starts_with(folded_prefix));
        let mut ids: Vec<String> = places.map(|(_, place)| self.actors[*place].id.to_string()).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Labels by id, for the manifest of an index.
    pub fn labels(&self) -> BTreeMap<String, String> {
        self.actors.iter().map(|actor| (actor.id.to_string(), actor.label.to_string())).collect()
    }
}

fn state(code: &str, country: Option<&Country>, row: Option<&LexiconRow>) -> Actor {
    let english = country.and_then(|country| country.translations().get("en").copied());
    let label = row.map(|row| row.label).or(english).unwrap_or_default();
    let mut names = Vec::new();
    let mut add = |text: &'static str, language: Option<&'static str>| {
        if !text.is_empty() && !names.iter().any(|name: &Name| name.text == text) {
            names.push(Name { text, language });
        }
    };
    add(label, None);
    if let Some(row) = row {
        row.names.iter().chain(&row.demonyms).for_each(|name| add(name, None));
    }
    if let Some(country) = country {
        let is_plain = |name: &&str| !name.contains(['(', ',']);
        [Some(country.iso_short_name()), english].into_iter().flatten().filter(is_plain).for_each(|name| add(name, None));
        if row.is_none_or(|row| row.demonyms.is_empty() && row.names.is_empty()) {
            // keshvar gives Niger and Nigeria, and both Congos, one demonym; the lexicon decides those.
            country.maybe_nationality().into_iter().filter(is_plain).for_each(|name| add(name, None));
        }
        // Unofficial names come without their language, so only those in a script of their own can be told from words.
        let is_latin = |name: &str| name.chars().any(|character| character.is_ascii_alphabetic());
        country.unofficial_name_list().iter().filter(|name| !is_latin(name)).for_each(|name| add(name, None));
        for language in OTHER_LANGUAGES {
            // "Iran, Islamic Republic of" is filed under its first part, except where two states share that.
            let filed = country.translations().get(language).copied();
            let short = filed.map(|name| name.split([',', '(', '،', '（']).next().unwrap_or(name).trim());
            let is_shared = matches!(code, "CD" | "CG" | "KP" | "KR") && short != filed;
            if let Some(name) = short.filter(|_| !is_shared) {
                add(name, is_latin(name).then_some(language));
            }
        }
    }
    Actor { id: ActorId::from(format!("country:{code}").as_str()), label, names }
}

struct LexiconRow {
    label: &'static str,
    names: Vec<&'static str>,
    demonyms: Vec<&'static str>,
}

struct Lexicon {
    rows: BTreeMap<&'static str, LexiconRow>,
    decoys: Vec<&'static str>,
}

impl Lexicon {
    fn read(text: &'static str) -> Lexicon {
        let list = |part: Option<&'static str>| -> Vec<&'static str> {
            part.unwrap_or_default().split(';').map(str::trim).filter(|name| !name.is_empty()).collect()
        };
        let mut lexicon = Lexicon { rows: BTreeMap::new(), decoys: Vec::new() };
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if let Some(decoys) = line.strip_prefix('!') {
                lexicon.decoys.extend(list(Some(decoys)));
                continue;
            }
            let mut parts = line.split('|').map(str::trim);
            let (Some(code), Some(label)) = (parts.next(), parts.next()) else { continue };
            let (names, demonyms) = (list(parts.next()), list(parts.next()));
            lexicon.rows.insert(code, LexiconRow { label, names, demonyms });
        }
        lexicon
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_has_its_four_parts() {
        let mut codes = Vec::new();
        for line in STATES.lines().filter(|line| !line.starts_with(['#', '!'])) {
            let parts: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(parts.len(), 4, "{line}");
            assert!(parts[0].len() == 2 && !parts[1].is_empty(), "{line}");
            codes.push(parts[0]);
        }
        assert!(codes.is_sorted(), "the lines stand in the order of their codes");
    }

    #[test]
    fn states_are_known_by_name_alias_demonym_and_code() {
        for (name, id) in [
            ("Russia", "country:RU"),
            ("russian", "country:RU"),
            ("the Kremlin", ""),
            ("Kremlin", "country:RU"),
            ("RU", "country:RU"),
            ("Россия", "country:RU"),
            ("U.S.", "country:US"),
            ("united states", "country:US"),
            ("America", "country:US"),
            ("Türkiye", "country:TR"),
            ("turkey", "country:TR"),
            ("Côte d’Ivoire", "country:CI"),
            ("Allemagne", "country:DE"),
            ("Kenya", "country:KE"),
            ("Kosovo", "country:XK"),
            ("Nigerian", "country:NG"),
            ("Atlantis", ""),
        ] {
            let found = Registry::shared().look_up(name).map_or("", |actor| actor.id.as_str());
            assert_eq!(found, id, "{name}");
        }
    }
}

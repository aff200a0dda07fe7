//! Turns a region as an article or a query names it into the region that is meant and those in which it lies.
//!
//! The regions are the states of ISO 3166-1, the regions of UN M49 and those of newsrooms, in three plain files beside this one;
//! `src/regions/README.md` says where they come from. What lies in what follows from the states that they have.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::actors::facts_of;
use crate::text::fold_value;

const COUNTRIES: &str = include_str!("countries.txt");
const GROUPS: &str = include_str!("groups.txt");
const NAMES: &str = include_str!("names.txt");

/// A state or a group of states.
#[derive(Debug)]
pub struct Region {
    /// An ISO 3166-1 code, a code of UN M49, or a name of our own.
    pub id: &'static str,
    /// The name to show.
    pub name: &'static str,
    /// Whether it is a state or territory.
    pub is_state: bool,
    members: Members,
}

/// A set of states, by their places in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Members([u64; 4]);

impl Members {
    fn set(&mut self, place: usize, is_in: bool) {
        let bit = 1 << (place % 64);
        if is_in { self.0[place / 64] |= bit } else { self.0[place / 64] &= !bit }
    }

    fn add(&mut self, other: Members) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
    }

    /// Whether all of these, one at least, are among others, which are more.
    fn lie_in(self, others: Members) -> bool {
        self != Members::default() && self != others && self.0.iter().zip(others.0).all(|(own, other)| own & !other == 0)
    }

    fn has(self, place: usize) -> bool {
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

struct Regions {
    /// States first, in the order of their file.
    regions: Vec<Region>,
    by_name: FxHashMap<String, usize>,
    by_code: FxHashMap<String, usize>,
    /// For each region those in which it lies, the smallest first.
    around: Vec<Vec<usize>>,
}

static REGIONS: LazyLock<Regions> = LazyLock::new(Regions::read);

fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('|').map(str::trim).collect())
}

impl Regions {
    fn read() -> Regions {
        let (regions, by_name, by_code, around) = Default::default();
        let mut all = Regions { regions, by_name, by_code, around };
        let mut own_names: Vec<(&'static str, usize)> = Vec::new();
        let mut of_m49: FxHashMap<&str, Members> = FxHashMap::default();
        for (place, columns) in lines(COUNTRIES).enumerate() {
            let [code, long_code, number, part, names] = <[&str; 5]>::try_from(columns).unwrap_or_default();
            let name = STATE_IDS.get(code).map_or(code, |facts| facts);
            let mut members = Members::default();
            members.set(place, true);
            of_m49.entry(part).or_default().set(place, true);
            all.regions.push(Region { id: code, name, is_state: true, members });
            let codes = [code, long_code, number].into_iter().filter(|code| !code.is_empty());
            all.by_code.extend(codes.map(|code| (code.to_lowercase(), place)));
            own_names.push((name, place));
            own_names.extend(names.split(';').map(|name| (name.trim(), place)));
        }
        for columns in lines(GROUPS) {
            let [id, name, names, _] = <[&str; 4]>::try_from(columns).unwrap_or_default();
            let place = all.regions.len();
            let members = of_m49.get(id).copied().unwrap_or_default();
            all.regions.push(Region { id, name, is_state: false, members });
            all.by_code.insert(id.to_string(), place);
            own_names.push((name, place));
            own_names.extend(names.split(';').map(|name| (name.trim(), place)));
        }
        // Groups name one another in any order, and no deeper than this.
        const DEEPEST: usize = 4;
        for _ in 0..DEEPEST {
            lines(GROUPS).for_each(|columns| all.add_members(&columns));
        }
        for (name, place) in own_names.into_iter().filter(|(name, _)| !name.is_empty()) {
            all.by_name.entry(fold_value(name)).or_insert(place);
        }
        // Names in other languages come last: what is one state's there may be another's in English.
        for columns in lines(NAMES) {
            let [code, names] = <[&str; 2]>::try_from(columns).unwrap_or_default();
            let Some(place) = all.by_code.get(&code.to_lowercase()).copied() else { continue };
            for folded in names.split(';').map(fold_value) {
                // `Áo` without its accent is the code of another state.
                let looks_like_a_code = folded.is_ascii() && folded.len() <= 3;
                if !looks_like_a_code {
                    all.by_name.entry(folded).or_insert(place);
                }
            }
        }
        let size = |place: &usize| all.regions[*place].members.0.iter().map(|part| part.count_ones()).sum::<u32>();
        all.around = (0..all.regions.len())
            .map(|inner| {
                let lies_in = |outer: &usize| all.regions[inner].members.lie_in(all.regions[*outer].members);
                let mut around: Vec<usize> = (0..all.regions.len()).filter(lies_in).collect();
                around.sort_by_key(size);
                around
            })
            .collect();
        all
    }

    fn add_members(&mut self, columns: &[&'static str]) {
        let (Some(id), Some(listed)) = (columns.first(), columns.get(3)) else { return };
        let Some(place) = self.by_code.get(*id).copied() else { return };
        let mut members = self.regions[place].members;
        for entry in listed.split_whitespace() {
            let (id, is_in) = entry.strip_prefix('-').map_or((entry, true), |id| (id, false));
            let Some(member) = self.by_code.get(&id.to_lowercase()).copied() else { continue };
            if is_in { members.add(self.regions[member].members) } else { members.set(member, false) }
        }
        self.regions[place].members = members;
    }

    fn named(&self, name: &str) -> Option<usize> {
        let folded = fold_value(name);
        let bare = |name: &str| name.strip_prefix("the ").or_else(|| name.strip_suffix(" region")).map(str::to_string);
        let known = |name: &String| self.by_name.get(name).copied();
        let found =
            known(&folded).or_else(|| bare(&folded).and_then(|bare| known(&bare).or_else(|| known(&self::bare_of(&bare)?))));
        // `Bolivia, Plurinational State of`, as lists that are sorted have them.
        found.or_else(|| {
            let (name, before) = name.split_once(", ")?;
            let folded = fold_value(&format!("{before} {name}"));
            known(&folded).or_else(|| known(&bare(&folded)?))
        })
    }
}

/// Without ` region` behind what stood behind `the`.
fn bare_of(name: &str) -> Option<String> {
    name.strip_suffix(" region").map(str::to_string)
}

/// The names to show of states, by code.
static STATE_IDS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let codes = lines(COUNTRIES).filter_map(|columns| columns.first().copied());
    codes.filter_map(|code| Some((code, facts_of(&format!("country:{code}"))?.label))).collect()
});

/// The region that a person means by a name, in many languages, an ISO 3166-1 code or a number of UN M49.
///
/// ```
/// use dateline::regions::region_named;
/// for (name, region) in [("yemen", "Yemen"), ("YE", "Yemen"), ("Jemen", "Yemen"), ("145", "Western Asia"), ("Nahost", "Middle East")] {
///     assert_eq!(region_named(name).map(|region| region.name), Some(region));
/// }
/// assert!(region_named("Atlantis").is_none());
/// ```
pub fn region_named(name: &str) -> Option<&'static Region> {
    let place = REGIONS.named(name).or_else(|| REGIONS.by_code.get(&name.trim().to_lowercase()).copied())?;
    Some(&REGIONS.regions[place])
}

/// Every region that is a group, with the names of its states, in the order of the file.
pub fn groups() -> impl Iterator<Item = (&'static Region, Vec<&'static str>)> {
    REGIONS.regions.iter().filter(|region| !region.is_state).map(|group| {
        let states = REGIONS.regions.iter().enumerate().filter(|(place, state)| state.is_state && group.members.has(*place));
        (group, states.map(|(_, state)| state.name).collect())
    })
}

/// The regions by which an article is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegionValues<'a> {
    /// Those it names: under the name to show where they are known, else as they are written. They are counted and listed.
    pub named: Vec<&'a str>,
    /// Those in which these lie. They are counted, but listed only where another article names them.
    pub around: Vec<&'a str>,
}

/// The regions of an article that names these.
///
/// ```
/// use dateline::regions::region_values;
/// let given = ["Jemen".to_string(), "Black Sea".to_string()];
/// let values = region_values(&given);
/// assert_eq!(values.named, ["Yemen", "Black Sea"]);
/// assert!(values.around.contains(&"Western Asia") && values.around.contains(&"Asia"));
/// ```
pub fn region_values(given: &[String]) -> RegionValues<'_> {
    let mut values = RegionValues::default();
    if given.is_empty() {
        return values;
    }
    let mut around: Vec<usize> = Vec::new();
    for text in given {
        let place = known(text);
        let named = place.map_or(text.as_str(), |place| REGIONS.regions[place].name);
        if !values.named.contains(&named) {
            values.named.push(named);
        }
        for place in place.map_or_else(|| parts_of(text), |place| REGIONS.around[place].clone()) {
            if !around.contains(&place) {
                around.push(place);
            }
        }
    }
    let names = around.into_iter().map(|place| REGIONS.regions[place].name);
    values.around = names.filter(|name| !values.named.contains(name)).collect();
    values
}

/// A region as publishers write it. They mean codes only in capitals, and some of these are more often something else.
fn known(text: &str) -> Option<usize> {
    const DOUBTFUL: [&str; 12] = ["AL", "CA", "CO", "DE", "GA", "IN", "LA", "MA", "ME", "NA", "PA", "SA"];
    REGIONS.named(text).or_else(|| {
        let is_code = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
        REGIONS.by_code.get(&text.to_lowercase()).copied().filter(|_| is_code && !DOUBTFUL.contains(&text))
    })
}

/// The regions in which something lies that is none itself: `Europe / Middle East`, `Kyiv, Ukraine`.
fn parts_of(text: &str) -> Vec<usize> {
    let with_own = |place: usize| std::iter::once(place).chain(REGIONS.around[place].iter().copied());
    for separators in [&["/", ";", "|", " & ", " and ", " und ", " et ", " y ", " e "][..], &[","]] {
        let mut parts = vec![text];
        for separator in separators {
            parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
        }
        let places: Option<Vec<usize>> = parts.iter().map(|part| known(part.trim())).collect();
        if parts.len() > 1
            && let Some(places) = places
        {
            return places.into_iter().flat_map(with_own).collect();
        }
    }
    // A town with its state; of the name Georgia there is another state, which has more such towns in the news.
    let state = text.rsplit_once(',').and_then(|(_, state)| known(state.trim()));
    let state = state.filter(|place| REGIONS.regions[*place].is_state && REGIONS.regions[*place].id != "GE");
    state.map_or(Vec::new(), |place| with_own(place).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn around(name: &str) -> Vec<&'static str> {
        let given = [name.to_string()];
        region_values(&given).around.iter().map(|name| region_named(name).map_or("", |region| region.name)).collect()
    }

    #[test]
    fn files_are_sound() {
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        let mut codes = Vec::new();
        for columns in lines(COUNTRIES) {
            assert_eq!(columns.len(), 5, "{columns:?}");
            assert!(facts_of(&format!("country:{}", columns[0])).is_some(), "{columns:?}");
            codes.push(columns[0]);
        }
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted());
        for columns in lines(GROUPS) {
            assert_eq!(columns.len(), 4, "{columns:?}");
            for member in columns[3].split_whitespace() {
                let id = member.trim_start_matches('-').to_lowercase();
                assert!(REGIONS.by_code.contains_key(&id), "{member} of {}", columns[1]);
            }
            for name in columns[2].split(';').chain([columns[1]]).map(str::trim).filter(|name| !name.is_empty()) {
                let folded = fold_value(name);
                let known = names.insert(folded.clone(), columns[0]);
                assert!(known.is_none_or(|known| known == columns[0]), "{name} is {known:?} and {}", columns[0]);
                assert_eq!(region_named(name).map(|region| region.id), Some(columns[0]), "{name}");
            }
        }
        for region in &REGIONS.regions {
            let same = REGIONS.regions.iter().filter(|other| other.members == region.members && other.id != region.id);
            let same: Vec<&str> = same.map(|other| other.id).collect();
            assert!(same.is_empty() || region.members == Members::default(), "{} has the states of {same:?}", region.id);
            assert_eq!(region_named(region.name).map(|known| known.id), Some(region.id));
            assert_eq!(region_named(region.id).map(|known| known.id), Some(region.id));
        }
    }

    #[test]
    fn names_and_codes() {
        for (name, id) in [
            ("Yemen", "YE"),
            ("yemen", "YE"),
            ("Yemen, Republic of", "YE"),
            ("Congo, Democratic Republic of the", "CD"),
            ("Congo, Republic of the", "CG"),
            ("Iran, Islamic Rep.", "IR"),
            ("ye", "YE"),
            ("YEM", "YE"),
            ("887", "YE"),
            ("اليمن", "YE"),
            ("Йемен", "YE"),
            ("Western Asia", "145"),
            ("western asia", "145"),
            ("145", "145"),
            ("West Asia", "145"),
            ("Asia", "142"),
            ("Asien", "142"),
            ("the Middle East", "middle-east"),
            ("Moyen-Orient", "middle-east"),
            ("Ближний Восток", "middle-east"),
            ("MENA", "mena"),
            ("Middle East & North Africa", "mena"),
            ("Sahel region", "sahel"),
            ("The Sahel Region", "sahel"),
            ("U.S.", "US"),
            ("USA", "US"),
            ("Great Britain", "GB"),
            ("Deutschland", "DE"),
            ("Allemagne", "DE"),
            ("Côte d'Ivoire", "CI"),
            ("Ivory Coast", "CI"),
            ("Turkey", "TR"),
            ("Türkiye", "TR"),
            ("Congo-Kinshasa", "CD"),
            ("South Korea", "KR"),
            ("EU", "european-union"),
            ("Indo Pacific", "indo-pacific"),
            ("Georgia", "GE"),
            ("Southeast Asia", "035"),
            ("South-eastern Asia", "035"),
            ("中东", "middle-east"),
            ("중동", "middle-east"),
            ("Μέση Ανατολή", "middle-east"),
            ("मध्य पूर्व", "middle-east"),
            ("ตะวันออกกลาง", "middle-east"),
            ("מזרח תיכון", "middle-east"),
            ("Ευρώπη", "150"),
            ("यूरोप", "150"),
            ("ยุโรป", "150"),
            ("欧州連合", "european-union"),
            ("Đông Nam Á", "035"),
            ("Latinská Amerika", "latin-america"),
            ("アフリカの角", "horn-of-africa"),
            ("Bliski Wschód i Afryka Północna", "mena"),
            ("Südafrika", "ZA"),
            ("Latin America", "latin-america"),
        ] {
            assert_eq!(region_named(name).map(|region| region.id), Some(id), "{name}");
        }
        for name in [
            "",
            "Global",
            "World",
            "Gaza",
            "Scotland",
            "Black Sea",
            "Soviet Union",
            "Paris",
            "Moscow",
            "politics",
            "15",
            "N/A",
        ] {
            assert_eq!(region_named(name).map(|region| region.id), None, "{name}");
        }
    }

    #[test]
    fn what_lies_in_what() {
        for (inner, outer, expected) in [
            ("Yemen", "Western Asia", true),
            ("Yemen", "Asia", true),
            ("Yemen", "Middle East", true),
            ("Yemen", "Middle East and North Africa", true),
            ("Yemen", "Arabian Peninsula", true),
            ("Yemen", "Global South", true),
            ("Yemen", "Gulf", false),
            ("Yemen", "Africa", false),
            ("Western Asia", "Asia", true),
            ("Asia", "Western Asia", false),
            ("Gulf States", "Middle East", true),
            ("Gulf", "Middle East", true),
            ("Middle East", "Middle East and North Africa", true),
            ("Middle East", "Asia", false),
            ("Egypt", "Middle East", true),
            ("Egypt", "Africa", true),
            ("Maghreb", "North Africa", true),
            ("Sahel", "Africa", true),
            ("Baltics", "Northern Europe", true),
            ("Western Balkans", "Balkans", true),
            ("Western Balkans", "Europe", true),
            ("Caribbean", "Latin America and the Caribbean", true),
            ("Caribbean", "Americas", true),
            ("South Caucasus", "Western Asia", true),
            ("Sub-Saharan Africa", "Global South", true),
            ("Japan", "Global South", false),
            ("Japan", "Indo-Pacific", true),
            ("United States", "Arctic", false),
            ("Europe", "Transatlantic", false),
            ("Greenland", "Arctic", true),
            ("Taiwan", "East Asia", true),
            ("Kosovo", "Western Balkans", true),
            ("Cuba", "Latin America", true),
            ("Jamaica", "Latin America", false),
            ("Kyiv, Ukraine", "Ukraine", true),
            ("Kyiv, Ukraine", "Europe", true),
            ("Atlanta, Georgia", "Georgia", false),
            ("Europe / Middle East", "Europe", true),
            ("Europe and Africa", "Africa", true),
            ("Trade and Africa", "Africa", false),
            ("Global", "Europe", false),
            ("ME", "Europe", false),
            ("UA", "Europe", true),
            ("ua", "Europe", false),
        ] {
            assert_eq!(around(inner).contains(&outer), expected, "{inner} in {outer}: {:?}", around(inner));
        }
        assert_eq!(around("Transatlantic"), [""; 0]);
    }
}

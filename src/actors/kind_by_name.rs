//! Turns the id of an actor that no registry knows into its kind, by the English words of its name.

use crate::article::{ActorId, ActorKind};

/// Words that say what bears them.
const WORDS: [(ActorKind, &[&str]); 7] = [
    (ActorKind::Party, &["party", "opposition", "democrats", "conservatives", "liberals", "socialists", "greens"]),
    (
        ActorKind::GovernmentBody,
        &[
            "ministry",
            "department",
            "police",
            "court",
            "parliament",
            "senate",
            "assembly",
            "army",
            "navy",
            "bureau",
            "authority",
            "directorate",
            "administration",
            "cabinet",
            "council",
            "commission",
            "government",
        ],
    ),
    (
        ActorKind::Company,
        &[
            "bank",
            "corp",
            "corporation",
            "inc",
            "ltd",
            "plc",
            "company",
            "airlines",
            "airways",
            "holdings",
            "motors",
            "gmbh",
            "nv",
            "asa",
            "oyj",
            "ag",
            "llc",
            "bhd",
            "securities",
            "electronics",
        ],
    ),
    (
        ActorKind::Media,
        &[
            "times",
            "news",
            "post",
            "radio",
            "television",
            "tv",
            "daily",
            "herald",
            "tribune",
            "telegraph",
            "chronicle",
            "inquirer",
            "examiner",
            "observer",
            "broadcasting",
            "newspaper",
            "magazine",
            "gazette",
            "journal",
            "media",
        ],
    ),
    (ActorKind::ThinkTank, &["institute"]),
    (
        ActorKind::ArmedGroup,
        &[
            "brigade",
            "brigades",
            "guerrillas",
            "militia",
            "militias",
            "guerillas",
            "mujahideen",
            "cartel",
            "battalion",
            "rebel",
            "rebels",
            "militants",
            "insurgents",
            "gunmen",
            "separatists",
            "mercenaries",
            "fighters",
            "islamists",
            "jihadists",
            "militiamen",
            "paramilitaries",
            "traffickers",
            "extremists",
            "terrorists",
            "pirates",
            "smugglers",
            "warlords",
            "secessionists",
            "insurgency",
            "fundamentalists",
            "bandits",
            // `Somali militant group`
            "militant",
            "insurgent",
            "separatist",
            "guerrilla",
            "guerilla",
            "jihadist",
            "jihadi",
            "paramilitary",
            "terrorist",
            "secessionist",
            "extremist",
            // `Kurdish fighters`, `Bosnian Serb forces`
            "gunners",
        ],
    ),
    (
        ActorKind::Ngo,
        &[
            "university",
            "college",
            "school",
            "hospital",
            "foundation",
            "association",
            "society",
            "union",
            "federation",
            "church",
            "league",
            "club",
            "museum",
            "charity",
        ],
    ),
];

impl ActorId {
    /// The kind that the id of an actor shows, where no registry knows it: by its beginning and the words of the name.
    ///
    /// ```
    /// use dateline::ActorId;
    /// let kind = |id: &str| ActorId::from(id).found_kind().map(|kind| kind.name());
    /// assert_eq!(kind("person:Jane Doe"), Some("person"));
    /// assert_eq!(kind("org:Harbour Bank"), Some("company"));
    /// assert_eq!(kind("org:University of Damascus"), Some("ngo"));
    /// assert_eq!(kind("org:Acme Front"), Some("organisation"));
    /// assert_eq!(kind("org:hamas"), None);
    /// ```
    pub fn found_kind(&self) -> Option<ActorKind> {
        self.given_name()?;
        Some(match self.as_str().strip_prefix(ActorId::ORGANISATION) {
            Some(name) => kind_by_name(name),
            None if self.as_str().starts_with(ActorId::PERSON) => ActorKind::Person,
            None => ActorKind::Organisation,
        })
    }
}

/// What an organisation is by a word of its name: the last that says so, or the first of `University of Damascus`.
fn kind_by_name(name: &str) -> ActorKind {
    let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
    // What stands behind `of` says whose it is, not what.
    let head = words.iter().position(|word| matches!(word.as_str(), "of" | "for" | "on")).unwrap_or(words.len());
    // `Bosnian Serb forces`, in small letters, have no name of their own.
    if words.len() > 1 && ["forces", "troops", "soldiers"].iter().any(|noun| name.ends_with(noun)) {
        return ActorKind::ArmedGroup;
    }
    // It fights fires.
    if words[..head].ends_with(&["fire".to_string(), "brigade".to_string()]) {
        return ActorKind::GovernmentBody;
    }
    let kind = |word: &String| WORDS.iter().find(|(_, listed)| listed.contains(&word.as_str())).map(|(kind, _)| *kind);
    words[..head].iter().rev().find_map(kind).unwrap_or(ActorKind::Organisation)
}

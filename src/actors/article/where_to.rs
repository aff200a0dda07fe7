//! Tells whether a doubtful name stands where only a place does: `born in Java`, `off the port of Bari`, `Wellington, 3 May -`.

use super::bearers::is_seat_of_territory;
use super::decide::Support;
use super::merge::is_state;
use super::well_known::{is_listed, is_main, is_only_one};
use super::{Part, Reading, Span, origins};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::{Actor, NameForm, Registry};
use crate::actors::sense::regions::acts;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// What a word for where says for a town.
const WHERE: f32 = 0.6;

impl Support {
    /// `born in Java`: a doubtful name behind a word for where is the town, if its state is named or if everybody thinks of this one.
    pub(super) fn by_where(&self, reading: &Reading<'_>, registry: &Registry, span: &Span, place: u32, weight: f32) -> f32 {
        let part = &reading.parts[span.part];
        let town = &registry.places()[place as usize];
        if span.is_place && origins::is_dated(part, span.first, span.end) {
            let is_alone = is_listed(town) || is_only_one(span, registry, town.country);
            return if weight >= 1.0 || is_alone { WHERE + WHERE } else { WHERE };
        }
        // Another town or a state that needs no support is not outdone: `Alexandria`, `Georgia`.
        let is_stronger =
            |option: &Pattern| option.is_sure || is_state(option, registry) && !is_seat_of_territory(option, registry);
        if span.options.iter().any(is_stronger) {
            return 0.0;
        }
        if span.end - span.first == 1 && self.is_of_person(part.words[span.first].hash)
            || part.in_capitals[span.first]
            || !says_where(part.text, &part.words, span.first, span.end)
                && !is_in_list(part.text, &part.words, span.first, span.end)
                && !acts_alone(part, span)
        {
            return 0.0;
        }
        let is_spoken_of = |code: &str| self.country(Some(code)) > 0.0;
        let is_main = || is_main(part.text, &part.words, span, registry, town, is_spoken_of);
        if weight >= 1.0 || is_main() { WHERE + WHERE } else { WHERE }
    }

    /// `WELLINGTON, April 3 -`: what a dateline says for a doubtful capital; for others than the first seat of a state of today less.
    pub(super) fn by_dateline(
        &self,
        reading: &Reading<'_>,
        span: &Span,
        option: &Pattern,
        actor: &Actor,
        registry: &Registry,
    ) -> f32 {
        const FIRST_SEAT: f32 = 0.9;
        const OTHER_SEAT: f32 = 0.6;
        let part = &reading.parts[span.part];
        if option.form != NameForm::Seat
            || option.is_sure
            || !span.is_place
            || !origins::is_dated(part, span.first, span.end)
        {
            return 0.0;
        }
        // `HAMILTON, April 3 - A Canadian maker of steel`
        let weight = |option: &Pattern| match option.target {
            Target::Place(place) => self.country(Some(registry.places()[place as usize].country)),
            Target::Actor(place) => self.country(registry.actors()[place as usize].country.as_deref()),
            Target::Decoy | Target::Generic(_) => 0.0,
        };
        if weight(option) == 0.0 && span.options.iter().any(|other| weight(other) > 0.0) {
            return 0.0;
        }
        let first = actor.names.iter().find(|name| name.form == NameForm::Seat);
        let written = &part.text[part.bytes_of(span.first..span.end)];
        let is_first = first.is_some_and(|first| first.text.eq_ignore_ascii_case(written));
        match actor.status {
            Some("un-member") if is_first => FIRST_SEAT,
            Some("former") => 0.0,
            _ => OTHER_SEAT,
        }
    }
}

/// Whether a doubtful name of a town or region does what only those do who govern one: `Burgundy allied itself with`.
fn acts_alone(part: &Part<'_>, span: &Span) -> bool {
    acts(part.text, &part.words, span.first, span.end, true)
}

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

/// Whether a name stands behind a word for where, or before one, and is a whole.
pub(super) fn says_where(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    static WHERE: WordList = WordList::spaced(" in near off outside around throughout across ");
    // `confidence in Mendoza`, `a goal for the side in Natal`
    static OF_MIND: WordList = WordList::spaced(
        " confidence faith trust interest interested belief believe believes believed stake stakes invest invested investors \
        shareholders shareholding holding holdings shares disappointed disappointment hope pride ",
    );
    if words.get(end).is_some_and(|next| {
        !next.begins_sentence
            && (matches!(next.gap, Gap::Possessive | Gap::Hyphen)
                || next.gap == Gap::Space && next.capitals != Capitals::None && next.capitals != Capitals::Digit)
    }) || words[first].capitals != Capitals::First
    {
        return false;
    }
    let back = |steps: usize| {
        let place = first.checked_sub(steps)?;
        let hangs = |place: usize| !words[place].begins_sentence && words[place].gap == Gap::Space;
        (place + 1..=first).all(hangs).then(|| words[place].of(text))
    };
    let Some(one) = back(1) else { return lies(text, words, first, end) };
    let two = back(2).unwrap_or_default();
    match one {
        _ if WHERE.contains_in_any_case(one) => !OF_MIND.contains(two),
        "to" | "from" => {
            let far = |steps: usize| back(steps).unwrap_or_default();
            says_way(one, two, far(3), far(4))
        }
        "of" => is_of_town(two),
        "on" => ["island", "rebels", "landed", "fighting", "troops"].contains(&two),
        "at" => is_done_at(two),
        _ => lies(text, words, first, end),
    }
}

/// Whether a name stands in a list of names behind a word for where: `in Zagreb, Split and Bari`.
fn is_in_list(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    static BEHIND: WordList = WordList::spaced(" and in on for to from with by at as before after until during ");
    const MOST_NAMES: usize = 4;
    // `in Zagreb, and Bari said so`
    let ends = words.get(end).is_none_or(|next| {
        next.begins_sentence
            || match next.gap {
                Gap::Space => BEHIND.contains(next.of(text)),
                Gap::Comma | Gap::Other => next.capitals != Capitals::All,
                _ => false,
            }
    });
    let is_name = |word: &Word| word.capitals == Capitals::First && !word.begins_sentence;
    let mut place = first;
    for _ in 0..MOST_NAMES {
        let Some(before) = place.checked_sub(1) else { return false };
        let is_and = words[place].gap == Gap::Space && words[before].of(text) == "and" && !words[place].begins_sentence;
        let is_comma = words[place].gap == Gap::Comma && !words[place].begins_sentence;
        let last = match () {
            () if is_and => before.checked_sub(1),
            () if is_comma => Some(before),
            () => None,
        };
        let Some(last) = last.filter(|last| ends && is_name(&words[*last])) else { return false };
        // A name of two words at most.
        let is_two = last > 0 && words[last].gap == Gap::Space && is_name(&words[last - 1]);
        place = last - usize::from(is_two);
        if says_where(text, words, place, last + 1) {
            return true;
        }
    }
    false
}

/// Whether words before `to` or `from` say that somebody or something goes there or comes from there: `the ferry from Split to`.
fn says_way(link: &str, two: &str, three: &str, four: &str) -> bool {
    static WAYS: WordList = WordList::spaced(
        " flew fly flying travelled traveled travelling traveling moved went fled emigrated sailed drove walked came returned arrived \
        hails hailed ferry ferries road roads train trains flight flights bus buses railway route line highway steamer exiled deported \
        evacuated marched back relocated migrated escaped retired retreated withdrew rode journeyed proceeded banished lured shipped \
        expelled transported steamers steamships canal pipeline motorway journey voyage pilgrimage expedition trip migration emigration \
        exodus tramway coach coaches convoy caravan ",
    );
    // Who and what comes from a town and hardly from anybody.
    static FROM_THERE: WordList = WordList::spaced(
        " collector merchant merchants trader traders banker bankers pilgrim pilgrims settler settlers emigrants immigrants migrants \
        refugees workers weavers miners sailors soldiers troops farmers peasants craftsmen glassmakers masons painters students monks nuns \
        families volunteers colonists burghers citizens physician surgeon priest tailor goldsmith printer bookseller industrialist \
        businessman lawyer farmer ships boats coal timber cloth silver wool wine marble grain tobacco silk ",
    );
    let is_leg = link == "to" && three == "from" && WAYS.contains(four);
    is_leg
        || WAYS.contains(two)
        || WAYS.contains(three)
        || link == "from" && (two == "born" || FROM_THERE.contains_in_any_case(two))
}

/// Whether a word before `of` is something that a town or region has: `the bishopric of`.
fn is_of_town(two: &str) -> bool {
    static OF: WordList = WordList::spaced(
        " port ports bishop archbishop city town siege battle province island islands streets suburb suburbs outskirts coast north south \
        east west centre university bay gulf mayor governor region village district municipality parish commune bishopric archbishopric \
        see diocese archdiocese cathedral abbey monastery synagogue academy council dialect inhabitants citizens burghers residents \
        townspeople walls citadel harbour harbor railway station airport fortress bombing bombardment sack vineyards duchy county \
        margraviate principality peninsula highlands lowlands ",
    );
    OF.contains_in_any_case(two)
}

/// Whether a word before `at` is what is done, or stands, in a town: `buried at`, `the academy at`.
fn is_done_at(two: &str) -> bool {
    static AT: WordList = WordList::spaced(
        " born died dies buried built founded founds settled signed taught teaches teaching made mined fought killed wounded captured \
        defeated stationed based moored docked anchored berthed landed arrived arrives stopped held studied educated lived preached \
        ordained consecrated crowned married interned imprisoned executed hanged printed published minted unearthed excavated established \
        ashore garrisoned quartered \
        battle battles academy university college school convent monastery abbey cathedral church chapel castle fortress factory factories \
        mill mills shipyard shipyards dockyard yard observatory cemetery prison camp congress synod airport airfield aerodrome \
        runway airbase garrison mint bridge treaty shrine temple refinery smelter mine mines plant excavations ",
    );
    AT.contains_in_any_case(two)
}

/// Whether a name begins a clause that says where it lies: `Ferrara lies on a plain`.
fn lies(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    static BEFORE: WordList = WordList::spaced(" that and but where while ");
    static ON_LAND: WordList = WordList::spaced(" on in at near between beside along about some ");
    let follows = |place: usize| words.get(place).filter(|word| word.gap == Gap::Space && !word.begins_sentence);
    let begins = words[first].begins_sentence
        || first > 0 && words[first].gap == Gap::Space && BEFORE.contains(words[first - 1].of(text));
    let (Some(verb), Some(next)) = (follows(end), follows(end + 1)) else { return false };
    let next = next.of(text);
    begins
        && match verb.of(text) {
            "lies" => ON_LAND.contains(next),
            "is" | "was" => {
                matches!(next, "situated" | "located") || matches!(next, "a" | "the") && is_town_noun(text, words, end + 2)
            }
            _ => false,
        }
}

/// Whether some words from a place on say that something is a town: `medieval port on`.
fn is_town_noun(text: &str, words: &[Word], from: usize) -> bool {
    static TOWNS: WordList = WordList::spaced(" town city village port municipality seaport commune suburb ");
    static BEHIND: WordList = WordList::spaced(" in on of at near with where and ");
    const REACH: usize = 3;
    let rest = words.iter().skip(from).take(REACH + 1).take_while(|word| word.gap == Gap::Space && !word.begins_sentence);
    let rest: Vec<&str> = rest.map(|word| word.of(text)).collect();
    rest.windows(2).any(|pair| TOWNS.contains(pair[0]) && BEHIND.contains(pair[1]))
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
            ("The bishopric of Ferrara was rich.", "country:IT"),
            ("He was buried at Ferrara in May.", "country:IT"),
            ("Ferrara lies on a plain.", "country:IT"),
            ("A collector from Ferrara bought it.", "country:IT"),
            ("The ferry from Zadar to Bari was late; there are boats to Zadar, Split and Bari.", "country:HR country:IT"),
            ("Burgundy annexed the town.", "org:Government of Burgundy"),
            ("She was born in Plymouth.", "country:GB"),
            ("She was born in Wellington and in Kingston.", "country:JM country:NZ"),
            ("BERGEN, April 3 - A tram left the rails.", "country:NO"),
            ("Wellington (Reuter) - A tram left the rails.", "country:NZ"),
            ("HAMILTON, April 3 - A Canadian tram left the rails.", "country:CA"),
            ("READING, April 3 - A tram left the rails.", "country:GB"),
            ("SANTA CRUZ, Bolivia, April 3 - A tram left the rails.", "country:BO"),
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
            ("He laughed at Ferrara.", ""),
            ("A letter from Ferrara came.", ""),
            ("The pride of Ferrara was hurt.", ""),
            ("He was in Rome, and Ferrara said so.", "country:IT"),
            ("It was made in Most and in Marathon.", ""),
            ("He invested in Berkshire.", ""),
            ("SANTA CRUZ, April 3 - A tram left the rails.", ""),
            ("READING, AS EVER - A tram left the rails.", ""),
        ] {
            let found = actors_and_places(text);
            if found != expected {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

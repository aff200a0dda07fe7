//! Tells national teams from governments: in `Germany beat France 2-0` nobody acts for a state, so that both are the people that
//! play for it.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Meaning, Part, Reading, Span, playing};
use crate::actors::names::{HashBits, short};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::sense::sense_in;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, hash_of};
use crate::article::{ActorKind, Sense};

/// Words that are said of sport and of little else.
const SPORT: &str = "goalkeeper goalkeepers striker strikers midfielder midfielders winger wicket wickets innings batsman batsmen bowler \
    bowlers bowled semifinal semifinals quarterfinal quarterfinals halftime overtime rugby cricket soccer football tennis basketball \
    hockey handball volleyball athletics medal medals sprint javelin hurdles relay championship championships tournament cup referee \
    umpire equaliser equalizer scorer fixture fixtures shootout goalless scrum baseball softball homer homers homered inning pitcher \
    shortstop outfielder quarterback touchdown touchdowns nba nhl nfl fifa uefa standings golf golfer birdie birdies bogey squash badminton \
    boxing cycling skiing slalom skier biathlon peloton scorers scoresheet tiebreak wicketkeeper midfield motorcycling wimbledon playoff playoffs";

/// Words of reports of matches that are said of other things too.
const PERHAPS: &str = "match matches goal goals scored league test seed seeded kicked coach tries squad penalty penalties quarter semi final \
    finals half qualifier qualifiers qualifying bronze olympics olympic trophy unbeaten teammate teammates captain \
    seeding division attendance rounds race placings results games striker manager";

/// What teams do to each other, as it stands right behind or before a name.
const DEEDS: &str = "beat beats beating defeat defeated defeats held hold holds lost lose loses won win wins winning drew draw draws edge edged edges thrashed \
    thrash hammered crushed stunned face faces faced play plays played qualified qualify kicked knocked crashed \
    collapsed reached reach need needed took take finished against eliminated batted declared chasing routed trounced upset";

/// Words by which a sentence of a report speaks of the state after all.
const STATES: &str = "government governments minister ministers ministry president parliament army troops soldiers police embassy ambassador \
    sanctions visa visas war boycott prime diplomat diplomats diplomatic envoy \
    treaty sued arrested \
    court ruled voted vote council";

/// Small words between a deed and a name.
pub(super) const JOINTS: [&str; 5] = ["to", "by", "with", "over", "the"];

/// How many different words of sport of either kind an article has to have for all of it to be a report of matches.
const LEAST_OF_REPORT: (usize, usize) = (2, 4);

/// How many words of a sentence are looked at on either side of a name.
const REACH: usize = 40;

/// [`SPORT`], [`PERHAPS`], [`DEEDS`] and [`STATES`], by hashes.
pub(super) static LISTS: LazyLock<[FxHashSet<u64>; 4]> =
    LazyLock::new(|| [SPORT, PERHAPS, DEEDS, STATES].map(|words| words.split_whitespace().map(hash_of).collect()));

/// How much an article has to do with sport.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sport {
    /// Whether it speaks of sport at all, so that what looks like a table of results may be one.
    pub(super) is_spoken_of: bool,
    /// Whether it is a report of matches.
    pub(super) is_report: bool,
}

impl Sport {
    pub(super) fn of(parts: &[Part<'_>]) -> Sport {
        /// Of each word of sport whether it is said of little else.
        static WORDS: LazyLock<(HashBits, FxHashMap<u64, bool>)> = LazyLock::new(|| {
            let [sport, perhaps, ..] = &*LISTS;
            let words = perhaps.iter().map(|hash| (*hash, false)).chain(sport.iter().map(|hash| (*hash, true)));
            let words: FxHashMap<u64, bool> = words.collect();
            let mut bits = HashBits::default();
            words.keys().for_each(|hash| bits.insert(short(*hash)));
            (bits, words)
        });
        let (bits, words) = &*WORDS;
        let (mut surely, mut doubtful) = (Vec::new(), Vec::new());
        for word in parts.iter().flat_map(|part| &part.words) {
            if !bits.may_hold(short(word.hash)) {
                continue;
            }
            let Some(is_sure) = words.get(&word.hash) else { continue };
            let list = if *is_sure { &mut surely } else { &mut doubtful };
            if list.len() < LEAST_OF_REPORT.1 && !list.contains(&word.hash) {
                list.push(word.hash);
            }
        }
        // `SOCCER - LYON HOLD PARIS`
        let headline = parts.first().map_or(&[][..], |part| &part.words);
        let is_headed = headline.first().is_some_and(|word| words.get(&word.hash) == Some(&true))
            && headline.get(1).is_some_and(|word| word.gap == Gap::Other);
        let is_of_many = surely.len() >= LEAST_OF_REPORT.0 && surely.len() + doubtful.len() >= LEAST_OF_REPORT.1;
        Sport { is_spoken_of: !surely.is_empty() || doubtful.len() >= LEAST_OF_REPORT.1, is_report: is_headed || is_of_many }
    }
}

/// Marks the names of states that stand for their teams.
pub(super) fn mark(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    let [sport, _, deeds, states] = &*LISTS;
    let is_team = |span: &Span| match span.meaning {
        Meaning::Known(place, NameForm::Name | NameForm::Seat) => {
            !span.is_place && registry.actors()[place as usize].kind == ActorKind::State
        }
        _ => false,
    };
    let is_report = reading.sport.is_report;
    playing::make_clubs(reading, registry, spans);
    if !spans.iter().any(is_team) {
        return;
    }
    for span in spans.iter_mut().filter(|span| is_team(span)) {
        let part = &reading.parts[span.part];
        let sentence = sentence_around(&part.words, span);
        let has = |list: &FxHashSet<u64>| part.words[sentence.clone()].iter().any(|word| list.contains(&word.hash));
        if has(states) {
            continue;
        }
        let behind = part.words.get(span.end).filter(|word| !word.begins_sentence && word.gap == Gap::Space);
        // `beat Norway`, `lost to Norway`.
        let before = (sentence.start..span.first).rev().map(|place| &part.words[place]);
        let before = before.skip_while(|word| JOINTS.contains(&word.of(part.text))).take(1);
        let plays = behind.into_iter().chain(before).any(|word| deeds.contains(&word.hash));
        span.is_people = plays && (has(sport) || has_score(part, &sentence)) || is_at_bat(part, span.end);
        if is_report && !span.is_people {
            let sense = sense_in(reading.language, part.text, &part.words, span.first, span.end, NameForm::Name);
            (span.is_place, span.is_people) = (sense == Sense::Place, sense != Sense::Place);
        }
    }
}

/// The words of the sentence in which a name stands.
pub(super) fn sentence_around(words: &[Word], span: &Span) -> std::ops::Range<usize> {
    let (least, most) = (span.first.saturating_sub(REACH), (span.end + REACH).min(words.len()));
    let first = (least..=span.first).rev().find(|place| words[*place].begins_sentence).unwrap_or(least);
    let end = (span.end..most).find(|place| words[*place].begins_sentence).unwrap_or(most);
    first..end
}

/// Whether a sentence gives how a match ended: `2-0`.
pub(super) fn has_score(part: &Part<'_>, sentence: &std::ops::Range<usize>) -> bool {
    let is_number = |word: &Word| word.capitals == Capitals::Digit && word.end - word.start <= 3;
    let words = &part.words[sentence.clone()];
    let is_whole = |place: usize| !words.get(place).is_some_and(|word| word.gap == Gap::Hyphen);
    (1..words.len()).any(|place| {
        let is_pair = words[place].gap == Gap::Hyphen && is_number(&words[place]) && is_number(&words[place - 1]);
        is_pair && is_whole(place - 1) && is_whole(place + 1) && is_count(part, &words[place - 1], &words[place])
    })
}

/// Whether a side's innings follow: `were all out for 186`, `declared at 412 for seven`, `reached 90 for two`, `are 211-4`.
fn is_at_bat(part: &Part<'_>, end: usize) -> bool {
    static VERBS: WordList =
        WordList::spaced(" were was are is had reached made closed declared slumped collapsed recovered resumed finished ");
    let word = |place: usize| part.words.get(place).filter(|word| word.gap == Gap::Space && !word.begins_sentence);
    let written = |place: usize| word(place).map_or("", |word| word.of(part.text));
    if !VERBS.contains_in_any_case(written(end)) {
        return false;
    }
    if written(end + 1) == "all" {
        return written(end + 2) == "out" && matches!(written(end + 3), "for" | "in" | "at");
    }
    static WICKETS: WordList = WordList::spaced(" none one two three four five six seven eight nine ");
    let first = end + 1 + usize::from(matches!(written(end + 1), "at" | "on" | "to"));
    let runs = word(first).is_some_and(|word| word.capitals == Capitals::Digit && word.end - word.start <= 3);
    let lost = written(first + 2);
    // `was 300 for two days` counts other things.
    let is_alone = word(first + 3)
        .is_none_or(|word| matches!(word.of(part.text), "at" | "in" | "when" | "after" | "on" | "and" | "before"));
    runs && written(first + 1) == "for" && WICKETS.contains_in_any_case(lost) && is_alone
}

/// Whether two numbers can be what two sides scored, and not years or pages: `2-0`, `101-99`.
fn is_count(part: &Part<'_>, one: &Word, two: &Word) -> bool {
    let (one, two) = (one.of(part.text).parse::<u16>(), two.of(part.text).parse::<u16>());
    matches!((one, two), (Ok(one), Ok(two)) if one <= 199 && two <= 199)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::{ParsedArticle, Sense};

    /// The states that are meant as governments, then those that are meant as peoples.
    fn senses(text: &str) -> String {
        let of = |sense: Sense| {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let actors = named.actors.iter().filter(|actor| actor.places.iter().any(|place| place.3 == Some(sense)));
            let mut ids: Vec<String> = actors.filter_map(|actor| actor.country.clone()).collect();
            ids.sort_unstable();
            ids.join(" ")
        };
        format!("{} | {}", of(Sense::Government), of(Sense::People))
    }

    #[test]
    fn teams_are_peoples_and_no_governments() {
        for (text, expected) in [
            ("Belgium beat Norway 3-1 in the rain.", " | BE NO"),
            ("Kenya lost to Egypt in the cup.", " | EG KE"),
            ("Chile won the cup again.", " | CL"),
            ("Chile reached its goals at the talks.", "CL | "),
            ("Norway held Belgium to a 0-0 draw.", " | BE NO"),
            ("Belgium were all out for 97.", " | BE"),
            ("Belgium declared at 402 for six after lunch.", " | BE"),
            ("Belgium declared 402 for the first quarter.", "BE | "),
            ("Belgium had 300 for two days.", " | "),
            (
                "Oman were 120 for four when rain stopped the match. Nepal bowled first and took two wickets in the innings.",
                " | NP OM",
            ),
            ("Oman took two wickets in the innings of the match at a ground in Nepal.", " | OM"),
            ("Belgium voted 3-1 against the plan of Norway.", "BE NO | "),
            ("Chile won the case at the court.", "CL | "),
            ("Poland refused to play the match and its government called Russia an aggressor.", "PL RU | "),
        ] {
            assert_eq!(senses(text), expected, "{text}");
        }
    }
}

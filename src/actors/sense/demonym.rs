//! Turns the words behind a demonym (`Russian`) into its sense, by a table of nouns.
//!
//! `Russian troops`, `Russian airstrikes` and `a Russian carmaker` act under the name of the state, `Russian tourists` and
//! `the Russians` are people, and so is what belongs to a culture; the `Russian coast` is a place.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::classes::stem_of;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::Sense;

/// How many words behind the demonym may stand before its noun: `Russian deputy foreign minister`.
const REACH: usize = 4;

const PEOPLE: &str = "people citizen civilian man men woman women child children boy girl teenager youth student tourist traveller \
    refugee migrant immigrant emigrant exile expatriate family families national resident villager farmer worker teacher doctor \
    nurse journalist reporter author writer poet novelist actor actress singer musician composer artist painter director film \
    filmmaker scientist physicist historian philosopher economist lawyer activist protester demonstrator voter consumer shopper \
    fan supporter businessman businesswoman billionaire oligarch public society community communities minority majority population \
    hostage passenger victim prisoner detainee patient pilgrim worshipper muslim christian jew jewish catholic culture language \
    literature cuisine food music song novel poem wine beer cheese vodka tea tradition folklore art theatre cinema origin descent \
    ancestry heritage accent speaker nationality citizenship passport mother father son daughter brother sister wife husband couple \
    parent dissident convert tribesmen settler soul life lives player cyclist swimmer driver rider golfer boxer skier champion \
    rebel guerrilla militant insurgent insurgency separatist secessionist gunman gunmen terrorist militia militiamen extremist \
    jihadist jihadi islamist fundamentalist opposition gang trafficker smuggler pirate hijacker hacker anarchist rioter striker \
    clan tribe tribal \
    climber sailor fisherman fishermen crew pilot priest bishop cleric nun monk model celebrity engineer trader investor user";
const PLACE: &str = "city cities town village capital coast coastline border frontier territory soil island province region district \
    county state airport port harbour harbor river lake mountain sea desert valley countryside highland lowland peninsula mainland \
    airspace water street road highway resort beach suburb side hinterland steppe interior landscape forest plain jungle prison \
    jail school hospital university museum church mosque hotel restaurant stadium market economy election";

fn senses() -> &'static FxHashMap<u64, Sense> {
    static SENSES: LazyLock<FxHashMap<u64, Sense>> = LazyLock::new(|| {
        let listed = |words: &'static str, sense| words.split_whitespace().map(move |word| (stem_of(word), sense));
        listed(PEOPLE, Sense::People).chain(listed(PLACE, Sense::Place)).collect()
    });
    &SENSES
}

/// The sense of the demonym at `words[first..end]`.
pub(super) fn sense_of_demonym(text: &str, words: &[Word], first: usize, end: usize) -> Sense {
    let is_plural = words.get(first..end).and_then(<[Word]>::last).is_some_and(|word| {
        let written = word.of(text).to_ascii_lowercase();
        written.ends_with('s') && !written.ends_with("ss")
    });
    if is_plural {
        return Sense::People;
    }
    let (mut last, mut place) = (None, end);
    while let Some(word) = words.get(place).filter(|word| place < end + REACH && !word.begins_sentence) {
        let written = word.of(text);
        // `Russian and Iranian diplomats`, `Russian-Israeli citizens`: the noun is behind the second.
        let is_joint = place == end && (written.eq_ignore_ascii_case("and") || word.gap == Gap::Hyphen);
        if !is_joint && !matches!(word.gap, Gap::Space) && place == end {
            break;
        }
        if !matches!(word.gap, Gap::Space | Gap::Hyphen) || is_end_of_phrase(written) && !is_joint {
            break;
        }
        if place == end && word.gap == Gap::Hyphen && word.capitals == Capitals::None {
            // `Russian-backed` is of the state, `Russian-speaking` and `Russian-born` are of people.
            let is_of_people = ["speaking", "born", "language"].iter().any(|end| written.eq_ignore_ascii_case(end));
            return if is_of_people { Sense::People } else { Sense::Government };
        }
        if !is_joint {
            last = Some(word);
        }
        place += 1;
        // A person's name or title ends the phrase: `Russian President Putin`.
        if !is_joint && word.capitals == Capitals::First && place > end + 1 {
            break;
        }
    }
    let Some(head) = last else { return Sense::People };
    // The head is the last noun of the phrase; a noun of the table before it decides only if the head is unknown.
    if let Some(sense) = senses().get(&stem_of(head.of(text))) {
        return *sense;
    }
    let listed = words[end..place].iter().find_map(|word| senses().get(&stem_of(word.of(text))));
    match listed {
        Some(Sense::People) => Sense::People,
        _ => Sense::Government,
    }
}

/// Whether a phrase of a noun cannot go on with this word.
fn is_end_of_phrase(word: &str) -> bool {
    const ENDS: &str = " a about after against all also am an and are as at be been before but by can could did do does during for \
        from had has have he her him his how if in into is it its may might must nor not of off on or our out over say says said \
        she should since so than that the their them then there these they this those to told under until up upon was we were what \
        when where which while who whom whose why will with would you your ";
    let mut sought = String::with_capacity(word.len() + 2);
    sought.push(' ');
    sought.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    sought.push(' ');
    ENDS.contains(&sought)
}

//! The table of nouns behind `Russian` or before `in Kabul`: whom they stand for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::classes::stem_of;
use crate::actors::words::{Gap, Word};

/// Whom a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// People who act for nobody but themselves.
    Civilians,
    /// Rebels, gunmen, traffickers.
    Armed,
    /// Whoever is against the government without arms.
    Opposition,
    /// Newspapers and broadcasters.
    Media,
    /// Grounds and buildings.
    Ground,
    /// Whoever acts for the state.
    Government,
    /// What goes on behind another noun: `rebel group`.
    Group,
}

const CIVILIANS: &str = "people citizen civilian scholar tycoon magnate man men woman women child children boy girl teenager youth student tourist traveller \
    refugee migrant immigrant emigrant exile expatriate family families national resident villager farmer worker teacher doctor \
    nurse journalist reporter author writer poet novelist actor actress singer musician composer artist painter director film \
    filmmaker scientist physicist historian philosopher economist lawyer activist protester demonstrator voter consumer shopper \
    fan supporter businessman businesswoman billionaire oligarch public society community communities minority majority population \
    hostage passenger victim prisoner detainee patient pilgrim worshipper muslim christian jew jewish catholic culture language \
    literature cuisine food music song novel poem wine beer cheese vodka tea tradition folklore art theatre cinema origin descent \
    ancestry heritage accent speaker nationality citizenship passport mother father son daughter brother sister wife husband couple \
    parent dissident convert tribesmen settler soul life lives player cyclist swimmer driver rider golfer boxer skier champion \
    gang hijacker hacker anarchist rioter striker clan tribe tribal \
    climber sailor fisherman fishermen crew pilot priest bishop cleric nun monk model celebrity engineer trader investor user \
    pensioner banker peasant miner bondholder creditor shareholder defector fugitive labourer laborer shepherd herder herdsman \
    herdsmen grower planter rancher trucker trawlerman docker steelworker shipbuilder shopkeeper merchant vendor chef cook baker \
    butcher tailor barber plumber carpenter electrician bricklayer cleaner maid nanny housewife widow orphan veteran retiree \
    graduate pupil schoolchildren schoolgirl schoolboy professor academic researcher surgeon dentist pharmacist vet architect \
    accountant broker landlord tenant homeowner taxpayer motorist commuter pedestrian hiker mountaineer backpacker holidaymaker \
    runner sprinter athlete footballer wrestler gymnast rower sailor bride groom toddler baby infant newborn adult elder \
    referee umpire goalkeeper goalie striker midfielder defender winger batsman batsmen bowler spinner medallist coach rescuer dealer \
    opener seamer paceman pacemen wicketkeeper prop flanker hooker fullback playmaker pitcher shortstop infielder outfielder slugger \
    quarterback hurdler decathlete steeplechaser marathoner middleweight featherweight flyweight bantamweight heavyweight judoka \
    innkeeper stuntman astronaut cosmonaut taikonaut geologist botanist biologist chemist economist sculptor conductor pianist violinist jockey \
    compatriot intellectual believer parishioner congregation imam rabbi seminarian missionary volunteer expat asylum jeweller gambler";
const ARMED: &str = "rebel guerrilla guerilla militant insurgent insurgency separatist secessionist gunman gunmen terrorist militia \
    militiamen militiaman extremist jihadist jihadi islamist fundamentalist trafficker smuggler pirate mercenary mercenaries \
    paramilitary paramilitaries bandit warlord assassin";
const OPPOSITION: &str = "opposition oppositionist";
const MEDIA: &str = "media newspapers press broadcasters";
const GROUND: &str = "city cities town village capital coast coastline border frontier territory soil island province region district \
    county state settlement alps airport port harbour harbor river lake mountain sea desert valley countryside highland lowland peninsula mainland \
    airspace water street road highway resort beach suburb side hinterland steppe interior landscape forest plain jungle prison \
    jail school hospital university museum church mosque hotel restaurant stadium market economy election";
const GOVERNMENT: &str = "government minister ministry president premier parliament senate congress court judge army military navy \
    troop soldier police policeman policemen official authorities authority ambassador embassy consulate diplomat envoy regime \
    cabinet lawmaker legislator senator prosecutor chancellor junta governor commander general officer spokesman \
    spokeswoman leader company firm bank delegation negotiator intelligence";
const GROUP: &str = "group faction fighter force army movement coalition alliance parties organisation organization network";

fn heads() -> &'static FxHashMap<u64, Head> {
    static HEADS: LazyLock<FxHashMap<u64, Head>> = LazyLock::new(|| {
        let mut heads = FxHashMap::default();
        for (words, head) in [
            (CIVILIANS, Head::Civilians),
            (ARMED, Head::Armed),
            (OPPOSITION, Head::Opposition),
            (MEDIA, Head::Media),
            (GROUND, Head::Ground),
            (GOVERNMENT, Head::Government),
            (GROUP, Head::Group),
        ] {
            for word in words.split_whitespace() {
                heads.entry(stem_of(word)).or_insert(head);
            }
        }
        heads
    });
    &HEADS
}

/// Whom a word stands for, if it is one of the table.
pub(crate) fn head_of(word: &str) -> Option<Head> {
    heads().get(&stem_of(word)).copied()
}

/// Whom a word stands for as a number, given its stem; 0 when the table does not have it.
pub(super) fn kind_of(stem: u64) -> u64 {
    heads().get(&stem).map_or(0, |head| *head as u64 + 1)
}

/// Whether a word cannot belong to the phrase of a noun that the word before it ends: a verb in the past.
pub(super) fn is_verb_behind(word: &Word, text: &str) -> bool {
    let written = word.of(text);
    word.gap == Gap::Space && written.ends_with("ed") && written.starts_with(char::is_lowercase) && written != "armed"
}

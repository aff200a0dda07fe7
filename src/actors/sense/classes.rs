//! Turns a word into the classes it belongs to: what verbs and nouns around a name say about it.
//!
//! Words are compared by [`stem_of`], so that `condemn` stands for `condemns`, `condemned` and `condemning` too.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

/// What each class holds; a word's classes are a mask with a bit for each.
const CLASSES: [&str; 28] = [
    // 0: what only somebody does who can speak or want.
    "say says said tell told announce condemn denounce deny claim insist warn urge accuse blame vow pledge threaten demand \
     criticise criticize reiterate stress argue reject refuse dismiss hope want fear believe think know express welcome praise \
     protest confirm acknowledge admit apologise apologize promise agree propose suggest offer ask request respond reply consider \
     plan intend expect seek sought insists declare voice complain contend boast object decline hail decide aim wish try prefer \
     recognise recognize regard commit disagree advise appeal call report \
     slam blast shrug brush tout court woo snub spurn rebuke chide brand label paint cast frame lobby dangle stonewall dither baulk \
     balk bristle fume signal hint indicate suspect resent crave covet gamble bet bide weigh mull eye hedge lean side avoid choose \
     chose favor favour hesitate waver wait assume calculate reckon presume doubt worry remember forget forgive regret trust mistrust \
     like dislike love hate mind bother dare manage struggle strive attempt endeavour endeavor undertake aspire yearn await \
     anticipate overlook ignore disregard underestimate misjudge misread interpret perceive view recall remind convince persuade \
     assure reassure inform notify brief quote cite mention describe depict portray present boasted mock deride belittle lament \
     deplore decry lambast castigate scold admonish caution counsel comment speak spoke talk write wrote speculate spin lie bluff \
     posture swear swore retort rebuff defy flout resist oppose contest dispute challenge confront rival compete cooperate \
     collaborate coordinate comply obey heed listen hear heard learn understand understood realise realize discover notice pretend",
    // 1: what somebody does who has an office, an army or money.
    "sign approve invade attack bomb strike launch deploy send sent withdraw withdrew recall expel summon impose lift ban block \
     veto back support help join quit host boycott ratify cede annex surrender occupy arrest release free extradite grant give \
     gave donate lend lent borrow sell sold buy bought pay paid cut allow permit close shut suspend cancel halt test mediate broker \
     negotiate vote elect appoint adopt pass enact introduce abolish accept invite lodge issue order scrap relax ease tighten \
     resume restore establish enter retaliate intervene arm fund finance supply provide shoot shot fight fought defend bar detain \
     repatriate violate breach abstain default owe sue charge jail prepare begin begun move prohibit forbid forbade outlaw legalise \
     legalize license nominate ally mobilise mobilize respond exploit undermine brokering fail seize drop delay postpone freeze \
     carry wage mount stage channel cement pose ride rode court host push press pull step stand stood act behave pursue champion sponsor bankroll subsidise subsidize train equip shelter \
     harbour harbor shield protect guard police patrol monitor spy hack meddle interfere provoke escalate de-escalate threaten bully \
     coerce intimidate punish reward appease placate isolate encircle contain counter deter outbid outmanoeuvre outflank outspend \
     rearm mobilise mass amass redeploy station dispatch despatch ferry airlift smuggle ship export evacuate rescue save accredit \
     withhold hoard stockpile enrich develop build expand modernise modernize upgrade reform privatise privatize nationalise \
     nationalize tax levy regulate deregulate liberalise liberalize devalue peg borrow repay reimburse compensate fine seal unveil \
     publish declassify leak draft table amend repeal rescind revoke renew extend prolong terminate quit exit rejoin secede merge \
     unite split divide share swap exchange trade barter auction lease rent hire recruit conscript draft enlist disband dissolve \
     convene chair lead led head steer mastermind orchestrate engineer plot scheme conspire collude connive backtrack renege relent \
     yield concede compromise cave capitulate bow submit reciprocate retaliate avenge reprimand sack fire dismiss oust topple install \
     prop strengthen weaken bolster boost expand tolerate condone sanction criminalise criminalize persecute execute hang torture \
     detain intern imprison pardon amnesty indict prosecute arbitrate adjudicate mediate facilitate broker host invite welcome \
     froze invest hand summons edge ready float votes",
    // 2: what a team does.
    "beat defeat win won lose lost draw drew drawn score qualify advance thrash crush rout finish retain clinch chase collapse \
     bowl bat play face overcome trounce hammer concede top relegate promote trade draft sign loan acquire reach equalise eliminate",
    // 3: what a place does or what is done to it.
    "lies lie cover border stretch locate situate know known home divide consist contain landlocked comprise straddle lay shroud \
     inhabit surround dominate populate build built remain name found experience suffer endure see",
    // 4: what befalls a place.
    "blanket lash pelt drench douse soak shroud engulf smother coat envelop hit struck strike rock shake shaken batter sweep swept devastate flood damage destroy ravage cripple reach storm overrun",
    // 5: prepositions of place.
    "in at near across through throughout inside outside around within into toward towards from to off via onto beyond along under \
     above amid",
    // 6: parts of the world and of a country.
    "north south east west northern southern eastern western central northeast northwest southeast southwest northeastern \
     northwestern southeastern southwestern mainland rural downtown part parts much most upper lower coastal inner greater outlying \
     neighbouring neighboring whole nearby remote occupied southernmost northernmost interior midwestern",
    // 7: things on a map.
    "coast city cities town village province region state district county border frontier area capital river sea lake mountain \
     island airport port street suburb highland desert valley shore territory soil mosque hospital hotel factory plant mine bridge \
     road highway square station market farm prison village stadium university church museum volcano canal peninsula refinery \
     neighbourhood neighborhood municipality headquarters forest coastline beach park railway camp zone",
    // 8: people and bodies that act for a state.
    "government minister ministry president premier king queen emperor emir sultan parliament senate congress court army military \
     navy force troop police official authority ambassador embassy consulate consul envoy diplomat foreign defence defense prime \
     leader leadership regime cabinet administration secretary delegation spokesman spokeswoman spokesperson bank soldier warship \
     jet lawmaker prosecutor intelligence constitution flag chancellor negotiator general chief coastguard legislature mp judiciary \
     treasury department senator monarch ruler politician vice deputy central representative air marine ally fighter",
    // 9: what states do, as nouns.
    "refusal decision invasion attack support role bid request demand claim withdrawal position stance policy response threat \
     offer proposal plan effort ambition interest action interference involvement accession membership veto ban aggression \
     intervention approval reply protest invitation help backing influence goal motive offensive operation crackdown reaction move \
     failure willingness insistence pledge promise vote objection concession surrender declaration recognition independence \
     campaign war sanction embargo nuclear arsenal weapon missile diplomacy security budget debt seat presidency",
    // 10: what joins two who act.
    "talk relation tie treaty agreement pact deal accord alliance war conflict sanction support aid dispute negotiation peace \
     cooperation co-operation tension pressure friendship row feud rivalry truce ceasefire partnership meeting summit clash hostility \
     rift armistice embargo complaint lawsuit complain match game friendly qualifier final series victory defeat test win loss draw \
     relationship border dialogue loan bailout help rapprochement skirmish spat row",
    // 11: moving and staying.
    "fly flew flight travel move arrive return go went come came flee fled emigrate sail deport bear born live reside settle base \
     hold held ship visit trip tour head bind bound migrate immigrate evacuate extradite export import spread grow grew raise bury \
     drive drove walk cross leave left die study work serve station build stay return happen occur take took place journey route \
     refugee migrant passenger tourist visitor native",
    // 12: those whom one addresses.
    "accuse urge blame warn tell told ask press call condemn criticise criticize thank praise sue charge allow force order sanction \
     support back join help represent beat defeat face play against advise pressure persuade convince defend oppose isolate arm \
     recognise recognize let make want by upon",
    // 13: what one does to a place.
    "visit leave left flee fled hit strike struck reach tour enter invade rule conquer occupy sweep swept batter bomb govern leaving \
     control cross capture seize besiege storm attack ravage inhabit liberate bombard shell approach",
    // 14: what happens at a place.
    "war election flood earthquake quake tornado cyclone hurricane typhoon storm outbreak epidemic crash explosion blast bombing \
     attack shooting massacre riot protest uprising revolution coup insurgency siege referendum festival fire drought famine \
     violence fighting crisis tsunami wildfire landslide strike demonstration case death",
    // 15: the economy, which is where it is.
    "economy market export import price share stock growth inflation unemployment population gdp rate output industry company \
     carmaker producer bank retailer exchange subsidiary sale tourism wage currency sector firm based largest biggest highest \
     longest first born history culture climate landscape citizen resident people worker student farmer player women",
    // 16: a team and what it plays.
    "team squad captain coach striker goalkeeper midfielder defender national cup championship league match debut international cap \
     medal olympic tournament game final player winger batsman bowler cricket football rugby hockey manager season goal",
    // 17: forms of to be and to have and what goes before verbs.
    "is was are were has had have be been being will would could should may might must can does did do",
    // 18: articles, pronouns and the like: no noun is over yet.
    "a an the this that these those its his her their our my your some any every each all both no",
    // 19: belonging to and joining.
    "between with against by for of on over about and or than like including versus v vs",
    // 20: what a whole clause may follow: `led to Moscow backing them`.
    "result lead led end culminate despite without mean meant involve risk prevent stop before after amid",
    // 21: the trades and products of those who work for themselves.
    "company firm carmaker airline retailer brand chain manufacturer lender insurer miner brewer maker giant label studio magazine \
     newspaper broadcaster website app network subsidiary unit branch office store shop supermarket restaurant hotel operator \
     supplier startup bank fund investor shareholder dealer exporter importer producer grower farmer wine beer tea coffee cheese \
     rice wheat cotton timber coal gas oil steel diamond film movie novel album single song band orchestra choir opera ballet \
     theatre theater gallery television tv radio channel series programme program edition version release chart singer actor \
     actress writer author poet painter composer musician rapper artist entertainer comedian director producer designer model \
     businessman businesswoman entrepreneur tycoon scientist physicist mathematician scholar historian philosopher engineer \
     architect teacher nurse doctor lawyer journalist photographer astronaut activist campaigner citizen national resident \
     native tourist student immigrant refugee born teenager woman man boy girl couple family",
    // 22: land, weather, plants and animals.
    "rain rainfall snow snowfall winter summer spring autumn climate weather heat drought monsoon soil wildlife species bird fish \
     animal plant tree flower flora fauna habitat endemic forest jungle glacier cave cliff bay gulf strait channel cape plain \
     plateau basin delta wetland swamp reef dune steppe rainforest countryside landscape scenery vineyard field garden park \
     reserve trail beach coast shore island archipelago summit peak slope pass ridge waterfall spring hill valley altitude \
     longitude latitude kilometre kilometer mile acre hectare inhabitant population density area map geography geology",
    // 23: organs and arms of a state.
    "treasury secretariat assembly agency bureau commission council board inspectorate ministry court tribunal judge magistrate \
     marine navy frigate submarine carrier destroyer fleet garrison battalion regiment squadron brigade division drone airstrike \
     raid shelling bombing bombardment blockade garrison coastguard embassy mission legation delegation envoy attache consul \
     governor governorship mayor congressman congresswoman congressmen representative rep lawmaker mp legislator diet knesset \
     duma bundestag althing taoiseach chancellor treasurer regulator watchdog rocket spacecraft satellite probe missile submarine \
     premiership throne crown monarchy republic junta politburo gendarmerie constable sheriff police guard secret service spy \
     intelligence cia fbi nsa reserve central electoral election commissioner",
    // 24: what holds between states and is had with, to, on or against one.
    "loyal hostile allied opposed friendly grateful close subject loyalty hostility opposition enmity dependence reliance tribute \
     allegiance ties trade aid arms assistance debt reparation compensation apology letter note ultimatum warning message appeal \
     request demand protest complaint threat danger retaliation revenge reprisal vengeance struggle fight battle crusade ally \
     enemy rival foe partner neighbour neighbor member signatory party friend satellite vassal protectorate colony dominion \
     possession mandate ambassador minister envoy emissary consul concession grant gift offer invitation independence secession \
     autonomy freedom control sovereignty rule recognition membership accession war hostilities incursion aggression victory \
     defeat triumph win loss draw tie fixture match game",
    // 25: what happens where, before a preposition.
    "born die died live lived raised brought educated studied study held found locate situate base station stage grown mined native \
     endemic import release publish broadcast air show shown film shot record premiere sold build built open opened hospitalise \
     hospitalised arrest jail imprison detain strand kidnap crash land arrive spotted discovered reported diagnosed exile settle \
     emigrate retire move travel tour perform play exhibit serve spent spend stay holiday vacation married wed buried killed \
     injured wounded wade swim climb walk cycle sail drive flight flew ferry train bus road route border visit trip return back \
     home people person man woman child resident town village city island coast south north east west centre center parts \
     outbreak case cases infection virus",
    // 26: words of sport.
    "cup final semifinal semi-final quarterfinal quarter-final qualifier qualifying tournament championship championships medal \
     gold silver bronze goal penalty innings wicket runs odi t20 relay heat fixture friendly side squad eleven bench cap debut \
     hat-trick try conversion scrum lineup striker winger keeper goalkeeper midfielder defender batsman bowler captain coach \
     manager skipper referee umpire stadium league trophy title semi football soccer rugby cricket tennis hockey basketball \
     volleyball handball athletics swimming cycling golf boxing wrestling badminton chess olympic olympics paralympic olympiad \
     commonwealth fifa uefa iaaf fia formula grand prix marathon metres meters hurdles sprint sprinter swimmer swimming cyclist \
     skier skater gymnast boxer wrestler runner racer rider golfer player champion winner finalist seeded unbeaten undefeated \
     knockout stoppage halftime half-time toss crease stumps lead equaliser points standings table score scored draw",
    // 27: papers of a state.
    "constitution law act bill code charter statute decree edict ordinance regulation amendment referendum passport visa \
     citizenship treaty convention protocol pact accord resolution budget tax tariff sanction sanctions policy programme doctrine \
     declaration memorandum report inquiry probe investigation verdict ruling sentence licence license permit patent currency \
     dollar euro peso pound rupee bond bonds debt deficit credit rating reserves",
];

/// The classes of a word, given its stem.
pub(super) fn classes_of(stem: u64) -> u32 {
    static BY_STEM: LazyLock<FxHashMap<u64, u32>> = LazyLock::new(|| {
        let mut by_stem = FxHashMap::default();
        for (bit, words) in CLASSES.iter().enumerate() {
            for word in words.split_whitespace() {
                *by_stem.entry(stem_of(word)).or_insert(0) |= 1 << bit;
            }
        }
        by_stem
    });
    BY_STEM.get(&stem).copied().unwrap_or(0)
}

/// Whether a verb, given its stem, tells what whole peoples do.
pub(super) fn is_deed_of_a_people(stem: u64) -> bool {
    static DEEDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
        "mourn weep wept grieve rejoice dance sing pray cheer ageing aging starve eats drinks loves"
            .split(' ')
            .map(stem_of)
            .collect()
    });
    DEEDS.contains(&stem)
}

/// Whether a word, given its stem, is an adverb that does not end in `ly`.
pub(super) fn is_one_of_adverbs(stem: u64) -> bool {
    static ADVERBS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
        "also now not still never already then just soon again once today yet always often even long since too instead later meanwhile \
         however therefore thus first no longer been to all both each"
            .split_whitespace()
            .map(stem_of)
            .collect()
    });
    ADVERBS.contains(&stem)
}

/// The hash of a word without its ending, the same for capitals and small letters.
pub(super) fn stem_of(word: &str) -> u64 {
    let mut letters = [0_u8; 24];
    let mut length = 0;
    for byte in word.bytes().take(letters.len()) {
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let mut stem = &letters[..length];
    if length == word.len() && word.is_ascii() {
        stem = without_ending(stem);
    }
    let mut hasher = FxHasher::default();
    stem.hash(&mut hasher);
    hasher.finish()
}

/// Cuts the endings of verbs and plurals: roughly, for what is cut only has to be the same for every form.
fn without_ending(word: &[u8]) -> &[u8] {
    let mut stem = word;
    if stem.len() > 3 && stem.ends_with(b"s") && !stem.ends_with(b"ss") && !stem.ends_with(b"us") && !stem.ends_with(b"is") {
        stem = &stem[..stem.len() - 1];
    }
    if stem.len() > 5 && stem.ends_with(b"ing") {
        stem = &stem[..stem.len() - 3];
    } else if stem.len() > 4 && stem.ends_with(b"ed") {
        stem = &stem[..stem.len() - 2];
    }
    if stem.len() > 3 && (stem.ends_with(b"e") || stem.ends_with(b"i") || stem.ends_with(b"y")) {
        stem = &stem[..stem.len() - 1];
    }
    if stem.ends_with(b"i") && stem.len() > 3 {
        stem = &stem[..stem.len() - 1];
    }
    match stem {
        [rest @ .., before, last] if before == last && rest.len() > 1 && !matches!(last, b's' | b'l') => {
            &stem[..stem.len() - 1]
        }
        _ => stem,
    }
}

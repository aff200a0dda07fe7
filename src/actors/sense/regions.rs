//! Tells whether a town or a region stands for those who govern it: `Bavaria vetoed the law`.
//!
//! Most that is said of towns is said of the place, so that nothing but a deed counts that only a government does, right behind a name that
//! begins a clause: `Texas sued`, `in 1917 Petrograd promised`. The weights, which were learnt from states and capitals, have to agree where
//! clubs, companies and persons do the same.

use super::surroundings::{is_adverb, seen};
use super::weight_of;
use crate::actors::registry::NameForm;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// What only those do who make laws or have an army.
static OF_STATES: WordList = WordList::spaced(
    " veto vetoes vetoed outlaw outlaws outlawed prohibit prohibits prohibited secede secedes seceded enact enacts enacted repeal \
    repeals repealed legalise legalises legalised legalize legalizes legalized decriminalise decriminalises decriminalised decriminalize \
    decriminalizes decriminalized ratify ratifies ratified annex annexes annexed nationalise nationalises nationalised levy levies levied \
    mobilise mobilised mobilize mobilized conscript conscripted ",
);

/// What they do and now and then a club, a company or somebody of that name.
static OFTEN_OF_STATES: WordList = WordList::spaced(
    " ban bans banned sue sues sued accuse accuses accused demand demands demanded vow vows vowed promise promises promised \
    threaten threatens threatened reject rejects rejected refuse refuses refused insist insists insisted condemn condemns condemned denounce \
    denounces denounced protest protests protested agree agrees agreed concede concedes conceded negotiate negotiated negotiates impose \
    imposes imposed expel expels expelled deport deports deported appeal appeals appealed seek seeks sought pledge pledges pledged warn \
    warns warned urge urges urged authorise authorised authorize authorized abolish abolishes abolished ",
);

/// `declared independence`, `declares an emergency`: what only they declare.
static DECLARED: WordList =
    WordList::spaced(" independence war autonomy martial sovereignty itself emergency curfew secession ");

/// What states make with each other, and with whom: `a treaty with Bavaria`, `the war against Saxony`.
static TREATIES: WordList =
    WordList::spaced(" treaty treaties alliance alliances peace truce truces armistice war wars pact league ceasefire ");
static PARTNERS: WordList = WordList::spaced(" with against between ");

/// What they do with whom or what stands behind: `sent twelve galleys`, `concluded a truce`, `allied itself`.
const WITH: [(&str, &str); 8] = [
    (
        " send sends sent dispatched despatched raised supplied supplies ",
        " galleys warships troops envoys soldiers triremes fleet army legions squadrons mercenaries regiments ambassadors men \
        cavalry infantry boats ",
    ),
    (
        " conclude concludes concluded signed made broke renewed ratified ",
        " treaty truce peace alliance pact armistice capitulation ",
    ),
    (" joined joins ", " league confederation coalition alliance leagues "),
    (" ally allies allied ", " itself "),
    (" lease leases leased cede cedes ceded ", " island islands town fortress province territory port harbour peninsula "),
    (" hired hires employed ", " condottiere condottieri mercenaries mercenary "),
    (" pay pays paid ", " tribute indemnity indemnities talents ducats florins thalers reparations "),
    (" went goes ", " war "),
];

/// What they do, and somebody of that name might: `sold the island`, `held a referendum`.
const OFTEN_WITH: [(&str, &str); 8] = [
    (" left leaves quit quits entered enters ", " league confederation coalition alliance war union pact entente "),
    (" sold sells bought buys purchased ", " island islands fortress province territory colony peninsula "),
    (" granted grants grant ", " citizenship asylum independence autonomy charter privileges concession concessions "),
    (
        " surrendered surrenders recovered regained lost loses gained acquired conquered captured seized occupied invaded ",
        " province provinces territory island islands fortress war battle independence sovereignty ",
    ),
    (" recognised recognized recognises recognizes ", " independence sovereignty republic regime "),
    (" held holds ", " referendum plebiscite "),
    (" imposed imposes ", " embargo blockade tariff tariffs sanctions curfew "),
    (" opened opens closed closes ", " legation legations embassy embassies consulate consulates "),
];

/// What somebody is doing who governs: `is suing`.
static DOING: WordList = WordList::spaced(
    " suing banning outlawing demanding threatening refusing rejecting negotiating imposing expelling deporting repealing vetoing seceding \
    annexing mobilising mobilizing legalising legalizing decriminalising decriminalizing ",
);

/// Who speaks for those who govern a town or region: `Grozny officials`.
static OFFICIALS: WordList = WordList::spaced(" officials authorities ");

/// Words that stand before a name that begins a clause.
static BEFORE_CLAUSE: WordList = WordList::spaced(
    " that and but while when if as after because although though whether why how what which where until since unless \
    once then even only or so yet before ",
);

/// What may stand between a name and its verb.
static HELPERS: WordList =
    WordList::spaced(" has have had will would could should may might must can does did do to not also ");

/// What stands behind the verb of a headline that tells what was done to somebody: `Bavaria accused of`.
static PASSIVE: WordList = WordList::spaced(" of by over for ");

/// What else may do these things under the name of a town or a quarter.
static OF_OTHERS: WordList = WordList::spaced(
    " Hollywood Bollywood Broadway Oxford Cambridge Wall Street Silicon Valley Fleet Harvard Yale Princeton Auschwitz Guantanamo ",
);

/// Whether the town or region at `words[first..end]` does what those do who govern it. `is_doubtful`: whether somebody else may go by the name.
pub(crate) fn acts(text: &str, words: &[Word], first: usize, end: usize, is_doubtful: bool) -> bool {
    let written = |place: usize| words[place].of(text);
    if OF_OTHERS.contains(written(end - 1)) || words[first].capitals != Capitals::First {
        return false;
    }
    let follows = |place: usize| words.get(place).is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence);
    if !is_doubtful && is_party(text, words, first, end) {
        return true;
    }
    let is_free = || {
        let before = first.checked_sub(1).map(|before| &words[before]);
        words[first].begins_sentence
            || before
                .is_none_or(|before| matches!(before.capitals, Capitals::None | Capitals::Digit) && before.of(text) != "of")
    };
    if !is_doubtful && follows(end) && OFFICIALS.contains(written(end)) && is_free() {
        return true;
    }
    let mut place = end;
    // `Bremen and Hamburg agreed`
    let is_name = |place: usize| follows(place) && words[place].capitals == Capitals::First;
    if follows(end) && written(end) == "and" && is_name(end + 1) {
        place = end + 2 + usize::from(is_name(end + 2));
    }
    // `allied` looks like `all` to those who go by stems.
    let is_between = |place: usize| {
        let word = written(place);
        HELPERS.contains(word) || !word.starts_with("alli") && is_adverb(&seen(text, &words[place]))
    };
    while follows(place) && is_between(place) {
        place += 1;
    }
    if !follows(place) || words[place].capitals != Capitals::None {
        return false;
    }
    let verb = written(place);
    let is_certain =
        OF_STATES.contains(verb) || is_declaration(text, words, place) || is_done_with(text, words, place, is_doubtful);
    if !is_certain && (is_doubtful || !OFTEN_OF_STATES.contains(verb)) {
        return false;
    }
    // `Houston sued his former manager`
    let is_persons =
        (1..4).take_while(|step| follows(place + step)).any(|step| matches!(written(place + step), "his" | "her"));
    let is_passive = follows(place + 1) && PASSIVE.contains(written(place + 1));
    begins_clause(text, words, first)
        && !is_persons
        && !(is_passive && verb.ends_with("ed"))
        && (is_certain || weight_of(text, words, first, end, NameForm::Seat) > 0)
}

/// Whether a name begins a clause: nothing stands before it that it could belong to.
fn begins_clause(text: &str, words: &[Word], first: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| !words[first].begins_sentence) else { return true };
    let before = &words[before];
    match words[first].gap {
        // `Houston, Texas sued`: a comma behind a name is none between clauses.
        Gap::Comma => matches!(before.capitals, Capitals::None | Capitals::Digit),
        Gap::Space => {
            before.capitals == Capitals::Digit
                || BEFORE_CLAUSE.contains_in_any_case(before.of(text))
                || is_behind_time(text, words, first)
        }
        // `they met; Bavaria refused`
        Gap::Other => text.get(before.end as usize..words[first].start as usize) == Some("; "),
        _ => false,
    }
}

/// Whether a name stands behind words that say when and begin the sentence: `In that year Bavaria`, `After the war Bavaria`.
fn is_behind_time(text: &str, words: &[Word], first: usize) -> bool {
    static TIMES: WordList = WordList::spaced(
        " year years century war time month months spring summer autumn winter week day days decade period reign peace crisis battle \
        defeat treaty death revolution summit congress invasion ",
    );
    static WHEN: WordList = WordList::spaced(" In After During Before By Until Under Within At Since Throughout ");
    const MOST_WORDS: usize = 7;
    let Some(last) = first.checked_sub(1).filter(|last| TIMES.contains(words[*last].of(text))) else { return false };
    for place in (0..=last).rev().take(MOST_WORDS) {
        if words[place].begins_sentence || place == 0 {
            return WHEN.contains(words[place].of(text));
        }
        if words[place].gap != Gap::Space {
            return false;
        }
    }
    false
}

/// Whether a name is that of a party to a treaty or a war.
fn is_party(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let Some(treaty) = first.checked_sub(2) else { return false };
    let (treaty, link, name) = (&words[treaty], &words[treaty + 1], &words[first]);
    let is_whole = words.get(end).is_none_or(|next| {
        next.begins_sentence || !matches!(next.gap, Gap::Possessive | Gap::Hyphen) && next.capitals != Capitals::First
    });
    let are_joined = |word: &Word| word.gap == Gap::Space && !word.begins_sentence;
    let before = first.checked_sub(3).map_or("", |place| words[place].of(text));
    // `a treaty of friendship with Bavaria`
    let is_treaty_of = || {
        let of = first.checked_sub(4).filter(|_| link.of(text) == "with" && before == "of");
        of.is_some_and(|place| matches!(words[place].of(text), "treaty" | "pact" | "agreement"))
    };
    let is_partner = match link.of(text) {
        _ if is_treaty_of() => true,
        "for" | "against" if treaty.of(text) == "fought" => true,
        "on" => treaty.of(text) == "war" && matches!(before, "declared" | "declares" | "declare"),
        "between" if treaty.of(text) == "out" => matches!(before, "broke" | "breaks"),
        link => PARTNERS.contains(link) && TREATIES.contains(treaty.of(text)),
    };
    is_partner && is_whole && are_joined(link) && are_joined(name)
}

/// Whether a verb stands before what only those do it with who have an army or make laws.
fn is_done_with(text: &str, words: &[Word], verb: usize, is_doubtful: bool) -> bool {
    const REACH: usize = 5;
    let written = words[verb].of(text);
    let behind =
        || words.iter().skip(verb + 1).take(REACH).take_while(|word| !word.begins_sentence && word.gap == Gap::Space);
    let is_listed = |list: &str, word: &str| crate::actors::words::is_listed(list, word);
    let is_any = |list: &[(&str, &str)]| {
        list.iter()
            .any(|(verbs, objects)| is_listed(verbs, written) && behind().any(|word| is_listed(objects, word.of(text))))
    };
    let is_doing = || {
        matches!(written, "is" | "are" | "was" | "were") && behind().next().is_some_and(|word| DOING.contains(word.of(text)))
    };
    let is_defeated = || {
        matches!(written, "is" | "was" | "were")
            && behind().next().is_some_and(|word| word.of(text) == "defeated")
            && words
                .iter()
                .skip(verb + 2)
                .take(3 * REACH)
                .take_while(|word| !word.begins_sentence)
                .any(|word| is_listed(" war battle province provinces treaty ", word.of(text)))
    };
    is_any(&WITH) || !is_doubtful && (is_any(&OFTEN_WITH) || is_doing() || is_defeated())
}

/// Whether a verb is `declare` with what only governments declare behind it.
fn is_declaration(text: &str, words: &[Word], verb: usize) -> bool {
    let is_declare =
        matches!(words[verb].of(text), "declare" | "declares" | "declared" | "proclaim" | "proclaims" | "proclaimed");
    let behind = words.iter().skip(verb + 1).take(4).take_while(|word| !word.begins_sentence && word.gap == Gap::Space);
    is_declare && behind.into_iter().any(|word| DECLARED.contains(word.of(text)))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::{ParsedArticle, Sense};

    #[test]
    fn a_region_acts_when_it_does_what_governments_do() {
        for (expected, text) in [
            ("org:Government of Bavaria", "Bavaria vetoed the bill."),
            ("org:Government of Bavaria", "He said that Bavaria has long refused a third dam."),
            ("org:Government of Oregon", "Oregon sues a maker of weedkiller."),
            ("org:Government of Mumbai", "Mumbai banned lorries at night."),
            ("org:generalitat-de-catalunya", "In 2017 Catalonia declared independence."),
            ("country:RU", "Petrograd promised its allies grain."),
            ("org:Government of Bavaria", "Two envoys signed a treaty with Bavaria."),
            ("org:Government of Bavaria", "The war against Bavaria was long."),
            ("org:Government of Bavaria", "Bavaria sent two regiments."),
            ("org:Government of Bavaria", "Bavaria allied itself with a duke."),
            ("org:Government of Bavaria", "In that year Bavaria sent 900 men."),
            ("org:Government of Bavaria", "After the war Bavaria held a referendum."),
            ("org:Government of Bavaria", "Bavaria is suing a maker of weedkiller."),
            ("org:Government of Bavaria", "Bavaria was defeated in the war of 1809."),
            ("org:Government of Bavaria", "The duke declared war on Bavaria."),
            ("org:Government of Bavaria", "He fought for Bavaria."),
            ("org:Government of Bavaria", "They signed a treaty of friendship with Bavaria."),
            ("org:Government of Hamburg", "In 1241 Hamburg concluded an alliance."),
            ("org:Government of Florence", "Florence hired two mercenaries."),
            ("", "Florence held a referendum among her pupils."),
            ("", "Bavaria was defeated by two goals."),
            ("", "Bavaria is suing for his art."),
            ("", "The choir of that year Bavaria sent 900 men."),
            ("", "Bavaria held a fair."),
            ("", "Bavaria lost a goalkeeper."),
            ("org:Government of Bavaria", "They met; Bavaria vetoed the plan."),
            ("org:Government of Bavaria org:Government of Oregon", "Bavaria and Oregon vetoed the plan."),
            ("org:Government of Bavaria", "Two men were freed, Bavaria officials said."),
            ("", "Bavaria sent two letters."),
            ("", "A meeting with Bavaria players."),
            ("", "The war in Bavaria was long."),
            ("", "The officials left Bavaria."),
            ("", "He lives in Bavaria."),
            ("", "A hotel near Oregon sued its baker."),
            ("", "The choir of Bavaria vowed to sing."),
            ("", "Bavaria accused of a foul by the referee."),
            ("", "Bavaria shook for a minute."),
            ("", "The striker scored two goals. Bavaria rejected a bid for the goalkeeper."),
            ("", "Oregon sued his brother."),
            ("", "Hollywood rejected the script."),
            ("", "It rains on Bavaria, refused by the sun."),
            ("", "The bus from Petrograd was late."),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let acting = named.actors.iter().filter(|actor| actor.senses.contains_key(&Sense::Government));
            let acting: Vec<&str> = acting.map(|actor| actor.id.as_str()).collect();
            assert_eq!(acting.join(" "), expected, "{text}");
        }
    }
}

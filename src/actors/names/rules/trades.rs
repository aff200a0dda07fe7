//! Tells businesses and media by the trade that stands before them: `traders at Brandor`, `state radio KVU`, `Swiss chocolate maker Barol
//! Callen`, `bought by Russian Nickel`. Said so, it says more than a given name does.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::marks::{AGENT, ARTICLE, PLACE, SAYS, TRADE};
use super::page::Page;
use crate::actors::names::{KnownKind, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// Who works `at` a business.
static TRADERS: WordList = WordList::spaced(
    " trader traders dealer dealers broker brokers analyst analysts economist economists strategist strategists \
    stockbroker stockbrokers shipbroker shipbrokers ",
);

/// Who are businesses as often as persons, known by one word behind what they deal in or where.
static BROKERS: WordList = WordList::spaced(
    " broker brokers shipbroker shipbrokers stockbroker stockbrokers publisher publishers builder trader traders maker \
    producer refiner miner brewer distiller supplier ",
);

/// Goods of which the maker is no single person: of a film, a dress or a wine it may be one.
static GOODS: WordList = WordList::spaced(
    " chocolate steel car truck chip drug beer tyre tire glass cement paper aluminium aluminum copper nickel gas coal \
    chemical chemicals sugar cocoa food dairy tobacco cigarette software computer phone handset aircraft engine bus train elevator lift \
    turbine toy sportswear soap fertiliser fertilizer semiconductor electronics appliance machinery battery tractor brick power \
    electricity ",
);

/// Who makes and sells these.
static MAKERS: WordList = WordList::spaced(" maker producer manufacturer supplier refiner distributor ");

/// What sends and prints.
static MEDIA: WordList = WordList::spaced(" radio television tv channel ");

/// Whose a medium is, as it stands before it.
static OWNERS: WordList = WordList::spaced(
    " state private public national independent official local commercial regional opposition rebel government religious \
    pirate owned run controlled news ",
);

/// What a medium does, and what else goes on behind its name.
static SENDS: WordList = WordList::spaced(" reported quoted showed broadcast aired announced that in on by as has ");

/// What a firm that has the adjective of a nation in its name deals in.
static BRANCHES: WordList = WordList::spaced(
    " Petroleum Aluminium Aluminum Traction Steel Nickel Copper Telecom Shipping Airways Motors Cement Chemicals Tobacco \
    Railways Insurance Coal Timber ",
);

/// Places where people trade too.
static MARKETS: WordList = WordList::spaced(" market markets bazaar souk fair port airport station mall stall stalls ");

/// Whether some words name a business or a medium by the trade before them; they are nothing that a dictionary knows.
pub(super) fn is_named(page: &Page<'_>, words: &Range<usize>, is_person: bool, bearers: &FxHashSet<u64>) -> bool {
    let before = words.start.wrapping_sub(1);
    if !page.follows(words.start) || page.is_capital(before) {
        return false;
    }
    let is_bearer = || words.clone().any(|place| bearers.contains(&page.words[place].hash));
    match page.written(before) {
        "at" => is_trader(page, before) && !is_market(page, words),
        "with" => is_trader(page, before) && !is_person && !is_bearer(),
        noun if MEDIA.contains(noun) => !is_person && !is_bearer() && is_medium(page, before, words),
        noun if page.is_marked(before, TRADE) => {
            is_person && words.len() > 1 && noun != "company" && is_said_alone(page, before, words)
        }
        noun if page.is_marked(before, AGENT) || BROKERS.contains(noun) => match words.len() {
            1 => BROKERS.contains(noun) && !is_bearer() && is_of_trade_or_town(page, before),
            _ => MAKERS.contains(noun) && is_of_goods(page, before) && is_said_alone(page, before, words),
        },
        _ => false,
    }
}

/// `by Russian Nickel`: the words of a run that are the adjective of a nation and a branch.
pub(super) fn is_of_branch(page: &Page<'_>, run: &Range<usize>) -> bool {
    let before = run.start.wrapping_sub(1);
    run.len() == 2
        && page.follows(run.start)
        && !page.is_capital(before)
        && page.follows(run.end - 1)
        && page.words[run.end - 1].capitals == Capitals::First
        && BRANCHES.contains(page.written(run.end - 1))
        && page.is_known(&(run.start..run.start + 1), &[KnownKind::Nationality])
        && page.known_in(run).len() == 1
        && page.words.get(run.end).is_none_or(|next| next.gap != Gap::Hyphen)
}

/// Whether who trades stands before `at` or `with`; at the beginning of a sentence with a capital.
fn is_trader(page: &Page<'_>, preposition: usize) -> bool {
    let head = page.written(preposition.wrapping_sub(1));
    page.follows(preposition) && TRADERS.contains_in_any_case(head)
}

/// `traders at Balogun Market`, `at Kantin market`.
fn is_market(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_one = |place: usize| MARKETS.contains_in_any_case(page.written(place));
    words.clone().any(|place| page.is_marked(place, PLACE))
        || is_one(words.end - 1)
        || page.follows(words.end) && is_one(words.end)
}

/// `state radio KVU`, `private television Anort said`.
fn is_medium(page: &Page<'_>, noun: usize, words: &Range<usize>) -> bool {
    let owner = noun.wrapping_sub(1);
    let has_owner = page.words.get(noun).is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence)
        && OWNERS.contains_in_any_case(page.written(owner));
    let letters = page.written(words.start);
    let is_acronym =
        words.len() == 1 && (2..=6).contains(&letters.len()) && page.words[words.start].capitals == Capitals::All;
    // `On state television Jane Doe said`
    let is_spoken_on = || {
        let before = owner.wrapping_sub(1);
        page.follows(owner) && matches!(&*page.written(before).to_ascii_lowercase(), "on" | "over" | "via" | "told")
    };
    let is_person = || words.len() > 1 && page.found_as(words).is_some_and(|name| name.kind == NameKind::Person);
    let next = || page.written(words.end);
    let is_sender = || {
        ends_here(page, words.end) || page.follows(words.end) && (page.is_marked(words.end, SAYS) || SENDS.contains(next()))
    };
    words.len() <= 2 && has_owner && (is_acronym || is_sender() && !is_spoken_on() && !is_person())
}

/// Whether what stands before a noun is what the business deals in or where it does so: `grain trader`, `French publisher`.
fn is_of_trade_or_town(page: &Page<'_>, noun: usize) -> bool {
    const OF: [KnownKind; 3] = [KnownKind::Nationality, KnownKind::State, KnownKind::Place];
    let before = noun.wrapping_sub(1);
    page.follows(noun) && (is_of_goods(page, noun) || page.is_known(&(before..noun), &OF))
}

fn is_of_goods(page: &Page<'_>, noun: usize) -> bool {
    noun > 0 && page.follows(noun) && GOODS.contains_in_any_case(page.written(noun - 1))
}

/// Whether a noun has no article, or nothing is told behind the name that somebody did with it: `the firm John Dorel built`.
fn is_said_alone(page: &Page<'_>, noun: usize, words: &Range<usize>) -> bool {
    static WHOSE: WordList = WordList::spaced(" his her their its my our whose first second former ");
    let is_article = |place: usize| page.is_marked(place, ARTICLE) || WHOSE.contains_in_any_case(page.written(place));
    let mut first = noun;
    while first > 0 && noun - first < 4 && page.words[first].gap == Gap::Space && !page.words[first].begins_sentence {
        first -= 1;
        if is_article(first) {
            return ends_here(page, words.end);
        }
    }
    true
}

fn ends_here(page: &Page<'_>, place: usize) -> bool {
    page.words.get(place).is_none_or(|next| next.begins_sentence || matches!(next.gap, Gap::Comma | Gap::Stop | Gap::Other))
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn the_trade_before_a_name_makes_it_a_business() {
        for (text, expected) in [
            ("Tin will rise, traders at Brandor said.", "org:Brandor"),
            ("A dealer at Rudolf Wolker saw no buyers.", "org:Rudolf Wolker"),
            ("A tin trader with Belliron saw no buyers.", "org:Belliron"),
            ("A fire broke out, state radio KVU reported.", "org:KVU"),
            ("Private television Anort showed the fire.", "org:Anort"),
            ("French publisher Galdimar bought the rights.", "country:FR org:Galdimar"),
            ("Swiss chocolate maker Barry Callermond earned less.", "country:CH org:Barry Callermond"),
            ("The mill was bought by Russian Nickel last week.", "org:Russian Nickel"),
            ("Gill & Dufferin sees a lack of cocoa.", "org:Gill & Dufferin"),
            // Persons who trade, make and speak, and places where it is done.
            ("The analyst with Rudolf Wolker was his brother.", "person:Rudolf Wolker"),
            ("Traders at Makondo Market saw no buyers.", ""),
            ("The film maker Rudolf Wolker saw no buyers.", "person:Rudolf Wolker"),
            ("The bank John Parker robbed has closed.", "person:John Parker"),
            ("On state television Rudolf Wolker said no.", "person:Rudolf Wolker"),
            ("On state television Berezolsky said no.", ""),
            ("The Russian nickel was sold.", "country:RU"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let mut found: Vec<&str> = named.actors.iter().map(|actor| actor.id.as_str()).collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

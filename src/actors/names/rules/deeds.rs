//! Tells firms and papers that no list knows by what hardly a person does, or by who is theirs: `Brandor rose 14 points to 230`, `Brandor said
//! its plant would close`, `staff at Brandor`, `the editor of Vremban`.
//!
//! What persons do as well needs a second sign: a text that speaks of business.

use std::ops::Range;

use super::SURE;
use super::marks::{ARTICLE, FINANCE, NEVER, OWNED, PART, ROLE, SAYS, SMALL, TRADE};
use super::page::Page;
use crate::actors::names::NameKind;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// Who speaks for a body, as they stand before `for` or `of`.
static SPEAKERS: WordList = WordList::spaced(" spokesman spokeswoman spokesperson spokespeople ");

/// Whoever is `of` a body, and not of a place or a person.
static HEADS: WordList = WordList::spaced(
    " chairman chairwoman chairperson editor editors editor-in-chief publisher depositors creditors shareholders bondholders ",
);

/// Who works `at` a body.
static STAFF: WordList = WordList::spaced(" employees staff workers executives managers engineers ");

/// Which director is one of a body, and of no film.
static DIRECTORS: WordList = WordList::spaced(" managing executive commercial financial finance marketing sales technical ");

/// Nouns of places behind a name: `the chairman of Ostra district`.
static PLACES: WordList = WordList::spaced(
    " district province region county village town city municipality state island constituency ward street hospital mine port \
    airport station prison camp square mall market hill valley oblast ",
);

/// What prices do.
static MOVES: WordList = WordList::spaced(
    " rose fell gained lost added eased jumped dropped slipped climbed slid surged tumbled closed ended finished firmed advanced \
    retreated shed rallied plunged soared sank declined was ",
);

/// What they are counted in.
static UNITS: WordList = WordList::spaced(
    " percent pct point points cent cents pence penny dollar dollars euro euros franc francs mark marks crown crowns koruna zloty zlotys \
    forint forints rouble roubles ruble rubles rupee rupees yen yuan won baht peso pesos real reais lira krone kroner kronor rand \
    rupiah ringgit escudo escudos peseta pesetas lire guilders schilling schillings shilling shillings drachma drachmas dinar dinars taka dong \
    cedis naira kwacha pula dirham dirhams riyal riyals pounds lei leva markka paisa paise sen centavos piastres kopecks groszy fen haleru ore stotinki ngwee fils \
    centimes pfennigs lats litas kroons hryvnias tenge soles bolivars guaranies ",
);

/// Small counts of them.
static COUNTS: WordList = WordList::spaced(" one two three four five six seven eight nine ten eleven twelve twenty half ");

/// Words of a text that speaks of a bourse.
static BOURSE: WordList = WordList::spaced(" shares stocks stock bourse index bluechips ");

/// What has a price and is no firm.
static PRICED: WordList = WordList::spaced(
    " Brent Nasdaq Dow Nikkei Topix Sensex Nifty Kospi Ibovespa Bovespa Merval Merval FTSE DAX Dax CAC Ibex Mibtel Mib Bux BUX WIG Wig20 AEX SMI \
    Straits Eurostoxx Arabica Robusta Bund Bunds Gilt Gilts Treasury Treasuries Euribor Libor Urals Dubai Comex Nymex Bitcoin Ether Ethereum \
    Sterling Composite Index Average Industrials Futures Turnover Volume Gold Silver Crude ",
);

/// What they say that they are at.
static AT_WORK: WordList =
    WordList::spaced(" plans expects intends seeks aims owns operates employs planned expected intended ");

/// Whether some words of which no list knows whom they name are a firm or a paper, by what stands beside them.
pub(super) fn tell_firm(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_beside = page.follows(words.start) && is_of_its_own(page, words);
    (is_beside || does_as_firms(page, words)) && !is_addressed(page, words)
}

/// `The force, known as BRANDO, has`: letters by which a body is known.
pub(super) fn is_known_by_letters(page: &Page<'_>, words: &Range<usize>) -> bool {
    static BODIES: WordList = WordList::spaced(
        " force group party union mission body alliance front agency organisation organization movement coalition company committee \
        council network militia federation army bank board firm watchdog ",
    );
    const REACH: usize = 4;
    let Some(known) = words.start.checked_sub(2).filter(|_| page.follows(words.start)) else { return false };
    let letters = page.written(words.start);
    words.len() == 1
        && page.words[words.start].capitals == Capitals::All
        && (3..=8).contains(&letters.len())
        && page.written(words.start - 1) == "as"
        && page.written(known) == "known"
        && page.words[known].gap == Gap::Comma
        && (known.saturating_sub(REACH)..known)
            .next_back()
            .is_some_and(|noun| BODIES.contains_in_any_case(page.written(noun)))
}

/// `spokesman for Brandor`, `the editor of Vremban`, `staff at Brandor`.
fn is_of_its_own(page: &Page<'_>, words: &Range<usize>) -> bool {
    let Some(head) = words.start.checked_sub(2).filter(|_| page.follows(words.start - 1)) else { return false };
    let written = page.written(head);
    let is_head = match page.written(words.start - 1) {
        "for" => SPEAKERS.contains(written),
        "of" => {
            SPEAKERS.contains(written)
                || HEADS.contains_in_any_case(written)
                || written == "director" && head > 0 && page.follows(head) && DIRECTORS.contains(page.written(head - 1))
        }
        "at" => STAFF.contains_in_any_case(written) && speaks_of_business(page),
        _ => false,
    };
    let is_place = || page.follows(words.end) && PLACES.contains(page.written(words.end));
    is_head && !is_place()
}

fn does_as_firms(page: &Page<'_>, words: &Range<usize>) -> bool {
    let verb = words.end;
    let is_cut = page.follows(words.start) && page.words[words.start - 1].capitals == Capitals::Digit;
    if is_cut || !page.follows(verb) || page.words[verb].capitals != Capitals::None {
        return false;
    }
    match page.written(verb) {
        "said" | "says" => says_of_itself(page, verb + 1) && speaks_of_business(page),
        "has" | "was" if is_fined(page, verb) => true,
        "employs" | "employed" => is_number(page, verb + 1),
        written => MOVES.contains(written) && moves_by(page, words) && speaks_of_bourse(page),
    }
}

/// `said its plant would close`, `said it had sold`, `said it would call back`.
fn says_of_itself(page: &Page<'_>, place: usize) -> bool {
    if !page.follows(place) {
        return false;
    }
    let next = |place: usize| if page.follows(place) { page.written(place) } else { "" };
    match page.written(place) {
        "its" => true,
        "it" => match next(place + 1) {
            "has" | "had" => is_deed(next(place + 2)) && !next(place + 2).is_empty(),
            "will" | "would" | "may" | "might" => is_deed(next(place + 2)),
            verb => AT_WORK.contains(verb),
        },
        _ => false,
    }
}

/// Whether a verb behind `it will` or `it has` tells of somebody who acts: any but those that tell of the weather and of matters.
fn is_deed(verb: &str) -> bool {
    static OF_MATTERS: WordList = WordList::spaced(
        " be been become take taken mean meant cost help helped depend depended seem seemed make made rain rained snow snowed require \
        required come happen happened need needed matter mattered hurt work worked not never been always already only also come \
        gone go get got start started begin begun end ended last lasted turn turned feel felt look looked remain remained have had do done ",
    );
    verb.len() > 1 && verb.bytes().all(|byte| byte.is_ascii_lowercase()) && !OF_MATTERS.contains(verb)
}

/// `has been fined three million dollars`, `was fined 3 million`.
fn is_fined(page: &Page<'_>, verb: usize) -> bool {
    let fined = verb + if page.written(verb) == "has" && page.written(verb + 1) == "been" { 2 } else { 1 };
    page.written(fined) == "fined"
        && (fined + 1..fined + 5)
            .take_while(|place| page.words.get(*place).is_some_and(|word| !word.begins_sentence))
            .any(|place| matches!(page.written(place), "million" | "billion"))
}

fn is_number(page: &Page<'_>, place: usize) -> bool {
    page.follows(place) && page.words[place].capitals == Capitals::Digit
}

/// `rose 14 points`, `was down 3 percent`, `closed at 32 crowns`.
fn moves_by(page: &Page<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 6;
    if words.clone().any(|place| PRICED.contains(page.written(place))) {
        return false;
    }
    let is_inside = |place: &usize| page.words.get(*place).is_some_and(|word| !word.begins_sentence);
    let verb = page.written(words.end);
    // `and Brandor lost one.`, `while Brandor gained.`
    let next = page.words.get(words.end + 1);
    let is_count = next.is_some_and(|next| !next.begins_sentence) && COUNTS.contains(page.written(words.end + 1));
    if verb != "was" && verb != "closed" && (is_count || next.is_none_or(|next| next.begins_sentence)) {
        return true;
    }
    if verb == "was" && page.follows(words.end + 1) && matches!(page.written(words.end + 1), "flat" | "unchanged" | "steady")
    {
        return true;
    }
    let behind = words.end + 1..words.end + 1 + REACH;
    behind.take_while(is_inside).any(|place| {
        page.words[place].capitals == Capitals::Digit
            && (page.text[page.words[place].end as usize..].starts_with('%')
                || is_inside(&(place + 1)) && UNITS.contains(page.written(place + 1)))
    })
}

fn speaks_of_business(page: &Page<'_>) -> bool {
    page.has_marks(TRADE | FINANCE | OWNED & !ROLE | PART)
}

fn speaks_of_bourse(page: &Page<'_>) -> bool {
    page.has_marks(OWNED) && page.words.iter().any(|word| BOURSE.contains_in_any_case(word.of(page.text)))
}

/// Whether the text has the last of these words behind a title or another name, so that it is somebody's: `Mr Brandor`, `Odo Brandor`.
pub(super) fn is_addressed(page: &Page<'_>, words: &Range<usize>) -> bool {
    let last = page.words[words.end - 1].hash;
    // `Pesquera Brandor` is no person.
    let is_of_body = |place: usize| {
        page.found_in(&(place..place + 2)).any(|name| name.kind == NameKind::Organisation && name.score >= SURE)
    };
    let is_name =
        |place: usize| page.is_capital(place) && !page.is_marked(place, ARTICLE | SMALL | NEVER) && !is_of_body(place);
    page.capitals().iter().any(|place| {
        let is_same = page.words[*place].hash == last && *place > 0 && page.follows(*place);
        is_same
            && (page.is_marked(place - 1, ROLE) && !page.is_marked(place - 1, OWNED)
                || words.len() == 1 && is_name(place - 1))
    })
}

/// Nouns of firms and papers behind a name and an article, which persons are not called: `Brandor, a refiner,`.
pub(super) fn is_noun_of_firm(word: &str) -> bool {
    static NOUNS: WordList =
        WordList::spaced(" carrier venture refiner paper union agency mill biweekly newsweekly quarterly mine-owner ");
    NOUNS.contains(word)
}

/// `the opposition paper Vremban`.
pub(super) fn is_paper(page: &Page<'_>, words: &Range<usize>) -> bool {
    static PAPERS: WordList = WordList::spaced(" paper journal biweekly fortnightly newsweekly ");
    static WHOSE: WordList = WordList::spaced(
        " state private independent official local opposition rebel government religious news police army party evening morning \
        student business financial sports conservative liberal leftist influential leading popular respected ",
    );
    let noun = words.start.wrapping_sub(1);
    let is_said = || {
        page.words.get(words.end).is_none_or(|next| {
            next.begins_sentence
                || matches!(next.gap, Gap::Comma | Gap::Stop | Gap::Other)
                || page.is_marked(words.end, SAYS | SMALL)
                || matches!(page.written(words.end), "reported" | "quoted" | "wrote")
        })
    };
    page.follows(words.start)
        && PAPERS.contains(page.written(noun))
        && page.follows(noun)
        && WHOSE.contains_in_any_case(page.written(noun - 1))
        && !page.is_marked(words.start, ARTICLE)
        && is_said()
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn what_only_firms_do_makes_a_firm() {
        for (text, expected) in [
            ("Shares were mixed. On Friday Brandor rose 14 points to 230.", "org:Brandor"),
            ("On Friday Brandor said its plant would close. The carmaker is old.", "org:Brandor"),
            ("On Friday Brandor said it would call back men. The bank is old.", "org:Brandor"),
            ("A spokesman for Brandor said no.", "org:Brandor"),
            ("The managing director of Brandor was jailed.", "org:Brandor"),
            ("The court heard the editor of Vremban on Friday.", "org:Vremban"),
            ("The opposition paper Vremban said so.", "org:Vremban"),
            ("On Friday Brandor has been fined three million dollars.", "org:Brandor"),
            ("The force, known as BRANDO, has left.", "org:BRANDO"),
            ("The sickness, known as BRANDO, has left.", ""),
            ("He met staff at Brandor. The bank is old.", "org:Brandor"),
            // Persons, places and what has a price.
            ("The bank is old. On Friday Mr Brandor spoke. On Monday Brandor said it would sell bonds.", ""),
            ("Odo Brandor, 44, spoke. A spokesman for Brandor said no.", ""),
            ("Odo Brandor, 44, spoke. The bank knows. Later Brandor said it would sell.", ""),
            ("In the poll, on Friday Brandor rose 14 points to 23.", ""),
            ("Shares were mixed. On Friday Brent rose 14 cents to 23.", ""),
            ("The director of Brandor was jailed.", ""),
            ("The chairman of Brandor district was jailed.", ""),
            ("Nobody said it would sell bonds. The bank is old.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let ids = named.actors.iter().map(|actor| actor.id.as_str());
            let found: Vec<&str> = ids.filter(|id| id.starts_with("org:")).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Turns of phrase around the name of a state or capital by which the land is meant: `explored Chad`, `Chad exports cotton`, `the runway at
//! Kabul`, `Chad became the centre of the trade`.

use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// What is done to a land as a whole.
static DONE_TO_LAND: WordList = WordList::spaced(
    " annexed annex annexes annexing explored explore explores exploring colonised colonized colonising colonizing partitioned traversed ",
);

/// What is told of a land that gets it.
static OF_LAND: WordList =
    WordList::spaced(" independence partition settlement exploration colonisation colonization geology flora fauna ");

/// What stands in a town and is named by it.
static STANDS_AT: WordList =
    WordList::spaced(" runway airport airbase airfield aerodrome station observatory barracks dockyard ");

/// How a land lies among others, or who lives in it.
static LIES: WordList = WordList::spaced(
    " crossed traversed drained bordered surrounded watered irrigated inhabited peopled bounded landlocked ",
);

/// What a land becomes, and what is one of the largest of all.
static CENTRES: WordList = WordList::spaced(" centre center hub heart cradle ");
static LANDS: WordList = WordList::spaced(
    " region regions province provinces city cities port ports centre centres center centers producer producers exporter exporters country \
    countries state states land lands ",
);

/// Under what a land comes.
static POWERS: WordList = WordList::spaced(" rule occupation domination suzerainty ");

/// Whom a land draws.
static DRAWN: WordList = WordList::spaced(" tourists visitors holidaymakers pilgrims settlers immigrants backpackers ");

/// What a land grows and sells, and how a headline says how much.
static CROPS: WordList = WordList::spaced(" crop crops harvest harvests output production yields ");
static COUNTED: WordList = WordList::spaced(
    " seen hit estimated forecast falls fell rises rose down up put pegged set hurt damaged ruined at may to below above ",
);

/// What only states sell and buy.
static ARMS: WordList = WordList::spaced(" arms weapons missiles tanks terrorism revolution its troops workers ");

/// Who lives in a land by faith or work.
static PEOPLE: WordList =
    WordList::spaced(" jews muslims christians catholics protestants hindus sikhs buddhists peasants ");

/// What is moved from one land to another.
static MOVING: WordList =
    WordList::spaced(" move moves moved moving shifted shifting transferred transferring redeployed redeploying ");

/// Whether the words around a name say that the land is meant.
pub(super) fn is_ground(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let back = |steps: usize| {
        let place = first.checked_sub(steps)?;
        let is_joined = |crossed: usize| !words[crossed].begins_sentence && words[crossed].gap == Gap::Space;
        (place + 1..=first).all(is_joined).then(|| words[place].of(text))
    };
    let next = words.get(end).filter(|word| !word.begins_sentence);
    if let Some(next) = next.filter(|next| matches!(next.gap, Gap::Possessive | Gap::Hyphen)) {
        return next.gap == Gap::Possessive && PEOPLE.contains_in_any_case(next.of(text));
    }
    let (one, two) = (back(1).unwrap_or_default(), back(2).unwrap_or_default());
    if DONE_TO_LAND.contains(one) || one == "of" && OF_LAND.contains(two) || one == "at" && STANDS_AT.contains(two) {
        return true;
    }
    let three = back(3).unwrap_or_default();
    let is_measured = one == "as" && two == "far" && three == "as"
        || matches!(one, "to" | "in") && two == "than" && matches!(three, "earlier" | "later" | "sooner");
    // `moved the battery from Texas to Guam`
    let is_moved = || {
        one == "to"
            && three == "from"
            && (4..10).map_while(&back).any(|word| MOVING.contains(word))
            && words[first - 2].capitals == Capitals::First
    };
    is_measured || is_moved() || next.is_some_and(|next| next.gap == Gap::Space) && says_of_land(text, words, first, end)
}

/// Whether what stands behind a name is said of a land.
fn says_of_land(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let behind = |steps: usize| {
        let place = end + steps;
        let reaches = (end..=place).all(|place| words.get(place).is_some_and(|word| !word.begins_sentence));
        if reaches { words[place].of(text) } else { "" }
    };
    let begins = words[first].begins_sentence
        || first.checked_sub(1).is_some_and(|before| {
            let before = words[before].of(text);
            words[first].gap != Gap::Hyphen
                && matches!(before, "and" | "that" | "but" | "when" | "before" | "after" | "while")
        });
    if !begins {
        return false;
    }
    match behind(0) {
        "is" | "was" => LIES.contains(behind(1)) && behind(2) == "by",
        "became" | "becomes" => {
            let is_centre = || {
                (1..4).any(|place| CENTRES.contains(behind(place)) && behind(place + 1) == "of")
                    && !(2..7)
                        .any(|place| matches!(behind(place), "attention" | "controversy" | "resistance" | "opposition"))
            };
            let is_one_of = behind(1) == "one"
                && behind(2) == "of"
                && behind(3) == "the"
                && (4..8).any(|place| LANDS.contains(behind(place)));
            is_one_of || behind(1) == "the" && is_centre()
        }
        "came" | "fell" if behind(1) == "under" => (2..5).any(|place| POWERS.contains(behind(place))),
        "attracts" | "attracted" | "draws" | "drew" => (1..6).any(|place| DRAWN.contains(behind(place))),
        "exports" | "imports" | "exported" | "imported" => {
            let what = behind(1);
            what.starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit()) && !ARMS.contains(what)
        }
        _ => (0..3).any(|place| CROPS.contains(behind(place)) && COUNTED.contains(behind(place + 1))),
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::registry::NameForm;
    use crate::actors::sense::sense_of;
    use crate::actors::words::words_in;
    use crate::article::Sense;

    #[test]
    fn what_is_said_of_lands_is_said_of_the_place() {
        let mut wrong = Vec::new();
        for (is_place, sentence) in [
            (true, "In 1908 they annexed [Chad]."),
            (true, "She explored [Chad] on a mule."),
            (true, "The independence of [Chad] was proclaimed in the square."),
            (true, "[Chad] is crossed by two ranges."),
            (true, "[Chad] became the centre of the salt trade."),
            (true, "[Chad] became one of the richest provinces of all."),
            (true, "[Chad] came under French rule in that year."),
            (true, "[Chad] attracts a million tourists a year."),
            (true, "[Chad] exports cotton and hides."),
            (true, "[Chad] cotton crop seen at 90,000 tonnes"),
            (true, "[Chad]'s Jews left in that year."),
            (true, "The road reached as far as [Hanoi]."),
            (true, "The tram came earlier than to [Hanoi]."),
            (true, "The firm built the runway at [Hanoi] after Chad had asked."),
            (true, "The battery was moved from Lima to [Chad]."),
            (false, "[Chad] became the centre of attention when it voted no."),
            (false, "[Chad] exports arms to the rebels and denies it."),
            (false, "[Chad] crop officials denied the report."),
            (false, "The anger of [Chad] was great."),
            (false, "Two diplomats urged [Chad] to sign."),
        ] {
            let (left, rest) = sentence.split_once('[').expect("a bracket");
            let (name, right) = rest.split_once(']').expect("its end");
            let text = format!("{left}{name}{right}");
            let words = words_in(&text);
            let first = words.iter().position(|word| word.start as usize == left.len()).expect("the name");
            let form = if name == "Hanoi" { NameForm::Seat } else { NameForm::Name };
            let found = sense_of(&text, &words, first, first + 1, form);
            if (found == Sense::Place) != is_place {
                wrong.push(format!("{sentence}: {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

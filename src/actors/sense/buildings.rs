//! Tells whether the seat of a government is meant as the house or street that it is: `the fence of the White House`, `a van in Downing
//! Street`, `rebels stormed the palace`.

use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// What stands before a house, and not before a government.
static AT: WordList = WordList::spaced(" in at outside near inside around behind opposite beneath beside along ");

/// What somebody does who comes to a house, in the past.
static TO: WordList =
    WordList::spaced(" filled visited toured evacuated surrounded entered barred arrived climbed fled drove marched ");

/// What is done to a house.
static DONE: WordList = WordList::spaced(
    " stormed storm storms storming bombed bombing shelled shelling burnt torched looted looting ransacked toured touring \
    guarded guarding picketed picketing rebuilt restored renovated redecorated repainted ringed encircled overran vacated vacates \
    vacating reopened circled ",
);

/// What strikes a house, before [`HITS`].
static THROWN: WordList = WordList::spaced(
    " drone drones missile missiles rocket rockets shell shells bomb bombs plane planes jet jets airliner lightning fire \
    truck lorry car arsonists mortar mortars helicopter grenade grenades ",
);
static HITS: WordList = WordList::spaced(" hit hits struck strikes damaged gutted destroyed rocked ");

/// What goes on in the open or within walls, before a preposition: `overturned on Whitehall`, `hovered over the Kremlin`.
static GOES_ON: WordList = WordList::spaced(
    " overturned parked stopped crashed gathered stood collapsed exploded fell marched paraded danced knelt camped assembled \
    massed flew hovered circled rose hung flag flags smoke skies sky drone drones fireworks helicopter helicopters balloon \
    waved waving flying landed queued lined ",
);

/// Who goes a way from one place to another.
static WENT: WordList = WordList::spaced(
    " marched march walked walk drove paraded procession ran cycled rode went strolled escorted led convoy route motorcade road ",
);

/// Parts of houses and of what stands around them.
static PARTS: WordList = WordList::spaced(
    " fence fences gates gate lawn lawns garden gardens roof roofs steps grounds wall walls entrance entrances station room \
    rooms hall halls church churches cathedral cathedrals kitchen kitchens window windows balcony balconies dome domes chapel corridors \
    cellar cellars tower towers courtyard courtyards facade doors doorstep basement staircase ceiling ceilings spire spires ramparts \
    driveway railings tarmac pavement pavements cobbles portico ballroom architect architects ruins furniture carpets chandeliers ",
);

/// What happens to houses, before `of`.
static FATES: WordList = WordList::spaced(
    " storming tour tours siege renovation restoration bombing shelling demolition looting burning replica photographs ",
);

/// `an official at the White House` speaks for it.
static SPEAKERS: WordList = WordList::spaced(
    " official officials source sources aide aides adviser advisers spokesman spokeswoman people insiders hawks ",
);

/// What is found out of a government: `an inquiry into the White House`.
static INQUIRIES: WordList =
    WordList::spaced(" inquiry inquiries probe probes investigation investigations insight look research inquired ");

/// What may stand behind a house that somebody leaves: `left the Kremlin by a side door`, and not `left the Kremlin isolated`.
static BEHIND_LEFT: WordList =
    WordList::spaced(" in at on by with through after before without for to and early late last this yesterday today from ");

/// Whether the seat of a government at `words[first..end]` is meant as the building or street.
pub(super) fn is_building(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let word = |place: Option<usize>| place.map_or("", |place| words[place].of(text));
    let back = |steps: usize| {
        let place = first.checked_sub(steps)?;
        (place + 1..=first).all(|crossed| !words[crossed].begins_sentence).then_some(place)
    };
    let skip = usize::from(word(back(1)).eq_ignore_ascii_case("the"));
    let [one, two, three] = [1, 2, 3].map(|steps| word(back(skip + steps)));
    let after =
        words.get(end).filter(|word| !word.begins_sentence && word.gap == Gap::Space).map_or("", |word| word.of(text));
    let is_end = words.get(end).is_none_or(|word| word.begins_sentence || word.gap == Gap::Comma);
    let before_that = if matches!(two, "the" | "a") { three } else { two };
    let is_owner = words.get(end).is_some_and(|word| word.gap == Gap::Possessive);
    let came_from = || {
        (2..10).any(|steps| word(back(skip + steps)) == "from")
            && (2..12).any(|steps| WENT.contains(word(back(skip + steps))))
    };
    // `at the Kremlin's request`, `outside the Kremlin's walls`, `in the Kremlin's Georgian Hall`
    if is_owner {
        let is_hall = |word: &Word| AT.contains(one) && word.capitals == Capitals::First;
        return words.get(end).is_some_and(|word| PARTS.contains(word.of(text)) || is_hall(word));
    }
    let is_house = match one {
        "of" => {
            PARTS.contains(before_that)
                || FATES.contains(two)
                || two == "front" && three == "in"
                || two == "out" && !matches!(three, "voted")
        }
        "into" => !INQUIRIES.contains(two),
        "from" if TO.contains(two) => true,
        "to" => TO.contains(two) || PARTS.contains(before_that) || came_from(),
        "past" if WENT.contains(two) => true,
        "on" | "over" | "past" | "down" | "up" => TO.contains(two) || GOES_ON.contains(two) || GOES_ON.contains(three),
        "before" => GOES_ON.contains(two),
        "off" => matches!(two, "sealed" | "cordoned" | "closed" | "sealing"),
        "left" | "leaves" | "leaving" => is_end || BEHIND_LEFT.contains(after),
        _ if AT.contains(one) => !SPEAKERS.contains(before_that) || matches!(one, "outside" | "near" | "opposite"),
        _ => {
            TO.contains(one) || DONE.contains(one) || HITS.contains(one) && (THROWN.contains(two) || THROWN.contains(three))
        }
    };
    is_house || PARTS.contains(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::words::words_in;

    #[test]
    fn a_palace_may_be_the_house() {
        for (expected, sentence) in [
            (true, "Fans sang in front of the [Kremlin] all night."),
            (true, "The kitchens of the [Kremlin] are old."),
            (true, "Porters took chairs out of the [Kremlin]."),
            (true, "They marched from the park to the [Kremlin]."),
            (true, "A van overturned on the [Kremlin]."),
            (true, "Two drones hit the [Kremlin] at dawn."),
            (true, "The crowd stormed the [Kremlin]."),
            (true, "He left the [Kremlin] by a side door."),
            (true, "The [Kremlin] walls are red."),
            (true, "Police sealed off the [Kremlin]."),
            (true, "A red flag flew over the [Kremlin]."),
            (true, "They walked past the [Kremlin] at noon."),
            (true, "He glued himself to the tarmac of the [Kremlin]."),
            (false, "A bill got past the [Kremlin] at noon."),
            (true, "They met in the [Kremlin]'s Georgian Hall."),
            (false, "They met at the [Kremlin]'s request."),
            (false, "The row left the [Kremlin] isolated."),
            (false, "New sanctions hit the [Kremlin]."),
            (false, "A letter from the union to the [Kremlin] got no answer."),
            (false, "The probe into the [Kremlin] goes on."),
            (false, "Anger over the [Kremlin] grew."),
            (false, "Pressure on the [Kremlin] grew."),
            (false, "An aide at the [Kremlin] denied it."),
            (false, "Critics of the [Kremlin] were jailed."),
            (false, "They waited outside for the [Kremlin] to speak."),
        ] {
            let (left, rest) = sentence.split_once('[').expect("a bracket");
            let (name, right) = rest.split_once(']').expect("its end");
            let text = format!("{left}{name}{right}");
            let words = words_in(&text);
            let first = words.iter().position(|word| word.start as usize == left.len()).expect("the name");
            assert_eq!(is_building(&text, &words, first, first + 1), expected, "{sentence}");
        }
    }
}

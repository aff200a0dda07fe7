//! Tells whether the seat of a government is meant as the house or street that it is: `the fence of the White House`, `a van in Downing
//! Street`, `rebels stormed the palace`.

use crate::actors::words::{Capitals, Gap, Word, is_listed};

/// What stands before a house, and not before a government.
const AT: &str = " in at outside near inside around behind opposite beneath beside along ";

/// What somebody does who comes to a house, in the past.
const TO: &str = " filled visited toured evacuated surrounded entered barred arrived climbed fled drove marched ";

/// What is done to a house.
const DONE: &str = " stormed storm storms storming bombed bombing shelled shelling burnt torched looted looting ransacked toured touring \
    guarded guarding picketed picketing rebuilt restored renovated redecorated repainted ringed encircled overran vacated vacates \
    vacating reopened circled ";

/// What strikes a house, before [`HITS`].
const THROWN: &str = " drone drones missile missiles rocket rockets shell shells bomb bombs plane planes jet jets airliner lightning fire \
    truck lorry car arsonists mortar mortars helicopter grenade grenades ";
const HITS: &str = " hit hits struck strikes damaged gutted destroyed rocked ";

/// What goes on in the open or within walls, before a preposition: `overturned on Whitehall`, `hovered over the Kremlin`.
const GOES_ON: &str = " overturned parked stopped crashed gathered stood collapsed exploded fell marched paraded danced knelt camped assembled \
    massed flew hovered circled rose hung flag flags smoke skies sky drone drones fireworks helicopter helicopters balloon \
    waved waving flying landed queued lined ";

/// Who goes a way from one place to another.
const WENT: &str = " marched march walked walk drove paraded procession ran cycled rode went strolled escorted led convoy route motorcade road ";

/// Parts of houses and of what stands around them.
const PARTS: &str = " fence fences gates gate lawn lawns garden gardens roof roofs steps grounds wall walls entrance entrances station room \
    rooms hall halls church churches cathedral cathedrals kitchen kitchens window windows balcony balconies dome domes chapel corridors \
    cellar cellars tower towers courtyard courtyards facade doors doorstep basement staircase ceiling ceilings spire spires ramparts \
    driveway railings portico ballroom architect architects ruins furniture carpets chandeliers ";

/// What happens to houses, before `of`.
const FATES: &str =
    " storming tour tours siege renovation restoration bombing shelling demolition looting burning replica photographs ";

/// `an official at the White House` speaks for it.
const SPEAKERS: &str =
    " official officials source sources aide aides adviser advisers spokesman spokeswoman people insiders hawks ";

/// What is found out of a government: `an inquiry into the White House`.
const INQUIRIES: &str = " inquiry inquiries probe probes investigation investigations insight look research inquired ";

/// What may stand behind a house that somebody leaves: `left the Kremlin by a side door`, and not `left the Kremlin isolated`.
const BEHIND_LEFT: &str =
    " in at on by with through after before without for to and early late last this yesterday today from ";

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
            && (2..12).any(|steps| is_listed(WENT, word(back(skip + steps))))
    };
    // `at the Kremlin's request`, `outside the Kremlin's walls`, `in the Kremlin's Georgian Hall`
    if is_owner {
        let is_hall = |word: &Word| is_listed(AT, one) && word.capitals == Capitals::First;
        return words.get(end).is_some_and(|word| is_listed(PARTS, word.of(text)) || is_hall(word));
    }
    let is_house = match one {
        "of" => {
            is_listed(PARTS, before_that)
                || is_listed(FATES, two)
                || two == "front" && three == "in"
                || two == "out" && !is_listed(" voted ", three)
        }
        "into" => !is_listed(INQUIRIES, two),
        "from" if is_listed(TO, two) => true,
        "to" => is_listed(TO, two) || is_listed(PARTS, before_that) || came_from(),
        "on" | "over" | "past" | "down" | "up" => is_listed(TO, two) || is_listed(GOES_ON, two) || is_listed(GOES_ON, three),
        "before" => is_listed(GOES_ON, two),
        "off" => matches!(two, "sealed" | "cordoned" | "closed" | "sealing"),
        "left" | "leaves" | "leaving" => is_end || is_listed(BEHIND_LEFT, after),
        _ if is_listed(AT, one) => !is_listed(SPEAKERS, before_that) || is_listed(" outside near opposite ", one),
        _ => {
            is_listed(TO, one)
                || is_listed(DONE, one)
                || is_listed(HITS, one) && (is_listed(THROWN, two) || is_listed(THROWN, three))
        }
    };
    is_house || is_listed(PARTS, after)
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

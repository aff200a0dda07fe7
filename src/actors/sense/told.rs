//! Turns of phrase that tell the sense of a name by themselves, whatever the weights say: `The firm sued Chad`, `the battle for Kabul`,
//! `Chile squandered a two-goal lead`.

use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word, is_listed};
use crate::article::Sense;

/// How many words behind a verb are looked at for what it is done with.
const REACH: usize = 10;

/// How somebody does something who means to.
static ON_PURPOSE: WordList = WordList::spaced(
    " quietly secretly openly publicly reluctantly deliberately covertly grudgingly angrily flatly privately formally \
    officially firmly bluntly tacitly hastily belatedly ",
);

/// The sense of the name of a state or capital, where the words beside it leave no doubt.
pub(super) fn sense_told(text: &str, words: &[Word], first: usize, end: usize) -> Option<Sense> {
    let back = |steps: usize| {
        let place = first.checked_sub(steps)?;
        (place + 1..=first).all(|crossed| !words[crossed].begins_sentence).then(|| words[place].of(text))
    };
    let skip = usize::from(back(1) == Some("the"));
    let (one, two) = (back(skip + 1).unwrap_or_default(), back(skip + 2).unwrap_or_default());
    let next = words.get(end).filter(|word| !word.begins_sentence);
    let after = next.map_or("", |word| word.of(text));
    let gap = next.map_or(Gap::Other, |word| word.gap);
    let is_last = next.is_none()
        || gap == Gap::Comma
        || matches!(after, "for" | "over" | "in" | "on" | "to" | "after" | "at" | "and" | "under" | "from" | "because");
    let is_whole = is_last && !matches!(gap, Gap::Possessive | Gap::Hyphen);
    if is_whole && matches!(one, "sue" | "sues" | "sued" | "suing") {
        return Some(Sense::Government);
    }
    let is_fought_for = matches!(one, "for" | "of") && matches!(two, "battle" | "battles" | "siege" | "sieges")
        || one == "of" && matches!(two, "capture" | "recapture");
    if !matches!(gap, Gap::Possessive | Gap::Hyphen) && is_fought_for {
        return Some(Sense::Place);
    }
    let behind = |steps: usize| {
        words.get(end + steps).filter(|word| !word.begins_sentence && word.gap == Gap::Space).map(|word| word.of(text))
    };
    if gap != Gap::Space {
        // `Peru: we will not yield`
        let sign = next.and_then(|word| text.get(words[end - 1].end as usize..word.start as usize)).unwrap_or_default();
        return (sign == ": " && matches!(after, "we" | "We")).then_some(Sense::Government);
    }
    if matches!(after, "is" | "was") && matches!(behind(1), Some("famous" | "renowned")) && behind(2) == Some("for") {
        return Some(Sense::Place);
    }
    let does = behind(1).filter(|verb| verb.len() > 4 && verb.ends_with("ed") && verb.starts_with(char::is_lowercase));
    (words[first].begins_sentence && ON_PURPOSE.contains(after) && does.is_some()).then_some(Sense::Government)
}

/// Whether what follows a name is done by a team and no government: `squandered a two-goal lead`, `hung on to win 24-20`.
pub(super) fn is_team(text: &str, words: &[Word], end: usize) -> bool {
    static OF_TEAMS: WordList = WordList::spaced(
        " squander squanders squandered edge edges edged stun stuns stunned rally rallies rallied retain retains retained chase chases \
        chased broke break breaks smash smashes smashed set hold held win wins won lose loses lost beat beats hung hang hangs thrash \
        thrashed snatch snatched grab grabbed share shared ",
    );
    static OF_SPORT: WordList = WordList::spaced(
        " goal goals lead-goal medal medals wicket wickets relay hurdles medley metres sprint semifinal semifinals final \
        championship gold bronze run-chase innings equaliser ",
    );
    let mut rest = words.iter().skip(end).take(REACH + 1).take_while(|word| !word.begins_sentence);
    let Some(verb) = rest.next().filter(|word| word.gap == Gap::Space && OF_TEAMS.contains(word.of(text))) else {
        return false;
    };
    let rest: Vec<&Word> = rest.collect();
    let is_number = |word: &Word| word.capitals == Capitals::Digit && word.end - word.start < 4;
    let has_score = rest.windows(2).any(|pair| is_number(pair[0]) && is_number(pair[1]) && pair[1].gap == Gap::Hyphen);
    let is_voted =
        rest.iter().any(|word| matches!(word.of(text), "vote" | "votes" | "ballot" | "seat" | "seats" | "percent"));
    // What is won and held is gold and land as well.
    let is_common = is_listed(
        " set hold held share shared break breaks broke grab grabbed win wins won lose loses lost ",
        verb.of(text),
    );
    let of_sport = rest.iter().filter(|word| OF_SPORT.contains(word.of(text))).count();
    let has_record = rest.iter().any(|word| matches!(word.of(text), "record" | "records" | "title" | "lead" | "trophy"));
    !is_voted && (has_score || of_sport > usize::from(is_common) || of_sport > 0 && has_record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::registry::NameForm;
    use crate::actors::sense::sense_of;
    use crate::actors::words::words_in;

    #[test]
    fn turns_of_phrase_tell() {
        for (expected, sentence) in [
            (Sense::Government, "The firm sued [Chad] for its losses."),
            (Sense::Government, "[Hanoi] quietly dropped the plan."),
            (Sense::Government, "[Peru]: we will not leave the talks"),
            (Sense::Place, "The battle for [Kabul] took nine days."),
            (Sense::Place, "[Peru] is famous for its potatoes."),
            (Sense::People, "[Scotland] squandered a lead of two goals."),
            (Sense::People, "[Wales] hung on to win 24-20."),
            (Sense::People, "[Jamaica] broke the relay record."),
            (Sense::Government, "[Jamaica] broke its promise."),
            (Sense::Government, "[Chile] won the vote by 24-20."),
            (Sense::Government, "[Chile] held its gold."),
            (Sense::Government, "It is a battle for [Syria]'s government."),
        ] {
            let (left, rest) = sentence.split_once('[').expect("a bracket");
            let (name, right) = rest.split_once(']').expect("its end");
            let text = format!("{left}{name}{right}");
            let words = words_in(&text);
            let first = words.iter().position(|word| word.start as usize == left.len()).expect("the name");
            let form = if matches!(name, "Kabul" | "Hanoi") { NameForm::Seat } else { NameForm::Name };
            assert_eq!(sense_of(&text, &words, first, first + 1, form), expected, "{sentence}");
        }
    }
}

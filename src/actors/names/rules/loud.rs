//! Bodies in texts all in capitals, which an article before them and the noun at their end give away: `THE PEASANT WAR COMMITTEE`,
//! `BATTALION 2000`, `THE FEDERATION OF COFFEE GROWERS`.

use std::ops::Range;

use super::marks::{NEVER, ROLE, SAYS, SMALL};
use super::page::Page;
use super::{OVERRIDING, SURE};
use crate::actors::names::{FoundName, KnownKind, KnownSpan, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::text::is_function_word;

/// Nouns of bodies that stand behind two words at least of their name; behind one as many only describe: `THE AID COMMITTEE`.
static NOUNS: WordList = WordList::spaced(
    " COMMITTEE COMMITTEES COMMAND COMMANDO COMMANDOS MOVEMENT LEAGUE FEDERATION CONFEDERATION FRONT ORGANIZATION ORGANISATION ALLIANCE \
    DIRECTORATE ",
);

/// Nouns of fighters, who are behind one word what it calls them.
static FIGHTERS: WordList = WordList::spaced(" COLUMN SQUADS BRIGADE BRIGADES BATTALION BATTALIONS ");

/// The same, before `OF` and their members only.
static OF_MEMBERS: WordList =
    WordList::spaced(" FEDERATION CONFEDERATION LEAGUE UNION ASSOCIATION COORDINATOR COMMITTEE ALLIANCE FRONT SYNDICATE ");

/// Behind which a number belongs to the name.
static NUMBERED: WordList = WordList::spaced(" BATTALION COMMANDO COLUMN BRIGADE ");

/// What describes a body and is no part of a name.
static DESCRIBES: WordList = WordList::spaced(
    " TERRORIST GUERRILLA ARMED SECURITY MILITARY NEW OLD FIRST SECOND THIRD ENTIRE MAIN OTHER SAME LOCAL POLITICAL OPPOSITION RULING \
    GOVERNMENT REBEL SUBVERSIVE PARAMILITARY CLANDESTINE URBAN RURAL LABOR TRADE LEFTIST RIGHTIST EXTREMIST RADICAL SMALL LARGE BIG WORKING \
    RELIGIOUS STUDENT SOCIAL ECONOMIC CENTRAL NATIONAL INTERNATIONAL REGIONAL HUMAN RIGHTS TWO THREE FOUR FIVE SIX SEVEN SEVERAL VARIOUS \
    DIFFERENT LAST NEXT SPECIAL PRIVATE PUBLIC FOREIGN DOMESTIC INSURGENT CRIMINAL ISLAMIC POPULAR HIGH SUPREME GENERAL JOINT TOP STRIKE \
    ORGANIZING EXECUTIVE STEERING PEACE DEATH SELF DEFENSE SO CALLED ATTACKING ENEMY OWN WHOLE LEADING MAJOR MINOR ALLEGED DRUG PRESSURE FIRING BOMB RIOT FIFTH FOURTH SIXTH MILITANT ISLAMIST JIHADIST MASS \
    PARLIAMENTARY ETHNIC MINORITY AGE TARGET INTEREST STRONGEST LARGEST BIGGEST ONLY POOREST RICHEST COMMUNIST SOCIALIST RIGHT LEFT WING \
    PROTEST RESEARCH ACTION ADVISORY HEALTH WOMEN AID RELIEF EASTERN WESTERN NORTHERN SOUTHERN HOME NEWS BLOOD POWERFUL ",
);

/// How sure the tagger has to be of a longer name to be believed.
const LEAST_SCORE: f32 = 3.0;

/// How many words stand between the article and the noun.
const MOST_WORDS: usize = 5;

/// How many words of members stand behind `OF`.
const MOST_MEMBERS: usize = 3;

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    if !page.loud.contains(&true) {
        return;
    }
    for noun in page.capitals().iter().copied() {
        let written = page.written(noun);
        let is_noun =
            page.loud[noun] && (NOUNS.contains(written) || FIGHTERS.contains(written) || OF_MEMBERS.contains(written));
        let Some(whole) = is_noun.then(|| body(page, noun)).flatten() else { continue };
        // A state, a people or a person in it make it another's; a single word in it that is a name elsewhere makes it nothing.
        let is_strange = |known: &KnownSpan| {
            !matches!(known.kind, KnownKind::Organisation | KnownKind::Place | KnownKind::Other)
                || page.words_within(known.start, known.end).len() > 1
        };
        let bytes = page.bytes_of(&whole);
        let is_whole = |name: FoundName| {
            let is_sure = name.kind == NameKind::Organisation && name.score >= LEAST_SCORE;
            is_sure && name.start <= bytes.start && name.end >= bytes.end
        };
        if page.known_in(&whole).iter().any(is_strange) || page.found_in(&whole).any(is_whole) {
            continue;
        }
        let score = if page.known_in(&whole).is_empty() { SURE } else { OVERRIDING };
        page.put_with(&whole, NameKind::Organisation, score);
    }
}

fn hangs(page: &Page<'_>, place: usize) -> bool {
    page.words
        .get(place)
        .is_some_and(|word| !word.begins_sentence && matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Possessive))
}

/// Whether a word may be one of a name: no small word, no verb of saying, no office.
fn is_inner(page: &Page<'_>, place: usize) -> bool {
    !page.is_marked(place, NEVER | ROLE | SAYS | SMALL) && !is_function_word(&page.written(place).to_lowercase())
}

/// The name of which a word is the noun.
fn body(page: &Page<'_>, noun: usize) -> Option<Range<usize>> {
    let written = page.written(noun);
    let number = noun + 1;
    // `A BATTALION 400 STRONG`
    let is_bare = noun == 0
        || page.words[noun].begins_sentence
        || matches!(page.written(noun - 1), "OF" | "THE" | "BY" | "FROM" | "AND" | "IN" | "TO" | "WITH");
    let is_numbered = is_bare
        && NUMBERED.contains(written)
        && page.follows(number)
        && page.words[number].capitals == Capitals::Digit
        && page.written(number).len() > 1;
    if is_numbered {
        return Some(noun..number + 1);
    }
    let mut first = noun;
    while noun - first < MOST_WORDS && first > 0 && hangs(page, first) && is_inner(page, first - 1) {
        first -= 1;
    }
    let has_article = first > 0 && page.follows(first) && page.written(first - 1) == "THE";
    if !has_article {
        return None;
    }
    // `THE HOUSE'S COMMITTEES` has the name of another; a year is none.
    let is_possessed = (first + 1..noun + 1).any(|place| page.words[place].gap == Gap::Possessive)
        || page.words[first].capitals == Capitals::Digit && page.written(first).bytes().all(|byte| byte.is_ascii_digit());
    let tells = |place: &usize| !DESCRIBES.contains(page.written(*place)) && !page.written(*place).ends_with("ED");
    let least = if FIGHTERS.contains(written) { 1 } else { 2 };
    let is_noun = NOUNS.contains(written) || FIGHTERS.contains(written);
    let is_named = is_noun && !is_possessed && (first..noun).filter(tells).count() >= least;
    let members = members_behind(page, noun);
    match members {
        Some(end) if OF_MEMBERS.contains(written) => Some(first..end),
        _ if is_named => Some(first..noun + 1),
        _ => None,
    }
}

/// The word behind the members of `FEDERATION OF COFFEE GROWERS`: a plural.
fn members_behind(page: &Page<'_>, noun: usize) -> Option<usize> {
    if !page.follows(noun + 1) || page.written(noun + 1) != "OF" {
        return None;
    }
    let members = noun + 2..noun + 2 + MOST_MEMBERS;
    let mut own = members.take_while(|place| hangs(page, *place) && is_inner(page, *place));
    let last = own.find(|place| {
        let written = page.written(*place);
        written.len() > 4 && written.ends_with('S') && !written.ends_with("SS")
    })?;
    Some(last + 1)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn bodies_in_capitals_are_whole() {
        for (text, expected) in [
            ("THE PEASANT HARVEST COMMITTEE CLAIMED THE ATTACK ON THE POST.", "org:Peasant Harvest Committee"),
            ("MEN OF BATTALION 2000 LEFT THE POST ON MONDAY.", "org:Battalion 2000"),
            ("THE FEDERATION OF PEPPER GROWERS CLAIMED IT ON MONDAY.", "org:Federation of Pepper Growers"),
            ("THE RED HARVEST SQUADS CLAIMED THE ATTACK ON THE POST.", "org:Red Harvest Squads"),
            // Described, and not named.
            ("A BATTALION 400 STRONG LEFT THE POST ON MONDAY.", ""),
            ("THE TERRORIST GROUP CLAIMED THE ATTACK ON THE POST.", ""),
            ("THE TWO ARMED GROUPS MET NEAR THE POST ON MONDAY.", ""),
        ] {
            assert_eq!(ids(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

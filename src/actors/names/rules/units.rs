//! Units of armies and other forces, by their numbers and by how such are called: `9th Armoured Division`, `25th Combined Arms Army`, `CTF 50`,
//! `1(F) Squadron`, `Task Force White Eagle`, `Branch 215`.

use std::ops::Range;

use super::groups::MOST_WORDS_IN_CAPITALS;
use super::marks::{NEVER, NUMBERED, ORGANISATION, ROLE, UNIT};
use super::page::Page;
use super::{OVERRIDING, SURE};
use crate::actors::names::NameKind;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// Ordinals in words that armies and fleets bear: `Third Army`.
static ORDINALS: WordList =
    WordList::of(&["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]);

/// The unit that begins at a word, and how sure that is.
pub(super) fn unit_at(page: &Page<'_>, first: usize) -> Option<(Range<usize>, f32)> {
    if let Some(words) = numbered(page, first) {
        // `3rd Battalion The Parachute Regiment` is not the regiment, unless the registry knows it by its number.
        let bytes = page.words[words.start].start as usize..page.words[words.end - 1].end as usize;
        let known = page.known_in(&words);
        let is_known = known.iter().any(|span| span.start <= bytes.start || span.end > bytes.end);
        return Some((words, if is_known || known.is_empty() { SURE } else { OVERRIDING }));
    }
    let found = ordinal(page, first).or_else(|| force(page, first)).or_else(|| lettered(page, first));
    found.or_else(|| by_role(page, first)).map(|words| (words, SURE))
}

/// `Third Army`, `Second Fleet`; divisions of that name are leagues.
fn ordinal(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    let is_one = !page.loud[first]
        && ORDINALS.contains(page.written(first))
        && page.follows(first + 1)
        && matches!(page.written(first + 1), "Army" | "Fleet" | "Brigade" | "Battalion" | "Corps" | "Regiment")
        && !(page.follows(first + 2) && page.is_capital(first + 2))
        && page.known_in(&(first..first + 2)).is_empty();
    is_one.then_some(first..first + 2)
}

/// `9th Armoured Division`, `3rd Battalion, 509th Infantry Regiment`, `No. 31 Squadron`, `20 DECEMBER MOVEMENT`.
fn numbered(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    static MONTHS: WordList =
        WordList::spaced(" january february march april may june july august september october november december ");
    let word = page.words.get(first).filter(|word| word.capitals == Capitals::Digit)?;
    let is_ordinal = word.of(page.text).ends_with(|last: char| last.is_ascii_alphabetic());
    if word.end - word.start > if is_ordinal { 6 } else { 3 } || !page.follows(first + 1) || !page.is_capital(first + 1) {
        return None;
    }
    let start = if first > 0 && page.written(first - 1) == "No" && matches!(page.between(first), ". " | " ") {
        first - 1
    } else {
        first
    };
    if MONTHS.contains_in_any_case(page.written(first + 1)) {
        let is_movement = page.follows(first + 2)
            && page.is_capital(first + 2)
            && matches!(
                page.written(first + 2).to_ascii_lowercase().as_str(),
                "movement" | "front" | "brigade" | "command" | "group"
            );
        return is_movement.then_some(start..first + 3);
    }
    // `83 Expeditionary Air Group`
    let is_army = is_ordinal || page.written(page.run_at(first + 1).end - 1) == "Group";
    let mut end = unit_from(page, first + 1).or_else(|| is_army.then(|| army_from(page, first + 1)).flatten())?;
    // `3rd Battalion The Parachute Regiment`
    if is_part_of_unit(page, end - 1) && page.written(end) == "The" && page.follows(end) && page.follows(end + 1) {
        end = unit_from(page, end + 1).unwrap_or(end);
    }
    let next = page.words.get(end).filter(|next| next.gap == Gap::Comma && next.capitals == Capitals::Digit);
    if let Some(next) = next.filter(|_| is_part_of_unit(page, end - 1)) {
        let is_ordinal = next.of(page.text).ends_with(|last: char| last.is_ascii_alphabetic());
        let behind = unit_from(page, end + 1).or_else(|| army_from(page, end + 1));
        end = behind.filter(|_| is_ordinal && page.follows(end + 1)).unwrap_or(end);
    }
    let is_arms = end == first + 2 && page.written(first + 1).eq_ignore_ascii_case("rifles") && page.loud[first];
    (!is_arms).then_some(start..end)
}

/// `40th Army`, `25th Combined Arms Army`, `7th Marines`, `3rd Special Forces Group`, `12th Border Post`: the end of what only its ordinal shows
/// to be a unit.
fn army_from(page: &Page<'_>, first: usize) -> Option<usize> {
    static ALONE: WordList = WordList::spaced(" army marines fleet ");
    static ENDS: WordList = WordList::spaced(" army fleet group region guards post detachment marines command ");
    let run = page.run_at(first);
    if page.loud[first] {
        return ALONE.contains_in_any_case(page.written(first)).then_some(first + 1);
    }
    let last = run.clone().take(MOST_WORDS_IN_CAPITALS).rfind(|place| ENDS.contains_in_any_case(page.written(*place)))?;
    let is_one = last > first || ALONE.contains_in_any_case(page.written(first));
    let is_unit = |place: usize| {
        page.is_marked(place, UNIT)
            || matches!(
                page.written(place),
                "Army"
                    | "Special"
                    | "Border"
                    | "Tank"
                    | "Guards"
                    | "Marine"
                    | "Air"
                    | "Combined"
                    | "Field"
                    | "Shock"
                    | "Expeditionary"
            )
    };
    (is_one && (last == first || (first..last).any(is_unit))).then_some(last + 1)
}

/// Whether a unit is a part of another that may be named behind a comma.
fn is_part_of_unit(page: &Page<'_>, last: usize) -> bool {
    matches!(
        page.written(last).to_ascii_lowercase().as_str(),
        "battalion" | "squadron" | "company" | "battery" | "troop" | "platoon" | "brigade" | "regiment"
    )
}

/// `CTF 50`, `TF-151`, `JTF 2`: a force by letters and a number.
fn lettered(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    static LETTERS: WordList = WordList::of(&["TF", "CTF", "JTF", "CJTF", "SOTF", "CJSOTF"]);
    let number = page.words.get(first + 1)?;
    let is_number = number.capitals == Capitals::Digit && matches!(number.gap, Gap::Space | Gap::Hyphen);
    (is_number && !number.begins_sentence && LETTERS.contains(page.written(first))).then_some(first..first + 2)
}

/// `1(F) Squadron`, `IX (B) Squadron`, `12 (Bomber) Squadron`.
fn by_role(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    let is_number = page.words[first].capitals == Capitals::Digit
        || page.written(first).len() <= 4 && page.written(first).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let is_role = matches!(page.between(first + 1), "(" | " (") && page.between(first + 2) == ") ";
    (is_number && is_role && page.written(first + 2) == "Squadron").then_some(first..first + 3)
}

/// `Task Force Kandahar`, `Joint Task Force Sulu`, `Battle Group 8`: a force that is called by what stands behind it.
fn force(page: &Page<'_>, first: usize) -> Option<Range<usize>> {
    const FORCES: [(&str, &str); 9] = [
        ("task", "force"),
        ("task", "group"),
        ("battle", "group"),
        ("strike", "group"),
        ("regional", "command"),
        ("combat", "team"),
        ("multinational", "division"),
        ("multinational", "brigade"),
        ("multinational", "corps"),
    ];
    const BEFORE: [&str; 10] = [
        "joint",
        "combined",
        "special",
        "provincial",
        "brigade",
        "regimental",
        "interagency",
        "carrier",
        "expeditionary",
        "maritime",
    ];
    if page.loud[first] || !page.is_capital(first) || !page.follows(first + 1) || !page.follows(first + 2) {
        return None;
    }
    let is_one = |place: usize, wanted: &str| page.is_capital(place) && page.written(place).eq_ignore_ascii_case(wanted);
    let is_force = FORCES.iter().any(|(one, other)| is_one(first, one) && is_one(first + 1, other));
    let behind = page.words.get(first + 2)?;
    let is_called = matches!(behind.capitals, Capitals::First | Capitals::All | Capitals::Digit);
    if !is_force || !is_called || page.is_marked(first + 2, NEVER) {
        return None;
    }
    let is_before = |place: &usize| page.follows(*place + 1) && BEFORE.iter().any(|word| is_one(*place, word));
    let start = (0..first).rev().take(3).take_while(is_before).last().unwrap_or(first);
    // `Task Force White Eagle`
    let is_second = page.follows(first + 3)
        && page.words[first + 2].capitals == Capitals::First
        && page.words[first + 3].capitals == Capitals::First
        && !page.is_marked(first + 3, NEVER | ROLE);
    Some(start..first + if is_second { 4 } else { 3 })
}

/// Where the name of a unit ends that begins here, if one does.
fn unit_from(page: &Page<'_>, first: usize) -> Option<usize> {
    let run = page.run_at(first);
    let last = if page.loud[first] {
        let one = (first..run.end.min(first + 4)).find(|place| page.is_marked(*place, UNIT))?;
        // `3D INFANTRY REGIMENT`
        (one..run.end.min(one + 3)).take_while(|place| page.is_marked(*place, UNIT)).last()?
    } else {
        let last = run.clone().rev().find(|place| page.is_marked(*place, UNIT))?;
        // `47 Commando Raiding Group`.
        if run.end - last <= 3 && (page.is_marked(run.end - 1, ORGANISATION) || page.written(run.end - 1) == "Team") {
            run.end - 1
        } else {
            last
        }
    };
    Some(last + 1)
}

/// `Task Force 435`, `Branch 215`, `MOVEMENT 200`.
pub(super) fn with_number_behind(page: &mut Page<'_>) {
    if !page.has_marks(NUMBERED) {
        return;
    }
    for place in 1..page.words.len() {
        let is_number =
            page.words[place].capitals == Capitals::Digit && page.follows(place) && page.written(place).len() <= 4;
        if !is_number || !page.is_capital(place - 1) || !page.is_marked(place - 1, NUMBERED) {
            continue;
        }
        // `the company 200 times`, `Department 12 officers`: nothing counted may stand behind it.
        if page.loud[place] && page.follows(place + 1) {
            continue;
        }
        let last = place - 1;
        let (one, another) = {
            let mut found = page.found_in(&(last..place));
            (found.next(), found.next())
        };
        let start = match (one, another) {
            (Some(name), None) if name.kind == NameKind::Organisation => page.words_within(name.start, name.end).start,
            (None, _) if page.written(last) == "Force" && last > 0 && page.written(last - 1) == "Task" => last - 1,
            (None, _) if matches!(page.written(last), "Branch" | "Unit" | "Bureau" | "Battalion" | "Brigade") => last,
            _ => continue,
        };
        page.put(&(start..place + 1), NameKind::Organisation);
    }
}

//! Puts together the names of bodies with commas in them, `the Unity, Work and Progress Party`, `Department of Land, Water and Environment`,
//! and parts what only stands side by side: `Center for Land and Center for Water`, `Ostra Police on Sunday`.

use std::ops::Range;

use super::marks::{ARTICLE, NEVER, ROLE, SMALL};
use super::page::Page;
use super::{OVERRIDING, SURE};
use crate::actors::names::{FoundName, KnownKind, NameKind};
use crate::actors::words::{Capitals, Gap};

/// Nouns of bodies that stand behind what they are for.
const NOUNS: &str = " Party Alliance Movement Front Union Federation Association Ministry Department Commission Authority Agency \
    Committee Council Board Institute Office Coalition ";

/// Nouns of bodies that stand before `of` or `for` and what they are for.
const HEADS: &str = " Union Federation Confederation Association Ministry Department Commission Authority Agency Committee Council Board \
    Institute Office Directorate Party Movement Front Alliance Bureau Chamber ";

/// What parties are for.
const AIMS: &str = " advancement brotherhood change conciliation decency democracy development dignity emancipation equality equity fairness \
    faith fraternity freedom future growth harmony honesty hope independence integrity integration justice labour liberty loyalty \
    moderation modernity modernization order ownership patriotism peace progress prosperity reconciliation reconstruction reform \
    renewal renovation responsibility revival rights security solidarity sovereignty stability tolerance transparency truth unity \
    welfare wisdom work ";

/// What other bodies look after, beside [`AIMS`], and who their members are.
const SUBJECTS: &str = " affairs agriculture allied aquaculture arts aviation beverage building cane chemical civic clothing coal commerce \
    commercial communication communications construction consumer cotton culture dock education electricity electrical employees \
    employment energy engineering environment finance fisheries fishing food forestry forests furniture gas general health hotel \
    housing immigration industry information infrastructure innovation labor land lands law leather livestock local manufacturing \
    maritime media metal mill mine mines mining minerals municipal oil bridges children communities culture customs cyber dams disability drainage dwellings \
    economic economy electoral government endowments environmental ethnic expatriates families family foreign gender girls heritage hydrocarbons \
    identity immigrants irrigation islamic judicial language languages livestock martyrs migration monuments natural nutrition \
    antiquities parks population poverty prisons quarries rail railways regional regions religious relief resources roads rural \
    sanitation schools skills sustainable taxation taxes telecommunications territories training urban veterans villages vocational waqf waterways wetlands \
    youths oil paper planning plantation port power public printing \
    railway research roads rubber science sciences shipping social sport sports staff steel sugar technology textile textiles timber \
    tobacco tourism town trade transport transportation treasury water wildlife women wood workers works youth ";

/// How many words stand at most between two commas.
const MOST_WORDS: usize = 3;

/// How many things such a body looks after at most.
const MOST_ITEMS: usize = 5;

/// How many letters the short form of such a name has at least.
const LEAST_LETTERS: usize = 3;

/// What cannot be part of such a name.
const OTHERS: [KnownKind; 4] = [KnownKind::State, KnownKind::Place, KnownKind::Nationality, KnownKind::Person];

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    part_names(page);
    // Every such name has a comma between two capitals.
    let mut free = 0;
    for comma in page.capitals().iter().copied() {
        if comma < free
            || comma == 0
            || page.words[comma].gap != Gap::Comma
            || page.loud[comma]
            || !page.is_capital(comma - 1)
        {
            continue;
        }
        if let Some(whole) = before_noun(page, comma).or_else(|| behind_head(page, comma)) {
            free = whole.end;
            page.put_with(&whole, NameKind::Organisation, if page.known_in(&whole).is_empty() { SURE } else { OVERRIDING });
        }
    }
}

/// The items of a list from one with a comma behind it to the one behind `and`.
fn items_around(page: &Page<'_>, comma: usize) -> Option<Vec<Range<usize>>> {
    let mut first = comma - 1;
    while comma - first < MOST_WORDS
        && first > 0
        && page.follows(first)
        && page.is_capital(first - 1)
        && !page.is_marked(first - 1, ARTICLE)
    {
        first -= 1;
    }
    let mut items: Vec<Range<usize>> = Vec::with_capacity(MOST_ITEMS);
    items.push(first..comma);
    let mut place = comma;
    loop {
        let run = page.run_at(place);
        if run.is_empty() || items.len() == MOST_ITEMS {
            return None;
        }
        place = run.end;
        // `Food & Rural Affairs`
        if let Some(last) = (run.start + 1..run.end).find(|joint| page.between(*joint) == " & ") {
            items.extend([run.start..last, last..run.end]);
            return Some(items);
        }
        items.push(run);
        let next = page.words.get(place).filter(|next| !next.begins_sentence)?;
        let is_and = |at: usize| page.written(at) == "and";
        if next.gap == Gap::Comma && page.is_capital(place) {
            continue;
        }
        // `Land, Water, and Sea`
        if is_and(place)
            && page.is_capital(place + 1)
            && page.follows(place + 1)
            && matches!(next.gap, Gap::Space | Gap::Comma)
        {
            items.push(page.run_at(place + 1));
            return Some(items);
        }
        return None;
    }
}

/// Whether no word of some is known as a state, a place or a person, or ends a name.
fn is_plain(page: &Page<'_>, words: &Range<usize>) -> bool {
    (1..=MOST_WORDS + 1).contains(&words.len())
        && !page.is_known(words, &OTHERS)
        && !words.clone().any(|place| page.is_marked(place, ROLE | NEVER | SMALL))
}

fn is_listed(page: &Page<'_>, place: usize, lists: &[&str]) -> bool {
    let word = page.written(place).to_lowercase();
    lists.iter().any(|list| list.contains(&format!(" {word} ")))
}

/// `the Unity, Work and Progress Party`, given the second item.
fn before_noun(page: &Page<'_>, comma: usize) -> Option<Range<usize>> {
    let items = items_around(page, comma)?;
    let (first, last) = (items.first()?, items.last()?);
    let has_article = first.start > 0 && page.is_marked(first.start - 1, ARTICLE) && page.follows(first.start);
    let noun = last.end - 1;
    if last.len() < 2
        || !NOUNS.contains(&format!(" {} ", page.written(noun)))
        || !items.iter().all(|item| is_plain(page, item))
    {
        return None;
    }
    let whole = first.start..last.end;
    let own = items.iter().map(|item| if item == last { item.start..noun } else { item.clone() });
    let is_party = matches!(page.written(noun), "Party" | "Alliance" | "Movement" | "Front" | "Coalition");
    let lists: &[&str] = if is_party { &[AIMS] } else { &[AIMS, SUBJECTS] };
    let are_subjects = own.clone().all(|item| item.clone().all(|place| is_listed(page, place, lists)));
    (has_article && are_subjects || is_spelled_behind(page, &whole)).then_some(whole)
}

/// `Department of Land, Water and Environment`, given the second item.
fn behind_head(page: &Page<'_>, comma: usize) -> Option<Range<usize>> {
    let items = items_around(page, comma)?;
    let first = items.first()?;
    let joint = first.start.checked_sub(1).filter(|_| page.follows(first.start))?;
    let joint = if page.written(joint) == "the" { joint.checked_sub(1)? } else { joint };
    let head = joint.checked_sub(1)?;
    let is_head = matches!(page.written(joint), "of" | "for") && HEADS.contains(&format!(" {} ", page.written(head)));
    if !is_head || !items.iter().all(|item| is_plain(page, item)) {
        return None;
    }
    let mut start = head;
    while start > 0
        && head - start < MOST_WORDS
        && page.follows(start)
        && page.is_capital(start - 1)
        && !page.is_marked(start - 1, ARTICLE | ROLE | NEVER | SMALL)
    {
        start -= 1;
    }
    let whole = start..items.last()?.end;
    let last = items.last()?;
    let is_subject = |item: &Range<usize>| {
        let place = item.end - 1;
        is_listed(page, place, &[AIMS, SUBJECTS]) || page.written(place).ends_with("Workers")
    };
    let are_subjects = items.iter().all(is_subject);
    // What a ministry or a union is for may be anything; what it stands for first and last is seldom the name of somebody else.
    let is_of_state = matches!(page.written(head), "Ministry" | "Department" | "Directorate")
        || matches!(page.written(head), "Union") && page.written(last.end - 1).ends_with("Workers");
    let is_free = is_of_state && (is_subject(last) || is_subject(first)) && !is_found_among(page, &items[1..]);
    (are_subjects || is_free || is_spelled_behind(page, &whole)).then_some(whole)
}

/// Whether one of some items is a body or a person by itself: `the Ministry of Health, Acme Corp and Unity Party`.
fn is_found_among(page: &Page<'_>, items: &[Range<usize>]) -> bool {
    const BODIES: [KnownKind; 1] = [KnownKind::Organisation];
    items.iter().any(|item| {
        page.is_known(item, &BODIES)
            || NOUNS.contains(&format!(" {} ", page.written(item.end - 1)))
            || page.found_in(item).any(|name| name.kind == NameKind::Person && name.score >= 1.5)
    })
}

/// Whether letters in brackets behind a name are those of its words.
fn is_spelled_behind(page: &Page<'_>, words: &Range<usize>) -> bool {
    let Some(letters) = page.words.get(words.end).filter(|letters| letters.capitals == Capitals::All) else { return false };
    if !page.between(words.end).ends_with(" (") {
        return false;
    }
    let spelled =
        words.clone().filter(|place| page.is_capital(*place)).filter_map(|place| page.written(place).chars().next());
    let written = letters.of(page.text);
    let is_own = written.chars().eq(spelled.clone());
    // `Ownership, Unity and Responsibility Party (OUR)`
    let without_noun: String = spelled.take(written.chars().count()).collect();
    written.len() >= LEAST_LETTERS && (is_own || without_noun == written)
}

/// Parts names at a head that comes again behind `and`, and ends them before a day.
fn part_names(page: &mut Page<'_>) {
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        if name.kind != NameKind::Organisation || words.len() < 3 {
            continue;
        }
        // `Ostra Police on Sunday`
        let is_day =
            |at: usize| page.is_marked(at, NEVER) && at + 1 == words.end && !page.written(at).starts_with(char::is_numeric);
        let joint = words.end - 2;
        if is_day(words.end - 1) && matches!(page.written(joint), "on" | "in" | "by") && joint > words.start {
            let end = page.words[joint - 1].end as usize;
            page.found.replace(place - 1..place, &[FoundName { end, ..name }]);
            continue;
        }
        let is_again = |and: &usize| {
            let head = and + 1;
            page.written(*and) == "and"
                && matches!(page.written(head + 1), "of" | "for")
                && head + 2 < words.end
                && (words.start..*and).any(|own| {
                    page.words[own].hash == page.words[head].hash && page.written(own + 1) == page.written(head + 1)
                })
        };
        if let Some(and) = words.clone().find(is_again) {
            let (end, start) = (page.words[and - 1].end as usize, page.words[and + 1].start as usize);
            page.found.replace(place - 1..place, &[FoundName { end, ..name }, FoundName { start, ..name }]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn names_with_commas_are_whole_and_what_stands_side_by_side_is_not() {
        for (text, expected) in [
            ("The Unity, Work and Progress Party met.", "org:Unity, Work and Progress Party"),
            ("Ulk Tomber of the Sea, Quay and Harbour Party (SQHP) left.", "org:Sea, Quay and Harbour Party"),
            ("The Department of Land, Water and Sport said so.", "org:Department of Land, Water and Sport"),
            (
                "The National Union of Cane, Sugar and Mill Workers struck.",
                "org:National Union of Cane, Sugar and Mill Workers",
            ),
            (
                "The Center for Harbour Law and Center for Quay Safety sued.",
                "org:Center for Harbour Law org:Center for Quay Safety",
            ),
            // Lists of several.
            ("He met the Socialists, Greens and Workers Party.", "org:Workers Party"),
            (
                "The Ministry of Housing, Quays & Local Amenities and the union met.",
                "org:Ministry of Housing, Quays & Local Amenities",
            ),
            ("He met the Ministry of Housing, Ulk Tomber and Haldan Party.", "org:Haldan Party org:Ministry of Housing"),
            ("Ulk Tomber, Jan Dorel and the Unity Party met.", "org:Unity Party"),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let mut found: Vec<String> =
                named.actors.iter().map(|actor| actor.id.to_string()).filter(|id| id.starts_with("org:")).collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Puts together the names of bodies that look after several things: `Federation of Mining and Metallurgical Workers`, `the Ethnic
//! Minority and Indigenous Rights Organisation`.

use std::ops::Range;

use super::SURE;
use super::marks::{ARTICLE, NEVER, ORGANISATION, ROLE, SMALL};
use super::page::Page;
use crate::actors::names::{KnownKind, KnownSpan, NameKind};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// First nouns of bodies before `of`, `for` or `on`.
static HEADS: WordList = WordList::of(&[
    "Academy",
    "Agency",
    "Association",
    "Authority",
    "Board",
    "Bureau",
    "Center",
    "Centre",
    "Chamber",
    "College",
    "Commission",
    "Committee",
    "Confederation",
    "Council",
    "Department",
    "Directorate",
    "Division",
    "Faculty",
    "Federation",
    "Fund",
    "Institute",
    "Institution",
    "Ministry",
    "Office",
    "Organisation",
    "Organization",
    "School",
    "Secretariat",
    "Service",
    "Society",
    "Subcommittee",
    "Syndicate",
    "Trust",
    "Union",
]);

/// Last words of what bodies look after.
static SUBJECTS: WordList = WordList::spaced(
    " affairs agriculture aquaculture artisans artists arts aviation cements chemicals children co-operatives \
    commerce communication communications conservation construction consumers cooperatives corrections crafts crops \
    culture customs defence defense development drugs economy education electricity employees employers employment \
    energy engineering engineers environment equality exports families farmers finance fisheries food forestry gas \
    geology growers health homelands housing immigration imports industrialists industries industry informatics \
    information infrastructure innovation investment irrigation journalism journalists justice labor labour lands \
    law lawyers livestock manufacturers manufacturing medicine merchants metallurgy migration minerals miners mines \
    mining minorities minority nationalities naturalization nutrition oceans oversight parks pensions petroleum \
    philosophy pilots planning power producers propaganda railways reconstruction reform refugees rehabilitation \
    relief religions rescue research resources retailers revenue rights roads safety sanitation science sciences \
    seafarers security services shipping societies sport sports statistics students surveys taxation teachers \
    technology telecommunications tourism trade traders training transport transportation treasury utilities water \
    welfare wildlife women workers works youth ",
);

/// The same, where as much else is called so: `Peace Services` may be a whole name.
static OTHER_SUBJECTS: WordList = WordList::spaced(
    " antiquities budget cadastre citizenship climate competitiveness control cooperation \
    coordination cults decentralisation decentralization demobilisation demobilization dialogue digitalisation \
    digitalization disabilities disability disarmament disasters displaced drainage ecology elderly elections \
    emergencies endowments enterprises entrepreneurship evaluation expatriates fishing forests fuel gender girls \
    handicrafts heritage highways hydrocarbons hygiene inclusion integration language languages leisure martyrs \
    meteorology monuments oil peace pilgrimage policing policy population posts prevention prices privatisation \
    privatization production property publicity racing reconciliation recreation reintegration religion repatriation \
    resettlement returnees rivers seniors settlement settlements skills solidarity supplies supply sustainability \
    technologies telegraphs territories treatment tribes urbanism veterans victims villages vocations worship ",
);

/// Bodies of which what stands behind `of` is a subject whatever it is.
static MINISTRIES: WordList = WordList::of(&["Ministry", "Department", "Secretariat", "Directorate"]);

/// How many words a subject has at most.
const MOST_WORDS: usize = 4;

/// What else such names are made of, where they are no whole name: `External Affairs`, `Heritage and Local Government`.
static BESIDE_SUBJECTS: WordList = WordList::spaced(
    " and armed child external foreign government heritage human indigenous internal local natural planning \
    public rural social urban veterans woman ",
);

/// Mends the names of a text.
pub(super) fn mend(page: &mut Page<'_>) {
    put_unseen(page);
    let mut place = 0;
    while let Some(name) = page.found.get(place) {
        place += 1;
        let words = page.words_within(name.start, name.end);
        if name.kind != NameKind::Organisation || words.is_empty() || page.loud[words.start] {
            continue;
        }
        let end = end_of_subjects(page, &words);
        let start = start_of_subjects(page, &words);
        if (start, end) == (words.start, words.end) && is_subjects_alone(page, &words) {
            place -= 1;
            page.found.replace(place..place + 1, &[]);
            continue;
        }
        if end > words.end || start < words.start {
            page.put_with(&(start..end), NameKind::Organisation, name.score.max(SURE));
            // What it took in stood behind it or before it.
            place = place.saturating_sub(1).max(1);
        }
    }
}

/// Puts the names of bodies of which nothing was seen: `the Namibian Chamber of Environment`.
fn put_unseen(page: &mut Page<'_>) {
    const STATES: [KnownKind; 3] = [KnownKind::Nationality, KnownKind::State, KnownKind::Place];
    for head in page.capitals().iter().copied() {
        if page.words[head].capitals != Capitals::First
            || !matches!(page.written(head + 1), "of" | "for" | "on")
            || page.loud[head]
            || !HEADS.contains(page.written(head))
        {
            continue;
        }
        let own = head..head + 1;
        let end = end_of_subjects(page, &own);
        if end == own.end {
            continue;
        }
        let is_inside = |place: usize| place > 0 && page.follows(place) && page.is_capital(place - 1);
        let first = (head.saturating_sub(MOST_WORDS)..=head).rev().find(|place| !is_inside(*place)).unwrap_or(head);
        // A sentence has a capital anyway.
        let first = if page.is_marked(first, ARTICLE | SMALL) && first < head { first + 1 } else { first };
        let whole = first..end;
        let is_strange = |known: &KnownSpan| !STATES.contains(&known.kind);
        if !page.has_found(&whole)
            && !page.known_in(&whole).iter().any(is_strange)
            && !whole.clone().any(|place| page.is_marked(place, ROLE | NEVER))
        {
            page.put(&whole, NameKind::Organisation);
        }
    }
}

fn is_subject(page: &Page<'_>, place: usize) -> bool {
    if is_rest_of_joint(page, place) {
        return true;
    }
    let word = page.written(place);
    page.is_capital(place) && (SUBJECTS.contains_in_any_case(word) || OTHER_SUBJECTS.contains_in_any_case(word))
}

/// `ordination` of `Co-ordination`.
fn is_rest_of_joint(page: &Page<'_>, place: usize) -> bool {
    static JOINTS: WordList = WordList::spaced(" ordination operation operatives operative education management ");
    page.words.get(place).is_some_and(|word| word.gap == Gap::Hyphen && word.capitals == Capitals::None)
        && place > 0
        && page.is_capital(place - 1)
        && page.written(place - 1).eq_ignore_ascii_case("co")
        && JOINTS.contains(page.written(place))
}

/// The run of capitals at a place, of which `Co-operation` is one word.
fn run_of_subject(page: &Page<'_>, first: usize) -> Range<usize> {
    let run = page.run_at(first);
    run.start..run.end + usize::from(!run.is_empty() && is_rest_of_joint(page, run.end))
}

/// The run of capitals at a place, if it is short and ends in something that bodies look after.
fn subject_at(page: &Page<'_>, place: usize) -> Option<Range<usize>> {
    const OTHERS: [KnownKind; 3] = [KnownKind::State, KnownKind::Person, KnownKind::Place];
    let run = run_of_subject(page, place);
    let is_one = (1..=MOST_WORDS).contains(&run.len())
        && is_subject(page, run.end - 1)
        && !page.is_known(&run, &OTHERS)
        && !run.clone().any(|at| page.is_marked(at, ROLE));
    is_one.then_some(run)
}

/// `External Affairs`, `Women and Child`: the rest of the name of a ministry or committee, of which the noun is not there.
fn is_subjects_alone(page: &Page<'_>, words: &Range<usize>) -> bool {
    let is_one = |place: usize| {
        let word = page.written(place);
        SUBJECTS.contains_in_any_case(word) || BESIDE_SUBJECTS.contains_in_any_case(word)
    };
    words.len() > 1 && words.clone().all(is_one) && !page.is_called_body(words)
}

/// The word behind the last subject of `Federation of Mining and Metallurgical Workers`.
fn end_of_subjects(page: &Page<'_>, words: &Range<usize>) -> usize {
    let is_head = |place: &usize| {
        HEADS.contains(page.written(*place))
            && page.follows(place + 1)
            && matches!(page.written(place + 1), "of" | "for" | "on")
    };
    let Some(head) = words.clone().rev().find(is_head) else {
        return words.end;
    };
    let first = head + 2 + usize::from(page.follows(head + 2) && page.written(head + 2) == "the");
    if !page.follows(first) || !page.is_capital(first) {
        return words.end;
    }
    let mut end = run_of_subject(page, first).end;
    let is_ministry = || MINISTRIES.contains(page.written(head)) && end - first <= MOST_WORDS;
    // What the name holds beyond its first subject is left as it is.
    if end < words.end || !is_subject(page, end - 1) && !is_ministry() {
        return words.end;
    }
    // `Culture, Media and Sport`
    let mut place = end;
    while page.words.get(place).is_some_and(|word| word.gap == Gap::Comma && !word.begins_sentence) {
        let Some(run) = subject_at(page, place) else { break };
        place = run.end;
    }
    if page.follows(place)
        && matches!(page.written(place), "and" | "&")
        && page.follows(place + 1)
        && let Some(run) = subject_at(page, place + 1)
    {
        end = run.end;
    }
    end.max(words.end)
}

/// The first word of `the Ethnic Minority and Indigenous Rights Organisation`.
fn start_of_subjects(page: &Page<'_>, words: &Range<usize>) -> usize {
    const OTHERS: [KnownKind; 6] = [
        KnownKind::State,
        KnownKind::Place,
        KnownKind::Nationality,
        KnownKind::People,
        KnownKind::Person,
        KnownKind::Organisation,
    ];
    let and = words.start.wrapping_sub(1);
    if words.start < 3 || !page.follows(words.start) || page.written(and) != "and" || !page.follows(and) {
        return words.start;
    }
    let last = and - 1;
    if !is_subject(page, last) {
        return words.start;
    }
    let run = (last.saturating_sub(MOST_WORDS)..=last).rev().take_while(|place| page.is_capital(*place));
    let mut first = last;
    for place in run {
        first = place;
        if !page.follows(place) {
            break;
        }
    }
    let has_article = page.follows(first) && first > 0 && page.is_marked(first - 1, ARTICLE);
    let joint = words.clone().find(|place| matches!(page.written(*place), "of" | "for" | "on")).unwrap_or(words.end);
    let own = first..and;
    let is_one = has_article
        && page.is_marked(joint - 1, ORGANISATION)
        && joint - words.start >= 2
        && !page.is_known(&own, &OTHERS)
        && !own.clone().any(|place| page.is_marked(place, ROLE | NEVER | ORGANISATION));
    if is_one { first } else { words.start }
}

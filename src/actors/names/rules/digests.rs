//! Papers at the head of what a press digest tells of them, `KONTINENT` on a line of its own; and persons whom the name of an event swallowed,
//! `the Harbour Globe Odo Kelanor`.

use super::marks::{BODY, FORM, NEVER, ORGANISATION, PLACE, ROLE, SMALL, UNIT};
use super::page::Page;
use super::strangers::may_be_word;
use super::{OVERRIDING, SURE};
use crate::actors::names::NameKind;
use crate::actors::registry::is_given_name;
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;

/// What digests of the press say of themselves.
const SIGNS: [&str; 4] = ["Press digest", "PRESS DIGEST", "leading stories in", "main stories in"];

/// Heads in a digest that are no papers.
static SECTIONS: WordList = WordList::spaced(
    " NEWS SPORT SPORTS BUSINESS POLITICS ECONOMY CULTURE WEATHER WORLD DOMESTIC FOREIGN FINANCE MARKETS HEADLINES TODAY GENERAL \
    OTHER ALSO NOTE END PRESS DIGEST REVIEW LEISURE ARTS ",
);

/// How many bytes such a head has at most.
const LONGEST_HEAD_BYTES: usize = 40;

/// How many heads a digest has at least.
const LEAST_HEADS: usize = 2;

/// Mends the names in the texts of an article.
pub(super) fn mend(pages: &mut [Page<'_>]) {
    if pages.iter().any(|page| SIGNS.iter().any(|sign| page.text.contains(sign))) {
        pages.iter_mut().for_each(put_papers);
    }
    pages.iter_mut().for_each(part_from_events);
}

fn put_papers(page: &mut Page<'_>) {
    let mut heads = Vec::new();
    let mut start = 0;
    for line in page.text.split_inclusive('\n') {
        let own = line.trim_start();
        let from = start + line.len() - own.len();
        start += line.len();
        let end = own.find([':', '\n']).unwrap_or(own.len()).min(own.find(" - ").unwrap_or(own.len()));
        let head = own[..end].trim_end();
        if head.is_empty() || head.len() > LONGEST_HEAD_BYTES {
            continue;
        }
        let words = page.words_within(from, from + head.len());
        let is_loud = |place: usize| matches!(page.words[place].capitals, Capitals::All | Capitals::Digit);
        let has_letters = || words.clone().any(|place| page.words[place].capitals == Capitals::All);
        let is_paper = (1..=4).contains(&words.len())
            && words.clone().all(is_loud)
            && has_letters()
            && head.len() > 2
            && page.known_in(&words).is_empty()
            && !words.clone().any(|place| SECTIONS.contains(page.written(place)));
        if is_paper {
            heads.push(words);
        }
    }
    if heads.len() >= LEAST_HEADS {
        heads.iter().for_each(|words| page.put_with(words, NameKind::Organisation, OVERRIDING));
    }
}

/// Events, as their names end.
static EVENTS: WordList =
    WordList::spaced(" Globe Tour Cup Open Prix Rally Vuelta Giro Masters Championship Championships Trophy ");

fn part_from_events(page: &mut Page<'_>) {
    const NO_PERSON: u32 = BODY | FORM | NEVER | ORGANISATION | PLACE | ROLE | SMALL | UNIT;
    let mut persons = Vec::new();
    for name in page.found.iter().filter(|name| name.kind == NameKind::Organisation && name.score < SURE) {
        let words = page.words_within(name.start, name.end);
        if words.len() < 4 || page.loud[words.start] {
            continue;
        }
        let person = words.end - 2..words.end;
        let is_person = page.is_capital(person.start - 1)
            && EVENTS.contains(page.written(person.start - 1))
            && person
                .clone()
                .all(|place| page.marks[place] & NO_PERSON == 0 && page.words[place].capitals == Capitals::First)
            && (is_given_name(page.words[person.start].hash) || !may_be_word(page, person.end - 1))
            && page.known_in(&person).is_empty();
        if is_person {
            persons.push(person);
        }
    }
    persons.iter().for_each(|person| page.put(person, NameKind::Person));
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn heads_of_a_digest_are_papers_and_events_end_before_persons() {
        for (text, expected) in [
            (
                "These are the main stories in the press.\n\nKELAMENT\n- The union left.\n\nDAVISTRA\n- The yard is shut.\n\nSPORT\n- He lost.",
                "org:DAVISTRA org:KELAMENT",
            ),
            ("In the Harbour Globe Odo Kelanor of Norway led.", "person:Odo Kelanor"),
        ] {
            let found = ids(text, |id| !id.starts_with("country:"));
            assert_eq!(found, expected, "{text}");
        }
    }
}

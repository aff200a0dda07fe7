//! What was found as a body in one place is that body wherever the article has the same words: `the carmaker Brandor ... Brandor denied it`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::SURE;
use super::companies::behind_days;
use super::deeds::is_addressed;
use super::marks::{ARTICLE, NEVER, ROLE, SMALL};
use super::page::Page;
use super::strangers::may_be_word;
use crate::actors::names::NameKind;
use crate::actors::registry::is_given_name;

/// How sure the tagger has to be of a body that it saw by itself.
const LEAST_SCORE: f32 = 1.5;

/// How many words such a name has at most.
const MOST_WORDS: usize = 5;

/// Mends the names in the texts of an article; `bearers` are the words of the names of its persons.
pub(super) fn mend(pages: &mut [Page<'_>], bearers: &FxHashSet<u64>) {
    // Of each name, whether a rule put it.
    let mut bodies: FxHashMap<u64, bool> = FxHashMap::default();
    for page in pages.iter() {
        for name in page.found.iter().filter(|name| name.kind == NameKind::Organisation && name.score >= LEAST_SCORE) {
            let words = page.words_within(name.start, name.end);
            let is_own = |place: usize| !may_be_word(page, place) && !bearers.contains(&page.words[place].hash);
            let is_name = (1..=MOST_WORDS).contains(&words.len())
                && !page.loud[words.start]
                && page.known_in(&words).is_empty()
                && words.clone().any(is_own)
                && !words.clone().any(|place| page.is_marked(place, NEVER | ROLE))
                && (words.len() > 1 || !is_given_name(page.words[words.start].hash) && !is_addressed(page, &words));
            if is_name {
                *bodies.entry(page.hash_of(&words)).or_default() |= name.score >= SURE;
            }
        }
    }
    if bodies.is_empty() {
        return;
    }
    for page in pages {
        for run in page.runs().iter() {
            let run = behind_days(page, run);
            if run.len() > MOST_WORDS || page.loud[run.start] || !page.known_in(&run).is_empty() {
                continue;
            }
            let Some(is_put) = bodies.get(&page.hash_of(&run)) else { continue };
            // Letters in brackets are those of the name before them.
            if page.between(run.start).ends_with('(') {
                continue;
            }
            // Behind an office stands a person.
            let is_of_person = run.start > 0
                && page.follows(run.start)
                && page.is_marked(run.start - 1, ROLE)
                && !page.is_marked(run.start - 1, ARTICLE | SMALL);
            let is_open = match page.found_as(&run) {
                Some(name) => *is_put && name.kind != NameKind::Organisation && name.score < SURE,
                None => !page.has_found(&run),
            };
            if is_open && !is_of_person {
                page.put(&run, NameKind::Organisation);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn a_body_found_once_is_found_again() {
        for (text, expected) in [
            ("The carmaker Brandor is old. Brandor left the yard. Men ran to Brandor.", "org:Brandor=3"),
            // A person's name stays what it is.
            ("The carmaker Brandor is old. Its heir, Odo Brandor, 44, spoke. Odo Brandor left.", "org:Brandor=1"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

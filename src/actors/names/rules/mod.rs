//! Mends by rules what the tagger found: names that it cut short or took for another kind, and names that what stands beside
//! them gives away.
//!
//! - `marks`: a word → what the rules need to know of it.
//! - `page`: a text with its words, marks, known and found names, and how to walk over its runs of capitals.
//! - `persons`: `Noh Kwang-shik`, `Tommy "Gun" McCall`, and persons by what stands beside them.
//! - `groups`: `Liwa al-Haqq`, `9th Armoured Division`, `Transport Scotland`.
//! - `companies`: `shares of Humana`, `the insurer Tryg`, and the same names elsewhere in the article.

mod companies;
mod groups;
mod marks;
mod page;
mod persons;

use rustc_hash::FxHashSet;

use self::page::Page;
use super::{FoundName, KnownSpan, NameKind};
use crate::actors::words::Word;

/// How sure a rule is of a name, in the units of [`FoundName::score`].
const SURE: f32 = 9.0;

/// From this score on a name counts even where the registry is sure of another reading.
pub(crate) const OVERRIDING: f32 = 50.0;

/// Mends the names found in the texts of one article.
pub(super) fn mend(texts: &[&str], words: &[Vec<Word>], known: &[Vec<KnownSpan>], found: &mut [Vec<FoundName>]) {
    let mut pages: Vec<Page<'_>> = Vec::with_capacity(texts.len());
    for (part, (text, names)) in texts.iter().zip(found.iter_mut()).enumerate() {
        let known = known.get(part).map_or(&[][..], Vec::as_slice);
        pages.push(Page::new(text, &words[part], known, std::mem::take(names)));
    }
    for page in &mut pages {
        persons::join(page);
        groups::mend(page);
    }
    let bearers = words_of_persons(&pages);
    companies::mend(&mut pages, &bearers);
    persons::mend(&mut pages);
    for (page, names) in pages.into_iter().zip(found) {
        *names = page.found;
    }
}

/// The words of the names of persons that have more than one.
fn words_of_persons(pages: &[Page<'_>]) -> FxHashSet<u64> {
    let mut hashes = FxHashSet::default();
    for page in pages {
        for name in page.found.iter().filter(|name| name.kind == NameKind::Person && name.score >= 1.5) {
            let words = page.words_within(name.start, name.end);
            if words.len() > 1 {
                hashes.extend(page.words[words].iter().map(|word| word.hash));
            }
        }
    }
    hashes
}

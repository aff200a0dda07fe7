//! Tells names of the registry that are those of ships: `the MV Tampa`, `the ferry Estonia`, `the Estonia sank`.

use rustc_hash::FxHashSet;

use super::{Meaning, Part, Reading, Span};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};

/// What owners and navies set before the name of a ship.
static PREFIXES: WordList =
    WordList::spaced(" ARA BAP BRP HDMS HMAS HMCS HMNZS HMS HNLMS KRI MV RMS ROKS TCG USCGC USNS USS ");

/// Those that are other letters too: `SS Lazio`.
static DOUBTFUL_PREFIXES: WordList = WordList::spaced(" INS MS MT SS ");

/// Vessels, as they stand before the name of one.
static VESSELS: WordList = WordList::spaced(
    " barge bulker catamaran corvette cutter destroyer dhow ferry freighter frigate gunboat liner minesweeper sailboat \
    schooner ship steamer submarine supertanker tanker trawler tugboat vessel warship yacht ",
);

/// What stands behind the name of a ship and not behind that of whoever did something with one: `the tanker Iran seized`.
static BEHIND: WordList = WordList::spaced(
    " in off near with which that who whose and as sank sinks sinking capsized capsizes foundered sailed docked ran ",
);

/// What a ship does and no state or town.
static DEEDS: WordList = WordList::spaced(" sank capsized foundered keeled sailed docked berthed anchored ");

/// What lies where ships lie and has an article of its own.
static WITH_ARTICLE: WordList = WordList::spaced(
    " bahamas comoros congo gambia ivory lebanon maldives netherlands philippines seychelles sudan ukraine vatican yemen ",
);

/// Makes nobody of a name that a ship bears.
pub(super) fn resolve(reading: &Reading<'_>, spans: &mut [Span]) {
    let mut ships: FxHashSet<u64> = FxHashSet::default();
    for span in spans.iter_mut().filter(|span| !span.options.is_empty()) {
        let part = &reading.parts[span.part];
        if !part.in_capitals[span.first] && is_ship(part, span) {
            ships.insert(hash_of(part, span));
            sink(span);
        }
    }
    if ships.is_empty() {
        return;
    }
    for span in spans.iter_mut().filter(|span| !span.options.is_empty()) {
        let part = &reading.parts[span.part];
        if is_behind_article(part, span.first) && goes_with_article(part, span) && ships.contains(&hash_of(part, span)) {
            sink(span);
        }
    }
}

fn sink(span: &mut Span) {
    span.options.clear();
    (span.otherwise, span.meaning) = (None, Meaning::Nobody);
}

fn hash_of(part: &Part<'_>, span: &Span) -> u64 {
    part.words[span.first..span.end].iter().fold(1, |hash: u64, word| hash.rotate_left(9) ^ word.hash)
}

/// Whether what stands beside a name says that it is a ship's.
fn is_ship(part: &Part<'_>, span: &Span) -> bool {
    let Some(before) = before(part, span.first) else { return false };
    let written = before.of(part.text);
    if before.capitals == Capitals::All
        && (PREFIXES.contains_in_any_case(written)
            || DOUBTFUL_PREFIXES.contains_in_any_case(written) && is_behind_article(part, span.first - 1))
    {
        return true;
    }
    let next = part.words.get(span.end);
    let goes_on = next.filter(|next| next.gap == Gap::Space && !next.begins_sentence);
    // The shortest of them has four letters, most words that stand there have fewer.
    if written.len() > 3 && VESSELS.contains_in_any_case(written) {
        let is_one = span.first.checked_sub(1).is_some_and(|vessel| {
            let before = vessel.checked_sub(1).map(|place| part.words[place].of(part.text));
            before.is_some_and(|before| !matches!(before, "a" | "an" | "any" | "no"))
        });
        let is_over = next.is_none_or(|next| next.begins_sentence || matches!(next.gap, Gap::Comma | Gap::Other));
        return is_one && (is_over || goes_on.is_some_and(|next| BEHIND.contains_in_any_case(next.of(part.text))));
    }
    is_behind_article(part, span.first)
        && goes_with_article(part, span)
        && goes_on.is_some_and(|next| DEEDS.contains_in_any_case(next.of(part.text)))
}

fn is_behind_article(part: &Part<'_>, first: usize) -> bool {
    before(part, first).is_some_and(|word| word.of(part.text).eq_ignore_ascii_case("the"))
}

/// Whether it says something that a name of one word stands behind an article.
fn goes_with_article(part: &Part<'_>, span: &Span) -> bool {
    let word = part.words[span.first].of(part.text);
    span.end - span.first == 1 && !word.ends_with('s') && !WITH_ARTICLE.contains_in_any_case(word)
}

fn before<'p>(part: &'p Part<'_>, first: usize) -> Option<&'p Word> {
    let is_joined = part.words[first].gap == Gap::Space && !part.words[first].begins_sentence;
    first.checked_sub(1).filter(|_| is_joined).map(|place| &part.words[place])
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn a_ship_is_not_what_it_is_called_after() {
        for (text, expected) in [
            ("The MV Tampa picked up the crew. The Tampa left the port.", ""),
            ("Divers went down to the ferry Estonia. Nobody had seen the Estonia since.", ""),
            ("The Kursk sank with all hands.", ""),
            // Whoever does something with ships is none.
            ("The tanker Norway seized has left the port.", "country:NO"),
            ("The Netherlands sailed through the vote.", "country:NL"),
            ("Estonia sank two boats for practice.", "country:EE"),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}

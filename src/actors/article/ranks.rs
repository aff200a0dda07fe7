//! Tells by the rank behind it that a service is the United States': `said Army Col. Jane Doe` of a text on Iraq.

use super::{Part, Span};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// Services that stand right before the rank of an officer.
static SERVICES: WordList = WordList::of(&["Army", "Navy", "Air Force", "Coast Guard"]);

/// Ranks as Americans shorten them; others write them whole, without a stop, or behind `of the army`.
static RANKS: WordList = WordList::spaced(" Gen Lt Col Maj Capt Cmdr Adm Sgt Spc Pfc Cpl Brig Pvt Ens ");

/// What may stand before a rank: `Vice Adm.`, `Staff Sgt.`, `1st Lt.`
static BEFORE_RANKS: WordList = WordList::spaced(" Vice Rear Staff Master Tech 1st 2nd First Second ");

/// States whose forces write ranks so too, and whose texts mean their own.
pub(super) const OTHERS: [&str; 2] = ["LR", "PH"];

/// The state whose service a span is by the rank behind it, unless the text says of another that it is its.
pub(super) fn country_by_rank(part: &Part<'_>, span: &Span) -> Option<&'static str> {
    if part.in_capitals[span.first] || !SERVICES.contains(&part.text[part.bytes_of(span.first..span.end)]) {
        return None;
    }
    let follows = |place: usize| {
        let word = part.words.get(place).filter(|word| !word.begins_sentence && word.capitals != Capitals::None)?;
        matches!(word.gap, Gap::Space | Gap::Stop).then(|| word.of(part.text))
    };
    let has_stop = |place: usize| part.text[part.words[place].end as usize..].starts_with('.');
    let first = follows(span.end)?;
    // `Navy Petty Officer 2nd Class Jane Doe`
    let is_petty = first == "Petty" && follows(span.end + 1) == Some("Officer");
    let rank = span.end + usize::from(BEFORE_RANKS.contains(first));
    // Behind the stop of a rank a sentence may seem to begin.
    let is_name = part.words.get(rank + 1).is_some_and(|name| name.capitals != Capitals::None);
    let is_short = follows(rank).is_some_and(|word| RANKS.contains(word)) && has_stop(rank) && is_name;
    (is_petty || is_short).then_some("US")
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_rank_as_americans_shorten_it_makes_a_service_theirs() {
        for (text, expected) in [
            ("Iraqi troops took the town. It was hard, said Army Col. Jon Dorel.", "org:us-army"),
            ("In Kabul, Afghan police agreed, Navy Capt. Jon Dorel said.", "org:us-navy"),
            ("Qatar was thanked by Air Force Lt. Gen. Jon Dorel.", "org:us-air-force"),
            ("Two Iraqis were met by Army Staff Sgt. Jon Dorel.", "org:us-army"),
            ("Two Iraqis were met by Army Spc. Jon Dorel.", "org:us-army"),
            ("In Egypt, Army Gen. Jon Dorel met nobody.", "org:us-army"),
            // The officer is another's, whose it is is said, the ranks are written otherwise, or the state writes them so too.
            ("It was hard, said Iraqi Army Col. Jon Dorel.", "org:iraq-armed-forces"),
            ("Egyptian troops left. Army Lt. Gen. Sami Anan stayed.", "org:egypt-armed-forces"),
            ("Iraqi troops left. The Army general Jon Dorel stayed in Iraq.", "org:iraq-armed-forces"),
            (
                "Troops in the Philippines left Manila. It was hard, said Army Col. Jon Dorel.",
                "org:philippines-armed-forces",
            ),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let found: Vec<&str> =
                named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| id.starts_with("org:")).collect();
            assert!(found.contains(&expected), "{text}: {found:?}");
        }
    }
}

//! Arabic: the article, *and* and what is before the article are written together with the noun, and so are number, sex and kin.
//!
//! The light stemmer Light10 of Larkey, Ballesteros and Connell (*Light stemming for Arabic information retrieval*, in: Arabic Computational
//! Morphology, 2007), which takes the same off a noun with and without its article. Besides, what it takes off is taken off as often as it is
//! there, so that `برلماني` is `برلمان`, and so is the ending of the accusative.

use super::{take_off, take_off_all};

/// Words of fewer letters stay whole.
const FEWEST_LEFT: usize = 3;

/// Leaves the stem of a folded word.
pub(super) fn arabic(word: &mut Vec<char>) {
    const ARTICLES: [&str; 6] = ["بال", "كال", "فال", "لل", "ال", "و"];
    // `والوزارة`: the ministry begins with the letter that is *and*.
    while ARTICLES.iter().any(|article| take_before(word, article)) {}
    take_off_all(word, &["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي", "ا"], FEWEST_LEFT);
    // `قوات` and `قوة`: two letters are no stem.
    if take_off(word, &["ات", "ة", "ه"], FEWEST_LEFT - 1) {
        word.push('ة');
    }
}

/// Takes letters off the beginning of a word if enough is left; whether it did.
fn take_before(word: &mut Vec<char>, article: &str) -> bool {
    let length = article.chars().count();
    let has_it = word.len() >= length + FEWEST_LEFT && word[..length].iter().copied().eq(article.chars());
    if has_it {
        word.drain(..length);
    }
    has_it
}

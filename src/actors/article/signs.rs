//! Reads the words by which an article says what somebody is called besides: `, also known as`, `whose nom de guerre is`, `known by its
//! Spanish initials as the`.

use super::{Part, Span};
use crate::actors::word_list::WordList;
use crate::actors::words::Capitals;

/// How strongly some words say that a name follows which somebody bears besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing but a name can follow: `alias`, `nom de guerre`. What else the words mean does not matter: `alias Mexico`.
    Sure,
    /// A name follows that may be a noun behind an article: `known as`, `nicknamed`.
    Likely,
    /// A name follows only where the words behind it say so too: `called Misha by friends`, `dubbed the Snake`. Elsewhere it may be
    /// what somebody did: `the minister, Jan Prado, called Petrov a liar`.
    Open,
    /// A whole name follows, of several words: `born Maria Schmidt in Ostra`.
    Whole,
}

/// What the small words between somebody and a name say; `commas` stand among them.
pub(super) fn sign_of(between: &[&str], commas: usize) -> Option<Sign> {
    const SURE_NOUNS: [&[&str]; 10] = [
        &["nom", "de", "guerre"],
        &["noms", "de", "guerre"],
        &["nom", "de", "plume"],
        &["alias"],
        &["pseudonym"],
        &["pen", "name"],
        &["stage", "name"],
        &["code", "name"],
        &["real", "name"],
        &["nickname"],
    ];
    let between = between.strip_suffix(&["the"]).unwrap_or(between);
    // `45, known as`
    let between = match between {
        [age, rest @ ..] if age.len() <= 3 && age.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => between,
    };
    if let ["alias" | "aka" | "a.k.a" | "codenamed"] = between {
        return Some(Sign::Sure);
    }
    // `a trader known as`: a noun of one or two words behind a comma
    let between = match between {
        ["a" | "an", _, rest @ ..] if commas > 0 && begins_sign(rest) => rest,
        ["a" | "an", _, _, rest @ ..] if commas > 0 && begins_sign(rest) => rest,
        _ => between,
    };
    // `whose real name is`, `with the nom de guerre`, `who uses the alias`
    let owned = match between {
        ["whose", rest @ ..] => rest.strip_suffix(&["is"]).or_else(|| rest.strip_suffix(&["was"])),
        ["with" | "under" | "using", "the" | "a", rest @ ..] => Some(rest),
        ["who" | "that", "used" | "uses" | "took" | "adopted" | "bears" | "bore" | "goes" | "went", rest @ ..] => {
            let rest = rest.strip_prefix(&["by"]).unwrap_or(rest);
            rest.strip_prefix(&["the"]).or_else(|| rest.strip_prefix(&["his"])).or_else(|| rest.strip_prefix(&["her"]))
        }
        ["his" | "her", rest @ ..] if commas == 0 => Some(rest),
        ["real", "name"] | ["nom", "de", "guerre"] => Some(between),
        _ => None,
    };
    if let Some(owned) = owned {
        let owned = owned.strip_suffix(&["of"]).unwrap_or(owned);
        return SURE_NOUNS.contains(&owned).then_some(Sign::Sure);
    }
    if let ["née" | "nee"] = between {
        return Some(Sign::Likely);
    }
    if let ["born"] | ["who", "was", "born"] = between {
        return (commas > 0 || between.len() > 1).then_some(Sign::Whole);
    }
    // `whom friends call`
    if let ["whom", callers @ .., "call" | "calls" | "called" | "dubbed" | "nicknamed" | "nickname"] = between {
        return (1..=3).contains(&callers.len()).then_some(Sign::Likely);
    }
    if let ["who", "wrote" | "writes" | "performed" | "performs" | "recorded" | "records" | "published", "as"] = between {
        return Some(Sign::Likely);
    }
    let (between, is_passive) = match between {
        ["who" | "that", "is" | "was", rest @ ..] | ["is" | "was", rest @ ..] => (rest, true),
        ["who" | "that", "has" | "had", "been", rest @ ..] | ["has" | "had", "been", rest @ ..] => (rest, true),
        _ => (between, false),
    };
    const HOW: [&str; 22] = [
        "also",
        "better",
        "best",
        "widely",
        "popularly",
        "commonly",
        "generally",
        "sometimes",
        "often",
        "usually",
        "universally",
        "locally",
        "once",
        "formerly",
        "previously",
        "simply",
        "only",
        "affectionately",
        "still",
        "then",
        "now",
        "more",
    ];
    let is_how = |word: &&str| HOW.contains(word);
    let how = between.iter().take_while(|word| is_how(word)).count();
    match &between[how.min(2)..] {
        ["known", "as"] | ["known", "to", _, "as"] | ["known", "also", "as"] | ["nicknamed"] => Some(Sign::Likely),
        ["known", "by", "his" | "her" | "the" | "their", rest @ ..] => {
            let rest = rest.strip_suffix(&["of"]).or_else(|| rest.strip_suffix(&["as"])).unwrap_or(rest);
            SURE_NOUNS.contains(&rest).then_some(Sign::Sure)
        }
        ["called"] if is_passive || how > 0 => Some(Sign::Likely),
        ["called" | "dubbed"] if commas > 0 || is_passive => Some(Sign::Open),
        ["dubbed"] if how > 0 => Some(Sign::Likely),
        _ => None,
    }
}

/// Whether some words begin what says that a name follows.
fn begins_sign(rest: &[&str]) -> bool {
    matches!(rest, ["alias" | "aka" | "known" | "nicknamed" | "dubbed" | "called" | "whose" | "who" | "whom" | "with", ..])
}

/// `ELN` behind `the National Liberation Army, known by its Spanish initials as the`: letters that stand for words of another language.
pub(super) fn letters_behind(part: &Part<'_>, span: &Span) -> Option<u64> {
    static LETTERS: WordList = WordList::of(&["initials", "acronym", "abbreviation", "letters", "acronyms"]);
    let words = &part.words;
    let behind = words.get(span.end).filter(|behind| !behind.begins_sentence && behind.capitals == Capitals::None)?;
    let known = span.end + usize::from(matches!(behind.of(part.text), "better" | "also" | "which" | "commonly" | "widely"));
    let written = |place: usize| words.get(place).filter(|word| !word.begins_sentence).map_or("", |word| word.of(part.text));
    if part.in_capitals[span.first] || written(known) != "known" {
        return None;
    }
    let letters = match written(known + 1) {
        "by" if matches!(written(known + 2), "its" | "the" | "their") => {
            let noun = (known + 3..known + 5).find(|place| LETTERS.contains(written(*place)))?;
            noun + 1
        }
        "in" if written(known + 3) == "as" => known + 3,
        _ => return None,
    };
    let letters = (letters..letters + 3).find(|place| !matches!(written(*place), "as" | "the" | "of"))?;
    let word = words.get(letters).filter(|word| word.capitals == Capitals::All && !word.begins_sentence)?;
    Some(word.hash)
}

//! Finds names that a sentence begins with and says to be those of whom the sentence before is about: `Gonzalo Prado fled. Gorrion, as his men
//! call him, has a beard`; and `Gorrion was born Gonzalo Lemos`.

use std::ops::Range;

use super::aliases::is_bearer;
use super::sexes::{self, Sex};
use super::touching::Touching;
use super::{Meaning, Part, Reading, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};

/// How many words such a name has at most.
const MOST_WORDS: usize = 3;

/// How many words of the clause behind it are looked at.
const LONGEST_CLAUSE: usize = 9;

/// A name, the part it stands in, and the place of the span of its bearer.
pub(super) type Called = (usize, Range<usize>, usize);

/// Of whom a clause speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Man,
    Woman,
    Somebody,
    Body,
}

/// What a clause says of the name before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// It is a name of whom the sentence before is about.
    Before(Who),
    /// It is a name of whom the clause goes on to name, behind so many words.
    Next(usize),
    /// The same of a body.
    NextBody(usize),
}

/// The names that begin a sentence and are said to be somebody's.
pub(super) fn names(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> Vec<Called> {
    let mut called = Vec::new();
    let mut touching: Option<Touching> = None;
    for (number, part) in reading.parts.iter().enumerate() {
        let first = |(_, word): &(usize, &crate::actors::words::Word)| word.begins_sentence;
        for (place, _) in part.capitals().filter(first) {
            if part.in_capitals[place] {
                continue;
            }
            let Some((own, said)) = name_at(part, place) else { continue };
            let touching = touching.get_or_insert_with(|| Touching::of(reading, spans));
            let bearer = match said {
                Said::Before(who) => before(part, number, &own, who, registry, spans, touching),
                Said::Next(behind) => next(part, number, &own, (behind, true), registry, spans, touching),
                Said::NextBody(behind) => next(part, number, &own, (behind, false), registry, spans, touching),
            };
            if let Some((own, bearer)) = bearer {
                called.push((number, own, bearer));
            }
        }
    }
    called
}

/// The new names of bodies, whose old name a clause says to have been given up: `Ostra Tea was renamed Harval in May`.
pub(super) fn new_names(reading: &Reading<'_>, registry: &Registry, spans: &[Span]) -> Vec<Called> {
    const MOST_BETWEEN: usize = 5;
    let mut called = Vec::new();
    for (place, span) in spans.iter().enumerate().filter(|(_, span)| is_bearer(&span.meaning, false, registry)) {
        let (part, words) = (&reading.parts[span.part], &reading.parts[span.part].words);
        let is_small = |place: &usize| {
            words.get(*place).is_some_and(|word| {
                word.capitals == Capitals::None && matches!(word.gap, Gap::Space | Gap::Comma) && !word.begins_sentence
            })
        };
        if part.in_capitals[span.first] || !is_small(&span.end) {
            continue;
        }
        let first = span.end + (span.end..span.end + MOST_BETWEEN).take_while(is_small).count();
        let is_renamed = match words[first - 1].of(part.text) {
            "renamed" => true,
            "to" => first > span.end + 2 && words[first - 2].of(part.text) == "name",
            _ => false,
        };
        let hangs = |place: usize| words.get(place).is_some_and(|word| word.gap == Gap::Space && !word.begins_sentence);
        let is_capital = |place: usize| matches!(words[place].capitals, Capitals::First | Capitals::All);
        let end = (first..first + MOST_WORDS + 1).take_while(|place| hangs(*place) && is_capital(*place)).last();
        let Some(end) = end.map(|last| last + 1).filter(|end| is_renamed && end - first <= MOST_WORDS) else { continue };
        // `renamed Monday`, `renamed Acme's port`
        let is_owner = words.get(end).is_some_and(|next| next.gap == Gap::Possessive);
        if !is_owner && !is_time(words[first].of(part.text)) {
            called.push((span.part, first..end, place));
        }
    }
    called
}

/// Whether a word is a day or a month.
fn is_time(word: &str) -> bool {
    super::again::WEEKDAYS.contains(word) || super::again::MONTHS.contains(word)
}

/// The name with which a sentence begins, and what the words behind it say.
fn name_at(part: &Part<'_>, first: usize) -> Option<(Range<usize>, Said)> {
    let words = &part.words;
    let is_capital = |place: usize| {
        words.get(place).is_some_and(|word| matches!(word.capitals, Capitals::First | Capitals::All) && place >= first)
    };
    let hangs = |place: usize| words[place].gap == Gap::Space && !words[place].begins_sentence;
    let end = (first + 1..).find(|place| !(is_capital(*place) && hangs(*place)))?;
    let behind = words.get(end).filter(|behind| !behind.begins_sentence)?;
    if end - first > MOST_WORDS {
        return None;
    }
    let is_over = |place: &usize| {
        *place > end && (words[*place].gap == Gap::Comma || words[*place].gap == Gap::Other) || words[*place].begins_sentence
    };
    let reach = end..words.len().min(end + LONGEST_CLAUSE);
    let clause: Vec<&str> = reach.take_while(|place| !is_over(place)).map(|place| words[place].of(part.text)).collect();
    let said = if behind.gap == Gap::Comma { of_apposition(&clause) } else { of_verb(&clause) }?;
    Some((first..end, said)).filter(|_| matches!(behind.gap, Gap::Comma | Gap::Space))
}

/// `, as his men call him`, `, to her family`, `, whose real name is`.
fn of_apposition(clause: &[&str]) -> Option<Said> {
    static CALLING: WordList =
        WordList::spaced(" call calls called name named nickname nicknames nicknamed dub dubbed know knew knows ");
    static KNOWN: WordList = WordList::spaced(" known called nicknamed dubbed ");
    static THEIRS: WordList = WordList::spaced(
        " fans friends family men followers supporters admirers enemies comrades colleagues troops fighters neighbours neighbors children \
        students players team-mates teammates parents mother ",
    );
    static SPELLING: WordList = WordList::spaced(" spell spells spelled spelt write writes wrote pronounce pronounces ");
    let who = |pronoun: &str| match pronoun {
        "him" | "he" | "his" => Some(Who::Man),
        "her" | "she" => Some(Who::Woman),
        "it" => Some(Who::Body),
        _ => None,
    };
    let said = match clause {
        ["formerly" | "previously" | "originally", "called" | "named", ..] | ["the", "former", ..] => {
            return Some(Said::NextBody(2));
        }
        ["formerly" | "previously" | "originally", "known", "as", ..] => return Some(Said::NextBody(3)),
        ["formerly" | "previously" | "originally", ..] => return Some(Said::NextBody(1)),
        ["whose", "real" | "birth" | "full" | "given", "name", "is" | "was", ..] => return Some(Said::Next(4)),
        ["as", pronoun @ ("he" | "she" | "it"), "is" | "was" | "had", rest @ ..] => {
            rest.iter().any(|word| KNOWN.contains(word)).then(|| who(pronoun))?
        }
        ["as", .., verb, pronoun] if CALLING.contains(verb) => who(pronoun),
        ["as", .., verb, "it"] | ["as", .., verb, "his" | "her" | "the", "name"] if SPELLING.contains(verb) => {
            Some(Who::Somebody)
        }
        ["to", pronoun @ ("his" | "her"), whom] if THEIRS.contains(whom) => who(pronoun),
        _ => None,
    };
    said.map(Said::Before)
}

/// `was his alias`, `is what she calls herself`, `was born`.
fn of_verb(clause: &[&str]) -> Option<Said> {
    static KINDS: WordList =
        WordList::spaced(" own real birth maiden original former old first full given stage pen true code ");
    let who = |pronoun: &str| match pronoun {
        "his" | "he" => Some(Who::Man),
        "her" | "she" => Some(Who::Woman),
        "its" => Some(Who::Body),
        _ => None,
    };
    let rest = match clause {
        ["was", "born", ..] => return Some(Said::Next(2)),
        ["is" | "was", rest @ ..] => rest,
        ["had" | "has", "been", rest @ ..] => rest,
        _ => return None,
    };
    match rest {
        ["what", pronoun @ ("he" | "she"), "calls" | "called", "himself" | "herself", ..] => who(pronoun),
        [pronoun, rest @ ..] => {
            let rest = rest.iter().skip_while(|word| KINDS.contains(word)).copied().collect::<Vec<_>>();
            let is_name = matches!(rest[..], ["name" | "alias" | "nickname" | "pseudonym" | "moniker"])
                || matches!(
                    rest[..],
                    [
                        "name" | "alias" | "nickname",
                        "once" | "then" | "before" | "at" | "in" | "until" | "when" | "for" | "as",
                        ..
                    ]
                )
                || rest.starts_with(&["nom", "de", "guerre"]);
            if is_name { who(pronoun) } else { None }
        }
        [] => None,
    }
    .map(Said::Before)
}

/// The only one whom the sentence before a name is about.
fn before(
    part: &Part<'_>,
    number: usize,
    own: &Range<usize>,
    who: Who,
    registry: &Registry,
    spans: &[Span],
    touching: &Touching,
) -> Option<(Range<usize>, usize)> {
    const LONGEST_SENTENCE: usize = 40;
    let last = own.start.checked_sub(1)?;
    let reach = last.saturating_sub(LONGEST_SENTENCE)..=last;
    let start = reach.rev().find(|place| part.words[*place].begins_sentence)?;
    if part.words[own.start].begins_paragraph {
        return None;
    }
    let is_person = who != Who::Body;
    let mut about: Option<usize> = None;
    for place in touching.at(number, start..own.start) {
        if !is_bearer(&spans[place].meaning, is_person, registry) {
            continue;
        }
        if about.is_some_and(|about| spans[about].meaning != spans[place].meaning) {
            return None;
        }
        about.get_or_insert(place);
    }
    let bearer = about?;
    let span = &spans[bearer];
    let is_woman = sex_of(part, span, registry) == Some(Sex::Woman);
    let fits = match who {
        Who::Man => !is_woman,
        Who::Woman => is_woman,
        Who::Somebody | Who::Body => true,
    };
    // What bears a word of the name already is called so without being told.
    (fits && is_free(own, number, registry, spans, touching)).then(|| (own.clone(), bearer))
}

/// Whether a name is nobody's whom the registry knows.
fn is_free(own: &Range<usize>, number: usize, registry: &Registry, spans: &[Span], touching: &Touching) -> bool {
    touching.at(number, own.clone()).all(|place| match &spans[place].meaning {
        Meaning::Known(known, _) => {
            // A town or state may lend its name; a longer one of somebody is theirs.
            let kind = registry.actors()[*known as usize].kind;
            kind == crate::article::ActorKind::State && spans[place].end - spans[place].first < own.len()
        }
        Meaning::New(_) | Meaning::Town(_) | Meaning::Nobody => true,
    })
}

/// Whom the clause behind a name goes on to name; where the first is known, the second name is the one that is given to somebody.
fn next(
    part: &Part<'_>,
    number: usize,
    own: &Range<usize>,
    (behind, of_person): (usize, bool),
    registry: &Registry,
    spans: &[Span],
    touching: &Touching,
) -> Option<(Range<usize>, usize)> {
    let first = own.end + behind;
    let is_person = |place: &usize| is_bearer(&spans[*place].meaning, of_person, registry);
    let other = touching.at(number, first..first + 1).find(|place| spans[*place].first == first && is_person(place))?;
    let name = spans[other].first..spans[other].end;
    let is_over = part.words.get(name.end).is_none_or(|word| {
        if of_person { word.gap != Gap::Possessive } else { word.begins_sentence || word.gap == Gap::Comma }
    });
    if name.len() < 2 || !is_over || part.words[first].gap != Gap::Space || part.words[first].begins_sentence {
        return None;
    }
    let seen: Vec<usize> = touching.at(number, own.clone()).collect();
    match seen[..] {
        [one] if spans[one].first == own.start && spans[one].end == own.end && is_person(&one) => {
            match (&spans[one].meaning, &spans[other].meaning) {
                (_, Meaning::New(_)) => Some((name, one)),
                (Meaning::New(_), _) => Some((own.clone(), other)),
                _ => None,
            }
        }
        _ => is_free(own, number, registry, spans, touching).then(|| (own.clone(), other)),
    }
}

/// What the name of somebody, or a title before it, tells.
fn sex_of(part: &Part<'_>, span: &Span, registry: &Registry) -> Option<Sex> {
    let title = span.first.checked_sub(1).and_then(|before| sexes::of_title(part.words[before].hash));
    let known = || match &span.meaning {
        Meaning::Known(place, _) => super::cues::sex_of(&registry.actors()[*place as usize]),
        _ => None,
    };
    title
        .or_else(|| sexes::of_title(part.words[span.first].hash))
        .or_else(|| sexes::of_given(part.words[span.first].hash))
        .or_else(known)
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn a_name_of_whom_the_sentence_before_is_about_is_theirs() {
        for (text, expected) in [
            ("Gonzalo Prado fled. Gorrion, as his men call him, has a beard.", "person:Gonzalo Prado=2"),
            ("Gonzalo Prado fled. Gorrion, to his fans, can do no wrong. They love Gorrion.", "person:Gonzalo Prado=3"),
            ("Gonzalo Prado fled. Rogelio Serna was his real name.", "person:Gonzalo Prado=2"),
            ("Gonzalo Prado sang. Rogelio Serna, as he was once known, lives there.", "person:Gonzalo Prado=2"),
            ("Gonzalo Prado spoke. Gonsalo Pradu, as the islanders spell it, was tired.", "person:Gonzalo Prado=2"),
            ("Gorrion was born Gonzalo Prado in a village. Gorrion left.", "person:Gonzalo Prado=3"),
            // Another stands in the sentence, a woman and a man, and what somebody does.
            (
                "Gonzalo Prado met Ulk Dorel. Rogelio Serna was his name.",
                "person:Gonzalo Prado=1 person:Rogelio Serna=1 person:Ulk Dorel=1",
            ),
            ("Maria Prado sang. Rogelio Serna was his name.", "person:Maria Prado=1 person:Rogelio Serna=1"),
            ("Gonzalo Prado sang. Rogelio Serna was his brother.", "person:Gonzalo Prado=1 person:Rogelio Serna=1"),
            ("Gonzalo Prado sang. Rogelio Serna, as he has said, left.", "person:Gonzalo Prado=1 person:Rogelio Serna=1"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("person:")), expected, "{text}");
        }
    }

    #[test]
    fn a_body_with_a_new_name_is_the_same() {
        for (text, expected) in [
            ("Ostra Tea Company was renamed Harvala in May. Debts of Harvala grew.", "org:Ostra Tea Company=3"),
            ("Ostra Tea Company changed its name to Red Harval. They met.", "org:Ostra Tea Company=2"),
            ("Harvala, formerly Ostra Tea Company, has debts.", "org:Ostra Tea Company=2"),
            // What is renamed is another, on a day.
            ("Ostra Tea Company was renamed Monday. They met.", "org:Ostra Tea Company=1"),
            ("Harvala, the former Ostra Tea Company director, has debts.", "org:Ostra Tea Company=1"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

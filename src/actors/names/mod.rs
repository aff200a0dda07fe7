//! Turns the words of an article into the names that no registry knows: persons, organisations, places, nationalities.
//!
//! A linear chain over runs of capitalised words, trained by `examples/train_names/`; sources and licences of what it learnt
//! from are in `README.md` beside this file. `article`: words → runs, with what the article shows about each word.
//! `features`: a word → hashes. `model`: hashes → weights. `decode`: weights → labels. The article is read twice: the second
//! reading knows what the first took each word for (`votes`). `rules` mend what
//! it found.

mod article;
mod classes;
mod decode;
mod features;
mod model;
mod rules;
#[doc(hidden)]
pub mod training;
mod votes;

use self::article::{Article, Item};
use self::classes::Class;
pub(crate) use self::classes::{HashBits, short};
use self::decode::Decoder;
use self::model::{Emission, LANES, Model, SCALE, kind_of_label};
pub(crate) use self::rules::OVERRIDING;
use self::votes::Votes;
use super::words::Word;

/// What a found name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place, states included.
    Place,
    /// People of a country, faith or persuasion: `Syrian`, `Shia`.
    Nationality,
    /// Events, works, products: no actors.
    Other,
}

const KINDS: [NameKind; model::KINDS] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Nationality, NameKind::Other];

/// What the dictionaries hold a name for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum KnownKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A state by its name.
    State,
    /// A place.
    Place,
    /// `Syrian`.
    Nationality,
    /// `Kurds`.
    People,
    /// Anything else.
    Other,
}

/// A stretch of text that a dictionary knows. Spans are sorted and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownSpan {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte behind its last.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: KnownKind,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FoundName {
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte behind its last.
    pub(crate) end: usize,
    /// What it names.
    pub(crate) kind: NameKind,
    /// How far its kind is ahead of the next best reading, in natural units of the model; 0 is a toss-up, 3 is sure.
    pub(crate) score: f32,
}

const FIRST_OF_PERSON: usize = 1;
/// What a word gains that stands alone and elsewhere ends the full name of a person; chosen on held-out articles.
const FAMILY_NAME_BONUS: i16 = (1.5 * SCALE) as i16;

/// The names in the texts of one article, text by text in their order.
pub(crate) fn names_of(texts: &[&str], words: &[Vec<Word>], known: &[Vec<KnownSpan>]) -> Vec<Vec<FoundName>> {
    let mut found = read(Model::shared(), texts, words, known);
    rules::mend(texts, words, known, &mut found);
    found
}

fn read(model: &Model<'_>, texts: &[&str], words: &[Vec<Word>], known: &[Vec<KnownSpan>]) -> Vec<Vec<FoundName>> {
    let article = Article::new(texts, words, known);
    // The weights of the words of each run, one run behind the other.
    let mut emissions: Vec<Emission> = Vec::with_capacity(article.runs.iter().map(|run| run.end - run.first).sum());
    let mut labels = vec![0; article.items.len()];
    let mut decoder = Decoder::default();
    for run in &article.runs {
        let own = emissions.len();
        for at in run.first..run.end {
            let mut emission = [0; LANES];
            features::add_features(&article, *run, at, &mut |feature| model.add(feature, &mut emission));
            emissions.push(emission);
        }
        decoder.decode(model, &emissions[own..], &mut labels[run.first..run.end]);
    }
    let votes = Votes::count(&article, &labels);
    let mut found: Vec<Vec<FoundName>> = vec![Vec::new(); texts.len()];
    let mut margins = Vec::new();
    let mut emissions = emissions.as_mut_slice();
    for run in &article.runs {
        let (own, others) = std::mem::take(&mut emissions).split_at_mut(run.end - run.first);
        emissions = others;
        for (at, emission) in (run.first..run.end).zip(own.iter_mut()) {
            if article.items[at].is_capital() {
                features::add_votes(&article, &votes, at, labels[at], &mut |feature| model.add(feature, emission));
                if votes.is_family_name(&article, *run, at) {
                    emission[FIRST_OF_PERSON] = emission[FIRST_OF_PERSON].saturating_add(FAMILY_NAME_BONUS);
                }
            }
        }
        let labels = &mut labels[run.first..run.end];
        decoder.decode(model, own, labels);
        if labels.iter().any(|label| *label != 0) {
            decoder.margins(model, own, labels, &mut margins);
            collect(&article, run.first, labels, &margins, &mut found);
        }
    }
    found
}

/// Whether the tagger learnt a word as one that is no name: `management`, `output`. Of a word that it never saw it knows nothing.
fn is_learnt_as_no_name(hash: u64) -> bool {
    let mut weights: Emission = [0; LANES];
    Model::shared().add(features::of_word(short(hash)), &mut weights);
    let (no_name, names) = (weights[0], &weights[1..=2 * model::KINDS]);
    no_name > 0 && names.iter().all(|weight| *weight <= no_name)
}

fn is_title(item: &Item) -> bool {
    item.class == Class::Title
}

/// Puts the names that the labels of a run spell into the list of their text.
fn collect(article: &Article<'_>, first: usize, labels: &[u8], margins: &[i32], found: &mut [Vec<FoundName>]) {
    let mut at = 0;
    while at < labels.len() {
        let Some(kind) = kind_of_label(labels[at]) else {
            at += 1;
            continue;
        };
        let inside = 2 + 2 * kind as u8;
        let mut end = at + 1;
        while end < labels.len() && labels[end] == inside {
            end += 1;
        }
        // A title is no part of the name behind it.
        while kind == 0 && at + 1 < end && is_title(&article.items[first + at]) {
            at += 1;
        }
        let (start, last) = (&article.items[first + at], &article.items[first + end - 1]);
        // The last dot of `U.S.` belongs to it, though not to the word.
        let text = article.texts[last.part as usize];
        let last_word = article.written(first + end - 1);
        let end_byte = last.end as usize
            + usize::from(
                last_word.contains('.') && text.get(last.end as usize..).is_some_and(|after| after.starts_with('.')),
            );
        let margin = margins[at..end].iter().min().copied().unwrap_or(0);
        found[start.part as usize].push(FoundName {
            start: start.start as usize,
            end: end_byte,
            kind: KINDS[kind],
            score: margin as f32 / SCALE,
        });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::words::words_in;

    /// The names of an article: `Aslan Maskhadov/Person`.
    fn found(texts: &[&str]) -> Vec<String> {
        let words: Vec<Vec<Word>> = texts.iter().map(|text| words_in(text)).collect();
        let found = names_of(texts, &words, &vec![Vec::new(); texts.len()]);
        let shown = |(text, names): (&&str, &Vec<FoundName>)| {
            names.iter().map(|name| format!("{}/{:?}", &text[name.start..name.end], name.kind)).collect::<Vec<_>>()
        };
        texts.iter().zip(&found).flat_map(shown).collect()
    }

    #[test]
    fn names_of_each_kind_in_running_text() {
        for (text, expected) in [
            (
                "Rebel leader Aslan Maskhadov met Gen. Konstantin Pulikovsky near Khasavyurt on Friday.",
                "Aslan Maskhadov/Person, Konstantin Pulikovsky/Person, Khasavyurt/Place",
            ),
            (
                "The Patriotic Union of Kurdistan said Iraqi troops had left. The Ministry of Health disagreed.",
                "Patriotic Union of Kurdistan/Organisation, Iraqi/Nationality, Ministry of Health/Organisation",
            ),
            ("U.S. envoy Robert Pelletreau flew to London.", "U.S./Place, Robert Pelletreau/Person, London/Place"),
            ("Nothing was said about the talks. They go on.", ""),
            ("", ""),
        ] {
            assert_eq!(found(&[text]).join(", "), expected, "{text}");
        }
    }

    #[test]
    fn names_in_a_text_all_in_capitals() {
        let text = "PRESIDENT ALFREDO CRISTIANI CONDEMNED THE ATTACK. SALVADORAN TROOPS ARRESTED JUAN PEREZ IN SAN MIGUEL. THE \
                    NATIONAL LIBERATION ARMY CLAIMED RESPONSIBILITY FOR THE BOMB IN BOGOTA.";
        let found = found(&[text]);
        for name in
            ["ALFREDO CRISTIANI/Person", "JUAN PEREZ/Person", "SAN MIGUEL/Place", "NATIONAL LIBERATION ARMY/Organisation"]
        {
            assert!(found.iter().any(|found| found == name), "{name} in {found:?}");
        }
    }

    #[test]
    fn a_name_is_read_by_what_the_article_says_elsewhere() {
        let body = "Russian security chief Alexander Lebed flew to Grozny on Thursday. Later Lebed said he would return.";
        let found = found(&["Lebed back in Grozny", "", body]);
        assert_eq!(found[0], "Lebed/Person");
    }

    #[test]
    fn names_lie_in_their_text_and_in_order() {
        let texts =
            ["Ünal Çevik trifft Zoë Baird", "", "“McDonald’s” — J. P. Morgan & Co., al-Qaeda; É. Zola\nNew York (AP)."];
        let words: Vec<Vec<Word>> = texts.iter().map(|text| words_in(text)).collect();
        for (text, names) in texts.iter().zip(names_of(&texts, &words, &[])) {
            let mut last = 0;
            for name in names {
                assert!(last <= name.start && name.start < name.end && text.get(name.start..name.end).is_some());
                assert!(name.score >= 0.0);
                last = name.end;
            }
        }
    }

    #[test]
    fn a_text_of_nothing_but_capitals_is_read_in_steps() {
        for word in ["Aa ", "AA ", "Aa-", "A. ", "al ", "Aa of "] {
            let text = word.repeat(100_000);
            names_of(&[&text], &[words_in(&text)], &[]);
        }
    }

    #[test]
    fn a_damaged_file_of_weights_is_no_model() {
        for file in [&b""[..], b"names\0\0\x01", b"other", &[0; 4096]] {
            assert!(Model::read(file).is_none());
        }
    }
}

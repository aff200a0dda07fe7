//! Turns the surroundings of a name of a state or town into its [`Sense`]: does it stand for the government, the place or
//! the people.
//!
//! - `features`: a name in its text → what can be seen around it, by `surroundings`: the words around it → what is known of each.
//! - `classes`: a word → what it says about a name beside it.
//! - `demonym`: the words behind `Russian` → sense, by the table in `nouns`: a noun → whom it stands for.
//! - `buildings`: a palace in its sentence → whether the house is meant. `regions`: a town or region → whether it acts.
//! - `told`, `frames`, `grounds`: turns of phrase that tell by themselves, before any weights.
//! - `foreign`: the same for other languages than English, by their words for where, which `where_words` lists.
//! - `weights.bin`: what each feature is worth, made by `examples/train_senses.rs`; `README.md` tells from what.

mod buildings;
mod classes;
mod demonym;
pub(crate) mod features;
mod foreign;
mod frames;
mod grounds;
pub(crate) mod nouns;
pub(crate) mod regions;
mod surroundings;
mod told;
mod where_words;

use self::buildings::is_building;
use self::classes::{is_deed_of_a_people, stem_of};
use self::demonym::sense_of_demonym;
use self::features::{FEATURES, features};
use crate::actors::registry::NameForm;
use crate::actors::words::{Gap, Word};
use crate::article::Sense;

/// One signed byte for each feature, the bias among them: more than nothing in all means the government.
static WEIGHTS: &[u8; FEATURES] = include_bytes!("weights.bin");

/// The sense of a name of a state, a capital or a town (`form`), which stands at `words[first..end]`.
pub(crate) fn sense_of(text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> Sense {
    match form {
        NameForm::Government if is_building(text, words, first, end) => Sense::Place,
        NameForm::Government => Sense::Government,
        NameForm::Demonym => sense_of_demonym(text, words, first, end),
        NameForm::Name | NameForm::Seat => {
            let told = told::sense_told(text, words, first, end)
                .or_else(|| frames::sense_in_frame(text, words, first, end))
                .or_else(|| grounds::is_ground(text, words, first, end).then_some(Sense::Place));
            told.unwrap_or_else(|| match weight_of(text, words, first, end, form) > 0 {
                true if is_crowd(text, words, end) || told::is_team(text, words, end) => Sense::People,
                true if is_on_the_way(text, words, first, end) => Sense::Place,
                true => Sense::Government,
                false => Sense::Place,
            })
        }
    }
}

/// How much speaks for the government, by the weights.
fn weight_of(text: &str, words: &[Word], first: usize, end: usize, form: NameForm) -> i32 {
    let mut sum = 0_i32;
    features(text, words, first, end, form, |feature| sum += i32::from(WEIGHTS[feature] as i8));
    sum
}

/// The sense in a text of another language; English where the language is not known.
pub(crate) fn sense_in(
    language: Option<&str>,
    text: &str,
    words: &[Word],
    first: usize,
    end: usize,
    form: NameForm,
) -> Sense {
    match language {
        Some(language) if language != "en" && form != NameForm::Government => {
            foreign::sense_in(language, text, words, first, end, form)
        }
        _ => sense_of(text, words, first, end, form),
    }
}

/// Whether a name says where a ship or whoever travels is, comes from or goes to: `towed to Muscat`, `put ashore at Muscat`, `on a plane from
/// Muscat`. Few such sentences were there to train on.
fn is_on_the_way(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    const MOVED: &str = " aground ashore airlifted anchored beached berthed capsized disembarked docked driven ferried flown moored rowed sailed \
        scuttled shipwrecked steamed stranded towed tugged ";
    const WHERE: &str = " at from in into near off outside past to towards toward ";
    const VEHICLES: &str = " airliner boat bus ferry flight plane train ";
    const BOUND: [(&str, &str); 3] = [("bound", "for"), ("route", "to"), ("harbour", "at")];
    let listed = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word));
    // `towed to Oman's port`, `flown to Oman-led talks`
    let is_whole = words.get(end).is_none_or(|next| !matches!(next.gap, Gap::Possessive | Gap::Hyphen));
    let is_one = |place: usize| words[place].gap == Gap::Space && !words[place].begins_sentence;
    let (Some(link), Some(verb)) = (first.checked_sub(1), first.checked_sub(2)) else { return false };
    if !is_whole || !is_one(first) || !is_one(link) {
        return false;
    }
    let (link, verb) = (words[link].of(text), words[verb].of(text));
    let is_trip = matches!(link.to_ascii_lowercase().as_str(), "from" | "to") && listed(VEHICLES, verb);
    let is_bound = || BOUND.iter().any(|(one, two)| one.eq_ignore_ascii_case(verb) && two.eq_ignore_ascii_case(link));
    is_trip || is_bound() || listed(WHERE, link) && listed(MOVED, verb)
}

/// Whether what follows is done by a whole people: `Germany mourned`.
fn is_crowd(text: &str, words: &[Word], end: usize) -> bool {
    let after = words.get(end).filter(|word| matches!(word.gap, Gap::Space) && !word.begins_sentence);
    after.is_some_and(|word| is_deed_of_a_people(stem_of(word.of(text))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::registry::Registry;
    use crate::actors::words::words_in;
    use crate::text::fold_value;

    const GOLD: &str = include_str!("../../../tests/senses/gold.tsv");

    /// The sense of the name in brackets.
    fn sense(sentence: &str) -> Sense {
        let (left, rest) = sentence.split_once('[').expect("a bracket");
        let (name, right) = rest.split_once(']').expect("its end");
        let text = format!("{left}{name}{right}");
        let words = words_in(&text);
        let (start, behind) = (left.len(), left.len() + name.len());
        let first = words.iter().position(|word| word.end as usize > start).expect("a word");
        let end = words.iter().rposition(|word| (word.start as usize) < behind).expect("a word") + 1;
        let name = name.strip_suffix("ians").map_or(name.to_string(), |stem| format!("{stem}ian"));
        let folded = fold_value(&name);
        let forms = Registry::shared().look_up(&name).map(|actor| &actor.names).into_iter().flatten();
        let form = forms.filter(|known| fold_value(&known.text) == folded).map(|known| known.form).next();
        sense_of(&text, &words, first, end, form.unwrap_or(NameForm::Seat))
    }

    fn share_right(rewrite: impl Fn(&str) -> String) -> f64 {
        let lines: Vec<(&str, &str)> = GOLD.lines().filter_map(|line| line.split_once('\t')).collect();
        assert!(lines.len() > 500, "the file is read");
        let right =
            lines.iter().filter(|(label, sentence)| (sense(&rewrite(sentence)) == Sense::Place) == (*label == "place"));
        right.count() as f64 / lines.len() as f64
    }

    #[test]
    fn governments_and_places_of_the_held_out_sentences_are_told_apart() {
        let share = share_right(str::to_string);
        assert!(share >= 0.935, "{share}");
    }

    #[test]
    fn capitals_throughout_say_nothing() {
        let share = share_right(str::to_uppercase);
        assert!(share >= 0.915, "{share}");
    }

    #[test]
    fn names_are_governments_places_or_people() {
        let cases = [
            (Sense::Government, "[Moscow] condemned the strike."),
            (Sense::Government, "[Russia] invaded its neighbour."),
            (Sense::Government, "There were talks between [Iran] and Hamas."),
            (Sense::Government, "It gambled on support from [China] and Russia."),
            (Sense::Government, "It gambled on support from China and [Russia]."),
            (Sense::Government, "[Russia]’s refusal surprised nobody."),
            (Sense::Government, "It is a close [U.S.] ally."),
            (Sense::Government, "They want to undermine the [U.S.]-led order."),
            (Sense::Government, "He was freed on [Moscow]’s request."),
            (Sense::Government, "[MOSCOW] CONDEMNS STRIKE"),
            (Sense::Place, "An envoy met with Hamas representatives in [Moscow] following talks with the minister."),
            (Sense::Place, "It had suffered the theatre siege in [Moscow]."),
            (Sense::Place, "There were attacks in [Syria]."),
            (Sense::Place, "It distracts from the war in [Ukraine]."),
            (Sense::Place, "The minister flew to [Doha] in the week after."),
            (Sense::Place, "It happened in northern [Iraq]."),
            (Sense::Place, "He runs a factory near [Tokyo]."),
            (Sense::Place, "[MOSCOW] (Reuters) - The rouble fell."),
            (Sense::Place, "The coaster was towed to [Bergen]."),
            (Sense::Place, "The coaster was berthed at [Bergen]."),
            (Sense::Place, "Its crew was put ashore at [Bergen]."),
            (Sense::Place, "She was on a plane from [Norway]."),
            (Sense::Place, "COASTER TOWED TO [NORWAY] AT NIGHT"),
            // Not whatever is sent on its way is a ship.
            (Sense::Government, "The note was addressed to [Norway]."),
            (Sense::Place, "There are groups in [China]’s Xinjiang region."),
            (Sense::Place, "They were killed in Somalia, [Kenya], and Nigeria."),
            (Sense::People, "[Germany] mourned its poet."),
            (Sense::Government, "The [Russian] deputy foreign minister agreed."),
            (Sense::Government, "Two [Russian] airstrikes hit the town."),
            (Sense::Government, "A [Russian]-backed militia fled."),
            (Sense::Government, "[Russian] and Iranian diplomats met."),
            (Sense::People, "Some [Russian] tourists were hurt."),
            (Sense::People, "The [Russians] condemned nobody."),
            (Sense::People, "It freed the [Russian]-Israeli dual citizens."),
            (Sense::Place, "They sailed along the [Russian] coast."),
            (Sense::Government, "The [Kremlin] was dark."),
            (Sense::Place, "They stood at the gates of the [Kremlin]."),
            (Sense::Government, "An official at the [Kremlin] denied it."),
            (Sense::Government, "A [Kenyan] court jailed the driver."),
            (Sense::Government, "[Greek] drones hit two villages."),
            (Sense::People, "[Greek] pensioners lost three villages."),
            (Sense::Place, "The [Greek] mountain villages are empty."),
            (Sense::People, "[Greek] pensioners marched on parliament."),
            (Sense::People, "A [Greek] cartoonist was jailed."),
            (Sense::People, "A [Greek] archaeologist met two waiters."),
            (Sense::Government, "A [Greek] destroyer sank."),
            (Sense::Government, "[Greek] tanks enter the valley."),
            (Sense::Government, "The [Greek] government wants a harsher law."),
            (Sense::Government, "A [Greek] court delivers its verdict."),
            (Sense::Government, "A [Greek] rocket flew earlier than planned."),
            (Sense::Government, "[Moroccan] authorities arrest 27 people in a port."),
            (Sense::Government, "[Syrian] troops shell people in a suburb."),
            (Sense::People, "[Chinese] scholars publish a letter."),
            (Sense::People, "The [Chilean] struck the bar with a header."),
            (Sense::People, "A [Danish] referee gave the penalty."),
            (Sense::Place, "[Laos] has more rivers than roads."),
            (Sense::Place, "[Peru] lay under snow for a week."),
            (Sense::Place, "[Mali] grows more cotton than any of its neighbours."),
        ];
        for (expected, sentence) in cases {
            assert_eq!(sense(sentence), expected, "{sentence}");
        }
    }
}

//! Turns words that the tagger or a rule took for a name into a span of somebody whom no registry knows.

use super::again::is_office;
use super::labels::{name_written, title_case, without_nickname};
use super::{Meaning, NewActor, Reading, Span};
use crate::actors::names::NameKind;
use crate::actors::registry::{kind_of_found, lesser_named};
use crate::actors::titles::is_title;
use crate::actors::word_list::WordList;
use crate::actors::words::Gap;
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// What the names of offices end in.
static OFFICES: WordList = WordList::of(&[
    "advisor",
    "adviser",
    "secretary",
    "minister",
    "president",
    "chairman",
    "chairwoman",
    "chair",
    "officer",
    "commander",
    "player",
    "ambassador",
    "governor",
    "senator",
    "representative",
    "judge",
    "justice",
    "leader",
    "speaker",
    "spokesman",
    "spokeswoman",
    "director",
]);

/// What is said of somebody before the name.
static IN_WHAT_STATE: WordList = WordList::of(&[
    "Jailed",
    "Ousted",
    "Exiled",
    "Banned",
    "Troubled",
    "Embattled",
    "Convicted",
    "Deposed",
    "Disgraced",
    "Detained",
    "Imprisoned",
    "Beleaguered",
    "Outlawed",
    "Arrested",
]);

/// What is left when a people or a day is taken from a name: `the Rwandan Genocide`, `Easter Mass`.
static OCCASIONS: WordList = WordList::of(&["Genocide", "Massacre", "Mass", "Holocaust", "Shuttle", "Spring"]);

/// What the names of houses and associations begin with in other languages, and no person's.
static HEADS: WordList = WordList::spaced(
    " istituto instituto institut grupo groupe gruppo gruppe banco banca banque compagnie compania companhia compagnia \
    societe sociedad sociedade societa empresa fundacion fundacao fondation fondazione stiftung universidad universidade universite \
    universita partido movimiento movimento sindicato syndicat confederacion federacion asociacion associacao associazione cooperativa \
    laboratorios laboratoires editorial constructora construtora ",
);

/// A span for somebody no registry knows.
pub(super) fn new_span(
    reading: &Reading<'_>,
    part: usize,
    kind: NameKind,
    words: std::ops::Range<usize>,
    country: Option<String>,
) -> Option<Span> {
    let text = &reading.parts[part];
    let mut words = words;
    // `VICE PRESIDENT-ELECT FRANCISCO MERINO`
    let is_before_name = |place: usize| {
        let written = text.words[place].of(text.text);
        is_office(written) || written.eq_ignore_ascii_case("elect") && text.words[place].gap == Gap::Hyphen
    };
    // `City Councilman Solorio`
    let is_where = |place: usize| matches!(text.words[place].of(text.text), "City" | "County" | "State");
    if kind == NameKind::Person && words.len() > 2 && is_where(words.start) && is_before_name(words.start + 1) {
        words.start += 1;
    }
    while kind == NameKind::Person && words.len() > 1 && is_before_name(words.start) {
        words.start += 1;
    }
    // `Jailed Ostra Centre head`, at the beginning of a sentence
    let is_state_of =
        |place: usize| text.words[place].begins_sentence && IN_WHAT_STATE.contains(text.words[place].of(text.text));
    if words.len() > 2 && is_state_of(words.start) {
        words.start += 1;
    }
    let is_no_person = |written: &str| is_title(written) || OCCASIONS.contains(written);
    if kind == NameKind::Person && words.len() == 1 && is_no_person(text.words[words.start].of(text.text)) {
        return None;
    }
    // `National Security Advisor` is an office and `Most Valuable Player` an honour.
    let last = words.clone().last().map(|place| fold_value(text.words[place].of(text.text)));
    if kind == NameKind::Organisation && last.is_some_and(|last| OFFICES.contains(last.as_str())) {
        return None;
    }
    if words.is_empty() {
        return None;
    }
    // `Istituto Bressani`
    let is_headed = words.len() > 1 && HEADS.contains_folded(text.words[words.start].of(text.text));
    let kind = if kind == NameKind::Person && is_headed { NameKind::Organisation } else { kind };
    let written = name_written(&text.text[text.bytes_of(words.clone())]);
    let written = if kind == NameKind::Person { without_nickname(&written) } else { written };
    let label = if text.in_capitals[words.start] { title_case(&written) } else { written };
    let tagged = kind;
    let (id, kind) = match kind {
        NameKind::Person => (ActorId::found_person(&label), ActorKind::Person),
        _ => {
            let id = ActorId::found_organisation(&label);
            // Few are of the second rank, and what these are has to be looked for.
            let known = lesser_named(text.words[words.clone()].iter().map(|word| word.hash));
            let is_known = known.is_some_and(|known| known.is_person == Some(false));
            let kind = if is_known { kind_of_found(&id) } else { id.found_kind() }.unwrap_or(ActorKind::Organisation);
            (id, kind)
        }
    };
    // What looks like an id of the registry cannot be told from one.
    id.given_name()?;
    let meaning = Meaning::New(NewActor { id, kind, label, country });
    let rule = MentionRule::Found;
    Some(Span {
        part,
        first: words.start,
        end: words.end,
        options: Vec::new(),
        meaning,
        rule,
        is_place: false,
        is_people: false,
        tagged: Some(tagged),
        otherwise: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::ids;

    #[test]
    fn the_state_somebody_is_in_is_no_part_of_the_name() {
        for (text, expected) in [
            ("Jailed Ostra Rights Centre chairman Jan Dorel left.", "org:Ostra Rights Centre person:Jan Dorel"),
            // Given names that states bear.
            ("Then winger Jordan Havrelak said he was hurt.", "person:Jordan Havrelak"),
            ("The courts that try those of the 1994 Rwandan Genocide, finish their work.", "country:RW"),
        ] {
            assert_eq!(ids(text, |_| true), expected, "{text}");
        }
    }
}

//! Tells the form of business at the end of a name, which makes no other company: `Texaco Inc` is Texaco.

use std::ops::Range;

use super::{Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::names::NameKind;
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Word};
use crate::article::ActorKind;

/// Ends of names that say what form of business it is.
static FORMS: WordList = WordList::spaced(
    " asa oyj ab bv bhd tbk pjsc jsc sab kgaa kg corp corporation inc ltd limited plc co company ag sa nv gmbh llc \
    incorporated spa pty sarl se srl ojsc oao pao ltda sgps a s ",
);

/// Ends of names that say that a company is the head of others: `HSBC Holdings` is HSBC.
static HEADS: WordList = WordList::spaced(" group holdings holding ");

/// `Texaco Inc` is Texaco: lets the name of a company of the registry reach over the form of business behind it, and says whether it does.
/// The form tells too that the company is meant: `Orange SA`.
pub(super) fn reach_over(
    reading: &Reading<'_>,
    registry: &Registry,
    part: usize,
    words: &Range<usize>,
    overlap: &[usize],
    own: &mut [Span],
) -> bool {
    let Some((first, rest)) = overlap.split_first() else { return false };
    let (part, span) = (&reading.parts[part], &own[*first]);
    let is_whole = span.first == words.start && span.end < words.end;
    let is_head = |place: usize| HEADS.contains_in_any_case(part.words[place].of(part.text));
    let has_head = is_whole && is_head(span.end);
    let forms = span.end + usize::from(has_head)..words.end;
    if !is_whole || !forms.into_iter().all(|place| is_form(part.text, &part.words[place])) {
        return false;
    }
    let is_company = |option: &&Pattern| match option.target {
        Target::Actor(place) => matches!(registry.actors()[place as usize].kind, ActorKind::Company | ActorKind::Media),
        _ => false,
    };
    let companies: Vec<Pattern> = span.options.iter().filter(is_company).copied().collect();
    // `Emirates Group`: whoever else goes by a word may be no company.
    let is_sure = span.options.iter().all(|option| option.is_sure && is_company(&option));
    if companies.is_empty() || has_head && !is_sure {
        return false;
    }
    rest.iter().for_each(|place| own[*place].options.clear());
    let span = &mut own[*first];
    span.options = if let [one] = companies.as_slice() { vec![one.made_sure()] } else { companies };
    (span.end, span.tagged, span.otherwise) = (words.end, Some(NameKind::Organisation), None);
    true
}

/// Whether a word is the form of a business.
pub(super) fn is_form(text: &str, word: &Word) -> bool {
    word.capitals != Capitals::None && FORMS.contains_in_any_case(word.of(text))
}

/// Whether a name ends in the form of a business.
pub(super) fn ends_in_form(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| FORMS.contains_in_any_case(last.trim_end_matches('.')))
}

//! Lets a unit of somebody whom the registry knows be an actor of its own: `Fianna Fail Youth League`, `Aramco Trading`, `Airtel Kenya` are not
//! Fianna Fail, Saudi Aramco and Bharti Airtel.

use std::ops::Range;

use super::forms::is_form;
use super::labels::name_written;
use super::merge::{country_of, is_state};
use super::{Meaning, NewActor, Part, Reading, Span};
use crate::actors::finder::{Pattern, Target};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap, Word};
use crate::article::{ActorId, ActorKind, MentionRule};
use crate::text::fold_value;

/// Last words of units of companies, besides the names of states.
static OF_COMPANIES: WordList = WordList::spaced(
    " africa asia europe america americas international retail trading shipping logistics foundation airlines \
    airways capital insurance finance ventures energy petroleum exploration chemicals pharmaceuticals pharma aerospace defence defense \
    studios pictures records publishing mobile telecom power renewables marine mining steel cement foods properties bank cargo technik \
    stahl freight leasing reinsurance aviation solar nuclear mobility brasil espana italia deutschland polska norge sverige danmark suisse \
    schweiz osterreich nederland belgique turkiye peru colombia \
    ratings securities plastics textiles cables ceramics tyres tires paints pipes tubes polymers fibres fibers semiconductor semiconductors \
    packaging beverages breweries refining refineries drilling fertilisers fertilizers timber glass paper paints bearings springs steels ",
);

/// Words behind the letters of a body that make the name of another: `RAM Ratings`.
static OF_LETTERS: WordList = WordList::spaced(
    " ratings securities plastics textiles cables ceramics tyres tires paints pipes tubes polymers fibres fibers semiconductor semiconductors \
    packaging beverages breweries drilling fertilisers fertilizers timber glass bearings springs steels leasing reinsurance cement ",
);

/// The last two words of others.
static OF_COMPANIES_BY_TWO: WordList = WordList::of(&[
    "asset management",
    "investment management",
    "wealth management",
    "fund management",
    "real estate",
    "investment bank",
    "private bank",
    "consumer finance",
    "life insurance",
    "general insurance",
]);

/// What joins a company and the state of a unit: `Walmart de Mexico`.
static LINKS: WordList = WordList::of(&["de", "do", "del"]);

/// Last words of units of parties and movements.
static OF_PARTIES: WordList = WordList::spaced(" league youth wing women students foundation veterans committee council ");

/// What may stand before the last word of the name of such a unit: `Youth League`, `Women's League`.
static BEFORE_LAST: WordList =
    WordList::spaced(" youth women women's student students veterans workers central national executive ");

/// How many words a unit has behind the name of whom it belongs to.
const MOST_WORDS: usize = 3;

/// Makes an actor of its own of each unit among the spans of a part, which are in order and of which none goes beyond another.
pub(super) fn part_from_owners(reading: &Reading<'_>, registry: &Registry, part: usize, own: &mut Vec<Span>) {
    let page = &reading.parts[part];
    let mut has_units = false;
    for place in 0..own.len() {
        let span = &own[place];
        if page.in_capitals[span.first] || span.options.is_empty() {
            continue;
        }
        let Some(kind) = kind_of(span, registry) else { continue };
        let mut tail = tail_behind(page, span.end);
        if tail.is_empty() && kind == ActorKind::Company && is_link(page, span.end) {
            tail = tail_behind(page, span.end + 1);
        }
        if tail.is_empty() {
            continue;
        }
        let is_linked = tail.start > span.end;
        let within = |other: &&Span| other.first >= tail.start && other.end <= tail.end;
        let behind: Vec<&Span> = own[place + 1..].iter().take_while(|other| other.first < tail.end).collect();
        if !behind.iter().all(within) || behind.iter().any(|other| other.options.is_empty()) {
            continue;
        }
        let state = behind.iter().find_map(|other| {
            let is_whole = other.first == tail.start && other.end == tail.end;
            let state = other.options.iter().find(|option| option.form == NameForm::Name && is_state(option, registry));
            state.filter(|_| is_whole).and_then(|option| country_of(option, registry))
        });
        let is_unit =
            if is_linked { state.is_some() && tail.len() == 1 } else { is_unit(page, kind, &tail, state.is_some()) };
        if !is_unit {
            continue;
        }
        let words = span.first..tail.end;
        let label = name_written(&page.text[page.bytes_of(words.clone())]);
        let id = ActorId::found_organisation(&label);
        if id.given_name().is_none() {
            continue;
        }
        let kind = id.found_kind().unwrap_or(ActorKind::Organisation);
        let country = state.or_else(|| span.options.first().and_then(|option| country_of(option, registry)));
        let until = own[place + 1..].iter().take_while(|other| other.first < tail.end).count();
        own[place + 1..place + 1 + until].iter_mut().for_each(|other| other.options.clear());
        let meaning = Meaning::New(NewActor { id, kind, label, country });
        own[place] = Span::decided(part, words, meaning, MentionRule::Found);
        has_units = true;
    }
    if has_units {
        own.retain(|span| !span.options.is_empty() || span.meaning != Meaning::Nobody);
    }
}

/// Lets letters with the noun of a trade behind them be a body of their own, whomever the letters alone mean: `RAM Ratings` is no airline.
pub(super) fn part_from_letters(reading: &Reading<'_>, registry: &Registry, spans: &mut [Span]) {
    for place in 0..spans.len() {
        let span = &spans[place];
        let page = &reading.parts[span.part];
        let end = span.end + 1;
        let is_letters =
            span.end - span.first == 1 && page.words[span.first].capitals == Capitals::All && !page.in_capitals[span.first];
        let is_firm = match &span.meaning {
            Meaning::Known(known, _) => matches!(
                registry.actors()[*known as usize].kind,
                ActorKind::Company | ActorKind::Media | ActorKind::Organisation
            ),
            Meaning::New(new) => !matches!(new.kind, ActorKind::Person | ActorKind::State | ActorKind::People),
            _ => false,
        };
        if !is_letters || !is_firm {
            continue;
        }
        let Some(noun) = page.words.get(span.end) else { continue };
        let hangs = |word: &Word| word.gap == Gap::Space && !word.begins_sentence;
        let is_noun = hangs(noun) && noun.capitals == Capitals::First && OF_LETTERS.contains_in_any_case(noun.of(page.text));
        let goes_on = page.words.get(end).is_some_and(|next| hangs(next) && next.capitals != Capitals::None);
        let is_taken = spans.get(place + 1).is_some_and(|next| next.part == span.part && next.first < end);
        if !is_noun || goes_on || is_taken {
            continue;
        }
        let label = name_written(&page.text[page.bytes_of(span.first..end)]);
        let id = ActorId::found_organisation(&label);
        if id.given_name().is_some() {
            let kind = id.found_kind().unwrap_or(ActorKind::Organisation);
            let meaning = Meaning::New(NewActor { id, kind, label, country: None });
            spans[place] = Span::decided(spans[place].part, spans[place].first..end, meaning, MentionRule::Found);
        }
    }
}

/// What somebody is whom a span surely names, if it may have units.
fn kind_of(span: &Span, registry: &Registry) -> Option<ActorKind> {
    let is_sure = |option: &&Pattern| option.is_sure;
    match span.options.iter().find(is_sure)?.target {
        Target::Actor(place) => {
            let actor = &registry.actors()[place as usize];
            matches!(actor.kind, ActorKind::Company | ActorKind::Party).then_some(actor.kind)
        }
        _ => None,
    }
}

/// The words with capitals that go on behind a name, if they are few.
fn tail_behind(page: &Part<'_>, first: usize) -> Range<usize> {
    let goes_on = |place: usize| {
        page.words.get(place).is_some_and(|word| {
            let hangs = word.gap == Gap::Space || word.gap == Gap::Possessive && place > first;
            hangs && !word.begins_sentence && matches!(word.capitals, Capitals::First | Capitals::All)
        })
    };
    // A run of very many is not looked through from each of its names.
    let end = (first..=first + MOST_WORDS).find(|place| !goes_on(*place));
    first..end.unwrap_or(first)
}

/// Whether a small word between spaces joins the names before and behind it.
fn is_link(page: &Part<'_>, place: usize) -> bool {
    let is_one = |word: &Word| word.gap == Gap::Space && !word.begins_sentence && LINKS.contains(word.of(page.text));
    page.words.get(place).is_some_and(is_one)
}

fn is_unit(page: &Part<'_>, kind: ActorKind, tail: &Range<usize>, is_state: bool) -> bool {
    let last = page.words[tail.end - 1].of(page.text);
    let is_before_last = |place: usize| BEFORE_LAST.contains_in_any_case(page.words[place].of(page.text));
    match kind {
        ActorKind::Company => {
            let is_formless = !tail.clone().any(|place| is_form(page.text, &page.words[place]));
            let by_two = || {
                let written = page.words[tail.clone()].iter().map(|word| fold_value(word.of(page.text)));
                OF_COMPANIES_BY_TWO.contains(written.collect::<Vec<_>>().join(" ").as_str())
            };
            let is_one = tail.len() == 1 && (is_state || OF_COMPANIES.contains_folded(last));
            is_formless && (is_one || tail.len() == 2 && by_two())
        }
        _ => OF_PARTIES.contains_in_any_case(last) && (tail.start..tail.end - 1).all(is_before_last),
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::shown::mentions;

    #[test]
    fn units_are_actors_of_their_own() {
        for (text, expected) in [
            ("Airtel Kenya cut its prices. Bharti Airtel said nothing.", "org:Airtel Kenya=1 org:bharti-airtel=1"),
            ("Then Lufthansa Cargo lost money. Lufthansa won.", "org:Lufthansa Cargo=1 org:lufthansa=1"),
            ("Shares of Walmart de México rose. Walmart fell.", "org:Walmart de México=1 org:walmart=1"),
            ("The head of HSBC Holdings left. HSBC Holdings Plc fell, and HSBC lost.", "org:hsbc=3"),
            ("Aramco Trading sells oil for Saudi Aramco.", "org:Aramco Trading=1 org:saudi-aramco=1"),
            // Letters are another's with the noun of a trade behind them.
            ("The NHK aired it. NHK Bearings makes rings.", "org:NHK Bearings=1 org:nhk=1"),
            ("The NHK aired it. NHK Chairman Jiro Horvala left.", "org:nhk=2"),
            // A form of business makes no unit.
            ("Nokia Corp fell. Nokia said nothing.", "org:nokia=2"),
            ("Nokia said on Monday that Kenya would pay.", "org:nokia=1"),
        ] {
            assert_eq!(mentions(text, |id| id.starts_with("org:")), expected, "{text}");
        }
    }
}

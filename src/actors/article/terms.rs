//! Tells which of several leaders of one name is meant, `President Bush`: whoever held the office when the article was written, in the years that
//! it names, or beside the leaders of other states whom it names.

use chrono::NaiveDate;

use super::{Meaning, Reading, Span, cut};
use crate::actors::finder::Target;
use crate::actors::registry::{Actor, NameForm, Office, Registry};
use crate::actors::titles::is_title;
use crate::actors::words::Capitals;
use crate::article::{ActorKind, CivilDate, MentionRule};

/// What the day of an article counts for, more than a few years that it speaks of.
const BY_DAY: usize = 4;

/// Years that an article may speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// Gives names of two words that several leaders bear the one whose term fits, if it is one.
pub(super) fn resolve(reading: &Reading<'_>, registry: &Registry, day: Option<CivilDate>, spans: &mut [Span]) {
    let mut evidence: Option<Evidence<'_>> = None;
    for place in 0..spans.len() {
        let span = &spans[place];
        // `President Bush`, of which only the name may be left.
        let part = &reading.parts[span.part];
        let has_title = span.first.checked_sub(1).is_some_and(|before| is_title(part.words[before].of(part.text)));
        let is_open = (span.end - span.first > 1 || has_title) && span.options.iter().all(|option| !option.is_sure);
        if !is_open || span.options.len() < 2 {
            continue;
        }
        let bearers = leaders_named(registry, span);
        if bearers.len() < 2 || !bearers.iter().all(|(place, _)| is_of_one_state(registry, bearers[0].0, *place)) {
            continue;
        }
        let evidence = evidence.get_or_insert_with(|| Evidence::of(reading, registry, day, spans));
        let points = |place: u32| evidence.points(&registry.actors()[place as usize]);
        let most = bearers.iter().map(|(place, _)| points(*place)).max().unwrap_or(0);
        let mut best = bearers.iter().filter(|(place, _)| points(*place) == most);
        let fitting = best.next().filter(|_| most > 0 && best.next().is_none());
        // Where nothing tells, and none of them is named otherwise, the last to take office is the one most spoken of.
        let is_named = |place: u32| spans.iter().any(|span| span.rule == MentionRule::Name && span.meaning.is_of(place));
        let last = || {
            let bearers = bearers.iter().filter(|_| !bearers.iter().any(|(place, _)| is_named(*place)));
            bearers.max_by_key(|(place, _)| terms_of(&registry.actors()[*place as usize]).map(|term| term.from).max())
        };
        let chosen = fitting.or_else(|| last().filter(|_| most == 0));
        if let Some((known, form)) = chosen.copied() {
            let span = &mut spans[place];
            (span.meaning, span.rule) = (Meaning::Known(known, form), MentionRule::Context);
            cut::cut(&reading.parts[span.part], registry, span);
        }
    }
}

/// The leaders of states among those who bear the name of a span; nobody where others bear it too.
fn leaders_named(registry: &Registry, span: &Span) -> Vec<(u32, NameForm)> {
    let mut leaders: Vec<(u32, NameForm)> = Vec::new();
    for option in &span.options {
        match option.target {
            Target::Actor(place) if terms_of(&registry.actors()[place as usize]).next().is_some() => {
                if !leaders.iter().any(|(known, _)| *known == place) {
                    leaders.push((place, option.form));
                }
            }
            _ => return Vec::new(),
        }
    }
    leaders
}

fn is_of_one_state(registry: &Registry, one: u32, other: u32) -> bool {
    let state = |place: u32| registry.actors()[place as usize].leads.as_ref();
    state(one) == state(other)
}

/// The offices of somebody who leads or led a state.
fn terms_of(actor: &Actor) -> impl Iterator<Item = &Office> {
    let leads_state =
        actor.kind == ActorKind::Person && actor.leads.as_ref().is_some_and(|state| state.as_str().starts_with("country:"));
    // An office before that, `Vice President`, is not the one people mean.
    actor.offices.iter().filter(move |office| leads_state && !is_lesser(office.title))
}

fn is_lesser(title: &str) -> bool {
    const LESSER: [&str; 6] = ["vice", "deputy", "director", "governor", "minister of", "ambassador"];
    let title = title.to_lowercase();
    LESSER.iter().any(|lesser| title.starts_with(lesser))
}

/// What an article says of its time.
struct Evidence<'r> {
    day: Option<(NaiveDate, NaiveDate)>,
    years: Vec<(NaiveDate, NaiveDate)>,
    /// The terms of other leaders.
    terms: Vec<&'r Office>,
}

impl<'r> Evidence<'r> {
    fn of(reading: &Reading<'_>, registry: &'r Registry, day: Option<CivilDate>, spans: &[Span]) -> Evidence<'r> {
        let days = |date: CivilDate| (date.first_day(), date.last_day());
        let mut years = Vec::new();
        for part in &reading.parts {
            let numbers = part.words.iter().filter(|word| word.capitals == Capitals::Digit && word.end - word.start == 4);
            let written = numbers.filter_map(|word| word.of(part.text).parse::<i32>().ok());
            years.extend(written.filter(|year| YEARS.contains(year)).filter_map(CivilDate::year).map(days));
        }
        let named = spans.iter().filter_map(|span| match span.meaning {
            Meaning::Known(place, _) if span.rule == MentionRule::Name => Some(place),
            _ => None,
        });
        let mut named: Vec<u32> = named.collect();
        named.sort_unstable();
        named.dedup();
        let terms = named.into_iter().flat_map(|place| terms_of(&registry.actors()[place as usize]));
        Evidence { day: day.map(days), years, terms: terms.collect() }
    }

    /// How much of it fits somebody's terms.
    fn points(&self, actor: &Actor) -> usize {
        let is_in = |(first, last): &(NaiveDate, NaiveDate)| terms_of(actor).any(|term| term.is_held(*first, *last));
        let is_beside = |other: &&&Office| {
            let first = other.from.parse::<CivilDate>().map(CivilDate::first_day);
            let last = other.to.parse::<CivilDate>().map(CivilDate::last_day);
            match (first, last) {
                (Ok(first), Ok(last)) => is_in(&(first, last)) && !terms_of(actor).any(|own| std::ptr::eq(own, **other)),
                _ => false,
            }
        };
        let by_day = self.day.as_ref().is_some_and(is_in);
        usize::from(by_day) * BY_DAY
            + self.years.iter().filter(|year| is_in(year)).count()
            + self.terms.iter().filter(is_beside).count()
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn of_two_leaders_of_one_name_the_one_whose_time_it_is_is_meant() {
        for (text, expected) in [
            ("President Bush met Boris Yeltsin at Camp David.", "person:boris-yeltsin person:george-h-w-bush"),
            ("President Bush met Tony Blair at Camp David.", "person:george-w-bush person:tony-blair"),
            ("In 1991 President Bush sent troops to the Gulf.", "person:george-h-w-bush"),
            ("George Bush went to Baghdad in 2008.", "person:george-w-bush"),
            ("President Bush went to Texas.", "person:george-w-bush"),
            (
                "George W. Bush went to Baghdad. His father George H.W. Bush did not. President Bush met Tony Blair. Bush left.",
                "person:george-h-w-bush person:george-w-bush person:tony-blair",
            ),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let persons = named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| id.starts_with("person:"));
            let mut found: Vec<&str> = persons.collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Gives towns and capitals to the state they lay in when the article was written: `MOSCOW, March 3` of 1987 is dated from the Soviet Union.
//!
//! Three unions broke up into states that have their towns today. States themselves keep their names: Latvia is Latvia in every year.

use super::{Meaning, Span};
use crate::actors::registry::{NameForm, Registry};
use crate::article::{DateStatus, PublicationDate};

/// A union, the codes of the states that came of it, and the years in which towns there lay in no other state.
struct Union {
    id: &'static str,
    of: &'static [&'static str],
    from: i32,
    to: i32,
}

const UNIONS: [Union; 3] = [
    Union {
        id: "country:SU",
        of: &["AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ"],
        from: 1946,
        to: 1990,
    },
    Union { id: "country:YU", of: &["BA", "HR", "ME", "MK", "RS", "SI", "XK"], from: 1946, to: 1990 },
    Union { id: "country:CS", of: &["CZ", "SK"], from: 1946, to: 1992 },
];

/// Gives the towns and seats of states that were part of a union on the day of the article to that union.
pub(super) fn resolve(registry: &Registry, published: &PublicationDate, spans: &mut [Span]) {
    let is_sure = published.status() != DateStatus::Suspect;
    let Some(day) = published.date().filter(|_| is_sure) else { return };
    let (first, last) = (day.first_day(), day.last_day());
    let year = |date: chrono::NaiveDate| chrono::Datelike::year(&date);
    for union in UNIONS.iter().filter(|union| (union.from..=union.to).contains(&year(first)) && year(last) <= union.to) {
        let Some(whole) = registry.place_of(union.id) else { continue };
        for span in spans.iter_mut() {
            let (code, form) = match span.meaning {
                Meaning::Town(place) => (Some(registry.places()[place as usize].country), None),
                Meaning::Known(place, form @ (NameForm::Seat | NameForm::Government)) => {
                    (registry.actors()[place as usize].id.as_str().strip_prefix("country:"), Some(form))
                }
                _ => continue,
            };
            if code.is_some_and(|code| union.of.contains(&code)) {
                span.meaning = Meaning::Known(whole as u32, form.unwrap_or(NameForm::Seat));
                span.is_place |= form.is_none();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::{CivilDate, ParsedArticle, PublicationDate};

    #[test]
    fn towns_lay_in_the_unions_of_their_time() {
        for (day, text, expected) in [
            ("1987-03-03", "MOSCOW, March 3 - A tram left the rails near Leningrad.", "country:SU"),
            ("1987-03-03", "Moscow rejected the note.", "country:SU"),
            ("1987-03-03", "It rained in Zagreb and in Prague.", "country:CS country:YU"),
            ("1992-03-03", "It rained in Zagreb and in Prague.", "country:CS country:HR"),
            ("1987-03-03", "It rained in Latvia and in Oslo.", "country:LV country:NO"),
            ("1997-03-03", "Moscow rejected the note.", "country:RU"),
            ("", "Moscow rejected the note.", "country:RU"),
        ] {
            let published = day.parse::<CivilDate>().map_or(PublicationDate::default(), PublicationDate::read);
            let article = ParsedArticle { body: text.to_string(), published, ..ParsedArticle::default() };
            let named = named_in(&article, Some("en"));
            let mut ids: Vec<&str> = named.actors.iter().chain(&named.places).map(|actor| actor.id.as_str()).collect();
            ids.sort_unstable();
            assert_eq!(ids.join(" "), expected, "{day} {text}");
        }
    }
}

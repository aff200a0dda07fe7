//! Turns what a page declares of its language, its text and its address into the language and the country by whose habits its dates are read.
//!
//! Templates say `en` or `en-US` of pages in any language, and old pages say nothing at all.

use super::json_ld::JsonLd;
use super::page::{PageFacts, Place};
use crate::ingest::language;
use crate::ingest::parse::builder::{ArticleBuilder, key_evidence};
use crate::ingest::parse::dates::Hint;

/// Where a page is from, as far as the order of day and month in its dates depends on it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Origin {
    language: Option<String>,
    country: Option<String>,
}

impl Origin {
    pub(super) fn hint(&self) -> Hint<'_> {
        Hint { language: self.language.as_deref(), country: self.country.as_deref() }
    }
}

/// Sets the language that a page declares; answers it with the country, where one is declared too.
pub(super) fn language_of(facts: &PageFacts<'_>, json_ld: &JsonLd, builder: &mut ArticleBuilder) -> Option<String> {
    let meta = |name: &'static str| facts.meta(name).next().map(|code| (code.to_string(), format!("meta {name}")));
    let candidates = [
        facts.language.map(|code| (code.to_string(), "html lang".to_string())),
        meta("og:locale"),
        json_ld.language.clone().map(|code| (code, "JSON-LD: inLanguage".to_string())),
        meta("content-language"),
        meta("language"),
        meta("dc.language"),
        meta("dcterms.language"),
    ];
    let candidates: Vec<(String, String)> = candidates.into_iter().flatten().collect();
    for (code, origin) in &candidates {
        builder.set_language(code, key_evidence(origin, code, 0.9));
    }
    let first = candidates.first().map(|(code, _)| code)?;
    // `en_US` beside `en` says in which country; beside `it` it is a template's.
    let is_same = |code: &str| code_of(code) == code_of(first) || code_of(first) == "en";
    let with_country = candidates.iter().map(|(code, _)| code).find(|code| code.contains(['-', '_']) && is_same(code));
    Some(with_country.unwrap_or(first).clone())
}

/// Where a page is from: by its text where it declares no language, or English and its text is plainly in another, and by the end of its host's name.
pub(super) fn place_of(
    facts: &PageFacts<'_>,
    declared: Option<String>,
    url: Option<&str>,
    headline: Option<Place>,
) -> Origin {
    let declared = declared.filter(|code| !code.trim().is_empty());
    let text = text_of(facts, headline);
    let by_text = match &declared {
        // Nobody's template says another language than theirs.
        Some(declared) if code_of(declared) != "en" => None,
        Some(_) => language::language_against("en", &text),
        None => language::language_of(&text),
    };
    origin_of(by_text.map(str::to_string).or(declared), url.and_then(country_of))
}

/// A template's `en-US` says nothing of a house whose host is of another country.
fn origin_of(language: Option<String>, country: Option<&str>) -> Origin {
    let is_of_template =
        country.is_some_and(|country| country != "US") && language.as_deref().is_some_and(is_english_of_states);
    Origin { language: if is_of_template { Some("en".to_string()) } else { language }, country: country.map(str::to_string) }
}

fn is_english_of_states(code: &str) -> bool {
    code.trim().eq_ignore_ascii_case("en-US") || code.trim().eq_ignore_ascii_case("en_US")
}

/// `pt` of `pt-BR`.
fn code_of(code: &str) -> String {
    code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The paragraphs at the beginning of the text; nothing where there is too little of it to tell its language.
fn text_of(facts: &PageFacts<'_>, headline: Option<Place>) -> String {
    const LEAST_PARAGRAPH_LETTERS: usize = 60;
    const LEAST_BYTES: usize = 160;
    const ENOUGH_BYTES: usize = 2_400;
    let aside = headline.map_or(0, |headline| headline.aside);
    let from = headline.map_or(0, |headline| headline.block + 1);
    let mut text = String::new();
    for block in facts.blocks.iter().skip(from).filter(|block| block.aside == 0 || block.aside == aside) {
        if text.len() >= ENOUGH_BYTES {
            break;
        }
        if block.is_paragraph(LEAST_PARAGRAPH_LETTERS) {
            text.push_str(&block.text);
            text.push('\n');
        }
    }
    if text.len() < LEAST_BYTES { String::new() } else { text }
}

/// The country at the end of a host's name, in capitals.
fn country_of(url: &str) -> Option<&'static str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let end = host.rsplit_once('.')?.1.to_ascii_lowercase();
    // Nobody else gets these three.
    if matches!(end.as_str(), "gov" | "mil" | "edu") {
        return Some("US");
    }
    COUNTRIES.split(' ').find(|country| country.eq_ignore_ascii_case(&end))
}

/// Those whose newspapers in English write the day first, or the month first, or both; not those that anybody may take (`.io`, `.me`, `.co`), and
/// not those where the year comes first.
const COUNTRIES: &str = "US CA PH UK IE AU NZ IN PK BD LK NP ZA NG KE GH UG TZ ZM ZW BW NA MW RW ET EG MA DZ TN SD JO LB SY IQ SA AE QA KW BH OM YE IL PS TR \
                         CY GR MT IT ES PT FR BE NL LU DE AT CH DK NO SE FI IS EE LV PL CZ SK SI HR RS BA MK AL RO BG MD UA BY RU GE AZ KZ UZ KG TJ \
                         TH VN ID MY SG KH MM BR AR CL UY PY BO PE EC VE MX GT HN SV NI CR PA DO CU JM TT BB FJ PG MZ AO SN CI CM";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_hosts_name_is_a_country() {
        for (url, expected) in [
            ("https://www.quay.com.br/a/b", Some("BR")),
            ("https://quay.co.uk", Some("UK")),
            ("https://www.quay.it:80/a", Some("IT")),
            ("https://www.harbours.gov/a", Some("US")),
            ("https://quay.example.com/it", None),
            ("https://quay.io/a", None),
            ("https://quay.me/a", None),
            ("https://quay.jp/a", None),
            ("https://quay.org/a.it", None),
            ("not an address", None),
        ] {
            assert_eq!(country_of(url), expected, "{url}");
        }
    }

    #[test]
    fn a_template_says_nothing_of_the_order_of_a_house_abroad() {
        use crate::ingest::parse::dates::Order;
        let order = |language: &str, country| {
            origin_of(Some(language.to_string()).filter(|code| !code.is_empty()), country).hint().order()
        };
        for (language, country, expected) in [
            ("en-US", Some("IN"), Some(Order::DayFirst)),
            ("en_US", Some("US"), Some(Order::MonthFirst)),
            ("en-US", None, Some(Order::MonthFirst)),
            ("en-US", Some("CA"), None),
            ("en", Some("UK"), Some(Order::DayFirst)),
            ("en", Some("PH"), Some(Order::MonthFirst)),
            ("en", None, None),
            ("", None, None),
        ] {
            assert_eq!(order(language, country), expected, "{language} {country:?}");
        }
    }
}

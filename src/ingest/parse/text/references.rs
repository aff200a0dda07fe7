//! Reads a text below a reference to it or above one, as bibliographies and cards write one: `Doe, Jane. "Pier stays closed." Quay Post, 4 May 2021.`,
//! `Doe, J. (2021, May 4). Pier stays closed. Quay Post.`, `Jane Doe: Pier bleibt zu. In: Hafenkurier, 4. Mai 2021, S. 4.`, `[2021-05-04] Quay Post – Pier stays closed`.

use super::super::builder::{ArticleBuilder, key_evidence, squeezed};
use super::super::byline::{is_person, names};
use super::super::dates::{DateReading, date_at_start, whole_date};
use super::press::names_a_paper;
use crate::article::{DatePrecision, Field};

/// What a reference says.
#[derive(Debug, Default)]
struct Reference<'t> {
    headline: &'t str,
    house: &'t str,
    day: String,
    author: &'t str,
    address: &'t str,
}

/// Reads a text with a reference to it above it or at its end by `read`, which is given the text; whether there is one.
pub(super) fn read_with_reference(text: &str, builder: &mut ArticleBuilder, read: fn(&str, &mut ArticleBuilder)) -> bool {
    let Some((line, found, rest)) = above(text).or_else(|| at_end(text)) else { return false };
    let evidence = |words: &str| key_evidence("reference to the text", words, 0.85);
    builder.set_text(Field::Headline, found.headline, evidence(line));
    builder.set_text(Field::Publisher, found.house, evidence(found.house));
    builder.set_date_text(&found.day, evidence(&found.day));
    if !found.author.is_empty() {
        builder.add_values(Field::Author, &names(found.author), evidence(found.author));
    }
    if !found.address.is_empty() {
        builder.set_text(Field::Url, found.address, evidence(found.address));
    }
    read(rest, builder);
    builder.relocate(text);
    true
}

const LONGEST_BYTES: usize = 400;
const LEAST_BYTES_OF_TEXT: usize = 100;

/// The reference in the first line, and the text below it.
fn above(text: &str) -> Option<(&str, Reference<'_>, &str)> {
    let (first, rest) = text.trim_start().split_once('\n')?;
    let is_apart = first.len() <= LONGEST_BYTES && rest.trim_start_matches(['\r', ' ']).starts_with('\n');
    let may_be = is_apart && rest.len() >= LEAST_BYTES_OF_TEXT && first.bytes().any(|byte| byte.is_ascii_digit());
    let found = may_be.then(|| reference_of(first.trim())).flatten()?;
    Some((first, found, rest.trim_start()))
}

/// The reference in the last line, where it repeats the headline above the text, and the text between both.
fn at_end(text: &str) -> Option<(&str, Reference<'_>, &str)> {
    let text = text.trim();
    let (rest, last) = text.rsplit_once('\n')?;
    let is_apart = last.len() <= LONGEST_BYTES && rest.trim_end_matches(['\r', ' ']).ends_with('\n');
    let (first, below) = rest.split_once('\n')?;
    let may_be = is_apart && below.len() >= LEAST_BYTES_OF_TEXT && last.bytes().any(|byte| byte.is_ascii_digit());
    let first = first.trim_start_matches(['#', ' ']);
    let found = may_be.then(|| reference_of(last.trim())).flatten()?;
    (squeezed(found.headline) == squeezed(first)).then_some((last, found, below))
}

fn reference_of(line: &str) -> Option<Reference<'_>> {
    // "Available at: https://q.example/a (Accessed: 3 March 2022)."
    let (line, address) = match line.find("http://").or_else(|| line.find("https://")) {
        Some(start) => {
            let address = line[start..].split(char::is_whitespace).next().unwrap_or_default();
            let before = line[..start].trim_end();
            let words =
                ["Available at:", "URL:", "Retrieved from", "Abgerufen von", "Disponible en:", "Disponible sur :", "<"];
            let before = words.iter().find_map(|words| before.strip_suffix(words)).unwrap_or(before);
            (before.trim_end(), address.trim_end_matches(['.', '>', ',', ')']))
        }
        None => (line, ""),
    };
    let line = line.trim_start_matches(['-', '•', '*', ' ']);
    let found = of_card(line).or_else(|| quoted(line)).or_else(|| of_year_in_brackets(line)).or_else(|| behind_in(line));
    let found = found.or_else(|| behind_strokes(line))?;
    let is_headline = found.headline.split_whitespace().count() >= 2 && !found.house.is_empty();
    is_headline.then_some(Reference { address, ..found })
}

/// The house and the day that words begin with: `Quay Post, 4 May 2021, p. 4.`
fn house_and_day(words: &str) -> Option<(&str, String)> {
    const LONGEST_REST_BYTES: usize = 40;
    let words = words.trim_start_matches([',', '.', ' ', '\u{a0}']);
    words.match_indices([',', '.', '(']).find_map(|(place, mark)| {
        let house = house(&words[..place])?;
        let rest = words[place + mark.len()..].trim_start();
        let DateReading::Found(found) = date_at_start(rest) else { return None };
        let is_end = found.date.precision() == DatePrecision::Day && rest[found.range.end..].len() <= LONGEST_REST_BYTES;
        is_end.then(|| (house, rest[found.range].to_string()))
    })
}

fn house(words: &str) -> Option<&str> {
    const MOST_WORDS: usize = 6;
    let name = words.trim();
    let is_name = (1..=MOST_WORDS).contains(&name.split_whitespace().count())
        && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !name.contains([':', '?', '!', '"']);
    is_name.then_some(name)
}

/// `Jane Doe`, `Doe, Jane`, `Doe, J.`, several of them: who wrote, and nothing else.
fn author(words: &str) -> Option<&str> {
    let name = words.trim_end_matches([',', ':', ' ', '\u{a0}']);
    let bare = if name.ends_with(|c: char| c.is_lowercase() || c == '.') { name.trim_end_matches('.') } else { name };
    let is_inverted = bare.split_once(", ").is_some_and(|(family, given)| {
        name.rsplit(' ').next().is_some_and(is_initial) && family.split(' ').count() <= 3
            || is_person(&format!("{given} {family}"))
    });
    let is_author = is_inverted || is_person(bare) || bare.split(" and ").all(is_person);
    is_author.then_some(if is_initial(name.rsplit(' ').next().unwrap_or_default()) { name } else { bare })
}

/// `J.`, `J.-P.`, `Дж.`
fn is_initial(word: &str) -> bool {
    const MOST_LETTERS: usize = 2;
    word.ends_with('.') && (1..=MOST_LETTERS).contains(&word.chars().filter(|c| c.is_alphabetic()).count())
}

/// `Doe, Jane. "Pier stays closed." Quay Post, 4 May 2021`, `Doe, J. (2021) 'Pier stays closed', Quay Post, 4 May`
fn quoted(line: &str) -> Option<Reference<'_>> {
    const QUOTES: [(&str, &str); 6] = [("“", "”"), ("\"", "\""), ("«", "»"), ("„", "“"), ("‘", "’ "), (" '", "',")];
    let (before, headline, behind) = QUOTES.iter().find_map(|(open, close)| {
        let (before, rest) = line.split_once(open)?;
        let (inside, behind) = rest.split_once(close)?;
        Some((before.trim(), inside, behind))
    })?;
    let headline = headline.trim().trim_end_matches([',', '.', ' ', '\u{a0}']);
    let (before, year) = match before.strip_suffix(')').and_then(|before| before.rsplit_once(" (")) {
        Some((before, year)) if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => (before, Some(year)),
        _ => (before, None),
    };
    let (house, day) = match year {
        Some(year) => {
            let (name, day) = behind.trim_start_matches([',', '.', ' ']).split_once(", ")?;
            let day = format!("{} {year}", day.trim_end_matches(['.', ' ', ',']));
            let is_day =
                matches!(whole_date(&day), DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
            (house(name).filter(|_| is_day)?, day)
        }
        None => house_and_day(behind)?,
    };
    // Without who wrote, words in quotes and a day are a reference where a paper stands between them.
    let author = if before.is_empty() && names_a_paper(house) { "" } else { author(before)? };
    Some(Reference { headline, house, day, author, address: "" })
}

/// `Doe, J. (2021, May 4). Pier stays closed. Quay Post.`
fn of_year_in_brackets(line: &str) -> Option<Reference<'_>> {
    let (before, rest) = line.split_once(" (")?;
    let (inside, behind) = rest.split_once("). ")?;
    let (year, day) = inside.split_once(", ")?;
    let words = [format!("{day}, {year}"), format!("{day} {year}")];
    let is_day = |words: &String| matches!(whole_date(words), DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
    let day = words.into_iter().find(is_day).filter(|_| year.len() == 4)?;
    let (headline, name) = behind.trim_end_matches(['.', ' ']).rsplit_once(". ")?;
    Some(Reference { headline, house: house(name)?, day, author: author(before)?, address: "" })
}

/// `Jane Doe: Pier bleibt zu. In: Hafenkurier, 4. Mai 2021, S. 4.`
fn behind_in(line: &str) -> Option<Reference<'_>> {
    let (before, behind) = line.split_once(". In: ")?;
    let (house, day) = house_and_day(behind)?;
    let (name, headline) = before.split_once(": ")?;
    Some(Reference { headline, house, day, author: author(name)?, address: "" })
}

/// `Доу Дж. Причал закрыт // Портовые новости. 04.05.2021.`
fn behind_strokes(line: &str) -> Option<Reference<'_>> {
    const MOST_WORDS_OF_NAME: usize = 3;
    let (before, behind) = line.split_once(" // ")?;
    let (house, day) = house_and_day(behind)?;
    // The family name, then initials.
    let ends = before.match_indices(' ').map(|(end, _)| end).take(MOST_WORDS_OF_NAME);
    let end = ends.skip(1).filter(|end| before[..*end].split(' ').skip(1).all(is_initial)).last()?;
    Some(Reference { headline: before[end..].trim(), house, day, author: before[..end].trim(), address: "" })
}

/// `[2021-05-04] Quay Post – Pier stays closed (Jane Doe)`, `2021-05-04 – Quay Post – Pier stays closed`, `Quay Post: Pier stays closed (May 4, 2021)`
fn of_card(line: &str) -> Option<Reference<'_>> {
    let is_day =
        |words: &str| matches!(whole_date(words), DateReading::Found(found) if found.date.precision() == DatePrecision::Day);
    if let Some((house, rest)) = line.split_once(": ").filter(|(house, _)| names_a_paper(house)) {
        let (headline, day) = rest.strip_suffix(')')?.rsplit_once(" (").filter(|(_, day)| is_day(day))?;
        return Some(Reference { headline, house, day: day.to_string(), ..Reference::default() });
    }
    let stroke = [" – ", " — ", " - "].into_iter().find(|stroke| line.contains(stroke))?;
    let (day, rest) = match line.strip_prefix('[') {
        Some(inside) => inside.split_once("] ")?,
        None => line.split_once(stroke)?,
    };
    let (name, headline) = rest.split_once(stroke).filter(|_| is_day(day))?;
    let by = headline.strip_suffix(')').and_then(|headline| headline.rsplit_once(" (")).filter(|(_, name)| is_person(name));
    let (headline, author) = by.unwrap_or((headline, ""));
    Some(Reference { headline, house: house(name)?, day: day.to_string(), author, address: "" })
}

#[cfg(test)]
mod tests {
    use super::{at_end, reference_of};

    #[test]
    fn a_reference_at_the_end_repeats_the_headline() {
        const BODY: &str =
            "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";
        for (headline, line, expected) in [
            ("Pier stays closed", "Doe, Jane. \"Pier stays closed.\" Quay Post, 4 May 2021.", true),
            ("Nobody was asked", "Doe, Jane. \"Pier stays closed.\" Quay Post, 4 May 2021.", false),
            ("Pier stays closed", "Quay Post, 4 May 2021.", false),
        ] {
            let text = format!("{headline}\n\n{BODY}\n\n{line}\n");
            assert_eq!(at_end(&text).map(|(_, _, rest)| rest.trim()), expected.then_some(BODY), "{line}");
        }
    }

    #[test]
    fn references() {
        for (line, expected) in [
            (
                "Doe, Jane. \"Pier stays closed.\" Quay Post, 4 May 2021, https://q.example/a.",
                "Pier stays closed|Quay Post|4 May 2021|Doe, Jane|https://q.example/a",
            ),
            ("Jane Doe, “Pier stays closed,” Quay Post, May 4, 2021.", "Pier stays closed|Quay Post|May 4, 2021|Jane Doe|"),
            ("\"Pier stays closed\". Quay Post. 4 May 2021.", "Pier stays closed|Quay Post|4 May 2021||"),
            (
                "Jane Doe, « La jetée reste fermée », Le Courrier, 4 mai 2021.",
                "La jetée reste fermée|Le Courrier|4 mai 2021|Jane Doe|",
            ),
            (
                "Doe, J. (2021) 'Pier stays closed', Quay Post, 4 May. Available at: https://q.example/a (Accessed: 3 March 2022).",
                "Pier stays closed|Quay Post|4 May 2021|Doe, J.|https://q.example/a",
            ),
            (
                "Doe, J. (2021, May 4). Pier stays closed. Quay Post. https://q.example/a",
                "Pier stays closed|Quay Post|May 4, 2021|Doe, J.|https://q.example/a",
            ),
            (
                "Jane Doe: Der Pier bleibt zu. In: Hafenkurier, 4. Mai 2021, S. 4.",
                "Der Pier bleibt zu|Hafenkurier|4. Mai 2021|Jane Doe|",
            ),
            ("Доу Дж. Причал закрыт // Портовые новости. 04.05.2021.", "Причал закрыт|Портовые новости|04.05.2021|Доу Дж.|"),
            (
                "[2021-05-04] Kestrel Analysis – Pier stays closed (Jane Doe)",
                "Pier stays closed|Kestrel Analysis|2021-05-04|Jane Doe|",
            ),
            ("2021-05-04 – Quay Post – Pier stays closed", "Pier stays closed|Quay Post|2021-05-04||"),
            ("Quay Post: Pier stays closed (May 4, 2021)", "Pier stays closed|Quay Post|May 4, 2021||"),
            // Headlines and sentences.
            ("\"The pier stays closed,\" the minister says, May 4, 2021", ""),
            ("\"The pier stays closed\", Geneva, 4 May 2021", ""),
            ("The town says \"the pier stays closed\". Quay Post, 4 May 2021", ""),
            ("Harbour: the pier stays closed (May 4, 2021)", ""),
            ("Meeting on the pier (2021, May 4). Town hall. Basra.", ""),
            ("2021-05-04 – the pier stays closed – and the quay", ""),
            ("Jane Doe: The pier stays closed. In: out, 4 May 2021", ""),
        ] {
            let found = reference_of(line)
                .map(|found| [found.headline, found.house, &found.day, found.author, found.address].join("|"));
            assert_eq!(found.unwrap_or_default(), expected, "{line}");
        }
    }
}

//! Reads what archives of the press print of an article: a citation as EBSCO writes it (`Title: Quay shut. By: Doe, Jane, Harbour Times, 4/13/2013,
//! p. 4`), and a line of day, paper and page below the headline (Newton Media, Infomedia and others).

use super::super::super::byline::is_person;
use super::super::super::scan::split_once;
use super::super::lines::Line;
use super::kiosks::is_author;
use super::{Clipping, begins_with_day, day_in, from_line, split_at_line};
use crate::article::Field;

pub(super) fn clipping_of<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    of_ebsco(text, lines)
        .or_else(|| of_issue_line(text, lines))
        .or_else(|| of_retriever(text, lines))
        .or_else(|| of_japanese_issue(text, lines))
        .or_else(|| of_issue_above(text, lines))
}

/// `Havnebladet | 04.05.2021 | Sektion 1 | Side 12 | 634 ord | artikel-id: e7a1`, then headline, perhaps a standfirst, who wrote, the text.
fn of_issue_above<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const LEAST_PARTS: usize = 4;
    let issue = lines.first()?.trimmed();
    let parts: Vec<&str> = issue.split(" | ").map(str::trim).collect();
    let (paper, others) = parts.split_first()?;
    let day = others.iter().find(|part| begins_with_day(part)).filter(|_| issue.len() <= 200)?;
    let is_page = |part: &str| {
        let part = part.to_lowercase();
        PAGES.iter().any(|word| part.strip_prefix(word).is_some_and(|page| page.starts_with(|c: char| c.is_ascii_digit())))
    };
    let is_name = !paper.chars().any(|c| c.is_ascii_digit());
    if parts.len() < LEAST_PARTS || !is_name || !others.iter().any(|part| is_page(part)) {
        return None;
    }
    let mut clipping = Clipping { layout: "archive", ..Clipping::default() };
    clipping.values.push((Field::Publisher, paper));
    clipping.values.push((Field::DatePublished, day));
    clipping.values.push((Field::Headline, lines.get(1).filter(|line| !line.ends_sentence())?.text));
    // The standfirst stands above who wrote.
    let author = (2..=3).find(|place| lines.get(*place).is_some_and(|line| is_author(line.trimmed())));
    if let Some(author) = author {
        lines[2..author].iter().for_each(|line| clipping.values.push((Field::Description, line.text)));
        clipping.values.push((Field::Author, lines[author].text));
    }
    let (body, _) = split_at_line(from_line(text, lines.get(author.map_or(2, |author| author + 1))), is_end);
    clipping.body = body;
    Some(clipping)
}

/// `Jane Doe. Sida: 12. Sektion: 1.`: who wrote, before where in the paper it stood.
fn author_before_page<'t>(line: &Line<'t>) -> Option<&'t str> {
    const PAGES: [&str; 3] = [". Sida: ", ". Side: ", ". Sivu: "];
    let (name, _) = PAGES.iter().find_map(|page| split_once(line.trimmed(), page))?;
    is_author(name).then_some(name)
}

/// A headline, below it paper and day (`Fjellposten. Publisert på nett 17.01.2022 06:12. Profil.`), perhaps who wrote, then the text up to the line about
/// rights.
fn of_retriever<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const MOST_LINES_ABOVE: usize = 3;
    const WORDS: [&str; 5] = [". Publicerat ", ". Publicerad ", ". Publisert ", ". Publiceret ", ". Julkaistu "];
    let issue_of = |line: &Line<'t>| -> Option<(&'t str, &'t str)> {
        let words = line.trimmed();
        let (paper, behind) = WORDS.iter().find_map(|mark| split_once(words, mark))?;
        let day = day_in(behind).filter(|_| words.len() <= 200 && !paper.is_empty())?;
        Some((paper, &behind[day..]))
    };
    let place = lines.iter().take(MOST_LINES_ABOVE).skip(1).position(|line| issue_of(line).is_some());
    let (place, (paper, day)) = match place {
        Some(place) => (place + 1, issue_of(&lines[place + 1])?),
        None => issue_above_print(lines)?,
    };
    let mut clipping = Clipping { layout: "Retriever", ..Clipping::default() };
    clipping.values.push((Field::Headline, lines[0].text));
    lines[1..place].iter().for_each(|line| clipping.values.push((Field::Description, line.text)));
    clipping.values.push((Field::Publisher, paper));
    clipping.values.push((Field::DatePublished, day));
    let place = place + lines[place + 1..].iter().take_while(|line| is_of_issue(line)).count();
    let author = lines.get(place + 1);
    let author = author.and_then(|line| author_before_page(line).or(is_author(line.trimmed()).then_some(line.text)));
    clipping.values.extend(author.map(|author| (Field::Author, author)));
    let first = lines.get(place + 1 + usize::from(author.is_some()));
    let is_end = |line: &str| line.starts_with('©') || line.contains("://ret.nu/") || line.contains("retriever-info.com");
    let (body, below) = split_at_line(from_line(text, first), is_end);
    clipping.values.push((Field::CreditText, below.lines().next().unwrap_or_default()));
    clipping.body = body;
    Some(clipping)
}

/// `Västra Bladet, 2023-03-14 05:00` above `Publicerat i print.`: its place, the paper and the day.
fn issue_above_print<'t>(lines: &[Line<'t>]) -> Option<(usize, (&'t str, &'t str))> {
    const MOST_LINES_ABOVE: usize = 3;
    let issue_of = |line: &Line<'t>| {
        let words = line.trimmed();
        let (paper, day) = [", ", ". ", " | "].iter().find_map(|mark| split_once(words, mark))?;
        (words.len() <= 120 && begins_with_day(day)).then_some((paper, day))
    };
    let is_print = |line: &Line<'_>| is_of_issue(line) && !line.text.bytes().any(|byte| byte.is_ascii_digit());
    let place = (1..MOST_LINES_ABOVE).find(|place| lines.get(place + 1).is_some_and(is_print))?;
    Some((place, issue_of(lines.get(place)?)?))
}

/// `Publicerat i print.`, `Sida 7`, `Seksjon: Del 1`: where in the paper a text stood.
fn is_of_issue(line: &Line<'_>) -> bool {
    const OPENINGS: [&str; 12] = [
        "Publicerat i",
        "Publicerat på",
        "Publicerad i",
        "Publicerad på",
        "Publisert i",
        "Publisert på",
        "Publiceret i",
        "Julkaistu ",
        "Sida ",
        "Side ",
        "Sivu ",
        "Seksjon:",
    ];
    line.length() <= 80 && OPENINGS.iter().any(|opening| line.trimmed().starts_with(opening))
}

/// A headline, below it day, paper, edition, page and length: `2019/02/18  北陸新報  朝刊  12ページ  345文字`.
fn of_japanese_issue<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const EDITIONS: [&str; 8] = ["朝刊", "夕刊", "電子版", "地方版", "速報", "東京朝刊", "大阪朝刊", "地方経済面"];
    let (headline, issue) = (lines.first()?, lines.get(1)?.trimmed());
    if issue.len() > 200 || issue.is_ascii() || !begins_with_day(issue) {
        return None;
    }
    let parts: Vec<&str> = issue.split([' ', '\u{3000}', '\t']).filter(|part| !part.is_empty()).collect();
    let is_measure = |part: &str| {
        let unit = part.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.len() < part.len() && matches!(unit, "ページ" | "頁" | "面" | "文字" | "字")
    };
    let is_edition = |part: &str| EDITIONS.contains(&part) || part.ends_with("朝刊") || part.ends_with("夕刊");
    let paper = parts.iter().skip(1).find(|part| !is_measure(part) && !is_edition(part) && !part.contains(':'))?;
    if !parts.iter().any(|part| is_measure(part)) {
        return None;
    }
    let mut clipping = Clipping { layout: "archive", ..Clipping::default() };
    clipping.values.push((Field::Headline, headline.text));
    clipping.values.push((Field::DatePublished, parts[0]));
    clipping.values.push((Field::Publisher, paper));
    clipping.body = from_line(text, lines.get(2));
    Some(clipping)
}

/// Title, authors, paper and day stand in one paragraph.
fn of_ebsco<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    let first = lines.first()?;
    let (headline, rest) = first.trimmed().strip_prefix("Title:")?.trim().split_once(". By: ")?;
    let mut clipping = Clipping { layout: "EBSCO", ..Clipping::default() };
    clipping.values.push((Field::Headline, headline));
    let parts: Vec<&str> = rest.split(", ").collect();
    let day = parts.iter().position(|part| begins_with_day(part))?;
    // Family name, given name (and more of them behind semicolons), paper.
    let paper = (2..day).find(|place| !parts[place - 1].contains(';') && !parts[*place].contains(';'))?;
    let authors_end: usize = parts[..paper].iter().map(|part| part.len() + ", ".len()).sum();
    clipping.values.push((Field::Author, rest[..authors_end].trim_end_matches([',', ' ', ';'])));
    clipping.values.push((Field::Publisher, parts[paper]));
    clipping.values.push((Field::DatePublished, parts[day]));
    let is_of_head = |line: &&Line<'_>| {
        const LABELS: [&str; 6] =
            ["Database:", "Section:", "Accession Number:", "Publication Type:", "Persistent link", "Abstract:"];
        LABELS.iter().any(|label| line.trimmed().starts_with(label))
    };
    let body = lines.iter().skip(1).find(|line| !is_of_head(line));
    let (body, _) = split_at_line(from_line(text, body), |line| {
        line.starts_with("Copyright of ") && line.contains("property of") || line.starts_with("Accession Number:")
    });
    clipping.body = body;
    Some(clipping)
}

/// The words for a page before its number.
const PAGES: [&str; 16] = [
    "strana ", "str. ", "strona ", "side ", "sida ", "sid ", "sivu ", "seite ", "s. ", "page ", "p. ", "pág. ", "pagina ",
    "pag. ", "стр. ", "oldal ",
];

/// A headline, and below it the day, the paper and the page: `2.10.2019   Severní listy   Strana 4`.
fn of_issue_line<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Clipping<'t>> {
    const LONGEST_BYTES: usize = 200;
    const MOST_PARTS: usize = 9;
    let (headline, issue) = (lines.first()?, lines.get(1)?.trimmed());
    if issue.len() > LONGEST_BYTES || !begins_with_day(issue) {
        return None;
    }
    let separator = ["\t", " | ", "   ", ", "].into_iter().find(|separator| issue.contains(separator))?;
    let parts: Vec<&str> = issue.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_page = |part: &&str| {
        let part = part.to_lowercase();
        let number = PAGES.iter().find_map(|word| part.strip_prefix(word));
        number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    };
    let has_digit = |part: &str| part.chars().any(|c| c.is_ascii_digit());
    let page = parts.iter().position(is_page).filter(|_| parts.len() <= MOST_PARTS)?;
    let paper = parts[1..page].iter().find(|part| !has_digit(part) && part.len() > 2)?;
    let mut clipping = Clipping { layout: "archive", ..Clipping::default() };
    clipping.values.push((Field::Headline, headline.text));
    clipping.values.push((Field::DatePublished, parts[0]));
    clipping.values.push((Field::Publisher, paper));
    let is_name = |part: &&&str| !has_digit(part) && !part.chars().any(char::is_lowercase) && is_person(part);
    let author = parts[page + 1..].iter().find(is_name);
    clipping.values.extend(author.map(|author| (Field::Author, *author)));
    let (body, _) = split_at_line(from_line(text, lines.get(2)), is_end);
    clipping.body = body;
    Some(clipping)
}

/// What archives print below an article.
fn is_end(line: &str) -> bool {
    const STARTS: [&str; 9] = [
        "Alt materiale i ",
        "Artikel-id:",
        "Název média:",
        "Názov média:",
        "Vydavatel:",
        "Vydavateľ:",
        "Zdroj: Newton",
        "URL automaticky vytvořena",
        "© ",
    ];
    let is_identifier = || {
        let id = line.strip_prefix("Id: ");
        id.is_some_and(|id| id.len() <= 40 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
    };
    STARTS.iter().any(|start| line.starts_with(start)) || is_identifier()
}

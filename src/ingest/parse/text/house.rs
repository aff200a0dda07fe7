//! Finds the name of the publisher of a copied page: in the line about rights, or as the first line above the menu, where it comes back below.

use std::ops::Range;

use super::super::labels::whole_label;
use super::super::scan::{find, holds_any, is_longer, trim};
use super::super::subjects::names_section;
use super::dateline::dateline_of;
use super::furniture::{is_furniture, is_kicker, is_separator};
use super::header::HeaderReader;
use super::lines::Line;
use super::meta::{Part, meta_of};
use super::page::weight;
use super::press::names_a_paper;
use crate::article::{Field, Zone};

/// Lines of the end that are looked through for the owner of the rights.
const MOST_LINES_OF_TAIL: usize = 30;
/// Lines of a menu that the name of the house may stand among.
const MOST_LINES_OF_TOP: usize = 20;

impl HeaderReader<'_, '_> {
    /// Sets the publisher where no line declared one.
    pub(super) fn settle_publisher(&mut self) {
        if self.builder.article().publisher.is_some() {
            return;
        }
        let lines = self.lines;
        let printed =
            (0..lines.len().min(MOST_LINES_OF_TOP)).find_map(|place| Some((place, printed_from(lines[place].text)?)));
        if let Some((place, range)) = printed {
            let line = lines[place];
            let evidence = line.evidence(Zone::Header, &range, "site of a page for printing", 0.9);
            return self.builder.set_text(Field::Publisher, &line.text[range], evidence);
        }
        if let Some((place, range)) = self.name_behind_headline() {
            let line = lines[place];
            let evidence = line.evidence(Zone::Header, &range, "behind the headline, which stands alone below", 0.7);
            return self.builder.set_text(Field::Publisher, &line.text[range], evidence);
        }
        let tail = lines.len().saturating_sub(MOST_LINES_OF_TAIL);
        // The photographer of a picture is told by the missing year; the last lines are about the page.
        const LINES_OF_PAGE: usize = 6;
        let owner = (tail..lines.len()).rev().find_map(|place| {
            let text = lines[place].text;
            let range = owner_in(text)?;
            let is_late = place + LINES_OF_PAGE >= lines.len() && !text.contains('/');
            (is_late || holds_year(text)).then_some((place, range))
        });
        let top = self.name_above_menu(owner.clone().map(|(place, range)| &lines[place].text[range]));
        if let Some((place, rule, confidence)) = top {
            let line = lines[place];
            let name = line.text.split(" - ").next().unwrap_or(line.text);
            let start = line.text.len() - line.text.trim_start().len();
            let range = start..name.trim_end().len();
            self.builder.set_text(Field::Publisher, name, line.evidence(Zone::Header, &range, rule, confidence));
        } else if let Some((place, range)) = owner {
            let range = self.as_named_elsewhere(place, range);
            let line = lines[place];
            let evidence = line.evidence(Zone::Credit, &range, "owner of the rights", 0.5);
            self.builder.set_text(Field::Publisher, &line.text[range], evidence);
        }
    }

    /// The house in the title of a page that stands above its headline: `Quay stays shut | Harbour Courier`, and below it `Quay stays shut`.
    fn name_behind_headline(&self) -> Option<(usize, Range<usize>)> {
        const JOINTS: [&str; 5] = [" | ", " - ", " – ", " — ", " · "];
        const LONGEST_CHARACTERS: usize = 40;
        const MOST_WORDS: usize = 5;
        let body = self.choice?.body.min(self.lines.len());
        let title = self.builder.article().headline.clone();
        if title.is_empty() {
            return None;
        }
        let stands_alone = |words: &str, own: usize| {
            self.lines[..body].iter().enumerate().any(|(place, line)| place != own && line.trimmed() == words)
        };
        self.lines[..body].iter().enumerate().find_map(|(place, line)| {
            let rest = line.text.trim_start().strip_prefix(title.as_str())?;
            let name = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint))?.trim();
            let is_name = !is_longer(name, LONGEST_CHARACTERS)
                && (1..=MOST_WORDS).contains(&weight(name))
                && !name.starts_with(char::is_lowercase)
                && !name.ends_with(['.', '!', '?', ':'])
                && !JOINTS.iter().any(|joint| name.contains(joint));
            let is_other = is_furniture(name) || is_kicker(name) || names_section(name) || meta_of(name).is_some();
            let start = line.text.trim_end().len() - name.len();
            let is_borne_out = stands_alone(&title, place) || stands_alone(name, place);
            (is_name && !is_other && is_borne_out).then(|| (place, start..start + name.len()))
        })
    }

    /// The line above a menu that names the house, the rule that tells so, and how sure it is.
    fn name_above_menu(&self, owner: Option<&str>) -> Option<(usize, &'static str, f32)> {
        const LEAST_LINES_OF_MENU: usize = 3;
        let headline = self.choice?.headline;
        let lines = self.lines;
        let first = (0..headline).find(|place| !is_skipped(&lines[*place]))?;
        let may_name = |place: &usize| {
            let text = lines[*place].trimmed();
            let name = text.split(" - ").next().unwrap_or(text);
            (2..=40).contains(&name.chars().count())
                && weight(name) <= 5
                && !name.contains([':', ',', '?', '!', '|', '>', '[', '@', '/'])
                && name.chars().filter(|c| c.is_numeric()).count() <= 2
                && name.chars().any(char::is_alphabetic)
                // Who keeps captures of pages published none of them.
                && !name.to_lowercase().starts_with("archive.")
                && !(is_furniture(name) || is_kicker(name) || names_section(name) || whole_label(name).is_some())
                && meta_of(name).is_none()
        };
        let strongly = (0..headline.min(MOST_LINES_OF_TOP)).filter(may_name).find(|place| {
            let text = lines[*place].trimmed();
            let name = text.split(" - ").next().unwrap_or(text);
            // "By Jane Doe, Kenya": a country may be an item of the menu.
            let is_acronym =
                name.split(' ').any(|word| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
            let may_stand_beside_name = *place == first || is_acronym || names_a_paper(name) || name.contains('.');
            self.owns(name, owner) || may_stand_beside_name && self.is_house_below(name)
        });
        if let Some(place) = strongly {
            return Some((place, "name above the menu that comes back below", 0.7));
        }
        if !may_name(&first) || headline < first + LEAST_LINES_OF_MENU {
            return None;
        }
        let text = lines[first].trimmed();
        let name = text.split(" - ").next().unwrap_or(text);
        let comes_back = lines[headline..].iter().any(|line| line.length() <= 120 && holds_name(line.text, name))
            || lines[first + 1..headline - 1].iter().any(|line| line.trimmed().to_lowercase() == name.to_lowercase());
        let is_host = name.contains('.') && !name.contains(' ') && !name.ends_with('.');
        if comes_back && names_a_paper(name) || is_host {
            return Some((first, "first line, which comes back below", 0.6));
        }
        // Where the words of a menu are known, a section would be too.
        let menu = &lines[first + 1..headline.min(first + 12)];
        let buttons = menu.iter().filter(|line| is_furniture(line.text)).count();
        let sections = menu.iter().filter(|line| is_kicker(line.text) || names_section(line.text)).count();
        let is_titled = weight(name) == 1
            || name.split(' ').all(|word| word.chars().count() <= 3 || !word.starts_with(char::is_lowercase));
        let is_kicker_of_headline = lines[headline - 1].trimmed() == name;
        (!is_kicker_of_headline && is_titled && (buttons >= 1 || sections >= 2)).then_some((
            first,
            "first line above a menu of known words",
            if comes_back { 0.6 } else { 0.5 },
        ))
    }

    /// Whether a name is that of the owner of the rights, or stands before the mark of the rights.
    fn owns(&self, name: &str, owner: Option<&str>) -> bool {
        let bare = name.strip_prefix("The ").unwrap_or(name);
        let tail = &self.lines[self.lines.len().saturating_sub(MOST_LINES_OF_TAIL)..];
        let is_before_mark = |line: &Line<'_>| owner_in(line.text).is_some() && begins_with_name(line.text, name);
        owner.is_some_and(|owner| bare.chars().count() >= 2 && holds_name(owner, bare)) || tail.iter().any(is_before_mark)
    }

    /// Whether words stand below the headline where a house does: beside the byline, as the agency of the dateline,
    /// behind a headline.
    fn is_house_below(&self, name: &str) -> bool {
        let Some(choice) = self.choice else { return false };
        let below = &self.lines[choice.headline..self.lines.len().min(choice.body + 2)];
        below.windows(2).any(|pair| {
            let is_byline =
                meta_of(pair[0].text).is_some_and(|meta| meta.parts.iter().any(|part| matches!(part, Part::Author(..))));
            is_byline && pair[1].length() <= 60 && begins_with_name(pair[1].text, name)
        }) || below.iter().any(|line| {
            let agency = dateline_of(line.text).and_then(|dateline| dateline.agency);
            agency.is_some_and(|agency| line.text[agency].trim().eq_ignore_ascii_case(name))
                || line.length() <= 160
                    && [" - ", " – ", " — ", " | ", ", ", " / "].iter().any(|mark| {
                        line.text.match_indices(mark).any(|(place, mark)| {
                            let rest = &line.text[place + mark.len()..];
                            begins_with_name(rest, name) && weight(rest) <= weight(name) + 3
                        })
                    })
        })
    }

    /// The shorter name by which the owner of the rights calls itself elsewhere: `Harbour Media Network`, "Harbour Staff".
    fn as_named_elsewhere(&self, own: usize, range: Range<usize>) -> Range<usize> {
        const LEAST_CHARACTERS: usize = 4;
        const ENDINGS: [&str; 12] = [
            " Media Network",
            " Media Group",
            " News & Media",
            " Media",
            " Network",
            " Group",
            " Publishing",
            " Publications",
            " Corporation",
            " Company",
            " Digital",
            " News Agency",
        ];
        let text = self.lines[own].text;
        let name = &text[range.clone()];
        let short = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
        let Some(short) = short.filter(|short| short.chars().count() >= LEAST_CHARACTERS) else { return range };
        let is_elsewhere = self.lines.iter().enumerate().any(|(place, line)| {
            place != own && line.length() <= 120 && holds_name(line.text, short) && !holds_name(line.text, name)
        });
        if is_elsewhere { range.start..range.start + short.len() } else { range }
    }
}

/// The site that pages of Drupal for printing name on their first line: `Published on Harbour Courier (https://courier.example)`.
pub(super) fn printed_from(line: &str) -> Option<Range<usize>> {
    const OPENERS: [&str; 10] = [
        "Published on ",
        "Publicado en ",
        "Publié sur ",
        "Publié le ",
        "Veröffentlicht auf ",
        "Pubblicato su ",
        "Publicado em ",
        "Gepubliceerd op ",
        "Опубликовано на ",
        "Publikováno na ",
    ];
    // Most lines have no address at their end.
    let text = trim(line);
    let before = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (http"))?.0;
    let name = OPENERS.iter().find_map(|opener| before.strip_prefix(opener))?;
    let start = line.find(name)?;
    Some(start..start + name.len())
}

fn is_skipped(line: &Line<'_>) -> bool {
    let text = line.trimmed().to_lowercase();
    is_separator(line.text) || is_furniture(line.text) && text.split_whitespace().count() >= 2
}

/// Whether a text holds a name as whole words, whatever its capitals.
fn holds_name(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.trim().to_lowercase());
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    name.chars().count() >= 2
        && text.match_indices(&name).any(|(place, found)| {
            is_edge(text[..place].chars().next_back()) && is_edge(text[place + found.len()..].chars().next())
        })
}

fn holds_year(text: &str) -> bool {
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    text.split(|c: char| !c.is_ascii_digit()).any(is_year)
}

fn begins_with_name(text: &str, name: &str) -> bool {
    let (text, name) = (text.trim_start().to_lowercase(), name.trim().to_lowercase());
    text.strip_prefix(&name).is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

/// The name of who owns the rights, in a line that says so.
pub(crate) fn owner_of(text: &str) -> Option<&str> {
    owner_in(text).map(|range| &text[range])
}

/// Who owns the rights, in a line that says so: `© 2024 Harbour News Limited or its affiliated companies. All rights reserved.`
pub(super) fn owner_in(text: &str) -> Option<Range<usize>> {
    const LONGEST_CHARACTERS: usize = 240;
    const MARKS: [&str; 6] = ["©", "ⓒ", "(c)", "(C)", "Copyright", "copyright"];
    const ENDS: [&str; 27] = [
        "All Rights",
        "All rights",
        "ALL RIGHTS",
        "Alle Rechte",
        "alle rechten",
        "Alle rechten",
        "Tous droits",
        "tous droits",
        "Todos los",
        "Todos os",
        "Tutti i",
        "Все права",
        "All content",
        " or its ",
        " and its ",
        " and/or ",
        " is not ",
        " Registered",
        " unless ",
        " e le ",
        " – ",
        " - ",
        " — ",
        " a division of",
        "iproduzione",
        " A division of",
        "无断",
    ];
    const FORMS: [&str; 24] = [
        "Limited", "Ltd", "Ltd.", "LLC", "Inc", "Inc.", "GmbH", "AG", "S.A.", "SA", "S.A", "S.L.", "SL", "B.V.", "BV",
        "plc", "PLC", "Pty", "Company", "Co.", "AB", "A/S", "S.p.A.", "SAS",
    ];
    // Databases own what they print of others.
    const DATABASES: [&str; 8] =
        ["genios", "lexisnexis", "factiva", "proquest", "newsbank", "pressreader", "europresse", "cedrom"];
    const LONGEST_BEFORE_BYTES: usize = 40;
    const LONGEST_MARK_BYTES: usize = 9;
    let trimmed = text.trim_start();
    if is_longer(text, LONGEST_CHARACTERS) {
        return None;
    }
    // The name of the house may stand before the mark; a sentence does not.
    let head = match trimmed.starts_with('<') {
        true => trimmed,
        false => &trimmed[..trimmed.floor_char_boundary(LONGEST_BEFORE_BYTES + LONGEST_MARK_BYTES)],
    };
    if !holds_any(head, [0xC2, 0xE2, b'(']) && !head.contains("opyright") {
        return None;
    }
    let at = MARKS.iter().filter_map(|mark| find(head, mark)).min()?;
    if at > LONGEST_BEFORE_BYTES && !trimmed.starts_with('<') {
        return None;
    }
    let mut rest = &trimmed[at..];
    loop {
        let before = rest;
        for mark in MARKS {
            rest = rest.strip_prefix(mark).unwrap_or(rest);
        }
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic() && c != '(' && c != '«');
        rest = rest.strip_prefix("by ").unwrap_or(rest);
        if rest == before {
            break;
        }
    }
    let mut end = rest.len();
    for mark in ENDS {
        end = rest[..end].find(mark).unwrap_or(end);
    }
    // "S.A. Todos", "Times Inc. ..."; a point behind a short word belongs to it.
    let is_end = |(place, c): &(usize, char)| match c {
        ')' => !rest[..*place].contains('('),
        '|' | ';' | '(' | '<' | '>' | '·' | '•' | ',' | '/' | '。' | '，' => true,
        '.' => {
            let word = rest[..*place].split_whitespace().last().unwrap_or_default();
            let is_short_form = FORMS.contains(&word) || word.chars().count() < 2 || word.contains('.');
            rest[*place + 1..].starts_with(' ') && !is_short_form
        }
        _ => false,
    };
    end = rest[..end].char_indices().find(is_end).map_or(end, |(place, _)| place);
    let mut name = rest[..end].trim().trim_end_matches(['.', ',', '-', '–']).trim_end();
    loop {
        let last = name.split_whitespace().last().unwrap_or_default();
        let last_bare = last.trim_end_matches('.');
        let is_form = FORMS.iter().any(|form| form.trim_end_matches('.') == last_bare);
        let is_number = last.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !(is_form || is_number && !last.is_empty()) || name.split_whitespace().count() < 2 {
            break;
        }
        name = name[..name.len() - last.len()].trim_end_matches([' ', ',', '.', '&']);
    }
    let is_name = (2..=60).contains(&name.chars().count())
        && name.split_whitespace().count() <= 7
        && name.starts_with(|c: char| !c.is_lowercase())
        && !name.contains(['@', '{', '='])
        && !DATABASES.iter().any(|database| name.to_lowercase().contains(database));
    let start = name.as_ptr().addr() - text.as_ptr().addr();
    is_name.then(|| start..start + name.len())
}

/// Whether what stands behind the label of a house or an address speaks for a name being that of the site. The path of an address repeats the
/// headline and says nothing, and of a house a single word is no name: `Kenya` of `Kenya Star`.
pub(super) fn may_name_site(value: &str, words: &str, squeezed: impl Fn(&str) -> String) -> bool {
    let name = squeezed(words);
    let name = name.strip_prefix("the").unwrap_or(&name);
    let address = value.split_once("://").map(|(_, address)| address);
    if let Some(address) = address.or_else(|| Some(value.trim()).filter(|value| !value.contains(' ') && value.contains('.')))
    {
        let host = address.split(['/', '?', '#', ' ']).next().unwrap_or_default();
        return squeezed(host).contains(name);
    }
    let is_whole = |part: &str| {
        let part = squeezed(part);
        part == name || part.strip_prefix("the") == Some(name)
    };
    words.trim().contains(' ') || value.split([',', '|', ';', '(', ')', '/', '–', '—', ':']).any(is_whole)
}

#[cfg(test)]
mod tests {
    use super::owner_in;

    #[test]
    fn owners_of_rights() {
        for (line, expected) in [
            ("© 2024 The Nile Gazette", "The Nile Gazette"),
            (
                "© 2024 Nile News & Media Limited or its affiliated companies. All rights reserved. (dcr)",
                "Nile News & Media",
            ),
            ("(c) 2024 Nile Media Network Ltd", "Nile Media Network"),
            ("© 2024 The Nile Times Company", "The Nile Times"),
            ("Copyright © 2024 Nile Prakashan Limited.", "Nile Prakashan"),
            ("© 2023 BBC. The BBC is not responsible for the content of external sites.", "BBC"),
            ("© The Royal Institute of International Affairs, 2024", "The Royal Institute of International Affairs"),
            ("© TASS, Russian News Agency", "TASS"),
            ("© 2024 DPG Media B.V. - alle rechten voorbehouden", "DPG Media"),
            ("<저작권자(c) 연합뉴스,", "연합뉴스"),
            ("The copyright of the songs was sold by the heirs in 2019, and the money is gone by now.", "-"),
            ("© riproduzione riservata", "-"),
        ] {
            assert_eq!(owner_in(line).map_or("-", |range| &line[range]), expected, "{line}");
        }
    }

    #[test]
    fn the_house_behind_a_headline_that_stands_alone_below() {
        use crate::ingest::parse::builder::ArticleBuilder;
        let text = "The quarrel about the harbour began in the spring, when the town closed the old road for good.\n\nFor a year nothing \
                    happened, until a judge was asked to look at it and heard both of the sides.";
        for (head, publisher, authors) in [
            (
                "Quay stays shut | Harbour Courier\n\nQuay stays shut\n\nBy JANE PERRY | Harbour Courier\nPUBLISHED: Jan 4, 2019",
                "Harbour Courier",
                "Jane Perry",
            ),
            (
                "Published on Harbour Courier (https://courier.example)\n\nHome > Quay stays shut\n\nQuay stays shut\n\nSubmitted by Jane Perry \
                 on Fri, 01/04/2019 - 10:15",
                "Harbour Courier",
                "Jane Perry",
            ),
            ("Quay stays shut - Sport\n\nQuay stays shut\n\nBy Jane Perry\nJan 4, 2019", "", "Jane Perry"),
            ("Quay stays shut - and nobody asked why\n\nQuay stays shut\n\nBy Jane Perry\nJan 4, 2019", "", "Jane Perry"),
        ] {
            let mut builder = ArticleBuilder::default();
            super::super::read_text(
                &format!("{head}\n\n{text}\n\nSource URL: https://courier.example/node/1\n"),
                &mut builder,
            );
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            assert_eq!(article.publisher.as_deref().unwrap_or_default(), publisher, "{head}");
            assert_eq!(
                (article.headline.as_str(), article.authors.join("; ").as_str()),
                ("Quay stays shut", authors),
                "{head}"
            );
        }
    }
}

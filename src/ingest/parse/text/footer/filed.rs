//! Turns the line with which blogs file their articles into topics, tags, day and author: `This entry was posted in Ports and tagged grain, trade.
//! Bookmark the permalink.`, `Publié dans Ports | Tagué grain | Laisser un commentaire`.
//!
//! The words are those of the translations of WordPress.

use std::ops::Range;

use super::super::header::HeaderReader;
use super::super::lines::Line;
use crate::article::{DatePrecision, Field, Zone};
use crate::ingest::parse::byline::{is_person, names};
use crate::ingest::parse::dates::{DateReading, date_at_start};

/// A whole sentence says where the article is filed.
const SENTENCES: [&str; 22] = [
    "this entry was posted",
    "this entry is filed under",
    "this post was posted in",
    "this post is filed under",
    "cette entrée a été publiée",
    "ce contenu a été publié",
    "cet article a été publié dans",
    "dieser beitrag wurde unter",
    "dieser eintrag wurde veröffentlicht in",
    "dieser beitrag wurde veröffentlicht in",
    "esta entrada fue publicada",
    "esta entrada foi publicada",
    "este artigo foi publicado em",
    "esse registro foi postado",
    "questo articolo è stato pubblicato in",
    "questa voce è stata pubblicata in",
    "dit bericht werd geplaatst",
    "dit bericht is geplaatst",
    "ten wpis został opublikowany",
    "запись опубликована",
    "detta inlägg publicerades",
    "dette innlegget ble publisert",
];

/// Words that file an article where a bar and more of the kind stand behind.
const OPENINGS: [&str; 12] = [
    "posted in ",
    "publié dans ",
    "veröffentlicht unter ",
    "veröffentlicht in ",
    "publicado en ",
    "publicado em ",
    "pubblicato in ",
    "geplaatst in ",
    "opublikowano ",
    "опубликовано в ",
    "publicerat i ",
    "publisert i ",
];

/// Stand before topics, in a sentence.
const BEFORE_TOPICS: [&str; 16] = [
    " posted in ",
    " filed under ",
    " dans ",
    " wurde unter ",
    " veröffentlicht in ",
    " publicada en ",
    " publicada em ",
    " publicado em ",
    " postado em ",
    " pubblicato in ",
    " pubblicata in ",
    " geplaatst in ",
    " w kategorii ",
    " в рубрике ",
    " publicerades i ",
    " publisert i ",
];

/// Stand before tags.
const BEFORE_TAGS: [&str; 34] = [
    " and tagged with ",
    " and tagged ",
    "| tagged with ",
    "| tagged ",
    ", tagged ",
    ", et marquée avec ",
    ", et marqué avec ",
    " et marquée avec ",
    " et marqué avec ",
    " avec comme mot(s)-clé(s) ",
    "| tagué ",
    "| marqué avec ",
    "| étiqueté ",
    " und getaggt mit ",
    " und getaggt ",
    " und verschlagwortet mit ",
    " und mit ",
    "| verschlagwortet mit ",
    "| getaggt mit ",
    " y etiquetada ",
    " y etiquetado ",
    "| etiquetado ",
    "| etiquetada ",
    " e marcada com a tag ",
    " e marcada com ",
    " e marcado com ",
    " e marcado ",
    "| marcado com ",
    " e contrassegnato come ",
    "| contrassegnato ",
    " en getagged ",
    " i oznaczony tagami ",
    "| otagowano ",
    " с метками ",
];

/// Stand before the day and before who wrote.
const BEFORE_DAY: [&str; 9] = [" on ", " am ", " le ", " el ", " em ", " il ", " op ", " dnia ", " den "];
const BEFORE_NAME: [&str; 9] = [" by ", " par ", " von ", " por ", " da ", " door ", " przez ", " av ", " автором "];

/// End a list besides.
const ENDS: [&str; 12] = [
    " and is filed",
    " and posted",
    " at ",
    " veröffentlicht",
    " verschlagwortet",
    " publicado",
    "|",
    "·",
    "•",
    ". ",
    " and tagged",
    " с меткой ",
];

/// What a line says, as bytes of it.
#[derive(Debug, Default, PartialEq)]
struct Filing {
    topics: Option<Range<usize>>,
    tags: Option<Range<usize>>,
    day: Option<Range<usize>>,
    author: Option<Range<usize>>,
}

impl HeaderReader<'_, '_> {
    /// Reads the line that files an article; whether it is one.
    pub(super) fn read_filing(&mut self, line: &Line<'_>) -> bool {
        let Some(filing) = filing_of(line.text) else { return false };
        let evidence = |range: &Range<usize>| line.evidence(Zone::Credit, range, "line that files the article", 0.9);
        for (field, range) in [(Field::Topic, filing.topics), (Field::Keywords, filing.tags)] {
            if let Some(range) = range {
                self.builder.add_list_text(field, &line.text[range.clone()], evidence(&range));
            }
        }
        if let Some(range) = filing.day
            && self.builder.article().published.date().is_none()
        {
            self.builder.set_date_text(&line.text[range.clone()], evidence(&range));
        }
        if let Some(range) = filing.author
            && self.builder.article().authors.is_empty()
        {
            self.builder.add_values(Field::Author, &names(&line.text[range.clone()]), evidence(&range));
        }
        self.furniture.push(line.trimmed().to_string());
        true
    }
}

fn filing_of(text: &str) -> Option<Filing> {
    const LONGEST_BYTES: usize = 600;
    const LONGEST_LINE_BYTES: usize = 300;
    const LONGEST_OPENING_BYTES: usize = 100;
    if text.len() > LONGEST_BYTES {
        return None;
    }
    // Hardly a line begins like one.
    let beginning = text.trim_start();
    let beginning = beginning[..beginning.floor_char_boundary(LONGEST_OPENING_BYTES)].to_lowercase();
    let begins =
        |openings: &[&str]| openings.iter().find(|opening| beginning.starts_with(**opening)).map(|opening| opening.len());
    let is_sentence = begins(&SENTENCES).is_some();
    let opening = begins(&OPENINGS);
    if !is_sentence && opening.is_none() {
        return None;
    }
    let lowered = text.to_lowercase();
    // Places in the one are places in the other.
    if lowered.len() != text.len() {
        return None;
    }
    let lead = lowered.len() - lowered.trim_start().len();
    let find = |marks: &[&str], from: usize| {
        let found = marks.iter().filter_map(|mark| Some((from + lowered[from..].find(mark)?, mark.len())));
        found.min_by_key(|(place, length)| (*place, usize::MAX - *length))
    };
    let tags_from = find(&BEFORE_TAGS, lead).map(|(place, length)| place + length);
    let topics_from = if is_sentence {
        find(&BEFORE_TOPICS, lead).map(|(place, length)| place + length)
    } else {
        let opening = opening.filter(|_| text.len() <= LONGEST_LINE_BYTES && text.contains('|'))?;
        // "Posted in anger | The Harbour Review" files nothing.
        tags_from?;
        Some(lead + opening)
    };
    let mut filing = Filing::default();
    let day = |mark: (usize, usize)| match date_at_start(&text[mark.0 + mark.1..]) {
        DateReading::Found(found) if found.date.precision() == DatePrecision::Day => {
            Some((mark.0, mark.0 + mark.1..mark.0 + mark.1 + found.range.end))
        }
        _ => None,
    };
    let found_day =
        BEFORE_DAY.iter().flat_map(|word| lowered.match_indices(word)).find_map(|(place, word)| day((place, word.len())));
    let found_author = BEFORE_NAME.iter().flat_map(|word| lowered.match_indices(word)).find_map(|(place, word)| {
        let start = place + word.len();
        let end = start + text[start..].find(['.', '|', ',']).unwrap_or(text.len() - start);
        let name = text[start..end].split(BEFORE_DAY[0]).next().unwrap_or_default().trim_end();
        (is_person(name) && name.split_whitespace().count() <= 4).then_some((place, start..start + name.len()))
    });
    let end_of = |from: usize| {
        let marks = [find(&BEFORE_TAGS, from), find(&ENDS, from)].into_iter().flatten().map(|(place, _)| place);
        let found = [found_day.as_ref().map(|(place, _)| *place), found_author.as_ref().map(|(place, _)| *place)];
        let end = marks.chain(found.into_iter().flatten().filter(|place| *place >= from)).min().unwrap_or(text.len());
        from..from + text[from..end].trim_end_matches([' ', '.', ',', ';']).len()
    };
    filing.topics = topics_from.map(end_of).filter(|range| !range.is_empty());
    filing.tags = tags_from.map(end_of).filter(|range| !range.is_empty());
    filing.day = found_day.map(|(_, range)| range);
    filing.author = found_author.map(|(_, range)| range);
    (filing != Filing::default()).then_some(filing)
}

#[cfg(test)]
mod tests {
    use super::filing_of;

    #[test]
    fn lines_that_file_an_article() {
        for (line, expected) in [
            ("This entry was posted in News and tagged ports, trade. Bookmark the permalink.", "News | ports, trade |  | "),
            (
                "This entry was posted in News, Trade on March 12, 2024 by Jane Doe.",
                "News, Trade |  | March 12, 2024 | Jane Doe",
            ),
            (
                "This entry was posted on Tuesday, March 12th, 2024 at 10:05 am and is filed under News. You can follow any responses to this \
                 entry through the RSS 2.0 feed.",
                "News |  | Tuesday, March 12th, 2024 | ",
            ),
            ("Posted in News | Tagged ports, trade | Leave a comment", "News | ports, trade |  | "),
            ("Publié dans Actualités | Tagué ports, commerce", "Actualités | ports, commerce |  | "),
            (
                "Ce contenu a été publié dans Actualités par Jeanne Perrin, et marqué avec ports, commerce. Mettez-le en favori avec son permalien.",
                "Actualités | ports, commerce |  | Jeanne Perrin",
            ),
            (
                "Veröffentlicht unter Nachrichten | Verschlagwortet mit Häfen, Handel | Hinterlasse einen Kommentar",
                "Nachrichten | Häfen, Handel |  | ",
            ),
            (
                "Dieser Beitrag wurde unter Nachrichten veröffentlicht. Setze ein Lesezeichen auf den Permalink.",
                "Nachrichten |  |  | ",
            ),
            (
                "Esta entrada fue publicada en Noticias y etiquetada puertos, comercio. Guarda el enlace permanente.",
                "Noticias | puertos, comercio |  | ",
            ),
            ("Posted in anger", "-"),
            ("Posted in anger | The Harbour Review", "-"),
            ("The entry was posted in March.", "-"),
        ] {
            let of = |range: Option<std::ops::Range<usize>>| range.map_or("", |range| &line[range]);
            let shown = filing_of(line).map_or("-".to_string(), |filing| {
                [filing.topics, filing.tags, filing.day, filing.author].map(of).join(" | ")
            });
            assert_eq!(shown, expected, "{line}");
        }
    }
}

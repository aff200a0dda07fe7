//! Turns a headline or a list of authors, and the house that stands in it, into what each of them is.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::super::byline::paper_behind;
use super::super::swapped::language_of_article;
use super::{ArticleBuilder, key_evidence};
use crate::article::{Evidence, Field};

impl ArticleBuilder {
    /// Ends the headline where services set the name of the paper behind it: `Tender cancelled - Swan River News`.
    pub(crate) fn end_headline_before_publisher(&mut self) {
        let Some(publisher) = self.article.publisher.as_deref() else { return };
        let headline = &self.article.headline;
        let marks = [" - ", " – ", " — ", " | "];
        let bare = marks.iter().filter(|mark| headline.contains(**mark)).find_map(|mark| {
            let (bare, name) = headline.rsplit_once(mark)?;
            (name.trim().to_lowercase() == publisher.to_lowercase()).then(|| bare.trim_end().to_string())
        });
        if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
            self.article.headline = bare;
        }
    }

    /// Ends the headline where terminals set the service of the agency behind it that the dateline names: `Tender cancelled - Reuters News`.
    fn end_headline_before_agency(&mut self) {
        let Some(agency) = self.article.publisher.as_deref().filter(|name| !name.is_empty()) else { return };
        let headline = &self.article.headline;
        let bare = headline.strip_suffix(" News").and_then(|rest| rest.strip_suffix(agency));
        let bare = bare.and_then(|rest| rest.strip_suffix(" - ")).map(str::trim_end).filter(|bare| bare.contains(' '));
        if let Some(bare) = bare.map(str::to_string) {
            self.article.headline = bare;
        }
    }

    /// Ends the headline before the name of the site, where nothing else tells who published and the address bears it out: `Tender cancelled | Swan River
    /// News` of `www.swanrivernews.example`.
    pub(crate) fn end_headline_before_site(&mut self) {
        const SHORTEST_NAME: usize = 4;
        const MOST_WORDS: usize = 4;
        if self.article.publisher.as_deref().is_some_and(|publisher| publisher.contains(' ')) {
            return self.end_headline_before_publisher();
        }
        self.end_headline_before_agency();
        let Some(host) = self.article.url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest) else {
            return;
        };
        let host = host.split(['/', '?', ':']).next().unwrap_or_default().to_lowercase().replace('-', "");
        let headline = self.article.headline.clone();
        let split = [" | ", " - ", " – ", " — ", " · "].iter().find_map(|mark| headline.rsplit_once(mark));
        let Some((bare, site)) = split.filter(|(bare, _)| !bare.trim().is_empty()) else { return };
        let squeezed = squeezed(site);
        let name = squeezed.strip_prefix("the").filter(|rest| rest.len() >= SHORTEST_NAME).unwrap_or(&squeezed);
        // `courier.example` of the Harbour Courier
        let is_word = |part: &str| {
            part.len() >= SHORTEST_NAME
                && site.split(' ').count() <= MOST_WORDS
                && site.split(' ').any(|word| self::squeezed(word) == part)
        };
        if name.len() < SHORTEST_NAME || !host.split('.').any(|part| part == name || part == squeezed || is_word(part)) {
            return;
        }
        self.article.headline = bare.trim_end().to_string();
        self.article.publisher = None;
        self.set_text(
            Field::Publisher,
            site,
            Evidence { rule: "behind the headline, as in the address".into(), ..key_evidence("headline", &headline, 0.8) },
        );
    }

    /// Takes the word for "by" away from an author of one name, where it is one in the language of the text: `Oleh Siti`.
    pub(super) fn settle_openers_of_authors(&mut self) {
        // "Autorka Jana Dudek"
        for author in &mut self.article.authors {
            if let Some((first, name)) = author.split_once(' ')
                && WORDS_FOR_AUTHOR.contains(&first)
                && name.contains(' ')
            {
                *author = name.trim_start_matches([':', ' ']).to_string();
            }
        }
        let opened = |author: &str, openers: &[&str]| {
            let (first, name) = author.split_once(' ')?;
            // "De Ana Popescu"; a family may be called De Smet.
            (openers.contains(&first) && name.contains(' ') == (first == "De")).then(|| name.to_string())
        };
        let article = &mut self.article;
        let is_open = |author: &String| OPENERS_BY_LANGUAGE.iter().any(|(_, openers)| opened(author, openers).is_some());
        if !article.authors.iter().any(is_open) {
            return;
        }
        let Some(language) = language_of_article(article) else { return };
        let Some((_, openers)) = OPENERS_BY_LANGUAGE.iter().find(|(known, _)| *known == language) else { return };
        for author in &mut article.authors {
            if let Some(name) = opened(author, openers) {
                *author = name;
            }
        }
    }

    /// Takes the paper behind the comma of the byline (`Jane Doe, The Basalt Courier`) for the publisher, where neither a name nor an address tells one.
    fn set_paper_of_byline(&mut self) {
        const CONFIDENCE: f32 = 0.6;
        if self.article.publisher.is_some() || self.article.url.is_some() || self.article.authors.is_empty() {
            return;
        }
        let bylines =
            self.article.evidence.iter().filter(|known| known.field == Field::Author && known.passed_over.is_none());
        let found = bylines.into_iter().find_map(|known| {
            let paper = paper_behind(&known.evidence.words)?;
            let rule = "paper behind the comma of the byline".into();
            Some((paper.to_string(), Evidence { rule, confidence: CONFIDENCE, ..known.evidence.clone() }))
        });
        if let Some((paper, evidence)) = found {
            self.set_text(Field::Publisher, &paper, evidence);
        }
    }

    /// Takes the house out of the authors, where it stands beside others: crawlers take every name above a text for one.
    pub(super) fn settle_house_among_authors(&mut self) {
        const SHORTEST_NAME: usize = 6;
        if let Some((house, evidence)) = self.house_as_author.take()
            && self.article.publisher.is_none()
        {
            self.set_text(Field::Publisher, &house, evidence);
        }
        self.set_paper_of_byline();
        if self.article.authors.len() < 2 {
            return;
        }
        let host =
            self.article.url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest).unwrap_or_default();
        let host = host.split(['/', '?', ':']).next().unwrap_or_default().to_lowercase().replace('-', "");
        let publisher = self.article.publisher.as_deref().map(squeezed).unwrap_or_default();
        let is_house = |name: &String| {
            let name = squeezed(name);
            let name = name.strip_prefix("the").unwrap_or(&name);
            name.len() >= SHORTEST_NAME
                && (host.split('.').any(|part| part.strip_prefix("the").unwrap_or(part) == name)
                    || publisher.strip_prefix("the").unwrap_or(&publisher) == name)
        };
        let Some(place) = self.article.authors.iter().position(is_house) else { return };
        let house = self.article.authors.remove(place);
        self.pass_over(Field::Author, &house, key_evidence("the house among the authors", &house, 0.2));
    }
}

/// What somebody is called who wrote, before the name.
const WORDS_FOR_AUTHOR: [&str; 24] = [
    "Author",
    "Autor",
    "Autorka",
    "Autorin",
    "Autora",
    "Autore",
    "Autrice",
    "Auteur",
    "Auteure",
    "Автор",
    "Авторка",
    "Аўтар",
    "Szerző",
    "Συντάκτης",
    "Avtor",
    "Avtorica",
    "Autoriaus",
    "Autors",
    "Muallif",
    "Författare",
    "Forfatter",
    "Skribent",
    "Tekst",
    "Tekstas",
];

/// Words that are first names elsewhere and in these languages stand before the name of who wrote.
const OPENERS_BY_LANGUAGE: [(&str, &[&str]); 6] = [
    ("id", &["Oleh"]),
    ("ms", &["Oleh"]),
    ("ro", &["De"]),
    ("tr", &["Yazan", "Yazar"]),
    ("az", &["Yazar"]),
    ("uz", &["Muallif"]),
];

/// The letters and digits of a name as an address has them: small, without accents.
pub(crate) fn squeezed(name: &str) -> String {
    if name.is_ascii() {
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let plain = name.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain
        .map(|c| match c {
            'ı' => 'i',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            other => other,
        })
        .collect()
}

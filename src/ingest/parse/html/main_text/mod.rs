//! Turns a web page, or a piece of one, into its text: the main text by an [`Extractor`], behind which the way it is found can be
//! exchanged; the text of a fragment a paragraph for each block.
//!
//! 1. `outline`: the tree of the page → its regions and the blocks of text in them. `marks`: what the names of elements say.
//! 2. `others`: the next article, remarks and teasers are taken out. 3. `choose`: the regions that hold the main text. 4. `clean`:
//!    what is in them but not of it. `phrases`, `appeals`: what short lines say. `captions`: lines under pictures. `pointers`: links
//!    to other articles with a day or a label beside them. `repeated`: what stands twice.
//! 5. `entry`: the text of a piece that a feed or an export gives.
//! 6. `brief`: short texts, with teasers beside them or captions under them. `data`: the text as a page gives it to machines, for pages that show next to nothing of it.

mod appeals;
mod brief;
mod captions;
mod choose;
mod clean;
mod credits;
mod data;
mod entry;
mod lines;
mod marks;
mod networks;
mod others;
mod outline;
mod phrases;
mod pointers;
mod repeated;
mod skipped;
mod spoken;
mod tag;

use self::brief::{is_brief, leaves, with_captions};
use self::choose::{Trust, are_remarks, choose};
use self::clean::text_of;
use self::data::{declared_text, hydration_text};
pub(crate) use self::entry::{EntryText, text_of_entry};
use self::lines::{is_dated_header, signature_of};
use self::marks::Marks;
use self::others::drop_others;
use self::outline::{Block, Outline, Tag, letters};
pub(crate) use self::phrases::is_line_below;
use super::people::is_other_than_person;
use super::tree::{Page, parse_fragment};
use crate::article::{Field, ParsedArticle};
use crate::ingest::parse::builder::{ArticleBuilder, key_evidence};
use crate::ingest::parse::byline::{
    Introduced, byline, ideographic_name, introduced, is_office, is_person, names as names_in, person_of_bio, person_of_box,
};
use crate::text::words_of;

/// The main text of a page and what stands beside it.
#[derive(Debug, Default)]
pub(crate) struct MainText {
    /// Paragraphs with an empty line between them.
    pub(crate) body: String,
    /// Captions and credits of images.
    pub(crate) credits: Vec<String>,
    /// Bylines and boxes about the author.
    pub(crate) closing: Vec<String>,
    /// The standfirst, where it stands above the body and not in it.
    pub(crate) standfirst: Option<String>,
    /// Letters in the body, as `outline` counts them.
    length: usize,
    /// The first block of the body, and the last.
    first_block: Option<usize>,
    last_block: Option<usize>,
}

/// Finds the main text of a page.
pub(crate) trait Extractor {
    /// The main text; `None` if there is none. The headline of the article is no part of it.
    fn main_text(&self, page: &Page, headline: &str) -> Option<MainText>;
}

/// Where the text of a page that shows none stands.
const FROM_SCRIPTS: &str = "data of the page's scripts";

/// The extractor in use: points for paragraphs, then names and phrases.
pub(crate) struct Outliner;

/// Where the body of a page was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Page,
    /// In what its scripts draw it from.
    Scripts,
}

/// Reads the body of a page, given as it stands and parsed; the headline must have been read before.
pub(crate) fn read_main_text(html: &str, page: &Page, builder: &mut ArticleBuilder) -> Origin {
    let found = Outliner.main_text(page, &builder.article().headline).unwrap_or_default();
    let data = [(declared_text(page), "JSON-LD: articleBody"), (hydration_text(html, found.length), FROM_SCRIPTS)];
    // What a page gives to machines only counts where it shows less than half of it.
    let hidden = data.into_iter().find(|(text, _)| letters(text) > 2 * found.length);
    let beside = (found.credits, found.closing);
    if let Some(standfirst) = &found.standfirst {
        builder.set_text(Field::Description, standfirst, key_evidence("line between headline and text", standfirst, 0.7));
    }
    let (text, origin, confidence) = match hidden {
        Some((text, origin)) => (text, origin, 0.7),
        None if found.length > 0 => (found.body, "main text of the page", 0.8),
        None => {
            builder.note("no_main_text", "no main text was found; the whole page was taken");
            (text_without_header(page, &builder.article().headline), "all text of the page", 0.3)
        }
    };
    let first_line = text.lines().next().unwrap_or_default().to_string();
    builder.set_body(text, key_evidence(origin, &first_line, confidence));
    keep_credits(&beside.0, builder);
    keep_signature(&beside.1, builder);
    keep_bios(beside.1, builder);
    if origin == FROM_SCRIPTS { Origin::Scripts } else { Origin::Page }
}

/// Keeps the credits of pictures.
fn keep_credits(credits: &[String], builder: &mut ArticleBuilder) {
    const MOST_CREDITS: usize = 20;
    for credit in credits.iter().take(MOST_CREDITS) {
        builder.set_text(Field::CreditText, credit, key_evidence("caption or credit of the page", credit, 0.7));
    }
}

/// Keeps the name under a text where nothing else names an author.
fn keep_signature(closing: &[String], builder: &mut ArticleBuilder) {
    // The house may stand under the name.
    let names = closing.iter().enumerate().filter_map(|(place, text)| Some((place, text.lines().next()?)));
    let signature = names.into_iter().find_map(|(place, line)| Some((place, line, signature_of(line)?)));
    // A release is signed by who holds the office, and written by none of them.
    let holds_office =
        |place: usize| closing[place..].iter().take(2).flat_map(|text| text.lines()).any(names_office_of_state);
    let signature = signature.filter(|(place, ..)| !holds_office(*place));
    let person_of = |name: &str| names_in(name).into_iter().find(|name| !is_office(name));
    let signed = signature.and_then(|(_, line, name)| match houses_behind_by(line).or_else(|| byline(line)) {
        Some(named) => Some(named),
        None => person_of(name).filter(|name| !is_other_than_person(name)).map(|name| vec![name]),
    });
    if let Some(named) = signed.filter(|_| builder.article().authors.is_empty()) {
        let evidence = key_evidence("name under the text", &named.join(" | "), 0.6);
        builder.add_values(Field::Author, &named, evidence);
    }
    if let Some(name) = signed_in_brackets(&builder.article().body).filter(|_| builder.article().authors.is_empty()) {
        builder.add_values(Field::Author, std::slice::from_ref(&name), key_evidence("name behind the text", &name, 0.6));
    }
}

/// The houses behind the word for "by" in a line that signs a text: `Door Kustbode.nl/ANP`.
fn houses_behind_by(line: &str) -> Option<Vec<String>> {
    const BY: [&str; 10] = ["by", "door", "von", "par", "por", "di", "av", "af", "przez", "от"];
    let (_, houses) = line.trim().split_once(' ').filter(|(by, _)| BY.contains(&by.to_lowercase().as_str()))?;
    let is_house = |house: &&str| {
        let is_address = house.contains('.') && !house.ends_with('.');
        let is_agency = (2..=8).contains(&house.len()) && house.bytes().all(|byte| byte.is_ascii_uppercase());
        !house.contains(char::is_whitespace) && (is_address || is_agency)
    };
    let houses: Vec<&str> = houses.trim().split('/').collect();
    (houses.len() > 1 && houses.iter().all(is_house)).then(|| houses.into_iter().map(str::to_string).collect())
}

/// Keeps lines about the author, which may name one where nothing else does; the body and what else tells authors must have been read.
pub(crate) fn keep_bios(closing: Vec<String>, builder: &mut ArticleBuilder) {
    let person_in = |text: &str| person_of_bio(text).or_else(|| person_of_box(text));
    let mut bios: Vec<String> = closing.into_iter().filter(|text| person_in(text).is_some()).collect();
    // A paragraph at the end about whoever wrote the article is no part of it, whatever the page calls it.
    let person_at_end = |article: &ParsedArticle| {
        let last = article.body.rsplit("\n\n").next()?;
        let author = || author_who_begins(last, article).map(|person| Introduced { person, is_sure: true });
        introduced(last).or_else(author)
    };
    while let Some(Introduced { person, is_sure }) = person_at_end(builder.article()) {
        let (authors, body) = (&builder.article().authors, &builder.article().body);
        // Somebody the article speaks of is its subject.
        let family = person.split(' ').next_back().unwrap_or_default().to_string();
        let is_subject = || body.rsplit_once("\n\n").is_some_and(|(above, _)| above.contains(&family));
        // `Dr. Jane Doe` under the text is the Jane Doe above it.
        let person = words_of(&person);
        let is_author = authors.is_empty() && is_sure && !is_subject()
            || authors.iter().any(|author| person.ends_with(&words_of(author)));
        let Some(text) = builder.take_last_paragraph(|_| is_author) else { break };
        bios.insert(0, text);
    }
    bios.dedup();
    let Some(first) = bios.first() else { return };
    let evidence = key_evidence("line about the author", first, 0.7);
    builder.set_text(Field::Bio, &bios.join(" "), evidence.clone());
    if builder.article().authors.is_empty() {
        let persons: Vec<String> = bios.iter().filter_map(|text| person_in(text)).collect();
        builder.add_values(Field::Author, &persons, evidence);
    }
}

/// The author with whose whole name the last paragraph begins, if no other speaks of that author: whatever it says there, in whatever
/// language, is about who wrote the text.
fn author_who_begins(last: &str, article: &ParsedArticle) -> Option<String> {
    const LONGEST_BYTES: usize = 600;
    const LEAST_BYTES_BEFORE: usize = 200;
    let before = article.body.strip_suffix(last)?;
    let begins = |name: &&String| {
        let rest = last.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix([' ', ',']));
        let last_name = name.rsplit(' ').next().unwrap_or_default();
        rest.is_some_and(|rest| rest.contains(' '))
            && name.contains(' ')
            && is_person(name)
            && !before.contains(last_name)
            && !article.headline.contains(last_name)
    };
    let is_short = last.len() <= LONGEST_BYTES && before.len() >= LEAST_BYTES_BEFORE;
    article.authors.iter().filter(|_| is_short).find(begins).cloned()
}

/// Whether a short line is an office of state: `Minister of Fisheries`.
fn names_office_of_state(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 90;
    const OFFICES: [&str; 26] = [
        "minister",
        "ministra",
        "ministre",
        "ministro",
        "ministerin",
        "president",
        "presidente",
        "presidenta",
        "präsident",
        "président",
        "governor",
        "gobernador",
        "governador",
        "gouverneur",
        "secretary",
        "mayor",
        "alcalde",
        "prefeito",
        "maire",
        "bürgermeister",
        "ambassador",
        "министр",
        "министър",
        "президент",
        "губернатор",
        "bakanı",
    ];
    line.chars().count() <= LONGEST_CHARACTERS && words_of(line).iter().any(|word| OFFICES.contains(&word.as_str()))
}

/// The reporter in brackets behind the last sentence, as papers of Japan sign: `…と話した。（佐藤美咲）`.
fn signed_in_brackets(body: &str) -> Option<String> {
    // What else stands there: `（敬称略）`, `（共同通信）`, `（３面に続く）`.
    const OF_OTHERS: &str = "略社通信部局班会紙記面版号続完参照注文責発年月日";
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=5;
    let (before, inner) = body.trim_end().strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
    let is_name_letter = |c: char| matches!(c, '\u{3400}'..='\u{9fff}') && !OF_OTHERS.contains(c);
    let letters = inner.chars().filter(|c| !c.is_whitespace());
    let is_name = LENGTHS.contains(&letters.clone().count()) && letters.clone().all(is_name_letter);
    (is_name && before.trim_end().ends_with('。')).then(|| ideographic_name(inner)).flatten()
}

/// A shorter text makes a less strict look worth while.
const ENOUGH: usize = 500;

/// With so much text a page has an article, whatever its readers wrote below it.
const ENOUGH_ABOVE_REMARKS: usize = 200;

impl Extractor for Outliner {
    fn main_text(&self, page: &Page, headline: &str) -> Option<MainText> {
        let mut outline = Outline::of(page);
        drop_others(&mut outline, headline);
        let outline = outline;
        let headlines: Vec<Vec<String>> = outline
            .blocks
            .iter()
            .filter(|block| outline.regions[block.region].tag == Tag::Title)
            .map(|block| words_of(&block.text))
            .chain([words_of(headline)])
            .collect();
        let is_headline = |text: &str| headlines.contains(&words_of(text));
        let mut best = MainText::default();
        for trust in [Trust::Names, Trust::Points, Trust::Nothing] {
            let regions = choose(&outline, trust);
            // Below a short article the remarks may be longer than it.
            if best.length >= ENOUGH_ABOVE_REMARKS && are_remarks(&outline, &regions) {
                continue;
            }
            let text = text_of(&outline, &regions, &is_headline);
            // A little more may be comments or teasers; so is what goes beyond the `<article>` of a brief.
            if text.length > 2 * best.length && !(is_brief(&outline, &best, headline) && leaves(&outline, &best, &text)) {
                best = text;
            }
            if best.length >= ENOUGH {
                break;
            }
        }
        if best.length < ENOUGH {
            best = with_captions(&outline, best, &is_headline);
        }
        best.standfirst = best.first_block.and_then(|first| standfirst_of(&outline, first, &is_headline));
        (best.length > 0).then_some(best)
    }
}

/// The block between headline and text that is called a standfirst, is a heading or a sentence, and is nothing else.
fn standfirst_of(outline: &Outline, first: usize, is_headline: &dyn Fn(&str) -> bool) -> Option<String> {
    const SHORTEST: usize = 25;
    const LONGEST: usize = 600;
    const MOST_BLOCKS: usize = 25;
    let other = Marks::STRANGE.with(Marks::AUTHOR).with(Marks::CAPTION).with(Marks::DETAILS).with(Marks::TAGS);
    let headline = outline.blocks[..first].iter().rposition(|block| is_headline(&block.text))?;
    if first - headline > MOST_BLOCKS {
        return None;
    }
    let is_standfirst = |block: &&Block| {
        let region = &outline.regions[block.region];
        let marks = region.marks;
        let is_called = marks.any(Marks::STANDFIRST) || outline.regions[region.parent].marks.any(Marks::STANDFIRST);
        let says_so = is_called || region.tag == Tag::Heading || block.ends_sentence && block.length >= SHORTEST * 2;
        let is_other = !is_called && (marks.any(other) || region.around.any(other)) || region.tag == Tag::Figure;
        (SHORTEST..=LONGEST).contains(&block.length)
            && block.linked * 2 < block.length
            && says_so
            && !is_other
            && !is_headline(&block.text)
            && phrases::phrase_of(block).is_none()
    };
    outline.blocks[headline + 1..first].iter().find(is_standfirst).map(|block| block.text.clone())
}

/// The text of a piece of HTML, a paragraph for each block.
pub(crate) fn text_of_fragment(html: &str) -> String {
    text_of_all(&parse_fragment(html))
}

/// All text of a page but its headline and the lines of its day, unless there is nothing else.
fn text_without_header(page: &Page, headline: &str) -> String {
    let outline = Outline::of(page);
    let headline = words_of(headline);
    let is_text = |block: &&Block| words_of(&block.text) != headline && !is_dated_header(&block.text);
    let texts: Vec<&str> = outline.blocks.iter().filter(is_text).map(|block| block.text.as_str()).collect();
    if texts.is_empty() { text_of_outline(&outline) } else { texts.join("\n\n") }
}

/// All text of a page that a reader would see, a paragraph for each block.
pub(crate) fn text_of_all(page: &Page) -> String {
    text_of_outline(&Outline::of(page))
}

fn text_of_outline(outline: &Outline) -> String {
    let texts: Vec<&str> = outline.blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join("\n\n")
}

#[cfg(test)]
mod tests;

//! Turns an article, with its marks, into its page: every field with the words it was read from, the text, who is named in it.

use std::ops::Range;

use askama::Template;
use chrono::NaiveDate;

use super::address::Address;
use super::frame::{Frame, Names, Site, counted, title_of, value_label};
use super::hit::{DateView, date, direction, language_code};
use super::marks::{Piece, chained, matched, paragraphs, pieces};
use super::rendered;
use super::written::{read_date, read_day};
use crate::article::{ActorInArticle, DateStatus, Dimension, Evidence, Field, FieldEvidence, Origin, Zone};
use crate::query::{Hit, MarkCount, MarkedArticle, Segment, Warning};
use crate::render::export::ExportFormat;
use crate::render::safe;
use crate::schema::StoredArticle;

/// What the page of an article is made of.
#[derive(Debug)]
pub struct ArticlePage<'a> {
    /// What all pages share.
    pub site: &'a Site,
    /// The search that led here.
    pub address: &'a Address,
    /// The names of what was chosen.
    pub names: &'a Names,
    /// The article.
    pub article: &'a StoredArticle,
    /// The same as a hit, as bibliographies have it.
    pub hit: &'a Hit,
    /// The day on which it is looked at.
    pub today: NaiveDate,
    /// The same with everything marked that the search looks for.
    pub marked: Option<&'a MarkedArticle>,
    /// The id of an actor or place whose mentions are to be marked.
    pub mark: Option<&'a str>,
}

impl<'a> ArticlePage<'a> {
    /// Actors and places.
    fn named(&self) -> impl Iterator<Item = &'a ActorInArticle> {
        self.article.actor.iter().chain(&self.article.place)
    }

    /// Whoever is to be marked, if the article names them.
    fn marked_actor(&self) -> Option<&'a ActorInArticle> {
        self.mark.and_then(|id| self.named().find(|actor| actor.id.as_str() == id))
    }

    /// The bytes of a text at which whoever is to be marked is named.
    fn mentions(&self, text: u8) -> Vec<Range<usize>> {
        let Some(marked) = self.marked_actor() else { return Vec::new() };
        let places = self.named().filter(|actor| actor.id == marked.id).flat_map(|actor| &actor.places);
        let mut ranges: Vec<Range<usize>> = places.filter(|place| place.0 == text).map(|place| place.bytes()).collect();
        ranges.sort_by_key(|range| range.start);
        ranges
    }
}

/// The texts of an article, cut at what is marked in them.
struct MarkedTexts {
    headline: Vec<Piece>,
    standfirst: Vec<Vec<Piece>>,
    body: Vec<Vec<Piece>>,
    bio: Vec<Vec<Piece>>,
    /// How many marks there are in all.
    marks: usize,
}

impl MarkedTexts {
    fn of(page: &ArticlePage<'_>) -> MarkedTexts {
        let ArticlePage { article, marked, .. } = *page;
        let mut marks = 0;
        let mut part = |text: &str, segments: Option<&[Segment]>, mentions: Vec<Range<usize>>| {
            let ranges = segments.map_or(Vec::new(), matched);
            let cut = pieces(text, &ranges, &mentions, marks + 1);
            marks = cut.iter().map(|piece| piece.mark).max().unwrap_or_default().max(marks);
            cut
        };
        let headline = marked.map(|marked| marked.headline.as_slice());
        let mut headline = part(&article.headline, headline, page.mentions(0));
        let standfirst = marked.map(|marked| marked.description.as_slice());
        let mut standfirst = paragraphs(part(&article.description, standfirst, page.mentions(1)));
        let body = marked.map(|marked| marked.article_body.as_slice());
        let mut body = paragraphs(part(&article.article_body, body, page.mentions(2)));
        let mut bio = paragraphs(part(&article.bio, marked.map(|marked| marked.bio.as_slice()), Vec::new()));
        let texts = [&mut standfirst, &mut body, &mut bio].into_iter().flatten().flatten();
        chained(headline.iter_mut().chain(texts), marks);
        MarkedTexts { headline, standfirst, body, bio, marks }
    }
}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticleTemplate {
    frame: Frame,
    text: String,
    back: String,
    headline: Vec<Piece>,
    date: DateView,
    language: String,
    direction: &'static str,
    standfirst: Vec<Vec<Piece>>,
    body: Vec<Vec<Piece>>,
    bio: Vec<Vec<Piece>>,
    credit: String,
    author: String,
    source: String,
    folder: String,
    path: String,
    url: Option<String>,
    id: String,
    fields: Vec<FieldView>,
    metadata: Vec<(String, String)>,
    groups: Vec<NamedGroup>,
    marks: usize,
    /// What the marks are for: its name, the number of places, and for an actor the address that shows its mentions.
    reasons: Vec<(String, usize, String)>,
    conditions: Vec<Condition>,
    does_not_match: bool,
    /// Why not all that was found is marked, if it is not.
    cut_short: Vec<String>,
    marked_actor: Option<(String, usize, String)>,
    notes: Vec<NoteView>,
    /// How to cite it: the id of the element, the name of the form, the text.
    citations: Vec<(&'static str, &'static str, String)>,
}

/// A field with its evidence.
struct FieldView {
    name: &'static str,
    values: Vec<FieldValue>,
    brief: String,
    evidence: Vec<EvidenceView>,
}

struct FieldValue {
    text: String,
    /// The search for other articles with this value.
    address: String,
}

struct EvidenceView {
    /// The value it speaks for, where the field holds another one.
    passed_over: String,
    words: String,
    place: String,
    rule: String,
    confidence: String,
}

/// Actors or places.
struct NamedGroup {
    title: &'static str,
    rows: Vec<NamedRow>,
}

struct NamedRow {
    label: String,
    kind: String,
    mentions: u32,
    senses: String,
    zones: String,
    words: String,
    mark: String,
    actor: String,
    is_marked: bool,
    given: bool,
}

/// A condition of the search other than its words, and how the article fulfils it.
struct Condition {
    text: String,
    address: String,
}

struct NoteView {
    code: String,
    parts: Vec<(String, String)>,
}

/// The page of an article.
pub fn article_page(page: &ArticlePage<'_>) -> String {
    let ArticlePage { site, address, names, article, hit, today, marked, mark, .. } = *page;
    let MarkedTexts { headline, standfirst, body, bio, marks } = MarkedTexts::of(page);
    let title = if article.headline.trim().is_empty() { "(no headline)" } else { article.headline.as_str() };
    let here = |address: &Address| match mark {
        Some(actor) => address.article_marking(article.id.as_str(), actor),
        None => address.article(article.id.as_str()),
    };
    let template = ArticleTemplate {
        frame: Frame::new(title, site, address, here),
        text: address.request.text.clone(),
        back: address.search(),
        headline,
        date: date(&article.date_published),
        language: language_code(article.language.as_deref()),
        direction: direction(article.language.as_deref()),
        standfirst,
        body,
        bio,
        credit: article.credit_text.clone(),
        author: article.author.join(", "),
        source: article.source.clone().unwrap_or_default(),
        folder: article.folder.clone(),
        path: article.file_path(),
        url: article.url.clone().filter(|url| is_web(url)),
        id: article.id.to_string(),
        fields: fields(article, address),
        metadata: article.metadata.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
        groups: [("Actors", Dimension::Actor, &article.actor), ("Places", Dimension::Place, &article.place)]
            .into_iter()
            .filter(|(.., rows)| !rows.is_empty())
            .map(|(title, _, rows)| NamedGroup { title, rows: rows.iter().map(|row| named_row(row, page)).collect() })
            .collect(),
        marks,
        reasons: marked.map_or(Vec::new(), |marked| marked.counts.iter().map(|count| reason(count, page)).collect()),
        conditions: conditions(article, address, names, marked),
        does_not_match: marked.is_some_and(|marked| !marked.matches),
        cut_short: marked.map_or(Vec::new(), cut_short),
        marked_actor: page.marked_actor().map(|actor| {
            let places = page.named().filter(|other| other.id == actor.id).map(|actor| actor.places.len()).sum();
            (actor.label.clone(), places, address.article(article.id.as_str()))
        }),
        notes: article
            .notes
            .iter()
            .map(|note| NoteView { code: note.code.replace('_', " "), parts: linked(&note.message, address) })
            .collect(),
        citations: vec![
            ("cite-plain", "Reference", reference(hit, today)),
            ("cite-ris", "RIS", ExportFormat::Ris.row(hit).trim_end().to_string()),
            ("cite-bibtex", "BibTeX", ExportFormat::Bibtex.row(hit).trim_end().to_string()),
        ],
    };
    rendered(&template)
}

/// What marks are for, how many there are, and for an actor the address that shows its mentions.
fn reason(count: &MarkCount, page: &ArticlePage<'_>) -> (String, usize, String) {
    let article = page.article;
    let id = count.what.strip_prefix("actor:").unwrap_or_default();
    match article.actor.iter().find(|actor| actor.id.as_str() == id) {
        Some(actor) => (actor.label.clone(), count.count, page.address.article_marking(article.id.as_str(), id)),
        None => (count.what.clone(), count.count, String::new()),
    }
}

/// Who, headline, publisher, day, address and day of access, each with a full stop; what is not known is left out.
fn reference(hit: &Hit, today: NaiveDate) -> String {
    let headline = hit.headline.split_whitespace().collect::<Vec<_>>().join(" ");
    let date = hit.date_published.date().map_or("undated".to_string(), read_date);
    let is_doubtful = hit.date_published.status() == DateStatus::Suspect;
    let date = if is_doubtful { format!("{date} (doubtful)") } else { date };
    let published: Vec<String> = hit.source.iter().cloned().chain([date]).collect();
    let url = hit.url.as_deref().filter(|url| is_web(url));
    let parts = [
        hit.author.join(", "),
        if headline.is_empty() { String::new() } else { format!("“{headline}”") },
        published.join(", "),
        url.map_or(String::new(), |url| format!("{url} (accessed {})", read_day(today))),
    ];
    let ended = |part: &String| if part.ends_with(['.', '!', '?']) { part.clone() } else { format!("{part}.") };
    safe::plain(&parts.iter().filter(|part| !part.trim().is_empty()).map(ended).collect::<Vec<_>>().join(" "))
}

/// Whether a link may lead to an address: what is not of the web may run in the page or open files.
fn is_web(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
        && url.split_once("//").is_some_and(|(_, rest)| !rest.is_empty())
}

/// A value of the metadata as text: a string without its quotes, anything else as JSON.
fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}

/// A message cut at the ids of articles in it, each with its address.
fn linked(message: &str, address: &Address) -> Vec<(String, String)> {
    let is_id =
        |word: &str| word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let mut parts: Vec<(String, String)> = Vec::new();
    for word in message.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if is_id(bare) {
            parts.push((bare.to_string(), address.page(&format!("/articles/{bare}"))));
            parts.push((word[bare.len()..].to_string(), String::new()));
        } else {
            match parts.last_mut().filter(|(_, address)| address.is_empty()) {
                Some((text, _)) => text.push_str(word),
                None => parts.push((word.to_string(), String::new())),
            }
        }
    }
    parts
}

fn fields(article: &StoredArticle, address: &Address) -> Vec<FieldView> {
    let published = date(&article.date_published);
    let doubt = if published.doubt.is_empty() { String::new() } else { format!(" ({})", published.doubt) };
    let single = |value: &str| {
        let value = FieldValue { text: value.to_string(), address: String::new() };
        if value.text.is_empty() { Vec::new() } else { vec![value] }
    };
    let values = |dimension: Dimension, values: &[String]| -> Vec<FieldValue> {
        let value = |value: &String| FieldValue {
            text: value_label(dimension, value),
            address: Address { theme: address.theme, ..Address::default() }
                .choosing(dimension, value, super::Choice::Any)
                .search(),
        };
        values.iter().map(value).collect()
    };
    let optional = |value: &Option<String>| value.clone().into_iter().collect::<Vec<_>>();
    let rows: [(&'static str, Field, Vec<FieldValue>); 13] = [
        ("Headline", Field::Headline, single(&article.headline)),
        ("Standfirst", Field::Description, single(&article.description)),
        ("Date", Field::DatePublished, single(&format!("{}{doubt}", published.text))),
        ("Author", Field::Author, values(Dimension::Author, &article.author)),
        ("Topic", Field::Topic, values(Dimension::Topic, &article.topic)),
        ("Region", Field::Region, values(Dimension::Region, &article.region)),
        ("Tags", Field::Keywords, values(Dimension::Tag, &article.tag)),
        ("Source", Field::Publisher, values(Dimension::Source, &optional(&article.source))),
        ("Language", Field::InLanguage, values(Dimension::Language, &optional(&article.language))),
        ("URL", Field::Url, single(article.url.as_deref().unwrap_or_default())),
        ("Identifier", Field::Identifier, single(article.identifier.as_deref().unwrap_or_default())),
        ("About the author", Field::Bio, single(&shortened(&article.bio))),
        ("Credit", Field::CreditText, single(&shortened(&article.credit_text))),
    ];
    let row = |(name, field, values): (&'static str, Field, Vec<FieldValue>)| {
        let of_field = || article.evidence.iter().filter(move |evidence| evidence.field == field);
        let held = of_field().filter(|evidence| evidence.passed_over.is_none());
        let lost = of_field().filter(|evidence| evidence.passed_over.is_some());
        let evidence: Vec<EvidenceView> = held.chain(lost).map(evidence_view).collect();
        let brief = evidence.first().filter(|first| first.passed_over.is_empty());
        let brief = brief.map_or(String::new(), |first| {
            format!("“{}” · {} · {} · {}", shortened(&first.words), first.place, first.rule, first.confidence)
        });
        FieldView { name, values, brief, evidence }
    };
    let is_shown = |view: &FieldView| {
        !view.values.is_empty()
            || !view.evidence.is_empty()
            || matches!(view.name, "Date" | "Author" | "Topic" | "Region" | "Tags" | "Source")
    };
    rows.into_iter().map(row).filter(is_shown).collect()
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(140) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

fn evidence_view(evidence: &FieldEvidence) -> EvidenceView {
    let FieldEvidence { evidence, passed_over, .. } = evidence;
    let Evidence { origin, words, rule, confidence, .. } = evidence;
    let place = match origin {
        Origin::Text { zone, line, .. } => format!("{}, line {line}", zone_name(*zone)),
        Origin::Key(key) => key.clone(),
        Origin::Derived => "the text as a whole".to_string(),
    };
    EvidenceView {
        passed_over: passed_over.clone().unwrap_or_default(),
        words: words.clone(),
        place,
        rule: rule.to_string(),
        confidence: format!("{:.0} % sure", confidence * 100.0),
    }
}

fn zone_name(zone: Zone) -> &'static str {
    match zone {
        Zone::Headline => "headline",
        Zone::Standfirst => "standfirst",
        Zone::Lead => "lead",
        Zone::Body => "body",
        Zone::Bio => "line about the author",
        Zone::Credit => "credit",
        Zone::Header => "header",
    }
}

fn named_row(actor: &ActorInArticle, page: &ArticlePage<'_>) -> NamedRow {
    let id = actor.id.as_str();
    let zones: Vec<&str> = actor.zones.iter().map(|zone| zone_name(*zone)).collect();
    let mut words: Vec<&str> = Vec::new();
    for mention in &actor.examples {
        if !words.contains(&mention.words.as_str()) {
            words.push(&mention.words);
        }
    }
    let senses: Vec<String> = actor.senses.iter().map(|(sense, count)| format!("{count} as {}", sense.name())).collect();
    let kind = actor.kind.name().replace('-', " ");
    NamedRow {
        label: actor.label.clone(),
        kind: actor.office.as_ref().map_or(kind, |office| office.clone()),
        mentions: actor.mentions,
        senses: if senses.len() > 1 { senses.join(", ") } else { String::new() },
        zones: zones.join(", "),
        words: words.join(", "),
        mark: page.address.article_marking(page.article.id.as_str(), id),
        actor: page.address.actor(id),
        is_marked: page.mark == Some(id),
        given: actor.given,
    }
}

/// How the article fulfils what was chosen beside the words.
fn conditions(article: &StoredArticle, address: &Address, names: &Names, marked: Option<&MarkedArticle>) -> Vec<Condition> {
    // What is marked is said already.
    let is_marked = |id: &str| {
        marked.is_some_and(|marked| marked.counts.iter().any(|count| count.what.strip_prefix("actor:") == Some(id)))
    };
    let mut conditions = Vec::new();
    for filter in &address.request.filters {
        let dimension = filter.dimension;
        for written in filter.any.iter().chain(&filter.all) {
            let label = names.label(dimension, written);
            let spelled = names.of(dimension, written).map_or(vec![written.clone()], |chosen| chosen.values.clone());
            let named = match dimension {
                Dimension::Actor => &article.actor,
                Dimension::Place => &article.place,
                _ => {
                    let title = title_of(dimension).to_lowercase();
                    conditions.push(Condition {
                        text: format!("{title} {}", value_label(dimension, &label)),
                        address: String::new(),
                    });
                    continue;
                }
            };
            let chosen = named.iter().filter(|actor| spelled.iter().any(|value| value == actor.id.as_str()));
            for actor in chosen.filter(|actor| dimension != Dimension::Actor || !is_marked(actor.id.as_str())) {
                conditions.push(Condition {
                    text: format!("{} · {}", actor.label, counted(actor.mentions.into(), "mention")),
                    address: address.article_marking(article.id.as_str(), actor.id.as_str()),
                });
            }
        }
    }
    if !address.request.published.is_open() {
        conditions.push(Condition { text: super::written::read_range(address.request.published), address: String::new() });
    }
    conditions
}

/// What is said of marks that are not all there. What was read of the query otherwise than it is written stands beside its hits.
fn cut_short(marked: &MarkedArticle) -> Vec<String> {
    let is_of_marks = |warning: &&Warning| matches!(warning.code.as_str(), "time_budget" | "too_many_places");
    marked.warnings.iter().filter(is_of_marks).map(|warning| warning.message.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_only() {
        for (url, is_link) in [
            ("https://example.org/a?b=c", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            (" javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("file:///etc/passwd", false),
            ("//example.org", false),
            ("https://", false),
            ("https://a\tb", false),
        ] {
            assert_eq!(is_web(url), is_link, "{url}");
        }
    }

    #[test]
    fn ids_in_notes_are_links() {
        let parts = linked("same text as 0123456789abcdef (a.txt)", &Address::default());
        let shown: Vec<(&str, &str)> = parts.iter().map(|(text, address)| (text.as_str(), address.as_str())).collect();
        assert_eq!(shown, [("same text as ", ""), ("0123456789abcdef", "/articles/0123456789abcdef"), (" (a.txt)", "")]);
    }
}

//! Turns an element of a page into what its marks say of it: a heading, a date, an author, a tag.

use super::super::hints::{Hints, instant_of, leads_away};
use super::super::large::is_large;
use super::super::nodes::{
    begins_boxes_of_links, has_more_than_link, has_only_short_links, is_as_short_as_topics, is_in_box_of_categories,
    is_in_cloud, is_line_of_links, is_single_tag, leads_short_links, line_before_links, line_before_list,
    line_before_short_links, section_labelled_by, short_links_in,
};
use super::super::parts::{is_beside_name, is_credit, is_photographer, names_in_item, parts_of};
use super::super::pieces::has_date;
use super::super::tags::{is_tag_heading, may_head_tags};
use super::super::tree::{Element, Name, Node, NodeRef};
use super::{Heading, LONGEST_TAG_BYTES, Mark, Marked, Walk, text_of};
use crate::article::Field;
use crate::ingest::parse::byline::says_not_writing;
use crate::ingest::parse::labels::{Label, labels_of, whole_label};
use crate::text::collapse_white_space;

/// Marked elements with longer texts are containers, not values.
const LONGEST_MARK_BYTES: usize = 400;

impl<'p> Walk<'p> {
    pub(super) fn heading(&mut self, node: NodeRef<'p>, element: Element<'p>, hints: &Hints) {
        let level = match element.known() {
            Name::H1 => 1,
            Name::H2 => 2,
            Name::H3 => 3,
            Name::H4 => 4,
            Name::H5 => 5,
            Name::H6 => 6,
            _ => 0,
        };
        // `<dt>Topics</dt>`, in the details under a text.
        if element.known() == Name::DT {
            let label = text_of(node, LONGEST_TAG_BYTES + 1);
            let says_tags = is_tag_heading(&label) || says_topics(&format!("{}:", label.trim_end_matches(':')));
            self.tag_heading = says_tags.then(|| self.open.len().saturating_sub(1));
            return;
        }
        // `<ul><li>Tags:</li><li><a>Fisheries</a></li></ul>`
        if element.known() == Name::LI
            && let Some(label) = label_of_list(node)
        {
            self.is_label_of_topics = is_label_of_topics(&label);
            self.tag_heading = Some(self.open.len().saturating_sub(1));
        }
        // `<p>Tags</p> <div><a>Fisheries</a> <a>Ports</a></div>`, below the headline: a menu may stand above it.
        if matches!(element.known(), Name::DIV | Name::UL | Name::OL | Name::P)
            && self.tag_heading.is_none()
            && self.facts.headings.iter().any(|heading| heading.level == 1)
            && let Some(label) = label_before(node)
        {
            self.is_label_of_topics = is_label_of_topics(&label);
            // Each tag may have a box of its own.
            self.tag_heading = Some(self.open.len() - usize::from(begins_boxes_of_links(node)));
            self.is_tag_line = is_line_of_links(node).then_some(true);
        }
        let is_large = level == 0 && element.known() == Name::FONT && is_large(element);
        if level == 0 && !hints.is_headline && !is_large || self.facts.headings.len() >= 200 {
            return;
        }
        let text = text_above_details(node).unwrap_or_else(|| text_of(node, 1200));
        let is_bare = || (says_topics(&format!("{text}:")) || may_head_tags(&text)) && leads_short_links(node);
        let says_tags = level > 1 && (is_tag_heading(&text) || says_topics(&text) || is_bare());
        self.is_label_of_topics = says_tags && is_label_of_topics(&text);
        self.tag_heading = says_tags.then(|| self.open.len().saturating_sub(1));
        if text.is_empty() || level == 0 && text.len() > 400 {
            return;
        }
        let children = node.children().filter(|child| child.value().is_element());
        let parts = children.map(|child| text_of(child, 1200)).filter(|part| !part.is_empty()).take(6).collect();
        let place = self.place();
        self.facts.headings.push(Heading { level, text, place, is_marked: hints.is_headline, is_large, parts });
    }

    /// Whether the line so far says that tags follow: `Etiquetas:`.
    fn is_after_tag_label(&self) -> bool {
        let is_tag_label = || {
            self.block.len() <= 300
                && self.block.contains([':', '：'])
                && labels_of(&format!("{} x", self.block.trim_end())).is_some_and(|(_, labels)| {
                    labels.last().is_some_and(|labelled| labelled.label == Label::Field(Field::Keywords))
                })
        };
        self.paragraphs == 0 && is_tag_label() || says_topics(&self.block)
    }

    /// Whether the line so far is the word for topics without a colon, as a label that only its style sets apart: `Onderwerpen`.
    fn is_after_bare_topics(&self) -> bool {
        let label = self.block.trim();
        self.paragraphs == 0 && !label.is_empty() && !label.contains([':', '：']) && says_topics(&format!("{label}:"))
    }

    /// Whether the line before says that tags follow, of which this link is the first: `<div>Tags</div> <a>Ports</a> <a>Fisheries</a>`.
    fn is_behind_line_for_tags(&self, link: NodeRef<'_>) -> bool {
        let is_under_headline = || self.facts.headings.iter().any(|heading| heading.level == 1);
        let says_tags = |line: &str| is_tag_heading(line) || is_bare_topics(line) || may_head_tags(line);
        self.block.trim().is_empty()
            && is_under_headline()
            && line_before_short_links(link).is_some_and(|line| says_tags(&line))
    }

    /// Whether the last label of the line so far says that tags follow; `None` if none says what follows.
    fn label_says_tags(&self) -> Option<bool> {
        const LONGEST_BYTES: usize = 300;
        if self.block.len() > LONGEST_BYTES || !self.block.contains([':', '：']) {
            return None;
        }
        let line = format!("{} x", self.block.trim_end());
        let (_, labels) = labels_of(&line)?;
        let last = labels.last()?;
        match last.label {
            // A sentence may follow the list.
            Label::Field(Field::Keywords) => Some(!line[last.value.clone()].contains(". ")),
            Label::Field(Field::Author | Field::Publisher | Field::DatePublished | Field::Url) => Some(false),
            _ => None,
        }
    }

    /// Whether the line so far says that categories follow: `Catégories : `.
    fn is_after_label_of_categories(&self) -> bool {
        const WORDS: [&str; 30] = [
            "category",
            "categories",
            "posted in",
            "section",
            "kategorie",
            "kategorien",
            "catégorie",
            "catégories",
            "rubrique",
            "categoría",
            "categorías",
            "categoria",
            "categorias",
            "categorie",
            "categorieën",
            "kategori",
            "kategorier",
            "kategorija",
            "kategória",
            "kategóriák",
            "kategorie",
            "категория",
            "категории",
            "рубрика",
            "рубрики",
            "категорія",
            "カテゴリ",
            "カテゴリー",
            "分类",
            "分類",
        ];
        let line = self.block.trim_start();
        let label = line.split([':', '：']).next().filter(|label| label.len() < line.trim_end().len());
        label.is_some_and(|label| label.len() <= LONGEST_TAG_BYTES && WORDS.contains(&label.trim().to_lowercase().as_str()))
            && line.matches([':', '：']).count() == 1
    }

    /// Whether a label for something else than tags stands directly before: `<span class=tag>Source: <a>Harbour Review</a></span>`.
    fn is_after_other_label(&self) -> bool {
        // A long block ends with as many spaces as it has links.
        if self.block.len() > 2 * LONGEST_TAG_BYTES {
            return false;
        }
        let line = self.block.trim_end();
        let label = line.rsplit(char::is_whitespace).next().unwrap_or(line);
        line.len() <= LONGEST_TAG_BYTES
            && line.ends_with([':', '：'])
            && whole_label(label).is_some_and(|label| {
                matches!(label, Label::Field(Field::Author | Field::Publisher | Field::DatePublished | Field::Url))
            })
    }

    /// Whether the words before say that who follows did not write the article: `Edited By: `.
    fn is_behind_other_deed(&self) -> bool {
        let mut words = self.block.split_whitespace().rev().map(|word| word.trim_end_matches([':', '：']));
        let last = words.next().unwrap_or_default();
        let deed = if last.eq_ignore_ascii_case("by") { words.next().unwrap_or_default() } else { last };
        let is_label = self.block.trim_end().ends_with([':', '：']) || last.eq_ignore_ascii_case("by");
        is_label && says_not_writing(deed)
    }

    pub(super) fn marks(&mut self, node: NodeRef<'p>, element: Element<'p>, hints: &Hints) {
        let is_link = element.known() == Name::A;
        if is_link {
            self.is_tag_line = match self.is_tag_line {
                None => {
                    let may_head =
                        || self.paragraphs == 0 && may_head_tags(&self.block) && node.parent().is_some_and(short_links_in);
                    let says = is_tag_heading(&self.block)
                        || self.is_after_tag_label()
                        || self.is_after_bare_topics()
                        || may_head()
                        || self.is_behind_line_for_tags(node);
                    // Under a heading it is the heading that says it.
                    if says || self.tag_heading.is_none() {
                        self.is_label_of_topics = says && is_label_of_topics(&self.block);
                    }
                    Some(says)
                }
                // One line may hold several labels: `Added by: <a> | Tags: <a>, <a> | Filed under: <a>`.
                Some(known) => Some(self.label_says_tags().unwrap_or(known)),
            };
        }
        let in_box = self.tag_boxes > 0
            || hints.is_tag_box
            || self.tag_heading.is_some()
            || is_link && self.is_tag_line == Some(true);
        let mark = match hints.mark {
            Some(Mark::TagLink) if in_box => Mark::Tag,
            // Links in running text lead to topics too; they are no tags of the article.
            Some(Mark::TagLink) if self.paragraphs > 0 => return,
            Some(Mark::RelTag) if is_in_box_of_categories(node) => Mark::Section,
            Some(Mark::RelTag | Mark::Keywords | Mark::Tag) if self.is_after_label_of_categories() => Mark::Section,
            // Buttons of Bootstrap are called so: `btn btn-info`, `label label-info`.
            Some(Mark::DateClass) if is_link && in_box && !leads_away(element) => Mark::Tag,
            Some(mark) => mark,
            None if !in_box || is_link && (leads_away(element) || self.is_after_other_label()) => return,
            None if is_single_tag(node, element) && self.tag_boxes > 1 => Mark::Tag,
            None if is_link && in_box && (self.paragraphs == 0 || self.is_tag_line == Some(true)) => Mark::Tag,
            // `<h3>More on:</h3> <p><a>Fisheries</a></p>`
            None if is_link && self.tag_heading.is_some() && node.parent().is_some_and(|line| !has_more_than_link(line)) => {
                Mark::Tag
            }
            // `<ul class=tags><li>More on this</li><li><a>Ports</a></li></ul>`: the first without a link is a label.
            None if element.known() == Name::LI
                && in_box
                && !has_more_than_link(node)
                && line_before_list(node).is_none() =>
            {
                Mark::Tag
            }
            None => return,
        };
        if matches!(mark, Mark::Tag | Mark::TagLink) && is_link && is_in_cloud(node, element) {
            return;
        }
        let is_by_label = self.tag_boxes == 0 && !hints.is_tag_box && hints.mark.is_none();
        if mark == Mark::Tag
            && is_by_label
            && self.is_label_of_topics
            && is_like_headline(&text_of(node, LONGEST_MARK_BYTES))
        {
            return;
        }
        if self.facts.marked.len() >= 1000 {
            return;
        }
        let is_byline = matches!(mark, Mark::Author | Mark::AuthorClass);
        if mark == Mark::AuthorClass && is_beside_name(node)
            || is_byline && (is_photographer(node) || self.is_behind_other_deed())
        {
            return;
        }
        // What only names its section for those who cannot see: `<section aria-labelledby=byline><b id=byline>Article information</b>`.
        let section = is_byline.then(|| section_labelled_by(node, element)).flatten();
        let node = section.unwrap_or(node);
        let named = || (mark == Mark::Author).then(|| names_in_item(node)).flatten();
        let text = match is_byline {
            true => named().unwrap_or_else(|| parts_of(node, LONGEST_MARK_BYTES + 1)),
            false => {
                let listed = || (mark == Mark::Keywords).then(|| keywords_of_list(node)).flatten();
                listed().unwrap_or_else(|| text_of(node, LONGEST_MARK_BYTES + 1))
            }
        };
        if text.len() > LONGEST_MARK_BYTES || is_byline && is_credit(&text) {
            return;
        }
        let value = element.attr("datetime").or_else(|| element.attr("content")).or_else(|| instant_of(element));
        let value = value.or_else(|| element.attr("title"));
        let value = value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_string);
        if text.is_empty() && value.is_none() {
            return;
        }
        let class = element.attr("class").or_else(|| element.attr("id")).unwrap_or_default();
        let class = class.split_whitespace().next().map_or(String::new(), |class| format!(".{class}"));
        let name = format!("{}{class}", element.name());
        let place = self.place();
        let properties = [element.attr("property"), element.attr("itemprop")];
        let is_of_creation = mark == Mark::Published
            && properties.into_iter().flatten().any(|names| names.to_ascii_lowercase().contains("created"));
        let is_update = hints.is_update;
        self.facts.marked.push(Marked { mark, text, value, place, is_update, is_of_creation, name, item: self.item });
    }
}

/// Keywords that stand in elements of their own, or on lines of their own, with nothing between: `<span itemprop=keywords> <span>Ports</span>
/// <span>Deep sea</span> </span>`.
fn keywords_of_list(node: NodeRef<'_>) -> Option<String> {
    const LONGEST_BYTES: usize = 60;
    const MOST_LEVELS: usize = 3;
    let is_element = |child: &NodeRef<'_>| child.value().is_element();
    let mut list = node;
    for _ in 0..MOST_LEVELS {
        let mut inner = list.children().filter(is_element);
        match (inner.next(), inner.next()) {
            (Some(only), None) => list = only,
            _ => break,
        }
    }
    let texts: Vec<&str> = list.children().filter_map(|child| child.value().as_text()).collect();
    let elements: Vec<String> = list
        .children()
        .filter(is_element)
        .map(|child| text_of(child, LONGEST_BYTES + 1))
        .filter(|text| !text.is_empty())
        .collect();
    let lines =
        || texts.iter().flat_map(|text| text.lines()).map(collapse_white_space).filter(|line| !line.is_empty()).collect();
    let names: Vec<String> = match elements.is_empty() {
        true => lines(),
        false if texts.iter().all(|text| text.trim().is_empty()) => elements,
        false => return None,
    };
    let is_name = |name: &String| name.len() <= LONGEST_BYTES && !name.contains([',', ';', '，', '、', '،']);
    (names.len() > 1 && names.iter().all(is_name)).then(|| names.join(", "))
}

/// The label for tags that is the whole of the first item of a list, where links follow.
fn label_of_list(item: NodeRef<'_>) -> Option<String> {
    let label = line_before_list(item)?;
    let says_tags = is_tag_heading(&label) || is_bare_topics(&label) || may_head_tags(&label) && leads_short_links(item);
    says_tags.then_some(label)
}

/// The line directly before a box of links that says that tags are in it. Behind a word for topics they all have to be short, for
/// headlines of other articles may stand there.
fn label_before(links: NodeRef<'_>) -> Option<String> {
    let label = line_before_links(links)?;
    let is_label = || is_tag_heading(&label) && (!is_label_of_topics(&label) || has_only_short_links(links));
    let is_perhaps =
        || (is_bare_topics(&label) || may_head_tags(&label)) && (short_links_in(links) || begins_boxes_of_links(links));
    (is_label() || is_perhaps()).then_some(label)
}

/// Whether a line is a word for topics, with a colon or without.
fn is_bare_topics(line: &str) -> bool {
    says_topics(&format!("{}:", line.trim().trim_end_matches([':', '：']).trim_end()))
}

/// The first line of a first heading under whose headline a system sets day and source in the same element: `<h1>Quay stays
/// shut<br><span>2019-05-14 Source: Harbour Courier</span></h1>`.
fn text_above_details(node: NodeRef<'_>) -> Option<String> {
    const LIMIT: usize = 600;
    let is_break = |child: &NodeRef<'_>| child.value().as_element().is_some_and(|element| element.known() == Name::BR);
    let place = node.children().position(|child| is_break(&child))?;
    let part = |child: NodeRef<'_>| match child.value() {
        Node::Text(text) => text.to_string(),
        _ => text_of(child, LIMIT),
    };
    let above: String = node.children().take(place).map(part).collect();
    let below: Vec<String> = node.children().skip(place + 1).map(part).collect();
    let above = collapse_white_space(&above);
    let says_when = has_date(&below.join(" "));
    (says_when && above.chars().count() >= 4 && !has_date(&above)).then_some(above)
}

/// Whether a label is no word for tags alone: `Related topics`, `مواضيع ذات صلة`.
fn is_label_of_topics(label: &str) -> bool {
    whole_label(label) != Some(Label::Field(Field::Keywords))
}

/// Whether a link is as long as headlines are and no topic is. Where little words are written together with the next, fewer are enough;
/// where nothing stands between words their letters are counted.
fn is_like_headline(text: &str) -> bool {
    const LEAST_WORDS: usize = 5;
    let least = if text.chars().any(|c| matches!(c, '\u{590}'..='\u{6ff}')) { LEAST_WORDS - 1 } else { LEAST_WORDS };
    text.split_whitespace().count() >= least || !is_as_short_as_topics(text)
}

/// Whether a line is a word for several topics, or for more about some, and a colon: `Argomenti:`, `Mehr zu:`. One topic would be the
/// section.
pub(in crate::ingest::parse::html) fn says_topics(line: &str) -> bool {
    const WORDS: [&str; 47] = [
        "czytaj więcej o",
        "więcej na temat",
        "więcej na tematy",
        "citește mai multe despre",
        "bővebben",
        "περισσότερα για",
        "gaiak",
        "argomenti",
        "temas",
        "sujets",
        "thèmes",
        "themen",
        "onderwerpen",
        "aiheet",
        "ämnen",
        "emner",
        "temos",
        "teemad",
        "tēmas",
        "témák",
        "теми",
        "темы",
        "θέματα",
        "topics",
        "assuntos",
        "tópicos",
        "tematy",
        "témata",
        "témy",
        "теме",
        "konular",
        "مواضيع",
        "chủ đề",
        "topik",
        "dossiers",
        "read more about",
        "mehr zu",
        "en savoir plus sur",
        "más sobre",
        "mais sobre",
        "saiba mais sobre",
        "meer over",
        "läs mer om",
        "læs mere om",
        "les mer om",
        "więcej o",
        "עוד בנושא",
    ];
    let label = line.trim().strip_suffix([':', '：']).filter(|label| label.len() <= LONGEST_TAG_BYTES);
    label.is_some_and(|label| WORDS.contains(&label.trim_end().to_lowercase().as_str()))
}

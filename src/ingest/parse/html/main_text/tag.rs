//! Tells the kinds of elements that matter for a text by their names.

use super::marks::Marks;
use crate::ingest::parse::html::tree::{Element, Name};

/// The kinds of elements that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Division,
    Section,
    Article,
    Main,
    Paragraph,
    /// `<h1>`.
    Title,
    Heading,
    List,
    Item,
    Quote,
    Preformatted,
    Table,
    Row,
    Cell,
    Figure,
    Caption,
    Aside,
    Header,
    Footer,
    Navigation,
    Form,
    Other,
}

pub(super) fn tag_of(element: Element<'_>) -> Option<Tag> {
    Some(match element.known() {
        Name::P | Name::SUMMARY | Name::ADDRESS | Name::DT | Name::DD => Tag::Paragraph,
        Name::DIV
        | Name::CENTER
        | Name::FIELDSET
        | Name::DETAILS
        | Name::DL
        | Name::HTML
        | Name::BODY
        | Name::HGROUP
        | Name::THEAD
        | Name::TBODY
        | Name::TFOOT => Tag::Division,
        Name::SECTION => Tag::Section,
        Name::ARTICLE => Tag::Article,
        Name::MAIN => Tag::Main,
        Name::H1 => Tag::Title,
        Name::H2 | Name::H3 | Name::H4 | Name::H5 | Name::H6 | Name::LEGEND => Tag::Heading,
        Name::UL | Name::OL | Name::MENU | Name::DIR => Tag::List,
        Name::LI => Tag::Item,
        Name::BLOCKQUOTE => Tag::Quote,
        Name::PRE => Tag::Preformatted,
        Name::TABLE => Tag::Table,
        Name::TR | Name::CAPTION => Tag::Row,
        Name::TD | Name::TH => Tag::Cell,
        Name::FIGURE => Tag::Figure,
        Name::FIGCAPTION => Tag::Caption,
        Name::ASIDE => Tag::Aside,
        Name::HEADER => Tag::Header,
        Name::FOOTER => Tag::Footer,
        Name::NAV => Tag::Navigation,
        Name::FORM => Tag::Form,
        name if name.is_known() => return None,
        _ => match element.name() {
            "amp-carousel" | "amp-lightbox" => Tag::Figure,
            name if name.contains('-') => Tag::Other,
            _ => return None,
        },
    })
}

pub(super) fn marks_of_tag(tag: Tag) -> Marks {
    match tag {
        Tag::Article | Tag::Main => Marks::MAIN,
        Tag::Caption => Marks::CAPTION,
        Tag::Aside => Marks::ASIDE,
        Tag::Header => Marks::HEADER,
        Tag::Footer | Tag::Navigation => Marks::NAVIGATION,
        _ => Marks::NONE,
    }
}

/// Elements inside a line that may be a block of their own.
pub(super) fn is_apart(name: Name) -> bool {
    matches!(
        name,
        Name::SPAN
            | Name::A
            | Name::CITE
            | Name::SMALL
            | Name::TIME
            | Name::LABEL
            | Name::STRONG
            | Name::EM
            | Name::B
            | Name::I
    )
}

/// Whether nothing in an element is text that is read.
pub(super) fn is_left_out(element: Element<'_>) -> bool {
    let is_known = matches!(
        element.known(),
        Name::HEAD
            | Name::SCRIPT
            | Name::STYLE
            | Name::NOSCRIPT
            | Name::TEMPLATE
            | Name::TITLE
            | Name::SELECT
            | Name::OPTION
            | Name::BUTTON
            | Name::TEXTAREA
            | Name::IFRAME
            | Name::SVG
            | Name::OBJECT
            | Name::CANVAS
            | Name::INPUT
            | Name::DATALIST
            | Name::DIALOG
            | Name::ANNOTATION
            | Name::RP
            | Name::RT
            | Name::AUDIO
            | Name::VIDEO
    );
    let is_of_amp = || matches!(element.name(), "amp-ad" | "amp-sidebar" | "amp-consent" | "amp-embed" | "amp-social-share");
    is_known || !element.known().is_known() && is_of_amp()
}

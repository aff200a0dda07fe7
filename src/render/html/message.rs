//! Turns what went wrong into a page: an error that a person met, or the list of what could not be read into the index.

use askama::Template;

use super::address::Address;
use super::frame::{Frame, Site};
use super::rendered;

#[derive(Template)]
#[template(path = "message.html")]
struct MessageTemplate {
    frame: Frame,
    text: String,
    status: u16,
    title: String,
    message: String,
    help: String,
}

/// A page with a message: what happened, in a sentence, and what to do. `status` is that of the answer.
pub fn message_page(site: &Site, address: &Address, status: u16, message: &str, help: &str) -> String {
    let title = match status {
        400 => "This cannot be understood",
        401 => "Open the link that was printed",
        403 | 421 => "Not from here",
        404 => "There is nothing here",
        405 => "Not in this way",
        503 => "Too busy just now",
        _ => "Something went wrong",
    };
    let template = MessageTemplate {
        frame: Frame::new(title, site, address, |address| address.page("/")),
        text: String::new(),
        status,
        title: title.to_string(),
        message: message.to_string(),
        help: help.to_string(),
    };
    rendered(&template)
}

/// Something that could not be read, or that should not be trusted.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    /// Where: a path, with the line or the record where there is one.
    pub path: String,
    /// The stable name of the reason.
    pub code: String,
    /// The reason in a sentence.
    pub message: String,
    /// The id of the article, where there is one.
    pub article: Option<String>,
}

/// What the page of troubles is made of.
#[derive(Debug)]
pub struct TroublePage<'a> {
    /// What all pages share.
    pub site: &'a Site,
    /// For its theme.
    pub address: &'a Address,
    /// The folders of the index.
    pub folders: &'a [String],
    /// What is missing from the index, in sentences.
    pub lacking: &'a [String],
    /// Lists with their title and how many there are in all.
    pub lists: &'a [(String, u64, Vec<Trouble>)],
}

#[derive(Template)]
#[template(path = "doctor.html")]
struct TroubleTemplate<'a> {
    frame: Frame,
    text: String,
    folders: &'a [String],
    lacking: &'a [String],
    lists: Vec<TroubleList>,
}

struct TroubleList {
    title: String,
    total: u64,
    more: u64,
    rows: Vec<(Trouble, String)>,
}

/// The page of what was skipped, failed or is doubtful.
pub fn trouble_page(page: &TroublePage<'_>) -> String {
    let row = |trouble: &Trouble| {
        let address = trouble.article.as_ref().map_or(String::new(), |id| page.address.article(id));
        (Trouble { code: trouble.code.replace('_', " "), ..trouble.clone() }, address)
    };
    let list = |(title, total, rows): &(String, u64, Vec<Trouble>)| TroubleList {
        title: title.clone(),
        total: *total,
        more: total.saturating_sub(rows.len() as u64),
        rows: rows.iter().map(row).collect(),
    };
    let template = TroubleTemplate {
        frame: Frame::new("Reading report", page.site, page.address, |address| address.page("/doctor")),
        text: String::new(),
        folders: page.folders,
        lacking: page.lacking,
        lists: page.lists.iter().map(list).collect(),
    };
    rendered(&template)
}

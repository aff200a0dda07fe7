//! Turns what a correction keeps of its article, and another article, into by what it is known as that one.

use super::{ArticleCorrection, StoredArticle};
use crate::text::fold_value;

/// By what a correction knows its article, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// Its headline as it was read, which other articles may have as well.
    Headline,
    /// The words of its text.
    Text,
    /// Its address.
    Address,
    /// Its id, and one of the others.
    Id,
}

/// What a correction keeps of its article, beside the same of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Both have it.
    Same,
    /// They have different ones.
    Other,
    /// One has none.
    Unknown,
}

impl Likeness {
    fn of<T: PartialEq>(kept: Option<T>, read: Option<T>) -> Likeness {
        match (kept, read) {
            (Some(kept), Some(read)) if kept == read => Likeness::Same,
            (Some(_), Some(_)) => Likeness::Other,
            _ => Likeness::Unknown,
        }
    }
}

/// In what an article is the one that a correction is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared {
    pub(crate) has_the_id: bool,
    pub(crate) address: Likeness,
    pub(crate) text: Likeness,
    pub(crate) headline: Likeness,
    pub(crate) date: Likeness,
    pub(crate) publisher: Likeness,
    pub(crate) authors: Likeness,
    /// The folder and the path in it.
    #[cfg_attr(not(feature = "ingest"), expect(dead_code, reason = "asked where corrections are matched"))]
    pub(crate) place: Likeness,
    #[cfg_attr(not(feature = "ingest"), expect(dead_code, reason = "asked where corrections are matched"))]
    pub(crate) is_of_another_folder: bool,
}

impl Compared {
    /// Whether it may be the article, its text edited since: the articles of a series have one headline, but not one address or day, and
    /// those that many papers have from an agency not one publisher.
    pub(crate) fn may_be_edited(&self) -> bool {
        let others = [self.address, self.date, self.publisher, self.authors];
        self.headline == Likeness::Same && !others.contains(&Likeness::Other)
    }

    /// Whether something besides headline and day says that it is the article.
    #[cfg(feature = "ingest")]
    pub(crate) fn is_more_than_headed_alike(&self) -> bool {
        self.text != Likeness::Other || [self.address, self.publisher, self.authors, self.place].contains(&Likeness::Same)
    }
}

impl ArticleCorrection {
    /// By what an article is known, if it is this one as far as it tells alone.
    pub fn knows(&self, article: &StoredArticle) -> Option<KnownBy> {
        self.knows_as_read(&ArticleCorrection::of(article))
    }

    /// The same of an article as [`ArticleCorrection::of`] sees it.
    pub(crate) fn knows_as_read(&self, read: &ArticleCorrection) -> Option<KnownBy> {
        let compared = self.compared(read);
        let known_by = match () {
            () if compared.address == Likeness::Same => Some(KnownBy::Address),
            () if compared.text == Likeness::Same => Some(KnownBy::Text),
            () if compared.may_be_edited() => Some(KnownBy::Headline),
            () => None,
        };
        let is_it = compared.has_the_id && (known_by.is_some() || self.says_its_id_alone());
        if is_it { Some(KnownBy::Id) } else { known_by }
    }

    /// Compares what is kept here with an article as [`ArticleCorrection::of`] sees it.
    pub(crate) fn compared(&self, read: &ArticleCorrection) -> Compared {
        let date = match (&self.date, &read.date) {
            // A month is no other date than a day of it.
            (Some(kept), Some(read)) if kept.starts_with(read) || read.starts_with(kept) => Likeness::Same,
            (kept, read) => Likeness::of(kept.as_ref(), read.as_ref()),
        };
        // Older files say no folder.
        let is_of_another_folder = Likeness::of(known(&self.folder), known(&read.folder)) == Likeness::Other;
        let place = match is_of_another_folder {
            true => Likeness::Other,
            false => Likeness::of(known(&self.path), known(&read.path)),
        };
        let (kept_names, read_names) = (names(&self.author), names(&read.author));
        let authors = match () {
            () if kept_names.iter().any(|name| read_names.contains(name)) => Likeness::Same,
            () if kept_names.is_empty() || read_names.is_empty() => Likeness::Unknown,
            () => Likeness::Other,
        };
        let publisher = |correction: &ArticleCorrection| correction.source.as_deref().map(fold_value);
        Compared {
            has_the_id: self.id == read.id,
            address: Likeness::of(self.address_key(), read.address_key()),
            text: Likeness::of(self.text_key(), read.text_key()),
            headline: Likeness::of(self.headline_key(), read.headline_key()),
            date,
            publisher: Likeness::of(publisher(self), publisher(read)),
            authors,
            place,
            is_of_another_folder,
        }
    }

    /// Whether nothing but the id says which article is meant: somebody wrote no more, or there is no more of the article.
    pub(crate) fn says_its_id_alone(&self) -> bool {
        self.headline_key().is_none() && self.address_key().is_none() && self.text_key().is_none()
    }
}

fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// Names as they are compared: `J. D. Vance` is `JD Vance`.
fn names(authors: &[String]) -> Vec<String> {
    let plain = |name: &String| fold_value(&name.replace('.', " ")).replace(' ', "");
    authors.iter().map(plain).filter(|name| !name.is_empty()).collect()
}

//! Turns what a correction keeps of its article into the articles it is about now, wherever they stand; or into why it is about none.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::ArticleId;
use crate::backend::{ArticleReader, Naming};
use crate::error::Error;
use crate::schema::{ArticleCorrection, ArticleCorrections, Compared, KnownBy, Likeness, SameKeys, SettableField};

/// The articles of a correction, and by what it knows them; or why it knows none.
pub(crate) type Matched = Result<(KnownBy, Vec<ArticleId>), String>;

/// The articles that each correction is about: those with its address, else those with its text, else the one with its id and headline, else the
/// only one with its headline. What is about one article by its headline must not have another address, day, publisher or author: the articles of
/// a series have one headline, many papers print one of an agency, and in a file or under a name there is another one by now.
pub(crate) fn matches(corrections: &ArticleCorrections, reader: &dyn ArticleReader) -> Result<Vec<Matched>, Error> {
    let mut matches = Vec::with_capacity(corrections.articles.len());
    let mut unsure = Vec::with_capacity(corrections.articles.len());
    for correction in &corrections.articles {
        let (matched, at_last) = known_by_keys(correction, reader)?;
        matches.push(matched);
        unsure.push(at_last);
    }
    let is_open = |matched: &Matched| matched.is_err();
    let open = || corrections.articles.iter().zip(&matches).filter(|(_, matched)| is_open(matched));
    let headed = Headed::among(open().map(|(correction, _)| correction), reader)?;
    let rest = corrections.articles.iter().zip(&mut matches).zip(unsure);
    for ((correction, matched), at_last) in rest.filter(|((_, matched), _)| is_open(matched)) {
        if let Some(about) = headed.about(correction).or(at_last) {
            *matched = about;
        }
    }
    Ok(matches)
}

/// The articles with the address, the text or, where that is not known, the id and headline; and what its text tells at last, if nothing
/// better does.
fn known_by_keys(correction: &ArticleCorrection, reader: &dyn ArticleReader) -> Result<(Matched, Option<Matched>), Error> {
    let mut ids = similar(correction, reader)?;
    ids.insert(correction.id.clone());
    let mut read = Vec::new();
    for id in ids {
        read.extend(reader.whole_article(&id)?.as_ref().map(ArticleCorrection::of));
    }
    let under_id = read.iter().find(|article| article.id == correction.id);
    let has_the_id = || Ok((KnownBy::Id, vec![correction.id.clone()]));
    let compared = under_id.map(|article| correction.compared(article));
    if correction.says_its_id_alone() && compared.is_some_and(|compared| compared.date != Likeness::Other) {
        return Ok((has_the_id(), None));
    }
    let at_last = match with_its_keys(correction, &read) {
        Some((matched, true)) => return Ok((matched, None)),
        keyed => keyed.map(|(matched, _)| matched),
    };
    if compared.is_some_and(|compared| compared.may_be_edited() && compared.text == Likeness::Unknown) {
        return Ok((has_the_id(), None));
    }
    let reason = match under_id {
        Some(other) => {
            let what = if other.headline.is_empty() { &other.path } else { &other.headline };
            format!("another article stands under its id now (\"{what}\")")
        }
        None => "no article has its id, address, text or headline".to_string(),
    };
    Ok((Err(reason), at_last))
}

/// Of articles those with the address of a correction, else those with its text. Where something else that is kept tells one of several, the
/// others are left out, and of those left it is the one with its id, if that is among them. And whether that is sure: notes of one wording come every week.
fn with_its_keys(correction: &ArticleCorrection, read: &[ArticleCorrection]) -> Option<(Matched, bool)> {
    let compared: Vec<(Compared, &ArticleId)> =
        read.iter().map(|article| (correction.compared(article), &article.id)).collect();
    let those = |is_it: fn(&Compared) -> Likeness| -> Vec<(Compared, &ArticleId)> {
        compared.iter().copied().filter(|(compared, _)| is_it(compared) == Likeness::Same).collect()
    };
    let with_address = those(|compared| compared.address);
    let (known_by, mut left) = match with_address.is_empty() {
        false => (KnownBy::Address, with_address),
        true => (KnownBy::Text, those(|compared| compared.text)),
    };
    if left.is_empty() {
        return None;
    }
    let kept: [fn(&Compared) -> Likeness; 6] = [
        |compared| compared.address,
        |compared| compared.text,
        |compared| compared.date,
        |compared| compared.headline,
        |compared| compared.publisher,
        |compared| compared.authors,
    ];
    for likeness in kept {
        if left.iter().any(|(compared, _)| likeness(compared) == Likeness::Same) {
            left.retain(|(compared, _)| likeness(compared) != Likeness::Other);
        }
    }
    let is_of_another_day = left.iter().all(|(compared, _)| compared.date == Likeness::Other);
    let is_elsewhere = left.iter().all(|(compared, _)| compared.address == Likeness::Other);
    let is_sure = known_by == KnownBy::Address || !is_of_another_day;
    if !is_sure && (is_elsewhere || left.len() > 1) {
        return Some((Err("what has its text has another date".to_string()), false));
    }
    if let Some((_, id)) = left.iter().find(|(compared, _)| compared.has_the_id) {
        return Some((Ok((KnownBy::Id, vec![(*id).clone()])), true));
    }
    Some((Ok((known_by, left.into_iter().map(|(_, id)| id.clone()).collect())), is_sure))
}

/// So many articles are read to find those that have a headline.
const MOST_READ: usize = 20_000;

/// Of which of these articles no other one of the index has the headline, as they were read; `false` also where there are too many to tell.
pub(crate) fn are_alone(known: &[&ArticleCorrection], reader: &dyn ArticleReader) -> Result<Vec<bool>, Error> {
    let headed = Headed::among(known.iter().copied(), reader)?;
    let others = |known: &&ArticleCorrection| headed.by_headline.get(&known.headline_key()?).map(Vec::len);
    Ok(known.iter().map(|known| headed.are_all && others(known) == Some(1)).collect())
}

/// Articles by their headlines and texts as they were read.
#[derive(Default)]
struct Headed {
    /// Whether all were read that have a headline.
    are_all: bool,
    articles: Vec<ArticleCorrection>,
    by_headline: BTreeMap<String, Vec<usize>>,
    by_text: BTreeMap<u64, Vec<usize>>,
}

impl Headed {
    /// Reads the articles that have the words of one of the headlines, as they were read or as they were set.
    fn among<'c>(
        corrections: impl Iterator<Item = &'c ArticleCorrection>,
        reader: &dyn ArticleReader,
    ) -> Result<Headed, Error> {
        let mut names = BTreeSet::new();
        for correction in corrections {
            let set = correction.set.get(&SettableField::Headline).and_then(|headline| headline.values().pop());
            names.extend(set.into_iter().chain(correction.headline_key()));
        }
        let mut headed = Headed::default();
        if names.is_empty() {
            return Ok(headed);
        }
        let ids = reader.ids_naming(&Naming::Any { names: names.into_iter().collect(), actors: Vec::new() })?;
        headed.are_all = ids.len() <= MOST_READ;
        for id in ids.into_iter().take(MOST_READ) {
            let read = reader.whole_article(&id)?;
            headed.articles.extend(read.as_ref().map(ArticleCorrection::of));
        }
        for (place, article) in headed.articles.iter().enumerate() {
            if let Some(key) = article.text_key() {
                headed.by_text.entry(key).or_default().push(place);
            }
            if let Some(headline) = article.headline_key() {
                headed.by_headline.entry(headline).or_default().push(place);
            }
        }
        Ok(headed)
    }

    /// What a correction is about that no key has told; `None` if its words tell nothing either.
    fn about(&self, correction: &ArticleCorrection) -> Option<Matched> {
        let at = |places: &Vec<usize>| places.iter().map(|place| self.articles[*place].clone()).collect::<Vec<_>>();
        // A short text goes by its headline as well, and is not found by its hash while another headline is set.
        let with_text = correction.text_key().and_then(|key| self.by_text.get(&key)).map(at).unwrap_or_default();
        if let Some((matched, true)) = with_its_keys(correction, &with_text) {
            return Some(matched);
        }
        let with_headline = correction.headline_key().and_then(|headline| self.by_headline.get(&headline)).map(at)?;
        let compared = || with_headline.iter().map(|article| (correction.compared(article), article));
        let may_be_it = || compared().filter(|(compared, _)| compared.may_be_edited());
        // What was edited where it stood, unless its file has several of that headline: their ids go with the places of rows.
        let at_its_place = may_be_it().find(|(compared, _)| compared.has_the_id);
        let is_in_its_file = |article: &ArticleCorrection| article.path == correction.path;
        if at_its_place.is_some() && with_headline.iter().filter(|article| is_in_its_file(article)).count() < 2 {
            return Some(Ok((KnownBy::Id, vec![correction.id.clone()])));
        }
        // A text that is another one needs the day of the one that is known; and its place, if that was not the only one of its headline.
        let is_its_headline = |compared: &Compared| {
            let agrees = [compared.publisher, compared.authors].contains(&Likeness::Same);
            correction.alone == Some(true) && (agrees || !compared.is_of_another_folder)
        };
        let is_near = |compared: &Compared| {
            let may_be_elsewhere = compared.place == Likeness::Same || is_its_headline(compared);
            compared.text != Likeness::Other || compared.date == Likeness::Same && may_be_elsewhere
        };
        let near: Vec<ArticleId> =
            may_be_it().filter(|(compared, _)| is_near(compared)).map(|(_, article)| article.id.clone()).collect();
        match near.len() {
            0 => None,
            1 => Some(Ok((KnownBy::Headline, near))),
            many => Some(Err(format!("{many} articles have its headline"))),
        }
    }
}

/// The articles with the text, or with the address that was read or set.
fn similar(correction: &ArticleCorrection, reader: &dyn ArticleReader) -> Result<BTreeSet<ArticleId>, Error> {
    let set = correction.set.get(&SettableField::Url).and_then(|url| url.values().pop());
    let set = set.as_deref().and_then(crate::schema::address_key);
    let mut ids = BTreeSet::new();
    for keys in
        [SameKeys { address: correction.address_key(), text: correction.text_key() }, SameKeys { address: set, text: None }]
    {
        ids.extend(reader.ids_with_same(keys)?);
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Id, address, text, day; empty or 0 for none.
    type Row = (u64, &'static str, u64, u32);

    /// An article as a correction sees it.
    fn article((id, page, text, day): Row) -> ArticleCorrection {
        ArticleCorrection {
            id: ArticleId::from_bits(id),
            folder: String::new(),
            path: "calls.jsonl".to_string(),
            headline: "Port call".to_string(),
            url: (!page.is_empty()).then(|| format!("https://example.org/{page}")),
            text: (text > 0).then(|| format!("{text:016x}")),
            date: (day > 0).then(|| format!("2023-01-{day:02}")),
            source: None,
            author: Vec::new(),
            alone: None,
            set: Default::default(),
        }
    }

    #[test]
    fn an_article_is_known_by_its_address_then_by_its_text_and_then_by_what_else_fits() {
        let kept = article((1, "a", 7, 2));
        let cases: [(&[Row], _); 9] = [
            (&[(1, "b", 7, 2), (2, "a", 8, 3)], Some(Ok((KnownBy::Address, vec![2])))),
            (&[(1, "a", 8, 2), (2, "a", 7, 2)], Some(Ok((KnownBy::Address, vec![2])))),
            (&[(1, "a", 8, 2), (2, "a", 8, 2)], Some(Ok((KnownBy::Id, vec![1])))),
            (&[(2, "a", 7, 0), (3, "a", 0, 2)], Some(Ok((KnownBy::Address, vec![2, 3])))),
            (&[(1, "", 8, 2), (2, "", 7, 2)], Some(Ok((KnownBy::Text, vec![2])))),
            (&[(1, "", 7, 3), (2, "", 7, 2)], Some(Ok((KnownBy::Text, vec![2])))),
            (&[(2, "", 7, 3), (3, "", 7, 4)], Some(Err(()))),
            (&[(2, "b", 7, 3)], Some(Err(()))),
            (&[(1, "b", 8, 2), (2, "", 0, 2)], None),
        ];
        for (articles, expected) in cases {
            let read: Vec<ArticleCorrection> = articles.iter().copied().map(article).collect();
            let matched = with_its_keys(&kept, &read).map(|(matched, _)| match matched {
                Ok((known_by, ids)) => Ok((known_by, ids.iter().filter_map(ArticleId::bits).collect::<Vec<u64>>())),
                Err(_) => Err(()),
            });
            assert_eq!(matched, expected, "{articles:?}");
        }
    }
}

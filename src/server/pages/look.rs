//! Turns an address into what the index says of it, and that into a page.

use axum::http::StatusCode;

use super::{Shown, actor, add_warnings, files};
use crate::article::{ActorKind, DateStatus, Dimension};
use crate::backend::SearchBackend;
use crate::backend::local::Index;
use crate::error::{Error, ErrorCode};
use crate::query::{Count, FacetRequest, SearchRequest, SearchResponse};
use crate::render::html::{
    ActorListPage, ActorPage, Address, ArticlePage, Chosen, Condition, Names, ReadAddress, SearchPage, Site, Trouble,
    TroublePage, actor_page, actors_page, article_page, coarser, document_page, help_page, search_page, trouble_page,
    usual_interval,
};
use crate::render::text::grouped;
use crate::schema::FileOutcome;
use crate::search::{hit_of, mark, plan_of};
use crate::server::api::{is_whole, within_limits};

/// How many rows the lists of the reading report show.
const MOST_TROUBLES: usize = 100;

/// Beyond so many articles the reading report looks for no repeats.
const MOST_ARTICLES_COMPARED: u64 = 200_000;

/// How long it may take to count what there would be without one of the conditions, in milliseconds.
const DROP_TIME_MS: u32 = 300;

/// An address that was read, and what all pages share.
pub(super) struct Look {
    read: ReadAddress,
    site: Site,
}

impl Look {
    pub(super) fn new(index: &Index, read: ReadAddress, folder: &str) -> Result<Look, Error> {
        let sources: Vec<&str> = index.manifest().sources.iter().map(|source| source.name.as_str()).collect();
        let site = Site {
            version: files::version().to_string(),
            articles: index.article_count()?,
            is_damaged: index.damage().lost_documents > 0,
            index: Some(folder.to_string()).filter(|folder| folder != "index"),
            name: sources.join(", "),
        };
        Ok(Look { read, site })
    }

    /// The same with other pairs for its address.
    pub(super) fn reading(self, pairs: Vec<(String, String)>) -> Look {
        Look { read: Address::read(pairs, chrono::Local::now().date_naive()), ..self }
    }

    pub(super) fn search(self, index: &Index) -> Result<Shown, Error> {
        let ReadAddress { address, mut errors, is_rough } = self.read;
        if is_rough && errors.is_empty() {
            return Ok(Shown::Elsewhere(address.search()));
        }
        let names = names(index, &address)?;
        let mut answer = None;
        if errors.is_empty() {
            match answered(index, &address) {
                Ok(found) => answer = Some(found),
                // What a person can mend is said on the page.
                Err(error) if error.code().exit_status() == 2 => errors.push(error),
                Err(error) => return Err(error),
            }
        }
        let is_empty = answer.as_ref().is_some_and(|answer| answer.total.value == 0);
        let drops = if is_empty { drops(index, &address, &names)? } else { Vec::new() };
        let is_whole =
            answer.as_ref().is_none_or(|answer| is_whole(&answer.warnings)) && drops.iter().all(|(_, count)| count.exact);
        let drops: Vec<(Vec<Condition>, u64)> =
            drops.into_iter().map(|(conditions, count)| (conditions, count.value)).collect();
        let page = search_page(&SearchPage {
            site: &self.site,
            address: &address,
            names: &names,
            answer: answer.as_ref(),
            errors: &errors,
            drops: &drops,
        });
        Ok(if errors.is_empty() { Shown::page(page, is_whole) } else { Shown::Page(StatusCode::BAD_REQUEST, page) })
    }

    pub(super) fn article(self, index: &Index, id: &str, marking: Option<&str>) -> Result<Shown, Error> {
        let address = self.read.address;
        let article = index.show(id)?;
        let names = names(index, &address)?;
        let mut marked = None;
        if !address.is_blank() {
            let mut request = address.request.clone();
            within_limits(&mut request);
            // A query that cannot be read is no reason to keep the article back.
            marked = mark(index, &request, &article.id).ok();
        }
        let page = ArticlePage {
            site: &self.site,
            address: &address,
            names: &names,
            article: &article,
            hit: &hit_of(article.clone()),
            today: chrono::Local::now().date_naive(),
            marked: marked.as_ref(),
            mark: marking,
        };
        Ok(Shown::page(article_page(&page), marked.as_ref().is_none_or(|marked| is_whole(&marked.warnings))))
    }

    pub(super) fn actors(self, index: &Index, find: &str, kind: &str) -> Result<Shown, Error> {
        let address = Address { theme: self.read.address.theme, ..Address::default() };
        let kind: Option<ActorKind> = kind.parse().ok();
        let mut request = SearchRequest::default().page(0, 0);
        let kinds = kind.into_iter().collect();
        request.facets.push(FacetRequest { prefix: find.to_string(), kinds, ..FacetRequest::of(Dimension::Actor, 200) });
        within_limits(&mut request);
        let mut response = index.search(&request)?;
        let Some(facet) = response.facets.pop() else {
            return Err(Error::new(ErrorCode::Unsupported, "the actors were not counted"));
        };
        let page = ActorListPage {
            site: &self.site,
            address: &address,
            facet: &facet,
            warnings: &response.warnings,
            search: find,
            kind,
        };
        Ok(Shown::page(actors_page(&page), is_whole(&response.warnings)))
    }

    pub(super) fn actor(self, index: &Index, id: &str) -> Result<Shown, Error> {
        let address = Address { theme: self.read.address.theme, ..Address::default() };
        let facts = actor::facts(index, id)?;
        let page = ActorPage { site: &self.site, address: &address, facts: &facts };
        Ok(Shown::page(actor_page(&page), facts.read_articles.is_none() && is_whole(&facts.warnings)))
    }

    pub(super) fn document(self, title: &str, path: &str, document: &str) -> Result<Shown, Error> {
        let address = Address { theme: self.read.address.theme, ..Address::default() };
        Ok(Shown::Page(StatusCode::OK, document_page(&self.site, &address, title, path, document)))
    }

    pub(super) fn help(self) -> Result<Shown, Error> {
        let address = Address { theme: self.read.address.theme, ..Address::default() };
        Ok(Shown::Page(StatusCode::OK, help_page(&self.site, &address)))
    }

    pub(super) fn doctor(self, index: &Index) -> Result<Shown, Error> {
        let address = Address { theme: self.read.address.theme, ..Address::default() };
        let (mut failed, mut skipped) = (Vec::new(), Vec::new());
        for (_, outcome, problems) in index.problems()? {
            for problem in problems {
                let is_skip = outcome == FileOutcome::Skipped || problem.is_skip();
                let line = problem.line.map_or(String::new(), |line| format!(", line {line}"));
                let path = format!("{}{line}", problem.path);
                let trouble = Trouble { path, code: problem.code, message: problem.message, article: None };
                if is_skip { skipped.push(trouble) } else { failed.push(trouble) }
            }
        }
        let mut has_all = true;
        let mut lists: Vec<TroubleList> = vec![
            ("Could not be read".to_string(), failed.len() as u64, failed),
            ("Skipped".to_string(), skipped.len() as u64, skipped),
        ];
        for (title, status) in [("Doubtful dates", DateStatus::Suspect), ("Without a date", DateStatus::Unknown)] {
            let mut request =
                SearchRequest::default().any(Dimension::DateStatus, status.name()).page(0, MOST_TROUBLES as u32);
            within_limits(&mut request);
            let response = index.search(&request)?;
            has_all &= is_whole(&response.warnings);
            let row = |hit: crate::query::Hit| Trouble {
                path: hit.file_path(),
                code: hit.date_published.reason().unwrap_or("no date was found").to_string(),
                message: hit.date_published.date().map_or(String::new(), |date| date.to_string()),
                article: Some(hit.id.to_string()),
            };
            lists.push((title.to_string(), response.total.value, response.hits.into_iter().map(row).collect()));
        }
        // Over very many articles this takes longer than a page should; `dateline doctor` takes the time.
        if self.site.articles <= MOST_ARTICLES_COMPARED {
            lists.push(uncertain_tags(index)?);
            lists.push(repeated(index)?);
        }
        lists.iter_mut().for_each(|(.., rows)| rows.truncate(MOST_TROUBLES));
        let folders: Vec<String> = index.manifest().sources.iter().map(|source| source.folder.clone()).collect();
        let page =
            TroublePage { site: &self.site, address: &address, folders: &folders, lacking: &lacking(index), lists: &lists };
        Ok(Shown::page(trouble_page(&page), has_all))
    }
}

/// What is missing from an index, each in a sentence.
fn lacking(index: &Index) -> Vec<String> {
    let mut lacking = index.manifest().lacking();
    let damage = index.damage();
    if !damage.files.is_empty() {
        let missing = match damage.lost_documents {
            0 => "nothing is missing from answers".to_string(),
            lost => format!("up to {} articles are missing from every answer", grouped(lost)),
        };
        let files = damage.files.join(", ");
        lacking.push(format!("the index is damaged, {missing} ({files}); `dateline repair` makes it whole"));
    }
    lacking
}

/// A list of the reading report: its title, how many there are, and the first of them.
type TroubleList = (String, u64, Vec<Trouble>);

/// Articles whose tags may be taken apart otherwise.
fn uncertain_tags(index: &Index) -> Result<TroubleList, Error> {
    let (uncertain, articles) = index.uncertain_tags(MOST_TROUBLES)?;
    let row = |article: crate::schema::StoredArticle| Trouble {
        path: article.file_path(),
        code: "may be taken apart otherwise".to_string(),
        message: article.tag.join(" | "),
        article: Some(article.id.to_string()),
    };
    Ok(("Tags that ran together".to_string(), uncertain, articles.into_iter().map(row).collect()))
}

/// Articles that are in the index more than once.
fn repeated(index: &Index) -> Result<TroubleList, Error> {
    let repeats = index.repeats()?;
    let repeated: u64 = repeats.iter().map(|repeat| repeat.ids.len() as u64 - 1).sum();
    let mut rows = Vec::new();
    for repeat in repeats.iter().take(MOST_TROUBLES) {
        let Some((first, others)) = repeat.ids.split_first() else { continue };
        let path = |id| Ok::<String, Error>(index.article(id)?.map_or(String::new(), |article| article.file_path()));
        let others = others.iter().take(5).map(path).collect::<Result<Vec<_>, Error>>()?;
        let id = first.to_string();
        rows.push(Trouble {
            path: path(first)?,
            code: repeat.shared().to_string(),
            message: others.join(", "),
            article: Some(id),
        });
    }
    Ok(("Repeated articles".to_string(), repeated, rows))
}

/// The answer that a page of hits is made of, counted over time in bars that can be told apart.
fn answered(index: &Index, address: &Address) -> Result<SearchResponse, Error> {
    let mut request = address.page_request(usual_interval(address));
    within_limits(&mut request);
    let mut answer = index.search(&request)?;
    let mut tries = 0;
    while let Some(interval) = answer.timeline.as_ref().and_then(|timeline| coarser(address, timeline)).filter(|_| tries < 4)
    {
        let mut again = address.request.clone();
        (again.page.limit, again.page.offset, again.after, again.snippets.count) = (0, 0, None, 0);
        (again.facets, again.timeline) = (Vec::new(), Some(interval));
        within_limits(&mut again);
        let again = index.search(&again)?;
        answer.timeline = again.timeline;
        add_warnings(&mut answer.warnings, again.warnings);
        tries += 1;
    }
    Ok(answer)
}

/// What can be dropped of an address that finds nothing, and how many articles there are then. Where no single condition is to blame, all those
/// that find nothing by themselves are.
fn drops(index: &Index, address: &Address, names: &Names) -> Result<Vec<(Vec<Condition>, Count)>, Error> {
    let conditions = address.conditions(names);
    let mut drops = Vec::new();
    for condition in &conditions {
        drops.push((vec![condition.clone()], total(index, &address.dropping([condition]))?));
    }
    if drops.len() > 2 && drops.iter().all(|(_, count)| count.value == 0) {
        let mut empty = Vec::new();
        for condition in &conditions {
            let others = conditions.iter().filter(|other| *other != condition);
            if total(index, &address.dropping(others))?.value == 0 {
                empty.push(condition.clone());
            }
        }
        if empty.len() > 1 && empty.len() < conditions.len() {
            let count = total(index, &address.dropping(&empty))?;
            drops.push((empty, count));
        }
    }
    Ok(drops)
}

/// How many articles an address finds.
fn total(index: &Index, address: &Address) -> Result<Count, Error> {
    let mut request = address.request.clone();
    (request.page.limit, request.page.offset, request.after, request.snippets.count) = (0, 0, None, 0);
    (request.facets, request.timeline) = (Vec::new(), None);
    // Several of these stand behind one page.
    request.time_budget_ms = DROP_TIME_MS;
    Ok(index.search(&request)?.total)
}

/// How the index spells and calls what an address chooses.
fn names(index: &Index, address: &Address) -> Result<Names, Error> {
    let mut names = Vec::new();
    for filter in &address.request.filters {
        let dimension = filter.dimension;
        for written in filter.any.iter().chain(&filter.all).chain(&filter.none) {
            // A value that no search can be made with is shown as it is written.
            let plan = plan_of(index, &SearchRequest::default().any(dimension, written)).ok();
            let values: Vec<String> = plan.into_iter().flat_map(|plan| plan.filters).flat_map(|filter| filter.any).collect();
            let label = match values.as_slice() {
                [single] => index.manifest().label(dimension, single),
                _ => index.manifest().label(dimension, written),
            };
            names.push(Chosen { dimension, written: written.clone(), values, label });
        }
    }
    Ok(Names(names))
}

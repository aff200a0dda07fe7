//! Turns a [`SearchRequest`] into the address of its page, its form fields and the command that does the same, and the pairs of an
//! address back into a request.
//!
//! The address holds the whole state, with the keys of the command line. Forms of a page add some of their own (`from`, `to`, `within`,
//! `find-actor` ...), which [`Address::read`] turns into the usual ones.

use chrono::NaiveDate;

use super::written::{encoded, with_query, written_range};
use crate::article::{DateStatus, DayRange, Dimension, Interval};
use crate::error::{Error, quoted};
use crate::query::{FacetRequest, Match, SearchRequest, Sort, day_range, request_from_pairs};

/// How many values of a dimension a page lists when nothing else is asked for.
pub const USUAL_VALUES: u32 = 6;

/// How many hits a page lists when nothing else is asked for.
pub const USUAL_HITS: u32 = 20;

/// Light or dark, where a person chose for this address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Which of the three choices of a filter a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One of the values of which any may be there.
    Any,
    /// Must be there.
    All,
    /// Must not be there.
    None,
}

/// The state of a page: what is asked, and how it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// What the address asks for, without what a page adds by itself.
    pub request: SearchRequest,
    /// Days that count from today, as they are written: `last 30 days`. Those of today stand in the request, and what follows from others drops this.
    pub within: Option<String>,
    /// The theme, if the address names one.
    pub theme: Option<Theme>,
}

/// An address as it was read: what could be understood of it, and what could not.
#[derive(Debug, Default)]
pub struct ReadAddress {
    /// The part that makes sense.
    pub address: Address,
    /// What does not, in the order of the address.
    pub errors: Vec<Error>,
    /// Whether the address was written by a form and should be replaced by [`Address::search`].
    pub is_rough: bool,
}

impl Address {
    /// Reads the pairs of an address. `today` is the day from which relative dates count.
    ///
    /// ```
    /// use dateline::render::html::Address;
    /// let today = "2024-01-01".parse::<dateline::CivilDate>()?.first_day();
    /// let pairs = [("q", "grain"), ("actor", ""), ("from", "2023-10-01"), ("to", "2023-12-31"), ("find-topic", "en")];
    /// let read = Address::read(pairs, today);
    /// assert!(read.is_rough && read.errors.is_empty());
    /// assert_eq!(read.address.search(), "/?q=grain&date=2023-10..2023-12&facet-prefix=topic%3Den");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn read<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>, today: NaiveDate) -> ReadAddress {
        let mut read = ReadAddress::default();
        let mut known: Vec<(String, String)> = Vec::new();
        let (mut first_day, mut last_day, mut within) = (String::new(), String::new(), String::new());
        for (key, value) in pairs {
            let (key, value) = (key.as_ref(), value.as_ref().trim());
            if value.is_empty() {
                read.is_rough = true;
                continue;
            }
            match key {
                "theme" => {
                    read.address.theme = match value {
                        "light" => Some(Theme::Light),
                        "dark" => Some(Theme::Dark),
                        _ => None,
                    }
                }
                "from" => first_day = value.to_string(),
                "to" => last_day = value.to_string(),
                "within" => within = value.to_string(),
                _ => match key.strip_prefix("find-") {
                    Some(dimension) => known.push(("facet-prefix".to_string(), format!("{dimension}={value}"))),
                    None => known.push((key.to_string(), value.to_string())),
                },
            }
            read.is_rough |= matches!(key, "from" | "to" | "within") || key.starts_with("find-");
        }
        let is_status = |value: &str| DateStatus::ALL.into_iter().any(|status| status.name() == value);
        let has_date = known.iter().any(|(key, value)| key == "date" && !is_status(value));
        if !has_date && (!first_day.is_empty() || !last_day.is_empty()) {
            let days = format!("{first_day}..{last_day}");
            // Fields of days that were left as they came say what they were made of.
            let is_same =
                matches!((day_range(&within, today), day_range(&days, today)), (Ok(left), Ok(right)) if left == right);
            known.push(("date".to_string(), if is_same { within } else { days }));
        }
        // A pair that makes no sense costs itself alone.
        let mut sound: Vec<(&str, &str)> = Vec::new();
        for (key, value) in &known {
            // A second range of dates, a second page, or a second beginning of the same values, is none.
            let before = sound.iter().filter(|(earlier, value)| earlier == key && !is_status(value)).copied();
            match request_from_pairs(before.chain([(key.as_str(), value.as_str())]), today) {
                Ok(_) => sound.push((key, value)),
                Err(error) => read.errors.push(error),
            }
        }
        match request_from_pairs(sound, today) {
            Ok(request) => read.address.request = request,
            Err(error) => read.errors.push(error),
        }
        // A page shows days, its links lead from these to others.
        let request = &mut read.address.request;
        if let Some(written) = request.published_within.take()
            && let Ok(days) = day_range(&written, today)
        {
            request.published = days;
            read.address.within = Some(written);
        }
        read.address.tidy();
        read
    }

    /// Takes out what says a thing twice: a value that must be there is none of those of which any may be there.
    fn tidy(&mut self) {
        for filter in &mut self.request.filters {
            for list in [&mut filter.any, &mut filter.all, &mut filter.none] {
                let mut kept: Vec<String> = Vec::new();
                list.retain(|value| {
                    !kept.contains(value) && {
                        kept.push(value.clone());
                        true
                    }
                });
            }
            let (all, none) = (filter.all.clone(), filter.none.clone());
            filter.any.retain(|value| !all.contains(value) && !none.contains(value));
            filter.all.retain(|value| !none.contains(value));
        }
        self.request.filters.retain(|filter| !(filter.any.is_empty() && filter.all.is_empty() && filter.none.is_empty()));
    }

    /// Whether it asks for nothing: every article is found.
    pub fn is_blank(&self) -> bool {
        self.request.text.is_empty() && self.request.filters.is_empty() && self.request.published.is_open()
    }

    /// The request behind a page: with passages, the counts of every dimension and counts over time.
    pub fn page_request(&self, interval: Interval) -> SearchRequest {
        let mut request = self.request.clone();
        if request.snippets.count == 0 {
            request.snippets.count = 2;
        }
        request.timeline = Some(request.timeline.unwrap_or(interval));
        request.explain = true;
        request.facets = Dimension::ALL.map(|dimension| self.facet(dimension)).to_vec();
        request
    }

    /// How a dimension is to be counted.
    pub fn facet(&self, dimension: Dimension) -> FacetRequest {
        let asked = self.request.facets.iter().find(|facet| facet.dimension == dimension);
        asked.cloned().unwrap_or_else(|| FacetRequest::of(dimension, USUAL_VALUES))
    }

    /// The same with something changed. It goes back to the first page.
    pub fn with(&self, change: impl FnOnce(&mut SearchRequest)) -> Address {
        let mut address = self.clone();
        change(&mut address.request);
        address.within = address.within.filter(|_| address.request.published == self.request.published);
        (address.request.page.offset, address.request.after) = (0, None);
        address.tidy();
        address
    }

    /// The same with a value in one of the choices of its dimension and in no other.
    pub fn choosing(&self, dimension: Dimension, value: &str, choice: Choice) -> Address {
        self.without(dimension, value).with(|request| {
            let filter = request.filter(dimension);
            let list = match choice {
                Choice::Any => &mut filter.any,
                Choice::All => &mut filter.all,
                Choice::None => &mut filter.none,
            };
            list.push(value.to_string());
        })
    }

    /// The same without a value in any choice of its dimension.
    pub fn without(&self, dimension: Dimension, value: &str) -> Address {
        self.with(|request| {
            let filter = request.filter(dimension);
            for list in [&mut filter.any, &mut filter.all, &mut filter.none] {
                list.retain(|chosen| chosen != value);
            }
        })
    }

    /// The same with other days.
    pub fn published(&self, days: DayRange) -> Address {
        self.with(|request| {
            request.published = days;
            request.timeline = None;
        })
    }

    /// The same at another hit.
    pub fn at_offset(&self, offset: u32) -> Address {
        let mut address = self.clone();
        (address.request.page.offset, address.request.after) = (offset, None);
        address
    }

    /// What is found, as pairs, without how it is shown.
    fn found_pairs(&self) -> Vec<(&'static str, String)> {
        let request = &self.request;
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        if !request.text.is_empty() {
            pairs.push(("q", request.text.clone()));
        }
        if request.matching == Match::Any {
            pairs.push(("match", "any".to_string()));
        }
        for filter in &request.filters {
            pairs.extend(filter.any.iter().map(|value| (filter.dimension.name(), value.clone())));
        }
        for filter in &request.filters {
            let name = filter.dimension.name();
            pairs.extend(filter.all.iter().map(|value| ("all", format!("{name}={value}"))));
            pairs.extend(filter.none.iter().map(|value| ("not", format!("{name}={value}"))));
        }
        if !request.published.is_open() {
            pairs.push(("date", self.within.clone().unwrap_or_else(|| written_range(request.published))));
        }
        pairs
    }

    /// How it is ordered and shown, as pairs.
    fn shown_pairs(&self) -> Vec<(&'static str, String)> {
        let request = &self.request;
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        for facet in &request.facets {
            let name = facet.dimension.name();
            if facet.limit != 10 || facet.prefix.is_empty() && facet.kinds.is_empty() {
                pairs.push(("facet", format!("{name}:{}", facet.limit)));
            }
            if !facet.prefix.is_empty() {
                pairs.push(("facet-prefix", format!("{name}={}", facet.prefix)));
            }
            pairs.extend(facet.kinds.iter().map(|kind| ("actor-kind", kind.name().to_string())));
        }
        pairs.extend(request.timeline.map(|interval| ("timeline", interval.name().to_string())));
        if request.sort != Sort::Relevance {
            pairs.push(("sort", request.sort.name().to_string()));
        }
        if request.recency > 0.0 {
            pairs.push(("recency", request.recency.to_string()));
        }
        if request.page.limit != USUAL_HITS {
            pairs.push(("limit", request.page.limit.to_string()));
        }
        if request.snippets.count > 0 {
            pairs.push(("snippets", request.snippets.count.to_string()));
        }
        pairs
    }

    fn place_pairs(&self) -> Vec<(&'static str, String)> {
        let request = &self.request;
        let offset = (request.page.offset > 0).then(|| ("offset", request.page.offset.to_string()));
        let after = request.after.as_ref().map(|after| ("after", after.clone()));
        offset.into_iter().chain(after).collect()
    }

    fn theme_pairs(&self) -> Vec<(&'static str, String)> {
        self.theme.map(|theme| ("theme", theme.name().to_string())).into_iter().collect()
    }

    /// Every pair of the address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        [self.found_pairs(), self.shown_pairs(), self.place_pairs(), self.theme_pairs()].concat()
    }

    /// The pairs that a form has to carry because it shows no field for them.
    pub fn hidden_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = [self.found_pairs(), self.shown_pairs(), self.theme_pairs()].concat();
        pairs.retain(|(key, value)| {
            let is_prefix = *key == "facet-prefix";
            let is_day = *key == "date" && DateStatus::ALL.iter().all(|status| status.name() != value);
            let is_value = Dimension::ALL.iter().any(|dimension| dimension.name() == *key);
            !matches!(*key, "q" | "all" | "not" | "sort" | "timeline") && !is_prefix && !is_day && !is_value
        });
        pairs.extend(self.within.iter().map(|written| ("within", written.clone())));
        pairs
    }

    /// The address of the page of hits.
    pub fn search(&self) -> String {
        with_query("/", &self.pairs())
    }

    /// The address of an article, as found by this search.
    pub fn article(&self, id: &str) -> String {
        with_query(&format!("/articles/{}", encoded(id)), &[self.found_pairs(), self.theme_pairs()].concat())
    }

    /// The address of an article in which an actor is marked.
    pub fn article_marking(&self, id: &str, actor: &str) -> String {
        let mark = vec![("mark", actor.to_string())];
        with_query(&format!("/articles/{}", encoded(id)), &[self.found_pairs(), mark, self.theme_pairs()].concat())
    }

    /// The address of an actor's page.
    pub fn actor(&self, id: &str) -> String {
        with_query(&format!("/actors/{}", encoded(id)), &self.theme_pairs())
    }

    /// The address of another page, in the theme of this one.
    pub fn page(&self, path: &str) -> String {
        with_query(path, &self.theme_pairs())
    }

    /// The address of a search for nothing but this, in the theme of this one.
    pub fn anew(&self, request: SearchRequest) -> String {
        Address { request, theme: self.theme, ..Address::default() }.search()
    }

    /// The address of everything found, in a format of [`/api/export`](crate::render).
    pub fn export(&self, format: &str) -> String {
        let mut pairs = vec![("format", format.to_string())];
        pairs.extend(self.found_pairs());
        if self.request.sort != Sort::Relevance {
            pairs.push(("sort", self.request.sort.name().to_string()));
        }
        if self.request.recency > 0.0 {
            pairs.push(("recency", self.request.recency.to_string()));
        }
        with_query("/api/export", &pairs)
    }

    /// The request to carry away: days that count from today stay as they are written.
    pub fn carried(&self) -> SearchRequest {
        let mut request = self.request.clone();
        if let Some(written) = &self.within {
            (request.published, request.published_within) = (DayRange::default(), Some(written.clone()));
        }
        request
    }

    /// The command that finds the same, quoted for a shell.
    ///
    /// ```
    /// use dateline::render::html::Address;
    /// let today = "2024-01-01".parse::<dateline::CivilDate>()?.first_day();
    /// let address = Address::read([("q", "it's \"here\""), ("actor", "Russia"), ("not", "topic=Energy")], today).address;
    /// let command = "dateline search --actor Russia --not topic=Energy -- 'it'\\''s \"here\"'";
    /// assert_eq!(address.command(None), command);
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn command(&self, index: Option<&str>) -> String {
        let mut words = vec!["dateline".to_string(), "search".to_string()];
        words.extend(index.into_iter().flat_map(|folder| ["--index".to_string(), quoted(folder)]));
        let pairs = [self.found_pairs(), self.shown_pairs(), self.place_pairs()].concat();
        // The shape of a list on the page is of no use in a terminal.
        let asked = pairs.iter().filter(|(key, _)| !matches!(*key, "q" | "facet" | "facet-prefix" | "actor-kind"));
        for (key, value) in asked {
            // A value that begins like a flag has to hang on its own flag.
            let is_like_flag = value.starts_with('-');
            let option = if *key == "date-status" { "date" } else { *key };
            if is_like_flag {
                words.push(quoted(&format!("--{option}={value}")));
            } else {
                words.extend([format!("--{option}"), quoted(value)]);
            }
        }
        if !self.request.text.is_empty() {
            words.extend(["--".to_string(), quoted(&self.request.text)]);
        }
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day")
    }

    fn read(pairs: &[(&str, &str)]) -> ReadAddress {
        Address::read(pairs.iter().copied(), today())
    }

    #[test]
    fn an_address_says_all_of_what_is_asked() {
        for address in [
            "/",
            "/?q=grain%20%26%20%22oil%22&match=any&actor=country:RU&topic=A%2FB&all=actor%3DIran&not=tag%3Dx&date=2023-10",
            "/?date=2023-10-07..2023-12-01&facet=actor:50&facet-prefix=topic%3Den&timeline=week&sort=newest",
            "/?q=a&limit=5&snippets=1&offset=40&theme=dark",
            "/?after=x.y&actor-kind=person",
            "/?date-status=unknown&recency=0.2",
            "/?q=a&date=last%2030%20days&sort=newest",
        ] {
            let pairs: Vec<(String, String)> = address[1..]
                .trim_start_matches('?')
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(key, value)| (key.to_string(), decoded(value)))
                .collect();
            let read = Address::read(pairs, today());
            assert!(read.errors.is_empty() && !read.is_rough, "{address}: {:?}", read.errors);
            let again = read.address.search();
            let sorted = |address: &str| {
                let mut parts: Vec<String> = address.split(['?', '&']).map(str::to_string).collect();
                parts.sort();
                parts
            };
            assert_eq!(sorted(&again), sorted(address));
        }
    }

    fn decoded(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte == b'%' {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&digits, 16).expect("two digits"));
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn days_counted_from_today_stay_as_they_are_written_until_others_are_chosen() {
        let address = read(&[("date", "last 30 days")]).address;
        assert_eq!(written_range(address.request.published), "2024-01-31..2024-02-29");
        assert_eq!(address.choosing(Dimension::Actor, "Iran", Choice::Any).search(), "/?actor=Iran&date=last%2030%20days");
        assert_eq!(address.command(None), "dateline search --date 'last 30 days'");
        assert_eq!(address.export("csv"), "/api/export?format=csv&date=last%2030%20days");
        let carried = address.carried();
        assert_eq!((carried.published, carried.published_within.as_deref()), (DayRange::default(), Some("last 30 days")));
        let year = day_range("2023", today()).expect("a range");
        assert_eq!(address.published(year).search(), "/?date=2023");
        assert_eq!(address.published(year).carried().published, year);
        // A form sends the days that it shows, and what they are.
        for (from, to, expected) in [
            ("2024-01-31", "2024-02-29", "/?date=last%2030%20days"),
            ("2024-02-01", "2024-02-29", "/?date=2024-02"),
            ("", "", "/"),
        ] {
            let read = read(&[("within", "last 30 days"), ("from", from), ("to", to)]);
            assert!(read.is_rough && read.errors.is_empty(), "{:?}", read.errors);
            assert_eq!(read.address.search(), expected);
        }
        assert!(address.hidden_pairs().contains(&("within", "last 30 days".to_string())));
        let moved = read(&[("recency", "0.5"), ("q", "grain")]).address.export("ris");
        assert_eq!(moved, "/api/export?format=ris&q=grain&recency=0.5");
    }

    #[test]
    fn a_pair_without_sense_costs_itself_alone() {
        let read = read(&[("q", "grain"), ("date", "someday"), ("sort", "sideways"), ("actor", "Iran"), ("nonsense", "1")]);
        assert_eq!(read.address.search(), "/?q=grain&actor=Iran");
        assert_eq!(read.errors.len(), 3, "{:?}", read.errors);
        let read = self::read(&[("date", "2023"), ("date", "unknown"), ("date", "2024"), ("sort", "newest")]);
        assert_eq!(read.address.search(), "/?date-status=unknown&date=2023&sort=newest");
        assert_eq!(read.errors.len(), 1, "{:?}", read.errors);
        let read = self::read(&[("facet-prefix", "tag=a"), ("facet-prefix", "author=b"), ("facet-prefix", "author=c")]);
        assert_eq!(read.address.search(), "/?facet-prefix=tag%3Da&facet-prefix=author%3Db");
        assert_eq!(read.errors.len(), 1, "{:?}", read.errors);
    }

    #[test]
    fn a_value_stands_in_one_choice() {
        let address = read(&[("actor", "Iran"), ("actor", "China"), ("all", "actor=Iran"), ("offset", "20")]).address;
        assert_eq!(address.at_offset(0).search(), "/?actor=China&all=actor%3DIran");
        let without = address.choosing(Dimension::Actor, "Iran", Choice::None);
        assert_eq!(without.search(), "/?actor=China&not=actor%3DIran");
        assert_eq!(without.without(Dimension::Actor, "China").search(), "/?not=actor%3DIran");
    }

    #[test]
    fn commands_are_quoted() {
        let command = |pairs: &[(&str, &str)]| read(pairs).address.command(None);
        assert_eq!(command(&[("q", "-China")]), "dateline search -- -China");
        assert_eq!(command(&[("q", "=Turkey")]), "dateline search -- '=Turkey'");
        assert_eq!(command(&[("tag", "=a"), ("q", "a=b")]), "dateline search --tag '=a' -- a=b");
        assert_eq!(command(&[("tag", "-a b"), ("q", "$(x)")]), "dateline search '--tag=-a b' -- '$(x)'");
        assert_eq!(command(&[("date-status", "unknown"), ("facet", "actor:50")]), "dateline search --date unknown");
    }
}

//! Turns a stored article into its questions: the terms by which a corpus as a whole is asked about it.
//!
//! Some things no article tells alone: how tags that run together are taken apart, whether 03/04 is a day in March or April, how
//! most articles spell a tag. What an article contributes to the answer, and what the answer was when it was last written, stand in
//! terms of its own; so answers are found, and articles that need another one, without reading any other article. Nor does any article tell
//! alone of which state a body is that no registry knows.

#[cfg(feature = "ingest")]
use crate::article::PublicationDate;
use crate::article::{ActorKind, CivilDate, DatePrecision, DateStatus, Evidence, Field, FieldEvidence};
use crate::schema::StoredArticle;

/// Between the parts of a term, and between the items of a list. No value holds them.
const PART: char = '\u{1}';
const ITEM: char = '\u{2}';

/// Longer terms are not kept: such an article stays as it was read.
const LONGEST_TERM_BYTES: usize = 16_000;

/// What the rule of evidence says of tags that ran together.
pub(crate) const RUN_TOGETHER: &str = "run together";
/// The rule of evidence for what a user set.
pub(crate) const SET_BY_HAND: &str = "set by hand";
/// The code of the note on tags that may be others.
pub(crate) const UNCERTAIN_TAGS: &str = "uncertain_tags";
/// The reason for a date of which only the year is used.
pub(crate) const SWAPPABLE: &str = "day_and_month_could_be_swapped";
/// The reason for doubt where the newest articles of a source all have the day on which they were fetched.
pub(crate) const PILE_UP: &str = "crawl_day_pile_up";
/// The reason for doubt where the day was still to come when it was last looked at.
pub(crate) const IN_THE_FUTURE: &str = "in_the_future";
/// Evidence below this is too little to believe a day that a whole source has.
const SURE_DAY: f32 = 0.9;

/// In which order a source writes the numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NumberOrder {
    /// 30/10/2023.
    DayFirst,
    /// 10/30/2023.
    MonthFirst,
}

impl NumberOrder {
    /// What is added to the rule of a date that was read in this order.
    pub(crate) fn rule(self) -> &'static str {
        match self {
            NumberOrder::DayFirst => ", day first as in other dates of the source",
            NumberOrder::MonthFirst => ", month first as in other dates of the source",
        }
    }
}

/// One question of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// How tags that run together are taken apart.
    Line(TagLine),
    /// A value as the file has it, and one as it is shown, where a list is shown otherwise than written.
    Written {
        field: Field,
        value: String,
    },
    Shown {
        field: Field,
        value: String,
    },
    /// Tags of most of which the text does not speak, which may be those of every page of the source, and whether they are taken for that.
    OfSource {
        source: String,
        tags: Vec<String>,
        is_hidden: bool,
    },
    /// Whether a user set anything of it.
    Set,
    /// A value as it would be shown if a user had not set another one.
    Beneath {
        field: Field,
        value: String,
    },
    /// A date that shows in which order its source writes.
    OrderVote {
        source: String,
        separator: char,
        order: NumberOrder,
    },
    /// A date that could be read in both orders, and how it is read now.
    Order {
        source: String,
        separator: char,
        read_as: Option<NumberOrder>,
    },
    /// An article of a source, with the day if it has one that no other question is about.
    From {
        source: String,
    },
    /// The first day of its date as it was read, where a user set another one; empty for none.
    Dated {
        source: String,
        read: String,
        set: String,
    },
    /// A day that was still to come.
    Future {
        day: String,
    },
    /// A day that may be the day of fetching, whether something else in the article speaks against it, whether it is doubted.
    WeakDay {
        source: String,
        day: String,
        is_contradicted: bool,
        is_doubted: bool,
    },
    /// A government body that no registry knows, and the state of which it is here.
    Body {
        country: String,
        id: String,
    },
}

/// Tags that ran together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TagLine {
    /// The lines as they stand in the file.
    pub(crate) lines: Vec<String>,
    /// The tags as they were read from the file alone.
    pub(crate) written: Vec<String>,
    /// The tags as they are shown.
    pub(crate) shown: Vec<String>,
    /// Whether a note calls them uncertain.
    pub(crate) is_uncertain: bool,
}

/// The fields whose values are spelled as most articles spell them.
pub(crate) const SPELLED: [Field; 3] = [Field::Keywords, Field::Topic, Field::Author];

impl Question {
    /// The beginnings of the terms of each kind.
    pub(crate) const LINE: &'static str = "line\u{1}";
    pub(crate) const WRITTEN: &'static str = "written\u{1}";
    pub(crate) const SHOWN: &'static str = "shown\u{1}";
    pub(crate) const OF_SOURCE: &'static str = "of source\u{1}";
    pub(crate) const SET: &'static str = "set\u{1}";
    pub(crate) const BENEATH: &'static str = "beneath\u{1}";
    pub(crate) const ORDER_VOTE: &'static str = "order vote\u{1}";
    pub(crate) const ORDER: &'static str = "order\u{1}";
    pub(crate) const FROM: &'static str = "from\u{1}";
    pub(crate) const DATED: &'static str = "dated\u{1}";
    pub(crate) const FUTURE: &'static str = "future\u{1}";
    pub(crate) const WEAK_DAY: &'static str = "weak day\u{1}";
    pub(crate) const BODY: &'static str = "body\u{1}";

    /// The term; `None` if it would be too long or a value holds one of our marks.
    pub(crate) fn term(&self) -> Option<String> {
        let list = |values: &[String]| values.join(&ITEM.to_string());
        let (start, parts): (&str, Vec<String>) = match self {
            Question::Line(TagLine { lines, written, shown, is_uncertain }) => {
                let uncertain = if *is_uncertain { "u" } else { "s" };
                (Question::LINE, vec![list(lines), list(written), list(shown), uncertain.to_string()])
            }
            Question::Written { field, value } => (Question::WRITTEN, vec![name_of(*field).to_string(), value.clone()]),
            Question::Shown { field, value } => (Question::SHOWN, vec![name_of(*field).to_string(), value.clone()]),
            Question::OfSource { source, tags, is_hidden } => {
                let hidden = if *is_hidden { "1" } else { "0" };
                (Question::OF_SOURCE, vec![source.clone(), list(tags), hidden.to_string()])
            }
            Question::Set => (Question::SET, vec![String::new()]),
            Question::Beneath { field, value } => (Question::BENEATH, vec![name_of(*field).to_string(), value.clone()]),
            Question::OrderVote { source, separator, order } => {
                (Question::ORDER_VOTE, vec![source.clone(), separator.to_string(), letter(Some(*order)).to_string()])
            }
            Question::Order { source, separator, read_as } => {
                (Question::ORDER, vec![source.clone(), separator.to_string(), letter(*read_as).to_string()])
            }
            Question::From { source } => (Question::FROM, vec![source.clone()]),
            Question::Dated { source, read, set } => (Question::DATED, vec![source.clone(), read.clone(), set.clone()]),
            Question::Future { day } => (Question::FUTURE, vec![day.clone()]),
            Question::WeakDay { source, day, is_contradicted, is_doubted } => {
                let flag = |is: bool| if is { "1" } else { "0" }.to_string();
                (Question::WEAK_DAY, vec![source.clone(), day.clone(), flag(*is_contradicted), flag(*is_doubted)])
            }
            Question::Body { country, id } => (Question::BODY, vec![country.clone(), id.clone()]),
        };
        let count = parts.len();
        let term = format!("{start}{}", parts.join(&PART.to_string()));
        let is_readable = term.matches(PART).count() == count && term.len() <= LONGEST_TERM_BYTES;
        is_readable.then_some(term)
    }

    /// Reads a term back.
    pub(crate) fn of_term(term: &str) -> Option<Question> {
        let mut parts = term.split(PART);
        let start = parts.next()?;
        let parts: Vec<&str> = parts.collect();
        let list =
            |text: &str| text.split(ITEM).filter(|item| !item.is_empty()).map(str::to_string).collect::<Vec<String>>();
        let owned = |text: &str| text.to_string();
        Some(match (start, parts.as_slice()) {
            ("line", [lines, written, shown, uncertain]) => Question::Line(TagLine {
                lines: list(lines),
                written: list(written),
                shown: list(shown),
                is_uncertain: *uncertain == "u",
            }),
            ("written", [field, value]) => Question::Written { field: field_of(field)?, value: owned(value) },
            ("shown", [field, value]) => Question::Shown { field: field_of(field)?, value: owned(value) },
            ("of source", [source, tags, hidden]) => {
                Question::OfSource { source: owned(source), tags: list(tags), is_hidden: *hidden == "1" }
            }
            ("set", [""]) => Question::Set,
            ("beneath", [field, value]) => Question::Beneath { field: field_of(field)?, value: owned(value) },
            ("order vote", [source, separator, order]) => {
                Question::OrderVote { source: owned(source), separator: separator.chars().next()?, order: order_of(order)? }
            }
            ("order", [source, separator, order]) => {
                Question::Order { source: owned(source), separator: separator.chars().next()?, read_as: order_of(order) }
            }
            ("from", [source]) => Question::From { source: owned(source) },
            ("dated", [source, read, set]) => Question::Dated { source: owned(source), read: owned(read), set: owned(set) },
            ("future", [day]) => Question::Future { day: owned(day) },
            ("weak day", [source, day, contradicted, doubted]) => Question::WeakDay {
                source: owned(source),
                day: owned(day),
                is_contradicted: *contradicted == "1",
                is_doubted: *doubted == "1",
            },
            ("body", [country, id]) => Question::Body { country: owned(country), id: owned(id) },
            _ => return None,
        })
    }
}

fn name_of(field: Field) -> &'static str {
    match field {
        Field::Topic => "topic",
        Field::Author => "author",
        _ => "keywords",
    }
}

fn field_of(name: &str) -> Option<Field> {
    SPELLED.into_iter().find(|field| name_of(*field) == name)
}

fn letter(order: Option<NumberOrder>) -> &'static str {
    match order {
        Some(NumberOrder::DayFirst) => "d",
        Some(NumberOrder::MonthFirst) => "m",
        None => "-",
    }
}

fn order_of(letter: &str) -> Option<NumberOrder> {
    match letter {
        "d" => Some(NumberOrder::DayFirst),
        "m" => Some(NumberOrder::MonthFirst),
        _ => None,
    }
}

impl StoredArticle {
    /// The terms by which the corpus is asked about the article as it was read: what a user set of it is no witness for other articles, and what
    /// they tell of it is told of what was read.
    pub(crate) fn question_terms(&self) -> Vec<String> {
        let as_read = self.as_read.is_some().then(|| self.without_set());
        let read = as_read.as_ref().unwrap_or(self);
        let mut questions: Vec<Question> = as_read.iter().map(|_| Question::Set).collect();
        let line = read.tag_line();
        for field in SPELLED {
            let is_set = self.set_by_hand(field).is_some();
            let line = line.as_ref().filter(|_| field == Field::Keywords);
            let written = match (line, read.as_written.get(&field)) {
                // A line takes off by itself what is shown of it; where something else is shown, it has to be there first.
                (Some(line), _) => is_set.then_some(&line.shown[..]),
                (None, Some(written)) => Some(&written[..]),
                (None, None) => is_set.then_some(read.list(field)),
            };
            if let Some(written) = written {
                questions.extend(written.iter().map(|value| Question::Written { field, value: value.clone() }));
                questions.extend(self.list(field).iter().map(|value| Question::Shown { field, value: value.clone() }));
            }
            if is_set && line.is_none() {
                questions.extend(read.list(field).iter().map(|value| Question::Beneath { field, value: value.clone() }));
            }
        }
        let of_source = read.tags_of_source().filter(|_| line.is_none()).map(|tags| Question::OfSource {
            source: read.source_key(),
            tags: tags.to_vec(),
            is_hidden: read.hides_tags_of_source(),
        });
        questions.extend(of_source);
        questions.extend(line.map(Question::Line));
        read.ask_about_date(self, &mut questions);
        let bodies = self.found_bodies();
        questions.extend(bodies.map(|(country, id)| Question::Body { country: country.to_string(), id: id.to_string() }));
        let mut terms: Vec<String> = questions.iter().filter_map(Question::term).collect();
        terms.sort();
        terms.dedup();
        terms
    }

    /// The government bodies that no registry knows, each behind the code of its state.
    pub(crate) fn found_bodies(&self) -> impl Iterator<Item = (&str, &str)> {
        let found =
            self.actor.iter().filter(|actor| actor.kind == ActorKind::GovernmentBody && actor.id.given_name().is_some());
        found.filter_map(|actor| Some((actor.country.as_deref()?, actor.id.as_str())))
    }

    /// The same of its date, which is shown as that of another one, on which something is set by hand.
    fn ask_about_date(&self, shown: &StoredArticle, questions: &mut Vec<Question>) {
        let source = self.source_key();
        let first_day = |article: &StoredArticle| article.date_published.date().map(|date| date.first_day().to_string());
        if let Some(day) = first_day(self).filter(|_| self.date_published.reason() == Some(IN_THE_FUTURE)) {
            questions.push(Question::Future { day });
        }
        let swappable = self.swappable_date();
        if let Some(Swappable { separator, read_as, .. }) = swappable {
            questions.push(Question::Order { source, separator, read_as });
            return;
        }
        questions.push(Question::From { source: source.clone() });
        let (read, set) = (first_day(self).unwrap_or_default(), first_day(shown).unwrap_or_default());
        if read != set {
            questions.push(Question::Dated { source: source.clone(), read, set });
        }
        let Some(evidence) = self.date_evidence() else { return };
        let vote = match &evidence.rule {
            rule if rule.ends_with("month/day/year") || rule.ends_with("month/day/yy") => Some(NumberOrder::MonthFirst),
            rule if rule.ends_with("day/month/year") || rule.ends_with("day/month/yy") => Some(NumberOrder::DayFirst),
            _ => None,
        };
        if let Some(order) = vote
            && let Some(numbers) = numbers_in(&evidence.words)
        {
            questions.push(Question::OrderVote { source: source.clone(), separator: numbers.separator, order });
        }
        if let Some(date) = self.date_published.date()
            && self.has_weak_day()
        {
            let is_doubted = self.date_published.reason() == Some(PILE_UP);
            let others = self.evidence.iter().filter(|evidence| evidence.field == Field::DatePublished);
            let is_contradicted = others.filter_map(|evidence| evidence.passed_over.as_deref()).any(|other| {
                let other = other.parse::<CivilDate>();
                other.is_ok_and(|other| other.last_day() < date.first_day())
            });
            questions.push(Question::WeakDay { source, day: date.to_string(), is_contradicted, is_doubted });
        }
    }

    /// Whether the publication day is one that little speaks for and nothing but its being common speaks against.
    pub(crate) fn has_weak_day(&self) -> bool {
        let is_doubted = self.date_published.reason() == Some(PILE_UP);
        let is_day = self.date_published.date().is_some_and(|date| date.precision() == DatePrecision::Day);
        is_day
            && (self.date_published.status() == DateStatus::Known || is_doubted)
            && self.date_evidence().is_some_and(|evidence| evidence.confidence < SURE_DAY)
    }

    /// The values of a list field.
    pub(crate) fn list(&self, field: Field) -> &[String] {
        match field {
            Field::Topic => &self.topic,
            Field::Author => &self.author,
            Field::Keywords => &self.tag,
            _ => &[],
        }
    }

    /// Sets them.
    #[cfg(feature = "ingest")]
    pub(crate) fn set_list(&mut self, field: Field, values: Vec<String>) {
        match field {
            Field::Topic => self.topic = values,
            Field::Author => self.author = values,
            Field::Keywords => self.tag = values,
            _ => {}
        }
    }

    /// What says that a user set a field.
    pub(super) fn set_by_hand(&self, field: Field) -> Option<&FieldEvidence> {
        let is_it = |evidence: &&FieldEvidence| {
            evidence.field == field && evidence.passed_over.is_none() && evidence.evidence.rule == SET_BY_HAND
        };
        self.evidence.iter().filter(|_| self.as_read.is_some()).find(is_it)
    }

    /// Tags that ran together.
    pub(crate) fn tag_line(&self) -> Option<TagLine> {
        let is_line = |evidence: &&FieldEvidence| {
            evidence.field == Field::Keywords
                && evidence.passed_over.is_none()
                && evidence.evidence.rule.ends_with(RUN_TOGETHER)
        };
        let lines: Vec<String> =
            self.evidence.iter().filter(is_line).map(|evidence| evidence.evidence.words.clone()).collect();
        if lines.is_empty() {
            return None;
        }
        Some(TagLine {
            lines,
            written: self.as_written.get(&Field::Keywords).unwrap_or(&self.tag).clone(),
            shown: self.tag.clone(),
            is_uncertain: self.notes.iter().any(|note| note.code == UNCERTAIN_TAGS),
        })
    }

    /// What the order of dates and the day of fetching are common to: the host of the address, the publisher, or the folder; of a
    /// file with many articles, the file.
    pub(crate) fn source_key(&self) -> String {
        let host = self.url.as_deref().and_then(host_of);
        if let Some(host) = host {
            return format!("host:{host}");
        }
        if let Some(publisher) = &self.source {
            return format!("publisher:{}", publisher.to_lowercase());
        }
        let name = self.path.trim_end_matches(".gz");
        let is_table = [".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".jl"].iter().any(|ending| name.ends_with(ending));
        let place = if is_table { self.path.as_str() } else { self.path.rsplit_once('/').map_or("", |(folder, _)| folder) };
        format!("folder:{}/{place}", self.folder)
    }

    /// The evidence of the date that is used.
    pub(crate) fn date_evidence(&self) -> Option<&Evidence> {
        let is_used = |evidence: &&FieldEvidence| evidence.field == Field::DatePublished && evidence.passed_over.is_none();
        self.evidence.iter().rev().find(is_used).map(|evidence| &evidence.evidence)
    }

    /// The numbers of a date that can be read in two orders, and how they are read now.
    pub(crate) fn swappable_date(&self) -> Option<Swappable> {
        let evidence = self.date_evidence()?;
        let read_as =
            [NumberOrder::DayFirst, NumberOrder::MonthFirst].into_iter().find(|order| evidence.rule.ends_with(order.rule()));
        let is_open = read_as.is_none() && self.date_published.reason() == Some(SWAPPABLE);
        if !is_open && read_as.is_none() {
            return None;
        }
        let Numbers { first, second, year, separator } = numbers_in(&evidence.words)?;
        let are_both = (1..=12).contains(&first) && (1..=12).contains(&second);
        are_both.then_some(Swappable { first, second, year, separator, read_as })
    }
}

/// A date whose numbers can be read in two orders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Swappable {
    first: u32,
    second: u32,
    year: i32,
    pub(crate) separator: char,
    pub(crate) read_as: Option<NumberOrder>,
}

impl Swappable {
    /// The date in an order; without one, the year.
    #[cfg(feature = "ingest")]
    pub(crate) fn published(self, order: Option<NumberOrder>) -> Option<PublicationDate> {
        Some(match order {
            Some(NumberOrder::DayFirst) => PublicationDate::read(CivilDate::day(self.year, self.second, self.first)?),
            Some(NumberOrder::MonthFirst) => PublicationDate::read(CivilDate::day(self.year, self.first, self.second)?),
            None => PublicationDate::shortened(CivilDate::year(self.year)?, SWAPPABLE),
        })
    }
}

struct Numbers {
    first: u32,
    second: u32,
    year: i32,
    separator: char,
}

/// The first `03/04/2023` of a text, or `03/04/23`.
fn numbers_in(text: &str) -> Option<Numbers> {
    let digit = |character: char| match character {
        '0'..='9' => Some(character as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(character as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(character as u32 - 0x6F0),
        _ => None,
    };
    let is_separator = |character: char| matches!(character, '/' | '-' | '‑' | '.');
    let words = text.split(|character: char| digit(character).is_none() && !is_separator(character));
    words.filter(|word| word.chars().any(|character| digit(character).is_some())).find_map(|word| {
        let word = word.trim_matches(is_separator);
        let separator = word.chars().find(|character| is_separator(*character))?;
        let parts: Vec<&str> = word.split(separator).collect();
        let [first, second, year] = parts.as_slice() else { return None };
        let number = |part: &str, digits: std::ops::RangeInclusive<usize>| -> Option<u32> {
            let read: Option<Vec<u32>> = part.chars().map(digit).collect();
            let read = read.filter(|read| digits.contains(&read.len()))?;
            Some(read.iter().fold(0, |value, digit| value * 10 + digit))
        };
        let (first, second) = (number(first, 1..=2)?, number(second, 1..=2)?);
        let year = number(year, 4..=4).map(|year| year as i32).or_else(|| Some(full_year(number(year, 2..=2)? as i32)))?;
        Some(Numbers { first, second, year, separator })
    })
}

/// The year that two digits stand for: 1970 to 2069.
fn full_year(digits: i32) -> i32 {
    if digits >= 70 { 1900 + digits } else { 2000 + digits }
}

/// The host of an address, without `www.`.
fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest).trim();
    let host = host.rsplit('@').next().unwrap_or(host).to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_back() {
        let text = |text: &str| text.to_string();
        for question in [
            Question::Line(TagLine {
                lines: vec![text("IranIraq")],
                written: vec![text("Iran"), text("Iraq")],
                shown: vec![text("IranIraq")],
                is_uncertain: true,
            }),
            Question::Written { field: Field::Topic, value: text("Trade") },
            Question::Set,
            Question::OfSource { source: text("host:a.org"), tags: vec![text("news"), text("sport")], is_hidden: true },
            Question::Beneath { field: Field::Author, value: text("Ann Lee") },
            Question::Dated { source: text("s"), read: text("2024-01-02"), set: String::new() },
            Question::Future { day: text("2062-05-14") },
            Question::OrderVote { source: text("host:a.org"), separator: '/', order: NumberOrder::DayFirst },
            Question::Order { source: text("host:a.org"), separator: '-', read_as: None },
            Question::WeakDay { source: text("s"), day: text("2024-01-02"), is_contradicted: true, is_doubted: false },
            Question::Body { country: text("UG"), id: text("org:Tea Board (Uganda)") },
        ] {
            let term = question.term().expect("a term");
            assert_eq!(Question::of_term(&term), Some(question), "{term:?}");
        }
        assert_eq!(Question::From { source: text("a\u{1}b") }.term(), None);
    }

    #[test]
    fn numbers_and_hosts() {
        let read = |text| numbers_in(text).map(|numbers| (numbers.first, numbers.second, numbers.year, numbers.separator));
        assert_eq!(read("Posted 03/04/2023 at 12:30"), Some((3, 4, 2023, '/')));
        assert_eq!(read("٠٣-٠٤-٢٠٢٣"), Some((3, 4, 2023, '-')));
        assert_eq!(read("by Ann Lee - 03/04/23 10:30 PM"), Some((3, 4, 2023, '/')));
        assert_eq!(read("2023-04-03"), None);
        assert_eq!(host_of("https://www.Example.org:80/a?b").as_deref(), Some("example.org"));
        assert_eq!(host_of("not an address"), None);
    }
}

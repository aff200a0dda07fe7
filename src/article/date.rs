//! Holds civil dates: a calendar day, month or year as printed, never an instant, never guessed.
//!
//! A partial date is an interval of days; a range finds every date whose interval it overlaps (ISO 8601-2, EDTF).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, ErrorCode, nearest};

/// How much of a date is known.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatePrecision {
    /// The day.
    Day,
    /// The month and year.
    Month,
    /// Only the year.
    Year,
}

/// How far a publication date can be trusted.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateStatus {
    /// A full day, nothing against it.
    Known,
    /// A month or a year.
    Partial,
    /// No date could be read.
    #[default]
    Unknown,
    /// A date was read but something speaks against it; the reason says what.
    Suspect,
}

impl DateStatus {
    /// Every status, in the order in which they are shown.
    pub const ALL: [DateStatus; 4] = [DateStatus::Known, DateStatus::Partial, DateStatus::Unknown, DateStatus::Suspect];

    /// The name used in filters and answers.
    pub fn name(self) -> &'static str {
        match self {
            DateStatus::Known => "known",
            DateStatus::Partial => "partial",
            DateStatus::Unknown => "unknown",
            DateStatus::Suspect => "suspect",
        }
    }
}

/// A civil day, month or year. Years run from 1 to 9999.
///
/// ```
/// use dateline::CivilDate;
/// let october: CivilDate = "2023-10".parse()?;
/// assert_eq!(october.last_day().to_string(), "2023-10-31");
/// assert!("2023-02-31".parse::<CivilDate>().is_err());
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    first_day: NaiveDate,
    precision: DatePrecision,
}

impl CivilDate {
    /// A full day; `None` when the calendar has no such day or the year is outside 1 to 9999.
    pub fn day(year: i32, month: u32, day: u32) -> Option<CivilDate> {
        let first_day = NaiveDate::from_ymd_opt(year, month, day).filter(in_range)?;
        Some(CivilDate { first_day, precision: DatePrecision::Day })
    }

    /// A month.
    pub fn month(year: i32, month: u32) -> Option<CivilDate> {
        Some(CivilDate { precision: DatePrecision::Month, ..CivilDate::day(year, month, 1)? })
    }

    /// A year.
    pub fn year(year: i32) -> Option<CivilDate> {
        Some(CivilDate { precision: DatePrecision::Year, ..CivilDate::day(year, 1, 1)? })
    }

    /// The first day of the interval.
    pub fn first_day(self) -> NaiveDate {
        self.first_day
    }

    /// The last day of the interval.
    pub fn last_day(self) -> NaiveDate {
        match self.precision {
            DatePrecision::Day => self.first_day,
            DatePrecision::Month => Interval::Month.last_day(self.first_day),
            DatePrecision::Year => Interval::Year.last_day(self.first_day),
        }
    }

    /// How much is known.
    pub fn precision(self) -> DatePrecision {
        self.precision
    }
}

fn in_range(day: &NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

impl fmt::Display for CivilDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first_day.year(), self.first_day.month());
        match self.precision {
            DatePrecision::Day => write!(formatter, "{year:04}-{month:02}-{:02}", self.first_day.day()),
            DatePrecision::Month => write!(formatter, "{year:04}-{month:02}"),
            DatePrecision::Year => write!(formatter, "{year:04}"),
        }
    }
}

impl FromStr for CivilDate {
    type Err = Error;

    /// Reads `2023-10-30`, `2023-10` and `2023`.
    fn from_str(text: &str) -> Result<CivilDate, Error> {
        let number = |part: &str, digits: usize| -> Option<u32> {
            (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| number(part, 4)).map(|year| year as i32);
        let month = parts.next().map(|part| number(part, 2));
        let day = parts.next().map(|part| number(part, 2));
        let date = match (year, month, day, parts.next()) {
            (Some(year), None, None, None) => CivilDate::year(year),
            (Some(year), Some(Some(month)), None, None) => CivilDate::month(year, month),
            (Some(year), Some(Some(month)), Some(Some(day)), None) => CivilDate::day(year, month, day),
            _ => None,
        };
        date.ok_or_else(|| {
            let message = format!("cannot read \"{text}\" as a date; write 2023-10-30, 2023-10 or 2023");
            Error::new(ErrorCode::InvalidDate, message)
        })
    }
}

/// The publication date of an article: what was read, and how far to trust it.
///
/// As JSON: `{"value": "2023-10", "precision": "month", "status": "partial"}`; value and precision are `null` when
/// unknown, `reason` is there when something is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "DateOnTheWire", into = "DateOnTheWire")]
pub struct PublicationDate {
    date: Option<CivilDate>,
    reason: Option<String>,
    suspect: bool,
}

impl PublicationDate {
    /// A date that nothing speaks against.
    pub fn read(date: CivilDate) -> PublicationDate {
        PublicationDate { date: Some(date), reason: None, suspect: false }
    }

    /// No date, with the reason when there was something that should have been one.
    pub fn unknown(reason: Option<String>) -> PublicationDate {
        PublicationDate { date: None, reason, suspect: false }
    }

    /// The same date, no longer to be trusted, with the reason code.
    pub fn doubted(self, reason: &str) -> PublicationDate {
        PublicationDate { date: self.date, reason: Some(reason.to_string()), suspect: self.date.is_some() }
    }

    /// A date of which less is used than was written, with the reason.
    pub fn shortened(date: CivilDate, reason: &str) -> PublicationDate {
        PublicationDate { date: Some(date), reason: Some(reason.to_string()), suspect: false }
    }

    /// The date, whatever its status.
    pub fn date(&self) -> Option<CivilDate> {
        self.date
    }

    /// Why the date is suspect or unknown.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// How far to trust it.
    pub fn status(&self) -> DateStatus {
        match self.date {
            None => DateStatus::Unknown,
            Some(_) if self.suspect => DateStatus::Suspect,
            Some(date) if date.precision() == DatePrecision::Day => DateStatus::Known,
            Some(_) => DateStatus::Partial,
        }
    }
}

#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Serialize, Deserialize)]
struct DateOnTheWire {
    /// The day, month or year, such as `2023-10`; `null` when unknown.
    value: Option<String>,
    /// How much of it is known; `null` when unknown.
    precision: Option<DatePrecision>,
    /// How far to trust it.
    status: DateStatus,
    /// What is wrong, if something is, as a stable code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[cfg(feature = "server")]
impl utoipa::PartialSchema for PublicationDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        DateOnTheWire::schema()
    }
}

#[cfg(feature = "server")]
impl utoipa::ToSchema for PublicationDate {
    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
        DateOnTheWire::schemas(schemas);
    }
}

impl From<DateOnTheWire> for PublicationDate {
    fn from(wire: DateOnTheWire) -> PublicationDate {
        let date = wire.value.and_then(|value| value.parse().ok());
        PublicationDate { date, reason: wire.reason, suspect: wire.status == DateStatus::Suspect }
    }
}

impl From<PublicationDate> for DateOnTheWire {
    fn from(published: PublicationDate) -> DateOnTheWire {
        DateOnTheWire {
            value: published.date.map(|date| date.to_string()),
            precision: published.date.map(CivilDate::precision),
            status: published.status(),
            reason: published.reason,
        }
    }
}

/// Days from `first_day` to `last_day`, both included; an end that is `None` is open.
///
/// ```
/// use dateline::DayRange;
/// let range: DayRange = serde_json::from_str(r#"{"first_day": "2023-10-01", "last_day": null}"#)?;
/// assert!(range.overlaps("2023".parse()?));
/// assert!(!range.overlaps("2023-09".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DayRange {
    /// The first day, `YYYY-MM-DD`.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day")]
    pub first_day: Option<NaiveDate>,
    /// The last day, `YYYY-MM-DD`.
    #[serde(serialize_with = "write_day", deserialize_with = "read_day")]
    pub last_day: Option<NaiveDate>,
}

impl DayRange {
    /// Whether neither end is set.
    pub fn is_open(self) -> bool {
        self.first_day.is_none() && self.last_day.is_none()
    }

    /// Whether a date's interval shares a day with the range.
    pub fn overlaps(self, date: CivilDate) -> bool {
        self.first_day.is_none_or(|first_day| first_day <= date.last_day())
            && self.last_day.is_none_or(|last_day| date.first_day() <= last_day)
    }
}

fn write_day<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.format("%Y-%m-%d").to_string()).serialize(serializer)
}

fn read_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    match text.parse::<CivilDate>() {
        Ok(date) if date.precision() == DatePrecision::Day => Ok(Some(date.first_day())),
        _ => Err(serde::de::Error::custom(format!("\"{text}\" is not a day of the form 2023-10-30"))),
    }
}

/// A calendar interval. Weeks are ISO 8601 weeks, Monday to Sunday.
///
/// ```
/// use dateline::Interval;
/// let day = "2023-10-30".parse::<dateline::CivilDate>()?.first_day();
/// assert_eq!(Interval::Quarter.first_day(day).to_string(), "2023-10-01");
/// assert_eq!(Interval::Week.last_day(day).to_string(), "2023-11-05");
/// # Ok::<(), dateline::Error>(())
/// ```
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Interval {
    /// Calendar years.
    Year,
    /// Quarters that begin in January, April, July and October.
    Quarter,
    /// Calendar months.
    Month,
    /// ISO weeks.
    Week,
    /// Days.
    Day,
}

impl Interval {
    /// Every interval, widest first.
    pub const ALL: [Interval; 5] = [Interval::Year, Interval::Quarter, Interval::Month, Interval::Week, Interval::Day];

    /// The name used in flags, requests and answers.
    pub fn name(self) -> &'static str {
        match self {
            Interval::Year => "year",
            Interval::Quarter => "quarter",
            Interval::Month => "month",
            Interval::Week => "week",
            Interval::Day => "day",
        }
    }

    /// The interval with this first day (`YYYY-MM-DD`) as people write it: `2023`, `2023-Q4`, `2023-10`; weeks and days by the day.
    ///
    /// ```
    /// assert_eq!(dateline::Interval::Quarter.label("2023-10-01"), "2023-Q4");
    /// ```
    pub fn label(self, first_day: &str) -> String {
        let mut parts = first_day.rsplitn(3, '-');
        let (Some(_), Some(month), Some(year)) = (parts.next(), parts.next(), parts.next()) else {
            return first_day.to_string();
        };
        match self {
            Interval::Year => year.to_string(),
            Interval::Quarter => format!("{year}-Q{}", month.parse().unwrap_or(1u32).div_ceil(3)),
            Interval::Month => format!("{year}-{month}"),
            Interval::Week | Interval::Day => first_day.to_string(),
        }
    }

    /// The first day of the interval that holds `day`.
    pub fn first_day(self, day: NaiveDate) -> NaiveDate {
        let first_of = |month: u32| NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        match self {
            Interval::Year => first_of(1),
            Interval::Quarter => first_of((day.month0() / 3) * 3 + 1),
            Interval::Month => first_of(day.month()),
            Interval::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day),
            Interval::Day => day,
        }
    }

    /// The first day of the next interval.
    pub fn next_first_day(self, day: NaiveDate) -> NaiveDate {
        let first_day = self.first_day(day);
        let after = |months: u32| first_day.checked_add_months(chrono::Months::new(months));
        let next = match self {
            Interval::Year => after(12),
            Interval::Quarter => after(3),
            Interval::Month => after(1),
            Interval::Week => first_day.checked_add_days(Days::new(7)),
            Interval::Day => first_day.succ_opt(),
        };
        next.unwrap_or(NaiveDate::MAX)
    }

    /// The last day of the interval that holds `day`.
    pub fn last_day(self, day: NaiveDate) -> NaiveDate {
        self.next_first_day(day).pred_opt().unwrap_or(day)
    }
}

impl FromStr for Interval {
    type Err = Error;

    fn from_str(text: &str) -> Result<Interval, Error> {
        if let Some(interval) = Interval::ALL.into_iter().find(|interval| interval.name() == text) {
            return Ok(interval);
        }
        let names = Interval::ALL.map(Interval::name);
        let help = match nearest(text, names) {
            Some(name) => format!("did you mean \"{name}\"?"),
            None => format!("the intervals are {}", names.join(", ")),
        };
        Err(Error::new(ErrorCode::InvalidRequest, format!("unknown interval \"{text}\"; {help}")))
    }
}

//! Turns what a file says of a field into [`SetValue`]: a text, a list, or a date or year that stands without quotes.

use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::text::collapse_white_space;

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SetValue {
    /// One text; of a list its only value.
    Text(String),
    /// The values of a list.
    List(Vec<String>),
}

impl SetValue {
    /// The values, none of them empty.
    pub fn values(&self) -> Vec<String> {
        let values = match self {
            SetValue::Text(text) => std::slice::from_ref(text),
            SetValue::List(list) => list,
        };
        let mut kept: Vec<String> = Vec::new();
        for value in values.iter().map(|value| collapse_white_space(value)).filter(|value| !value.is_empty()) {
            if !kept.contains(&value) {
                kept.push(value);
            }
        }
        kept
    }

    pub(super) fn text(&self) -> String {
        self.values().into_iter().next().unwrap_or_default()
    }
}

impl fmt::Display for SetValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.values().join(" | "))
    }
}

impl<'de> Deserialize<'de> for SetValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SetValue, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// A value as it may be written.
struct Written;

/// Under this key readers of TOML hand over a date without quotes.
const TOML_DATE: &str = "$__toml_private_datetime";

impl<'de> Visitor<'de> for Written {
    type Value = SetValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a date, or a list of texts")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SetValue, E> {
        Ok(SetValue::Text(text.to_string()))
    }

    fn visit_i64<E: serde::de::Error>(self, year: i64) -> Result<SetValue, E> {
        Ok(SetValue::Text(year.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, year: u64) -> Result<SetValue, E> {
        Ok(SetValue::Text(year.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<SetValue, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element::<String>()? {
            values.push(value);
        }
        Ok(SetValue::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SetValue, A::Error> {
        match map.next_entry::<String, String>()? {
            // The time of day, if there is one, stands behind the day.
            Some((key, date)) if key == TOML_DATE => {
                Ok(SetValue::Text(date.split(['T', 't', ' ']).next().unwrap_or_default().to_string()))
            }
            _ => Err(A::Error::custom("a field has a text, a date, or a list of texts")),
        }
    }
}

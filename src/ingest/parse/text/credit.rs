//! Tells credits of pictures, lines about rights and first publication, and notes of corrections from the text of an article.

use super::super::scan::is_longer;
use super::lines::ends_sentence;
use super::phrases::{Candidates, List, beginning, lowered, without_marks};

/// What kind of credit or note a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Credit {
    Image,
    Rights,
    /// Where the article was published first.
    Origin,
    Correction,
}

impl Credit {
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Image => "credit line",
            Self::Rights => "line about rights",
            Self::Origin => "line about the first publication",
            Self::Correction => "correction",
        }
    }

    /// Reads a paragraph of one line.
    pub(super) fn of(text: &str) -> Option<Self> {
        const LONGEST_CREDIT_CHARACTERS: usize = 400;
        if is_longer(text, LONGEST_CREDIT_CHARACTERS) {
            return None;
        }
        const OPENINGS: [List; 4] = [List::CreditOpening, List::RightsOpening, List::OriginOpening, List::CorrectionOpening];
        let may_open = Candidates::of(text).has_any(&OPENINGS);
        let beginning = if may_open { beginning(text) } else { String::new() };
        match () {
            () if List::CreditOpening.opens(&beginning) => Some(Self::Image),
            () if is_image_credit(text) && !is_longer(text, 300) => Some(Self::Image),
            () if List::RightsOpening.opens(&beginning) => Some(Self::Rights),
            () if List::OriginOpening.opens(&beginning) => Some(Self::Origin),
            () if List::CorrectionOpening.opens(&beginning) => Some(Self::Correction),
            () => None,
        }
    }
}

/// A caption that ends with its agency: `Soldiers in Kyiv. (Jane Doe/AFP)`, `A port at dawn. Getty Images`.
fn is_image_credit(text: &str) -> bool {
    // Only the end of it says so.
    const TAIL_BYTES: usize = 200;
    let tail = without_marks(&text[text.ceil_char_boundary(text.len().saturating_sub(TAIL_BYTES))..]);
    if !tail.ends_with([')', ']']) && ends_sentence(tail) {
        return false;
    }
    let text = lowered(tail);
    let tail_start = text.char_indices().rev().nth(45).map_or(0, |(place, _)| place);
    let tail = &text[tail_start..];
    List::CreditMark.is_in(tail)
}

//! Tells paragraphs of running text from the short lines around them, in any script.

use super::lines::{Line, ends_sentence};
use super::page::weight;
use super::teaser::is_list_heading;

/// Longer lines are paragraphs, whatever they end with.
pub(super) const LONG_BYTES: usize = 700;

impl Line<'_> {
    /// Whether a line is a sentence or more: by how it ends and how much it says.
    pub(super) fn is_prose(&self) -> bool {
        self.text.len() >= LONG_BYTES || is_prose(self.text, self.weight())
    }

    /// Whether a line is a long paragraph: what an article cannot be without.
    pub(super) fn is_paragraph(&self) -> bool {
        const LEAST_WORDS: usize = 8;
        self.weight() >= LEAST_WORDS && self.is_prose()
    }
}

fn is_prose(text: &str, words: usize) -> bool {
    const LONG_WITHOUT_END: usize = 30;
    const LONG_WITHOUT_STOPS: usize = 10;
    // Questions and exclamations are titles as well.
    const LONG_QUESTION: usize = 12;
    let text = without_last_bracket(text.trim_end());
    if writes_without_stops(text) {
        return words >= LONG_WITHOUT_STOPS;
    }
    let closers = |c: char| matches!(c, '"' | '”' | '“' | '»' | '«' | '’' | '\'' | ')' | '」' | '』' | '）' | ' ');
    let asks = text.trim_end_matches(closers).ends_with(['?', '!', '？', '！', '؟']);
    match () {
        () if words >= LONG_WITHOUT_END => true,
        () if asks => words >= LONG_QUESTION,
        () if is_company(text) => false,
        () if ends_sentence(text) => words >= 3,
        // "The minister said:"
        () if text.ends_with([':', '：']) => words >= 6,
        () => text.ends_with(closers) && !text.ends_with(')') && words >= LONG_QUESTION || follows_stop(text),
    }
}

/// `Harbour Mining Ltd.`: the stop behind such a name ends no sentence.
fn is_company(text: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        " Ltd.", " Inc.", " Corp.", " Co.", " LLC.", " S.A.", " S.p.A.", " N.V.", " B.V.", " A.Ş.", " a.s.", " s.r.o.",
        " Bros.", " L.P.",
    ];
    const MOST_WORDS: usize = 7;
    ENDINGS.iter().any(|ending| text.ends_with(ending))
        && text.split_whitespace().count() <= MOST_WORDS
        && text
            .split_whitespace()
            .rev()
            .skip(1)
            .all(|word| matches!(word, "&" | "and" | "of" | "the") || !word.starts_with(char::is_lowercase))
}

/// Thai and Lao end no sentence with a mark.
fn writes_without_stops(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| matches!(c, '\u{e00}'..='\u{eff}'))
}

/// A text without the short words in brackets that may stand behind its last stop: `... said so. (Nairobi desk)`.
fn without_last_bracket(text: &str) -> &str {
    const LONGEST_BYTES: usize = 80;
    let Some(open) = text.strip_suffix([')', '）', ']']).and_then(|inner| inner.rfind(['(', '（', '['])) else {
        return text;
    };
    let before = text[..open].trim_end();
    if text.len() - open <= LONGEST_BYTES && ends_sentence(before) { before } else { text }
}

/// `... has been signed. EFE`: an agency or initials behind the last stop.
fn follows_stop(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(before, last)| {
        last.len() <= 6 && last.bytes().all(|byte| byte.is_ascii_uppercase()) && before.ends_with('.') && weight(before) >= 4
    })
}

/// Whether a program broke the paragraphs of these lines at one width: then a line by itself says nothing.
pub(super) fn are_broken(lines: &[Line<'_>]) -> bool {
    let is_of_width = |line: &Line<'_>| (50..=100).contains(&line.length()) && !line.ends_sentence();
    let broken = lines.windows(2).filter(|pair| !pair[1].begins_paragraph && is_of_width(&pair[0])).count();
    let inside = lines.iter().filter(|line| !line.begins_paragraph).count();
    broken >= 3 && broken * 2 > inside
}

/// Whether a line stands for itself: it begins no later than a paragraph does and does not go on in the next line.
pub(super) fn is_own(lines: &[Line<'_>], place: usize, are_broken: bool) -> bool {
    let line = &lines[place];
    let next = lines.get(place + 1);
    if next.is_none_or(|next| next.begins_paragraph) && line.begins_paragraph {
        return true;
    }
    // "list 2 of 3" begins small, too.
    let goes_on = |line: &Line<'_>| line.text.trim_start().starts_with(char::is_lowercase) && !is_list_heading(line.text);
    !are_broken && next.is_none_or(|next| next.follows_gap || !goes_on(next) || line.ends_sentence())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lines() {
        for text in [
            "The end of it.",
            "研讨会将持续至20日。(完)",
            "同国の紅茶輸出は外貨収入の約2割を占める。(ナイロビ=遠藤健一)",
            "Comités cívicos de Potosí anunciaron movilizaciones. EFE",
            "„Das ist unsere letzte Chance“, sagte sie am Abend in der Halle.",
            "स्थानीय प्रशासनका अनुसार काम वर्षायाम अघि सकिनेछ ।",
            "ผู้แทนลาวกล่าวว่า ระดับน้ำในปีนี้ต่ำกว่าค่าเฉลี่ยเป็นปีที่สี่ติดต่อกัน",
            "Minister for Africa Sir Edwin Marlow said:",
            "የመንገዱ ርዝመት 240 ኪሎ ሜትር ነው።",
        ] {
            assert!(is_prose(text, weight(text)), "{text}");
        }
        for text in [
            "What is behind the hunger in Darfur?",
            "Tanzania wil van zijn kampen af",
            "น้ำท่วมเชียงรายคลี่คลาย",
            "Baca juga:",
            "阅读下一篇:",
            "Debt relief",
        ] {
            assert!(!is_prose(text, weight(text)), "{text}");
        }
    }
}

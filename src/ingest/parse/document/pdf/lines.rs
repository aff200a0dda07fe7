//! Turns signs with their places on a page into lines of text.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};
use unicode_normalization::UnicodeNormalization;

/// A line of a page: what stands on one base line without a gap as wide as between columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// From the top of the page.
    pub(super) base: f64,
    /// The height of the type.
    pub(super) size: f64,
}

/// Where a sign stands.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    size: f64,
    end: f64,
}

/// Collects the lines of one page in the order in which they were printed, which is nearly always that of reading.
#[derive(Default)]
pub(super) struct Lines {
    height: f64,
    /// Lines by the direction in which they run: a quarter turn each.
    turned: [Vec<Line>; 4],
}

impl Lines {
    /// The lines that run in the direction of most of the text: what stands across a page is a stamp in its margin.
    pub(super) fn finish(self) -> Vec<Line> {
        let length = |lines: &Vec<Line>| lines.iter().map(|line| line.text.len()).sum::<usize>();
        let mut lines = self.turned.into_iter().rev().max_by_key(length).unwrap_or_default();
        for line in &mut lines {
            line.text = crate::text::collapse_white_space(&line.text);
        }
        lines.retain(|line| !line.text.is_empty());
        lines
    }

    fn put(&mut self, direction: usize, place: Place, sign: &str) {
        // Of what is smaller than any type nothing is meant to be read.
        if place.size < 0.5 || !place.x.is_finite() || !place.y.is_finite() {
            return;
        }
        let lines = &mut self.turned[direction];
        let size = place.size;
        if let Some(line) = lines.last_mut() {
            let gap = place.x - line.right;
            let is_same_base = (place.y - line.base).abs() < 0.5 * size.max(line.size);
            if is_same_base && gap < 2.5 * size.max(line.size) && place.x > line.left - 0.5 * size && gap > -1.5 * size {
                // Print that is doubled to look bold.
                let is_doubled = gap < -0.4 * size && !sign.trim().is_empty() && line.text.ends_with(sign);
                if is_doubled {
                    return;
                }
                if gap > 0.15 * size && !line.text.ends_with(' ') && !sign.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(sign);
                line.right = line.right.max(place.end);
                if size > line.size {
                    line.size = size;
                    line.base = place.y;
                }
                return;
            }
        }
        if !sign.trim().is_empty() {
            lines.push(Line { text: sign.to_string(), left: place.x, right: place.end, base: place.y, size });
        }
    }
}

impl OutputDev for Lines {
    fn begin_page(&mut self, _: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.height = media.ury;
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        sign: &str,
    ) -> Result<(), OutputError> {
        let along = place.m11.hypot(place.m12);
        let size = place.m21.hypot(place.m22) * font_size.abs();
        let advance = (width * font_size.abs() + spacing.max(0.0)) * along;
        let (x, y) = (place.m31, place.m32);
        let (direction, x, y) = match () {
            () if place.m11.abs() >= place.m12.abs() && place.m11 >= 0.0 => (0, x, self.height - y),
            () if place.m12.abs() > place.m11.abs() && place.m12 > 0.0 => (1, y, x),
            () if place.m12.abs() > place.m11.abs() => (2, -y, -x),
            () => (3, -x, y),
        };
        let sign = plain(sign);
        self.put(direction, Place { x, y, size, end: x + advance }, &sign);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// A sign without ligatures and control characters.
fn plain(sign: &str) -> String {
    let is_ligature = |c: char| matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let sign: String = sign.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if sign.contains(is_ligature) { sign.nfkc().collect() } else { sign }
}

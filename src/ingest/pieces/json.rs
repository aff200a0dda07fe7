//! Finds the records of a large text in JSON: the items of the outermost list of objects that its first bytes leave open.

use memchr::memchr2;

use super::{At, Frame, Step};

/// What stands around the records, if such a list is open at the end of these first bytes.
pub(super) fn frame_of(head: &[u8]) -> Option<Frame> {
    let mut open = Open::default();
    while open.step(head)? {}
    let depth = open.starts.iter().position(|start| holds_objects(head, *start))?;
    Some(open.frame(head, depth))
}

/// What stands around the records of the first list of objects.
pub(super) fn first_frame_of(text: &[u8]) -> Option<Frame> {
    let mut open = Open::default();
    while open.step(text)? {
        if open.starts.last().is_some_and(|start| holds_objects(text, *start)) {
            return Some(open.frame(text, open.starts.len() - 1));
        }
    }
    None
}

fn holds_objects(text: &[u8], start: usize) -> bool {
    let first = text[start + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
    text[start] == b'[' && first == Some(&b'{')
}

/// Where each list or object begins that is open at a place, the innermost last.
#[derive(Default)]
struct Open {
    starts: Vec<usize>,
    place: usize,
}

impl Open {
    /// Goes one byte or one string on; whether there was one.
    fn step(&mut self, text: &[u8]) -> Option<bool> {
        let Some(byte) = text.get(self.place) else { return Some(false) };
        match byte {
            b'"' => self.place = end_of_string(text, self.place + 1)?,
            b'{' | b'[' => self.starts.push(self.place),
            b'}' | b']' => _ = self.starts.pop(),
            _ => {}
        }
        self.place += 1;
        Some(true)
    }

    fn frame(&self, text: &[u8], depth: usize) -> Frame {
        let starts = &self.starts[..=depth];
        let after = starts.iter().rev().map(|start| if text[*start] == b'[' { b']' } else { b'}' }).collect();
        Frame { before: text[..=self.starts[depth]].to_vec(), after, is_separated: true }
    }
}

/// Where the quote is that ends a string which has begun; the end of the bytes if they end within it.
fn end_of_string(bytes: &[u8], from: usize) -> Option<usize> {
    let mut place = from;
    while let Some(found) = memchr2(b'"', b'\\', bytes.get(place..)?) {
        place += found;
        if bytes[place] == b'"' {
            return Some(place);
        }
        place += 2;
    }
    Some(bytes.len())
}

/// Goes through the items of a list.
#[derive(Debug, Default)]
pub(super) struct JsonScanner {
    pub(super) at: At,
    depth: usize,
    is_in_string: bool,
    /// Whether the end of the list has come.
    pub(super) is_closed: bool,
}

impl JsonScanner {
    pub(super) fn step(&mut self, bytes: &[u8], is_end: bool) -> Step {
        while !self.is_closed && self.at.place < bytes.len() {
            let place = self.at.place;
            if self.is_in_string {
                match memchr2(b'"', b'\\', &bytes[place..]) {
                    None => self.at.place = bytes.len(),
                    Some(found) if bytes[place + found] == b'"' => {
                        self.is_in_string = false;
                        self.at.place = place + found + 1;
                    }
                    // What is escaped is not at hand yet.
                    Some(found) if place + found + 1 >= bytes.len() => {
                        self.at.place = if is_end { bytes.len() } else { place + found };
                        break;
                    }
                    Some(found) => self.at.place = place + found + 2,
                }
                continue;
            }
            self.at.place += 1;
            match bytes[place] {
                b',' if self.depth == 0 => {
                    if let Some(start) = self.at.start.take() {
                        return Step::Record(start, place);
                    }
                    continue;
                }
                b']' if self.depth == 0 => {
                    self.is_closed = true;
                    break;
                }
                b'"' => self.is_in_string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                b' ' | b'\n' | b'\r' | b'\t' => continue,
                _ => {}
            }
            _ = self.at.start.get_or_insert(place);
        }
        if !self.is_closed && !is_end {
            return Step::More;
        }
        let end = if self.is_closed { self.at.place - 1 } else { bytes.len() };
        self.at.start.take().map_or(Step::End, |start| Step::Record(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outermost_list_of_objects_that_is_open() {
        for (head, before, after) in [
            ("[\n {\"a\": 1}, {\"a\"", "[", "]"),
            (
                "{\"total\": 2, \"ids\": [1, 2], \"hits\": {\"hits\": [{\"tags\": [\"x\"]}, {",
                "{\"total\": 2, \"ids\": [1, 2], \"hits\": {\"hits\": [",
                "]}}",
            ),
            (
                "{\"name\": \"[{\\\"\", \"users\": [{}], \"messages\": [ {\"text\": \"open [{",
                "{\"name\": \"[{\\\"\", \"users\": [{}], \"messages\": [",
                "]}",
            ),
            ("window.part0 = [ {\"tweet\": {\"list\": [{", "window.part0 = [", "]"),
        ] {
            let frame = frame_of(head.as_bytes()).expect(head);
            assert_eq!(
                (String::from_utf8_lossy(&frame.before), String::from_utf8_lossy(&frame.after)),
                (before.into(), after.into())
            );
        }
        let cut = b"{\"ids\": [1], \"hits\": {\"hits\": [{\"a\": 1}, {\"a\": \"x";
        let frame = first_frame_of(cut).expect("a list");
        let shown = (String::from_utf8_lossy(&frame.before), String::from_utf8_lossy(&frame.after));
        assert_eq!(shown, ("{\"ids\": [1], \"hits\": {\"hits\": [".into(), "]}}".into()));
        for none in ["{\"a\": [1, 2, 3", "[\"a\", \"b\"", "[{}]", "{\"title\": \"[{"] {
            assert!(frame_of(none.as_bytes()).is_none(), "{none}");
        }
    }
}

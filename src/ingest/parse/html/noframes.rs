//! Finds the article of a page that is a set of frames: it stands in what browsers without frames show.

use std::borrow::Cow;

/// A page of frames as a browser without frames shows it, where there is an article in that; any other page as it is.
pub(super) fn without_frames(html: &str) -> Cow<'_, str> {
    // Most of them say that the browser is too old.
    const LEAST_LETTERS: usize = 500;
    let Some(frames) = start_of_frames(html) else { return Cow::Borrowed(html) };
    let Some(opening) = find_tag(html, frames, "noframes") else { return Cow::Borrowed(html) };
    let Some(start) = html[opening..].find('>').map(|end| opening + end + 1) else { return Cow::Borrowed(html) };
    let end = find_tag(html, start, "/noframes").unwrap_or(html.len());
    let shown = &html[start..end];
    match letters_beside_tags(shown) >= LEAST_LETTERS {
        true => Cow::Owned(format!("{}{shown}", &html[..frames])),
        false => Cow::Borrowed(html),
    }
}

/// Where the frames of a page begin; a page with a body before them has none.
fn start_of_frames(html: &str) -> Option<usize> {
    const LONGEST_HEAD_BYTES: usize = 32 << 10;
    let head = &html[..html.floor_char_boundary(LONGEST_HEAD_BYTES)];
    let frames = find_tag(head, 0, "frameset")?;
    find_tag(&head[..frames], 0, "body").is_none().then_some(frames)
}

/// The place of the first tag with a name, from a place on.
fn find_tag(html: &str, from: usize, name: &str) -> Option<usize> {
    let is_tag = |place: &usize| {
        let rest = &html.as_bytes()[place + 1..];
        rest.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    memchr::memchr_iter(b'<', &html.as_bytes()[from..]).map(|place| from + place).find(is_tag)
}

fn letters_beside_tags(html: &str) -> usize {
    let mut is_in_tag = false;
    let is_counted = |c: &char| {
        match c {
            '<' => is_in_tag = true,
            '>' => is_in_tag = false,
            _ => return !is_in_tag && c.is_alphabetic(),
        }
        false
    };
    html.chars().filter(is_counted).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_frames_with_an_article_for_browsers_without_them() {
        let article =
            "<p>The county reopened the road over the pass on Tuesday, and trucks are passing again.</p>".repeat(10);
        let page = |inside: &str| format!("<html><head><title>Pass road reopens</title></head>{inside}</html>");
        let frames = "<FRAMESET cols='20%,80%'><frame src=menu.htm><frame src=a.htm>";
        for (inside, expected) in [
            (format!("{frames}<NOFRAMES><body>{article}</body></NOFRAMES></FRAMESET>"), true),
            (format!("{frames}</FRAMESET><noframes>{article}"), true),
            (
                format!("{frames}<noframes>Your browser shows no frames. <a href=a.htm>The page</a></noframes></FRAMESET>"),
                false,
            ),
            (format!("{frames}</FRAMESET>"), false),
            // A body is shown whatever stands behind it.
            (format!("<body>{article}{frames}<noframes>{article}</noframes></body>"), false),
        ] {
            let page = page(&inside);
            let read = without_frames(&page);
            assert_eq!(matches!(read, Cow::Owned(_)), expected, "{inside}");
            assert!(read.contains("<title>") && (!expected || !read.contains("menu.htm")));
        }
    }
}

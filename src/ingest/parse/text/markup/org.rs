//! Turns notes of Org into the plain text they stand for: without drawers, settings and what is a comment.

/// The plain text; `None` for a text that does not begin with a keyword of Org (`#+TITLE: ...`).
pub(super) fn of_org(text: &str) -> Option<String> {
    const SETTINGS: [&str; 16] = [
        "options",
        "startup",
        "property",
        "setupfile",
        "latex",
        "html",
        "begin",
        "end",
        "roam_key",
        "caption",
        "attr_",
        "name",
        "header",
        "index",
        "results",
        "tblfm",
    ];
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with("#+") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut is_in_drawer = false;
    // How many stars the heading of a comment has: what is below it is a comment too.
    let mut commented = None;
    for line in text.lines() {
        let words = line.trim();
        let stars = line.bytes().take_while(|byte| *byte == b'*').count();
        let heading = line.get(stars..).filter(|rest| stars > 0 && rest.starts_with(' ')).map(str::trim);
        if let Some(heading) = heading {
            commented = commented.filter(|above| stars > *above);
            if commented.is_none() && heading.split(' ').next() == Some("COMMENT") {
                commented = Some(stars);
            }
        }
        let is_mark = words.len() > 2 && words.starts_with(':') && words.ends_with(':') && !words.contains(' ');
        if is_in_drawer || is_mark {
            is_in_drawer = !words.eq_ignore_ascii_case(":END:");
            continue;
        }
        let keyword = words.strip_prefix("#+").map(str::to_lowercase);
        let is_setting = keyword.is_some_and(|keyword| SETTINGS.iter().any(|setting| keyword.starts_with(setting)));
        let is_planning = ["CLOSED: ", "SCHEDULED: ", "DEADLINE: "].iter().any(|mark| words.starts_with(mark));
        if commented.is_none() && !is_setting && !is_planning && !words.starts_with("# ") {
            out.push_str(heading.unwrap_or(line));
        }
        out.push('\n');
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::of_org;

    #[test]
    fn notes_without_what_is_no_text() {
        let text = "#+TITLE: Port\n#+OPTIONS: toc:nil\n:PROPERTIES:\n:ID: 4\n:END:\n\nOne.\n#+CAPTION: The quay.\n#+ATTR_HTML: :width 300\n* Two\n:LOGBOOK:\n- State\n:END:\nThree.\n\
                    * COMMENT mine\nMilk.\n** More\nBread.\n* Four\nFive.\n";
        let plain = of_org(text).map(|plain| plain.split_whitespace().collect::<Vec<_>>().join(" "));
        assert_eq!(plain.as_deref(), Some("#+TITLE: Port One. Two Three. Four Five."));
        assert_eq!(of_org("Port\n:LOGBOOK:\n"), None);
    }
}

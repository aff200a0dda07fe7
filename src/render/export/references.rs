//! Turns a hit into an entry of a bibliography: RIS and BibTeX.

use super::super::safe;
use crate::article::DateStatus;
use crate::query::Hit;

/// One line, as both forms want their values.
fn one_line(value: &str) -> String {
    safe::plain(value).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn keywords(hit: &Hit) -> impl Iterator<Item = &String> {
    hit.topic.iter().chain(&hit.tag)
}

/// Where the article was read from, and what there is to know of its date.
fn notes(hit: &Hit) -> String {
    let doubt = match (hit.date_published.status(), hit.date_published.reason()) {
        (DateStatus::Suspect, Some(reason)) => format!("; date suspect: {reason}"),
        (DateStatus::Suspect, None) => "; date suspect".to_string(),
        _ => String::new(),
    };
    format!("File: {}{doubt}", hit.file_path())
}

/// An entry of type NEWS.
pub(super) fn ris(hit: &Hit) -> String {
    let mut lines = vec!["TY  - NEWS".to_string()];
    let mut add = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            lines.push(format!("{tag}  - {value}"));
        }
    };
    add("ID", hit.id.as_str());
    add("TI", &hit.headline);
    hit.author.iter().for_each(|author| add("AU", author));
    if let Some(date) = hit.date_published.date() {
        let written = date.to_string();
        add("PY", written.get(..4).unwrap_or_default());
        // Year, month, day, each closed by a slash, empty where unknown.
        let mut parts = written.split('-');
        let parts: Vec<&str> = (0..3).map(|_| parts.next().unwrap_or_default()).collect();
        add("DA", &format!("{}/", parts.join("/")));
    }
    add("T2", hit.source.as_deref().unwrap_or_default());
    add("LA", hit.language.as_deref().unwrap_or_default());
    keywords(hit).for_each(|keyword| add("KW", keyword));
    add("UR", hit.url.as_deref().unwrap_or_default());
    add("N1", &notes(hit));
    lines.push("ER  - ".to_string());
    format!("{}\r\n\r\n", lines.join("\r\n"))
}

/// An entry of type article, with the fields of biblatex.
pub(super) fn bibtex(hit: &Hit) -> String {
    let mut fields = Vec::new();
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            fields.push(format!("  {name} = {{{value}}}"));
        }
    };
    add("title", escaped(&hit.headline));
    // Braces keep a name of several words, or of an agency, in one piece only where it would be taken apart.
    add("author", hit.author.iter().map(|author| name(author)).collect::<Vec<_>>().join(" and "));
    add("date", hit.date_published.date().map_or_else(String::new, |date| date.to_string()));
    add("journaltitle", escaped(hit.source.as_deref().unwrap_or_default()));
    let language = hit.language.as_deref().unwrap_or_default();
    add("langid", babel_name(language).map_or_else(|| escaped(language), str::to_string));
    add("keywords", keywords(hit).map(|keyword| escaped(&keyword.replace(',', " "))).collect::<Vec<_>>().join(", "));
    // Written as addresses write them, so that the entry stays whole and the page is found.
    let url = one_line(hit.url.as_deref().unwrap_or_default());
    add("url", url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"));
    add("note", escaped(&notes(hit)));
    format!("@article{{dateline-{},\n{}\n}}\n\n", hit.id, fields.join(",\n"))
}

/// The name of a language by which babel and biblatex know it (manual of babel, list of locales; general knowledge).
fn babel_name(code: &str) -> Option<&'static str> {
    const NAMES: &str = "ar arabic|az azerbaijani|be belarusian|bg bulgarian|bn bengali|ca catalan|cs czech|da danish|de ngerman|el greek|en english|es spanish|\
                         et estonian|eu basque|fa persian|fi finnish|fr french|he hebrew|hi hindi|hr croatian|hu magyar|hy armenian|id indonesian|is icelandic|\
                         it italian|ja japanese|ka georgian|kk kazakh|ko korean|ku kurmanji|lt lithuanian|lv latvian|mk macedonian|ms malay|ne nepali|nl dutch|\
                         no norsk|pl polish|ps pashto|pt portuguese|ro romanian|ru russian|sk slovak|sl slovene|sq albanian|sr serbianc|sv swedish|sw swahili|\
                         ta tamil|te telugu|th thai|tr turkish|uk ukrainian|ur urdu|uz uzbek|vi vietnamese|zh chinese";
    let language = code.split('-').next().unwrap_or_default();
    NAMES.split('|').find_map(|pair| pair.split_once(' ').filter(|(known, _)| *known == language).map(|(_, name)| name))
}

fn name(author: &str) -> String {
    let name = escaped(author);
    if name.split(' ').any(|word| word.eq_ignore_ascii_case("and")) || name.contains(',') {
        format!("{{{name}}}")
    } else {
        name
    }
}

fn escaped(value: &str) -> String {
    let mut out = String::new();
    for char in one_line(value).chars() {
        match char {
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => out.extend(['\\', char]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_names_of_babel() {
        for (code, expected) in [("el", Some("greek")), ("de", Some("ngerman")), ("pt-BR", Some("portuguese")), ("xx", None)]
        {
            assert_eq!(babel_name(code), expected, "{code}");
        }
    }

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        assert_eq!(
            escaped("50 % of {A_B} & C\\D\n~^#$"),
            "50 \\% of \\{A\\_B\\} \\& C\\textbackslash{}D \\textasciitilde{}\\textasciicircum{}\\#\\$"
        );
        assert_eq!(name("Marks and Spencer"), "{Marks and Spencer}");
        assert_eq!(name("Jane Doe"), "Jane Doe");
    }
}

//! Turns the source of a LaTeX document into the plain text it stands for: title, authors, day and keywords as labelled lines, then the text
//! without notes, figures, tables, formulas and lists of sources.

use super::super::super::citations::plain_latex;
use super::super::super::scan::holds;

const BEGINNING: &str = "\\begin{document}";

/// What stands in these is no running text.
const LEFT_OUT: [&str; 22] = [
    "figure",
    "figure*",
    "wrapfigure",
    "table",
    "table*",
    "tabular",
    "tabularx",
    "longtable",
    "equation",
    "equation*",
    "align",
    "align*",
    "displaymath",
    "eqnarray",
    "gather",
    "thebibliography",
    "filecontents",
    "lstlisting",
    "tikzpicture",
    "comment",
    "CCSXML",
    "algorithm",
];

/// Commands that go with their arguments.
const WITH_ARGUMENTS: [&str; 34] = [
    "footnote",
    "footnotetext",
    "thanks",
    "cite",
    "citep",
    "citet",
    "citeauthor",
    "parencite",
    "textcite",
    "autocite",
    "footcite",
    "ref",
    "eqref",
    "pageref",
    "autoref",
    "cref",
    "label",
    "index",
    "vspace",
    "hspace",
    "bibliography",
    "bibliographystyle",
    "includegraphics",
    "input",
    "include",
    "setlength",
    "setcounter",
    "pagestyle",
    "thispagestyle",
    "addcontentsline",
    "markboth",
    "url",
    "title",
    "author",
];

/// Commands whose argument is a heading.
const HEADINGS: [&str; 6] = ["chapter", "section", "subsection", "subsubsection", "paragraph", "part"];

/// The plain text; `None` for a text that is no such source.
pub(super) fn of_tex(text: &str) -> Option<String> {
    if !holds(text, BEGINNING) || !holds(text, "\\documentclass") {
        return None;
    }
    let text: String = text.lines().map(without_comment).flat_map(|line| [line, "\n"]).collect();
    let (_, body) = text.split_once(BEGINNING)?;
    let body = body.split("\\end{document}").next().unwrap_or(body);
    let mut out = String::with_capacity(text.len());
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("{label}: {value}\n"));
        }
    };
    line("Title", &one_line(first_argument(&text, "title").unwrap_or_default()));
    let authors: Vec<String> = arguments(&text, "author").flat_map(authors_of).collect();
    line("Author", &authors.join("; "));
    let date = first_argument(&text, "date").filter(|date| !date.contains("\\today")).unwrap_or_default();
    line("Date", &one_line(date));
    let keywords =
        first_argument(&text, "keywords").or_else(|| environment(body, "keywords").or_else(|| environment(body, "keyword")));
    line("Keywords", &one_line(keywords.unwrap_or_default()).replace(" • ", ", "));
    line("Abstract", &one_line(environment(body, "abstract").unwrap_or_default()));
    out.push('\n');
    out.push_str(&plain_latex(&running_text(body)));
    out.push('\n');
    Some(out)
}

/// A line up to a `%` that nothing escapes.
fn without_comment(line: &str) -> &str {
    let mut is_escaped = false;
    for (place, character) in line.char_indices() {
        match character {
            '%' if !is_escaped => return &line[..place],
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    line
}

fn one_line(source: &str) -> String {
    let broken = running_text(source).replace("\\\\", " ");
    plain_latex(&broken).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each of `A \and B`, without the lines under a name.
fn authors_of(source: &str) -> Vec<String> {
    let parts = source.split("\\and").flat_map(|part| part.split("\\And"));
    let names = parts.map(|part| one_line(running_text(part).trim().split("\\\\").next().unwrap_or_default()));
    names.filter(|name| !name.is_empty()).collect()
}

/// What stands between the beginning and the end of an environment.
fn environment<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, inside) = text.split_once(&format!("\\begin{{{name}}}"))?;
    inside.split_once(&format!("\\end{{{name}}}")).map(|(inside, _)| inside)
}

/// The first argument in braces of a command that is not empty.
fn first_argument<'t>(text: &'t str, command: &str) -> Option<&'t str> {
    arguments(text, command).find(|argument| !argument.trim().is_empty())
}

fn arguments<'t>(text: &'t str, command: &str) -> impl Iterator<Item = &'t str> {
    const MOST: usize = 40;
    let opening = format!("\\{command}");
    let places: Vec<usize> =
        text.match_indices(opening.as_str()).map(|(place, _)| place + opening.len()).take(MOST).collect();
    places.into_iter().filter_map(move |place| {
        let rest = behind_options(text[place..].trim_start());
        rest.strip_prefix('{').and_then(inside_braces)
    })
}

/// A text without the options in square brackets that it begins with.
fn behind_options(text: &str) -> &str {
    const LONGEST_BYTES: usize = 400;
    let end = text.bytes().take(LONGEST_BYTES).position(|byte| byte == b']').filter(|_| text.starts_with('['));
    end.map_or(text, |end| text[end + 1..].trim_start())
}

/// What stands before the brace that closes the one before a text.
fn inside_braces(text: &str) -> Option<&str> {
    const LONGEST_BYTES: usize = 20_000;
    let mut depth = 1_usize;
    let mut is_escaped = false;
    for (place, byte) in text.bytes().enumerate().take(LONGEST_BYTES) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&text[..place]);
        }
    }
    None
}

/// The running text, still with the marks of its letters.
fn running_text(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    // Behind braces that are never closed no more are looked for: the work is to grow with the length alone.
    let (mut has_closed_braces, mut has_closed_environments) = (true, true);
    while let Some(place) = rest.find('\\') {
        out.push_str(&rest[..place]);
        let command = &rest[place + 1..];
        let length = command.bytes().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = &command[..length];
        let behind = behind_options(command[length..].trim_start_matches('*').trim_start_matches([' ', '\t']));
        let argument = || behind.strip_prefix('{').and_then(inside_braces);
        let is_taken =
            name == "begin" || name == "end" || name == "href" || WITH_ARGUMENTS.contains(&name) || HEADINGS.contains(&name);
        let inside = if is_taken && has_closed_braces { argument() } else { None };
        has_closed_braces &= !(is_taken && behind.starts_with('{') && inside.is_none());
        let after = |inside: &str| &behind[inside.len() + 2..];
        rest = match (name, inside) {
            ("begin", Some(inside)) => {
                let rest = after(inside);
                let is_left_out = LEFT_OUT.contains(&inside) || matches!(inside, "abstract" | "keywords" | "keyword");
                let is_looked_for = is_left_out && has_closed_environments;
                let closing = is_looked_for.then(|| rest.split_once(&format!("\\end{{{inside}}}"))).flatten();
                has_closed_environments &= !is_looked_for || closing.is_some();
                out.push_str("\n\n");
                closing.map_or(behind_options(rest), |(_, rest)| rest)
            }
            ("end", Some(inside)) => {
                out.push_str("\n\n");
                after(inside)
            }
            ("href", Some(inside)) => after(inside),
            (name, Some(inside)) if HEADINGS.contains(&name) => {
                out.extend(["\n\n", inside, "\n\n"]);
                after(inside)
            }
            (_, Some(inside)) => {
                // A space before a reference goes with it.
                out.truncate(out.trim_end_matches([' ', '~']).len());
                after(inside)
            }
            ("item" | "par" | "maketitle" | "bigskip" | "medskip" | "newpage" | "clearpage" | "noindent", None) => {
                out.push_str("\n\n");
                behind
            }
            _ => {
                // The letter behind it may be a second `\`.
                let next = command.chars().next().map_or(0, char::len_utf8).max(length);
                out.push_str(&rest[place..place + 1 + next]);
                &command[next..]
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::of_tex;

    #[test]
    fn sources_of_latex() {
        let text = "\\documentclass[11pt]{article}\n\\title[Quay]{The {Quay} at Carrow\\thanks{For the board.}}\n\
            \\author{Ann Lee\\thanks{Coast Institute} \\and Jos\\'e Roe\\\\Port Office}\n\\date{14 May 2019}\n\\begin{document}\n\\maketitle\n\
            \\begin{abstract}\nShut until autumn.\n\\end{abstract}\n% a note\n\\section{Causes}\\label{s}\nThe quay is \\emph{shut}, 20\\% of it\n\
            for good \\cite{lee}.\\footnote{See {\\it there}.}\n\n\\begin{figure}[h]\\caption{A crane}\\end{figure}\nTwo: \\href{http://a.example}{here}.\n\
            \\begin{itemize}\n\\item One\n\\end{itemize}\n\\bibliography{refs}\n\\end{document}\nleft\n";
        let plain = of_tex(text).unwrap_or_default();
        let lines: Vec<&str> = plain.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "Title: The Quay at Carrow",
                "Author: Ann Lee; José Roe",
                "Date: 14 May 2019",
                "Abstract: Shut until autumn.",
                "Causes",
                "The quay is shut, 20% of it for good.",
                "Two: here.",
                "One",
            ]
        );
        assert_eq!(of_tex("A text about \\begin{document}"), None);
        let open = format!("\\documentclass{{a}}\\begin{{document}}{}", "\\footnote{a ".repeat(1000));
        assert!(of_tex(&open).is_some());
    }
}

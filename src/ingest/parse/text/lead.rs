//! Tells the first sentence of a report from a headline, where a text begins in its body, and a line about a picture from both.

use super::super::byline::is_person;
use super::super::scan::is_longer;
use super::credit::Credit;
use super::headline::says_the_same;
use super::lines::Line;
use super::phrases::List;

/// Lines below a headline among which it is printed again.
const MOST_LINES_BELOW: usize = 8;

/// Whether a text begins in its body: with a sentence as reports begin, in one line or broken over several, or with the name of who speaks.
pub(super) fn begins_in_body(lines: &[Line<'_>]) -> bool {
    let Some((first, below)) = lines.split_first() else { return false };
    let is_repeated = || below.iter().take(MOST_LINES_BELOW).any(|line| says_the_same(line.text, first.text));
    (is_lead(first, below) || is_broken_lead(lines) || is_speaker(first, below)) && !is_repeated()
}

/// A sentence with a full stop that is as long as few headlines, most words of it small, above another paragraph.
fn is_lead(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    const LEAST_WORDS: usize = 12;
    line.weight() >= LEAST_WORDS
        && ends_with_stop(line.trimmed())
        && below.first().is_some_and(|next| next.is_paragraph())
        && is_in_small_letters(line.text)
}

/// A full stop and neither a question nor something left out.
pub(super) fn ends_with_stop(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '“', '’', '»', '«', ')', '」', '』', '）']);
    text.ends_with(['.', '。', '।', '۔', '։', '။']) && !text.ends_with("..")
}

/// Whether most words of a text that may have a capital have none; in scripts without capitals all have none.
fn is_in_small_letters(text: &str) -> bool {
    let words = || text.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let large = words().filter(|first| first.is_uppercase()).count();
    large * 2 <= words().count()
}

/// A sentence that a program broke at a width: each of its lines is as full as the next word lets it be.
fn is_broken_lead(lines: &[Line<'_>]) -> bool {
    const MOST_LINES: usize = 12;
    const LEAST_LINES: usize = 4;
    const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;
    const LEAST_WORDS: usize = 8;
    let lines = &lines[..lines.len().min(MOST_LINES)];
    let width = lines.iter().map(Line::length).max().unwrap_or_default();
    let Some(end) = lines.iter().position(|line| ends_with_stop(line.trimmed()) || line.text.contains(". ")) else {
        return false;
    };
    let is_full = |pair: &[Line<'_>]| {
        let word = pair[1].text.split_whitespace().next().unwrap_or_default();
        !pair[1].follows_gap && pair[0].length() + 1 + word.chars().count() > width
    };
    lines.len() >= LEAST_LINES
        && WIDTHS.contains(&width)
        && end > 0
        && lines[1].text.trim_start().starts_with(char::is_lowercase)
        && lines[..=end].iter().map(Line::weight).sum::<usize>() >= LEAST_WORDS
        && lines[..=end].windows(2).all(is_full)
}

/// `Jane Doe:` above what she says.
fn is_speaker(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    const MOST_WORDS: usize = 4;
    let Some(name) = line.trimmed().strip_suffix([':', '：']) else { return false };
    line.weight() <= MOST_WORDS && is_person(name) && below.first().is_some_and(|next| next.is_paragraph())
}

/// `Ploughs clear the pass road on Friday, 11 February 2021. AFP`: a sentence with a house of pictures behind it. At the end of a text it signs a report.
pub(super) fn is_signed_by_agency(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    text.rsplit_once(". ").is_some_and(|(_, house)| {
        let is_large = !house.chars().any(char::is_lowercase) || house.contains(' ');
        is_large && List::Agency.contains(house.to_lowercase().as_str())
    })
}

/// Whether lines begin with a short sentence that a credit stands below: what a picture shows.
pub(super) fn is_caption_above_credit(line: &Line<'_>, below: &str) -> bool {
    const MOST_WORDS: usize = 20;
    const LONGEST_CREDIT_CHARACTERS: usize = 80;
    line.weight() <= MOST_WORDS
        && ends_with_stop(line.trimmed())
        && !is_longer(below, LONGEST_CREDIT_CHARACTERS)
        && Credit::of(below) == Some(Credit::Image)
}

/// `Photo : HARBOUR News`, `The ministers Jane Doe (L) and John Roe (R) in Riga`: whom a picture is from, or who stands where in it.
pub(super) fn is_of_picture(text: &str) -> bool {
    const PICTURES: [&str; 8] = ["photo", "photos", "foto", "fotos", "picture", "pictures", "image", "images"];
    const MOST_WORDS: usize = 6;
    const SIDES: [&str; 10] = [
        "(L)",
        "(left)",
        "(right)",
        "(2nd L)",
        "(2nd R)",
        "(top left)",
        "from left)",
        "from right)",
        "(à gauche)",
        "(izq.)",
    ];
    let text = text.trim();
    if let Some((word, house)) = text.split_once(':')
        && List::CreditWord.contains(word.trim_end().to_lowercase().as_str())
    {
        let word = word.trim_end().to_lowercase();
        return PICTURES.contains(&word.as_str())
            && house.split_whitespace().count() <= MOST_WORDS
            && house.trim().starts_with(char::is_uppercase)
            && !house.trim_end().ends_with(['.', '?', '!']);
    }
    text.contains('(') && SIDES.iter().any(|side| text.contains(side))
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    const BELOW: &str = "The ploughs worked all night, and trucks are passing again on both sides.\n\nThe village spent four days without bread, its mayor said on the radio.\n";

    #[test]
    fn a_text_that_begins_in_its_body_has_no_headline() {
        let lead = "The county reopened the road over the pass on Tuesday after four days of snow.";
        let broken = "The county reopened the road over the pass on Tuesday after\nfour days of snow that had closed it. The ploughs worked all\nnight, and trucks are passing again on both sides of it. The\nvillage spent four days without bread.\n";
        let headline = "County to reopen the road over the pass on Tuesday after\nfour days";
        for (text, headline, begins) in [
            (format!("{lead}\n\n{BELOW}"), "", "The county reopened"),
            (format!("By Jane Perry\n{lead}\n{BELOW}"), "", "The county reopened"),
            (format!("\u{201c}{lead}\u{201d}\n{BELOW}"), "", "\u{201c}The county reopened"),
            (broken.to_string(), "", "The county reopened the road over the pass on Tuesday after four"),
            (format!("Jane Perry:\n\n{lead}\n\n{BELOW}"), "", "Jane Perry:"),
            (format!("Photo : HILL News\n\n{lead}\n\n{BELOW}"), "", "The county"),
            (format!("Ministers Jane Perry (L) and John Roe (R) on the road\n{lead}\n{BELOW}"), "", "The county"),
            (
                format!("Straw burnt in a barn above the village.\n\nJane Perry/Fire brigade/AFP\n\n{lead}\n\n{BELOW}"),
                "",
                "The county",
            ),
            (format!("The road under snow (Photo: Jane Perry)\n{lead}\n{BELOW}"), "", "The county"),
            (
                format!("Ploughs clear the road over the pass on Friday, 11 February 2021. AFP\n{lead}\n{BELOW}"),
                "",
                "The county",
            ),
            (
                "• Ploughs to work at night\n• Road to reopen within the week\n\n".to_string() + &format!("{lead}\n{BELOW}"),
                "",
                "• Ploughs",
            ),
            // What looks like it and is a headline.
            (
                format!("Straw burns in a barn above the village\n\nPhoto: Jane Perry\n\n{BELOW}"),
                "Straw burns",
                "The ploughs",
            ),
            (
                format!("The Road Over the Pass Is Open After Four Days of Deep Snow.\n\n{BELOW}"),
                "The Road Over",
                "The ploughs",
            ),
            (format!("The road over the pass is open again.\n\n{BELOW}"), "The road over", "The ploughs"),
            (format!("{lead}\n\nBy Jane Perry\n12 April 2023\n\n{BELOW}"), lead, "The ploughs"),
            (format!("{lead}\n\n{lead}\n\n{BELOW}"), lead, "The ploughs"),
            (
                format!("Why the county kept the road over the pass closed for four long days?\n\n{BELOW}"),
                "Why the",
                "The ploughs",
            ),
            (
                format!("{headline}\n\n{broken}"),
                "County to reopen the road over the pass on Tuesday after four days",
                "The county",
            ),
            (
                format!("Photo: how a county saw the pass from the air for the first time\n\n{BELOW}"),
                "Photo: how",
                "The ploughs",
            ),
            (format!("Roe (R) wins the seat of the pass\n\n{BELOW}"), "Roe (R) wins", "The ploughs"),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&text, &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let is_headline =
                if headline.is_empty() { article.headline.is_empty() } else { article.headline.starts_with(headline) };
            assert!(is_headline, "{text}: {}", article.headline);
            assert!(article.body.starts_with(begins), "{text}: {}", article.body);
        }
    }
}

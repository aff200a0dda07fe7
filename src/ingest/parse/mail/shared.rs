//! Tells the article in a mail by which a reader shared it from what the site and the reader say around it: `Jane would like to share an
//! article with you`, a note, then the headline, which the subject repeats.

use mail_parser::Message;

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::byline;
use super::alerts::is_unspaced_headline;
use super::pasted::{day_of_line, with_text_of};
use super::{Letter, read_date, read_letter};
use crate::article::Field;
use crate::text::words_of;

/// Reads the article that a mail shares; whether it shares one. The day on which it was shared is hardly that of publication.
pub(super) fn read_shared(message: &Message<'_>, letter: &mut Letter, builder: &mut ArticleBuilder) -> bool {
    let subject = message.subject().unwrap_or_default();
    if letter.forwarded.is_some() {
        return false;
    }
    let text = std::mem::take(&mut letter.text);
    let shown = letter.shown.clone();
    // What the reader of web pages takes for the text of a letter leaves out the headline above it.
    let is_shown = || if letter.is_html { shared(subject, &shown).map(|found| (found, true)) } else { None };
    let found = shared(subject, &text).map(|found| (found, false)).or_else(is_shown);
    let Some((shared, is_of_shown)) = found else {
        letter.text = text;
        return false;
    };
    let evidence = key_evidence("mail: headline of the shared article", shared.headline, 0.95);
    builder.set_text(Field::Headline, shared.headline, evidence);
    builder.keep("shared with", serde_json::Value::from(shared.above));
    if let Some(house) = house_of(shared.above) {
        builder.set_text(Field::Publisher, house, key_evidence("mail: where the article was shared", house, 0.8));
    }
    let (text, address) = without_link(if is_of_shown { with_text_of(shared.text, &text) } else { shared.text.to_string() });
    if let Some(address) = address {
        builder.set_text(Field::Url, &address, key_evidence("mail: link to the shared article", &address, 0.8));
    }
    letter.text = text;
    letter.authors.clear();
    read_letter(letter, builder);
    if builder.article().published.date().is_none() {
        read_date(message, builder);
        if builder.article().published.date().is_some() {
            builder.doubt_date("only_a_capture");
        }
    }
    true
}

/// A text without the line that links the whole of it, and its address: `Read the full story: https://...`.
pub(super) fn without_link(text: String) -> (String, Option<String>) {
    const MOST_WORDS: usize = 8;
    let address = |paragraph: &str| {
        let (words, address) = paragraph.trim().split_once(": http")?;
        let is_label = words.split_whitespace().count() <= MOST_WORDS && !address.contains(char::is_whitespace);
        is_label.then(|| format!("http{address}"))
    };
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let Some(place) = paragraphs.iter().rposition(|paragraph| address(paragraph).is_some()) else { return (text, None) };
    let address = address(paragraphs[place]);
    let kept: Vec<&str> = [&paragraphs[..place], &paragraphs[place + 1..]].concat();
    (kept.join("\n\n"), address)
}

/// An article that a reader shared.
#[derive(Debug, PartialEq)]
pub(super) struct Shared<'t> {
    /// What stands above the headline.
    pub(super) above: &'t str,
    pub(super) headline: &'t str,
    /// What stands below the headline.
    pub(super) text: &'t str,
}

/// What a site says of a reader that shares an article, in the subject or above the headline.
const SHARES: [&str; 62] = [
    "shared an article",
    "shared this article",
    "shared a story",
    "has shared",
    "wants to share",
    "would like to share",
    "wanted to share",
    "thought you would",
    "thought you'd",
    "thought you might",
    "recommends",
    "recommended this",
    "recommended an article",
    "has sent you",
    "sent you this",
    "sent you an article",
    "wants you to read",
    "empfiehlt",
    "hat ihnen",
    "hat dir",
    "möchte ihnen",
    "artikelempfehlung",
    "vous recommande",
    "te recommande",
    "vous conseille",
    "a partagé",
    "souhaite partager",
    "vous a envoyé",
    "ha compartido",
    "quiere compartir",
    "te recomienda",
    "le recomienda",
    "te ha enviado",
    "te ha recomendado",
    "compartilhou",
    "partilhou",
    "recomenda",
    "enviou-lhe",
    "enviou para você",
    "ha condiviso",
    "ti consiglia",
    "ti ha inviato",
    "vuole condividere",
    "wil delen",
    "heeft gedeeld",
    "raadt u",
    "raadt je",
    "stuurde u",
    "tipsar",
    "vill dela",
    "har delat",
    "vil dele",
    "har delt",
    "anbefaler",
    "jakoi",
    "suosittelee",
    "poleca",
    "udostępni",
    "рекомендует",
    "поделил",
    "делится",
    "paylaştı",
];

/// Whether words say that somebody shares something.
pub(super) fn says(words: &str) -> bool {
    let lowered = words.replace('’', "'").to_lowercase();
    SHARES.iter().any(|phrase| lowered.contains(phrase))
}

/// Whether words are the sentence of a site that somebody shares an article; what else is shared or recommended may be news.
fn is_sentence(words: &str) -> bool {
    const ARTICLES: [&str; 13] = [
        "article",
        "artikel",
        "artikkel",
        "artículo",
        "artigo",
        "articolo",
        "artykuł",
        "story",
        "стать",
        "makale",
        "haberi",
        "cikk",
        "článek",
    ];
    let lowered = words.to_lowercase();
    says(words) && ARTICLES.iter().any(|article| lowered.contains(article))
}

/// Whether a letter shares an article under the sentence of sharing, not under the headline.
pub(super) fn is_shared_by_sentence(subject: &str, letter: &Letter) -> bool {
    let shares = |text: &str| shared(subject, text).is_some();
    is_sentence(subject) && (shares(&letter.text) || letter.is_html && shares(&letter.shown))
}

/// The house from which an article was shared: `Jane has sent you an article from The Harbour Times.`
fn house_of(above: &str) -> Option<&str> {
    const BEFORE: [&str; 10] = [
        "an article from ",
        "a story from ",
        "this article from ",
        "this story from ",
        "un article du site ",
        "un artículo de ",
        "um artigo de ",
        "un articolo da ",
        "einen artikel von ",
        "en artikkel fra ",
    ];
    const MOST_WORDS: usize = 6;
    above.lines().find_map(|line| {
        let lowered = line.to_lowercase();
        let end = BEFORE.iter().find_map(|before| lowered.find(before).map(|place| place + before.len()))?;
        // Small letters may be longer or shorter than large ones.
        let house = line.get(end..)?.trim().trim_end_matches(['.', ':', '!']);
        let is_name = house.starts_with(char::is_uppercase)
            && house.split(' ').count() <= MOST_WORDS
            && !house.contains(['.', ',', ':']);
        (is_name && lowered.len() == line.len()).then_some(house)
    })
}

/// The article that a mail shares: its subject names the headline behind what it says of the sharing, or only the text does.
pub(super) fn shared<'t>(subject: &str, text: &'t str) -> Option<Shared<'t>> {
    const MOST_LINES: usize = 16;
    const LONGEST_ABOVE_BYTES: usize = 1500;
    let key = |text: &str| words_of(text).join(" ");
    let says_itself = is_sentence(subject);
    let subject = key(subject);
    let mut at = 0;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        let start = at;
        at += line.len();
        if start > LONGEST_ABOVE_BYTES {
            return None;
        }
        let headline = line.trim();
        let words = key(headline);
        // A headline of one word may stand by chance in a subject.
        let is_named = words.contains(' ') && (words == subject || subject.ends_with(&format!(" {words}")));
        // The sentence of the sharing may stand in both.
        let is_above_all = || text[..start].trim().is_empty();
        if !is_named || headline.ends_with([':', '：']) || is_sentence(headline) && is_above_all() {
            continue;
        }
        let above = text[..start].trim();
        let before = subject.strip_suffix(words.as_str()).unwrap_or_default();
        let is_shared = says(above) || SHARES.iter().any(|phrase| before.contains(&key(phrase)));
        return is_shared.then(|| Shared { above, headline, text: text[at..].trim_start_matches(['\n', '\r']) });
    }
    // The subject says of the sharing what the text begins with: the headline is what stands above a day, a byline or the text.
    if says_itself && text.lines().find(|line| !line.trim().is_empty()).is_some_and(is_sentence) {
        headed(text)
    } else {
        None
    }
}

/// The article whose headline is the first line behind an empty one that has a head or a paragraph of text below it.
fn headed(text: &str) -> Option<Shared<'_>> {
    const MOST_LINES: usize = 12;
    const LEAST_WORDS: usize = 3;
    const LONGEST_BYTES: usize = 200;
    const LEAST_BYTES_OF_TEXT: usize = 100;
    let mut at = 0;
    let mut follows_gap = false;
    for line in text.split_inclusive('\n').take(MOST_LINES) {
        let start = at;
        at += line.len();
        let headline = line.trim();
        let is_long = headline.split_whitespace().count() >= LEAST_WORDS || is_unspaced_headline(headline);
        let is_headline = follows_gap
            && is_long
            && headline.len() <= LONGEST_BYTES
            && !headline.ends_with(['.', ':', '：', ',', '!', '。'])
            && !headline.contains("://")
            && day_of_line(headline).is_none()
            && byline(headline).is_none();
        let next = text[at..].lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        let is_headed = || next.len() >= LEAST_BYTES_OF_TEXT || day_of_line(next).is_some() || byline(next).is_some();
        if is_headline && is_headed() {
            let (above, text) = (text[..start].trim(), text[at..].trim_start_matches(['\n', '\r']));
            return Some(Shared { above, headline, text });
        }
        follows_gap = headline.is_empty();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_that_articles_are_shared_from() {
        for (above, expected) in [
            ("Jane has sent you an article from The Harbour Times.\n\nRead this", Some("The Harbour Times")),
            ("Jane has sent you an article from her desk.", None),
            ("Jane recommends:", None),
        ] {
            assert_eq!(house_of(above), expected, "{above}");
        }
    }

    #[test]
    fn links_to_the_whole_of_what_is_shared() {
        for (text, expected) in [
            ("One.\n\nRead it all: https://a.example/x\n\n--\nTwo.", "One.\n\n--\nTwo.|https://a.example/x"),
            (
                "One.\n\nIt stands in the paper of Tuesday and on its page: https://a.example/x",
                "One.\n\nIt stands in the paper of Tuesday and on its page: https://a.example/x|",
            ),
        ] {
            let (kept, address) = without_link(text.to_string());
            assert_eq!(format!("{kept}|{}", address.unwrap_or_default()), expected, "{text}");
        }
    }

    #[test]
    fn articles_that_readers_share() {
        for (subject, text, expected) in [
            (
                "Karin tipsar dig: Piren är stängd",
                "Karin vill dela en artikel med dig från Hamntidningen:\n\n\"Läs denna!\"\n\nPiren är stängd\n\nPublicerad: 11 januari\n",
                Some("Piren är stängd|Publicerad: 11 januari"),
            ),
            (
                "Jane Doe thought you’d like: The pier is closed",
                "From Harbour Times\n\nTHE PIER IS CLOSED\nIt closed on Tuesday.",
                Some("THE PIER IS CLOSED|It closed on Tuesday."),
            ),
            (
                "La jetée est fermée",
                "Jeanne vous recommande cet article :\n\nLa jetée est fermée\n\nElle est fermée.",
                Some("La jetée est fermée|Elle est fermée."),
            ),
            (
                "Hans empfiehlt: \"Der Pier ist zu\"",
                "Lies mal.\n\nDer Pier ist zu\n\nSeit Dienstag.",
                Some("Der Pier ist zu|Seit Dienstag."),
            ),
            (
                "Jane Doe has shared an article with you from Harbour Times",
                "Jane Doe has shared an article with you from Harbour Times\n\nRead this: it is about us.\n\nThe pier is closed\n\n9 October 2024\n\nIt closed.",
                Some("The pier is closed|9 October 2024\n\nIt closed."),
            ),
            (
                "Council recommends a new pier",
                "Council recommends a new pier\n\nThe old one\n\n9 October 2024\n\nIt closed.",
                None,
            ),
            // The subject speaks of the news, the text does not say who shares.
            ("Minister has shared all papers", "Harbour Times\n\nThe pier is closed\n\n9 October 2024\n\nIt closed.", None),
            ("Harbour briefing: The pier is closed", "9 October 2024\n\nThe pier is closed\n\nIt closed on Tuesday.", None),
            ("Briefing: Council recommends a pier", "9 October\n\nCouncil recommends a pier\n\nIt met on Tuesday.", None),
            ("The council recommends a new pier", "The council recommends a new pier. It met on Tuesday.", None),
            ("Jane recommends: The pier is closed", "The pier, she says, is not open.", None),
            ("", "\n\nThe pier recommends it.", None),
        ] {
            let found = shared(subject, text).map(|found| format!("{}|{}", found.headline, found.text.trim()));
            assert_eq!(found.as_deref(), expected, "{subject}");
        }
    }
}

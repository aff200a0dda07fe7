//! Turns the title of a feed into the name of its house: `Harbour Times` of `Harbour Times | World` and of `Latest news - Harbour Times`.

use super::super::subjects::names_section_or_subject;

/// Marks between the name of a house and what of it the feed holds.
const JOINTS: [&str; 10] = [" | ", " - ", " – ", " — ", " » ", " › ", " > ", " :: ", " · ", ": "];

/// What a feed is said to hold.
const CONTENTS: &str = "rss|rss feed|feed|atom|home|homepage|news|news feed|latest|latest news|latest articles|latest stories|latest posts|latest headlines|\
    recent posts|recent articles|all news|all articles|all stories|all posts|articles|posts|stories|headlines|top stories|breaking news|updates|full feed|\
    nachrichten|aktuelle nachrichten|alle nachrichten|alle artikel|neueste artikel|neueste nachrichten|aktuell|aktuelles|startseite|schlagzeilen|\
    à la une|a la une|actualités|actualité|toutes les actualités|toute l'actualité|dernières nouvelles|dernières actualités|derniers articles|accueil|\
    últimas noticias|ultimas noticias|noticias|todas las noticias|portada|inicio|titulares|lo último|últimas notícias|notícias|todas as notícias|início|\
    ultime notizie|notizie|tutte le notizie|ultimi articoli|laatste nieuws|nieuws|het laatste nieuws|alle berichten|senaste nytt|nyheter|alle nyheter|\
    siste nytt|seneste nyt|seneste nyheder|nyheder|uutiset|tuoreimmat uutiset|najnowsze|wiadomości|najnowsze wiadomości|aktualności|aktuality|zprávy|hírek|\
    friss hírek|știri|ultimele știri|новости|все новости|последние новости|лента новостей|главное|главные новости|новини|усі новини|всі новини|останні новини|\
    son dakika|haberler|son haberler|tüm haberler|berita|berita terbaru|berita terkini|tin tức|tin mới nhất|الأخبار|أخبار|آخر الأخبار|اخبار|آخرین اخبار|\
    חדשות|最新|最新消息|最新新闻|新闻|新聞|最新ニュース|ニュース|신문|최신뉴스|전체기사|뉴스|press|press releases|ताज़ा ख़बरें|ताजा खबरें|ताज़ा खबरें|समाचार";

/// The name of the house in a title; `link` is an address of its site. The whole title where nothing tells the two apart.
pub(super) fn house_of_title<'t>(title: &'t str, link: Option<&str>) -> &'t str {
    let title = title.strip_suffix(" - Telegram Channel").unwrap_or(title);
    let Some(joint) = JOINTS.iter().find(|joint| title.contains(**joint)) else { return title };
    let parts: Vec<&str> = title.split(joint).map(str::trim).filter(|part| !part.is_empty()).collect();
    let labels = link.map(labels_of).unwrap_or_default();
    if let Some(named) = parts.iter().find(|part| labels.iter().any(|label| is_named_like(part, label))) {
        return named;
    }
    let is_contents = |part: &str| {
        let lowered = part.replace('’', "'").to_lowercase();
        // "Analysis Archives", "Archives des Ports": what a part of a WordPress site is called.
        let is_part =
            || lowered.ends_with(" archives") || lowered.starts_with("archives des ") || lowered.ends_with(" archive");
        is_part() || CONTENTS.split('|').any(|known| known == lowered) || names_section_or_subject(part)
    };
    let others: Vec<&str> = parts.iter().copied().filter(|part| !is_contents(part)).collect();
    match others.as_slice() {
        [house] => house,
        _ => title,
    }
}

/// The parts of the host of an address that may be a name.
fn labels_of(link: &str) -> Vec<String> {
    let host = link.split_once("://").map_or(link, |(_, rest)| rest).split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<String> = host.to_lowercase().split('.').map(|label| label.replace('-', "")).collect();
    labels[..labels.len().saturating_sub(1)].iter().filter(|label| label.len() >= 3 && *label != "www").cloned().collect()
}

/// Whether a part of a host begins with the words, or they with it.
fn is_named_like(words: &str, label: &str) -> bool {
    let squeezed: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let bare = squeezed.strip_prefix("the").filter(|rest| rest.len() >= 3).unwrap_or(&squeezed);
    squeezed.len() >= 3 && [squeezed.as_str(), bare].iter().any(|name| label.starts_with(name) || name.starts_with(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_in_titles() {
        for (title, link, expected) in [
            ("Analysis Archives - Harbour Times", None, "Harbour Times"),
            ("Harbour - News - Telegram Channel", None, "Harbour"),
            ("Портові вісті - Telegram Channel", None, "Портові вісті"),
            ("Harbour Times | World", Some("https://harbourtimes.example/world"), "Harbour Times"),
            ("Harbour Times | World", None, "Harbour Times"),
            ("La Voz del Puerto - Últimas noticias", Some("https://feeds.example/a"), "La Voz del Puerto"),
            ("Latest news – Harbour Times", None, "Harbour Times"),
            ("Küstenkurier - Politik - Aktuelle Nachrichten", None, "Küstenkurier"),
            ("Маяк » Все новости", Some("https://mayak.example"), "Маяк"),
            ("The Harbour - Shipping, piers and quays", Some("https://www.harbour.example/"), "The Harbour"),
            ("Harbour Times", Some("https://other.example"), "Harbour Times"),
            ("Quay - Pier", Some("https://other.example"), "Quay - Pier"),
            ("World - News", None, "World - News"),
            ("Al-Marsa", None, "Al-Marsa"),
            ("Harbour Mission: Latest news", None, "Harbour Mission"),
            ("Borderlines: letters on ports", None, "Borderlines: letters on ports"),
        ] {
            assert_eq!(house_of_title(title, link), expected, "{title}");
        }
    }
}

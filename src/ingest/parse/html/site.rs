//! Holds [`Site`]: the names under which a page's publisher goes, by which titles, authors and tags are told from it.

use super::house::{house_of_page, is_shown_title, may_be_house_behind};
use super::json_ld::JsonLd;
use super::page::{Heading, PageFacts};
use super::text::{host_of, key, site_of_host};
use crate::ingest::parse::dates::{DateReading, whole_date};
use crate::text::words_of;

/// The names of the site a page belongs to.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Names as the page gives them, most trusted first, with where they stand.
    pub(super) names: Vec<(String, String)>,
    pub(super) host: Option<String>,
    /// The language the page declares.
    pub(super) language: Option<String>,
    keys: Vec<String>,
    /// The words of host and names run together, by which `nytimes` is The New York Times no more than itself.
    joined: Vec<String>,
}

/// Finds the names.
pub(super) fn site_of(facts: &PageFacts<'_>, json_ld: &JsonLd, url: Option<&str>) -> Site {
    let language = facts.language.map(str::to_string);
    let mut site = Site { host: url.and_then(host_of), language, ..Site::default() };
    let mut add = |name: &str, origin: &str| {
        let name = crate::text::collapse_white_space(name);
        let name = without_byline(&name).to_string();
        let is_name = (2..=80).contains(&name.chars().count()) && !name.starts_with("http") && !name.starts_with('@');
        if is_name && !site.names.iter().any(|(known, _)| *known == name) {
            site.names.push((name, origin.to_string()));
        }
    };
    for name in facts.meta("og:site_name") {
        add(&super::text::plain(name), "meta og:site_name");
    }
    if let Some(name) = &json_ld.publisher {
        add(name, "JSON-LD: publisher");
    }
    for name in [
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
        "publisher",
        "application-name",
        "apple-mobile-web-app-title",
        "al:android:app_name",
        "al:ios:app_name",
    ] {
        for content in facts.meta(name) {
            add(&super::text::plain(content), &format!("meta {name}"));
        }
    }
    for name in &json_ld.site_names {
        add(name, "JSON-LD");
    }
    // A section may be declared in the place of the name.
    let is_section = |name: &str| {
        matches!(key(name).as_str(), "u s" | "us" | "world" | "business" | "politics" | "news" | "sports" | "opinion")
    };
    if site.names.len() > 1 && is_section(&site.names[0].0) {
        site.names.rotate_left(1);
    }
    let in_title = || site_in_title(facts, site.host.as_deref()).filter(|name| !is_of_print(name));
    let is_of_app = |names: &[(String, String)]| names.first().is_some_and(|(_, origin)| origin.starts_with("meta al:"));
    let is_weak = site.names.is_empty() || is_host_like(&site.names[0].0) || is_of_app(&site.names);
    let in_title = is_weak.then(in_title).flatten();
    if is_of_app(&site.names)
        && let Some(name) = in_title.as_ref().filter(|name| is_short_for(&site.names[0].0, name))
    {
        site.names.insert(0, (name.clone(), "title".to_string()));
    }
    let is_of_domain = !site.names.is_empty();
    if is_of_domain {
        let is_shown = |section: &str| facts.blocks.iter().any(|block| block.text == section);
        let house = in_title.as_deref().map(|name| without_sections(&facts.title, name, is_shown));
        name_before_domain(&mut site.names, house);
    } else if let Some(name) = &in_title {
        let is_shown = |section: &str| facts.blocks.iter().any(|block| block.text == section);
        site.names.push((without_sections(&facts.title, name, is_shown).to_string(), "title".to_string()));
    }
    // Where the article is from is who publishes it, if nobody else is named.
    if site.names.is_empty()
        && let Some((name, origin)) = declared_source(facts)
    {
        site.names.push((name, origin.to_string()));
    }
    if site.names.is_empty()
        && let Some((name, origin)) = house_of_page(facts)
    {
        site.names.push((name, origin.to_string()));
    }
    // The house as it writes itself over the page, where its domain is declared, or its name run together.
    if let Some((name, _)) = site.names.first().filter(|(name, _)| !name.contains(' ')) {
        let is_domain = is_host_like(name);
        let stem = name.rsplit_once('.').filter(|_| is_domain).map_or(name.as_str(), |(stem, _)| stem);
        let stem = stem.trim_start_matches("www.").to_lowercase();
        let is_house = |link: &&String| {
            !is_host_like(link) && link.len() > 3 && (is_domain || link.contains(' ')) && key(link).replace(' ', "") == stem
        };
        if let Some(name) = facts.home_links.iter().find(is_house) {
            site.names.insert(0, (name.clone(), "link to the front page".to_string()));
        }
    }
    // The sections beside it are no part of a headline either.
    site.keys = site.names.iter().map(|(name, _)| name).chain(&in_title).map(|name| key(name)).collect();
    let stems: Vec<String> = site.names.iter().filter_map(|(name, _)| without_kind(name)).map(key).collect();
    site.keys.extend(stems);
    // A single word that ends the title is a name of the house in other letters, or two or three where the house is declared in Latin ones.
    let last = [" - ", " | ", " – "].iter().find_map(|joint| facts.title.rsplit_once(joint));
    let last = last.map(|(before, last)| (before.trim(), last.trim())).filter(|(before, last)| {
        !site.keys.contains(&key(before)) && !is_shown_title(facts, last) && may_be_house_behind(before, last, facts)
    });
    let last = last.map(|(_, last)| last);
    let has_latin = |text: &str| text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_other = |last: &&str| match site.names.first() {
        Some((name, _)) if name.is_ascii() => !has_latin(last) && last.split(' ').count() <= 3 && last.chars().count() >= 4,
        Some(_) => last.is_ascii() && !last.contains(' ') && last.len() >= 4,
        None => false,
    };
    site.keys.extend(last.filter(is_other).map(key));
    site.joined = site.keys.iter().map(|key| key.replace(' ', "")).collect();
    if let Some(host) = &site.host {
        let name = site_of_host(host);
        site.joined.push(name.replace('-', ""));
        site.joined.push(host.replace(['-', '.'], ""));
    }
    site
}

/// `Coast Herald` of `Coast Herald | By: Ann Lee`
fn without_byline(name: &str) -> &str {
    let behind = name.match_indices([' ', '|']).find(|(place, _)| {
        let rest = name[*place..].trim_start_matches([' ', '|']).to_lowercase();
        name[*place..].trim_start().starts_with('|') && (rest.starts_with("by ") || rest.starts_with("by:"))
    });
    behind.map_or(name, |(place, _)| name[..place].trim_end_matches([' ', '|']))
}

/// Whether the name of an app has the letters of another name in their order: `CHerald`, `Coast Herald`.
fn is_short_for(app: &str, name: &str) -> bool {
    let letters = |text: &str| key(text).replace(' ', "");
    let whole = letters(name);
    let mut rest = whole.chars();
    letters(app).chars().all(|letter| rest.any(|other| other == letter)) && whole.len() > app.len()
}

/// Whether a name is that of a domain: `courier.example`.
fn is_host_like(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    !name.contains(' ')
        && ending.is_some_and(|ending| (2..=7).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Puts a name of the house before that of its domain, and one with spaces before the same words run together.
fn name_before_domain(names: &mut Vec<(String, String)>, in_title: Option<&str>) {
    let first = names[0].0.clone();
    let joined = |name: &str| key(name).replace(' ', "");
    let without_ending =
        || first.rsplit_once('.').map(|(stem, ending)| (stem, ending.len())).filter(|(_, ending)| *ending <= 3);
    let is_better = |name: &str| match is_host_like(&first) {
        true => !is_host_like(name),
        // `Courier Libre.fr` beside `Courier Libre`
        false if without_ending().is_some_and(|(stem, _)| stem == name) => true,
        false => !first.contains(' ') && name.contains(' ') && joined(name) == joined(&first),
    };
    if let Some(place) = names.iter().position(|(name, _)| is_better(name)) {
        names[..=place].rotate_right(1);
    } else if let Some(name) = in_title.filter(|name| is_better(name)) {
        names.insert(0, (name.to_string(), "title".to_string()));
    } else if let Some(name) = in_title.filter(|name| is_host_like(&first) && name.starts_with(char::is_uppercase)) {
        // The domain as the house writes it.
        names.insert(0, (name.to_string(), "title".to_string()));
    }
}

/// A name without the word for what kind of edition it is, where none stands between words, or without the ending of a domain:
/// `北門新聞オンライン`, `Courier.example`.
fn without_kind(name: &str) -> Option<&str> {
    const KINDS: [&str; 11] =
        ["オンライン", "デジタル", "電子版", "ニュース", "新聞網", "新闻网", "電子報", "网", "網", "온라인", "ออนไลน์"];
    let bare = KINDS.iter().find_map(|kind| name.strip_suffix(kind)).map(str::trim_end);
    let stem = || name.rsplit_once('.').map(|(stem, _)| stem).filter(|_| is_host_like(name));
    bare.or_else(stem).filter(|bare| bare.chars().count() >= 2)
}

/// What somebody calls the house, without the word for the kind of edition or for the company, where none stands between words:
/// `北門新聞社`.
fn without_kind_or_company(name: &str) -> Option<&str> {
    if name.is_ascii() {
        return None;
    }
    without_kind(name).or_else(|| name.strip_suffix('社'))
}

impl Site {
    /// Whether words are a name of the site: the same, or with "The", "News", "com" and the like around it.
    pub(super) fn is_name(&self, said: &str) -> bool {
        self.is_whole_name(said) || without_kind_or_company(said).is_some_and(|bare| self.is_whole_name(bare))
    }

    fn is_whole_name(&self, said: &str) -> bool {
        let words: Vec<String> = words_of(said).into_iter().filter(|word| !is_filler(word)).collect();
        if words.is_empty() {
            return false;
        }
        let joined = words.concat();
        // `News.co` of the house at www.news.co
        let is_of_host = |host: &String| words.len() > 1 && host.replace(['-', '.'], "").ends_with(&joined);
        if said.contains('.') && !said.contains(' ') && self.host.as_ref().is_some_and(is_of_host) {
            return true;
        }
        let bare = |key: &str| key.split(' ').filter(|word| !is_filler(word)).collect::<String>();
        self.joined.contains(&joined) || self.keys.iter().any(|known| bare(known) == joined)
    }

    /// Whether a name begins with that of the house in capitals, which an editorial office follows: `NDR INFO` at ndr.de, or is that of
    /// the house with the sign of a region behind it: `Portal Costa 1 PA`.
    pub(super) fn is_desk(&self, name: &str) -> bool {
        const LEAST_BYTES: usize = 3;
        let is_region = |sign: &str| (2..=3).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_uppercase());
        if name.rsplit_once(' ').is_some_and(|(house, sign)| is_region(sign) && self.is_name(house)) {
            return true;
        }
        let Some((house, _)) = name.split_once(' ').filter(|(house, _)| house.len() >= LEAST_BYTES) else { return false };
        let of_host = self.host.as_deref().map(site_of_host);
        of_host.is_some_and(|host| host.eq_ignore_ascii_case(house)) && name.chars().all(|c| !c.is_lowercase())
    }

    /// A name without that of the house before it: `Coast-Herald Jane Doe`.
    pub(super) fn without_house<'n>(&self, name: &'n str) -> &'n str {
        const MOST_WORDS: usize = 4;
        let is_house = |words: &str| words.contains([' ', '-']) && self.is_name(words);
        let cuts = name.match_indices(' ').map(|(place, _)| name.split_at(place)).take(MOST_WORDS);
        let mut rests = cuts.filter(|(house, rest)| is_house(house) && rest.trim_start().contains(' '));
        if let Some((_, rest)) = rests.next() {
            return rest.trim_start();
        }
        // `Jane Doe COAST HERALD`
        let cuts = name.rmatch_indices(' ').map(|(place, _)| name.split_at(place)).take(MOST_WORDS);
        // `J.D. Harbour.example`: nobody is called like a domain.
        let is_domain = |house: &str| house.contains('.') && !house.ends_with('.') && self.is_name(house);
        let is_cut = |person: &str, house: &str| person.contains(' ') && is_house(house) || is_domain(house);
        let mut persons = cuts.filter(|(person, house)| is_cut(person, house.trim_start()));
        persons.next().map_or(name, |(person, _)| person)
    }
}

/// `BBC NEWS` of `BBC NEWS | World | Europe | The headline`: what stands first is the site, its sections follow.
///
/// A stroke may be a part of a name, so that the page has to show what stands behind it.
fn without_sections<'n>(title: &str, name: &'n str, is_shown: impl Fn(&str) -> bool) -> &'n str {
    let behind_stroke = [" - ", " – "].iter().find_map(|stroke| name.split_once(stroke));
    if let Some((first, _)) = behind_stroke.filter(|(_, section)| title.trim().starts_with(name) && is_shown(section.trim()))
    {
        return first.trim();
    }
    let joint = [" | ", " :: ", " » "].into_iter().find(|joint| name.contains(joint));
    let first = joint.filter(|_| title.trim().starts_with(name)).and_then(|joint| name.split(joint).next());
    first.map(str::trim).filter(|first| !first.is_empty()).unwrap_or(name)
}

/// Whether words say that a page is for printing: `Print: The headline`.
fn is_of_print(words: &str) -> bool {
    matches!(
        key(words).as_str(),
        "print"
            | "print version"
            | "print this page"
            | "printable version"
            | "printer friendly"
            | "printer friendly version"
            | "drucken"
            | "druckversion"
            | "imprimer"
            | "imprimir"
            | "stampa"
            | "версия для печати"
            | "打印"
    )
}

/// The source by `<meta name="source">` or a line beside the headline, as Chinese sites have it: `来源:新华网`.
fn declared_source(facts: &PageFacts<'_>) -> Option<(String, &'static str)> {
    const MOST_BLOCKS_AWAY: usize = 12;
    let is_name = |name: &str| {
        (2..=40).contains(&name.chars().count())
            && name.chars().any(char::is_alphabetic)
            && !name.contains(['/', '@'])
            && !name.chars().next().is_some_and(char::is_lowercase)
            && !["原创", "原創", "转载", "轉載", "本站"].iter().any(|kind| name.starts_with(kind))
    };
    let declared = facts.meta("source").map(super::text::plain).map(|name| {
        // "来源：人民网－人民日报": the label goes, and the paper behind the site.
        let name = ["来源", "來源"].iter().find_map(|label| name.strip_prefix(label)).unwrap_or(&name);
        name.trim_start_matches([':', '：', ' ']).split('－').next().unwrap_or_default().trim().to_string()
    });
    let mut declared = declared;
    let declared = declared.find(|name| is_name(name));
    if let Some(name) = declared {
        return Some((name, "meta source"));
    }
    let headline = facts.headings.iter().find(|heading| heading.level == 1)?.place.block;
    let first = headline.saturating_sub(MOST_BLOCKS_AWAY);
    let lines = facts.blocks.iter().skip(first).take(headline + MOST_BLOCKS_AWAY - first);
    lines.filter(|line| line.aside == 0 && line.length <= 200).find_map(|line| {
        let place = ["来源", "來源"].iter().find_map(|label| line.text.find(label).map(|place| place + label.len()))?;
        let value = line.text[place..].strip_prefix([':', '：'])?.trim_start();
        let name = value.split([' ', '|', '　']).next().unwrap_or_default();
        is_name(name).then(|| (name.to_string(), "source beside the headline"))
    })
}

fn is_filler(word: &str) -> bool {
    matches!(word, "the" | "www" | "com" | "org" | "net" | "online" | "official" | "website" | "site" | "home" | "homepage")
}

/// The part of the title that names the site: the host's name in other spelling (`Harbour Review` of harbourreview.org), or what is
/// left when a heading or a line of the page is taken away.
fn site_in_title(facts: &PageFacts<'_>, host: Option<&str>) -> Option<String> {
    let title = without_date(facts.title.trim());
    site_in(title, facts, host).filter(|name| !is_rubric(name))
}

/// `The headline - РИА Новости, 14.02.2024`: the date behind the name goes.
fn without_date(title: &str) -> &str {
    let Some((before, last)) = title.rsplit_once(", ") else { return title };
    match whole_date(last) {
        DateReading::Found(_) => before.trim_end(),
        _ => title,
    }
}

/// What systems call a page that shows one entry.
fn is_kind_of_page(name: &str) -> bool {
    matches!(
        key(name).as_str(),
        "detail"
            | "details"
            | "detailansicht"
            | "detailseite"
            | "einzelansicht"
            | "single view"
            | "news detail"
            | "news details"
            | "newsdetail"
            | "view"
            | "page"
            | "pagina"
            | "article"
            | "artikel"
    )
}

/// Kinds of articles that stand before a headline.
fn is_rubric(name: &str) -> bool {
    matches!(
        key(name).as_str(),
        "editorial"
            | "opinion"
            | "analysis"
            | "interview"
            | "commentary"
            | "comment"
            | "exclusive"
            | "explainer"
            | "video"
            | "watch"
            | "live"
            | "update"
            | "breaking"
            | "review"
            | "obituary"
            | "kommentar"
            | "leitartikel"
            | "analyse"
            | "reportage"
            | "entretien"
            | "tribune"
            | "opinión"
            | "entrevista"
            | "análisis"
            | "editoriale"
            | "intervista"
            | "мнение"
            | "интервью"
    )
}

/// The site of a blog whose first heading is its own name: `<h1>Notes</h1> … <h3 class="post-title">Cement</h3>` under the title
/// `Notes: Cement`.
fn site_above_post(title: &str, facts: &PageFacts<'_>) -> Option<String> {
    let first = facts.headings.iter().find(|heading| heading.level == 1 && !heading.is_marked)?;
    let rest = title
        .strip_prefix(first.text.as_str())
        .map(|rest| rest.trim_start_matches([' ', ':', '|', '-', '–', '—', '»', '·']));
    let rest = rest.or_else(|| {
        let rest = title.strip_suffix(first.text.as_str())?;
        Some(rest.trim_end_matches([' ', ':', '|', '-', '–', '—', '»', '·']))
    })?;
    let is_post = |heading: &Heading| heading.level != 1 && heading.is_marked && key(&heading.text) == key(rest);
    (!rest.is_empty() && facts.headings.iter().any(is_post)).then(|| first.text.clone())
}

/// Whether words before a headline have nothing of the name of the host.
fn is_unlike(words: &str, host: &str, joint: &str) -> bool {
    const LEAST_SHARED: usize = 3;
    if !matches!(joint, ": " | " : " | " - " | " – " | " — ") {
        return false;
    }
    // Other letters are no match for those of an address.
    if words.chars().any(|letter| letter.is_alphabetic() && letter >= '\u{250}') {
        return false;
    }
    let folded = key(words);
    let name = host.replace(['-', '.'], "");
    let initials: String = folded.split(' ').filter_map(|word| word.chars().next()).collect();
    let is_part = |word: &str| word.len() >= LEAST_SHARED && name.contains(word);
    let joined = folded.replace(' ', "");
    let is_abbreviated = initials.len() >= 2 && name.contains(&initials);
    let is_alike = folded.split(' ').any(is_part) || joined.contains(site_of_host(host)) || is_abbreviated;
    !is_alike
}

/// `washingtonpost.com: The headline`
fn host_before(title: &str) -> Option<String> {
    let (before, _) = title.split_once(": ")?;
    let is_host = before.len() <= 40
        && before.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
        && before.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && (2..=4).contains(&end.len()));
    is_host.then(|| before.to_string())
}

fn site_in(title: &str, facts: &PageFacts<'_>, host: Option<&str>) -> Option<String> {
    if let Some(name) = site_above_post(title, facts).or_else(|| host_before(title)) {
        return Some(name);
    }
    const JOINTS: [&str; 18] = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " < ", " · ", " • ", " : ", ": ", "_", "｜", "|", "：", "-", "－",
    ];
    const LONGEST_WORDS: usize = 6;
    /// Names that stand in the page, too, may be longer.
    const LONGEST_SHOWN_WORDS: usize = 10;
    if let Some(host) = host {
        let host = site_of_host(host).replace('-', "");
        let parts = title.split(['|', '-', '–', '—', '»', '·', ':', '_']).map(str::trim);
        if let Some(part) = parts.into_iter().find(|part| key(part).replace(' ', "") == host) {
            return Some(part.to_string());
        }
    }
    // A link to the front page says whose it is.
    let parts = std::iter::once(title).chain(title.split(['|', '-', '–', '—', '»', '·', ':', '_']).map(str::trim));
    if let Some(part) =
        parts.into_iter().find(|part| part.chars().count() >= 4 && facts.home_links.iter().any(|link| link == part))
    {
        return Some(part.to_string());
    }
    let headings = facts.headings.iter().map(|heading| heading.text.as_str());
    let known: Vec<&str> = headings.chain(facts.blocks.iter().take(400).map(|block| block.text.as_str())).collect();
    let is_known = |text: &str| known.contains(&text);
    for joint in JOINTS {
        let (last, first) = (title.rfind(joint), title.find(joint));
        for place in [last, first].into_iter().flatten() {
            let (before, after) = (title[..place].trim(), title[place + joint.len()..].trim());
            // A stroke without spaces parts nothing but where words have none either: `渔村来了老师-海潮网`.
            let is_wide = |letter: Option<char>| letter.is_some_and(|letter| letter > '\u{2e80}');
            if matches!(joint, "-" | "－") && !(is_wide(before.chars().next_back()) && is_wide(after.chars().next())) {
                continue;
            }
            // A section may stand between.
            let is_headline = |text: &str| {
                is_known(text)
                    || JOINTS.iter().any(|joint| text.split_once(joint).is_some_and(|(first, _)| is_known(first.trim())))
            };
            // Where one of them is a heading of the page the other is the site.
            let is_longer = before.chars().count() >= after.chars().count();
            let is_heading = |text: &str| facts.headings.iter().any(|heading| heading.text == text);
            let is_first = match (is_heading(before), is_heading(after)) {
                (true, false) => true,
                (false, true) => false,
                _ => is_longer,
            };
            let (headline, site) = if is_first { (before, after) } else { (after, before) };
            let words = crate::text::words_of(site).len();
            let is_shown = || {
                let wanted = key(site);
                facts.blocks.iter().any(|block| block.length <= 200 && key(&block.text).contains(&wanted))
            };
            let is_short = words <= LONGEST_WORDS || !site.contains(' ') || words <= LONGEST_SHOWN_WORDS && is_shown();
            // `Trade: Quay sold`, `Trade - Quay sold`: what stands above the headline is set before it, too.
            let is_line_above = !is_first && host.is_some_and(|host| is_unlike(site, host, joint));
            if is_line_above {
                continue;
            }
            if is_headline(headline) && is_short && site.chars().any(char::is_alphabetic) {
                // `Detail - Harbour Trust`: what a system calls every page.
                return Some(if is_kind_of_page(site) { headline } else { site }.to_string());
            }
        }
    }
    None
}

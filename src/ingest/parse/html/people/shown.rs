//! Finds the authors that a reader sees: in elements that are called so, in lines near the headline, and under the text.

use super::boxes::named_in_boxes;
use super::elements::{begin_of_sentence, holds_tags, is_of_picture, without_house_before, without_other_deeds};
use super::head::named_in_head;
use super::lines::{
    before_place, directly_behind_house, is_among_linked_authors, linked_alone, linked_list, value_of_label, without_staff,
    without_unlinked_places,
};
use super::no_names::is_other_than_person;
use super::posted::posted_under_text;
use super::unsaid::{
    has_day, is_alone_in_header, name_before_day, name_beside_day, names_behind_last_sentence, names_under_text,
};
use super::{Authors, group, opener_of, small_name};
use crate::article::Field;
use crate::ingest::parse::byline::{
    ideographic_name, is_chinese_family, is_person, names, names_nobody, says_not_writing, says_role,
};
use crate::ingest::parse::html::frames::names_in_frame;
use crate::ingest::parse::html::page::{Block, Mark, Marked, PageFacts, Place};
use crate::ingest::parse::html::pieces::{LineAuthors, authors_of_line, chinese_reporters, has_date, is_only_date};
use crate::ingest::parse::html::site::Site;
use crate::ingest::parse::html::text::key;
use crate::ingest::parse::labels::{Label, whole_label};
use crate::text::words_of;

/// Lines under the headline that may be of its header, up to the first paragraph.
const MOST_HEADER_BLOCKS: usize = 6;
const LEAST_PARAGRAPH_LETTERS: usize = 80;
/// How far below the headline a name with a role is a byline.
const MOST_ROLE_BLOCKS: usize = 4;
/// What makes names that nothing introduces weaker than any other sign.
const BARE_PENALTY: i64 = 8;
/// A line with more characters is no byline alone.
const LONGEST_BYLINE_CHARACTERS: usize = 140;

/// Authors that a reader sees, best first.
pub(super) fn shown(facts: &PageFacts<'_>, site: &Site, headline: Option<Place>) -> Vec<Authors> {
    // Between headline and first paragraph names of elements are of all kinds: `meta-and-share`.
    let first = headline.map_or(0, |headline| headline.block + 1);
    let is_paragraph = |block: &Block| block.aside == 0 && block.is_paragraph(LEAST_PARAGRAPH_LETTERS);
    let paragraph = facts.blocks.iter().skip(first).position(is_paragraph).map_or(first, |place| first + place);
    let is_ours = |place: Place| place.aside == 0 || headline.is_some_and(|headline| headline.aside == place.aside);
    let is_of_header = |place: usize| (first..paragraph.min(first + MOST_HEADER_BLOCKS)).contains(&place);
    // Behind the first paragraph a line under a heading is of the article that the heading names.
    let others: Vec<usize> = facts
        .headings
        .iter()
        .filter(|heading| heading.level > 1 || heading.place.block > paragraph)
        .filter(|heading| !begins_with_label(&heading.text))
        .map(|heading| heading.place.block)
        .collect();
    let is_under_other = |place: usize| {
        others.iter().any(|other| *other > paragraph && other + 1 == place)
            || headline.is_some_and(|headline| facts.is_on_card(place, headline.block, paragraph))
    };
    let distance = |place: Place| headline.map_or(place.block, |headline| place.block.abs_diff(headline.block));
    let mut found: Vec<Shown> = Vec::new();
    // Several elements of one kind near one another are one byline.
    for (mark, confidence, penalty) in [(Mark::Author, 0.85, 0), (Mark::AuthorClass, 0.75, 6)] {
        let near: Vec<_> = facts
            .marked
            .iter()
            .filter(|marked| marked.mark == mark && (distance(marked.place) <= 24 || is_at_end(facts, mark, marked)))
            .filter(|marked| {
                is_ours(marked.place)
                    || mark == Mark::Author && !marked.name.starts_with('a') && is_of_header(marked.place.block)
                    || mark == Mark::Author
                        && (first..first + MOST_HEADER_BLOCKS).contains(&marked.place.block)
                        && is_among_linked_authors(facts, marked)
            })
            .filter(|marked| {
                !is_under_other(marked.place.block) && !is_of_picture(facts, marked) && !holds_tags(&marked.text)
            })
            .collect();
        let Some(nearest) = near.iter().map(|marked| distance(marked.place)).min() else { continue };
        let together = near.iter().filter(|marked| distance(marked.place) <= nearest + 5);
        let texts: Vec<String> = together
            .filter(|marked| !marked.is_update)
            .map(|marked| match (&marked.value, marked.text.is_empty()) {
                (Some(value), true) => value.clone(),
                _ => linked_alone(facts, marked.place, &marked.text).unwrap_or_else(|| marked.text.clone()),
            })
            .filter(|text| text.chars().count() <= 200)
            .take(12)
            .collect();
        let origin = near.first().map_or("author", |marked| &marked.name);
        // A name inside a longer text of the same byline is the same name.
        let parts: Vec<String> = texts
            .iter()
            .flat_map(|text| text.split(['|', '•', '·', '▪', '■']).map(str::trim).map(str::to_string).collect::<Vec<_>>())
            .collect();
        let parts = without_house_before(without_other_deeds(parts));
        let parts: Vec<String> = parts.into_iter().filter_map(begin_of_sentence).collect();
        let in_small_letters = || {
            let names: Vec<String> = parts.iter().filter_map(|text| small_name(text)).take(1).collect();
            group(site, &names, origin, confidence).filter(|_| mark == Mark::Author)
        };
        if let Some(mut authors) = group(site, &parts, origin, confidence).or_else(in_small_letters) {
            if let Some(block) = near.first().and_then(|marked| facts.blocks.get(marked.place.block)) {
                authors.names = without_unlinked_places(block, authors.names);
            }
            // Only what stands in one text is a byline as a whole.
            let is_whole = texts.iter().any(|text| {
                text.chars().count() <= LONGEST_BYLINE_CHARACTERS && authors.names.iter().all(|name| holds(text, name))
            });
            found.push(Shown { distance: nearest as i64 + penalty, is_whole, authors });
        }
    }
    if let Some(headline) = headline {
        let headline_text = facts.blocks.get(headline.block).map_or("", |block| block.text.as_str());
        let window = headline.block.saturating_sub(4)..(headline.block + 12).min(facts.blocks.len());
        for place in window {
            let Some(block) = facts.blocks.get(place) else { continue };
            if is_under_other(place) || block.is_caption {
                continue;
            }
            let is_ours = is_ours(Place { block: place, aside: block.aside });
            // A menu is made of links.
            if !(is_ours || is_of_header(place) && block.links.is_empty()) {
                continue;
            }
            // The first paragraph of a Chinese report names who reports it: `电(记者李明)`.
            // `Jane Doe COAST HERALD`; a house before the name is told by the stroke between.
            let bare = || Some(site.without_house(&block.text)).filter(|bare| block.text.starts_with(bare));
            let read = match block.length {
                ..=200 => authors_of_line(&without_staff(bare().unwrap_or(&block.text), site)),
                _ => reporters_of_lead(&block.text),
            };
            let read = read
                .or_else(|| value_of_label(facts, place))
                .or_else(|| behind_house(&block.text, site))
                .or_else(|| behind_opener(&block.text, site))
                .or_else(|| behind_opener_in_part(&block.text, site));
            let read = linked_list(block).or_else(|| directly_behind_house(&block.text, site)).or(read);
            let read = read.or_else(|| name_beside_day(facts, place, headline.block));
            let read = read.or_else(|| name_before_day(facts, place, headline.block));
            let linked = || (place > headline.block).then(|| linked_name(facts, block)).flatten();
            let read = read.or_else(|| linked().map(|name| LineAuthors::Bare(vec![name])));
            let above_text = || (place + 1 == paragraph && place > headline.block).then(|| before_place(block)).flatten();
            let (names, confidence, penalty) = match read {
                Some(LineAuthors::Said(names)) => (names, 0.8, 2),
                _ if !is_ours => continue,
                _ if let Some(name) = above_text() => (vec![name], 0.7, 6),
                // Directly under the headline, where a caption has no place.
                Some(LineAuthors::WithRole(names))
                    if (1..=MOST_ROLE_BLOCKS).contains(&(place.saturating_sub(headline.block))) =>
                {
                    (names, 0.75, 4)
                }
                // A name alone is the author's where the date stands beside it.
                Some(LineAuthors::Bare(names))
                    if place > headline.block
                        && (may_stand_alone(facts, place, &names, headline_text)
                            || names.len() == 1 && is_alone_in_header(facts, place, first..paragraph, &names[0])) =>
                {
                    (names, 0.7, BARE_PENALTY)
                }
                _ => continue,
            };
            let names = without_unlinked_places(block, names);
            let names: Vec<String> = names.into_iter().map(|name| marked_alone(facts, place, name)).collect();
            if let Some(authors) = group(site, &names, "line near the headline", confidence) {
                let distance = place.abs_diff(headline.block) as i64 + penalty;
                let is_whole = block.text.chars().count() <= LONGEST_BYLINE_CHARACTERS && confidence >= 0.8;
                found.push(Shown { distance, is_whole, authors: Authors { words: block.text.clone(), ..authors } });
            }
        }
        if let Some((place, names)) = named_in_head(facts, site, headline)
            && let Some(authors) = group(site, &names, "names in the head of the article", 0.7)
        {
            let distance = place.abs_diff(headline.block) as i64 + BARE_PENALTY;
            found.push(Shown { distance, is_whole: true, authors });
        }
    }
    found.sort_by_key(|shown| shown.distance);
    whole_first(&mut found);
    let mut shown: Vec<Authors> = found.into_iter().map(|shown| shown.authors).collect();
    // A house near the headline says nothing against a person under the text.
    if !shown.iter().any(|authors| authors.names.iter().any(|name| is_person(name)))
        && let Some(signed) = headline.and_then(|headline| signed(facts, site, headline))
    {
        shown.insert(0, signed);
    }
    shown
}

/// Whether an element that names an author stands directly under a text that is longer than where else one is looked for, and is the only one far below:
/// whoever writes remarks is named under each.
fn is_at_end(facts: &PageFacts<'_>, mark: Mark, marked: &Marked) -> bool {
    const MOST_BLOCKS_BEHIND: usize = 3;
    let place = marked.place.block;
    let is_paragraph = |block: &Block| block.aside == marked.place.aside && block.is_paragraph(LEAST_PARAGRAPH_LETTERS);
    let above = facts.blocks.get(place.saturating_sub(MOST_BLOCKS_BEHIND)..place).unwrap_or_default();
    let behind = facts.blocks.iter().skip(place + 1).take(MOST_BLOCKS_BEHIND);
    let is_under_text = marked.place.aside == 0 && above.iter().any(is_paragraph) && !behind.clone().any(is_paragraph);
    is_under_text
        && facts.marked.iter().filter(|other| other.mark == mark).all(|other| {
            other.place.block.abs_diff(place) <= MOST_BLOCKS_BEHIND || other.place.block < place.saturating_sub(24)
        })
}

/// Whether a line begins with a label: some set details of the article as headings, `<h5>Tags: quay</h5>`.
fn begins_with_label(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, _)| whole_label(label.trim()).is_some())
}

/// Who is named behind a label in a line of its own under the text: `Автор: Анна Смирнова`.
fn signed(facts: &PageFacts<'_>, site: &Site, headline: Place) -> Option<Authors> {
    const LONGEST_BYTES: usize = 120;
    const MOST_BLOCKS: usize = 400;
    // A name in brackets behind the last sentence says enough near the headline too.
    let is_far =
        |place: usize, block: &Block| place > headline.block + 12 || is_in_brackets(&block.text) && block.length <= 24;
    let below = facts.blocks.iter().enumerate().skip(headline.block + 2).take(MOST_BLOCKS);
    let below = below.filter(|(place, block)| is_far(*place, block)).map(|(_, block)| block);
    let mut lines = below.filter(|block| {
        block.aside == 0
            && block.length <= LONGEST_BYTES
            && (block.text.contains([':', '：']) && !block.text.ends_with(':') || is_in_brackets(&block.text))
    });
    let signed = lines.find_map(|block| {
        if is_in_brackets(&block.text) {
            let names = reporters_in_brackets(&block.text)?;
            return group(site, &names, "line under the text", 0.6)
                .map(|authors| Authors { words: block.text.clone(), ..authors });
        }
        let bare = block.text.split([':', '：']).next().unwrap_or_default();
        let is_label = whole_label(bare.trim()) == Some(Label::Field(Field::Author));
        let Some(LineAuthors::Said(names)) = authors_of_line(&block.text).filter(|_| is_label) else { return None };
        let are_persons = names.iter().all(|name| is_person(name) || ideographic_name(name).is_some());
        let authors = group(site, &names, "line under the text", 0.6).filter(|_| are_persons)?;
        Some(Authors { words: block.text.clone(), ..authors })
    });
    let signed = signed.or_else(|| {
        let names = names_behind_last_sentence(facts, headline).or_else(|| names_under_text(facts, headline))?;
        group(site, &names, "line under the text", 0.5)
    });
    let posted = || {
        let (line, names) = posted_under_text(facts, headline)?;
        let authors = group(site, &names, "line under the text", 0.6)?;
        Some(Authors { words: line.to_string(), ..authors })
    };
    let boxed = || group(site, &named_in_boxes(facts, headline)?, "box about the author", 0.6);
    signed.or_else(posted).or_else(boxed).or_else(|| {
        // The note that an old theme of WordPress sets under the text.
        let note = facts.blocks.iter().skip(headline.block).take(MOST_BLOCKS).find_map(|block| {
            let (_, rest) = block.text.split_once("entry was posted by ").filter(|_| block.aside == 0)?;
            Some((block, rest.split(" on ").next()?))
        });
        note.and_then(|(block, name)| {
            let authors = group(site, &[name.to_string()], "note under the text", 0.6)?;
            Some(Authors { words: block.text.clone(), ..authors })
        })
    })
}

fn is_in_brackets(line: &str) -> bool {
    line.starts_with(['（', '(', '【', '［']) && line.ends_with(['）', ')', '】', '］'])
}

/// The reporters in a line in brackets as papers of East Asia set it under the text: `（社会部・山田太郎）`, `（本报记者 李明）`.
fn reporters_in_brackets(line: &str) -> Option<Vec<String>> {
    let inner = || line.trim_matches(['（', '）', '(', ')', '【', '】', '［', '］']);
    let named = chinese_reporters(line).or_else(|| names_in_frame(line));
    named.or_else(|| ideographic_name(inner()).map(|name| vec![name]))
}

/// Authors that a reader sees.
struct Shown {
    /// How far from the headline, with what is added for weaker signs.
    distance: i64,
    /// Whether they are named in one short line or element.
    is_whole: bool,
    authors: Authors,
}

/// The byline that names others beside those of the first place goes first: often only one of the authors is linked.
fn whole_first(found: &mut [Shown]) {
    const MOST_AUTHORS: usize = 8;
    let Some(first) = found.first() else { return };
    let has_all = |list: &Authors| {
        let known: Vec<String> = list.names.iter().map(|name| key(name)).collect();
        first.authors.names.iter().all(|name| known.contains(&key(name)))
    };
    let more = |list: &Authors| (first.authors.names.len() + 1..=MOST_AUTHORS).contains(&list.names.len());
    let are_persons = |list: &Authors| list.names.iter().all(|name| is_person(name));
    // Each may have a byline of its own: `By Jane Doe`, what she does, `By Ann Lee`.
    // `Reviewed by Ann Lee` is none.
    let wrote = |shown: &&Shown| !shown.authors.words.split_whitespace().take(2).any(says_not_writing);
    let bylines = found.iter().filter(|shown| shown.is_whole).filter(wrote);
    let said: Vec<String> = bylines.flat_map(|shown| &shown.authors.names).map(|name| key(name)).collect();
    let each_is_said = |list: &Authors| list.names.iter().all(|name| said.contains(&key(name)));
    let place = found.iter().position(|shown| {
        (shown.is_whole || each_is_said(&shown.authors))
            && more(&shown.authors)
            && are_persons(&shown.authors)
            && has_all(&shown.authors)
    });
    if let Some(place) = place {
        let confidence = found[0].authors.confidence.max(found[place].authors.confidence);
        found[..=place].rotate_right(1);
        found[0].authors.confidence = confidence;
    }
}

/// A name without the place behind it, where an element of the line holds the name alone: `<b class=author>Jane Doe</b> Harbourtown`.
fn marked_alone(facts: &PageFacts<'_>, place: usize, name: String) -> String {
    let is_of_line = |marked: &&Marked| {
        matches!(marked.mark, Mark::Author | Mark::AuthorClass) && marked.place.block == place && marked.text.len() <= 200
    };
    let known = facts.marked.iter().filter(is_of_line).flat_map(|marked| names(&marked.text));
    let mut known = known.filter(|known| known.contains(' ') && is_person(known));
    let shorter = known.find(|known| name.strip_prefix(known.as_str()).is_some_and(|rest| rest.starts_with(' ')));
    // A link to the person, and the section behind it: `<a>Jane Doe</a> Harbour`.
    let linked = || {
        let links = &facts.blocks.get(place)?.links;
        let is_name = |link: &&String| {
            let rest = name.strip_prefix(link.as_str()).filter(|rest| rest.starts_with(' ')).map(str::trim_start);
            rest.is_some_and(|rest| !rest.contains(' ')) && link.contains(' ') && is_person(link)
        };
        links.iter().find(is_name).cloned()
    };
    shorter.or_else(linked).unwrap_or(name)
}

/// Whether a text has the words of a name.
fn holds(text: &str, name: &str) -> bool {
    format!(" {} ", key(text)).contains(&format!(" {} ", key(name)))
}

/// The person behind the word for "by" in a part of a line that strokes or points set apart: `Publicat: 11 mai 2023 · de Ana Pop`.
fn behind_opener_in_part(line: &str, site: &Site) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 160;
    let opener = opener_of(site.language.as_deref());
    let small = opener.to_lowercase();
    let mut parts = line.split(['·', '|', '•']).map(str::trim).filter(|_| line.len() <= LONGEST_BYTES).skip(1);
    parts.find_map(|part| {
        behind_opener(&part.strip_prefix(&small).map_or(part.to_string(), |name| format!("{opener}{name}")), site)
    })
}

/// The person behind the word for "by" in the language of the page, and nothing else: `Na JUMA MTANDA`.
fn behind_opener(line: &str, site: &Site) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 80;
    let name = line.strip_prefix(opener_of(site.language.as_deref())).filter(|_| line.len() <= LONGEST_BYTES)?;
    // `Por Ana Leite, costa 1 Norte — Porto Novo`: the desk begins with a small letter, and is no second name.
    let before_desk = name.split_once(", ").filter(|(_, desk)| desk.starts_with(char::is_lowercase));
    let name = before_desk.map_or(name, |(name, _)| name);
    let names: Vec<String> = names(name).into_iter().filter(|name| is_person(name)).collect();
    let words = names.iter().map(|name| name.split(' ').count()).sum::<usize>();
    (words >= 2 && words == name.split_whitespace().count()).then_some(LineAuthors::Said(names))
}

/// The person behind the name of the house, with a stroke between and nothing else: `Coast Herald – Jane Doe`.
fn behind_house(line: &str, site: &Site) -> Option<LineAuthors> {
    const LONGEST_BYTES: usize = 120;
    if line.len() > LONGEST_BYTES {
        return None;
    }
    let (house, person) = [" – ", " — ", " - ", " | "].iter().find_map(|stroke| line.split_once(stroke))?;
    let is_quoted = house.starts_with(['«', '“', '"']) && house.ends_with(['»', '”', '"']) && line.ends_with(':');
    let person = person.trim().trim_end_matches([':', '：']).trim_end();
    let is_name = (is_quoted || site.is_name(house)) && (2..=4).contains(&person.split(' ').count()) && is_person(person);
    is_name.then(|| LineAuthors::Said(vec![person.to_string()]))
}

/// The reporters in the brackets at the beginning of a paragraph.
fn reporters_of_lead(text: &str) -> Option<LineAuthors> {
    const MOST_CHARACTERS: usize = 60;
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(place, _)| place);
    chinese_reporters(&text[..end]).map(LineAuthors::Said)
}

/// A Chinese, Japanese or Korean name that is linked, stands beside the date with nothing else, and nowhere else in the page as a
/// section would.
fn linked_name(facts: &PageFacts<'_>, block: &Block) -> Option<String> {
    const SECTIONS: [&str; 38] = [
        "政治", "経済", "经济", "經濟", "社会", "社會", "国際", "国际", "國際", "文化", "科学", "科學", "科技", "教育",
        "生活", "地域", "体育", "體育", "娱乐", "娛樂", "财经", "財經", "事件", "選挙", "医療", "健康", "環境", "軍事",
        "军事", "总合", "정치", "경제", "사회", "국제", "문화", "연예", "전국", "체육",
    ];
    let [name] = block.links.as_slice() else { return None };
    let rest = block.text.strip_prefix(name.as_str()).or_else(|| block.text.strip_suffix(name.as_str()))?;
    // Names of Chinese persons begin with one of a few family names.
    let is_chinese_page = facts.language.is_some_and(|language| language.starts_with("zh"));
    let is_no_family = is_chinese_page && !name.starts_with(is_chinese_family);
    let is_section = is_no_family || SECTIONS.iter().any(|section| name.contains(section));
    let times = facts.blocks.iter().filter(|other| other.text == *name || other.links.contains(name)).count();
    let is_keyword = facts.metas.iter().any(|(known, content)| !known.contains("author") && content.contains(name.as_str()));
    (!is_section && times == 1 && !is_keyword && is_only_date(rest)).then(|| ideographic_name(name)).flatten()
}

/// Whether names that nothing introduces are the author's: in a short line, no heading, with a date in it or beside it.
fn may_stand_alone(facts: &PageFacts<'_>, place: usize, names: &[String], headline: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 70;
    const LONGEST_DATED_CHARACTERS: usize = 100;
    const MOST_NAME_WORDS: usize = 3;
    let Some(block) = facts.blocks.get(place) else { return false };
    // `Diese Nachricht wurde am 15. Februar gesendet.` is a sentence.
    let is_dated = block.length <= 200 && has_day(facts, place) && !block.text.ends_with(['.', '!', '?']);
    let longest = if is_dated { LONGEST_DATED_CHARACTERS } else { LONGEST_CHARACTERS };
    // The address of the author, or what they do, stands between.
    let is_address = |block: &Block| !block.text.contains(' ') && block.text.contains('@');
    // Directly under the headline so may the place or the house: `JANE DOE`, `Carrow`, `14 May 2019`.
    let under = facts.blocks.get(place.saturating_sub(1)).is_some_and(|above| above.text == headline);
    let is_between = |block: &Block| is_address(block) || is_role(&block.text) || under && is_short_line(block);
    let reach = place + 2 + usize::from(facts.blocks.get(place + 1).is_some_and(is_between));
    let mut beside = place.saturating_sub(1)..reach.min(facts.blocks.len());
    // `<a>English</a> <a>Kiswahili</a>` are two things.
    let is_joined = |name: &String| {
        let begins_other = |rest: &str| {
            let rest = rest.trim_start();
            !rest.is_empty() && block.links.iter().any(|link| link.starts_with(rest))
        };
        block.links.iter().filter(|link| *link != name && name.contains(link.as_str())).count() > 1
            || block.links.iter().any(|link| name.strip_prefix(link.as_str()).is_some_and(begins_other))
    };
    let capitalised = |name: &String| name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    // `The village in spring. Author/source: Jane Doe`
    let is_caption = block.text.contains(": ") && block.text.contains(". ") && !is_dated;
    let is_topic = || {
        let is_of_topic = |mark: Mark| matches!(mark, Mark::TagLink | Mark::Tag | Mark::RelTag | Mark::Section);
        facts.marked.iter().any(|marked| is_of_topic(marked.mark) && marked.text == block.text)
    };
    // `The Harbour Trust's quay`, under a headline about the Harbour Trust.
    let is_in_headline = || {
        const SHORTEST: usize = 4;
        let words: Vec<String> =
            names.iter().flat_map(|name| words_of(name)).filter(|word| word.chars().count() >= SHORTEST).collect();
        let known = words_of(headline);
        let shared = words.iter().filter(|word| known.contains(word)).count();
        shared > 0 && shared < words.len()
    };
    // `Puerto Almendro - 14 May 2019`, where headline and text speak of Puerto Almendro.
    let is_spoken_of = || {
        let says = |name: &String| {
            facts
                .blocks
                .iter()
                .skip(place + 1)
                .any(|block| block.is_paragraph(LEAST_PARAGRAPH_LETTERS) && block.text.contains(name.as_str()))
        };
        names.iter().any(|name| headline.contains(name.as_str()) && says(name))
    };
    // A list of articles, each with its day.
    let is_listed = || {
        let is_dated_link = |block: &Block| !block.links.is_empty() && block.length <= 200 && has_date(&block.text);
        let neighbours = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
        is_dated_link(block) && neighbours.filter_map(|place| facts.blocks.get(place)).any(is_dated_link)
    };
    // Some set the byline as a heading, each name a link to what else they wrote.
    let is_linked = || names.iter().all(|name| block.links.iter().any(|link| key(link) == key(name)));
    block.text.chars().count() <= longest
        && !is_caption
        && !is_topic()
        && !is_in_headline()
        && !is_spoken_of()
        && !is_listed()
        && names.iter().all(|name| capitalised(name) <= MOST_NAME_WORDS && !is_joined(name) && !is_other_than_person(name))
        && (is_linked() || !facts.headings.iter().any(|heading| heading.text == block.text))
        && (beside.any(|place| facts.blocks.get(place).is_some_and(|block| block.length <= 200) && has_day(facts, place))
            || is_linked() && facts.blocks.get(place + 1).is_some_and(|next| is_role(&next.text)))
}

/// Whether a line is a few words that begin with a capital, and no sentence: a place, a house.
fn is_short_line(block: &Block) -> bool {
    const LONGEST_BYTES: usize = 40;
    const MOST_WORDS: usize = 4;
    block.length <= LONGEST_BYTES
        && block.text.starts_with(char::is_uppercase)
        && block.text.split(' ').count() <= MOST_WORDS
        && !block.text.ends_with(['.', ':', '!', '?'])
        && !block.text.chars().any(char::is_numeric)
}

/// Whether a line is a word for what somebody does, and nothing else: `Redaktør`.
fn is_role(line: &str) -> bool {
    line.len() <= 40 && says_role(line) && names_nobody(line)
}

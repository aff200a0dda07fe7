//! Finds bodies that no registry knows by the noun before their name: `le syndicat Unia`, `партия «Новая сила»`, `Partai Harval`,
//! `Sindicato de Maestros de Harval`.

use std::ops::Range;

use super::heads::{self, Heads};
use crate::actors::article::labels::name_written;
use crate::actors::article::{Meaning, Part, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorKind;

/// The longest name in quotation marks.
const LONGEST_QUOTED_BYTES: usize = 80;

/// How many words such a name has.
const MOST_WORDS: usize = 9;

/// Languages of which the nouns are looked for otherwise than by their heads alone.
static OTHERS: WordList = WordList::spaced(" ru uk de tr ar zh ");

/// The names of bodies, as their words and the labels to show.
pub(super) fn names(
    language: &str,
    part: &Part<'_>,
    is_given: &dyn Fn(&str) -> bool,
    is_town: &dyn Fn(usize) -> bool,
) -> Vec<(Range<usize>, String)> {
    let heads = heads::of(language);
    if heads.is_none() && !OTHERS.contains(language) {
        return Vec::new();
    }
    if language == "zh" {
        return papers(part);
    }
    let mut names = Vec::new();
    let mut place = 0;
    while place < part.words.len() {
        let found = match (language, part.words[place].capitals) {
            ("ar", _) => arabic(part, place),
            _ if part.in_capitals[place] => None,
            ("ru" | "uk", _) => cyrillic(part, place),
            ("de", Capitals::First) => german(part, place, is_town),
            ("tr", _) => turkish(part, place),
            _ => heads.and_then(|heads| by_head(language, heads, part, place, is_given)),
        };
        // `Grupa Azoty`, found from its end, goes no further back than the name before.
        match found.filter(|words| names.last().is_none_or(|(last, _): &(Range<usize>, String)| last.end <= words.start)) {
            Some(words) => {
                place = words.end.max(place + 1);
                let label = match language {
                    "de" => german_label(part, &words),
                    _ => name_written(&part.text[part.bytes_of(words.clone())]),
                };
                names.push((words, label));
            }
            None => place += 1,
        }
    }
    names
}

/// A name by the noun before it, or with which it begins, in a language that writes only names with capitals.
fn by_head(
    language: &str,
    heads: &Heads,
    part: &Part<'_>,
    place: usize,
    is_given: &dyn Fn(&str) -> bool,
) -> Option<Range<usize>> {
    let word = &part.words[place];
    let written = word.of(part.text);
    if word.capitals == Capitals::First
        && heads.first.contains(written)
        && let Some(whole) = whole_from(part, place, heads)
    {
        return Some(whole);
    }
    // At the beginning of a sentence the noun itself has a capital.
    let is_small = word.capitals == Capitals::None || word.capitals == Capitals::First && word.begins_sentence;
    if !is_small {
        return None;
    }
    let small = small_written(written);
    let is_calling = heads.callings.contains(&small);
    let is_noun = is_calling
        || heads.small.contains(&small)
        || language == "pl" && is_polish_noun(&small)
        || heads.endings.iter().any(|ending| small.len() > ending.len() + 2 && small.ends_with(ending));
    if !is_noun {
        return None;
    }
    let is_between = |place: usize| {
        part.words.get(place).is_some_and(|word| {
            let hangs = matches!(word.gap, Gap::Space | Gap::Nothing) && !word.begins_sentence;
            hangs && word.capitals == Capitals::None && heads.between.contains(word.of(part.text))
        })
    };
    let noun = (place..place + 3).find(|place| !is_between(place + 1))?;
    quoted(part, noun + 1).or_else(|| {
        let run = run_behind(part, noun)?;
        let is_person = run.len() > 1 && is_given(part.words[run.start].of(part.text)) || is_calling && run.len() > 1;
        let is_alone = !is_calling || !is_given(part.words[run.start].of(part.text));
        (!(is_person && (is_calling || noun == place && is_of_persons(&small))) && is_alone).then_some(run)
    })
}

/// Whether persons stand behind a noun as often as its name: `el equipo Movistar`, `la banda de`.
fn is_of_persons(noun: &str) -> bool {
    static NOUNS: WordList =
        WordList::spaced(" producent przewoźnik deweloper central banda stacj club klub cadena fondo radio rádio ");
    NOUNS.contains(noun)
}

/// A word with a small first letter.
fn small_written(written: &str) -> String {
    written.to_lowercase()
}

fn is_polish_noun(small: &str) -> bool {
    heads::POLISH_NOUNS
        .split(' ')
        .any(|stem| small.strip_prefix(stem).is_some_and(|ending| heads::POLISH_ENDINGS.contains(&ending)))
}

/// Whether something is known in a name or around it, states and towns behind its first word aside.
pub(super) fn is_known(
    registry: &Registry,
    spans: &[Span],
    mut touching: impl Iterator<Item = usize>,
    name: &Range<usize>,
) -> bool {
    touching.any(|place| {
        let span = &spans[place];
        let is_behind = span.first > name.start && span.end <= name.end;
        match span.meaning {
            Meaning::Nobody => false,
            Meaning::Known(known, _) => !is_behind || registry.actors()[known as usize].kind != ActorKind::State,
            Meaning::Town(_) => !is_behind,
            Meaning::New(_) => true,
        }
    })
}

fn hangs(part: &Part<'_>, place: usize) -> bool {
    part.words.get(place).is_some_and(|word| {
        !word.begins_sentence && (word.gap == Gap::Space || word.gap == Gap::Hyphen || word.gap == Gap::Nothing)
    })
}

fn is_capital(part: &Part<'_>, place: usize) -> bool {
    part.words.get(place).is_some_and(|word| matches!(word.capitals, Capitals::First | Capitals::All))
}

/// `le syndicat Unia`: a run of one to three words right behind the noun.
fn run_behind(part: &Part<'_>, noun: usize) -> Option<Range<usize>> {
    static NO_NAMES: WordList = WordList::spaced(" Internet Web Unix Linux Windows ");
    let first = noun + 1;
    if !hangs(part, first) || part.words[first].gap != Gap::Space || !is_capital(part, first) {
        return None;
    }
    if NO_NAMES.contains_in_any_case(part.words[first].of(part.text)) {
        return None;
    }
    let end = (first + 1..first + 6).find(|end| !(hangs(part, *end) && is_capital(part, *end)))?;
    // `San Martín de Porres`
    let end = if is_saint(part.words[first].of(part.text)) { end_of_saint(part, end) } else { end };
    // `le parti d'Anne`, `Harval-sur-Mer`
    let goes_on = part.words.get(end).is_some_and(|next| next.gap == Gap::Hyphen && !next.begins_sentence);
    (end - first <= 4 && !goes_on && part.words[end - 1].end - part.words[first].start > 2).then_some(first..end)
}

fn is_saint(word: &str) -> bool {
    matches!(word, "San" | "Santa" | "Santo" | "São" | "Saint" | "Sainte" | "Sant")
}

/// The word behind what a saint is of.
fn end_of_saint(part: &Part<'_>, end: usize) -> usize {
    let is_of =
        |place: usize| hangs(part, place) && matches!(part.words[place].of(part.text), "de" | "del" | "do" | "da" | "di");
    if is_of(end) && hangs(part, end + 1) && is_capital(part, end + 1) { end + 2 } else { end }
}

/// `«Новая сила»` at a word: a name in quotation marks that begins with a capital.
fn quoted(part: &Part<'_>, first: usize) -> Option<Range<usize>> {
    const MARKS: [(&str, &str); 5] = [("«", "»"), ("\"", "\""), ("“", "”"), ("„", "“"), ("« ", " »")];
    let before = part.words.get(first.checked_sub(1)?)?;
    let word = part.words.get(first).filter(|_| is_capital(part, first))?;
    let between = part.text.get(before.end as usize..word.start as usize)?;
    let opening = between.strip_prefix(' ')?;
    let opening = opening.replace(['\u{a0}', '\u{202f}'], " ");
    let (_, closing) = MARKS.iter().find(|(mark, _)| *mark == opening)?;
    let start = word.start as usize;
    let end = part.text.ceil_char_boundary((start + LONGEST_QUOTED_BYTES).min(part.text.len()));
    let close = part.text[start..end].find(closing.trim())?;
    let words = part.words_within(start, start + close);
    let is_name =
        words.clone().skip(1).all(|place| !part.words[place].begins_sentence) && (1..=MOST_WORDS).contains(&words.len());
    is_name.then_some(words)
}

/// `Sindicato de Maestros de Harval`, given its first word: capitals and what joins them.
fn whole_from(part: &Part<'_>, head: usize, heads: &Heads) -> Option<Range<usize>> {
    // What stands inside of a name begins none.
    if head > 0 && hangs(part, head) && is_capital(part, head - 1) && !part.words[head - 1].begins_sentence {
        return None;
    }
    let (mut end, mut capitals) = (head + 1, 0);
    while end - head < MOST_WORDS {
        if hangs(part, end) && is_capital(part, end) {
            (end, capitals) = (end + 1, capitals + 1);
            continue;
        }
        let joints = (end..end + 3)
            .take_while(|place| hangs(part, *place) && heads.joints.contains(part.words[*place].of(part.text)));
        let next = end + joints.count();
        if next == end || !hangs(part, next) || !is_capital(part, next) {
            break;
        }
        (end, capitals) = (next + 1, capitals + 1);
    }
    // At the beginning of a sentence any noun has a capital: `Partido de Harval`.
    let least = if part.words[head].begins_sentence { 2 } else { 1 };
    (capitals >= least).then_some(head..end)
}

/// `партия «Новая сила»`, given the noun.
fn cyrillic(part: &Part<'_>, noun: usize) -> Option<Range<usize>> {
    const LONGEST_ENDING: usize = 4;
    let next = part.words.get(noun + 1)?;
    // Hardly a word stands before quotation marks.
    if next.gap != Gap::Other || next.begins_sentence || !is_capital(part, noun + 1) {
        return None;
    }
    let written = part.words[noun].of(part.text).to_lowercase();
    let is_noun = heads::CYRILLIC
        .split_whitespace()
        .any(|stem| written.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= LONGEST_ENDING));
    if is_noun { quoted(part, noun + 1) } else { None }
}

/// `Die Gewerkschaft Syna droht` at the beginning of a sentence, `der Sender HRV` and `der Verband „Harval“` anywhere, given the noun;
/// `die Vaterländische Union`, given the adjective; `das Landgericht Köln`, given the court.
fn german(part: &Part<'_>, noun: usize, is_town: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
    let written = part.words[noun].of(part.text);
    if let Some(whole) = german_whole(part, noun).or_else(|| german_of_place(part, noun, is_town)) {
        return Some(whole);
    }
    let small = small_written(written);
    if !heads::GERMAN.iter().any(|head| small.ends_with(head)) {
        return None;
    }
    let is_behind_article = noun.checked_sub(1).is_some_and(|article| {
        hangs(part, noun)
            && part.words[article].begins_sentence
            && matches!(part.words[article].of(part.text), "Der" | "Die" | "Das")
    });
    if let Some(words) = quoted(part, noun + 1) {
        return Some(words);
    }
    let words = run_behind(part, noun)?;
    // No common noun is written in capitals.
    if words.len() == 1 && part.words[words.start].capitals == Capitals::All {
        return Some(words);
    }
    let next = part.words.get(words.end)?;
    let is_followed_by_verb = hangs(part, words.end)
        && next.gap == Gap::Space
        && next.capitals == Capitals::None
        && !heads::GERMAN_NO_VERBS.contains(next.of(part.text));
    (is_behind_article && is_followed_by_verb && words.len() <= 3).then_some(words)
}

/// `Vaterländische Union`: an adjective has a capital inside of names alone.
fn german_whole(part: &Part<'_>, adjective: usize) -> Option<Range<usize>> {
    const LEAST_LETTERS: usize = 6;
    const ENDINGS: [&str; 8] = ["ische", "ischen", "ischer", "isches", "liche", "lichen", "licher", "liches"];
    let word = &part.words[adjective];
    let written = word.of(part.text);
    let has_ending = ENDINGS.iter().any(|ending| written.ends_with(ending));
    let other = [
        "gemeine",
        "gemeinen",
        "gemeiner",
        "gemeines",
        "nationale",
        "nationalen",
        "nationaler",
        "nationales",
        "soziale",
        "sozialen",
        "freie",
        "freien",
        "rote",
        "roten",
        "grüne",
        "neue",
        "neuen",
        "vereinigte",
        "vereinigten",
        "oberste",
        "obersten",
    ];
    let is_adjective = has_ending || other.iter().any(|own| small_written(written).ends_with(own));
    if word.begins_sentence || !is_adjective || written.len() < LEAST_LETTERS || word.gap != Gap::Space {
        return None;
    }
    let noun = adjective + 1;
    let is_noun =
        hangs(part, noun) && part.words[noun].gap == Gap::Space && part.words[noun].capitals == Capitals::First && {
            let small = small_written(part.words[noun].of(part.text));
            heads::GERMAN_NOUNS.iter().any(|head| small.ends_with(head))
        };
    is_noun.then_some(adjective..noun + 1)
}

/// `Oberlandesgericht Koblenz`: a court, and the town in which it sits.
fn german_of_place(part: &Part<'_>, noun: usize, is_town: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
    let written = part.words[noun].of(part.text);
    let is_court = heads::GERMAN_OF_PLACES.iter().any(|head| written.ends_with(head));
    let place = noun + 1;
    let is_place =
        is_court && hangs(part, place) && part.words[place].gap == Gap::Space && is_capital(part, place) && is_town(place);
    is_place.then_some(noun..place + 1)
}

/// The name with its adjective as behind `die`: `der Vaterländischen Union`.
fn german_label(part: &Part<'_>, words: &Range<usize>) -> String {
    let written = name_written(&part.text[part.bytes_of(words.clone())]);
    let Some((first, rest)) = written.split_once(' ').filter(|_| german_whole(part, words.start).is_some()) else {
        return written;
    };
    let bare = ["en", "er", "es", "em"].iter().find_map(|ending| first.strip_suffix(ending));
    match bare {
        Some(bare) => format!("{bare}e {rest}"),
        None => written,
    }
}

/// `Harval şirketi`, `maden şirketi Harval`, `Harval Barolar Birliği`, given the noun: names stand before what they are.
fn turkish(part: &Part<'_>, noun: usize) -> Option<Range<usize>> {
    let word = &part.words[noun];
    let written = word.of(part.text);
    let joined = |place: usize| hangs(part, place) && part.words[place].gap == Gap::Space;
    let start_of = |end: usize| {
        let goes_back = |place: &usize| is_capital(part, *place) && (*place + 1 == end || joined(*place + 1));
        (end.saturating_sub(4)..end).rev().take_while(goes_back).last()
    };
    let is_no_name = |place: usize| heads::TURKISH_NO_NAMES.contains(&turkish_small(part.words[place].of(part.text)));
    if word.capitals == Capitals::First && heads::TURKISH_LAST.contains(written) && joined(noun) {
        // `Dün Harval Barolar Birliği`: the first word of a sentence may be any.
        let mut start = start_of(noun)?;
        if part.words[start].begins_sentence && is_no_name(start) {
            start += 1;
        }
        return (start < noun).then_some(start..noun + 1);
    }
    if word.capitals != Capitals::None {
        return None;
    }
    if heads::TURKISH_BEFORE.contains(written)
        && let Some(run) = run_behind(part, noun)
        && noun > 0
        && (part.words[noun - 1].capitals == Capitals::None || is_no_name(noun - 1))
    {
        return Some(run);
    }
    if !heads::TURKISH_BEHIND.contains(written) || !joined(noun) {
        return None;
    }
    let mut start = start_of(noun)?;
    while start < noun && is_no_name(start) {
        start += 1;
    }
    (start < noun && noun - start <= 3 && !is_no_name(noun - 1)).then_some(start..noun)
}

/// A word in small letters as Turkish has them: `I` is `ı`.
fn turkish_small(word: &str) -> String {
    word.replace('İ', "i").replace('I', "ı").to_lowercase()
}

/// `نقابة المحامين`, given the noun: what a body is of has the article.
fn arabic(part: &Part<'_>, noun: usize) -> Option<Range<usize>> {
    const MOST: usize = 3;
    let written = |place: usize| part.words[place].of(part.text);
    let bare = without_small(written(noun));
    let is_head = heads::ARABIC.contains(bare);
    if !is_head {
        return None;
    }
    if let Some(words) = quoted_plain(part, noun + 1) {
        return Some(words);
    }
    let is_defined =
        |place: usize| hangs(part, place) && part.words[place].gap == Gap::Space && written(place).starts_with("ال");
    // `محكمة أمن الدولة`
    let is_joint = |place: usize| hangs(part, place) && heads::ARABIC_JOINTS.contains(written(place));
    let first = if is_joint(noun + 1) { noun + 2 } else { noun + 1 };
    let end = (first..first + MOST).find(|place| !is_defined(*place)).unwrap_or(first + MOST);
    let is_other = end > first && heads::ARABIC_NO_NAMES.contains(written(first));
    (end > first && !is_other).then_some(noun..end)
}

/// A word without the `and`, `by` or `for` that Arabic writes on it.
fn without_small(written: &str) -> &str {
    let bare = written.strip_prefix('و').or_else(|| written.strip_prefix('ف')).unwrap_or(written);
    let bare = bare.strip_prefix('ب').filter(|bare| heads::ARABIC.contains(bare)).unwrap_or(bare);
    if heads::ARABIC.contains(written) { written } else { bare }
}

/// A name in quotation marks in a script without capitals.
fn quoted_plain(part: &Part<'_>, first: usize) -> Option<Range<usize>> {
    let before = part.words.get(first.checked_sub(1)?)?;
    let word = part.words.get(first).filter(|word| !word.begins_sentence)?;
    let between = part.text.get(before.end as usize..word.start as usize)?;
    let closing = match between.trim_start() {
        "«" => '»',
        "\"" => '"',
        "“" => '”',
        _ => return None,
    };
    let start = word.start as usize;
    let end = part.text.ceil_char_boundary((start + LONGEST_QUOTED_BYTES).min(part.text.len()));
    let close = part.text[start..end].find(closing)?;
    let words = part.words_within(start, start + close);
    (1..=5).contains(&words.len()).then_some(words)
}

/// `《联合早报》`: between these marks stand the titles of works, and the names of papers.
fn papers(part: &Part<'_>) -> Vec<(Range<usize>, String)> {
    const PAPERS: [&str; 10] = ["报", "報", "周刊", "週刊", "新闻网", "新聞網", "快讯", "邮报社", "电视台", "電視台"];
    const LONGEST: usize = 12;
    let mut names = Vec::new();
    for (open, mark) in part.text.match_indices('《') {
        let start = open + mark.len();
        let Some(length) = part.text[start..].char_indices().take(LONGEST).find(|(_, letter)| *letter == '》') else {
            continue;
        };
        let own = &part.text[start..start + length.0];
        // `日报` alone, and the title of a film, are no paper.
        if own.chars().count() > 2 && PAPERS.iter().any(|paper| own.ends_with(paper)) {
            names.push((part.words_within(start, start + own.len()), own.to_string()));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::actors::article::named_in;
    use crate::article::ParsedArticle;

    #[test]
    fn a_noun_before_a_name_makes_it_a_body() {
        for (language, text, expected) in [
            ("fr", "Hier le syndicat Harvala a appelé à la grève.", "org:Harvala"),
            ("fr", "Hier le collectif « Harval pour tous » a défilé.", "org:Harval pour tous"),
            ("es", "Ayer el Sindicato de Maestros de Harvala inició un paro.", "org:Sindicato de Maestros de Harvala"),
            ("it", "Ieri il sindacato Harvala ha scioperato.", "org:Harvala"),
            ("id", "Kemarin pagi Partai Harvala Baru menang.", "org:Partai Harvala Baru"),
            ("ru", "Вчера партия «Новая харвала» потеряла город.", "org:Новая харвала"),
            ("uk", "Учора партія «Нова харвала» втратила місто.", "org:Нова харвала"),
            ("de", "Die Gewerkschaft Harvala droht mit Streik.", "org:Harvala"),
            ("fr", "Hier la compagnie aérienne Harvala a fermé. L'assureur Horvox proteste.", "org:Harvala org:Horvox"),
            ("nl", "Vakbond Harvala zei dat de fabriek sluit, maar de spoorbond HVX niet.", "org:HVX org:Harvala"),
            ("sv", "Facket Harvala säger att bolaget Horvox inte vill betala för det.", "org:Harvala org:Horvox"),
            ("pl", "Spółka Harvala nie zgodziła się na to, a fundację Horvox zamknięto.", "org:Harvala org:Horvox"),
            ("tr", "Dün Harvala şirketi bunu açıkladı. Maden şirketi Horvox sustu.", "org:Harvala org:Horvox"),
            ("es", "Ayer la cooperativa San Harval de Horva pidió más días.", "org:San Harval de Horva"),
            ("de", "Der Autozulieferer Harvala meldete das. Gestern schwieg der Sender HVX.", "org:HVX org:Harvala"),
            ("de", "Gestern siegte die Fortschrittliche Harvalpartei, so die Leute.", "org:Fortschrittliche Harvalpartei"),
            ("de", "Gestern urteilte das Oberlandesgericht Stuttgart.", "org:Oberlandesgericht Stuttgart"),
            ("ar", "وأعلنت نقابة الهروالين إضرابا في المدينة أمس.", "org:نقابة الهروالين"),
            ("zh", "据《哈瓦早报》报道，市长昨天离开了这个城市。", "org:哈瓦早报"),
            // Where a noun may be the next word of the sentence, and what is no body.
            ("de", "Gestern hat die Bank Kredite vergeben. Die Bank Anfang der Woche.", ""),
            ("de", "Gestern urteilte das Landgericht Klagen ab. Fortschrittliche Leute schwiegen.", ""),
            ("tr", "Dün enerji şirketi bunu açıkladı. Yeni şirketi de sustu.", ""),
            ("pl", "Dziennikarz Harval Horvacki nie zgodził się na to i odszedł z pracy.", ""),
            ("fr", "Hier l'éditeur Jean Horvaux a refusé de parler de cela.", ""),
            ("ar", "وتوقفت حركة المرور في المدينة أمس.", ""),
            ("zh", "昨天他写了《哈瓦之歌》，后来离开了这个城市。", ""),
            ("de", "Gestern hat die Gewerkschaft Streiks angekündigt.", ""),
            ("de", "Die Gewerkschaft Anfang der Woche.", ""),
            ("ru", "Вчера фильм «Новая харвала» вышел.", ""),
            ("fr", "Le film « Harval pour tous » est sorti.", ""),
            ("es", "Partido de Harvala fue bueno.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some(language));
            let mut found: Vec<&str> =
                named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| id.starts_with("org:")).collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

//! Finds bodies that no registry knows by the noun before their name: `le syndicat Unia`, `партия «Новая сила»`, `Partai Harval`,
//! `Sindicato de Maestros de Harval`.

use std::ops::Range;

use crate::actors::article::labels::name_written;
use crate::actors::article::{Meaning, Part, Span};
use crate::actors::registry::Registry;
use crate::actors::word_list::WordList;
use crate::actors::words::{Capitals, Gap};
use crate::article::ActorKind;

/// The nouns of bodies of a language.
struct Heads {
    /// In small letters, right before the name or its quotation marks: `le syndicat Unia`.
    small: WordList,
    /// With a capital, as the first word of a name of which the rest is written with capitals, too.
    first: WordList,
    /// Small words between the capitals of such a name.
    joints: WordList,
}

/// The longest name in quotation marks.
const LONGEST_QUOTED_BYTES: usize = 80;

/// How many words such a name has.
const MOST_WORDS: usize = 9;

/// Languages of which the nouns are looked for otherwise.
static OTHERS: Heads = Heads { small: WordList::of(&[]), first: WordList::of(&[]), joints: WordList::of(&[]) };

static FRENCH: Heads = Heads {
    small: WordList::spaced(
        " parti mouvement syndicat société entreprise association collectif fédération coalition ong quotidien compagnie ",
    ),
    first: WordList::spaced(
        " Mouvement Front Parti Fédération Syndicat Confédération Coalition Collectif Coordination Rassemblement ",
    ),
    joints: WordList::spaced(" de du des la le les et pour d l "),
};

static SPANISH: Heads = Heads {
    small: WordList::spaced(
        " partido movimiento sindicato empresa compañía asociación colectivo coalición diario periódico ong aerolínea ",
    ),
    first: WordList::spaced(
        " Sindicato Central Confederación Federación Comité Frente Movimiento Partido Coordinadora Asociación Coalición Fundación Cámara \
        Sociedad Colegio Alianza ",
    ),
    joints: WordList::spaced(" de del la las los el y e en para por "),
};

static PORTUGUESE: Heads = Heads {
    small: WordList::spaced(
        " partido movimento sindicato empresa companhia associação coletivo coligação jornal ong construtora ",
    ),
    first: WordList::spaced(
        " Sindicato Central Confederação Federação Comitê Frente Movimento Partido Associação Coligação Fundação Câmara Sociedade Aliança ",
    ),
    joints: WordList::spaced(" de do da dos das e em para por "),
};

static ITALIAN: Heads = Heads {
    small: WordList::spaced(
        " partito movimento sindacato società azienda impresa associazione collettivo coalizione quotidiano ong compagnia ",
    ),
    first: WordList::spaced(
        " Sindacato Confederazione Federazione Comitato Fronte Movimento Partito Coordinamento Associazione Fondazione Alleanza ",
    ),
    joints: WordList::spaced(" di del della dei delle dello degli e per il la le "),
};

static INDONESIAN: Heads = Heads {
    small: WordList::spaced(" partai perusahaan organisasi "),
    first: WordList::spaced(" Partai PT Serikat Gerakan Lembaga Yayasan Asosiasi Himpunan Aliansi Koalisi Persatuan "),
    joints: WordList::spaced(" dan untuk "),
};

/// Bodies in Russian and Ukrainian, of which the ending changes; names stand in quotation marks behind them.
const CYRILLIC: &str = "парти движени блок компани объединени организаци фонд концерн холдинг телеканал агентств коалици фракци союз \
     завод газет групп банк издани партії партія партію рух руху компанія компанії об'єднання організаці спілк завод";

/// German nouns of bodies: the names of persons, days and things stand behind them as well, but not where a sentence begins with them
/// and goes on with its verb.
const GERMAN: [&str; 7] = ["Gewerkschaft", "konzern", "Konzern", "Partei", "hersteller", "Hersteller", "versicherer"];

/// The names of bodies, as their words and the labels to show.
pub(super) fn names(language: &str, part: &Part<'_>) -> Vec<(Range<usize>, String)> {
    let heads = match language {
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "it" => &ITALIAN,
        "id" => &INDONESIAN,
        "ru" | "uk" | "de" => &OTHERS,
        _ => return Vec::new(),
    };
    let mut names = Vec::new();
    let mut place = 0;
    while place < part.words.len() {
        let found = match (language, part.words[place].capitals) {
            _ if part.in_capitals[place] => None,
            ("ru" | "uk", Capitals::None | Capitals::First) => cyrillic(part, place),
            ("de", Capitals::First) => german(part, place),
            ("ru" | "uk" | "de", _) => None,
            (_, Capitals::None) if heads.small.contains(part.words[place].of(part.text)) => {
                quoted(part, place + 1).or_else(|| run_behind(part, place))
            }
            (_, Capitals::First | Capitals::All) if heads.first.contains(part.words[place].of(part.text)) => {
                whole_from(part, place, heads)
            }
            _ => None,
        };
        match found {
            Some(words) => {
                place = words.end;
                let label = name_written(&part.text[part.bytes_of(words.clone())]);
                names.push((words, label));
            }
            None => place += 1,
        }
    }
    names
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
    let first = noun + 1;
    if !hangs(part, first) || part.words[first].gap != Gap::Space || !is_capital(part, first) {
        return None;
    }
    let end = (first + 1..first + 5).find(|end| !(hangs(part, *end) && is_capital(part, *end)))?;
    // `le parti d'Anne`, `Harval-sur-Mer`
    let goes_on = part.words.get(end).is_some_and(|next| next.gap == Gap::Hyphen && !next.begins_sentence);
    (end - first <= 3 && !goes_on && part.words[end - 1].end - part.words[first].start > 2).then_some(first..end)
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
    let is_noun = CYRILLIC
        .split_whitespace()
        .any(|stem| written.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= LONGEST_ENDING));
    if is_noun { quoted(part, noun + 1) } else { None }
}

/// `Die Gewerkschaft Syna droht` at the beginning of a sentence, given the noun.
fn german(part: &Part<'_>, noun: usize) -> Option<Range<usize>> {
    let article = noun.checked_sub(1).filter(|article| part.words[*article].begins_sentence && hangs(part, noun))?;
    let written = part.words[noun].of(part.text);
    let is_noun = GERMAN.iter().any(|head| written.ends_with(head));
    if !is_noun || !matches!(part.words[article].of(part.text), "Der" | "Die") {
        return None;
    }
    let words = run_behind(part, noun)?;
    let is_followed_by_verb = hangs(part, words.end) && part.words[words.end].capitals == Capitals::None;
    let verb = part.words.get(words.end)?.of(part.text);
    (is_followed_by_verb && verb.ends_with('t')).then_some(words)
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
            // Where a noun may be the next word of the sentence, and what is no body.
            ("de", "Gestern hat die Gewerkschaft Streiks angekündigt.", ""),
            ("de", "Die Gewerkschaft Anfang der Woche.", ""),
            ("ru", "Вчера фильм «Новая харвала» вышел.", ""),
            ("fr", "Le film « Harval pour tous » est sorti.", ""),
            ("es", "Partido de Harvala fue bueno.", ""),
        ] {
            let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
            let named = named_in(&article, Some(language));
            let found: Vec<&str> =
                named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| id.starts_with("org:")).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}

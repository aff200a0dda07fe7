//! Takes from a byline the words that some languages and desks put around the name, which would be read as a part of it:
//! `Aus Brüssel berichtet Hans Meier`, `文・山田太郎 写真・鈴木一郎`, `【ワシントン=山田太郎】`.

use crate::ingest::parse::byline::{is_chinese_family, is_person, names, says_role};

/// Words before a name, in small letters; those that end with a colon are labels.
const BEFORE: [&str; 56] = [
    "guest column by ",
    "guest post by ",
    "a guest post by ",
    "article rédigé par ",
    "texte rédigé par ",
    "door onze redacteur ",
    "door onze verslaggeefster ",
    "van onze redacteur ",
    "von unserer korrespondentin ",
    "od naszego korespondenta ",
    "reportagem de ",
    "reportaje de ",
    "una nota de ",
    "حاوره:",
    "حاورته:",
    "حاورها:",
    "أجرى الحوار:",
    "เรื่อง:",
    "сурвалжлагч:",
    "es berichtet ",
    "беседовала ",
    "беседовал ",
    "записала ",
    "записал ",
    "интервью взяла ",
    "интервью взял ",
    "розмовляла ",
    "розмовляв ",
    "door onze correspondent ",
    "door onze correspondente ",
    "door onze verslaggever ",
    "von unserer redakteurin ",
    "von unserem redakteur ",
    "von unserer mitarbeiterin ",
    "von unserem mitarbeiter ",
    "von unserer reporterin ",
    "von unserem reporter ",
    "रिपोर्ट:",
    "रिपोर्टर:",
    "van onze correspondent ",
    "van onze verslaggever ",
    "redacción ",
    "redacció ",
    "redação ",
    "글·사진 ",
    "글·사진=",
    "글=",
    "interview:",
    "intervista:",
    "entrevista:",
    "entretien:",
    "entretien :",
    "op-ed:",
    "تحریر:",
    "تحریر ",
    "رپورٹ:",
];

/// Words before a name that stand behind others: `Ouest-France, recueilli par Jeanne Martin`.
const BEHIND_OTHERS: [&str; 8] = [
    "recueilli par ",
    "recueillis par ",
    "recueillie par ",
    "entretien réalisé par ",
    "aufgezeichnet von ",
    "protokolliert von ",
    "opgetekend door ",
    // `Medically reviewed by Dr. John Roe — Written by Jane Doe`
    "— written by ",
];

/// Cities that follow the name in bylines of scripts without capitals.
const CITIES: [&str; 26] = [
    "नई दिल्ली",
    "दिल्ली",
    "मुंबई",
    "मुम्बई",
    "लखनऊ",
    "पटना",
    "कोलकाता",
    "भोपाल",
    "जयपुर",
    "रांची",
    "नागपुर",
    "चंडीगढ़",
    "देहरादून",
    "वाराणसी",
    "प्रयागराज",
    "इंदौर",
    "शिमला",
    "रायपुर",
    "अहमदाबाद",
    "पुणे",
    "काठमाडौं",
    "ঢাকা",
    "কলকাতা",
    "চট্টগ্রাম",
    "সিলেট",
    "নয়াদিল্লি",
];

/// The names of a byline with such words around them.
pub(super) fn names_in_frame(text: &str) -> Option<Vec<String>> {
    const LONGEST_CHARACTERS: usize = 120;
    let text = text.trim();
    if text.len() > LONGEST_CHARACTERS * 4 || text.chars().count() > LONGEST_CHARACTERS {
        return None;
    }
    if let Some(names) = japanese(text).or_else(|| korean_correspondent(text)) {
        return Some(names);
    }
    // `글 홍길동 사진 김철수`: who wrote, and who took the pictures.
    if let Some((writer, _)) = text.strip_prefix("글 ").and_then(|rest| rest.split_once(" 사진")) {
        return Some(names(writer)).filter(|names| names.len() == 1);
    }
    // `De notre correspondante à Alger, Jeanne Martin`
    let is_sent = [
        "De notre correspondant",
        "De notre envoyé",
        "De nos envoyé",
        "Notre correspondant",
        "Notre envoyé",
        "Avec notre correspondant",
        "Avec notre envoyé",
    ];
    if let Some((_, name)) = text.split_once(", ").filter(|_| is_sent.iter().any(|start| text.starts_with(start)))
        && is_person(name)
    {
        return Some(names(name));
    }
    // `Source: Jane Doe, Contributor`
    if let Some((name, role)) = text.strip_prefix("Source: ").and_then(|rest| rest.split_once(", "))
        && matches!(role, "Contributor" | "Correspondent" | "Reporter")
        && is_person(name)
    {
        return Some(names(name));
    }
    if let Some(name) = before_pictures(text) {
        return Some(names(name));
    }
    if let Some(names) = each_with_place(text) {
        return Some(names);
    }
    if let Some(name) = before_place_and_agency(text) {
        return Some(names(name));
    }
    let lowered = text.to_lowercase();
    // A letter that is longer in small would shift the places.
    let is_aligned = lowered.len() == text.len();
    let behind = BEFORE.iter().filter(|_| is_aligned).find_map(|start| lowered.strip_prefix(start));
    let behind = behind.or_else(|| {
        let rest = lowered.strip_prefix("aus ")?;
        [" berichtet ", " berichten "].iter().find_map(|deed| rest.split_once(deed)).map(|(_, rest)| rest)
    });
    // `Ein Gastkommentar von Hans Meier`, `Aus Brüssel von Hans Meier`
    let behind = behind.or_else(|| {
        let opens = ["aus ", "ein ", "eine "].iter().find_map(|start| lowered.strip_prefix(start))?;
        opens.split_once(" von ").filter(|(what, _)| is_aligned && !what.contains(' ')).map(|(_, rest)| rest)
    });
    let behind_others = || {
        let found = BEHIND_OTHERS.iter().filter(|_| is_aligned).find_map(|words| lowered.split_once(words));
        found.map(|(_, rest)| rest)
    };
    let rest = match behind.or_else(behind_others) {
        Some(rest) => text.get(text.len() - rest.len()..)?.trim(),
        None => without_city(text).or_else(|| before_german_place(text)).or_else(|| before_arabic_place(text))?,
    };
    let found = names(rest);
    let count = |text: &str| text.split_whitespace().count();
    let named: usize = found.iter().map(|name| count(name)).sum();
    let is_korean = |name: &str| name.chars().all(|c| ('\u{ac00}'..='\u{d7af}').contains(&c));
    let are_persons = !found.is_empty() && found.iter().all(|name| is_person(name) || is_korean(name));
    (are_persons && count(rest) <= named + 2).then_some(found)
}

/// `Teksti Anna Lehto Kuvat Juha Salo`: who wrote, and who took the pictures, without a mark between.
pub(super) fn before_pictures(text: &str) -> Option<&str> {
    const TEXTS: [&str; 8] = ["Text", "Texte", "Texto", "Testo", "Tekst", "Teksti", "Tekstas", "Besedilo"];
    const PICTURES: [&str; 14] = [
        "Kuvat",
        "Kuva",
        "Foto",
        "Fotos",
        "Fotó",
        "Photos",
        "Photo",
        "Bilder",
        "Bild",
        "Fotografie",
        "Fotografije",
        "Zdjęcia",
        "Nuotraukos",
        "Fotografías",
    ];
    let (label, rest) = text.split_once([' ', ':'])?;
    let is_picture = |word: &str| PICTURES.contains(&word.trim_end_matches(':'));
    let end = rest.match_indices(' ').find(|(place, _)| rest[place + 1..].split(' ').next().is_some_and(is_picture))?;
    let name = rest[..end.0].trim();
    (TEXTS.contains(&label) && name.contains(' ') && is_person(name)).then_some(name)
}

/// `By Jane Doe, Port Ashmere & John Roe, Carrow`: each name has its place behind it. In a list of names alone the last two only are joined so.
fn each_with_place(text: &str) -> Option<Vec<String>> {
    const MOST_PLACE_WORDS: usize = 3;
    let text = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")).unwrap_or(text);
    let joint = [" & ", " and "].into_iter().find(|joint| text.contains(joint))?;
    let name_of = |part: &str| {
        // `Jane Doe, Political Editor, and John Roe, Chief Reporter`; a list of three names has the comma, too.
        let bare = part.trim_end_matches(',');
        let (name, place) = bare.split_once(", ")?;
        let is_place = !place.contains(',')
            && (bare.len() == part.len() || says_role(place))
            && place.starts_with(char::is_uppercase)
            && place.split_whitespace().count() <= MOST_PLACE_WORDS;
        (is_place && name.contains(' ') && is_person(name)).then(|| names(name))
    };
    let found: Option<Vec<Vec<String>>> = text.split(joint).map(|part| name_of(part.trim())).collect();
    let found: Vec<String> = found?.into_iter().flatten().collect();
    (found.len() > 1).then_some(found)
}

/// `Ayşe LEVENT / İSTANBUL, (DHA)`: the place in capitals and the agency in brackets follow.
fn before_place_and_agency(text: &str) -> Option<&str> {
    let (before, agency) = text.trim_end_matches(['-', '–', ' ']).strip_suffix(')')?.rsplit_once('(')?;
    let (name, place) = before.split_once('/')?;
    let place = place.trim().trim_end_matches(',').trim_end();
    let is_place = place.chars().any(char::is_alphabetic) && place.chars().all(|c| !c.is_lowercase() && !c.is_numeric());
    let is_agency = (2..=5).contains(&agency.chars().count()) && agency.chars().all(char::is_uppercase);
    (is_place && is_agency && is_person(name.trim())).then_some(name.trim())
}

fn without_city(text: &str) -> Option<&str> {
    let (name, place) = text.rsplit_once(',')?;
    CITIES.contains(&place.trim()).then_some(name.trim())
}

/// `Von Hans Meier, Berlin`: two authors would be joined by `und`.
fn before_german_place(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Von ").or_else(|| text.strip_prefix("von "))?;
    let (name, place) = rest.split_once(',')?;
    let is_place =
        !place.contains([',', '.', ':']) && !place.contains(" und ") && place.trim().starts_with(char::is_uppercase);
    (is_place && is_person(name.trim())).then_some(name.trim())
}

/// `ليلى حداد-صور`: the place follows a stroke, without spaces.
fn before_arabic_place(text: &str) -> Option<&str> {
    let (name, place) = text.rsplit_once('-')?;
    let is_arabic = |text: &str| text.chars().all(|c| c == ' ' || ('\u{600}'..='\u{6ff}').contains(&c));
    let is_place = !place.is_empty() && !place.starts_with(' ') && place.split(' ').count() <= 2;
    let is_name = name.contains(' ') && !name.ends_with(' ');
    (is_place && is_name && is_arabic(name) && is_arabic(place)).then_some(name)
}

/// `文・山田太郎 写真・鈴木一郎`, `【ワシントン=山田太郎】`
fn japanese(text: &str) -> Option<Vec<String>> {
    let is_name = |name: &str| {
        let length = name.chars().count();
        (2..=6).contains(&length)
            && name.chars().all(|c| matches!(c, '\u{3040}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '々'))
    };
    let inner = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    let text = inner.filter(|inner| !inner.contains(['（', '(', '）', ')'])).unwrap_or(text);
    if let Some(name) = behind_house_of_text(text) {
        return Some(vec![name.to_string()]);
    }
    if let Some(inner) = text.strip_prefix('【').and_then(|rest| rest.split('】').next()) {
        let (_, name) = inner.split_once(['=', '＝'])?;
        let names: Vec<String> = name.split('、').map(|name| name.trim().to_string()).collect();
        return names.iter().all(|name| is_name(name)).then_some(names);
    }
    if let Some(name) = with_house_in_brackets(text).filter(|name| is_name(name)) {
        return Some(vec![name.to_string()]);
    }
    if let Some(name) = beside_desk(text).filter(|name| is_name(name)).or_else(|| beside_foreign_place(text)) {
        return Some(vec![name.to_string()]);
    }
    // A mark is set apart from the name, and the house follows behind a stroke: `文● 山田太郎／ASCII`.
    let pieces: Vec<String> = text.replace("● ", "●").split_whitespace().map(str::to_string).collect();
    let of = |piece: String| {
        const LABELS: [&str; 12] = [
            "文・",
            "文＝",
            "文=",
            "文／",
            "文/",
            "文●",
            "文：",
            "文:",
            "取材・文・",
            "取材・文／",
            "取材・文＝",
            "取材・文=",
        ];
        let name = LABELS.iter().find_map(|label| piece.strip_prefix(label))?;
        name.split(['／', '/']).next().map(str::to_string)
    };
    let names: Vec<String> = pieces.into_iter().filter_map(of).filter(|name| is_name(name)).collect();
    (!names.is_empty()).then_some(names)
}

/// `［山田太郎，ITmedia］`: a name and the house in Latin letters.
fn with_house_in_brackets(text: &str) -> Option<&str> {
    const LEAST_CHARACTERS: usize = 3;
    let inner = text.strip_prefix(['［', '〔']).and_then(|rest| rest.strip_suffix(['］', '〕']))?;
    let (name, house) = inner.split_once(['，', ',', '／'])?;
    let is_house = house.trim().starts_with(|c: char| c.is_ascii_uppercase()) && house.trim().is_ascii();
    (is_house && name.chars().count() >= LEAST_CHARACTERS).then_some(name.trim())
}

/// `【文/海湾网 李晓明】`: behind the word for a text stand the house and the name.
fn behind_house_of_text(text: &str) -> Option<&str> {
    const HOUSES: [&str; 8] = ["网", "網", "社", "报", "報", "新闻", "新聞", "客户端"];
    let text = text.trim_start_matches('【').trim_end_matches('】');
    let rest = text.strip_prefix('文').and_then(|rest| rest.strip_prefix(['/', '／', '｜', '丨', '|']))?;
    let (house, name) = rest.trim().split_once(' ')?;
    let is_name = (2..=4).contains(&name.chars().count()) && name.starts_with(is_chinese_family);
    (is_name && HOUSES.iter().any(|end| house.ends_with(end)) && !name.contains(' ')).then_some(name)
}

/// `홍길동 워싱턴 특파원`: between the name and the word for a correspondent stands where from.
fn korean_correspondent(text: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = text.strip_suffix("특파원")?.split_whitespace().collect();
    let [name, _] = words.as_slice() else { return None };
    let is_name = (2..=4).contains(&name.chars().count()) && name.chars().all(|c| ('\u{ac00}'..='\u{d7af}').contains(&c));
    is_name.then(|| vec![name.to_string()])
}

/// `佐藤健＝ワシントン`, `ワシントン＝佐藤健`: a name and the place, which is written in the letters for foreign words.
fn beside_foreign_place(text: &str) -> Option<&str> {
    let (one, other) = text.split_once(['＝', '='])?;
    let is_foreign = |place: &str| place.chars().count() > 1 && place.chars().all(|c| matches!(c, '\u{30a0}'..='\u{30ff}'));
    let is_name = |name: &str| {
        (2..=5).contains(&name.chars().count()) && name.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '々'))
    };
    match (is_name(one) && is_foreign(other), is_foreign(one) && is_name(other)) {
        (true, _) => Some(one),
        (_, true) => Some(other),
        _ => None,
    }
}

/// `山田太郎（政治部）`, `社会部・山田太郎`: a reporter and the desk.
fn beside_desk(text: &str) -> Option<&str> {
    const DESKS: [&str; 5] = ["部", "支局", "総局", "編集委員", "論説委員"];
    // A body has desks, too.
    const BODIES: [char; 9] = ['省', '庁', '県', '市', '区', '町', '都', '府', '社'];
    const LONGEST_DESK: usize = 8;
    let is_desk = |desk: &str| desk.chars().count() <= LONGEST_DESK && DESKS.iter().any(|end| desk.ends_with(end));
    let behind = || text.split_once('・').filter(|(desk, _)| is_desk(desk)).map(|(_, name)| name);
    let name = text
        .strip_suffix(['）', ')'])
        .and_then(|text| text.split_once(['（', '(']))
        .filter(|(_, desk)| is_desk(desk))
        .map(|(name, _)| name)
        .or_else(behind)?;
    (!name.ends_with(BODIES)).then_some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_between_other_words() {
        for (text, expected) in [
            ("Aus Brüssel berichtet Hans Meier", "Hans Meier"),
            ("Беседовала Анна Смирнова", "Анна Смирнова"),
            ("Redacción María Pérez", "María Pérez"),
            ("Door onze correspondent Jan de Vries", "Jan de Vries"),
            ("Interview: Hans Meier", "Hans Meier"),
            ("Source: Jane Doe, Contributor", "Jane Doe"),
            ("Aus Brüssel berichten Hans Meier und Anna Schmidt", "Hans Meier|Anna Schmidt"),
            ("Avec notre correspondant à Alger, Jeanne Martin", "Jeanne Martin"),
            ("Teksti Anna Lehto Kuvat Juha Salo", "Anna Lehto"),
            ("Text messages sent from Carrow", ""),
            ("By Jane Doe, Port Ashmere & John Roe, Carrow", "Jane Doe|John Roe"),
            ("By Jane Doe, John Roe and Ann Lee", ""),
            ("OP-ED: JANE DOE", "Jane Doe"),
            ("글·사진 홍길동", "홍길동"),
            ("文・山田太郎 写真・鈴木一郎", "山田太郎"),
            ("【ワシントン=山田太郎】", "山田太郎"),
            ("（社会部・山田太郎）", "山田太郎"),
            ("（総務部）", ""),
            ("राम शर्मा, नई दिल्ली", "राम शर्मा"),
            ("تحریر: احمد خان", "احمد خان"),
            ("Ein Gastkommentar von Hans Meier", "Hans Meier"),
            ("Aus Brüssel von Hans Meier", "Hans Meier"),
            ("Eine Stadt sucht Hilfe von der Bahn", ""),
            ("Entretien réalisé par Jeanne Martin", "Jeanne Martin"),
            ("Medically reviewed by Dr. John Roe — Written by Jane Doe", "Jane Doe"),
            ("홍길동 워싱턴 특파원", "홍길동"),
            ("取材・文／佐藤健", "佐藤健"),
            ("佐藤健＝ワシントン", "佐藤健"),
            ("ワシントン＝佐藤健", "佐藤健"),
            ("文/李明 图/王芳", "李明"),
            ("【文/海湾网 李晓明】", "李晓明"),
            ("【文/海湾网 编辑部】", ""),
            ("ليلى حداد-صور", "ليلى حداد"),
            ("ليلى حداد - صور", ""),
            ("Von Hans Meier, Bad Schandau", "Hans Meier"),
            ("Von Hans Meier, ARD Berlin", "Hans Meier"),
            ("Ouest-France Recueilli par Jeanne MARTIN.", "Jeanne Martin"),
            ("Von Hans Meier, Anna Schmidt und Jan Vogt", ""),
            ("Interview: what the minister said about the port", ""),
            ("Redacción", ""),
            ("【速報】", ""),
            ("Jane Doe", ""),
        ] {
            assert_eq!(names_in_frame(text).unwrap_or_default().join("|"), expected, "{text}");
        }
    }
}

//! What languages hang on a name, and which acronyms they write like words: what the finder has to know of spelling.

use crate::text::is_particles;

/// Acronyms that newspapers write like words; others count in capitals only, for `Mend` and `Care` are words, `Irena` and `Jana` names.
pub(super) const LIKE_WORDS: [&str; 114] = [
    "abin",
    "acas",
    "aford",
    "aipac",
    "amisom",
    "ansa",
    "anzus",
    "apec",
    "aramco",
    "asean",
    "aukus",
    "azapo",
    "basf",
    "brics",
    "caricom",
    "centcom",
    "cento",
    "cern",
    "codelco",
    "comesa",
    "conaie",
    "condepa",
    "copei",
    "cosatu",
    "darpa",
    "dincote",
    "dircote",
    "ecomog",
    "ecowas",
    "efta",
    "eufor",
    "eulex",
    "europol",
    "farc",
    "fema",
    "fifa",
    "fredemo",
    "frelimo",
    "frepaso",
    "frodebu",
    "frolinat",
    "frontex",
    "gatt",
    "iata",
    "ifor",
    "ikea",
    "insee",
    "isaf",
    "isil",
    "isis",
    "istat",
    "kfor",
    "mercosur",
    "minugua",
    "minurso",
    "minusca",
    "minusma",
    "minustah",
    "modin",
    "monuc",
    "monusco",
    "mosop",
    "nadeco",
    "nafta",
    "nasa",
    "nato",
    "nepad",
    "norad",
    "ocha",
    "ofcom",
    "ofgem",
    "ofsted",
    "onusal",
    "opec",
    "oxfam",
    "palipehutu",
    "pasok",
    "petronas",
    "renamo",
    "saarc",
    "sabic",
    "sadc",
    "seato",
    "sfor",
    "sipri",
    "socar",
    "swapo",
    "tass",
    "tepco",
    "uefa",
    "ukip",
    "ulimo",
    "unaids",
    "unamid",
    "unamir",
    "unavem",
    "unctad",
    "unesco",
    "unhcr",
    "unicef",
    "unifil",
    "unita",
    "unomig",
    "unosom",
    "unprofor",
    "unrwa",
    "untac",
    "untaes",
    "upads",
    "uprona",
    "usaid",
    "zanu",
    "zapu",
    "zomo",
];

/// How many letters a name has that takes the endings of a language.
pub(super) const SHORTEST_INFLECTED: usize = 4;

/// The endings, folded, that a language hangs on names which the lexicon writes without them: `Chinas`, `Merzem`.
pub(crate) fn endings_of(language: Option<&str>) -> &'static [&'static str] {
    match language {
        Some("de" | "nl" | "sv" | "da" | "no" | "nb") => &["s"],
        Some("pl" | "cs" | "sk") => &["owi", "iem", "em", "ego", "emu", "ie", "m", "a", "u"],
        Some("ro") => &["ului", "ul"],
        Some("ru" | "uk") => &["ом", "ем", "а", "у", "е", "я", "ю"],
        _ => &[],
    }
}

/// What Arabic and Hebrew write as letters in front of a word: and, so, by, for, like, from, that, the.
pub(super) const PREFIX_LETTERS: [char; 11] = ['و', 'ف', 'ب', 'ل', 'ك', 'ו', 'ב', 'ל', 'מ', 'ש', 'ה'];

/// How many letters may follow a stem.
const LONGEST_ENDING: usize = 4;

/// How many letters may follow it in Turkish, where the plural stands before further endings: `Rusların`.
const LONGEST_BEHIND_PLURAL: usize = 8;

/// How many letters at the end of a folded word may not belong to the stem.
pub(super) fn longest_ending(word: &str, language: Option<&str>) -> usize {
    let has_plural = || word.contains("lar") || word.contains("ler");
    if language == Some("tr") && has_plural() { LONGEST_BEHIND_PLURAL } else { LONGEST_ENDING }
}

/// What may stand right behind the name of a Korean actor, before or behind any particle: of a people, a language, an army, a government.
const BEHIND_KOREAN: &str = "인 군 어 산 측 계 제 령 발 형 식 판 씨 내 행 전 팀 간 파 통 당국 정부 정권 대통령 총리 외교부 국방부 외무부 외무장관 \
    국방장관 외교장관 대사 대사관 국민 시민 주민 여성 남성 의회 국회 법원 경찰 해군 공군 육군 국적 출신 전역 대표 대표팀 사태 전쟁 문제 정상 수도 본토 \
    언론 매체 기업 증시 시장 중앙은행 국영 국립 남부 북부 동부 서부 시간 공화국 연방 당 만 나 이나 며 이며 고 이고 다 이다 란 이란 라 이라 하고 랑 이랑 \
    엔 에선 께 뿐 이자 이던 임 입니다 이었다 였다 이라도 치고 인데 등 님 기자 특파원 연합뉴스 때 쪽 편 땅 급 권 차 호 공산당 국무부 국무장관 의원 대통령실 왕실 왕 군인 병사 \
    경제 선수 대선 총선 총회 안보리 사령관 사령부 장관 외무성 방위성 외교관 유학생 관광객 항공사 여행 교민 동포 이민자 난민 반군 특사 혁명 혁명수비대";

/// Whether the rest of a folded word may hang on a name: in Korean particles and the words of a closed list, elsewhere anything.
pub(super) fn may_hang(rest: &str) -> bool {
    if rest.is_empty() || !rest.starts_with(|letter| matches!(letter, '가'..='힣')) || is_particles(rest) {
        return true;
    }
    BEHIND_KOREAN.split_whitespace().any(|behind| rest.strip_prefix(behind).is_some_and(may_hang))
}

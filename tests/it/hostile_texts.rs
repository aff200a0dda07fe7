//! Turns a seed into queries that nobody would type: as deep, long, broad and broken as the query language can be made to take.
//!
//! Used by the test of the same name and, as a file, by `benches/hostile.rs`.

use dateline::{Dimension, Interval, Match, SearchRequest, Sort};

/// The words that stand most often in generated corpora, and in the giant articles.
pub(crate) const FREQUENT: [&str; 5] = ["the", "of", "and", "to", "in"];

const PLAIN: [&str; 14] = [
    "Russia",
    "China",
    "talks",
    "grain",
    "Banmowe",
    "a",
    "is",
    "was",
    "Pakistan's",
    "Israel-Palestine",
    "U.S.",
    "AT&T",
    "don't",
    "nowhere",
];

const OPERATORS: [&str; 26] = [
    "AND",
    "OR",
    "NOT",
    "&&",
    "||",
    "NEAR",
    "NEAR/5",
    "NEAR/255",
    "NEAR/0",
    "NEAR/18446744073709551616",
    "BEFORE",
    "BEFORE/255",
    "SENTENCE",
    "PARAGRAPH",
    "same",
    "SAME",
    "/s",
    "/p",
    "w/5",
    "pre/3",
    "adj",
    "ADJ",
    "adj 5",
    "adj5",
    "/99999999999999999999",
    "W/S",
];

const PREFIXES: [&str; 28] = [
    "headline:",
    "title:",
    "hl:",
    "lead:",
    "hlp:",
    "body:",
    "bio:",
    "actor:",
    "topic:",
    "region:",
    "tag:",
    "author:",
    "source:",
    "language:",
    "lang:",
    "date-status:",
    "date:",
    "words:",
    "wc:",
    "by:",
    "field:",
    "-",
    "=",
    "--",
    "-=",
    "=-",
    "atleast3(",
    "atleast1000(",
];

const SUFFIXES: [&str; 20] = [
    "~",
    "~1",
    "~2",
    "~0",
    "~255",
    "~99999999999",
    "^2",
    "^100",
    "^0.01",
    "^1e308",
    "^nan",
    "^inf",
    "^-1",
    ">=5",
    ">=18446744073709551616",
    "@headline",
    "@body>=2^3",
    "*",
    "?",
    "**",
];

const VALUES: [&str; 20] = [
    "date:99999..",
    "date:..",
    "date:2023-02-31",
    "date:2023-10..2023-12",
    "date:-1",
    "date:0000-00-00..9999-99-99",
    "date:262143-12-31..",
    "words:>18446744073709551615",
    "words:<0",
    "words:>=18446744073709551616",
    "words:5..1",
    "words:0..",
    "actor:Russia>=1000",
    "actor:Russia@lead>=2",
    "actor:\"no one\"",
    "topic:(Energy OR \"Middle East\")",
    "topic:(a AND b)",
    "date-status:known",
    "language:en",
    "actor:(Russia OR China OR Iran)",
];

const ODD: [&str; 40] = [
    "(",
    ")",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "‘",
    "’",
    "'",
    "`",
    ":",
    "::",
    "*",
    "?",
    "~",
    "^",
    "-",
    "–",
    "=",
    "/",
    "\\",
    "&",
    "|",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
    "\u{301}",
    "\u{fffd}",
    "\u{d7ff}\u{e000}",
    "👩‍👩‍👧‍👦",
    "🇺🇸",
    "العربية",
    "עברית",
    "中国人民",
    "ﬃ",
    "İ",
    "ẞ",
];

/// Makes hostile texts and requests.
pub(crate) struct HostileTexts {
    state: u64,
    with_long: bool,
}

impl HostileTexts {
    /// The same seed, the same texts; `with_long` lets some be a megabyte.
    pub(crate) fn new(seed: u64, with_long: bool) -> HostileTexts {
        HostileTexts { state: seed, with_long }
    }

    /// Random numbers by splitmix64 (Steele, Lea, Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A request with everything in it that costs time: facets, a timeline, passages, now and then an explanation.
    pub(crate) fn request(&mut self) -> SearchRequest {
        let mut request = SearchRequest::for_text(self.text()).snippets(2).timeline(Interval::Month);
        for dimension in [Dimension::Actor, Dimension::Topic, Dimension::Region, Dimension::Author, Dimension::Source] {
            request = request.facet(dimension, 10);
        }
        request.matching = if self.one_in(3) { Match::Any } else { Match::All };
        request.explain = self.one_in(4);
        request.sort = if self.one_in(4) { self.pick(&Sort::ALL) } else { Sort::Relevance };
        if self.one_in(8) {
            let dimension = self.pick(&Dimension::ALL);
            let value = if dimension == Dimension::DateStatus { "known" } else { "Russia" };
            request = request.any(dimension, value);
        }
        request
    }

    /// A text.
    pub(crate) fn text(&mut self) -> String {
        match self.below(20) {
            0..=3 => self.soup(),
            4 => self.ladder(),
            5 | 6 => self.chain(),
            7 | 8 => {
                let depth = 1 + self.below(12);
                self.nest(depth)
            }
            9 => self.deep(),
            10 | 11 => self.phrases(),
            12 | 13 => self.bomb(),
            14 => self.run(),
            15 => self.values(),
            16 => self.pasted(),
            17 => self.weights(),
            _ => self.mutated(),
        }
    }

    /// Pieces of every kind, with and without white space between.
    fn soup(&mut self) -> String {
        let pieces = 1 + if self.one_in(8) { self.below(600) } else { self.below(40) };
        let mut text = String::new();
        for _ in 0..pieces {
            let piece = match self.below(9) {
                0 => self.pick(&OPERATORS),
                1 => self.pick(&PREFIXES),
                2 => self.pick(&SUFFIXES),
                3 => self.pick(&VALUES),
                4 | 5 => self.pick(&ODD),
                6 => self.pick(&PLAIN),
                7 => self.pick(&["(", ")", "\"", " ", "\n", "\t", "\u{a0}"]),
                _ => self.pick(&FREQUENT),
            };
            text.push_str(piece);
            if self.one_in(2) {
                text.push(' ');
            }
        }
        text
    }

    fn word(&mut self) -> &'static str {
        if self.one_in(4) { self.pick(&PLAIN) } else { self.pick(&FREQUENT) }
    }

    /// Something a proximity can have on one side.
    fn operand(&mut self) -> String {
        let word = self.pick(&FREQUENT);
        match self.below(14) {
            0 => format!("={word}"),
            1 => format!("\"{word}\""),
            2 => format!("{}*", self.pick(&["th", "co", "be", "ma", "sh"])),
            3 => format!("\"{word} {}\"~{}", self.pick(&FREQUENT), self.pick(&[1, 20, 255])),
            4 => format!("({word} OR {} OR {})", self.pick(&FREQUENT), self.pick(&PLAIN)),
            5 => "actor:Russia".to_string(),
            6 => format!("{}:{word}", self.pick(&["headline", "body", "lead"])),
            7 => self.pick(&PLAIN).to_string(),
            _ => word.to_string(),
        }
    }

    fn proximity(&mut self) -> &'static str {
        self.pick(&["NEAR/255", "NEAR/255", "NEAR/1", "BEFORE/255", "/s", "/p", "/9", "SENTENCE", "PARAGRAPH"])
    }

    /// Up to the most leaves, joined from left to right.
    fn chain(&mut self) -> String {
        let leaves = self.pick(&[2, 3, 5, 10, 50, 128, 250, 256, 257, 600]);
        let one = self.proximity();
        let is_mixed = self.one_in(2);
        let is_plain = self.one_in(2);
        let mut text = self.pick(&FREQUENT).to_string();
        for _ in 1..leaves {
            let operator = if is_mixed { self.proximity() } else { one };
            let operand = if is_plain { self.pick(&FREQUENT).to_string() } else { self.operand() };
            text.push_str(&format!(" {operator} {operand}"));
            if text.len() > 4080 && leaves <= 256 {
                text.truncate(text.rfind(&format!(" {operator} ")).unwrap_or(text.len()));
                break;
            }
        }
        if self.one_in(4) { format!("atleast1000({text})") } else { text }
    }

    /// A tree of proximities between the most frequent words.
    fn nest(&mut self, depth: usize) -> String {
        let shape = self.below(3);
        let text = self.nested(depth, shape);
        match self.below(8) {
            0 => format!("atleast1000(({text}))"),
            1 => format!("NOT {text}"),
            2 => format!("{}:({text})", self.pick(&["headline", "lead", "body", "bio"])),
            3 => {
                let depth = depth.min(4);
                format!("{text} OR {}", self.nested(depth, shape))
            }
            _ => text,
        }
    }

    fn nested(&mut self, depth: usize, shape: usize) -> String {
        if depth == 0 || self.one_in(40) {
            return self.operand();
        }
        let operator = self.proximity();
        let (left, right) = match shape {
            // A full tree, as far as the limits go.
            0 => (self.nested(depth.min(7) - 1, 0), self.nested(depth.min(7) - 1, 0)),
            1 => (format!("({} {} {})", self.word(), self.proximity(), self.word()), self.nested(depth - 1, 1)),
            _ => (self.nested(depth - 1, 2), format!("({} {} {})", self.word(), self.proximity(), self.word())),
        };
        format!("({left} {operator} {right})")
    }

    fn deep(&mut self) -> String {
        let most = if self.with_long { 10_000 } else { 2_000 };
        let depth = self.pick(&[31, 32, 33, 100, 1_300, 2_000, most]);
        let (open, close) = self.pick(&[
            ("(", ")"),
            ("(", ""),
            ("", ")"),
            ("hl:", ""),
            ("body:", ""),
            ("-hl:", ""),
            ("hl:(", ")"),
            ("NOT ", ""),
            ("NOT(", ")"),
            ("-(", ")"),
            ("(a NEAR ", ")"),
            ("(a OR ", ")"),
            ("(the NEAR/255 of) /p (", ")"),
            ("atl2(", ")"),
            ("\"", "\""),
            ("“", "”"),
            ("=", ""),
            ("(", ")^100"),
            ("lead:hlp:", ""),
        ]);
        format!("{}{}{}", open.repeat(depth), self.operand(), close.repeat(depth))
    }

    fn ladder(&mut self) -> String {
        let rungs = self.pick(&[3, 20, 127, 128, 255, 256, 500]);
        let mut text = String::new();
        for rung in 0..rungs {
            if rung > 0 {
                text.push_str(self.pick(&[" AND ", " OR ", " ", " NOT ", " -", " AND NOT ", " OR NOT "]));
            }
            let piece = if self.one_in(3) { self.operand() } else { self.word().to_string() };
            text.push_str(&piece);
        }
        text
    }

    fn phrases(&mut self) -> String {
        let words = self.pick(&[2, 3, 5, 10, 30, 100, 256, 300]);
        let kinds = self.below(4);
        let words: Vec<String> = (0..words)
            .map(|_| match kinds {
                0 => "the".to_string(),
                1 => self.pick(&FREQUENT).to_string(),
                2 => format!("{}*", self.pick(&["th", "of", "an", "to", "in", "co"])),
                _ => self.operand().replace('"', ""),
            })
            .collect();
        let slop = self.pick(&["", "", "~1", "~20", "~255", "~255^2", "~99999999999", "~x"]);
        let phrase =
            format!("{}\"{}\"{slop}", self.pick(&["", "", "=", "-", "headline:", "body:", "bio:"]), words.join(" "));
        match self.below(4) {
            0 => format!("{phrase} {} {phrase}", self.proximity()),
            1 => format!("atleast1000({phrase})"),
            _ => phrase,
        }
    }

    /// Wildcards and fuzzy words of many words each.
    fn bomb(&mut self) -> String {
        let number = self.pick(&[1, 2, 5, 20, 60, 128, 256]);
        let joint = self.pick(&[" NEAR/255 ", " ", " OR ", " /p ", " /s "]);
        let kinds = self.below(3);
        let parts: Vec<String> = (0..number)
            .map(|_| {
                let beginning = self.pick(&["th", "co", "be", "sh", "a", "ma", "s", "t", "st"]);
                let second = self.pick(&["a", "e", "i", "o", "h"]);
                match (kinds, self.below(6)) {
                    (0, _) => {
                        self.pick(&["th*", "the*", "t?e*", "th?", "th?*", "the~", "the~2", "=the", "the", "\"the\""]).into()
                    }
                    (_, 0) => format!("{beginning}{second}*"),
                    (_, 1) => format!("{beginning}?{second}*"),
                    (_, 2) => format!("{beginning}{second}{}~2", self.pick(&["n", "r", "l", "nder"])),
                    (_, 3) => format!("{beginning}{second}*{}*", self.pick(&["a", "e", "s"])),
                    (_, 4) => format!("{beginning}{}", "?".repeat(1 + self.below(6))),
                    _ => format!("{beginning}{second}{}*b", "*a".repeat(self.below(30))),
                }
            })
            .collect();
        match self.below(4) {
            0 => format!("\"{}\"~255", parts.join(" ")),
            1 => format!("atleast1000({})", parts.join(" OR ")),
            _ => parts.join(joint),
        }
    }

    /// The same thing very often.
    fn run(&mut self) -> String {
        let piece = match self.below(4) {
            0 => self.pick(&ODD),
            1 => self.pick(&PREFIXES),
            2 => self.pick(&OPERATORS),
            _ => self
                .pick(&["NOT ", "AND ", "OR ", "a ", "by:a ", "actor:x ", "a,", "a-", "\" ", "()", "=-", "x/5 ", "NEAR "]),
        };
        let times = match self.below(12) {
            0 if self.with_long => 1_000_000 / piece.len(),
            1 => 20_000,
            2..=6 => 4_096 / piece.len(),
            _ => 1 + self.below(300),
        };
        let tail = if self.one_in(2) { self.word() } else { "" };
        format!("{}{tail}", piece.repeat(times))
    }

    fn values(&mut self) -> String {
        let most = self.pick(&[6, 6, 250]);
        let number = 1 + self.below(most);
        let name = self.pick(&["actor", "topic", "author", "tag", "source", "region", "language"]);
        let mut values = Vec::new();
        for _ in 0..number {
            let number = self.next();
            values.push(match self.below(4) {
                0 => self.pick(&VALUES).to_string(),
                1 => format!("{name}:\"{} {number}\"", self.word()),
                _ => format!("{name}:v{}", number % 100_000),
            });
        }
        match self.below(4) {
            0 => values.join(" OR "),
            1 => format!(
                "{name}:({})",
                (0..self.below(500)).map(|place| format!("v{place}")).collect::<Vec<_>>().join(" OR ")
            ),
            2 => format!("{name}:\"{}\"", "x".repeat(self.below(4_000))),
            _ => values.join(" "),
        }
    }

    /// Prose as copied from somewhere, with all its marks.
    fn pasted(&mut self) -> String {
        let words = self.pick(&[5, 30, 200, 256, 600]);
        let mut text = String::new();
        for _ in 0..words {
            text.push_str(self.word());
            text.push_str(self.pick(&[" ", " ", " ", ", ", ". ", " – ", "; ", "? ", " (", ") ", "’s ", "\n\n", " “", "” "]));
        }
        text
    }

    fn weights(&mut self) -> String {
        let depth = 1 + self.below(32);
        let weight = self.pick(&["^100", "^0.01", "^99.9", "^1e2"]);
        let word = self.word();
        format!("{}{word}{} {}{weight}", "(".repeat(depth), format!("){weight}").repeat(depth), self.word())
    }

    /// A text as people write them, damaged in some places.
    fn mutated(&mut self) -> String {
        let valid = [
            "headline:(Russia talks) NEAR/10 \"peace plan\"~3 NOT topic:Energy",
            "(the NEAR/255 of) NEAR/255 (a NEAR/255 in)",
            "atleast3(truce OR ceasefire) actor:Russia@lead>=2 date:2023-10..2023-12 words:>800",
            "“Global South”~2 -China =US cease* wom?n ghadafi~2 war^2",
            "Russia SENTENCE (talks OR \"peace plan\") PARAGRAPH actor:(Russia OR Iran)",
            "the /s of /s and BEFORE/20 to -\"in the\" bio:(the of)",
        ];
        let mut characters: Vec<char> = self.pick(&valid).chars().collect();
        for _ in 0..1 + self.below(8) {
            let place = self.below(characters.len().max(1));
            match self.below(5) {
                0 if !characters.is_empty() => {
                    characters.remove(place);
                }
                1 if !characters.is_empty() => {
                    let end = (place + 1 + self.below(20)).min(characters.len());
                    let copied: Vec<char> = characters[place..end].to_vec();
                    characters.splice(place..place, copied);
                }
                2 if !characters.is_empty() => {
                    let other = self.below(characters.len());
                    characters.swap(place, other);
                }
                3 if !characters.is_empty() => {
                    let end = (place + 1 + self.below(12)).min(characters.len());
                    characters.drain(place..end);
                }
                _ => {
                    let odd = self.pick(&ODD);
                    characters.splice(place..place, odd.chars());
                }
            }
        }
        characters.into_iter().collect()
    }
}

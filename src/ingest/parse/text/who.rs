//! Tells who wrote by the lines around a name: below whose report it is, above the place in capitals, beside a place, under the name of the paper.

use super::super::byline::{byline, is_given_name, is_office, is_person, names, says_not_writing};
use super::super::scan::split_once;
use super::furniture::is_furniture;
use super::header::HeaderReader;
use super::lines::Line;
use super::meta::{Part, is_of_correspondent, meta_of};
use super::press::names_a_paper;
use crate::article::{Field, Zone};

/// Names have no more words.
const MOST_WORDS_OF_NAME: usize = 5;

impl HeaderReader<'_, '_> {
    /// Reads a name that the lines around it tell; whether there is one.
    pub(super) fn read_who(&mut self) -> bool {
        let line = self.line();
        if line.length() > 90 || !self.has_headline() {
            return false;
        }
        self.read_romanian_byline()
            || self.read_correspondent()
            || self.pass_editor()
            || self.read_name_at_place()
            || self.read_name_above_house()
            || self.read_name_beside_house()
            || self.pass_desk()
    }

    /// `Jane Doe`, `World Service` and the day under each other: what begins with a given name is no kicker.
    fn read_name_above_house(&mut self) -> bool {
        const LONGEST_HOUSE: usize = 45;
        const MOST_WORDS: usize = 4;
        let line = self.line();
        let name = line.trimmed();
        let [house, day, ..] = &self.lines[self.at + 1..] else { return false };
        let (house, day) = (*house, *day);
        let is_house = || {
            house.length() <= LONGEST_HOUSE
                && !house.ends_sentence()
                && !house.text.starts_with(|c: char| c.is_lowercase() || c.is_numeric())
                && !is_furniture(house.text)
                && !begins_with_given_name(house.trimmed())
                && meta_of(house.text).is_none()
        };
        let is_above_house = self.builder.article().authors.is_empty()
            && name.split_whitespace().count() <= MOST_WORDS
            && begins_with_given_name(name)
            && is_person(name)
            && !names_a_paper(name)
            && is_house()
            && says_day(&day);
        if !is_above_house {
            return false;
        }
        let evidence = line.whole(Zone::Header, "name above a house and the day", 0.7);
        self.builder.add_values(Field::Author, &names(name), evidence);
        if names_a_paper(house.text) {
            let evidence = house.whole(Zone::Header, "house below the author", 0.7);
            self.builder.set_text(Field::Publisher, house.text, evidence);
        } else {
            self.builder.keep("author role", serde_json::Value::String(house.trimmed().to_string()));
        }
        self.has_meta = true;
        self.at += 2;
        true
    }

    /// Whether the day stands on the line above or below.
    fn is_beside_day(&self) -> bool {
        self.follows_day() || self.lines.get(self.at + 1).is_some_and(says_day)
    }

    /// `Jane Doe | Reuters`, `Jane Doe @janedoe`, `Jane Doe for the Harbour Times` beside the day.
    fn read_name_beside_house(&mut self) -> bool {
        let line = self.line();
        let Some(name) = before_house(line.trimmed()) else { return false };
        let is_known = || meta_of(line.text).is_some_and(|meta| meta.is_sure);
        if !self.builder.article().authors.is_empty() || !self.is_beside_day() || is_known() {
            return false;
        }
        let start = line.text.find(name).unwrap_or_default();
        let evidence = line.evidence(Zone::Header, &(start..start + name.len()), "name beside a house", 0.8);
        self.builder.add_values(Field::Author, &names(name), evidence);
        self.has_meta = true;
        self.follows_author = true;
        self.at += 1;
        true
    }

    /// `De Ana Popescu` in Romanian; elsewhere the word begins other lines.
    fn read_romanian_byline(&mut self) -> bool {
        let line = self.line();
        let Some(name) = romanian_byline(line.trimmed(), self.lines) else { return false };
        let start = line.text.find(name).unwrap_or_default();
        let evidence = line.evidence(Zone::Header, &(start..start + name.len()), "byline", 0.8);
        self.builder.add_values(Field::Author, &names(name), evidence);
        self.has_meta = true;
        self.follows_author = true;
        self.at += 1;
        true
    }

    /// `Web Desk`, `Redacción`, `AFP` beside the day: whose report it is, and nobody by name.
    fn pass_desk(&mut self) -> bool {
        let line = self.line();
        let text = line.trimmed();
        if !(is_office(text) || names_desk(text)) || !self.is_beside_day() {
            return false;
        }
        self.builder.keep("desk", serde_json::Value::String(text.to_string()));
        self.has_meta = true;
        self.at += 1;
        true
    }

    /// `By our Labour Correspondent`, and the name on the next line.
    fn read_correspondent(&mut self) -> bool {
        if !is_of_correspondent(self.line().text) || byline(self.line().text).is_some() {
            return false;
        }
        let role = self.line().trimmed().to_string();
        self.builder.keep("author role", serde_json::Value::String(role));
        self.has_meta = true;
        let next = self.lines.get(self.at + 1).filter(|next| !next.follows_gap && is_name(next.trimmed()));
        match next {
            Some(name) => {
                let evidence = name.whole(Zone::Header, "name below the line of a correspondent", 0.8);
                self.builder.add_values(Field::Author, &names(name.text), evidence);
                self.follows_author = true;
                self.at += 2;
            }
            None => self.at += 1,
        }
        true
    }

    /// `Editor` and a name below it, where the author is named: who edited did not write.
    fn pass_editor(&mut self) -> bool {
        let line = self.line();
        let role = line.trimmed().trim_end_matches([':', ' ']);
        let is_role = !role.contains(' ') && says_not_writing(role) && !self.builder.article().authors.is_empty();
        let Some(name) = self.lines.get(self.at + 1).filter(|next| is_role && !next.follows_gap && is_name(next.trimmed()))
        else {
            return false;
        };
        self.builder.keep(&role.to_lowercase(), serde_json::Value::String(name.trimmed().to_string()));
        self.at += 2;
        true
    }

    /// A name that its place tells: `صفاقس: منية بن رجب` above the day, `Leopold Masangu in Kolwezi` below it, `Jane Perry` above `DENVER (CO)` and the text.
    fn read_name_at_place(&mut self) -> bool {
        let line = self.line();
        let text = line.trimmed();
        if !self.builder.article().authors.is_empty() {
            return false;
        }
        let (next, after) = (self.lines.get(self.at + 1), self.lines.get(self.at + 2));
        let is_text = |line: Option<&Line<'_>>| line.is_some_and(|line| line.is_paragraph() && line.weight() >= 10);
        let part = behind_place(text).filter(|_| next.is_some_and(says_day)).or_else(|| {
            let name = before_place(text).filter(|_| self.follows_day())?;
            is_text(next).then_some(name)
        });
        // "TODAY'S BRIEFING" above "WASHINGTON" is a heading.
        let is_above_place =
            || self.has_meta && is_small_name(text) && next.is_some_and(is_place_in_capitals) && is_text(after);
        let (name, lines) = match part {
            Some(name) => (name, 1),
            None if is_above_place() => (text, 2),
            None => return false,
        };
        let start = line.text.find(name).unwrap_or_default();
        let evidence = line.evidence(Zone::Header, &(start..start + name.len()), "name beside a place", 0.7);
        self.builder.add_values(Field::Author, &names(name), evidence);
        if lines == 2 {
            let place = self.lines[self.at + 1].trimmed().to_string();
            self.builder.keep("dateline", serde_json::Value::String(place));
        }
        self.has_meta = true;
        self.follows_author = true;
        self.at += lines;
        true
    }

    /// A name above its place in capitals among so many unknown lines that come next.
    pub(super) fn read_name_among(&mut self, count: usize) {
        let run = &self.lines[self.at..self.at + count];
        let pairs = run.windows(2);
        let found = pairs.into_iter().find(|pair| is_small_name(pair[0].trimmed()) && is_place_in_capitals(&pair[1]));
        if let Some([name, _]) = found
            && self.builder.article().authors.is_empty()
        {
            let evidence = name.whole(Zone::Header, "name beside a place", 0.7);
            self.builder.add_values(Field::Author, &names(name.text), evidence);
        }
    }

    /// Whether the line above, buttons aside, prints the day.
    fn follows_day(&self) -> bool {
        self.lines[..self.at].iter().rev().find(|line| !is_furniture(line.text)).is_some_and(says_day)
    }

    /// Whether a name above the day is that of the paper, for the author is named below it.
    pub(super) fn is_paper_above_day(&self) -> bool {
        let [line, day, author, ..] = &self.lines[self.at..] else { return false };
        let author = author.trimmed();
        names_a_paper(line.text) && says_day(day) && (is_name(author) || before_place(author).is_some())
    }
}

/// The name in a byline of a Romanian text, which letters tell that no other language has beside each other.
pub(super) fn romanian_byline<'l>(line: &'l str, lines: &[Line<'_>]) -> Option<&'l str> {
    const MOST_LINES: usize = 40;
    let name = line.strip_prefix("De ").or_else(|| line.strip_prefix("de "))?.trim();
    let is_name =
        (2..=3).contains(&name.split_whitespace().count()) && is_person(name) && !name.ends_with(['.', ':', '?', '!']);
    let has = |letters: &[char]| lines.iter().take(MOST_LINES).any(|line| line.text.contains(letters));
    (is_name && has(&['ș', 'ț', 'ş', 'ţ', 'Ș', 'Ț']) && has(&['ă'])).then_some(name)
}

fn says_day(line: &Line<'_>) -> bool {
    let is_day = |part: &Part| match part {
        Part::Date(_) => true,
        Part::Labelled(labelled) => labelled.label == crate::ingest::parse::labels::Label::Field(Field::DatePublished),
        _ => false,
    };
    meta_of(line.text).is_some_and(|meta| meta.is_sure && meta.parts.iter().any(is_day))
}

fn begins_with_given_name(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_given_name)
}

fn is_name(text: &str) -> bool {
    is_person(text) && text.split_whitespace().count() <= MOST_WORDS_OF_NAME
}

/// A name that is not in capitals throughout.
fn is_small_name(text: &str) -> bool {
    is_name(text) && text.chars().any(char::is_lowercase)
}

/// The name in `Leopold Masangu in Kolwezi`.
fn before_place(text: &str) -> Option<&str> {
    const WORDS: [&str; 9] = [" in ", " à ", " en ", " aus ", " a ", " em ", " te ", " w ", " i "];
    const MOST_WORDS_OF_PLACE: usize = 3;
    let is_place = |place: &str| {
        place.starts_with(char::is_uppercase)
            && place.split_whitespace().count() <= MOST_WORDS_OF_PLACE
            && !place.contains(['.', ':', ',', '?'])
    };
    let (name, place) = WORDS.iter().find_map(|word| split_once(text, word))?;
    (is_name(name.trim()) && is_place(place.trim())).then_some(name.trim())
}

/// The name in `Jane Doe | Reuters`, `Jane Doe / EFE`, `Jane Doe @janedoe`, `Jeanne Perrin (à Genève)`, `From Jane Doe in Geneva`.
fn before_house(text: &str) -> Option<&str> {
    const MARKS: [&str; 10] = [" | ", " / ", "/", " — ", " – ", " - ", " @", " (", " for the ", " für die "];
    const MOST_WORDS_OF_HOUSE: usize = 4;
    if let Some(name) = text.strip_prefix("From ").and_then(before_place) {
        return Some(name);
    }
    let (name, house) = MARKS.iter().find_map(|mark| split_once(text, mark))?;
    let is_house =
        (1..=MOST_WORDS_OF_HOUSE).contains(&house.split_whitespace().count()) && !house.contains(['.', '?', '!', ':']);
    // "Black Sea Courier (Odesa)"
    let has_given_name = (2..=4).contains(&name.split_whitespace().count()) && !names_a_paper(name);
    (is_house && has_given_name && is_small_name(name.trim()) && !is_person(house.trim())).then_some(name.trim())
}

/// Whether a line is a desk or an agency: `News Desk`, `Our Correspondent`, `AFP`.
fn names_desk(text: &str) -> bool {
    const DESKS: [&str; 20] = [
        "our correspondent",
        "our correspondents",
        "our reporter",
        "staff reporter",
        "staff correspondent",
        "staff writer",
        "staff writers",
        "web desk",
        "news desk",
        "newsdesk",
        "web report",
        "online desk",
        "agencies",
        "agency",
        "news agencies",
        "afp",
        "reuters",
        "ap",
        "dpa",
        "efe",
    ];
    text.len() <= 24 && DESKS.contains(&text.to_lowercase().as_str())
}

/// The name in `صفاقس: منية بن رجب`, in a script without capitals.
fn behind_place(text: &str) -> Option<&str> {
    const MOST_WORDS_OF_PLACE: usize = 2;
    let is_arabic = text.contains(|c: char| matches!(c, '\u{600}'..='\u{6ff}'));
    let (place, name) = text.split_once(": ").filter(|_| is_arabic)?;
    let name = name.trim();
    let is_line = (1..=MOST_WORDS_OF_PLACE).contains(&place.split_whitespace().count())
        && is_person(name)
        && (2..=4).contains(&name.split_whitespace().count());
    is_line.then_some(name)
}

/// `AUTAZES (AM)`
fn is_place_in_capitals(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 4;
    let text = line.trimmed();
    let are_capitals = text.chars().any(char::is_uppercase) && !text.chars().any(|c| c.is_lowercase() || c.is_numeric());
    are_capitals && text.split_whitespace().count() <= MOST_WORDS && !line.follows_gap
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    const BODY: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                        The people of the village spent four days without bread. The town asks for a second tunnel.\n";
    const ARABIC: &str = "أعلنت وزارة الموارد المائية أن سد مكحول بلغ نسبة إنجاز عشرين في المئة، لكن العمل متوقف منذ شهور طويلة.\n\nويقول سكان القرى إنهم لم يتسلموا تعويضات عن أراضيهم.\n";
    const JAPANESE: &str = "県は火曜日に峠の道路を再開した。除雪車が一晩中働き、トラックが再び通っている。\n\n住民は四日間パンがなかった。町は二本目のトンネルを求めている。\n";

    #[test]
    fn who_wrote_by_the_lines_around_the_name() {
        let mut wrong = String::new();
        for (head, body, expected) in [
            ("Pass road reopens\nBy our Labour Correspondent\nJANE PERRY\n\n", BODY, "Pass road reopens | Jane Perry | "),
            ("Pass road reopens\n\nFrom our own correspondent\n\n", BODY, "Pass road reopens |  | "),
            (
                "Pass road reopens after four days\nJane Perry\n3-4 minutes\n\nfrom our correspondent\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "THE HILL POST, WEDNESDAY, 12 APRIL 2023   PAGE 5\n\nPASS ROAD\nTO STAY OPEN\nALL WINTER\n\nBy Jane Perry\n\n",
                BODY,
                "PASS ROAD TO STAY OPEN ALL WINTER | Jane Perry | THE HILL POST",
            ),
            (
                "The Hill Post, 12 April 2023, p. 5\n\nPass road reopens after four days\n\nBy Jane Perry\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | The Hill Post",
            ),
            (
                "Pass road reopens after four days\n12 April 2023\nJane Perry in Denver\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "Pass road reopens after four days\n12 April 2023\nJane Perry, Senior Research Fellow\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "Pass road reopens after four days\nFinancial Courier\nJune 3, 2022\nJane Perry in Denver\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | Financial Courier",
            ),
            (
                "Pass road reopens after four days\n12 April 2023\n\nMaria Castelo Branco Nunes\nDENVER (CO)\n\n",
                BODY,
                "Pass road reopens after four days | Maria Castelo Branco Nunes | ",
            ),
            (
                "Pass road reopens after four days\nNolwenn LE BORGNE-KERVELLA.\n12 April 2023\n\n",
                BODY,
                "Pass road reopens after four days | Nolwenn le Borgne-Kervella | ",
            ),
            (
                "Pass road reopens after four days\nBy Jane Perry\nEditor\nJohn Roe\n12 April 2023\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "العراق يفتح سد مكحول على الورق فقط\nبغداد الجديدة: رنا عبد الستار\nنُشر: 14 يناير 2025\n\n",
                ARABIC,
                "العراق يفتح سد مكحول على الورق فقط | رنا عبد الستار | ",
            ),
            (
                "峠の道路、四日ぶりに開通\n2023年12月18日 21:06\n\n【デンバー＝山田花子】",
                JAPANESE,
                "峠の道路、四日ぶりに開通 | 山田花子 | ",
            ),
            (
                "峠の道路、四日ぶりに開通\n2023年12月18日 21:06\n\n【写真＝県提供】",
                JAPANESE,
                "峠の道路、四日ぶりに開通 |  | ",
            ),
            (
                "Pass road reopens after four days\n12 April 2023\n\nLarger type\nMaria Castelo Branco Nunes\nDENVER (CO)\n\n",
                BODY,
                "Pass road reopens after four days | Maria Castelo Branco Nunes | ",
            ),
            (
                "Pass road reopens after four days\nJane Perry | Reuters\n12 April 2023\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "Pass road reopens after four days\nJane Perry @jperry\n12 April 2023\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "Pass road reopens after four days\n12 April 2023\nJane Perry for the Hill Post\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | ",
            ),
            (
                "Pass road reopens after four days\nWeb Desk\n12 April 2023\n\n",
                BODY,
                "Pass road reopens after four days |  | ",
            ),
            (
                "Pass road reopens after four days\nHill Valley Courier (Denver)\n12 April 2023\nJane Perry\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | Hill Valley Courier (Denver)",
            ),
            (
                "Pass road reopens after four days\nJane Perry\nHill News\n12 March 2021\n\n",
                BODY,
                "Pass road reopens after four days | Jane Perry | Hill News",
            ),
            (
                "Pass road reopens after four days\n\nAnna van den Berg\nHill World Service\n12 March 2021\n\n",
                BODY,
                "Pass road reopens after four days | Anna van den Berg | ",
            ),
            // What stands above a house may be a region or a matter.
            (
                "Pass road reopens after four days\nMiddle East\nHill News\n12 March 2021\n\n",
                BODY,
                "Pass road reopens after four days |  | Hill News",
            ),
            (
                "Pass road reopens after four days\nRoad Works\nHill News\n12 March 2021\n\n",
                BODY,
                "Pass road reopens after four days |  | Hill News",
            ),
            // A heading or a place is nobody.
            (
                "Pass road reopens after four days\n12 April 2023\nOne day in Denver\n\n",
                BODY,
                "Pass road reopens after four days |  | ",
            ),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("{head}{body}"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let authors = article.authors.join(",");
            let shown = format!("{} | {authors} | {}", article.headline, article.publisher.unwrap_or_default());
            if shown != expected {
                wrong.push_str(&format!("{head:?}: {shown}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
    }
}

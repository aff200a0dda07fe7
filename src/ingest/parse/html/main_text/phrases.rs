//! Tells what a short line says it is: an advert's label, a pointer to other articles, a credit, the end of the text.
//!
//! Lines are compared, as a whole or by how they begin, with what newspapers write in the languages of the press (`phrases.txt`).

use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::appeals::{asks_at_end, asks_for_support, is_appeal};
use super::credits::ends_in_credit;
use super::outline::Block;
use crate::ingest::parse::html::posts::signs_post;
use crate::ingest::parse::reported::reports_speech;
use crate::ingest::parse::scan::{is_longer, rfind};

/// What a line says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A label, a button or an invitation.
    Label,
    /// Leads to other articles; what follows may be a list of them.
    Related,
    /// Whose picture it is.
    Credit,
    /// After it comes no text of the article.
    Ends,
    /// After it comes what is said of the author.
    AboutAuthor,
}

/// A list of `phrases.txt`: as a set, and in order for looking at beginnings.
pub(super) struct Phrases {
    pub(super) whole: FxHashSet<&'static str>,
    /// By their first characters.
    starts: FxHashMap<char, Vec<&'static str>>,
    /// Finds them inside a line; made when first asked for, which few lists are.
    anywhere: OnceLock<AhoCorasick>,
}

impl Phrases {
    pub(super) fn named(name: &str) -> Phrases {
        let sections = include_str!("phrases.txt").split("\n## ").skip(1).filter_map(|section| section.split_once('\n'));
        let lines = sections.filter(|(known, _)| *known == name).flat_map(|(_, lines)| lines.lines());
        let all: Vec<&str> = lines
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split('|'))
            .map(str::trim)
            .filter(|phrase| !phrase.is_empty())
            .collect();
        let mut starts: FxHashMap<char, Vec<&str>> = FxHashMap::default();
        for phrase in &all {
            starts.entry(phrase.chars().next().unwrap_or_default()).or_default().push(phrase);
        }
        Phrases { whole: all.iter().copied().collect(), starts, anywhere: OnceLock::new() }
    }

    fn is(&self, line: &str) -> bool {
        self.whole.contains(line)
    }

    pub(super) fn is_in(&self, line: &str) -> bool {
        let of_all = || finder(&self.whole.iter().copied().collect::<Vec<_>>());
        self.anywhere.get_or_init(of_all).is_match(line)
    }

    /// The phrases that a line may begin with.
    pub(super) fn starts_of(&self, line: &str) -> impl Iterator<Item = &'static str> {
        let first = line.chars().next().and_then(|first| self.starts.get(&first));
        first.into_iter().flatten().copied()
    }

    fn is_start_of(&self, line: &str) -> bool {
        self.starts_of(line).any(|start| line.starts_with(start))
    }

    /// What follows the longest phrase that a line begins with.
    fn after_beginning<'t>(&self, line: &'t str) -> Option<&'t str> {
        self.starts_of(line).filter_map(|start| after_start(line, start)).min_by_key(|rest| rest.len())
    }
}

fn finder(phrases: &[&str]) -> AhoCorasick {
    AhoCorasick::new(phrases).expect("a few short phrases")
}

static AGENCIES: LazyLock<AhoCorasick> =
    LazyLock::new(|| finder(&["getty images", "shutterstock", "istock", "unsplash", "/afp", "/reuters", "/ap ", "epa-efe"]));
static COMMENTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("comments"));
static ABOUT_AUTHOR: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("about the author"));
static ENDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("ends"));
static RELATED: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("related"));
static LABELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("labels"));
static CREDITS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("credits"));
static LETTERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("letters"));
static CHANNELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("channels"));
static WALLS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("walls"));
static REPRINTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("reprints"));
static MACHINES: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("machines"));
static RIGHTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("rights"));
static END_NOTES: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("notes at the end"));
static IN_END_NOTES: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("in notes at the end"));
static GOES_ON: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("goes on"));
static SPONSORS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("sponsors"));
static INVITATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::named("invitations"));

/// What is looked for anywhere in every line, together: most lines hold none of it.
static ANYWHERE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let all: Vec<&str> =
        [&MACHINES, &RIGHTS, &WALLS, &LETTERS].iter().flat_map(|phrases| phrases.whole.iter().copied()).collect();
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(all).expect("a few short phrases")
});

/// Whether a line that ends a text is one that pages set below their articles: an invitation, a pointer elsewhere, a note.
pub(crate) fn is_line_below(line: &str) -> bool {
    const LONGEST_BYTES: usize = 400;
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let ends_sentence = line.trim_end().ends_with(['.', '!', '?', '…', '।', '。']);
    let block = Block { text: line.trim().to_string(), length: line.chars().count(), ends_sentence, ..Block::default() };
    matches!(phrase_of(&block), Some(Phrase::Label | Phrase::Related)) || is_end_note(&block)
}

/// What a block says it is, if it is short enough to be nothing else.
pub(super) fn phrase_of(block: &Block) -> Option<Phrase> {
    if block.length > 300 {
        return None;
    }
    let line = block.text.to_lowercase();
    // What is left of İ: "BUNLAR DA İLGİNİZİ ÇEKEBİLİR".
    let line = if !line.is_ascii() && line.contains('\u{307}') { line.replace('\u{307}', "") } else { line };
    let whole = line.trim_matches(|character: char| !character.is_alphanumeric() && character != '©');
    // What closes a box; how another house called the article.
    if line == "[x]" || ["原标题", "原標題", "原题：", "原題："].iter().any(|label| whole.starts_with(label)) {
        return Some(Phrase::Label);
    }
    if is_clock_of_player(&line) || signs_post(&block.text) {
        return Some(Phrase::Label);
    }
    if whole.is_empty() {
        return (block.length < 12 && !block.text.contains(['*', '—', '⁂', '#', '…'])).then_some(Phrase::Label);
    }
    if whole.len() < 60 {
        if ENDS.is(whole) || is_count_of_comments(whole) {
            return Some(Phrase::Ends);
        }
        if ABOUT_AUTHOR.is(whole) {
            return Some(Phrase::AboutAuthor);
        }
        if RELATED.is(whole) {
            return Some(Phrase::Related);
        }
        // Several buttons in one line: "Hören Merken Drucken Teilen".
        let are_labels = || whole.contains(' ') && whole.split(' ').all(|word| LABELS.is(word));
        if LABELS.is(whole) || are_labels() || GOES_ON.is_start_of(whole) {
            return Some(Phrase::Label);
        }
    }
    // `<span>อ่านเพิ่มเติม</span><a>ตรังเปิดตลาดน้ำใหม่</a>`: a link directly behind it, without a space.
    let is_before_glued_link = |start: &str| {
        const LEAST_LETTERS: usize = 5;
        let rest = whole.strip_prefix(start).map_or(0, |rest| rest.trim_start().chars().count());
        start.chars().count() >= LEAST_LETTERS && rest > 0 && rest.abs_diff(block.linked) <= 1
    };
    if block.linked > 0 && block.linked < block.length && RELATED.starts_of(whole).any(is_before_glued_link) {
        return Some(Phrase::Related);
    }
    if let Some(rest) = RELATED.after_beginning(whole) {
        let phrase = &whole[..whole.len() - rest.len()];
        // `These articles, too...`, but not `Listen...`
        let trails_off = rest.starts_with(['.', '…']) && phrase.contains(' ');
        // `Read also Quay stays shut`: a headline behind it, with a capital where the script has them.
        let before_headline = || {
            let letters = block.text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
            let next = letters.skip(phrase.chars().count()).find(|c| !c.is_whitespace());
            phrase.contains(' ') && !block.ends_sentence && next.is_some_and(|next| !next.is_lowercase())
        };
        // Nothing but a link behind it.
        let beside = whole.chars().count() - rest.chars().count();
        let is_before_link = block.linked > 0 && phrase.chars().count() > 4 && block.linked + beside + 3 >= block.length;
        let leads = rest.trim_start().starts_with([':', '：', '|', '>', '»', '→', '-', '–', '—'])
            || trails_off
            || is_before_link
            || block.linked * 2 > block.length
            || before_headline();
        if leads && block.length <= 250 {
            return Some(Phrase::Related);
        }
    }
    if block.length <= 200 {
        if let Some(rest) = CREDITS.after_beginning(whole) {
            // "Photo finish at the derby" is a heading, "Photo by Jane Doe" is not.
            let names_somebody = whole[..whole.len() - rest.len()].contains(' ') && !block.ends_sentence && rest.len() < 80;
            if rest.trim_start().starts_with([':', '：', '/', '|', '©']) || names_somebody {
                return Some(Phrase::Credit);
            }
        }
        if ends_in_credit(&line) {
            return Some(Phrase::Credit);
        }
        // "Editing by hand takes weeks" is a sentence.
        let names_somebody = || {
            line.contains("; ") || block.text.split(" by ").nth(1).is_none_or(|name| !name.starts_with(char::is_lowercase))
        };
        if is_of_desk(whole) && names_somebody() {
            return Some(Phrase::Credit);
        }
        let claims_copyright = whole.strip_prefix("copyright").is_some_and(|rest| {
            rest.chars().take(6).any(|character| character == '©' || character.is_ascii_digit()) || rest.starts_with(" (c)")
        });
        // `Copyright HARBOUR COURIER.`
        let names_house = block.text.strip_prefix("Copyright ").is_some_and(|house| {
            block.length <= 60 && house.chars().any(char::is_uppercase) && !house.chars().any(char::is_lowercase)
        });
        if names_house || whole.starts_with('©') || claims_copyright || whole.contains("all rights reserved") {
            return Some(Phrase::Label);
        }
        if block.length < 100 && !block.ends_sentence && AGENCIES.is_match(&line) {
            return Some(Phrase::Credit);
        }
    }
    if is_end_mark(&block.text) || is_appeal(whole) {
        return Some(Phrase::Ends);
    }
    let holds_any = ANYWHERE.is_match(&line);
    if holds_any && (MACHINES.is_in(&line) || RIGHTS.is_in(&line)) && !reports_speech(&line) {
        return Some(Phrase::Label);
    }
    if holds_any && is_wall(&line, block) || is_reprint(whole) || is_contact(&line, block) || asks_for_support(whole) {
        return Some(Phrase::Label);
    }
    const LONGEST_INVITATION: usize = 160;
    let begins_inviting = INVITATIONS.is_start_of(whole);
    let invites =
        || begins_inviting || INVITATIONS.is_in(&line) && (block.linked * 5 > block.length || ends_inviting(&line));
    let for_letters = holds_any && LETTERS.is_in(&line) && invites();
    let for_channels = (begins_inviting || ends_inviting(&line))
        && CHANNELS.is_in(&line)
        && (block.linked > 0 || block.length < LONGEST_INVITATION || line.trim_end().ends_with('!'));
    (for_letters || for_channels).then_some(Phrase::Label)
}

/// Whether a line is how far a film has run and how long it is: `00:00 / 02:31`.
fn is_clock_of_player(line: &str) -> bool {
    const LONGEST_BYTES: usize = 24;
    let is_clock = |clock: &str| {
        let mut parts = clock.trim().split(':');
        let are_digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        (2..=3).contains(&parts.clone().count()) && parts.all(are_digits)
    };
    line.len() <= LONGEST_BYTES && line.split_once('/').is_some_and(|(run, whole)| is_clock(run) && is_clock(whole))
}

/// Whether a line that ends a text is a note under it and no sentence of it: `Jane Doe contributed to this report.`
pub(super) fn is_end_note(block: &Block) -> bool {
    const LONGEST: usize = 260;
    const LONGEST_SOURCE: usize = 80;
    if block.length > LONGEST {
        return false;
    }
    let line = block.text.to_lowercase();
    let whole = line.trim_start_matches(|character: char| !character.is_alphanumeric());
    let begins = END_NOTES.starts_of(whole).any(|start| {
        // A label stands before a name, other words before whatever it is.
        let is_label = start.ends_with([':', '：']);
        whole.starts_with(start) && (!is_label || block.length <= LONGEST_SOURCE)
    });
    // What feeds of WordPress set under a text.
    let is_of_feed = whole.starts_with("the post ") && line.contains("appeared first on");
    begins || is_of_feed || IN_END_NOTES.is_in(&line) || leads_away(whole, block) || asks_at_end(&line)
}

/// Whether a short sentence tells readers where to go on: `Read the full report here.`
fn leads_away(line: &str, block: &Block) -> bool {
    const LONGEST: usize = 120;
    const HERE: [&str; 26] = [
        "here",
        "hier",
        "ici",
        "aquí",
        "aqui",
        "qui",
        "zde",
        "tu",
        "tutaj",
        "tukaj",
        "ovdje",
        "ovde",
        "itt",
        "aici",
        "her",
        "här",
        "täältä",
        "здесь",
        "тут",
        "εδώ",
        "buradan",
        "هنا",
        "כאן",
        "di sini",
        "tại đây",
        "ที่นี่",
    ];
    const DEEDS: [&str; 22] = [
        "read ",
        "find ",
        "see ",
        "watch ",
        "view ",
        "learn ",
        "listen ",
        "download ",
        "click ",
        "lesen sie",
        "finden sie",
        "sehen sie",
        "lire ",
        "retrouvez ",
        "lea ",
        "ver ",
        "leia ",
        "leggi ",
        "lees ",
        "více ",
        "więcej ",
        "подробнее ",
    ];
    if block.length > LONGEST {
        return false;
    }
    let said = line.trim_end_matches(|character: char| !character.is_alphanumeric());
    let ends_here = HERE.iter().any(|word| said.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')));
    ends_here && (block.linked > 0 || DEEDS.iter().any(|deed| said.starts_with(deed)))
}

/// Whether the last sentence of a few is an invitation: `The news of the day, every morning. Sign up for our newsletter.`
fn ends_inviting(line: &str) -> bool {
    const LONGEST: usize = 200;
    if is_longer(line, LONGEST) {
        return false;
    }
    let said = line.trim_end().trim_end_matches(['.', '!', ';']);
    // `আমাদের চ্যানেল অনুসরণ করুন।`: where the verb ends a sentence, so does the invitation.
    let ends_in_verb = !said.is_ascii()
        && INVITATIONS.whole.iter().any(|phrase| !phrase.is_ascii() && said.trim_end_matches('।').ends_with(phrase));
    if ends_in_verb {
        return true;
    }
    let last = [". ", "! ", "? ", "; ", ": "]
        .iter()
        .filter_map(|end| rfind(said, end).map(|place| &said[place + 2..]))
        .min_by_key(|rest| rest.len());
    last.is_some_and(|last| INVITATIONS.is_start_of(last))
}

/// What follows a beginning that ends with a word.
pub(super) fn after_start<'t>(line: &'t str, start: &str) -> Option<&'t str> {
    let rest = line.strip_prefix(start)?;
    (!rest.starts_with(char::is_alphanumeric) || start.chars().last().is_some_and(|last| last > '\u{2e80}')).then_some(rest)
}

/// `Already a subscriber? Sign in.`, `残り1021文字有料会員になると…`
fn is_wall(line: &str, block: &Block) -> bool {
    const LONGEST: usize = 240;
    // What readers are asked to do, or that they must: speech about subscribers is text.
    let asks = || {
        [
            "sign in",
            "log in",
            "login",
            "subscribe",
            "cancel any",
            "?",
            "abonn",
            "suscri",
            "assin",
            "会員",
            "文字",
            "подпис",
            "subscription",
            "회원",
            "se connecter",
            "predplat",
            "předplat",
            "előfizet",
            "prenumer",
            "naroč",
            "pretplat",
            "претплат",
            "передплат",
            "абонат",
            "abona",
            "abonent",
            "tellija",
            "tilaaj",
            "συνδρομ",
            "abone",
        ]
        .iter()
        .any(|word| line.contains(word))
    };
    let is_quoted = line.starts_with(['"', '“', '«', '„', '「']);
    block.length <= LONGEST && !is_quoted && WALLS.is_in(line) && asks()
}

/// `-- BERNAMA`: the name of the agency, in capitals, ends its report.
fn is_end_mark(text: &str) -> bool {
    let name = text.strip_prefix("--").map(str::trim).unwrap_or_default();
    (3..=16).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `A version of this article appears in print on …`, `Republish this article`
fn is_reprint(line: &str) -> bool {
    REPRINTS.is_start_of(line)
        && (!line.starts_with("a version of this") && !line.starts_with("this article") || line.contains("print"))
}

/// `Contact Jane Doe at 309-555-0144.`, `Follow Jane Doe on Twitter @jdoe.`
fn is_contact(line: &str, block: &Block) -> bool {
    const LONGEST: usize = 160;
    const LEAST_DIGITS: usize = 7;
    let begins = ["contact ", "follow ", "reach ", "email ", "e-mail ", "kontakt ", "contacto "]
        .iter()
        .any(|start| line.starts_with(start));
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let has_address = line.contains('@') || begins && !line.contains("follow") && digits >= LEAST_DIGITS;
    block.length <= LONGEST && begins && has_address
}

/// Whether a heading says that readers' remarks follow, and if so whether it counts them.
pub(super) fn counts_comments(heading: &str) -> Option<bool> {
    let line = heading.to_lowercase();
    let line = line.trim_matches(|character: char| !character.is_alphanumeric());
    if is_count_of_comments(line) {
        return Some(true);
    }
    // Answers may be what an article is about.
    let may_be_of_text = matches!(line, "responses" | "replies");
    (COMMENTS.is(line) && !may_be_of_text || ENDS.is(line) && COMMENTS.is_in(line)).then_some(false)
}

/// Whether a line says that somebody pays for what follows: `Sponsored by Ropes and Sons`.
pub(super) fn names_sponsor(line: &str) -> bool {
    const LONGEST_CHARACTERS: usize = 60;
    if is_longer(line, LONGEST_CHARACTERS) {
        return false;
    }
    let line = line.trim().to_lowercase();
    let line = line.trim_matches(|character: char| !character.is_alphanumeric());
    let is_with_name = || SPONSORS.starts_of(line).any(|start| start.contains(' ') && after_start(line, start).is_some());
    SPONSORS.is(line) || is_with_name()
}

/// `(Reporting by Jane Doe and John Roe; Editing by Ann Lee)`: who made the report of an agency.
fn is_of_desk(line: &str) -> bool {
    const DEEDS: [&str; 5] = ["reporting by ", "additional reporting by ", "writing by ", "editing by ", "compiled by "];
    let is_editor_alone = line
        .strip_prefix("edited by ")
        .is_some_and(|name| (1..=4).contains(&name.split(' ').count()) && !name.contains([',', ':']));
    is_editor_alone
        || DEEDS.iter().any(|deed| line.starts_with(deed))
            && (line.contains("editing by ") || line.contains("; "))
            && !line.contains(". ")
}

/// `12 comments`, `Comments (3)`.
fn is_count_of_comments(line: &str) -> bool {
    let words = line.trim_matches(|character: char| !character.is_alphabetic());
    words.len() < line.len() && line.chars().count() < 30 && COMMENTS.is(words)
}

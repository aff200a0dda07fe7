//! Tells the lines by which a page lets readers share it: rows of networks, and verbs of sharing with one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::super::networks::NETWORKS;
use super::super::scan::{holds_any, words};
use super::phrases::List;

/// `Sdílet: Facebook Twitter WhatsApp`: networks and nothing else behind a word for sharing, in whatever language.
pub(super) fn is_row_of_networks(line: &str) -> bool {
    const LONGEST_BYTES: usize = 120;
    const MOST_WORDS_BEFORE: usize = 4;
    const LEAST_NETWORKS: usize = 2;
    // The colon of Chinese begins with the other byte.
    if line.len() > LONGEST_BYTES || !holds_any(line, [b':', 0xEF]) {
        return false;
    }
    let Some((before, ways)) = line.split_once([':', '：']) else { return false };
    let ways = ways.split_whitespace().map(str::to_lowercase);
    let is_way = |way: String| NETWORKS.contains(&way.as_str()) || matches!(way.as_str(), "x" | "vk" | "reddit" | "email");
    before.split_whitespace().count() <= MOST_WORDS_BEFORE
        && ways.clone().count() >= LEAST_NETWORKS
        && ways.into_iter().all(is_way)
}

/// `Facebook Twitter Email`.
pub(super) fn is_shares(text: &str) -> bool {
    const SURE: [&str; 9] =
        ["reddit", "email", "tweet", "facebookshare", "вконтакте", "فيسبوك", "تويتر", "subscribe", "login"];
    let is_share = |word: &str| List::ShareWord.contains(word) || word.chars().all(|c| c.is_ascii_digit());
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    // Most lines are told by their first word.
    words.clone().all(is_share)
        && (2..=16).contains(&words.clone().count())
        && words.any(|word| NETWORKS.contains(&word) || SURE.contains(&word))
}

/// `Share on Facebook`, `Compartir en Whatsapp`.
pub(super) fn is_share_on<'t>(text: &'t str) -> bool {
    const VERBS: [&str; 26] = [
        "partilhar",
        "partilhe",
        "sdílet",
        "zdieľať",
        "jaa",
        "megosztás",
        "поділитися",
        "сподели",
        "partajează",
        "κοινοποίηση",
        "share",
        "compartir",
        "compartilhar",
        "compartilhe",
        "partager",
        "teilen",
        "condividi",
        "delen",
        "deel",
        "dela",
        "udostępnij",
        "bagikan",
        "paylaş",
        "поделиться",
        "شارك",
        "del",
    ];
    const OTHERS: [&str; 8] = ["reddit", "email", "e-mail", "x", "vk", "bluesky", "mail", "messenger"];
    const MOST_WORDS: usize = 5;
    // "Twitter'da paylaş Facebook'ta paylaş", "Auf Facebook teilen Auf Twitter teilen"
    const JOINTS: [&str; 27] = [
        "on", "via", "to", "in", "with", "by", "sur", "par", "auf", "bei", "über", "per", "en", "por", "no", "na", "em",
        "su", "op", "på", "w", "в", "во", "на", "στο", "على", "عبر",
    ];
    const MOST_WORDS_OF_ROW: usize = 24;
    static KNOWN: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| VERBS.iter().chain(NETWORKS.iter()).chain(&OTHERS).chain(&JOINTS).copied().collect());
    let bare = |word: &&'t str| -> &'t str { word.split(['\'', '’']).next().unwrap_or_default() };
    // Most lines are told by their first word.
    let Some(first) = words(text).next().filter(|first| KNOWN.contains(bare(first)) || VERBS.contains(first)) else {
        return false;
    };
    if !VERBS.contains(&first) && !words(text).take(MOST_WORDS_OF_ROW + 1).all(|word| KNOWN.contains(bare(&word))) {
        return false;
    }
    let words: Vec<&str> = words(text).take(MOST_WORDS_OF_ROW + 1).collect();
    let is_way = |word: &str| NETWORKS.contains(&word) || OTHERS.contains(&word);
    let (mut ways, mut verbs) = (0, 0);
    let is_row = words.len() > 2
        && words.len() <= MOST_WORDS_OF_ROW
        && words.iter().map(bare).all(|word| {
            ways += usize::from(is_way(word));
            verbs += usize::from(VERBS.contains(&word));
            is_way(word) || VERBS.contains(&word) || JOINTS.contains(&word)
        });
    if is_row && ways >= 1 && verbs >= 1 && (ways >= 2 || words.len() <= MOST_WORDS) {
        return true;
    }
    let words = &words[..words.len().min(MOST_WORDS + 1)];
    let [verb, rest @ ..] = words else { return false };
    VERBS.contains(verb)
        && (1..MOST_WORDS).contains(&rest.len())
        && rest.last().is_some_and(|way| NETWORKS.contains(way) || OTHERS.contains(way))
}

//! Reads the lists of `words.txt`: the words by which a name in a byline is told from what stands around it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A list of words in lower case: its bit among [`Lists`].
pub(super) struct List(u32);

impl List {
    pub(super) fn contains(&self, word: &str) -> bool {
        Lists::of(word).has(self)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        WORDS.iter().filter(|(_, lists)| lists.has(self)).map(|(word, _)| *word)
    }
}

/// The lists that hold a word: what a word is can be asked of all of them at once.
#[derive(Clone, Copy, Default)]
pub(super) struct Lists(u32);

impl Lists {
    pub(super) fn of(word: &str) -> Lists {
        WORDS.get(word).copied().unwrap_or_default()
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn has(self, list: &List) -> bool {
        self.0 & list.0 != 0
    }
}

static WORDS: LazyLock<FxHashMap<&'static str, Lists>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Lists> = FxHashMap::default();
    let mut bit = 0;
    for line in include_str!("words.txt").lines() {
        match line.strip_prefix("= ") {
            Some(name) => bit = LISTS.iter().find(|(known, _)| *known == name).map_or(0, |(_, list)| list.0),
            None => {
                let own = line.split(',').map(str::trim).filter(|word| !word.is_empty());
                own.for_each(|word| words.entry(word).or_default().0 |= bit);
            }
        }
    }
    words
});

/// The openers by their first character.
pub(super) static OPENERS_BY_START: LazyLock<FxHashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut openers: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
    for opener in OPENERS.iter() {
        openers.entry(opener.chars().next().unwrap_or_default()).or_default().push(opener);
    }
    openers
});

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $list:literal;)*) => {
        /// The places of the lists, which are those of their bits.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "they are called like the lists")]
        enum Places { $($name),* }

        $($(#[$doc])* pub(super) const $name: List = List(1 << Places::$name as u32);)*

        const LISTS: &[(&str, List)] = &[$(($list, $name)),*];
    };
}

lists! {
    /// What opens a byline. Longer ones are tried first; a colon may follow each.
    OPENERS = "openers";
    /// Openers by which systems say who put an article up.
    POSTING = "posting";
    /// Openers that also begin a family name: what follows has to look like a whole name.
    OPENERS_IN_NAMES = "openers in names";
    /// Joins names wherever it stands.
    JOINTS = "joints";
    /// Joints that are also names of people, with a capital.
    JOINTS_IN_NAMES = "joints in names";
    /// Joins names only where a whole name stands on both sides: `Ortega y Gasset` is one.
    WEAK_JOINTS = "weak joints";
    /// Openers that are labels: a colon has to follow where a line is not known to be a byline.
    LABEL_OPENERS = "label openers";
    /// Small words that may follow the name in a byline: `By Jane Doe in Kyiv for the Harbour Review`.
    AFTER_NAMES = "after names";
    /// Small words inside names.
    PARTICLES = "particles";
    /// Words of office and rank before a name, without their points.
    TITLES = "titles";
    /// What stands behind a name, without points; case counts, for there is Jack Ma.
    DEGREES = "degrees";
    /// Generations: part of the name.
    GENERATIONS = "generations";
    /// What somebody does.
    ROLES = "roles";
    /// Stands before a role and belongs to it.
    ROLE_MODIFIERS = "role modifiers";
    /// Part of the name of a house or body rather than of a person.
    HOUSES = "houses";
    /// The editors of a house without its name: nobody who wrote.
    OFFICES = "offices";
    /// Houses of one word that stand beside names.
    AGENCIES = "agencies";
    /// Longer names of houses, and places of more than one word, that stand behind a name without a comma.
    HOUSE_PHRASES = "house phrases";
    /// The nouns of papers, at the end of their names or at the begin.
    PAPER_NOUNS = "paper nouns";
    /// Whole names of papers and sites that no noun in them gives away, or that are known the world over.
    PAPERS = "papers";
    /// Places of more than one word.
    PLACE_PHRASES = "place phrases";
    /// No person is called so: what a page says around a byline.
    STOPS = "stops";
    /// After one of these and `by` (or before a colon) stands somebody who did not write the article.
    NOT_WRITING = "not writing";
    /// After a name these begin a sentence about its bearer.
    VERBS = "verbs";
    /// May stand before a name in small letters.
    LEAD_INS = "lead ins";
    /// Months: a date when a number follows.
    MONTHS = "months";
    /// Accounts, not persons.
    NOBODY = "nobody";
    /// Arabic names that begin with the letter of "and".
    NAMES_IN_WAW = "names in waw";
}

/// The commonest family names of Chinese, in both scripts.
pub(super) const CHINESE_FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁于董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范江傅钟鍾卢盧汪戴崔任陆陸廖姚方金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀严嚴尹钱錢施牛洪龚龔强強";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn lists_are_there_and_in_lower_case() {
        for (name, list) in LISTS {
            assert!(list.iter().count() > 3, "{name}");
            let lines = include_str!("words.txt").lines().skip_while(|line| line.strip_prefix("= ") != Some(name)).skip(1);
            let own = lines.take_while(|line| !line.starts_with('=')).flat_map(|line| line.split(',')).map(str::trim);
            let own: BTreeSet<&str> = own.filter(|word| !word.is_empty()).collect();
            assert_eq!(own, list.iter().collect(), "{name}");
            assert!(*name == "degrees" || list.iter().all(|word| word == word.to_lowercase()), "{name}");
        }
    }
}

//! Reads the lists of `words.txt`: the words by which a name in a byline is told from what stands around it.

use std::collections::HashSet;
use std::sync::LazyLock;

const TEXT: &str = include_str!("words.txt");

/// A list of words in lower case.
pub(super) struct List(LazyLock<HashSet<&'static str>>);

impl List {
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }
}

fn list(name: &str) -> HashSet<&'static str> {
    let lines = TEXT.lines().skip_while(|line| line.strip_prefix("= ") != Some(name)).skip(1);
    let own = lines.take_while(|line| !line.starts_with('='));
    own.flat_map(|line| line.split(',')).map(str::trim).filter(|word| !word.is_empty()).collect()
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $list:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: List = List(LazyLock::new(|| list($list)));)*

        #[cfg(test)]
        const LISTS: &[(&str, &List)] = &[$(($list, &$name)),*];
    };
}

lists! {
    /// What opens a byline. Longer ones are tried first; a colon may follow each.
    OPENERS = "openers";
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
    /// Houses of one word that stand beside names.
    AGENCIES = "agencies";
    /// Longer names of houses, and places of more than one word, that stand behind a name without a comma.
    HOUSE_PHRASES = "house phrases";
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
pub(super) const CHINESE_FAMILIES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁于董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范江傅钟鍾卢盧汪戴崔任陆陸廖姚方金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀严嚴尹钱錢施牛洪龚龔";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_there_and_in_lower_case() {
        for (name, list) in LISTS {
            assert!(list.iter().count() > 3, "{name}");
            assert!(*name == "degrees" || list.iter().all(|word| word == word.to_lowercase()), "{name}");
        }
    }
}

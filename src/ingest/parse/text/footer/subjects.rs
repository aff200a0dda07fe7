//! Takes what stands below a text behind a word for its subjects (`Argomenti: ...`, `Ämnen`) for its tags, where it has no others.

use super::super::header::HeaderReader;
use super::super::lines::Line;
use super::super::phrases::lowered;
use crate::article::{Field, Zone};

/// Words for the subjects of an article, several of them. One for a section or a category says where it stands.
const SUBJECTS: [&str; 91] = [
    "filed under",
    "topics",
    "related topics",
    "topics in this article",
    "in this story",
    "themen",
    "themen des artikels",
    "themen in diesem artikel",
    "verwandte themen",
    "mehr zu den themen",
    "temas",
    "temas relacionados",
    "en este artículo",
    "följ ämnen",
    "temas del artículo",
    "temas de la noticia",
    "thèmes",
    "thèmes associés",
    "sujets",
    "sujets liés",
    "sujets associés",
    "sur les thèmes",
    "thématiques",
    "argomenti",
    "temi",
    "temi correlati",
    "in questo articolo",
    "assuntos",
    "assuntos relacionados",
    "tópicos",
    "tópicos relacionados",
    "onderwerpen",
    "onderwerpen in dit artikel",
    "ämnen",
    "ämnen i artikeln",
    "artikeln handlar om",
    "emner",
    "aiheet",
    "artikkelin aiheet",
    "efni",
    "tematy",
    "powiązane tematy",
    "tematy powiązane",
    "témata",
    "související témata",
    "témy",
    "súvisiace témy",
    "témák",
    "kapcsolódó témák",
    "subiecte",
    "teme",
    "теме",
    "θέματα",
    "konular",
    "ilgili konular",
    "темы",
    "сюжеты",
    "связанные темы",
    "теми",
    "пов'язані теми",
    "тэмы",
    "temos",
    "tēmas",
    "teemad",
    "المواضيع",
    "مواضيع",
    "الموضوعات",
    "موضوعات",
    "موضوع‌ها",
    "נושאים",
    "נושאים קשורים",
    "topik terkait",
    "หัวข้อที่เกี่ยวข้อง",
    "相关话题",
    "相關話題",
    "话题",
    "話題",
    "関連トピック",
    "関連テーマ",
    "トピック",
    "관련 주제",
    "相关主题",
    "相關主題",
    "相關話題",
    "chủ đề",
    "chủ đề liên quan",
    "topik",
    "विषय",
    "বিষয়",
    "مواضيع ذات صلة",
    "موضوعات مرتبط",
];

impl HeaderReader<'_, '_> {
    /// Remembers a value behind a word for the subjects of the article.
    pub(in super::super) fn keep_subjects(&mut self, line: &Line<'_>, name: &str, value: std::ops::Range<usize>) {
        let name = lowered(name).replace('\u{307}', "");
        if self.is_below_text && SUBJECTS.contains(&name.trim_matches([':', ' '])) {
            let words = line.text[value.clone()].trim().to_string();
            self.subjects.push((words, line.evidence(Zone::Credit, &value, format!("label {name}"), 0.7)));
        }
    }

    /// The subjects are tags where there are no others and they are several: one alone is the section.
    pub(in super::super) fn settle_subjects(&mut self) {
        let subjects = std::mem::take(&mut self.subjects);
        let are_several = subjects.len() > 1
            || subjects.iter().any(|(words, _)| words.contains([',', ';', '|', '/', '،', '、', '·', '•']));
        if !self.builder.article().tags.is_empty() || !are_several {
            return;
        }
        for (words, evidence) in subjects {
            self.builder.add_list_text(Field::Keywords, &words, evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn subjects_below_a_text_are_its_tags() {
        const BODY: &str = "The county reopened the road over the pass on Tuesday. The ploughs worked all night, and trucks are passing again.\n\n\
                            The people of the village spent four days without bread. The town asks for a second tunnel.";
        let mut wrong = String::new();
        for (below, expected) in [
            ("Argomenti: Strade, Neve", "Strade|Neve"),
            ("Ämnen\nVägar\nSnö", "Vägar|Snö"),
            ("Följ ämnen\nVägar\nSnö", "Vägar|Snö"),
            ("En este artículo\nCarreteras\nNieve\n\nJuan Pérez", "Carreteras|Nieve"),
            ("Темы: дороги, снег, тоннели", "дороги|снег|тоннели"),
            ("İlgili Konular: Yollar, Kar", "Yollar|Kar"),
            ("Filed under: Roads, Snow", "Roads|Snow"),
            ("Argomenti: Strade, Neve\nTag: Tunnel, Pane", "Tunnel|Pane"),
            ("相關話題：公路、雪", "公路|雪"),
            // The section, one subject alone.
            ("Categorie: Strade, Neve", ""),
            ("Argomenti: Cronaca", ""),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("Pass road reopens after four days\n12 April 2023\n\n{BODY}\n\n{below}\n"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let tags = article.tags.join("|");
            if tags != expected || article.body != BODY {
                wrong.push_str(&format!("{below:?}: {tags}, not {expected}: {}\n", article.body));
            }
        }
        assert_eq!(wrong, "");
    }
}

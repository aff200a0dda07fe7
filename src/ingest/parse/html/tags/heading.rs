//! Turns a line into whether it says that tags follow.

use crate::article::Field;
use crate::ingest::parse::labels::{Label, whole_label};

/// Whether a line says that tags follow.
pub(in super::super) fn is_tag_heading(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    const LINES: [&str; 45] = [
        "les mer om",
        "läs mer om",
        "læs mere om",
        "lue lisää aiheesta",
        "en savoir plus sur",
        "archivado en",
        "archivado bajo",
        "follow the topics in this article",
        "follow topics",
        "explore more on these topics",
        "related topics",
        "more about",
        "read more on",
        "filed under",
        "themen in diesem artikel",
        "ämnen i artikeln",
        "ämnen i den här artikeln",
        "emner i artiklen",
        "onderwerpen in dit artikel",
        "témata článku",
        "temas de este artículo",
        "more stories on",
        "more stories about",
        "more on these topics",
        "forschungsgebiete",
        "in this story",
        "topics in this article",
        "themen des artikels",
        "mehr zu den themen",
        "temas relacionados",
        "temas de esta nota",
        "en esta nota",
        "thèmes associés",
        "sujets associés",
        "tópicos relacionados",
        "assuntos relacionados",
        "gerelateerde onderwerpen",
        "relaterade ämnen",
        "relaterte emner",
        "powiązane tematy",
        "související témata",
        "kapcsolódó témák",
        "ilgili konular",
        "tag-uri",
        "related tags",
    ];
    let line = line.trim().trim_end_matches([':', '：', '﹕']).trim_end();
    line.len() <= LONGEST_BYTES
        && (whole_label(line) == Some(Label::Field(Field::Keywords))
            || LINES.contains(&line.to_lowercase().replace('\u{307}', "").as_str()))
}

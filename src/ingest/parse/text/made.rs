//! Tells the day on which a note was made from that of the article in it, where both stand behind labels.

use super::super::dates::{DateReading, whole_date};
use super::super::labels::{Label, labels_of};
use super::header::HeaderReader;
use super::lines::Line;
use crate::article::Field;

/// Labels of the day on which something was made: that of publication, unless another label says it.
const MAKING: [&str; 34] = [
    "erstellt",
    "erstellt am",
    "erstellungsdatum",
    "angelegt",
    "angelegt am",
    "created",
    "created on",
    "date created",
    "créé",
    "créé le",
    "date de création",
    "creado",
    "creado el",
    "fecha de creación",
    "criado em",
    "data de criação",
    "creato",
    "creato il",
    "data di creazione",
    "aangemaakt",
    "aangemaakt op",
    "utworzono",
    "data utworzenia",
    "создано",
    "дата создания",
    "створено",
    "дата створення",
    "oluşturulma",
    "oluşturulma tarihi",
    "oluşturma tarihi",
    "作成日",
    "作成日時",
    "创建时间",
    "创建日期",
];

/// Whether a label is that of the day on which something was made.
pub(super) fn names_making(label: &str) -> bool {
    let lowered = label.to_lowercase();
    MAKING.contains(&lowered.as_str())
}

impl HeaderReader<'_, '_> {
    /// Whether a line near one that says when a note was made has a day behind the label of publication.
    pub(super) fn has_day_besides(&self, line: &Line<'_>) -> bool {
        const MOST_LINES: usize = 8;
        let says_day = |text: &str| {
            let (_, labels) = labels_of(text).unwrap_or_default();
            labels.iter().any(|labelled| {
                labelled.label == Label::Field(Field::DatePublished)
                    && !names_making(text[labelled.name.clone()].trim())
                    && matches!(whole_date(text[labelled.value.clone()].trim()), DateReading::Found(_))
            })
        };
        let near = |other: &&Line<'_>| other.number.abs_diff(line.number) <= MOST_LINES as _;
        self.lines
            .iter()
            .take_while(|other| other.start <= line.start || near(other))
            .filter(near)
            .any(|other| says_day(other.text))
    }
}

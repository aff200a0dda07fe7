//! Turns the emissions of a run into its best row of labels (Viterbi), and tells how near the next best kind is.

use super::model::{BEGIN, Emission, LABELS, Model, kind_of_label};

type Row = [i32; LABELS];

/// Room for the tables, kept from run to run.
#[derive(Default)]
pub(super) struct Decoder {
    ahead: Vec<Row>,
    behind: Vec<Row>,
}

impl Decoder {
    /// Writes the best labels of a run.
    pub(super) fn decode(&mut self, model: &Model<'_>, emissions: &[Emission], labels: &mut [u8]) {
        self.go_ahead(model, emissions);
        let Some(last) = self.ahead.last() else { return };
        let mut label = best(last);
        for at in (0..emissions.len()).rev() {
            labels[at] = label as u8;
            if at > 0 {
                let before = &self.ahead[at - 1];
                let reached = |from: &usize| before[*from] + model.transitions[*from][label];
                label = (0..LABELS).rev().max_by_key(reached).unwrap_or(0);
            }
        }
    }

    /// For each word of the run decoded last, the weight that its kind has ahead of the best reading with another kind there.
    pub(super) fn margins(&mut self, model: &Model<'_>, emissions: &[Emission], labels: &[u8], margins: &mut Vec<i32>) {
        self.behind.clear();
        self.behind.resize(emissions.len(), [0; LABELS]);
        for at in (1..emissions.len()).rev() {
            let mut arrive = self.behind[at];
            for (weight, emission) in arrive.iter_mut().zip(&emissions[at]) {
                *weight += i32::from(*emission);
            }
            let row: Row = std::array::from_fn(|before| {
                let steps = model.transitions[before].iter().zip(&arrive);
                steps.map(|(step, weight)| step + weight).max().unwrap_or(i32::MIN)
            });
            self.behind[at - 1] = row;
        }
        margins.clear();
        for (at, label) in labels.iter().enumerate() {
            let (mut own, mut other) = (i32::MIN, i32::MIN);
            for candidate in 0..LABELS {
                let reached = self.ahead[at][candidate] + self.behind[at][candidate];
                if kind_of_label(candidate as u8) == kind_of_label(*label) {
                    own = own.max(reached);
                } else {
                    other = other.max(reached);
                }
            }
            margins.push(own.saturating_sub(other));
        }
    }

    fn go_ahead(&mut self, model: &Model<'_>, emissions: &[Emission]) {
        self.ahead.clear();
        for (at, emission) in emissions.iter().enumerate() {
            let mut row = [i32::MIN; LABELS];
            if at == 0 {
                row = model.transitions[BEGIN];
            } else {
                let before = self.ahead[at - 1];
                for (from, reached) in before.iter().enumerate() {
                    for (best, step) in row.iter_mut().zip(&model.transitions[from]) {
                        *best = (*best).max(reached.wrapping_add(*step));
                    }
                }
            }
            for (sum, weight) in row.iter_mut().zip(emission) {
                *sum = sum.wrapping_add(i32::from(*weight));
            }
            self.ahead.push(row);
        }
    }
}

fn best(row: &Row) -> usize {
    (0..LABELS).rev().max_by_key(|label| row[*label]).unwrap_or(0)
}

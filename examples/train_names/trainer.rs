//! Turns runs of words, with the labels that will do, into the weights of a linear chain over their features.

use std::collections::HashMap;
use std::io::Write;

use dateline::actors::names_training::{LABELS, write_weights};

use super::{AVERAGED_EPOCHS, Dice, Mask, Run};

/// Pairs of rows in the file of weights.
const PAIRS: usize = 1 << 17;
const RATE: f32 = 0.06;
const DECAY: f32 = 2e-6;
/// Features seen less often than this are not learnt.
const LEAST_COUNT: u32 = 3;

type Weights = [f32; LABELS];
type Transitions = [[f32; LABELS]; LABELS + 1];

pub(super) struct Trainer {
    places: HashMap<u32, u32>,
    features: Vec<u32>,
    counts: Vec<u32>,
    weights: Vec<Weights>,
    squares: Vec<Weights>,
    remembered: Vec<Weights>,
    transitions: Transitions,
    transition_squares: Transitions,
}

fn may_follow(before: usize, label: usize) -> bool {
    let is_inside = label > 0 && label.is_multiple_of(2);
    !is_inside || (before < LABELS && (before == label || before + 1 == label))
}

impl Trainer {
    pub(super) fn new(runs: &[Run], chosen: &[usize]) -> Trainer {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for run in chosen {
            for feature in runs[*run].features.iter().chain(&runs[*run].votes).flatten() {
                *counts.entry(*feature).or_insert(0) += 1;
            }
        }
        let mut kept: Vec<(u32, u32)> = counts.into_iter().filter(|(_, count)| *count >= LEAST_COUNT).collect();
        // Frequent ones side by side; the order does not hang on the map's.
        kept.sort_by_key(|(feature, count)| (std::cmp::Reverse(*count), *feature));
        eprintln!("{} features", kept.len());
        Trainer {
            places: kept.iter().enumerate().map(|(place, (feature, _))| (*feature, place as u32)).collect(),
            features: kept.iter().map(|(feature, _)| *feature).collect(),
            counts: kept.iter().map(|(_, count)| *count).collect(),
            weights: vec![[0.0; LABELS]; kept.len()],
            squares: vec![[0.0; LABELS]; kept.len()],
            remembered: vec![[0.0; LABELS]; kept.len()],
            transitions: [[0.0; LABELS]; LABELS + 1],
            transition_squares: [[0.0; LABELS]; LABELS + 1],
        }
    }

    fn places_of(&self, run: &Run, at: usize, with_votes: bool) -> Vec<u32> {
        let votes = if with_votes { run.votes.get(at).map_or(&[][..], Vec::as_slice) } else { &[] };
        run.features[at].iter().chain(votes).filter_map(|feature| self.places.get(feature).copied()).collect()
    }

    fn emission(&self, places: &[u32]) -> Weights {
        let mut sum = [0.0; LABELS];
        for place in places {
            for (sum, weight) in sum.iter_mut().zip(&self.weights[*place as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    pub(super) fn epoch(&mut self, runs: &[Run], chosen: &[usize], dice: &mut Dice, with_votes: bool) -> f64 {
        let mut order = chosen.to_vec();
        for place in (1..order.len()).rev() {
            order.swap(place, dice.below(place + 1));
        }
        let (mut loss, mut words) = (0.0, 0);
        for run in order {
            let run = &runs[run];
            let with_votes = with_votes && dice.chance(65);
            let places: Vec<Vec<u32>> = (0..run.masks.len()).map(|at| self.places_of(run, at, with_votes)).collect();
            let emissions: Vec<Weights> = places.iter().map(|places| self.emission(places)).collect();
            let free = vec![(1 << LABELS) - 1; run.masks.len()];
            let (free_score, expected, steps) = self.expect(&emissions, &free);
            let (bound_score, wanted, wanted_steps) = self.expect(&emissions, &run.masks);
            loss += f64::from(free_score - bound_score);
            words += run.masks.len();
            for (at, places) in places.iter().enumerate() {
                let mut gradient = [0.0; LABELS];
                for (label, gradient) in gradient.iter_mut().enumerate() {
                    *gradient = (wanted[at][label] - expected[at][label]) * run.weight;
                }
                if gradient.iter().all(|part| part.abs() < 1e-4) {
                    continue;
                }
                for place in places {
                    let place = *place as usize;
                    let (weights, squares) = (&mut self.weights[place], &mut self.squares[place]);
                    for label in 0..LABELS {
                        let part = gradient[label] - DECAY * weights[label];
                        squares[label] += part * part;
                        weights[label] += RATE * part / (squares[label] + 1e-2).sqrt();
                    }
                }
            }
            for before in 0..=LABELS {
                for label in 0..LABELS {
                    let part = (wanted_steps[before][label] - steps[before][label]) * run.weight;
                    if part != 0.0 {
                        self.transition_squares[before][label] += part * part;
                        let square = self.transition_squares[before][label];
                        self.transitions[before][label] += RATE * part / (square + 1e-2).sqrt();
                    }
                }
            }
        }
        loss / words as f64
    }

    /// Logarithm of the sum over all readings that the masks allow, and how often each label and step is in them.
    fn expect(&self, emissions: &[Weights], masks: &[Mask]) -> (f32, Vec<Weights>, Transitions) {
        let step = self.raised_steps();
        let (scale, raised) = raised(emissions, masks);
        let Some((sums, ahead)) = ahead(&step, &raised) else {
            // No reading fits: a name that the runs cut in two.
            return self.expect(emissions, &vec![(1 << LABELS) - 1; emissions.len()]);
        };
        let score = sums.iter().fold(scale, |score, sum| score + sum.ln());
        let (counts, steps) = counts(&step, &raised, &ahead);
        (score, counts, steps)
    }

    /// How likely each step is, where it is allowed.
    fn raised_steps(&self) -> Transitions {
        let mut step = [[0.0f32; LABELS]; LABELS + 1];
        for (before, row) in step.iter_mut().enumerate() {
            for (label, weight) in row.iter_mut().enumerate() {
                *weight = if may_follow(before, label) { self.transitions[before][label].exp() } else { 0.0 };
            }
        }
        step
    }

    /// The best labels of a run by the base features alone.
    pub(super) fn best(&self, run: &Run) -> Vec<u8> {
        let length = run.masks.len();
        let mut reached: Vec<Weights> = Vec::with_capacity(length);
        let mut origins: Vec<[u8; LABELS]> = Vec::with_capacity(length);
        for at in 0..length {
            let emission = self.emission(&self.places_of(run, at, false));
            let mut row = [f32::MIN; LABELS];
            let mut origin = [0; LABELS];
            for label in 0..LABELS {
                if at == 0 {
                    row[label] = if may_follow(LABELS, label) { self.transitions[LABELS][label] } else { f32::MIN };
                } else {
                    for before in (0..LABELS).filter(|before| may_follow(*before, label)) {
                        let weight = reached[at - 1][before] + self.transitions[before][label];
                        if weight > row[label] {
                            (row[label], origin[label]) = (weight, before as u8);
                        }
                    }
                }
                row[label] += emission[label];
            }
            reached.push(row);
            origins.push(origin);
        }
        let mut labels = vec![0; length];
        let last = reached.last().copied().unwrap_or([0.0; LABELS]);
        let mut label = (0..LABELS).max_by(|left, right| last[*left].total_cmp(&last[*right])).unwrap_or(0) as u8;
        for at in (0..length).rev() {
            labels[at] = label;
            label = origins[at][usize::from(label)];
        }
        labels
    }

    pub(super) fn remember(&mut self) {
        for (sum, weight) in self.remembered.iter_mut().flatten().zip(self.weights.iter().flatten()) {
            *sum += weight;
        }
    }

    pub(super) fn take_mean(&mut self) {
        for (weight, sum) in self.weights.iter_mut().flatten().zip(self.remembered.iter().flatten()) {
            *weight = sum / AVERAGED_EPOCHS as f32;
        }
    }

    pub(super) fn into_file(self) -> Vec<u8> {
        let worth = |place: usize| {
            let length = self.weights[place].iter().map(|weight| weight * weight).sum::<f32>().sqrt();
            length * (self.counts[place].min(100) as f32).sqrt()
        };
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|left, right| worth(*right).total_cmp(&worth(*left)).then(left.cmp(right)));
        let features: Vec<(u32, Weights)> =
            order.iter().map(|place| (self.features[*place], self.weights[*place])).collect();
        std::io::stderr().flush().ok();
        write_weights(&self.transitions, &features, PAIRS)
    }
}

/// How likely each label is at each word, beside the likeliest, if the masks allow it; and the sum of what was taken out.
fn raised(emissions: &[Weights], masks: &[Mask]) -> (f32, Vec<Weights>) {
    let mut raised = vec![[0.0f32; LABELS]; emissions.len()];
    let mut scale = 0.0;
    for ((raised, emission), mask) in raised.iter_mut().zip(emissions).zip(masks) {
        let most = emission.iter().copied().fold(f32::MIN, f32::max);
        scale += most;
        for label in 0..LABELS {
            if mask >> label & 1 == 1 {
                raised[label] = (emission[label] - most).exp().max(1e-30);
            }
        }
    }
    (scale, raised)
}

/// How likely each label is by the words up to its own, and the sums by which these are scaled; nothing if no reading fits.
fn ahead(step: &Transitions, raised: &[Weights]) -> Option<(Vec<f32>, Vec<Weights>)> {
    let mut sums = Vec::with_capacity(raised.len());
    let mut ahead: Vec<Weights> = Vec::with_capacity(raised.len());
    for raised in raised {
        let mut row = match ahead.last() {
            None => step[LABELS],
            Some(before) => stepped(step, before),
        };
        let mut sum = 0.0;
        for label in 0..LABELS {
            row[label] *= raised[label];
            sum += row[label];
        }
        if sum <= 0.0 {
            return None;
        }
        row.iter_mut().for_each(|weight| *weight /= sum);
        sums.push(sum);
        ahead.push(row);
    }
    Some((sums, ahead))
}

/// How likely each label is behind a word.
fn stepped(step: &Transitions, before: &Weights) -> Weights {
    let mut row = [0.0; LABELS];
    for (from, step) in before.iter().zip(step) {
        if *from > 0.0 {
            for label in 0..LABELS {
                row[label] += from * step[label];
            }
        }
    }
    row
}

/// How often each label and each step is in the readings, from the last word back.
fn counts(step: &Transitions, raised: &[Weights], ahead: &[Weights]) -> (Vec<Weights>, Transitions) {
    let mut counts = vec![[0.0f32; LABELS]; raised.len()];
    let mut steps = [[0.0f32; LABELS]; LABELS + 1];
    let mut behind = [1.0f32; LABELS];
    for at in (0..raised.len()).rev() {
        let mut sum = 0.0;
        for label in 0..LABELS {
            counts[at][label] = ahead[at][label] * behind[label];
            sum += counts[at][label];
        }
        counts[at].iter_mut().for_each(|count| *count /= sum);
        let Some(before) = at.checked_sub(1).map(|before| &ahead[before]) else {
            for label in 0..LABELS {
                steps[LABELS][label] += counts[0][label];
            }
            break;
        };
        let mut arrive = [0.0; LABELS];
        for label in 0..LABELS {
            arrive[label] = raised[at][label] * behind[label];
        }
        behind = add_steps(step, before, &arrive, &mut steps);
    }
    (counts, steps)
}

/// Adds the steps between two words; how likely each label of the first is by all behind it, beside the likeliest.
fn add_steps(step: &Transitions, before: &Weights, arrive: &Weights, steps: &mut Transitions) -> Weights {
    let mut pair = [[0.0f32; LABELS]; LABELS];
    let mut row = [0.0; LABELS];
    let mut total = 0.0;
    for from in 0..LABELS {
        for label in 0..LABELS {
            let weight = step[from][label] * arrive[label];
            row[from] += weight;
            pair[from][label] = before[from] * weight;
            total += pair[from][label];
        }
    }
    for from in 0..LABELS {
        for label in 0..LABELS {
            steps[from][label] += pair[from][label] / total;
        }
    }
    let most = row.iter().copied().fold(0.0, f32::max);
    row.map(|weight| weight / most)
}

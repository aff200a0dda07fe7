//! Turns features into the weights of the labels they speak for.
//!
//! The file `names.weights`: eight bytes `names` and its version, the weights from label to label (16 bits each, the last row from
//! the beginning of a run), then the rows of the features. A row is one byte that tells its feature from others and one signed
//! byte a label; a feature may lie in either row of its pair.

use std::sync::LazyLock;

/// Person, organisation, place, nationality, other.
pub(super) const KINDS: usize = 5;
/// No name, then for each kind its first word and its further words.
pub(super) const LABELS: usize = 1 + 2 * KINDS;
/// The row of transitions from the beginning of a run.
pub(super) const BEGIN: usize = LABELS;
/// Quantised weights are in units of one part in so many.
pub(super) const SCALE: f32 = 32.0;

const MAGIC: &[u8; 8] = b"names\0\0\x01";
const ROW_BYTES: usize = 1 + LABELS;
/// What is read for a feature: the first row of a pair, and as much of the second as there are places in an emission.
const PAIR_BYTES_READ: usize = ROW_BYTES + 1 + LANES;
const HEADER_BYTES: usize = MAGIC.len() + (LABELS + 1) * LABELS * 2;
static WEIGHTS: &[u8] = include_bytes!("names.weights");

/// The kind of name of a label.
pub(super) fn kind_of_label(label: u8) -> Option<usize> {
    (label > 0).then(|| (usize::from(label) - 1) / 2)
}

/// Whether one label may follow another: inside of a name comes after a word of a name of its kind.
pub(super) fn may_follow(before: usize, label: usize) -> bool {
    let is_inside = label > 0 && label.is_multiple_of(2);
    !is_inside || (before != BEGIN && (before == label || before + 1 == label))
}

/// Weights of one word's labels, summed over its features; what stands behind those of the last label means nothing. A processor adds as many at a
/// time as there are.
pub(super) type Emission = [i16; LANES];
/// How many places an emission has.
pub(super) const LANES: usize = 16;

/// The weights.
#[derive(Debug)]
pub struct Model<'w> {
    pub(super) transitions: [[i32; LABELS]; LABELS + 1],
    rows: &'w [u8],
    shift: u32,
}

impl Model<'_> {
    /// The model that comes with the program.
    pub(super) fn shared() -> &'static Model<'static> {
        static SHARED: LazyLock<Model<'static>> =
            LazyLock::new(|| Model::read(WEIGHTS).expect("the weights beside this file are whole"));
        &SHARED
    }

    /// The model in a file of weights; nothing if the file is of another make.
    pub fn read(file: &[u8]) -> Option<Model<'_>> {
        if file.len() <= HEADER_BYTES || !file.starts_with(MAGIC) {
            return None;
        }
        let (header, rows) = file.split_at(HEADER_BYTES);
        let pairs = rows.len() / (2 * ROW_BYTES);
        if rows.len() % (2 * ROW_BYTES) != 0 || !pairs.is_power_of_two() || pairs < 2 {
            return None;
        }
        let mut numbers =
            header[MAGIC.len()..].chunks_exact(2).map(|pair| i32::from(i16::from_le_bytes([pair[0], pair[1]])));
        let mut transitions = [[0; LABELS]; LABELS + 1];
        for (before, row) in transitions.iter_mut().enumerate() {
            for (label, weight) in row.iter_mut().enumerate() {
                *weight = numbers.next()?;
                if !may_follow(before, label) {
                    *weight = NEVER;
                }
            }
        }
        Some(Model { transitions, rows, shift: 32 - pairs.trailing_zeros() })
    }

    /// Adds the weights of a feature.
    #[inline]
    pub(super) fn add(&self, feature: u32, emission: &mut Emission) {
        let first = (feature >> self.shift) as usize * 2 * ROW_BYTES;
        let check = check_of(feature);
        // Whether a feature is known cannot be foretold, so there is nothing to decide: the weights of another count nothing.
        if let Some(pair) = self.rows.get(first..first + PAIR_BYTES_READ) {
            let is_second = usize::from(pair[0] != check);
            let row = &pair[is_second * ROW_BYTES..][..1 + LANES];
            let counts = -i16::from(row[0] == check);
            for (sum, weight) in emission.iter_mut().zip(&row[1..]) {
                *sum = sum.wrapping_add(i16::from(*weight as i8) & counts);
            }
            return;
        }
        // At the end of the file there is nothing behind the last row.
        let rows = self.rows[first.min(self.rows.len())..].chunks_exact(ROW_BYTES).take(2);
        for row in rows.filter(|row| row[0] == check).take(1) {
            for (sum, weight) in emission.iter_mut().zip(&row[1..]) {
                *sum = sum.wrapping_add(i16::from(*weight as i8));
            }
        }
    }
}

/// The weight of what must not be.
const NEVER: i32 = -1_000_000;

/// Tells a feature from others that share its rows; 0 is an empty row.
fn check_of(feature: u32) -> u8 {
    (feature as u8).max(1)
}

/// The file of weights for features with their weights, the weightiest first: where a pair is full the rest is left out.
pub fn write_weights(transitions: &[[f32; LABELS]; LABELS + 1], features: &[(u32, [f32; LABELS])], pairs: usize) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    for weight in transitions.iter().flatten() {
        let weight = (weight * SCALE).round().clamp(-32_000.0, 32_000.0) as i16;
        file.extend(weight.to_le_bytes());
    }
    let start = file.len();
    file.resize(start + pairs * 2 * ROW_BYTES, 0);
    let shift = 32 - pairs.trailing_zeros();
    for (feature, weights) in features {
        let first = start + (feature >> shift) as usize * 2 * ROW_BYTES;
        let check = check_of(*feature);
        let row = match (file[first], file[first + ROW_BYTES]) {
            (left, right) if left == check || right == check => continue,
            (0, _) => first,
            (_, 0) => first + ROW_BYTES,
            _ => continue,
        };
        file[row] = check;
        for (label, weight) in weights.iter().enumerate() {
            file[row + 1 + label] = (weight * SCALE).round().clamp(-127.0, 127.0) as i8 as u8;
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_added_are_those_written() {
        let mut draw = crate::dice::dice(59);
        let pairs = 16;
        let mut number = || (draw(1 << 16) << 16 | draw(1 << 16)) as u32;
        let mut features: Vec<(u32, [f32; LABELS])> = Vec::new();
        for _ in 0..20 {
            features.push((number(), std::array::from_fn(|_| (number() % 200) as f32 / SCALE - 3.0)));
        }
        // Some lie in the last pair, behind which nothing is read.
        features.extend((0..2).map(|step| (u32::MAX - step, [1.0 + step as f32; LABELS])));
        let file = write_weights(&[[0.0; LABELS]; LABELS + 1], &features, pairs);
        let model = Model::read(&file).expect("a model");
        let asked: Vec<u32> = features.iter().map(|(feature, _)| *feature).chain((0..2000).map(|_| number())).collect();
        for feature in asked {
            let mut emission = [7; LANES];
            model.add(feature, &mut emission);
            let place = HEADER_BYTES + (feature >> 28) as usize * 2 * ROW_BYTES;
            let rows = file[place..place + 2 * ROW_BYTES].chunks(ROW_BYTES);
            let row = rows.into_iter().find(|row| row[0] == (feature as u8).max(1));
            let plainly: Vec<i16> = (1..=LABELS).map(|label| 7 + row.map_or(0, |row| i16::from(row[label] as i8))).collect();
            assert_eq!(emission[..LABELS], plainly, "{feature}");
        }
    }
}

//! Random numbers of our own, so that no crate update can change a corpus.
//!
//! Floating point is limited to `+ - * /`, which IEEE 754 rounds the same way
//! everywhere: functions such as `f64::exp` may differ between platforms, and
//! with them the corpus.

use std::ops::RangeInclusive;

/// The generator xoshiro256**, from D. Blackman and S. Vigna, "Scrambled Linear
/// Pseudorandom Number Generators", ACM TOMS 47 (2021), <https://prng.di.unimi.it>.
pub(crate) struct Random {
    state: [u64; 4],
}

impl Random {
    /// One of many independent streams of the same seed.
    ///
    /// The authors of xoshiro advise to fill its state from SplitMix64. Scrambling
    /// the start as well keeps the windows of neighbouring streams apart.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut counter = scramble(scramble(seed).wrapping_add(stream));
        Self { state: std::array::from_fn(|_| split_mix(&mut counter)) }
    }

    pub(crate) fn next_u64(&mut self) -> u64 {
        let state = &mut self.state;
        let result = state[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = state[3].rotate_left(45);
        result
    }

    /// A number in `0..bound`, by the multiplication of D. Lemire, "Fast Random
    /// Integer Generation in an Interval", ACM TOMACS 29 (2019).
    ///
    /// His rejection step is left out: for the small bounds here the bias is
    /// below one in 10^14.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next_u64()) * bound as u128) >> 64) as usize
    }

    pub(crate) fn between(&mut self, range: RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    /// True in `percent` of 100 calls.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn choose<'items, T>(&mut self, items: &'items [T]) -> &'items T {
        &items[self.below(items.len())]
    }

    /// The shuffle of Fisher and Yates.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A lognormal number: half of them are below `median`.
    pub(crate) fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * exponential(sigma * self.normal())
    }

    /// A standard normal number, as the sum of twelve uniform ones (variance 1/12
    /// each). Its tails end at 6 standard deviations, far beyond what we use.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// A number in `0.0..1.0` with all 53 bits that fit.
    fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Draws ranks `0..n` with a chance proportional to `1 / (rank + 1)`.
///
/// A draw is one look into an alias table, built as in M. Vose, "A Linear
/// Algorithm for Generating Random Numbers with a Given Distribution", IEEE TSE 17
/// (1991).
pub(crate) struct Zipf {
    columns: Vec<Column>,
}

impl Zipf {
    pub(crate) fn new(ranks: usize) -> Self {
        let total: f64 = (1..=ranks).map(|rank| 1.0 / rank as f64).sum();
        // A share of 1.0 fills exactly one column.
        let mut shares: Vec<f64> = (1..=ranks).map(|rank| ranks as f64 / (rank as f64 * total)).collect();
        let mut columns: Vec<Column> = (0..ranks).map(Column::full).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..ranks).partition(|&rank| shares[rank] < 1.0);
        while let (Some(&giver), Some(taker)) = (large.last(), small.pop()) {
            columns[taker] = Column::shared(shares[taker], giver);
            shares[giver] -= 1.0 - shares[taker];
            if shares[giver] < 1.0 {
                large.pop();
                small.push(giver);
            }
        }
        // What is left over on either side is full but for rounding.
        Self { columns }
    }

    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        // One product gives both the column and the place within it.
        let product = u128::from(random.next_u64()) * self.columns.len() as u128;
        let column = (product >> 64) as usize;
        let height = (product >> 32) as u32;
        let Column { own, alias } = self.columns[column];
        // The branch could not be predicted and would dominate the cost of a word.
        std::hint::select_unpredictable(height < own, column, alias as usize)
    }
}

#[derive(Clone, Copy)]
struct Column {
    /// Below this height, in units of 2^-32, the column stands for its own rank.
    own: u32,
    /// The rank above that height.
    alias: u32,
}

impl Column {
    fn full(rank: usize) -> Self {
        Self { own: u32::MAX, alias: rank as u32 }
    }

    fn shared(own_share: f64, alias: usize) -> Self {
        Self { own: (own_share * 2_f64.powi(32)) as u32, alias: alias as u32 }
    }
}

/// SplitMix64, from G. Steele, D. Lea and C. Flood, "Fast Splittable Pseudorandom
/// Number Generators", OOPSLA 2014.
fn split_mix(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
    scramble(*counter)
}

/// The output function of SplitMix64: each bit of the input reaches all bits.
fn scramble(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// `e^power` as `(1 + power / 2^10)^(2^10)`, within 1 % for powers from -4 to 4.
fn exponential(power: f64) -> f64 {
    (0..10).fold(1.0 + power / 1024.0, |value, _| value * value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generators_give_their_published_numbers() {
        let mut counter = 1_234_567;
        assert_eq!(split_mix(&mut counter), 6_457_827_717_110_365_317);
        assert_eq!(split_mix(&mut counter), 3_203_168_211_198_807_973);

        let mut random = Random { state: [1, 2, 3, 4] };
        assert_eq!(random.next_u64(), 11_520);
        assert_eq!(random.next_u64(), 0);
        assert_eq!(random.next_u64(), 1_509_978_240);
        assert_eq!(random.next_u64(), 1_215_971_899_390_074_240);
    }

    #[test]
    fn zipf_favours_the_head() {
        const RANKS: usize = 60_000;
        const DRAWS: usize = 1_000_000;
        let zipf = Zipf::new(RANKS);
        let mut random = Random::new(1, 0);
        let mut counts = vec![0_usize; RANKS];
        for _ in 0..DRAWS {
            counts[zipf.draw(&mut random)] += 1;
        }

        let total: f64 = (1..=RANKS).map(|rank| 1.0 / rank as f64).sum();
        let expected =
            |ranks: RangeInclusive<usize>| -> f64 { ranks.map(|rank| DRAWS as f64 / (rank as f64 * total)).sum() };
        let near = |count: usize, expected: f64| (count as f64 / expected - 1.0).abs() < 0.03;
        assert!(near(counts[0], expected(1..=1)));
        assert!(near(counts[9], expected(10..=10)));
        assert!(near(counts[..100].iter().sum(), expected(1..=100)));
        assert!(near(counts[10_000..].iter().sum(), expected(10_001..=RANKS)));
    }

    #[test]
    fn lognormal_has_its_median_and_spread() {
        let mut random = Random::new(1, 0);
        let mut numbers: Vec<f64> = (0..20_000).map(|_| random.lognormal(350.0, 0.55)).collect();
        numbers.sort_by(f64::total_cmp);
        // One standard deviation above the median lies 84.13 % of all.
        let (median, above) = (numbers[10_000], numbers[16_826]);
        assert!((median / 350.0 - 1.0).abs() < 0.02, "{median}");
        assert!((above / median - 0.55_f64.exp()).abs() < 0.05, "{above}");
    }
}

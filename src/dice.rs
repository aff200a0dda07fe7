//! Turns a seed into numbers that look random and are the same in each run, for tests that hold clever paths against plain ones.

/// Draws numbers below the one it is given: Knuth's linear congruential generator (MMIX), its upper bits.
pub(crate) fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

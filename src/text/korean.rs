//! Turns a Korean word into the noun in it: Korean hangs its particles (for the subject, the object, from, to, and) on the noun.
//!
//! Particles are taken off from the end as long as at least two syllables stay, so that a noun which happens to end like one
//! (`정상회의`, a summit) loses the same syllables with further particles and without. Words of two syllables stay whole.

/// What may hang on a noun, longest first.
const PARTICLES: [&str; 38] = [
    "으로부터",
    "에게서",
    "으로서",
    "으로써",
    "한테서",
    "이라고",
    "이라는",
    "에서",
    "에게",
    "으로",
    "부터",
    "까지",
    "보다",
    "처럼",
    "한테",
    "께서",
    "라고",
    "라는",
    "마다",
    "조차",
    "마저",
    "대로",
    "밖에",
    "로서",
    "로써",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "로",
    "들",
];

/// No noun gets shorter than this, in syllables.
const SHORTEST_NOUN: usize = 2;

/// The noun of a folded word, which is a beginning of it.
pub(crate) fn noun_of(word: &str) -> &str {
    let mut noun = word;
    while let Some(shorter) = PARTICLES.iter().find_map(|particle| {
        let shorter = noun.strip_suffix(particle)?;
        shorter.chars().nth(SHORTEST_NOUN - 1).map(|_| shorter)
    }) {
        noun = shorter;
    }
    noun
}

/// Whether something is nothing but particles, one or more.
pub(crate) fn is_particles(hung: &str) -> bool {
    hung.is_empty() || PARTICLES.iter().any(|particle| hung.strip_suffix(particle).is_some_and(is_particles))
}

#[cfg(test)]
mod tests {
    use super::noun_of;

    #[test]
    fn particles_come_off() {
        for (word, noun) in [
            ("러시아", "러시아"),
            ("러시아가", "러시아"),
            ("러시아와의", "러시아"),
            ("미국에서는", "미국"),
            ("군인들이", "군인"),
            ("전쟁으로", "전쟁"),
            // Nothing is left to hang it on.
            ("국가", "국가"),
            ("이란이", "이란"),
            ("정상회의", "정상회"),
            ("정상회의가", "정상회"),
        ] {
            assert_eq!(noun_of(word), noun, "{word}");
        }
    }
}

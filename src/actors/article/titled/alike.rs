//! Tells whether a given name may be that of a person of the registry, by the letter or the sound with which it begins.

use crate::actors::registry::Actor;
use crate::article::ActorKind;
use crate::text::fold_value;

/// Whether some name of a person begins with the letter, or the sound, with which another name begins.
pub(super) fn begins_alike(actor: &Actor, name: &str) -> bool {
    let first = |name: &str| fold_value(name).chars().next();
    let Some(letter) = first(name) else { return false };
    let sounds = SOUNDS.iter().find(|(own, _)| *own == letter).map_or("", |(_, sounds)| sounds);
    let begins = |own: char| own == letter || sounds.contains(own);
    let is_other_script = !letter.is_ascii() && sounds.is_empty();
    actor.kind == ActorKind::Person
        && (is_other_script || actor.names.iter().any(|own| own.text.contains(' ') && first(&own.text).is_some_and(begins)))
}

/// With which Latin letters names are written that begin with a Cyrillic or Greek one.
const SOUNDS: [(char, &str); 55] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "vw"),
    ('г', "gh"),
    ('ґ', "g"),
    ('д', "dj"),
    ('е', "ey"),
    ('є', "ey"),
    ('ж', "jzg"),
    ('з', "zs"),
    ('и', "iy"),
    ('і', "i"),
    ('ї', "yi"),
    ('й', "yj"),
    ('к', "kcq"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "sc"),
    ('т', "t"),
    ('у', "uw"),
    ('ф', "fpt"),
    ('х', "hkjc"),
    ('ц', "ctz"),
    ('ч', "c"),
    ('ш', "scj"),
    ('щ', "s"),
    ('э', "eai"),
    ('ю', "yju"),
    ('я', "yji"),
    ('α', "a"),
    ('β', "v"),
    ('γ', "gyj"),
    ('δ', "d"),
    ('ε', "e"),
    ('ζ', "zj"),
    ('η', "ie"),
    ('θ', "t"),
    ('ι', "ij"),
    ('κ', "kc"),
    ('λ', "l"),
    ('μ', "mb"),
    ('ν', "nd"),
    ('ξ', "x"),
    ('ο', "o"),
    ('π', "p"),
    ('ρ', "r"),
    ('σ', "s"),
    ('τ', "tjd"),
    ('υ', "yi"),
    ('φ', "fp"),
    ('χ', "hc"),
];

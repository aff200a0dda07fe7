//! Turns numbers into bytes and back, small ones into few: seven bits a byte, the lowest first, the eighth set in all but the last.

/// How many bytes a number takes.
#[inline]
pub(crate) fn length_of(number: u64) -> usize {
    (70 - (number | 1).leading_zeros() as usize) / 7
}

/// Writes a number at the place, which moves behind it.
#[inline]
pub(crate) fn put(bytes: &mut [u8], place: &mut usize, mut number: u64) {
    while number >= 0x80 {
        bytes[*place] = number as u8 | 0x80;
        *place += 1;
        number >>= 7;
    }
    bytes[*place] = number as u8;
    *place += 1;
}

/// Takes a number from the front; there is one.
#[inline]
pub(crate) fn take(bytes: &mut &[u8]) -> u64 {
    // Nearly all are this small.
    match *bytes {
        [byte @ 0..0x80, rest @ ..] => {
            *bytes = rest;
            u64::from(*byte)
        }
        [low, high @ 0..0x80, rest @ ..] => {
            *bytes = rest;
            u64::from(low & 0x7f) | u64::from(*high) << 7
        }
        [low, middle, high @ 0..0x80, rest @ ..] => {
            *bytes = rest;
            u64::from(low & 0x7f) | u64::from(middle & 0x7f) << 7 | u64::from(*high) << 14
        }
        _ => take_long(bytes),
    }
}

#[cold]
fn take_long(bytes: &mut &[u8]) -> u64 {
    let mut number = 0;
    let mut length = 0;
    for byte in *bytes {
        number |= u64::from(byte & 0x7f) << (7 * length);
        length += 1;
        if *byte < 0x80 {
            break;
        }
    }
    *bytes = &bytes[length..];
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_from_as_many_bytes_as_foretold() {
        let numbers: Vec<u64> = (0..40).flat_map(|bit| [(1 << bit) - 1, 1 << bit, (1 << bit) + 1]).collect();
        let mut put_in = vec![0; numbers.iter().map(|number| length_of(*number)).sum()];
        let mut place = 0;
        for number in &numbers {
            put(&mut put_in, &mut place, *number);
        }
        assert_eq!(place, put_in.len());
        let mut rest = &put_in[..];
        numbers.iter().for_each(|number| assert_eq!(take(&mut rest), *number));
        assert!(rest.is_empty());
    }
}

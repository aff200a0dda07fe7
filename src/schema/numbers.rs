//! Turns numbers into bytes and back, small ones into few: seven bits a byte, the lowest first, the eighth set in all but the last.

/// How many bytes a number takes.
#[cfg(feature = "local")]
pub(crate) fn length_of(number: u64) -> usize {
    (70 - (number | 1).leading_zeros() as usize) / 7
}

/// Writes a number at the place, which moves behind it.
#[cfg(feature = "local")]
pub(crate) fn put(bytes: &mut [u8], place: &mut usize, mut number: u64) {
    while number >= 0x80 {
        bytes[*place] = number as u8 | 0x80;
        *place += 1;
        number >>= 7;
    }
    bytes[*place] = number as u8;
    *place += 1;
}

/// Appends a number.
pub(crate) fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front; there is one.
pub(crate) fn take(bytes: &mut &[u8]) -> u64 {
    if let [byte @ 0..0x80, rest @ ..] = *bytes {
        *bytes = rest;
        return u64::from(*byte);
    }
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

#[cfg(all(test, feature = "local"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_from_as_many_bytes_as_foretold() {
        let numbers: Vec<u64> = (0..40).flat_map(|bit| [(1 << bit) - 1, 1 << bit, (1 << bit) + 1]).collect();
        let mut pushed = Vec::new();
        let mut put_in = vec![0; numbers.iter().map(|number| length_of(*number)).sum()];
        let mut place = 0;
        for number in &numbers {
            push(&mut pushed, *number);
            put(&mut put_in, &mut place, *number);
        }
        assert_eq!(pushed, put_in);
        let mut rest = &pushed[..];
        numbers.iter().for_each(|number| assert_eq!(take(&mut rest), *number));
        assert!(rest.is_empty());
    }
}

//! Numbers in as few bytes as they need: seven bits a byte, the lowest first, the highest bit when more follow.

/// Appends `number`.
pub(super) fn push(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the beginning of `bytes`; `None` where there is none.
#[inline]
pub(super) fn take(bytes: &mut &[u8]) -> Option<u32> {
    let (byte, rest) = bytes.split_first()?;
    *bytes = rest;
    // Nearly all numbers are as small as that.
    if byte & 0x80 == 0 { Some(u32::from(*byte)) } else { take_more(u32::from(byte & 0x7F), bytes) }
}

fn take_more(mut number: u32, bytes: &mut &[u8]) -> Option<u32> {
    for shift in [7, 14, 21, 28] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Takes `length` bytes.
#[inline]
pub(super) fn take_bytes<'a>(length: u32, bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length as usize)?;
    *bytes = rest;
    Some(taken)
}

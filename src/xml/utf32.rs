//! UTF-32, which the Encoding Standard lacks, and browsers with it: tools that write it exist all the same.

use super::decode::Readable;
use std::borrow::Cow;

/// The text of bytes that start with UTF-32's mark, or with a `<` or a `{` in it; `None` of all others.
pub(super) fn read(bytes: &[u8]) -> Option<Readable<'static>> {
    let (encoding, unit): (_, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [b'<' | b'{', 0, 0, 0, ..] => ("utf-32le", u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<' | b'{', ..] => ("utf-32be", u32::from_be_bytes),
        _ => return None,
    };
    let mut text = String::with_capacity(bytes.len() / 3);
    let mut bad = false;
    for chunk in bytes.chunks(4) {
        let character = chunk.try_into().ok().and_then(|four| char::from_u32(unit(four)));
        bad |= character.is_none();
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Some(Readable { text: Cow::Owned(text), bad, encoding: encoding.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_bytes_a_character() {
        let check = |bytes: &[u8], expected: Option<(&str, bool)>| {
            let read = read(bytes);
            assert_eq!(read.as_ref().map(|read| (&*read.text, read.bad)), expected, "{bytes:?}");
        };
        check(b"\xff\xfe\0\0<\0\0\0\xac\x20\0\0", Some(("<€", false)));
        check(b"\0\0\xfe\xff\0\x01\xf4\x1f", Some(("🐟", false)));
        check(b"<\0\0\0\0\xd8\0\0", Some(("<\u{fffd}", true)));
        check(b"\0\0\0{\0\0", Some(("{\u{fffd}", true)));
        check(b"\xff\xfe<\0", None);
        check(b"<rss", None);
    }
}

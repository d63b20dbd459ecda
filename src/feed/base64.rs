//! Base 64 (RFC 4648 section 4), which Atom allows content in.

/// The text that `encoded` stands for; `None` when it is no base 64, or no text comes out.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in encoded.bytes().filter(|b| !b.is_ascii_whitespace()).take_while(|&b| b != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rfcs_own_vectors() {
        let check = |encoded: &str, expected: Option<&str>| assert_eq!(decode(encoded).as_deref(), expected, "{encoded}");
        check("", Some(""));
        check("Zg==", Some("f"));
        check("Zm8=", Some("fo"));
        check("Zm9v\n YmFy", Some("foobar"));
        check("<p>no</p>", None);
    }
}

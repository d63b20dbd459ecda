//! Character references in a page: `&amp;`, `&#233;`, `&raquo;` (WHATWG HTML section 13.2.5.72 and following).

use crate::xml::html_entity;
use memchr::memchr;

/// HTML's longest name has 31 letters.
const LONGEST_NAME: usize = 31;
/// Those that pages write without `;`. In addresses they count only where no word goes on, or `?a=1&lt=2` would be cut.
const OPEN: [&str; 4] = ["amp", "lt", "gt", "quot"];

/// `text` with its references decoded once, by the rules for attributes. What is no reference stays.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match reference(rest, &mut out) {
            Some(length) => rest = &rest[length..],
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

/// Decodes the reference that stands at the start of `text`, its `&` taken; gives its length.
fn reference(text: &str, out: &mut String) -> Option<usize> {
    if let Some(number) = text.strip_prefix('#') {
        let hex = number.starts_with(['x', 'X']);
        let digits = &number[usize::from(hex)..];
        let count = digits.bytes().take_while(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() }).count();
        let value = u32::from_str_radix(&digits[..count], if hex { 16 } else { 10 }).ok();
        if count == 0 {
            return None;
        }
        out.push(value.and_then(char::from_u32).filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER));
        return Some(1 + usize::from(hex) + count + usize::from(digits[count..].starts_with(';')));
    }
    let length = text.bytes().take(LONGEST_NAME + 1).take_while(u8::is_ascii_alphanumeric).count();
    let closed = text[length..].starts_with(';');
    if !closed && (!OPEN.contains(&&text[..length]) || text[length..].starts_with('=')) {
        return None;
    }
    let (first, second) = html_entity(&text[..length])?;
    out.push(first);
    out.extend(second);
    Some(length + usize::from(closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        let check = |text: &str, expected: &str| assert_eq!(decode(text), expected, "{text}");
        check("/feed", "/feed");
        check("?a=1&amp;b=2&#38;c=3&#x26;d", "?a=1&b=2&c=3&d");
        check("?a=1&b=2&copy=3&lt=4&amplitude=5", "?a=1&b=2&copy=3&lt=4&amplitude=5");
        check("AT&amp T &raquo; caf&eacute; &#8217;s", "AT& T » café ’s");
        check("&amp;amp; &; &#; &#x; &nosuch; &", "&amp; &; &#; &#x; &nosuch; &");
        check("&#0;&#xd800;&#99999999999;&#47;feed", "\u{fffd}\u{fffd}\u{fffd}/feed");
        check("&é;&", "&é;&");
    }
}

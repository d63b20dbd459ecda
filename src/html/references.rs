//! Character references: `&amp;`, `&#233;`, `&eacute;` (WHATWG HTML section 13.2.5.72 and following).

use super::names;
use std::borrow::Cow;

/// The longest name of a reference is `CounterClockwiseContourIntegral`.
const LONGEST_NAME: usize = 31;

/// `text` with its references decoded, line ends made `\n`, and characters that show nothing and mean nothing left out.
/// `in_attribute` follows the rule that keeps `?a=1&copy=2` whole there.
pub fn decode(text: &str, in_attribute: bool) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte == b'&' || is_junk(byte as char) || byte == b'\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        push_clean(&rest[..at], &mut out);
        rest = &rest[at..];
        let length = reference(rest, in_attribute, &mut out);
        if length == 0 {
            out.push('&');
        }
        rest = &rest[length.max(1)..];
    }
    push_clean(rest, &mut out);
    Cow::Owned(out)
}

/// Control characters without a meaning in text.
fn is_junk(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0e'..='\x1f' | '\x7f')
}

fn push_clean(text: &str, out: &mut String) {
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\r' => out.push('\n'),
            c if is_junk(c) => {}
            c => out.push(c),
        }
        after_return = c == '\r';
    }
}

/// Decodes the reference that `text` begins with onto `out`; how many bytes it took, 0 when it is none.
fn reference(text: &str, in_attribute: bool, out: &mut String) -> usize {
    match text.as_bytes().get(1) {
        Some(b'#') => numeric(text, out),
        Some(letter) if letter.is_ascii_alphanumeric() => named(text, in_attribute, out),
        _ => 0,
    }
}

fn numeric(text: &str, out: &mut String) -> usize {
    let hex = matches!(text.as_bytes().get(2), Some(b'x' | b'X'));
    let start = if hex { 3 } else { 2 };
    let radix = if hex { 16 } else { 10 };
    let mut code: u32 = 0;
    let mut end = start;
    while let Some(digit) = text.as_bytes().get(end).and_then(|byte| (*byte as char).to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit).min(0x11_0000);
        end += 1;
    }
    if end == start {
        return 0;
    }
    let character = || char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER);
    let c = names::windows_1252(code).unwrap_or_else(character);
    match c {
        '\r' => out.push('\n'),
        c if is_junk(c) => {}
        c => out.push(c),
    }
    end + usize::from(text.as_bytes().get(end) == Some(&b';'))
}

/// The longest name that matches counts; a few old ones need no `;`.
fn named(text: &str, in_attribute: bool, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let mut end = 1;
    while end <= LONGEST_NAME && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    let letters = end;
    if bytes.get(letters) == Some(&b';')
        && let Some(named) = names::named(&text[1..letters])
    {
        out.push_str(named.text);
        return letters + 1;
    }
    while end > 1 {
        if let Some(named) = names::named(&text[1..end]).filter(|named| named.open) {
            let goes_on = end < letters || bytes.get(end) == Some(&b'=');
            if in_attribute && goes_on {
                return 0;
            }
            out.push_str(named.text);
            return end;
        }
        end -= 1;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_text() {
        let check = |text: &str, expected: &str| assert_eq!(decode(text, false), expected, "{text}");
        check("plain", "plain");
        check("a &amp; b &lt;c&gt; &eacute;&hellip;", "a & b <c> é…");
        check("&amp;amp;", "&amp;");
        check("AT&T &copy 2026 &notit; &notin;", "AT&T © 2026 ¬it; ∉");
        check("&#233;&#xE9;&#XE9 &#; &#x; &", "ééé &#; &#x; &");
        check("&#0;&#xD800;&#x110000;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
        check("&#150;&#x92;", "–’");
        check("&NotEqualTilde;", "≂̸");
        check("a\r\nb\rc\0d\u{7}e&#13;f", "a\nb\ncde\nf");
    }

    #[test]
    fn in_an_attribute() {
        let check = |text: &str, expected: &str| assert_eq!(decode(text, true), expected, "{text}");
        check("?a=1&copy=2&amp;b=3", "?a=1&copy=2&b=3");
        check("&copy", "©");
        check("&copy;x", "©x");
        check("?a=1&amp;b=2&#38;c=3&#x26;d", "?a=1&b=2&c=3&d");
        check("?a=1&b=2&copy=3&lt=4&amplitude=5", "?a=1&b=2&copy=3&lt=4&amplitude=5");
        check("AT&amp T &raquo; caf&eacute; &#8217;s", "AT& T » café ’s");
        check("&amp;amp; &; &#; &#x; &nosuch; & &é;&", "&amp; &; &#; &#x; &nosuch; & &é;&");
    }
}

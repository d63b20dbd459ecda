//! Characters that XML forbids, dropped before anything is read.

use super::problem::{ProblemKind, Problems};
use std::borrow::Cow;

/// `text` without the control characters that XML 1.0 section 2.2 forbids. Borrowed when it has none, as nearly always.
pub fn clean<'a>(text: &'a str, problems: &mut Problems) -> Cow<'a, str> {
    if !has_control(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_control) {
        cleaned.push_str(&rest[..at]);
        problems.note(cleaned.len(), ProblemKind::ControlCharacter);
        rest = &rest[at + 1..];
    }
    cleaned.push_str(rest);
    Cow::Owned(cleaned)
}

/// Whether any byte is one. Eight bytes at a time: most hold no byte below the space at all, which three operations tell (a byte
/// without its high bit borrows from it when 0x20 is taken away). So it is quick in wasm compiled for size, too.
fn has_control(bytes: &[u8]) -> bool {
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    const SPACES: u64 = u64::from_ne_bytes([0x20; 8]);
    let (words, rest) = bytes.as_chunks::<8>();
    let is_suspect = |word: &[u8; 8]| {
        let word = u64::from_ne_bytes(*word);
        word.wrapping_sub(SPACES) & !word & HIGH != 0
    };
    words.iter().any(|word| is_suspect(word) && word.iter().any(|byte| is_control(*byte)))
        || rest.iter().any(|byte| is_control(*byte))
}

/// C0 controls but tab, line feed and carriage return. As bytes of UTF-8 they never are a part of another character.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_go_and_all_else_stays() {
        let check = |text: &str, expected: &str| {
            let mut problems = Problems::default();
            assert_eq!(clean(text, &mut problems), expected, "{text:?}");
            assert_eq!(problems.lines(text).is_empty(), text == expected, "{text:?}");
        };
        check("", "");
        check("<a>\t\r\n é 雨 🐟 \u{7f}\u{80}\u{ff}</a>", "<a>\t\r\n é 雨 🐟 \u{7f}\u{80}\u{ff}</a>");
        // Wherever among the eight bytes it stands.
        for at in 0..20 {
            let (before, after) = "é\n b cdefghij klmnopq".split_at_checked(at).unwrap_or_default();
            check(&format!("{before}\u{b}{after}"), &format!("{before}{after}"));
        }
    }
}

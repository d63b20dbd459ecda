//! Characters that XML forbids, dropped before anything is read.

use super::problem::{ProblemKind, Problems};
use std::borrow::Cow;

/// `text` without the control characters that XML 1.0 section 2.2 forbids. Borrowed when it has none, as nearly always.
pub fn clean<'a>(text: &'a str, problems: &mut Problems) -> Cow<'a, str> {
    // Whole chunks at a time: the compiler makes wide instructions of it.
    let has_control = |chunk: &[u8]| chunk.iter().fold(false, |found, &byte| found | is_control(byte));
    if !text.as_bytes().chunks(256).any(has_control) {
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

/// C0 controls but tab, line feed and carriage return. As bytes of UTF-8 they never are a part of another character.
fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
}

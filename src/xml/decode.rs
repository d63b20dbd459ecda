//! Bytes to text. Which encoding is decided in `encoding`; only decoding itself is a seam, which the browser's `TextDecoder` and
//! native builds fill each in their way.

use super::encoding::{plain_guess, said};
use super::guess::guess;
use super::utf32;
use std::borrow::Cow;

/// Decodes bytes by the encoding of this label (WHATWG Encoding Standard); `None` when it knows no such label.
/// A byte order mark at the start is not text and is dropped.
pub type Decode = fn(label: &str, bytes: &[u8]) -> Option<Decoded>;

/// What came of decoding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Whether U+FFFD had to be put in for bytes that the encoding does not know.
    pub bad: bool,
    /// The encoding's own name, in lower case.
    pub name: String,
}

/// Text, and the encoding it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readable<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Whether some bytes were not known.
    pub bad: bool,
    /// The encoding's own name, in lower case.
    pub encoding: String,
}

/// The text in `bytes`, whatever it takes. What is said of the encoding counts as long as the bytes agree; then what they look
/// like. `content_type` is the HTTP header's value.
pub fn to_text<'a>(bytes: &'a [u8], content_type: Option<&str>, decode: Decode) -> Readable<'a> {
    if let Some(wide) = utf32::read(bytes) {
        return wide;
    }
    let valid = std::str::from_utf8(bytes);
    let said = said(bytes, content_type);
    let mut best: Option<Readable<'a>> = None;
    for label in &said {
        let Some(read) = read(bytes, valid.ok(), label, decode) else { continue };
        if is_sound(&read) {
            return read;
        }
        best = best.filter(|known| damage(known) <= damage(&read)).or(Some(read));
    }
    if let Ok(text) = valid {
        return utf8(text);
    }
    let guessed = guess(bytes, decode).filter(|_| said.is_empty()).unwrap_or_else(|| plain_guess(bytes));
    let last = read(bytes, None, guessed, decode);
    let none = || Readable { text: String::from_utf8_lossy(bytes), bad: true, encoding: "utf-8".to_owned() };
    match (best, last) {
        (Some(best), Some(last)) if damage(&last) < damage(&best) => last,
        (Some(best), _) => best,
        (None, last) => last.unwrap_or_else(none),
    }
}

/// The text that `bytes` are by `label`; `None` when the label is unknown, or no document comes of it. `valid` is the text that
/// they are as UTF-8.
fn read<'a>(bytes: &'a [u8], valid: Option<&'a str>, label: &str, decode: Decode) -> Option<Readable<'a>> {
    let read = match (label, valid) {
        ("utf-8", Some(text)) => utf8(text),
        ("utf-8", None) => Readable { text: String::from_utf8_lossy(bytes), bad: true, encoding: label.to_owned() },
        (_, Some(text)) if is_really_utf8(label, text) => utf8(text),
        _ => {
            let found = decode(label, bytes)?;
            Readable { text: Cow::Owned(found.text), bad: found.bad, encoding: found.name }
        }
    };
    reads_like_a_document(&read.text).then_some(read)
}

/// Whether the encoding is the right one: no byte was unknown, or one in many of those beyond ASCII.
fn is_sound(read: &Readable<'_>) -> bool {
    !read.bad || damage(read) * 20 <= read.text.chars().filter(|c| !c.is_ascii()).count()
}

fn utf8(text: &str) -> Readable<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Readable { text: Cow::Borrowed(text), bad: false, encoding: "utf-8".to_owned() }
}

/// Servers say ISO-8859-1 by default, of UTF-8 as well. Text in a one-byte encoding hardly ever is valid UTF-8 by chance.
fn is_really_utf8(label: &str, text: &str) -> bool {
    matches!(label, "windows-1252" | "iso-8859-1" | "us-ascii") && !text.is_ascii()
}

/// A wrong two-byte encoding makes ideographs of everything; a document has one of these.
fn reads_like_a_document(text: &str) -> bool {
    memchr::memchr2(b'<', b'{', text.as_bytes()).is_some()
}

fn damage(read: &Readable<'_>) -> usize {
    if read.bad { read.text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 }
}

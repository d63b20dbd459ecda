//! Bytes to text. Which encoding is decided in `encoding`; only decoding itself is a seam, which the browser's `TextDecoder` and
//! native builds fill each in their way.

use super::encoding::{Source, candidates, is_open};
use super::guess::guess;
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

/// The text in `bytes`, whatever it takes: the first candidate that reads without fault, or the least bad one.
/// `content_type` is the HTTP header's value.
pub fn to_text<'a>(bytes: &'a [u8], content_type: Option<&str>, decode: Decode) -> Readable<'a> {
    let mut bad: Option<Readable<'a>> = None;
    let valid = std::str::from_utf8(bytes);
    let mut labels = candidates(bytes, content_type, valid.is_ok());
    if is_open(&labels, valid.is_ok())
        && let Some(label) = guess(bytes, decode)
    {
        labels.insert(0, (label.to_owned(), Source::Guess));
    }
    for (label, source) in labels {
        let read = match (&*label, valid) {
            ("utf-8", Ok(text)) => utf8(text),
            ("utf-8", Err(_)) => Readable { text: String::from_utf8_lossy(bytes), bad: true, encoding: label },
            (_, Ok(text)) if source != Source::Mark && is_really_utf8(&label, text) => utf8(text),
            _ => match decode(&label, bytes) {
                Some(found) => Readable { text: Cow::Owned(found.text), bad: found.bad, encoding: found.name },
                None => continue,
            },
        };
        if !reads_like_a_document(&read.text) {
            continue;
        }
        if !read.bad {
            return read;
        }
        if bad.as_ref().is_none_or(|known| damage(&read.text) < damage(&known.text)) {
            bad = Some(read);
        }
    }
    bad.unwrap_or_else(|| Readable { text: String::from_utf8_lossy(bytes), bad: valid.is_err(), encoding: "utf-8".to_owned() })
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

fn damage(text: &str) -> usize {
    text.matches(char::REPLACEMENT_CHARACTER).count()
}

//! One tag, as publishers write it: where it ends, what its name is.

use super::token::Token;
use memchr::memchr;

/// Where a tag ends.
pub(super) enum TagEnd {
    /// The tag's `>`.
    At(usize),
    /// A quote does not close; the first `>` after it.
    Quote(usize),
    /// Another `<` comes first, here: this one starts no tag.
    Less(usize),
    /// The text ends first.
    Missing,
}

/// Where the tag that starts at `bytes[0]` ends. A `>` within quotes does not end it; a `<` within them is allowed or not.
pub(super) fn tag_end(bytes: &[u8], less_in_quotes: bool) -> TagEnd {
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            // Letters and most else come after these four in ASCII: one comparison passes over them.
            b'?'.. => {}
            b'>' => return TagEnd::At(at),
            b'<' => return TagEnd::Less(at),
            b'"' | b'\'' if opens_value(&bytes[..at]) => match quoted_end(bytes, at, less_in_quotes) {
                Some(end) => at = end,
                None => {
                    return match memchr(b'>', &bytes[at..]) {
                        Some(end) => TagEnd::Quote(at + end),
                        None => TagEnd::Missing,
                    };
                }
            },
            _ => {}
        }
        at += 1;
    }
    TagEnd::Missing
}

/// Whether a quote behind `before` opens a value.
fn opens_value(before: &[u8]) -> bool {
    before.trim_ascii_end().last() == Some(&b'=')
}

/// Where the quote that opens at `at` closes; `None` when it does not, or when it seems to swallow other tags.
fn quoted_end(bytes: &[u8], at: usize, less_inside: bool) -> Option<usize> {
    let end = at + 1 + memchr(bytes[at], &bytes[at + 1..])?;
    let swallows = memchr(b'<', &bytes[at + 1..end]).is_some();
    let follows = bytes.get(end + 1).is_none_or(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'?'));
    (!swallows || less_inside && follows).then_some(end)
}

/// The start tag that holds `inner` between its brackets.
pub(super) fn start(inner: &str) -> Token<'_> {
    let (inner, empty) = match inner.strip_suffix('/') {
        // `<a href=http://host/>`: the slash belongs to the address.
        Some(short) if !ends_unquoted_value(short) => (short, true),
        _ => (inner, false),
    };
    let (name, attributes) = name_of(inner);
    Token::Start { name, attributes, empty }
}

/// Whether `inner` ends within an attribute value that has no quotes.
fn ends_unquoted_value(inner: &str) -> bool {
    // Most end so: `<br />`, `<img src="…"/>`.
    if inner.ends_with([' ', '"', '\'']) {
        return false;
    }
    let last = inner.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or("");
    match last.split_once('=') {
        Some((_, value)) => !value.is_empty() && !value.starts_with(['"', '\'']) && !value.ends_with(['"', '\'']),
        None => false,
    }
}

/// Whether a tag's name ends before this byte.
fn ends_name(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'/')
}

/// A tag's name, and what follows it.
pub(super) fn name_of(inner: &str) -> (&str, &str) {
    inner.split_at(inner.bytes().position(ends_name).unwrap_or(inner.len()))
}

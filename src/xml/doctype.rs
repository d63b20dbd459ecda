//! Where a document type declaration ends.

use memchr::{memchr, memmem};

/// Where the declaration that starts at `bytes[0]` has its `>`, brackets, quotes and comments respected; or the end of the text.
pub(super) fn doctype_end(bytes: &[u8]) -> usize {
    let mut inside = false;
    let mut at = 9;
    while at < bytes.len() {
        match bytes[at] {
            b'[' => inside = true,
            b']' => inside = false,
            b'>' if !inside => return at,
            // An apostrophe in a comment is no quote.
            b'<' if bytes[at..].starts_with(b"<!--") => match memmem::find(&bytes[at..], b"-->") {
                Some(end) => at += end,
                None => return first_end(bytes),
            },
            quote @ (b'"' | b'\'') => match memchr(quote, &bytes[at + 1..]) {
                Some(end) => at += end + 1,
                None => return first_end(bytes),
            },
            _ => {}
        }
        at += 1;
    }
    first_end(bytes)
}

/// What is left when something in the declaration never closes.
fn first_end(bytes: &[u8]) -> usize {
    memchr(b'>', bytes).unwrap_or(bytes.len())
}

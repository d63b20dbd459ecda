//! The pieces that a document is cut into.

/// One piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `<name attributes>`, or `<name attributes/>`.
    Start {
        /// As written, prefix included.
        name: &'a str,
        /// What stands between the name and the end of the tag.
        attributes: &'a str,
        /// Ends with `/>`.
        empty: bool,
    },
    /// `</name>`.
    End(&'a str),
    /// Text between tags, references unresolved. Never empty.
    Text(&'a str),
    /// What a CDATA section holds.
    Cdata(&'a str),
    /// What a `<!DOCTYPE …>` holds.
    Doctype(&'a str),
    /// The text is at its end.
    Eof,
}

/// Whether a tag's name may start with this byte (of UTF-8).
pub fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b':' || byte >= 0x80
}

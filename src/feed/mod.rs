//! Feeds, read: bytes in, posts or a clear reason out.
//!
//! [`parse`] finds the format by `detect` and hands on to its room: `rss` and `rdf`, `atom`, `json`. Each room is a table from
//! names to fields; what a format does not know itself goes to `extensions`. Values stay as the publisher wrote them, HTML
//! uncleaned, addresses absolute.

mod atom;
pub mod base64;
mod category;
pub mod date;
mod detect;
mod extensions;
pub mod identity;
mod json;
mod json_repair;
mod language;
mod link;
mod number;
mod parsed;
mod person;
mod rdf;
mod reader;
mod rss;
mod text;

pub use detect::NotAFeed;
pub use extensions::said::*;
pub use language::guess_language;
pub use parsed::*;

use crate::xml;

/// What was fetched.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The body as it came.
    pub bytes: &'a [u8],
    /// The `Content-Type` header, when there was one. Only its `charset` counts: servers call feeds anything.
    pub content_type: Option<&'a str>,
    /// The address that the body came from at last, after redirects.
    pub base: &'a str,
}

/// Reads a feed of any format. Whatever its faults, what can be read of it is; [`Parsed::problems`] names them.
/// The bytes are read by `decode` where they are not UTF-8. Never panics, and takes time in proportion to the bytes.
pub fn parse(input: &Input<'_>, decode: xml::Decode) -> Result<Parsed, NotAFeed> {
    if input.bytes.trim_ascii().is_empty() {
        return Err(NotAFeed::Empty);
    }
    let readable = xml::to_text(input.bytes, input.content_type, decode);
    let mut problems = xml::Problems::default();
    if readable.bad {
        problems.note(readable.text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0), xml::ProblemKind::BadBytes);
    }
    let text = xml::clean(&readable.text, &mut problems);
    let mut parsed = match detect::looks_like_json(&text) {
        true => json::read(&text, input.base, problems)?,
        false => detect::read_xml(&text, input.base, problems)?,
    };
    parsed.encoding = readable.encoding;
    parsed.base = input.base.to_owned();
    Ok(parsed)
}

//! Feeds, read: bytes in, posts or a clear reason out.

pub mod date;
pub mod identity;
mod parsed;

pub use parsed::*;
#[allow(missing_docs)]
pub struct Input<'a> {
    pub bytes: &'a [u8],
    pub content_type: Option<&'a str>,
    pub base: &'a str,
}
#[allow(missing_docs)]
pub enum NotAFeed {
    WebPage,
    Broken { line: u32 },
    Unknown,
}
#[allow(missing_docs)]
pub fn parse(_i: &Input<'_>, _d: fn(&str, &[u8]) -> Option<crate::xml::Decoded>) -> Result<Parsed, NotAFeed> {
    Err(NotAFeed::Unknown)
}

//! Records and messages as bytes: postcard's coding (<https://postcard.jamesmunns.com/wire-format>), written and read by hand.
//!
//! postcard itself asks after each field whether it went well, and takes back what it had read so far where it did not: half of all code
//! for records and messages (docs/notes/page-bytes.md). Here nothing goes wrong on the way. What is written goes into memory. What is
//! damaged is read as nothing, and at the end [`from_bytes`] says so. `tests/it/coding.rs` holds both to postcard.

mod read;
mod write;

pub use read::{Damaged, from_bytes};
pub use write::to_bytes;

use std::fmt;

/// The error that no reading or writing ever returns.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

/// What serde's own code would complain of is not there to be met: lists have their lengths, structs all their fields, and the numbers
/// of variants are looked at before.
fn never() -> ! {
    unreachable!("coded by derived code alone")
}

impl serde::ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        never()
    }
}

impl serde::de::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        never()
    }
}

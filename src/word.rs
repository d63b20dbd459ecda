//! The keys of every text that a person reads, with the English ones: `public/words/en.json`, read by `build.rs`.
//!
//! What is said in other languages, and how numbers and dates are, is the page's matter (`ui::words`).

/// A text under its key. Constants, not one table: each English text then loads with the part of the page that says it.
/// It is the English text behind the key's number, two letters from the space on that count to 64: so it needs no record of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(&'static str);

// A constant for each key.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Word {
    /// The place of its key among all keys, in the order of their letters.
    pub const fn number(self) -> u32 {
        let digits = self.0.as_bytes();
        (digits[0] - b' ') as u32 * 64 + (digits[1] - b' ') as u32
    }

    /// What it is in English.
    pub fn english(self) -> &'static str {
        &self.0[2..]
    }
}

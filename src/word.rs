//! The keys of every text that a person reads, with the English ones: `public/words/en.json`, read by `build.rs`.
//!
//! What is said in other languages, and how numbers and dates are, is the page's matter (`ui::words`).

/// A text under its key. Constants, not one table: each English text then loads with the part of the page that says it.
#[derive(Clone, Copy, Debug)]
pub struct Word(&'static Text);

/// What stands under a key.
#[derive(Debug)]
struct Text {
    /// The place of its key among all keys, in the order of their letters.
    number: u32,
    english: &'static str,
}

// A constant for each key.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Word {
    /// The place of its key among all keys, in the order of their letters.
    pub const fn number(self) -> u32 {
        self.0.number
    }

    /// What it is in English.
    pub const fn english(self) -> &'static str {
        self.0.english
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Word) -> bool {
        self.number() == other.number()
    }
}

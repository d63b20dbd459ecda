//! The language of search, of smart views and of rules: what a person types, as a tree, and its canonical text.

mod parse;
mod print;
#[cfg(test)]
mod tests;
mod value;

pub use parse::{parse, parse_typed};

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What posts are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Every post: nothing was asked. It stands in no other query.
    All,
    /// Words, anywhere or in one field.
    Text(Field, Text),
    /// `is:`
    Is(State),
    /// `has:`
    Has(Thing),
    /// `lang:`, in lower case; `en` finds `en-GB`, too.
    Language(String),
    /// `before:` the first moment of a day.
    Before(Date),
    /// `after:` that moment, which the day itself belongs to.
    After(Date),
    /// `newer:` than a number of units.
    Newer(u16, Unit),
    /// `words:`
    Words(Compare, u32),
    /// `views:`
    Views(Compare, u32),
    /// What is inside does not hold.
    Not(Box<Query>),
    /// All hold; two or more.
    And(Vec<Query>),
    /// At least one holds; two or more.
    Or(Vec<Query>),
}

/// Words that stand side by side, as they were typed: at least one letter or figure is among them, and no quotation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// As typed.
    pub said: String,
    /// In quotation marks: each word as it is, and not every word of its kind.
    pub exact: bool,
    /// Whether the last word is the beginning of one.
    pub prefix: bool,
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In title, excerpt, authors, tags and the blog's name.
    Any,
    /// `title:`
    Title,
    /// `author:`
    Author,
    /// `feed:`, the blog's name.
    Feed,
    /// `folder:`, the name of a folder that the blog is in, or of one around it.
    Folder,
    /// `tag:`, the publisher's or the person's own.
    Tag,
}

/// What became of a post on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// Starred.
    Starred,
    /// Kept for later.
    Later,
}

/// What a post brings with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A file of sound.
    Audio,
    /// A leading picture.
    Image,
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// Lower.
    Below,
    /// The same.
    Equal,
    /// Higher.
    Above,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `h`
    Hours,
    /// `d`, of 24 hours.
    Days,
    /// `w`
    Weeks,
    /// `m`, of 30 days.
    Months,
    /// `y`, of 365 days.
    Years,
}

/// A day of the calendar that exists; years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Of the common era.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// What could not be understood, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Bytes of the text, at the borders of characters.
    pub at: Range<usize>,
    /// Why.
    pub what: Mistake,
}

/// Why a text is no query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mistake {
    /// Letters and a colon that name no field.
    UnknownField,
    /// Nothing stands behind a field that takes words.
    NoWords,
    /// Not one of the words that `is:` takes.
    NotAState,
    /// Not one of the words that `has:` takes.
    NotAThing,
    /// Not a language's tag.
    NotALanguage,
    /// Not `2026`, `2026-01` or `2026-01-31`, or not in the calendar.
    NotADate,
    /// Not a number with `<` or `>` before it, or it is too large.
    NotANumber,
    /// Not a number with `h d w m y` behind it.
    NotASpan,
    /// A quotation mark that no other closes.
    OpenQuote,
    /// A bracket that no other closes.
    OpenBracket,
    /// A bracket that closes nothing.
    StrayBracket,
    /// Something must stand here: beside `OR`, or between brackets.
    Nothing,
    /// Too many brackets or minus signs inside each other.
    TooDeep,
}

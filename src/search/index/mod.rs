//! The index: for each word the posts that have it, so that a search need not read what it does not find.
//!
//! Posts stand in **segments** of [`SEGMENT`] slots, words in **shards** by their first letter; each pair of both is one stored
//! record, and a search reads the shards that its words begin in. A segment is written anew when posts of it arrive or change.
//! Words stand in it as they were written: kinds of words, beginnings and fields are a matter of looking (see `find`), and what
//! the index cannot tell it says, so that the rows of those posts are read. Posts that are not in it yet are among them, so an
//! index that is behind, or not there, costs time and no post.

mod answer;
mod bits;
mod build;
mod facts;
mod find;
mod looked;
mod rank;
mod shard;
mod varint;

pub use answer::Answer;
pub use bits::Bits;
pub use build::Builder;
pub use find::{Around, Blog, Index, shards};

use super::fold::is_joined;
use std::ops::Range;

/// Slots of a segment.
pub const SEGMENT: usize = 8192;

/// The number of a shard.
pub type Shard = u16;

/// Shards that words of rows stand in, and the one of the facts before them; behind them those of whole texts.
pub const ROW_SHARDS: Shard = 60;

/// All of them: words of whole texts, which are many, stand by their second letter as well.
pub const SHARDS: Shard = ROW_SHARDS + (ROW_SHARDS - 1) * SECONDS;

/// Shards of texts in the place of one of rows: so many that no two vowels share one.
const SECONDS: Shard = 9;

/// The number of the index's layout, and of the rules by which words are cut and folded. When it rises, the index is built anew.
pub const VERSION: u16 = 3;

/// The shard of what is known of each post beside its words.
pub const FACTS: Shard = 0;

/// Where in a post a word stands: bits.
mod place {
    pub const TITLE: u8 = 1;
    pub const EXCERPT: u8 = 2;
    pub const AUTHOR: u8 = 4;
    pub const TAG: u8 = 8;
    pub const ALL: u8 = 15;
    /// In the whole text and not in the row: stands in shards of its own.
    pub const TEXT: u8 = 16;
}

/// The shard that words with this beginning stand in.
fn shard_of(word: &str) -> Shard {
    match word.chars().next() {
        Some(letter @ 'a'..='z') => Shard::from(letter as u8 - b'a') + 1,
        Some('0'..='9') | None => 27,
        Some(letter) => 28 + (letter as u32 % 32) as Shard,
    }
}

/// The shards of whole texts in which words stand that have the first letter of `word`, and this beginning of it: one, unless
/// that is less than two letters.
fn text_shards_of(word: &str, beginning: &str) -> Range<Shard> {
    let first = ROW_SHARDS + (shard_of(word) - 1) * SECONDS;
    match beginning.chars().nth(1) {
        Some(second) => {
            let shard = first + (second as u32 % u32::from(SECONDS)) as Shard;
            shard..shard + 1
        }
        None => first..first + SECONDS,
    }
}

/// Calls `hear` with what stands in the index for the `words` of a text: a word by itself; two neighbours of a script without
/// spaces as one, and the last of such a stretch by itself, so that each of its letters begins something.
fn each_key(words: &[String], mut hear: impl FnMut(&str)) {
    each_pair(words, |word, next| match next {
        Some(next) => hear(&[word, next].concat()),
        None => hear(word),
    });
}

/// What must stand in the index for `words` to stand side by side: as [`each_key`], without what follows from the rest.
fn keys(words: &[String]) -> Vec<String> {
    let mut keys = Vec::new();
    let mut is_joined = false;
    each_pair(words, |word, next| {
        match next {
            Some(next) => keys.push([word, next].concat()),
            None if is_joined => {}
            None => keys.push(word.to_owned()),
        }
        is_joined = next.is_some();
    });
    keys
}

/// Calls `hear` with each word, and with the next when both are of a script without spaces.
fn each_pair(words: &[String], mut hear: impl FnMut(&str, Option<&str>)) {
    for (at, word) in words.iter().enumerate() {
        hear(word, words.get(at + 1).filter(|next| is_joined(word) && is_joined(next)).map(String::as_str));
    }
}

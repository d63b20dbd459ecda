//! How well a post answers: BM25 (S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework", 2009) with what stands in a
//! title counted more, and new posts before old ones.

use super::place;
use super::shard::Posting;

/// How soon more of the same word counts no more.
const SATURATION: f32 = 1.2;
/// How much a long post pays for its length; excerpts differ little.
const LENGTH: f32 = 0.5;
/// What a word in the title counts beyond one in the text.
const TITLE: f32 = 2.0;
/// What a word that stands in the text alone counts, of what it counts in the excerpt.
pub(super) const TEXT: f32 = 0.4;
/// Days in which the bonus of being new goes down to its half.
const FRESH_DAYS: f32 = 60.0;

/// What a word that `having` of `all` posts have is worth.
pub(super) fn rarity(having: usize, all: usize) -> f32 {
    let (having, all) = (having as f32, all.max(having) as f32);
    ((all - having + 0.5) / (having + 0.5) + 1.0).ln()
}

/// What the word is worth in a post in whose row it stands, that has `length` words, where posts have `usual` many.
pub(super) fn weight(posting: Posting, length: impl Fn() -> f32, usual: f32) -> f32 {
    if posting.places & (place::TITLE | place::EXCERPT) == 0 {
        // An author is an author and a tag a tag, however much was written.
        return 1.0;
    }
    let title = if posting.places & place::TITLE != 0 { TITLE } else { 0.0 };
    let times = f32::from(posting.times) + title;
    times * (SATURATION + 1.0) / (times + SATURATION * (1.0 - LENGTH + LENGTH * length() / usual.max(1.0)))
}

/// What a post's words are worth when it is so many seconds old.
pub(super) fn aged(worth: f32, seconds: i64) -> f32 {
    let days = (seconds.max(0) / 86_400) as f32;
    worth * (0.6 + 0.4 * FRESH_DAYS / (FRESH_DAYS + days))
}

//! A blog's mark: a tile with its letters in its own colour.

use crate::model::FeedId;
use crate::ui::dom::{El, el};
use crate::ui::words::letter;

/// The mark of a blog; decoration, its name stands beside it.
pub fn mark(feed: FeedId, name: &str) -> El {
    let [high, low, ..] = feed.to_bytes();
    let hue = u16::from_be_bytes([high, low]) % 360;
    el("span").class("mark").attr("aria-hidden", "true").style("--hue", &hue.to_string()).text(&letters(name))
}

/// The first letters of the first two words, set as capitals by the style; one where a letter is a word.
fn letters(name: &str) -> String {
    let mut initials = name.split_whitespace().filter_map(letter);
    let Some(first) = initials.next() else { return String::from("·") };
    let second = initials.next().filter(|_| first.is_ascii());
    first + &second.unwrap_or_default()
}

//! The language of a feed that does not say in which it is written.

use crate::feed::{Parsed, ParsedEntry, guess_language};
use crate::html::excerpt;

/// How many posts are looked at, and how many characters of each.
const POSTS: usize = 20;
const CHARACTERS: usize = 400;

/// The language in which the posts are written, when that is plain.
pub(super) fn of_posts(parsed: &Parsed) -> Option<String> {
    let starts: Vec<String> = parsed.entries.iter().take(POSTS).filter_map(start).collect();
    guess_language(&starts.join("\n")).map(str::to_string)
}

/// How a post begins: a title alone says little, but it may be all there is.
fn start(entry: &ParsedEntry) -> Option<String> {
    let text = entry.content.first().or(entry.summary.as_ref()).or(entry.title.as_ref())?;
    Some(excerpt(&text.value, "", CHARACTERS))
}

//! A blog's mark: a tile with its letters in its own colour.

use crate::model::FeedId;
use leptos::prelude::*;

/// The mark of a blog; decoration, its name stands beside it.
#[component]
pub fn Mark(feed: FeedId, #[prop(into)] name: String) -> impl IntoView {
    let [high, low, ..] = feed.to_bytes();
    let hue = u16::from_be_bytes([high, low]) % 360;
    view! { <span class="mark" aria-hidden="true" style:--hue=hue.to_string()>{letters(&name)}</span> }
}

/// The first letters of the first two words; one where a letter is a word.
fn letters(name: &str) -> String {
    let mut initials = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let Some(first) = initials.next() else { return String::from("·") };
    let second = initials.next().filter(|_| first.is_ascii());
    first.to_uppercase().chain(second.into_iter().flat_map(char::to_uppercase)).collect()
}

//! `<a>`: what a page without `<link>` still shows people.

use super::link::{essence, type_rank};
use super::tags::{Event, Tag};
use super::{Candidate, MOST_LOOKED_AT, one_line};
use crate::html::decode;

/// How much of a link's text is kept, in bytes. "Subscribe to my RSS feed" is short, a headline about RSS is not.
const MOST_TEXT: usize = 80;
/// Links that say what they are in more words than this say something else.
const MOST_WORDS: usize = 5;

/// The links of a page, as far as it was read. Kept are those that may be feeds.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    found: Vec<Candidate>,
    open: Option<Open>,
}

/// An `<a>` whose end was not read yet.
#[derive(Debug)]
struct Open {
    href: String,
    media_type: Option<String>,
    /// `rel` has the word `feed`.
    is_feed: bool,
    /// What stands in it, the `alt` of pictures included.
    text: String,
    /// What is said of it: `title`, else `aria-label`.
    label: String,
}

impl Open {
    fn say(&mut self, text: &str) {
        if self.text.len() <= MOST_TEXT {
            self.text.push(' ');
            self.text.push_str(&text[..text.floor_char_boundary(MOST_TEXT)]);
        }
    }
}

impl Anchors {
    /// Takes in the next piece of the page.
    pub fn read(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) if tag.is("a") => {
                self.close();
                self.open = open(tag);
            }
            Event::Start(tag) if tag.is("img") => {
                if let (Some(open), Some(alt)) = (&mut self.open, tag.get("alt")) {
                    open.say(&alt);
                }
            }
            Event::Text(text) => {
                if let Some(open) = &mut self.open {
                    open.say(&decode(&text[..text.floor_char_boundary(2 * MOST_TEXT)], false));
                }
            }
            Event::End(name) if name.eq_ignore_ascii_case("a") => self.close(),
            Event::Start(_) | Event::End(_) => {}
        }
    }

    /// Those that may be feeds, in the page's order.
    pub fn finish(mut self) -> Vec<Candidate> {
        self.close();
        self.found
    }

    /// Which of the links counts is known when addresses are resolved; here goes what neither says so nor can.
    fn close(&mut self) {
        let Some(Open { href, media_type, is_feed, text, label }) = self.open.take() else { return };
        let typed = is_feed || media_type.as_deref().and_then(type_rank).is_some_and(|rank| rank < 3);
        let said = speaks_of_feeds(&text) || speaks_of_feeds(&label);
        let rank = match (typed, said) {
            (true, _) => 0,
            (false, true) => 2,
            (false, false) => 1,
        };
        let by_shape = rank == 1;
        if by_shape && !may_have_the_shape(&href) || self.found.len() >= MOST_LOOKED_AT {
            return;
        }
        self.found.push(Candidate {
            href,
            title: one_line(&text).or_else(|| one_line(&label)),
            media_type,
            rank,
            only_by_shape: by_shape,
        });
    }
}

fn open(tag: &Tag<'_>) -> Option<Open> {
    let href = tag.get("href").filter(|href| !href.trim().is_empty() && !href.starts_with('#'))?;
    let label = tag.get("title").or_else(|| tag.get("aria-label")).unwrap_or_default();
    let media_type = essence(tag.get("type"));
    let rel = tag.get("rel").unwrap_or_default();
    // With a page's type it is a microformats h-feed.
    let is_feed =
        rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("feed")) && media_type.as_deref() != Some("text/html");
    Some(Open { href, media_type, is_feed, text: String::new(), label })
}

/// Whether a few words, "RSS" or "Atom feed" among them, say that a link leads to a feed.
fn speaks_of_feeds(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let asks = text.contains('?') || words.iter().any(|word| matches!(*word, "what" | "how" | "why" | "reader"));
    let whole =
        matches!(words.as_slice(), ["feed" | "feeds" | "xml" | "atom" | "jsonfeed"] | ["web" | "json" | "atom" | "news", "feed"]);
    words.len() <= MOST_WORDS && !asks && (whole || words.contains(&"rss"))
}

/// A quick look that leaves out nearly every link of a page, before addresses are resolved.
fn may_have_the_shape(href: &str) -> bool {
    let href = href.to_ascii_lowercase();
    ["feed", "rss", "atom", "rdf", ".xml", "backend"].iter().any(|part| href.contains(part))
}

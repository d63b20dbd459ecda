//! What a fetched feed changes: the blog's own record, the posts that are new, and those that say something else now.
//!
//! HTML is cleaned here, last, and only where something is new: an unchanged feed of a hundred posts costs a hundred hashes.

use super::blogroll::named_in_feed;
use super::language;
use super::post::{Post, content_hash};
use crate::feed::identity::{EntryKey, entry_keys};
use crate::feed::{Parsed, ParsedEntry, ParsedFeed, Text, TextKind};
use crate::html::{SafeHtml, Tracking, page_address, to_line};
use crate::model::{Blogroll, Entry, EntryId, Feed, Flags, Timestamp};
use std::collections::{HashMap, HashSet};

/// The longest description of a blog that is kept, in characters.
const MAX_DESCRIPTION: usize = 500;

/// A post that is new, or that its publisher changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Its row. Of a changed post without a date, `sort_at` is the time of this fetch: the place it has should be kept.
    pub entry: Entry,
    /// Its text, cleaned.
    pub body: SafeHtml,
    /// What it starts with; means nothing for a changed post.
    pub flags: Flags,
    /// The tags that rules give it; none for a changed post.
    pub tags: Vec<String>,
}

/// What a fetched feed changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The blog as it is now.
    pub feed: Feed,
    /// Posts never seen before, in the feed's order.
    pub new: Vec<Incoming>,
    /// Posts that say something else than before, in the feed's order.
    pub updated: Vec<Incoming>,
    /// The blogs, and lists of blogs, that the feed itself names.
    pub roll: Blogroll,
}

/// What `parsed` changes of `feed`, whose stored posts are `known` with the hash of what they last said.
///
/// On a first fetch `first_unread` says how many of the newest posts stay unread; the others start as read. Nothing that was known
/// is overwritten with nothing. A post's date is never later than `now`. `tracking` says what becomes of what follows the reader in
/// links; ids and hashes are of what the publisher said.
pub fn merge(
    feed: &Feed,
    parsed: Parsed,
    known: &HashMap<EntryId, u64>,
    first_unread: Option<u32>,
    tracking: Tracking,
    now: Timestamp,
) -> Changes {
    let mut feed = described(feed, &parsed.feed);
    let keys = entry_keys(&parsed.entries, feed.id, &|id| known.contains_key(&id));
    let entries = latest_versions(&parsed.entries, &keys).into_iter().enumerate();
    let hashed = entries.map(|(place, (entry, key))| (place, entry, key, content_hash(entry)));
    let changed: Vec<_> = hashed.filter(|(_, _, key, hash)| known.get(&key.id) != Some(hash)).collect();
    // A guess costs as much as ten posts, and says the same again as long as nothing is new.
    if feed.language.is_none() && !changed.is_empty() {
        feed.language = language::of_posts(&parsed);
    }
    let mut new = Vec::new();
    let mut updated = Vec::new();
    for (place, entry, key, hash) in changed {
        let post = Post { entry, key, feed: &feed, parsed_feed: &parsed.feed, base: &parsed.base, tracking };
        if known.contains_key(&key.id) {
            updated.push(post.incoming(hash, now));
        } else {
            // Posts without a date keep the feed's order, a second apart.
            new.push(post.incoming(hash, now.plus(-1000 * place as i64)));
        }
    }
    if let Some(unread) = first_unread {
        mark_older_read(&mut new, unread as usize);
    }
    Changes { feed, new, updated, roll: named_in_feed(&parsed.feed) }
}

/// One entry for each key, in the feed's order: of several versions the one last updated.
fn latest_versions<'a>(entries: &'a [ParsedEntry], keys: &'a [EntryKey]) -> Vec<(&'a ParsedEntry, &'a EntryKey)> {
    let mut latest: HashMap<EntryId, &ParsedEntry> = HashMap::new();
    for (entry, key) in entries.iter().zip(keys) {
        let kept = latest.entry(key.id).or_insert(entry);
        if entry.updated > kept.updated {
            *kept = entry;
        }
    }
    let mut seen = HashSet::new();
    keys.iter().filter(|key| seen.insert(key.id)).filter_map(|key| latest.get(&key.id).map(|entry| (*entry, key))).collect()
}

/// Marks all but the newest `unread` as read.
fn mark_older_read(posts: &mut [Incoming], unread: usize) {
    let mut order: Vec<usize> = (0..posts.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(posts[*index].entry.sort_at));
    for index in order.into_iter().skip(unread) {
        posts[index].flags = posts[index].flags.with(Flags::READ, true);
    }
}

/// `feed` as its publisher describes it now.
fn described(feed: &Feed, parsed: &ParsedFeed) -> Feed {
    let or_known = |new: String, known: &String| if new.is_empty() { known.clone() } else { new };
    let image = || parsed.image.as_ref().and_then(|image| image.url.as_deref());
    let icon = parsed.icon.as_deref().or_else(image).or(parsed.logo.as_deref());
    let description = plain(parsed.subtitle.as_ref()).chars().take(MAX_DESCRIPTION).collect();
    let language = parsed.language.as_deref().map(str::trim).filter(|language| !language.is_empty());
    Feed {
        title: or_known(plain(parsed.title.as_ref()), &feed.title),
        site_url: parsed.link.as_deref().and_then(page_address).or_else(|| feed.site_url.clone()),
        description: or_known(description, &feed.description),
        icon: icon.and_then(page_address).or_else(|| feed.icon.clone()),
        language: language.map(str::to_string).or_else(|| feed.language.clone()),
        ..feed.clone()
    }
}

/// A title or a name on one line, whatever markup it has.
pub(super) fn plain(text: Option<&Text>) -> String {
    match text {
        None => String::new(),
        Some(text) if text.kind == TextKind::Text => text.value.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(text) => to_line(&text.value),
    }
}

//! Which post is which, from one fetch to the next.
//!
//! A post's key is its guid, else its address, else a hash of what it says. Publishers give several posts one guid, change
//! `http` to `https` in all of them, or add a slash: none of this may make a post come twice or swallow another.

use crate::feed::ParsedEntry;
use crate::model::{EntryId, FeedId, content_hash};
use std::collections::HashMap;
use url::Url;

/// Who a post is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryKey {
    /// The hash of feed and key.
    pub id: EntryId,
    /// What was hashed: the guid, or what stands in for it.
    pub key: String,
}

/// The key of each of `entries`, in their order. Entries with the same key are versions of one post.
///
/// `known` says whether a post is stored already. It is asked because posts that share a guid are told apart by their addresses, and
/// must stay the posts they were when only one of them is left in the feed, or when the second one comes.
pub fn entry_keys(entries: &[ParsedEntry], feed: FeedId, known: &dyn Fn(EntryId) -> bool) -> Vec<EntryKey> {
    let keys: Vec<Key> = entries.iter().map(Key::of).collect();
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        groups.entry(&key.plain).or_default().push(index);
    }
    let id = |key: &str| EntryId::of(feed, key);
    let named = |key: &str| EntryKey { id: id(key), key: key.to_string() };
    let mut found: Vec<Option<EntryKey>> = vec![None; entries.len()];
    for (plain, group) in &groups {
        let shared = group.iter().any(|index| keys[*index].full != keys[group[0]].full);
        let (told_apart, mut rest): (Vec<usize>, Vec<usize>) = group.iter().partition(|index| known(id(&keys[**index].full)));
        for index in told_apart {
            found[index] = Some(named(&keys[index].full));
        }
        // Whoever had the guid for itself before others came is the oldest of those left.
        if let Some(oldest) = oldest(&rest, entries).filter(|_| !shared || known(id(plain))) {
            let full = &keys[oldest].full;
            rest.retain(|index| {
                let same = keys[*index].full == *full;
                if same {
                    found[*index] = Some(named(plain));
                }
                !same
            });
        }
        for index in rest {
            found[index] = Some(named(&keys[index].full));
        }
    }
    found.into_iter().zip(&keys).map(|(found, key)| found.unwrap_or_else(|| named(&key.plain))).collect()
}

/// The one with the earliest date; among equals the last, as feeds begin with the newest.
fn oldest(indexes: &[usize], entries: &[ParsedEntry]) -> Option<usize> {
    let date = |index: usize| entries[index].published.or(entries[index].updated);
    indexes.iter().copied().rev().min_by_key(|index| (date(*index).is_none(), date(*index)))
}

/// The two keys of an entry.
struct Key {
    /// Enough as long as no other post has the same.
    plain: String,
    /// With what tells it apart from others of the same plain key.
    full: String,
}

impl Key {
    fn of(entry: &ParsedEntry) -> Key {
        let guid = entry.id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(same_address);
        let link = entry.link.as_deref().map(str::trim).filter(|link| !link.is_empty()).map(same_address);
        let title = || entry.title.as_ref().map_or("", |title| title.value.as_str());
        match (guid, link) {
            (Some(guid), Some(link)) if guid != link => Key { full: format!("{guid}\n{link}"), plain: guid },
            (Some(guid), _) => Key { full: guid.clone(), plain: guid },
            // Without a guid, several posts may lead to one page.
            (None, Some(link)) => Key { full: format!("{link}\n{:016x}", content_hash(&[title().as_bytes()])), plain: link },
            (None, None) => {
                let mut parts = vec![title().as_bytes()];
                parts.extend(entry.content.iter().chain(&entry.summary).map(|text| text.value.as_bytes()));
                let hash = format!("hash:{:016x}", content_hash(&parts));
                Key { plain: hash.clone(), full: hash }
            }
        }
    }
}

/// A guid as it is compared: of a web address neither `http` or `https` nor a slash at its end counts, nor `utm_` parameters, which
/// FeedBurner and its like add and change. Everything else is compared letter by letter (RFC 4287 section 4.2.6.1).
fn same_address(text: &str) -> String {
    let web = ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let Some(mut url) = Url::parse(text).ok().filter(|_| web) else { return text.to_string() };
    if let Some(query) = url.query().filter(|query| query.contains("utm_")) {
        let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("utm_")).collect();
        let kept = kept.join("&");
        url.set_query((!kept.is_empty()).then_some(&kept));
    }
    let text = String::from(url);
    let without = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    without.trim_end_matches('/').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::Text;
    use crate::model::Timestamp;

    fn entry(id: &str, link: &str, title: &str, published: i64) -> ParsedEntry {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
        ParsedEntry {
            id: some(id),
            link: some(link),
            title: some(title).map(|value| Text { value, ..Text::default() }),
            published: (published > 0).then_some(Timestamp(published)),
            ..ParsedEntry::default()
        }
    }

    fn feed() -> FeedId {
        FeedId::of("https://example.org/feed.xml")
    }

    fn keys(entries: &[ParsedEntry], stored: &[EntryKey]) -> Vec<EntryKey> {
        entry_keys(entries, feed(), &|id| stored.iter().any(|key| key.id == id))
    }

    /// These never change: a change gives everyone every post twice.
    #[test]
    fn golden_vectors() {
        let check = |entry: ParsedEntry, key: &str, id: &str| {
            let keys = keys(&[entry], &[]);
            assert_eq!((keys[0].key.as_str(), keys[0].id.to_string().as_str()), (key, id));
        };
        check(entry("tag:example.org,2026:1", "https://example.org/1", "One", 1), "tag:example.org,2026:1", "cndmecmmzq4tw");
        check(entry("https://Example.org/1/", "", "", 0), "example.org/1", "d56t4gqt4hczu");
        check(entry("", "https://example.org/1?utm_source=rss", "One", 0), "example.org/1", "d56t4gqt4hczu");
        check(entry("", "", "One", 0), "hash:54c46eb9ab299930", "mewusebaoiciz");
    }

    /// The second entry is the same post as the first.
    #[test]
    fn the_same_post() {
        let check = |before: ParsedEntry, after: ParsedEntry| {
            let stored = keys(std::slice::from_ref(&before), &[]);
            assert_eq!(keys(std::slice::from_ref(&after), &stored), stored, "{before:?} {after:?}");
        };
        check(entry("1", "https://a.org/1", "One", 1), entry("1", "https://a.org/one", "Renamed", 2));
        check(entry("http://a.org/1", "", "", 0), entry("https://a.org/1/", "", "", 0));
        check(entry(" 1 ", "", "", 0), entry("1", "", "", 0));
        check(entry("", "http://a.org/1", "One", 0), entry("", "https://a.org/1?utm_medium=rss", "Renamed", 0));
        check(entry("", "https://a.org/1", "One", 0), entry("https://a.org/1", "https://a.org/1", "One", 0));
    }

    #[test]
    fn different_posts() {
        let check = |one: ParsedEntry, two: ParsedEntry| {
            let keys = keys(&[one, two], &[]);
            assert_ne!(keys[0].id, keys[1].id, "{keys:?}");
        };
        check(entry("1", "https://a.org/1", "One", 1), entry("1", "https://a.org/2", "Two", 2));
        check(entry("", "https://a.org/", "One", 1), entry("", "https://a.org/", "Two", 2));
        check(entry("", "", "One", 1), entry("", "", "Two", 2));
        check(entry("abc", "", "", 0), entry("ABC", "", "", 0));
        check(entry("urn:x/", "", "", 0), entry("urn:x", "", "", 0));
    }

    #[test]
    fn versions_of_one_post() {
        let keys = keys(&[entry("1", "https://a.org/1", "New", 2), entry("1", "https://a.org/1", "Old", 1)], &[]);
        assert_eq!(keys[0], keys[1]);
    }

    #[test]
    fn posts_that_share_a_guid_stay_who_they_are() {
        let (one, two, three) = (
            entry("1", "https://a.org/1", "One", 1),
            entry("1", "https://a.org/2", "Two", 2),
            entry("1", "https://a.org/3", "Three", 3),
        );
        let both = keys(&[two.clone(), one.clone()], &[]);
        assert_eq!(keys(std::slice::from_ref(&one), &both), both[1..], "one is left");
        assert_eq!(keys(std::slice::from_ref(&two), &both), both[..1], "the other is left");
        let more = keys(&[three.clone(), two.clone(), one.clone()], &both);
        assert_eq!(more[1..], both, "a third comes");

        let alone = keys(std::slice::from_ref(&one), &[]);
        let joined = keys(&[two.clone(), one.clone()], &alone);
        assert_eq!(joined[1], alone[0], "the first was alone before");
        assert_ne!(joined[0].id, alone[0].id, "the second is another post");
        let stored: Vec<EntryKey> = joined.clone();
        assert_eq!(keys(&[three, two, one], &stored)[1..], joined, "and so on");
    }
}

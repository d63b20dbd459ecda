//! Which post is which, from one fetch to the next.
//!
//! A post's key is its guid, else its address, else a hash of what it says. Publishers give several posts one guid, change
//! `http` to `https` in all of them, or add a slash: none of this may make a post come twice or swallow another.

use crate::feed::ParsedEntry;
use crate::model::{EntryId, FeedId, content_hash};
use std::collections::{HashMap, HashSet};
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
    let names: Vec<Names> = entries.iter().map(Names::of).collect();
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, names) in names.iter().enumerate() {
        groups.entry(&names.plain).or_default().push(index);
    }
    let mut found: Vec<String> = names.iter().map(|names| names.plain.clone()).collect();
    let known = |name: &str| known(EntryId::of(feed, name));
    for group in groups.values() {
        for (index, name) in told_apart(group, &names, entries, &known) {
            found[index] = name;
        }
    }
    found.into_iter().map(|key| EntryKey { id: EntryId::of(feed, &key), key }).collect()
}

/// The name of each entry of `group`, which all have one plain name.
fn told_apart(group: &[usize], names: &[Names], entries: &[ParsedEntry], known: &dyn Fn(&str) -> bool) -> Vec<(usize, String)> {
    let plain = names[group[0]].plain.as_str();
    let mut titles: HashMap<&str, HashSet<&str>> = HashMap::new();
    for index in group {
        titles.entry(&names[*index].linked).or_default().insert(&names[*index].titled);
    }
    // Those that are stored under a name of their own keep it. The oldest first, and feeds begin with the newest.
    let mut found: HashMap<usize, &str> = HashMap::new();
    let mut taken: HashMap<&str, &str> = HashMap::new();
    let mut rest: Vec<usize> = Vec::new();
    for index in group.iter().copied().rev() {
        let Names { linked, titled, .. } = &names[index];
        let free = |name: &str| taken.get(name).is_none_or(|holder| holder == titled);
        match [titled, linked].into_iter().find(|name| *name != plain && known(name) && free(name)) {
            Some(name) => {
                taken.insert(name, titled);
                found.insert(index, name);
            }
            None => rest.push(index),
        }
    }
    // Whoever had the plain name for itself before others came is the oldest of all.
    let several = titles.len() > 1 || titles.values().any(|titles| titles.len() > 1);
    let oldest = oldest(group.iter().rev().copied(), entries).filter(|index| !found.contains_key(index));
    let holder = oldest.filter(|_| !several || known(plain)).map(|index| names[index].titled.as_str());
    for index in rest {
        let Names { linked, titled, .. } = &names[index];
        let one_title = titles.get(linked.as_str()).is_none_or(|titles| titles.len() < 2);
        let own = if one_title { linked } else { titled };
        found.insert(index, if holder == Some(titled.as_str()) { plain } else { own });
    }
    found.into_iter().map(|(index, name)| (index, name.to_string())).collect()
}

/// The one with the earliest date; among equals the first.
fn oldest(indexes: impl Iterator<Item = usize>, entries: &[ParsedEntry]) -> Option<usize> {
    let date = |index: usize| entries[index].published.or(entries[index].updated);
    indexes.min_by_key(|index| (date(*index).is_none(), date(*index)))
}

/// The names that an entry can go by, from the plainest to the most particular.
struct Names {
    /// Guid, address or hash: enough as long as no other post has the same.
    plain: String,
    /// With the address.
    linked: String,
    /// With the title, too: some feeds give every post the same guid and no link.
    titled: String,
}

impl Names {
    fn of(entry: &ParsedEntry) -> Names {
        let guid = entry.id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(same_address);
        let link = entry.link.as_deref().map(str::trim).filter(|link| !link.is_empty()).map(same_address);
        let title = entry.title.as_ref().map_or("", |title| title.value.as_str());
        let (plain, linked) = match (guid, link) {
            (Some(guid), Some(link)) if guid != link => (guid.clone(), format!("{guid}\n{link}")),
            (Some(only), _) | (None, Some(only)) => (only.clone(), only),
            (None, None) => {
                let mut parts = vec![title.as_bytes()];
                parts.extend(entry.content.iter().chain(&entry.summary).map(|text| text.value.as_bytes()));
                let hash = format!("hash:{:016x}", content_hash(&parts));
                (hash.clone(), hash)
            }
        };
        // Entries of one id that say when they were updated are versions of one post (RFC 4287 section 4.1.1).
        let titled =
            if entry.updated.is_some() { linked.clone() } else { format!("{linked}\n{:016x}", content_hash(&[title.as_bytes()])) };
        Names { plain, linked, titled }
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
        check(entry("1", "", "One", 1), entry("1", "", "Two", 2));
        check(entry("", "", "One", 1), entry("", "", "Two", 2));
        check(entry("abc", "", "", 0), entry("ABC", "", "", 0));
        check(entry("urn:x/", "", "", 0), entry("urn:x", "", "", 0));
    }

    #[test]
    fn versions_of_one_post() {
        let version = |title: &str, updated: i64| ParsedEntry {
            updated: Some(Timestamp(updated)),
            ..entry("1", "https://a.org/1", title, 1)
        };
        let versions = keys(&[version("New", 2), version("Old", 1)], &[]);
        assert_eq!(versions[0], versions[1]);
        let twice = keys(&[entry("1", "", "One", 1), entry("1", "", "One", 1)], &[]);
        assert_eq!(twice[0], twice[1]);
    }

    #[test]
    fn one_guid_for_everything() {
        let item = |title: &str| entry("https://a.org/", "https://a.org/", title, 0);
        let both = keys(&[item("Two"), item("One")], &[]);
        assert_ne!(both[0].id, both[1].id);
        let more = keys(&[item("Three"), item("Two"), item("One")], &both);
        assert_eq!(more[1..], both);
        let alone = keys(&[item("One")], &[]);
        let joined = keys(&[item("Two"), item("One")], &alone);
        assert_eq!(joined[1], alone[0], "the first was alone before");
        assert_ne!(joined[0].id, alone[0].id);
        assert_eq!(keys(&[item("Three"), item("Two"), item("One")], &joined)[1..], joined, "and so on");
        assert_eq!(keys(&[item("Two")], &more), both[..1], "one is left");
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
        assert_eq!(keys(&[three.clone(), two.clone(), one], &stored)[1..], joined, "and so on");
        let without_first = keys(&[three, two], &stored);
        assert_eq!(without_first[1], joined[0]);
        assert_ne!(without_first[0].id, alone[0].id, "a new one does not take the place of one that left");
    }
}

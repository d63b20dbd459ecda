//! Names that last: ids are hashes of what the publisher said, never random, so that two devices agree on them.
//!
//! The hash is SHA-256, cut to its first eight bytes: one publisher must not be able to make up a guid that collides with
//! another's post. Changing it would give everyone every post twice; golden vectors pin it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Base 32 of RFC 4648 section 6, in lower case: safe in addresses, readable aloud.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// 64 bits in digits of five.
const LENGTH: usize = 13;

/// The text is not an id: not 13 base-32 letters of 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdError;

/// The first eight bytes of the SHA-256 of `kind` and `parts`, each part preceded by its length, so that
/// `("a", "bc")` and `("ab", "c")` differ.
fn hash(kind: &str, parts: &[&[u8]]) -> u64 {
    let mut sha = Sha256::new();
    sha.update(kind.as_bytes());
    for part in parts {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    let digest = sha.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u64);

        impl $name {
            /// The id with these bytes, most significant first.
            pub const fn from_bytes(bytes: [u8; 8]) -> Self {
                $name(u64::from_be_bytes(bytes))
            }

            /// The bytes of the id, most significant first.
            pub const fn to_bytes(self) -> [u8; 8] {
                self.0.to_be_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_base32(self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                read_base32(text).map($name)
            }
        }
    };
}

id! {
    /// A blog: the hash of the address first subscribed, normalised. It stays when the feed moves.
    FeedId
}
id! {
    /// A post: the hash of its feed and its guid, or of what stands in for a guid.
    EntryId
}
id! {
    /// A folder: the hash of the name it was first given.
    FolderId
}

impl FeedId {
    /// The id of the feed first subscribed at `url`, which is already normalised (see `feed::identity`).
    pub fn of(url: &str) -> Self {
        FeedId(hash("feed", &[url.as_bytes()]))
    }
}

impl EntryId {
    /// The id of the post of `feed` that goes by `key` (see `feed::identity`).
    pub fn of(feed: FeedId, key: &str) -> Self {
        EntryId(hash("entry", &[&feed.to_bytes(), key.as_bytes()]))
    }
}

impl FolderId {
    /// The id of the folder first named `name` inside `parent`.
    pub fn of(parent: Option<FolderId>, name: &str) -> Self {
        let parent = parent.map(FolderId::to_bytes);
        FolderId(hash("folder", &[parent.as_ref().map_or(&[], |bytes| &bytes[..]), name.as_bytes()]))
    }
}

/// A hash of content, to see whether it changed. Same function as the ids', other kind.
pub fn content_hash(parts: &[&[u8]]) -> u64 {
    hash("content", parts)
}

/// A post's place in this device's river: dense, local, given once and never given again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot(pub u32);

fn write_base32(id: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for digit in (0..LENGTH as u32).rev() {
        let five = (id >> (digit * 5)) & 31;
        write!(f, "{}", ALPHABET[five as usize] as char)?;
    }
    Ok(())
}

fn read_base32(text: &str) -> Result<u64, IdError> {
    if text.len() != LENGTH {
        return Err(IdError);
    }
    let mut id: u64 = 0;
    for letter in text.bytes() {
        let five = ALPHABET.iter().position(|&known| known == letter.to_ascii_lowercase()).ok_or(IdError)?;
        if id >> 59 != 0 {
            return Err(IdError);
        }
        id = id << 5 | five as u64;
    }
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These never change: a change gives everyone every post twice.
    #[test]
    fn golden_vectors() {
        let feed = FeedId::of("https://example.org/feed.xml");
        assert_eq!(feed.to_string(), "aqjhfnljwmivx");
        assert_eq!(EntryId::of(feed, "tag:example.org,2026:1").to_string(), "cndmecmmzq4tw");
        assert_eq!(FolderId::of(None, "Blogging").to_string(), "bnt6kxdibpjrc");
    }

    #[test]
    fn text_and_back() {
        for id in [0, 1, 31, 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            let text = EntryId(id).to_string();
            assert_eq!(text.len(), LENGTH);
            assert_eq!(text.parse(), Ok(EntryId(id)), "{text}");
            assert_eq!(text.to_uppercase().parse(), Ok(EntryId(id)), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_id() {
        for text in ["", "aaaaaaaaaaaa", "aaaaaaaaaaaaaa", "aaaaaaaaaaaa1", "zzzzzzzzzzzzz", "äaaaaaaaaaaa"] {
            assert_eq!(text.parse::<EntryId>(), Err(IdError), "{text}");
        }
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(hash("k", &[b"a", b"bc"]), hash("k", &[b"ab", b"c"]));
    }
}

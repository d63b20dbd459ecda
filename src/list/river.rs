//! The river: every post this device knows, by slot, 16 bytes each, all in memory.
//!
//! Stored as chunks of [`CHUNK`] posts. A post is packed as: entry id (8 bytes, most significant first), `sort_at`
//! (u32, little endian like what follows), feed number (u16), flags (u8), views (u8).

use super::Effect;
use crate::model::{Change, EntryId, Flags, RiverPost, Slot, Status, Tags};

/// Posts in a stored chunk of the river, and of the statuses beside it.
pub const CHUNK: usize = 1024;
const POST: usize = 16;
const STATUS: usize = 32;

/// Every post by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct River {
    posts: Vec<RiverPost>,
    /// The person's own tags.
    pub tags: Tags,
}

impl River {
    /// The river from its stored chunks, in order. Bytes at the end of a chunk that make no whole post are left out.
    pub fn unpack<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> River {
        let chunks: Vec<&[u8]> = chunks.into_iter().collect();
        let bytes: usize = chunks.iter().map(|chunk| chunk.len()).sum();
        let mut river = River { posts: Vec::with_capacity(bytes / POST), tags: Tags::default() };
        for chunk in chunks {
            river.posts.extend(chunk.chunks_exact(POST).map(unpack_post));
        }
        river
    }

    /// The stored form of chunk `number`; empty when the river does not reach there.
    pub fn pack_chunk(&self, number: usize) -> Vec<u8> {
        let start = (number * CHUNK).min(self.posts.len());
        let end = (start + CHUNK).min(self.posts.len());
        self.posts[start..end].iter().flat_map(pack_post).collect()
    }

    /// How many slots are taken.
    pub fn len(&self) -> usize {
        self.posts.len()
    }

    /// Whether nothing ever arrived.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty()
    }

    /// The slot that the next new post gets.
    pub fn next_slot(&self) -> Slot {
        Slot(self.posts.len() as u32)
    }

    /// The post in `slot`.
    pub fn get(&self, slot: Slot) -> Option<&RiverPost> {
        self.posts.get(slot.0 as usize)
    }

    /// Every post, by slot.
    pub fn posts(&self) -> &[RiverPost] {
        &self.posts
    }

    /// The post in `slot`, to be changed.
    pub fn get_mut(&mut self, slot: Slot) -> Option<&mut RiverPost> {
        self.posts.get_mut(slot.0 as usize)
    }

    /// Every slot with its post, oldest slot first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Slot, &RiverPost)> {
        self.posts.iter().enumerate().map(|(slot, post)| (Slot(slot as u32), post))
    }

    /// Where `entry` stands. Reads the whole river once.
    pub fn find(&self, entry: EntryId) -> Option<Slot> {
        self.posts.iter().position(|post| post.entry == entry).map(|slot| Slot(slot as u32))
    }

    /// Puts `post` into `slot`: over what stood there, or at the end. Returns false, and changes nothing, for a slot past the
    /// end: news from another tab came out of order, and the river must be read again.
    #[must_use]
    pub fn put(&mut self, slot: Slot, post: RiverPost) -> bool {
        let at = slot.0 as usize;
        if at < self.posts.len() {
            self.posts[at] = post;
        } else if at == self.posts.len() {
            self.posts.push(post);
        } else {
            return false;
        }
        true
    }

    /// Lets an effect of the decision `change` count.
    pub fn apply(&mut self, effect: &Effect, change: &Change) {
        if let Some(post) = self.get_mut(effect.slot) {
            (post.flags, post.views) = (effect.flags, effect.views);
            if let Change::Tagged(name, on) = change {
                self.tags.set(name, effect.slot, *on);
            }
        }
    }

    /// Adds a post that just arrived and returns its slot.
    pub fn push(&mut self, post: RiverPost) -> Slot {
        let slot = self.next_slot();
        self.posts.push(post);
        slot
    }
}

fn pack_post(post: &RiverPost) -> [u8; POST] {
    let mut bytes = [0; POST];
    bytes[..8].copy_from_slice(&post.entry.to_bytes());
    bytes[8..12].copy_from_slice(&post.sort_at.to_le_bytes());
    bytes[12..14].copy_from_slice(&post.feed.to_le_bytes());
    bytes[14] = post.flags.0;
    bytes[15] = post.views;
    bytes
}

fn unpack_post(bytes: &[u8]) -> RiverPost {
    RiverPost {
        entry: EntryId::from_bytes(array(bytes, 0)),
        sort_at: u32::from_le_bytes(array(bytes, 8)),
        feed: u16::from_le_bytes(array(bytes, 12)),
        flags: Flags(bytes[14]),
        views: bytes[15],
    }
}

/// A chunk of statuses as stored: five times (u32), progress (u16), size (u16) and the content's hash (u64) each, little endian.
pub fn pack_statuses(statuses: &[Status]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(statuses.len() * STATUS);
    for status in statuses {
        let times = [status.arrived_at, status.read_at, status.starred_at, status.later_at, status.viewed_at];
        bytes.extend(times.into_iter().flat_map(u32::to_le_bytes));
        bytes.extend(status.progress.to_le_bytes());
        bytes.extend(status.size.to_le_bytes());
        bytes.extend(status.content_hash.to_le_bytes());
    }
    bytes
}

/// The statuses of a stored chunk.
pub fn unpack_statuses(bytes: &[u8]) -> Vec<Status> {
    let unpack = |bytes: &[u8]| {
        let number = |at: usize| u32::from_le_bytes(array(bytes, at));
        Status {
            arrived_at: number(0),
            read_at: number(4),
            starred_at: number(8),
            later_at: number(12),
            viewed_at: number(16),
            progress: u16::from_le_bytes(array(bytes, 20)),
            size: u16::from_le_bytes(array(bytes, 22)),
            content_hash: u64::from_le_bytes(array(bytes, 24)),
        }
    };
    bytes.chunks_exact(STATUS).map(unpack).collect()
}

/// When each post of a stored chunk of statuses was last opened, in seconds; 0 for never. Lighter than [`unpack_statuses`].
pub fn opened_times(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(STATUS).map(|status| u32::from_le_bytes(array(status, 16)))
}

/// What the text of each post of a stored chunk of statuses takes, packed. Lighter than [`unpack_statuses`].
pub fn text_sizes(bytes: &[u8]) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(STATUS).map(|status| u16::from_le_bytes(array(status, 22)))
}

/// What each post of a stored chunk of statuses last said, as a hash. Lighter than [`unpack_statuses`].
pub fn content_hashes(bytes: &[u8]) -> impl Iterator<Item = u64> {
    bytes.chunks_exact(STATUS).map(|status| u64::from_le_bytes(array(status, 24)))
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut array = [0; N];
    array.copy_from_slice(&bytes[at..at + N]);
    array
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FeedId;

    fn post(n: u32) -> RiverPost {
        let entry = EntryId::of(FeedId::of("https://example.org/"), &n.to_string());
        RiverPost { entry, feed: n as u16, sort_at: u32::MAX - n, flags: Flags(n as u8 & 15), views: n as u8 }
    }

    #[test]
    fn packed_and_back() {
        for posts in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let mut river = River::default();
            (0..posts as u32).for_each(|n| {
                river.push(post(n));
            });
            let chunks: Vec<_> = (0..posts.div_ceil(CHUNK)).map(|number| river.pack_chunk(number)).collect();
            assert_eq!(River::unpack(chunks.iter().map(Vec::as_slice)), river, "{posts} posts");
            assert_eq!(river.pack_chunk(chunks.len()), Vec::<u8>::new());
        }
    }

    #[test]
    fn statuses_packed_and_back() {
        let times = (1, 2, 3, u32::MAX, 5);
        let (arrived_at, read_at, starred_at, later_at, viewed_at) = times;
        let status =
            Status { arrived_at, read_at, starred_at, later_at, viewed_at, progress: 999, size: 47, content_hash: u64::MAX - 7 };
        let statuses = vec![status, Status::default()];
        assert_eq!(unpack_statuses(&pack_statuses(&statuses)), statuses);
        assert_eq!(opened_times(&pack_statuses(&statuses)).collect::<Vec<u32>>(), [5, 0]);
        assert_eq!(content_hashes(&pack_statuses(&statuses)).collect::<Vec<u64>>(), [u64::MAX - 7, 0]);
    }

    #[test]
    fn news_out_of_order_is_refused() {
        let mut river = River::default();
        assert!(river.put(Slot(0), post(1)));
        assert!(!river.put(Slot(2), post(2)));
        assert!(river.put(Slot(0), post(3)));
        assert_eq!(river.len(), 1);
        assert_eq!(river.get(Slot(0)), Some(&post(3)));
        assert_eq!(river.find(post(3).entry), Some(Slot(0)));
    }
}

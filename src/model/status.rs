//! What became of a post on this device. A status outlives its entry, so that a post that comes back is known.

use super::{EntryId, Timestamp};
use serde::{Deserialize, Serialize};

/// Yes-or-no facts about a post, one bit each; the bits are stored, so they keep their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Flags(pub u8);

impl Flags {
    /// Nothing known: a post just arrived.
    pub const NONE: Flags = Flags(0);
    /// The person has read it, or said so.
    pub const READ: Flags = Flags(1);
    /// Starred.
    pub const STARRED: Flags = Flags(2);
    /// Kept to read later.
    pub const LATER: Flags = Flags(4);
    /// Its entry is no longer stored; the status stays.
    pub const GONE: Flags = Flags(8);
    /// A rule put it out of sight; it is in the hidden posts.
    pub const HIDDEN: Flags = Flags(16);
    /// It has a tag of the person's own.
    pub const TAGGED: Flags = Flags(32);
    /// The person set it apart: it stays for ever.
    const KEPT: u8 = Flags::STARRED.0 | Flags::LATER.0 | Flags::TAGGED.0;

    /// Whether every bit of `other` is set.
    pub const fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the person set it apart: starred, kept for later or tagged. What is set apart never goes.
    pub const fn is_kept(self) -> bool {
        self.0 & Flags::KEPT != 0
    }

    /// With the bits of `other` set or cleared.
    #[must_use]
    pub const fn with(self, other: Flags, on: bool) -> Flags {
        if on { Flags(self.0 | other.0) } else { Flags(self.0 & !other.0) }
    }
}

/// A post as the river knows it: 16 bytes when packed, all of them in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiverPost {
    /// The post.
    pub entry: EntryId,
    /// Its blog's number on this device.
    pub feed: u16,
    /// Where it stands, in whole seconds since 1970 (packed as 32 bits: 1970 to 2106).
    pub sort_at: u32,
    /// Read, starred, later, gone.
    pub flags: Flags,
    /// How often it was opened on this device; stays at 255.
    pub views: u8,
}

/// The colder half of a status: when each decision was made, so that two devices can merge by the last one.
/// All times are whole seconds since 1970; 0 means never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// When the post first arrived on this device.
    pub arrived_at: u32,
    /// When `READ` was last set or cleared.
    pub read_at: u32,
    /// When `STARRED` was last set or cleared.
    pub starred_at: u32,
    /// When `LATER` was last set or cleared.
    pub later_at: u32,
    /// When it was last opened.
    pub viewed_at: u32,
    /// How far it was read, in thousandths.
    pub progress: u16,
    /// How much its text takes, as [`packed_size`] says it; 0 where it was stored before that was noted.
    pub size: u16,
    /// Hash of what the publisher last sent, to see whether it changed.
    pub content_hash: u64,
}

/// Seconds for a packed time: what lies outside 1970 to 2106 is set to the nearer end.
pub fn packed_seconds(at: Timestamp) -> u32 {
    at.seconds().clamp(0, u32::MAX as i64) as u32
}

/// Bytes that a unit of a packed size stands for.
const UNIT: usize = 64;
/// Bytes that a text is taken to have where its size was not noted: the mean of those that blogs write.
const USUAL: u64 = 3_000;

/// The size of a text in units of 64 bytes, at least one: 16 bits reach 4 MB.
pub fn packed_size(bytes: usize) -> u16 {
    u16::try_from(bytes.div_ceil(UNIT).max(1)).unwrap_or(u16::MAX)
}

/// The bytes that a packed size stands for.
pub fn unpacked_size(size: u16) -> u64 {
    if size == 0 { USUAL } else { u64::from(size) * UNIT as u64 }
}

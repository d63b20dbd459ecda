//! How far a post was read, so that it opens there again. A matter of this device.

use super::{Reader, device};
use crate::model::EntryId;

const KEY: &str = "places";
/// Posts whose place is known; the oldest is forgotten first.
const MOST: usize = 200;
/// The parts in which the way through a post is measured.
pub const WHOLE_WAY: u32 = 10_000;
/// Nearer than this to either end a post was not begun, or was read.
const EDGE: u32 = WHOLE_WAY / 50;

/// The places that were kept when Rill was last open, the newest last.
pub(super) fn read() -> Vec<(EntryId, u32)> {
    let line = |line: &str| {
        let (entry, place) = line.split_once(' ')?;
        Some((entry.parse().ok()?, place.parse().ok()?))
    };
    device::read(KEY).lines().filter_map(line).collect()
}

impl Reader {
    /// Remembers how far a post was read, in parts of [`WHOLE_WAY`].
    pub fn put_place(self, entry: EntryId, place: u32) {
        self.places.update_value(|places| {
            places.retain(|(known, _)| *known != entry);
            if (EDGE..=WHOLE_WAY - EDGE).contains(&place) {
                places.push((entry, place));
            }
            if places.len() > MOST {
                places.remove(0);
            }
        });
    }

    /// How far the post was read; `None` from its beginning.
    pub fn place(self, entry: EntryId) -> Option<u32> {
        self.places.with_value(|places| places.iter().find(|(known, _)| *known == entry).map(|(_, place)| *place))
    }

    /// Writes the places down, when a post is left.
    pub fn keep_places(self) {
        let mut lines = String::new();
        self.places.with_value(|places| {
            for (entry, place) in places {
                for part in [entry.to_string().as_str(), " ", place.to_string().as_str(), "\n"] {
                    lines.push_str(part);
                }
            }
        });
        device::keep(KEY, &lines);
    }
}

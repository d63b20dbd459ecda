//! Rows packed in blocks of [`BLOCK`], so that a page of the river is a few reads and one row is decoded without its neighbours.
//!
//! A block is a table of `BLOCK + 1` ends (u32, little endian), counted from the first byte behind the table, then the rows in
//! Rill's [`coding`](crate::coding). An empty stretch is a slot without a row.

use crate::coding;
use crate::model::Entry;

/// Rows in a block.
pub const BLOCK: usize = 64;
const TABLE: usize = BLOCK * 4;

/// A block as stored. Rows past [`BLOCK`] are left out.
pub fn pack_rows(rows: &[Option<Entry>]) -> Vec<u8> {
    let mut table = Vec::with_capacity(TABLE);
    let mut bytes = Vec::new();
    for place in 0..BLOCK {
        if let Some(Some(row)) = rows.get(place) {
            bytes.extend_from_slice(&coding::to_bytes(row));
        }
        table.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    }
    table.append(&mut bytes);
    table
}

/// The row in `place` of a stored block; `None` when there is none, or when the block is damaged there.
pub fn unpack_row(block: &[u8], place: usize) -> Option<Entry> {
    let end = |place: usize| -> Option<usize> {
        let bytes = block.get(place * 4..place * 4 + 4)?;
        Some(TABLE + u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    };
    if place >= BLOCK {
        return None;
    }
    let start = if place == 0 { TABLE } else { end(place - 1)? };
    let coded = block.get(start..end(place)?)?;
    if coded.is_empty() { None } else { coding::from_bytes(coded).ok() }
}

/// Every row of a stored block.
pub fn unpack_rows(block: &[u8]) -> Vec<Option<Entry>> {
    (0..BLOCK).map(|place| unpack_row(block, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntryId, FeedId, Timestamp};

    fn row(n: usize) -> Entry {
        let feed = FeedId::of("https://example.org/feed");
        Entry {
            id: EntryId::of(feed, &n.to_string()),
            feed,
            guid: n.to_string(),
            url: Some(format!("https://example.org/{n}")),
            title: "雨の日".into(),
            authors: vec!["Ada".into()],
            published: Some(Timestamp(n as i64)),
            updated: None,
            sort_at: Timestamp(n as i64),
            excerpt: "A short one.".into(),
            image: None,
            enclosures: vec![],
            tags: vec!["kilns".into()],
            comments: None,
            language: Some("ja".into()),
            words: 3,
            content_hash: n as u64,
        }
    }

    #[test]
    fn packed_and_back() {
        let mut rows: Vec<Option<Entry>> = (0..BLOCK).map(|n| (n % 3 != 1).then(|| row(n))).collect();
        assert_eq!(unpack_rows(&pack_rows(&rows)), rows);
        rows.truncate(2);
        let block = pack_rows(&rows);
        assert_eq!(unpack_row(&block, 0), Some(row(0)));
        assert_eq!(unpack_row(&block, 1), None);
        assert_eq!(unpack_row(&block, BLOCK), None);
    }

    #[test]
    fn damage_is_no_row_and_no_panic() {
        let block = pack_rows(&[Some(row(0)), Some(row(1))]);
        for length in 0..block.len() {
            unpack_rows(&block[..length]);
        }
        assert_eq!(unpack_row(&[255; TABLE + 8], 0), None);
    }
}

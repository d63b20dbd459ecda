//! Many slots in a message: four bytes each, the lowest first. A search finds tens of thousands, and one after the other as numbers of
//! their own they took longer to write than to find.

use crate::model::Slot;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Slots in an order that means something.
#[derive(Debug, PartialEq)]
pub struct Slots(pub Vec<Slot>);

impl Serialize for Slots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::with_capacity(self.0.len() * 4);
        self.0.iter().for_each(|slot| bytes.extend_from_slice(&slot.0.to_le_bytes()));
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de> Deserialize<'de> for Slots {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = Slots;

    fn expecting(&self, words: &mut fmt::Formatter<'_>) -> fmt::Result {
        words.write_str("slots")
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Slots, E> {
        Ok(Slots(bytes.as_chunks().0.iter().map(|slot| Slot(u32::from_le_bytes(*slot))).collect()))
    }
}

//! Which feed and which post: normalised addresses, and the keys that ids are made of.
//!
//! Whoever changes what these functions answer gives everyone every post twice; golden vectors pin them.

mod address;
mod keys;

pub use address::{NotAnAddress, feed_id, normalise_url, typed_address};
pub use keys::{EntryKey, entry_keys};

//! Which feed and which post: normalised addresses and the keys that ids are made of.

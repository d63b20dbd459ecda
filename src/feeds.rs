//! What reads the world's feeds: from bytes to values as the publisher wrote them.
//!
//! Rooms of Rill's house like all others ([`rill`](../rill/index.html) says in which order they are read), in a package of
//! their own so that they are compiled for speed.

#![forbid(unsafe_code)]

pub use rill_values::{html, model};

pub mod feed;
pub mod xml;

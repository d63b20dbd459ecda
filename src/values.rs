//! Clean HTML, and the nouns that every other room speaks in.
//!
//! Rooms of Rill's house like all others ([`rill`](../rill/index.html) says in which order they are read), in a package of
//! their own because `rill_feeds` and `rill_finding` need them.

#![forbid(unsafe_code)]

pub mod html;
pub mod model;

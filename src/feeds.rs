//! What reads the world's feeds: from bytes to clean values, and lists of blogs in and out.
//!
//! Rooms of Rill's house like all others ([`rill`](../rill/index.html) says in which order they are read), in a package of
//! their own so that they are compiled for speed.

#![forbid(unsafe_code)]

pub mod html;
pub mod model;
pub mod xml;

pub mod discover;
pub mod feed;
pub mod opml;

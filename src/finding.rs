//! What finds posts by their words.
//!
//! A room of Rill's house like all others ([`rill`](../rill/index.html) says in which order they are read), in a package of its own
//! so that it is compiled for speed.

#![forbid(unsafe_code)]

pub use rill_values::model;

pub mod search;

//! Native tests of the whole, one binary; a room a file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod coding;
mod corpus;
mod counts;
mod discover;
mod extract;
mod hostile;
mod keys;
mod merge;
mod opml;
mod proxy;
mod refresh;
mod search;
mod tidy;
mod window;
mod words;

//! Native tests of the whole, one binary; a room a file.
#![cfg(not(target_arch = "wasm32"))]

mod corpus;
mod hostile;
mod opml;
mod proxy;
mod refresh;
mod tidy;

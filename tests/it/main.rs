//! Native tests, one binary.

mod discover;
mod opml;
mod proxy;

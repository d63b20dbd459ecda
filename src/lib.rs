//! Rill: a feed reader that is only a web page.
//!
//! The rooms, in reading order. Imports run downward in this list only; `tests/it/tidy.rs` keeps it.
//! The pure rooms take values and `now` and return values; the browser is called from [`browser`] and [`ui`] alone.

// From bytes to clean values. Packages of their own, in this order: src/values.rs, src/feeds.rs.
pub use rill_feeds::{feed, xml};
pub use rill_values::{html, model};

// Beside feeds, what the world publishes.
pub mod discover;
pub mod opml;

// Every text that a person reads.
pub mod word;

// Records and messages as bytes.
pub mod coding;

// What Rill does with it.
pub mod list;
pub mod refresh;
// A package of its own: src/finding.rs.
pub use rill_finding::search;

// What a person asks for, and what page and worker say to each other.
pub mod command;
pub mod protocol;

// The shells. These are the only target cfgs outside the binaries' stubs.
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(not(target_arch = "wasm32"))]
pub mod proxy;
#[cfg(target_arch = "wasm32")]
pub mod ui;

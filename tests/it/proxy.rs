//! The native server, held to `docs/proxy.md`.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up shall fail")]

mod answers;
mod arguments;
mod askers;
mod files;
mod limits;
mod policy;
mod stand;

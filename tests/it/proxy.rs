//! The native server, held to `docs/proxy.md`.

mod answers;
mod arguments;
mod askers;
mod files;
mod limits;
mod policy;
mod stand;

//! Which posts a query finds, and what is marked in them.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up shall fail")]

mod holds;
mod index;
mod marks;

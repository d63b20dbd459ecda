//! Feeds, read: bytes in, posts or a clear reason out.

pub mod date;
pub mod identity;
mod parsed;

pub use parsed::*;

//! What the proxy allows: pure functions, each over one question.

pub mod address;
pub mod asker;
pub mod headers;
pub mod target;

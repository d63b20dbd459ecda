//! What native builds put in the place of the browser.

pub mod article;
mod decode;
pub mod normalised;

pub use decode::decode;

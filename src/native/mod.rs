//! What native builds put in the place of the browser.

mod decode;
pub mod normalised;

pub use decode::decode;

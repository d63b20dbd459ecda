//! Publishers' HTML: hostile until cleaned.

mod sanitize;

pub use sanitize::{POLICY, SafeHtml};

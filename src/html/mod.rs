//! Publishers' HTML: hostile until cleaned.

mod address;
mod allow;
mod plain;
mod prepare;
mod references;
mod sanitize;
mod text;
mod tokens;
mod tree;

pub use plain::paragraphs;
pub use sanitize::{POLICY, SafeHtml, sanitize};
pub use text::{to_line, to_text};

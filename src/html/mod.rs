//! Publishers' HTML: hostile until cleaned.

mod address;
mod allow;
mod excerpt;
mod markdown;
mod plain;
mod prepare;
mod references;
mod resolve;
mod sanitize;
mod text;
mod tokens;
mod tree;

pub use excerpt::excerpt;
pub use markdown::{from_markdown, looks_like_markdown};
pub use plain::paragraphs;
pub use resolve::resolve;
pub use sanitize::{POLICY, SafeHtml, sanitize};
pub use text::{to_line, to_text, words};

//! Publishers' HTML: hostile until cleaned.

mod address;
mod allow;
mod body;
mod cut;
mod excerpt;
mod extract;
mod markdown;
mod names;
mod picture;
mod plain;
mod prepare;
mod references;
mod resolve;
mod sanitize;
mod skip;
mod text;
mod tokens;
mod tracking;
mod tree;

pub use address::{page as page_address, page_as as page_address_as};
pub use body::{lead_image, to_html, video_frame};
pub use cut::looks_cut;
pub use excerpt::excerpt;
pub use extract::{Article, extract};
pub use markdown::{from_markdown, looks_like_markdown};
pub use names::{Named, named, windows_1252};
pub use plain::paragraphs;
pub use references::decode;
pub use resolve::resolve;
pub use sanitize::{POLICY, SafeHtml, sanitize, sanitize_as, sanitize_post};
pub use text::{to_line, to_text, words};
pub use tracking::Tracking;

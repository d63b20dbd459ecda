//! Finding words in posts: plain text, folded on both sides, and nothing that must be kept beside the posts.

mod fold;
mod query;

pub use fold::folded;
pub use query::Query;

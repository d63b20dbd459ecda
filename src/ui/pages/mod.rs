//! The views that are no lists of posts.

mod blogs;
mod settings;

pub use blogs::blogs;
pub use settings::settings;

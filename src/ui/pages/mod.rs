//! The views that are no lists of posts.

mod blogs;
mod settings;

pub use blogs::Blogs;
pub use settings::Settings;

//! The views that are no lists of posts.

mod blogs;
mod discover;
mod proxy;
mod send;
mod settings;

pub use blogs::blogs;
pub use discover::discover;
pub use settings::settings;

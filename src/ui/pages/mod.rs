//! The views that are no lists of posts.

mod advice;
mod blogs;
mod discover;
mod keys;
mod language;
mod proxy;
mod rules;
mod send;
mod settings;

pub use blogs::blogs;
pub use discover::discover;
pub use rules::rules;
pub use settings::settings;

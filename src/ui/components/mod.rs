//! The parts that views are made of.

mod add;
mod help;
mod icon;
mod list;
mod mark;
mod post;
mod prose;
mod row;
mod sentence;
mod sidebar;
mod status;
mod tabbar;
mod tools;

pub use add::add;
pub use help::help;
pub use list::{heading, list};
pub use mark::mark;
pub use post::post;
pub use sidebar::sidebar;
pub use tabbar::tabbar;

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

pub use add::Add;
pub use help::Help;
pub use list::{List, heading};
pub use mark::Mark;
pub use post::Post;
pub use sidebar::Sidebar;
pub use tabbar::Tabbar;

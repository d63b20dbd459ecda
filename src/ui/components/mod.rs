//! The parts that views are made of.

mod about;
mod add;
mod address_field;
mod arrange;
mod folder;
mod help;
mod icon;
mod import;
mod list;
mod mark;
mod page;
mod post;
mod prose;
mod row;
mod search;
mod sentence;
mod sidebar;
mod status;
mod swipe;
mod tabbar;
mod tools;

pub use about::health;
pub use add::{add, failed, follow_handed};
pub use address_field::address_field;
pub use arrange::arrange;
pub use folder::arrange_folder;
pub use help::help;
pub use import::{export, import};
pub use list::{heading, list};
pub use mark::mark;
pub use page::page;
pub use post::post;
pub use search::focus_search;
pub use sidebar::sidebar;
pub use tabbar::tabbar;

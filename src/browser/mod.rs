//! The browser, called from here and from [`crate::ui`] alone.

pub mod badge;
pub mod clock;
pub mod db;
pub mod decode;
pub mod engine;
pub mod extractor;
pub mod fetch;
pub mod highlight;
pub mod lock;
pub mod news;
pub mod offline;
mod page;
pub mod part;
pub mod trusted;
pub mod worker;

use page::{page_address, page_meta};

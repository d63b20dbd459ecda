//! The browser, called from here and from ui alone.

pub mod offline;
mod page;
pub mod trusted;
pub mod worker;

use page::{page_address, page_meta};

//! A window over a long list: where each row stands when only some were ever drawn, which rows are near what is looked at, and
//! where that lies on the browser's scroll bar. Lengths are CSS pixels, places are counted from the first row's top.

mod bar;
mod heights;

pub use bar::Bar;
pub use heights::Heights;

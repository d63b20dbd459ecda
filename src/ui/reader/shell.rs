//! What is open besides the view itself.

use crate::ui::lasting::{LastingSignal, LastingValue};

/// What lies over the view, or beside it.
pub struct Shell {
    /// The sidebar, where it is a drawer.
    pub menu: LastingSignal<bool>,
    /// The first of two keys was pressed.
    pub pending: LastingValue<bool>,
    /// The list of keys.
    pub help: LastingSignal<bool>,
    /// The field for a date to go to.
    pub date: LastingSignal<bool>,
    /// A newer release took over; a reload shows it.
    pub newer: LastingSignal<bool>,
    /// A picture that is looked at closer.
    pub picture: LastingSignal<Option<Picture>>,
}

impl Shell {
    /// Nothing is open.
    pub(super) fn new() -> Shell {
        let off = || LastingSignal::new(false);
        Shell {
            menu: off(),
            pending: LastingValue::new(false),
            help: off(),
            date: off(),
            newer: off(),
            picture: LastingSignal::new(None),
        }
    }
}

/// What is shown large.
#[derive(Clone, PartialEq)]
pub struct Picture {
    /// Its address.
    pub source: String,
    /// The publisher's description of it.
    pub alt: String,
    /// What stands under it in the post.
    pub caption: String,
}

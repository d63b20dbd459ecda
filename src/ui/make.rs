//! Closures as things that are kept.
//!
//! A `dyn Fn` can be called in three ways, and the compiler writes all three for each of the page's five hundred closures, which are
//! called in one (docs/notes/page-bytes.md). These have no other.

use leptos::web_sys::Event;

/// What makes something, anew at each call.
pub trait Make<T> {
    /// Makes it.
    fn make(&self) -> T;
}

impl<T, F: Fn() -> T> Make<T> for F {
    fn make(&self) -> T {
        self()
    }
}

/// What hears of events.
pub trait Hear {
    /// One happened.
    fn hear(&self, event: Event);
}

impl<F: Fn(Event)> Hear for F {
    fn hear(&self, event: Event) {
        self(event);
    }
}

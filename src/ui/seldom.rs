//! Calls what is seldom opened, in the page's second part.

use super::dom::report;
use super::reader::Reader;
use crate::browser::part;
use leptos::task::spawn_local;
use std::hint::black_box;

/// Where the second part is.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    /// Nobody wanted it yet.
    Away,
    /// It is being fetched.
    Coming,
    /// It can be called.
    Here,
    /// It could not be fetched: offline, or replaced by a newer release.
    Lost,
}

/// Calls one of [`super::doors`]. Nothing until the second part is here; whoever calls it where signals are followed is
/// called again then.
pub fn call<A, T>(reader: Reader, door: fn(A) -> T, given: A) -> Option<T> {
    // Seen through, the door would be called directly, and all behind it would move into the first part.
    is_here(reader).then(|| black_box(door)(given))
}

/// Whether the second part is here; fetches it the first time that somebody asks.
#[inline(never)]
fn is_here(reader: Reader) -> bool {
    let part = reader.part.get();
    if part == Part::Away {
        reader.part.set(Part::Coming);
        spawn_local(async move {
            let loaded = report(part::load().await).is_some();
            reader.part.set(if loaded { Part::Here } else { Part::Lost });
        });
    }
    part == Part::Here
}

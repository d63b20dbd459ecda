//! The page's second part, and calls into it.
//!
//! It is fetched when somebody asks for what is in it, and in any case once the first posts stand (`ui/app.rs`).

use super::dom::{follow, report};
use super::lasting::{LastingSignal, LastingValue};
use super::make::Make;
use super::reader::Reader;
use crate::browser::part;
use futures_channel::oneshot;
use leptos::prelude::untrack;
use leptos::task::{spawn_local, tick};
use std::collections::VecDeque;
use std::hint::black_box;

/// Where the second part is.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Nobody wanted it yet.
    Away,
    /// It is being fetched.
    Coming,
    /// It can be called.
    Here,
    /// It could not be fetched: offline, or replaced by a newer release.
    Lost,
}

/// A handle on the second part; copies are the same.
#[derive(Clone, Copy)]
pub struct Seldom {
    part: LastingSignal<Part>,
    /// What is to be done when it is here, in that order.
    waiting: LastingValue<VecDeque<Box<dyn FnOnce()>>>,
}

impl Seldom {
    /// One that nobody wanted yet.
    pub fn new() -> Seldom {
        Seldom { part: LastingSignal::new(Part::Away), waiting: LastingValue::new(VecDeque::new()) }
    }

    /// Calls one of [`super::doors`]: at once, or when the second part is here, after all that was asked for before.
    pub fn soon<A: 'static>(self, door: fn(A), given: A) {
        self.soon_boxed(Box::new(move || black_box(door)(given)));
    }

    #[inline(never)]
    fn soon_boxed(self, act: Box<dyn FnOnce()>) {
        if self.part.get_untracked() == Part::Here && self.waiting.with_value(VecDeque::is_empty) {
            return act();
        }
        self.waiting.update_value(|waiting| waiting.push_back(act));
        self.fetch();
    }

    /// Fetches it, where nobody has yet.
    #[inline(never)]
    fn fetch(self) {
        if self.part.get_untracked() == Part::Away {
            self.part.set(Part::Coming);
            spawn_local(async move {
                let is_here = report(part::load().await).is_some();
                self.part.set(if is_here { Part::Here } else { Part::Lost });
                // What begins with it comes first: a key that waited means the post that stands beside the list only now.
                tick().await;
                while is_here && let Some(act) = self.waiting.update_value(VecDeque::pop_front) {
                    act();
                    // Its effects run before the next, which may mean what they bring.
                    tick().await;
                }
            });
        }
    }

    /// Whether it could not be fetched, now and whenever that changes.
    pub fn is_lost(self) -> bool {
        self.part.get() == Part::Lost
    }

    #[inline(never)]
    fn is_here(self, fetch: bool) -> bool {
        if fetch {
            self.fetch();
        }
        self.part.get() == Part::Here
    }
}

/// Fetches the second part, for what is [begun](begin) once it is here.
pub fn fetch(reader: Reader) {
    reader.seldom.fetch();
}

/// Calls one of [`super::doors`] for what the person asks for. Nothing until the second part is here; whoever calls it where signals
/// are followed is called again then.
pub fn call<A, T>(reader: Reader, door: fn(A) -> T, given: A) -> Option<T> {
    // Seen through, the door would be called directly, and all behind it would move into the first part.
    reader.seldom.is_here(true).then(|| black_box(door)(given))
}

/// The same for what comes by itself and may be late: the second part is not fetched for it.
pub fn late<A, T>(reader: Reader, door: fn(A) -> T, given: A) -> Option<T> {
    reader.seldom.is_here(false).then(|| black_box(door)(given))
}

/// Calls a door, at once or when the second part is here, after all that was asked for before.
pub fn soon<A: 'static>(reader: Reader, door: fn(A), given: A) {
    reader.seldom.soon(door, given);
}

/// Waits for the second part, calls a door, and waits for what comes of it. Where the part cannot be fetched, this never ends: a
/// reload is offered then.
pub async fn wait<F: Future>(reader: Reader, door: fn() -> F) -> F::Output {
    let (here, told) = oneshot::channel();
    reader.seldom.soon_boxed(Box::new(move || {
        // Where nobody waits any more, nobody need be told.
        let _ = here.send(());
    }));
    if told.await.is_err() {
        std::future::pending::<()>().await;
    }
    black_box(door)().await
}

/// Calls a door once the second part is here, if what this is called in still lives.
pub fn begin<A: Clone + 'static>(reader: Reader, door: fn(A), given: A) {
    begin_boxed(reader, Box::new(move || black_box(door)(given.clone())));
}

#[inline(never)]
fn begin_boxed(reader: Reader, act: Box<dyn Make<()>>) {
    follow(move || {
        if reader.seldom.is_here(false) {
            untrack(|| act.make());
        }
    });
}

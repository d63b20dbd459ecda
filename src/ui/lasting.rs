//! Values, signals and memos that last as long as the page: what a tab's state is made of.
//!
//! They do the same as those of [`signal`](super::signal), which end with what they were made in and so are looked up, and their types
//! asked for, each time. Nothing ends these: the handle is the value's own address. They are for what is made once for the page.

use super::signal::count;
use leptos::prelude::{ArcMemo, ArcTrigger, Get, GetUntracked, Notify, Track};
use std::cell::RefCell;

/// A value that nobody follows. Copies are the same value.
pub struct LastingValue<T: 'static>(&'static RefCell<T>);

/// A value that is followed: whoever reads it where signals are followed is called again when it changes. Copies are the same.
pub struct LastingSignal<T: 'static>(&'static Told<T>);

struct Told<T> {
    trigger: ArcTrigger,
    value: RefCell<T>,
}

/// A value that is made from signals, once for each change of them. Who follows it is told when it comes out different.
///
/// What is said of the order in which memos are followed at [`signal::Memo`](super::signal::Memo) holds here as well.
pub struct LastingMemo<T: 'static>(&'static Made<T>);

struct Made<T: 'static> {
    /// Rises when it comes out different.
    turn: ArcMemo<u32>,
    /// Nothing before it is first asked for.
    value: &'static RefCell<Option<T>>,
}

impl<T> Clone for LastingValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LastingValue<T> {}

impl<T> Clone for LastingSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LastingSignal<T> {}

impl<T> Clone for LastingMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LastingMemo<T> {}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Puts another in its place. The old one is dropped when nobody looks any more.
fn put<T>(cell: &RefCell<T>, new: T) {
    let old = cell.replace(new);
    drop(old);
}

#[inline(never)]
fn follow(trigger: &ArcTrigger) {
    trigger.track();
}

#[inline(never)]
fn tell(trigger: &ArcTrigger) {
    trigger.notify();
}

impl<T> LastingValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        LastingValue(leak(RefCell::new(value)))
    }

    /// Looks at it.
    pub fn with_value<O>(self, look: impl FnOnce(&T) -> O) -> O {
        look(&self.0.borrow())
    }

    /// Changes it.
    pub fn update_value<O>(self, change: impl FnOnce(&mut T) -> O) -> O {
        change(&mut self.0.borrow_mut())
    }

    /// Puts another in its place.
    #[inline(never)]
    pub fn set_value(self, value: T) {
        put(self.0, value);
    }

    /// A copy of it.
    #[inline(never)]
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.0.borrow().clone()
    }
}

impl<T> LastingSignal<T> {
    /// A signal that begins with a value.
    pub fn new(value: T) -> Self {
        LastingSignal(leak(Told { trigger: ArcTrigger::new(), value: RefCell::new(value) }))
    }

    /// Follows it without looking.
    pub fn track(self) {
        follow(&self.0.trigger);
    }

    /// Follows it and looks at it.
    pub fn with<O>(self, look: impl FnOnce(&T) -> O) -> O {
        self.track();
        self.with_untracked(look)
    }

    /// Looks at it.
    pub fn with_untracked<O>(self, look: impl FnOnce(&T) -> O) -> O {
        look(&self.0.value.borrow())
    }

    /// Follows it; a copy of it.
    #[inline(never)]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.track();
        self.get_untracked()
    }

    /// A copy of it.
    #[inline(never)]
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.0.value.borrow().clone()
    }

    /// Puts another value in its place and tells who follows.
    #[inline(never)]
    pub fn set(self, value: T) {
        put(&self.0.value, value);
        tell(&self.0.trigger);
    }

    /// Changes it and tells nobody.
    pub fn update_untracked<O>(self, change: impl FnOnce(&mut T) -> O) -> O {
        change(&mut self.0.value.borrow_mut())
    }

    /// Changes it and tells who follows.
    pub fn update<O>(self, change: impl FnOnce(&mut T) -> O) -> O {
        let out = self.update_untracked(change);
        tell(&self.0.trigger);
        out
    }
}

/// Follows a memo and makes it anew where that is needed.
#[inline(never)]
fn renew_followed(turn: &ArcMemo<u32>) {
    turn.get();
}

/// The same, not followed.
#[inline(never)]
fn renew(turn: &ArcMemo<u32>) {
    turn.get_untracked();
}

/// Keeps what a memo made, if it is another than before; whether it is.
#[inline(never)]
fn keep_new<T: PartialEq>(made: &RefCell<Option<T>>, new: T) -> bool {
    let is_new = made.borrow().as_ref() != Some(&new);
    if is_new {
        put(made, Some(new));
    }
    is_new
}

impl<T: PartialEq> LastingMemo<T> {
    /// A memo; what makes the value is given the one before.
    pub fn new(make: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let value = leak(RefCell::new(None));
        let is_new = move || {
            let new = make(value.borrow().as_ref());
            keep_new(value, new)
        };
        LastingMemo(leak(Made { turn: count(Box::new(is_new)), value }))
    }

    /// Follows it without looking.
    pub fn track(self) {
        renew_followed(&self.0.turn);
    }

    /// Follows it and looks at it.
    pub fn with<O>(self, look: impl FnOnce(&T) -> O) -> O {
        self.track();
        self.look(look)
    }

    /// Looks at it.
    pub fn with_untracked<O>(self, look: impl FnOnce(&T) -> O) -> O {
        renew(&self.0.turn);
        self.look(look)
    }

    fn look<O>(self, look: impl FnOnce(&T) -> O) -> O {
        // It was made before it was asked for.
        look(self.0.value.borrow().as_ref().unwrap_or_else(|| unreachable!()))
    }

    /// Follows it; a copy of it.
    #[inline(never)]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of it.
    #[inline(never)]
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

/// Whether something has been so at any time: what is drawn for it stays.
pub fn once(is_so: impl Fn() -> bool + 'static) -> LastingMemo<bool> {
    LastingMemo::new(move |before: Option<&bool>| before == Some(&true) || is_so())
}

//! Signals, memos and stored values, each compiled once.
//!
//! Leptos' own are compiled anew for each type that they hold: 60 kB of the page's wasm (docs/notes/page-bytes.md). These have the
//! same names and do the same, on top of one signal, one memo and one stored value of Leptos' whose type is always the same.
//! Ownership, tracking and the order of effects stay Leptos'.

use leptos::prelude::{self as graph, Get, GetUntracked, LocalStorage, Notify, Track, WithValue};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// Some value, its type forgotten.
type Kept = graph::StoredValue<Rc<dyn Any>, LocalStorage>;

#[inline(never)]
fn keep(value: Rc<dyn Any>) -> Kept {
    graph::StoredValue::new_local(value)
}

/// Nothing once what it was made in is gone.
#[inline(never)]
fn find(kept: Kept) -> Option<Rc<dyn Any>> {
    kept.try_with_value(Rc::clone)
}

/// For whoever may only ask as long as it is there: Leptos ends the page otherwise, saying where.
#[inline(never)]
fn take(kept: Kept) -> Rc<dyn Any> {
    kept.with_value(Rc::clone)
}

fn typed<T: 'static>(value: &Rc<dyn Any>) -> &RefCell<T> {
    match value.downcast_ref() {
        Some(value) => value,
        // A handle is made with its value.
        None => unreachable!(),
    }
}

/// A value that is kept as long as what it was made in lives, and followed by nobody. Copies are the same value.
pub struct StoredValue<T> {
    kept: Kept,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        StoredValue { kept: keep(Rc::new(RefCell::new(value))), of: PhantomData }
    }

    /// Looks at it.
    pub fn with_value<O>(self, look: impl FnOnce(&T) -> O) -> O {
        look(&typed(&take(self.kept)).borrow())
    }

    /// Looks at it if it is still there.
    pub fn try_with_value<O>(self, look: impl FnOnce(&T) -> O) -> Option<O> {
        find(self.kept).map(|value| look(&typed(&value).borrow()))
    }

    /// Changes it if it is still there.
    pub fn try_update_value<O>(self, change: impl FnOnce(&mut T) -> O) -> Option<O> {
        find(self.kept).map(|value| change(&mut typed(&value).borrow_mut()))
    }

    /// Changes it.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Puts another in its place.
    pub fn set_value(self, value: T) {
        // The old one is dropped when nobody looks any more.
        drop(find(self.kept).map(|kept| typed(&kept).replace(value)));
    }

    /// A copy of it.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }
}

/// A value that is followed: whoever reads it where signals are followed is called again when it changes. Copies are the same.
pub struct RwSignal<T> {
    value: StoredValue<T>,
    turn: graph::RwSignal<()>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

#[inline(never)]
fn turn() -> graph::RwSignal<()> {
    graph::RwSignal::new(())
}

#[inline(never)]
fn follow(turn: graph::RwSignal<()>) {
    turn.track();
}

#[inline(never)]
fn tell(turn: graph::RwSignal<()>) {
    turn.notify();
}

impl<T: 'static> RwSignal<T> {
    /// A signal that begins with a value.
    pub fn new(value: T) -> Self {
        RwSignal { value: StoredValue::new(value), turn: turn() }
    }

    /// Follows it without looking.
    pub fn track(self) {
        follow(self.turn);
    }

    /// Follows it and looks at it.
    pub fn with<O>(self, look: impl FnOnce(&T) -> O) -> O {
        follow(self.turn);
        self.value.with_value(look)
    }

    /// Looks at it.
    pub fn with_untracked<O>(self, look: impl FnOnce(&T) -> O) -> O {
        self.value.with_value(look)
    }

    /// Follows it; a copy of it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of it.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.value.get_value()
    }

    /// Puts another value in its place and tells who follows; nothing once it is gone.
    pub fn set(self, value: T) {
        self.value.set_value(value);
        tell(self.turn);
    }

    /// Changes it and tells nobody; nothing once it is gone.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        self.value.update_value(change);
    }

    /// Changes it and tells who follows; nothing once it is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes it and tells who follows, if it is still there.
    pub fn try_update<O>(self, change: impl FnOnce(&mut T) -> O) -> Option<O> {
        let out = self.value.try_update_value(change);
        tell(self.turn);
        out
    }
}

/// A value that is made from signals, once for each change of them. Who follows it is told when it comes out different.
///
/// Whoever follows a memo and another that is made of it asks the first of them first: reactive_graph 0.2 asks in that order whether
/// anything changed, and a change that it meets on the way to the second, which stays as it was, it does not tell of.
pub struct Memo<T> {
    value: StoredValue<Option<T>>,
    turn: graph::Memo<u32>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// Counts how often `is_new` came out true.
#[inline(never)]
fn count(is_new: Box<dyn Fn() -> bool>) -> graph::Memo<u32> {
    let is_new = graph::StoredValue::new_local(Rc::from(is_new));
    graph::Memo::new(move |before: Option<&u32>| {
        let is_new: Rc<dyn Fn() -> bool> = is_new.with_value(Rc::clone);
        before.copied().unwrap_or(0) + u32::from(is_new())
    })
}

#[inline(never)]
fn renew(turn: graph::Memo<u32>, tracked: bool) {
    if tracked {
        turn.get()
    } else {
        turn.get_untracked()
    };
}

impl<T: PartialEq + 'static> Memo<T> {
    /// A memo; what makes the value is given the one before.
    pub fn new(make: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let value = StoredValue::new(None::<T>);
        let is_new = move || {
            let new = value.with_value(|before| Some(make(before.as_ref())));
            let is_new = value.with_value(|before| *before != new);
            if is_new {
                value.set_value(new);
            }
            is_new
        };
        Memo { value, turn: count(Box::new(is_new)) }
    }

    /// Follows it and looks at it.
    pub fn with<O>(self, look: impl FnOnce(&T) -> O) -> O {
        renew(self.turn, true);
        self.look(look)
    }

    /// Looks at it.
    pub fn with_untracked<O>(self, look: impl FnOnce(&T) -> O) -> O {
        renew(self.turn, false);
        self.look(look)
    }

    /// Follows it; a copy of it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of it.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Follows it without looking.
    pub fn track(self) {
        renew(self.turn, true);
    }

    fn look<O>(self, look: impl FnOnce(&T) -> O) -> O {
        self.value.with_value(|value| match value {
            Some(value) => look(value),
            // It was just made.
            None => unreachable!(),
        })
    }
}

/// Whether something has been so at any time: what is drawn for it stays.
pub fn once(is_so: impl Fn() -> bool + 'static) -> Memo<bool> {
    Memo::new(move |before: Option<&bool>| before == Some(&true) || is_so())
}

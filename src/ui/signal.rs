//! Signals, memos and stored values, each compiled once.
//!
//! Leptos' own are compiled anew for each type that they hold: 60 kB of the page's wasm (docs/notes/page-bytes.md). These have the
//! same names and do the same, and are all handles on one kind of place. Ownership, tracking and the order of effects stay Leptos'.

use super::make::Make;
use super::places::{Place, Places, at_end_of};
use leptos::prelude::{ArcMemo, ArcTrigger, Get, Notify, Track};
use std::any::Any;
use std::cell::{Ref, RefCell, RefMut};
use std::marker::PhantomData;
use std::rc::Rc;

/// What tells of a value's changes.
#[derive(Clone)]
enum Turn {
    /// Nothing.
    Silent,
    /// Whoever changes it.
    Told(ArcTrigger),
    /// What it is made from. The number rises when it comes out different.
    Made(ArcMemo<u32>),
}

/// A value, its type forgotten.
type Untyped = RefCell<Box<dyn Any>>;

/// A thin pointer to one: what is done with it is done some six hundred times in the page.
type Value = Rc<Untyped>;

fn value(value: impl Any) -> Value {
    Rc::new(RefCell::new(Box::new(value)))
}

/// A value with what tells of its changes.
struct Held {
    value: Value,
    turn: Turn,
}

thread_local! {
    static PLACES: Places<Held> = const { Places::new() };
}

/// Puts a value where it stays as long as what this is called in lives.
#[inline(never)]
fn hold(value: Value, turn: Turn) -> Place {
    let place = PLACES.with(|places| places.put(Held { value, turn }));
    at_end_of(place, |place| drop(PLACES.with(|places| places.take(place))));
    place
}

/// Nothing once what it was made in is gone.
#[inline(never)]
fn find(place: Place) -> Option<Value> {
    PLACES.with(|places| places.look(place, |held| held.value.clone()))
}

fn turn(place: Place) -> Option<Turn> {
    PLACES.with(|places| places.look(place, |held| held.turn.clone()))
}

/// Does something when what this is called in ends.
#[inline(never)]
pub fn at_end(act: Box<dyn Make<()>>) {
    let place = PLACES.with(|places| places.put(Held { value: value(act), turn: Turn::Silent }));
    at_end_of(place, |place| {
        if let Some(held) = PLACES.with(|places| places.take(place)) {
            lend::<Box<dyn Make<()>>>(&held.value).make();
        }
    });
}

/// Follows it, and makes anew what is made from signals.
#[inline(never)]
fn follow(place: Place) {
    match turn(place) {
        Some(Turn::Told(turn)) => turn.track(),
        Some(Turn::Made(turn)) => _ = turn.get(),
        _ => {}
    }
}

#[inline(never)]
fn tell(place: Place) {
    if let Some(Turn::Told(turn)) = turn(place) {
        turn.notify();
    }
}

/// For whoever may only ask as long as it is there.
#[inline(never)]
fn take(place: Place) -> Value {
    match find(place) {
        Some(value) => value,
        None => unreachable!("what it was made in is gone"),
    }
}

/// [`take`], followed.
#[inline(never)]
fn take_followed(place: Place) -> Value {
    follow(place);
    take(place)
}

// A handle is made with its value, and what a memo made is asked for once it is made: none of these finds anything else.

#[inline(never)]
fn lend<T: 'static>(value: &Untyped) -> Ref<'_, T> {
    Ref::map(value.borrow(), |value| value.downcast_ref().unwrap_or_else(|| unreachable!()))
}

#[inline(never)]
fn lend_to_change<T: 'static>(value: &Untyped) -> RefMut<'_, T> {
    RefMut::map(value.borrow_mut(), |value| value.downcast_mut().unwrap_or_else(|| unreachable!()))
}

#[inline(never)]
fn lend_made<T: 'static>(value: &Untyped) -> Ref<'_, T> {
    Ref::map(lend::<Option<T>>(value), |made| made.as_ref().unwrap_or_else(|| unreachable!()))
}

/// Puts another in its place. The old one is dropped when nobody looks any more.
fn put<T: 'static>(value: &Untyped, new: T) {
    let old = std::mem::replace(&mut *lend_to_change(value), new);
    drop(old);
}

/// A value that is kept as long as what it was made in lives, and followed by nobody. Copies are the same value.
pub struct StoredValue<T> {
    place: Place,
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
        StoredValue { place: hold(self::value(value), Turn::Silent), of: PhantomData }
    }

    /// Looks at it.
    pub fn with_value<O>(self, look: impl FnOnce(&T) -> O) -> O {
        look(&lend(&take(self.place)))
    }

    /// Changes it if it is still there.
    pub fn try_update_value<O>(self, change: impl FnOnce(&mut T) -> O) -> Option<O> {
        find(self.place).map(|value| change(&mut lend_to_change(&value)))
    }

    /// Puts another in its place.
    #[inline(never)]
    pub fn set_value(self, value: T) {
        if let Some(kept) = find(self.place) {
            put(&kept, value);
        }
    }

    /// A copy of it.
    #[inline(never)]
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
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: 'static> RwSignal<T> {
    /// A signal that begins with a value.
    pub fn new(value: T) -> Self {
        let place = hold(self::value(value), Turn::Told(ArcTrigger::new()));
        RwSignal { value: StoredValue { place, of: PhantomData } }
    }

    /// Follows it without looking.
    pub fn track(self) {
        follow(self.value.place);
    }

    /// Follows it and looks at it.
    pub fn with<O>(self, look: impl FnOnce(&T) -> O) -> O {
        look(&lend(&take_followed(self.value.place)))
    }

    /// Looks at it.
    pub fn with_untracked<O>(self, look: impl FnOnce(&T) -> O) -> O {
        self.value.with_value(look)
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
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.value.get_value()
    }

    /// Puts another value in its place and tells who follows; nothing once it is gone.
    #[inline(never)]
    pub fn set(self, value: T) {
        self.value.set_value(value);
        tell(self.value.place);
    }

    /// Changes it and tells who follows; nothing once it is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes it and tells who follows, if it is still there.
    pub fn try_update<O>(self, change: impl FnOnce(&mut T) -> O) -> Option<O> {
        let out = self.value.try_update_value(change);
        tell(self.value.place);
        out
    }
}

/// A value that is made from signals, once for each change of them. Who follows it is told when it comes out different.
///
/// Whoever follows a memo and another that is made of it asks the first of them first: reactive_graph 0.2 asks in that order whether
/// anything changed, and a change that it meets on the way to the second, which stays as it was, it does not tell of.
pub struct Memo<T> {
    place: Place,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// Counts how often `is_new` came out true.
#[inline(never)]
pub(super) fn count(is_new: Box<dyn Make<bool>>) -> ArcMemo<u32> {
    let place = hold(value(is_new), Turn::Silent);
    ArcMemo::new(move |before: Option<&u32>| {
        before.copied().unwrap_or(0) + u32::from(lend::<Box<dyn Make<bool>>>(&take(place)).make())
    })
}

/// Keeps what a memo made, if it is another than before; whether it is.
#[inline(never)]
fn keep_new<T: PartialEq + 'static>(made: &Untyped, new: T) -> bool {
    let is_new = lend::<Option<T>>(made).as_ref() != Some(&new);
    if is_new {
        put(made, Some(new));
    }
    is_new
}

impl<T: PartialEq + 'static> Memo<T> {
    /// A memo; what makes the value is given the one before.
    pub fn new(make: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let made = value(None::<T>);
        let kept = made.clone();
        let is_new = move || {
            let new = make(lend::<Option<T>>(&kept).as_ref());
            keep_new(&kept, new)
        };
        Memo { place: hold(made, Turn::Made(count(Box::new(is_new)))), of: PhantomData }
    }

    /// Follows it and looks at it.
    pub fn with<O>(self, look: impl FnOnce(&T) -> O) -> O {
        look(&lend_made(&take_followed(self.place)))
    }

    /// Follows it; a copy of it.
    #[inline(never)]
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }
}

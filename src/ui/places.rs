//! Where values are that end with what they were made in.
//!
//! Leptos has such an arena. It asks at each look which thread looks, and with it comes all that the standard library knows of threads, 3 kB
//! of the page's wasm (docs/notes/page-bytes.md). A page has one.

use leptos::prelude::on_cleanup;
use std::cell::RefCell;

/// Where a value is. Copies are the same place, and no place is ever another's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    number: u32,
    /// How many values stood there before.
    turn: u32,
}

/// Places, and which of them are free.
pub struct Places<T> {
    all: RefCell<All<T>>,
}

struct All<T> {
    values: Vec<(u32, Option<T>)>,
    free: Vec<u32>,
}

impl<T> Places<T> {
    /// None yet.
    pub const fn new() -> Places<T> {
        Places { all: RefCell::new(All { values: Vec::new(), free: Vec::new() }) }
    }

    /// Puts a value somewhere.
    pub fn put(&self, value: T) -> Place {
        let All { values, free } = &mut *self.all.borrow_mut();
        let number = free.pop().unwrap_or_else(|| {
            values.push((0, None));
            values.len() as u32 - 1
        });
        let (turn, place) = &mut values[number as usize];
        *place = Some(value);
        Place { number, turn: *turn }
    }

    /// Looks at the value of a place; nothing once it is gone. No place can be put or taken meanwhile.
    pub fn look<O>(&self, place: Place, look: impl FnOnce(&T) -> O) -> Option<O> {
        let all = self.all.borrow();
        let (turn, value) = all.values.get(place.number as usize)?;
        value.as_ref().filter(|_| *turn == place.turn).map(look)
    }

    /// Takes the value away; nothing once it is gone.
    pub fn take(&self, place: Place) -> Option<T> {
        let All { values, free } = &mut *self.all.borrow_mut();
        let (turn, value) = values.get_mut(place.number as usize)?;
        if *turn != place.turn {
            return None;
        }
        let taken = value.take()?;
        *turn = turn.wrapping_add(1);
        free.push(place.number);
        Some(taken)
    }
}

/// Calls `act` with a place when what this is called in ends.
pub fn at_end_of(place: Place, act: fn(Place)) {
    on_cleanup(move || act(place));
}

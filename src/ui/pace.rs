//! Things that are done at once, but not too often.

use leptos::prelude::set_timeout;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// Something that is done when it is asked for; what is asked for sooner than a while after that is done together, at its end.
/// Clones are the same.
#[derive(Clone)]
pub struct Pace(Rc<Paced>);

struct Paced {
    act: Box<dyn Fn()>,
    pause: Duration,
    waits: Cell<bool>,
    again: Cell<bool>,
}

impl Pace {
    /// Something to be done, with a pause after each time.
    pub fn new(pause: Duration, act: impl Fn() + 'static) -> Pace {
        Pace(Rc::new(Paced { act: Box::new(act), pause, waits: Cell::new(false), again: Cell::new(false) }))
    }

    /// Does it, now or soon.
    pub fn act(&self) {
        if self.0.waits.replace(true) {
            return self.0.again.set(true);
        }
        (self.0.act)();
        let next = self.clone();
        let end = move || {
            next.0.waits.set(false);
            if next.0.again.take() {
                next.act();
            }
        };
        set_timeout(end, self.0.pause);
    }
}

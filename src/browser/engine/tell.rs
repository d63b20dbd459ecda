//! What every tab is told: at once, or, while many blogs are fetched, a few times a second together, for a page draws itself anew
//! with each piece of news.

use crate::browser::db::Written;
use crate::browser::news::Channel;
use crate::model::{Feed, Slot};
use crate::protocol::{News, PackedPost};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

/// Milliseconds that news of fetched blogs wait for more of their kind.
const TOGETHER: i32 = 250;
/// Posts that do not wait: a page takes them in within a frame or two.
const MANY: usize = 2000;

/// The worker's voice. Tabs hear what it says in the order in which it happened.
pub(super) struct Teller {
    channel: Channel,
    scope: DedicatedWorkerGlobalScope,
    /// Set with everything that is told: this worker does not hear itself.
    changed: Rc<Cell<bool>>,
    feeds: RefCell<Vec<Feed>>,
    posts: RefCell<Vec<(Slot, PackedPost)>>,
    tags: RefCell<Vec<(Slot, String)>>,
    /// Whether a timer runs that will tell what waits.
    timed: Cell<bool>,
}

impl Teller {
    pub(super) fn new(channel: Channel, scope: DedicatedWorkerGlobalScope, changed: Rc<Cell<bool>>) -> Rc<Teller> {
        Rc::new(Teller {
            channel,
            scope,
            changed,
            feeds: RefCell::default(),
            posts: RefCell::default(),
            tags: RefCell::default(),
            timed: Cell::default(),
        })
    }

    /// Tells every tab, this worker's own page too.
    pub(super) fn tell(&self, news: &News) {
        self.tell_waiting();
        self.say(news);
    }

    /// Tells what a write did, soon.
    pub(super) fn tell_written(self: &Rc<Self>, written: Written) {
        let posts = written.posts.iter().map(|(slot, post)| (*slot, PackedPost::from(post)));
        self.posts.borrow_mut().extend(posts);
        self.tags.borrow_mut().extend(written.tags);
        self.tell_fetched(written.feed);
    }

    /// Tells how a fetch went, soon.
    pub(super) fn tell_fetched(self: &Rc<Self>, feed: Feed) {
        self.feeds.borrow_mut().push(feed);
        if self.posts.borrow().len() >= MANY {
            self.tell_waiting();
        } else if !self.timed.replace(true) {
            let teller = self.clone();
            let tell = Closure::once_into_js(move || {
                teller.timed.set(false);
                teller.tell_waiting();
            });
            let started = self.scope.set_timeout_with_callback_and_timeout_and_arguments_0(tell.unchecked_ref(), TOGETHER);
            if started.is_err() {
                self.timed.set(false);
                self.tell_waiting();
            }
        }
    }

    /// Tells now what waits.
    pub(super) fn tell_waiting(&self) {
        let (feeds, posts) = (self.feeds.take(), self.posts.take());
        if !feeds.is_empty() || !posts.is_empty() {
            self.say(&News::Fetched { feeds, posts, tags: self.tags.take() });
        }
    }

    fn say(&self, news: &News) {
        self.changed.set(true);
        if let Err(error) = self.channel.tell(news) {
            wasm_bindgen::throw_val(error);
        }
    }
}

//! The window over the river: of however many posts, only those in sight and some around them are in the document.
//!
//! Where everything stands is reckoned in [`Heights`] and [`Bar`]; here rows are drawn, measured and put there. What one reads
//! stays where it is, whatever happens above it: the element at the upper edge is remembered, and whenever anything was drawn or
//! changed its height, the block of drawn rows is put so that this element stands where it stood.

mod kept;
mod passed;
mod place;
mod rows;

pub use kept::follow_posts;
pub use rows::{guess, standing};

use crate::list::{Heights, Passing};
use crate::model::Slot;
use crate::ui::dom::{El, el, listen, report};
use crate::ui::lasting::LastingSignal;
use crate::ui::reader::{Reader, Sought};
use crate::ui::series::{Item, Series};
use leptos::prelude::*;
use leptos::web_sys::{Element, ResizeObserver};
use place::put;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What stays where it is while the list changes around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hold {
    /// The list's head: one has not scrolled.
    Top,
    /// The row at this place in the list, with this post, so many pixels below its top.
    Row(usize, Slot, f64),
    /// The list's end, so many pixels below the upper edge.
    End(f64),
}

/// A window over the posts of a view.
pub struct Window {
    reader: Reader,
    pane: Element,
    head: Element,
    above: Element,
    river: El,
    block: El,
    state: RefCell<State>,
    /// Whether the posts of the view are known, and the first of them read.
    pub loaded: LastingSignal<bool>,
}

struct State {
    series: Series,
    heights: Heights,
    /// Which places of the list are drawn, and each one's first element: its row, or the day's heading above it.
    drawn: Range<usize>,
    cells: Vec<(Slot, Element)>,
    /// What stands at those places. It stays the same while the list does, and a scroll puts together what comes into sight alone.
    standing: Vec<Vec<Item>>,
    /// How long the river is.
    length: f64,
    /// Where the drawn rows begin in the river.
    top: f64,
    /// Where the upper edge was put in the river.
    now: f64,
    hold: Hold,
    /// Whether what is held is still to be gone to.
    sought: bool,
    /// What is held, and how far below the upper edge it stands.
    anchor: Option<(Element, f64)>,
    /// Whether one scrolls down.
    down: bool,
    fetching: bool,
    /// How wide and how high the drawn rows were together.
    block: (f64, f64),
    /// How high what stands above the river was.
    above: f64,
    /// How high the head was, and the pane.
    head: f64,
    pane: f64,
    observer: Option<ResizeObserver>,
    passing: Passing,
    /// What was scrolled past and is not marked read yet.
    passed: Vec<Slot>,
}

impl Window {
    /// A window in `pane`, below its `head`, which stays in sight; `above` is what stands between head and river.
    pub fn new(reader: Reader, pane: &El, head: &El, above: &El, river: El) -> Rc<Window> {
        let block = el("div").class("block");
        let state = State {
            series: Series::new(&block),
            heights: Heights::new(guess(reader)),
            drawn: 0..0,
            cells: Vec::new(),
            standing: Vec::new(),
            length: 0.0,
            top: 0.0,
            now: 0.0,
            hold: Hold::Top,
            sought: false,
            anchor: None,
            down: true,
            fetching: false,
            block: (0.0, 0.0),
            above: 0.0,
            head: 0.0,
            pane: 0.0,
            observer: None,
            passing: Passing::default(),
            passed: Vec::new(),
        };
        let window = Rc::new(Window {
            reader,
            pane: pane.element.clone(),
            head: head.element.clone(),
            above: above.element.clone(),
            river: river.child(block.clone()),
            block,
            state: RefCell::new(state),
            loaded: LastingSignal::new(false),
        });
        let scrolled = window.clone();
        listen(&pane.element, "scroll", move |_| {
            scrolled.draw();
            scrolled.read_passed(false);
        });
        let rested = window.clone();
        listen(&pane.element, "scrollend", move |_| rested.read_passed(true));
        // Who walks with Tab may come to the last row before the list has scrolled.
        let focused = window.clone();
        listen(&window.block.element, "focusin", move |_| focused.draw());
        let resized = window.clone();
        let resized: JsValue = Closure::<dyn Fn()>::new(move || resized.resize()).into_js_value();
        let observer = report(ResizeObserver::new(resized.unchecked_ref()));
        if let Some(observer) = &observer {
            for element in [&pane.element, &head.element, &above.element, &window.block.element] {
                observer.observe(element);
            }
        }
        window.state.borrow_mut().observer = observer;
        window
    }

    /// What is held.
    pub fn hold(&self) -> Hold {
        self.state.borrow().hold
    }

    /// The posts changed. What is held stays where it is; with `hold`, that is gone to.
    pub fn arrange(self: &Rc<Self>, hold: Option<Hold>) {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        match hold {
            Some(_) => {
                state.sought = true;
                state.passed.clear();
            }
            None => self.notice(state),
        }
        state.passing.forget();
        self.reader.posts.with_untracked(|posts| {
            state.heights.arrange(posts);
            (state.hold, state.anchor) = match hold {
                Some(hold) => (hold, None),
                None => (state.hold, state.anchor.take()),
            };
            if let Hold::Row(at, slot, into) = state.hold {
                // What is not there any more gives its place to what was drawn after it.
                let after = state.cells.iter().map(|(slot, _)| *slot).skip_while(|cell| *cell != slot);
                let now = std::iter::once(slot).chain(after).find_map(|slot| posts.iter().position(|post| *post == slot));
                let at = now.unwrap_or(at).min(posts.len().saturating_sub(1));
                state.hold = posts.get(at).map_or(Hold::Top, |now| Hold::Row(at, *now, if *now == slot { into } else { 0.0 }));
            }
            state.clear();
            if posts.is_empty() {
                state.show(self, 0..0, posts);
                self.loaded.set(true);
            }
        });
        if hold == Some(Hold::Top) {
            self.pane.set_scroll_top(0);
        }
        self.draw_with(state);
    }

    /// Rows show more or less than before: what was measured counts no longer.
    pub fn forget(&self) {
        let mut state = self.state.borrow_mut();
        state.heights.forget(guess(self.reader));
        state.anchor = None;
        if let Hold::Row(_, _, into) = &mut state.hold {
            *into = 0.0;
        }
    }

    /// Rows changed in the store, and are drawn anew.
    pub fn renew(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        self.notice(&mut state);
        state.clear();
        self.draw_with(&mut state);
    }

    /// Goes where one wants to be.
    pub fn seek(self: &Rc<Self>, sought: Sought) {
        let mut state = self.state.borrow_mut();
        if !matches!(sought, Sought::Row(_)) {
            state.passing.forget();
        }
        let place = |slot| self.reader.posts.with_untracked(|posts| posts.iter().position(|post| *post == slot));
        match sought {
            Sought::First => return self.pane.set_scroll_top(0),
            Sought::Last => return self.pane.set_scroll_top(self.pane.scroll_height()),
            Sought::From(slot) => {
                let Some(at) = place(slot) else { return };
                state.hold = Hold::Row(at, slot, 0.0);
            }
            Sought::Row(slot) => {
                let Some(at) = place(slot) else { return };
                let (now, view) = self.stands();
                let place = state.place(now);
                let Some(to) = state.heights.reveal(at, place, view) else { return };
                state.hold = Hold::Row(at, slot, to - state.heights.top(at));
            }
        }
        state.anchor = None;
        state.sought = true;
        self.draw_with(&mut state);
    }

    /// Draws what is to be seen.
    pub fn draw(self: &Rc<Self>) {
        // While it draws, the focus may move; then it is drawing already.
        if let Ok(mut state) = self.state.try_borrow_mut() {
            self.notice(&mut state);
            self.draw_with(&mut state);
        }
    }

    /// What is held, when one has scrolled since it was put in its place. The browser scrolls first and tells later: whoever draws
    /// in between would take it back.
    fn notice(&self, state: &mut State) {
        let (now, view) = self.stands();
        let before = state.place(now);
        // What appeared above the river since pushed it down, which is no scrolling.
        let seen = now + self.above.get_bounding_client_rect().height() - state.above;
        if state.sought || (seen - state.now).abs() < 0.05 {
            // It was not the person.
            return;
        }
        let bar = state.bar();
        let (first, last) = (state.heights.top(state.drawn.start), state.heights.top(state.drawn.end));
        let reach = 3.0 * view;
        let is_near = last > first && seen > state.top - reach && seen < state.top + last - first + reach;
        state.hold = if now <= 0.0 {
            Hold::Top
        } else if now + view >= state.length - 1.0 {
            Hold::End(state.length - now)
        } else {
            let place = if is_near { first + seen - state.top } else { bar.place(seen) };
            self.reader.posts.with_untracked(|posts| state.row_at(place, posts))
        };
        state.anchor = None;
        let place = state.place(now);
        if place != before {
            state.down = place > before;
        }
    }

    /// Something changed its size: what is held goes back to its place, before anyone sees it elsewhere.
    fn resize(self: &Rc<Self>) {
        let Ok(mut state) = self.state.try_borrow_mut() else { return };
        let [head, pane, above, block] =
            [&self.head, &self.pane, &self.above, &self.block.element].map(Element::get_bounding_client_rect);
        let (width, height) = (block.width(), block.height());
        let known = (state.head, state.pane, state.above, state.block);
        if known == (head.height(), pane.height(), above.height(), (width, height)) {
            // Rows were drawn, and are measured.
            return;
        }
        self.notice(&mut state);
        state.pane = pane.height();
        if state.head != head.height() {
            state.head = head.height();
            // What gets the focus is not to hide below it.
            put(&self.block.element, "--head", state.head);
        }
        if width != state.block.0 && state.block.0 > 0.0 && width > 0.0 {
            state.heights.forget(guess(self.reader));
        }
        self.measure(&mut state);
        self.settle(&mut state);
        let (now, view) = self.stands();
        let wanted = self.wanted(&state, now, view);
        if wanted.start < state.drawn.start || wanted.end > state.drawn.end {
            // Not now: what an observer draws it would be told of again at once.
            let window = self.clone();
            request_animation_frame(move || window.draw());
        }
    }

    fn draw_with(self: &Rc<Self>, state: &mut State) {
        let (now, view) = self.stands();
        // What is measured may make room for more; after a few rounds the rest can wait for the next scroll.
        for round in 0..4 {
            let wanted = self.wanted(state, now, view);
            let ready = self.reader.posts.with_untracked(|posts| self.ready(state, wanted, posts, now));
            if ready.is_empty() {
                // What is held is on its way; until then what stands there stands.
                return self.fetch(state, now, view);
            }
            let is_drawn = ready == state.drawn;
            if !is_drawn {
                self.reader.posts.with_untracked(|posts| untrack(|| state.show(self, ready, posts)));
                // At once, as far as heights are known: what is written after measuring is laid out a second time.
                self.put_block(state, now);
                self.measure(state);
            }
            // Not twice: whoever asks where things stand, now that they were moved, makes the browser lay all of them out.
            if !is_drawn || round == 0 {
                self.settle(state);
            }
            if is_drawn {
                break;
            }
        }
        let now = if state.drawn.is_empty() { now } else { state.now };
        self.remember(state, view);
        self.pass(state, now, view);
        self.fetch(state, now, view);
    }
}

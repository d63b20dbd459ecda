//! Where what is drawn stands: measuring it, and putting it where one was reading.

use super::{Hold, State, Window};
use crate::list::Bar;
use crate::model::Slot;
use crate::ui::dom::report;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;

/// The longest scroll bar that browsers keep, in CSS pixels: Firefox ends at 17.9 million, Chromium at 33.5 million of the device's.
const LONGEST: f64 = 16_000_000.0;
const LONGEST_OF_DEVICE: f64 = 30_000_000.0;

impl Window {
    /// Where the upper edge, just below the head, stands in the river, and how much is in sight below it.
    pub(super) fn stands(&self) -> (f64, f64) {
        let line = self.head.get_bounding_client_rect().bottom();
        let river = self.river.element.get_bounding_client_rect().top();
        (line - river, (self.pane.get_bounding_client_rect().bottom() - line).max(1.0))
    }

    /// Takes the heights of what is drawn, and finds where what is held stands now.
    pub(super) fn measure(&self, state: &mut State) {
        let block = self.block.element.get_bounding_client_rect();
        state.block = (block.width(), block.height());
        if block.height() == 0.0 || state.drawn.is_empty() {
            return;
        }
        state.measure_rows(block.bottom(), false);
        let reckoned = state.heights.top(state.drawn.end) - state.heights.top(state.drawn.start);
        if (reckoned - block.height()).abs() >= 0.1 {
            // What was drawn before has another height by now.
            state.measure_rows(block.bottom(), true);
        }
        if let Some((anchor, below)) = state.anchor.clone().filter(|(anchor, _)| self.block.element.contains(Some(anchor))) {
            let stands = anchor.get_bounding_client_rect().top() - block.top() - below;
            let place = state.heights.top(state.drawn.start) + stands;
            self.reader.posts.with_untracked(|posts| state.hold = state.row_at(place, posts));
        }
    }

    /// Puts the block of drawn rows, and the scroll bar, where what is held stands where it stood.
    pub(super) fn settle(&self, state: &mut State) {
        // Asked before anything is written: whoever asks afterwards makes the browser lay all of it out first.
        state.above = self.above.get_bounding_client_rect().height();
        let (mut now, view) = self.stands();
        let bar = state.bar();
        // Far from its end a bar that is a little too long or too short is let be: each change is a layout more.
        let to = now.max(bar.of(state.place(now)));
        let is_near = bar.length().min(state.length) - to < 4.0 * view;
        let slack = if is_near { 0.0 } else { view };
        if (state.length - bar.length()).abs() > slack {
            let is_shorter = bar.length() < state.length;
            state.length = bar.length();
            put(&self.river.element, "height", state.length);
            if is_shorter {
                // It may have scrolled.
                now = self.stands().0;
            }
        }
        if state.drawn.is_empty() {
            return;
        }
        let place = state.place(now);
        let by = bar.settle(place, view, now) - now;
        if by.abs() >= 1.0 {
            self.pane.scroll_by_with_x_and_y(0.0, by);
            // Browsers scroll by whole pixels, and not beyond the ends.
            now = self.stands().0;
        }
        (state.now, state.sought) = (now, false);
        state.hold = match state.hold {
            Hold::Row(..) if place <= 0.0 || now <= 0.0 => Hold::Top,
            Hold::Row(..) if place + view > state.heights.total() => Hold::End(bar.length() - now),
            Hold::End(_) => Hold::End(bar.length() - now),
            hold => hold,
        };
        self.put_block(state, now);
    }

    /// Puts the drawn rows so that what is held stands at the upper edge.
    pub(super) fn put_block(&self, state: &mut State, now: f64) {
        let top = now - (state.place(now) - state.heights.top(state.drawn.start));
        if state.top != top {
            state.top = top;
            put(&self.block.element, "top", top);
        }
    }

    /// Remembers the element at the upper edge: a row, or in one that is higher than what is in sight, a paragraph of it.
    pub(super) fn remember(&self, state: &mut State, view: f64) {
        state.anchor = None;
        let Hold::Row(at, _, into) = state.hold else { return };
        let cell = at.checked_sub(state.drawn.start).and_then(|place| Some(state.cells.get(place)?.1.clone()));
        // A row was just put where it is held: to ask the browser for it, or what stands at a point, takes long.
        if state.heights.of(at) <= view {
            state.anchor = cell.map(|cell| (cell, -into));
            return;
        }
        let line = self.head.get_bounding_client_rect().bottom();
        let block = self.block.element.get_bounding_client_rect();
        let across = (block.left() + block.width() / 2.0) as f32;
        let is_fine = |hit: &Element| {
            self.block.element.contains(Some(hit)) && !hit.matches(".block, .row, .row > div, .prose").unwrap_or(true)
        };
        let at_point = |below: &f64| document().element_from_point(across, (line + below) as f32).filter(is_fine);
        let hit = [1.0, 14.0, 27.0].iter().find_map(at_point);
        state.anchor = hit.or(cell).map(|anchor| {
            let below = anchor.get_bounding_client_rect().top() - line;
            (anchor, below)
        });
    }
}

impl State {
    /// Takes the heights of the drawn rows, of which the last ends at `bottom`: of all, or of those that were never measured. The edge
    /// between two rows is asked for once.
    fn measure_rows(&mut self, bottom: f64, all: bool) {
        let edge = |n: usize| self.cells.get(n).map_or(bottom, |(_, cell)| cell.get_bounding_client_rect().top());
        let mut end_before = None;
        for (n, at) in self.drawn.clone().enumerate() {
            if !all && self.heights.is_known(at) {
                end_before = None;
                continue;
            }
            let top = end_before.unwrap_or_else(|| edge(n));
            let end = edge(n + 1);
            self.heights.measure(at, self.cells[n].0, end - top);
            end_before = Some(end);
        }
    }

    pub(super) fn bar(&self) -> Bar {
        let longest = LONGEST.min(LONGEST_OF_DEVICE / window().device_pixel_ratio().max(1.0));
        Bar::new(self.heights.total(), longest)
    }

    /// Where the upper edge is to stand in the list.
    pub(super) fn place(&self, now: f64) -> f64 {
        match self.hold {
            Hold::Top => now.min(0.0),
            Hold::Row(at, _, into) => self.heights.top(at) + into,
            Hold::End(left) => self.heights.total() - left,
        }
    }

    pub(super) fn row_at(&self, place: f64, posts: &[Slot]) -> Hold {
        let at = self.heights.at(place);
        posts.get(at).map_or(Hold::Top, |slot| Hold::Row(at, *slot, place - self.heights.top(at)))
    }
}

/// Sets a length, which JavaScript writes out: printing floats weighs much in here.
pub(super) fn put(element: &Element, name: &'static str, pixels: f64) {
    if let (Some(element), Ok(length)) = (element.dyn_ref::<HtmlElement>(), js_sys::Number::from(pixels).to_string_with_radix(10)) {
        report(element.style().set_property(name, &format!("{}px", String::from(length))));
    }
}

//! The rows that are drawn, and those that are fetched for it.

use super::{State, Window};
use crate::model::{Density, Entry, Slot, Sort, Timestamp, packed_seconds};
use crate::ui::clock;
use crate::ui::components::row::{row, row_around};
use crate::ui::dom::{el, report};
use crate::ui::reader::{Phase, Reader};
use crate::ui::series::Item;
use crate::ui::words::{Word, say_count};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Element, FocusOptions, HtmlElement};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Rows that are fetched beyond those that are drawn, in the direction in which one scrolls.
const AHEAD: usize = 20;
/// Rows that are fetched with the first that is missing: one at a time each would cost a transaction.
const TOGETHER: usize = 8;

/// Rows that are drawn on both sides of one that has the focus.
const NEXT: usize = 8;

impl Window {
    /// The rows to be drawn: those around what is in sight, and around a row among them that has the focus. Before the first are
    /// painted, only those in sight.
    pub(super) fn wanted(&self, state: &State, now: f64, view: f64) -> Range<usize> {
        let place = state.place(now);
        if !self.reader.settled.get_untracked() {
            return state.heights.in_sight(place, view);
        }
        let sight = state.heights.around_sight(place, view);
        let focused = focused(&self.block.element).and_then(|slot| state.cells.iter().position(|(cell, _)| *cell == slot));
        match focused.map(|cell| state.drawn.start + cell).filter(|at| !state.drawn.is_empty() && sight.contains(at)) {
            Some(at) => {
                let end = (at + NEXT).min(state.heights.len());
                sight.start.min(at.saturating_sub(NEXT))..sight.end.max(end)
            }
            None => sight,
        }
    }

    /// The rows around what is held that are in memory.
    pub(super) fn ready(&self, state: &State, wanted: Range<usize>, posts: &[Slot], now: f64) -> Range<usize> {
        let held = state.heights.at(state.place(now)).clamp(wanted.start, wanted.end.max(1) - 1);
        let there = |at: &usize| self.is_there(posts[*at]);
        let start = (wanted.start..held).rev().take_while(there).last().unwrap_or(held);
        start..(held..wanted.end).take_while(there).last().map_or(start, |last| last + 1)
    }

    fn is_there(&self, slot: Slot) -> bool {
        match self.reader.row_now(slot) {
            Some(Some(_)) => !self.reader.is_full(slot) || self.reader.text_now(slot).is_some(),
            row => row.is_some(),
        }
    }

    /// Rows were fetched: draws them, or, where all that is to be seen stands there, fetches what comes next.
    fn go_on(self: &Rc<Self>) {
        let Ok(mut state) = self.state.try_borrow_mut() else { return };
        let (now, view) = self.stands();
        if self.wanted(&state, now, view) == state.drawn {
            return self.fetch(&mut state, now, view);
        }
        drop(state);
        self.draw();
    }

    /// Fetches what is to be drawn and is not in memory, then what comes next; one thing at a time.
    pub(super) fn fetch(self: &Rc<Self>, state: &mut State, now: f64, view: f64) {
        if state.fetching {
            return;
        }
        let wanted = self.wanted(state, now, view);
        let next = |rows: usize| match state.down {
            true => wanted.end..(wanted.end + rows).min(state.heights.len()),
            false => wanted.start.saturating_sub(rows)..wanted.start,
        };
        let missing = |of: Range<usize>| -> Vec<Slot> {
            self.reader.posts.with_untracked(|posts| posts[of].iter().copied().filter(|slot| !self.is_there(*slot)).collect())
        };
        let mut slots = missing(wanted.clone());
        if slots.is_empty() && !missing(next(AHEAD)).is_empty() {
            slots = missing(next(AHEAD + TOGETHER));
        }
        if slots.is_empty() {
            return;
        }
        state.fetching = true;
        let window = self.clone();
        spawn_local(async move {
            let fetched = window.reader.ready(slots).await;
            window.state.borrow_mut().fetching = false;
            match fetched {
                Ok(()) => {
                    if !window.loaded.get_untracked() {
                        window.loaded.set(true);
                    }
                    window.go_on();
                }
                Err(error) => window.reader.phase.set(Phase::Broken(error)),
            }
        });
    }
}

impl State {
    /// The list changed, or a row: all of what is drawn is looked at again.
    pub(super) fn clear(&mut self) {
        self.drawn = 0..0;
        self.standing.clear();
    }

    /// Draws these rows, and keeps a row that has the focus.
    pub(super) fn show(&mut self, window: &Window, range: Range<usize>, posts: &[Slot]) {
        let reader = window.reader;
        let focused = focused(&window.block.element);
        let apart = focused.filter(|slot| !posts[range.clone()].contains(slot));
        let apart_at = apart.and_then(|slot| posts.iter().position(|post| *post == slot));
        if apart.is_some() && apart_at.is_none() {
            // It is not in the list any more. With the focus on the list, keys go on scrolling it.
            focus(&window.pane);
        }
        let mut places: Vec<usize> = range.clone().collect();
        match apart_at {
            Some(at) if at < range.start => places.insert(0, at),
            Some(at) => places.push(at),
            None => {}
        }
        let mut items: Vec<Item> = Vec::with_capacity(places.len() + 8);
        let mut firsts = Vec::new();
        let mut come = Vec::new();
        let mut before = std::mem::take(&mut self.standing);
        for at in places {
            let stood = at.checked_sub(self.drawn.start).and_then(|place| before.get_mut(place)).map(std::mem::take);
            let is_new = stood.is_none();
            let mut place = stood.unwrap_or_else(|| standing(reader, posts, at));
            if range.contains(&at) {
                firsts.push((posts[at], items.len()));
                self.standing.push(place.clone());
            } else {
                place.drain(..place.len() - 1);
            }
            items.append(&mut place);
            if is_new || !range.contains(&at) {
                come.push((at, items.len() - 1));
            }
        }
        self.series.show(items);
        let elements: Vec<&Element> = self.series.elements().collect();
        for (at, element) in come {
            // A screen reader hears where a row stands in the whole list.
            report(elements[element].set_attribute("aria-posinset", &(at + 1).to_string()));
            report(elements[element].set_attribute("aria-setsize", &posts.len().to_string()));
            for (name, is_so) in [("above", at < range.start), ("below", at >= range.end)] {
                report(elements[element].class_list().toggle_with_force(name, is_so));
            }
        }
        self.cells = firsts.into_iter().map(|(slot, first)| (slot, elements[first].clone())).collect();
        self.drawn = range;
        report(match posts.is_empty() {
            true => window.river.element.set_attribute("hidden", ""),
            false => window.river.element.remove_attribute("hidden"),
        });
    }
}

/// What stands at a place of a list: the heading of a day that begins there, and last the post's row.
pub fn standing(reader: Reader, posts: &[Slot], at: usize) -> Vec<Item> {
    let (slot, entry) = (posts[at], reader.row_now(posts[at]).flatten());
    let before = at.checked_sub(1).map(|before| posts[before]);
    let mut items: Vec<Item> = Vec::with_capacity(3);
    if let Some(day) = entry.as_ref().and_then(|entry| day(reader, entry, before)) {
        if ends_today(reader, before) {
            let said = say_count(Word::EndOfToday, at as u32);
            items.push((said.clone(), Rc::new(move || el("p").class("end").text(&said)) as _));
        }
        items.push((format!("{day} {}", slot.0), Rc::new(move || el("div").class("day").text(&day))));
    }
    items.push(match entry {
        Some(entry) => (format!("{} {}", slot.0, entry.content_hash), Rc::new(move || row(reader, slot, entry.clone())) as _),
        // The store has no such row: its place stays empty.
        None => (slot.0.to_string(), Rc::new(|| el("div")) as _),
    });
    items
}

/// The heading above a post, when it is the first of its day.
fn day(reader: Reader, entry: &Arc<Entry>, before: Option<Slot>) -> Option<String> {
    if reader.is_ranked() {
        return None;
    }
    let day = clock::relative(entry.sort_at);
    let before = before.and_then(|before| reader.sort_at(before)).map(|at| clock::relative(Timestamp::from_seconds(at.into())));
    (before.as_ref() != Some(&day)).then_some(day)
}

/// Whether the day that ends with the post `before` is today, in a list that began with it.
fn ends_today(reader: Reader, before: Option<Slot>) -> bool {
    let at = before.and_then(|before| reader.sort_at(before));
    at.is_some_and(|at| at >= clock::midnight(packed_seconds(clock::now())))
        && reader.is_timeline()
        && reader.settings.with(|settings| settings.sort != Sort::Oldest)
}

/// The row that has the focus, or something in it has.
fn focused(block: &Element) -> Option<Slot> {
    let active = document().active_element().filter(|active| block.contains(Some(active)))?;
    row_around(&active).map(|(_, slot)| slot)
}

fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        report(element.focus_with_options(&options));
    }
}

/// How high a row may be, in pixels, until the first are measured.
pub fn guess(reader: Reader) -> f64 {
    match reader.settings.with_untracked(|settings| settings.density) {
        Density::Headlines => 40.0,
        Density::Excerpts => 120.0,
        Density::Full => 800.0,
    }
}

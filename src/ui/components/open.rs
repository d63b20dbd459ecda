//! Which post stands in the pane: what the address names, which counts as an opening; on a wide screen without one, what was
//! read last or comes first, which does not.

use crate::browser::db::{StoreError, Text};
use crate::model::{BodyKind, Entry, EntryId, Slot};
use crate::ui::dom::{El, after_paint, follow, listen, report};
use crate::ui::lasting::{LastingMemo, LastingSignal, LastingValue};
use crate::ui::reader::{Phase, Reader, WHOLE_WAY};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{self, ResizeObserver};
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What stands in the pane.
#[derive(Clone, PartialEq)]
pub enum Open {
    /// No post.
    Nothing,
    /// The address names a post that is not stored.
    Missing,
    /// The store did not give it.
    Failed(StoreError),
    /// A post with its text.
    Post(Slot, Arc<Entry>, Text),
}

/// The post that stands there, with its place in the river.
pub type OpenPost = LastingMemo<Option<(Slot, Arc<Entry>)>>;

/// What should stand there.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Nothing,
    /// The address names it.
    Opened(EntryId),
    /// It stands there by itself.
    Beside(Slot),
}

/// Keeps `open` at what the address names, or at what stands beside the list.
pub fn follow_address(reader: Reader, open: LastingSignal<Open>) {
    let shown = move || match open.get_untracked() {
        Open::Post(slot, ..) => Some(slot),
        _ => None,
    };
    let wanted = LastingMemo::new(move |_| {
        if reader.phase.get() == Phase::Starting {
            return Wanted::Nothing;
        }
        match reader.address.with(|address| address.post) {
            Some(entry) => Wanted::Opened(entry),
            None if reader.wide.get() => reader.standing(shown()).map_or(Wanted::Nothing, Wanted::Beside),
            None => Wanted::Nothing,
        }
    });
    let last = LastingValue::new(Wanted::Nothing);
    follow(move || {
        // Another view begins with nothing selected, also where the post beside it stays.
        reader.shows.track();
        let wants = wanted.get();
        let is_known = last.get_value() == wants;
        last.set_value(wants);
        let slot = match wants {
            Wanted::Nothing => {
                reader.untouched.set(None);
                return open.set(Open::Nothing);
            }
            Wanted::Opened(entry) => match reader.find(entry) {
                Some(slot) => slot,
                None => return open.set(Open::Missing),
            },
            Wanted::Beside(slot) => slot,
        };
        let is_opened = matches!(wants, Wanted::Opened(_));
        let is_new = shown() != Some(slot);
        if is_opened || is_new || reader.selected.get_untracked().is_none() {
            reader.selected.set(Some(slot));
        }
        if is_known || !is_opened && !is_new {
            return;
        }
        reader.untouched.set((!is_opened).then_some(slot));
        if !is_new {
            return reader.opened(slot);
        }
        spawn_local(async move {
            let loaded = load(reader, slot).await;
            if wanted.get_untracked() != wants {
                return;
            }
            let there = matches!(loaded, Open::Post(..));
            open.set(loaded);
            if there && is_opened {
                reader.opened_soon(slot);
            }
            if there {
                after_paint(move || spawn_local(reader.prepare_next(slot)));
            }
        });
    });
}

async fn load(reader: Reader, slot: Slot) -> Open {
    let rows = match reader.rows(vec![slot]).await {
        Ok(rows) => rows,
        Err(error) => return Open::Failed(error),
    };
    let Some((_, entry)) = rows.into_iter().next() else { return Open::Missing };
    let at_hand = reader.text_now(slot).filter(|text| matches!(text, Text::Ready(_)));
    let text = match at_hand {
        Some(text) => Ok(text),
        None => reader.text(slot, BodyKind::Feed).await,
    };
    match text {
        Ok(text) => Open::Post(slot, entry, text),
        Err(error) => Open::Failed(error),
    }
}

/// How the pane came to stand where it stands.
#[derive(Clone, Copy)]
enum Stand {
    /// Another post was put there, and is still to be gone to its place.
    Put,
    /// It was gone to.
    Begun(Begun),
    /// The person scrolled.
    Scrolled,
}

/// Where a post was gone to.
#[derive(Clone, Copy)]
struct Begun {
    /// In parts of [`WHOLE_WAY`].
    start: u32,
    /// That place in pixels.
    top: i32,
    /// How far the pane could be scrolled then, in pixels.
    way: i32,
}

/// Who scrolls or clicks in a post that stands there by itself is reading it. How far one reads is remembered, and a post
/// opens there again.
pub fn follow_reading(reader: Reader, open: LastingSignal<Open>, pane: &El) {
    let place = pane.element.clone();
    let (shown, stand) = (LastingValue::new(None), LastingValue::new(Stand::Put));
    let observer = keep_begun(&place, stand);
    follow(move || {
        let entry = open.with(|open| match open {
            Open::Post(_, entry, _) => Some(entry.id),
            _ => None,
        });
        if shown.get_value() == entry {
            return;
        }
        shown.set_value(entry);
        stand.set_value(Stand::Put);
        after_paint(move || reader.keep_places());
        let start = entry.and_then(|entry| reader.place(entry)).unwrap_or(0);
        let (place, observer) = (place.clone(), observer.clone());
        // When the post is drawn, and before it is painted.
        request_animation_frame(move || {
            stand.set_value(Stand::Begun(go_to(&place, start)));
            if let (Some(observer), Some(post)) = (observer, place.first_element_child()) {
                observer.observe(&post);
            }
        });
    });
    listen(&window(), "pagehide", move |_| reader.keep_places());
    let place = pane.element.clone();
    listen(&pane.element, "scroll", move |_| {
        let (top, way) = (place.scroll_top(), way(&place));
        match stand.get_value() {
            Stand::Put => return,
            // A pixel is what rounding takes. Where the post has become longer or shorter, the browser scrolled, not the person.
            Stand::Begun(begun) if begun.way != way || begun.top.abs_diff(top) <= 1 => return,
            Stand::Begun(_) => stand.set_value(Stand::Scrolled),
            Stand::Scrolled => {}
        }
        reader.take_up();
        if let Some(entry) = shown.get_value().filter(|_| way > 0) {
            let part = i64::from(top) * i64::from(WHOLE_WAY) / i64::from(way);
            reader.put_place(entry, part.clamp(0, i64::from(WHOLE_WAY)) as u32);
        }
    });
    listen(&pane.element, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|element| element.closest("article").ok().flatten().is_some()) {
            reader.take_up();
        }
    });
}

/// Goes to a place of what stands in the pane.
fn go_to(pane: &web_sys::Element, start: u32) -> Begun {
    let way = way(pane);
    let top = (i64::from(way) * i64::from(start) / i64::from(WHOLE_WAY)) as i32;
    pane.set_scroll_top(top);
    Begun { start, top, way }
}

/// Goes there again whenever what is observed becomes longer or shorter, by a typeface, a picture or the neighbours that come later,
/// until the person scrolls.
fn keep_begun(pane: &web_sys::Element, stand: LastingValue<Stand>) -> Option<ResizeObserver> {
    let place = pane.clone();
    let resized: JsValue = Closure::<dyn Fn()>::new(move || {
        if let Stand::Begun(begun) = stand.get_value() {
            stand.set_value(Stand::Begun(go_to(&place, begun.start)));
        }
    })
    .into_js_value();
    let observer = report(ResizeObserver::new(resized.unchecked_ref()))?;
    observer.observe(pane);
    Some(observer)
}

/// How far the pane can be scrolled, in pixels.
fn way(pane: &web_sys::Element) -> i32 {
    pane.scroll_height() - pane.client_height()
}

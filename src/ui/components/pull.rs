//! Pull to refresh: a finger that draws the list down at its head. Its sign lies over the list and pushes nothing.

use crate::model::Scope;
use crate::protocol::{Job, Progress};
use crate::ui::clock;
use crate::ui::dom::{El, el, follow, listen};
use crate::ui::lasting::{LastingSignal, LastingValue};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_part, say_with};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, TouchEvent};

/// Pixels from which on letting go refreshes.
const FAR: i32 = 96;
/// Pixels before it is clear where a finger goes.
const NEAR: i32 = 10;

/// Where a finger is, and what it was found to mean.
#[derive(Clone, Copy)]
enum Finger {
    Began(i32, i32),
    /// It swipes a row, or the list was not at its head.
    Elsewhere,
}

/// The sign, which listens to fingers on the list pane.
pub fn pull(reader: Reader) -> El {
    let by = LastingSignal::new(0);
    let asked = LastingSignal::new(None::<Job>);
    let sign = sign(reader, by, asked);
    let Some(pane) = document().get_element_by_id("posts") else { return sign };
    let finger = LastingValue::new(None::<Finger>);
    let list = pane.clone();
    listen(&pane, "touchmove", move |event| {
        let Some((x, y)) = place(&event) else { return by.set(0) };
        match finger.get_value() {
            None => finger.set_value(Some(begin(&list, x, y))),
            Some(Finger::Elsewhere) => {}
            Some(Finger::Began(from_x, from_y)) => {
                let (across, down) = ((x - from_x).abs(), y - from_y);
                if by.get_untracked() > 0 {
                    by.set(down.max(1));
                } else if across.max(-down) > NEAR || list.scroll_top() > 0 {
                    finger.set_value(Some(Finger::Elsewhere));
                } else if down > NEAR && down > across {
                    asked.set(None);
                    by.set(down);
                }
            }
        }
    });
    listen(&pane, "touchend", move |_| {
        if by.get_untracked() >= FAR {
            let scope = reader.address.with_untracked(|address| address.scope());
            reader.refresh(scope.unwrap_or(Scope::All), false);
            asked.set(reader.refresh.get_untracked());
        }
        by.set(0);
        finger.set_value(None);
    });
    listen(&pane, "touchcancel", move |_| {
        by.set(0);
        finger.set_value(None);
    });
    sign
}

/// Two fingers mean something else.
fn place(event: &Event) -> Option<(i32, i32)> {
    let touches = event.dyn_ref::<TouchEvent>()?.touches();
    let touch = touches.get(0).filter(|_| touches.length() == 1)?;
    Some((touch.client_x(), touch.client_y()))
}

fn begin(list: &Element, x: i32, y: i32) -> Finger {
    if list.scroll_top() > 0 { Finger::Elsewhere } else { Finger::Began(x, y) }
}

/// What will happen, then how it goes, then that it is done.
fn sign(reader: Reader, by: LastingSignal<i32>, asked: LastingSignal<Option<Job>>) -> El {
    let is_far = move || by.get() >= FAR;
    let said = move || match asked.get() {
        _ if is_far() => say(Word::LetGo),
        _ if by.get() > 0 => say(Word::PullOn),
        Some(job) => match reader.link.progress(job).as_deref() {
            Some(Progress::Running { done, total, .. }) if *total > 0 => say_part(Word::Refreshing, *done, *total),
            Some(Progress::Running { .. } | Progress::Asked) => say(Word::Starting),
            _ => say_with(Word::UpdatedAgo, "when", &clock::lately(clock::now())),
        },
        None => String::new(),
    };
    let is_done = move || {
        asked
            .get()
            .is_some_and(|job| !matches!(reader.link.progress(job).as_deref(), Some(Progress::Running { .. } | Progress::Asked)))
    };
    let sign = el("div")
        .class("pull")
        .attr("role", "status")
        .class_if("pulled", move || by.get() > 0)
        .class_if("far", is_far)
        .class_if("done", move || by.get() == 0 && is_done())
        .text_is(said);
    let moved = sign.clone();
    follow(move || drop(moved.clone().style("--pull", &format!("{}px", by.get().min(FAR + 24)))));
    sign
}

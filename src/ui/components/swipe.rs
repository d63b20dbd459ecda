//! Fingers on rows: what one is on may be opened, and is read meanwhile; one that goes to the right marks read, to the left stars. The
//! list never scrolls sideways, so a finger that does means this.

use super::row::row_around;
use crate::model::{Flags, Slot};
use crate::ui::dom::{El, el, listen, report};
use crate::ui::lasting::LastingValue;
use crate::ui::reader::Reader;
use crate::ui::words::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Element, Event, HtmlElement, PointerEvent};
use wasm_bindgen::JsCast;

/// Pixels from which on a swipe counts.
const FAR: i32 = 72;
/// Pixels before it is clear that a finger goes sideways.
const NEAR: i32 = 10;

/// A finger on a row.
#[derive(Clone)]
struct Swipe {
    row: HtmlElement,
    slot: Slot,
    from: (i32, i32),
    by: i32,
}

/// Listens to fingers on the rows of `river`.
pub fn swipe(reader: Reader, river: &Element) {
    let swipe = LastingValue::new(None::<Swipe>);
    listen(river, "pointerdown", move |event| {
        swipe.set_value(begin(&event));
        if let Some((_, slot)) = row_of(&event) {
            spawn_local(reader.prepare(slot));
        }
    });
    listen(river, "pointermove", move |event| {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        swipe.update_value(|swipe| {
            if let Some(swipe) = swipe {
                follow_finger(reader, swipe, (pointer.client_x(), pointer.client_y()));
            }
        });
    });
    listen(river, "pointerup", move |_| {
        if let Some(swipe) = swipe.update_value(Option::take) {
            end(reader, &swipe);
        }
    });
    listen(river, "pointercancel", move |_| {
        if let Some(swipe) = swipe.update_value(Option::take) {
            settle(&swipe.row);
        }
    });
}

/// A finger, never a mouse: that one selects text.
fn begin(event: &Event) -> Option<Swipe> {
    let pointer = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() == "touch")?;
    let (row, slot) = row_of(event)?;
    Some(Swipe { row: row.dyn_into().ok()?, slot, from: (pointer.client_x(), pointer.client_y()), by: 0 })
}

/// The row that is pressed, and its post.
fn row_of(event: &Event) -> Option<(Element, Slot)> {
    row_around(event.target()?.dyn_ref::<Element>()?)
}

/// The row goes with the finger, once it is clear that it goes sideways.
fn follow_finger(reader: Reader, swipe: &mut Swipe, (x, y): (i32, i32)) {
    let (across, down) = (x - swipe.from.0, y - swipe.from.1);
    if swipe.by == 0 && (across.abs() < NEAR || down.abs() > across.abs()) {
        return;
    }
    swipe.by = across;
    let row = El { element: swipe.row.clone().into() };
    let classes = swipe.row.class_list();
    if !classes.contains("swiping") {
        let flags = untrack(|| reader.post(swipe.slot)).map_or(Flags::NONE, |post| post.flags);
        let hint = |class: &str, flag: Flags, on: (&str, Word), off: (&str, Word)| {
            let (sign, word) = if flags.has(flag) { off } else { on };
            let hint = el("span").class(class).attr("aria-hidden", "true");
            hint.child(el("b").text(sign)).child(el("span").say(word))
        };
        row.clone().child(hint("swipe-hint read", Flags::READ, ("✓", Word::MarkRead), ("●", Word::MarkUnread))).child(hint(
            "swipe-hint star",
            Flags::STARRED,
            ("★", Word::Star),
            ("☆", Word::Unstar),
        ));
        report(classes.add_1("swiping"));
    }
    // From here on letting go does it: seen, and felt where the device can.
    let is_far = across.abs() >= FAR;
    if is_far != classes.contains("far") {
        report(classes.toggle_with_force("far", is_far));
        if is_far && is_touched() {
            window().navigator().vibrate_with_duration(8);
        }
    }
    row.style("--swipe", &format!("{across}px"));
}

fn end(reader: Reader, swipe: &Swipe) {
    settle(&swipe.row);
    if swipe.by >= FAR {
        reader.toggle(swipe.slot, Flags::READ);
    } else if swipe.by <= -FAR {
        reader.toggle(swipe.slot, Flags::STARRED);
    }
}

/// The row goes back to its place.
fn settle(row: &HtmlElement) {
    El { element: row.clone().into() }.style("--swipe", "0px");
    report(row.class_list().remove_2("swiping", "far"));
    if let Ok(hints) = row.query_selector_all(".swipe-hint") {
        for at in 0..hints.length() {
            if let Some(hint) = hints.get(at).and_then(|hint| hint.dyn_into::<Element>().ok()) {
                hint.remove();
            }
        }
    }
}

/// Whether the browser lets the device be moved: not before a first tap.
fn is_touched() -> bool {
    let activation = js_sys::Reflect::get(&window().navigator(), &"userActivation".into());
    let active = activation.and_then(|activation| js_sys::Reflect::get(&activation, &"hasBeenActive".into()));
    active.is_ok_and(|active| active.is_truthy())
}

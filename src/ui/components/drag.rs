//! Dragging blogs and folders to another place of the sidebar: onto a folder, or between others. The browser drags the links, by a
//! long press of a finger as well where it can; Escape lets go. Without a pointer, "Arrange" does the same.

use crate::list::{Spot, moving};
use crate::model::{FolderId, Scope};
use crate::ui::dom::{listen, report};
use crate::ui::lasting::LastingValue;
use crate::ui::reader::Reader;
use crate::ui::words::by_name;
use leptos::web_sys::{DragEvent, Element, Event};
use wasm_bindgen::JsCast;

/// What shows where something would fall.
const MARKS: [&str; 3] = ["drop-before", "drop-into", "drop-after"];

/// What is dragged, and the folder that it is taken from.
type Dragged = (Scope, Option<FolderId>);

/// Listens to drags over the list of blogs.
pub fn dragging(reader: Reader, list: &Element) {
    let dragged = LastingValue::new(None::<Dragged>);
    let marked = LastingValue::new(None::<Element>);
    let unmark = move || {
        if let Some(item) = marked.update_value(Option::take) {
            for mark in MARKS {
                report(item.class_list().remove_1(mark));
            }
        }
    };
    listen(list, "dragstart", move |event| dragged.set_value(item(&event).and_then(|item| named(&item))));
    listen(list, "dragover", move |event| {
        unmark();
        let Some((target, spot, mark)) = dragged.get_value().and_then(|dragged| aim(&event, dragged)) else { return };
        let Some((what, from)) = dragged.get_value() else { return };
        if reader.with_blogs_untracked(|blogs| moving(blogs, &by_name, what, from, spot)).is_some() {
            event.prevent_default();
            report(target.class_list().add_1(mark));
            marked.set_value(Some(target));
        }
    });
    listen(list, "drop", move |event| {
        unmark();
        let taken = dragged.update_value(Option::take);
        if let Some((what, from)) = taken
            && let Some((_, spot, _)) = aim(&event, (what, from))
        {
            event.prevent_default();
            reader.put(what, from, spot);
        }
    });
    listen(list, "dragleave", move |_| unmark());
    listen(list, "dragend", move |_| {
        unmark();
        dragged.set_value(None);
    });
}

/// The item of the list that an event is about.
fn item(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-place]").ok()?
}

/// What an item stands for, and the folder around it.
fn named(item: &Element) -> Option<Dragged> {
    let place = item.get_attribute("data-place")?;
    let scope = match place.split_once('=')? {
        ("folder", id) => Scope::Folder(id.parse().ok()?),
        (_, id) => Scope::Feed(id.parse().ok()?),
    };
    Some((scope, item.get_attribute("data-inside").and_then(|inside| inside.parse().ok())))
}

/// Where what is dragged would fall: the item under the pointer, the spot by it, and what shows that.
fn aim(event: &Event, (what, _): Dragged) -> Option<(Element, Spot, &'static str)> {
    let item = item(event)?;
    let (other, inside) = named(&item)?;
    let pointer = event.dyn_ref::<DragEvent>()?;
    let edges = item.get_bounding_client_rect();
    // How far down the item, in quarters.
    let quarter = ((f64::from(pointer.client_y()) - edges.top()) * 4.0 / edges.height().max(1.0)) as i32;
    let beside = |after: bool| {
        let mark = MARKS[if after { 2 } else { 0 }];
        Some((item.clone(), Spot::Beside { other, inside, after }, mark))
    };
    match (other, what) {
        (Scope::Folder(_), Scope::Folder(_)) if quarter < 1 => beside(false),
        (Scope::Folder(_), Scope::Folder(_)) if quarter > 2 => beside(true),
        (Scope::Folder(folder), _) => Some((item, Spot::Into(Some(folder)), MARKS[1])),
        // Folders stand before blogs: among blogs there is no place for one but their folder.
        (_, Scope::Folder(_)) => Some((item, Spot::Into(inside), MARKS[0])),
        _ => beside(quarter > 1),
    }
}

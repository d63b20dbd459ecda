//! The first posts as they stood when Rill was left: `public/start.js` draws them before the program is here, and they stand until
//! the store's take their place (docs/notes/start.md).

use super::window::{guess, standing};
use crate::command::View;
use crate::model::Scope;
use crate::ui::dom::{El, el, listen, report};
use crate::ui::reader::{Phase, Reader, device};
use crate::ui::series::{Item, Series};
use js_sys::{Array, Date, JSON};
use leptos::prelude::{document, untrack, window};
use leptos::task::spawn_local;
use leptos::web_sys::{Element, HtmlOptionElement, Node};
use wasm_bindgen::prelude::*;

/// Where they are kept, and the element that `public/start.js` draws them in. What is kept is the day, the rows, and what stands around
/// them; of each element its name, its attributes and its content.
const KEY: &str = "seen";

/// What stands around them, by its class.
const FRAME: [&str; 3] = ["sidebar", "list-head", "tabbar"];

/// What was drawn of them, if anything was.
pub fn seen() -> Option<El> {
    document().get_element_by_id(KEY).map(|element| El { element })
}

/// Keeps them whenever Rill is left: on a phone nothing else is told of its end.
pub fn follow_seen(reader: Reader) {
    listen(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            spawn_local(keep(reader));
        }
    });
}

/// Whether the list shows the river: it is what a start shows.
pub fn is_river(reader: Reader) -> bool {
    reader.shows.with(|shows| shows.0 == View::Posts(Scope::All))
}

/// Keeps them, where they can be seen: a page over the list has its own head, and another place in the sidebar.
async fn keep(reader: Reader) {
    let are_there = move || untrack(|| is_river(reader) && reader.is_at_list() && reader.phase.get() == Phase::Ready);
    if !are_there() {
        return;
    }
    let slots = reader.first_posts((pixels(window().inner_height()) / height(reader)).ceil() as usize);
    // Whole posts are too much to keep twice.
    if slots.is_empty() || slots.iter().any(|slot| reader.is_full(*slot)) {
        return device::keep(KEY, "");
    }
    match reader.ready(slots.clone()).await {
        Ok(()) if are_there() => {
            let items = (0..slots.len()).flat_map(|at| standing(reader, &slots, at)).collect();
            device::keep(KEY, &untrack(|| written(items)));
        }
        Ok(()) => {}
        Err(error) => reader.phase.set(Phase::Broken(error)),
    }
}

/// How high a row is, as those that are drawn are.
fn height(reader: Reader) -> f64 {
    let rows = document().get_elements_by_class_name("row");
    let heights = (0..rows.length()).filter_map(|at| rows.item(at)).map(|row| row.get_bounding_client_rect().height());
    let mean = heights.sum::<f64>() / f64::from(rows.length());
    // Of none there is no mean.
    if mean > 0.0 { mean } else { guess(reader) }
}

/// Draws the items apart from the page, and writes them down.
fn written(items: Vec<Item>) -> String {
    let block = el("div");
    let mut series = Series::new(&block);
    series.show(items);
    let rows: Array = series.elements().filter_map(element).collect();
    series.show(Vec::new());
    let frame = FRAME.iter().filter_map(|class| document().get_elements_by_class_name(class).item(0));
    let frame: Array = frame.filter(is_beside).filter_map(|part| element(&part)).collect();
    let all = Array::of3(&Date::new_0().to_date_string(), &rows, &frame);
    report(JSON::stringify(&all)).map(String::from).unwrap_or_default()
}

/// The classes of an element without those that come and go: keys act on what is selected, and scrolling sent the bar away.
fn lasting(classes: &str) -> String {
    let mut kept = String::new();
    for class in classes.split(' ').filter(|class| !matches!(*class, "selected" | "away")) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(class);
    }
    kept
}

/// An element: its name, its attributes by name, and what is in it. Nothing of what is not to be seen, nor of what is told by the minute.
fn element(element: &Element) -> Option<JsValue> {
    let name = element.local_name();
    if name == "dialog" || name == "li" && is_below(element) || element.class_list().contains("status-line") {
        return None;
    }
    let attributes = Array::new();
    for attribute in element.get_attribute_names() {
        let named = attribute.as_string().unwrap_or_default();
        let value = element.get_attribute(&named).unwrap_or_default();
        match named.as_str() {
            // Nothing is to be found by it.
            "id" => continue,
            "class" => attributes.push(&Array::of2(&attribute, &lasting(&value).into())),
            _ => attributes.push(&Array::of2(&attribute, &value.into())),
        };
    }
    if element.dyn_ref::<HtmlOptionElement>().is_some_and(HtmlOptionElement::selected) {
        attributes.push(&Array::of2(&"selected".into(), &"".into()));
    }
    let all = Array::of2(&name.into(), &attributes);
    let mut next = element.first_child();
    while let Some(node) = next {
        if let Some(content) = content(&node) {
            all.push(&content);
        }
        next = node.next_sibling();
    }
    Some(all.into())
}

fn content(node: &Node) -> Option<JsValue> {
    match node.dyn_ref::<Element>() {
        Some(within) => element(within),
        None if node.node_type() == Node::TEXT_NODE => Some(node.text_content()?.into()),
        // A comment, which marks a place.
        None => None,
    }
}

/// Whether it is on the screen, as a closed drawer is not.
fn is_beside(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    place.width() > 0.0 && place.right() > 0.0 && place.left() < pixels(window().inner_width())
}

/// Whether it is below the screen, as most of many blogs are.
fn is_below(element: &Element) -> bool {
    element.get_bounding_client_rect().top() > pixels(window().inner_height())
}

fn pixels(length: Result<JsValue, JsValue>) -> f64 {
    report(length).and_then(|length| length.as_f64()).unwrap_or_default()
}

//! A post's own text, cleaned: the one place that puts HTML on the screen.

use super::footnote::follow_inner;
use super::picture::picture_of;
use crate::browser::db::Text;
use crate::browser::trusted;
use crate::html::SafeHtml;
use crate::model::{BodyKind, Slot};
use crate::protocol::Request;
use crate::ui::dom::{El, el, follow, listen, report};
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::Word;
use leptos::task::spawn_local;
use leptos::web_sys::{Element, Event, KeyboardEvent, ResizeObserver};
use wasm_bindgen::prelude::*;

/// The text of a post.
pub fn prose(reader: Reader, html: &SafeHtml, language: Option<&str>) -> El {
    let place = el("div").class("prose").attr("lang", language.unwrap_or_default()).attr("dir", "auto");
    report(trusted::show_html(&place.element, html));
    furnish(reader, &place.element);
    place
}

/// Makes links, pictures and what is wide in a text do what they are for.
fn furnish(reader: Reader, text: &Element) {
    // Pictures are looked at closer, by keys too.
    for image in all(text, "img:not(a img)") {
        report(image.set_attribute("tabindex", "0"));
    }
    follow_widths(all(text, "pre, table"));
    follow_clicks(reader, text);
}

fn all(text: &Element, selector: &str) -> Vec<Element> {
    let found = report(text.query_selector_all(selector));
    found.map_or_else(Vec::new, |found| (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect())
}

/// Code and tables that are wider than the column scroll, by keys too. Those that are not are no stops for Tab.
fn follow_widths(wide: Vec<Element>) {
    if wide.is_empty() {
        return;
    }
    let scrolling = wide.clone();
    let look: JsValue = Closure::<dyn Fn()>::new(move || {
        for element in &scrolling {
            report(match element.scroll_width() > element.client_width() {
                true => element.set_attribute("tabindex", "0"),
                false => element.remove_attribute("tabindex"),
            });
        }
    })
    .into_js_value();
    // It tells of each first size, too.
    if let Some(observer) = report(ResizeObserver::new(look.unchecked_ref())) {
        wide.iter().for_each(|element| observer.observe(element));
    }
}

/// Footnotes open in place, and pictures over the page.
fn follow_clicks(reader: Reader, text: &Element) {
    let target = |event: &Event| event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let enlarge = move |event: &Event| {
        if let Some(picture) = target(event).and_then(|target| picture_of(&target)) {
            event.prevent_default();
            reader.shell.picture.set(Some(picture));
        }
    };
    let within = text.clone();
    listen(text, "click", move |event| match target(&event).and_then(|target| target.closest("a").ok().flatten()) {
        Some(link) if follow_inner(&within, &link) => event.prevent_default(),
        Some(_) => {}
        None => enlarge(&event),
    });
    listen(text, "keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Enter") {
            enlarge(&event);
        }
    });
}

/// The text of a post that older rules cleaned, as soon as the worker has cleaned it again.
pub fn stale(reader: Reader, slot: Slot, kind: BodyKind, language: Option<String>) -> El {
    let text = RwSignal::new(Text::Stale);
    reader.link.send(Request::Clean(slot));
    follow(move || {
        if reader.cleaned.get() == Some(slot) {
            spawn_local(reader.load_text(slot, kind, text));
        }
    });
    el("div").part(move || match text.get() {
        Text::Ready(html) => Some(prose(reader, &html, language.as_deref())),
        Text::Stale | Text::Missing => Some(el("p").attr("role", "status").say(Word::TextWait)),
    })
}

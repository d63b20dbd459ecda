//! Elements, built in plain calls and kept up to date by Leptos' signals.
//!
//! Leptos' own views compile to code for each shape of each view: the page of today weighed 82 kB (brotli) of it. Built through the
//! few functions here, which are compiled once, the same page is less than half: see docs/notes/page-bytes.md. Signals, effects,
//! ownership and context are Leptos' own: what is built inside an [`El::part`] or an item of [`El::each`] ends with it.

use super::make::{Hear, Make};
use super::series::{Item, Series};
use crate::ui::signal::{self, RwSignal, StoredValue};
use crate::ui::words::{Word, say};
use leptos::prelude::{document, request_animation_frame, set_timeout};
use leptos::reactive::effect::RenderEffect;
use leptos::task::spawn_local;
use leptos::web_sys::{Element, Event, EventTarget, HtmlDialogElement, HtmlElement, Node};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// An element with what is in it.
#[derive(Clone)]
pub struct El {
    /// The element itself.
    pub element: Element,
}

/// An HTML element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    made(document().create_element(tag))
}

/// An SVG element.
pub fn svg(tag: &'static str) -> El {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

/// Names are written in this program, so that a wrong one is a mistake in it, found at the first run.
fn made(element: Result<Element, JsValue>) -> El {
    match element {
        Ok(element) => El { element },
        Err(error) => wasm_bindgen::throw_val(error),
    }
}

/// A link out of Rill: opened apart, and told nothing of where it was followed.
pub fn outside(href: &str) -> El {
    el("a").attr("href", href).attr("target", "_blank").attr("rel", "noopener noreferrer")
}

/// Does something now, and again whenever a signal that it reads changes.
pub fn follow(act: impl Fn() + 'static) {
    follow_boxed(Box::new(act));
}

// Generic code stops here and in the `_boxed` below: what is behind is compiled once.
#[inline(never)]
fn follow_boxed(act: Box<dyn Make<()>>) {
    let effect = RenderEffect::new(move |_| act.make());
    // It lives as long as what it was made in; what was made in nothing stays.
    StoredValue::new(effect);
}

/// Does something once what has changed is painted: what is not to be seen need not keep it waiting.
pub fn after_paint(act: impl FnOnce() + 'static) {
    after_paint_boxed(Box::new(act));
}

#[inline(never)]
fn after_paint_boxed(act: Box<dyn FnOnce()>) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Calls `act` at each `event` of `target`, as long as what it was made in lives.
pub fn listen(target: &EventTarget, event: &'static str, act: impl Fn(Event) + 'static) {
    listen_boxed(target, event, Box::new(act));
}

#[inline(never)]
fn listen_boxed(target: &EventTarget, event: &'static str, act: Box<dyn Hear>) {
    let act = Closure::<dyn FnMut(Event)>::new(move |event| act.hear(event));
    report(target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref()));
    let target = target.clone();
    at_end(move || {
        report(target.remove_event_listener_with_callback(event, act.as_ref().unchecked_ref()));
    });
}

/// Does something when what it was called in ends.
pub fn at_end(act: impl Fn() + 'static) {
    signal::at_end(Box::new(act));
}

/// Tells the console what the browser refused. Nothing of it can be mended, and nothing is lost by it.
pub fn report<T>(result: Result<T, JsValue>) -> Option<T> {
    result.map_err(|error| warn(&error)).ok()
}

#[inline(never)]
fn warn(error: &JsValue) {
    leptos::web_sys::console::warn_1(error);
}

/// Sets an attribute; `None` takes it away.
#[inline(never)]
pub fn put_attr(element: &Element, name: &str, value: Option<&str>) {
    report(match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

impl El {
    /// Sets `class`.
    #[inline(never)]
    pub fn class(self, names: &str) -> El {
        self.element.set_class_name(names);
        self
    }

    /// Sets or takes away one class as `on` says.
    pub fn class_if(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.class_boxed(name, Box::new(on))
    }

    #[inline(never)]
    fn class_boxed(self, name: &'static str, on: Box<dyn Make<bool>>) -> El {
        let classes = self.element.class_list();
        follow(move || {
            report(classes.toggle_with_force(name, on.make()));
        });
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> El {
        report(self.element.set_attribute(name, value));
        self
    }

    /// Sets an attribute to the text of a key.
    #[inline(never)]
    pub fn attr_say(self, name: &'static str, word: Word) -> El {
        self.attr(name, &say(word))
    }

    /// Sets an attribute when there is a value.
    #[inline(never)]
    pub fn attr_some(self, name: &'static str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Keeps an attribute at what `value` says; `None` takes it away.
    pub fn attr_is(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.attr_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn attr_boxed(self, name: &'static str, value: Box<dyn Make<Option<String>>>) -> El {
        let element = self.element.clone();
        follow(move || put_attr(&element, name, value.make().as_deref()));
        self
    }

    /// Keeps a property, such as a field's `value`, at what `value` says.
    pub fn prop_is(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> El {
        let element = self.element.clone();
        follow(move || {
            report(js_sys::Reflect::set(&element, &name.into(), &value()));
        });
        self
    }

    /// Sets a custom property for the style: the policy forbids `style` attributes.
    #[inline(never)]
    pub fn style(self, name: &'static str, value: &str) -> El {
        if let Some(element) = self.element.dyn_ref::<HtmlElement>() {
            report(element.style().set_property(name, value));
        }
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: &str) -> El {
        self.append(&document().create_text_node(text))
    }

    /// Adds the text of a key.
    #[inline(never)]
    pub fn say(self, word: Word) -> El {
        self.text(&say(word))
    }

    /// Adds a text that is kept at what `text` says.
    pub fn text_is(self, text: impl Fn() -> String + 'static) -> El {
        self.text_boxed(Box::new(text))
    }

    #[inline(never)]
    fn text_boxed(self, text: Box<dyn Make<String>>) -> El {
        let node = document().create_text_node("");
        let shown = node.clone();
        follow(move || shown.set_data(&text.make()));
        self.append(&node)
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(self, child: El) -> El {
        self.append(&child.element)
    }

    /// Adds elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// Adds what `draw` draws, and draws it anew when a signal that it reads changes.
    pub fn part(self, draw: impl Fn() -> Option<El> + 'static) -> El {
        self.part_boxed(Box::new(draw))
    }

    #[inline(never)]
    fn part_boxed(self, draw: Box<dyn Make<Option<El>>>) -> El {
        let place: Node = document().create_comment("").into();
        let parent = self.append(&place);
        let shown = Rc::new(std::cell::RefCell::new(None::<El>));
        follow(move || {
            let new = draw.make();
            if let Some(old) = shown.replace(new.clone()) {
                old.element.remove();
            }
            if let (Some(new), Some(parent)) = (new, place.parent_node()) {
                report(parent.insert_before(&new.element, Some(&place)));
            }
        });
        parent
    }

    /// Keeps what is in it at `items`: what stays, by key, is not drawn again. Of many new ones a few are drawn at once, the others
    /// soon.
    pub fn each(self, items: impl Fn() -> Vec<Item> + 'static) -> El {
        self.each_boxed(Box::new(items))
    }

    #[inline(never)]
    fn each_boxed(self, items: Box<dyn Make<Vec<Item>>>) -> El {
        let series = std::cell::RefCell::new(Series::new(&self));
        let (wanted, more) = (StoredValue::new(Vec::new()), RwSignal::new(()));
        follow(move || {
            wanted.set_value(items.make());
            more.set(());
        });
        follow(move || {
            more.track();
            if series.borrow_mut().show_few(wanted.get_value()) {
                set_timeout(move || more.set(()), Duration::ZERO);
            }
        });
        self
    }

    /// Calls `act` at each `event`.
    pub fn on(self, event: &'static str, act: impl Fn(Event) + 'static) -> El {
        listen(&self.element, event, act);
        self
    }

    /// For a `dialog`: shown over the page as long as `open` says so. `closed` is called when the browser has closed it.
    pub fn modal_is(self, open: impl Fn() -> bool + 'static, closed: impl Fn() + 'static) -> El {
        let Some(dialog) = self.element.dyn_ref::<HtmlDialogElement>().cloned() else { return self };
        let shown = dialog.clone();
        follow(move || match (open(), shown.open()) {
            // Where it was drawn for this, it does not stand in the page yet.
            (true, false) => {
                let dialog = shown.clone();
                spawn_local(async move {
                    report(dialog.show_modal());
                });
            }
            (false, true) => shown.close(),
            _ => {}
        });
        // The browser tells of it in its next frame: by then it may have been opened again.
        self.on("close", move |_| {
            if !dialog.open() {
                closed();
            }
        })
    }

    #[inline(never)]
    fn append(self, node: &Node) -> El {
        report(self.element.append_child(node));
        self
    }
}

/// The value of the field that an event came from.
pub fn value_of(event: &Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

//! The router: the address bar is the state of what one looks at. Links are plain `<a href="?…">`; this catches their clicks.

use super::dom::{listen, report};
use crate::command::Address;
use crate::ui::lasting::LastingSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;
use wasm_bindgen::prelude::*;

/// What the address bar says.
pub fn current() -> Address {
    Address::read(&window().location().search().unwrap_or_default())
}

/// Follows back, forward and clicks on inner links for as long as the page lives. `returning` is true while
/// the address changes because one goes back or forward.
pub fn follow(address: LastingSignal<Address>, returning: LastingSignal<bool>) {
    listen(&window(), "popstate", move |_| {
        returning.set(true);
        address.set(current());
        // What follows the address does so a moment later, and this after it.
        spawn_local(async move { returning.set(false) });
    });
    listen(&window(), "click", move |event| {
        let Some(mouse) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
        let elsewhere = mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key();
        if event.default_prevented() || mouse.button() != 0 || elsewhere {
            return;
        }
        let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = link.and_then(|element| element.closest("a[href^='?']").ok().flatten());
        if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
            event.prevent_default();
            go(address, Address::read(&href));
        }
    });
}

/// Goes to `to`, as a step that back undoes. Going where one is does nothing.
pub fn go(address: LastingSignal<Address>, to: Address) {
    if address.with_untracked(|here| *here == to) {
        return;
    }
    write(&to, |history, query| history.push_state_with_url(&JsValue::NULL, "", Some(query)));
    address.set(to);
}

/// Goes to `to` in the place of the current step: the next post of a list is not a step of its own.
pub fn replace(address: LastingSignal<Address>, to: Address) {
    write(&to, |history, query| history.replace_state_with_url(&JsValue::NULL, "", Some(query)));
    address.set(to);
}

/// Keeps a note with the current step: it is there again after a reload, and gone in a new step.
pub fn keep(note: &str) {
    report(window().history().and_then(|history| history.replace_state_with_url(&note.into(), "", None)));
}

/// The note that was kept with the current step.
pub fn kept() -> Option<String> {
    report(window().history().and_then(|history| history.state()))?.as_string()
}

fn write(to: &Address, step: impl FnOnce(&web_sys::History, &str) -> Result<(), JsValue>) {
    // A browser refuses steps that come too fast; the view changes all the same, and the next step mends the bar.
    report(window().history().and_then(|history| step(&history, &to.query())));
}

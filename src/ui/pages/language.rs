//! The choice of a language.

use crate::ui::dom::{El, el, report};
use crate::ui::reader::device;
use crate::ui::words::{LANGUAGES, Word, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

/// What `public/start.js` reads, which finds the words before the page is started. Empty: as the browser says.
const KEY: &str = "language";

/// Marks the page that is loaded anew for another language, so that the focus comes back to the choice.
const CHOSEN: &str = "language-chosen";

/// The heading, and the languages to choose from.
pub fn language() -> El {
    let system = choice("", &say(Word::LanguageSystem));
    let others = LANGUAGES.map(|(tag, name)| choice(tag, name).attr("lang", tag));
    let choices = el("div").class("choices inline").attr("role", "radiogroup").attr("aria-labelledby", KEY);
    el("section").child(el("h2").attr("id", KEY).say(Word::LanguageHeading)).child(choices.child(system).children(others))
}

fn choice(tag: &'static str, name: &str) -> El {
    let is_kept = device::read(KEY) == tag;
    let radio = el("input").attr("type", "radio").attr("name", KEY).attr("value", tag);
    let radio = radio.attr_some("checked", is_kept.then_some("")).on("change", move |_| {
        device::keep(KEY, tag);
        device::keep(CHOSEN, "yes");
        // Every word is said anew; what one looks at stands in the address.
        report(window().location().reload());
    });
    if is_kept && !device::read(CHOSEN).is_empty() {
        device::keep(CHOSEN, "");
        let element = radio.element.clone();
        // Once it is in the page.
        spawn_local(async move {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                report(element.focus());
            }
        });
    }
    el("label").child(radio).text(name)
}

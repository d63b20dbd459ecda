//! A field for an address.

use crate::ui::dom::{El, el, value_of};
use crate::ui::signal::RwSignal;

/// A field that holds `typed`, for addresses: no capitals and no spelling put in by the keyboard.
pub fn address_field(name: &str, typed: RwSignal<String>) -> El {
    el("input")
        .attr("name", name)
        .attr("inputmode", "url")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .prop_is("value", move || typed.get().into())
        .on("input", move |event| typed.set(value_of(&event)))
}

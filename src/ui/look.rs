//! How everything looks: the person's choices, written on <html> for the style to read.

use super::dom::{follow, report};
use super::reader::{Reader, device};
use crate::model::{Choice, Theme};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// What `public/start.js` reads, so that no other ground shows before the library is open.
const KEY: &str = "theme";

/// Keeps <html> at what the person chose.
pub fn follow_choices(reader: Reader) {
    follow(move || {
        let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
        let Some(root) = root.filter(|_| reader.is_ready()) else { return };
        reader.settings.with(|settings| {
            let theme = if settings.theme == Theme::System { "" } else { settings.theme.name() };
            device::keep(KEY, theme);
            let choices = [
                ("data-theme", theme),
                ("data-face", settings.face.name()),
                ("data-width", settings.width.name()),
                ("data-leading", settings.leading.name()),
            ];
            for (name, value) in choices {
                report(match value {
                    "" => root.remove_attribute(name),
                    value => root.set_attribute(name, value),
                });
            }
            report(root.style().set_property("--read-percent", &settings.size.to_string()));
        });
    });
}

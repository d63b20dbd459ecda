//! How everything looks: the person's choices, written on <html> for the style to read.

use super::dom::{follow, report};
use super::reader::{Reader, device};
use crate::model::{Choice, Theme};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// What `public/start.js` reads, so that no other ground shows before the library is open.
const KEY: &str = "theme";

/// How large text is for reading where nothing is said of it (`--read-size` in `style/tokens.css`), in percent.
const USUAL: u32 = 100;

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
            // A property that is written has every element's style reckoned anew: one that says what is so anyway is not.
            let percent = if settings.size == USUAL { String::new() } else { settings.size.to_string() };
            report(root.style().set_property("--read-percent", &percent));
        });
    });
}

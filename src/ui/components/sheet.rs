//! A sheet over the page that its button opens, and that is drawn when it is opened first.

use crate::ui::dom::{El, el};
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, say};

/// The button of the sheet `id`: shown as `text`, called `name`.
pub fn sheet_button(id: &str, text: &str, name: Word) -> El {
    let name = say(name);
    let button = el("button").class("quiet").attr("popovertarget", id).text(text);
    if name == text { button } else { button.attr("title", &name).attr("aria-label", &name) }
}

/// The sheet; `inside` may come late.
pub fn sheet(id: &str, class: &str, name: Word, inside: impl Fn() -> Option<El> + 'static) -> El {
    let wanted = RwSignal::new(false);
    el("div")
        .class(class)
        .attr("id", id)
        .attr("popover", "")
        .attr("role", "group")
        .attr_say("aria-label", name)
        .part(move || wanted.get().then(&inside).flatten())
        .on("beforetoggle", move |_| wanted.set(true))
}

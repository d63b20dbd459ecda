//! The frame of a view that is no list of posts.

use super::icon::{Icon, drawing};
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::words::Word;

/// A page with its heading, and the way to the other views where the sidebar is a drawer.
pub fn page(reader: Reader, title: Word) -> El {
    el("section")
        .class("page")
        .attr("aria-labelledby", "page-title")
        .child(menu_button(reader))
        .child(el("h1").attr("id", "page-title").say(title))
}

/// The button that opens the sidebar where it is a drawer.
pub fn menu_button(reader: Reader) -> El {
    el("button")
        .class("menu-button")
        .attr_say("aria-label", Word::Menu)
        .child(drawing(Icon::Menu))
        .on("click", move |_| reader.shell.menu.set(true))
}

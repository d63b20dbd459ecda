//! The frame of a view that is no list of posts.

use super::icon::{Icon, drawing};
use crate::ui::app::Shell;
use crate::ui::dom::{El, el};
use crate::ui::words::Word;
use leptos::prelude::*;

/// A page with its heading, and the way to the other views where the sidebar is a drawer.
pub fn page(title: Word) -> El {
    el("section")
        .class("page")
        .attr("aria-labelledby", "page-title")
        .child(menu_button())
        .child(el("h1").attr("id", "page-title").say(title))
}

/// The button that opens the sidebar where it is a drawer.
pub fn menu_button() -> El {
    let shell = expect_context::<Shell>();
    el("button")
        .class("menu-button")
        .attr_say("aria-label", Word::Menu)
        .child(drawing(Icon::Menu))
        .on("click", move |_| shell.menu.set(true))
}

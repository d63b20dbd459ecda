//! Following from any page: a bookmark that hands the page's address to Rill.

use super::share::copy;
use crate::ui::dom::{El, el};
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, say};
use leptos::prelude::*;

/// The bookmark to drag to the browser's bar, and its address to copy where there is no dragging.
///
/// The policy forbids this page every `javascript:` address, and so the link does nothing here: a click is answered with a word.
/// Dragged, it is the browser's own, and runs on the page that one is at.
pub fn bookmarklet() -> El {
    let address = address();
    let told = RwSignal::new(None::<Word>);
    let stay = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        told.set(Some(Word::BookmarkDrag));
    };
    let link = el("a").class("bookmarklet").attr("href", &address).attr("draggable", "true").say(Word::BookmarkName);
    let link = link.on("click", stay).on("auxclick", stay);
    let text = el("textarea")
        .attr("readonly", "")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr_say("aria-label", Word::BookmarkAddress)
        .text(&address);
    let button = el("button").class("quiet").attr("type", "button").say(Word::BookmarkCopy).on("click", move |_| {
        copy(self::address(), move |done| {
            if done {
                told.set(Some(Word::BookmarkCopied));
            }
        });
    });
    let answer = el("p").class("why").attr("role", "status").text_is(move || told.get().map(say).unwrap_or_default());
    el("details")
        .class("from-any-page")
        .child(el("summary").say(Word::BookmarkTitle))
        .child(el("p").say(Word::BookmarkLead))
        .child(el("p").child(link))
        .child(el("p").class("why").say(Word::BookmarkByHand))
        .child(text)
        .child(el("div").class("actions").child(button))
        .child(answer)
}

/// What the bookmark does: it opens this Rill with the address of the page it is called on.
fn address() -> String {
    let location = window().location();
    let page = [location.origin().unwrap_or_default(), location.pathname().unwrap_or_default()].concat();
    // An address can hold an apostrophe, which would end the text.
    let page = page.replace('\'', "%27");
    ["javascript:location.href='", &page, "?subscribe='+encodeURIComponent(location.href)"].concat()
}

//! A post's own text, cleaned: the one place that puts HTML on the screen.

use crate::browser::db::Text;
use crate::browser::trusted;
use crate::html::SafeHtml;
use crate::model::Slot;
use crate::protocol::Request;
use crate::ui::dom::{El, el, follow, report};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The text of a post.
pub fn prose(html: &SafeHtml, language: Option<&str>) -> El {
    let place = el("div").class("prose").attr_some("lang", language).attr("dir", "auto");
    report(trusted::show_html(&place.element, html));
    // Code that is wider than the column scrolls, for keys too.
    let code = place.element.get_elements_by_tag_name("pre");
    (0..code.length()).filter_map(|at| code.item(at)).for_each(|code| {
        report(code.set_attribute("tabindex", "0"));
    });
    place
}

/// The text of a post that older rules cleaned, as soon as the worker has cleaned it again.
pub fn stale(reader: Reader, slot: Slot, language: Option<String>) -> El {
    let text = RwSignal::new(Text::Stale);
    reader.link.send(Request::Clean(slot));
    follow(move || {
        if reader.cleaned.get() == Some(slot) {
            spawn_local(reader.load_text(slot, text));
        }
    });
    el("div").part(move || match text.get() {
        Text::Ready(html) => Some(prose(&html, language.as_deref())),
        Text::Stale | Text::Missing => Some(el("p").attr("role", "status").text(&say(Word::TextWait))),
    })
}

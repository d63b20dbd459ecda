//! What can be set, each choice explained, at once and lasting.

use super::proxy::proxy;
use super::send::send;
use crate::ui::components::{page, reading_choices};
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The page.
pub fn settings(reader: Reader) -> El {
    let page = page(Word::Settings).child(el("p").class("lead").text(&say(Word::SettingsLead)));
    let page = page.child(el("h2").text(&say(Word::ProxyHeading))).child(el("p").text(&say(Word::ProxyLead))).child(proxy(reader));
    fetching(reader, page)
        .child(el("h2").text(&say(Word::ReadingLooks)))
        .child(reading_choices(reader, "page"))
        .child(el("h2").text(&say(Word::SendHeading)))
        .child(send(reader))
}

/// When blogs are fetched, and how much of a new one is unread.
fn fetching(reader: Reader, page: El) -> El {
    let on_open = move || reader.settings.with(|settings| settings.refresh_on_open);
    let check = el("input").attr("type", "checkbox").prop_is("checked", move || on_open().into()).on("change", move |_| {
        let on = !untrack(on_open);
        reader.choose(|settings| settings.refresh_on_open = on);
    });
    let unread = move || reader.settings.with(|settings| settings.unread_on_subscribe.to_string());
    let choose = move |event: Event| {
        if let Ok(unread) = value_of(&event).parse::<u32>() {
            reader.choose(|settings| settings.unread_on_subscribe = unread);
        }
    };
    let number = el("input")
        .attr("type", "number")
        .attr("name", "unread")
        .attr("min", "0")
        .attr("max", "1000")
        .prop_is("value", move || unread().into())
        .on("change", choose);
    let label = el("label")
        .class("field")
        .child(el("span").text(&say(Word::UnreadLabel)))
        .child(number)
        .child(el("small").text(&say(Word::UnreadHint)));
    page.child(el("h2").text(&say(Word::FetchHeading)))
        .child(el("div").class("choices").child(el("label").child(check).text(&say(Word::RefreshOnOpen))))
        .child(el("div").class("stack").child(label))
}

//! Going to a date in a long list.

use super::icon::{Icon, drawing};
use crate::command::View;
use crate::model::{Scope, Slot, Timestamp};
use crate::ui::clock;
use crate::ui::dom::{El, el, report, value_of};
use crate::ui::reader::{Reader, Sought};
use crate::ui::words::Word;
use crate::ui::{doors, seldom};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{HtmlElement, KeyboardEvent};
use wasm_bindgen::JsCast;

/// A list of fewer posts is looked through without it.
const LONG: usize = 30;

/// Whether the list is long, and stands by date.
fn is_dated(reader: Reader) -> bool {
    reader.posts.with(Vec::len) > LONG && !reader.is_ranked() && reader.shows.with(|shows| shows.0 != View::Posts(Scope::History))
}

/// The button that asks for the date.
pub fn date_button(reader: Reader) -> Option<El> {
    let button = || {
        el("button")
            .class("date-button")
            .attr_say("aria-label", Word::ToDate)
            .attr_say("title", Word::ToDate)
            .attr_is("aria-expanded", move || Some(reader.shell.date.get().to_string()))
            .child(drawing(Icon::Date))
            .on("click", move |_| reader.shell.date.update(|open| *open = !*open))
    };
    is_dated(reader).then(button)
}

/// The field for the date, as long as it is asked for.
pub fn date_field(reader: Reader) -> Option<El> {
    (reader.shell.date.get() && is_dated(reader)).then(|| seldom::call(reader, doors::date_field, reader)).flatten()
}

/// The field. The list goes along with each date that is chosen.
pub fn field(reader: Reader) -> El {
    let field = el("input")
        .attr("type", "date")
        .on("change", move |event| go(reader, &value_of(&event)))
        .on("keydown", move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            if matches!(key.key().as_str(), "Enter" | "Escape") {
                event.prevent_default();
                reader.shell.date.set(false);
                focus("posts");
            }
        })
        .attr("id", "date");
    spawn_local(async { focus("date") });
    el("label").class("date").child(el("span").say(Word::ToDate)).child(field)
}

fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.as_ref().and_then(JsCast::dyn_ref::<HtmlElement>) {
        report(element.focus());
    }
}

/// Goes to the first post of this day, whichever way the list stands, or else to the next in its order.
fn go(reader: Reader, day: &str) {
    let Some(end) = clock::end_of(day).map(Timestamp::seconds) else { return };
    let slot = reader.posts.with_untracked(|posts| {
        let at = |slot: &Slot| reader.sort_at(*slot).map_or(0, i64::from);
        let is_oldest_first = posts.first().map(at) < posts.last().map(at);
        let begins = end - Timestamp::DAY / 1000;
        posts.iter().copied().find(|slot| if is_oldest_first { at(slot) > begins } else { at(slot) <= end })
    });
    reader.selected.set(slot);
    reader.sought.set(Some(slot.map_or(Sought::Last, Sought::From)));
}

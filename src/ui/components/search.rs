//! Looking for posts: the field, what is wrong with what stands in it, and what is said of what it finds.

use super::marked::marked;
use super::sentence::sentence;
use super::smart::keep_button;
use super::tips::tips;
use crate::command::{Address, View};
use crate::ui::dom::{El, el, follow, report, value_of};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, fill, say, say_count, say_with};
use crate::ui::{address, message};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{HtmlInputElement, KeyboardEvent};
use wasm_bindgen::JsCast;

/// The field with what belongs to it.
pub fn search_box(reader: Reader) -> El {
    let misread = move || {
        let (text, problem) = reader.link.misread.get()?;
        let said = el("span").text(&message::misread(&text, &problem));
        // Where something is missing, the place for it is shown.
        let shown = marked(el("code"), &text, std::slice::from_ref(&problem.at));
        Some(el("p").class("misread").attr("id", "misread").child(shown).child(said))
    };
    el("div")
        .class("search-box")
        .child(search_field(reader))
        .child(el("div").attr("role", "status").part(misread))
        .child(el("div").class("search-more").child(tips(reader)).part(move || keep_button(reader)).part(move || order(reader)))
}

/// The choice of another order, where there is one.
fn order(reader: Reader) -> Option<El> {
    let is_ranked = reader.link.found.with(|found| found.as_ref().is_some_and(|found| found.ranked && found.slots.len() > 1));
    let button = || {
        el("button")
            .class("quiet")
            .attr_is("aria-pressed", move || Some(reader.by_date.get().to_string()))
            .say(Word::NewestFirst)
            .on("click", move |_| reader.by_date.update(|by_date| *by_date = !*by_date))
    };
    is_ranked.then(button)
}

/// The field. What is typed stands in the address at once, in the step of history that entered the search.
fn search_field(reader: Reader) -> El {
    // Whoever comes without words wants to write some.
    follow(move || {
        if reader.here.with(|here| here.view == View::Search && here.text.is_empty()) {
            focus_search();
        }
    });
    el("input")
        .class("search")
        .attr("id", "search")
        .attr("type", "search")
        .attr("enterkeyhint", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr_say("aria-label", Word::SearchLabel)
        .attr_say("placeholder", Word::SearchLabel)
        .attr_is("aria-invalid", move || reader.link.misread.with(Option::is_some).then(|| "true".into()))
        .attr_is("aria-describedby", move || reader.link.misread.with(Option::is_some).then(|| "misread".into()))
        .prop_is("value", move || reader.shows.with(|shows| shows.1.as_str().into()))
        .on("input", move |event| address::replace(reader.address, Address::search(value_of(&event))))
        .on("keydown", |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
            if matches!(key.key().as_str(), "Escape" | "Enter") {
                // The keys are the list's again; the browser would empty the field.
                event.prevent_default();
                if let Some(field) = field() {
                    report(field.blur());
                }
            }
        })
}

pub(super) fn field() -> Option<HtmlInputElement> {
    document().get_element_by_id("search")?.dyn_into().ok()
}

/// Gives the field the focus once what was asked for before is drawn.
pub fn focus_search() {
    spawn_local(async {
        if let Some(field) = field() {
            report(field.focus());
            field.select();
        }
    });
}

/// What the view of a search is called: how many posts it found, once it has.
pub fn search_heading(reader: Reader) -> String {
    let text = reader.link.found.with(|found| found.as_ref().map(|found| found.text.clone()));
    text.map_or_else(
        || say(Word::Search),
        |text| fill(&say_count(Word::PostsMatch, reader.posts.with(Vec::len) as u32), "text", text.trim()),
    )
}

/// What stands under the field where there are no rows; nothing while the answer is on its way.
pub fn nothing_found(reader: Reader) -> Option<El> {
    if reader.shows.with(|shows| shows.1.trim().is_empty()) {
        return Some(sentence(&say(Word::SearchEmpty), &say(Word::SearchEmptyHint)));
    }
    let text = reader.link.found.with(|found| found.as_ref().map(|found| found.text.clone()))?;
    let hint = if reader.unread_only.get() { Word::NoUnreadHint } else { Word::NoMatchHint };
    Some(sentence(&say_with(Word::NoMatch, "text", text.trim()), &say(hint)))
}

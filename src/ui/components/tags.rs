//! The person's own tags: of the open post, in the sidebar, and above the posts of one.

use super::arrange::disclosure;
use super::open::OpenPost;
use super::post_bar::is_so;
use super::sheet::{sheet, sheet_button};
use crate::command::{Address, View};
use crate::model::{Flags, Slot};
use crate::ui::dom::{El, el, report, value_of};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, number, say, say_with};
use crate::ui::{doors, seldom};
use leptos::prelude::*;
use leptos::web_sys::{Event, HtmlElement};
use std::rc::Rc;
use wasm_bindgen::JsCast;

const SHEET: &str = "tags";
const FIELD: &str = "tag-field";
const KNOWN: &str = "tag-names";

/// The word above a post that opens [`tag_sheet`].
pub fn tag_button(reader: Reader, post: OpenPost) -> El {
    sheet_button(SHEET, &say(Word::Tags), Word::Tags).class_if("tagged", move || is_so(reader, post, Flags::TAGGED))
}

/// The tags of the open post.
pub fn tag_sheet(reader: Reader, post: OpenPost) -> El {
    let inside = move || post.get().map(|(slot, _)| tags_of(reader, slot));
    sheet(SHEET, "looks-sheet", Word::Tags, inside).on("toggle", |_| focus_field())
}

/// Opens the tags of the open post; false when none is.
pub fn open_tags() -> bool {
    // It stays where no post is open, out of sight.
    let sheet = report(document().query_selector(&format!(":not([hidden]) > #{SHEET}"))).flatten();
    let sheet = sheet.and_then(|sheet| sheet.dyn_into::<HtmlElement>().ok());
    sheet.is_some_and(|sheet| report(sheet.show_popover()).is_some())
}

fn focus_field() {
    let field = document().get_element_by_id(FIELD).and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        report(field.focus());
    }
}

/// What is in the sheet: the post's tags, each with a way to lose it, and a field for another.
fn tags_of(reader: Reader, slot: Slot) -> El {
    let typed = RwSignal::new(String::new());
    let add = move |event: Event| {
        event.prevent_default();
        reader.tag(slot, &typed.get_untracked(), true);
        typed.set(String::new());
    };
    let field = el("input")
        .attr("id", FIELD)
        .attr("type", "text")
        .attr("list", KNOWN)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("enterkeyhint", "done")
        .prop_is("value", move || typed.get().into())
        .on("input", move |event| typed.set(value_of(&event)));
    let known = move || {
        let mine = reader.tag_names(Some(slot));
        let names = reader.tag_names(None).into_iter().filter(|name| !mine.contains(name));
        names.map(|name| -> Item { (name.clone(), Rc::new(move || el("option").attr("value", &name))) }).collect()
    };
    let chips = move || {
        let chip = |name: String| -> Item { (name.clone(), Rc::new(move || chip(reader, slot, &name))) };
        reader.tag_names(Some(slot)).into_iter().map(chip).collect()
    };
    // The second part may come after the sheet is open.
    request_animation_frame(focus_field);
    el("div")
        .class("stack")
        .child(el("ul").class("chips").each(chips))
        .child(
            el("form")
                .class("tag-form")
                .child(el("label").class("field").child(el("span").say(Word::TagAdd)).child(field))
                .child(el("button").class("quiet").say(Word::TagGive))
                .on("submit", add),
        )
        .child(el("datalist").attr("id", KNOWN).each(known))
}

/// One tag of a post: the way to its posts, and the way to lose it.
fn chip(reader: Reader, slot: Slot, name: &str) -> El {
    let own = name.to_owned();
    let remove =
        el("button").class("quiet").attr("type", "button").attr("aria-label", &say_with(Word::TagTake, "name", name)).text("×").on(
            "click",
            move |_| {
                reader.tag(slot, &own, false);
                // What had the focus is gone.
                focus_field();
            },
        );
    el("li").child(el("a").attr("href", &Address::tag(name.to_owned()).query()).text(name)).child(remove)
}

/// The tags in the sidebar; nothing before there is one.
pub fn tag_places(reader: Reader) -> El {
    let place = move |name: String| -> Item { (name.clone(), Rc::new(move || place(reader, name.clone()))) };
    el("div")
        .child(el("h2").class("section").say(Word::Tags))
        .child(el("ul").class("places").each(move || reader.tag_names(None).into_iter().map(place).collect()))
}

fn place(reader: Reader, name: String) -> El {
    let here = name.clone();
    let is_here = move || {
        let is_here = reader.here.with(|at| at.view == View::Tag && at.text == here);
        is_here.then(|| String::from("page"))
    };
    let link = el("a").class("place").attr("href", &Address::tag(name.clone()).query()).attr_is("aria-current", is_here);
    let shown = el("span").class("place-name").text(&name);
    let count = move || number(reader.with_tags(|tags| tags.posts(&name).len() as u32));
    el("li").child(link.child(shown).child(el("span").class("count").text_is(count)))
}

/// Above the posts of a tag: all that can be said about it.
pub fn arrange_tag(reader: Reader, name: String) -> El {
    let own = name.clone();
    disclosure(&name, move || seldom::call(reader, doors::arrange_tag, (reader, own.clone())))
}

/// What is in it.
pub fn choices(reader: Reader, name: String) -> El {
    let (old, gone) = (name.clone(), name.clone());
    let field =
        el("input").attr("name", "name").attr("value", &name).on("change", move |event| reader.rename_tag(&old, &value_of(&event)));
    let remove = el("button").class("danger").attr("type", "button").say(Word::TagRemove);
    el("div")
        .class("stack")
        .child(el("label").class("field").child(el("span").say(Word::FolderName)).child(field))
        .child(el("div").class("actions").child(remove.on("click", move |_| reader.remove_tag(&gone))))
}

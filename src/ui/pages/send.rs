//! The places a post's link can be sent to: named by the person, or taken from what others use.

use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, has, say_with};
use leptos::prelude::*;
use std::rc::Rc;

/// Places as their makers document them; `{url}` and `{title}` are filled in.
const PRESETS: [(&str, &str); 5] = [
    ("Wallabag", "https://app.wallabag.it/bookmarklet?url={url}"),
    ("Readwise", "https://readwise.io/save?title={title}&url={url}"),
    ("Obsidian", "obsidian://new?name={title}&content={url}"),
    ("Instapaper", "https://www.instapaper.com/hello2?url={url}&title={title}"),
    ("Mail", "mailto:?subject={title}&body={url}"),
];

/// The places there are, a form for another, and presets.
pub fn send(reader: Reader) -> El {
    let places =
        move || reader.settings.with(|settings| settings.send_to.iter().cloned().map(|place| item(reader, place)).collect());
    let (name, template) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let field = |word: Word, value: RwSignal<String>| {
        let input = el("input").attr("type", "text").prop_is("value", move || value.get().into());
        el("label").class("field").child(el("span").say(word)).child(input.on("input", move |event| value.set(value_of(&event))))
    };
    let can_add = move || !name.with(|name| name.trim().is_empty()) && template.with(|template| has(template, "{url}"));
    let put = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        if untrack(can_add) {
            add(reader, name.get_untracked().trim(), template.get_untracked().trim());
            name.set(String::new());
            template.set(String::new());
        }
    };
    let button = el("button").class("quiet").attr_is("disabled", move || (!can_add()).then(String::new)).say(Word::SendAdd);
    let form = el("form").class("stack").child(field(Word::SendName, name)).child(field(Word::SendTemplate, template));
    let form = form.child(el("div").class("actions").child(button)).on("submit", put);
    let presets = move || {
        let known = |name: &str| reader.settings.with(|settings| settings.send_to.iter().any(|(known, _)| known == name));
        let preset = |(name, template): (&'static str, &'static str)| {
            let button = el("button").class("quiet").text("+ ").text(name);
            button.on("click", move |_| add(reader, name, template))
        };
        Some(el("div").class("actions").children(PRESETS.into_iter().filter(|(name, _)| !known(name)).map(preset)))
    };
    el("div").child(el("p").say(Word::SendLead)).child(el("ul").class("send-list").each(places)).part(presets).child(form)
}

fn item(reader: Reader, (name, template): (String, String)) -> Item {
    let key = format!("{name} {template}");
    let draw = move || {
        let gone = name.clone();
        let remove = el("button").class("quiet").attr("aria-label", &say_with(Word::SendRemove, "name", &name)).say(Word::Remove);
        let remove = remove.on("click", move |_| {
            reader.choose(|settings| settings.send_to.retain(|(name, _)| *name != gone));
        });
        el("li").child(el("div").child(el("strong").text(&name)).child(el("p").class("why").text(&template))).child(remove)
    };
    (key, Rc::new(draw))
}

/// Adds a place; one of the same name makes way.
fn add(reader: Reader, name: &str, template: &str) {
    reader.choose(|settings| {
        settings.send_to.retain(|(known, _)| known != name);
        settings.send_to.push((name.to_owned(), template.to_owned()));
    });
}

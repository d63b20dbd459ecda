//! The choice of keys.

use crate::command::{COMMANDS, Command, is_character, taken, word};
use crate::model::Keys;
use crate::ui::components::tick;
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, fill, say, say_with};
use leptos::web_sys::{Event, HtmlInputElement};
use wasm_bindgen::JsCast;

/// Whether single characters are keys, and which.
pub fn keys(reader: Reader) -> El {
    let said = RwSignal::new(String::new());
    let single = move || reader.settings.with(|settings| settings.keys.single);
    let switch = tick(single, move || reader.choose(|settings| settings.keys.single ^= true));
    let first = COMMANDS.iter().filter_map(|(command, keys)| Some((*command, *keys.first()?)));
    let fields = first.filter(|(_, key)| is_character(key)).map(|(command, key)| field(reader, command, key, said));
    let reset = el("button").class("quiet").attr("type", "button").say(Word::KeysReset).on("click", move |_| {
        said.set(String::new());
        reader.choose(|settings| settings.keys = Keys::default());
    });
    el("div")
        .child(el("p").say(Word::KeysLead))
        .child(el("div").class("choices").child(el("label").child(switch).say(Word::KeysSingle)))
        .child(el("div").class("own-keys").children(fields))
        .child(el("p").class("trouble").attr("role", "status").text_is(move || said.get()))
        .child(el("div").class("actions").child(reset))
}

/// The field for the key in the place of `default`.
fn field(reader: Reader, command: Command, default: &'static str, said: RwSignal<String>) -> El {
    let input = |event: &Event| event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let choose = move |event: Event| {
        let Some(input) = input(&event) else { return };
        let key = input.value().trim().to_owned();
        let own = reader.settings.with_untracked(|settings| settings.keys.clone());
        match taken(&key, default, &own).filter(|_| !key.is_empty()) {
            Some(other) => {
                input.set_value(own.of(default));
                said.set(fill(&say_with(Word::KeyTaken, "key", &key), "name", &say(word(other))));
            }
            None => {
                said.set(String::new());
                reader.choose(|settings| settings.keys.set(default, &key));
            }
        }
    };
    let field = el("input")
        .attr("type", "text")
        .attr("maxlength", "1")
        .attr("autocapitalize", "off")
        .attr("autocomplete", "off")
        .attr_is("disabled", move || reader.settings.with(|settings| (!settings.keys.single).then(String::new)))
        .prop_is("value", move || reader.settings.with(|settings| settings.keys.of(default).into()))
        // What is typed then takes the place of what is there.
        .on("focus", move |event| input(&event).iter().for_each(HtmlInputElement::select))
        .on("change", choose);
    el("label").child(el("span").say(word(command))).child(field)
}

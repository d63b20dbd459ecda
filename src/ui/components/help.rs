//! The list of keys, made of the one table of commands.

use crate::command::{COMMANDS, Command, is_single, word};
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};

/// A sheet over the page.
pub fn help(reader: Reader) -> El {
    let line = move |(command, keys): (Command, &[&str])| {
        let own = reader.settings.with(|settings| settings.keys.clone());
        let keys = keys.iter().map(|key| own.of(key)).filter(|key| !key.is_empty() && (own.single || !is_single(key)));
        let keys = keys.flat_map(|keys| keys.split_inclusive(' ')).map(|key| el("kbd").text(&key_name(key)));
        el("div").child(el("dt").children(keys)).child(el("dd").say(word(command)))
    };
    let close = el("button").class("quiet").say(Word::Close).on("click", move |_| reader.shell.help.set(false));
    el("dialog")
        .class("sheet")
        .attr("aria-labelledby", "keys")
        .child(el("header").child(el("h2").attr("id", "keys").say(Word::Keys)).child(close))
        .part(move || Some(el("dl").class("keys").children(COMMANDS.iter().copied().map(line))))
        .modal_is(move || reader.shell.help.get(), move || reader.shell.help.set(false))
}

fn key_name(key: &str) -> String {
    match key {
        " " => say(Word::SpaceKey),
        "Escape" => say(Word::EscapeKey),
        key => key.trim().to_owned(),
    }
}

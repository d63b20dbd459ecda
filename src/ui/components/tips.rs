//! What can be asked for beside words: each field can be put into the search with a tap.

use super::search::field;
use crate::command::Address;
use crate::ui::address;
use crate::ui::dom::{El, el, report};
use crate::ui::reader::Reader;
use crate::ui::words::Word;
use leptos::task::spawn_local;

/// What can be put into the search, by what it is about. What ends with a colon waits for words.
const FIELDS: [(Word, &[&str]); 5] = [
    (Word::TipWhere, &["title:", "author:", "feed:", "folder:", "tag:"]),
    (Word::TipState, &["is:unread", "is:read", "is:starred", "is:later"]),
    (Word::TipWith, &["has:audio", "has:image"]),
    (Word::TipWhen, &["newer:7d", "after:2026-01", "before:2026"]),
    (Word::TipWhich, &["lang:en", "words:>500", "views:0"]),
];

/// The tips, closed until they are asked for.
pub fn tips(reader: Reader) -> El {
    let rows = FIELDS.map(|(word, fields)| {
        let fields = fields.iter().map(|field| {
            let button = el("button").attr("type", "button").child(el("code").text(field));
            button.on("click", move |_| add(reader, field))
        });
        el("div").child(el("dt").say(word)).child(el("dd").children(fields))
    });
    el("details")
        .class("tips")
        .child(el("summary").say(Word::SearchTips))
        .child(el("p").say(Word::SearchTipsLead))
        .child(el("dl").children(rows))
}

/// Puts a field behind what stands in the search, and the caret behind it.
fn add(reader: Reader, asked: &str) {
    let before = reader.shows.with_untracked(|shows| shows.1.trim_end().to_owned());
    let before = if before.is_empty() { before } else { before + " " };
    let after = if asked.ends_with(':') { "" } else { " " };
    let text = format!("{before}{asked}{after}");
    let end = text.encode_utf16().count() as u32;
    address::replace(reader.address, Address::search(text));
    // Once the text stands in the field.
    spawn_local(async move {
        if let Some(field) = field() {
            report(field.focus());
            report(field.set_selection_range(end, end));
        }
    });
}

//! What can be done with a list besides: its order, and marking some of it read.

use super::reading::choices;
use super::row::row_around;
use super::sheet::{sheet, sheet_button};
use crate::list::Part;
use crate::model::{Settings, Sort};
use crate::ui::clock;
use crate::ui::dom::{El, el, report};
use crate::ui::reader::Reader;
use crate::ui::words::Word;
use crate::ui::{doors, seldom};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

const SORTS: [Word; 3] = [Word::NewestFirst, Word::OldestFirst, Word::RareFirst];
const SHEET: &str = "view-menu";
/// Milliseconds.
const DAY: i64 = 24 * 3600 * 1000;

/// The button that opens [`view_menu`].
pub fn view_button() -> El {
    sheet_button(SHEET, "···", Word::ViewMenu)
}

/// The menu, over the list.
pub fn view_menu(reader: Reader) -> El {
    sheet(SHEET, "looks-sheet menu", Word::ViewMenu, move || seldom::call(reader, doors::view_choices, reader))
}

/// What is in that menu.
pub fn view_choices(reader: Reader) -> El {
    let choice = |word: Word, is_on: fn(&Settings) -> bool, turn: fn(&mut Settings)| {
        el("button")
            .class("quiet")
            .attr_is("aria-pressed", move || Some(reader.settings.with(is_on).to_string()))
            .say(word)
            .on("click", move |_| reader.choose(turn))
    };
    let mark = |word: Word, part: fn(Reader) -> Option<Part>| {
        el("button").class("quiet").say(word).on("click", move |_| {
            if let Some(part) = untrack(|| part(reader)) {
                reader.read_part(part);
            }
            close();
        })
    };
    el("div")
        .child(choices::<Sort>(
            reader,
            "view",
            Word::SortLabel,
            &SORTS,
            |settings| settings.sort,
            |settings, sort| settings.sort = sort,
        ))
        .child(el("small").say(Word::RareHint))
        .child(choice(Word::HideReadBlogs, |settings| settings.hide_read_blogs, |settings| settings.hide_read_blogs ^= true))
        .child(choice(Word::ReadOnScroll, |settings| settings.read_on_scroll, |settings| settings.read_on_scroll ^= true))
        .child(mark(Word::ReadInView, |_| in_view()))
        .child(mark(Word::ReadAbove, |reader| reader.selected.get().map(Part::Above)))
        .child(mark(Word::ReadBelow, |reader| reader.selected.get().map(Part::Below)))
        .child(mark(Word::ReadOlderDay, |_| Some(Part::Before(clock::now().plus(-DAY)))))
        .child(mark(Word::ReadOlderWeek, |_| Some(Part::Before(clock::now().plus(-7 * DAY)))))
}

fn close() {
    let menu = document().get_element_by_id(SHEET).and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    if let Some(menu) = menu {
        report(menu.hide_popover());
    }
}

/// The posts of which half is in sight, or that fill half of what is.
fn in_view() -> Option<Part> {
    let pane = document().get_element_by_id("posts")?;
    let top = report(pane.query_selector(".list-head")).flatten()?.get_bounding_client_rect().bottom();
    let bottom = pane.get_bounding_client_rect().bottom();
    let rows = report(pane.query_selector_all("[data-slot]"))?;
    let rows = (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<Element>().ok());
    let mut seen = rows.filter(|row| {
        let row = row.get_bounding_client_rect();
        let shown = row.bottom().min(bottom) - row.top().max(top);
        shown >= row.height().min(bottom - top) / 2.0
    });
    let slot = |row: &Element| row_around(row).map(|(_, slot)| slot);
    let first = slot(&seen.next()?)?;
    Some(Part::Within(first, seen.next_back().and_then(|row| slot(&row)).unwrap_or(first)))
}

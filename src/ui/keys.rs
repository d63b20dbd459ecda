//! Keys, in list and post alike.

use super::components::{focus_search, open_tags};
use super::dom::{listen, report};
use super::reader::{Reader, Sought};
use super::{doors, seldom};
use crate::command::{Address, Command, Pressed, View, pressed};
use crate::model::{Flags, Scope, Slot};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{self, Event};
use wasm_bindgen::prelude::*;

/// Listens to keys for as long as the page lives. Those that come before what acts on them are done then.
pub fn follow(reader: Reader) {
    listen(&window(), "keydown", move |event| seldom::soon(reader, doors::key, (reader, event)));
}

/// Does what a key asks for.
pub fn press(reader: Reader, event: &Event) {
    let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || has_own_use(event) {
        return;
    }
    let pending = reader.shell.pending.get_value();
    let meant = reader.settings.with_untracked(|settings| pressed(&event.key(), pending, &settings.keys));
    reader.shell.pending.set_value(meant == Pressed::Pending);
    if let Pressed::Command(command) = meant
        && act(command, reader)
    {
        event.prevent_default();
    }
}

/// Whether the key is meant for what has the focus: a field, or a button or link that Enter or Space presses.
fn has_own_use(event: &web_sys::KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return false };
    let within = |selector: &str| element.matches(selector).unwrap_or(false);
    let key = event.key();
    // A sheet that was just closed keeps the focus until the next frame; its keys are the page's again.
    if key == "Escape" {
        return within("dialog[open] *");
    }
    within("input:not([type=radio], [type=checkbox]), textarea, select, dialog[open] *, audio, video")
        || (key == "Enter" && within("a, button, summary"))
        || (key == " " && within("button, summary, input"))
}

/// Does it; false when there was nothing to do, so that the key keeps its own meaning.
fn act(command: Command, reader: Reader) -> bool {
    let selected = reader.selected.get_untracked();
    let toggle = |flag: Flags| selected.map(|slot| reader.toggle(slot, flag)).is_some();
    match command {
        Command::Next => step(reader, 1, true),
        Command::Previous => step(reader, -1, true),
        Command::SelectNext => step(reader, 1, false),
        Command::SelectPrevious => step(reader, -1, false),
        Command::First => seek(reader, Sought::First),
        Command::Last => seek(reader, Sought::Last),
        Command::Date => {
            reader.shell.date.set(true);
            true
        }
        Command::Page => page(reader),
        Command::Open => selected.map(|slot| open(reader, slot)).is_some(),
        Command::Original => selected.map(|slot| open_original(reader, slot)).is_some(),
        Command::Whole => reader.switch_whole(),
        Command::Read => toggle(Flags::READ),
        Command::Star => toggle(Flags::STARRED),
        Command::Later => toggle(Flags::LATER),
        Command::Tags => open_tags(),
        Command::ReadAll => {
            reader.read_all();
            true
        }
        Command::Refresh => {
            let scope = reader.address.with_untracked(|address| address.scope());
            reader.refresh(scope.unwrap_or(Scope::All), false);
            true
        }
        Command::Search => {
            search(reader);
            true
        }
        Command::Add => {
            reader.go(Address::of(View::Blogs));
            true
        }
        Command::Go(view) => {
            reader.go(Address::of(view));
            true
        }
        Command::Help => {
            reader.shell.help.set(true);
            true
        }
        Command::Close => close(reader),
    }
}

/// One post on or back. While a post is open, and on a screen that shows it beside the list, it is opened too.
fn step(reader: Reader, by: isize, open: bool) -> bool {
    if open {
        reader.take_up();
    }
    let Some(slot) = reader.neighbour_untracked(by) else { return false };
    let reading = reader.address.with_untracked(|address| address.post.is_some());
    if open && (reading || reader.wide.get_untracked()) {
        reader.open_post(slot);
    } else {
        reader.selected.set(Some(slot));
    }
    reader.sought.set(Some(Sought::Row(slot)));
    true
}

/// Goes to an end of the list, when that is in sight and the focus is not in the post, which has ends of its own.
fn seek(reader: Reader, sought: Sought) -> bool {
    let in_post = document().query_selector("#post:focus, #post :focus").ok().flatten().is_some();
    let goes = reader.is_list_in_sight() && !in_post;
    if goes {
        reader.sought.set(Some(sought));
    }
    goes
}

/// A page down in the post; at its end, or with none in sight, the next unread post.
fn page(reader: Reader) -> bool {
    reader.take_up();
    let reading = reader.wide.get_untracked() || reader.address.with_untracked(|address| address.post.is_some());
    let pane = document().get_element_by_id("post");
    if let Some(pane) = pane.filter(|_| reading)
        && pane.scroll_top() + pane.client_height() + 2 < pane.scroll_height()
    {
        pane.scroll_by_with_x_and_y(0.0, f64::from(pane.client_height()) * 0.9);
        return true;
    }
    let Some(slot) = reader.next_unread() else { return false };
    reader.open_post(slot);
    reader.sought.set(Some(Sought::Row(slot)));
    true
}

/// Opens a post, where its blog is read so on its own page.
fn open(reader: Reader, slot: Slot) {
    let goes_out = reader.row_now(slot).flatten().is_some_and(|entry| untrack(|| reader.outside(&entry)).is_some());
    if goes_out {
        open_original(reader, slot);
        reader.opened(slot);
    } else {
        reader.open_post(slot);
    }
}

fn open_original(reader: Reader, slot: Slot) {
    spawn_local(async move {
        let rows = reader.rows(vec![slot]).await.unwrap_or_default();
        let url = rows.first().and_then(|(_, entry)| entry.url.clone());
        if let Some(url) = url {
            report(window().open_with_url_and_target_and_features(&url, "_blank", "noopener,noreferrer"));
        }
    });
}

/// Goes to the search, which has the field; from within it, to the field itself.
fn search(reader: Reader) {
    let here = reader.address.get_untracked();
    if here.view != View::Search {
        reader.go(Address::search(String::new()));
    } else if here.post.is_some() && !reader.wide.get_untracked() {
        reader.go(here.with_post(None));
    }
    focus_search();
}

/// Closes the innermost thing that is open: the menu, then the post, then the search.
fn close(reader: Reader) -> bool {
    // The browser closes what lies over the page by itself.
    if report(document().query_selector(":popover-open")).flatten().is_some() {
        return false;
    }
    if reader.shell.menu.get_untracked() {
        reader.shell.menu.set(false);
        return true;
    }
    let address = reader.address.get_untracked();
    if address.post.is_some() {
        reader.go(address.with_post(None));
        return true;
    }
    if address.view == View::Search {
        reader.go(Address::RIVER);
        return true;
    }
    false
}

//! Where one was in each list: for going back to it, and for a reload.

use super::{Hold, Window};
use crate::command::View;
use crate::model::Slot;
use crate::ui::address;
use crate::ui::dom::{follow, listen};
use crate::ui::pace::Pace;
use crate::ui::reader::{Phase, Reader};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// Ends of scrolling that follow each other sooner are one.
const SOON: Duration = Duration::from_millis(250);

/// Pixels of what stands above an opened post that are shown with it.
const NEIGHBOURS: f64 = 200.0;

/// A place in a list, and the row that keys act on.
type Place = (Hold, Option<Slot>);

/// Keeps the window at the posts of the view. A view begins at its head; one that is come back to, or loaded again, stands as it
/// was left.
pub fn follow_posts(reader: Reader, window: &Rc<Window>) {
    let places = RefCell::new(Vec::<((View, String), Place)>::new());
    let last = RefCell::new(None);
    // A place waits here until there are posts: those of a search come later.
    let wanted = RefCell::new(None::<Hold>);
    let selected = follow_selected(reader);
    let here = window.clone();
    follow(move || {
        if reader.phase.get() == Phase::Starting {
            return;
        }
        let is_empty = reader.posts.with(Vec::is_empty);
        let shows = reader.shows.get();
        let before = last.replace(Some(shows.clone()));
        if before.as_ref() != Some(&shows) {
            let mut places = places.borrow_mut();
            let place = match before {
                None => address::kept().and_then(|text| read(&text)).or_else(|| opened(reader)),
                Some(_) if !reader.returning.get_untracked() => None,
                Some(_) => places.iter().find(|(known, _)| *known == shows).map(|(_, place)| *place),
            };
            if let Some(before) = before {
                places.retain(|(known, _)| *known != before);
                places.push((before, (here.hold(), selected.take())));
            }
            let (hold, row) = place.unwrap_or((Hold::Top, None));
            wanted.replace(Some(hold));
            if row.is_some() {
                // After the view has forgotten what was selected in the one before.
                spawn_local(async move { reader.selected.set(row) });
            }
        }
        let hold = if is_empty { Some(Hold::Top) } else { wanted.take() };
        untrack(|| here.arrange(hold));
    });
    let here = window.clone();
    // Browsers take long over it, and after some hundred refuse it for a while.
    let keep = Pace::new(SOON, move || address::keep(&write(here.hold(), reader.selected.get_untracked())));
    listen(&window.pane, "scrollend", move |_| keep.act());
}

/// The row that was selected last; it is forgotten elsewhere before the list is left.
fn follow_selected(reader: Reader) -> Rc<Cell<Option<Slot>>> {
    let last = Rc::new(Cell::new(None));
    let selected = last.clone();
    follow(move || {
        if let Some(slot) = reader.selected.get() {
            selected.set(Some(slot));
        }
    });
    last
}

/// The place of the post that the address opens.
fn opened(reader: Reader) -> Option<Place> {
    let slot = reader.address.with_untracked(|address| address.post).and_then(|post| reader.find(post))?;
    let at = reader.posts.with_untracked(|posts| posts.iter().position(|post| *post == slot))?;
    Some((Hold::Row(at, slot, -NEIGHBOURS), Some(slot)))
}

/// A place as the browser's history keeps it: the row, its slot, the pixels below its top, the selected slot.
fn write(hold: Hold, selected: Option<Slot>) -> String {
    let Hold::Row(at, slot, below) = hold else { return String::new() };
    let selected = selected.map_or(String::new(), |slot| slot.0.to_string());
    format!("{at} {} {} {selected}", slot.0, below as i32)
}

fn read(text: &str) -> Option<Place> {
    let mut parts = text.split(' ');
    let (at, slot, below) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse::<i32>().ok()?);
    let selected = parts.next().and_then(|slot| slot.parse().ok()).map(Slot);
    Some((Hold::Row(at, Slot(slot), below.into()), selected))
}

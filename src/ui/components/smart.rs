//! Searches that are kept: smart views.

use crate::command::{Address, View};
use crate::model::Kept;
use crate::protocol::{Job, Progress, Slots};
use crate::ui::dom::{El, el, follow};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::signal::{RwSignal, StoredValue};
use crate::ui::words::Word;
use crate::ui::{doors, seldom};
use std::rc::Rc;

/// The kept searches, for the sidebar, each with how many unread posts it finds.
pub fn smart_views(reader: Reader) -> Vec<Item> {
    let item = |kept: Kept| -> Item {
        let key = format!("{} {}", kept.name, kept.query);
        (key, Rc::new(move || place(reader, kept.clone())))
    };
    reader.settings.with(|settings| settings.searches.clone()).into_iter().map(item).collect()
}

fn place(reader: Reader, kept: Kept) -> El {
    el("li").part(move || seldom::call(reader, doors::smart_view, (reader, kept.clone())))
}

/// The link to one.
pub fn smart_view(reader: Reader, kept: &Kept) -> El {
    let query = kept.query.clone();
    let here = move || {
        let is_here = reader.here.with(|at| at.view == View::Search && at.text == query);
        is_here.then(|| String::from("page"))
    };
    let count = count(reader, unread(&kept.query));
    let shown =
        move || Some(count.get()).filter(|count| *count > 0).map(|count| el("span").class("count").text(&count.to_string()));
    let link = el("a").class("place").attr("href", &Address::search(kept.query.clone()).query()).attr_is("aria-current", here);
    link.child(el("span").class("place-name").text(&kept.name)).part(shown)
}

/// The posts of a query that are unread.
fn unread(query: &str) -> String {
    ["(", query, ") is:unread"].concat()
}

/// How many posts a query finds, counted again when the library changes: never two counts of one query at once, so that a refresh
/// of five hundred blogs is counted as often as the worker has time for.
pub fn count(reader: Reader, query: String) -> RwSignal<usize> {
    let count = RwSignal::new(0);
    let asked = RwSignal::new(None::<Job>);
    let stale = StoredValue::new(false);
    let ask = move |query: &str| asked.set(Some(reader.find_all(query.to_owned())));
    let again = query.clone();
    follow(move || {
        reader.track();
        reader.logged.track();
        match asked.get_untracked() {
            Some(_) => stale.set_value(true),
            None => ask(&again),
        }
    });
    follow(move || {
        let Some(job) = asked.get() else { return };
        match reader.link.progress(job).as_deref() {
            Some(Progress::Matched(Slots(slots))) => count.set(slots.len()),
            Some(Progress::Misread(_) | Progress::Failed(..)) => {}
            _ => return,
        }
        reader.link.forget(job);
        if stale.try_update_value(std::mem::take) == Some(true) {
            ask(&query);
        } else {
            asked.set(None);
        }
    });
    count
}

/// Keeps what is looked for as a smart view, or keeps it no more.
pub fn keep_button(reader: Reader) -> Option<El> {
    let text =
        reader.link.found.with(|found| found.as_ref().map(|found| found.text.trim().to_owned())).filter(|text| !text.is_empty())?;
    let is_kept = reader.settings.with(|settings| settings.searches.iter().any(|kept| kept.query == text));
    let word = if is_kept { Word::KeptAsView } else { Word::KeepAsView };
    let button = el("button").class("quiet").attr("aria-pressed", &is_kept.to_string()).say(word);
    Some(button.on("click", move |_| {
        reader.choose(|settings| {
            if is_kept {
                settings.searches.retain(|kept| kept.query != text);
            } else {
                settings.searches.push(Kept { name: text.clone(), query: text.clone() });
            }
        });
    }))
}

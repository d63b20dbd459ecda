//! The river: the posts of a view, newest first, twenty more as one scrolls.

use super::about::about;
use super::row::row;
use super::search::{nothing_found, search_heading};
use super::sentence::sentence;
use super::swipe::swipe;
use super::tools::tools;
use crate::command::View;
use crate::model::{Density, Entry, Scope, Slot};
use crate::ui::components::add::first_run;
use crate::ui::dom::{El, Item, el, follow, listen};
use crate::ui::reader::{Phase, Reader};
use crate::ui::words::{Word, say, say_count, say_with};
use crate::ui::{clock, message};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::Arc;

/// Rows at first, and how many come with each step.
const FIRST: usize = 30;
const MORE: usize = 20;
/// Pixels above the end at which more rows are fetched.
const AHEAD: i32 = 1200;

/// A row that is loaded: its slot and its entry.
type Loaded = (Slot, Arc<Entry>);

/// The list pane.
pub fn list(reader: Reader) -> El {
    let limit = RwSignal::new(FIRST);
    let shown = RwSignal::new(Vec::<Loaded>::new());
    let loaded = RwSignal::new(false);
    load_rows(reader, limit, shown, loaded);
    let total = move || reader.posts.with(Vec::len);
    let density = move || match reader.settings.with(|settings| settings.density) {
        Density::Headlines => "river headlines",
        Density::Excerpts => "river",
        Density::Full => "river full",
    };
    let end = move || {
        let done = loaded.get() && total() > 0 && shown.with(Vec::len) >= total();
        done.then(|| el("p").class("end").text(&say_count(Word::EndOfList, total() as u32)))
    };
    let river = el("div")
        .class_is(density)
        .attr("role", "feed")
        .attr_is("aria-label", move || Some(heading(reader)))
        .attr_is("aria-busy", move || Some((!loaded.get()).to_string()))
        .attr_is("hidden", move || (total() == 0).then(String::new))
        .each(move || items(reader, shown.get()));
    swipe(reader, &river);
    let pane =
        el("section").class("list").attr("id", "posts").attr_is("aria-label", move || Some(heading(reader))).attr("tabindex", "-1");
    let place = pane.element.clone();
    let more = move |_| {
        let left = place.scroll_height() - place.scroll_top() - place.client_height();
        if left < AHEAD && limit.get_untracked() < reader.posts.with_untracked(Vec::len) {
            limit.update(|limit| *limit += MORE);
        }
    };
    keep_places(reader, limit, shown, &pane);
    pane.child(tools(reader))
        .child(about(reader))
        .part(move || waiting(reader))
        .part(move || instead(reader, loaded.get(), total()))
        .child(river)
        .part(end)
        .on("scroll", more)
}

/// A view begins with its first rows, at the top; one that is come back to stands as it was left.
fn keep_places(reader: Reader, limit: RwSignal<usize>, shown: RwSignal<Vec<Loaded>>, pane: &El) {
    let places = StoredValue::new(Vec::<((View, String), (usize, i32))>::new());
    let (last, wanted) = (StoredValue::new(None), StoredValue::new(None));
    let place = pane.element.clone();
    follow(move || {
        let shows = reader.shows.get();
        if last.with_value(|last| last.as_ref() == Some(&shows)) {
            return;
        }
        let kept = places.with_value(|places| places.iter().find(|(known, _)| *known == shows).map(|(_, place)| *place));
        last.set_value(Some(shows));
        let (rows, top) = kept.filter(|_| reader.returning.get_untracked()).unwrap_or((FIRST, 0));
        limit.set(rows);
        wanted.set_value(Some(top));
        place.set_scroll_top(0);
    });
    let place = pane.element.clone();
    follow(move || {
        // The rows that the place was measured by are there again.
        if shown.with(|shown| !shown.is_empty())
            && let Some(top) = wanted.try_update_value(Option::take).flatten()
        {
            place.set_scroll_top(top);
        }
    });
    let place = pane.element.clone();
    listen(&pane.element, "scroll", move |_| {
        let top = place.scroll_top();
        places.update_value(|places| {
            let now = (limit.get_untracked(), top);
            reader.shows.with_untracked(|shows| match places.iter_mut().find(|(known, _)| known == shows) {
                Some((_, place)) => *place = now,
                None => places.push((shows.clone(), now)),
            });
        });
    });
}

/// What stands where there are no rows.
fn instead(reader: Reader, loaded: bool, total: usize) -> Option<El> {
    match reader.phase.get() {
        Phase::Starting => Some(el("p").class("end").attr("role", "status").text(&say(Word::Loading))),
        Phase::Broken(error) => {
            let said = message::store(&error);
            Some(sentence(&said.what, &said.next))
        }
        // Where a page lies over the list, the page has the field.
        Phase::Ready | Phase::Outdated if reader.is_new() => reader.is_at_list().then(|| first_run(reader)),
        Phase::Ready | Phase::Outdated if loaded && total == 0 => empty(reader),
        Phase::Ready | Phase::Outdated => None,
    }
}

/// Keeps `shown` at the first `limit` posts of the view, whatever changes. An answer that comes late is not shown.
fn load_rows(reader: Reader, limit: RwSignal<usize>, shown: RwSignal<Vec<Loaded>>, loaded: RwSignal<bool>) {
    let asked = StoredValue::new(0u32);
    follow(move || {
        if reader.phase.get() == Phase::Starting {
            return;
        }
        let slots: Vec<Slot> = reader.posts.with(|posts| posts.iter().copied().take(limit.get()).collect());
        asked.update_value(|asked| *asked += 1);
        let mine = asked.get_value();
        spawn_local(async move {
            match reader.rows(slots).await {
                Ok(rows) if asked.get_value() == mine => {
                    shown.set(rows);
                    loaded.set(true);
                }
                Ok(_) => {}
                Err(error) => reader.phase.set(Phase::Broken(error)),
            }
        });
    });
}

/// The rows as items of the list, with a heading before the first post of each day where they stand by date.
fn items(reader: Reader, rows: Vec<Loaded>) -> Vec<Item> {
    let total = reader.posts.with_untracked(Vec::len);
    let by_date = untrack(|| !reader.is_ranked());
    let mut last = String::new();
    let mut items: Vec<Item> = Vec::with_capacity(rows.len());
    for (at, (slot, entry)) in rows.into_iter().enumerate() {
        let day = clock::relative(entry.sort_at);
        if by_date && day != last {
            let shown = day.clone();
            items.push((format!("{day} {}", slot.0), Rc::new(move || el("div").class("day").text(&shown))));
            last = day;
        }
        let key = format!("{} {} {at} {total}", slot.0, entry.content_hash);
        items.push((key, Rc::new(move || row(reader, slot, entry.clone(), at + 1, total))));
    }
    items
}

/// What the view is called.
pub fn heading(reader: Reader) -> String {
    match reader.address.with(|address| address.view) {
        View::Posts(Scope::All) => say(Word::LatestPosts),
        View::Posts(Scope::Folder(id)) => {
            let name = reader.with_blogs(|blogs| blogs.folder(id).map(|folder| folder.name.clone()).unwrap_or_default());
            say_with(Word::PostsIn, "name", &name)
        }
        View::Posts(Scope::Feed(id)) => say_with(Word::PostsFrom, "name", &reader.with_blogs(|blogs| blogs.name(id))),
        View::Posts(Scope::Starred) => say(Word::Starred),
        View::Posts(Scope::Later) => say(Word::ReadLater),
        View::Posts(Scope::History) => say(Word::History),
        View::Posts(Scope::Hidden) => say(Word::HiddenPosts),
        View::Search => search_heading(reader),
        View::Rules => say(Word::Rules),
        View::Discover => say(Word::Discover),
        View::Blogs => say(Word::BlogsAndHealth),
        View::Settings => say(Word::Settings),
    }
}

/// Posts that arrived while one looks wait here and push nothing.
fn waiting(reader: Reader) -> Option<El> {
    let waiting = reader.waiting();
    let button = || el("button").text(&say_count(Word::NewPosts, waiting)).on("click", move |_| reader.show_waiting());
    (waiting > 0).then(|| el("div").class("notice").attr("role", "status").child(button()))
}

fn empty(reader: Reader) -> Option<El> {
    if reader.shows.with(|shows| shows.0 == View::Search) {
        return nothing_found(reader);
    }
    let (title, hint) = match reader.address.with(|address| address.view) {
        _ if reader.unread_only.get() => (Word::NoUnread, Word::NoUnreadHint),
        View::Posts(Scope::Starred) => (Word::NoStarred, Word::NoStarredHint),
        View::Posts(Scope::Later) => (Word::NoLater, Word::NoLaterHint),
        View::Posts(Scope::History) => (Word::NoHistory, Word::NoHistoryHint),
        View::Posts(Scope::Hidden) => (Word::NoHidden, Word::NoHiddenHint),
        _ => (Word::NoPosts, Word::NoPostsHint),
    };
    Some(sentence(&say(title), &say(hint)))
}

//! The list pane: its head, the river below it, and what stands where there are no posts.

use super::about::about_view;
use super::search::{nothing_found, search_heading};
use super::seen::{is_river, seen};
use super::sentence::sentence;
use super::tools::tools;
use super::window::{Window, follow_posts};
use crate::command::View;
use crate::model::Scope;
use crate::ui::dom::{El, after_paint, el, follow, listen};
use crate::ui::lasting::{LastingMemo, LastingSignal};
use crate::ui::reader::{Phase, Reader};
use crate::ui::words::{Word, fill, say, say_count, say_with};
use crate::ui::{doors, seldom};
use leptos::prelude::*;
use std::rc::Rc;

/// The list pane.
pub fn list(reader: Reader) -> El {
    let pane =
        el("section").class("list").attr("id", "posts").attr_is("aria-label", move || Some(heading(reader))).attr("tabindex", "-1");
    // Until a finger comes there is nothing to pull.
    let touched = LastingSignal::new(false);
    let pull = move || touched.get().then(|| seldom::call(reader, doors::pull, reader)).flatten();
    let (head, above) = (tools(reader).part(pull), el("div"));
    listen(&pane.element, "touchstart", move |_| {
        if !touched.get_untracked() {
            touched.set(true);
        }
    });
    let river = el("div").class("river").attr("role", "feed").attr_is("aria-label", move || Some(heading(reader)));
    seldom::begin(reader, doors::swipe, (reader, river.element.clone()));
    let window = Window::new(reader, &pane, &head, &above, river.clone());
    let loaded = window.loaded;
    let total = move || reader.posts.with(Vec::len);
    // Until the river's posts come, and while they are to come.
    let waits = move || matches!(reader.phase.get(), Phase::Starting | Phase::Ready) && !loaded.get() && is_river(reader);
    let seen = seen();
    let is_drawn = seen.is_some();
    let is_seen = LastingMemo::new(move |_| is_drawn && waits());
    let seen = move || is_seen.get().then(|| seen.clone()).flatten();
    let instead = move || if is_seen.get() { None } else { instead(reader, loaded.get(), total()) };
    let above = above.part(about_view(reader)).part(move || waiting(reader)).part(instead);
    let river = river.attr_is("aria-busy", move || Some((!loaded.get()).to_string()));
    let end = move || {
        (loaded.get() && reader.settled.get() && total() > 0).then(|| el("p").class("end").text(&the_end(reader, total() as u32)))
    };
    follow_posts(reader, &window);
    follow(move || {
        if loaded.get() {
            after_paint(move || reader.settle());
        }
    });
    follow_wishes(reader, window);
    pane.child(head).part(seen).children([above, river]).part(end)
}

/// That is all, and how much of it is of today.
fn the_end(reader: Reader, total: u32) -> String {
    let today = if reader.is_timeline() { reader.of_today() } else { 0 };
    if today == total {
        return say_count(Word::EndOfToday, total);
    }
    let of_which = if today > 0 { say_count(Word::OfWhichToday, today) } else { String::new() };
    fill(&say_count(Word::EndOfList, total), "today", &of_which)
}

/// Goes where one seeks to be, and draws anew what looks otherwise now.
fn follow_wishes(reader: Reader, window: Rc<Window>) {
    let density = LastingMemo::new(move |_| reader.settings.with(|settings| settings.density));
    let here = window.clone();
    follow(move || {
        reader.renewed.track();
        untrack(|| here.renew());
    });
    let here = window.clone();
    follow(move || {
        if reader.settled.get() {
            untrack(|| here.draw());
        }
    });
    let here = window.clone();
    follow(move || {
        density.track();
        reader.densities.track();
        here.forget();
        untrack(|| here.draw());
    });
    follow(move || {
        let Some(sought) = reader.sought.get() else { return };
        let window = window.clone();
        // A post that opens comes before the list beside it or behind it.
        match reader.address.with_untracked(|address| address.post) {
            Some(_) => after_paint(move || window.seek(sought)),
            None => untrack(|| window.seek(sought)),
        }
    });
}

/// What stands where there are no rows.
fn instead(reader: Reader, loaded: bool, total: usize) -> Option<El> {
    match reader.phase.get() {
        Phase::Starting => Some(el("p").class("end").attr("role", "status").say(Word::Loading)),
        Phase::Broken(error) => seldom::call(reader, doors::broken_store, error),
        // Where a page lies over the list, the page has the field.
        Phase::Ready | Phase::Outdated if reader.is_new() => {
            reader.is_at_list().then(|| seldom::call(reader, doors::first_run, reader)).flatten()
        }
        Phase::Ready | Phase::Outdated if loaded && total == 0 => empty(reader),
        Phase::Ready | Phase::Outdated => None,
    }
}

/// What the view is called.
pub fn heading(reader: Reader) -> String {
    match reader.here.with(|here| here.view) {
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
        View::Tag => say_with(Word::PostsTagged, "name", &reader.here.with(|here| here.text.clone())),
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
    seldom::call(reader, doors::empty, reader).flatten()
}

/// What stands in a list without posts.
pub fn empty_view(reader: Reader) -> Option<El> {
    if reader.shows.with(|shows| shows.0 == View::Search) {
        return nothing_found(reader);
    }
    let (title, hint) = match reader.here.with(|here| here.view) {
        _ if reader.unread_only.get() => (Word::NoUnread, Word::NoUnreadHint),
        View::Posts(Scope::Starred) => (Word::NoStarred, Word::NoStarredHint),
        View::Posts(Scope::Later) => (Word::NoLater, Word::NoLaterHint),
        View::Posts(Scope::History) => (Word::NoHistory, Word::NoHistoryHint),
        View::Posts(Scope::Hidden) => (Word::NoHidden, Word::NoHiddenHint),
        View::Tag => (Word::NoTagged, Word::NoTaggedHint),
        _ => (Word::NoPosts, Word::NoPostsHint),
    };
    Some(sentence(&say(title), &say(hint)))
}

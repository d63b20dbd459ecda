//! The river: the posts of a view, newest first, twenty more as one scrolls.

use super::row::row;
use super::sentence::Sentence;
use super::tools::Tools;
use crate::command::View;
use crate::model::{Density, Entry, Scope, Slot};
use crate::ui::components::add::FirstRun;
use crate::ui::live::{Item, each, follow, live, part};
use crate::ui::reader::{Phase, Reader};
use crate::ui::words::{Word, say, say_count, say_with};
use crate::ui::{clock, message};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Rows at first, and how many come with each step.
const FIRST: usize = 30;
const MORE: usize = 20;
/// Pixels above the end at which more rows are fetched.
const AHEAD: i32 = 1200;

/// The list pane.
#[component]
pub fn List() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let limit = RwSignal::new(FIRST);
    let shown = RwSignal::new(Vec::<Item>::new());
    let loaded = RwSignal::new(false);
    let place = NodeRef::<html::Section>::new();
    let last = StoredValue::new(None);
    follow(move || {
        let view = Some(reader.address.with(|address| address.view));
        if last.get_value() != view {
            last.set_value(view);
            limit.set(FIRST);
            if let Some(place) = place.get_untracked() {
                place.set_scroll_top(0);
            }
        }
    });
    load_rows(reader, limit, shown, loaded);
    let total = move || reader.posts.with(Vec::len);
    let more = move |_| {
        if let Some(place) = place.get_untracked()
            && place.scroll_height() - place.scroll_top() - place.client_height() < AHEAD
            && limit.get_untracked() < total()
        {
            limit.update(|limit| *limit += MORE);
        }
    };
    let density = move || match reader.settings.with(|settings| settings.density) {
        Density::Headlines => String::from("river headlines"),
        Density::Excerpts => String::from("river"),
        Density::Full => String::from("river full"),
    };
    let name = move || live(move || heading(reader));
    let end = move || {
        let done = loaded.get() && total() > 0 && shown.with(Vec::len) >= total();
        done.then(|| view! { <p class="end">{say_count(Word::EndOfList, total() as u32)}</p> }.into_any())
    };
    view! {
        <section class="list" id="posts" aria-label=name() node_ref=place on:scroll=more tabindex="-1">
            <Tools />
            {part(move || waiting(reader))}
            {part(move || instead(reader, loaded.get(), total()))}
            <div class=live(density) role="feed" aria-label=name() aria-busy=live(move || (!loaded.get()).to_string()) hidden=live(move || total() == 0)>
                {each(move || shown.get())}
            </div>
            {part(end)}
        </section>
    }
}

/// What stands where there are no rows.
fn instead(reader: Reader, loaded: bool, total: usize) -> Option<AnyView> {
    match reader.phase.get() {
        Phase::Starting => Some(view! { <p class="end" role="status">{say(Word::Loading)}</p> }.into_any()),
        Phase::Broken(error) => {
            let said = message::store(&error);
            Some(view! { <Sentence title=said.what text=said.next /> }.into_any())
        }
        Phase::Ready | Phase::Outdated if reader.is_new() => Some(view! { <FirstRun /> }.into_any()),
        Phase::Ready | Phase::Outdated if loaded && total == 0 => Some(empty(reader)),
        Phase::Ready | Phase::Outdated => None,
    }
}

/// Keeps `shown` at the first `limit` posts of the view, whatever changes. An answer that comes late is not shown.
fn load_rows(reader: Reader, limit: RwSignal<usize>, shown: RwSignal<Vec<Item>>, loaded: RwSignal<bool>) {
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
                    shown.set(items(reader, rows));
                    loaded.set(true);
                }
                Ok(_) => {}
                Err(error) => reader.phase.set(Phase::Broken(error)),
            }
        });
    });
}

/// The rows as items of the list, with a heading before the first post of each day.
fn items(reader: Reader, rows: Vec<(Slot, Arc<Entry>)>) -> Vec<Item> {
    let total = reader.posts.with_untracked(Vec::len);
    let mut last = String::new();
    let mut items: Vec<Item> = Vec::with_capacity(rows.len());
    for (at, (slot, entry)) in rows.into_iter().enumerate() {
        let day = clock::relative(entry.sort_at);
        let heading = Some(day.clone()).filter(|day| *day != last);
        last = day;
        let key = format!("{} {} {at} {}", slot.0, entry.content_hash, heading.as_deref().unwrap_or_default());
        let draw = move || {
            let day = heading.clone().map(|day| view! { <div class="day">{day}</div> }.into_any());
            view! { {day}{row(reader, slot, entry.clone(), at + 1, total)} }.into_any()
        };
        items.push((key, Arc::new(draw)));
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
        View::Discover => say(Word::Discover),
        View::Blogs => say(Word::BlogsAndHealth),
        View::Settings => say(Word::Settings),
    }
}

/// Posts that arrived while one looks wait here and push nothing.
fn waiting(reader: Reader) -> Option<AnyView> {
    let waiting = reader.waiting();
    (waiting > 0).then(|| {
        view! {
            <div class="notice" role="status">
                <button on:click=move |_| reader.show_waiting()>{say_count(Word::NewPosts, waiting)}</button>
            </div>
        }
        .into_any()
    })
}

fn empty(reader: Reader) -> AnyView {
    let (title, hint) = match reader.address.with(|address| address.view) {
        _ if reader.unread_only.get() => (Word::NoUnread, Word::NoUnreadHint),
        View::Posts(Scope::Starred) => (Word::NoStarred, Word::NoStarredHint),
        View::Posts(Scope::Later) => (Word::NoLater, Word::NoLaterHint),
        View::Posts(Scope::History) => (Word::NoHistory, Word::NoHistoryHint),
        _ => (Word::NoPosts, Word::NoPostsHint),
    };
    view! { <Sentence title=say(title) text=say(hint) /> }.into_any()
}

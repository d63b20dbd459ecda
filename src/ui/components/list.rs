//! The river: the posts of a view, newest first, twenty more as one scrolls.

use super::row::Row;
use super::sentence::Sentence;
use super::tools::Tools;
use crate::command::View;
use crate::model::{Density, Entry, Scope, Slot};
use crate::ui::components::add::FirstRun;
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

/// A row that is loaded, with the heading of its day when it begins one.
#[derive(Clone, PartialEq)]
struct Shown {
    slot: Slot,
    entry: Arc<Entry>,
    position: usize,
    heading: Option<String>,
}

/// The list pane.
#[component]
pub fn List() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let limit = RwSignal::new(FIRST);
    let shown = RwSignal::new(Vec::<Shown>::new());
    let loaded = RwSignal::new(false);
    let place = NodeRef::<html::Section>::new();
    let scope = Memo::new(move |_| reader.address.with(|address| address.scope()));
    Effect::new(move |before: Option<Option<Scope>>| {
        let now = scope.get();
        if before.is_some_and(|before| before != now) {
            limit.set(FIRST);
            if let Some(place) = place.get_untracked() {
                place.set_scroll_top(0);
            }
        }
        now
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
    let density = move || {
        reader.settings.with(|settings| match settings.density {
            Density::Headlines => "river headlines",
            Density::Excerpts => "river",
            Density::Full => "river full",
        })
    };
    view! {
        <section class="list" id="posts" aria-label=move || heading(reader) node_ref=place on:scroll=more tabindex="-1">
            <Tools />
            <Waiting />
            {move || match reader.phase.get() {
                Phase::Starting => Some(view! { <p class="end" role="status">{say(Word::Loading)}</p> }.into_any()),
                Phase::Broken(error) => {
                    let said = message::store(&error);
                    Some(view! { <Sentence title=said.what text=said.next /> }.into_any())
                }
                Phase::Ready | Phase::Outdated if reader.is_new() => Some(view! { <FirstRun /> }.into_any()),
                Phase::Ready | Phase::Outdated if loaded.get() && total() == 0 => Some(empty(reader).into_any()),
                _ => None,
            }}
            <div class=density role="feed" aria-label=move || heading(reader) aria-busy=move || (!loaded.get()).to_string() hidden=move || total() == 0>
                <For each=move || shown.get() key=|row| (row.slot, row.entry.content_hash, row.heading.clone(), row.position) let:row>
                    {row.heading.map(|day| view! { <div class="day">{day}</div> })}
                    <Row post=row.slot entry=row.entry position=row.position total=reader.posts.with_untracked(Vec::len) />
                </For>
            </div>
            {move || (loaded.get() && total() > 0 && shown.with(Vec::len) >= total())
                .then(|| view! { <p class="end">{say_count(Word::EndOfList, total() as u32)}</p> })}
        </section>
    }
}

/// Keeps `shown` at the first `limit` posts of the view, whatever changes. An answer that comes late is not shown.
fn load_rows(reader: Reader, limit: RwSignal<usize>, shown: RwSignal<Vec<Shown>>, loaded: RwSignal<bool>) {
    let asked = StoredValue::new(0u32);
    Effect::new(move |_| {
        if reader.phase.get() == Phase::Starting {
            return;
        }
        let slots: Vec<Slot> = reader.posts.with(|posts| posts.iter().copied().take(limit.get()).collect());
        asked.update_value(|asked| *asked += 1);
        let mine = asked.get_value();
        spawn_local(async move {
            match reader.rows(slots).await {
                Ok(rows) if asked.get_value() == mine => {
                    shown.set(with_days(rows));
                    loaded.set(true);
                }
                Ok(_) => {}
                Err(error) => reader.phase.set(Phase::Broken(error)),
            }
        });
    });
}

/// Puts a heading before the first post of each day.
fn with_days(rows: Vec<(Slot, Arc<Entry>)>) -> Vec<Shown> {
    let mut last: Option<String> = None;
    let mut shown = Vec::with_capacity(rows.len());
    for (at, (slot, entry)) in rows.into_iter().enumerate() {
        let day = clock::relative(entry.sort_at);
        let heading = (last.as_ref() != Some(&day)).then(|| day.clone());
        last = Some(day);
        shown.push(Shown { slot, entry, position: at + 1, heading });
    }
    shown
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
#[component]
fn Waiting() -> impl IntoView {
    let reader = expect_context::<Reader>();
    move || {
        let waiting = reader.waiting.get();
        (waiting > 0).then(|| {
            view! {
                <div class="notice" role="status">
                    <button on:click=move |_| reader.show_waiting()>{say_count(Word::NewPosts, waiting)}</button>
                </div>
            }
        })
    }
}

fn empty(reader: Reader) -> impl IntoView {
    let (title, hint) = match reader.address.with(|address| address.view) {
        _ if reader.unread_only.get() => (Word::NoUnread, Word::NoUnreadHint),
        View::Posts(Scope::Starred) => (Word::NoStarred, Word::NoStarredHint),
        View::Posts(Scope::Later) => (Word::NoLater, Word::NoLaterHint),
        View::Posts(Scope::History) => (Word::NoHistory, Word::NoHistoryHint),
        _ => (Word::NoPosts, Word::NoPostsHint),
    };
    view! { <Sentence title=say(title) text=say(hint) /> }
}

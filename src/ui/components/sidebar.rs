//! Where one can go: views, folders, blogs, each with what it holds unread.

use super::icon::{Drawing, Icon};
use super::mark::Mark;
use super::status::Status;
use crate::command::{Address, View};
use crate::list::{Place, places};
use crate::model::{Failure, Scope};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;

/// The sidebar.
#[component]
pub fn Sidebar() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let blogs = Memo::new(move |_| reader.with_blogs(|blogs| reader.counts.with(|counts| places(blogs, counts, &|_| false))));
    view! {
        <nav class="sidebar" aria-label=say(Word::Views)>
            <a class="brand" href=Address::RIVER.query()><Drawing icon=Icon::Rill />{say(Word::AppName)}</a>
            <ul class="places">
                <ViewLink view=View::Posts(Scope::All) word=Word::Latest />
                <ViewLink view=View::Posts(Scope::Starred) word=Word::Starred />
                <ViewLink view=View::Posts(Scope::Later) word=Word::ReadLater />
                <ViewLink view=View::Posts(Scope::History) word=Word::History />
            </ul>
            <h2 class="section">{say(Word::BlogsHeading)}</h2>
            <ul class="places">
                <For each=move || blogs.get() key=|place| (place.scope, place.depth, place.name.clone(), place.failure.clone()) let:place>
                    <BlogLink place=place />
                </For>
            </ul>
            <h2 class="section">{say(Word::More)}</h2>
            <ul class="places">
                <ViewLink view=View::Blogs word=Word::BlogsAndHealth />
                <ViewLink view=View::Settings word=Word::Settings />
            </ul>
            <Status />
        </nav>
    }
}

/// A link to a view of Rill's own.
#[component]
fn ViewLink(view: View, word: Word) -> impl IntoView {
    view! {
        <li>
            <a class="place" href=Address::of(view).query() aria-current=current(view)>
                <span class="place-name">{say(word)}</span>
                {match view {
                    View::Posts(scope) => Some(view! { <Count scope=scope /> }),
                    _ => None,
                }}
            </a>
        </li>
    }
}

/// A link to a folder or a blog.
#[component]
fn BlogLink(place: Place) -> impl IntoView {
    let view = View::Posts(place.scope);
    let feed = match place.scope {
        Scope::Feed(id) => Some(id),
        _ => None,
    };
    let failing = place.failure.is_some();
    view! {
        <li class=format!("depth-{}", place.depth.min(4))>
            <a class="place" class:failing=failing href=Address::of(view).query() aria-current=current(view)>
                {feed.map(|feed| view! { <Mark feed=feed name=place.name.clone() /> })}
                <span class="place-name">{place.name}</span>
                {match place.failure {
                    Some(Failure::Gone) => view! { <span class="count">{say(Word::Gone)}</span> }.into_any(),
                    _ => view! { <Count scope=place.scope /> }.into_any(),
                }}
            </a>
        </li>
    }
}

/// What a scope holds unread; nothing for none.
#[component]
fn Count(scope: Scope) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let count = move || reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(scope, blogs)));
    move || Some(count()).filter(|count| *count > 0).map(|count| view! { <span class="count">{count}</span> })
}

/// `aria-current` of a link to `view`.
fn current(view: View) -> impl Fn() -> Option<&'static str> + Clone {
    let reader = expect_context::<Reader>();
    move || reader.address.with(|address| address.view == view).then_some("page")
}

//! Where one can go: views, folders, blogs, each with what it holds unread.

use super::icon::{Drawing, Icon};
use super::mark::Mark;
use super::status::Status;
use crate::command::{Address, View};
use crate::list::{Place, places};
use crate::model::{Failure, Scope};
use crate::ui::live::{Item, Live, each, live, part};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;
use std::sync::Arc;

/// The sidebar.
#[component]
pub fn Sidebar() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let blogs = move || {
        let places = reader.with_blogs(|blogs| reader.counts.with(|counts| places(blogs, counts, &|_| false)));
        places.into_iter().map(|place| item(reader, place)).collect()
    };
    let view = move |view: View, word: Word| {
        let count = match view {
            View::Posts(scope) => count(reader, scope),
            _ => ().into_any(),
        };
        view! { <li><a class="place" href=Address::of(view).query() aria-current=current(reader, view)><span class="place-name">{say(word)}</span>{count}</a></li> }
            .into_any()
    };
    view! {
        <nav class="sidebar" aria-label=say(Word::Views)>
            <a class="brand" href=Address::RIVER.query()><Drawing icon=Icon::Rill />{say(Word::AppName)}</a>
            <ul class="places">
                {view(View::Posts(Scope::All), Word::Latest)}
                {view(View::Posts(Scope::Starred), Word::Starred)}
                {view(View::Posts(Scope::Later), Word::ReadLater)}
                {view(View::Posts(Scope::History), Word::History)}
            </ul>
            <h2 class="section">{say(Word::BlogsHeading)}</h2>
            <ul class="places">{each(blogs)}</ul>
            <h2 class="section">{say(Word::More)}</h2>
            <ul class="places">
                {view(View::Blogs, Word::BlogsAndHealth)}
                {view(View::Settings, Word::Settings)}
            </ul>
            <Status />
        </nav>
    }
}

/// A folder or a blog as an item of the list.
fn item(reader: Reader, place: Place) -> Item {
    let key = format!("{:?} {} {} {:?}", place.scope, place.depth, place.name, place.failure);
    (key, Arc::new(move || blog(reader, &place)))
}

/// A link to a folder or a blog.
fn blog(reader: Reader, place: &Place) -> AnyView {
    let view = View::Posts(place.scope);
    let mark = match place.scope {
        Scope::Feed(feed) => view! { <Mark feed=feed name=place.name.clone() /> }.into_any(),
        _ => ().into_any(),
    };
    let count = match place.failure {
        Some(Failure::Gone) => view! { <span class="count">{say(Word::Gone)}</span> }.into_any(),
        _ => count(reader, place.scope),
    };
    let class = if place.failure.is_some() { "place failing" } else { "place" };
    view! {
        <li class=format!("depth-{}", place.depth.min(4))>
            <a class=class href=Address::of(view).query() aria-current=current(reader, view)>
                {mark}<span class="place-name">{place.name.clone()}</span>{count}
            </a>
        </li>
    }
    .into_any()
}

/// What a scope holds unread; nothing for none.
fn count(reader: Reader, scope: Scope) -> AnyView {
    let count = move || reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(scope, blogs)));
    part(move || {
        Some(count()).filter(|count| *count > 0).map(|count| view! { <span class="count">{count.to_string()}</span> }.into_any())
    })
    .into_any()
}

/// `aria-current` of a link to `view`.
pub fn current(reader: Reader, view: View) -> Live<Option<String>> {
    live(move || reader.address.with(|address| address.view == view).then(|| String::from("page")))
}

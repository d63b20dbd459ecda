//! Every blog that is followed, with how fetching it goes; and the field for another.

use crate::command::{Address, View};
use crate::model::{FeedId, Scope};
use crate::ui::components::{Add, Mark};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_count, say_with};
use crate::ui::{clock, message};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Blogs() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let feeds = Memo::new(move |_| {
        reader.with_blogs(|blogs| {
            let mut feeds: Vec<(String, FeedId)> = blogs.subscriptions.iter().map(|s| (blogs.name(s.feed), s.feed)).collect();
            feeds.sort_by_cached_key(|(name, _)| name.to_lowercase());
            feeds
        })
    });
    view! {
        <section class="page" aria-labelledby="page-title">
            <h1 id="page-title">{say(Word::BlogsAndHealth)}</h1>
            <Add />
            <h2>{move || match feeds.with(Vec::len) {
                0 => say(Word::NothingFollowed),
                n => say_count(Word::YourBlogs, n as u32),
            }}</h2>
            <ul class="blog-list">
                <For each=move || feeds.get() key=Clone::clone let((name, feed))><Blog name=name feed=feed /></For>
            </ul>
        </section>
    }
}

/// One blog: its name, its address, and how it is.
#[component]
fn Blog(name: String, feed: FeedId) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let fetch = Memo::new(move |_| reader.with_blogs(|blogs| blogs.feed(feed).map(|feed| feed.fetch.clone()).unwrap_or_default()));
    let address = move || reader.with_blogs(|blogs| blogs.subscription(feed).map(|s| s.url.clone()));
    let health = move || {
        let fetch = fetch.get();
        match (fetch.last_error, fetch.checked_at) {
            (Some(failure), _) => {
                let said = message::failure(&failure);
                format!("{} {}", said.what, said.next)
            }
            (None, Some(at)) => say_with(Word::LastChecked, "when", &clock::lately(at)),
            (None, None) => say(Word::NotChecked),
        }
    };
    let failing = move || fetch.with(|fetch| fetch.last_error.is_some());
    view! {
        <li class="blog-item">
            <Mark feed=feed name=name.clone() />
            <div>
                <a class="name" href=Address::of(View::Posts(Scope::Feed(feed))).query()>{name}</a>
                <p class="why">{address}</p>
                <p class="why" class:trouble=failing>{health}</p>
            </div>
        </li>
    }
}

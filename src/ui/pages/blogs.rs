//! Every blog that is followed, with how fetching it goes; and the field for another.

use crate::command::{Address, View};
use crate::model::{FeedId, FetchState, Scope};
use crate::ui::components::{Add, Mark};
use crate::ui::live::{each, live};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_count, say_with};
use crate::ui::{clock, message};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn Blogs() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let feeds = move || {
        let mut feeds = reader.with_blogs(|blogs| {
            let named = blogs.subscriptions.iter().map(|subscription| (blogs.name(subscription.feed), subscription.feed));
            named.collect::<Vec<(String, FeedId)>>()
        });
        feeds.sort_by_cached_key(|(name, _)| name.to_lowercase());
        feeds.into_iter().map(|(name, feed)| (format!("{feed} {name}"), item(reader, name, feed))).collect()
    };
    let heading = move || match reader.with_blogs(|blogs| blogs.subscriptions.len()) {
        0 => say(Word::NothingFollowed),
        n => say_count(Word::YourBlogs, n as u32),
    };
    view! {
        <section class="page" aria-labelledby="page-title">
            <h1 id="page-title">{say(Word::BlogsAndHealth)}</h1>
            <Add />
            <h2>{live(heading)}</h2>
            <ul class="blog-list">{each(feeds)}</ul>
        </section>
    }
}

fn item(reader: Reader, name: String, feed: FeedId) -> Arc<dyn Fn() -> AnyView + Send + Sync> {
    Arc::new(move || blog(reader, name.clone(), feed))
}

/// One blog: its name, its address, and how it is.
fn blog(reader: Reader, name: String, feed: FeedId) -> AnyView {
    let fetch = move || reader.with_blogs(|blogs| blogs.feed(feed).map(|feed| feed.fetch.clone()).unwrap_or_default());
    let address = move || reader.with_blogs(|blogs| blogs.subscription(feed).map(|s| s.url.clone()).unwrap_or_default());
    let health = move || match fetch() {
        FetchState { last_error: Some(failure), .. } => {
            let said = message::failure(&failure);
            format!("{} {}", said.what, said.next)
        }
        FetchState { checked_at: Some(at), .. } => say_with(Word::LastChecked, "when", &clock::lately(at)),
        _ => say(Word::NotChecked),
    };
    view! {
        <li class="blog-item">
            <Mark feed=feed name=name.clone() />
            <div>
                <a class="name" href=Address::of(View::Posts(Scope::Feed(feed))).query()>{name}</a>
                <p class="why">{live(address)}</p>
                <p class="why" class:trouble=live(move || fetch().last_error.is_some())>{live(health)}</p>
            </div>
        </li>
    }
    .into_any()
}

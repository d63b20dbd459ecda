//! A post as one row of the river.

use super::mark::Mark;
use super::prose::Prose;
use crate::browser::db::Text;
use crate::command::Address;
use crate::model::{Density, Entry, Flags, Slot, Timestamp};
use crate::ui::clock;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_count, say_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Words that a person reads in a minute.
const PACE: u32 = 230;

/// One row. `position` and `total` tell a screen reader where it stands.
#[component]
pub fn Row(#[prop(name = "post")] slot: Slot, entry: Arc<Entry>, position: usize, total: usize) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let id = format!("post-{}", entry.id);
    let label = id.clone();
    let flags = Memo::new(move |_| reader.post(slot).map_or(Flags::NONE, |post| post.flags));
    let views = Memo::new(move |_| reader.post(slot).map_or(0, |post| post.views));
    let selected = move || reader.selected.get() == Some(slot);
    let feed = entry.feed;
    let blog = Memo::new(move |_| reader.with_blogs(|blogs| blogs.name(feed)));
    let entry_id = entry.id;
    let link = move || reader.address.with(|address| address.with_post(Some(entry_id)).query());
    let full = move || reader.settings.with(|settings| settings.density == Density::Full);
    let blog_link = Address::of(crate::command::View::Posts(crate::model::Scope::Feed(feed))).query();
    let excerpt = (!entry.title.is_empty()).then(|| entry.excerpt.clone()).filter(|excerpt| !excerpt.is_empty());
    let (language, title) = (entry.language.clone(), title(&entry));
    let whole = entry.clone();
    view! {
        <article class="row" class:unread=move || !flags.get().has(Flags::READ) class:selected=selected
            aria-labelledby=label aria-posinset=position.to_string() aria-setsize=total.to_string()
            attr:data-slot=slot.0.to_string() tabindex="-1">
            <div class="by">
                {move || view! { <Mark feed=feed name=blog.get() /> }}
                <a class="blog" href=blog_link>{blog}</a>
                {entry.published.or(entry.updated).map(|at| view! { <span class="sep"></span><When at=at /> })}
            </div>
            <h3 class="title" id=id lang=language.clone() dir="auto"><a href=link>{title}</a></h3>
            {move || match (full(), excerpt.clone()) {
                (true, _) => Some(view! { <Whole post=slot entry=whole.clone() /> }.into_any()),
                (false, Some(excerpt)) => Some(view! { <p class="excerpt" lang=language.clone() dir="auto">{excerpt}</p> }.into_any()),
                (false, None) => None,
            }}
            <div class="meta">
                {move || flags.get().has(Flags::STARRED).then(|| view! { <span class="star" title=say(Word::StarredNow)>{"★"}</span> })}
                {move || flags.get().has(Flags::LATER).then(|| view! { <span>{say(Word::KeptLater)}</span> })}
                {(entry.words > 0).then(|| view! { <span>{minutes(entry.words)}</span> })}
                <span>{move || say_count(Word::ViewCount, views.get().into())}</span>
            </div>
        </article>
    }
}

/// The whole post, inline.
#[component]
fn Whole(#[prop(name = "post")] slot: Slot, entry: Arc<Entry>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let text = RwSignal::new(None);
    spawn_local(async move {
        match reader.text(slot).await {
            Ok(Text::Ready(html)) => text.set(Some(html)),
            Ok(Text::Stale | Text::Missing) => {}
            Err(error) => leptos::logging::warn!("{error:?}"),
        }
    });
    move || text.get().map(|html| view! { <Prose html=html language=entry.language.clone() /> })
}

/// A date as people say it, with the exact time for whoever asks.
#[component]
pub fn When(at: Timestamp) -> impl IntoView {
    view! { <time datetime=clock::machine(at) title=clock::exact(at)>{clock::relative(at)}</time> }
}

/// What a post is called: its title, else its first words.
pub fn title(entry: &Entry) -> String {
    [&entry.title, &entry.excerpt].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_else(|| say(Word::Untitled))
}

/// How long it takes to read.
pub fn minutes(words: u32) -> String {
    say_with(Word::Minutes, "n", &words.div_ceil(PACE).max(1).to_string())
}

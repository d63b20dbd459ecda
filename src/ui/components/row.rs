//! A post as one row of the river.

use super::mark::Mark;
use super::prose::Prose;
use crate::browser::db::Text;
use crate::command::{Address, View};
use crate::model::{Density, Entry, Flags, Scope, Slot, Timestamp};
use crate::ui::clock;
use crate::ui::live::{live, part};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_count, say_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Words that a person reads in a minute.
const PACE: u32 = 230;

/// One row. `position` and `total` tell a screen reader where it stands.
pub fn row(reader: Reader, slot: Slot, entry: Arc<Entry>, position: usize, total: usize) -> AnyView {
    let (id, label) = (format!("post-{}", entry.id), format!("post-{}", entry.id));
    let flags = move || reader.post(slot).map_or(Flags::NONE, |post| post.flags);
    let views = move || reader.post(slot).map_or(0, |post| post.views);
    let (feed, entry_id) = (entry.feed, entry.id);
    let link = move || reader.address.with(|address| address.with_post(Some(entry_id)).query());
    let blog_link = Address::of(View::Posts(Scope::Feed(feed))).query();
    let name = reader.with_blogs_untracked(|blogs| blogs.name(feed));
    let (language, title) = (entry.language.clone(), title(&entry));
    let reading = (entry.words > 0).then(|| minutes(entry.words));
    let at = entry.published.or(entry.updated);
    view! {
        <article class="row" class:unread=live(move || !flags().has(Flags::READ)) class:selected=live(move || reader.selected.get() == Some(slot))
            aria-labelledby=label aria-posinset=position.to_string() aria-setsize=total.to_string()
            data-slot=slot.0.to_string() tabindex="-1">
            <div class="by">
                <Mark feed=feed name=name.clone() />
                <a class="blog" href=blog_link>{name}</a>
                {at.map(|at| view! { <span class="sep"></span>{when(at)} }.into_any())}
            </div>
            <h3 class="title" id=id lang=language dir="auto"><a href=live(link)>{title}</a></h3>
            {part(move || text(reader, slot, &entry))}
            <div class="meta">
                {part(move || flags().has(Flags::STARRED).then(|| view! { <span class="star" title=say(Word::StarredNow)>{"★"}</span> }.into_any()))}
                {part(move || flags().has(Flags::LATER).then(|| view! { <span>{say(Word::KeptLater)}</span> }.into_any()))}
                {reading.map(|minutes| view! { <span>{minutes}</span> }.into_any())}
                <span>{live(move || say_count(Word::ViewCount, views().into()))}</span>
            </div>
        </article>
    }
    .into_any()
}

/// What stands under the title: the first words, or the whole post.
fn text(reader: Reader, slot: Slot, entry: &Arc<Entry>) -> Option<AnyView> {
    if reader.settings.with(|settings| settings.density) == Density::Full {
        return Some(whole(reader, slot, entry.language.clone()));
    }
    let excerpt = Some(entry.excerpt.clone()).filter(|excerpt| !entry.title.is_empty() && !excerpt.is_empty())?;
    Some(view! { <p class="excerpt" lang=entry.language.clone() dir="auto">{excerpt}</p> }.into_any())
}

/// The whole post, inline.
fn whole(reader: Reader, slot: Slot, language: Option<String>) -> AnyView {
    let text = RwSignal::new(Text::Missing);
    spawn_local(async move {
        match reader.text(slot).await {
            Ok(loaded) => text.set(loaded),
            Err(error) => reader.store_failed(error),
        }
    });
    let shown = move || match text.get() {
        Text::Ready(html) => Some(view! { <Prose html=html language=language.clone() /> }.into_any()),
        Text::Stale | Text::Missing => None,
    };
    part(shown).into_any()
}

/// A date as people say it, with the exact time for whoever asks.
pub fn when(at: Timestamp) -> AnyView {
    view! { <time datetime=clock::machine(at) title=clock::exact(at)>{clock::relative(at)}</time> }.into_any()
}

/// What a post is called: its title, else its first words.
pub fn title(entry: &Entry) -> String {
    [&entry.title, &entry.excerpt].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_else(|| say(Word::Untitled))
}

/// How long it takes to read.
pub fn minutes(words: u32) -> String {
    say_with(Word::Minutes, "n", &words.div_ceil(PACE).max(1).to_string())
}

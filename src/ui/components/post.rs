//! The post, set for reading.

use super::mark::Mark;
use super::prose::Prose;
use super::row::{minutes, title};
use super::sentence::Sentence;
use crate::browser::db::{StoreError, Text};
use crate::command::{Address, View};
use crate::model::{Entry, Flags, Scope, Slot};
use crate::ui::reader::{Phase, Reader};
use crate::ui::words::{Word, say, say_count, say_with};
use crate::ui::{clock, message};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What stands in the pane.
#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    Missing,
    Failed(StoreError),
    Post(Slot, Arc<Entry>, Text),
}

/// The post pane.
#[component]
pub fn Post() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let open = RwSignal::new(Open::Nothing);
    follow_address(reader, open);
    view! {
        <main class="post" class:empty=move || open.with(|open| !matches!(open, Open::Post(..))) id="post" tabindex="-1">
            {move || match open.get() {
                Open::Nothing => view! { <Sentence title=say(Word::NothingOpen) text=say(Word::NothingOpenHint) /> }.into_any(),
                Open::Missing => view! { <Sentence title=say(Word::PostGone) text=say(Word::PostGoneHint) /> }.into_any(),
                Open::Failed(error) => {
                    let said = message::store(&error);
                    view! { <Sentence title=said.what text=said.next /> }.into_any()
                }
                Open::Post(slot, entry, text) => view! { <Bar post=slot entry=entry.clone() /><Reading post=slot entry=entry text=text /> }.into_any(),
            }}
        </main>
    }
}

/// Opens what the address names, and counts the opening once.
fn follow_address(reader: Reader, open: RwSignal<Open>) {
    let wanted = Memo::new(move |_| {
        let ready = reader.phase.get() != Phase::Starting;
        reader.address.with(|address| address.post).filter(|_| ready)
    });
    Effect::new(move |_| {
        let Some(entry) = wanted.get() else { return open.set(Open::Nothing) };
        let Some(slot) = reader.find(entry) else { return open.set(Open::Missing) };
        reader.selected.set(Some(slot));
        spawn_local(async move {
            let loaded = load(reader, slot).await;
            if wanted.get_untracked() != Some(entry) {
                return;
            }
            let there = matches!(loaded, Open::Post(..));
            open.set(loaded);
            if there {
                reader.opened(slot);
            }
            if let Some(pane) = document().get_element_by_id("post") {
                pane.set_scroll_top(0);
            }
        });
    });
}

async fn load(reader: Reader, slot: Slot) -> Open {
    let rows = match reader.rows(vec![slot]).await {
        Ok(rows) => rows,
        Err(error) => return Open::Failed(error),
    };
    let Some((_, entry)) = rows.into_iter().next() else { return Open::Missing };
    match reader.text(slot).await {
        Ok(text) => Open::Post(slot, entry, text),
        Err(error) => Open::Failed(error),
    }
}

/// What can be done with the post.
#[component]
fn Bar(#[prop(name = "post")] slot: Slot, entry: Arc<Entry>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let flags = Memo::new(move |_| reader.post(slot).map_or(Flags::NONE, |post| post.flags));
    let toggle = move |flag: Flags, on: Word, off: Word| {
        let pressed = move || flags.get().has(flag);
        view! {
            <button class="quiet" class:star=move || flag == Flags::STARRED && pressed() aria-pressed=move || pressed().to_string() on:click=move |_| reader.toggle(slot, flag)>
                {move || say(if pressed() { on } else { off })}
            </button>
        }
    };
    let back = move || reader.address.with(|address| address.with_post(None).query());
    view! {
        <div class="post-bar">
            <a class="quiet back" href=back>{"‹ "}{say(Word::Back)}</a>
            {toggle(Flags::STARRED, Word::StarredNow, Word::Star)}
            {toggle(Flags::LATER, Word::KeptLater, Word::KeepLater)}
            {toggle(Flags::READ, Word::MarkUnread, Word::MarkRead)}
            {entry.comments.clone().map(|href| view! { <a class="quiet" href=href target="_blank" rel="noopener noreferrer">{say(Word::Comments)}</a> })}
            {entry.url.clone().map(|href| view! { <a class="quiet" href=href target="_blank" rel="noopener noreferrer">{say(Word::Original)}</a> })}
        </div>
    }
}

/// The post itself.
#[component]
fn Reading(#[prop(name = "post")] slot: Slot, entry: Arc<Entry>, text: Text) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let blog = reader.with_blogs(|blogs| blogs.name(entry.feed));
    let blog_link = Address::of(View::Posts(Scope::Feed(entry.feed))).query();
    let at = entry.published.or(entry.updated);
    let views = move || say_count(Word::ViewCount, reader.post(slot).map_or(0, |post| post.views).into());
    let authors = entry.authors.join(", ");
    let (language, spoken) = (entry.language.clone(), entry.language.clone());
    view! {
        <article class="reading" lang=language>
            <div class="by"><Mark feed=entry.feed name=blog.clone() /><a class="blog" href=blog_link>{blog}</a></div>
            <h1 dir="auto">{title(&entry)}</h1>
            <div class="facts">
                {(!authors.is_empty()).then(|| view! { <span>{say_with(Word::By, "name", &authors)}</span>{" · "} })}
                {at.map(|at| view! { <time datetime=clock::machine(at) title=clock::exact(at)>{clock::relative(at)}</time>{" · "} })}
                {(entry.words > 0).then(|| view! { <span>{minutes(entry.words)}</span>{" · "} })}
                <span>{views}</span>
            </div>
            {match text {
                Text::Ready(html) if html.as_str().is_empty() => no_text().into_any(),
                Text::Ready(html) => view! { <Prose html=html language=spoken /> }.into_any(),
                Text::Stale => view! { <p role="status">{say(Word::TextWait)}</p> }.into_any(),
                Text::Missing => no_text().into_any(),
            }}
        </article>
        <Neighbours post=slot />
    }
}

fn no_text() -> impl IntoView {
    view! { <div class="prose"><p>{say(Word::NoText)}{" "}{say(Word::NoTextHint)}</p></div> }
}

/// The posts before and after this one in the view.
#[component]
fn Neighbours(#[prop(name = "post")] slot: Slot) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let link = move |step: isize, word: Word, rel: &'static str| {
        let neighbour = reader.neighbour(Some(slot), step)?;
        let entry = reader.post(neighbour)?.entry;
        let href = reader.address.with(|address| address.with_post(Some(entry)).query());
        Some(view! { <a href=href rel=rel>{say(word)}</a> })
    };
    view! { <nav class="neighbours" aria-label=say(Word::Views)>{move || link(-1, Word::Previous, "prev")}{move || link(1, Word::Next, "next")}</nav> }
}

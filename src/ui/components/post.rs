//! The post, set for reading.

use super::mark::Mark;
use super::prose::Prose;
use super::row::{minutes, title, when};
use super::sentence::Sentence;
use crate::browser::db::{StoreError, Text};
use crate::command::{Address, View};
use crate::model::{Entry, Flags, Scope, Slot};
use crate::ui::live::{follow, live, part};
use crate::ui::message;
use crate::ui::reader::{Phase, Reader};
use crate::ui::words::{Word, say, say_count, say_with};
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
    let empty = move || open.with(|open| !matches!(open, Open::Post(..)));
    view! {
        <main class="post" class:empty=live(empty) id="post" tabindex="-1">
            {part(move || Some(pane(reader, open.get())))}
        </main>
    }
}

fn pane(reader: Reader, open: Open) -> AnyView {
    match open {
        Open::Nothing if reader.is_new() => ().into_any(),
        Open::Nothing => view! { <Sentence title=say(Word::NothingOpen) text=say(Word::NothingOpenHint) /> }.into_any(),
        Open::Missing => view! { <Sentence title=say(Word::PostGone) text=say(Word::PostGoneHint) /> }.into_any(),
        Open::Failed(error) => {
            let said = message::store(&error);
            view! { <Sentence title=said.what text=said.next /> }.into_any()
        }
        Open::Post(slot, entry, text) => {
            view! { {bar(reader, slot, &entry)}{reading(reader, slot, &entry, text)}{neighbours(reader, slot)} }.into_any()
        }
    }
}

/// Opens what the address names, and counts the opening once.
fn follow_address(reader: Reader, open: RwSignal<Open>) {
    let wanted = Memo::new(move |_| {
        let ready = reader.phase.get() != Phase::Starting;
        reader.address.with(|address| address.post).filter(|_| ready)
    });
    follow(move || {
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
fn bar(reader: Reader, slot: Slot, entry: &Entry) -> AnyView {
    let toggle = |flag: Flags, on: Word, off: Word| {
        let pressed = move || reader.post(slot).is_some_and(|post| post.flags.has(flag));
        let word = move || say(if pressed() { on } else { off });
        view! {
            <button class="quiet" class:star=live(move || flag == Flags::STARRED && pressed()) aria-pressed=live(move || pressed().to_string())
                on:click=move |_| reader.toggle(slot, flag)>{live(word)}</button>
        }
        .into_any()
    };
    let outside = |href: &Option<String>, word: Word| {
        let link = |href| view! { <a class="quiet" href=href target="_blank" rel="noopener noreferrer">{say(word)}</a> }.into_any();
        href.clone().map(link)
    };
    let back = move || reader.address.with(|address| address.with_post(None).query());
    view! {
        <div class="post-bar">
            <a class="quiet back" href=live(back)>{"‹ "}{say(Word::Back)}</a>
            {toggle(Flags::STARRED, Word::StarredNow, Word::Star)}
            {toggle(Flags::LATER, Word::KeptLater, Word::KeepLater)}
            {toggle(Flags::READ, Word::MarkUnread, Word::MarkRead)}
            {outside(&entry.comments, Word::Comments)}
            {outside(&entry.url, Word::Original)}
        </div>
    }
    .into_any()
}

/// The post itself.
fn reading(reader: Reader, slot: Slot, entry: &Entry, text: Text) -> AnyView {
    let blog = reader.with_blogs_untracked(|blogs| blogs.name(entry.feed));
    let blog_link = Address::of(View::Posts(Scope::Feed(entry.feed))).query();
    let views = move || say_count(Word::ViewCount, reader.post(slot).map_or(0, |post| post.views).into());
    let fact = |fact: AnyView| view! { {fact}{" · "} }.into_any();
    let authors = Some(entry.authors.join(", ")).filter(|authors| !authors.is_empty());
    let language = entry.language.clone();
    view! {
        <article class="reading" lang=entry.language.clone()>
            <div class="by"><Mark feed=entry.feed name=blog.clone() /><a class="blog" href=blog_link>{blog}</a></div>
            <h1 dir="auto">{title(entry)}</h1>
            <div class="facts">
                {authors.map(|authors| fact(say_with(Word::By, "name", &authors).into_any()))}
                {entry.published.or(entry.updated).map(|at| fact(when(at)))}
                {(entry.words > 0).then(|| fact(minutes(entry.words).into_any()))}
                <span>{live(views)}</span>
            </div>
            {match text {
                Text::Ready(html) if !html.as_str().is_empty() => view! { <Prose html=html language=language /> }.into_any(),
                Text::Stale => view! { <p role="status">{say(Word::TextWait)}</p> }.into_any(),
                Text::Ready(_) | Text::Missing => view! { <div class="prose"><p>{say(Word::NoText)}{" "}{say(Word::NoTextHint)}</p></div> }.into_any(),
            }}
        </article>
    }
    .into_any()
}

/// The posts before and after this one in the view.
fn neighbours(reader: Reader, slot: Slot) -> AnyView {
    let link = move |step: isize, word: Word, rel: &'static str| {
        let neighbour = reader.neighbour(Some(slot), step)?;
        let entry = reader.post(neighbour)?.entry;
        let href = reader.address.with(|address| address.with_post(Some(entry)).query());
        Some(view! { <a href=href rel=rel>{say(word)}</a> }.into_any())
    };
    let links = move || Some(view! { {link(-1, Word::Previous, "prev")}{link(1, Word::Next, "next")} }.into_any());
    view! { <nav class="neighbours" aria-label=say(Word::Neighbours)>{part(links)}</nav> }.into_any()
}

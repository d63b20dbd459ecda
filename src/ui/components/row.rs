//! A post as one row of the river.

use super::hidden::hidden_note;
use super::mark::mark;
use super::marked::marked;
use super::prose::{prose, stale};
use crate::browser::db::Text;
use crate::command::{Address, View};
use crate::model::{BodyKind, Density, Entry, Flags, Scope, Slot, Timestamp};
use crate::ui::clock;
use crate::ui::dom::{El, el, listen, report};
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, say, say_count};
use leptos::prelude::window;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Words that a person reads in a minute.
const PACE: u32 = 230;

/// One row. Who draws it says where it stands in the list.
pub fn row(reader: Reader, slot: Slot, entry: Arc<Entry>) -> El {
    let id = format!("post-{}", entry.id);
    let flags = move || reader.post(slot).map_or(Flags::NONE, |post| post.flags);
    let views = move || reader.post(slot).map_or(0, |post| post.views);
    let (feed, entry_id) = (entry.feed, entry.id);
    let blog = reader.with_blogs_untracked(|blogs| blogs.name(feed));
    let link = move || Some(reader.address.with(|address| address.with_post(Some(entry_id)).query()));
    let mut by = el("div")
        .class("by")
        .child(mark(feed, &blog))
        .child(el("a").class("blog").attr("href", &Address::of(View::Posts(Scope::Feed(feed))).query()).text(&blog));
    if let Some(at) = entry.published.or(entry.updated) {
        by = by.child(el("span").class("sep")).child(when(at));
    }
    let named = entry.clone();
    let name = move || {
        let marks = reader.link.marks(slot);
        // An untitled post is called by its first words.
        marked(el("span"), &title(&named), if named.title.is_empty() { &marks.excerpt } else { &marks.title })
    };
    // It leads to the post here, or at once to the post's own page.
    let leads = entry.clone();
    let outside = Memo::new(move |_| reader.outside(&leads));
    let apart = move |value: &'static str| move || outside.with(Option::is_some).then(|| value.to_owned());
    let open = move |_| {
        if outside.with_untracked(Option::is_some) {
            reader.opened(slot);
        }
    };
    let title_link = el("a")
        .attr_is("href", move || outside.get().or_else(link))
        .attr_is("target", apart("_blank"))
        .attr_is("rel", apart("noopener noreferrer"))
        .on("click", open)
        .part(move || Some(name()));
    let title = el("h3")
        .class("title")
        .attr("id", &id)
        .attr("dir", "auto")
        .attr("lang", entry.language.as_deref().unwrap_or_default())
        .child(title_link);
    let mut meta = el("div")
        .class("meta")
        .part(move || flags().has(Flags::STARRED).then(|| el("span").class("star").attr("title", &say(Word::StarredNow)).text("★")))
        .part(move || flags().has(Flags::LATER).then(|| el("span").text(&say(Word::KeptLater))));
    if entry.words > 0 {
        meta = meta.child(el("span").text(&minutes(entry.words)));
    }
    meta = meta.child(el("span").text_is(move || say_count(Word::ViewCount, views().into())));
    meta = meta.part(move || outside.with(Option::is_some).then(|| el("span").text(&say(Word::Original))));
    el("article")
        .class("row")
        .class_if("unread", move || !flags().has(Flags::READ))
        .class_if("headlines", move || reader.density(slot) == Density::Headlines)
        .class_if("full", move || reader.density(slot) == Density::Full)
        .class_if("selected", move || reader.selected.get() == Some(slot))
        .attr("aria-labelledby", &id)
        .attr("data-slot", &slot.0.to_string())
        .attr("tabindex", "-1")
        .child(by)
        .child(title)
        .part(move || text(reader, slot, &entry))
        .child(meta)
        .part(move || hidden_note(reader, slot))
}

/// What stands under the title: the first words, or the whole post.
fn text(reader: Reader, slot: Slot, entry: &Entry) -> Option<El> {
    if reader.density(slot) == Density::Full {
        return Some(whole(reader, slot, entry.language.clone()));
    }
    let shown = !entry.title.is_empty() && !entry.excerpt.is_empty();
    let excerpt = || {
        let text = el("p").class("excerpt").attr("dir", "auto").attr("lang", entry.language.as_deref().unwrap_or_default());
        let marks = reader.link.marks(slot);
        marked(text, if marks.snippet.is_empty() { &entry.excerpt } else { &marks.snippet }, &marks.excerpt)
    };
    shown.then(excerpt)
}

/// The whole post, inline.
fn whole(reader: Reader, slot: Slot, language: Option<String>) -> El {
    let known = reader.text_now(slot);
    let text = RwSignal::new(known.clone().unwrap_or(Text::Missing));
    if known.is_none() {
        spawn_local(reader.load_text(slot, BodyKind::Feed, text));
    }
    el("div").part(move || match text.get() {
        Text::Ready(html) => Some(prose(reader, &html, language.as_deref())),
        Text::Stale => Some(stale(reader, slot, BodyKind::Feed, language.clone())),
        Text::Missing => None,
    })
}

/// A date as people say it, with the exact time for whoever asks: see [`follow_dates`].
pub fn when(at: Timestamp) -> El {
    el("time").attr("datetime", &clock::machine(at)).text(&clock::relative(at))
}

/// Gives the date of a post its exact time when one points at the post. Browsers take longer to write one out than to draw the row.
pub fn follow_dates() {
    listen(&window(), "mouseover", |event| {
        let pointed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let post = pointed.and_then(|element| element.closest("article").ok().flatten());
        if let Some(date) = post.and_then(|post| post.query_selector("time:not([title])").ok().flatten()) {
            let exact = date.get_attribute("datetime").and_then(|at| clock::exact_of(&at));
            report(date.set_attribute("title", &exact.unwrap_or_default()));
        }
    });
}

/// What a post is called: its title, else its first words.
pub fn title(entry: &Entry) -> String {
    [&entry.title, &entry.excerpt].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_else(|| say(Word::Untitled))
}

/// How long it takes to read.
pub fn minutes(words: u32) -> String {
    say_count(Word::Minutes, words.div_ceil(PACE).max(1))
}

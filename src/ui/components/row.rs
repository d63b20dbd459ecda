//! A post as one row of the river.

use super::hidden::hidden_note;
use super::mark::mark;
use super::marked::marked;
use super::prose::{prose, stale};
use crate::browser::db::Text;
use crate::command::{Address, View};
use crate::model::{BodyKind, Density, Entry, Flags, Scope, Slot, Timestamp};
use crate::ui::clock;
use crate::ui::dom::{El, el, follow, listen, put_attr, report};
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, say, say_count};
use crate::ui::{doors, seldom};
use leptos::prelude::{untrack, window};
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Words that a person reads in a minute.
const PACE: u32 = 230;

/// Stands between what is known of a post: as wide as its letters are high.
const APART: &str = "\u{2003}";

/// One row. Who draws it says where it stands in the list. There are many, and each thing that is followed has its price when a row
/// is drawn: what changes together is followed together.
pub fn row(reader: Reader, slot: Slot, entry: Arc<Entry>) -> El {
    let id = format!("post-{}", entry.id);
    let blog = reader.with_blogs_untracked(|blogs| blogs.name(entry.feed));
    let mut by = el("div")
        .class("by")
        .child(mark(entry.feed, &blog))
        .child(el("a").class("blog").attr("href", &Address::of(View::Posts(Scope::Feed(entry.feed))).query()).text(&blog));
    if let Some(at) = entry.published.or(entry.updated) {
        by = by.child(when(at));
    }
    let title = el("h3")
        .class("title")
        .attr("id", &id)
        .attr("dir", "auto")
        .attr("lang", entry.language.as_deref().unwrap_or_default())
        .child(title_link(reader, slot, entry.clone()));
    let below = entry.clone();
    let row = el("article")
        .class("row")
        .attr("aria-labelledby", &id)
        .attr("data-slot", &slot.0.to_string())
        .attr("tabindex", "-1")
        .child(by)
        .child(title)
        .part(move || text(reader, slot, &entry))
        .part(move || Some(meta(reader, slot, &below)))
        .part(move || hidden_note(reader, slot));
    follow_state(reader, slot, &row);
    row
}

/// The row that an element is in, and its post.
pub fn row_around(element: &Element) -> Option<(Element, Slot)> {
    let row = element.closest("[data-slot]").ok()??;
    let slot = Slot(row.get_attribute("data-slot")?.parse().ok()?);
    Some((row, slot))
}

/// The row's classes, which say how it is. Others, which come and go elsewhere, stay.
fn follow_state(reader: Reader, slot: Slot, row: &El) {
    let classes = row.element.class_list();
    let before = Cell::new([false; 4]);
    follow(move || {
        let is_read = reader.post(slot).is_some_and(|post| post.flags.has(Flags::READ));
        let density = reader.density(slot);
        let now = [!is_read, density == Density::Headlines, density == Density::Full, reader.selected.get() == Some(slot)];
        for (name, (was, is)) in ["unread", "headlines", "full", "selected"].iter().zip(before.replace(now).into_iter().zip(now)) {
            if was != is {
                report(classes.toggle_with_force(name, is));
            }
        }
    });
}

/// The title leads to the post here, or at once to the post's own page.
fn title_link(reader: Reader, slot: Slot, entry: Arc<Entry>) -> El {
    let link = el("a");
    let (element, leads) = (link.element.clone(), entry.clone());
    follow(move || {
        let outside = reader.outside(&leads);
        let is_apart = outside.is_some();
        let here = || reader.here.with(|here| here.with_post(Some(leads.id)).query());
        put_attr(&element, "href", Some(&outside.unwrap_or_else(here)));
        put_attr(&element, "target", is_apart.then_some("_blank"));
        put_attr(&element, "rel", is_apart.then_some("noopener noreferrer"));
    });
    let (named, written) = (entry.clone(), link.clone());
    follow(move || {
        let marks = reader.link.marks(slot);
        written.element.set_text_content(None);
        // An untitled post is called by its first words.
        marked(written.clone(), &title(&named), if named.title.is_empty() { &marks.excerpt } else { &marks.title });
    });
    let open = move |_| {
        if untrack(|| reader.outside(&entry)).is_some() {
            reader.opened(slot);
        }
    };
    link.on("click", open)
}

/// What is known of the post besides what it says, as one text; of a headline the star alone.
fn meta(reader: Reader, slot: Slot, entry: &Entry) -> El {
    let (flags, views) = reader.post(slot).map_or((Flags::NONE, 0), |post| (post.flags, post.views));
    let star = || el("span").class("star").attr_say("title", Word::StarredNow).text("★");
    let meta = el("div").class("meta").children(flags.has(Flags::STARRED).then(star));
    if reader.density(slot) == Density::Headlines {
        return meta;
    }
    let known = [
        flags.has(Flags::LATER).then(|| say(Word::KeptLater)),
        (entry.words > 0).then(|| minutes(entry.words)),
        Some(say_count(Word::ViewCount, views.into())),
        reader.outside(entry).is_some().then(|| say(Word::Original)),
    ];
    let mut text = String::new();
    for known in known.into_iter().flatten() {
        text.push_str(if text.is_empty() { "" } else { APART });
        text.push_str(&known);
    }
    meta.text(&text)
}

/// What stands under the title: the first words, or the whole post.
fn text(reader: Reader, slot: Slot, entry: &Entry) -> Option<El> {
    if reader.density(slot) == Density::Full {
        return seldom::call(reader, doors::whole_post, (reader, slot, entry.language.clone()));
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
pub fn whole((reader, slot, language): (Reader, Slot, Option<String>)) -> El {
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

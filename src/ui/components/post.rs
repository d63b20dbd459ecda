//! The post, set for reading.

use super::enclosures::enclosures;
use super::hidden::hidden_note;
use super::mark::mark;
use super::marked::marked;
use super::open::{Open, OpenPost, follow_address, follow_reading};
use super::post_bar::bar;
use super::reading::reading_sheet;
use super::row::{minutes, title, when};
use super::sentence::{broken_store, sentence};
use super::share::share_sheet;
use super::tags::tag_sheet;
use super::whole::post_text;
use crate::browser::db::Text;
use crate::command::{Address, View};
use crate::model::{Entry, Scope, Slot};
use crate::ui::dom::{El, el, follow};
use crate::ui::lasting::{LastingMemo, LastingSignal, once};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, has, say, say_count, say_with};
use crate::ui::{doors, seldom};
use std::sync::Arc;

/// The post pane. What is in it comes after the first posts, or, where the address names a post, as soon as it can.
pub fn post(reader: Reader) -> El {
    let pane = el("main").class("post empty").attr("id", "post").attr("tabindex", "-1");
    follow(move || {
        if reader.address.with(|address| address.post.is_some()) {
            seldom::fetch(reader);
        }
    });
    seldom::begin(reader, doors::post, (reader, pane.clone()));
    pane
}

/// Keeps in the pane what should stand there. From post to post only what is of the post is drawn anew: bar and sheets stay, and with
/// them the focus. They stay, out of sight, where no post is open: the next opens the sooner.
pub fn fill((reader, pane): (Reader, El)) {
    let open = LastingSignal::new(Open::Nothing);
    follow_address(reader, open);
    let is_post = LastingMemo::new(move |_| open.with(|open| matches!(open, Open::Post(..))));
    let was_post = once(move || is_post.get());
    let pane = pane
        .class_if("empty", move || !is_post.get())
        .part(move || open.with(|open| instead(reader, open)))
        .part(move || was_post.get().then(|| whole(reader, open).attr_is("hidden", move || (!is_post.get()).then(String::new))));
    follow_reading(reader, open, &pane);
}

/// What stands there where no post does.
fn instead(reader: Reader, open: &Open) -> Option<El> {
    match open {
        Open::Nothing if reader.is_new() => None,
        Open::Nothing => Some(no_post(false)),
        Open::Missing => Some(no_post(true)),
        Open::Failed(error) => Some(broken_store(error)),
        Open::Post(..) => None,
    }
}

/// What stands in its place: one is to be chosen, or it is not here.
fn no_post(is_gone: bool) -> El {
    let (title, hint) = if is_gone { (Word::PostGone, Word::PostGoneHint) } else { (Word::NothingOpen, Word::NothingOpenHint) };
    sentence(&say(title), &say(hint))
}

/// The post with its bar above and its neighbours below.
fn whole(reader: Reader, open: LastingSignal<Open>) -> El {
    let post = LastingMemo::new(move |before: Option<&Option<(Slot, Arc<Entry>)>>| {
        open.with(|open| match open {
            Open::Post(slot, entry, _) => Some((*slot, entry.clone())),
            _ => before.cloned().flatten(),
        })
    });
    let article = move || {
        open.with(|open| match open {
            Open::Post(slot, entry, text) => Some(reading(reader, *slot, entry, text)),
            _ => None,
        })
    };
    el("div")
        .child(bar(reader, post))
        .child(reading_sheet(reader))
        .child(tag_sheet(reader, post))
        .child(share_sheet(reader, post))
        .part(article)
        .child(neighbours(reader, post))
}

/// The post itself.
fn reading(reader: Reader, slot: Slot, entry: &Entry, text: &Text) -> El {
    let blog = reader.with_blogs_untracked(|blogs| blogs.name(entry.feed));
    let blog_link = Address::of(View::Posts(Scope::Feed(entry.feed))).query();
    let html = match text {
        Text::Ready(html) => html.as_str(),
        Text::Stale | Text::Missing => "",
    };
    el("article")
        .class("reading")
        .attr("lang", entry.language.as_deref().unwrap_or_default())
        .child(
            el("div").class("by").child(mark(entry.feed, &blog)).child(el("a").class("blog").attr("href", &blog_link).text(&blog)),
        )
        .child(heading(reader, slot, entry))
        .child(facts(reader, slot, entry))
        .part(move || hidden_note(reader, slot))
        .children(lead(entry, html))
        .child(post_text(reader, slot, entry, text))
        .children(enclosures(entry, html))
}

/// The title, with the words that a search found.
fn heading(reader: Reader, slot: Slot, entry: &Entry) -> El {
    let (text, titled) = (title(entry), !entry.title.is_empty());
    let marks = move || if titled { reader.link.marks(slot).title } else { Vec::new() };
    el("h1").attr("dir", "auto").part(move || Some(marked(el("span"), &text, &marks())))
}

/// The picture that leads the post, where its text shows none.
fn lead(entry: &Entry, html: &str) -> Option<El> {
    let source = entry.image.as_ref().filter(|_| !has(html, "<img"))?;
    Some(el("figure").class("lead-picture").child(el("img").attr("src", source).attr("alt", "").attr("loading", "lazy")))
}

/// Who wrote it, when, how long it is, how often it was opened.
fn facts(reader: Reader, slot: Slot, entry: &Entry) -> El {
    let mut facts = el("div").class("facts");
    if !entry.authors.is_empty() {
        facts = facts.text(&say_with(Word::By, "name", &entry.authors.join(", "))).text(" · ");
    }
    if let Some(at) = entry.published.or(entry.updated) {
        facts = facts.child(when(at)).text(" · ");
    }
    if entry.words > 0 {
        facts = facts.text(&minutes(entry.words)).text(" · ");
    }
    facts.text_is(move || say_count(Word::ViewCount, reader.post(slot).map_or(0, |post| post.views).into()))
}

/// The posts before and after this one in the view.
fn neighbours(reader: Reader, post: OpenPost) -> El {
    let link = move |step: isize, word: Word, rel: &str| {
        let neighbour = reader.neighbour(Some(post.get()?.0), step)?;
        let entry = reader.post(neighbour)?.entry;
        let href = reader.here.with(|here| here.with_post(Some(entry)).query());
        Some(el("a").attr("href", &href).attr("rel", rel).say(word))
    };
    el("nav")
        .class("neighbours")
        .attr_say("aria-label", Word::Neighbours)
        .part(move || link(-1, Word::Previous, "prev"))
        .part(move || link(1, Word::Next, "next"))
}

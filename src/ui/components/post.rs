//! The post, set for reading.

use super::enclosures::enclosures;
use super::hidden::hidden_note;
use super::mark::mark;
use super::marked::marked;
use super::open::{Open, follow_address, follow_reading};
use super::reading::{reading_button, reading_sheet};
use super::row::{minutes, title, when};
use super::sentence::{broken_store, sentence};
use super::share::{share_button, share_sheet};
use super::tags::{tag_button, tag_sheet};
use super::whole::{post_text, whole_button};
use crate::browser::db::Text;
use crate::command::{Address, View};
use crate::model::{Entry, Flags, Scope, Slot};
use crate::ui::dom::{El, el, follow, outside};
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, say, say_count, say_with};
use crate::ui::{doors, seldom};

/// The post pane. What is in it comes after the first posts, or, where the address names a post, as soon as it can.
pub fn post(reader: Reader) -> El {
    let pane = el("main").class("post empty").attr("id", "post").attr("tabindex", "-1");
    let names_one = Memo::new(move |_| reader.address.with(|address| address.post.is_some()));
    follow(move || {
        if names_one.get() {
            seldom::fetch(reader);
        }
    });
    seldom::begin(reader, doors::post, (reader, pane.clone()));
    pane
}

/// Keeps in the pane what should stand there.
pub fn fill((reader, pane): (Reader, El)) {
    let open = RwSignal::new(Open::Nothing);
    follow_address(reader, open);
    let pane = pane
        .class_if("empty", move || open.with(|open| !matches!(open, Open::Post(..))))
        .part(move || contents(reader, open.get()));
    follow_reading(reader, open, &pane);
}

fn contents(reader: Reader, open: Open) -> Option<El> {
    match open {
        Open::Nothing if reader.is_new() => None,
        Open::Nothing => Some(no_post(false)),
        Open::Missing => Some(no_post(true)),
        Open::Failed(error) => Some(broken_store(&error)),
        Open::Post(slot, entry, text) => Some(whole(reader, slot, &entry, &text)),
    }
}

/// What stands in its place: one is to be chosen, or it is not here.
fn no_post(is_gone: bool) -> El {
    let (title, hint) = if is_gone { (Word::PostGone, Word::PostGoneHint) } else { (Word::NothingOpen, Word::NothingOpenHint) };
    sentence(&say(title), &say(hint))
}

/// The post with its bar above and its neighbours below.
fn whole(reader: Reader, slot: Slot, entry: &Entry, text: &Text) -> El {
    el("div")
        .child(bar(reader, slot, entry))
        .child(reading_sheet(reader))
        .child(tag_sheet(reader, slot))
        .children(share_sheet(reader, entry, &title(entry)))
        .child(reading(reader, slot, entry, text))
        .child(neighbours(reader, slot))
}

/// What can be done with the post.
fn bar(reader: Reader, slot: Slot, entry: &Entry) -> El {
    let toggle = |flag: Flags, on: Word, off: Word| {
        let pressed = move || reader.post(slot).is_some_and(|post| post.flags.has(flag));
        el("button")
            .class("quiet")
            .class_if("star", move || flag == Flags::STARRED && pressed())
            .attr_is("aria-pressed", move || Some(pressed().to_string()))
            .text_is(move || say(if pressed() { on } else { off }))
            .on("click", move |_| reader.toggle(slot, flag))
    };
    let page = |href: &Option<String>, word: Word| href.as_ref().map(|href| outside(href).class("quiet").text(&say(word)));
    let back = move || Some(reader.here.with(Address::query));
    el("div")
        .class("post-bar")
        .child(el("a").class("quiet back").attr_is("href", back).text("‹ ").text(&say(Word::Back)))
        .child(toggle(Flags::STARRED, Word::StarredNow, Word::Star))
        .child(toggle(Flags::LATER, Word::KeptLater, Word::KeepLater))
        .child(toggle(Flags::READ, Word::MarkUnread, Word::MarkRead))
        .child(tag_button(reader, slot))
        .child(reading_button())
        .children(entry.url.as_ref().map(|_| share_button()))
        .children(whole_button(reader, entry))
        .children(page(&entry.comments, Word::Comments))
        .children(page(&entry.url, Word::Original))
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
    let source = entry.image.as_ref().filter(|_| !html.contains("<img"))?;
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
fn neighbours(reader: Reader, slot: Slot) -> El {
    let link = move |step: isize, word: Word, rel: &str| {
        let neighbour = reader.neighbour(Some(slot), step)?;
        let entry = reader.post(neighbour)?.entry;
        let href = reader.here.with(|here| here.with_post(Some(entry)).query());
        Some(el("a").attr("href", &href).attr("rel", rel).text(&say(word)))
    };
    el("nav")
        .class("neighbours")
        .attr("aria-label", &say(Word::Neighbours))
        .part(move || link(-1, Word::Previous, "prev"))
        .part(move || link(1, Word::Next, "next"))
}

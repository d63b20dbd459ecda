//! The bar above an open post: what can be done with it. It stays from post to post.

use super::open::OpenPost;
use super::reading::reading_button;
use super::share::share_button;
use super::tags::tag_button;
use super::whole::whole_button;
use crate::command::Address;
use crate::model::{Entry, Flags};
use crate::ui::dom::{El, el, outside};
use crate::ui::lasting::LastingMemo;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};

/// What can be done with the post.
pub fn bar(reader: Reader, post: OpenPost) -> El {
    let has_page = LastingMemo::new(move |_| page(post, |entry| &entry.url).is_some());
    let back = move || Some(reader.here.with(Address::query));
    el("div")
        .class("post-bar")
        .child(el("a").class("quiet back").attr_is("href", back).text("‹ ").say(Word::Back))
        .child(
            toggle(reader, post, Flags::STARRED, Word::StarredNow, Word::Star)
                .class_if("star", move || is_so(reader, post, Flags::STARRED)),
        )
        .child(toggle(reader, post, Flags::LATER, Word::KeptLater, Word::KeepLater))
        .child(toggle(reader, post, Flags::READ, Word::MarkUnread, Word::MarkRead))
        .child(tag_button(reader, post))
        .child(reading_button())
        .part(move || has_page.get().then(share_button))
        .part(move || has_page.get().then(|| whole_button(reader)))
        .part(move || link(post, |entry| &entry.comments, Word::Comments))
        .part(move || link(post, |entry| &entry.url, Word::Original))
}

/// Whether the post is so.
pub fn is_so(reader: Reader, post: OpenPost, flag: Flags) -> bool {
    let slot = post.with(|post| post.as_ref().map(|(slot, _)| *slot));
    slot.and_then(|slot| reader.post(slot)).is_some_and(|post| post.flags.has(flag))
}

/// A button that says whether the post is so, and turns it over.
fn toggle(reader: Reader, post: OpenPost, flag: Flags, on: Word, off: Word) -> El {
    let pressed = LastingMemo::new(move |_| is_so(reader, post, flag));
    el("button")
        .class("quiet")
        .attr_is("aria-pressed", move || Some(pressed.get().to_string()))
        .text_is(move || say(if pressed.get() { on } else { off }))
        .on("click", move |_| {
            if let Some((slot, _)) = post.get_untracked() {
                reader.toggle(slot, flag);
            }
        })
}

/// A page that belongs to the post.
fn link(post: OpenPost, of: fn(&Entry) -> &Option<String>, word: Word) -> Option<El> {
    page(post, of).map(|href| outside(&href).class("quiet").say(word))
}

fn page(post: OpenPost, of: fn(&Entry) -> &Option<String>) -> Option<String> {
    post.with(|post| post.as_ref().and_then(|(_, entry)| of(entry).clone()))
}

//! What a folder or a blog is, above its posts, with all that can be arranged one tap away.

use super::arrange::arrange;
use super::folder::arrange_folder;
use super::login::asked;
use super::rhythm::rhythm_of;
use super::tags::arrange_tag;
use crate::command::{Address, View};
use crate::model::{FeedId, FetchState, Scope};
use crate::ui::dom::{El, el};
use crate::ui::lasting::LastingMemo;
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, say, say_with};
use crate::ui::{clock, doors, seldom};

/// Under the head of a folder's, a blog's or a tag's posts; nothing elsewhere.
pub fn about_view(reader: Reader) -> impl Fn() -> Option<El> {
    // It is drawn anew for another view only, so that a field keeps what one types while posts arrive.
    let shown = LastingMemo::new(move |_| {
        let about = |address: &Address| match address.view {
            View::Posts(Scope::Folder(_) | Scope::Feed(_)) | View::Tag => Some((address.view, address.text.clone())),
            _ => None,
        };
        reader.here.with(about)
    });
    move || shown.get().and_then(|(view, text)| seldom::late(reader, doors::about, (reader, view, text)))
}

/// What stands there, as long as what it is about is there.
pub fn about(reader: Reader, view: View, text: String) -> El {
    let name = text.clone();
    let is_there = Memo::new(move |_| match view {
        View::Posts(Scope::Folder(id)) => reader.with_blogs(|blogs| blogs.folder(id).is_some()),
        View::Posts(Scope::Feed(id)) => reader.with_blogs(|blogs| blogs.subscription(id).is_some()),
        View::Tag => reader.with_tags(|tags| !tags.posts(&text).is_empty()),
        _ => false,
    });
    el("div").part(move || {
        let about = is_there.get().then(|| el("div").class("about"))?;
        match view {
            View::Posts(Scope::Folder(id)) => {
                let name = reader.with_blogs_untracked(|blogs| blogs.folder(id).map(|folder| folder.name.clone()));
                Some(about.child(arrange_folder(reader, id, &name.unwrap_or_default())))
            }
            View::Posts(Scope::Feed(id)) => {
                let name = reader.with_blogs_untracked(|blogs| blogs.name(id));
                let lines = about.children(health(reader, id)).child(asked(reader, id)).child(rhythm_of(reader, id));
                Some(lines.child(last_checks(reader, id)).child(arrange(reader, id, &name)))
            }
            _ => Some(about.child(arrange_tag(reader, name.clone()))),
        }
    })
}

/// The button that shows what the last checks of a blog came to, and they.
fn last_checks(reader: Reader, feed: FeedId) -> El {
    let open = RwSignal::new(false);
    let button = el("button")
        .class("quiet")
        .attr("type", "button")
        .attr_is("aria-expanded", move || Some(open.get().to_string()))
        .say(Word::Checks)
        .on("click", move |_| open.update(|open| *open = !*open));
    let checks = move || open.get().then(|| seldom::call(reader, doors::checks, (reader, feed))).flatten();
    el("div").class("last-checks").child(button).part(checks)
}

/// A blog's own page or feed, and how fetching it goes.
pub fn health(reader: Reader, feed: FeedId) -> [El; 2] {
    let fetch = move || reader.with_feed(feed, |feed| feed.map(|feed| feed.fetch.clone()).unwrap_or_default());
    let address = move || reader.with_names(|blogs| blogs.subscription(feed).map(|s| s.url.clone()).unwrap_or_default());
    let said = move || match fetch() {
        FetchState { last_error: Some(failure), .. } => seldom::call(reader, doors::failure, failure).unwrap_or_default(),
        FetchState { checked_at: Some(at), .. } => say_with(Word::LastChecked, "when", &clock::lately(at)),
        _ => say(Word::NotChecked),
    };
    let health = el("p").class("why").class_if("trouble", move || fetch().last_error.is_some()).text_is(said);
    [el("p").class("why").text_is(address), health]
}

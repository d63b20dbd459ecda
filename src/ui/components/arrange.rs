//! Arranging one blog: its name, its folders, whether it is fetched, whether it is followed.

use super::in_lists::in_lists;
use super::login::private;
use super::tick::tick;
use crate::list::{Arrangement, Blogs};
use crate::model::{FeedId, Folder};
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, say_with};
use crate::ui::{doors, seldom};
use leptos::prelude::*;
use leptos::web_sys::Event;
use std::rc::Rc;

/// A disclosure with all that can be said about a blog.
pub fn arrange(reader: Reader, feed: FeedId, name: &str) -> El {
    disclosure(name, move || seldom::call(reader, doors::arrange, (reader, feed)))
}

/// A disclosure that draws what is in it when it is opened.
pub fn disclosure(name: &str, inside: impl Fn() -> Option<El> + 'static) -> El {
    let open = RwSignal::new(false);
    let toggled = move |event: Event| {
        let details = event.target().and_then(|target| js_sys::Reflect::get(&target, &"open".into()).ok());
        open.set(details.is_some_and(|open| open.is_truthy()));
    };
    let label = say_with(Word::ArrangeNamed, "name", name);
    el("details")
        .class("arrange")
        .child(el("summary").class("quiet").attr("aria-label", &label).say(Word::Arrange))
        .part(move || open.get().then(&inside).flatten())
        .on("toggle", toggled)
}

/// What is in it.
pub fn choices(reader: Reader, feed: FeedId) -> El {
    let paused = move || reader.with_blogs(|blogs| blogs.subscription(feed).is_some_and(|subscription| subscription.paused));
    let pause = tick(paused, move || reader.arrange(Arrangement::Pause(feed, !untrack(paused))));
    let whole = move || reader.with_blogs(|blogs| blogs.subscription(feed).is_some_and(|subscription| subscription.whole));
    let always = tick(whole, move || reader.arrange(Arrangement::Whole(feed, !untrack(whole))));
    let unfollow = el("button").class("danger").attr("type", "button").say(Word::Unfollow);
    el("div")
        .class("stack")
        .child(name(reader, feed))
        .child(folders(reader, feed))
        .child(new_folder(reader))
        .child(
            el("fieldset")
                .class("choices")
                .child(el("label").child(pause).say(Word::Pause))
                .child(el("label").child(always).say(Word::WholeAlways)),
        )
        .child(in_lists(reader, feed))
        .children(private(reader, feed))
        .child(el("div").class("actions").child(unfollow.on("click", move |_| reader.unfollow(feed))))
}

/// The person's own name for the blog; empty gives the publisher's back.
fn name(reader: Reader, feed: FeedId) -> El {
    let own = reader.with_blogs_untracked(|blogs| blogs.subscription(feed).and_then(|subscription| subscription.title.clone()));
    let rename = move |event: Event| {
        let name = value_of(&event).trim().to_owned();
        reader.arrange(Arrangement::Rename(feed, Some(name).filter(|name| !name.is_empty())));
    };
    let field = el("input").attr("name", "name").attr("value", own.as_deref().unwrap_or_default()).on("change", rename);
    el("label").class("field").child(el("span").say(Word::OwnName)).child(field).child(el("small").say(Word::OwnNameHint))
}

/// Every folder, with whether the blog stands in it. A blog may stand in several. What stays is not drawn anew: a refresh
/// goes on below a finger that is about to choose.
fn folders(reader: Reader, feed: FeedId) -> El {
    let items = move || {
        let folders = reader.with_blogs(|blogs| blogs.folders.clone());
        let legend: Item = (String::new(), Rc::new(|| el("legend").say(Word::Folders)));
        std::iter::once(legend).chain(folders.into_iter().map(|folder| choice(reader, feed, folder))).collect()
    };
    el("fieldset").class("choices").each(items)
}

fn choice(reader: Reader, feed: FeedId, folder: Folder) -> Item {
    let id = folder.id;
    let inside = move |blogs: &Blogs| blogs.subscription(feed).map(|subscription| subscription.folders.clone()).unwrap_or_default();
    let place = move || {
        let mut folders = reader.with_blogs_untracked(inside);
        match folders.iter().position(|other| *other == id) {
            Some(at) => drop(folders.remove(at)),
            None => folders.push(id),
        }
        reader.arrange(Arrangement::Place(feed, folders));
    };
    let key = format!("{id} {}", folder.name);
    let draw = move || {
        let is_inside = move || reader.with_blogs(inside).contains(&id);
        el("label").child(tick(is_inside, place)).text(&folder.name)
    };
    (key, Rc::new(draw))
}

/// The field for a folder that is not there yet.
fn new_folder(reader: Reader) -> El {
    let make = move |event: Event| {
        let name = value_of(&event).trim().to_owned();
        if !name.is_empty() {
            reader.arrange(Arrangement::NewFolder { name, parent: None });
        }
    };
    el("label").class("field").child(el("span").say(Word::NewFolder)).child(el("input").attr("name", "folder").on("change", make))
}

//! Arranging one blog: its name, its folders, whether it is fetched, whether it is followed.

use crate::list::Arrangement;
use crate::model::{FeedId, FolderId};
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;
use leptos::web_sys::Event;

/// A disclosure with all that can be said about a blog.
pub fn arrange(reader: Reader, feed: FeedId, name: &str) -> El {
    disclosure(name, move || choices(reader, feed))
}

/// A disclosure that draws what is in it when it is opened.
pub fn disclosure(name: &str, inside: impl Fn() -> El + 'static) -> El {
    let open = RwSignal::new(false);
    let toggled = move |event: Event| {
        let details = event.target().and_then(|target| js_sys::Reflect::get(&target, &"open".into()).ok());
        open.set(details.is_some_and(|open| open.is_truthy()));
    };
    let label = format!("{} {name}", say(Word::Arrange));
    el("details")
        .class("arrange")
        .child(el("summary").class("quiet").attr("aria-label", &label).text(&say(Word::Arrange)))
        .part(move || open.get().then(&inside))
        .on("toggle", toggled)
}

fn choices(reader: Reader, feed: FeedId) -> El {
    let paused = move || reader.with_blogs(|blogs| blogs.subscription(feed).is_some_and(|subscription| subscription.paused));
    let pause = el("input").attr("type", "checkbox").prop_is("checked", move || paused().into()).on("change", move |_| {
        reader.arrange(Arrangement::Pause(feed, !untrack(paused)));
    });
    let unfollow = el("button").class("danger").attr("type", "button").text(&say(Word::Unfollow));
    el("div")
        .class("stack")
        .child(name(reader, feed))
        .part(move || Some(folders(reader, feed)))
        .child(new_folder(reader))
        .child(el("fieldset").class("choices").child(el("label").child(pause).text(&say(Word::Pause))))
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
    el("label")
        .class("field")
        .child(el("span").text(&say(Word::OwnName)))
        .child(field)
        .child(el("small").text(&say(Word::OwnNameHint)))
}

/// Every folder, with whether the blog stands in it. A blog may stand in several.
fn folders(reader: Reader, feed: FeedId) -> El {
    let (folders, inside) = reader.with_blogs(|blogs| {
        let inside = blogs.subscription(feed).map(|subscription| subscription.folders.clone()).unwrap_or_default();
        (blogs.folders.clone(), inside)
    });
    let choices = folders.into_iter().map(|folder| {
        let id = folder.id;
        let inside = inside.clone();
        let is_in = inside.contains(&id);
        let place = move |_| {
            let mut folders: Vec<FolderId> = inside.iter().copied().filter(|other| *other != id).collect();
            folders.extend((!is_in).then_some(id));
            reader.arrange(Arrangement::Place(feed, folders));
        };
        let check = el("input").attr("type", "checkbox").prop_is("checked", move || is_in.into()).on("change", place);
        el("label").child(check).text(&folder.name)
    });
    el("fieldset").class("choices").child(el("legend").text(&say(Word::Folders))).children(choices)
}

/// The field for a folder that is not there yet.
fn new_folder(reader: Reader) -> El {
    let make = move |event: Event| {
        let name = value_of(&event).trim().to_owned();
        if !name.is_empty() {
            reader.arrange(Arrangement::NewFolder { name, parent: None });
        }
    };
    el("label")
        .class("field")
        .child(el("span").text(&say(Word::NewFolder)))
        .child(el("input").attr("name", "folder").on("change", make))
}

//! Every blog that is followed, with how fetching it goes; and the field for another.

use crate::command::{Address, View};
use crate::list::{Place, places};
use crate::model::{FeedId, Scope};
use crate::ui::components::{add, arrange, arrange_folder, export, health, import, mark, page};
use crate::ui::dom::{El, Item, el};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, by_name, say, say_count};
use std::rc::Rc;

/// The page.
pub fn blogs(reader: Reader) -> El {
    let feeds = move || {
        let mut feeds = reader.with_blogs(|blogs| {
            let named = blogs.subscriptions.iter().map(|subscription| (blogs.name(subscription.feed), subscription.feed));
            named.collect::<Vec<(String, FeedId)>>()
        });
        feeds.sort_by(|a, b| by_name(&a.0, &b.0));
        feeds.into_iter().map(|(name, feed)| item(reader, name, feed)).collect()
    };
    let heading = move || match reader.with_blogs(|blogs| blogs.subscriptions.len()) {
        0 => say(Word::NothingFollowed),
        n => say_count(Word::YourBlogs, n as u32),
    };
    let folders = move || {
        let places = reader.with_blogs(|blogs| places(blogs, &|_| false, &by_name));
        places.into_iter().filter_map(|place| folder(reader, place)).collect()
    };
    let any_folder = move || reader.with_blogs(|blogs| !blogs.folders.is_empty());
    page(Word::BlogsAndHealth)
        .child(add(reader))
        .child(el("p").child(el("a").attr("href", &Address::of(View::Discover).query()).text(&say(Word::FirstDiscover))))
        .child(el("h2").text(&say(Word::Lists)))
        .child(import(reader))
        .child(el("div").class("actions").child(export(reader)))
        .part(move || any_folder().then(|| el("h2").text(&say(Word::Folders))))
        .child(el("ul").class("blog-list").each(folders))
        .child(el("h2").text_is(heading))
        .child(el("ul").class("blog-list").each(feeds))
}

fn item(reader: Reader, name: String, feed: FeedId) -> Item {
    (format!("{feed} {name}"), Rc::new(move || blog(reader, &name, feed)))
}

/// One blog: its name, its address, and how it is.
fn blog(reader: Reader, name: &str, feed: FeedId) -> El {
    let link = el("a").class("name").attr("href", &Address::of(View::Posts(Scope::Feed(feed))).query()).text(name);
    let text = el("div").child(link).children(health(reader, feed));
    el("li").class("blog-item").child(mark(feed, name)).child(text).child(arrange(reader, feed, name))
}

fn folder(reader: Reader, place: Place) -> Option<Item> {
    let Scope::Folder(id) = place.scope else { return None };
    let key = format!("{id} {} {}", place.depth, place.name);
    let draw = move || {
        let link = el("a").class("name").attr("href", &Address::of(View::Posts(place.scope)).query()).text(&place.name);
        let depth = format!("blog-item depth-{}", place.depth.min(4));
        el("li").class(&depth).child(el("div").child(link)).child(arrange_folder(reader, id, &place.name))
    };
    Some((key, Rc::new(draw)))
}

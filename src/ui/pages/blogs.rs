//! Every blog that is followed, with how fetching it goes; and the field for another.

use super::arrange::arrange;
use crate::command::{Address, View};
use crate::model::{FeedId, FetchState, Scope};
use crate::ui::components::{add, export, import, mark, page};
use crate::ui::dom::{El, Item, el};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, by_name, say, say_count, say_with};
use crate::ui::{clock, message};
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
    page(Word::BlogsAndHealth)
        .child(add(reader))
        .child(el("p").child(el("a").attr("href", &Address::of(View::Discover).query()).text(&say(Word::FirstDiscover))))
        .child(el("h2").text(&say(Word::Lists)))
        .child(import(reader))
        .child(el("div").class("actions").child(export(reader)))
        .child(el("h2").text_is(heading))
        .child(el("ul").class("blog-list").each(feeds))
}

fn item(reader: Reader, name: String, feed: FeedId) -> Item {
    (format!("{feed} {name}"), Rc::new(move || blog(reader, &name, feed)))
}

/// One blog: its name, its address, and how it is.
fn blog(reader: Reader, name: &str, feed: FeedId) -> El {
    let fetch = move || reader.with_blogs(|blogs| blogs.feed(feed).map(|feed| feed.fetch.clone()).unwrap_or_default());
    let address = move || reader.with_blogs(|blogs| blogs.subscription(feed).map(|s| s.url.clone()).unwrap_or_default());
    let health = move || match fetch() {
        FetchState { last_error: Some(failure), .. } => {
            let said = message::failure(&failure);
            format!("{} {}", said.what, said.next)
        }
        FetchState { checked_at: Some(at), .. } => say_with(Word::LastChecked, "when", &clock::lately(at)),
        _ => say(Word::NotChecked),
    };
    let text = el("div")
        .child(el("a").class("name").attr("href", &Address::of(View::Posts(Scope::Feed(feed))).query()).text(name))
        .child(el("p").class("why").text_is(address))
        .child(el("p").class("why").class_if("trouble", move || fetch().last_error.is_some()).text_is(health));
    el("li").class("blog-item").child(mark(feed, name)).child(text).child(arrange(reader, feed, name))
}

//! Every blog that is followed, with how fetching it goes; and the field for another.

use crate::command::{Address, View};
use crate::list::Habit;
use crate::list::{Place, places};
use crate::model::{FeedId, Scope};
use crate::ui::clock;
use crate::ui::components::{add, arrange, arrange_folder, export, health, import, mark, page, rhythm_line};
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, by_name, say, say_count};
use std::rc::Rc;

/// The page.
pub fn blogs(reader: Reader) -> El {
    let which = RwSignal::new(Which::All);
    let feeds = move || {
        let which = which.get();
        let mut feeds = reader.with_names(|blogs| {
            let named = blogs.subscriptions.iter().map(|subscription| (blogs.name(subscription.feed), subscription.feed));
            named.collect::<Vec<(String, FeedId)>>()
        });
        feeds.retain(|(_, feed)| is_meant(reader, *feed, which));
        feeds.sort_by(|a, b| by_name(&a.0, &b.0));
        feeds.into_iter().map(|(name, feed)| item(reader, name, feed)).collect()
    };
    let heading = move || match reader.with_blogs(|blogs| blogs.subscriptions.len()) {
        0 => say(Word::NothingFollowed),
        n => say_count(Word::YourBlogs, n as u32),
    };
    let folders = move || {
        let places = reader.with_names(|blogs| places(blogs, &|_| false, &by_name));
        places.into_iter().filter_map(|place| folder(reader, place)).collect()
    };
    let any_folder = move || reader.with_blogs(|blogs| !blogs.folders.is_empty());
    page(reader, Word::BlogsAndHealth)
        .child(add(reader))
        .child(el("p").child(el("a").attr("href", &Address::of(View::Discover).query()).say(Word::FirstDiscover)))
        .child(el("h2").say(Word::Lists))
        .child(import(reader))
        .child(el("div").class("actions").child(export(reader)))
        .part(move || any_folder().then(|| el("h2").say(Word::Folders)))
        .child(el("ul").class("blog-list").each(folders))
        .child(el("h2").text_is(heading))
        .part(move || reader.with_blogs(|blogs| blogs.subscriptions.len() > 1).then(|| choices(which)))
        .child(el("ul").class("blog-list").each(feeds))
        .part(move || {
            let none =
                reader.with_blogs(|blogs| !blogs.subscriptions.iter().any(|known| is_meant(reader, known.feed, which.get())));
            (none && which.get() != Which::All).then(|| el("p").class("why").say(Word::NoSuchBlogs))
        })
}

/// Which blogs are listed.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    All,
    Failing,
    Having(Habit),
}

const WHICH: [(Which, Word); 5] = [
    (Which::All, Word::AllBlogs),
    (Which::Failing, Word::OnlyFailing),
    (Which::Having(Habit::Silent), Word::SilentBlogs),
    (Which::Having(Habit::Loud), Word::LoudBlogs),
    (Which::Having(Habit::NeverOpened), Word::NeverOpened),
];

fn is_meant(reader: Reader, feed: FeedId, which: Which) -> bool {
    match which {
        Which::All => true,
        Which::Failing => reader.with_feed(feed, |feed| feed.is_some_and(|feed| feed.fetch.last_error.is_some())),
        Which::Having(habit) => reader.rhythm(feed).has(habit, clock::now()),
    }
}

fn choices(which: RwSignal<Which>) -> El {
    let choice = |(value, word): (Which, Word)| {
        el("button")
            .attr_is("aria-pressed", move || Some((which.get() == value).to_string()))
            .say(word)
            .on("click", move |_| which.set(value))
    };
    el("div").class("segmented").attr("role", "group").attr_say("aria-label", Word::ShowWhich).children(WHICH.map(choice))
}

fn item(reader: Reader, name: String, feed: FeedId) -> Item {
    (format!("{feed} {name}"), Rc::new(move || blog(reader, &name, feed)))
}

/// One blog: its name, its address, and how it is.
fn blog(reader: Reader, name: &str, feed: FeedId) -> El {
    let link = el("a").class("name").attr("href", &Address::of(View::Posts(Scope::Feed(feed))).query()).text(name);
    let often = el("p").class("why").text_is(move || rhythm_line(&reader.rhythm(feed)));
    let text = el("div").child(link).children(health(reader, feed)).child(often);
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

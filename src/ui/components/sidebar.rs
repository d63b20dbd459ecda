//! Where one can go: views, folders, blogs, each with what it holds unread.

use super::icon::{Icon, drawing};
use super::mark::mark;
use super::smart::smart_views;
use super::status::status;
use crate::command::{Address, View};
use crate::list::{Place, places};
use crate::model::{Failure, FolderId, Scope};
use crate::ui::dom::{El, Item, el};
use crate::ui::reader::Reader;
use crate::ui::signal::Memo;
use crate::ui::words::{Word, by_name, number, say, say_with};
use std::rc::Rc;

/// The sidebar.
pub fn sidebar(reader: Reader) -> El {
    let blogs = move || {
        let folded = reader.folded.get();
        let places = reader.with_names(|blogs| places(blogs, &|id| folded.contains(&id), &by_name));
        places.into_iter().map(|place| item(reader, place)).collect()
    };
    let views = [
        (View::Posts(Scope::All), Word::Latest),
        (View::Posts(Scope::Starred), Word::Starred),
        (View::Posts(Scope::Later), Word::ReadLater),
        (View::Posts(Scope::History), Word::History),
        (View::Search, Word::Search),
    ];
    let more = [
        (View::Discover, Word::Discover),
        (View::Blogs, Word::BlogsAndHealth),
        (View::Rules, Word::Rules),
        (View::Settings, Word::Settings),
    ];
    let any_kept = Memo::new(move |_| reader.settings.with(|settings| !settings.searches.is_empty()));
    let section = |word: Word| el("h2").class("section").text(&say(word));
    let brand = el("a").class("brand").attr("href", &Address::RIVER.query()).child(drawing(Icon::Rill)).text(&say(Word::AppName));
    el("nav")
        .class("sidebar")
        .attr("aria-label", &say(Word::Views))
        .child(brand)
        .child(el("ul").class("places").children(views.map(|(to, word)| view(reader, to, word))))
        .part(move || any_kept.get().then(|| section(Word::SmartViews)))
        .child(el("ul").class("places").each(move || smart_views(reader)))
        .child(section(Word::BlogsHeading))
        .child(el("ul").class("places").each(blogs))
        .child(section(Word::More))
        .child(el("ul").class("places").children(more.map(|(to, word)| view(reader, to, word))))
        .child(status(reader))
}

/// A link to a view of Rill's own.
fn view(reader: Reader, to: View, word: Word) -> El {
    let link = link(reader, to).class("place").child(el("span").class("place-name").text(&say(word)));
    el("li").child(match to {
        View::Posts(scope) => count(reader, link, scope),
        _ => link,
    })
}

/// A folder or a blog as an item of the list.
fn item(reader: Reader, place: Place) -> Item {
    let address = Address::of(View::Posts(place.scope)).query();
    let (failing, gone) = (place.failure.is_some(), place.failure == Some(Failure::Gone));
    let key = format!("{address} {} {failing} {gone} {}", place.depth, place.name);
    (key, Rc::new(move || blog(reader, &place)))
}

/// A link to a folder or a blog.
fn blog(reader: Reader, place: &Place) -> El {
    let mut link = link(reader, View::Posts(place.scope)).class(if place.failure.is_some() { "place failing" } else { "place" });
    if let Scope::Feed(feed) = place.scope {
        link = link.child(mark(feed, &place.name));
    }
    link = link.child(el("span").class("place-name").text(&place.name));
    link = match place.failure {
        Some(Failure::Gone) => link.child(el("span").class("count").text(&say(Word::Gone))),
        _ => count(reader, link, place.scope),
    };
    let wedge = match place.scope {
        Scope::Folder(id) => Some(wedge(reader, id, &place.name)),
        _ => None,
    };
    let scope = place.scope;
    let is_left_out = move || {
        let unread = reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(scope, blogs)));
        let is_here = reader.address.with(|address| address.scope() == Some(scope));
        (reader.settings.with(|settings| settings.hide_read_blogs) && unread == 0 && !is_here).then(String::new)
    };
    el("li").attr_is("hidden", is_left_out).class(&format!("depth-{}", place.depth.min(4))).children(wedge).child(link)
}

/// What opens and closes a folder.
fn wedge(reader: Reader, id: FolderId, name: &str) -> El {
    let open = move || reader.folded.with(|folded| !folded.contains(&id));
    el("button")
        .class("fold")
        .attr("aria-label", &say_with(Word::FoldFolder, "name", name))
        .attr_is("aria-expanded", move || Some(open().to_string()))
        .on("click", move |_| reader.fold_folder(id))
}

/// Adds to a link what its scope holds unread; nothing for none.
fn count(reader: Reader, link: El, scope: Scope) -> El {
    let count = move || reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(scope, blogs)));
    link.part(move || Some(count()).filter(|count| *count > 0).map(|count| el("span").class("count").text(&number(count))))
}

/// A link to a view that says whether one is there.
pub fn link(reader: Reader, to: View) -> El {
    let here = move || reader.address.with(|address| address.view == to).then(|| String::from("page"));
    el("a").attr("href", &Address::of(to).query()).attr_is("aria-current", here)
}

//! Where one can go: views, folders, blogs, each with what it holds unread.

use super::icon::{Icon, drawing};
use super::smart::smart_views;
use crate::command::{Address, View};
use crate::model::Scope;
use crate::ui::dom::{El, el};
use crate::ui::lasting::LastingMemo;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, number};
use crate::ui::{doors, seldom};

/// The sidebar.
pub fn sidebar(reader: Reader) -> El {
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
    let any_kept = LastingMemo::new(move |_| reader.settings.with(|settings| !settings.searches.is_empty()));
    let any_tag = LastingMemo::new(move |_| reader.with_tags(|tags| !tags.all().is_empty()));
    let section = |word: Word| el("h2").class("section").say(word);
    let brand = el("a").class("brand").attr("href", &Address::RIVER.query()).child(drawing(Icon::Rill)).say(Word::AppName);
    el("nav")
        .class("sidebar")
        .attr_say("aria-label", Word::Views)
        .child(brand)
        .child(el("ul").class("places").children(views.map(|(to, word)| view(reader, to, word))))
        .part(move || any_kept.get().then(|| section(Word::SmartViews)))
        .child(el("ul").class("places").each(move || smart_views(reader)))
        .part(move || any_tag.get().then(|| seldom::call(reader, doors::tag_places, reader)).flatten())
        .child(section(Word::BlogsHeading))
        .part(move || settled(reader).and_then(|()| seldom::late(reader, doors::followed, reader)))
        .child(section(Word::More))
        .child(el("ul").class("places").children(more.map(|(to, word)| view(reader, to, word))))
        .part(move || settled(reader).and_then(|()| seldom::late(reader, doors::status, reader)))
}

/// The posts come first.
fn settled(reader: Reader) -> Option<()> {
    reader.settled.get().then_some(())
}

/// A link to a view of Rill's own.
fn view(reader: Reader, to: View, word: Word) -> El {
    let link = link(reader, to).class("place").child(el("span").class("place-name").say(word));
    el("li").child(match to {
        View::Posts(scope) => count(reader, link, scope),
        _ => link,
    })
}

/// Adds to a link what its scope holds unread, once the posts stand; nothing for none.
fn count(reader: Reader, link: El, scope: Scope) -> El {
    let count = move || reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(scope, blogs)));
    link.part(move || {
        settled(reader).map(|()| count()).filter(|count| *count > 0).map(|count| el("span").class("count").text(&number(count)))
    })
}

/// A link to a view that says whether one is there.
pub fn link(reader: Reader, to: View) -> El {
    let here = move || reader.here.with(|at| at.view == to).then(|| String::from("page"));
    el("a").attr("href", &Address::of(to).query()).attr_is("aria-current", here)
}

//! The head of a list: what it is, how many posts, and what can be chosen.

use super::date::{date_button, date_field};
use super::list::heading;
use super::page::menu_button;
use super::sidebar::link;
use super::view_menu::{view_button, view_menu};
use crate::command::View;
use crate::model::{Density, Scope};
use crate::ui::dom::{El, el, value_of};
use crate::ui::lasting::LastingMemo;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say_count};
use crate::ui::{doors, seldom};

/// How much of a post a row can show, as the choice names it.
pub const DENSITIES: [(Density, &str, Word); 3] = [
    (Density::Headlines, "headlines", Word::Headlines),
    (Density::Excerpts, "excerpts", Word::Excerpts),
    (Density::Full, "full", Word::FullPosts),
];

/// The head of the list.
pub fn tools(reader: Reader) -> El {
    let searches = move || reader.shows.with(|shows| shows.0 == View::Search);
    // What a search found, its heading says; and the posts come before their number.
    let found = move || match searches() || !reader.settled.get() {
        true => String::new(),
        false => say_count(Word::Found, reader.posts.with(Vec::len) as u32),
    };
    let title = el("h1")
        .class("list-title")
        .child(el("span").class("name").text_is(move || heading(reader)))
        .text(" ")
        .child(el("small").class("found").text_is(found));
    let which = |unread: bool, word: Word| {
        el("button")
            .attr_is("aria-pressed", move || Some((reader.unread_only.get() == unread).to_string()))
            .say(word)
            .on("click", move |_| reader.unread_only.set(unread))
    };
    let which = el("div")
        .class("segmented")
        .attr("role", "group")
        .attr_say("aria-label", Word::ShowWhich)
        .child(which(true, Word::Unread))
        .child(which(false, Word::All));
    let refresh = el("button").class("quiet").say(Word::Refresh).on("click", move |_| reader.refresh(scope(reader), false));
    let read_all =
        el("button").class("quiet").say(Word::MarkAllRead).on("click", move |_| seldom::soon(reader, doors::read_all, reader));
    let chosen = el("div").class("list-tools").attr_is("hidden", move || reader.is_new().then(String::new)).children([
        which,
        refresh,
        read_all,
        density(reader),
    ]);
    // Made once for as long as one searches: what is typed meanwhile must not take it away.
    let searches = LastingMemo::new(move |_| searches());
    el("header")
        .class("list-head")
        .children([menu_button(reader), title])
        .part(move || date_button(reader))
        .child(view_button())
        .part(move || if searches.get() { seldom::call(reader, doors::search_box, reader) } else { Some(to_search(reader)) })
        .child(chosen)
        .child(view_menu(reader))
        .part(move || date_field(reader))
}

/// The way to the search; there the field stands in its place.
fn to_search(reader: Reader) -> El {
    link(reader, View::Search).class("quiet").say(Word::Search)
}

/// The choice of how much of a post a row shows.
fn density(reader: Reader) -> El {
    // The list of a blog that has its own.
    let own = move || match reader.here.with(|here| here.view) {
        View::Posts(Scope::Feed(feed)) => reader.shown(feed).density.map(|density| (feed, density)),
        _ => None,
    };
    let choose = move |event| {
        let value = value_of(&event);
        if let Some((density, _, _)) = DENSITIES.into_iter().find(|(_, name, _)| *name == value) {
            match own() {
                Some((feed, _)) => reader.show(feed, |shown| shown.density = Some(density)),
                None => reader.choose(|settings| settings.density = density),
            }
        }
    };
    let chosen = move || {
        let now = own().map_or_else(|| reader.settings.with(|settings| settings.density), |(_, density)| density);
        DENSITIES.into_iter().find(|(density, _, _)| *density == now)
    };
    let options = DENSITIES.map(|(_, name, word)| el("option").attr("value", name).say(word));
    el("select")
        .class("density")
        .attr_say("aria-label", Word::HowMuch)
        .children(options)
        .prop_is("value", move || chosen().map_or("", |(_, name, _)| name).into())
        .on("change", choose)
}

/// The posts of the view one looks at.
fn scope(reader: Reader) -> Scope {
    reader.address.with_untracked(|address| address.scope()).unwrap_or(Scope::All)
}

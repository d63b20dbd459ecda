//! Following a blog: one field that takes whatever a person has.

use super::address_field::address_field;
use super::import::import;
use super::login::answer_to;
use crate::command::{Address, View};
use crate::model::{Failure, Login, Scope};
use crate::protocol::{Offer, Progress};
use crate::ui::dom::{El, el, follow};
use crate::ui::link::Heard;
use crate::ui::message;
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, say_with};
use leptos::prelude::*;

/// What stands in the list before anything is followed: the field, and one sentence on where everything lives.
pub fn first_run(reader: Reader) -> El {
    el("div")
        .class("sentence")
        .child(el("h2").say(Word::FirstTitle))
        .child(el("p").say(Word::FirstLead))
        .child(add(reader))
        .child(el("h2").say(Word::FirstMore))
        .child(el("p").child(el("a").attr("href", &Address::of(View::Discover).query()).say(Word::FirstDiscover)))
        .child(import(reader))
}

/// The field, with what comes of it.
pub fn add(reader: Reader) -> El {
    let handed = reader.address.with_untracked(|address| address.subscribe.clone());
    let typed = RwSignal::new(handed.unwrap_or_default());
    let progress = move || reader.following.get().and_then(|job| reader.link.progress(job));
    // What the person gave for a site that asked.
    let login = RwSignal::new(None::<Login>);
    let busy = move || matches!(progress().as_deref(), Some(Progress::Asked | Progress::Running { .. }));
    let field = address_field("address", typed).attr("autocomplete", "url");
    let label = el("label")
        .class("field")
        .class_if("error", move || matches!(progress().as_deref(), Some(Progress::Failed(..))))
        .child(el("span").say(Word::AddressLabel))
        .child(field)
        .child(el("small").say(Word::AddressHint));
    let submit = el("button")
        .class("primary")
        .attr("type", "submit")
        .attr_is("disabled", move || busy().then(String::new))
        .say(Word::Follow);
    let cancel = move || {
        let job = reader.following.get()?;
        let button = el("button").class("quiet").attr("type", "button").say(Word::Cancel);
        busy().then(|| button.on("click", move |_| reader.link.cancel(job)))
    };
    el("form")
        .class("stack")
        .child(label)
        .child(el("div").class("actions").child(submit).part(cancel))
        .child(el("div").class("outcome").attr("role", "status").part(move || outcome(reader, progress(), typed, login)))
        .on("submit", move |event| {
            event.prevent_default();
            login.set(None);
            reader.follow(typed.get_untracked());
        })
}

/// Follows what an address hands over in `?subscribe=`, once, and shows a blog when it is followed.
pub fn follow_handed(reader: Reader) {
    follow(move || {
        if let Some(handed) = reader.address.with(|address| address.subscribe.clone()) {
            untrack(|| reader.follow(handed));
        }
    });
    follow(move || {
        let Some(job) = reader.following.get() else { return };
        if let Some(Progress::Subscribed(feed)) = reader.link.progress(job).as_deref() {
            reader.following.set(None);
            untrack(|| reader.go(Address::of(View::Posts(Scope::Feed(*feed)))));
        }
    });
}

/// What came of an address: a word while it is tried, why it failed, or which of several feeds.
fn outcome(reader: Reader, progress: Option<Heard>, typed: RwSignal<String>, login: RwSignal<Option<Login>>) -> Option<El> {
    match &*progress? {
        Progress::Asked => Some(el("p").text(&say_with(Word::Following, "name", shown(&typed.get_untracked())))),
        Progress::Failed(address, failure) => {
            let address = address.clone();
            let again = move |given: Option<Login>| {
                login.set(given.clone());
                // Who does not want the proxy is not asked again.
                if given.as_ref().is_none_or(|given| given.by_proxy != Some(false)) {
                    reader.follow_as(address.clone(), given);
                } else {
                    reader.following.set(None);
                }
            };
            // A name and a password in the address itself are the worker's to read.
            if *failure == Failure::AsksProxy && login.with_untracked(Option::is_none) {
                login.set(Some(Login { origin: String::new(), user: String::new(), password: String::new(), by_proxy: None }));
            }
            Some(el("div").child(failed(failure)).children(answer_to(failure, login, again)))
        }
        Progress::Choose(offers) => {
            let offers = offers.iter().map(|offer| choice(reader, offer.clone()));
            Some(el("div").child(el("p").say(Word::ChooseFeed)).child(el("ul").class("catalogue").children(offers)))
        }
        _ => None,
    }
}

/// An address without the name and password in it.
fn shown(address: &str) -> &str {
    let host = address.find(':').filter(|at| address[at + 1..].starts_with("//")).map_or(0, |at| at + 3);
    let end = address[host..].find('/').map_or(address.len(), |at| host + at);
    address[host..end].bytes().rposition(|byte| byte == b'@').map_or(address, |at| &address[host + at + 1..])
}

/// What happened and what to do, with the way to Settings where that helps.
pub fn failed(failure: &Failure) -> El {
    let said = message::failure(failure);
    let link = said.link.map(|to| el("a").attr("href", &to.query()).say(Word::Settings));
    let text = el("p").child(el("strong").text(&said.what)).text(" ").text(&said.next).text(" ").children(link);
    el("div").class("notice trouble").child(text)
}

/// One of several feeds that a page offers.
fn choice(reader: Reader, offer: Offer) -> El {
    let name = offer.title.unwrap_or_else(|| offer.url.clone());
    let text = el("div").child(el("span").class("name").text(&name)).child(el("p").class("why").text(&offer.url));
    let pick = move |_| reader.follow(offer.url.clone());
    let button = el("button").class("quiet").attr("type", "button").say(Word::Follow).on("click", pick);
    el("li").child(text).child(button)
}

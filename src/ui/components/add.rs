//! Following a blog: one field that takes whatever a person has.

use crate::command::{Address, View};
use crate::model::{Failure, Scope};
use crate::protocol::{Job, Offer, Request};
use crate::ui::dom::{El, el, follow, value_of};
use crate::ui::link::Progress;
use crate::ui::message;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_with};
use leptos::prelude::*;

/// What stands in the list before anything is followed: the field, and one sentence on where everything lives.
pub fn first_run(reader: Reader) -> El {
    el("div")
        .class("sentence")
        .child(el("h2").text(&say(Word::FirstTitle)))
        .child(el("p").text(&say(Word::FirstLead)))
        .child(add(reader))
}

/// The field, with what comes of it. An address handed over in `?subscribe=` is tried at once.
pub fn add(reader: Reader) -> El {
    let typed = RwSignal::new(String::new());
    let job = RwSignal::new(None::<Job>);
    let ask = move |address: String| {
        if !address.trim().is_empty() {
            job.set(Some(reader.link.begin(|job| Request::Subscribe { job, address })));
        }
    };
    follow(move || {
        if let Some(handed) = reader.address.with(|address| address.subscribe.clone()) {
            typed.set(handed.clone());
            untrack(|| ask(handed));
        }
    });
    let progress = move || job.get().and_then(|job| reader.link.progress(job));
    follow(move || {
        if let Some(Progress::Subscribed(feed)) = progress() {
            typed.set(String::new());
            job.set(None);
            untrack(|| reader.go(Address::of(View::Posts(Scope::Feed(feed)))));
        }
    });
    let busy = move || matches!(progress(), Some(Progress::Asked | Progress::Running { .. }));
    let field = el("input")
        .attr("name", "address")
        .attr("inputmode", "url")
        .attr("autocomplete", "url")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .prop_is("value", move || typed.get().into())
        .on("input", move |event| typed.set(value_of(&event)));
    let label = el("label")
        .class("field")
        .class_if("error", move || matches!(progress(), Some(Progress::Failed(..))))
        .child(el("span").text(&say(Word::AddressLabel)))
        .child(field)
        .child(el("small").text(&say(Word::AddressHint)));
    let submit = el("button")
        .class("primary")
        .attr("type", "submit")
        .attr_is("disabled", move || busy().then(String::new))
        .text(&say(Word::Follow));
    let cancel = move || {
        let job = job.get_untracked()?;
        let button = el("button").class("quiet").attr("type", "button").text(&say(Word::Cancel));
        busy().then(|| button.on("click", move |_| reader.link.cancel(job)))
    };
    el("form")
        .class("stack")
        .child(label)
        .child(el("div").class("actions").child(submit).part(cancel))
        .child(el("div").class("outcome").attr("role", "status").part(move || outcome(reader, progress(), typed, job)))
        .on("submit", move |event| {
            event.prevent_default();
            ask(typed.get_untracked());
        })
}

/// What came of an address: a word while it is tried, why it failed, or which of several feeds.
fn outcome(reader: Reader, progress: Option<Progress>, typed: RwSignal<String>, job: RwSignal<Option<Job>>) -> Option<El> {
    match progress? {
        Progress::Asked => Some(el("p").text(&say_with(Word::Following, "name", &typed.get_untracked()))),
        Progress::Failed(_, failure) => Some(failed(&failure)),
        Progress::Choose(offers) => {
            let offers = offers.into_iter().map(|offer| choice(reader, offer, job));
            Some(el("div").child(el("p").text(&say(Word::ChooseFeed))).child(el("ul").class("catalogue").children(offers)))
        }
        _ => None,
    }
}

/// What happened and what to do, with the way to Settings where that helps.
fn failed(failure: &Failure) -> El {
    let said = message::failure(failure);
    let link = said.link.map(|to| el("a").attr("href", &to.query()).text(&say(Word::Settings)));
    let text = el("p").child(el("strong").text(&said.what)).text(" ").text(&said.next).text(" ").children(link);
    el("div").class("notice trouble").child(text)
}

/// One of several feeds that a page offers.
fn choice(reader: Reader, offer: Offer, job: RwSignal<Option<Job>>) -> El {
    let name = offer.title.unwrap_or_else(|| offer.url.clone());
    let text = el("div").child(el("span").class("name").text(&name)).child(el("p").class("why").text(&offer.url));
    let pick = move |_| {
        let address = offer.url.clone();
        job.set(Some(reader.link.begin(|job| Request::Subscribe { job, address })));
    };
    let button = el("button").class("quiet").attr("type", "button").text(&say(Word::Follow)).on("click", pick);
    el("li").child(text).child(button)
}

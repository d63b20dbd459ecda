//! What can be set, each choice explained, at once and lasting.

use super::keys::keys;
use super::language::language;
use super::proxy::proxy;
use super::send::send;
use crate::html::Tracking;
use crate::model::{Keep, Settings};
use crate::ui::components::{page, reading_choices, tick};
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The page.
pub fn settings(reader: Reader) -> El {
    let page = page(reader, Word::Settings).child(el("p").class("lead").say(Word::SettingsLead));
    let page = page.child(language());
    let page = page.child(el("h2").say(Word::ProxyHeading)).child(el("p").say(Word::ProxyLead)).child(proxy(reader));
    kept(reader, fetching(reader, page))
        .child(el("h2").say(Word::ReadingLooks))
        .child(reading_choices(reader, "page"))
        .child(el("h2").say(Word::SendHeading))
        .child(send(reader))
        .child(el("h2").say(Word::Keys))
        .child(keys(reader))
}

/// When blogs are fetched, and how much of a new one is unread.
fn fetching(reader: Reader, page: El) -> El {
    let check = |word: Word, part: fn(&mut Settings) -> &mut bool| {
        let is_on = move || *part(&mut reader.settings.get());
        el("label").child(tick(is_on, move || reader.choose(|settings| *part(settings) ^= true))).say(word)
    };
    let checks = el("div")
        .class("choices")
        .child(check(Word::RefreshOnOpen, |settings| &mut settings.refresh_on_open))
        .child(check(Word::Badge, |settings| &mut settings.badge));
    let unread = move || reader.settings.with(|settings| settings.unread_on_subscribe.to_string());
    let choose = move |event: Event| {
        if let Ok(unread) = value_of(&event).parse::<u32>() {
            reader.choose(|settings| settings.unread_on_subscribe = unread);
        }
    };
    let field = number("unread", Word::UnreadLabel, None, unread, choose).child(el("small").say(Word::UnreadHint));
    page.child(el("h2").say(Word::FetchHeading))
        .child(checks)
        .child(el("div").class("stack").child(field))
        .child(el("div").class("choices").child(tracking(reader)))
}

/// Whether what follows the reader stays in links.
fn tracking(reader: Reader) -> El {
    let removed = move || reader.settings.with(|settings| settings.tracking == Tracking::Removed);
    let check = tick(removed, move || {
        let tracking = if untrack(removed) { Tracking::Kept } else { Tracking::Removed };
        reader.choose(|settings| settings.tracking = tracking);
    });
    let text = el("span").say(Word::TrackingRemoved).child(el("small").say(Word::TrackingHint));
    el("label").child(check).child(text)
}

/// One of the numbers that say what is kept.
type Part = fn(&mut Keep) -> &mut Option<u32>;

/// Which posts are kept: an empty field keeps them all.
fn kept(reader: Reader, page: El) -> El {
    let fields: [(&str, Word, Part); 3] = [
        ("days", Word::KeepDays, |keep| &mut keep.days),
        ("posts", Word::KeepPosts, |keep| &mut keep.posts),
        ("megabytes", Word::KeepMegabytes, |keep| &mut keep.megabytes),
    ];
    let fields = fields.map(|(name, word, part)| {
        let shown = move || {
            let mut keep = reader.settings.with(|settings| settings.keep);
            part(&mut keep).map(|most| most.to_string()).unwrap_or_default()
        };
        let choose = move |event: Event| {
            let typed = value_of(&event);
            let most = typed.parse::<u32>().ok();
            // What is no number changes nothing; nothing is no number, and means all.
            if most.is_some() || typed.is_empty() {
                reader.choose(|settings| *part(&mut settings.keep) = most);
            }
        };
        number(name, word, Some(Word::KeepAll), shown, choose)
    });
    page.child(el("h2").say(Word::KeepHeading)).child(el("p").say(Word::KeepLead)).child(el("div").class("stack").children(fields))
}

/// A field for a number, with its label, and what it says when it is empty.
fn number(
    name: &str,
    label: Word,
    empty: Option<Word>,
    shown: impl Fn() -> String + 'static,
    choose: impl Fn(Event) + 'static,
) -> El {
    let input = el("input").attr("type", "number").attr("name", name).attr("min", "0").attr("inputmode", "numeric");
    let empty = empty.map(say);
    let input = input.attr_some("placeholder", empty.as_deref()).prop_is("value", move || shown().into()).on("change", choose);
    el("label").class("field").child(el("span").say(label)).child(input)
}

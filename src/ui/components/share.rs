//! Handing a post on: its link copied, the device's own sharing, and the places that the person has named.

use super::open::OpenPost;
use super::row::title;
use super::sheet::{sheet, sheet_button};
use crate::ui::dom::{El, el, outside, report};
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, fill, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::ShareData;
use wasm_bindgen_futures::JsFuture;

const SHEET: &str = "share";

/// The word above a post that opens [`share_sheet`].
pub fn share_button() -> El {
    sheet_button(SHEET, &say(Word::Share), Word::Share)
}

/// What can be done with the link of the open post, where it has one.
pub fn share_sheet(reader: Reader, post: OpenPost) -> El {
    sheet(SHEET, "looks-sheet menu", Word::Share, move || {
        let (_, entry) = post.get()?;
        Some(shares(reader, entry.url.clone()?, title(&entry)))
    })
}

/// What is in that sheet.
fn shares(reader: Reader, url: String, title: String) -> El {
    let copied = RwSignal::new(false);
    let link = url.clone();
    let copy = el("button")
        .class("quiet")
        .text_is(move || say(if copied.get() { Word::LinkCopied } else { Word::CopyLink }))
        .on("click", move |_| copy(link.clone(), move |done| copied.set(done)));
    let device = can_share().then(|| {
        let (url, title) = (url.clone(), title.clone());
        el("button").class("quiet").say(Word::ShareWith).on("click", move |_| share(&url, &title))
    });
    let places = move || {
        let place = |(name, template): &(String, String)| outside(&filled(template, &url, &title)).class("quiet").text(name);
        let places = reader.settings.with(|settings| settings.send_to.iter().map(place).collect::<Vec<El>>());
        Some(el("div").class("places").children(places))
    };
    el("div").child(copy).children(device).part(places)
}

/// Copies a text; `then` is told whether the browser did. What asked for it may be gone by then.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let done = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
        then(report(done).is_some());
    });
}

fn can_share() -> bool {
    js_sys::Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or(false)
}

fn share(url: &str, title: &str) {
    let data = ShareData::new();
    data.set_url(url);
    data.set_title(title);
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move {
        // Who closes the device's sheet without choosing has changed their mind: nothing went wrong.
        drop(JsFuture::from(shared).await);
    });
}

/// The template with the post's link and title in it, encoded.
fn filled(template: &str, url: &str, title: &str) -> String {
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    fill(&fill(template, "url", &encoded(url)), "title", &encoded(title))
}

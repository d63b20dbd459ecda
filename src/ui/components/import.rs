//! Lists of blogs: taken in from another reader, and written for one.

use super::add::failed;
use super::running::running;
use crate::protocol::{Progress, Report, Request};
use crate::ui::dom::{El, el, follow, report};
use crate::ui::message;
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, say, say_count};
use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, HtmlElement, HtmlInputElement, Url};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A place for an OPML file, chosen or dropped, with how it goes.
pub fn import(reader: Reader) -> El {
    let over = RwSignal::new(false);
    let choose = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        take(reader, input.and_then(|input| input.files()).and_then(|files| files.get(0)));
    };
    let dropped = move |event: Event| {
        event.prevent_default();
        over.set(false);
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        take(reader, data.and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    let file = el("input")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("accept", ".opml,.xml,text/x-opml,text/xml")
        .on("change", choose);
    let zone = el("label")
        .class("dropzone")
        .class_if("over", move || over.get())
        .child(el("span").say(Word::ImportLabel))
        .child(file)
        .on("dragover", move |event| {
            event.prevent_default();
            over.set(true);
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", dropped);
    let progress = move || reader.importing.get().and_then(|job| reader.link.progress(job));
    el("div").class("stack").child(zone).child(el("div").attr("role", "status").part(move || going(reader, &*progress()?)))
}

/// Takes in the lists that the device opens with Rill, where it lets pages open files (the File Handling API).
pub fn follow_files(reader: Reader) {
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let queue = get(&window(), "launchQueue");
    let Ok(set_consumer) = get(&queue, "setConsumer").dyn_into::<Function>() else { return };
    let consume = Closure::<dyn Fn(JsValue)>::new(move |launched: JsValue| {
        for handle in Array::from(&get(&launched, "files")).iter() {
            let Ok(get_file) = get(&handle, "getFile").dyn_into::<Function>() else { continue };
            let Some(file) = report(get_file.call0(&handle)) else { continue };
            spawn_local(async move {
                let file = report(JsFuture::from(Promise::resolve(&file)).await);
                take(reader, file.and_then(|file| file.dyn_into::<File>().ok()));
            });
        }
    });
    report(set_consumer.call1(&queue, consume.as_ref()));
    // It is asked for as long as the page lives.
    consume.forget();
}

fn take(reader: Reader, file: Option<File>) {
    let Some(file) = file else { return };
    spawn_local(async move {
        if let Some(bytes) = report(JsFuture::from(file.array_buffer()).await) {
            reader.import(Uint8Array::new(&bytes).to_vec());
        }
    });
}

/// How an import goes: a bar, then what came of it.
fn going(reader: Reader, progress: &Progress) -> Option<El> {
    match progress {
        Progress::Asked => Some(el("p").say(Word::Starting)),
        Progress::Running { done, total, blog } => {
            Some(running(reader, reader.importing.get_untracked()?, Word::Refreshing, *done, *total, blog))
        }
        Progress::Failed(_, failure) => Some(failed(failure)),
        Progress::Finished(report) => Some(finished(report)),
        _ => None,
    }
}

/// What came of an import, each failure with its reason.
fn finished(report: &Report) -> El {
    let mut lines = vec![say_count(Word::ImportFetched, report.fetched)];
    if report.known > 0 {
        lines.push(say_count(Word::ImportKnown, report.known));
    }
    if !report.failed.is_empty() {
        lines.push(say_count(Word::ImportFailed, report.failed.len() as u32));
    }
    if report.cancelled {
        lines.push(say(Word::WasCancelled));
    }
    let failed = report.failed.iter().map(|(address, failure)| {
        let said = message::failure(failure);
        el("li").child(el("span").text(address)).child(el("span").class("trouble").text(&said.what).text(" ").text(&said.next))
    });
    el("div").class("report").child(el("p").text(&lines.join(" "))).child(el("ul").children(failed))
}

/// The button that writes all blogs into a file.
pub fn export(reader: Reader) -> El {
    let job = RwSignal::new(None);
    follow(move || {
        let progress = job.get().and_then(|job| reader.link.progress(job));
        if let Some(Progress::Exported(opml)) = progress.as_deref() {
            job.set(None);
            report(save(opml));
        }
    });
    let ask = move |_| job.set(Some(reader.link.begin(|job| Request::Export { job })));
    el("button").class("quiet").say(Word::Export).on("click", ask)
}

/// Hands a file to the browser's downloads.
fn save(opml: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/x-opml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&opml.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = el("a").attr("href", &address).attr("download", "rill.opml");
    if let Some(link) = link.element.dyn_ref::<HtmlElement>() {
        link.click();
    }
    Url::revoke_object_url(&address)
}

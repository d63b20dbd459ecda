//! The whole: panes side by side on a wide screen, one at a time on a phone.

use super::components::{follow_files, follow_handed, list, post, sidebar, tabbar};
use super::dom::{El, el, follow, report};
use super::pace::Pace;
use super::reader::{Phase, Reader};
use super::seldom;
use super::words::{Word, prepare_order, say, say_count};
use super::{address, doors, keys, look, message};
use crate::browser::worker::NoWorker;
use crate::browser::{badge, offline};
use crate::command::View;
use crate::model::Scope;
use crate::ui::lasting::{LastingMemo, once};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How long what is not needed for the first posts waits for them.
const LATEST: Duration = Duration::from_secs(2);

/// Puts the app in the place of the static shell.
pub fn mount() {
    mount_to_body(|| {
        // It takes over the posts that were drawn there.
        let app = app();
        if let Some(shell) = document().get_element_by_id("shell") {
            shell.remove();
        }
        report(document().body().map_or(Err(JsValue::NULL), |body| body.append_child(&app.element)));
    });
}

fn app() -> El {
    let reader = Reader::new();
    address::follow(reader.address, reader.returning);
    follow_handed(reader);
    keys::follow(reader);
    look::follow_choices(reader);
    name_window(reader);
    seldom::begin(reader, doors::dates, reader);
    seldom::begin(reader, doors::bear_unread, reader);
    seldom::begin(reader, doors::seen, reader);
    follow(move || {
        reader.address.track();
        reader.shell.menu.set(false);
    });
    spawn_local(open(reader));
    // Once drawn, they stay.
    let help_wanted = once(move || reader.shell.help.get());
    let picture_wanted = once(move || reader.shell.picture.with(Option::is_some));
    let pane = move || {
        let pane = reader.address.with(|address| match address.post {
            _ if !address.is_list() => "page",
            Some(_) => "post",
            None if address.subscribe.is_some() => "page",
            None => "list",
        });
        Some(pane.to_owned())
    };
    // The scrim belongs to .app: a click on it has .app itself as its target.
    let close_menu = move |event: web_sys::Event| {
        if event.target() == event.current_target() {
            reader.shell.menu.set(false);
        }
    };
    el("div")
        .class("app")
        .attr_is("data-pane", pane)
        .attr_is("data-menu", move || reader.shell.menu.get().then(String::new))
        .on("click", close_menu)
        .child(el("a").class("skip").attr("href", "#posts").say(Word::SkipToPosts))
        .child(sidebar(reader))
        .child(list(reader))
        .child(post(reader))
        .part(move || page(reader))
        .child(tabbar(reader))
        .part(move || said(reader))
        .part(move || help_wanted.get().then(|| seldom::call(reader, doors::help, reader)).flatten())
        .part(move || picture_wanted.get().then(|| seldom::call(reader, doors::picture, reader)).flatten())
}

/// The page that stands over list and post, for the views that are no lists.
fn page(reader: Reader) -> Option<El> {
    // Before the store is open a page would show what is not chosen, and keep nothing.
    if reader.phase.get() == Phase::Starting {
        return None;
    }
    let (view, subscribe) = reader.here.with(|here| (here.view, here.subscribe.is_some()));
    match view {
        View::Settings => seldom::call(reader, doors::settings, reader),
        View::Blogs => seldom::call(reader, doors::blogs, reader),
        View::Discover => seldom::call(reader, doors::discover, reader),
        View::Rules => seldom::call(reader, doors::rules, reader),
        View::Posts(_) | View::Search | View::Tag => subscribe.then(|| seldom::call(reader, doors::add, reader)).flatten(),
    }
}

/// Rows first, then everything else.
async fn open(reader: Reader) {
    reader.open().await;
    // Where nothing is painted, as in a tab that nobody looks at, they are not waited for.
    set_timeout(move || reader.settle(), LATEST);
    follow(move || {
        if reader.settled.get() {
            seldom::soon(reader, doors::start, reader);
        }
    });
}

/// The worker, then what an offline start needs.
pub fn start(reader: Reader) {
    reader.make_way();
    spawn_local(async move {
        match reader.link.open().await {
            Ok(()) => {}
            // Its files are gone with the release they belong to: a reload brings the new ones.
            Err(NoWorker::Lost(_)) => reader.shell.newer.set(true),
            Err(NoWorker::Refused(error)) => web_sys::console::error_1(&error),
        }
        follow_files(reader);
        reader.fold_log();
        if reader.settings.with_untracked(|settings| settings.refresh_on_open) && !reader.is_new_untracked() {
            reader.refresh(Scope::All, true);
        }
        set_timeout(prepare_order, Duration::ZERO);
        offline::on_newer_release(move || reader.shell.newer.set(true));
        report(offline::keep().await);
    });
}

/// Says what cannot wait.
fn said(reader: Reader) -> Option<El> {
    if reader.seldom.is_lost() {
        return Some(bar(&say(Word::SeldomLost), Word::Reload, Rc::new(reload)));
    }
    let is_any = reader.phase.get() == Phase::Outdated
        || reader.trouble.with(Option::is_some)
        || reader.taken.with(Option::is_some)
        || reader.undo.with(Option::is_some)
        || reader.shell.newer.get();
    is_any.then(|| seldom::call(reader, doors::toast, reader)).flatten().flatten()
}

fn bar(text: &str, word: Word, act: Rc<dyn Fn()>) -> El {
    let button = el("button").say(word).on("click", move |_| act());
    el("div").class("toast").attr("role", "status").child(el("span").text(text)).child(button)
}

/// A failure, a newer release, an outdated tab, what can be taken back.
pub fn toast(reader: Reader) -> Option<El> {
    let toast = |text: &str, word: Word, act: fn(Reader)| bar(text, word, Rc::new(move || act(reader)));
    if reader.phase.get() == Phase::Outdated {
        Some(toast(&say(Word::Outdated), Word::Reload, |_| reload()))
    } else if let Some(failure) = reader.trouble.get() {
        Some(toast(&message::sentences(&failure), Word::Close, |reader| reader.trouble.set(None)))
    } else if let Some((said, _)) = reader.taken.get() {
        Some(toast(&said, Word::Undo, Reader::bring_back))
    } else if let Some(count) = reader.undo.with(|undo| undo.as_ref().map(Vec::len)) {
        Some(toast(&say_count(Word::MarkedRead, count as u32), Word::Undo, Reader::undo))
    } else {
        reader.shell.newer.get().then(|| toast(&say(Word::NewRelease), Word::Reload, |_| reload()))
    }
}

fn reload() {
    report(window().location().reload());
}

fn unread(reader: Reader) -> LastingMemo<u32> {
    LastingMemo::new(move |_| reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(Scope::All, blogs))))
}

/// The icon bears how much of all is unread.
pub fn bear_unread(reader: Reader) {
    let unread = unread(reader);
    follow(move || {
        let is_shown = reader.settings.with(|settings| settings.badge);
        let count = if is_shown { unread.get() } else { 0 };
        if reader.phase.get() == Phase::Ready {
            spawn_local(async move {
                report(badge::show(count).await);
            });
        }
    });
}

/// The window is called what one looks at and says how much of all is unread. Browsers take long to hand a name on, so that counts
/// come a moment late.
fn name_window(reader: Reader) {
    let unread = unread(reader);
    let name = LastingMemo::new(move |_| super::components::heading(reader));
    let write = move || {
        let unread = match unread.get_untracked() {
            0 => String::new(),
            unread => format!("({unread}) "),
        };
        document().set_title(&format!("{unread}{} · {}", name.get_untracked(), say(Word::AppName)));
    };
    let counted = Pace::new(Duration::from_secs(1), write);
    follow(move || {
        name.track();
        write();
    });
    follow(move || {
        unread.track();
        counted.act();
    });
}

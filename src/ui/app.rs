//! The whole: panes side by side on a wide screen, one at a time on a phone.

use super::components::{Add, Help, List, Post, Sidebar, Tabbar};
use super::live::{follow, live, part};
use super::pages;
use super::reader::{Phase, Reader};
use super::words::{Word, say, say_count};
use super::{address, keys, message};
use crate::browser::offline;
use crate::browser::worker::NoWorker;
use crate::command::View;
use crate::model::{Scope, Theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;

/// What is open besides the view itself.
#[derive(Clone, Copy)]
pub struct Shell {
    /// The sidebar, where it is a drawer.
    pub menu: RwSignal<bool>,
    /// The list of keys.
    pub help: RwSignal<bool>,
    /// A newer release took over; a reload shows it.
    pub newer: RwSignal<bool>,
}

/// Puts the app in the place of the static shell.
pub fn mount() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let reader = Reader::new();
    let shell = Shell { menu: RwSignal::new(false), help: RwSignal::new(false), newer: RwSignal::new(false) };
    provide_context(reader);
    provide_context(shell);
    address::follow(reader.address);
    keys::follow(reader, shell);
    show_theme(reader);
    name_window(reader);
    follow(move || {
        reader.address.track();
        shell.menu.set(false);
    });
    spawn_local(start(reader, shell));
    let pane = move || {
        reader.address.with(|address| match (address.view, address.post) {
            (View::Posts(_), Some(_)) => String::from("post"),
            (View::Posts(_), None) if address.subscribe.is_some() => String::from("page"),
            (View::Posts(_), None) => String::from("list"),
            _ => String::from("page"),
        })
    };
    let close_menu = move |event: web_sys::MouseEvent| {
        // The scrim belongs to .app: a click on it has .app itself as its target.
        if event.target() == event.current_target() {
            shell.menu.set(false);
        }
    };
    view! {
        <div class="app" data-pane=live(pane) data-menu=live(move || shell.menu.get().then(String::new)) on:click=close_menu>
            <a class="skip" href="#posts">{say(Word::SkipToPosts)}</a>
            <Sidebar />
            <List />
            <Post />
            {part(move || page(reader))}
            <Tabbar />
            {part(move || toast(reader, shell))}
            <Help />
        </div>
    }
}

/// The page that stands over list and post, for the views that are no lists.
fn page(reader: Reader) -> Option<AnyView> {
    let (view, subscribe) = reader.address.with(|address| (address.view, address.subscribe.is_some()));
    match view {
        View::Settings => Some(view! { <pages::Settings /> }.into_any()),
        View::Blogs | View::Discover => Some(view! { <pages::Blogs /> }.into_any()),
        View::Posts(_) if subscribe => {
            Some(view! { <section class="page"><h1>{say(Word::AddTitle)}</h1><Add /></section> }.into_any())
        }
        View::Posts(_) => None,
    }
}

/// Rows first, then the worker, then what an offline start needs.
async fn start(reader: Reader, shell: Shell) {
    reader.open().await;
    match reader.link.open().await {
        Ok(()) => {}
        // Its files are gone with the release they belong to: a reload brings the new ones.
        Err(NoWorker::Lost(_)) => shell.newer.set(true),
        Err(NoWorker::Refused(error)) => web_sys::console::error_1(&error),
    }
    reader.fold_log();
    if reader.settings.with_untracked(|settings| settings.refresh_on_open) && !reader.is_new_untracked() {
        reader.refresh(Scope::All, true);
    }
    offline::on_newer_release(move || shell.newer.set(true));
    if let Err(error) = offline::keep().await {
        web_sys::console::warn_1(&error);
    }
}

/// Says what cannot wait: a failure, a newer release, an outdated tab, what can be taken back.
fn toast(reader: Reader, shell: Shell) -> Option<AnyView> {
    let toast = move |text: String, word: Word, act: fn(Reader)| {
        view! { <div class="toast" role="status"><span>{text}</span><button on:click=move |_| act(reader)>{say(word)}</button></div> }.into_any()
    };
    if reader.phase.get() == Phase::Outdated {
        Some(toast(say(Word::Outdated), Word::Reload, |_| reload()))
    } else if let Some(failure) = reader.trouble.get() {
        let said = message::failure(&failure);
        Some(toast(format!("{} {}", said.what, said.next), Word::Close, |reader| reader.trouble.set(None)))
    } else if let Some(count) = reader.undo.with(|undo| undo.as_ref().map(Vec::len)) {
        Some(toast(say_count(Word::MarkedRead, count as u32), Word::Undo, Reader::undo))
    } else {
        shell.newer.get().then(|| toast(say(Word::NewRelease), Word::Reload, |_| reload()))
    }
}

fn reload() {
    if let Err(error) = window().location().reload() {
        web_sys::console::warn_1(&error);
    }
}

/// Keeps `data-theme` at what the person chose.
fn show_theme(reader: Reader) {
    follow(move || {
        let theme = match reader.settings.with(|settings| settings.theme) {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Sepia => Some("sepia"),
            Theme::Dark => Some("dark"),
            Theme::Black => Some("black"),
        };
        let Some(root) = document().document_element() else { return };
        let done = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
        if let Err(error) = done {
            web_sys::console::warn_1(&error);
        }
    });
}

/// The window is called what one looks at.
fn name_window(reader: Reader) {
    follow(move || {
        let unread = reader.with_blogs(|blogs| reader.counts.with(|counts| counts.of(Scope::All, blogs)));
        let name = super::components::heading(reader);
        let unread = if unread > 0 { format!("({unread}) ") } else { String::new() };
        document().set_title(&format!("{unread}{name} · {}", say(Word::AppName)));
    });
}

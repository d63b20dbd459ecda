//! The list of keys, made of the one table of commands.

use crate::command::{COMMANDS, Command, View};
use crate::model::Scope;
use crate::ui::app::Shell;
use crate::ui::live::follow;
use crate::ui::words::{Word, say};
use leptos::html;
use leptos::prelude::*;

/// A sheet over the page.
#[component]
pub fn Help() -> impl IntoView {
    let shell = expect_context::<Shell>();
    let sheet = NodeRef::<html::Dialog>::new();
    follow(move || {
        let Some(sheet) = sheet.get() else { return };
        if shell.help.get() && !sheet.open() {
            if let Err(error) = sheet.show_modal() {
                leptos::web_sys::console::warn_1(&error);
            }
        } else if !shell.help.get() && sheet.open() {
            sheet.close();
        }
    });
    let lines = COMMANDS.iter().map(|(command, keys)| {
        let keys =
            keys.iter().flat_map(|keys| keys.split_inclusive(' ')).map(|key| view! { <kbd>{key_name(key)}</kbd> }.into_any());
        view! { <div><dt>{keys.collect_view()}</dt><dd>{say(name(*command))}</dd></div> }.into_any()
    });
    view! {
        <dialog class="sheet" node_ref=sheet aria-labelledby="keys" on:close=move |_| shell.help.set(false)>
            <header>
                <h2 id="keys">{say(Word::Keys)}</h2>
                <button class="quiet" on:click=move |_| shell.help.set(false)>{say(Word::Close)}</button>
            </header>
            <dl class="keys">{lines.collect_view()}</dl>
        </dialog>
    }
}

fn key_name(key: &str) -> String {
    match key {
        " " => say(Word::SpaceKey),
        "Escape" => say(Word::EscapeKey),
        key => key.trim().to_owned(),
    }
}

fn name(command: Command) -> Word {
    match command {
        Command::Next => Word::KeyNext,
        Command::Previous => Word::KeyPrevious,
        Command::SelectNext => Word::KeySelectNext,
        Command::SelectPrevious => Word::KeySelectPrevious,
        Command::Page => Word::KeyPage,
        Command::Open => Word::KeyOpen,
        Command::Original => Word::KeyOriginal,
        Command::Read => Word::KeyRead,
        Command::Star => Word::KeyStar,
        Command::Later => Word::KeyLater,
        Command::ReadAll => Word::KeyReadAll,
        Command::Refresh => Word::KeyRefresh,
        Command::Add => Word::KeyAdd,
        Command::Help => Word::KeyHelp,
        Command::Close => Word::KeyClose,
        Command::Go(View::Posts(Scope::Starred)) => Word::Starred,
        Command::Go(View::Posts(Scope::Later)) => Word::ReadLater,
        Command::Go(View::Posts(Scope::History)) => Word::History,
        Command::Go(View::Posts(_)) => Word::LatestPosts,
        Command::Go(View::Blogs | View::Discover | View::Settings) => Word::BlogsAndHealth,
    }
}

//! The list of keys, made of the one table of commands.

use crate::command::{COMMANDS, Command, View};
use crate::model::Scope;
use crate::ui::app::Shell;
use crate::ui::dom::{El, el};
use crate::ui::words::{Word, say};

/// A sheet over the page.
pub fn help(shell: Shell) -> El {
    let lines = COMMANDS.iter().map(|(command, keys)| {
        let keys = keys.iter().flat_map(|keys| keys.split_inclusive(' ')).map(|key| el("kbd").text(&key_name(key)));
        el("div").child(el("dt").children(keys)).child(el("dd").text(&say(name(*command))))
    });
    let close = el("button").class("quiet").text(&say(Word::Close)).on("click", move |_| shell.help.set(false));
    el("dialog")
        .class("sheet")
        .attr("aria-labelledby", "keys")
        .child(el("header").child(el("h2").attr("id", "keys").text(&say(Word::Keys))).child(close))
        .child(el("dl").class("keys").children(lines))
        .on("close", move |_| shell.help.set(false))
        .modal_is(move || shell.help.get())
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
        Command::First => Word::KeyFirst,
        Command::Last => Word::KeyLast,
        Command::Date => Word::ToDate,
        Command::Page => Word::KeyPage,
        Command::Open => Word::KeyOpen,
        Command::Original => Word::KeyOriginal,
        Command::Whole => Word::KeyWhole,
        Command::Read => Word::KeyRead,
        Command::Star => Word::KeyStar,
        Command::Later => Word::KeyLater,
        Command::ReadAll => Word::KeyReadAll,
        Command::Refresh => Word::KeyRefresh,
        Command::Search => Word::Search,
        Command::Add => Word::KeyAdd,
        Command::Help => Word::KeyHelp,
        Command::Close => Word::KeyClose,
        Command::Go(View::Posts(Scope::Starred)) => Word::Starred,
        Command::Go(View::Posts(Scope::Later)) => Word::ReadLater,
        Command::Go(View::Posts(Scope::History)) => Word::History,
        Command::Go(View::Posts(_)) => Word::LatestPosts,
        Command::Go(View::Search | View::Rules | View::Blogs | View::Discover | View::Settings) => Word::BlogsAndHealth,
    }
}

//! The head of a list: what it is, how many posts, and what can be chosen.

use super::icon::{Drawing, Icon};
use super::list::heading;
use crate::model::{Density, Scope};
use crate::ui::app::Shell;
use crate::ui::live::live;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_with};
use leptos::prelude::*;

/// The posts of the view one looks at.
fn scope(reader: Reader) -> Scope {
    reader.address.with_untracked(|address| address.scope()).unwrap_or(Scope::All)
}

fn refresh(reader: Reader) {
    reader.refresh(scope(reader), false);
}

fn read_all(reader: Reader) {
    reader.read_all(scope(reader));
}

/// The head of the list.
#[component]
pub fn Tools() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let shell = expect_context::<Shell>();
    let found = move || say_with(Word::Found, "n", &reader.posts.with(Vec::len).to_string());
    let pressed = move |unread: bool| (reader.unread_only.get() == unread).to_string();
    let densities = [(Density::Headlines, Word::Headlines), (Density::Excerpts, Word::Excerpts), (Density::Full, Word::FullPosts)];
    let choose = move |event| {
        let value = event_target_value(&event);
        if let Some((density, _)) = densities.into_iter().find(|(density, _)| format!("{density:?}") == value) {
            reader.choose(|settings| settings.density = density);
        }
    };
    view! {
        <header class="list-head">
            <button class="menu-button" aria-label=say(Word::Menu) on:click=move |_| shell.menu.set(true)><Drawing icon=Icon::Menu /></button>
            <h1 class="list-title"><span class="name">{live(move || heading(reader))}</span>{" "}<small class="found">{live(found)}</small></h1>
            <div class="list-tools" hidden=live(move || reader.is_new())>
                <div class="segmented" role="group" aria-label=say(Word::ShowWhich)>
                    <button aria-pressed=live(move || pressed(true)) on:click=move |_| reader.unread_only.set(true)>{say(Word::Unread)}</button>
                    <button aria-pressed=live(move || pressed(false)) on:click=move |_| reader.unread_only.set(false)>{say(Word::All)}</button>
                </div>
                <button class="quiet" on:click=move |_| refresh(reader)>{say(Word::Refresh)}</button>
                <button class="quiet" on:click=move |_| read_all(reader)>{say(Word::MarkAllRead)}</button>
                <select class="density" aria-label=say(Word::HowMuch) on:change=choose>
                    {densities.into_iter().map(|(density, word)| view! {
                        <option value=format!("{density:?}") selected=live(move || reader.settings.with(|settings| settings.density == density))>{say(word)}</option>
                    }.into_any()).collect_view()}
                </select>
            </div>
        </header>
    }
}

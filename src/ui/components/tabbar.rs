//! The bar of five under the thumb.

use super::icon::{Drawing, Icon};
use super::sidebar::current;
use crate::command::{Address, View};
use crate::model::Scope;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;

/// The bar.
#[component]
pub fn Tabbar() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let tabs = [
        (View::Posts(Scope::All), Icon::Latest, Word::Latest),
        (View::Posts(Scope::Starred), Icon::Star, Word::Starred),
        (View::Posts(Scope::Later), Icon::Later, Word::Later),
        (View::Blogs, Icon::Blogs, Word::BlogsHeading),
        (View::Settings, Icon::More, Word::Settings),
    ];
    let tabs = tabs.into_iter().map(|(view, icon, word)| {
        view! { <a class="tab" href=Address::of(view).query() aria-current=current(reader, view)><Drawing icon=icon /><span>{say(word)}</span></a> }.into_any()
    });
    view! { <nav class="tabbar" aria-label=say(Word::Views)>{tabs.collect_view()}</nav> }
}

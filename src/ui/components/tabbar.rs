//! The bar of five under the thumb.

use super::icon::{Drawing, Icon};
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
    let tabs = tabs.map(|(view, icon, word)| {
        let here = move || reader.address.with(|address| address.view == view).then_some("page");
        view! { <a class="tab" href=Address::of(view).query() aria-current=here><Drawing icon=icon /><span>{say(word)}</span></a> }
    });
    view! { <nav class="tabbar" aria-label=say(Word::Views)>{tabs}</nav> }
}

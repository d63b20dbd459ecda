//! The bar of five under the thumb.

use super::icon::{Icon, drawing};
use super::sidebar::link;
use crate::command::View;
use crate::model::Scope;
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::words::Word;

/// The bar.
pub fn tabbar(reader: Reader) -> El {
    let tabs = [
        (View::Posts(Scope::All), Icon::Latest, Word::Latest),
        (View::Posts(Scope::Starred), Icon::Star, Word::Starred),
        (View::Posts(Scope::Later), Icon::Later, Word::Later),
        (View::Blogs, Icon::Blogs, Word::BlogsHeading),
        (View::Settings, Icon::More, Word::Settings),
    ];
    let tab = |(view, icon, word)| link(reader, view).class("tab").child(drawing(icon)).child(el("span").say(word));
    el("nav").class("tabbar").attr_say("aria-label", Word::Tabs).children(tabs.map(tab))
}

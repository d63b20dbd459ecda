//! How the posts of one blog stand in lists: in the river or apart, how many, how much of each, and where they open.

use super::tick::tick;
use super::tools::DENSITIES;
use crate::model::{FeedId, Shown};
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::words::Word;
use leptos::web_sys::Event;

/// Every choice.
pub fn in_lists(reader: Reader, feed: FeedId) -> El {
    let check = |word: Word, part: fn(&mut Shown) -> &mut bool| {
        let check = tick(move || *part(&mut reader.shown(feed)), move || reader.show(feed, |shown| *part(shown) ^= true));
        el("label").child(check).say(word)
    };
    let field = |word: Word, input: El| el("label").class("field").child(el("span").say(word)).child(input);
    el("div")
        .class("stack")
        .child(
            el("fieldset")
                .class("choices")
                .child(el("legend").say(Word::InLists))
                .child(check(Word::Apart, |shown| &mut shown.apart))
                .child(check(Word::OpenOutside, |shown| &mut shown.outside)),
        )
        .child(field(Word::ADay, a_day(reader, feed)))
        .child(field(Word::HowMuch, density(reader, feed)))
}

/// How many posts of a day stand in the river; empty means all. Of a blog that stands apart there are none.
fn a_day(reader: Reader, feed: FeedId) -> El {
    let shown = move || reader.shown(feed).a_day.map(|most| most.to_string()).unwrap_or_default();
    let choose = move |event: Event| {
        let typed = value_of(&event);
        let most = typed.parse::<u32>().ok().filter(|most| *most > 0);
        // What is no number changes nothing; nothing is no number, and means all.
        if most.is_some() || typed.is_empty() {
            reader.show(feed, |shown| shown.a_day = most);
        }
    };
    el("input")
        .attr("type", "number")
        .attr("name", "a-day")
        .attr("min", "1")
        .attr("inputmode", "numeric")
        .attr_say("placeholder", Word::KeepAll)
        .attr_is("disabled", move || reader.shown(feed).apart.then(String::new))
        .prop_is("value", move || shown().into())
        .on("change", choose)
}

fn density(reader: Reader, feed: FeedId) -> El {
    let options = DENSITIES.map(|(_, name, word)| el("option").attr("value", name).say(word));
    let choose = move |event: Event| {
        let value = value_of(&event);
        let density = DENSITIES.into_iter().find(|(_, name, _)| *name == value).map(|(density, ..)| density);
        reader.show(feed, |shown| shown.density = density);
    };
    let chosen = move || {
        let density = reader.shown(feed).density;
        DENSITIES.into_iter().find(|(known, ..)| Some(*known) == density).map_or("", |(_, name, _)| name)
    };
    el("select")
        .attr("name", "density")
        .child(el("option").attr("value", "").say(Word::AsEverywhere))
        .children(options)
        .prop_is("value", move || chosen().into())
        .on("change", choose)
}

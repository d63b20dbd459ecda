//! A picture of a post, large, over the page.

use crate::ui::dom::{El, el, report};
use crate::ui::reader::{Picture, Reader};
use crate::ui::words::Word;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlImageElement};

/// A picture narrower than this, in pixels, is a sign within a line.
const SMALLEST: u32 = 64;

/// The picture an element of a post shows, if it is one and leads nowhere else.
pub fn picture_of(element: &Element) -> Option<Picture> {
    let image = element.dyn_ref::<HtmlImageElement>().filter(|image| image.width() >= SMALLEST)?;
    if report(image.closest("a")).flatten().is_some() {
        return None;
    }
    let caption =
        report(image.closest("figure")).flatten().and_then(|figure| report(figure.query_selector("figcaption")).flatten());
    let caption = caption.and_then(|caption| caption.text_content()).unwrap_or_default().trim().to_owned();
    Some(Picture { source: image.current_src(), alt: image.alt(), caption })
}

/// The sheet that shows it, until it is clicked or Escape is pressed.
pub fn picture(reader: Reader) -> El {
    let figure = move || {
        let Picture { source, alt, caption } = reader.shell.picture.get()?;
        let lines = [caption, alt.clone()].into_iter().filter(|line| !line.is_empty()).map(|line| el("p").text(&line));
        let words = el("figcaption").children(lines);
        Some(el("figure").child(el("img").attr("src", &source).attr("alt", &alt)).child(words))
    };
    el("dialog")
        .class("picture")
        .attr_say("aria-label", Word::Picture)
        .part(figure)
        .child(el("button").class("quiet").say(Word::Close))
        .on("click", move |_| reader.shell.picture.set(None))
        .modal_is(move || reader.shell.picture.with(Option::is_some), move || reader.shell.picture.set(None))
}

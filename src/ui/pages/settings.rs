//! What can be set, each choice explained, at once and lasting.

use crate::model::Theme;
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;

/// The page.
pub fn settings(reader: Reader) -> El {
    let page = el("section")
        .class("page")
        .attr("aria-labelledby", "page-title")
        .child(el("h1").attr("id", "page-title").text(&say(Word::Settings)))
        .child(el("p").class("lead").text(&say(Word::SettingsLead)));
    appearance(reader, proxy(reader, page))
}

/// The proxy's address.
fn proxy(reader: Reader, page: El) -> El {
    let typed = RwSignal::new(reader.settings.with_untracked(|settings| settings.proxy.clone().unwrap_or_default()));
    let said = RwSignal::new(None::<Word>);
    let save = move || {
        let template = typed.get_untracked().trim().to_owned();
        if !template.is_empty() && !template.contains("{url}") {
            return said.set(Some(Word::ProxyNoPlace));
        }
        reader.choose(|settings| settings.proxy = Some(template).filter(|template| !template.is_empty()));
        said.set(Some(Word::ProxySaved));
    };
    let field = el("input")
        .attr("name", "proxy")
        .attr("inputmode", "url")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .prop_is("value", move || typed.get().into())
        .on("input", move |event| typed.set(value_of(&event)));
    let label = el("label")
        .class("field")
        .class_if("error", move || said.get() == Some(Word::ProxyNoPlace))
        .child(el("span").text(&say(Word::ProxyLabel)))
        .child(field)
        .child(el("small").text(&say(Word::ProxyHint)))
        .child(el("small").class("error").attr("role", "status").text_is(move || said.get().map(say).unwrap_or_default()));
    let submit = el("button").class("primary").attr("type", "submit").text(&say(Word::ProxySave));
    let form = el("form").class("stack").child(label).child(el("div").class("actions").child(submit)).on("submit", move |event| {
        event.prevent_default();
        save();
    });
    page.child(el("h2").text(&say(Word::ProxyHeading))).child(el("p").text(&say(Word::ProxyLead))).child(form)
}

/// The ground that everything stands on.
fn appearance(reader: Reader, page: El) -> El {
    let themes = [
        (Theme::System, Word::ThemeSystem),
        (Theme::Light, Word::ThemeLight),
        (Theme::Sepia, Word::ThemeSepia),
        (Theme::Dark, Word::ThemeDark),
        (Theme::Black, Word::ThemeBlack),
    ];
    let choices = themes.map(|(theme, word)| {
        let chosen = move || reader.settings.with(|settings| settings.theme == theme).into();
        let choose = move |_| reader.choose(|settings| settings.theme = theme);
        let radio = el("input").attr("type", "radio").attr("name", "theme").prop_is("checked", chosen).on("change", choose);
        el("label").child(radio).text(&say(word))
    });
    let legend = el("legend").text(&say(Word::ThemeLabel));
    page.child(el("h2").text(&say(Word::Appearance))).child(el("fieldset").class("choices inline").child(legend).children(choices))
}

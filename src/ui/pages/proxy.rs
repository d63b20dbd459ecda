//! The choice of a proxy: typed or picked, tried, and kept.

use crate::protocol::{Job, Progress, Request};
use crate::ui::components::{address_field, failed};
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::signal::RwSignal;
use crate::ui::words::{Word, has, say};

/// Addresses to pick from, with who runs them and what they can see.
const PRESETS: [(&str, Word); 3] = [
    ("", Word::ProxyOwn),
    ("http://127.0.0.1:8080/proxy?url={url}&etag={etag}&since={since}", Word::ProxyLocal),
    ("https://corsproxy.io/?url={url}", Word::ProxyPublic),
];

/// The field, the addresses to pick from, and what came of trying.
pub fn proxy(reader: Reader) -> El {
    let typed = RwSignal::new(reader.settings.with_untracked(|settings| settings.proxy.clone().unwrap_or_default()));
    let said = RwSignal::new(None::<Word>);
    let trial = RwSignal::new(None::<Job>);
    let template = move || typed.get_untracked().trim().to_owned();
    let is_right = move || {
        let right = template().is_empty() || has(&template(), "{url}");
        said.set((!right).then_some(Word::ProxyNoPlace));
        right
    };
    let save = move || {
        if is_right() {
            reader.choose(|settings| settings.proxy = Some(template()).filter(|template| !template.is_empty()));
            said.set(Some(Word::ProxySaved));
        }
    };
    let try_it = move |_| {
        if is_right() {
            trial.set(Some(reader.link.begin(|job| Request::TestProxy { job, template: template() })));
        }
    };
    let field = address_field("proxy", typed);
    let label = el("label")
        .class("field")
        .class_if("error", move || said.get() == Some(Word::ProxyNoPlace))
        .child(el("span").say(Word::ProxyLabel))
        .child(field)
        .child(el("small").say(Word::ProxyHint))
        .child(el("small").class("error").attr("role", "status").text_is(move || said.get().map(say).unwrap_or_default()));
    let presets = PRESETS.map(|(address, word)| {
        let chosen = move || (typed.get() == address).into();
        let radio = el("input").attr("type", "radio").attr("name", "preset").prop_is("checked", chosen);
        el("label").child(radio.on("change", move |_| typed.set(address.to_owned()))).child(el("span").say(word))
    });
    let presets = el("fieldset").class("choices").child(el("legend").say(Word::ProxyPresets)).children(presets);
    let submit = el("button").class("primary").attr("type", "submit").say(Word::ProxySave);
    let test = el("button").class("quiet").attr("type", "button").say(Word::ProxyTest).on("click", try_it);
    let outcome = move || match &*trial.get().and_then(|job| reader.link.progress(job))? {
        Progress::ProxyWorks => Some(el("p").say(Word::ProxyWorks)),
        Progress::Failed(_, failure) => Some(failed(failure)),
        _ => Some(el("p").say(Word::ProxyTrying)),
    };
    el("form")
        .class("stack")
        .children([presets, label])
        .child(el("div").class("actions").children([submit, test]))
        .child(el("div").attr("role", "status").part(outcome))
        .on("submit", move |event| {
            event.prevent_default();
            save();
        })
}

//! What can be set, each choice explained, at once and lasting.

use crate::model::Theme;
use crate::ui::live::live;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <section class="page" aria-labelledby="page-title">
            <h1 id="page-title">{say(Word::Settings)}</h1>
            <p class="lead">{say(Word::SettingsLead)}</p>
            <Proxy />
            <Appearance />
        </section>
    }
}

/// The proxy's address.
#[component]
fn Proxy() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let typed = RwSignal::new(reader.settings.with_untracked(|settings| settings.proxy.clone().unwrap_or_default()));
    let said = RwSignal::new(None::<Word>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let template = typed.get_untracked().trim().to_owned();
        if !template.is_empty() && !template.contains("{url}") {
            return said.set(Some(Word::ProxyNoPlace));
        }
        reader.choose(|settings| settings.proxy = Some(template).filter(|template| !template.is_empty()));
        said.set(Some(Word::ProxySaved));
    };
    let wrong = move || said.get() == Some(Word::ProxyNoPlace);
    view! {
        <h2>{say(Word::ProxyHeading)}</h2>
        <p>{say(Word::ProxyLead)}</p>
        <form class="stack" on:submit=save>
            <label class="field" class:error=live(wrong)>
                <span>{say(Word::ProxyLabel)}</span>
                <input name="proxy" inputmode="url" autocapitalize="none" spellcheck="false" prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event)) />
                <small>{say(Word::ProxyHint)}</small>
                <small class="error" role="status">{live(move || said.get().map(say).unwrap_or_default())}</small>
            </label>
            <div class="actions"><button class="primary" type="submit">{say(Word::ProxySave)}</button></div>
        </form>
    }
}

/// The ground that everything stands on.
#[component]
fn Appearance() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let themes = [
        (Theme::System, Word::ThemeSystem),
        (Theme::Light, Word::ThemeLight),
        (Theme::Sepia, Word::ThemeSepia),
        (Theme::Dark, Word::ThemeDark),
        (Theme::Black, Word::ThemeBlack),
    ];
    let choices = themes.into_iter().map(|(theme, word)| {
        let chosen = move || reader.settings.with(|settings| settings.theme == theme);
        let choose = move |_| reader.choose(|settings| settings.theme = theme);
        view! { <label><input type="radio" name="theme" prop:checked=live(chosen) on:change=choose />{say(word)}</label> }
            .into_any()
    });
    view! {
        <h2>{say(Word::Appearance)}</h2>
        <fieldset class="choices inline"><legend>{say(Word::ThemeLabel)}</legend>{choices.collect_view()}</fieldset>
    }
}

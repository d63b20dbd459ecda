//! Following a blog: one field that takes whatever a person has.

use crate::command::{Address, View};
use crate::model::Scope;
use crate::protocol::{Job, Request};
use crate::ui::link::Progress;
use crate::ui::live::{follow, live, part};
use crate::ui::message;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_with};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What stands in the list before anything is followed: the field, and one sentence on where everything lives.
#[component]
pub fn FirstRun() -> impl IntoView {
    view! {
        <div class="sentence">
            <h2>{say(Word::FirstTitle)}</h2>
            <p>{say(Word::FirstLead)}</p>
            <Add />
        </div>
    }
}

/// The field, with what comes of it. An address handed over in `?subscribe=` is tried at once.
#[component]
pub fn Add() -> impl IntoView {
    let reader = expect_context::<Reader>();
    let typed = RwSignal::new(String::new());
    let job = RwSignal::new(None::<Job>);
    let ask = move |address: String| {
        if !address.trim().is_empty() {
            job.set(Some(reader.link.begin(|job| Request::Subscribe { job, address })));
        }
    };
    follow(move || {
        if let Some(handed) = reader.address.with(|address| address.subscribe.clone()) {
            typed.set(handed.clone());
            ask(handed);
        }
    });
    let progress = move || job.get().and_then(|job| reader.link.progress(job));
    follow(move || {
        if let Some(Progress::Subscribed(feed)) = progress() {
            typed.set(String::new());
            job.set(None);
            reader.go(Address::of(View::Posts(Scope::Feed(feed))));
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        ask(typed.get_untracked());
    };
    let busy = move || matches!(progress(), Some(Progress::Asked | Progress::Running { .. }));
    let failed = move || matches!(progress(), Some(Progress::Failed(..)));
    view! {
        <form class="stack" on:submit=submit>
            <label class="field" class:error=live(failed)>
                <span>{say(Word::AddressLabel)}</span>
                <input name="address" inputmode="url" autocomplete="url" autocapitalize="none" spellcheck="false"
                    prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
                <small>{say(Word::AddressHint)}</small>
            </label>
            <div class="actions">
                <button class="primary" type="submit" disabled=live(busy)>{say(Word::Follow)}</button>
                {part(move || busy().then(|| view! {
                    <button class="quiet" type="button" on:click=move |_| { if let Some(job) = job.get_untracked() { reader.link.cancel(job) } }>
                        {say(Word::Cancel)}
                    </button>
                }.into_any()))}
            </div>
            <div role="status" class="outcome">{part(move || outcome(progress(), typed, job))}</div>
        </form>
    }
}

fn outcome(progress: Option<Progress>, typed: RwSignal<String>, job: RwSignal<Option<Job>>) -> Option<AnyView> {
    let reader = expect_context::<Reader>();
    match progress? {
        Progress::Asked => Some(view! { <p>{say_with(Word::Following, "name", &typed.get())}</p> }.into_any()),
        Progress::Failed(_, failure) => {
            let said = message::failure(&failure);
            let link = said.link.map(|link| view! { {" "}<a href=link.query()>{say(Word::Settings)}</a> });
            Some(view! { <div class="notice trouble"><p><strong>{said.what}</strong>{" "}{said.next}{link}</p></div> }.into_any())
        }
        Progress::Choose(offers) => {
            let offers = offers.into_iter().map(|offer| {
                let name = offer.title.unwrap_or_else(|| offer.url.clone());
                let address = offer.url.clone();
                let pick = move |_| {
                    let address = address.clone();
                    job.set(Some(reader.link.begin(|job| Request::Subscribe { job, address })));
                };
                view! { <li><div><span class="name">{name}</span><p class="why">{offer.url}</p></div><button class="quiet" type="button" on:click=pick>{say(Word::Follow)}</button></li> }
            });
            Some(view! { <p>{say(Word::ChooseFeed)}</p><ul class="catalogue">{offers.collect_view()}</ul> }.into_any())
        }
        _ => None,
    }
}

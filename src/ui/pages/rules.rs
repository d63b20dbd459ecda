//! Smart views and rules: what a person has said should be found, hidden, read or kept by itself.

use crate::command::{Address, View};
use crate::model::{Act, Change, Choice, Kept, Rule, Scope, Slot, tag_name};
use crate::protocol::{Progress, Slots};
use crate::ui::components::{page, tick};
use crate::ui::dom::{El, el, follow, value_of};
use crate::ui::message;
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, say_count, say_with};
use leptos::prelude::*;
use leptos::web_sys::Event;
use std::rc::Rc;

const ACTS: [Word; 5] = [Word::ActHide, Word::ActRead, Word::ActStar, Word::ActLater, Word::ActTag];

/// The page.
pub fn rules(reader: Reader) -> El {
    let hidden = el("a").attr("href", &Address::of(View::Posts(Scope::Hidden)).query()).say(Word::HiddenPosts);
    page(reader, Word::Rules)
        .child(el("p").class("lead").say(Word::RulesLead))
        .child(el("h2").say(Word::MuteHeading))
        .child(el("p").say(Word::MuteLead).text(" ").child(hidden))
        .child(mute(reader))
        .child(el("h2").say(Word::RulesHeading))
        .child(el("ul").class("send-list").each(move || listed(reader)))
        .child(form(reader))
        .child(el("h2").say(Word::SmartViews))
        .child(el("p").say(Word::SmartLead))
        .child(el("ul").class("send-list").each(move || views(reader)))
}

/// One word or phrase, and every post with it is hidden.
fn mute(reader: Reader) -> El {
    let word = RwSignal::new(String::new());
    let add = move |event: Event| {
        event.prevent_default();
        let said = word.get_untracked().replace('"', " ").trim().to_owned();
        if !said.is_empty() {
            keep(reader, Rule { act: Act::Hide, query: ["\"", &said, "\""].concat(), tag: String::new() });
            word.set(String::new());
        }
    };
    let input = el("input").attr("type", "text").prop_is("value", move || word.get().into());
    let input = input.on("input", move |event| word.set(value_of(&event)));
    let label = el("label").class("field").child(el("span").say(Word::MuteLabel)).child(input);
    let button = el("button").class("primary").say(Word::MuteAdd);
    el("form").class("stack").child(label).child(el("div").class("actions").child(button)).on("submit", add)
}

fn listed(reader: Reader) -> Vec<Item> {
    let item = |rule: Rule| -> Item {
        (format!("{} {} {}", rule.act.name(), rule.tag, rule.query), Rc::new(move || rule_item(reader, &rule)))
    };
    reader.settings.with(|settings| settings.rules.clone()).into_iter().map(item).collect()
}

fn rule_item(reader: Reader, rule: &Rule) -> El {
    let gone = rule.clone();
    let remove = el("button")
        .class("quiet")
        .attr("aria-label", &say_with(Word::SendRemove, "name", &rule.query))
        .say(Word::Remove)
        .on("click", move |_| reader.choose(|settings| settings.rules.retain(|rule| *rule != gone)));
    let query = el("a").attr("href", &Address::search(rule.query.clone()).query()).text(&rule.query);
    el("li")
        .child(el("div").child(el("strong").say(act_word(rule.act))).text(" ").text(&rule.tag).text(" ").child(query))
        .child(remove)
}

fn act_word(act: Act) -> Word {
    Act::ALL.iter().zip(ACTS).find(|((known, _), _)| *known == act).map_or(Word::ActHide, |(_, word)| word)
}

/// Adds a rule; one that is there already is not there twice.
fn keep(reader: Reader, rule: Rule) {
    reader.choose(|settings| {
        settings.rules.retain(|known| *known != rule);
        settings.rules.push(rule);
    });
}

/// A new rule, tried on what is stored before it is kept.
fn form(reader: Reader) -> El {
    let (query, act, here) = (RwSignal::new(String::new()), RwSignal::new(Act::Hide), RwSignal::new(true));
    let tag = RwSignal::new(String::new());
    let is_tag = Memo::new(move |_| act.get() == Act::Tag);
    let job = RwSignal::new(None);
    // Tried with every letter; the last answer counts.
    follow(move || {
        let said = query.get().trim().to_owned();
        if let Some(older) = job.get_untracked() {
            reader.link.cancel(older);
            reader.link.forget(older);
        }
        job.set((!said.is_empty()).then(|| reader.find_all(said)));
    });
    let progress = move || job.get().and_then(|job| reader.link.progress(job));
    let is_found = move || matches!(progress().as_deref(), Some(Progress::Matched(_)));
    let preview = move || match &*progress()? {
        Progress::Matched(Slots(slots)) => {
            let text = say_count(Word::RuleFinds, slots.len() as u32);
            let link = el("a").attr("href", &Address::search(query.get_untracked()).query()).say(Word::RuleShow);
            Some(el("p").text(&text).text(" ").children((!slots.is_empty()).then_some(link)))
        }
        Progress::Misread(problem) => Some(el("p").class("trouble").text(&message::misread(&query.get_untracked(), problem))),
        _ => None,
    };
    let add = move |event: Event| {
        event.prevent_default();
        let tried = untrack(progress);
        let Some(Progress::Matched(Slots(slots))) = tried.as_deref() else { return };
        let (act_now, query_now) = (act.get_untracked(), query.get_untracked().trim().to_owned());
        let Some(tag_now) = (if act_now == Act::Tag { tag_name(&tag.get_untracked()) } else { Some(String::new()) }) else {
            return;
        };
        keep(reader, Rule { act: act_now, query: query_now, tag: tag_now.clone() });
        if here.get_untracked() {
            apply(reader, act_now, tag_now, slots);
        }
        query.set(String::new());
    };
    let field = el("input").attr("type", "text").attr("autocapitalize", "none").attr("spellcheck", "false");
    let field = field.prop_is("value", move || query.get().into()).on("input", move |event| query.set(value_of(&event)));
    let options = Act::ALL.iter().zip(ACTS).map(|((_, name), word)| el("option").attr("value", name).say(word));
    let choose = el("select")
        .children(options)
        .prop_is("value", move || act.get().name().into())
        .on("change", move |event| act.set(Act::of(&value_of(&event)).unwrap_or(Act::Hide)));
    let check = tick(move || here.get(), move || here.update(|here| *here = !*here));
    let button = el("button").class("primary").attr_is("disabled", move || (!is_found()).then(String::new)).say(Word::RuleAdd);
    el("form")
        .class("stack")
        .child(el("label").class("field").child(el("span").say(Word::RuleQuery)).child(field))
        .child(el("div").attr("role", "status").part(preview))
        .child(el("label").class("field").child(el("span").say(Word::RuleAct)).child(choose))
        .part(move || is_tag.get().then(|| tag_field(tag)))
        .child(el("div").class("choices").child(el("label").child(check).say(Word::RuleHere)))
        .child(el("div").class("actions").child(button))
        .on("submit", add)
}

/// Which tag the rule gives.
fn tag_field(tag: RwSignal<String>) -> El {
    let field = el("input").attr("type", "text").attr("required", "").prop_is("value", move || tag.get().into());
    let field = field.on("input", move |event| tag.set(value_of(&event)));
    el("label").class("field").child(el("span").say(Word::RuleTag)).child(field)
}

/// Does to these posts what the rule will do to others.
fn apply(reader: Reader, act: Act, tag: String, slots: &[Slot]) {
    let change = match act {
        Act::Hide => Change::Hidden(true),
        Act::Read => Change::Read(true),
        Act::Star => Change::Starred(true),
        Act::Later => Change::Later(true),
        Act::Tag => Change::Tagged(tag, true),
    };
    reader.decide_all(slots, change);
}

fn views(reader: Reader) -> Vec<Item> {
    let item = |kept: Kept| -> Item { (kept.query.clone(), Rc::new(move || kept_item(reader, &kept))) };
    reader.settings.with(|settings| settings.searches.clone()).into_iter().map(item).collect()
}

/// A smart view: its name, to be changed here, what it finds, and the way to lose it.
fn kept_item(reader: Reader, kept: &Kept) -> El {
    let (query, gone) = (kept.query.clone(), kept.query.clone());
    let rename = move |event: Event| {
        let name = value_of(&event).trim().to_owned();
        reader.choose(|settings| {
            if let Some(kept) = settings.searches.iter_mut().find(|kept| kept.query == query && !name.is_empty()) {
                kept.name = name;
            }
        });
    };
    let name =
        el("input").attr("type", "text").attr_say("aria-label", Word::SendName).attr("value", &kept.name).on("change", rename);
    let link = el("a").attr("href", &Address::search(kept.query.clone()).query()).text(&kept.query);
    let remove = el("button")
        .class("quiet")
        .attr("aria-label", &say_with(Word::SendRemove, "name", &kept.name))
        .say(Word::Remove)
        .on("click", move |_| reader.choose(|settings| settings.searches.retain(|kept| kept.query != gone)));
    el("li").child(el("div").child(name).child(el("p").class("why").child(link))).child(remove)
}

//! The blogs that one's blogs recommend: what is known of them, and the button that asks.

use super::discover::blog;
use crate::list::Recommendation;
use crate::protocol::{Advice, CatalogueEntry, Progress, Request};
use crate::ui::clock;
use crate::ui::components::{failed, running};
use crate::ui::dom::{El, el, follow};
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, by_name, fill, say, say_count, say_with};

/// How many stand there at first.
const FIRST: usize = 12;
/// How many of those that recommend a blog are named.
const NAMED: usize = 4;

/// The part of Discover; nothing for who follows nothing.
pub fn advice(reader: Reader) -> Option<El> {
    if reader.with_blogs_untracked(|blogs| blogs.subscriptions.is_empty()) {
        return None;
    }
    let job = RwSignal::new(reader.link.begin(|job| Request::Recommend { job, ask: false }));
    // What was known stays while more is asked.
    let known = RwSignal::new(None::<Advice>);
    // Other jobs, such as a look at one of its blogs, change nothing here.
    let progress = Memo::new(move |_| reader.link.progress(job.get()));
    follow(move || {
        if let Some(Progress::Recommended(advice)) = progress.get().as_deref() {
            known.set(Some(advice.clone()));
        }
    });
    let ask = move || job.set(reader.link.begin(|job| Request::Recommend { job, ask: true }));
    let going = move || match &*progress.get()? {
        Progress::Running { done, total, blog } => Some(running(reader, job.get(), Word::AdviceAsking, *done, *total, blog)),
        Progress::Failed(_, failure) => Some(failed(failure)),
        _ => None,
    };
    let how_far = move || {
        let busy = matches!(progress.get().as_deref(), Some(Progress::Asked | Progress::Running { .. }));
        known.with(|advice| advice.as_ref().filter(|_| !busy).map(|advice| asked(advice, ask)))
    };
    let list = move || known.get().filter(|advice| !advice.blogs.is_empty()).map(|advice| recommended(reader, advice.blogs));
    let section = el("section")
        .class("advice")
        .child(el("h2").say(Word::Advice))
        .child(el("p").class("why").say(Word::AdviceLead))
        .part(how_far)
        .child(el("div").attr("role", "status").part(going))
        .part(list);
    Some(section)
}

/// How far one's blogs were asked, and the button that asks the rest.
fn asked(advice: &Advice, ask: impl Fn() + 'static) -> El {
    let mut said = Vec::new();
    said.extend(advice.cancelled.then(|| say(Word::WasCancelled)));
    said.extend(advice.asked_at.map(|at| say_with(Word::AdviceAsked, "when", &clock::lately(at))));
    if advice.unasked == 0 {
        said.push(say(Word::AdviceAllAsked));
    }
    if advice.blogs.is_empty() && advice.asked_at.is_some() {
        said.push(say(Word::AdviceNone));
    }
    let button = (advice.unasked > 0).then(|| {
        let word = say_count(Word::AdviceAsk, advice.unasked);
        el("button").class("quiet").attr("type", "button").text(&word).on("click", move |_| ask())
    });
    let said = (!said.is_empty()).then(|| el("p").class("why").text(&said.join(" ")));
    el("div").class("actions").children(button).children(said)
}

/// The blogs, the most recommended first; the rest when it is asked for.
fn recommended(reader: Reader, blogs: Vec<Recommendation>) -> El {
    let all = RwSignal::new(blogs.len() <= FIRST);
    let many = blogs.len() as u32;
    let list = move || {
        let shown = if all.get() { blogs.len() } else { FIRST };
        Some(el("ul").class("catalogue").children(blogs.iter().take(shown).map(|known| one(reader, known))))
    };
    let more = move || {
        let button = || el("button").class("quiet").attr("type", "button").text(&say_count(Word::AdviceMore, many));
        (!all.get()).then(|| button().on("click", move |_| all.set(true)))
    };
    el("div").part(list).part(more)
}

/// One blog: what is said of it, and by whom it is recommended.
fn one(reader: Reader, known: &Recommendation) -> El {
    let mut names: Vec<String> = known.by.iter().map(|by| reader.with_blogs_untracked(|blogs| blogs.name(*by))).collect();
    names.sort_by(|a, b| by_name(a, b));
    names.truncate(NAMED);
    let more = if known.by.len() > NAMED { ", …" } else { "" };
    let by = fill(&say_count(Word::AdviceBy, known.by.len() as u32), "names", &[&names.join(", "), more].concat());
    let said = known.blog.clone();
    let entry = CatalogueEntry {
        category: String::new(),
        title: said.title,
        site_url: said.site_url,
        feed_url: said.feed_url,
        feed: known.feed,
        description: said.description,
    };
    blog(reader, entry, Some(&by))
}

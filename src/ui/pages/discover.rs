//! Blogs to begin with: the catalogue that comes with this copy, by category.

use super::advice::advice;
use crate::protocol::{CatalogueEntry, Job, Progress, Request};
use crate::ui::clock;
use crate::ui::components::{add, bookmarklet, failed, mark, page};
use crate::ui::dom::{El, el, outside, value_of};
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, has, say, say_with};

/// The page.
pub fn discover(reader: Reader) -> El {
    let job = reader.link.begin(|job| Request::Catalogue { job });
    // It is drawn once: other jobs, such as following one of its blogs, change nothing here.
    let answer = Memo::new(move |_| reader.link.progress(job));
    let page = page(reader, Word::Discover).child(el("p").class("lead").say(Word::DiscoverLead)).child(add(reader));
    let page = page.child(bookmarklet()).children(advice(reader)).child(el("h2").say(Word::CatalogueHeading));
    page.part(move || match &*answer.get()? {
        Progress::Catalogue(entries) => Some(catalogue(reader, entries.clone())),
        Progress::Failed(_, failure) => Some(failed(failure)),
        _ => Some(el("p").attr("role", "status").say(Word::CatalogueWait)),
    })
}

/// The catalogue, and a field that leaves of it what one looks for.
fn catalogue(reader: Reader, entries: Vec<CatalogueEntry>) -> El {
    let wanted = RwSignal::new(String::new());
    let field = el("input").attr("type", "search").on("input", move |event| wanted.set(value_of(&event)));
    let field = el("label").class("field").child(el("span").say(Word::CatalogueSearch)).child(field);
    el("div").child(field).part(move || {
        let wanted = wanted.with(|wanted| wanted.trim().to_ascii_lowercase());
        let found: Vec<CatalogueEntry> = entries.iter().filter(|entry| tells_of(entry, &wanted)).cloned().collect();
        match found.is_empty() {
            true => Some(el("p").class("end").attr("role", "status").say(Word::CatalogueNone)),
            false => Some(by_category(reader, found)),
        }
    })
}

/// Whether a blog of the catalogue has these words in its name, its category or what is said of it. The catalogue's own language is
/// compared, so capitals of ASCII are enough.
fn tells_of(entry: &CatalogueEntry, wanted: &str) -> bool {
    let text = [&entry.title, &entry.category, &entry.description].map(|text| text.to_ascii_lowercase()).join(" ");
    wanted.split_whitespace().all(|word| has(&text, word))
}

/// Category by category, in the catalogue's order.
fn by_category(reader: Reader, entries: Vec<CatalogueEntry>) -> El {
    let mut all = el("div");
    let mut list = el("ul").class("catalogue");
    let mut last = None;
    for entry in entries {
        if last.as_ref() != Some(&entry.category) {
            list = el("ul").class("catalogue");
            all = all.child(el("h3").attr("lang", "").text(&entry.category)).child(list.clone());
            last = Some(entry.category.clone());
        }
        list = list.child(blog(reader, entry, None));
    }
    all
}

/// One blog, who recommends it, and the button that follows it.
pub(super) fn blog(reader: Reader, entry: CatalogueEntry, by: Option<&str>) -> El {
    let CatalogueEntry { title, site_url, feed_url, feed, description, .. } = entry;
    // A catalogue does not say its language; Rill's own it need not be.
    let name = match &site_url {
        Some(site) => outside(site).class("name"),
        None => el("span").class("name"),
    };
    let name = name.attr("lang", "");
    let looked_at = feed_url.clone();
    let job = RwSignal::new(None::<Job>);
    let progress = move || job.get().and_then(|job| reader.link.progress(job));
    let followed = move || reader.with_blogs(|blogs| blogs.subscription(feed).is_some());
    let word = move || match progress().as_deref() {
        _ if followed() => say(Word::Followed),
        Some(Progress::Asked) => say(Word::FollowWait),
        _ => say(Word::Follow),
    };
    let label = say_with(Word::FollowNamed, "name", &title);
    let button = el("button")
        .class("quiet")
        .attr("aria-label", &label)
        .attr_is("disabled", move || (followed() || matches!(progress().as_deref(), Some(Progress::Asked))).then(String::new))
        .text_is(word)
        .on("click", move |_| {
            let address = feed_url.clone();
            job.set(Some(reader.link.begin(|job| Request::Subscribe { job, address, login: None })));
        });
    let trouble = move || match &*progress()? {
        Progress::Failed(_, failure) => Some(failed(failure)),
        _ => None,
    };
    let said = el("p").class("why").attr("lang", "").text(&description);
    let by = by.map(|by| el("p").class("why").text(by));
    let text = el("div").child(name.text(&title)).child(said).children(by).part(trouble);
    el("li").child(mark(feed, &title)).child(text.child(peek(reader, &title, looked_at))).child(button)
}

/// The blog's newest posts, fetched when one wants to see them.
fn peek(reader: Reader, title: &str, address: String) -> El {
    let job = RwSignal::new(None::<Job>);
    let label = say_with(Word::PeekAt, "name", title);
    let button = el("button").class("quiet peek").attr("aria-label", &label).say(Word::Peek).on("click", move |_| {
        let address = address.clone();
        job.set(Some(reader.link.begin(|job| Request::Peek { job, address })));
    });
    let shown = move || match &*reader.link.progress(job.get()?)? {
        Progress::Peeked(posts) => Some(el("ul").class("glimpses").children(posts.iter().map(|post| {
            let when = post.at.map(|at| el("span").class("count").text(&clock::relative(at)));
            el("li").child(el("span").attr("dir", "auto").text(&post.title)).text(" ").children(when)
        }))),
        Progress::Failed(_, failure) => Some(failed(failure)),
        _ => Some(el("p").class("why").say(Word::CatalogueWait)),
    };
    let button = button.attr_is("hidden", move || job.get().map(|_| String::new()));
    el("div").child(button).child(el("div").attr("role", "status").part(shown))
}

//! Blogs to begin with: the catalogue that comes with this copy, by category.

use crate::protocol::{CatalogueEntry, Job, Request};
use crate::ui::components::{add, failed, mark, page};
use crate::ui::dom::{El, el};
use crate::ui::link::Progress;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;

/// The page.
pub fn discover(reader: Reader) -> El {
    let job = reader.link.begin(|job| Request::Catalogue { job });
    page(Word::Discover).child(el("p").class("lead").text(&say(Word::DiscoverLead))).child(add(reader)).part(move || {
        match reader.link.progress(job)? {
            Progress::Catalogue(entries) => Some(catalogue(reader, entries)),
            Progress::Failed(_, failure) => Some(failed(&failure)),
            _ => Some(el("p").attr("role", "status").text(&say(Word::CatalogueWait))),
        }
    })
}

/// Category by category, in the catalogue's order.
fn catalogue(reader: Reader, entries: Vec<CatalogueEntry>) -> El {
    let mut all = el("div");
    let mut list = el("ul").class("catalogue");
    let mut last = None;
    for entry in entries {
        if last.as_ref() != Some(&entry.category) {
            list = el("ul").class("catalogue");
            all = all.child(el("h2").text(&entry.category)).child(list.clone());
            last = Some(entry.category.clone());
        }
        list = list.child(blog(reader, entry));
    }
    all
}

/// One blog, and the button that follows it.
fn blog(reader: Reader, entry: CatalogueEntry) -> El {
    let CatalogueEntry { title, site_url, feed_url, feed, description, .. } = entry;
    let name = match &site_url {
        Some(site) => el("a").class("name").attr("href", site).attr("target", "_blank").attr("rel", "noopener noreferrer"),
        None => el("span").class("name"),
    };
    let job = RwSignal::new(None::<Job>);
    let progress = move || job.get().and_then(|job| reader.link.progress(job));
    let followed = move || reader.with_blogs(|blogs| blogs.subscription(feed).is_some());
    let word = move || match progress() {
        _ if followed() => say(Word::Followed),
        Some(Progress::Asked) => say(Word::FollowWait),
        _ => say(Word::Follow),
    };
    let label = format!("{} {title}", say(Word::Follow));
    let button = el("button")
        .class("quiet")
        .attr("aria-label", &label)
        .attr_is("disabled", move || (followed() || progress() == Some(Progress::Asked)).then(String::new))
        .text_is(word)
        .on("click", move |_| {
            let address = feed_url.clone();
            job.set(Some(reader.link.begin(|job| Request::Subscribe { job, address })));
        });
    let trouble = move || match progress()? {
        Progress::Failed(_, failure) => Some(failed(&failure)),
        _ => None,
    };
    let text = el("div").child(name.text(&title)).child(el("p").class("why").text(&description)).part(trouble);
    el("li").child(mark(feed, &title)).child(text).child(button)
}

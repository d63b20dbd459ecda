//! One line on how up to date everything is.

use crate::protocol::Progress;
use crate::ui::clock;
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_count, say_part, say_with};

/// "Updated 2 min ago · 1 blog failing", or how the refresh goes.
pub fn status(reader: Reader) -> El {
    let running = move || match reader.refresh.get().and_then(|job| reader.link.progress(job)).as_deref() {
        Some(Progress::Running { done, total, blog }) => Some((*done, *total, blog.clone())),
        Some(Progress::Asked) => Some((0, 0, String::new())),
        _ => None,
    };
    let failing = move || {
        reader.with_blogs(|blogs| {
            blogs.feeds.iter().filter(|feed| feed.fetch.last_error.is_some() && blogs.subscription(feed.id).is_some()).count()
        })
    };
    let line = move || match running() {
        Some((_, 0, _)) => say(Word::Starting),
        Some((done, total, blog)) => {
            let done = say_part(Word::Refreshing, done, total);
            if blog.is_empty() { done } else { format!("{done} · {blog}") }
        }
        None => {
            let checked = reader.with_blogs(|blogs| blogs.feeds.iter().filter_map(|feed| feed.fetch.checked_at).max());
            let updated =
                checked.map_or_else(|| say(Word::NeverUpdated), |at| say_with(Word::UpdatedAgo, "when", &clock::lately(at)));
            match failing() {
                0 => updated,
                n => format!("{updated} · {}", say_count(Word::FailingBlogs, n as u32)),
            }
        }
    };
    let dot = el("span")
        .class("dot")
        .class_if("busy", move || running().is_some())
        .class_if("trouble", move || running().is_none() && failing() > 0);
    let cancel = move || {
        let job = reader.refresh.get()?;
        let button = el("button").class("quiet").say(Word::Cancel).on("click", move |_| reader.link.cancel(job));
        running().map(|_| button)
    };
    let said = el("span").attr("role", "status").text_is(line);
    el("div").class("status-line").children([dot, said]).part(cancel)
}

//! What the last checks of a blog came to, and when the next is.

use crate::model::{Came, Check, FeedId, Way};
use crate::ui::dom::{El, el, follow};
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::{Word, number, say, say_count, say_with};
use crate::ui::{clock, message};
use leptos::task::spawn_local;

/// Everything that is known of them, read anew after each.
pub fn checks(reader: Reader, feed: FeedId) -> El {
    let known = RwSignal::new(None::<Vec<Check>>);
    let checked_at = Memo::new(move |_| reader.with_feed(feed, |feed| feed.and_then(|feed| feed.fetch.checked_at)));
    follow(move || {
        checked_at.get();
        spawn_local(async move {
            match reader.checks(feed).await {
                Ok(checks) => known.set(Some(checks)),
                Err(error) => reader.store_failed(error),
            }
        });
    });
    el("div").class("checks").child(el("p").class("why").text_is(move || next(reader, feed))).part(move || {
        let checks = known.get()?;
        Some(match checks.is_empty() {
            true => el("p").class("why").say(Word::NoChecks),
            false => el("ol").children(checks.iter().map(line)),
        })
    })
}

/// When the blog is asked again.
fn next(reader: Reader, feed: FeedId) -> String {
    let paused = reader.with_blogs(|blogs| blogs.subscription(feed).is_some_and(|subscription| subscription.paused));
    let next = reader.with_feed(feed, |feed| feed.and_then(|feed| feed.fetch.next_at));
    match next {
        _ if paused => say(Word::CheckPaused),
        Some(at) if at > clock::now() => say_with(Word::NextCheck, "when", &clock::soon(at)),
        _ => say(Word::NextCheckNow),
    }
}

/// One check: when, what came of it, which way and how long.
fn line(check: &Check) -> El {
    let when = el("time").attr("datetime", &clock::machine(check.at)).attr("title", &clock::exact(check.at));
    let when = when.text(&clock::lately(check.at));
    let took = match check.took {
        took @ 0..1000 => say_with(Word::TookThousandths, "n", &number(took)),
        took => say_with(Word::TookSeconds, "n", &number(took / 1000 + u32::from(took % 1000 >= 500))),
    };
    let way = check.way.map(|way| say(if way == Way::Direct { Word::WayDirect } else { Word::WayProxy }));
    let how = way.into_iter().chain([took]).collect::<Vec<String>>().join(" · ");
    let (came, next) = match &check.came {
        Came::Nothing | Came::Posts { new: 0, changed: 0 } => (say(Word::NothingNew), None),
        Came::Posts { new, changed: 0 } => (say_count(Word::NewPosts, *new), None),
        Came::Posts { new: 0, changed } => (say_count(Word::ChangedPosts, *changed), None),
        Came::Posts { new, changed } => {
            ([say_count(Word::NewPosts, *new), say_count(Word::ChangedPosts, *changed)].join(", "), None)
        }
        Came::Failed(failure) => {
            let said = message::failure(failure);
            (said.what, Some(said.next).filter(|next| !next.is_empty()))
        }
    };
    let failed = matches!(check.came, Came::Failed(_));
    let came = el("span").class(if failed { "came trouble" } else { "came" }).text(&came);
    let next = next.map(|next| el("span").class("why").text(&next));
    el("li").child(when).child(came.text(" ").children(next)).child(el("span").class("why").text(&how))
}

//! The text of the open post: the feed's, or the whole from its page; and how one comes by it.

use super::prose::{prose, stale};
use super::text_marks::mark_text;
use crate::browser::db::Text;
use crate::html::looks_cut;
use crate::model::{BodyKind, Entry, Slot};
use crate::protocol::Progress;
use crate::ui::dom::{El, at_end, el, follow};
use crate::ui::message::page_failure;
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal, StoredValue};
use crate::ui::words::Word;

/// The button above a post that has a page.
pub fn whole_button(reader: Reader) -> El {
    let button = el("button")
        .class("quiet")
        .attr_is("aria-pressed", move || Some(reader.whole.shown.get().to_string()))
        .attr_is("aria-busy", move || reader.is_fetching_whole().then(|| "true".into()))
        .say(Word::Whole);
    button.on("click", move |_| {
        reader.switch_whole();
    })
}

/// The text of the post `slot`, whose feed sent `text`.
pub fn post_text(reader: Reader, slot: Slot, entry: &Entry, text: &Text) -> El {
    let (feed, has_page) = (entry.feed, entry.url.is_some());
    let always = move || reader.with_blogs(|blogs| blogs.subscription(feed).is_some_and(|subscription| subscription.whole));
    // What stands beside the list by itself nobody asked for.
    let wanted = Memo::new(move |_| has_page && reader.untouched.get() != Some(slot) && always());
    follow(move || reader.begin_whole(slot, wanted.get()));
    at_end(move || reader.end_whole(slot));
    let (language, text) = (entry.language.clone(), text.clone());
    let whole = reader.whole;
    let sent = match &text {
        Text::Ready(html) => !html.as_str().is_empty(),
        Text::Stale => true,
        Text::Missing => false,
    };
    let titled = !entry.title.is_empty();
    let cut = RwSignal::new(!sent);
    let body = move || {
        let (text, kind) = match whole.shown.get() {
            true => (whole.text.get(), BodyKind::Page),
            false => (text.clone(), BodyKind::Feed),
        };
        Some(match text {
            Text::Ready(html) if !html.as_str().is_empty() => {
                let prose = prose(reader, &html, language.as_deref());
                follow_found(reader, &prose, language.clone());
                if kind == BodyKind::Feed {
                    cut.set(looks_cut(&prose.element.text_content().unwrap_or_default(), titled));
                }
                prose
            }
            Text::Stale => stale(reader, slot, kind, language.clone()),
            Text::Ready(_) | Text::Missing => {
                el("div").class("prose").child(el("p").say(Word::NoText).text(" ").say(Word::NoTextHint))
            }
        })
    };
    let note = move || {
        let is_any = has_page && (cut.get() || whole.shown.get() || whole.job.get().is_some());
        is_any.then(|| rest(reader, cut.get())).flatten()
    };
    // It stands there from the start, so that what comes into it is announced.
    el("div").part(body).child(el("div").class("rest").attr("role", "status").part(note))
}

/// Marks in the text what the search finds that the post was found by, as long as it stands.
fn follow_found(reader: Reader, prose: &El, language: Option<String>) {
    let place = prose.element.clone();
    let is_marked = StoredValue::new(false);
    follow(move || {
        let query = reader.link.found.with(|found| found.as_ref().map(|found| found.text.clone())).unwrap_or_default();
        if !query.is_empty() || is_marked.get_value() {
            is_marked.set_value(!query.is_empty());
            mark_text(reader, place.clone(), language.clone(), query);
        }
    });
}

/// What stands below the text about the rest of it.
fn rest(reader: Reader, cut: bool) -> Option<El> {
    let job = reader.whole.job.get();
    let button = |word: Word, class: &str| el("button").class(class).say(word);
    let note = el("div");
    match job.and_then(|job| reader.link.progress(job)).as_deref() {
        Some(Progress::Failed(_, failure)) => {
            let said = page_failure(failure);
            let more = said.link.map(|address| el("a").attr("href", &address.query()).text(&said.next));
            let next = more.unwrap_or_else(|| el("span").text(&said.next));
            let again = button(Word::TryAgain, "quiet").on("click", move |_| {
                reader.switch_whole();
            });
            Some(note.child(el("p").class("why").text(&said.what).text(" ").child(next)).child(again))
        }
        Some(Progress::Asked | Progress::Running { .. }) => {
            let cancel = button(Word::Cancel, "quiet").on("click", move |_| {
                if let Some(job) = job {
                    reader.link.cancel(job);
                }
            });
            Some(note.child(el("p").say(Word::WholeWait)).child(cancel))
        }
        _ if reader.whole.shown.get() => {
            let back = button(Word::WholeBack, "quiet").on("click", move |_| {
                reader.switch_whole();
            });
            Some(note.child(el("p").say(Word::WholeShown)).child(back))
        }
        _ if cut => {
            let read = button(Word::WholeRead, "primary").on("click", move |_| {
                reader.switch_whole();
            });
            Some(note.child(el("p").say(Word::WholeCut)).child(read))
        }
        _ => None,
    }
}

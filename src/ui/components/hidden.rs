//! A post that a rule hid: which one, and the way back.

use crate::model::{Change, Flags, Slot};
use crate::protocol::{Progress, Request};
use crate::ui::dom::{El, at_end, el};
use crate::ui::reader::Reader;
use crate::ui::signal::Memo;
use crate::ui::words::{Word, say, say_with};
use crate::ui::{doors, seldom};

/// Stands on a hidden post, for as long as it is one.
pub fn hidden_note(reader: Reader, slot: Slot) -> Option<El> {
    let is_hidden = Memo::new(move |_| reader.post(slot).is_some_and(|post| post.flags.has(Flags::HIDDEN)));
    is_hidden.get().then(|| seldom::call(reader, doors::why_hidden, (reader, slot))).flatten()
}

/// Which rule it was, and the button that takes it back.
pub fn why_hidden(reader: Reader, slot: Slot) -> El {
    let job = reader.link.begin(|job| Request::WhyHidden { job, slot });
    let why = move || match reader.link.progress(job).as_deref() {
        Some(Progress::HiddenBy(Some(query))) => say_with(Word::HiddenBy, "rule", query),
        Some(Progress::HiddenBy(None)) => say(Word::HiddenOnce),
        _ => String::new(),
    };
    at_end(move || reader.link.forget(job));
    let restore = el("button").class("quiet").say(Word::Restore).on("click", move |_| reader.decide(slot, Change::Hidden(false)));
    el("p").class("why hidden-note").child(el("span").text_is(why)).text(" ").child(restore)
}

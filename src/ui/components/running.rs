//! How a long job goes: how many of how many, a bar, and a way to stop it.

use crate::protocol::Job;
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say_part};

/// A job that is under way, in a `word` of `{done}` and `{total}`, with `done` of `total` blogs, of which `blog` was the last.
pub fn running(reader: Reader, job: Job, word: Word, done: u32, total: u32, blog: &str) -> El {
    let part = f64::from(done) / f64::from(total.max(1));
    let line = say_part(word, done, total);
    let bar = el("div").class("progress").child(el("span").style("--done", &thousandths(part)));
    let cancel = el("button").class("quiet").say(Word::Cancel).on("click", move |_| reader.link.cancel(job));
    el("div").child(el("p").text(&line).text(" ").text(blog)).child(bar).child(cancel)
}

/// A number from 0 to 1 as the style reads it. Whole thousandths: the printing of floats alone weighs 5 kB.
fn thousandths(part: f64) -> String {
    format!("calc({} / 1000)", (part * 1000.0) as u32)
}

//! How often a blog writes: a line of words, and a small chart.

use crate::list::Rhythm;
use crate::model::{FeedId, Timestamp};
use crate::ui::clock;
use crate::ui::dom::{El, el};
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say, say_count, say_with};

/// "3 posts a week · last post 2 days ago · next check in the next hours".
pub fn rhythm_line(rhythm: &Rhythm) -> String {
    let Some(last) = rhythm.last else { return say(Word::NoPostYet) };
    let often = match rhythm.a_week() {
        0 => say(Word::SeldomWrites),
        n => say_count(Word::PostsAWeek, n),
    };
    let last = clock::relative(Timestamp::from_seconds(last.into()));
    [often, say_with(Word::LastPost, "when", &last)].join(" · ")
}

/// The posts of the last twelve weeks.
pub fn rhythm_chart(rhythm: &Rhythm) -> El {
    let most = rhythm.weeks.iter().max().copied().unwrap_or(0).max(1);
    let numbers: Vec<String> = rhythm.weeks.iter().map(u32::to_string).collect();
    let bars = numbers.iter().map(|number| el("span").style("--n", number));
    el("div")
        .class("rhythm")
        .attr("role", "img")
        .attr("aria-label", &say_with(Word::RhythmChart, "weeks", &numbers.join(", ")))
        .style("--most", &most.to_string())
        .children(bars)
}

/// Words and chart of one blog, now and whenever its posts change.
pub fn rhythm_of(reader: Reader, feed: FeedId) -> El {
    let rhythm = move || reader.rhythm(feed);
    el("div").class("rhythm-line").part(move || {
        let rhythm = rhythm();
        Some(el("div").child(el("p").class("why").text(&rhythm_line(&rhythm))).child(rhythm_chart(&rhythm)))
    })
}

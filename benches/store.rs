//! How fast the pure middle of the house is: cleaning, merging, packing, counting, ordering. `cargo bench --bench store`.
//!
//! Each measure stands beside a baseline that does the least such work can do, on the same bytes in the same run: both take turns,
//! and each one's best turn counts, so that the ratios hold on a busy machine, too. `-- WORD` runs the measures with that word alone.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::run();
}

#[cfg(not(target_arch = "wasm32"))]
mod turns;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::turns;
    use rill::feed::{Input, Parsed, parse};
    use rill::html::{Tracking, sanitize};
    use rill::list::{
        BLOCK, Blogs, CHUNK, Newest, River, counts, effects, pack_rows, pack_statuses, posts, unpack_row, unpack_rows,
        unpack_statuses,
    };
    use rill::model::{Change, Decision, Entry, EntryId, Feed, FeedId, Flags, RiverPost, Scope, Slot, Status, Target, Timestamp};
    use rill::native::decode;
    use rill::refresh::merge;
    use rill::search::{Subject, When};
    use std::collections::HashMap;

    const BASE: &str = "https://lamps.example/feed";
    const NOW: Timestamp = Timestamp(1_772_366_400_000);
    const POSTS: u32 = 100_000;
    /// Turns that a measure and its baseline take.
    const TURNS: usize = 15;

    pub fn run() {
        turns::heading();
        of_feeds();
        of_the_river();
        of_rows();
    }

    fn compare<A, B>(what: &str, work: impl Fn() -> A, against: &str, baseline: impl Fn() -> B) {
        turns::compare(TURNS, what, work, against, baseline);
    }

    /// A feed of 20 posts as a refresh brings it, and one post's HTML.
    fn of_feeds() {
        let html = article();
        compare("clean a post of 4 kB", || sanitize(&html, Some(BASE)), "ammonia as it comes", || ammonia::clean(&html));
        let feed = feed(&html);
        let id = Feed::new(FeedId::of(BASE));
        let read = || parsed(&feed);
        let nothing = HashMap::new();
        compare(
            "read and merge a feed of 20 new posts",
            || merge(&id, read(), &nothing, None, Tracking::Removed, NOW),
            "reading it",
            read,
        );
        let first = merge(&id, read(), &nothing, None, Tracking::Removed, NOW);
        let known: HashMap<EntryId, u64> =
            first.new.iter().map(|incoming| (incoming.entry.id, incoming.entry.content_hash)).collect();
        let told = first.feed;
        compare("read and merge the same again", || merge(&told, read(), &known, None, Tracking::Removed, NOW), "reading it", read);
    }

    fn of_the_river() {
        let river = river();
        let chunks: Vec<Vec<u8>> = (0..(POSTS as usize).div_ceil(CHUNK)).map(|number| river.pack_chunk(number)).collect();
        let copied = || chunks.clone();
        let pack = || (0..chunks.len()).map(|number| river.pack_chunk(number)).collect::<Vec<_>>();
        compare("pack a river of 100,000", pack, "copying its bytes", copied);
        compare("unpack it", || River::unpack(chunks.iter().map(Vec::as_slice)), "copying its bytes", copied);
        let statuses = vec![Status { content_hash: 1, ..Status::default() }; CHUNK];
        let packed = pack_statuses(&statuses);
        compare("pack 1,024 statuses", || pack_statuses(&statuses), "copying them", || packed.clone());
        compare("unpack them", || unpack_statuses(&packed), "copying them", || packed.clone());
        let walk = || river.iter().filter(|(_, post)| !post.flags.has(Flags::READ)).count();
        compare("count what is unread, blog by blog", || counts(&river), "one walk over the river", walk);
        let (blogs, newest) = (Blogs::default(), Newest::of(&river));
        compare("put it in order", || Newest::of(&river), "one walk over the river", walk);
        let view = || posts(&river, &newest, &blogs, Scope::Starred, false, &[], &[]);
        compare("a view of what is starred (a tenth)", view, "one walk over the river", walk);
        let target = Target::Scope { scope: Scope::Starred, before: Slot(POSTS) };
        let decision = Decision { target, change: Change::Read(true), at: NOW };
        compare("what \"all read\" changes there", || effects(&decision, &river, &blogs), "one walk over the river", walk);
    }

    fn of_rows() {
        let html = article();
        let first = merge(&Feed::new(FeedId::of(BASE)), parsed(&feed(&html)), &HashMap::new(), None, Tracking::Removed, NOW);
        let rows: Vec<Option<Entry>> = (0..BLOCK).map(|at| Some(first.new[at % 20].entry.clone())).collect();
        let packed = pack_rows(&rows);
        compare("pack a block of 64 rows", || pack_rows(&rows), "copying its bytes", || packed.clone());
        compare("unpack it", || unpack_rows(&packed), "copying its bytes", || packed.clone());
        compare("unpack one row of it", || unpack_row(&packed, 31), "copying its bytes", || packed.clone());
        let Ok(query) = rill::search::parse("harbour \"north door\"") else { return };
        let when = When { now: NOW, offset_minutes: 0 };
        let subject = |entry| Subject {
            entry,
            text: None,
            sort_at: NOW,
            flags: Flags::NONE,
            views: 0,
            feed: "The Lamp Room",
            folders: &[],
            tags: &[],
        };
        let look = || rows.iter().flatten().filter(|row| query.holds(&subject(row), when)).count();
        let contains = || rows.iter().flatten().filter(|row| row.excerpt.contains("harbour")).count();
        compare("look for three words in its rows", look, "one word as it is written", contains);
    }

    fn article() -> String {
        let paragraph = "<p>The lamp by the <em>north</em> door was lit at <a href=\"/six?utm_source=x\">six</a> and burnt till \
                         morning; the oil was of the second pressing, and the wick had been cut the day before.</p>\n";
        format!("{}<p><img src=\"/lamp.png\" width=640 height=400 onload=\"x()\"></p>", paragraph.repeat(18))
    }

    fn feed(html: &str) -> String {
        let items: String = (0..20)
            .map(|n| {
                format!(
                    "<item><title>Night {n}</title><link>https://lamps.example/{n}</link><guid>{n}</guid>\
                     <pubDate>Sun, 01 Feb 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[{html}]]></content:encoded></item>"
                )
            })
            .collect();
        format!(
            "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The Lamp Room</title>{items}</channel></rss>"
        )
    }

    fn parsed(feed: &str) -> Parsed {
        match parse(&Input { bytes: feed.as_bytes(), content_type: None, base: BASE }, decode) {
            Ok(parsed) => parsed,
            Err(reason) => unreachable!("a feed of our own: {reason:?}"),
        }
    }

    /// Five hundred blogs that wrote in turns, a tenth starred, half of it read.
    fn river() -> River {
        let mut river = River::default();
        let feed = FeedId::of(BASE);
        for n in 0..POSTS {
            let flags = Flags::NONE.with(Flags::STARRED, n % 10 == 0).with(Flags::READ, n % 2 == 0);
            let entry = EntryId::of(feed, &n.to_string());
            let sort_at = n.wrapping_mul(2_654_435_761);
            river.push(RiverPost { entry, feed: (n % 500) as u16, sort_at, flags, views: 0 });
        }
        river
    }
}

//! How fast the search is: cutting text into words, building the index, asking it. `cargo bench --bench search`.
//!
//! Each measure stands beside a baseline on the same posts in the same run; both take turns, and each one's best turn counts.

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
    use rill::model::{Entry, EntryId, FeedId, Flags, RiverPost, Slot, Tags, Timestamp};
    use rill::search::{Around, Bits, Builder, Index, Query, SEGMENT, Shard, Subject, When, parse_typed, shards};
    use std::cell::RefCell;

    const POSTS: usize = 100_000;
    const TURNS: usize = 5;
    const WHEN: When = When { now: Timestamp(1_772_366_400_000), offset_minutes: 0 };
    const SYLLABLES: [&str; 20] = [
        "ba", "ke", "ri", "to", "mu", "sen", "dar", "lo", "pi", "ga", "nor", "eth", "al", "ing", "er", "st", "con", "pre", "ta",
        "vi",
    ];

    pub fn run() {
        let entries = entries();
        let river: Vec<RiverPost> = entries
            .iter()
            .map(|entry| RiverPost { entry: entry.id, feed: 0, sort_at: 1_772_000_000, flags: Flags::NONE, views: 0 })
            .collect();
        let segments: Vec<Vec<(Shard, Vec<u8>)>> = entries.chunks(SEGMENT).map(build).collect();
        let bytes: usize = segments.iter().flatten().map(|(_, record)| record.len()).sum();
        println!("{POSTS} posts of 40 words: {:.1} MB, {} bytes a post\n", bytes as f64 / 1e6, bytes / POSTS);
        turns::heading();
        let segment = &entries[..SEGMENT];
        let split = || segment.iter().map(|entry| entry.excerpt.to_lowercase().split_whitespace().count()).sum::<usize>();
        let words = || segment.iter().map(|entry| Builder::default().add(0, entry)).count();
        compare("tokenise 8,192 posts, each by itself", words, "lower case, cut at spaces", split);
        compare("build a segment of 8,192 posts", || build(segment), "lower case, cut at spaces", split);
        let texts = || build_texts(segment);
        compare("the same with whole texts of 240 words", texts, "without", || build(segment));
        let changed = |posts: usize| {
            let without: Vec<usize> = (0..SEGMENT).step_by(SEGMENT / posts).collect();
            let mut builder = Builder::of(segments[0].clone(), &without);
            without.iter().for_each(|at| builder.add(*at, &segment[*at]));
            builder.pack()
        };
        assert!(changed(32) == segments[0], "what changed back is as it was");
        compare("write it anew with 32 posts that changed", || changed(32), "building it", || build(segment));
        for (what, typed) in [
            ("two words that some posts have", "ketola senlo "),
            ("two words that many posts have", "ri mu "),
            ("one letter", "b"),
            ("words in two fields, one not", "title:ri senlo -mu "),
        ] {
            let Ok(query) = parse_typed(typed) else { continue };
            compare(
                what,
                || find(&query, &segments, &river),
                "asking a tenth of the rows",
                || scan(&query, &entries[..POSTS / 10]),
            );
            let index = RefCell::new(read(&query, &segments));
            let again = || ask(&query, &mut index.borrow_mut(), &river);
            compare("the same, asked before", again, "nothing in memory", || find(&query, &segments, &river));
        }
    }

    fn compare<A, B>(what: &str, work: impl Fn() -> A, against: &str, baseline: impl Fn() -> B) {
        turns::compare(TURNS, what, work, against, baseline);
    }

    fn build(entries: &[Entry]) -> Vec<(Shard, Vec<u8>)> {
        let mut builder = Builder::default();
        entries.iter().enumerate().for_each(|(at, entry)| builder.add(at, entry));
        builder.pack()
    }

    /// With texts of six excerpts, as they are of others.
    fn build_texts(entries: &[Entry]) -> Vec<(Shard, Vec<u8>)> {
        let mut builder = Builder::default();
        builder.begin_texts();
        for (at, entry) in entries.iter().enumerate() {
            builder.add(at, entry);
            let text: String = entries.iter().cycle().skip(at).take(6).map(|entry| entry.excerpt.as_str()).collect();
            builder.add_text(at, &text);
        }
        builder.pack()
    }

    /// Asks as the worker does when nothing is in memory but the stored records.
    fn find(query: &Query, segments: &[Vec<(Shard, Vec<u8>)>], river: &[RiverPost]) -> Vec<Slot> {
        ask(query, &mut read(query, segments), river)
    }

    /// The shards that a query asks.
    fn read(query: &Query, segments: &[Vec<(Shard, Vec<u8>)>]) -> Index {
        let mut index = Index::default();
        for shard in shards(query) {
            let record = |records: &Vec<(Shard, Vec<u8>)>| {
                records.get(usize::from(shard)).map(|(_, record)| record.clone()).unwrap_or_default()
            };
            index.put(shard, segments.iter().map(record).collect());
        }
        index
    }

    fn ask(query: &Query, index: &mut Index, river: &[RiverPost]) -> Vec<Slot> {
        let unknown = Bits::none(river.len());
        let answer = index.find(query, &Around { posts: river, blogs: &[], tags: &Tags::default(), unknown: &unknown, when: WHEN });
        let order: Vec<Slot> = (0..river.len() as u32).map(Slot).collect();
        answer.ranked(&order, &unknown)
    }

    fn scan(query: &Query, entries: &[Entry]) -> usize {
        let subject = |entry| Subject {
            entry,
            text: None,
            sort_at: WHEN.now,
            flags: Flags::NONE,
            views: 0,
            feed: "",
            folders: &[],
            tags: &[],
        };
        entries.iter().filter(|entry| query.holds(&subject(entry), WHEN)).count()
    }

    /// Posts with a title of six words and an excerpt of thirty-four, used as words are: few often, many seldom.
    fn entries() -> Vec<Entry> {
        let feed = FeedId::of("https://lamps.example/feed");
        let mut seed = 7_u64;
        let mut text = |words: usize| {
            let mut text = String::new();
            for _ in 0..words {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                let place = 30_000_f64.powf((seed >> 11) as f64 / (1_u64 << 53) as f64) as usize + 2;
                text.push_str(&word(place));
                text.push(' ');
            }
            text
        };
        (0..POSTS)
            .map(|n| Entry {
                id: EntryId::of(feed, &n.to_string()),
                feed,
                guid: String::new(),
                url: None,
                title: text(6),
                authors: vec!["Ada Moss".into()],
                published: None,
                updated: None,
                sort_at: WHEN.now,
                excerpt: text(34),
                image: None,
                enclosures: vec![],
                tags: vec![],
                comments: None,
                language: Some("en".into()),
                words: 300,
                content_hash: 0,
            })
            .collect()
    }

    /// The word at a place of the list.
    fn word(mut place: usize) -> String {
        let mut word = String::new();
        while place > 0 {
            word.push_str(SYLLABLES[place % 20]);
            place /= 20;
        }
        word
    }
}

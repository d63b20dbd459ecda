//! The index finds what the plain scan finds, for every query, however it came to be.

use super::holds::post;
use proptest::prelude::*;
use rill::model::{Entry, EntryId, Flags, RiverPost, Slot, Tags, Timestamp};
use rill::search::{
    Around, Bits, Blog, Builder, Compare, Date, Field, Index, Query, SEGMENT, Shard, State, Subject, Text, Thing, Unit, When,
    parse, parse_typed, shards,
};
use std::collections::BTreeSet;

const BLOGS: [(&str, &[&str]); 3] = [("Notes on Kilns", &["Craft", "By hand"]), ("Tidewrack", &[]), ("雨の日記", &["Craft"])];
const WORDS: [&str; 26] = [
    "glaze",
    "Glazes",
    "glazing",
    "kiln",
    "Kilns",
    "tide",
    "tides",
    "third",
    "shelf",
    "Ofen",
    "Öfen",
    "häuser",
    "Haus",
    "tag",
    "Tage",
    "story",
    "stories",
    "the",
    "th",
    "雨",
    "の",
    "日",
    "rope",
    "well-made",
    "2026",
    "É",
];
/// The person's own tags.
const OWN: [&str; 3] = ["glaze", "the Tides", "雨の日"];
const LANGUAGES: [Option<&str>; 4] = [Some("en-GB"), Some("de"), Some("ja"), None];
/// 2026-03-01T00:00:00Z
const MARCH: i64 = 1_772_323_200;
const WHEN: When = When { now: Timestamp::from_seconds(MARCH + 86_400 * 9), offset_minutes: 60 };

fn text() -> impl Strategy<Value = String> {
    let join = prop::sample::select(vec![" ", " ", " ", ", ", ""]);
    prop::collection::vec((prop::sample::select(&WORDS[..]), join), 0..5)
        .prop_map(|words| words.into_iter().map(|(word, join)| format!("{word}{join}")).collect())
}

/// A row with what the river knows of it, and its whole text.
type Post = (Entry, RiverPost, String);

fn any_post() -> impl Strategy<Value = Post> {
    let texts = (text(), text(), prop::collection::vec(text(), 0..3), prop::collection::vec(text(), 0..3));
    let rest = (0..LANGUAGES.len(), 0..4u32, any::<bool>(), any::<bool>());
    (texts, rest, (0..32u8, 0..3u8, 0..BLOGS.len(), 0..20u32), text()).prop_map(
        |(texts, (language, words, audio, image), (flags, views, feed, day), text)| {
            let mut entry = post(&texts.0, &texts.1, "");
            (entry.authors, entry.tags, entry.words) = (texts.2, texts.3, words);
            entry.language = LANGUAGES[language].map(str::to_owned);
            entry.image = image.then(String::new);
            entry.enclosures.truncate(audio.into());
            entry.id = EntryId::of(entry.feed, &format!("{entry:?}"));
            let sort_at = MARCH as u32 + day * 43_200;
            let flags = Flags(flags & 15).with(Flags::TAGGED, flags & 16 != 0);
            let river = RiverPost { entry: entry.id, feed: feed as u16, sort_at, flags, views };
            // As most do, it begins as its excerpt does.
            let text = format!("{} {text}", entry.excerpt);
            (entry, river, text)
        },
    )
}

fn any_query() -> impl Strategy<Value = Query> {
    let field =
        prop::sample::select(vec![Field::Any, Field::Any, Field::Title, Field::Author, Field::Feed, Field::Folder, Field::Tag]);
    let said = prop_oneof![
        text(),
        prop::sample::select(vec!["Kil", "cra", "on kil", "by", "g", "雨", "雨の", "の日記", "ti"]).prop_map(str::to_owned)
    ];
    let words = (field, said, any::<bool>(), any::<bool>()).prop_map(|(field, said, exact, prefix)| {
        let has_word = said.chars().any(char::is_alphanumeric);
        let text = Text { said, exact, prefix };
        if has_word { Query::Text(field, text) } else { Query::Is(State::Unread) }
    });
    let compare = || prop::sample::select(vec![Compare::Below, Compare::Equal, Compare::Above]);
    let date = || (1..29u8).prop_map(|day| Date { year: 2026, month: 3, day });
    let leaf = prop_oneof![
        8 => words,
        1 => prop::sample::select(vec![State::Unread, State::Read, State::Starred, State::Later]).prop_map(Query::Is),
        1 => prop::sample::select(vec![Thing::Audio, Thing::Image]).prop_map(Query::Has),
        1 => prop::sample::select(vec!["en", "en-gb", "d", "de", "ja"]).prop_map(|tag| Query::Language(tag.to_owned())),
        1 => date().prop_map(Query::Before),
        1 => date().prop_map(Query::After),
        1 => (0..12u16).prop_map(|days| Query::Newer(days, Unit::Days)),
        1 => (compare(), 0..4u32).prop_map(|(compare, number)| Query::Words(compare, number)),
        1 => (compare(), 0..3u32).prop_map(|(compare, number)| Query::Views(compare, number)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|query| Query::Not(Box::new(query))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Query::And),
            prop::collection::vec(inner, 2..4).prop_map(Query::Or),
        ]
    })
}

fn names(feed: u16) -> (&'static str, Vec<String>) {
    let (name, folders) = BLOGS[usize::from(feed)];
    (name, folders.iter().map(|folder| (*folder).to_owned()).collect())
}

/// The person's own tags on a post.
fn own(river: &RiverPost) -> &'static [&'static str] {
    if river.flags.has(Flags::TAGGED) { &OWN[..usize::from(river.views) + 1] } else { &[] }
}

/// Whether a post answers; with its text, where texts are searched.
fn holds(query: &Query, (entry, river, text): &Post, has_texts: bool) -> bool {
    let (feed, folders) = names(river.feed);
    let sort_at = Timestamp::from_seconds(river.sort_at.into());
    let post = Subject {
        entry,
        text: has_texts.then_some(text),
        sort_at,
        flags: river.flags,
        views: river.views,
        feed,
        folders: &folders,
        tags: own(river),
    };
    query.holds(&post, WHEN)
}

/// A segment's records, by shard.
type Records = Vec<(Shard, Vec<u8>)>;

fn put(segments: &mut Vec<Records>, posts: &[Post], slots: &BTreeSet<usize>, without: &[usize], has_texts: bool) {
    for segment in 0..posts.len().div_ceil(SEGMENT) {
        let of = |slots: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
            slots.filter(|slot| slot / SEGMENT == segment).map(|slot| slot % SEGMENT).collect()
        };
        let stored = segments.get(segment).cloned().unwrap_or_default();
        let without = of(&mut without.iter().copied());
        let mut builder = Builder::of(stored, &without);
        if has_texts {
            builder.begin_texts();
        }
        for at in of(&mut slots.iter().copied()) {
            let (entry, _, text) = &posts[segment * SEGMENT + at];
            builder.add(at, entry);
            builder.add_text(at, text);
        }
        let packed = builder.pack();
        if segment < segments.len() { segments[segment] = packed } else { segments.push(packed) }
    }
}

/// A segment's record of a shard.
fn record(records: &Records, shard: Shard) -> Vec<u8> {
    records.iter().find(|(known, _)| *known == shard).map(|(_, record)| record.clone()).unwrap_or_default()
}

/// Puts the shards that `query` needs in, where they are not.
fn fill(index: &mut Index, query: &Query, segments: &[Records]) {
    for shard in shards(query) {
        if !index.has(shard) {
            index.put(shard, segments.iter().map(|records| record(records, shard)).collect());
        }
        assert!(index.has(shard));
    }
}

/// Puts the shards that are there in again.
fn renew(index: &mut Index, segments: &[Records]) {
    for shard in index.held().map(|(shard, _)| shard).collect::<Vec<Shard>>() {
        for (segment, records) in segments.iter().enumerate() {
            index.put_one(shard, segment, record(records, shard));
        }
    }
}

/// The slots that are found through the index, and how many rows were read for it.
fn found(
    index: &mut Index,
    query: &Query,
    segments: &[Records],
    posts: &[Post],
    unknown: &Bits,
    has_texts: bool,
) -> (Vec<Slot>, usize) {
    fill(index, query, segments);
    let river: Vec<RiverPost> = posts.iter().map(|(_, river, _)| *river).collect();
    let blogs: Vec<Blog> = (0..BLOGS.len() as u16).map(|number| Blog::new(number, names(number).0, &names(number).1)).collect();
    let mut tags = Tags::default();
    for (at, post) in river.iter().enumerate() {
        own(post).iter().for_each(|tag| tags.set(tag, Slot(at as u32), true));
    }
    let answer = index.find(query, &Around { posts: &river, blogs: &blogs, tags: &tags, unknown, when: WHEN });
    let end = posts.len() as u32;
    let unclear: Vec<Slot> = answer.unclear.iter().filter(|slot| slot.0 < end).collect();
    let answered = Bits::of(posts.len(), |at| unclear.contains(&Slot(at as u32)) && holds(query, &posts[at], has_texts));
    let mut slots = answer.ranked(&(0..end).map(Slot).collect::<Vec<Slot>>(), &answered);
    slots.sort_unstable();
    (slots, unclear.len())
}

fn plain(query: &Query, posts: &[Post], has_texts: bool) -> Vec<Slot> {
    posts.iter().enumerate().filter(|(_, post)| holds(query, post, has_texts)).map(|(at, _)| Slot(at as u32)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_index_finds_what_the_plain_scan_finds(
        posts in prop::collection::vec(any_post(), 0..40),
        changed in prop::collection::vec((any::<prop::sample::Index>(), any_post()), 0..4),
        behind in 0..4usize,
        has_texts in any::<bool>(),
        queries in prop::collection::vec(any_query(), 8),
    ) {
        // Some posts are put in, some later, some change, some are never put in. One index is asked all along.
        let mut posts = posts;
        let (half, end) = (posts.len() / 2, posts.len().saturating_sub(behind));
        let mut segments = Vec::new();
        let mut index = Index::default();
        put(&mut segments, &posts, &(0..half).collect(), &[], has_texts);
        let unknown = Bits::of(posts.len(), |at| at >= half);
        for query in &queries {
            let found = found(&mut index, query, &segments, &posts, &unknown, has_texts).0;
            prop_assert_eq!(found, plain(query, &posts, has_texts), "{}", query);
        }
        put(&mut segments, &posts, &(half..end).collect(), &[], has_texts);
        let mut unknown: BTreeSet<usize> = (end..posts.len()).collect();
        let mut again = BTreeSet::new();
        for (n, (index, new)) in changed.into_iter().enumerate().filter(|_| end > 0) {
            let at = index.index(end);
            posts[at] = new;
            if n % 2 == 0 { unknown.insert(at); again.remove(&at); } else if !unknown.contains(&at) { again.insert(at); }
        }
        put(&mut segments, &posts, &again, &again.iter().copied().collect::<Vec<usize>>(), has_texts);
        renew(&mut index, &segments);
        let unknown = Bits::of(posts.len(), |at| unknown.contains(&at));
        for query in &queries {
            let found = found(&mut index, query, &segments, &posts, &unknown, has_texts).0;
            prop_assert_eq!(found, plain(query, &posts, has_texts), "{}", query);
            // The queries of this test are of the language.
            prop_assert!(parse(&query.to_string()).is_ok(), "{}", query);
        }
    }
}

#[test]
fn words_need_no_rows_and_phrases_few() {
    let titles = ["The third shelf", "third and shelf", "shelf: the third", "雨の日", "日の雨", "Glazing", "Ofen"];
    let posts: Vec<Post> = titles
        .iter()
        .map(|title| {
            let entry = post(title, "", "en");
            let river = RiverPost { entry: entry.id, feed: 1, sort_at: MARCH as u32, flags: Flags::NONE, views: 0 };
            (entry, river, String::new())
        })
        .collect();
    let mut segments = Vec::new();
    put(&mut segments, &posts, &(0..posts.len()).collect(), &[], false);
    let check = |typed: &str, expected: &[u32], rows: usize| {
        let query = parse_typed(typed).unwrap();
        let expected: Vec<Slot> = expected.iter().map(|slot| Slot(*slot)).collect();
        assert_eq!(
            found(&mut Index::default(), &query, &segments, &posts, &Bits::none(posts.len()), false),
            (expected, rows),
            "{typed}"
        );
    };
    check("third shelf ", &[0, 1, 2], 0);
    check("third -the ", &[1], 0);
    check("gla", &[5], 0);
    check("glazes ", &[5], 0);
    check("title:of* OR glaze ", &[5, 6], 0);
    check("雨", &[3, 4], 0);
    check("の日", &[3], 0);
    check("\"third shelf\"", &[0], 3);
    check("-\"third shelf\" third ", &[1, 2], 3);
    check("雨の日", &[3], 1);
    check("feed:tidewrack is:unread has:audio words:501", &[0, 1, 2, 3, 4, 5, 6], 0);
}

#[test]
fn the_best_come_first() {
    let rows = [
        ("Ropes of hemp", "A rope and a rope.", "", 0),
        ("Hemp", "A rope.", "", 0),
        ("Rope", "Knots.", "", 9),
        ("Rope", "Knots.", "", 0),
        ("Tar", "A rope.", "", 40),
        // What its text has of the kind adds nothing to the title.
        ("Rope", "Knots.", "Of ropes.", 0),
        ("Twine", "Fibres.", "Of ropes.", 0),
    ];
    let posts: Vec<Post> = rows
        .iter()
        .map(|(title, excerpt, text, days)| {
            let entry = post(title, excerpt, "en");
            let river = RiverPost { entry: entry.id, feed: 1, sort_at: MARCH as u32 - days * 86_400, flags: Flags::NONE, views: 0 };
            (entry, river, (*text).to_owned())
        })
        .collect();
    let mut segments = Vec::new();
    put(&mut segments, &posts, &(0..posts.len()).collect(), &[], true);
    let query = parse("rope").unwrap();
    let mut index = Index::default();
    fill(&mut index, &query, &segments);
    let river: Vec<RiverPost> = posts.iter().map(|(_, river, _)| *river).collect();
    let unknown = Bits::none(posts.len());
    let answer = index.find(&query, &Around { posts: &river, blogs: &[], tags: &Tags::default(), unknown: &unknown, when: WHEN });
    let newest_first = [0, 1, 3, 5, 6, 2, 4].map(Slot);
    assert_eq!(answer.ranked(&newest_first, &unknown), [0, 3, 5, 2, 1, 4, 6].map(Slot));
}

#[test]
fn a_text_is_found_where_texts_are_searched() {
    let rows = [("Kilns", "Ash.", "Ash. The glazes of the third shelf."), ("Glaze", "A shelf.", "A shelf."), ("Ropes", "", "")];
    let posts: Vec<Post> = rows
        .iter()
        .map(|(title, excerpt, text)| {
            let entry = post(title, excerpt, "en");
            let river = RiverPost { entry: entry.id, feed: 1, sort_at: MARCH as u32, flags: Flags::NONE, views: 0 };
            (entry, river, (*text).to_owned())
        })
        .collect();
    let built = |has_texts: bool| {
        let mut segments = Vec::new();
        put(&mut segments, &posts, &(0..posts.len()).collect(), &[], has_texts);
        segments
    };
    let check = |typed: &str, has_texts: bool, expected: &[u32], rows: usize| {
        let query = parse_typed(typed).unwrap();
        let expected: Vec<Slot> = expected.iter().map(|slot| Slot(*slot)).collect();
        let unknown = Bits::none(posts.len());
        assert_eq!(
            found(&mut Index::default(), &query, &built(has_texts), &posts, &unknown, has_texts),
            (expected, rows),
            "{typed}"
        );
    };
    check("glaze ", true, &[0, 1], 0);
    check("glaze ", false, &[1], 0);
    check("title:glaze ", true, &[1], 0);
    check("g", true, &[0, 1], 0);
    check("-third ", true, &[1, 2], 0);
    check("\"third shelf\"", true, &[0], 1);
    check("\"third shelf\"", false, &[], 0);
}

/// What scripts without spaces take in the index: each letter is a pair with the next, and still a post of them takes no more
/// than three times its own text.
#[test]
fn scripts_without_spaces_take_their_share() {
    let built = |letters: &dyn Fn(usize) -> String| -> (usize, usize) {
        let mut builder = Builder::default();
        let mut seed = 7_usize;
        let mut dice = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // A few often, many seldom.
            2_400_f64.powf((seed >> 40) as f64 / (1_u64 << 24) as f64) as usize
        };
        let mut bytes = 0;
        for at in 0..2_000 {
            let text: String = (0..60).map(|_| letters(dice())).collect();
            bytes += text.len();
            builder.add(at, &post(&text, "", ""));
        }
        (builder.pack().iter().map(|(_, record)| record.len()).sum(), bytes)
    };
    let (han, of_text) = built(&|place| char::from_u32(0x4E00 + place as u32).map(String::from).unwrap_or_default());
    let (latin, of_words) = built(&|place| format!("w{place} "));
    assert!(han < of_text * 3, "{han} bytes for {of_text}");
    // A pair of letters costs more than a word, because there are more kinds of pairs.
    assert!(han * of_words < 6 * latin * of_text, "{han} of {of_text} beside {latin} of {of_words}");
}

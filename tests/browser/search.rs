//! The index of search in a real IndexedDB: it follows what is written, whoever writes.

use super::db::{feed, fetched, incoming, store};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use rill::browser::db::{Indexed, Reason, Store, Writer};
use rill::html::sanitize;
use rill::model::{RiverPost, Slot, Tags, Timestamp};
use rill::search::{Around, Bits, Index, SEGMENT, When, parse, shards};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: Timestamp = Timestamp(1_700_000_000_000);

/// Everything into the index; returns in how many steps.
pub(crate) async fn build(store: &Store) -> usize {
    let here = Writer::new(store.clone()).here().await.expect("slots");
    let mut steps = 0;
    while store.index(&here).await.expect("indexed") {
        steps += 1;
    }
    steps
}

/// The posts that the index is sure of.
pub(crate) async fn find(store: &Store, typed: &str) -> (Vec<u32>, Indexed) {
    let query = parse(typed).expect("a query");
    let all = shards(&query);
    let read = store.search_records(&Indexed::default(), &all, &[]).await.expect("records");
    let (indexed, mut index) = (read.indexed, Index::default());
    for (shard, records) in read.shards {
        index.put(shard, records);
    }
    let river = store.library().await.expect("the library").river;
    let posts: &[RiverPost] = river.posts();
    let mut unknown = Bits::of(posts.len(), |at| at >= indexed.end as usize);
    indexed.changed.iter().for_each(|slot| unknown.add(slot.0 as usize));
    let when = When { now: NOW, offset_minutes: 0 };
    let answer = index.find(&query, &Around { posts, blogs: &[], tags: &Tags::default(), unknown: &unknown, when });
    (answer.sure.iter().map(|slot| slot.0).collect(), indexed)
}

#[wasm_bindgen_test]
async fn what_arrives_and_what_changes_is_found() {
    let store = store("index").await;
    let feed = feed("Kilns");
    let mut writer = Writer::new(store.clone());
    let posts = vec![incoming(&feed, 1, "Glaze"), incoming(&feed, 2, "Third shelf")];
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    assert_eq!(find(&store, "glaze").await.0, [0_u32; 0], "nothing is known yet");
    assert_eq!(build(&store).await, 2, "its rows, then its texts");
    assert_eq!(build(&store).await, 0, "nothing is left to do");
    assert_eq!(find(&store, "glaze").await.0, [0]);

    let changed = incoming(&feed, 1, "Ash instead, and a longer title");
    writer.apply(fetched(&feed, vec![incoming(&feed, 3, "Glaze again")], vec![changed]), NOW).await.expect("written");
    let (sure, indexed) = find(&store, "glaze").await;
    assert_eq!((sure, indexed.end, indexed.changed), (vec![], 2, vec![Slot(0)]), "of what changed nothing is said");
    assert_eq!(build(&store).await, 1);
    assert_eq!(find(&store, "glaze").await.0, [2]);
    assert_eq!(find(&store, "title:ash").await.0, [0]);
    assert_eq!(find(&store, "shelf").await.0, [1]);
}

#[wasm_bindgen_test]
async fn segments_follow_each_other() {
    let store = store("segments").await;
    let feed = feed("Many");
    let mut writer = Writer::new(store.clone());
    let last = SEGMENT as u32 + 2;
    let posts = (0..=last).map(|n| incoming(&feed, n, if n % SEGMENT as u32 == 1 { "Rope" } else { "Tar" })).collect();
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    assert_eq!(build(&store).await, 4);
    assert_eq!(find(&store, "rope").await.0, [1, SEGMENT as u32 + 1]);
    let changed = vec![incoming(&feed, 1, "Hemp instead"), incoming(&feed, last, "Rope at last")];
    writer.apply(fetched(&feed, vec![incoming(&feed, last + 1, "Rope as well")], changed), NOW).await.expect("written");
    assert_eq!(build(&store).await, 2);
    assert_eq!(find(&store, "rope").await.0, [SEGMENT as u32 + 1, last, last + 1]);
}

#[wasm_bindgen_test]
async fn what_changes_while_a_segment_is_made_is_not_lost() {
    let store = store("meanwhile").await;
    let feed = feed("Meanwhile");
    let mut writer = Writer::new(store.clone());
    let posts = (0..700).map(|n| incoming(&feed, n, "Tar")).collect();
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    let changed = fetched(&feed, vec![], vec![incoming(&feed, 3, "Rope, once it was tar")]);
    let (made, written) = futures_util::join!(store.index(&[true; 700]), writer.apply(changed, NOW));
    assert_eq!(made, Ok(true));
    written.expect("written");
    build(&store).await;
    assert_eq!(find(&store, "rope").await.0, [3]);
    assert_eq!(find(&store, "tar title:tar").await.0.len(), 700);
}

#[wasm_bindgen_test]
async fn words_of_what_was_let_go_are_dropped_in_the_end() {
    let store = store("hollow").await;
    let feed = feed("Hollow");
    let mut writer = Writer::new(store.clone());
    let posts = (0..10).map(|n| incoming(&feed, n, "Glaze")).collect();
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    build(&store).await;
    let go = async |writer: &mut Writer, slots: std::ops::Range<u32>| {
        let slots: Vec<Slot> = slots.map(Slot).collect();
        writer.let_go(&slots, Reason::Kept).await.expect("let go");
    };
    go(&mut writer, 0..5).await;
    assert_eq!(build(&store).await, 0, "half of it is worth nothing yet");
    go(&mut writer, 5..6).await;
    assert_eq!(build(&store).await, 1);
    assert_eq!(build(&store).await, 0);
    assert_eq!(find(&store, "glaze").await.0, [6, 7, 8, 9]);
    go(&mut writer, 6..10).await;
    assert_eq!(build(&store).await, 1);
    assert_eq!(build(&store).await, 0);
    assert_eq!(find(&store, "glaze").await.0, [0_u32; 0]);
}

#[wasm_bindgen_test]
async fn an_index_that_lost_a_record_is_made_anew() {
    let name = format!("test-lost-{}", js_sys::Date::now());
    let store = Store::open_named(&name).await.expect("a database");
    let feed = feed("Lost");
    Writer::new(store.clone()).apply(fetched(&feed, vec![incoming(&feed, 1, "Glaze")], vec![]), NOW).await.expect("written");
    build(&store).await;
    let database = Database::open(&name).await.expect("the database");
    let transaction = database.transaction("search").with_mode(TransactionMode::Readwrite).build().expect("a transaction");
    let records = transaction.object_store("search").expect("the index");
    // The words with g, of the first segment.
    records.delete(JsValue::from(7_u32 << 16)).primitive().expect("asked").await.expect("deleted");
    drop(records);
    transaction.commit().await.expect("lost");
    let (sure, indexed) = find(&store, "glaze").await;
    assert_eq!((sure, indexed.end), (vec![], 0), "nothing is said");
    assert_eq!(build(&store).await, 2);
    assert_eq!(find(&store, "glaze").await.0, [0]);
}

#[wasm_bindgen_test]
async fn whole_texts_are_found_as_far_as_there_is_room() {
    let store = store("texts").await;
    let feed = feed("Texts");
    let mut writer = Writer::new(store.clone());
    let tar = |n: u32| {
        let mut post = incoming(&feed, n, "Tar");
        post.body = sanitize(&format!("<p>Hemp and <b>oakum</b> {n}</p>"), None);
        post
    };
    let last = SEGMENT as u32;
    writer.apply(fetched(&feed, (0..=last).map(tar).collect(), vec![]), NOW).await.expect("written");
    let build = async |room: u32| {
        let here = Writer::new(store.clone()).here().await.expect("slots");
        while store.index_within(&here, room).await.expect("indexed") {}
    };
    // The segment that came last, whatever it takes; then the one before.
    build(1).await;
    let (found, indexed) = find(&store, "oakum").await;
    assert_eq!((found, indexed.has_text(Slot(0)), indexed.has_text(Slot(last))), (vec![last], false, true));
    build(10_000_000).await;
    assert_eq!(find(&store, "oakum").await.0.len(), last as usize + 1);
    assert_eq!(find(&store, "title:oakum").await.0, [0_u32; 0]);

    // What changes loses its old words, and what a page brings is found as well.
    let mut changed = tar(7);
    changed.body = sanitize("<p>Pitch</p>", None);
    writer.apply(fetched(&feed, vec![], vec![changed]), NOW).await.expect("written");
    writer.put_page(Slot(9), &sanitize("<p>Marlinspike</p>", None)).await.expect("written");
    build(10_000_000).await;
    assert_eq!(find(&store, "oakum").await.0.len(), last as usize);
    assert_eq!(find(&store, "pitch").await.0, [7]);
    assert_eq!(find(&store, "marlinspike oakum").await.0, [9]);

    // Less room: what came first goes.
    build(1).await;
    assert_eq!(find(&store, "oakum").await.0, [last]);
    assert_eq!(find(&store, "tar").await.0.len(), last as usize + 1);
}

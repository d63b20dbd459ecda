//! A database of every layout that Rill has had is read by the Rill of today. What earlier releases wrote stands here byte for byte:
//! what writes today may change, this may not.

use super::search as index;
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::typed_array::Uint8ArraySlice;
use rill::browser::db::{Store, StoreError, Text, Writer};
use rill::model::{BodyKind, Density, FeedId, Flags, Slot, Timestamp};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// The blog that stands in each database: the hash of `https://tides.example/feed`, and of its post `1`.
const FEED: &str = "https://tides.example/feed";

/// The stores of the first layout; later ones have these and more.
const STORES: [&str; 8] = ["meta", "subscriptions", "folders", "feeds", "river", "statuses", "rows", "bodies"];

/// The stores that layouts had, by their number. The second has the index of search, which was empty at first; the third what stands
/// beside feeds, and has tags in `meta`.
fn make(event: VersionChangeEvent, database: Database) -> Result<(), indexed_db_futures::error::Error> {
    for store in STORES {
        database.create_object_store(store).build()?;
    }
    database.create_object_store("log").with_auto_increment(true).build()?;
    if event.new_version() >= Some(2.0) {
        database.create_object_store("search").build()?;
    }
    if event.new_version() >= Some(3.0) {
        database.create_object_store("checks").build()?;
        database.create_object_store("blogrolls").build()?;
    }
    Ok(())
}

/// A number as postcard writes it.
fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A text as postcard writes it.
fn text(text: &str) -> Vec<u8> {
    [varint(text.len() as u64), text.as_bytes().to_vec()].concat()
}

/// The settings: those of the first layout came with no number of days.
const SETTINGS: [u8; 5] = [0, 2, 3, 7, 0];
const CHOICES: &[u8] = b"density full\nunread-on-subscribe 7\nkeep-days 300\n";

/// A database as a layout had it: one blog, named by its reader, one post, starred in the log.
async fn write(name: &str, layout: u32) {
    let feed = FeedId::of(FEED);
    let entry = rill::model::EntryId::of(feed, "1");
    let (feed_key, entry_key) = (feed.to_bytes(), entry.to_bytes());
    let (feed_id, entry_id) = (varint(u64::from_be_bytes(feed_key)), varint(u64::from_be_bytes(entry_key)));
    let second: u32 = 1_700_000_000;
    // Milliseconds as postcard writes a number with a sign.
    let date = varint(u64::from(second) * 1000 * 2);

    let subscription = [&feed_id[..], &text(FEED), &[1], &text("Tides"), &[0, 0], &date, &[0]].concat();
    let record = [&feed_id[..], &[0], &text("Tidewrack"), &[0], &text("On tides"), &[0, 0]].concat();
    // Nothing fetched since: no validators, not direct, no times, no failures.
    let record = [&record[..], &[0, 0, 0, 0, 0, 0, 0, 0, 0]].concat();
    // Of the third layout it has a tag.
    let flags = if layout == 3 { 32 } else { 0 };
    let post = [&entry_key[..], &second.to_le_bytes(), &[0, 0], &[flags, 3]].concat();
    let status = [&second.to_le_bytes()[..], &[0; 20], &77u64.to_le_bytes()].concat();
    let row = [&entry_id[..], &feed_id, &text("1"), &[0], &text("High water"), &[0, 0, 0], &date].concat();
    let row = [&row[..], &text("It came."), &[0, 0, 0, 0, 0, 2, 77]].concat();
    let mut block = Vec::new();
    (0..64).for_each(|_| block.extend((row.len() as u32).to_le_bytes()));
    block.extend(row);
    let body = [&rill::html::POLICY.to_le_bytes()[..], b"<p>It came.</p>"].concat();
    // One post, starred.
    let decision = [&[0, 1][..], &entry_id, &[1, 1], &date].concat();

    let database = Database::open(name).with_version(layout).with_on_upgrade_needed(make).await.expect("a database");
    let all: Vec<&str> = STORES.into_iter().chain(["log"]).collect();
    let transaction = database.transaction(&all[..]).with_mode(TransactionMode::Readwrite).build().expect("a transaction");
    let id = |bytes: [u8; 8]| JsValue::from(js_sys::Uint8Array::from(&bytes[..]));
    let settings = if layout == 1 { ("settings", &SETTINGS[..]) } else { ("choices", CHOICES) };
    let records: [(&str, JsValue, &[u8]); 8] = [
        ("meta", settings.0.into(), settings.1),
        ("meta", "counters".into(), &[1, 1]),
        ("subscriptions", id(feed_key), &subscription),
        ("feeds", id(feed_key), &record),
        ("river", 0.into(), &post),
        ("statuses", 0.into(), &status),
        ("rows", 0.into(), &block),
        ("bodies", 0.into(), &body),
    ];
    // One tag, with the post in slot 0.
    let tags = [&[1][..], &text("boats"), &[1, 0]].concat();
    let tagged = (layout == 3).then(|| ("meta", "tags".into(), &tags[..]));
    for (store, key, value) in records.into_iter().chain(tagged) {
        let store = transaction.object_store(store).expect("a store");
        store.put(Uint8ArraySlice::new(value)).with_key(key).without_key_type().primitive().expect("put");
    }
    let log = transaction.object_store("log").expect("a store");
    log.add(Uint8ArraySlice::new(&decision)).without_key_type().primitive().expect("added");
    if layout == 3 {
        // Another tag.
        let decision = [&[0, 1][..], &entry_id, &[6], &text("to do"), &[1], &date].concat();
        log.add(Uint8ArraySlice::new(&decision)).without_key_type().primitive().expect("added");
    }
    drop(log);
    transaction.commit().await.expect("stored");
    database.close();
}

#[wasm_bindgen_test]
async fn the_first_layout() {
    check(1, None).await;
}

#[wasm_bindgen_test]
async fn the_second_layout() {
    check(2, Some(300)).await;
}

#[wasm_bindgen_test]
async fn the_third_layout() {
    check(3, Some(300)).await;
}

/// What is not of today's layout is left as it is, for whoever may change it; a page starts with this.
#[wasm_bindgen_test]
async fn only_todays_layout_is_opened_as_it_is() {
    let open = async |name: &str| Store::open_made_named(name).await.map(|store| store.is_some());
    let check = async |layout: u32, expected: Result<bool, StoreError>| {
        let name = format!("test-made-{layout}-{}", js_sys::Date::now());
        if layout > 0 {
            write(&name, layout).await;
        }
        assert_eq!(open(&name).await, expected, "{layout}");
        assert_eq!(open(&name).await, expected, "{layout}, again");
        if expected == Ok(false) {
            let store = Store::open_named(&name).await.expect("made or migrated");
            let posts = store.library().await.expect("the library").river.len();
            assert_eq!(posts, if layout > 0 { 1 } else { 0 }, "{layout}");
            assert_eq!(store.checks(FeedId::of(FEED)).await, Ok(Vec::new()), "{layout}");
            assert_eq!(open(&name).await, Ok(true), "{layout}, once made");
        }
    };
    check(0, Ok(false)).await;
    check(1, Ok(false)).await;
    check(2, Ok(false)).await;
    check(3, Ok(true)).await;
    check(4, Err(StoreError::Newer)).await;
}

/// A database of `layout` is read, before and after the worker has been at it, with the `days` that its posts are kept.
async fn check(layout: u32, days: Option<u32>) {
    let name = format!("test-layout-{layout}-{}", js_sys::Date::now());
    write(&name, layout).await;
    let store = Store::open_named(&name).await.expect("read by today's Rill");
    let (flags, tags): (Flags, &[&str]) = match layout {
        3 => (Flags::STARRED.with(Flags::TAGGED, true), &["boats", "to do"]),
        _ => (Flags::STARRED, &[]),
    };
    let check = async |moment: &str| {
        let library = store.library().await.expect("the library");
        assert_eq!(library.blogs.name(FeedId::of(FEED)), "Tides", "{moment}");
        assert_eq!(library.blogs.subscriptions[0].added_at, Timestamp(1_700_000_000_000), "{moment}");
        let posts: Vec<(Flags, u8)> = library.river.iter().map(|(_, post)| (post.flags, post.views)).collect();
        assert_eq!(posts, [(flags, 3)], "{moment}");
        assert_eq!(library.river.tags.of(Slot(0)), tags, "{moment}");
        let rows = store.rows(&[Slot(0)]).await.expect("rows");
        assert_eq!(rows[0].1.title, "High water", "{moment}");
        let text = store.text(Slot(0), BodyKind::Feed).await.expect("a text");
        assert!(matches!(text, Text::Ready(html) if html.as_str() == "<p>It came.</p>"), "{moment}");
        let settings = store.settings().await.expect("settings").expect("some");
        assert_eq!((settings.density, settings.unread_on_subscribe), (Density::Full, 7), "{moment}");
        assert_eq!(settings.keep.days, days, "{moment}");
    };
    check("as it was left").await;
    let mut writer = Writer::new(store.clone());
    assert_eq!(writer.fold().await, Ok(true));
    assert_eq!(writer.known(0).await.expect("known").into_values().collect::<Vec<u64>>(), [77]);
    check("once it is folded").await;
    // The index of search, which that layout did not have, is made of the rows.
    assert_eq!(index::build(&store).await, 2);
    assert_eq!(index::find(&store, "title:water is:starred").await.0, [0]);
    check("once it is indexed").await;
    // What stands beside feeds, which it did not have either, is empty.
    assert_eq!(store.checks(FeedId::of(FEED)).await.expect("checks"), []);
    assert!(store.blogrolls(std::iter::once(FeedId::of(FEED))).await.expect("rolls")[0].1.is_empty());
}

//! The store, in a real IndexedDB: what is written is there again, all of it or nothing.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use indexed_db_futures::typed_array::Uint8ArraySlice;
use rill::browser::db::{Fetched, Store, Text, Writer};
use rill::html::{POLICY, Tracking, sanitize};
use rill::list::{self, Arrangement, Followed, effects};
use rill::model::{
    Blogroll, BodyKind, Came, Change, Check, Decision, Density, Entry, EntryId, Feed, FeedId, FetchState, Flags, Scope, Settings,
    Slot, Subscription, Target, Theme, Timestamp, Way,
};
use rill::opml;
use rill::refresh::{Changes, Incoming};
use wasm_bindgen_test::wasm_bindgen_test;

pub const NOW: Timestamp = Timestamp(1_700_000_000_000);

/// A database of this test's own.
pub async fn store(name: &str) -> Store {
    Store::open_named(&format!("test-{name}-{}", js_sys::Date::now())).await.expect("a database")
}

pub fn feed(name: &str) -> Feed {
    Feed {
        id: FeedId::of(name),
        number: 0,
        title: name.into(),
        site_url: None,
        description: String::new(),
        icon: None,
        language: None,
        fetch: FetchState::default(),
    }
}

pub fn incoming(feed: &Feed, n: u32, title: &str) -> Incoming {
    let at = NOW.plus(-i64::from(n) * 1000);
    let entry = Entry {
        id: EntryId::of(feed.id, &n.to_string()),
        feed: feed.id,
        guid: n.to_string(),
        url: None,
        title: title.into(),
        authors: vec![],
        published: Some(at),
        updated: None,
        sort_at: at,
        excerpt: "A short one.".into(),
        image: None,
        enclosures: vec![],
        tags: vec![],
        comments: None,
        language: None,
        words: 3,
        content_hash: u64::from(n) + title.len() as u64,
    };
    Incoming { entry, body: sanitize(&format!("<p>{title} {n}</p>"), None), flags: Flags::NONE, tags: Vec::new() }
}

pub fn follow(feed: &Feed) -> Subscription {
    Subscription::new(feed.id, "https://example.org/feed".into(), NOW)
}

fn checked(came: Came) -> Check {
    Check { at: NOW, took: 12, way: Some(Way::Proxy), came }
}

pub fn fetched(feed: &Feed, new: Vec<Incoming>, updated: Vec<Incoming>) -> Fetched {
    let changes = Changes { feed: feed.clone(), new, updated, roll: Blogroll::default() };
    Fetched { changes, subscription: Some(follow(feed)), moved: None, check: checked(Came::Nothing) }
}

#[wasm_bindgen_test]
async fn a_feed_is_there_again_with_its_posts_and_texts() {
    let store = store("again").await;
    let feed = feed("Tidewrack");
    let posts = (0..70).map(|n| incoming(&feed, n, "Post")).collect();
    let written = Writer::new(store.clone()).apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    assert_eq!((written.new, written.posts.len()), (70, 70));

    let library = store.library().await.expect("the library");
    assert_eq!(library.river.len(), 70);
    assert_eq!(library.blogs.name(feed.id), "Tidewrack");
    assert_eq!(library.blogs.subscriptions, [follow(&feed)]);
    let rows = store.rows(&[Slot(69), Slot(0), Slot(700)]).await.expect("rows");
    let guids: Vec<(u32, &str)> = rows.iter().map(|(slot, row)| (slot.0, row.guid.as_str())).collect();
    assert_eq!(guids, [(69, "69"), (0, "0")]);
    let text = store.text(Slot(69), BodyKind::Feed).await.expect("a text");
    assert!(matches!(text, Text::Ready(html) if html.as_str() == "<p>Post 69</p>"));
    assert_eq!(store.text(Slot(69), BodyKind::Page).await, Ok(Text::Missing));
    assert_eq!(store.statuses().await.expect("statuses")[3].arrived_at, 1_700_000_000);
}

#[wasm_bindgen_test]
async fn what_older_rules_cleaned_is_cleaned_again() {
    let name = format!("test-stale-{}", js_sys::Date::now());
    let store = Store::open_named(&name).await.expect("a database");
    let feed = feed("Stale");
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&feed, vec![incoming(&feed, 0, "Post"), incoming(&feed, 1, "Post")], vec![]), NOW).await.expect("written");
    // As a release with other rules left it: the number of its rules, then what they let through.
    let old = [&(POLICY - 1).to_le_bytes()[..], b"<p onclick=\"x()\">Old</p><script>x()</script>"].concat();
    let database = Database::open(&name).await.expect("the database");
    let transaction = database.transaction("bodies").with_mode(TransactionMode::Readwrite).build().expect("a transaction");
    let bodies = transaction.object_store("bodies").expect("the texts");
    bodies.put(Uint8ArraySlice::new(&old)).with_key(0u32).without_key_type().primitive().expect("put");
    drop(bodies);
    transaction.commit().await.expect("stored");
    assert_eq!(store.text(Slot(0), BodyKind::Feed).await, Ok(Text::Stale));

    let check = async |slot: u32, expected: Option<&str>| {
        writer.clean_again(Slot(slot), Tracking::Removed).await.expect("cleaned");
        let text = store.text(Slot(slot), BodyKind::Feed).await.expect("a text");
        let html = if let Text::Ready(html) = &text { Some(html.as_str()) } else { None };
        assert_eq!(html, expected, "{slot}");
    };
    check(0, Some("<p>Old</p>")).await;
    check(0, Some("<p>Old</p>")).await;
    check(1, Some("<p>Post 1</p>")).await;
    check(7, None).await;
}

#[wasm_bindgen_test]
async fn a_changed_post_keeps_its_slot() {
    let store = store("changed").await;
    let feed = feed("Kilns");
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&feed, vec![incoming(&feed, 1, "One"), incoming(&feed, 2, "Two")], vec![]), NOW).await.expect("written");
    let known = writer.known(0).await.expect("known");
    assert_eq!(known.get(&EntryId::of(feed.id, "2")), Some(&5));
    let written =
        writer.apply(fetched(&feed, vec![incoming(&feed, 3, "Three")], vec![incoming(&feed, 2, "Two, mended")]), NOW).await;
    let written = written.expect("written");
    assert_eq!(written.new, 1);
    let rows = store.rows(&[Slot(1), Slot(2)]).await.expect("rows");
    let titles: Vec<&str> = rows.iter().map(|(_, row)| row.title.as_str()).collect();
    assert_eq!(titles, ["Two, mended", "Three"]);
}

#[wasm_bindgen_test]
async fn two_workers_do_not_lose_each_others_posts() {
    let store = store("two").await;
    let (mut one, mut two) = (Writer::new(store.clone()), Writer::new(store.clone()));
    let (harbour, ledger) = (feed("Harbour"), feed("Ledger"));
    one.apply(fetched(&harbour, vec![incoming(&harbour, 1, "One")], vec![]), NOW).await.expect("written");
    two.apply(fetched(&ledger, vec![incoming(&ledger, 1, "One")], vec![]), NOW).await.expect("written");
    one.apply(fetched(&harbour, vec![incoming(&harbour, 2, "Two")], vec![]), NOW).await.expect("written");
    let library = store.library().await.expect("the library");
    let numbers: Vec<u16> = library.river.iter().map(|(_, post)| post.feed).collect();
    assert_eq!(numbers, [0, 1, 0]);
}

pub fn decide(feed: &Feed, n: u32, change: Change) -> Decision {
    Decision { target: Target::Entries(vec![EntryId::of(feed.id, &n.to_string())]), change, at: NOW }
}

#[wasm_bindgen_test]
async fn decisions_count_before_and_after_the_fold() {
    let store = store("decisions").await;
    let feed = feed("Ledger");
    let mut writer = Writer::new(store.clone());
    let posts = (0..3).map(|n| incoming(&feed, n, "Post")).collect();
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    let all = Target::Scope { scope: Scope::Feed(feed.id), before: Slot(2) };
    let decisions = vec![
        decide(&feed, 0, Change::Starred(true)),
        Decision { target: all, change: Change::Read(true), at: NOW },
        decide(&feed, 1, Change::Read(false)),
        decide(&feed, 2, Change::Viewed),
    ];
    let logged = store.decide(decisions).await.expect("logged");
    assert!(logged.windows(2).all(|pair| pair[0].seq < pair[1].seq));

    let check = async |moment: &str| {
        let library = store.library().await.expect("the library");
        let posts: Vec<(Flags, u8)> = library.river.iter().map(|(_, post)| (post.flags, post.views)).collect();
        let starred = Flags::READ.with(Flags::STARRED, true);
        assert_eq!(posts, [(starred, 0), (Flags::NONE, 0), (Flags::NONE, 1)], "{moment}");
        library
    };
    assert_eq!(check("before the fold").await.decided, logged[3].seq);
    assert_eq!(writer.fold().await, Ok(true));
    assert_eq!(check("after the fold").await.decided, 0);
    assert_eq!(writer.fold().await, Ok(false));
    let statuses = store.statuses().await.expect("statuses");
    assert_eq!((statuses[0].starred_at, statuses[0].read_at, statuses[2].viewed_at), (1_700_000_000, 1_700_000_000, 1_700_000_000));
    let later = store.decide(vec![decide(&feed, 2, Change::Later(true))]).await.expect("logged");
    assert!(later[0].seq > logged[3].seq, "numbers are never given twice");
}

#[wasm_bindgen_test]
async fn what_a_decision_changes_is_the_same_in_page_and_worker() {
    let store = store("same").await;
    let feed = feed("Same");
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&feed, vec![incoming(&feed, 0, "Post")], vec![]), NOW).await.expect("written");
    let mut page = store.library().await.expect("the library");
    let decision = decide(&feed, 0, Change::Read(true));
    for effect in effects(&decision, &page.river, &page.blogs) {
        page.river.apply(&effect, &decision.change);
    }
    store.decide(vec![decision]).await.expect("logged");
    writer.fold().await.expect("folded");
    assert_eq!(store.library().await.expect("the library").river, page.river);
}

#[wasm_bindgen_test]
async fn an_arrangement_is_written_as_it_is_left() {
    let store = store("arrange").await;
    let feed = feed("Arranged");
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&feed, vec![incoming(&feed, 0, "Post")], vec![]), NOW).await.expect("written");
    let blogs = writer.arrange(|blogs| blogs.subscriptions[0].title = Some("Mine".into())).await.expect("arranged");
    assert_eq!(blogs.name(feed.id), "Mine");
    assert_eq!(store.blogs().await.expect("blogs"), blogs);
    writer.arrange(|blogs| blogs.subscriptions.clear()).await.expect("arranged");
    let library = store.library().await.expect("the library");
    assert!(library.blogs.subscriptions.is_empty());
    assert_eq!((library.blogs.feeds.len(), library.river.len()), (1, 1), "what was read is not lost");
}

#[wasm_bindgen_test]
async fn each_new_feed_gets_a_number_of_its_own() {
    let store = store("numbers").await;
    let before = feed("Before");
    let (mut one, mut two) = (Writer::new(store.clone()), Writer::new(store.clone()));
    one.apply(fetched(&before, vec![incoming(&before, 0, "Post")], vec![]), NOW).await.expect("written");
    let outline = |n: u32| format!("<outline text='Blog {n}' xmlUrl='https://blog{n}.example/feed'/>");
    let listed = |range: std::ops::Range<u32>| {
        let outlines: String = range.map(outline).collect();
        opml::read(&format!("<opml><body><outline text='Many'>{outlines}</outline></body></opml>")).expect("a list")
    };
    let mut followed = Followed::default();
    one.arrange(|blogs| followed = list::follow(blogs, &listed(0..500), NOW)).await.expect("arranged");
    assert_eq!((followed.new.len(), followed.known), (500, 0));
    let returned = two.arrange(|blogs| followed = list::follow(blogs, &listed(400..600), NOW)).await.expect("arranged");
    assert_eq!((followed.new.len(), followed.known), (100, 100));
    let after = feed("After");
    one.apply(fetched(&after, vec![], vec![]), NOW).await.expect("written");

    let blogs = store.blogs().await.expect("blogs");
    let mut numbers: Vec<u16> = blogs.feeds.iter().map(|feed| feed.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..602).collect::<Vec<u16>>());
    assert_eq!(blogs.feed(before.id).expect("a feed").number, 0, "a number is for ever");
    for feed in &returned.feeds {
        assert_eq!(blogs.feed(feed.id), Some(feed), "what is returned is what is stored");
    }
}

#[wasm_bindgen_test]
async fn a_first_fetch_leaves_the_person_what_is_theirs() {
    let check = async |own: Option<&str>, read_before: bool, moved: Option<&str>, expected: (Option<&str>, &str), changed: bool| {
        let store = store("settled").await;
        let mut writer = Writer::new(store.clone());
        let mut feed = feed("Tidewrack");
        feed.fetch.content_hash = read_before.then_some(1);
        let person = Subscription { title: own.map(str::to_owned), ..follow(&feed) };
        writer
            .arrange(|blogs| {
                blogs.feeds.push(feed.clone());
                blogs.subscriptions.push(person);
            })
            .await
            .expect("arranged");
        let changes = Changes { feed: feed.clone(), new: vec![], updated: vec![], roll: Blogroll::default() };
        let fetched = Fetched { changes, subscription: None, moved: moved.map(str::to_owned), check: checked(Came::Nothing) };
        let written = writer.apply(fetched, NOW).await.expect("written");
        let blogs = store.blogs().await.expect("blogs");
        let person = blogs.subscription(feed.id).expect("followed");
        assert_eq!((person.title.as_deref(), person.url.as_str()), expected, "{own:?} {read_before} {moved:?}");
        assert_eq!(written.rearranged, changed, "{own:?} {read_before} {moved:?}");
    };
    let (old, new) = ("https://example.org/feed", "https://example.net/feed");
    check(None, false, None, (None, old), false).await;
    check(Some("Tidewrack"), false, None, (None, old), true).await;
    check(Some("Tidewrack"), true, None, (Some("Tidewrack"), old), false).await;
    check(Some("Mine"), false, None, (Some("Mine"), old), false).await;
    check(Some("Mine"), true, Some(new), (Some("Mine"), new), true).await;
}

#[wasm_bindgen_test]
async fn what_was_left_while_it_was_fetched_stays_left() {
    let store = store("left").await;
    let feed = feed("Left");
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&feed, vec![incoming(&feed, 0, "Post")], vec![]), NOW).await.expect("written");
    writer.arrange(|blogs| list::arrange(blogs, &Arrangement::Unsubscribe(feed.id))).await.expect("arranged");
    let changes = Changes { feed: feed.clone(), new: vec![incoming(&feed, 1, "Post")], updated: vec![], roll: Blogroll::default() };
    let moved = Some("https://example.net/feed".to_owned());
    writer.apply(Fetched { changes, subscription: None, moved, check: checked(Came::Nothing) }, NOW).await.expect("written");
    let library = store.library().await.expect("the library");
    assert_eq!((library.blogs.subscriptions.len(), library.river.len()), (0, 2));
}

#[wasm_bindgen_test]
async fn settings_are_kept() {
    let store = store("settings").await;
    assert_eq!(store.settings().await, Ok(None));
    let settings = Settings { density: Density::Full, proxy: Some("https://proxy.example/?{url}".into()), ..Settings::default() };
    store.save_settings(&settings).await.expect("kept");
    assert_eq!(store.settings().await, Ok(Some(settings)));
}

#[wasm_bindgen_test]
async fn settings_of_the_first_releases_are_read() {
    let name = format!("test-first-settings-{}", js_sys::Date::now());
    let store = Store::open_named(&name).await.expect("a database");
    let database = Database::open(name.as_str()).await.expect("the same");
    let transaction = database.transaction("meta").with_mode(TransactionMode::Readwrite).build().expect("a transaction");
    // By position: no proxy, headlines, dark, 7 unread, no refresh.
    let first = [0, 0, 3, 7, 0];
    let meta = transaction.object_store("meta").expect("settings and counters");
    meta.put(Uint8ArraySlice::new(&first)).with_key("settings").without_key_type().primitive().expect("a put").await.expect("put");
    drop(meta);
    transaction.commit().await.expect("written");
    let chosen = Settings {
        density: Density::Headlines,
        theme: Theme::Dark,
        unread_on_subscribe: 7,
        refresh_on_open: false,
        ..Settings::default()
    };
    assert_eq!(store.settings().await, Ok(Some(chosen.clone())));
    let chosen = Settings { size: 120, ..chosen };
    store.save_settings(&chosen).await.expect("kept");
    assert_eq!(store.settings().await, Ok(Some(chosen)));
}

#[wasm_bindgen_test]
async fn checks_stand_beside_their_feed() {
    let store = store("checks").await;
    let feed = feed("Checked");
    let mut writer = Writer::new(store.clone());
    assert_eq!(store.checks(feed.id).await.expect("checks"), []);
    writer.apply(fetched(&feed, vec![incoming(&feed, 0, "Post")], vec![]), NOW).await.expect("written");
    for n in 0..25 {
        writer.note_fetch(&feed, checked(Came::Posts { new: n, changed: 0 })).await.expect("noted");
    }
    let checks = store.checks(feed.id).await.expect("checks");
    assert_eq!(checks.len(), 20);
    assert_eq!(checks[0].came, Came::Posts { new: 24, changed: 0 });
    assert_eq!(store.checks(FeedId::of("another")).await.expect("checks"), []);
}

#[wasm_bindgen_test]
async fn what_a_blog_recommends_is_kept_in_two_hands() {
    let store = store("rolls").await;
    let feed = feed("Recommending");
    let mut writer = Writer::new(store.clone());
    let roll = async || store.blogrolls(std::iter::once(feed.id)).await.expect("rolls").remove(0).1;
    let list = || vec!["https://example.org/roll.opml".to_owned()];
    let asked = Blogroll { asked_at: Some(NOW), ..Blogroll::default() };
    // A blog that is not followed leaves nothing.
    store.note_asked(feed.id, asked.clone()).await.expect("noted");
    assert_eq!(roll().await, Blogroll::default());
    // What the feed names and what its site said do not overwrite each other.
    let mut first = fetched(&feed, vec![], vec![]);
    first.changes.roll.lists = list();
    writer.apply(first, NOW).await.expect("written");
    store.note_asked(feed.id, asked).await.expect("noted");
    assert_eq!(roll().await, Blogroll { lists: list(), asked_at: Some(NOW), ..Blogroll::default() });
    writer.apply(fetched(&feed, vec![], vec![]), NOW).await.expect("written");
    assert_eq!(roll().await, Blogroll { asked_at: Some(NOW), ..Blogroll::default() });
}
